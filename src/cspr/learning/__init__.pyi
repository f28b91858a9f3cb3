from cspr.learning.action_plan import plan as plan
from cspr.learning.answers import ActionPlan as ActionPlan, ActionState as ActionState, GapCode as GapCode
from cspr.learning.briefing import briefings as briefings
from cspr.learning.duty_answers import Briefing as Briefing
from cspr.learning.measuring import CaseTime as CaseTime, timing as timing
from cspr.learning.timely import Timeliness as Timeliness, timeliness as timeliness
