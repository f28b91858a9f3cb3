"""The sentences of the ledger of other proceedings: how they stand, what they do, and who speaks to whom."""

from __future__ import annotations

from typing import Final

from cspr.dates import PartialDate
from cspr.wording.days import as_known, on_day

PROCEEDINGS: Final = "How they stand"
WHO_TELLS_WHOM: Final = "Who tells whom"
FRIENDS: Final = "Friends and others who contribute"
SPEAKING: Final = "What staff may speak of"
WHERE_TO_SEND: Final = "Where to send what"
ASK_WHETHER: Final = "Ask whether any of these is open"
OWED_IN_ITS_OWN_RIGHT: Final = "owed in its own right by others; how it stands is not recorded"
NOT_ASKED: Final = "no answer is recorded"
STOPS: Final = "stops:"
MAY_DELAY: Final = "may delay:"
WEIGHS: Final = "to be weighed on:"
GOES_ON: Final = "leaves going on:"
CONSULT: Final = "ask first:"
INFORM: Final = "keep informed:"
PARTS_OF: Final = "concerns the part of:"
IF_SO: Final = "only if this is so"
SPEAKING_NOW: Final = "What staff may speak of now"
ASK_FIRST: Final = "Ask before speaking"
SPOKEN_OF: Final = "May be spoken of"
NOT_SPOKEN_OF: Final = "Not to be spoken of"
TO: Final = "to"
NO_RECEIPT: Final = "not recorded as given"
BY_STEP: Final = "its step is on record: {}"
NO_EFFECT: Final = "Proceedings that are not open do not affect the review."


def proceeding(state: str, since: PartialDate | None, ref: str | None) -> str:
    """How some other proceedings stand, since when, and their reference.

    Examples:
        >>> from cspr.dates import PartialDate
        >>> proceeding("open", PartialDate.read("2021-05-04"), "CI-1")
        'CI-1: open since Tue 4 May 2021'
    """
    day = "" if since is None else f" since {as_known(since, None)}" if state == "open" else f" {on_day(since, None)}"
    return f"{'' if ref is None else f'{ref}: '}{'none' if state == 'none' else state}{day}"
