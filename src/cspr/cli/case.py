"""``cspr case``: a case file to begin with, and whether one can be read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import attrs

from cspr.cli.arguments import (
    FOUND,
    PARTLY_ANSWERED,
    WRONG_USE,
    add_extra,
    add_json,
    add_on,
    as_json,
    day_asked,
    documents_of,
)
from cspr.errors import CsprError, Problem, nearest, wrong
from cspr.record.corrections import Tombstone
from cspr.record.entries import Planned
from cspr.record.record_findings import still_to_come
from cspr.truth import Truth
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
class CaseFinding:
    """Something that looks odd in a case file.

    Args:
        code: of what it is.
        entry: the id of the entry, where it is of one.
        says: what it is and what to do, in plain words.
    """

    code: str
    entry: str | None
    says: str


@attrs.frozen(kw_only=True)
class CaseCheck:
    """What the check of a case file came to.

    Args:
        problems: for which it cannot be read.
        entries: how many there are; 0 where it cannot be read.
        findings: what looks odd in it.
        slips: where the name of a partnership looks like a slip.
    """

    problems: tuple[Problem, ...] = ()
    entries: int = 0
    findings: tuple[CaseFinding, ...] = ()
    slips: tuple[Problem, ...] = ()


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
    add_json(new)
    new.set_defaults(run=run_new)
    check: Any = asks.add_parser("check", help="report every problem of a case file, and what looks odd in it")
    check.add_argument("case", metavar="FILE", type=Path, help="a case file, TOML or JSON")
    add_on(check)
    add_extra(check)
    add_json(check)
    check.set_defaults(run=run_check)


def run_new(asked: Namespace) -> str:
    """Write a case file to begin with, or print it; a file that is there is never written over."""
    from cspr.show.as_text import clean

    text = _begun(asked)
    documents_of(asked, asked.partnership)  # tells where the name looks like a slip
    if asked.file is None:
        return as_json(StartedCase(text=text, written=False)) if asked.json else text.rstrip("\n")
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
    return as_json(StartedCase(text=text, written=True)) if asked.json else clean(words.written(str(asked.file)))


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
        asked.status = WRONG_USE if checked.problems else _status(checked)
        return as_json(checked)
    if checked.problems:
        raise CsprError(checked.problems)
    asked.status = _status(checked)
    count = words.entries(checked.entries)
    said = [each.says for each in checked.findings] + list(map(line, checked.slips))
    sentences = [words.TO_LOOK_AT.format(count), *said, words.KEPT] if said else [words.NONE.format(count)]
    return "\n".join(
        line for each in sentences for line in wrap(clean(each), asked.machine.width, subsequent_indent="  ")
    )


def _status(checked: CaseCheck) -> int:
    return PARTLY_ANSWERED if checked.slips else FOUND if checked.findings else 0


def _checked(asked: Namespace) -> CaseCheck:
    from cspr.record.files import content_of, read

    problems: list[Problem] = []
    review: Review | None = None
    content, ending = content_of(asked.case)
    try:
        review = read(content, ending)
    except CsprError as error:
        problems += error.problems
    contents = _told(content, ending, problems) if review is None else {"partnerships": review.partnerships}
    slips: list[Problem] = []
    of_names = tuple(_of_documents(_named(contents), asked.extra, slips))
    known = {(problem.code, problem.path) for problem in of_names}
    problems = [*(problem for problem in problems if (problem.code, problem.path) not in known), *of_names]
    if review is None or problems:
        return CaseCheck(problems=tuple(dict.fromkeys(problems)))
    ahead = still_to_come(review.as_of(date.max).entries, day_asked(asked))
    odd = [(each.code, each.entry) for each in review.findings()] + [("still-to-come", entry.id) for entry in ahead]
    findings = (
        *(CaseFinding(code=code, entry=entry, says=words.finding(code, entry)) for code, entry in odd),
        *_of_the_case(review, asked.extra),
    )
    return CaseCheck(entries=len(review.entries), findings=findings, slips=tuple(slips))


def _of_the_case(review: Review, extra: list[Path]) -> Iterator[CaseFinding]:
    """What lies too far back, stands in the wrong order or twice, and who was appointed though a text wants another."""
    from cspr import calendars, history, lifecycle, roles
    from cspr.conditions.case import Case
    from cspr.first_screen.knowing_cautions import late_entries
    from cspr.first_screen.view import View
    from cspr.guidance.applicable import framework, partnerships
    from cspr.roles.quorate import without_a_seat
    from cspr.show.layout.appointments import in_the_way

    entries = [entry for entry in review.entries if not isinstance(entry, Tombstone)]
    first = calendars.england().first
    for old in (entry.id for entry in entries if entry.on is not None and entry.on.first < first):
        yield CaseFinding(code=words.TOO_LONG_AGO, entry=old, says=words.finding(words.TOO_LONG_AGO, old))
    came = [entry.on.last for entry in entries if entry.on is not None and not isinstance(entry, Planned)]
    days = [day for day in came if day >= first]
    if not days:
        return
    entered = [entry.recorded for entry in entries if entry.recorded is not None]
    documents = framework(review.partnership, extra=() if review.partnership in partnerships() else extra)
    situation = review.as_of(max(days))
    for deviation in history.deviations(documents, situation):
        done_while_held = deviation.kind is history.DeviationKind.WHILE_HELD and deviation.binding
        if deviation.to_look_at and (done_while_held or deviation.kind.contradicts):
            code = deviation.kind.value
            yield CaseFinding(code=code, entry=None, says=words.deviation(code, deviation.says, deviation.why))
    states = {step.step: step.state for step in lifecycle.progress(documents, situation)}
    published = situation.happened("published") is Truth.YES
    if published and states.get("decide-on-review") is lifecycle.State.OVERTAKEN:
        yield CaseFinding(code="no-decision", entry=None, says=words.NO_DECISION)
    for card in late_entries(View(Case(documents, review.as_of(max([*days, *entered]))))):
        yield CaseFinding(code="entered-late", entry=None, says=words.entered_late(card.title, card.next))
    for met, refs in without_a_seat(documents, situation):
        yield CaseFinding(code=words.NO_SEAT, entry=met, says=words.no_seat(met, refs))
    held = {(each.role, each.person_ref): each.entry for each in situation.appointments()}
    for check in roles.appointments(documents, situation).in_the_way:
        entry = held.get((check.actor, check.person_ref or ""), "")
        yield CaseFinding(code="appointment", entry=entry or None, says=in_the_way(check, entry))


def _told(content: bytes, ending: Format, problems: list[Problem]) -> Mapping[str, Any]:
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


def _extra_of(partnership: str, whose: Iterable[str], extra: list[Path]) -> Iterable[Path]:
    """The extra folders, which are those of a partnership whose documents are not shipped, where there is one."""
    from cspr.guidance.applicable import NATIONAL, partnerships

    shipped = {*partnerships(), NATIONAL}
    return extra if shipped.issuperset(whose) or partnership not in shipped else ()


def _of_documents(whose: Mapping[str, str], extra: list[Path], slips: list[Problem]) -> Iterator[Problem]:
    """Look up the documents of each partnership; each problem, and each slip, stands where the partnership is named."""
    from cspr.guidance.applicable import framework, near_match

    for partnership, place in whose.items():
        try:
            documents = framework(partnership, extra=_extra_of(partnership, whose, extra))
            near = near_match(documents)
            if near:
                slips.append(Problem("near-match", place, near))
        except CsprError as error:
            for problem in error.problems:
                yield Problem(problem.code, place, problem.suggestion) if problem.path == _ALONE else problem
