"""What is known of notifying before any text asked that the Panel be told, and the doubt on an incident of then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cspr.arising.known_before import known_before
from cspr.first_screen.cards import Card
from cspr.first_screen.caution_card import caution
from cspr.first_screen.notification import notifiable
from cspr.first_screen.view import View
from cspr.lifecycle.states import State
from cspr.truth import Truth
from cspr.wording import editions as words

_MEANS: Final = "serious-incident-notification"
_INCIDENT: Final = "incident"
_OF_DEATHS: Final = frozenset({"notify-looked-after-death", "notify-care-leaver-death"})


def before_the_duty_cards(view: View) -> Iterator[Card]:
    """To whom one notified before, by a text that was not read; and an incident of before that was learnt of later."""
    yield from _known_before(view)
    if view.when("notification-sent") is not None or notifiable(view) is Truth.NO or not view.case.situation.entries:
        return
    if view.notified_then:
        yield from _incident_of_before(view)
        return
    day = view.day_without_notification
    then = (each for each in view.case.framework.documents if each.instrument.window.holds(day) is Truth.YES)
    meant = ((document, term) for document in then for term in document.terms if term.means == _MEANS and term.defines)
    for document, term in meant:
        says = words.known_of_then(document.instrument.called, term.defines)
        yield caution(view, "before-the-duty", says, (term.source,), first=True, next_=words.LOOK_INTO)


def _known_before(view: View) -> Iterator[Card]:
    """That the authority knew of a death before a text asked that it be told of, so that it is not."""
    for step in _OF_DEATHS & view.progress.keys():
        stands, test = view.progress[step], view.case.framework.words("steps")[step].of_children
        sources = stands.sources if stands.state is State.NOT_NEEDED else ()
        later = [source for source in sources if known_before(view.case, step, source.instrument) is not None]
        if later and view.case.conditions.holds(test) is Truth.YES:
            text = view.case.framework.instruments[later[0].instrument]
            assert text.window.start is not None  # noqa: S101 -- what has no first day began after nothing
            says = words.known_before(stands.title, text.called, view.as_known(text.window.start))
            yield caution(view, f"known-before/{step}", says, stands.sources, next_=words.WHETHER)


def _incident_of_before(view: View) -> Iterator[Card]:
    """That an incident happened before any text asked for a notification, though the authority learnt of it later."""
    happened = view.when(_INCIDENT)
    instruments = view.case.framework.instruments
    starts = {duty.source: instruments[duty.source.instrument].window.start for duty in view.asks_to_notify}
    dated = {source: start for source, start in starts.items() if start is not None}
    if happened is None or not dated:
        return
    source = min(dated, key=lambda each: dated[each].last)
    if len(dated) == len(starts) and happened.before(dated[source]) is Truth.YES:
        text = instruments[source.instrument].called
        says = words.incident_of_before(text, view.as_known(happened), view.as_known(dated[source]))
        name, about = "incident-before-the-duty", [_INCIDENT]
        yield caution(view, name, says, (source,), first=True, next_=words.WHETHER, about=about)
