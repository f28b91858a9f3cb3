"""What its shape gives away: postcodes, telephone, NHS and National Insurance numbers, e-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cspr.anonymity._folding import Folded
from cspr.anonymity._matching import Match
from cspr.anonymity.answers import How, IdentifierKind, Sureness

_POSTCODE: Final = re.compile(r"(?<![a-z0-9])[a-z]{1,2}\d[a-z\d]?\s{0,2}\d[abd-hjlnp-uw-z]{2}(?![a-z0-9])")
_INSURANCE: Final = re.compile(
    r"(?<![a-z0-9])(?!bg|gb|kn|nk|nt|tn|zz)[abceghj-prstw-z][abceghj-nprstw-z](?:[ -]?\d{2}){3}[ -]?[a-d](?![a-z0-9])"
)
_RUN: Final = re.compile(r"(?<![\w.,/])(?:\+|\(\+?)?\d(?:(?:[ ().-]{0,3}\+?|(?<=\d{3}) ?\n(?=\d{3}))\d)*(?![\w/])")
_GROUP: Final = re.compile(r"(?:\+|\(\+?)?\d+")
_BEFORE_AT: Final = re.compile(r"[\w.+%'-]{1,64}\Z")
_SPELT_DOT: Final = r"(?:\s?[\[({<]\s?(?:dot|\.)\s?[\])}>]\s?|\sdot\s)"
_DOT: Final = rf"(?:\.|{_SPELT_DOT})"
# The sign as it is typed, and as it is written out to hide the address from machines.
_AT: Final = re.compile(rf"[ ]@[ ]|@|\s?[\[({{<]\s?at\s?[\])}}>]\s?|\sat\s(?=[a-z0-9-]{{1,63}}{_SPELT_DOT})")
_AFTER_AT: Final = re.compile(
    rf"[a-z0-9](?:[a-z0-9-]{{0,62}}{_DOT})[a-z0-9-]{{1,63}}(?:{_DOT}[a-z0-9-]{{1,63}}){{0,6}}"
)
_LOCAL: Final = 64
_GROUPS: Final = 6
_NHS: Final = 10
_NATIONAL: Final = range(9, 11)
_ABROAD: Final = range(8, 16)
_LENGTHS: Final = range(8, 20)


def shapes(source: str, folded: Folded, figures: str) -> Iterator[Match]:
    """Everything in a text that has such a shape; its figures are the folded text with digits alone in numbers."""
    text = folded.text
    for passage in _POSTCODE.finditer(text):
        begin, end = folded.place(*passage.span())
        capital = not source[begin:end].islower()
        yield _shape(passage.span(), IdentifierKind.POSTCODE, Sureness.LIKELY if capital else Sureness.UNSURE)
    for passage in _INSURANCE.finditer(text):
        yield _shape(passage.span(), IdentifierKind.NI_NUMBER, Sureness.LIKELY)
    for run in _RUN.finditer(figures):
        yield from _numbers(figures, list(_GROUP.finditer(figures, *run.span())))
    yield from _emails(text)


def _shape(span: tuple[int, int], kind: IdentifierKind, certainty: Sureness) -> Match:
    return Match(*span, kind, (How.SHAPE,), certainty)


def _emails(text: str) -> Iterator[Match]:
    for at in _AT.finditer(text):
        before = _BEFORE_AT.search(text, max(0, at.start() - _LOCAL), at.start())
        after = _AFTER_AT.match(text, at.end())
        if before is not None and after is not None:
            yield _shape((before.start(), after.end()), IdentifierKind.EMAIL, Sureness.CERTAIN)


def _numbers(text: str, groups: list[re.Match[str]]) -> Iterator[Match]:
    """The numbers in a run of groups of digits, the longest first."""
    first, lengths = 0, [sum(map(str.isdigit, group[0])) for group in groups]
    while first < len(groups):
        start, size = groups[first].start(), 1
        telephone = text[start] in "+(0"
        for last in range(min(first + _GROUPS, len(groups)) - 1, first - 1, -1):
            digits = sum(lengths[first : last + 1])
            if digits != _NHS and (not telephone or digits not in _LENGTHS):
                continue
            kind = _number(text[start : groups[last].end()])
            if kind is not None:
                yield _shape((start, groups[last].end()), kind, Sureness.LIKELY)
                size = last - first + 1
                break
        first += size


def _number(written: str) -> IdentifierKind | None:
    digits = "".join(filter(str.isdigit, written))
    if len(digits) == _NHS and written[0] not in "+(0" and nhs_number(digits):
        return IdentifierKind.NHS_NUMBER
    if written.lstrip("(")[0] == "+" or digits.startswith("00"):
        return IdentifierKind.TELEPHONE if len(digits.lstrip("0")) in _ABROAD else None
    return IdentifierKind.TELEPHONE if digits[0] == "0" and len(digits) - 1 in _NATIONAL else None


def nhs_number(digits: str) -> bool:
    """Whether the last of ten digits is the check digit of the other nine (modulus 11).

    Examples:
        >>> nhs_number("9434765919"), nhs_number("9434765918")
        (True, False)
    """
    total = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=False))
    return (11 - total % 11) % 11 == int(digits[-1])
