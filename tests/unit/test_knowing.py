"""What counts from before the authority knew, and what was entered later than its day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given, strategies as st

from cspr import timescales
from cspr.guidance import framework
from cspr.record import Established, Happened, Review
from cspr.timescales import Status
from cspr.timescales.main_date import Verdict, main_date
from trying import examples

if TYPE_CHECKING:
    from cspr.record import AnyEntry
    from cspr.timescales import Reading, Timescale

FACTS = tuple(
    Established(fact, "yes", on="2022-03-01", by="local-authority")
    for fact in ("abuse-or-neglect-suspected", "incident-in-area")
)
NO = Established("child-seriously-harmed", "no", on="2022-03-02", by="assistant-director", recorded=date(2022, 3, 2))
YES = Established("child-seriously-harmed", "yes", on="2022-05-16", by="assistant-director")
AWARE = Happened("local-authority-aware", "2022-03-02")
SENT = Happened("notification-sent", "2022-05-18")


def duty(topic: str, *entries: AnyEntry, on: date, of: str = "national") -> Timescale:
    situation = Review("NR-07", of).record(*FACTS, *entries).as_of(on)
    return next(each for each in timescales.schedule(framework(of), situation) if each.topic == topic)


def notification(*entries: AnyEntry, on: date = date(2022, 6, 1)) -> Reading:
    readings = duty("notify-incident", *entries, on=on).readings
    return next(each for each in readings if each.event == "local-authority-aware")


class TestATimeThatEndedBeforeItWasKnown:
    """It is told as that, and is neither late nor overdue."""

    INCIDENT, AWARE = Happened("incident", "2024-02-10"), Happened("local-authority-aware", "2024-11-04")
    HARMED = Established("child-seriously-harmed", "yes", on="2024-11-04", by="local-authority")

    def test_says_how_many_days_later_it_was_known(self) -> None:
        sent = Happened("notification-sent", "2024-11-05")
        entries = (self.INCIDENT, self.AWARE, self.HARMED, sent)
        scale = duty("rapid-review-period", *entries, on=date(2024, 11, 6), of="essex")
        ended = [each for each in scale.readings if each.event == "incident"]
        assert ended
        assert {(Status.ENDED_BEFORE_KNOWN, 268)} == {(each.status, each.known_later) for each in ended}
        says = "recorded as known only from 2024-11-04, 268 days later: when did any part of the authority first know?"
        assert all(says in each.reasons for each in ended)
        assert Verdict.DUE is main_date(scale, date(2024, 11, 6)).verdict
        assert scale.safe_by is not None
        assert scale.safe_by > date(2024, 11, 4)

    def test_is_no_other_time(self) -> None:
        assert None is notification(AWARE, YES, SENT).known_later


class TestAnAnswerThatWasAnotherAtFirst:
    """The result of the text stays, first; beside it stands what a recorded no makes of it."""

    def test_earns_a_second_line(self) -> None:
        reading = notification(AWARE, NO, YES, SENT)
        assert (Status.LATE, 47) == (reading.status, (reading.late_by or (0, 0))[0])
        line = (
            "inferred, beside the date of the text: 2 working days after yes was recorded on 2022-05-16; "
            "no was recorded on 2022-03-02 by assistant director, where the reasons stand is not recorded: "
        )
        assert any(reason.startswith(line) for reason in reading.reasons)

    def test_earns_none_where_no_was_entered_later(self) -> None:
        later = Established("child-seriously-harmed", "no", on="2022-03-02", by="police", recorded=date(2022, 5, 1))
        assert not any("inferred, beside" in line for line in notification(AWARE, later, YES, SENT).reasons)

    def test_earns_none_where_it_was_only_unknown(self) -> None:
        unknown = Established("child-seriously-harmed", "unknown", on="2022-03-02", by="police")
        reading = notification(AWARE, unknown, YES, SENT)
        assert Status.LATE is reading.status
        assert not any("inferred, beside" in line for line in reading.reasons)


class TestAnEntryMadeLater:
    def test_says_so_where_the_date_hangs_on_it(self) -> None:
        aware = Happened("local-authority-aware", "2022-03-02", recorded=date(2022, 3, 20))
        assert any("2022-03-02: entered only on 2022-03-20" in each for each in notification(aware, YES, SENT).reasons)

    def test_is_not_said_of_one_made_on_its_day(self) -> None:
        aware = Happened("local-authority-aware", "2022-03-02", recorded=date(2022, 3, 2))
        assert not any("entered only" in each for each in notification(aware, YES, SENT).reasons)


@examples(30)
@given(st.dates(date(2022, 3, 2), date(2022, 5, 18)), st.sampled_from(["yes", "unknown", "no"]))
def test_nobody_hides_lateness_by_recording_later(on: date, first: str) -> None:
    """Whatever is recorded of harm, and whenever: the notification counts from when the authority was aware."""
    earlier = Established("child-seriously-harmed", first, on="2022-03-02", by="police", recorded=date(2022, 3, 2))
    harmed = Established("child-seriously-harmed", "yes", on=on, by="police")
    reading = notification(AWARE, earlier, harmed, SENT)
    assert (Status.LATE, "2022-03-09") == (reading.status, str(reading.due))
