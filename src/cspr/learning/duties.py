"""Which duties of the documents stand behind what is missing in an action plan."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from cspr.arising.judging import arising
from cspr.learning.answers import GapCode
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cspr.conditions.case import Case
    from cspr.guidance.model import Duty
    from cspr.sources import Source

_ANY: Final = None
_PLAN: Final = ("action-plan", _ANY)
_MONITOR: Final = ("monitor-progress", _ANY)
_EVIDENCE: Final = ("evidence-impact", _ANY)
_BEHIND: Final[Mapping[GapCode, tuple[tuple[str, str | None], ...]]] = MappingProxyType(
    {
        GapCode.OVERDUE: (_MONITOR,),
        GapCode.FEEDBACK: (("monitor-progress", "report"), _MONITOR),
        GapCode.NOT_TAKEN_BACK: (("single-agency-action", ""),),
        GapCode.NO_ACTION: (("action-plan", ""), _PLAN, _MONITOR),
        GapCode.NO_RECOMMENDATION: (("action-plan", ""), _PLAN),
        GapCode.NO_OWNER: (("action-plan", ""), _PLAN),
        GapCode.NO_DAY: (("action-plan", "timescales"), _PLAN),
        GapCode.NO_CRITERIA: (("action-plan", "success-criteria"), _PLAN),
        GapCode.NO_EVIDENCE: (("evidence-impact", "actions"), _EVIDENCE, _MONITOR),
        GapCode.NO_IMPACT: (("evidence-impact", "effect"), _EVIDENCE, _MONITOR),
        GapCode.NO_OUTCOME: (("evidence-impact", "effect"), _EVIDENCE, ("annual-report", _ANY), _MONITOR),
        GapCode.NOT_ACHIEVED: (("evidence-impact", "effect"), _EVIDENCE, ("annual-report", _ANY), _MONITOR),
    }
)
"""For each gap the steps or topics of duties, with the part where only that speaks of it; the first there stands."""
_QUALITIES: Final = frozenset({GapCode.NO_OWNER, GapCode.NO_DAY, GapCode.NOT_ACHIEVED, GapCode.NO_OUTCOME})
_RECOMMENDATIONS: Final = "recommendations"


class Behind:
    """The duties of a case that stand behind gaps, each kind of gap looked up once.

    Args:
        case: the case.
    """

    __slots__ = ("_answers", "_case", "duties")

    def __init__(self, case: Case) -> None:
        """Keep the duties on learning that are in force and arise, or may."""
        topics = {name for several in _BEHIND.values() for name, _ in several}
        self._case = case
        self._answers: dict[GapCode, tuple[tuple[str, ...], tuple[Source, ...]]] = {}
        self.duties = tuple(
            duty
            for duty, _ in case.framework.live(case.framework.duties, case.day)
            if (duty.step in topics or duty.topic in topics) and arising(case, duty).answer is not Truth.NO
        )

    def of(self, code: GapCode) -> tuple[tuple[str, ...], tuple[Source, ...]]:
        """Whose duty it is to close a gap, and the clauses.

        Args:
            code: the kind of gap.
        """
        if code not in self._answers:
            duties = self._duties(code)
            qualities = tuple(self._qualities()) if code in _QUALITIES else ()
            sources = (*(duty.source for duty in duties), *qualities)
            owed_by = dict.fromkeys(who for duty in duties for who in duty.who) or dict.fromkeys(
                self._case.framework.clauses[source.clauses[0]].actor for source in qualities
            )
            self._answers[code] = tuple(owed_by), tuple(dict.fromkeys(sources))
        return self._answers[code]

    def _duties(self, code: GapCode) -> tuple[Duty, ...]:
        for name, part in _BEHIND.get(code, ()):
            fitting = tuple(
                duty for duty in self.duties if name in {duty.step, duty.topic} and part in {_ANY, duty.part}
            )
            if fitting:
                return fitting
        return ()

    def _qualities(self) -> Iterator[Source]:
        """What a document says that recommendations have to be like: of whom, by when, to what end."""
        for document in self._case.framework.documents:
            for checklist, _ in self._case.framework.live(document.checklists, self._case.day):
                if checklist.id == _RECOMMENDATIONS:
                    yield checklist.source
