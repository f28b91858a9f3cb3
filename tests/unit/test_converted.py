"""A review that was converted or joined: what ends, what goes on, what is asked where nobody said what it became."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

import cspr
from cspr import lifecycle, timescales
from cspr.first_screen import Section
from cspr.guidance import framework
from cspr.lifecycle import Progress, State
from cspr.record import Decided, Happened, Proceeding, Review
from cspr.record.entries import AnyEntry

ALL: Final = ("national", "northamptonshire", "kirklees", "essex")
ON: Final = date(2024, 6, 17)
PARTNERS: Final = "safeguarding-partners"
OTHER: Final = Decided("local-review", "other-learning", on="2024-03-04", by=PARTNERS)
LCSPR: Final = Decided("local-review", "review", on="2024-03-04", by=PARTNERS)
CONVERTED: Final = Decided("course", "convert", on="2024-06-03", by=PARTNERS)
JOINED: Final = Decided("course", "join", on="2024-06-03", by=PARTNERS)
ASKED: Final = "ask/review-converted"


def situation(partnership: str, *entries: AnyEntry) -> cspr.Situation:
    return Review("QX-612", partnership).record(*entries).as_of(ON)


def steps(partnership: str, *entries: AnyEntry) -> dict[str, Progress]:
    answer = lifecycle.progress(framework(partnership), situation(partnership, *entries))
    return {step.step: step for step in answer}


def screen(*entries: AnyEntry, partnership: str = "kirklees") -> cspr.Glance:
    return cspr.glance(framework(partnership), situation(partnership, *entries))


@pytest.mark.parametrize("partnership", ALL)
@pytest.mark.parametrize("converted", [CONVERTED, Happened("review-converted", "2024-06-03")])
@pytest.mark.parametrize("on", ["2024-06-03", "2024-06-10"])
class TestWhatWasDecidedOnWithTheConversionOrLater:
    def test_goes_on_as_an_lcspr_as_if_nothing_had_been_converted(
        self, partnership: str, converted: AnyEntry, on: str
    ) -> None:
        decided = Decided("local-review", "review", on=on, by=PARTNERS)
        entries, without = (OTHER, converted, decided), (OTHER, decided)
        assert steps(partnership, *without) == steps(partnership, *entries)
        assert State.BLOCKED is steps(partnership, *entries)["publish"].state
        schedules = [
            timescales.schedule(framework(partnership), situation(partnership, *of)) for of in (without, entries)
        ]
        assert schedules[0] == schedules[1]
        shown = screen(*entries, partnership=partnership)
        assert "LCSPR: UNDER WAY" == shown.stage
        assert screen(*without, partnership=partnership).headline == shown.headline
        assert ASKED not in {card.id for card in shown.cards}

    def test_goes_on_as_another_way_of_learning(self, partnership: str, converted: AnyEntry, on: str) -> None:
        decided = Decided("local-review", "other-learning", on=on, by=PARTNERS)
        assert steps(partnership, LCSPR, decided) == steps(partnership, LCSPR, converted, decided)


@pytest.mark.parametrize("partnership", ALL)
def test_an_lcspr_that_was_decided_on_before_ends(partnership: str) -> None:
    publish = steps(partnership, LCSPR, CONVERTED)["publish"]
    assert (State.NOT_NEEDED, "review converted: continues there") == (publish.state, publish.why)
    assert "CONVERTED TO ANOTHER REVIEW" == screen(LCSPR, CONVERTED, partnership=partnership).stage


def test_what_came_first_may_be_unknown() -> None:
    decided = Decided("local-review", "review", on="2024-06-10", by=PARTNERS)
    publish = steps("kirklees", OTHER, Happened("review-converted", "2024-06"), decided)["publish"]
    assert (State.CANNOT_TELL, "not recorded whether the review continued here") == (publish.state, publish.why)


class TestWhatItBecame:
    @pytest.mark.parametrize("before", [OTHER, LCSPR])
    def test_is_asked_first_where_nobody_said(self, before: AnyEntry) -> None:
        shown = screen(before, CONVERTED)
        card = next(card for card in shown.cards if card.section is Section.ASK)
        assert (ASKED, "What did the converted review become? Record the decision, or the other review.") == (
            card.id,
            card.says,
        )
        assert ("Ask: safeguarding partners.", "What was to be done in it continues there.") == card.why

    @pytest.mark.parametrize(
        "said",
        [
            Decided("local-review", "no-review", on="2024-06-03", by=PARTNERS),
            Decided("national-review", "review", on="2024-06-10", by="national-panel"),
            Proceeding("domestic-abuse-related-death-review", "open", on="2024-06-10"),
            Happened("review-reopened", "2024-06-10"),
        ],
    )
    def test_is_not_asked_where_somebody_did(self, said: AnyEntry) -> None:
        assert ASKED not in {card.id for card in screen(LCSPR, CONVERTED, said).cards}

    def test_is_asked_where_what_is_on_record_came_before(self) -> None:
        national = Decided("national-review", "review", on="2024-05-01", by="national-panel")
        assert ASKED in {card.id for card in screen(LCSPR, national, CONVERTED).cards}


@pytest.mark.parametrize("partnership", ALL)
@pytest.mark.parametrize("joined", [JOINED, Happened("review-joined", "2024-06-03")])
class TestAReviewJoinedWithAnother:
    @pytest.mark.parametrize("outcome", ["review", "other-learning"])
    def test_leaves_what_is_decided_on_later_going_on_here(
        self, partnership: str, joined: AnyEntry, outcome: str
    ) -> None:
        later = Decided("local-review", outcome, on="2024-06-10", by=PARTNERS)
        assert steps(partnership, later) == steps(partnership, joined, later)
        schedules = [
            timescales.schedule(framework(partnership), situation(partnership, *of))
            for of in ((later,), (joined, later))
        ]
        assert schedules[0] == schedules[1]
        shown, without = (screen(*of, partnership=partnership) for of in ((joined, later), (later,)))
        assert (without.stage, without.headline) == (shown.stage, shown.headline)

    def test_counts_from_the_later_of_two_decisions(self, partnership: str, joined: AnyEntry) -> None:
        later = Decided("local-review", "review", on="2024-06-10", by=PARTNERS)
        assert steps(partnership, later) == steps(partnership, LCSPR, joined, later)

    @pytest.mark.parametrize("on", ["2024-03-04", "2024-06-03"])
    def test_takes_with_it_what_was_decided_on_by_its_day(self, partnership: str, joined: AnyEntry, on: str) -> None:
        decided = Decided("local-review", "review", on=on, by=PARTNERS)
        publish = steps(partnership, decided, joined)["publish"]
        assert (State.NOT_NEEDED, "review joined with another: continues there") == (publish.state, publish.why)
        assert "JOINED WITH ANOTHER REVIEW" == screen(decided, joined, partnership=partnership).stage

    def test_may_have_come_after_the_decision(self, partnership: str, joined: AnyEntry) -> None:
        publish = steps(partnership, joined, Happened("local-review-decided", "2024-06"))["publish"]
        assert (State.CANNOT_TELL, "not recorded whether the review continued here") == (publish.state, publish.why)
