"""What has changed on a first screen since an earlier one: new, the same, updated, gone."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.cli import main
from cspr.first_screen import Glance, glance
from cspr.first_screen.cards import CardChange
from cspr.record import Established, Happened, Proceeding, Review
from cspr.show import to_html, to_text

if TYPE_CHECKING:
    from cspr.record import AnyEntry

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


def since(review: Review, later: Review, on: date, then: date | None = None) -> Glance:
    """The first screen of the later record, since the earlier one."""
    return glance(FRAMEWORK, later.as_of(then or on), since=review.as_of(on))


def of(found: Glance, name: str) -> tuple[CardChange | None, tuple[str, ...]]:
    return next((card.change, card.changed_by) for card in (*found.cards, *found.gone) if card.id == name)


class TestOfSeveralAgencies:
    """What several owe is one card from when it counts, the same as one after another does their part."""

    ASKED = BASE.record(
        Happened("notification-sent", "2021-03-29"),
        Happened("information-requested", "2021-03-29"),
        *(cspr.Involved(f"agency:{name}") for name in ("education", "health", "police")),
    )
    ON = date(2021, 4, 1)
    CARD = "task/return-information/2021-03-29"

    def test_it_is_updated_once_one_of_them_has(self) -> None:
        returned = self.ASKED.record(Happened("information-returned", "2021-04-01", about="agency:education"))
        found = since(self.ASKED, returned, self.ON)
        assert (CardChange.UPDATED, ("date/return-information/agency:education",)) == of(found, self.CARD)
        assert () == found.gone

    def test_it_keeps_its_name_for_the_last_of_them(self) -> None:
        others = (f"agency:{name}" for name in ("education", "health"))
        returned = self.ASKED.record(*(Happened("information-returned", "2021-04-01", about=each) for each in others))
        assert "police" == next(card.who for card in since(self.ASKED, returned, self.ON).cards if card.id == self.CARD)

    def test_those_asked_on_another_day_have_a_card_of_their_own(self) -> None:
        later = self.ASKED.record(Happened("information-requested", "2021-03-31", about="agency:police"))
        names = {card.id: card.who for card in glance(FRAMEWORK, later.as_of(self.ON)).cards}
        of_them = {name: who for name, who in names.items() if name.startswith("task/return-information/")}
        assert {self.CARD: "education and health", "task/return-information/2021-03-31": "police"} == of_them


class TestTheRows:
    """A card names the rows that have to do with it, by its step, its topics and what it depends on."""

    SENT = BASE.record(Happened("notification-sent", "2021-03-29"))

    def test_are_found_where_the_topic_has_another_name_than_the_step(self) -> None:
        found = since(self.SENT, self.SENT, date(2021, 4, 16), date(2021, 4, 22))
        change, rows = of(found, "task/submit-rapid-review/case")
        assert (CardChange.UPDATED, "date/rapid-review-period") == (change, rows[0])

    def test_are_those_of_a_fact_that_was_answered(self) -> None:
        asked = Review("NR-07", "northamptonshire").record(*BASE.entries[:2], BASE.entries[3])
        answered = asked.record(Established("child-seriously-harmed", "yes", on="2021-03-29", by="health"))
        change, rows = of(since(asked, answered, date(2021, 3, 30)), "task/notify-incident/case")
        assert CardChange.UPDATED is change
        assert "question/child-seriously-harmed/case" in rows

    def test_of_own_words_are_those_of_that_word_alone(self) -> None:
        folder = Path(__file__).parents[2] / "examples" / "partnership"
        documents = cspr.framework("fenmere", extra=[folder])
        review = Review("FE-01", "fenmere").record(Happened("case-referred", "2024-05-28"))
        looked = review.record(Happened("x-fenmere/early-look-held", "2024-05-30"))
        on = date(2024, 5, 30)
        found = glance(documents, looked.as_of(on), since=review.as_of(on))
        own = {
            card.id: card.changed_by for card in (*found.cards, *found.gone) if card.id.startswith("task/x-fenmere/")
        }
        assert own["task/x-fenmere/early-look/case"] == ("date/x-fenmere/early-look", "step/x-fenmere/early-look")
        assert all(key.partition("/")[2] in name for name, keys in own.items() for key in keys)


def test_a_new_day_or_year_alone_updates_no_card_that_only_counts_on_or_names_its_year() -> None:
    before = Review("NR-07", "northamptonshire").record(
        *BASE.entries, Happened("notification-sent", "2018-10-01"), Happened("information-requested", "2018-10-01")
    )
    found = since(before, before, date(2018, 12, 31), date(2019, 1, 1))
    assert {CardChange.SAME} == {card.change for card in (*found.cards, *found.gone)}


def test_another_range_of_days_updates_a_card_whose_date_stays() -> None:
    sent = BASE.record(Happened("notification-sent", "2021-03-29"))
    corrected = sent.record(Happened("notification-sent", "2021-03-30", corrects="e5"))
    found = since(sent, corrected, date(2021, 4, 1))
    was, now = (
        next(
            card
            for card in glance(FRAMEWORK, review.as_of(date(2021, 4, 1))).cards
            if card.id == "task/submit-rapid-review/case"
        )
        for review in (sent, corrected)
    )
    assert (was.arrive_by, True) == (now.arrive_by, was.why != now.why)
    assert CardChange.UPDATED is of(found, now.id)[0]


def test_the_headline_counts_what_is_new_and_names_what_has_gone_and_each_line_says_that_it_is_new() -> None:
    later = BASE.record(Happened("notification-sent", "2021-03-29")).as_of(date(2021, 3, 30))
    found = glance(FRAMEWORK, later, since=BEFORE)
    new, gone = sum(card.change is CardChange.NEW for card in found.cards), len(found.gone)
    assert re.match(rf"Since Tue 30 Mar: {new} new \([^)]*\), (\d+ changed, )?{gone} gone \(", found.headline[-1])
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


class TestWhatTurnedLate:
    """What was in time and is late since is named first among what is new."""

    AWARE = Happened("local-authority-aware", "2021-03-25", recorded=date(2021, 3, 25), id="a1")
    EARLIER = Happened("local-authority-aware", "2021-03-18", recorded=date(2021, 4, 6), corrects="a1")
    SENT = Happened("notification-sent", "2021-03-30", recorded=date(2021, 3, 30))
    ANSWERS = tuple(
        Established(fact, "yes", on="2021-03-26", by="police", recorded=date(2021, 3, 26))
        for fact in ("abuse-or-neglect-suspected", "incident-in-area", "child-died")
    )
    ON, THEN = date(2021, 4, 1), date(2021, 4, 6)

    def told(self, *entries: AnyEntry) -> str:
        review = Review("NR-07", "national").record(*self.ANSWERS, self.AWARE, self.SENT, *entries)
        before, after = review.as_of(self.ON, known_on=self.ON), review.as_of(self.THEN)
        return glance(cspr.framework("national"), after, since=before).headline[-1]

    def test_is_told_once_the_day_that_it_counts_from_is_corrected(self) -> None:
        late = "1 no longer in time (serious incident notification to the Panel)"
        assert self.told(self.EARLIER).startswith(f"Since Thu 1 Apr: {late}, ")

    def test_is_not_told_of_what_stays_in_time(self) -> None:
        assert "no longer in time" not in self.told()
