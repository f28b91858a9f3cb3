"""What was not done in time by the record as it stood before, or by a decision as it was first taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cspr.first_screen.ahead_cards import AHEAD
from cspr.first_screen.cards import Card
from cspr.first_screen.caution_card import caution
from cspr.first_screen.knowing_cautions import owed_before
from cspr.first_screen.lateness import late_before
from cspr.first_screen.no_longer import gone
from cspr.first_screen.plan_cautions import limits_put_off
from cspr.first_screen.view import View
from cspr.grouping import grouped
from cspr.wording import found_since as words
from cspr.wording.asking import first_and_more
from cspr.wording.first_screen import inside
from cspr.wording.knowing import WHY_ENTERED_LATE

_NAME: Final = "not-kept-before"


def not_kept_at_first(view: View) -> Iterator[str]:
    """A sentence for each limit that had passed by a decision as it was first taken."""
    for first, due, _, titles in limits_put_off(view):
        yield words.not_kept_at_first(map(inside, titles), view.as_known(first), view.as_known(due))


def not_kept_before(view: View) -> Iterator[Card]:
    """A card for each day of the last four weeks on which an entry was made that would hide what was not kept."""
    entered = [(day, title) for day, titles in gone(view).items() for title in titles]
    says = {
        day: words.not_kept([first_and_more(titles)], view.day(day))
        for day, titles in grouped(dict.fromkeys((*entered, *late_before(view), *owed_before(view)))).items()
    }
    for first, due, counted, titles in limits_put_off(view):
        by_then = view.as_known(first), view.as_known(due)
        says.setdefault(counted.last, words.not_kept_at_first([first_and_more(tuple(titles))], *by_then))
    for day, sentence in says.items():
        if view.on - AHEAD <= day:
            yield caution(view, f"{_NAME}/{day}", sentence, (), first=True, next_=WHY_ENTERED_LATE)
