"""The documents that the library ships: what they are at once, each kind of rule and the texts when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from cspr import compiled
from cspr.guidance.documents import NO_WORDS, Document
from cspr.guidance.instruments import Clause, Instrument
from cspr.guidance.model import SHAPES
from cspr.guidance.walking import unpack


@cache
def _compiled() -> Mapping[str, Mapping[str, Any]]:
    """Read of every shipped document its instrument, what its rules are about, the ids of its clauses, and a digest."""
    documents: Mapping[str, Mapping[str, Any]] = compiled.read("guidance")
    return documents


def _compiled_of(slug: str) -> Mapping[str, Any]:
    if slug not in _compiled():
        from cspr.errors import nearest, wrong

        raise wrong("unknown-instrument", "slug", nearest(slug, shipped()) or "`shipped()` gives them")
    return _compiled()[slug]


@cache
def _rows(kind: str) -> Mapping[str, list[list[Any]]]:
    rows: Mapping[str, list[list[Any]]] = compiled.read(kind)
    return rows


@cache
def shipped() -> tuple[str, ...]:
    """The slugs of the instruments that the library ships, sorted.

    Examples:
        >>> "working-together-2018" in shipped()
        True
    """
    return tuple(sorted(_compiled()))


def clauses_of(slug: str) -> tuple[str, ...]:
    """The ids of the clauses of a shipped document, without reading any text.

    Raises:
        CsprError: ``unknown-instrument``, with the nearest slug.

    Examples:
        >>> "WT18-018" in clauses_of("working-together-2018")
        True
    """
    return tuple(_compiled_of(slug)["clauses"])


@cache
def instrument_of(slug: str) -> Instrument:
    """Read what a shipped instrument is, without its clauses and rules.

    Raises:
        CsprError: ``unknown-instrument``, with the nearest slug.

    Examples:
        >>> instrument_of("working-together-2018").edition
        '2018'
    """
    instrument: Instrument = unpack(Instrument, _compiled_of(slug)["instrument"], None)
    return instrument


@cache
def document(slug: str) -> Document:
    """A shipped document. Each kind of its rules is read when it is first asked for, and so are its texts.

    Raises:
        CsprError: ``unknown-instrument``, with the nearest slug.

    Examples:
        >>> len(document("covid-relaxation-2020").duties) > 0
        True
    """
    return _Shipped.of(slug)


class _Shipped(Document):
    """A document whose rules are made of their rows when they are first asked for."""

    @classmethod
    def of(cls, slug: str) -> _Shipped:
        """Begin with what needs no rule."""
        document = cls.__new__(cls)
        document.__dict__.update(
            instrument=instrument_of(slug),
            clauses=_Register(slug),
            words=NO_WORDS,
            digest=_compiled_of(slug)["digest"],
            topics=frozenset(_compiled_of(slug)["topics"]),
            unchanged=True,
        )
        return document

    def __reduce__(self) -> Any:
        """Be found again by its slug, unless it is a changed copy."""
        return (document, (self.instrument.slug,)) if "unchanged" in self.__dict__ else super().__reduce__()

    def _parts(self) -> tuple[object, ...]:
        return (*self.rules, *self.not_modelled)  # its clauses have no place, and looking at them would read them all

    def __getattr__(self, name: str) -> Any:
        """Make what was not asked for yet; python asks here for what the object does not have."""
        if name == "_places":
            value: Any = self._place_rules()
        elif name in SHAPES:
            shape, of = SHAPES[name][1], self.instrument
            value = tuple(unpack(shape, row, of) for _, *row in _rows(name)[of.slug])
        else:
            raise AttributeError(name)
        # Of two threads that ask at once both are given what the first one made: places are told by identity.
        return self.__dict__.setdefault(name, value)

    def _place_rules(self) -> Mapping[int, str]:
        return {
            id(rule): row[0]
            for kind in SHAPES
            for rule, row in zip(getattr(self, kind), _rows(kind)[self.instrument.slug], strict=True)
        }


class _Register(Mapping[str, Clause]):
    """The clauses of a shipped document: their ids at once, their texts when the first one is asked for."""

    __slots__ = ("_ids", "_slug")

    def __init__(self, slug: str) -> None:
        self._slug, self._ids = slug, dict.fromkeys(clauses_of(slug))

    def __getitem__(self, name: str) -> Clause:
        if name not in self._ids:
            raise KeyError(name)
        return _texts(self._slug)[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __eq__(self, other: object) -> bool:
        return self._slug == other._slug if isinstance(other, _Register) else super().__eq__(other)

    __hash__ = None  # type: ignore[assignment]

    def __contains__(self, name: object) -> bool:
        return name in self._ids


@cache
def _texts(slug: str) -> Mapping[str, Clause]:
    from cspr.guidance.reading import read_clauses

    return read_clauses(compiled.shipped(f"guidance/{slug}/register.toml"), instrument_of(slug))
