"""Milestones in the wrong order are found on the first screen and by the check of a case, also past a missing one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cspr import glance, history
from cspr.cli import main
from cspr.guidance import framework
from cspr.history import DeviationKind
from cspr.record import Decided, Established, Happened, Met, Review
from cspr.record.entries import AnyEntry
from cspr.sources import Basis
from cspr.truth import Truth
from folders import folder
from printing import case_file, in_a_line

AWARE: tuple[AnyEntry, ...] = (
    Happened("local-authority-aware", "2022-03-02"),
    *(
        Established(fact, "yes", on="2022-03-02", by="local-authority")
        for fact in ("abuse-or-neglect-suspected", "incident-in-area", "child-died")
    ),
)
SENT, HELD, SUBMITTED = "notification-sent", "rapid-review-held", "rapid-review-submitted"
ALL = ("national", "northamptonshire", "kirklees", "essex")


def review(of: str, *events: tuple[str, str]) -> Review:
    return Review("QX-990", of).record(*AWARE, *(Happened(*event) for event in events))


def early(of: str, *events: tuple[str, str], on: date = date(2022, 4, 4)) -> set[str]:
    found = history.deviations(framework(of), review(of, *events).as_of(on))
    return {each.name for each in found if each.kind is DeviationKind.OUT_OF_ORDER}


@pytest.mark.parametrize("of", ALL)
def test_a_rapid_review_sent_before_the_notification_is_told_also_where_its_meeting_is_not_recorded(
    of: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    events = ((SUBMITTED, "2022-03-10"), (SENT, "2022-03-21"))
    assert {"submit-rapid-review"} == early(of, *events)
    cards = glance(framework(of), review(of, *events).as_of(date(2022, 4, 4))).cards
    assert ["care/record/out-of-order/submit-rapid-review"] == [card.id for card in cards if "out-of-order" in card.id]
    file = case_file(tmp_path, review(of, *events))
    main(["case", "check", file])
    assert "(out-of-order)" in capsys.readouterr().out


@pytest.mark.parametrize("of", ALL)
def test_in_their_order_nothing_is_told(of: str) -> None:
    assert set[str]() == early(of, (SENT, "2022-03-04"), (SUBMITTED, "2022-03-10"))
    assert set[str]() == early(of, (SENT, "2022-03-04"), (HELD, "2022-03-08"), (SUBMITTED, "2022-03-10"))


def test_a_decision_before_the_rapid_review_was_sent_is_in_order() -> None:
    decided = Decided("local-review", "review", on="2022-03-09", by="safeguarding-partners")
    events = (Happened(SENT, "2022-03-04"), Happened(SUBMITTED, "2022-03-10"), decided)
    known = Review("QX-990", "national").record(*AWARE, *events).as_of(date(2022, 4, 4))
    found = history.deviations(framework("national"), known)
    assert not [
        each for each in found if each.kind is DeviationKind.OUT_OF_ORDER and each.name != "submit-rapid-review"
    ]


def test_what_was_sent_before_its_meeting_is_told_where_no_text_gives_the_order() -> None:
    events = tuple(Happened(name, day) for name, day in ((SENT, "2019-03-04"), (SUBMITTED, "2019-03-11")))
    known = Review("QX-990", "national").record(*events, Happened(HELD, "2019-03-21")).as_of(date(2019, 4, 1))
    found = history.deviations(framework("national"), known)
    assert [SUBMITTED] == [each.name for each in found if each.kind is DeviationKind.OUT_OF_ORDER]


@pytest.mark.parametrize("of", ALL)
@pytest.mark.parametrize(
    ("events", "clauses", "basis"),
    [
        ((("report-finalised", "2024-06-20"), ("review-completed", "2024-06-27")), {"WT23-041"}, Basis.INFERRED),
        ((("withdrawn-from-web", "2024-06-20"), ("report-finalised", "2024-06-27")), {"WT23-041"}, Basis.INFERRED),
        ((("published", "2024-06-20"), (SENT, "2024-06-27")), {"CA04-010", "CA04-011"}, Basis.INFERRED),
        ((("published", "2024-06-20"), ("local-authority-aware", "2024-06-27")), {"WT23-019", "WT23-020"}, Basis.SEEN),
    ],
    ids=["finalised before completed", "withdrawn before finalised", "before the notification", "before it was known"],
)
def test_each_has_the_clauses_that_ask_for_what_comes_first_beside_it(
    of: str, events: tuple[tuple[str, str], ...], clauses: set[str], basis: Basis
) -> None:
    known = Review("QX-990", of).record(*(Happened(*event) for event in events)).as_of(date(2024, 8, 1))
    (found,) = (each for each in history.deviations(framework(of), known) if each.name == events[0][0])
    assert (clauses, False) == ({clause for source in found.sources for clause in source.clauses}, found.binding)
    assert (basis is Basis.INFERRED) is ({Basis.INFERRED} == {source.basis for source in found.sources})
    (card,) = (
        each for each in glance(framework(of), known).cards if each.id == f"care/record/out-of-order/{found.name}"
    )
    assert found.sources == card.sources
    assert (basis is Basis.INFERRED) is ("(by our inference: no text says so)" in card.title)


def test_where_no_text_in_force_asks_for_what_comes_first_no_clause_stands_beside_it() -> None:
    events = (Happened("report-finalised", "2010-06-20"), Happened("review-completed", "2010-06-27"))
    known = Review("QX-990", "national").record(*events).as_of(date(2010, 8, 1))
    found = [each for each in history.deviations(framework("national"), known) if each.name == "report-finalised"]
    assert [()] == [each.sources for each in found]


PUBLISHED = Happened("published", "2024-07-20")
DECIDED = Decided("local-review", "review", on="2024-02-05", by="safeguarding-partners")


def after_publication(of: str, *events: tuple[str, str]) -> list[tuple[str, str]]:
    """What publication is told to come after, of a report published on 20 July, and what else is on record before."""
    known = Review("QX-991", of).record(DECIDED, PUBLISHED, *(Happened(*event) for event in events))
    found = history.deviations(framework(of), known.as_of(date(2024, 12, 2)))
    return [
        (each.title.partition(" (comes after: ")[2].removesuffix(")"), str(each.due))
        for each in found
        if each.kind is DeviationKind.OUT_OF_ORDER
        and each.certain is Truth.YES
        and each.name in {"publish", "published"}
    ]


@pytest.mark.parametrize("of", ALL)
class TestPublicationBeforeWhatHasToComeFirst:
    """It is found though nothing between the two is on record: whoever publishes has completed the review."""

    def test_is_told_of_the_lead_reviewer_and_the_terms(self, of: str) -> None:
        assert [("appoint the lead reviewer", "2024-08-05")] == after_publication(
            of, ("lead-reviewer-appointed", "2024-08-05")
        )
        assert [("agree the terms of reference", "2024-08-05")] == after_publication(of, ("terms-agreed", "2024-08-05"))

    def test_is_told_of_every_sign_off_once(self, of: str) -> None:
        for event, titles in {
            "final-sign-off-given": ("final sign-off", "final sign-off given"),
            "subgroup-agreed": ("agree the report in the CSPR sub-group", "report agreed by the CSPR sub-group"),
            "group-commented": ("comment on the draft", "draft commented on"),
        }.items():
            ((title, due),) = after_publication(of, (event, "2024-07-29"))
            assert (True, "2024-07-29") == (title in titles, due)

    def test_is_told_where_the_completion_is_on_record_too(self, of: str) -> None:
        told = after_publication(of, ("final-sign-off-given", "2024-07-29"), ("review-completed", "2024-08-09"))
        assert {"2024-07-29", "2024-08-09"} == {due for _, due in told}

    def test_is_told_past_a_completion_that_came_too_late_itself(self, of: str) -> None:
        events = ("lead-reviewer-appointed", "2024-08-05"), ("review-completed", "2024-08-09")
        assert {("complete the LCSPR", "2024-08-09"), ("appoint the lead reviewer", "2024-08-05")} == set(
            after_publication(of, *events)
        )

    def test_is_not_told_where_it_was_in_order(self, of: str) -> None:
        events = ("lead-reviewer-appointed", "2024-03-04"), ("final-sign-off-given", "2024-07-20")
        assert [] == after_publication(of, *events)

    def test_is_not_told_of_what_a_review_opened_again_did_since(self, of: str) -> None:
        again = ("lead-reviewer-appointed", "2024-08-12"), ("final-sign-off-given", "2024-09-10")
        assert [] == after_publication(
            of, ("review-reopened", "2024-08-01"), *again, ("review-completed", "2024-09-12")
        )

    def test_is_told_of_what_came_before_it_was_opened_again(self, of: str) -> None:
        events = ("lead-reviewer-appointed", "2024-08-05"), ("review-reopened", "2024-08-12")
        assert [("appoint the lead reviewer", "2024-08-05")] == after_publication(of, *events)


@pytest.mark.parametrize("of", ["national", "essex"])
def test_what_came_after_the_completion_too_is_left_to_that_where_no_other_text_stands_between(of: str) -> None:
    events = ("review-completed", "2024-08-09"), ("lead-reviewer-appointed", "2024-08-12")
    assert [("complete the LCSPR", "2024-08-09")] == after_publication(of, *events)


def test_the_check_of_a_case_tells_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    late = Happened("final-sign-off-given", "2024-07-29"), Happened("lead-reviewer-appointed", "2024-08-05")
    file = case_file(tmp_path, Review("QX-991", "kirklees").record(DECIDED, PUBLISHED, *late))
    assert 1 == main(["case", "check", file])
    said = in_a_line(capsys)
    ours = " (by our inference: no text says so)"
    for title, inferred in (
        ("Publish the LCSPR (comes after: final sign-off)", ""),
        ("Publish the LCSPR (comes after: appoint the lead reviewer)", ours),
        ("Final sign-off (comes after: appoint the lead reviewer)", ""),
    ):
        assert f"{title}: recorded in the wrong order{inferred}." in said


INCIDENT, KNOWN = Happened("incident", "2025-02-02"), Happened("local-authority-aware", "2025-02-03")


@pytest.mark.parametrize(
    ("event", "on", "first"),
    [
        ("partners-notified", "2025-01-30", "2025-02-02"),
        ("partners-notified", "2025-02-02", "2025-02-03"),
        ("partners-notified", "2025-02-03", None),
        ("partners-notified", "2025-02", None),
        ("case-referred", "2025-01-30", "2025-02-02"),
        ("case-referred", "2025-02-02", None),
        ("information-requested", "2025-01-30", "2025-02-02"),
        ("bodies-alerted", "2025-01-30", "2025-02-02"),
    ],
)
def test_a_step_before_the_incident_is_told_once(event: str, on: str, first: str | None) -> None:
    known = Review("QX-992", "kirklees").record(INCIDENT, KNOWN, Happened(event, on)).as_of(date(2025, 2, 10))
    every = [
        each for each in history.deviations(framework("kirklees"), known) if each.kind is DeviationKind.OUT_OF_ORDER
    ]
    assert [(event, first)] * (first is not None) == [(each.name, str(each.due)) for each in every]


def test_without_the_day_of_the_incident_no_step_is_before_it() -> None:
    known = Review("QX-992", "kirklees").record(Happened("case-referred", "2025-01-30")).as_of(date(2025, 2, 10))
    assert not any(each.kind is DeviationKind.OUT_OF_ORDER for each in history.deviations(framework("kirklees"), known))


OWN_WORDS = """
[step]
"x-my-area/look" = { title = "Look", stage = "determination" }
"x-my-area/survey" = { title = "Survey", stage = "improvement" }
"""
OWN_RULES = """
[[duty]]
id = "look"
clauses = ["MYA-001"]
step = "x-my-area/look"
how = "decides"
[[duty]]
id = "survey"
clauses = ["MYA-002"]
step = "x-my-area/survey"
level = "partnership"
"""


class TestAStepOfOnesOwn:
    """It is called by its own title; what is owed for all cases together may come before an incident."""

    def found(self, path: Path, *entries: AnyEntry) -> list[tuple[str, str]]:
        actor = 'actor = "review-subgroup"'
        documents = framework("my-area", extra=[folder(path / "one", OWN_RULES, actor, actor, words=OWN_WORDS)])
        known = Review("MA-01", "my-area").record(Happened("incident", "2024-06-03"), *entries).as_of(date(2024, 7, 1))
        assert "x-my-area" not in str(glance(documents, known))
        told = history.deviations(documents, known)
        return [(each.kind.value, each.title) for each in told if each.name.startswith("x-")]

    def test_before_the_incident_is_told_and_what_is_owed_for_all_cases_is_not(self, tmp_path: Path) -> None:
        early = [Happened(f"x-my-area/{step}", "2024-05-10") for step in ("look", "survey")]
        assert self.found(tmp_path, *early) == [("out-of-order", "Look: done (comes after: the incident)")]

    @pytest.mark.parametrize(
        ("quorate", "told"),
        [
            ("no", [("conflict", "Look: done, and the meeting on Mon 10 Jun 2024 recorded as not quorate")]),
            ("yes", []),
            (None, []),
        ],
    )
    def test_that_a_body_decided_at_a_meeting_without_its_quorum_is_told(
        self, tmp_path: Path, quorate: str | None, told: list[tuple[str, str]]
    ) -> None:
        met = Met("subgroup-meeting", "2024-06-10", ref="M1", quorate=quorate)
        assert self.found(tmp_path, met, Happened("x-my-area/look", "2024-06-10")) == told
