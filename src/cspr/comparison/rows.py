"""What comparing gives: rows, each with what both sides say on one aspect of one topic."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from cspr.answers import Answer
from cspr.comparison.kinds import Aspect, Level, RowKind
from cspr.dates import PartialDate
from cspr.sources import Source


@attrs.frozen(kw_only=True)
class Dated:
    """When one period falls in a case, on one way of counting it.

    Args:
        event: what it is counted from; ``None`` for a fixed date.
        event_title: the same for a reader; empty for a fixed date.
        unit: what is counted; empty for a fixed date.
        counting: the convention, as in ``cspr.clocks.Counting``.
        plain: whether it is the plain reading of the text.
        due: the day; a span where the start is known only in part.
    """

    event: str | None
    event_title: str
    unit: str
    counting: str
    plain: bool
    due: PartialDate


@attrs.frozen(kw_only=True)
class Cell:
    """What one side says on one aspect.

    Args:
        says: what it says, for a reader.
        sources: the clauses behind it, one source for each rule.
        rules: which rules say so: document, kind and id.
        readings: the readings of the text on which it says so; none where there is only one.
        carried_by: editions that were not read and for which the text of the last read one stands.
        also: clauses with which this side, elsewhere, says the same as the other.
        dates: for a period and a case, when it falls.
    """

    says: str
    sources: tuple[Source, ...]
    rules: tuple[str, ...]
    readings: tuple[str, ...] = ()
    carried_by: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    dates: tuple[Dated, ...] = ()

    @property
    def clauses(self) -> tuple[str, ...]:
        """The ids of the clauses, each once."""
        return tuple(dict.fromkeys(name for source in self.sources for name in source.clauses))

    @property
    def checked(self) -> bool:
        """Whether every clause behind it was read, itself or restated."""
        return all(source.checked for source in self.sources)


@attrs.frozen(kw_only=True)
class Row:
    """One aspect of one topic, as both sides have it.

    Args:
        topic: what it is about, the same word in every document.
        title: the same for a reader.
        part: which of the duties on the topic that add up, or which step is held back; empty where there is one, or
            none but it.
        part_title: the same for a reader.
        stage: the stage of a review to which the topic belongs; empty where it belongs to none.
        aspect: on what the sides are compared.
        kind: how the left stands to the right; ``internal`` within one document or one partnership.
        nature: what an internal row would be called between two parties; of every other row, its kind.
        level: whose texts these are.
        left: what the left says; ``None`` where it says nothing, which is never agreement.
        right: what the right says.
        why: what led to the kind, where that is not plain; empty else.
    """

    topic: str
    title: str
    part: str = ""
    part_title: str = ""
    stage: str = ""
    aspect: Aspect
    kind: RowKind
    nature: RowKind
    level: Level
    left: Cell | None
    right: Cell | None
    why: str = ""

    @property
    def clauses(self) -> tuple[str, ...]:
        """The ids of the clauses of both sides, each once, those of the left first."""
        cells = (self.left, self.right)
        return tuple(dict.fromkeys(name for cell in cells if cell is not None for name in cell.clauses))

    @property
    def checked(self) -> bool:
        """Whether every clause of both sides was read, itself or restated."""
        return all(cell.checked for cell in (self.left, self.right) if cell is not None)


@attrs.frozen(kw_only=True, repr=False)
class Comparison(Answer):
    """Two sides compared.

    Args:
        left: what the left side is called.
        right: what the right side is called.
        on: the day for which frameworks were compared, or ``None`` for all their editions and for documents alone.
        no_local: the areas of which no local procedure is held, so that the national documents answered for them.
        not_in_force: the sides that had no document in force on the day, which say nothing and agree to nothing.
        rows: where they differ, or one is silent, in the order of the process.
        agreed: where both say the same.
        titles: what documents that do not ship are called, by id; not those of which several are called the same.
    """

    left: str
    right: str
    on: date | None
    no_local: tuple[str, ...] = ()
    not_in_force: tuple[str, ...] = ()
    rows: tuple[Row, ...]
    agreed: tuple[Row, ...]
    titles: Mapping[str, str] = attrs.field(factory=dict[str, str], hash=False)

    def about(self, topic: str) -> tuple[Row, ...]:
        """The rows on one topic."""
        return tuple(row for row in self.rows if row.topic == topic)
