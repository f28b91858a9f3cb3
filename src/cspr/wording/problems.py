"""What is wrong with what was handed over, on a line that people read; programs read the code and the path."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cspr.errors import Problem

LOOK_AT: Final = "Look at {}"
NOT_ANSWERED: Final = "Not answered: {}"
_IN_WORDS: Final = {"near-match": "no local procedure is held here under this name"}
_PLACE: Final = re.compile(r"([\w-]*)\[(\d+)\]")


def line(problem: Problem, file: str = "") -> str:
    """Where it stands, what is wrong, and what to do; the first of several is number 1.

    Args:
        file: the name of the file that it stands in, where that may be shown.

    Examples:
        >>> from cspr.errors import Problem
        >>> line(Problem("unknown-event", "$.entry[0].event", "did you mean 'incident'?"), "NR-07.toml")
        "NR-07.toml, entry 1, event: unknown event; did you mean 'incident'?"
        >>> line(Problem("missing-file", "$", "there is no such file"), "NR-07.toml")
        'NR-07.toml: missing file; there is no such file'
        >>> line(Problem("unknown-step", "duties.toml: $.duty[1].step (notify-panel)"))
        'duties.toml, duty 2, step (notify-panel): unknown step'
        >>> line(Problem("missing-key", "$[2].decision", "give decision"))
        'item 3, decision: missing key; give decision'
        >>> line(Problem("interrupted", "$"))
        'interrupted'
    """
    before, _, inside = problem.path.partition("$")
    within = _PLACE.sub(lambda place: f"{place[1] or 'item'} {int(place[2]) + 1}", inside.removeprefix("."))
    place = ", ".join(part for part in (file, before.rstrip(": "), *within.split(".")) if part)
    says = _IN_WORDS.get(problem.code) or problem.code.replace("-", " ")
    return ": ".join(part for part in (place, "; ".join(part for part in (says, problem.suggestion) if part)) if part)
