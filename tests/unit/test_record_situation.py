from __future__ import annotations

import pickle
from datetime import date
from typing import Any

import attrs
import pytest

from cspr.errors import CsprError
from cspr.record import (
    Appointed,
    Called,
    Decided,
    Delayed,
    Ended,
    Established,
    Happened,
    Involved,
    Listed,
    Met,
    Planned,
    Proceeding,
    Redacted,
    Review,
    Situation,
    Withdrawn,
)
from cspr.record.entries import AnyEntry
from cspr.truth import Truth

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
DAY = date(2021, 3, 25)
LATER = date(2021, 6, 1)


def situation(*entries: Any, on: date = LATER, known_on: date | None = None) -> Situation:
    """Record entries, and ask how things stand."""
    return Review("NR-07", "northamptonshire", partnerships=["essex"]).record(*entries).as_of(on, known_on)


def died(answer: str, **fields: Any) -> Established:
    """Answer whether the child died."""
    return Established("child-died", answer, **{"on": DAY, "by": "police", **fields})


# What happened


def test_a_situation_knows_whose_review_it_is() -> None:
    found = situation()
    assert ("NR-07", "northamptonshire", ("northamptonshire", "essex")) == (
        found.reference,
        found.partnership,
        found.partnerships,
    )


def test_a_situation_can_be_stored_after_it_was_asked() -> None:
    found = situation(Happened("incident", DAY))
    assert found.happened("incident") is YES
    again = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own bytes
    assert found == again
    assert hash(found) == hash(again)
    assert again.happened("incident") is YES


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2021, 3, 24), NO), (date(2021, 3, 25), YES), (date(2021, 3, 26), YES)]
)
def test_what_is_recorded_has_happened_from_its_day_on(on: date, expected: Truth) -> None:
    assert expected is situation(Happened("incident", DAY), on=on).happened("incident")


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2021, 2, 28), NO), (date(2021, 3, 1), UNKNOWN), (date(2021, 3, 30), UNKNOWN), (date(2021, 3, 31), YES)],
)
def test_within_a_month_before_it_was_entered_it_cannot_be_told(on: date, expected: Truth) -> None:
    later = Happened("incident", "2021-03", recorded="2021-04-12")
    assert expected is situation(later, on=on).happened("incident")


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2021, 2, 28), NO), (date(2021, 3, 1), YES), (date(2021, 3, 31), YES)]
)
def test_within_a_month_it_has_happened_where_nothing_says_when_it_was_entered(on: date, expected: Truth) -> None:
    assert expected is situation(Happened("incident", "2021-03"), on=on).happened("incident")


@pytest.mark.parametrize(
    ("recorded", "expected"), [("2021-03-12", YES), ("2021-03-15", YES), ("2021-03-16", UNKNOWN), (None, YES)]
)
@pytest.mark.parametrize(
    ("entry", "event"),
    [
        (Happened("incident", "2021-03"), "incident"),
        (Decided("local-review", "review", on="2021-03", by="safeguarding-partners"), "local-review-decided"),
        (Met("rapid-review-meeting", "2021-03"), "rapid-review-held"),
    ],
    ids=["happened", "decided", "met"],
)
def test_within_a_month_it_has_happened_once_it_is_on_record(
    entry: AnyEntry, event: str, recorded: str | None, expected: Truth
) -> None:
    dated = attrs.evolve(entry, recorded=recorded)
    assert expected is situation(dated, on=date(2021, 3, 15)).happened(event)


def test_a_decision_taken_again_in_a_month_that_lasts_stands_once_it_is_on_record() -> None:
    taken = [
        Decided("local-review", "review", on="2021-01-10", by="safeguarding-partners"),
        Decided("local-review", "no-review", on="2021-02-10", by="safeguarding-partners"),
    ]
    for recorded, expected in (("2021-03-12", YES), ("2021-03-20", UNKNOWN)):
        again = Decided("local-review", "review", on="2021-03", by="safeguarding-partners", recorded=recorded)
        found = situation(*taken, again, on=date(2021, 3, 15))
        assert expected is found.happened("local-review-decided")


def test_a_meeting_called_for_a_month_that_lasts_may_still_be_to_come() -> None:
    called = Called("practitioner-event", "2021-02-01", held_on="2021-03", ref="M1", recorded="2021-02-01")
    assert UNKNOWN is situation(called, on=date(2021, 3, 15)).happened("practitioner-meeting-called")


