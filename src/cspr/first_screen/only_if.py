"""On what a task still hangs, as the head of its line: if the child died or was seriously harmed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from cspr.conditions import Open
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.first_screen.tasks import Task
from cspr.first_screen.view import View
from cspr.truth import Truth
from cspr.wording import first_screen as words
from cspr.wording.children import of_the_one
from cspr.wording.conditions import among_others, any_of, condition

_ORDER: Final = (Truth.NO, Truth.UNKNOWN, Truth.YES)


def conditional(view: View, task: Task) -> str:
    """The title of a task, led by what could still decide whether it applies.

    Open facts each of which is enough are named together. Where none is, those that meet the first part are named, and
    that there is more.
    """
    facts = view.case.framework.words("facts")
    if any(need.name in facts for need in task.needs):
        hanging = _Hanging(view.case, task, facts)
        enough = hanging.enough()
        says = any_of(
            [condition(facts[name].question, denied=hanging.denied[name]) for name in enough or hanging.part()]
        )
        says = of_the_one(says, {need.about for need in task.needs} if view.case.situation.children[1:] else ())
        return words.only_if(says if enough else among_others(says), task.title)
    events = view.case.framework.words("events")
    name = next((need.name for need in task.needs if need.name in events), None)
    return task.title if name is None else words.only_if(words.happened(events[name].title), task.title)


class _Hanging:
    """The open facts on which a task hangs, and whether it would arise on some answers to them."""

    def __init__(self, case: Case, task: Task, facts: Iterable[str]) -> None:
        """Of each fact: whether it has to be answered with no for the task to apply."""
        self._of_whom = case.conditions if task.about == CASE else case.conditions.for_whom(task.about)
        self._task = task
        names = dict.fromkeys(need.name for need in task.needs if need.name in facts)
        self.denied = {name: self._denied(name) for name in names}

    def enough(self) -> list[str]:
        """The open facts each of which is enough by itself; the only one, whatever else than facts is open."""
        if len(self.denied) == 1:
            return list(self.denied)
        return [name for name in self.denied if self._surest(self._answered([name], met=True)) is Truth.YES]

    def part(self) -> list[str]:
        """The first open fact, with the others of which any would do as well for the part that it meets."""
        first, *others = self.denied
        beside: list[str] = []
        for name in others:
            if not self._fails([*beside, name]):
                beside.append(name)
        for name in tuple(beside):
            fewer = [each for each in beside if each != name]
            beside = fewer if self._fails([first, *fewer]) else beside
        return [first, *beside] if self._fails([first, *beside]) else [first]

    def _fails(self, names: Iterable[str]) -> bool:
        """Whether no duty of the task arises where all of some facts are answered against it."""
        return self._surest(self._answered(names, met=False)) is Truth.NO

    def _surest(self, supposed: Mapping[Open, Truth]) -> Truth:
        return _ORDER[self._arises(supposed)[0]]

    def _answered(self, names: Iterable[str], *, met: bool) -> dict[Open, Truth]:
        wanted = set(names)
        return {
            need: Truth.YES if met is not self.denied[need.name] else Truth.NO
            for need in self._task.needs
            if need.name in wanted
        }

    def _arises(self, supposed: Mapping[Open, Truth]) -> tuple[int, int]:
        """How surely the surest of its duties arises, and then how surely all of them together."""
        conditions = self._of_whom.supposing(supposed)
        applies = (conditions.applies(duty.when, duty.unless, duty.source.instrument) for duty in self._task.duties)
        certainties = [_ORDER.index(answer) for answer in applies]
        return max(certainties), sum(certainties)

    def _denied(self, name: str) -> bool:
        own = [need for need in self._task.needs if need.name == name]
        others = [need for need in self._task.needs if need.name != name]
        besides: tuple[dict[Open, Truth], ...] = ({}, dict.fromkeys(others, Truth.YES), dict.fromkeys(others, Truth.NO))
        tried = (
            [self._arises(beside | dict.fromkeys(own, answer)) for answer in (Truth.YES, Truth.NO)]
            for beside in besides
        )
        yes, no = next((pair for pair in tried if pair[0] != pair[1]), [(0, 0), (0, 0)])
        return no > yes
