"""``cspr role``: what a role, body or agency owes at each stage, and what is asked of whoever fills it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cspr.cli.arguments import add_json, as_json, day, documents_of

if TYPE_CHECKING:
    from argparse import Namespace


def add(commands: Any) -> None:
    """Add the command."""
    command = commands.add_parser(
        "role",
        help="what a role, body or agency owes, by stage",
        description="Print what each document calls a role, body or agency, what it asks of it, and what it owes.",
    )
    command.add_argument("role", metavar="ROLE", help="its id, such as lead-reviewer, national-panel or police")
    command.add_argument("--partnership", metavar="NAME", default="national", help="with this partnership's documents")
    command.add_argument(
        "--on", metavar="DATE", type=day, help="only texts in force that day; every edition without it"
    )
    command.add_argument(
        "--extra", metavar="FOLDER", type=Path, action="append", default=[], help="a partnership's own documents"
    )
    add_json(command)
    command.set_defaults(run=run)


def run(asked: Namespace) -> str:
    """Look up the documents, and give the profile."""
    from cspr.roles import profile
    from cspr.show import to_text

    answer = profile(documents_of(asked, asked.partnership, asked.extra), asked.role, on=asked.on)
    return as_json(answer) if asked.json else to_text(answer)
