"""References that look like what must not stand in a record: a name, a date of birth, an NI or NHS number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cspr import vocabulary
from cspr.dates import PartialDate
from cspr.errors import CsprError
from cspr.record.corrections import Tombstone
from cspr.record.entries import Logged
from cspr.record.record_findings import RecordFinding

_OF_SOMEBODY: Final = (
    *("about", "who", "person_ref", "substitute_ref", "by_ref", "led_by", "people", "present", "apologies"),
    "guests",
    *("owner", "to"),
)
_FIELDS: Final = (
    *_OF_SOMEBODY,
    *("agency", "agencies", "rationale_ref", "ref", "meeting_ref", "themes", "recommendations", "follows"),
    *("action", "of", "criteria_ref", "evidence_ref", "incident_ref", "id"),
)
_NAME: Final = re.compile(r"[A-Z]{2,}(-[A-Z]{2,})+|[A-Z](-[A-Z])?-[A-Z]{3,}|[A-Z]{3,}-[A-Z]", re.ASCII)
_NO_NAME: Final = frozenset(
    (
        *("ADULT", "AGENCY", "BABY", "CASE", "CHILD", "FAMILY", "FATHER", "INCIDENT", "INFANT", "MEETING", "MOTHER"),
        *("PARENT", "PERSON", "RAPID", "REPORT", "REVIEW", "REVIEWER", "SIBLING", "SUBJECT", "TEAM", "TWIN", "WORKER"),
    )
)
# A whole day, by itself or as a part; two digits of a year only where the day is written first, with hyphens.
_YEAR_FIRST: Final = re.compile(r"(?:.*[A-Z]-?|.*-)?((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?:-.*)?", re.ASCII)
_DAY_FIRST: Final = re.compile(r"(?:.*[A-Z]-?|.*-)?(\d\d)-?(\d\d)-?((?:19|20)\d\d)(?:-.*)?", re.ASCII)
# With one digit for the day or the month only where they name a review or somebody.
_ONE_DIGIT: Final = (
    ("{0}-{1:0>2}-{2:0>2}", re.compile(r"(?:.*[A-Z]-)?((?:19|20)\d\d)-(\d\d?)-(\d\d?)", re.ASCII)),
    ("{2}-{1:0>2}-{0:0>2}", re.compile(r"(?:.*[A-Z]-)?(\d\d?)-(\d\d?)-((?:19|20)\d\d)", re.ASCII)),
)
_SHORT_YEAR: Final = re.compile(r"(?:.*[A-Z]-)?(\d\d)-(\d\d)-(\d\d)", re.ASCII)
# Six digits are a day where they name a review or somebody; they may as well be the number of a document.
_SIX_DIGITS: Final = re.compile(r"(?:(?:[A-Z]|ADULT|BABY|CHILD|PERSON)-)?(\d\d)(\d\d)(\d\d)", re.ASCII)
_IN_LETTERS: Final = re.compile(
    r"(?:.*[A-Z]-|.*-)?\d{1,2}-?(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)-?(?:19|20)?\d\d(?:-.*)?|(?:.*-)?DOB-?\d.*",
    re.ASCII,
)
_NI: Final = re.compile(r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]", re.ASCII)
_NHS: Final = re.compile(r"\d{10}", re.ASCII)
_ELEVEN: Final = 11


def looks_like(reference: str, *, of_somebody: bool = False) -> str | None:
    """What a reference looks like that it must not be, as the code of a finding; ``None`` for nothing of the kind.

    Args:
        of_somebody: whether it names a review, a child or an adult, and no document.

    Examples:
        >>> looks_like("JOHN-SMITH"), looks_like("1985-03-02"), looks_like("NR-07")
        ('looks-like-a-name', 'looks-like-a-date-of-birth', None)
        >>> looks_like("020385", of_somebody=True), looks_like("020385")
        ('looks-like-a-date-of-birth', None)
    """
    first, *others = parts = reference.upper().split("-")
    numbers = {first + "".join(others), "".join(others), *parts}  # as a whole, after what names it, or as a part
    if any(map(_NI.fullmatch, numbers)):
        return "looks-like-an-ni-number"
    if any(_NHS.fullmatch(number) and _checks(number) for number in numbers):
        return "looks-like-an-nhs-number"
    if _IN_LETTERS.fullmatch(reference.upper()) or _is_day(reference.upper(), of_somebody=of_somebody):
        return "looks-like-a-date-of-birth"
    return "looks-like-a-name" if _is_name(reference) else None


def _is_name(reference: str) -> bool:
    """Whether it has the parts of a name, and none that says what it stands for: ``CHILD-A`` is nobody's."""
    parts = reference.split("-")
    plain = reference.lower() in vocabulary.agencies() or not _NO_NAME.isdisjoint(parts)
    return _NAME.fullmatch(reference) is not None and not plain


def _checks(number: str) -> bool:
    """Whether the last digit of an NHS number is the check digit of the nine before it."""
    weighted = sum(int(digit) * weight for digit, weight in zip(number, range(10, 1, -1), strict=False))
    return (_ELEVEN - weighted % _ELEVEN) % _ELEVEN == int(number[-1])


def _is_day(reference: str, *, of_somebody: bool) -> bool:
    short = _SHORT_YEAR.fullmatch(reference) or (of_somebody and _SIX_DIGITS.fullmatch(reference)) or None
    first, last = _YEAR_FIRST.fullmatch(reference), _DAY_FIRST.fullmatch(reference)
    days = [("{0}-{1}-{2}", first), ("{2}-{1}-{0}", last), ("20{2}-{1}-{0}", short)]
    days += [(written, day.fullmatch(reference)) for written, day in _ONE_DIGIT if of_somebody]
    return any(match is not None and _exists(written.format(*match.groups())) for written, match in days)


def _exists(day: str) -> bool:
    try:
        return PartialDate.read(day).exact is not None
    except CsprError:
        return False


def suspicious(reference: str, log: Sequence[Logged]) -> Iterator[RecordFinding]:
    """The references of a record that look like a name, a date of birth or a number of a person."""
    code = looks_like(reference, of_somebody=True)
    if code is not None:
        yield RecordFinding(code=code, entry=None)
    for entry in log:
        references = () if isinstance(entry, Tombstone) else _references(entry)
        looks = (looks_like(text, of_somebody=name in _OF_SOMEBODY) for name, text in references)
        for code in dict.fromkeys(look for look in looks if look is not None):
            yield RecordFinding(code=code, entry=str(entry.id))


def _references(entry: Logged) -> Iterator[tuple[str, str]]:
    """The references of an entry, without what says of whom they are, each with its field."""
    for name in _FIELDS:
        value: str | tuple[str, ...] | None = getattr(entry, name, None)
        for text in value if isinstance(value, tuple) else (value,):
            if text is not None:
                yield name, text.rpartition(":")[2]
