"""What is odd in the days of an own text that are worked out: last days, next meetings, those of actions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cspr import vocabulary
from cspr.errors import Problem
from cspr.guidance.documents import Document
from cspr.guidance.model import ACTION, ACTION_DUE
from cspr.guidance.reading import VOCABULARY
from cspr.guidance.words import last_day_of
from cspr.word import Event, Meeting

_NEVER_RECORDED: Final = "{!r} is worked out and never recorded: it never holds here; name a fact of your own"
_NO_SUCH_MEETING: Final = "no meeting of {!r} can be recorded; declare one in [meeting], with that body"
_NO_DAY_OF_AN_ACTION: Final = (
    "no day of an action comes from this; declare it with end_of, and there the topic of another duty with "
    "level = 'action' and a time of 'action-due'"
)


def on_last_days(document: Document, others: list[Document]) -> Iterator[Problem]:
    """Report days that are worked out and lead nowhere, or stand where nothing that is worked out can stand."""
    yield from _more_time(document)
    yield from _last_days(document, others)
    yield from _next_meetings(document, others)
    yield from _of_actions(document)


def _more_time(document: Document) -> Iterator[Problem]:
    """Report a time that still stands while more time for the same runs from its last day."""
    events = document.words.get("events", {})
    for duty in document.duties:
        ended = {last_day_of(events, name) for name in (duty.timing.of if duty.timing else ())}
        for other in document.duties if duty.topic in ended and duty.when else ():
            if other.topic == duty.topic and other is not duty and set(other.unless).isdisjoint(duty.when):
                advice = f"it stands beside the more time of {duty.id!r}; name {duty.when[0]!r} in its unless"
                yield Problem("beside-more-time", document.place(other), advice)
        on_step = {other.topic for other in document.duties if duty.step is not None and other.step == duty.step}
        for topic in sorted(ended & on_step - {duty.topic}):
            advice = (
                f"it is more time for {topic!r}; write topic = {topic!r}, or the two are taken for different duties"
            )
            yield Problem("more-time-of-another-topic", f"{document.place(duty)}.topic", advice)


def _last_days(document: Document, others: list[Document]) -> Iterator[Problem]:
    """Report last days on which no time ends, and those that stand as a condition: nobody records them."""
    events = document.words.get("events", {})
    ends = {name: topic for name in events if (topic := last_day_of(events, name))}
    timed = {duty.topic for each in (document, *others) for duty in each.duties if duty.timing is not None}
    for name, topic in ends.items():
        if topic not in timed:
            advice = f"no duty on {topic!r} has a time; write one, with that topic"
            yield Problem("ends-no-time", f"{VOCABULARY}: $.event.{name}.end_of", advice)
    for rule in (*document.duties, *document.holds, *document.roles, *document.bodies):
        for key in ("when", "unless", "after"):
            for name in (name for name in getattr(rule, key, ()) if name in ends):
                yield Problem("last-day-as-condition", f"{document.place(rule)}.{key}", _NEVER_RECORDED.format(name))


def _next_meetings(document: Document, others: list[Document]) -> Iterator[Problem]:
    """Report next meetings of a body of which no meeting can be recorded, or after what nobody records."""
    own = (word for each in (document, *others) for word in each.words.get("meetings", {}).values())
    bodies = {meeting.body for meeting in (*vocabulary.meetings().values(), *own) if isinstance(meeting, Meeting)}
    events = {name: word for name, word in document.words.get("events", {}).items() if isinstance(word, Event)}
    for name, word in events.items():
        place = f"{VOCABULARY}: $.event.{name}"
        if word.meeting_of and word.meeting_of not in bodies:
            yield Problem("no-such-meeting", f"{place}.meeting_of", _NO_SUCH_MEETING.format(word.meeting_of))
        if word.after in events and (events[word.after].end_of or events[word.after].meeting_of):
            yield Problem("last-day-as-condition", f"{place}.after", _NEVER_RECORDED.format(word.after))


def _of_actions(document: Document) -> Iterator[Problem]:
    """Report what is asked of each action from a day that no action has."""
    at_level = [(duty, duty.timing.of) for duty in document.duties if duty.level == ACTION and duty.timing is not None]
    counted = {duty.topic for duty, starts in at_level if starts == (ACTION_DUE,)}
    events = document.words.get("events", {})
    for duty, starts in at_level:
        if starts != (ACTION_DUE,) and not any(last_day_of(events, name) in counted for name in starts):
            yield Problem("no-day-of-an-action", document.place(duty), _NO_DAY_OF_AN_ACTION)
