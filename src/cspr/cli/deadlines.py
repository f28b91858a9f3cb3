"""``cspr deadlines``: what is due when, from a few dates and no case file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

import attrs

from cspr._version import __version__
from cspr.cli import arguments
from cspr.dates import PartialDate
from cspr.errors import CsprError, Problem, nearest, wrong
from cspr.truth import Truth
from cspr.wording import commands as words
from cspr.wording.common import NOT_LEGAL_ADVICE, partnership_name
from cspr.wording.days import on_day, short_day
from cspr.wording.main_dates import EVERY_READING, OTHERS, PAGE, WORKING_DAYS
from cspr.wording.report import NO_LOCAL, NONE_HELD

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from cspr.calendars import Calendar
    from cspr.guidance.layers import Framework
    from cspr.record.situation import Situation
    from cspr.show.tree import Page
    from cspr.timescales import Timescale

_T = TypeVar("_T")
_ANY: Final = "DEADLINES"
_CASE: Final = "case"
_ABOUT: Final = """\
What is due when, counted from the events that are given: first the date to work to for each duty,
with --full every reading of every text. Whether a duty arises is said only as far as the events
tell it; for the rest: cspr report."""
_WHOLE: Final = "write a whole day as YYYY-MM-DD"
_SHAPE: Final = "write NAME=DATE, such as notification-sent=2023-04-21"


@attrs.frozen(kw_only=True)
class Deadlines:
    """What is due when, from a few events.

    Args:
        partnership: whose documents answered.
        calendar: the working days.
        on: the day asked about.
        events: each event that was given, with its day.
        schedule: every duty that has a time.
        notices: what the reader has to know of the answer itself.
        version: of the library.
        legal: that it is no legal advice.
    """

    partnership: str
    calendar: Calendar
    on: date
    events: Mapping[str, PartialDate]
    schedule: tuple[Timescale, ...]
    notices: tuple[str, ...]
    version: str = __version__
    legal: str = NOT_LEGAL_ADVICE


def add(parsers: Any) -> None:
    """Add the command."""
    parser: Any = parsers.add_parser(
        "deadlines", help="what is due when, from a few dates and no case file", description=_ABOUT
    )
    parser.add_argument("partnership", metavar="PARTNERSHIP", help="whose documents; national for the national ones")
    parser.add_argument("--on", metavar="DATE", help=words.ON)
    parser.add_argument(
        "--event",
        metavar="NAME=DATE",
        action="append",
        default=[],
        dest="events",
        help="an event and its day, as 2021-04-06, 6 Apr 2021 or 06/04/2021, or what is known of it: YYYY-MM, "
        "YYYY-Q1, YYYY; one that lies after the day asked about is taken as planned; give it once for each event",
    )
    arguments.add_extra(parser, "a partnership's own documents")
    parser.add_argument(
        "--of",
        metavar="WHOM",
        action="append",
        default=[],
        dest="levels",
        help="what is owed on the case, which is shown without it, or for each meeting, by each agency, or by the "
        "partnership whatever the cases: case, meeting, agency or partnership; may be given several times",
    )
    parser.add_argument("--full", action="store_true", help="every reading of every text, in a table")
    shape = parser.add_mutually_exclusive_group()
    arguments.add_json(shape)
    arguments.add_pages(shape)
    shape.add_argument("--ics", metavar="FILE", type=Path, help="write a calendar file, which can be imported again")
    shape.add_argument("--csv", metavar="FILE", type=Path, help=words.CSV)
    parser.add_argument("--reference", metavar="REF", help="for the calendar file: the reference of the review")
    arguments.add_sequence(parser)
    parser.set_defaults(run=run)


class _Asked(NamedTuple):
    """What is asked, once nothing is wrong with it."""

    documents: Framework
    on: date
    events: dict[str, PartialDate]
    sequence: int | None


def run(asked: Namespace) -> str:
    """Count from the events, and give a table, JSON, or where the calendar file was written."""
    from cspr import calendars
    from cspr.timescales import schedule

    documents, on, events, sequence = _checked(asked)
    notices = _notices(documents, on, events)
    reference = asked.reference or _ANY
    situation = _situation(reference, documents.partnership, on, events)
    duties = tuple(schedule(documents, situation, levels=asked.levels or (_CASE,)))
    if asked.ics is not None:
        from cspr.show import ical

        return arguments.calendar_kept(asked.ics, ical.calendar(duties, reference=reference, on=on, sequence=sequence))
    if asked.csv is not None:
        from cspr.show import spreadsheet

        return arguments.written(asked.csv, spreadsheet.file(duties), "--csv")
    answer = Deadlines(
        partnership=documents.partnership,
        calendar=calendars.england(),
        on=on,
        events=events,
        schedule=duties,
        notices=notices,
    )
    return arguments.as_json(answer) if asked.json else arguments.set_out(asked, _page(answer, full=asked.full))


def _checked(asked: Namespace) -> _Asked:
    """What is asked, or all that is wrong with it."""
    from cspr.record import wellformed
    from cspr.timescales.scheduling import LEVELS

    problems: list[Problem] = []
    documents = _or_problems(lambda: arguments.documents_of(asked, asked.partnership, asked.extra), problems)
    on = asked.machine.today if asked.on is None else _or_problems(lambda: _day(asked.on), problems)
    events = _events(asked.events, problems)
    sequence = _or_problems(lambda: arguments.sequence_asked(asked), problems)
    if asked.ics is not None and asked.reference is None:
        problems.append(Problem("missing-reference", "--reference", "give the reference of the review, such as NR-07"))
    problems += (
        Problem("unknown-level", "--of", nearest(level, LEVELS) or f"one of {', '.join(LEVELS)}")
        for level in asked.levels
        if level not in LEVELS
    )
    if asked.reference is not None and not wellformed.is_reference(asked.reference):
        problems.append(Problem("malformed-reference", "--reference", wellformed.REFERENCE_ADVICE))
    if documents is None or on is None or problems:
        raise CsprError(problems)
    return _Asked(documents, on, events, sequence)


def _or_problems(find: Callable[[], _T], problems: list[Problem]) -> _T | None:
    try:
        return find()
    except CsprError as error:
        problems += error.problems
        return None


def _day(text: str) -> date:
    try:
        read = PartialDate.read(arguments.as_written(text.strip()), "--on")
    except CsprError as error:
        raise wrong(error.problems[0].code, "--on", _WHOLE) from None
    _check_reach(read, "--on")
    if read.exact is None:
        raise wrong("not-a-day", "--on", _WHOLE)
    return read.exact


def _check_reach(span: PartialDate, path: str) -> None:
    from cspr import calendars

    known = calendars.england()
    if span.first < known.first or span.last > known.last:
        raise wrong("outside-the-calendar", path, f"give a day from {known.first} to {known.last}")


def _events(texts: Iterable[str], problems: list[Problem]) -> dict[str, PartialDate]:
    """Read the events and their days; of what is wrong, only words that the library knows are repeated."""
    from cspr import vocabulary

    events: dict[str, PartialDate] = {}
    known = vocabulary.events()
    for text in texts:
        name, sign, day = text.partition("=")
        if not sign:
            problems.append(Problem("not-an-event", "--event", _SHAPE))
        elif name not in known and not vocabulary.is_own(name):
            problems.append(
                Problem("unknown-event", "--event", nearest(name, known) or "`cspr words events` lists them")
            )
        elif name in events:
            problems.append(Problem("event-given-twice", "--event", "give each event once"))
        else:
            path = f"--event {name}" if name in known else "--event"
            span = _or_problems(partial(_span, day, path), problems)
            if span is not None:
                events[name] = span
    return events


def _span(day: str, path: str) -> PartialDate:
    read = PartialDate.read(arguments.as_written(day.strip()), path)
    _check_reach(read, path)
    return read


def _situation(reference: str, partnership: str, on: date, events: Mapping[str, PartialDate]) -> Situation:
    from cspr.record import Happened, Planned, Review

    entries = (Planned(name, day) if day.first > on else Happened(name, day) for name, day in events.items())
    return Review(reference, partnership).record(*entries).as_of(on)


def _notices(documents: Framework, on: date, events: Mapping[str, PartialDate]) -> tuple[str, ...]:
    from cspr.guidance.applicable import NATIONAL, partnerships
    from cspr.guidance.superseding import out_of_date_on

    day = PartialDate.of(on)
    answers = {instrument.slug: instrument.window.holds(day) for instrument in documents.instruments.values()}
    if Truth.YES not in answers.values():
        raise wrong("before-any-guidance", "--on", "give a day on which one of the documents was in force")
    notices: list[str] = []
    if documents.local and all(answers[instrument.slug] is Truth.NO for instrument in documents.local):
        notices.append(NO_LOCAL.format(partnership_name(documents.partnership), short_day(on, None)))
    if documents.partnership not in {NATIONAL, *partnerships()} and not documents.local:
        notices.append(NONE_HELD)
    notices += out_of_date_on(documents, on)
    windows = [instrument.window for instrument in documents.instruments.values()]
    known = documents.words("events")
    for name, span in events.items():
        if name not in known:
            notices.append(words.UNDECLARED)
        elif not any(window.holds(span) is Truth.YES for window in windows):
            notices.append(words.not_in_force(on_day(span, None), name))
    return tuple(notices)


def _page(answer: Deadlines, *, full: bool) -> Page:
    from cspr.show import tree
    from cspr.show.layout import deadlines, main_dates

    notices = map(tree.sentence, answer.notices)
    dates = deadlines.table(answer.schedule) if full else main_dates.short(answer.schedule, answer.on)
    more = () if full else (tree.sentence(EVERY_READING), tree.sentence(OTHERS))
    calendar = tree.sentence(WORKING_DAYS.format(answer.calendar))
    title = PAGE.format(partnership_name(answer.partnership), short_day(answer.on, None))
    legal = tree.Note(tree.sentence(answer.legal))
    return tree.Page(title, (*notices, *dates, *more, calendar, legal))
