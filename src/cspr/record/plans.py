"""For which day something is planned: of several plans the one recorded last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.dates import PartialDate
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cspr.record.entry_state import EntryState


def planned(plans: Iterable[tuple[EntryState, PartialDate]]) -> PartialDate | None:
    """The day of the plan recorded last; ``None`` where there is none."""
    by_order = sorted(plans, key=lambda plan: plan[0].order)
    sure = [place for place, (state, _) in enumerate(by_order) if state.counts is Truth.YES]
    # A later plan of which it cannot be told whether it was known may or may not have replaced the last sure one.
    spans = [span for _, span in (by_order[sure[-1] :] if sure else by_order)]
    return PartialDate(min(span.first for span in spans), max(span.last for span in spans)) if spans else None
