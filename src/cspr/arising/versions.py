"""Which version of a document a duty is judged by: most by the day its clock started, some by an event of the case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from cspr.clocks.counting import Start
from cspr.conditions.case import Case, once_a_case
from cspr.dates import PartialDate
from cspr.guidance.instruments import Instrument
from cspr.guidance.layers import Framework, InForce
from cspr.guidance.model import Duty, Hold
from cspr.guidance.once import once_a_framework
from cspr.guidance.superseding import earlier
from cspr.truth import Truth
from cspr.wording.days import as_known
from cspr.wording.deadlines import follows_older
from cspr.wording.editions import counts_from_before

BEYOND: Final = "partnership"
"""The level of what is owed for all cases together: it goes by the day alone."""


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
        start: when its clock started; ``None`` where it did not.
    """
    newer = None if duty.level == BEYOND else _by_event(case.framework).get(duty.source.instrument)
    opened = None if newer is None else case.situation.occurrence(newer.cases_by)
    if opened is not None:
        return opened.span
    return case.day if start is None or start.planned else start.since or start.span


def goes_by_older(case: Case, instrument: str) -> bool:
    """Whether a document is a newer version than the one that a case goes by, and in force on the day asked about."""
    return instrument in newer_than_its_own(case)


@once_a_case
def newer_than_its_own(case: Case) -> frozenset[str]:
    """The documents in force on the day asked about that are newer versions than those that a case goes by."""
    newer = (each for slug, each in _by_event(case.framework).items() if slug == each.slug)
    return frozenset(each.slug for each in newer if _began_after(case, each) is not None)


def older_version(case: Case, duty: Duty) -> str:
    """That a case follows the older version of a document, in words; empty where it does not."""
    newer = _by_event(case.framework).get(duty.source.instrument)
    begins = None if newer is None or newer.slug == duty.source.instrument else _began_after(case, newer)
    if newer is None or begins is None:
        return ""
    return follows_older(case.framework.words("events")[newer.cases_by].title, as_known(begins, None))


def began_later(case: Case, duty: Duty, start: PartialDate | None) -> str:
    """That a text by which a case goes began only after what a duty counts from, in words; empty where it did not.

    Args:
        start: what it counts from; ``None`` where that is not known.
    """
    text = case.framework.instruments[duty.source.instrument]
    begins = text.window.start if duty.level != BEYOND and text.slug in _by_event(case.framework) else None
    if start is None or begins is None or start.before(begins) is not Truth.YES:
        return ""
    return counts_from_before(text.called, as_known(begins, None))


def older_versions(case: Case) -> Iterator[tuple[Instrument, Instrument, PartialDate]]:
    """The documents by which a case goes though a newer version is in force: each with that one, and when it began."""
    for newer in dict.fromkeys(_by_event(case.framework).values()):
        begins, opened = _began_after(case, newer), case.situation.occurrence(newer.cases_by)
        if begins is not None and opened is not None:
            older = (case.framework.instruments[slug] for slug in newer.supersedes)
            yield from ((each, newer, begins) for each in older if each.window.holds(opened.span) is not Truth.NO)


def duties_of_older(case: Case) -> Iterator[tuple[Duty, InForce]]:
    """The duties of the older versions by which a case goes, each with whether it was in force at its opening."""
    slugs = {older.slug for older, _, _ in older_versions(case)}
    for duty in case.framework.duties if slugs else ():
        if duty.source.instrument in slugs and duty.level != BEYOND:
            yield duty, case.framework.in_force(duty, judged_by(case, duty, None))


@once_a_case
def holds_in_force(case: Case) -> tuple[tuple[Hold, InForce], ...]:
    """What the documents say of other proceedings, each by the version by which the case goes."""
    framework, older = case.framework, tuple(older_versions(case))
    live = framework.live((hold for document in framework.documents for hold in document.holds), case.day)
    kept = [each for each in live if not older or not goes_by_older(case, each[0].source.instrument)]
    for version, newer, _ in older:
        opened = case.situation.occurrence(newer.cases_by)
        kept += () if opened is None else framework.live(framework.by_slug[version.slug].holds, opened.span)
    return tuple(kept)


def _began_after(case: Case, newer: Instrument) -> PartialDate | None:
    """When a newer version began that is in force by now, if that was surely after a case was opened."""
    opened, begins = case.situation.occurrence(newer.cases_by), newer.window.start
    if opened is None or begins is None or begins.by(case.day.last) is Truth.NO:
        return None
    return begins if opened.span.before(begins) is Truth.YES else None
