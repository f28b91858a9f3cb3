"""Beside what is overdue: what lets go of it, by an answer that is not recorded yet or by a temporary measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cspr.arising.judging import arising
from cspr.arising.suspending import spared
from cspr.arising.triggers import adds
from cspr.conditions.limbs import Limb
from cspr.first_screen.cards import Card
from cspr.first_screen.caution_card import caution
from cspr.first_screen.tasks import Task
from cspr.first_screen.view import View
from cspr.guidance.live_rules import live_on_steps
from cspr.guidance.model import Duty
from cspr.lifecycle import By
from cspr.truth import Truth
from cspr.wording import cautions as sentences, suspending


def exception_cards(view: View, shown: Sequence[Card]) -> Iterator[Card]:
    """The exceptions of texts that ask for what is overdue, or for what has to come first, each once.

    Of a text that may be younger than the day asked about nothing is told: it may have let nobody go then.

    Args:
        shown: the cards of the other sections; what these ask is not told again.
    """
    asked = {name for card in shown for name in card.about}
    words, facts = view.case.conditions.in_force, view.case.framework.words("facts")
    live = live_on_steps(view.case.framework, view.case.day)
    late = (task for task in view.tasks if task.main is not None and task.main.verdict.loud)
    for step in dict.fromkeys(step for task in late for step in _needed(task)):
        laid = _exceptions([duty for duty in live.get(step, ()) if _surely_in_force(view, duty)])
        within = ((duty, words.look_up(name, duty.source.instrument)) for duty, name in laid)
        # Of a test that is taken as not met, the facts in it, where it is the text's own and no other text's.
        own = ((duty, limb) for duty, limb in within if _its_own(limb, duty))
        for duty, name in ((duty, part.name) for duty, limb in own for part in (limb, *limb.parts)):
            open_ = name in facts and view.case.situation.answer(name).truth is Truth.UNKNOWN
            if open_ and name not in asked and arising(view.case, duty).answer is not Truth.NO:
                asked.add(name)
                text = view.case.framework.instruments[duty.source.instrument].called
                title, question = view.title("steps", step), facts[name].question
                says = sentences.no_longer_asked(title, text, question)
                brief, next_ = sentences.no_longer_asked_briefly(title, question), sentences.RECORD_THE_ANSWER
                yield caution(view, f"unless/{name}", says, (duty.source,), first=True, brief=brief, next_=next_)


def _exceptions(duties: Sequence[Duty]) -> Iterator[tuple[Duty, str]]:
    """What lets each duty that lays the step go, unless its document then asks for the same of somebody else."""
    otherwise = {(duty.source.instrument, name) for duty in duties for name in duty.when}
    for duty in duties:
        if duty.source.force.binds and not duty.relaxes and not adds(duty):
            yield from ((duty, name) for name in duty.unless if (duty.source.instrument, name) not in otherwise)


def _surely_in_force(view: View, duty: Duty) -> bool:
    return view.case.framework.in_force(duty, view.case.day).truth is Truth.YES


def _its_own(limb: Limb, duty: Duty) -> bool:
    return limb.source is None or (bool(limb.taken) and limb.source.instrument == duty.source.instrument)


def _needed(task: Task) -> Iterator[str]:
    """The step of a task, and those that hold it up."""
    yield task.key
    yield from (blocker.name for blocker in task.blockers if blocker.by is By.STEP and blocker.certain is Truth.YES)


def suspending_cards(view: View) -> Iterator[Card]:
    """That a measure may suspend a date, once for all; and each task that it leaves as it is, with the reason."""
    dated = [task for task in view.tasks if task.main is not None and task.main.day is not None]
    for relaxation in (each for task in dated for reading in task.leading for each in reading.relaxations):
        instrument = view.case.framework.instruments[relaxation.source.instrument]
        says = suspending.may_suspend(instrument.title)
        yield caution(view, f"suspended/{instrument.slug}", says, (relaxation.source,))
        break
    for task in view.tasks:
        yield from _spared(view, task)


def _spared(view: View, task: Task) -> Iterator[Card]:
    for reading in task.leading:
        rules = view.case.framework.relaxed_by(reading.period.duty)
        for rule, why in () if reading.due is None else spared(view.case, rules, reading.due):
            says = suspending.goes_on(task.title, rule.source.document, [finding.title for finding in why])
            about = [name for finding in why for name in finding.leaves]
            yield caution(view, f"not-suspended/{task.key}", says, (rule.source,), about=about)
            return
