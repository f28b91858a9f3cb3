"""``cspr appointments``: who holds which role in a case, and what stands in the way."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from cspr.cli.arguments import FOUND, add_extra, add_json, add_on, add_pages, answered, case_asked, day
from cspr.errors import wrong


def add(commands: Any) -> None:
    """Add the command."""
    parser: Any = commands.add_parser(
        "appointments",
        help="who holds which role in a case, and what stands in the way",
        description="Who was appointed, what is known of them, and what the texts ask of each person and each group.",
    )
    parser.add_argument("case", metavar="CASE", type=Path, help="a case file, TOML or JSON")
    add_on(parser)
    parser.add_argument("--known-on", metavar="DATE", type=day, help="only what was recorded by that day")
    parser.add_argument("--candidate", metavar="REF", help="what would stand in the way of this person, with --role")
    parser.add_argument("--role", metavar="ROLE", help="the role that the candidate would be given")
    add_extra(parser)
    shape = parser.add_mutually_exclusive_group()
    add_pages(shape)
    add_json(shape)
    parser.set_defaults(run=run)


def run(asked: Namespace) -> str:
    """Read the case, look up its partnership's documents, and check who was appointed; something found is status 1."""
    from cspr.roles import appointments, candidate
    from cspr.truth import Truth

    if (asked.candidate is None) is not (asked.role is None):
        raise wrong("missing-key", "--candidate" if asked.candidate is None else "--role", "give both")
    documents, situation = case_asked(asked)
    answer: Any
    if asked.candidate is None:
        answer = appointments(documents, situation)
        in_the_way = answer.in_the_way
    else:
        answer = candidate(documents, situation, asked.candidate, asked.role)
        in_the_way = [check for check in answer if check.answer is Truth.NO]
    if in_the_way:
        asked.status = FOUND
    return answered(asked, answer)
