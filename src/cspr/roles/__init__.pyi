from cspr.roles.checks import Check as Check, CheckKind as CheckKind, Scope as Scope, check as check
from cspr.roles.profiling import (
    Profile as Profile,
    RoleRequirement as RoleRequirement,
    Task as Task,
    profile as profile,
    profiles as profiles,
)
