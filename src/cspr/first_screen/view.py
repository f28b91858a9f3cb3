"""One case as the first screen looks at it: what every section asks of it, worked out once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Final

from cspr.arising.known_before import known_before
from cspr.calendars import Calendar
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.criteria import Question
from cspr.criteria.open_questions import questions_of
from cspr.dates import PartialDate
from cspr.first_screen.cards import AsOf
from cspr.first_screen.tasks import Task, tasks
from cspr.first_screen.to_come import to_come
from cspr.guidance.documents import Document
from cspr.guidance.live_rules import live_on_steps
from cspr.guidance.model import Duty
from cspr.guidance.owing import in_words
from cspr.lifecycle import Parallel, Progress
from cspr.lifecycle.answers import progress_of
from cspr.lifecycle.proceedings import acting, parallel_of
from cspr.lifecycle.states import State
from cspr.record.entries import Established, Planned, Proceeding
from cspr.record.occasions import occasion
from cspr.record.occurrences import Occurrence
from cspr.record.standing import still_stands
from cspr.sources import Authority, Source
from cspr.timescales import Timescale
from cspr.timescales.scheduling import schedule_of
from cspr.truth import Truth
from cspr.vocabulary import spelt
from cspr.wording.days import as_known, on_day, short_day
from cspr.wording.first_screen import listed, named
from cspr.wording.roles import SHORT, own_word

_NOTIFY: Final = "notify-incident"
_GENERAL: Final = frozenset({"partner-agency", "partnership"})


class View:
    """One case, with its answers kept for all sections.

    Args:
        case: the case.
    """

    def __init__(self, case: Case) -> None:
        """Nothing is asked yet."""
        self.case = case
        self.on = case.situation.on

    @cached_property
    def schedule(self) -> tuple[Timescale, ...]:
        """The duties of the case with a time."""
        return schedule_of(self.case)

    @cached_property
    def progress(self) -> dict[str, Progress]:
        """Where each step stands."""
        return {step.step: step for step in progress_of(self.case)}

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """What is to be done."""
        arising = tasks(self.case, self.schedule, self.progress)
        return (*arising, *to_come(self.case, self.schedule, self.progress, arising))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What could still decide a test."""
        return questions_of(self.case)

    @cached_property
    def parallel(self) -> dict[str, Parallel]:
        """How other proceedings stand, by kind."""
        return {proceedings.kind: proceedings for proceedings in parallel_of(self.case)}

    @cached_property
    def notified_then(self) -> bool:
        """Whether any text in force on the day asks for a notification of the Panel, and began before it was known."""
        return any(known_before(self.case, _NOTIFY, duty.source.instrument) is None for duty in self.asks_to_notify)

    @cached_property
    def day_without_notification(self) -> PartialDate:
        """The day on which no text asked for it: when the authority came to know, or the one asked about."""
        texts = (duty.source.instrument for duty in self.asks_to_notify)
        return next(filter(None, (known_before(self.case, _NOTIFY, text) for text in texts)), self.case.day)

    @cached_property
    def asks_to_notify(self) -> tuple[Duty, ...]:
        """The duties to notify the Panel of the texts in force on the day."""
        live = live_on_steps(self.case.framework, self.case.day).get(_NOTIFY, ())
        return tuple(duty for duty in live if duty.source.force.binds)

    @cached_property
    def as_of(self) -> AsOf:
        """On what the answer rests."""
        return AsOf(
            on=self.on,
            known_on=self.case.situation.known_on,
            guidance=self.case.framework.digest(),
            calendar=self.case.calendar.edition,
        )

    def left(self, day: date, within: str = "") -> int:
        """Working days left until a day, below zero once it has passed.

        Args:
            within: the document whose day it is; those that are no working days by it are not counted.
        """
        count = self.working_days(within).count
        return count(self.on, day) if day >= self.on else -count(day, self.on)

    def working_days(self, within: str) -> Calendar:
        """The working days by a document; those of the case where none is named."""
        return self.case.working_days(within) if within else self.case.calendar

    def day(self, day: date) -> str:
        """A day as this screen writes it: without the year of the day asked about."""
        return short_day(day, self.on.year)

    def when(self, event: str) -> PartialDate | None:
        """The day of something, as well as it is known; ``None`` where it is not recorded, or was undone since.

        Of what is recorded of single children alone it is the first.
        """
        standing = self.standing(event)
        first = min(standing, key=lambda each: (each.about != CASE, each.span.first, each.span.last), default=None)
        return None if first is None else first.span

    def standing(self, event: str) -> tuple[Occurrence, ...]:
        """What happened of an event to the case or a child of it, and was not undone since."""
        situation = self.case.situation
        several = (each for each in situation.occurrences(event) if each.about in {CASE, *situation.children})
        return tuple(each for each in several if still_stands(situation, each) is not Truth.NO)

    def is_done(self, step: str) -> bool:
        """Whether a step is done."""
        standing = self.progress.get(step)
        return standing is not None and standing.state is State.DONE

    def as_known(self, when: PartialDate) -> str:
        """A day, or what is known of it, as this screen writes it."""
        return as_known(when, self.on.year)

    def on_day(self, when: PartialDate) -> str:
        """The same within a sentence: on a day, or in a month."""
        return on_day(when, self.on.year)

    def title(self, kind: str, name: str) -> str:
        """The title of a word; of one that nobody declared, its id in words."""
        word = self.case.framework.words(kind).get(name)
        return spelt(name) if word is None else word.title

    def who(self, actors: Iterable[str]) -> str:
        """Actors in words, as they stand within a sentence."""
        return listed(self.names(actors))

    def names(self, actors: Iterable[str], one_of: Collection[str] = ()) -> tuple[str, ...]:
        """Actors in words, each once; those of whom any one is enough as one of them."""
        return tuple(dict.fromkeys(in_words(acting(actors), self._actor, one_of)))

    def _actor(self, actor: str) -> str:
        return SHORT.get(actor) or named(self.title("actors", actor))

    def own_words(self, actors: Sequence[str], lead: Source | None) -> str:
        """What the local document that leads calls those who act, where it never uses the standard word."""
        if lead is None or lead.authority is not Authority.LOCAL:
            return ""
        document = self.case.framework.by_slug[lead.instrument]
        own = {actor: word for actor in actors if (word := self._own_word(actor, document))}
        if len(own) <= 1:
            return next(iter(own.values()), "")
        return "; ".join(own_word(self._actor(actor), word) for actor, word in own.items())

    def _own_word(self, actor: str, document: Document) -> str:
        if actor in _GENERAL:
            return ""
        own = [says for term in document.terms if term.means == actor for says in term.says]
        known = set(self.title("actors", actor).lower().removeprefix("the ").split())
        return "" if any(known <= set(says.lower().split()) for says in own) else next(iter(own), "")

    def can_be_done(self, step: str) -> bool:
        """Whether a step is among the tasks of the partnership that need not wait for another one first."""
        return any(task.key == step and not task.then and not task.outside for task in self.tasks)

    def events_of(self, name: str) -> tuple[str, ...]:
        """The events that complete a step or are outcomes of a decision; of what is neither, the name itself."""
        steps, decisions = self.case.framework.words("steps"), self.case.framework.words("decisions")
        if name in steps:
            return tuple(steps[name].done_by)
        return tuple(decisions[name].outcomes.values()) if name in decisions else (name,)

    def entries(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of the entries that say anything of some events, facts or proceedings."""
        wanted = set(names)
        return tuple(
            entry.id or ""
            for entry in self.case.situation.entries
            if ((event := occasion(entry)) is not None and event.event in wanted)
            or (isinstance(entry, Planned) and entry.event in wanted)
            or (isinstance(entry, Established) and entry.fact in wanted)
            or (isinstance(entry, Proceeding) and f"proceeding:{entry.proceeding}" in wanted)
        )
