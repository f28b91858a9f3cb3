"""Who says so, how strongly, and how we know."""

from __future__ import annotations

from enum import Enum
from functools import cached_property

import attrs

from cspr.answers import Short


class Authority(Enum):
    """Whose text a clause is, from the highest to the one that binds nobody.

    Examples:
        >>> Authority.STATUTE.outranks(Authority.LOCAL)
        True
    """

    STATUTE = "statute"
    REGULATIONS = "regulations"
    STATUTORY_GUIDANCE = "statutory-guidance"
    PANEL_GUIDANCE = "panel-guidance"
    NATIONAL_PROCESS = "national-process"
    LOCAL = "local"
    COMMENTARY = "commentary"

    @property
    def says(self) -> str:
        """Whose text it is, in words."""
        return _SAYS[self]

    @cached_property
    def rank(self) -> int:
        """The place in the order, the highest authority being 0."""
        return list(Authority).index(self)

    def outranks(self, other: Authority) -> bool:
        """Whether this is the higher of two different authorities."""
        return self.rank < other.rank


_SAYS = {
    Authority.STATUTE: "Act of Parliament",
    Authority.REGULATIONS: "regulations",
    Authority.STATUTORY_GUIDANCE: "statutory guidance",
    Authority.PANEL_GUIDANCE: "guidance of the Panel",
    Authority.NATIONAL_PROCESS: "national process",
    Authority.LOCAL: "local procedure",
    Authority.COMMENTARY: "description by others",
}


class Force(Enum):
    """How strongly a clause speaks. ``is`` states a fact or an expectation and never makes a breach.

    Examples:
        >>> [force.value for force in Force]
        ['must', 'should', 'may', 'is']
    """

    MUST = "must"
    SHOULD = "should"
    MAY = "may"
    IS = "is"

    @property
    def binds(self) -> bool:
        """Whether leaving it undone is something to report: true of must and should."""
        return self is Force.MUST or self is Force.SHOULD


class Basis(Enum):
    """How we know what a clause says, from the surest to the least sure.

    ``seen``: the text itself was read. ``restated``: read in another body's words. ``inferred``: deduced from other
    clauses. ``recalled``: from memory, checked against nothing.

    Examples:
        >>> Basis.RECALLED.checked
        False
    """

    SEEN = "seen"
    RESTATED = "restated"
    INFERRED = "inferred"
    RECALLED = "recalled"

    @property
    def says(self) -> str:
        """How we know, in words."""
        return _KNOWN[self]

    @property
    def checked(self) -> bool:
        """Whether there is a text behind it; without one its dates stand but are shown as not checked."""
        return self is Basis.SEEN or self is Basis.RESTATED

    @property
    def doubt(self) -> int:
        """The place in the order, ``seen`` being 0."""
        return _DOUBT[self]


_KNOWN = {
    Basis.SEEN: "text seen",
    Basis.RESTATED: "restated by another body",
    Basis.INFERRED: "worked out from other clauses, not checked",
    Basis.RECALLED: "from memory, not checked",
}
_DOUBT = {basis: doubt for doubt, basis in enumerate(Basis)}


@attrs.frozen(kw_only=True, cache_hash=True, repr=False)
class Source(Short):
    """The clauses on which an answer rests.

    Args:
        instrument: id of the instrument, such as ``working-together-2018``.
        document: what it is called, such as ``Working Together 2018``.
        edition: its short label, such as ``2018``.
        clauses: ids of the clauses, the leading one first.
        authority: that of the leading clause.
        force: that of the leading clause.
        basis: the least sure among the clauses.
        refrain: whether the leading clause asks somebody not to do something.

    Examples:
        >>> source = Source(
        ...     instrument="working-together-2018", document="Working Together 2018", edition="2018",
        ...     clauses=("WT18-018",), authority=Authority.STATUTORY_GUIDANCE, force=Force.SHOULD, basis=Basis.RESTATED,
        ... )
        >>> print(source)
        Working Together 2018, WT18-018: statutory guidance, should; restated by another body
    """

    instrument: str
    document: str
    edition: str
    clauses: tuple[str, ...]
    authority: Authority
    force: Force
    basis: Basis
    refrain: bool = False

    @property
    def asks(self) -> bool:
        """Whether it asks for something to be done, so that leaving it undone is something to report."""
        return self.force.binds and not self.refrain

    @property
    def checked(self) -> bool:
        """Whether every clause was read, itself or restated."""
        return self.basis.checked

    @cached_property
    def strength(self) -> str:
        """How strongly it speaks, and whether it asks for something not to be done, in words."""
        return "statement" if self.force is Force.IS else f"{self.force.value}{' not' if self.refrain else ''}"

    def __str__(self) -> str:
        """Document and clauses; whose text it is and how strongly it speaks; how we know."""
        return f"{self.document}, {', '.join(self.clauses)}: {self.weight}"

    @cached_property
    def weight(self) -> str:
        """Whose text it is and how strongly it speaks; how we know."""
        return f"{self.authority.says}, {self.strength}; {self.basis.says}"


def as_inferred(source: Source) -> Source:
    """The same clauses where something only follows from them, and none of them says so."""
    return attrs.evolve(source, basis=max(source.basis, Basis.INFERRED, key=lambda basis: basis.doubt))
