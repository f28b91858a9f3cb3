"""The texts of one day on another: what they would be if no edition had come or gone between the two."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import attrs

from cspr.dates import A_DAY, PartialDate
from cspr.guidance.documents import Document, described_by
from cspr.guidance.layers import Framework
from cspr.guidance.parts import Later, Overtaken

_Version = TypeVar("_Version", "Overtaken", "Later")


def texts_kept(framework: Framework, since: date, on: date) -> Framework:
    """The documents as they are in force on one day, and still or already on another.

    What begins or ends between the two days does so beyond the second; all other days of all texts stay as they are.

    Args:
        since: the day whose texts are kept.
        on: the day on which they are to be in force.

    Returns:
        The same framework where nothing begins or ends between the two days. So is a slice, which holds the texts of
        one day.
    """
    if framework.whole is not None or framework.stretch(since) == framework.stretch(on):
        return framework
    low, high = sorted((since, on))
    beyond = max(on, date.min + A_DAY) if on == low else min(on, date.max - A_DAY) + A_DAY

    def moved(day: date) -> date:
        return beyond if low < day <= high else day

    documents = tuple(_document(document, moved) for document in framework.documents)
    return Framework(partnership=framework.partnership, documents=documents)


def _document(document: Document, moved: Callable[[date], date]) -> Document:
    def days(of: PartialDate | None) -> PartialDate | None:
        return None if of is None else PartialDate(moved(of.first), moved(of.last))

    def version(of: _Version) -> _Version:
        return attrs.evolve(of, after=moved(of.after + A_DAY) - A_DAY, by=moved(of.by))

    text = document.instrument
    then = attrs.evolve(
        text,
        window=attrs.evolve(text.window, start=days(text.window.start), end=days(text.window.end)),
        overtaken=tuple(map(version, text.overtaken)),
        later=tuple(map(version, text.later)),
    )
    return document if then == text else described_by(document, then)
