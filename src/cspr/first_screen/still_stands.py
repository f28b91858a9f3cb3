"""Whether a decision on an LCSPR still stands: one of before the notification, or of before a national review."""

from __future__ import annotations

from typing import Final, NamedTuple

from cspr.arising.notifiable_later import NOTIFIED, notifiable_later
from cspr.dates import end_then_start
from cspr.first_screen.view import View
from cspr.record.standing import of_one_child, stands
from cspr.sources import Source
from cspr.truth import Truth
from cspr.wording import asking

_OUTCOMES: Final = {
    "no-local-review-decided": asking.AGAINST,
    "other-learning-decided": asking.OTHERWISE,
}
_LOCAL: Final = "local-review-decided"
_NATIONAL: Final = "national-review-decided"
_OVER: Final = (
    "review-completed",
    "report-finalised",
    "published",
    "review-joined",
    "review-converted",
    "review-paused",
)
_SUBMITTED: Final = "rapid-review-submitted"
_DECIDE: Final = "decide-on-review"


class Earlier(NamedTuple):
    """A question on an earlier decision.

    Args:
        says: the question.
        why: how the decision lies to what came later.
        sources: where the decision stands.
        event: what was decided.
    """

    says: str
    why: str
    sources: tuple[Source, ...]
    event: str


def asked(view: View) -> Earlier | None:
    """The question; ``None`` where no such decision stands, or the rapid review went to the Panel since."""
    situation = view.case.situation
    notified = situation.occurrence(NOTIFIED)
    for event, what in _OUTCOMES.items():
        decided = situation.occurrence(event)
        if decided is None or stands(situation, event) is not Truth.YES:
            continue
        last = max(decided.spans, key=end_then_start)
        before = notified is not None and last.before(notified.span) is Truth.YES
        if (before and not _gone(view)) or notifiable_later(view.case, event):
            sent = "" if notified is None else view.on_day(notified.span)
            sources = view.progress[_DECIDE].sources
            return Earlier(asking.still_stands(view.as_known(last), what), asking.before_notified(sent), sources, event)
    return None


def _gone(view: View) -> bool:
    """Whether the rapid review, with the decision, went to the Panel after the notification."""
    notified, sent = map(view.case.situation.occurrence, (NOTIFIED, _SUBMITTED))
    return notified is not None and sent is not None and sent.span.before(notified.span) is not Truth.YES


def beside_a_national_one(view: View) -> Earlier | None:
    """Whether an LCSPR goes on for which a national review was decided on since; ``None`` once that is told."""
    local, national = map(view.when, (_LOCAL, _NATIONAL))
    over = any(view.when(event) is not None for event in _OVER)
    one_child = of_one_child(view.case.situation, _LOCAL, _NATIONAL)
    if local is None or national is None or over or not one_child or local.before(national) is not Truth.YES:
        return None
    says = asking.goes_on(view.on_day(national))
    return Earlier(says, asking.BESIDE_NATIONAL, view.progress[_DECIDE].sources, _NATIONAL)
