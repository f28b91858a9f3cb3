"""What is to be looked at of any number of reviews, the most pressing first."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cspr.caseload.items import ItemKind
from cspr.conditions.limbs import CASE
from cspr.grouping import grouped
from cspr.guidance.owing import owing
from cspr.show.actors import actors, of_whom, subject
from cspr.show.tree import Heading, Items, Note, Page, item, items, sentence
from cspr.truth import Truth
from cspr.wording import caseload as words
from cspr.wording.common import NOT_LEGAL_ADVICE, counted
from cspr.wording.days import as_known, short_day
from cspr.wording.problems import LOOK_AT, NOT_ANSWERED, line
from cspr.wording.week import SOME_PASSED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.caseload import Caseload
    from cspr.caseload.case_files import FileProblem
    from cspr.caseload.items import Item as Matter
    from cspr.show.tree import Block, Item

_SAYS_WHY = frozenset({ItemKind.CHASE, ItemKind.HELD})


def caseload(
    answer: Caseload, by: str | None = None, unread: Iterable[FileProblem] = (), *, whole: bool = True
) -> Page:
    """What could not be read first, then what is to be looked at.

    Args:
        answer: the caseload.
        by: ``agency``, ``case`` or ``role``, to list it under each of them.
        unread: files of which something is to be said.
        whole: with the clauses and every reading; else a line for each thing.
    """
    year = answer.on.year
    since = "" if answer.since is None else short_day(answer.since, year)
    on, until = short_day(answer.on, None), short_day(answer.until, year)
    title = words.title(len(answer.references), on, until, since)
    return Page(title, (*_blocks(answer, by, unread, whole=whole), Note(sentence(NOT_LEGAL_ADVICE))))


def _blocks(answer: Caseload, by: str | None, unread: Iterable[FileProblem], *, whole: bool) -> Iterator[Block]:
    yield from problems(unread)
    for name, several in answer.unanswered:
        yield from (sentence(NOT_ANSWERED.format(line(problem, name))) for problem in several)
    yield from (sentence(f"note: {text}") for text in of_whom(answer.notices))
    titles = {name: title for matter in answer.items for name, title in matter.titles.items()}
    for name, matters in ({"": answer.items} if by is None else answer.by(by)).items():
        if name:
            yield Heading(actors([name], titles))
        for kind, same in groupby(matters, key=lambda matter: matter.kind):
            yield Heading(words.KINDS[kind.value], 3 if name else 2)
            if whole:
                yield Items(tuple(_item(matter, answer.on.year) for matter in same))
            else:
                owed = by == "case" or name in words.OF_OTHERS.values()
                yield Items(tuple(_lines(same, answer.on.year, under=name, owed=owed)))
    if not answer.references:
        yield sentence(words.NO_CASE_FILE)
    elif not answer.items:
        yield sentence(words.NOTHING)


def problems(unread: Iterable[FileProblem]) -> Iterator[Block]:
    """What is wrong with each file, a sentence each."""
    for file in unread:
        says = LOOK_AT if file.answered else NOT_ANSWERED
        yield from (sentence(says.format(line(problem, file.file))) for problem in file.problems)


def _item(matter: Matter, year: int) -> Item:
    about = "" if matter.about == CASE else f" ({subject(matter.about, matter.titles)})"
    sure = "" if matter.sure is Truth.YES else f"; {words.MAY_NOT_APPLY}"
    who = f"; {actors(matter.who, matter.titles, matter.one_of)}" if matter.who else ""
    clauses = ", ".join(dict.fromkeys(name for source in matter.sources for name in source.clauses[:1]))
    cites = f" [{clauses}]" if clauses else ""
    says = f"{matter.reference} {matter.title}{about}{_days(matter, year)}{who}{sure}{cites}"
    return item(says, items(*map(item, matter.why)))


def _lines(matters: Iterable[Matter], year: int, *, under: str, owed: bool) -> Iterator[Item]:
    """A line for each thing; one for the same of several agencies, children or people.

    Args:
        matters: what is to be looked at, of one kind.
        year: that is taken for granted.
        under: the agency, body, role or case of the heading, which no line repeats.
        owed: whether the lines say who owes it, which the heading over them does not. What somebody else owes for the
            agency of the heading says so all the same.
    """
    named = {CASE, f"agency:{under}"}
    alike = grouped((_short(matter, year, owed=owed or _of_others(matter, under)), matter) for matter in matters)
    for (lead, end), several in alike.items():
        about = ", ".join(subject(each.about, each.titles) for each in several if each.about not in named)
        yield item(f"{lead}{f' ({about})' if about else ''}{end}")


def _of_others(matter: Matter, agency: str) -> bool:
    """Whether somebody else owes what is about an agency."""
    return matter.about == f"agency:{agency}" and agency not in owing(matter.who, matter.about)


def _short(matter: Matter, year: int, *, owed: bool) -> tuple[str, str]:
    """What a line says before and after whom it is about."""
    why = matter.why if matter.kind in _SAYS_WHY else [each for each in matter.why if each == SOME_PASSED]
    notes = [*([] if matter.sure is Truth.YES else [words.MAY_NOT_APPLY]), *why]
    who = f" – {actors(matter.who, matter.titles, matter.one_of)}" if owed and matter.who else ""
    return f"{matter.reference} {matter.title}", f"{_days(matter, year)}{who}{''.join(f'; {note}' for note in notes)}"


def _days(matter: Matter, year: int) -> str:
    parts = words.from_to(*("" if day is None else as_known(day, year) for day in (matter.before, matter.when)))
    if matter.days is not None:
        working, calendar = matter.days
        apart = counted(abs(working), "working day") if working else counted(abs(calendar), "calendar day")
        parts.append(f"{apart} {'left' if calendar > 0 else 'ago'}" if calendar else "today")
    if matter.governing is not None and matter.governing != matter.when:
        parts.append(words.main_date(as_known(matter.governing, year)))
    if matter.kind.value == "held":
        planned = matter.until and words.until_planned(as_known(matter.until, year))
        parts.append(planned or words.NO_END_PLANNED)
    return f", {', '.join(parts)}" if parts else ""
