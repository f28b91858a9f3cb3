"""How what was asked came out: the evaluation itself, limb by limb, and what is still open under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from cspr.conditions.limbs import DECISION, Kind, Limb
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.sources import Source

NOT_ASKED: Final = "not-asked"
NOT_KNOWN: Final = "not-known"
CANNOT_TELL: Final = "cannot-tell"
NOT_DECIDED: Final = "not-decided"


@attrs.frozen(kw_only=True)
class Open:
    """Something that is not known and could still decide what was asked.

    Args:
        name: a fact, event or step; a proceeding with ``proceeding:``, a decision not yet taken with ``decision:``.
        about: of whom it is asked: ``case`` or one child.
    """

    name: str
    about: str


def _asked(limb: Limb) -> tuple[str, Kind, Source | None]:
    return limb.name, limb.kind, limb.source


@attrs.frozen(slots=False)
class Finding:
    """How one limb came out, with the limbs under it: the explanation is the evaluation.

    Args:
        limb: what was asked.
        about: the child of whom it was asked, or ``case``.
        answer: yes, no or unknown.
        parts: how the limbs under it came out; of a case of several children, how it came out for each of them.
        why: for what is unknown at the end of a test, why, in a word of the vocabulary.
        conflict: whether the record answers a fact both yes and no; the answer recorded last stands.
    """

    limb: Limb = attrs.field(eq=_asked)
    about: str
    answer: Truth
    parts: tuple[Finding, ...] = ()
    why: str = ""
    conflict: bool = False

    @property
    def name(self) -> str:
        """The id of what was asked."""
        return self.limb.name

    @property
    def kind(self) -> Kind:
        """What was asked: a test, fact, event, step or proceeding."""
        return self.limb.kind

    @property
    def title(self) -> str:
        """The test or the question in plain words."""
        return self.limb.title

    @property
    def source(self) -> Source | None:
        """Where a test stands; ``None`` for what is no test."""
        return self.limb.source

    @property
    def each(self) -> bool:
        """Whether the parts are the same limb, asked of each child."""
        return bool(self.parts) and self.parts[0].limb is self.limb

    @property
    def rule(self) -> str:
        """How the parts decide it: ``all``, ``any`` or ``none``; empty where it has none.

        Of several children one is enough, except for what only rules something out: that has to hold of every child.
        """
        if self.each:
            return "all" if self.limb.rules_out else "any"
        return self.limb.rule

    @property
    def needs(self) -> tuple[Open, ...]:
        """Give exactly what could still decide it; nothing where it is decided.

        A fact occurs once under a test, so that everything unknown under what is undecided can still decide it.
        """
        return tuple(dict.fromkeys(self._open()))

    def _open(self) -> Iterator[Open]:
        if self.answer is not Truth.UNKNOWN:
            return
        if not self.parts:
            name = f"{DECISION}{self.limb.decision}" if self.why == NOT_DECIDED else self.limb.name
            yield Open(name=name, about=self.about)
        for part in self.parts:
            yield from part._open()  # noqa: SLF001 -- of the same class
