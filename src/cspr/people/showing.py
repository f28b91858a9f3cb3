"""What the record shows of a matter: that it was done, offered, declined, set aside, and by which entries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from cspr import vocabulary
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.guidance.words import meeting_word
from cspr.people.persons import Somebody, held, parts
from cspr.people.rows import RowState
from cspr.record.people_entries import Called, Contribution, Given
from cspr.truth import Truth
from cspr.word import Matter
from cspr.wording import at_meetings, ledgers as words

_ENOUGH: Final = {
    "done": frozenset({"done"}),
    "offered": frozenset({"done", "offered"}),
    "known": frozenset({"done"}),
    "considered": frozenset({"done", "offered", "declined", "not-offered", "not-possible"}),
}


@attrs.frozen(kw_only=True)
class Shown:
    """What the record shows.

    Args:
        state: how it stands by the record; ``DUE`` where it was offered and no answer is recorded.
        why: in one sentence.
        on: on which day; ``None`` where no day is known.
        entries: the ids of the entries.
        otherwise: whether it was done in another way than the text asks for.
    """

    state: RowState
    why: str
    on: PartialDate | None = None
    entries: tuple[str, ...] = ()
    otherwise: bool = False


def shown_of(case: Case, matter: Matter, people: Sequence[Somebody], about: str) -> Shown | None:
    """What the record shows of a matter; ``None`` where it shows nothing.

    Args:
        people: those of whom any entry counts: one person, or all of some connections.
        about: ``case``, or the person, child or agency.
    """
    everybody = matter.of == CASE and not matter.connections
    refs = None if everybody else {person.ref for person in people}
    if matter.enough == "known" and people:
        return Shown(state=RowState.DONE, why=words.known(sorted(refs or ())))
    entries = [part for part in parts(case, refs) if part[0].what in matter.shown_by and _own(matter, part[0])]
    attended = _attended(case, matter, refs or set())
    if attended is not None and attended.state is RowState.DONE:
        return attended
    return _contributed(case, matter, entries) or attended or _happened(case, matter, people, about)


def _title(case: Case, actor: str | None) -> str:
    """Who did it, as a reader knows it; empty where that is not recorded."""
    known = case.framework.words("actors")
    return "" if actor is None else known[actor].title if actor in known else vocabulary.spelt(actor)


def _own(matter: Matter, entry: Contribution) -> bool:
    """Whether an entry is on this matter: what came through somebody else is apart from the practitioner's own part."""
    if matter.only_if_declined:
        return entry.state == "done"
    return matter.ledger != "practitioners" or entry.how != "through-somebody"


def _contributed(case: Case, matter: Matter, entries: Sequence[tuple[Contribution, Truth]]) -> Shown | None:
    if not entries:
        return None
    enough = [(entry, counts) for entry, counts in entries if entry.state in _ENOUGH[matter.enough]]
    fitting = [(entry, counts) for entry, counts in enough if not matter.ways or entry.how in matter.ways]
    entry, counts = (fitting or enough or entries)[-1]
    state, why = _state(case, matter, entry)
    otherwise = bool(matter.ways) and state is RowState.SET_ASIDE and entry.how is not None and not fitting
    if counts is not Truth.YES:
        state, why = RowState.CANNOT_TELL, words.DAY_UNSURE
    return Shown(state=state, why=why, on=entry.on, entries=(str(entry.id),), otherwise=otherwise)


def _state(case: Case, matter: Matter, entry: Contribution) -> tuple[RowState, str]:
    if entry.state in _ENOUGH[matter.enough]:
        if matter.ways and entry.how is None:
            return RowState.CANNOT_TELL, words.HOW_UNKNOWN
        how = "" if entry.how is None else words.WAYS[entry.how]
        if matter.ways and entry.how not in matter.ways:
            return RowState.SET_ASIDE, words.otherwise(how)
        return RowState.DONE, words.shown(entry.on, how, entry.by_ref or _title(case, entry.by))
    match entry.state:
        case "declined":
            return RowState.DECLINED, words.shown(entry.on)
        case "not-possible":
            return RowState.SET_ASIDE, words.NOT_POSSIBLE
        case "not-offered" if entry.rationale_ref is None:
            return RowState.CANNOT_TELL, words.NO_REASON
        case "not-offered":
            return RowState.SET_ASIDE, words.WITH_REASON
        case _:
            return RowState.DUE, words.AWAITING


