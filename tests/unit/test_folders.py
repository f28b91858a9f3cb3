"""A partnership's folder: a sound starter, schemas that say what the code does, a check that reports everything."""

from __future__ import annotations

import json
import shutil
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema  # type: ignore[import-untyped]
import pytest

import cspr
from building import GUIDANCE as DATA
from cspr.authoring import check_folders, schema, starter
from cspr.authoring.schemas import SCHEMAS, text
from cspr.cli import main
from cspr.comparison import compare
from cspr.errors import CsprError
from cspr.guidance.toml_files import read_toml
from cspr.interchange.kinds import ANSWERS, COMMANDS
from folders import as_edited

if TYPE_CHECKING:
    from cspr.errors import Problem

OF = {"instrument.toml": "instrument", "register.toml": "register", "vocabulary.toml": "vocabulary"}


def marks(kind: str, tables: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema(kind))
    return [error.message for error in validator.iter_errors(as_edited(tables))]


def put(folder: Path, made: dict[str, str]) -> Path:
    for name, content in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put(tmp_path / "fenmere", starter("fenmere"))


class TestTheStarter:
    """What ``cspr new`` writes can be used as it is."""

    @pytest.mark.parametrize("name", ["fenmere", "two-rivers", "a", "b2"])
    def test_nothing_is_wrong_with_it(self, name: str, tmp_path: Path) -> None:
        found = check_folders([put(tmp_path / "anything", starter(name))])
        assert (name, (), 1) == (found.partnership, found.problems, found.scenarios)

    def test_it_is_layered_over_the_national_texts(self, folder: Path) -> None:
        framework = cspr.framework("fenmere", extra=[folder])
        assert ["fenmere-procedure"] == [one.slug for one in framework.local]
        assert "working-together-2023" in framework.instruments

    def test_every_file_points_to_its_schema(self, folder: Path) -> None:
        for path in folder.rglob("*.toml"):
            first = path.read_text("utf-8").partition("\n")[0]
            assert (path.parent / first.removeprefix("#:schema ")).is_file()

    def test_every_file_is_allowed_by_its_schema(self, folder: Path) -> None:
        for path in folder.rglob("*.toml"):
            kind = "scenario" if path.parent.name == "scenarios" else OF.get(path.name, "rules")
            assert [] == marks(kind, tomllib.loads(path.read_text("utf-8")))

    @pytest.mark.parametrize("name", ["", "Fenmere", "2rivers", "two rivers", "a-", "x" * 33, "../up"])
    def test_a_name_that_is_no_id_is_refused(self, name: str) -> None:
        with pytest.raises(CsprError) as error:
            starter(name)
        assert ["not-an-id"] == [problem.code for problem in error.value.problems]


class TestTheSchemas:
    """A schema says what the code reads; what ships is what the code says."""

    @pytest.mark.parametrize("kind", SCHEMAS)
    def test_what_ships_is_current(self, kind: str) -> None:
        # A key or word that was gained or lost changes them. To bring them up: cspr schemas src/cspr/data/schemas
        shipped = files("cspr").joinpath("data", "schemas", f"{kind}.schema.json").read_text("utf-8")
        assert text(kind) == shipped

    @pytest.mark.parametrize("kind", SCHEMAS)
    def test_it_is_a_schema(self, kind: str) -> None:
        jsonschema.Draft202012Validator.check_schema(schema(kind))

    def test_another_kind_is_refused(self) -> None:
        with pytest.raises(CsprError) as error:
            schema("rule")
        assert ["unknown-kind: did you mean 'rules'?"] == [
            f"{problem.code}: {problem.suggestion}" for problem in error.value.problems
        ]

    @pytest.mark.parametrize("path", sorted(DATA.glob("*/*.toml")), ids=lambda path: f"{path.parent.name}/{path.name}")
    def test_the_shipped_guidance_is_allowed(self, path: Path) -> None:
        assert [] == marks(OF.get(path.name, "rules"), tomllib.loads(path.read_text("utf-8")))

    @pytest.mark.parametrize(
        ("kind", "tables"),
        [
            ("instrument", {}),
            ("instrument", {"instrument": {"slug": "Not an id"}}),
            ("register", {"clause": [{"id": "FEN-001", "subject": "Words.", "force": "shall", "actor": "none"}]}),
            ("register", {"clause": [{"id": "FEN-001", "subject": "Words.", "force": "is", "actor": "nobody"}]}),
            ("rules", {"duty": [{"id": "a", "clauses": ["FEN-001"], "step": "notify-incidnt"}]}),
            ("rules", {"duty": [{"id": "a", "step": "notify-incident"}]}),
            ("rules", {"duty": [{"id": "a", "clauses": ["FEN-001"], "within": {"working_dayz": 3, "of": "incident"}}]}),
            ("rules", {"criterion": [{"id": "a", "title": "A", "clauses": ["FEN-001"]}]}),
            ("rules", {"criterion": [{"id": "a", "title": "A", "clauses": ["FEN-001"], "all": ["x"], "any": ["y"]}]}),
            ("rules", {"hold": [{"id": "a", "clauses": ["FEN-001"]}]}),
            ("vocabulary", {"event": {"early-look-held": {"title": "A", "says": "B"}}}),
            ("vocabulary", {"decision": {"x-a/b": {"title": "A", "says": "B"}}}),
            ("scenario", {"title": "A", "clauses": ["FEN-001"], "expect": [{"duty": "publish"}]}),
            (
                "scenario",
                {"title": "A", "on": "2024-01-01", "clauses": ["FEN-001"], "expect": [], "facts": {"a": True}},
            ),
        ],
    )
    def test_mistakes_are_marked_while_somebody_types(self, kind: str, tables: dict[str, Any]) -> None:
        assert marks(kind, tables)


