"""Which version of a document a duty is judged by: most by the day its clock started, some by an event of the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.guidance.once import once_a_framework
from cspr.guidance.superseding import earlier
from cspr.truth import Truth
from cspr.wording.days import as_known
from cspr.wording.deadlines import follows_older

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cspr.clocks.counting import Start
    from cspr.conditions.case import Case
    from cspr.dates import PartialDate
    from cspr.guidance.instruments import Instrument
    from cspr.guidance.layers import Framework
    from cspr.guidance.model import Duty


@once_a_framework
def _by_event(framework: Framework) -> Mapping[str, Instrument]:
    """For each document the newest that says by which event a case goes: itself, or one that takes its place."""
    supersedes = {slug: instrument.supersedes for slug, instrument in framework.instruments.items()}
    newer = [instrument for instrument in framework.local if instrument.cases_by]
    return {
        slug: instrument for instrument in newer for slug in (instrument.slug, *earlier(instrument.slug, supersedes))
    }


def judged_by(case: Case, duty: Duty, start: Start | None) -> PartialDate:
    """The day on which a text has to be in force for its duty to count.

    Args:
        case: the case.
        duty: the duty.
        start: when its clock started; ``None`` where it did not.
    """
    newer = _by_event(case.framework).get(duty.source.instrument)
    opened = None if newer is None else case.situation.occurrence(newer.cases_by)
    if opened is not None:
        return opened.span
    return case.day if start is None or start.planned else start.since or start.span


def older_version(case: Case, duty: Duty) -> str:
    """That a case follows the older version of a document, in words; empty where it does not."""
    newer = _by_event(case.framework).get(duty.source.instrument)
    begins = None if newer is None else newer.window.start
    if newer is None or begins is None or newer.slug == duty.source.instrument:
        return ""
    opened = case.situation.occurrence(newer.cases_by)
    if opened is None or begins.by(case.day.last) is Truth.NO or opened.span.before(begins) is not Truth.YES:
        return ""
    event = case.framework.words("events")[newer.cases_by].title
    return follows_older(event, as_known(begins, None))
