"""Cases that were never notified and are no serious case: nothing goes to the Panel. What puts a step off.

Clauses: WT18-022 and 029, WT23-027 and 033 (a rapid review is that of a notified or a serious case), WT18-030 with
NSCP-F-138 and 139 (told as soon as decided), KSCP-057 (the criteria settle the decision).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cspr.first_screen import glance
from cspr.guidance import framework
from cspr.history import deviations
from cspr.lifecycle import Blocker, State, progress
from cspr.record import Decided, Established, Happened, Review

if TYPE_CHECKING:
    from cspr.record.entries import AnyEntry
    from cspr.record.situation import Situation


def known(partnership: str, day: str, *entries: AnyEntry) -> Situation:
    return Review("QX-941", partnership).record(*entries).as_of(date.fromisoformat(day))


def established(day: str, **answers: str) -> list[AnyEntry]:
    return [Established(name.replace("_", "-"), how, on=day, by="police") for name, how in answers.items()]


def step(situation: Situation, name: str) -> tuple[State, list[Blocker]]:
    states = {each.step: each for each in progress(framework(situation.review.partnership), situation)}
    return states[name].state, list(states[name].blockers)


UNHARMED = {"abuse_or_neglect_suspected": "yes", "child_died": "no", "child_seriously_harmed": "no"}
HARMED = {**UNHARMED, "child_seriously_harmed": "yes", "incident_in_area": "yes"}


class TestSentToThePanel:
    @pytest.mark.parametrize(("held", "after"), [("2021-06-21", "2021-10-01"), ("2024-06-21", "2024-10-01")])
    @pytest.mark.parametrize(
        ("facts", "notified", "state"),
        [
            (UNHARMED, False, State.NOT_NEEDED),
            (UNHARMED, True, State.READY),
            (HARMED, False, State.READY),
            ({"abuse_or_neglect_suspected": "yes"}, False, State.CANNOT_TELL),
        ],
    )
    def test_a_rapid_review_of_a_notified_or_serious_case(
        self, held: str, after: str, facts: dict[str, str], notified: bool, state: State
    ) -> None:
        sent = [Happened("notification-sent", f"{held[:4]}-06-10")] if notified else []
        situation = known(
            "kirklees",
            after,
            *established(f"{held[:4]}-06-07", **facts),
            *sent,
            Happened("rapid-review-held", held),
            Decided("local-review", "other-learning", on=held, by="safeguarding-partners"),
        )
        assert step(situation, "submit-rapid-review")[0] is state


class TestToldAsSoonAsDecided:
    ENTRIES = (
        *established("2021-06-02", **HARMED),
        Happened("notification-sent", "2021-06-04"),
        Happened("rapid-review-held", "2021-06-21"),
        Happened("lead-reviewer-appointed", "2021-07-20"),
    )

    def out_of_order(self, *entries: AnyEntry) -> list[str]:
        situation = known("northamptonshire", "2021-08-01", *self.ENTRIES, *entries)
        return [each.title for each in deviations(framework("northamptonshire"), situation) if "DfE" in each.title]

    def test_a_local_wish_for_the_reviewers_name_puts_nothing_out_of_order(self) -> None:
        decided = Decided("local-review", "review", on="2021-07-06", by="safeguarding-partners")
        assert self.out_of_order(decided, Happened("bodies-alerted", "2021-07-08")) == []

    def test_telling_before_the_decision_is_out_of_order(self) -> None:
        decided = Decided("local-review", "review", on="2021-07-12", by="safeguarding-partners")
        assert len(self.out_of_order(decided, Happened("bodies-alerted", "2021-07-08"))) == 2


def test_a_task_is_open_since_what_any_text_puts_before_it() -> None:
    """KSCP-057 puts nothing before the decision that the criteria settle; the meeting comes first all the same."""
    situation = known(
        "kirklees",
        "2024-04-10",
        Happened("local-authority-aware", "2024-03-04"),
        *established("2024-03-04", **HARMED),
        Happened("notification-sent", "2024-03-08"),
        Happened("partners-notified", "2024-03-08"),
        Happened("rapid-review-held", "2024-03-22"),
    )
    cards = {card.id: card.working_days for card in glance(framework("kirklees"), situation).cards}
    assert cards["task/decide-on-review/case"] == -11
