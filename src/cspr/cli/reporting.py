"""``cspr report``: the first screen of one case on one day, or everything about it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cspr.cli import arguments
from cspr.wording.report import SECTIONS

if TYPE_CHECKING:
    from argparse import Namespace

    from cspr.guidance.layers import Framework
    from cspr.record import Review
    from cspr.record.entries import Decided, Established, Happened, Proceeding
    from cspr.record.situation import Situation


def add(commands: Any) -> None:
    """Add the command."""
    parser: Any = commands.add_parser(
        "report",
        help="what matters today in one case; everything with --full",
        description="The first screen of one case on one day: what to do, by when, and what to ask.",
    )
    parser.add_argument("case", metavar="CASE", type=Path, help="a case file, TOML or JSON")
    arguments.add_on(parser)
    parser.add_argument("--known-on", metavar="DATE", type=arguments.day, help="only what was recorded by that day")
    parser.add_argument(
        "--since", metavar="DATE", type=arguments.day, help="also what is new on the first screen since that day"
    )
    parser.add_argument("--planned", metavar="DATE", type=arguments.day, help="the day on which publication is planned")
    arguments.add_extra(parser)
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--full", action="store_true", help="everything, with every reason and source")
    shape.add_argument("--only", metavar="SECTION", choices=tuple(SECTIONS), help=f"one section: {', '.join(SECTIONS)}")
    arguments.add_pages(shape, "everything")
    arguments.add_json(shape)
    parser.set_defaults(run=run)


def run(asked: Namespace) -> str:
    """Read the case, look up its partnership's documents, and report."""
    from cspr.dates import PartialDate
    from cspr.first_screen.screen import glance
    from cspr.guidance.applicable import in_force_on
    from cspr.show import as_text, to_text

    documents, situation = arguments.case_asked(asked)
    since = _earlier(situation.review, asked.since)
    if not (asked.full or asked.json or asked.only or arguments.to_a_file(asked)):
        in_force_on(documents, PartialDate.of(situation.on))
        screen = to_text(glance(documents, situation, planned=asked.planned, since=since), asked.machine.width)
        return "\n".join([screen, *_still_to_come(documents, situation.review, asked)])
    from cspr.reporting import report
    from cspr.show.layout.report import section

    answer = report(documents, situation, planned=asked.planned, since=since)
    if asked.only is not None:
        return as_text.write(section(answer, asked.only), asked.machine.width)
    return arguments.answered(asked, answer)


def _still_to_come(documents: Framework, review: Review, asked: Namespace) -> list[str]:
    """What is entered for a day that is still to come: a slip in the year, as a rule."""
    from textwrap import wrap

    from cspr.record.record_findings import still_to_come
    from cspr.show.as_text import clean
    from cspr.wording import record_findings as words
    from cspr.wording.days import as_known

    today: date = asked.machine.today  # who looks back asks for an earlier day, of which nothing is said
    ahead = still_to_come(review.as_of(date.max).entries, max(arguments.day_asked(asked), today))
    titles = [f"{_title(documents, entry)} ({as_known(entry.on, None)})" for entry in ahead]
    return wrap(clean(f"! {words.ahead(titles)}"), asked.machine.width, subsequent_indent="  ") if titles else []


def _title(documents: Framework, entry: Happened | Decided | Established | Proceeding) -> str:
    """What an entry is about: the question that was answered, the proceedings, or the title of what happened."""
    from cspr.record import entries
    from cspr.vocabulary import proceedings, spelt

    if isinstance(entry, entries.Established):
        fact = documents.words("facts").get(entry.fact)
        return spelt(entry.fact) if fact is None else str(fact.question).removesuffix("?")
    if isinstance(entry, entries.Proceeding):
        return proceedings()[entry.proceeding].title
    events = documents.words("events")
    return events[entry.event].title if entry.event in events else spelt(entry.event)


def _earlier(review: Review, since: date | None) -> Situation | None:
    """The review as it stood on an earlier day: as it was known then, where the record says when entries were made."""
    if since is None:
        return None
    entered = all(entry.recorded is not None for entry in review.as_of(since).entries)
    return review.as_of(since, since if entered else None)
