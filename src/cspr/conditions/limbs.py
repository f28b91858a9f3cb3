"""What is asked: the tests of the documents down to their facts and events, read once and then asked of any case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, Final, cast

import attrs

from cspr import vocabulary
from cspr.dates import PartialDate
from cspr.errors import nearest, wrong
from cspr.grouping import grouped
from cspr.guidance.layers import Framework
from cspr.guidance.model import Criterion
from cspr.guidance.once import once_a_framework, once_a_stretch
from cspr.guidance.steps import steps_of
from cspr.sources import Source
from cspr.truth import Truth, both, either, so_many
from cspr.vocabulary import Decision, Fact, Proceeding, Step, Word
from cspr.wording.conditions import OF_ONE_CHILD

CASE: Final = "case"
PROCEEDING: Final = "proceeding:"
DECISION: Final = "decision:"

_NO_NAME: Final = "give a fact, event, step or test"


class ConditionKind(Enum):
    """What is asked.

    Examples:
        >>> ConditionKind.FACT.value
        'fact'
    """

    CRITERION = "criterion"
    FACT = "fact"
    EVENT = "event"
    STEP = "step"
    PROCEEDING = "proceeding"
    RULE = "rule"


@attrs.frozen(kw_only=True, eq=False)
class Limb:
    """One thing that is asked: a test with its limbs, or a fact, event, step or proceeding at the end of one.

    Args:
        name: its id; a proceeding with ``proceeding:`` before it.
        kind: which of these it is.
        title: the test or the question in plain words.
        rule: ``all``, ``any`` or ``none`` of the parts; empty for what has none.
        parts: the limbs under it.
        source: where a test stands.
        decision: of an event that is the outcome of a decision, that decision.
        of_child: whether something is asked of a child.
        of_case: whether something is asked of the case as a whole.
        rules_out: whether all that is asked of a child is that something is not so.
        apart: the parts as they are asked of a case of several children: what is asked of a child, and has to hold
            together, is one of them.
        ends: the facts, events, steps and proceedings under it.
        at_least: of ``any``, how many of the parts have to hold; ``None`` where one is enough.
        taken: ``no`` where it does not hold until that is known; empty otherwise.
    """

    name: str
    kind: ConditionKind
    title: str = ""
    rule: str = ""
    parts: tuple[Limb, ...] = ()
    source: Source | None = None
    decision: str = ""
    of_child: bool = False
    of_case: bool = False
    rules_out: bool = False
    apart: tuple[Limb, ...] = ()
    ends: tuple[str, ...] = ()
    at_least: int | None = None
    taken: str = ""

    @property
    def repeats(self) -> bool:
        """Whether something stands twice under it, so that not every unknown limb needs to matter."""
        return len(set(self.ends)) < len(self.ends)

    def decided(self, rule: str, answers: Iterable[Truth], *, each: bool = False) -> Truth:
        """Whether it holds by what is under it: by its rule, or of each child by the rule for several."""
        answer = self._by(rule, answers, each=each)
        return Truth(self.taken) if self.taken and answer is Truth.UNKNOWN else answer

    def _by(self, rule: str, answers: Iterable[Truth], *, each: bool) -> Truth:
        if rule == "all":
            return both(answers)
        if self.at_least is not None and not each:
            return so_many(answers, self.at_least)
        return ~either(answers) if rule == "none" else either(answers)


def _end(name: str, kind: ConditionKind, title: str, *, of_child: bool = False, decision: str = "") -> Limb:
    return Limb(
        name=name, kind=kind, title=title, decision=decision, of_child=of_child, of_case=not of_child, ends=(name,)
    )


def together(
    rule: str,
    parts: tuple[Limb, ...],
    *,
    name: str = "",
    kind: ConditionKind = ConditionKind.RULE,
    title: str = "",
    source: Source | None = None,
    at_least: int | None = None,
    taken: str = "",
) -> Limb:
    """Put limbs together under ``all``, ``any`` or ``none``."""
    of_child = [part for part in parts if part.of_child]
    affirms = any(part.rules_out if rule == "none" else not part.rules_out for part in of_child)
    apart = parts
    alone = [part for part in of_child if not part.of_case]
    if rule == "all" and affirms and len(alone) > 1 and len(alone) < len(parts):
        same = together(rule, tuple(alone), name=name, kind=kind, title=OF_ONE_CHILD.format(title), source=source)
        apart = (same, *(part for part in parts if part.of_case))
    return Limb(
        name=name,
        kind=kind,
        title=title,
        rule=rule,
        parts=parts,
        source=source,
        of_child=bool(of_child),
        of_case=any(part.of_case for part in parts),
        rules_out=bool(of_child) and not affirms,
        apart=apart,
        ends=tuple(end for part in parts for end in part.ends),
        at_least=at_least,
        taken=taken,
    )


def _without_decision(limb: Limb, events: frozenset[str]) -> Limb:
    """A limb in which some events have not happened as long as nothing is decided, and are not open until then."""
    if limb.rule == "any":
        parts = tuple(_without_decision(part, events) for part in limb.parts)
        return attrs.evolve(limb, parts=parts, apart=parts)
    return attrs.evolve(limb, decision="") if limb.name in events else limb


class Limbs:
    """Everything that the documents of a framework can ask, each made when it is first asked for.

    Args:
        framework: the documents.
    """

    def __init__(self, framework: Framework) -> None:
        """Look up the words and the tests."""
        self.facts = cast("Mapping[str, Fact]", framework.words("facts"))
        self.events: Mapping[str, Word] = framework.words("events")
        self.steps = steps_of(framework)
        self.proceedings = cast("Mapping[str, Proceeding]", framework.words("proceedings"))
        self.decisions = cast("Mapping[str, Decision]", framework.words("decisions"))
        self.completes: Mapping[str, str] = _completes(self.steps)
        # What a slice keeps may name a test that does not apply on its day.
        tests = (framework.whole or framework).criteria
        self.own = {(rule.source.instrument, rule.id): rule for rule in tests}
        self.named = grouped((rule.id, rule) for rule in tests)
        self._tests: dict[tuple[str, str], Limb] = {}
        self._ends: dict[str, Limb] = {}

    def test(self, criterion: Criterion) -> Limb:
        """A test with all its limbs; a name under it is first a test of its own document."""
        within = criterion.source.instrument
        if (within, criterion.id) not in self._tests:
            own = ((name, self.own.get((within, name))) for name in criterion.parts)
            self._tests[within, criterion.id] = together(
                criterion.rule,
                tuple(self.end(name) if rule is None else self.test(rule) for name, rule in own),
                name=criterion.id,
                kind=ConditionKind.CRITERION,
                title=criterion.title,
                source=criterion.source,
                at_least=criterion.at_least,
                taken=criterion.taken,
            )
        return self._tests[within, criterion.id]

    def is_end(self, name: str) -> bool:
        """Whether a name is a fact, an event, a step or a proceeding."""
        if name in self.facts or name in self.events or name in self.steps:
            return True
        return name.startswith(PROCEEDING) and name.removeprefix(PROCEEDING) in self.proceedings

    def end(self, name: str) -> Limb:
        """A fact, event, step or proceeding.

        Raises:
            CsprError: ``unknown-condition`` with the nearest known name.
        """
        if name not in self._ends:
            end = self._declared(name)
            if end is None and not vocabulary.is_own(name):
                known = {*self.facts, *self.events, *self.steps, *self.named}
                raise wrong("unknown-condition", "name", nearest(name, known) or _NO_NAME)
            # A partnership's own word that no document declares may be recorded, and until then is not known.
            self._ends[name] = end or _end(name, ConditionKind.FACT, name)
        return self._ends[name]

    def _declared(self, name: str) -> Limb | None:
        if name in self.facts:
            fact = self.facts[name]
            return _end(name, ConditionKind.FACT, fact.question, of_child=fact.about == "child")
        if name in self.events:
            return _end(name, ConditionKind.EVENT, self.events[name].title, decision=self._decision_of(name))
        if name in self.steps:
            return _end(name, ConditionKind.STEP, self.steps[name].title)
        if self.is_end(name):
            return _end(name, ConditionKind.PROCEEDING, self.proceedings[name.removeprefix(PROCEEDING)].title)
        return None

    def _decision_of(self, event: str) -> str:
        deciding = (
            name for name, word in self.decisions.items() if not word.whenever and event in word.outcomes.values()
        )
        return next(deciding, "")


@once_a_framework
def limbs(framework: Framework) -> Limbs:
    """What the documents of a framework can ask."""
    return Limbs(framework)


class LimbsInForce:
    """What can be asked by the texts in force on a day: where several state a test of one name, the highest one's.

    Args:
        framework: the documents.
        day: the day, for which all days stand on which the same texts are in force.
    """

    def __init__(self, framework: Framework, day: PartialDate) -> None:
        """Look nothing up yet."""
        self._framework, self._day, self._every = framework, day, limbs(framework)
        self._rules: dict[tuple[tuple[str, ...], tuple[str, ...], str], Limb] = {}

    def look_up(self, name: str, within: str) -> Limb:
        """What a name means to a document.

        It is a test of its own; else a fact, event, step or proceeding; else the test of that name in the highest
        document in force.

        Raises:
            CsprError: ``unknown-condition`` with the nearest known name.
        """
        asked: Any = name
        if not isinstance(asked, str):
            raise wrong("unknown-condition", "name", _NO_NAME)
        own = self._every.own.get((within, name))
        if own is not None:
            return self._every.test(own)
        test = None if self._every.is_end(name) else self.named(name)
        return self._every.end(name) if test is None else test

    def named(self, name: str) -> Limb | None:
        """The test of a name in the highest document in force; ``None`` where no document states one."""
        named = self._every.named.get(name)
        if named is None:
            return None
        order = [Truth.YES, Truth.UNKNOWN, Truth.NO]
        return self._every.test(
            min(named, key=lambda rule: order.index(self._framework.in_force(rule, self._day).truth))
        )

    def rule(self, when: tuple[str, ...], unless: tuple[str, ...], within: str) -> Limb:
        """What has to hold for a rule of a document to arise."""
        key = when, unless, within
        rule = self._rules.get(key)
        if rule is None:
            parts = [self.look_up(name, within) for name in when]
            refused = [self.look_up(name, within) for name in unless]
            decided = self._decided_at_all(refused)
            parts += (together("none", (_without_decision(limb, decided),)) for limb in refused)
            rule = self._rules[key] = together("all", tuple(parts))
        return rule

    def _decided_at_all(self, refused: Iterable[Limb]) -> frozenset[str]:
        """The outcomes of each decision all of whose outcomes are named: that it was taken is asked, and not which."""
        ends = {end.name for limb in refused for end in (limb.parts if limb.rule == "any" else (limb,))}
        decisions = (frozenset(decision.outcomes.values()) for decision in self._every.decisions.values())
        return frozenset(event for outcomes in decisions if outcomes <= ends for event in outcomes)


@once_a_stretch
def limbs_on(framework: Framework, day: PartialDate) -> LimbsInForce:
    """What can be asked by the texts in force on a day."""
    return LimbsInForce(framework, day)


def _completes(steps: Mapping[str, Step]) -> dict[str, str]:
    """The step that each event completes: the library's own, where a partnership's ends with the same event."""
    completes: dict[str, str] = {}
    for name, step in sorted(steps.items(), key=lambda named: vocabulary.is_own(named[0])):
        for event in step.done_by:
            if event not in completes or not vocabulary.is_own(name):
                completes[event] = name
    return completes
