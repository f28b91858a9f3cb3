"""The children of a case told apart: what happened to the one says nothing of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.first_screen.tasks import Task
from cspr.first_screen.view import View
from cspr.grouping import grouped
from cspr.truth import Truth, both, either
from cspr.wording import children as words, headlines
from cspr.wording.first_screen import listed

_CHILD: Final = "child:"
_GROWN_UP: Final = "child-aged-18-or-over"


def children(view: View) -> tuple[str, ...]:
    """The children of a case; the case itself where none is told apart."""
    return view.case.situation.children or (CASE,)


def any_died(view: View, test: str = "") -> Truth:
    """Whether any child died of those who meet a test; without one, of those who were not 18 or over."""
    holds = view.case.conditions.holds
    return either(
        both((holds("child-died", about=child), holds(test, about=child) if test else ~holds(_GROWN_UP, about=child)))
        for child in children(view)
    )


def what_happened(view: View, test: str) -> str:
    """What happened to the children who meet a test: to each, where they are several and are told apart."""
    holds = view.case.conditions.holds
    meet = [child for child in children(view) if holds(test, about=child) is Truth.YES]
    died = [child for child in meet if holds("child-died", about=child) is Truth.YES]
    harmed = [child for child in meet if child not in died]
    if not view.case.situation.children[1:] or not died or not harmed:
        return headlines.DIED if any_died(view, test) is Truth.YES else headlines.HARMED
    return words.died_and_harmed(died, harmed)


def of_some(view: View, test: str, answer: Truth) -> str:
    """The children of whom a test has an answer, in words; empty where it has it of all, or none is told apart."""
    holds = view.case.conditions.holds
    such = [child for child in children(view) if holds(test, about=child) is answer]
    return words.several(such) if len(such) < len(children(view)) else ""


def all_grown_up(view: View) -> Truth:
    """Whether everybody whom the case is about was 18 or over."""
    return both(view.case.conditions.holds(_GROWN_UP, about=child) for child in children(view))


def not_of_all(view: View, task: Task) -> Iterator[str]:
    """Of a task that is recorded of single children alone: of which it is, and of which it is not."""
    step = view.case.framework.words("steps").get(task.key)
    if step is None or not step.of_children or view.case.conditions.done(step) is not Truth.UNKNOWN:
        return
    owes = view.case.conditions.holds
    owed = [child for child in children(view) if owes(step.of_children, about=child) is not Truth.NO]
    happened = view.case.situation.happened
    done = [each for each in children(view) if any(happened(event, each) is Truth.YES for event in step.done_by)]
    # Those for whom it is owed by one day stand in one line, and are asked after together.
    alike = {each.about for each in view.tasks if each.key == task.key and _day(each) == _day(task)}
    left = [each for each in owed if each not in done and alike & {each, CASE}]
    if done and left:
        yield words.recorded_of(done, left)


def decided_on(view: View, event: str) -> str:
    """When something was decided that stands: of several children that are told apart, for each of them."""
    standing, known = view.standing(event), view.case.situation.children
    days = grouped((each.span, each.about) for each in standing if each.about in known)
    if not known[1:] or not days or any(each.about == CASE for each in standing):
        return view.on_day(next(each.span for each in standing))
    if len(days) == 1 and len(standing) == len(known):
        return view.on_day(standing[0].span)
    return listed([words.for_children(several, view.on_day(day)) for day, several in days.items()])


def _day(task: Task) -> PartialDate | None:
    return None if task.main is None else task.main.day


def titled(view: View, title: str, group: Sequence[Task]) -> str:
    """The title of what is to be done, with the children for whom it is owed where they are told apart."""
    owed = [task.about for task in group if task.about.startswith(_CHILD)] or _owed(view, group[0])
    return words.of_children(title, owed) if owed else title


def _owed(view: View, task: Task) -> list[str]:
    """The children for whom a task of the case surely is owed and not recorded; none where it is so of each of them."""
    step = view.case.framework.words("steps").get(task.key)
    if step is None or not step.of_children or task.needs:
        return []
    known, holds, happened = view.case.situation.children, view.case.conditions.holds, view.case.situation.happened
    owed = [each for each in known if holds(step.of_children, about=each) is Truth.YES]
    left = [each for each in owed if not any(happened(event, each) is Truth.YES for event in step.done_by)]
    return left if len(left) < len(known) else []


def of_one(view: View, question: str, about: str) -> str:
    """A question, of a case of several children with the one of whom it is asked."""
    return words.of_child(question, about) if view.case.situation.children[1:] else question


def named(view: View, name: str, about: str) -> str:
    """What a question is called: of a case of several children, with the one of whom it is asked."""
    return f"{name}/{about}" if about != CASE and view.case.situation.children[1:] else name
