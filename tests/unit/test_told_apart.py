"""What is owed for each agency, person or child is judged by what is recorded of it, else of the case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

import cspr
from cspr import lifecycle, timescales
from cspr.arising.judging import arising
from cspr.arising.triggers import trigger_of
from cspr.conditions.case import Case
from cspr.conditions.limbs import limbs_on
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.guidance.layers import Framework
    from cspr.record.entries import AnyEntry

POLICE, HEALTH = "agency:police", "agency:health"
BOTH = (cspr.Involved(POLICE), cspr.Involved(HEALTH))
REQUESTED = cspr.Happened("information-requested", "2024-05-02")
LATE: Final = "x-my-area/return-late"
ON = date(2024, 6, 3)
WORDS = """
[fact]
"x-my-area/return-late" = "Is the return late?"

[event]
"x-my-area/asked-again" = "Asked again"
"x-my-area/letter-sent" = "Letter sent"

[step]
"x-my-area/escalate" = { title = "Escalate", stage = "determination" }
"x-my-area/ask-again" = { title = "Ask again", stage = "report", each = "agency", done_by = ["x-my-area/asked-again"] }
"x-my-area/write" = { title = "Write", stage = "determination", done_by = ["x-my-area/letter-sent"] }
"""
ESCALATE = """
[[duty]]
id = "escalate"
clauses = ["MYA-001"]
step = "x-my-area/escalate"
each = "agency"
{conditions}
"""


def documents(tmp_path: Path, conditions: str, more: str = "", *clauses: str) -> Framework:
    rules = ESCALATE.format(conditions=conditions) + more
    return cspr.framework("my-area", extra=folder(tmp_path / "my-area-procedure", rules, "", *clauses, words=WORDS))


def states(framework: Framework, *entries: AnyEntry) -> dict[str, str]:
    """Give whether the duty arises for each of the agencies and for the case."""
    case = Case(framework, cspr.Review("MA-01", "my-area").record(*BOTH, *entries).as_of(ON))
    duty = next(duty for duty in framework.duties if duty.source.clauses == ("MYA-001",))
    return {about: arising(case, duty, about).state.value for about in (POLICE, HEALTH, "case")}


UNLESS = 'when = ["information-requested"]\nunless = ["information-returned"]'
ARISES, DOES_NOT, MAY = "arises", "does-not-arise", "may-arise"


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ((), (ARISES, ARISES, ARISES)),
        ((cspr.Happened("information-returned", "2024-05-10", about=POLICE),), (DOES_NOT, ARISES, ARISES)),
        ((cspr.Happened("information-returned", "2024-05-10"),), (DOES_NOT, DOES_NOT, DOES_NOT)),
        (
            tuple(cspr.Happened("information-returned", "2024-05-10", about=about) for about in (POLICE, HEALTH)),
            (DOES_NOT, DOES_NOT, DOES_NOT),
        ),
        ((cspr.Happened("information-returned", "2024-05-10", about="child:A"),), (DOES_NOT, DOES_NOT, DOES_NOT)),
    ],
    ids=["none", "one", "case", "both", "of a child"],
)
def test_the_return_of_one_agency_is_that_of_no_other(
    tmp_path: Path, entries: tuple[AnyEntry, ...], expected: tuple[str, str, str]
) -> None:
    assert tuple(states(documents(tmp_path, UNLESS), REQUESTED, *entries).values()) == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, (MAY, MAY, MAY)),
        ({HEALTH: "yes"}, (MAY, ARISES, ARISES)),
        ({HEALTH: "no"}, (MAY, DOES_NOT, MAY)),
        ({"case": "yes", HEALTH: "no"}, (ARISES, DOES_NOT, ARISES)),
        ({HEALTH: "no", POLICE: "no"}, (DOES_NOT, DOES_NOT, DOES_NOT)),
        ({"child:A": "yes", HEALTH: "no"}, (ARISES, DOES_NOT, ARISES)),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else "",
)
def test_a_fact_about_one_agency_opens_nothing_for_another(
    tmp_path: Path, answers: dict[str, str], expected: tuple[str, str, str]
) -> None:
    framework = documents(tmp_path, f'when = ["{LATE}"]')
    entries = [
        cspr.Established(LATE, answer, on="2024-05-10", by="business-office", about=about)
        for about, answer in answers.items()
    ]
    assert tuple(states(framework, *entries).values()) == expected


def test_what_is_not_known_is_asked_of_the_agency(tmp_path: Path) -> None:
    framework = documents(tmp_path, f'when = ["{LATE}"]')
    known = cspr.Established(LATE, "unknown", on="2024-05-10", by="business-office", about=HEALTH, why="disputed")
    case = Case(framework, cspr.Review("MA-01", "my-area").record(*BOTH, known).as_of(ON))
    duty = next(duty for duty in framework.duties if duty.source.clauses == ("MYA-001",))
    assert [(need.name, need.about) for need in arising(case, duty, HEALTH).needs] == [(LATE, HEALTH)]


@pytest.mark.parametrize(
    ("step", "event"), [("x-my-area/ask-again", "x-my-area/asked-again"), ("x-my-area/write", "x-my-area/letter-sent")]
)
def test_what_happened_to_one_is_still_to_come_for_another(tmp_path: Path, step: str, event: str) -> None:
    first = f'[[duty]]\nid = "first"\nclauses = ["MYA-002"]\nstep = "{step}"\nwhen = ["information-requested"]\n'
    framework = documents(tmp_path, f'when = ["{event}"]', first, "")
    asked = cspr.Happened(event, "2024-05-10", about=POLICE)
    assert states(framework, REQUESTED, asked) == {POLICE: ARISES, HEALTH: "not-yet", "case": ARISES}


def test_the_step_can_be_done_for_whoever_it_is_owed_for(tmp_path: Path) -> None:
    returned = cspr.Happened("information-returned", "2024-05-10", about=POLICE)
    situation = cspr.Review("MA-01", "my-area").record(*BOTH, REQUESTED, returned).as_of(ON)
    steps = {step.step: step.state.value for step in lifecycle.progress(documents(tmp_path, UNLESS), situation)}
    assert steps["x-my-area/escalate"] == "ready"


def test_no_shipped_text_for_each_agency_turns_on_what_one_of_them_did() -> None:
    steps = cspr.vocabulary.steps().values()
    own = {event for step in steps if step.each == "agency" for event in step.done_by}
    turned: set[str] = set()
    for partnership in ("northamptonshire", "kirklees", "essex", "kent"):
        framework = cspr.framework(partnership)
        asked = limbs_on(framework, ON)
        turned |= {name for duty in framework.duties if duty.each == "agency" for name in trigger_of(duty).names(asked)}
    assert turned & own == set()
    assert {"local-review-decided", "no-local-review-decided", "event-held-online"} <= turned


def test_in_northamptonshire_a_return_leaves_the_others_as_they_were() -> None:
    review = cspr.Review("NR-07", "northamptonshire").record(
        *BOTH,
        cspr.Happened("local-authority-aware", "2021-03-26"),
        cspr.Happened("notification-sent", "2021-03-29"),
        cspr.Happened("information-requested", "2021-03-30"),
    )
    returned = review.record(cspr.Happened("information-returned", "2021-04-06", about=POLICE))

    def of_health(record: cspr.Review) -> list[tuple[str, str, str]]:
        schedule = timescales.schedule(cspr.framework("northamptonshire"), record.as_of(date(2021, 4, 20)))
        return [
            (reading.key, reading.status.value, str(reading.due))
            for each in schedule
            if each.about == HEALTH
            for reading in each.readings
        ]

    assert of_health(returned) == of_health(review) != []
