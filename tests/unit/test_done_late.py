"""What was done after its limit says so wherever it is named as done, in every state, and how surely it was late."""

from __future__ import annotations

from datetime import date

import pytest

from cspr.changing import ChangeKind, changes
from cspr.first_screen import glance
from cspr.guidance import framework
from cspr.record import Decided, Established, Happened, Planned, Review, Situation
from cspr.record.entries import AnyEntry
from cspr.reporting import report
from cspr.show import to_text
from cspr.timescales import schedule
from cspr.timescales.done_late import Lateness, done_late

AWARE, SENT = Happened("local-authority-aware", "2022-03-02"), Happened("notification-sent", "2022-03-04")
NOTIFIED: tuple[AnyEntry, ...] = (
    Happened("incident", "2022-03-01"),
    AWARE,
    *(
        Established(fact, answer, on="2022-03-02", by="local-authority")
        for fact, answer in (
            ("abuse-or-neglect-suspected", "yes"),
            ("child-died", "no"),
            ("child-seriously-harmed", "yes"),
            ("incident-in-area", "yes"),
        )
    ),
    SENT,
    Happened("partners-notified", "2022-03-04"),
)
HELD = Happened("rapid-review-held", "2022-03-16")
LATE = Happened("rapid-review-submitted", "2022-03-30")
REVIEW, NO_REVIEW = (
    Decided("local-review", outcome, on="2022-03-30", by="safeguarding-partners", rationale_ref="R-1")
    for outcome in ("review", "no-review")
)
COMPLETED = Happened("review-completed", "2022-09-12")
REPORT, PUBLISHED = Happened("report-submitted", "2022-09-23"), Happened("published", "2022-09-29")
DONE_LATE = "Done late: rapid review to the Panel, by 3 working days."
SOME = "Done late on 2 of 4 readings: rapid review to the Panel."


def known(of: str, on: date, *entries: AnyEntry) -> Situation:
    return Review("QX-950", of).record(*NOTIFIED, *entries).as_of(on)


def headline(of: str, on: date, *entries: AnyEntry) -> list[str]:
    told = glance(framework(of), known(of, on, *entries)).headline
    return [each for each in told if "ate" in each.partition(":")[0] and "date" not in each]


def deadlines(of: str, on: date, *entries: AnyEntry) -> str:
    return " ".join(to_text(report(framework(of), known(of, on, *entries)), width=1000).split())


@pytest.mark.parametrize(
    ("on", "entries"),
    [
        (date(2022, 4, 1), ()),
        (date(2022, 6, 1), (NO_REVIEW,)),
        (date(2022, 6, 1), (REVIEW,)),
        (date(2022, 9, 30), (REVIEW,)),
        (date(2022, 10, 3), (REVIEW,)),
        (date(2022, 9, 26), (REVIEW, COMPLETED, Planned("published", "2022-10-06"))),
        (date(2022, 10, 3), (REVIEW, COMPLETED, Happened("report-submitted", "2022-09-13"), PUBLISHED)),
        (date(2022, 6, 1), (REVIEW, Happened("review-paused", "2022-05-02"))),
        (date(2022, 6, 1), (REVIEW, Happened("review-converted", "2022-05-02"))),
    ],
    ids=["held", "none", "decided", "due", "overdue", "planned", "published", "paused", "converted"],
)
@pytest.mark.parametrize("of", ["national", "northamptonshire"])
def test_is_in_the_headline_in_every_state(of: str, on: date, entries: tuple[AnyEntry, ...]) -> None:
    assert [DONE_LATE] == headline(of, on, HELD, LATE, *entries)
    in_time = Happened("rapid-review-submitted", "2022-03-22")
    assert [] == [each for each in headline(of, on, HELD, in_time, *entries) if each.startswith("Done late")]


def test_says_of_a_report_that_went_out_after_publication_that_it_came_after_the_event() -> None:
    done = (REVIEW, COMPLETED, PUBLISHED, Happened("report-submitted", "2022-10-05"))
    (told,) = headline("national", date(2022, 10, 10), HELD, Happened("rapid-review-submitted", "2022-03-22"), *done)
    assert told.endswith(": final report to the Panel, before publication, by 11 working days, only after the event.")


def test_without_a_working_day_between_gives_no_number() -> None:
    saturday = Happened("rapid-review-submitted", "2022-03-26")
    assert ["Done late: rapid review to the Panel."] == headline("national", date(2022, 4, 1), HELD, saturday)


def test_is_told_of_a_notification_where_the_headline_tells_no_more_of_it() -> None:
    entries = tuple(entry for entry in NOTIFIED if entry is not SENT)
    late = Review("QX-951", "national").record(*entries, Happened("notification-sent", "2022-03-15"), HELD, NO_REVIEW)
    told = glance(framework("national"), late.as_of(date(2022, 4, 1))).headline
    assert "Done late: serious incident notification to the Panel, by 4 working days." in told


def test_stands_apart_among_the_deadlines_with_by_how_much() -> None:
    shown = deadlines("national", date(2022, 6, 1), HELD, LATE, NO_REVIEW)
    assert "Done late: rapid review to the Panel, by 3 working days." in shown
    assert "rapid review to the Panel" not in shown.partition("Done: ")[2].partition(".")[0].casefold()


def test_is_a_row_of_its_own_among_the_changes() -> None:
    day = date(2022, 4, 1)
    before, after = known("national", day, HELD), known("national", day, HELD, LATE)
    (row,) = (row for row in changes(framework("national"), before, after) if row.key == "date/rapid-review-period")
    assert (ChangeKind.DONE_LATE, "Rapid review to the Panel: done late, by 3 working days.") == (row.kind, row.says)
    assert "done late, by 3 working days" == row.after


