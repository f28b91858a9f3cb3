"""``cspr timeliness``: how timely an area is, over all the case files of a folder, with small numbers hidden."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cspr.cli import arguments
from cspr.cli.progress import following
from cspr.errors import CsprError, Problem, wrong
from cspr.wording import commands as words
from cspr.wording.caseload import NO_CASE_FILE

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from cspr.caseload.case_files import FileProblem
    from cspr.guidance.layers import Framework
    from cspr.learning import Timeliness
    from cspr.record import Review
    from cspr.record.situation import Situation

_ABOUT: Final = """\
Over all the case files of a folder, by year: how many notifications, rapid reviews,
reviews, publications and actions were in time, late with a coded reason or without,
or not recorded; how far cases went, and why they stopped. Counts below the threshold
are hidden, and so is whatever they could be worked out from."""
_NUMBER: Final = 9


def add(commands: Any) -> None:
    """Add the command."""
    parser: Any = commands.add_parser(
        "timeliness", help="how timely an area is, over a folder, with small numbers hidden", description=_ABOUT
    )
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="a folder of case files, TOML or JSON")
    parser.add_argument(
        "--from", metavar="DATE", type=arguments.day, required=True, dest="first", help="first day of the period"
    )
    parser.add_argument(
        "--to", metavar="DATE", type=arguments.day, required=True, dest="last", help="last day, included"
    )
    parser.add_argument("--threshold", metavar="N", required=True, help="counts above 0 and below N are hidden")
    parser.add_argument("--zeros", choices=("show", "hide"), required=True, help="whether zeros are shown")
    arguments.add_on(parser)
    arguments.add_extra(parser)
    shape = parser.add_mutually_exclusive_group()
    arguments.add_json(shape)
    shape.add_argument("--csv", action="store_true", help="print CSV: table, row, column, count, mark")
    arguments.add_pages(shape)
    parser.set_defaults(run=run)


def run(asked: Namespace) -> str:
    """Read the folder and count."""
    from cspr.caseload import folder
    from cspr.learning import timeliness

    threshold = _threshold(asked.threshold)
    if asked.last < asked.first:
        raise wrong("ends-before-it-begins", "--to", "the last day is before the first")
    reading = _Reading(asked)
    files = folder(asked.folder)
    answer = timeliness(
        reading.situations(files.reviews.items()),
        first=asked.first,
        last=asked.last,
        threshold=threshold,
        zeros=asked.zeros,
        frameworks=reading.documents.__getitem__,
    )
    unread = (*files.unread, *reading.unread)
    if not files.reviews or answer.unanswered or any(not file.answered for file in unread):
        asked.status = arguments.PARTLY_ANSWERED
    return _written_out(asked, answer, unread, empty=not files.reviews)


def _threshold(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) <= _NUMBER and int(text):
        return int(text)
    raise wrong("not-a-threshold", "--threshold", "give a whole number, 1 or more; 1 hides no count")


class _Reading:
    """The situations of a folder, one after another, with a bar on a terminal; what cannot be counted is named."""

    def __init__(self, asked: Namespace) -> None:
        self._asked, self._on = asked, arguments.day_asked(asked)
        self.documents: dict[str, Framework] = {}
        self.unread: list[FileProblem] = []

    def situations(self, reviews: Any) -> Iterator[Situation]:
        """What is known of each review on the day."""
        from cspr.caseload.case_files import FileProblem
        from cspr.guidance.applicable import framework, near_match

        several: Iterable[tuple[str, Review]] = following(reviews, self._asked.machine, words.COUNTING)
        for name, review in several:
            try:
                if review.partnership not in self.documents:
                    documents = framework(review.partnership, extra=self._extra(review.partnership))
                    self.documents[review.partnership] = documents
                near = near_match(self.documents[review.partnership])
            except CsprError as error:
                self.unread.append(FileProblem(file=name, problems=error.problems))
                continue
            if near:
                slip = Problem("near-match", "$.partnership", near)
                self.unread.append(FileProblem(file=name, problems=(slip,), answered=True))
            yield review.as_of(self._on)

    def _extra(self, partnership: str) -> list[Path]:
        from cspr.guidance.applicable import NATIONAL, partnerships

        extra: list[Path] = self._asked.extra
        return [] if partnership in {*partnerships(), NATIONAL} else extra


def _written_out(asked: Namespace, answer: Timeliness, unread: tuple[FileProblem, ...], *, empty: bool) -> str:
    """The counts; beside a table or a page that is handed on, and not in it, which files are not among them."""
    from cspr.show import as_text, spreadsheet, to_text
    from cspr.show.layout import caseload as layout

    if asked.json:
        return arguments.as_json(answer, unread=unread)
    beside = [as_text.blocks(layout.problems(unread), asked.machine.width), NO_CASE_FILE if empty else ""]
    cautions = "\n".join(filter(None, beside))
    if (asked.csv or arguments.to_a_file(asked)) and cautions:
        asked.caution = cautions
    if asked.csv:
        return spreadsheet.counts(answer).rstrip("\r\n")
    if arguments.to_a_file(asked):
        return arguments.answered(asked, answer)
    return cautions if empty else "\n\n".join(filter(None, (cautions, to_text(answer, asked.machine.width))))
