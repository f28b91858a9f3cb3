"""Looking back on a record: its times, its order, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

import attrs

from cspr import vocabulary
from cspr.answers import Answers
from cspr.calendars import Calendar
from cspr.conditions.case import Case, earlier
from cspr.conditions.limbs import CASE
from cspr.dates import A_DAY, PartialDate
from cspr.exits import PAUSED, exits_of
from cspr.guidance.layers import Framework
from cspr.guidance.once import once_a_framework
from cspr.guidance.periods import OPEN_ENDED, Relation
from cspr.guidance.steps import steps_of
from cspr.history.contradictions import contradictions
from cspr.history.deviation import Deviation, DeviationKind, PossibleCause
from cspr.history.fallen_away import fallen_away
from cspr.history.order import order
from cspr.lifecycle import State
from cspr.lifecycle.answers import progress_of
from cspr.lifecycle.left_over import plans_left_over
from cspr.lifecycle.proceedings import holds_of, proceeding_title
from cspr.lifecycle.states import HOLDS
from cspr.record.new_review import events_of_one, of_one_review
from cspr.record.situation import Situation
from cspr.record.standing import asked_again
from cspr.timescales import Rank, Reading, Status, Timescale
from cspr.timescales.scheduling import schedule_of
from cspr.truth import Truth, both
from cspr.wording import history as words

_RETURN: Final = "return-information"
_HELD: Final = "publication-held"
_MAYBE_UNMET: Final = frozenset(
    {
        *(Status.LATE, Status.EARLY, Status.OVERDUE, Status.PASSED_FROM_MEMORY, Status.PASSED),
        *(Status.DATE_PASSED_CHECK, Status.MAY_BE_SUSPENDED, Status.CANNOT_TELL),
    }
)


def deviations(framework: Framework, situation: Situation, *, calendar: Calendar | None = None) -> Answers[Deviation]:
    """What was late, early, out of order, missing or held, in any record, also one entered years later.

    Each clock and each order is judged by the text in force when it started. A day known only in part stays so: what it
    cannot decide is said to be undecided. That something deviated is no verdict on anybody.

    Args:
        framework: the documents that apply, in all their editions.
        situation: what is known, on the day from which one looks back.
        calendar: the working days; those of England where nothing else is given.

    Returns:
        Dates first, then order, holds and plans, then what the record itself says twice or without a reason.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Happened, Review
        >>> review = Review("NR-07", "northamptonshire").record(
        ...     Happened("review-commissioned", "2017-11"), Happened("review-concluded", "2019")
        ... )
        >>> (late,) = deviations(framework("national"), review.as_of(date(2020, 1, 1)))
        >>> late.kind.value, late.name, str(late.due), late.sources[0].edition
        ('late', 'review-period', '2018-05-01/2018-05-30', '2015')
    """
    return Answers(deviations_of(Case(framework, situation, calendar)))


def deviations_of(case: Case) -> tuple[Deviation, ...]:
    """What was not as the texts have it in a case."""
    return (*_of_this_review(case), *_of_the_reviews_before(case))


def _of_this_review(case: Case) -> tuple[Deviation, ...]:
    times = (*_times(case), *_of_earlier_requests(case), *_fallen_away(case))
    plans = (*_plans(case), *_left_over(case))
    return (*times, *order(case), *plans, *contradictions(case.framework, case.situation))


def _of_the_reviews_before(case: Case) -> Iterator[Deviation]:
    """What was not as the texts have it in reviews that ended before another was decided on, each said to be of one."""
    before, new = earlier(case), case.situation.decided_anew
    if before is not None and new is not None:
        of_one, of = _of_one_review(case.framework), words.of_the_review_before(new)
        own = (deviation for deviation in _of_this_review(before) if deviation.name in of_one)
        yield from (attrs.evolve(deviation, why=(*deviation.why, of)) for deviation in own)
        yield from _of_the_reviews_before(before)


@once_a_framework
def _of_one_review(framework: Framework) -> frozenset[str]:
    """The steps, topics and events that belong to one review."""
    steps = {name for name, step in framework.words("steps").items() if of_one_review(step)}
    return events_of_one() | steps | {duty.topic for duty in framework.duties if duty.step in steps}


def _plans(case: Case) -> Iterator[Deviation]:
    """Of every step that is planned, not done and did not fall away: that its day has passed, or what holds it."""
    for step in (step for step in progress_of(case) if step.state is not State.NOT_NEEDED):
        for event in steps_of(case.framework)[step.step].done_by:
            planned = case.situation.planned(event)
            if planned is None or case.situation.happened(event) is not Truth.NO:
                continue
            if planned.last < case.situation.on:
                yield Deviation(
                    kind=DeviationKind.PLAN_PASSED,
                    certain=Truth.YES,
                    name=step.step,
                    title=step.title,
                    due=planned,
                    sources=step.sources,
                    why=(words.planned(planned),),
                )
                continue
            for blocker in step.blockers:
                if blocker.by in HOLDS and blocker.certain is Truth.YES:
                    yield Deviation(
                        kind=DeviationKind.PLANNED_WHILE_HELD,
                        certain=Truth.YES,
                        name=step.step,
                        title=words.under(step.title, blocker.title),
                        due=planned,
                        binding=blocker.source.force.binds and blocker.source.checked,
                        sources=(blocker.source,),
                        why=(words.planned(planned),),
                    )


def _left_over(case: Case) -> Iterator[Deviation]:
    """Of every plan of what the review no longer does: what ended it here."""
    for plan in plans_left_over(case):
        yield Deviation(
            kind=DeviationKind.PLAN_LEFT_OVER,
            certain=Truth.YES,
            name=plan.step.step,
            title=words.under(plan.step.title, plan.way_out.title),
            due=plan.planned,
            why=(words.planned(plan.planned),),
        )


def _times(case: Case) -> Iterator[Deviation]:
    """Every reading of a dated duty that was not met, or of which that cannot be told."""
    for timescale in schedule_of(case):
        for reading in timescale.readings:
            unmet = _unmet(reading, case.situation.on)
            if unmet is not None:
                yield _deviation(case, timescale, reading, unmet)


def _of_earlier_requests(case: Case) -> Iterator[Deviation]:
    """What an agency returned late on a request before its last one."""
    for agency in case.situation.agencies:
        for again in asked_again(case.situation, agency):
            before = attrs.evolve(case.situation, on=again.first - A_DAY)
            then = Case(case.framework, before, case.calendar)
            for timescale in schedule_of(then):
                for reading in timescale.readings if (timescale.topic, timescale.about) == (_RETURN, agency) else ():
                    unmet = _unmet(reading, then.situation.on)
                    if unmet is not None and unmet.kind is DeviationKind.LATE:
                        yield _deviation(then, timescale, reading, unmet)


def _fallen_away(case: Case) -> Iterator[Deviation]:
    """What was not kept by the record as it stood when it fell away."""
    done = {(each.topic, each.about): each.readings[0].done for each in schedule_of(case)}
    for gone in fallen_away(case):
        unmet = _unmet(gone.reading, gone.before.situation.on)
        assert unmet is not None  # noqa: S101 -- chosen for not being kept
        when = done[gone.timescale.topic, gone.timescale.about]
        if unmet.kind is DeviationKind.MISSING and when is not None:  # it was done after all, and entered later
            unmet = _Unmet(DeviationKind.LATE, both((unmet.certain, unmet.due.before(when))), unmet.due)
        if unmet.certain is not Truth.NO:
            deviation = _deviation(gone.before, gone.timescale, gone.reading, unmet)
            yield attrs.evolve(deviation, when=when, why=(*deviation.why, words.fell_away(gone.entered)))


class _Unmet(NamedTuple):
    kind: DeviationKind
    certain: Truth
    due: PartialDate


def _deviation(case: Case, timescale: Timescale, reading: Reading, unmet: _Unmet) -> Deviation:
    early = unmet.kind is DeviationKind.EARLY
    opened = early and (reading.opens is not None or reading.relation is Relation.NOT_BEFORE)
    return Deviation(
        kind=unmet.kind,
        certain=both((unmet.certain, reading.applies)),
        name=timescale.topic,
        title=_title(case, timescale),
        about=reading.about,
        when=reading.done,
        due=unmet.due,
        late_by=reading.late_by if unmet.kind is DeviationKind.LATE else None,
        label=reading.label,
        standing=reading.standing,
        binding=reading.source.force.binds and reading.source.checked and not reading.relaxations,
        sources=(reading.source,),
        causes=() if early else tuple(_causes(case, reading, unmet.due)),
        why=(words.time_ran(unmet.due, opened=opened), *reading.reasons),
    )


def _title(case: Case, timescale: Timescale) -> str:
    """What is owed, and of what is owed for several, for whom."""
    if timescale.about == CASE:
        return timescale.title
    kind, _, name = timescale.about.partition(":")
    word = case.framework.words("actors").get(name)
    return f"{timescale.title} ({f'{kind} {name}' if word is None else word.title})"


def _unmet(reading: Reading, today: date) -> _Unmet | None:
    """How a reading was not met, and whether that is sure."""
    due, done = reading.due, reading.done
    if reading.status not in _MAYBE_UNMET or due is None or reading.standing is Rank.DOES_NOT_ARISE:
        return None
    from_then_on = reading.relation in OPEN_ENDED
    if done is None:
        kind, sure = DeviationKind.MISSING, Truth.NO if from_then_on else due.before(PartialDate.of(today))
    elif from_then_on:
        kind, sure = DeviationKind.EARLY, done.before(due)
    else:
        kind, sure = DeviationKind.LATE, due.before(done)
        if sure is Truth.NO and reading.opens is not None:
            kind, sure, due = DeviationKind.EARLY, done.before(reading.opens), reading.opens
    if sure is Truth.NO:
        return None
    return _Unmet(kind, Truth.UNKNOWN if reading.relaxations else sure, due)


def _causes(case: Case, reading: Reading, due: PartialDate) -> Iterator[PossibleCause]:
    for name, title, began in _began(case, reading.duty.step):
        yield PossibleCause(
            name=name,
            title=title,
            began=began,
            in_time=~due.before(began),
            before_done=None if reading.done is None else began.before(reading.done),
        )


def _began(case: Case, step: str | None) -> Iterator[tuple[str, str, PartialDate]]:
    """What may have held a review up, and since when."""
    situation, steps = case.situation, steps_of(case.framework)
    held = situation.occurrence(_HELD)
    if held is not None:
        yield _HELD, vocabulary.events()[_HELD].title, held.span
    for delay in situation.delays():
        yield delay.reason, words.delay(steps[delay.step].title), delay.on
    for way_out in case.once(exits_of):
        if way_out.effect == PAUSED:
            yield way_out.event, way_out.title, way_out.when
    holds = (hold for hold in holds_of(case.framework) if step in hold.stops or step in hold.may_delay)
    kinds = case.framework.words("proceedings")
    for kind in dict.fromkeys(name for hold in holds for name in hold.during if name in kinds):
        for state in situation.proceedings(kind):
            if state.since is not None and state.state != "none":
                yield kind, proceeding_title(case.framework, kind), state.since
