"""``cspr anonymity``: where a report could still tell who somebody is. What was found is never printed."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any, Final

from cspr.cli.arguments import PARTLY_ANSWERED, add_json, as_json, content, named

FOUND: Final = 1
_ABOUT: Final = """\
Say where a report still has a name, date, address or place that must not appear, and
whatever looks like a postcode, telephone number, e-mail address, NHS or National
Insurance number or whole date. It prints places, never what stands there.

Exit status: 1 something was found, 0 nothing was, 3 nothing was found, but an entry
could not be looked for or a part could not be examined."""


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser("anonymity", help="where a report could tell who somebody is", description=_ABOUT)
    parser.add_argument("report", metavar="REPORT", type=Path, help="plain text, Word (.docx) or PDF")
    parser.add_argument(
        "--known",
        metavar="FILE",
        type=Path,
        required=True,
        help="what must not appear: TOML with the lists names, dates, addresses, places",
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(asked: Namespace) -> str:
    """Read both files, and say what stands where."""
    from cspr.anonymity import Known, TextOfDocument, identifiers
    from cspr.anonymity.answers import Part
    from cspr.anonymity.documents import LIMIT
    from cspr.anonymity.known import LIMIT as MOST_KNOWN

    lists = named("--known", Known.read, content("--known", asked.known, MOST_KNOWN))
    document = named("REPORT", TextOfDocument.read, content("REPORT", asked.report, LIMIT))
    answer = identifiers(document, lists)
    unseen = answer.not_looked_for or {*answer.not_examined} - {Part.PICTURES} or not document.text.strip()
    asked.status = FOUND if answer.findings else PARTLY_ANSWERED if unseen else 0
    return as_json(answer) if asked.json else str(answer)
