"""Several texts laid out side by side, step by step in the order of the process, without judging between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from cspr.comparison.making import place_of, stages_of
from cspr.comparison.matching import main
from cspr.comparison.naming import Titles
from cspr.comparison.rows import Aspect, Cell
from cspr.comparison.sides import side
from cspr.comparison.statements import statements

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cspr.comparison.statements import Statement
    from cspr.guidance.documents import Document
    from cspr.guidance.layers import Framework


@attrs.frozen(kw_only=True)
class Strip:
    """One topic, with what each text says on it.

    Args:
        topic: what it is about.
        title: the same for a reader.
        stage: the stage of a review to which it belongs; empty where it belongs to none.
        cells: for each text, a cell for each duty; none where it says nothing.
        unread: for each text, whether it may speak of it in a part that was not read.
    """

    topic: str
    title: str
    stage: str
    cells: tuple[tuple[Cell, ...], ...]
    unread: tuple[bool, ...]


@attrs.frozen(kw_only=True)
class Layout:
    """Several texts side by side.

    Args:
        names: what the texts are called.
        on: the day for which they were taken, or ``None``.
        strips: what they say, in the order of the process.
    """

    names: tuple[str, ...]
    on: date | None
    strips: tuple[Strip, ...]


def side_by_side(*given: Framework | Document | str, on: date | None = None) -> Layout:
    """Lay several texts out side by side, as ``compare`` takes them.

    Args:
        given: frameworks, documents, or their names.
        on: of frameworks and partnerships, only what is in force on that day.

    Returns:
        One strip for each topic on which any of them lays a duty. Where a text says nothing, that is no agreement.

    Raises:
        CsprError: ``unknown-side`` with the nearest name, ``not-a-side``.

    Examples:
        >>> found = side_by_side("kirklees", "northamptonshire")
        >>> strip = next(one for one in found.strips if one.topic == "website-period")
        >>> [len(cells) for cells in strip.cells]
        [1, 0]
    """
    sides = [side(one, on, f"given[{place}]") for place, one in enumerate(given)]
    titles = Titles(document for one in sides for document in one.documents)
    stages = stages_of(sides)
    told = [_by_topic(statements(one, titles, {})) for one in sides]
    topics = sorted({topic for one in told for topic in one}, key=lambda topic: place_of(topic, stages.get(topic, "")))
    return Layout(
        names=tuple(one.name for one in sides),
        on=on,
        strips=tuple(
            Strip(
                topic=topic,
                title=titles.title(topic),
                stage=stages.get(topic, ""),
                cells=tuple(tuple(one.get(topic, ())) for one in told),
                unread=tuple(one.unread(topic) for one in sides),
            )
            for topic in topics
        ),
    )


def _by_topic(given: Iterable[Statement]) -> dict[str, list[Cell]]:
    made: dict[str, list[Cell]] = {}
    for one in given:
        if one.family == "duty" and one.own and one.aspect in {Aspect.WHO, Aspect.RELAXATION}:
            made.setdefault(one.topic, []).append(
                Cell(
                    says=main(one),
                    sources=(one.source,),
                    rules=(one.name,),
                    readings=(one.reading,) if one.reading else (),
                    carried_by=(one.carried_by,) if one.carried_by else (),
                )
            )
    return made
