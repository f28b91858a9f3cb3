"""The clauses that a rule embodies, and what they give it: force, authority, basis, and who owes it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import attrs

from cspr.errors import nearest
from cspr.guidance.fields import Draft, Field, Schema, array, ref
from cspr.guidance.instruments import Clause, Instrument
from cspr.guidance.tables import Table
from cspr.sources import Authority, Basis, Force, Source

_MOST_COMPARED: Final = 1_500


@attrs.frozen(kw_only=True)
class Register:
    """What rules are read beside.

    Args:
        instrument: the instrument whose rules they are.
        clauses: its clauses by id; ``None`` where they could not be read, so that none can be said to be missing.
    """

    instrument: Instrument
    clauses: Mapping[str, Clause] | None

    def lead(self, ids: tuple[str, ...]) -> Clause | None:
        """The leading clause of those cited, where the register holds it."""
        return (self.clauses or {}).get(ids[0]) if ids else None


def nearest_clause(name: str, register: Iterable[str]) -> str:
    """Suggest the id of a clause, which is written in capitals; of very many none is suggested."""
    ids = {known.lower() for known in register}
    advice = nearest(name, ids) if len(ids) <= _MOST_COMPARED else ""
    return advice.upper().replace("DID YOU MEAN", "did you mean") or "no such clause stands in the register"


def _cited(table: Table, key: str, register: Register) -> tuple[str, ...]:
    ids = table.texts(key)
    for name in ids:
        if register.clauses is not None and name not in register.clauses and not table.full:
            table.problem("unknown-clause", key, nearest_clause(name, register.clauses))
    if not ids:
        table.problem("no-clause", key, "every rule cites the clauses that it embodies")
    return ids


def source_of(of: Instrument, ids: tuple[str, ...], clauses: Sequence[Clause]) -> Source:
    """Clauses of an instrument as a source: as strong as the leading one, and as sure as the least sure.

    Args:
        ids: of the clauses, the leading one first.
        clauses: those of them that its register holds.
    """
    lead = clauses[0] if clauses else None
    return Source(
        instrument=of.slug,
        document=of.called,
        edition=of.edition,
        clauses=ids,
        authority=lead.authority if lead else of.authority,
        force=lead.force if lead else Force.IS,
        basis=max((clause.basis for clause in clauses), key=lambda basis: basis.doubt, default=Basis.RECALLED),
        refrain=lead.refrain if lead else False,
    )


class Embodied(Field):
    """The ids of the clauses that a part of a rule embodies."""

    def schema(self) -> Schema:
        """Describe the list."""
        return array(ref("clause")) | {"minItems": 1}

    def read(self, draft: Draft, key: str, default: Any) -> Any:  # noqa: ARG002 -- it always has to be there
        """Read the ids, each of which the register holds."""
        return _cited(draft.table, key, draft.context)

    def unpack(self, value: Any, _of: Any) -> Any:
        """Make a tuple of the list."""
        return tuple(value)


class Cites(Embodied):
    """The clauses that a rule embodies, with what they give it."""

    def __init__(self) -> None:
        super().__init__(key="clauses")

    def read(self, draft: Draft, key: str, default: Any) -> Source:  # noqa: ARG002 -- it always has to be there
        """Look up what the clauses carry."""
        register: Register = draft.context
        ids = _cited(draft.table, key, register)
        clauses = [register.clauses[name] for name in ids if name in register.clauses] if register.clauses else []
        return source_of(register.instrument, ids, clauses)

    def unpack(self, value: Any, of: Instrument) -> Source:
        """Make it of a row, which leaves out the instrument."""
        clauses, authority, force, basis, refrain = value
        return Source(
            instrument=of.slug,
            document=of.called,
            edition=of.edition,
            clauses=tuple(clauses),
            authority=_AUTHORITIES[authority],
            force=_FORCES[force],
            basis=_BASES[basis],
            refrain=refrain,
        )


_AUTHORITIES = {authority.value: authority for authority in Authority}
_FORCES = {force.value: force for force in Force}
_BASES = {basis.value: basis for basis in Basis}
