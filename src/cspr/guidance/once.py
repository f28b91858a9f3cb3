"""What follows from the documents alone, worked out once and kept with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, Final, TypeVar

from cspr.dates import PartialDate
from cspr.errors import wrong
from cspr.guidance.layers import Framework

NO_FRAMEWORK: Final = 'give a framework: cspr.framework("northamptonshire")'
_T = TypeVar("_T")


def once_a_framework(work_out: Callable[[Framework], _T]) -> Callable[[Framework], _T]:
    """Let a function of a framework alone, which says nothing of a case, be worked out once for each framework."""

    @wraps(work_out)
    def kept(framework: Framework) -> _T:
        answers = _kept_with(framework)
        if work_out not in answers:
            answers[work_out] = work_out(framework)
        answer: _T = answers[work_out]
        return answer

    return kept


def once_a_stretch(
    work_out: Callable[[Framework, PartialDate], _T],
) -> Callable[[Framework, PartialDate | date], _T]:
    """Let a function of the texts in force on a day be worked out once for all days on which the same are in force."""

    @wraps(work_out)
    def kept(framework: Framework, when: PartialDate | date) -> _T:
        answers, day = _kept_with(framework), PartialDate.of(when)
        key = work_out, framework.stretch(day)
        if key not in answers:
            answers[key] = work_out(framework, day)
        answer: _T = answers[key]
        return answer

    return kept


def _kept_with(framework: Any) -> dict[object, Any]:
    if not isinstance(framework, Framework):
        raise wrong("not-a-framework", "framework", NO_FRAMEWORK)
    return framework.worked_out
