"""One way of writing an entry of the list, and the pieces of which it is made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

import attrs

from cspr.anonymity._folding import letters
from cspr.anonymity._words import everyday
from cspr.anonymity.answers import How, IdentifierKind, Sureness

SAINTS: Final = ("st", "saint")
_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_MODIFIERS: Final = str.maketrans(dict.fromkeys("\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8", "'"))


class Piece(NamedTuple):
    """A piece of a word between hyphens and apostrophes: folded, and as it is written."""

    folded: str
    written: str


@attrs.frozen(kw_only=True, repr=False)
class Spelling:
    """One way of writing an entry, without what parts its pieces.

    Args:
        key: its letters and digits, folded.
        written: its letters and digits as the caller wrote them.
        cuts: the places in the key at which a gap may stand.
        capitals: the places in the key that have to be capitals in the text, as those of initials.
        loose: whether a gap may stand anywhere, as in a postcode.
        everyday: whether it is an everyday word too.
    """

    key: str
    written: str
    cuts: frozenset[int]
    kind: IdentifierKind
    how: How
    certainty: Sureness
    entry: str
    capitals: tuple[int, ...] = ()
    loose: bool = False
    everyday: bool = False


def pieces_of(word: str) -> tuple[Piece, ...]:
    """The pieces of a word between hyphens, apostrophes and digits."""
    plain = unicodedata.normalize("NFC", word.translate(_MODIFIERS))
    shown = "".join(character for character in plain if unicodedata.category(character) != "Cf")
    return tuple(Piece(letters(word), word) for word in _WORD.findall(shown) if letters(word))


def spelling(
    words: Iterable[Sequence[Piece]],
    how: How,
    certainty: Sureness,
    *,
    kind: IdentifierKind,
    entry: str,
    capitals: Iterable[int] = (),
) -> Spelling:
    """A way of writing an entry, from the pieces of each of its words."""
    pieces = [piece for word in words for piece in word]
    key = "".join(piece.folded for piece in pieces)
    return Spelling(
        key=key,
        written="".join(piece.written for piece in pieces),
        cuts=frozenset(accumulate(len(piece.folded) for piece in pieces)) - {len(key)},
        kind=kind,
        how=how,
        certainty=certainty,
        entry=entry,
        capitals=tuple(capitals),
        everyday=key in everyday(),
    )


def saints(words: list[tuple[Piece, ...]]) -> Iterator[list[tuple[Piece, ...]]]:
    """Words as they stand, and with each saint written out or shortened."""
    yield words
    for short, long in (SAINTS, SAINTS[::-1]):
        if len(words) > 1 and any(word[0].folded == short for word in words):
            yield [(Piece(long, long.title()),) if word[0].folded == short else word for word in words]
