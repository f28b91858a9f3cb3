"""Dates in every way in which English writes them, whole and in part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from cspr.anonymity._matching import Match
from cspr.anonymity.answers import How, IdentifierKind, Sureness
from cspr.dates import PartialDate

_MONTHS: Final = (
    *(("jan", "uary"), ("feb", "ruary"), ("mar", "ch"), ("apr", "il"), ("may", ""), ("jun", "e"), ("jul", "y")),
    *(("aug", "ust"), ("sep", "tember"), ("sept", ""), ("oct", "ober"), ("nov", "ember"), ("dec", "ember")),
)
_OVER_LINES: Final = r"(?:-\s?\n\s*)?"
_ORDINALS: Final = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    *("twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth"),
    *("twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first"),
)
_CARDINALS: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
)
_WHOLE_OR_SHORT: Final = "|".join(
    f"{_OVER_LINES.join(short)}(?:{_OVER_LINES}{_OVER_LINES.join(rest)})?" for short, rest in _MONTHS
)
_MONTH: Final = rf"(?:{_WHOLE_OR_SHORT})(?![a-z])\.?"
_SPELT: Final = "|".join(sorted((word.replace("-", r"[- ]") for word in _ORDINALS), key=len, reverse=True))
_DAY: Final = rf"(?:\d{{1,2}}(?:\s?(?:st|nd|rd|th))?(?!\w)|(?:{_SPELT})(?!\w))"
_GLUED_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"
# A year in words, from 1910 to 2099: so many hundreds or two thousand, and what is left.
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TEENS: Final = (*_CARDINALS[10:], "nineteen")
_TEENS_OR_TENS: Final = (
    rf"(?:{'|'.join(_TEENS)}|(?:{'|'.join(_TENS)})(?:[\s-]{{1,3}}(?:{'|'.join(_CARDINALS[1:10])}))?)(?![a-z])"
)
_UNDER_TEN: Final = rf"(?:{'|'.join(_CARDINALS[1:10])})(?![a-z])"
_WORDED_YEAR: Final = (
    rf"(?:two\s{{1,3}}thousand(?:[\s,]{{1,3}}(?:and\s{{1,3}})?(?:{_TEENS_OR_TENS}|{_UNDER_TEN}))?"
    rf"|(?:twenty|nineteen)[\s-]{{1,3}}(?:hundred[\s-]{{1,3}}(?:and\s{{1,3}})?)?(?:{_TEENS_OR_TENS}|oh[\s-]{_UNDER_TEN}))"
)
_YEAR: Final = r"(?:\d{4}|'?\d{2})(?!\w|[/.-]\d)"
_GAP: Final = r"[\s.,/()-]{0,6}"
_BETWEEN: Final = rf"{_GAP}(?:(?:day\s{{1,4}})?of\s{{1,6}})?"
_BEFORE_YEAR: Final = rf"{_GAP}(?:(?:of|in)\s{{1,6}})?"
_AND: Final = r"\s{0,3}(?:[/&-]|(?:to|and|or|until)(?!\w))\s{0,3}"
_ONE_DAY: Final = re.compile(_DAY)
_WORDED: Final = re.compile(
    rf"(?<!\w)(?:(?:(?P<others>(?:{_DAY},\s{{0,3}}){{0,3}}{_DAY}){_AND})?(?P<day>{_DAY}){_BETWEEN}(?P<month>{_MONTH})(?:{_BEFORE_YEAR}(?P<year>{_YEAR}|{_WORDED_YEAR}))?"
    rf"|(?P<glued_day>{_GLUED_DAY})(?P<glued_month>{_MONTH})(?:{_GAP}(?P<glued_year>{_YEAR}))?"
    rf"|(?P<first_month>{_MONTH})(?:{_BEFORE_YEAR}(?P<only_year>\d{{4}}|'\d{{2}}|{_WORDED_YEAR})(?!\w)"
    rf"|{_GAP}(?:the\s{{1,6}})?(?P<then_day>{_DAY})(?:{_GAP}(?P<then_year>\d{{4}}|'\d{{2}}|{_WORDED_YEAR})(?!\w))?))"
)
_SEP: Final = r"\s{0,3}[./\\_-]\s{0,3}"
_NUMBERED: Final = re.compile(
    rf"(?<![\w/])(?:(?P<iso_year>\d{{4}}){_SEP}(?P<iso_month>\d{{1,2}})(?:{_SEP}(?P<iso_day>\d{{1,2}}))?"
    rf"|(?P<first>\d{{1,2}})(?:st|nd|rd|th)?{_SEP}(?P<second>\d{{1,2}})(?:{_SEP}(?P<year>\d{{4}}|\d{{2}}))?"
    rf"|(?P<spaced_day>\d{{1,2}})\s(?P<spaced_month>\d{{1,2}})\s(?P<spaced_year>\d{{4}}|\d{{2}})"
    rf"|(?P<month>\d{{1,2}}){_SEP}(?P<month_year>\d{{4}})"
    rf"|(?P<compact>\d{{8}}|\d{{6}}))(?:(?=t\d)|(?![\w/]))"
)
_NUMBER: Final = rf"(?:\d{{1,2}}|{'|'.join(sorted(_CARDINALS, key=len, reverse=True))})"
_UNIT: Final = r"[\s-]?(?P<{}>years?|yrs?|months?|weeks?)(?!\w)"
_MORE: Final = rf"(?:,?\s(?:and\s)?{_NUMBER}\s(?:months?|weeks?))?(?:[\s-](?:old|of\s+age))?"
_SAID: Final = rf"(?P<number>{_NUMBER})(?!\w)(?:{_UNIT.format('unit')}{_MORE})?"
_OLD: Final = rf"(?<!\w)(?P<old>{_NUMBER}){_UNIT.format('old_unit')}(?:,?\s(?:and\s)?{_NUMBER}\smonths?)?[\s-]old"
# An age that stands before a date, and one that follows it, as in "2 May 2021, when she was seven".
_AGE: Final = re.compile(
    rf"(?:(?<!\w)(?:aged?|age\s+of|turned|turning|was|became)\s+{_SAID}|{_OLD})\)?\s?,?\s?(?:(?:on|in|at|by)\s)?(?:the\s)?$"
)
_AGE_AFTER: Final = re.compile(
    rf"[\s,(]{{1,3}}(?:(?:when|while|as|and)\s)?(?:\w{{1,20}}\s){{0,3}}?"
    rf"(?:(?:(?:(?:was|is|being|then|just)\s)?(?:aged?|turned)|was(?:\s(?:just|only|then))?)\s{_SAID}(?=\s*(?:[,.;:)\n]|$))|{_OLD})"
)
_LOOK_BACK: Final = 72
_MONTHS_A_YEAR: Final = 12
_CENTURY: Final = 100
_LAST_DAY: Final = 31
_LAST_MONTH: Final = 12
_YEARS: Final = range(1850, 2151)
_SHORT: Final = 6


class Stated(NamedTuple):
    """What a date in a text says; a year of two digits says no century."""

    year: int | None
    month: int
    day: int | None
    short: bool = False


class Reading(NamedTuple):
    """One way of reading a date, how sure it is, and whether the month stands first."""

    stated: Stated
    certainty: Sureness
    swapped: bool = False


class Days:
    """The caller's dates, by each part that may stand alone."""

    def __init__(self, spans: Iterable[PartialDate]) -> None:
        self.entries: dict[tuple[int | None, int, int | None], str] = {}
        self.births: list[tuple[date, str]] = []
        self.too_common: list[str] = []
        for number, span in enumerate(spans):
            entry, first = f"dates[{number}]", span.first
            length = (span.last - first).days
            if span.exact is not None:
                self.births.append((first, entry))
                self._add((first.year, first.month, first.day), entry)
                self._add((None, first.month, first.day), entry)
                self._add((first.year, first.month, None), entry)
            elif length <= _LAST_DAY and (first.month == span.last.month):
                self._add((first.year, first.month, None), entry)
            else:
                self.too_common.append(entry)

    def _add(self, parts: tuple[int | None, int, int | None], entry: str) -> None:
        year, month, day = parts
        self.entries.setdefault(parts, entry)
        if year is not None:
            self.entries.setdefault((-(year % _CENTURY) - 1, month, day), entry)

    def entry(self, stated: Stated) -> str | None:
        """Which entry a date meets, if one."""
        year = -stated.year - 1 if stated.short and stated.year is not None else stated.year
        return self.entries.get((year, stated.month, stated.day))


