"""Whether the authority knew of an incident before any text asked it to tell of one: no text reaches back to that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from cspr.arising.earlier_kind import begun, serious_case_review
from cspr.conditions.case import Case, once_a_case
from cspr.dates import PartialDate
from cspr.guidance.layers import Framework
from cspr.guidance.live_rules import duties_on_steps, live_on_steps
from cspr.guidance.once import once_a_framework
from cspr.truth import Truth

_KNOWING: Final = ("local-authority-aware", "local-authority-aware-of-death")
_NOTIFY: Final = "notify-incident"
_NOTIFIED: Final = "notification-sent"
_FOLLOWS: Final = frozenset({"hold-rapid-review", "decide-on-review", "submit-rapid-review"})


def known_before(case: Case, step: str | None, within: str) -> PartialDate | None:
    """When the authority came to know, where that was surely before a text began and before any asked for a step.

    Only what is owed of the incident itself, such as its notification, is owed once, when the authority comes to know;
    the rapid review and its decision, which follow the notification, go with it.

    Args:
        step: the step; ``None`` where a duty lays none.
    """
    of_incident = step is not None and bool(case.framework.words("steps")[step].of_children)
    if step is None or (not of_incident and (step not in _FOLLOWS or not _untold(case))):
        return None
    text = case.framework.instruments.get(within)
    begins = None if text is None else text.window.start
    if begins is None:
        return None
    knew, timed_by = _knew(case), _timed_by(case.framework).get(step, ())
    opened = [*knew, *_days(case, timed_by)]
    if not knew or not all(span.before(begins) is Truth.YES for span in opened):
        return None
    last = max(opened, key=lambda span: span.last)
    return None if of_incident and _asked(case, step, last) else last


def _knew(case: Case) -> list[PartialDate]:
    """The days on which it came to know; where none is on record, that on which a serious case review had begun."""
    since = begun(case) if serious_case_review(case) else None
    return _days(case, _KNOWING) or ([] if since is None else [since])


def _days(case: Case, events: Iterable[str]) -> list[PartialDate]:
    return [known.span for known in map(case.situation.occurrence, events) if known is not None]


def _asked(case: Case, step: str, when: PartialDate) -> bool:
    """Whether a text that was in force on a day, or may have been, asks for a step."""
    asking = (duty for duty in duties_on_steps(case.framework).get(step, ()) if duty.source.force.binds)
    return any(case.framework.in_force(duty, when).truth is not Truth.NO for duty in asking)


@once_a_case
def _untold(case: Case) -> bool:
    """Whether the incident was not notified, and no text asked for that when the authority came to know."""
    if case.situation.happened(_NOTIFIED) is not Truth.NO:
        return False
    asking = [duty for duty in live_on_steps(case.framework, case.day).get(_NOTIFY, ()) if duty.source.force.binds]
    return bool(asking) and all(known_before(case, _NOTIFY, duty.source.instrument) is not None for duty in asking)


@once_a_framework
def _timed_by(framework: Framework) -> Mapping[str, frozenset[str]]:
    """Of each step the events by which duties on it are timed."""
    events: dict[str, frozenset[str]] = {}
    for duty in framework.duties:
        if duty.step is not None and duty.timing is not None:
            events[duty.step] = events.get(duty.step, frozenset()) | frozenset(duty.timing.of)
    return events
