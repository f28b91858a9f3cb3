"""A text is looked through for what could tell who somebody is."""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain
from typing import Any

from cspr.anonymity._dates import Days, dates
from cspr.anonymity._folding import fold, split_lines, utf16, with_marks
from cspr.anonymity._look_alikes import disguised, with_digits
from cspr.anonymity._matching import Match, Matcher
from cspr.anonymity._shapes import shapes
from cspr.anonymity._spellings import spellings
from cspr.anonymity.answers import Identifier, Identifiers, Unsearched, UnsearchedReason
from cspr.anonymity.documents import TextOfDocument
from cspr.anonymity.known import NO_LISTS, Known
from cspr.errors import wrong
from cspr.wording.anonymity import CANNOT_FIND


def identifiers(text: str | TextOfDocument, known: Known) -> Identifiers:
    """What in a text could tell who somebody is: by the caller's lists, and by shape.

    Names are found whole and in part, reversed, as initials, with a possessive, in other letter case, with or without
    marks, with look-alike or invisible characters, with digits for letters, broken by a hyphen or line break, and one
    letter off; dates in every English form and in part; postcodes with any spacing. Nothing that is handed over is
    kept, printed or logged.

    Args:
        text: the text, or a document that was read with ``TextOfDocument.read``.
        known: what must not appear.

    Returns:
        Where each passage stands, how it was found and how surely; never the passage.

    Raises:
        CsprError: ``not-text`` for anything but a text or a document; ``not-a-list`` for anything but ``Known``.

    Examples:
        >>> answer = identifiers("Sam's sister moved to NN15 7AB.", Known(names=["Samuel Carter", "Sam"]))
        >>> [(passage.kind.value, passage.start, passage.end) for passage in answer.findings]
        [('name', 0, 3), ('postcode', 22, 30)]
    """
    document = _document(text)
    _check(known)
    ready, days = spellings(known), Days(known.dates)
    folded = fold(document.text)
    figures = with_digits(folded.text)
    matches = chain(
        Matcher(document.text, folded, ready).matches(),
        disguised(folded.text, ready),
        dates(figures, days),
        shapes(document.text, folded, figures),
    )
    placed = [
        (start, with_marks(document.text, end), match)
        for match in matches
        for start, end in (folded.place(match.start, match.end),)
    ]
    return Identifiers(
        findings=_findings(document, _without_repeats(placed)),
        characters=len(document.text),
        examined=document.examined,
        not_examined=document.not_examined,
        not_looked_for=(
            *ready.not_looked_for,
            *(Unsearched(entry=entry, reason=UnsearchedReason.TOO_COMMON) for entry in days.too_common),
        ),
        cannot_find=CANNOT_FIND,
    )


def _document(text: Any) -> TextOfDocument:
    document = TextOfDocument.plain(text) if isinstance(text, str) else text
    if not isinstance(document, TextOfDocument):
        raise wrong("not-text", "text", "give a text, or a document from TextOfDocument.read")
    return document


def _check(known: Any) -> None:
    if not isinstance(known, Known):
        raise wrong("not-a-list", "known", NO_LISTS)


def _without_repeats(placed: list[tuple[int, int, Match]]) -> list[tuple[int, int, Match]]:
    """Leave out what stands within a longer passage and tells nothing more."""
    kept: list[tuple[int, int, Match]] = []
    for start, end, match in sorted(placed, key=_order):
        outer = kept[-1] if kept else None
        if outer is not None and end <= outer[1]:
            weaker = match.certainty.rank > outer[2].certainty.rank or match.entry is None
            if weaker or match.kind is outer[2].kind:
                continue
        kept.append((start, end, match))
    return kept


def _order(placed: tuple[int, int, Match]) -> tuple[int, int, bool, int]:
    start, end, match = placed
    return start, -end, match.entry is None, match.certainty.rank


def _findings(document: TextOfDocument, placed: list[tuple[int, int, Match]]) -> tuple[Identifier, ...]:
    lines = split_lines(document.text)
    units = utf16(document.text, [place for start, end, _ in placed for place in (start, end)])
    findings: list[Identifier] = []
    for start, end, match in placed:
        line = bisect_right(lines, start)
        findings.append(
            Identifier(
                kind=match.kind,
                start=start,
                end=end,
                start_utf16=units[start],
                end_utf16=units[end],
                line=line,
                column=start - lines[line - 1] + 1,
                how=match.how,
                certainty=match.certainty,
                part=document.part_at(start),
                entry=match.entry,
            )
        )
    return tuple(findings)
