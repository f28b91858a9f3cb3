"""``cspr publication``: whether a report can be published on a day, and what is missing."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs

from cspr.cli import arguments
from cspr.errors import wrong

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from cspr.forms import Filled
    from cspr.guidance.layers import Framework
    from cspr.publication import Readiness
    from cspr.record.situation import Situation
    from cspr.show.tree import Page

_ABOUT: Final = """\
Whether a report can be published on a day: what is missing, who acts and by when,
what holds it back, and what to weigh. With --full the sign-offs, every notice with
its last day and source, and the law on which to take advice."""


def add(commands: Any) -> None:
    """Add the command."""
    parser: Any = commands.add_parser(
        "publication", help="whether a report can be published, and what is missing", description=_ABOUT
    )
    parser.add_argument("case", metavar="CASE", type=Path, help="a case file, TOML or JSON")
    parser.add_argument("--planned", metavar="DATE", type=arguments.day, help="the day on which publication is planned")
    arguments.add_on(parser)
    parser.add_argument(
        "--contents",
        metavar="FORM=FILE",
        action="append",
        default=[],
        help="which parts a paper holds: overview-report=FILE, a filled form as cspr form blank gives it; once a paper",
    )
    arguments.add_extra(parser)
    parser.add_argument("--full", action="store_true", help="everything, with every reason and source")
    shape = parser.add_mutually_exclusive_group()
    arguments.add_json(shape)
    arguments.add_pages(shape)
    parser.set_defaults(run=run)


def run(asked: Namespace) -> str:
    """Read the case, look up its partnership's documents, and say what stands before publication."""
    from cspr.publication import lateness, not_publishing, readiness
    from cspr.show.layout.before_publication import of_information
    from cspr.show.layout.publication import page, readiness as readiness_blocks
    from cspr.show.tree import Heading, sentence
    from cspr.truth import Truth
    from cspr.wording.common import partnership_name
    from cspr.wording.days import short_day
    from cspr.wording.publication import TITLE
    from cspr.wording.report import TITLE as HEAD

    documents, situation = arguments.case_asked(asked)
    contents = _contents(documents.on(asked.planned or situation.on), asked.contents)
    ready = readiness(documents, situation, planned=asked.planned, contents=contents)
    if asked.json:
        return arguments.as_json(ready)
    instead = not_publishing(documents, situation, planned=asked.planned)
    if instead.decided is Truth.NO:
        said = page(ready) if asked.full else _summary(documents, situation, ready, asked.planned)
        late = lateness(documents, situation, planned=asked.planned)
        if asked.full and (late.late is not Truth.NO or late.tell):
            lateness_page = page(late)
            said = attrs.evolve(said, blocks=(*said.blocks, Heading(lateness_page.title), *lateness_page.blocks))
    else:
        said = page(instead)
        further = (Heading(TITLE), *readiness_blocks(ready)) if asked.full else tuple(of_information(ready))
        # What is out of date stands below the list that the first sentence announces.
        said = attrs.evolve(said, blocks=(*said.blocks[:2], *map(sentence, ready.notices), *said.blocks[2:], *further))
    known = situation.reference, partnership_name(situation.partnership), short_day(situation.on, None), ""
    return arguments.set_out(asked, attrs.evolve(said, title=f"{said.title}: {HEAD.format(*known)}"))


def _contents(documents: Framework, texts: list[str]) -> dict[str, dict[str, Filled]]:
    """Which boxes of each paper are filled; of the files, nothing else is kept."""
    from cspr.forms import filled_from, form
    from cspr.forms.filling import LARGEST

    filled: dict[str, dict[str, Filled]] = {}
    for text in texts:
        name, sign, path = text.partition("=")
        if not sign or not path:
            raise wrong("not-a-paper", "--contents", "write FORM=FILE, such as overview-report=report.toml")
        paper = arguments.named("--contents", partial(form, documents), name)
        filled[name] = dict(
            arguments.named(
                "--contents", partial(filled_from, paper), arguments.content("--contents", Path(path), LARGEST)
            )
        )
    return filled


def _summary(documents: Framework, situation: Situation, ready: Readiness, planned: date | None) -> Page:
    """What matters first."""
    from cspr.publication import afterwards, earliest, lateness
    from cspr.publication.course import PUBLISHED
    from cspr.show.layout.publication import summary
    from cspr.truth import Truth
    from cspr.wording.earliest_publication import without_work

    over = situation.happened(PUBLISHED) is Truth.YES
    first = earliest(documents, situation)
    late = lateness(documents, situation, planned=planned)
    care = [
        *([] if over else [without_work(first.says) if first.day and first.without_duration else first.says]),
        *(late.says if late.late is not Truth.NO or late.tell else ()),
        afterwards(documents, situation, planned=planned).contradiction,
    ]
    return summary(ready, filter(None, care))
