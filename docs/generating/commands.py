# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""Every command with its arguments and an example, drawn from the parser and run when the page is made."""

from __future__ import annotations

import io
import os
import shlex
import shutil
from argparse import SUPPRESS, Action, ArgumentParser, _SubParsersAction
from contextlib import chdir, redirect_stderr, redirect_stdout
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from cspr.cli import main
from cspr.cli.machine import Machine
from cspr.cli.running import parser
from cspr.show.as_markdown import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[2]
MACHINE: Final = Machine(today=date(2021, 4, 1))
SHOWN: Final = 14  # lines of what an example prints
CASE: Final = "examples/northamptonshire-2021.toml"
HEAD: Final = """\
# Commands

Every command, with what it takes and an example. The lists are drawn from the commands themselves. Each example was run
when this page was made, as if on 1 April 2021; long answers are cut after {shown} lines. Dates may be written
`2021-04-06`, `6 Apr 2021` or `06/04/2021`.

A command leaves with 0 where it was answered, 1 where something was found, 2 after wrong use or with a file that cannot
be read, 3 where it was answered in part, 4 where the answer could not be written, 130 where it was interrupted, and 143
where it was told to end. What it writes is there whole or not at all. Only a machine that fails, or a process that is
killed, can leave something behind: a hidden file or folder whose name holds `cspr-unfinished`, which may be deleted.

"""
EXAMPLES: Final = {
    "cspr report": f"cspr report {CASE} --on 2021-04-01",
    "cspr ledger": f"cspr ledger {CASE} --of information --on 2021-04-01",
    "cspr publication": f"cspr publication {CASE} --on 2021-08-02",
    "cspr learning": f"cspr learning {CASE} --on 2021-05-04",
    "cspr timeliness": (
        "cspr timeliness examples --from 2021-01-01 --to 2021-12-31 --threshold 1 --zeros show --on 2021-05-04"
    ),
    "cspr due": "cspr due examples --on 2021-04-01",
    "cspr case new": "cspr case new NR-08.toml --partnership northamptonshire",
    "cspr case check": f"cspr case check {CASE}",
    "cspr deadlines": "cspr deadlines kirklees --on 2024-10-01 --event notification-sent=2024-10-01",
    "cspr words": "cspr words decisions --partnership kirklees",
    "cspr guidance": "cspr guidance --partnership kirklees",
    "cspr guidance show": "cspr guidance show panel-guidance-2025",
    "cspr guidance unread": "cspr guidance unread",
    "cspr guidance coverage": "cspr guidance coverage",
    "cspr role": "cspr role lead-reviewer --partnership essex --brief --on 2024-10-01",
    "cspr appointments": f"cspr appointments {CASE} --on 2021-09-01",
    "cspr compare": "cspr compare northamptonshire kirklees --on 2024-10-01",
    "cspr new": "cspr new our-procedure",
    "cspr check": "cspr check examples/partnership",
    "cspr schemas": "cspr schemas schemas",
    "cspr anonymity": "cspr anonymity report.txt --known known.toml",
    "cspr form": "cspr form --partnership essex --document essex-role-profiles-2024",
    "cspr form list": "cspr form list --partnership essex --document essex-role-profiles-2024",
    "cspr form blank": "cspr form blank commission-notice",
    "cspr form check": "cspr form check commission-notice notice.toml",
}
REPORT: Final = (
    "The mother, Sam Ellwood, was seen at home on 3 March 2021.\n"  # invented, as is the list of what is known
)
NOTICE: Final = "[content]\ncommissioned = true\n"
KNOWN: Final = 'names = ["Sam Ellwood"]\n'


def page() -> str:
    """The page of the commands."""
    return HEAD.format(shown=SHOWN) + "\n".join(line for command in leaves(parser()) for line in _command(command))


def leaves(command: ArgumentParser) -> Iterator[ArgumentParser]:
    """Every command that does something, in the order of the parser."""
    inside = [action for action in _arguments(command) if isinstance(action, _SubParsersAction)]
    if not any(action.required for action in inside):
        yield command
    for action in inside:
        for each in action.choices.values():
            yield from leaves(each)


def _arguments(command: ArgumentParser) -> list[Action]:
    return command._actions  # noqa: SLF001 -- argparse has no public way to list what a parser takes


def _command(command: ArgumentParser) -> Iterator[str]:
    yield from (f"## {command.prog}", "", escape(command.description or ""), "")
    rows = [*map(_row, filter(_counts, _arguments(command)))]
    if rows:
        yield from ("| Takes | What it is |", "|---|---|", *rows, "")
    yield from ("```text", f"$ {EXAMPLES[command.prog]}", *_shown(run(EXAMPLES[command.prog])), "```", "")


def _counts(action: Action) -> bool:
    return action.help != SUPPRESS and action.dest != "help" and not isinstance(action, _SubParsersAction)


def _row(action: Action) -> str:
    name = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if action.choices:
        name = "one of " + ", ".join(map(str, action.choices))
    takes = "" if action.nargs == 0 else f" {name}"
    written = f"{', '.join(action.option_strings)}{takes}" if action.option_strings else takes.strip()
    return f"| <code>{escape(written)}</code> | {escape((action.help or '').replace('%%', '%'))} |"


@cache
def run(command: str) -> str:
    """What a command prints, run in an empty folder that holds a copy of the examples."""
    printed = io.StringIO()
    with TemporaryDirectory() as folder, chdir(folder), redirect_stdout(printed), redirect_stderr(printed):
        shutil.copytree(ROOT / "examples", "examples")
        Path("report.txt").write_text(REPORT, "utf-8")
        Path("known.toml").write_text(KNOWN, "utf-8")
        Path("notice.toml").write_text(NOTICE, "utf-8")
        main(shlex.split(command)[1:], MACHINE)
    return printed.getvalue().replace(os.sep, "/")


def _shown(printed: str) -> list[str]:
    lines = [line.rstrip() for line in printed.rstrip().splitlines()]
    return lines if len(lines) <= SHOWN else [*lines[:SHOWN], "..."]