def dates(text: str, days: Days) -> Iterator[Match]:
    """Every whole date, and every part of one that the caller's dates have, with an age that is given beside it."""
    for pattern, parts in ((_WORDED, _worded), (_NUMBERED, _numbered)):
        for passage in pattern.finditer(text):
            readings = list(parts(passage))
            match = _met(passage, readings, days)
            if match is not None:
                yield match
            if readings and days.births:
                yield from _ages(text, passage, readings[0].stated, days)


def _met(passage: re.Match[str], readings: list[Reading], days: Days) -> Match | None:
    start, end = passage.span()
    for stated, certainty, swapped in readings:
        entry = days.entry(stated)
        if entry is not None:
            part = stated.year is None or stated.day is None
            how = How.SWAPPED if swapped else How.DATE_IN_PART if part else How.WHOLE
            return Match(start, end, IdentifierKind.DATE, (how,), certainty, entry)
    whole = any(stated.year is not None and stated.day is not None for stated, _, _ in readings)
    digits = "".join(passage[0].split())
    if not whole or (digits.isdigit() and len(digits) <= _SHORT):
        return None
    return Match(start, end, IdentifierKind.DATE, (How.SHAPE,), Sureness.UNSURE)


def _month(written: str) -> int:
    months = dict.fromkeys(short[:3] for short, _ in _MONTHS)
    return [*months].index("".join(filter(str.isalpha, written))[:3]) + 1


