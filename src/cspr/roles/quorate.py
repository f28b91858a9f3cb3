"""Whether a meeting on record was quorate: whom a text wants there, and how many."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from cspr.guidance.layers import Framework
from cspr.guidance.live_rules import live_bodies
from cspr.guidance.owing import ANY_AGENCY
from cspr.guidance.role_rules import AT_EACH, CHAIR, BodyRule, substitute_counts
from cspr.guidance.words import meeting_word
from cspr.record.people_entries import Met
from cspr.record.situation import Situation
from cspr.roles.appointees import Appointees
from cspr.roles.presence import Attended, attended, in_both_and_others, of_the_named
from cspr.truth import Truth, both
from cspr.wording import at_meetings, people as figures, quorums

_FIGURES: Final = frozenset({"at_least", "share", "at_least_of"})
# The words of the data for a share, and whether more than that is asked for.
_SHARES: Final = {
    "half": (Fraction(1, 2), False),
    "more-than-half": (Fraction(1, 2), True),
    "two-thirds": (Fraction(2, 3), False),
    "three-quarters": (Fraction(3, 4), False),
}


def all_there(record: Appointees, rule: BodyRule, there: Attended) -> tuple[Truth, str]:
    """Whether all who have to be there were; by a substitute, only where the text says that one counts.

    Args:
        record: who holds which role.
        rule: whom the text wants there.
    """
    if not there.recorded:
        return Truth.UNKNOWN, at_meetings.NOBODY_RECORDED
    counts = substitute_counts(record.substitutes(rule), voting=False) is Truth.YES
    seats = there.seats | there.by_substitute if counts else there.seats
    open_ = [name for name in record.seats_of(rule.quorum) if name not in seats]
    by_substitute = [name for name in open_ if name in there.by_substitute]
    elsewhere = [name for name in open_ if name not in by_substitute]
    missing = [name for name in elsewhere if _surely_away(record, name, there)]
    if missing:
        return Truth.NO, quorums.quorum_missing(map(record.seat_title, missing))
    if by_substitute:
        return Truth.UNKNOWN, "; ".join(map(quorums.only_substitute, map(record.seat_title, by_substitute)))
    if elsewhere:
        agencies = [record.seat_title(name) for name in elsewhere if name in record.agency_words]
        roles = [record.title(name) for name in elsewhere if name not in record.agency_words]
        return Truth.UNKNOWN, quorums.perhaps(agencies, roles)
    return Truth.YES, at_meetings.ALL_THERE


def _surely_away(record: Appointees, name: str, there: Attended) -> bool:
    """Whether nobody of an agency or a role was there: for which agency each came is known, or who has the role."""
    return not there.unclear if name in record.agency_words else bool(record.holders(name))


def enough_there(record: Appointees, rule: BodyRule, there: Attended) -> tuple[Truth, str]:
    """Whether as many were there as a text asks for, and whoever is in the chair where it asks for that.

    Args:
        record: who sits on the body.
        rule: how many the text wants there.
    """
    if not rule.quorate.get("including"):
        return _counted(record, rule, there)
    led = _chair_there(record, rule, there)
    answers = [_counted(record, rule, there), led] if _FIGURES & rule.quorate.keys() else [led]
    return both(answer for answer, _ in answers), "; ".join(says for _, says in answers)


def _counted(record: Appointees, rule: BodyRule, there: Attended) -> tuple[Truth, str]:
    """Whether as many were there as a text asks for: a number, or a share, of the body or of some that it names."""
    named = named_in(record, rule)
    if not (there.recorded if named else there.number):
        return Truth.UNKNOWN, at_meetings.NOBODY_RECORDED
    if named and "at_least_of" not in rule.quorate:
        least, most = _of_the_named(record, rule, there)
        of_so_many = 0 if ANY_AGENCY in rule.quorate["of"] else len(named)
        says = quorums.counted_there(least, of_so_many, asked_in_figures(record, rule))
        return _enough(rule, least, most, len(named)), says
    substitutes, voting = record.substitutes(rule), rule.quorate.get("voting", False)
    counting = there.counting(substitutes, voting=voting)
    sure = [ref for ref, counts in counting.items() if counts is Truth.YES]
    perhaps = [ref for ref, counts in counting.items() if counts is Truth.UNKNOWN]
    seated = {each.person_ref for each in record.seated(rule.body) if record.votes(each.person_ref, rule.body)}
    seats = len(seated.union(ref for ref in sure if ref not in there.standing_in))
    says = quorums.counted_there(
        len(sure),
        seats,
        asked_in_figures(record, rule),
        without=[ref for ref, sits in there.sits.items() if sits is Truth.NO],
        unclear=[ref for ref in perhaps if there.sits[ref] is Truth.UNKNOWN],
        substitutes=[ref for ref in perhaps if there.sits[ref] is not Truth.UNKNOWN],
        voting=voting,
    )
    answers = [_enough(rule, len(sure), len(sure) + len(perhaps), seats), _so_many_of(record, rule, there, named)]
    return both(answers), says


def named_in(record: Appointees, rule: BodyRule) -> set[str]:
    """The seats of whom so many have to come; none where a text counts all.

    Args:
        record: for whom a name stands.
        rule: of whom so many have to come.
    """
    both_times, others = in_both_and_others(record, rule)
    return both_times.union(others)


def _of_the_named(record: Appointees, rule: BodyRule, there: Attended) -> tuple[int, int]:
    """For how many of those whom a text names somebody surely was there, and may have been."""
    counts, whole = _substitutes(record, rule), (*there.units, *there.units_by_substitute)
    least = of_the_named(record, rule, whole if counts is Truth.YES else there.units)
    return least, of_the_named(record, rule, there.units if counts is Truth.NO else whole, there.unclear)


def _substitutes(record: Appointees, rule: BodyRule) -> Truth:
    """Whether substitutes count among those of whom a text wants so many."""
    return substitute_counts(record.substitutes(rule), voting=rule.quorate.get("voting", False))


def _so_many_of(record: Appointees, rule: BodyRule, there: Attended, named: set[str]) -> Truth:
    """Whether so many of some were among all who came; yes where a text does not ask for that."""
    needed = rule.quorate.get("at_least_of", 0)
    counts = _substitutes(record, rule)
    most = named & (there.seats if counts is Truth.NO else there.seats | there.by_substitute)
    sure = most if counts is Truth.YES else named & there.seats
    if len(sure) >= needed:
        return Truth.YES
    return Truth.UNKNOWN if len(most) + there.unclear >= needed else Truth.NO


def _enough(rule: BodyRule, least: int, most: int, seats: int) -> Truth:
    """Whether enough came, where so many surely did and so many may have; of no known members no share is known."""
    if _few(rule, most, seats):
        return Truth.NO
    return Truth.UNKNOWN if _few(rule, least, seats) or (not seats and "share" in rule.quorate) else Truth.YES


def _chair_there(record: Appointees, rule: BodyRule, there: Attended) -> tuple[Truth, str]:
    """Whether whoever chairs the body was there, or whoever leads it in that place where the text lets that do."""
    deputies = rule.quorate["including"] != CHAIR
    leaders = set(map(record.seat, record.leaders(rule.body, deputies=deputies)))
    refs = dict.fromkeys((*there.sits, *filter(None, [there.led_by])))
    roles = {ref: set(map(record.seat, record.roles_of(ref))) for ref in refs}
    led = set(map(record.seat, record.agencies_of(there.led_by))) if there.led_by is not None else set[str]()
    if not leaders.isdisjoint(led.union(*roles.values())):
        return Truth.YES, quorums.chair_there(Truth.YES, deputies=deputies)
    perhaps = leaders & (there.seats | there.by_substitute) or there.unclear or not refs
    unsure = perhaps or not leaders or any(not record.holders(name) for name in leaders - record.agency_words.keys())
    answer = Truth.UNKNOWN if unsure else Truth.NO
    return answer, quorums.chair_there(answer, deputies=deputies)


def asked_in_figures(record: Appointees, rule: BodyRule) -> str:
    """How many a text wants there, in words; empty where it says nothing.

    Args:
        record: by what names those are called of whom so many have to come.
        rule: what the text asks of the body.
    """
    of = rule.quorate.get("of", ())
    return figures.quorate(
        rule.quorate, ", ".join(figures.OTHERS if name == ANY_AGENCY else record.title(name) for name in of)
    )


def _few(rule: BodyRule, number: int, seats: int) -> bool:
    """Whether so many are too few; of a body on which nobody is known to sit no share is known."""
    needed, more = _SHARES.get(rule.quorate.get("share", ""), (Fraction(0), False))
    return (
        number < rule.quorate.get("at_least", 0) or number < needed * seats or (more and 0 < number == needed * seats)
    )


def as_entered(met: Met, judged: tuple[Truth, str]) -> tuple[Truth, str]:
    """Whether a meeting was quorate, where what was found at it tells what those who were there do not.

    Args:
        met: the meeting, with what was entered of its quorum.
        judged: what those tell who were there, and why.
    """
    answer, why = judged
    if met.quorate is Truth.NO or (met.quorate is Truth.YES and answer is Truth.UNKNOWN):
        return met.quorate, quorums.recorded(why, met.quorate)
    return judged


def last_quorum(record: Appointees, rule: BodyRule) -> tuple[Truth, tuple[str, ...]] | None:
    """Whether the last meeting of a body was quorate; ``None`` where no record has who was there, or that.

    Args:
        record: who holds which role, and which meetings were held.
        rule: what the text asks of the body.
    """
    for met in _held(record, rule.body):
        there = attended(record, met)
        if there.recorded or met.quorate in {Truth.YES, Truth.NO}:
            answers = [as_entered(met, all_there(record, rule, there))] if rule.quorum else []
            answers += [as_entered(met, enough_there(record, rule, there))] if rule.quorate else []
            says = tuple(quorums.at_the_last(met.on, reason) for _, reason in answers)
            return both(answer for answer, _ in answers), says
    return None


def without_a_seat(framework: Framework, situation: Situation) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Of each meeting of a body whose members are counted, those who came and of whom no seat is recorded for the day.

    Args:
        situation: which meetings were held, and who was appointed.

    Returns:
        For each such meeting the id of its entry, and the persons by reference.
    """
    record = Appointees(framework, situation)
    counted = {rule.body for rule in live_bodies(framework, record.day) if rule.quorate or _of_members(rule)}
    for met in (met for met, counts in situation.recorded(Met) if counts is Truth.YES):
        there = attended(record, met)
        refs = (ref for ref, sits in there.sits.items() if sits is Truth.UNKNOWN and ref not in there.standing_in)
        if meeting_word(record.meetings, met.meeting).body in counted and (unseated := tuple(refs)):
            yield str(met.id), unseated


def _of_members(rule: BodyRule) -> bool:
    """Whether a text counts the meetings to which each member comes."""
    return bool(rule.attendance) and rule.attendance["of"] not in AT_EACH


def _held(record: Appointees, body: str) -> Iterator[Met]:
    """The meetings of a body that were surely held, the last one first."""
    held = [met for met, counts in record.situation.recorded(Met) if counts is Truth.YES]
    for met in sorted(held, key=lambda met: (met.on.last, met.on.first), reverse=True):
        if meeting_word(record.meetings, met.meeting).body == body:
            yield met
