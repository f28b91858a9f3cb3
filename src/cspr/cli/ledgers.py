"""``cspr ledger``: how it stands with people and meetings, row by row."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any, Final

from cspr.cli import arguments
from cspr.wording import commands as words
from cspr.wording.ledgers import LEDGERS

_ABOUT: Final = """\
How it stands with appointments, meetings, the family, practitioners, requests for
information and other proceedings: for each by reference, what is done, due, declined,
missing or cannot be told, who acts, by when, and by which clause. Without --of and --full
what somebody has to look at, in a few lines."""


def add(commands: Any) -> None:
    """Add the command."""
    command: Any = commands.add_parser(
        "ledger", help="how it stands with meetings, family, practitioners, information", description=_ABOUT
    )
    command.add_argument("case", metavar="CASE", type=Path, help="a case file, TOML or JSON")
    command.add_argument(
        "--of",
        metavar="LEDGER",
        choices=tuple(LEDGERS),
        help=f"one ledger: {', '.join(LEDGERS)}; all of them if left out",
    )
    arguments.add_on(command)
    command.add_argument("--known-on", metavar="DATE", type=arguments.day, help="only what was recorded by that day")
    arguments.add_extra(command)
    shape = command.add_mutually_exclusive_group()
    shape.add_argument("--full", action="store_true", help="every row of all ledgers, with its clauses")
    arguments.add_json(shape)
    shape.add_argument("--csv", metavar="FILE", type=Path, help=words.CSV)
    arguments.add_pages(shape)
    command.set_defaults(run=run)


def run(asked: Namespace) -> str:
    """Read the case, look up its partnership's documents, and give one ledger or all."""
    from cspr.people import ledger, ledgers
    from cspr.show import as_text, spreadsheet
    from cspr.show.layout.people import in_brief

    documents, situation = arguments.case_asked(asked)
    every = ledgers(documents, situation) if asked.of is None else (ledger(documents, situation, of=asked.of),)
    answer = every if asked.of is None else every[0]
    if asked.csv is not None:
        return arguments.written(asked.csv, spreadsheet.ledger_rows(every), "--csv")
    if not (asked.of or asked.full or asked.json or arguments.to_a_file(asked)):
        return as_text.write(in_brief(every), asked.machine.width)
    return arguments.answered(asked, answer)
