"""The steps of a review by stage: what is done, next, blocked or not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from cspr import vocabulary
from cspr.guidance.owing import ANYBODY
from cspr.lifecycle import By, Progress, State
from cspr.lifecycle.states import BEHIND
from cspr.show.actors import actors, subjects
from cspr.show.layout.deadlines import open_needs
from cspr.show.tree import Block, Item, Items, Sentence, item, sentence
from cspr.wording import steps as words
from cspr.wording.common import NOBODY, cited, remarked
from cspr.wording.days import as_known
from cspr.wording.task_sentences import for_whom

_SHOWN: Final = (State.READY, State.CANNOT_TELL, State.BLOCKED, State.OPTIONAL, State.DONE, State.THROUGHOUT)


def steps(several: Iterable[Progress]) -> Iterator[Block]:
    """The steps by stage; of several, those that are not needed, or were overtaken, are left out."""
    stages, given = vocabulary.stages(), tuple(several)
    shown = sorted(
        (step for step in given if step.state in _SHOWN or len(given) == 1), key=lambda step: stages[step.stage].number
    )
    for stage, inside in groupby(shown, key=lambda step: step.stage):
        yield sentence(f"{stages[stage].number}. {stages[stage].title}")
        yield Items(tuple(map(_step, inside)))


def _is_asked_for(step: Progress) -> bool:
    """Whether a text asks for a step that is still to be taken, and does not only stop it."""
    return step.state not in BEHIND and any(not source.refrain for source in step.sources)


def _step(step: Progress) -> Item:
    when = "" if step.when is None or step.state is not State.DONE else as_known(step.when, None)
    clauses = dict.fromkeys(source.clauses[0] for source in step.sources)
    who = actors(step.who, step.titles, step.one_of) or (NOBODY if _is_asked_for(step) else "")
    head = words.stands(step.state.value, _title(step), clauses, when=when, why=step.why, who=who)
    remark = (sentence(step.remark),) if step.remark else ()
    if step.state not in BEHIND and step.done_for and step.open_for:
        parts = (subjects(several, step.titles) for several in (step.done_for, step.open_for))
        remark = (sentence(words.in_part(*parts)), *remark)
    return item(head, *remark, *waits(step), *_affected(step), *open_needs(step.needs))


def _title(step: Progress) -> str:
    """What a step is called, with those for each of whom somebody else has still to take it."""
    apart = step.state not in BEHIND and step.open_for and not step.done_for and ANYBODY.isdisjoint(step.who)
    return for_whom(step.title, subjects(step.open_for, step.titles)) if apart else step.title


def waits(step: Progress) -> Iterator[Sentence]:
    """What a step waits for, or may have to, a sentence each."""
    for each in step.blockers:
        yield sentence(
            words.not_before(each.title)
            if each.by is By.DAY
            else words.waits_for(
                each.title,
                actors(each.cleared_by, step.titles, each.one_of),
                each.certain,
                by_nature=each.by_nature,
                unless=each.unless,
            ),
            each.remark and f"; {each.remark}",
            " ",
            cited(each.source),
        )


def _affected(step: Progress) -> Iterator[Block]:
    """What open proceedings do to a step without stopping it."""
    for each in step.affected_by:
        says = words.affected(
            each.effect.value,
            each.title,
            open_=each.proceedings,
            consult=actors(each.consult, step.titles),
            inform=actors(each.inform, step.titles),
        )
        says += each.remark and f"; {each.remark}"
        yield sentence(f"{says} {cited(each.source)}{each.note and f' {remarked(each.note)}'}")
