"""Whether a report can be published on a planned day: everything that has to be in order, in one answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

import attrs

from cspr import vocabulary
from cspr.arising.taken_down import KEEP, perhaps_too_early, public_until, taken_down_early
from cspr.calendars import Calendar
from cspr.clocks.counting import falls_on
from cspr.conditions.case import Case
from cspr.criteria.deciding import decisions_of
from cspr.dates import PartialDate, end_then_start
from cspr.guidance.layers import Framework
from cspr.guidance.superseding import out_of_date_on
from cspr.lifecycle import State
from cspr.lifecycle.left_over import plans_left_over
from cspr.publication import contents as paper_contents, earlier, limits, matters, notices, sign_offs, telling
from cspr.publication.answers import Readiness, Requirement, RequirementKind, RequirementState
from cspr.publication.contents import Contents
from cspr.publication.course import DECLINED, PUBLISH, PUBLISHED, Course, day_planned, taken_down
from cspr.record.occurrences import Occurrence
from cspr.record.situation import Situation
from cspr.record.standing import published_again, stands, to_be_published_again
from cspr.sources import Force
from cspr.timescales.scheduling import schedule_of
from cspr.truth import Truth, both
from cspr.wording import publication as words
from cspr.wording.days import as_known, on_day, published_on
from cspr.wording.headlines import decided_against, decided_on_other_learning
from cspr.wording.plans import left_over
from cspr.wording.published import may_be_too_early

_REVIEW_DECIDED: Final = "local-review-decided"
_INCIDENT: Final = "incident"
_NATIONAL_REPORT: Final = "national-report-published"
_NATIONAL_REVIEW: Final = "national-review-decided"
_HOMICIDE: Final = "domestic-abuse-related-death-review"
_PUBLICATION: Final = "publication"
_PANEL: Final = "home-office-quality-panel"
_BEFOREHAND: Final = frozenset(
    {RequirementKind.WEIGH, RequirementKind.BINDS, RequirementKind.HOLD, RequirementKind.ORDER, RequirementKind.LAW}
)
_SETTLED: Final = frozenset({RequirementState.DONE, RequirementState.TOO_LATE})


def readiness(
    framework: Framework,
    situation: Situation,
    *,
    planned: date | None = None,
    calendar: Calendar | None = None,
    contents: Contents | None = None,
) -> Readiness:
    """What has to be in order before publication on a planned day.

    Args:
        framework: the documents that apply.
        situation: what is known.
        planned: the day of publication; the one that the record plans where left out, none of a published report. A
            day that is past, or on which nobody works, is answered with a remark and never refused.
        calendar: the working days; those of England where nothing else is given.
        contents: what the report holds, and other papers too: by the id of the form, such as ``overview-report``, which
            of its parts are there, as ``forms.check`` takes them. What is wanting stands in the way; of a report that
            is not described nothing is told.

    Raises:
        CsprError: what ``forms.form`` and ``forms.check`` raise, by the paper.

    Returns:
        The sign-offs in their order, the steps that come first, the proceedings that hold publication, the notices
        with the last day for each, who is told in which order, the periods that the planned day would break, what is
        to be weighed, and the law on which advice is to be taken.

    Examples:
        >>> from cspr.guidance import framework
        >>> from cspr.record import Review
        >>> situation = Review("NR-07", partnership="northamptonshire").as_of(date(2021, 10, 1))
        >>> answer = readiness(framework("northamptonshire"), situation, planned=date(2021, 11, 1))
        >>> answer.ready.value
        'no'
        >>> [str(each.safe_by) for each in answer.requirements if each.name == "publication-notice"]
        ['2021-10-12']
    """
    return readiness_of(Case(framework, situation, calendar), planned=planned, contents=contents)


def readiness_of(case: Case, *, planned: date | None = None, contents: Contents | None = None) -> Readiness:
    """What has to be in order before publication in a case."""
    again = to_be_published_again(case.situation)
    published = planned is None and again is None and stands(case.situation, PUBLISHED) is Truth.YES
    over = case.situation.occurrence(PUBLISHED) if published else None
    when = day_planned(case, planned) if over is None else None
    course = Course(case, when)
    requirements = _requirements(course, {} if contents is None else contents)
    if over is not None:
        requirements = (requirement for requirement in requirements if not _too_late_to_settle(requirement))
    in_hand = earlier.in_hand(course) is not None
    if in_hand:
        requirements = _asked_of_earlier(course, requirements)
    listed = tuple(limits.with_notes(course, requirements))
    answer = Readiness(
        planned=when,
        on=case.situation.on,
        ready=both((*(each.answer for each in listed if each.binding), *([Truth.UNKNOWN] if in_hand else []))),
        says="",
        remarks=tuple(_remarks(course)),
        requirements=listed,
        apart=(*_apart(course), *earlier.requirements(course)),
    )
    shown = (*answer.requirements, *answer.apart)
    named = (name for each in shown for name in (*each.cleared_by, *(to for day in each.days for to in day.to)))
    old = out_of_date_on(case.framework, case.situation.on, (source for each in shown for source in each.sources))
    says = _says(course, answer, over)
    return attrs.evolve(answer, says=says, titles=case.framework.titles(named), notices=old)


def _requirements(course: Course, contents: Contents) -> Iterator[Requirement]:
    """What has to be in order; the papers are looked at first, for what is given of them may be wrong."""
    in_papers = tuple(paper_contents.requirements(course, contents))
    exact = None if course.planned is None else course.planned.exact
    schedule = schedule_of(course.case, planned={} if exact is None else {PUBLISHED: PartialDate.of(exact)})
    to_tell = tuple(telling.requirements(course))
    sent = {duty.step for timescale in schedule for duty in notices.duties_of(timescale)}
    yield from sign_offs.requirements(course, sent)
    yield from sign_offs.first(course, sent)
    yield from matters.held_then(course)
    yield from matters.on_day_off(course)
    yield from matters.proceedings(course)
    tellings = {each.name: each for each in to_tell if each.kind is RequirementKind.TELLING}
    given = [
        notices.with_told(requirement, tellings) for requirement in notices.requirements(course, schedule, tellings)
    ]
    yield from given
    noticed = {each.name for each in given}
    yield from (each for each in to_tell if each.name not in noticed)
    yield from limits.requirements(course, schedule)
    yield from matters.barred(course)
    yield from matters.requirements(course)
    yield from in_papers
    yield from matters.law(course)


def _asked_of_earlier(course: Course, requirements: Iterable[Requirement]) -> Iterator[Requirement]:
    """What is asked of a report of an earlier kind: what is open weighs on it too, and no later text binds it."""
    open_ones = {each.name for each in matters.proceedings(course) if each.state is not RequirementState.CANNOT_TELL}
    for each in requirements:
        asked = earlier.asks(course, each.sources)
        if asked or each.name in open_ones:
            yield attrs.evolve(each, binding=each.binding and asked)


def _says(course: Course, answer: Readiness, over: Occurrence | None) -> str:
    """The answer in a sentence."""
    situation, in_hand = course.case.situation, earlier.in_hand(course) is not None
    if words.NOT_ASKED_FOR in answer.remarks and not in_hand:
        nothing = words.NOTHING_HAS_TO_BE if any(_allowed(course.case)) else words.NOTHING_TO_PUBLISH
        return " ".join((nothing, *_otherwise(course)))
    if words.DECIDED_AGAINST in answer.remarks:
        return words.DECIDED_AGAINST
    counts = len(answer.unmet), len(answer.unknown), len(answer.unchecked)
    down, again = published_again(situation) or (taken_down(situation), None)
    on = "" if over is None else published_on(over.span, down, situation.on.year, again=again)
    return words.ready(answer.ready, *counts, apart=in_hand, published=on)


def _too_late_to_settle(requirement: Requirement) -> bool:
    """Whether something was open before publication that nobody can weigh, ask or keep to any more."""
    weighed = requirement.kind is RequirementKind.WEIGH and requirement.met is Truth.NO
    return requirement.kind in _BEFOREHAND and requirement.state not in _SETTLED and not weighed


def _apart(course: Course) -> Iterator[Requirement]:
    """What another review has to go through: its own notices, its own panel; nothing where there is none."""
    yield from _national(course)
    case = course.case
    if case.situation.proceeding(_HOMICIDE) is Truth.YES:
        for document in case.framework.documents:
            for term in document.terms:
                if term.id == _PANEL:
                    yield Requirement(
                        kind=RequirementKind.WEIGH,
                        name=term.id,
                        title=term.defines.rstrip("."),
                        state=RequirementState.TO_WEIGH,
                        met=Truth.UNKNOWN,
                        binding=False,
                        checked=term.source.checked,
                        sources=(term.source,),
                        cleared_by=vocabulary.proceedings()[_HOMICIDE].holders,
                        why=words.APART_FROM_LOCAL,
                    )


def _national(course: Course) -> Iterator[Requirement]:
    """The notices of a national report; nothing where no national review is recorded."""
    case = course.case
    if case.situation.happened(_NATIONAL_REVIEW) is Truth.NO:
        return
    planned = case.situation.planned(_NATIONAL_REPORT)
    plans = {} if planned is None else {_NATIONAL_REPORT: planned}
    for timescale in schedule_of(case, planned=plans):
        readings = [reading for reading in timescale.readings if notices.is_notice(reading, _NATIONAL_REPORT)]
        if readings:
            yield notices.requirement(course, timescale, readings)


def _remarks(course: Course) -> Iterator[str]:
    """That it is past, no working day, an anniversary, or before the decision; it is never refused."""
    case = course.case
    if course.planned is None:
        published = stands(case.situation, PUBLISHED) is Truth.YES
        yield from _not_public(case) if published else (words.NONE_PLANNED,)
    else:
        yield from _of_the_day(course, course.planned)
    if earlier.in_hand(course) is not None:
        yield words.SERIOUS_CASE_REVIEW
    elif stands(case.situation, _REVIEW_DECIDED) is Truth.NO and not any(_otherwise(course)):
        yield words.NO_DECISION
    if stands(case.situation, DECLINED) is Truth.YES:
        yield words.DECIDED_AGAINST
    elif course.steps[PUBLISH].state is State.NOT_NEEDED and earlier.in_hand(course) is None:
        yield words.NOT_ASKED_FOR
        yield from _allowed(case)
        yield from _left_over(case)


def _not_public(case: Case) -> Iterator[str]:
    """That what was published is to be available again where it was taken down too early, or may have been."""
    published = case.situation.occurrence(PUBLISHED)
    if published is not None and taken_down_early(case, vocabulary.steps()[KEEP]) is not None:
        runs = [(duty, end) for duty, end in public_until(case, published.first) if case.day.before(end) is Truth.YES]
        last = max((end for _, end in runs), key=end_then_start)
        places = [f"{duty.source.document}, {duty.source.clauses[0]}" for duty, _ in runs]
        yield words.available_again(as_known(last, case.situation.on.year), places)
    elif (perhaps := perhaps_too_early(case)) is not None:
        yield may_be_too_early(*(as_known(when, case.situation.on.year) for when in perhaps))


def _allowed(case: Case) -> Iterator[str]:
    """Who may decide to publish all the same, by which text; nothing once that was decided."""
    actors = case.framework.words("actors")
    for deciding in decisions_of(case):
        if deciding.decision == _PUBLICATION and not deciding.taken:
            for decider in deciding.deciders:
                source = decider.duty.source
                if decider.applies is not Truth.NO and source.force is Force.MAY:
                    who = [actors[name].title for name in decider.who]
                    yield words.may_be_published(who, source.document, source.clauses[0])


def _left_over(case: Case) -> Iterator[str]:
    """That publication is planned though the review no longer publishes, and what to do about the plan."""
    for step, event, planned, way_out in plans_left_over(case):
        if event == PUBLISHED:
            year = case.situation.on.year
            ended, day = way_out.event, on_day(way_out.when, year)
            yield f"{': '.join(left_over(step.title, as_known(planned, year), ended, day))}."


def _otherwise(course: Course) -> Iterator[str]:
    """That it was decided to hold no LCSPR, or to learn in another way, and when."""
    situation = course.case.situation
    for event, says in (
        ("no-local-review-decided", decided_against),
        ("other-learning-decided", decided_on_other_learning),
    ):
        decided = situation.occurrence(event)
        if decided is not None and stands(situation, event) is Truth.YES:
            yield says(on_day(decided.span, situation.on.year))


def _of_the_day(course: Course, planned: PartialDate) -> Iterator[str]:
    situation, calendar = course.case.situation, course.case.calendar
    decision, incident = situation.occurrence(_REVIEW_DECIDED), situation.occurrence(_INCIDENT)
    if planned.last < situation.on:
        yield words.PAST
    if planned.exact is None:
        yield words.NOT_WHOLE
    elif calendar.first <= planned.exact <= calendar.last and falls_on(planned.exact, calendar):
        yield words.no_working_day(falls_on(planned.exact, calendar))
    if incident is not None and _is_anniversary(planned.exact, incident.span.exact):
        yield words.ANNIVERSARY
    if decision is not None and planned.before(decision.span) is Truth.YES:
        yield words.BEFORE_DECISION


def _is_anniversary(day: date | None, of: date | None) -> bool:
    """Whether a day is the same day of the year as another; no where one of them is known only in part."""
    return day is not None and of is not None and (day.month, day.day) == (of.month, of.day)
