"""What a case says of the dated duties: when events happened or are planned, and the days given for them, checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple, TypeGuard

import attrs

from cspr import vocabulary
from cspr.arising.begun_anew import begun_anew, done_since
from cspr.arising.concerned import first_happened, not_concerned
from cspr.arising.for_each import done_by_all
from cspr.arising.judging import arising
from cspr.arising.plan_stands import cannot_stand
from cspr.calendars import Calendar
from cspr.clocks.counting import FIRST, LAST, SHOWN, Start
from cspr.clocks.ways_to_count import is_ahead
from cspr.conditions import Open
from cspr.conditions.case import Case, earlier
from cspr.conditions.limbs import CASE, DECISION, PROCEEDING
from cspr.dates import PartialDate, end_then_start
from cspr.errors import CsprError, Problem, nearest
from cspr.exits import exits_of, shown_before
from cspr.guidance.layers import Framework
from cspr.guidance.live_rules import duties_on_steps
from cspr.guidance.model import Duty
from cspr.guidance.steps import step_of
from cspr.record.entries import Established, Happened
from cspr.record.new_review import of_one_review
from cspr.record.situation import Situation
from cspr.record.standing import to_be_published_again
from cspr.truth import Truth
from cspr.vocabulary import Step
from cspr.wording import arising as words

_PUBLISHED: Final = "published"
_REOPENED: Final = "review-reopened"
_KINDS: Final = (("decisions", DECISION), ("proceedings", PROCEEDING), ("facts", ""), ("events", ""), ("steps", ""))

_NOBODY: Final = frozenset[str]()
_AWARE: Final = "local-authority-aware"
_AUTHORITY: Final = "local-authority"
_AWARE_OF_DEATH: Final = "local-authority-aware-of-death"
_DIED: Final = frozenset({"child-died"})
_OUTCOMES: Final = _DIED | {"child-seriously-harmed"}
_BY_NATURE: Final = ("incident", "local-authority-aware", "notification-sent")


class Done(NamedTuple):
    """When a step was done.

    Args:
        span: the day, as well as it is known; ``None`` where it was not done.
        certain: whether it surely was, or surely was not.
    """

    span: PartialDate | None = None
    certain: bool = True


class Record:
    """One case, asked for what a schedule needs; what was asked once is not asked again.

    Args:
        case: the case.
        plans: further plans, which go before those recorded.
    """

    def __init__(self, case: Case, plans: Mapping[str, PartialDate]) -> None:
        """Begin with nothing asked."""
        self.case, self.situation, self.plans = case, case.situation, plans
        self._exits, self._reopened = case.once(exits_of), self.situation.occurrence(_REOPENED)
        before = earlier(case)
        self._earlier = None if before is None else Record(before, {})
        self._starts: dict[tuple[str, str, frozenset[str]], Start | None] = {}
        self._done: dict[tuple[str, str], Done] = {}

    def start(self, event: str, about: str, duty: Duty) -> Start | None:
        """When an event from which a duty runs happened, to one or else to the case, or for when it is planned.

        What lasts beyond a review runs from what happened for the one before, until it happens again. Of a duty of the
        case, what is not recorded of a child happened when it first did to another whom it concerns.
        Where its text counts from the last, what each of several does happened when the last of them did it.
        """
        if duty.timing is not None and duty.timing.last_of and duty.each is None and (step := self.of_each(event)):
            return self._last_of_each(step, event)
        if event == _PUBLISHED and duty.timing is not None and is_ahead(duty.timing):
            again = to_be_published_again(self.situation, self.plans.get(event))
            if again is not None:
                return self._plan(event, again, about)
        happened = self._happened(event, about) if about != CASE else None
        if happened is None and (about == CASE or duty.each is None):
            happened = self._happened(event, CASE, not_concerned(self.case, duty))
        word = step_of(self.case.framework, duty)
        if happened is None and self._earlier is not None and (word is None or not of_one_review(word)):
            happened = self._earlier.start(event, about, duty)
        # An answer shows it where the duty surely arises: else every death would have a day that is nobody's.
        if happened is None and event == _AWARE_OF_DEATH and arising(self.case, duty, about).answer is Truth.YES:
            shown = knew_of_death_by(self.situation)
            happened = None if shown is None else Start(shown, place=SHOWN, about=about)
        if happened is not None:
            first_of = happened.about != about and self.of_each(event) is not None
            return attrs.evolve(happened, place=FIRST) if first_of else happened
        plan = self.plans.get(event) or self.situation.planned(event)
        return None if plan is None else self._plan(event, plan, about)

    def _plan(self, event: str, day: PartialDate, about: str) -> Start:
        """The days planned for something that can still come; of a plan that is only tried, that it stands."""
        stands = event in self.plans or not cannot_stand(self.case, event)
        return Start(day.from_day(self.situation.on), planned=True, about=about, certain=False, stands=stands)

    def of_each(self, event: str) -> Step | None:
        """The step that an event completes for one of several alone, of which one is recorded; else ``None``."""
        recorded = [occurrence.about for occurrence in self.situation.occurrences(event)]
        if CASE in recorded or not recorded:
            return None
        steps = self.case.framework.words("steps").values()
        return next((step for step in steps if step.each is not None and event in step.done_by), None)

    def _last_of_each(self, step: Step, event: str) -> Start | None:
        """When the last of several did something; ``None`` while one of them still has to."""
        duties = [duty for duty in duties_on_steps(self.case.framework).get(step.id, ()) if duty.each is not None]
        starts = [(part, self._happened(event, part)) for part in self.situation.known(step.each or "")]
        for part, start in starts:
            if start is None and any(arising(self.case, duty, part).answer is not Truth.NO for duty in duties):
                return None
        last = max((start for _, start in starts if start is not None), key=_first)
        return attrs.evolve(last, place=LAST)

    def _happened(self, event: str, about: str, but: frozenset[str] = _NOBODY) -> Start | None:
        if (event, about, but) not in self._starts:
            self._starts[event, about, but] = self._look_up(event, about, but)
        return self._starts[event, about, but]

    def _look_up(self, event: str, about: str, but: frozenset[str]) -> Start | None:
        """When something happened to one; to the case also when it happened to somebody else, the first time."""
        occurrence = self.situation.occurrence(event, about)
        if occurrence is None:
            of_the_case = about == CASE
            occurrence = first_happened(self.case, event, but) if of_the_case else self.situation.occurrence(event)
        if occurrence is None:
            shown = known_by(self.situation) if event == _AWARE and about == CASE else None
            return None if shown is None else Start(shown, place=SHOWN)
        certain = self.situation.happened(event, occurrence.about) is Truth.YES
        return Start(possible(self.situation, event, occurrence.span), about=occurrence.about, certain=certain)

    def last(self, step: Step, about: str) -> Start | None:
        """When a step was last done, as far as it is recorded; of several days of what comes back, the last."""
        starts = [start for event in step.done_by if (start := self._happened(event, about)) is not None]
        last = max(starts, key=_first, default=None)
        if last is None:
            return None
        several = (occurrence for event in step.done_by for occurrence in self.situation.occurrences(event))
        mine = [each for each in several if each.about == last.about]
        later = [span for each in mine for span in each.spans if span.meet(each.span) is None]
        return attrs.evolve(last, span=max([last.span, *later], key=lambda span: span.first), again=True)

    def times(self, step: Step, about: str, since: date) -> int:
        """On how many days a step is on record as done since a day, by one or for all."""
        done = [entry for entry, counts in self.situation.recorded(Happened) if counts is not Truth.NO]
        mine = [entry for entry in done if entry.event in step.done_by and entry.about in {about, CASE}]
        return len({entry.on for entry in mine if entry.on.last >= since})

    def done(self, step: Step, about: str) -> Done:
        """When a step was done, or what has to last ended; what is done for each only once it is done for every one."""
        if (step.id, about) not in self._done:
            self._done[step.id, about] = self._look_up_done(step, about)
        return self._done[step.id, about]

    def shown(self, step: Step, start: Callable[[], Start | None]) -> Done | None:
        """Between which days a step was done that was sent back since, where only something later shows that it was.

        Args:
            start: when its time began.
        """
        shown = shown_before(self.case, step) if self._exits else None
        if shown is None:
            return None
        begun = start()
        return Done(shown if begun is None else PartialDate(min(begun.span.first, shown.first), shown.last))

    def done_before_reopening(self, step: Step, start: Callable[[], Start | None]) -> Done | None:
        """When a step was done before the review was re-opened, for a time that began before that; else ``None``.

        What was done again since has no bearing on that time.

        Args:
            start: when its time began.
        """
        reopened, word = self._reopened, vocabulary.exits()[_REOPENED]
        if reopened is None or not (step.id in word.steps or word.touches(step)):
            return None
        done = [each for event in step.done_by if (each := self.situation.occurrence(event)) is not None]
        first = min((each.first for each in done), key=end_then_start, default=None)
        if first is None or first.before(reopened.span) is not Truth.YES:
            return None
        begun = start()
        return Done(first) if begun is not None and begun.span.before(reopened.span) is Truth.YES else None

    def _look_up_done(self, step: Step, about: str) -> Done:
        if begun_anew(self.case, step, about) is Truth.YES:
            return Done()
        events = step.done_by or step.ended_by
        starts = [start for event in events if (start := self._happened(event, about)) is not None]
        own = [start for start in starts if start.about == about]
        if starts and not own and about == CASE and step.each is not None:
            truth = done_by_all(self.case, step)
            spans = [occurrence.span for event in events for occurrence in self.situation.occurrences(event)]
            return Done() if truth is Truth.NO else Done(max(spans, key=end_then_start), truth is Truth.YES)
        first = min(own or starts, key=_first, default=None)
        # What is recorded of another child alone may have been done for this one too.
        for_all = not step.of_children or bool(own) or self.case.conditions.done(step) is not Truth.UNKNOWN
        if first is None:
            return Done(certain=for_all)
        return Done(done_since(self.case, step, about) or first.span, first.certain and for_all)


def possible(situation: Situation, event: str, span: PartialDate) -> PartialDate:
    """Those of the days recorded for an event on which it can have been; all of them where the record contradicts that.

    Nobody knows of an incident before it, and nobody notifies what is not known. Nothing else is bounded: what follows
    is done out of its usual order at times, and members resign and quarterly reports are made before an incident too.

    Args:
        situation: the record, which stays as it was entered.
        span: when, as it is recorded.
    """
    if event not in _BY_NATURE:
        return span
    place = _BY_NATURE.index(event)
    before = [other.span.first for name in _BY_NATURE[:place] if (other := situation.occurrence(name))]
    after = [other.span.last for name in _BY_NATURE[place + 1 :] if (other := situation.occurrence(name))]
    first, last = max([span.first, *before]), min([span.last, *after])
    return PartialDate(first, last) if first <= last else span


def known_by(situation: Situation) -> PartialDate | None:
    """Between which days the authority became aware of the incident, as an answer of its own shows by when it was.

    From the day of the incident until the first day on which it answered that the child died, or was seriously harmed;
    ``None`` where either is not on record.
    """
    incident, own = situation.occurrence(_BY_NATURE[0]), own_answer(situation)
    return None if incident is None or own is None else PartialDate(incident.span.first, own.last)


def knew_of_death_by(situation: Situation) -> PartialDate | None:
    """Between which days the authority became aware of a death, as an answer of its own shows by when it was.

    From the day on which it knew of the incident, or else that of the incident, until the first day for which it
    answered that the child died; ``None`` where either is not on record.
    """
    own, aware = own_answer(situation, _DIED), situation.occurrence(_AWARE)
    begun = aware or situation.occurrence(_BY_NATURE[0])
    return None if begun is None or own is None else PartialDate(min(begun.span.first, own.last), own.last)


def own_answer(situation: Situation, outcomes: frozenset[str] = _OUTCOMES) -> PartialDate | None:
    """The first day for which the authority itself answered that a child died or was seriously harmed.

    ``None`` where it did not, or did so of what was before the incident.

    Args:
        outcomes: of which of the two.
    """
    answers = (entry for entry, counts in situation.recorded(Established) if counts is entry.answer is Truth.YES)
    own = [entry.on for entry in answers if entry.fact in outcomes and entry.by == _AUTHORITY]
    incident, first = situation.occurrence(_BY_NATURE[0]), min(own, key=lambda day: day.last, default=None)
    before = first is not None and incident is not None and first.last < incident.span.first
    return None if before else first


def _first(start: Start) -> tuple[date, date]:
    return start.span.first, start.span.last


def question(need: Open, framework: Framework) -> str:
    """Ask for what could still decide whether a duty arises, in the words of the library and of the documents.

    Examples:
        >>> from cspr.guidance import framework
        >>> from cspr.conditions import Open
        >>> question(Open(name="published", about="case"), framework())
        'Has this happened: Published?'
    """
    about = "" if need.about == CASE else need.about
    for kind, prefix in _KINDS:
        word = framework.words(kind).get(need.name.removeprefix(prefix))
        if need.name.startswith(prefix) and (prefix or word is not None):
            name = need.name.removeprefix(prefix)
            title = name if word is None else word.question if kind == "facts" else word.title
            return words.question(kind, title, about)
    return words.question("", need.name, about)


def is_table(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Whether something holds values by name, whatever they are."""
    return isinstance(value, Mapping)


def days_of(framework: Framework, days: object, path: str, problems: list[Problem]) -> dict[str, PartialDate]:
    """Read the days of events; what is wrong is added to the problems. An event of a partnership's own is taken."""
    read: dict[str, PartialDate] = {}
    if not is_table(days):
        problems.append(Problem("not-a-table", path, "give each event with its day"))
        return read
    for name, day in days.items():
        if _is_event(framework, name, path, problems):
            try:
                read[name] = PartialDate.of(day, f"{path}.{name}")
            except CsprError as error:
                problems += error.problems
    return read


def _is_event(framework: Framework, name: object, path: str, problems: list[Problem]) -> bool:
    """Whether something is an event that is known, or that can be a partnership's own; else the problem is added."""
    known = framework.words("events")
    if name in known or (isinstance(name, str) and vocabulary.is_own(name)):
        return True
    likely = nearest(name, known) if isinstance(name, str) else ""
    problems.append(Problem("unknown-event", path, likely or "give the id of an event"))
    return False


def reach(calendar: Calendar) -> str:
    """From when until when a calendar knows the working days."""
    return f"the calendar knows {calendar.first} to {calendar.last}"
