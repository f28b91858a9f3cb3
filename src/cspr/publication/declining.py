"""Not publishing: a decision with duties of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Final

import attrs

from cspr import vocabulary
from cspr.answers import Answer
from cspr.arising.triggers import trigger_of
from cspr.arising.versions import duties_of_older, goes_by_older
from cspr.conditions import Open
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE, PROCEEDING
from cspr.criteria.factor_lists import factors_of
from cspr.dates import PartialDate
from cspr.guidance.layers import Framework
from cspr.guidance.live_rules import duties_in_force
from cspr.guidance.model import Duty
from cspr.guidance.periods import OPEN_ENDED
from cspr.guidance.steps import topic_title
from cspr.lifecycle import State
from cspr.publication import earlier
from cspr.publication.course import DECLINED, PUBLISH, PUBLISHED, Course, as_planned, own_source, time_given
from cspr.record.situation import Situation
from cspr.record.standing import stands
from cspr.sources import Source
from cspr.timescales.scheduling import schedule_of
from cspr.truth import Truth
from cspr.wording import publication as words

_INFORMATION: Final = "improvement-information"
_IN_ADVANCE: Final = "submit-information"
_STEPS: Final = frozenset({PUBLISH, "submit-report", _IN_ADVANCE, "keep-available"})
_TOPICS: Final = frozenset({"not-publishing-justified", "review-period"})
_REGARD: Final = "publication"


@attrs.frozen(kw_only=True, repr=False)
class InsteadDuty(Answer):
    """A duty that a decision not to publish brings or leaves.

    Args:
        topic: what it is about.
        title: in plain words.
        new: whether the decision brings it; else it is owed all the same.
        who: who owes it.
        to: to whom it is owed.
        document: what is handed over or published, or ``None``.
        when: the time that the text gives, in words; empty where it gives none.
        due: the last day for it by the text, as well as it is known; ``None`` where no day can be told.
        done: the day on which it was done, as well as it is known; ``None`` while it is not.
        in_time: whether that was by the last day; unknown where readings or days leave it open, ``None`` without both.
        arises: whether it arises then; unknown where that turns on more.
        source: the clauses.
        note: a remark to show.
    """

    topic: str
    title: str
    new: bool
    who: tuple[str, ...]
    to: tuple[str, ...]
    document: str | None
    when: str
    due: PartialDate | None
    done: PartialDate | None
    in_time: Truth | None
    arises: Truth
    source: Source
    note: str


@attrs.frozen(kw_only=True, repr=False)
class NotPublishing(Answer):
    """What a decision not to publish brings, leaves and takes away.

    Args:
        on: the day asked about.
        decided: whether the decision is recorded.
        says: how that stands, in a sentence.
        duties: what arises instead, and what stays.
        falls_away: the duties that the decision ends, each with its source; none whose clauses ask for something of
            the information in place of the report.
        regard: what has to be had regard to, each with its clause.
        titles: what a partnership calls the words of its own that are named here, by id.
    """

    on: date
    decided: Truth
    says: str
    duties: tuple[InsteadDuty, ...]
    falls_away: tuple[tuple[str, Source], ...]
    regard: tuple[tuple[str, Source], ...]
    titles: Mapping[str, str] = attrs.field(factory=dict[str, str], hash=False)


def not_publishing(framework: Framework, situation: Situation, *, planned: date | None = None) -> NotPublishing:
    """What a decision not to publish brings, leaves and takes away; before the decision, what it would.

    Args:
        framework: the documents that apply.
        situation: what is known.
        planned: the day on which the information is to be published in place of the report; the one that the record
            plans where left out.

    Raises:
        CsprError: ``not-a-day``, ``outside-the-calendar`` of that day.

    Examples:
        >>> from cspr.guidance import framework
        >>> from cspr.record import Decided, Review
        >>> review = Review("NR-07", "northamptonshire").record(
        ...     Decided("local-review", "review", on="2021-05-04", by="safeguarding-partners"),
        ...     Decided("publication", "do-not-publish", on="2021-09-01", by="safeguarding-partners"),
        ... )
        >>> answer = not_publishing(framework("northamptonshire"), review.as_of(date(2021, 9, 10)))
        >>> [duty.source.clauses[0] for duty in answer.duties if duty.new]
        ['CA04-024', 'REGS-034', 'WT18-060', 'WT18-061', 'WT18-066']
    """
    case = Case(framework, as_planned(framework, situation, planned))
    course = Course(case, None)
    speaks = earlier.of_its_time(course)
    declined = _supposing(case, Truth.YES)
    published = _supposing(case, Truth.NO)
    duties: list[InsteadDuty] = []
    gone: list[tuple[str, Source]] = []
    barred: list[tuple[str, Source]] = []
    in_force = chain(duties_in_force(framework, case.day), duties_of_older(case))
    live = (duty for duty, _ in in_force if speaks(duty.source) and not goes_by_older(case, duty.source.instrument))
    for duty in live:
        then, before = declined(duty), published(duty)
        brought = before is Truth.NO and then is not Truth.NO
        if not (brought or _concerns(duty)):
            if then is Truth.NO and before is not Truth.NO and DECLINED in duty.unless:
                gone.append((_title(framework, duty), duty.source))
        elif then is not Truth.NO and duty.source.refrain:
            barred.append((framework.clauses[duty.source.clauses[0]].subject.rstrip("."), duty.source))
        elif then is not Truth.NO:
            duties.append(_instead(course, duty, then, new=brought))
        elif before is not Truth.NO:
            gone.append((_title(framework, duty), duty.source))
    decided = stands(situation, DECLINED)
    in_advance = {duty.source for duty in duties if duty.topic == _IN_ADVANCE}
    named = (name for duty in duties for name in (*duty.who, *duty.to))
    return NotPublishing(
        on=situation.on,
        decided=decided,
        says=words.DECLINED[decided] if earlier.in_hand(course) is None else words.LOCAL_LEFT_OUT,
        duties=tuple(duties),
        falls_away=tuple((title, source) for title, source in gone if source not in in_advance),
        regard=(*barred, *((subject, source) for subject, source in _regard(case) if speaks(source))),
        titles=framework.titles(named),
    )


def _supposing(case: Case, answer: Truth) -> Callable[[Duty], Truth]:
    """Whether duties arise, supposing that it was decided not to publish, or was not."""
    known = {Open(name=DECLINED, about=CASE): answer}
    supposed = case.conditions.supposing(known)
    # What lasts from publication holds of the information, too, once it is published.
    later = case.conditions.supposing({**known, Open(name=PUBLISHED, about=CASE): Truth.YES})

    def arises(duty: Duty) -> Truth:
        trigger = trigger_of(duty)
        asked = later if PUBLISHED in trigger.when else supposed
        return asked.applies(trigger.when, trigger.unless, trigger.within)

    return arises


def _concerns(duty: Duty) -> bool:
    """Whether a duty is about publishing or not; what speaks of open proceedings is told of them."""
    of_proceedings = any(name.startswith(PROCEEDING) for name in duty.when)
    return not duty.relaxes and not of_proceedings and (duty.step in _STEPS or duty.topic in _TOPICS)


def _title(framework: Framework, duty: Duty) -> str:
    """The title of what a duty is about; of the information in place of a report, that it is published."""
    if duty.document == _INFORMATION and duty.step == PUBLISH:
        return words.published(vocabulary.documents()[_INFORMATION].title)
    return topic_title(framework, duty.topic)


def _instead(course: Course, duty: Duty, arises: Truth, *, new: bool) -> InsteadDuty:
    done, limits = _done(course, duty), tuple(_limits(course, duty))
    return InsteadDuty(
        topic=duty.topic,
        title=words.OF_INFORMATION.get(duty.topic) or _title(course.case.framework, duty),
        new=new,
        who=duty.who,
        to=duty.to,
        document=duty.document,
        when=time_given(course.case.framework, duty),
        due=max(limits, key=lambda limit: limit.last, default=None),
        done=done,
        in_time=None if done is None or not limits else _kept(done, limits),
        arises=arises,
        source=duty.source,
        note=duty.note,
    )


def _done(course: Course, duty: Duty) -> PartialDate | None:
    """When a duty was done. What is asked of the information is not done by what was done of the report."""
    step = None if duty.topic in words.OF_INFORMATION else course.steps.get(duty.step or "")
    return step.when if step is not None and step.state is State.DONE else None


def _limits(course: Course, duty: Duty) -> Iterator[PartialDate]:
    """The last days for a duty, by each reading of its text."""
    for timescale in schedule_of(course.case):
        for reading in timescale.readings:
            if reading.duty == duty and reading.due is not None and reading.relation not in OPEN_ENDED:
                yield reading.due


def _kept(done: PartialDate, limits: Collection[PartialDate]) -> Truth:
    """Whether something was done by all of some last days: no where it was by none of them."""
    kept = {~limit.before(done) for limit in limits}
    return kept.pop() if len(kept) == 1 else Truth.UNKNOWN


def _regard(case: Case) -> Iterator[tuple[str, Source]]:
    """What has to be had regard to before publishing, or not."""
    for factors in factors_of(case, _REGARD):
        for factor in factors.items:
            yield factor.subject.rstrip("."), own_source(case, factors.checklist.source, factor.clauses)
