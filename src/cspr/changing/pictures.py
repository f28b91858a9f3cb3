"""How everything stands in one situation, so that two can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from cspr import vocabulary
from cspr.calendars import Calendar
from cspr.changing.rows import ChangeKind, Subject
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE, PROCEEDING
from cspr.criteria.assessing import assessed
from cspr.criteria.open_questions import questions_of
from cspr.dates import PartialDate
from cspr.guidance.layers import Framework
from cspr.guidance.periods import Relation
from cspr.history.fallen_away import fallen_away
from cspr.lifecycle import Progress, State
from cspr.lifecycle.answers import progress_of
from cspr.lifecycle.proceedings import parallel_of
from cspr.publication.readiness_check import readiness_of
from cspr.record.entries import Established
from cspr.record.new_review import ENDED_BEFORE
from cspr.record.situation import Situation
from cspr.record.standing import stands
from cspr.timescales import Timescale
from cspr.timescales.beside import doubt
from cspr.timescales.done_late import done_late
from cspr.timescales.main_date import MainDate, Verdict, main_date
from cspr.timescales.readings import Rank, Status
from cspr.timescales.scheduling import schedule_of
from cspr.truth import Truth
from cspr.wording import changes as words
from cspr.wording.days import short_day
from cspr.wording.done_late import changed
from cspr.wording.knowing import as_it_stood
from cspr.wording.steps import KNOWN_BEFORE, SENT_BACK_NOT_LAID, STATES

_LOUD: Final = frozenset({Verdict.OVERDUE.value, Verdict.PASSED_FROM_MEMORY.value})
_PASSED: Final = frozenset({Verdict.CHECK.value, Verdict.SOME_PASSED.value, Verdict.EXPECTED_PASSED.value})
_STEPS: Final = {
    State.READY.value: ChangeKind.OPENED,
    State.BLOCKED.value: ChangeKind.BLOCKED,
    State.DONE.value: ChangeKind.DONE,
}
_UNKNOWN: Final = Truth.UNKNOWN.value
_DIFFERENCE_OF_ITS_OWN: Final = frozenset({SENT_BACK_NOT_LAID, KNOWN_BEFORE})
_ALWAYS: Final = {
    Subject.ANSWER: ChangeKind.ANSWER,
    Subject.DECISION: ChangeKind.DECISION,
    Subject.CRITERION: ChangeKind.CRITERION,
    Subject.READINESS: ChangeKind.READINESS,
    Subject.GUIDANCE: ChangeKind.GUIDANCE,
}


class Item(NamedTuple):
    """How one thing stands, in a word or a date, with its title; ``says`` is the same in plain words.

    Beside a day that is not sure stands what the first screen says of it, in words; beside the state of a step, why it
    is so. That alone makes no difference, unless it is news in itself: why a text does not ask again, or not yet.
    """

    title: str
    stands: str
    word: str
    says: str
    day: PartialDate | None = None
    beside: str = ""


Key = tuple[Subject, str]
Picture = dict[Key, Item]
NOWHERE: Final = Item("", "", "", "")


def picture(framework: Framework, situation: Situation, calendar: Calendar | None) -> Picture:
    """How everything stands that a change can be told of."""
    case = Case(framework, situation, calendar)
    return dict((*_items(case), *_editions(framework, situation)))


def differ(key: Key, before: Item | None, after: Item | None) -> bool:
    """Whether a thing stands otherwise. An answer does where there was another: the first answers a question."""
    if before is not None and after is not None and before[:-1] == after[:-1]:
        return False
    return before != after and (key[0] is not Subject.ANSWER or (before is not None and before.word != _UNKNOWN))


def kind_of(subject: Subject, before: Item, after: Item) -> ChangeKind:
    """What became of a thing that stands otherwise."""
    if subject is Subject.QUESTION:
        return ChangeKind.ASKED if after.stands else ChangeKind.ANSWERED
    if subject is Subject.STEP:
        return ChangeKind.STEP_CHANGED if before.word == after.word else _STEPS.get(after.word, ChangeKind.STEP_CHANGED)
    return _ALWAYS.get(subject) or _of_date(before, after)


def _of_date(before: Item, after: Item) -> ChangeKind:
    if not after.word:
        return ChangeKind.LAPSED
    if after.word == Verdict.DONE.value:
        return ChangeKind.MET
    if after.word == ChangeKind.DONE_LATE.value:
        return ChangeKind.DONE_LATE
    if after.word in _LOUD and before.word not in _LOUD:
        return ChangeKind.NEWLY_OVERDUE
    if after.word in _PASSED and before.word != after.word:
        return ChangeKind.PASSED
    if after.day == before.day or after.day is None:
        return ChangeKind.DATE_CHANGED
    return ChangeKind.NEW_DEADLINE if before.day is None else ChangeKind.MOVED


def _items(case: Case) -> Iterator[tuple[Key, Item]]:
    for question in questions_of(case):
        yield (Subject.QUESTION, f"{question.name}/{question.about}"), _open(question.question)
    for other in parallel_of(case):
        if other.holds and other.open is Truth.UNKNOWN:
            yield (Subject.QUESTION, f"{PROCEEDING}{other.kind}/{CASE}"), _open(other.title)
    yield from _answers(case)
    yield from _decisions(case)
    for assessment in assessed(case):
        rule = assessment.criterion
        name = "/".join(part for part in (rule.source.instrument, rule.id, rule.reading) if part)
        answer = assessment.answer.value
        yield (Subject.CRITERION, name), Item(rule.title, answer, answer, answer)
    yield from _dates(case)
    yield from (((Subject.STEP, step.step), _step(step)) for step in progress_of(case))
    yield (Subject.READINESS, "publish"), _readiness(case)


def _dates(case: Case) -> Iterator[tuple[Key, Item]]:
    """How each date stands; what was not kept before it fell away stays told."""
    year, gone = case.situation.on.year, {_named(each.timescale): each.entered for each in fallen_away(case)}
    for timescale in schedule_of(case):
        key, main = _named(timescale), main_date(timescale, case.situation.on)
        if key in gone and main.day is None:
            says = as_it_stood(words.NOT_IN_TIME, short_day(gone[key], year))
            yield (Subject.DATE, key), Item(timescale.title, says, words.NOT_IN_TIME, says)
        elif main.verdict not in {Verdict.DOES_NOT_ARISE, Verdict.OVERTAKEN}:
            yield (Subject.DATE, key), _date(timescale, main, case.situation.on)


def _named(timescale: Timescale) -> str:
    return timescale.topic if timescale.about == CASE else f"{timescale.topic}/{timescale.about}"


def _date(timescale: Timescale, main: MainDate, on: date) -> Item:
    late = done_late(timescale) if main.verdict is Verdict.DONE else None
    day, word = "" if main.day is None else f" {main.day}", main.verdict.value
    if late is not None:
        says = changed(late.how.value, late.says(on.year))
        return Item(timescale.title, says, ChangeKind.DONE_LATE.value if late.surely else word, says)
    if main.day is None and (lasting := _lasting(timescale)):
        return Item(timescale.title, lasting, lasting, lasting)
    in_doubt = "" if main.day is None else doubt(main, on.year)
    return Item(timescale.title, f"{word}{day}", word, words.VERDICTS.get(word, word), main.day, in_doubt)


def _lasting(timescale: Timescale) -> str:
    """Until when something lasts that has begun, by the reading that governs; empty where it is no such duty."""
    running = [
        reading
        for reading in timescale.readings
        if reading.status is Status.RUNNING and not reading.planned and reading.due is not None
    ]
    first = min(running, key=lambda reading: reading.standing is not Rank.GOVERNS, default=None)
    if first is None or first.due is None:
        return ""
    return words.lasts(first.due, at_most=first.relation is Relation.AT_MOST)


def _readiness(case: Case) -> Item:
    """Whether the report can be published, which is not asked of one that is published, or is not to be."""
    for event, says in words.READINESS_OVER.items():
        if stands(case.situation, event) is Truth.YES:
            return Item(words.READY, event, event, says)
    readiness = readiness_of(case)
    ready = readiness.ready.value
    several = readiness.unmet, readiness.unknown, readiness.unchecked
    says = words.readiness(ready, *map(len, several))
    named = "; ".join(", ".join(sorted(requirement.name for requirement in each)) for each in several)
    return Item(words.READY, f"{ready}: {named}", ready, says)


def _answers(case: Case) -> Iterator[tuple[Key, Item]]:
    """What was answered, of the case and of each of whom it was asked."""
    situation, facts = case.situation, case.framework.words("facts")
    for fact in dict.fromkeys(entry.fact for entry, _ in situation.recorded(Established)):
        for about in situation.asked_about(fact):
            answer = situation.answer(fact, about).truth.value
            question = facts[fact].question if fact in facts else f"{vocabulary.spelt(fact)}?"
            yield (Subject.ANSWER, f"{fact}/{about}"), Item(question, answer, answer, answer)


def _decisions(case: Case) -> Iterator[tuple[Key, Item]]:
    """Of each decision what stands as decided; what ended a review stands also once another was decided on."""
    events, situation, anew = case.framework.words("events"), case.situation, case.situation.decided_anew
    ended = {event for event in ENDED_BEFORE if anew is not None and situation.happened(event) is Truth.YES}
    for name, word in vocabulary.decisions().items():
        outcomes = [
            event for event in word.outcomes.values() if event in ended or stands(situation, event) is Truth.YES
        ]
        if outcomes:
            stated, says = ", ".join(outcomes), ", ".join(events[outcome].title for outcome in outcomes)
            if anew is not None and any(
                anew in each.spans for event in outcomes if event not in ended for each in situation.occurrences(event)
            ):
                stated, says = f"{stated} {anew}", words.anew(says, anew)
            yield (Subject.DECISION, name), Item(word.title, stated, stated, says)


def _open(question: str) -> Item:
    return Item(question, "open", "open", "open")


def _step(step: Progress) -> Item:
    state = step.state.value
    certain = "; ".join(blocker.title for blocker in step.blockers if blocker.certain is Truth.YES)
    stands, says = (f"{word}: {certain}" if certain else word for word in (state, STATES[state]))
    if step.why in _DIFFERENCE_OF_ITS_OWN:
        return Item(step.title, stands, state, step.why)
    return Item(step.title, stands, state, says, beside="" if step.why == says else step.why)


def _editions(framework: Framework, situation: Situation) -> Iterator[tuple[Key, Item]]:
    """Of each document, the editions that are in force on the day or may be, each with the digest of its text here."""
    on = PartialDate.of(situation.on)
    series: dict[str, list[tuple[str, str, str]]] = {}
    for document in framework.documents:
        instrument = document.instrument
        holds = instrument.window.holds(on)
        if holds is not Truth.NO:
            title = words.edition(instrument.title, sure=holds is Truth.YES)
            stands = f"{instrument.slug} {holds.value} {document.digest[:8]}".rstrip()
            series.setdefault(instrument.series or instrument.slug, []).append((instrument.title, stands, title))
    for name, editions in series.items():
        stands = ", ".join(stands for _, stands, _ in editions)
        yield (Subject.GUIDANCE, name), Item(editions[-1][0], stands, stands, ", ".join(says for *_, says in editions))
