"""The due dates of one topic for a column of starts, each by the edition in force on its day; done in time or late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any, Final, NamedTuple

from cspr.calendars import Calendar
from cspr.clocks.counting import Start, count
from cspr.conditions.admission import calendar_of, framework_of
from cspr.conditions.case import without_closed
from cspr.dates import PartialDate
from cspr.errors import nearest, wrong
from cspr.frames.counting import reckoned
from cspr.frames.engines import Nulls, Table, quiet
from cspr.guidance.layers import Framework
from cspr.guidance.periods import OPEN_ENDED
from cspr.record.arguments import day_asked
from cspr.timescales import Rank, RulePeriod, rule_periods
from cspr.timescales.ranking import Claim, bounds, rank
from cspr.truth import Truth

_MET: Final = "met"
_LATE: Final = "late"
_OPEN: Final = "due"
_OVERDUE: Final = "overdue"


class _Dated(NamedTuple):
    """A reading of a text, and the day on which it ends."""

    period: RulePeriod
    due: PartialDate
    claim: Claim


def due_dates(
    frame: Any,
    framework: Framework,
    topic: str,
    *,
    start: str,
    event: str | None = None,
    done: str | None = None,
    on: date | None = None,
    into: str = "due",
    calendar: Calendar | None = None,
    nulls: Nulls = "refuse",
) -> Any:
    """The frame with the day by which each start's duty is due, by the edition in force when its clock started.

    It is the day that governs if the duty applies: whether it does is a question to each case. Where the texts do not
    settle it, it is the earliest of the highest authority.

    Args:
        frame: of pandas, polars, PyArrow, DuckDB or Dask, lazy or not.
        framework: the documents that apply, in all their editions.
        topic: the duty, such as ``notify-incident``.
        start: the column of the days on which it began to run.
        event: what happened on those days, such as ``local-authority-aware``; left out, that from which the newest
            text of the highest authority counts.
        done: a column of the days on which it was done; an empty cell is not done.
        on: the day asked about, for what is not done.
        into: the name of the column of due days; those of the others begin with it.
        calendar: the working days; those of England where nothing else is given.
        nulls: ``refuse`` empty cells among the starts, or ``keep`` what is counted from them empty.

    Returns:
        A frame of the same engine, lazy if it was lazy, with ``due``; ``due_edition``, the document that gives it;
        ``due_standing``, ``governs`` or ``unsettled``; ``due_basis``, how its text is known. Where no text in force
        gives a day, they are empty. With ``done`` or ``on`` also ``due_status``, by the dates alone: ``met`` or
        ``late``, and of what is not done ``due`` or ``overdue`` on the day asked about.

    Raises:
        CsprError: as ``add_working_days``; ``not-a-framework``; ``not-a-day``; ``unknown-topic`` and
            ``unknown-event`` with the nearest that there are.

    Examples:
        >>> from datetime import date
        >>> import polars
        >>> from cspr.guidance import framework
        >>> starts = polars.DataFrame({"aware": [date(2021, 3, 26)], "sent": [date(2021, 4, 7)]})
        >>> answer = due_dates(starts, framework(), "notify-incident", start="aware", done="sent")
        >>> answer.select("due", "due_edition", "due_status").row(0)
        (datetime.date(2021, 4, 6), 'working-together-2018', 'late')
    """
    periods = _periods(framework_of(framework), topic, event)
    days = calendar_of(calendar, "calendar")
    asked = None if on is None else day_asked(on)
    new = {into: "Date", f"{into}_edition": "String", f"{into}_standing": "String", f"{into}_basis": "String"}
    status = f"{into}_status"
    with quiet():
        table = Table(frame)
        table.free(*new, *([status] if done or asked else []))
        starts = table.days(start, nulls)
        if done is not None:
            table.days(done, "keep")
        values = reckoned(starts, partial(_reckon, framework, periods, days), start)
        kinds = {name: getattr(table.library, kind) for name, kind in new.items()}
        table = table.looked_up(start, values, kinds)
        if done is not None or asked is not None:
            table = Table(table.frame.with_columns(_status(table, into, done, asked).alias(status)).to_native())
        return table.frame.to_native()


def _periods(framework: Framework, topic: str, event: str | None) -> tuple[RulePeriod, ...]:
    """The limits that the texts set on a topic from an event."""
    limits = [
        period
        for period in rule_periods(framework)
        if period.event is not None
        and period.way.amounts
        and period.timing.relation not in OPEN_ENDED
        and not period.duty.source.refrain
    ]
    of_topic = [period for period in limits if period.duty.topic == topic]
    if not of_topic:
        raise wrong("unknown-topic", "topic", nearest(topic, {period.duty.topic for period in limits}))
    highest = min(reversed(of_topic), key=lambda period: period.duty.source.authority.rank)
    asked = str(highest.event) if event is None else event
    events = sorted({str(period.event) for period in of_topic})
    if asked not in events:
        raise wrong("unknown-event", "event", nearest(asked, events) or f"one of {', '.join(events)}")
    return tuple(period for period in of_topic if period.event == asked)


def _reckon(
    framework: Framework, periods: Sequence[RulePeriod], calendar: Calendar, day: date
) -> tuple[date | None, str | None, str | None, str | None]:
    """The day, the document that gives it, how it stands and how its text is known."""
    calendar.is_working_day(day)  # a day of which the calendar knows nothing is refused, whether or not a text applies
    start = PartialDate.of(day)
    dated: list[_Dated] = []
    for period in periods:
        in_force = framework.in_force(period.duty, start)
        if in_force.truth is Truth.NO:
            continue
        own = without_closed(calendar, framework.instruments[period.duty.source.instrument].closed)
        counted = count(period.timing, period.way, Start(start), own)
        assert counted.due is not None  # noqa: S101 -- what has an amount and a start has a day
        claim = Claim(
            days=bounds(period.way.relation, counted.due, counted.opens),
            authority=period.duty.source.authority.rank,
            part=period.duty.part,
            sure=in_force.truth is Truth.YES,
            alone=period.timing.established or len(period.timing.of) == 1,
        )
        dated.append(_Dated(period, counted.due, claim))
    if not dated:
        return None, None, None, None
    first, standing = _first(dated)
    source = first.period.duty.source
    return first.due.last, source.instrument, standing.value, source.basis.value


def _first(dated: Sequence[_Dated]) -> tuple[_Dated, Rank]:
    """The reading to which a person works, as ``main_date`` has it of a case."""
    claims = [each.claim for each in dated]
    ranked = [(each, rank(each.claim, claims)) for each in dated]
    binding = [(each, how) for each, how in ranked if each.period.duty.source.force.binds] or ranked
    leading = [pair for pair in binding if pair[1] is Rank.GOVERNS]
    if not leading:
        unsettled = [(each, how) for each, how in binding if how is Rank.UNSETTLED] or binding
        highest = min(each.claim.authority for each, _ in unsettled)
        leading = [(each, how) for each, how in unsettled if each.claim.authority == highest]
    return min(leading, key=lambda pair: pair[0].due.last)


def _status(table: Table, due: str, done: str | None, on: date | None) -> Any:
    """Where each stands by its dates alone."""
    library = table.library
    day, nothing = library.col(due), library.lit(None, dtype=library.String)
    open_ = nothing
    if on is not None:
        passed = library.lit(on).cast(table.schema[due]) > day
        open_ = (
            library.when(day.is_null())
            .then(nothing)
            .otherwise(library.when(passed).then(library.lit(_OVERDUE)).otherwise(library.lit(_OPEN)))
        )
    if done is None:
        return open_
    kept = library.when(library.col(done) > day).then(library.lit(_LATE)).otherwise(library.lit(_MET))
    return (
        library.when(library.col(done).is_null())
        .then(open_)
        .otherwise(library.when(day.is_null()).then(nothing).otherwise(kept))
    )
