"""What the headline says of the notification of the Panel: that it was sent and when, or decided against."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.first_screen.knowing_cautions import entered_only
from cspr.first_screen.lateness import dated, in_time
from cspr.first_screen.not_notified import DUTY
from cspr.first_screen.view import View
from cspr.grouping import grouped
from cspr.history.contradictions import contradictions
from cspr.history.deviation import DeviationKind
from cspr.truth import Truth
from cspr.wording import headlines
from cspr.wording.children import of_children
from cspr.wording.knowing import entered_only as entered_only_on
from cspr.wording.national import DEATHS_NOTIFIED

_NOTIFY: Final = "notify-incident"


def notifiable(view: View) -> Truth:
    """Whether the incident has to be notified to the Panel."""
    return view.case.conditions.holds(DUTY)


def contradicted_answers(view: View) -> Iterator[str]:
    """That what decides whether the incident is notifiable is answered both ways."""
    decides = view.case.conditions.in_force.look_up(DUTY, "").ends
    contradicting = contradictions(view.case.framework, view.case.situation)
    if any(each.kind is DeviationKind.CONFLICT and each.name in decides for each in contradicting):
        yield headlines.CONTRADICTED


def notified(view: View, sent: PartialDate) -> Iterator[str]:
    """That the notification was sent, and how far the rapid review has come; first what is to be settled."""
    if notifiable(view) is Truth.UNKNOWN and any(contradicted_answers(view)):
        yield headlines.NOTIFIED_CONTRADICTED
    yield from _sent_of_each(view) or [headlines.notified(_sent(view, sent), *in_time(view, _NOTIFY))]
    submitted = view.when("rapid-review-submitted")
    yield headlines.UNDER_WAY if submitted is None else headlines.submitted(view.on_day(submitted))


def not_to_notify(view: View) -> Iterator[str]:
    """That it was decided not to notify, with who decided and where the reasons stand."""
    decided = view.when("no-notification-decided")
    if decided is not None:
        taken = [each for each in view.case.situation.decisions() if each.event == "no-notification-decided"]
        by, reasons = (view.who((taken[-1].by,)), taken[-1].rationale_ref) if taken else ("", None)
        yield headlines.decided_not_to_notify(view.on_day(decided), by, reasons or "")


def deaths_notified(view: View) -> Iterator[str]:
    """That a death which is notified whatever its cause was notified, and when."""
    for event, says in DEATHS_NOTIFIED.items():
        day = view.when(event)
        if day is not None:
            yield headlines.way_out(says, view.on_day(day))


def _sent_of_each(view: View) -> list[str]:
    """Of children for each of whom the notification has a date of its own, when it was sent and how that stands."""
    apart = [timescale for timescale in view.schedule if timescale.topic == _NOTIFY and timescale.about != CASE]
    sent = {timescale.about: next((each.done for each in timescale.readings if each.done), None) for timescale in apart}
    together = grouped(
        ((_sent(view, day, child), in_time(view, _NOTIFY, child)), child) for child, day in sent.items() if day
    )
    alike = len(together) == 1 and all(sent.values())
    return [
        headlines.notified(day if alike else of_children(day, children), *judged)
        for (day, judged), children in together.items()
    ]


def _sent(view: View, sent: PartialDate, about: str = CASE) -> str:
    """When the notification was sent; where only a late entry says that it was in time, also when that was made."""
    day = view.as_known(sent) if sent.exact else view.on_day(sent)
    entered = entered_only(view, dated(view, _NOTIFY, about))
    return day if entered is None else entered_only_on(day, view.day(entered))
