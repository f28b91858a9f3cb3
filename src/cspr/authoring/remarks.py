"""What is allowed in a partnership's own text, but odd enough to be looked at again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from cspr import vocabulary
from cspr.authoring.body_remarks import on_people
from cspr.authoring.carrying import carrying
from cspr.authoring.decision_remarks import on_decisions
from cspr.authoring.higher_remarks import on_higher_texts
from cspr.authoring.last_day_remarks import on_last_days
from cspr.errors import Problem
from cspr.grouping import grouped
from cspr.guidance.checking import newly_refused
from cspr.guidance.documents import Document
from cspr.guidance.model import Criterion, Duty
from cspr.guidance.owing import ANY_AGENCY
from cspr.guidance.periods import WEEKDAYS, Relation
from cspr.guidance.reading import REGISTER, VOCABULARY
from cspr.sources import Force
from cspr.vocabulary import Step

_WITH_LAST_DAY: Final = frozenset({Relation.WITHIN, Relation.BY_DAY, Relation.BETWEEN})
_WRITTEN: Final = "against which it is written"
_TAKES: Final = "whose place it takes"
_SHOWN: Final = 3
_ONLY_A_PART: Final = "each duty on it asks for a part in it; leave how out where the step is that part itself"
_UNOWED: Final = "the answers say so of: {}; where your text tells whose such a duty is, say it in who"
_NEVER_DONE: Final = (
    "nothing on record completes a topic: once its day has passed, it stays overdue; name a step, one of your own "
    "where the library has none"
)
_PLAN: Final = "action-plan"
_THE_PLAN: Final = "composite-action-plan"
_WHOSE_THE_PLAN_IS: Final = (
    "of an action that has none of this the answers only point here; for 'Duty of: ...' write a duty with "
    "step = 'action-plan', and part = 'success-criteria' for the measure or 'timescales' for the date"
)
_NEVER_ON_RECORD: Final = (
    "nothing on record says that it was done at a meeting; name a step of your own, or the document and to whom it goes"
)
_DONE_FOR_ALL: Final = "a duty on it is owed for each; write each = '{}' here, or it is done for all once it is for one"
_OWED_TWICE: Final = (
    "{!r} is owed for each agency, and for this one too; for another time of one agency write extended_by and "
    "extended_when there, and record the event about the agency"
)
_DONE_ONCE: Final = "once the step is done, as for {!r}, it is not asked for again; give each time a step of its own"
_FROM_THE_FIRST: Final = (
    "{!r} is recorded for each {}, and this counts from the first of them; write of_last_of = [...] for the last, or "
    "each = '{}' where it is owed for each"
)
_WEEKEND: Final = (
    "a Saturday and a Sunday stay allowed; name the days on which it is done in on_days, or these two as well"
)
_DAYS_OF_A_MEETING: Final = (
    "a last day is held against these, and not the day on which the meeting was held; for that write "
    "level = 'meeting' and a topic of your own in place of the step"
)
_MUCH: Final = 5
"""Of a role of which so many clauses ask something, a page is to be had."""
_NO_BRIEF: Final = (
    "no clause on them answers a question, so that 'cspr role ROLE --brief' tells nothing of this document: {}; "
    "name the question in the clause"
)
_CASE: Final = "case"
_MEETING: Final = "meeting"


def remarks(document: Document, others: Iterable[Document] = ()) -> tuple[Problem, ...]:
    """Report what is legal but odd: laxer than a higher text, owed by nobody.

    Args:
        document: as ``read_folder`` gives it.
        others: the documents beside it.

    Returns:
        Remarks in the shape of problems; none of them keeps a document from being used.

    Examples:
        >>> from cspr.guidance import framework
        >>> documents = framework("kirklees").documents
        >>> sorted({remark.code for one in documents for remark in remarks(one, documents)})
        ['figure-not-carried', 'laxer-than-higher', 'time-not-carried', 'way-not-carried']
    """
    beside = [other for other in others if other is not document]
    return (
        *newly_refused(document, beside),
        *_dates(document, beside),
        *on_higher_texts(document, beside),
        *_unowed(document, beside),
        *_only_shown(document, beside),
        *_never_done(document),
        *carrying(document),
        *on_last_days(document, beside),
        *_only_after(document),
        *_steps_of_each(document),
        *_from_the_first(document),
        *on_decisions(document),
        *on_people(document),
        *_at_meetings(document),
        *_of_the_plan(document),
        *_several_days(document),
        *_parts_of_one_step(document),
        *_of_one_agency(document, beside),
        *_shadows(document, beside),
        *_without_questions(document),
    )


def _dates(document: Document, others: list[Document]) -> Iterator[Problem]:
    """What is odd in when a document is in force, beside those that it names."""
    of, place = document.instrument, document.place(document.instrument)
    starts = {other.instrument.slug: other.instrument.window.start for other in others}
    begins = of.window.start
    for slug, relation in (
        *((slug, _WRITTEN) for slug in of.written_against),
        *((slug, _TAKES) for slug in of.supersedes),
    ):
        since = starts.get(slug)
        if begins is not None and since is not None and begins.last < since.first:
            advice = f"it begins on {begins}, before {slug}, {relation}, on {since}"
            yield Problem("begins-before-its-source", f"{place}.in_force", advice)
        elif begins is None and relation is _TAKES and slug in starts:
            advice = f"from when it replaces {slug} is not known, and is told as that; give the day where you can"
            yield Problem("replaces-on-unknown-day", f"{place}.in_force", advice)


def _unowed(document: Document, others: list[Document]) -> Iterator[Problem]:
    unowed = [duty.id for duty in document.duties if not duty.who and duty.source.force is not Force.IS]
    if unowed:
        yield Problem("nobody-named", f"{REGISTER}: $", _UNOWED.format(_some(unowed)))
    several = [duty for each in (document, *others) for duty in each.duties]
    owed, taken = {duty.step for duty in several}, {duty.step for duty in several if duty.itself}
    taken |= {step for hold in document.holds for step in hold.stops}
    for step in document.words.get("steps", {}):
        if step not in taken:
            advice = _ONLY_A_PART if step in owed else "no duty stands on this step"
            yield Problem("nobody-owes", f"{VOCABULARY}: $.step.{step}", advice)


def _only_shown(document: Document, others: list[Document]) -> Iterator[Problem]:
    """Report days that no planned day is held against."""
    timed = {duty.step for each in (document, *others) for duty in each.duties if duty.timing is not None} - {None}
    for duty in document.duties:
        if duty.not_on and duty.step not in {*timed, "publish"} and duty.level != _MEETING:
            advice = "no day is held against these; name a step that has a time, or write level = 'meeting'"
            yield Problem("days-only-shown", f"{document.place(duty)}.not_on", advice)
        elif duty.not_on and duty.level != _MEETING and _is_a_meeting(duty.step):
            yield Problem("days-only-shown", f"{document.place(duty)}.not_on", _DAYS_OF_A_MEETING)
        weekdays = [day for day in WEEKDAYS if day in duty.not_on]
        if len(weekdays) > 1 and not {"saturday", "sunday"}.intersection(weekdays):
            yield Problem("weekend-left-in", f"{document.place(duty)}.not_on", _WEEKEND)


def _is_a_meeting(step: str | None) -> bool:
    """Whether a step of the library is done by a meeting that was held."""
    held = {meeting.event for meeting in vocabulary.meetings().values()} - {""}
    return step in vocabulary.steps() and not held.isdisjoint(vocabulary.steps()[step or ""].done_by)


def _never_done(document: Document) -> Iterator[Problem]:
    """Report times that stay overdue for ever: what is owed on a topic alone is completed by nothing on record."""
    for duty in document.duties:
        timing, on_topic = duty.timing, duty.step is None and duty.level == _CASE and not duty.silence
        if timing is None or not on_topic or timing.relation not in _WITH_LAST_DAY or timing.each_year:
            continue
        if timing.amounts and duty.source.asks and not timing.after_each:
            yield Problem("never-completed", f"{document.place(duty)}.topic", _NEVER_DONE)


def _only_after(document: Document) -> Iterator[Problem]:
    """Report what comes after a step of its own that does not always arise, and arises where that does not."""
    sometimes = {step for step in document.words.get("steps", {}) if _asked_in_some_cases(document, step)}
    for duty in document.duties:
        if duty.after and not duty.when and sometimes.issuperset(duty.after):
            advice = f"it arises also where {duty.after[0]!r} does not; name what has to have happened in when"
            yield Problem("only-after", f"{document.place(duty)}.after", advice)


def _steps_of_each(document: Document) -> Iterator[Problem]:
    """Report own steps that are done once for all, though a duty on them is owed for each."""
    steps = document.words.get("steps", {})
    for duty in document.duties:
        word = steps.get(duty.step or "")
        if duty.each and isinstance(word, Step) and word.each is None:
            advice = _DONE_FOR_ALL.format(duty.each)
            yield Problem("step-of-each", f"{VOCABULARY}: $.step.{word.id}.each", advice)


def _from_the_first(document: Document) -> Iterator[Problem]:
    """Report what counts from the first of several who each do an own step."""
    steps = [word for word in document.words.get("steps", {}).values() if isinstance(word, Step) and word.each]
    of_each = {event: word.each for word in steps for event in word.done_by}
    for duty in document.duties:
        timing = duty.timing
        if timing is None or duty.each or timing.last_of or len(timing.of) != 1 or timing.of[0] not in of_each:
            continue
        (event,) = timing.of
        each, place = of_each[event], document.place(duty)
        key = f"{place}.{timing.relation.value.replace('-', '_')}.of"
        yield Problem("counts-from-the-first", key, _FROM_THE_FIRST.format(event, each, each))


def _at_meetings(document: Document) -> Iterator[Problem]:
    """Report what is owed at each meeting on a topic of one's own, of which nothing on record says that it was done."""
    for duty in document.duties:
        owed = duty.level == _MEETING and duty.timing is not None and duty.source.force.binds
        if owed and duty.step is None and vocabulary.is_own(duty.topic) and not (duty.document and duty.to):
            yield Problem("never-on-record", f"{document.place(duty)}.topic", _NEVER_ON_RECORD)


