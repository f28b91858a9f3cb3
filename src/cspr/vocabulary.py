"""The words of the field: one id for each stage, step, event, role, body, agency, fact, document and proceeding.

What a document calls a thing is a rule of that document; here is what the thing is. A partnership may declare ids of
its own, ``x-<slug>/<id>``, which no other partnership shares.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs

from cspr import compiled
from cspr.errors import nearest, wrong

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

OWN: Final = "x-[a-z0-9][a-z0-9-]{0,31}/[a-z0-9][a-z0-9-]{0,63}"
_OWN: Final = re.compile(OWN, re.ASCII)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(names)


@attrs.frozen(kw_only=True)
class Word:
    """Something that has a name and a meaning: an event, a role, a body, an agency, a document, a proceeding, a topic.

    Args:
        id: how the library and every file call it.
        title: how a reader sees it named.
        says: what it means, in one sentence.

    Examples:
        >>> events()["published"].title
        'Published'
    """

    id: str
    title: str
    says: str


@attrs.frozen(kw_only=True)
class Stage(Word):
    """One of the five stages by which every step is ordered.

    Args:
        number: its place in the order, counted from 1.

    Examples:
        >>> [stage.id for stage in stages().values() if stage.number == 1]
        ['determination']
    """

    number: int


@attrs.frozen(kw_only=True)
class Step(Word):
    """Something that is done in the course of a review.

    Args:
        stage: the id of its stage.
        done_by: the events any one of which completes it; none where nothing ever does.
        each: ``agency``, ``child`` or ``person`` where it is done only when done for each of them.
        ended_by: the events any one of which ends what nothing completes, because it has to last.
        throughout: whether it runs beside the others for the length of the review.
        overtaken_by: later milestones; once any one of them is on record, it is pointless to do it still.
        kept_open_by: events that keep it open all the same for whom they are recorded.
        implied_by: events that show that it was done where that is not recorded; a decision only suggests it.

    Examples:
        >>> steps()["chronologies"].each
        'agency'
    """

    stage: str
    done_by: tuple[str, ...] = attrs.field(converter=_names)
    ended_by: tuple[str, ...] = attrs.field(converter=_names, default=())
    each: str | None = None
    throughout: bool = False
    overtaken_by: tuple[str, ...] = attrs.field(converter=_names, default=())
    kept_open_by: tuple[str, ...] = attrs.field(converter=_names, default=())
    implied_by: tuple[str, ...] = attrs.field(converter=_names, default=())


@attrs.frozen(kw_only=True)
class Fact:
    """Something that is yes, no or unknown, with the question that settles it.

    Args:
        question: what to ask, in plain words.
        about: ``child`` or ``case``: of whom it is asked.
        judged: whether the answer is a judgement, and not only a matter of record.
        holders: who may hold the answer: ids of agencies, bodies or roles.
        taken: ``yes`` or ``no`` where that is taken as given until somebody answers it; empty otherwise.
        open_if: the facts any one of which, recorded as yes, leaves open what else is taken.

    Examples:
        >>> facts()["child-aged-18-or-over"].taken, facts()["child-aged-18-or-over"].open_if
        ('no', ('care-leaver',))
        >>> facts()["child-died"].question
        'Did the child die?'
    """

    id: str
    question: str
    about: str
    judged: bool
    holders: tuple[str, ...] = attrs.field(converter=_names)
    taken: str = ""
    open_if: tuple[str, ...] = attrs.field(converter=_names, default=())


@attrs.frozen(kw_only=True)
class Proceeding(Word):
    """Proceedings or an order that run beside a review.

    Args:
        holders: who knows whether they are open, and when they end.
        ended_by: the events that are their end, where there are such.

    Examples:
        >>> proceedings()["prosecution"].holders
        ('police',)
    """

    holders: tuple[str, ...] = attrs.field(converter=_names)
    ended_by: tuple[str, ...] = attrs.field(converter=_names, default=())


@attrs.frozen(kw_only=True)
class Exit:
    """A way out of the usual course of a review. It is told with its reason.

    Args:
        id: the event by which the review leaves its course.
        effect: ``decided``: another outcome than a review; ``paused``: work rests; ``ended``: it goes on elsewhere;
            ``again``: some steps are to be done again.
        stages: the stages at which it can be taken.
        until: the events that undo it.
        steps: for ``again``, the steps that are to be done again.
        goes_on: steps of those stages that it does not touch.

    Examples:
        >>> exits()["review-paused"].until
        ('review-resumed', 'review-reopened')
    """

    id: str
    effect: str
    stages: tuple[str, ...] = attrs.field(converter=_names)
    until: tuple[str, ...] = attrs.field(converter=_names, default=())
    steps: tuple[str, ...] = attrs.field(converter=_names, default=())
    goes_on: tuple[str, ...] = attrs.field(converter=_names, default=())

    def touches(self, step: Step) -> bool:
        """Say whether it touches a step: one of its stages that it does not leave going on."""
        return step.stage in self.stages and step.id not in self.goes_on


def _read_only(values: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(values))


_NOTHING: Final[Mapping[str, str]] = _read_only({})


@attrs.frozen(kw_only=True)
class Decision(Word):
    """Something that people decide and the record keeps.

    Args:
        outcomes: what can be decided, each with the event that it is.
        whenever: whether it may be taken at any time, so that while it is not taken nothing is left open.
        topics: on which the duties of the documents say who takes it.
        test: the test that calls for it, where there is one.
        undone: outcomes that leave undone what a duty asks for, each with the topic of such duties.
        beyond: outcomes that go beyond a test that is not met, each with the topic on which documents speak of that.

    Examples:
        >>> decisions()["publication"].outcomes["publish"]
        'publication-agreed'
    """

    outcomes: Mapping[str, str] = attrs.field(converter=_read_only, hash=False)
    whenever: bool = False
    topics: tuple[str, ...] = attrs.field(converter=_names, default=())
    test: str = ""
    undone: Mapping[str, str] = attrs.field(converter=_read_only, hash=False, default=_NOTHING)
    beyond: Mapping[str, str] = attrs.field(converter=_read_only, hash=False, default=_NOTHING)

    def __reduce__(self) -> tuple[Callable[[], Decision], tuple[()]]:
        """Let it cross process boundaries, which what cannot be changed does not."""
        values: dict[str, Any] = {field.name: getattr(self, field.name) for field in attrs.fields(Decision)}
        values |= {name: dict(values[name]) for name in ("outcomes", "undone", "beyond")}
        return partial(Decision, **values), ()


@attrs.frozen(kw_only=True)
class Reason:
    """Why something is as it is, where the record gives a reason.

    Args:
        kind: what it is a reason for: ``unknown``, ``withdrawal``, ``redaction`` or ``delay``; ``derived`` where the
            record itself is the reason.
        says: the reason, in one sentence.

    Examples:
        >>> reasons()["disputed"].kind
        'unknown'
    """

    id: str
    kind: str
    says: str


_T = TypeVar("_T", bound=Word | Fact | Reason | Exit)


def _read(kind: str, shape: type[_T]) -> Mapping[str, _T]:
    return MappingProxyType({name: shape(id=name, **told) for name, told in _compiled()[kind].items()})


@cache
def _compiled() -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = compiled.read("vocabulary")
    return found


@cache
def stages() -> Mapping[str, Stage]:
    """Give the five stages, in order.

    Source:
        The stages of the process map published by Research in Practice.
    """
    return _read("stages", Stage)


@cache
def steps() -> Mapping[str, Step]:
    """Give the steps of a review, in the order in which they usually stand."""
    return _read("steps", Step)


@cache
def events() -> Mapping[str, Word]:
    """Give what can happen in the course of a review."""
    return _read("events", Word)


@cache
def facts() -> Mapping[str, Fact]:
    """Give the facts on which the tests of the documents turn."""
    return _read("facts", Fact)


@cache
def roles() -> Mapping[str, Word]:
    """Give the roles, each filled by one person."""
    return _read("roles", Word)


@cache
def bodies() -> Mapping[str, Word]:
    """Give the bodies and groups."""
    return _read("bodies", Word)


@cache
def agencies() -> Mapping[str, Word]:
    """Give the agencies and offices that are no body of the review itself."""
    return _read("agencies", Word)


@cache
def documents() -> Mapping[str, Word]:
    """Give the documents that a review produces."""
    return _read("documents", Word)


@cache
def proceedings() -> Mapping[str, Proceeding]:
    """Give the proceedings and orders that run beside a review."""
    return _read("proceedings", Proceeding)


@cache
def exits() -> Mapping[str, Exit]:
    """Give the ways out of the usual course of a review, by the event that takes them."""
    return _read("exits", Exit)


@cache
def decisions() -> Mapping[str, Decision]:
    """Give the decisions that people take, with their outcomes."""
    return _read("decisions", Decision)


@cache
def topics() -> Mapping[str, Word]:
    """Give what counts as the same duty in two documents, where that is not simply the step."""
    return _read("topics", Word)


@cache
def reasons() -> Mapping[str, Reason]:
    """Give the reasons that the record can name."""
    return _read("reasons", Reason)


@cache
def actors() -> Mapping[str, Word]:
    """Give everybody who can owe or do something: roles, bodies and agencies together.

    Examples:
        >>> "lead-reviewer" in actors(), "national-panel" in actors(), "police" in actors()
        (True, True, True)
    """
    return MappingProxyType({**roles(), **bodies(), **agencies()})


@cache
def _completed() -> Mapping[str, Step]:
    return MappingProxyType({event: step for step in steps().values() for event in step.done_by})


def step_done_by(event: str) -> Step | None:
    """Give the step that an event completes, if it completes one.

    Examples:
        >>> step_done_by("notification-sent").id
        'notify-incident'
        >>> step_done_by("incident") is None
        True
    """
    return _completed().get(event)


def is_own(word: str) -> bool:
    """Say whether an id is one that a partnership declares itself: ``x-<slug>/<id>``.

    Examples:
        >>> is_own("x-northamptonshire/panel-chair-briefed"), is_own("published")
        (True, False)
    """
    return _OWN.fullmatch(word) is not None


_KINDS: Final[Mapping[str, Callable[[], Mapping[str, Word | Fact | Reason]]]] = MappingProxyType(
    {
        "stages": stages,
        "steps": steps,
        "events": events,
        "facts": facts,
        "roles": roles,
        "bodies": bodies,
        "agencies": agencies,
        "documents": documents,
        "proceedings": proceedings,
        "decisions": decisions,
        "topics": topics,
        "reasons": reasons,
        "actors": actors,
    }
)
KINDS: Final = tuple(_KINDS)


def words(kind: str) -> Mapping[str, Word | Fact | Reason]:
    """Give the words of one kind, by id.

    Args:
        kind: one of ``KINDS``, such as ``events``.

    Raises:
        CsprError: ``unknown-kind``.

    Examples:
        >>> "incident" in words("events")
        True
    """
    if kind not in _KINDS:
        raise wrong("unknown-kind", "kind", nearest(kind, KINDS))
    return _KINDS[kind]()
