"""All of it for one situation: tests, dates, steps, roles and publication."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import ClassVar, Final

import attrs

from cspr import guidance
from cspr.answers import Answer
from cspr.calendars import Calendar
from cspr.conditions.case import Case
from cspr.criteria import Assessment, Consequence, Deciding, FactorList, Fairness, Question
from cspr.criteria.assessing import assessed
from cspr.criteria.consequence import consequences_of
from cspr.criteria.deciding import decisions_of
from cspr.criteria.factor_lists import factors_of, own_lists_of
from cspr.criteria.fairness_questions import fairness_of
from cspr.criteria.open_questions import questions_of
from cspr.dates import PartialDate
from cspr.first_screen.agreements import agreements_of
from cspr.first_screen.cards import Glance
from cspr.first_screen.screen import glance, glance_of
from cspr.guidance.applicable import in_force_on, near_match
from cspr.guidance.instruments import Instrument
from cspr.guidance.layers import Framework
from cspr.guidance.superseding import out_of_date_on
from cspr.learning import ActionPlan
from cspr.learning.action_plan import plan_of
from cspr.lifecycle import Progress
from cspr.lifecycle.answers import progress_of
from cspr.lifecycle.states import OPEN, State
from cspr.people import Ledger
from cspr.people.all_ledgers import ledgers_of
from cspr.people.rows import LedgerKind
from cspr.publication import Readiness
from cspr.publication.course import as_planned
from cspr.publication.readiness_check import readiness_of
from cspr.record.situation import Situation
from cspr.roles import Appointments, Profile
from cspr.roles.appointing import appointments_of
from cspr.roles.profiling import also_asked, profiles_of
from cspr.roles.role_tasks import Task, owed_at
from cspr.sources import Source
from cspr.timescales import Timescale
from cspr.timescales.scheduling import schedule_of
from cspr.truth import Truth
from cspr.wording import report as words
from cspr.wording.common import NOT_LEGAL_ADVICE, partnership_name
from cspr.wording.days import as_known
from cspr.wording.editions import enacted

_HIDDEN: Final = (State.NOT_NEEDED, State.OVERTAKEN)


@attrs.frozen(kw_only=True, repr=False)
class Report(Answer):
    """What the documents ask and what is known, for one review on one day.

    Args:
        version: of the library.
        reference: of the review.
        partnership: whose review it is.
        on: the day asked about.
        known_on: only what was known on that day, where that was asked for.
        instruments: the documents in force on the day, or that may be, each with which of the two.
        digest: of the guidance.
        calendar: the working days.
        assessments: which tests are met.
        considerations: factors to weigh.
        lists: what the partnership's own lists ask of its papers and steps, for people to look at.
        questions: what to ask next.
        consequences: what follows from the tests: who is told, which way a case goes, how many forms.
        decisions: who takes each, and what is to be said of those that were taken.
        schedule: every dated duty.
        progress: every step.
        profiles: who does what.
        appointments: who holds which role, and what stands in the way.
        fairness: whether protected characteristics were considered: questions, and no score.
        ledgers: how it stands with people and meetings, ledger by ledger; who was appointed stands in ``appointments``.
        readiness: what stands before publication.
        action_plan: what became of the learning.
        also_asked: what else the local documents ask in the case, or may, that no other part names.
        notices: what the reader has to know of the answer itself, such as a local edition that is missing.
        not_checked: ids of the clauses that the answer rests on and that were not checked against a text.
        first_screen: what matters most, in forty lines.
    """

    __written__: ClassVar = (
        *("version", "reference", "partnership", "on", "known_on", "instruments", "digest", "calendar"),
        *("assessments", "considerations", "lists", "questions", "consequences", "decisions", "schedule", "progress"),
        *("profiles", "appointments", "fairness", "ledgers", "readiness", "action_plan", "also_asked", "notices"),
        *("not_checked", "legal", "first_screen"),
    )

    version: str
    reference: str
    partnership: str
    on: date
    known_on: date | None
    instruments: tuple[tuple[Instrument, Truth], ...]
    digest: str
    calendar: Calendar
    assessments: tuple[Assessment, ...]
    considerations: tuple[FactorList, ...]
    lists: tuple[FactorList, ...]
    questions: tuple[Question, ...]
    consequences: tuple[Consequence, ...]
    decisions: tuple[Deciding, ...]
    schedule: tuple[Timescale, ...]
    progress: tuple[Progress, ...]
    profiles: tuple[Profile, ...]
    appointments: Appointments
    fairness: Fairness
    ledgers: tuple[Ledger, ...]
    readiness: Readiness
    action_plan: ActionPlan
    also_asked: tuple[Task, ...]
    notices: tuple[str, ...]
    not_checked: tuple[str, ...]
    first_screen: Glance

    @property
    def legal(self) -> str:
        """The notice that it is no legal advice, and how much of it was not checked."""
        if not self.not_checked:
            return f"{NOT_LEGAL_ADVICE} {words.ALL_CHECKED}"
        return f"{NOT_LEGAL_ADVICE} {words.NOT_CHECKED.format(', '.join(self.not_checked))}"


def report(
    framework: Framework,
    situation: Situation,
    *,
    planned: date | None = None,
    calendar: Calendar | None = None,
    since: Situation | None = None,
) -> Report:
    """Answer everything for one review on one day.

    Args:
        framework: the documents that apply.
        situation: what is known, and on which day it is asked.
        planned: the day on which publication is planned; the one that the record plans where left out.
        calendar: the working days; those of England where nothing else is given.
        since: an earlier situation of the same review: the first screen then says what is new since.

    Raises:
        CsprError: ``before-any-guidance`` where no document was in force on the day.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Review
        >>> situation = Review("NR-07", partnership="northamptonshire").as_of(date(2021, 4, 1))
        >>> print(report(framework("northamptonshire"), situation).legal[:25])
        This is not legal advice.
    """
    from cspr._version import __version__

    situation = as_planned(framework, situation, planned, calendar)
    case = Case(framework, situation, calendar)
    day = case.day
    screen = glance_of(case) if since is None else glance(framework, situation, calendar=calendar, since=since)
    whole = Report(
        version=__version__,
        reference=situation.reference,
        partnership=framework.partnership,
        on=situation.on,
        known_on=situation.known_on,
        instruments=in_force_on(framework, day),
        digest=framework.digest(),
        calendar=case.calendar,
        assessments=assessed(case),
        considerations=factors_of(case),
        lists=own_lists_of(case),
        questions=tuple(_asked(case)),
        consequences=consequences_of(case),
        decisions=decisions_of(case),
        schedule=schedule_of(case),
        progress=progress_of(case),
        profiles=profiles_of(case),
        appointments=appointments_of(case),
        fairness=fairness_of(case),
        ledgers=tuple(ledger for ledger in ledgers_of(case) if ledger.of is not LedgerKind.APPOINTMENTS),
        readiness=readiness_of(case, planned=planned),
        action_plan=plan_of(case),
        also_asked=(),
        notices=(*_notices(framework, day), *_standing_in(framework, day), *_of_the_record(framework, situation)),
        not_checked=(),
        first_screen=screen,
    )
    whole = attrs.evolve(whole, also_asked=also_asked(case, _named(whole)))
    return attrs.evolve(whole, not_checked=_not_checked(framework, whole))


def _asked(case: Case) -> Iterator[Question]:
    """The questions that could still decide a test, then what would let a step go on that is on hold."""
    asked = questions_of(case)
    yield from asked
    names = {(question.name, question.about) for question in asked}
    more = (agreement.question for agreement in agreements_of(case))
    yield from (question for question in more if (question.name, question.about) not in names)


def _notices(framework: Framework, day: PartialDate) -> Iterator[str]:
    local = [(instrument, instrument.window.holds(day)) for instrument in framework.local]
    near = near_match(framework)
    if near:
        yield words.NEAR_MATCH.format(near)
    if framework.partnership not in {guidance.NATIONAL, *guidance.partnerships()} and not local:
        yield words.NONE_HELD
    if local and all(answer is Truth.NO for _, answer in local):
        yield words.NO_LOCAL.format(partnership_name(framework.partnership), as_known(day, None))
    for instrument, answer in local:
        if answer is Truth.UNKNOWN:
            yield words.MAYBE_IN_FORCE.format(instrument.title, as_known(day, None))
    yield from out_of_date_on(framework, day.first)
    for instrument in framework.instruments.values():
        if instrument.window.enacted is not None and instrument.window.waits(day):
            yield f"{enacted(instrument.title, instrument.window.enacted)}."
        if instrument.window.holds(day) is not Truth.NO and any(part.topics for part in instrument.unread):
            yield words.READ_IN_PART.format(instrument.title)


def _standing_in(framework: Framework, day: PartialDate) -> Iterator[str]:
    titles = framework.words("actors")
    for document in framework.documents:
        for succession in document.successions:
            names = ", ".join(titles[name].title for name in framework.standing_for(succession.of, day))
            note = f" {succession.note}" if succession.note and day.last >= succession.on else ""
            yield words.SUCCEEDED.format(
                titles[succession.of].title, as_known(day, None), names, ", ".join(succession.source.clauses), note
            )


def _of_the_record(framework: Framework, situation: Situation) -> Iterator[str]:
    for other in situation.partnerships if len(situation.partnerships) > 1 else ():
        if other != framework.partnership:
            yield words.SHARED.format(partnership_name(other), "report")
    if situation.children and situation.listed("child") is not Truth.YES:
        yield words.CHILDREN


def _not_checked(framework: Framework, whole: Report) -> tuple[str, ...]:
    """The clauses that a report rests on and that were not checked against a text."""
    doubtful = {name for source in set(_sources(whole)) if not source.checked for name in source.clauses}
    return tuple(sorted(name for name in doubtful if not framework.clauses[name].basis.checked))


def _named(whole: Report) -> frozenset[str]:
    """The clauses of which something is told in some part of a report; what does not apply tells of none."""
    open_ = {step.step for step in whole.progress if step.state in OPEN}
    sources = chain(
        _sources(attrs.evolve(whole, progress=(), schedule=())),
        (source for step in whole.progress if step.state not in _HIDDEN for source in step.sources),
        (blocker.source for step in whole.progress for blocker in step.blockers),
        (reading.source for each in whole.schedule for reading in each.readings if reading.applies is not Truth.NO),
        (task.source for profile in whole.profiles for task in profile.tasks if owed_at(task, open_)),
    )
    return frozenset(name for source in sources for name in source.clauses)


def _sources(whole: Report) -> Iterator[Source]:
    for assessment in whole.assessments:
        yield assessment.criterion.source
    for consideration in whole.considerations:
        yield consideration.checklist.source
    for consequence in whole.consequences:
        yield consequence.duty.source
    for decision in whole.decisions:
        yield from (each.duty.source for each in (*decision.deciders, *decision.beside))
        yield from (source for taken in decision.taken for doubt in taken.findings for source in doubt.sources)
    for timescale in whole.schedule:
        for reading in timescale.readings:
            yield reading.source
    for step in whole.progress:
        yield from step.sources
        yield from (blocker.source for blocker in step.blockers)
    for ledger in whole.ledgers:
        yield from (source for row in ledger.rows for source in row.sources)
    for requirement in whole.readiness.requirements:
        yield from requirement.sources
    yield from (asked.source for asked in whole.fairness.asked)
    people = whole.appointments
    yield from (each.source for each in people.in_the_way)
    yield from (check.source for person in people.people for check in person.checks)
    yield from (check.source for group in people.groups for check in group.checks)
    plan = whole.action_plan
    yield from (source for gap in plan.gaps for source in gap.sources)
    yield from (briefing.source for briefing in plan.briefings)
    yield from (each.source for each in plan.recurring)