def test_what_is_not_recorded_has_not_happened_yet() -> None:
    assert situation().happened("published") is NO
    assert situation().occurrence("published") is None
    assert () == situation().occurrences("published")


def test_what_happened_to_one_agency_did_not_happen_to_another() -> None:
    found = situation(Happened("information-returned", DAY, about="agency:police"))
    assert found.happened("information-returned") is YES
    assert found.happened("information-returned", "agency:police") is YES
    assert found.happened("information-returned", "agency:health") is NO
    assert found.happened("information-returned", "case") is NO
    assert found.occurrence("information-returned") is None


def test_occurrences_begin_with_the_case() -> None:
    abouts = ("child:B", "agency:police", "case", "child:A")
    found = situation(*(Happened("information-returned", DAY, about=about) for about in abouts))
    expected = ["case", "agency:police", "child:A", "child:B"]
    assert expected == [occurrence.about for occurrence in found.occurrences("information-returned")]


def test_two_entries_on_one_event_narrow_its_day() -> None:
    occurrence = situation(Happened("incident", "2021"), Happened("incident", "2021-03")).occurrence("incident")
    assert occurrence is not None
    assert "2021-03" == str(occurrence.span)
    assert ("e1", "e2") == occurrence.entries
    assert ["2021", "2021-03"] == [str(span) for span in occurrence.spans]
    assert not occurrence.conflict


def test_a_narrower_day_that_is_still_to_come_says_that_it_has_not_happened() -> None:
    entries = Happened("published", "2021"), Happened("published", "2021-07")
    assert situation(*entries).happened("published") is NO


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {}),
        ({"recorded": "2021-04-09"}, {"recorded": "2021-04-08"}),
        ({"recorded": "2021-04-09"}, {"recorded": "2021-04-09"}),
        ({"recorded": "2021-04-09"}, {}),
        ({}, {"recorded": "2021-04-09"}),
    ],
)
def test_of_two_days_that_cannot_both_be_right_the_first_stands_whichever_was_recorded_last(
    first: dict[str, str], second: dict[str, str]
) -> None:
    entries = Happened("published", "2021-04-01", **first), Happened("published", "2021-04-02", **second)
    occurrence = situation(*entries).occurrence("published")
    assert occurrence is not None
    assert occurrence.conflict
    assert "2021-04-01" == str(occurrence.span) == str(occurrence.first)
    assert ["2021-04-01", "2021-04-02"] == [str(span) for span in occurrence.spans]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_first_of_several_days_is_known_as_well_as_those_that_may_be_it_tell(order: tuple[int, ...]) -> None:
    days = ("2021-03", "2021-03-06", "2021-04-15")
    occurrence = situation(*(Happened("published", days[place]) for place in order)).occurrence("published")
    assert occurrence is not None
    assert ("2021-03-06", True) == (str(occurrence.span), occurrence.conflict)


def test_a_day_before_the_incident_does_not_count_where_another_one_is_on_record() -> None:
    entries = (
        Happened("incident", "2021-03-25"),
        Happened("local-authority-aware", "2020-03-26"),
        Happened("local-authority-aware", "2021-03-26"),
    )
    occurrence = situation(*entries).occurrence("local-authority-aware")
    assert occurrence is not None
    assert ("2021-03-26", True) == (str(occurrence.span), occurrence.conflict)
    before_alone = situation(*entries[:2]).occurrence("local-authority-aware")
    assert before_alone is not None
    assert ("2020-03-26", False) == (str(before_alone.span), before_alone.conflict)


@pytest.mark.parametrize(
    ("between", "stands"),
    [("sent-back", "2021-04-15"), ("review-reopened", "2021-04-15"), ("review-paused", "2021-04-01")],
)
def test_a_step_that_was_sent_back_in_between_is_done_anew(between: str, stands: str) -> None:
    signed = (Happened("final-sign-off-given", day) for day in ("2021-04-01", "2021-04-15"))
    occurrence = situation(*signed, Happened(between, "2021-04-08")).occurrence("final-sign-off-given")
    assert occurrence is not None
    assert (stands, stands == "2021-04-01") == (str(occurrence.span), occurrence.conflict)


