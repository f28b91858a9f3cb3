from cspr.comparison.alignment import Alignment as Alignment, side_by_side as side_by_side
from cspr.comparison.comparing import compare as compare
from cspr.comparison.kinds import Aspect as Aspect, Level as Level, RowKind as RowKind
from cspr.comparison.known_differences import Difference as Difference, differences as differences
from cspr.comparison.rows import Comparison as Comparison
