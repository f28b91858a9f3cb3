"""A role, body or agency: what it is called, what is asked of it, what it owes; and checks of who was appointed."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from cspr import vocabulary
from cspr.grouping import grouped
from cspr.guidance.role_rules import BodyRule
from cspr.lifecycle import State
from cspr.roles.role_tasks import owed_at
from cspr.roles.sentences import body_parts, role_parts
from cspr.show.actors import actors, document_name, subjects
from cspr.show.layout.steps import waits
from cspr.show.tree import Heading, Items, Page, item, items, section, sentence
from cspr.sources import Authority
from cspr.truth import Truth
from cspr.wording import roles as words
from cspr.wording.common import NOBODY, NOT_LEGAL_ADVICE, cited, in_words, partnership_name, remarked
from cspr.wording.criteria import TRUTHS
from cspr.wording.days import short_day
from cspr.wording.steps import MAY_ARISE, in_part

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from cspr.guidance.layers import InForce
    from cspr.guidance.role_rules import RoleRule
    from cspr.lifecycle import Progress
    from cspr.roles import Check, Profile, RoleBrief, RoleDuty, StepPeople
    from cspr.roles.briefing import BriefAnswer, BriefLine
    from cspr.roles.dealings import Handed
    from cspr.roles.role_tasks import Task
    from cspr.show.tree import Block, Item, Sentence

_LEAFLETS: Final = frozenset({"practitioner", "family", "line-manager", "child"})


def profile(answer: Profile, steps: Mapping[str, Progress] = MappingProxyType({})) -> Page:
    """What it is, what each document calls it, what is asked of it, and its duties by stage.

    Args:
        answer: the profile.
        steps: of a profile in a case where each step stands there, by its id: what only waits is told as that.
    """
    return Page(answer.title, tuple(_profile(answer, steps)))


def _profile(answer: Profile, steps: Mapping[str, Progress]) -> Iterator[Block]:
    says = () if answer.says == answer.title else (answer.says,)  # of a body that is declared in one line
    if says or answer.notices:
        yield sentence(" ".join((*says, *answer.notices)))
    yield from section(words.PURPOSE, map(_statement, answer.purpose))
    names = (item(f"{document_name(slug, answer.titles)}: {', '.join(names)}") for slug, names in answer.names.items())
    yield from section(words.CALLED_BY, names)
    rules = (
        _body(asked.rule, answer.titles, asked.where, asked.decides_on)
        if isinstance(asked.rule, BodyRule)
        else _role(asked.rule, answer, asked.where)
        for asked in answer.asked
    )
    in_force = (_in_force(asked.in_force, answer.titles) for asked in answer.asked)
    asked = (item(*says, *remarks) for says, remarks in zip(rules, in_force, strict=True))
    yield from section(words.ASKED_OF_IT, asked)
    yield from section(
        words.HAS_A_SEAT, (item(f"{seat.title}: {words.SEATS[seat.how]} {cited(seat.source)}") for seat in answer.seats)
    )
    yield Heading(words.OWES)
    stages = vocabulary.stages()
    for stage, tasks in groupby(answer.tasks, key=lambda task: task.stage):
        yield sentence(f"{stages[stage].number}. {stages[stage].title}" if stage else words.NO_STAGE)
        yield Items(tuple(_tasks(tasks, answer.titles, steps)))
    if not answer.tasks:
        yield sentence(words.NO_DUTY)
    yield from _said(answer)
    yield from _dealings(answer)


def duties(several: Iterable[RoleDuty]) -> Iterator[Block]:
    """What the documents say of a role, by stage."""
    stages = vocabulary.stages()
    for stage, inside in groupby(several, key=lambda duty: duty.stage):
        yield sentence(f"{stages[stage].number}. {stages[stage].title}" if stage else words.NO_STAGE)
        groups = ((duty, f"{actors(duty.through, duty.titles)}: " if duty.through else "") for duty in inside)
        yield Items(tuple(_statement(duty, before) for duty, before in groups))


def _said(answer: Profile) -> Iterator[Block]:
    """What else the texts say of it, and what they ask of the groups on which it has a seat."""
    owed = {task.source.clauses[0] for task in answer.tasks}
    more = (_statement(duty) for duty in answer.said if duty.own and duty.clause not in owed)
    yield from section(words.ALSO_SAID, more)
    shared = (duty for duty in answer.said if not duty.own)
    yield from section(words.THROUGH, (_statement(duty, f"{actors(duty.through, answer.titles)}: ") for duty in shared))


def _statement(duty: RoleDuty, before: str = "") -> Item:
    return item(f"{before}{duty.says} {cited(duty.source)}")


def _dealings(answer: Profile) -> Iterator[Block]:
    for title, several, how in (
        (words.RECEIVES, answer.receives, words.FROM),
        (words.HANDS_OVER, answer.hands_over, words.TO),
    ):
        yield from section(title, (_document(each, how, answer.titles) for each in several))
    beside = (item(f"{other.title} [{', '.join(other.clauses)}]") for other in answer.works_with)
    yield from section(words.WORKS_WITH, beside)


def _document(document: Handed, how: str, own: Mapping[str, str]) -> Item:
    others = how.format(others=actors(document.others, own)) if document.others else ""
    return item(f"{document.title}{others} {cited(document.source)}")


def people(answer: StepPeople) -> Page:
    """Who does a step, who helps, who decides, and who is told."""
    blocks: list[Block] = []
    for title, hands in (
        (words.DOES, answer.does),
        (words.HELPS, answer.helps),
        (words.DECIDES, answer.decides),
        (words.TOLD, answer.told),
    ):
        blocks.append(Heading(title))
        rows = tuple(item(f"{hand.title}: {hand.says} {cited(hand.source)}") for hand in hands)
        blocks.append(Items(rows) if rows else sentence(words.NO_TEXT))
    return Page(answer.title, tuple(blocks))


def _role(rule: RoleRule, answer: Profile, where: str) -> tuple[str, Items]:
    asked = "; ".join(filter(None, (*role_parts(rule, partial(actors, own=answer.titles), where), rule.note)))
    qualities = tuple(item(f"{answer.qualities[name]} [{name}]") for name in rule.qualities)
    return f"{asked or words.THE_ROLE} {cited(rule.source)}", Items(qualities)


def _body(rule: BodyRule, own: Mapping[str, str], where: str, on: str) -> tuple[str]:
    reading = f"reading: {in_words(rule.reading)}" if rule.reading else ""
    parts = reading, *body_parts(rule, partial(actors, own=own), where, on)
    return (f"{'; '.join(filter(None, parts))} {cited(rule.source)}",)


def _tasks(several: Iterable[Task], own: Mapping[str, str], steps: Mapping[str, Progress]) -> Iterator[Item]:
    """What is to be done, a line each; what several rules make of one sentence of a text is told once.

    What a step waits for stands under the first line of it.
    """
    every = tuple(several)
    waiting = {task.step: waits(steps[task.step or ""]) for task in every if _blocked(task, steps)}
    for says, alike in grouped((_task(task, own, steps), task) for task in every).items():
        notes = (note for task in alike for note in (*_noted(task, own), *_in_force(task.in_force, own)))
        yield item(says, *dict.fromkeys(notes), *waiting.pop(alike[0].step, ()))


def _task(task: Task, own: Mapping[str, str], steps: Mapping[str, Progress]) -> str:
    to = f" (to {actors(task.to, own)})" if task.to else ""
    return f"{_now(task, steps)}{task.title}{to}: {task.says} {cited(task.source)}"


def _now(task: Task, steps: Mapping[str, Progress]) -> str:
    """Whether it is done, or waits, or applies now or later; nothing where no case is asked about."""
    if task.arising is None or task.source.refrain:
        return words.NOT_TO_BE_DONE if task.source.refrain else ""
    if task.done:
        return words.DONE
    if _blocked(task, steps):
        return words.WAITS if steps[task.step or ""].state is State.BLOCKED else words.MAY_WAIT
    known_by_now = bool(steps) or task.arising.answer is not Truth.YES
    return words.ARISING[task.arising.state.value] if known_by_now else words.APPLIES


def _blocked(task: Task, steps: Mapping[str, Progress]) -> bool:
    """Whether something stands in the way of what applies, or may."""
    arises = task.arising is not None and task.arising.answer is Truth.YES
    open_ = arises and not task.done and not task.source.refrain
    return open_ and (step := steps.get(task.step or "")) is not None and bool(step.blockers)


def _noted(task: Task, own: Mapping[str, str]) -> Iterator[Sentence]:
    if task.done_for and task.open_for:
        yield sentence(in_part(subjects(task.done_for, own), subjects(task.open_for, own)))
    if task.note:
        yield sentence(remarked(task.note))
    if task.remark:
        yield sentence(task.remark)


def _in_force(answer: InForce | None, own: Mapping[str, str] | None = None) -> Iterator[Sentence]:
    """That a text is carried forward, or that it may not be in force."""
    if answer is not None and answer.carried_by is not None:
        yield sentence(words.carried_forward(document_name(answer.carried_by, own)))
    elif answer is not None and answer.truth is Truth.UNKNOWN:
        yield sentence(words.MAY_NOT_BE_IN_FORCE)


def tasks(answer: Profile, steps: Collection[str]) -> Iterator[Block]:
    """What a role or body must or should do at some steps alone; what only may apply stands apart.

    Nothing where it owes nothing there: what a text allows, describes or warns against is no task.
    """
    owed = [task for task in answer.tasks if owed_at(task, steps)]
    sure = [task for task in owed if task.arising is None or task.arising.answer is Truth.YES]
    if owed:
        yield sentence(answer.title)
    if sure:
        yield _by_title(sure)
    if perhaps := [task for task in owed if task not in sure]:
        yield Items((item(words.IF_IT_APPLIES, _by_title(perhaps)),))


def also_asked(several: Iterable[Task], own: Mapping[str, str]) -> Items:
    """What is asked beside all else, each with who owes it and to whom."""
    return Items(tuple(_also(task, own) for task in several))


def _also(task: Task, own: Mapping[str, str]) -> Item:
    sure = task.arising is None or task.arising.answer is Truth.YES
    by_whom = (actors(task.who, own, task.who if task.any_one else ()) or NOBODY) + (
        f"; to {actors(task.to, own)}" if task.to else ""
    )
    may = "" if sure else f" ({MAY_ARISE})"
    return item(f"{task.title}{may} – {by_whom}: {task.says} {cited(task.source)}", *_noted(task, own))


def _by_title(several: Iterable[Task]) -> Items:
    """Each thing to do once, with every text that says something of it."""
    texts = grouped((task.title, _whole(task)) for task in several)
    return Items(
        tuple(
            item(f"{title}: {says[0]}") if len(says) == 1 else item(title, items(*map(item, says)))
            for title, says in texts.items()
        )
    )


def _whole(task: Task) -> str:
    remarks = (remarked(task.note) if task.note else "", task.remark and f"({task.remark})")
    return " ".join(filter(None, (task.says, cited(task.source), *remarks)))


def checks(several: Iterable[Check]) -> Iterator[Block]:
    """Checks of those who were appointed, each with its reasons."""
    yield Items(tuple(map(check_item, several)))


def check_item(check: Check, *, notes: bool = True) -> Item:
    """One check with its reasons and, where that is wanted, the remark of its rule."""
    who = f" {check.person_ref}" if check.person_ref is not None else ""
    reading = f" ({in_words(check.reading)})" if check.reading else ""
    reasons = "; ".join(filter(None, (*check.reasons, check.note if notes else "")))
    answer = f"{TRUTHS[check.answer]}{_strength(check)}"
    return item(
        f"{check.title}{who}{reading}: {check.asks}: {answer} {cited(check.source)}",
        sentence(reasons),
        *_in_force(check.in_force),
    )


def _strength(check: Check) -> str:
    """How strongly it is asked, where the text says more than its force."""
    return "" if check.strength in {"", check.source.force.value} else f" ({check.strength.replace('-', ' ')})"


def brief(answer: RoleBrief) -> Page:
    """What somebody with a role has to know on one page."""
    return Page(words.BRIEF.format(title=answer.title, heading=answer.heading), tuple(brief_blocks(answer, 2)))


def brief_blocks(answer: RoleBrief, level: int) -> Iterator[Block]:
    """The questions with what the texts say, under headings of one level."""
    partnership = partnership_name(answer.partnership)
    yield sentence(words.HOW_TO_READ.format(partnership=partnership, day=short_day(answer.on, None)))
    if answer.names:
        yield sentence(words.CALLED.format(partnership=partnership, names=", ".join(answer.names)))
    yield from map(sentence, answer.notices)
    answered = any(asked.lines for asked in answer.answers)
    if not answered:
        yield sentence(words.NO_QUESTION)
    for asked in answer.answers if answered else ():
        yield Heading(asked.title, level)
        yield from _answer(asked, answer)
    yield sentence(f"{words.NO_PROMISE} {NOT_LEGAL_ADVICE}" if answer.role in _LEAFLETS else NOT_LEGAL_ADVICE)


def _answer(asked: BriefAnswer, answer: RoleBrief) -> Iterator[Block]:
    if not asked.lines:
        yield sentence(words.NO_TEXT)
        return
    yield Items(tuple(map(_line, asked.lines)))
    if asked.more:
        yield sentence(words.MORE.format(number=asked.more, role=answer.role, partnership=answer.partnership))


def _line(line: BriefLine) -> Item:
    local = line.source.authority is Authority.LOCAL
    sure, carried = line.in_force is Truth.YES, line.carried_by is not None
    where = words.brief_source(line.source, asked_of=line.asked_of, local=local, sure=sure, carried=carried)
    return item(f"{line.says} {where}")
