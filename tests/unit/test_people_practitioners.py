"""The ledger of practitioners: for each by reference, by the text of each document."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
import pytest

from cspr import people
from cspr.guidance import framework, partnerships
from cspr.people.rows import PRESSING, LedgerRow, RowState
from cspr.record import (
    Called,
    Contribution,
    Decided,
    Established,
    Given,
    Happened,
    Involved,
    Met,
    Person,
    Planned,
    Review,
)
from cspr.record.entries import KINDS
from cspr.wording.moments import moment

if TYPE_CHECKING:
    from cspr.record import AnyEntry

DECIDED = Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners")
ESSEX = Decided("local-review", "review", on="2024-09-10", by="safeguarding-partners")
WORKER = Person("P20", agency="police", connection="practitioner")
SET_UP = (
    Happened("lead-reviewer-appointed", "2021-05-04"),
    Happened("review-group-formed", "2021-05-11"),
    Happened("terms-agreed", "2021-05-18"),
)
ESSEX_SET_UP = tuple(attrs.evolve(entry, on="2024-10-01") for entry in SET_UP)
HELD = Met("practitioner-event", "2021-08-10", ref="E1")
DAYS = {"northamptonshire": date(2021, 9, 1), "kirklees": date(2021, 9, 1), "essex": date(2024, 10, 7)}


def rows(*entries: AnyEntry, of: str = "northamptonshire") -> tuple[LedgerRow, ...]:
    situation = Review("QX-01", of).record(*entries).as_of(DAYS[of])
    return people.ledger(framework(of), situation, of="practitioners").rows


def states(*entries: AnyEntry, about: str = "person:P20", of: str = "northamptonshire") -> dict[str, str]:
    return {row.title: row.state.value for row in rows(*entries, of=of) if row.about == about}


class TestEachDocument:
    def test_of_northamptonshire_asks_for_two_debriefs_an_event_and_its_evaluation(self) -> None:
        assert {
            "Freed from other duties": "due",
            "Briefed in writing": "due",
            "Questions sent before the event": "due",
            "Supported before": "due",
            "Supported during the review": "due",
            "Supported at an online event": "cannot-tell",
            "Supported afterwards": "not-yet",
            "At the practitioner event": "due",
            "Debrief for those involved": "not-yet",
            "Asked how the event was": "not-yet",
        } == states(WORKER, DECIDED, *SET_UP)
        assert {"Open debrief": "not-yet", "New workers and teams made known": "throughout"} == states(
            WORKER, DECIDED, about="case"
        )

    @pytest.mark.parametrize(
        ("outcome", "first"),
        [("review", "Complete the LCSPR"), ("other-learning", "The learning review has ended, or an LCSPR is held")],
    )
    def test_of_kirklees_the_outcome_waits_for_the_end_of_the_review_that_there_is(
        self, outcome: str, first: str
    ) -> None:
        decided = Decided("local-review", outcome, on="2021-04-20", by="safeguarding-partners")
        told = next(row for row in rows(WORKER, decided, of="kirklees") if row.title == "Told the outcome")
        assert ("not-yet", f"after: {first}") == (told.state.value, told.why)

    def test_of_kirklees_asks_to_tell_staff_and_for_no_event(self) -> None:
        assert {
            "Told of the review": "due",
            "Supported during the review": "due",
            "Conversation with the reviewer": "optional",
            "Told the outcome": "not-yet",
        } == states(WORKER, DECIDED, of="kirklees")

    def test_of_essex_asks_for_a_check_of_the_draft_and_no_debrief(self) -> None:
        assert {
            "Freed from other duties": "due",
            "Briefed in writing": "due",
            "Supported before": "due",
            "Supported during the review": "due",
            "Supported afterwards": "not-yet",
            "At the practitioner event": "due",
            "Draft checked for accuracy": "not-yet",
        } == states(WORKER, ESSEX, *ESSEX_SET_UP, of="essex")

    @pytest.mark.parametrize(
        ("of", "decided", "firsts"),
        [
            (
                "northamptonshire",
                DECIDED,
                "Agree the terms of reference (inferred), Appoint the lead reviewer (inferred)",
            ),
            ("essex", ESSEX, "Appoint the lead reviewer (inferred)"),
        ],
    )
    def test_of_what_belongs_to_the_event_nothing_is_due_before_the_event_can_be_held(
        self, of: str, decided: Decided, firsts: str
    ) -> None:
        waits = {row.title: row.why for row in rows(WORKER, decided, of=of) if row.state is RowState.NOT_YET}
        titles = {"Freed from other duties", "Briefed in writing", "Supported before", "At the practitioner event"}
        assert {f"after: {firsts}"} == {waits[title] for title in titles}

    def test_what_belongs_to_the_event_is_due_once_a_day_is_set_for_it(self) -> None:
        called = Called("practitioner-event", "2021-08-01", held_on="2021-09-20", ref="E1")
        for day in (called, Planned("practitioner-event-held", "2021-09-20")):
            found = states(WORKER, DECIDED, day)
            assert {"due"} == {
                found[title]
                for title in (
                    "Freed from other duties",
                    "Briefed in writing",
                    "Supported before",
                    "At the practitioner event",
                )
            }


class TestAPractitioner:
    def test_is_identified_by_the_agency_once_somebody_is_on_record(self) -> None:
        assert {"Practitioners identified": "due"} == states(DECIDED, Involved("agency:police"), about="agency:police")
        known = [row for row in rows(DECIDED, Involved("agency:police"), WORKER) if row.about == "agency:police"]
        assert [("done", "on record: P20", "Police")] == [(row.state.value, row.why, row.group) for row in known]

    def test_of_an_agency_that_is_known_by_a_reference_stands_under_it(self) -> None:
        found = [row.group for row in rows(DECIDED, Involved("agency:AG-7")) if row.about == "agency:AG-7"]
        assert ["AG-7"] == found

    @pytest.mark.parametrize(
        "known", [Person("P20", roles=["line-manager"]), Contribution("P20", "identified", "done", on="2021-05-01")]
    )
    def test_is_known_by_a_role_or_by_a_part_too(self, known: AnyEntry) -> None:
        assert "At the practitioner event" in states(known, DECIDED)

    def test_has_a_row_of_the_case_where_nobody_is_known(self) -> None:
        found = states(DECIDED, *SET_UP, about="case")
        assert ("due", "not-yet") == (found["Briefed in writing"], found["Debrief for those involved"])

    def test_what_was_not_done_for_somebody_before_the_event_is_overtaken_and_pressing_no_more(self) -> None:
        found = states(WORKER, DECIDED, HELD)
        overtaken = {title for title, state in found.items() if state == "overtaken"}
        assert {
            "Freed from other duties",
            "Briefed in writing",
            "Questions sent before the event",
            "Supported before",
            "Supported at an online event",
        } == overtaken
        assert RowState.OVERTAKEN not in PRESSING
        assert "missing" not in found.values()
        assert ("due", "due") == (found["Supported afterwards"], found["Asked how the event was"])

    def test_is_briefed_by_a_pack_that_was_given_to_practitioners(self) -> None:
        pack = Given("practitioner-event-pack", "practitioner", on="2021-07-02")
        assert "done" == states(WORKER, DECIDED, pack)["Briefed in writing"]
        elsewhere = Given("practitioner-event-pack", "police", on="2021-07-02")
        assert "due" == states(WORKER, DECIDED, *SET_UP, elsewhere)["Briefed in writing"]
        later = Given("practitioner-event-pack", "practitioner", on="2021-09", recorded="2030-01-07")
        assert "cannot-tell" == states(WORKER, DECIDED, later)["Briefed in writing"]

    def test_who_was_at_the_event_took_part_and_who_sent_apologies_declined(self) -> None:
        met = attrs.evolve(HELD, present=("P20",), apologies=("P21",))
        other = Person("P21", connection="practitioner")
        assert "done" == states(WORKER, other, DECIDED, met)["At the practitioner event"]
        away = states(WORKER, other, DECIDED, met, about="person:P21")
        assert ("declined", "due") == (
            away["At the practitioner event"],
            away["Experience brought by a manager or told one to one"],
        )

    def test_who_feels_unable_to_come_is_left_out_and_the_experience_is_brought_in_another_way(self) -> None:
        unable = Established("practitioner-unable-to-attend", "yes", on="2021-08-01", by="health", about="person:P20")
        why = {
            row.title: (row.state.value, row.why) for row in rows(WORKER, DECIDED, HELD, unable) if "P20" in row.about
        }
        left_out = ("set-aside", "recorded as feeling unable to take part in the event")
        assert (left_out, left_out, ("due", "not recorded")) == (
            why["At the practitioner event"],
            why["Asked how the event was"],
            why["Experience brought by a manager or told one to one"],
        )
        assert why["Freed from other duties"] == why["Questions sent before the event"] == left_out

    def test_that_somebody_feels_unable_to_come_says_nothing_of_another(self) -> None:
        for about in ("case", "person:P21"):
            unable = Established("practitioner-unable-to-attend", "yes", on="2021-08-01", by="health", about=about)
            found = states(WORKER, DECIDED, *SET_UP, unable)
            assert "due" == found["At the practitioner event"]
            assert "Experience brought by a manager or told one to one" not in found

    def test_who_is_not_on_record_as_at_the_event_is_asked_about_once_it_is_over(self) -> None:
        over = ("cannot-tell", "the event was held; not recorded as there, as away or as unable")
        found = {row.title: (row.state.value, row.why) for row in rows(WORKER, DECIDED, HELD) if "P20" in row.about}
        assert over == found["At the practitioner event"]
        another = Called("practitioner-event", "2021-08-20", held_on="2021-09-20", ref="E2")
        assert "due" == states(WORKER, DECIDED, HELD, another)["At the practitioner event"]

    def test_whose_experience_came_through_somebody_or_one_to_one_is_heard(self) -> None:
        declined = Contribution("P20", "event", "declined", on="2021-08-01")
        title = "Experience brought by a manager or told one to one"
        assert "due" == states(WORKER, DECIDED, declined)[title]
        through = Contribution("P20", "event", "done", on="2021-08-10", how="through-somebody", by_ref="P30")
        apart = states(WORKER, DECIDED, declined, through)
        assert ("done", "declined") == (apart[title], apart["At the practitioner event"])
        alone = Met("practitioner-conversation", "2021-08-12", present=["P20"])
        assert "done" == states(WORKER, DECIDED, declined, alone)["At the practitioner event"]

    def test_who_came_needs_nobody_in_place(self) -> None:
        came = Contribution("P20", "event", "done", on="2021-08-10", how="in-person")
        assert "Experience brought by a manager or told one to one" not in states(WORKER, DECIDED, came)

    def test_is_supported_at_an_event_online_where_it_is_one(self) -> None:
        online = Established("event-held-online", "yes", on="2021-07-01", by="business-office")
        in_person = Established("event-held-online", "no", on="2021-07-01", by="business-office")
        title = "Supported at an online event"
        assert "due" == states(WORKER, DECIDED, *SET_UP, online)[title]
        assert title not in states(WORKER, DECIDED, in_person)

    def test_who_took_over_is_followed_after_the_handover(self) -> None:
        title = "Told after a handover"
        assert title not in states(WORKER, DECIDED)
        told = Contribution("P20", "handed-over", "done", on="2021-06-01")
        assert "done" == states(WORKER, DECIDED, told)[title]
        open_ = Contribution("P20", "handed-over", "offered", on="2021-06-01")
        assert "due" == states(WORKER, DECIDED, open_)[title]

    def test_hears_the_findings_after_the_sign_off(self) -> None:
        signed = Happened("final-sign-off-given", "2021-08-20")
        title = "Debrief for those involved"
        assert "due" == states(WORKER, DECIDED, signed)[title]
        heard = Met("practitioner-debrief", "2021-08-30", present=["P20"])
        assert "done" == states(WORKER, DECIDED, signed, heard)[title]
        others = Met("practitioner-debrief", "2021-08-30", present=["P21"])
        row = next(row for row in rows(WORKER, DECIDED, signed, others) if row.title == title and "P20" in row.about)
        assert ("cannot-tell", "recorded for all together; whether for this person is not recorded") == (
            row.state.value,
            row.why,
        )

    def test_has_no_debrief_any_more_once_the_report_is_published(self) -> None:
        published = (Happened("final-sign-off-given", "2021-08-20"), Happened("published", "2021-08-25"))
        assert "overtaken" == states(WORKER, DECIDED, *published)["Debrief for those involved"]


class TestAccountability:
    """NSCP-F-016: that a matter was passed on, and when, is all; there is no place for a failing."""

    def test_is_a_day_and_nothing_more(self) -> None:
        title = "Passed to the agency's accountability route"
        assert title not in {row.title for row in rows(WORKER, DECIDED)}
        passed = Contribution("P20", "accountability-route", "done", on="2021-06-01")
        row = next(row for row in rows(WORKER, DECIDED, passed) if row.title == title)
        assert ("done", "on Tue 1 Jun 2021") == (row.state.value, row.why)
        assert "NSCP-F-016" in {source.clauses[0] for source in row.sources}

    def test_has_no_field_for_a_failing_in_any_entry(self) -> None:
        fields = {name for entry in KINDS.values() for name in entry.fields}
        assert not [name for name in fields if any(word in name for word in ("fail", "fault", "blame", "note", "text"))]

    def test_is_said_in_the_ledger(self) -> None:
        situation = Review("QX-01", "northamptonshire").record(DECIDED).as_of(DAYS["northamptonshire"])
        remarks = people.ledger(framework("northamptonshire"), situation, of="practitioners").remarks
        assert any("This page lists no failings" in remark for remark in remarks)


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ("declined", "the invitation to the event was declined"),
        ("not-possible", "coming to the event is recorded as not possible"),
    ],
)
def test_whoever_does_not_come_to_the_event_is_not_freed_for_it_nor_asked_how_it_was(state: str, why: str) -> None:
    decided = Happened("local-review-decided", "2021-07-01")
    held = Happened("practitioner-event-held", "2021-09-10")
    worker = Person("W1", connection="practitioner", agency="health")
    declined = Contribution("W1", "event", state, on="2021-09-01")
    review = Review("QX-02", "northamptonshire").record(decided, held, worker, declined)
    found = people.ledger(framework("northamptonshire"), review.as_of(date(2021, 10, 1)), of="practitioners")
    moot = {"Freed from other duties", "Questions sent before the event", "Asked how the event was"}
    rows = [row for row in found.rows if row.about == "person:W1" and row.title in moot]
    assert moot == {row.title for row in rows}
    assert {("set-aside", why)} == {(row.state.value, row.why) for row in rows}
    assert all(row.sources for row in rows)


@pytest.mark.parametrize("partnership", partnerships())
def test_no_time_of_a_ledger_counts_from_a_bare_title(partnership: str) -> None:
    timings = (duty.timing for duty in framework(partnership).duties if duty.timing is not None)
    assert [] == sorted({event for timing in timings for event in timing.of if moment(event, "").startswith("this:")})
