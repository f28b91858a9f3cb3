"""The first screens of five invented cases and Monday's page over twelve, as they are printed.

After a change of words that is meant, ``python tests/scenarios/test_first_screens.py`` writes the texts again: read
every line of the difference.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

import cspr
from cspr import caseload
from cspr.first_screen import Glance, glance
from cspr.show import to_text

HERE = Path(__file__).parent / "first_screens"
CASES = sorted(HERE.glob("*.toml"))
MONDAY, SUNDAY = date(2021, 6, 14), date(2021, 6, 20)


def screen(path: Path) -> Glance:
    review = cspr.load(path)
    on = date.fromisoformat(path.stem.rpartition("--")[2])
    return glance(cspr.framework(review.partnership), review.as_of(on))


def monday() -> str:
    reviews = (cspr.load(path) for path in sorted((HERE / "monday").glob("*.toml")))
    return to_text(caseload.monday([review.as_of(MONDAY) for review in reviews], on=MONDAY, until=SUNDAY))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_first_screen_is_the_one_that_was_read(path: Path) -> None:
    expected = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert expected == f"{to_text(screen(path))}\n"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_first_screen_fits(path: Path) -> None:
    lines = to_text(screen(path)).splitlines()
    assert (True, True) == (len(lines) <= 40, max(map(len, lines)) <= 80)


def test_mondays_page_is_the_one_that_was_read() -> None:
    assert (HERE / "monday.txt").read_text(encoding="utf-8") == f"{monday()}\n"


def test_mondays_page_over_twelve_cases_is_no_longer_than_the_one_to_match() -> None:
    lines = monday().splitlines()
    assert (True, True) == (len(lines) <= 69, max(map(len, lines)) <= 80)


@pytest.mark.parametrize("on", [MONDAY, date(2022, 1, 3)])
def test_mondays_page_is_what_the_whole_first_screens_say_together(on: date) -> None:
    situations = [cspr.load(path).as_of(on) for path in sorted((HERE / "monday").glob("*.toml"))]
    until = on + timedelta(days=6)
    whole = caseload.week([glance(cspr.framework(each.partnership), each) for each in situations], on=on, until=until)
    assert whole.rows == caseload.monday(situations, on=on, until=until).rows


if __name__ == "__main__":
    for each in CASES:
        each.with_suffix(".txt").write_text(f"{to_text(screen(each))}\n", encoding="utf-8")
    (HERE / "monday.txt").write_text(f"{monday()}\n", encoding="utf-8")
