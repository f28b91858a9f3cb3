from cspr.learning.action_plan import plan as plan
from cspr.learning.answers import ActionPlan as ActionPlan, ActionState as ActionState, GapCode as GapCode
from cspr.learning.briefing import briefings as briefings
from cspr.learning.cohort import Course as Course
from cspr.learning.duty_answers import Briefing as Briefing
from cspr.learning.measuring import CaseTime as CaseTime, Measure as Measure, Timing as Timing, timing as timing
from cspr.learning.tables import CountTable as CountTable, Mark as Mark
from cspr.learning.timely import Timeliness as Timeliness, timeliness as timeliness
