"""What a procedure asks of each action that is not done, counted from the action's own day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import cspr
from cspr import learning
from cspr.authoring import check_folders
from cspr.caseload import monday
from cspr.first_screen import Section, glance
from cspr.record import Action, Happened, LeftUndone, Progressed, Recommendation, Review, SetAside
from cspr.show import to_text
from cspr.show.passages import passages
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
    assert [str(each.since) for each in plan.of_actions] == ["2024-07-01", "2024-10-01"]
    text = " ".join(str(to_text(plan)).split())
    assert (
        "A1: Escalate a late action – Business unit to Safeguarding partners; not before 20 working days after its day"
        ": Mon 1 Jul, which has come [Fenmere procedure 2024, FEN-079: local procedure, must; text seen]"
    ) in text
    assert "its day: Tue 1 Oct [" in text


def test_it_is_not_asked_of_an_action_for_nothing_that_is_left() -> None:
    documents = cspr.framework("fenmere", extra=FENMERE)
    serves = Action("A5", "2024-05-06", owner="police", due="2024-06-03", recommendations=["R1"])
    undone = LeftUndone("R1", "not-accepted", on="2024-06-10", by="safeguarding-partners")
    review = Review("FM-9", "fenmere").record(Recommendation("R1", "2024-05-01"), serves)
    assert ["A5"] == [each.action for each in learning.plan(documents, review.as_of(ON)).of_actions]
    assert () == learning.plan(documents, review.record(undone).as_of(ON)).of_actions


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


MONTH = 'timing = { amount = 1, unit = "months", relation = "not-before", more_than = true, starts = ["action-due"] }'
STAGES = """[[duty]]
id = "month"
clauses = ["MYA-001"]
topic = "x-my-area/late"
level = "action"
note = "At a meeting."
when = ["published"]
not_before = { months = 1, more_than = true, of = "action-due" }
[[duty]]
id = "quarter"
clauses = ["MYA-002"]
topic = "x-my-area/quarter"
level = "action"
when = ["published"]
at = { months = 3, of = "action-due" }
[[duty]]
id = "report"
clauses = ["MYA-003"]
topic = "x-my-area/report"
level = "action"
to = ["safeguarding-partners"]
when = ["published"]
within = { working_days = 5, of = "x-my-area/quarter-over" }
"""
REPORT = 'timing = { amount = 5, unit = "working-days", relation = "within", starts = ["x-my-area/quarter-over"] }'
CLAUSES = (
    f'actor = "business-manager"\n{MONTH}',
    'force = "is"\ntiming = { amount = 3, unit = "months", relation = "at", starts = ["action-due"] }',
    f'actor = "business-manager"\n{REPORT}',
)
STAGE_WORDS = f"""{LATE_TOPIC}"x-my-area/quarter" = "A quarter late"
"x-my-area/report" = "Very late actions"
[event]
"x-my-area/quarter-over" = {{ title = "A quarter late", end_of = "x-my-area/quarter" }}
"""
PUBLISHED = Happened("published", "2026-04-22")
A1 = Action("A1", "2026-05-01", owner="police", due="2026-06-30")
A2 = Action("A2", "2026-05-01", owner="police", due="2026-06-30")


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> cspr.Framework:
    made = folder(tmp_path_factory.mktemp("own") / "procedure", STAGES, *CLAUSES, words=STAGE_WORDS)
    checked = check_folders([made])
    assert checked.problems == ()
    assert "no-day-of-an-action" not in {each.code for each in checked.remarks}
    return cspr.framework("my-area", extra=made)


def test_months_and_then_working_days_run_from_the_day_of_the_action(stages: cspr.Framework) -> None:
    situation = Review("MA-1", "my-area").record(PUBLISHED, A1).as_of(date(2026, 7, 30))
    asked = learning.plan(stages, situation).of_actions
    assert [(each.title, each.period, str(each.day), str(each.since)) for each in asked] == [
        ("Late actions", "more than 1 month after its day", "2026-07-31", "2026-07-31"),
        ("A quarter late", "3 months after its day", "2026-09-30", "2026-07-01"),
        ("Very late actions", "within 5 working days of this: a quarter late", "2026-10-07", "2026-10-01"),
    ]


@pytest.mark.parametrize(
    ("on", "cards"),
    [
        (date(2026, 7, 30), []),
        (date(2026, 7, 31), [("Late actions (A1, A2)", "now", "open", "None", 0)]),
        (date(2026, 8, 3), [("Late actions (A1, A2)", "now", "open", "None", -1)]),
        (
            date(2026, 10, 1),
            [
                ("Late actions (A1, A2)", "now", "open", "None", -43),
                ("Very late actions (A1, A2)", "next", "later", "2026-10-07", 4),
            ],
        ),
        (
            date(2026, 10, 7),
            [
                ("Very late actions (A1, A2)", "now", "soon", "2026-10-07", 0),
                ("Late actions (A1, A2)", "now", "open", "None", -47),
            ],
        ),
        (
            date(2026, 10, 8),
            [
                ("Very late actions (A1, A2)", "now", "check", "2026-10-07", -1),
                ("Late actions (A1, A2)", "now", "open", "None", -48),
            ],
        ),
    ],
)
def test_the_first_screen_tells_what_is_asked_now(
    stages: cspr.Framework, on: date, cards: list[tuple[str, str, str, str, int]]
) -> None:
    review = Review("MA-1", "my-area").record(PUBLISHED, A1, A2, Action("A3", "2026-05-01", due="2026-12-01"))
    screen = glance(stages, review.as_of(on))
    shown = [each for each in screen.cards if "late actions" in each.title.lower()]
    assert sorted(cards) == sorted(
        (each.title, each.section.value, each.urgency.value, str(each.arrive_by), each.working_days or 0)
        for each in shown
    )
    whole = " ".join(str(to_text(screen)).split())
    assert ("At a meeting." in whole) is any(each.title.startswith("Late") for each in shown)
    passed = [each for each in shown if each.urgency.value == "check"]
    assert ("No record says whether this was done." in whole) is bool(passed)
    assert all("check whether the business manager did this" in each.says for each in passed)


def test_what_is_done_is_asked_no_more(stages: cspr.Framework) -> None:
    review = Review("MA-1", "my-area").record(PUBLISHED, A1, Progressed("A1", "done", on="2026-10-08"))
    cards = glance(stages, review.as_of(date(2026, 10, 9))).cards
    assert not [each for each in cards if "ate actions" in each.title]


def test_monday_tells_it_too(stages: cspr.Framework) -> None:
    situation = Review("MA-1", "my-area").record(PUBLISHED, A1).as_of(date(2026, 10, 9))
    page = monday([situation], on=situation.on, until=date(2026, 10, 15), frameworks=lambda _: stages)
    text = " ".join(str(to_text(page)).split())
    assert "Wed 7 Oct 2 wd ago Very late actions (A1) [local only] – business manager" in text


def test_a_day_that_no_action_has_is_remarked_on(tmp_path: Path) -> None:
    words = STAGE_WORDS.replace('end_of = "x-my-area/quarter"', 'end_of = "publish"')
    made = folder(tmp_path / "procedure", STAGES, *CLAUSES, words=words)
    told = [each.path for each in check_folders([made]).remarks if each.code == "no-day-of-an-action"]
    assert told == ["rules.toml: $.duty[2] (report)"]
    plain = folder(
        tmp_path / "plain", STAGES, *CLAUSES, words=STAGE_WORDS.replace(', end_of = "x-my-area/quarter"', "")
    )
    situation = Review("MA-1", "my-area").record(PUBLISHED, A1).as_of(date(2026, 10, 9))
    asked = learning.plan(cspr.framework("my-area", extra=plain), situation).of_actions
    assert [each.day for each in asked if each.title == "Very late actions"] == [None]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("months = 1, more_than = true", "more_than = true", "numbering-without-figure"),
        ("months = 1, more_than = true", "months = 1", "figure-not-in-clause"),
        ("within = { working_days = 5", "within = { more_than = true, working_days = 5", "unknown-key"),
    ],
)
def test_more_than_has_a_figure_and_stands_in_the_clause(tmp_path: Path, old: str, new: str, code: str) -> None:
    made = folder(tmp_path / "procedure", STAGES.replace(old, new), *CLAUSES, words=STAGE_WORDS)
    assert code in {each.code for each in check_folders([made]).problems}


def test_more_than_is_said_wherever_the_time_is(stages: cspr.Framework) -> None:
    (own,) = (each for each in stages.documents if each.instrument.slug == "procedure")
    says = [use.says for passage in passages(own) for use in passage.uses]
    assert any("more than 1 month after “" in each for each in says)


def told(on: str, to: str = "safeguarding-partners") -> Progressed:
    return Progressed("A1", "in-progress", on=on, by="business-manager", to=to)


@pytest.mark.parametrize(
    ("entries", "says", "shown"),
    [
        ((), "within 5 working days of this: a quarter late: Wed 7 Oct, which has come", ["A1"]),
        ((told("2026-10-06"),), "within 5 working days of this: a quarter late: Wed 7 Oct; told on Tue 6 Oct", []),
        (
            (told("2026-10-09"),),
            "within 5 working days of this: a quarter late: Wed 7 Oct; told on Fri 9 Oct, late",
            [],
        ),
        ((told("2026-09-01"),), "within 5 working days of this: a quarter late: Wed 7 Oct, which has come", ["A1"]),
        ((told("2026-10-06", "police"),), "a quarter late: Wed 7 Oct, which has come", ["A1"]),
        ((Progressed("A1", "in-progress", on="2026-10-06"),), "a quarter late: Wed 7 Oct, which has come", ["A1"]),
    ],
    ids=["not told", "in time", "late", "before it was asked", "somebody else", "nobody"],
)
def test_it_is_done_once_those_were_told_to_whom_it_is_owed(
    stages: cspr.Framework, entries: tuple[Progressed, ...], says: str, shown: list[str]
) -> None:
    situation = Review("MA-1", "my-area").record(PUBLISHED, A1, *entries).as_of(date(2026, 10, 12))
    assert says in " ".join(str(to_text(learning.plan(stages, situation))).split())
    cards = [each for each in glance(stages, situation).cards if each.title.startswith("Very late actions")]
    assert [f"Very late actions ({ref})" for ref in shown] == [each.title for each in cards]
    aside = [SetAside(each.id, "looked-into", on="2026-10-12", by="business-manager") for each in cards]
    looked = Review("MA-1", "my-area").record(PUBLISHED, A1, *entries, *aside).as_of(date(2026, 10, 12))
    assert [each.id for each in cards] == [each.id for each in glance(stages, looked).of(Section.SET_ASIDE)]


def test_what_is_owed_to_nobody_named_is_done_whoever_was_told(stages: cspr.Framework) -> None:
    situation = Review("MA-1", "my-area").record(PUBLISHED, A1, told("2026-08-03", "police")).as_of(date(2026, 8, 4))
    late, *_ = learning.plan(stages, situation).of_actions
    assert (late.title, str(late.told_on), late.late.value) == ("Late actions", "2026-08-03", "no")
    assert [each for each in glance(stages, situation).cards if each.title.startswith("Late actions")] == []
