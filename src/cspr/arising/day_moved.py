"""Whether a day that was announced was moved since, so that the new one is still to be announced."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cspr.conditions.case import Case
from cspr.dates import PartialDate
from cspr.exits import last_done
from cspr.record.entries import Planned
from cspr.record.occasions import occasion
from cspr.vocabulary import Step


class Moved(NamedTuple):
    """That a day was moved after it was announced.

    Args:
        announced: the day that was planned when it was announced.
        now: the day that is planned since.
    """

    announced: PartialDate
    now: PartialDate


def day_moved(case: Case, word: Step) -> Moved | None:
    """The day that a step announced, and the other one for which it was planned after that; ``None`` without one.

    The plan that stood when it was announced decides: by when each was entered, else by the order of the log. Where no
    plan was on record then, the day that was announced is not known, and nothing was moved.
    """
    given = last_done(case, word) if word.announces else None
    if given is None:
        return None
    plans = list(_plans(case, word, given))
    known, since = ([day for day, later in plans if later is after] for after in (False, True))
    moved = bool(known and since) and known[-1].meet(since[-1]) is None
    return Moved(known[-1], since[-1]) if moved else None


def _plans(case: Case, word: Step, given: PartialDate) -> Iterator[tuple[PartialDate, bool]]:
    """The plans for what a step announces, in their order, each with whether it was entered after that was done."""
    after = False
    for entry in case.situation.entries:
        happened = occasion(entry)
        if isinstance(entry, Planned) and entry.event == word.announces:
            yield entry.on, after if entry.recorded is None else entry.recorded > given.last
        elif happened is not None and happened.event in word.done_by and happened.on == given:
            after = True
