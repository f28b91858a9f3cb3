"""Those who were appointed, against what the documents ask: number, independence, who sits on a body, quorum.

A check on one person and a check on a group are different checks. Each is answered yes, no or unknown with its
reasons; none is a verdict. An appointment that is not recorded has not been made, as far as the record knows; whether
somebody or some agency was involved in the case is unknown until it is recorded.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

import attrs

from cspr import vocabulary
from cspr.conditions.admitting import admit
from cspr.errors import CsprError, Problem, nearest
from cspr.guidance.model import BodyRule
from cspr.roles.appointees import Appointees, title_of
from cspr.truth import Truth, both, either
from cspr.wording.first_screen import inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cspr.guidance.layers import Framework, InForce
    from cspr.guidance.model import Member, RoleRule
    from cspr.record.appointments import Appointment
    from cspr.record.situation import Situation
    from cspr.sources import Source

_AGENCIES: Final = "agencies-involved"
_ANY_AGENCY: Final = "partner-agency"
_EMPTY: Final = "nobody is recorded as sitting on it"


class CheckKind(Enum):
    """What is checked.

    Examples:
        >>> CheckKind.QUORUM.value
        'quorum'
    """

    NUMBER = "number"
    INDEPENDENCE = "independence"
    MEMBERS = "members"
    QUORUM = "quorum"


class Scope(Enum):
    """Whom a check is about: one person, or all who fill a role or sit on a body.

    Examples:
        >>> Scope.GROUP.value
        'group'
    """

    PERSON = "person"
    GROUP = "group"


@attrs.frozen(kw_only=True)
class Check:
    """What one text asks of those who were appointed, and whether the record shows it.

    Args:
        kind: what is checked.
        scope: one person, or a group.
        actor: the role or body.
        title: of the role or body, in plain words.
        asks: what is asked, in plain words.
        person_ref: the reference of the one person checked; ``None`` where it is a group.
        answer: yes, no, or unknown where the record does not say.
        reasons: why, a sentence each.
        strength: how strongly it is asked, where the text says more than its force: such as ``where-possible``.
        reading: which reading of the document, or empty.
        note: a remark of the rule.
        source: the clauses.
        in_force: whether the text was in force on the day of the appointment, or of the question for a group.
    """

    kind: CheckKind
    scope: Scope
    actor: str
    title: str
    asks: str
    person_ref: str | None
    answer: Truth
    reasons: tuple[str, ...]
    strength: str
    reading: str
    note: str
    source: Source
    in_force: InForce


def check(
    framework: Framework, situation: Situation, *, present: Mapping[str, Iterable[str]] | None = None
) -> tuple[Check, ...]:
    """Check those who were appointed against what the texts ask of a role or body.

    Args:
        framework: the documents that apply. Of a person the text in force on the day of the appointment is asked, of a
            group the text in force on the day of the situation.
        situation: who was appointed, and which agencies and persons were involved.
        present: who was at a meeting: for a body, the agencies that were represented. Without it a quorum is unknown.

    Raises:
        CsprError: ``unknown-body`` or ``unknown-agency`` for a word in ``present``.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Appointed, Review
        >>> review = Review("NR-07", partnership="northamptonshire").record(
        ...     Appointed("lead-reviewer", "P1", on="2021-05"),
        ... )
        >>> found = check(framework("northamptonshire"), review.as_of(date(2021, 6, 1)))
        >>> [(one.answer.value, one.reasons) for one in found if one.source.clauses[0] == "REGS-027"]
        [('yes', ('1 recorded',))]
    """
    admit(framework, situation)
    met = _present(present or {})
    record = Appointees(framework, situation)
    checks: list[Check] = []
    for document in framework.documents:
        for role in document.roles:
            checks.extend(_role(framework, role, record))
        for body in document.bodies:
            checks.extend(_body(framework, body, record, met))
    return tuple(checks)


def _present(present: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Who was present; nothing that was given is repeated in an error."""
    met = {body: tuple(agencies) for body, agencies in present.items()}
    agencies = [name for names in met.values() for name in names]
    problems = [
        *(Problem("unknown-body", "present", advice) for advice in _strange(met, vocabulary.bodies())),
        *(Problem("unknown-agency", "present", advice) for advice in _strange(agencies, vocabulary.agencies())),
    ]
    if problems:
        raise CsprError(problems)
    return met