def test_of_a_decision_taken_back_and_taken_twice_since_the_first_since_then_counts() -> None:
    taken = [
        Decided("local-review", outcome, on=day, by="safeguarding-partners")
        for outcome, day in (("review", "2021-03-22"), ("no-review", "2021-03-25"))
    ]
    again = [
        Decided("local-review", "review", on=day, by="safeguarding-partners") for day in ("2021-04-10", "2021-04-20")
    ]
    occurrence = situation(*taken, *again).occurrence("local-review-decided")
    assert occurrence is not None
    assert ("2021-04-10", "2021-03-22", True) == (str(occurrence.span), str(occurrence.first), occurrence.conflict)


def test_what_is_entered_for_a_later_day_does_not_unsay_an_earlier() -> None:
    found = situation(Happened("review-paused", "2021-04-01"), Happened("review-paused", "2022-04-01"))
    occurrence = found.occurrence("review-paused")
    assert occurrence is not None
    assert ("2021-04-01", False, ("e1",)) == (str(occurrence.span), occurrence.conflict, occurrence.entries)


def test_two_days_that_are_both_to_come_have_not_happened() -> None:
    found = situation(Happened("published", "2022-04-01"), Happened("published", "2023-04-01"))
    assert found.happened("published") is NO


def test_a_decision_is_an_event() -> None:
    decided = Decided("local-review", "review", on=DAY, by="safeguarding-partners")
    found = situation(decided, Happened("local-review-decided", "2021"))
    occurrence = found.occurrence("local-review-decided")
    assert occurrence is not None
    assert (DAY, ("e1", "e2")) == (occurrence.span.exact, occurrence.entries)
    assert found.happened("no-local-review-decided") is NO
    assert ["e1"] == [decision.id for decision in found.decisions()]


def test_decisions_and_delays_stand_in_the_order_of_their_days() -> None:
    found = situation(
        Decided("publication", "publish", on="2021-05", by="safeguarding-partners"),
        Decided("local-review", "review", on="2021-04-16", by="safeguarding-partners"),
        Delayed("publish", "prosecution-pending", on="2021-05-02"),
        Delayed("complete-review", "complexity", on="2021-05-01"),
        Delayed("complete-review", "complexity", on="2021-07-01"),
    )
    assert ["local-review", "publication"] == [decision.decision for decision in found.decisions()]
    assert ["complete-review", "publish"] == [delay.step for delay in found.delays()]


def test_the_plan_recorded_last_stands() -> None:
    plans = [
        Planned("published", "2021-11", recorded="2021-05-01"),
        Planned("published", "2021-10", recorded="2021-04-01"),
        Planned("review-completed", "2021-09", recorded="2021-05-02"),
    ]
    assert "2021-11" == str(situation(*plans).planned("published"))
    assert "2021-10" == str(situation(*plans, on=date(2021, 4, 30)).planned("published"))
    assert situation(*plans, on=date(2021, 3, 31)).planned("published") is None


def test_a_plan_that_may_not_have_been_known_yet_leaves_both() -> None:
    plans = [Planned("published", "2021-10", recorded="2021-04-01"), Planned("published", "2021-12")]
    assert "2021-12" == str(situation(*plans).planned("published"))
    assert "2021-Q4" == str(situation(*plans, known_on=LATER).planned("published"))
    assert "2021-12" == str(situation(plans[1], known_on=LATER).planned("published"))


# What was established


def test_a_fact_that_nobody_recorded_is_unknown() -> None:
    answer = situation().answer("child-died")
    assert (UNKNOWN, "not-asked", None, ()) == (answer.truth, answer.why, answer.by, answer.entries)


def test_an_answer_says_whose_it_is() -> None:
    answer = situation(died("no")).answer("child-died")
    assert (NO, None, "police", ("e1",)) == (answer.truth, answer.why, answer.by, answer.entries)


def test_an_unknown_answer_keeps_why() -> None:
    answer = situation(died("unknown", why="disputed")).answer("child-died")
    assert (UNKNOWN, "disputed", "police") == (answer.truth, answer.why, answer.by)


def test_an_unknown_answer_may_have_no_reason() -> None:
    assert situation(died("unknown")).answer("child-died").why is None


def test_an_answer_that_is_not_yet_given_is_unknown() -> None:
    assert "not-asked" == situation(died("no", on="2021-07-01")).answer("child-died").why


