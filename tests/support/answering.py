"""Every kind of answer, asked of a case or of none."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cspr
from cspr import (
    anonymity,
    authoring,
    calendars,
    caseload,
    comparison,
    criteria,
    engagement,
    forms,
    glossary,
    history,
    interchange,
    learning,
    lifecycle,
    people,
    publication,
    record,
    roles,
    timescales,
)
from cspr.guidance.coverage import coverage

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parents[2] / "examples"
SHARED = ("shared", "shared-2021", "saltby", "wold")
_DAY = date(2021, 6, 1)

OF_NO_CASE: dict[str, Callable[[], Any]] = {
    "alignment": lambda: comparison.side_by_side("kirklees", "essex"),
    "checked": lambda: authoring.check_folders([EXAMPLES / "two-partnerships" / name for name in SHARED]),
    "comparison": lambda: comparison.compare("kirklees", "essex", on=_DAY),
    "difference": comparison.differences,
    "document": lambda: cspr.framework("essex").documents[:3],
    "framework": cspr.framework,
    "folder": lambda: caseload.folder(EXAMPLES),
    "form": lambda: forms.forms(cspr.framework("northamptonshire")),
    "form-check": lambda: forms.check(forms.form(cspr.framework("northamptonshire"), "referral-request"), {}),
    "identifiers": lambda: anonymity.identifiers("Sam was seen.", anonymity.Known(names=["Sam", "X"])),
    "moved": lambda: calendars.moved(date(2022, 9, 5), 15, then=calendars.england(known_on=date(2022, 9, 5))),
    "one-off": calendars.one_offs,
    "passed-over": lambda: calendars.england().skipped(date(2023, 5, 5), date(2023, 5, 9)),
    "pseudonym-fault": lambda: anonymity.check_pseudonyms([("Alfie", "Alfred"), ("Alfred", "Ben")]),
    "role-brief": lambda: roles.brief(cspr.framework("essex"), "lead-reviewer", on=_DAY),
    "role-duty": lambda: roles.duties(cspr.framework("essex"), role="lead-reviewer"),
    "step-people": lambda: roles.who(cspr.framework("essex"), "practitioner-event"),
    "readability": lambda: publication.readability("The child was seen. " + "and so on " * 30),
}
OF_A_CASE: dict[str, Callable[[cspr.Framework, cspr.Situation], Any]] = {
    "report": lambda documents, known: cspr.report(documents, known, calendar=calendars.england(known_on=_DAY)),
    "action-plan": learning.plan,
    "afterwards": lambda documents, known: publication.afterwards(documents, known, planned=date(2022, 1, 4)),
    "appointments": roles.appointments,
    "appointment": lambda _, known: known.appointments(),
    "assessment": criteria.assess,
    "blocker": lambda documents, known: tuple(
        each
        for step in lifecycle.progress(documents, known)
        if step.blockers
        for each in lifecycle.blockers(documents, known, step.step)
    ),
    "card": lambda documents, known: cspr.glance(documents, known).cards,
    "briefing": learning.briefings,
    "case-time": learning.timing,
    "timeliness": lambda documents, known: learning.timeliness(
        [known],
        first=date(2021, 1, 1),
        last=date(2021, 12, 31),
        threshold=1,
        zeros="show",
        frameworks=lambda _: documents,
    ),
    "caseload": lambda documents, known: caseload.due([known], until=known.on, frameworks=lambda _: documents),
    "change": lambda documents, known: cspr.changes(documents, known.review.as_of(_before(known)), known),
    "ledger": people.ledgers,
    "ledger-row": lambda documents, known: people.ledger(documents, known, of="proceedings").rows,
    "check": roles.check,
    "consequence": criteria.consequences,
    "coverage": lambda documents, _: tuple(coverage(document) for document in documents.documents),
    "decider": lambda documents, known: criteria.deciders(documents, known, "local-review"),
    "deciding": criteria.decisions,
    "delay": lifecycle.delay,
    "deviation": history.deviations,
    "discussion": engagement.staff_may_discuss,
    "earliest": lambda documents, known: publication.earliest(documents, known, durations={"first-draft": 10}),
    "event-log": lambda _, known: interchange.event_log([known]),
    "exit": lambda _, known: lifecycle.exits(known),
    "fact-answer": lambda _, known: known.answer("child-died"),
    "factor-list": criteria.factors,
    "fairness": criteria.fairness,
    "glance": cspr.glance,
    "known-person": lambda _, known: record.known_people(
        known.review.record(record.Person("P1", agency="police")).as_of(known.on)
    )["P1"],
    "lateness": lambda documents, known: publication.lateness(documents, known, planned=date(2022, 1, 4)),
    "merged": lambda _, known: record.merge(known.review, known.review),
    "not-publishing": publication.not_publishing,
    "occurrence": lambda _, known: known.occurrences("incident"),
    "parallel": lifecycle.parallel,
    "plan": lambda documents, known: timescales.plan(documents, known, target=date(2023, 1, 10)),
    "proceeding-state": lambda _, known: known.proceedings(),
    "profile": roles.profiles,
    "progress": lifecycle.progress,
    "question": criteria.questions,
    "reading": lambda documents, known: timescales.schedule(documents, known)[0].readings,
    "readiness": publication.readiness,
    "record-finding": lambda _, known: known.review.findings(),
    "rule-period": lambda documents, _: timescales.rule_periods(documents),
    "sense": lambda documents, _: glossary.senses(documents, "Panel"),
    "situation": lambda _, known: known,
    "timescale": timescales.schedule,
    "week": lambda documents, known: caseload.monday(
        [known], on=known.on, until=known.on, frameworks=lambda _: documents
    ),
}


def _before(known: cspr.Situation) -> date:
    return known.on - timedelta(weeks=2)
