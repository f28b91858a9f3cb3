"""Several texts laid out side by side, step by step in the order of the process, without judging between them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from cspr.answers import Named
from cspr.comparison.kinds import Aspect
from cspr.comparison.order import place, stages_of
from cspr.comparison.rows import Cell
from cspr.comparison.statement import Statement
from cspr.comparison.statements import statements
from cspr.comparison.texts import text_of
from cspr.comparison.titles import Titles
from cspr.dates import day_given
from cspr.guidance.documents import Document
from cspr.guidance.layers import Framework


@attrs.frozen(kw_only=True)
class AlignedTopic:
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


@attrs.frozen(kw_only=True, repr=False)
class Alignment(Named):
    """Several texts side by side.

    Args:
        names: what the texts are called.
        on: the day for which they were taken, or ``None``.
        no_local: the areas of which no local procedure is held, so that the national documents answered for them.
        topics: what they say, in the order of the process.
    """

    names: tuple[str, ...]
    on: date | None
    no_local: tuple[str, ...] = ()
    topics: tuple[AlignedTopic, ...]


def side_by_side(*given: Framework | Document | str, on: date | None = None) -> Alignment:
    """Several texts side by side, as ``compare`` takes them.

    Args:
        given: frameworks, documents, or their names.
        on: of frameworks and partnerships, only what is in force on that day.

    Returns:
        One entry for each topic on which any of them lays a duty. Where a text says nothing, that is no agreement.

    Raises:
        CsprError: ``unknown-side`` with the nearest name, ``not-a-side``, ``not-a-day``.

    Examples:
        >>> alignment = side_by_side("kirklees", "northamptonshire")
        >>> website = next(entry for entry in alignment.topics if entry.topic == "website-period")
        >>> [len(cells) for cells in website.cells]
        [1, 0]
    """
    if on is not None:
        on = day_given(on, "$.on")
    texts = [text_of(text, on, f"given[{number}]") for number, text in enumerate(given)]
    titles = Titles(document for text in texts for document in text.documents)
    stages = stages_of(texts)
    cells = [_by_topic(statements(text, titles, {})) for text in texts]
    topics = {topic for by_topic in cells for topic in by_topic}
    return Alignment(
        names=tuple(text.name for text in texts),
        on=on,
        no_local=tuple(dict.fromkeys(text.no_local for text in texts if text.no_local)),
        topics=tuple(
            AlignedTopic(
                topic=topic,
                title=titles.title(topic),
                stage=stages.get(topic, ""),
                cells=tuple(tuple(by_topic.get(topic, ())) for by_topic in cells),
                unread=tuple(text.unread(topic) for text in texts),
            )
            for topic in sorted(topics, key=lambda topic: place(topic, stages.get(topic, "")))
        ),
    )


def _by_topic(statements: Iterable[Statement]) -> dict[str, list[Cell]]:
    cells: dict[str, list[Cell]] = {}
    for statement in statements:
        if statement.family == "duty" and statement.own and statement.aspect in {Aspect.WHO, Aspect.RELAXATION}:
            cells.setdefault(statement.topic, []).append(
                Cell(
                    says=statement.subject,
                    sources=(statement.source,),
                    rules=(statement.name,),
                    readings=(statement.reading,) if statement.reading else (),
                    carried_by=(statement.carried_by,) if statement.carried_by else (),
                )
            )
    return cells