@pytest.mark.parametrize("recorded", [{}, {"recorded": "2021-06-01"}])
def test_an_answer_of_a_month_that_lasts_is_known_once_it_is_entered(recorded: dict[str, str]) -> None:
    answer = situation(died("no", on="2021-06", **recorded)).answer("child-died")
    assert (NO, None, "police", ("e1",)) == (answer.truth, answer.why, answer.by, answer.entries)


def test_an_answer_of_a_month_that_lasts_and_entered_later_may_not_have_been_given_yet() -> None:
    answer = situation(died("no", on="2021-06", recorded="2021-06-02")).answer("child-died")
    assert (UNKNOWN, "cannot-tell", None, ("e1",)) == (answer.truth, answer.why, answer.by, answer.entries)


@pytest.mark.parametrize("recorded", [{}, {"recorded": "2021-05-20"}, {"recorded": "2021-07-20"}])
def test_an_answer_of_a_month_that_has_not_begun_is_not_given(recorded: dict[str, str]) -> None:
    answer = situation(died("no", on="2021-07", **recorded)).answer("child-died")
    assert (UNKNOWN, "not-asked", None, ()) == (answer.truth, answer.why, answer.by, answer.entries)


@pytest.mark.parametrize("second", [{}, {"recorded": "2021-04-08"}, {"on": "2021-03"}])
def test_of_two_answers_of_one_day_neither_stands_and_both_are_shown(second: dict[str, str]) -> None:
    for answers in (("no", "yes"), ("yes", "no")):
        answer = situation(died(answers[0]), died(answers[1], **second)).answer("child-died")
        assert (UNKNOWN, "disputed", None) == (answer.truth, answer.why, answer.by)
        assert (True, ("e1", "e2")) == (answer.conflict, answer.entries)


@pytest.mark.parametrize("recorded", [{}, {"recorded": "2021-05-20"}])
def test_of_two_answers_that_of_the_later_day_stands_whenever_it_was_recorded(recorded: dict[str, str]) -> None:
    later = situation(died("yes", on="2021-05-10"), died("no", on="2021-04-12", **recorded)).answer("child-died")
    assert (YES, True, ("e1", "e2")) == (later.truth, later.conflict, later.entries)


def test_two_who_do_not_know_do_not_contradict_each_other() -> None:
    assert (
        "awaited"
        == situation(died("unknown", why="not-known"), died("unknown", why="awaited")).answer("child-died").why
    )


def test_coming_to_know_is_no_conflict() -> None:
    answer = situation(died("unknown", why="awaited"), died("yes")).answer("child-died")
    assert (YES, False) == (answer.truth, answer.conflict)


def test_a_child_has_its_own_answer_else_that_of_the_case() -> None:
    found = situation(died("no"), died("yes", about="child:A"), Involved("child:B"))
    assert (YES, ("e2",)) == (
        found.answer("child-died", "child:A").truth,
        found.answer("child-died", "child:A").entries,
    )
    assert (NO, ("e1",)) == (found.answer("child-died", "child:B").truth, found.answer("child-died", "child:B").entries)
    assert NO is found.answer("child-died").truth
    assert "child:A" == found.answer("child-died", "child:A").about


# Corrections, withdrawals, redactions


def test_a_correction_stands_in_the_place_of_what_it_corrects() -> None:
    found = situation(died("yes"), died("no", corrects="e1"))
    assert (NO, ("e2",), False) == (
        found.answer("child-died").truth,
        found.answer("child-died").entries,
        found.answer("child-died").conflict,
    )


def test_a_correction_recorded_earlier_stands_too() -> None:
    entries = died("yes", recorded="2021-04-02"), died("no", corrects="e1", recorded="2021-04-01")
    assert NO is situation(*entries).answer("child-died").truth


def test_the_last_of_several_corrections_stands() -> None:
    found = situation(died("yes"), died("no", corrects="e1"), died("unknown", corrects="e2"))
    assert (UNKNOWN, ("e3",)) == (found.answer("child-died").truth, found.answer("child-died").entries)


def test_without_its_correction_an_entry_stands_again() -> None:
    entries = died("yes"), died("no", corrects="e1"), Withdrawn("e2", "entered-in-error", on=DAY)
    assert YES is situation(*entries).answer("child-died").truth


def test_what_was_withdrawn_does_not_count() -> None:
    assert "not-asked" == situation(died("yes"), Withdrawn("e1", "superseded", on=DAY)).answer("child-died").why


