"""``cspr learning``: the action plan of a case, what is missing in it, and who is to be chased."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any, Final

from cspr.cli.arguments import FOUND, add_extra, add_json, add_on, add_pages, answered, case_asked

_ABOUT: Final = """\
The action plan of a case: whom to chase and for what, what is missing and whose duty
it is by which clause, the actions as a table, the outcome of each recommendation,
which briefings are owed, and what recurs.

Exit status: 1 where something is missing, overdue or looks wrong, 0 where nothing is."""


def add(commands: Any) -> None:
    """Add the command."""
    parser: Any = commands.add_parser(
        "learning", help="the action plan of a case: what is open, missing, and whom to chase", description=_ABOUT
    )
    parser.add_argument("case", metavar="CASE", type=Path, help="a case file, TOML or JSON")
    add_on(parser)
    add_extra(parser)
    shape = parser.add_mutually_exclusive_group()
    add_pages(shape)
    shape.add_argument("--full", action="store_true", help="everything, which is shown without it too")
    add_json(shape)
    parser.set_defaults(run=run)


def run(asked: Namespace) -> str:
    """Read the case, look up its partnership's documents, and lay out its action plan."""
    from cspr.learning import plan

    answer = plan(*case_asked(asked))
    if answer.gaps:
        asked.status = FOUND
    return answered(asked, answer)
