"""``cspr report``: everything about one case on one day."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cspr.cli.arguments import add_json, as_json, day

if TYPE_CHECKING:
    from argparse import Namespace


def add(commands: Any) -> None:
    """Add the command."""
    made: Any = commands.add_parser(
        "report",
        help="everything about one case on one day",
        description="Answer everything about one case on one day: tests, dates, steps, roles, publication.",
    )
    made.add_argument("case", metavar="CASE", type=Path, help="a case file, TOML or JSON")
    made.add_argument("--on", metavar="DATE", type=day, required=True, help="the day asked about, YYYY-MM-DD")
    made.add_argument("--known-on", metavar="DATE", type=day, help="only what was recorded by that day")
    made.add_argument("--planned", metavar="DATE", type=day, help="the day on which publication is planned")
    made.add_argument(
        "--extra", metavar="FOLDER", type=Path, action="append", default=[], help="a partnership's own documents"
    )
    add_json(made)
    made.set_defaults(run=run)


def run(asked: Namespace) -> str:
    """Read the case, look up its partnership's documents, and report."""
    from cspr.guidance.layers import NATIONAL, framework, partnerships
    from cspr.record.files import load
    from cspr.reporting import report

    review = load(asked.case)
    shipped = {*partnerships(), NATIONAL}
    # Of a shared review, the folder may be that of the other; where it can be nobody's, that is said.
    others = review.partnership in shipped and not shipped.issuperset(review.partnerships)
    found = report(
        framework(review.partnership, extra=() if others else asked.extra),
        review.as_of(asked.on, asked.known_on),
        planned=asked.planned,
    )
    return as_json(found) if asked.json else str(found)
