"""Answers as plain values, and records and entries both ways, by one ``cattrs`` converter."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, Final, cast

from cattrs import Converter

from cspr.arguments import a_number
from cspr.calendars import Calendar
from cspr.dates import PartialDate
from cspr.errors import wrong
from cspr.interchange.fields import written
from cspr.interchange.kinds import ANSWERS, FORMAT, HEAD, are_several, is_ours, public_name, type_of, word
from cspr.interchange.references import is_table
from cspr.record import files
from cspr.record.corrections import Tombstone
from cspr.record.entries import KINDS, AnyEntry, Logged
from cspr.record.entry import Entry
from cspr.record.situation import Review
from cspr.sources import Source

_DEEPEST: Final = 16
_WRITTEN_ONLY: Final = "answers are written and not read back; give a record or an entry"


class Cited(dict[str, Any]):
    """A source written down where it is cited, which a whole answer moves into one table."""


class _Ready(Converter):
    """A converter that takes a host's hook for a class of the library, whatever its annotations name."""

    def __repr__(self) -> str:
        """Name it as what it was asked for by: its own class is nobody's to use."""
        return "<cspr.converter()>"

    def register_unstructure_hook(self, cls: Any = None, func: Any = None) -> Any:
        if not is_ours(cls):
            return super().register_unstructure_hook(cls, func)
        return self.register_unstructure_hook_func(_is_a(cls), func)


def converter() -> Converter:
    """A ``cattrs`` converter made ready for every public answer, for records and for their entries.

    Answers are unstructured; records and entries also structured, with every check that reading a file makes. It is a
    new one each time, so that a host's own hooks reach no other converter. A hook for a word, a day or another part is
    asked wherever answers have it. A record and an entry are written as a case file has them, so that they can be
    read back, but where there is a hook for their own class.

    Examples:
        >>> from datetime import date
        >>> from cspr.record import Happened
        >>> converter().unstructure(Happened("incident", date(2021, 3, 25)))
        {'kind': 'happened', 'event': 'incident', 'on': '2021-03-25'}
    """
    ready = _Ready()

    def writer(kind: Any) -> Callable[[Any], dict[str, Any]]:
        return _answer(kind, ready)

    ready.register_unstructure_hook_func(_is_a(tuple), lambda value: [ready.unstructure(each) for each in value])
    ready.register_unstructure_hook_factory(is_ours, writer)
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
    ready.register_structure_hook_func(is_ours, _refuse)
    ready.register_structure_hook_func(_is_exactly(PartialDate), lambda value, _: PartialDate.read(value))
    ready.register_structure_hook_func(_is_exactly(Review), lambda values, _: files.from_values(values))
    for entry in (*KINDS.values(), Tombstone, AnyEntry):
        ready.register_structure_hook_func(_is_exactly(entry), lambda values, _: files.from_dict(values))
    for several, collected in ((list[AnyEntry], list), (tuple[AnyEntry, ...], tuple)):
        ready.register_structure_hook_func(_is_exactly(several), _batch(collected))
    return ready


@cache
def _own() -> Converter:
    return converter()


def _refuse(_: Any, __: Any) -> Any:
    raise wrong("written-only", "$", _WRITTEN_ONLY)


def _batch(collected: Callable[[tuple[Logged, ...]], Any]) -> Callable[[Any, Any], Any]:
    return lambda values, _: collected(files.from_dicts(values))


def _is_a(base: Any) -> Callable[[Any], bool]:
    return lambda kind: isinstance(kind, type) and issubclass(kind, base)


def _is_exactly(entry: Any) -> Callable[[Any], bool]:
    return lambda kind: kind is entry or kind == entry


def _answer(kind: type[Any], ready: Converter) -> Callable[[Any], dict[str, Any]]:
    names = written(kind)
    return lambda answer: {name: ready.unstructure(getattr(answer, name)) for name in names}


def to_dict(answer: Any, converter: Converter | None = None) -> dict[str, Any]:
    """An answer, several answers, a record or an entry as plain values: texts, numbers, lists and mappings.

    Args:
        answer: any answer of the library, or a tuple of them; a ``Review`` or an entry of one.
        converter: one of ``cspr.converter()`` with hooks of a host's own.

    Returns:
        Of an answer, ``format``, ``kind``, its fields, and ``sources``: every source once, by the key with which the
        rest cites it. Where a field is itself named ``kind``, the fields stand under ``answer``. Of several answers,
        ``answers`` in place of the fields. A record is written as its case file is, an entry by its kind.

    Raises:
        CsprError: ``not-an-answer`` for anything that is none; ``not-a-converter``.

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
    several = are_several(answer)
    for place, each in enumerate(answer if are_several(answer) else ()):
        _admit(each, f"$[{place}]")
    if not several:
        _admit(answer, "$")
    values: Any = _taken(converter).unstructure(answer)
    if isinstance(answer, (Review, Entry, Tombstone)):
        return cast("dict[str, Any]", values)
    sources: dict[str, dict[str, Any]] = {}
    cited = _cite(values, sources)
    if several:
        return {"format": FORMAT, "kind": "answers", "answers": cited, "sources": sources}
    kind = type_of(answer)
    fields: dict[str, Any] = {"answer": cited} if wraps(kind) or not is_table(cited) else cited
    return {"format": FORMAT, "kind": word(public_name(kind)), **fields, "sources": sources}


def wraps(kind: type[Any]) -> bool:
    """Whether the fields of an answer stand apart from what every answer begins with, for they have names of it."""
    return not {*HEAD}.isdisjoint(written(kind))


def _taken(converter: object) -> Converter:
    """A host's converter, or the one of the library."""
    if converter is None:
        return _own()
    if not isinstance(converter, Converter):
        raise wrong("not-a-converter", "$.converter", "give one that cspr.converter() made")
    return converter


def _admit(answer: Any, path: str) -> None:
    if not is_ours(answer.__class__):
        raise wrong("not-an-answer", path, "give an answer of the library, several of them, a record or an entry")


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
        indent: how many blanks a level is indented by; one line without blanks between its parts where left out.

    Raises:
        CsprError: as ``to_dict``; ``not-a-number``.

    Examples:
        >>> from datetime import date
        >>> from cspr.record import Happened
        >>> to_json(Happened("incident", date(2021, 3, 25)))
        '{"kind":"happened","event":"incident","on":"2021-03-25"}'
    """
    if indent is not None:
        a_number(indent, "indent", most=_DEEPEST)
    between = (",", ":") if indent is None else None
    return json.dumps(to_dict(answer, converter), indent=indent, separators=between, ensure_ascii=True)


def from_dict(values: Mapping[str, Any]) -> Review | Logged:
    """The record or the entry that ``to_dict`` wrote, checked as a file is.

    Args:
        values: an entry with its ``kind``, or a record with its ``format``.

    Raises:
        CsprError: all that is wrong with it, such as ``unknown-kind``, which names the kinds that there are;
            ``written-only`` for an answer.

    Examples:
        >>> from_dict({"kind": "happened", "event": "incident", "on": "2021-03-25"}).event
        'incident'
        >>> from_dict({"format": 1, "reference": "NR-07", "partnership": "essex"}).reference
        'NR-07'
    """
    asked: Any = values
    if not isinstance(asked, Mapping) or "format" not in values:
        return files.from_dict(values)
    if values.get("kind") in {*ANSWERS, "answers"}:
        raise wrong("written-only", "$", _WRITTEN_ONLY)
    return files.from_values(values)
