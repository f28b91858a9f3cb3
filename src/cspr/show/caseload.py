"""A caseload as text and as plain values."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from cspr import vocabulary
from cspr.caseload import KIND_SAYS, Item
from cspr.conditions import CASE
from cspr.show.lines import clean, line
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.caseload import Caseload, Unread

_LEGAL: Final = "This is not legal advice."


def text(found: Caseload, by: str | None = None, unread: Iterable[Unread] = ()) -> str:
    """Give a caseload as text: what could not be read first, then what is to be looked at, the most pressing first.

    Args:
        found: the caseload.
        by: ``agency``, ``case`` or ``role``, to list it under each of them.
        unread: files of which something is to be said.
    """
    since = "" if found.since is None else f"; moved since {found.since}"
    count = len(found.references)
    head = f"{count} {'review' if count == 1 else 'reviews'}, on {found.on}, up to {found.until}{since}"
    unanswered = (line(f"not answered: {name}: {each}") for name, told in found.unanswered for each in told)
    notices = (line(f"note: {name}: {says}") for name, says in found.notices)
    parts = [head, *problems(unread), *unanswered, *notices]
    groups = {"": found.items} if by is None else found.by(by)
    for name, items in groups.items():
        if name:
            parts += ["", clean(_actor(name)), "=" * len(clean(_actor(name)))]
        for kind, same in groupby(items, key=lambda item: item.kind):
            parts += ["", KIND_SAYS[kind], "-" * len(KIND_SAYS[kind])]
            parts += [told for item in same for told in (line(_item(item)), *(line(f"- {why}", 1) for why in item.why))]
    if not found.items:
        parts += ["", "Nothing is overdue, due, waited for, moved or on hold."]
    return "\n".join([*parts, "", _LEGAL])


def problems(unread: Iterable[Unread]) -> Iterator[str]:
    """Give of each file what is wrong with it, a line each."""
    for one in unread:
        verb = "look at" if one.answered else "not answered"
        yield from (line(f"{verb}: {one.file}: {problem}") for problem in one.problems)


def calendar(found: Caseload) -> bytes:
    """Give what is overdue and due as one calendar file; every entry is private and does not say what is due.

    Raises:
        CsprError: ``missing-extra`` where ``icalendar`` is not installed.

    Examples:
        >>> from datetime import date
        >>> from cspr.caseload import due
        >>> calendar(due((), until=date(2021, 4, 1))).splitlines()[0]
        b'BEGIN:VCALENDAR'
    """
    from cspr.show import ical

    empty = ical.calendar((), reference="CASELOAD", on=found.on)
    from icalendar import Calendar

    made: Any = Calendar.from_ical(empty)
    for reference, schedule in found.schedules:
        own: Any = Calendar.from_ical(ical.calendar(schedule, reference=reference, on=found.on))
        for entry in own.subcomponents:
            made.add_component(entry)
    file: bytes = made.to_ical()
    return file


def _item(item: Item) -> str:
    about = "" if item.about == CASE else f" ({item.about})"
    sure = "" if item.sure is Truth.YES else "; not sure"
    who = f"; {', '.join(map(_actor, item.who))}" if item.who else ""
    clauses = ", ".join(dict.fromkeys(name for each in item.sources for name in each.clauses[:1]))
    cited = f" [{clauses}]" if clauses else ""
    return f"{item.reference} {item.title}{about}{_days(item)}{who}{sure}{cited}"


def _days(item: Item) -> str:
    told: list[str] = []
    if item.before is not None:
        told.append(f"from {item.before}")
    if item.when is not None:
        told.append(f"{'to ' if item.before is not None else ''}{item.when}")
    if item.days is not None:
        working, calendar = item.days
        told.append(f"{_count(abs(working), 'working day')} ({_count(abs(calendar), 'day')}) {_side(calendar)}")
    if item.governing is not None and item.governing != item.when:
        told.append(f"{item.governing} by the governing text")
    if item.kind.value == "held":
        told.append("its end is not planned" if item.until is None else f"until {item.until}, as planned")
    return f", {', '.join(told)}" if told else ""


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"


def _side(days: int) -> str:
    return "left" if days >= 0 else "ago"


def _actor(name: str) -> str:
    word = vocabulary.actors().get(name)
    return name if word is None else word.title
