"""Who sits on a body: how many, and whether each seat is filled."""

from __future__ import annotations

from collections.abc import Iterator

from cspr import vocabulary
from cspr.guidance.owing import ANY_AGENCY
from cspr.guidance.role_rules import BodyRule, Member
from cspr.record.appointments import Appointment
from cspr.roles.appointees import Appointees
from cspr.roles.person_checks import no_more
from cspr.truth import Truth, both
from cspr.wording import appointees, people


def size(rule: BodyRule, record: Appointees) -> Iterator[tuple[str, tuple[Truth, str]]]:
    """How many sit on a body: one on whom nobody is recorded may have any number."""
    seated = record.seated(rule.body)
    sure = len({each.person_ref for each in seated if each.current is Truth.YES})
    if rule.at_least is not None:
        enough = Truth.YES if sure >= rule.at_least else Truth.UNKNOWN
        counted = appointees.recorded(sure) if seated else appointees.NOBODY_SITS
        yield people.number(rule.at_least, None), (enough, counted)
    if rule.at_most is not None:
        judged = no_more(seated, rule.at_most) if seated else (Truth.UNKNOWN, appointees.NOBODY_SITS)
        yield people.number(None, rule.at_most), judged


def not_overfilled(member: Member, rule: BodyRule, record: Appointees, at_most: int) -> tuple[Truth, str]:
    """Whether no more than so many sit for a member; of any agency, for each one."""
    seated = record.seated(rule.body)
    if not seated:
        return Truth.UNKNOWN, appointees.NOBODY_SITS
    if member.who == ANY_AGENCY:
        people, unclear = _by_each(rule, record)
        most = max(people, key=lambda agency: len(people[agency]), default="")
        number = len(people.get(most, ()))
        full = Truth.NO if number > at_most else Truth.UNKNOWN if number + unclear > at_most else Truth.YES
        return full, appointees.most_for(number, record.seat_title(most) if most else "", unclear)
    return no_more((each for each in seated if sits_for(each, member.who, rule, record) is Truth.YES), at_most)


def sits_for(appointment: Appointment, who: str, rule: BodyRule, record: Appointees) -> Truth:
    """Whether somebody on a body takes the seat that a text gives to a role or agency."""
    if who in record.agency_words:
        seat = _by_agency(record.agency_of(appointment), who, rule, record)
    else:
        seat = record.sits_as(appointment, who, rule.body)
    return both((appointment.current, seat))


def _by_agency(agency: str | None, who: str, rule: BodyRule, record: Appointees) -> Truth:
    """Compare agencies; one that the record knows only by a reference may be any."""
    if agency is None or not (agency in record.agency_words or vocabulary.is_own(agency)):
        return Truth.UNKNOWN
    if who == ANY_AGENCY:
        return Truth.NO if record.seat(agency) in {record.seat(member.who) for member in rule.members} else Truth.YES
    return Truth.YES if record.seat(agency) == record.seat(who) else Truth.NO


def filled(member: Member, rule: BodyRule, record: Appointees) -> tuple[Truth, str]:
    """Whether as many sit for a member as a text asks for."""
    seated, number = record.seated(rule.body), member.number or 1
    if member.no_vote and member.who not in record.agency_words:
        attends = {holder.person_ref for holder in record.holders(member.who) if holder.current is Truth.YES}
        return Truth.YES if len(attends) >= number else Truth.UNKNOWN, appointees.recorded(len(attends))
    if not seated:
        return Truth.UNKNOWN, appointees.NOBODY_SITS
    if member.each:
        return _filled_for_each(rule, record, number)
    seats = [(appointment, sits_for(appointment, member.who, rule, record)) for appointment in seated]
    # Further agencies are counted by agency, everybody else by person.
    by_agency = member.who == ANY_AGENCY
    seated_surely = [appointment for appointment, answer in seats if answer is Truth.YES]
    sure = {record.agency_of(each) if by_agency else each.person_ref for each in seated_surely}
    may = {appointment.person_ref for appointment, answer in seats if answer is Truth.UNKNOWN}
    if len(sure) >= number:
        return Truth.YES, appointees.recorded(len(sure))
    if len(sure) + len(may) >= number:
        return Truth.UNKNOWN, appointees.recorded_and_perhaps(len(sure), len(may))
    return Truth.NO, appointees.recorded(len(sure))


def _by_each(rule: BodyRule, record: Appointees) -> tuple[dict[str, set[str]], int]:
    """Who sits on a body for each agency, and how many more of whom it is not recorded for which.

    Whoever has the seat of another member, such as of the scrutineer, sits there for no agency.
    """
    roles = [member.who for member in rule.members if member.who not in record.agency_words]
    people: dict[str, set[str]] = {}
    unclear: set[str] = set()
    for each in record.seated(rule.body):
        if any(record.sits_as(each, role, rule.body) is Truth.YES for role in roles):
            continue
        agency = record.agency_of(each)
        if agency is None or each.current is not Truth.YES:
            unclear.add(each.person_ref)
        else:
            people.setdefault(record.seat(agency), set()).add(each.person_ref)
    return people, len(unclear)


def _filled_for_each(rule: BodyRule, record: Appointees, number: int) -> tuple[Truth, str]:
    """Whether as many sit on a body for each agency that was involved."""
    if not record.agencies:
        return Truth.UNKNOWN, appointees.AGENCIES_NOT_KNOWN
    people, unclear = _by_each(rule, record)
    missing = [agency for agency in sorted(record.agencies) if len(people.get(agency, ())) < number]
    if not missing:
        return record.situation.listed("agency"), appointees.EACH_HAS_A_SEAT
    why = appointees.fewer_for(map(record.seat_title, missing), unclear)
    return Truth.UNKNOWN if unclear else Truth.NO, why
