"""What several commands take: days, files, partnerships."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cspr.cli import machine
from cspr.dates import PartialDate
from cspr.errors import CsprError, Problem, wrong
from cspr.wording import commands
from cspr.wording.common import WRITTEN

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable
    from datetime import date
    from typing import Any

    from cspr.guidance.layers import Framework
    from cspr.record import Review
    from cspr.record.situation import Situation
    from cspr.show.tree import Page

FOUND: Final = 1
WRONG_USE: Final = 2
PARTLY_ANSWERED: Final = 3
_FORMS: Final = {"html": "a page to hand on or print", "markdown": "Markdown"}
_NUMBER: Final = re.compile(r"[0-9]{1,9}", re.ASCII)
_WHOLE: Final = "write a whole day, such as 2021-04-06 or 6 Apr 2021"
_STROKES: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_WORDS: Final = re.compile(r"(\d{1,2}) ([A-Za-z]{3,9}) (\d{4})", re.ASCII)
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}


def day(text: str) -> date:
    """Read a whole day of the command line: ``2021-04-06``, ``6 Apr 2021``, ``6 April 2021``, ``06/04/2021``.

    A day with strokes is read day first, as it is written in England.

    Raises:
        ArgumentTypeError: where it is none; the text is not repeated.

    Examples:
        >>> day("6 Apr 2021") == day("06/04/2021") == day("2021-04-06")
        True
    """
    try:
        read = PartialDate.read(as_written(text.strip())).exact
    except CsprError:
        raise ArgumentTypeError(f"not a day of the calendar; {_WHOLE}") from None
    if read is None:
        raise ArgumentTypeError(f"not a whole day; {_WHOLE}")
    return read


def as_written(text: str) -> str:
    """A day in figures or in words, as the record writes it; whatever is neither stays as it is."""
    strokes, words = _STROKES.fullmatch(text), _WORDS.fullmatch(text)
    if strokes is not None:
        return f"{strokes[3]}-{int(strokes[2]):02}-{int(strokes[1]):02}"
    month = _MONTHS.get(words[2][:3].lower()) if words is not None else None
    if words is None or month is None:
        return text
    return f"{words[3]}-{month:02}-{int(words[1]):02}"


def add_on(parser: ArgumentParser) -> None:
    """Add ``--on``: the day asked about, which is today where it is left out."""
    parser.add_argument("--on", metavar="DATE", type=day, help=commands.ON)


def add_extra(parser: ArgumentParser, says: str = commands.EXTRA, default: str = "") -> None:
    """Add ``--extra``, in other words where it is told otherwise."""
    parser.add_argument("--extra", metavar="FOLDER", type=Path, action="append", default=default or [], help=says)


def day_asked(asked: Namespace) -> date:
    """The day asked about: the one given, else the machine's."""
    given: date | None = asked.on
    today: date = asked.machine.today
    return today if given is None else given


def documents_of(asked: Namespace, partnership: str, extra: Iterable[Path] = ()) -> Framework:
    """The documents of a partnership; where its name looks like a slip, that is said and the status tells it."""
    from cspr.guidance.applicable import framework, near_match

    try:
        documents = framework(partnership, extra=extra)
    except CsprError as error:
        raise CsprError(_of_the_option(problem, asked.command) for problem in error.problems) from None
    near = near_match(documents)
    if near:
        asked.status, asked.caution = PARTLY_ANSWERED, commands.NEAR_MATCH.format(near)
    return documents


def documents_for(asked: Namespace, review: Review) -> Framework:
    """The documents by which a case is answered: with the folders of ``--extra``, which every command takes alike."""
    return documents_of(asked, review.partnership, folders_of(review.partnership, review.partnerships, asked.extra))


def case_asked(asked: Namespace) -> tuple[Framework, Situation]:
    """The documents by which a case is answered, and what is known of it on the day asked about."""
    from cspr.record.files import load

    review = load(asked.case)
    return documents_for(asked, review), review.as_of(day_asked(asked), getattr(asked, "known_on", None))


def folders_of(partnership: str, whose: Iterable[str], extra: Iterable[Path]) -> Iterable[Path]:
    """Those of the folders that are given that speak for a partnership.

    Of a review that is shared they may be those of the other, whose documents are not shipped; where they can be
    nobody's, they stay, and are refused.

    Args:
        whose: all partnerships whose review it is.
    """
    from cspr.guidance.applicable import NATIONAL, partnerships

    shipped = {*partnerships(), NATIONAL}
    return extra if shipped.issuperset(whose) or partnership not in shipped else ()


