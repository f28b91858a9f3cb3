"""Whom of the family a text names: the parents are told, a carer is family; nobody out of reach is asked further."""

from __future__ import annotations

from datetime import date

import pytest

from cspr import glance, people
from cspr.guidance import framework
from cspr.record import AnyEntry, Contribution, Decided, Happened, Person, Review

DAY = date(2021, 9, 1)
DECIDED = Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners")
PARENT = Person("P4", connection="parent")
CARER = Person("P5", connection="carer")
TOLD = Contribution("P4", "told-of-review", "done", on="2021-05-12", how="letter-by-hand")
NOT_TOLD = Contribution("P4", "told-of-review", "not-possible", on="2021-05-12", rationale_ref="NT-1")


def rows(*entries: AnyEntry, about: str, of: str = "northamptonshire") -> dict[str, tuple[str, tuple[str, ...]]]:
    situation = Review("QX-01", of).record(DECIDED, *entries).as_of(DAY)
    return {
        row.title: (row.state.value, tuple(source.clauses[0] for source in row.sources))
        for row in people.ledger(framework(of), situation, of="family").rows
        if row.about == about and row.title not in _OF_THE_CASE
    }


_OF_THE_CASE = {
    "Officer in charge asked about contact with the family",
    "Genogram",
    "Expectations of the family",
    "Told of the decision on a national review",
    "Help with the meeting with the family",
    "Friends and others invited",
    "Whether to speak with a sibling, by age",
}


def due(*entries: AnyEntry) -> set[str]:
    situation = Review("QX-01", "northamptonshire").record(DECIDED, *entries).as_of(DAY)
    cards = {card.id for card in glance(framework("northamptonshire"), situation).cards}
    return cards & {"task/inform-parents/case", "task/mid-process-letter/case"}


class TestACarer:
    def test_is_invited_as_family_and_is_not_asked_what_the_parents_are(self) -> None:
        assert {"Invited to contribute": ("due", ("WT18-054", "NSCP-F-048"))} == rows(
            PARENT, CARER, TOLD, about="person:P5"
        )

    def test_who_was_told_is_shown_and_no_text_asked_for_it(self) -> None:
        told = Contribution("P5", "told-of-review", "done", on="2021-05-12", how="letter")
        assert {
            "Told of the review": ("done", ()),
            "Invited to contribute": ("due", ("WT18-054", "NSCP-F-048")),
        } == rows(PARENT, CARER, told, about="person:P5")

    def test_is_heard_where_the_text_names_the_family(self) -> None:
        assert {
            "Invited to contribute": ("due", ("WT18-054", "KSCP-076")),
            "Contribution of the family": ("due", ("KSCP-076",)),
        } == rows(PARENT, CARER, about="person:P5", of="kirklees")

    def test_hears_the_findings_as_a_relative_who_took_part(self) -> None:
        heard = Contribution("P5", "contribution", "done", on="2021-06-01")
        assert {
            "Invited to contribute": ("done", ("WT18-054", "NSCP-F-048")),
            "Findings heard by relatives who took part": ("not-yet", ("NSCP-F-123",)),
        } == rows(PARENT, CARER, heard, about="person:P5")

    def test_alone_on_record_leaves_what_is_asked_of_the_parents_to_the_case(self) -> None:
        told = Contribution("P5", "told-of-review", "done", on="2021-05-12", how="letter-by-hand")
        assert {
            "Told of the review": ("due", ("NSCP-F-116",)),
            "Told by letter": ("due", ("NSCP-F-118",)),
            "Letter brought by somebody they know": ("due", ("NSCP-F-119",)),
            "Asked to agree to the use of medical records": ("due", ("NSCP-F-120",)),
            "Other relatives considered": ("done", ("NSCP-F-117",)),
            "Invited to contribute": ("due", ("WT18-054", "NSCP-F-121", "NSCP-F-048")),
            "Invited again mid-way": ("not-yet", ("NSCP-F-122",)),
            "Contribution of the family": ("not-yet", ("NSCP-F-121",)),
            "Findings heard before publication": ("not-yet", ("NSCP-F-123",)),
        } == rows(CARER, told, about="case")
        assert {"task/inform-parents/case"} == due(CARER, told)

    def test_alone_on_record_is_the_family_where_no_text_names_the_parents(self) -> None:
        assert {} == rows(CARER, about="case", of="kirklees")

    def test_who_was_not_told_leaves_nothing_open_of_the_parents(self) -> None:
        assert {"task/mid-process-letter/case"} == due(PARENT, CARER, TOLD)
        assert {"task/inform-parents/case"} == due(PARENT, CARER)


