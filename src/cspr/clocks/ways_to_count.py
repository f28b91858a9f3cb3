"""The ways in which a period of a text can be counted, where it leaves that open."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from functools import cached_property
from typing import Any, Final, cast

import attrs

from cspr.answers import Short
from cspr.arguments import a_switch, of_kind
from cspr.errors import wrong
from cspr.guidance.periods import (
    BEFORE_IT,
    EXACT,
    Amount,
    CalendarDays,
    Days,
    Months,
    NumberedDay,
    Relation,
    Timing,
    WorkingDays,
    Years,
    unit,
)

_ON_WORKING_DAYS: Final = frozenset({"working-days", "working-hours"})
BACKWARDS: Final = frozenset({Relation.AT_LEAST_BEFORE, Relation.ABOUT_BEFORE, Relation.AT_MOST_BEFORE})
# Of "within five clear days" the last day is one of the five: only between two events are both ends left out.
_BETWEEN_ENDS: Final = frozenset({Relation.AT_LEAST_BEFORE, Relation.NOT_BEFORE})


def is_ahead(timing: Timing) -> bool:
    """Whether a time lies some time ahead of what it is counted from."""
    return timing.relation in BACKWARDS or timing.how in BEFORE_IT


class Counting(Enum):
    """The convention by which days are counted.

    Examples:
        >>> Counting.DAY_AFTER_IS_DAY_1.value
        'day-after-is-day-1'
    """

    DAY_AFTER_IS_DAY_1 = "day-after-is-day-1"
    DAY_OF_EVENT_IS_DAY_1 = "day-of-event-is-day-1"
    DAY_BEFORE_IS_DAY_1 = "day-before-is-day-1"
    SAME_DAY_OF_MONTH = "same-day-of-month"
    DAY_OF_EVENT = "day-of-event"
    FIXED_DATE = "fixed-date"
    NO_FIGURE = "no-figure"


@attrs.frozen(kw_only=True, repr=False)
class Way(Short):
    """One way in which a period can be counted.

    Args:
        amounts: the period, in a unit that is settled; two amounts for a window.
        relation: how it stands to the event.
        counting: the convention.
        plain: whether this is the plain reading of the text.
        to_end_of: to the end of what, or to which day, it runs on, as in ``Timing``; empty where to none.
        clear: whether neither end is among the days, so that one more lies between the two.

    Raises:
        CsprError: ``not-an-amount`` or ``negative-amount``.
    """

    amounts: tuple[Amount, ...]
    relation: Relation
    counting: Counting
    plain: bool
    to_end_of: str = ""
    clear: bool = False

    def __attrs_post_init__(self) -> None:
        """Check the amounts once, so that every way in the library can be counted."""
        given = cast("Any", self.amounts)
        if type(given) is not tuple or not all(isinstance(each, Amount) for each in cast("Iterable[Any]", given)):
            raise wrong("not-an-amount", "$.amounts", "give amounts in a tuple, such as (WorkingDays(5),)")
        for amount in self.amounts:
            check_amount(amount)

    @cached_property
    def unit(self) -> str:
        """The unit that is counted; empty where the text gives no figure."""
        return unit(self.amounts[0]) if self.amounts else ""

    @property
    def on_working_days(self) -> bool:
        """Whether working days alone are counted; working hours are counted to these."""
        return self.unit in _ON_WORKING_DAYS

    @cached_property
    def backwards(self) -> bool:
        """Whether it is counted back from the event."""
        return self.relation in BACKWARDS

    @cached_property
    def window(self) -> bool:
        """Whether it has two ends; of what is to be done on one day both are that day."""
        return len(self.amounts) > 1 or self.relation in EXACT


def timing_of(asked: object) -> Timing:
    """What was handed over, where it is the period of a text.

    Raises:
        CsprError: ``not-a-timing``.
    """
    return of_kind(asked, Timing, "not-a-timing", "timing", "give the timing of a duty")


def ways(timing: Timing, *, other: bool = False) -> tuple[Way, ...]:
    """The ways in which a period can be read, the plain one first.

    Args:
        timing: the period of a text.
        other: also count with the day of the event as day 1, where the text does not ask for it.

    Returns:
        Days of an unsaid kind give calendar days, then working days; a numbered day is counted with the event before
        day 1, then as day 1; a text that numbers the day of the event settles which of the two it is, and of a numbered
        day of an unsaid kind both kinds are given. With no figure, "on" the day of an event, "not
        before" it and to the end of its month are no days from it; everything else has one way. Of clear days one more
        lies between the two ends, but for "within", whose last day is one of them.

    Examples:
        >>> timing = Timing(relation=Relation.WITHIN, amounts=(Days(5),), of=("incident",))
        >>> [way.unit for way in ways(timing)]
        ['calendar-days', 'working-days']
        >>> ways(Timing(relation=Relation.NOT_BEFORE, of=("prosecution-concluded",)))[0].amounts
        (CalendarDays(n=0),)
    """
    a_switch(other, "other")
    written, relation = timing_of(timing).amounts, timing.relation
    if relation is Relation.BY:
        return (Way(amounts=(), relation=relation, counting=Counting.FIXED_DATE, plain=True),)
    if not written and (relation in {Relation.NOT_BEFORE, Relation.ON} or timing.to_end_of):
        on_it = (CalendarDays(0),)
        itself = Counting.DAY_OF_EVENT
        return (Way(amounts=on_it, relation=relation, counting=itself, plain=True, to_end_of=timing.to_end_of),)
    if not written:
        return (Way(amounts=(), relation=relation, counting=Counting.NO_FIGURE, plain=True),)
    several: list[Way] = []
    for amounts in _kinds(written, numbered=timing.day_of_event is not None):
        for counting in _countings(amounts[0], timing, other=other):
            several.append(
                Way(
                    amounts=amounts,
                    relation=relation,
                    counting=counting,
                    plain=not several,
                    to_end_of=timing.to_end_of,
                    clear=timing.clear and relation in _BETWEEN_ENDS,
                )
            )
    return tuple(several)


def _kinds(written: tuple[Amount, ...], *, numbered: bool) -> tuple[tuple[Amount, ...], ...]:
    kind = type(written[0])
    if kind is Days or (kind is NumberedDay and numbered):
        return tuple(CalendarDays(amount.n) for amount in written), tuple(WorkingDays(amount.n) for amount in written)
    if kind is NumberedDay:
        return (tuple(CalendarDays(amount.n) for amount in written),)
    return (written,)


def _countings(amount: Amount, timing: Timing, *, other: bool) -> tuple[Counting, ...]:
    if timing.relation in BACKWARDS:
        return (Counting.DAY_BEFORE_IS_DAY_1,)
    if isinstance(amount, Months | Years) and not timing.day_of_event:
        return (Counting.SAME_DAY_OF_MONTH,)
    if timing.day_of_event is not None:
        return (Counting.DAY_OF_EVENT_IS_DAY_1 if timing.day_of_event else Counting.DAY_AFTER_IS_DAY_1,)
    if (
        type(timing.amounts[0]) is NumberedDay
        or other
        or (timing.relation is Relation.BY_DAY and isinstance(amount, WorkingDays | CalendarDays))
    ):
        return Counting.DAY_AFTER_IS_DAY_1, Counting.DAY_OF_EVENT_IS_DAY_1
    return (Counting.DAY_AFTER_IS_DAY_1,)


def check_amount(amount: Amount) -> None:
    """Refuse what is no whole number of days, or a negative one.

    Raises:
        CsprError: ``not-an-amount``, ``negative-amount``.
    """
    if type(amount.n) is not int:
        raise wrong("not-an-amount", "$.amount", "give a whole number")
    if amount.n < 0:
        raise wrong("negative-amount", "$.amount", "give 0 or more; the relation says in which direction it counts")
