"""A report that was taken down early and published again is public again, and the gap is told."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

import cspr
from cspr.caseload import monday
from cspr.first_screen import Section, Urgency
from cspr.history import DeviationKind
from cspr.lifecycle import State
from cspr.publication import afterwards, readiness
from cspr.record import Decided, Happened
from cspr.record.entries import AnyEntry
from cspr.timescales import Status, schedule

OF: Final = ("national", "northamptonshire", "kirklees", "essex")
BEFORE: Final = (
    Decided("local-review", "review", on="2023-08-31", by="safeguarding-partners"),
    Happened("review-completed", "2024-01-15"),
    Happened("report-submitted", "2024-01-18"),
    Happened("published", "2024-02-01"),
)
DOWN: Final = Happened("withdrawn-from-web", "2024-03-01")
AGAIN: Final = Happened("published", "2024-04-02")
GAP: Final = "not public from Fri 1 Mar to Tue 2 Apr, before Sat 1 Feb 2025 (at least 1 year)."


def known(*entries: AnyEntry, of: str = "national", on: date = date(2024, 4, 15)) -> cspr.Situation:
    return cspr.Review("QX-921", of).record(*BEFORE, *entries).as_of(on)


def stays_public(situation: cspr.Situation, of: str) -> set[tuple[str, str]]:
    """How the year stands for which a report has to stay public, by the texts that ask for it."""
    return {
        (str(reading.due), reading.status.value)
        for timescale in schedule(cspr.framework(of), situation)
        for reading in timescale.readings
        if timescale.topic == "website-period" and str(reading.due) == "2025-02-01"
    }


@pytest.mark.parametrize("of", OF)
def test_its_time_runs_again_from_the_first_day(of: str) -> None:
    early, running = {("2025-02-01", Status.EARLY.value)}, {("2025-02-01", Status.RUNNING.value)}
    assert early == stays_public(known(DOWN, of=of), of)
    assert running == stays_public(known(DOWN, AGAIN, of=of), of)
    down_again = Happened("withdrawn-from-web", "2024-04-10")
    assert early == stays_public(known(DOWN, AGAIN, down_again, of=of), of)


@pytest.mark.parametrize("of", OF)
def test_it_is_kept_available_again(of: str) -> None:
    def stands(*entries: AnyEntry) -> State:
        steps = cspr.lifecycle.progress(cspr.framework(of), known(*entries, of=of))
        return next(step.state for step in steps if step.step == "keep-available")

    assert [State.THROUGHOUT, State.READY, State.THROUGHOUT] == [stands(), stands(DOWN), stands(DOWN, AGAIN)]


AT_LEAST: Final = (
    "Overdue: make what was published available again, until Sat 1 Feb 2025 at least "
    "(CSPR Regulations 2018, REGS-035; Working Together 2023, WT23-038)."
)


@pytest.mark.parametrize("of", OF)
def test_while_its_time_runs_it_is_to_be_made_available_again(of: str) -> None:
    documents = cspr.framework(of)
    tasks = {card.title: card for card in cspr.glance(documents, known(DOWN, of=of)).cards}
    card = tasks["Make what was published available again"]
    assert (Section.NOW, Urgency.OVERDUE) == (card.section, card.urgency)
    assert "REGS-035" in {clause for source in card.sources for clause in source.clauses}
    assert (AT_LEAST,) == readiness(documents, known(DOWN, of=of)).remarks
    steps = cspr.lifecycle.progress(documents, known(DOWN, of=of))
    assert ["taken down before its time"] == [step.why for step in steps if step.step == "keep-available"]


@pytest.mark.parametrize("of", OF)
def test_it_stands_on_mondays_page(of: str) -> None:
    page = monday([known(DOWN, of=of)], on=date(2024, 4, 15), until=date(2024, 4, 21))
    assert "Make what was published available again" in [card.title for row in page.rows for card in row.cards]


@pytest.mark.parametrize(
    ("entries", "on"),
    [
        ((DOWN, AGAIN), date(2024, 4, 15)),
        ((DOWN,), date(2025, 2, 1)),
        ((Happened("withdrawn-from-web", "2025-02-03"),), date(2025, 2, 4)),
        ((Happened("withdrawn-from-web", "2024-01-20"),), date(2024, 4, 15)),
        ((), date(2024, 4, 15)),
    ],
)
def test_nothing_is_to_be_made_available_again_else(entries: tuple[AnyEntry, ...], on: date) -> None:
    documents, situation = cspr.framework("northamptonshire"), known(*entries, of="northamptonshire", on=on)
    assert not any("available again" in card.title for card in cspr.glance(documents, situation).cards)
    assert not any("available again" in says for says in readiness(documents, situation).remarks)


def test_the_first_screen_tells_the_three_days_and_the_gap() -> None:
    screen = cspr.glance(cspr.framework("national"), known(DOWN, AGAIN))
    assert "PUBLISHED: ACTION AND IMPACT" == screen.stage.upper()
    assert "Published on Thu 1 Feb; taken down on Fri 1 Mar; published again on Tue 2 Apr." in " ".join(screen.headline)
    says = [card.title for card in screen.cards if card.id == "care/not-public/website-period"]
    assert [f"How long the report stays public: {GAP}".removesuffix(".")] == says
    assert not any(card.id.startswith("care/ended-early/") for card in screen.cards)
    assert not any("entered for" in card.says for card in screen.cards)


def test_without_a_gap_nothing_is_told_of_one() -> None:
    for entries in ((), (DOWN,), (Happened("published", "2024-02-01"),)):
        screen = cspr.glance(cspr.framework("national"), known(*entries))
        assert not any(card.id.startswith("care/not-public/") for card in screen.cards)


def test_what_was_taken_down_once_its_time_was_over_has_no_gap() -> None:
    later = (Happened("withdrawn-from-web", "2025-02-03"), Happened("published", "2025-03-03"))
    screen = cspr.glance(cspr.framework("national"), known(*later, on=date(2025, 3, 10)))
    assert not any(card.id.startswith("care/not-public/") for card in screen.cards)


def test_the_publication_check_tells_the_days_and_the_record_has_no_contradiction() -> None:
    answer = readiness(cspr.framework("national"), known(DOWN, AGAIN))
    assert answer.says.startswith("Published on Thu 1 Feb; taken down on Fri 1 Mar; published again on Tue 2 Apr. On ")
    kinds = {each.kind for each in cspr.history.deviations(cspr.framework("national"), known(DOWN, AGAIN))}
    assert DeviationKind.TWO_DAYS not in kinds
    twice = {each.kind for each in cspr.history.deviations(cspr.framework("national"), known(AGAIN))}
    assert DeviationKind.TWO_DAYS in twice


LEARNING: Final = (
    Decided("local-review", "other-learning", on="2023-08-31", by="safeguarding-partners"),
    Happened("review-completed", "2024-01-15"),
    Happened("published", "2024-02-01"),
)


@pytest.mark.parametrize("of", OF)
@pytest.mark.parametrize("down", [(), (DOWN,)], ids=["public", "taken down"])
def test_the_year_is_of_local_reviews_and_not_of_a_learning_review(of: str, down: tuple[AnyEntry, ...]) -> None:
    documents, on = cspr.framework(of), date(2024, 4, 15)
    learning_review = cspr.Review("QX-921", of).record(*LEARNING, *down).as_of(on)
    screen = cspr.glance(documents, learning_review)
    assert "TAKEN DOWN EARLY" not in screen.stage
    assert not any(line.startswith("Keep ") for line in screen.headline)
    assert not any("public" in card.title or "available" in card.title for card in screen.cards)
    assert () == readiness(documents, learning_review).remarks
    after = afterwards(documents, learning_review)
    assert ((), "") == (after.available, after.contradiction)
    steps = cspr.lifecycle.progress(documents, learning_review)
    state = next(step.state for step in steps if step.step == "keep-available")
    assert state in ({State.DONE, State.NOT_NEEDED} if down else {State.NOT_NEEDED})
    late = (each.title for row in monday([learning_review], on=on, until=on).rows for each in row.cards)
    assert "Make what was published available again" not in late


def test_a_local_review_decided_after_other_learning_has_its_year() -> None:
    early = Decided("local-review", "other-learning", on="2023-08-01", by="safeguarding-partners")
    assert State.READY is next(
        step.state
        for step in cspr.lifecycle.progress(cspr.framework("national"), known(early, DOWN))
        if step.step == "keep-available"
    )
