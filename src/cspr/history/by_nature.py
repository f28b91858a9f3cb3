"""What is on record before something that comes first by the nature of the thing, whatever the texts ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from cspr import vocabulary
from cspr.arising.versions import BEYOND
from cspr.conditions.case import Case, once_a_case
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.grouping import grouped
from cspr.guidance.live_rules import live_on_steps
from cspr.guidance.model import Duty
from cspr.guidance.steps import steps_of
from cspr.history.deviation import Deviation, DeviationKind
from cspr.sources import Source, as_inferred
from cspr.truth import Truth
from cspr.wording import history as words

_PUBLISHED: Final = "published"
_COURSE: Final = (
    "incident",
    "local-authority-aware",
    "notification-sent",
    "rapid-review-held",
    "local-review-decided",
    "review-completed",
    "report-finalised",
    _PUBLISHED,
    "withdrawn-from-web",
)
_OF_A_DRAFT: Final = (
    *("group-commented", "final-draft-shared", "subgroup-agreed"),
    *("report-presented", "final-sign-off-given"),
)
"""What is done to a report before it is published, by the nature of the thing, whatever text asks for it."""
_TOLD_ONCE_AWARE: Final = "partners-notified"
"""What the authority tells, as soon as it is aware."""
_REOPENED: Final = "review-reopened"


def by_nature(case: Case) -> Iterator[Deviation]:
    """Of the milestones of a review, and of what shows that a step was done, what is on record too early."""
    yield from _milestones(case)
    yield from _before_the_incident(case)
    yield from _shown(case)
    yield from _signed_off_late(case)


def comes_too_early(case: Case, when: PartialDate, first: PartialDate) -> Truth:
    """Whether something is on record before what comes first; not where a review re-opened in between does it again.

    Args:
        when: when it is on record.
        first: when what comes first is on record.
    """
    reopened = (span for occurrence in case.situation.occurrences(_REOPENED) for span in occurrence.spans)
    again = any(Truth.YES not in {span.before(when), first.before(span)} for span in reopened)
    return Truth.NO if again else when.before(first)


@once_a_case
def first_done(case: Case, step: str) -> PartialDate | None:
    """When a step was done first: of one that is owed for each, when it was done for the last; else by any event.

    What was done for the case was done for all of them, also where it was done for one of them once more.
    """
    word = steps_of(case.framework)[step]
    reports = ([(each.about, each.first) for each in case.situation.occurrences(event)] for event in word.done_by)
    done = [[span for about, span in report if about == CASE] or [span for _, span in report] for report in reports]
    last = [max(spans, key=lambda span: (span.last, span.first)) for spans in done if spans]
    of_all = max if word.each else min
    return of_all(last, key=lambda span: (span.last, span.first)) if last else None


def _milestones(case: Case) -> Iterator[Deviation]:
    """A milestone that is on record before one that always comes first; of publication also where it may be."""
    titles = vocabulary.events()
    days: list[tuple[str, PartialDate]] = []
    for milestone in _COURSE:
        reached = case.situation.occurrence(milestone)
        for event, when in [(milestone, reached.span)] if reached else _shown_by(case, milestone):
            enough = {Truth.YES, Truth.UNKNOWN} if event == _PUBLISHED else {Truth.YES}
            later = [(*other, before) for other in days if (before := comes_too_early(case, when, other[1])) in enough]
            for first, then, certain in later[-1:]:
                early = _early(case, event, when, titles[first].title, then, certain=certain)
                yield attrs.evolve(early, sources=_asking_for(case, first, then))
        days += [(milestone, reached.span)] if reached else []


def _before_the_incident(case: Case) -> Iterator[Deviation]:
    """A step that is on record before the incident that it is about; the course is told already.

    What the authority tells of it is also told where it is on record before the authority was aware; nothing of a step
    that is owed for all cases together alone.
    """
    levels = grouped((duty.step, duty.level) for duty in case.framework.duties if duty.step is not None)
    of_a_case = (word for word in steps_of(case.framework).values() if set(levels.get(word.id, ())) != {BEYOND})
    for event in dict.fromkeys(event for word in of_a_case for event in word.done_by if event not in _COURSE):
        spans = [each.first for each in case.situation.occurrences(event)]
        for first in _COURSE[: 2 if event == _TOLD_ONCE_AWARE else 1] if spans else ():
            known, when = case.situation.occurrence(first), min(spans, key=lambda span: span.last)
            if known is not None and comes_too_early(case, when, known.span) is Truth.YES:
                early = _early(case, event, when, vocabulary.events()[first].title, known.span)
                yield attrs.evolve(early, sources=_asking_for(case, first, known.span))
                break


def _shown_by(case: Case, milestone: str) -> list[tuple[str, PartialDate]]:
    """The first event on record that shows that a milestone was reached which is not on record itself."""
    word = vocabulary.step_done_by(milestone)
    shows = () if word is None else (event for event in word.implied_by if event not in {*_COURSE, *_decisions()})
    days = [(event, each.span) for event in shows if (each := case.situation.occurrence(event)) is not None]
    return sorted(days, key=lambda day: day[1].last)[:1]


def _decisions() -> set[str]:
    return {event for decision in vocabulary.decisions().values() for event in decision.outcomes.values()}


def _shown(case: Case) -> Iterator[Deviation]:
    """What is on record as done after something that shows that it was done by then; the course is told already."""
    for word in steps_of(case.framework).values():
        done = first_done(case, word.id)
        if done is not None:
            excluded = {*_decisions(), *(_COURSE if set(word.done_by) & set(_COURSE) else ())}
            shows = ((event, case.situation.occurrence(event)) for event in word.implied_by if event not in excluded)
            spans = ((event, each.span) for event, each in shows if each)
            early = [(event, span) for event, span in spans if comes_too_early(case, span, done) is Truth.YES]
            for event, when in early[:1]:
                out_of_order = _early(case, event, when, word.title, done)
                yield attrs.evolve(out_of_order, sources=_asking_for(case, word.done_by[0], done))


def _signed_off_late(case: Case) -> Iterator[Deviation]:
    """Publication that is on record before something that is done to a draft of the report."""
    published = case.situation.occurrence(_PUBLISHED)
    for event in _OF_A_DRAFT if published else ():
        done = case.situation.occurrence(event)
        if published and done and comes_too_early(case, published.first, done.first) is Truth.YES:
            first = vocabulary.events()[event].title
            early = _early(case, _PUBLISHED, published.first, first, done.first)
            yield attrs.evolve(early, sources=_asking_for(case, event, done.first))


def _early(
    case: Case, event: str, when: PartialDate, first: str, then: PartialDate, *, certain: Truth = Truth.YES
) -> Deviation:
    title = case.framework.words("events")[event].title
    return Deviation(
        kind=DeviationKind.OUT_OF_ORDER,
        certain=certain,
        name=event,
        title=words.ahead(first, title, missing=False),
        when=when,
        due=then,
        why=(words.recorded(title, when), words.recorded(first, then)),
    )


def _asking_for(case: Case, event: str, then: PartialDate) -> tuple[Source, ...]:
    """The clauses of the highest text in force then that ask for what comes first, by our inference from its course.

    Of what no step brings about, such as the incident, those that count from it: that it comes first needs no clause.
    """
    shows = [word for word in vocabulary.steps().values() if event in word.implied_by]
    live, word = live_on_steps(case.framework, then), vocabulary.step_done_by(event) or next(reversed(shows), None)
    if word is None:
        counting = [duty for several in live.values() for duty in several if duty.timing and event in duty.timing.of]
        return _highest(counting)
    return tuple(map(as_inferred, _highest(live.get(word.id, ()))))


def _highest(duties: Iterable[Duty]) -> tuple[Source, ...]:
    binding = [duty.source for duty in duties if duty.source.force.binds]
    highest = min((source.authority.rank for source in binding), default=None)
    return tuple(dict.fromkeys(source for source in binding if source.authority.rank == highest))
