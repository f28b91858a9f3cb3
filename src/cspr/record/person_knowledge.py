"""What is known of somebody, from all entries about them taken together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from cspr.answers import Named
from cspr.arguments import of_kind
from cspr.grouping import grouped
from cspr.record.people_entries import Person
from cspr.record.situation import Situation
from cspr.truth import Truth, either


@attrs.frozen(kw_only=True, repr=False)
class KnownPerson(Named):
    """What the record says of somebody.

    Args:
        person_ref: the reference.
        agency: the agency for which the person works, by the last entry that says so.
        roles: other roles that the person holds, by any entry.
        bodies: bodies on which the person sits, by any entry.
        seniority: the level at which the person works, by the last entry that says so.
        involved: whether the person was directly involved; yes where any entry says so.
        decided: whether the person took or managed decisions in the case; yes where any entry says so.
        conflict: whether a conflict of interest is recorded; yes where any entry says so.
        connection: what the person is to the child, by the last entry that says so.
        age_group: the group by age, by the last entry that says so.
        seen: what was looked at in choosing the person, by any entry.
    """

    person_ref: str
    agency: str | None
    roles: tuple[str, ...]
    bodies: tuple[str, ...]
    seniority: str | None
    involved: Truth
    decided: Truth
    conflict: Truth
    connection: str | None
    age_group: str | None
    seen: tuple[str, ...]


def known_people(situation: Situation) -> dict[str, KnownPerson]:
    """What is known of each person of whom there is an entry, by reference.

    Examples:
        >>> from datetime import date
        >>> from cspr.record import Person, Review
        >>> review = Review("NR-07", "essex").record(Person("P1", agency="police"), Person("P1", involved="no"))
        >>> person = known_people(review.as_of(date(2021, 6, 1)))["P1"]
        >>> person.agency, person.involved.value
        ('police', 'no')
    """
    of_kind(situation, Situation, "not-a-situation", "situation", "give a situation: review.as_of(day)")
    entries = situation.recorded(Person)
    by_ref = grouped((entry.person_ref, (entry, counts)) for entry, counts in entries)
    return {ref: _known(ref, of_one) for ref, of_one in by_ref.items()}


def _known(ref: str, entries: Sequence[tuple[Person, Truth]]) -> KnownPerson:
    sure = [entry for entry, counts in entries if counts is Truth.YES]
    return KnownPerson(
        person_ref=ref,
        agency=_last(entry.agency for entry in sure),
        roles=_each(entry.roles for entry, _ in entries),
        bodies=_each(entry.bodies for entry, _ in entries),
        seniority=_last(entry.seniority for entry in sure),
        involved=_answer((entry.involved, counts) for entry, counts in entries),
        decided=_answer((entry.decided, counts) for entry, counts in entries),
        conflict=_answer((entry.conflict, counts) for entry, counts in entries),
        connection=_last(entry.connection for entry in sure),
        age_group=_last(entry.age_group for entry in sure),
        seen=_each(entry.seen for entry in sure),
    )


def _last(values: Iterable[str | None]) -> str | None:
    return next((value for value in reversed([*values]) if value is not None), None)


def _each(values: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for words in values for word in words))


def _answer(given: Iterable[tuple[Truth | None, Truth]]) -> Truth:
    """Yes where any entry says so, else what the last one says; what may not count yet makes it unknown."""
    answers = [(answer, counts) for answer, counts in given if answer is not None]
    yes = either(counts for answer, counts in answers if answer is Truth.YES)
    if yes is not Truth.NO or not answers:
        return yes if answers else Truth.UNKNOWN
    last, counts = answers[-1]
    return last if counts is Truth.YES else Truth.UNKNOWN