def _of_the_plan(document: Document) -> Iterator[Problem]:
    """Report a list of what the plan holds, of which no duty says whose it is that each action has that."""
    asked = {name for duty in document.duties if duty.step == _PLAN for name in duty.source.clauses}
    for checklist in document.checklists:
        if checklist.serves == _THE_PLAN and asked.isdisjoint(checklist.source.clauses):
            yield Problem("list-without-duty", document.place(checklist), _WHOSE_THE_PLAN_IS)


def _several_days(document: Document) -> Iterator[Problem]:
    """Report steps that are to be done on several days: once one is done, it is not asked for again."""
    first: dict[str, Duty] = {}
    for duty in document.duties:
        if duty.step is None or duty.timing is None or duty.timing.relation is not Relation.AT:
            continue
        other = first.setdefault(duty.step, duty)
        in_place = {*duty.when, *other.when} & {*duty.unless, *other.unless}
        if other.timing is not None and duty.timing.amounts != other.timing.amounts and not in_place:
            yield Problem("done-by-the-first", document.place(duty), _DONE_ONCE.format(other.id))


def _parts_of_one_step(document: Document) -> Iterator[Problem]:
    """Report parts of one step that others owe by another time: the record of one is that of all of them."""
    first: dict[str, Duty] = {}
    for duty in document.duties:
        if duty.step is None or not duty.part or duty.timing is None or not duty.timing.amounts:
            continue
        other = first.setdefault(duty.step, duty)
        apart = duty.part != other.part and duty.who != other.who and not set(duty.when) & set(other.unless)
        if apart and other.timing is not None and duty.timing.amounts != other.timing.amounts:
            yield Problem("done-by-the-first", document.place(duty), _DONE_ONCE.format(other.id))


