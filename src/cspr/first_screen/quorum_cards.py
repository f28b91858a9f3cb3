"""A meeting that starts times and whose quorum is missing by those who were there: whether it counts is asked."""

from __future__ import annotations

from collections.abc import Iterator

from cspr.first_screen.cards import Card
from cspr.first_screen.caution_card import caution
from cspr.first_screen.view import View
from cspr.guidance.live_rules import live_on_steps
from cspr.people.quorum import perhaps_not_quorate
from cspr.wording import quorums


def quorum_cards(view: View) -> Iterator[Card]:
    """A card for each such meeting, until it is recorded whether it was quorate."""
    for meeting, missing in perhaps_not_quorate(view.case):
        why = "; ".join(dict.fromkeys(row.why for row in missing))
        meeting_of = meeting.word.title, view.as_known(meeting.day), why
        says = quorums.missing(*meeting_of, tuple(_then(view, meeting.word.id)))
        sources = tuple(dict.fromkeys(source for row in missing for source in row.sources))
        name, about = f"quorum/{meeting.about}", [meeting.word.event]
        yield caution(
            view,
            name,
            says,
            sources,
            first=True,
            next_=quorums.RECORD_WHETHER,
            brief=quorums.missing(*meeting_of),
            about=about,
        )


def _then(view: View, kind: str) -> Iterator[str]:
    """The steps that apply where a meeting of a kind was not quorate."""
    events = {event for event, kinds in view.case.situation.not_quorate if kind in kinds}
    for step, duties in live_on_steps(view.case.framework, view.case.day).items():
        if any(not events.isdisjoint(duty.when) for duty in duties):
            yield view.title("steps", step)
