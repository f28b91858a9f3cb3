"""What a record says twice, the wrong way round, or without a reason; it was accepted all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr import lifecycle, vocabulary
from cspr.history.deviations import Deviation, Kind, on
from cspr.record.entries import Proceeding
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.record.situation import Situation


def contradictions(situation: Situation) -> Iterator[Deviation]:
    """Give what the record itself leaves open or contradicts."""
    yield from _without_reason(situation)
    yield from _two_outcomes(situation)
    yield from _two_days(situation)
    yield from _closed_before_opened(situation)


def _without_reason(situation: Situation) -> Iterator[Deviation]:
    for one in lifecycle.exits(situation):
        if not one.reasoned:
            yield Deviation(
                kind=Kind.NO_REASON,
                certain=Truth.YES,
                name=one.event,
                title=one.title,
                when=one.when,
                why=("enter the decision with the reference of its reasons, or the delay with its reason",),
            )


def _two_outcomes(situation: Situation) -> Iterator[Deviation]:
    for name, decision in vocabulary.decisions().items():
        taken = [event for event in decision.outcomes.values() if situation.happened(event) is Truth.YES]
        if len(taken) > 1 and not decision.whenever:
            titles = " and ".join(vocabulary.events()[event].title.lower() for event in taken)
            yield Deviation(
                kind=Kind.CONFLICT,
                certain=Truth.YES,
                name=name,
                title=decision.title,
                why=(f"{titles}: both stand; where one took the other's place, enter it as correcting the other",),
            )


def _two_days(situation: Situation) -> Iterator[Deviation]:
    for name, word in vocabulary.events().items():
        for one in situation.occurrences(name):
            if one.conflict:
                yield Deviation(
                    kind=Kind.CONFLICT,
                    certain=Truth.YES,
                    name=name,
                    title=word.title,
                    about=one.about,
                    when=one.span,
                    why=(f"entered for {' and '.join(map(str, one.spans))}; the one recorded last stands",),
                )


def _closed_before_opened(situation: Situation) -> Iterator[Deviation]:
    entries = [one for one in situation.entries if isinstance(one, Proceeding)]
    for one in entries:
        same = [other for other in entries if _whose(other) == _whose(one) and other.state == "open"]
        if one.state == "ended" and same and all(one.on.before(other.on) is Truth.YES for other in same):
            first = min((other.on for other in same), key=lambda day: day.first)
            yield Deviation(
                kind=Kind.CLOSED_BEFORE_OPENED,
                certain=Truth.YES,
                name=one.proceeding,
                title=lifecycle.proceeding_title(one.proceeding),
                about=one.about,
                when=one.on,
                due=first,
                why=(f"recorded as ended {on(one.on)}, and as opened {on(first)}",),
            )


def _whose(one: Proceeding) -> tuple[str, str | None, str]:
    return one.proceeding, one.ref, one.about
