"""Whether there are enough persons in a role, what a text looks at in each, and whether each seat has its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import MAXYEAR
from typing import Final

from cspr import vocabulary
from cspr.dates import PartialDate, months_later
from cspr.guidance.role_rules import Asked, RoleRule
from cspr.record.appointments import Appointment
from cspr.record.entries import Appointed
from cspr.record.situation import Situation
from cspr.roles.appointees import Appointees
from cspr.truth import Truth, both, either, so_many
from cspr.wording import appointees, roles as words

_YEAR: Final = 12
_PLANNED: Final = "project-planned"


def looked_at(asked: Asked, holder: Appointment, record: Appointees) -> tuple[str, str, Truth, str]:
    """The kind of the check, what is asked in plain words, the answer, and why."""
    if asked.what == "conflict":
        return ("conflict", words.NO_CONFLICT, *_conflict(holder, record))
    if asked.what == "seniority":
        return ("seniority", words.SENIORITY[asked.at_least], *_senior(asked.at_least, holder, record))
    return ("choosing", words.EVIDENCE[asked.what], *_seen(asked.what, holder, record))


def served(rule: RoleRule, holder: Appointment, on: PartialDate) -> tuple[Truth, str]:
    """Whether the time for which somebody was appointed runs on a day, and when it is over."""
    since = holder.since
    n_months = _YEAR * min(rule.serves["years"], MAXYEAR - since.last.year)
    ends = PartialDate(months_later(since.first, n_months), months_later(since.last, n_months))
    return on.before(ends), words.SERVES_UNTIL.format(ends)


def terms(at_most: int, holder: Appointment, record: Appointees) -> tuple[Truth, str]:
    """Whether somebody was appointed no more often than a text allows, by the appointments on record."""
    sure, may = record.terms(holder)
    answer = Truth.NO if sure > at_most else Truth.UNKNOWN if may > at_most else Truth.YES
    return answer, words.TERMS.format(may)


def appointed_again(holder: Appointment, record: Appointees) -> Truth:
    """Whether the same person was appointed to the same again since: the time served then goes by that appointment."""
    others = (other for other in record.holders(holder.role) if other.entry != holder.entry)
    same = [other for other in others if (other.person_ref, other.about) == (holder.person_ref, holder.about)]
    return either(both((other.current, holder.since.before(other.since))) for other in same)


def _conflict(holder: Appointment, record: Appointees) -> tuple[Truth, str]:
    known = record.known.get(holder.person_ref)
    conflict = Truth.UNKNOWN if known is None else known.conflict
    return ~conflict, words.CONFLICT[conflict.value].format(holder.person_ref)


def _senior(at_least: str, holder: Appointment, record: Appointees) -> tuple[Truth, str]:
    known = record.known.get(holder.person_ref)
    if known is None or known.seniority is None:
        return Truth.UNKNOWN, words.LEVEL_NOT_RECORDED.format(holder.person_ref)
    levels = vocabulary.SENIORITY
    enough = levels.index(known.seniority) >= levels.index(at_least)
    level = words.LEVELS[known.seniority]
    return Truth.YES if enough else Truth.NO, words.LEVEL.format(holder.person_ref, level)


def _seen(what: str, holder: Appointment, record: Appointees) -> tuple[Truth, str]:
    known = record.known.get(holder.person_ref)
    planned = what == "project-plan" and record.situation.happened(_PLANNED) is Truth.YES
    if planned or (known is not None and what in known.seen):
        return Truth.YES, words.RECORDED
    return Truth.UNKNOWN, words.NOT_RECORDED


def each_seat_by_another(body: str, record: Appointees) -> tuple[Truth, tuple[str, ...]]:
    """Whether nobody is recorded in two seats of a body on which somebody sits."""
    seats: dict[str, list[Appointment]] = {}
    for appointment in record.seated(body):
        held = seats.setdefault(appointment.person_ref, [])
        if all((other.role, other.agency) != (appointment.role, appointment.agency) for other in held):
            held.append(appointment)
    twice = {ref: held for ref, held in seats.items() if len(held) > 1}
    if not twice:
        return Truth.YES, (words.ALL_ONCE,)
    answer = ~max((both(seat.current for seat in held) for held in twice.values()), key=_ORDER.index)
    return answer, tuple(words.TWO_SEATS.format(ref, len(held)) for ref, held in twice.items())


_ORDER: Final = (Truth.NO, Truth.UNKNOWN, Truth.YES)


def enough(role: str, at_least: int, record: Appointees) -> tuple[Truth, str]:
    """Whether enough persons hold a role; that one was appointed may be recorded without saying who."""
    holders = record.holders(role)
    sure = {holder.person_ref for holder in holders if holder.current is Truth.YES}
    may = {holder.person_ref for holder in holders}
    if len(sure) >= at_least:
        return Truth.YES, appointees.recorded(len(sure))
    if len(may) >= at_least:
        return Truth.UNKNOWN, appointees.DATES_DO_NOT_SAY
    if _unnamed(f"{role}-appointed", record.situation):
        return Truth.UNKNOWN, appointees.UNNAMED
    return Truth.NO, appointees.recorded(len(may))


def _unnamed(event: str, situation: Situation) -> bool:
    """Whether an appointment may have been made of which no entry says whose it is."""
    named = {entry.id for entry, _ in situation.recorded(Appointed)}
    return event in vocabulary.events() and any(
        not named.issuperset(occurrence.entries) for occurrence in situation.occurrences(event)
    )


def no_more(holders: Iterable[Appointment], at_most: int) -> tuple[Truth, str]:
    """Whether no more than some persons hold a role or sit on a body, as far as is recorded."""
    several = tuple(holders)
    sure = {holder.person_ref for holder in several if holder.current is Truth.YES}
    may = {holder.person_ref for holder in several}
    if len(sure) > at_most:
        return Truth.NO, appointees.recorded(len(sure))
    if len(may) > at_most:
        return Truth.UNKNOWN, appointees.DATES_DO_NOT_SAY
    return Truth.YES, appointees.recorded(len(may))


def share_of(answers: Sequence[Truth], share: tuple[int, int]) -> Truth:
    """Whether enough of several answers are yes: so many parts of the whole, rounded up."""
    part, whole = share
    return so_many(answers, -(-len(answers) * part // whole))