def test_by_a_period_known_from_memory_says_so() -> None:
    done = (HELD, LATE, REVIEW, COMPLETED, REPORT, PUBLISHED)
    says = (
        "Done late, on a period that was not checked against the text: final report to the Panel, before publication, "
        "by 3 working days."
    )
    assert [f"{DONE_LATE} {says}"] == headline("national", date(2022, 10, 3), *done)
    shown = deadlines("national", date(2022, 10, 3), *done)
    how = "by 3 working days, on a period that was not checked against the text"
    assert f"final report to the Panel, before publication, {how}." in shown


def test_on_one_reading_and_in_time_on_none_says_so_after_what_surely_was_late() -> None:
    """10 to 13 calendar days after Mon 29 Mar 2021 end on 11 April; 10 to 13 working days, over Easter, begin on 14."""
    days = {"incident": "03-25", "local-authority-aware": "03-26", "notification-sent": "03-29"}
    later = {"partners-notified": "03-29", "rapid-review-held": "04-12", "rapid-review-submitted": "04-30"}
    happened = (Happened(event, f"2021-{day}") for event, day in (days | later).items())
    facts = (
        Established(entry.fact, entry.answer, on="2021-03-26", by=entry.by)
        for entry in NOTIFIED
        if isinstance(entry, Established)
    )
    situation = Review("QX-952", "northamptonshire").record(*happened, *facts).as_of(date(2021, 5, 4))
    late, says = (
        "Done late: rapid review to the Panel, by 7 working days.",
        "Late on one reading: rapid review meeting.",
    )
    told = glance(framework("northamptonshire"), situation).headline
    assert (late, says) == tuple(each for each in told if each in {late, says})
    one = "rapid review meeting, late on 1 of 3 readings, by 1 working day"
    shown = " ".join(to_text(report(framework("northamptonshire"), situation), width=1000).split())
    assert f"Done, not in time for certain: {one}." in shown


def test_on_most_readings_and_in_time_on_others_is_told_in_short_too() -> None:
    sent = Happened("rapid-review-submitted", "2022-03-24")
    assert [SOME] == headline("national", date(2022, 4, 1), HELD, sent)
    shown = deadlines("national", date(2022, 4, 1), HELD, sent)
    assert "rapid review to the Panel, late on 2 of 4 readings, by 1 working day." in shown


@pytest.mark.parametrize("sent", ["2022-03-24", "2022-03"], ids=["on some readings", "perhaps"])
@pytest.mark.parametrize("entries", [(), (REVIEW,)], ids=["before the decision", "under way"])
def test_on_some_readings_or_perhaps_stands_after_what_is_to_be_done_now(
    sent: str, entries: tuple[AnyEntry, ...]
) -> None:
    for on in (date(2022, 4, 1), date(2022, 10, 3)):
        situation = known("national", on, HELD, Happened("rapid-review-submitted", sent), *entries)
        told = glance(framework("national"), situation).headline
        assert told[-1] in {SOME, "May have been done late: rapid review to the Panel."}


@pytest.mark.parametrize("sent", ["2022-03-24", "2022-03"], ids=["on some readings", "perhaps"])
@pytest.mark.parametrize(
    "over",
    [
        (NO_REVIEW,),
        (Decided("local-review", "other-learning", on="2022-03-30", by="safeguarding-partners"),),
        (REVIEW, COMPLETED, Happened("report-submitted", "2022-09-13"), PUBLISHED),
    ],
    ids=["no review", "other learning", "published"],
)
def test_on_some_readings_or_perhaps_is_told_no_longer_once_the_review_is_over(
    sent: str, over: tuple[AnyEntry, ...]
) -> None:
    for on in (date(2022, 10, 3), date(2026, 10, 5)):
        assert [] == headline("national", on, HELD, Happened("rapid-review-submitted", sent), *over)


def test_by_a_local_text_that_asks_for_it_sooner_is_among_the_deadlines_alone() -> None:
    sent = Happened("rapid-review-submitted", "2022-03-22")
    assert [] == headline("northamptonshire", date(2022, 4, 1), HELD, sent)
    shown = deadlines("northamptonshire", date(2022, 4, 1), HELD, sent)
    assert "rapid review to the Panel, late by another text that asks for it sooner, by " in shown


def test_of_a_day_known_in_part_may_be_so() -> None:
    sent = Happened("rapid-review-submitted", "2022-03")
    assert ["May have been done late: rapid review to the Panel."] == headline("national", date(2022, 4, 1), HELD, sent)
    shown = deadlines("national", date(2022, 4, 1), HELD, sent)
    perhaps = "rapid review to the Panel, perhaps late: done in March 2022, due Fri 25 Mar"
    assert f"Done, not in time for certain: {perhaps}." in shown


def test_of_the_panel_is_not_told_of_the_partnership() -> None:
    answered = Happened("panel-feedback-received", "2022-06-30")
    assert [DONE_LATE] == headline("national", date(2022, 7, 1), HELD, LATE, NO_REVIEW, answered)


@pytest.mark.parametrize("on", [date(2022, 3, 24), date(2022, 3, 30)])
def test_is_nothing_where_it_was_in_time_or_is_not_done(on: date) -> None:
    several = schedule(framework("national"), known("national", on, HELD))
    assert {None} == {done_late(duty) for duty in several}


def test_is_surely_so_only_on_every_reading() -> None:
    several = schedule(framework("national"), known("national", date(2022, 4, 1), HELD, LATE))
    (late,) = (each for each in map(done_late, several) if each is not None)
    assert (Lateness.LATE, 3, True, False) == (late.how, late.days, late.surely, late.in_time_on_some)
