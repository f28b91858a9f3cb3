from cspr.roles.appointing import (
    Appointee as Appointee,
    Appointments as Appointments,
    GroupChecks as GroupChecks,
    appointments as appointments,
    candidate as candidate,
)
from cspr.roles.briefing import (
    BriefAnswer as BriefAnswer,
    BriefLine as BriefLine,
    RoleBrief as RoleBrief,
    brief as brief,
)
from cspr.roles.check_answers import Check as Check, CheckKind as CheckKind, Scope as Scope
from cspr.roles.checks import check as check
from cspr.roles.dealings import Counterpart as Counterpart, Handed as Handed
from cspr.roles.naming import meant as meant
from cspr.roles.people_of_steps import Hand as Hand, StepPeople as StepPeople, who as who
from cspr.roles.profiling import (
    Profile as Profile,
    RoleRequirement as RoleRequirement,
    Task as Task,
    profile as profile,
    profile_in as profile_in,
    profiles as profiles,
)
from cspr.roles.role_duties import RoleDuty as RoleDuty, duties as duties
