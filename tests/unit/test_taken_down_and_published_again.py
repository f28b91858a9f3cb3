"""A report that was taken down early and published again is public again, and the gap is told."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

import cspr
from cspr.history import DeviationKind
from cspr.lifecycle import State
from cspr.publication import readiness
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

    down = State.THROUGHOUT if of == "kirklees" else State.DONE  # whoever asks for it is given it then (KSCP-110)
    assert [State.THROUGHOUT, down, State.THROUGHOUT] == [stands(), stands(DOWN), stands(DOWN, AGAIN)]


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
