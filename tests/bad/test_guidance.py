"""Guidance that is wrong is refused, with every problem at once, each with its code, its place and advice."""

from __future__ import annotations

import json
import re
import shutil
import sys
import time
import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import cspr.guidance
from cspr.authoring import check_folders
from cspr.criteria import assess
from cspr.errors import MOST_PROBLEMS, CsprError, Problem
from cspr.guidance import framework
from cspr.guidance.checking import BYTES, ENTRIES, read_extra
from cspr.guidance.cycles import IN_A_ROW
from cspr.guidance.names import KINDS
from cspr.guidance.reading import FILES, read_folder
from cspr.guidance.support import DEEP, FACTS
from cspr.guidance.tables import MOST_LISTED
from cspr.lifecycle import progress
from cspr.record import Established, Review
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from _typeshed import TraceFunction

HERE = Path(__file__).parent / "guidance"
EXPECTED = tomllib.loads(HERE.joinpath("expected.toml").read_text("utf-8"))
REMARKS = {
    "begins-before-its-source",
    "beside-more-time",
    "chair-not-named",
    "counts-from-the-first",
    "days-only-shown",
    "decides-another-matter",
    "done-by-the-first",
    "ends-no-time",
    "figure-not-in-words",
    "last-day-as-condition",
    "laxer-than-higher",
    "more-time-of-another-topic",
    "no-brief",
    "never-completed",
    "nobody-named",
    "nobody-owes",
    "nothing-carried",
    "only-after",
    "owed-twice",
    "list-without-duty",
    "never-on-record",
    "no-day-of-an-action",
    "no-such-meeting",
    "of-every-decision",
    "outcome-leaves-open",
    "replaces-on-unknown-day",
    "shadows-a-test",
    "counts-all",
    "shown-by-the-first",
    "step-of-each",
    "time-not-compared",
    "weekend-left-in",
}  # they keep nothing from being used
OF_ARGUMENTS = {"not-a-framework"}  # of a function, and of no folder: tried where every function is
MADE_HERE = {
    "before-any-guidance",
    "cycle-of-times",
    "criteria-too-large",
    "cycle-of-supersedes",
    "two-only-procedures",
    "criterion-too-deep",
    "empty-folder",
    "folder-in-folder",
    "link",
    "malformed-partnership",
    "no-folder",
    "too-large",
    "too-many-entries",
    "too-many-files",
    "too-many-folders",
    "too-many-in-a-row",
    "unknown-file-format",
    "unknown-kind",
    "unreadable-file",
    "unreadable-folder",
}


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HERE / "sound", tmp_path / "my-area"))


def problems(partnership: str, *folders: Path) -> list[str]:
    try:
        read_extra(partnership, folders)
    except CsprError as error:
        return [str(problem) for problem in error.problems]
    return []


def spoil(folder: Path, mistake: Path) -> None:
    """Add each file of a mistake; one that begins with ``+`` lengthens the sound file, one with ``-`` removes it."""
    for file in mistake.iterdir():
        sound = folder / file.name.lstrip("+-")
        if file.name.startswith("-"):
            sound.unlink()
        else:
            before = sound.read_bytes() if file.name.startswith("+") else b""
            sound.write_bytes(before + file.read_bytes())


def test_the_sound_folder_has_no_problem(sound: Path) -> None:
    assert problems("my-area", sound) == []


@pytest.mark.parametrize(
    "mistake", sorted(path.name for path in HERE.iterdir() if path.is_dir() and path.name != "sound")
)
def test_a_mistake_gives_its_problems(sound: Path, mistake: str) -> None:
    spoil(sound, HERE / mistake)
    assert problems(EXPECTED[mistake].get("as", "my-area"), sound) == EXPECTED[mistake]["problems"]


@pytest.mark.parametrize("mistake", sorted(EXPECTED.keys() - {"structure-and-reference"}))
def test_the_first_problem_is_the_one_that_the_folder_is_named_after(mistake: str) -> None:
    assert EXPECTED[mistake]["problems"][0].split(" at ")[0] == mistake.partition("--")[0]


