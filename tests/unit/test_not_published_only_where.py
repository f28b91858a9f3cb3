"""What a text does not allow on a decision not to publish is told as that, and not as a duty that arises instead."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import cspr
from cspr.publication import not_publishing
from cspr.record import Decided, Review
from cspr.show import to_text
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

RULES = """
[[duty]]
id = "only-where"
clauses = ["MYA-001"]
topic = "publication-decision"
when = ["publication-declined"]
unless = ["x-my-area/agrees"]
"""
WORDS = '[fact]\n"x-my-area/agrees" = "Does the scrutineer agree?"\n'


def test_a_prohibition_is_had_regard_to_and_is_no_duty(tmp_path: Path) -> None:
    path = folder(tmp_path / "procedure", RULES, "refrain = true", words=WORDS)
    decided = (
        Decided("local-review", "review", on="2024-05-04", by="safeguarding-partners", rationale_ref="R-1"),
        Decided("publication", "do-not-publish", on="2024-06-01", by="safeguarding-partners", rationale_ref="R-2"),
    )
    situation = Review("MA-1", "my-area").record(*decided).as_of(date(2024, 6, 10))
    answer = not_publishing(cspr.framework("my-area", extra=[path]), situation)
    assert "MYA-001" not in {name for duty in answer.duties for name in duty.source.clauses}
    assert ("What it says", ("MYA-001",)) in {(subject, source.clauses) for subject, source in answer.regard}
    assert "must not" in to_text(answer)
