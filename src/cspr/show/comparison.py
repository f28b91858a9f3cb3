"""A comparison for readers: first what differs that matters, by stage; in full as text, or as HTML for a notebook."""

from __future__ import annotations

from collections import Counter
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Final

from cspr import vocabulary
from cspr.comparison.kinds import ONE_SIDED, Aspect, RowKind
from cspr.comparison.titles import plain as words
from cspr.show.lines import WIDTH, clean, line
from cspr.wording import comparing as wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.comparison.rows import Cell, Comparison, Dated, Row

_LINES: Final = 60
_AROUND: Final = 6  # the heading, its rule, the count, and what stands below the stages
_A_STAGE: Final = 2
_A_ROW: Final = 3
_HEADS: Final = ("Aspect", "Left", "Right", "How they stand")
_STYLE: Final = "text-align: left; vertical-align: top"
# What matters most first: whether a date can be kept, then whether a duty arises and whose it is, then what is done.
_MATTERS: Final = (
    {Aspect.PERIOD, Aspect.START, Aspect.FEASIBILITY, Aspect.RELAXATION},
    {Aspect.TEST, Aspect.WHEN, Aspect.FORCE, Aspect.HOLD, Aspect.WHO, Aspect.TO},
    {Aspect.INDEPENDENCE, Aspect.QUORUM, Aspect.NUMBER, Aspect.AFTER, Aspect.SCOPE, Aspect.DOCUMENT, Aspect.EDITION},
)


def text(comparison: Comparison, *, full: bool = False) -> str:
    """A comparison as text.

    Args:
        comparison: what was compared.
        full: every row with its sources, topic by topic; else at most some sixty lines, what matters most by stage.
    """
    head = [line(heading(comparison)), "=" * WIDTH, line(wording.differs(len(comparison.rows), len(comparison.agreed)))]
    return "\n".join([*head, *(_in_full(comparison) if full else _in_short(comparison))])


def _in_full(comparison: Comparison) -> Iterator[str]:
    for title, rows in groupby(comparison.rows, key=lambda row: row.title):
        yield from ("", line(title), "-" * min(len(title), WIDTH))
        for row in rows:
            yield line(f"{aspect(row)}: {kind(row)}", 1)
            for name, cell in (("left", row.left), ("right", row.right)):
                yield line(f"{name}: {told(row, cell)}", 2)


def _in_short(comparison: Comparison) -> Iterator[str]:
    """The two-sided differences that matter most, by stage, and how many more there are of every sort."""
    differing = [row for row in comparison.rows if row.kind not in ONE_SIDED]
    stages = list(dict.fromkeys(row.stage for row in differing))
    leading = sorted(differing, key=_weight)
    first_of_each = [next(row for row in leading if row.stage == stage) for stage in stages]
    others = [row for row in leading if row not in first_of_each]
    room = max(0, (_LINES - _AROUND - _A_STAGE * len(stages)) // _A_ROW - len(stages))
    chosen = [*first_of_each, *others[:room]]
    for stage in stages:
        rows, of = [row for row in leading if row.stage == stage and row in chosen], _title(stage)
        yield from ("", line(wording.of_stage(of, sum(row.stage == stage for row in differing) - len(rows))))
        for row in rows:
            yield _cut(f"{row.title}, {aspect(row)}: {kind(row)}", 1)
            yield from (_cut(f"{name}: {told(row, cell)}", 2) for name, cell in _sides(row))
    silent = Counter(row.kind for row in comparison.rows if row.kind in ONE_SIDED)
    alone = wording.alone(silent[RowKind.ONLY_LEFT], silent[RowKind.ONLY_RIGHT], silent[RowKind.NOT_READ])
    yield from ("", line(alone), line(wording.ALL_OF_IT))


def _sides(row: Row) -> tuple[tuple[str, Cell | None], ...]:
    return ("left", row.left), ("right", row.right)


def _weight(row: Row) -> tuple[bool, int, bool]:
    """How much a difference matters, the least first: what no day can satisfy, and then by its aspect."""
    place = next((number for number, aspects in enumerate(_MATTERS) if row.aspect in aspects), len(_MATTERS))
    return row.nature is not RowKind.CONTRADICTION, place, row.nature is RowKind.DIFFERENT_TRIGGER


def _title(stage: str) -> str:
    """The title of a stage, and of what belongs to none."""
    return vocabulary.stages()[stage].title if stage else wording.NO_STAGE


def _cut(says: str, depth: int) -> str:
    laid = "  " * depth + clean(says)
    return laid if len(laid) <= WIDTH else f"{laid[: WIDTH - 1].rstrip()}…"


def heading(comparison: Comparison) -> str:
    """What was compared, and for which day."""
    on = "" if comparison.on is None else f", in force on {comparison.on.isoformat()}"
    if comparison.left == comparison.right:
        return f"{comparison.left} beside itself{on}"
    return f"Left: {comparison.left}. Right: {comparison.right}{on}"


def aspect(row: Row) -> str:
    """The aspect, with the part of the duty where it has parts."""
    return row.aspect.value.replace("-", " ") + (f" ({words(row.part)})" if row.part else "")


def kind(row: Row) -> str:
    """Of what kind the difference is, and why."""
    named, nature = (kind.value.replace("-", " ").replace("_", " ") for kind in (row.kind, row.nature))
    nature = "" if row.nature is row.kind else f" ({nature})"
    return f"{named}{nature}" + (f"; {row.why}" if row.why else "")


def told(row: Row, cell: Cell | None) -> str:
    """What one side says, with its clauses and whatever has to be known of them."""
    if cell is None:
        return wording.NOT_READ if row.kind is RowKind.NOT_READ else wording.SILENT
    notes = [", ".join(cell.clauses)]
    notes += [wording.reading(words(reading)) for reading in cell.readings]
    notes += [wording.carried(slug) for slug in cell.carried_by]
    notes += [] if cell.checked else [wording.NOT_CHECKED]
    dates = "".join(f"; {dated(date)}" for date in cell.dates)
    return f"{cell.says}{dates} [{'; '.join(notes)}]"


def dated(date: Dated) -> str:
    """When a period falls in the case, and how it was counted."""
    start = "" if date.event is None else f" from {words(date.event)}"
    counted = f", {date.unit.replace('-', ' ')}" if date.unit else ""
    return f"{date.due}{start}{counted}, {date.counting.replace('-', ' ')}"


def html(comparison: Comparison) -> str:
    """A comparison as HTML, a table for each topic; it loads nothing and runs nothing."""
    parts = [f"<h3>{_safe(heading(comparison))}</h3>"]
    for title, rows in groupby(comparison.rows, key=lambda row: row.title):
        heads = "".join(f'<th scope="col" style="{_STYLE}">{head}</th>' for head in _HEADS)
        body = "".join(_row(row) for row in rows)
        caption = f'<caption style="{_STYLE}"><strong>{_safe(title)}</strong></caption>'
        parts.append(f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>")
    return "".join(parts)


def _row(row: Row) -> str:
    cells = (told(row, row.left), told(row, row.right), kind(row))
    head = f'<th scope="row" style="{_STYLE}">{_safe(aspect(row))}</th>'
    rest = "".join(f'<td style="{_STYLE}">{_safe(cell)}</td>' for cell in cells)
    return f"<tr>{head}{rest}</tr>"


def _safe(given: str) -> str:
    return escape(clean(given), quote=True)
