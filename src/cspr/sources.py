"""Who says so, how strongly, and how we know."""

from __future__ import annotations

from enum import Enum

import attrs


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
    def rank(self) -> int:
        """The place in the order, the highest authority being 0."""
        return _RANK[self]

    def outranks(self, other: Authority) -> bool:
        """Whether this is the higher of two different authorities."""
        return _RANK[self] < _RANK[other]


_RANK = {authority: rank for rank, authority in enumerate(Authority)}


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
        return self in {Force.MUST, Force.SHOULD}


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
    def checked(self) -> bool:
        """Whether there is a text behind it; without one its dates stand but are shown as not checked."""
        return self in {Basis.SEEN, Basis.RESTATED}

    @property
    def doubt(self) -> int:
        """The place in the order, ``seen`` being 0."""
        return _DOUBT[self]


_DOUBT = {basis: doubt for doubt, basis in enumerate(Basis)}


@attrs.frozen(kw_only=True)
class Source:
    """The clauses on which an answer rests.

    Args:
        instrument: id of the instrument, such as ``working-together-2018``.
        edition: its short label, such as ``2018``.
        clauses: ids of the clauses, the leading one first.
        authority: that of the leading clause.
        force: that of the leading clause.
        basis: the least sure among the clauses.
        refrain: whether the leading clause asks somebody not to do something.

    Examples:
        >>> source = Source(
        ...     instrument="working-together-2018", edition="2018", clauses=("WT18-018",),
        ...     authority=Authority.STATUTORY_GUIDANCE, force=Force.SHOULD, basis=Basis.RESTATED,
        ... )
        >>> print(source)
        working-together-2018 (2018) WT18-018: statutory-guidance, should, restated
    """

    instrument: str
    edition: str
    clauses: tuple[str, ...]
    authority: Authority
    force: Force
    basis: Basis
    refrain: bool = False

    @property
    def checked(self) -> bool:
        """Whether every clause was read, itself or restated."""
        return self.basis.checked

    def __str__(self) -> str:
        """Instrument, edition, clauses, authority, force and basis on one line."""
        force = f"{self.force.value} not" if self.refrain else self.force.value
        mark = "" if self.checked else " (not checked)"
        return (
            f"{self.instrument} ({self.edition}) {', '.join(self.clauses)}: "
            f"{self.authority.value}, {force}, {self.basis.value}{mark}"
        )
