"""A duty on a topic of the partnership's own that is no step and has no time is among what follows in a case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import cspr
from cspr import criteria
from cspr.record import Established, Happened, Review
from cspr.show import to_text
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

WORDS = """
[fact]
"x-my-area/shared" = "Is the review shared with a neighbour?"

[topic]
"x-my-area/who-leads" = "Who leads a shared review"
"x-my-area/retention" = "How long papers are kept"
"x-my-area/reminder" = "Reminder"
"""
RULES = """
[[duty]]
id = "leads"
clauses = ["MYA-001"]
topic = "x-my-area/who-leads"
how = "decides"
when = ["x-my-area/shared"]

[[duty]]
id = "papers"
clauses = ["MYA-002"]
topic = "x-my-area/retention"
level = "partnership"

[[duty]]
id = "reminder"
clauses = ["MYA-003"]
topic = "x-my-area/reminder"
when = ["x-my-area/shared"]
within = { working_days = 5, of = "notification-sent" }
"""
TIMED = 'timing = { amount = 5, unit = "working-days", relation = "within", starts = ["notification-sent"] }'


def test_it_follows_where_it_arises_or_may_and_what_is_shown_elsewhere_does_not(tmp_path: Path) -> None:
    path = folder(tmp_path / "my-area-procedure", RULES, "", "", TIMED, words=WORDS)
    framework = cspr.framework("my-area", extra=path)

    def follows(*entries: Established | Happened) -> tuple[list[tuple[str, str]], str]:
        found = criteria.consequences(framework, Review("MA-01", "my-area").record(*entries).as_of(date(2024, 6, 3)))
        own = [each for each in found if each.duty.source.instrument == "my-area-procedure"]
        return [(each.duty.source.clauses[0], each.applies.value) for each in own], to_text(found)

    def shared(answer: str) -> Established:
        return Established("x-my-area/shared", answer, on="2024-05-02", by="local-authority")

    before = Happened("incident", "2024-03-04")  # the procedure began in April
    assert follows(shared("yes"), before)[0] == [("MYA-001", "yes")]
    assert "MYA-001" in follows(shared("yes"))[1]
    assert follows()[0] == [("MYA-001", "unknown")]
    assert follows(shared("no"))[0] == [("MYA-001", "no")]
    assert "MYA-001" not in follows(shared("no"))[1]