def _day(written: str) -> int:
    digits = re.match(r"\d+", written)
    return int(digits[0]) if digits else _ORDINALS.index(written.replace(" ", "-")) + 1


def _in_figures(year: str) -> int:
    """A year that is written in words."""
    first, *words = re.findall(r"[a-z]+", year)
    values = {**{word: number for number, word in enumerate((*_CARDINALS[:10], *_TEENS))}}
    values |= {word: 20 + 10 * number for number, word in enumerate(_TENS)}
    return (1900 if first == "nineteen" else 2000) + sum(values.get(word, 0) for word in words)


def _stated(year: str | None, month: int, day: int | None) -> Stated | None:
    if not 1 <= month <= _LAST_MONTH or (day is not None and not 1 <= day <= _LAST_DAY):
        return None
    if year is None:
        return Stated(None, month, day)
    short = len(year.lstrip("'")) == 2  # noqa: PLR2004 -- digits
    number = int(year.lstrip("'")) if year[-1].isdigit() else _in_figures(year)
    return Stated(number, month, day, short) if short or number in _YEARS else None


def _worded(passage: re.Match[str]) -> Iterator[Reading]:
    month = _month(passage["month"] or passage["glued_month"] or passage["first_month"])
    day = passage["day"] or passage["glued_day"] or passage["then_day"]
    year = passage["year"] or passage["glued_year"] or passage["then_year"] or passage["only_year"]
    number = None if day is None else _day(day)
    stated = _stated(year, month, number)
    if stated is not None:
        yield Reading(stated, Sureness.CERTAIN if year and day else Sureness.LIKELY)
    for other in _ONE_DAY.findall(passage["others"] or ""):
        if (listed := _stated(year, month, _day(other))) is not None:
            yield Reading(listed, Sureness.CERTAIN if year else Sureness.LIKELY)
    if day is not None and year is not None and (alone := _stated(None, month, number)) is not None:
        yield Reading(alone, Sureness.UNSURE)  # the day of another year, as a birthday
    if passage["then_day"] and not year and passage["then_day"].isdigit() and len(passage["then_day"]) > 1:
        yield Reading(Stated(int(passage["then_day"]), month, None, short=True), Sureness.UNSURE)


