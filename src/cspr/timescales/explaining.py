"""Why a reading says what it says, a sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr import vocabulary
from cspr.clocks import ways
from cspr.conditions import CASE, DECISION
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.clocks import Count
    from cspr.conditions import Open
    from cspr.guidance.framework import InForce
    from cspr.timescales.readings import Line, Owed, Relaxation


def text(line: Line) -> Iterator[str]:
    """Say what period the text gives and how it is read here."""
    timing = line.timing
    if timing.date is not None:
        yield f"by {timing.date.isoformat()}"
    elif not timing.amounts:
        yield f"{timing.says} {line.starts}"
    else:
        figures = " to ".join(str(amount.n) for amount in timing.amounts)
        yield f"{timing.relation.value.replace('-', ' ')} {figures} {line.way.unit.replace('-', ' ')}"
    if not timing.established:
        yield "the text does not settle what it is counted from; this is one of the candidates"
    if not line.way.plain or len(ways(timing)) > 1:
        yield "the plain reading of the text" if line.way.plain else "the other reading of the text"


def without_date(line: Line) -> str:
    """Say why there is no date."""
    if line.way.amounts:
        return f"not recorded: {line.starts}"
    return f"the text says {line.timing.says!r} and gives no figure"


def counting(owed: Owed, counted: Count) -> tuple[str, ...]:
    """Say from when a date was counted, what was passed over, and on what kind of day it falls."""
    line, begun = owed.line, counted.begun
    told: tuple[str, ...] = ()
    if begun is not None:
        span = begun.span
        day = str(begun) if begun.planned or span.first != span.last else span.first.isoformat()
        of = "" if begun.about == owed.about else f" of {begun.about}"
        told = (f"counted from {line.starts}{of}, {day}; {line.how}",)
    passed = counted.passed_over
    if passed is None:
        falls = counted.falls_on
        return (
            (*told, f"falls on {falls}; the last working day before is {counted.working_day_before}") if falls else told
        )
    if passed.holidays:
        names = ", ".join([f"{day.isoformat()} {name}" for day, name in passed.holidays])
        told = (*told, f"bank holidays passed over: {names}")
    return (*told, "leans on bank holidays that are foreseen and not yet published") if passed.foreseen else told


def doubts(
    line: Line,
    in_force: InForce,
    relaxations: Iterable[Relaxation],
    applies: Truth,
    needs: Iterable[Open],
    *,
    complete: bool,
) -> Iterator[str]:
    """Say what is not sure: the text, its being in force, whether the duty arises, and for whom."""
    source = line.duty.source
    if in_force.carried_by is not None:
        yield f"carried forward from {source.instrument}: text of {in_force.carried_by} not checked"
    elif in_force.truth is Truth.UNKNOWN:
        yield "whether this text was in force then cannot be told"
    if not source.checked:
        yield f"not checked against the text ({source.basis.value})"
    for one in relaxations:
        certainty = "suspended" if one.in_force is Truth.YES else "may be suspended"
        note = f": {one.note}" if one.note else ""
        yield f"{certainty} by {one.source.instrument} {', '.join(one.source.clauses)}{note}"
    if applies is Truth.NO:
        yield f"does not arise on what is known; it arises {line.arises}"
    if applies is Truth.UNKNOWN:
        yield f"whether the duty arises is not known{_asked(needs)}"
    if not complete:
        yield f"whether every {line.duty.each} for which it is owed is entered is not recorded"


def _asked(needs: Iterable[Open]) -> str:
    questions = dict.fromkeys(_question(need) for need in needs)
    return f": {' '.join(questions)}" if questions else ""


def _question(need: Open) -> str:
    about = "" if need.about == CASE else f" ({need.about})"
    fact = vocabulary.facts().get(need.name)
    if fact is not None:
        return f"{fact.question}{about}"
    kind, _, name = need.name.rpartition(":")
    if f"{kind}:" == DECISION:
        return f"Not yet decided: {vocabulary.decisions()[name].title}.{about}"
    word = vocabulary.proceedings().get(name)
    return f"Open or not: {name if word is None else word.title}?{about}"
