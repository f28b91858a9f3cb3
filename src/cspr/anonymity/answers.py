"""What was found in a text, where, how and how surely; what was examined and what was not."""

from __future__ import annotations

from enum import Enum
from typing import Final

import attrs

from cspr.answers import Answer


class IdentifierKind(Enum):
    """What a passage gives away."""

    NAME = "name"
    DATE = "date"
    ADDRESS = "address"
    PLACE = "place"
    POSTCODE = "postcode"
    TELEPHONE = "telephone"
    EMAIL = "email"
    NHS_NUMBER = "nhs-number"
    NI_NUMBER = "national-insurance-number"


class How(Enum):
    """What led to a passage; several may hold of one."""

    WHOLE = "whole"
    FIRST_NAME = "first-name"
    MIDDLE_NAME = "middle-name"
    SURNAME = "surname"
    PART = "part"
    REVERSED = "reversed"
    INITIALS = "initials"
    NUMBERED_STREET = "street-with-number"
    STREET = "street-without-number"
    OUTWARD = "first-part-of-postcode"
    DATE_IN_PART = "date-in-part"
    SWAPPED = "day-and-month-swapped"
    AGE_ON_DATE = "age-on-date"
    SHAPE = "shape"
    POSSESSIVE = "possessive"
    LETTER_CASE = "other-letter-case"
    DIACRITICS = "diacritics"
    ENTITY = "html-entity"
    CONFUSABLE = "look-alike-characters"
    BROKEN = "broken-word"
    NEAR = "near-spelling"


class Sureness(Enum):
    """How sure it is that the passage means what the list means."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNSURE = "unsure"

    @property
    def rank(self) -> int:
        """0 for certain, 1 for likely, 2 for unsure."""
        return _RANKS[self]


_RANKS: Final = {certainty: rank for rank, certainty in enumerate(Sureness)}


class Part(Enum):
    """A part of a document."""

    BODY = "body"
    HEADERS_AND_FOOTERS = "headers-and-footers"
    NOTES = "footnotes-and-endnotes"
    COMMENTS = "comments"
    TRACKED_CHANGES = "tracked-changes"
    FILE_PROPERTIES = "file-properties"
    LINKS = "links"
    PICTURE_DESCRIPTIONS = "picture-descriptions"
    PICTURES = "pictures"
    EMBEDDED_FILES = "embedded-files"
    PAGES_WITHOUT_TEXT = "pages-without-text"
    PARTS_OF_PAGES = "parts-of-pages"


class UnsearchedReason(Enum):
    """Why an entry of the list was not looked for."""

    ONE_LETTER = "one-letter"
    NOTHING_TO_LOOK_FOR = "nothing-to-look-for"
    TOO_COMMON = "too-common"


@attrs.frozen(kw_only=True, repr=False)
class Identifier(Answer):
    """One passage that could tell who somebody is. It holds places, never the passage.

    Args:
        kind: what it gives away.
        start: where it begins, in code points from 0.
        end: where it ends, in code points, exclusive.
        start_utf16: the start in UTF-16 units, as web pages and Word count.
        end_utf16: the end in UTF-16 units, exclusive.
        line: the line on which it begins, from 1.
        column: the code point of its line at which it begins, from 1.
        how: what led to it.
        certainty: how sure it is.
        part: the part of the document in which it stands.
        entry: which entry of the caller's list it meets, such as ``names[2]``; ``None`` for what its shape gives away.
    """

    kind: IdentifierKind
    start: int
    end: int
    start_utf16: int
    end_utf16: int
    line: int
    column: int
    how: tuple[How, ...]
    certainty: Sureness
    part: Part = Part.BODY
    entry: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Unsearched(Answer):
    """An entry of the caller's list that was not looked for.

    Args:
        entry: which one, such as ``names[2]``.
        reason: why not.
    """

    entry: str
    reason: UnsearchedReason


@attrs.frozen(kw_only=True, repr=False)
class Identifiers(Answer):
    """What in a text could tell who somebody is.

    Args:
        findings: each passage, in the order of the text.
        characters: how much text was examined, in code points.
        examined: the parts of the document that were examined.
        not_examined: the parts that are there, or may be, and were not examined.
        not_looked_for: entries of the list that were not looked for.
        cannot_find: what no such check can find, in sentences.
    """

    findings: tuple[Identifier, ...]
    characters: int
    examined: tuple[Part, ...]
    not_examined: tuple[Part, ...]
    not_looked_for: tuple[Unsearched, ...]
    cannot_find: tuple[str, ...]
