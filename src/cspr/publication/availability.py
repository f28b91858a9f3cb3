"""After publication: how long the report is available, who has a copy, and which kinds of output are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

import attrs

from cspr import vocabulary
from cspr.answers import Answer
from cspr.arising.taken_down import KEEP, ONLINE
from cspr.calendars import Calendar
from cspr.conditions.case import Case
from cspr.dates import PartialDate
from cspr.guidance.layers import Framework
from cspr.guidance.live_rules import live_duties
from cspr.guidance.model import Duty
from cspr.guidance.periods import LASTING, Relation
from cspr.publication import earlier
from cspr.publication.course import PUBLISH, PUBLISHED, Course, day_planned
from cspr.record.situation import Situation
from cspr.sources import Source
from cspr.timescales.scheduling import schedule_of
from cspr.truth import Truth
from cspr.wording import publication as words
from cspr.wording.periods import amount

_REPORT: Final = "overview-report"
_COPIES: Final = frozenset({"submit-report", "submit-information"})
_OUTPUTS: Final = (
    _REPORT,
    "improvement-information",
    "published-response",
    "learning-briefing-paper",
    "one-page-learning-summary",
    "council-briefing",
    "press-statement-text",
)


@attrs.frozen(kw_only=True, repr=False)
class Availability(Answer):
    """How long the report stays available, by one text.

    Args:
        relation: ``at-least`` or ``at-most``.
        length: how long, in words.
        until: the day until which; ``None`` where no day of publication is known.
        says: it in words.
        source: the clauses.
    """

    relation: str
    length: str
    until: PartialDate | None
    says: str
    source: Source


@attrs.frozen(kw_only=True, repr=False)
class Sending(Answer):
    """What a text asks to be sent or made: a copy of the report, or a kind of output.

    Args:
        document: the kind of output.
        title: in plain words.
        to: who receives it; empty where the text names nobody.
        who: who owes it.
        source: the clauses.
    """

    document: str
    title: str
    to: tuple[str, ...]
    who: tuple[str, ...]
    source: Source


@attrs.frozen(kw_only=True, repr=False)
class Afterwards(Answer):
    """What holds once a report is published.

    Args:
        published: the day of publication, or the planned one; ``None`` where neither is known.
        available: how long it stays available, by each text.
        contradiction: that the periods cannot be kept together; empty where they can.
        on_request: the texts by which it is then given on request.
        copies: who has a copy of the report, by each text.
        outputs: the kinds of output, and which text asks for each.
        prompts: what stands in no clause, and is practice.
        titles: what a partnership calls the words of its own that are named here, by id.
    """

    published: PartialDate | None
    available: tuple[Availability, ...]
    contradiction: str
    on_request: tuple[Source, ...]
    copies: tuple[Sending, ...]
    outputs: tuple[Sending, ...]
    prompts: tuple[str, ...]
    titles: Mapping[str, str] = attrs.field(factory=dict[str, str], hash=False)


def afterwards(
    framework: Framework,
    situation: Situation,
    *,
    planned: date | None = None,
    calendar: Calendar | None = None,
) -> Afterwards:
    """How long the report stays available, who has a copy, and which kinds of output each text asks for.

    Args:
        framework: the documents that apply.
        situation: what is known.
        planned: the day of publication where none is recorded; the one that the record plans where left out.
        calendar: the working days; those of England where nothing else is given.

    Examples:
        >>> from cspr.guidance import framework
        >>> from cspr.record import Decided, Review
        >>> review = Review("KR-03", "kirklees").record(
        ...     Decided("local-review", "review", on="2023-10-03", by="safeguarding-partners")
        ... )
        >>> answer = afterwards(framework("kirklees"), review.as_of(date(2024, 3, 13)), planned=date(2024, 3, 28))
        >>> [(each.relation, str(each.until), each.source.clauses[0]) for each in answer.available][-1]
        ('at-most', '2024-09-28', 'KSCP-109')
    """
    case = Case(framework, situation, calendar)
    occurrence = situation.occurrence(PUBLISHED)
    when = day_planned(case, planned)
    published = when if occurrence is None else occurrence.span
    course = Course(case, published)
    speaks = earlier.of_its_time(course)
    available = tuple(each for each in _available(case, published) if speaks(each.source))
    # Without a day of publication any other shows as well whether the periods can be kept together.
    on_one_day = available if published is not None else tuple(_available(case, case.day))
    duties = [duty for duty in live_duties(framework, case.day) if not duty.relaxes and speaks(duty.source)]
    copies = tuple(
        _sending(duty, duty.document or _REPORT)
        for duty in course.duties
        if duty.step in _COPIES and speaks(duty.source)
    )
    outputs = tuple(
        _sending(duty, document)
        for document in _OUTPUTS
        for duty in duties
        if duty.document == document and duty.step not in _COPIES and (document != _REPORT or duty.step == PUBLISH)
    )
    return Afterwards(
        published=published,
        available=available,
        contradiction=words.CONTRADICTION if _contradict(on_one_day, situation.on) else "",
        on_request=tuple(duty.source for duty in duties if _on_request(duty)),
        copies=copies,
        outputs=outputs,
        prompts=(words.DEPOSIT,) if earlier.in_hand(course) is None else (words.LOCAL_LEFT_OUT, words.DEPOSIT),
        titles=framework.titles(name for each in (*copies, *outputs) for name in each.to),
    )


def _available(case: Case, published: PartialDate | None) -> Iterator[Availability]:
    planned = {} if published is None else {PUBLISHED: published}
    asked = case.conditions.applies
    of_another_kind = {
        duty.source
        for duty in case.framework.duties
        if duty.topic == ONLINE and asked(duty.when, duty.unless, duty.source.instrument) is Truth.NO
    }
    for timescale in schedule_of(case, planned=planned):
        if timescale.topic != ONLINE:
            continue
        lasting = (reading for reading in timescale.readings if reading.relation in LASTING and reading.plain)
        for reading in (each for each in lasting if each.source not in of_another_kind):
            length = amount(reading.amounts, reading.unit)
            yield Availability(
                relation=reading.relation.value,
                length=length,
                until=reading.due,
                says=words.available(reading.relation.value, length),
                source=reading.source,
            )


def _contradict(available: tuple[Availability, ...], on: date) -> bool:
    """Whether a text allows less than another asks for, counted from one day, until all of these times have passed."""
    least = [each.until.last for each in available if each.until and each.relation == Relation.AT_LEAST.value]
    most = [each.until.first for each in available if each.until and each.relation == Relation.AT_MOST.value]
    return bool(least and most) and max(least) > min(most) and max(least) >= on


def _on_request(duty: Duty) -> bool:
    return duty.step == KEEP and duty.timing is not None and duty.timing.relation is Relation.NOT_BEFORE


def _sending(duty: Duty, document: str) -> Sending:
    title = vocabulary.documents()[document].title
    return Sending(document=document, title=title, to=duty.to, who=duty.who, source=duty.source)
