"""Where the partners recorded that publication is expected to be late, the delay is there and is to be told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import attrs
import pytest

from cspr import caseload, cli, lifecycle, publication
from cspr.first_screen import glance
from cspr.guidance import framework
from cspr.lifecycle import State
from cspr.record import Decided, Delayed, Established, Happened, Planned, Review
from cspr.record.entries import AnyEntry
from cspr.record.situation import Situation
from cspr.truth import Truth
from printing import case_file, in_a_line

if TYPE_CHECKING:
    from pathlib import Path

ALL: Final = ("national", "northamptonshire", "kirklees", "essex")
TELL: Final = "tell-of-delay"
DECIDED: Final = Decided("local-review", "review", on="2022-02-07", by="safeguarding-partners")


def expected(answer: str, on: str) -> Established:
    return Established("publication-late-expected", answer, on=on, by="safeguarding-partners")


def known(*entries: AnyEntry, of: str, year: int = 2022) -> Situation:
    decided = DECIDED if year == 2022 else attrs.evolve(DECIDED, on=f"{year}-02-07")
    return Review("QX-18", of).record(decided, *entries).as_of(date(year, 6, 13))


def state(situation: Situation, of: str) -> State:
    return next(step.state for step in lifecycle.progress(framework(of), situation) if step.step == TELL)


@pytest.mark.parametrize("of", ALL)
@pytest.mark.parametrize("year", [2022, 2024])
def test_an_expected_delay_is_to_be_told_in_every_answer(of: str, year: int) -> None:
    situation = known(expected("yes", f"{year}-06-06"), of=of, year=year)
    assert State.READY is state(situation, of)
    screen = glance(framework(of), situation)
    card = next(card for card in screen.cards if card.id == f"task/{TELL}/case")
    assert -5 == card.working_days
    assert ("Open for 5 working days.", "To the Panel and the Secretary of State (should).") == card.why[:2]
    assert "Tell of the delay, with the reasons." in screen.headline
    assert TELL in {item.name for item in caseload.due([situation], until=situation.on).items}
    told = publication.lateness(framework(of), situation)
    assert Truth.NO is told.late
    assert told.says == (
        "No limit has passed yet, but a delay is on record.",
        "No reason for the delay is recorded. Record it: whoever is told of the delay is told why.",
        "Tell of the delay, with the reasons: the Panel and the Secretary of State.",
    )


@pytest.mark.parametrize("of", ALL)
def test_it_is_open_since_it_was_first_expected(of: str) -> None:
    situation = known(expected("yes", "2022-06-06"), expected("yes", "2022-06-09"), of=of)
    card = next(card for card in glance(framework(of), situation).cards if card.id == f"task/{TELL}/case")
    assert -5 == card.working_days


@pytest.mark.parametrize("of", ALL)
def test_a_delay_that_is_no_longer_expected_is_not_to_be_told(of: str) -> None:
    assert State.NOT_NEEDED is state(known(expected("yes", "2022-06-06"), expected("no", "2022-06-08"), of=of), of)


@pytest.mark.parametrize("of", ALL)
@pytest.mark.parametrize("step", ["publish", "complete-review"])
def test_whether_a_delay_of_the_report_goes_beyond_its_limit_is_asked(of: str, step: str) -> None:
    delayed = Delayed(step, "prosecution-pending", on="2022-06-06")
    assert State.CANNOT_TELL is state(known(delayed, of=of), of)
    assert State.READY is state(known(delayed, Planned("published", "2022-08-08"), of=of), of)


def test_the_delay_of_another_step_is_none_of_the_report() -> None:
    situation = known(Delayed("genogram", "complexity", on="2022-06-06"), of="national")
    assert State.NOT_NEEDED is state(situation, "national")
    assert ("Not late, on what is recorded.",) == publication.lateness(framework("national"), situation).says
    assert () == publication.lateness(framework("national"), situation).tell


def test_what_was_published_in_time_has_no_delay_to_tell_of_though_one_was_expected() -> None:
    published = known(expected("yes", "2022-05-02"), Happened("published", "2022-06-06"), of="national")
    assert ("Not late, on what is recorded.",) == publication.lateness(framework("national"), published).says


def test_the_publication_check_says_on_its_page_that_a_delay_is_to_be_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = case_file(tmp_path, Review("QX-18", "national").record(DECIDED, expected("yes", "2022-06-06")))
    for more in ([], ["--full"]):
        cli.main(["publication", path, "--on", "2022-06-13", *more])
        assert "No limit has passed yet, but a delay is on record." in in_a_line(capsys)
