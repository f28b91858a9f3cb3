"""The cards of when something was known, and when it was entered, beside the dates that hang on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

import attrs

from cspr.first_screen.cards import Card
from cspr.first_screen.caution_card import caution
from cspr.first_screen.no_longer import gone
from cspr.first_screen.view import View
from cspr.grouping import grouped
from cspr.timescales import Reading, Status, Timescale
from cspr.timescales.as_entered import entered_after
from cspr.timescales.awareness import aware_when
from cspr.timescales.known_then import Remark, RemarkKind
from cspr.wording import cautions as sentences, knowing as words
from cspr.wording.asking import first_and_more
from cspr.wording.days import in_its_year


def knowing_cards(view: View) -> Iterator[Card]:
    """What is to be said of knowing and of entering late, the most telling first; days that were corrected apart."""
    yield from _without_a_day_of_recording(view)
    told = {title for titles in gone(view).values() for title in titles}
    yield from _owed_then(view, told)
    yield from _entered_late(view)
    yield from _gaps_of_the_clock(view)
    yield from _ended_before_known(view)
    yield from _begun_late(view)
    yield from _beside_the_text(view, (RemarkKind.BESIDE_THE_TEXT, RemarkKind.ENTERED_LATER))


def late_entries(view: View) -> Iterator[Card]:
    """Of these, what was entered, corrected or answered only once a limit had passed, or later than its day."""
    yield from corrected_days(view)
    yield from _owed_then(view, ())
    yield from _entered_late(view)
    yield from _begun_late(view)
    yield from _beside_the_text(view, (RemarkKind.ENTERED_LATER,))


def _without_a_day_of_recording(view: View) -> Iterator[Card]:
    """That it cannot be told of some entries whether they were known on the day asked about, so that they are open."""
    situation = view.case.situation
    if situation.undated and situation.known_on is not None:
        says = words.not_said_when_recorded(len(situation.undated), view.day(situation.known_on))
        card = caution(view, "recorded", says, (), first=True, next_=words.ENTER_WHEN_RECORDED)
        yield attrs.evolve(card, about=situation.undated)


def entered_only(view: View, readings: Iterable[Reading]) -> date | None:
    """When it was entered that a duty was done, where that was after each limit that its day meets; else ``None``."""
    met = [reading for reading in readings if reading.status is Status.MET and reading.source.force.binds]
    entered = [entered_after(view.case, each.period, each.about, each.due, each.status) for each in met]
    known = [day for day in entered if day is not None]
    return min(known) if known and len(known) == len(entered) else None


def corrected_days(view: View) -> Iterator[Card]:
    """Of each day that was put right later than on its own day, the first duty that hangs on it."""
    for _, reading, remark in _remarks(view.schedule, {RemarkKind.MOVED}):
        says, brief = in_its_year(remark.says, view.on.year), in_its_year(remark.brief, view.on.year)
        name, about, its = f"moved/{remark.once}", [remark.once], (reading.source,)
        yield caution(view, name, says, its, first=True, next_=words.WHY_MOVED, about=about, brief=brief)


def _owed_then(view: View, told: Collection[str]) -> Iterator[Card]:
    """What was owed when its limit passed, and was answered otherwise only since: of each answer the first duty.

    Args:
        told: the titles of what the headline tells to have been late.
    """
    for timescale, reading, remark in _remarks(
        (each for each in view.schedule if each.title not in told), {RemarkKind.OWED_THEN}
    ):
        says = in_its_year(f"{timescale.title}: {remark.says}", view.on.year)
        name, why = f"owed-then/{timescale.topic}", words.WHY_ANSWERED_SINCE
        yield caution(view, name, says, (reading.source,), first=True, next_=why)


def owed_before(view: View) -> Iterator[tuple[date, str]]:
    """What surely was owed when its limit passed, by an answer that another replaced since: that day, and the title."""
    for timescale in view.schedule:
        for reading in timescale.readings:
            yield from ((each.entered, timescale.title) for each in reading.known_then if each.entered is not None)


def _entered_late(view: View) -> Iterator[Card]:
    """What was in time by its day, and entered only after the limit had passed: a card for each day of entering."""
    entered = ((entered_only(view, timescale.readings), timescale) for timescale in view.schedule)
    for day, late in grouped((day, timescale) for day, timescale in entered if day is not None).items():
        titles = tuple(dict.fromkeys(timescale.title for timescale in late))
        says = words.in_time_by_their_days(view.day(day), titles)
        brief = words.in_time_by_their_days(view.day(day), [first_and_more(titles)])
        sources = tuple(dict.fromkeys(timescale.readings[0].source for timescale in late))
        yield caution(view, f"entered-late/{day}", says, sources, first=True, next_=words.WHY_ENTERED_LATE, brief=brief)


def _gaps_of_the_clock(view: View) -> Iterator[Card]:
    """A case of which the authority is recorded as aware long after the incident."""
    incident, aware = view.when("incident"), view.when("local-authority-aware")
    if incident is None or aware is None:
        return
    gap, exact = (aware.first - incident.last).days, aware.exact is not None and incident.exact is not None
    sources = [
        reading.source
        for timescale in view.schedule
        for reading in timescale.readings
        if reading.event == "incident" and reading.due is not None
        if (known := aware_when(view.case, reading.due)) is not None and reading.due.last < known.first
    ]
    if sources:
        says = sentences.incident_known_only_from(view.as_known(aware), gap, exact=exact)
        next_, about = sentences.RECORD_FIRST_KNEW, ("incident", "local-authority-aware")
        yield caution(view, "known-late", says, sources[:1], first=True, next_=next_, about=about)


def _begun_late(view: View) -> Iterator[Card]:
    """Of each event that a time counts from and that was entered later than its day, the first such time.

    Not of what is told already as in time by a day that was entered only later, or as corrected.
    """
    steps = view.case.framework.words("steps")
    said = {remark.once for _, _, remark in _remarks(view.schedule, {RemarkKind.MOVED})} | {
        event
        for timescale in view.schedule
        if entered_only(view, timescale.readings) is not None
        for reading in timescale.readings
        for event in (steps[reading.duty.step].done_by if reading.duty.step else ())
    }
    for _, reading, remark in _remarks(view.schedule, {RemarkKind.START_ENTERED_LATER}):
        if remark.once not in said:
            says, about = in_its_year(remark.says, view.on.year), [remark.once]
            name, why = f"begun-late/{remark.once}", words.WHY_ENTERED_LATE
            yield caution(view, name, says, (reading.source,), first=True, next_=why, about=about)


def _beside_the_text(view: View, kinds: Collection[RemarkKind]) -> Iterator[Card]:
    """Beside a notification that was late: what was answered at first, and entries made later than their day."""
    notifying = (each for each in view.schedule if each.topic == "notify-incident")
    for number, (_, reading, remark) in enumerate(_remarks(notifying, kinds), start=1):
        says = in_its_year(remark.says, view.on.year)
        yield caution(view, f"knowing/{number}", says, (reading.source,), first=True)


def _remarks(
    schedule: Iterable[Timescale], kinds: Collection[RemarkKind]
) -> Iterator[tuple[Timescale, Reading, Remark]]:
    """What is to be said of some kinds beside the dates, each matter at the first date that hangs on it."""
    shown: set[str] = set()
    for timescale in schedule:
        for reading in timescale.readings:
            for remark in reading.known_then:
                if remark.kind in kinds and remark.once not in shown:
                    shown.add(remark.once)
                    yield timescale, reading, remark


def _ended_before_known(view: View) -> Iterator[Card]:
    """What is open and is counted back to a last day before the authority is recorded as aware."""
    for timescale in view.schedule:
        for reading in timescale.readings:
            due, days = reading.due, reading.known_later
            if reading.done is None and due is not None and days is not None and reading.period.way.backwards:
                step = view.progress.get(reading.duty.step or "")
                title = timescale.title if step is None else step.title
                says = sentences.ended_before_known(title, view.as_known(due), days)
                name, first_knew = f"known-late/{timescale.topic}", sentences.RECORD_FIRST_KNEW
                yield caution(view, name, says, (reading.source,), first=True, next_=first_knew)
                break
