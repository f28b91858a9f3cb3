"""An own step that was done though what its text names is not on record: it is said, and by what text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.history import deviations
from cspr.record import Established, Happened, Review
from cspr.show import to_text
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record.entries import AnyEntry

WORDS = """
[step]
"x-my-area/close" = { title = "Close the plan", stage = "improvement" }
[fact]
"x-my-area/impact" = "Is there evidence of impact?"
[event]
"x-my-area/signed" = "Plan signed off"
"""
RULE = """
[[duty]]
id = "close"
clauses = ["MYA-001"]
step = "x-my-area/close"
when = ["published", "x-my-area/impact", "x-my-area/signed"]
"""
OTHER = RULE.replace('"close"\n', '"close-early"\n', 1).replace('"x-my-area/impact", "x-my-area/signed"', "")
ENTRIES = (Happened("published", "2024-05-01"), Happened("x-my-area/close", "2024-05-20"))
SIGNED = Happened("x-my-area/signed", "2024-05-15")
IMPACT = "Close the plan (Is there evidence of impact?)"
SIGN = "Close the plan (plan signed off)"


def impact(answer: str) -> Established:
    return Established("x-my-area/impact", answer, on="2024-05-18", by="partnership")


def found(path: Path, rules: str, *entries: AnyEntry) -> list[tuple[str, str]]:
    framework = cspr.framework("my-area", extra=[folder(path / "procedure", rules, "", words=WORDS)])
    several = deviations(framework, Review("QX-01", "my-area").record(*entries).as_of(date(2024, 6, 3)))
    return [(each.title, each.certain.value) for each in several if each.name == "x-my-area/close"]


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ((*ENTRIES, SIGNED, impact("yes")), []),
        ((*ENTRIES, impact("yes")), [(SIGN, "yes")]),
        ((*ENTRIES, SIGNED, impact("no")), [(IMPACT, "yes")]),
        ((*ENTRIES, SIGNED), [(IMPACT, "yes")]),
        ((ENTRIES[0], SIGNED), []),
    ],
    ids=["evidenced", "not-signed", "no-evidence", "not-answered", "not-done"],
)
def test_it_is_said_of_what_the_text_names(
    tmp_path: Path, entries: tuple[AnyEntry, ...], said: list[tuple[str, str]]
) -> None:
    assert said == found(tmp_path, RULE, *entries)


def test_nothing_is_said_where_another_duty_on_the_step_asks_for_it_all_the_same(tmp_path: Path) -> None:
    assert found(tmp_path, RULE + OTHER, *ENTRIES) == []


def test_the_first_screen_says_so(tmp_path: Path) -> None:
    path = folder(tmp_path / "procedure", RULE, "", words=WORDS)
    situation = Review("QX-01", "my-area").record(*ENTRIES, SIGNED, impact("no")).as_of(date(2024, 6, 3))
    text = " ".join(to_text(cspr.glance(cspr.framework("my-area", extra=[path]), situation)).split())
    assert f"! {IMPACT}: done without that on record." in text
