"""How often a body meets: by when its next meeting is, and how many meetings of a time are on record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, Final, NamedTuple

from cspr.clocks.counting import count
from cspr.clocks.ways_to_count import ways
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate, days_later, months_later
from cspr.errors import CsprError
from cspr.guidance.live_rules import live_bodies
from cspr.guidance.periods import UNITS, Relation, Timing
from cspr.guidance.role_rules import IN_A_REVIEW, BodyRule
from cspr.people.gatherings import Gathering
from cspr.people.quorum import OVER, appointees
from cspr.people.rows import LedgerRow, RowState, row
from cspr.truth import Truth, either
from cspr.wording import at_meetings as words, people

_OF_ONE_CASE: Final = frozenset({"rapid-review-group", "review-group"})
_DECIDED: Final = "local-review-decided"
_ENOUGH: Final = frozenset({RowState.DONE, RowState.CONTRARY})
_A_YEAR: Final = "at_least_a_year"
_DAYS: Final = {"days": 1, "weeks": 7}
_MONTHS: Final = {"months": 1, "years": 12}


class _Often(NamedTuple):
    """How often in a time a body is to meet."""

    unit: str
    asked: Mapping[str, Any]


def how_often(case: Case, meetings: Sequence[Gathering]) -> Iterator[LedgerRow]:
    """A row for the next meeting of each body that meets at intervals, and one for how often it met in a time.

    Of a body of which no meeting is on record nothing is told. The meetings of a standing body may be on the record of
    other cases, so that none of them is missing here.

    Args:
        meetings: all meetings on record, by their day.
    """
    over = either(case.situation.happened(event) for event in OVER) is Truth.YES
    for rule in (rule for rule in live_bodies(case.framework, case.day) if rule.meets):
        held = [meeting for meeting in meetings if meeting.word.body == rule.body and meeting.met is not None]
        if rule.meets["unit"] == IN_A_REVIEW and appointees(case).asks(rule) is Truth.YES:
            yield from _in_a_review(case, rule, held)
        if not held or appointees(case).asks(rule) is not Truth.YES or (over and rule.body in _OF_ONE_CASE):
            continue
        with suppress(CsprError):  # the calendar does not reach so far
            if rule.meets["unit"] in UNITS and not {"at_least", "at_most"} & rule.meets.keys():
                yield _next(case, rule, held[-1], [each for each in meetings if each.word.body == rule.body])
        with suppress(CsprError):
            yield from (_in_a_time(case, rule, often, held) for often in _counted(rule.meets))


def _counted(meets: Mapping[str, Any]) -> Iterator[_Often]:
    """The times in which meetings are counted; how long a school term is, no calendar tells."""
    asked = {key: meets[key] for key in ("at_least", "at_most") if key in meets}
    if asked and meets["unit"] in {*_DAYS, *_MONTHS}:
        yield _Often(meets["unit"], asked)
    if _A_YEAR in meets:
        yield _Often("years", {"at_least": meets[_A_YEAR]})


def _next(case: Case, rule: BodyRule, last: Gathering, meetings: Sequence[Gathering]) -> LedgerRow:
    amount = UNITS[rule.meets["unit"]](rule.meets.get("up_to", rule.meets.get("every", 1)))
    timing = Timing(relation=Relation.EVERY, amounts=(amount,), of=(last.ref,), to_end_of=rule.meets.get("on", ""))
    by = count(timing, ways(timing)[0], last.day, case.working_days(rule.source.instrument)).due
    called = next((each.day for each in meetings if each.met is None and each.day.last >= case.situation.on), None)
    passed = by is not None and by.last < case.situation.on
    meets = people.meets({key: value for key, value in rule.meets.items() if key != _A_YEAR})
    why = words.next_meeting(last.day, meets, passed=passed, called=called)
    return row(
        case,
        key=f"next-meeting/{rule.source.clauses[0]}",
        group=words.BODIES_MEET,
        about=CASE,
        title=words.NEXT_MEETING.format(appointees(case).title(rule.body)),
        answer=(RowState.CANNOT_TELL if passed else RowState.DUE, why),
        sources=(rule.source,),
        who=(rule.body,),
        by=by,
        reading=rule.reading,
        note=rule.note,
        entries=last.entries,
    )


def _in_a_time(case: Case, rule: BodyRule, often: _Often, held: Sequence[Gathering]) -> LedgerRow:
    since = _before(case.situation.on, often.unit)
    surely = [each for each in held if each.day.first > since]
    perhaps = [each for each in held if each.day.last > since]
    at_least, at_most = often.asked.get("at_least", 0), often.asked.get("at_most")
    if at_most is not None and len(surely) > at_most:
        state = RowState.CONTRARY if rule.source.force.binds else RowState.CANNOT_TELL
    elif len(surely) >= at_least and (at_most is None or len(perhaps) <= at_most):
        state = RowState.DONE
    else:
        # Of a body that began to meet within the time, so many meetings are not to be expected yet.
        state = RowState.CANNOT_TELL if held[0].day.first <= since else RowState.NOT_YET
    asked = people.meets({**often.asked, "unit": often.unit})
    return row(
        case,
        key=f"meetings-in-a-time/{rule.source.clauses[0]}/{often.unit}",
        group=words.BODIES_MEET,
        about=CASE,
        title=words.HOW_OFTEN.format(appointees(case).title(rule.body)),
        answer=(state, words.on_record(len(surely), PartialDate.of(since), asked, enough=state in _ENOUGH)),
        sources=(rule.source,),
        who=(rule.body,),
        reading=rule.reading,
        note=rule.note,
        entries=tuple(entry for possible in perhaps for entry in possible.entries),
    )


def _in_a_review(case: Case, rule: BodyRule, held: Sequence[Gathering]) -> Iterator[LedgerRow]:
    """A row for how many times a body met in the course of a review, until it was complete."""
    if case.situation.happened(_DECIDED) is not Truth.YES:
        return
    ends = [each.span for event in OVER if (each := case.situation.occurrence(event)) is not None]
    over = bool(ends) and either(case.situation.happened(event) for event in OVER) is Truth.YES
    last = min((end.last for end in ends), default=case.situation.on)
    surely = [each for each in held if each.day.last <= last]
    perhaps = [each for each in held if each.day.first <= last]
    at_least, at_most = rule.meets.get("at_least", 0), rule.meets.get("at_most")
    if at_most is not None and len(surely) > at_most:
        state = RowState.CONTRARY if rule.source.force.binds else RowState.CANNOT_TELL
    elif len(surely) >= at_least and (at_most is None or over):
        state = RowState.DONE
    elif over:
        state = RowState.MISSING if len(perhaps) < at_least else RowState.CANNOT_TELL
    else:
        state = RowState.NOT_YET
    asked = people.meets({key: value for key, value in rule.meets.items() if key != _A_YEAR})
    yield row(
        case,
        key=f"meetings-in-a-review/{rule.source.clauses[0]}",
        group=words.BODIES_MEET,
        about=CASE,
        title=words.HOW_OFTEN.format(appointees(case).title(rule.body)),
        answer=(state, words.in_the_review(len(surely), asked, over=over)),
        sources=(rule.source,),
        who=(rule.body,),
        reading=rule.reading,
        note=rule.note,
        entries=tuple(entry for possible in perhaps for entry in possible.entries),
    )


def _before(day: date, unit: str) -> date:
    """The day one such time before a day."""
    return days_later(day, -_DAYS[unit]) if unit in _DAYS else months_later(day, -_MONTHS[unit])
