"""Cards that people have looked at and set aside: listed as that, with who did so and why, and never hidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from cspr import vocabulary
from cspr.first_screen.cards import Card, Section
from cspr.first_screen.view import View
from cspr.record.setting_aside import SetAside
from cspr.truth import Truth
from cspr.wording import first_screen as words


def with_set_aside(view: View, cards: Iterable[Card]) -> Iterator[Card]:
    """The cards, those that were set aside in their section; what they say of dates and urgency stays as it is."""
    entries = _standing(view)
    for card in cards:
        entry = entries.get(card.id)
        yield card if entry is None else _aside(view, card, entry)


def _standing(view: View) -> dict[str, SetAside]:
    """The entry that stands for each card; of several, the last. One whose last day has passed stands no longer."""
    return {
        entry.card: entry
        for entry, counts in view.case.situation.recorded(SetAside)
        if counts is Truth.YES and (entry.until is None or entry.until.last >= view.on)
    }


def _aside(view: View, card: Card, entry: SetAside) -> Card:
    until = "" if entry.until is None else view.as_known(entry.until)
    reason = vocabulary.reasons().get(entry.reason)
    says = words.set_aside(
        view.on_day(entry.on), view.who((entry.by,)), entry.reason if reason is None else reason.says, until
    )
    about = (*card.about, entry.id or "")
    return attrs.evolve(card, section=Section.SET_ASIDE, why=(says, *card.why), about=tuple(dict.fromkeys(about)))
