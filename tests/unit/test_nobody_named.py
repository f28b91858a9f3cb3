"""A duty whose clause names nobody: whoever only has a part in it is not told to do it, and each answer says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.caseload import due, week
from cspr.caseload.headings import Heading
from cspr.criteria import decisions
from cspr.lifecycle import progress
from cspr.record import Happened, Review
from cspr.show import to_text
from cspr.show.as_text import write
from cspr.show.layout.caseload import caseload
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import Situation

DUTY = """
[[duty]]
id = "{}"
clauses = ["MYA-00{}"]
step = "{}"
when = ["case-referred"]
{}
"""
WORDS = '[step]\n"x-my-area/look" = { title = "Look at it", stage = "determination" }\n'
LOOK, DECIDE = "x-my-area/look", "decide-on-review"
WITHIN = 'within = { months = 1, of = "case-referred" }'
MONTH = 'timing = { amount = 1, unit = "months", relation = "within", starts = ["case-referred"] }'


def asked(tmp_path: Path, step: str, first: str, second: str, clause: str = "") -> tuple[cspr.Framework, Situation]:
    rules = DUTY.format("first", 1, step, first) + DUTY.format("second", 2, step, second)
    clauses = f'actor = "none"\n{clause}', 'actor = "review-subgroup"'
    path = folder(tmp_path / "procedure", rules, *clauses, words=WORDS)
    review = Review("MA-01", "my-area").record(Happened("case-referred", "2024-06-03"))
    return cspr.framework("my-area", extra=path), review.as_of(date(2024, 6, 10))


def who(documents: cspr.Framework, known: Situation) -> tuple[str, ...]:
    return next(each.who for each in progress(documents, known) if each.step == LOOK)


@pytest.mark.parametrize("how", ["considers", "comments", "is-consulted"])
def test_whoever_has_a_part_in_it_is_not_told_to_do_it(tmp_path: Path, how: str) -> None:
    documents, known = asked(tmp_path, LOOK, "", f'how = "{how}"')
    assert who(documents, known) == ()
    assert "Look at it – nobody is named (local, must)" in " ".join(to_text(cspr.glance(documents, known)).split())
    report = " ".join(to_text(cspr.report(documents, known)).split())
    assert "Can be done now: Look at it – nobody is named [MYA-001, MYA-002]" in report


def test_whoever_has_a_part_in_what_is_asked_of_nobody_else_is_told_of(tmp_path: Path) -> None:
    assert who(*asked(tmp_path, LOOK, 'how = "considers"', 'how = "comments"')) == ("review-subgroup",)


def test_what_is_done_says_nothing_of_it(tmp_path: Path) -> None:
    documents, known = asked(tmp_path, LOOK, "", 'how = "considers"')
    later = known.review.record(Happened(LOOK, "2024-06-05")).as_of(known.on)
    report = " ".join(to_text(cspr.report(documents, later)).split())
    assert "Done Wed 5 Jun 2024: Look at it [MYA-001, MYA-002]" in report


def test_a_row_of_monday_tells_of_each_task_whose_it_is_and_what_comes_before_it(tmp_path: Path) -> None:
    look, meet, send, ask = (f"x-my-area/{each}" for each in ("look", "meet", "send", "ask"))
    titles = ((look, "Look at it"), (meet, "Meet"), (send, "Send it"), (ask, "Ask for it"))
    words = "[step]\n" + "\n".join(
        f'"{step}" = {{ title = "{says}", stage = "determination" }}' for step, says in titles
    )
    more = {look: WITHIN, meet: WITHIN, send: f'{WITHIN}\nafter = ["{ask}"]', ask: ""}
    duties = (DUTY.format(step[10:], number, step, more[step]) for number, step in enumerate(more, 1))
    clauses = (f'actor = "{actor}"\n{MONTH}' for actor in ("none", "review-subgroup", "none"))
    path = folder(tmp_path / "procedure", "".join(duties), *clauses, 'actor = "none"', words=words)
    known = Review("MA-01", "my-area").record(Happened("case-referred", "2024-06-03")).as_of(date(2024, 7, 1))
    page = week([cspr.glance(cspr.framework("my-area", extra=path), known)], on=known.on, until=date(2024, 7, 7))
    (row,) = (each for each in page.rows if each.heading is Heading.DUE)
    assert row.says == (
        "Look at it [local only] – nobody is named. Meet [local only] – CSPR sub-group. "
        "Send it [local only] – nobody is named. First: ask for it"
    )


def test_a_list_by_role_parts_what_others_owe_from_what_nobody_does(tmp_path: Path) -> None:
    rules = DUTY.format("look", 1, LOOK, WITHIN) + DUTY.format("decide", 2, DECIDE, WITHIN)
    clauses = f'actor = "none"\n{MONTH}', f'actor = "review-subgroup"\n{MONTH}'
    documents = cspr.framework("my-area", extra=folder(tmp_path / "procedure", rules, *clauses, words=WORDS))
    known = Review("MA-01", "my-area").record(Happened("case-referred", "2024-06-03")).as_of(date(2024, 7, 8))
    found = due([known], until=known.on, frameworks=lambda _: documents)
    listed = {name: [item.name for item in items] for name, items in found.by("role").items()}
    assert listed == {"not stated": [LOOK], "owed by no role": [DECIDE]}
    told = " ".join(write(caseload(found, "role", whole=False), 80).split())
    assert "owed by no role" in told
    assert "– CSPR sub-group" in told.partition("owed by no role")[2]


def test_what_was_done_late_is_in_the_headline_too(tmp_path: Path) -> None:
    documents, known = asked(tmp_path, LOOK, WITHIN, 'how = "considers"', MONTH)
    later = known.review.record(Happened(LOOK, "2024-07-05")).as_of(date(2024, 7, 8))
    assert "Done late: look at it, by 2 working days." in " ".join(to_text(cspr.glance(documents, later)).split())


def test_a_time_whose_clause_names_nobody_is_kept_by_whoever_takes_the_step(tmp_path: Path) -> None:
    screen = cspr.glance(*asked(tmp_path, LOOK, WITHIN, "", MONTH))
    assert [card.who for card in screen.cards if card.id == f"task/{LOOK}/case"] == ["CSPR sub-group"]


def test_a_decision_says_it_and_leaves_no_blank(tmp_path: Path) -> None:
    documents, known = asked(tmp_path, DECIDE, "", 'how = "considers"')
    (decision,) = (each for each in decisions(documents, known) if each.decision == "local-review")
    text = " ".join(to_text((decision,)).split())
    assert "nobody is named [Procedure (1), MYA-001" in text
    assert "by  [" not in to_text((decision,))
