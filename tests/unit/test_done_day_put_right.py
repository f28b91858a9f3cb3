"""What was on record as done late stays told, whatever day is entered for it later, and whatever is taken back."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import cli, history, timescales
from cspr.guidance import framework
from cspr.learning import timing
from cspr.record import Decided, Established, Happened, Planned, Review, Withdrawn
from cspr.timescales import Status
from printing import case_file

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import AnyEntry
    from cspr.timescales import Reading

THE_DAY, ENTERED, ON = date(2022, 3, 2), date(2022, 4, 30), date(2022, 6, 1)
KNOWN: tuple[AnyEntry, ...] = (
    *(
        Established(fact, "yes", on="2022-03-02", by="police", recorded=THE_DAY)
        for fact in ("abuse-or-neglect-suspected", "incident-in-area", "child-seriously-harmed")
    ),
    Happened("incident", "2022-03-01", recorded=THE_DAY),
    Happened("local-authority-aware", "2022-03-02", recorded=THE_DAY),
)
MOVED = "care/moved/notification-sent"


def sent(on: str, recorded: str | None, corrects: str | None = None, id_: str | None = None) -> Happened:
    entered = None if recorded is None else date.fromisoformat(recorded)
    return Happened("notification-sent", on, recorded=entered, corrects=corrects, id=id_)


LATE = sent("2022-03-15", "2022-03-15", id_="n1")
IN_TIME = sent("2022-03-08", "2022-04-30", "n1")


def review(*entries: AnyEntry, of: str = "national") -> Review:
    return Review("NR-07", of).record(*KNOWN, *entries)


def notification(*entries: AnyEntry) -> Reading:
    scales = timescales.schedule(framework("national"), review(*entries).as_of(ON))
    readings = next(each.readings for each in scales if each.topic == "notify-incident")
    return next(each for each in readings if each.event == "local-authority-aware")


class TestADayOnWhichItWasDone:
    """It counts by the record as it stood before, where another day would make timely what was on record as late."""

    @pytest.mark.parametrize(
        "entries",
        [
            (LATE, IN_TIME),
            (
                LATE,
                Withdrawn("n1", "entered-in-error", on="2022-04-30", recorded=ENTERED),
                sent("2022-03-08", "2022-04-30"),
            ),
            (LATE, sent("2022-03-08", "2022-04-30")),
            (sent("2022-03-15", None, id_="n1"), IN_TIME),
            (LATE, sent("2022-03-08", "2022-04-20", "n1", "n2"), sent("2022-03-07", "2022-04-30", "n2")),
        ],
        ids=["corrected", "withdrawn", "entered once more", "corrected, undated", "corrected twice"],
    )
    def test_stays_late(self, entries: tuple[AnyEntry, ...]) -> None:
        reading = notification(*entries)
        assert (Status.LATE, "2022-03-15", (4, 6)) == (reading.status, str(reading.done), reading.late_by)
        assert 1 == sum("by the record as it stood before: done late" in line for line in reading.reasons)
        assert not any("in time by the day recorded" in line for line in reading.reasons)

    @pytest.mark.parametrize(
        "entries",
        [
            (LATE, sent("2022-03-08", "2022-03-15", "n1")),
            (LATE, sent("2022-03-08", None, "n1")),
            (sent("2022-03-15", None), sent("2022-03-08", "2022-04-30")),
            (sent("2022-03-09", "2022-03-09", id_="n1"), IN_TIME),
            (sent("2022-03-08", "2022-03-08"), LATE, sent("2022-03-08", "2022-04-30", "n1")),
        ],
        ids=["the same day", "undated", "undated, not taken back", "in time before", "in time at the time"],
    )
    def test_is_an_ordinary_correction_otherwise(self, entries: tuple[AnyEntry, ...]) -> None:
        reading = notification(*entries)
        assert Status.MET is reading.status
        assert not any("corrected to" in line for line in reading.reasons)

    def test_late_by_both_is_late_by_the_later_entry_and_told(self) -> None:
        reading = notification(LATE, sent("2022-03-14", "2022-04-30", "n1"))
        assert (Status.LATE, "2022-03-14", (3, 5)) == (reading.status, str(reading.done), reading.late_by)
        assert any("by the corrected day: done late" in line for line in reading.reasons)

    def test_that_may_be_in_time_now_is_late(self) -> None:
        reading = notification(LATE, sent("2022-03", "2022-04-30", "n1"))
        assert (Status.LATE, "2022-03-15") == (reading.status, str(reading.done))

    def test_is_no_matter_of_what_was_done_for_another(self) -> None:
        child = Happened("notification-sent", "2022-03-15", about="child:A", recorded=date(2022, 3, 15))
        assert Status.MET is notification(child, sent("2022-03-08", "2022-04-30")).status

    def test_is_told_in_every_answer(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        documents, before = framework("national"), date(2022, 4, 29)
        told = review(LATE, IN_TIME)
        situation = told.as_of(ON)
        screen = cspr.glance(documents, situation)
        assert screen.headline[0] == (
            "Notification sent Tue 8 Mar: until Sat 30 Apr recorded as Tue 15 Mar, 4 working days late (Wed 9 Mar) by "
            "national guidance."
        )
        card = (
            "Serious incident notification sent, Tue 15 Mar: corrected to Tue 8 Mar, entered only on Sat 30 Apr "
            "(due Wed 9 Mar; by the record as it stood before: done late; by the corrected day: done in time)"
        )
        assert [card] == [f"S{each.title[1:]}" for each in screen.cards if each.id == MOVED]
        assert not any("entered-late" in each.id or "begun-late" in each.id for each in screen.cards)
        (row,) = (
            each
            for each in cspr.changes(documents, told.as_of(before, before), told.as_of(ON, ON))
            if each.key == "date/notify-incident"
        )
        says = "by 4 working days, by the record before Sat 30 Apr"
        assert f"Serious incident notification to the Panel: done late, {says}." == row.says
        assert ("late-without-reason", (4, 6)) == (
            timing(documents, situation)[0].timing.value,
            timing(documents, situation)[0].late_by,
        )
        assert cli.main(["case", "check", case_file(tmp_path, told), "--json"]) == 1
        found = [(each["code"], each["says"]) for each in json.loads(capsys.readouterr().out)["findings"]]
        why = "Record why the first day was wrong, and who knew when. (entered-late)"
        assert [("entered-late", f"{card}. {why}")] == found


class TestADayThatACaseCountsFrom:
    """From which day it was corrected is told, also where no limit had passed; first of what to take care of."""

    def test_is_told_with_the_day_that_stood_before(self) -> None:
        by, entered = "safeguarding-partners", date(2022, 9, 2)
        decided = Decided("local-review", "review", on="2022-05-05", by=by, id="d1", recorded=date(2022, 5, 5))
        moved = Decided("local-review", "review", on="2022-07-05", by=by, recorded=entered, corrects="d1")
        told = review(decided, moved, of="northamptonshire")
        screen = cspr.glance(framework("northamptonshire"), told.as_of(date(2022, 9, 5)))
        care = [card for card in screen.cards if card.section.value == "care"]
        assert "care/moved/local-review-decided" == care[0].id
        says = "Decision to undertake an LCSPR, Thu 5 May: corrected to Tue 5 Jul, entered only on Fri 2 Sep."
        assert says == care[0].says
        assert says in " ".join(cspr.show.to_text(screen).split())

    @pytest.mark.parametrize(("corrected", "days"), [("2022-09-02", 84), ("2022-05-12", 43)])
    def test_goes_on_opening_what_it_opened_where_it_stood_for_more_than_a_week(
        self, corrected: str, days: int
    ) -> None:
        by, entered = "safeguarding-partners", date.fromisoformat(corrected)
        decided = Decided("local-review", "review", on="2022-05-05", by=by, id="d1", recorded=date(2022, 5, 5))
        moved = Decided("local-review", "review", on="2022-07-05", by=by, recorded=entered, corrects="d1")
        cards = cspr.glance(framework("national"), review(decided, moved).as_of(date(2022, 9, 5))).cards
        tell = next(card for card in cards if card.id.startswith("task/alert-bodies"))
        assert -days == tell.working_days

    @pytest.mark.parametrize(("corrected", "told"), [("2022-11-20", True), ("2022-11-04", False)])
    def test_shows_a_delay_where_the_limit_by_it_had_passed_before(self, corrected: str, *, told: bool) -> None:
        by, entered = "safeguarding-partners", date.fromisoformat(corrected)
        decided = Decided("local-review", "review", on="2022-05-05", by=by, id="d1", recorded=date(2022, 5, 5))
        moved = Decided("local-review", "review", on="2022-10-05", by=by, recorded=entered, corrects="d1")
        screen = cspr.glance(framework("national"), review(decided, moved).as_of(date(2022, 12, 5)))
        assert told is ("Tell of the delay, with the reasons." in screen.headline)
        assert told is any(card.id.startswith("task/tell-of-delay") for card in screen.cards)
        assert not any("expected to be later than the deadline" in card.title for card in screen.cards)

    @pytest.mark.parametrize(("entered", "told"), [("2022-03-01", True), ("2022-06-20", False)])
    def test_is_told_of_one_that_was_corrected_to_an_earlier_day(self, entered: str, *, told: bool) -> None:
        first = Happened("partners-notified", "2022-03-04", recorded=date.fromisoformat(entered), id="p1")
        known = Happened("local-authority-aware", "2022-03-10", recorded=date.fromisoformat(entered), id="a1")
        earlier = Happened("local-authority-aware", "2022-03-04", recorded=date(2022, 6, 20), corrects="a1")
        situation = Review("NR-07", "national").record(*KNOWN[:3], first, known, earlier).as_of(date(2022, 7, 1))
        says = "Local authority became aware, Thu 10 Mar: corrected to Fri 4 Mar, entered only on Mon 20 Jun."
        cards = cspr.glance(framework("national"), situation).cards
        assert told is any(card.says == says for card in cards)


DECIDED = Decided("local-review", "review", on="2022-05-05", by="safeguarding-partners", id="d1")
BACK = Withdrawn("d1", "entered-in-error", on="2022-11-20", recorded=date(2022, 11, 20))
OTHER = Decided(
    "local-review",
    "other-learning",
    on="2022-05-05",
    by="safeguarding-partners",
    recorded=date(2022, 11, 20),
    corrects="d1",
)
NOT_KEPT = "Not done in time, by the record before Sun 20 Nov: "


class TestADecisionThatIsTakenBack:
    """What was overdue by it, or done late, stays told."""

    @pytest.mark.parametrize("back", [BACK, OTHER], ids=["withdrawn", "corrected to another"])
    def test_keeps_what_was_overdue(self, back: AnyEntry) -> None:
        situation = review(DECIDED, back).as_of(date(2022, 12, 5))
        headline = cspr.glance(framework("national"), situation).headline
        assert f"{NOT_KEPT}complete the LCSPR; publish the LCSPR." in headline
        told = {each.name: each.kind.value for each in history.deviations(framework("national"), situation)}
        assert {"missing"} == {told["review-period"], told["publication-period"]}

    def test_keeps_what_was_done_late(self) -> None:
        done = Happened("report-submitted", "2022-11-01"), Happened("published", "2022-11-10")
        situation = review(DECIDED, *done, BACK).as_of(date(2022, 12, 5))
        headline = cspr.glance(framework("national"), situation).headline
        assert [f"{NOT_KEPT}publish the LCSPR."] == [line for line in headline if "by the record before" in line]
        told = {each.name: each.kind.value for each in history.deviations(framework("national"), situation)}
        assert "late" == told["publication-period"]

    def test_is_told_by_what_changed_and_by_the_check(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        documents, before, after = framework("national"), date(2022, 11, 18), date(2022, 12, 5)
        told = review(DECIDED, BACK)
        rows = {each.key: each.says for each in cspr.changes(documents, told.as_of(before, before), told.as_of(after))}
        says = "Publish the LCSPR: not done in time, by the record before Sun 20 Nov."
        assert says == rows["date/publication-period"]
        cli.main(["case", "check", case_file(tmp_path, told), "--json"])
        found = [each["says"] for each in json.loads(capsys.readouterr().out)["findings"]]
        why = "Record why that was taken back, and who knew when. (entered-late)"
        assert f"{NOT_KEPT}complete the LCSPR; publish the LCSPR. {why}" in found

    @pytest.mark.parametrize(
        "entries",
        [
            (DECIDED, Withdrawn("d1", "entered-in-error", on="2022-11-04", recorded=date(2022, 11, 4))),
            (
                DECIDED,
                Planned("published", "2022-12-20", id="p1"),
                Withdrawn("p1", "entered-in-error", on="2022-11-20"),
            ),
        ],
        ids=["before the limit", "something else taken back"],
    )
    def test_is_not_said_otherwise(self, entries: tuple[AnyEntry, ...]) -> None:
        screen = cspr.glance(framework("national"), review(*entries).as_of(date(2022, 12, 5)))
        assert not any("by the record before" in line for line in screen.headline)


def test_a_limit_that_had_passed_before_the_review_was_converted_is_told_by_headline_and_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    by = "safeguarding-partners"
    course = (
        Decided("local-review", "review", on="2022-05-05", by=by),
        Decided("course", "convert", on="2022-11-21", by=by),
        Decided("local-review", "review", on="2022-11-21", by=by),
    )
    told = review(*course, of="northamptonshire")
    headline = cspr.glance(framework("northamptonshire"), told.as_of(date(2022, 12, 5))).headline
    what = "complete the LCSPR; publish the LCSPR."
    assert f"Not done in time, by the first decision of Thu 5 May (ended Sat 5 Nov): {what}" == headline[1]
    cli.main(["case", "check", case_file(tmp_path, told), "--json"])
    found = [each["says"] for each in json.loads(capsys.readouterr().out)["findings"]]
    says = "By the first decision, Thu 5 May, this ended Sat 5 Nov (here counted from Mon 21 Nov): complete the LCSPR, "
    assert any(each.startswith(says) and each.endswith("(entered-late)") for each in found)