def _attended(case: Case, matter: Matter, refs: Iterable[str]) -> Shown | None:
    """That somebody was at a meeting which shows it, or sent apologies."""
    away: Shown | None = None
    for met, counts in held(case) if matter.meetings else ():
        if met.meeting not in matter.meetings or counts is not Truth.YES:
            continue
        if not set(refs).isdisjoint(met.present):
            return Shown(state=RowState.DONE, why=words.shown(met.on), on=met.on, entries=(str(met.id),))
        if not set(refs).isdisjoint(met.apologies):
            away = Shown(state=RowState.DECLINED, why=at_meetings.APOLOGIES, on=met.on, entries=(str(met.id),))
    return away


def _happened(case: Case, matter: Matter, people: Sequence[Somebody], about: str) -> Shown | None:
    """What events and documents show for whom they are recorded, or for the whole case."""
    of_one = about != CASE and matter.ledger != "family"
    for events, state in ((matter.events, RowState.DONE), (matter.declined_events, RowState.DECLINED)):
        for event in events:
            own = case.situation.occurrence(event, about)
            agencies = (f"agency:{agency}" for person in people for agency in person.agencies)
            wider = (case.situation.occurrence(event, each) for each in (CASE, *(agencies if of_one else ())))
            when = own or next((each for each in wider if each is not None), None)
            if when is None:
                continue
            if case.situation.happened(event, when.about) is not Truth.YES:
                return Shown(state=RowState.CANNOT_TELL, why=words.DAY_UNSURE, on=when.span, entries=when.entries)
            if own is None and of_one:
                return Shown(state=RowState.CANNOT_TELL, why=words.FOR_THE_CASE, on=when.span, entries=when.entries)
            why = words.shown(when.span) if own is not None else words.FOR_ALL
            return Shown(state=state, why=why, on=when.span, entries=when.entries)
    return _child_by_child(case, matter) if about == CASE else None


def _child_by_child(case: Case, matter: Matter) -> Shown | None:
    """What events show of a matter of the whole case that are recorded child by child: done once it is for each."""
    children, known = case.situation.children, case.situation
    days = {
        child: occurrence
        for event in reversed(matter.events)
        for child in children
        if known.happened(event, child) is Truth.YES and (occurrence := known.occurrence(event, child)) is not None
    }
    if not days:
        return None
    left = [child for child in children if child not in days]
    last = max((occurrence.span for occurrence in days.values()), key=lambda span: span.last)
    return Shown(
        state=RowState.DUE if left else RowState.DONE,
        why=words.child_by_child({child: occurrence.span for child, occurrence in days.items()}, left),
        on=None if left else last,
        entries=tuple(entry for occurrence in days.values() for entry in occurrence.entries),
    )


def given(
    case: Case, documents: Iterable[str], to: frozenset[str], person: str | None = None, *, of: Matter | None = None
) -> Shown | None:
    """That one of some documents was given to somebody to whom it is owed; ``None`` where that is not recorded.

    Args:
        of: the matter that it may be on: a paper that serves several cannot have been on what there was not yet.
    """
    wanted = set(documents)
    for entry, counts in reversed(case.situation.recorded(Given)):
        early = of is not None and _early(case, of, entry)
        if not early and entry.document in wanted and entry.to in to and person in {None, entry.person_ref or person}:
            if counts is not Truth.YES:
                return Shown(state=RowState.CANNOT_TELL, why=words.DAY_UNSURE, on=entry.on, entries=(str(entry.id),))
            return Shown(state=RowState.DONE, why=words.shown(entry.on), on=entry.on, entries=(str(entry.id),))
    return None


def _early(case: Case, matter: Matter, entry: Given) -> bool:
    """Whether a paper that serves other matters too was given before there was what this one is about."""
    others = [each for each in vocabulary.matters().values() if entry.document in each.documents and each != matter]
    begun = [case.situation.occurrence(event) for event in matter.after]
    if others and any(each is None or entry.on.before(each.first) is Truth.YES for each in begun):
        return True
    of_other_steps = any(each.with_step != matter.with_step for each in others)
    return bool(matter.with_step) and of_other_steps and not _day_set(case, matter.with_step, entry.on)


def _day_set(case: Case, step: str, by: PartialDate) -> bool:
    """Whether a day of a step may have been set by a day: its meeting called, or else the step planned or done."""
    events, meetings = case.framework.words("steps")[step].done_by, case.framework.words("meetings")
    called = [
        each.on for each, _ in case.situation.recorded(Called) if meeting_word(meetings, each.meeting).event in events
    ]
    if called:
        return any(by.before(day) is not Truth.YES for day in called)
    return any(case.situation.planned(event) or case.situation.occurrence(event) for event in events)
