from cspr.conditions.case import Case as Case
from cspr.conditions.evaluation import Conditions as Conditions
from cspr.conditions.findings import Finding as Finding, Open as Open
from cspr.conditions.limbs import (
    CASE as CASE,
    DECISION as DECISION,
    PROCEEDING as PROCEEDING,
    ConditionKind as ConditionKind,
)
