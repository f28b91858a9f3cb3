"""What two editions of a document ask alike while it is not known which was in force: one of them surely was."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cspr.conditions.case import Case
from cspr.grouping import grouped
from cspr.timescales.obligations import Obligation
from cspr.truth import Truth


def by_either(
    case: Case, obligations: Iterable[Obligation], not_kept: Callable[[Obligation], bool]
) -> tuple[Obligation, ...]:
    """The obligations whose text may have been the older or the newer edition, where none of either was kept.

    Args:
        obligations: what the readings of one duty ask for.
        not_kept: whether the day of one has passed, or it was done after that, by the dates alone.
    """
    editions = grouped(
        ((_series(case, obligation), obligation.period.duty.part), obligation)
        for obligation in obligations
        if obligation.in_force.truth is Truth.UNKNOWN and obligation.applies is Truth.YES and not obligation.relaxations
    )
    alike = (several for several in editions.values() if _one_follows_the_other(case, several))
    return tuple(each for several in alike if all(map(not_kept, several)) for each in several)


def _series(case: Case, obligation: Obligation) -> str:
    instrument = case.framework.instruments[obligation.period.duty.source.instrument]
    return instrument.series or instrument.slug


def _one_follows_the_other(case: Case, obligations: Iterable[Obligation]) -> bool:
    """Whether they are of two editions of which the newer begins on whatever day the older ends."""
    slugs = dict.fromkeys(obligation.period.duty.source.instrument for obligation in obligations)
    windows = [case.framework.instruments[slug].window for slug in slugs]
    return any(
        older.end is not None and older.end == newer.start
        for older in windows
        for newer in windows
        if len(windows) > 1 and older is not newer
    )
