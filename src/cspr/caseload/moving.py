"""Dates of a review that are other ones than they were on an earlier day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from cspr import calendars, timescales
from cspr.calendars import Calendar
from cspr.caseload.items import Item, ItemKind
from cspr.conditions.case import Case
from cspr.guidance.layers import Framework
from cspr.record.situation import Situation
from cspr.timescales import Schedule
from cspr.timescales.main_date import ENDED, main_date
from cspr.timescales.scheduling import schedule_of


def schedule_then(framework: Framework, situation: Situation, since: date, calendar: Calendar | None) -> Schedule:
    """The dated duties as they stood on an earlier day.

    Args:
        situation: the review on the day asked about.
        since: the earlier day. What was known then counts as far as it was entered with its day.
        calendar: the working days; those of England as they had been announced by then where nothing is given.
    """
    entered = all(entry.recorded is not None for entry in situation.entries)
    then = attrs.evolve(situation, on=since, known_on=since if entered else None)
    return timescales.schedule(framework, then, calendar=calendar or calendars.england(known_on=since))


def moved(case: Case, since: date, calendar: Calendar | None) -> Iterator[Item]:
    """The duties of a case whose main date is another one than it was; of each the date now and before.

    Args:
        case: the case.
        since: the earlier day.
        calendar: the working days, where others than those of England are asked for.
    """
    framework, situation = case.framework, case.situation
    before = {
        (timescale.topic, timescale.about): main_date(timescale, since).day
        for timescale in schedule_then(framework, situation, since, calendar)
    }
    for timescale in schedule_of(case):
        main, earlier = main_date(timescale, situation.on), before.get((timescale.topic, timescale.about))
        binds = main.verdict not in ENDED and any(reading.source.force.binds for reading in main.leading)
        if binds and main.day is not None and earlier is not None and main.day != earlier:
            who = tuple(dict.fromkeys(who for reading in main.leading for who in reading.duty.who))
            yield Item(
                kind=ItemKind.MOVED,
                reference=situation.reference,
                partnership=situation.partnership,
                name=timescale.topic,
                title=timescale.title,
                about=timescale.about,
                who=who,
                when=main.day,
                before=earlier,
                sources=tuple(dict.fromkeys(reading.source for reading in main.leading)),
                titles=framework.titles((*who, timescale.about.removeprefix("agency:"))),
            )
