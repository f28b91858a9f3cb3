"""How what was asked came out: the evaluation itself, limb by limb, and what is still open under it."""

from __future__ import annotations

from typing import Final

import attrs

from cspr.conditions.limbs import CASE, DECISION, ConditionKind, Limb
from cspr.sources import Source
from cspr.truth import Truth

NOT_ASKED: Final = "not-asked"
NOT_KNOWN: Final = "not-known"
CANNOT_TELL: Final = "cannot-tell"
NOT_DECIDED: Final = "not-decided"
TAKEN: Final = "taken"


@attrs.frozen(kw_only=True)
class Open:
    """Something that is not known and could still decide what was asked.

    Args:
        name: a fact, event or step; a proceeding with ``proceeding:``, a decision not yet taken with ``decision:``.
        about: of whom it is asked: ``case`` or one child.
    """

    name: str
    about: str


@attrs.frozen(kw_only=True)
class Finding:
    """How one condition came out, with the conditions under it: the explanation is the evaluation.

    Args:
        name: the id of what was asked.
        kind: what was asked: a test, fact, event, step or proceeding.
        title: the test or the question in plain words.
        about: the child of whom it was asked, or ``case``.
        answer: yes, no or unknown.
        rule: how the parts decide it: ``all``, ``any`` or ``none``; empty where it has none. Of several children one is
            enough, except for what only rules something out: that has to hold of every child.
        source: where a test stands; ``None`` for what is no test.
        parts: how the conditions under it came out.
        each: whether the parts are the same condition, asked of each child.
        why: for what is unknown at the end of a test, why, in a word of the vocabulary.
        decision: of an event whose decision is still open, that decision.
        conflict: whether the record answers a fact both yes and no; that of the latest day stands, of one day neither.
        at_least: of ``any``, how many of the parts have to hold; ``None`` where one is enough.
    """

    name: str
    kind: ConditionKind
    title: str
    about: str = CASE
    answer: Truth
    rule: str = ""
    source: Source | None = None
    parts: tuple[Finding, ...] = ()
    each: bool = False
    why: str = ""
    decision: str = ""
    conflict: bool = False
    at_least: int | None = None

    @property
    def needs(self) -> tuple[Open, ...]:
        """Exactly what could still decide it; nothing where it is decided.

        A fact occurs once under a test, so that everything unknown under what is undecided can still decide it.
        """
        return tuple(dict.fromkeys(_open(self)))

    @property
    def leaves(self) -> tuple[str, ...]:
        """What it comes down to: the names of facts, events, decisions and proceedings."""
        return tuple(leaf for part in self.parts for leaf in part.leaves) if self.parts else (self.name,)


def _open(finding: Finding) -> list[Open]:
    if finding.answer is not Truth.UNKNOWN:
        return []
    if not finding.parts:
        return [Open(name=f"{DECISION}{finding.decision}" if finding.decision else finding.name, about=finding.about)]
    return [need for part in finding.parts for need in _open(part)]


def of_parts(limb: Limb, about: str, rule: str, parts: tuple[Finding, ...], *, each: bool = False) -> Finding:
    """Answers together: by ``all``, ``any`` or ``none`` of them."""
    return Finding(
        name=limb.name,
        kind=limb.kind,
        title=limb.title,
        about=about,
        answer=limb.decided(rule, (part.answer for part in parts), each=each),
        rule=rule,
        source=limb.source,
        parts=parts,
        each=each,
        at_least=None if each else limb.at_least,
    )


def at_the_end(limb: Limb, about: str, answer: Truth, why: str = "", *, conflict: bool = False) -> Finding:
    """The answer of a fact, event, step or proceeding, with why where it is unknown."""
    unknown = answer is Truth.UNKNOWN
    return Finding(
        name=limb.name,
        kind=limb.kind,
        title=limb.title,
        about=about,
        answer=answer,
        why=why if unknown else "",
        decision=limb.decision if unknown and why == NOT_DECIDED else "",
        conflict=conflict,
    )
