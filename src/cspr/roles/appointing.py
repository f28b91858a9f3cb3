"""The appointments of a case: who holds which role, what is known of them, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, cast

import attrs

from cspr.answers import Answer, Answers
from cspr.conditions.admission import admit
from cspr.conditions.case import Case, once_a_case
from cspr.errors import CsprError, Problem, nearest
from cspr.guidance.layers import Framework
from cspr.record import wellformed
from cspr.record.appointments import Appointment
from cspr.record.entries import Appointed
from cspr.record.person_knowledge import KnownPerson, known_people
from cspr.record.situation import Situation
from cspr.roles.appointees import Appointees
from cspr.roles.check_answers import Check, CheckKind, Scope
from cspr.roles.checks import check
from cspr.roles.naming import own_titles
from cspr.truth import Truth

_INCOMPLETE: Final = frozenset({CheckKind.NUMBER, CheckKind.MEMBERS})


@attrs.frozen(kw_only=True)
class Appointee:
    """Somebody who holds a role, or of whom something is known.

    Args:
        person_ref: the reference of the person.
        appointments: what the person holds, or may hold, on the day; none of a candidate, or of somebody removed.
        known: what is known of the person, or ``None``.
        checks: what the texts ask of the person, what stands in the way first.
    """

    person_ref: str
    appointments: tuple[Appointment, ...]
    known: KnownPerson | None
    checks: tuple[Check, ...]


@attrs.frozen(kw_only=True)
class GroupChecks:
    """A role or a body with what the texts ask of all who fill it.

    Args:
        actor: the role or body.
        title: in plain words.
        members: the references of those who hold the role or sit on the body.
        checks: what the texts ask of them together, what stands in the way first.
    """

    actor: str
    title: str
    members: tuple[str, ...]
    checks: tuple[Check, ...]


@attrs.frozen(kw_only=True, repr=False)
class Appointments(Answer):
    """The appointments of a case on a day.

    Args:
        reference: the reference of the review.
        partnership: whose documents ask.
        on: the day.
        in_the_way: what stands in the way of an appointment that was made, or of a group as it is.
        people: the people, by reference.
        groups: the roles and bodies.
        titles: what a partnership calls its own roles, bodies, agencies and documents, by id.
    """

    reference: str
    partnership: str
    on: date
    in_the_way: tuple[Check, ...]
    people: tuple[Appointee, ...]
    groups: tuple[GroupChecks, ...]
    titles: Mapping[str, str] = attrs.field(factory=dict[str, str], hash=False)


def appointments(framework: Framework, situation: Situation) -> Appointments:
    """The appointments of a case, each with what the texts ask and what the record shows.

    Args:
        framework: the documents that apply.
        situation: who was appointed, what is known of them, and who was involved.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Appointed, Person, Review
        >>> review = Review("NR-07", "kirklees").record(
        ...     Appointed("review-group-member", "P1", on="2021-05-10"), Person("P1", decided="yes")
        ... )
        >>> answer = appointments(framework("kirklees"), review.as_of(date(2021, 6, 1)))
        >>> [(each.person_ref, each.source.clauses[0]) for each in answer.in_the_way]
        [('P1', 'KSCP-018'), (None, 'KSCP-017')]
    """
    return appointments_of(Case(framework, situation))


@once_a_case
def appointments_of(case: Case) -> Appointments:
    """The appointments of a case, worked out once for all subjects that ask."""
    framework, situation = case.framework, case.situation
    checks = check(framework, situation)
    record = Appointees(framework, situation)
    held = situation.appointments()
    known = known_people(situation)
    checked = (each.person_ref for each in checks if each.person_ref is not None)
    references = dict.fromkeys([*sorted({each.person_ref for each in held}), *known, *checked])
    filled = {
        actor: tuple(
            dict.fromkeys(
                each.person_ref for each in held if actor in {each.role, each.of_body or record.body_of(each.role)}
            )
        )
        for actor in dict.fromkeys(each.actor for each in checks if each.scope is Scope.GROUP)
    }
    return Appointments(
        reference=situation.reference,
        partnership=framework.partnership,
        on=situation.on,
        in_the_way=tuple(each for each in checks if _stands_in_the_way(each, filled)),
        people=tuple(
            Appointee(
                person_ref=ref,
                appointments=tuple(each for each in held if each.person_ref == ref),
                known=known.get(ref),
                checks=_worst_first(each for each in checks if each.person_ref == ref),
            )
            for ref in references
        ),
        groups=tuple(
            GroupChecks(
                actor=actor,
                title=record.title(actor),
                members=members,
                checks=_worst_first(each for each in checks if each.scope is Scope.GROUP and each.actor == actor),
            )
            for actor, members in filled.items()
        ),
        titles=own_titles(framework),
    )


def candidate(framework: Framework, situation: Situation, person_ref: str, role: str) -> Answers[Check]:
    """What the texts would ask of somebody if they were given a role today; what stands in the way first.

    Args:
        framework: the documents that apply.
        situation: what is known; it stays as it is.
        person_ref: the reference of the person.
        role: the role.

    Raises:
        CsprError: ``malformed-reference``, ``unknown-role``.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Person, Review
        >>> review = Review("NR-07", "essex").record(Person("P1", seen=["cv"], involved="yes"))
        >>> checks = candidate(framework("essex"), review.as_of(date(2024, 10, 1)), "P1", "lead-reviewer")
        >>> checks[0].kind.value, checks[0].answer.value
        ('independence', 'no')
    """
    admit(framework, situation)
    roles = framework.words("roles")
    problems: list[Problem] = []
    if not wellformed.is_reference(person_ref):
        problems.append(Problem("malformed-reference", "person_ref", wellformed.REFERENCE_ADVICE))
    if not isinstance(cast("Any", role), str) or role not in roles:
        problems.append(Problem("unknown-role", "role", nearest(role, roles) or "give the id of a role"))
    if problems:
        raise CsprError(problems)
    appointed = Appointed(role, person_ref, on=situation.on, recorded=situation.known_on)
    supposed = attrs.evolve(situation, review=situation.review.record(appointed))
    checks = check(framework, supposed)
    return Answers(_worst_first(each for each in checks if each.person_ref == person_ref and each.actor == role))


def _stands_in_the_way(each: Check, filled: dict[str, tuple[str, ...]]) -> bool:
    """Whether a check is answered no, and not only because nobody was appointed yet."""
    if each.answer is not Truth.NO:
        return False
    return each.kind not in _INCOMPLETE or bool(filled.get(each.actor))


def _worst_first(checks: Iterable[Check]) -> tuple[Check, ...]:
    return tuple(sorted(checks, key=lambda each: (Truth.NO, Truth.UNKNOWN, Truth.YES).index(each.answer)))
