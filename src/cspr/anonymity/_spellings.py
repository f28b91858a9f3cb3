"""The ways in which a name, a place or an address may be written, made ready to be looked up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final

import attrs

from cspr.anonymity._addresses import of_address
from cspr.anonymity._folding import letters
from cspr.anonymity._spelling import SAINTS, Piece, Spelling, pieces_of, saints, spelling
from cspr.anonymity._words import GENERIC, PARTICLES, TITLES, everyday
from cspr.anonymity.answers import How, IdentifierKind, Sureness, Unsearched, UnsearchedReason
from cspr.anonymity.known import Known

NEAR_FROM: Final = 4
_PART_FROM: Final = 3
_RUN: Final = 4
_HISSING: Final = ("s", "x", "z", "ch", "sh")
_ALIAS: Final = re.compile(r"\b(?:aka|AKA|a\.k\.a\.?|also known as|known as|n[ée]e)\s")
_ASIDE: Final = re.compile(r"(?<!\w)[\"'\u201c\u2018(\[]([^\"\u201c\u201d()\[\]]+?)[\"'\u201d\u2019)\]](?!\w)")
_DIGRAPHS: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe"}
)


@attrs.frozen(repr=False)
class Spellings:
    """All ways of writing all entries, by their letters."""

    by_key: dict[str, list[Spelling]]
    beginnings: frozenset[str]
    near: dict[str, list[Spelling]]
    longest: int
    not_looked_for: tuple[Unsearched, ...]


def spellings(known: Known) -> Spellings:
    """Make a caller's lists ready to be looked up."""
    by_key: dict[str, list[Spelling]] = {}
    near: dict[str, list[Spelling]] = {}
    lost: list[Unsearched] = []
    for name, entries, ways in (
        ("names", known.names, _of_name),
        ("addresses", known.addresses, of_address),
        ("places", known.places, _of_place),
    ):
        for number, text in enumerate(entries):
            entry = f"{name}[{number}]"
            kept = [way for way in ways(text, entry) if len(way.key) > 1]
            if not kept:
                one_letter = len(letters(text)) == 1
                lost.append(
                    Unsearched(
                        entry=entry,
                        reason=UnsearchedReason.ONE_LETTER if one_letter else UnsearchedReason.NOTHING_TO_LOOK_FOR,
                    )
                )
            for way in kept:
                by_key.setdefault(way.key, []).append(way)
                if _may_be_misspelt(way):
                    for less in shortened(way.key):
                        near.setdefault(less, []).append(way)
    beginnings = frozenset(key[:size] for key in by_key for size in range(1, len(key) + 1))
    return Spellings(by_key, beginnings, near, max(map(len, by_key), default=0), tuple(lost))


