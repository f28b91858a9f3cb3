"""The check of a folder as a good colleague: one cause, one message, each saying what to write instead."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import cspr
from cspr.authoring import check_folders
from cspr.cli import main
from cspr.guidance.applicable import framework
from folders import folder

EXAMPLE = Path(__file__).parents[2] / "examples" / "partnership"


def test_a_scenario_that_names_a_duty_by_its_id_is_told_its_topic(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, "scenarios/referral.toml", 'duty = "x-fenmere/early-look"', 'duty = "early-look"')
    assert problem.endswith("$.expect[0].duty: a duty is named by its topic: x-fenmere/early-look")


def told(tmp_path: Path, file: str, old: str, new: str) -> list[str]:
    path = Path(shutil.copytree(EXAMPLE, tmp_path / "fenmere"))
    text = path.joinpath(file).read_text("utf-8")
    assert old in text
    path.joinpath(file).write_text(text.replace(old, new, 1), "utf-8")
    return [str(problem) for problem in check_folders([path]).problems]


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "duties.toml",
            'clauses = ["FEN-005"]',
            'clauses = ["FEN-0005"]',
            "unknown-clause at duties.toml: $.duty[1].clauses (early-look): did you mean 'FEN-005'?",
        ),
        (
            "duties.toml",
            "within = { working_days = 4",
            "witin = { working_days = 4",
            "unknown-key at duties.toml: $.duty[1].witin (early-look): did you mean 'within'?",
        ),
        ("people.toml", "[[hold]]", "[[holds]]", "unknown-key at people.toml: $.holds: did you mean 'hold'?"),
        (
            "register.toml",
            'starts = ["case-referred"]',
            'starts = ["case-refered"]',
            "unknown-event at register.toml: $.clause[4].timing.starts (FEN-005): did you mean 'case-referred'?",
        ),
        (
            "vocabulary.toml",
            '[event."x-fenmere/early-look-held"]',
            '[event."fenmere/early-look-held"]',
            (
                "not-own-id at vocabulary.toml: $.event.fenmere/early-look-held: "
                "begin with x-, the partnership and a slash: x-my-area/early-look"
            ),
        ),
        (
            "instrument.toml",
            'partnership = "fenmere"',
            'partnership = "Fenmere"',
            "not-an-id at instrument.toml: $.instrument.partnership: write lower-case words with hyphens between",
        ),
        (
            "scenarios/referral.toml",
            "on = 2024-05-03",
            "on = 2018-07",
            "malformed at scenarios/referral.toml: line 10: put a month in quotes: '2018-07'",
        ),
        (
            "register.toml",
            '[[clause]]\nid = "FEN-005"',
            '[clause]\nid = "FEN-005"',
            "malformed at register.toml: line 31: write two brackets on each side: [[clause]]",
        ),
        (
            "register.toml",
            'force = "must"',
            "force = must",
            "malformed at register.toml: line 20: put words in quotes: force = 'must'",
        ),
        (
            "register.toml",
            'force = "must"',
            "force = “must”",
            'malformed at register.toml: line 20: use straight quotes: "like these"',
        ),
    ],
)
def test_one_cause_gives_one_message_that_says_what_to_write(
    tmp_path: Path, file: str, old: str, new: str, message: str
) -> None:
    assert told(tmp_path, file, old, new) == [message]


@pytest.mark.parametrize("file", sorted(path.name for path in EXAMPLE.glob("*.toml")))
@pytest.mark.parametrize(("more", "code"), [(b"\nx = [\n", "malformed"), (b"\n# \xff\n", "not-utf-8")])
def test_a_file_that_cannot_be_read_brings_up_nothing_that_follows_from_it(
    tmp_path: Path, file: str, more: bytes, code: str
) -> None:
    path = Path(shutil.copytree(EXAMPLE, tmp_path / "fenmere"))
    with path.joinpath(file).open("ab") as opened:
        opened.write(more)
    assert [(code, file)] == [(problem.code, problem.path) for problem in check_folders([path]).problems]


def test_a_line_beyond_the_last_is_no_slip(tmp_path: Path) -> None:
    assert told(tmp_path, "people.toml", "[[body]]", '[[body]]\nbody = """')[-1].startswith(
        "malformed at people.toml: "
    )


