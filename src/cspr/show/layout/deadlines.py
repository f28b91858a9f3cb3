"""What is due when: as a table, and as a list in which every reading gives its reasons."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from cspr import calendars, vocabulary
from cspr.conditions import Open
from cspr.conditions.limbs import DECISION
from cspr.guidance.periods import OPEN_ENDED, Relation
from cspr.show import readings
from cspr.show.actors import document_name
from cspr.show.tree import Block, Column, Group, Sentence, Table, Time, cells, item, items, sentence
from cspr.timescales import Rank, Reading, Status, Timescale
from cspr.wording import arising, deadlines as words, readings_table as in_table
from cspr.wording.common import cited
from cspr.wording.days import short_day
from cspr.wording.first_screen import inside

COLUMNS: Final = (*map(Column, in_table.HEADS), *(Column(head, detail=True) for head in in_table.DETAILS))
_TEXT: Final = 3


def table(schedule: Iterable[Timescale], caption: str = in_table.CAPTION) -> Iterator[Block]:
    """A table with a group for each duty and a row for each reading, and what the marks in it mean.

    Args:
        caption: what the table is; the working days that were counted are named after it.
    """
    duties = tuple(schedule)
    every = [reading for duty in duties for reading in duty.readings]
    if not every:
        yield sentence(in_table.NOTHING)
        return
    groups = tuple(Group(tuple(_row(duty, reading) for reading in duty.readings), _head(duty)) for duty in duties)
    yield Table(caption=f"{caption} {working_days(every)}", columns=COLUMNS, groups=groups, head=_TEXT)
    yield from map(sentence, _legend(every))


def _row(duty: Timescale, reading: Reading) -> tuple[Sentence, ...]:
    says = readings.words(duty, reading)
    due = None if reading.due is None else reading.due.exact
    exact = None if reading.opens is not None else due
    marks = ", ".join(filter(None, (readings.holiday(reading), readings.foreseen(reading))))
    day = f"{_days(reading)}{f' ({marks})' if marks else ''}"
    clauses = ", ".join(reading.source.clauses) + ("" if reading.source.checked else f" ({in_table.NOT_CHECKED})")
    says_when = _without_date(reading) if reading.status is Status.NO_FIGURE else ""
    before = readings.before(reading)
    beside = before, reading.day_off, reading.still, readings.in_force(reading), says_when
    remarks = ", ".join(filter(None, beside))
    return cells(
        sentence(day if exact is None else Time(exact, day)),
        *(says.status, says.standing, f"{reading.source.document}{readings.label(reading)}", clauses, remarks),
        *(says.source, says.how),
    )


def _without_date(reading: Reading) -> str:
    """Why there is no date: the words of the text, or how often something comes back from a day that is not said."""
    if reading.relation is Relation.EVERY and reading.amounts:
        return f"{reading.reasons[0]}; {reading.why}"
    return reading.why if reading.period.timing.says else ""


def _head(duty: Timescale) -> str:
    if duty.safe_by is None:
        return readings.title(duty)
    dated = [reading for reading in duty.readings if reading.standing not in {Rank.GIVES_NO_DATE, Rank.DOES_NOT_ARISE}]
    first = all(each.relation in OPEN_ENDED for each in dated)
    return f"{readings.title(duty)}: {words.to_be_safe(short_day(duty.safe_by, None), open_ended=first)}"


def _legend(every: list[Reading]) -> Iterator[str]:
    """What the marks that are in use mean, and the working days where they are not those of everybody."""
    dated = [reading for reading in every if reading.due is not None]
    if any(reading.falls_on for reading in dated):
        yield in_table.BEFORE_MEANS
    if any(map(readings.foreseen, dated)):
        yield in_table.FORESEEN_MEANS
    carried = dict.fromkeys(name for reading in every if (name := reading.in_force.carried_by) is not None)
    if carried:
        yield in_table.carried_means(map(document_name, carried))
    if any(not reading.source.checked for reading in every):
        yield in_table.NOT_CHECKED_MEANS
    if any(reading.calendar != str(calendars.england()) for reading in dated):
        yield working_days(dated)


def working_days(several: Iterable[Reading]) -> str:
    """The working days by which readings were counted."""
    return in_table.working_days(dict.fromkeys(reading.calendar for reading in several))


def listed(schedule: Iterable[Timescale], laid: Collection[str] = ()) -> Iterator[Block]:
    """Every duty that arises or may, with its readings and their reasons; the others are named at the end.

    Args:
        laid: the titles of what stands elsewhere as asked for or done: of that no dated duty is said not to apply.
    """
    idle: list[Timescale] = []
    owed: set[str] = set()
    for duty in schedule:
        live = [reading for reading in duty.readings if reading.standing is not Rank.DOES_NOT_ARISE]
        if not live:
            idle.append(duty)
            continue
        owed.add(duty.title)
        yield sentence(_head(duty))
        shared = _shared(live)
        yield items(*(item(_line(reading), _why(reading, shared)) for reading in live))
        if shared:
            yield sentence(words.of_every_reading(shared))
    yield from map(sentence, readings.idle(idle, owed, laid))


def readings_alone(several: Iterable[Reading]) -> Iterator[Block]:
    """Readings with their reasons, without the duty that they are of."""
    yield items(*(item(_line(reading), _why(reading, ())) for reading in several))


def _shared(several: Sequence[Reading]) -> tuple[str, ...]:
    """The reasons that hold of every reading, where there are several; how long the period is stays with each."""
    if len(several) == 1:
        return ()
    every = [tuple(readings.reasons(reading)) for reading in several]
    return tuple(reason for reason in every[0][1:] if all(reason in reasons[1:] for reasons in every))


def _line(reading: Reading) -> str:
    allowed = reading.standing is Rank.PERMITTED and reading.status is Status.RUNNING
    states = "" if allowed else readings.status(reading)
    says = "; ".join(filter(None, dict.fromkeys((readings.standing(reading), states))))
    if reading.due is None:
        return f"{says} {cited(reading.source)}"
    return f"{_days(reading)}: {says} {cited(reading.source)}"


def _days(reading: Reading) -> str:
    """The day due, or from when to when."""
    return in_table.NO_DATE if reading.due is None else readings.day(reading)


def _why(reading: Reading, shared: Collection[str]) -> Sentence:
    label = f"{reading.label}: " if reading.label else ""
    return sentence(f"{label}{'; '.join(reason for reason in readings.reasons(reading) if reason not in shared)}")


def open_needs(needs: tuple[Open, ...]) -> Iterator[Block]:
    """The questions that could still decide whether something arises; nothing where none could."""
    facts, decisions = vocabulary.facts(), vocabulary.decisions()
    asked = [facts[need.name].question for need in needs if need.name in facts]
    names = (need.name.removeprefix(DECISION) for need in needs)
    asked += [in_table.the_decision(inside(decisions[name].title)) for name in names if name in decisions]
    if asked:
        yield sentence(arising.depends_on(dict.fromkeys(asked)))
