"""What is tied to the day of publication without a figure is to come until that day is near, and is called so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from cspr import caseload, cli, lifecycle, people
from cspr.first_screen import glance
from cspr.first_screen.cards import Card, Section, Urgency
from cspr.guidance import framework
from cspr.lifecycle import By, State
from cspr.publication import RequirementState, not_publishing, readiness
from cspr.record import Decided, Happened, Planned, Review
from cspr.record.entries import AnyEntry
from cspr.truth import Truth
from printing import case_file, in_a_line

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record.situation import Situation

REVIEW: Final = Review("QX-21", "northamptonshire").record(
    Decided("local-review", "review", on="2022-10-18", by="safeguarding-partners"),
    Happened("final-sign-off-given", "2023-03-09"),
    Happened("review-completed", "2023-03-10"),
)
PLAN: Final = Planned("published", "2023-04-17")
DECLINED: Final = Decided("publication", "do-not-publish", on="2023-03-13", by="safeguarding-partners")
TIED: Final = ("practitioner-debrief", "open-debrief", "family-findings")
COUNCIL: Final = "inform-council"


def known(*entries: AnyEntry, on: date = date(2023, 3, 15)) -> Situation:
    return REVIEW.record(*entries).as_of(on)


def card(step: str, situation: Situation) -> Card | None:
    screen = glance(framework("northamptonshire"), situation)
    return next((each for each in screen.cards if each.id == f"task/{step}/case"), None)


def stands(step: str, situation: Situation) -> tuple[Section, Urgency, tuple[str, ...]]:
    found = card(step, situation)
    assert found is not None
    return found.section, found.urgency, tuple(each for each in found.why if not each.startswith("To the "))


class TestTheDayIsTold:
    """NSCP-F-169, NSCP-F-171, NSCP-P-053 and NSCP-F-123."""

    PLANNED = "Publication is planned for Mon 17 Apr."
    AROUND = "Around the same time as publication."

    def test_while_it_lies_ahead(self) -> None:
        later, situation = (Section.NEXT, Urgency.LATER), known(PLAN)
        both = "Around the same time as publication, or some time before publication."
        assert (*later, (both, self.PLANNED)) == stands("practitioner-debrief", situation)
        assert (*later, (self.AROUND, self.PLANNED)) == stands("open-debrief", situation)
        assert (*later, ("Just before publication.", self.PLANNED)) == stands("family-findings", situation)

    @pytest.mark.parametrize("on", [date(2023, 4, 12), date(2023, 4, 17), date(2023, 4, 18)])
    def test_once_it_is_near_or_has_passed(self, on: date) -> None:
        planned = self.PLANNED.replace(" is ", " was ") if on > date(2023, 4, 17) else self.PLANNED
        now = Section.NOW, Urgency.OPEN, (self.AROUND, planned)
        assert now == stands("open-debrief", known(PLAN, on=on))

    def test_where_none_is_planned(self) -> None:
        assert (Section.NEXT, Urgency.LATER, (self.AROUND,)) == stands("open-debrief", known())

    def test_and_mondays_page_leaves_it_out_until_then(self) -> None:
        def told(on: date) -> set[str]:
            page = caseload.week([glance(framework("northamptonshire"), known(PLAN, on=on))], on=on, until=on)
            return {each.id.split("/")[1] for row in page.rows for each in row.cards}

        assert told(date(2023, 3, 15)).isdisjoint(TIED)
        assert set(TIED) <= told(date(2023, 4, 12))

    def test_what_was_published_is_no_longer_to_come(self) -> None:
        published = known(PLAN, Happened("published", "2023-04-17"), on=date(2023, 4, 19))
        assert [None] * 3 == [card(step, published) for step in TIED]


class TestWhoeverIsToldTheDay:
    """NSCP-F-175, NSCP-F-176 and NSCP-F-179: without a planned day there is nothing to tell."""

    STEPS: Final = ("tell-panel-the-day", COUNCIL, "press-statement")
    WAITS: Final = "A planned day for publication"
    BRIEFING: Final = "Briefing for elected members to Elected members"

    @staticmethod
    def steps(situation: Situation) -> dict[str, lifecycle.Progress]:
        return {step.step: step for step in lifecycle.progress(framework("northamptonshire"), situation)}

    def test_waits_for_a_planned_day_as_an_inferred_order(self) -> None:
        steps = self.steps(known())
        for name in self.STEPS:
            step = steps[name]
            (blocker,) = step.blockers
            assert (State.BLOCKED, By.PLAN, self.WAITS, True, Truth.YES) == (
                step.state,
                blocker.by,
                blocker.title,
                blocker.by_nature,
                blocker.certain,
            )
            assert not blocker.source.checked
        with_a_plan = self.steps(known(PLAN))
        assert {State.READY} == {with_a_plan[name].state for name in self.STEPS}

    def test_is_not_open_on_the_first_screen_nor_on_mondays_page(self) -> None:
        screen = glance(framework("northamptonshire"), known())
        assert {None} == {card(step, known()) for step in self.STEPS}
        says = [each.says for each in screen.cards if each.id in {f"waiting/{step}" for step in self.STEPS}]
        assert ["Give notice of the publication date", "Tell elected members", "Send the press statement"] == [
            each.removesuffix(". First: a planned day for publication.") for each in says
        ]
        page = caseload.week([screen], on=date(2023, 3, 15), until=date(2023, 3, 19))
        assert not {f"task/{step}/case" for step in self.STEPS} & {each.id for row in page.rows for each in row.cards}

    def test_is_not_due_in_the_ledger_before(self) -> None:
        documents = framework("northamptonshire")
        stands = [
            (row.state.value, row.why)
            for situation in (known(), known(PLAN))
            for ledger in people.ledgers(documents, situation)
            for row in ledger.rows
            if row.title == self.BRIEFING
        ]
        assert [("not-yet", "after: A planned day for publication"), ("due", "not recorded")] == stands

    def test_waits_in_the_publication_check_too(self) -> None:
        answer = readiness(framework("northamptonshire"), known())
        told = next(each for each in answer.requirements if each.name == COUNCIL)
        assert (RequirementState.BLOCKED, ("A planned day for publication (inferred)",)) == (
            told.state,
            told.blocked_by,
        )


class TestNotPublishing:
    """NSCP-F-176 and NSCP-F-177: there is no day to tell elected members of, and nothing to brief them on."""

    def test_takes_elected_members_away_from_every_answer(self) -> None:
        situation, documents = known(DECLINED), framework("northamptonshire")
        assert card(COUNCIL, known(PLAN)) is not None
        assert card(COUNCIL, situation) is None
        gone = [
            source.clauses for title, source in not_publishing(documents, situation).falls_away if "elected" in title
        ]
        assert [("NSCP-F-176",), ("NSCP-F-177",)] == gone
        rows = [
            {row.title for each in people.ledgers(documents, of) for row in each.rows} for of in (known(), situation)
        ]
        assert [True, False] == ["Briefing for elected members to Elected members" in titles for titles in rows]

    def test_leaves_the_debriefs_to_the_day_of_what_is_published_in_its_place(self) -> None:
        assert Section.NEXT is stands("open-debrief", known(DECLINED))[0]


def test_the_publication_check_waits_with_them_for_a_planned_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    family = "Offer to share the findings with the family (not done; just before publication) – Lead reviewer"
    for entries, heading in (((PLAN,), "To do"), ((), "Waiting for")):
        cli.main(["publication", case_file(tmp_path, REVIEW.record(*entries)), "--on", "2023-03-15"])
        said = in_a_line(capsys)
        assert family in said.partition(heading)[2]
        assert family not in said.partition(heading)[0]
