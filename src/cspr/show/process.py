"""The process by its five stages, and one review's place in it: a picture for each stage, in words, and as a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import attrs

from cspr import vocabulary
from cspr.answers import Answer
from cspr.arguments import a_list, each_of
from cspr.conditions.admission import admit, framework_of
from cspr.dates import day_given
from cspr.guidance.layers import Framework
from cspr.guidance.owing import alternatives
from cspr.lifecycle import Blocker, By, Progress, State
from cspr.lifecycle.plans import StepPlan
from cspr.lifecycle.process import process_of
from cspr.record.situation import Situation
from cspr.roles.naming import own_titles
from cspr.show.actors import actors
from cspr.show.as_text import clean
from cspr.show.drawing.boxes import Box
from cspr.show.drawing.svg import svg
from cspr.show.tree import Block, Heading, Note, Page, Picture, sentence, table
from cspr.truth import Truth
from cspr.wording import pictures
from cspr.wording.common import NOT_LEGAL_ADVICE, partnership_name
from cspr.wording.days import short_day


@attrs.frozen(kw_only=True)
class Node:
    """One step of the picture.

    Args:
        step: the step.
        stage: its stage.
        title: in plain words.
        state: where it stands; ``None`` in a picture of the process alone.
        stands: where it stands, in words; of the process alone, who owes it.
        after: the steps of the picture that come first, each with whether that is sure.
        sure: whether a text that surely is in force lays it.
    """

    step: str
    stage: str
    title: str
    state: State | None
    stands: str
    after: tuple[tuple[str, bool], ...]
    sure: bool = True


@attrs.frozen(kw_only=True, repr=False)
class Drawing(Answer):
    """Steps by stages, and which comes after which.

    Args:
        title: what it shows.
        nodes: its steps, in the order of the stages.
    """

    title: str
    nodes: tuple[Node, ...]

    def svg(self, stage: str) -> str:
        """Draw the steps of one stage: who owes each or where it stands, and what comes after what.

        An arrow that follows from others is left out; what is not sure is dashed. The picture fits 690 pixels,
        takes its colour from the page around it, and carries the same in words for whoever hears it read.

        Examples:
            >>> from datetime import date
            >>> from cspr.guidance import framework
            >>> picture = process(framework("kirklees"), date(2024, 10, 1))
            >>> picture.svg("report").count("<rect "), picture.svg("report").count("stroke-dasharray")
            (18, 0)
        """
        word = vocabulary.stages()[stage]
        stages = {node.step: node.stage for node in self.nodes}
        boxes = [
            Box(
                id=node.step,
                title=node.title,
                details=(node.stands, *_from_other_stages(node, stages)),
                after=node.after,
                sure=node.sure,
            )
            for node in self.nodes
            if node.stage == stage
        ]
        titles = {node.step: node.title for node in self.nodes}
        words = ". ".join(self._sentences(stage, titles))
        return svg(f"{self.title}, stage {word.number}: {word.title}", f"{words}." if words else "", boxes)

    def _sentences(self, stage: str, titles: dict[str, str]) -> Iterator[str]:
        nodes = ((node, f", {node.stands}" if node.stands else "") for node in self.nodes if node.stage == stage)
        return (clean(f"{node.title}{stands}{_after(node, titles)}") for node, stands in nodes)

    def described(self) -> tuple[str, ...]:
        """What is drawn, in words: a sentence for each stage and each step."""
        titles = {node.step: node.title for node in self.nodes}
        sentences: list[str] = []
        for stage in vocabulary.stages().values():
            inside = [*self._sentences(stage.id, titles)]
            if inside:
                sentences += [f"Stage {stage.number}, {stage.title}", *inside]
        return tuple(sentences) or (pictures.NO_STEP,)

    def page(self) -> Page:
        """The same as a page: for each stage a picture, and a table that says the same in words."""
        titles = {node.step: node.title for node in self.nodes}
        head = "Stands" if any(node.state for node in self.nodes) else "Who"
        blocks: list[Block] = []
        for stage in vocabulary.stages().values():
            inside = [node for node in self.nodes if node.stage == stage.id]
            if inside:
                caption = f"Stage {stage.number}: {stage.title}"
                rows = ((node.title, node.stands, _firsts(node, titles, ", ")) for node in inside)
                same = table(f"{caption}, in words", ("Step", head, "After"), *rows)
                blocks += [Heading(caption, id=stage.id), Picture(self.svg(stage.id), (same,))]
        return Page(self.title, (*blocks, Note(sentence(NOT_LEGAL_ADVICE))))


def process(framework: Framework, on: date) -> Drawing:
    """Picture a partnership's process by the five stages, as the texts in force on a day have it.

    Raises:
        CsprError: ``not-a-framework``, ``not-a-day``.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> picture = process(framework("northamptonshire"), date(2021, 4, 1))
        >>> picture.title
        'Northamptonshire: the process on Thu 1 Apr 2021'
        >>> [node.after for node in picture.nodes if node.step == "genogram"]
        [(('decide-on-review', True), ('form-review-group', True))]
    """
    framework_of(framework)
    on = day_given(on, "$.on")
    plan = process_of(framework, on)
    drawn = {name: planned for name, planned in plan.steps.items() if planned.duties}
    title = pictures.process(partnership_name(framework.partnership), short_day(on, None))
    own = own_titles(framework)
    return _drawing(title, drawn, {name: (None, _owed(planned, own)) for name, planned in drawn.items()})


def place(framework: Framework, situation: Situation, steps: Iterable[Progress]) -> Drawing:
    """Picture one review's place in the process: what is done, next, blocked by what; what is not needed is left out.

    Args:
        steps: its progress, as ``lifecycle.progress`` gives it.

    Raises:
        CsprError: ``not-a-framework``, ``not-a-situation``, ``not-this-partnership``; ``not-a-list``,
            ``not-an-answer``.

    Examples:
        >>> from datetime import date
        >>> from cspr import lifecycle
        >>> from cspr.guidance import framework
        >>> from cspr.record import Happened, Review
        >>> northamptonshire = framework("northamptonshire")
        >>> situation = Review("NR-07", "northamptonshire").record(
        ...     Happened("notification-sent", date(2021, 3, 29))
        ... ).as_of(date(2021, 4, 1))
        >>> picture = place(northamptonshire, situation, lifecycle.progress(northamptonshire, situation))
        >>> [node.stands for node in picture.nodes if node.step == "notify-incident"]
        ['done 2021-03-29']
    """
    admit(framework, situation)
    advice = "give what progress answers"
    given = each_of(a_list(steps, "$.steps", advice), Progress, "not-an-answer", "$.steps", advice)
    plan = process_of(framework, situation.on)
    progress = {step.step: step for step in given if step.state not in {State.NOT_NEEDED, State.OVERTAKEN}}
    drawn = {name: planned for name, planned in plan.steps.items() if name in progress}
    return _drawing(
        f"{situation.reference} on {situation.on}",
        drawn,
        {name: (progress[name].state, stands(progress[name])) for name in drawn},
    )


def _drawing(title: str, drawn: dict[str, StepPlan], standing: Mapping[str, tuple[State | None, str]]) -> Drawing:
    """A drawing of some steps, each with its state, where it has one, and what stands in its box."""
    return Drawing(
        title=title,
        nodes=tuple(
            Node(
                step=name,
                stage=planned.word.stage,
                title=planned.word.title,
                state=standing[name][0],
                stands=standing[name][1],
                after=tuple(_comes_first(planned, drawn)),
                sure=planned.in_force is Truth.YES,
            )
            for name, planned in _staged(drawn)
        ),
    )


def stands(step: Progress) -> str:
    """In words, where a step stands: when it was done, what is in the way, what is not known.

    Examples:
        >>> stands(Progress(step="publish", stage="report", title="Publish", state=State.NOT_NEEDED, why="no review"))
        'does not apply, no review'
    """
    parts = [pictures.STATES[step.state.value]]
    if step.when is not None:
        parts[0] += f" {step.when}"
    if step.why:
        parts.append(step.why)
    parts += [f"by {_blocker(each)}" for each in step.blockers]
    if step.open_for and step.done_for:
        parts.append(f"open for {' and '.join(step.open_for)}")
    return ", ".join(parts)


def _blocker(each: Blocker) -> str:
    kind = "" if each.by is By.STEP else f" ({each.by.value})"
    return f"{each.title}{kind}{'' if each.certain is Truth.YES else ', not sure'}"


def _owed(planned: StepPlan, own: Mapping[str, str]) -> str:
    beside = "throughout" if planned.word.throughout else ""
    one_of = alternatives(duty for each in (*planned.duties, *planned.beside) for duty in each.asking)
    return "; ".join(filter(None, (beside, actors(planned.who, own, one_of))))


def _staged(drawn: dict[str, StepPlan]) -> list[tuple[str, StepPlan]]:
    stages = vocabulary.stages()
    return sorted(drawn.items(), key=lambda pair: stages[pair[1].word.stage].number)


def _comes_first(planned: StepPlan, drawn: dict[str, StepPlan]) -> Iterator[tuple[str, bool]]:
    """The steps that come first, each once; it is sure where a text that surely is in force says so."""
    sure: dict[str, bool] = {}
    for duty in (*planned.duties, *planned.beside):
        for before, _ in duty.after:
            if before in drawn:
                sure[before] = sure.get(before, False) or duty.in_force is Truth.YES
    yield from sure.items()


def _from_other_stages(node: Node, stages: dict[str, str]) -> Iterator[str]:
    """The other stages from which something comes first, each once; what is not sure says so."""
    words = vocabulary.stages()
    others: dict[int, bool] = {}
    for step, sure in node.after:
        if stages[step] != node.stage:
            number = words[stages[step]].number
            others[number] = others.get(number, False) or sure
    yield from (f"after stage {number}{'' if sure else ' (not sure)'}" for number, sure in sorted(others.items()))


def _firsts(node: Node, titles: dict[str, str], between: str) -> str:
    return between.join(f"{titles[step]}{'' if sure else ' (not sure)'}" for step, sure in node.after)


def _after(node: Node, titles: dict[str, str]) -> str:
    first = _firsts(node, titles, " and ")
    return f"; after {first}" if first else ""
