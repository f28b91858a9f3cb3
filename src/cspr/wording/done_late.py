"""What was done late, as headlines, deadlines and changes tell it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cspr.wording.common import at_least
from cspr.wording.first_screen import inside


def how_late(how: str, days: int, readings: tuple[int, int], done: str, due: str, *, more: bool = False) -> str:
    """By how much something was done late, and how surely.

    Args:
        how: whether it was on every reading, on some, by a lower text, or perhaps.
        days: by how many working days at least.
        readings: on how many readings, and how many bind.
        done: when it was done, in words.
        due: when it was due.
        more: whether it may have been by more, as a day is known only in part.

    Examples:
        >>> how_late("late", 2, (1, 1), "in March", "28 Feb", more=True)
        'by at least 2 working days'
        >>> how_late("late", 2, (1, 1), "Mon 4 Mar", "Thu 29 Feb")
        'by 2 working days'
        >>> how_late("late-unchecked", 1, (1, 1), "Mon 4 Mar", "Fri 1 Mar")
        'by 1 working day, on a period that was not checked against the text'
        >>> how_late("late-on-some-readings", 1, (1, 2), "Mon 4 Mar", "Fri 1 Mar")
        'late on 1 of 2 readings, by 1 working day'
        >>> how_late("late-by-a-lower-text", 1, (1, 1), "Mon 4 Mar", "Fri 1 Mar")
        'late by another text that asks for it sooner, by 1 working day'
        >>> how_late("perhaps-late", 0, (1, 1), "in March", "Mon 4 Mar")
        'perhaps late: done in March, due Mon 4 Mar'
    """
    by = f"by {at_least(days, 'working day', more=more)}" if days else "on a day that is no working day"
    return {
        "late": by,
        "late-unchecked": f"{by}, on a period that was not checked against the text",
        "late-on-some-readings": f"late on {readings[0]} of {readings[1]} readings, {by}",
        "late-by-a-lower-text": f"late by another text that asks for it sooner, {by}",
        "perhaps-late": f"perhaps late: done {done}, due {due}",
    }[how]


def late_by(title: str, how: str) -> str:
    """A duty that was done late, and how late."""
    return f"{inside(title)}, {how}"


def late_alone(title: str, days: str, *, afterwards: bool) -> str:
    """What alone was done late, by how much, and whether only after that before which it was to be done.

    Examples:
        >>> late_alone("Rapid review to the Panel", "2 working days", afterwards=False)
        'Rapid review to the Panel, by 2 working days'
        >>> late_alone("Final report to the Panel, before publication", "8 working days", afterwards=True)
        'Final report to the Panel, before publication, by 8 working days, only after the event'
    """
    return f"{title}, by {days}{', only after the event' if afterwards else ''}"


def listed(late: Iterable[str], *, surely: bool) -> str:
    """What was done late, each with by how much; or what was so on some readings, by a lower text, or perhaps.

    Examples:
        >>> listed(["rapid review to the Panel, by 2 working days"], surely=True)
        'Done late: rapid review to the Panel, by 2 working days.'
        >>> listed(["rapid review meeting, late on 1 of 2 readings, by 1 working day"], surely=False)
        'Done, not in time for certain: rapid review meeting, late on 1 of 2 readings, by 1 working day.'
    """
    return f"{'Done late' if surely else 'Done, not in time for certain'}: {'; '.join(late)}."


def changed(how: str, says: str) -> str:
    """That something is done now, and late.

    Examples:
        >>> changed("late", "by 2 working days")
        'done late, by 2 working days'
        >>> changed("late-on-some-readings", "late on 1 of 2 readings, by 1 working day")
        'done; late on 1 of 2 readings, by 1 working day'
    """
    return f"done late, {says}" if how in {"late", "late-unchecked"} else f"done; {says}"


def late_on_some(done: Iterable[tuple[str, int, int]]) -> str:
    """What was done late on some readings and in time on others: each with on how many of how many.

    Examples:
        >>> late_on_some([("Rapid review to the Panel", 2, 3)])
        'Done late on 2 of 3 readings: rapid review to the Panel.'
        >>> late_on_some([("Rapid review to the Panel", 2, 3), ("Publish the LCSPR", 1, 2)])
        'Done late on 2 of 3 readings: rapid review to the Panel; on 1 of 2: publish the LCSPR.'
    """
    first, *others = [(f"{late} of {readings}", inside(title)) for title, late, readings in done]
    more = "".join(f"; on {count}: {title}" for count, title in others)
    return f"Done late on {first[0]} readings: {first[1]}{more}."


def in_headline(
    late: Sequence[str], unchecked: Sequence[str], some: Sequence[str], perhaps: Sequence[str], *, readings: int
) -> str:
    """What was done late, in short; what is not so on every reading after it, and what may have been last.

    Args:
        late: the titles of what was late on every reading.
        unchecked: those of what was late by a period that was not checked against the text.
        some: those of what was late on some readings, and in time on none.
        perhaps: those of what may have been late, since its day is known only in part.
        readings: on how many readings it was late what was so on some.

    Examples:
        >>> in_headline(["Rapid review to the Panel"], [], ["Rapid review meeting"], [], readings=1)
        'Done late: rapid review to the Panel. Late on one reading: rapid review meeting.'
        >>> in_headline([], ["Final report to the Panel"], [], ["Publish the LCSPR"], readings=0)[:83]
        'Done late, on a period that was not checked against the text: final report to the P'
        >>> in_headline([], [], [], ["Publish the LCSPR"], readings=0)
        'May have been done late: publish the LCSPR.'
        >>> in_headline([], [], [], [], readings=0)
        ''
    """
    on = "one reading" if readings == 1 else "some readings"
    several = (
        ("Done late", late),
        ("Done late, on a period that was not checked against the text", unchecked),
        (f"Late on {on}", some),
        ("May have been done late", perhaps),
    )
    return " ".join(f"{says}: {'; '.join(map(inside, titles))}." for says, titles in several if titles)


def late_and_perhaps(days: str, due: str, perhaps: str) -> str:
    """That it was late on some readings, by how much, and that on others this cannot be told.

    Examples:
        >>> late_and_perhaps("1 working day", "6 Jan–20 Nov", "8 Jan–22 Nov")
        '1 working day late on some readings (6 Jan–20 Nov), perhaps late on others (due 8 Jan–22 Nov)'
    """
    late = f"{days} late on some readings ({due})"
    return f"{late}, perhaps late on others (due {perhaps})"