def test_what_is_withdrawn_later_never_counted() -> None:
    found = situation(Happened("incident", DAY), Withdrawn("e1", "entered-in-error", on="2022-01-01"))
    assert found.happened("incident") is NO


def test_a_withdrawal_can_be_withdrawn() -> None:
    withdrawals = Withdrawn("e1", "superseded", on=DAY), Withdrawn("e2", "entered-in-error", on=DAY)
    assert YES is situation(died("yes"), *withdrawals).answer("child-died").truth


def test_a_withdrawal_can_be_corrected() -> None:
    entries = (
        died("yes"),
        Happened("incident", DAY),
        Withdrawn("e1", "superseded", on=DAY),
        Withdrawn("e2", "superseded", on=DAY, corrects="e3"),
    )
    found = situation(*entries)
    assert (YES, NO) == (found.answer("child-died").truth, found.happened("incident"))


def test_what_was_redacted_does_not_count() -> None:
    found = situation(died("yes"), Happened("incident", DAY), Redacted("e1", "wrong-case", on=DAY))
    assert ("not-asked", ["e2"]) == (found.answer("child-died").why, [entry.id for entry in found.entries])


def test_the_entries_of_a_situation_are_those_that_count() -> None:
    found = situation(
        Happened("incident", DAY),
        Happened("incident", DAY, corrects="e1"),
        died("yes"),
        Withdrawn("e3", "superseded", on=DAY),
        Happened("published", "2022"),
        Happened("review-started", "2021"),
        Listed("child", DAY),
    )
    assert ["e2", "e6", "e7"] == [entry.id for entry in found.entries]


# What was known


def test_what_was_recorded_later_was_not_known() -> None:
    entries = died("no", recorded="2021-04-01"), died("yes", recorded="2021-04-02", corrects="e1")
    for known_on, expected in ((date(2021, 3, 31), UNKNOWN), (date(2021, 4, 1), NO), (date(2021, 4, 2), YES)):
        assert expected is situation(*entries, known_on=known_on).answer("child-died").truth


def test_of_an_entry_without_a_recording_day_it_cannot_be_told_whether_it_was_known() -> None:
    found = situation(died("no"), Happened("incident", DAY), Happened("published", DAY, recorded=DAY), known_on=LATER)
    assert ("e1", "e2") == found.undated
    assert (UNKNOWN, "cannot-tell") == (found.answer("child-died").truth, found.answer("child-died").why)
    assert (UNKNOWN, YES) == (found.happened("incident"), found.happened("published"))
    assert found.occurrence("incident") is not None


def test_without_asking_what_was_known_nothing_is_undated() -> None:
    assert () == situation(died("no")).undated


def test_even_what_happened_later_may_have_been_recorded_before() -> None:
    found = situation(died("no", on="2021-05-01"), Involved("child:A"), known_on=DAY)
    assert (("e1", "e2"), "cannot-tell") == (found.undated, found.answer("child-died").why)


def test_an_undated_entry_that_agrees_changes_nothing() -> None:
    found = situation(died("no", recorded=DAY), died("no"), known_on=LATER)
    assert (NO, ("e1", "e2")) == (found.answer("child-died").truth, found.answer("child-died").entries)


def test_an_undated_entry_that_was_recorded_before_the_answer_that_stands_changes_nothing() -> None:
    found = situation(died("yes"), died("no", recorded=DAY), known_on=LATER)
    assert (NO, True) == (found.answer("child-died").truth, found.answer("child-died").conflict)


def test_an_undated_entry_that_may_have_replaced_the_answer_leaves_it_unknown() -> None:
    found = situation(died("no", recorded=DAY), died("yes"), known_on=LATER)
    assert (UNKNOWN, "cannot-tell") == (found.answer("child-died").truth, found.answer("child-died").why)


def test_a_childs_own_undated_answer_may_not_have_been_known() -> None:
    entries = died("no", recorded=DAY), died("yes", about="child:A")
    answer = situation(*entries, known_on=LATER).answer("child-died", "child:A")
    assert (UNKNOWN, ("e1", "e2")) == (answer.truth, answer.entries)


