"""Who the record knows by reference: what is known of each, put together from all that was entered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from cspr import vocabulary
from cspr.conditions.case import Case, earlier, once_a_case
from cspr.grouping import grouped
from cspr.record.people_entries import Called, Contribution, Met, Substituted
from cspr.record.person_knowledge import known_people
from cspr.truth import Truth

_AT_WORK: Final = frozenset({"practitioner", "line-manager"})
_FAMILY: Final = "family"


@attrs.frozen(kw_only=True)
class Somebody:
    """What the record says of one person, or of one child.

    Args:
        ref: the reference.
        agencies: the agencies for which the person acts.
        roles: the roles that the person holds.
        seniority: the level at which the person works; empty where it is not recorded.
        involved: whether the person was directly involved with the child or family.
        connection: what the person is to the child; empty where it is not recorded.
        age_group: the group by age; empty where it is not recorded.
        takes_part: the ways of taking part on record, of family, practitioners and others apart.
    """

    ref: str
    agencies: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    seniority: str = ""
    involved: Truth = Truth.UNKNOWN
    connection: str = ""
    age_group: str = ""
    takes_part: tuple[str, ...] = ()

    @property
    def at_work(self) -> bool:
        """Whether it is a practitioner or a manager of one, by what is recorded of any kind."""
        return self.connection == "practitioner" or not _AT_WORK.isdisjoint(self.roles)

    def is_one_of(self, connections: tuple[str, ...]) -> bool:
        """Whether it is somebody of these connections; family whose connection is not recorded count as parents."""
        if "practitioner" in connections:
            return self.at_work or (not self.connection and "practitioner" in self.takes_part)
        if self.connection:
            return self.connection in connections
        return not self.at_work and _FAMILY in self.takes_part and "parent" in connections


@once_a_case
def everybody(case: Case) -> Mapping[str, Somebody]:
    """Everybody whom the record knows by a reference, in the order of the references."""
    before = earlier(case)
    known = {} if before is None else dict(everybody(before))
    for ref in _references(case):
        known.setdefault(ref, Somebody(ref=ref))
    for ref, person in known_people(case.situation).items():
        known[ref] = Somebody(
            ref=ref,
            agencies=_more((), person.agency),
            roles=person.roles,
            seniority=person.seniority or "",
            involved=person.involved,
            connection=person.connection or "",
            age_group=person.age_group or "",
        )
    for appointment in case.situation.appointments():
        somebody = known.get(appointment.person_ref, Somebody(ref=appointment.person_ref))
        known[somebody.ref] = attrs.evolve(
            somebody,
            agencies=_more(somebody.agencies, appointment.agency),
            roles=_more(somebody.roles, appointment.role),
        )
    words = vocabulary.contributions()
    for part, _ in case.situation.recorded(Contribution):
        of = words[part.what].of if part.what in words else ""
        somebody = known[part.person_ref]
        known[somebody.ref] = attrs.evolve(somebody, takes_part=_more(somebody.takes_part, of))
    return dict(sorted(known.items()))


def _references(case: Case) -> Iterator[str]:
    situation = case.situation
    yield from (about.removeprefix("person:") for about in situation.people)
    yield from (entry.person_ref for entry, _ in situation.recorded(Contribution))
    for called, _ in situation.recorded(Called):
        yield from called.people
    for met, _ in situation.recorded(Met):
        yield from (*met.present, *met.apologies, *met.guests, *(() if met.led_by is None else (met.led_by,)))
    for named, _ in situation.recorded(Substituted):
        yield from (named.person_ref, named.substitute_ref)


def _more(kept: tuple[str, ...], further: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*kept, *((further,) if further else ()))))


Parts = tuple[tuple[Contribution, Truth], ...]


def parts(case: Case, refs: set[str] | None) -> Parts:
    """How some people take part, by day, each entry with whether it surely counts; of all where none are named."""
    if refs is not None and len(refs) == 1:
        return _by_person(case).get(next(iter(refs)), ())
    every = _every_part(case)
    return every if refs is None else tuple(part for part in every if part[0].person_ref in refs)


@once_a_case
def _every_part(case: Case) -> Parts:
    return case.situation.recorded(Contribution)


@once_a_case
def _by_person(case: Case) -> Mapping[str, Parts]:
    kept = grouped((part[0].person_ref, part) for part in _every_part(case))
    return {ref: tuple(several) for ref, several in kept.items()}


@once_a_case
def held(case: Case) -> tuple[tuple[Met, Truth], ...]:
    """The meetings on record by their day, each with whether it was surely held."""
    return case.situation.recorded(Met)
