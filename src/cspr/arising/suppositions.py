"""What is taken to be so though nobody recorded it: by later events, by silence, by limits that dates break."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

from cspr import vocabulary
from cspr.arising.as_recorded import ended_then, ends_on
from cspr.arising.disputes import disputes
from cspr.arising.earlier_kind import at_the_change
from cspr.arising.no_notice import TooLate, too_late
from cspr.arising.notifiable_later import notifiable_later
from cspr.arising.suspending import suspending
from cspr.clocks.counting import count
from cspr.clocks.ways_to_count import ways
from cspr.conditions import Open
from cspr.conditions.case import Case, once_a_case
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.errors import CsprError
from cspr.exits import left_by, shown_before
from cspr.guidance.layers import Framework
from cspr.guidance.live_rules import live_on_topic
from cspr.guidance.model import Duty
from cspr.guidance.once import once_a_framework
from cspr.guidance.periods import Relation, Timing
from cspr.guidance.steps import step_of
from cspr.record.entries import Established, Planned
from cspr.record.standing import first_recorded, shown_by_publication
from cspr.truth import Truth, both, either
from cspr.vocabulary import Step

LIMITED: Final = ("complete-review", "publish")
OVERRUN: Final = ("delay-arisen", "publication-late-expected")
_DECLINED: Final = "publication-declined"
_DECISION: Final = "decide-on-review"
_REVIEW: Final = "local-review-decided"
_PUBLISHING_OTHER_LEARNING: Final = "other-learning-publication"
_EARLIER_KIND: Final = "review-commissioned"
_BEGINNINGS: Final = ("incident", "local-authority-aware", "notification-sent", "rapid-review-held")
_OF_NATIONAL: Final = ("national-review-decided", "no-national-review-decided")
_NATIONAL: Final = (
    *("national-review-announced", "national-reviewer-appointed", "national-review-completed"),
    *("national-report-submitted", "national-report-published"),
)
_NOTIFIED: Final = "notification-sent"
_DUTY: Final = "notification-duty"
_HELD: Final = ("rapid-review-held",)
_SENT: Final = ("rapid-review-submitted", "panel-feedback-received")


def supposed(case: Case, steps: Mapping[str, Step]) -> Iterator[tuple[Open, Truth]]:
    """What is taken to be so in a case: the events that later ones show or suggest, and that the review overruns.

    A decision not to publish a report that was published all the same is taken not to hold.

    Args:
        steps: the steps of the vocabulary and of the documents.
    """
    yield from _shown(case, steps)
    yield from disputes(case)
    if (declined := shown_by_publication(case.situation)) is not Truth.UNKNOWN:
        yield Open(name=_DECLINED, about=CASE), declined
    yield from _of_delay(case, steps)


def _of_delay(case: Case, steps: Mapping[str, Step]) -> Iterator[tuple[Open, Truth]]:
    """That the review overruns, as dates on record show, or may; or that all was done in its time."""
    if overrun_of(case) is not None:
        for name in OVERRUN:
            if name in vocabulary.events() or case.situation.answer(name, CASE).truth is Truth.UNKNOWN:
                yield Open(name=name, about=CASE), Truth.YES
    elif overrun_of(case, suspended=True) is not None or any(each.step in LIMITED for each in case.situation.delays()):
        for name in OVERRUN:
            if name in vocabulary.events() and case.situation.happened(name) is Truth.NO:
                yield Open(name=name, about=CASE), Truth.UNKNOWN
    elif _kept(case, steps):
        for name in OVERRUN:
            if name not in vocabulary.events() and case.situation.answer(name, CASE).truth is Truth.UNKNOWN:
                yield Open(name=name, about=CASE), Truth.NO


def _shown(case: Case, steps: Mapping[str, Step]) -> Iterator[tuple[Open, Truth]]:
    """What later events show or suggest: that steps were done, that a review was decided on."""
    for word in steps.values():
        shown = implied(case, word)
        if shown is not Truth.NO and case.conditions.done(word) is Truth.NO:
            yield from ((Open(name=event, about=CASE), shown) for event in word.done_by)
    happened = case.situation.happened
    decision = steps[_DECISION]
    reviewed = either(happened(event) for event in decision.overtaken_by)
    of_today = _of_today(case, decision)
    if Truth.NO not in {reviewed, of_today} and case.conditions.done(decision) is Truth.NO:
        otherwise = Truth.UNKNOWN if _of_other_learning(case) else Truth.YES
        yield Open(name=_REVIEW, about=CASE), both((reviewed, of_today, otherwise))
    national = either(happened(event) for event in _NATIONAL)
    if Truth.YES not in {happened(event) for event in _OF_NATIONAL} and national is not Truth.NO:
        yield Open(name=_OF_NATIONAL[0], about=CASE), national
    if happened(_NOTIFIED) is Truth.NO and _notified(case):
        yield Open(name=_NOTIFIED, about=CASE), Truth.YES


def _of_other_learning(case: Case) -> bool:
    """Whether what was published may be of other learning, on which a partnership decides by a word of its own."""
    on_it = live_on_topic(case.framework, _PUBLISHING_OTHER_LEARNING, case.day)
    decided = {name for duty in on_it for name in duty.when if vocabulary.is_own(name)}
    return any(case.situation.happened(name) is Truth.YES for name in decided)


def _notified(case: Case) -> bool:
    """Whether a rapid review shows that what follows it does not wait for the notification, which is still owed.

    One that went to the Panel does, unless the incident surely is not notifiable; one that was held, if it surely is.
    """
    test = case.conditions.in_force.named(_DUTY)
    notifiable = Truth.UNKNOWN if test is None else case.conditions.truth(test, CASE)
    sent, held = (Truth.YES in map(case.situation.happened, events) for events in (_SENT, _HELD))
    return (sent and notifiable is not Truth.NO) or (held and notifiable is Truth.YES)


def _of_today(case: Case, decision: Step) -> Truth:
    """Whether the record shows that a review is no serious case review, which is commissioned and not decided on.

    By when the case began. Where that is not on record, it is unknown once there are local reviews: serious case
    reviews that were open then ended years after it, and some after the last day that the text gave them.
    """
    if case.situation.happened(_EARLIER_KIND) is not Truth.NO:
        return Truth.NO
    begun, change = first_recorded(case.situation, _BEGINNINGS), at_the_change(case.framework)
    if change is None:
        return Truth.YES
    if begun is not None:
        return ~begun.before(change[1])
    ended = first_recorded(case.situation, decision.overtaken_by)
    return Truth.NO if ended is None or ended.before(change[1]) is Truth.YES else Truth.UNKNOWN


def implied(case: Case, word: Step) -> Truth:
    """Whether something on record shows that a step was done; a decision suggests it, if the case was notifiable."""
    return either(
        both((case.situation.happened(event), Truth.UNKNOWN if event in _outcomes() else Truth.YES))
        for event in word.implied_by
        if _NOTIFIED not in word.begun_by or not notifiable_later(case, event)
    )


@cache
def _outcomes() -> frozenset[str]:
    return frozenset(event for decision in vocabulary.decisions().values() for event in decision.outcomes.values())


@once_a_framework
def _limits(framework: Framework) -> tuple[tuple[Duty, Timing], ...]:
    """The limits that documents set for a review and its publication, each with its period."""
    dated = ((duty, duty.timing) for duty in framework.duties if duty.step in LIMITED and duty.source.force.binds)
    return tuple(
        (duty, timing)
        for duty, timing in dated
        if timing is not None
        and timing.relation is Relation.WITHIN
        and timing.amounts
        and timing.of
        and not timing.last_of
        and not duty.source.refrain
    )


class Overrun(NamedTuple):
    """That a review overruns, and since when: ``None`` where nothing tells when the plan beyond the limit was made."""

    since: date | None


@once_a_case
def overrun_of(case: Case, *, suspended: bool = False) -> Overrun | None:
    """Whether a review overruns: a limit passed, a plan lies beyond it, or publication is expected late; else ``None``.

    Args:
        suspended: whether limits count too that a temporary measure suspends, or may.
    """
    broken = (_broken(case, word, due) for word, due in limits_of(case, suspended=suspended))
    overruns = [*(each for each in broken if each is not None), *_expected(case)]
    return Overrun(min((overrun.since for overrun in overruns if overrun.since), default=None)) if overruns else None


def _expected(case: Case) -> Iterator[Overrun]:
    """Since when it is on record that publication is expected to be late."""
    for fact in (name for name in OVERRUN if name not in vocabulary.events()):
        if case.situation.answer(fact, CASE).truth is Truth.YES:
            entries = (entry for entry, _ in case.situation.recorded(Established) if entry.fact == fact)
            yield Overrun(min(entry.on.last for entry in entries if entry.answer is Truth.YES))


def limits_of(case: Case, *, suspended: bool = False) -> Iterator[tuple[Step, PartialDate]]:
    """The limits for a review and its publication that surely apply: each with its step, which is not done.

    Args:
        suspended: whether limits count too that a temporary measure suspends, or may.
    """
    steps = case.framework.words("steps")
    for duty, timing in _limits(case.framework):
        word = steps[duty.step or ""]
        due = _limit(case, duty, timing, word, suspended=suspended)
        if due is not None:
            yield word, due


def _limit(case: Case, duty: Duty, timing: Timing, word: Step, *, suspended: bool) -> PartialDate | None:
    if case.conditions.done(word) is not Truth.NO or shown_before(case, word) is not None:
        return None
    if left_by(case, word.id) is not None:
        return None  # what is left of it goes on elsewhere, or not at all
    if case.conditions.applies(duty.when, duty.unless, duty.source.instrument) is not Truth.YES:
        return None
    due = _last_end(case, duty, timing)
    if due is not None and any(span.by(due.first) is Truth.YES for span in _shown_on(case, word)):
        return None
    return None if due is None or (not suspended and suspending(case, case.framework.relaxed_by(duty), due)) else due


def _kept(case: Case, steps: Mapping[str, Step]) -> bool:
    """Whether all was surely done within its limits, and no delay of it is on record: then none was to be told of."""
    situation = case.situation
    delayed = any(delay.step in LIMITED for delay in situation.delays())
    if delayed or case.conditions.done(steps[LIMITED[-1]]) is not Truth.YES:
        return False
    kept: list[Truth] = []
    for duty, timing in _limits(case.framework):
        if any(case.framework.in_force(duty, start).truth is not Truth.NO for start in _starts(case, timing)):
            due = _last_end(case, duty, timing)
            done = (situation.occurrence(event) for event in steps[duty.step or ""].done_by)
            kept += [Truth.UNKNOWN if due is None else each.span.by(due.first) for each in done if each is not None]
    return bool(kept) and all(each is Truth.YES for each in kept)


def _starts(case: Case, timing: Timing) -> list[PartialDate]:
    """The days on record from which a limit may run."""
    return [start.span for start in map(case.situation.occurrence, timing.of) if start is not None]


def _last_end(case: Case, duty: Duty, timing: Timing) -> PartialDate | None:
    """When a limit ends, whichever of what it may run from was meant, or ended; ``None`` where that cannot be said."""
    starts = (start for start in _starts(case, timing) if case.framework.in_force(duty, start).truth is Truth.YES)
    ends = [ends_on(case, duty, start) for start in starts]
    last = None if None in ends else max(filter(None, ends), key=lambda end: end.last, default=None)
    return last and (ended_then(case, duty, timing.of) or last)


def _shown_on(case: Case, word: Step) -> Iterator[PartialDate]:
    """The days on which something happened that shows a step to be done by then."""
    shown = (case.situation.occurrence(event) for event in word.implied_by if event not in _outcomes())
    yield from (each.span for each in shown if each is not None)


def _broken(case: Case, word: Step, due: PartialDate) -> Overrun | None:
    """Since when a limit is broken: since a plan beyond it was entered, or it passed, or the days of its notices."""
    beyond = {
        event
        for event in word.done_by
        if (plan := case.situation.planned(event)) is not None and due.before(plan) is Truth.YES
    }
    entries = (entry for entry in case.situation.entries if isinstance(entry, Planned) and entry.event in beyond)
    plans = [entry for entry in entries if due.before(entry.on) is Truth.YES]
    entered = [entry.recorded for entry in plans if entry.recorded is not None]
    arose = [entry.on.last for entry in case.situation.delays() if plans and entry.step == word.id]
    passed = [due.last + timedelta(days=1)] if due.before(case.day) is Truth.YES else []
    # What was too late goes on being too late once the notice was given: it was given after its day.
    notice = no_notice_for(case, word, due, though_given=bool(plans or passed))
    passed += [notice.last + timedelta(days=1)] if notice is not None and notice.surely else []
    shown = [*arose, *passed] or len(entered) == len(plans)
    return Overrun(min([*entered, *arose, *passed]) if shown else None) if plans or passed else None


def no_notice_for(case: Case, word: Step, due: PartialDate, *, though_given: bool = False) -> TooLate | None:
    """That it is too late for the notices that publication by its limit needs; else ``None``.

    Args:
        word: the step of the limit.
        though_given: whether a notice that was given after its day is counted as well.
    """
    return too_late(case, PartialDate.of(due.last), though_given=though_given) if word.id == LIMITED[-1] else None


def lapsed(case: Case, duty: Duty, about: str) -> bool:
    """Whether whoever owes a duty is taken to agree: it was surely not done, and its time is surely over.

    Args:
        about: for whom it is owed: ``case``, or an agency, child or person.
    """
    timing = duty.timing
    assert timing is not None  # noqa: S101 -- the check of a folder asks for a time where silence is agreement
    whom = tuple(dict.fromkeys((about, CASE)))
    if _done(case, duty, whom) is not Truth.NO:
        return False
    starts = {event: [case.situation.occurrence(event, each) for each in whom] for event in timing.of}
    spans = {event: [start.span for start in several if start] for event, several in starts.items()}
    if timing.last_of and not all(spans.values()):
        return False  # the time begins with the last of the events, and that is still to come
    begun = max(chain.from_iterable(spans.values()), key=lambda span: span.last, default=None)
    try:
        calendar = case.working_days(duty.source.instrument)
        ends = [count(timing, way, begun, calendar).due for way in ways(timing)]
    except CsprError:  # the calendar does not reach so far; the schedule says so
        return False
    return all(end is not None and end.before(case.day) is Truth.YES for end in ends)


def nobody_answered(case: Case, event: str) -> bool:
    """Whether something will not happen, as all who may answer by it are taken to agree, or were not asked to.

    Args:
        event: what would have happened.
    """
    steps = case.framework.words("steps")
    asked = [duty for duty in case.framework.duties if duty.silence and event in steps[duty.step or ""].done_by]
    known = case.situation.known
    whom = [(duty, part) for duty in asked for part in (known(duty.each) if duty.each else ()) or (CASE,)]
    return bool(whom) and not case.situation.occurrences(event) and all(_will_not(case, *each) for each in whom)


def _will_not(case: Case, duty: Duty, part: str) -> bool:
    """Whether one of those who may answer is taken to agree, or is not asked, though all is there that asks others."""
    conditions, within = case.conditions.for_whom(part), duty.source.instrument
    if conditions.applies(duty.when, duty.unless, within) is Truth.NO:
        return conditions.all_hold(duty.when, within) is Truth.YES
    return lapsed(case, duty, part)


def _done(case: Case, duty: Duty, whom: tuple[str, ...]) -> Truth:
    word = step_of(case.framework, duty)
    events = () if word is None else word.done_by
    return either(case.situation.happened(event, each) for event in events for each in whom)
