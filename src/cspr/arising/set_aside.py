"""What a recorded decision sets aside: a duty on a matter of which the vocabulary says so, whatever its text asks."""

from __future__ import annotations

from collections.abc import Iterator

from cspr import vocabulary
from cspr.guidance.model import Duty


def names_of(duty: Duty) -> Iterator[str]:
    """By what a matter of a ledger names a duty: its leading clause, or its topic or step with its part."""
    yield duty.source.clauses[0]
    yield f"{duty.topic}/{duty.part}" if duty.part else duty.topic
    if duty.part and duty.step is not None and duty.step != duty.topic:
        yield f"{duty.step}/{duty.part}"


def set_aside_by(duty: Duty) -> tuple[str, ...]:
    """The facts that set a duty aside once they are recorded with yes; until then it is owed as its text says."""
    names = {*names_of(duty)}
    matters = (matter for matter in vocabulary.matters().values() if matter.set_aside_by)
    asked = (matter for matter in matters if not names.isdisjoint(matter.duties))
    facts = (matter.set_aside_by for matter in asked if duty.source.clauses[0] not in matter.but)
    return () if duty.source.refrain or duty.relaxes else tuple(dict.fromkeys(facts))
