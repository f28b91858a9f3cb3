"""Those who were appointed, against what the documents ask: number, independence, who sits on a body, quorum.

A check on one person and a check on a group are different checks. Each is answered yes, no or unknown with its
reasons; none is a verdict. An appointment that is not recorded has not been made, as far as the record knows; whether
somebody or some agency was involved in the case is unknown until it is recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Final

import attrs

from cspr import vocabulary
from cspr.answers import Answers
from cspr.arguments import a_list, of_kind
from cspr.conditions.admission import admit
from cspr.errors import CsprError, Problem, nearest
from cspr.guidance.layers import Framework, InForce
from cspr.guidance.owing import ANY_AGENCY
from cspr.guidance.role_rules import CHAIR, PORTIONS, BodyRule, Member, RoleRule, independent_of
from cspr.record.appointments import Appointment
from cspr.record.situation import Situation
from cspr.roles.appointees import DECISIONS, Appointees
from cspr.roles.check_answers import Check, CheckKind, Scope
from cspr.roles.person_checks import (
    appointed_again,
    each_seat_by_another,
    enough,
    looked_at,
    no_more,
    served,
    share_of,
    terms,
)
from cspr.roles.presence import of_the_named
from cspr.roles.quorate import asked_in_figures, last_quorum, named_in
from cspr.roles.removals import removals
from cspr.roles.seats import filled, not_overfilled, sits_for, size
from cspr.sources import Source
from cspr.truth import Truth, both, either
from cspr.wording import appointees, people, roles as words
from cspr.wording.first_screen import inside
from cspr.wording.people import years_free

_NOT_BY_AGENCY: Final = frozenset({"share", "including", "voting"})
"""What cannot be told of a quorum by the names of the agencies alone that came."""


def check(
    framework: Framework, situation: Situation, *, present: Mapping[str, Iterable[str]] | None = None
) -> Answers[Check]:
    """Check those who were appointed against what the texts ask of a role or body.

    Args:
        framework: the documents that apply. Of a person the text in force on the day of the appointment is asked, of a
            group the text in force on the day of the situation. How long a person serves is asked of that of the
            situation too, where no text said so on the day of the appointment.
        situation: who was appointed, and which agencies and persons were involved.
        present: who was at a meeting: for a body, the agencies that were represented. Without it
            the last meeting of the body on record answers, and with none a quorum is unknown.

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
    met = _present({} if present is None else present)
    record = Appointees(framework, situation)
    checks: list[Check] = []
    for document in framework.documents:
        for role in document.roles:
            checks.extend(_role(framework, role, record))
        for body in document.bodies:
            checks.extend(_body(framework, body, record, met))
    checks.extend(removals(framework, situation, record))
    return Answers(checks)


