"""Long answers in a few lines: what is printed of one that does not fit on a screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import Any, Final, TypeGuard

import attrs

from cspr import vocabulary
from cspr.comparison import Comparison
from cspr.forms import Form
from cspr.lifecycle import Parallel, Progress, State
from cspr.people import Ledger
from cspr.publication import Readiness
from cspr.roles import Profile
from cspr.show import comparison
from cspr.show.layout import forms, main_dates, people, publication
from cspr.show.layout.in_sentences import standing
from cspr.show.tree import Block, Heading, Items, Note, Page, item, sentence
from cspr.timescales import Timescale
from cspr.wording import (
    answers as words,
    comparing,
    forms as form_words,
    ledgers,
    publication as publication_words,
    report,
    roles as role_words,
    steps as step_words,
)

_OPEN: Final = (State.READY, State.BLOCKED, State.CANNOT_TELL)


def schedule(answers: tuple[Timescale, ...]) -> Page:
    """Of each duty the date to work to."""
    return Page(report.SCHEDULE, tuple(main_dates.short(answers, _day_asked(answers))))


def _day_asked(answers: Iterable[Timescale]) -> date:
    """The day asked about, which is as far from each day that is due as its reading says."""
    readings = (reading for answer in answers for reading in answer.readings)
    asked = (
        reading.due.exact - timedelta(days=reading.days[1])
        for reading in readings
        if reading.days is not None and reading.due is not None and reading.due.exact is not None
    )
    return next(asked, date.min)


def steps(answers: tuple[Progress, ...]) -> Page:
    """How many steps stand in each state, and those that are open."""
    return Page(report.STEPS, tuple(_steps(answers)))


def _steps(answers: tuple[Progress, ...]) -> Iterator[Block]:
    counts = Counter(step.state for step in answers)
    yield sentence(f"{words.parts(*(words.state(counts[each], each.value) for each in State if counts[each]))}.")
    for state in _OPEN:
        titles = [step.title for step in answers if step.state is state]
        if titles:
            yield Heading(step_words.STATES[state.value].capitalize())
            yield sentence(f"{'; '.join(titles)}.")


def profile(answer: Profile) -> Page:
    """What a role is, and the titles of what it owes by stage."""
    return Page(answer.title, tuple(_profile(answer)))


def _profile(answer: Profile) -> Iterator[Block]:
    yield sentence(answer.says)
    stages = vocabulary.stages()
    for stage, tasks in groupby(answer.tasks, key=lambda task: task.stage):
        yield Heading(f"{stages[stage].number}. {stages[stage].title}" if stage else role_words.NO_STAGE)
        yield Items(tuple(map(item, dict.fromkeys(task.title for task in tasks))))


def _profiles(answers: tuple[Profile, ...]) -> Page:
    rows = (item(f"{each.title}: {each.says}") for each in answers)
    return Page(words.PROFILES, (Items(tuple(rows)),))


def _parallel(answers: tuple[Parallel, ...]) -> Page:
    rows = (item(*says.parts) for answer in answers for says in standing(answer))
    return Page(words.TITLES["Parallel"], (Items(tuple(rows)),))


_ONE: Final[Mapping[type[Any], Callable[[Any], Page]]] = {
    Comparison: comparison.in_short,
    Ledger: lambda answer: people.in_brief((answer,)),
    Profile: profile,
    Readiness: lambda answer: publication.summary(answer, ()),
}
_SEVERAL: Final[Mapping[type[Any], Callable[[tuple[Any, ...]], Page]]] = {
    Timescale: schedule,
    Progress: steps,
    Ledger: people.in_brief,
    Form: forms.listing,
    Profile: _profiles,
    Parallel: _parallel,
}
_OF_COMMANDS: Final = (
    Note(sentence(ledgers.ALL_OF_IT)),
    *map(sentence, (comparing.ALL_OF_IT, publication_words.MORE, form_words.SEE_ONE)),
)
"""What a summary of the command line says of its own options."""


def are_several(answer: Any) -> TypeGuard[tuple[Any, ...]]:
    """Whether several answers are to be laid out."""
    return isinstance(answer, tuple)


def in_short(answer: Any) -> Page | None:
    """The page of a long answer in short; ``None`` where it has none."""
    if not are_several(answer):
        write = _ONE.get(answer.__class__)
        page = None if write is None else write(answer)
    else:
        write_all = _SEVERAL.get(answer[0].__class__) if answer else None
        page = None if write_all is None else write_all(answer)
    if page is None:
        return None
    blocks = tuple(block for block in page.blocks if block not in _OF_COMMANDS)
    return attrs.evolve(page, blocks=(*blocks, Note(sentence(words.ALL_OF_IT))))
