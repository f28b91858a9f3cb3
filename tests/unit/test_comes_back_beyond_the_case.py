"""What an agency or the partnership owes again and again is told in every answer, once something of it is on record."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

import cspr
from cspr.authoring import check_folders
from cspr.caseload import monday
from cspr.changing import changes, what_if
from cspr.dates import days_later
from cspr.first_screen import glance
from cspr.learning import plan
from cspr.record import Appointed, Decided, Established, Happened, Planned, Review
from cspr.timescales import Status, schedule
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record.entries import AnyEntry

DAYS: Final = {
    "incident": "2023-01-10",
    "local-authority-aware": "2023-01-11",
    "notification-sent": "2023-01-13",
    "partners-notified": "2023-01-13",
    "information-requested": "2023-01-13",
    "information-collated": "2023-01-25",
    "rapid-review-held": "2023-01-25",
    "rapid-review-submitted": "2023-02-01",
    "learning-briefing-issued": "2023-02-01",
    "panel-feedback-received": "2023-02-22",
    "terms-agreed": "2023-03-06",
    "review-completed": "2023-06-30",
    "report-finalised": "2023-06-30",
    "final-sign-off-given": "2023-06-30",
    "publication-date-notified": "2023-06-30",
    "recommendations-made": "2023-06-30",
    "report-submitted": "2023-07-03",
    "action-plan-agreed": "2023-07-12",
    "published": "2023-07-20",
    "practitioners-debriefed": "2023-07-21",
    "open-debrief-held": "2023-07-21",
}
FACTS: Final = {
    "abuse-or-neglect-suspected": "yes",
    "child-died": "no",
    "child-seriously-harmed": "yes",
    "incident-in-area": "yes",
}
CASE: Final[tuple[AnyEntry, ...]] = (
    *(Happened(event, on) for event, on in DAYS.items()),
    *(Established(fact, answer, on="2023-01-11", by="local-authority") for fact, answer in FACTS.items()),
    Decided("local-review", "review", on="2023-01-30", by="safeguarding-partners"),
    Appointed("lead-reviewer", "P1", on="2023-02-20"),
)
REPORT: Final = "quarterly-report-made"
MADE: Final = Happened(REPORT, "2023-10-10")
TITLE: Final = "Quarterly quality assurance report"
ON: Final = date(2024, 1, 15)
CARD: Final = "task/monitor-progress/quarterly-report/case"
KEY: Final = "date/monitor-progress/quarterly-report"


def known(*entries: AnyEntry, on: date = ON) -> cspr.Situation:
    return Review("QX-D04", "northamptonshire").record(*CASE, *entries).as_of(on)


@pytest.fixture(scope="module")
def documents() -> cspr.Framework:
    return cspr.framework("northamptonshire")


def told(documents: cspr.Framework, situation: cspr.Situation) -> dict[str, list[str]]:
    """What each answer says of the report."""
    on = situation.on
    week = monday([situation], on=on, until=days_later(on, 6))
    return {
        "screen": [
            f"{card.section.value}: {card.says}" for card in glance(documents, situation).cards if TITLE in card.says
        ],
        "monday": [f"{row.heading.name}: {row.says}" for row in week.rows if TITLE in row.says],
        "dates": [
            f"{reading.due}, {reading.status.value}, {', '.join(reading.duty.who)}"
            for timescale in schedule(documents, situation)
            if timescale.title == TITLE
            for reading in timescale.readings
        ],
        "plan": [
            f"{each.next}, {each.overdue.value}" for each in plan(documents, situation).recurring if each.title == TITLE
        ],
    }


OVERDUE: Final = {
    "screen": [f"now: {TITLE}: overdue since Wed 10 Jan; the children's trust must do this."],
    "monday": [f"OVERDUE: {TITLE} [local only] – children's trust"],
    "dates": ["2024-01-10, overdue, childrens-trust"],
    "plan": ["2024-01-10, yes"],
}
DUE: Final = {
    "screen": [f"now: {TITLE}: the children's trust must do this by Wed 10 Jan."],
    "monday": [f"DUE: {TITLE} [local only] – children's trust"],
    "dates": ["2024-01-10, due, childrens-trust"],
    "plan": ["2024-01-10, no"],
}
FAR: Final = {"screen": [], "monday": [], "dates": ["2024-01-10, due, childrens-trust"], "plan": ["2024-01-10, no"]}
MADE_AGAIN: Final = {**FAR, "dates": ["2024-04-09, due, childrens-trust"], "plan": ["2024-04-09, no"]}
NEVER: Final = {"screen": [], "monday": [], "dates": [], "plan": ["None, no"]}


@pytest.mark.parametrize(
    ("entries", "on", "expected"),
    [
        ((MADE,), ON, OVERDUE),
        ((MADE,), date(2024, 1, 10), DUE),
        ((MADE,), date(2023, 12, 1), FAR),
        ((MADE, Happened(REPORT, "2024-01-09")), ON, MADE_AGAIN),
        ((), ON, NEVER),
        ((Planned(REPORT, "2024-02-09"),), ON, {**NEVER, "plan": ["2024-05-09, no"]}),
    ],
    ids=["overdue", "due", "not-due-for-long", "made-in-time", "never-recorded", "only-planned"],
)
def test_every_answer_says_the_same(
    documents: cspr.Framework, entries: tuple[AnyEntry, ...], on: date, expected: dict[str, list[str]]
) -> None:
    assert expected == told(documents, known(*entries, on=on))


def test_the_first_screen_says_who_owes_it_and_keeps_its_headline(documents: cspr.Framework) -> None:
    without, screen = glance(documents, known()), glance(documents, known(MADE))
    assert without.stage == screen.stage == "PUBLISHED: ACTION AND IMPACT"
    (card,) = (each for each in screen.cards if each not in without.cards)
    assert (CARD, "children's trust", date(2024, 1, 10), -3, ["NSCP-F-244"]) == (
        card.id,
        card.who,
        card.arrive_by,
        card.working_days,
        [clause for source in card.sources for clause in source.clauses],
    )
    assert (*without.headline, f"One overdue: {TITLE[0].lower()}{TITLE[1:]}.") == screen.headline


def test_what_changed_names_it(documents: cspr.Framework) -> None:
    days = [known(MADE, on=on) for on in (date(2024, 1, 10), date(2024, 1, 11))]
    overdue = f"{TITLE}: overdue; it was due by Wed 10 Jan."
    assert [(KEY, overdue)] == [(row.key, row.says) for row in changes(documents, *days)]
    rows = what_if(documents, known(MADE), Happened(REPORT, "2024-01-12"))
    assert [(KEY, f"{TITLE}: now due by Fri 12 Apr, before that by Wed 10 Jan.")] == [
        (row.key, row.says) for row in rows
    ]


DECIDED: Final = Decided("local-review", "review", on="2024-06-03", by="safeguarding-partners")
RULES: Final = """
[[duty]]
id = "audit"
clauses = ["MYA-001"]
topic = "x-my-area/audit"
level = "partnership"
every = { months = 6, of = "x-my-area/audited" }

