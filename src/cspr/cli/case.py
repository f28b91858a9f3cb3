"""``cspr case``: a case file to begin with, and whether one can be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argparse import Namespace


def add(commands: Any) -> None:
    """Add the command."""
    made: Any = commands.add_parser(
        "case", help="begin a case file, or check one", description="Begin a case file, or check one."
    )
    asks: Any = made.add_subparsers(title="what to do", dest="ask", metavar="new | check", required=True)
    new: Any = asks.add_parser("new", help="print a commented case file to begin with")
    new.add_argument("--reference", metavar="REF", default="REVIEW-1", help="of the review; never a name")
    new.add_argument("--partnership", metavar="NAME", default="northamptonshire", help="whose review it is")
    new.set_defaults(run=run_new)
    check: Any = asks.add_parser("check", help="report every problem of a case file, and what looks odd in it")
    check.add_argument("case", metavar="FILE", type=Path, help="a case file, TOML or JSON")
    check.add_argument(
        "--extra", metavar="FOLDER", type=Path, action="append", default=[], help="a partnership's own documents"
    )
    check.set_defaults(run=run_check)


def run_new(asked: Namespace) -> str:
    """Print a case file to begin with; the shell says where it goes, so that nothing is ever written over."""
    from cspr.record.starting import starter

    return starter(asked.reference, asked.partnership).rstrip("\n")


def run_check(asked: Namespace) -> str:
    """Read a case file and look its partnerships up; every problem of the file is raised at once."""
    from cspr.guidance.framework import framework
    from cspr.record.files import load

    review = load(asked.case)
    for partnership in review.partnerships:
        framework(partnership, extra=asked.extra)
    odd = [f"{found.code} at {found.entry}: look at it again; it is kept as it is" for found in review.findings()]
    count = len(review.entries)
    return "\n".join([f"No problem. {count} {'entry' if count == 1 else 'entries'}.", *odd])
