"""What a procedure asks of each action that is not done, counted from the action's own day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import cspr
from cspr import learning
from cspr.authoring import check_folders
from cspr.record import Action, Happened, Progressed, Review
from cspr.show import to_text
from folders import folder

FENMERE = Path(__file__).parents[2] / "examples" / "partnership"
ON = date(2024, 7, 10)
LATE = Action("A1", "2024-05-06", owner="police", due="2024-06-03")
AHEAD = Action("A2", "2024-05-06", owner="health", due="2024-09-03")
DONE = Action("A3", "2024-05-06", owner="health", due="2024-06-03")
NO_DAY = Action("A4", "2024-05-06", owner="health")
DUTY = """[[duty]]
id = "one"
clauses = ["MYA-001"]
topic = "x-my-area/late"
{}
"""
TIMING = 'timing = { amount = 5, unit = "working-days", relation = "within", starts = ["action-due"] }'
WITHIN = 'within = { working_days = 5, of = "action-due" }'
VAGUE = 'vague = { says = "promptly", of = "action-due", relation = "after" }'
LATE_TOPIC = '[topic]\n"x-my-area/late" = "Late actions"\n'


def test_it_is_told_for_each_open_action_that_has_a_day() -> None:
    documents = cspr.framework("fenmere", extra=FENMERE)
    entries = (LATE, AHEAD, DONE, Progressed("A3", "done", on="2024-05-20"), NO_DAY)
    plan = learning.plan(documents, Review("FM-9", "fenmere").record(*entries).as_of(ON))
    assert [(each.action, str(each.day), each.reached.value, each.who, each.to) for each in plan.of_actions] == [
        ("A1", "2024-07-01", "yes", ("business-office",), ("safeguarding-partners",)),
        ("A2", "2024-10-01", "no", ("business-office",), ("safeguarding-partners",)),
    ]
    text = " ".join(str(to_text(plan)).split())
    assert (
        "A1: Escalate a late action – Business unit to Safeguarding partners; not before 20 working days after its day"
        ": Mon 1 Jul, which has come [Fenmere procedure 2024, FEN-079: local procedure, must; text seen]"
    ) in text
    assert "its day: Tue 1 Oct [" in text


def test_it_hangs_on_what_else_the_duty_asks(tmp_path: Path) -> None:
    rules = DUTY.format(f'level = "action"\nwhen = ["published"]\nnote = "At a meeting."\n{WITHIN}')
    made = folder(tmp_path / "procedure", rules, TIMING, words=LATE_TOPIC)
    checked = check_folders([made])
    assert (checked.problems, checked.untried) == ((), ())
    documents = cspr.framework("my-area", extra=made)
    before = Review("MA-1", "my-area").record(LATE)
    assert learning.plan(documents, before.as_of(ON)).of_actions == ()
    after = before.record(Happened("published", "2024-06-20"))
    (asked,) = learning.plan(documents, after.as_of(ON)).of_actions
    assert (asked.period, str(asked.day)) == ("within 5 working days of its day", "2024-06-10")
    text = " ".join(str(to_text(learning.plan(documents, after.as_of(ON)))).split())
    assert "Late actions – Safeguarding partnership; within" in text
    assert "must; text seen] Note: At a meeting." in text


def test_without_a_figure_it_is_told_in_the_words_of_the_text(tmp_path: Path) -> None:
    rules = DUTY.format('level = "action"\nwhen = ["published"]\n' + VAGUE)
    timing = 'timing = { vague = "promptly", relation = "after", starts = ["action-due"] }'
    made = folder(tmp_path / "procedure", rules, timing, words=LATE_TOPIC)
    assert check_folders([made]).problems == ()
    review = Review("MA-1", "my-area").record(LATE, Happened("published", "2024-06-20"))
    plan = learning.plan(cspr.framework("my-area", extra=made), review.as_of(ON))
    assert [(each.day, each.reached.value) for each in plan.of_actions] == [(None, "unknown")]
    told = "A1: Late actions – Safeguarding partnership; the text says 'promptly' ["
    assert told in " ".join(str(to_text(plan)).split())


@pytest.mark.parametrize("more", [WITHIN, 'level = "action"'])
def test_the_level_and_the_day_stand_together(tmp_path: Path, more: str) -> None:
    rules = DUTY.format(f'when = ["published"]\n{more}')
    (problem, *_) = check_folders([folder(tmp_path / "procedure", rules, TIMING, words=LATE_TOPIC)]).problems
    assert (problem.code, problem.suggestion) == (
        "level-without-day",
        "write level = 'action' and a time of 'action-due' together",
    )
