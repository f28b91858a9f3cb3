"""The card of meetings that were, or are called, otherwise than a text has them: on another day, or in another way."""

from __future__ import annotations

from collections.abc import Iterator

from cspr.first_screen.cards import Card
from cspr.first_screen.caution_card import caution
from cspr.first_screen.view import View
from cspr.people.as_asked import otherwise
from cspr.wording import cautions as sentences
from cspr.wording.at_meetings import otherwise as otherwise_said


def meeting_cards(view: View) -> Iterator[Card]:
    """The last such meeting, held or called, with how many others there are: each stands in the ledger of meetings."""
    every = otherwise(view.case)
    if every:
        meeting, asked = every[-1]
        others = len({each.ref for each, _ in every} - {meeting.ref})
        says = otherwise_said(meeting.title, asked.why, others, called=meeting.met is None)
        next_ = sentences.MOVE_THE_MEETING if meeting.met is None else sentences.SEE_THE_MEETINGS
        name = f"meeting/{asked.key.partition('/')[0]}/{meeting.about}"
        yield caution(view, name, says, asked.sources, first=meeting.met is None, next_=next_)
