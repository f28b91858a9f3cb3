"""The process by its five stages, and one review's place in it: as a Mermaid flowchart, in words, and as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from cspr import vocabulary
from cspr.answers import Answer
from cspr.lifecycle import By, Progress, State
from cspr.lifecycle.process import process_of
from cspr.show.actors import actors
from cspr.show.as_text import clean
from cspr.show.gantt import label
from cspr.show.tree import Heading, Note, Page, Picture, sentence, table
from cspr.truth import Truth
from cspr.wording.common import NOT_LEGAL_ADVICE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cspr.guidance.layers import Framework
    from cspr.lifecycle import Blocker
    from cspr.lifecycle.plans import StepPlan
    from cspr.record.situation import Situation
    from cspr.show.tree import Block

WORDS: Final = {
    State.DONE: "done",
    State.READY: "next",
    State.BLOCKED: "blocked",
    State.OPTIONAL: "may be done",
    State.THROUGHOUT: "throughout",
    State.NOT_NEEDED: "not needed",
    State.OVERTAKEN: "overtaken",
    State.CANNOT_TELL: "cannot tell",
}
# A shape for each state, so that nothing is told by colour.
_SHAPES: Final = {
    State.DONE: ('["', '"]'),
    State.READY: ('(["', '"])'),
    State.BLOCKED: ('{{"', '"}}'),
    State.OPTIONAL: ('("', '")'),
    State.THROUGHOUT: ('[["', '"]]'),
    State.NOT_NEEDED: ('[/"', '"/]'),
    State.OVERTAKEN: ('[\\"', '"\\]'),
    State.CANNOT_TELL: ('{"', '"}'),
}
_PLAIN: Final = ('["', '"]')


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
    """

    step: str
    stage: str
    title: str
    state: State | None
    stands: str
    after: tuple[tuple[str, bool], ...]


@attrs.frozen(kw_only=True, repr=False)
class Drawing(Answer):
    """Steps by stages, and which comes after which.

    Args:
        title: what it shows.
        nodes: its steps, in the order of the stages.
    """

    title: str
    nodes: tuple[Node, ...]

    def mermaid(self) -> str:
        """Draw it as a Mermaid flowchart, which carries the same in words for whoever does not see it.

        Labels hold letters, digits and a few marks alone, so that none can break out of its line; what is not sure is
        drawn as a dotted line, and written.
        """
        ids = {node.step: f"s{place}" for place, node in enumerate(self.nodes)}
        lines = [
            "flowchart TB",
            f"    accTitle: {label(self.title)}",
            f"    accDescr: {'. '.join(map(label, self.described()))}.",
        ]
        for stage in vocabulary.stages().values():
            inside = [node for node in self.nodes if node.stage == stage.id]
            if inside:
                lines.append(f'    subgraph stage{stage.number} ["{stage.number}. {label(stage.title)}"]')
                for node in inside:
                    opens, closes = _PLAIN if node.state is None else _SHAPES[node.state]
                    lines.append(f"        {ids[node.step]}{opens}{label(_words(node))}{closes}")
                lines.append("    end")
        for node in self.nodes:
            lines += [f"    {ids[step]} {'-->' if sure else '-.->'} {ids[node.step]}" for step, sure in node.after]
        return "\n".join(lines)

    def described(self) -> tuple[str, ...]:
        """Tell in words what is drawn: a sentence for each stage and each step."""
        titles = {node.step: node.title for node in self.nodes}
        sentences: list[str] = []
        for stage in vocabulary.stages().values():
            inside = [node for node in self.nodes if node.stage == stage.id]
            if inside:
                sentences.append(f"Stage {stage.number}, {stage.title}")
                sentences += [clean(f"{_words(node)}{_after(node, titles)}") for node in inside]
        return tuple(sentences) or ("No step is drawn",)

    def page(self) -> Page:
        """The same as a page: the drawing, and a table for each stage, in which nothing is told by colour."""
        titles = {node.step: node.title for node in self.nodes}
        words: list[Block] = []
        for stage in vocabulary.stages().values():
            inside = [node for node in self.nodes if node.stage == stage.id]
            if inside:
                caption = f"Stage {stage.number}: {stage.title}"
                rows = ((node.title, node.stands, _firsts(node, titles, ", ")) for node in inside)
                words += [Heading(caption), table(caption, ("Step", "Stands", "After"), *rows)]
        return Page(self.title, (Picture(self.mermaid(), tuple(words)), Note(sentence(NOT_LEGAL_ADVICE))))


