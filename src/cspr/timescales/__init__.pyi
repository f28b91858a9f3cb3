from cspr.timescales.backward_plan import plan as plan
from cspr.timescales.plans import Plan as Plan
from cspr.timescales.put_right import earlier_dates as earlier_dates
from cspr.timescales.readings import (
    Rank as Rank,
    Reading as Reading,
    Schedule as Schedule,
    Status as Status,
    Timescale as Timescale,
)
from cspr.timescales.rules import RulePeriod as RulePeriod, rule_periods as rule_periods
from cspr.timescales.scheduling import schedule as schedule
