"""Whom of a case a duty concerns, and when something first happened to one of them."""

from __future__ import annotations

from datetime import date
from typing import Final

from cspr.conditions.case import Case
from cspr.guidance.model import Duty
from cspr.record.occurrences import Occurrence
from cspr.truth import Truth

_NOTIFIABLE: Final = "notification-duty"
_NOBODY: Final = frozenset[str]()


def not_concerned(case: Case, duty: Duty) -> frozenset[str]:
    """The children for whom a duty surely does not arise, where it arises or may for another of the case.

    A duty that asks nothing of a child concerns those whose incident is to be notified, or may be.
    """
    children = case.situation.children
    if not children:
        return frozenset()
    known = case.conditions.in_force
    asked = known.rule(duty.when, duty.unless, duty.source.instrument)
    test = asked if asked.of_child else known.named(_NOTIFIABLE)
    left_out = frozenset(child for child in children if test and case.conditions.truth(test, child) is Truth.NO)
    return left_out if len(left_out) < len(children) else frozenset()


def first_happened(case: Case, event: str, but: frozenset[str] = _NOBODY) -> Occurrence | None:
    """When something happened to the case, else to whomever it happened first; ``None`` where it did to nobody.

    Args:
        but: to whom it does not count.
    """
    everybody = (occurrence for occurrence in case.situation.occurrences(event) if occurrence.about not in but)
    return case.situation.occurrence(event) or min(everybody, key=_first, default=None)


def _first(each: Occurrence) -> tuple[date, date]:
    return each.span.first, each.span.last
