"""No text reaches back to an incident of which the authority knew before any text asked it to tell the Panel."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

import cspr
from cspr import lifecycle
from cspr.lifecycle import State
from cspr.record import AnyEntry, Established, Happened, Review
from cspr.show import to_text

HARMED: Final = tuple(
    Established(fact, answer, on="2018-03-12", by="local-authority")
    for fact, answer in (
        ("abuse-or-neglect-suspected", "yes"),
        ("child-died", "no"),
        ("child-seriously-harmed", "yes"),
        ("incident-in-area", "yes"),
    )
)
AWARE: Final = Happened("local-authority-aware", "2018-03-12")
BEFORE: Final = "the authority knew before a text asked for it"
OF_THEN: Final = "Working Together 2015, in force then, was not read. Of a notification it is known: before"
DOUBT: Final = "came before the duty to notify in Children Act 2004"


def situation(*entries: AnyEntry, on: str, partnership: str = "national") -> cspr.Situation:
    return Review("QX-930", partnership).record(*entries).as_of(date.fromisoformat(on))


def shown(*entries: AnyEntry, on: str, partnership: str = "national") -> str:
    text = to_text(cspr.glance(cspr.framework(partnership), situation(*entries, on=on, partnership=partnership)))
    return " ".join(text.split())


def steps(*entries: AnyEntry, on: str, partnership: str = "national") -> dict[str, lifecycle.Progress]:
    known = situation(*entries, on=on, partnership=partnership)
    return {step.step: step for step in lifecycle.progress(cspr.framework(partnership), known)}


@pytest.mark.parametrize("partnership", ["national", "northamptonshire", "kirklees", "essex"])
@pytest.mark.parametrize("on", ["2018-08-01", "2019-06-03", "2021-10-01", "2024-03-04", "2026-05-05"])
def test_what_was_known_before_the_duty_began_is_never_owed_to_the_panel(partnership: str, on: str) -> None:
    screen = shown(AWARE, *HARMED, on=on, partnership=partnership)
    assert "asks for a notification of the Panel." in screen
    assert OF_THEN in screen
    assert "must" not in screen
    assert "Overdue" not in screen
    assert "Rapid review" not in screen
    found = steps(AWARE, *HARMED, on=on, partnership=partnership)
    assert (State.NOT_NEEDED, BEFORE) == (found["notify-incident"].state, found["notify-incident"].why)
    after = ("notify-partners", "hold-rapid-review", "decide-on-review", "submit-rapid-review")
    assert State.READY not in {found[step].state for step in after}
    # By some local procedures a case that is referred later has a rapid review of its own.
    assert partnership != "national" or {State.NOT_NEEDED} == {found[step].state for step in after}


def test_before_the_duty_began_the_text_of_then_is_named_too() -> None:
    screen = shown(AWARE, *HARMED, on="2018-04-03")
    assert "No text held here that was in force on Tue 3 Apr asks for a notification of the Panel." in screen
    assert f"{OF_THEN} 29 June 2018 it went to Ofsted." in screen
    assert "Mon 12 Mar asks" in shown(AWARE, *HARMED, on="2018-08-01")
    assert OF_THEN not in shown(Happened("local-authority-aware", "2014-03-12"), *HARMED, on="2014-04-03")


@pytest.mark.parametrize("aware", ["2018-06-29", "2018-07-02", "2018-06", "2018"])
def test_what_may_have_been_learnt_since_is_owed(aware: str) -> None:
    found = steps(Happened("local-authority-aware", aware), *HARMED, on="2018-08-01")
    assert State.READY is found["notify-incident"].state
    assert State.BLOCKED is found["hold-rapid-review"].state


def test_what_was_notified_since_goes_on_with_a_rapid_review() -> None:
    found = steps(AWARE, *HARMED, Happened("notification-sent", "2018-07-16"), on="2018-08-01")
    assert State.DONE is found["notify-incident"].state
    assert State.READY is found["hold-rapid-review"].state
    held = (Happened("notification-sent", "2018-06-01"), Happened("rapid-review-held", "2018-08-06"))
    assert State.DONE is steps(AWARE, *HARMED, *held, on="2018-09-03")["hold-rapid-review"].state


def test_an_incident_of_before_that_was_learnt_of_since_is_owed_and_the_doubt_is_said() -> None:
    aware, incident = Happened("local-authority-aware", "2018-07-05"), Happened("incident", "2018-02-01")
    screen = shown(aware, incident, *HARMED, on="2018-09-03")
    assert "The local authority must notify the Panel." in screen
    assert f"The incident (Thu 1 Feb) {DOUBT} (Fri 29 Jun): it may not reach back." in screen
    assert DOUBT not in shown(aware, Happened("incident", "2018-06-29"), *HARMED, on="2018-09-03")
    assert DOUBT not in shown(aware, *HARMED, on="2018-09-03")
    assert DOUBT not in shown(aware, incident, *HARMED, Happened("notification-sent", "2018-07-16"), on="2018-09-03")


def test_a_care_leaver_of_whose_death_one_knew_before_the_guidance_is_not_notified_by_it() -> None:
    died = (
        Established("care-leaver", "yes", on="2023-11-06", by="local-authority"),
        Established("child-died", "yes", on="2023-11-06", by="local-authority"),
        Established("child-aged-18-or-over", "yes", on="2023-11-06", by="local-authority"),
    )
    before = steps(Happened("local-authority-aware-of-death", "2023-11-06"), *died, on="2024-02-05")
    since = steps(Happened("local-authority-aware-of-death", "2023-12-18"), *died, on="2024-02-05")
    assert (State.NOT_NEEDED, BEFORE) == (
        before["notify-care-leaver-death"].state,
        before["notify-care-leaver-death"].why,
    )
    assert State.READY is since["notify-care-leaver-death"].state
