"""What still matters of an incident that is not notifiable on what is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from cspr.conditions import Open
from cspr.conditions.limbs import CASE
from cspr.first_screen.children import all_grown_up, children
from cspr.first_screen.other_reviews import owed_beside
from cspr.first_screen.view import View
from cspr.guidance.live_rules import live_on_steps
from cspr.lifecycle import State
from cspr.sources import Authority, Force, Source
from cspr.timescales import Reading
from cspr.truth import Truth, both
from cspr.wording import headlines as words
from cspr.wording.children import each_why, elsewhere as in_another_area, of_several
from cspr.wording.days import day_range

DUTY: Final = "notification-duty"
"""The test of which a case is notifiable."""
_FOUND: Final = "found-not-notifiable"
_SUSPECTED: Final = "abuse-or-neglect-suspected"
_REVIEW: Final = "decide-on-review"
_ELSEWHERE: Final = "another-areas-to-notify"
_OTHER_AREA: Final = "elsewhere-in-england-limb"
_ELSEWHERE_TOPICS: Final = frozenset({"child-living-elsewhere", "local-review-decision"})


def not_notifiable(view: View) -> bool:
    """Whether the incident is not notifiable on what is recorded, though it may have been notified."""
    holds = view.case.conditions.holds
    return bool(view.case.situation.entries) and (holds(DUTY) is Truth.NO or holds(_FOUND) is Truth.YES)


def why_not(view: View) -> str:
    """Why it is not notifiable, as far as one of its conditions is answered with no."""
    return each_why({child: _why_not(view, child) for child in children(view)})


def _why_not(view: View, child: str) -> str:
    def holds(name: str) -> Truth:
        return view.case.conditions.holds(name, about=child)

    # What no answer can change comes first: who it was, and where.
    if holds("child-aged-18-or-over") is Truth.YES:
        return words.NOT_A_CHILD
    if holds("unborn-outside") is Truth.YES:
        return words.UNBORN_OUTSIDE
    if holds("place-limb") is Truth.NO:
        return words.IN_ANOTHER_AREA if holds("incident-outside-england") is Truth.NO else words.NOT_HERE
    if holds(_SUSPECTED) is Truth.NO:
        return words.NOT_SUSPECTED
    unharmed = holds("child-died") is Truth.NO and holds("child-seriously-harmed") is Truth.NO
    near = view.case.situation.answer("near-miss").truth is Truth.YES
    why = words.A_NEAR_MISS if near else words.NOT_HARMED
    return why if unharmed else ""


def reviewed_locally(view: View) -> bool:
    """Whether a local procedure asks for a rapid review of what was referred, though it is not notifiable."""
    step = view.progress.get("hold-rapid-review")
    return (
        step is not None
        and view.case.situation.happened("case-referred") is Truth.YES
        and step.state in {State.READY, State.BLOCKED}
        and any(source.authority is Authority.LOCAL and source.force.binds for source in step.sources)
    )


def elsewhere(view: View) -> bool:
    """Whether it is for the authority of another English area to notify the incident, of every child in it."""
    holds = view.case.conditions.holds
    every = both(holds(_ELSEWHERE, about=child) for child in children(view))
    return not_notifiable(view) and every is Truth.YES


def some_elsewhere(view: View) -> tuple[str, ...]:
    """The children of whom the authority of another English area notifies, where it is not so of all."""
    holds = view.case.conditions.holds
    others = tuple(child for child in view.case.situation.children if holds(_ELSEWHERE, about=child) is Truth.YES)
    return () if elsewhere(view) else others


def asked_again(view: View) -> tuple[str, str, tuple[Source, ...]] | None:
    """The question that is put again while the incident would else be notifiable, what it changes, and sources."""
    notified = view.case.situation.happened("notification-sent") is Truth.YES
    unsuspected = [child for child in children(view) if _but_for_suspicion(view, child)]
    if notified or not not_notifiable(view) or not unsuspected:
        return None
    if not _notifiable_if_suspected(view):
        return None
    readings = [
        reading
        for timescale in view.schedule
        if timescale.topic == "notify-incident"
        for reading in timescale.readings
        if reading.due is not None
    ]
    nationally = [reading for reading in readings if reading.source.authority is not Authority.LOCAL]
    national = _days(nationally)
    local = _days(reading for reading in readings if reading.source.authority is Authority.LOCAL)
    if not national:
        return None
    sooner = _range(view, local) if local and local[0] < national[0] else ""
    should = all(reading.source.force is not Force.MUST for reading in nationally)
    says = words.then_notifiable(_range(view, national), sooner, passed=national[-1] < view.on, should=should)
    question = of_several(words.ASK_AGAIN, unsuspected) if len(unsuspected) < len(children(view)) else words.ASK_AGAIN
    return question, says, tuple(reading.source for reading in readings)


def _but_for_suspicion(view: View, child: str) -> bool:
    """Whether it would be notifiable of a child, were abuse or neglect suspected."""

    def holds(name: str) -> Truth:
        return view.case.conditions.holds(name, about=child)

    outcome = Truth.YES in {holds("child-died"), holds("child-seriously-harmed")}
    return outcome and holds(_SUSPECTED) is Truth.NO and holds("place-limb") is not Truth.NO


def _notifiable_if_suspected(view: View) -> bool:
    """Whether the incident would be notifiable, or may be, of any child if abuse or neglect was suspected."""
    suspected = {Open(name=_SUSPECTED, about=child): Truth.YES for child in (CASE, *children(view))}
    would = view.case.conditions.supposing(suspected)
    return any(would.holds(DUTY, about=child) is not Truth.NO for child in children(view))


def _range(view: View, days: Sequence[date]) -> str:
    return view.day(days[0]) if len(days) == 1 else day_range(days[0], days[-1], view.on.year)


def _days(readings: Iterable[Reading]) -> list[date]:
    return sorted({reading.due.last for reading in readings if reading.due is not None})


def goes_on(view: View) -> Iterator[tuple[str, str, tuple[Source, ...]]]:
    """What goes on whether or not the incident is notifiable: a name, what it is, and its sources."""
    if not not_notifiable(view):
        yield from _some_elsewhere(view)
        yield from owed_beside(view, alone=False)
        return
    if elsewhere(view):
        yield "elsewhere", words.ELSEWHERE_CARD, _sources_elsewhere(view)
    yield from _some_elsewhere(view)
    yield from owed_beside(view, alone=True)
    step = view.progress.get(_REVIEW)
    live = live_on_steps(view.case.framework, view.case.day).get(_REVIEW, ())
    below = tuple(duty.source for duty in live if duty.source.force is Force.MAY and "serious-case" not in duty.when)
    in_another_area = view.case.conditions.holds(_OTHER_AREA) is Truth.YES
    reviewable = not in_another_area and all_grown_up(view) is not Truth.YES
    if step is not None and step.state is not State.DONE and below and reviewable:
        yield "review-below-criteria", words.MAY_STILL_REVIEW, below


def _some_elsewhere(view: View) -> Iterator[tuple[str, str, tuple[Source, ...]]]:
    """The children of whom the authority of another area notifies."""
    others = some_elsewhere(view)
    if others:
        yield "elsewhere", in_another_area(others), _sources_elsewhere(view)


def _sources_elsewhere(view: View) -> tuple[Source, ...]:
    rule = view.case.conditions.explain(_ELSEWHERE).source
    beside = (duty.source for duty in view.case.framework.duties if duty.topic in _ELSEWHERE_TOPICS and duty.step)
    return (*([] if rule is None else [rule]), *beside)
