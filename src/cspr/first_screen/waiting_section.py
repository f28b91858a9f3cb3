"""The cards of what has to wait, and for what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from cspr.arising.disputes import WITHHELD
from cspr.arising.judging import overtaken
from cspr.conditions.limbs import CASE
from cspr.exits import left_by
from cspr.first_screen.beside_tasks import ESCALATE, RETURN, answered, let_go_by
from cspr.first_screen.cards import Card, CardAnswer, Certainty, Section, Urgency
from cspr.first_screen.in_order import as_first
from cspr.first_screen.owners import step_for
from cspr.first_screen.resting import rests_on
from cspr.first_screen.tasks_section import certainty
from cspr.first_screen.view import View
from cspr.lifecycle import Blocker, By, Progress, State
from cspr.lifecycle.states import HOLDS
from cspr.timescales.of_others import OUTSIDE
from cspr.truth import Truth
from cspr.wording import asking, first_screen as words
from cspr.wording.proceedings import held_while, once_clear, who_can_say
from cspr.wording.steps import BY_NATURE
from cspr.wording.task_sentences import record_once_come

_OF_RETURNS: Final = frozenset({RETURN, ESCALATE, "settle-withheld-information"})
_ASKED: Final = (WITHHELD, "information-requested")
_TASK: Final = "task/"
_THEN: Final = "then/"


def waiting_cards(view: View, to_do: Iterable[Card]) -> tuple[Card, ...]:
    """A card for each step that others hold, or that waits for one that can be done now.

    Args:
        to_do: the cards of what is to be done; those with a day, or announced to follow, say themselves what comes
            first.
    """
    announced = {
        card.id.rpartition("/")[0] for card in to_do if card.arrive_by is not None or card.id.startswith(_THEN)
    }
    steps = {name.removeprefix(_THEN).removeprefix(_TASK) for name in announced}
    return tuple(sorted(_cards(view, steps), key=lambda card: card.urgency is Urgency.NONE))


def _cards(view: View, told: Collection[str]) -> Iterator[Card]:
    yield from _awaited(view)
    yield from _not_returned(view)
    for step in view.progress.values():
        if (
            step.state is not State.BLOCKED
            or set(step.who) <= OUTSIDE
            or not any(source.force.binds for source in step.sources)
        ):
            continue
        certain = [blocker for blocker in step.blockers if blocker.certain is Truth.YES]
        held = [blocker for blocker in certain if blocker.by in HOLDS]
        dated = any(task.key == step.step for task in view.tasks)
        # A notice comes first too, and a plan, which anybody can make now; of a step with a day its own card says so.
        comes = {By.STEP, By.PLAN} if dated else {By.STEP, By.PLAN, By.NOTICE}
        first = [blocker for blocker in certain if blocker.by in comes]
        if held:
            yield _card(view, step, held[0], step.title, held=held_while(held[0].title, let_go_by(view, held[0])))
        elif step.step not in told and len(first) == len(certain) and _can_all_be_done(view, first):
            yield _card(
                view, step, first[0], f"{step_for(view, step)}. First: {words.inside(as_first(view, first[0]))}"
            )


def _can_all_be_done(view: View, first: Sequence[Blocker]) -> bool:
    """Whether what comes first can all be done now, at least one thing of it because a text asks for it."""
    asked = [blocker for blocker in first if blocker.by is not By.STEP or view.can_be_done(blocker.name)]
    rest = (view.progress.get(blocker.name) for blocker in first if blocker not in asked)
    return bool(asked) and all(step is not None and step.state is State.READY for step in rest)


def _awaited(view: View) -> Iterator[Card]:
    """What a body outside the partnership owes, until its time is over; one that nobody read is to be checked then."""
    for task in view.tasks:
        main = task.main
        if not task.outside or task.chased or (main is not None and main.day is None):
            continue
        day = None if main is None else main.day
        last = None if day is None else day.last
        read = all(reading.source.checked for reading in task.leading)
        passed = last is not None and last < view.on
        expected = asking.expected_by(None if day is None else view.as_known(day), read=read, passed=passed)
        yield Card(
            id=f"awaited/{task.id}",
            section=Section.WAITING,
            says=words.sentence(f"{task.title}: {expected}"),
            title=task.title,
            answer=CardAnswer.NO,
            urgency=_pressing(passed=passed, read=read),
            arrive_by=last,
            working_days=None if last is None else view.left(last, task.within),
            who=view.who(task.who),
            why=(words.sentence(expected),),
            certainty=certainty(view, task),
            about=rests_on(view, (), duties=task.duties),
            sources=task.sources,
            readings=tuple(reading.key for reading in task.leading),
            next=record_once_come(task.title),
            as_of=view.as_of,
        )


def _pressing(*, passed: bool, read: bool) -> Urgency:
    """What is late by a period that was read is chased; by one that was not, it is to be checked first."""
    if not passed:
        return Urgency.NONE
    return Urgency.CHASE if read else Urgency.CHECK


def _not_returned(view: View) -> Iterator[Card]:
    """What agencies were asked for and withhold or have not returned, where no task of this screen is about it."""
    situation, step = view.case.situation, view.progress.get("request-information")
    tasks = {task.about for task in view.tasks if task.key in _OF_RETURNS}
    if step is None or CASE in tasks or left_by(view.case, RETURN) is not None:
        return
    asked = {each.about: each for event in _ASKED for each in situation.occurrences(event) if each.about != CASE}
    for each in asked.values():
        if each.about not in tasks and not answered(view, each.about) and not overtaken(view.case, RETURN, each.about):
            who = words.named(view.title("actors", each.about.partition(":")[2]))
            withheld = situation.occurrence(WITHHELD, each.about)
            since = "" if withheld is None else view.on_day(withheld.span)
            title = asking.not_returned(who, "" if each is withheld else view.on_day(each.span), since)
            why = asking.NO_TIME_FOR_RETURNS if withheld is None else asking.WITHHELD
            yield Card(
                id=f"returned/{each.about}",
                section=Section.WAITING,
                says=words.sentence(title),
                title=title,
                answer=CardAnswer.NO,
                urgency=Urgency.CHASE,
                working_days=view.left(min(each.span.last, view.on)),
                who=who,
                why=(words.sentence(why),),
                certainty=Certainty.SURE,
                about=each.entries,
                sources=step.sources,
                next=asking.RECORD_RETURN,
                as_of=view.as_of,
            )


def _card(view: View, step: Progress, blocker: Blocker, title: str, *, held: str = "") -> Card:
    who = view.names(blocker.cleared_by)
    why = (words.sentence(who_can_say(who)),) if held else ()
    if blocker.by_nature:
        why = (words.sentence(BY_NATURE),)
    return Card(
        id=f"waiting/{step.step}",
        section=Section.WAITING,
        says=words.sentence(f"{title}: {held}" if held else title),
        title=title,
        held=held,
        answer=CardAnswer.NO,
        urgency=Urgency.CHASE if held else Urgency.NONE,
        who=words.listed(who),
        why=why,
        certainty=Certainty.SURE,
        about=view.entries([blocker.name, f"proceeding:{blocker.name}"]),
        sources=(blocker.source,),
        next=once_clear(blocker.title, held=bool(held), unless=let_go_by(view, blocker)),
        as_of=view.as_of,
    )
