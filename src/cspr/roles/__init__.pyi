from cspr.roles.appointing import Appointments as Appointments, appointments as appointments, candidate as candidate
from cspr.roles.briefing import RoleBrief as RoleBrief, brief as brief
from cspr.roles.check_answers import Check as Check, CheckKind as CheckKind
from cspr.roles.checks import check as check
from cspr.roles.people_of_steps import StepPeople as StepPeople, who as who
from cspr.roles.profiling import Profile as Profile, profile as profile, profiles as profiles
from cspr.roles.role_duties import RoleDuty as RoleDuty, duties as duties
