"""A meeting called for a day past every limit, its own or of what comes after it, is said to be planned too late."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

import cspr
from cspr.caseload import monday
from cspr.record import Called, Happened, Planned
from cspr.record.entries import AnyEntry

ON: Final = date(2023, 2, 27)
NOTIFIED: Final = Happened("notification-sent", "2023-02-13")
AWARE: Final = Happened("local-authority-aware", "2023-02-07")


def called(day: str) -> Called:
    return Called("rapid-review-meeting", on="2023-02-14", held_on=day, ref="M1")


def known(of: str, *entries: AnyEntry) -> cspr.Situation:
    return cspr.Review("QX-921", of).record(AWARE, NOTIFIED, *entries).as_of(ON)


def cautions(of: str, *entries: AnyEntry) -> list[str]:
    cards = cspr.glance(cspr.framework(of), known(of, *entries)).cards
    return [card.title for card in cards if card.id.startswith("care/past-limit/")]


FOLLOWING: Final = (
    "Rapid review meeting: planned for Mon 20 Mar, past the limit of Mon 6 Mar for what comes after it: rapid review "
    "to the Panel."
)
OWN: Final = "Rapid review meeting: planned for Mon 20 Mar, past the limit of Thu 2 Mar [texts differ]."


@pytest.mark.parametrize(("of", "says"), [("national", FOLLOWING), ("essex", FOLLOWING), ("northamptonshire", OWN)])
@pytest.mark.parametrize("plan", [called("2023-03-20"), Planned("rapid-review-held", "2023-03-20")])
def test_it_is_told_on_the_first_screen_and_on_mondays_page(of: str, says: str, plan: AnyEntry) -> None:
    assert [says] == cautions(of, plan)
    page = monday([known(of, plan)], on=ON, until=ON)
    assert says in [card.title for row in page.rows for card in row.cards]


@pytest.mark.parametrize("of", ["national", "essex", "northamptonshire"])
@pytest.mark.parametrize("entries", [(), (called("2023-03-01"),), (called("2023-03-20"), called("2023-03-01"))])
def test_one_that_is_called_in_time_or_moved_is_not(of: str, entries: tuple[AnyEntry, ...]) -> None:
    assert [] == cautions(of, *entries)