def test_an_undated_day_leaves_room_for_both() -> None:
    entries = Happened("incident", "2021", recorded=DAY), Happened("incident", "2021-03")
    found = situation(*entries, on=date(2021, 4, 1), known_on=date(2021, 4, 1))
    occurrence = found.occurrence("incident")
    assert occurrence is not None
    assert ("2021", YES) == (
        str(occurrence.span),
        found.happened("incident"),
    )  # entered by then, on whichever day it was


def test_an_undated_entry_that_would_say_not_yet_leaves_it_open() -> None:
    entries = Happened("published", "2021", recorded=DAY), Happened("published", "2021-Q3/2021-Q4")
    found = situation(*entries, known_on=LATER)
    occurrence = found.occurrence("published")
    assert occurrence is not None
    assert (UNKNOWN, "2021") == (found.happened("published"), str(occurrence.span))


@pytest.mark.parametrize(
    ("withdrawn", "expected"),
    [
        ({"on": "2021-05-01"}, "not-asked"),
        ({"on": "2021-06"}, "cannot-tell"),
        ({"on": "2021-07-01"}, None),
        ({"on": "2021-05-01", "recorded": "2021-07-01"}, None),
    ],
)
def test_a_withdrawal_is_known_from_its_own_day_unless_another_was_recorded(
    withdrawn: dict[str, str], expected: str | None
) -> None:
    entries = died("yes", recorded=DAY), Withdrawn("e1", "superseded", **withdrawn)
    assert expected == situation(*entries, known_on=LATER).answer("child-died").why


# Who is concerned


def test_agencies_children_and_people_are_known_from_what_is_entered() -> None:
    found = situation(
        Involved("child:B"),
        Involved("agency:police", DAY),
        Involved("agency:health", "2021-07-01"),
        died("no", about="child:A"),
        Happened("information-returned", DAY, about="agency:AG-1"),
        Happened("information-returned", DAY, about="agency:AG-2"),
        Withdrawn("e6", "entered-in-error", on=DAY),
        Happened("family-contributed", DAY, about="person:P1"),
        Appointed("lead-reviewer", "P2", on=DAY, agency="education"),
    )
    assert ("agency:AG-1", "agency:police") == found.agencies
    assert ("child:A", "child:B") == found.children
    assert ("person:P1",) == found.people


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2021, 3, 30), UNKNOWN), (date(2021, 4, 15), UNKNOWN), (date(2021, 4, 30), YES)]
)
def test_a_list_is_complete_once_somebody_says_so(on: date, expected: Truth) -> None:
    found = situation(Listed("agency", "2021-04", recorded="2021-05-04"), Listed("child", DAY), on=on)
    assert expected is found.listed("agency")


def test_appointments_hold_until_they_end() -> None:
    found = situation(
        Appointed("report-author", "P1", on="2021-04-02", agency="police", of_body="review-group"),
        Appointed("lead-reviewer", "P2", on="2021-04-01", about="child:A"),
        Appointed("chronology-author", "P3", on="2021-04-01"),
        Ended("e3", "2021-05-31"),
        Appointed("report-author", "P4", on="2021-07-01"),
    )
    assert [
        ("e2", "lead-reviewer", "P2", None, None, "child:A", "2021-04-01", YES),
        ("e1", "report-author", "P1", "police", "review-group", "case", "2021-04-02", YES),
    ] == [
        (each.entry, each.role, each.person_ref, each.agency, each.of_body, each.about, str(each.since), each.current)
        for each in found.appointments()
    ]


def test_the_first_appointment_of_a_lead_reviewer_is_the_event_unless_that_is_recorded() -> None:
    first, second = Appointed("lead-reviewer", "P1", on="2021-05-10"), Appointed("lead-reviewer", "P2", on="2021-05-03")
    (event,) = situation(first, second).occurrences("lead-reviewer-appointed")
    assert ("case", "2021-05-03", ("e2",)) == (event.about, str(event.span), event.entries)
    (event,) = situation(first, Happened("lead-reviewer-appointed", "2021-05-11")).occurrences(
        "lead-reviewer-appointed"
    )
    assert "2021-05-11" == str(event.span)
    assert () == situation(Appointed("line-manager", "P1", on="2021-05-10")).occurrences("lead-reviewer-appointed")


@pytest.mark.parametrize(("ended", "expected"), [("2021-06", UNKNOWN), ("2021-06-02", YES)])
def test_an_appointment_that_may_have_ended_is_still_shown(ended: str, expected: Truth) -> None:
    found = situation(Appointed("lead-reviewer", "P1", on=DAY), Ended("e1", ended, recorded="2021-07-05"))
    assert [expected] == [each.current for each in found.appointments()]


