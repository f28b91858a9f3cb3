from cspr.conditions.evaluation import Conditions as Conditions
from cspr.conditions.findings import Finding as Finding, Open as Open
