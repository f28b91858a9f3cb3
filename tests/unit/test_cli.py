"""The command line: what it prints, and with which code it leaves."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest

from cspr import cli, interchange, lifecycle, publication, timescales
from cspr.authoring import starter
from cspr.guidance import framework
from cspr.record import Decided, Review, dumps
from cspr.testing import write_folder
from printing import in_a_line

EXAMPLE = """
format = 1
reference = "NR-07"
partnership = "northamptonshire"

[[entry]]
kind = "happened"
event = "incident"
on = 2021-03-25

[[entry]]
kind = "planned"
event = "published"
on = 2021-11-01
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.toml"
    path.write_text(EXAMPLE, encoding="utf-8")
    return path


def test_help_tells_a_newcomer_what_it_is_and_how_to_begin(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["--help"])
    told = capsys.readouterr().out
    assert (0, True, True, True) == (
        left.value.code,
        "child safeguarding practice review" in told,
        "cspr report CASE.toml" in told,
        "not legal advice" in told,
    )


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    import cspr

    with pytest.raises(SystemExit):
        cli.main(["--version"])
    assert f"cspr {cspr.__version__}\n" == capsys.readouterr().out


def test_a_report_ends_by_saying_what_it_is_not(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["report", str(case), "--on", "2021-04-01", "--full"])
    *_, last = capsys.readouterr().out.split("\n\n")
    assert (0, True) == (code, last.startswith("This is not legal advice. Not checked against a text: "))
    cli.main(["report", str(case), "--on", "2021-04-01", "--only", "publication"])
    told = in_a_line(capsys)
    assert told.endswith(" clauses were not checked against a text: --full names each.")
    assert "Take legal advice on (prompts from memory, which decide nothing)" in told
    assert "take advice" not in told


def test_a_report_as_json_is_one_object_with_the_five_subjects(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["report", str(case), "--on", "2021-04-01", "--json"])
    written = json.loads(capsys.readouterr().out)
    subjects = ("assessments", "schedule", "progress", "profiles")
    assert [True] * len(subjects) == [isinstance(written[name], list) and len(written[name]) > 0 for name in subjects]
    assert "no" == written["readiness"]["ready"]


