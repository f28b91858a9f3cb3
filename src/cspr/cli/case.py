"""``cspr case``: a case file to begin with, and whether one can be read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import attrs

from cspr.cli import arguments
from cspr.cli.case_findings import CaseFinding, found_in
from cspr.errors import CsprError, Problem, nearest, wrong
from cspr.record.record_findings import still_to_come
from cspr.wording import record_findings as words

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator, Mapping

    from cspr.record import Review
    from cspr.record.files import Format


_ALONE: Final = "$.partnership"


@attrs.frozen(kw_only=True)
class StartedCase:
    """A case file to begin with.

    Args:
        text: what stands in it.
        written: whether it was written into a file, rather than printed.
    """

    text: str
    written: bool


@attrs.frozen(kw_only=True)
class CaseCheck:
    """What the check of a case file came to.

    Args:
        problems: for which it cannot be read.
        entries: how many there are; 0 where it cannot be read.
        findings: what looks odd in it.
        slips: where the name of a partnership looks like a slip.
        late_or_left_out: whether something was late, too early or left out, on one reading at least, on the last day on
            record: the report tells what.
    """

    problems: tuple[Problem, ...] = ()
    entries: int = 0
    findings: tuple[CaseFinding, ...] = ()
    slips: tuple[Problem, ...] = ()
    late_or_left_out: bool = False


def add(commands: Any) -> None:
    """Add the command."""
    parser: Any = commands.add_parser(
        "case", help="begin a case file, or check one", description="Begin a case file, or check one."
    )
    asks: Any = parser.add_subparsers(title="what to do", dest="ask", metavar="new | check", required=True)
    new: Any = asks.add_parser("new", help="write a commented case file to begin with")
    new.add_argument(
        "file",
        metavar="FILE",
        type=Path,
        nargs="?",
        help="a new file, ending in .toml; printed if left out",
    )
    new.add_argument("--reference", metavar="REF", default="REVIEW-1", help="of the review; never a name")
    new.add_argument("--partnership", metavar="NAME", default="northamptonshire", help="whose review it is")
    arguments.add_json(new)
    new.set_defaults(run=run_new)
    check: Any = asks.add_parser("check", help="report every problem of a case file, and what looks odd in it")
    check.add_argument("case", metavar="FILE", type=Path, help="a case file, TOML or JSON")
    arguments.add_on(check)
    arguments.add_extra(check)
    arguments.add_json(check)
    check.set_defaults(run=run_check)


def run_new(asked: Namespace) -> str:
    """Write a case file to begin with, or print it; a file that is there is never written over."""
    from cspr.show.as_text import clean

    text = _begun(asked)
    arguments.documents_of(asked, asked.partnership)  # tells where the name looks like a slip
    if asked.file is None:
        return arguments.as_json(StartedCase(text=text, written=False)) if asked.json else text.rstrip("\n")
    if asked.file.suffix.lower() != ".toml":
        raise wrong("unknown-file-format", "FILE", "give a name that ends in .toml")
    try:
        file = asked.file.open("x", encoding="utf-8", newline="\n")
    except FileExistsError:
        raise wrong("file-exists", "FILE", "give the name of a file that is not there yet") from None
    except (OSError, ValueError):
        raise wrong("unwritable-file", "FILE", "give a file in a folder that you may write to") from None
    try:
        with file:
            file.write(text)
    except BaseException:
        asked.file.unlink()  # a file that was only begun would be refused as one that is there already
        raise
    return (
        arguments.as_json(StartedCase(text=text, written=True)) if asked.json else clean(words.written(str(asked.file)))
    )


def _begun(asked: Namespace) -> str:
    """The text to begin with; what is wrong is said of the options that gave it."""
    from cspr.guidance.applicable import partnerships
    from cspr.record.starting import starter

    near = {_ALONE: nearest(asked.partnership, partnerships())}
    try:
        return starter(asked.reference, asked.partnership)
    except CsprError as error:
        raise CsprError(
            Problem(problem.code, problem.path.replace("$.", "--"), near.get(problem.path) or problem.suggestion)
            for problem in error.problems
        ) from None


def run_check(asked: Namespace) -> str:
    """Read a case file and look its partnerships up; every problem of both is raised at once."""
    from textwrap import wrap

    from cspr.show.as_text import clean
    from cspr.wording.problems import line

    checked = _checked(asked)
    if asked.json:
        asked.status = arguments.WRONG_USE if checked.problems else _status(checked)
        return arguments.as_json(checked)
    if checked.problems:
        raise CsprError(checked.problems)
    asked.status = _status(checked)
    count = words.entries(checked.entries)
    said = [finding.says for finding in checked.findings] + list(map(line, checked.slips))
    sentences = [words.TO_LOOK_AT.format(count), *said, words.KEPT] if said else [words.NONE.format(count)]
    if checked.late_or_left_out:
        sentences.append(words.elsewhere(str(asked.case)))
    whole: Any = {"subsequent_indent": "  ", "break_on_hyphens": False, "break_long_words": False}
    return "\n".join(line for sentence in sentences for line in wrap(clean(sentence), asked.machine.width, **whole))


def _status(checked: CaseCheck) -> int:
    return arguments.PARTLY_ANSWERED if checked.slips else arguments.FOUND if checked.findings else 0


def _checked(asked: Namespace) -> CaseCheck:
    from cspr.guidance.applicable import partnerships
    from cspr.record.files import content_of, read

    problems: list[Problem] = []
    review: Review | None = None
    content, ending = content_of(asked.case)
    try:
        review = read(content, ending)
    except CsprError as error:
        problems += error.problems
    contents = _readable(content, ending, problems) if review is None else {"partnerships": review.partnerships}
    slips: list[Problem] = []
    of_names = tuple(_of_documents(_named(contents), asked.extra, slips))
    known = {(problem.code, problem.path) for problem in of_names}
    problems = [*(problem for problem in problems if (problem.code, problem.path) not in known), *of_names]
    if review is None or problems:
        return CaseCheck(problems=tuple(dict.fromkeys(problems)))
    ahead = still_to_come(review.as_of(date.max).entries, arguments.day_asked(asked))
    odd = [(each.code, each.entry) for each in review.findings()] + [("still-to-come", entry.id) for entry in ahead]
    against = found_in(review, () if review.partnership in partnerships() else asked.extra)
    findings = (
        *(CaseFinding(code=code, entry=entry, says=words.finding(code, entry)) for code, entry in odd),
        *against.findings,
    )
    return CaseCheck(
        entries=len(review.entries), findings=findings, slips=tuple(slips), late_or_left_out=against.late_or_left_out
    )


def _readable(content: bytes, ending: Format, problems: list[Problem]) -> Mapping[str, Any]:
    """What stands in a file that has problems; nothing where it could not be read at all."""
    if any(problem.path in {"$", "$.format"} and problem.code != "unknown-key" for problem in problems):
        return {}
    from cspr.record.parsing import PARSERS, decoded

    contents: Mapping[str, Any] = PARSERS[ending](decoded(content))
    return contents


def _named(contents: Mapping[str, Any]) -> dict[str, str]:
    """The partnerships that are named and where each of them stands, once, whatever else stands there."""
    from cspr.record import wellformed

    several: Any = contents.get("partnerships")
    given = tuple(cast("Iterable[Any]", several)) if isinstance(several, (list, tuple)) else ()
    places = {_ALONE: contents.get("partnership", given[0] if len(given) == 1 else None)}
    if len(given) > 1:
        places |= {f"$.partnerships[{place}]": name for place, name in enumerate(given)}
    named: dict[str, str] = {}
    for place, name in places.items():
        if wellformed.is_partnership(name) or (place == _ALONE and isinstance(name, str)):
            named.setdefault(name, place)
    return named


def _of_documents(whose: Mapping[str, str], extra: list[Path], slips: list[Problem]) -> Iterator[Problem]:
    """Look up the documents of each partnership; each problem, and each slip, stands where the partnership is named."""
    from cspr.guidance.applicable import framework, near_match

    for partnership, place in whose.items():
        try:
            documents = framework(partnership, extra=arguments.folders_of(partnership, whose, extra))
            near = near_match(documents)
            if near:
                slips.append(Problem("near-match", place, near))
        except CsprError as error:
            for problem in error.problems:
                yield Problem(problem.code, place, problem.suggestion) if problem.path == _ALONE else problem
