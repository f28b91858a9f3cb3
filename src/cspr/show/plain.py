"""Answers as plain values: texts, numbers, lists and mappings, ready for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cspr.criteria import Assessment
from cspr.timescales.explaining import edition

if TYPE_CHECKING:
    from datetime import date

    from cspr.conditions import Finding, Open
    from cspr.criteria import Consequence, Decider, Deciding, DecisionFinding, FactorList, Question, Taken
    from cspr.dates import PartialDate
    from cspr.lifecycle import Blocker, Progress, Touch
    from cspr.publication import Requirement
    from cspr.reporting import Report
    from cspr.roles import Profile
    from cspr.sources import Source
    from cspr.timescales import Reading, Relaxation, Timescale

FORMAT = 1


def report(found: Report) -> dict[str, Any]:
    """Give a report as plain values.

    Returns:
        One mapping with the keys ``format``, ``cspr``, ``guidance``, ``calendar``, ``on``, ``criteria``, ``schedule``,
        ``lifecycle``, ``roles``, ``publication`` and what stands beside them.
    """
    return {
        "format": FORMAT,
        "cspr": found.version,
        "reference": found.reference,
        "partnership": found.partnership,
        "guidance": {
            "instruments": [
                {
                    "id": one.slug,
                    "title": one.title,
                    "edition": one.edition,
                    "authority": one.authority.value,
                    "in_force": answer.value,
                }
                for one, answer in found.instruments
            ],
            "digest": found.digest,
        },
        "calendar": edition(found.calendar),
        "on": found.on.isoformat(),
        "known_on": _day(found.known_on),
        "criteria": [*map(assessment, found.assessments), *map(consideration, found.considerations)],
        "questions": [question(one) for one in found.questions],
        "consequences": [consequence(one) for one in found.consequences],
        "decisions": [deciding(one) for one in found.decisions],
        "schedule": [plain for one in found.schedule for plain in timescale(one)],
        "lifecycle": [progress(one) for one in found.progress],
        "roles": [profile(one) for one in found.profiles],
        "publication": [requirement(one) for one in found.readiness.requirements],
        "publication_planned": _span(found.readiness.planned),
        "publication_ready": found.readiness.ready.value,
        "not_checked": list(found.not_checked),
        "notices": list(found.notices),
        "legal": found.legal,
    }


def source(found: Source) -> dict[str, Any]:
    """Give a source as plain values."""
    return {
        "instrument": found.instrument,
        "edition": found.edition,
        "clauses": list(found.clauses),
        "authority": found.authority.value,
        "force": found.force.value,
        "refrain": found.refrain,
        "basis": found.basis.value,
        "checked": found.checked,
    }


def _day(found: date | None) -> str | None:
    return None if found is None else found.isoformat()


def _span(found: PartialDate | None) -> str | None:
    return None if found is None else str(found)


def _open(needs: tuple[Open, ...]) -> list[dict[str, str]]:
    return [{"name": need.name, "about": need.about} for need in needs]


def assessment(found: Assessment) -> dict[str, Any]:
    """Give the outcome of one test of one document as plain values."""
    return {
        "kind": "test",
        "answer": found.answer.value,
        **_rule(found),
        "subjects": [_finding(one) for one in found.subjects],
    }


def consideration(found: FactorList) -> dict[str, Any]:
    """Give a list of factors as plain values; there is no sum of them."""
    return {
        "kind": "factors",
        **_rule(found),
        "open_list": found.checklist.open,
        "items": [
            {
                "clauses": list(item.clauses),
                "says": item.subject,
                "fact": item.fact,
                "answer": None if item.answer is None else item.answer.value,
                "finding": None if item.finding is None else _finding(item.finding),
            }
            for item in found.items
        ],
    }


def _rule(found: Assessment | FactorList) -> dict[str, Any]:
    rule = found.criterion if isinstance(found, Assessment) else found.checklist
    return {
        "id": rule.id,
        "topic": rule.topic,
        "title": rule.title,
        "reading": rule.reading,
        **source(rule.source),
        "in_force": found.in_force.truth.value,
        "carried_by": found.in_force.carried_by,
        "needs": _open(found.needs),
        "note": rule.note,
    }


def _finding(found: Finding) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "name": found.name,
        "kind": found.kind.value,
        "title": found.title,
        "about": found.about,
        "answer": found.answer.value,
        "why_unknown": found.why or None,
        "conflict": found.conflict,
    }
    if found.parts:
        plain |= {"rule": found.rule, "parts": [*map(_finding, found.parts)]}
    if found.source is not None:
        plain["clauses"] = list(found.source.clauses)
    return plain


def question(found: Question) -> dict[str, Any]:
    """Give a question as plain values."""
    return {
        "name": found.name,
        "about": found.about,
        "question": found.question,
        "judged": found.judged,
        "why_unknown": found.why_unknown,
        "ask": list(found.holders),
        "decides": list(found.decides),
        "settled_by_yes": list(found.settled_by_yes),
        "settled_by_no": list(found.settled_by_no),
        "sources": [source(one) for one in found.sources],
    }


def consequence(found: Consequence) -> dict[str, Any]:
    """Give what a document lays down on a topic as plain values."""
    duty = found.duty
    return {
        "topic": duty.topic,
        "rule": duty.name,
        "says": found.says,
        "reading": duty.reading,
        "who": list(duty.who),
        "to": list(duty.to),
        "about": found.about,
        "applies": found.applies.value,
        "needs": _open(found.needs),
        "in_force": found.in_force.truth.value,
        "carried_by": found.in_force.carried_by,
        "note": duty.note,
        "source": source(duty.source),
    }


def deciding(found: Deciding) -> dict[str, Any]:
    """Give who takes a decision, and what is to be said of each time it was taken, as plain values."""
    return {
        "decision": found.decision,
        "title": found.title,
        "deciders": [_decider(one) for one in found.deciders],
        "taken": [_taken(one) for one in found.taken],
    }


def _decider(found: Decider) -> dict[str, Any]:
    return {
        "who": list(found.who),
        "rule": found.duty.name,
        "reading": found.duty.reading,
        "applies": found.applies.value,
        "needs": _open(found.needs),
        "in_force": found.in_force.truth.value,
        "carried_by": found.in_force.carried_by,
        "note": found.duty.note,
        "source": source(found.duty.source),
    }


def _taken(found: Taken) -> dict[str, Any]:
    return {
        "entry": found.entry,
        "outcome": found.outcome,
        "on": _span(found.on),
        "by": found.by,
        "about": found.about,
        "rationale_ref": found.rationale_ref,
        "deciders": [_decider(one) for one in found.deciders],
        "doubts": [_doubt(one) for one in found.findings],
    }


def _doubt(found: DecisionFinding) -> dict[str, Any]:
    return {
        "kind": found.kind.value,
        "certain": found.certain.value,
        "says": found.says,
        "needs": _open(found.needs),
        "sources": [source(one) for one in found.sources],
        "speaks": [consequence(one) for one in found.speaks],
    }


def timescale(found: Timescale) -> list[dict[str, Any]]:
    """Give every reading of one dated duty as plain values, one mapping each."""
    return [_reading(found, one) for one in found.readings]


def _reading(found: Timescale, one: Reading) -> dict[str, Any]:
    line, amounts = one.line, one.amounts
    figure = list(amounts) if len(amounts) > 1 else amounts[0] if amounts else None
    return {
        "duty": found.topic,
        "title": found.title,
        "rule": one.duty.name,
        "step": one.duty.step,
        "reading": line.label,
        "about": one.about,
        **source(one.source),
        "in_force": one.in_force.truth.value,
        "carried_by": one.in_force.carried_by,
        "who": list(one.duty.who),
        "to": list(one.duty.to),
        "applies": one.applies.value,
        "needs": _open(one.needs),
        "counted_from": {
            "event": line.event,
            "on": _span(one.counted.start),
            "established": line.timing.established,
            "planned": one.planned,
        },
        "relation": line.timing.relation.value,
        "amount": figure,
        "unit": one.unit or None,
        "counting": line.way.counting.value,
        "plain_reading": line.way.plain,
        "not_before": _span(one.opens),
        "due": _span(one.due),
        "why": one.why or None,
        "skipped": [{"on": day.isoformat(), "name": name} for day, name in one.skipped],
        "weekend_days": one.weekend_days,
        "falls_on": one.falls_on or None,
        "working_day_before": _day(one.working_day_before),
        "foreseen": one.foreseen,
        "calendar": edition(one.calendar),
        "standing": one.standing.value,
        "status": one.status.value,
        "done": _span(one.done),
        "working_days_left": None if one.days is None else one.days[0],
        "calendar_days_left": None if one.days is None else one.days[1],
        "working_days_late": None if one.late_by is None else one.late_by[0],
        "calendar_days_late": None if one.late_by is None else one.late_by[1],
        "relaxed_by": [_relaxation(other) for other in one.relaxations],
        "safe_by": _day(found.safe_by),
        "note": one.duty.note,
        "reasons": list(one.reasons),
    }


def _relaxation(found: Relaxation) -> dict[str, Any]:
    return {**source(found.source), "in_force": found.in_force.value, "note": found.note}


def progress(found: Progress) -> dict[str, Any]:
    """Give one step's progress as plain values."""
    return {
        "step": found.step,
        "stage": found.stage,
        "title": found.title,
        "state": found.state.value,
        "when": _span(found.when),
        "by": list(found.by),
        "who": list(found.who),
        "products": list(found.products),
        "in_force": found.in_force.value,
        "why": found.why or None,
        "done_for": list(found.done_for),
        "open_for": list(found.open_for),
        "needs": _open(found.needs),
        "blockers": [_blocker(one) for one in found.blockers],
        "touched": [_touch(one) for one in found.touched],
        "sources": [source(one) for one in found.sources],
    }