@pytest.mark.parametrize(("begins", "window"), [('from = "2024-04"', "2024-04"), ("from = 2024-04-01", "2024-04-01")])
def test_a_document_may_begin_in_a_month(tmp_path: Path, begins: str, window: str) -> None:
    rules = '[[term]]\nid = "group"\nclauses = ["MYA-001"]\nmeans = "review-subgroup"\nsays = ["Group"]\n'
    path = folder(tmp_path / "procedure", rules, "force = is", window=begins)
    (own,) = cspr.framework("my-area", extra=path).local
    assert str(own.window.start) == window


class TestOwnWordsInALine:
    RULES = """
[[duty]]
id = "look"
clauses = ["MYA-001"]
step = "x-my-area/look"
who = ["x-my-area/panel"]
when = ["case-referred", "x-my-area/worrying"]
note = "The panel looks."

[[duty]]
id = "act"
clauses = ["MYA-001"]
step = "act-on-learning"
when = ["x-my-area/taken-up"]
"""
    WORDS = """
[step]
"x-my-area/look" = { title = "First look", stage = "determination" }

[body]
"x-my-area/panel" = "Cases Panel"

[fact]
"x-my-area/worrying" = "Is the case worrying?"

[decision."x-my-area/take-up"]
title = "Whether to take the case up"
outcomes = { take-up = "x-my-area/taken-up", leave = "x-my-area/left" }
"""

    def test_each_is_declared(self, tmp_path: Path) -> None:
        path = folder(tmp_path / "procedure", self.RULES, "", words=self.WORDS)
        assert check_folders([path]).problems == ()
        words = framework("my-area", extra=path).words
        assert words("bodies")["x-my-area/panel"].title == "Cases Panel"
        assert words("facts")["x-my-area/worrying"].question == "Is the case worrying?"
        assert words("steps")["x-my-area/look"].done_by == ("x-my-area/look",)
        assert {
            name: words("events")[name].title for name in ("x-my-area/look", "x-my-area/taken-up", "x-my-area/left")
        } == {
            "x-my-area/look": "First look: done",
            "x-my-area/taken-up": "Whether to take the case up: take up",
            "x-my-area/left": "Whether to take the case up: leave",
        }

    @pytest.mark.parametrize("kind", ["step", "decision"])
    def test_a_step_and_a_decision_need_more_than_a_text(self, tmp_path: Path, kind: str) -> None:
        path = folder(tmp_path / "procedure", "", words=f'[{kind}]\n"x-my-area/look" = "First look"\n')
        assert [problem.code for problem in check_folders([path]).problems] == ["not-a-table"]

    def test_an_empty_text_says_nothing(self, tmp_path: Path) -> None:
        path = folder(tmp_path / "procedure", "", words='[event]\n"x-my-area/looked" = ""\n')
        assert [problem.code for problem in check_folders([path]).problems] == ["missing-key"]


