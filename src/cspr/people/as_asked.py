"""Whether a meeting was on the day of the week or month on which its body meets, and held in the way that is asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cspr import vocabulary
from cspr.clocks.named_days import same_week_or_month
from cspr.conditions.case import Case, once_a_case
from cspr.dates import PartialDate, end_of
from cspr.errors import CsprError
from cspr.guidance.live_rules import live_bodies
from cspr.guidance.periods import WEEKDAYS
from cspr.guidance.role_rules import BodyRule
from cspr.people.gatherings import Gathering, gatherings, row_of_a_meeting
from cspr.people.quorum import appointees
from cspr.people.rows import LedgerRow, RowState
from cspr.truth import Truth
from cspr.wording import at_meetings as words, people

DAY: Final = "meets-on"
WAY: Final = "held-in"


def as_asked(case: Case, meeting: Gathering) -> Iterator[LedgerRow]:
    """A row for each text that has a body meet on a day of the week or month, and for each that says in which way."""
    for rule in live_bodies(case.framework, meeting.day):
        if rule.body != meeting.word.body or appointees(case).asks(rule) is not Truth.YES:
            continue
        on_day = _on_its_day(case, meeting, rule)
        asked = [(DAY, words.DAY, on_day)] if on_day else []
        asked += [(WAY, words.IN_WHICH_WAY, _in_its_way(meeting, rule))] if rule.held else []
        for key, title, answer in asked:
            yield row_of_a_meeting(case, meeting, rule, key=key, title=title, answer=answer)


@once_a_case
def otherwise(case: Case) -> tuple[tuple[Gathering, LedgerRow], ...]:
    """The meetings that surely were, or are called, otherwise than a text has them that binds, each with its row."""
    return tuple(
        (meeting, asked)
        for meeting in gatherings(case)
        for asked in as_asked(case, meeting)
        if asked.state is RowState.CONTRARY and asked.binding
    )


def _on_its_day(case: Case, meeting: Gathering, rule: BodyRule) -> tuple[RowState, str] | None:
    """Whether it is on the day on which the body meets; ``None`` of one beside another of the same week or month on it.

    Where that day is no working day, another may have taken its place.
    """
    on, day = rule.meets.get("on", ""), meeting.day.exact
    if not on:
        return None
    says = people.on_which(on)
    if day is None:
        return RowState.CANNOT_TELL, f"{says}; {words.PERHAPS_ON_IT}"
    calendar = case.working_days(rule.source.instrument)
    try:
        right = same_week_or_month(day, on, calendar)
        working = calendar.is_working_day(right)
    except CsprError:  # the calendar does not reach so far
        return None
    if day == right:
        return RowState.DONE, words.on_its_day(says, kept=True)
    unit = "week" if on in WEEKDAYS else "month"
    same = (gathering.day.exact for gathering in gatherings(case) if gathering.word.body == rule.body)
    if any(other == right for other in same if other is not None and end_of(other, unit) == end_of(day, unit)):
        return None
    if not working:
        return RowState.CANNOT_TELL, words.moved(says, PartialDate.of(right))
    return RowState.CONTRARY, words.on_its_day(says, kept=False)


def _in_its_way(meeting: Gathering, rule: BodyRule) -> tuple[RowState, str]:
    """Whether it was held in the way that a text asks; of one that some attended in another way that cannot be told."""
    asked = people.meets_in(rule.held)
    if meeting.met is None:
        return RowState.DUE, asked
    held = meeting.met.held
    if held is None:
        return RowState.CANNOT_TELL, f"{asked}; {words.WAY_UNKNOWN}"
    if held == rule.held:
        return RowState.DONE, words.held(people.HELD[held])
    against = held in vocabulary.IN_ONE_WAY
    return RowState.CONTRARY if against else RowState.CANNOT_TELL, words.held(people.HELD[held])
