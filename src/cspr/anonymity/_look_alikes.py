"""Digits that stand for letters in a name, and letters that stand for digits in a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from cspr.anonymity._matching import Match
from cspr.anonymity._spellings import Spellings
from cspr.anonymity.answers import How, IdentifierKind, Sureness

_LIKE_LETTERS: Final = {"0": "o", "1": "li", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s"}
_MIXED: Final = re.compile(
    r"(?<![a-z0-9@$])(?!\d+(?:[ap]m|st|nd|rd|th)(?![a-z0-9]))"
    r"(?:[a-z]{1,30}[0134578@$]|[0134578@$]{1,4}[a-z])[a-z0134578@$]{1,30}(?![a-z0-9@$])"
)
_NUMBER: Final = re.compile(r"(?<![a-z0-9])(?=[oil]{0,12}\d)[oil\d]+(?=(?:st|nd|rd|th)?(?![a-z0-9]))|(?<=\()o(?=\))")
_DIGITS: Final = str.maketrans({"o": "0", "i": "1", "l": "1"})
_MOST_WAYS: Final = 16


def disguised(text: str, spellings: Spellings) -> Iterator[Match]:
    """Every word of a folded text in which digits or signs stand for letters of an entry, as in ``j4ck``."""
    for passage in _MIXED.finditer(text):
        ways = [_LIKE_LETTERS.get(character, character) for character in passage[0]]
        if 2 ** sum(len(letters) > 1 for letters in ways) > _MOST_WAYS:
            continue
        for spelling in (meant for word in product(*ways) for meant in spellings.by_key.get("".join(word), ())):
            if not spelling.capitals and spelling.kind is not IdentifierKind.POSTCODE:
                how = (spelling.how, How.CONFUSABLE)
                yield Match(*passage.span(), spelling.kind, how, Sureness.LIKELY, spelling.entry)
                break


def with_digits(text: str) -> str:
    """A folded text, as long as before, in which letters within numbers are the digits that they look like.

    Examples:
        >>> with_digits("on o1/o3/2o21 ring o113 4960 l2e, flat 1o, owl")
        'on 01/03/2021 ring 0113 4960 l2e, flat 10, owl'
    """
    return _NUMBER.sub(lambda number: number[0].translate(_DIGITS), text)
