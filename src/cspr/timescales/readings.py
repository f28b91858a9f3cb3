"""One reading of one dated duty, and the duty with all its readings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import ClassVar

import attrs

from cspr.answers import Answer, Answers
from cspr.arguments import a_text
from cspr.arising.states import Arising
from cspr.clocks.ways_to_count import Counting
from cspr.conditions import Open
from cspr.dates import PartialDate
from cspr.guidance.layers import InForce
from cspr.guidance.model import Duty
from cspr.guidance.owing import owing
from cspr.guidance.periods import Relation
from cspr.sources import Source
from cspr.timescales.known_then import Redone, Remark
from cspr.timescales.rules import RulePeriod
from cspr.truth import Truth


class Rank(Enum):
    """How one reading of a duty stands to the others on the same topic.

    Examples:
        >>> Rank.GOVERNS.value
        'governs'
    """

    GOVERNS = "governs"
    AGREES = "agrees"
    ALSO_ASKED = "also-asked"
    CANNOT_LOOSEN = "cannot-loosen"
    PERMITTED = "permitted"
    UNSETTLED = "unsettled"
    CONTRADICTION = "contradiction"
    GIVES_NO_DATE = "gives-no-date"
    DOES_NOT_ARISE = "does-not-arise"


class Status(Enum):
    """Where a reading of a duty stands on the day that is asked about.

    Examples:
        >>> Status.DUE.value
        'due'
    """

    MET = "met"
    LATE = "late"
    EARLY = "early"
    DONE = "done"
    DUE = "due"
    OVERDUE = "overdue"
    PASSED_FROM_MEMORY = "date-passed-from-memory"
    PASSED = "passed"
    ENDED_BEFORE_KNOWN = "ended-before-known"
    RUNNING = "running"
    EXPECTED_PASSED = "expected-passed"
    LAPSED = "lapsed"
    DATE_PASSED_CHECK = "date-passed-check"
    MAY_BE_SUSPENDED = "may-be-suspended"
    NOT_STARTED = "not-started"
    NO_FIGURE = "no-figure"
    NOT_NEEDED = "not-needed"
    OVERTAKEN = "overtaken"
    CANNOT_TELL = "cannot-tell"


@attrs.frozen(kw_only=True)
class Relaxation:
    """A text that suspends a duty, or may.

    Args:
        source: the clauses that suspend it.
        in_force: yes, or unknown where the end of the relaxation is not known, or whether it applies to the case.
        note: a remark to show.
    """

    source: Source
    in_force: Truth
    note: str


@attrs.frozen(kw_only=True, repr=False)
class Reading(Answer):
    """One reading of one dated duty: when it is due, how that was counted, and where it stands.

    Args:
        period: the duty, the event counted from and the way of counting.
        about: for whom it is owed: ``case``, or an agency, child or person.
        arising: whether the duty arises, and on what that hangs.
        in_force: whether the text was in force when the clock started, and whether it is carried forward.
        either_edition: whether it is not known which of two editions was in force, and its day has passed by both.
        relaxations: texts that suspend it, or may.
        start: the day of the event counted from; a span where that is known only in part.
        planned: whether the start is planned and has not happened.
        due: the day by which, or until which; a span where the start is known only in part.
        opens: the day on which a window opens.
        skipped: the bank holidays passed over, with their names.
        weekend_days: how many Saturdays and Sundays were passed over.
        foreseen: whether the date leans on bank holidays that are foreseen and not yet published.
        falls_on: the weekend day or bank holiday on which the due day falls; empty for a working day.
        falls_on_foreseen: whether that, or the working day before, leans on bank holidays that are foreseen.
        working_day_before: the last working day before a due day that is none: a help, not a rule.
        calendar: the edition of the working days that were used.
        standing: how it stands to the other readings on the topic.
        status: where it stands on the day asked about.
        done: when it was done, as well as it is known; ``None`` where it was not.
        known_later: of a time that ended before the authority is recorded as aware, how many days after the day counted
            from that was, or after its last day where it is counted back from it; ``None`` of any other.
        days: how many working days and calendar days are left until it is due, negative once it is overdue. Of a span
            they are counted until its first day, and since its last; in between it cannot be told. ``None`` also for
            what is done, without a date, and once the day has come before which something is not to be done.
        late_by: by how many working days and calendar days it was done late, at least; ``None`` where it was not.
        corrected: of a start that was put right only once the limit by it had passed, the day on which that was
            entered: it is counted by the record as it stood before that day; ``None`` of any other.
        redone: of what was on record as done too late until another day was entered, both days: it is judged by the
            first where the other would make it timely; ``None`` of any other.
        day_off: that the due day is one on which a text does not want it done, and the day to work to; else empty.
        only_if: of what is owed only if something is not done by a day that is still to come, that it is; else empty.
        last: of what comes back by the calendar, the day of it that passed last; ``None`` of anything else.
        still: from when until when the time stood still, in words; else empty.
        known_then: what is to be said of when something was known and entered: it stands among the reasons.
        reasons: the explanation, a sentence each: period, start, counting, what was passed over, what is not sure.
    """

    __written__: ClassVar = (
        *(
            "duty",
            "label",
            "about",
            "source",
            "in_force",
            "arising",
            "applies",
            "event",
            "start",
        ),
        *("planned", "relation", "amounts", "unit", "counting", "plain", "opens", "due", "why", "skipped"),
        *("weekend_days", "falls_on", "working_day_before", "foreseen", "calendar", "standing", "status", "done"),
        *("known_later", "days", "late_by", "relaxations", "reasons"),
    )

    period: RulePeriod
    about: str
    arising: Arising
    in_force: InForce
    either_edition: bool = False
    relaxations: tuple[Relaxation, ...]
    start: PartialDate | None
    planned: bool
    due: PartialDate | None
    opens: PartialDate | None
    skipped: tuple[tuple[date, str], ...]
    weekend_days: int
    foreseen: bool
    falls_on: str
    falls_on_foreseen: bool
    working_day_before: date | None
    calendar: str
    standing: Rank
    status: Status
    done: PartialDate | None
    known_later: int | None
    days: tuple[int, int] | None
    late_by: tuple[int, int] | None
    corrected: date | None
    redone: Redone | None
    day_off: str
    only_if: str
    last: date | None
    still: str
    known_then: tuple[Remark, ...]
    reasons: tuple[str, ...]

    @property
    def applies(self) -> Truth:
        """Whether the duty arises now: yes, no, or unknown."""
        return self.arising.answer

    @property
    def needs(self) -> tuple[Open, ...]:
        """The facts that could still decide whether it arises."""
        return self.arising.needs

    @property
    def key(self) -> str:
        """An id that stays the same from case to case and from day to day."""
        return self.period.key

    @property
    def label(self) -> str:
        """What tells it from the other readings of its document; empty where it is the only one."""
        return self.period.label

    @property
    def duty(self) -> Duty:
        """The rule that lays the duty."""
        return self.period.duty

    @property
    def source(self) -> Source:
        """The clauses behind it."""
        return self.period.duty.source

    @property
    def event(self) -> str | None:
        """The event that is counted from, or ``None`` for a fixed date."""
        return self.period.event

    @property
    def relation(self) -> Relation:
        """How the period stands to that event."""
        return self.period.timing.relation

    @property
    def surely_in_force(self) -> bool:
        """Whether its text surely was in force, or another edition by which its day has passed too."""
        return self.in_force.truth is Truth.YES or self.either_edition

    @property
    def binds(self) -> bool:
        """Whether its day can be missed: a text that binds says it, and not only about when something is expected."""
        return self.source.force.binds and self.relation is not Relation.ABOUT

    @property
    def as_before(self) -> date | None:
        """The day on which its start or its end was put right, where it is judged by the record before that."""
        return self.redone.entered if self.redone is not None and self.redone.counts else self.corrected

    @property
    def perhaps_later(self) -> bool:
        """Whether it may have been done later than ``late_by`` says, as its day or the limit is known only in part."""
        return any(day is not None and day.exact is None for day in (self.done, self.due))

    @property
    def established(self) -> bool:
        """Whether the text settles from which event the period runs."""
        return self.period.timing.established

    @property
    def counting(self) -> Counting:
        """By which convention it is counted."""
        return self.period.way.counting

    @property
    def plain(self) -> bool:
        """Whether it is counted as the words of the text plainly read."""
        return self.period.way.plain

    @property
    def unit(self) -> str:
        """The unit that is counted; empty where the text gives no figure."""
        return self.period.way.unit

    @property
    def amounts(self) -> tuple[int, ...]:
        """The figures of the text: one, or two for a window."""
        return tuple(amount.n for amount in self.period.way.amounts)

    @property
    def why(self) -> str:
        """Why there is no date; empty where there is one."""
        return "" if self.due is not None else self.period.without_date


@attrs.frozen(repr=False)
class Timescale(Answer):
    """One dated duty with all its readings.

    Args:
        topic: what it is about, the same in every document.
        title: the topic in words.
        about: ``case``, or the agency, child or person for whom it is owed.
        readings: the readings, the highest authority first.
        safe_by: the earliest date that satisfies every reading that has one and did not end before the authority is
            recorded as aware, or ``None`` where none can or none has.
        titles: what a partnership calls the words of its own that are named here, by id.
    """

    topic: str
    title: str
    about: str
    readings: tuple[Reading, ...]
    safe_by: date | None
    titles: Mapping[str, str] = attrs.field(factory=dict[str, str], hash=False)

    @property
    def needs(self) -> tuple[Open, ...]:
        """The facts that could still decide whether any of it arises."""
        return tuple(dict.fromkeys(need for reading in self.readings for need in reading.needs))

    def owed_by(self, actor: str) -> bool:
        """Whether somebody must or should do it; of what each agency owes, whether it is that agency's part.

        Args:
            actor: the role, body or agency, by id.

        Raises:
            CsprError: ``not-text``.
        """
        actor = a_text(actor, "$.actor")
        binding = (each for each in self.readings if each.source.force.binds and each.applies is not Truth.NO)
        return any(actor in owing(reading.duty.who, self.about) for reading in binding)


class Schedule(Answers[Timescale]):
    """Every dated duty of a situation: a tuple that can be printed, and that notebooks show as a table."""

    __slots__ = ()
