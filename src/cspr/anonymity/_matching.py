"""Every place at which a name, an address or a place of the list stands in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import attrs

from cspr.anonymity._folding import Folded, shown
from cspr.anonymity._spelling import Spelling
from cspr.anonymity._spellings import NEAR_FROM, Spellings, shortened
from cspr.anonymity._words import CALENDAR, STREET_OF, everyday
from cspr.anonymity.answers import How, IdentifierKind, Sureness

_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+")
_NEXT: Final = re.compile(r"([\W_]{0,64})([^\W\d_]+|\d+)")
_POSSESSIVE: Final = re.compile(r"['`]s(?![^\W_])")
_OF_A_PLURAL: Final = re.compile(r"['`](?![^\W_])")
# What may stand inside a word without its being another: an apostrophe or hyphen, a line break with or without one.
_BROKEN: Final = re.compile(r"[-'`]|[^\S\n]*-?[^\S\n]*\n\s*")
_LOOSE: Final = re.compile(r"[\s.-]{0,8}")
_BEGINS: Final = re.compile(r"(?:^|[.!?:\n\"\u201c\u2022*])[\s\"'(\u201c\u2018-]*$")
_NUMBER_BESIDE: Final = re.compile(r"\d(?:st|nd|rd|th)?(?: of)? $")
_NUMBER_AFTER: Final = re.compile(r" \d")
_IN_A_STREET: Final = re.compile(r"[\s'`.-]{0,3}")
_OWN_WORDS: Final = 3
_LOOK_BACK: Final = 16
_APOSTROPHES: Final = frozenset("'`")


@attrs.frozen(repr=False)
class Match:
    """A passage of the folded text and what it meets."""

    start: int
    end: int
    kind: IdentifierKind
    how: tuple[How, ...]
    certainty: Sureness
    entry: str | None = None


class Matcher:
    """One text, looked through once for all spellings."""

    def __init__(self, source: str, folded: Folded, spellings: Spellings) -> None:
        self._source = source
        self._folded = folded
        self._spellings = spellings
        self._nearest: dict[str, Spelling | None] = {}

    def matches(self) -> Iterator[Match]:
        """Every passage that is spelt as an entry is, or that differs by a letter."""
        text, beginnings, longest = self._folded.text, self._spellings.beginnings, self._spellings.longest
        reached, before = 0, list[re.Match[str]]()
        for token in _TOKEN.finditer(text):
            start, end = token.span()
            word = token[0]
            before = [*before[-_OWN_WORDS:], token]
            if word in STREET_OF and (street := self._misspelt_street(before)) is not None:
                yield street
            if start < reached or end - start > longest + 1:
                continue
            match = self._exact(start, end, word) if word in beginnings else None
            if match is None and (end - start >= NEAR_FROM - 1 or text[end : end + 1] in _APOSTROPHES):
                match = self._near(start, end, word)
            if match is not None:
                reached = match.end
                yield match

    def _exact(self, start: int, end: int, key: str) -> Match | None:
        text = self._folded.text
        cuts: list[tuple[int, str]] = []
        starts = [start]
        best: Match | None = None
        while True:
            for spelling in self._spellings.by_key.get(key, ()):
                broken = _gaps(spelling, cuts)
                if broken is not None and self._capitals(spelling, starts, cuts):
                    best = self._match(spelling, start, end, cuts, broken=broken)
                    break
            following = _NEXT.match(text, end)
            if following is None or len(following[2]) > self._spellings.longest:
                return best
            longer = key + following[2]
            if longer not in self._spellings.beginnings:
                return best
            cuts.append((len(key), following[1]))
            key, end = longer, following.end()
            starts.append(following.start(2))

    def _capitals(self, spelling: Spelling, starts: list[int], cuts: list[tuple[int, str]]) -> bool:
        """Whether initials are capitals in the text, as they have to be."""
        for place in spelling.capitals:
            token = sum(1 for cut, _ in cuts if cut <= place)
            inside = place - (cuts[token - 1][0] if token else 0)
            where = starts[token] + inside
            begin, end = self._folded.place(where, where + 1)
            if not any(map(str.isupper, self._source[begin:end])):
                return False
        return True

    def _match(self, spelling: Spelling, start: int, end: int, cuts: list[tuple[int, str]], *, broken: bool) -> Match:
        how = [spelling.how, *self._how(spelling, start, end)]
        if broken:
            how.append(How.BROKEN)
        certainty = spelling.certainty
        if spelling.how is How.INITIALS and len(spelling.capitals) == len(spelling.key):
            certainty = Sureness.LIKELY if any("." in gap for _, gap in cuts) else Sureness.UNSURE
        elif spelling.everyday:
            certainty = Sureness.UNSURE if self._ordinary(start, end) else Sureness.LIKELY
        elif not cuts and not spelling.loose and self._small(start, end):
            certainty = max(certainty, Sureness.LIKELY, key=lambda level: level.rank)
        return Match(start, end, spelling.kind, tuple(dict.fromkeys(how)), certainty, spelling.entry)

    def _how(self, spelling: Spelling, start: int, end: int) -> Iterator[How]:
        """In what the text differs from the list, letter by letter."""
        text = self._folded.text
        if _POSSESSIVE.match(text, end) or (text[end - 1] == "s" and _OF_A_PLURAL.match(text, end)):
            yield How.POSSESSIVE
        source = self._source[slice(*self._folded.place(start, end))]
        meant = shown(source)
        if meant != source:
            yield How.ENTITY
        strange = not meant.isascii() and any(map(_invisible, meant))
        plain = "".join(filter(str.isalnum, unicodedata.normalize("NFC", meant)))
        bare, sought = _unmarked(plain), _unmarked(spelling.written)
        if bare != sought and bare.casefold() == sought.casefold() and spelling.kind is not IdentifierKind.POSTCODE:
            yield How.LETTER_CASE
        if plain.casefold() != spelling.written.casefold():
            if plain.isascii() or bare.casefold() == sought.casefold():
                yield How.DIACRITICS
            else:
                strange = True
        if strange:
            yield How.CONFUSABLE

    def _ordinary(self, start: int, end: int) -> bool:
        """Whether an everyday word is written as everyday words are."""
        text = self._folded.text
        before = text[max(0, start - _LOOK_BACK) : start]
        return (
            self._small(start, end)
            or _BEGINS.search(before) is not None
            or _NUMBER_BESIDE.search(before) is not None
            or _NUMBER_AFTER.match(text, end) is not None
        )

    def _near(self, start: int, end: int, word: str) -> Match | None:
        following = _NEXT.match(self._folded.text, end) if self._folded.text[end : end + 1] in _APOSTROPHES else None
        if following is not None and following[1] in _APOSTROPHES and following[2] != "s":
            match = self._near_word(start, following.end(), word + following[2])
            if match is not None:
                return match
        return self._near_word(start, end, word)

    def _near_word(self, start: int, end: int, word: str) -> Match | None:
        if word not in self._nearest:
            self._nearest[word] = self._looked_up(word)
        spelling = self._nearest[word]
        if spelling is None or word in CALENDAR:
            return None
        common = word in everyday() or (word.endswith("s") and word[:-1] in everyday())
        capital = not self._small(start, end)
        if common and (not capital or self._shouted(start, end) or self._ordinary(start, end)):
            return None
        certainty = Sureness.LIKELY if capital and not common else Sureness.UNSURE
        how = [spelling.how, How.NEAR]
        if _POSSESSIVE.match(self._folded.text, end):
            how.append(How.POSSESSIVE)
        return Match(start, end, spelling.kind, tuple(how), certainty, spelling.entry)

    def _misspelt_street(self, words: list[re.Match[str]]) -> Match | None:
        """A street whose own words, before the word for its sort, differ by one letter."""
        text, end = self._folded.text, words[-1].end()
        for first in range(len(words) - 1):
            start, own = words[first].start(), [word[0] for word in words[first:-1]]
            spelling = self._looked_up("".join([*own, words[-1][0]]))
            gaps = (text[left.end() : right.start()] for left, right in pairwise(words[first:]))
            if spelling is None or spelling.how is not How.STREET or not all(map(_IN_A_STREET.fullmatch, gaps)):
                continue
            common = everyday().issuperset(own)
            if not self._small(start, end):
                certainty = Sureness.UNSURE if common else Sureness.LIKELY
            elif common:
                continue
            else:
                certainty = Sureness.UNSURE
            return Match(start, end, spelling.kind, (spelling.how, How.NEAR), certainty, spelling.entry)
        return None

    def _small(self, start: int, end: int) -> bool:
        return not self._source[self._folded.place(start, end)[0]].isupper()

    def _shouted(self, start: int, end: int) -> bool:
        return self._source[slice(*self._folded.place(start, end))].isupper()

    def _looked_up(self, word: str) -> Spelling | None:
        if len(word) > self._spellings.longest + 1:
            return None
        near = self._spellings.near
        for less in sorted(shortened(word)):
            for spelling in near.get(less, ()):
                if one_apart(word, spelling.key):
                    return spelling
        return None


def one_apart(word: str, other: str) -> bool:
    """Whether two words differ by one letter, or by two neighbours that changed places.

    Examples:
        >>> one_apart("smyth", "smith"), one_apart("carer", "carter"), one_apart("simth", "smith")
        (True, True, True)
        >>> one_apart("smith", "smith"), one_apart("smythe", "smith")
        (False, False)
    """
    if len(word) > len(other):
        word, other = other, word
    start = next((place for place, letter in enumerate(word) if letter != other[place]), len(word))
    if len(word) < len(other):
        return word[start:] == other[start + 1 :]
    swapped = word[start + 1 : start + 2] + word[start : start + 1] + word[start + 2 :]
    return word != other and (word[start + 1 :] == other[start + 1 :] or swapped == other[start:])


def _gaps(spelling: Spelling, cuts: list[tuple[int, str]]) -> bool | None:
    """Whether the word is broken where it should not be; ``None`` where the gaps make it another word."""
    broken, before = False, 0
    for place, gap in cuts:
        alone, before = place == before + 1, place
        if not gap:
            continue
        if place in spelling.cuts:
            if place in spelling.capitals and "'" in gap and not alone:  # a possessive, and no initial
                return None
            broken = broken or "\n" in gap
        elif spelling.loose:
            if not _LOOSE.fullmatch(gap):
                return None
        elif spelling.how is How.POSSESSIVE or not _BROKEN.fullmatch(gap):
            return None
        else:
            broken = True
    return broken


def _invisible(character: str) -> bool:
    """Whether a character has no width, or is a space that looks like the usual one."""
    return character != " " and unicodedata.category(character) in {"Cf", "Zs"}


def _unmarked(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