def process(framework: Framework, on: date) -> Drawing:
    """Picture a partnership's process by the five stages, as the texts in force on a day have it.

    Args:
        framework: the documents that apply.
        on: the day.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> picture = process(framework("northamptonshire"), date(2021, 4, 1))
        >>> picture.mermaid().splitlines()[1]
        '    accTitle: The process of northamptonshire on 2021-04-01'
        >>> [node.after for node in picture.nodes if node.step == "genogram"]
        [(('decide-on-review', True),)]
    """
    plan = process_of(framework, on)
    drawn = {name: planned for name, planned in plan.steps.items() if planned.duties}
    return Drawing(
        title=f"The process of {framework.partnership} on {on}",
        nodes=tuple(
            Node(
                step=name,
                stage=planned.word.stage,
                title=planned.word.title,
                state=None,
                stands=_owed(planned),
                after=tuple(_comes_first(planned, drawn)),
            )
            for name, planned in _staged(drawn)
        ),
    )


def place(framework: Framework, situation: Situation, steps: Iterable[Progress]) -> Drawing:
    """Picture one review's place in the process: what is done, next, blocked by what; what is not needed is left out.

    Args:
        framework: the documents that apply.
        situation: what is known.
        steps: its progress, as ``lifecycle.progress`` gives it.

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
    plan = process_of(framework, situation.on)
    progress = {step.step: step for step in steps if step.state not in {State.NOT_NEEDED, State.OVERTAKEN}}
    drawn = {name: planned for name, planned in plan.steps.items() if name in progress}
    return Drawing(
        title=f"{situation.reference} on {situation.on}",
        nodes=tuple(
            Node(
                step=name,
                stage=planned.word.stage,
                title=planned.word.title,
                state=progress[name].state,
                stands=stands(progress[name]),
                after=tuple(_comes_first(planned, drawn)),
            )
            for name, planned in _staged(drawn)
        ),
    )


def stands(step: Progress) -> str:
    """Say in words where a step stands: when it was done, what is in the way, what is not known.

    Examples:
        >>> stands(Progress(step="publish", stage="report", title="Publish", state=State.NOT_NEEDED, why="no review"))
        'not needed, no review'
    """
    parts = [WORDS[step.state]]
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


def _owed(planned: StepPlan) -> str:
    beside = "throughout" if planned.word.throughout else ""
    return "; ".join(filter(None, (beside, actors(planned.who))))


def _staged(drawn: dict[str, StepPlan]) -> list[tuple[str, StepPlan]]:
    stages = vocabulary.stages()
    return sorted(drawn.items(), key=lambda pair: stages[pair[1].word.stage].number)


def _comes_first(planned: StepPlan, drawn: dict[str, StepPlan]) -> Iterator[tuple[str, bool]]:
    """Give the steps that come first, each once; it is sure where a text that surely is in force says so."""
    sure: dict[str, bool] = {}
    for one in (*planned.duties, *planned.beside):
        for before, _ in one.after:
            if before in drawn:
                sure[before] = sure.get(before, False) or one.in_force is Truth.YES
    yield from sure.items()


def _words(node: Node) -> str:
    return f"{node.title}, {node.stands}" if node.stands else node.title


def _firsts(node: Node, titles: dict[str, str], between: str) -> str:
    return between.join(f"{titles[step]}{'' if sure else ' (not sure)'}" for step, sure in node.after)


def _after(node: Node, titles: dict[str, str]) -> str:
    first = _firsts(node, titles, " and ")
    return f"; after {first}" if first else ""
