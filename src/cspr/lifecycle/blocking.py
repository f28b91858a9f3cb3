"""What stands in the way of a step, and who can clear it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from cspr import calendars, vocabulary
from cspr.clocks import count, ways
from cspr.conditions import CASE, DECISION, PROCEEDING, Open
from cspr.dates import PartialDate
from cspr.lifecycle.holding import ANYBODY, during, holders, proceeding_title
from cspr.lifecycle.states import Blocker, By, State, Touch
from cspr.truth import Truth, both

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.calendars import Calendar
    from cspr.guidance.model import Duty, Hold
    from cspr.lifecycle.planning import Laid, Notice, Planned
    from cspr.lifecycle.standing import Standing
    from cspr.lifecycle.states import Progress

_BEHIND = frozenset({State.DONE, State.NOT_NEEDED, State.THROUGHOUT})


class Blocking:
    """What stands in the way of the steps of one situation.

    Args:
        standing: where the other steps stand.
        calendar: the working days; those of England where nothing else is given.
    """

    def __init__(self, standing: Standing, calendar: Calendar | None) -> None:
        """Nothing is asked yet."""
        self.standing, self.calendar = standing, calendar

    def of(self, planned: Planned, laid: Iterable[Laid], unsure: Iterable[Laid] = ()) -> tuple[Blocker, ...]:
        """Give what stands in the way of a step, or may.

        Args:
            planned: the step.
            laid: the duties that lay it, or of which it is not known whether they do.
            unsure: more duties that may lay it too; what they ask for first may stand in the way.
        """
        laid = tuple(laid)
        first = {one.name: one for one in self.first(laid)}
        for one in self.first(unsure):
            first.setdefault(one.name, attrs.evolve(one, certain=both((one.certain, Truth.UNKNOWN))))
        step_first = any(one.by is By.STEP and one.certain is Truth.YES for one in first.values())
        return (
            *first.values(),
            *(() if step_first else self._decisions(laid)),  # the decision stands in the way of that step already
            *(blocker for hold, in_force in planned.holds for blocker in self._held(hold, in_force)),
            *self._notices(planned.notices),
            *self._paused(planned, laid[0]),
        )

    def awaited(self, planned: Planned) -> Iterator[Blocker]:
        """Give the steps that would let a step arise, where they are still to come."""
        seen: set[str] = set()
        hoping = self.standing.hoping(planned)
        for one in planned.laid:
            if not one.awaits or hoping.applies(one.when, one.unless, one.within) is Truth.NO:
                continue
            for event, step in one.awaits:
                if step not in seen and self.standing.to_come(event):
                    seen.add(step)
                    yield Blocker(
                        by=By.STEP,
                        name=step,
                        title=self.standing.plan.steps[step].word.title,
                        certain=Truth.YES,
                        source=one.sources[0],
                        cleared_by=self.standing.plan.steps[step].who or one.who or ANYBODY,
                        in_force=one.in_force,
                    )

    def asked(self, blockers: Iterable[Blocker]) -> Iterator[Open]:
        """Give what has to be known to say whether something stands in the way."""
        for one in blockers:
            if one.by is By.STEP:
                yield from self.standing.step(one.name).needs
            elif one.by is By.FACT:
                yield Open(name=one.name, about=CASE)
            elif one.by is By.HOLD and one.name in vocabulary.proceedings():
                yield Open(name=f"{PROCEEDING}{one.name}", about=CASE)

    def first(self, laid: Iterable[Laid]) -> Iterator[Blocker]:
        """Give what comes first and is not done, or may not be."""
        seen: set[str] = set()
        for one in laid:
            for before, duty in one.after:
                if before not in seen:
                    seen.add(before)
                    yield from self._before(before, duty, one)

    def _before(self, before: str, duty: Duty, laid: Laid) -> Iterator[Blocker]:
        by, title, certain, owners = self._met(before, laid.within)
        if certain is not Truth.NO:
            yield Blocker(
                by=by,
                name=before,
                title=title,
                certain=certain,
                source=duty.source,
                cleared_by=owners or duty.who or ANYBODY,
                in_force=laid.in_force,
            )

    def _met(self, before: str, within: str) -> tuple[By, str, Truth, tuple[str, ...]]:
        """Say of what comes first what it is, how it is called, whether it is still open, and who can clear it."""
        standing = self.standing
        if before in standing.plan.steps:
            other = standing.step(before)
            if other.state in _BEHIND:
                return By.STEP, other.title, Truth.NO, ()
            return By.STEP, other.title, Truth.UNKNOWN if other.state is State.CANNOT_TELL else Truth.YES, other.who
        event, fact = standing.framework.words("events").get(before), vocabulary.facts().get(before)
        if event is not None:
            return By.EVENT, event.title, ~standing.situation.happened(before), standing.plan.owners(before)
        answer = ~standing.conditions.holds(before, within)
        return (By.FACT, before, answer, ()) if fact is None else (By.FACT, fact.question, answer, fact.holders)

    def _decisions(self, laid: Iterable[Laid]) -> Iterator[Blocker]:
        standing = self.standing
        seen: set[str] = set()
        for one in laid:
            for need in standing.needs((one,)):
                name = need.name.removeprefix(DECISION)
                if name != need.name and name not in seen:
                    seen.add(name)
                    decision = standing.framework.words("decisions")[name]
                    owners = (who for event in decision.outcomes.values() for who in standing.plan.owners(event))
                    yield Blocker(
                        by=By.DECISION,
                        name=name,
                        title=decision.title,
                        certain=Truth.YES,
                        source=one.sources[0],
                        cleared_by=tuple(dict.fromkeys(owners)) or one.who or ANYBODY,
                        in_force=one.in_force,
                    )

    def _held(self, hold: Hold, in_force: Truth) -> Iterator[Blocker]:
        answer = during(hold, self.standing.conditions)
        if answer is not Truth.NO:
            yield Blocker(
                by=By.HOLD,
                name=hold.during[0],
                title=proceeding_title(hold.during[0]),
                certain=answer,
                source=hold.source,
                cleared_by=holders(hold),
                in_force=in_force,
            )

    def _notices(self, notices: Iterable[Notice]) -> Iterator[Blocker]:
        """Give of each topic the notice of the highest text that surely stands in the way, else of one that may."""
        found: dict[str, Blocker] = {}
        for notice in notices:
            known = found.get(notice.duty.topic)
            if known is None or known.certain is not Truth.YES:
                for one in self._notice(notice):
                    if known is None or one.certain is Truth.YES:
                        found[notice.duty.topic] = one
        yield from found.values()

    def _notice(self, notice: Notice) -> Iterator[Blocker]:
        duty = notice.duty
        applies = self.standing.conditions.applies(duty.when, duty.unless, duty.source.instrument)
        given = self.standing.step(notice.step)
        in_time = self._in_time(duty, given)
        if applies is Truth.NO or in_time is Truth.YES:
            return
        topic = self.standing.framework.words("topics").get(duty.topic)
        yield Blocker(
            by=By.NOTICE,
            name=duty.topic,
            title=given.title if topic is None else topic.title,
            certain=both((~in_time, applies, notice.stands)),
            source=duty.source,
            cleared_by=duty.who or given.who or ANYBODY,
            in_force=notice.in_force,
        )

    def _in_time(self, duty: Duty, given: Progress) -> Truth:
        """Say whether a notice would be in time if what it announces happened today."""
        if given.state is not State.DONE or given.when is None or duty.timing is None:
            return Truth.NO
        today = PartialDate.of(self.standing.situation.on)
        latest = count(duty.timing, ways(duty.timing)[0], today, self.calendar or calendars.england()).due
        return Truth.UNKNOWN if latest is None else given.when.by(latest.first)

    def touched(self, planned: Planned) -> Iterator[Touch]:
        """Give the proceedings that are open and touch a step without stopping it."""
        for effect, hold in planned.touched:
            if during(hold, self.standing.conditions) is Truth.YES:
                yield Touch(
                    effect=effect,
                    name=hold.during[0],
                    title=proceeding_title(hold.during[0]),
                    source=hold.source,
                    consult=hold.consult,
                    inform=hold.inform,
                    parts_of=hold.parts_of,
                )

    def _paused(self, planned: Planned, laid: Laid) -> Iterator[Blocker]:
        for one in self.standing.pauses:
            if not planned.word.throughout and vocabulary.exits()[one.event].touches(planned.word):
                yield Blocker(
                    by=By.PAUSE,
                    name=one.event,
                    title=one.title,
                    certain=one.holds,
                    source=laid.sources[0],
                    cleared_by=one.by or ANYBODY,
                    in_force=laid.in_force,
                )
