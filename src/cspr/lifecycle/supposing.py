"""What if: which steps would stand otherwise, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from cspr import vocabulary
from cspr.conditions import DECISION, PROCEEDING
from cspr.lifecycle.standing import Standing
from cspr.lifecycle.states import STATE_SAYS, Blocker, Effect, Progress, State
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.calendars import Calendar
    from cspr.conditions import Open
    from cspr.guidance.layers import Framework
    from cspr.record.entries import AnyEntry
    from cspr.record.situation import Situation


_EFFECT: Final = {
    Effect.MAY_DELAY: "may be delayed by",
    Effect.WEIGH: "to be weighed",
    Effect.GOES_ON: "goes on regardless of",
}


@attrs.frozen(kw_only=True)
class Change:
    """One step that would stand otherwise.

    Args:
        step: the step.
        title: in plain words.
        before: where it stands.
        after: where it would stand.
        why: what makes the difference, a sentence each.
    """

    step: str
    title: str
    before: Progress
    after: Progress
    why: tuple[str, ...]


def what_if(
    framework: Framework, situation: Situation, *entries: AnyEntry, calendar: Calendar | None = None
) -> tuple[Change, ...]:
    """Say what would change if something were so: a fact, a decision, other proceedings, anything that can be entered.

    Args:
        framework: the documents that apply.
        situation: what is known. It stays as it is.
        entries: what is supposed, as it would be entered. It counts as far as its day is not after that of the
            situation, and as known on the day on which the situation asks what was known.
        calendar: as for ``progress``.

    Returns:
        Only the steps that would stand otherwise.

    Raises:
        CsprError: as for ``Review.record``.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Proceeding, Review
        >>> situation = Review("NR-07", "northamptonshire").as_of(date(2021, 7, 1))
        >>> asked = Proceeding("prosecution", "none", on=date(2021, 7, 1))
        >>> [(one.step, one.why) for one in what_if(framework("northamptonshire"), situation, asked)]
        [('publish', ('no longer stands in the way: Prosecution', 'no longer asked by CTX-013'))]
    """
    known = situation.known_on
    supposed = (
        entry if known is None or entry.recorded is not None else attrs.evolve(entry, recorded=known)
        for entry in entries
    )
    other = situation.review.record(*supposed).as_of(situation.on, known)
    before, after = (Standing(framework, each, calendar).all() for each in (situation, other))
    return changes(before, after)


def changes(before: tuple[Progress, ...], after: tuple[Progress, ...]) -> tuple[Change, ...]:
    """Give the steps that stand otherwise in one of two answers under one framework, and why."""
    return tuple(
        Change(step=one.step, title=one.title, before=one, after=other, why=tuple(dict.fromkeys(_why(one, other))))
        for one, other in zip(before, after, strict=True)
        if one != other
    )


def _why(before: Progress, after: Progress) -> Iterator[str]:
    if before.state is State.NOT_NEEDED and after.state is not State.NOT_NEEDED:
        yield "it arises now"
    yield from (f"settled: {_asked(need)}" for need in before.needs if need not in after.needs and _settles(need))
    yield from (f"to be settled: {_asked(need)}" for need in after.needs if need not in before.needs and _settles(need))
    if after.state is not State.NOT_NEEDED:
        yield from _in_the_way(before, after)
        yield from (f"{_EFFECT[one.effect]}: {one.title}" for one in after.touched if one not in before.touched)
        yield from (
            f"no longer {_EFFECT[one.effect]}: {one.title}" for one in before.touched if one not in after.touched
        )
    yield from _asked_by(before, after)
    yield from (f"done for {part}" for part in after.done_for if part not in before.done_for)
    yield from (f"owed for {part}" for part in after.open_for if part not in before.open_for)
    if after.when != before.when and after.when is not None:
        yield f"done on {after.when}"
    if after.why != before.why and after.why:
        yield after.why
    elif after.state is not before.state and after.state is State.READY:
        yield STATE_SAYS[after.state]


def _in_the_way(before: Progress, after: Progress) -> Iterator[str]:
    then, now = _by_name(before), _by_name(after)
    for key, one in now.items():
        if key not in then:
            yield f"{'stands' if one.certain is Truth.YES else 'may stand'} in the way: {one.title}"
        elif one.certain is not then[key].certain:
            yield f"{'now surely stands' if one.certain is Truth.YES else 'now only may stand'} in the way: {one.title}"
    if after.state is not State.DONE:
        yield from (f"no longer stands in the way: {one.title}" for key, one in then.items() if key not in now)


def _asked_by(before: Progress, after: Progress) -> Iterator[str]:
    then, now = ({source.clauses[0]: None for source in one.sources} for one in (before, after))
    if before.state is after.state:
        more, fewer = [name for name in now if name not in then], [name for name in then if name not in now]
        if more:
            yield f"also asked by {', '.join(more)}"
        if fewer:
            yield f"no longer asked by {', '.join(fewer)}"


def _by_name(found: Progress) -> dict[tuple[str, str, str], Blocker]:
    return {(one.by.value, one.name, one.source.instrument): one for one in found.blockers}


def _settles(need: Open) -> bool:
    """Say whether it is a fact or a decision; of other proceedings it is said what they do."""
    return not need.name.startswith(PROCEEDING)


def _asked(need: Open) -> str:
    decision = vocabulary.decisions().get(need.name.removeprefix(DECISION))
    fact = vocabulary.facts().get(need.name)
    return decision.title if decision is not None else need.name if fact is None else fact.question
