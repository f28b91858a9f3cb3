"""That a report was sent, and is not what is published: whoever gets a copy beforehand gets that of the information."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.first_screen.caution_card import caution
from cspr.first_screen.report_so_far import declined_on
from cspr.wording import report_ready as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.first_screen.cards import Card
    from cspr.first_screen.view import View

_NOTICE: Final = "publication-notice"
_SENT: Final = "report-submitted"


def information_copy(view: View) -> Iterator[Card]:
    """Ask whether the information on improvements was sent too, where the record shows only that a report was."""
    sent = view.when(_SENT)
    if sent is None or declined_on(view) is None or view.when("published") is not None:
        return
    for first in (timescale.readings[0] for timescale in view.schedule if timescale.topic == _NOTICE):
        by = "" if first.due is None else view.as_known(first.due)
        says = words.copy_of_information(view.as_known(sent), view.who(first.duty.to), by)
        yield caution(view, "information-copy", says, (first.source,), first=True, next_=words.SEND_IT, about=[_SENT])
