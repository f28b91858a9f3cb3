"""When something happened: what several entries say of it, taken together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import attrs

from cspr.answers import Named
from cspr.dates import PartialDate
from cspr.record.entry_state import EntryState, in_log_order
from cspr.truth import Truth, either


@attrs.frozen(kw_only=True, repr=False)
class Occurrence(Named):
    """Something that happened, or may have happened, by the day of the situation.

    Args:
        event: what happened.
        about: to whom: ``case``, or one agency, child or person.
        span: the day on which it happened, or what is known of it. Several entries narrow it down; where they
            cannot all be right, the first of the days stands; of a decision taken again after its contrary, the first
            day since that.
        entries: the ids of the entries that say so, in the order of the log.
        conflict: whether those entries cannot all be right.
        spans: what each of them says, in the same order.
    """

    event: str
    about: str
    span: PartialDate
    entries: tuple[str, ...]
    conflict: bool
    spans: tuple[PartialDate, ...]

    @property
    def first(self) -> PartialDate:
        """The day on which it happened first: of what was taken back and done again, the first of its days."""
        again = any(span.meet(self.span) is None for span in self.spans)
        return min(self.spans, key=lambda span: (span.first, span.last)) if again else self.span


class Reported(NamedTuple):
    """When something happened, by one entry.

    Args:
        span: the day, as well as it is known.
        state: how the entry stands.
        announced: whether the entry only says for when it is called, and not that it has happened.
    """

    span: PartialDate
    state: EntryState
    announced: bool = False

    def happened(self, on: date) -> Truth:
        """Whether it had by a day: in a month that lasts, as soon as that is on record."""
        by_day = self.span.by(on)
        return self.state.counts if by_day is Truth.UNKNOWN and not self.announced else by_day


class _Placed(NamedTuple):
    span: PartialDate
    conflict: bool
    reports: Sequence[Reported]


def occurred(event: str, about: str, reports: Sequence[Reported], on: date) -> tuple[Truth, Occurrence | None]:
    """Whether something had happened by a day, and when; ``None`` where it surely had not.

    It is worked out once by what was surely known and once by all that may have been known. Where the two differ, it
    cannot be told, and the span holds both.
    """
    ways = (_place(reports, on), _place([report for report in reports if report.state.lives is Truth.YES], on))
    truths = {Truth.NO if placed is None else _happened(placed, on) for placed in ways}
    placings = [placed for placed in ways if placed is not None]
    if not placings:
        return Truth.NO, None
    occurrence = Occurrence(
        event=event,
        about=about,
        span=PartialDate(min(placed.span.first for placed in placings), max(placed.span.last for placed in placings)),
        entries=in_log_order(report.state for report in placings[0].reports),
        conflict=placings[0].conflict,
        spans=tuple(report.span for report in placings[0].reports),
    )
    return truths.pop() if len(truths) == 1 else Truth.UNKNOWN, occurrence


def _happened(placed: _Placed, on: date) -> Truth:
    by_day = placed.span.by(on)
    return either(report.happened(on) for report in placed.reports) if by_day is Truth.UNKNOWN else by_day


def _place(reports: Sequence[Reported], on: date) -> _Placed | None:
    span = _meet(reports)
    conflict = False
    if span is None:
        # What is entered for a later day cannot unsay what had happened by this one.
        reports = [report for report in reports if report.span.by(on) is not Truth.NO]
        span = _meet(reports)
    if span is None and reports:
        # What is entered again for a later day happened on the first: what counts from it does not begin anew.
        conflict = True
        span = first_of([report.span for report in reports])
    return None if span is None or span.by(on) is Truth.NO else _Placed(span, conflict, reports)


def first_of(spans: Sequence[PartialDate]) -> PartialDate:
    """The first of some days, as well as it is known: what those that may be the one that ends first allow together.

    Args:
        spans: the days, at least one.

    Examples:
        >>> days = map(PartialDate.read, ("2024-03", "2024-03-06", "2024-04-15"))
        >>> str(first_of(list(days)))
        '2024-03-06'
    """
    last = min(span.last for span in spans)
    return PartialDate(max(span.first for span in spans if span.first <= last), last)


def _meet(reports: Sequence[Reported]) -> PartialDate | None:
    first = max((report.span.first for report in reports), default=date.max)
    last = min((report.span.last for report in reports), default=date.min)
    return PartialDate(first, last) if first <= last else None
