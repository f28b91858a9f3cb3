"""``cspr due``: over all the case files of a folder, what is overdue, due, waited for, moved and on hold."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs

from cspr.caseload.case_files import FileProblem
from cspr.cli import arguments
from cspr.cli.progress import following
from cspr.errors import CsprError, Problem, wrong
from cspr.wording import commands as words

if TYPE_CHECKING:
    from argparse import Namespace

    from cspr.caseload import Caseload, Week
    from cspr.guidance.layers import Framework
    from cspr.record.situation import Situation

_A_WEEK: Final = timedelta(days=6)
_ABOUT: Final = """\
Over all the case files of a folder: what is overdue, due in the window, waiting for
whom, to be chased, moved since a day, and on hold. A file that cannot be read is named,
and the others are answered."""


def add(commands: Any) -> None:
    """Add the command."""
    parser: Any = commands.add_parser(
        "due", help="what is due this week, over all the case files of a folder", description=_ABOUT
    )
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="a folder of case files, TOML or JSON")
    arguments.add_on(parser)
    parser.add_argument(
        "--until", metavar="DATE", type=arguments.day, help="last day to include (default: 6 days later)"
    )
    parser.add_argument(
        "--since", metavar="DATE", type=arguments.day, help="also tell which dates have moved since that day"
    )
    parser.add_argument(
        "--by", metavar="WHAT", choices=("agency", "case", "role"), help="list it under each agency, case or role"
    )
    arguments.add_extra(parser)
    parser.add_argument("--full", action="store_true", help="everything, with every reading and reason")
    shape = parser.add_mutually_exclusive_group()
    arguments.add_json(shape)
    arguments.add_pages(shape)
    shape.add_argument("--ics", metavar="FILE", type=Path, help="write what is overdue and due as a calendar file")
    arguments.add_sequence(parser)
    parser.set_defaults(run=run)


def run(asked: Namespace) -> str:
    """Read the folder and say what is to be looked at."""
    from cspr import caseload
    from cspr.guidance.applicable import NATIONAL, framework, near_match, partnerships

    shipped = {*partnerships(), NATIONAL}
    on, sequence = arguments.day_asked(asked), arguments.sequence_asked(asked)
    files = caseload.folder(asked.folder)
    until = asked.until if asked.until is not None else _week(on)
    documents: dict[str, Framework] = {}
    situations: list[Situation] = []
    unread = list(files.unread)
    for name, review in following(files.reviews.items(), asked.machine, words.READING):
        try:
            if review.partnership not in documents:
                extra = () if review.partnership in shipped else asked.extra
                documents[review.partnership] = framework(review.partnership, extra=extra)
            near = near_match(documents[review.partnership])
            if near:
                asked.status = arguments.PARTLY_ANSWERED
                slip = Problem("near-match", "$.partnership", near)
                unread.append(FileProblem(file=name, problems=(slip,), answered=True))
            situations.append(review.as_of(on))
        except CsprError as error:
            unread.append(FileProblem(file=name, problems=error.problems))
    if asked.full or asked.by or asked.ics:
        answer: Caseload | Week = caseload.due(
            situations, until=until, on=on, since=asked.since, frameworks=documents.__getitem__
        )
    else:
        answer = caseload.monday(situations, on=on, until=until, since=asked.since, frameworks=documents.__getitem__)
    if not answer.references or answer.unanswered or any(not file.answered for file in unread):
        asked.status = arguments.PARTLY_ANSWERED
    return _written_out(asked, answer, unread, sequence)


def _week(on: date) -> date:
    try:
        return on + _A_WEEK
    except OverflowError:
        raise wrong("outside-the-calendar", "--on", "give a day that the calendar reaches") from None


def _written_out(asked: Namespace, answer: Caseload | Week, unread: list[FileProblem], sequence: int | None) -> str:
    from cspr.caseload import Week
    from cspr.show import as_text, ical, page, to_text
    from cspr.show.layout import caseload as layout

    problems = as_text.blocks(layout.problems(unread), asked.machine.width)
    if isinstance(answer, Week):
        if asked.json:
            return arguments.as_json(answer, unread=tuple(unread))
        if arguments.to_a_file(asked):
            week = page(answer)
            return arguments.set_out(asked, attrs.evolve(week, blocks=(*layout.problems(unread), *week.blocks)))
        return "\n\n".join(filter(None, (problems, to_text(answer, asked.machine.width))))
    if asked.ics is not None:
        return "\n".join(
            filter(None, (arguments.calendar_kept(asked.ics, ical.caseload(answer, sequence=sequence)), problems))
        )
    if asked.json:
        return arguments.as_json(answer, unread=tuple(unread), **_groups(answer, asked.by))
    return arguments.set_out(asked, layout.caseload(answer, asked.by, unread, whole=asked.full))


def _groups(page: Caseload, by: str | None) -> dict[str, object]:
    """Under each name, the places of its items in the list; nothing where that was not asked for."""
    if by is None:
        return {}
    places = {id(item): place for place, item in enumerate(page.items)}
    groups = {name: [places[id(item)] for item in items] for name, items in page.by(by).items()}
    return {"by": by, "groups": groups}
