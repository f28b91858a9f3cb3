"""What if: which steps would stand otherwise, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from cspr import vocabulary
from cspr.conditions import DECISION, PROCEEDING
from cspr.lifecycle.answers import progress
from cspr.lifecycle.states import Blocker, Progress, State
from cspr.wording import steps as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.calendars import Calendar
    from cspr.conditions import Open
    from cspr.guidance.layers import Framework
    from cspr.record.entries import AnyEntry
    from cspr.record.situation import Situation


@attrs.frozen(kw_only=True)
class StepChange:
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
) -> tuple[StepChange, ...]:
    """What would change if something were so: a fact, a decision, other proceedings, anything that can be entered.

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
        >>> [(change.step, change.why) for change in what_if(framework("northamptonshire"), situation, asked)]
        [('publish', ('no longer stands in the way: Prosecution', 'no longer asked by CTX-013'))]
    """
    known = situation.known_on
    supposed = (
        entry if known is None or entry.recorded is not None else attrs.evolve(entry, recorded=known)
        for entry in entries
    )
    other = situation.review.record(*supposed).as_of(situation.on, known)
    return changes(progress(framework, situation, calendar=calendar), progress(framework, other, calendar=calendar))


def changes(before: tuple[Progress, ...], after: tuple[Progress, ...]) -> tuple[StepChange, ...]:
    """The steps that stand otherwise in the second of two answers under one framework, and why."""
    return tuple(
        StepChange(step=then.step, title=then.title, before=then, after=now, why=tuple(dict.fromkeys(_why(then, now))))
        for then, now in zip(before, after, strict=True)
        if then != now
    )


def _why(before: Progress, after: Progress) -> Iterator[str]:
    if before.state is State.NOT_NEEDED and after.state is not State.NOT_NEEDED:
        yield words.ARISES
    yield from (words.settled(_question(need), open_=False) for need in _settling(before, after))
    yield from (words.settled(_question(need), open_=True) for need in _settling(after, before))
    if after.state is not State.NOT_NEEDED:
        yield from _in_the_way(before, after)
        yield from _affected(before, after)
    yield from _asked_by(before, after)
    yield from (words.done_for(part) for part in after.done_for if part not in before.done_for)
    yield from (words.owed_for(part) for part in after.open_for if part not in before.open_for)
    if after.when != before.when and after.when is not None:
        yield words.done_on(after.when)
    if after.why != before.why and after.why:
        yield after.why
    elif after.state is not before.state and after.state is State.READY:
        yield after.state.says


def _in_the_way(before: Progress, after: Progress) -> Iterator[str]:
    then, now = _by_name(before), _by_name(after)
    for key, blocker in now.items():
        if key not in then:
            yield words.in_the_way(blocker.title, blocker.certain)
        elif blocker.certain is not then[key].certain:
            yield words.otherwise_in_the_way(blocker.title, blocker.certain)
    if after.state is not State.DONE:
        yield from (words.out_of_the_way(blocker.title) for key, blocker in then.items() if key not in now)


def _affected(before: Progress, after: Progress) -> Iterator[str]:
    for still, here, there in ((True, after, before), (False, before, after)):
        for each in here.affected_by:
            if each not in there.affected_by:
                yield words.affected(each.effect.value, each.title, still=still)


def _asked_by(before: Progress, after: Progress) -> Iterator[str]:
    if before.state is after.state:
        then, now = (dict.fromkeys(source.clauses[0] for source in each.sources) for each in (before, after))
        for still, here, there in ((True, now, then), (False, then, now)):
            clauses = [clause for clause in here if clause not in there]
            if clauses:
                yield words.asked_by(clauses, still=still)


def _by_name(step: Progress) -> dict[tuple[str, str, str], Blocker]:
    return {(blocker.by.value, blocker.name, blocker.source.instrument): blocker for blocker in step.blockers}


def _settling(here: Progress, there: Progress) -> Iterator[Open]:
    """The facts and decisions open here and not there; of other proceedings it is said what they do."""
    return (need for need in here.needs if need not in there.needs and not need.name.startswith(PROCEEDING))


def _question(need: Open) -> str:
    decision = vocabulary.decisions().get(need.name.removeprefix(DECISION))
    fact = vocabulary.facts().get(need.name)
    return decision.title if decision is not None else need.name if fact is None else fact.question
