"""What one review adds to the tables of an area: its year, what it was notified as, how far it went and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from typing import Final

import attrs

from cspr.calendars import Calendar
from cspr.conditions.case import Case
from cspr.dates import PartialDate
from cspr.errors import CsprError, Problem
from cspr.guidance.layers import Framework
from cspr.learning.measuring import CaseTime, timing_of
from cspr.record.notification_entries import Grounds, Notified
from cspr.record.people_entries import Met, Person
from cspr.record.situation import Situation
from cspr.record.standing import first_recorded, stands
from cspr.truth import Truth

NOT_RECORDED: Final = "not-recorded"
SEVERAL: Final = "several-reasons"
NOTIFIED: Final = "notification-sent"
_ANCHORS: Final = (NOTIFIED, "case-referred", "local-authority-aware", "incident", "incident-identified")
_MET: Final = frozenset({"rapid-review-meeting", "partners-meeting", "executive-meeting", "subgroup-meeting"})
_STOPS: Final = ("no-local-review-decided", "other-learning-decided")
_RAPID_REVIEW: Final = ("rapid-review-held", "rapid-review-submitted")
_FACTS: Final = ("child-died", "child-seriously-harmed")


class Course(Enum):
    """How far a case went, from notification to a local review.

    Examples:
        >>> Course.AFTER_RAPID_REVIEW.value
        'stopped-after-rapid-review'
    """

    NOT_NOTIFIED = "not-notified"
    AFTER_NOTIFICATION = "stopped-after-notification"
    AFTER_RAPID_REVIEW = "stopped-after-rapid-review"
    WENT_ON = "went-on-to-a-review"
    OPEN = "not-decided-yet"
    NOT_RECORDED = "not-recorded"


STOPPED: Final = (Course.AFTER_NOTIFICATION, Course.AFTER_RAPID_REVIEW)


@attrs.frozen(kw_only=True)
class Counted:
    """What one review adds to the tables.

    Args:
        reference: of the review.
        incident: what tells its incident from others.
        began: the day by which it belongs to a year; ``None`` where no such day is recorded.
        times: how timely it was.
        nature_then: what the incident was notified as.
        nature_now: what it is on what is recorded now.
        course: how far it went.
        grounds: why it stopped: the coded reason, ``several-reasons`` or ``not-recorded``.
        agencies: the agencies that sat at the decision on a local review; empty where that is not recorded.
    """

    reference: str
    incident: tuple[str, str]
    began: PartialDate | None
    times: tuple[CaseTime, ...]
    nature_then: str
    nature_now: str
    course: Course
    grounds: str
    agencies: tuple[str, ...]


def counted(
    situations: Iterable[Situation], frameworks: Callable[[str], Framework], calendar: Calendar | None
) -> tuple[tuple[Counted, ...], tuple[tuple[str, tuple[Problem, ...]], ...]]:
    """What each review adds, an incident once: of several notifications of one, the earliest stands.

    Returns:
        What each adds; and the references of reviews that could not be answered, with what is wrong with each.
    """
    several: dict[tuple[str, str], Counted] = {}
    unanswered: list[tuple[str, tuple[Problem, ...]]] = []
    for situation in situations:
        try:
            case = Case(frameworks(situation.partnership), situation, calendar)
            counted = _counted(case)
        except CsprError as error:
            unanswered.append((situation.reference, error.problems))
            continue
        before = several.get(counted.incident)
        if before is None or _order(counted) < _order(before):
            several[counted.incident] = counted
    return tuple(several.values()), tuple(unanswered)


def _order(counted: Counted) -> tuple[bool, str, str]:
    return counted.began is None, "" if counted.began is None else counted.began.first.isoformat(), counted.reference


def _counted(case: Case) -> Counted:
    situation = case.situation
    notified = [entry for entry, sure in situation.recorded(Notified) if sure is Truth.YES]
    incident = next((entry.incident_ref for entry in notified if entry.incident_ref is not None), None)
    natures, course = [entry.nature for entry in notified], _course(situation)
    return Counted(
        reference=situation.reference,
        incident=("incident", incident) if incident else (situation.partnership, situation.reference),
        began=first_recorded(situation, _ANCHORS),
        times=timing_of(case),
        nature_then=_nature_then(situation, notified),
        nature_now=_nature(situation) or next((nature for nature in reversed(natures) if nature), NOT_RECORDED),
        course=course,
        grounds=_grounds(situation, course),
        agencies=_sat(situation),
    )


def _nature_then(situation: Situation, notified: Sequence[Notified]) -> str:
    """What the incident was notified as: as the notification says, else as the record stood on its day."""
    said = next((entry.nature for entry in notified if entry.nature is not None), None)
    sent = situation.occurrence(NOTIFIED)
    if said is not None or sent is None:
        return said or NOT_RECORDED
    return _nature(situation.review.as_of(min(sent.span.last, situation.on))) or NOT_RECORDED


def _nature(situation: Situation) -> str | None:
    """The worst of what is established; ``other`` where all of it is answered no."""
    answers = {fact: [situation.answer(fact, about).truth for about in situation.asked_about(fact)] for fact in _FACTS}
    worst = next((fact for fact, several in answers.items() if Truth.YES in several), None)
    if worst is None and all(several and set(several) == {Truth.NO} for several in answers.values()):
        return "other"
    return worst


def _course(situation: Situation) -> Course:
    happened = situation.happened
    if stands(situation, "local-review-decided") is Truth.YES or _converted(situation):
        return Course.WENT_ON
    reviewed = any(happened(event) is Truth.YES for event in _RAPID_REVIEW)
    if any(stands(situation, event) is Truth.YES for event in _STOPS):
        return Course.AFTER_RAPID_REVIEW if reviewed else Course.AFTER_NOTIFICATION
    if stands(situation, "no-notification-decided") is Truth.YES:
        return Course.NOT_NOTIFIED
    begun = reviewed or happened(NOTIFIED) is Truth.YES
    return Course.OPEN if begun else Course.NOT_RECORDED


def _converted(situation: Situation) -> bool:
    """Whether an LCSPR was decided on and ran until it was converted to something else."""
    decided, converted = (situation.occurrence(event) for event in ("local-review-decided", "review-converted"))
    return decided is not None and converted is not None and decided.span.before(converted.span) is Truth.YES


def _grounds(situation: Situation, course: Course) -> str:
    if course not in STOPPED:
        return ""
    reasons = {entry.reason for entry, _ in situation.recorded(Grounds) if entry.decision == "local-review"}
    return SEVERAL if len(reasons) > 1 else next(iter(reasons), NOT_RECORDED)


def _sat(situation: Situation) -> tuple[str, ...]:
    """The agencies at the meeting that decided on a local review: the last that was held by the day of the decision."""
    decided = [entry for entry in situation.decisions() if entry.decision == "local-review"]
    if not decided:
        return ()
    agencies = {agency for entry, _ in situation.recorded(Grounds) for agency in entry.agencies}
    last = decided[-1].on.last
    meetings = [entry for entry, _ in situation.recorded(Met) if entry.meeting in _MET and entry.on.first <= last]
    if meetings:
        agencies |= {*meetings[-1].agencies, *_of_people(situation, meetings[-1].present)}
    return tuple(sorted(agencies))


def _of_people(situation: Situation, present: Iterable[str]) -> Iterator[str]:
    worked = {entry.person_ref: entry.agency for entry, _ in situation.recorded(Person) if entry.agency is not None}
    worked |= {each.person_ref: each.agency for each in situation.appointments() if each.agency is not None}
    yield from (worked[person] for person in present if person in worked)
