"""What stands under different topics beside each other, and what is not set beside what it has nothing to do with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import cspr
from cspr.comparison import Aspect, Comparison, compare
from cspr.show.as_text import write
from cspr.show.comparison import in_short
from folders import folder

NOTIFIED = 'starts = ["notification-sent"]'
TIMES = """
[[duty]]
id = "decide-in-fifteen"
clauses = ["MYA-001"]
step = "decide-on-review"
when = ["notification-sent"]
within = { days = 15, of = "notification-sent" }

[[duty]]
id = "decide-in-a-month"
clauses = ["MYA-002"]
step = "decide-on-review"
when = ["notification-sent"]
within = { months = 1, of = "notification-sent" }
"""
MONTH = f'timing = {{ amount = 1, unit = "months", relation = "within", {NOTIFIED} }}'
FIFTEEN = f'timing = {{ amount = 15, unit = "days", relation = "within", {NOTIFIED} }}'
PERIOD = """
[[duty]]
id = "rapid-review-to-panel"
clauses = ["MYA-001"]
step = "submit-rapid-review"
topic = "rapid-review-period"
when = ["notification-sent"]
within = { working_days = 15, of = "notification-sent" }
"""


def aspects(compared: Comparison, topic: str) -> set[str]:
    return {row.aspect.value for row in compared.about(topic)}


def with_national(path: Path, rules: str, *clauses: str, on: date = date(2024, 6, 1)) -> Comparison:
    folder(path / "my-area-1", rules, *clauses)
    framework = cspr.framework("my-area", extra=[path / "my-area-1"])
    return compare(framework, "national", on=on)


@pytest.mark.parametrize("side", ["kirklees", "essex", "northamptonshire"])
def test_a_detail_on_a_step_is_not_set_beside_the_step_itself(side: str) -> None:
    assert aspects(compare(side, "national"), "parallel-process-planning") == {"duty"}


def test_what_says_who_takes_a_step_is_set_beside_the_step_and_nobody_is_called_silent() -> None:
    compared = compare("kirklees", "national")
    for topic in ("rapid-review-trigger", "local-review-decision"):
        assert {"who", "when"} & aspects(compared, topic)
    assert not [row for row in compared.about("local-review-decision") if row.aspect is Aspect.DUTY]


def test_the_same_figure_from_a_start_that_is_not_settled_is_the_same_elsewhere(tmp_path: Path) -> None:
    timing = f'timing = {{ amount = 15, unit = "working-days", relation = "within", {NOTIFIED} }}'
    compared = with_national(tmp_path, PERIOD, timing)
    rows = [row for row in compared.about("rapid-review-period") if row.aspect is Aspect.PERIOD]
    assert [(row.left and row.left.says, row.right and row.right.also) for row in rows] == [
        ("within 15 working days", ("PG22-002",))
    ]


@pytest.mark.parametrize(
    ("rules", "clauses", "kept"), [(TIMES, (FIFTEEN, MONTH), True), (TIMES, (MONTH, MONTH), False)]
)
def test_of_two_times_of_one_step_the_sooner_is_held_against_a_limit(
    tmp_path: Path, rules: str, clauses: tuple[str, ...], *, kept: bool
) -> None:
    rules = rules if kept else rules.replace("days = 15", "months = 1")
    compared = with_national(tmp_path, rules, *clauses)
    assert kept is not any(row.aspect is Aspect.FEASIBILITY for row in (*compared.rows, *compared.agreed))


def test_what_follows_one_outcome_is_not_set_beside_what_follows_another() -> None:
    rows = compare("essex", "northamptonshire").about("learning-briefing")
    assert {row.part for row in rows if row.aspect is Aspect.WHO} == {"review"}


FIVE_DAYS = 'timing = { amount = 5, unit = "working-days", relation = "within", starts = ["notification-sent"] }'
TOLD = """
[[duty]]
id = "parents-told"
clauses = ["MYA-001"]
step = "inform-parents"
when = ["notification-sent"]
within = { working_days = 5, of = "notification-sent" }
"""
SIX_MONTHS = 'timing = { amount = 6, unit = "months", relation = "within", starts = ["local-review-decided"] }'
FOUR_WEEKS = 'timing = { amount = 4, unit = "weeks", relation = "within", starts = ["published"] }'
BRIEFED = """
[[duty]]
id = "publish-in-time"
clauses = ["MYA-001"]
step = "publish"
topic = "publication-period"
when = ["local-review-decided"]
within = { months = 6, of = "local-review-decided" }

[[duty]]
id = "briefing-in-time"
clauses = ["MYA-002"]
step = "learning-briefing"
when = ["published"]
within = { weeks = 4, of = "published" }
"""


def outlasting(compared: Comparison) -> list[tuple[str, str, str]]:
    """Each limit that what comes before it may outlast, with both sides."""
    rows = [row for row in (*compared.rows, *compared.agreed) if row.aspect is Aspect.FEASIBILITY]
    return [(row.topic, row.left.says, row.right.says) for row in rows if row.left and row.right]


def test_what_only_stands_earlier_in_the_process_leaves_room_for_a_time(tmp_path: Path) -> None:
    assert not outlasting(with_national(tmp_path, TOLD, FIVE_DAYS))


def test_what_a_text_puts_before_a_step_may_outlast_its_time(tmp_path: Path) -> None:
    ordered = TOLD.replace("within =", 'after = ["submit-rapid-review"]\nwithin =')
    limits = [
        (limit, longer.startswith("within 15 working days"))
        for topic, limit, longer in outlasting(with_national(tmp_path, ordered, FIVE_DAYS))
        if topic == "inform-parents"
    ]
    assert limits
    assert {("within 5 working days", True)} == set(limits)


def test_what_counts_from_a_step_does_not_come_before_it(tmp_path: Path) -> None:
    compared = with_national(tmp_path, BRIEFED, SIX_MONTHS, FOUR_WEEKS)
    assert not outlasting(compared)


def summary(compared: Comparison) -> str:
    return " ".join(write(in_short(compared)).split())


NUMBERED = f'timing = {{ amount = 15, unit = "working-days", relation = "within", day_of_event = 0, {NOTIFIED} }}'
FROM_DAY_NOUGHT = PERIOD.replace('of = "notification-sent"', 'of = "notification-sent", day_of_event = 0')


def test_a_time_that_both_texts_give_in_other_words_is_the_same_elsewhere(tmp_path: Path) -> None:
    compared = with_national(tmp_path, FROM_DAY_NOUGHT, NUMBERED, on=date(2026, 5, 1))
    rows = [row for row in compared.about("rapid-review-period") if row.aspect is Aspect.PERIOD]
    assert [(row.right and row.right.says, row.right and row.right.also) for row in rows] == [
        ("“when complete” (as soon as; no figure)", ("PG25-002",))
    ]


def test_the_summary_says_that_no_figure_stands_only_beside_where_the_text_gives_one(tmp_path: Path) -> None:
    told = summary(with_national(tmp_path, FROM_DAY_NOUGHT, NUMBERED, on=date(2026, 5, 1)))
    assert "Rapid review to the Panel" in told
    assert all("; elsewhere the same as My Area [PG25-002]" in rest[:120] for rest in told.split("no figure)")[1:])


def test_the_summary_prefers_a_time_with_a_figure(tmp_path: Path) -> None:
    told = summary(with_national(tmp_path, PERIOD, NUMBERED.replace(", day_of_event = 0", "")))
    assert "within 15 working days [PG22-002]" in told or "elsewhere the same as My Area [PG22-002]" in told
    assert "no figure) [WT23-033, WT23-027] -" not in told
