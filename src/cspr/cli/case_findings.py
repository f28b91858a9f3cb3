"""What looks odd in a case as a whole: its days and their order, its decisions, its appointments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import attrs

from cspr import calendars, criteria, history, learning, lifecycle, roles
from cspr.conditions.case import Case
from cspr.criteria.deciding import Deciding, Taken
from cspr.criteria.decision_checks import DecisionCheck, DecisionFinding
from cspr.first_screen.knowing_cautions import late_entries
from cspr.first_screen.no_longer import not_kept
from cspr.first_screen.not_kept import not_allowed
from cspr.first_screen.plan_cautions import put_off
from cspr.first_screen.view import View
from cspr.guidance.applicable import framework
from cspr.guidance.layers import Framework
from cspr.history import Deviation, DeviationKind
from cspr.learning import GapCode
from cspr.people.as_asked import otherwise
from cspr.record import Review, Situation
from cspr.record.corrections import Tombstone
from cspr.record.entries import Appointed, Planned
from cspr.roles.quorate import without_a_seat
from cspr.show.actors import actors
from cspr.show.layout.appointments import in_the_way
from cspr.sources import Source
from cspr.truth import Truth
from cspr.wording import record_findings as words
from cspr.wording.children import of_child
from cspr.wording.days import as_known

_TO_DECIDE: Final = frozenset({GapCode.NO_ACTION_LEFT, GapCode.FALLS_AWAY})
_IN_THE_REPORT: Final = frozenset({DeviationKind.LATE, DeviationKind.EARLY, DeviationKind.MISSING})


@attrs.frozen(kw_only=True)
class CaseFinding:
    """Something that looks odd in a case file.

    Args:
        code: of what it is.
        entry: the id of the entry, where it is of one.
        says: what it is and what to do, in plain words.
    """

    code: str
    entry: str | None
    says: str


@attrs.frozen(kw_only=True)
class CaseFindings:
    """What looks odd in a case as a whole.

    Args:
        findings: each with what to do.
        late_or_left_out: whether something was late, too early or left out, on one reading at least.
    """

    findings: tuple[CaseFinding, ...]
    late_or_left_out: bool = False


def found_in(review: Review, extra: Iterable[Path]) -> CaseFindings:
    """What looks odd in a case, on the last day that is on record.

    Args:
        extra: the folders of a partnership's own documents.
    """
    entries = [entry for entry in review.entries if not isinstance(entry, Tombstone)]
    first = calendars.england().first
    old = [entry.id for entry in entries if entry.on is not None and entry.on.first < first]
    too_old = [_finding(words.TOO_LONG_AGO, words.finding(words.TOO_LONG_AGO, name), name) for name in old]
    came = [entry.on.last for entry in entries if entry.on is not None and not isinstance(entry, Planned)]
    days = [day for day in came if day >= first]
    if not days:
        return CaseFindings(findings=tuple(too_old))
    entered = [entry.recorded for entry in entries if entry.recorded is not None]
    documents = framework(review.partnership, extra=extra)
    situation = review.as_of(max(days))
    deviations = history.deviations(documents, situation)
    findings = (
        *too_old,
        *_of_the_record(deviations, situation),
        *_without_a_decision(documents, situation),
        *_of_decisions(documents, situation),
        *_as_it_became_known(View(Case(documents, review.as_of(max([*days, *entered]))))),
        *_of_people(documents, situation),
        *_of_the_plan(documents, situation),
    )
    late = any(each.kind in _IN_THE_REPORT and each.to_look_at and each.binding for each in deviations)
    return CaseFindings(findings=findings, late_or_left_out=late)


def _finding(code: str, says: str, entry: str | None = None) -> CaseFinding:
    return CaseFinding(code=code, entry=entry, says=says)


def _of_the_record(deviations: Iterable[Deviation], situation: Situation) -> Iterator[CaseFinding]:
    """What contradicts itself, stands in the wrong order, was done while it was held, or has no reason on record."""
    decided = {decision.event for decision in situation.decisions()}
    for deviation in deviations:
        held = deviation.kind is DeviationKind.WHILE_HELD and deviation.binding
        unreasoned = deviation.kind is DeviationKind.NO_REASON and deviation.name not in decided
        if deviation.to_look_at and (held or unreasoned or deviation.kind.contradicts):
            code, says, why = deviation.kind.value, deviation.says, deviation.why
            says = of_child(says, deviation.about) if situation.children[1:] else says
            yield _finding(code, words.deviation(code, says, why, inferred=deviation.inferred))


def _without_a_decision(documents: Framework, situation: Situation) -> Iterator[CaseFinding]:
    states = {step.step: step.state for step in lifecycle.progress(documents, situation)}
    published = situation.happened("published") is Truth.YES
    if published and states.get("decide-on-review") is lifecycle.State.OVERTAKEN:
        yield _finding("no-decision", words.NO_DECISION)


def _of_decisions(documents: Framework, situation: Situation) -> Iterator[CaseFinding]:
    """Of each decision whether others take it, whether its reasons are on record, and what it leaves undone."""
    for deciding in criteria.decisions(documents, situation):
        for taken in deciding.taken:
            for finding in taken.findings:
                sure = finding.kind.value in words.DECISIONS and finding.certain is Truth.YES
                if sure and (finding.kind is not DecisionCheck.GIVEN_TO_ANOTHER or _by_a_higher_text(taken, finding)):
                    yield _of_a_decision(documents, deciding, taken, finding)


def _by_a_higher_text(taken: Taken, finding: DecisionFinding) -> bool:
    """Whether a text gives a decision to others that stands above each which gives it to who took it."""
    theirs = min(decider.duty.source.authority.rank for decider in taken.deciders if taken.by in decider.who)
    return any(source.authority.rank < theirs for source in finding.sources)


def _of_a_decision(documents: Framework, deciding: Deciding, taken: Taken, finding: DecisionFinding) -> CaseFinding:
    whose = {decider.duty.source: actors(decider.who, deciding.titles) for decider in taken.deciders}
    # Of the texts that name the same, the highest: a partnership's own stands beside it where it names others.
    highest: dict[str, Source] = {}
    for source in finding.sources if finding.kind is DecisionCheck.NOT_THEIRS else finding.sources[:1]:
        highest.setdefault(whose.get(source, ""), source)
    rests = [(f"{source.document}, {source.clauses[0]}", who) for who, source in highest.items()]
    title, by = documents.words("events")[taken.event].title, actors([taken.by], deciding.titles)
    decided = words.decided(taken.entry, title, as_known(taken.on, None), by)
    code = finding.kind.value
    return _finding(code, words.of_a_decision(code, decided, finding.says, rests), taken.entry)


def _as_it_became_known(view: View) -> Iterator[CaseFinding]:
    """What was published although a text does not allow it, and what was entered only after a limit or its day."""
    for card in not_allowed(view):
        yield _finding("not-allowed", words.not_allowed(card.title))
    for card in (*late_entries(view), *put_off(view)):
        yield _finding("entered-late", words.entered_late(card.title, card.next))
    for says in not_kept(view, taken_back=True):
        yield _finding("entered-late", words.entered_late(says, words.WHY_TAKEN_BACK))


def _of_people(documents: Framework, situation: Situation) -> Iterator[CaseFinding]:
    """Who came to a meeting without a seat, what meeting is not as a text has it, and who was appointed against one."""
    for met, refs in without_a_seat(documents, situation):
        yield _finding(words.NO_SEAT, words.no_seat(met, refs), met)
    for meeting, asked in otherwise(Case(documents, situation)):
        yield _finding(words.OTHERWISE, words.otherwise(meeting.title, asked.why, asked.sources[0].clauses[0]))
    held = {(entry.role, entry.person_ref): str(entry.id) for entry, _ in situation.recorded(Appointed)}
    held |= {(appointment.role, appointment.person_ref): appointment.entry for appointment in situation.appointments()}
    for check in roles.appointments(documents, situation).in_the_way:
        entry = held.get((check.actor, check.person_ref or ""), "")
        yield _finding("appointment", in_the_way(check, entry), entry or None)


def _of_the_plan(documents: Framework, situation: Situation) -> Iterator[CaseFinding]:
    """Recommendations with no action left, and actions for nothing that is left: which of them still stands."""
    for gap in learning.plan(documents, situation).gaps:
        if gap.code in _TO_DECIDE:
            yield _finding(gap.code.value, words.of_the_plan(gap.code.value, gap.says))
