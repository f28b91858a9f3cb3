"""Plans that were not kept, and plans that something on record holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.history.deviation import Deviation, DeviationKind
from cspr.lifecycle import By
from cspr.lifecycle.answers import progress_of
from cspr.lifecycle.process import steps_of
from cspr.truth import Truth
from cspr.wording import history as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.conditions.case import Case


def plans(case: Case) -> Iterator[Deviation]:
    """Of every step that is planned and not done: that its day has passed, or what holds it."""
    for step in progress_of(case):
        for event in steps_of(case.framework)[step.step].done_by:
            planned = case.situation.planned(event)
            if planned is None or case.situation.happened(event) is not Truth.NO:
                continue
            if planned.last < case.situation.on:
                yield Deviation(
                    kind=DeviationKind.PLAN_PASSED,
                    certain=Truth.YES,
                    name=step.step,
                    title=step.title,
                    due=planned,
                    sources=step.sources,
                    why=(words.planned(planned),),
                )
                continue
            for blocker in step.blockers:
                if blocker.by is By.HOLD and blocker.certain is Truth.YES:
                    yield Deviation(
                        kind=DeviationKind.PLANNED_WHILE_HELD,
                        certain=Truth.YES,
                        name=step.step,
                        title=words.under(step.title, blocker.title),
                        due=planned,
                        binding=blocker.source.force.binds and blocker.source.checked,
                        sources=(blocker.source,),
                        why=(words.planned(planned),),
                    )
