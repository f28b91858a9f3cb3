# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""Pages that set texts side by side: three partnerships by stage, editions one after the other, known differences."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from stacked import stacked

from cspr import vocabulary
from cspr.comparison import Aspect, RowKind, compare, differences, side_by_side
from cspr.guidance.loading import instrument_of, shipped
from cspr.show.actors import in_words
from cspr.show.as_markdown import escape
from cspr.show.comparison import aspect, kind
from cspr.show.tree import anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.comparison.alignment import AlignedTopic
    from cspr.comparison.rows import Cell, Row

PARTNERSHIPS = ("northamptonshire", "kirklees", "essex")
ON = date(2024, 9, 18)
COLUMNS = ("national", *PARTNERSHIPS)
EDITIONS = ("working-together-2015", "working-together-2018", "working-together-2023", "working-together-2026")
NOTHING = "*silent, as far as it was read*"
NOT_READ = "*not read*"
SIDE_BY_SIDE = f"""\
# Three partnerships side by side

What Northamptonshire, Kirklees and Essex lay down at each stage, as their documents stood on {ON:%-d %B %Y}, made from
the rules of the library, with the national documents beside them. What several of them speak on stands first; what
only one speaks on opens below. Each line gives the force of a clause, what it says in our words, and the clause itself.

Where a partnership says nothing, that is no agreement: the national texts apply all the same. Whether an undated
document was in force on that day cannot be told; it is shown.

The three are not measured against each other here. `cspr compare northamptonshire kirklees --on {ON}` does that, aspect
by aspect.

"""
CHANGES = """\
# What changed between the editions of Working Together

Worked out from the rules of each edition, aspect by aspect. None of the chapters was read in the document itself: the
clauses are restated by others, and [what was not read](unread.md) is listed. What an edition may say in a part that was
not read is marked so, and is neither a change nor its absence. `cspr compare` gives the same for any two documents,
with all sources.

"""
KNOWN = """\
# Where texts contradict each other

Known differences, which people found by reading the documents. They are kept as a check on what comparing finds, and
nothing is computed from them: almost all of them come out of the rules of both sides, and the tests of the library look
for each.
`H` changes whether a legal duty is met, `M` a date, somebody who acts or what is produced, `L` wording or age.

"""
HEADS = ("On", *(name.capitalize() for name in COLUMNS))
PREFIXES = {instrument_of(slug).prefix: slug for slug in shipped()}


def pages() -> dict[str, str]:
    """Give the pages, by their address."""
    return {
        "reference/side-by-side.md": SIDE_BY_SIDE + stacked(HEADS, "\n".join(_stages())),
        "reference/editions.md": CHANGES + "\n".join(_editions()),
        "reference/differences.md": KNOWN + "\n".join(_known()),
    }


def _stages() -> Iterator[str]:
    found = side_by_side(*COLUMNS, on=ON)
    for stage in (*vocabulary.stages().values(), None):
        topics = [one for one in found.topics if one.stage == ("" if stage is None else stage.id)]
        yield f"## {f'{stage.number}. {escape(stage.title)}' if stage else 'Throughout, or at no stage'}"
        yield ""
        several = [one for one in topics if _speak(one) > 1]
        alone = [one for one in topics if _speak(one) == 1]
        yield from _table(HEADS, ([f"**{escape(one.title)}**", *_told(one)] for one in several))
        if alone:
            yield '??? note "On which only one of them speaks"'
            yield ""
            lines = _table(HEADS, ([f"**{escape(one.title)}**", *_told(one)] for one in alone))
            yield from (f"    {line}" if line else "" for line in lines)


def _speak(entry: AlignedTopic) -> int:
    return sum(map(bool, entry.cells))


def _told(entry: AlignedTopic) -> Iterator[str]:
    for cells, unread in zip(entry.cells, entry.unread, strict=True):
        yield "<br>".join(map(_line, cells)) or (NOT_READ if unread else NOTHING)


def _line(cell: Cell) -> str:
    source = cell.sources[0]
    force = source.force.value + (" not" if source.refrain else "")
    reading = f" ({escape(in_words(', '.join(cell.readings)))})" if cell.readings else ""
    return f"*{force}{reading}:* {escape(cell.says)} {_clauses(source.clauses[:1])}"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Give the lines of a table whose cells are Markdown already."""
    named = list(heads)
    yield f"| {' | '.join(named)} |"
    yield f"|{'---|' * len(named)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""


def _clauses(names: Iterable[str]) -> str:
    return ", ".join(f"[{escape(name)}](guidance/{anchor(_slug(name))}.md#{anchor(name)})" for name in names)


def _slug(clause: str) -> str:
    return max((one for one in PREFIXES.items() if clause.startswith(f"{one[0]}-")), key=lambda one: len(one[0]))[1]


def _editions() -> Iterator[str]:
    for before, after in pairwise(EDITIONS):
        found = compare(before, after)
        names = [instrument_of(slug).edition for slug in (before, after)]
        yield f"## From {names[0]} to {names[1]}"
        yield ""
        yield f"On {len(found.agreed)} points both say the same."
        yield ""
        rows = [row for row in found.rows if row.aspect not in {Aspect.IN_FORCE, Aspect.EDITION}]
        yield from _table(["", "Aspect", *names, ""], (_change(row) for row in rows))


def _change(row: Row) -> list[str]:
    named = {RowKind.ONLY_LEFT: "no longer said, or not seen", RowKind.ONLY_RIGHT: "new, or not seen before"}
    told = named.get(row.kind) or escape(kind(row))
    return [f"**{escape(row.title)}**", escape(aspect(row)), _cell(row, row.left), _cell(row, row.right), told]


def _cell(row: Row, cell: Cell | None) -> str:
    if cell is None:
        return NOT_READ if row.kind is RowKind.NOT_READ else NOTHING
    mark = "" if cell.checked else " *(not checked)*"
    return f"{escape(cell.says)} {_clauses(cell.clauses)}{mark}"


def _known() -> Iterator[str]:
    rows = (
        [one.id, one.severity, escape(one.subject), escape(one.must_say), _clauses(one.between)]
        for one in differences()
    )
    yield from _table(["", "", "On what", "What a reader has to be told", "Clauses"], rows)
