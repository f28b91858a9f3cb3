"""The ways in which an address, a postcode or a telephone number may be written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import product
from typing import Final

import attrs

from cspr.anonymity._folding import fold, letters
from cspr.anonymity._spelling import Piece, Spelling, pieces_of, saints, spelling
from cspr.anonymity._words import FLATS, GENERIC, STREET_OF, STREETS
from cspr.anonymity.answers import How, IdentifierKind, Sureness

_OUTWARD: Final = 3
_NUMBER_FROM: Final = 6
_POSTCODE: Final = re.compile(r"(?<![a-z0-9])([a-z]{1,2}\d[a-z\d]?)[ -]?(\d[a-z]{2})(?![a-z0-9])")
_LIKE: Final = {"0": "0o", "1": "1il", "i": "i1", "l": "l1", "o": "o0", "s": "s5", "5": "5s"}
_OUTWARD_ALONE: Final = re.compile(r"[a-z]{1,2}\d[a-z\d]?")


def of_address(text: str, entry: str) -> Iterator[Spelling]:
    """Every way of writing an address: its postcode, its street with and without the number, its house and town."""
    rest = text
    for postcode in reversed(list(_POSTCODE.finditer(fold(text).text))):
        start, end = fold(text).place(*postcode.span())
        rest = f"{rest[:start]},{rest[end:]}"
        outward, inward = postcode.groups()
        yield _postcode(outward + inward, How.WHOLE, Sureness.CERTAIN, entry)
        for key in set(map("".join, product(*(_LIKE.get(sign, sign) for sign in outward + inward)))) - {
            outward + inward
        }:
            yield _postcode(key, How.CONFUSABLE, Sureness.LIKELY, entry)
        yield _postcode(outward + inward[0], How.OUTWARD, Sureness.LIKELY, entry)
        yield _outward(outward, entry)
    key = letters(rest)
    if _OUTWARD_ALONE.fullmatch(key):
        yield _outward(key, entry)
        return
    if key.isdigit() and len(key) >= _NUMBER_FROM:
        yield attrs.evolve(_postcode(key, How.WHOLE, Sureness.CERTAIN, entry), kind=IdentifierKind.TELEPHONE)
    for component in re.split(r"[,;\n]", rest):
        yield from _of_component([pieces for word in component.split() if (pieces := pieces_of(word))], entry)


def _postcode(key: str, how: How, certainty: Sureness, entry: str) -> Spelling:
    return Spelling(
        key=key,
        written=key.upper(),
        cuts=frozenset(),
        kind=IdentifierKind.POSTCODE,
        how=how,
        certainty=certainty,
        entry=entry,
        loose=True,
    )


def _outward(key: str, entry: str) -> Spelling:
    return _postcode(key, How.OUTWARD, Sureness.UNSURE if len(key) < _OUTWARD else Sureness.LIKELY, entry)


def _of_component(words: list[tuple[Piece, ...]], entry: str) -> Iterator[Spelling]:
    """A component of an address: a numbered street, a street, a house, a town."""
    types = [number for number, word in enumerate(words) if number and word[0].folded in STREET_OF]
    if types and types[-1] + 1 < len(words):
        yield from _of_component(words[types[-1] + 1 :], entry)
        words = words[: types[-1] + 1]
    if len(words) > 1 and words[0][0].folded in FLATS and words[1][0].folded.isdigit():
        for flat in FLATS:
            yield spelling(
                [[Piece(flat, flat.title())], words[1]],
                How.PART,
                Sureness.LIKELY,
                kind=IdentifierKind.ADDRESS,
                entry=entry,
            )
    ordinary = all(word[0].folded in GENERIC or word[0].folded.isdigit() for word in words)
    start = max((number + 1 for number, word in enumerate(words[:-1]) if word[0].folded[0].isdigit()), default=0)
    if ordinary and (not types or len(words) - start == 1):  # a flat, a house, a block
        return
    way = partial(spelling, kind=IdentifierKind.ADDRESS, entry=entry)
    street = Sureness.UNSURE if ordinary else Sureness.CERTAIN
    how, certainty = (How.STREET, street) if types else (How.PART, Sureness.LIKELY)
    for some in (street for saint in saints(words[:-1]) for street in _streets([*saint, words[-1]])):
        if start:
            yield way(some, How.NUMBERED_STREET, Sureness.CERTAIN)
        yield way(some[start:], how, certainty)
    if words[0][0].folded == "the" and len(words) > 2:  # noqa: PLR2004 -- and two words beside it
        yield way(words[1:], how, certainty)
    for number in types[:-1]:  # such as Mill View of Mill View Gardens
        if number > start and not ordinary:
            yield way(words[start : number + 1], How.STREET, Sureness.LIKELY)


def _streets(words: list[tuple[Piece, ...]]) -> Iterator[list[tuple[Piece, ...]]]:
    """A street with each word for its sort written out and shortened."""
    choices: list[tuple[tuple[Piece, ...], ...]] = []
    for number, word in enumerate(words):
        name = STREET_OF.get(word[0].folded) if number else None
        ways = (name, *STREETS[name]) if name else ()
        others = [(Piece(way, way.title()),) for way in ways if way != word[0].folded]
        choices.append((word, *others) if number == len(words) - 1 else (word,))
    yield from map(list, product(*choices))
