"""Reading and writing the record: case files in TOML or JSON, and entries one at a time.

A case file states its format, the reference of the review, the partnership, and its entries in the order of the log.
Older formats are upgraded, unknown keys refused; what was in a file is still there after reading and writing it.
What is wrong is reported by its place. Nothing that stands in a file is repeated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias, TypeGuard

from cspr.arguments import a_number, a_path, a_word, of_kind
from cspr.dates import PartialDate
from cspr.errors import MOST_PROBLEMS, CsprError, Problem, nearest, wrong
from cspr.record import wellformed
from cspr.record.corrections import Tombstone
from cspr.record.entries import KINDS, Involved, Logged
from cspr.record.entry import Entry, present, required
from cspr.record.log import ENTRY_ADVICE, REVIEW_ADVICE, extended
from cspr.record.parsing import FORMAT, PARSERS, decoded, upgraded
from cspr.record.situation import Review
from cspr.truth import Truth

Format: TypeAlias = Literal["toml", "json"]
LIMIT: Final = 1 << 20
MOST_ENTRIES: Final = 100_000

_TOP: Final = ("format", "reference", "partnership", "partnerships", "entry")
_SCHEMA: Final = "$schema"
_FORMATS: Final = "'toml' or 'json'"
_LONGEST: Final = 1 << 30
_ENDINGS: Final[Mapping[str, Format]] = MappingProxyType({".toml": "toml", ".json": "json"})


_SHAPES: Final[Mapping[str, type[Logged]]] = {**KINDS, Tombstone.kind: Tombstone}


def read(text: str | bytes, format: Format = "toml", *, limit: int = LIMIT) -> Review:  # noqa: A002 - the word users know
    """Read a case file.

    Args:
        text: what stands in the file.
        format: ``toml`` or ``json``.
        limit: how long it may be, in bytes; of text, in characters.

    Raises:
        CsprError: all that is wrong, by its place: ``malformed``, ``future-format``, ``unknown-key``, ``missing-key``,
            ``too-large``, ``too-many-entries``, ``nested-too-deep`` and whatever an entry or the log refuses. After
            a hundred problems the rest is left unread.

    Examples:
        >>> text = '''
        ... format = 2
        ... reference = "NR-07"
        ... partnership = "northamptonshire"
        ...
        ... [[entry]]
        ... kind = "happened"
        ... event = "incident"
        ... on = 2021-03-25
        ... '''
        >>> read(text).entries[0].event
        'incident'
    """
    a_word(format, PARSERS, "unknown-file-format", "format", _FORMATS)
    if not _is_text(text):
        raise wrong("not-text", "$", "give what stands in a case file")
    if len(text) > a_number(limit, "limit", most=_LONGEST):
        raise wrong("too-large", "$", f"at most {limit:,} bytes are read")
    return from_values(PARSERS[format](decoded(text) if isinstance(text, bytes) else text))


def from_values(values: Any) -> Review:
    """The record that a case file holds, from what was read of the file.

    Args:
        values: what stands in the file, as plain values.

    Raises:
        CsprError: what ``read`` raises of a file that can be read as TOML or JSON.

    Examples:
        >>> from_values({"format": 2, "reference": "NR-07", "partnership": "essex"}).partnership
        'essex'
    """
    if not _is_table(values):
        raise wrong("not-a-table", "$", "begin with format, reference and partnership")
    return _review(upgraded(values))


def load(path: Path | str, *, limit: int = LIMIT) -> Review:
    """Read a case file from disk, as TOML or JSON by the end of its name.

    Args:
        path: where it is.
        limit: how long it may be, in bytes.

    Raises:
        CsprError: ``missing-file``, ``unreadable-file``, ``unknown-file-format``, and what ``read`` raises.
    """
    content, format = content_of(path, limit=limit)  # noqa: A001 - the word users know
    return read(content, format, limit=limit)


def content_of(path: Path | str, *, limit: int = LIMIT) -> tuple[bytes, Format]:
    """The content of a case file, read once and no further than it may be long, and its format.

    Args:
        limit: how long it may be, in bytes; one more is read, so that ``read`` can tell.

    Raises:
        CsprError: ``missing-file``, ``unreadable-file``, ``unknown-file-format``.
    """
    path = a_path(path, "$", "give the path of a case file")
    a_number(limit, "limit", most=_LONGEST)
    ending = _ENDINGS.get(path.suffix.lower())
    if ending is None:
        raise wrong("unknown-file-format", "$", "the name of a case file ends in .toml or .json")
    try:
        if path.is_file():  # a pipe or a device could be read for ever
            with path.open("rb") as file:
                return file.read(limit + 1), ending
    except FileNotFoundError:  # it was there a moment ago
        pass
    except (OSError, ValueError):
        raise wrong("unreadable-file", "$", "the file cannot be read") from None
    raise wrong("missing-file", "$", "there is no such file")


def dumps(review: Review, format: Format = "toml") -> str:  # noqa: A002 - the word users know
    """Write a review as a case file.

    Args:
        review: the record.
        format: ``toml`` or ``json``.

    Raises:
        CsprError: ``unknown-file-format``, ``not-a-review``.

    Examples:
        >>> from cspr.record import Happened
        >>> review = Review("NR-07", "northamptonshire").record(Happened("incident", "2021-03"))
        >>> print(dumps(review))
        format = 2
        reference = "NR-07"
        partnership = "northamptonshire"
        <BLANKLINE>
        [[entry]]
        kind = "happened"
        id = "e1"
        event = "incident"
        on = "2021-03"
        <BLANKLINE>
        >>> read(dumps(review)) == review
        True
    """
    a_word(format, PARSERS, "unknown-file-format", "format", _FORMATS)
    of_kind(review, Review, "not-a-review", "review", REVIEW_ADVICE)
    whose: dict[str, Any] = {"partnership": review.partnership}
    if len(review.partnerships) > 1:
        whose = {"partnerships": list(review.partnerships)}
    head = {"format": FORMAT, "reference": review.reference, **whose}
    if format == "json":
        import json

        return json.dumps({**head, "entry": [to_dict(entry) for entry in review.entries]}, indent=2) + "\n"
    import tomli_w

    entries = ("\n[[entry]]\n" + tomli_w.dumps(_written(entry, _native)) for entry in review.entries)
    return tomli_w.dumps(head) + "".join(entries)


def to_dict(entry: Logged) -> dict[str, str | list[str]]:
    """Write one entry, by its ``kind`` and the fields that it has.

    Raises:
        CsprError: ``not-an-entry``.

    Examples:
        >>> from cspr.record import Happened
        >>> to_dict(Happened("incident", "2021-03-25"))
        {'kind': 'happened', 'event': 'incident', 'on': '2021-03-25'}
    """
    logged: tuple[type[Any], ...] = (Entry, Tombstone)
    of_kind(entry, logged, "not-an-entry", "entry", ENTRY_ADVICE)
    return _written(entry, wellformed.plain)


def from_dict(values: Mapping[str, Any]) -> Logged:
    """One entry, read.

    Args:
        values: its ``kind`` and its fields; days as dates or as text.

    Raises:
        CsprError: all that is wrong with it, such as ``unknown-kind``, ``unknown-key`` or ``missing-key``.

    Examples:
        >>> from_dict({"kind": "happened", "event": "incident", "on": "2021-03-25"}).event
        'incident'
    """
    entry = _entry(values, "$")
    if isinstance(entry, list):
        raise CsprError(entry)
    return entry


def from_dicts(batch: Iterable[Mapping[str, Any]]) -> tuple[Logged, ...]:
    """The entries of a batch, such as a host keeps them.

    Args:
        batch: of each entry its ``kind`` and its fields, as ``from_dict`` takes them.

    Raises:
        CsprError: all that is wrong with any of them, each by its place in the batch: ``$[3].event``; ``not-a-list``.

    Examples:
        >>> from_dicts([{"kind": "happened", "event": "incident", "on": "2021-03-25"}])[0].kind
        'happened'
    """
    asked: Any = batch
    if isinstance(asked, (str, bytes, Mapping)) or not isinstance(asked, Iterable):
        raise wrong("not-a-list", "$", "give the entries in a list")
    read_entries = [_entry(values, f"$[{place}]") for place, values in enumerate(batch)]
    problems = [problem for entry in read_entries if isinstance(entry, list) for problem in entry]
    if problems:
        raise CsprError(problems)
    return tuple(entry for entry in read_entries if not isinstance(entry, list))


def _is_text(value: object) -> bool:
    return isinstance(value, str | bytes)


def _is_table(values: Any) -> TypeGuard[Mapping[str, Any]]:
    return type(values) is dict or isinstance(values, Mapping)


def _is_list(values: Any) -> TypeGuard[list[Any]]:
    return isinstance(values, list)


def _review(values: Mapping[str, Any]) -> Review:
    problems = _unknown_keys(values, _TOP, "$", but=_SCHEMA)
    review = _empty(values, problems)
    batch: Any = values.get("entry", [])
    if not _is_list(batch):
        problems.append(Problem("not-a-list", "$.entry", "write each entry under [[entry]]"))
        batch = []
    if len(batch) > MOST_ENTRIES:
        raise wrong("too-many-entries", "$.entry", f"at most {MOST_ENTRIES:,} entries are read")
    entries: list[Logged] = []
    for place, each in enumerate(batch):
        entry = _entry(each, f"$.entry[{place}]")
        if isinstance(entry, list):
            problems += entry
            entry = _stand_in(each)
        entries.append(entry)
        if len(problems) >= MOST_PROBLEMS:
            break
    if review is None or problems:
        raise CsprError([*problems, *extended((), entries)[1]])
    return review.record(*entries)


def _empty(values: Mapping[str, Any], problems: list[Problem]) -> Review | None:
    several: Any = values.get("partnerships", [])
    if "reference" not in values:
        problems.append(Problem("missing-key", "$.reference", "give the reference of the review"))
    if "partnership" in values and "partnerships" in values:
        problems.append(Problem("partnership-given-twice", "$.partnership", "give partnership or partnerships"))
    if not _is_list(several):
        problems.append(Problem("not-a-list", "$.partnerships", "give a list"))
        several = []
    try:
        return Review(values.get("reference", "X"), values.get("partnership"), partnerships=several)
    except CsprError as error:
        problems += error.problems
        return None


def _entry(values: Any, path: str) -> Logged | list[Problem]:
    if not _is_table(values):
        return [Problem("not-a-table", path, "give the entry its kind and its fields")]
    kind = values.get("kind")
    shape = _SHAPES.get(kind) if isinstance(kind, str) else None
    if shape is None:
        advice = nearest(kind, _SHAPES) if isinstance(kind, str) else ""
        return [Problem("unknown-kind", f"{path}.kind", advice or "one of " + ", ".join(_SHAPES))]
    problems: list[Problem] = []
    problems += _unknown_keys(values, ("kind", *shape.fields), path)
    missing = [key for key in required(shape) if key not in values]
    problems += [Problem("missing-key", f"{path}.{key}", f"give {key}") for key in missing]
    if problems:
        return problems
    try:
        return shape(**{key: value for key, value in values.items() if key != "kind"})
    except CsprError as error:
        return [Problem(each.code, path + each.path[1:], each.suggestion) for each in error.problems]


def _unknown_keys(keys: Iterable[Any], known: tuple[str, ...], path: str, *, but: str = "kind") -> list[Problem]:
    """For each key that has no place there, which one may have been meant, else which ones there are."""
    strange = [(place, key) for place, key in enumerate(keys, 1) if key not in {*known, but}][:MOST_PROBLEMS]
    these = ", ".join(known)
    return [
        Problem("unknown-key", path, nearest(str(key), known) or f"it is key {place} there; give one of {these}")
        for place, key in strange
    ]


def _stand_in(values: Any) -> Logged:
    """Hold the place of an entry that cannot be read, so that what names it is not reported as well."""
    name = values.get("id") if _is_table(values) else None
    return Involved("agency:partner-agency", id=name if wellformed.is_entry_id(name) else None)


def _written(entry: Logged, plain: Callable[[Any], Any]) -> dict[str, Any]:
    return {"kind": entry.kind, **{name: plain(value) for name, value in present(entry)}}


def _native(value: str | PartialDate | date | Truth | tuple[str, ...]) -> str | date | list[str]:
    day = value.exact if isinstance(value, PartialDate) else value
    return day if type(day) is date else wellformed.plain(value)
