"""Which event an entry is, and of whom: what happened, what was decided, a meeting that was held, a request."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from cspr import vocabulary
from cspr.dates import PartialDate
from cspr.record import wellformed
from cspr.record.entries import AnyEntry, Appointed, Decided, Happened, Involved
from cspr.record.learning_entries import Action, Recommendation, Theme
from cspr.record.notification_entries import Notified
from cspr.record.people_entries import Met, Request
from cspr.truth import Truth

_REQUESTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "asked": "information-requested",
        "chased": "information-outstanding",
        "incomplete": "information-outstanding",
        "returned": "information-returned",
        "refused": "information-withheld",
        "escalated": "information-escalated",
    }
)
_FIRSTS: Final[Mapping[type[Any], str]] = MappingProxyType(
    {
        Theme: "learning-identified",
        Recommendation: "recommendations-made",
        Action: "actions-identified",
        Notified: "notification-sent",
    }
)
"""The event that the first entry of a kind is, where it is not recorded by itself."""
ANSWERS: Final[Mapping[str, str]] = MappingProxyType({"information-returned": "information-requested"})
"""What each of two events answers, of which the second can come again once the first has: it begins another round."""
_BEGINS: Final[Mapping[str, str]] = MappingProxyType({"action-plan-agreed": "actions-identified"})
_APPOINTED: Final[Mapping[str, str]] = MappingProxyType({"lead-reviewer": "lead-reviewer-appointed"})


class Occasion(NamedTuple):
    """Which event an entry is, of whom, and on which day."""

    event: str
    about: str
    on: PartialDate


def occasion(entry: AnyEntry) -> Occasion | None:
    """The event that an entry is; ``None`` for an entry that is no event.

    Examples:
        >>> occasion(Request("police", "asked", on="2021-04-01"))[:2]
        ('information-requested', 'agency:police')
        >>> occasion(Met("rapid-review-meeting", "2021-04-12"))[:2]
        ('rapid-review-held', 'case')
        >>> occasion(Met("rapid-review-meeting", "2021-04-12", quorate="no")) is None
        True
    """
    match entry:
        case Happened() | Decided():
            return Occasion(entry.event, entry.about, entry.on)
        case Met():
            word = None if entry.quorate is Truth.NO else vocabulary.meetings().get(entry.meeting)
            return Occasion(word.event, entry.about, entry.on) if word is not None and word.event else None
        case Request():
            event = _REQUESTS.get(entry.state)
            return None if event is None else Occasion(event, whom_asked(entry), entry.on)
        case _:
            return None


def begins(entry: AnyEntry) -> str | None:
    """The event that the first entry like this one is, where it is not recorded by itself.

    Examples:
        >>> begins(Appointed("lead-reviewer", "P1", on="2021")), begins(Appointed("line-manager", "P2", on="2021"))
        ('lead-reviewer-appointed', None)
    """
    if isinstance(entry, Happened):
        return _BEGINS.get(entry.event)
    return _APPOINTED.get(entry.role) if isinstance(entry, Appointed) else _FIRSTS.get(type(entry))


def appointed_to(event: str) -> tuple[str, ...]:
    """The roles to which somebody is appointed by an event.

    Examples:
        >>> appointed_to("lead-reviewer-appointed"), appointed_to("published")
        (('lead-reviewer',), ())
    """
    return tuple(role for role, appointed in _APPOINTED.items() if appointed == event)


def whom_asked(entry: Request) -> str:
    """Of whom a request is, such as ``agency:police``."""
    return f"agency:{entry.agency}" if entry.about == wellformed.CASE else entry.about


def named_by(entry: AnyEntry) -> tuple[str, ...]:
    """Whom an entry names: whom it is about, who is involved, of whom a request is.

    Examples:
        >>> named_by(Involved("agency:police")), named_by(Met("rapid-review-meeting", "2021-04-12"))
        (('case', 'agency:police'), ('case',))
    """
    match entry:
        case Involved():
            return entry.about, entry.who
        case Request():
            return entry.about, whom_asked(entry)
        case _:
            return (entry.about,)
