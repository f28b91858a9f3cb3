"""What one entry shows of another that is missing: a group that met was formed, what was published has a day."""

from __future__ import annotations

from datetime import date

import pytest

import cspr
from cspr import lifecycle
from cspr.first_screen import Glance, glance
from cspr.history import DeviationKind, deviations
from cspr.lifecycle import State
from cspr.record import Decided, Established, Happened, Met, Review
from cspr.record.entries import AnyEntry
from cspr.record.situation import Situation

REVIEW = Decided("local-review", "review", on="2022-04-14", by="safeguarding-partners", rationale_ref="R-1")
DECLINED = Decided("publication", "do-not-publish", on="2022-10-03", by="safeguarding-partners", rationale_ref="R-2")
INFORMATION = Established("only-information-published", "yes", on="2022-10-10", by="safeguarding-partners")
ON = date(2022, 10, 20)


def known(*entries: AnyEntry, of: str = "northamptonshire") -> Situation:
    return Review("QX-950", of).record(REVIEW, *entries).as_of(ON)


def screen(*entries: AnyEntry, of: str = "northamptonshire") -> Glance:
    return glance(cspr.framework(of), known(*entries, of=of))


class TestAReviewGroupThatMet:
    """NSCP-F-134: the group is formed once a review is decided on; one that meets has been."""

    MET = tuple(Met("review-group-meeting", f"2022-0{month}-10", ref=f"M{month}") for month in (5, 6))

    @pytest.mark.parametrize(
        ("entries", "state"),
        [
            ((), State.READY),
            (MET[:1], State.OVERTAKEN),
            (MET, State.OVERTAKEN),
            ((Happened("review-group-formed", "2022-05-03"), *MET), State.DONE),
        ],
    )
    def test_is_not_to_be_formed_any_more(self, entries: tuple[AnyEntry, ...], state: State) -> None:
        found = {step.step: step for step in lifecycle.progress(cspr.framework("northamptonshire"), known(*entries))}
        assert state is found["form-review-group"].state
        asked = [card.id for card in screen(*entries).cards if "form-review-group" in card.id]
        assert (["task/form-review-group/case"] if state is State.READY else []) == asked

    def test_says_by_what_it_was_overtaken_and_meets_as_often_as_it_likes(self) -> None:
        situation, documents = known(*self.MET), cspr.framework("northamptonshire")
        (step,) = (each for each in lifecycle.progress(documents, situation) if each.step == "form-review-group")
        assert "review group met" == step.why
        assert not [each for each in deviations(documents, situation) if each.name == "review-group-met"]


class TestInformationThatIsSaidToBePublished:
    @pytest.mark.parametrize("of", ["national", "essex", "kirklees", "northamptonshire"])
    def test_and_has_no_day_is_told_where_publishing_it_is_still_open(self, of: str) -> None:
        found = screen(DECLINED, INFORMATION, of=of)
        (card,) = (card for card in found.cards if card.id == "care/record/conflict/only-information-published")
        assert card.says.startswith("Only information on improvements is recorded as published, and no day of it")
        (why,) = card.why
        assert why.startswith("Record the day on which it was published; until then publishing it stays open.")
        (found_in,) = (
            each
            for each in deviations(cspr.framework(of), known(DECLINED, INFORMATION, of=of))
            if each.name == "only-information-published"
        )
        assert (DeviationKind.CONFLICT, True) == (found_in.kind, found_in.to_look_at)

    def test_and_has_its_day_is_not_and_nothing_is_to_be_published_any_more(self) -> None:
        published = Happened("published", "2022-10-10")
        found = screen(DECLINED, published, INFORMATION)
        assert not [card.id for card in found.cards if "only-information" in card.id or card.id.endswith("/publish")]
        assert "Information on improvements published on Mon 10 Oct." in found.headline
