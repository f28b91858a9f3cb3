"""What was entered of the course of a review, of facts and of proceedings, and cannot be beside what else is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final

from cspr import vocabulary
from cspr.conditions.limbs import CASE, limbs
from cspr.dates import PartialDate, end_then_start
from cspr.guidance.layers import Framework
from cspr.guidance.live_rules import live_on_steps
from cspr.guidance.steps import steps_of
from cspr.guidance.words import meeting_word
from cspr.history.deviation import Deviation, DeviationKind
from cspr.lifecycle.proceedings import proceeding_title
from cspr.record.entries import Established
from cspr.record.new_review import of_one_review
from cspr.record.notification_entries import Notified
from cspr.record.people_entries import Given, Met
from cspr.record.proceedings import needed_fact
from cspr.record.situation import Situation
from cspr.record.standing import stands, still_stands
from cspr.truth import Truth
from cspr.wording import history as words
from cspr.wording.conditions import condition
from cspr.wording.quorums import decided_without

_NOTIFIED: Final = "notification-sent"
_FOUND_BELOW: Final = "found-below-notification-criteria"
_PUBLISHED: Final = "published"
_RESUMED: Final = "review-resumed"
_PAUSED: Final = "review-paused"
_CONVERTED: Final = "review-converted"
_JOINED: Final = "review-joined"
_SENT_BACK: Final = "sent-back"
_DECIDES: Final = "decides"
_DECISION: Final = "decide-on-review"
_BEGUN_BY: Final = ("local-review-decided", "other-learning-decided")
_DRAFT: Final = "overview-report"
_DRAFTED_AT: Final = "report"


def cannot_both_be(framework: Framework, situation: Situation) -> Iterator[Deviation]:
    """What cannot be as it is entered: a way out of nothing, work after the end, a fact that another one rules out."""
    yield from _resumed(situation)
    yield from _with_nothing_before(situation)
    yield from _done_after_it_was_joined(framework, situation)
    yield from _facts(framework, situation)
    yield from _proceedings(framework, situation)
    yield from _notified_as(framework, situation)
    yield from _decided_against_what_was_done(situation)
    yield from _decided_without_a_quorum(framework, situation)


def _conflict(name: str, title: str, why: str, *, about: str = CASE, when: PartialDate | None = None) -> Deviation:
    return Deviation(
        kind=DeviationKind.CONFLICT, certain=Truth.YES, name=name, title=title, about=about, when=when, why=(why,)
    )


def _resumed(situation: Situation) -> Iterator[Deviation]:
    """A review that is entered as resumed, and was not paused, or was handed on to another before."""
    resumed, joined = situation.occurrence(_RESUMED), situation.occurrence(_JOINED)
    if resumed is None or situation.happened(_RESUMED) is not Truth.YES:
        return
    title = vocabulary.events()[_RESUMED].title
    if joined is not None and joined.span.before(resumed.span) is Truth.YES and stands(situation, _JOINED) is Truth.YES:
        says = words.beside(title, vocabulary.events()[_JOINED].title)
        yield _conflict(_RESUMED, says, words.RE_OPENED_INSTEAD, when=resumed.span)
    elif _none_before(situation, (_PAUSED,), resumed.span):
        yield _conflict(_RESUMED, words.nothing_before(title, words.NO_PAUSE), words.ENTER_IT, when=resumed.span)


def _with_nothing_before(situation: Situation) -> Iterator[Deviation]:
    """A review that was converted and none decided on before, and a report sent back of which no draft is on record."""
    steps = vocabulary.steps()
    drafted = {event for step in steps.values() if step.stage == _DRAFTED_AT for event in step.done_by}
    begun = (*_BEGUN_BY, *steps[_DECISION].overtaken_by)
    for event, before, missing in (
        (_CONVERTED, begun, words.NO_REVIEW_BEFORE),
        (_SENT_BACK, (*drafted, *steps[_DECISION].overtaken_by), words.NO_DRAFT),
    ):
        occurrence = situation.occurrence(event)
        papers = event == _SENT_BACK and any(entry.document == _DRAFT for entry, _ in situation.recorded(Given))
        if occurrence is None or situation.earlier is not None or papers:
            continue
        if situation.happened(event) is Truth.YES and _none_before(situation, before, occurrence.span):
            title = words.nothing_before(vocabulary.events()[event].title, missing)
            yield _conflict(event, title, words.ENTER_IT, when=occurrence.span)


def _none_before(situation: Situation, events: Iterable[str], day: PartialDate) -> bool:
    """Whether none of some events may have happened by a day."""
    spans = (span for event in events for occurrence in situation.occurrences(event) for span in occurrence.spans)
    return all(day.before(span) is Truth.YES for span in spans)


def _done_after_it_was_joined(framework: Framework, situation: Situation) -> Iterator[Deviation]:
    """Steps of a review that are entered as done here since it was joined with another."""
    joined, way_out = situation.occurrence(_JOINED), vocabulary.exits()[_JOINED]
    if joined is None or stands(situation, _JOINED) is not Truth.YES or situation.occurrence(_PUBLISHED) is not None:
        return
    done = [
        word.title
        for word in framework.words("steps").values()
        if of_one_review(word) and way_out.touches(word)
        for event in word.done_by
        if (its := situation.occurrence(event)) is not None and joined.span.before(its.first) is Truth.YES
    ]
    if done:
        title = words.done_since(vocabulary.events()[_JOINED].title, dict.fromkeys(done))
        yield _conflict(_JOINED, title, words.WHERE_WAS_IT_DONE, when=joined.span)


def _facts(framework: Framework, situation: Situation) -> Iterator[Deviation]:
    """Two facts answered with yes of one child, of which one rules out the other: a child looked after, and unborn."""
    facts = limbs(framework).facts
    ruled_out = {frozenset({name, other}): (name, other) for name, fact in facts.items() for other in fact.taken_if}
    for name, other in ruled_out.values():
        for about in situation.asked_about(name):
            if {situation.answer(each, about).truth for each in (name, other)} == {Truth.YES}:
                title = words.both_yes(facts[name].question, facts[other].question)
                yield _conflict(name, title, words.CORRECT_ONE, about=about)


def _proceedings(framework: Framework, situation: Situation) -> Iterator[Deviation]:
    """Proceedings on record though what they need is answered with no: an inquest where the child did not die."""
    for state in situation.proceedings():
        needed = needed_fact(state.kind)
        answers = {situation.answer(needed, about).truth for about in situation.asked_about(needed)} if needed else ()
        if state.state != "none" and answers == {Truth.NO}:
            said = words.answered(limbs(framework).facts[needed].question, Truth.NO.value)
            title = words.proceedings_without(proceeding_title(framework, state.kind), state.state, said)
            yield _conflict(state.kind, title, words.CORRECT_ONE, about=state.about, when=state.since)


def _notified_as(framework: Framework, situation: Situation) -> Iterator[Deviation]:
    """What the last notification said, and is answered with no: of a death at any time, of harm where it was by then.

    What time changes may have been found otherwise since.
    """
    entries = sorted((entry for entry, _ in situation.recorded(Notified)), key=lambda entry: end_then_start(entry.on))
    for entry in entries[-1:]:
        fact = limbs(framework).facts.get(entry.nature or "")
        if fact is None or any(
            situation.answer(fact.id, each).truth is not Truth.NO for each in _of_whom(situation, fact.id)
        ):
            continue
        days = [each.on for each, _ in situation.recorded(Established) if each.fact == fact.id]
        if days and (fact.lasts or all(entry.on.before(on) is Truth.NO for on in days)):
            says = words.answered(fact.question, Truth.NO.value)
            title = words.notified_as(entry.on, condition(fact.question), says)
            yield _conflict(_NOTIFIED, title, words.CORRECT_ONE, when=entry.on)


def _of_whom(situation: Situation, fact: str) -> tuple[str, ...]:
    """Of whom a fact has an answer on record; of every child besides, where it has none of the case."""
    answered = situation.asked_about(fact)
    return answered if CASE in answered else (*answered, *situation.children)


def _decided_against_what_was_done(situation: Situation) -> Iterator[Deviation]:
    """A decision against what was done before it, of the case or of one child: not to notify, and it was notified.

    None where a case turned out after notification not to meet the criteria: that is why it was decided so.
    """
    if situation.answer(_FOUND_BELOW).truth is Truth.YES:
        return
    words_of = vocabulary.decisions().values()
    shown = [(word.outcomes, name, event) for word in words_of for name, event in word.shown_by.items()]
    against = [(event, other) for every, name, event in shown for other in every.values() if other != every[name]]
    for (event, other), about in product(against, (CASE, *situation.children)):
        done, decided = (situation.occurrence(name, about) for name in (event, other))
        if done is None or decided is None or situation.happened(event, about) is not Truth.YES:
            continue
        if still_stands(situation, decided) is Truth.YES:
            title = words.beside(*(vocabulary.events()[name].title for name in (other, event)))
            yield _conflict(other, title, words.WHICH_STANDS, about=about, when=decided.span)


def _decided_without_a_quorum(framework: Framework, situation: Situation) -> Iterator[Deviation]:
    """What a body is to decide by a text, on record for the day of its meeting that was entered as not quorate."""
    held = [met for met, counts in situation.recorded(Met) if counts is Truth.YES and met.quorate is Truth.NO]
    for met in held:
        body = meeting_word(framework.words("meetings"), met.meeting).body
        for step, duties in live_on_steps(framework, met.on).items():
            theirs = any(body in duty.who and duty.how == _DECIDES for duty in duties)
            for event in steps_of(framework)[step].done_by if theirs else ():
                done = situation.occurrence(event)
                if done is not None and met.on.exact is not None and done.span == met.on:
                    title = decided_without(framework.words("events")[event].title, met.on)
                    yield _conflict(event, title, words.DECIDE_AGAIN, when=met.on)
