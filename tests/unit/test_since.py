"""What has changed on a first screen since an earlier one: new, the same, updated, gone."""

from __future__ import annotations

import json
from datetime import date

import cspr
from cspr.first_screen import CardChange, Glance, glance
from cspr.record import Established, Happened, Proceeding, Review

FRAMEWORK = cspr.framework("northamptonshire")
BASE = Review("NR-07", "northamptonshire").record(
    Happened("incident", "2021-03-25"),
    Happened("local-authority-aware", "2021-03-26"),
    Established("child-died", "yes", on="2021-03-26", by="local-authority"),
    Established("abuse-or-neglect-suspected", "yes", on="2021-03-26", by="local-authority"),
)
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


def test_it_is_written_out() -> None:
    later = BASE.record(Proceeding("prosecution", "open", on="2021-03-29"))
    written = json.loads(cspr.to_json(glance(FRAMEWORK, later.as_of(date(2021, 3, 30)), since=BEFORE)))
    assert {"new", "same", "updated", "gone"} >= {card["change"] for card in written["cards"]}
    assert "gone" in written
