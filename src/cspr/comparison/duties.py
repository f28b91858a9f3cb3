"""What a duty says, aspect by aspect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cspr import vocabulary
from cspr.comparison.kinds import Aspect
from cspr.comparison.statement import Speaker, Statement
from cspr.comparison.titles import found_later
from cspr.guidance.model import Duty
from cspr.guidance.periods import Relation, Timing, unit
from cspr.wording import comparing as wording
from cspr.wording.barred_days import not_on
from cspr.wording.common import manner
from cspr.wording.deadlines import SILENCE, THE_LATER
from cspr.wording.periods import (
    SET_BY,
    STANDS_STILL,
    beside,
    clear,
    each_year,
    extended,
    from_which,
    itself,
    received,
)


def of_duty(speaker: Speaker, rule: Duty) -> Iterator[Statement]:
    """The statements of a duty; of a relaxation, what it sets aside."""
    if rule.relaxes:
        says = wording.sets_aside(rule.relaxes)
        yield speaker.say(rule, rule.topic, Aspect.RELAXATION, frozenset(rule.relaxes), says)
        return
    titles = speaker.titles
    own = {test.id for test in speaker.document.criteria}
    conditions = _conditions(rule.when, (name for name in rule.unless if name in own or name not in found_later()))
    level = "" if rule.level == "case" else rule.level
    force = manner(rule.source, rule.how) + "".join(
        f"; {says}" for says, holds in ((SILENCE, rule.silence), (THE_LATER, rule.whichever)) if holds
    )
    reach = wording.reaches(rule.each or "", rule.level) + (f", {not_on(rule.not_on)}" if rule.not_on else "")
    # What comes first by nature comes first whichever text speaks: no difference between two.
    before = tuple(name for name in rule.after if name not in rule.by_nature)
    who = (frozenset(rule.who), rule.any_one) if rule.any_one and len(rule.who) > 1 else frozenset(rule.who)
    aspects: tuple[tuple[Aspect, Any, str], ...] = (
        (Aspect.WHO, who, titles.all(rule.who, any_one=rule.any_one)),
        (Aspect.TO, frozenset(rule.to), titles.all(rule.to)),
        (Aspect.WHEN, conditions, speaker.conditions(conditions)),
        (Aspect.AFTER, frozenset(before), titles.all(before)),
        (Aspect.START, _start(rule.timing), _start_says(speaker, rule.timing)),
        (Aspect.PERIOD, _period(rule.timing), "" if rule.timing is None else spell(rule.timing)),
        (Aspect.FORCE, (rule.source.force.value, rule.source.refrain, rule.how, rule.silence, rule.whichever), force),
        (Aspect.SCOPE, (rule.each or "", level, frozenset(rule.not_on)), reach),
        (Aspect.DOCUMENT, rule.document, titles.title(rule.document or "")),
    )
    # Whoever is not to take a step takes none: who does, to whom and when is told by what asks for it.
    not_taken = {Aspect.WHO, Aspect.TO, Aspect.WHEN, Aspect.AFTER} if _bars_the_step(rule) else set[Aspect]()
    for aspect, value, says in (each for each in aspects if each[0] not in not_taken):
        yield speaker.say(rule, rule.topic, aspect, value, says, part=rule.part)


def _bars_the_step(rule: Duty) -> bool:
    """Whether somebody is asked not to take a step on which others speak."""
    return rule.source.refrain and rule.step == rule.topic and not rule.part


def _conditions(when: Iterable[str], unless: Iterable[str]) -> frozenset[str]:
    """What has to hold. "Unless any other outcome" says the same as "where this is the outcome"."""
    named, barred = set(when), set(unless)
    for decision in vocabulary.decisions().values():
        outcomes = set(decision.outcomes.values())
        left = outcomes - barred
        if len(left) == 1 and len(outcomes) > 1:
            barred -= outcomes
            named |= left
    return frozenset(named | {f"not {name}" for name in barred})


def _start(timing: Timing | None) -> Any:
    return None if timing is None or not timing.of else (frozenset(timing.of), timing.established, timing.last_of)


def _start_says(speaker: Speaker, timing: Timing | None) -> str:
    events = speaker.titles.all(timing.of) if timing is not None else ""
    if timing is None or timing.established:
        return wording.last_of(events) if timing is not None and timing.last_of else events
    return wording.not_settled(events)


def _period(timing: Timing | None) -> Any:
    if timing is None:
        return None
    beside = (timing.each_year, timing.day_of_event, timing.to_end_of, timing.time, timing.clear, timing.after_each)
    more = (timing.cut_off, timing.from_working_day, timing.extended_by, timing.extended_up_to, timing.extended_again)
    stops = (frozenset(timing.stops_while), timing.stands_still, timing.from_day)
    return (timing.said, timing.amounts, timing.date, timing.says, timing.how, beside, more, stops)


def spell(timing: Timing) -> str:
    """A period in words, without the event that it is counted from.

    Examples:
        >>> from cspr.guidance.periods import Timing, WorkingDays
        >>> spell(Timing(relation=Relation.AT_LEAST_BEFORE, amounts=(WorkingDays(7),), of=("published",)))
        'at least 7 working days before'
    """
    if timing.date is not None:
        return wording.fixed_date(timing.date)
    if timing.each_year:
        return each_year(timing.each_year)
    if timing.set_by:
        return SET_BY
    if timing.relation is Relation.VAGUE:
        return wording.vague(timing.says, timing.how)
    units = clear(unit(timing.amounts[-1]), clear=timing.clear) if timing.amounts else ""
    figures = [amount.n for amount in timing.amounts]
    more = beside(timing.day_of_event, timing.time, timing.after_each if figures else "")
    late = received(timing.cut_off, from_working_day=timing.from_working_day)
    more += late and f" ({late})"
    more += timing.from_day and f" ({from_which(timing.from_day)})"
    if figures:
        up_to, again = timing.extended_up_to, timing.extended_again
        more += extended(timing.extended_by, unit(timing.amounts[0]), up_to=up_to, again=again)
    more += STANDS_STILL if timing.stops_while or timing.stands_still else ""
    if not figures:
        return itself(timing.relation.value, timing.to_end_of, timing.after_each) + more
    return wording.period(timing.said, figures, units, to_end_of=timing.to_end_of, more=more)
