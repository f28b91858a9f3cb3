"""The deadlines in short: a line a duty, with the date to work to and where it stands; the readings stand elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Final

from cspr.first_screen.cards import Card, Certainty
from cspr.grouping import grouped
from cspr.guidance.periods import OPEN_ENDED, Relation
from cspr.guidance.steps import part_beside_title
from cspr.show import readings
from cspr.show.tree import Block, Item, item, section, sentence
from cspr.timescales import Rank, Status
from cspr.timescales.beside import may_apply_too
from cspr.timescales.done_late import done_late
from cspr.timescales.main_date import ENDED, GONE, MainDate, Verdict, main_date, without_day_beside
from cspr.timescales.readings import Reading, Timescale
from cspr.truth import Truth
from cspr.wording import main_dates as words
from cspr.wording.certainty import TAGS
from cspr.wording.common import MANNERS, cited
from cspr.wording.days import as_known, short_day
from cspr.wording.deadlines import passed_last
from cspr.wording.done_late import late_by, listed
from cspr.wording.passed import by_one_reading
from cspr.wording.periods import beside, ending
from cspr.wording.task_sentences import only_counts_on

_TASK: Final = "task/"


def short(schedule: Iterable[Timescale], on: date, laid: Collection[str] = ()) -> Iterator[Block]:
    """What has a date, the earliest first; what starts later; what has no set date; what is done; what does not apply.

    Args:
        on: the day asked about; its year is not repeated.
        laid: the titles of what stands elsewhere as asked for or done: of that no dated duty is said not to apply.
    """
    duties = [(duty, main_date(duty, on)) for duty in schedule]
    dated = [(main.day, duty, main) for duty, main in duties if main.day is not None]
    dated.sort(key=lambda entry: (entry[0].last, entry[0].first))
    yield from section(words.WITH_A_DATE, (_dated(duty, main, on) for _, duty, main in dated), 3)
    first_days, later, none = _apart(duties)
    for heading, of in ((words.FIRST_DAYS, False), (words.ALLOWED, True)):
        days = (
            entry
            for duty, live in first_days
            for entry in _first_days(duty, (each for each in live if _allowed(each) is of), on)
        )
        yield from section(heading, days, 3)
    yield from section(words.STARTS_LATER, (_undated(duty, main) for duty, main in later), 3)
    without = [*(_undated(duty, main) for duty, main in none), *_coming_back(duties)]
    yield from section(words.NO_SET_DATE, without, 3)
    live = {duty.title for duty, main in duties if main.verdict not in GONE}
    open_ = {duty.title for duty, main in duties if main.verdict not in ENDED}
    ended = [duty for duty, main in duties if main.verdict is Verdict.DONE]
    late = [(duty, each) for duty in ended if (each := done_late(duty)) is not None]
    late_titles = {duty.title for duty, _ in late}
    done = dict.fromkeys(
        readings.title(duty) if duty.title in open_ else duty.title for duty in ended if duty.title not in late_titles
    )
    if done:
        yield sentence(words.finished(done))
    for surely, several in grouped((each.surely, (duty, each)) for duty, each in late).items():
        how = (late_by(readings.title(duty), each.says(on.year)) for duty, each in several)
        yield sentence(listed(how, surely=surely))
    gone = (duty for duty, main in duties if main.verdict in GONE)
    yield from map(sentence, readings.idle(gone, laid=live.union(laid)))


def open_now(cards: Iterable[Card]) -> Iterator[Block]:
    """What is to be done now and has no day, and for how long it has been open.

    Args:
        cards: those of what to do now.
    """
    undated = (card for card in cards if card.id.startswith(_TASK) and card.arrive_by is None)
    opened = ((card, next(filter(only_counts_on, card.why), "")) for card in undated)
    lines = (words.open_now(card.title, card.who, since, cited(*card.sources)) for card, since in opened)
    yield from section(words.OPEN_NOW, map(item, lines), 3)


def _apart(
    duties: Iterable[tuple[Timescale, MainDate]],
) -> tuple[list[tuple[Timescale, list[Reading]]], list[tuple[Timescale, MainDate]], list[tuple[Timescale, MainDate]]]:
    """Duties without a last day: those that have a first day, those whose start is to come, and the others."""
    first_days: list[tuple[Timescale, list[Reading]]] = []
    later: list[tuple[Timescale, MainDate]] = []
    none: list[tuple[Timescale, MainDate]] = []
    for duty, main in duties:
        open_ended = [
            reading
            for reading in duty.readings
            if reading.applies is not Truth.NO
            and (_allowed(reading) or (reading.relation in OPEN_ENDED and reading.amounts))
        ]
        dated = [reading for reading in open_ended if reading.due is not None]
        if main.verdict is Verdict.NOT_STARTED or (main.verdict is Verdict.NO_DATE and open_ended and not dated):
            later.append((duty, main))
        elif main.verdict is Verdict.NO_DATE and dated:
            first_days.append((duty, dated))
        elif main.verdict is Verdict.NO_DATE:
            none.append((duty, main))
    return first_days, later, none


def _allowed(reading: Reading) -> bool:
    """Whether its text allows it by a day, or from one, and asks for nothing."""
    return reading.standing is Rank.PERMITTED


def _verdict(main: MainDate, on: date) -> str:
    """Where it stands."""
    if main.plan_cannot_stand(on):
        return words.PLAN_CANNOT_STAND
    return words.PLAN_PASSED if main.plan_passed(on) else main.verdict.value


def _dated(duty: Timescale, main: MainDate, on: date) -> Item:
    assert main.day is not None  # noqa: S101 -- only what has a date is put here
    opens = "" if main.opens is None or main.opens == main.day else f"{as_known(main.opens, on.year)} to "
    left = next((reading.days for reading in main.leading if reading.due == main.day and reading.days), None)
    suspended = any(reading.relaxations for reading in main.leading)
    undated = without_day_beside(duty.readings, main.leading) if main.verdict is Verdict.CHECK else ()
    stands = words.verdict(_verdict(main, on), left, suspended=suspended)
    says = words.main(
        f"{opens}{as_known(main.day, on.year)}",
        _title(duty, main.leading),
        by_one_reading(main.leading[0].duty.reading, undated[0].duty.reading) if undated else stands,
        _cited(main.leading),
        only_if=any(reading.applies is not Truth.YES for reading in main.leading),
    )
    before = next((reading.working_day_before for reading in main.leading if reading.due == main.day), None)
    timings = [reading.period.timing for reading in main.leading if reading.due == main.day]
    notes = (
        *dict.fromkeys(words.time_of_day(timing.time) for timing in timings if timing.time),
        *dict.fromkeys(words.cut_off(timing.cut_off) for timing in timings if timing.cut_off),
        "" if before is None or before < on else words.work_to(short_day(before, on.year)),
        *dict.fromkeys(words.as_sentence(reading.still) for reading in main.leading if reading.still),
        *dict.fromkeys(words.as_sentence(passed_last(reading.last)) for reading in main.leading if reading.last),
        *(
            words.as_sentence(reading.day_off)
            for reading in main.leading
            if reading.due == main.day and reading.day_off
        ),
        *dict.fromkeys(words.as_sentence(reading.only_if) for reading in main.leading if reading.only_if),
        *may_apply_too(main, on.year),
        words.sooner(short_day(duty.safe_by, on.year)) if main.stricter and duty.safe_by and duty.safe_by >= on else "",
    )
    return item(says, *map(sentence, filter(None, notes)))


def _first_days(duty: Timescale, live: Iterable[Reading], on: date) -> Iterator[Item]:
    """A line for each day before which something is not to be done, or until which it lasts or may be done."""
    days = ((reading, as_known(reading.due, on.year)) for reading in live if reading.due is not None)
    for (relation, day), same in grouped(((_way(each), day), each) for each, day in days).items():
        periods = dict.fromkeys(_why(reading) for reading in same)
        documents = _cited(same)
        only_if = any(reading.applies is not Truth.YES for reading in same)
        says = words.first_day(relation, day, _title(duty, same), periods, only_if=only_if)
        yield item(f"{says} {documents}")


def _way(reading: Reading) -> str:
    """How what is done stands to its day."""
    if not _allowed(reading):
        return reading.relation.value
    if reading.status is Status.LAPSED:
        return words.OVER
    return words.FROM if reading.relation is Relation.NOT_BEFORE else words.UP_TO


def _undated(duty: Timescale, main: MainDate) -> Item:
    open_ = main.leading or duty.readings
    binding = [reading for reading in open_ if reading.source.force.binds] or list(open_)
    why = dict.fromkeys(_why(reading) for reading in binding)
    return item(words.without_day(_title(duty, binding), why, _cited(binding), all_of_them=_all_asked(binding)))


def _coming_back(duties: Iterable[tuple[Timescale, MainDate]]) -> Iterator[Item]:
    """What comes back so often from a day that its text does not name, beside a time of the same that has a date."""
    for duty, main in duties:
        if main.day is not None:
            for reading in duty.readings:
                of_no_day = reading.relation is Relation.EVERY and reading.event is None and reading.due is None
                if of_no_day and reading.applies is not Truth.NO:
                    yield item(words.without_day(_title(duty, [reading]), [_why(reading)], _cited([reading])))


def _all_asked(several: Iterable[Reading]) -> bool:
    """Whether all are times that one text sets and that are to be kept, such as an earliest and a latest."""
    several = tuple(several)
    documents = {reading.source.instrument for reading in several}
    duties = {reading.duty for reading in several if not reading.duty.reading and not reading.duty.whichever}
    return len(documents) == 1 and len(duties) == len(several)


def _title(duty: Timescale, several: Iterable[Reading]) -> str:
    """The duty, and which part of it or in which manner, where all that is shown of it is no more than that."""
    parts = {
        ", ".join(filter(None, (part_beside_title(reading.duty), MANNERS[reading.duty.how]))) for reading in several
    }
    part = parts.pop() if len(parts) == 1 else ""
    return f"{readings.title(duty)} ({part})" if part else readings.title(duty)


def _why(reading: Reading) -> str:
    period = reading.reasons[0]
    if any(reading.amounts) and reading.event is not None:
        timing = reading.period.timing
        more = ending(timing.to_end_of) + beside(timing.day_of_event, timing.time)
        return words.runs_from(period.removesuffix(more), reading.period.starts) + more
    return period if reading.amounts and reading.event is not None else words.no_figure(period, reading.why)


def _cited(several: Iterable[Reading]) -> str:
    """The clauses by document; of one that a later, unread edition replaced, or that was not read, that too."""
    by_document = grouped((reading.source.document, reading) for reading in several)
    clauses = {
        document: tuple(dict.fromkeys(clause for reading in same for clause in reading.source.clauses))
        for document, same in by_document.items()
    }
    marks = {
        document: [
            *([TAGS[Certainty.OLDER_EDITION.value]] if all(reading.in_force.carried_by for reading in same) else []),
            *([TAGS[Certainty.NOT_CHECKED.value]] if not any(reading.source.checked for reading in same) else []),
        ]
        for document, same in by_document.items()
    }
    return words.by_document(clauses, marks)
