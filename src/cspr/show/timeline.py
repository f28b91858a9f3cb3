"""The timeline of a case: what happened and what is due, day by day, drawn as the process is, and told in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Final

import attrs

from cspr.answers import Answer
from cspr.calendars import Calendar
from cspr.conditions.admission import admit
from cspr.dates import PartialDate
from cspr.guidance.layers import Framework
from cspr.record.situation import Situation
from cspr.show.drawing.boxes import Box
from cspr.show.drawing.svg import svg
from cspr.show.tree import Note, Page, Picture, sentence, table
from cspr.timescales import schedule
from cspr.timescales.main_date import Verdict, main_date
from cspr.wording import pictures
from cspr.wording.common import NOT_LEGAL_ADVICE
from cspr.wording.days import as_known

HAPPENED: Final = "happened"
DUE: Final = "due"
PASSED: Final = "date passed"
_DATED: Final = {
    Verdict.DUE: DUE,
    Verdict.SOME_PASSED: DUE,
    Verdict.OVERDUE: "overdue",
    Verdict.PASSED_FROM_MEMORY: PASSED,
    Verdict.CHECK: PASSED,
    Verdict.EXPECTED_PASSED: PASSED,
}


@attrs.frozen(kw_only=True, repr=False)
class Moment(Answer):
    """One thing of the timeline.

    Args:
        when: its day, or what is known of it.
        title: what happened or is due, in plain words.
        stands: ``happened``, ``due``, ``overdue`` or ``date passed``.
    """

    when: PartialDate
    title: str
    stands: str


@attrs.frozen(kw_only=True, repr=False)
class Timeline(Answer):
    """What happened in a case and what is due, in the order of the days.

    Args:
        title: what it shows.
        on: the day asked about.
        moments: what happened and what is due.
    """

    title: str
    on: date
    moments: tuple[Moment, ...]

    def svg(self) -> str:
        """Draw it: a row for each day, from the first to the last; what has not happened is dashed.

        The picture takes its colour from the page around it, and carries the same in words for whoever hears it read.

        Examples:
            >>> from cspr.guidance import framework
            >>> from cspr.record import Happened, Review
            >>> review = Review("NR-07", "northamptonshire").record(Happened("local-authority-aware", "2021-03-26"))
            >>> timeline(framework("northamptonshire"), review.as_of(date(2021, 3, 29))).svg().count("<rect ")
            3
        """
        return svg(self.title, " ".join(f"{each}." for each in self.described()), [*self._boxes()])

    def _repr_svg_(self) -> str:
        """The picture, as a notebook shows it."""
        return self.svg()

    def _boxes(self) -> Iterator[Box]:
        before: tuple[tuple[str, bool], ...] = ()
        number = 0
        for when, inside in groupby(self.moments, key=lambda moment: moment.when):
            names: list[str] = []
            for moment in inside:
                name = f"m{number}"
                number += 1
                names.append(name)
                sure = moment.stands == HAPPENED
                details = (as_known(when, self.on.year), moment.stands)
                yield Box(id=name, title=moment.title, details=details, after=before, sure=sure)
            before = ((names[0], True),)

    def described(self) -> tuple[str, ...]:
        """The same in words, a sentence for each moment."""
        return tuple(
            f"{as_known(moment.when, self.on.year)}: {moment.title}, {moment.stands}" for moment in self.moments
        ) or (pictures.NO_DAY,)

    def page(self) -> Page:
        """The same as a page: the picture, and a table that says the same in words."""
        rows = ((as_known(moment.when, self.on.year), moment.title, moment.stands) for moment in self.moments)
        same = table(f"{self.title}, in words", ("Day", "What", "Stands"), *rows)
        return Page(self.title, (Picture(self.svg(), (same,)), Note(sentence(NOT_LEGAL_ADVICE))))


def timeline(framework: Framework, situation: Situation, *, calendar: Calendar | None = None) -> Timeline:
    """The timeline of a case: each event with its day, and the day of each duty that is due or has passed.

    Args:
        situation: what is known, and on which day it is asked.
        calendar: the working days; those of England where nothing else is given.

    Examples:
        >>> from cspr.guidance import framework
        >>> from cspr.record import Happened, Review
        >>> review = Review("NR-07", "northamptonshire").record(Happened("local-authority-aware", "2021-03-26"))
        >>> for line in timeline(framework("northamptonshire"), review.as_of(date(2021, 3, 29))).described()[:2]:
        ...     print(line)
        Fri 26 Mar: Local authority became aware, happened
        Tue 6 Apr: Serious incident notification to the Panel, due
    """
    admit(framework, situation)
    moments = [*_happened(framework, situation), *_due(framework, situation, calendar)]
    moments.sort(key=lambda moment: (moment.when.last, moment.when.first))
    return Timeline(title=pictures.timeline(situation.reference), on=situation.on, moments=tuple(moments))


def _happened(framework: Framework, situation: Situation) -> Iterator[Moment]:
    words = framework.words("events")
    for event in words:
        occurrence = situation.occurrence(event)
        if occurrence is not None:
            yield Moment(when=occurrence.span, title=words[event].title, stands=HAPPENED)


def _due(framework: Framework, situation: Situation, calendar: Calendar | None) -> Iterator[Moment]:
    for duty in schedule(framework, situation, calendar=calendar):
        main = main_date(duty, situation.on)
        if main.day is not None and main.verdict in _DATED:
            yield Moment(when=main.day, title=duty.title, stands=_DATED[main.verdict])
