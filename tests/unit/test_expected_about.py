"""What is to be done about then is expected and late nowhere: on the first screen, on Monday's page, when measured."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from building import document, duty, framework_of
from cspr import caseload, first_screen, timescales
from cspr.guidance.periods import Days, Relation, Timing
from cspr.learning import timing
from cspr.timescales.main_date import main_date
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.guidance.layers import Framework

DECIDED = cspr.Happened("local-review-decided", "2024-05-02")
STATED = 'timing = { amount = 10, unit = "days", relation = "about", starts = ["local-review-decided"] }'
RULE = """
[[duty]]
id = "told"
clauses = ["MYA-001"]
{step}
when = ["local-review-decided"]
about = {{ days = 10, of = "local-review-decided" }}
"""
OTHER = """
[[duty]]
id = "told-by"
clauses = ["MYA-002"]
step = "inform-council"
when = ["local-review-decided"]
within = { working_days = 20, of = "local-review-decided" }
"""
OTHER_STATED = 'timing = { amount = 20, unit = "working-days", relation = "within", starts = ["local-review-decided"] }'


def framework(tmp_path: Path, step: str = 'step = "inform-council"', more: str = "", *clauses: str) -> Framework:
    path = folder(tmp_path / "my-area-procedure", RULE.format(step=step) + more, STATED, *clauses)
    return cspr.framework("my-area", extra=path)


def situation(on: date) -> cspr.Situation:
    return cspr.Review("MA-01", "my-area").record(DECIDED).as_of(on)


def verdict(documents: Framework, on: date) -> tuple[str, str]:
    """Give the word of the duty and its day."""
    schedule = timescales.schedule(documents, situation(on))
    found = main_date(next(each for each in schedule if each.topic == "inform-council"), on)
    return found.verdict.value, str(found.day)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2024, 5, 12), ("due", "2024-05-12")),
        (date(2024, 5, 14), ("due", "2024-05-17")),  # past on calendar days alone
        (date(2024, 7, 1), ("expected-passed", "2024-05-17")),
    ],
)
def test_its_day_passes_and_nothing_is_late(tmp_path: Path, on: date, expected: tuple[str, str]) -> None:
    assert verdict(framework(tmp_path), on) == expected


def test_beside_a_text_with_a_limit_the_limit_is_what_can_be_missed(tmp_path: Path) -> None:
    both = framework(tmp_path, 'step = "inform-council"', OTHER, OTHER_STATED)
    assert verdict(both, date(2024, 5, 20)) == ("due", "2024-06-03")
    assert verdict(both, date(2024, 7, 1)) == ("overdue", "2024-06-03")


def test_the_first_screen_says_expected(tmp_path: Path) -> None:
    cards = first_screen.glance(framework(tmp_path), situation(date(2024, 7, 1))).cards
    card = next(card for card in cards if card.id == "task/inform-council/case")
    assert (card.urgency.value, card.why[0]) == ("chase", "Expected by then; not a missed deadline.")
    assert not [why for each in cards for why in (each.says, *each.why) if "verdue" in why]


def test_mondays_page_expects_it_too(tmp_path: Path) -> None:
    documents = framework(tmp_path)
    on = date(2024, 7, 1)
    found = caseload.due([situation(on)], until=on, frameworks=lambda _: documents)
    assert [item.kind.value for item in found.items if item.name == "inform-council"] == ["chase"]


@pytest.mark.parametrize("done", [(), (cspr.Happened("review-completed", "2024-06-28"),)])
def test_it_is_no_limit_by_which_a_review_is_measured(done: tuple[cspr.Happened, ...]) -> None:
    about = Timing(relation=Relation.ABOUT, amounts=(Days(10),), of=("local-review-decided",))
    rule = duty("complete-review", about, topic="review-period", when=("local-review-decided",))
    review = cspr.Review("MA-01", "my-area").record(DECIDED, *done)
    measured = timing(framework_of([document(rule)]), review.as_of(date(2024, 7, 1)))
    assert {each.measure.value: each.timing.value for each in measured}["review"] == "does-not-apply"
