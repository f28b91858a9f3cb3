"""Scenario files say what has to come out: every expectation is broken here, and seen to fail."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from cspr.authoring import Scenario, check_folders, read_scenarios, run
from cspr.cli import main
from cspr.criteria import assess
from cspr.errors import Problem
from cspr.guidance.applicable import framework
from cspr.guidance.layers import Framework
from cspr.record import Review

EXAMPLE = Path(__file__).parents[2] / "examples" / "partnership"
FILES = sorted(EXAMPLE.glob("scenarios/*.toml"))
EXPECTED = [
    (path, place, key)
    for path in FILES
    for place, expect in enumerate(tomllib.loads(path.read_text("utf-8"))["expect"])
    for key in expect
    if expect.get("answer") != "no" or "finding" not in expect or key == "answer"  # of nothing nothing can be chosen
]
OTHERWISE = {
    "due": "2001-01-01",
    "not_before": "2001-01-01",
    "standing": "contradiction",
    "status": "early",
    "answer": "unknown",
    "state": "cannot-tell",
    "unit": "years",
    "about": "agency:housing",
    "counted_from": "published",
    "clause": "FEN-017",
    "duty": "inform-council",
    "test": "looked-after-death",
    "step": "inform-council",
    "body": "executive-group",
    "role": "line-manager",
    "requirement": "publication-notice",
    "ledger": "family",
    "title": "Papers",
    "group": "M9999",
    "says": "what no text says",
    "finding": "given-to-another",
    "of": "national-review",
    "decision": "national-review",
    "who": ["line-manager"],
    "not_who": ["none", "review-subgroup", "business-manager"],
}


@pytest.fixture(scope="module")
def fenmere() -> Framework:
    return framework("fenmere", extra=[EXAMPLE])


def codes(folder: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.path) for problem in check_folders([folder]).problems]


def test_the_example_comes_out_as_expected() -> None:
    found = check_folders([EXAMPLE])
    assert ((), len(FILES), ()) == (found.problems, found.scenarios, found.untried)


def test_the_command_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["check", str(EXAMPLE)])
    told = capsys.readouterr().out
    assert "41 scenarios, all as expected." in told
    assert "No scenario tries" not in told


@pytest.fixture(scope="module")
def broken(fenmere: Framework, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], list[Problem]]:
    """What comes out of a file in which each expectation stands as often as it has keys, each time with one broken."""

    @cache
    def comes_out(path: Path) -> list[Problem]:
        told: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
        told["expect"] = [
            told["expect"][place] | {key: OTHERWISE[key]} for file, place, key in EXPECTED if file == path
        ]
        folder = tmp_path_factory.mktemp("broken")
        folder.joinpath("scenarios").mkdir()
        folder.joinpath("scenarios", path.name).write_text(tomli_w.dumps(told), "utf-8")
        misread: list[Problem] = []
        (scenario,) = read_scenarios(folder, misread)
        return [*misread, *run(scenario, fenmere)]

    return comes_out


@pytest.mark.parametrize(
    ("path", "place", "key"), EXPECTED, ids=[f"{path.stem} {place} {key}" for path, place, key in EXPECTED]
)
def test_every_expectation_that_is_broken_fails(
    path: Path, place: int, key: str, broken: Callable[[Path], list[Problem]]
) -> None:
    told: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    assert told["expect"][place][key] != OTHERWISE[key]
    each = [(there, name) for file, there, name in EXPECTED if file == path]
    assert len(each) == len(broken(path))
    at = f"scenarios/{path.name}: $.expect[{each.index((place, key))}]"
    (problem,) = (problem for problem in broken(path) if problem.path.startswith(at))
    assert problem.code in {"comes-out-otherwise", "not-one-reading", "does-not-come-out"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_names_its_clauses(path: Path, fenmere: Framework) -> None:
    told = tomllib.loads(path.read_text("utf-8"))
    assert set(told["clauses"]) <= set(fenmere.clauses)
    assert all({"clause", "step", "finding", "decision"} & expect.keys() for expect in told["expect"])


def test_between_them_they_try_every_clause_that_gives_a_time(fenmere: Framework) -> None:
    tried = {name for path in FILES for name in tomllib.loads(path.read_text("utf-8"))["clauses"]}
    own = fenmere.by_slug["fenmere-procedure-2024"].clauses
    # No scenario can expect what is asked of an action: tests/unit/test_of_actions.py tries that.
    timed = {name: clause.timing for name, clause in own.items() if clause.timing is not None}
    of_actions = {"action-due", "x-fenmere/three-months-late"}
    assert set() == {name for name, timing in timed.items() if of_actions.isdisjoint(timing["starts"])} - tried


def test_a_rule_that_changes_is_noticed(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "fenmere"))
    for name in ("register.toml", "duties.toml"):
        path = folder / name
        told = path.read_text("utf-8")
        path.write_text(told.replace("amount = 4,", "amount = 3,").replace("working_days = 4,", "working_days = 3,"))
    assert [("comes-out-otherwise", "scenarios/referral.toml: $.expect[0].due")] == codes(folder)


def test_the_facts_in_short_are_answers_of_the_record(fenmere: Framework) -> None:
    found: list[Scenario] = [one for one in read_scenarios(EXAMPLE, []) if "notification" in one.path]
    (scenario,) = found
    assert () == run(scenario, fenmere)
    situation = Review("FEN-1", "fenmere").record(*scenario.entries).as_of(scenario.on)
    assert {"yes"} == {one.answer.value for one in assess(fenmere, situation, "serious-case")}


class TestBadScenarios:
    """A scenario that cannot be read is refused with a code, and nothing that stands in it is repeated."""

    GOOD = 'title = "A"\non = 2024-05-07\nclauses = ["FEN-005"]\n'
    EXPECT = '[[expect]]\nduty = "x-fenmere/early-look"\nclause = "FEN-005"\nstatus = "not-started"\n'

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        made = Path(shutil.copytree(EXAMPLE, tmp_path / "fenmere"))
        for path in made.glob("scenarios/*.toml"):
            path.unlink()
        return made

    def test_the_good_one_is_good(self, folder: Path) -> None:
        (folder / "scenarios" / "a.toml").write_text(self.GOOD + self.EXPECT)
        found = check_folders([folder])
        assert ((), 1) == (found.problems, found.scenarios)

    @pytest.mark.parametrize(
        ("told", "code", "path"),
        [
            ("[[expect", "malformed", "scenarios/a.toml"),
            ("", "missing-key", "scenarios/a.toml: $.title"),
            ('title = "A"\nclauses = ["FEN-005"]\n' + EXPECT, "missing-key", "scenarios/a.toml: $.on"),
            ('title = "A"\non = 2024-05-07\n' + EXPECT, "no-clause", "scenarios/a.toml: $.clauses"),
            (GOOD, "missing-key", "scenarios/a.toml: $.expect"),
            (GOOD.replace("FEN-005", "FEN-990") + EXPECT, "unknown-clause", "scenarios/a.toml: $.clauses"),
            (GOOD + "name = 1\n" + EXPECT, "unknown-key", "scenarios/a.toml: $.name"),
            (GOOD + "facts = 1\n" + EXPECT, "not-a-table", "scenarios/a.toml: $.facts"),
            (
                GOOD + EXPECT + "[facts]\nchild-died = true\n",
                "unknown-answer",
                "scenarios/a.toml: $.facts.child-died.answer",
            ),
            (
                GOOD + EXPECT + '[facts]\nchild-dead = "yes"\n',
                "unknown-fact",
                "scenarios/a.toml: $.facts.child-dead.fact",
            ),
            (GOOD + "entry = 1\n" + EXPECT, "not-a-list", "scenarios/a.toml: $.entry"),
            (GOOD + "entry = [1]\n" + EXPECT, "not-a-table", "scenarios/a.toml: $.entry[0]"),
            (
                GOOD + EXPECT + '[[entry]]\nkind = "happened"\nevent = "incidnt"\non = 2024-05-01\n',
                "unknown-event",
                "scenarios/a.toml: $.entry[0].event",
            ),
            (
                GOOD + '[[expect]]\nclause = "FEN-005"\ndue = 2024-01-01\n',
                "not-one-kind",
                "scenarios/a.toml: $.expect[0]",
            ),
            (
                GOOD + EXPECT + 'test = "serious-case"\n',
                "not-one-kind",
                "scenarios/a.toml: $.expect[0]",
            ),
            (GOOD + EXPECT + 'answer = "yes"\n', "unknown-key", "scenarios/a.toml: $.expect[0].answer"),
            (
                GOOD + '[[expect]]\nduty = "publish"\nclause = "FEN-005"\n',
                "missing-key",
                "scenarios/a.toml: $.expect[0].due",
            ),
            (
                GOOD + '[[expect]]\nduty = "publish"\ndue = 2024-01-01\n',
                "no-clause",
                "scenarios/a.toml: $.expect[0].clause",
            ),
            (
                GOOD + '[[expect]]\nstep = "publish"\nclause = "FEN-005"\nstate = "missing"\n',
                "unknown-word",
                "scenarios/a.toml: $.expect[0].state",
            ),
            (
                GOOD + '[[expect]]\nledger = "meetings"\nclause = "FEN-005"\nstate = "ready"\n',
                "unknown-word",
                "scenarios/a.toml: $.expect[0].state",
            ),
            (
                GOOD + '[[expect]]\nledger = "meeting"\nclause = "FEN-005"\nstate = "missing"\n',
                "unknown-word",
                "scenarios/a.toml: $.expect[0].ledger",
            ),
            (
                GOOD + '[[expect]]\nfinding = "no-vote"\nanswer = "yes"\n',
                "unknown-word",
                "scenarios/a.toml: $.expect[0].finding",
            ),
            (
                GOOD + '[[expect]]\nfinding = "no-votes"\nof = "local-revue"\nanswer = "no"\n',
                "unknown-name",
                "scenarios/a.toml: $.expect[0].of",
            ),
            (
                GOOD + '[[expect]]\nfinding = "no-votes"\nof = "zebedee"\nanswer = "no"\n',
                "unknown-name",
                "scenarios/a.toml: $.expect[0].of",
            ),
            (
                GOOD + '[[expect]]\nfinding = "no-votes"\n',
                "missing-key",
                "scenarios/a.toml: $.expect[0].answer",
            ),
            (
                GOOD + '[[expect]]\ndecision = "x-fenmere/take-up"\n',
                "missing-key",
                "scenarios/a.toml: $.expect[0].who",
            ),
            (
                GOOD + '[[expect]]\nstep = "publish"\nnot_who = ["review-subgrup"]\n',
                "unknown-actor",
                "scenarios/a.toml: $.expect[0].not_who[0]",
            ),
            (
                GOOD + '[[expect]]\ntest = "serious-case"\nclause = "FEN-006"\nwho = ["none"]\n',
                "unknown-key",
                "scenarios/a.toml: $.expect[0].who",
            ),
            (GOOD + EXPECT + 'due = "soon"\n', "impossible-date", "scenarios/a.toml: $.expect[0].due"),
            (GOOD + EXPECT + "due = 20240101\n", "not-a-day", "scenarios/a.toml: $.expect[0].due"),
        ],
    )
    def test_each_mistake_has_its_code_and_place(self, told: str, code: str, path: str, folder: Path) -> None:
        (folder / "scenarios" / "a.toml").write_text(told)
        found = check_folders([folder])
        assert (code, path) in {(problem.code, problem.path) for problem in found.problems}

    def test_a_day_known_in_part_is_told_as_text(self, folder: Path) -> None:
        event = '[[entry]]\nkind = "happened"\nevent = "local-review-decided"\non = "2024-05"\n'
        expect = '[[expect]]\nduty = "review-period"\nclause = "FEN-014"\ndue = "2024-11-01/2024-11-30"\n'
        expect += 'counted_from = "local-review-decided"\n'
        (folder / "scenarios" / "a.toml").write_text(self.GOOD + event + expect)
        told = [problem.suggestion for problem in check_folders([folder]).problems]
        assert ["what comes out is 2024-11-01/2024-11-07"] == told

    NATIONAL = "Whether to undertake a national review; of national-review"
    LOCAL = "title Whether to undertake an LCSPR; of local-review"
    FOUND = (
        '[[entry]]\nkind = "decided"\ndecision = "local-review"\noutcome = "review"\non = 2024-05-02\n'
        'by = "review-group"\n[[entry]]\nkind = "decided"\ndecision = "national-review"\noutcome = "review"\n'
        'on = 2024-05-03\nby = "national-panel"\n[[expect]]\n'
    )

    @pytest.mark.parametrize(
        ("expect", "told"),
        [
            ('finding = "no-rationale"\nof = "local-review"\nanswer = "yes"\n', []),
            ('finding = "no-votes"\nof = "local-review"\nanswer = "no"\n', []),
            ('finding = "no-votes"\nanswer = "no"\n', []),
            (
                'finding = "no-rationale"\nof = "local-review"\nanswer = "no"\n',
                ["comes-out-otherwise: what comes out is yes"],
            ),
            (
                'finding = "no-votes"\nof = "local-review"\nanswer = "yes"\n',
                ["does-not-come-out: nothing of that name comes out on that day"],
            ),
            (
                'finding = "no-rationale"\nof = "notification"\nanswer = "yes"\n',
                [f"not-one-reading: none fits; there are: title {NATIONAL} | {LOCAL}"],
            ),
        ],
    )
    def test_findings_are_expected_and_their_absence(self, expect: str, told: list[str], folder: Path) -> None:
        (folder / "scenarios" / "a.toml").write_text(self.GOOD + self.FOUND + expect)
        found = check_folders([folder]).problems
        assert told == [f"{problem.code}: {problem.suggestion}" for problem in found]

    @pytest.mark.parametrize(
        ("expect", "told"),
        [
            ('decision = "x-fenmere/take-up"\nwho = ["review-subgroup"]\nnot_who = ["none", "police"]', []),
            (
                'decision = "x-fenmere/take-up"\nclause = "FEN-032"\nwho = ["police"]',
                ["what comes out is review-subgroup"],
            ),
            (
                'decision = "x-fenmere/take-up"\nclause = "FEN-031"\nwho = ["none"]',
                ["none fits; there are: clause FEN-032 | title Whether to take the case up"],
            ),
            ('step = "x-fenmere/ask-for-a-paper"\nwho = ["none"]', []),
            ('step = "x-fenmere/ask-for-a-paper"\nnot_who = ["none"]', ["what comes out is none"]),
            ('step = "x-fenmere/early-look"\nnot_who = ["review-subgroup"]', ["what comes out is review-subgroup"]),
            (
                'duty = "x-fenmere/early-look"\nclause = "FEN-005"\nwho = ["review-subgroup", "police"]',
                ["what comes out is review-subgroup"],
            ),
        ],
    )
    def test_who_is_named_is_expected_and_who_is_not(self, expect: str, told: list[str], folder: Path) -> None:
        entries = "".join(
            f'[[entry]]\nkind = "happened"\nevent = "{event}"\non = 2024-05-02\n'
            for event in ("case-referred", "x-fenmere/question-raised")
        )
        (folder / "scenarios" / "a.toml").write_text(f"{self.GOOD}{entries}[[expect]]\n{expect}\n")
        assert told == [problem.suggestion for problem in check_folders([folder]).problems]

    def test_what_was_not_as_the_texts_have_it_is_expected(self, folder: Path) -> None:
        entries = "".join(
            f'[[entry]]\nkind = "happened"\nevent = "{event}"\non = {on}\n'
            for event, on in (("case-referred", "2024-04-02"), ("x-fenmere/early-look-held", "2024-05-01"))
        )
        expect = '[[expect]]\nfinding = "late"\nof = "x-fenmere/early-look"\nclause = "FEN-005"\nanswer = "{}"\n'
        for answer, wrong in (("yes", 0), ("unknown", 1)):
            (folder / "scenarios" / "a.toml").write_text(self.GOOD + entries + expect.format(answer))
            assert wrong == len(check_folders([folder]).problems)

    def test_several_readings_have_to_be_told_apart(self, folder: Path) -> None:
        expect = '[[expect]]\nduty = "rapid-review-period"\nclause = "FEN-010"\nstatus = "not-started"\n'
        (folder / "scenarios" / "a.toml").write_text(self.GOOD + expect)
        (problem,) = check_folders([folder]).problems
        assert "not-one-reading" == problem.code
        assert problem.suggestion.startswith("several fit; there are: clause FEN-010; counted_from incident")

    def test_too_many_scenarios_are_refused(self, folder: Path) -> None:
        for number in range(201):
            (folder / "scenarios" / f"{number}.toml").write_text("")
        assert "too-many-files" in {problem.code for problem in check_folders([folder]).problems}

    def test_a_link_is_not_followed(self, folder: Path, tmp_path: Path) -> None:
        outside = tmp_path / "outside.toml"
        outside.write_text(self.GOOD + self.EXPECT)
        (folder / "scenarios" / "a.toml").symlink_to(outside)
        assert ("link", "scenarios/a.toml") in codes(folder)
        shutil.rmtree(folder / "scenarios")
        (folder / "scenarios").symlink_to(tmp_path)
        found = check_folders([folder])
        assert 0 == found.scenarios
        assert "link" in {problem.code for problem in found.problems}
