"""When something happened: what several entries say of it, taken together."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import attrs

from cspr.dates import PartialDate
from cspr.record.standing import Standing, in_log_order
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Sequence


@attrs.frozen(kw_only=True)
class Occurrence:
    """Something that happened, or may have happened, by the day of the situation.

    Args:
        event: what happened.
        about: to whom: ``case``, or one agency, child or person.
        span: the day on which it happened, or what is known of it. Several entries narrow it down; where they
            cannot all be right, the one recorded last stands.
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


class Told(NamedTuple):
    """One entry that says when something happened."""

    span: PartialDate
    standing: Standing


class _Placed(NamedTuple):
    span: PartialDate
    conflict: bool
    told: Sequence[Told]


def occurred(event: str, about: str, told: Sequence[Told], on: date) -> tuple[Truth, Occurrence | None]:
    """Say whether something had happened by a day, and when; ``None`` where it surely had not.

    It is worked out once by what was surely known and once by all that may have been known. Where the two differ, it
    cannot be told, and the span holds both.
    """
    if len(told) == 1 and told[0].standing.lives is Truth.YES:
        return _once(event, about, told[0], on)
    placed = _place(told, on)
    surely = [each for each in told if each.standing.lives is Truth.YES]
    sure = placed if len(surely) == len(told) else _place(surely, on)
    truths = {Truth.NO if each is None else each.span.by(on) for each in (placed, sure)}
    said = [each for each in (placed, sure) if each is not None]
    if not said:
        return Truth.NO, None
    occurrence = Occurrence(
        event=event,
        about=about,
        span=PartialDate(min(each.span.first for each in said), max(each.span.last for each in said)),
        entries=in_log_order(each.standing for each in said[0].told),
        conflict=said[0].conflict,
        spans=tuple(each.span for each in said[0].told),
    )
    return truths.pop() if len(truths) == 1 else Truth.UNKNOWN, occurrence


def _once(event: str, about: str, told: Told, on: date) -> tuple[Truth, Occurrence | None]:
    """Answer for the one entry that most events have, and that was surely known: it cannot contradict itself."""
    span, standing = told
    happened = span.by(on)
    if happened is Truth.NO:
        return happened, None
    entries = (standing.id,)
    return happened, Occurrence(event=event, about=about, span=span, entries=entries, conflict=False, spans=(span,))


def _place(told: Sequence[Told], on: date) -> _Placed | None:
    span = _meet(told)
    conflict = False
    if span is None:
        # What is entered for a later day cannot unsay what had happened by this one.
        told = [each for each in told if each.span.by(on) is not Truth.NO]
        span = _meet(told)
    if span is None and told:
        conflict = True
        span = max(told, key=lambda each: each.standing.order).span
    return None if span is None or span.by(on) is Truth.NO else _Placed(span, conflict, told)


def _meet(told: Sequence[Told]) -> PartialDate | None:
    first = max((each.span.first for each in told), default=date.max)
    last = min((each.span.last for each in told), default=date.min)
    return PartialDate(first, last) if first <= last else None