def _of_one_agency(document: Document, others: list[Document]) -> Iterator[Problem]:
    """Report what one agency owes beside what is owed for each of them: by its own time it would be owed twice."""
    own = (name for each in (document, *others) for name in each.words.get("agencies", {}))
    agencies = {*vocabulary.agencies(), *own} - {ANY_AGENCY}
    of_each = {duty.step: duty for duty in document.duties if duty.each == "agency" and duty.step is not None}
    for duty in document.duties:
        beside = of_each.get(duty.step or "")
        alone = duty.each is None and duty.who and agencies.issuperset(duty.who)
        if beside is not None and alone and ANY_AGENCY in beside.who and not duty.how:
            yield Problem("owed-twice", f"{document.place(duty)}.who", _OWED_TWICE.format(beside.id))


def _asked_in_some_cases(document: Document, step: str) -> bool:
    duties = [duty for duty in document.duties if duty.step == step]
    return bool(duties) and all(duty.when for duty in duties)


def _shadows(document: Document, others: list[Document]) -> Iterator[Problem]:
    """Report a test that has the id of a test of another authority and asks for something else."""
    tests = (test for other in others if not other.instrument.partnerships for test in other.criteria)
    known = grouped((test.id, _limbs(test)) for test in tests)
    limbs = {part for test in document.criteria for part in test.parts}
    for test in document.criteria:
        same = known.get(test.id, [])
        if same and test.id not in limbs and _limbs(test) not in same:
            advice = f"the national {test.id!r} has other limbs; give yours another id where it is another test"
            yield Problem("shadows-a-test", f"{document.place(test)}.id", advice)


def _without_questions(document: Document) -> Iterator[Problem]:
    """Report roles of which so much is said, and of which no clause answers a question of a brief."""
    clauses = [clause for clause in document.clauses.values() if clause.force.binds]
    said = Counter(clause.actor for clause in clauses)
    asked = {
        name for clause in document.clauses.values() if clause.question for name in (clause.actor, *clause.concerns)
    }
    asked |= {question.partition("/")[0] for clause in document.clauses.values() for question in clause.question}
    silent = [role for role in vocabulary.roles() if said[role] >= _MUCH and role not in asked]
    if silent:
        yield Problem("no-brief", f"{REGISTER}: $", _NO_BRIEF.format(_some(silent)))


def _limbs(test: Criterion) -> tuple[str, int | None, frozenset[str]]:
    return test.rule, test.at_least, frozenset(test.parts)


def _some(names: Sequence[str]) -> str:
    """The first of some names, and that there are more."""
    return f"{', '.join(names[:_SHOWN])}{' and others' if len(names) > _SHOWN else ''}"
