"""How far an LCSPR and its report have come, as the headline of the first screen says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.first_screen.lateness import in_time
from cspr.lifecycle import State
from cspr.record.standing import ONLY_INFORMATION
from cspr.sources import Force
from cspr.truth import Truth
from cspr.wording import headlines, report_ready

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.dates import PartialDate
    from cspr.first_screen.view import View

_REVIEW_PERIOD: Final = "review-period"
_COMPLETED: Final = "review-completed"


def under_way(view: View, decided: PartialDate, declined: PartialDate | None) -> Iterator[str]:
    """That an LCSPR was decided on, or how far its report has come, and for when publication is planned.

    Args:
        decided: when it was decided on.
        declined: when it was decided not to publish the report.
    """
    planned = view.case.situation.planned("published")
    reached = ((event, view.when(event)) for event in report_ready.READY)
    ready = next(((event, when) for event, when in reached if when is not None), None)
    over = planned is not None and planned.last < view.on
    if ready is not None and planned is not None and declined is None and not over:
        yield report_ready.publication_planned(report_ready.READY[ready[0]], view.as_known(planned))
        return
    yield headlines.decided(view.on_day(decided)) if ready is None else _made_ready(view, *ready)
    if planned is not None:
        yield headlines.planned(view.as_known(planned), information=declined is not None, passed=over)


def _made_ready(view: View, event: str, when: PartialDate) -> str:
    """When the report was signed off, finalised or completed; how late the LCSPR was completed."""
    judged = in_time(view, _REVIEW_PERIOD)[0] if event == _COMPLETED else ""
    late = "" if judged == headlines.IN_TIME else judged
    return report_ready.made_ready(report_ready.READY[event], view.on_day(when), late)


def declined_on(view: View) -> PartialDate | None:
    """When it was decided not to publish the report; nothing where that came after it was published."""
    declined, published = view.when("publication-declined"), view.when("published")
    late = declined is not None and published is not None and published.before(declined) is Truth.YES
    return None if late else declined


def only_information(view: View) -> bool:
    """Whether it was decided not to publish the report, and information on improvements was published in its place."""
    return declined_on(view) is not None and view.case.situation.answer(ONLY_INFORMATION).truth is Truth.YES


def information_owed(view: View) -> Iterator[str]:
    """That information on improvements has to be published in place of the report, until it is planned or done."""
    publish = view.progress["publish"]
    must = any(source.force is Force.MUST for source in publish.sources)
    if must and view.case.situation.planned("published") is None and publish.state in {State.READY, State.BLOCKED}:
        yield report_ready.INFORMATION_OWED
