"""A text in small plain letters, with the way back to every place of the original."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from html import unescape
from itertools import pairwise
from typing import Final

import attrs

# What is not folded letter by letter: entities (also escaped twice), tags of emphasis, whatever is not ASCII.
_SPECIAL: Final = re.compile(
    r"&(?:amp;){0,3}(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};)"
    r"|</?(?i:b|i|u|em|strong|span|small|mark|sup|sub)>"
    r"|[^\x00-\x7f]"
)
_DOUBLY_ESCAPED: Final = re.compile("(?:amp;)+")
_APOSTROPHES: Final = "\u2018\u2019\u201a\u201b\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u2032\u00b4\u0384\uff07\ua78c"
# Letters that look or sound like a Latin one and are not taken apart into it and a mark.
_ALIKE: Final[dict[str, str]] = {
    **dict.fromkeys(_APOSTROPHES, "'"),
    **dict.fromkeys("\x85\u2028\u2029", "\n"),
    **dict.fromkeys("\u2044\u2215\u29f8", "/"),
    **dict.fromkeys("\u00b7\u2027\u2219", "."),
    **dict(zip("øłđðħıŧƙɓɗɖɛɔƴŋɡɑ", "oldd" + "hitkbddeoynga", strict=True)),
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ß": "ss",
    "ĳ": "ij",
    **dict(zip("авекмнорстухіјѕһԁԛԝѵ", "abekmhopctyxijshdqwv", strict=True)),
    **dict(zip("αβεζηικμνορτυχϲϳγωϑ", "abezhikmvoptuxcjywo", strict=True)),
}


@attrs.frozen(repr=False)
class Folded:
    """A folded text and where each of its stretches stood.

    Args:
        text: the folded text.
        begins: where each stretch begins in the folded text.
        origins: where it began in the original.
        lengths: how long it was there, where it did not stay letter for letter; else 0.
    """

    text: str
    begins: array[int]
    origins: array[int]
    lengths: array[int]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text stood in the original; its end is exclusive."""
        first = bisect_right(self.begins, start) - 1
        last = bisect_right(self.begins, end - 1) - 1
        begin = self.origins[first] + (0 if self.lengths[first] else start - self.begins[first])
        length = self.lengths[last] or end - self.begins[last]
        return begin, self.origins[last] + length


def fold(text: str) -> Folded:
    """Fold a text once: letter case, marks, ligatures, look-alikes, entities, what has no width.

    Examples:
        >>> folded = fold("Si&acirc;n O\u2019Con\u00adnor")
        >>> folded.text, folded.place(5, 13)
        ("sian o'connor", (11, 20))
    """
    pieces: list[str] = []
    begins, origins, lengths = array("L"), array("L"), array("L")
    characters: dict[str, str] = {}
    reached = length = 0

    def keep(piece: str, origin: int, size: int) -> None:
        nonlocal length
        if piece:
            pieces.append(piece)
            begins.append(length)
            origins.append(origin)
            lengths.append(size)
            length += len(piece)

    for special in _SPECIAL.finditer(text):
        start, end = special.span()
        keep(text[reached:start].lower(), reached, 0)
        written = special[0]
        if written not in characters:
            characters[written] = "".join(map(_character, _meant(written)))
        keep(characters[written], start, end - start)
        reached = end
    keep(text[reached:].lower(), reached, 0)
    return Folded("".join(pieces), begins, origins, lengths)


def letters(text: str) -> str:
    """The letters and digits of a text, folded."""
    return "".join(filter(str.isalnum, fold(text).text))


def shown(text: str) -> str:
    """A passage as a browser shows it: entities as what they stand for, tags of emphasis left out."""
    return _SPECIAL.sub(lambda entity: _meant(entity[0]), text) if "&" in text or "<" in text else text


def with_marks(text: str, end: int) -> int:
    """The end of a passage together with the combining marks that follow its last letter."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


def _meant(written: str) -> str:
    if written[0] == "<":
        return ""
    return unescape(_DOUBLY_ESCAPED.sub("", written)) if written[0] == "&" else written


def _character(character: str) -> str:
    if character.isascii() or character in _ALIKE:
        return _ALIKE.get(character, character.lower())
    return "".join(map(_simple, unicodedata.normalize("NFKD", character.casefold()) or character))


def _simple(character: str) -> str:
    if character in _ALIKE:
        return _ALIKE[character]
    match unicodedata.category(character):
        case "Cf" | "Mn" | "Me":
            return ""
        case "Pd":
            return "-"
        case "Zs":
            return " "
        case "Nd":
            return str(unicodedata.decimal(character))
        case _:
            return character


def split_lines(text: str) -> array[int]:
    """Where each line begins."""
    return array("L", [0, *(ending.end() for ending in re.finditer(r"\r\n?|\n", text))])


def utf16(text: str, places: list[int]) -> dict[int, int]:
    """How many UTF-16 units stand before each place."""
    units = {0: 0}
    total = 0
    for before, place in pairwise([0, *sorted({*places} - {0})]):
        total += len(text[before:place].encode("utf-16-le", "surrogatepass")) // 2
        units[place] = total
    return units
