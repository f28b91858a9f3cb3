"""What is to be taken care of in what was decided: by whom in statute, and what other learning is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.criteria.deciding import decisions_of
from cspr.criteria.decision_checks import DecisionCheck
from cspr.first_screen.caution_card import caution
from cspr.guidance.live_rules import live_on_topic
from cspr.record.standing import stands
from cspr.sources import Authority
from cspr.truth import Truth
from cspr.wording import deciding as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.first_screen.cards import Card
    from cspr.first_screen.view import View

_REVIEW: Final = "local-review"
_OTHERWISE: Final = "other-learning-decided"
_OTHER_LEARNING: Final = "other-learning"
_PUBLISHED: Final = "published"
_BY_WHOM: Final = frozenset({DecisionCheck.NOT_THEIRS, DecisionCheck.GIVEN_TO_ANOTHER})


def decided_cards(view: View) -> Iterator[Card]:
    """That somebody else decides on a review in statute, and what a text calls the learning that was decided on."""
    if view.when(_PUBLISHED) is None:
        yield from _by_whom(view)
        yield from _what_it_is_called(view)


def _by_whom(view: View) -> Iterator[Card]:
    for deciding in decisions_of(view.case):
        for taken in deciding.taken[-1:] if deciding.decision == _REVIEW else ():
            for finding in taken.findings:
                statute = tuple(source for source in finding.sources if source.authority is Authority.STATUTE)
                if finding.kind in _BY_WHOM and finding.certain is Truth.YES and statute:
                    theirs = (decider.who for decider in taken.deciders if decider.duty.source in statute)
                    others = dict.fromkeys(who for several in theirs for who in several)
                    says = words.decided_by_another(view.names([taken.by]), view.names(others))
                    about = [taken.event]
                    yield caution(view, "decided-by", says, statute, first=True, next_=words.HAVE_IT_TAKEN, about=about)


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
