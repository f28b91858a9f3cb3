"""The ledgers of information and of other proceedings: what was asked, what came back, who climbs, who tells whom."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cspr import glance, people, timescales
from cspr.caseload import monday
from cspr.errors import CsprError
from cspr.guidance import framework
from cspr.people import LedgerKind
from cspr.record import (
    Contribution,
    Decided,
    Established,
    Given,
    Happened,
    Involved,
    Listed,
    Met,
    Person,
    Proceeding,
    Request,
    Review,
)
from cspr.timescales import Status

if TYPE_CHECKING:
    from cspr.people import Ledger
    from cspr.people.rows import LedgerRow
    from cspr.record import AnyEntry

SENT = Happened("notification-sent", "2021-03-30")
DECIDED = Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners")
ASKED = Request("police", "asked", on="2021-04-01")
LADDER = [
    "Escalate withheld information",
    "Try to settle withheld information",
    "Take formal action on withheld information",
    "Legal action for information",
]


def ledger(*entries: AnyEntry, of: str = "northamptonshire", on: date, kind: str = "information") -> Ledger:
    return people.ledger(framework(of), Review("QX-01", of).record(*entries).as_of(on), of=kind)


def told(
    *entries: AnyEntry, of: str = "northamptonshire", on: date, about: str = "agency:police"
) -> list[tuple[str, str, str]]:
    found = ledger(*entries, of=of, on=on).rows
    return [(row.title, row.state.value, row.why) for row in found if row.about == about]


def row(title: str, *entries: AnyEntry, on: date, kind: str = "information", of: str = "northamptonshire") -> LedgerRow:
    return next(each for each in ledger(*entries, on=on, kind=kind, of=of).rows if each.title == title)


class TestAnAgency:
    """NSCP-F-087: seven working days of the request by the text; NSCP-F-229: eight by the flowchart."""

    WITHIN = (
        "within 7 working days of the request (text: Wed 14 Apr 2021); "
        "within 8 working days of the request (flowchart: Thu 15 Apr 2021)"
    )

    def test_that_was_asked_has_its_own_time_by_each_reading(self) -> None:
        found = row("Information returned", SENT, ASKED, on=date(2021, 4, 14))
        assert ("due", "not recorded", "2021-04-14", self.WITHIN) == (
            found.state.value,
            found.why,
            str(found.by),
            found.when,
        )

    def test_is_late_by_one_reading_a_day_before_it_is_by_both(self) -> None:
        says = "not recorded; by one reading it was to be done by Wed 14 Apr 2021"
        assert ("Information returned", "due", says) in told(SENT, ASKED, on=date(2021, 4, 15))
        says = "not recorded; it was to be done by Thu 15 Apr 2021"
        assert ("Information returned", "missing", says) in told(SENT, ASKED, on=date(2021, 4, 16))

    def test_that_returned_it_is_done_and_climbs_nowhere(self) -> None:
        back = Request("police", "returned", on="2021-04-15")
        assert [
            ("Asked for information", "done", "on Thu 1 Apr 2021"),
            ("Information returned", "done", "on Thu 15 Apr 2021"),
        ] == told(SENT, ASKED, back, on=date(2021, 5, 1))

    def test_that_returned_it_after_every_reading_is_late(self) -> None:
        back = Request("police", "returned", on="2021-04-16")
        assert ("Information returned", "late", "on Fri 16 Apr 2021") in told(SENT, ASKED, back, on=date(2021, 5, 1))

    def test_is_held_to_the_day_that_the_request_sets(self) -> None:
        asked = Request("police", "asked", on="2021-04-01", due="2021-04-08")
        says = "not recorded; the request asks for it by Thu 8 Apr 2021"
        assert ("Information returned", "missing", says) in told(SENT, asked, on=date(2021, 4, 9))
        assert ("Information returned", "due", says) in told(SENT, asked, on=date(2021, 4, 8))
        later = Request("police", "asked", on="2021-04-01", due="2021-05-08")
        says = "not recorded; it was to be done by Thu 15 Apr 2021; the request asks for it by Sat 8 May 2021"
        assert ("Information returned", "missing", says) in told(SENT, later, on=date(2021, 4, 20))
        assert "2021-04-14" == str(row("Information returned", SENT, later, on=date(2021, 4, 9)).by)

    def test_that_was_chased_is_told_how_often(self) -> None:
        chased = [Request("police", "chased", on=f"2021-04-{day:02}") for day in (12, 13)]
        says = "not recorded; chased 2 times, last on Tue 13 Apr 2021"
        assert ("Information returned", "due", says) in told(SENT, ASKED, *chased, on=date(2021, 4, 14))
        says = "not recorded; chased on Mon 12 Apr 2021"
        assert ("Information returned", "due", says) in told(SENT, ASKED, chased[0], on=date(2021, 4, 14))

    def test_whose_return_was_incomplete_has_still_to_complete_it(self) -> None:
        half = Request("police", "incomplete", on="2021-04-09")
        says = "came back incomplete on Fri 9 Apr 2021"
        assert ("Information returned", "due", says) in told(SENT, ASKED, half, on=date(2021, 4, 10))
        assert ("Information returned", "missing", says) in told(SENT, ASKED, half, on=date(2021, 4, 20))

    def test_whose_return_may_be_to_come_cannot_be_told(self) -> None:
        says = "the day on record may lie after the day asked about"
        found = told(
            SENT, ASKED, Request("police", "returned", on="2021-04", recorded="2030-01-07"), on=date(2021, 4, 10)
        )
        assert ("Information returned", "cannot-tell", says) in found

    def test_is_known_by_events_too(self) -> None:
        events = (
            Happened("information-requested", "2021-04-01", about="agency:police"),
            Happened("information-returned", "2021-04-09", about="agency:police"),
        )
        assert ("Information returned", "done", "on Fri 9 Apr 2021") in told(SENT, *events, on=date(2021, 5, 1))
        withheld = Happened("information-withheld", "2021-04-09", about="agency:police")
        found = told(SENT, events[0], withheld, on=date(2021, 5, 1))
        why = "refused on Fri 9 Apr 2021; it was to be done by Thu 15 Apr 2021"
        assert ("Information returned", "declined", why) in found

    def test_that_is_involved_and_was_not_asked_is_to_be_asked(self) -> None:
        found = told(SENT, Involved("agency:police"), on=date(2021, 4, 2))
        assert ("Asked for information", "due", "not recorded") in found
        assert "not-yet" in {state for title, state, _ in found if title == "Information returned"}

    def test_has_a_row_of_the_case_where_none_is_known(self) -> None:
        assert ("Asked for information", "due", "not recorded") in told(SENT, on=date(2021, 4, 2), about="case")
        asked = Happened("information-requested", "2021-04-01")
        found = told(SENT, asked, on=date(2021, 4, 2), about="case")
        assert [("Asked for information", "done", "on Thu 1 Apr 2021")] == found[:1]

    def test_before_any_text_was_in_force_is_told_by_what_is_recorded_alone(self) -> None:
        early = date(2016, 1, 4)
        assert [] == told(Involved("agency:police"), of="kirklees", on=early)
        assert [] == told(of="kirklees", on=early, about="case")
        asked = Request("police", "asked", on="2016-01-01")
        assert [("Asked for information", "done"), ("Information returned", "cannot-tell")] == [
            each[:2] for each in told(asked, of="kirklees", on=early)
        ]


class TestTheLadder:
    """NSCP-F-066, 067, 068 and 054: the lead reviewer or group, the sub-group, the partners, the law."""

    REFUSED = Request("police", "refused", on="2021-04-08")

    def rungs(self, *entries: AnyEntry, of: str = "northamptonshire") -> list[tuple[str, str]]:
        found = told(SENT, ASKED, *entries, of=of, on=date(2021, 5, 1))
        return [(title, state) for title, state, _ in found if title in LADDER]

    def test_begins_with_a_refusal_and_says_who_climbs(self) -> None:
        assert [*zip(LADDER, ("due", "not-yet", "not-yet", "not-yet"), strict=True)] == self.rungs(self.REFUSED)
        found = row(LADDER[0], SENT, ASKED, self.REFUSED, on=date(2021, 5, 1))
        assert (("lead-reviewer", "review-group-member"), "the next rung of the ladder") == (found.who, found.why)

    def test_begins_too_where_a_request_is_not_complied_with_in_time(self) -> None:
        assert ("Escalate withheld information", "due") == self.rungs()[0]
        early = Request("police", "asked", on="2021-04-01", due="2021-04-08")
        for on, climbs in ((date(2021, 4, 15), False), (date(2021, 4, 16), True)):
            found = told(SENT, early, on=on)
            assert "missing" == next(state for title, state, _ in found if title == "Information returned")
            assert climbs is (LADDER[0] in {title for title, *_ in found})

    def test_is_climbed_rung_by_rung(self) -> None:
        first = Request("police", "escalated", on="2021-04-10", to="review-subgroup")
        second = Happened("information-dispute-unsettled", "2021-04-20", about="agency:police")
        third = Happened("formal-action-taken", "2021-04-25", about="agency:police")
        steps = [
            ((first,), ("done", "due", "not-yet", "not-yet")),
            ((first, second), ("done", "done", "due", "not-yet")),
            ((first, second, third), ("done", "done", "done", "cannot-tell")),
        ]
        for climbed, states in steps:
            assert [*zip(LADDER, states, strict=True)] == self.rungs(self.REFUSED, *climbed)
        legal = row(LADDER[3], SENT, ASKED, self.REFUSED, first, second, third, on=date(2021, 5, 1))
        assert "formal action on Sun 25 Apr 2021: whether it was legal action is not recorded" == legal.why

    def test_is_not_climbed_by_passing_the_matter_on(self) -> None:
        """NSCP-F-067 and 068: whoever it is passed to has still to settle it, or to act."""
        lead = Request("police", "escalated", on="2021-04-20", to="safeguarding-lead")
        partners = Request("police", "escalated", on="2021-04-25", to="safeguarding-partners")
        found = told(SENT, ASKED, self.REFUSED, lead, partners, on=date(2021, 5, 1))
        why = "{}; referred on {}; how that ended is not recorded"
        assert [
            (LADDER[0], "done", "on Tue 20 Apr 2021"),
            (LADDER[1], "due", why.format("the next rung of the ladder", "Tue 20 Apr 2021")),
            (LADDER[2], "not-yet", why.format("comes after the rung below it", "Sun 25 Apr 2021")),
            (LADDER[3], "not-yet", "comes after the rung below it"),
        ] == found[2:]

    def test_ends_where_the_matter_was_settled(self) -> None:
        settled = Happened("information-dispute-settled", "2021-04-20", about="agency:police")
        first = Request("police", "escalated", on="2021-04-10", to="review-subgroup")
        assert [(LADDER[0], "done"), (LADDER[1], "done")] == self.rungs(self.REFUSED, first, settled)

    def test_goes_on_to_formal_action_where_the_attempt_to_settle_it_failed(self) -> None:
        """NSCP-F-068: with each agency by itself, and no longer once it is settled with that one after all."""
        first = Request("police", "escalated", on="2021-04-10", to="review-subgroup")
        failed = Happened("information-dispute-unsettled", "2021-04-20", about="agency:police")
        climbed = [*zip(LADDER, ("done", "done", "due", "not-yet"), strict=True)]
        assert climbed == self.rungs(self.REFUSED, first, failed)
        health = Happened("information-dispute-settled", "2021-04-21", about="agency:health")
        assert climbed == self.rungs(self.REFUSED, first, failed, health)
        after_all = Happened("information-dispute-settled", "2021-04-22", about="agency:police")
        assert climbed[:2] == self.rungs(self.REFUSED, first, failed, after_all)
        once_more = Happened("information-dispute-unsettled", "2021-04-26", about="agency:police")
        assert climbed == self.rungs(self.REFUSED, first, failed, after_all, once_more)

    def test_presses_formal_action_on_every_page_only_once_the_attempt_failed(self) -> None:
        first = Request("police", "escalated", on="2021-04-10", to="review-subgroup")
        failed = Happened("information-dispute-unsettled", "2021-04-20", about="agency:police")
        health = Happened("information-dispute-settled", "2021-04-21", about="agency:health")
        on = date(2021, 4, 27)
        for entries, expected in (((), False), ((failed,), True), ((failed, health), True)):
            review = Review("QX-01", "northamptonshire").record(SENT, DECIDED, ASKED, self.REFUSED, first, *entries)
            situation = review.as_of(on)
            screen = glance(framework("northamptonshire"), situation)
            page = monday([situation], on=on, until=on)
            for cards in (screen.cards, [card for row in page.rows for card in row.cards]):
                assert expected is ("task/formal-action/case" in {card.id for card in cards})

    @pytest.mark.parametrize("of", ["kirklees", "essex"])
    def test_of_a_partnership_without_one_is_the_law_alone(self, of: str) -> None:
        assert [(LADDER[2], "optional")] == self.rungs(self.REFUSED, of=of)


class TestEveryRequest:
    def test_shows_the_power_with_privilege_and_what_good_practice_observes(self) -> None:
        rows = [each for each in ledger(SENT, ASKED, on=date(2021, 5, 1)).rows if each.group == "For every request"]
        by_clause = {each.sources[0].clauses[0]: each for each in rows}
        assert "privilege" in by_clause["CA04-033"].why
        good = {f"NSCP-F-0{number}" for number in range(60, 66)}
        assert {"CA04-033", "NSCP-F-056", "NSCP-F-058"} | good <= by_clause.keys()
        assert {"throughout"} == {each.state.value for each in rows}

    def test_of_another_partnership_shows_the_law_alone(self) -> None:
        rows = [each for each in ledger(on=date(2021, 5, 1), of="kirklees").rows if each.group == "For every request"]
        assert ["CA04-033"] == [each.sources[0].clauses[0] for each in rows]

    def test_is_not_barred_by_a_consent_that_was_refused(self) -> None:
        remarks = ledger(SENT, on=date(2021, 5, 1)).remarks
        assert "A refused consent does not bar sharing where a text allows it without consent." in remarks
        complete = ledger(SENT, Listed("agency", "2021-04-01"), on=date(2021, 5, 1)).remarks
        assert 1 == len(remarks) - len(complete)


class TestOtherProceedings:
    OPEN = Proceeding("criminal-investigation", "open", on="2021-04-01", ref="CI-1")
    DAY = date(2021, 9, 1)

    def of(self, *entries: AnyEntry, of: str = "northamptonshire", group: str = "") -> dict[str, str]:
        rows = ledger(*entries, on=self.DAY, kind="proceedings", of=of).rows
        return {each.title: each.state.value for each in rows if each.group == group or not group}

    def test_stand_as_recorded_and_say_what_they_do(self) -> None:
        ended = Proceeding("inquest", "none", on="2021-04-08")
        found = self.of(self.OPEN, ended, group="How they stand")
        assert {
            "Criminal investigation": "throughout",
            "Inquest": "done",
            "Ask whether any of these is open": "cannot-tell",
        } == found
        shown = row("Criminal investigation", self.OPEN, on=self.DAY, kind="proceedings")
        assert ("CI-1: open since Thu 1 Apr 2021", ("police",)) == (shown.why, shown.who)
        assert "ask first: Police, Officer in charge" in shown.says
        assert "leaves going on: Agencies return their information" in shown.says

    def test_of_a_month_that_lasts_are_known_once_they_are_entered(self) -> None:
        this_month = Proceeding("inquest", "open", on="2021-09")
        assert "throughout" == self.of(this_month, group="How they stand")["Inquest"]

    def test_all_asked_about_leave_no_question(self) -> None:
        from cspr import vocabulary

        none = [Proceeding(kind, "none", on="2021-04-08") for kind in vocabulary.proceedings()]
        assert "Ask whether any of these is open" not in self.of(*none)

    def test_have_the_officer_in_charge_told_invited_and_asked(self) -> None:
        given = Given("terms-of-reference", "officer-in-charge", on="2021-06-10")
        titles = (
            "Officer in charge has the terms of reference",
            "Officer in charge told of the practitioner event",
            "Officer in charge invited to the practitioner event",
            "Officer in charge asked about contact with the family",
        )
        found = self.of(DECIDED, self.OPEN, given, group="Who tells whom")
        assert ["done", "not-yet", "not-yet", "due"] == [found[title] for title in titles]
        ready = (Happened("lead-reviewer-appointed", "2021-05-04"), Happened("terms-agreed", "2021-06-07"))
        found = self.of(DECIDED, *ready, self.OPEN, given, group="Who tells whom")
        assert ["done", "due", "due", "due"] == [found[title] for title in titles]

    def test_that_are_known_to_be_closed_have_nobody_to_tell(self) -> None:
        closed = [Proceeding(kind, "none", on="2021-04-01") for kind in ("criminal-investigation", "prosecution")]
        found = self.of(DECIDED, *closed, group="Who tells whom")
        assert not [title for title in found if title.startswith("Officer in charge")]

    def test_against_a_practitioner_are_settled_case_by_case_while_they_are_open(self) -> None:
        kinds = ("disciplinary-process", "lado-investigation", "professional-regulation")
        title = "Part of a practitioner under scrutiny settled"
        assert "cannot-tell" == self.of(DECIDED)[title]
        assert "due" == self.of(DECIDED, Proceeding("lado-investigation", "open", on="2021-05-01"))[title]
        assert title not in self.of(DECIDED, *(Proceeding(kind, "none", on="2021-05-01") for kind in kinds))

    def test_say_in_kirklees_what_staff_may_speak_of_since_when_and_whom_to_ask(self) -> None:
        rows = [
            each
            for each in ledger(self.OPEN, on=self.DAY, kind="proceedings", of="kirklees").rows
            if each.group == "What staff may speak of"
        ]
        assert [
            ("What staff may speak of now", "KSCP-095"),
            ("Not to be spoken of", "KSCP-087"),
            ("May be spoken of", "KSCP-089"),
            ("Not to be spoken of", "KSCP-094"),
            ("Ask before speaking", "KSCP-095"),
            ("Ask before speaking", "KSCP-097"),
        ] == [(each.title, each.sources[0].clauses[0]) for each in rows]
        assert (("business-manager",), "2021-04-01") == (rows[0].who, str(rows[0].on))
        assert {} == self.of(self.OPEN, group="What staff may speak of")

    def test_leave_staff_without_an_answer_where_nobody_said_whether_they_are_open(self) -> None:
        found = self.of(of="kirklees", group="What staff may speak of")
        assert "cannot-tell" in found.values()

    def test_leave_staff_free_once_the_police_said_so(self) -> None:
        cleared = Established("discussion-cleared", "yes", on="2021-06-01", by="police")
        rows = ledger(self.OPEN, cleared, on=self.DAY, kind="proceedings", of="kirklees").rows
        assert "KSCP-094" not in {each.sources[0].clauses[0] for each in rows if each.sources}

    def test_that_follow_a_death_are_not_asked_about_where_the_child_lives(self) -> None:
        asked = "Ask whether any of these is open"
        lives = Established("child-died", "no", on="2021-04-01", by="police")
        for entries, wanted in (((DECIDED,), True), ((DECIDED, lives), False)):
            says = row(asked, *entries, on=self.DAY, kind="proceedings").says
            for kind in ("Inquest", "Child death review", "Joint agency response"):
                assert wanted == (kind in says)
            assert "Prosecution" in says

    def test_show_friends_and_others_who_contribute(self) -> None:
        friend = Person("P8", connection="friend")
        views = Contribution("P8", "views-as-friend", "done", on="2021-06-20")
        group = "Friends and others who contribute"
        assert {"Friends and others invited": "optional"} == self.of(DECIDED, friend, of="kirklees", group=group)
        assert {"Friends and others invited": "done"} == self.of(DECIDED, friend, views, of="kirklees", group=group)
        assert {} == self.of(DECIDED, friend, group=group)

    def test_show_as_sent_what_went_with_a_step_on_record(self) -> None:
        sent, submitted = (
            Happened("notification-sent", "2021-03-29"),
            Happened("rapid-review-submitted", "2021-04-19"),
        )
        found = [
            (each.state.value, each.why, str(each.on))
            for each in ledger(DECIDED, sent, submitted, on=self.DAY, kind="proceedings").rows
            if each.title == "Rapid review report to National Panel"
        ]
        assert [("done", "its step is on record: Rapid review to the Panel", "2021-04-19")] == found
        assert "Rapid review report to National Panel" not in self.of(DECIDED, group="Where to send what")

    def test_what_another_body_passes_on_is_no_sending_of_the_authority(self) -> None:
        facts = [
            Established(fact, "yes", on="2021-03-26", by="local-authority")
            for fact in ("abuse-or-neglect-suspected", "child-died", "incident-in-area")
        ]
        sent = Happened("notification-sent", "2021-03-29")
        rows = ledger(*facts, sent, on=self.DAY, kind="proceedings").rows
        (row,) = (each for each in rows if each.title == "Serious incident notification to National Panel")
        assert ("local-authority",) == row.who

    def test_show_what_is_sent_to_whom_and_keep_no_address(self) -> None:
        given = Given("commission-notice", "ofsted", on="2021-04-22")
        found = self.of(DECIDED, given, group="Where to send what")
        assert ("done", "due") == (
            found["Notice of commissioning to Ofsted"],
            found["Notice of commissioning to Department for Education"],
        )
        remarks = ledger(DECIDED, on=self.DAY, kind="proceedings").remarks
        assert ("Addresses stand in the documents named; none is kept here.",) == remarks


class TestWhatIsSent:
    """Without a receipt, what is sent stands as the steps do that ask for it."""

    DAY = date(2021, 7, 1)

    def of(self, *entries: AnyEntry, title: str) -> tuple[str, str]:
        found = row(title, *entries, on=self.DAY, kind="proceedings")
        return found.state.value, found.why

    def test_waits_for_what_comes_first(self) -> None:
        why = "after: Final sign-off, A planned day for publication"
        assert ("not-yet", why) == self.of(DECIDED, title="Press statement to Press")

    def test_is_overtaken_where_the_case_came_another_way(self) -> None:
        for to in ("Business unit", "Safeguarding partnership", "CSPR project officer", "Referrer"):
            state, why = self.of(SENT, title=f"Referral request to {to}")
            says = "serious incident notification sent"
            assert ("overtaken", says) == (state, why)

    def test_is_missing_with_its_day_once_that_has_passed(self) -> None:
        asked = Happened("information-requested", "2021-04-01")
        found = row("Additional information return to Business unit", SENT, asked, on=self.DAY, kind="proceedings")
        assert ("missing", "2021-04-14") == (found.state.value, str(found.by))

    def test_cannot_be_told_where_only_its_step_is_on_record(self) -> None:
        title = "Rapid review report to Safeguarding partners"
        assert ("cannot-tell", "not recorded as given") == self.of(SENT, DECIDED, title=title)

    def test_a_letter_is_sent_once_everybody_for_whom_it_is_meant_has_it(self) -> None:
        title = "First letter to the family to Family"
        parents = Person("P4", connection="parent"), Person("P5", connection="parent")
        first = Contribution("P4", "told-of-review", "done", on="2021-05-12", how="letter-by-hand")
        other = Contribution("P5", "told-of-review", "done", on="2021-05-14", how="letter")
        by_telephone = Contribution("P5", "told-of-review", "done", on="2021-05-14", how="telephone")
        gone = Contribution("P5", "told-of-review", "not-possible", on="2021-05-14")
        assert "due" == self.of(DECIDED, *parents, first, title=title)[0]
        assert ("done", "on Fri 14 May 2021 by letter") == self.of(DECIDED, *parents, first, other, title=title)
        assert "cannot-tell" == self.of(DECIDED, *parents, first, by_telephone, title=title)[0]
        assert ("done", "on Wed 12 May 2021 by a letter handed over") == self.of(
            DECIDED, *parents, first, gone, title=title
        )

    def test_a_letter_given_to_one_parent_is_not_given_to_the_other(self) -> None:
        parents = Person("P4", connection="parent"), Person("P5", connection="parent")
        letter = Given("family-letter-first", "family", on="2021-05-12", person_ref="P4")
        found = {
            each.about: each.state.value
            for each in ledger(DECIDED, *parents, letter, on=self.DAY, kind="family").rows
            if each.title == "Told by letter"
        }
        assert {"person:P4": "done", "person:P5": "due"} == found


class TestAnUnknownLedger:
    def test_is_refused_with_the_nearest(self) -> None:
        with pytest.raises(CsprError) as caught:
            ledger(on=date(2021, 5, 1), kind="familly")
        assert "unknown-ledger at of: did you mean 'family'?" == str(caught.value)
        with pytest.raises(CsprError) as caught:
            ledger(on=date(2021, 5, 1), kind="zebedee")
        assert "zebedee" not in str(caught.value)

    def test_can_be_named_by_its_kind_too(self) -> None:
        situation = Review("QX-01", "essex").as_of(date(2024, 9, 2))
        assert LedgerKind.FAMILY is people.ledger(framework("essex"), situation, of=LedgerKind.FAMILY).of

    def test_of_a_case_that_is_not_of_this_partnership_is_refused(self) -> None:
        situation = Review("QX-01", "essex").as_of(date(2024, 9, 2))
        with pytest.raises(CsprError, match="not-this-partnership"):
            people.ledgers(framework("kirklees"), situation)


class TestOnceTheMeetingWasHeld:
    """A return that the rapid review meeting overtook is still owed by whoever was chased, refused or asked again."""

    DAY = date(2021, 6, 7)
    HELD = Met("rapid-review-meeting", "2021-04-20")

    @pytest.mark.parametrize(
        ("partnership", "last", "state"),
        [
            ("northamptonshire", None, "overtaken"),
            ("northamptonshire", Request("police", "chased", on="2021-04-16"), "missing"),
            ("northamptonshire", Request("police", "incomplete", on="2021-04-16"), "missing"),
            ("northamptonshire", Request("police", "refused", on="2021-04-16"), "declined"),
            ("northamptonshire", Request("police", "asked", on="2021-04-21"), "missing"),
            ("northamptonshire", Request("police", "returned", on="2021-04-16"), "late"),
            ("kirklees", None, "overtaken"),
            ("kirklees", Request("police", "chased", on="2021-04-16"), "due"),
            ("kirklees", Request("police", "asked", on="2021-04-21"), "due"),
        ],
    )
    def test_every_page_says_the_same(self, partnership: str, last: Request | None, state: str) -> None:
        entries: tuple[AnyEntry, ...] = (SENT, ASKED, *([] if last is None else [last]), self.HELD)
        documents = framework(partnership)
        situation = Review("QX-01", partnership).record(*entries).as_of(self.DAY)
        back = row("Information returned", *entries, on=self.DAY, of=partnership)
        assert state == back.state.value
        owed = state not in {"overtaken", "late"}
        dated = [
            any(reading.status is Status.OVERDUE for reading in line.readings)
            for line in timescales.schedule(documents, situation)
            if (line.topic, line.about) == ("return-information", "agency:police")
        ]
        assert dated == ([owed] if partnership == "northamptonshire" else [])
        page = monday([situation], on=self.DAY, until=date(2021, 6, 13))
        cards = [*glance(documents, situation).cards, *(card for each in page.rows for card in each.cards)]
        named = [card for card in cards if card.who == "police" and "nformation" in card.title]
        assert (2 if owed else 0) == len(named)

    def test_nobody_owes_it_any_more_once_the_review_is_over(self) -> None:
        refused = Request("police", "refused", on="2021-04-16")
        entries: tuple[AnyEntry, ...] = (SENT, ASKED, refused, self.HELD, Happened("published", "2021-06-01"))
        situation = Review("QX-01", "northamptonshire").record(*entries).as_of(self.DAY)
        documents = framework("northamptonshire")
        statuses = {
            reading.status
            for line in timescales.schedule(documents, situation)
            if (line.topic, line.about) == ("return-information", "agency:police")
            for reading in line.readings
        }
        assert statuses == {Status.OVERTAKEN}
        assert not [card for card in glance(documents, situation).cards if card.who == "police"]

    def test_the_ledger_says_what_overtook_it(self) -> None:
        found = row("Information returned", SENT, ASKED, self.HELD, on=self.DAY)
        assert "rapid review meeting held" == found.why
        assert LADDER[0] not in [title for title, _, _ in told(SENT, ASKED, self.HELD, on=self.DAY)]


class TestARefusal:
    """NSCP-F-066: a request that is not complied with is passed on, whoever did not comply."""

    ASKED = (
        Involved("agency:police"),
        Involved("agency:health"),
        Happened("information-requested", "2021-04-06"),
        Request("health", "asked", on="2021-04-06"),
    )
    REFUSED = Request("health", "refused", on="2021-04-09")

    def why(self, *entries: AnyEntry) -> dict[str, str]:
        review = Review("QX-01", "northamptonshire").record(SENT, *self.ASKED, *entries)
        found = glance(framework("northamptonshire"), review.as_of(date(2021, 4, 14)))
        return {card.id.split("/")[1]: " ".join(card.why) for card in found.cards if card.id.startswith("task/")}

    NOBODY = (
        "No lead reviewer or member of the review group is on record, and no LCSPR is decided on: settle who does this."
    )

    def test_is_told_beside_the_returns_and_is_to_be_escalated(self) -> None:
        found = self.why(self.REFUSED)
        assert "Health refused on Fri 9 Apr." in found["return-information"]
        assert "olice refused" not in found["return-information"]
        assert f"Open for 3 working days. {self.NOBODY}" == found["escalate-information"]

    def test_that_names_no_agency_is_told_beside_the_escalation(self) -> None:
        found = self.why(Happened("information-withheld", "2021-04-09"))
        assert f"Open for 3 working days. {self.NOBODY} Withheld on Fri 9 Apr." == found["escalate-information"]
        assert "ithheld" not in found["return-information"]

    def test_is_over_once_the_information_came_or_the_matter_was_settled(self) -> None:
        assert "escalate-information" not in self.why()
        came = self.why(self.REFUSED, Request("health", "returned", on="2021-04-13"))
        assert "escalate-information" not in came
        assert "refused" not in came["return-information"]
        settled = Happened("information-dispute-settled", "2021-04-13", about="agency:health")
        assert "refused" not in " ".join(self.why(self.REFUSED, settled).values())

    def test_holds_up_the_collation_as_long_as_asked_returns_are_open(self) -> None:
        """NSCP-F-088: what is put together has come back; an agency that nobody knows of holds up nothing."""
        back = [Request(agency, "returned", on="2021-04-13") for agency in ("police", "health")]
        assert "collate-information" not in self.why(self.REFUSED)
        assert "collate-information" not in self.why(back[0])
        for listed in ((), (Listed("agency", on="2021-04-13"),)):
            assert "Open for 1 working day." == self.why(*back, *listed)["collate-information"]
