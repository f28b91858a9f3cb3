"""Who does what: the duties of a role or body by stage, and what is asked of whoever fills it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import chain
from typing import Final, NamedTuple, TypeVar

import attrs

from cspr import glossary, vocabulary
from cspr._read_only import ReadOnly
from cspr.answers import Answers, Named
from cspr.arising.delayed_again import again_of
from cspr.arising.for_each import parts_of
from cspr.arising.judging import arising
from cspr.arising.opening import remark_on_duty
from cspr.arising.states import ArisingState
from cspr.arising.versions import duties_of_older
from cspr.conditions.admission import framework_of
from cspr.conditions.case import Case, once_a_case
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.guidance.layers import Framework, InForce
from cspr.guidance.live_rules import live_duties
from cspr.guidance.model import Duty
from cspr.guidance.once import once_a_stretch
from cspr.guidance.owing import ANY_AGENCY
from cspr.guidance.role_rules import BodyRule, RoleRule
from cspr.guidance.steps import steps_of, topic_title
from cspr.guidance.superseding import out_of_date_on
from cspr.record.situation import Situation
from cspr.roles.dealings import Counterpart, Handed, counterparts, handed
from cspr.roles.naming import decides_on, known_actor, own_titles, where
from cspr.roles.role_duties import RoleDuty, purpose, statements
from cspr.roles.role_tasks import RoleRequirement, Task
from cspr.roles.sitting import Seat, seats
from cspr.truth import Truth, both, either
from cspr.vocabulary import Word
from cspr.word import Step

_IDLE: Final = (ArisingState.DOES_NOT, ArisingState.OVERTAKEN)
_AGENCY: Final = "agency"
_Owed = tuple[Duty, partial["Task"]]
_R = TypeVar("_R", Duty, RoleRule | BodyRule)


@attrs.frozen(kw_only=True, repr=False)
class Profile(Named):
    """What a role or body is, what it owes at each stage, and what is asked of whoever fills it.

    Args:
        actor: the role, body or agency.
        title: in plain words.
        says: what it is.
        purpose: what the documents say that it is for, the partnership's own first; like ``said`` only where one
            profile is asked for.
        names: what each document calls it, by the id of the instrument.
        tasks: its duties by stage, in the order of the steps.
        asked: what the documents ask of whoever fills it or sits on it.
        qualities: what the clauses behind the qualities say, by clause id.
        said: every statement of a register that speaks of it, or of a group on which it has a seat; like what follows
            only where one profile is asked for.
        seats: the bodies on which it sits or which it leads.
        receives: the documents that it is given.
        hands_over: the documents that it gives to others.
        works_with: with whom it has to do.
        titles: what a partnership calls its own roles, bodies, agencies and documents, by id.
        notices: which of the texts behind its duties are out of date on the day asked about, a sentence each; like
            ``said`` only where one profile is asked for.
    """

    actor: str
    title: str
    says: str
    names: Mapping[str, tuple[str, ...]] = attrs.field(hash=False)
    tasks: tuple[Task, ...]
    asked: tuple[RoleRequirement, ...]
    qualities: Mapping[str, str] = attrs.field(hash=False)
    purpose: tuple[RoleDuty, ...] = ()
    said: tuple[RoleDuty, ...] = ()
    seats: tuple[Seat, ...] = ()
    receives: tuple[Handed, ...] = ()
    hands_over: tuple[Handed, ...] = ()
    works_with: tuple[Counterpart, ...] = ()
    titles: Mapping[str, str] = attrs.field(factory=dict[str, str], hash=False)
    notices: tuple[str, ...] = ()

    @property
    def rules(self) -> tuple[RoleRule, ...]:
        """What the documents ask of whoever fills a role."""
        return tuple(requirement.rule for requirement in self.asked if isinstance(requirement.rule, RoleRule))

    @property
    def bodies(self) -> tuple[BodyRule, ...]:
        """Who sits on a body, where it is one."""
        return tuple(requirement.rule for requirement in self.asked if isinstance(requirement.rule, BodyRule))


def profile(framework: Framework, actor: str, *, on: date | None = None) -> Profile:
    """The profile of a role, body or agency: the query of every duty laid on it.

    Args:
        framework: the documents that apply.
        actor: the role, body or agency by its id, such as ``lead-reviewer``.
        on: only texts in force on that day, or that may be; every edition where left out.

    Raises:
        CsprError: ``unknown-actor`` with the nearest known one.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> found = profile(framework("northamptonshire"), "lead-reviewer", on=date(2021, 4, 1))
        >>> sorted({task.stage for task in found.tasks if task.step == "first-draft"})
        ['report']
    """
    words = _Words(framework_of(framework))
    known_actor(framework, actor, "actor")
    duties = framework.duties if on is None else live_duties(framework, on)
    stated = _stated(words, actor, None if on is None else PartialDate.of(on))
    documents = framework.words("documents")
    said = statements(framework, actor, on)
    tasks = tuple(task() for _, task in stated.owed)
    return attrs.evolve(
        stated.profile,
        tasks=tasks,
        notices=() if on is None else out_of_date_on(framework, on, (task.source for task in tasks)),
        purpose=purpose(framework, said),
        said=said,
        seats=seats(framework, actor, on),
        receives=handed(actor, duties, documents, receives=True),
        hands_over=handed(actor, duties, documents, receives=False),
        works_with=counterparts(actor, duties, words.actors),
    )


def profiles(framework: Framework, situation: Situation) -> Answers[Profile]:
    """The profile of everybody on whom a text in force on the day lays a duty that arises, or may still.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Review
        >>> situation = Review("NR-07", partnership="northamptonshire").as_of(date(2021, 4, 1))
        >>> "local-authority" in [each.actor for each in profiles(framework("northamptonshire"), situation)]
        True
    """
    return Answers(profiles_of(Case(framework, situation)))


def profile_in(framework: Framework, situation: Situation, actor: str) -> Profile:
    """The profile of a role, body or agency in a case: only what arises there, or may still.

    Args:
        situation: what is known, and on which day it is asked.
        actor: the role, body or agency by its id.

    Raises:
        CsprError: ``unknown-actor`` with the nearest known one.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Happened, Review
        >>> situation = Review("NR-07", "northamptonshire").record(
        ...     Happened("published", "2021-11-01")
        ... ).as_of(date(2022, 4, 1))
        >>> documents = framework("northamptonshire")
        >>> tasks = profile_in(documents, situation, "lead-reviewer").tasks
        >>> [task.step for task in tasks if task.step == "first-draft"]
        []
    """
    case = Case(framework, situation)
    whole, words, about = profile(framework, actor, on=situation.on), _Words(framework), f"{_AGENCY}:{actor}"
    owed = _stated(words, actor, case.day).owed
    older = ((duty, _task(words, duty, mark)) for duty, mark in duties_of_older(case) if actor in duty.who)
    tasks = sorted((task for _, task in _arising(case, chain(owed, older))), key=words.place)
    if about in situation.agencies:
        tasks += (task for _, task in _arising(case, _stated(words, ANY_AGENCY, case.day).owed, about))
        tasks.sort(key=words.place)
    notices = out_of_date_on(framework, case.situation.on, (task.source for task in tasks))
    return attrs.evolve(whole, tasks=tuple(tasks), notices=notices)


def profiles_of(case: Case) -> tuple[Profile, ...]:
    """The profile of everybody on whom a duty lies in a case; what does not arise or was overtaken is left out."""
    every = _of_everybody(case.framework, case.day)
    arise = dict(_arising(case, {duty: task for stated in every for duty, task in stated.owed}.items()))
    tasks = ((stated, tuple(arise[duty] for duty, _ in stated.owed if duty in arise)) for stated in every)
    return tuple(attrs.evolve(stated.profile, tasks=own) for stated, own in tasks if own)


def also_asked(case: Case, cited: Collection[str]) -> tuple[Task, ...]:
    """What the local documents ask in a case, or may, and no other answer on it tells: in the order of the steps.

    Args:
        cited: the clauses that other answers name.
    """
    words, local = _Words(case.framework), {instrument.slug for instrument in case.framework.local}
    untold = (
        duty
        for duty in case.framework.duties
        if duty.source.instrument in local and duty.source.clauses[0] not in cited
    )
    older = ((duty, mark) for duty, mark in duties_of_older(case) if duty.source.clauses[0] not in cited)
    live = chain(_live(case.framework, untold, case.day), older)
    owed = ((duty, _task(words, duty, mark)) for duty, mark in live)
    arising_now = (task for _, task in _arising(case, owed) if task.arising and task.arising.answer is not Truth.NO)
    return tuple(sorted(arising_now, key=words.place))


class _Stated(NamedTuple):
    """What the documents say of a role or body on a day: its profile without tasks, and its duties, each with its task.

    Only whether a duty arises is missing of a task.
    """

    profile: Profile
    owed: tuple[_Owed, ...]


@once_a_stretch
def _of_everybody(framework: Framework, day: PartialDate) -> tuple[_Stated, ...]:
    words = _Words(framework)
    owing = {who for duty in framework.duties for who in duty.who}
    return tuple(_stated(words, name, day) for name in words.actors if name in owing)


def _arising(case: Case, owed: Iterable[_Owed], about: str = CASE) -> Iterator[tuple[Duty, Task]]:
    """The duties that arise in a case, or may still, each with its task and whether that is done.

    Args:
        about: for whom they are asked; of one agency, what is owed by it.
    """
    steps: Mapping[str, Step] = steps_of(case.framework) if about == CASE else {}
    for duty, task in owed:
        if (state := arising(case, duty, about)).state not in _IDLE:
            done, (did, behind, *_) = _done(case, duty.step, about), parts_of(case, steps.get(duty.step or ""))
            remark = "" if done else remark_on_duty(case, duty)
            yield duty, task(arising=state, done=done, remark=remark, done_for=did, open_for=behind)


@once_a_case
def _done(case: Case, step: str | None, about: str) -> bool:
    """Whether the step of a duty is done, and was not sent back since; what goes on throughout never is."""
    word = steps_of(case.framework).get(step or "")
    if word is None or word.throughout:
        return False
    own = about if word.each == _AGENCY else CASE
    happened = case.situation.happened
    done = either((case.conditions.done(word), *(happened(event, own) for event in word.done_by)))
    return both((done, ~again_of(case, word, own))) is Truth.YES


class _Words:
    """The library's words and those that the documents of a partnership declare, looked up once."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.actors: Mapping[str, Word] = framework.words("actors")
        self.steps = steps_of(framework)
        self._stages = {name: place for place, name in enumerate(vocabulary.stages())}
        self._places = {name: place for place, name in enumerate(self.steps)}

    def place(self, duty: Duty | Task) -> tuple[int, int]:
        """Where a duty stands: by stage and step, what belongs to none at the end."""
        stages, places = self._stages, self._places
        return stages.get(self.stage(duty.step), len(stages)), places.get(duty.step or "", len(places))

    def stage(self, step: str | None) -> str:
        """The stage of a step; empty where there is none."""
        word = self.steps.get(step or "")
        return "" if word is None else word.stage

    def title(self, duty: Duty) -> str:
        """What a duty is about in plain words."""
        word = self.steps.get(duty.step or "")
        return topic_title(self.framework, duty.topic) if word is None else word.title


