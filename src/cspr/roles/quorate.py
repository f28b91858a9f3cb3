"""Whether a meeting on record was quorate: whom a text wants there, and how many."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

import attrs

from cspr import vocabulary
from cspr.guidance.role_rules import CHAIR
from cspr.record.people_entries import Met, Substituted
from cspr.truth import Truth, both
from cspr.vocabulary import Meeting
from cspr.wording import at_meetings, people as figures, quorums

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cspr.guidance.role_rules import BodyRule
    from cspr.roles.appointees import Appointees

_NO_VOTE: Final = "no-vote"
_FIGURES: Final = frozenset({"at_least", "share", "at_least_of"})
# The words of the data for a share, and whether more than that is asked for.
_SHARES: Final = {
    "half": (Fraction(1, 2), False),
    "more-than-half": (Fraction(1, 2), True),
    "two-thirds": (Fraction(2, 3), False),
    "three-quarters": (Fraction(3, 4), False),
}


@attrs.frozen(kw_only=True)
class Attended:
    """Who was at a meeting.

    Args:
        present: the persons, by reference.
        substitutes: those of them who came in the place of others.
        led_by: who led it, by reference; ``None`` where that is not recorded.
        seats: for whom somebody was there who is no substitute, and the roles of those.
        by_substitute: for whom a substitute was there.
        unclear: how many were there of whom it is not recorded for which agency.
    """

    present: tuple[str, ...]
    substitutes: frozenset[str]
    led_by: str | None
    seats: frozenset[str]
    by_substitute: frozenset[str]
    unclear: int

    @property
    def number(self) -> int:
        """How many persons were there."""
        return len(self.present)

    @property
    def recorded(self) -> bool:
        """Whether anybody is recorded as having been there."""
        return bool(self.number or self.seats)

    def with_a_vote(self, record: Appointees, rule: BodyRule) -> int:
        """How many were there who have a vote."""
        voting = [ref for ref in self.present if record.votes(ref, rule.body)]
        return len([ref for ref in voting if ref not in self.substitutes or rule.substitutes != _NO_VOTE])


def attended(record: Appointees, met: Met) -> Attended:
    """Who was at a meeting, by the persons and agencies on record.

    Args:
        record: who holds which role, and for which agency.
        met: the meeting.
    """
    named = record.situation.recorded(Substituted) if met.ref is not None else ()
    standing_in = {each.substitute_ref: each.person_ref for each, _ in named if each.meeting_ref == met.ref}
    present = {ref: record.agencies_of(ref) for ref in met.present}
    substitutes = standing_in.keys() & present.keys()
    taken = {agency for ref in substitutes for agency in (*present[ref], *record.agencies_of(standing_in[ref]))}
    themselves = [ref for ref in present if ref not in substitutes]
    own = {name for ref in themselves for name in (*present[ref], *record.roles_of(ref))}
    return Attended(
        present=tuple(present),
        substitutes=frozenset(substitutes),
        led_by=met.led_by,
        seats=frozenset(map(record.seat, (*met.agencies, *own))),
        by_substitute=frozenset(map(record.seat, taken)),
        unclear=sum(not agencies for agencies in present.values()),
    )


def all_there(record: Appointees, rule: BodyRule, there: Attended) -> tuple[Truth, str]:
    """Whether all who have to be there were; one who was there only by a substitute may not count.

    Args:
        record: who holds which role.
        rule: whom the text wants there.
        there: who was.
    """
    if not there.recorded:
        return Truth.UNKNOWN, at_meetings.NOBODY_RECORDED
    open_ = [name for name in record.seats_of(rule.quorum) if name not in there.seats]
    by_substitute = [name for name in open_ if name in there.by_substitute]
    elsewhere = [name for name in open_ if name not in by_substitute]
    missing = [name for name in elsewhere if _surely_away(record, name, there)]
    if missing:
        return Truth.NO, quorums.quorum_missing(map(record.title, missing))
    if by_substitute:
        return Truth.UNKNOWN, "; ".join(map(quorums.only_substitute, map(record.title, by_substitute)))
    if elsewhere:
        agencies = [record.title(name) for name in elsewhere if name in record.agency_words]
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
        there: who was.
    """
    if not rule.quorate.get("including"):
        return _counted(record, rule, there)
    led = _chair_there(record, rule, there)
    answers = [_counted(record, rule, there), led] if _FIGURES & rule.quorate.keys() else [led]
    return both(answer for answer, _ in answers), "; ".join(says for _, says in answers)


