"""A document: one instrument with its clauses and all its rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import attrs

from cspr._read_only import ReadOnly
from cspr.answers import Named
from cspr.guidance import model
from cspr.guidance.instruments import Clause, Instrument
from cspr.guidance.role_rules import BodyRule, RoleRule

if TYPE_CHECKING:
    from cspr.guidance.words import Words

NO_WORDS: Final[Words] = ReadOnly({})
RULE_KINDS: Final = tuple(kind for kind in model.SHAPES if kind != "not_modelled")
"""The fields of a document that hold rules."""


@attrs.frozen(kw_only=True, eq=False, slots=False, repr=False)
class Document(Named):
    """One instrument with its clauses and all its rules, as its folder gives them.

    Args:
        instrument: what it is.
        clauses: its register; of a shipped document the texts are read when the first one is asked for.
        not_modelled: the clauses that no rule carries.
        words: the ids that a partnership declares itself, by kind as in ``cspr.vocabulary``.
        digest: of its files.
    """

    instrument: Instrument
    clauses: Mapping[str, Clause]
    criteria: tuple[model.Criterion, ...] = ()
    checklists: tuple[model.Checklist, ...] = ()
    duties: tuple[model.Duty, ...] = ()
    roles: tuple[RoleRule, ...] = ()
    bodies: tuple[BodyRule, ...] = ()
    holds: tuple[model.Hold, ...] = ()
    terms: tuple[model.Term, ...] = ()
    forms: tuple[model.FormRule, ...] = ()
    successions: tuple[model.Succession, ...] = ()
    not_modelled: tuple[model.NotModelled, ...] = ()
    words: Words = NO_WORDS
    digest: str = ""
    _places: Mapping[int, str] = attrs.field(alias="places", factory=dict[int, str])

    def __repr__(self) -> str:
        """Which document it is."""
        return f"Document({self.instrument.slug!r})"

    def __eq__(self, other: object) -> bool:
        """Whether both say the same; where in its files it stands does not matter."""
        if self is other or not isinstance(other, Document):
            return self is other
        return all(getattr(self, name) == getattr(other, name) for name in _SAID)

    def __hash__(self) -> int:
        """Hash what tells documents apart without reading their rules."""
        return hash((self.instrument.slug, self.digest))

    def __reduce__(self) -> tuple[Callable[..., Document], tuple[dict[str, Any], tuple[tuple[object, str], ...]]]:
        """Let it cross process boundaries; places go with their parts, because no identity is the same there."""
        said = {name: getattr(self, name) for name in _SAID}
        placed = tuple((part, self._places[id(part)]) for part in self._parts() if id(part) in self._places)
        return _again, (said, placed)

    def _parts(self) -> tuple[object, ...]:
        of = self.instrument
        return (of, *of.apart, *self.clauses.values(), *self.rules, *self.not_modelled)

    @property
    def rules(self) -> tuple[Any, ...]:
        """Every rule, kind after kind."""
        return tuple(rule for kind in RULE_KINDS for rule in getattr(self, kind))

    @cached_property
    def topics(self) -> frozenset[str]:
        """What its rules are about."""
        return frozenset(map(model.topic_of, self.rules))

    def place(self, part: object) -> str:
        """In which file, and where in it, a part stands: a rule, a clause, the instrument, or what was not read.

        Returns:
            Of a shipped document only rules have a place; of its other parts, and of what stands nowhere in it, the
            id of the instrument.
        """
        return self._places.get(id(part), self.instrument.slug)


def described_by(document: Document, instrument: Instrument) -> Document:
    """A document under another description of its instrument, which stands where the first stood."""
    kept = document._places  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] -- of the same module
    placed = {**kept, id(instrument): document.place(document.instrument)}
    return attrs.evolve(document, instrument=instrument, places=placed)


_SAID: Final = tuple(part.name for part in attrs.fields(Document) if part.name != "_places")


def _again(said: dict[str, Any], placed: tuple[tuple[object, str], ...]) -> Document:
    return Document(**said, places={id(part): place for part, place in placed})
