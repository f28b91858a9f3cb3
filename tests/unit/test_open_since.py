"""Since when a task without a date is open: what was asked or entered later moves nothing, what came to be so does."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from cspr.first_screen import glance
from cspr.guidance import framework
from cspr.record import Decided, Established, Happened, Review
from cspr.record.entries import AnyEntry

AWARE: Final = Happened("local-authority-aware", "2024-06-03")
DIED: Final = Established("child-died", "yes", on="2024-06-03", by="local-authority")
TASK: Final = "task/notify-looked-after-death/case"


def looked_after(answer: str, on: str) -> Established:
    why = "not-asked" if answer == "unknown" else None
    return Established("child-looked-after", answer, on=on, by="local-authority", why=why)


def why(*entries: AnyEntry, of: str = "national", task: str = TASK, on: date = date(2024, 7, 22)) -> tuple[str, ...]:
    screen = glance(framework(of), Review("QX-20", of).record(*entries).as_of(on))
    return next(card.why for card in screen.cards if card.id == task)


def practice(day: str) -> str:
    whose = "As we read it, it is for the authority that looked after the child."
    return f"{whose} No period stands in the text; five working days is practice: {day}."


@pytest.mark.parametrize("of", ["national", "northamptonshire", "kirklees", "essex"])
@pytest.mark.parametrize(
    ("entries", "opened", "by"),
    [
        ((AWARE, DIED, looked_after("unknown", "2024-06-04"), looked_after("yes", "2024-07-15")), 35, "Mon 10 Jun"),
        ((AWARE, DIED, looked_after("yes", "2024-07-15")), 35, "Mon 10 Jun"),
        ((DIED, looked_after("yes", "2024-07-15")), 35, "Mon 10 Jun"),
        ((AWARE, DIED, looked_after("no", "2024-06-04"), looked_after("yes", "2024-07-15")), 5, "Mon 22 Jul"),
    ],
    ids=["unknown at first", "not asked at first", "nobody recorded as aware", "no at first"],
)
def test_the_notice_of_a_looked_after_childs_death_runs_since_the_authority_knew_of_the_death(
    of: str, entries: tuple[AnyEntry, ...], opened: int, by: str
) -> None:
    told = why(*entries, of=of)
    assert (f"Open for {opened} working days.", practice(by)) == (told[0], told[-1])


def test_awareness_put_right_moves_it_as_it_moves_the_notification() -> None:
    at_first = Happened("local-authority-aware", "2024-07-15", recorded="2024-07-15")
    review = Review("QX-20", "national").record(at_first, DIED, looked_after("yes", "2024-07-15"))
    moved = Happened("local-authority-aware", "2024-06-03", corrects=review.entries[0].id, recorded="2024-07-18")
    screen = glance(framework("national"), review.record(moved).as_of(date(2024, 7, 22)))
    assert practice("Mon 10 Jun") == next(card.why[-1] for card in screen.cards if card.id == TASK)


def test_what_comes_to_be_so_of_the_review_opens_a_task_on_its_day() -> None:
    decided = Decided("local-review", "review", on="2024-02-05", by="safeguarding-partners")
    late = Established("publication-late-expected", "yes", on="2024-07-15", by="safeguarding-partners")
    assert "Open for 5 working days." == why(AWARE, decided, late, task="task/tell-of-delay/case")[0]