def _numbered(passage: re.Match[str]) -> Iterator[Reading]:
    readings: list[tuple[str | None, str, str | None, Sureness, bool]] = []
    if passage["iso_year"]:
        sure = Sureness.CERTAIN if passage["iso_day"] else Sureness.LIKELY
        readings.append((passage["iso_year"], passage["iso_month"], passage["iso_day"], sure, False))
    elif passage["first"] and not passage["year"] and "/" not in passage[0]:
        return  # a figure with a decimal point, a range
    elif passage["first"]:
        sure = Sureness.CERTAIN if passage["year"] else Sureness.UNSURE
        readings.append((passage["year"], passage["second"], passage["first"], sure, False))
        readings.append((passage["year"], passage["first"], passage["second"], Sureness.UNSURE, True))
        if not passage["year"]:
            readings.append((passage["second"].zfill(2), passage["first"], None, Sureness.UNSURE, False))
    elif passage["spaced_day"]:
        day, month, year = passage["spaced_day"], passage["spaced_month"], passage["spaced_year"]
        readings.append((year, month, day, Sureness.CERTAIN if len(year) > 2 else Sureness.LIKELY, False))  # noqa: PLR2004 -- digits
    elif passage["month"]:
        readings.append((passage["month_year"], passage["month"], None, Sureness.LIKELY, False))
    else:
        readings += _compact(passage["compact"])
    for year, month, day, certainty, swapped in readings:
        stated = _stated(year, int(month), None if day is None else int(day))
        if stated is not None:
            yield Reading(stated, certainty, swapped)


def _compact(digits: str) -> Iterator[tuple[str, str, str, Sureness, bool]]:
    if len(digits) > 6:  # noqa: PLR2004 -- a year of four digits
        yield digits[:4], digits[4:6], digits[6:], Sureness.LIKELY, False
        yield digits[4:], digits[2:4], digits[:2], Sureness.LIKELY, False
    else:
        yield digits[4:], digits[2:4], digits[:2], Sureness.UNSURE, False


def _ages(text: str, passage: re.Match[str], stated: Stated, days: Days) -> Iterator[Match]:
    """An age that is given with a date, and that somebody born on one of the caller's dates has then."""
    if stated.year is None or stated.short:
        return
    before = _AGE.search(text, max(0, passage.start() - _LOOK_BACK), passage.start())
    after = _AGE_AFTER.match(text, passage.end(), passage.end() + _LOOK_BACK)
    for age in filter(None, (before, after)):
        written, unit = age["number"] or age["old"], (age["unit"] or age["old_unit"] or "year")[0]
        number = int(written) if written.isdigit() else _CARDINALS.index(written)
        for birth, entry in days.births:
            if _age(birth, stated, unit, latest=False) <= number <= _age(birth, stated, unit, latest=True):
                span = min(age.start(), passage.start()), max(age.end(), passage.end())
                yield Match(*span, IdentifierKind.DATE, (How.AGE_ON_DATE,), Sureness.LIKELY, entry)
                break


def _age(birth: date, stated: Stated, unit: str, *, latest: bool) -> int:
    """How old somebody is, in years, months or weeks, on a date or at the latest in its month."""
    year, month, day = int(stated.year or 0), stated.month, stated.day or (_LAST_DAY if latest else 1)
    if unit == "w":
        return (date(year, month, 1).toordinal() + day - 1 - birth.toordinal()) // 7
    months = (year - birth.year) * _MONTHS_A_YEAR + month - birth.month - (day < birth.day)
    return months if unit == "m" else months // _MONTHS_A_YEAR
