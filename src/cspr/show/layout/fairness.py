"""Whether protected characteristics were considered: the questions, with what is recorded."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cspr import vocabulary
from cspr.show.actors import actors
from cspr.show.tree import Items, Page, item, sentence
from cspr.wording import fairness as words
from cspr.wording.common import cited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.criteria import Fairness
    from cspr.criteria.fairness_questions import FairnessQuestion
    from cspr.show.tree import Block, Item


def fairness(answer: Fairness) -> Page:
    """The questions of every text, and where none asks."""
    return Page(words.TITLE, tuple(fairness_blocks(answer)))


def fairness_blocks(answer: Fairness) -> Iterator[Block]:
    """The questions by step, each text with its source; the steps of which none asks."""
    steps = vocabulary.steps()
    if answer.asked:
        yield sentence(words.INTRODUCTION)
    for step, texts in groupby(answer.asked, key=lambda asked: asked.step):
        several = tuple(texts)
        title = steps[step].title if step in steps else step
        yield sentence(f"{title} {cited(*(asked.source for asked in several))}")
        questions = {question.fact: question for asked in several for question in asked.questions}
        yield Items(tuple(map(_question, questions.values())))
        yield sentence(" ".join(dict.fromkeys(asked.note for asked in several)))
    if answer.silent:
        yield sentence(words.SILENT.format(", ".join(steps[step].title for step in answer.silent)))


def _question(asked: FairnessQuestion) -> Item:
    why = words.WHY.get(asked.why or "")
    says = f"{words.ANSWERS[asked.answer.value]}{f' ({why})' if why else ''}"
    return item(words.QUESTION.format(asked.question, says[:1].upper() + says[1:], actors(asked.ask), asked.fact))
