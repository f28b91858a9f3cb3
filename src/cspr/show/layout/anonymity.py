"""Where a text could tell who somebody is: places, and never what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.anonymity.answers import Identifier, Part, Sureness
from cspr.show.tree import Block, Items, Page, item, sentence
from cspr.wording import anonymity as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.anonymity import Identifiers


def identifiers(answer: Identifiers) -> Page:
    """What to look at, what was examined, and what no such check can find."""
    return Page(words.TITLE, tuple(_blocks(answer)))


def _blocks(answer: Identifiers) -> Iterator[Block]:
    if answer.findings:
        counts = ((level, sum(finding.certainty is level for finding in answer.findings)) for level in Sureness)
        yield sentence(words.to_look_at(f"{count} {level.value}" for level, count in counts if count))
        yield Items(tuple(item(_place(each)) for each in answer.findings))
    else:
        yield sentence(words.NONE if answer.characters else words.EMPTY)
    yield sentence(words.EXAMINED.format(_listed(answer.examined)))
    if answer.not_examined:
        yield sentence(words.NOT_EXAMINED.format(_listed(answer.not_examined)))
    if answer.not_looked_for:
        lost = (words.not_looked_for(each.entry, each.reason.value) for each in answer.not_looked_for)
        yield Items(tuple(map(item, lost)))
    yield sentence(words.CANNOT)
    yield Items(tuple(map(item, answer.cannot_find)))
    yield sentence(words.BESIDE)


def _place(passage: Identifier) -> str:
    how = [each.value for each in passage.how]
    last = passage.column + passage.end - passage.start - 1
    where = passage.line, passage.column, last
    part, kind, certainty = passage.part.value, passage.kind.value, passage.certainty.value
    return words.place(where, part, kind, how, entry=passage.entry, certainty=certainty)


def _listed(parts: Iterable[Part]) -> str:
    return ", ".join(part.value.replace("-", " ") for part in parts)