def test_a_report_names_its_guidance_calendar_and_day(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["report", str(case), "--on", "2021-04-01", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert (2, "2021-04-01", framework("northamptonshire").digest(), True) == (
        told["format"],
        told["on"],
        told["digest"],
        "working-together-2018" in [one["slug"] for one, _ in told["instruments"]],
    )


@pytest.mark.parametrize(
    "key",
    [
        "duty", "source", "label", "about", "applies", "event", "start", "amounts", "unit", "counting", "due",
        "skipped", "standing", "status", "reasons",
    ],
)  # fmt: skip
def test_every_reading_in_a_report_has_what_was_promised(
    key: str, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["report", str(case), "--on", "2021-04-01", "--json"])
    written = json.loads(capsys.readouterr().out)
    readings = [reading for duty in written["schedule"] for reading in duty["readings"]]
    assert [] == [reading["duty"] for reading in readings if key not in reading]
    assert {True} == {reading["source"] in written["sources"] for reading in readings}


def test_every_reading_without_a_day_says_why(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["report", str(case), "--on", "2021-04-01", "--json"])
    schedule = json.loads(capsys.readouterr().out)["schedule"]
    readings = [reading for duty in schedule for reading in duty["readings"]]
    assert [] == [reading["duty"] for reading in readings if (reading["due"] is None) != bool(reading["why"])]


def test_a_planned_day_of_the_command_line_goes_before_that_of_the_record(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["report", str(case), "--on", "2021-04-01", "--planned", "2021-12-01", "--json"])
    assert "2021-12-01" == json.loads(capsys.readouterr().out)["readiness"]["planned"]


@pytest.mark.parametrize("shape", [[], ["--full"]])
def test_a_planned_day_of_the_command_line_reaches_the_first_screen(
    shape: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decided = Decided("local-review", "review", on="2021-04-16", by="safeguarding-partners")
    case = tmp_path / "case.toml"
    case.write_text(dumps(Review("NR-07", "northamptonshire").record(decided)), encoding="utf-8")
    cli.main(["report", str(case), "--on", "2021-07-01", "--planned", "2021-09-02", *shape])
    assert "Publication planned for Thu 2 Sep." in in_a_line(capsys)[:500]


@pytest.mark.parametrize("text", ["2021-02-30", "yesterday", "31/02/2021", "6 Foo 2021", "2021-4"])
def test_a_day_that_is_none_is_refused_and_not_repeated(
    text: str, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["report", str(case), "--on", text])
    told = capsys.readouterr()
    assert (2, "", False) == (left.value.code, told.out, text in told.err)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["report", "x.toml", "--on", "2021-01-01", "{}"], "does not take one of the arguments; cspr report --help"),
        (["due", "x", "--untill", "{}"], "one of the arguments; did you mean '--until'? cspr due --help lists them"),
        (
            ["due", "x", "--through", "{}"],
            "this command does not take one of the arguments; cspr due --help lists them",
        ),
        (["{}"], "there is no such COMMAND; cspr --help lists what there is"),
        (
            ["due", "x", "--on", "2021-01-01", "--by", "{}"],
            "argument --by: this cannot be given there; cspr due",
        ),
        (["case", "{}"], "give one of these: new | check; cspr case --help says what each does"),
        (["report"], "the following arguments are required: CASE"),
        (["report", "{}", "--on"], "argument --on: expected one argument"),
        (["report", "x.toml", "--on", "{}"], "argument --on: not a day of the calendar; write a whole day, such as"),
    ],
)
@pytest.mark.parametrize("name", ["\x1b[31mJane Doe", "argument x: expected Jane Doe", "Jane Doe\u202e"])
def test_a_wrong_use_is_told_in_words_that_repeat_nothing_of_it(
    name: str, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main([word.format(name) for word in words])
    told = capsys.readouterr()
    assert (2, "", True, False) == (left.value.code, told.out, said in told.err, "Doe" in told.err)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (["report", "{}.toml"], ["missing-file"]),
        (["report", "{}.toml", "--known-on", "1 Jan 2021"], ["missing-file"]),
        (["ledger", "{}.toml"], ["missing-file"]),
        (["publication", "{}.toml"], ["missing-file"]),
        (["learning", "{}.toml"], ["missing-file"]),
        (["appointments", "{}.toml"], ["missing-file"]),
        (["case", "check", "{}.toml"], ["missing-file"]),
        (["due", "{}"], ["missing-folder"]),
        (["timeliness", "{}"], ["wrong-use"]),
        (["deadlines", "{}"], ["malformed-partnership"]),
        (["compare", "{}", "national"], ["unknown-side"]),
        (["role", "{}"], ["unknown-actor"]),
        (["words", "{}"], ["unknown-kind"]),
        (["guidance", "show", "{}"], ["unknown-instrument"]),
        (["form", "show", "{}"], ["wrong-use"]),
        (["anonymity", "{}", "--known", "{}"], ["missing-file"]),
        (["report"], ["wrong-use"]),
        (["due", "x", "--untill", "{}"], ["wrong-use"]),
        (["due", "x", "--ics", "{}"], ["wrong-use"]),
        (["{}"], ["wrong-use"]),
    ],
    ids=" ".join,
)
def test_what_goes_wrong_is_json_too_where_that_is_asked_for(
    words: list[str], codes: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status: int | str | None = cli.main([*(word.format("Jane Doe") for word in words), "--json"])
    except SystemExit as left:
        status = left.code
    told = capsys.readouterr()
    failed = json.loads(told.out)
    assert (2, "", False) == (status, told.err, "Doe" in told.out)
    assert (2, "failed", codes) == (failed["format"], failed["kind"], [each["code"] for each in failed["problems"]])
    assert jsonschema.Draft202012Validator(interchange.schema(failed["kind"])).is_valid(failed)


def test_a_day_before_any_document_is_refused(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["report", str(case), "--on", "1990-01-01"])
    told = capsys.readouterr()
    assert (
        2,
        "",
        "cspr: --on: before any guidance; give a day on which one of the documents was in force\n",
    ) == (
        code,
        told.out,
        told.err,
    )


def test_before_the_local_edition_the_national_documents_answer_and_it_is_said(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = cli.main(["report", str(case), "--on", "2019-06-03"])
    told = in_a_line(capsys)
    assert (0, True) == (code, "No local procedure was in force on this day: national documents only" in told)


def test_a_slip_in_the_name_of_a_partnership_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "case.toml"
    path.write_text(EXAMPLE.replace("northamptonshire", "northamptonshrie"), encoding="utf-8")
    code = cli.main(["report", str(path), "--on", "2021-04-01"])
    told = capsys.readouterr()
    assert 3 == code
    assert (
        "cspr: no local procedure is held here under the name that was given; did you mean 'northamptonshire'?\n"
    ) == told.err
    page = " ".join(told.out.split())
    assert "nearly one whose local procedure is held here: did you mean 'northamptonshire'?" in page
    assert "No local procedure is held here. Check your own" in page


def test_every_problem_of_a_case_file_is_told_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "case.toml"
    broken = EXAMPLE.replace('"incident"', '"incidnet"').replace('"planned"', '"palnned"')
    path.write_text(broken, encoding="utf-8")
    code = cli.main(["report", str(path), "--on", "2021-04-01"])
    told = capsys.readouterr().err
    assert (2, True, True, False, False) == (
        code,
        "case.toml, entry 1, event: unknown event; " in told and "did you mean 'incident'?" in told,
        "case.toml, entry 2, " in told,
        "incidnet" in told,
        "Traceback" in told,
    )


def test_a_reader_that_has_seen_enough_is_no_error(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    class Closed(io.StringIO):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Closed())
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert 0 == cli.main(["report", str(case), "--on", "2021-04-01"])


def test_what_the_record_plans_is_what_publication_is_held_against(case: Path) -> None:
    from cspr.record.files import load

    situation = load(case).as_of(date(2021, 4, 1))
    found = publication.readiness(framework("northamptonshire"), situation)
    assert "2021-11-01" == str(found.planned)


def test_the_subjects_are_reached_from_the_package() -> None:
    import cspr

    assert [timescales, lifecycle, publication] == [cspr.timescales, cspr.lifecycle, cspr.publication]


FOREIGN = Path(__file__).parent.parent / "bad" / "guidance" / "sound"
SHARED = EXAMPLE.replace('partnership = "northamptonshire"', 'partnerships = ["northamptonshire", "my-area"]')


OF_A_CASE = (
    ["report"],
    ["report", "--full"],
    ["learning"],
    ["appointments"],
    ["ledger"],
    ["publication"],
    ["role", "lead-reviewer", "--case"],
    ["case", "check"],
)


@pytest.mark.parametrize("words", OF_A_CASE, ids=" ".join)
class TestAFolderOfDocuments:
    """It means the same to every command that answers of a case."""

    def ask(self, words: list[str], case: Path) -> int:
        return cli.main([*words, str(case), "--on", "2021-04-01", "--extra", str(FOREIGN)])

    def test_that_is_the_other_partnerships_does_not_stop_a_shared_review(
        self, words: list[str], case: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        case.write_text(SHARED, encoding="utf-8")
        assert self.ask(words, case) < 2
        assert "" == capsys.readouterr().err

    def test_that_is_of_none_of_its_partnerships_is_refused(
        self, words: list[str], case: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert 2 == self.ask(words, case)
        assert "partnership taken;" in capsys.readouterr().err


def test_the_first_screen_of_a_shared_review_names_the_other_partnership(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case.write_text(SHARED, encoding="utf-8")
    cli.main(["report", str(case), "--on", "2021-04-01", "--extra", str(FOREIGN)])
    assert "The review is shared with My Area" in capsys.readouterr().out


def test_over_a_folder_of_cases_each_partnership_is_answered_by_its_own_documents(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = EXAMPLE.replace("northamptonshire", "my-area").replace("NR-07", "MA-01")
    case.with_name("own.toml").write_text(own, encoding="utf-8")
    code = cli.main(["due", str(case.parent), "--on", "2021-04-01", "--extra", str(FOREIGN)])
    told = capsys.readouterr().out
    assert (0, True, False) == (code, "2 reviews" in told, "Not answered" in told)


def test_a_problem_of_a_local_procedure_names_its_file_and_not_that_of_the_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case, folder = tmp_path / "XX-01.toml", tmp_path / "fenmere"
    text = 'format = 2\nreference = "XX-01"\npartnership = "fenmere"\n'
    case.write_text(text, "utf-8")
    write_folder(starter("fenmere"), folder)
    (folder / "times.toml").write_text('[[duty]]\nid = "early"\nclausez = ["FEN-001"]\nstep = "publish"\n', "utf-8")
    assert 2 == cli.main(["report", str(case), "--extra", str(folder), "--on", "2024-09-20"])
    assert "cspr: times.toml, duty 1, clausez: unknown key; did you mean 'clauses'?" in capsys.readouterr().err
    (folder / "times.toml").write_text(text, "utf-8")
    assert 2 == cli.main(["report", str(case), "--extra", str(folder), "--on", "2024-09-20"])
    says = "cspr: times.toml: case file; keep the files of cases outside the folder of a procedure\n"
    assert capsys.readouterr().err.startswith(says)