[[duty]]
id = "survey"
clauses = ["MYA-002"]
topic = "x-my-area/survey"
level = "agency"
every = { months = 2, of = "published" }

[[duty]]
id = "count"
clauses = ["MYA-003"]
topic = "x-my-area/count"
level = "meeting"
every = { months = 1, of = "published" }
"""
TIMING: Final = 'timing = {{ amount = {}, unit = "months", relation = "every", starts = ["{}"] }}'
WORDS: Final = """
[topic]
"x-my-area/audit" = "Audit"
"x-my-area/survey" = "Survey"
"x-my-area/count" = "Count"

[event]
"x-my-area/audited" = { title = "Audited", recurs = true }
"""


def test_an_own_text_has_it_too_and_says_from_when(tmp_path: Path) -> None:
    timings = (TIMING.format(6, "x-my-area/audited"), TIMING.format(2, "published"), TIMING.format(1, "published"))
    path = folder(tmp_path / "procedure", RULES, *timings, words=WORDS)
    assert () == check_folders([path]).problems
    own = cspr.framework("my-area", extra=path)

    def dates(*entries: AnyEntry) -> list[tuple[str, str, Status]]:
        situation = Review("MA-01", "my-area").record(DECIDED, *entries).as_of(date(2025, 3, 3))
        own_topics = (each for each in schedule(own, situation) if each.topic.startswith("x-my-area/"))
        return [(each.title, str(reading.due), reading.status) for each in own_topics for reading in each.readings]

    audited = [Happened("x-my-area/audited", day) for day in ("2024-05-01", "2024-08-05")]
    assert [] == dates()
    assert [("Audit", "2025-02-05", Status.OVERDUE)] == dates(*audited)
    assert [("Audit", "2025-07-07", Status.DUE)] == dates(*audited, Happened("x-my-area/audited", "2025-01-07"))
    assert [("Survey", "2025-03-20", Status.DUE)] == dates(Happened("published", "2025-01-20"))
