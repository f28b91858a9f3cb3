"""A time that counts from what each of several agencies does: from the last of them, or from the first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.authoring import check_folders
from cspr.first_screen import glance
from cspr.record import Happened, Involved, Listed, Review
from cspr.timescales import schedule
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import AnyEntry
    from cspr.timescales import Reading

ON = date(2025, 5, 30)
COMMENT, WRITE = "x-my-area/comment", "x-my-area/write"
RULES = """
[[duty]]
id = "comment"
clauses = ["MYA-001"]
step = "x-my-area/comment"
when = ["x-my-area/draft-shared"]
unless = ["x-my-area/no-part"]
within = {{ working_days = 10, of = "x-my-area/draft-shared" }}
each = "agency"
{silence}

[[duty]]
id = "write"
clauses = ["MYA-002"]
step = "x-my-area/write"
when = ["x-my-area/draft-shared"]
within = {{ working_days = 15, {start} }}
"""
WORDS = """
[step]
"x-my-area/comment" = { title = "Comment on the draft", stage = "report", each = "agency" }
"x-my-area/write" = { title = "Write the second draft", stage = "report" }

[event]
"x-my-area/draft-shared" = "Draft shared"

[fact]
"x-my-area/no-part" = "Had the agency no part in it?"
"""
TIME = 'timing = {{ amount = {}, unit = "working-days", relation = "within", starts = ["{}"] }}'
CLAUSES = f'actor = "partner-agency"\n{TIME.format(10, "x-my-area/draft-shared")}', TIME.format(15, COMMENT)
LAST, FIRST = f'of_last_of = ["{COMMENT}"]', f'of = "{COMMENT}"'
POLICE, HEALTH = (
    Happened(COMMENT, f"2025-05-{day}", about=f"agency:{name}") for day, name in ((19, "police"), (26, "health"))
)


def written(path: Path, start: str, silence: str = "") -> Path:
    return folder(path / "procedure", RULES.format(start=start, silence=silence), *CLAUSES, words=WORDS)


def reading(path: Path, start: str, *more: AnyEntry, silence: str = "") -> Reading:
    """The time for the second draft, with the comments of the police and of health asked for."""
    documents = cspr.framework("my-area", extra=written(path, start, silence))
    involved = (Involved("agency:police"), Involved("agency:health"), Listed("agency", "2025-05-12"))
    review = Review("MA-1", "my-area").record(Happened("x-my-area/draft-shared", "2025-05-12"), *involved, *more)
    (found,) = next(each for each in schedule(documents, review.as_of(ON)) if each.topic == WRITE).readings
    return found


class TestFromTheLastOfThem:
    def test_there_is_no_date_while_one_has_still_to_come(self, tmp_path: Path) -> None:
        waiting = reading(tmp_path, LAST, POLICE)
        assert (waiting.start, waiting.due, waiting.status.value) == (None, None, "not-started")
        assert waiting.why == "counts from the last of these: comment on the draft: done; not all are recorded"

    def test_it_is_counted_from_the_last_and_says_whose_that_was(self, tmp_path: Path) -> None:
        counted = reading(tmp_path, LAST, HEALTH, POLICE)
        assert (str(counted.start), str(counted.due)) == ("2025-05-26", "2025-06-16")
        assert counted.reasons[2] == (
            "counted from comment on the draft: done (agency:health, the last), Mon 26 May 2025; "
            "the day after the event is day 1"
        )

    def test_who_does_not_owe_it_is_not_waited_for(self, tmp_path: Path) -> None:
        spared = cspr.Established("x-my-area/no-part", "yes", on="2025-05-13", by="health", about="agency:health")
        assert str(reading(tmp_path, LAST, POLICE, spared).due) == "2025-06-10"

    def test_who_is_taken_to_agree_is_not_waited_for(self, tmp_path: Path) -> None:
        assert str(reading(tmp_path, LAST, POLICE, silence='silence = "agreed"').due) == "2025-06-10"

    def test_what_is_recorded_of_all_counts_for_all(self, tmp_path: Path) -> None:
        assert str(reading(tmp_path, LAST, Happened(COMMENT, "2025-05-20")).due) == "2025-06-11"

    def test_that_more_may_still_comment_is_said(self, tmp_path: Path) -> None:
        documents = cspr.framework("my-area", extra=written(tmp_path, LAST))
        entries = Happened("x-my-area/draft-shared", "2025-05-12"), Involved("agency:police"), POLICE
        situation = Review("MA-1", "my-area").record(*entries).as_of(ON)
        (found,) = next(each for each in schedule(documents, situation) if each.topic == WRITE).readings
        assert found.reasons[-1] == "the list of agencies may not be complete"
        (card,) = (card for card in glance(documents, situation).cards if card.title == "Write the second draft")
        assert card.why[0] == "15 working days after the last of these: comment on the draft: done (Mon 19 May)."


class TestFromOneEvent:
    def test_it_is_the_first_and_says_whose_that_was(self, tmp_path: Path) -> None:
        counted = reading(tmp_path, FIRST, HEALTH, POLICE)
        assert str(counted.due) == "2025-06-10"
        assert counted.reasons[1] == (
            "counted from comment on the draft: done (agency:police, the first), Mon 19 May 2025; "
            "the day after the event is day 1"
        )

    @pytest.mark.parametrize(("start", "told"), [(FIRST, True), (LAST, False)])
    def test_the_check_tells_that_it_is_the_first(self, tmp_path: Path, start: str, *, told: bool) -> None:
        found = [str(each) for each in check_folders([written(tmp_path, start)]).remarks]
        says = (
            f"counts-from-the-first at rules.toml: $.duty[1].within.of (write): '{COMMENT}' is recorded for each "
            "agency, and this counts from the first of them; write of_last_of = [...] for the last, or "
            "each = 'agency' where it is owed for each"
        )
        assert (says in found) is told
