"""The rows of a ledger that follows matters: for each person, child or agency by reference, or for the case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from cspr import vocabulary
from cspr.conditions.case import Case, once_a_case
from cspr.conditions.limbs import CASE
from cspr.guidance.owing import alternatives, in_words
from cspr.lifecycle.answers import progress_of
from cspr.lifecycle.states import By, State
from cspr.people.ledger_duties import Owing, duties_on, owing
from cspr.people.persons import Somebody, everybody, held, parts
from cspr.people.rows import LedgerKind, LedgerRow, RowState, group_of
from cspr.people.showing import Shown, given, shown_of
from cspr.record.arguments import case_first
from cspr.record.out_of_reach import out_of_reach
from cspr.truth import Truth, either
from cspr.word import Matter
from cspr.wording import ledgers as words
from cspr.wording.steps import comes_first, held as held_by

_PERSON: Final = "person:"
_CHILD: Final = "child:"
_CARER: Final = "carer"
_AGENCY: Final = "agency:"
_DIED: Final = "child-died"
_NO: Final = frozenset({"declined", "not-possible"})
_EVENT: Final = "practitioner-event"
_AT_EVENT: Final = "at-event"
_PART_IN_EVENT: Final = "event"
_EVENT_HELD: Final = "practitioner-event-held"
_UNABLE: Final = "practitioner-unable-to-attend"


@once_a_case
def followed(case: Case, kind: LedgerKind) -> tuple[LedgerRow, ...]:
    """The rows of all matters of a ledger, what belongs to the whole case first, then person by person."""
    matters = (matter for matter in vocabulary.matters().values() if matter.ledger == kind.value)
    rows = [row for matter in matters for row in _rows(case, matter)]
    cited = {(row.about, name) for row in rows if row.sources for name in row.entries}
    rows = [row for row in rows if row.sources or not cited.issuperset((row.about, name) for name in row.entries)]
    order = {about: place for place, about in enumerate(sorted({row.about for row in rows}, key=case_first))}
    return tuple(sorted(rows, key=lambda row: order[row.about]))


def rows_of(case: Case, names: Iterable[str]) -> tuple[LedgerRow, ...]:
    """The rows of single matters."""
    return tuple(row for name in names for row in _rows(case, vocabulary.matters()[name]))


def _rows(case: Case, matter: Matter) -> Iterator[LedgerRow]:
    if matter.only_while and either(case.situation.proceeding(kind) for kind in matter.only_while) is Truth.NO:
        return
    for about, people in _subjects(case, matter):
        row = _row(case, matter, about, people)
        if row is not None:
            yield row


def _subjects(case: Case, matter: Matter) -> Iterator[tuple[str, tuple[Somebody, ...]]]:
    """Those for whom a matter is followed, each with the people whose entries count."""
    people = tuple(person for person in everybody(case).values() if person.is_one_of(matter.connections))
    match matter.of:
        case "case":
            yield CASE, people
        case "agency":
            for agency in case.situation.agencies:
                name = agency.removeprefix(_AGENCY)
                there = (person for person in everybody(case).values() if name in person.agencies)
                yield agency, tuple(person for person in there if person.at_work)
        case "child":
            known = {person.ref for person in people}
            yield from ((f"{_PERSON}{person.ref}", (person,)) for person in people)
            for child in case.situation.children:
                if child.removeprefix(_CHILD) not in known:
                    yield child, (Somebody(ref=child.removeprefix(_CHILD)),)
        case _:
            fitting = [person for person in people if _taken_so_far(case, matter, person)]
            yield from ((f"{_PERSON}{person.ref}", (person,)) for person in fitting)
            others = [person for person in people if person.connection != _CARER]
            unnamed = not people or (not others and duties_on(case, matter.of_parents))
            if unnamed and not matter.only_after and not matter.only_if_declined:
                yield CASE, ()


def _taken_so_far(case: Case, matter: Matter, person: Somebody) -> bool:
    """Whether what has to be on record of somebody first is there."""
    entries = [entry for entry, _ in parts(case, {person.ref})]
    if matter.only_after:
        first = [entry for entry in entries if entry.what == matter.only_after]
        return any(entry.state == "done" or entry.what in matter.shown_by for entry in first)
    if matter.only_if_declined:
        asked = [entry for entry in entries if entry.what == matter.only_if_declined]
        declined = any(entry.state in _NO or entry.how == "through-somebody" for entry in asked)
        met = [entry for entry, _ in held(case) if entry.meeting == _EVENT]
        return declined or _unable(case, person.ref) or any(person.ref in entry.apologies for entry in met)
    return True


def _unable(case: Case, ref: str) -> bool:
    """Whether it is recorded of somebody, and not of the case, that they feel unable to take part in the event."""
    about = f"{_PERSON}{ref}"
    asked = case.situation.asked_about(_UNABLE)
    return about in asked and case.situation.answer(_UNABLE, about).truth is Truth.YES


@once_a_case
def _having(case: Case, about: str, people: tuple[Somebody, ...]) -> frozenset[str]:
    """The events that the record shows of one person; of the whole case, none beside those that it records."""
    if not about.startswith(_PERSON):
        return frozenset()
    shown = (
        matter.events
        for matter in vocabulary.matters().values()
        if matter.events and (row := shown_of(case, matter, people, about)) is not None and row.entries
        if row.state is RowState.DONE
    )
    return frozenset(event for events in shown for event in events)


def _row(case: Case, matter: Matter, about: str, people: tuple[Somebody, ...]) -> LedgerRow | None:
    having = _having(case, about, people)
    matter = _for_them(case, matter, people)
    asked = owing(case, matter, CASE if about.startswith(_PERSON) else about, having)
    out = unreached(case, matter, about)
    shown = out or shown_of(case, matter, people, about)
    if asked is not None and matter.documents and (shown is None or shown.otherwise):
        person = about.removeprefix(_PERSON) if about.startswith(_PERSON) else None
        shown = given(case, matter.documents, asked.to, person, of=matter) or shown
    set_aside = out if shown is not None else _set_aside(case, matter, about)
    shown = shown or set_aside
    if asked is None and (shown is None or not shown.entries or about == CASE or matter.ways):
        return None  # a manner in which something is done has no row where no text asks for it
    if asked is not None and about.startswith(_CHILD):
        living = ~case.situation.answer(_DIED, about).truth
        if living is Truth.NO:
            return None
        if living is Truth.UNKNOWN and shown is None:
            shown = Shown(state=RowState.CANNOT_TELL, why=words.WHETHER_ALIVE)
    if shown is None and matter.only_while:
        open_ = [kind for kind in matter.only_while if case.situation.proceeding(kind) is not Truth.NO]
        if either(case.situation.proceeding(kind) for kind in open_) is not Truth.YES:
            titles = case.framework.words("proceedings")
            questions = (words.open_or_not(titles[kind].title) for kind in open_)
            shown = Shown(state=RowState.CANNOT_TELL, why=words.depends(questions))
    if shown is None and matter.id == _AT_EVENT and _over(case):
        shown = Shown(state=RowState.CANNOT_TELL, why=words.EVENT_OVER)
    row = written(
        case, matter.id, about, asked, shown, title=matter.title, says=matter.says, throughout=matter.throughout
    )
    due = shown is None and row.state is RowState.DUE
    waits = tuple(_waits_with(case, matter.with_step)) if due else ()
    paused = _paused(case, matter) if due else ""
    if waits or paused:
        row = attrs.evolve(row, state=RowState.NOT_YET, why=paused or words.after(waits))
    sources = (duty.source for duty in duties_on(case, matter.duties, matter.but) if not duty.source.refrain)
    return row if asked is not None and set_aside is None else attrs.evolve(row, sources=tuple(dict.fromkeys(sources)))


def _over(case: Case) -> bool:
    """Whether the practitioner event was held, and no other one is planned or called."""
    held_ = case.situation.happened(_EVENT_HELD) is Truth.YES
    return held_ and case.situation.planned(_EVENT_HELD) is None


def _waits_with(case: Case, step: str) -> Iterator[str]:
    """What comes first of the step with which something is done, in words; nothing where a day is set for it."""
    progress = next((each for each in progress_of(case) if each.step == step), None)
    if progress is None or progress.state is not State.BLOCKED:
        return
    events = vocabulary.steps()[step].done_by
    if all(case.situation.planned(event) is None for event in events):
        waits = (blocker for blocker in progress.blockers if blocker.certain is Truth.YES)
        yield from (comes_first(each.title, by_nature=each.by_nature) for each in waits)


def _paused(case: Case, matter: Matter) -> str:
    """Why what is asked for waits, where each step on which the texts ask for it is held by a pause; else empty."""
    laid = {duty.step for duty in duties_on(case, matter.duties, matter.but)}
    steps = [each for each in progress_of(case) if each.step in laid]
    held_up = [each for step in steps for each in step.blockers if each.by is By.PAUSE and each.certain is Truth.YES]
    return held_by(held_up[0].title) if held_up and len(held_up) == len(steps) else ""


def _for_them(case: Case, matter: Matter, people: tuple[Somebody, ...]) -> Matter:
    """A matter as it is followed for some people: of a carer without what names the parents alone.

    Where nothing else asks for it, what happened to all together tells nothing of a carer.
    """
    if not matter.of_parents or not people or any(person.connection != _CARER for person in people):
        return matter
    but = (*matter.but, *matter.of_parents)
    events = matter.events if duties_on(case, matter.duties, but) else ()
    return attrs.evolve(matter, but=but, events=events)


def unreached(case: Case, matter: Matter, about: str) -> Shown | None:
    """That somebody could not be told or invited, where nothing else is on record of the matter."""
    if not about.startswith(_PERSON):
        return None
    entries = [part for part, _ in parts(case, {about.removeprefix(_PERSON)})]
    last = out_of_reach(entries)
    if last is None or any(part.what in matter.shown_by for part in entries):
        return None
    return Shown(state=RowState.SET_ASIDE, why=words.NOT_REACHED, entries=(str(last.id),))


def _set_aside(case: Case, matter: Matter, about: str) -> Shown | None:
    """That a recorded decision sets a matter aside; ``None`` where none does."""
    of_event = matter.id == _AT_EVENT or matter.unless_declined == _PART_IN_EVENT
    if of_event and about.startswith(_PERSON) and _unable(case, about.removeprefix(_PERSON)):
        entries_ = case.situation.answer(_UNABLE, about).entries
        return Shown(state=RowState.SET_ASIDE, why=words.UNABLE, entries=entries_)
    if matter.unless_declined:
        entries = parts(case, {about.removeprefix(_PERSON)})
        declined = [part for part, _ in entries if part.what == matter.unless_declined and part.state in _NO]
        why = words.COULD_NOT_COME if all(part.state == "not-possible" for part in declined) else words.DID_NOT_COME
        ids = tuple(str(part.id) for part in declined)
        return Shown(state=RowState.SET_ASIDE, why=why, entries=ids) if declined else None
    if not matter.set_aside_by:
        return None
    answer = case.situation.answer(matter.set_aside_by, about)
    if answer.truth is not Truth.YES:
        return None
    return Shown(state=RowState.SET_ASIDE, why=words.STRONG_REASON, entries=answer.entries)


def written(
    case: Case,
    key: str,
    about: str,
    asked: Owing | None,
    shown: Shown | None,
    *,
    title: str,
    says: str = "",
    throughout: bool = False,
) -> LedgerRow:
    """The row of what is asked and of what the record shows of it; one of the two is there.

    Args:
        key: what it is, unlike all else that is asked about the same one.
        asked: what the texts ask; ``None`` where none does.
        shown: what the record shows; ``None`` where it shows nothing.
        says: in a sentence, where no clause says it.
        throughout: whether it lasts as long as the review and is never done.
    """
    state, why = (RowState.CANNOT_TELL, "") if asked is None else (asked.state, asked.why)
    if shown is not None:
        state, why = shown.state, shown.why
    elif throughout and state is RowState.DUE:
        state, why = RowState.THROUGHOUT, words.THROUGHOUT
    if asked is not None and shown is not None:
        if asked.must and shown.otherwise:
            state = RowState.MISSING
        if state is RowState.DONE and asked.surely is not None and shown.on is not None:
            state = RowState.LATE if shown.on.first > asked.surely.last else state
    actors = case.framework.words("actors")
    who = () if asked is None else asked.who
    return LedgerRow(
        key=f"{key}/{about}",
        group=_group(case, about),
        about=about,
        title=title,
        says=says if asked is None else case.framework.clauses[asked.sources[0].clauses[0]].subject,
        state=state,
        why=why,
        who=who,
        names=tuple(
            in_words(who, lambda name: actors[name].title, () if asked is None else alternatives(asked.duties))
        ),
        by=None if asked is None else asked.by,
        when="" if asked is None else asked.when,
        on=None if shown is None else shown.on,
        note="" if asked is None else asked.note,
        binding=asked is not None and asked.binding,
        sources=() if asked is None else asked.sources,
        entries=() if shown is None else shown.entries,
    )


def _group(case: Case, about: str) -> str:
    """Under what a row stands: a person with what that person is to the child, and a child's group by age."""
    person = everybody(case).get(about.removeprefix(_PERSON)) if about.startswith(_PERSON) else None
    connection = "" if person is None else words.CONNECTIONS.get(person.connection, "")
    age = "" if person is None else person.age_group
    return ", ".join(filter(None, (group_of(case, about), connection, age.replace("-", " "))))
