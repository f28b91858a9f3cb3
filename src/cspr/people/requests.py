"""Requests for information, agency by agency, with the rung of the ladder that comes next and who climbs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import attrs

from cspr import vocabulary
from cspr.arising.begun_anew import begun_anew
from cspr.arising.disputes import SETTLED, in_dispute, settled_with, withheld
from cspr.arising.judging import overtaken
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.dates import A_DAY, PartialDate, end_then_start
from cspr.exits import left_by
from cspr.guidance.live_rules import live_checklists
from cspr.guidance.model import Duty
from cspr.guidance.owing import alternatives
from cspr.people.ledger_duties import Owing, duties_on, owed
from cspr.people.ledger_rows import written
from cspr.people.rows import LedgerRow, RowState, noted, row
from cspr.people.showing import Shown
from cspr.record.occasions import whom_asked
from cspr.record.occurrences import Occurrence
from cspr.record.people_entries import Request
from cspr.record.requests import Round, day_set, rounds
from cspr.sources import Source
from cspr.truth import Truth
from cspr.word import Matter
from cspr.wording import ledgers, requests as words
from cspr.wording.arising import later_steps
from cspr.wording.asking import referred
from cspr.wording.steps import left as goes_on_elsewhere

_RUNGS: Final = ("escalate-information", "settle-withheld-information", "formal-action", "formal-action/legal-action")

_POWER: Final = "supply-information"
_RETURN: Final = "return-information"
_STARTS: Final = "information-requested"
_PRACTICE: Final = ("information-sharing", "information-to-share")
_WITHOUT_CONSENT: Final = "return-information/without-consent"


def requested(case: Case) -> Iterator[LedgerRow]:
    """The rows of a ledger of information: each agency, then what holds for every request."""
    by_agency: dict[str, list[tuple[Request, Truth]]] = {about: [] for about in case.situation.agencies}
    for entry, counts in case.situation.recorded(Request):
        by_agency.setdefault(whom_asked(entry), []).append((entry, counts))
    for about, entries in by_agency.items():
        yield from _of_agency(case, about, entries)
    if not by_agency:
        yield from _asked(case, CASE)
    yield from _for_all(case)


def _matter(name: str) -> Matter:
    return vocabulary.matters()[name]


def _asked(case: Case, about: str) -> Iterator[LedgerRow]:
    """Whether an agency was asked, or where none is known, whether any was."""
    asked = owed(case, duties_on(case, _matter("asked").duties))
    occurrence = case.situation.occurrence(_STARTS, about) or case.situation.occurrence(_STARTS)
    shown = None
    if occurrence is not None:
        apart = any(span.meet(occurrence.span) is None for span in occurrence.spans)
        why = ledgers.shown_each(sorted(set(occurrence.spans) if apart else [occurrence.span], key=end_then_start))
        shown = Shown(state=RowState.DONE, why=why, on=occurrence.span, entries=occurrence.entries)
    if asked is not None or shown is not None:
        yield written(case, "asked", about, asked, shown, title=_matter("asked").title)


def _of_agency(case: Case, about: str, entries: Sequence[tuple[Request, Truth]]) -> Iterator[LedgerRow]:
    yield from _asked(case, about)
    *earlier, last = rounds(entries)
    yield from _before(case, about, earlier, last)
    back = _returned(case, about, last)
    if back is not None and earlier:
        back = attrs.evolve(back, why=f"{back.why}; {words.asked_again(last[0][0].on)}")
    if back is not None:
        yield back
        yield from _ladder(case, about)


def _before(case: Case, about: str, earlier: Sequence[Round], last: Round) -> Iterator[LedgerRow]:
    """What came back on each request before the last, as it stood when the next one was made."""
    for number, (entries, following) in enumerate(pairwise([*earlier, last]), start=1):
        ended = following[0][0].on.first - A_DAY
        then = Case(case.framework, attrs.evolve(case.situation, on=ended), case.calendar)
        for back in filter(None, [_returned(then, about, entries)]):
            why = f"{back.why}; {words.request_of(entries[0][0].on)}"
            yield attrs.evolve(back, key=f"{back.key}/{number}", why=why)


def _returned(case: Case, about: str, entries: Sequence[tuple[Request, Truth]]) -> LedgerRow | None:
    """Whether an agency has returned what it was asked for, and by when it is to."""
    asked = bool(entries) or case.situation.occurrence(_STARTS, about) is not None
    names = _matter("returned").duties
    owing = owed(case, duties_on(case, (*names, _POWER) if asked else names), about)
    shown = _answer(case, about, entries)
    asked_by = day_set(entries)
    if owing is None and shown is None and not entries:
        return None
    if owing is not None and asked_by is not None:
        owing = _by_request(case, owing, asked_by)
    back = written(case, "returned", about, owing, shown, title=_matter("returned").title)
    if owing is not None and owing.by is not asked_by:
        back = attrs.evolve(back, note=noted(duty for duty in owing.duties if not (duty.timing and duty.timing.set_by)))
    late = back.by is not None and back.by.last < case.situation.on
    chased = [entry for entry, _ in entries if entry.state == "chased"]
    if back.state in {RowState.DUE, RowState.MISSING} and chased:
        back = attrs.evolve(back, why=f"{back.why}; {words.chased(chased[-1].on, len(chased))}")
    left = left_by(case, _RETURN)
    if left is not None and back.state is not RowState.DONE:
        return attrs.evolve(back, state=RowState.OVERTAKEN, why=goes_on_elsewhere(left.title))
    surely = None if owing is None else owing.surely
    if back.state is RowState.DECLINED and surely is not None and surely.last < case.situation.on:
        return attrs.evolve(back, why=f"{back.why}; {ledgers.was_due(surely)}")
    if shown is not None and shown.state is RowState.DUE and late:
        return attrs.evolve(back, state=RowState.MISSING)
    milestones = overtaken(case, _RETURN, about) if shown is None else ()
    if milestones:
        titles = (case.framework.words("events")[event].title for event in milestones)
        return attrs.evolve(back, state=RowState.OVERTAKEN, why=later_steps(titles))
    return back


def _by_request(case: Case, owing: Owing, asked_by: PartialDate) -> Owing:
    """The day by which it was asked for, where a text leaves the time to the request or that day is the earlier one."""
    by = asked_by if owing.by is None or asked_by.last < owing.by.last else owing.by
    surely = asked_by if owing.surely is None or asked_by.last < owing.surely.last else owing.surely
    passed = owing.state is RowState.DUE and by.last < case.situation.on
    why = owing.why if not passed else ledgers.NOTHING_RECORDED if by is asked_by else ledgers.passed(by)
    state = RowState.MISSING if passed else owing.state
    return attrs.evolve(owing, by=by, surely=surely, state=state, why=f"{why}; {words.by_request(asked_by)}")


def _answer(case: Case, about: str, entries: Sequence[tuple[Request, Truth]]) -> Shown | None:
    """What came back, by the last entry that tells it, or by an event."""
    for entry, counts in reversed(entries):
        ids = (str(entry.id),)
        if entry.state in {"returned", "incomplete", "refused"} and counts is not Truth.YES:
            return Shown(state=RowState.CANNOT_TELL, why=ledgers.DAY_UNSURE, on=entry.on, entries=ids)
        match entry.state:
            case "returned":
                return Shown(state=RowState.DONE, why=ledgers.shown(entry.on), on=entry.on, entries=ids)
            case "incomplete":
                return Shown(state=RowState.DUE, why=words.incomplete(entry.on), on=entry.on, entries=ids)
            case "refused":
                return Shown(state=RowState.DECLINED, why=words.refused(entry.on), on=entry.on, entries=ids)
            case _:
                continue
    if begun_anew(case, vocabulary.steps()[_RETURN], about) is Truth.YES:
        return None
    for event, state in (("information-returned", RowState.DONE), ("information-withheld", RowState.DECLINED)):
        occurrence = case.situation.occurrence(event, about)
        if occurrence is not None:
            why = ledgers.shown(occurrence.span) if state is RowState.DONE else words.refused(occurrence.span)
            return Shown(state=state, why=why, on=occurrence.span, entries=occurrence.entries)
    return None


def _for_all(case: Case) -> Iterator[LedgerRow]:
    """What holds for every request: the power, sharing without consent, and what good practice observes."""
    for name, title in ((_POWER, words.POWER_TO_ASK), (_WITHOUT_CONSENT, words.WITHOUT_CONSENT)):
        for duty in duties_on(case, (name,)):
            note = case.framework.clauses[duty.source.clauses[0]].notes
            yield attrs.evolve(_statement(case, title, duty.source, note, duty.who), note=duty.note)
    for checklist in live_checklists(case.framework, case.day):
        for item in checklist.items if checklist.id in _PRACTICE else ():
            clause = case.framework.clauses[item.clauses[0]]
            source = attrs.evolve(checklist.source, clauses=item.clauses, force=clause.force)
            yield _statement(case, checklist.title, source, "", (clause.actor,))


def _statement(case: Case, title: str, source: Source, note: str, who: Iterable[str]) -> LedgerRow:
    return row(
        case,
        key=f"every-request/{source.clauses[0]}",
        group=words.EVERY_REQUEST,
        about=CASE,
        title=title,
        answer=(RowState.THROUGHOUT, note or words.TO_OBSERVE),
        sources=(source,),
        who=who,
    )


def _ladder(case: Case, about: str) -> Iterator[LedgerRow]:
    """The rungs for an agency that does not comply, up to where the matter was settled."""
    disputed = withheld(case, about) is Truth.YES and in_dispute(case, about)
    if not disputed or left_by(case, _RETURN) is not None:
        return
    is_next = True
    for name in _RUNGS:
        duties = duties_on(case, (name,))
        if not duties:
            continue
        step = name.partition("/")[0]
        events = vocabulary.steps()[step].done_by
        done = next(filter(None, (_shown(case, event, about) for event in events)), None)
        later = () if done is not None else overtaken(case, step, about)
        yield _rung(case, about, name, duties, done, is_next=is_next, later=later)
        is_next = is_next and (done is not None or bool(later))
        if SETTLED in events and settled_with(case.situation, about) is Truth.YES:
            return


def _shown(case: Case, event: str, about: str) -> Occurrence | None:
    """An event by which a rung was climbed, with an agency or in the whole case."""
    return next(filter(None, (case.situation.occurrence(event, each) for each in (about, CASE))), None)


def _passed(case: Case, about: str, duties: tuple[Duty, ...]) -> str:
    """That the matter was passed to whom a rung names, which does not show how it ended; empty where it was not."""
    to = {actor for duty in duties for actor in duty.to}
    entries = [entry for entry, counts in case.situation.recorded(Request) if counts is Truth.YES]
    days = [entry.on for entry in entries if whom_asked(entry) == about and entry.to in to]
    return referred(days[-1]) if days else ""


def _rung(
    case: Case,
    about: str,
    name: str,
    duties: tuple[Duty, ...],
    done: Occurrence | None,
    *,
    is_next: bool,
    later: Iterable[str],
) -> LedgerRow:
    binding = any(duty.source.force.binds for duty in duties)
    titles = [case.framework.words("events")[event].title for event in later]
    step, _, part = name.partition("/")
    if done is not None:
        its = words.whether_legal(done.span)
        answer = (RowState.CANNOT_TELL, its) if part else (RowState.DONE, ledgers.shown(done.span))
    elif titles:
        answer = RowState.OVERTAKEN, later_steps(titles)
    else:
        state = RowState.NOT_YET if not is_next else RowState.DUE if binding else RowState.OPTIONAL
        why = words.NEXT_RUNG if is_next else words.LATER_RUNG
        answer = state, "; ".join(filter(None, (why, _passed(case, about, duties))))
    return row(
        case,
        key=f"ladder/{name}",
        about=about,
        title=words.LEGAL_ACTION if part else case.framework.words("steps")[step].title,
        answer=answer,
        sources=(duty.source for duty in duties),
        who=(actor for duty in duties for actor in duty.who),
        one_of=alternatives(duties),
        on=None if done is None else done.span,
        note=noted(duties),
        entries=() if done is None else done.entries,
    )