def _stated(words: _Words, actor: str, day: PartialDate | None) -> _Stated:
    framework, word = words.framework, words.actors[actor]
    called: dict[str, tuple[str, ...]] = {}
    for sense in glossary.names(framework, actor, on=None if day is None else day.first):
        called[sense.source.instrument] = (*called.get(sense.source.instrument, ()), *sense.says)
    rules: list[RoleRule | BodyRule] = []
    for document in framework.documents:
        rules.extend(rule for rule in document.roles if rule.role == actor)
        rules.extend(rule for rule in document.bodies if rule.body == actor)
    asked = tuple(
        RoleRequirement(rule=rule, in_force=mark, where=where(framework, rule), decides_on=decides_on(framework, rule))
        for rule, mark in _live(framework, rules, day)
    )
    owed = sorted((duty for duty in framework.duties if actor in duty.who), key=words.place)
    qualities = (
        name for requirement in asked if isinstance(requirement.rule, RoleRule) for name in requirement.rule.qualities
    )
    profile = Profile(
        actor=actor,
        title=word.title,
        says=word.says,
        names=ReadOnly(called),
        tasks=(),
        asked=asked,
        qualities=ReadOnly({name: framework.clauses[name].subject for name in qualities}),
        titles=ReadOnly(own_titles(framework)),
    )
    return _Stated(profile, tuple((duty, _task(words, duty, mark)) for duty, mark in _live(framework, owed, day)))


def _live(framework: Framework, rules: Iterable[_R], day: PartialDate | None) -> Iterator[tuple[_R, InForce | None]]:
    """The rules in force on a day, or that may be, each with how; every one where there is no day."""
    return ((rule, None) for rule in rules) if day is None else iter(framework.live(rules, day))


def _task(words: _Words, duty: Duty, in_force: InForce | None) -> partial[Task]:
    return partial(
        Task,
        stage=words.stage(duty.step),
        step=duty.step,
        topic=duty.topic,
        title=words.title(duty),
        to=duty.to,
        source=duty.source,
        says=words.framework.clauses[duty.source.clauses[0]].subject,
        in_force=in_force,
        note=duty.note,
        who=duty.who,
        any_one=duty.any_one,
    )
