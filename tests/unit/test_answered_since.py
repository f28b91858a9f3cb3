"""What was owed until its limit had passed, and was answered otherwise only since; and a no that was entered later."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, strategies as st

from cspr import cli, glance, timescales
from cspr.guidance import framework
from cspr.record import Decided, Established, Happened, Redacted, Review, Withdrawn
from cspr.timescales import Status
from printing import case_file
from trying import examples

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import AnyEntry
    from cspr.timescales import Reading

FACTS = tuple(
    Established(fact, "yes", on="2022-03-01", by="local-authority")
    for fact in ("abuse-or-neglect-suspected", "incident-in-area")
)
THE_DAY, LATER = date(2022, 3, 2), date(2022, 4, 30)
AWARE = Happened("local-authority-aware", "2022-03-02", recorded=THE_DAY, id="a1")
DIED = Established("child-died", "no", on="2022-03-02", by="police")
SENT = Happened("notification-sent", "2022-05-18")
OWED = "owed by Wed 9 Mar 2022 on what was recorded then; since then: Was the child seriously harmed? "


def harmed(answer: str, on: str = "2022-03-02", recorded: date | None = THE_DAY, **more: Any) -> Established:
    return Established("child-seriously-harmed", answer, on=on, by="police", recorded=recorded, **more)


YES = harmed("yes", id="y1")
NO_LATER = harmed("no", recorded=LATER, corrects="y1")


def notification(*entries: AnyEntry, on: date = date(2022, 6, 1)) -> Reading:
    situation = Review("NR-07", "national").record(*FACTS, AWARE, *entries).as_of(on)
    scales = timescales.schedule(framework("national"), situation)
    readings = next(each.readings for each in scales if each.topic == "notify-incident")
    return next(each for each in readings if each.event == "local-authority-aware")


class TestWhatWasOwedUntilItWasAnsweredOtherwise:
    """Nobody hides that a limit passed by changing, afterwards, an answer on which the duty turns."""

    @pytest.mark.parametrize(
        ("entries", "told"),
        [
            ((YES, NO_LATER), f"{OWED}No, of Wed 2 Mar 2022, entered Sat 30 Apr 2022"),
            ((YES, harmed("no", "2022-04-30", None)), f"{OWED}No, of Sat 30 Apr 2022"),
            ((YES, harmed("unknown", "2022-04-30", None)), f"{OWED}Unknown, of Sat 30 Apr 2022"),
            ((YES, harmed("no", recorded=LATER)), f"{OWED}No, of Wed 2 Mar 2022, entered Sat 30 Apr 2022"),
            ((YES, Withdrawn("y1", "entered-in-error", on="2022-04-30", recorded=LATER)), f"{OWED}Not answered"),
            ((harmed("no", recorded=LATER),), f"perhaps {OWED}No, of Wed 2 Mar 2022, entered Sat 30 Apr 2022"),
            ((YES, NO_LATER, SENT), f"{OWED}No, of Wed 2 Mar 2022, entered Sat 30 Apr 2022"),
        ],
        ids=["corrected", "of a later day", "unknown", "both ways", "taken back", "open at first", "and done late"],
    )
    def test_is_said_with_the_answer_and_when_it_was_entered(self, entries: tuple[AnyEntry, ...], told: str) -> None:
        assert [told] == [each for each in notification(DIED, *entries).reasons if "recorded then" in each]

    @pytest.mark.parametrize(
        "entries",
        [
            (harmed("no", "2022-04-30", LATER),),
            (harmed("no"),),
            (harmed("no", recorded=None),),
            (YES, harmed("no", recorded=date(2022, 3, 9), corrects="y1")),
            (YES, NO_LATER, Happened("notification-sent", "2022-03-08")),
            (YES, Established("child-died", "unknown", on="2022-04-30", by="police")),
            (harmed("no", recorded=LATER, id="n1"), Withdrawn("n1", "entered-in-error", on="2022-05-02")),
            (harmed("no"), Established("near-miss", "yes", on="2022-04-30", by="police")),
        ],
        ids=["open", "at the time", "undated", "by the limit", "done", "still owed", "never stood", "another fact"],
    )
    def test_is_not_said_otherwise(self, entries: tuple[AnyEntry, ...]) -> None:
        assert not any("recorded then" in each for each in notification(DIED, *entries).reasons)

    def test_is_not_said_before_the_limit_has_passed(self) -> None:
        back = harmed("no", "2022-03-04", date(2022, 3, 4), corrects="y1")
        assert not any("recorded then" in each for each in notification(YES, back, on=date(2022, 3, 9)).reasons)

    def test_is_not_said_on_what_was_redacted(self) -> None:
        gone = Redacted("y1", "data-protection", on="2022-04-30", recorded=LATER)
        assert not any("recorded then" in each for each in notification(DIED, YES, gone).reasons)

    def test_is_one_card_on_the_first_screen_where_it_may_still_be_owed(self) -> None:
        review = Review("NR-07", "national").record(*FACTS, AWARE, DIED, YES, NO_LATER)
        screen = glance(framework("national"), review.as_of(date(2022, 6, 1), date(2022, 5, 30)))
        says = (
            "Serious incident notification to the Panel: owed by Wed 9 Mar on what was recorded then; "
            "since then: Was the child seriously harmed? No, of Wed 2 Mar, entered Sat 30 Apr"
        )
        shown = [(card.id, card.title) for card in screen.cards if "recorded then" in card.title]
        assert [("care/owed-then/notify-incident", says)] == shown

    def test_is_told_once_in_the_headline_where_it_fell_away(self) -> None:
        review = Review("NR-07", "national").record(*FACTS, AWARE, DIED, YES, NO_LATER)
        screen = glance(framework("national"), review.as_of(date(2022, 6, 1)))
        says = "Not done in time, by the record before Sat 30 Apr: serious incident notification to the Panel"
        assert 1 == sum(line.startswith(says) for line in screen.headline)
        assert [] == [card.id for card in screen.cards if "recorded then" in card.title]

    @examples(30)
    @given(st.dates(date(2022, 3, 2), date(2022, 5, 31)), st.dates(date(2022, 3, 10), date(2022, 5, 31)), st.booleans())
    def test_is_said_whatever_day_the_later_answer_bears(self, on: date, entered: date, corrects: bool) -> None:
        no = harmed("no", on.isoformat(), max(on, entered), corrects="y1" if corrects else None)
        reading = notification(DIED, YES, no)
        assert reading.status in {Status.NOT_NEEDED, Status.DATE_PASSED_CHECK}
        assert any(each.startswith(OWED) for each in reading.reasons)


class TestANoThatWasEnteredLater:
    """It earns no second line, and is said to be what it is, as is a decision not to notify."""

    NO = "no of Wed 2 Mar 2022: entered only on Sat 30 Apr 2022 (Was the child seriously harmed?)"
    DECISION = "decision not to notify, Wed 2 Mar 2022: entered only on Sat 30 Apr 2022"

    @staticmethod
    def decided(recorded: date) -> Decided:
        reasons, by = "DN-1", "assistant-director"
        return Decided(
            "notification", "do-not-notify", on="2022-03-02", by=by, rationale_ref=reasons, recorded=recorded
        )

    @pytest.mark.parametrize(
        ("answer", "decided", "told"),
        [
            (harmed("no", recorded=LATER), LATER, [NO, DECISION]),
            (harmed("no", recorded=LATER), THE_DAY, [NO]),
            (harmed("no"), THE_DAY, []),
            (harmed("no", recorded=None), THE_DAY, []),
            (Established("child-died", "no", on="2022-03-02", by="police", recorded=LATER), THE_DAY, []),
        ],
        ids=["both", "the answer alone", "at the time", "undated", "not what the duty turned on"],
    )
    def test_is_named(self, answer: AnyEntry, decided: date, told: list[str]) -> None:
        since = Established("child-seriously-harmed", "yes", on="2022-05-16", by="police")
        reading = notification(answer, self.decided(decided), since, SENT)
        assert (Status.LATE, told) == (reading.status, [each for each in reading.reasons if "entered only" in each])


DEAD = Established("child-died", "yes", on="2022-03-02", by="police", recorded=THE_DAY)
CORRECTED = Happened("local-authority-aware", "2022-04-28", recorded=LATER, corrects="a1")


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        (
            (DEAD, CORRECTED, SENT),
            (
                "Local authority became aware, Wed 2 Mar: corrected to Thu 28 Apr, entered only on Sat 30 Apr (by the "
                "record as it stood before: Wed 9 Mar, not kept; by the corrected day: Fri 6 May, done late). "
                "Record why the first day was wrong, and who knew when."
            ),
        ),
        (
            (DEAD, Happened("notification-sent", "2022-03-08", recorded=LATER)),
            (
                "In time by the day recorded, but entered only on Sat 30 Apr: serious incident notification to the "
                "Panel. Check the days, and keep what shows them."
            ),
        ),
        (
            (DIED, harmed("no", recorded=LATER)),
            (
                "Serious incident notification to the Panel: perhaps owed by Wed 9 Mar on what was recorded then; "
                "since then: Was the child seriously harmed? No, of Wed 2 Mar, entered Sat 30 Apr. "
                "Record why the first answer was wrong, and who knew when."
            ),
        ),
        ((DEAD, SENT), ""),
    ],
    ids=["corrected late", "entered late", "answered late", "only done late"],
)
def test_the_check_of_a_case_file_finds_what_was_entered_only_once_a_limit_had_passed(
    entries: tuple[AnyEntry, ...], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = case_file(tmp_path, Review("NR-09", "kirklees").record(*FACTS, AWARE, *entries))
    assert (1 if says else 0) == cli.main(["case", "check", file, "--json"])
    found = [(each["code"], each["says"]) for each in json.loads(capsys.readouterr().out)["findings"]]
    assert found == ([("entered-late", f"{says} (entered-late)")] if says else [])
