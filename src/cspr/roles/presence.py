"""Who was at a meeting: of each person whether with a seat on the body, and for whom somebody was there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from cspr.guidance.owing import ANY_AGENCY
from cspr.guidance.role_rules import BodyRule, substitute_counts
from cspr.guidance.words import meeting_word
from cspr.record.people_entries import Met, Substituted
from cspr.roles.appointees import Appointees
from cspr.truth import Truth, both


@attrs.frozen(kw_only=True)
class Attended:
    """Who was at a meeting.

    Args:
        sits: of each person, by reference, whether with a seat on the body; of a substitute, whether the member had.
        standing_in: the substitutes among them, each with the member in whose place it came.
        led_by: who led it, by reference; ``None`` where that is not recorded.
        seats: for whom somebody was there who is no substitute, and the roles of those.
        by_substitute: for whom a substitute was there.
        unclear: how many were there of whom it is not recorded for which agency.
        units: for whom each person was there, and each agency that came without a name; no substitutes.
        units_by_substitute: for whom each substitute was there.
    """

    sits: Mapping[str, Truth] = attrs.field(hash=False)
    standing_in: Mapping[str, str] = attrs.field(hash=False)
    led_by: str | None
    seats: frozenset[str]
    by_substitute: frozenset[str]
    unclear: int
    units: tuple[frozenset[str], ...]
    units_by_substitute: tuple[frozenset[str], ...]

    @property
    def number(self) -> int:
        """How many persons were there."""
        return len(self.sits)

    @property
    def recorded(self) -> bool:
        """Whether anybody is recorded as having been there."""
        return bool(self.number or self.seats)

    def counting(self, substitutes: str, *, voting: bool) -> dict[str, Truth]:
        """Of each person whether he or she counts among the members who came.

        Args:
            substitutes: what the text says of substitutes, as the data say it; empty where it says nothing.
            voting: whether only those with a vote count.
        """
        of_substitutes = substitute_counts(substitutes, voting=voting)
        return {
            ref: both((sits, of_substitutes)) if ref in self.standing_in else sits for ref, sits in self.sits.items()
        }


def attended(record: Appointees, met: Met) -> Attended:
    """Who was at a meeting, by the persons and agencies on record.

    Args:
        record: who holds which role, and for which agency.
    """
    named = record.situation.recorded(Substituted) if met.ref is not None else ()
    replaced = {each.substitute_ref: each.person_ref for each, _ in named if each.meeting_ref == met.ref}
    standing_in = {ref: replaced[ref] for ref in met.present if ref in replaced}
    body = meeting_word(record.meetings, met.meeting).body
    sits = {
        ref: Truth.NO if standing_in.get(ref) in met.present else record.sat(standing_in.get(ref, ref), body, met.on)
        for ref in met.present
    }
    agencies = {ref: record.agencies_of(ref) if sits[ref] is not Truth.NO else () for ref in met.present}
    themselves = [ref for ref in met.present if ref not in standing_in]
    own = [frozenset(map(record.seat, (*agencies[ref], *record.roles_of(ref)))) for ref in themselves]
    unnamed = [name for name in met.agencies if not any(name in agencies[ref] for ref in themselves)]
    by_substitute = tuple(
        frozenset(map(record.seat, record.agencies_of(member) or agencies[ref]))
        for ref, member in standing_in.items()
        if sits[ref] is not Truth.NO
    )
    return Attended(
        sits=sits,
        standing_in=standing_in,
        led_by=met.led_by,
        seats=frozenset(map(record.seat, met.agencies)).union(*own),
        by_substitute=frozenset[str]().union(*by_substitute),
        unclear=sum(
            not (agencies[ref] or (ref in standing_in and record.agencies_of(standing_in[ref])))
            for ref, seat in sits.items()
            if seat is not Truth.NO
        ),
        units=(*own, *(frozenset([record.seat(name)]) for name in unnamed)),
        units_by_substitute=by_substitute,
    )


def of_the_named(record: Appointees, rule: BodyRule, units: Sequence[Iterable[str]], unclear: int = 0) -> int:
    """For how many of those of whom so many have to come somebody was there.

    Whoever has to be there besides is not counted again as one of the others, and nobody is counted twice.

    Args:
        record: for whom a name stands.
        rule: who has to be there, and of whom so many.
        units: for whom each person or agency was there.
        unclear: how many more were there, each perhaps for any of them.
    """
    needed, (both_times, others) = record.seats_of(rule.quorum), in_both_and_others(record, rule)
    there = set[str]().union(*units)
    present = len(both_times & there) + _filled((*needed, *others), units) - _filled(needed, units)
    return min(len(both_times) + len(others), present + unclear)


def in_both_and_others(record: Appointees, rule: BodyRule) -> tuple[set[str], tuple[str, ...]]:
    """The seats of whom so many have to come: those that have to be there besides, and the others, of any agency each.

    Args:
        record: for whom a name stands.
        rule: who has to be there, and of whom so many.
    """
    of = rule.quorate.get("of", ())
    both_times = set(record.seats_of(name for name in of if name in rule.quorum))
    others = record.seats_of(name for name in of if name not in rule.quorum)
    if ANY_AGENCY in of:
        needed = record.seats_of(rule.quorum)
        others = tuple(seat for seat in {*others, *record.every_agency()} - {ANY_AGENCY} if seat not in needed)
    return both_times, others


def _filled(seats: Sequence[str], units: Sequence[Iterable[str]]) -> int:
    """How many seats are filled at most, each by another person or agency."""
    held: dict[int, int] = {}

    def placed(unit: int, tried: set[int]) -> bool:
        for place, seat in enumerate(seats):
            if seat in units[unit] and place not in tried:
                tried.add(place)
                if place not in held or placed(held[place], tried):
                    held[place] = unit
                    return True
        return False

    return sum(placed(unit, set()) for unit in range(len(units)))
