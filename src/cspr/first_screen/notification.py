"""What the headline says of the notification of the Panel: that it was sent and when, or decided against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.conditions.limbs import CASE, limbs
from cspr.first_screen.knowing_cautions import entered_only
from cspr.first_screen.not_notified import DUTY
from cspr.history.deviation import DeviationKind
from cspr.history.looking_back import deviations_of
from cspr.sources import Authority
from cspr.timescales import Status
from cspr.truth import Truth
from cspr.wording import headlines
from cspr.wording.knowing import entered_only as entered_only_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cspr.dates import PartialDate
    from cspr.first_screen.view import View
    from cspr.timescales import Reading


def notifiable(view: View) -> Truth:
    """Whether the incident has to be notified to the Panel."""
    return view.case.conditions.holds(DUTY)


def contradicted_answers(view: View) -> Iterator[str]:
    """That what decides whether the incident is notifiable is answered both ways."""
    decides = limbs(view.case.framework).look_up(DUTY, "", view.case.day).ends
    if any(each.kind is DeviationKind.CONFLICT and each.name in decides for each in deviations_of(view.case)):
        yield headlines.CONTRADICTED


def notified(view: View, sent: PartialDate) -> Iterator[str]:
    """That the notification was sent, and how far the rapid review has come; first what is to be settled.

    Args:
        view: the case.
        sent: the day of the notification.
    """
    if notifiable(view) is Truth.UNKNOWN and any(contradicted_answers(view)):
        yield headlines.NOTIFIED_CONTRADICTED
    yield headlines.notified(_sent(view, sent), *_in_time(view))
    submitted = view.when("rapid-review-submitted")
    yield headlines.UNDER_WAY if submitted is None else headlines.submitted(view.on_day(submitted))


def not_to_notify(view: View) -> Iterator[str]:
    """That it was decided not to notify, with who decided and where the reasons stand."""
    decided = view.when("no-notification-decided")
    if decided is not None:
        taken = [each for each in view.case.situation.decisions() if each.event == "no-notification-decided"]
        by, reasons = (view.who((taken[-1].by,)), taken[-1].rationale_ref) if taken else ("", None)
        yield headlines.decided_not_to_notify(view.on_day(decided), by, reasons or "")


def _sent(view: View, sent: PartialDate) -> str:
    """When the notification was sent; where only a late entry says that it was in time, also when that was made."""
    day = view.as_known(sent) if sent.exact else view.on_day(sent)
    entered = entered_only(view, _notification(view))
    return day if entered is None else entered_only_on(day, view.day(entered))


def _notification(view: View) -> list[Reading]:
    return [
        reading
        for timescale in view.schedule
        if timescale.topic == "notify-incident" and timescale.about == CASE
        for reading in timescale.readings
        if reading.due is not None
    ]


def _in_time(view: View) -> tuple[str, str]:
    """How a notification stands by national guidance, and by the local procedure."""
    readings = _notification(view)
    national = [reading for reading in readings if reading.source.authority is not Authority.LOCAL]
    local = [reading for reading in readings if reading.source.authority is Authority.LOCAL]
    return _judged(view, national), _judged(view, local)


def _judged(view: View, readings: Sequence[Reading]) -> str:
    if not readings:
        return ""
    if any(reading.status is Status.MET for reading in readings):
        return headlines.IN_TIME
    late = [reading for reading in readings if reading.late_by is not None and reading.due is not None]
    if late:
        first = min(late, key=lambda reading: reading.late_by or (0, 0))
        assert first.late_by is not None  # noqa: S101 -- chosen for having it
        assert first.due is not None  # noqa: S101 -- chosen for having it
        return headlines.late(first.late_by[0], view.as_known(first.due))
    return ""
