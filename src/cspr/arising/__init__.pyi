from cspr.arising.judging import arising as arising
from cspr.arising.states import Arising as Arising, ArisingState as ArisingState
