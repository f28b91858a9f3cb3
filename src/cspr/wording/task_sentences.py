"""A task of the first screen in one whole sentence."""

from __future__ import annotations

from cspr.wording.first_screen import LONGEST, sentence


def says(title: str, who: str, force: str, day: str, verdict: str) -> str:
    """A task in one whole sentence; where that would be too long, less is said of who does it, and on what it hangs.

    Examples:
        >>> says("Tell the parents", "safeguarding partners", "should; local, must", "Fri 9 Apr", "")
        'Tell the parents: safeguarding partners should do this by Fri 9 Apr.'
        >>> long = "If " + "it rains or " * 10 + "snows"
        >>> says(f"{long}: go in", "each agency", "must", "Fri 9 Apr", "overdue")
        'If it applies: go in: overdue since Fri 9 Apr; each agency must do this.'
        >>> says("Tell " + "all the parents and " * 7 + "carers", "each agency", "must", "", "")[-30:]
        ' the parents and…: to be done.'
    """
    duty = {"must": "must", "should": "should"}.get(force.split(";", maxsplit=1)[0].removeprefix("local, "), "is to")
    whole, brief = _does(who or "somebody", duty, day, verdict), _to_do(day, verdict)
    condition, colon, rest = title.partition(": ")
    shorter = f"If it applies: {rest}" if colon and condition.startswith("If ") else title
    for text in (f"{title}{whole}", f"{title}{brief}", f"{shorter}{whole}", f"{shorter}{brief}"):
        if len(text) < LONGEST:
            return sentence(text)
    return sentence(f"{shorter[: LONGEST - 2 - len(brief)].rsplit(' ', 1)[0].rstrip(' ,;:')}…{brief}")


def _does(subject: str, duty: str, day: str, verdict: str) -> str:
    if verdict == "overdue":
        return f": overdue since {day}; {subject} {duty} do this"
    if verdict == "check":
        return f": the date, {day}, has passed; check whether it applied to {subject}"
    return f": {subject} {duty} do this by {day}" if day else f": {subject} {duty} do this"


def _to_do(day: str, verdict: str) -> str:
    if verdict == "overdue":
        return f": overdue since {day}"
    if verdict == "check":
        return f": the date, {day}, has passed"
    return f": to be done by {day}" if day else ": to be done"
