"""What a situation tells a schedule: starts, what is done, and whether duties arise; each asked only once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cspr.clocks import Start
from cspr.conditions import CASE, Conditions
from cspr.record.corrections import Redacted, Tombstone, Withdrawn
from cspr.record.entries import Decided, Established, Happened, Involved, Listed, Planned, Proceeding
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from datetime import date

    from cspr.conditions import Open
    from cspr.dates import PartialDate
    from cspr.record.situation import Situation
    from cspr.timescales.compiling import Program

Arising = bool | tuple["Open", ...]  # whether a duty does, or the facts that could still decide it
_CHILD: Final = "child:"


class Done(NamedTuple):
    """When a step was done.

    Args:
        span: the day, as well as it is known; ``None`` where it was not done.
        certain: whether it surely was, or surely was not.
    """

    span: PartialDate | None
    certain: bool


NOT_DONE: Final = Done(None, certain=True)


class Log:
    """A log looked through once, so that of what it does not name nothing has to be asked.

    Args:
        situation: the log, and the day and knowledge by which it is read.

    ``plain``: whether nothing in it is about one agency, child or person, and all that is recorded counts.
    ``once``: the entries, by kind and word, that nothing but the day can make count or not: each is the only one of its
    word, and nothing in the log is corrected, withdrawn or redacted.
    """

    __slots__ = ("events", "facts", "once", "plain", "plans", "proceedings")

    def __init__(self, situation: Situation) -> None:
        """Look it through."""
        self.plain = situation.known_on is None
        self.events: dict[str, Happened | Decided | None] = {}
        self.plans: dict[str, Planned | None] = {}
        self.facts: dict[str, Established | None] = {}
        self.proceedings: dict[str, None] = {}
        untouched = self.plain
        for entry in situation.review.entries:
            if isinstance(entry, (Happened, Decided)):
                event = entry.event
                self.events[event] = None if event in self.events else entry
            elif isinstance(entry, Established):
                self.facts[entry.fact] = None if entry.fact in self.facts else entry
            elif isinstance(entry, Planned):
                self.plans[entry.event] = None if entry.event in self.plans else entry
            elif isinstance(entry, Proceeding):
                self.proceedings[entry.proceeding] = None
            elif isinstance(entry, (Tombstone, Withdrawn, Redacted)):
                untouched = False
                continue
            elif isinstance(entry, (Involved, Listed)):
                self.plain = False
            if entry.about != CASE:
                self.plain = False
            if entry.corrects is not None:
                untouched = False
        self.once = untouched and self.plain


class Asking:
    """One situation, asked for what a schedule needs.

    Args:
        program: the dated rules.
        situation: the situation.
        plans: further plans, which go before those recorded.
    """

    def __init__(self, program: Program, situation: Situation, plans: Mapping[str, PartialDate]) -> None:
        """Look through the log, and find when each thing that it names happened."""
        self.program, self.situation, self.plans = program, situation, plans
        self.log = Log(situation)
        self.plain = self.log.plain
        self.occurred: dict[str, Start] = {}
        doing: set[str] = set()
        for event in self.log.events:
            found = self._occurred(event, CASE)
            if found is not None:
                self.occurred[event] = found
                doing.update(program.completes.get(event, ()))
        self.doing = frozenset(doing)
        self._conditions: Conditions | None = None
        self._arising: dict[tuple[int, str], Arising] = {}
        self._done: dict[str, dict[str, Done]] = {}

    @property
    def conditions(self) -> Conditions:
        """Give what answers whether names hold; hardly ever needed, since answers are kept by what they hang on."""
        if self._conditions is None:
            self._conditions = Conditions(self.program.framework, self.situation)
        return self._conditions

    def state(self, starts: Mapping[str, Start]) -> Hashable:
        """Give all that decides, in a plain case, whether duties arise and which clocks have started: nothing personal.

        Args:
            starts: when each event happened or is planned.
        """
        marks: list[Hashable] = [event if found.certain else (event, found.planned) for event, found in starts.items()]
        marks += [(fact, self._truth(fact, entry)) for fact, entry in self.log.facts.items()]
        marks += [(kind, self.situation.proceeding(kind).value) for kind in self.log.proceedings]
        return frozenset(marks)

    def _truth(self, fact: str, entry: Established | None) -> str:
        if entry is None or not self.log.once:
            return self.situation.answer(fact).truth.value
        return entry.answer.value if entry.on.last <= self.situation.on else Truth.UNKNOWN.value

    def abouts(self, each: str | None) -> tuple[str, ...]:
        """Give those for whom something is owed: the case, or each one known, else the case in their place."""
        known = () if each is None or self.plain else self.situation.known(each)
        return known or (CASE,)

    def starts(self, about: str) -> dict[str, Start]:
        """Give when events happened, to one or else to the case, or for when they are planned."""
        made: dict[str, Start] = {}
        if about == CASE:
            made |= self.occurred
        else:
            for event in self.occurred:
                found = self._occurred(event, about)
                if found is not None:
                    made[event] = Start(found.span, about=about, certain=found.certain)
        for event in (*self.plans, *self.log.plans):
            if event not in made:
                plan = self.plans.get(event) or self._planned(event)
                if plan is not None:
                    made[event] = Start(plan, planned=True, about=about, certain=False)
        return made

    def _planned(self, event: str) -> PartialDate | None:
        entry = self.log.plans.get(event)
        if entry is None or not self.log.once:
            return self.situation.planned(event)
        return entry.on if entry.recorded is None or entry.recorded <= self.situation.on else None

    def _occurred(self, event: str, about: str) -> Start | None:
        """Give when something happened to one; to the case also when it happened to somebody, the first time."""
        entry = self.log.events.get(event)
        if entry is not None and self.log.once:
            span, on = entry.on, self.situation.on
            return Start(span, certain=span.last <= on) if span.first <= on else None
        found = self.situation.occurrence(event, about)
        if found is None and about != CASE:
            found = self.situation.occurrence(event, CASE)
        if found is None and about == CASE:
            found = min(
                self.situation.occurrences(event), key=lambda one: (one.span.first, one.span.last), default=None
            )
        if found is None:
            return None
        certain = self.situation.happened(event, found.about) is Truth.YES
        return Start(found.span, about=found.about, certain=certain)

    def arises(self, place: int, about: str) -> Arising:
        """Say whether a duty arises: True, False, or the facts that could still decide it."""
        of = about if about.startswith(_CHILD) else CASE
        found = self._arising.get((place, of))
        if found is None:
            when, unless, within = self.program.asked[place]
            truth = self.conditions.applies(when, unless, within, of)
            found = truth is Truth.YES
            if truth is Truth.UNKNOWN:
                found = self.conditions.needs_of(when, unless, within, of)
            self._arising[place, of] = found
        return found

    def done(self, about: str) -> dict[str, Done]:
        """Give when steps were done, as far as it was asked already; of others, ask ``find_done``."""
        return self._done.setdefault(about, {})

    def find_done(self, step: str, about: str) -> Done:
        """Find when a step was done; one that is done for each only once it is done for every one."""
        found = self.done(about)[step] = self._find_done(step, about)
        return found

    def _find_done(self, step: str, about: str) -> Done:
        events = [event for event in self.program.done_by[step] if event in self.occurred]
        done = [found for event in events if (found := self._occurred(event, about)) is not None]
        own = [found for found in done if found.about == about]
        if not own and about == CASE and step in self.program.by_each:
            truth = self.conditions.step_done(step)
            spans = [found.span for event in events for found in self.situation.occurrences(event)]
            return NOT_DONE if truth is Truth.NO else Done(max(spans, key=_last), truth is Truth.YES)
        first = min(own or done, key=_first, default=None)
        return NOT_DONE if first is None else Done(first.span, first.certain)


def _first(found: Start) -> tuple[date, date]:
    return found.span.first, found.span.last


def _last(span: PartialDate) -> tuple[date, date]:
    return span.last, span.first
