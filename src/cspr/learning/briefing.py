"""How people hear what was learnt: which briefings are owed, for whom, by whom, when, done or not, and used or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cspr.answers import Answers
from cspr.arising.judging import arising
from cspr.arising.states import Arising, ArisingState
from cspr.calendars import Calendar
from cspr.conditions.case import Case
from cspr.dates import PartialDate
from cspr.guidance.layers import Framework
from cspr.guidance.live_rules import live_duties
from cspr.guidance.model import Duty
from cspr.learning.duty_answers import Briefing
from cspr.lifecycle import State
from cspr.lifecycle.answers import progress_of
from cspr.record.learning_entries import Used
from cspr.record.situation import Situation
from cspr.timescales import Reading
from cspr.timescales.recorded import question
from cspr.timescales.scheduling import schedule_of
from cspr.truth import Truth, either
from cspr.wording import learning as words
from cspr.wording.arising import overtaken
from cspr.wording.conditions import condition
from cspr.wording.first_screen import inside
from cspr.wording.steps import comes_first

_STEPS: Final = ("learning-briefing", "brief-staff", "practitioner-debrief", "open-debrief")
_AGENCY: Final = "agency:"


def briefings(framework: Framework, situation: Situation, *, calendar: Calendar | None = None) -> Answers[Briefing]:
    """Which briefings, summaries, debriefs and events each document asks for, and where each stands.

    Args:
        framework: the documents that apply.
        situation: what is known.
        calendar: the working days; those of England where nothing else is given.

    Returns:
        One for each duty that is in force and binds, in the order of the documents; also those that are not owed on
        what is recorded, which say why.

    Examples:
        >>> from cspr.guidance import framework
        >>> from cspr.record import Decided, Review
        >>> review = Review("NR-07", "northamptonshire").record(
        ...     Decided("local-review", "no-review", on="2021-04-16", by="safeguarding-partners")
        ... )
        >>> from datetime import date
        >>> answers = briefings(framework("northamptonshire"), review.as_of(date(2021, 5, 1)))
        >>> [each.source.clauses[0] for each in answers if each.owed.value == "yes"]
        ['NSCP-F-101']
    """
    return Answers(briefings_of(Case(framework, situation, calendar)))


def briefings_of(case: Case) -> tuple[Briefing, ...]:
    """Which briefings each document asks for in a case."""
    readings = {
        reading.duty.name: reading
        for timescale in schedule_of(case)
        for reading in timescale.readings
        if reading.duty.step in _STEPS
    }
    live = live_duties(case.framework, case.day)
    duties = [duty for duty in live if duty.step in _STEPS and duty.source.force.binds]
    owed = {duty.step for duty in duties if arising(case, duty).answer is Truth.YES}
    return tuple(_briefing(case, duty, readings.get(duty.name), otherwise=duty.step in owed) for duty in duties)


def _briefing(case: Case, duty: Duty, reading: Reading | None, *, otherwise: bool) -> Briefing:
    """One briefing; what was done is told under the duty by which it was owed, where there is one."""
    situation, arises = case.situation, arising(case, duty)
    step = case.framework.words("steps")[str(duty.step)]
    events = () if otherwise and arises.answer is Truth.NO else step.done_by
    occurrences = [occurrence for event in events for occurrence in situation.occurrences(event)]
    done = either([Truth.NO, *(situation.happened(event) for event in events)])
    part = f" ({duty.part.replace('-', ' ')})" if duty.part else ""
    paper = None if duty.document is None else case.framework.words("documents")[duty.document].title
    used = () if duty.document is None else _used(situation, duty.document)
    return Briefing(
        name=duty.name,
        title=f"{paper or step.title}{part}",
        document=duty.document,
        owed=arises.answer,
        why=_why(case, arises) or _first(case, duty),
        who=duty.who,
        to=duty.to,
        when=words.NOT_SAID_WHEN if reading is None else ", ".join(reading.period.says),
        due=None if reading is None else reading.due,
        done=done,
        done_on=min((each.span for each in occurrences), key=lambda span: span.first, default=None),
        used=used,
        source=duty.source,
        titles=case.framework.titles((*duty.who, *duty.to, *(agency for agency, _ in used))),
    )


def _why(case: Case, arises: Arising) -> str:
    """Why a duty is not owed now, or on what that hangs."""
    match arises.state:
        case ArisingState.ARISES:
            return ""
        case ArisingState.NOT_YET:
            titles = [case.title(name) for name in arises.awaits]
            return words.NOT_YET.format(", ".join(titles))
        case ArisingState.MAY_ARISE:
            questions = (question(need, case.framework) for need in arises.needs)
            return words.ONLY_IF.format(" and ".join(map(condition, questions)))
        case ArisingState.WAITS:
            return words.WAITS.format(inside(case.framework.words("decisions")[arises.decision].title))
        case ArisingState.OVERTAKEN:
            return overtaken(case.title(name) for name in arises.overtaken_by)
        case _:
            return words.DOES_NOT


def _first(case: Case, duty: Duty) -> str:
    """What comes before a briefing by its document and is not done yet."""
    stand = {step.step: step.state for step in progress_of(case)}
    left = [name for name in duty.after if _is_open(case, duty, name, stand)]
    named = ", ".join(comes_first(case.title(name), by_nature=name in duty.by_nature) for name in left)
    return words.FIRST.format(named) if left else ""


def _is_open(case: Case, duty: Duty, name: str, stand: Mapping[str, State]) -> bool:
    """Whether something that comes first is surely still to come: a step that is not needed is not."""
    word = case.framework.words("steps").get(name)
    if word is None:
        return case.conditions.holds(name, duty.source.instrument) is Truth.NO
    shown_by = (*word.done_by, *word.implied_by)
    return stand[name] is not State.NOT_NEEDED and all(case.situation.happened(event) is Truth.NO for event in shown_by)


def _used(situation: Situation, document: str) -> tuple[tuple[str, PartialDate | None], ...]:
    """Each agency that is known, with the day on which it returned how it used a paper."""
    returned = {entry.agency: entry.on for entry, _ in situation.recorded(Used) if entry.document == document}
    known = [about.removeprefix(_AGENCY) for about in situation.agencies]
    return tuple((agency, returned.get(agency)) for agency in dict.fromkeys((*known, *returned)))
