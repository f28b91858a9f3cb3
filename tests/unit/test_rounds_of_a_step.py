"""A step that is owed after the end of each quarter is done or not by the record, and overdue where a round passed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import lifecycle
from cspr.first_screen import glance
from cspr.show import to_text
from cspr.timescales import schedule
from cspr.timescales.main_date import main_date
from folders import folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cspr.record import AnyEntry

REPORT = "x-my-area/report"
WORDS = """
[step]
"x-my-area/report" = { title = "Report progress", stage = "improvement" }
[event]
"x-my-area/signed-off" = "Plan signed off"
[fact]
"x-my-area/wanted" = "Is a report wanted?"
"""
RULES = """
[[duty]]
id = "report"
clauses = ["MYA-001"]
step = "x-my-area/report"
when = [{when}]
unless = ["x-my-area/signed-off"]
within = {{ working_days = 10, after_each = "quarter" }}
"""
CLAUSE = 'timing = { amount = 10, unit = "working-days", relation = "within", after_each = "quarter", starts = [] }'
PUBLISHED = cspr.Happened("published", "2026-04-15")
PLANNED = cspr.Planned("published", "2026-04-15")
SIGNED_OFF = cspr.Happened("x-my-area/signed-off", "2026-09-01")


def made(path: Path, when: str = '"published"', **more: str) -> cspr.Framework:
    return cspr.framework("my-area", extra=folder(path / "one", RULES.format(when=when), CLAUSE, words=WORDS, **more))


def stands(documents: cspr.Framework, on: date, *entries: AnyEntry) -> tuple[str, str]:
    situation = cspr.Review("MA-01", "my-area").record(*entries).as_of(on)
    (duty,) = (each for each in schedule(documents, situation) if each.topic == REPORT)
    main = main_date(duty, on)
    assert "whether it was done is not recorded" not in to_text(duty, width=1000)
    return main.verdict.value, str(main.day)


def reports(*days: str) -> tuple[cspr.Happened, ...]:
    return tuple(cspr.Happened(REPORT, day) for day in days)


@pytest.mark.parametrize(
    ("on", "days", "expected"),
    [
        (date(2026, 4, 20), (), ("due", "2026-07-14")),
        (date(2026, 7, 14), (), ("due", "2026-07-14")),
        (date(2026, 7, 15), (), ("overdue", "2026-07-14")),
        (date(2026, 10, 20), (), ("overdue", "2026-07-14")),
        (date(2026, 7, 12), ("2026-06-29",), ("due", "2026-07-14")),
        (date(2026, 7, 12), ("2026-07-10",), ("due", "2026-10-14")),
        (date(2026, 7, 21), ("2026-07-20",), ("due", "2026-10-14")),
        (date(2026, 10, 15), ("2026-07-10",), ("overdue", "2026-10-14")),
        (date(2026, 10, 15), ("2026-07-10", "2026-10-05"), ("due", "2027-01-15")),
    ],
    ids=[
        *("first-round", "last-day", "passed", "two-passed", "done-before-the-quarter-ended"),
        *("done", "done-late", "next-passed", "done-twice"),
    ],
)
def test_is_due_by_the_round_after_that_in_which_it_was_last_done(
    tmp_path: Path, on: date, days: Sequence[str], expected: tuple[str, str]
) -> None:
    assert stands(made(tmp_path), on, PUBLISHED, *reports(*days)) == expected


def test_has_no_round_after_what_ends_it(tmp_path: Path) -> None:
    found = stands(made(tmp_path), date(2026, 10, 20), PUBLISHED, *reports("2026-07-10"), SIGNED_OFF)
    assert found == ("does-not-arise", "None")


def test_has_no_round_before_its_text_began(tmp_path: Path) -> None:
    decided = cspr.Decided("local-review", "review", on="2026-04-15", by="safeguarding-partners")
    later = made(tmp_path, '"local-review-decided"', window="from = 2026-07-01")
    assert stands(later, date(2026, 8, 3), decided) == ("due", "2026-10-14")


@pytest.mark.parametrize(
    ("when", "entries"),
    [
        ('"x-my-area/wanted"', (cspr.Established("x-my-area/wanted", "yes", on="2026-01-05", by="business-office"),)),
        ('"published"', (PLANNED,)),
    ],
    ids=["nothing-that-happened", "only-planned"],
)
def test_has_the_next_day_where_nothing_tells_since_when_it_is_owed(
    tmp_path: Path, when: str, entries: tuple[AnyEntry, ...]
) -> None:
    situation = cspr.Review("MA-01", "my-area").record(*entries).as_of(date(2026, 3, 3))
    (duty,) = (each for each in schedule(made(tmp_path, when), situation) if each.topic == REPORT)
    assert [str(reading.due) for reading in duty.readings] == ["2026-04-16"]


def test_stays_on_the_first_screen_after_it_was_done(tmp_path: Path) -> None:
    situation = cspr.Review("MA-01", "my-area").record(PUBLISHED, *reports("2026-07-10")).as_of(date(2026, 7, 15))
    cards = [card for card in glance(made(tmp_path), situation).cards if card.id == f"task/{REPORT}/case"]
    assert [(card.section.name, str(card.act_by)) for card in cards] == [("NEXT", "2026-10-14")]


@pytest.mark.parametrize(
    ("on", "done", "stands", "this"),
    [
        (date(2026, 5, 10), (), ("blocked", ["Wed 1 Jul 2026"]), "1–14 Jul"),
        (date(2026, 6, 30), (), ("blocked", ["Wed 1 Jul 2026"]), "1–14 Jul"),
        (date(2026, 7, 1), (), ("ready", []), "1–14 Jul"),
        (date(2026, 7, 20), (), ("ready", []), "1–14 Jul"),
        (date(2026, 7, 20), ("2026-07-10",), ("done", []), "1–14 Oct"),
    ],
)
def test_it_waits_for_the_end_of_the_quarter_and_names_its_round(
    tmp_path: Path, on: date, done: tuple[str, ...], stands: tuple[str, list[str]], this: str
) -> None:
    documents = made(tmp_path)
    situation = cspr.Review("MA-01", "my-area").record(PUBLISHED, *reports(*done)).as_of(on)
    (step,) = (each for each in lifecycle.progress(documents, situation) if each.step == REPORT)
    assert (step.state.value, [each.title for each in step.blockers]) == stands
    text = " ".join(to_text(glance(documents, situation)).split())
    assert f"10 working days of the end of each quarter, this one {this}." in text


def test_it_waits_for_no_round_where_nothing_tells_since_when_it_is_owed(tmp_path: Path) -> None:
    wanted = cspr.Established("x-my-area/wanted", "yes", on="2026-01-05", by="business-office")
    situation = cspr.Review("MA-01", "my-area").record(wanted).as_of(date(2026, 3, 3))
    steps = lifecycle.progress(made(tmp_path, '"x-my-area/wanted"'), situation)
    (step,) = (each for each in steps if each.step == REPORT)
    assert (step.state.value, step.blockers) == ("ready", ())


def test_each_agency_has_a_round_of_its_own(tmp_path: Path) -> None:
    rules = RULES.format(when='"published"').replace(
        'step = "x-my-area/report"\n', 'step = "x-my-area/report"\neach = "agency"\n'
    )
    words = WORDS.replace('stage = "improvement"', 'stage = "improvement", each = "agency"')
    documents = cspr.framework(
        "my-area", extra=folder(tmp_path / "one", rules, f'actor = "partner-agency"\n{CLAUSE}', words=words)
    )
    involved = [cspr.Involved(f"agency:{name}") for name in ("police", "health")]
    by_police = cspr.Happened(REPORT, "2026-07-10", about="agency:police")
    review = cspr.Review("MA-01", "my-area").record(PUBLISHED, *involved, by_police)
    for on, state in ((date(2026, 7, 11), "ready"), (date(2026, 5, 10), "blocked")):
        (step,) = (each for each in lifecycle.progress(documents, review.as_of(on)) if each.step == REPORT)
        assert step.state.value == state
