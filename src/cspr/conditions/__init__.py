"""Does this hold in this situation, why, and what could still decide it?"""

from __future__ import annotations

from cspr.conditions.findings import Finding, Open
from cspr.conditions.holding import Conditions
from cspr.conditions.limbs import CASE, DECISION, PROCEEDING, Kind, Limb

__all__ = ["CASE", "DECISION", "PROCEEDING", "Conditions", "Finding", "Kind", "Limb", "Open"]
