"""The appointments of a case: what stands in the way, then the people, then the groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.roles import CheckKind
from cspr.show.actors import actors
from cspr.show.layout.roles import check_item
from cspr.show.tree import Block, Heading, Items, Page, item, section, sentence
from cspr.truth import Truth
from cspr.wording import roles as words
from cspr.wording.common import NOT_LEGAL_ADVICE, remarked
from cspr.wording.days import as_known, short_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cspr.record.person_knowledge import KnownPerson
    from cspr.roles import Appointments, Check
    from cspr.roles.appointing import Appointee, GroupChecks


def appointments(answer: Appointments) -> Page:
    """What stands in the way, each person, and each role or body."""
    title = words.APPOINTMENTS_OF.format(answer.reference, short_day(answer.on, None))
    return Page(title, (*appointment_blocks(answer, 2), sentence(NOT_LEGAL_ADVICE)))


def appointment_blocks(answer: Appointments, level: int) -> Iterator[Block]:
    """The blocks, with headings of one level."""
    yield Heading(words.IN_THE_WAY, level)
    if answer.in_the_way:
        yield from _checks(answer.in_the_way)
    else:
        yield sentence(words.NOTHING_IN_THE_WAY)
    yield Heading(words.PEOPLE, level)
    if not answer.people:
        yield sentence(words.NOBODY_APPOINTED)
    for person in answer.people:
        yield from _person(person, answer.titles)
    for group in answer.groups:
        if group.members:
            yield Heading(group.title, level)
            yield sentence(", ".join(group.members))
            yield from _checks(group.checks)
            yield from map(sentence, map(remarked, dict.fromkeys(filter(None, (check.note for check in group.checks)))))
    empty = (group for group in answer.groups if not group.members)
    entries = (item(f"{group.title}: {'; '.join(_asks(group))}") for group in empty)
    yield from section(words.EMPTY_GROUPS, entries, level)


def _person(person: Appointee, own: Mapping[str, str]) -> Iterator[Block]:
    held = "; ".join(
        f"{actors([each.role], own)}{f', {actors([each.of_body], own)}' if each.of_body else ''}"
        f"{f', for {actors([each.agency], own)}' if each.agency else ''}, from {as_known(each.since, None)}"
        f"{'' if each.current is Truth.YES else words.MAY_HOLD}"
        for each in person.appointments
    )
    known = "" if person.known is None else "; ".join(known_of(person.known, own))
    yield sentence(f"{person.person_ref}: {held or words.NOT_APPOINTED}{f' ({known})' if known else ''}")
    if person.checks:
        yield from _checks(person.checks)


def known_of(known: KnownPerson, own: Mapping[str, str]) -> Iterator[str]:
    """What is known of somebody, in a few words each."""
    if known.agency is not None:
        yield actors([known.agency], own)
    if known.seniority is not None:
        yield words.LEVELS[known.seniority]
    if known.roles:
        yield words.ALSO.format(actors(known.roles, own))
    if known.bodies:
        yield words.SITS_ON.format(actors(known.bodies, own))
    for says, answer in (
        (words.INVOLVED, known.involved),
        (words.DECIDED, known.decided),
        (words.CONFLICTED, known.conflict),
    ):
        yield f"{says}: {answer.value}"


def _checks(several: Iterable[Check]) -> Iterator[Block]:
    yield Items(tuple(check_item(check, notes=False) for check in several))


def _asks(group: GroupChecks) -> Iterable[str]:
    """What is asked of a group, each once with every clause that asks it."""
    asks: dict[str, dict[str, None]] = {}
    for check in group.checks:
        asks.setdefault(check.asks, {})[check.source.clauses[0]] = None
    return (f"{asked} [{', '.join(clauses)}]" for asked, clauses in asks.items())


def in_the_way(check: Check, entry: str) -> str:
    """What the check of a case file says of an appointment, on a line."""
    strength = "" if check.strength in {"", check.source.force.value} else f", {check.strength.replace('-', ' ')}"
    says = f"{check.source.strength}{strength}, {check.source.clauses[0]}"
    if check.kind is CheckKind.QUORUM:
        return words.no_quorum(check.title, check.reasons, says)
    return words.in_the_way(entry, check.title, check.asks, says)
