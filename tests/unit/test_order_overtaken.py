"""What comes first and is still owed holds up nothing once what follows it was done; what is only possible waits."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from cspr.first_screen import Section, glance
from cspr.guidance import framework
from cspr.lifecycle import State, progress
from cspr.record import AnyEntry, Established, Happened, Review
from cspr.record.situation import Situation

ALL: Final = ("national", "northamptonshire", "kirklees", "essex")
COURSE: Final = {
    "notification-sent": "2024-01-12",
    "partners-notified": "2024-01-12",
    "information-requested": "2024-01-12",
    "information-returned": "2024-01-19",
    "information-collated": "2024-01-22",
    "rapid-review-held": "2024-01-30",
    "rapid-review-submitted": "2024-02-05",
    "panel-feedback-received": "2024-02-20",
}
_DECIDE: Final = "task/decide-on-review/case"


def serious(**answers: str) -> list[AnyEntry]:
    facts = {"abuse_or_neglect_suspected": "yes", "child_died": "yes", "incident_in_area": "yes", **answers}
    return [
        Happened("incident", "2024-01-08"),
        Happened("local-authority-aware", "2024-01-09"),
        *(
            Established(name.replace("_", "-"), said, on="2024-01-09", by="local-authority")
            for name, said in facts.items()
        ),
    ]


def known(of: str, *entries: AnyEntry, on: date = date(2024, 6, 20)) -> Situation:
    return Review("QX-72", of).record(*entries).as_of(on)


def states(of: str, situation: Situation) -> dict[str, State]:
    return {each.step: each.state for each in progress(framework(of), situation)}


@pytest.mark.parametrize("last", ["rapid-review-held", "rapid-review-submitted", "panel-feedback-received"])
@pytest.mark.parametrize("of", ALL)
def test_the_decision_waits_for_no_notification_once_there_was_a_rapid_review(of: str, last: str) -> None:
    events = list(COURSE)[1 : list(COURSE).index(last) + 1]
    situation = known(of, *serious(), *(Happened(event, COURSE[event]) for event in events))
    stands = states(of, situation)
    assert stands["decide-on-review"] is State.READY
    assert stands["notify-incident"] is (State.OVERTAKEN if last == "panel-feedback-received" else State.READY)
    screen = glance(framework(of), situation)
    assert _DECIDE in {card.id for card in screen.of(Section.NOW)}
    assert "waiting/decide-on-review" not in {card.id for card in screen.cards}


def test_a_rapid_review_of_what_is_not_notifiable_shows_no_notification() -> None:
    near_miss = serious(child_died="no", child_seriously_harmed="no")
    events = [Happened(event, COURSE[event]) for event in ("rapid-review-held", "rapid-review-submitted")]
    assert states("national", known("national", *near_miss, *events))["decide-on-review"] is not State.READY


def test_a_rapid_review_shows_one_where_it_went_to_the_panel_or_the_incident_surely_is_notifiable() -> None:
    open_ = [entry for entry in serious() if getattr(entry, "fact", "") != "child-died"]
    held, sent = (Happened(event, COURSE[event]) for event in ("rapid-review-held", "rapid-review-submitted"))
    assert states("national", known("national", *open_, held))["decide-on-review"] is State.BLOCKED
    assert states("national", known("national", *open_, held, sent))["decide-on-review"] is State.READY


@pytest.mark.parametrize("of", ALL)
@pytest.mark.parametrize("year", [2021, 2024])
def test_a_decision_that_may_be_needed_waits_for_a_rapid_review_that_would_be_needed_with_it(
    of: str, year: int
) -> None:
    awaited = Established("child-seriously-harmed", "unknown", on=f"{year}-01-12", by="local-authority", why="awaited")
    facts = {"abuse-or-neglect-suspected": "yes", "child-died": "no", "incident-in-area": "yes"}
    entries: list[AnyEntry] = [
        Happened("incident", f"{year}-01-11"),
        Happened("local-authority-aware", f"{year}-01-12"),
        *(Established(name, said, on=f"{year}-01-12", by="local-authority") for name, said in facts.items()),
        awaited,
    ]
    screen = glance(framework(of), known(of, *entries, on=date(year, 1, 22)))
    assert _DECIDE not in {card.id for card in screen.cards}
    assert "ask/raises-local-importance" not in {card.id for card in screen.cards}
