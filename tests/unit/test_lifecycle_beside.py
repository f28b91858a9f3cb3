"""What runs beside a review, and where a review leaves its course."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cspr import lifecycle, vocabulary
from cspr.guidance import framework
from cspr.history import DeviationKind, deviations
from cspr.lifecycle import Delay, Exit, Parallel
from cspr.lifecycle.proceedings import proceeding_title
from cspr.record import Decided, Delayed, Happened, Proceeding, Review
from cspr.show import to_text
from cspr.truth import Truth

if TYPE_CHECKING:
    from cspr.record import AnyEntry

ON = date(2021, 7, 1)


def beside(kind: str, *entries: AnyEntry, of: str = "northamptonshire", on: date = ON) -> Parallel:
    situation = Review("NR-07", "northamptonshire").record(*entries).as_of(on).answered_by(of)
    return next(one for one in lifecycle.parallel(framework(of), situation) if one.kind == kind)


def left(*entries: AnyEntry, known_on: date | None = None) -> tuple[Exit, ...]:
    return lifecycle.exits(Review("NR-07", "northamptonshire").record(*entries).as_of(ON, known_on))


class TestOtherProceedings:
    def test_are_all_told_whether_or_not_any_is_recorded(self) -> None:
        situation = Review("NR-07", "northamptonshire").as_of(ON)
        found = lifecycle.parallel(framework("northamptonshire"), situation)
        assert list(vocabulary.proceedings()) == [one.kind for one in found]
        assert {Truth.UNKNOWN} == {one.open for one in found}

    @pytest.mark.parametrize(("state", "open_"), [("open", Truth.YES), ("ended", Truth.NO), ("none", Truth.NO)])
    def test_are_open_ended_or_none(self, state: str, open_: Truth) -> None:
        found = beside("inquest", Proceeding("inquest", state, on="2021-06-01"))
        assert (open_, [state]) == (found.open, [one.state for one in found.known])

    def test_stop_the_report_and_not_the_information_on_improvements_in_its_place(self) -> None:
        # NSCP-F-349 and NSCP-F-342 speak of the overview report and of a completed review.
        decided = Decided("local-review", "review", on="2021-05-04", by="safeguarding-partners")
        declined = Decided("publication", "do-not-publish", on="2021-06-20", by="safeguarding-partners")
        opened = Proceeding("prosecution", "open", on="2021-06-01")
        found = beside("prosecution", decided, declined, opened)
        assert ((), ("publish",)) == (found.stops, found.may_delay)  # CTX-013 alone: publication may wait
        published = Happened("published", "2021-06-25")
        situation = Review("NR-07", "northamptonshire").record(decided, declined, opened, published).as_of(ON)
        kinds = {one.kind for one in deviations(framework("northamptonshire"), situation) if one.name == "publish"}
        assert DeviationKind.WHILE_HELD not in kinds
        situation = Review("NR-07", "northamptonshire").record(decided, opened, published).as_of(ON)
        kinds = {one.kind for one in deviations(framework("northamptonshire"), situation) if one.name == "publish"}
        assert DeviationKind.WHILE_HELD in kinds

    def test_of_a_criminal_kind_stop_delay_weigh_and_leave_going(self) -> None:
        found = beside("prosecution")
        assert (("publish",), True, True, True) == (
            found.stops,
            "publish" in found.may_delay,
            "family-findings" in found.weighs,
            "return-information" in found.goes_on,
        )

    def test_name_who_is_consulted_who_is_kept_informed_and_whose_own_part_they_touch(self) -> None:
        assert "officer-in-charge" in beside("criminal-investigation").consult
        assert "business-office" in beside("family-proceedings").inform
        assert ("practitioner",) == beside("lado-investigation").parts_of

    def test_that_no_text_speaks_of_do_nothing_to_the_review(self) -> None:
        assert ((), ("police", "probation")) == (
            beside("mappa-review", of="essex").stops,
            beside("mappa-review").holders,
        )

    def test_stop_nothing_by_a_document_that_was_not_yet_in_force(self) -> None:
        assert () == beside("prosecution", on=date(2019, 6, 1)).stops

    def test_are_named_for_a_reader(self) -> None:
        assert ["Inquest", "Inquest", "Published", "x-my-area/inquiry"] == [
            proceeding_title(framework("national"), name)
            for name in ("inquest", "proceeding:inquest", "published", "x-my-area/inquiry")
        ]


class TestAnExit:
    PAUSE = Decided("course", "pause", on="2021-05-01", by="executive-group", rationale_ref="DOC-9")

    def test_says_when_by_whom_and_where_its_reasons_stand(self) -> None:
        (found,) = left(self.PAUSE)
        assert ("review-paused", "2021-05-01", ("executive-group",), ("DOC-9",), True) == (
            found.event,
            str(found.when),
            found.by,
            found.rationale_refs,
            found.reasoned,
        )

    def test_without_a_reason_says_so(self) -> None:
        (found,) = left(Happened("review-joined", "2021-05"))
        assert not found.reasoned

    def test_has_the_reason_of_the_delay_entered_for_the_same_day(self) -> None:
        (found,) = left(
            Happened("review-paused", "2021-05-01"),
            Delayed("complete-review", "criminal-investigation-request", on="2021-05"),
            Delayed("publish", "inquest-pending", on="2021-06"),
        )
        assert ("criminal-investigation-request",) == found.reasons

    def test_is_over_once_it_is_undone(self) -> None:
        (found,) = left(self.PAUSE, Happened("review-resumed", "2021-06-01"))
        assert Truth.NO is found.holds

    def test_of_the_same_day_as_what_undoes_it_is_over(self) -> None:
        (found,) = left(self.PAUSE, Happened("review-resumed", "2021-05-01"))
        assert Truth.NO is found.holds

    def test_that_came_after_what_would_undo_it_holds(self) -> None:
        (found,) = left(self.PAUSE, Happened("review-resumed", "2021-04-01"))
        assert Truth.YES is found.holds

    def test_may_not_have_come_yet(self) -> None:
        (found,) = left(Happened("review-paused", "2021-07", recorded="2021-08-02"))
        assert Truth.UNKNOWN is found.holds

    def test_stands_in_the_order_of_days(self) -> None:
        found = left(Happened("sent-back", "2021-06-10"), self.PAUSE)
        assert ["review-paused", "sent-back"] == [one.event for one in found]

    @pytest.mark.parametrize("name", vocabulary.exits())
    def test_is_a_word_of_the_vocabulary_with_what_it_names(self, name: str) -> None:
        exit_ = vocabulary.exits()[name]
        assert name in vocabulary.events()
        assert set(vocabulary.events()) >= set(exit_.until)
        assert set(vocabulary.steps()) >= set(exit_.steps)
        assert set(vocabulary.stages()) >= set(exit_.stages)
        assert exit_.effect in {"decided", "paused", "ended", "again"}

    def test_is_possible_at_each_stage(self) -> None:
        assert set(vocabulary.stages()) == {stage for one in vocabulary.exits().values() for stage in one.stages}


class TestADelay:
    LATE = Delayed("publish", "prosecution-pending", on="2021-06-01")

    def delay(self, *entries: AnyEntry, of: str = "northamptonshire") -> Delay:
        return lifecycle.delay(framework(of), Review("NR-07", "northamptonshire").record(*entries).as_of(ON))

    def test_says_why_who_considers_it_and_who_is_told(self) -> None:
        found = self.delay(self.LATE)
        owed = {(one.step, who) for one in found.open for who in one.who}
        assert {("consider-delay", "review-subgroup"), ("tell-of-delay", "safeguarding-partners")} <= owed
        assert {"national-panel", "secretary-of-state"} <= {name for one in found.open for name in one.to}
        assert ("A prosecution is not yet complete.",) == found.reasons

    def test_is_considered_as_soon_as_it_arises(self) -> None:
        assert "as soon as" in {one.when for one in self.delay(self.LATE).open if one.step == "consider-delay"}

    def test_that_was_considered_is_still_to_be_told(self) -> None:
        found = self.delay(self.LATE, Happened("delay-considered", "2021-06-02"))
        assert ("2021-06-02", {"tell-of-delay"}) == (str(found.considered), {one.step for one in found.open})

    def test_that_was_considered_and_told_leaves_nothing_owed(self) -> None:
        found = self.delay(
            Happened("delay-arisen", "2021-06-01"),
            Happened("delay-considered", "2021-06-02"),
            Happened("delay-reported", "2021-06-03"),
        )
        assert ("2021-06-01", "2021-06-03", ()) == (str(found.arisen), str(found.reported), found.open)

    def test_that_is_not_recorded_is_owed_to_nobody(self) -> None:
        found = self.delay()
        assert ((), ()) == (found.open, found.delays)
        assert found.owed

    def test_of_a_step_that_neither_completes_nor_publishes_the_review_is_none_of_it(self) -> None:
        found = self.delay(Delayed("return-information", "other-delay", on="2021-04-06"))
        assert (False, False, (), ()) == (found.late, found.recorded, found.open, found.reasons)
        assert ["return-information"] == [delayed.step for delayed in found.delays]
        assert "No delay of the review is recorded." in to_text(found)

    def test_beside_that_of_another_step_has_its_own_reason(self) -> None:
        found = self.delay(Delayed("return-information", "other-delay", on="2021-04-06"), self.LATE)
        assert (True, ("A prosecution is not yet complete.",)) == (found.late, found.reasons)

    def test_is_told_by_the_texts_in_force_on_the_day(self) -> None:
        early = Review("NR-07", "northamptonshire").as_of(date(2019, 6, 1))
        told = {one.source.instrument for one in lifecycle.delay(framework("northamptonshire"), early).owed}
        assert "northamptonshire-framework-2020" not in told