def test_every_code_of_the_guidance_has_a_folder_or_a_test_here() -> None:
    guidance = Path(cspr.guidance.__path__[0])
    authoring = guidance.parent / "authoring"
    files = [*guidance.glob("*.py"), *authoring.glob("*remarks.py")]
    source = "".join(path.read_text("utf-8") for path in files)
    written = re.findall(r'(?:Problem|problem|wrong|_cycles)\(\s*"([a-z0-9-]+)"', source)
    written += re.findall(r'code = "[a-z-]+" if .* else "([a-z-]+)"', source)
    written += re.findall(r'a_word\(.*?"(unknown-[a-z-]+)"', source)
    written += re.findall(r'_shaped\(key, [A-Z]+, "([a-z-]+)"', source)
    written += [code for code, _ in KINDS.values()]
    written += re.findall(r'"([a-z-]+-not-in-clause)"', source)
    assert (
        set(written)
        == {name.partition("--")[0] for name in EXPECTED if name != "structure-and-reference"}
        | MADE_HERE
        | REMARKS
        | OF_ARGUMENTS
    )


class TestFolders:
    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        assert problems("my-area", tmp_path / "nowhere") == [
            "no-folder at nowhere: give a folder that holds instrument.toml"
        ]

    def test_a_folder_whose_name_is_longer_than_names_can_be(self, tmp_path: Path) -> None:
        assert problems("my-area", tmp_path / ("x" * 300)) == [
            f"no-folder at {'x' * 100}: give a folder that holds instrument.toml"
        ]

    @pytest.mark.parametrize("looking", ["iterdir", "lstat"])
    def test_a_folder_that_may_not_be_looked_into(
        self, sound: Path, looking: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        looked_at = Path.lstat

        def refuse(path: Path) -> object:
            if looking == "iterdir" or path.parent == sound:
                raise PermissionError
            return looked_at(path)

        monkeypatch.setattr(Path, looking, refuse)
        assert problems("my-area", sound) == ["unreadable-folder at my-area: give a folder that you may read"]

    def test_a_folder_whose_files_may_not_be_listed_is_not_read(
        self, sound: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(_: Path) -> None:
            raise PermissionError

        monkeypatch.setattr(Path, "iterdir", refuse)
        with pytest.raises(CsprError, match="unreadable-folder at my-area"):
            read_folder(sound)

    def test_a_file_that_may_not_be_looked_at(self, sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        looked_at = Path.is_file

        def refuse(path: Path) -> bool:
            if path.name == "rules.toml":
                raise PermissionError
            return looked_at(path)

        monkeypatch.setattr(Path, "is_file", refuse)
        assert "unreadable-file at rules.toml: check that it is a file that you may read" in problems("my-area", sound)

    def test_a_folder_that_is_a_link(self, sound: Path, tmp_path: Path) -> None:
        tmp_path.joinpath("elsewhere").symlink_to(sound)
        assert problems("my-area", tmp_path / "elsewhere") == [
            "no-folder at elsewhere: give a folder that holds instrument.toml"
        ]

    def test_a_folder_without_guidance(self, tmp_path: Path) -> None:
        assert problems("my-area", tmp_path) == [
            f"empty-folder at {tmp_path.name}: write instrument.toml and register.toml"
        ]

    def test_a_folder_with_too_many_files_of_rules(self, sound: Path) -> None:
        for number in range(FILES):
            sound.joinpath(f"more-{number}.toml").touch()
        assert problems("my-area", sound) == [f"too-many-files at my-area: a folder may hold up to {FILES} files"]

    def test_more_folders_than_a_partnership_can_have(self, sound: Path) -> None:
        told = "too-many-folders at $: a partnership may have up to 100 folders"
        with pytest.raises(CsprError) as refused:
            cspr.framework("my-area", extra=[sound] * 101)
        assert [told] == [str(problem) for problem in refused.value.problems]
        assert told in map(str, check_folders([sound] * 101).problems)

    def test_a_folder_with_too_many_files_of_any_kind(self, sound: Path) -> None:
        for number in range(ENTRIES):
            sound.joinpath(f"picture-{number}.png").touch()
        assert problems("my-area", sound) == [f"too-many-files at my-area: a folder may hold up to {ENTRIES} files"]

    def test_a_folder_that_is_too_large(self, sound: Path) -> None:
        with sound.joinpath("film.mp4").open("wb") as file:
            file.truncate(BYTES + 1)
        assert problems("my-area", sound) == [f"too-large at my-area: a folder may hold up to {BYTES} bytes"]

    def test_a_file_that_is_too_large(self, sound: Path) -> None:
        sound.joinpath("long.toml").write_text("# " + "long " * (1024 * 1024), "utf-8")
        assert problems("my-area", sound) == [f"too-large at long.toml: a file may have up to {4 * 1024 * 1024} bytes"]

    def test_a_folder_in_the_folder(self, sound: Path) -> None:
        sound.joinpath("drafts").mkdir()
        assert problems("my-area", sound) == ["folder-in-folder at drafts: only scenarios/ may stand in the folder"]

    def test_a_folder_of_scenarios_is_no_problem(self, sound: Path) -> None:
        sound.joinpath("scenarios").mkdir()
        assert problems("my-area", sound) == []

    @pytest.mark.parametrize("name", ["rules.toml", "notes.txt"])
    def test_a_link_out_of_the_folder(self, sound: Path, tmp_path: Path, name: str) -> None:
        outside = tmp_path / "outside"
        outside.write_text("", "utf-8")
        sound.joinpath("also.toml").write_text(sound.joinpath("rules.toml").read_text("utf-8"), "utf-8")
        sound.joinpath(name).unlink(missing_ok=True)
        sound.joinpath(name).symlink_to(outside)
        assert f"link at {name}: put the file itself in the folder" in problems("my-area", sound)

    def test_a_file_that_may_not_be_read(self, sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object) -> None:
            raise PermissionError

        monkeypatch.setattr(Path, "open", refuse)
        found: list[Problem] = []
        read_folder(sound, found)
        assert "unreadable-file at rules.toml: check that it is a file that you may read" in map(str, found)

    def test_a_value_nested_without_end(self, sound: Path) -> None:
        sound.joinpath("deep.toml").write_text("a = " + "[" * 5000 + "]" * 5000, "utf-8")
        assert problems("my-area", sound) == [
            "malformed at deep.toml: a value is nested too deep or has too many digits"
        ]

    def test_a_file_that_ends_in_the_middle_of_a_text(self, sound: Path) -> None:
        sound.joinpath("cut.toml").write_text('[[term]]\nsays = """cut', "utf-8")
        missing = "a quote, a bracket or a comma is missing there or just before"
        assert problems("my-area", sound) == [f"malformed at cut.toml: at the end of the file: {missing}"]


def criterion(name: str, *parts: str) -> str:
    return f'[[criterion]]\nid = "{name}"\ntitle = "Test"\nclauses = ["MYA-001"]\nany = {list(parts)}\n'


class TestCriteria:
    """However criteria stand in one another, checking them comes to an end."""

    def chain(self, folder: Path, levels: int) -> Path:
        text = "".join(criterion(f"level-{level}", f"level-{level - 1}") for level in range(levels, 1, -1))
        folder.joinpath("chain.toml").write_text(text + criterion("level-1", "child-died"), "utf-8")
        return folder

    def test_as_deep_as_may_be_is_checked_and_answered(self, sound: Path) -> None:
        layered = framework("my-area", extra=[self.chain(sound, DEEP)])
        situation = (
            Review("MA-01", "my-area")
            .record(Established("child-died", "yes", on="2024-05-01", by="partnership"))
            .as_of(date(2024, 5, 7))
        )
        (found,) = assess(layered, situation, criterion=f"level-{DEEP}")
        assert found.answer is Truth.YES

    @pytest.mark.parametrize("levels", [DEEP + 1, 600, 5000])
    def test_one_level_too_deep_is_reported_once_however_much_deeper_it_goes(self, sound: Path, levels: int) -> None:
        place = f"chain.toml: $.criterion[{levels - DEEP - 1}].any"
        assert problems("my-area", self.chain(sound, levels)) == [
            f"criterion-too-deep at {place}: criteria may stand in one another up to {DEEP} deep"
        ]

    def test_what_branches_at_each_level_is_counted_once_a_level(self, sound: Path) -> None:
        levels = DEEP - 1
        text = "".join(
            criterion(f"{side}-{level}", f"left-{level + 1}", f"right-{level + 1}")
            for level in range(levels)
            for side in ("left", "right")
        )
        text += criterion(f"left-{levels}", "child-died") + criterion(f"right-{levels}", "child-died")
        sound.joinpath("ladder.toml").write_text(text, "utf-8")
        assert [
            f"fact-twice at ladder.toml: $.criterion[{place}].any: "
            "'child-died' is there already, in this test or in one of its limbs; take it out and name it once above "
            "both, as in all = ['child-died', 'either-limb'], or write two duties, each with its own test"
            for place in range(MOST_PROBLEMS)  # of twice as many as there are levels
        ] == problems("my-area", sound)

    def test_many_that_share_what_is_wide_are_too_large_together(self, sound: Path) -> None:
        facts = [f"x-my-area/fact-{number}" for number in range(FACTS // 200)]
        with sound.joinpath("vocabulary.toml").open("a", encoding="utf-8") as file:
            file.writelines(f'[fact."{name}"]\nquestion = "Was it so?"\nabout = "case"\n' for name in facts)
        text = criterion("wide", *facts)
        text += "".join(criterion(f"more-{number}", "wide") for number in range(300))
        sound.joinpath("wide.toml").write_text(text, "utf-8")
        advice = f"under all criteria of a document together may stand up to {FACTS} facts"
        assert problems("my-area", sound) == [f"criteria-too-large at wide.toml: $.criterion[199].any: {advice}"]

    def test_a_part_that_stands_there_often_is_too_large_before_it_is_counted(self, sound: Path) -> None:
        sound.joinpath("often.toml").write_text(criterion("often", *["child-died"] * (FACTS + 1)), "utf-8")
        assert [one.partition(" at ")[0] for one in problems("my-area", sound)] == ["criteria-too-large"]

    def test_a_long_cycle_is_told_in_short(self, sound: Path) -> None:
        self.chain(sound, 5000)
        text = sound.joinpath("chain.toml").read_text("utf-8").replace("child-died", "level-5000")
        sound.joinpath("chain.toml").write_text(text, "utf-8")
        cycle = [one for one in problems("my-area", sound) if one.startswith("cycle-of-criteria")]
        around = ", ".join(f"level-{level}" for level in range(5000, 4984, -1))
        assert cycle == [
            f"cycle-of-criteria at chain.toml: $.criterion[4999].any: leave one out of: {around}, ..., level-5000"
        ]


class TestMuch:
    """However much is wrong, a hundred problems are told, and finding them takes no longer than reading."""

    def test_of_very_many_rules_none_is_read(self, sound: Path) -> None:
        sound.joinpath("many.toml").write_text("[[duty]]\n" * (MOST_LISTED + 1), "utf-8")
        assert problems("my-area", sound) == ["too-many-entries at many.toml: $.duty: at most 5,000 are read"]

    def test_of_very_many_clauses_none_is_suggested(self, sound: Path) -> None:
        with sound.joinpath("register.toml").open("a", encoding="utf-8") as file:
            file.writelines(
                f'[[clause]]\nid = "MYA-1{number:04}"\nforce = "is"\nactor = "none"\nsubject = "Words."\n'
                for number in range(1_500)
            )
        sound.joinpath("duties.toml").write_text('[[duty]]\nid = "a"\nclauses = ["MYA-O01"]\n', "utf-8")
        (first, *_) = problems("my-area", sound)
        assert first == "unknown-clause at duties.toml: $.duty[0].clauses: no such clause stands in the register"

    @pytest.mark.parametrize(
        "wrong",
        [
            pytest.param(lambda n: "[[duty]]\n" + "".join(f"key{i} = 1\n" for i in range(n)), id="unknown keys"),
            pytest.param(
                lambda n: "".join(f'[[duty]]\nid = "a{i}"\nclauses = ["MYA-9{i}"]\n' for i in range(n)),
                id="unknown citations",
            ),
            pytest.param(
                lambda n: "".join(f'[[duty]]\nclauses = ["MYA-001"]\nstep = "none-{i}"\n' for i in range(n)),
                id="unknown names",
            ),
        ],
    )
    def test_a_hundred_problems_are_told(self, sound: Path, wrong: Callable[[int], str]) -> None:
        sound.joinpath("wrong.toml").write_text(wrong(1_000), "utf-8")
        assert MOST_PROBLEMS == len(problems("my-area", sound))

    @pytest.mark.parametrize(
        "long",
        [
            pytest.param(lambda n: f'id = "{"a-" * n}a"', id="id"),
            pytest.param(lambda n: f'note = "{"a" * n}"', id="word"),
            pytest.param(lambda n: f'note = "{"a@" * n}"', id="e-mail"),
            pytest.param(lambda n: f'note = "a@{"a." * n}"', id="e-mail of many parts"),
            pytest.param(lambda n: f'note = "a@a.{"." * n}"', id="e-mail of dots"),
            pytest.param(lambda n: f'note = "{"0 " * n}"', id="telephone"),
            pytest.param(lambda n: f'note = "{"https://" * n}"', id="address"),
            pytest.param(lambda n: "\n".join(f"key{i} = 1" for i in range(n)), id="unknown keys"),
            pytest.param(lambda n: f"who = [{', '.join(['{}'] * n)}]".format(*range(n)), id="numbers for names"),
        ],
    )
    def test_checking_takes_twice_as_many_steps_for_twice_as_much(
        self, sound: Path, long: Callable[[int], str]
    ) -> None:
        def steps(size: int) -> int:
            sound.joinpath("long.toml").write_text(f'[[duty]]\nclauses = ["MYA-001"]\n{long(size)}\n', "utf-8")
            return counted(lambda: problems("my-area", sound))

        once, twice = steps(2_000), steps(4_000)
        assert twice <= 2.2 * once


def counted(run: Callable[[], object]) -> int:
    """How many lines of Python are run: the same on every machine, however busy it is."""
    lines = 0

    def step(_frame: FrameType, event: str, _argument: object) -> TraceFunction:
        nonlocal lines
        lines += event == "line"
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        run()
    finally:
        sys.settrace(before)
    return lines


class TestPatterns:
    """No pattern that is tried on what somebody else wrote takes longer than in proportion to it."""

    @pytest.mark.parametrize("what", ["a", "a@", "a.", "-", "0", "0 ", "+44", "A1 1A", "https://", "\\u00e9", "a-"])
    def test_a_text_as_long_as_may_be_is_searched_at_once(self, what: str, sound: Path) -> None:
        text = json.dumps(what * (10_000 // len(what)))
        sound.joinpath("long.toml").write_text(f'[[duty]]\nid = "a"\nclauses = ["MYA-001"]\nnote = {text}\n', "utf-8")
        began = time.process_time()
        problems("my-area", sound)
        assert time.process_time() - began < 2


class TestSteps:
    """However many steps wait for one another, checking them comes to an end."""

    def chain(self, folder: Path, levels: int) -> Path:
        words, duties = "", ""
        for level in range(levels + 1):
            name = f"x-my-area/step-{level}"
            words += f'[step."{name}"]\ntitle = "Step"\nsays = "A step."\nstage = "report"\ndone_by = []\n'
            duties += f'[[duty]]\nid = "step-{level}"\nclauses = ["MYA-012"]\nstep = "{name}"\n'
            duties += f'after = ["x-my-area/step-{level + 1}"]\n' if level < levels else ""
        with folder.joinpath("vocabulary.toml").open("a", encoding="utf-8") as file:
            file.write(words)
        folder.joinpath("chain.toml").write_text(duties, "utf-8")
        return folder

    def test_as_many_in_a_row_as_may_be_are_followed(self, sound: Path) -> None:
        layered = framework("my-area", extra=[self.chain(sound, IN_A_ROW)])
        states = {one.step: one.state for one in progress(layered, Review("MA-01", "my-area").as_of(date(2024, 5, 7)))}
        assert {f"x-my-area/step-{level}" for level in range(IN_A_ROW + 1)} <= states.keys()

    @pytest.mark.parametrize("levels", [IN_A_ROW + 1, 2000])
    def test_one_more_is_reported_once_however_many_follow(self, sound: Path, levels: int) -> None:
        place = f"chain.toml: $.duty[{levels - IN_A_ROW - 1}].after"
        assert problems("my-area", self.chain(sound, levels)) == [
            f"too-many-in-a-row at {place}: up to {IN_A_ROW} steps or times may wait for one another in a row"
        ]


class TestSeveralFolders:
    def test_problems_of_several_folders_come_at_once_and_name_their_folder(self, sound: Path, tmp_path: Path) -> None:
        other = Path(shutil.copytree(sound, tmp_path / "second"))
        found = problems("my-area", sound, other, tmp_path / "nowhere")
        assert (
            found[0] == "two-of-one-id at my-area/instrument.toml: $.instrument.slug: another folder has the same one"
        )
        assert "two-of-one-id at second/instrument.toml: $.instrument.prefix: another folder has the same one" in found
        assert found[-1] == "no-folder at nowhere: give a folder that holds instrument.toml"

    def test_a_folder_may_use_the_words_of_another(self, sound: Path, tmp_path: Path) -> None:
        other = tmp_path / "second"
        other.mkdir()
        text = HERE.joinpath("sound", "instrument.toml").read_text("utf-8").split("[[unread]]")[0]
        text = text.replace("MYA", "MYB").replace("my-area-procedure-2024", "my-area-supplement-2024")
        other.joinpath("instrument.toml").write_text(text, "utf-8")
        other.joinpath("register.toml").write_text(
            '[[clause]]\nid = "MYB-001"\nforce = "must"\nactor = "partnership"\nsubject = "Look early."\n', "utf-8"
        )
        other.joinpath("duties.toml").write_text(
            '[[duty]]\nid = "look"\nclauses = ["MYB-001"]\nstep = "x-my-area/early-look"\n', "utf-8"
        )
        assert problems("my-area", sound, other) == []
        assert [problem.split(" at ")[0] for problem in problems("my-area", other)] == ["unknown-step"]

    def test_no_folder_gives_no_document(self) -> None:
        assert read_extra("my-area", []) == ()


class TestAsEditorsSave:
    def test_a_byte_order_mark_is_read_over(self, sound: Path) -> None:
        for file in sound.glob("*.toml"):
            file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
        assert problems("my-area", sound) == []

    def test_an_ending_in_capitals_is_read(self, sound: Path) -> None:
        plain = framework("my-area", extra=sound)
        for file in list(sound.glob("*.toml")):
            file.rename(file.with_name(file.name.title()))
        again = framework("my-area", extra=sound)
        assert (plain.duties, plain.local, list(plain.clauses)) == (again.duties, again.local, list(again.clauses))

    def test_two_files_of_one_name_are_told(self, sound: Path) -> None:
        (sound / "REGISTER.toml").write_bytes((sound / "register.toml").read_bytes())
        assert problems("my-area", sound) == ["two-of-one-id at register.toml: another file has the same name"]

    def test_an_ending_out_of_sight_is_named(self, sound: Path) -> None:
        (sound / "more.TOML.txt").write_text("", encoding="utf-8")
        assert problems("my-area", sound) == [
            "unknown-file-format at more.TOML.txt: let its name end in .toml, without .txt"
        ]


class TestPartnerships:
    @pytest.mark.parametrize("name", ["", "Narnia", "my area", "x" * 65, 5, None, ["essex"]])
    def test_a_name_that_is_none_is_refused_and_not_repeated(self, name: Any) -> None:
        with pytest.raises(CsprError) as raised:
            framework(name)
        assert [str(one) for one in raised.value.problems] == [
            "malformed-partnership at $.partnership: write small letters, digits and hyphens, at most 64"
        ]

    @pytest.mark.parametrize("name", ["Essex", "-essex", "es\u0455ex", " ESSEX "])
    def test_a_slip_in_a_name_is_met_with_the_nearest(self, name: str) -> None:
        with pytest.raises(CsprError) as raised:
            framework(name)
        assert [str(one) for one in raised.value.problems] == [
            "malformed-partnership at $.partnership: did you mean 'essex'?"
        ]

    def test_a_kind_of_word_that_there_is_not(self) -> None:
        with pytest.raises(CsprError, match="unknown-kind"):
            framework("national").words("event-kinds")

    def test_the_name_of_a_partnership_is_an_id(self, sound: Path) -> None:
        assert problems("My Area", sound)[0] == (
            "not-an-id at $.partnership: write up to 32 lower-case letters, digits and hyphens"
        )

    @pytest.mark.parametrize(
        "name", ["jane-doe-smith", "Jane Doe-Smith", "jane\x1b[2Jdoe-smith", "jane\udc80doe-smith"]
    )
    def test_the_name_that_was_asked_for_is_never_repeated(self, sound: Path, name: str) -> None:
        found = problems(name, sound)
        assert found
        assert [] == [one for one in found if "doe-smith" in one.lower() or not one.isprintable()]

    def test_whose_a_folder_is_cannot_be_told_by_a_name_that_is_none(self, sound: Path) -> None:
        assert ["not-an-id"] == [one.partition(" at ")[0] for one in problems("My Area", sound)]
