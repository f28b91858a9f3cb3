"""Monday's page as text."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final

import attrs

from cspr.caseload.headings import Heading
from cspr.caseload.page import PeopleCount, Week, WeekRow
from cspr.conditions.limbs import CASE
from cspr.show.actors import actors, of_whom, subject
from cspr.show.as_text import clean, isolated
from cspr.show.first_screen import in_two_columns
from cspr.wording import late_actions, week as titles
from cspr.wording.days import as_known, short_day
from cspr.wording.first_screen import wd_left
from cspr.wording.problems import line as told

if TYPE_CHECKING:
    from cspr.caseload.items import Item
    from cspr.dates import PartialDate
    from cspr.learning.tallying import PlanTally
    from cspr.people.rows import LedgerRow

WIDTH: Final = 80
_INDENT: Final = 28
_DAY: Final = 18
_NARROW: Final = 25


def week_text(week: Week, width: int = WIDTH) -> str:
    """Monday's page as text."""
    left = f"{titles.PAGE}  {short_day(week.on, None)}, week to {short_day(week.until, week.on.year)}"
    count = titles.reviews(len(week.references))
    title = f"{left}{count.rjust(max(len(count) + 2, width - len(left)))}"
    lines = [*([title] if len(title) <= width else wrap(title, width)), "-" * width]
    lines += wrap(titles.summary(*week.summed) if week.references else titles.NO_REVIEWS, width)
    lines += (line for says in of_whom(week.notices) for line in wrap(clean(says), width))
    longest = max((len(row.reference) for row in week.rows), default=0) + 2
    for heading in Heading:
        rows = list(week.told(heading))
        if rows:
            lines += ["", *wrap(titles.HEADINGS[heading.value], width)]
        if heading is Heading.OPEN:
            lines += _open(week, longest, width)
        else:
            lines += [line for names, row in rows for line in _row(names, row, week.on.year, longest, width)]
    if week.since is not None and week.moved:
        says = (moved(item, week.on.year) for item in week.moved)
        lines += ["", titles.MOVED.format(short_day(week.since, week.on.year))]
        lines += (line for each in says for line in wrap(clean(each), width, subsequent_indent=" " * longest))
    if week.plans:
        says = (action_plan(plan, week.on.year) for plan in week.plans)
        lines += ["", titles.PLANS, *(line for each in says for line in wrap(each, width, subsequent_indent="    "))]
    if week.quiet:
        quiet = "; ".join(titles.quiet(name, stage) for name, stage in week.quiet)
        lines += ["", *wrap(f"{titles.QUIET}: {quiet}", width)]
    if week.people:
        lines += ["", *wrap(titles.PEOPLE, width)]
        for each in week.people:
            lines += wrap(titles.people(each.reference, each.states), width)
            said = (f"  {says}" for says in coming(each, week.on.year))
            lines += (line for says in said for line in wrap(says, width, subsequent_indent="    "))
    if week.unanswered:
        problems = (told(problem, reference) for reference, several in week.unanswered for problem in several)
        lines += ["", titles.UNANSWERED, *(line for says in problems for line in wrap(clean(says), width))]
    return isolated("\n".join([*lines, *wrap(titles.LEGEND, width)]))


def _open(week: Week, longest: int, width: int) -> list[str]:
    """Of the tasks without a date by name what must be done by a national text, of the rest how many there are."""
    rows = week.of(Heading.OPEN)
    musts = attrs.evolve(week, rows=tuple(attrs.evolve(row, cards=row.musts) for row in rows if row.musts))
    rest = [(row.reference, left) for row in rows if (left := len(row.cards) - len(row.musts))]
    rows_of_musts = musts.told(Heading.OPEN)
    lines = [line for names, row in rows_of_musts for line in _row(names, row, week.on.year, longest, width)]
    return [*lines, *(wrap(titles.open_tasks(rest), width) if rest else ())]


def moved(item: Item, year: int) -> str:
    """A date that is another one than it was, and whom it is about."""
    about = "" if item.about == CASE else f" ({subject(item.about, item.titles)})"
    days = (as_known(day, year) for day in (item.when, item.before) if day is not None)
    return titles.moved(item.reference, f"{item.title}{about}", *days)


def action_plan(plan: PlanTally, year: int) -> str:
    """How an action plan stands, with each action that is overdue, its owner and its day."""
    late = [
        late_actions.late_action(
            each.ref, actors([each.owner], plan.titles) if each.owner else "", as_known(each.due, year)
        )
        for each in plan.late
    ]
    undone = plan.without_evidence, plan.feedback_owed
    return late_actions.of_plan(plan.reference, plan.open, late, *undone, none_left=plan.none_left)


def coming(count: PeopleCount, year: int) -> list[str]:
    """What is late, then what has its day in the week, a line each."""
    late = [_dated(row, row.by, year, titles.STILL_OPEN) for row in count.late if row.by is not None]
    return [*late, *(_dated(row, row.by, year) for row in count.coming if row.by is not None)]


def _dated(row: LedgerRow, day: PartialDate, year: int, further: str = "") -> str:
    """A row with its day, who acts and its meeting, whose own day is not told twice."""
    group = row.group.removesuffix(f", {as_known(day, None)}")
    return titles.coming(f"{as_known(day, year)}{further}", row.title, row.names, group)


def _row(names: str, row: WeekRow, year: int, longest: int, width: int) -> list[str]:
    first = row.cards[0]
    text = clean(row.says)
    narrow = width < longest + _DAY + _NARROW
    if first.arrive_by is not None and len(names) + 2 > longest and not narrow:
        return [*wrap(names, width), *_row("", row, year, longest, width)]
    if first.arrive_by is None:
        indent = " " * (2 if narrow else longest)
        return wrap(f"{names}  ".ljust(len(indent)) + text, width, subsequent_indent=indent)
    left = wd_left(first.working_days or 0, first.arrive_by, first.as_of.on)
    day = short_day(first.arrive_by, year)
    if narrow:
        lead = wrap(f"{names}  {day} {left}", width)
        return [*lead, *wrap(text, width, initial_indent="  ", subsequent_indent="  ")]
    beside = in_two_columns((day, left), text, max(_INDENT - longest, _DAY), width - longest)
    return [f"{'' if number else names}".ljust(longest) + line for number, line in enumerate(beside)]