def _strange(words: Iterable[str], known: Mapping[str, object]) -> Iterator[str]:
    for word in words:
        if word not in known and not vocabulary.is_own(word):
            yield nearest(word, known) or "give the id of one that the vocabulary holds"


def _role(framework: Framework, rule: RoleRule, record: Appointees) -> Iterator[Check]:
    in_force = framework.in_force(rule, record.day)
    if rule.at_least is not None and in_force.truth is not Truth.NO:
        answer, reason = _number(rule.role, rule.at_least, record)
        yield _check(
            rule, CheckKind.NUMBER, in_force, asks=f"at least {rule.at_least}", answer=answer, reasons=(reason,)
        )
    for holder in record.holders(rule.role) if rule.independent_of else ():
        then = framework.in_force(rule, holder.since)
        if then.truth is not Truth.NO:
            answers = [_independent(holder, of, record) for of in rule.independent_of]
            yield _check(
                rule,
                CheckKind.INDEPENDENCE,
                then,
                asks=f"independent of {_named(rule.independent_of)}",
                person_ref=holder.person_ref,
                answer=both(answer for answer, _ in answers),
                reasons=_once(reason for _, reason in answers),
                strength=rule.independence,
            )


def _check(
    rule: RoleRule | BodyRule,
    kind: CheckKind,
    in_force: InForce,
    *,
    asks: str,
    answer: Truth,
    reasons: tuple[str, ...],
    person_ref: str | None = None,
    strength: str = "",
) -> Check:
    actor, reading = (rule.body, rule.reading) if isinstance(rule, BodyRule) else (rule.role, "")
    return Check(
        kind=kind,
        scope=Scope.GROUP if person_ref is None else Scope.PERSON,
        actor=actor,
        title=title_of(actor),
        asks=asks,
        person_ref=person_ref,
        answer=answer,
        reasons=reasons,
        strength=strength,
        reading=reading,
        note=rule.note,
        source=rule.source,
        in_force=in_force,
    )


def _named(actors: Iterable[str]) -> str:
    return " and ".join(f"the {inside(title_of(name)).replace('-', ' ')}" for name in actors)


def _once(reasons: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reasons))


def _number(role: str, at_least: int, record: Appointees) -> tuple[Truth, str]:
    """Whether enough persons hold a role; that one was appointed may be recorded without saying who."""
    holders = record.holders(role)
    sure = {holder.person_ref for holder in holders if holder.current is Truth.YES}
    may = {holder.person_ref for holder in holders}
    if len(sure) >= at_least:
        return Truth.YES, f"{len(sure)} recorded"
    if len(may) >= at_least:
        return Truth.UNKNOWN, "whether the appointment holds on the day cannot be told from its dates"
    event = f"{role}-appointed"
    if event in vocabulary.events() and record.situation.happened(event) is not Truth.NO:
        return Truth.UNKNOWN, "an appointment is recorded, but not whose"
    return Truth.NO, f"{len(may)} recorded"


def _independent(appointment: Appointment, of: str, record: Appointees) -> tuple[Truth, str]:
    if of == _AGENCIES:
        return record.uninvolved_agency(appointment)
    return record.apart_from(appointment, of) if of in vocabulary.bodies() else record.uninvolved_person(appointment)


def _body(
    framework: Framework, rule: BodyRule, record: Appointees, met: Mapping[str, tuple[str, ...]]
) -> Iterator[Check]:
    in_force = framework.in_force(rule, record.day)
    if in_force.truth is Truth.NO:
        return
    for member in rule.members:
        asks = f"{member.number or 1} for {title_of(member.who)}"
        answer, reason = _filled(member, rule, record)
        yield _check(rule, CheckKind.MEMBERS, in_force, asks=asks, answer=answer, reasons=(reason,))
    if rule.quorum:
        asks = ", ".join(map(title_of, rule.quorum))
        answer, reasons = _quorate(rule, record, met.get(rule.body))
        yield _check(rule, CheckKind.QUORUM, in_force, asks=asks, answer=answer, reasons=reasons)
    if rule.independence:
        scope = rule.independence["scope"].replace("-", " ")
        asks = f"{scope} independent of {_named([rule.independence['of']])}"
        answer, reasons = _apart(rule, record)
        yield _check(
            rule,
            CheckKind.INDEPENDENCE,
            in_force,
            asks=asks,
            answer=answer,
            reasons=reasons,
            strength=rule.independence["scope"],
        )


