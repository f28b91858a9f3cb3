"""Whether publication can take place on the day for which it is planned, or has to be planned again first."""

from __future__ import annotations

from typing import Final

from cspr.arising.triggers import laying
from cspr.conditions.case import Case, once_a_case
from cspr.conditions.limbs import PROCEEDING
from cspr.guidance.model import Hold
from cspr.truth import Truth

_PUBLISH: Final = "publish"
_PUBLISHED: Final = "published"
_DRAFT: Final = "first-draft"
_WRITTEN: Final = (
    *("first-draft-written", "group-commented", "subgroup-agreed", "final-sign-off-given"),
    *("review-completed", "report-finalised", "report-submitted"),
)


@once_a_case
def cannot_stand(case: Case, event: str) -> bool:
    """Whether a plan surely cannot be kept: proceedings hold publication, or no draft of the report is recorded.

    A draft counts where a text asks for one.
    """
    if event != _PUBLISHED:
        return False
    asked = _DRAFT in laying(case.framework, case.day)
    unwritten = asked and all(case.situation.happened(each) is Truth.NO for each in _WRITTEN)
    holds = [hold for document in case.framework.documents for hold in document.holds if _PUBLISH in hold.stops]
    live = case.framework.live(holds, case.day)
    return unwritten or any(in_force.truth is Truth.YES and _stops(case, hold) for hold, in_force in live)


def _stops(case: Case, hold: Hold) -> bool:
    conditions, kinds = case.conditions, case.framework.words("proceedings")
    names = (f"{PROCEEDING}{name}" if name in kinds else name for name in hold.during)
    open_ = conditions.all_hold(names, hold.source.instrument) is Truth.YES
    return (
        open_
        and conditions.applies((), hold.unless, hold.source.instrument) is not Truth.NO
        and hold.source.force.binds
    )
