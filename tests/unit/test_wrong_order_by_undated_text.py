"""A wrong order by a text without a date is looked at too, and it is said that the text may not have applied."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

import cspr
from cspr.cli.case_findings import found_in
from cspr.history import Deviation, DeviationKind, deviations
from cspr.record import Appointed, Decided, Happened
from cspr.record.entries import AnyEntry
from cspr.truth import Truth

ON: Final = date(2021, 6, 7)
BEFORE: Final = (
    Happened("notification-sent", "2021-01-11"),
    Happened("rapid-review-held", "2021-01-28"),
    Decided("local-review", "review", on="2021-02-01", by="safeguarding-partners"),
    Happened("rapid-review-submitted", "2021-02-01"),
)
UNDATED: Final = " (undated text: it may not have applied)"


def wrong(*entries: AnyEntry, of: str = "kirklees") -> list[Deviation]:
    situation = cspr.Review("QX-931", of).record(*BEFORE, *entries).as_of(ON)
    return [each for each in deviations(cspr.framework(of), situation) if each.kind is DeviationKind.OUT_OF_ORDER]


@pytest.mark.parametrize(
    ("entries", "title", "clause"),
    [
        (
            (Happened("terms-agreed", "2021-02-09"), Appointed("lead-reviewer", "P1", on="2021-02-22")),
            "Agree the terms of reference (comes after: appoint the lead reviewer)",
            "KSCP-068",
        ),
        (
            (Happened("staff-conversations-held", "2021-03-15"), Happened("files-read", "2021-04-01")),
            "Conversations with staff (comes after: files read by the reviewer)",
            "KSCP-074",
        ),
        (
            (Happened("final-sign-off-given", "2021-05-10"), Happened("subgroup-agreed", "2021-05-24")),
            "Final sign-off (comes after: agree the report in the CSPR sub-group)",
            "KSCP-083",
        ),
    ],
    ids=["terms before the reviewer", "staff before the files", "sign-off before the sub-group"],
)
def test_each_step_of_the_kirklees_guide_is_found(entries: tuple[AnyEntry, ...], title: str, clause: str) -> None:
    (found,) = (each for each in wrong(*entries) if each.title == title)
    assert (Truth.UNKNOWN, True, True, clause) == (
        found.certain,
        found.undated,
        found.to_look_at,
        found.sources[0].clauses[0],
    )
    assert f"{title}: recorded in the wrong order{UNDATED}" == found.says
    review = cspr.Review("QX-931", "kirklees").record(*BEFORE, *entries)
    assert any(each.says.startswith(found.says) for each in found_in(review, ()).findings)
    screen = cspr.glance(cspr.framework("kirklees"), review.as_of(ON))
    assert any(UNDATED in card.title for card in screen.cards if card.id.startswith("care/record/out-of-order/"))


def test_in_the_right_order_nothing_is_found() -> None:
    assert [] == [
        each.title
        for each in wrong(Happened("files-read", "2021-03-15"), Happened("staff-conversations-held", "2021-04-01"))
        if "Conversations" in each.title
    ]


def test_a_day_known_in_part_leaves_the_order_open() -> None:
    entries = Happened("staff-conversations-held", "2021-04"), Happened("files-read", "2021-04-15")
    (found,) = (each for each in wrong(*entries) if "Conversations" in each.title)
    assert (Truth.UNKNOWN, False, False) == (found.certain, found.undated, found.to_look_at)
    assert "whether recorded in the wrong order cannot be told" in found.says


def test_a_text_with_a_date_is_not_called_undated() -> None:
    terms = Happened("terms-agreed", "2021-02-09"), Happened("review-group-formed", "2021-02-22")
    found = [each for each in wrong(*terms, of="northamptonshire") if each.certain is Truth.YES]
    assert found
    assert not any(each.undated for each in found)


def test_a_wrong_order_by_an_undated_text_is_not_told_again_by_our_inference() -> None:
    early = (Happened("rapid-review-held", "2021-01-28"), Happened("notification-sent", "2021-02-11"))
    situation = cspr.Review("QX-932", "northamptonshire").record(*early).as_of(ON)
    documents = cspr.framework("northamptonshire")
    orders = [each for each in deviations(documents, situation) if each.kind is DeviationKind.OUT_OF_ORDER]
    assert [(each.name, each.inferred, each.undated) for each in orders] == [("hold-rapid-review", False, True)]
