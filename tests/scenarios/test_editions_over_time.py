"""Time itself: on every day on which anything changes, the day before and the day after, no topic falls silent unsaid.

Each topic of a document that comes in editions has, from the first edition that speaks on it, one of three: an edition
in force that speaks, an earlier one carried forward and marked, or a gap that the edition in force states.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from cspr.dates import PartialDate
from cspr.guidance import Framework, framework
from cspr.guidance.model import Term, topic_of
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.guidance import Document
    from cspr.guidance.model import Rule

NATIONAL = framework()
# What an edition said of its own time alone, so that none after it speaks on it.
OF_ITS_TIME = {
    "arrangements-in-place": "safeguarding arrangements had to start by a day of 2019",
    "arrangements-published": "they had to be published by a day of 2019",
    "arrangements-updated": "they had to be brought up to date by a day of 2024",
    "report-contents": "of serious case reviews, which the edition of 2018 replaced",
    "serious-case-review-begun": "of serious case reviews, which the edition of 2018 replaced",
    "serious-case-review-of-harmed-child": "of serious case reviews, which the edition of 2018 replaced",
    "serious-case-review-period": "for finishing the serious case reviews begun before 2018",
}


def series(of: Framework) -> dict[str, list[Document]]:
    made: dict[str, list[Document]] = {}
    for document in of.documents:
        made.setdefault(document.instrument.series, []).append(document)
    return {name: editions for name, editions in made.items() if len(editions) > 1}


def spoken(document: Document) -> dict[str, Rule]:
    """Give what a document speaks on, with a rule that does; a term is a word of its edition and no topic."""
    return {topic_of(rule): rule for rule in document.rules if not isinstance(rule, Term)}


def turning_days(of: Framework) -> Iterator[date]:
    for document in of.documents:
        window = document.instrument.window
        for boundary in (window.start, window.end):
            for day in () if boundary is None else (boundary.first, boundary.last):
                if day < date.max:
                    yield from (day - timedelta(days=1), day, day + timedelta(days=1))


def standings(topic: str, editions: list[Document], day: date) -> Iterator[str]:
    when = PartialDate.of(day)
    for edition in editions:
        rule = spoken(edition).get(topic)
        if rule is not None:
            found = NATIONAL.in_force(rule, when)
            if found.truth is not Truth.NO:
                yield "carried" if found.carried_by else "own"
        elif edition.instrument.window.holds(when) is not Truth.NO:
            if any(topic in part.topics for part in edition.instrument.unread):
                yield "gap"
            elif not any(topic in spoken(one) for one in editions[: editions.index(edition)]):
                yield "not yet"
            elif topic in OF_ITS_TIME:
                yield "of its time"
    if all(edition.instrument.window.holds(when) is Truth.NO for edition in editions):
        yield "none in force"


CASES = [
    pytest.param(editions, topic, id=f"{name}-{topic}")
    for name, editions in series(NATIONAL).items()
    for topic in sorted({topic for edition in editions for topic in spoken(edition)})
]


@pytest.mark.parametrize(("editions", "topic"), CASES)
def test_on_every_day_of_change_a_topic_has_an_edition_a_carried_one_or_a_stated_gap(
    editions: list[Document], topic: str
) -> None:
    days = sorted(set(turning_days(NATIONAL)))
    assert [day.isoformat() for day in days if not list(standings(topic, editions, day))] == []


@pytest.mark.parametrize("day", sorted(set(turning_days(NATIONAL))), ids=str)
def test_no_two_editions_of_a_document_are_surely_in_force_at_once(day: date) -> None:
    for editions in series(NATIONAL).values():
        sure = [
            one.instrument.slug for one in editions if one.instrument.window.holds(PartialDate.of(day)) is Truth.YES
        ]
        assert len(sure) <= 1


@pytest.mark.parametrize("name", series(NATIONAL))
def test_between_the_first_and_the_last_edition_there_is_no_day_without_one(name: str) -> None:
    editions = series(NATIONAL)[name]
    begun = [edition.instrument.window.start for edition in editions if edition.instrument.window.start is not None]
    for day in sorted(set(turning_days(NATIONAL))):
        if day >= begun[0].last:
            assert any(one.instrument.window.holds(PartialDate.of(day)) is not Truth.NO for one in editions)


def test_the_days_of_change_of_working_together_are_all_tried() -> None:
    days = set(turning_days(NATIONAL))
    assert {date(2018, 7, 3), date(2018, 7, 4), date(2018, 7, 5), date(2023, 12, 14), date(2023, 12, 15)} <= days


def test_what_is_said_to_be_of_its_time_is_spoken_of_by_some_edition() -> None:
    assert set(OF_ITS_TIME) <= {case.values[1] for case in CASES}
