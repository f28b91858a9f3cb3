"""The pages of a comparison: first what differs that matters, by stage; in full, topic by topic."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, takewhile
from textwrap import shorten
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from cspr import vocabulary
from cspr.comparison.kinds import NO_DIFFERENCE, Aspect, RowKind
from cspr.comparison.titles import plain as words
from cspr.grouping import grouped
from cspr.guidance.applicable import NATIONAL
from cspr.guidance.loading import shipped
from cspr.show.actors import document_name
from cspr.show.tree import Block, Heading, Item, Items, Page, item, items, sentence
from cspr.wording import comparing as wording
from cspr.wording.common import partnership_name
from cspr.wording.days import short_day
from cspr.wording.first_screen import inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cspr.comparison.rows import Cell, Comparison, Dated, Row

_ROWS: Final = 10
_NAMED: Final = 4  # of more of which one side alone speaks the number is enough
_WIDEST: Final = 144  # two lines of a terminal
_LEAST: Final = 24
# What matters most first: whether a date can be kept, then whether a duty arises and whose it is, then what is done.
_MATTERS: Final = (
    {Aspect.PERIOD, Aspect.START, Aspect.FEASIBILITY, Aspect.RELAXATION},
    {Aspect.TEST, Aspect.WHEN, Aspect.FORCE, Aspect.HOLD, Aspect.WHO, Aspect.TO},
    {
        Aspect.INDEPENDENCE,
        Aspect.QUORUM,
        Aspect.ATTENDANCE,
        Aspect.MEETINGS,
        Aspect.NUMBER,
        Aspect.AFTER,
        Aspect.SCOPE,
        Aspect.DOCUMENT,
        Aspect.EDITION,
    },
)


def in_full(comparison: Comparison) -> Page:
    """A comparison, topic by topic in the order of the process, every row with its sources."""
    blocks = list(_opening(comparison))
    for title, rows in groupby(comparison.rows, key=lambda row: row.title):
        blocks += [Heading(title), Items(tuple(_row(row, comparison.titles) for row in rows))]
    return Page(heading(comparison), tuple(blocks))


def in_short(comparison: Comparison) -> Page:
    """What differs that matters most, by stage, and how many more differences there are of every sort."""
    differing = [row for row in comparison.rows if row.kind not in NO_DIFFERENCE]
    stages = list(dict.fromkeys(row.stage for row in differing))
    leading = sorted(differing, key=_weight)
    first_of_each = [next(row for row in leading if row.stage == stage) for stage in stages]
    # Of the parts of one subject the weightiest stands for the others.
    subjects = grouped(((row.topic, row.aspect), row) for row in leading)
    others = [row for row, *_ in subjects.values() if row not in first_of_each]
    chosen = [*first_of_each, *others[: max(0, _ROWS - len(stages))]]
    blocks = list(_opening(comparison))
    for stage in stages:
        rows = [row for row in leading if row.stage == stage and row in chosen]
        more = sum(row.stage == stage for row in differing) - len(rows)
        blocks += [
            Heading(wording.of_stage(vocabulary.stages()[stage].title if stage else wording.NO_STAGE, more)),
            Items(tuple(_short(row, comparison) for row in rows)),
        ]
    return Page(heading(comparison), (*blocks, *([] if _nothing(comparison) else [sentence(wording.ALL_OF_IT)])))


def _opening(comparison: Comparison) -> Iterator[Block]:
    """How much differs and how much does not, and how much only one side speaks of; first, which side had no text."""
    missing = list(_no_text(comparison))
    yield from missing
    if comparison.no_local:
        areas = list(map(partnership_name, comparison.no_local))
        yield sentence(wording.no_local(areas, nothing=_nothing(comparison)))
        if _nothing(comparison):
            return
    kinds = Counter(row.kind for row in comparison.rows)
    if not missing:
        differing = sum(several for row_kind, several in kinds.items() if row_kind not in NO_DIFFERENCE)
        yield sentence(wording.differs(differing, len(comparison.agreed)))
    if any(kinds[row_kind] for row_kind in NO_DIFFERENCE):
        sides = _named(comparison)
        points = kinds[RowKind.ONLY_LEFT], kinds[RowKind.ONLY_RIGHT]
        unread = kinds[RowKind.NOT_READ] + kinds[RowKind.NOT_COMPARED]
        yield sentence(wording.alone(sides, points, unread))
        for side, titles in zip(sides, _asked_alone(comparison.rows), strict=True):
            if 0 < len(titles) <= _NAMED:
                yield sentence(wording.asked_alone(side, titles))


def _nothing(comparison: Comparison) -> bool:
    """Whether the national documents answered for both sides, so that there was nothing to compare."""
    return bool(comparison.no_local) and not comparison.rows and not comparison.agreed


def _asked_alone(rows: Iterable[Row]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What each side alone says must or should be done in a review, by title, in the order of the stages."""
    binding = [row for row in rows if row.aspect is Aspect.DUTY and row.stage and _binds(row.left or row.right)]
    left, right = (
        tuple(dict.fromkeys(row.title for row in binding if row.kind is kind))
        for kind in (RowKind.ONLY_LEFT, RowKind.ONLY_RIGHT)
    )
    return left, right


