"""How much of a document its rules carry, clause by clause."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

import attrs

from cspr.answers import Named
from cspr.errors import Problem
from cspr.guidance.model import Checklist
from cspr.guidance.rule_fields import form_names
from cspr.sources import Force

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.guidance.documents import Document

NOT_MODELLED_PER_CENT: Final = 5
NOT_MODELLED_ALWAYS: Final = 2
_MANY: Final = 3
"""From so many lost clauses on, one message names them all."""
_TIME_NOWHERE: Final = (
    "write a duty that gives this time, meets of a body, or serves or the years of independence of a role; "
    "where no rule can, leave the time to the subject"
)


@attrs.frozen(kw_only=True, repr=False)
class Coverage(Named):
    """The clauses of a document, each counted once, in the first of these places where it stands.

    Args:
        instrument: the document.
        clauses: how many it has.
        ruled: cited by a criterion, duty, role, body, hold, term, form or succession.
        checklist: on a checklist.
        shown: of force ``is``, in no rule and not left out: shown as it stands.
        not_modelled: left out, with the reason.
        lost: in none of these places.
    """

    instrument: str
    clauses: int
    ruled: int
    checklist: int
    shown: int
    not_modelled: int
    lost: int


def coverage(document: Document) -> Coverage:
    """Count where the clauses of a document went.

    Examples:
        >>> from cspr.guidance.loading import document
        >>> coverage(document("covid-relaxation-2020")).lost
        0
    """
    places = list(where(document).values())
    return Coverage(
        instrument=document.instrument.slug,
        clauses=len(places),
        ruled=places.count("ruled"),
        checklist=places.count("checklist"),
        shown=places.count("shown"),
        not_modelled=places.count("not_modelled"),
        lost=places.count("lost"),
    )


def where(document: Document) -> dict[str, str]:
    """Where each clause went: ``ruled``, ``checklist``, ``shown``, ``not_modelled`` or ``lost``."""
    ruled, listed = set(_ruled(document)), set(_listed(document))
    left_out = set(chain.from_iterable(rule.clauses for rule in document.not_modelled))
    places: dict[str, str] = {}
    for name, clause in document.clauses.items():
        if name in ruled:
            places[name] = "ruled"
        elif name in listed:
            places[name] = "checklist"
        elif name in left_out:
            places[name] = "not_modelled"
        else:
            places[name] = "shown" if clause.force is Force.IS else "lost"
    return places


def _ruled(document: Document) -> Iterator[str]:
    for rule in document.rules:
        yield from () if isinstance(rule, Checklist) else rule.source.clauses
    yield from chain.from_iterable(role.qualities for role in document.roles)
    yield from chain.from_iterable(member.clauses for body in document.bodies for member in body.members)
    yield from chain.from_iterable(part.clauses for part in document.instrument.closed)
    for form in document.forms:
        for _, key, names in form_names(form.table, ""):
            if key.endswith("clauses"):
                yield from names


def _listed(document: Document) -> Iterator[str]:
    for checklist in document.checklists:
        yield from (*checklist.source.clauses, *chain.from_iterable(item.clauses for item in checklist.items))


def uncovered(document: Document) -> Iterator[Problem]:
    """Report clauses that went nowhere, times that no rule gives, and too many left out that ask for something."""
    lost = [name for name, place in where(document).items() if place == "lost"]
    for name in lost[:1] if len(lost) >= _MANY else lost:
        more = "" if len(lost) < _MANY else f"; the same goes for {len(lost) - 1} more: {', '.join(lost[1:])}"
        advice = f"cite it in a rule or a checklist, or say in [[not_modelled]] why not{more}"
        yield Problem("lost-clause", document.place(document.clauses[name]), advice)
    timed = {name for duty in document.duties if duty.timing is not None for name in duty.source.clauses}
    timed |= {name for body in document.bodies if body.meets for name in body.source.clauses}
    timed |= {name for role in document.roles if role.in_years for name in role.source.clauses}
    dated = {(name, str(succession.on)) for succession in document.successions for name in succession.source.clauses}
    timed |= {
        name for name, clause in document.clauses.items() if (name, str((clause.timing or {}).get("date", ""))) in dated
    }
    for name, clause in document.clauses.items():
        if clause.timing is not None and name not in timed and name not in lost:
            yield Problem("uncited-timing", f"{document.place(clause)}.timing", _TIME_NOWHERE)
    most = max(NOT_MODELLED_ALWAYS, len(document.clauses) * NOT_MODELLED_PER_CENT // 100)
    left_out = [name for name, place in where(document).items() if place == "not_modelled"]
    asking = sum(document.clauses[name].force is not Force.IS for name in left_out)
    if asking > most:
        advice = (
            f"{asking} clauses are left out; up to {most} may be ({NOT_MODELLED_ALWAYS}, or "
            f"{NOT_MODELLED_PER_CENT} % of all where that is more); put what people weigh or tick on a [[checklist]]"
        )
        yield Problem("too-much-not-modelled", document.place(document.not_modelled[0]), advice)
