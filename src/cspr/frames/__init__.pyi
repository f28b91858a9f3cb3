from cspr.frames.by_edition import due_dates as due_dates
from cspr.frames.counting import (
    add_working_days as add_working_days,
    count_working_days as count_working_days,
    subtract_working_days as subtract_working_days,
)
from cspr.frames.tabular import to_frame as to_frame
