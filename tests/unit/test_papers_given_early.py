"""A paper that was given before there was what it is about does not meet a duty that comes later."""

from __future__ import annotations

from datetime import date

import pytest

from cspr.guidance import framework
from cspr.people import LedgerKind, RowState, ledger
from cspr.record import Called, Decided, Given, Happened, Planned, Proceeding, Review

RUNNING = (
    Happened("notification-sent", "2025-01-13"),
    Happened("rapid-review-held", "2025-01-24"),
    Decided("local-review", "review", on="2025-01-30", by="safeguarding-partners"),
    Proceeding("prosecution", "open", on="2025-02-03"),
    Given("officer-in-charge-notice", "officer-in-charge", on="2025-02-10"),
)
AGREED = Happened("terms-agreed", "2025-03-06")
LATER = Given("terms-of-reference", "officer-in-charge", on="2025-03-10")


@pytest.mark.parametrize(
    ("entries", "stands"),
    [
        ((), (RowState.NOT_YET, "after: Agree the terms of reference")),
        ((AGREED,), (RowState.DUE, "not recorded")),
        ((AGREED, LATER), (RowState.DONE, "on Mon 10 Mar 2025")),
    ],
    ids=["no terms yet", "terms agreed since", "terms given"],
)
def test_a_notice_of_before_the_terms_is_not_the_terms(
    entries: tuple[Happened | Given, ...], stands: tuple[RowState, str]
) -> None:
    known = Review("NR-31", "northamptonshire").record(*RUNNING, *entries).as_of(date(2025, 4, 14))
    rows = ledger(framework("northamptonshire"), known, of=LedgerKind.PROCEEDINGS).rows
    assert [stands] == [
        (row.state, row.why) for row in rows if row.title == "Officer in charge has the terms of reference"
    ]


CALLED = Called("practitioner-event", "2025-03-20", held_on="2025-04-29", ref="PE1")
PLANNED = Planned("practitioner-event-held", "2025-04-29")
ONCE_CALLED = Given("officer-in-charge-notice", "officer-in-charge", on="2025-03-24")
PACK = Given("practitioner-event-pack", "officer-in-charge", on="2025-02-12")
IN_TWO_ROWS = (
    "Officer in charge told of the practitioner event",
    "Information for the officer in charge to Officer in charge",
)


@pytest.mark.parametrize(
    ("entries", "told", "sent"),
    [
        ((), RowState.NOT_YET, RowState.DUE),
        ((CALLED,), RowState.DUE, RowState.DUE),
        ((CALLED, ONCE_CALLED), RowState.DONE, RowState.DONE),
        ((PLANNED,), RowState.DONE, RowState.DUE),
        ((PACK,), RowState.DONE, RowState.DUE),
    ],
    ids=["no event set", "called since", "told of the event called", "planned on no known day", "papers of the event"],
)
def test_a_notice_of_before_an_event_was_set_tells_nothing_of_it(
    entries: tuple[Called | Given | Planned, ...], told: RowState, sent: RowState
) -> None:
    known = Review("NR-31", "northamptonshire").record(*RUNNING, AGREED, *entries).as_of(date(2025, 4, 14))
    rows = ledger(framework("northamptonshire"), known, of=LedgerKind.PROCEEDINGS).rows
    assert [told, sent] == [row.state for title in IN_TWO_ROWS for row in rows if row.title == title]