def _binds(cell: Cell | None) -> bool:
    return cell is not None and any(source.asks for source in cell.sources)


def _no_text(comparison: Comparison) -> Iterator[Block]:
    """Which side had no document in force on the day: it says nothing then, and agrees to nothing."""
    day = "" if comparison.on is None else short_day(comparison.on, None)
    called = dict(zip((comparison.left, comparison.right), _named(comparison), strict=True))
    yield from (sentence(wording.no_document(called[name], day)) for name in comparison.not_in_force)


def _row(row: Row, own: Mapping[str, str]) -> Item:
    sides = items(*(item(f"{name}: {told(row, cell, other=other, own=own)}") for name, cell, other in _sides(row)))
    return item(f"{aspect(row)}: {kind(row)}", sides)


def _short(row: Row, comparison: Comparison) -> Item:
    names, kinds = _in_a_row(comparison), (row.kind.value, row.nature.value)
    if names[0] == names[1]:
        names = _documents_of(row) or (wording.AIM if row.aspect is Aspect.AIMS else wording.READINGS)
    if names != wording.READINGS and row.kind is RowKind.INTERNAL:
        kinds = row.nature.value, row.nature.value
    said = ["" if cell is None else cell.says for cell in (row.left, row.right)]
    cells = zip(names, (row.left, row.right), names[::-1], said[::-1], strict=True)
    room = _WIDEST - len(": ")
    own = comparison.titles
    sides = items(
        *(
            item(f"{name}: {told(row, cell, room - len(name), other=other, beside=beside, own=own)}")
            for name, cell, other, beside in cells
        )
    )
    both = [name for name, cell in zip(names, (row.left, row.right), strict=True) if _says_both(cell)]
    says = (
        wording.aim_beside_duty(row.title)
        if row.aspect is Aspect.AIMS
        else wording.difference(row.title, aspect_words(row), *kinds, names, both=", ".join(both))
    )
    return item(_cut(says), sides)


def _documents_of(row: Row) -> tuple[str, str] | None:
    """What two documents are called of which each says something else; nothing where one says it in two ways."""
    cells = [cell for cell in (row.left, row.right) if cell is not None]
    left, *right = [list(dict.fromkeys(source.document for source in cell.sources)) for cell in cells]
    return (left[0], right[0][0]) if right and not set(left) & set(right[0]) else None


def _says_both(cell: Cell | None) -> bool:
    return cell is not None and bool(cell.also)


def _named(comparison: Comparison) -> tuple[str, str]:
    """Both sides as a reader knows them."""
    left, right = (
        document_name(name, comparison.titles)
        if name in shipped() or name in comparison.titles
        else partnership_name(name)
        for name in (comparison.left, comparison.right)
    )
    return left, right


def _in_a_row(comparison: Comparison) -> tuple[str, str]:
    """The sides in a row of the summary, once the heading has said which they are."""
    left, right = _named(comparison)
    return (
        wording.NATIONAL if comparison.left == NATIONAL else left,
        wording.NATIONAL if comparison.right == NATIONAL else right,
    )


def aspect_words(row: Row) -> str:
    """On what two texts differ, in words, with the part of the duty where it has parts."""
    return wording.ASPECTS[row.aspect.value] + (f" ({row.part_title})" if row.part else "")


def _sides(row: Row) -> Iterator[tuple[str, Cell | None, str]]:
    yield "left", row.left, "right"
    yield "right", row.right, "left"