class TestAParentWhoCouldNotBeTold:
    def test_is_not_asked_further(self) -> None:
        situation = Review("QX-01", "northamptonshire").record(DECIDED, PARENT, NOT_TOLD).as_of(DAY)
        ledger = people.ledger(framework("northamptonshire"), situation, of="family")
        found = {row.title: (row.state.value, row.why) for row in ledger.rows if row.about == "person:P4"}
        itself = ("set-aside", "recorded as not possible")
        further = ("set-aside", "it was not possible to tell or invite them")
        assert {
            "Told of the review": itself,
            "Told by letter": itself,
            "Letter brought by somebody they know": itself,
            "Asked to agree to the use of medical records": further,
            "Invited to contribute": further,
            "Invited again mid-way": further,
            "Contribution of the family": further,
            "Findings heard before publication": further,
        } == found

    @pytest.mark.parametrize("since", ["done", "offered", "declined"])
    def test_is_asked_again_once_reached(self, since: str) -> None:
        reached = Contribution("P4", "invited-at-start", since, on="2021-06-01")
        found = rows(PARENT, NOT_TOLD, reached, about="person:P4")
        assert ("due", ("NSCP-F-120",)) == found["Asked to agree to the use of medical records"]

    def test_keeps_what_is_on_record_of_them(self) -> None:
        agreed = Contribution("P4", "consent-for-records", "not-possible", on="2021-05-13")
        found = rows(PARENT, NOT_TOLD, agreed, about="person:P4")
        assert ("set-aside", ("NSCP-F-120",)) == found["Asked to agree to the use of medical records"]

    def test_does_not_keep_the_letter_to_the_others_open(self) -> None:
        other = Person("P6", connection="parent"), Contribution("P6", "told-of-review", "done", on="2021-05-12")
        letter = Contribution("P6", "invited-mid-way", "done", on="2021-07-12")
        assert {"task/mid-process-letter/case"} == due(PARENT, NOT_TOLD, *other)
        assert set() == due(PARENT, NOT_TOLD, *other, letter)

    def test_is_not_told_by_what_happened_to_all_together(self) -> None:
        sent = Happened("mid-process-letter-sent", "2021-07-12")
        found = rows(PARENT, NOT_TOLD, sent, about="person:P4")
        assert ("set-aside", ("NSCP-F-122",)) == found["Invited again mid-way"]

    def test_who_was_told_and_could_not_be_invited_is_not_heard(self) -> None:
        not_invited = Contribution("P4", "invited-at-start", "not-possible", on="2021-06-14", rationale_ref="NI-1")
        assert {
            "Invited to contribute": ("set-aside", ("WT18-054", "KSCP-076")),
            "Contribution of the family": ("set-aside", ("KSCP-076",)),
        } == rows(PARENT, not_invited, about="person:P4", of="kirklees")


def test_of_a_practitioner_who_can_no_longer_be_told_nothing_further_is_asked() -> None:
    worker = Person("P20", agency="police", connection="practitioner")
    gone = Contribution("P20", "told-of-review", "not-possible", on="2021-06-14", rationale_ref="NT-2")
    situation = Review("QX-01", "northamptonshire").record(DECIDED, worker, gone).as_of(DAY)
    ledger = people.ledger(framework("northamptonshire"), situation, of="practitioners")
    states = {row.title: row.state.value for row in ledger.rows if row.about == "person:P20"}
    assert {
        "Freed from other duties",
        "Briefed in writing",
        "Questions sent before the event",
        "Supported before",
        "Supported during the review",
        "Supported afterwards",
        "Supported at an online event",
        "At the practitioner event",
        "Debrief for those involved",
        "Asked how the event was",
    } == states.keys()
    assert {"set-aside"} == set(states.values())
