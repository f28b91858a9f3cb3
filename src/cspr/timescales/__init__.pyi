from cspr.timescales.backward_plan import plan as plan
from cspr.timescales.plans import Limit as Limit, Plan as Plan, PlannedStep as PlannedStep
from cspr.timescales.readings import (
    Rank as Rank,
    Reading as Reading,
    Relaxation as Relaxation,
    Schedule as Schedule,
    Status as Status,
    Timescale as Timescale,
)
from cspr.timescales.rules import RulePeriod as RulePeriod, rule_periods as rule_periods
from cspr.timescales.scheduling import LEVELS as LEVELS, schedule as schedule
