"""The schedule as a Mermaid Gantt diagram, with the same told in words for whoever does not see it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from cspr.arguments import a_text
from cspr.dates import A_DAY, PartialDate
from cspr.guidance.periods import Relation
from cspr.show.as_text import clean
from cspr.show.readings import duties_of, words
from cspr.timescales import Reading, Status, Timescale
from cspr.timescales.main_date import FINISHED
from cspr.wording import pictures

_NOT_PLAIN: Final = re.compile(r"[^\w ,.()'/-]+")
_PRESSING: Final = frozenset({Status.OVERDUE, Status.PASSED_FROM_MEMORY, Status.PASSED, Status.DATE_PASSED_CHECK})


def gantt(schedule: Iterable[Timescale], title: str = pictures.DUE) -> str:
    """A Mermaid diagram: a section for each duty, a bar for each reading from its start to the day due.

    What has no date, or does not arise, is not drawn. Labels hold letters, digits and a few marks alone, so that none
    can break out of its line; the standing and the status are written, not only coloured.

    Args:
        title: what the diagram shows.

    Raises:
        CsprError: ``not-a-schedule``, ``not-text``.

    Examples:
        >>> print(gantt(()))
        gantt
            accTitle: What is due
            accDescr: No duty has a date.
            title What is due
            dateFormat YYYY-MM-DD
            axisFormat %Y-%m-%d
    """
    timescales = duties_of(schedule)
    a_text(title, "$.title")
    lines = [
        "gantt",
        f"    accTitle: {label(title)}",
        f"    accDescr: {'. '.join(map(label, described(timescales)))}.",
        f"    title {label(title)}",
        "    dateFormat YYYY-MM-DD",
        "    axisFormat %Y-%m-%d",
    ]
    for timescale in timescales:
        bars = [
            _bar(timescale, reading, reading.due) for reading in timescale.readings if reading.due and _drawn(reading)
        ]
        if bars:
            lines += [f"    section {label(words(timescale, timescale.readings[0]).duty)}", *bars]
    return "\n".join(lines)


def described(schedule: Iterable[Timescale]) -> tuple[str, ...]:
    """What the diagram draws, in words, a sentence for each reading.

    Raises:
        CsprError: ``not-a-schedule``.

    Examples:
        >>> described(())
        ('No duty has a date',)
    """
    sentences = tuple(
        clean(f"{cells.duty}, {cells.reading}, due {cells.due}, {cells.standing}, {cells.status}")
        for timescale in duties_of(schedule)
        for reading in timescale.readings
        if _drawn(reading)
        for cells in [words(timescale, reading)]
    )
    return sentences or (pictures.NO_DATE,)


def label(text: str) -> str:
    """Reduce a text to letters, digits and a few marks, so that a diagram can take it for nothing but a label.

    Examples:
        >>> label("a: b; c %%{init}%% #35;")
        'a b c init 35'
    """
    return " ".join(_NOT_PLAIN.sub(" ", clean(text)).split())


def _drawn(reading: Reading) -> bool:
    return reading.due is not None and reading.status not in {Status.NOT_NEEDED, Status.OVERTAKEN}


def _bar(timescale: Timescale, reading: Reading, due: PartialDate) -> str:
    cells = words(timescale, reading)
    tag = "done, " if reading.status in FINISHED else "crit, " if reading.status in _PRESSING else "active, "
    begins, ends = _from_to(reading, due.first, due.last)
    name = label(f"{cells.standing}, {cells.reading}, {cells.due}, {cells.status}")
    until = ends + A_DAY if ends < date.max else date.max
    return f"    {name} :{tag}{begins.isoformat()}, {until.isoformat()}"


def _from_to(reading: Reading, first: date, last: date) -> tuple[date, date]:
    """The days that a bar covers: from the start or the opening to the day due, or from that day to the event."""
    start = reading.start
    if start is None:
        return first, last
    if reading.relation in {Relation.AT_LEAST_BEFORE, Relation.ABOUT_BEFORE}:
        return first, start.last
    return (start.first if reading.opens is None else reading.opens.first), last
