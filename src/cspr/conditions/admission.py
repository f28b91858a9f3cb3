"""The one door of every question about a case: is it a situation, is it a framework, and do the two belong together?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import attrs

from cspr import calendars, vocabulary
from cspr.arguments import a_list, each_of, of_kind
from cspr.errors import wrong
from cspr.guidance.applicable import NATIONAL
from cspr.guidance.layers import Framework
from cspr.guidance.once import NO_FRAMEWORK, once_a_framework
from cspr.guidance.own_outcomes import comes_to, own_decisions
from cspr.guidance.rounds import recurring
from cspr.guidance.words import meeting_word
from cspr.record.next_meetings import NextMeeting
from cspr.record.situation import Situation
from cspr.word import Event

_ADVICE: Final = "give a situation: review.as_of(day)"


def situation_of(asked: object) -> Situation:
    """What was handed over, where it is a situation.

    Raises:
        CsprError: ``not-a-situation``.

    Examples:
        >>> from cspr.record import Review
        >>> situation_of(Review("NR-07", "northamptonshire"))
        Traceback (most recent call last):
        cspr.errors.BadInputError: not-a-situation at situation: give a situation: review.as_of(day)
    """
    return of_kind(asked, Situation, "not-a-situation", "situation", _ADVICE)


def situations_of(asked: Iterable[object]) -> tuple[Situation, ...]:
    """What was handed over, where all of it is situations; each that is none is named by its place.

    Raises:
        CsprError: ``not-situations``; ``not-a-situation``.

    Examples:
        >>> situations_of([5])
        Traceback (most recent call last):
        cspr.errors.BadInputError: not-a-situation at $.situations[0]: give a situation: review.as_of(day)
    """
    listed = a_list(asked, "$.situations", "give situations in a list: [review.as_of(day)]", "not-situations")
    return each_of(listed, Situation, "not-a-situation", "$.situations", _ADVICE)


def framework_of(asked: object) -> Framework:
    """What was handed over, where it is a framework.

    Raises:
        CsprError: ``not-a-framework``.
    """
    return of_kind(asked, Framework, "not-a-framework", "framework", NO_FRAMEWORK)


def frameworks_of(asked: object) -> None:
    """Refuse what cannot be asked for the documents of a partnership.

    Raises:
        CsprError: ``not-a-function``.
    """
    if not callable(asked):
        raise wrong("not-a-function", "$.frameworks", "give a function of a partnership's name, such as framework")


def calendar_of(asked: Any, path: str = "$.calendar") -> calendars.Calendar:
    """What was handed over, where it is a calendar; that of England where nothing was.

    Raises:
        CsprError: ``not-a-calendar``.

    Examples:
        >>> calendar_of(None) == calendars.england()
        True
    """
    if asked is None:
        return calendars.england()
    if type(asked) is not calendars.Calendar:
        raise wrong("not-a-calendar", path, "give what england or own made")
    return asked


def admit(framework: Framework, situation: Situation) -> None:
    """Refuse what cannot be asked together; the national documents, and a slice of any, may be asked of every review.

    Raises:
        CsprError: ``not-a-framework``; ``not-a-situation``; ``not-this-partnership`` where the review is not one of the
            framework's partnership, and nobody said that it is meant.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Review
        >>> situation = Review("NR-07", "northamptonshire").as_of(date(2021, 4, 1))
        >>> admit(framework("kirklees"), situation.answered_by("kirklees"))
    """
    documents, asked = framework_of(framework), situation_of(situation)
    if documents.partnership not in {NATIONAL, *asked.partnerships, *asked.also_answered_by}:
        advice = "where this one is meant, ask of situation.answered_by(framework.partnership)"
        raise wrong(
            "not-this-partnership", "framework", f"give the framework of the review's own partnership; {advice}"
        )


@once_a_framework
def _next_meetings(framework: Framework) -> tuple[NextMeeting, ...]:
    """The events that the documents declare themselves as the next meeting of a body."""
    declared = (word for document in framework.documents for word in document.words.get("events", {}).values())
    meetings = framework.words("meetings")
    several = list[NextMeeting]()
    for word in declared:
        if isinstance(word, Event) and word.meeting_of:
            kinds = {name: kind for name, kind in meetings.items() if kind.body == word.meeting_of}
            events = (event for kind in kinds.values() for event in (kind.event, kind.dates) if event)
            several.append(
                NextMeeting(event=word.id, after=word.after, kinds=tuple(kinds), shown_by=tuple(dict.fromkeys(events)))
            )
    return tuple(several)


@once_a_framework
def _ended_by(framework: Framework) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The proceedings that the documents declare themselves, each with the events that are its end."""
    words = framework.words("proceedings")
    return tuple((kind, word.ended_by) for kind, word in words.items() if vocabulary.is_own(kind) and word.ended_by)


@once_a_framework
def _not_quorate(framework: Framework) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The events that are a meeting of some body that was not quorate, each with the kinds of such a meeting."""
    words = [word for word in framework.words("events").values() if isinstance(word, Event) and word.not_quorate_of]
    meetings = framework.words("meetings")
    bodies = {kind: meeting_word(meetings, kind).body for kind in meetings}
    bodies |= {f"{word.not_quorate_of}-meeting": word.not_quorate_of for word in words}
    return tuple((word.id, tuple(kind for kind, of in bodies.items() if of == word.not_quorate_of)) for word in words)


def as_declared(framework: Framework, situation: Situation) -> Situation:
    """The situation with what the documents say of their own events: which recur, are next meetings, or an end."""
    declared = attrs.evolve(
        situation,
        recurring=recurring(framework),
        next_meetings=_next_meetings(framework),
        comes_to=comes_to(framework),
        own_decisions=tuple(tuple(word.outcomes.values()) for word in own_decisions(framework)),
        ended_by=_ended_by(framework),
        not_quorate=_not_quorate(framework),
    )
    return situation if declared == situation else declared