def _of_the_option(problem: Problem, command: str) -> Problem:
    """A problem with the name of a partnership stands at what named it on the command line."""
    if problem.path != "$.partnership":
        return problem
    return Problem(problem.code, "PARTNERSHIP" if command == "deadlines" else "--partnership", problem.suggestion)


def add_json(parser: ArgumentParser) -> None:
    """Add ``--json``."""
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")


def add_pages(shape: ArgumentParser, what: str = "it") -> None:
    """Add ``--html`` and every other form of a page that is written to a file, to a group of which one may be given."""
    for form, called in _FORMS.items():
        shape.add_argument(f"--{form}", metavar="FILE", type=Path, help=f"write {what} as {called}")


def to_a_file(asked: Namespace) -> bool:
    """Whether a page was asked for in a file."""
    return any(getattr(asked, form, None) is not None for form in _FORMS)


def as_json(answer: object, **beside: object) -> str:
    """An answer as JSON that any terminal and any file can hold, with what stands beside it."""
    import json

    from cspr.interchange import converter, to_dict

    return json.dumps({**to_dict(answer), **converter().unstructure(beside)}, indent=2, ensure_ascii=True)


def answered(asked: Namespace, answer: object, laid_out: Page | None = None) -> str:
    """The answer in the form asked for: as JSON, as a page in a file, else as text.

    Args:
        asked: what was asked for.
        laid_out: its page, where that is not the answer's own.
    """
    from cspr.show import page

    return as_json(answer) if asked.json else set_out(asked, page(answer) if laid_out is None else laid_out)


def set_out(asked: Namespace, whole: Page) -> str:
    """A page as text, or in the file that was asked for."""
    from cspr.show import as_html, as_markdown, as_text

    writers = {"html": as_html.write, "markdown": as_markdown.write}
    for form in _FORMS:
        if (path := getattr(asked, form, None)) is not None:
            return written(path, writers[form](whole), f"--{form}")
    return as_text.write(whole, asked.machine.width)


def written(path: Path, content: str | bytes, option: str, says: str = WRITTEN) -> str:
    """Write a file for handing on.

    Args:
        option: the option that named it, for the error.
        says: what to say when it is written.

    Raises:
        CsprError: ``unwritable-file``; the path is not repeated.
        OSError: where it could be begun and not be written whole, as on a full disk.
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    keep(path, data, wrong("unwritable-file", option, "give a file in a folder that you may write to"))
    return says


def calendar_kept(path: Path, file: bytes) -> str:
    """Write a calendar file; what is said of it, or that nothing has a date."""
    says = commands.calendar_written(file.count(b"BEGIN:VEVENT"), file.count(b"STATUS:CANCELLED"))
    return written(path, file, "--ics", says) if file else commands.NOTHING_DUE


def keep(path: Path, data: bytes, refusal: CsprError) -> None:
    """Write a file whole, or leave what stood there.

    Args:
        refusal: what is raised where it cannot be begun.

    Raises:
        OSError: where it could be begun and not be written whole, as on a full disk.
    """
    with ExitStack() as stack:
        try:
            file = stack.enter_context(machine.whole(path))
        except (OSError, ValueError):  # such as links in a circle
            raise refusal from None
        file.write(data)


def add_sequence(parser: ArgumentParser) -> None:
    """Add ``--sequence``."""
    parser.add_argument("--sequence", metavar="N", help=commands.SEQUENCE)


def sequence_asked(asked: Namespace) -> int | None:
    """The number of the calendar file, where one is given.

    Raises:
        CsprError: ``not-a-sequence``.
    """
    text: str | None = asked.sequence
    if text is not None and _NUMBER.fullmatch(text) is None:
        raise wrong("not-a-sequence", "--sequence", "write a whole number of up to nine digits")
    return None if text is None else int(text)


def content(name: str, path: Path, most: int) -> bytes:
    """The content of a file that a command reads, as far as its reader looks.

    Args:
        name: the argument that named it, for the error.
        most: how many bytes its reader takes; one more is read, so that it can tell.

    Raises:
        CsprError: ``missing-file``, ``unreadable-file``; the path is not repeated.
    """
    try:
        if path.is_file():  # a pipe or a device could be read for ever
            with path.open("rb") as file:
                return file.read(most + 1)
    except (OSError, ValueError):
        raise wrong("unreadable-file", name, "the file cannot be read") from None
    raise wrong("missing-file", name, "there is no such file")


def named(name: str, read: Any, data: bytes | str) -> Any:
    """What a reader makes of what an argument names; its problems say at which argument they stand."""
    try:
        return read(data)
    except CsprError as error:
        problems = [Problem(problem.code, f"{name}: {problem.path}", problem.suggestion) for problem in error.problems]
        raise CsprError(problems) from None
