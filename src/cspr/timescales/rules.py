"""The dated rules of a framework: every period of every duty, once for each way in which it can be counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from operator import itemgetter
from typing import TypeAlias

import attrs

from cspr.answers import Answers, Named
from cspr.arguments import a_switch
from cspr.clocks.ways_to_count import Way, ways
from cspr.conditions.limbs import CASE, PROCEEDING
from cspr.grouping import grouped
from cspr.guidance.layers import Framework
from cspr.guidance.model import Duty
from cspr.guidance.once import once_a_framework
from cspr.guidance.periods import THAT_DAYS, Hours, Relation, Timing, WorkingHours
from cspr.guidance.steps import comes_back_beyond, part_beside_title, subject_of
from cspr.word import Event
from cspr.wording import arising, at_meetings, deadlines, periods
from cspr.wording.common import MANNERS, in_words
from cspr.wording.days import as_known


@attrs.frozen(kw_only=True, repr=False)
class RulePeriod(Named):
    """What is known of a reading before any case: the duty, one candidate event and one way of counting.

    Args:
        duty: the rule that lays the duty.
        timing: its period.
        event: the event counted from, or ``None`` for a fixed date; the first of several that all start it.
        way: the way of counting.
        label: what tells the reading from the others of its document; empty where it is the only one.
        starts: the event in words, for a sentence.
        arises: in words, what has to hold and what must not for the duty to arise; empty where it always does.
        says: the period and how the text is read, a sentence each.
        without_date: why there is no date, where there is none.
    """

    duty: Duty
    timing: Timing
    event: str | None
    way: Way
    label: str
    starts: str
    arises: str
    says: tuple[str, ...]
    without_date: str

    @property
    def key(self) -> str:
        """An id of the reading that stays the same from case to case and from day to day.

        Examples:
            >>> from cspr.guidance import framework
            >>> from cspr.timescales import rule_periods
            >>> rule_periods(framework("national"))[0].key
            'working-together-2018/notify-panel local-authority-aware working-days day-after-is-day-1'
        """
        return " ".join((self.duty.name, self.event or "-", self.way.unit or "-", self.way.counting.value))


def rule_periods(framework: Framework, *, other: bool = False) -> Answers[RulePeriod]:
    """Every reading of every dated duty of a framework, in the order of the steps, worked out once.

    Args:
        framework: whose duties they are.
        other: also count with the day of the event as day 1.

    Examples:
        >>> from cspr.guidance import framework
        >>> periods = rule_periods(framework("northamptonshire"))
        >>> [period.label for period in periods if period.duty.id == "hold-rapid-review--flowchart"]
        ['flowchart, calendar days', 'flowchart, working days']
    """
    return Answers(_in_every_way(framework) if a_switch(other, "other") else _in_usual_ways(framework))


Topics: TypeAlias = "Mapping[tuple[str, str | None], Sequence[RulePeriod]]"


def on_topics(periods: Iterable[RulePeriod]) -> Topics:
    """Readings by what they are about, and by for each of what they are owed; those of the highest authority first."""
    several = grouped(((subject_of(period.duty), period.duty.each), period) for period in periods)
    return {topic: sorted(readings, key=_highest_first) for topic, readings in several.items()}


@once_a_framework
def on_topics_of_the_case(framework: Framework) -> Topics:
    """The readings of what is owed in each case, and of what comes back beyond it, in the usual ways."""
    periods = _in_usual_ways(framework)
    return on_topics(period for period in periods if period.duty.level == CASE or comes_back_beyond(period.duty))


def _highest_first(period: RulePeriod) -> tuple[int, str]:
    return period.duty.source.authority.rank, period.duty.source.instrument


@once_a_framework
def first_periods(framework: Framework) -> Mapping[str, RulePeriod]:
    """Of each dated duty, by its name, the first of its readings."""
    return {period.duty.name: period for period in reversed(_in_usual_ways(framework))}


@once_a_framework
def relaxing(framework: Framework) -> Mapping[Duty, tuple[Duty, ...]]:
    """For each duty that can be suspended the rules that suspend it while they are in force."""
    duties = [duty for duty in framework.duties if duty.timing is not None and not duty.relaxes]
    return {duty: rules for duty in duties if (rules := framework.relaxed_by(duty))}


@once_a_framework
def _in_usual_ways(framework: Framework) -> tuple[RulePeriod, ...]:
    return tuple(_periods(framework, other=False))


@once_a_framework
def _in_every_way(framework: Framework) -> tuple[RulePeriod, ...]:
    return tuple(_periods(framework, other=True))


def _periods(framework: Framework, *, other: bool) -> Iterator[RulePeriod]:
    order = {topic: place for place, topic in enumerate((*framework.words("steps"), *framework.words("topics")))}
    last = len(order)
    dated = [(duty, duty.timing) for duty in framework.duties if duty.timing is not None and not duty.relaxes]
    places = [(order.get(duty.step or duty.topic, last), order.get(duty.topic, last)) for duty, _ in dated]
    for _, (duty, timing) in sorted(zip(places, dated, strict=True), key=itemgetter(0)):
        yield from _of_duty(framework, duty, timing, other=other)


def _of_duty(framework: Framework, duty: Duty, timing: Timing, *, other: bool) -> Iterator[RulePeriod]:
    several = ways(timing, other=other)
    units, countings = {way.unit for way in several}, {way.counting for way in several}
    settled = len(ways(timing)) == 1
    arises = arising.arises(*([_name(framework, name) for name in names] for names in (duty.when, duty.unless)))
    counted = () if timing.set_by else timing.of
    starting = [counted] if counted and timing.established else [(event,) for event in counted or ("",)]
    for events in starting:
        event = events[0] or None
        starts = (" and " if timing.last_of else " or ").join(
            dict.fromkeys(_event(framework, name) for name in events if name)
        )
        for way in several:
            label = [
                part_beside_title(duty),
                in_words(duty.reading),
                MANNERS[duty.how],
                "" if timing.established else f"from {deadlines.start(starts)}",
                way.unit.replace("-", " ") if len(units) > 1 else "",
                deadlines.CONVENTIONS[way.counting.value] if len(countings) > 1 else "",
            ]
            yield RulePeriod(
                duty=duty,
                timing=timing,
                event=event,
                way=way,
                label=", ".join(part for part in label if part),
                starts=starts,
                arises=arises,
                says=tuple(_says(duty, timing, way, starts, partial(_event, framework), settled=settled)),
                without_date=_without_date(framework, timing, way, event, starts),
            )


def _without_date(framework: Framework, timing: Timing, way: Way, event: str | None, starts: str) -> str:
    """Why there is no date where there is none."""
    if not way.amounts:
        return deadlines.without_figure(timing.says)
    word = framework.words("events").get(event or "")
    if isinstance(word, Event) and word.meeting_of:
        return at_meetings.no_meeting(framework.words("actors")[word.meeting_of].title, _event(framework, word.after))
    return deadlines.NO_START if event is None else deadlines.not_recorded(starts, last_of=timing.last_of)


def _says(
    duty: Duty, timing: Timing, way: Way, starts: str, name: Callable[[str], str], *, settled: bool
) -> Iterator[str]:
    relation, to_end_of = timing.said, timing.to_end_of
    more = periods.beside(timing.day_of_event, timing.time, timing.after_each if timing.amounts else "")
    if timing.date is not None:
        yield f"by {as_known(timing.date, None)}"
    elif timing.each_year:
        yield periods.each_year(timing.each_year)
    elif timing.set_by:
        yield periods.SET_BY
    elif timing.amounts:
        figures = [amount.n for amount in timing.amounts]
        unit = periods.clear(way.unit, clear=timing.clear)
        yield periods.period(relation, figures, unit, to_end_of=to_end_of, more=more)
        yield from _how_counted(duty, timing, way)
    elif timing.relation is Relation.ON or timing.to_end_of:
        yield f"{periods.itself(relation, to_end_of, timing.after_each)} {starts}".rstrip() + more
    else:
        unsaid = timing.says == deadlines.UNSAID
        yield deadlines.vague(timing.says if unsaid else timing.how or timing.relation.value, starts)
    late = periods.received(timing.cut_off, from_working_day=timing.from_working_day)
    pauses = [(name(since), name(until)) for since, until in timing.stands_still]
    still = periods.does_not_run([name(kind) for kind in timing.stops_while], pauses)
    beside = (
        (late, late),
        (periods.from_which(timing.from_day), timing.from_day),
        (periods.THAT_DAY_OVER, to_end_of in THAT_DAYS),
        (periods.TIME_OF_DAY, timing.time),
        (periods.LAST_OF, timing.last_of),
        (periods.FROM_START, timing.from_start),
        (still, still),
        (periods.LESS_MORE_TIME, timing.extended_up_to and timing.extended_by is None),
        (deadlines.SILENCE, duty.silence),
    )
    yield from (sentence for sentence, holds in beside if holds)
    if not timing.established:
        yield deadlines.START_NOT_SETTLED
    if not settled or not way.plain:
        yield deadlines.PLAIN_READING if way.plain else deadlines.OTHER_READING


def _how_counted(duty: Duty, timing: Timing, way: Way) -> Iterator[str]:
    """What is to be known of how a figure is counted."""
    if timing.relation is Relation.EVERY and timing.of and duty.step is None:
        yield deadlines.COMES_BACK
    if timing.clear:
        yield periods.CLEAR_DAYS if way.clear else periods.CLEAR_LAST_DAY
    if type(timing.amounts[0]) is Hours:
        yield periods.HOURS
    if type(timing.amounts[0]) is WorkingHours:
        yield periods.WORKING_HOURS


def _event(framework: Framework, event: str) -> str:
    """What an event, or other proceedings, is called within a sentence."""
    word = framework.words("events").get(event) or framework.words("proceedings").get(event)
    return deadlines.event(event, event if word is None else word.title)


def _name(framework: Framework, name: str) -> str:
    """What has to hold, quoted: the title of a test, an event, a step or a proceeding, or a question answered yes."""
    test = next((criterion.title for criterion in framework.criteria if criterion.id == name), None)
    if test is not None:
        return repr(test)
    fact = framework.words("facts").get(name)
    word = framework.words("events").get(name) or framework.words("steps").get(name)
    if word is None and fact is not None:
        return f"{fact.question!r} yes"
    word = word or framework.words("proceedings").get(name.removeprefix(PROCEEDING))
    return repr(name if word is None else word.title)
