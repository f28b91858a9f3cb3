"""The exact day of what is known only in part is asked for where it decides whether a limit was kept."""

from __future__ import annotations

from datetime import date

import pytest

from cspr import glance
from cspr.first_screen import Section
from cspr.guidance import framework
from cspr.record import AnyEntry, Decided, Established, Happened, Planned, Review

KNOWN: tuple[AnyEntry, ...] = tuple(
    Established(fact, answer, on="2023-02-07", by="local-authority")
    for fact, answer in (
        ("abuse-or-neglect-suspected", "yes"),
        ("child-died", "no"),
        ("child-seriously-harmed", "yes"),
        ("incident-in-area", "yes"),
    )
)
NO_REVIEW = Decided("local-review", "no-review", on="2023-02-27", by="safeguarding-partners", rationale_ref="RR-1")
AWARE = "On which day of March 2023 was this: the authority became aware?"
SENT = "On which day of March 2023 was this: the rapid review was sent?"
OF_THREE = (
    "Ask: safeguarding partners, local authority.",
    "Decides whether this is late, or was: rapid review to the Panel, and 2 more.",
)
OF_ONE = ("Ask: safeguarding partners.", "Decides whether this is late, or was: rapid review to the Panel.")


def course(aware: str = "2023-02-07", notified: str = "2023-02-09", *more: AnyEntry) -> tuple[AnyEntry, ...]:
    days = {"local-authority-aware": aware, "notification-sent": notified, "partners-notified": notified}
    return (*KNOWN, *(Happened(event, day) for event, day in days.items()), *more)


def asked(of: str, on: str, *entries: AnyEntry) -> dict[str, tuple[str, ...]]:
    screen = glance(framework(of), Review("X-K07", of).record(*entries).as_of(date.fromisoformat(on)))
    return {card.title: card.why for card in screen.of(Section.ASK) if card.id.startswith("ask/day/")}


HELD = Happened("rapid-review-held", "2023-02-23")


@pytest.mark.parametrize(
    ("of", "on", "entries", "questions"),
    [
        ("national", "2023-04-11", course("2023-03", "2023-04-04"), {AWARE: OF_THREE}),
        ("national", "2023-04-11", course("2023-03-31", "2023-04-04"), {}),
        (
            "kirklees",
            "2023-05-15",
            course("2023-02-07", "2023-02-09", HELD, NO_REVIEW, Happened("rapid-review-submitted", "2023-03")),
            {SENT: OF_ONE},
        ),
        (
            "kirklees",
            "2023-05-15",
            course("2023-02-07", "2023-02-09", HELD, NO_REVIEW, Happened("rapid-review-submitted", "2023-04")),
            {},
        ),
        (
            "kirklees",
            "2023-05-15",
            course("2023-02-07", "2023-02-09", HELD, NO_REVIEW, Happened("rapid-review-submitted", "2023-02-27")),
            {},
        ),
        (
            "kirklees",
            "2023-12-11",
            course(
                "2023-02-07",
                "2023-02-09",
                HELD,
                Happened("rapid-review-submitted", "2023-03"),
                Happened("published", "2023-11-01"),
            ),
            {},
        ),
    ],
    ids=["counted from", "known to the day", "done", "late whichever it is", "in time", "published"],
)
def test_is_asked_for_where_it_decides(
    of: str, on: str, entries: tuple[AnyEntry, ...], questions: dict[str, tuple[str, ...]]
) -> None:
    assert asked(of, on, *entries) == questions


def test_what_was_in_time_on_no_reading_is_told_after_a_decision_against_a_review() -> None:
    def headline(sent: str) -> tuple[str, ...]:
        done = Happened("incident", "2023-02-06"), Happened("rapid-review-submitted", sent)
        entries = course("2023-02-07", "2023-02-09", HELD, NO_REVIEW, *done)
        known = Review("X-K07", "kirklees").record(*entries).as_of(date(2023, 5, 15))
        return glance(framework("kirklees"), known).headline

    decided = "Decided on Mon 27 Feb not to undertake an LCSPR."
    assert headline("2023-03") == (decided, "Late on some readings: rapid review to the Panel.")
    assert headline("2023-03-01") == (decided,)


@pytest.mark.parametrize("of", ["national", "kirklees"])
def test_of_a_plan_that_is_known_in_part_no_day_is_asked_for(of: str) -> None:
    decided = Decided("local-review", "review", on="2023-03-01", by="safeguarding-partners")
    entries = (*course(), HELD, decided, Planned("published", "2023-Q4"))
    assert {} == asked(of, "2023-11-06", *entries)


def test_of_what_an_answer_shows_to_be_one_of_several_days_the_day_is_asked_for_once() -> None:
    facts = ("child-died", "care-leaver", "child-aged-18-or-over", "incident-in-area", "abuse-or-neglect-suspected")
    died = (Established(fact, "yes", on="2025-03-05", by="local-authority") for fact in facts)
    why = ("Ask: local authority.", "Starts the time of: notify the death of a care leaver.")
    assert {"On which day was this: the authority became aware of the death?": why} == asked(
        "essex", "2025-03-11", Happened("local-authority-aware", "2025-03-03"), *died
    )
