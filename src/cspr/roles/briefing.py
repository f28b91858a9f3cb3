"""A brief of one page for somebody who has just been given a role, or is asked to take part.

Each sentence is what a clause says, in our words; which clause answers which question stands in the registers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

import attrs

from cspr import vocabulary
from cspr.answers import Answer
from cspr.conditions.admission import framework_of
from cspr.dates import PartialDate, whole_day
from cspr.errors import wrong
from cspr.guidance.layers import Framework
from cspr.guidance.superseding import out_of_date_on
from cspr.roles.clause_places import ClausePlace, clause_places, groups_of, stage_order
from cspr.roles.naming import known_actor
from cspr.roles.role_duties import in_force_of
from cspr.sources import Force, Source
from cspr.truth import Truth

MOST: Final = 5
_HOLDER: Final = "holder"
_NUMBERED: Final = re.compile(r"Step \d+:")
_IN_ORDER: Final = frozenset({"first-actions", "dates"})


@attrs.frozen(kw_only=True)
class BriefLine:
    """One sentence of a brief.

    Args:
        clause: the id of the clause.
        says: what it says, in our words.
        asked_of: of whom it asks it; empty where the sentence says so, or it is the reader.
        in_force: whether the text is in force on the day; unknown where that cannot be told.
        carried_by: the edition in force whose text was not read on this, where it is carried forward, or ``None``.
        source: where it stands.
    """

    clause: str
    says: str
    asked_of: str
    in_force: Truth
    carried_by: str | None
    source: Source


@attrs.frozen(kw_only=True)
class BriefAnswer:
    """One question of a brief with what the texts say on it.

    Args:
        question: the id of the question.
        title: the question in plain words.
        lines: what the texts say, the partnership's own first; none where no text says.
        more: how many clauses more say something on it.
    """

    question: str
    title: str
    lines: tuple[BriefLine, ...]
    more: int


@attrs.frozen(kw_only=True, repr=False)
class RoleBrief(Answer):
    """A brief of one page, two when printed at the most.

    Args:
        role: the role, body or agency.
        title: of the role, in plain words.
        heading: what stands over the brief.
        names: what the partnership's own documents call the role.
        partnership: whose documents speak.
        on: the day: only what is in force then, or may be, is told.
        answers: the questions, in their order.
        notices: which local texts behind the answers are out of date on the day, a sentence each.
    """

    role: str
    title: str
    heading: str
    names: tuple[str, ...]
    partnership: str
    on: date
    answers: tuple[BriefAnswer, ...]
    notices: tuple[str, ...] = ()


def brief(framework: Framework, role: str, *, on: date) -> RoleBrief:
    """The brief of a role.

    Args:
        framework: the documents that apply.
        role: the role, body or agency, such as ``lead-reviewer``; ``practitioner`` for somebody invited to an event,
            ``family`` for parents, ``referrer`` for any professional who thinks of a case.
        on: the day: only texts in force then, or that may be.

    Raises:
        CsprError: ``unknown-actor`` with the nearest known one; ``not-a-day``.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> page = brief(framework("essex"), "practitioner", on=date(2024, 10, 1))
        >>> page.answers[0].title, page.answers[0].lines[0].clause
        ('Why me?', 'ESCB-110')
    """
    actors = framework_of(framework).words("actors")
    known_actor(framework, role, "role")
    if whole_day(on) is None:
        raise wrong("not-a-day", "on", "give a date, without a time of day")
    shape = vocabulary.briefs().get(role, vocabulary.briefs()[_HOLDER])
    own = {instrument.slug for instrument in framework.local}
    terms = (term for document in framework.documents for term in document.terms if term.means == role)
    names = (name for term in terms if term.source.instrument in own for name in term.says)
    answers = tuple(_answer(framework, role, question, on, own) for question in shape.questions)
    return RoleBrief(
        role=role,
        title=actors[role].title,
        heading=shape.title,
        names=tuple(dict.fromkeys(names)),
        partnership=framework.partnership,
        on=on,
        answers=answers,
        notices=out_of_date_on(framework, on, (line.source for answer in answers for line in answer.lines)),
    )


def _answer(framework: Framework, role: str, question: str, on: date, own: set[str]) -> BriefAnswer:
    asked = {role, *groups_of(framework).get(role, ())}
    day = PartialDate.of(on)
    places = [
        (place, in_force)
        for place in clause_places(framework)
        if _answers(place, asked, question) and (in_force := in_force_of(framework, place, day)).truth is not Truth.NO
    ]
    turns = _turns(framework, [place for place, _ in places])
    places.sort(
        key=lambda sentence: (
            sentence[0].document.instrument.slug not in own,
            role not in sentence[0].names and f"{role}/{question}" not in sentence[0].clause.question,
            turns[sentence[0].clause.id] if question in _IN_ORDER else (),
        )
    )
    return BriefAnswer(
        question=question,
        title=vocabulary.questions()[question].title,
        lines=tuple(
            BriefLine(
                clause=place.clause.id,
                says=place.clause.subject,
                asked_of=_asked_of(framework, place, asked),
                in_force=in_force.truth,
                carried_by=in_force.carried_by,
                source=place.source,
            )
            for place, in_force in places[:MOST]
        ),
        more=max(0, len(places) - MOST),
    )


def _turns(framework: Framework, places: Sequence[ClausePlace]) -> dict[str, tuple[int, int]]:
    """When each clause has its turn: by stage and step, and what a document numbers by its numbers too."""
    stages, steps = stage_order(), {name: number for number, name in enumerate((*framework.words("steps"), None))}
    turns = {place.clause.id: (stages[place.stage], steps.get(place.step, len(steps))) for place in places}
    later: dict[str, tuple[int, int]] = {}
    for place in reversed(places):
        document, clause = place.document.instrument.slug, place.clause
        if _NUMBERED.match(clause.subject):
            later[document] = turns[clause.id] = min(turns[clause.id], later.get(document, turns[clause.id]))
    return turns


def _asked_of(framework: Framework, place: ClausePlace, readers: set[str]) -> str:
    """Of whom a clause asks something; empty where its sentence says so, or where it asks the reader or nobody."""
    word = framework.words("actors").get(place.clause.actor)
    if word is None or place.clause.force is Force.IS or not readers.isdisjoint(place.names):
        return ""
    names = [name.lower() for term in place.document.terms if term.means == word.id for name in term.says]
    names.append(word.title.split()[-1].lower().rstrip("sy"))
    says = place.clause.subject.lower()
    return "" if any(name in says for name in names) else word.title


def _answers(place: ClausePlace, asked: set[str], question: str) -> bool:
    """Whether a clause answers a question for any of some actors: those of whom it speaks, or those it is meant for."""
    tags = place.clause.question
    return bool(tags) and (
        (question in tags and bool(asked & place.names)) or any(f"{actor}/{question}" in tags for actor in asked)
    )
