"""What counts from before the authority knew, and what was entered later than its day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import example, given, strategies as st

import cspr
from cspr import glance, timescales
from cspr.calendars import england
from cspr.first_screen import Urgency
from cspr.guidance import framework
from cspr.history import DeviationKind, deviations
from cspr.record import Decided, Established, Happened, Planned, Review, Withdrawn
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


def not_to_notify(*, reasons: str | None = "DN-1", recorded: date | None = date(2022, 3, 2)) -> Decided:
    outcome = "do-not-notify"
    return Decided(
        "notification", outcome, on="2022-03-02", by="assistant-director", rationale_ref=reasons, recorded=recorded
    )


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
    EARLY = (
        Happened("incident", "2024-03-01"),
        Happened("local-authority-aware", "2024-03-04"),
        Established("child-seriously-harmed", "yes", on="2024-03-04", by="local-authority"),
    )

    def test_says_how_many_days_later_it_was_known(self) -> None:
        sent = Happened("notification-sent", "2024-11-05")
        entries = (self.INCIDENT, self.AWARE, self.HARMED, sent)
        scale = duty("rapid-review-period", *entries, on=date(2024, 11, 6), of="essex")
        ended = [each for each in scale.readings if each.event == "incident"]
        assert ended
        assert {(Status.ENDED_BEFORE_KNOWN, 268)} == {(each.status, each.known_later) for each in ended}
        says = (
            "recorded as known only from Mon 4 Nov 2024, 268 days later: when did any part of the authority first know?"
        )
        assert all(says in each.reasons for each in ended)
        assert Verdict.DUE is main_date(scale, date(2024, 11, 6)).verdict
        assert scale.safe_by is not None
        assert scale.safe_by > date(2024, 11, 4)

    @pytest.mark.parametrize("done", [(), (Happened("report-submitted", "2024-03-04"),)])
    def test_is_one_counted_back_as_well(self, done: tuple[AnyEntry, ...]) -> None:
        entries = (*self.EARLY, Happened("published", "2024-03-04"), *done)
        documents, on = framework("essex"), date(2024, 3, 5)
        situation = Review("NR-07", "essex").record(*FACTS, *entries).as_of(on)
        readings = [each for scale in timescales.schedule(documents, situation) for each in scale.readings]
        notice = next(each for each in readings if each.duty.step == "submit-report" and each.due)
        assert (Status.ENDED_BEFORE_KNOWN, "2024-02-22", 11) == (notice.status, str(notice.due), notice.known_later)
        says = (
            "recorded as known only from Mon 4 Mar 2024, 11 days after the last day: when did any part of the authority"
        )
        assert any(reason.startswith(says) for reason in notice.reasons)
        screen = glance(documents, situation)
        assert Urgency.OVERDUE not in {card.urgency for card in screen.cards}
        last = "Final report to the Panel: last day Thu 22 Feb, 11 days before the authority is recorded as aware. "
        told = [card.says for card in screen.cards if card.id.startswith("care/known-late/")]
        assert told == ([] if done else [f"{last}When did any part of it first know?"])
        assert DeviationKind.LATE not in {
            each.kind for each in deviations(documents, situation) if each.name == "submit-report"
        }
        # A notification is still owed: it is not said that only action and its impact are left.
        assert ("PUBLISHED", "Published on Mon 4 Mar.") == (screen.stage, screen.headline[0])

    def test_leaves_nothing_open_since_before_it_was_known(self) -> None:
        decided = Decided("local-review", "review", on="2024-02-12", by="safeguarding-partners")
        for aware, open_since in ((), 20), ((self.EARLY[1],), 5):
            review = Review("NR-07", "northamptonshire").record(decided, *aware).as_of(date(2024, 3, 11))
            cards = glance(framework("northamptonshire"), review).cards
            briefing = next(card for card in cards if card.id.startswith("task/learning-briefing"))
            assert -open_since == briefing.working_days

    @examples(25)
    @given(
        st.sampled_from(["essex", "kirklees", "northamptonshire"]),
        st.dates(date(2024, 3, 4), date(2024, 3, 29)),
        st.sampled_from([Happened, Planned]),
        st.lists(st.sampled_from(["report-submitted", "notification-sent"]), max_size=2, unique=True),
    )
    def test_is_never_late_or_overdue(
        self, partnership: str, on: date, kind: type[Happened | Planned], done: list[str]
    ) -> None:
        decided = Decided("local-review", "review", on="2024-02-12", by="safeguarding-partners")
        sent = [Happened(event, "2024-03-04") for event in done]
        review = Review("NR-07", partnership).record(*FACTS, *self.EARLY, decided, kind("published", on), *sent)
        readings = [
            each
            for day in (date(2024, 3, 5), date(2024, 4, 2))
            for scale in timescales.schedule(framework(partnership), review.as_of(day))
            for each in scale.readings
            if each.due is not None and each.due.last < date(2024, 3, 4)
        ]
        loud = {Status.LATE, Status.OVERDUE, Status.PASSED_FROM_MEMORY, Status.DATE_PASSED_CHECK, Status.PASSED}
        assert not loud & {each.status for each in readings}

    def test_is_no_other_time(self) -> None:
        assert None is notification(AWARE, YES, SENT).known_later


@pytest.mark.parametrize(
    ("entries", "event", "due"),
    [
        # Nobody knows of an incident before it.
        ("incident:2024-02 local-authority-aware:2024-Q1", "local-authority-aware", "2024-02-22 2024-04-22"),
        ("incident:2024-Q1 local-authority-aware:2024-02-10", "incident", "2024-01-22 2024-03-01"),
        # What follows is not bound to its usual order, nor to come after it.
        ("incident:2024-05 local-review-decided:2024", "local-review-decided", "2024-07-01 2024-12-05"),
        ("rapid-review-held:2024-05-01 notification-sent:2024", "notification-sent", "2024-01-22 2024-06-26"),
        # A record that contradicts that is taken as it stands; of two days of the incident the first counts.
        ("incident:2024-05 local-authority-aware:2024-Q1", "local-authority-aware", "2024-01-22 2024-04-22"),
        (
            "incident:2024-02-01 incident:2024-03-02 local-authority-aware:2024-Q1",
            *("local-authority-aware", "2024-02-22 2024-04-22"),
        ),
    ],
)
def test_a_day_known_in_part_is_narrowed_by_what_it_cannot_come_before(entries: str, event: str, due: str) -> None:
    happened = [Happened(*entry.split(":")) for entry in entries.split()]
    situation = Review("NR-07", "essex").record(*FACTS, YES, *happened).as_of(date(2024, 6, 5))
    documents = framework("essex")
    readings = [each for scale in timescales.schedule(documents, situation) for each in scale.readings]
    spans = {f"{each.due.first} {each.due.last}" for each in readings if each.event == event and each.due}
    assert due in spans


class TestAnAnswerThatWasAnotherAtFirst:
    """The result of the text stays, first; beside it stands what a recorded no makes of it."""

    def test_earns_a_second_line(self) -> None:
        reading = notification(AWARE, NO, not_to_notify(), YES, SENT)
        assert (Status.LATE, 47) == (reading.status, (reading.late_by or (0, 0))[0])
        line = (
            "inferred, beside the date of the text: 2 working days after it was recorded on Mon 16 May 2022 "
            "that the child was seriously harmed; the answer on Wed 2 Mar 2022 was no (by assistant director, reasons "
            "at DN-1)"
        )
        assert any(reason.startswith(line) for reason in reading.reasons)

    @pytest.mark.parametrize(
        "decided",
        [(), (not_to_notify(reasons=None),), (not_to_notify(recorded=date(2022, 5, 16)),)],
        ids=["no reasons", "no reference", "reasons entered once it was yes"],
    )
    def test_earns_none_without_reasons_at_the_time(self, decided: tuple[AnyEntry, ...]) -> None:
        reading = notification(AWARE, NO, *decided, YES, SENT)
        assert (Status.LATE, 47) == (reading.status, (reading.late_by or (0, 0))[0])
        assert not any("inferred, beside" in line for line in reading.reasons)

    def test_earns_none_where_no_was_entered_later(self) -> None:
        later = Established("child-seriously-harmed", "no", on="2022-03-02", by="police", recorded=date(2022, 5, 1))
        reading = notification(AWARE, later, not_to_notify(), YES, SENT)
        assert not any("inferred, beside" in line for line in reading.reasons)

    def test_earns_none_where_it_was_only_unknown(self) -> None:
        unknown = Established("child-seriously-harmed", "unknown", on="2022-03-02", by="police")
        reading = notification(AWARE, unknown, YES, SENT)
        assert Status.LATE is reading.status
        assert not any("inferred, beside" in line for line in reading.reasons)


class TestAnEntryMadeLater:
    def test_says_so_where_the_date_hangs_on_it(self) -> None:
        aware = Happened("local-authority-aware", "2022-03-02", recorded=date(2022, 3, 20))
        assert any(
            "Wed 2 Mar 2022: entered only on Sun 20 Mar 2022" in each for each in notification(aware, YES, SENT).reasons
        )

    def test_is_said_of_every_start_of_a_time_that_is_open_or_was_not_kept(self) -> None:
        decided = Decided("local-review", "review", on="2022-03-22", by="safeguarding-partners")

        def told(recorded: date | None, on: date, *entries: AnyEntry) -> list[str]:
            situation = Review("NR-07", "national").record(
                *FACTS, YES, attrs.evolve(decided, recorded=recorded), *entries
            )
            screen = cspr.glance(framework("national"), situation.as_of(on))
            return [card.says for card in screen.cards if card.id.startswith("care/begun-late/")]

        says = ["Decision to undertake an LCSPR, Tue 22 Mar: entered only on Sat 10 Sep."]
        assert says == told(date(2022, 9, 10), date(2022, 9, 12))
        assert says == told(date(2022, 9, 10), date(2022, 9, 25))
        done = Happened("review-completed", "2022-09-15"), Happened("published", "2022-09-20")
        assert says == told(date(2022, 9, 10), date(2022, 9, 25), attrs.evolve(done[0], on="2022-09-24"), done[1])
        assert [] == told(date(2022, 9, 10), date(2022, 9, 25), *done)
        assert [] == told(date(2022, 3, 29), date(2022, 9, 12))
        assert [] == told(None, date(2022, 9, 12))
        twice = attrs.evolve(decided, recorded=date(2022, 3, 22), rationale_ref="RR-3")
        assert [] == told(date(2022, 9, 10), date(2022, 9, 12), twice)

    def test_is_not_said_of_one_made_on_its_day(self) -> None:
        aware = Happened("local-authority-aware", "2022-03-02", recorded=date(2022, 3, 2))
        assert not any("entered only" in each for each in notification(aware, YES, SENT).reasons)


def aware(on: str, recorded: str | None, corrects: str | None = None, id_: str | None = None) -> Happened:
    entered = None if recorded is None else date.fromisoformat(recorded)
    return Happened("local-authority-aware", on, recorded=entered, corrects=corrects, id=id_)


class TestADayThatWasPutRightLate:
    """It is counted from, unless that would make timely what was late by the day on record when the limit passed."""

    FIRST = aware("2022-03-02", "2022-03-02", id_="e50")
    LATER = aware("2022-05-16", "2022-05-19", "e50")
    EARLY = Happened("notification-sent", "2022-03-08")
    BACK = Withdrawn("e50", "entered-in-error", on="2022-05-19", recorded=date(2022, 5, 19))
    SAYS = (
        "local authority became aware, Wed 2 Mar 2022: corrected to Mon 16 May 2022, entered only on Thu 19 May 2022 "
        "(by the record as it stood before: Wed 9 Mar 2022, not kept; "
        "by the corrected day: Mon 23 May 2022, done in time)"
    )

    @pytest.mark.parametrize(
        "entries",
        [
            (FIRST, LATER),
            (FIRST, BACK, aware("2022-05-16", "2022-05-19")),
            (aware("2022-03-02", None, id_="e50"), LATER),
        ],
        ids=["corrected", "withdrawn", "corrected, undated"],
    )
    def test_stays_late_and_says_what_the_later_day_gives(self, entries: tuple[AnyEntry, ...]) -> None:
        reading = notification(YES, *entries, SENT)
        assert (Status.LATE, "2022-03-09", (47, 70)) == (reading.status, str(reading.due), reading.late_by)
        assert self.SAYS in reading.reasons
        assert not any("became aware, Mon 16 May 2022: entered only" in line for line in reading.reasons)

    @pytest.mark.parametrize("first", [FIRST, aware("2022-03-02", None)], ids=["entered on its day", "undated"])
    @pytest.mark.parametrize("recorded", ["2022-03-07", "2022-05-19", None], ids=["in time", "late", "undated"])
    def test_counts_from_the_first_day_where_a_later_one_is_entered_beside_it(
        self, first: Happened, recorded: str | None
    ) -> None:
        for entries in ((first, aware("2022-05-16", recorded)), (aware("2022-05-16", recorded), first)):
            reading = notification(YES, *entries, SENT)
            assert (Status.LATE, "2022-03-09", (47, 70)) == (reading.status, str(reading.due), reading.late_by)
            assert not any("entered only" in line or "as it stood" in line for line in reading.reasons)

    @pytest.mark.parametrize(
        ("on", "due", "gives"), [(date(2022, 5, 23), "2022-03-09", "due"), (date(2022, 5, 24), "2022-05-23", "overdue")]
    )
    def test_leaves_what_is_not_done_overdue_by_one_day_alone(self, on: date, due: str, gives: str) -> None:
        """By the later one as soon as that has passed too; either way both are told, in one sentence."""
        reading = notification(YES, self.FIRST, self.LATER, on=on)
        assert (Status.OVERDUE, due) == (reading.status, str(reading.due))
        both = f"Wed 9 Mar 2022, not kept; by the corrected day: Mon 23 May 2022, {gives})"
        assert [both] == [line[-len(both) :] for line in reading.reasons if "corrected to" in line]

    def test_late_by_both_is_late_by_the_later_one(self) -> None:
        reading = notification(YES, self.FIRST, self.LATER, Happened("notification-sent", "2022-05-25"))
        assert (Status.LATE, "2022-05-23", (2, 2)) == (reading.status, str(reading.due), reading.late_by)
        assert reading.corrected is None
        assert any(
            "Wed 9 Mar 2022, not kept; by the corrected day: Mon 23 May 2022, done late" in line
            for line in reading.reasons
        )

    @pytest.mark.parametrize(
        "entries",
        [
            (FIRST, aware("2022-05-16", "2022-03-09", "e50")),
            (FIRST, aware("2022-05-16", "2022-03-02", "e50")),
            (FIRST, aware("2022-05-16", None, "e50")),
            (aware("2022-03-02", "2022-05-19", id_="e50"), LATER),
            (aware("2021-05-16", "2022-05-16", id_="e50"), LATER, Happened("incident", "2022-03-01")),
        ],
        ids=["before the limit", "the same day", "undated", "stood for no time", "before the incident"],
    )
    def test_is_an_ordinary_correction_otherwise(self, entries: tuple[AnyEntry, ...]) -> None:
        reading = notification(YES, *entries, SENT)
        assert (Status.MET, "2022-05-23") == (reading.status, str(reading.due))
        assert not any("corrected to" in line for line in reading.reasons)

    def test_changes_nothing_of_what_was_done_in_time_by_the_first(self) -> None:
        reading = notification(
            YES, self.FIRST, aware("2022-03-04", "2022-05-19", "e50"), Happened(SENT.event, "2022-03-08")
        )
        assert (Status.MET, "2022-03-11") == (reading.status, str(reading.due))

    @pytest.mark.parametrize(
        ("known_on", "due", "said"), [("2022-05-19", "2022-05-23", True), ("2022-05-18", "2022-03-09", False)]
    )
    def test_is_known_from_the_day_on_which_it_was_entered(self, known_on: str, due: str, *, said: bool) -> None:
        entries = (attrs.evolve(entry, recorded=date(2022, 3, 2)) for entry in (*FACTS, YES))
        review = Review("NR-07", "national").record(*entries, self.FIRST, self.LATER)
        known = review.as_of(date(2022, 6, 1), date.fromisoformat(known_on))
        schedule = timescales.schedule(framework("national"), known)
        found = next(each for each in schedule if each.topic == "notify-incident")
        reading = next(each for each in found.readings if each.event == "local-authority-aware")
        assert (due, said) == (
            str(reading.due),
            any("corrected to Mon 16 May 2022" in line for line in reading.reasons),
        )

    def test_is_on_the_first_screen_and_the_gap_is_none(self) -> None:
        entries: tuple[AnyEntry, ...] = (*FACTS, YES, Happened("incident", "2022-03-01"), self.FIRST, self.LATER, SENT)
        situation = Review("NR-07", "national").record(*entries).as_of(date(2022, 6, 1))
        screen = cspr.glance(framework("national"), situation)
        assert (
            "Notification sent Wed 18 May: 47 working days late "
            "(Wed 9 Mar, by the record before Thu 19 May) by national guidance."
        ) == screen.headline[0]
        told = [(card.says, card.title) for card in screen.cards if card.id.startswith("care/moved/")]
        moved = "Local authority became aware, Wed 2 Mar: corrected to Mon 16 May, entered only on Thu 19 May"
        limits = "by the record as it stood before: Wed 9 Mar, not kept; by the corrected day: Mon 23 May, done in time"
        assert [(f"{moved}.", f"l{moved[1:]} ({limits})")] == told
        assert not {"care/known-late", "care/knowing/1"} & {card.id for card in screen.cards}
        owed = next(card for card in screen.cards if card.id.startswith("task/notify-partners/"))
        period = "5 working days after the authority became aware (Mon 16 May)."
        assert (True, Urgency.OVERDUE) == (period in owed.why, owed.urgency)

    def test_says_beside_a_task_that_only_the_later_day_would_make_timely_by_which_it_counts(self) -> None:
        entries: tuple[AnyEntry, ...] = (*FACTS, YES, Happened("incident", "2022-03-01"), self.FIRST, self.LATER)
        situation = Review("NR-07", "national").record(*entries).as_of(date(2022, 5, 20))
        cards = cspr.glance(framework("national"), situation).cards
        owed = next(card for card in cards if card.id.startswith("task/notify-incident/"))
        stood = "Wed 2 Mar, by the record before Thu 19 May"
        period = f"5 working days after the authority became aware ({stood})."
        assert (True, Urgency.OVERDUE) == (period in owed.why, owed.urgency)

    def test_what_had_not_passed_by_the_record_is_counted_by_the_corrected_day_and_says_no_more(self) -> None:
        entries: tuple[AnyEntry, ...] = (*FACTS, YES, self.FIRST, aware("2022-05-16", "2022-03-08", "e50"))
        situation = Review("NR-07", "national").record(*entries).as_of(date(2022, 6, 1))
        screen = cspr.glance(framework("national"), situation)
        owed = next(card for card in screen.cards if card.id.startswith("task/notify-incident/"))
        assert "5 working days after the authority became aware (Mon 16 May)." in owed.why
        assert not [card for card in screen.cards if "by the record as it stood" in " ".join((card.says, *card.why))]

    def test_is_no_matter_of_what_happens_again(self) -> None:
        """Decided once more, each day of a decision is its own."""
        decided = [
            Decided("local-review", outcome, on=on, by="safeguarding-partners", recorded=date.fromisoformat(on))
            for outcome, on in (("review", "2022-03-01"), ("no-review", "2022-06-01"), ("review", "2022-10-03"))
        ]
        readings = duty("review-period", *decided, on=date(2023, 1, 9)).readings
        assert {"2022-10-03"} == {str(each.start) for each in readings if each.event == "local-review-decided"}


class TestWhatWasEnteredOnlyAfterItsLimit:
    """It is in time by the day recorded, and said to be entered only later."""

    LINE = "in time by the day recorded; entered only on Sat 30 Apr 2022"
    LATE = Happened("notification-sent", "2022-03-08", recorded=date(2022, 4, 30))

    @pytest.mark.parametrize(
        ("sent", "said"),
        [
            ((LATE,), True),
            ((Happened("notification-sent", "2022-03-08", recorded=date(2022, 3, 9)),), False),
            ((Happened("notification-sent", "2022-03-08"),), False),
            ((Happened("notification-sent", "2022-03-09", recorded=date(2022, 3, 9)), LATE), False),
        ],
        ids=["late", "by the limit", "undated", "another day of it in time"],
    )
    def test_says_so(self, sent: tuple[Happened, ...], *, said: bool) -> None:
        reading = notification(AWARE, YES, *sent)
        assert (Status.MET, said) == (reading.status, self.LINE in reading.reasons)

    def test_is_in_the_headline_and_in_one_card(self) -> None:
        submitted = Happened("rapid-review-submitted", "2022-03-22", recorded=date(2022, 4, 30))
        in_time = Happened("partners-notified", "2022-03-08", recorded=date(2022, 3, 8))
        entries: tuple[AnyEntry, ...] = (
            *FACTS,
            YES,
            Happened("incident", "2022-03-01"),
            AWARE,
            self.LATE,
            submitted,
            in_time,
        )
        screen = cspr.glance(
            framework("national"), Review("NR-07", "national").record(*entries).as_of(date(2022, 6, 1))
        )
        assert screen.headline[0] == (
            "Notification sent Tue 8 Mar, entered only on Sat 30 Apr: in time by national guidance."
        )
        late = (
            "In time by the day recorded, but entered only on Sat 30 Apr: "
            "serious incident notification to the Panel, rapid review to the Panel."
        )
        assert [late] == [card.says for card in screen.cards if "entered-late" in card.id]


@examples(30)
@given(st.dates(date(2022, 3, 3), date(2022, 5, 18)), st.dates(date(2022, 3, 10), date(2022, 6, 1)), st.booleans())
def test_no_later_day_of_awareness_makes_it_timely(now: date, entered: date, corrects: bool) -> None:
    """Entered once the limit had passed: late by the first day, or by one that corrects it where it is by that too."""
    later = aware(now.isoformat(), entered.isoformat(), "e50" if corrects else None)
    reading = notification(YES, TestADayThatWasPutRightLate.FIRST, later, SENT)
    limit = england().add(now, 5)
    assert (Status.LATE, limit if corrects and limit < date(2022, 5, 18) else date(2022, 3, 9)) == (
        reading.status,
        reading.due and reading.due.exact,
    )
    told = any("by the record as it stood before: Wed 9 Mar 2022, not kept" in line for line in reading.reasons)
    assert corrects is told


@examples(30)
@given(st.dates(date(2022, 3, 2), date(2022, 5, 18)), st.sampled_from(["yes", "unknown", "no"]))
@example(date(2022, 3, 2), "no")
def test_nobody_hides_lateness_by_recording_later(on: date, first: str) -> None:
    """Whatever is recorded of harm, and whenever: the notification counts from when the authority was aware.

    Where yes and no stand on one day, which of them is right is to be settled: then it is not called in time either.
    """
    earlier = Established("child-seriously-harmed", first, on="2022-03-02", by="police", recorded=date(2022, 3, 2))
    harmed = Established("child-seriously-harmed", "yes", on=on, by="police")
    reading = notification(AWARE, earlier, harmed, SENT)
    disputed = first == "no" and on == date(2022, 3, 2)
    status, settle = (
        (Status.DATE_PASSED_CHECK, ["child-died", "child-seriously-harmed"]) if disputed else (Status.LATE, [])
    )
    assert (status, "2022-03-09") == (reading.status, str(reading.due))
    assert settle == [need.name for need in reading.arising.needs]
