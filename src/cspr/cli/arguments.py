"""What several commands take: days, files, partnerships."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from cspr.dates import PartialDate
from cspr.errors import CsprError, wrong
from cspr.wording.common import WRITTEN

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from datetime import date
    from pathlib import Path


class PartlyAnswered(str):
    """An answer in which something is missing that was asked for; the command leaves with a code of its own."""

    __slots__ = ()


def day(text: str) -> date:
    """Read a whole day of the command line.

    Raises:
        ArgumentTypeError: where it is none; the text is not repeated.
    """
    try:
        found = PartialDate.read(text).exact
    except CsprError:
        raise ArgumentTypeError("impossible-date: write a whole day as YYYY-MM-DD") from None
    if found is None:
        raise ArgumentTypeError("not-a-day: write a whole day as YYYY-MM-DD")
    return found


def add_json(parser: ArgumentParser) -> None:
    """Add ``--json``."""
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")


def as_json(answer: object, **beside: object) -> str:
    """An answer as JSON that any terminal and any file can hold, with what stands beside it."""
    import json

    from cspr.interchange import converter, to_dict

    return json.dumps({**to_dict(answer), **converter().unstructure(beside)}, indent=2, ensure_ascii=True)


def written(path: Path, text: str, option: str) -> str:
    """Write a file for handing on.

    Args:
        path: the file.
        text: what stands in it.
        option: the option that named it, for the error.

    Raises:
        CsprError: ``unwritable-file``; the path is not repeated.
    """
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError:
        raise wrong("unwritable-file", option, "give a file in a folder that you may write to") from None
    return WRITTEN
