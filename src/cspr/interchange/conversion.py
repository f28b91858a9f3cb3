"""Answers as plain values, and records and entries both ways, by one ``cattrs`` converter."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final, cast

import attrs
from cattrs import Converter

from cspr.calendars import Calendar
from cspr.dates import PartialDate
from cspr.interchange.fields import names_of, written
from cspr.record import files
from cspr.record.corrections import Tombstone
from cspr.record.entries import KINDS, AnyEntry, Logged
from cspr.record.entry import Entry
from cspr.record.review import Review
from cspr.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMAT: Final = 2
_WORD: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Cited(dict[str, Any]):
    """A source written down where it is cited, which a whole answer moves into one table."""


class _Ready(Converter):
    """A converter that takes a host's hook for a class of the library, whatever its annotations name."""

    def register_unstructure_hook(self, cls: Any = None, func: Any = None) -> Any:
        if attrs.has(cls):
            attrs.resolve_types(cls, names_of(cls.__module__))
        return super().register_unstructure_hook(cls, func)


def converter() -> Converter:
    """A ``cattrs`` converter made ready for every public answer, for records and for their entries.

    Answers are unstructured; records and entries also structured, with every check that reading a file makes. It is a
    new one each time, so that a host's own hooks reach no other converter.

    Examples:
        >>> from datetime import date
        >>> from cspr.record import Happened
        >>> converter().unstructure(Happened("incident", date(2021, 3, 25)))
        {'kind': 'happened', 'event': 'incident', 'on': '2021-03-25'}
    """
    ready = _Ready()

    def writer(kind: Any) -> Callable[[Any], dict[str, Any]]:
        return _answer(kind, ready)

    ready.register_unstructure_hook_factory(_is_ours, writer)
    ready.register_unstructure_hook_func(_is_a(tuple), lambda value: [ready.unstructure(each) for each in value])
    ready.register_unstructure_hook_func(
        _is_a(Mapping), lambda value: {str(name): ready.unstructure(each) for name, each in value.items()}
    )
    cited = _answer(Source, ready)
    hooks: tuple[tuple[Any, Callable[[Any], Any]], ...] = (
        (date, date.isoformat),
        (PartialDate, str),
        (Calendar, str),
        (Source, lambda source: Cited(cited(source))),
        ((Entry, Tombstone), files.to_dict),
        (Review, lambda review: json.loads(files.dumps(review, "json"))),
    )
    for kind, hook in hooks:
        ready.register_unstructure_hook_func(_is_a(kind), hook)
    ready.register_structure_hook_func(_is_exactly(Review), lambda values, _: files.from_values(values))
    for entry in (*KINDS.values(), Tombstone, AnyEntry):
        ready.register_structure_hook_func(_is_exactly(entry), lambda values, _: files.from_dict(values))
    return ready


@cache
def _own() -> Converter:
    return converter()


def _is_ours(kind: Any) -> bool:
    return attrs.has(kind) and kind.__module__.partition(".")[0] == "cspr"


def _is_a(base: Any) -> Callable[[Any], bool]:
    return lambda kind: isinstance(kind, type) and issubclass(kind, base)


def _is_exactly(entry: Any) -> Callable[[Any], bool]:
    return lambda kind: kind is entry or kind == entry


def _answer(kind: type[Any], ready: Converter) -> Callable[[Any], dict[str, Any]]:
    names = written(kind)
    return lambda answer: {name: ready.unstructure(getattr(answer, name)) for name in names}


def kind_of(kind: type[Any]) -> str:
    """The word by which a class is known in JSON.

    Examples:
        >>> kind_of(Source)
        'source'
    """
    return _WORD.sub("-", kind.__name__).lower()


def to_dict(answer: Any, converter: Converter | None = None) -> dict[str, Any]:
    """An answer, several answers, a record or an entry as plain values: texts, numbers, lists and mappings.

    Args:
        answer: any answer of the library, or a tuple of them; a ``Review`` or an entry of one.
        converter: one of ``cspr.converter()`` with hooks of a host's own.

    Returns:
        Of an answer, ``format``, ``kind``, its fields, and ``sources``: every source once, by the key with which the
        rest cites it. Of several answers, ``answers`` in place of the fields. A record is written as its case file
        is, an entry by its kind.

    Examples:
        >>> from datetime import date
        >>> from cspr import publication
        >>> from cspr.guidance import framework
        >>> from cspr.record import Review
        >>> situation = Review("NR-07", "northamptonshire").as_of(date(2021, 4, 1))
        >>> answer = to_dict(publication.readiness(framework("northamptonshire"), situation))
        >>> answer["kind"], answer["ready"]
        ('readiness', 'no')
    """
    values: Any = (converter or _own()).unstructure(answer)
    if isinstance(answer, (Review, Entry, Tombstone)):
        return cast("dict[str, Any]", values)
    sources: dict[str, dict[str, Any]] = {}
    head: dict[str, Any] = {"format": FORMAT, "kind": kind_of(answer.__class__)}
    if isinstance(values, list):
        head |= {"kind": "answers", "answers": _cite(values, sources)}
    else:
        head |= _cite(values, sources)
    return {**head, "sources": sources}


def _cite(values: Any, sources: dict[str, dict[str, Any]]) -> Any:
    """Put the key of a source wherever it is cited, and the source itself under its key."""
    if isinstance(values, Cited):
        return _key(dict(values), sources)
    if isinstance(values, dict):
        return {name: _cite(value, sources) for name, value in cast("dict[str, Any]", values).items()}
    if isinstance(values, list):
        return [_cite(value, sources) for value in cast("Iterable[Any]", values)]
    return values


def _key(source: dict[str, Any], sources: dict[str, dict[str, Any]]) -> str:
    """A key that tells the clauses; where the same clauses are cited in two ways, the second is numbered."""
    plain = key = f"{source['instrument']} {' '.join(source['clauses'])}"
    number = 1
    while sources.setdefault(key, source) != source:
        number += 1
        key = f"{plain} ({number})"
    return key


def to_json(answer: Any, converter: Converter | None = None, *, indent: int | None = None) -> str:
    """An answer, several answers, a record or an entry as JSON that any terminal and any file can hold.

    Args:
        answer: as for ``to_dict``.
        converter: as for ``to_dict``.
        indent: how many blanks a level is indented by; one line where left out.

    Examples:
        >>> from datetime import date
        >>> from cspr.record import Happened
        >>> to_json(Happened("incident", date(2021, 3, 25)))
        '{"kind": "happened", "event": "incident", "on": "2021-03-25"}'
    """
    return json.dumps(to_dict(answer, converter), indent=indent, ensure_ascii=True)


def from_dict(values: Mapping[str, Any]) -> Review | Logged:
    """The record or the entry that ``to_dict`` wrote, checked as a file is.

    Args:
        values: an entry with its ``kind``, or a record with its ``format``.

    Raises:
        CsprError: all that is wrong with it, such as ``unknown-kind``, which names the kinds that there are.

    Examples:
        >>> from_dict({"kind": "happened", "event": "incident", "on": "2021-03-25"}).event
        'incident'
        >>> from_dict({"format": 1, "reference": "NR-07", "partnership": "essex"}).reference
        'NR-07'
    """
    return files.from_values(values) if "format" in values else files.from_dict(values)
