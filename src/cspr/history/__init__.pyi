from cspr.history.deviation import (
    Deviation as Deviation,
    DeviationKind as DeviationKind,
    PossibleCause as PossibleCause,
)
from cspr.history.looking_back import deviations as deviations
