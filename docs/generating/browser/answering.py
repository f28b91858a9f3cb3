# ruff: noqa: INP001 -- a script that runs in the reader's browser, no package
"""What the calculator answers: the library is asked, and what it says is handed to the page as HTML.

It runs in the reader's browser, and in the tests just so, by the same Python. Nothing that was entered is repeated in a
sentence about what is wrong: the field is named instead.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs

import cspr
from cspr import calendars, forms, history, timescales, vocabulary
from cspr.dates import PartialDate
from cspr.first_screen import Section
from cspr.history import DeviationKind
from cspr.record import wellformed
from cspr.show import as_html, to_html
from cspr.show.layout import deadlines
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from cspr.guidance import Framework
    from cspr.record import Situation
    from cspr.timescales import Timescale

NATIONAL: Final = "national"
REFERENCE: Final = "REVIEW-1"
MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
WEEKDAY: Final = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,? ")
AS_SPOKEN: Final = re.compile(
    r"(?:(?:(\d{1,2})(?:st|nd|rd|th)?[ /.-])?(?:(\d{1,2})[/.-]|([a-z]{3,9})[.,]? ))?(\d{4})", re.ASCII
)
AS_STORED: Final = re.compile(r"\d{4}-(\d\d(-\d\d)?|q[1-4])", re.ASCII)
LONGEST: Final = 40

HOW_A_DAY: Final = "Write a day as 26/3/2021 or 26 March 2021, with all four figures of the year."
HOW: Final = f"{HOW_A_DAY} If only the month is known, write March 2021."
DAY_ASKED: Final = "The day you ask about"
NO_DAY: Final = f"{DAY_ASKED}: enter a day, such as 26/3/2021."
NOT_A_DATE: Final = "{}: this is not a date. {}"
NO_SUCH_DAY: Final = "{}: there is no such day. Check the day and the month."
OUT_OF_REACH: Final = "{}: give a year from {} to {}. Bank holidays are known or foreseen for these years only."
BEFORE_ALL: Final = f"{DAY_ASKED}: none of the documents was in force then. Give a later day."
WRONG_REFERENCE: Final = "Reference: use capital letters, digits and hyphens, such as NR-07. Never use a name."
NO_DOCUMENTS: Final = (
    "We hold no local procedure of this partnership. The national documents answer. Its own procedure may ask for more."
)
NOT_YET: Final = "No local procedure of {} that we hold was in force on this day. The national documents answer."
BEFORE_DOCUMENTS: Final = "{}: none of the documents was in force on this day. Nothing is counted from it."
WRONG_ORDER: Final = "{}: this is the wrong order. Check both dates. The deadlines below count from what you entered."
FORESEEN: Final = "Bank holidays after {} are not announced yet. Days after that assume the usual ones."
NO_DATES: Final = (
    "You entered no dates of the case. Enter when things happened to see the deadlines that count from them."
)
OTHERS: Final = "Other texts on this, which give no date yet"
NOTHING_COUNTS: Final = "No deadline counts from the dates that you entered. Enter more of them, if you know them."


class Case(NamedTuple):
    """What was entered: the documents, what is known on the day, the dates, and what was wrong, by field."""

    framework: Framework
    situation: Situation
    events: Mapping[str, PartialDate]
    review: cspr.Review


def answer(asked: str) -> str:
    """The first screen and the deadlines for what was entered, or what is wrong with it, field by field.

    Args:
        asked: JSON with ``partnership``, ``on``, ``reference``, ``events``, ``facts`` and ``proceedings``.
    """
    problems: dict[str, str] = {}
    case = read(json.loads(asked), problems)
    if case is None:
        return json.dumps({"problems": problems})
    glance = cspr.glance(case.framework, case.situation)
    dated = due(case)
    nothing = f"<p>{NOTHING_COUNTS if case.events else NO_DATES}</p>"
    facts = vocabulary.facts()
    return json.dumps(
        {
            "problems": {},
            "title": f"{glance.partnership}, {case.situation.on.strftime('%A')} {spoken(case.situation.on)}",
            "cautions": [*cautions(case, dated)],
            "screen": to_html(glance, whole=False).replace("<h2>", "<h3>").replace("</h2>", "</h3>"),
            "deadlines": "\n".join(map(explained, dated)) or nothing,
            "dates": sum(reading.due is not None for duty in dated for reading in duty.readings),
            "ask": [name for name in asked_about(glance) if name in facts],
        }
    )


def calendar_file(asked: str, *, say_what: bool) -> str:
    """The deadlines as a calendar file; without ``say_what`` an entry says no more than that something is due."""
    from cspr.show import ical

    case = read(json.loads(asked), {})
    if case is None:
        return ""
    made = ical.calendar(due(case), reference=case.review.reference, on=case.situation.on, say_what=say_what)
    return made.decode()


def case_file(asked: str) -> str:
    """What was entered as a case file that the command line reads."""
    case = read(json.loads(asked), {})
    return "" if case is None else cspr.dumps(case.review, "json")


def explained(duty: Timescale) -> str:
    """One duty: what is due and by when, then each reading with how its day was counted."""
    dated = tuple(reading for reading in duty.readings if reading.due is not None)
    others = tuple(reading for reading in duty.readings if reading.due is None)
    (head, *rest) = deadlines.listed((attrs.evolve(duty, readings=dated),))
    if not rest:
        return as_html.blocks((head,))
    title = as_html.blocks((head,)).removeprefix("<p>").removesuffix("</p>")
    fold = ""
    if others:
        (_, *more) = deadlines.listed((attrs.evolve(duty, readings=others),))
        fold = f"<details><summary>{OTHERS}</summary>{as_html.blocks(more[:1])}</details>" if more else ""
    return f"<h3>{title}</h3>{as_html.blocks(rest)}{fold}"


def asked_about(glance: cspr.Glance) -> list[str]:
    """What the first screen asks, and what its other cards turn on, each once."""
    asked = [name for card in glance.of(Section.ASK) for name in card.about]
    return list(dict.fromkeys([*asked, *(need.name for card in glance.cards for need in card.needs)]))


def form_checked(asked: str) -> str:
    """Which boxes of a form are empty that have to be filled, and what becomes of it.

    Args:
        asked: JSON with ``partnership``, ``document``, ``form``, ``stage`` and ``filled``: a mark for each path.
    """
    values = json.loads(asked)
    form = forms.form(cspr.framework(values["partnership"]), values["form"], document=values["document"])
    checked = forms.check(form, values["filled"], stage=values["stage"])
    return to_html(checked, whole=False).replace("<h2>", "<h3>").replace("</h2>", "</h3>")


def due(case: Case) -> tuple[Timescale, ...]:
    """Every duty of the schedule that has a date."""
    schedule = timescales.schedule(case.framework, case.situation)
    return tuple(duty for duty in schedule if any(reading.due is not None for reading in duty.readings))


def read(values: Mapping[str, Any], problems: dict[str, str]) -> Case | None:
    """What was entered, or nothing where a field is wrong: then ``problems`` says of each what to do."""
    on = day_asked(str(values.get("on", "")), problems)
    reference = str(values.get("reference", "")).strip() or REFERENCE
    if not wellformed.is_reference(reference):
        problems["reference"] = WRONG_REFERENCE
    titles = {name: word.title for name, word in vocabulary.events().items()}
    events: dict[str, PartialDate] = {}
    for name, text in values.get("events", {}).items():
        if name in titles and str(text).strip():
            when = date_in(str(text), f"event-{name}", titles[name], problems)
            if when is not None:
                events[name] = when
    name = str(values.get("partnership", NATIONAL))
    framework = cspr.framework(name if name in cspr.partnerships() else NATIONAL)
    if on is not None and not in_force(framework, PartialDate.of(on)):
        problems["on"] = BEFORE_ALL
    if on is None or problems:
        return None
    review = cspr.Review(reference, framework.partnership).record(*entries(values, events, on))
    return Case(framework, review.as_of(on), events, review)


def entries(values: Mapping[str, Any], events: Mapping[str, PartialDate], on: date) -> Iterator[Any]:
    """What was entered as entries of the record; what lies after the day asked about is planned."""
    for name, when in events.items():
        yield cspr.Planned(name, when) if when.first > on else cspr.Happened(name, when)
    known = vocabulary.facts()
    for name, said in values.get("facts", {}).items():
        if name in known and said in {"yes", "no"}:
            yield cspr.Established(name, said, on=on, by=known[name].holders[0])
    for name, state in values.get("proceedings", {}).items():
        if name in vocabulary.proceedings() and state in {"open", "ended", "none"}:
            yield cspr.Proceeding(name, state, on=on)


def day_asked(text: str, problems: dict[str, str]) -> date | None:
    """The day that is asked about: a whole one."""
    if not text.strip():
        problems["on"] = NO_DAY
        return None
    when = date_in(text, "on", DAY_ASKED, problems)
    if when is not None and when.exact is None:
        problems["on"] = NO_DAY
    return None if when is None else when.exact


def date_in(text: str, field: str, label: str, problems: dict[str, str]) -> PartialDate | None:
    """A date as people write it, the day before the month; what is known of it where not all is."""
    stored = as_stored(text)
    if not stored:
        problems[field] = NOT_A_DATE.format(label, HOW_A_DAY if label == DAY_ASKED else HOW)
        return None
    try:
        when = PartialDate.read(stored)
    except cspr.CsprError:
        problems[field] = NO_SUCH_DAY.format(label)
        return None
    known = calendars.england()
    if when.first < known.first or when.last > known.last:
        problems[field] = OUT_OF_REACH.format(label, known.first.year, known.last.year)
        return None
    return when


def as_stored(text: str) -> str:
    """A date in the order in which the library reads it; empty where it is no date."""
    plain = WEEKDAY.sub("", " ".join(text.lower().split())[:LONGEST], count=1).replace(" of ", " ")
    if AS_STORED.fullmatch(plain):
        return plain.upper()
    parts = AS_SPOKEN.fullmatch(plain)
    if parts is None:
        return ""
    day, number, word, year = parts.groups()
    named = [place for place, month in enumerate(MONTHS, 1) if word and month.startswith(word)]
    if word and not named:
        return ""
    month = named[0] if named else int(number or 0)
    return year + (f"-{month:02}" if number or word else "") + (f"-{int(day):02}" if day else "")


def cautions(case: Case, dated: tuple[Timescale, ...]) -> Iterator[str]:
    """What the reader has to know of the answer itself."""
    framework, on = case.framework, case.situation.on
    if framework.partnership == NATIONAL:
        yield NO_DOCUMENTS
    elif all(document.window.holds(PartialDate.of(on)) is Truth.NO for document in framework.local):
        yield NOT_YET.format(framework.partnership.capitalize())
    for name, when in case.events.items():
        if not in_force(framework, when):
            yield BEFORE_DOCUMENTS.format(vocabulary.events()[name].title)
    for deviation in history.deviations(framework, case.situation):
        if deviation.kind is DeviationKind.OUT_OF_ORDER and deviation.certain is Truth.YES:
            yield WRONG_ORDER.format(deviation.title)
    announced = calendars.england().published_last
    days = [on, *(reading.due.last for duty in dated for reading in duty.readings if reading.due is not None)]
    if max(days) > announced:
        yield FORESEEN.format(spoken(announced))


def in_force(framework: Framework, when: PartialDate) -> bool:
    """Whether any of the documents is known to have been in force."""
    return any(document.window.holds(when) is Truth.YES for document in framework.instruments.values())


def spoken(day: date) -> str:
    """A day as a reader says it, with its year."""
    return f"{day.day} {day.strftime('%B %Y')}"
