"""The ledger of the family: who is told, how, asked and heard, for each by reference, by the text of each document."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cspr import glance, lifecycle, people
from cspr.guidance import framework
from cspr.lifecycle import State
from cspr.record import (
    Contribution,
    Decided,
    Established,
    Happened,
    Involved,
    Listed,
    Met,
    Person,
    Planned,
    Review,
)
from cspr.truth import Truth

if TYPE_CHECKING:
    from cspr.people import Ledger
    from cspr.record import AnyEntry

DAY = date(2021, 9, 1)
DECIDED = Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners")
PARENT = Person("P4", connection="parent")


def family(*entries: AnyEntry, of: str = "northamptonshire", on: date = DAY) -> Ledger:
    return people.ledger(framework(of), Review("QX-01", of).record(*entries).as_of(on), of="family")


def states(
    *entries: AnyEntry, about: str = "person:P4", of: str = "northamptonshire", on: date = DAY
) -> dict[str, str]:
    return {row.title: row.state.value for row in family(*entries, of=of, on=on).rows if row.about == about}


def why(title: str, *entries: AnyEntry, of: str = "northamptonshire", on: date = DAY) -> tuple[str, str]:
    row = next(row for row in family(*entries, of=of, on=on).rows if row.title == title)
    return row.state.value, row.why


class TestAParent:
    @pytest.mark.parametrize("of", ["essex", "kirklees"])
    def test_has_no_row_for_a_letter_where_no_text_asks_for_one(self, of: str) -> None:
        told = Contribution("P4", "told-of-review", "done", on="2021-05-12", how="e-mail")
        found = states(DECIDED, PARENT, told, of=of)
        assert "done" == found["Told of the review"]
        assert {"Told by letter", "Letter brought by somebody they know"}.isdisjoint(found)

    def test_has_what_the_framework_of_northamptonshire_asks_for(self) -> None:
        assert {
            "Told of the review": "due",
            "Told by letter": "due",
            "Letter brought by somebody they know": "due",
            "Asked to agree to the use of medical records": "due",
            "Invited to contribute": "due",
            "Invited again mid-way": "not-yet",
            "Contribution of the family": "not-yet",
            "Findings heard before publication": "not-yet",
        } == states(PARENT, DECIDED)

    def test_of_kirklees_and_of_essex_has_what_their_texts_ask_for_and_no_letter(self) -> None:
        assert {"Invited to contribute": "due", "Contribution of the family": "due"} == states(
            PARENT, DECIDED, of="kirklees"
        )
        assert {
            "Invited to contribute": "due",
            "Contribution of the family": "due",
            "Draft shared with the family": "not-yet",
        } == states(PARENT, DECIDED, of="essex", on=date(2024, 10, 1))

    def test_waits_for_the_decision_on_a_review(self) -> None:
        told = why("Told of the review", PARENT)
        assert ("not-yet", "waits for the decision: Whether to undertake an LCSPR") == told

    def test_waits_where_the_day_of_the_decision_may_be_to_come(self) -> None:
        later = Happened("local-review-decided", "2021-09", recorded="2030-01-07")
        says = "turns on: Decision to undertake an LCSPR?"
        assert ("cannot-tell", says) == why("Contribution of the family", PARENT, later, of="kirklees")

    def test_of_a_case_without_a_review_is_asked_for_nothing(self) -> None:
        none = Decided("local-review", "no-review", on="2021-04-20", by="safeguarding-partners")
        assert {} == states(PARENT, none)

    @pytest.mark.parametrize(
        ("how", "letter", "brought"),
        [
            ("letter-by-hand", "done", "done"),
            ("letter", "done", "set-aside"),
            ("telephone", "missing", "set-aside"),
            (None, "cannot-tell", "cannot-tell"),
        ],
    )
    def test_is_told_by_a_letter_that_somebody_known_brings(self, how: str | None, letter: str, brought: str) -> None:
        told = Contribution("P4", "told-of-review", "done", on="2021-05-12", how=how, by_ref="P20")
        found = states(PARENT, DECIDED, told)
        assert ("done", letter, brought) == (
            found["Told of the review"],
            found["Told by letter"],
            found["Letter brought by somebody they know"],
        )

    def test_stays_told_by_letter_though_somebody_rang_afterwards(self) -> None:
        told = Contribution("P4", "told-of-review", "done", on="2021-05-12", how="letter")
        rang = Contribution("P4", "told-of-review", "done", on="2021-05-14", how="telephone")
        assert ("done", "on Wed 12 May 2021 by letter") == why("Told by letter", PARENT, DECIDED, told, rang)

    def test_is_shown_when_how_and_by_whom(self) -> None:
        told = Contribution("P4", "told-of-review", "done", on="2021-05-12", how="letter-by-hand", by_ref="P20")
        found = why("Told by letter", PARENT, DECIDED, told)
        assert ("done", "on Wed 12 May 2021 by a letter handed over, by P20") == found

    @pytest.mark.parametrize(("by", "who"), [("business-office", "Business unit"), ("x-my-area/visitor", "Visitor")])
    def test_is_shown_by_whom_where_that_is_a_role(self, by: str, who: str) -> None:
        told = Contribution("P4", "told-of-review", "done", on="2021-05-12", how="letter", by=by)
        assert ("done", f"on Wed 12 May 2021 by letter, by {who}") == why("Told of the review", PARENT, DECIDED, told)

    @pytest.mark.parametrize(
        ("state", "reasons", "stands", "says"),
        [
            ("declined", None, "declined", "on Sun 20 Jun 2021"),
            ("offered", None, "due", "offered; no answer is recorded"),
            ("not-possible", None, "set-aside", "recorded as not possible"),
            ("not-offered", "MIN-4", "set-aside", "decided against it; the reasons are on record"),
            ("not-offered", None, "cannot-tell", "decided against it; no reason is recorded"),
        ],
    )
    def test_contributes_declines_or_is_left_out_for_a_reason(
        self, state: str, reasons: str | None, stands: str, says: str
    ) -> None:
        part = Contribution("P4", "contribution", state, on="2021-06-20", rationale_ref=reasons)
        assert (stands, says) == why("Contribution of the family", PARENT, DECIDED, part)

    def test_who_first_declined_and_then_came_contributed(self) -> None:
        first = Contribution("P4", "contribution", "declined", on="2021-06-20")
        then = Contribution("P4", "contribution", "done", on="2021-07-20", how="in-person")
        assert ("done", "on Tue 20 Jul 2021 in person") == why(
            "Contribution of the family", PARENT, DECIDED, first, then
        )

    def test_who_was_at_a_meeting_with_the_family_contributed(self) -> None:
        met = Met("family-meeting", "2021-06-20", present=["P4"])
        assert ("done", "on Sun 20 Jun 2021") == why("Contribution of the family", PARENT, DECIDED, met)

    def test_is_not_invited_for_a_strong_reason_that_is_recorded(self) -> None:
        reason = Established(
            "strong-reason-not-to-invite-family", "yes", on="2021-05-01", by="safeguarding-partners", id="S1"
        )
        found = family(PARENT, DECIDED, reason)
        row = next(row for row in found.rows if row.title == "Invited to contribute")
        assert ("set-aside", "a strong reason not to invite is recorded", ("S1",)) == (
            row.state.value,
            row.why,
            row.entries,
        )
        assert "WT18-054" in [source.clauses[0] for source in row.sources]

    def test_is_invited_all_the_same_where_the_strong_reason_is_another_persons(self) -> None:
        reason = Established(
            "strong-reason-not-to-invite-family", "yes", on="2021-05-01", by="safeguarding-partners", about="person:P5"
        )
        others = Person("P5", connection="carer"), Person("P6", connection="sibling")
        found = {
            row.about: (row.title, row.state.value, row.sources[0].clauses[0])
            for row in family(PARENT, DECIDED, *others, reason).rows
            if row.title in {"Invited to contribute", "Surviving child invited to contribute"}
        }
        assert {
            "person:P4": ("Invited to contribute", "due", "WT18-054"),
            "person:P5": ("Invited to contribute", "set-aside", "WT18-054"),
            "person:P6": ("Surviving child invited to contribute", "due", "WT18-054"),
        } == found

    def test_whose_day_may_be_to_come_cannot_be_told(self) -> None:
        told = Contribution("P4", "told-of-review", "done", on="2021-09", how="letter", recorded="2030-01-07")
        assert ("cannot-tell", "the day on record may lie after the day asked about") == why(
            "Told of the review", PARENT, DECIDED, told
        )

    def test_is_asked_again_mid_way_once_told(self) -> None:
        told = Contribution("P4", "told-of-review", "done", on="2021-05-12", how="letter")
        assert ("due", "not recorded") == why("Invited again mid-way", PARENT, DECIDED, told)
        again = Contribution("P4", "invited-mid-way", "offered", on="2021-07-12")
        assert ("done", "on Mon 12 Jul 2021") == why("Invited again mid-way", PARENT, DECIDED, told, again)

    def test_the_findings_that_were_not_heard_before_publication_are_overtaken(self) -> None:
        published = (Happened("review-completed", "2021-08-01"), Happened("published", "2021-08-20"))
        assert ("overtaken", "published") == why("Findings heard before publication", PARENT, DECIDED, *published)

    def test_hears_the_findings_by_the_planned_day_of_publication(self) -> None:
        planned = (Happened("review-completed", "2021-08-01"), Planned("published", "2021-09-20"))
        found = family(PARENT, DECIDED, *planned)
        row = next(row for row in found.rows if row.title == "Findings heard before publication")
        assert ("due", "2021-09-20", '"immediately prior" (publication)') == (row.state.value, str(row.by), row.when)

    def test_who_is_recorded_by_a_part_alone_counts_as_one(self) -> None:
        told = Contribution("P4", "told-of-review", "done", on="2021-05-12", how="letter")
        assert "done" == states(DECIDED, told)["Told of the review"]

    def test_is_asked_for_by_the_case_where_nobody_is_known(self) -> None:
        found = states(DECIDED, about="case")
        assert ("due", "due") == (found["Told of the review"], found["Told by letter"])
        recorded = states(DECIDED, Happened("parents-informed", "2021-05-12"), about="case")
        assert "done" == recorded["Told of the review"]

    def test_is_known_from_an_event_of_the_case_or_of_the_person(self) -> None:
        case = Happened("parents-informed", "2021-05-12")
        assert ("done", "recorded for all of them together") == why("Told of the review", PARENT, DECIDED, case)
        own = Happened("parents-informed", "2021-05-12", about="person:P4")
        assert ("done", "on Wed 12 May 2021") == why("Told of the review", PARENT, DECIDED, own)
        later = Happened("parents-informed", "2021-09", recorded="2030-01-07")
        assert ("cannot-tell", "the day on record may lie after the day asked about") == why(
            "Told of the review", PARENT, DECIDED, later
        )

    def test_who_declined_the_findings_is_shown_so(self) -> None:
        declined = Happened("family-declined-findings", "2021-08-12")
        assert "declined" == states(PARENT, DECIDED, declined)["Findings heard before publication"]


class TestAChild:
    """WT18-054: surviving children have a part of their own; KSCP-078: siblings by their age."""

    def test_that_survived_is_invited(self) -> None:
        alive = (Involved("child:A"), Established("child-died", "no", on="2021-03-26", by="health", about="child:A"))
        assert {"Surviving child invited to contribute": "due"} == states(DECIDED, *alive, about="child:A")

    def test_that_is_known_as_a_person_and_as_a_child_has_one_row(self) -> None:
        found = family(DECIDED, Involved("child:A"), Person("A", connection="child"))
        assert ["person:A"] == [row.about for row in found.rows if row.title.startswith("Surviving child")]

    def test_that_died_has_no_row(self) -> None:
        died = (Involved("child:A"), Established("child-died", "yes", on="2021-03-26", by="health", about="child:A"))
        assert {} == states(DECIDED, *died, about="child:A")

    def test_of_whom_that_is_not_known_cannot_be_told(self) -> None:
        rows = [row for row in family(DECIDED, Involved("child:A")).rows if row.about == "child:A"]
        assert [("cannot-tell", "whether the child survived is not recorded")] == [
            (row.state.value, row.why) for row in rows
        ]

    def test_with_an_entry_of_its_own_is_told_by_it(self) -> None:
        asked = Contribution("A", "invited-at-start", "done", on="2021-06-01")
        assert {"Surviving child invited to contribute": "done"} == states(
            DECIDED, Involved("child:A"), asked, about="child:A"
        )

    def test_that_is_a_sibling_is_considered_by_age_in_kirklees_alone(self) -> None:
        sibling = Person("P6", connection="sibling", age_group="5-to-11")
        decided = Contribution("P6", "contribution", "not-offered", on="2021-06-20", rationale_ref="MIN-4")
        about = "person:P6"
        assert {
            "Surviving child invited to contribute": "due",
            "Whether to speak with a sibling, by age": "due",
        } == states(DECIDED, sibling, about=about, of="kirklees")
        found = family(DECIDED, sibling, decided, of="kirklees")
        assert {"Person P6, sibling, 5 to 11"} == {row.group for row in found.rows if row.about == about}
        assert {
            "Surviving child invited to contribute": "set-aside",
            "Whether to speak with a sibling, by age": "done",
        } == states(DECIDED, sibling, decided, about=about, of="kirklees")
        assert {"Surviving child invited to contribute": "set-aside"} == states(DECIDED, sibling, decided, about=about)


class TestOthers:
    def test_of_several_relatives_one_who_was_told_is_enough_and_a_parent_who_was_told_is_none(self) -> None:
        relatives = Person("P8", connection="other-family"), Person("P9", connection="sibling")
        for told, state in (("P8", "done"), ("P9", "done"), ("P4", "due")):
            part = Contribution(told, "told-of-review", "done", on="2021-05-10")
            known = states(PARENT, *relatives, DECIDED, part, about="case")
            assert state == known["Other relatives considered"]

    def test_relatives_are_considered_and_hear_the_findings_if_they_took_part(self) -> None:
        aunt = Person("P7", connection="other-family")
        assert "due" == states(DECIDED, aunt, about="case")["Other relatives considered"]
        part = Contribution("P7", "contribution", "done", on="2021-06-20")
        assert "done" == states(DECIDED, aunt, part, about="case")["Other relatives considered"]
        assert {"Findings heard by relatives who took part": "not-yet"} == states(
            DECIDED, aunt, part, about="person:P7"
        )
        assert {} == states(DECIDED, aunt, about="person:P7")

    def test_friends_may_be_asked_in_kirklees(self) -> None:
        friend = Person("P8", connection="friend")
        assert {"Friends and others invited": "optional"} == states(DECIDED, friend, about="person:P8", of="kirklees")
        views = Contribution("P8", "views-as-friend", "done", on="2021-06-20")
        assert {"Friends and others invited": "done"} == states(
            DECIDED, friend, views, about="person:P8", of="kirklees"
        )

    def test_the_officer_in_charge_is_asked_first_while_an_investigation_is_open(self) -> None:
        from cspr.record import Proceeding

        title = "Officer in charge asked about contact with the family"
        assert "cannot-tell" == states(DECIDED, about="case")[title]
        opened = Proceeding("criminal-investigation", "open", on="2021-04-01")
        assert "due" == states(DECIDED, opened, about="case")[title]
        asked = Happened("officer-in-charge-consulted", "2021-05-01")
        assert "done" == states(DECIDED, opened, asked, about="case")[title]
        closed = (
            Proceeding("criminal-investigation", "none", on="2021-04-01"),
            Proceeding("prosecution", "none", on="2021-04-01"),
        )
        assert title not in states(DECIDED, *closed, about="case")

    def test_a_genogram_is_drawn_at_the_outset(self) -> None:
        drawn = Contribution("P4", "genogram", "done", on="2021-05-01")
        formed = Happened("review-group-formed", "2021-04-26")
        assert ["not-yet", "due", "done"] == [
            states(DECIDED, *more, about="case")["Genogram"] for more in ((), (formed,), (formed, drawn))
        ]


class TestTheLedger:
    def test_says_that_the_people_may_not_be_all(self) -> None:
        says = "The people are those that the record knows by a reference; it does not say that these are all."
        assert (says,) == family(DECIDED).remarks
        assert () == family(DECIDED, Listed("person", "2021-05-01")).remarks

    def test_says_where_the_press_has_the_statement_before_the_family_hears(self) -> None:
        sent = Happened("press-statement-sent", "2021-08-18")
        entries = (PARENT, DECIDED, sent, Listed("person", "2021-05-01"))
        assert 1 == len(family(*entries).remarks)
        heard = Contribution("P4", "findings-heard", "done", on="2021-08-17")
        assert () == family(*entries, heard).remarks


class TestTheCase:
    """What is recorded of each member of the family is an event of the case once it is so for all of them."""

    BOTH = (PARENT, Person("P5", connection="parent"))

    def happened(self, event: str, *entries: AnyEntry) -> Truth:
        return Review("QX-01", "northamptonshire").record(*entries).as_of(DAY).happened(event)

    def test_has_told_the_parents_once_both_are_told(self) -> None:
        first = Contribution("P4", "told-of-review", "done", on="2021-05-12")
        second = Contribution("P5", "told-of-review", "done", on="2021-05-14")
        assert Truth.NO is self.happened("parents-informed", *self.BOTH, first)
        situation = Review("QX-01", "northamptonshire").record(*self.BOTH, first, second).as_of(DAY)
        told = situation.occurrence("parents-informed")
        assert told is not None
        assert ("2021-05-14", "case") == (str(told.span), told.about)

    @pytest.mark.parametrize(
        ("state", "reasons", "left"),
        [
            ("not-possible", None, False),
            ("declined", None, False),
            ("not-offered", "MIN-4", False),
            ("not-offered", None, True),
            ("offered", None, True),
        ],
    )
    def test_has_told_the_parents_once_nothing_is_left_to_do_for_any(
        self, state: str, reasons: str | None, left: bool
    ) -> None:
        first = Contribution("P4", "told-of-review", "done", on="2021-05-12")
        second = Contribution("P5", "told-of-review", state, on="2021-05-14", rationale_ref=reasons)
        entries = (DECIDED, *self.BOTH, first, second)
        told = Truth.NO if left else Truth.YES
        assert (told, Truth.NO) == (
            self.happened("parents-informed", *entries),
            self.happened("parents-not-told", *entries),
        )
        situation = Review("QX-01", "northamptonshire").record(*entries).as_of(DAY)
        steps = {each.step: each.state for each in lifecycle.progress(framework("northamptonshire"), situation)}
        assert (State.READY if left else State.DONE) is steps["inform-parents"]
        cards = {card.id for card in glance(framework("northamptonshire"), situation).cards}
        assert left is ("task/inform-parents/case" in cards)

    def test_has_parents_who_were_not_told_where_it_was_done_for_none_of_them(self) -> None:
        entries = [Contribution(ref, "told-of-review", "not-possible", on="2021-05-14") for ref in ("P4", "P5")]
        assert (Truth.NO, Truth.YES) == (
            self.happened("parents-informed", *self.BOTH, *entries),
            self.happened("parents-not-told", *self.BOTH, *entries),
        )

    def test_has_no_family_that_declined_where_nobody_did(self) -> None:
        entries = [Contribution(ref, "contribution", "not-possible", on="2021-06-14") for ref in ("P4", "P5")]
        one = (*entries[:1], Contribution("P5", "contribution", "declined", on="2021-06-14"))
        assert (Truth.NO, Truth.NO, Truth.YES) == (
            self.happened("family-declined", *self.BOTH, *entries),
            self.happened("family-contributed", *self.BOTH, *one),
            self.happened("family-declined", *self.BOTH, *one),
        )

    def test_has_heard_the_family_where_one_came_and_one_declined(self) -> None:
        came = Contribution("P4", "contribution", "done", on="2021-06-12")
        declined = Contribution("P5", "contribution", "declined", on="2021-06-14")
        assert (Truth.YES, Truth.NO) == (
            self.happened("family-contributed", *self.BOTH, came, declined),
            self.happened("family-declined", *self.BOTH, came, declined),
        )

    def test_has_a_family_that_declined_where_all_did(self) -> None:
        entries = [Contribution(ref, "contribution", "declined", on="2021-06-14") for ref in ("P4", "P5")]
        assert (Truth.NO, Truth.YES) == (
            self.happened("family-contributed", *self.BOTH, *entries),
            self.happened("family-declined", *self.BOTH, *entries),
        )

    def test_counts_those_who_took_part_where_nobody_is_known_as_a_parent(self) -> None:
        heard = Contribution("P4", "findings-heard", "done", on="2021-08-12")
        sibling = Person("P6", connection="sibling")
        told = Contribution("P6", "told-of-review", "done", on="2021-05-12")
        assert Truth.YES is self.happened("family-heard-findings", heard)
        assert Truth.NO is self.happened("parents-informed", sibling, told)
        assert Truth.NO is self.happened("parents-informed", Contribution("P20", "event", "done", on="2021-05-12"))
