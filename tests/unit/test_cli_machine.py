"""The command line and the machine: its clock, its terminal, its disk."""

from __future__ import annotations

import errno
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cspr import __main__ as front, cli
from cspr.cli import colouring, machine
from cspr.cli.machine import Machine
from cspr.cli.progress import following

PLAIN = Machine(today=date(2021, 4, 1))
TERMINAL = Machine(today=date(2021, 4, 1), width=60, colour=True, interactive=True)
CASE = """\
format = 1
reference = "NR-07"
partnership = "northamptonshire"

[[entry]]
kind = "happened"
event = "notification-sent"
on = 2021-03-29
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.toml"
    path.write_text(CASE, encoding="utf-8")
    return path


class TestToday:
    def test_is_asked_of_the_machine_where_no_day_is_given(
        self, case: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert 0 == cli.main(["report", str(case)], PLAIN)
        assert capsys.readouterr().out.startswith("NR-07  Northamptonshire  Thu 1 Apr 2021")

    @pytest.mark.parametrize("written", ["2021-04-01", "1 Apr 2021", "1 April 2021", "01/04/2021", "1/4/2021"])
    def test_may_be_any_day_as_it_is_written_in_england(
        self, written: str, case: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert 0 == cli.main(["report", str(case), "--on", written], Machine(today=date(2026, 1, 1)))
        assert "Thu 1 Apr 2021" in capsys.readouterr().out

    def test_is_the_machines_own_date(self) -> None:
        assert date.today() == machine.read().today  # noqa: DTZ011, TID251 -- what the machine says


class TestTheTerminal:
    def test_is_plain_in_a_pipe(self) -> None:
        here = machine.read()
        assert (80, False, False) == (here.width, here.colour, here.interactive)

    @pytest.mark.parametrize(
        ("name", "value", "coloured"), [("TERM", "xterm", True), ("TERM", "dumb", False), ("NO_COLOR", "1", False)]
    )
    def test_is_coloured_unless_it_is_dumb_or_colour_is_not_wanted(
        self, name: str, value: str, coloured: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        assert coloured is machine.read().colour

    def test_gives_its_width(self, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert 0 == cli.main(["report", str(case)], Machine(today=date(2021, 4, 1), width=40))
        assert max(map(len, capsys.readouterr().out.splitlines())) <= 40

    def test_shows_headings_in_bold_and_says_the_same_words(
        self, case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("TERM", "xterm")
        assert 0 == cli.main(["report", str(case)], TERMINAL)
        coloured = capsys.readouterr().out
        assert 0 == cli.main(["report", str(case)], Machine(today=date(2021, 4, 1), width=60))
        plain = capsys.readouterr().out
        assert "\x1b[1m" in coloured
        assert plain.split() == __import__("re").sub(r"\x1b\[[0-9;]*m", "", coloured).split()

    def test_shows_in_red_what_is_overdue_and_not_what_is_counted_beside_it(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("TERM", "xterm")
        assert colouring.show("10 overdue, 4 due. Overdue by 1,791 working days. Held", TERMINAL)
        red = __import__("re").findall(r"\x1b\[1;31m(.*?)\x1b\[0m", capsys.readouterr().out)
        assert ["10 overdue", "Overdue by 1,791 working days"] == red

    def test_is_plain_where_rich_is_not_installed(
        self, case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setitem(sys.modules, "rich.console", None)
        assert 0 == cli.main(["report", str(case)], TERMINAL)
        assert "\x1b[" not in capsys.readouterr().out
        assert not colouring.show("DO NOW", TERMINAL)

    def test_shows_how_far_it_has_come_over_many(self, monkeypatch: pytest.MonkeyPatch) -> None:
        many = list(range(30))
        assert many == list(following(many, TERMINAL, "Reading"))
        assert many is following(many, PLAIN, "Reading")
        assert many[:3] == following(many[:3], TERMINAL, "Reading")
        monkeypatch.setitem(sys.modules, "rich.console", None)
        assert many is following(many, TERMINAL, "Reading")


class TestTheOutput:
    def test_replaces_what_a_console_lacks(self, case: Path) -> None:
        env = {**os.environ, "PYTHONIOENCODING": "ascii"}  # noqa: TID251 -- the child needs the rest of it
        command = [sys.executable, "-m", "cspr", "report", str(case), "--on", "2021-04-01"]
        done = subprocess.run(command, capture_output=True, env=env, check=False)  # noqa: S603 -- ours
        assert (0, b"") == (done.returncode, done.stderr)
        assert b"?" in done.stdout

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
    def test_says_in_a_line_that_the_disk_is_full(self, case: Path) -> None:
        command = [sys.executable, "-m", "cspr", "report", str(case), "--on", "2021-04-01"]
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)  # noqa: S603 -- ours
        assert 4 == done.returncode
        assert b"cspr: output-failed: " == done.stderr.splitlines()[0][:21]
        assert b"Traceback" not in done.stderr

    def test_ends_in_a_line_where_it_is_interrupted(
        self, case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def interrupt(*_: Any) -> str:
            raise KeyboardInterrupt

        monkeypatch.setattr("cspr.cli.arguments.day_asked", interrupt)
        assert 130 == cli.main(["report", str(case)], PLAIN)
        assert ("", "cspr: interrupted\n") == capsys.readouterr()
        assert 130 == cli.main(["report", str(case), "--json"], PLAIN)
        told = capsys.readouterr()
        assert (["interrupted"], "") == ([each["code"] for each in json.loads(told.out)["problems"]], told.err)

    def test_ends_in_a_line_where_it_is_interrupted_while_it_is_loaded(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def interrupt() -> int:
            raise KeyboardInterrupt

        monkeypatch.setattr("cspr.cli.main", interrupt)
        assert 130 == front.main()
        assert ("", "cspr: interrupted\n") == capsys.readouterr()

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
    @pytest.mark.parametrize("words", ["--version", "--help"])
    def test_of_help_is_told_where_it_cannot_be_written_at_once(self, words: str) -> None:
        env = {**os.environ, "PYTHONUNBUFFERED": "1"}  # noqa: TID251 -- the child needs the rest of it
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            done = subprocess.run([sys.executable, "-m", "cspr", words], stdout=full, env=env, check=False)  # noqa: S603 -- ours
        assert 4 == done.returncode

    def test_goes_to_a_stream_that_cannot_be_changed(self, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        stream = io.StringIO()
        monkeypatch.setattr(sys, "stdout", stream)
        assert 0 == cli.main(["report", str(case)], PLAIN)
        assert stream.getvalue().startswith("NR-07")


class TestWrongUse:
    def test_of_a_command_is_told_with_what_may_have_been_meant(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit):
            cli.main(["reprot", "x.toml"], PLAIN)
        told = capsys.readouterr().err
        assert ("did you mean 'report'?" in told, "reprot" in told) == (True, False)

    def test_of_a_file_names_the_file(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert 2 == cli.main(["report", str(tmp_path / "none.toml")], PLAIN)
        assert capsys.readouterr().err.startswith("cspr: none.toml: ")


class TestCompletion:
    def test_is_asked_of_argcomplete(self, monkeypatch: pytest.MonkeyPatch, case: Path) -> None:
        import argcomplete

        asked: list[Any] = []
        monkeypatch.setattr(argcomplete, "autocomplete", asked.append)
        here = Machine(today=date(2021, 4, 1), completing=True)
        assert 0 == cli.main(["report", str(case)], here)
        assert 1 == len(asked)

    def test_is_left_out_where_argcomplete_is_not_installed(self, monkeypatch: pytest.MonkeyPatch, case: Path) -> None:
        monkeypatch.setitem(sys.modules, "argcomplete", None)
        assert 0 == cli.main(["report", str(case)], Machine(today=date(2021, 4, 1), completing=True))


class Full(io.StringIO):
    """A disk that takes nothing more, which is found out when what was written has to be kept."""

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, "no space left")


FULL = Path("/dev/full")
NOT_WRITTEN = (4, "cspr: output-failed: the answer could not be written; look at the disk or the printer\n")


class TestAFullDisk:
    @pytest.mark.parametrize(
        "words", [["guidance"], ["compare", "kirklees", "national", "--on", "2024-06-01"], ["case", "new"]]
    )
    def test_is_told_whatever_was_asked(
        self, words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys, "stdout", Full())
        assert NOT_WRITTEN == (cli.main(words, PLAIN), capsys.readouterr().err)

    @pytest.mark.parametrize("words", [["--version"], ["--help"], ["report", "--help"]])
    def test_is_told_where_help_was_asked(
        self, words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys, "stdout", Full())
        assert NOT_WRITTEN == (cli.main(words, PLAIN), capsys.readouterr().err)

    @pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
    @pytest.mark.parametrize("words", [["--html"], ["--markdown"]])
    def test_is_told_of_a_file(self, words: list[str], case: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert NOT_WRITTEN == (cli.main(["report", str(case), *words, str(FULL)], PLAIN), capsys.readouterr().err)

    def test_of_a_file_is_of_its_option_and_not_of_the_case(
        self, case: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert 4 == cli.main(["report", str(case), "--html", str(case / "page.html")], PLAIN)
        told = "cspr: --html: unwritable file; give a file in a folder that you may write to\n"
        assert ("", told) == capsys.readouterr()


@contextmanager
def small_disk() -> Iterator[None]:
    """A disk that is full for one call alone: what the tests print can go to a file too."""
    resource = pytest.importorskip("resource", reason="no limits of a process here")
    least, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, most))
    # A module that is first loaded meanwhile would be kept compiled and cut short, and fail whoever loads it next.
    kept, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield
    finally:
        sys.dont_write_bytecode = kept
        resource.setrlimit(resource.RLIMIT_FSIZE, (least, most))


class TestAFileIsWrittenWholeOrNotAtAll:
    def test_what_stood_there_stays_where_the_disk_is_full(
        self, case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        page = tmp_path / "pages" / "page.html"
        page.parent.mkdir()
        page.write_text("what stood there")
        with small_disk():
            status = cli.main(["report", str(case), "--html", str(page)], PLAIN)
        assert NOT_WRITTEN == (status, capsys.readouterr().err)
        assert ([page], "what stood there") == ([*page.parent.iterdir()], page.read_text())

    def test_no_part_of_a_case_file_is_left_where_the_disk_is_full(
        self, case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with small_disk():
            status = cli.main(["case", "new", str(tmp_path / "NR-09.toml")], PLAIN)
        assert NOT_WRITTEN == (status, capsys.readouterr().err)
        assert [case] == [*tmp_path.iterdir()]

    def test_what_is_written_over_keeps_its_place_and_who_may_read_it(self, case: Path, tmp_path: Path) -> None:
        page, link = tmp_path / "page.html", tmp_path / "link.html"
        page.touch(mode=0o600)
        link.symlink_to(page)
        assert 0 == cli.main(["report", str(case), "--on", "2021-04-01", "--html", str(link)], PLAIN)
        assert (True, 0o600) == (link.is_symlink(), page.stat().st_mode & 0o777)
        assert page.read_text("utf-8").startswith("<!DOCTYPE html>")

    def test_nothing_is_left_where_the_process_is_told_to_end(
        self, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page = tmp_path / "pages" / "page.html"
        page.parent.mkdir()
        page.write_text("what stood there")
        begun: list[str] = []

        def end(_: Path, unfinished: Path) -> None:
            begun.append(unfinished.name)
            signal.raise_signal(signal.SIGTERM)

        monkeypatch.setattr("cspr.cli.machine.shutil.copymode", end)
        monkeypatch.setattr(sys, "argv", ["cspr", "report", str(case), "--html", str(page)])
        monkeypatch.setattr(front, "ENDING", ("SIGTERM", "SIGNONE"))
        with pytest.raises(SystemExit) as left:
            front.main()
        assert (143, [f".page.html.cspr-unfinished-{os.getpid()}"]) == (left.value.code, begun)
        assert ([page], "what stood there") == ([*page.parent.iterdir()], page.read_text())
        assert signal.SIG_DFL is signal.getsignal(signal.SIGTERM)

    def test_what_lets_a_process_go_on_is_left_as_it_is(
        self, case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
        try:
            monkeypatch.setattr(front, "ENDING", ("SIGTERM",))
            monkeypatch.setattr(sys, "argv", ["cspr", "report", str(case), "--on", "2021-04-01"])
            assert (0, signal.SIG_IGN) == (front.main(), signal.getsignal(signal.SIGTERM))
        finally:
            signal.signal(signal.SIGTERM, before)
        assert capsys.readouterr().out.startswith("NR-07")

    def test_what_a_killed_process_left_is_in_nobodys_way(self, case: Path, tmp_path: Path) -> None:
        left = tmp_path / f".page.html.cspr-unfinished-{os.getpid()}"
        left.symlink_to(case)  # even where somebody put a link there
        before = case.read_text("utf-8")
        page = tmp_path / "page.html"
        assert 0 == cli.main(["report", str(case), "--on", "2021-04-01", "--html", str(page)], PLAIN)
        assert ({case, page}, before) == ({*tmp_path.iterdir()}, case.read_text("utf-8"))

    @pytest.mark.parametrize(("command", "again"), [("new", 2), ("schemas", 0)])
    def test_a_folder_is_begun_whole_or_not_at_all(
        self, command: str, again: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with small_disk():
            status = cli.main([command, str(tmp_path / "of" / "ours" / "fenmere")], PLAIN)
        assert NOT_WRITTEN == (status, capsys.readouterr().err)
        assert [] == [*tmp_path.iterdir()]
        assert 0 == cli.main([command, str(tmp_path / "of" / "ours" / "fenmere")], PLAIN)
        assert [tmp_path / "of" / "ours" / "fenmere"] == [*tmp_path.glob("*/*/*")]
        assert again == cli.main([command, str(tmp_path / "of" / "ours" / "fenmere")], PLAIN)

    def test_into_a_folder_that_is_there_all_files_are_written_or_none(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder, kept = tmp_path / "ours", tmp_path / "elsewhere.json"
        folder.mkdir()
        kept.write_text("what stood there")
        kept.chmod(0o600)
        (folder / "rules.schema.json").symlink_to(kept)
        (folder / "instrument.toml").write_text("ours")

        def stands() -> dict[str, str]:
            return {str(path.relative_to(folder)): path.read_text("utf-8") for path in files()}

        def files() -> list[Path]:
            return [path for path in folder.rglob("*") if not path.is_dir()]

        before = stands()
        with small_disk():
            status = cli.main(["schemas", str(folder)], PLAIN)
        assert (NOT_WRITTEN, before) == ((status, capsys.readouterr().err), stands())
        (folder / "vocabulary.schema.json").mkdir()
        assert 4 == cli.main(["schemas", str(folder)], PLAIN)
        assert "cspr: FOLDER: cannot write; check that you may write there\n" == capsys.readouterr().err
        assert (before, ["vocabulary.schema.json"]) == (
            stands(),
            [path.name for path in folder.iterdir() if path.is_dir()],
        )
        (folder / "vocabulary.schema.json").rmdir()
        assert 0 == cli.main(["schemas", str(folder)], PLAIN)
        assert (True, 0o600) == ((folder / "rules.schema.json").is_symlink(), kept.stat().st_mode & 0o777)
        assert "ours" == stands()["instrument.toml"]
        written = {name for name, text in stands().items() if text.startswith("{")}
        assert {"rules.schema.json", "vocabulary.schema.json", "openapi.json", "answers/week.schema.json"} <= written
        assert ["answers"] == [path.name for path in folder.iterdir() if path.is_dir()]

    @pytest.mark.parametrize("moving", ["old", "new"])
    def test_an_interruption_puts_back_what_was_moved(
        self, moving: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        stood = {tmp_path / f"{name}.schema.json" for name in ("case", "rules", "scenario")}  # the others are new
        for path in stood:
            path.write_text("what stood there")
        last, whole, interrupted = tmp_path / "scenario.schema.json", Path.replace, list[Path]()

        def replace(path: Path, place: Path) -> Path:
            if not interrupted and last == (path if moving == "old" else place):
                interrupted.append(path)
                raise KeyboardInterrupt
            return whole(path, place)

        monkeypatch.setattr(Path, "replace", replace)
        assert 130 == cli.main(["schemas", str(tmp_path)], PLAIN)
        assert (1, stood) == (len(interrupted), {*tmp_path.iterdir()})
        assert {"what stood there"} == {path.read_text() for path in stood}

    def test_links_in_a_circle_are_no_file(
        self, case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        page = tmp_path / "page.html"
        page.symlink_to(page)
        assert 4 == cli.main(["report", str(case), "--html", str(page)], PLAIN)
        assert "--html: unwritable file" in capsys.readouterr().err

    def test_a_pipe_takes_what_it_is_given(self, case: Path, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        with ThreadPoolExecutor() as pool:
            taken = pool.submit(pipe.read_bytes)
            assert 0 == cli.main(["report", str(case), "--on", "2021-04-01", "--html", str(pipe)], PLAIN)
            assert taken.result().startswith(b"<!DOCTYPE html>")


class TestNowhereToPrint:
    def test_is_told_where_the_output_is_closed(
        self, case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys, "stdout", None)
        assert NOT_WRITTEN == (cli.main(["report", str(case)], PLAIN), capsys.readouterr().err)

    def test_leaves_with_its_status_where_nothing_can_be_told(
        self, case: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for nowhere in (None, Full()):
            monkeypatch.setattr(sys, "stderr", nowhere)
            assert 2 == cli.main(["report", "no-such-file.toml"], PLAIN)
        monkeypatch.setattr(sys, "stdout", None)
        assert 4 == cli.main(["report", str(case)])

    @pytest.mark.parametrize("words", [["report"], ["report", "--json"]])
    def test_is_no_fault_where_the_reader_has_seen_enough(self, case: Path, words: list[str]) -> None:
        command = [sys.executable, "-m", "cspr", *words, str(case), "--on", "2021-04-01"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as asked:  # noqa: S603 -- ours
            assert asked.stdout is not None
            asked.stdout.close()
            assert asked.stderr is not None
            assert (b"", 0) == (asked.stderr.read(), asked.wait())

    def test_help_is_printed_whatever_the_console_lacks(self) -> None:
        env = {**os.environ, "PYTHONIOENCODING": "ascii"}  # noqa: TID251 -- the child needs the rest of it
        command = [sys.executable, "-m", "cspr", "anonymity", "--help"]
        done = subprocess.run(command, capture_output=True, env=env, check=False)  # noqa: S603 -- ours
        assert (0, b"") == (done.returncode, done.stderr)


@pytest.mark.parametrize(
    "words",
    [
        *("report {}", "report {} --only deadlines", "ledger {}", "publication {}", "learning {}", "appointments {}"),
        *("due {folder}", "case check {}", "words events", "role lead-reviewer", "compare kirklees essex"),
        *("guidance", "guidance unread", "guidance coverage", "guidance show panel-faq", "form list"),
        *("deadlines kirklees --event incident=2024-03-05", "deadlines kirklees --event incident=2024-03-05 --full"),
    ],
)
def test_every_command_keeps_to_a_terminal_of_twenty_columns(
    words: str, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = [word.format(case, folder=case.parent) for word in words.split()]
    assert cli.main(asked, Machine(today=date(2024, 4, 1), width=20)) in {0, 1, 3}
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 20
