"""References that look like what must not stand in a record: a name, a date of birth, an NI or NHS number."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final

from cspr import vocabulary
from cspr.dates import PartialDate
from cspr.errors import CsprError
from cspr.record.corrections import Tombstone
from cspr.record.record_findings import RecordFinding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cspr.record.entries import Logged

_FIELDS: Final = (
    "about",
    "who",
    "person_ref",
    "agency",
    "rationale_ref",
    "ref",
    "meeting_ref",
    "substitute_ref",
    "by_ref",
    "led_by",
    "people",
    "present",
    "apologies",
    "agencies",
    "owner",
    "to",
    "themes",
    "recommendations",
    "follows",
    "action",
    "of",
    "criteria_ref",
    "evidence_ref",
    "incident_ref",
    "id",
)
_NAME: Final = re.compile(r"[A-Z]{2,}(-[A-Z]{2,})+", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)", re.ASCII)
_DAY_FIRST: Final = re.compile(r"(\d\d)-?(\d\d)-?((?:19|20)\d\d)", re.ASCII)
_NI: Final = re.compile(r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]", re.ASCII)
_NHS: Final = re.compile(r"\d{10}", re.ASCII)
_ELEVEN: Final = 11


def looks_like(reference: str) -> str | None:
    """What a reference looks like that it must not be, as the code of a finding; ``None`` for nothing of the kind.

    Examples:
        >>> looks_like("JOHN-SMITH"), looks_like("1985-03-02"), looks_like("NR-07")
        ('looks-like-a-name', 'looks-like-a-date-of-birth', None)
    """
    closed_up = reference.replace("-", "").upper()
    if _NI.fullmatch(closed_up):
        return "looks-like-an-ni-number"
    if _NHS.fullmatch(closed_up) and _checks(closed_up):
        return "looks-like-an-nhs-number"
    if _is_day(reference):
        return "looks-like-a-date-of-birth"
    if _NAME.fullmatch(reference) and reference.lower() not in vocabulary.agencies():
        return "looks-like-a-name"
    return None


def _checks(number: str) -> bool:
    """Whether the last digit of an NHS number is the check digit of the nine before it."""
    weighted = sum(int(digit) * weight for digit, weight in zip(number, range(10, 1, -1), strict=False))
    return (_ELEVEN - weighted % _ELEVEN) % _ELEVEN == int(number[-1])


def _is_day(reference: str) -> bool:
    first, last = _YEAR_FIRST.fullmatch(reference), _DAY_FIRST.fullmatch(reference)
    days = [("{0}-{1}-{2}", first), ("{2}-{1}-{0}", last)]
    return any(match is not None and _exists(written.format(*match.groups())) for written, match in days)


def _exists(day: str) -> bool:
    try:
        return PartialDate.read(day).exact is not None
    except CsprError:
        return False


def suspicious(reference: str, log: Sequence[Logged]) -> Iterator[RecordFinding]:
    """The references of a record that look like a name, a date of birth or a number of a person."""
    code = looks_like(reference)
    if code is not None:
        yield RecordFinding(code=code, entry=None)
    for entry in log:
        values = () if isinstance(entry, Tombstone) else [getattr(entry, name, None) for name in _FIELDS]
        texts = chain.from_iterable(value if isinstance(value, tuple) else (value,) for value in values)
        references = (text.rpartition(":")[2] for text in texts if text is not None)
        for code in dict.fromkeys(looks for value in references if (looks := looks_like(value)) is not None):
            yield RecordFinding(code=code, entry=str(entry.id))
