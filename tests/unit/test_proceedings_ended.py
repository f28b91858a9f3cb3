"""Other proceedings that are recorded as ended: their end is the event that texts count from, on its own day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import lifecycle, people
from cspr.first_screen import glance
from cspr.history import deviations
from cspr.publication import readiness
from cspr.record import Happened, Proceeding, Review
from cspr.timescales import schedule
from cspr.truth import Truth
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.guidance import Framework
    from cspr.record import AnyEntry
    from cspr.record.situation import Situation

WORDS = """
[step]
"x-my-area/offer" = { title = "Offer the parent a meeting", stage = "report" }
"x-my-area/close" = { title = "Close the file", stage = "report" }
[event]
"x-my-area/tribunal-over" = "The tribunal is over"
[proceeding."x-my-area/tribunal"]
title = "Tribunal"
says = "An appeal of the family."
holders = ["local-authority"]
ended_by = ["x-my-area/tribunal-over"]
"""
RULES = """[[duty]]
id = "offer"
clauses = ["MYA-001"]
step = "x-my-area/offer"
when = ["incident"]
not_before = { of = "prosecution-concluded" }
[[duty]]
id = "close"
clauses = ["MYA-002"]
step = "x-my-area/close"
when = ["incident"]
within = { working_days = 10, of = "x-my-area/tribunal-over" }
"""
STATED = (
    'timing = { relation = "not-before", starts = ["prosecution-concluded"] }',
    'timing = { amount = 10, unit = "working-days", relation = "within", starts = ["x-my-area/tribunal-over"] }',
)
INCIDENT = Happened("incident", "2024-06-03")
OPENED = Proceeding("prosecution", "open", on="2024-08-20")
ENDED = Proceeding("prosecution", "ended", on="2024-10-11")
END = "prosecution-concluded"
ON = date(2024, 10, 21)
OWN_COURSE = (("open", "2024-09-02"), ("ended", "2024-10-04"))


def known(*entries: AnyEntry, on: date = ON) -> Situation:
    return Review("MA-01", "my-area").record(INCIDENT, *entries).as_of(on)


@pytest.fixture
def documents(tmp_path: Path) -> Framework:
    return cspr.framework("my-area", extra=folder(tmp_path / "one", RULES, *STATED, words=WORDS))


def test_what_waits_for_the_end_of_the_proceedings_can_be_done_once_they_are_recorded_as_ended(
    documents: Framework,
) -> None:
    for entries, state in (((OPENED,), "blocked"), ((OPENED, ENDED), "ready"), ((ENDED,), "ready")):
        steps = lifecycle.progress(documents, known(*entries))
        (offer,) = (each for each in steps if each.step == "x-my-area/offer")
        assert offer.state.value == state
        assert bool(offer.blockers) is (state == "blocked")


def test_a_time_counts_from_the_end_of_proceedings_of_the_partnerships_own(documents: Framework) -> None:
    tribunal = [Proceeding("x-my-area/tribunal", state, on=on) for state, on in OWN_COURSE]
    for entries, due in ((tribunal[:1], None), (tribunal, "2024-10-18")):
        timescales = schedule(documents, known(*entries))
        (reading,) = (each for topic in timescales for each in topic.readings if each.source.clauses == ("MYA-002",))
        assert (None if reading.due is None else str(reading.due)) == due


@pytest.mark.parametrize(
    ("entries", "day"),
    [
        ((OPENED, ENDED), "2024-10-11"),
        ((ENDED,), "2024-10-11"),
        ((OPENED, ENDED, Proceeding("prosecution", "none", on="2024-10-18")), "2024-10-11"),
        ((OPENED, ENDED, Happened(END, "2024-10-09")), "2024-10-09"),
        ((OPENED, ENDED, Happened(END, "2024-10-11")), "2024-10-11"),
        ((OPENED, Happened(END, "2024-10-09")), "2024-10-09"),
        ((Happened(END, "2024-10-09"), Proceeding("prosecution", "none", on="2024-10-18")), "2024-10-09"),
        (
            (
                Proceeding("prosecution", "open", on="2024-08-20", ref="PR-1"),
                Proceeding("prosecution", "ended", on="2024-10-11", ref="PR-1"),
                Proceeding("prosecution", "open", on="2024-08-22", ref="PR-2"),
                Proceeding("prosecution", "ended", on="2024-10-15", ref="PR-2"),
            ),
            "2024-10-15",
        ),
        ((OPENED, Proceeding("prosecution", "none", on="2024-10-18")), "2024-08-20..2024-10-18"),
    ],
    ids=[
        "opened and ended",
        "ended alone",
        "none any more, asked later",
        "the first of two days",
        "both of one day",
        "opened, and the event",
        "the event, and none any more",
        "the last of two",
        "between its opening and the day it was found to be none",
    ],
)
def test_they_ended_on_the_last_day_on_record(entries: tuple[AnyEntry, ...], day: str) -> None:
    situation = known(*entries)
    occurrence = situation.occurrence(END)
    assert occurrence is not None
    first, _, last = day.partition("..")
    assert (str(occurrence.span.first), str(occurrence.span.last)) == (first, last or first)
    assert situation.happened(END) is Truth.YES


@pytest.mark.parametrize(
    "entries",
    [
        (),
        (OPENED,),
        (Proceeding("prosecution", "none", on="2024-10-18"),),
        (OPENED, ENDED, Proceeding("prosecution", "open", on="2024-10-16")),
        (OPENED, ENDED, Proceeding("prosecution", "open", on="2024-09-02", ref="PR-2")),
        (OPENED, Proceeding("prosecution", "ended", on="2024-10-25")),
        (Happened(END, "2024-10-11"), Proceeding("prosecution", "open", on="2024-10-16")),
        (OPENED, ENDED, Happened(END, "2024-10-11"), Proceeding("prosecution", "open", on="2024-09-02", ref="PR-2")),
        (Proceeding("inquest", "open", on="2024-08-20"), Proceeding("inquest", "ended", on="2024-10-11")),
    ],
    ids=[
        "nothing",
        "open",
        "never any",
        "open again",
        "another runs",
        "ends later",
        "open again since the event",
        "another runs since the event",
        "another kind",
    ],
)
def test_they_have_not_ended(entries: tuple[AnyEntry, ...]) -> None:
    assert known(*entries).happened(END) is Truth.NO


@pytest.mark.parametrize(
    ("entries", "state", "is_open", "until"),
    [
        ((OPENED, Happened(END, "2024-10-09")), "ended", Truth.NO, "2024-10-09"),
        ((Happened(END, "2024-10-09"),), "ended", Truth.NO, "2024-10-09"),
        ((OPENED, Happened(END, "2024-10-25")), "open", Truth.YES, None),
        ((OPENED, Happened(END, "2024-08-01")), "open", Truth.YES, None),
        ((OPENED, Happened(END, "2024-10-09", about="child:A")), "open", Truth.YES, None),
    ],
    ids=["opened", "alone", "to come", "before they opened", "of one child"],
)
def test_the_event_of_their_end_ends_them(
    entries: tuple[AnyEntry, ...], state: str, is_open: Truth, until: str | None
) -> None:
    several = [each for each in known(*entries).proceedings("prosecution") if each.about != "child:A"]
    (prosecution,) = several
    assert (prosecution.state, prosecution.open) == (state, is_open)
    assert (None if prosecution.until is None else str(prosecution.until)) == until


def test_which_of_two_that_run_the_event_ended_cannot_be_told() -> None:
    two = [Proceeding("prosecution", "open", on="2024-08-20", ref=ref) for ref in ("PR-1", "PR-2")]
    situation = known(*two, Happened(END, "2024-10-09"))
    assert [(each.ref, each.open) for each in situation.proceedings()] == [
        ("PR-1", Truth.UNKNOWN),
        ("PR-2", Truth.UNKNOWN),
    ]
    assert situation.happened(END) is Truth.UNKNOWN
    named = known(*two, Proceeding("prosecution", "ended", on="2024-09-20", ref="PR-1"), Happened(END, "2024-10-09"))
    assert [each.open for each in named.proceedings()] == [Truth.NO, Truth.NO]


def test_publication_is_no_longer_held_once_the_event_of_the_end_is_on_record() -> None:
    framework = cspr.framework("northamptonshire")
    signed = Happened("local-review-decided", "2024-07-01"), Happened("final-sign-off-given", "2024-10-01")
    review = Review("NR-01", "northamptonshire").record(INCIDENT, *signed)
    for end, held in (((), True), ((Happened(END, "2024-10-09"),), False), ((ENDED,), False)):
        situation = review.record(OPENED, *end).as_of(ON)
        assert ("Publication is held while the prosecution is open." in glance(framework, situation).headline) is held
        requirements = readiness(framework, situation).requirements
        stops = [each for each in requirements if each.name == "prosecution" and each.state.value == "blocked"]
        assert bool(stops) is held


def test_an_end_before_the_opening_is_a_finding_where_it_is_the_event_too() -> None:
    situation = known(OPENED, Happened(END, "2024-08-01"))
    found = deviations(cspr.framework("northamptonshire"), situation.answered_by("northamptonshire"))
    assert [each.name for each in found if each.kind.value == "closed-before-opened"] == ["prosecution"]


def test_an_end_that_may_not_have_been_known_is_unknown() -> None:
    review = Review("MA-01", "my-area").record(OPENED, ENDED)
    assert review.as_of(date(2024, 10, 21), known_on=date(2024, 10, 14)).happened(END) is Truth.UNKNOWN


def test_the_ledger_tells_the_day_on_which_they_ended_and_not_that_on_which_they_opened() -> None:
    ledger = people.ledger(
        cspr.framework("essex"), Review("ES-01", "essex").record(OPENED, ENDED).as_of(ON), of="proceedings"
    )
    (row,) = (each for each in ledger.rows if each.key == "proceeding/prosecution/case")
    assert (row.why, str(row.on)) == ("ended on Fri 11 Oct 2024", "2024-10-11")
