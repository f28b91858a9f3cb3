from cspr.learning.answers import (
    ActionPlan as ActionPlan,
    ActionState as ActionState,
    Briefing as Briefing,
    Gap as Gap,
    GapCode as GapCode,
)
from cspr.learning.briefing import briefings as briefings
from cspr.learning.planning import plan as plan
