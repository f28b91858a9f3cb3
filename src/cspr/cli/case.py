"""``cspr case``: a case file to begin with, and whether one can be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from cspr.errors import CsprError, Problem

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator, Mapping

    from cspr.record import Review


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
    """Read a case file and look its partnerships up; every problem of both is raised at once."""
    from cspr.record.files import load

    problems: list[Problem] = []
    review: Review | None = None
    try:
        review = load(asked.case)
    except CsprError as error:
        problems += error.problems
    told = _told(asked.case, problems) if review is None else {"partnerships": review.partnerships}
    problems += _of_documents(_named(told), asked.extra)
    if review is None or problems:
        raise CsprError(dict.fromkeys(problems))
    odd = [f"{found.code} at {found.entry}: look at it again; it is kept as it is" for found in review.findings()]
    count = len(review.entries)
    return "\n".join([f"No problem. {count} {'entry' if count == 1 else 'entries'}.", *odd])


def _told(path: Path, problems: list[Problem]) -> Mapping[str, Any]:
    """Give what stands in a file that has problems; nothing where it could not be read at all."""
    if any(one.path in {"$", "$.format"} and one.code != "unknown-key" for one in problems):
        return {}
    import json
    import tomllib

    text = path.read_bytes().decode("utf-8-sig")
    told: dict[str, Any] = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    return told


def _named(told: Mapping[str, Any]) -> dict[str, str]:
    """Give the partnerships that are named and where each of them stands, once, whatever else stands there."""
    from cspr.record import wellformed

    several: Any = told.get("partnerships")
    given = tuple(cast("Iterable[Any]", several)) if isinstance(several, (list, tuple)) else ()
    places = {"$.partnership": told.get("partnership", given[0] if len(given) == 1 else None)}
    if len(given) > 1:
        places |= {f"$.partnerships[{place}]": name for place, name in enumerate(given)}
    found: dict[str, str] = {}
    for place, name in places.items():
        if wellformed.is_partnership(name):
            found.setdefault(name, place)
    return found


def _of_documents(whose: Mapping[str, str], extra: list[Path]) -> Iterator[Problem]:
    """Look up the documents of each partnership; each problem stands where the partnership is named."""
    from cspr.guidance.layers import NATIONAL, framework, partnerships

    shipped = {*partnerships(), NATIONAL}
    all_shipped = shipped.issuperset(whose)
    for partnership, place in whose.items():
        try:
            framework(partnership, extra=extra if all_shipped or partnership not in shipped else ())
        except CsprError as error:
            for one in error.problems:
                yield Problem(one.code, place, one.suggestion) if one.path == "$.partnership" else one
