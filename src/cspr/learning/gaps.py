"""What is missing in an action plan, or looks wrong in it, and who is to be chased for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from cspr import vocabulary
from cspr.arising.judging import arising
from cspr.conditions.case import Case
from cspr.dates import PartialDate
from cspr.grouping import grouped
from cspr.guidance.live_rules import live_checklists, live_duties
from cspr.guidance.model import Duty
from cspr.learning.agreeing import reach_of
from cspr.learning.answers import ActionState, Chase, Gap, GapCode, PlanAction, PlanRecommendation
from cspr.learning.duty_answers import Recurring
from cspr.learning.register import Register
from cspr.record.learning_checks import learning_findings
from cspr.record.learning_entries import FeedbackAsked, FeedbackReturned
from cspr.sources import Source
from cspr.timescales.of_others import OUTSIDE
from cspr.truth import Truth, both, either
from cspr.wording import learning as words
from cspr.wording.days import as_known

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
        GapCode.NO_ACTION_LEFT: (("action-plan", ""), _PLAN, _MONITOR),
        GapCode.FALLS_AWAY: (_MONITOR,),
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
_OF_AN_ACTION: Final = frozenset({GapCode.NO_OWNER, GapCode.NO_DAY, GapCode.NO_CRITERIA})
_REPORTS: Final = "report"
"""In the part of a duty: it is on a report of progress, and not on following it."""
_RECOMMENDATIONS: Final = "recommendations"
_THE_PLAN: Final = "composite-action-plan"


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
        self._answers: dict[tuple[GapCode, str | None], tuple[tuple[str, ...], tuple[Source, ...]]] = {}
        self.duties = tuple(
            duty
            for duty in live_duties(case.framework, case.day)
            if (duty.step in topics or duty.topic in topics) and arising(case, duty).answer is not Truth.NO
        )

    def of(self, code: GapCode, reach: str | None = None) -> tuple[tuple[str, ...], tuple[Source, ...]]:
        """Whose duty it is to close a gap, and the clauses.

        Args:
            reach: of the action or recommendation: what speaks of those of another reach alone is not behind it.
        """
        if (code, reach) not in self._answers:
            duties = self._duties(code, reach)
            qualities = tuple(self._qualities()) if code in _QUALITIES else ()
            contents = () if duties or code not in _OF_AN_ACTION else tuple(self._contents())
            sources = (*(duty.source for duty in duties), *qualities, *contents)
            owed_by = dict.fromkeys(who for duty in duties for who in duty.who) or dict.fromkeys(
                self._case.framework.clauses[source.clauses[0]].actor for source in qualities
            )
            self._answers[code, reach] = tuple(owed_by), tuple(dict.fromkeys(sources))
        return self._answers[code, reach]

    def _duties(self, code: GapCode, reach: str | None) -> tuple[Duty, ...]:
        duties = [duty for duty in self.duties if reach is None or reach_of(duty) in {"", reach}]
        for name, part in _BEHIND.get(code, ()):
            # By when the plan is to be agreed says nothing of what it holds; whose a part of it is says whom to ask.
            fitting = tuple(
                duty
                for duty in duties
                if name in {duty.step, duty.topic}
                and part in {_ANY, duty.part.removeprefix(reach_of(duty)).removeprefix("-")}
                and (duty.timing is None or (name, part) != _PLAN or reach_of(duty))
            )
            fitting = tuple(duty for duty in fitting if reach and reach_of(duty)) or fitting
            if fitting:
                tracking = tuple(duty for duty in fitting if _REPORTS not in duty.part)
                return (tracking or fitting) if (name, part) == _MONITOR else fitting
        return ()

    def _qualities(self) -> Iterator[Source]:
        """What a document says that recommendations have to be like: of whom, by when, to what end."""
        live = live_checklists(self._case.framework, self._case.day)
        yield from (checklist.source for checklist in live if checklist.id == _RECOMMENDATIONS)

    def _contents(self) -> Iterator[Source]:
        """What a document says that the plan has to hold: where no duty says it, that is what to look at."""
        live = live_checklists(self._case.framework, self._case.day)
        yield from (each.source for each in live if each.serves == _THE_PLAN and each.kind == "contents")


_AGENCY: Final = "agency:"
_TAKEN_BACK: Final = "single-agency-action-taken"
_NO_ONE_KNOWN: Final = "partner-agency"
_WANTING: Final = frozenset({"not-achieved"})


class Gaps:
    """What is missing in the plan of one case.

    Args:
        case: the case.
        register: what its record holds on learning.
    """

    __slots__ = ("_behind", "_case", "_reaches", "_register")

    def __init__(self, case: Case, register: Register) -> None:
        """Look up the duties that stand behind gaps."""
        self._case, self._register, self._behind = case, register, Behind(case)
        self._reaches = {recommendation.ref: recommendation.reach for recommendation in register.recommendations}
        self._reaches |= {action.ref: action.reach for action in register.actions}

    def all(self) -> tuple[Gap, ...]:
        """Every gap once, by its kind in the order of ``GapCode``."""
        order = list(GapCode)
        each_once = {(gap.code, gap.ref): gap for gap in self._each()}
        return tuple(sorted(each_once.values(), key=lambda gap: order.index(gap.code)))

    def _each(self) -> Iterator[Gap]:
        for action in self._register.actions:
            if action.for_nothing:
                yield self._gap(GapCode.FALLS_AWAY, action.ref)
            else:
                yield from self._of_action(action)
        for recommendation in self._register.recommendations:
            yield from self._of_recommendation(recommendation)
        yield from self._feedback()
        yield from self._not_taken_back()
        standing = {entry.id: entry for entry in self._case.situation.entries}
        for finding in learning_findings(standing.values()):
            entry = standing[finding.entry]
            yield self._gap(GapCode(finding.code), _reference(entry))

    def _of_action(self, action: PlanAction) -> Iterator[Gap]:
        chase = () if action.owner is None else (action.owner,)
        if action.overdue is not Truth.NO:
            yield self._gap(GapCode.OVERDUE, action.ref, chase, action.overdue, day=action.due)
        if not action.recommendations and not action.themes:
            yield self._gap(GapCode.NO_RECOMMENDATION, action.ref, chase)
        if action.state is ActionState.NOT_IMPLEMENTED:
            return
        if action.owner is None:
            yield self._gap(GapCode.NO_OWNER, action.ref)
        if action.due is None:
            yield self._gap(GapCode.NO_DAY, action.ref, chase)
        if action.criteria_ref is None:
            yield self._gap(GapCode.NO_CRITERIA, action.ref, chase)
        if action.state is ActionState.DONE:
            yield self._gap(GapCode.NO_EVIDENCE, action.ref, chase, day=action.done_on)
        if action.state is ActionState.EVIDENCED and action.impact is None:
            yield self._gap(GapCode.NO_IMPACT, action.ref, chase)
        if action.impact in _WANTING:
            yield self._gap(GapCode.NOT_ACHIEVED, action.ref, chase)

    def _of_recommendation(self, each: PlanRecommendation) -> Iterator[Gap]:
        if each.not_implemented is not None:
            return
        chase = () if each.to is None or each.to in OUTSIDE else (each.to,)
        if not each.actions:
            yield self._gap(GapCode.NO_ACTION, each.ref, chase)
        elif each.no_action_left:
            yield self._gap(GapCode.NO_ACTION_LEFT, each.ref, chase)
        elif each.done + each.dropped == len(each.actions) and each.outcome is None:
            yield self._gap(GapCode.NO_OUTCOME, each.ref, chase)
        if each.outcome in _WANTING:
            yield self._gap(GapCode.NOT_ACHIEVED, each.ref, chase)

    def _feedback(self) -> Iterator[Gap]:
        situation = self._case.situation
        returned: dict[str, Truth] = {}
        for back, sure in situation.recorded(FeedbackReturned):
            returned[back.ref] = either([sure, returned.get(back.ref, Truth.NO)])
        for asked, sure in situation.recorded(FeedbackAsked):
            owed = both([sure, ~returned.get(asked.ref, Truth.NO)])
            if owed is not Truth.NO:
                yield self._gap(GapCode.FEEDBACK, asked.ref, (asked.agency,), owed, day=asked.due)

    def _not_taken_back(self) -> Iterator[Gap]:
        """The agencies that have not taken the learning back, where a document asks each of them to."""
        duties = [duty for duty in self._behind.duties if duty.step == "single-agency-action" and duty.each == "agency"]
        if not duties or not (self._register.themes or self._register.recommendations):
            return
        situation = self._case.situation
        if not situation.agencies:
            yield self._gap(GapCode.NOT_TAKEN_BACK, _NO_ONE_KNOWN, (_NO_ONE_KNOWN,), Truth.UNKNOWN)
        for about in situation.agencies:
            owed = both(
                [
                    either(arising(self._case, duty, about).answer for duty in duties),
                    ~situation.happened(_TAKEN_BACK, about),
                ]
            )
            if owed is not Truth.NO:
                agency = about.removeprefix(_AGENCY)
                yield self._gap(GapCode.NOT_TAKEN_BACK, agency, (agency,), owed)

    def _gap(
        self,
        code: GapCode,
        ref: str,
        chase: tuple[str, ...] = (),
        certain: Truth = Truth.YES,
        day: PartialDate | None = None,
    ) -> Gap:
        owed_by, sources = self._behind.of(code, self._reaches.get(ref))
        on = self._case.situation.on
        agency = self._case.framework.words("actors").get(ref) if code is GapCode.NOT_TAKEN_BACK else None
        named = vocabulary.spelt(ref) if agency is None else agency.title
        return Gap(
            code=code,
            ref=ref,
            says=words.may_have_passed(named, as_known(day, on.year))
            if day is not None and on <= day.last
            else words.gap(code.value, named, "" if day is None else as_known(day, on.year), sure=certain is Truth.YES),
            certain=certain,
            chase=chase or owed_by,
            owed_by=owed_by,
            sources=sources,
        )


def of_recurring(recurring: Iterable[Recurring], on: date) -> Iterator[Gap]:
    """What recurs and was not done by its day, each with whose duty it is.

    Args:
        recurring: what is owed again and again.
    """
    for each in recurring:
        if each.next is not None and each.overdue is not Truth.NO:
            day, sure = as_known(each.next, on.year), each.overdue is Truth.YES
            yield Gap(
                code=GapCode.RECURS,
                ref=each.title,
                says=words.gap(GapCode.RECURS.value, each.title, day, sure=sure),
                certain=each.overdue,
                chase=each.who,
                owed_by=each.who,
                sources=(each.source,),
            )


def _reference(entry: Any) -> str:
    """The reference that an entry bears, or of which it speaks."""
    named = (getattr(entry, name, None) for name in ("ref", "action", "of"))
    return next(str(name) for name in named if name is not None)


def chases(gaps: Iterable[Gap]) -> tuple[Chase, ...]:
    """Who is to be chased, each once, as they first come up; nobody for an action that only may be late."""
    owed = [gap for gap in gaps if gap.code is not GapCode.OVERDUE or gap.certain is Truth.YES]
    several = grouped((who, (gap.code.value, gap.ref)) for gap in owed for who in gap.chase)
    return tuple(Chase(who=who, gaps=tuple(gaps)) for who, gaps in several.items())
