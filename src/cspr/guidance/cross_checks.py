"""What can only be judged over several documents: pairs that say the same, and steps that no text asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.errors import Problem
from cspr.guidance.model import Duty, Hold, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.guidance.documents import Document
    from cspr.guidance.names import Known


def _subjects(documents: Iterable[Document]) -> dict[str, set[str]]:
    """On what the rules that cite each clause speak: steps, topics, tests, lists, roles, bodies, terms."""
    subjects: dict[str, set[str]] = {}
    for document in documents:
        for rule in document.rules:
            clauses = [*rule.source.clauses, *(name for item in getattr(rule, "items", ()) for name in item.clauses)]
            clauses += [name for member in getattr(rule, "members", ()) for name in member.clauses]
            for name in clauses:
                subjects.setdefault(name, set()).update(_about(rule))
    return subjects


def _about(rule: object) -> Iterator[str]:
    if isinstance(rule, Hold):
        yield from rule.during
    elif isinstance(rule, Term):
        yield rule.means
    elif isinstance(rule, Duty):
        yield rule.topic
    else:
        yield from (name for key in ("id", "topic", "role", "body") if (name := getattr(rule, key, None)))


def parted(known: Known) -> Iterator[Problem]:
    """Report a clause and its restatement elsewhere whose rules share no subject, so that they are never compared."""
    subjects = _subjects(known.all)
    document = known.document
    for name, clause in document.clauses.items():
        for other in clause.more.get("restated_in", ()):
            here, there = subjects.get(name), subjects.get(other)
            if here and there and not here & there:
                advice = f"{other} speaks of {', '.join(sorted(there))}; give both one topic or id"
                yield Problem("restated-apart", f"{document.place(clause)}.restated_in", advice)


def unasked(known: Known) -> Iterator[Problem]:
    """Report a step that a duty waits for, though no text asks anybody to take it."""
    document = known.document
    owed = {duty.step for document in known.all for duty in document.duties}
    for duty in document.duties:
        for name in duty.after:
            if duty.source.force.binds and name in known.of("step") and name not in owed:
                advice = f"no duty stands on {name!r}; write it, or leave it out"
                yield Problem("step-without-text", f"{document.place(duty)}.after", advice)