def _weight(row: Row) -> tuple[bool, int, int, bool, bool]:
    """How much a difference matters, the least first: what no day can satisfy, its aspect, what both say last.

    Two periods in the same words differ in their starts alone, which have a row of their own.
    """
    place = next((number for number, aspects in enumerate(_MATTERS) if row.aspect in aspects), len(_MATTERS))
    both = _says_both(row.left) or _says_both(row.right)
    last = (both or _alike(row)) + _alike(row), _without_figure(row), row.nature is RowKind.DIFFERENT_TRIGGER
    return row.nature is not RowKind.CONTRADICTION, place, *last


def _alike(row: Row) -> bool:
    """Whether both give one period in the same words, be it that one adds how its days are numbered."""
    short, *long = sorted((cell.says for cell in (row.left, row.right) if cell), key=len)
    return row.aspect is Aspect.PERIOD and any(says.startswith(short) for says in long)


def _without_figure(row: Row) -> bool:
    """Whether a text gives a time in words alone: of several of its times those with a figure say more."""
    return any(cell is not None and wording.WITHOUT_FIGURE in cell.says for cell in (row.left, row.right))


def _cut(says: str, room: int = _WIDEST) -> str:
    """As many whole words as a line of the summary holds."""
    return shorten(says, room, placeholder="…")


def _cut_apart(says: str, beside: str, room: int) -> str:
    """As many whole words as there is room for; from where two sides begin to differ, where else both said the same."""
    shown, words_of = _cut(says, room), says.split()
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(words_of, beside.split(), strict=False)))
    if shown == says or len(shown.split()) > alike:
        return shown
    return _cut(f"… {' '.join(words_of[alike:])}", room)


def heading(comparison: Comparison) -> str:
    """What was compared, and for which day; a document that is named is compared whatever its dates."""
    on = "" if comparison.on is None else wording.in_force_on(short_day(comparison.on, None))
    left, right = _named(comparison)
    if comparison.left == comparison.right:
        return f"{left} beside itself{on}"
    if comparison.right in shipped():
        return f"Left: {left}{on}. Right: {right}"
    return f"Left: {left}. Right: {right}{on}"


def aspect(row: Row) -> str:
    """The aspect, with the part of the duty where it has parts."""
    return row.aspect.value.replace("-", " ") + (f" ({row.part_title})" if row.part else "")


def kind(row: Row) -> str:
    """Of what kind the difference is, and why."""
    named, nature = (kind.value.replace("-", " ").replace("_", " ") for kind in (row.kind, row.nature))
    nature = "" if row.nature is row.kind else f" ({nature})"
    return f"{named}{nature}" + (f"; {row.why}" if row.why else "")


def told(
    row: Row,
    cell: Cell | None,
    room: int | None = None,
    *,
    other: str = wording.THE_OTHER,
    beside: str = "",
    own: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """What one side says, with its clauses and whatever has to be known of them; in little room, the first of them.

    Args:
        beside: what the other side says, from which the words that have room are to differ.
    """
    if cell is None:
        return wording.NOT_READ if row.kind is RowKind.NOT_READ else wording.SILENT
    notes = [_clauses(cell.clauses, room)]
    notes += [] if room else [wording.reading(words(reading)) for reading in cell.readings]
    notes += dict.fromkeys(
        wording.CARRIED if room else wording.carried(document_name(slug, own)) for slug in cell.carried_by
    )
    notes += [] if cell.checked or (room and cell.carried_by) else [wording.NOT_CHECKED]
    dates = "".join(f"; {dated(date)}" for date in cell.dates)
    also = wording.also(other, _clauses(cell.also, room)) if cell.also else ""
    rest = f"{dates} [{'; '.join(notes)}]{also}"
    says = cell.says if room is None else _cut_apart(cell.says, beside, max(_LEAST, room - len(rest)))
    return f"{says}{rest}"


def _clauses(clauses: Sequence[str], room: int | None) -> str:
    others = len(clauses) - 1
    return wording.and_more(clauses[0], others) if room and others > 1 else ", ".join(clauses)


def dated(date: Dated) -> str:
    """When a period falls in the case, and how it was counted."""
    start = f" from {inside(date.event_title)}" if date.event_title else ""
    counted = f", {date.unit.replace('-', ' ')}" if date.unit else ""
    return f"{date.due}{start}{counted}, {date.counting.replace('-', ' ')}"
