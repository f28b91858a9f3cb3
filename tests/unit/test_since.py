"""What has changed on a first screen since an earlier one: new, the same, updated, gone."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

import cspr
from cspr.cli import main
from cspr.first_screen import Glance, glance
from cspr.first_screen.cards import CardChange
from cspr.record import Established, Happened, Proceeding, Review
from cspr.show import to_html, to_text

FRAMEWORK = cspr.framework("northamptonshire")
BASE = Review("NR-07", "northamptonshire").record(
    Happened("incident", "2021-03-25"),
    Happened("local-authority-aware", "2021-03-26"),
    Established("child-died", "yes", on="2021-03-26", by="local-authority"),
    Established("abuse-or-neglect-suspected", "yes", on="2021-03-26", by="local-authority"),
)
EVENTS = ("incident", "local-authority-aware")
BEFORE = BASE.as_of(date(2021, 3, 30))


def changed(found: Glance) -> dict[str, CardChange | None]:
    return {card.id: card.change for card in (*found.cards, *found.gone)}


def test_without_an_earlier_situation_nothing_is_compared() -> None:
    found = glance(FRAMEWORK, BEFORE)
    assert ({None}, ()) == (set(changed(found).values()), found.gone)


def test_the_same_situation_has_the_same_cards_and_another_day_alone_updates_none_that_only_count_on() -> None:
    assert {CardChange.SAME} == set(changed(glance(FRAMEWORK, BEFORE, since=BEFORE)).values())
    next_day = changed(glance(FRAMEWORK, BASE.as_of(date(2021, 3, 31)), since=BEFORE))
    assert CardChange.SAME is next_day["task/notify-incident/case"]


def test_what_was_done_is_gone_and_what_follows_is_new_each_with_the_rows_that_say_so() -> None:
    later = BASE.record(Happened("notification-sent", "2021-03-29"))
    found = glance(FRAMEWORK, later.as_of(date(2021, 3, 30)), since=BEFORE)
    (gone,) = (card for card in found.gone if card.id == "task/notify-incident/case")
    assert (CardChange.GONE, ("date/notify-incident", "step/notify-incident")) == (gone.change, gone.changed_by)
    new = {card.id: card for card in found.cards if card.change is CardChange.NEW}
    assert "task/request-information/case" not in changed(glance(FRAMEWORK, BEFORE))
    assert ("step/request-information",) == new["task/request-information/case"].changed_by
    assert {"new", "same", "gone"} <= {change.value for change in changed(found).values() if change}


def test_a_date_that_moves_updates_its_card() -> None:
    later = BASE.record(Happened("local-authority-aware", "2021-03-24", corrects="e2"))
    found = glance(FRAMEWORK, later.as_of(date(2021, 3, 30)), since=BEFORE)
    assert CardChange.UPDATED is changed(found)["task/notify-incident/case"]


def test_the_headline_counts_what_is_new_and_names_what_has_gone_and_each_line_says_that_it_is_new() -> None:
    later = BASE.record(Happened("notification-sent", "2021-03-29")).as_of(date(2021, 3, 30))
    found = glance(FRAMEWORK, later, since=BEFORE)
    new, gone = sum(card.change is CardChange.NEW for card in found.cards), len(found.gone)
    assert re.match(rf"Since Tue 30 Mar: {new} new \([^)]*\), (1 changed, )?{gone} gone \(", found.headline[-1])
    assert "local, must) (new)" in to_text(found)
    assert "(new)" in to_html(found)
    assert "(new)" not in to_text(glance(FRAMEWORK, later))


def test_where_nothing_is_new_the_headline_says_so() -> None:
    found = glance(FRAMEWORK, BEFORE, since=BEFORE)
    assert "Since Tue 30 Mar nothing has changed here." == found.headline[-1]


@pytest.mark.parametrize("recorded", ["recorded = 2021-03-30\n", ""])
def test_a_report_tells_what_is_new_since_a_day(
    recorded: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "NR-07.toml"
    entries = (f'[[entry]]\nkind = "happened"\nevent = "{name}"\non = 2021-03-29\n{recorded}' for name in EVENTS)
    path.write_text('format = 2\nreference = "NR-07"\npartnership = "northamptonshire"\n' + "".join(entries), "utf-8")
    assert main(["report", str(path), "--on", "2021-03-30", "--since", "2021-03-29"]) == 0
    changed = bool(recorded)
    assert changed is ("(new)" in capsys.readouterr().out)


def test_it_is_written_out() -> None:
    later = BASE.record(Proceeding("prosecution", "open", on="2021-03-29"))
    written = json.loads(cspr.to_json(glance(FRAMEWORK, later.as_of(date(2021, 3, 30)), since=BEFORE)))
    assert {"new", "same", "updated", "gone"} >= {card["change"] for card in written["cards"]}
    assert "gone" in written
