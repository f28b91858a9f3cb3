"""``cspr role``: what a role, body or agency owes at each stage, and what is asked of whoever fills it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cspr.cli.arguments import (
    add_extra,
    add_json,
    add_pages,
    answered,
    as_json,
    day,
    day_asked,
    documents_for,
    documents_of,
)

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from cspr.guidance.layers import Framework
    from cspr.record.situation import Situation
    from cspr.timescales import Timescale


def add(commands: Any) -> None:
    """Add the command."""
    command = commands.add_parser(
        "role",
        help="what each role, body or agency must do, by stage",
        description="What each document calls a role, body or agency and asks of it, and its duties by stage.",
    )
    command.add_argument(
        "role", metavar="ROLE", help="its id, such as lead-reviewer, its title, or a document's own word"
    )
    whose = command.add_mutually_exclusive_group()
    whose.add_argument("--partnership", metavar="NAME", default="national", help="with this partnership's documents")
    whose.add_argument("--case", metavar="FILE", type=Path, help="what of it applies in this case, on that day")
    command.add_argument(
        "--on",
        metavar="DATE",
        type=day,
        help="only texts in force that day; without it every edition, for a brief today",
    )
    add_extra(command)
    command.add_argument("--stage", metavar="STAGE", help="only what is said on this stage, such as report")
    command.add_argument("--step", metavar="STEP", help="only what is said on this step, such as first-draft")
    command.add_argument("--force", metavar="WORD", help="only what is said as strongly: must, should, may or is")
    command.add_argument("--brief", action="store_true", help="one page for somebody who has just been given the role")
    shape = command.add_mutually_exclusive_group()
    add_pages(shape)
    add_json(shape)
    command.set_defaults(run=run)


def run(asked: Namespace) -> str:
    """Look up the documents, and give the brief, the duties asked for, or the profile; in a case with its dates."""
    from cspr.record.files import load
    from cspr.roles import brief, duties, profile
    from cspr.roles.naming import meant

    review = None if asked.case is None else load(asked.case)
    documents = documents_of(asked, asked.partnership, asked.extra) if review is None else documents_for(asked, review)
    role = meant(documents, asked.role)
    if asked.brief:
        return answered(asked, brief(documents, role, on=day_asked(asked)))
    on = asked.on if review is None else day_asked(asked)
    if asked.stage or asked.step or asked.force:
        laid_down = duties(documents, role=role, stage=asked.stage, step=asked.step, force=asked.force, on=on)
        return answered(asked, laid_down)
    if review is None:
        return answered(asked, profile(documents, role, on=on))
    return _in_case(asked, documents, review.as_of(on), role)


def _in_case(asked: Namespace, documents: Framework, situation: Situation, role: str) -> str:
    """The profile in a case, with the dates of what the role owes there first."""
    from cspr import lifecycle, timescales
    from cspr.roles.profiling import profile_in
    from cspr.show.layout import main_dates
    from cspr.show.layout.roles import profile
    from cspr.show.tree import Heading, Page
    from cspr.wording.roles import DATES

    answer = profile_in(documents, situation, role)
    owed = [timescale for timescale in timescales.schedule(documents, situation) if timescale.owed_by(role)]
    steps = {each.step: each for each in lifecycle.progress(documents, situation)}
    if asked.json:
        mine = dict.fromkeys(task.step for task in answer.tasks if task.step in steps and not task.done)
        waits = {step: [blocker.title for blocker in steps[step].blockers] for step in mine if steps[step].blockers}
        return as_json(answer, dates=[_date(timescale, situation.on) for timescale in owed], waits=waits)
    dates = tuple(main_dates.short(owed, situation.on))
    says, *rest = profile(answer, steps).blocks
    blocks = (says, *((Heading(DATES), *dates) if dates else ()), *rest)
    return answered(asked, answer, Page(answer.title, blocks))


def _date(timescale: Timescale, on: date) -> dict[str, str | None]:
    """What the role owes with a time: the day to work to, and where it stands."""
    from cspr.timescales.main_date import main_date

    main = main_date(timescale, on)
    day = None if main.day is None else str(main.day)
    stands = {"verdict": main.verdict.value, "day": day}
    return {"topic": timescale.topic, "title": timescale.title, "about": timescale.about, **stands}
