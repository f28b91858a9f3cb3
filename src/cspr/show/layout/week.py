"""Monday's page as a page: under each heading, each review with what is to be looked at."""

from __future__ import annotations

from collections.abc import Iterator

from cspr.caseload.headings import Heading as UnderHeading
from cspr.caseload.page import PeopleCount, Week, WeekRow
from cspr.show.actors import of_whom
from cspr.show.monday import action_plan, coming, moved
from cspr.show.tree import Block, Item, Items, Note, Page, Time, item, section, sentence
from cspr.wording import first_screen as words, week as titles
from cspr.wording.common import NOT_LEGAL_ADVICE
from cspr.wording.days import short_day
from cspr.wording.problems import line


def week(answer: Week) -> Page:
    """The page of a week."""
    title = titles.title(short_day(answer.on, None), short_day(answer.until, answer.on.year))
    return Page(title, (*_blocks(answer), Note(sentence(NOT_LEGAL_ADVICE))))


def _blocks(answer: Week) -> Iterator[Block]:
    yield (
        sentence(titles.reviews(len(answer.references)) + ". " + titles.summary(*answer.summed))
        if answer.references
        else sentence(titles.NO_REVIEWS)
    )
    yield from map(sentence, of_whom(answer.notices))
    for heading in UnderHeading:
        rows = (_item(names, row, answer.on.year) for names, row in answer.told(heading))
        yield from section(titles.in_page(titles.HEADINGS[heading.value]), rows)
    if answer.since is not None:
        title = titles.in_page(titles.MOVED.format(short_day(answer.since, answer.on.year)))
        yield from section(title, (item(moved(each, answer.on.year)) for each in answer.moved))
    plans = (item(action_plan(plan, answer.on.year)) for plan in answer.plans)
    yield from section(titles.in_page(titles.PLANS), plans)
    yield from section(titles.in_page(titles.QUIET), (item(titles.quiet(*review)) for review in answer.quiet))
    yield from section(titles.in_page(titles.PEOPLE), (_people(each, answer.on.year) for each in answer.people))
    problems = (line(problem, reference) for reference, several in answer.unanswered for problem in several)
    yield from section(titles.in_page(titles.UNANSWERED), map(item, problems))


def _item(names: str, row: WeekRow, year: int) -> Item:
    if row.day is None:
        return item(f"{names}: {row.says}")
    first = row.cards[0]
    left = words.days_left(first.working_days or 0, row.day, first.as_of.on)
    return item(f"{names}: ", Time(row.day, short_day(row.day, year)), f" ({left}): {row.says}")


def _people(count: PeopleCount, year: int) -> Item:
    """How the ledgers of one review stand, and what has its day in the week."""
    days = tuple(item(says) for says in coming(count, year))
    return item(titles.people(count.reference, count.states), Items(days))
