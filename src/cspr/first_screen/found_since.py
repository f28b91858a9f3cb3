"""What the first screen says of a case that was notified and is found since not to be notifiable."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs

from cspr.arising.judging import arising
from cspr.conditions.case import Case, once_a_case
from cspr.conditions.evaluation import Conditions
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.first_screen.not_notified import DUTY, elsewhere, why_not
from cspr.first_screen.view import View
from cspr.guidance.live_rules import live_on_steps
from cspr.lifecycle import State
from cspr.record.entries import Established
from cspr.sources import Force, Source
from cspr.truth import Truth
from cspr.wording import found_since as words

FOUND: Final = "found-not-notifiable"
"""The test by which a case that was notified turns out not to be notifiable."""
_NOTIFIED: Final = "notification-sent"
_DECIDED: Final = ("local-review-decided", "no-local-review-decided", "other-learning-decided", "published")
_RAPID_REVIEW: Final = "hold-rapid-review"
_MAY_REVIEW: Final = "decide-on-review"


@once_a_case
def found_since(case: Case) -> date | None:
    """The day since which a case that was notified is found not to be notifiable; ``None`` where it is not."""
    limb = case.conditions.in_force.look_up(FOUND, "")
    if case.situation.happened(_NOTIFIED) is not Truth.YES or case.conditions.truth(limb, CASE) is not Truth.YES:
        return None
    answers = (entry for entry in case.situation.entries if isinstance(entry, Established))
    since = None
    for day in sorted({entry.on.last for entry in answers if entry.fact in limb.ends}, reverse=True):
        then = Conditions(case.framework, attrs.evolve(case.situation, on=day))
        if then.truth(limb, CASE) is not Truth.YES:
            break
        since = day
    return since


def headlines(view: View) -> Iterator[str]:
    """That a case was notified and is found since not to be notifiable, and what becomes of the rapid review.

    Nothing once a decision on a review was taken since: then the partners have said what they want to do.
    """
    since, sent = found_since(view.case), view.when(_NOTIFIED)
    if since is None or sent is None or _happened_since(view, since, _DECIDED):
        return
    conditions = view.case.conditions
    test = conditions.explain(DUTY if conditions.holds(DUTY) is Truth.NO else FOUND).source
    assert test is not None  # noqa: S101 -- it is a test, and each stands in a document
    text = view.case.framework.instruments[test.instrument].called
    before = PartialDate.of(since).before(sent) is Truth.YES
    yield words.found(view.on_day(sent), view.day(since), _as_what(view), text, _why(view), before=before)
    yield from _rapid_review(view)


def stage(view: View) -> str:
    """Where such a case stands, in a few words; empty for any other."""
    if found_since(view.case) is None:
        return ""
    return words.STAGE_ELSEWHERE if elsewhere(view) else words.STAGE


def asked(view: View) -> tuple[str, str, tuple[Source, ...]] | None:
    """What to ask the partners, what they may still do, and the sources; nothing once they have decided or reported."""
    since = found_since(view.case)
    if since is None or _happened_since(view, since, (*_DECIDED, "rapid-review-submitted")):
        return None
    test = view.case.conditions.explain(FOUND).source
    assert test is not None  # noqa: S101 -- it is a test, and each stands in a document
    may = {step: tuple(_allowed(view, step)) for step in (_RAPID_REVIEW, _MAY_REVIEW)}
    if elsewhere(view) or view.case.conditions.holds("child-aged-18-or-over") is Truth.YES:
        may = {}
    allowed = tuple(words.MAY[step] for step, sources in may.items() if sources)
    says = words.ASK_ELSEWHERE if elsewhere(view) else words.ASK
    return says, words.they_may(allowed), (test, *(source for sources in may.values() for source in sources))


def _happened_since(view: View, since: date, events: tuple[str, ...]) -> bool:
    days = (view.when(event) for event in events)
    return any(day.before(PartialDate.of(since)) is not Truth.YES for day in days if day is not None)


def _as_what(view: View) -> str:
    holds = view.case.conditions.holds
    if elsewhere(view):
        return words.ANOTHER_AREAS
    return words.NOT_SERIOUS if holds("serious-case") is Truth.NO else words.BELOW


def _why(view: View) -> str:
    if elsewhere(view):
        return words.IN_ANOTHER_AREA
    return why_not(view) if view.case.conditions.holds(DUTY) is Truth.NO else words.JUDGED


def _rapid_review(view: View) -> Iterator[str]:
    """That it was held or sent all the same, falls away, or is still asked for by another text."""
    submitted, held = view.when("rapid-review-submitted"), view.when("rapid-review-held")
    step = view.progress[_RAPID_REVIEW]
    binding = dict.fromkeys(source.instrument for source in step.sources if source.force.binds)
    if submitted is not None:
        yield words.submitted(view.on_day(submitted))
    elif held is not None:
        yield words.held(view.on_day(held))
    elif step.state in {State.NOT_NEEDED, State.OPTIONAL} or not binding:
        yield words.FALLS_AWAY
    else:
        yield words.another_text([view.case.framework.instruments[slug].called for slug in binding])


def _allowed(view: View, step: str) -> Iterator[Source]:
    """The texts that allow a step in such a case, as far as it is known."""
    for duty in live_on_steps(view.case.framework, view.case.day).get(step, ()):
        beside = duty.source.force is Force.MAY and not {"case-referred", "serious-case"}.intersection(duty.when)
        if beside and duty.itself and arising(view.case, duty).answer is not Truth.NO:
            yield duty.source
