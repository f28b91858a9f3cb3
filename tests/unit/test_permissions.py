"""What a text only permits is never due and governs nothing; the day up to which, or from which, it may be is said."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.caseload import due
from cspr.record import Happened, Review
from cspr.show import as_text, to_text
from cspr.show.layout.main_dates import short
from cspr.show.spreadsheet import csv
from cspr.show.tree import Page
from cspr.timescales import Rank, Reading, Status, Timescale, schedule
from cspr.timescales.main_date import Verdict, main_date
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import Situation

RULE = '[[duty]]\nid = "{0}"\nclauses = ["MYA-00{1}"]\nstep = "x-my-area/ask"\nwhen = ["case-referred"]\n{2}\n'
WORDS = '[step]\n"x-my-area/ask" = { title = "Ask again", stage = "determination" }\n'
WITHIN = 'within = { calendar_days = 10, of = "case-referred" }'
STATED = 'timing = { amount = %s, unit = "calendar-days", relation = "%s", starts = ["case-referred"] }'
MAY = 'force = "may"\nactor = "business-manager"\n' + STATED % (10, "within")
FROM = 'force = "may"\nactor = "business-manager"\n' + STATED % (10, "not-before")
MUST = 'actor = "business-manager"\n' + STATED % (20, "within")
REFERRED = Happened("case-referred", "2024-06-03")
DONE = Happened("x-my-area/ask", "2024-06-20")


def asked(path: Path, on: date, rules: str, *clauses: str, done: bool = False) -> tuple[cspr.Framework, Situation]:
    documents = cspr.framework("my-area", extra=folder(path / "procedure", rules, *clauses, words=WORDS))
    entries = (REFERRED, DONE) if done else (REFERRED,)
    return documents, Review("MA-01", "my-area").record(*entries).as_of(on)


def duty(documents: cspr.Framework, known: Situation) -> Timescale:
    return next(each for each in schedule(documents, known) if each.topic == "x-my-area/ask")


def in_short(documents: cspr.Framework, known: Situation) -> str:
    return " ".join(as_text.write(Page("", tuple(short(schedule(documents, known), known.on))), 80).split())


def standing(reading: Reading) -> tuple[Rank, Status, str]:
    return reading.standing, reading.status, str(reading.due)


@pytest.mark.parametrize(
    ("day", "status", "says", "over"),
    [
        (10, Status.RUNNING, "it sets no deadline of its own [Procedure", "Up to Thu 13 Jun: Ask again"),
        (13, Status.RUNNING, "it sets no deadline of its own [Procedure", "Up to Thu 13 Jun: Ask again"),
        (
            14,
            Status.LAPSED,
            "its own; the time in which it may be done is over [Proc",
            "Over: up to Thu 13 Jun: Ask again",
        ),
        (21, Status.LAPSED, "its own; the time in which it may be done is over [Proc", ""),
    ],
)
def test_a_permission_with_a_last_day_alone_is_never_due(
    tmp_path: Path, day: int, status: Status, says: str, over: str
) -> None:
    on, done = date(2024, 6, day), not over
    documents, known = asked(tmp_path, on, RULE.format("ask", 1, WITHIN), MAY, done=done)
    scale = duty(documents, known)
    assert [(Rank.PERMITTED, status, "2024-06-13")] == list(map(standing, scale.readings))
    assert scale.safe_by is None
    main = main_date(scale, on)
    assert (main.verdict, main.day) == (Verdict.DONE if done else Verdict.NO_DATE, None)
    told = " ".join(to_text(cspr.report(documents, known)).split())
    assert "a permission: it may be done up to this day; it sets no deadline of its own" in told
    assert says in told
    shown = in_short(documents, known)
    listed = f"A text allows it, and nobody has to - {over}"
    assert (listed in shown) is bool(over)
    assert "Ask again – due" not in shown
    assert "Ask again – expected" not in shown
    assert "Ask again" not in to_text(due([known], until=on, frameworks=lambda _: documents))


@pytest.mark.parametrize(("on", "status"), [(date(2024, 6, 10), Status.RUNNING), (date(2024, 6, 14), Status.RUNNING)])
def test_a_permission_from_a_day_on_says_so(tmp_path: Path, on: date, status: Status) -> None:
    rule = RULE.format("ask", 1, WITHIN.replace("within", "not_before"))
    documents, known = asked(tmp_path, on, rule, FROM)
    scale = duty(documents, known)
    assert [(Rank.PERMITTED, status, "2024-06-13")] == list(map(standing, scale.readings))
    told = " ".join(to_text(cspr.report(documents, known)).split())
    assert "a permission: it may be done from this day on; it sets no deadline of its own [Procedure" in told
    shown = in_short(documents, known)
    assert "A text allows it, and nobody has to - From Thu 13 Jun: Ask again – not before 10 calendar days" in shown
    assert "Not before Thu 13 Jun" not in shown


def test_a_permission_asks_for_nothing_sooner(tmp_path: Path) -> None:
    rules = RULE.format("ask", 1, WITHIN) + RULE.format("also", 2, WITHIN.replace("10", "20"))
    on = date(2024, 6, 17)
    documents, known = asked(tmp_path, on, rules, MAY, MUST)
    scale = duty(documents, known)
    assert [(Rank.PERMITTED, Status.LAPSED, "2024-06-13"), (Rank.GOVERNS, Status.DUE, "2024-06-23")] == sorted(
        map(standing, scale.readings), key=lambda each: each[2]
    )
    main = main_date(scale, on)
    assert (main.verdict, str(main.day), main.passed, main.stricter) == (Verdict.DUE, "2024-06-23", (), ())
    assert date(2024, 6, 23) == scale.safe_by
    assert "a permission: it may be done up to this day" in csv(schedule(documents, known))
