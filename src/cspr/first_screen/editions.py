"""By which edition a case goes, which texts bear on it, and which local ones are out of date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from cspr.arising.earlier_kind import at_the_change, serious_case_review
from cspr.arising.opening import first_asked as first_asked_of
from cspr.comparison.duties import spell
from cspr.dates import PartialDate
from cspr.first_screen.cards import Card
from cspr.first_screen.caution_card import caution
from cspr.first_screen.tasks import Task
from cspr.first_screen.view import View
from cspr.grouping import grouped
from cspr.guidance.instruments import Instrument
from cspr.guidance.layers import Framework
from cspr.guidance.model import Duty
from cspr.guidance.superseding import stale
from cspr.sources import Source
from cspr.timescales import Reading
from cspr.truth import Truth
from cspr.wording import editions as words
from cspr.wording.moments import moment

_COMPLETE: Final = "complete-review"
_NAME: Final = "stale"
STALE: Final = f"care/{_NAME}"


def edition_cards(view: View) -> Iterator[Card]:
    """Tasks that are first asked for by a text later than what they follow from, and times of an earlier edition."""
    new = ((first_asked(view, task), task) for task in view.tasks)
    for (start, instrument), tasks in grouped((text, task) for text, task in new if text is not None).items():
        says = words.first_asked(instrument.called, view.as_known(start), [task.title for task in tasks])
        sources = tuple(dict.fromkeys(source for task in tasks for source in task.sources))
        yield caution(view, f"first-asked/{instrument.slug}", says, sources, first=True, next_=words.WHETHER)
    for task in view.tasks:
        yield from _began_under_another(view, task)


def first_asked(view: View, task: Task) -> tuple[PartialDate, Instrument] | None:
    """The text that first asks for what is open, with its first day, where that lies after what opened it."""
    return None if task.main is not None else first_asked_of(view.case, task.key, task.duties, task.since)


def carried_by(view: View, task: Task) -> str:
    """The unread edition under which the highest text that asks for a task without a date is shown; empty if read."""
    if task.main is not None or not task.duties:
        return ""
    in_force, day = view.case.framework.in_force, view.case.day
    carriers = grouped((duty.source.authority.rank, in_force(duty, day).carried_by or "") for duty in task.duties)
    return min(carriers[min(carriers)])


def _began_under_another(view: View, task: Task) -> Iterator[Card]:
    """A time that began under an earlier edition, where the one of today counts otherwise."""
    for reading in task.leading:
        now = _counted_otherwise(view, reading)
        if now:
            instruments = view.case.framework.instruments
            older, newer = (instruments[duty.source.instrument] for duty in (reading.duty, now[0]))
            recalled = not all(duty.source.checked for duty in now)
            counts = _counts(view, now)
            begin = words.began_under if _began_before(view, reading, now) else words.began_under_either
            says = begin(task.title, older.called, newer.called, counts, recalled=recalled)
            sources = (reading.source, *dict.fromkeys(duty.source for duty in now))
            yield caution(view, f"edition/{reading.duty.topic}", says, sources, first=True, next_=words.WHICH)
            return


def _began_before(view: View, reading: Reading, now: Iterable[Duty]) -> bool:
    """Whether a time surely began before the edition of today was in force, whose first day may not be known."""
    in_force, start = view.case.framework.in_force, reading.start
    return start is None or all(in_force(duty, start).truth is Truth.NO for duty in now)


def _counts(view: View, duties: Iterable[Duty]) -> str:
    """From when some duties count, and how long."""
    timings = [timing for duty in duties if (timing := duty.timing) is not None]
    events = (moment(event, view.title("events", event)) for timing in timings for event in timing.of)
    return f"{spell(timings[0])} after {' or '.join(dict.fromkeys(events))}"


def _counted_otherwise(view: View, reading: Reading) -> tuple[Duty, ...]:
    """The duties of a later edition on the topic of a reading that are in force now, and count otherwise."""
    framework, day = view.case.framework, view.case.day
    of = reading.source.instrument
    if framework.in_force(reading.duty, day).truth is Truth.YES:
        return ()
    change = at_the_change(framework) if serious_case_review(view.case) else None
    if change is not None and reading.duty.step == _COMPLETE:
        return (change[0],)
    timed = [duty for duty in framework.duties if duty.topic == reading.duty.topic and duty.timing is not None]
    series = framework.instruments[of].series
    now = tuple(
        duty
        for duty, _ in framework.live(timed, day)
        if framework.instruments[duty.source.instrument].series == series and _later(framework, duty, of)
    )
    then = {duty.timing for duty in timed if duty.source.instrument == of}
    return () if {duty.timing for duty in now} == then else now


def _later(framework: Framework, duty: Duty, of: str) -> bool:
    """Whether the edition of a duty began after another."""
    begins = [framework.instruments[name].window.start for name in (of, duty.source.instrument)]
    older, newer = (None if start is None else start.first for start in begins)
    return newer is not None and (older is None or older < newer)


def outdated_cards(view: View, sources: Sequence[Source]) -> Iterator[Card]:
    """That local texts are out of date, of which something is on the screen, or stands among the steps.

    Args:
        sources: the clauses behind the cards of the screen.
    """
    used = {source.instrument: source for step in view.progress.values() for source in step.sources}
    used |= {source.instrument: source for source in sources}
    out_of_date = [pair for pair in stale(view.case.framework, view.on) if pair[0].slug in used]
    if out_of_date:
        says = words.out_of_date(words.LOCAL_TEXT, dict.fromkeys(reason for _, reason in out_of_date))
        rest_on = dict.fromkeys(used[instrument.slug] for instrument, _ in out_of_date)
        yield caution(view, _NAME, says, tuple(rest_on), first=True)
