"""What a record says twice, the wrong way round, or without a reason; it was accepted all the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from typing import Final

from cspr import lifecycle, vocabulary
from cspr.conditions.limbs import CASE, limbs
from cspr.dates import PartialDate
from cspr.grouping import grouped
from cspr.guidance.layers import Framework
from cspr.history.cannot_both_be import cannot_both_be
from cspr.history.deviation import Deviation, DeviationKind
from cspr.lifecycle.proceedings import proceeding_title
from cspr.record.answers import DISPUTED
from cspr.record.entries import Established, Happened, Proceeding
from cspr.record.occurrences import Occurrence
from cspr.record.people_entries import Called
from cspr.record.situation import Situation
from cspr.record.standing import (
    ONLY_INFORMATION,
    decided_again,
    only_information_published,
    published_again,
    report_published_after_all,
    stands,
    still_stands,
)
from cspr.timescales.recorded import own_answer
from cspr.truth import Truth, both
from cspr.wording import history as words
from cspr.wording.days import as_known

_AWARE: Final = "local-authority-aware"
_PUBLISHED: Final = "published"
_DECLINED: Final = "publication-declined"
_NOTHING_TO_PUBLISH: Final = ("no-local-review-decided", "review-joined")


def contradictions(framework: Framework, situation: Situation) -> Iterator[Deviation]:
    """What the record itself leaves open or contradicts."""
    yield from _without_reason(situation)
    yield from _two_outcomes(situation)
    yield from _published_without_a_review(situation)
    yield from _published_though_declined(framework, situation)
    yield from _information_alone(situation)
    yield from _two_days(situation)
    yield from _the_day_of_calling(situation)
    yield from _closed_before_opened(framework, situation)
    yield from _two_answers(framework, situation)
    yield from _known_before(situation)
    yield from cannot_both_be(framework, situation)


def _without_reason(situation: Situation) -> Iterator[Deviation]:
    for way_out in lifecycle.exits(situation):
        if not way_out.reasoned:
            yield Deviation(
                kind=DeviationKind.NO_REASON,
                certain=Truth.YES,
                name=way_out.event,
                title=way_out.title,
                when=way_out.when,
                why=(words.GIVE_A_REASON,),
            )


def _two_outcomes(situation: Situation) -> Iterator[Deviation]:
    """Decisions of which two outcomes stand for the whole case, or for one child."""
    decisions = [(name, decision) for name, decision in vocabulary.decisions().items() if not decision.whenever]
    for (name, decision), about in product(decisions, (CASE, *situation.children)):
        known = [each for event in decision.outcomes.values() if (each := situation.occurrence(event, about))]
        happened = [each for each in known if situation.happened(each.event, about) is Truth.YES]
        spans = [each.span for each in happened]
        # Of two on one day it is not taken that the second undid the first.
        standing = {
            each.event: still_stands(situation, each) if spans.count(each.span) == 1 else Truth.YES for each in happened
        }
        taken = [event for event, stand in standing.items() if stand is not Truth.NO]
        if len(taken) > 1:
            yield Deviation(
                kind=DeviationKind.CONFLICT,
                certain=both(standing[event] for event in taken),
                name=name,
                title=decision.title,
                about=about,
                why=(words.both_stand(vocabulary.events()[event].title for event in taken),),
            )


def _published_without_a_review(situation: Situation) -> Iterator[Deviation]:
    """A report that was published though it stands that there is no review of the case, or none of its own."""
    published = situation.occurrence(_PUBLISHED)
    for event in _NOTHING_TO_PUBLISH if published else ():
        certain = both((situation.happened(_PUBLISHED), stands(situation, event)))
        if published and certain is not Truth.NO:
            yield Deviation(
                kind=DeviationKind.CONFLICT,
                certain=certain,
                name=event,
                title=words.published_without(vocabulary.events()[event].title),
                when=published.span,
                why=(words.WHICH_REVIEW,),
            )


def _published_though_declined(framework: Framework, situation: Situation) -> Iterator[Deviation]:
    """What was published after a decision not to publish the report, unless it was only information in its place."""
    published, answer = situation.occurrence(_PUBLISHED), report_published_after_all(situation)
    if published is None or answer is Truth.NO:
        return
    known = situation.answer(ONLY_INFORMATION).truth is Truth.NO or answer is Truth.YES
    question = limbs(framework).facts[ONLY_INFORMATION].question
    yield Deviation(
        kind=DeviationKind.CONFLICT,
        certain=answer,
        name=_DECLINED,
        title=words.published_without(vocabulary.events()[_DECLINED].title) if known else question,
        when=published.span,
        why=(words.AGAINST_THE_DECISION if known else words.WHICH_WAS_PUBLISHED,),
    )


def _information_alone(situation: Situation) -> Iterator[Deviation]:
    """That only information is recorded as published, and no publication of it, or no decision against the report."""
    answer, published = situation.answer(ONLY_INFORMATION), situation.happened(_PUBLISHED)
    title, why = "", ""
    if answer.truth is Truth.YES and published is Truth.NO:
        title, why = words.INFORMATION_WITHOUT_ITS_DAY, words.WHEN_WAS_IT_PUBLISHED
    elif only_information_published(situation):
        title, why = words.INFORMATION_WITHOUT_A_DECISION, words.WHY_ONLY_INFORMATION
    if title:
        yield Deviation(kind=DeviationKind.CONFLICT, certain=Truth.YES, name=ONLY_INFORMATION, title=title, why=(why,))


def _two_days(situation: Situation) -> Iterator[Deviation]:
    for name, word in vocabulary.events().items():
        for occurrence in situation.occurrences(name):
            if occurrence.conflict and not _done_again(situation, occurrence):
                yield Deviation(
                    kind=DeviationKind.TWO_DAYS,
                    certain=Truth.YES,
                    name=name,
                    title=word.title,
                    about=occurrence.about,
                    when=occurrence.span,
                    why=(
                        words.entered_twice(
                            map(_day, days_entered(situation, name, occurrence.about)), _day(occurrence.span)
                        ),
                    ),
                )


def _done_again(situation: Situation, occurrence: Occurrence) -> bool:
    """Whether all later days of what is entered for several are told to be another publication, or another decision."""
    if occurrence.event == _PUBLISHED:
        return published_again(situation) is not None
    again = decided_again(situation, occurrence.event, occurrence.about)
    return all(span == occurrence.span or span in again for span in occurrence.spans)


def _the_day_of_calling(situation: Situation) -> Iterator[Deviation]:
    """The date of a meeting that is entered as the day on which it was called, where that meeting has another day."""
    for entry, certain in situation.recorded(Happened):
        its = _called(situation, entry.event)
        if any(entry.on == each.on for each in its) and not any(entry.on.meet(each.held_on) for each in its):
            yield Deviation(
                kind=DeviationKind.TWO_DAYS,
                certain=certain,
                name=entry.event,
                title=vocabulary.events()[entry.event].title,
                when=entry.on,
                why=(words.entered_twice(map(_day, days_entered(situation, entry.event)), _day(entry.on)),),
            )


def _day(when: PartialDate) -> str:
    return as_known(when, None)


def _called(situation: Situation, event: str) -> list[Called]:
    """The meetings on record as called of which an event is the date."""
    kinds = {name for name, meeting in vocabulary.meetings().items() if meeting.dates == event}
    return [entry for entry, _ in situation.recorded(Called) if entry.meeting in kinds]


def days_entered(situation: Situation, event: str, about: str = CASE) -> tuple[PartialDate, ...]:
    """The days for which an event is entered, with those for which meetings are called whose date it is."""
    occurrence = situation.occurrence(event, about)
    spans = () if occurrence is None else occurrence.spans
    return tuple(dict.fromkeys((*spans, *(each.held_on for each in _called(situation, event)))))


def _two_answers(framework: Framework, situation: Situation) -> Iterator[Deviation]:
    """A fact that was answered both ways, and both cannot be: of one day, or where no time changes the first answer.

    Answers that turned from one day to the next are what was known then, and contradict nothing. Where they turned and
    turned back, one of them may be a slip.
    """
    facts = limbs(framework).facts
    known = (entry for entry, _ in situation.recorded(Established) if entry.answer is not Truth.UNKNOWN)
    entered = grouped(((entry.fact, entry.about), entry) for entry in known if entry.fact in facts)
    for (name, about), entries in entered.items():
        fact, answer = facts[name], situation.answer(name, about)
        turns = [(earlier, later) for earlier, later in pairwise(entries) if earlier.answer is not later.answer]
        lasting = any(earlier.answer.value in fact.lasts for earlier, _ in turns)
        days = {entry.answer: entry.on for entry in entries}
        disputed = answer.why == DISPUTED and answer.by is None and len(days) > 1
        if disputed or lasting:
            kind = DeviationKind.CONFLICT
            why = words.answered_both(days[Truth.YES], days[Truth.NO], stands=not disputed)
        elif turns[1:] and all(earlier.on.before(later.on) is Truth.YES for earlier, later in turns):
            kind = DeviationKind.TURNED_BACK
            why = words.answered_in_turn((each.answer, each.on) for each in (turns[0][0], *(last for _, last in turns)))
        else:
            continue
        yield Deviation(
            kind=kind, certain=Truth.YES, name=name, title=fact.question, about=about, when=days[Truth.YES], why=(why,)
        )


def _closed_before_opened(framework: Framework, situation: Situation) -> Iterator[Deviation]:
    entries = [entry for entry, _ in situation.recorded(Proceeding)]
    for ended in entries:
        opened = [entry.on for entry in entries if entry.state == "open" and _same(entry, ended)]
        if ended.state == "ended" and opened and all(ended.on.before(day) is Truth.YES for day in opened):
            first = min(opened, key=lambda day: day.first)
            yield Deviation(
                kind=DeviationKind.CLOSED_BEFORE_OPENED,
                certain=Truth.YES,
                name=ended.proceeding,
                title=proceeding_title(framework, ended.proceeding),
                about=ended.about,
                when=ended.on,
                due=first,
                why=(words.ended_before(ended.on, first),),
            )


def _known_before(situation: Situation) -> Iterator[Deviation]:
    """An authority that is recorded as aware only after the day for which it answered itself what befell the child."""
    aware, own = situation.occurrence(_AWARE), own_answer(situation)
    if aware is not None and own is not None and own.before(aware.span) is Truth.YES:
        yield Deviation(
            kind=DeviationKind.KNOWN_BEFORE,
            certain=Truth.YES,
            name=_AWARE,
            title=vocabulary.events()[_AWARE].title,
            when=aware.span,
            due=own,
            why=(words.known_before(aware.span, own),),
        )


def _same(entry: Proceeding, other: Proceeding) -> bool:
    return (entry.proceeding, entry.ref, entry.about) == (other.proceeding, other.ref, other.about)
