"""Published after it was decided not to publish the report: the report or information in its place, which is asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import cspr
from cspr import history
from cspr.cli import main
from cspr.first_screen import Card, Section, glance
from cspr.guidance import framework
from cspr.history import DeviationKind
from cspr.publication import lateness, not_publishing
from cspr.record import Decided, Established, Happened, Planned, Review
from cspr.record.entries import AnyEntry
from cspr.record.situation import Situation
from cspr.show import to_text
from cspr.timescales.done_late import Lateness, done_late
from cspr.truth import Truth
from printing import case_file, in_a_line

ALL = ("national", "northamptonshire", "kirklees", "essex")
DECIDED = Decided("local-review", "review", on="2024-02-05", by="safeguarding-partners")  # six months end on 5 August
DECLINED = Decided("publication", "do-not-publish", on="2024-06-03", by="safeguarding-partners", rationale_ref="R-2")
PUBLISHED = Happened("published", "2024-10-21")
QUESTION = "Was only information on improvements published, and not the report?"
LATE = "54 working days late (Mon 5 Aug) by national guidance."


def answered(answer: str) -> Established:
    return Established("only-information-published", answer, on="2024-10-22", by="business-office")


def situation(*entries: AnyEntry, of: str = "national") -> Situation:
    return Review("NR-07", of).record(DECIDED, *entries).as_of(date(2024, 11, 1))


def headline(*entries: AnyEntry, of: str = "national") -> str:
    return " ".join(cspr.glance(framework(of), situation(*entries, of=of)).headline)


def contradictions(*entries: AnyEntry, of: str = "national") -> list[tuple[str, Truth]]:
    found = history.deviations(framework(of), situation(*entries, of=of))
    return [(each.says, each.certain) for each in found if each.kind is DeviationKind.CONFLICT]


def card(*entries: AnyEntry, of: str = "national") -> Card | None:
    cards = {each.id: each for each in cspr.glance(framework(of), situation(*entries, of=of)).cards}
    return cards.get("care/record/conflict/publication-declined")


@pytest.mark.parametrize("of", ALL)
class TestWhichOfThemIsNotRecorded:
    def test_so_it_does_where_publication_is_recorded_of_one_child(self, of: str) -> None:
        says = headline(DECLINED, Happened("published", "2024-10-21", about="child:A"), of=of)
        assert f"If it was the report: {LATE}" in says

    def test_the_headline_says_so_and_how_late_the_report_would_be(self, of: str) -> None:
        says = headline(DECLINED, PUBLISHED, of=of)
        assert "Published on Mon 21 Oct: whether the report or information on improvements is not recorded." in says
        assert f"If it was the report: {LATE}" in says
        assert "Keep what was published public until at least Tue 21 Oct 2025" in says
        assert "Information on improvements published" not in says

    def test_it_is_asked_for_as_what_is_to_be_checked_in_the_record(self, of: str) -> None:
        assert [(f"{QUESTION} Not recorded", Truth.UNKNOWN)] == contradictions(DECLINED, PUBLISHED, of=of)
        found = card(DECLINED, PUBLISHED, of=of)
        assert found is not None
        assert (Section.CARE, f"{QUESTION} Not recorded") == (found.section, found.title)
        assert (
            "It was decided not to publish the report. If it was published all the same, record that decision too.",
        ) == found.why


@pytest.mark.parametrize("of", ALL)
def test_information_in_its_place_is_told_as_that_once_it_is_recorded(of: str) -> None:
    entries = (DECLINED, PUBLISHED, answered("yes"))
    says = headline(*entries, of=of)
    assert "Information on improvements published on Mon 21 Oct." in says
    assert "Keep the information on improvements public until" in says
    assert "late" not in says.partition("Keep the")[0]
    assert ([], None) == (contradictions(*entries, of=of), card(*entries, of=of))


@pytest.mark.parametrize("of", ALL)
def test_the_report_itself_contradicts_the_decision_and_is_late(of: str) -> None:
    entries = (DECLINED, PUBLISHED, answered("no"))
    says = headline(*entries, of=of)
    assert f"Published on Mon 21 Oct, {LATE}" in says
    assert "Keep the report public until" in says
    contradicts = "Decision not to publish, and a report published: the record contradicts itself"
    assert [(contradicts, Truth.YES)] == contradictions(*entries, of=of)
    found = card(*entries, of=of)
    assert found is not None
    assert ("If it was decided to publish after all, record that decision; else correct the record.",) == found.why


@pytest.mark.parametrize(
    "entries",
    [
        (PUBLISHED,),
        (DECLINED,),
        (DECLINED, Decided("publication", "publish", on="2024-10-01", by="safeguarding-partners"), PUBLISHED),
    ],
    ids=["no decision", "not published", "decided to publish after all"],
)
def test_otherwise_nothing_is_asked(entries: tuple[AnyEntry, ...]) -> None:
    assert "is not recorded" not in headline(*entries)
    assert ([], None) == (contradictions(*entries), card(*entries))


def test_a_report_that_was_published_in_time_is_said_to_be_late_in_no_case() -> None:
    says = headline(DECLINED, Happened("published", "2024-07-22"))
    assert "whether the report or information on improvements is not recorded." in says
    assert "late" not in says


def test_the_check_of_a_case_asks_it_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = case_file(tmp_path, Review("NR-07", "national").record(DECIDED, DECLINED, PUBLISHED))
    main(["case", "check", file])
    assert f"{QUESTION} Not recorded. It was decided not to publish the report." in in_a_line(capsys)


@pytest.mark.parametrize("of", ALL)
@pytest.mark.parametrize(
    ("answer", "late", "passed"),
    [("no", Truth.YES, Truth.YES), ("unknown", Truth.UNKNOWN, Truth.UNKNOWN), ("yes", Truth.NO, None)],
)
def test_its_limit_is_judged_as_far_as_it_was_the_report(
    of: str, answer: str, late: Truth, passed: Truth | None
) -> None:
    completed = Happened("review-completed", "2024-07-01")
    known = situation(DECLINED, PUBLISHED, completed, *(() if answer == "unknown" else (answered(answer),)), of=of)
    found = lateness(framework(of), known)
    limits = {limit.topic: limit.passed for limit in found.limits}
    assert (late, {} if passed is None else {"publication-period": passed}) == (found.late, limits)
    told = history.deviations(framework(of), known)
    assert (answer == "no") is any(
        each.kind is DeviationKind.LATE for each in told if each.name == "publication-period"
    )


@pytest.mark.parametrize("of", ALL)
def test_what_the_decision_brought_falls_away_only_where_it_was_the_report(of: str) -> None:
    for answer, owed in (((), True), ((answered("yes"),), True), ((answered("no"),), False)):
        cards = cspr.glance(framework(of), situation(DECLINED, PUBLISHED, *answer, of=of)).cards
        assert owed is any(card.id == "task/justify-not-publishing/case" for card in cards)


def test_another_limit_that_has_passed_is_told_once_and_as_surely_as_before() -> None:
    completed = Happened("review-completed", "2024-08-12")
    found = lateness(framework("national"), situation(DECLINED, PUBLISHED, completed))
    assert [("review-period", Truth.YES), ("publication-period", Truth.UNKNOWN)] == [
        (limit.topic, limit.passed) for limit in found.limits
    ]


class TestTheCopyOfTheInformation:
    """CA04-022 gives the report to both; REGS-034 has what is published sent to them seven working days before."""

    REPORT = Happened("report-submitted", "2024-06-25")
    PLANNED = Planned("published", "2024-08-01")
    TITLE = "Information on improvements to the Panel, before publication"

    def tasks(self, *entries: AnyEntry) -> dict[str, str]:
        review = Review("NR-08", "national").record(DECIDED, Happened("review-completed", "2024-06-03"), *entries)
        cards = glance(framework("national"), review.as_of(date(2024, 7, 10))).cards
        own = ("task/submit-report", "task/submit-information")
        return {card.title: str(card.arrive_by) for card in cards if card.id.startswith(own)}

    def test_is_a_task_of_its_own_beside_the_report(self) -> None:
        report = "Final report to the Panel"
        assert {self.TITLE: "2024-07-23", report: "None"} == self.tasks(DECLINED, self.PLANNED)
        assert {self.TITLE: "2024-07-23"} == self.tasks(DECLINED, self.PLANNED, self.REPORT)
        sent = Happened("information-submitted", "2024-07-09")
        assert {report: "None"} == self.tasks(DECLINED, self.PLANNED, sent)
        assert {report: "2024-07-23"} == self.tasks(self.PLANNED)

    @pytest.mark.parametrize("of", ALL)
    @pytest.mark.parametrize(
        ("sent", "kept", "says"),
        [
            ("2024-10-10", Truth.YES, "Thu 10 Oct, in time"),
            ("2024-10-11", Truth.NO, "Fri 11 Oct, late (last day Thu 10 Oct)"),
            ("2024-10", Truth.UNKNOWN, "October 2024, perhaps late (last day Thu 10 Oct)"),
        ],
    )
    def test_is_judged_where_publication_is_declined_as_in_the_dates(
        self, sent: str, kept: Truth, says: str, of: str
    ) -> None:
        known = situation(DECLINED, PUBLISHED, answered("yes"), Happened("information-submitted", sent), of=of)
        answer = not_publishing(framework(of), known)
        copies = [duty for duty in answer.duties if duty.topic == "submit-information"]
        assert {(date(2024, 10, 10), kept)} == {(each.due and each.due.exact, each.in_time) for each in copies}
        assert f"{self.TITLE}: {says}" in " ".join(to_text(answer).split())
        (dated,) = (each for each in cspr.timescales.schedule(framework(of), known) if each.topic == copies[0].topic)
        late = {Truth.YES: None, Truth.NO: Lateness.UNCHECKED, Truth.UNKNOWN: Lateness.PERHAPS}[kept]
        found = done_late(dated)
        assert late is (None if found is None else found.how)

    def test_says_its_last_day_while_it_is_not_recorded(self) -> None:
        answer = not_publishing(framework("national"), situation(DECLINED, self.REPORT, PUBLISHED, answered("yes")))
        told = " ".join(to_text(answer).split())
        assert f"{self.TITLE} (new; at least 7 working days before, last day Thu 10 Oct)" in told
        assert "Final report to the Panel: Tue 25 Jun [" in told
        assert "Final report to the Panel, before publication" not in told


REOPENED = Decided("course", "re-open", on="2024-10-24", by="safeguarding-partners", rationale_ref="R-3")
AFTER = Decided("publication", "do-not-publish", on="2024-10-28", by="safeguarding-partners", rationale_ref="R-2")
BOTH = "Decision not to publish, and a report published: the record contradicts itself"


@pytest.mark.parametrize("of", ALL)
def test_a_decision_not_to_publish_after_publication_contradicts_it_too(of: str) -> None:
    assert contradictions(PUBLISHED, AFTER, of=of) == [(BOTH, Truth.YES)]
    assert contradictions(PUBLISHED, AFTER, answered("no"), of=of) == [(BOTH, Truth.YES)]
    found = cspr.glance(framework(of), situation(PUBLISHED, AFTER, of=of))
    assert not [each for each in found.cards if each.id == "task/justify-not-publishing"]
    assert found.headline[0] == f"Published on Mon 21 Oct, {LATE}"


@pytest.mark.parametrize(
    "entries",
    [
        (PUBLISHED, AFTER, answered("yes")),
        (PUBLISHED, Happened("withdrawn-from-web", "2024-10-25"), AFTER),
        (
            PUBLISHED,
            Decided("course", "re-open", on="2024-10-24", by="safeguarding-partners", rationale_ref="R"),
            AFTER,
        ),
        (PUBLISHED, Decided("publication", "publish", on="2024-10-30", by="safeguarding-partners"), AFTER),
    ],
    ids=["information", "taken down", "re-opened", "decided to publish after all"],
)
def test_it_does_not_where_it_is_of_something_else(entries: tuple[AnyEntry, ...]) -> None:
    assert contradictions(*entries) == []


ALONE = "Only information on improvements published, and no decision not to publish: the record contradicts itself"


@pytest.mark.parametrize("of", ALL)
def test_information_published_without_a_decision_asks_for_it_and_is_kept_public(of: str) -> None:
    entries = (PUBLISHED, answered("yes"))
    assert contradictions(*entries, of=of) == [(ALONE, Truth.YES)]
    found = cspr.glance(framework(of), situation(*entries, of=of))
    assert found.stage == "INFORMATION PUBLISHED"
    assert headline(*entries, of=of).startswith(
        "Information on improvements published on Mon 21 Oct. Keep the information"
    )
    (asked,) = [each for each in found.cards if each.id == "care/record/conflict/only-information-published"]
    assert asked.why == (
        "Record the decision not to publish the report, with its reasons; if it was the report, correct the answer.",
    )
    assert contradictions(*entries, DECLINED, of=of) == []
