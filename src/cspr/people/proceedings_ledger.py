"""Other proceedings as a ledger: how each stands, who tells whom, and what staff may speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from cspr import vocabulary
from cspr.arising.judging import arising
from cspr.arising.states import ArisingState
from cspr.arising.versions import holds_in_force
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE, PROCEEDING
from cspr.dates import PartialDate
from cspr.engagement import staff_may_discuss
from cspr.grouping import grouped
from cspr.guidance.live_rules import live_duties, live_on_topic
from cspr.guidance.model import Duty, Hold
from cspr.lifecycle import Parallel, Progress, State
from cspr.lifecycle.answers import progress_of
from cspr.lifecycle.proceedings import DEATHS_REVIEWED, during, holders, parallel_of, proceeding_title
from cspr.people.gatherings import gatherings, members_of
from cspr.people.ledger_duties import Owing, duties_on, owed
from cspr.people.ledger_rows import followed, unreached
from cspr.people.persons import everybody
from cspr.people.rows import LedgerKind, LedgerRow, RowState, noted, row
from cspr.people.showing import Shown, given, shown_of
from cspr.people.substitutes import NOTICE
from cspr.record.proceedings import ProceedingState
from cspr.truth import Truth
from cspr.wording import ledgers, proceedings_ledger as words

_ASKED: Final = frozenset({ArisingState.ARISES, ArisingState.OVERTAKEN})
_PASSED_BY: Final = frozenset({State.OVERTAKEN, State.NOT_NEEDED})
_WAITED_FOR: Final = frozenset({RowState.DUE, RowState.MISSING})
_TO_DO: Final = frozenset({State.READY, State.OPTIONAL, State.THROUGHOUT, State.CANNOT_TELL})

_FRIENDS: Final = "friends/"
_KEPT_IN_VIEW: Final = ("record-parallel-processes/report", "parallel-process-planning")
_STATES: Final = {Truth.YES: RowState.THROUGHOUT, Truth.NO: RowState.THROUGHOUT, Truth.UNKNOWN: RowState.CANNOT_TELL}


def beside(case: Case) -> Iterator[LedgerRow]:
    """The rows: proceedings one by one, who tells whom, friends who contribute, talk of the case, what is sent."""
    unknown: list[Parallel] = []
    for kind in parallel_of(case):
        if kind.known:
            yield _proceedings(case, kind)
        elif kind.open is not Truth.NO and (duties := tuple(_owed(case, kind))):
            yield _owed_by_others(case, kind, duties)
        elif kind.open is not Truth.NO:
            unknown.append(kind)
    if unknown:
        yield _not_recorded(case, unknown)
    yield from _of_something_else(case)
    yield from (attrs.evolve(each, group=words.WHO_TELLS_WHOM) for each in followed(case, LedgerKind.PROCEEDINGS))
    friends = (each for each in followed(case, LedgerKind.FAMILY) if each.key.startswith(_FRIENDS))
    yield from (attrs.evolve(friend, group=words.FRIENDS) for friend in friends)
    yield from _speaking(case)
    yield from _sending(case)


def _proceedings(case: Case, kind: Parallel) -> LedgerRow:
    open_ = kind.open is Truth.YES
    known = "; ".join(words.proceeding(each.state, _day_of(each), each.ref) for each in kind.known)
    states = {Truth.YES: RowState.THROUGHOUT, Truth.NO: RowState.DONE, Truth.UNKNOWN: RowState.CANNOT_TELL}
    return row(
        case,
        key=f"proceeding/{kind.kind}",
        group=words.PROCEEDINGS,
        about=CASE,
        title=kind.title,
        says="; ".join(_effects(case, kind)) if open_ else words.NO_EFFECT,
        answer=(states[kind.open], known),
        sources=(hold.source for hold in kind.holds),
        who=kind.holders if open_ else (),
        on=_day_of(kind.known[-1]),
        entries=tuple(name for each in kind.known for name in each.entries),
    )


def _day_of(known: ProceedingState) -> PartialDate | None:
    """The day of a state: when what is open opened, what has ended ended, or it was asked and there were none."""
    return known.since if known.state == "open" or known.until is None else known.until


def _owed(case: Case, kind: Parallel) -> Iterator[Duty]:
    """The duties that ask for a review of another body in this case."""
    topic = DEATHS_REVIEWED.get(kind.kind)
    duties = () if topic is None else live_on_topic(case.framework, topic, case.day)
    binding = (duty for duty in duties if duty.source.force.binds)
    return (duty for duty in binding if arising(case, duty).state is ArisingState.ARISES)


def _owed_by_others(case: Case, kind: Parallel, duties: Sequence[Duty]) -> LedgerRow:
    return row(
        case,
        key=f"proceeding/{kind.kind}",
        group=words.PROCEEDINGS,
        about=CASE,
        title=kind.title,
        says="; ".join(_effects(case, kind)),
        answer=(RowState.CANNOT_TELL, words.OWED_IN_ITS_OWN_RIGHT),
        sources=dict.fromkeys((*(duty.source for duty in duties), *(hold.source for hold in kind.holds))),
        who=kind.holders,
        note=noted(duties),
    )


def _of_something_else(case: Case) -> Iterator[LedgerRow]:
    """What the texts say while something else is so than proceedings alone, such as a fact that somebody answers."""
    kinds = case.framework.words("proceedings")
    for hold, _ in holds_in_force(case):
        named = [name for name in hold.during if name.removeprefix(PROCEEDING) not in kinds]
        stands = during(hold, case.conditions) if named else Truth.NO
        if stands is not Truth.NO:
            yield row(
                case,
                key=f"hold/{hold.source.instrument}/{hold.id}",
                group=words.PROCEEDINGS,
                about=CASE,
                title=proceeding_title(case.framework, named[0]),
                says="; ".join(_effects(case, hold)),
                answer=(_STATES[stands], hold.note if stands is Truth.YES else words.IF_SO),
                sources=(hold.source,),
                who=holders(case.framework, hold),
                note="" if stands is Truth.YES else hold.note,
            )


def _effects(case: Case, kind: Parallel | Hold) -> Iterator[str]:
    """What the documents say that open proceedings do, and who is asked and told."""
    known = {kind: case.framework.words(kind) for kind in ("steps", "decisions", "actors")}
    titles = {name: word.title for kind_ in known.values() for name, word in kind_.items()}
    for lead, names in (
        (words.STOPS, kind.stops),
        (words.MAY_DELAY, kind.may_delay),
        (words.WEIGHS, kind.weighs),
        (words.GOES_ON, kind.goes_on),
        (words.CONSULT, kind.consult),
        (words.INFORM, kind.inform),
        (words.PARTS_OF, kind.parts_of),
    ):
        if names:
            yield f"{lead} {', '.join(titles[name] for name in names)}"


def _not_recorded(case: Case, unknown: list[Parallel]) -> LedgerRow:
    return row(
        case,
        key="proceeding/not-recorded",
        group=words.PROCEEDINGS,
        about=CASE,
        title=words.ASK_WHETHER,
        says=", ".join(kind.title for kind in unknown),
        answer=(RowState.CANNOT_TELL, words.NOT_ASKED),
        sources=(duty.source for duty in duties_on(case, _KEPT_IN_VIEW)),
        who=(holder for kind in unknown for holder in kind.holders),
    )


def _speaking(case: Case) -> Iterator[LedgerRow]:
    """What staff may speak of, since when, and whom to ask."""
    answer = staff_may_discuss(case.framework, case.situation)
    if answer.rules:
        yield row(
            case,
            key="speaking/now",
            group=words.SPEAKING,
            about=CASE,
            title=words.SPEAKING_NOW,
            answer=(_STATES[answer.restricted], answer.says),
            sources=(rule.source for rule in answer.rules if rule.to and set(rule.to) <= set(answer.ask)),
            who=answer.ask,
            on=answer.since[-1].on if answer.since else None,
        )
    for rule in answer.rules:
        if rule.applies is not Truth.NO:
            asks = bool(rule.to) and set(rule.to) <= set(answer.ask)
            title = words.ASK_FIRST if asks else words.SPOKEN_OF
            yield row(
                case,
                key=f"speaking/{rule.source.clauses[0]}",
                group=words.SPEAKING,
                about=CASE,
                title=words.NOT_SPOKEN_OF if rule.refrain else title,
                answer=(RowState.THROUGHOUT if rule.applies is Truth.YES else RowState.CANNOT_TELL, rule.note),
                sources=(rule.source,),
                who=rule.who,
            )


def _sending(case: Case) -> Iterator[LedgerRow]:
    """A row for each document and whoever it goes to."""
    documents, actors = case.framework.words("documents"), case.framework.words("actors")
    sent = grouped(
        ((duty.document, to), duty)
        for duty in live_duties(case.framework, case.day)
        if duty.document is not None and duty.to and arising(case, duty).state in _ASKED
        if not _told_of_meetings(case, duty)
        for to in duty.to
    )
    for (document, to), duties in sent.items():
        shown = _given(case, document, to, duties) or _by_step(case, duties) or _by_letter(case, document)
        beside = [duty for (other, _), several in sent.items() if other == document for duty in several]
        asked = None if shown is not None else owed(case, duties)
        shown = shown or _open(asked, _steps(case, duties) or _steps(case, beside))
        yield row(
            case,
            key=f"sending/{document}/{to}",
            group=words.WHERE_TO_SEND,
            about=CASE,
            title=f"{documents[document].title} {words.TO} {actors[to].title}",
            answer=(shown.state, shown.why),
            sources=(duty.source for duty in duties),
            who=(name for duty in duties for name in duty.who),
            by=asked.by if asked is not None and shown.state in _WAITED_FOR else None,
            on=shown.on,
            note=noted(duties),
            entries=shown.entries,
        )


def _given(case: Case, document: str, to: str, duties: Sequence[Duty]) -> Shown | None:
    """That a document was given to somebody; of one that serves several matters, as the ledger of each has it."""
    followed_ = (each for each in vocabulary.matters().values() if document in each.documents)
    matters = [each for each in followed_ if not set(duties).isdisjoint(duties_on(case, each.duties))]
    every = [given(case, (document,), frozenset((to,)), of=matter) for matter in matters or (None,)]
    return every[-1] if all(every) else None


def _told_of_meetings(case: Case, duty: Duty) -> bool:
    """Whether the ledger of meetings tells of it: the notice of a substitute for a meeting on record."""
    return duty.topic == NOTICE and any(members_of(gathering.word.body, duty.who) for gathering in gatherings(case))


def _by_step(case: Case, duties: Iterable[Duty]) -> Shown | None:
    """That a document went with the step that is on record; a part of a step is recorded by itself."""
    steps = case.framework.words("steps")
    for duty in duties:
        step = steps.get(duty.step or "") if duty.itself and not duty.part else None
        if step is not None and case.conditions.done(step) is Truth.YES:
            events = (case.situation.occurrence(event) for event in step.done_by)
            when = next((event for event in events if event is not None), None)
            on, entries = (None, ()) if when is None else (when.span, when.entries)
            return Shown(state=RowState.DONE, why=words.BY_STEP.format(step.title), on=on, entries=entries)
    return None


def _by_letter(case: Case, document: str) -> Shown | None:
    """That a letter reached everybody of the family for whom it is meant, by what is recorded of each."""
    last: Shown | None = None
    aside: Shown | None = None
    for matter in vocabulary.matters().values():
        if document not in matter.documents or matter.of != "person":
            continue
        for person in everybody(case).values():
            if person.is_one_of(matter.connections):
                about = f"person:{person.ref}"
                shown = unreached(case, matter, about) or shown_of(case, matter, (person,), about)
                if shown is None or shown.otherwise or shown.state not in {RowState.DONE, RowState.SET_ASIDE}:
                    return None
                last, aside = (shown, aside) if shown.state is RowState.DONE else (last, shown)
    return last or aside


def _open(asked: Owing | None, steps: Sequence[Progress]) -> Shown:
    """How it stands with what is not recorded as given: as its steps stand, or those that ask for the same document."""
    passed_by = [step for step in steps if step.state in _PASSED_BY]
    if passed_by and len(passed_by) == len(steps):
        gone = passed_by[0].state is State.OVERTAKEN
        return Shown(state=RowState.OVERTAKEN if gone else RowState.SET_ASIDE, why=passed_by[0].why)
    if asked is not None and any(step.state in _TO_DO for step in steps):
        return Shown(state=asked.state, why=asked.why)
    blocked = dict.fromkeys(blocker.title for step in steps for blocker in step.blockers)
    if blocked:
        return Shown(state=RowState.NOT_YET, why=ledgers.after(blocked))
    return Shown(state=RowState.CANNOT_TELL, why=words.NO_RECEIPT)


def _steps(case: Case, duties: Iterable[Duty]) -> tuple[Progress, ...]:
    named = {duty.step for duty in duties}
    return tuple(step for step in progress_of(case) if step.step in named)