def test_an_appointment_that_was_corrected_ends_with_what_it_corrects() -> None:
    entries = (
        Appointed("lead-reviewer", "P1", on=DAY),
        Ended("e1", "2021-05-01"),
        Appointed("lead-reviewer", "P2", on=DAY, corrects="e1"),
    )
    assert () == situation(*entries).appointments()
    assert ["P2"] == [each.person_ref for each in situation(*entries, on=date(2021, 4, 1)).appointments()]


def test_an_appointment_may_end_more_than_once() -> None:
    entries = Appointed("lead-reviewer", "P1", on=DAY), Ended("e1", "2021-06"), Ended("e1", "2021-05-01")
    assert () == situation(*entries).appointments()


# Other proceedings


def inquest(state: str, on: str, **fields: Any) -> Proceeding:
    """Record how the inquest stands."""
    return Proceeding("inquest", state, on=on, **fields)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([], (UNKNOWN,)),
        ([inquest("open", "2021-07-01")], (UNKNOWN,)),
        ([inquest("open", "2021-04")], (YES, "open", "2021-04", None)),
        ([inquest("open", "2021-06")], (YES, "open", "2021-06", None)),
        ([inquest("open", "2021-06", recorded="2021-06-01")], (YES, "open", "2021-06", None)),
        ([inquest("open", "2021-06", recorded="2021-06-02")], (UNKNOWN, "open", "2021-06", None)),
        ([inquest("none", "2021-04-01")], (NO, "none", "2021-04-01", None)),
        ([inquest("none", "2021-06")], (NO, "none", "2021-06", None)),
        ([inquest("none", "2021-06", recorded="2021-06-02")], (UNKNOWN, "none", "2021-06", None)),
        ([inquest("ended", "2021-04-01")], (NO, "ended", None, "2021-04-01")),
        ([inquest("ended", "2021-04-01"), inquest("ended", "2021-05-01")], (NO, "ended", None, "2021-04-01")),
        ([inquest("open", "2021-04-01"), inquest("open", "2021-05-01")], (YES, "open", "2021-04-01", None)),
        ([inquest("open", "2021-04-01"), inquest("ended", "2021-05")], (NO, "ended", "2021-04-01", "2021-05")),
        ([inquest("open", "2021-04-01"), inquest("ended", "2021-06")], (NO, "ended", "2021-04-01", "2021-06")),
        (
            [inquest("open", "2021-04-01"), inquest("ended", "2021-06", recorded="2021-06-02")],
            (UNKNOWN, "open", "2021-04-01", "2021-06"),
        ),
        ([inquest("open", "2021-06"), inquest("ended", "2021-06")], (NO, "ended", "2021-06", "2021-06")),
        ([inquest("open", "2021-04-01"), inquest("ended", "2021-07")], (YES, "open", "2021-04-01", None)),
        ([inquest("ended", "2021-05-01"), inquest("open", "2021-04-01")], (NO, "ended", "2021-04-01", "2021-05-01")),
        ([inquest("open", "2019"), inquest("ended", "2019")], (NO, "ended", "2019", "2019")),
        ([inquest("open", "2019"), inquest("ended", "2019-02-01")], (NO, "ended", "2019", "2019-02-01")),
        ([inquest("open", "2019-03"), inquest("ended", "2019")], (NO, "ended", "2019-03", "2019")),
        ([inquest("none", "2021-04-01"), inquest("open", "2021-05-01")], (YES, "open", "2021-05-01", None)),
        ([inquest("none", "2021-04-01"), inquest("open", "2021-04-01")], (YES, "open", "2021-04-01", None)),
        ([inquest("open", "2021-04-01"), inquest("none", "2021-05-01")], (NO, "none", "2021-04-01", "2021-05-01")),
        ([inquest("open", "2021"), inquest("none", "2021-05-01")], (UNKNOWN, "open", "2021", "2021-05-01")),
        ([inquest("ended", "2021-04-01"), inquest("none", "2021-05-01")], (NO, "none", "2021-05-01", None)),
        (
            [inquest("open", "2019"), inquest("ended", "2020"), inquest("open", "2021-05-01")],
            (YES, "open", "2021-05-01", None),
        ),
    ],
)
def test_proceedings_run_from_their_opening_to_their_end(entries: list[Proceeding], expected: tuple[Any, ...]) -> None:
    found = situation(*entries)
    shown = [
        (each.state, each.since and str(each.since), each.until and str(each.until)) for each in found.proceedings()
    ]
    assert expected == (found.proceeding("inquest"), *(value for state in shown for value in state))