class TestTheCheck:
    """Every problem at once, by file, rule and place, with its near-match; what is odd apart; nothing is run."""

    def test_every_problem_is_reported_at_once(self, folder: Path) -> None:
        duties = folder / "duties.toml"
        told = (
            duties.read_text("utf-8")
            .replace("working_days = 3", "working_days = 4")
            .replace("notify-incident", "notify-incidnt")
        )
        duties.write_text(told + '\n[[duty]]\nid = "third"\nclauses = ["FENMERE-009"]\nstep = "publsh"\n', "utf-8")
        (folder / "terms.toml").write_text("[[term", "utf-8")
        lines = [str(problem) for problem in check_folders([folder]).problems]
        for line in (
            "figure-not-in-clause at duties.toml: $.duty[0].within (early-look): the clause gives 3",
            "unknown-step at duties.toml: $.duty[1].step (notify-panel): did you mean 'notify-incident'?",
            "unknown-clause at duties.toml: $.duty[3].clauses (third): did you mean 'FENMERE-00",
            "unknown-step at duties.toml: $.duty[3].step (third): did you mean 'publish'?",
            "malformed at terms.toml",
        ):
            assert any(one.startswith(line) for one in lines), lines

    def test_what_is_odd_is_said_apart(self, folder: Path) -> None:
        register = folder / "register.toml"
        told = register.read_text("utf-8").replace("amount = 5", "amount = 9")
        register.write_text(told, "utf-8")
        duties = folder / "duties.toml"
        duties.write_text(duties.read_text("utf-8").replace("working_days = 5", "working_days = 9"), "utf-8")
        found = check_folders([folder])
        assert () == found.problems
        assert {"laxer-than-higher", "figure-not-carried"} == {remark.code for remark in found.remarks}
        assert "duties.toml: $.duty[1] (notify-panel)" in {remark.path for remark in found.remarks}

    def test_a_rule_without_an_id_keeps_its_place(self, folder: Path) -> None:
        duties = folder / "duties.toml"
        duties.write_text('duty = [1, {clauses = ["FENMERE-001"]}, {id = 5, clauses = []}]\n', "utf-8")
        paths = {problem.path for problem in check_folders([folder]).problems}
        assert {"duties.toml: $.duty[0]", "duties.toml: $.duty[1].id", "duties.toml: $.duty[2].clauses"} <= paths

    def test_a_file_is_not_read_again_for_each_of_its_problems(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read: list[str] = []

        def noted(path: Path, problems: list[Problem]) -> dict[str, Any] | None:
            read.append(path.name)
            return read_toml(path, problems)

        monkeypatch.setattr("cspr.authoring.checking.read_toml", noted)
        (folder / "more.toml").write_text('[[duty]]\nid = "more"\nclauses = []\n' * 20, "utf-8")
        paths = [problem.path for problem in check_folders([folder]).problems]
        assert 20 <= len([path for path in paths if path.startswith("more.toml") and path.endswith("(more)")])
        assert 1 == read.count("more.toml")

    def test_two_documents_of_one_partnership_are_checked_together(self, folder: Path, tmp_path: Path) -> None:
        other = put(tmp_path / "second", starter("fenmere"))
        for path in other.rglob("*.toml"):
            told = path.read_text("utf-8").replace("FENMERE-00", "FENTWO-00").replace('"FENMERE"', '"FENTWO"')
            path.write_text(told.replace("fenmere-procedure", "fenmere-second"), "utf-8")
        other.joinpath("vocabulary.toml").unlink()
        found = check_folders([folder, other])
        assert ((), 2) == (found.problems, found.scenarios)
        other.joinpath("duties.toml").write_text('[[duty]]\nid = "odd"\nclauses = []\n', "utf-8")
        assert "second/duties.toml: $.duty[0].clauses (odd)" in {
            one.path for one in check_folders([folder, other]).problems
        }

    def test_nothing_in_the_folder_changes(self, folder: Path) -> None:
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        check_folders([folder])
        assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def test_nothing_in_the_folder_is_run(self, folder: Path) -> None:
        for name in ("conftest.py", "__init__.py", "sitecustomize.py", "rules.py"):
            (folder / name).write_text("raise SystemExit('run')\n", "utf-8")
        assert () == check_folders([folder]).problems


class TestTheCommands:
    """``cspr new``, ``cspr check`` and ``cspr schemas``."""

    def test_a_new_folder_is_sound(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        folder = tmp_path / "fenmere"
        assert 0 == main(["new", str(folder)])
        assert capsys.readouterr().out.startswith("11 files written. Next:  cspr check ")
        assert 0 == main(["check", str(folder)])
        told = capsys.readouterr().out
        assert told.startswith("fenmere: nothing is wrong.\nfenmere-procedure: 4 clauses, 4 in rules,")
        assert "1 scenario, all as expected." in told
        assert "No scenario tries the time of: notify-panel" in told
        assert "Allowed, but look again" not in told
        assert "of your own" not in told
        assert 0 == main(["check", str(folder), "--full"])
        assert "words of your own: early-look, " in capsys.readouterr().out

    def test_what_was_begun_is_listed_as_json(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert 0 == main(["new", str(tmp_path / "fenmere"), "--json"])
        written = json.loads(capsys.readouterr().out)
        folder = tmp_path / "fenmere"
        there = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
        assert sorted(there) == sorted(written["files"])
        assert "written" == written["kind"]

    def test_a_folder_can_have_another_name(self, tmp_path: Path) -> None:
        assert 0 == main(["new", str(tmp_path / "Our folder"), "--partnership", "fenmere"])
        assert "fenmere" == check_folders([tmp_path / "Our folder"]).partnership

    def test_nothing_is_written_over(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert 2 == main(["new", str(folder)])
        assert "cspr: FOLDER: folder exists; give a folder that is not there yet\n" == capsys.readouterr().err

    def test_a_folder_that_cannot_be_written_is_refused(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        tmp_path.joinpath("file").write_text("here")
        assert 4 == main(["new", str(tmp_path / "file" / "fenmere")])
        assert "FOLDER: cannot write" in capsys.readouterr().err

    def test_a_folder_that_is_not_there_is_all_that_is_wrong(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert 2 == main(["check", str(tmp_path / "nowhere")])
        assert "cspr: nowhere: no folder; give a folder that holds instrument.toml\n" == capsys.readouterr().err

    @pytest.mark.parametrize(
        ("words", "code"),
        [
            (["check"], "no-folder"),
            (["new", "--partnership", "fenmere"], "cannot-write"),
            (["schemas"], "cannot-write"),
            (["due", "--on", "2024-05-07"], "missing-folder"),
            (["guidance", "--partnership", "fenmere", "--extra"], "no-folder"),
            (["compare", "fenmere", "national", "--on", "2024-05-07", "--extra"], "no-folder"),
        ],
    )
    def test_a_folder_whose_name_is_longer_than_names_can_be_is_refused(
        self, words: list[str], code: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert (4 if code == "cannot-write" else 2) == main([*words, "x" * 300])
        assert f": {code.replace('-', ' ')}; " in capsys.readouterr().err

    def test_a_name_that_no_folder_can_have_is_refused(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert 4 == main(["new", "fenmere\0"])
        assert "FOLDER: cannot write" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("words", "code"), [(["check"], "no-folder"), (["new"], "cannot-write"), (["due"], "missing-folder")]
    )
    def test_a_folder_that_may_not_be_looked_up_is_refused(
        self,
        words: list[str],
        code: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        def refuse(_: Path) -> None:
            raise PermissionError

        for looking in ("is_dir", "exists"):
            monkeypatch.setattr(Path, looking, refuse)
        status = main([*words, str(tmp_path / "fenmere"), *(["--on", "2024-05-07"] if words == ["due"] else [])])
        assert (4 if code == "cannot-write" else 2) == status
        assert f": {code.replace('-', ' ')}; " in capsys.readouterr().err

    def test_links_in_a_circle_are_not_written_into(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        tmp_path.joinpath("round").symlink_to(tmp_path / "round")
        assert main(["new", str(tmp_path / "round")]) in {2, 4}
        assert capsys.readouterr().err.startswith(("cspr: FOLDER: cannot write", "cspr: FOLDER: folder exists"))

    def test_schemas_are_written_again(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "rules.schema.json").write_text("{}")
        assert 0 == main(["schemas", str(folder)])
        kinds = len(ANSWERS) + len(COMMANDS)
        assert (
            f"{9 + kinds} schemas written, {kinds} of them of answers as JSON, "
            "and all of these as OpenAPI components.\n" == capsys.readouterr().out
        )
        assert text("rules") == (folder / "rules.schema.json").read_text("utf-8")

    def test_what_is_wrong_leaves_with_a_code_and_warnings_apart(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        scenario = folder / "scenarios" / "early-look.toml"
        scenario.write_text(scenario.read_text("utf-8").replace("2024-05-09", "2024-05-08"), "utf-8")
        for name, five, nine in (
            ("register", "amount = 5", "amount = 9"),
            ("duties", "working_days = 5", "working_days = 9"),
        ):
            path = folder / f"{name}.toml"
            path.write_text(path.read_text("utf-8").replace(five, nine), "utf-8")
        assert 2 == main(["check", str(folder)])
        told = capsys.readouterr().err.splitlines()
        assert (
            "cspr: scenarios/early-look.toml, expect 1, due: comes out otherwise; what comes out is 2024-05-09" in told
        )
        assert any(": warning: laxer than higher; " in line for line in told)

    def test_a_folder_without_anything_odd_says_no_more(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        shutil.rmtree(folder / "scenarios")
        (folder / "vocabulary.toml").unlink()
        (folder / "duties.toml").write_text(
            '[[duty]]\nid = "a"\nclauses = ["FENMERE-002"]\nstep = "hold-rapid-review"\n'
            'when = ["case-referred"]\nwithin = { working_days = 3, of = "case-referred" }\n'
            '[[duty]]\nid = "b"\nclauses = ["FENMERE-003"]\nstep = "notify-incident"\n'
            'to = ["national-panel"]\nwhen = ["notification-duty"]\n'
            'within = { working_days = 5, of = "local-authority-aware" }\n'
            '[[duty]]\nid = "c"\nclauses = ["FENMERE-004"]\nstep = "submit-report"\n'
            'to = ["national-panel"]\nafter = ["complete-review"]\n'
            'vague = { says = "some days", of = "published", relation = "before" }\n',
            "utf-8",
        )
        register = folder / "register.toml"
        register.write_text(register.read_text("utf-8").replace('force = "should"', 'force = "must"'), "utf-8")
        assert 0 == main(["check", str(folder)])
        assert "look again" not in capsys.readouterr().out

    def test_a_partnership_of_its_own_is_compared(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert 0 == main(["compare", "fenmere", "national", "--extra", str(folder), "--on", "2024-06-01", "--json"])
        rows = json.loads(capsys.readouterr().out)["rows"]
        own = [row for row in rows if row["topic"] == "x-fenmere/early-look"]
        assert [("Early look", "determination", "only_left")] == [
            (row["title"], row["stage"], row["kind"]) for row in own
        ]


def test_an_own_step_stands_at_its_stage_when_laid_out(folder: Path) -> None:
    found = compare(cspr.framework("fenmere", extra=[folder]), "kirklees")
    assert "determination" == found.about("x-fenmere/early-look")[0].stage
