from cspr.history.deviation import Deviation as Deviation, DeviationKind as DeviationKind
from cspr.history.looking_back import deviations as deviations
