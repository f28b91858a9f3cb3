"""A time of an own text on a step whose national time has another topic is remarked on, with the topic to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cspr.authoring import check_folders
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

DUTY = """
[[duty]]
id = "own"
clauses = ["MYA-001"]
step = "{step}"
when = ["local-review-decided"]
{time}
{topic}
"""
TIMING = """timing = {{ amount = 4, unit = "months", relation = "{relation}", starts = ["{of}"] }}"""
REVIEW = "complete-review", "within", "local-review-decided"


def remarked(path: Path, on: tuple[str, str, str], topic: str = "") -> list[tuple[str, str]]:
    step, relation, of = on
    time = f'{relation.replace("-", "_")} = {{ months = 4, of = "{of}" }}'
    words = f'[topic]\n"{topic}" = "Own time"\n' if topic.startswith("x-") else ""
    rules = DUTY.format(step=step, time=time, topic=f'topic = "{topic}"' if topic else "")
    made = folder(path / "procedure", rules, TIMING.format(relation=relation, of=of), words=words)
    checked = check_folders([made])
    assert checked.problems == ()
    return [(each.path, each.suggestion) for each in checked.remarks if each.code == "time-not-compared"]


@pytest.mark.parametrize(
    ("on", "clauses", "topic"),
    [
        (REVIEW, "WT23-041", "review-period"),
        (("complete-review", "within", "review-started"), "WT23-041", "review-period"),
        (("publish", "within", "local-review-decided"), "WT23-041", "publication-period"),
        (("panel-feedback", "within", "rapid-review-submitted"), "PG19-006", "panel-response-period"),
        (("keep-available", "at-least", "published"), "WT23-038", "website-period"),
        (("submit-report", "at-least-before", "published"), "WT23-040", "publication-notice"),
    ],
)
def test_the_topic_to_write_is_said(tmp_path: Path, on: tuple[str, str, str], clauses: str, topic: str) -> None:
    ((place, advice),) = remarked(tmp_path, on)
    assert place == "rules.toml: $.duty[0].topic (own)"
    assert advice.endswith(f"write topic = {topic!r}, or a topic of your own where it is another time")
    assert clauses in advice


@pytest.mark.parametrize(
    ("on", "topic"),
    [
        (REVIEW, "review-period"),
        (REVIEW, "x-my-area/first-part-of-the-review"),
        (("publish", "not-before", "prosecution-concluded"), ""),
        (("notify-incident", "within", "local-authority-aware"), ""),
        (("agree-terms", "within", "local-review-decided"), ""),
    ],
)
def test_what_is_compared_or_has_a_topic_of_its_own_or_another_kind_of_time_is_not(
    tmp_path: Path, on: tuple[str, str, str], topic: str
) -> None:
    assert remarked(tmp_path, on, topic) == []
