from cspr.history.deviation import Cause as Cause, Deviation as Deviation, DeviationKind as DeviationKind
from cspr.history.looking_back import deviations as deviations, deviations_of as deviations_of
