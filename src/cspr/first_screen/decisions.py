"""Who takes a decision, where a local text gives it to others, and what is to be taken care of in what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from cspr.criteria.decider import Decider
from cspr.criteria.deciding import Deciding, Taken, decisions_of
from cspr.criteria.decision_checks import DecisionCheck, DecisionFinding
from cspr.first_screen.cards import Card
from cspr.first_screen.caution_card import caution
from cspr.first_screen.tasks import BELOW, Task
from cspr.first_screen.view import View
from cspr.guidance.live_rules import live_on_topic
from cspr.record.standing import stands
from cspr.sources import Authority, Source
from cspr.truth import Truth
from cspr.wording import deciding as words
from cspr.wording.deciding import by_text, or_locally
from cspr.wording.first_screen import inside

_REVIEW: Final = "local-review"
_OTHERWISE: Final = "other-learning-decided"
_OTHER_LEARNING: Final = "other-learning"
_PUBLISHED: Final = "published"
_BY_WHOM: Final = frozenset({DecisionCheck.NOT_THEIRS, DecisionCheck.GIVEN_TO_ANOTHER})


def of_whom(view: View, task: Task, who: Sequence[str]) -> Sequence[str]:
    """Who owes a task; of a decision, those to whom only a local text gives it are told as that."""
    _, locally = _apart(view, task)
    others = [name for each in locally for name in view.names(each.who)]
    theirs = [name for name in who if name not in others]
    return [or_locally(theirs, list(dict.fromkeys(others)))] if theirs and others else who


def which_text(view: View, task: Task) -> Iterator[str]:
    """Which text gives a decision to whom, where a local one gives it to others."""
    above, locally = _apart(view, task)
    if locally:
        first = min(above, key=lambda each: each.duty.source.authority.rank)
        yield by_text(
            (each.duty.source.document, each.duty.source.clauses[0], view.who(each.who)) for each in (first, *locally)
        )
        if first.duty.source.authority is Authority.STATUTE:
            yield words.binds(first.duty.source.document)


def _apart(view: View, task: Task) -> tuple[list[Decider], list[Decider]]:
    """Who decides by the texts above the local ones, and by those local texts that name nobody of them."""
    events = set(view.events_of(task.key))
    for deciding in decisions_of(view.case):
        if events and events <= set(view.events_of(deciding.decision)):
            named = [decider for decider in deciding.deciders if decider.applies is not Truth.NO]
            above = [each for each in named if each.duty.source.authority not in BELOW]
            theirs = {name for each in above for name in view.names(each.who)}
            sure = [each for each in named if each.applies is Truth.YES]
            local = [each for each in sure if each.duty.source.authority is Authority.LOCAL]
            return above, [each for each in local if theirs and theirs.isdisjoint(view.names(each.who))]
    return [], []


def decided_cards(view: View) -> Iterator[Card]:
    """That somebody else decides on a review in statute, and what a text calls the learning that was decided on."""
    if view.when(_PUBLISHED) is None:
        yield from _by_whom(view)
        yield from _what_it_is_called(view)


def _by_whom(view: View) -> Iterator[Card]:
    for deciding in decisions_of(view.case):
        for taken in deciding.taken[-1:]:
            counts = stands(view.case.situation, taken.event) is not Truth.NO
            for finding in taken.findings if counts else ():
                statute = tuple(source for source in finding.sources if source.authority is Authority.STATUTE)
                if finding.kind in _BY_WHOM and finding.certain is Truth.YES and statute:
                    yield _decided_by(view, deciding, taken, statute)


def _decided_by(view: View, deciding: Deciding, taken: Taken, statute: Sequence[Source]) -> Card:
    """That somebody decided to whom the Act does not give it; where a local text does, that too, in its own words."""
    theirs = (decider.who for decider in taken.deciders if decider.duty.source in statute)
    others = dict.fromkeys(who for several in theirs for who in several)
    locally = [
        decider
        for decider in taken.deciders
        if taken.by in decider.who and decider.duty.source.authority is Authority.LOCAL
        if decider.applies is Truth.YES
    ]
    of_review = deciding.decision == _REVIEW
    what = words.ON_THE_LCSPR if of_review else inside(deciding.title)
    says = words.decided_by_another(view.names([taken.by]), view.names(others), what, locally=bool(locally))
    sources = (*statute, *(decider.duty.source for decider in locally))
    why = [words.local_text(each.duty.source.document, each.duty.source.clauses[0], each.says) for each in locally]
    why += [words.binds(statute[0].document)] if locally else []
    name = "decided-by" if of_review else f"decided-by/{deciding.decision}"
    card = caution(view, name, says, sources, first=True, next_=words.HAVE_IT_TAKEN, about=[taken.event])
    return attrs.evolve(card, why=tuple(why))


def _what_it_is_called(view: View) -> Iterator[Card]:
    """What a text above the local ones says of learning in another way, by the day on which that was decided."""
    decided = view.when(_OTHERWISE)
    if decided is None or stands(view.case.situation, _OTHERWISE) is not Truth.YES:
        return
    framework = view.case.framework
    for source in (duty.source for duty in live_on_topic(framework, _OTHER_LEARNING, decided)):
        if source.force.binds and source.authority is not Authority.LOCAL:
            subject = framework.clauses[source.clauses[0]].subject
            says = words.what_it_is_called(framework.instruments[source.instrument].called, subject)
            yield caution(view, f"other-learning/{source.instrument}", says, (source,), about=[_OTHERWISE])


def factor_since(view: View) -> Iterator[tuple[Deciding, DecisionFinding]]:
    """The first factor that was recorded after it was decided not to act, such as what the Panel concluded."""
    for deciding in decisions_of(view.case):
        for taken in deciding.taken:
            for finding in taken.findings:
                if finding.kind is DecisionCheck.FACTOR_SINCE:
                    yield deciding, finding
                    return
