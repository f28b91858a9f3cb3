"""A review that was decided on once more after the first had ended: what was done for the first is not done for it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, TypeGuard

from cspr import vocabulary
from cspr.dates import end_then_start
from cspr.grouping import grouped
from cspr.record import wellformed
from cspr.record.entries import Appointed, Decided, Delayed, Established, Happened, Planned
from cspr.record.occasions import begins, named_by, whom_asked
from cspr.record.people_entries import Called, Contribution, Given, Met, Request, Substituted, Tasked
from cspr.record.setting_aside import SetAside
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from cspr.dates import PartialDate
    from cspr.record.entries import AnyEntry
    from cspr.record.entry_state import EntryState
    from cspr.vocabulary import Step

DECIDED: Final = "local-review-decided"
ENDED_BEFORE: Final = ("review-reopened", "review-converted", "review-joined")
_OTHERWISE: Final = "other-learning-decided"
_CHILD: Final = "child:"
_AGAINST: Final = "no-local-review-decided"
_BEGUN_BY: Final = (DECIDED, _OTHERWISE)
_STAGES: Final = frozenset({"set-up", "running", "report"})
_Entered = tuple["AnyEntry", "EntryState"]


def new_review(states: Sequence[_Entered], comes_to: Mapping[str, str]) -> PartialDate | None:
    """The last day of a decision on a review that surely was taken after another review had ended.

    The other is an LCSPR, or learning in another way, that was re-opened, converted or joined with another, or after
    which it was decided to hold no review; or learning in another way after which an LCSPR was decided on. Which
    decisions come after an end, and whether also on its day, stands with the ways out of the usual course. What was
    decided of the only child on record was decided of the case.

    Args:
        states: the entries, each with how it stands.
        comes_to: the events of a partnership's own that are one of the library too, each with that one.

    Returns:
        ``None`` where no review was decided on anew.
    """
    taken = (entry for entry, state in states if state.counts is Truth.YES)
    whole = _the_case(states)
    days = grouped((comes_to.get(entry.event, entry.event), entry.on) for entry in taken if _decides(entry, whole))
    first = min((day for event in _BEGUN_BY for day in days.get(event, ())), key=end_then_start, default=None)
    if first is None:
        return None
    over = [*days.get(_OTHERWISE, ()), *(day for day in days.get(_AGAINST, ()) if first.before(day) is Truth.YES)]
    new = [day for day in days.get(DECIDED, ()) for other in over if other.before(day) is Truth.YES]
    for event in ENDED_BEFORE:
        ended, word = (day for day in days.get(event, ()) if first.before(day) is Truth.YES), vocabulary.exits()[event]
        for end in ended:
            new += [day for name in _outcomes(word.until) for day in days.get(name, ()) if day.before(end) is Truth.NO]
            later = (day for name in _outcomes(word.until_later) for day in days.get(name, ()))
            new += [day for day in later if end.before(day) is Truth.YES]
    return max(new, key=end_then_start, default=None)


def _the_case(states: Sequence[_Entered]) -> set[str]:
    """Of whom an entry may be that is of the whole case: the case itself, or the only child on record."""
    named = {name for entry, state in states if state.counts is not Truth.NO for name in named_by(entry)}
    children = {name for name in named if name.startswith(_CHILD)}
    return {wellformed.CASE, *(children if len(children) == 1 else ())}


def _decides(entry: AnyEntry, whole: Container[str]) -> TypeGuard[Decided | Happened]:
    """Whether an entry tells of the case, or of its only child, what was decided, or what happened."""
    return isinstance(entry, (Decided, Happened)) and entry.about in whole


def _outcomes(events: Iterable[str]) -> Iterable[str]:
    """Those of some events that are outcomes of the decision on a review."""
    return set(vocabulary.decisions()["local-review"].outcomes.values()).intersection(events)


def of_this_review(
    states: Sequence[_Entered], new: PartialDate | None, comes_to: Mapping[str, str]
) -> Sequence[_Entered]:
    """The entries without those that surely tell of the review that ended before a new one was decided on.

    What an agency was asked for before the first decision on a review was for the rapid review, and is kept.

    Args:
        states: the entries, each with how it stands.
        new: when; ``None`` where none was.
        comes_to: the events of a partnership's own that are one of the library too, each with that one.
    """
    if new is None:
        return states
    begun_by = {*_BEGUN_BY, *(own for own, event in comes_to.items() if event in _BEGUN_BY)}
    whole = _the_case(states)
    decided = (entry.on for entry, _ in states if _decides(entry, whole) and entry.event in begun_by)
    first = min(decided, key=end_then_start)
    requests = (entry for entry, _ in states if isinstance(entry, Request) and entry.on.before(first) is not Truth.NO)
    kept = {(whom_asked(entry), entry.ref) for entry in requests}
    left = [
        (entry, state)
        for entry, state in states
        if not _of_one(entry, comes_to)
        or (isinstance(entry, Request) and (whom_asked(entry), entry.ref) in kept)
        or entry.on is None
        or entry.on.before(new) is not Truth.YES
    ]
    # Who stood in at a meeting of the first review, and what was to be done after it, goes with that meeting.
    gone = _meetings(entry for entry, _ in states) - _meetings(entry for entry, _ in left)
    return [each for each in left if not (isinstance(each[0], (Substituted, Tasked)) and each[0].meeting_ref in gone)]


def _meetings(entries: Iterable[AnyEntry]) -> set[str | None]:
    """The references of the meetings that were called or held."""
    return {entry.ref for entry in entries if isinstance(entry, (Met, Called)) and entry.ref is not None}


def of_one_review(step: Step) -> bool:
    """Whether a step belongs to one review, and not to the incident or to what lasts beyond a review."""
    return step.stage in _STAGES and not step.throughout and _end().touches(step)


def _end() -> vocabulary.Exit:
    """The way out that ends a review with all that belongs to it."""
    return vocabulary.exits()["review-converted"]


@cache
def events_of_one() -> frozenset[str]:
    """The events that belong to one review: by which its steps are done, and what else befalls it."""
    steps = vocabulary.steps().values()
    done = {event for step in steps if of_one_review(step) for event in step.done_by}
    lasting = {event for step in steps for event in step.ended_by}
    return frozenset(done - lasting | vocabulary.events().keys() & set(_end().along))


def _of_one(entry: AnyEntry, comes_to: Mapping[str, str]) -> bool:
    """Whether an entry tells of one review alone."""
    match entry:
        case Happened() | Decided() | Planned():
            return comes_to.get(entry.event, entry.event) in events_of_one()
        case Appointed():
            along = _end().along
            return begins(entry) in events_of_one() or entry.role in along or entry.of_body in along
        case Delayed():
            word = vocabulary.steps().get(entry.step)
            return word is not None and of_one_review(word)
        case Met() | Called():
            return entry.meeting in _end().along
        case Given():
            return entry.document in _end().along
        case Established():
            return entry.fact in _end().along
        case SetAside():
            steps = vocabulary.steps()
            return any(name in steps and of_one_review(steps[name]) for name in entry.card.split("/"))
        case Contribution() | Request():
            return True
        case _:
            return False
