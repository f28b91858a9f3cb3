"""Parents told of the review of one child of several: those of the others are still to be told."""

from __future__ import annotations

from datetime import date

import pytest

from cspr.first_screen import glance
from cspr.guidance import framework
from cspr.lifecycle import Progress, State, progress
from cspr.people import ledger
from cspr.people.rows import LedgerRow
from cspr.record import Decided, Happened, Involved, Review, Situation
from cspr.show import to_text

DECIDED = Decided("local-review", "review", on="2023-03-01", by="safeguarding-partners", rationale_ref="RR-1")


def known(children: str, *told: str) -> Situation:
    involved = [Involved(f"child:{child}") for child in children]
    entries = [Happened("parents-informed", "2023-03-10", about=about) for about in told]
    review = Review("XM-11", "northamptonshire").record(Happened("notification-sent", "2023-02-09"), *involved)
    return review.record(DECIDED, *entries).as_of(date(2023, 6, 12))


def step(situation: Situation) -> Progress:
    steps = progress(framework("northamptonshire"), situation)
    return next(each for each in steps if each.step == "inform-parents")


def test_it_stays_open_for_the_other_child_who_is_named() -> None:
    situation = known("AB", "child:A")
    stands = step(situation)
    assert (State.READY, ("child:A",), ("child:B",)) == (stands.state, stands.done_for, stands.open_for)
    page = to_text(glance(framework("northamptonshire"), situation), width=200)
    assert "Tell the parents (child B) – safeguarding partnership (local, must)." in page


@pytest.mark.parametrize(
    ("children", "told"), [("AB", ("case",)), ("AB", ("child:A", "child:B")), ("A", ("child:A",)), ("", ("case",))]
)
def test_told_for_the_case_or_for_each_child_it_is_done(children: str, told: tuple[str, ...]) -> None:
    situation = known(children, *told)
    assert (State.DONE, ()) == (step(situation).state, step(situation).open_for)
    assert "Tell the parents" not in to_text(glance(framework("northamptonshire"), situation))


def told_of_the_review(situation: Situation) -> LedgerRow:
    rows = ledger(framework("northamptonshire"), situation, of="family").rows
    return next(row for row in rows if row.title == "Told of the review")


@pytest.mark.parametrize(
    ("told", "stands"),
    [
        (("child:A",), ("due", "for child A on Fri 10 Mar 2023; not recorded for child B", None)),
        (("child:A", "child:B"), ("done", "for child A and child B on Fri 10 Mar 2023", "2023-03-10")),
        (("case",), ("done", "on Fri 10 Mar 2023", "2023-03-10")),
        ((), ("due", "not recorded", None)),
    ],
    ids=["one child", "each child", "the case", "nobody"],
)
def test_the_ledger_of_the_family_says_for_which_child(
    told: tuple[str, ...], stands: tuple[str, str, str | None]
) -> None:
    row = told_of_the_review(known("AB", *told))
    assert stands == (row.state.value, row.why, None if row.on is None else str(row.on))