class TestJson:
    def test_what_was_found(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", str(EXAMPLE), "--json"]) == 0
        answer = json.loads(capsys.readouterr().out)
        assert (answer["partnerships"], answer["problems"]) == (["fenmere"], [])

    def test_what_is_wrong(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        told(tmp_path, "duties.toml", "working_days = 4", "working_days = 5")
        assert main(["check", str(tmp_path / "fenmere"), "--json"]) == 2
        (problem,) = json.loads(capsys.readouterr().out)["problems"]
        assert problem == {
            "code": "figure-not-in-clause",
            "path": "duties.toml: $.duty[1].within (early-look)",
            "suggestion": "the clause gives 4",
        }


class TestLimbs:
    def test_a_limb_can_be_expected(self, tmp_path: Path) -> None:
        path = Path(shutil.copytree(EXAMPLE, tmp_path / "fenmere"))
        scenario = path / "scenarios" / "notification.toml"
        limb = '\n[[expect]]\ntest = "outcome-limb"\nclause = "FEN-006"\nanswer = "{}"\n'
        text = scenario.read_text("utf-8")
        scenario.write_text(text + limb.format("yes"), "utf-8")
        assert check_folders([path]).problems == ()
        scenario.write_text(text + limb.format("no"), "utf-8")
        assert [problem.code for problem in check_folders([path]).problems] == ["comes-out-otherwise"]


def test_two_clauses_may_always_be_left_out(tmp_path: Path) -> None:
    left = '[[not_modelled]]\nclauses = ["MYA-001", "MYA-002"]\nwhy = "A courtesy."\n'
    assert check_folders([folder(tmp_path / "procedure", left, "", "")]).problems == ()
    third = left.replace('"MYA-002"', '"MYA-002", "MYA-003"')
    (problem,) = check_folders([folder(tmp_path / "third", third, "", "", "")]).problems
    assert problem.code == "too-much-not-modelled"


def test_a_test_of_its_own_under_a_national_id_is_remarked_on(tmp_path: Path) -> None:
    rule = '[[criterion]]\nid = "{}"\ntitle = "Serious"\nclauses = ["MYA-001"]\nany = ["child-died"]\n'
    own, wider = (
        check_folders([folder(tmp_path / name, rule.format(name), "force = is")]).remarks
        for name in ("serious-case", "wider-trigger")
    )
    assert (wider, [(remark.code, remark.path) for remark in own]) == (
        (),
        [("shadows-a-test", "rules.toml: $.criterion[0].id (serious-case)")],
    )


def test_a_form_that_could_not_be_shown_is_told_when_it_is_checked(tmp_path: Path) -> None:
    assert told(tmp_path, "manner.toml", 'key = "why"\n', "") == [
        "missing-key at manner.toml: $.form[0].section[0].field[1].key (referral): give it as letters, digits, - and _"
    ]


def test_own_words_stand_nowhere_by_their_ids(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = tmp_path / "case.toml"
    case.write_text(
        'format = 2\nreference = "FM-01"\npartnership = "fenmere"\n\n'
        '[[entry]]\nkind = "happened"\nevent = "case-referred"\non = 2024-05-03\n\n'
        '[[entry]]\nkind = "decided"\ndecision = "x-fenmere/take-up"\noutcome = "x-fenmere/taken-up"\non = 2024-05-09\n'
        'by = "x-fenmere/north-fenmere-council"\nrationale_ref = "FENMERE-15"\n',
        "utf-8",
    )
    extra = ["--extra", str(EXAMPLE)]
    for asked in (
        ["report", str(case), "--on", "2024-05-20", "--full"],
        ["role", "review-subgroup", "--partnership", "fenmere"],
        ["guidance", "show", "fenmere-procedure-2024", "--partnership", "fenmere"],
    ):
        assert main([*asked, *extra]) in {0, 1, 3}
        assert "x-fenmere" not in capsys.readouterr().out


def test_a_form_is_told_at_once_with_what_else_is_wrong(tmp_path: Path) -> None:
    def change(file: str, before: str, after: str) -> None:
        path = tmp_path / "fenmere" / file
        path.write_text(path.read_text("utf-8").replace(before, after, 1), "utf-8")

    shutil.copytree(EXAMPLE, tmp_path / "fenmere")
    change("manner.toml", 'key = "why"\n', "")
    change("duties.toml", 'step = "return-information"', 'step = "return-informaton"')
    found = [(problem.code, problem.path) for problem in check_folders([tmp_path / "fenmere"]).problems]
    key = "manner.toml: $.form[0].section[0].field[1].key (referral)"
    assert sorted(found) == [("missing-key", key), ("unknown-step", found[0][1])]


def test_of_a_folder_of_which_nothing_can_be_read_no_form_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert [problem.code for problem in check_folders([tmp_path / "empty"]).problems] == ["empty-folder"]


def test_a_time_without_words_in_its_clause_is_told_what_to_write_there(tmp_path: Path) -> None:
    rule = '[[duty]]\nid = "see"\nclauses = ["MYA-001"]\nstep = "publish"\nwhen = ["published"]\n'
    rule += 'vague = { says = "before it is sent", of = "published", relation = "before" }\n'
    made = folder(tmp_path / "procedure", rule, 'timing = { relation = "before", starts = ["published"] }')
    (problem,) = check_folders([made]).problems
    assert str(problem) == (
        "figure-not-in-clause at rules.toml: $.duty[0].vague (see): "
        "the clause gives no words of the time; write vague = 'before it is sent' there"
    )


def test_a_statement_that_is_left_out_with_a_reason_is_counted_as_that_and_not_against_the_most(tmp_path: Path) -> None:
    rules = '[[term]]\nid = "circle"\nclauses = ["MYA-004"]\nmeans = "review-subgroup"\nsays = ["Circle"]\n'
    rules += '[[not_modelled]]\nclauses = ["MYA-001", "MYA-002", "MYA-003"]\nwhy = "Stands in instrument.toml."\n'
    stated = ['force = "is"\nactor = "none"'] * 5
    checked = check_folders([folder(tmp_path / "procedure", rules, *stated)])
    assert checked.problems == ()
    (counted,) = checked.coverage
    assert (counted.ruled, counted.shown, counted.not_modelled, counted.lost) == (1, 1, 3, 0)
    assert checked.as_they_stand == ("MYA-005",)
    asked = ['force = "must"'] * 3
    (problem,) = check_folders([folder(tmp_path / "other", rules, *asked, *stated[:2])]).problems
    assert (problem.code, problem.suggestion[:26]) == ("too-much-not-modelled", "3 clauses are left out; up")


TWO = '["MYA-001", "MYA-002"]'


@pytest.mark.parametrize(
    ("kind", "clauses", "holds", "remarked"),
    [
        ("body", TWO, 'chair = "police"\nquorum = ["health"]\n', True),
        ("body", TWO, 'chair = "police"\ndeputy = "health"\n', False),
        ("body", '["MYA-001"]', 'chair = "police"\nquorum = ["health"]\n', False),
        ("role", TWO, "number = { at_least = 1 }\nserves = { years = 2 }\n", True),
        ("role", TWO, 'serves = { years = 2 }\nqualities = ["MYA-002"]\n', False),
    ],
    ids=["two-things", "one-thing", "one-clause", "role", "qualities-have-their-own"],
)
def test_several_things_of_several_clauses_are_shown_by_the_first(
    tmp_path: Path, kind: str, clauses: str, holds: str, *, remarked: bool
) -> None:
    name = {"body": "review-group", "role": "lead-reviewer"}[kind]
    rules = f'[[{kind}]]\n{kind} = "{name}"\nclauses = {clauses}\n{holds}'
    remarks = check_folders([folder(tmp_path / "procedure", rules, "", "")]).remarks
    told = [(each.path, each.suggestion) for each in remarks if each.code == "shown-by-the-first"]
    advice = (
        f"all that it holds is shown beside MYA-001 and as strongly; write a [[{kind}]] for each thing, with the clause"
    )
    assert told == [(f"rules.toml: $.{kind}[0] ({name})", f"{advice} that says so")] * remarked


@pytest.mark.parametrize(
    ("holds", "words", "n"),
    [
        ('attendance = { at_most = 1, of = "missed-in-a-row" }', "Nobody misses two meetings in a row.", 1),
        ('attendance = { fewer_than = 2, of = "missed-in-a-row" }', "Nobody misses two meetings in a row.", None),
        ('attendance = { at_most = 1, of = "missed" }', "A meeting is missed once at most.", None),
        ("quorate = { at_least = 2 }", "It is quorate with both members.", None),
        ("quorate = { at_least = 5, at_least_of = 3, of = ['police'] }", "It is quorate with five members.", 3),
    ],
)
def test_a_figure_of_attendance_or_a_quorum_that_no_clause_says_is_remarked_on(
    tmp_path: Path, holds: str, words: str, n: int | None
) -> None:
    made = folder(tmp_path / "procedure", f'[[body]]\nbody = "review-group"\nclauses = ["MYA-001"]\n{holds}\n', "")
    register = made / "register.toml"
    register.write_text(register.read_text("utf-8").replace("What it says.", words), "utf-8")
    told = [each.suggestion for each in check_folders([made]).remarks if each.code == "figure-not-in-words"]
    advice = "and no clause that it cites says so; 'two in a row' is fewer_than = 2, and not at_most = 1"
    assert told == ([] if n is None else [f"it holds {n}, {advice}"])