def _touch(found: Touch) -> dict[str, Any]:
    return {
        "effect": found.effect.value,
        "name": found.name,
        "title": found.title,
        "consult": list(found.consult),
        "inform": list(found.inform),
        "parts_of": list(found.parts_of),
        "source": source(found.source),
    }


def _blocker(found: Blocker) -> dict[str, Any]:
    return {
        "by": found.by.value,
        "name": found.name,
        "title": found.title,
        "certain": found.certain.value,
        "cleared_by": list(found.cleared_by),
        "in_force": found.in_force.value,
        "source": source(found.source),
    }


def profile(found: Profile) -> dict[str, Any]:
    """Give the profile of a role or body as plain values."""
    return {
        "role": found.actor,
        "title": found.title,
        "says": found.says,
        "names": {slug: list(names) for slug, names in found.names.items()},
        "duties": [
            {
                "stage": task.stage or None,
                "step": task.step,
                "topic": task.topic,
                "title": task.title,
                "to": list(task.to),
                "says": task.says,
                "source": source(task.source),
            }
            for task in found.tasks
        ],
        "asked": [
            {
                "at_least": rule.at_least,
                "qualities": [{"clause": name, "says": found.qualities[name]} for name in rule.qualities],
                "independent_of": list(rule.independent_of),
                "independence": rule.independence or None,
                "note": rule.note,
                "source": source(rule.source),
            }
            for rule in found.rules
        ],
    }


def requirement(found: Requirement) -> dict[str, Any]:
    """Give one thing that stands before publication as plain values."""
    return {
        "kind": found.kind.value,
        "name": found.name,
        "title": found.title,
        "met": found.met.value,
        "latest": _day(found.latest),
        "governing": _day(found.governing),
        "binding": found.binding,
        "checked": found.checked,
        "cleared_by": list(found.cleared_by),
        "why": found.why,
        "sources": [source(one) for one in found.sources],
    }