def shortened(word: str) -> Iterable[str]:
    """A word, and the word without each of its letters."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def _may_be_misspelt(way: Spelling) -> bool:
    single = way.how in {How.FIRST_NAME, How.MIDDLE_NAME, How.SURNAME, How.PART, How.STREET} or not way.cuts
    return single and len(way.key) >= NEAR_FROM and way.key.isalpha() and way.how is not How.POSSESSIVE


def _with_plural(way: Spelling) -> Iterator[Spelling]:
    yield way
    if len(way.key) >= _PART_FROM:
        for ending in ("s", "es") if way.key.endswith(_HISSING) else ("s",):
            key = way.key + ending
            yield attrs.evolve(
                way,
                key=key,
                written=way.written + ending,
                how=How.POSSESSIVE,
                certainty=Sureness.LIKELY,
                everyday=way.everyday or key in everyday(),
            )


def _spelt_out(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((text, unicodedata.normalize("NFC", text).translate(_DIGRAPHS))))


def _of_name(text: str, entry: str) -> Iterator[Spelling]:
    for spelt in (written for name in _called(text) for written in _spelt_out(name)):
        words = [pieces for word in spelt.replace(",", " ").split() if (pieces := pieces_of(word))]
        words = [word for word in words if len(words) == 1 or word[0].folded not in TITLES]
        for way in _of_words(words, entry):
            yield from _with_plural(way) if not way.capitals else (way,)


def _called(text: str) -> Iterator[str]:
    """A name, and each other that is given with it: in quotation marks or brackets, or after ``aka`` or ``née``."""
    for name in _ALIAS.split(text):
        yield from filter(letters, (_ASIDE.sub(" ", name), *_ASIDE.findall(name)))


def _of_words(words: list[tuple[Piece, ...]], entry: str) -> Iterator[Spelling]:
    way = partial(spelling, kind=IdentifierKind.NAME, entry=entry)
    if words:
        yield way(words, How.WHOLE, Sureness.CERTAIN)
    for word in words:
        for piece in word if len(word) > 1 else ():
            if len(piece.folded) >= _PART_FROM:
                yield way([[piece]], How.PART, Sureness.LIKELY)
    if words and len(words[0]) > 1 and len(words[0][0].folded) > 1:  # the initials of a double first name
        yield way(map(_initial, words[0]), How.INITIALS, Sureness.LIKELY, capitals=range(len(words[0])))
    if len(words) > 1:
        yield from (way(some, how, Sureness.CERTAIN) for some, how in _orders(words))
        yield from _initials(words, way)


def _orders(words: list[tuple[Piece, ...]]) -> Iterator[tuple[Sequence[Sequence[Piece]], How]]:
    """The words of a name alone, some of them in their order, and the last of them first."""
    last = len(words) - 1
    for number, word in enumerate(words):
        if word[0].folded not in PARTICLES:
            yield [word], How.SURNAME if number == last else How.MIDDLE_NAME if number else How.FIRST_NAME
        for end in range(number + 2, min(number + _RUN, last + 1) + 1):
            if end - number <= last:
                yield words[number:end], How.PART
    family = _family(words)
    yield [*words[family:], *words[:family]], How.REVERSED
    yield [words[-1], *words[:-1]], How.REVERSED
    if last > 1:
        yield [words[0], words[-1]], How.PART
        yield [words[-1], words[0]], How.REVERSED
        yield [words[-2], words[-1], words[0]], How.REVERSED


def _family(words: list[tuple[Piece, ...]]) -> int:
    """Where the family name begins: at its first particle, as of ``van der Berg``, or else at the last word."""
    return next((place for place, word in enumerate(words[1:], 1) if word[0].folded in PARTICLES), len(words) - 1)


def _initials(words: list[tuple[Piece, ...]], way: Callable[..., Spelling]) -> Iterator[Spelling]:
    first = [_initial(word[0]) for word in words]
    every = [_initial(piece) for word in words for piece in word]
    given, family = words[0], [piece for word in words[_family(words) :] for piece in word]
    size, named = (sum(len(piece.folded) for piece in word) for word in (family, given))
    sure, likely = Sureness.CERTAIN, Sureness.LIKELY
    yield way([first[0], family], How.INITIALS, sure, capitals=[0])
    yield way([first[0], words[-1]], How.INITIALS, sure, capitals=[0])
    yield way([family, first[0]], How.INITIALS, sure, capitals=[size])
    yield way([given, first[-1]], How.INITIALS, sure, capitals=[named])
    yield way(first, How.INITIALS, likely, capitals=range(len(first)))
    if len(every) > len(first):  # with a double name
        double = every[: len(given)]
        yield way(every, How.INITIALS, likely, capitals=range(len(every)))
        yield way([*double, family], How.INITIALS, sure, capitals=range(len(double)))
    if len(words) > 2:  # noqa: PLR2004 -- with a middle name
        yield way([*first[:-1], family], How.INITIALS, sure, capitals=range(len(first) - 1))
        yield way([given, *first[1:-1], family], How.INITIALS, sure, capitals=[named])
        yield way([first[0], first[-1]], How.INITIALS, likely, capitals=[0, 1])


def _initial(piece: Piece) -> tuple[Piece]:
    return (Piece(piece.folded[0], piece.written[0]),)


def _of_place(text: str, entry: str) -> Iterator[Spelling]:
    way = partial(spelling, kind=IdentifierKind.PLACE, entry=entry)
    for spelt in _spelt_out(text):
        words = [pieces for word in spelt.replace("&", " and ").split() if (pieces := pieces_of(word))]
        if len(words) > 1 and words[0][0].folded == "the":
            words = words[1:]
        for some in saints(words):
            yield from _with_plural(way(some, How.WHOLE, Sureness.CERTAIN))
            less = [word for word in some if word[0].folded != "and"]
            if less and len(less) < len(some):
                yield way(less, How.WHOLE, Sureness.CERTAIN)
            yield from _parts_of_place(some, way)


def _parts_of_place(words: list[tuple[Piece, ...]], way: Callable[..., Spelling]) -> Iterator[Spelling]:
    """What is a place's own, before or after the words for its sort; the first word of that alone; its initials."""
    sorts = [word[0].folded in GENERIC for word in words]
    first = sorts.index(False) if False in sorts else len(words)
    after = next((number for number in range(first, len(words)) if sorts[number]), len(words))
    for end in range(after, len(words) + bool(first)):
        if end - first > 1 or (end > first and letters(words[first][0].written) not in everyday()):
            yield from _with_plural(way(words[first:end], How.PART, Sureness.LIKELY))
    if first + 1 < after < len(words) and words[0][0].folded in SAINTS:  # the saint left out, as speech does
        yield from (way(words[1:end], How.PART, Sureness.LIKELY) for end in range(after + 1, len(words) + 1))
    if after - first > 1 and len(words[first][0].folded) >= NEAR_FROM and words[first][0].folded not in everyday():
        yield way(words[first : first + 1], How.PART, Sureness.UNSURE)
    if len(words) > 2:  # noqa: PLR2004 -- two letters stand for too much
        capitals = [number for number, word in enumerate(words) if word[0].written[0].isupper()] or range(len(words))
        yield way([_initial(word[0]) for word in words], How.INITIALS, Sureness.LIKELY, capitals=capitals)