def _present(present: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Who was present; nothing that was given is repeated in an error."""
    of_kind(present, Mapping, "not-a-table", "present", "give the agencies of each body")
    met = {body: a_list(agencies, "present", "give the agencies of each body") for body, agencies in present.items()}
    agencies = [name for names in met.values() for name in names]
    problems = [
        *(Problem("unknown-body", "present", advice) for advice in _strange(met, vocabulary.bodies())),
        *(Problem("unknown-agency", "present", advice) for advice in _strange(agencies, vocabulary.agencies())),
    ]
    if problems:
        raise CsprError(problems)
    return met


def _strange(words: Iterable[object], known: Mapping[str, object]) -> Iterator[str]:
    for word in words:
        if not isinstance(word, str) or not (word in known or vocabulary.is_own(word)):
            yield nearest(word, known) or "give the id of one that the vocabulary holds"


def _role(framework: Framework, rule: RoleRule, record: Appointees) -> Iterator[Check]:
    if record.asks(rule) is Truth.NO:
        return
    in_force = framework.in_force(rule, record.day)
    if in_force.truth is not Truth.NO:
        asked = (rule.at_least, enough(rule.role, rule.at_least or 0, record), people.number(rule.at_least, None))
        most = (rule.at_most, no_more(record.holders(rule.role), rule.at_most or 0), people.number(None, rule.at_most))
        for figure, judged, asks in (asked, most):
            if figure is not None:
                yield _check(record, rule, CheckKind.NUMBER, asks, judged, in_force=in_force)
    for holder in record.holders(rule.role) if rule.independent_of else ():
        then = framework.in_force(rule, holder.since)
        if then.truth is not Truth.NO:
            answers = [record.independent(holder, of) for of in rule.independent_of]
            answers += [] if rule.independence_years is None else [(Truth.UNKNOWN, people.NOT_RECORDED_THEN)]
            asks = f"independent of {_named(rule.independent_of, record)}{years_free(rule.independence_years)}"
            apart = both(answer for answer, _ in answers), dict.fromkeys(reason for _, reason in answers)
            check = partial(_check, in_force=then, person_ref=holder.person_ref, strength=rule.independence)
            yield check(record, rule, CheckKind.INDEPENDENCE, asks, apart)
    for holder in record.holders(rule.role):
        yield from _looked_at(framework, rule, holder, record)


def _check(
    record: Appointees,
    rule: RoleRule | BodyRule,
    kind: CheckKind,
    asks: str,
    judged: tuple[Truth, str | Iterable[str]],
    *,
    in_force: InForce,
    person_ref: str | None = None,
    strength: str = "",
    source: Source | None = None,
) -> Check:
    """One check; what stands on clauses of its own has a source of its own, and no remark of the rule."""
    actor, reading = (rule.body, rule.reading) if isinstance(rule, BodyRule) else (rule.role, "")
    answer, reasons = judged
    reasons = (reasons,) if isinstance(reasons, str) else tuple(reasons)
    if record.asks(rule) is Truth.UNKNOWN:
        answer = either((answer, Truth.UNKNOWN))
        reasons = (*reasons, words.WHERE_NOT_KNOWN)
    return Check(
        kind=kind,
        scope=Scope.GROUP if person_ref is None else Scope.PERSON,
        actor=actor,
        title=record.title(actor),
        asks=asks,
        person_ref=person_ref,
        answer=answer,
        reasons=reasons,
        strength=strength,
        reading=reading,
        note=rule.note if source is None else "",
        source=source or rule.source,
        in_force=in_force,
    )


def _looked_at(framework: Framework, rule: RoleRule, holder: Appointment, record: Appointees) -> Iterator[Check]:
    """What else a text looks at in one person: conflict of interest, seniority, what was looked at in choosing."""
    if rule.serves:
        yield from _term(framework, rule, holder, record)
    in_force = framework.in_force(rule, holder.since)
    if in_force.truth is Truth.NO:
        return
    check = partial(_check, record, rule, in_force=in_force, person_ref=holder.person_ref)
    for asked in rule.asks:
        kind, asks, answer, reason = looked_at(asked, holder, record)
        source = own_source(framework, rule.source, asked.clauses)
        yield check(CheckKind(kind), asks, (answer, reason), source=source)


def _term(framework: Framework, rule: RoleRule, holder: Appointment, record: Appointees) -> Iterator[Check]:
    """For how long somebody serves, by the text of the day of the appointment, or by a newer one where none said so."""
    rules = (other for document in framework.documents for other in document.roles if other.role == rule.role)
    then = [other for other in rules if other.serves and framework.in_force(other, holder.since).truth is not Truth.NO]
    in_force = framework.in_force(rule, holder.since if then else record.day)
    renewed = appointed_again(holder, record)
    if in_force.truth is not Truth.NO and renewed is not Truth.YES:
        answer, until = served(rule, holder, record.day)
        answer = either((answer, renewed))
        reasons = (until,) if then else (until, words.NEWER_THAN_APPOINTMENT)
        if "at_most" in rule.serves:
            so_often, times = terms(rule.serves["at_most"], holder, record)
            answer, reasons = both((answer, so_often)), (*reasons, times)
        judged = answer, reasons
        asks = people.serves(rule.serves)
        yield _check(record, rule, CheckKind.TERM, asks, judged, in_force=in_force, person_ref=holder.person_ref)


def own_source(framework: Framework, source: Source, clauses: tuple[str, ...]) -> Source:
    """The source of what stands on clauses of its own: as strong, and as well known, as the first of them."""
    lead = framework.clauses[clauses[0]]
    return attrs.evolve(
        source, clauses=clauses, authority=lead.authority, force=lead.force, basis=lead.basis, refrain=lead.refrain
    )


def _named(actors: Iterable[str], record: Appointees) -> str:
    return " and ".join(f"the {inside(record.title(name)).replace('-', ' ')}" for name in actors)


def _body(
    framework: Framework, rule: BodyRule, record: Appointees, met: Mapping[str, tuple[str, ...]]
) -> Iterator[Check]:
    in_force = framework.in_force(rule, record.day)
    if in_force.truth is Truth.NO or record.asks(rule) is Truth.NO:
        return
    check = partial(_check, record, rule, in_force=in_force)
    for member in rule.members:
        seat = people.each_agency(involved=True) if member.each else record.seat_title(member.who)
        source = _of_the_member(framework, rule, member)
        asks = f"{member.number or 1} for {seat}{people.seats(None, None, no_vote=member.no_vote)}"
        yield check(CheckKind.MEMBERS, asks, filled(member, rule, record), source=source)
        if member.at_most is not None:
            seat = people.each_agency(involved=False) if member.who == ANY_AGENCY else seat
            asks = f"{people.number(None, member.at_most)} for {seat}"
            judged = not_overfilled(member, rule, record, member.at_most)
            yield check(CheckKind.MEMBERS, asks, judged, source=source)
    if rule.members and record.seated(rule.body):
        yield check(CheckKind.SEATS, words.EACH_SEAT, each_seat_by_another(rule.body, record))
    yield from (check(CheckKind.NUMBER, asks, judged) for asks, judged in size(rule, record))
    if rule.quorum or rule.quorate:
        asks = ", ".join(filter(None, (*map(record.title, rule.quorum), asked_in_figures(record, rule))))
        yield check(CheckKind.QUORUM, asks, _quorate(rule, record, met.get(rule.body)))
    if rule.independence:
        scope = rule.independence["scope"]
        asks = f"{people.scope(scope)} independent of {_named(independent_of(rule), record)}"
        yield check(CheckKind.INDEPENDENCE, asks, _apart(rule, record), strength=scope)


def _of_the_member(framework: Framework, rule: BodyRule, member: Member) -> Source | None:
    """The source of a seat that stands on clauses of its own; ``None`` where it is that of the body."""
    if member.clauses == rule.source.clauses:
        return None
    return own_source(framework, rule.source, member.clauses)


def _quorate(rule: BodyRule, record: Appointees, met: tuple[str, ...] | None) -> tuple[Truth, tuple[str, ...]]:
    if met is not None:
        there = {record.seat(name) for name in met}
        missing = [who for who in record.seats_of(rule.quorum) if who not in there]
        if missing:
            return Truth.NO, tuple(appointees.was_not_there(record.seat_title(who)) for who in missing)
        of = named_in(record, rule)
        some = rule.quorate.get("at_least_of", 0)
        came = of_the_named(record, rule, [[name] for name in map(record.seat, met)]) if of and not some else len(there)
        few = came < rule.quorate.get("at_least", 0) or len(there & of) < some
        counted = (appointees.were_there(came),) if rule.quorate else ()
        if few or not _NOT_BY_AGENCY.isdisjoint(rule.quorate):
            return (Truth.NO if few else Truth.UNKNOWN), counted
        return Truth.YES, (*((appointees.ALL_CAME,) if rule.quorum else ()), *counted)
    last = last_quorum(record, rule)
    if last is not None:
        return last
    seated = record.seated(rule.body)
    empty = [
        who
        for who in record.seats_of(rule.quorum)
        if either(sits_for(appointment, who, rule, record) for appointment in seated) is Truth.NO
    ]
    if seated and empty:
        return Truth.NO, tuple(appointees.nobody_sits_for(record.seat_title(who)) for who in empty)
    return Truth.UNKNOWN, (appointees.SEE_MEETINGS,)


def _apart(rule: BodyRule, record: Appointees) -> tuple[Truth, Iterable[str]]:
    """How independent a body is: one member, one of the further agencies, a share of the members, or every one."""
    seated = record.seated(rule.body)
    if not seated or rule.independence["scope"] == CHAIR:
        return Truth.UNKNOWN, [words.ASK_WHO_LEADS if seated else appointees.NOBODY_SITS]
    scope, of = rule.independence["scope"], rule.independence["of"]
    uninvolved = record.took_no_decisions if of == DECISIONS else record.uninvolved_person
    if rule.independence["level"] == "agency":
        uninvolved = record.uninvolved_agency
    if scope in PORTIONS:
        uninvolved = partial(record.from_outside, of=of)
    judged = [_apart_from_all(rule, record, each, uninvolved(each)) for each in seated]
    whys = tuple(dict.fromkeys(why for _, reasons in judged for why in reasons))
    if scope in PORTIONS:
        return share_of([answer for answer, _ in judged], PORTIONS[scope]), whys
    if scope != "one-member":
        return both(answer for answer, _ in judged), whys
    further = any(member.who == ANY_AGENCY for member in rule.members)
    asked: list[tuple[Truth, tuple[str, ...]]] = []
    for appointment, (answer, reasons) in zip(seated, judged, strict=True):
        seat = sits_for(appointment, ANY_AGENCY, rule, record) if further else appointment.current
        if seat is not Truth.NO:
            asked.append((both((seat, answer)), reasons))
    whys = tuple(dict.fromkeys(why for _, reasons in asked for why in reasons))
    return either(answer for answer, _ in asked), whys or [appointees.NO_FURTHER_AGENCY]


def _apart_from_all(
    rule: BodyRule, record: Appointees, appointment: Appointment, first: tuple[Truth, str]
) -> tuple[Truth, tuple[str, ...]]:
    """How one member stands to all of whom the text asks independence, with the first of them answered."""
    answers = [first, *(record.independent(appointment, of) for of in independent_of(rule)[1:])]
    return both(answer for answer, _ in answers), tuple(reason for _, reason in answers)
