"""What people weigh before publishing, what binds them, the day among it, and the law on which they take advice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs

from cspr.arising.days_off import days_off, held_against
from cspr.arising.versions import holds_in_force
from cspr.conditions.case import Case
from cspr.conditions.limbs import DECISION, PROCEEDING
from cspr.criteria import FactorList
from cspr.criteria.decider import prohibitions
from cspr.criteria.factor_lists import Factor, factors_of
from cspr.dates import PartialDate
from cspr.guidance.model import Duty, Hold
from cspr.guidance.steps import topic_title
from cspr.lifecycle.held import held_when_done
from cspr.lifecycle.proceedings import ANYBODY, acting, during, going_on, holders, named_by, proceeding_title
from cspr.publication.answers import Requirement, RequirementKind, RequirementState, of_source
from cspr.publication.course import PUBLISH, PUBLISHED, Course, own_source, why_unknown
from cspr.record.entries import Happened, Planned
from cspr.sources import Force, Source
from cspr.truth import Truth, both
from cspr.wording import publication as words
from cspr.wording.barred_days import not_on, published_on
from cspr.wording.proceedings import does_not_wait

_DAYS: Final = "publication-days"

_ORDER_OF_COURT: Final = "court-order"
_CHECKED: Final = "publication-bars-checked"
_BINDING: Final = frozenset({"data-protection-law", "publication-restrictions"})
_SERVES: Final = ("publish", "publication")
_LAW: Final = "law-on-publishing"
_PAINFUL: Final = "painful-dates"
_NAMED: Final = frozenset({"reviewer-named"})
_OF_THE_REPORT: Final = frozenset({"report-anonymity", "report-contents", "publication-harm"})
"""Topics on which a duty of no step says what the report holds, or leaves out."""


def proceedings(course: Course) -> Iterator[Requirement]:
    """Other proceedings that have to be weighed, may delay publication, or bind it."""
    case = course.case
    for hold, _ in holds_in_force(case):
        touches = PUBLISH in hold.weighs or PUBLISH in hold.may_delay
        answer = during(hold, case.conditions) if touches else Truth.NO
        if answer is not Truth.NO:
            binds = _ORDER_OF_COURT in hold.during
            kind = RequirementKind.BINDS if binds else RequirementKind.WEIGH
            named = hold.during[0], proceeding_title(case.framework, hold.during[0])
            if answer is Truth.YES and binds:
                # Whoever publishes complies with an order; nobody weighs it.
                state, why, who = RequirementState.TO_DO, words.ORDER_BINDS, acting(course.steps[PUBLISH].who)
            elif answer is Truth.YES:
                state, why = RequirementState.TO_WEIGH, words.TO_BE_WEIGHED
                who = hold.consult or named_by(case.framework, hold)
            else:
                state, why = RequirementState.CANNOT_TELL, _not_known(course, hold)
                who = holders(case.framework, hold)
            bound = True if binds and answer is Truth.YES else None
            asked = of_source(hold.source, kind, named, (state, Truth.UNKNOWN, why), who, binding=bound)
            yield asked if binds else _waited_for_or_not(case, hold, asked)


def _waited_for_or_not(case: Case, hold: Hold, asked: Requirement) -> Requirement:
    """What is weighed, with the texts by which publication does not wait for it."""
    others = (each for each, _ in holds_in_force(case) if not set(each.during).isdisjoint(hold.during))
    sources = tuple(each.source for each in others if PUBLISH in going_on(case, each))
    why = "; ".join((asked.why, does_not_wait(source.document for source in sources))) if sources else asked.why
    return attrs.evolve(asked, sources=tuple(dict.fromkeys((*asked.sources, *sources))), why=why)


def _not_known(course: Course, hold: Hold) -> str:
    """What is not known of all that has to be so for a hold; where that is not the first of it, what it is."""
    kinds = course.case.framework.words("proceedings")
    holds, within = course.case.conditions.holds, hold.source.instrument
    asked = ((name, holds(f"{PROCEEDING}{name}" if name in kinds else name, within)) for name in hold.during)
    name = next(name for name, truth in asked if truth is Truth.UNKNOWN)
    why = why_unknown(course, name)
    return why if name == hold.during[0] else words.beside(proceeding_title(course.case.framework, name), why)


def held_then(course: Course) -> Iterator[Requirement]:
    """Of a report that is published: the proceedings for which it had to wait by a text, and that were open then."""
    published = course.case.situation.occurrence(PUBLISHED) if course.planned is None else None
    for held in held_when_done(course.case, PUBLISH, published.span) if published is not None else ():
        if held.certain is Truth.YES and not held.afterwards:
            named, who = (held.state.kind, held.title), holders(course.case.framework, held.hold)
            stands = RequirementState.TOO_LATE, Truth.NO, words.OPEN_WHEN_PUBLISHED
            yield of_source(held.hold.source, RequirementKind.HOLD, named, stands, who)


def on_day_off(course: Course) -> Iterator[Requirement]:
    """Of a report that is published: the texts that do not allow the day on which it was."""
    for duty, days in published_on_day_off(course.case) if course.planned is None else ():
        stands = RequirementState.TOO_LATE, Truth.NO, published_on(days)
        yield of_source(duty.source, RequirementKind.BARRED, (_DAYS, words.DAYS), stands, duty.who)


def published_on_day_off(case: Case) -> Iterator[tuple[Duty, tuple[str, ...]]]:
    """The duties by which the report is not published on the day on which it was, and what that day is."""
    published = case.situation.occurrence(PUBLISHED)
    day = None if published is None else published.span.exact
    for duty in days_off(case, PUBLISH) if day is not None else ():
        kept, days = held_against(duty, day, case.calendar)
        if kept is Truth.NO:
            yield duty, days


def barred(course: Course) -> Iterator[Requirement]:
    """What texts do not allow to be published, unless something holds or at all."""
    published = course.planned is None and course.case.situation.happened(PUBLISHED) is Truth.YES
    for each in prohibitions(course.case):
        waits = bool(each.needs) and all(need.name.startswith(DECISION) for need in each.needs)
        if waits and not published:
            continue  # what nobody has decided on yet, nobody is about to publish
        sure = each.applies is Truth.YES
        met = Truth.NO if sure else Truth.UNKNOWN
        state = RequirementState.TO_DO if sure else RequirementState.CANNOT_TELL
        why = words.PUBLISHED_ALTHOUGH if published else words.NOT_ALLOWED
        named = f"{each.duty.topic}:{each.duty.source.clauses[0]}", each.says.rstrip(".")
        stands = state, met, why if sure else words.MAY_NOT_BE_ALLOWED
        yield of_source(each.duty.source, RequirementKind.BARRED, named, stands, each.who)


def requirements(course: Course) -> Iterator[Requirement]:
    """What binds by itself, what is weighed, and the reviewer named."""
    case = course.case
    checked = _checked(course)
    gone_through = (RequirementState.DONE, Truth.YES, words.WENT_THROUGH) if checked is Truth.YES else None
    bound: set[str] = set()
    of_the_day = Truth.NO if _planned_anew(course) else checked
    yield from _on_the_day(course, of_the_day)
    for duty in course.duties:
        if duty.topic in _BINDING and not duty.not_on:
            bound.update(duty.source.clauses)
            named = duty.topic, topic_title(case.framework, duty.topic)
            stands = RequirementState.TO_DO, Truth.UNKNOWN, words.HAS_TO_BE_KEPT
            yield of_source(duty.source, RequirementKind.BINDS, named, gone_through or stands, duty.who)
    for serves in _SERVES:
        for factors in factors_of(case, serves):
            for factor in factors.items:
                if bound.isdisjoint(factor.clauses):
                    yield _matter(course, factors, factor, checked)
    yield Requirement(
        kind=RequirementKind.WEIGH,
        name=_PAINFUL,
        title=words.PAINFUL_DATES,
        state=RequirementState.DONE if of_the_day is Truth.YES else RequirementState.TO_WEIGH,
        met=Truth.YES if of_the_day is Truth.YES else Truth.UNKNOWN,
        binding=False,
        checked=True,
        sources=(),
        cleared_by=ANYBODY,
        why=words.CRAFT,
    )
    yield from _written_in_the_report(course)


def _written_in_the_report(course: Course) -> Iterator[Requirement]:
    """What the report itself has to hold; a step is done, and is not written in it."""
    case = course.case
    for duty in course.duties:
        of_report = duty.topic in _OF_THE_REPORT
        if duty.step is None and (of_report or duty.topic in _NAMED):
            lead = duty.source.clauses[0]
            named = duty.topic, topic_title(case.framework, duty.topic)
            if of_report:
                named = f"{duty.topic}:{lead}", case.framework.clauses[lead].subject.rstrip(".")
            stands = RequirementState.CANNOT_TELL, Truth.UNKNOWN, words.LOOK_INTO_REPORT
            yield of_source(duty.source, RequirementKind.CONTENTS, named, stands, duty.who, binding=False)


def _checked(course: Course) -> Truth:
    """Whether what bars publication was gone through, by the planned day."""
    done = course.case.situation.occurrence(_CHECKED)
    happened = course.case.situation.happened(_CHECKED)
    return happened if done is None else both((happened, course.in_time(done.span)))


def _planned_anew(course: Course) -> bool:
    """Whether another day was planned when what bars publication was gone through: it says nothing of this one."""
    planned: PartialDate | None = None
    then: PartialDate | None = None
    for entry in course.case.situation.entries:
        if isinstance(entry, Planned) and entry.event == PUBLISHED:
            planned = entry.on
        elif isinstance(entry, Happened) and entry.event == _CHECKED:
            then = planned
    return then is not None and course.planned is not None and then != course.planned


def _matter(course: Course, factors: FactorList, factor: Factor, checked: Truth) -> Requirement:
    """A matter to weigh: settled by the answer of its question, else by the check before publication."""
    source = own_source(course.case, factors.checklist.source, factor.clauses)
    named = factor.fact or f"{factors.checklist.id}:{factor.clauses[0]}", factor.subject.rstrip(".")
    if factor.answer is Truth.YES:
        stands = RequirementState.TO_DO, Truth.NO, words.MAY_HARM
    elif factor.answer is Truth.NO or checked is Truth.YES:
        stands = RequirementState.DONE, Truth.YES, words.WENT_THROUGH
    else:
        stands = RequirementState.TO_WEIGH, Truth.UNKNOWN, words.TO_BE_WEIGHED
    return of_source(source, RequirementKind.WEIGH, named, stands, ANYBODY)


def likely_to_harm(case: Case) -> tuple[Source, ...]:
    """Where it stands that publication is not to do the harm that is recorded as likely; nothing where none is."""
    lists = (factors for serves in _SERVES for factors in factors_of(case, serves))
    return tuple(
        own_source(case, factors.checklist.source, factor.clauses)
        for factors in lists
        for factor in factors.items
        if factor.answer is Truth.YES
    )


def law(course: Course) -> Iterator[Requirement]:
    """The law on which to take advice: prompts from memory, which decide nothing."""
    framework = course.case.framework
    for document in framework.documents:
        for checklist in document.checklists:
            if checklist.id == _LAW:
                for entry in checklist.items:
                    yield Requirement(
                        kind=RequirementKind.LAW,
                        name=f"{checklist.id}:{entry.clauses[0]}",
                        title=" ".join(framework.clauses[name].subject for name in entry.clauses).rstrip("."),
                        state=RequirementState.TAKE_ADVICE,
                        met=Truth.UNKNOWN,
                        binding=False,
                        checked=False,
                        sources=(own_source(course.case, checklist.source, entry.clauses),),
                        cleared_by=ANYBODY,
                        why=words.FROM_MEMORY,
                    )


def _on_the_day(course: Course, checked: Truth) -> Iterator[Requirement]:
    """What each text says of the day; where the calendar cannot tell, it is met once the bars were gone through."""
    planned = None if course.planned is None else course.planned.exact
    for duty in days_off(course.case, PUBLISH):
        kept, why = _judged(course, duty, planned, checked)
        # What must not be is looked up and not weighed.
        banned = kept is Truth.UNKNOWN and duty.source.force is Force.MUST
        state = RequirementState.CANNOT_TELL if banned else _STATES[kept]
        yield of_source(duty.source, RequirementKind.BINDS, (_DAYS, words.DAYS), (state, kept, why), duty.who)


def _judged(course: Course, duty: Duty, planned: date | None, checked: Truth) -> tuple[Truth, str]:
    kept, days = held_against(duty, planned, course.case.calendar)
    if kept is Truth.NO:
        return kept, f"{not_on(days)}; {words.ANOTHER_DAY}"
    if kept is Truth.UNKNOWN and (planned is None or checked is not Truth.YES):
        return kept, not_on(days) if planned is None else f"{not_on(days)}; {words.TO_LOOK_UP}"
    return Truth.YES, words.KEPT


_STATES: Final = {
    Truth.YES: RequirementState.DONE,
    Truth.NO: RequirementState.TO_DO,
    Truth.UNKNOWN: RequirementState.TO_WEIGH,
}
