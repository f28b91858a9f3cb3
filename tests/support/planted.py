"""One secret, in every form in which it may be handed in, and whether anything that was told holds it."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping
from typing import Any

WORDS = ("Zebedee", "Quartermaine", "zebedee", "quartermaine", "ZEBEDEE", "QUARTERMAINE")
SECRET = "Zebedee Quartermaine"  # noqa: S105 -- nobody's password
PLANTED: Mapping[str, Any] = {
    "words": SECRET,
    "lower case": "zebedee-quartermaine",
    "for a terminal": f"\x1b[31m{SECRET}\u202e",
    "a list": [SECRET, [SECRET]],
    "a table": {SECRET: {"name": SECRET}},
    "own word": "x-zebedee/quartermaine now",
    "nearly a word": "incidnt-zebedee-quartermaine",
    "long": f"{SECRET} " * 500,
    "bytes": SECRET.encode(),
}
WHOLE: Mapping[str, Any] = {"kind": "happened", "event": "incident", "on": "2021-03-25"}


def leaks(*told: object) -> list[str]:
    """Which words of the secret stand in what was told, in any way in which it can be looked at."""
    text = "\n".join(line for each in told for line in looked_at(each))
    return [word for word in WORDS if word in text]


def looked_at(told: object) -> Iterator[str]:
    if isinstance(told, BaseException):
        yield "".join(traceback.format_exception(told))
        yield from (repr(told), str(told), repr(told.args), repr(vars(told)))
        # What it came from is shown by tools that take no notice of `from None`.
        before = told.__cause__ or told.__context__
        if before is not None:
            yield from looked_at(before)
    elif isinstance(told, bytes):
        yield told.decode("utf-8", "replace")
    else:
        yield from (str(told), repr(told))