def _counted(record: Appointees, rule: BodyRule, there: Attended) -> tuple[Truth, str]:
    """Whether as many were there as a text asks for: a number, or a share, of the body or of some that it names."""
    named = set(record.seats_of(rule.quorate.get("of", ())))
    if not (there.recorded if named else there.number):
        return Truth.UNKNOWN, at_meetings.NOBODY_RECORDED
    voting = rule.quorate.get("voting", False)
    number = there.with_a_vote(record, rule) if voting else there.number
    some = "at_least_of" in rule.quorate
    number = len(named & there.seats) if named and not some else number
    perhaps = len(named & there.by_substitute - there.seats) + there.unclear if named else 0
    members = {each.person_ref for each in record.seated(rule.body)}
    members = {ref for ref in members if not voting or record.votes(ref, rule.body)}
    seats = len(named if named and not some else members)
    says = quorums.counted_there(number, seats, asked_in_figures(record, rule))
    missing = rule.quorate.get("at_least_of", 0) - len(named & there.seats)
    if missing > perhaps or (some and _few(rule, number, seats)):
        return Truth.NO, says
    if missing > 0:
        return Truth.UNKNOWN, says
    if _few(rule, number, seats):
        return (Truth.UNKNOWN if perhaps and not _few(rule, number + perhaps, seats) else Truth.NO), says
    return (Truth.YES if seats or "share" not in rule.quorate else Truth.UNKNOWN), says


def _chair_there(record: Appointees, rule: BodyRule, there: Attended) -> tuple[Truth, str]:
    """Whether whoever chairs the body was there, or whoever leads it in that place where the text lets that do."""
    deputies = rule.quorate["including"] != CHAIR
    leaders = set(map(record.seat, record.leaders(rule.body, deputies=deputies)))
    refs = dict.fromkeys((*there.present, *filter(None, [there.led_by])))
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
    return figures.quorate(rule.quorate, ", ".join(map(record.title, rule.quorate.get("of", ()))))


def _few(rule: BodyRule, number: int, seats: int) -> bool:
    """Whether so many are too few; of a body on which nobody is known to sit no share is known."""
    needed, more = _SHARES.get(rule.quorate.get("share", ""), (Fraction(0), False))
    return (
        number < rule.quorate.get("at_least", 0) or number < needed * seats or (more and 0 < number == needed * seats)
    )


def last_quorum(record: Appointees, rule: BodyRule) -> tuple[Truth, tuple[str, ...]] | None:
    """Whether the last meeting of a body was quorate; ``None`` where none is on record with who was there.

    Args:
        record: who holds which role, and which meetings were held.
        rule: what the text asks of the body.
    """
    for met in _held(record, rule.body):
        there = attended(record, met)
        if there.recorded:
            answers = [all_there(record, rule, there)] if rule.quorum else []
            answers += [enough_there(record, rule, there)] if rule.quorate else []
            says = tuple(quorums.at_the_last(met.on, reason) for _, reason in answers)
            return both(answer for answer, _ in answers), says
    return None


def _held(record: Appointees, body: str) -> Iterator[Met]:
    """The meetings of a body that were surely held, the last one first."""
    held = [met for met, counts in record.situation.recorded(Met) if counts is Truth.YES]
    for met in sorted(held, key=lambda met: (met.on.last, met.on.first), reverse=True):
        if meeting_word(record.meetings, met.meeting).body == body:
            yield met


def meeting_word(meetings: Mapping[str, Meeting], kind: str) -> Meeting:
    """A kind of meeting; one of a partnership's own is of the body that it says, else of the one that its name says."""
    word = meetings.get(kind) or Meeting(id=kind, title=vocabulary.spelt(kind), says="")
    return word if word.body or not vocabulary.is_own(kind) else attrs.evolve(word, body=kind.removesuffix("-meeting"))
