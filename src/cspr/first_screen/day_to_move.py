"""The card of a publication that is planned too early for a copy or notice before it, and can still be moved."""

from __future__ import annotations

from collections.abc import Iterator

from cspr.first_screen.cards import Card, CardAnswer, Certainty, Section, Urgency
from cspr.first_screen.tasks import force_of
from cspr.first_screen.view import View
from cspr.grouping import grouped
from cspr.guidance.periods import Relation
from cspr.lifecycle.states import BEHIND
from cspr.publication.course import PUBLISH, PUBLISHED
from cspr.publication.first_day import earliest
from cspr.sources import Source
from cspr.timescales import Timescale
from cspr.timescales.done_late import DoneLate, done_late
from cspr.wording import moving as words
from cspr.wording.days import as_known, short_day
from cspr.wording.first_screen import inside
from cspr.wording.task_sentences import says


def too_late_for_a_plan(view: View, late: DoneLate) -> bool:
    """Whether something was done too late for a day of publication that is planned, and still to come."""
    return late.surely and all(
        reading.planned
        and reading.event == PUBLISHED
        and reading.relation is Relation.AT_LEAST_BEFORE
        and reading.start is not None
        and reading.start.first >= view.on
        for reading in late.readings
    )


def day_to_move(view: View) -> Iterator[Card]:
    """That the planned day of publication is to be moved, to which day at the earliest, and for what."""
    publish, planned = view.progress.get(PUBLISH), view.case.situation.planned(PUBLISHED)
    if publish is None or publish.state in BEHIND or planned is None:
        return
    late = [(timescale, how) for timescale in view.schedule if (how := _too_late(view, timescale)) is not None]
    if not late:
        return
    case = view.case
    first, year = earliest(case.framework, case.situation, calendar=case.calendar).day, view.on.year
    title = words.move(as_known(planned, year), "" if first is None else short_day(first, year))
    sources: dict[Source, None] = dict.fromkeys(each.source for _, how in late for each in how.readings)
    titles = grouped((inside(timescale.title), timescale) for timescale, _ in late)
    yield Card(
        id="move/published",
        section=Section.NOW,
        says=says(title, view.names(publish.who), force_of(tuple(sources)), "", ""),
        title=title,
        answer=CardAnswer.NO,
        urgency=Urgency.AT_ONCE,
        force=force_of(tuple(sources)),
        who=view.who(publish.who),
        why=(words.too_late_for_it(titles),),
        certainty=Certainty.SURE if all(source.checked for source in sources) else Certainty.NOT_CHECKED,
        about=view.entries([PUBLISHED]),
        sources=tuple(sources),
        readings=tuple(reading.key for _, how in late for reading in how.readings),
        next=words.RECORD_NEW_PLAN,
        as_of=view.as_of,
    )


def _too_late(view: View, timescale: Timescale) -> DoneLate | None:
    late = done_late(timescale)
    return late if late is not None and too_late_for_a_plan(view, late) else None
