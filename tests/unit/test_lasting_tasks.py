"""A step that lasts is a task while the proceedings are open, or the answer stands, on which its text makes it hang."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.first_screen import Urgency, glance
from cspr.record import Established, Happened, Proceeding, Review
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.first_screen import Card
    from cspr.record import AnyEntry

STEP, WITNESS, TOLD = "x-my-area/keep-the-police-informed", "x-my-area/witness", "x-my-area/told"
WORDS = f"""
[step."{STEP}"]
title = "Keep the police informed"
stage = "running"
{{more}}
[fact]
"{WITNESS}" = "Is a practitioner a witness?"
[event]
"{TOLD}" = "The officer asked to be told"
"x-my-area/no-longer" = "The officer asked no longer"
"""
RULES = f"""
[[duty]]
id = "keep"
clauses = ["MYA-001"]
step = "{STEP}"
when = {{when}}
"""
LASTS, ONCE, UNTIL = "throughout = true", "", 'throughout = true\nended_by = ["x-my-area/no-longer"]'
DECIDED = Happened("local-review-decided", "2024-06-26")
OPEN, ENDED = Proceeding("prosecution", "open", on="2024-08-01"), Proceeding("prosecution", "ended", on="2024-09-02")
YES = Established(WITNESS, "yes", on="2024-08-01", by="police")
ASKED = Happened(TOLD, "2024-08-01")
IS_OPEN = "As long as this is open: prosecution."
IS_SO = 'As long as the answer is yes to "Is a practitioner a witness?".'


def cards(path: Path, when: list[str], *entries: AnyEntry, more: str = LASTS) -> list[Card]:
    rules, words = RULES.format(when=when), WORDS.format(more=more)
    made = folder(path / "procedure", rules, 'actor = "business-manager"', words=words)
    review = Review("MA-01", "my-area").record(DECIDED, *entries)
    screen = glance(cspr.framework("my-area", extra=made), review.as_of(date(2024, 9, 10)))
    return [card for card in screen.cards if card.id == f"task/{STEP}/case"]


@pytest.mark.parametrize(
    ("when", "entries", "why"),
    [
        (["proceeding:prosecution"], [OPEN], ("Open for 27 working days.", IS_OPEN)),
        (["local-review-decided", "proceeding:prosecution"], [OPEN], ("Open for 27 working days.", IS_OPEN)),
        ([WITNESS], [YES], ("Open for 27 working days.", IS_SO)),
    ],
)
def test_what_lasts_is_a_task_while_its_condition_holds(
    tmp_path: Path, when: list[str], entries: list[AnyEntry], why: tuple[str, ...]
) -> None:
    (card,) = cards(tmp_path, when, *entries)
    assert (card.title, card.who, card.force, card.urgency) == (
        "Keep the police informed",
        "business manager",
        "local, must",
        Urgency.OPEN,
    )
    assert card.why == why
    assert card.next == "Record it once what this hangs on has ended: keep the police informed."


@pytest.mark.parametrize(
    ("when", "entries"),
    [
        (["proceeding:prosecution"], [OPEN, ENDED]),
        (["proceeding:prosecution"], []),
        ([WITNESS], []),
        (["local-review-decided"], []),
        ([TOLD], [ASKED]),
    ],
)
def test_what_lasts_is_none_otherwise(tmp_path: Path, when: list[str], entries: list[AnyEntry]) -> None:
    assert cards(tmp_path, when, *entries) == []


def test_what_an_event_began_is_one_until_another_ends_it(tmp_path: Path) -> None:
    (card,) = cards(tmp_path / "open", [TOLD], ASKED, more=UNTIL)
    assert card.why == ("Open for 27 working days.",)
    ended = Happened("x-my-area/no-longer", "2024-09-02")
    assert cards(tmp_path / "ended", [TOLD], ASKED, ended, more=UNTIL) == []


def test_what_is_done_once_is_open_since_the_proceedings_are(tmp_path: Path) -> None:
    (card,) = cards(tmp_path, ["proceeding:prosecution"], OPEN, more=ONCE)
    assert card.why == ("Open for 27 working days.",)
    assert card.next == "Record it once it is done: keep the police informed."