def test_each_of_several_proceedings_stands_on_its_own() -> None:
    found = situation(
        Proceeding("prosecution", "open", on=DAY, ref="P-2"),
        Proceeding("prosecution", "open", on=DAY, ref="P-1"),
        Proceeding("prosecution", "ended", on="2021-05-01", ref="P-1"),
        Proceeding("family-proceedings", "open", on=DAY, about="child:A"),
        Proceeding("family-proceedings", "none", on=DAY),
    )
    assert [
        ("family-proceedings", None, "case", "none", ("e5",)),
        ("family-proceedings", None, "child:A", "open", ("e4",)),
        ("prosecution", "P-1", "case", "ended", ("e2", "e3")),
        ("prosecution", "P-2", "case", "open", ("e1",)),
    ] == [(each.kind, each.ref, each.about, each.state, each.entries) for each in found.proceedings()]
    assert ["P-1", "P-2"] == [each.ref for each in found.proceedings("prosecution")]
    assert found.proceeding("prosecution") is YES


# Wrong use


@pytest.mark.parametrize(
    ("ask", "given", "expected"),
    [
        ("happened", ("incidnet",), "unknown-event at event: did you mean 'incident'?"),
        ("occurrence", ("incidnet",), "unknown-event at event: did you mean 'incident'?"),
        ("occurrences", ("incidnet",), "unknown-event at event: did you mean 'incident'?"),
        ("planned", ("incidnet",), "unknown-event at event: did you mean 'incident'?"),
        ("answer", ("child-dead",), "unknown-fact at fact: did you mean 'child-died'?"),
        ("proceedings", ("inquests",), "unknown-proceeding at kind: did you mean 'inquest'?"),
        ("proceeding", ("inquests",), "unknown-proceeding at kind: did you mean 'inquest'?"),
        ("listed", ("agencies",), "unknown-list at kind: one of agency, child, person"),
        ("happened", ("incident", "agency:polise"), "unknown-about at about: did you mean 'police'?"),
        ("occurrence", ("incident", "agency:polise"), "unknown-about at about: did you mean 'police'?"),
        ("answer", ("child-died", "agency:polise"), "unknown-about at about: did you mean 'police'?"),
    ],
)
def test_asking_for_what_nobody_knows_is_refused(ask: str, given: tuple[str, ...], expected: str) -> None:
    with pytest.raises(CsprError) as caught:
        getattr(situation(), ask)(*given)
    assert expected == str(caught.value)


def test_a_list_that_the_record_does_not_keep_cannot_be_asked_for() -> None:
    with pytest.raises(CsprError) as refused:
        Review("NR-07", "northamptonshire").as_of(date(2021, 6, 1)).known("councils")
    assert ["unknown-list"] == [problem.code for problem in refused.value.problems]


def test_a_situation_is_a_value_whatever_was_asked_of_it() -> None:
    review = Review("NR-07", "northamptonshire").record(Happened("incident", "2021-03-25"))
    asked, fresh = review.as_of(LATER), review.as_of(LATER)
    assert Truth.YES is asked.happened("incident")
    assert asked == fresh == pickle.loads(pickle.dumps(asked))  # noqa: S301 -- our own bytes
    assert hash(asked) == hash(fresh)


def test_a_meeting_that_is_called_is_planned_and_of_several_the_next_counts() -> None:
    called = [
        Called("rapid-review-meeting", "2021-04-01", held_on=day, ref=ref)
        for ref, day in (("M1", "2021-04-12"), ("M2", "2021-04-19"), ("M1", "2021-04-13"))
    ]
    review = Review("NR-07", "northamptonshire").record(*called)
    days = [date(2021, 4, 5), date(2021, 4, 14), date(2021, 5, 1)]
    assert ["2021-04-13", "2021-04-19", "2021-04-19"] == [
        str(review.as_of(day).planned("rapid-review-held")) for day in days
    ]
    assert review.as_of(date(2021, 4, 5)).planned("published") is None
