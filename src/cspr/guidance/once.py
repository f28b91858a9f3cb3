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
        asked: Any = framework
        if not isinstance(asked, Framework):
            raise wrong("not-a-framework", "framework", NO_FRAMEWORK)
        answers = framework.worked_out
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
        asked: Any = framework
        if not isinstance(asked, Framework):
            raise wrong("not-a-framework", "framework", NO_FRAMEWORK)
        day = PartialDate.of(when)
        answers, key = framework.worked_out, (work_out, framework.stretch(day))
        if key not in answers:
            answers[key] = work_out(framework, day)
        answer: _T = answers[key]
        return answer

    return kept
