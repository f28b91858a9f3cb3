"""Whether harm was serious, asked again where a factor that a text weighs was answered with yes since it was denied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from cspr.conditions import Open
from cspr.conditions.limbs import CASE, limbs
from cspr.criteria.factor_lists import factors_of
from cspr.criteria.open_questions import put
from cspr.dates import end_then_start
from cspr.first_screen.children import children
from cspr.first_screen.not_notified import DUTY, not_notifiable
from cspr.record.entries import Established
from cspr.truth import Truth
from cspr.wording.asking import answered_since

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.criteria import Question
    from cspr.dates import PartialDate
    from cspr.first_screen.view import View
    from cspr.sources import Source

_HARMED: Final = "child-seriously-harmed"


def weighed_since(view: View) -> Iterator[Question]:
    """Of a case that is not notifiable: whether each child was harmed of whom a factor was answered with yes since.

    Nothing where the incident would not be notifiable of that child even if so.
    """
    if not not_notifiable(view) or view.case.situation.happened("notification-sent") is Truth.YES:
        return
    for child in children(view):
        harmed, since = Open(name=_HARMED, about=child), list(_since(view, child))
        would = view.case.conditions.supposing({harmed: Truth.YES})
        if since and would.holds(DUTY, about=child) is not Truth.NO:
            asked = put(view.case, harmed)
            says = answered_since(asked.question, [question for question, _ in since])
            yield attrs.evolve(asked, question=says, decides=(DUTY,), sources=tuple(source for _, source in since))


def _since(view: View, child: str) -> Iterator[tuple[str, Source]]:
    """The judgements that bear on a notification and were answered with yes after harm was denied, each once."""
    facts, denied = limbs(view.case.framework).facts, _answered(view, _HARMED, child, Truth.NO)
    lists = factors_of(view.case, "notification")
    weighed = {item.fact: each.checklist.source for each in lists for item in each.items if item.fact is not None}
    for name, source in weighed.items():
        day = _answered(view, name, child, Truth.YES) if facts[name].judged else None
        if day is not None and denied is not None and denied.before(day) is Truth.YES:
            yield facts[name].question, source


def _answered(view: View, fact: str, child: str, truth: Truth) -> PartialDate | None:
    """The last day on which a fact was answered so, where that answer stands."""
    answer = view.case.situation.answer(fact, child)
    entries = (entry for entry in view.case.situation.entries if isinstance(entry, Established))
    own = (entry for entry in entries if entry.about in {CASE, child} and entry.fact == fact)
    days = [entry.on for entry in own if entry.answer is truth]
    return max(days, key=end_then_start) if answer.truth is truth else None