def _sits_for(appointment: Appointment, who: str, rule: BodyRule, record: Appointees) -> Truth:
    """Whether somebody on a body takes the seat that a text gives to a role or agency."""
    by_agency = who in vocabulary.agencies()
    seat = (
        _by_agency(appointment.agency, who, rule, record) if by_agency else _by_role(appointment.role, who, rule.body)
    )
    return both((appointment.current, seat))


def _by_role(role: str, who: str, body: str) -> Truth:
    if f"{role}-".startswith(f"{who}-"):
        return Truth.YES
    return Truth.UNKNOWN if role == f"{body}-member" else Truth.NO


def _by_agency(agency: str | None, who: str, rule: BodyRule, record: Appointees) -> Truth:
    """Compare agencies; one that the record knows only by a reference may be any."""
    if agency is None or not (agency in vocabulary.agencies() or vocabulary.is_own(agency)):
        return Truth.UNKNOWN
    if who == _ANY_AGENCY:
        return Truth.NO if record.seat(agency) in {record.seat(member.who) for member in rule.members} else Truth.YES
    return Truth.YES if record.seat(agency) == record.seat(who) else Truth.NO


def _filled(member: Member, rule: BodyRule, record: Appointees) -> tuple[Truth, str]:
    seated, number = record.seated(rule.body), member.number or 1
    if not seated:
        return Truth.UNKNOWN, _EMPTY
    seats = [(appointment, _sits_for(appointment, member.who, rule, record)) for appointment in seated]
    sure = {_counted(appointment, member) for appointment, answer in seats if answer is Truth.YES}
    may = {appointment.person_ref for appointment, answer in seats if answer is Truth.UNKNOWN}
    if len(sure) >= number:
        return Truth.YES, f"{len(sure)} recorded"
    if len(sure) + len(may) >= number:
        return Truth.UNKNOWN, f"{len(sure)} recorded; for whom {len(may)} more may sit there is not recorded"
    return Truth.NO, f"{len(sure)} recorded"


def _counted(appointment: Appointment, member: Member) -> str | None:
    """Count further agencies by agency, everybody else by person."""
    return appointment.agency if member.who == _ANY_AGENCY else appointment.person_ref


def _quorate(rule: BodyRule, record: Appointees, met: tuple[str, ...] | None) -> tuple[Truth, tuple[str, ...]]:
    if met is not None:
        there = {record.seat(name) for name in met}
        missing = [who for who in rule.quorum if record.seat(who) not in there]
        if missing:
            return Truth.NO, tuple(f"{title_of(who)} was not there" for who in missing)
        return Truth.YES, ("all of them were there",)
    seated = record.seated(rule.body)
    empty = [
        who
        for who in rule.quorum
        if either(_sits_for(appointment, who, rule, record) for appointment in seated) is Truth.NO
    ]
    if seated and empty:
        return Truth.NO, tuple(f"nobody is recorded as sitting there for {title_of(who)}" for who in empty)
    return Truth.UNKNOWN, ("who was at a meeting is not recorded",)


def _apart(rule: BodyRule, record: Appointees) -> tuple[Truth, tuple[str, ...]]:
    """How independent a body is: one member, one of the further agencies, or every member."""
    seated = record.seated(rule.body)
    if not seated:
        return Truth.UNKNOWN, (_EMPTY,)
    uninvolved = record.uninvolved_agency if rule.independence["level"] == "agency" else record.uninvolved_person
    answers = [(appointment, *uninvolved(appointment)) for appointment in seated]
    if rule.independence["scope"] != "one-member":
        return both(answer for _, answer, _ in answers), _once(reason for _, _, reason in answers)
    further = any(member.who == _ANY_AGENCY for member in rule.members)
    seats = [
        _sits_for(appointment, _ANY_AGENCY, rule, record) if further else appointment.current for appointment in seated
    ]
    asked = [
        (both((seat, answer)), why)
        for seat, (_, answer, why) in zip(seats, answers, strict=True)
        if seat is not Truth.NO
    ]
    return either(answer for answer, _ in asked), _once(why for _, why in asked) or ("no further agency is recorded",)
