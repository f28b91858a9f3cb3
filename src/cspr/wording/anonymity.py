"""What is said about identifiers in a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from cspr.wording.first_screen import listed

CANNOT_FIND: Final = (
    "Who can be recognised from the story itself: an unusual event, job, illness, household or sequence of events.",
    "What is in pictures, scans, handwriting and sound.",
    "Names, dates and places that are on no list and have no known shape.",
    "A spelling that differs in more than one letter, or in one letter of the word for the sort of street.",
    "A name broken by a plain space or full stops, with stars for letters, or inside a longer word.",
    "A year, a first letter, an age or a house number that stands alone.",
)
BESIDE: Final = (
    "A person must check the text as well. The family courts' guidance of December 2018 endorses two checklists: "
    "personal and geographical indicators, and explicit descriptions of abuse."
)
EMPTY: Final = "There is no text in it: nothing was examined."
NONE: Final = "Nothing on the list was found."
UNSEARCHED: Final = {
    "one-letter": "one letter alone would be found everywhere",
    "nothing-to-look-for": "there is no letter or digit in it, or only words such as Flat and Mr",
    "too-common": "a whole year alone would be found everywhere",
}
ALTERED: Final = {
    "names": "names",
    "dates": "dates",
    "ages": "ages",
    "places": "places",
    "genders": "the gender of some people",
    "family": "some details of the family",
    "events": "some details of events",
}
TITLE: Final = "Identifiers"
EXAMINED: Final = "Examined: {}."
NOT_EXAMINED: Final = "Not examined: {}."
CANNOT: Final = "It cannot find:"
UNCHANGED: Final = "No details have been changed in this report."


def to_look_at(counts: Iterable[str]) -> str:
    """How many passages there are to look at, by how sure each is."""
    return f"To look at: {', '.join(counts)}."


def not_looked_for(entry: str, reason: str) -> str:
    """That an entry of the list was not looked for, and why."""
    return f"Not looked for: {entry}, since {UNSEARCHED[reason]}."


def place(
    where: tuple[int, int, int], part: str, kind: str, how: Iterable[str], *, entry: str | None, certainty: str
) -> str:
    """Where a passage stands, what it gives away and how it was found, without the passage.

    Args:
        where: the line, and the first and the last column.
        part: the part of the document.
        how: what led to it.
        entry: which entry of the list it meets; ``None`` for a shape.

    Examples:
        >>> place((3, 5, 9), "body", "name", ["first-name"], entry="names[0]", certainty="certain")
        'line 3, column 5 to 9, body: name (first name, names[0]), certain'
    """
    line, first, last = where
    ways = ", ".join([*(each.replace("-", " ") for each in how), *([] if entry is None else [entry])])
    at = f"line {line}, column {first} to {last}, {part.replace('-', ' ')}"
    return f"{at}: {kind.replace('-', ' ')} ({ways}), {certainty}"


def altered_to_protect(what: Sequence[str]) -> str:
    """What was changed in a report so that nobody can be known by it.

    Examples:
        >>> altered_to_protect(["names", "dates"])
        'To protect the people in this report, names and dates have been changed.'
    """
    return f"To protect the people in this report, {listed(what)} have been changed."
