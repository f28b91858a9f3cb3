"""The action plan of a review: from a theme to proof that something changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from cspr.arising.judging import arising
from cspr.calendars import Calendar
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.grouping import grouped
from cspr.guidance.layers import Framework
from cspr.guidance.live_rules import live_duties
from cspr.guidance.model import Duty
from cspr.guidance.owing import owing
from cspr.guidance.periods import Relation
from cspr.guidance.steps import step_of, title_of_recurring
from cspr.guidance.superseding import out_of_date_on
from cspr.learning.agreeing import agreeing
from cspr.learning.answers import ActionPlan, StagePoints
from cspr.learning.briefing import briefings_of
from cspr.learning.duty_answers import Recurring
from cspr.learning.gaps import Gaps, chases, of_recurring
from cspr.learning.of_actions import of_actions
from cspr.learning.register import FINISHED, Register
from cspr.record.situation import Situation
from cspr.timescales import Reading
from cspr.timescales.rules import first_periods
from cspr.timescales.scheduling import schedule_of
from cspr.truth import Truth, both
from cspr.wording import learning as words

_BEYOND_THE_CASE: Final = frozenset({"agency", "partnership"})
_STEP: Final = "monitor-progress"
_TOPICS: Final = frozenset({"annual-report"})
_AFTER: Final = "improvement"
_REPORT: Final = "quarterly-report-made"
_MONITORED: Final = "progress-monitored"

_CALLED: Final = frozenset({"composite-action-plan", "action-plan"})


def plan(framework: Framework, situation: Situation, *, calendar: Calendar | None = None) -> ActionPlan:
    """The action plan of a review: what is open, done, shown, missing, and who is to be chased.

    Args:
        framework: the documents that apply.
        situation: what is known, and on which day it is asked.
        calendar: the working days; those of England where nothing else is given.

    Returns:
        Themes, recommendations and actions; each gap with its clause and whose duty it is. The outcome of a
        recommendation stands apart from the completion of its actions.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Action, Progressed, Recommendation, Review
        >>> review = Review("NR-07", "northamptonshire").record(
        ...     Recommendation("R1", "2021-09-01"),
        ...     Action("A1", "2021-10-04", recommendations=["R1"], owner="police", due="2022-03-31", criteria_ref="C1"),
        ...     Progressed("A1", "done", on="2022-02-14"),
        ... )
        >>> answer = plan(framework("northamptonshire"), review.as_of(date(2022, 4, 4)))
        >>> [gap.says for gap in answer.gaps][0]
        'A1 is said to be done (Mon 14 Feb), without evidence.'
    """
    return plan_of(Case(framework, situation, calendar))


def plan_of(case: Case) -> ActionPlan:
    """The action plan of a case."""
    register = Register(case.situation)
    recurring = tuple(_recurring(case))
    gaps = (*of_recurring(recurring, case.situation.on), *Gaps(case, register).all())
    things = tuple(_things(register))
    answer = ActionPlan(
        reference=case.situation.reference,
        partnership=case.framework.partnership,
        on=case.situation.on,
        says="",
        names=tuple(_names(case)),
        themes=register.themes,
        recommendations=register.recommendations,
        actions=register.actions,
        points=tuple(_points(register)),
        gaps=gaps,
        chase=chases(gaps),
        agreeing=tuple(agreeing(case)),
        recurring=recurring,
        of_actions=tuple(of_actions(case, register.actions)),
        briefings=briefings_of(case),
        complete=sum(things),
        needed=len(things),
    )
    counts, titles = answer.counts, case.framework.titles(_named(answer))
    says = words.plan(counts, len(answer.themes), counts["overdue"], len(gaps))
    owed = (*(each.source for each in answer.agreeing), *(each.source for each in answer.recurring))
    shown = (*(source for gap in gaps for source in gap.sources), *owed)
    return attrs.evolve(
        answer, says=says, titles=titles, notices=out_of_date_on(case.framework, case.situation.on, shown)
    )


def _named(answer: ActionPlan) -> Iterator[str]:
    """Whom the plan names, and which documents."""
    yield from (document for document, _ in answer.names)
    yield from (each.who for each in answer.chase)
    yield from (who for gap in answer.gaps for who in gap.owed_by)
    yield from (who for each in answer.agreeing for who in each.who)
    yield from (who for each in answer.recurring for who in each.who)
    yield from (who for each in answer.of_actions for who in (*each.who, *each.to))
    for action in answer.actions:
        yield from (action.owner or "", action.decided_by or "")
    for each in answer.recommendations:
        yield from (each.to or "", each.decided_by or "", each.outcome_by or "")


def _names(case: Case) -> Iterator[tuple[str, str]]:
    """What the documents call the plan, or the meeting at which it is agreed."""
    for document in case.framework.documents:
        called = (term for term in document.terms if term.means in _CALLED)
        for term, _ in case.framework.live(called, case.day):
            yield from ((document.instrument.slug, says) for says in term.says)


def _points(register: Register) -> Iterator[StagePoints]:
    stages = {theme.stage or "": [0, 0] for theme in register.themes}
    for theme in register.themes:
        stages[theme.stage or ""][0] += 1
        stages[theme.stage or ""][1] += theme.acted_on_early is Truth.YES
    for stage, (found, acted_on) in stages.items():
        yield StagePoints(stage=stage, found=found, acted_on=acted_on)


def _things(register: Register) -> Iterator[bool]:
    """Of each thing that makes a plan complete, whether it is there."""
    for recommendation in register.recommendations:
        dropped = recommendation.not_implemented is not None
        yield dropped or bool(recommendation.actions)
        yield dropped or recommendation.outcome is not None
    for action in register.actions:
        dropped = action.not_implemented is not None
        yield bool(action.recommendations or action.themes)
        yield from (dropped or thing is not None for thing in (action.owner, action.due, action.criteria_ref))
        yield action.state in FINISHED
        yield dropped or bool(action.evidence)
        yield dropped or action.impact is not None


def _recurring(case: Case) -> Iterator[Recurring]:
    """What the documents ask for again and again, that arises or may in a case."""
    live = live_duties(case.framework, case.day)
    duties = [duty for duty in live if duty.step == _STEP or duty.topic in _TOPICS or _comes_back(case, duty)]
    arises = [duty for duty in duties if arising(case, duty).answer is not Truth.NO]
    timed = any(duty.timing is not None for duty in arises)
    readings: Mapping[str, Sequence[Reading]] = _readings(case) if timed else {}
    yield from (_one(case, duty, reading) for duty in arises for reading in readings.get(duty.name, (None,)))


def _comes_back(case: Case, duty: Duty) -> bool:
    """Whether a text asks again and again for a step after the review, whatever the step is called."""
    step = step_of(case.framework, duty)
    again = duty.timing is not None and duty.timing.relation is Relation.EVERY
    return again and step is not None and step.stage == _AFTER


def _readings(case: Case) -> Mapping[str, Sequence[Reading]]:
    """Where each duty stands: one that is owed for each of several, for each of them."""
    schedules = (*schedule_of(case), *schedule_of(case, levels=_BEYOND_THE_CASE))
    every = (reading for timescale in schedules for reading in timescale.readings)
    last = {(reading.duty.name, reading.about): reading for reading in every}
    return grouped((name, reading) for (name, _), reading in last.items())


def _one(case: Case, duty: Duty, reading: Reading | None) -> Recurring:
    step = step_of(case.framework, duty)
    own = () if step is None or step.id == _STEP else step.done_by
    events = own or (_REPORT if reading is not None and reading.event == _REPORT else _MONITORED,)
    due, applies, about = (None, Truth.NO, CASE) if reading is None else (reading.due, reading.applies, reading.about)
    return Recurring(
        name=duty.name,
        title=_title(case, duty, about),
        about=about,
        who=owing(duty.who, about),
        to=duty.to,
        every=words.how_often(duty.timing.says if duty.timing else "", *_period(case, duty)),
        last=_last(case, events, about),
        next=due,
        overdue=Truth.NO if due is None else both((due.before(case.day), applies)),
        source=duty.source,
    )


def _title(case: Case, duty: Duty, about: str) -> str:
    """What comes back, with the one for whom somebody else owes it."""
    title, name = title_of_recurring(case.framework, duty), about.partition(":")[2]
    actors = case.framework.words("actors")
    whom = actors[name].title if name in actors else about.replace(":", " ")
    return title if about == CASE or name in owing(duty.who, about) else f"{title} ({whom})"


def _period(case: Case, duty: Duty) -> tuple[tuple[str, ...], str]:
    """The period of a duty in words, and what it is counted from."""
    period = first_periods(case.framework).get(duty.name)
    return ((), "") if period is None else (period.says, period.starts)


def _last(case: Case, events: Iterable[str], about: str) -> PartialDate | None:
    occurred = (case.situation.occurrence(event, whom) for event in events for whom in (about, CASE))
    return max(
        (span for each in occurred if each is not None for span in each.spans), key=lambda span: span.last, default=None
    )
