from cspr.comparison.alignment import AlignedTopic as AlignedTopic, Alignment as Alignment, side_by_side as side_by_side
from cspr.comparison.comparing import compare as compare
from cspr.comparison.kinds import ONE_SIDED as ONE_SIDED, Aspect as Aspect, Level as Level, RowKind as RowKind
from cspr.comparison.known_differences import Difference as Difference, differences as differences
from cspr.comparison.rows import Cell as Cell, Comparison as Comparison, Dated as Dated, Row as Row
