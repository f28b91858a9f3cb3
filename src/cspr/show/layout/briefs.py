"""The brief of a role: its questions, each with what the texts say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.show.tree import Heading, Items, Page, item, sentence
from cspr.sources import Authority
from cspr.truth import Truth
from cspr.wording import roles as words
from cspr.wording.common import NOT_LEGAL_ADVICE, partnership_name
from cspr.wording.days import short_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.roles import RoleBrief
    from cspr.roles.briefing import BriefAnswer, BriefLine
    from cspr.show.tree import Block, Item

_LEAFLETS: Final = frozenset({"practitioner", "family", "line-manager", "child"})


def brief(answer: RoleBrief) -> Page:
    """What somebody with a role has to know on one page."""
    return Page(words.BRIEF.format(title=answer.title, heading=answer.heading), tuple(brief_blocks(answer, 2)))


def brief_blocks(answer: RoleBrief, level: int) -> Iterator[Block]:
    """The questions with what the texts say, under headings of one level."""
    partnership = partnership_name(answer.partnership)
    yield sentence(words.HOW_TO_READ.format(partnership=partnership, day=short_day(answer.on, None)))
    if answer.names:
        yield sentence(words.CALLED.format(partnership=partnership, names=", ".join(answer.names)))
    for asked in answer.answers:
        yield Heading(asked.title, level)
        yield from _answer(asked, answer)
    yield sentence(f"{words.NO_PROMISE} {NOT_LEGAL_ADVICE}" if answer.role in _LEAFLETS else NOT_LEGAL_ADVICE)


def _answer(asked: BriefAnswer, answer: RoleBrief) -> Iterator[Block]:
    if not asked.lines:
        yield sentence(words.NO_TEXT)
        return
    yield Items(tuple(map(_line, asked.lines)))
    if asked.more:
        yield sentence(words.MORE.format(number=asked.more, role=answer.role, partnership=answer.partnership))


def _line(line: BriefLine) -> Item:
    local = line.source.authority is Authority.LOCAL
    sure, carried = line.in_force is Truth.YES, line.carried_by is not None
    where = words.brief_source(line.source, asked_of=line.asked_of, local=local, sure=sure, carried=carried)
    return item(f"{line.says} {where}")
