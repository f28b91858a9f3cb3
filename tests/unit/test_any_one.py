"""One of several does it: "the lead reviewer or a member of the review group" wherever a text has either of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import attrs

import cspr
from cspr import comparison, criteria, lifecycle, people
from cspr.caseload import due
from cspr.comparison.titles import Titles
from cspr.guidance import framework
from cspr.guidance.owing import alternatives
from cspr.record import Appointed, Decided, Happened, Request, Review
from cspr.roles import profiles
from cspr.show import process, to_text
from cspr.show.passages import passages

if TYPE_CHECKING:
    from cspr.record import AnyEntry, Situation

EITHER: Final = "Lead reviewer or member of the review group"
ON: Final = date(2021, 4, 14)
NORTHAMPTONSHIRE: Final = framework("northamptonshire")
ENTRIES: Final = (
    Happened("notification-sent", "2021-03-30"),
    Request("police", "asked", on="2021-04-01"),
    Request("police", "refused", on="2021-04-08"),
)
NOBODY: Final = (
    "No lead reviewer or member of the review group is on record, and no LCSPR is decided on: settle who does this."
)


def known(*entries: AnyEntry) -> Situation:
    return Review("QX-1", "northamptonshire").record(*ENTRIES, *entries).as_of(ON)


def in_a_line(answer: object) -> str:
    return " ".join(to_text(answer).split())


def test_whoever_is_named_alone_by_another_text_is_no_alternative() -> None:
    by_step = {duty.id: duty for duty in NORTHAMPTONSHIRE.duties if duty.any_one}
    assert {"refer-withheld-information", "decide-to-notify--flowchart"} == by_step.keys()
    refer = by_step["refer-withheld-information"]
    assert ("lead-reviewer", "review-group-member") == alternatives([refer])
    alone = next(duty for duty in NORTHAMPTONSHIRE.duties if duty.who == ("lead-reviewer",))
    assert () == alternatives([refer, alone])


def test_the_steps_say_or_also_of_what_waits_for_it() -> None:
    steps = {step.step: step for step in lifecycle.progress(NORTHAMPTONSHIRE, known())}
    step = steps["escalate-information"]
    assert (("lead-reviewer", "review-group-member"),) * 2 == (step.who, step.one_of)
    assert ("lead-reviewer", "review-group-member") == steps["settle-withheld-information"].blockers[0].one_of
    text = in_a_line(lifecycle.progress(NORTHAMPTONSHIRE, known()))
    assert f"Escalate withheld information (Police) – {EITHER} [NSCP-F-066]" in text
    assert f"waits for: escalate withheld information ({EITHER})" in text


def test_the_ledger_and_mondays_items_say_or() -> None:
    rows = people.ledger(NORTHAMPTONSHIRE, known(), of="information").rows
    row = next(row for row in rows if row.title == "Escalate withheld information")
    assert ((EITHER,), ("lead-reviewer", "review-group-member")) == (row.names, row.who)
    page = due([known()], on=ON, until=ON)
    assert f"Escalate withheld information (Police); {EITHER} [NSCP-F-066]" in in_a_line(page)


def test_the_first_screen_says_or_and_that_neither_is_there_before_an_lcspr() -> None:
    (card,) = (each for each in cspr.glance(NORTHAMPTONSHIRE, known()).cards if each.id.startswith("task/escalate"))
    assert "lead reviewer or member of the review group" == card.who
    assert NOBODY in card.why
    decided = Decided("local-review", "review", on="2021-04-12", by="safeguarding-partners")
    for entry in (decided, Appointed("lead-reviewer", "P1", on="2021-04-12")):
        screen = cspr.glance(NORTHAMPTONSHIRE, known(entry))
        (card,) = (each for each in screen.cards if each.id.startswith("task/escalate"))
        assert NOBODY not in card.why


def test_the_deciders_the_passages_and_the_profiles_say_or() -> None:
    decided = in_a_line(criteria.decisions(NORTHAMPTONSHIRE, known(), "notification"))
    assert "Assistant Director or SQAS Strategic Manager" in decided.replace("Assistant director", "Assistant Director")
    document = NORTHAMPTONSHIRE.by_slug["northamptonshire-framework-2020"]
    uses = [use.says for passage in passages(document) for use in passage.uses]
    assert any(f"Escalate withheld information; {EITHER} to" in says for says in uses)
    tasks = [task for profile in profiles(NORTHAMPTONSHIRE, known()) for task in profile.tasks if task.any_one]
    assert {"NSCP-F-066", "NSCP-F-224"} == {task.source.clauses[0] for task in tasks}


def test_a_comparison_says_or() -> None:
    names = ("review-group-member", "lead-reviewer")
    assert EITHER == Titles(()).all(names, any_one=True)
    assert "Lead reviewer, Member of the review group" == Titles(()).all(names)


def test_either_of_two_in_one_text_and_both_in_another_differ() -> None:
    by_slug, slug = NORTHAMPTONSHIRE.by_slug, "northamptonshire-framework-2020"
    either = by_slug[slug]
    duties = tuple(attrs.evolve(duty, any_one=False) for duty in either.duties)
    rows = comparison.compare(either, attrs.evolve(either, duties=duties)).rows
    said = [(row.left.says, row.right.says) for row in rows if row.left is not None and row.right is not None]
    assert (EITHER, "Lead reviewer, Member of the review group") in said
    assert {row.aspect for row in rows} == {comparison.Aspect.WHO}


def test_the_picture_of_the_process_says_or() -> None:
    owed = {node.step: node.stands for node in process.process(NORTHAMPTONSHIRE, ON).nodes}
    assert EITHER == owed["escalate-information"]
    assert "Safeguarding partners" == owed["decide-on-review"]
