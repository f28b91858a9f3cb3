"""Local texts that are out of date, of which something is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.first_screen.caution_card import caution
from cspr.guidance.superseding import stale
from cspr.wording import documents as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cspr.first_screen.cards import Card
    from cspr.first_screen.view import View
    from cspr.sources import Source

_NAME: Final = "stale"
STALE: Final = f"care/{_NAME}"


def outdated_cards(view: View, sources: Sequence[Source]) -> Iterator[Card]:
    """That local texts are out of date, of which something is on the screen, or stands among the steps.

    Args:
        sources: the clauses behind the cards of the screen.
    """
    used = {source.instrument: source for step in view.progress.values() for source in step.sources}
    used |= {source.instrument: source for source in sources}
    out_of_date = [pair for pair in stale(view.case.framework, view.on) if pair[0].slug in used]
    if out_of_date:
        says = words.out_of_date(words.LOCAL_TEXT, dict.fromkeys(reason for _, reason in out_of_date))
        rest_on = dict.fromkeys(used[instrument.slug] for instrument, _ in out_of_date)
        yield caution(view, _NAME, says, tuple(rest_on), first=True)
