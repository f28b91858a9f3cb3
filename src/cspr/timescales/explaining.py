"""Why a reading says what it says, a sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.clocks import SAYS, ways
from cspr.timescales.readings import title_of
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.timescales.readings import Line, Reading


def explain(reading: Reading) -> Iterator[str]:
    """Explain a reading, a sentence each: period, start, counting, what was passed over, what was not checked."""
    line = reading.line
    yield _period(line)
    if reading.due is not None and line.event is not None and reading.counted.start is not None:
        plan = " (planned)" if reading.planned else ""
        yield f"counted from {title_of(line.event)}, {reading.counted.start}{plan}; {SAYS[line.way.counting]}"
    if not line.timing.established:
        yield "the text does not settle what it is counted from; this is one of the candidates"
    if not line.way.plain or len(ways(line.timing)) > 1:
        yield "the plain reading of the text" if line.way.plain else "the other reading of the text"
    skipped = reading.skipped
    if skipped:
        yield "bank holidays passed over: " + ", ".join(f"{day.isoformat()} {name}" for day, name in skipped)
    if reading.why:
        yield reading.why
    if reading.falls_on:
        yield f"falls on {reading.falls_on}; the last working day before is {reading.working_day_before}"
    if reading.foreseen:
        yield "leans on bank holidays that are foreseen and not yet published"
    yield from _doubts(reading)


def _period(line: Line) -> str:
    timing = line.timing
    if timing.date is not None:
        return f"by {timing.date.isoformat()}"
    if not timing.amounts:
        return f"{timing.says} ({timing.how or 'no figure'})"
    figures = " to ".join(str(amount.n) for amount in timing.amounts)
    kind = line.way.unit.replace("-", " ")
    return f"{timing.relation.value.replace('-', ' ')} {figures} {kind}"


def _doubts(reading: Reading) -> Iterator[str]:
    if reading.in_force.carried_by is not None:
        yield f"carried forward from {reading.source.instrument}: text of {reading.in_force.carried_by} not checked"
    elif reading.in_force.truth is Truth.UNKNOWN:
        yield "whether this text was in force then cannot be told"
    if not reading.source.checked:
        yield f"not checked against the text ({reading.source.basis.value})"
    for relaxation in reading.relaxations:
        certainty = "suspended" if relaxation.in_force is Truth.YES else "may be suspended"
        yield f"{certainty} by {relaxation.source.instrument} {', '.join(relaxation.source.clauses)}" + (
            f": {relaxation.note}" if relaxation.note else ""
        )
    if reading.applies is Truth.UNKNOWN:
        yield "whether the duty arises is not known"
