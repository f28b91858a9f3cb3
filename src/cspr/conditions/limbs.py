"""What is asked: the tests of the documents down to their facts and events, read once and then asked of any case."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, cast

import attrs

from cspr import vocabulary
from cspr.errors import nearest, wrong
from cspr.guidance.layers import once_a_framework
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cspr.dates import PartialDate
    from cspr.guidance.layers import Framework, InForce
    from cspr.guidance.model import Criterion
    from cspr.sources import Source
    from cspr.vocabulary import Decision, Fact, Proceeding, Step, Word

CASE: Final = "case"
PROCEEDING: Final = "proceeding:"
DECISION: Final = "decision:"


class Kind(Enum):
    """What is asked.

    Examples:
        >>> Kind.FACT.value
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
    """

    name: str
    kind: Kind
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

    @property
    def repeats(self) -> bool:
        """Say whether something stands twice under it, so that not every unknown limb needs to matter."""
        return len(set(self.ends)) < len(self.ends)


def _end(name: str, kind: Kind, title: str, *, of_child: bool = False, decision: str = "") -> Limb:
    return Limb(
        name=name, kind=kind, title=title, decision=decision, of_child=of_child, of_case=not of_child, ends=(name,)
    )


def together(
    rule: str,
    parts: tuple[Limb, ...],
    *,
    name: str = "",
    kind: Kind = Kind.RULE,
    title: str = "",
    source: Source | None = None,
) -> Limb:
    """Put limbs together under ``all``, ``any`` or ``none``."""
    of_child = [part for part in parts if part.of_child]
    affirms = any(part.rules_out if rule == "none" else not part.rules_out for part in of_child)
    apart = parts
    alone = [part for part in of_child if not part.of_case]
    if rule == "all" and affirms and len(alone) > 1 and len(alone) < len(parts):
        same = together(
            rule, tuple(alone), name=name, kind=kind, title=f"{title}: of one child together", source=source
        )
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
    )


@attrs.frozen(kw_only=True)
class Asked:
    """The tests that were, or may have been, in force on some day, with everything that is asked for them.

    Args:
        tests: each with the rule and with whether it was in force.
        order: their limbs and they themselves, each after all that is under it.
    """

    tests: tuple[tuple[Criterion, InForce, Limb], ...]
    order: tuple[Limb, ...]


class Limbs:
    """Everything that the documents of a framework can ask, each made when it is first asked for.

    Args:
        framework: the documents.
    """

    __slots__ = (
        "_asked",
        "_decisions",
        "_ends",
        "_events",
        "_facts",
        "_framework",
        "_of_decision",
        "_proceedings",
        "_rules",
        "_steps",
        "_tests",
        "named",
        "own",
        "tops",
    )  # fmt: skip

    def __init__(self, framework: Framework) -> None:
        """Look up the words and the tests once."""
        self._framework = framework
        self._facts = cast("Mapping[str, Fact]", framework.words("facts"))
        self._events = cast("Mapping[str, Word]", framework.words("events"))
        self._steps = cast("Mapping[str, Step]", framework.words("steps"))
        self._proceedings = cast("Mapping[str, Proceeding]", framework.words("proceedings"))
        self._decisions = cast("Mapping[str, Decision]", framework.words("decisions"))
        self._of_decision = {
            event: name for name, one in self._decisions.items() if not one.whenever for event in one.outcomes.values()
        }
        self.own = {(one.source.instrument, one.id): one for one in framework.criteria}
        self.named: dict[str, list[Criterion]] = {}
        for one in framework.criteria:
            self.named.setdefault(one.id, []).append(one)
        self.tops = _tops(framework)
        self._asked: dict[tuple[str | None, int, int], Asked] = {}
        self._rules: dict[tuple[tuple[str, ...], tuple[str, ...], str, int, int], Limb] = {}
        self._tests: dict[tuple[str, str], Limb] = {}
        self._ends: dict[str, Limb] = {}

    def test(self, criterion: Criterion) -> Limb:
        """Give a test with all its limbs; a name under it is first a test of its own document."""
        within = criterion.source.instrument
        found = self._tests.get((within, criterion.id))
        if found is None:
            own = [self.own.get((within, name)) for name in criterion.parts]
            parts = (
                self.end(name) if one is None else self.test(one)
                for name, one in zip(criterion.parts, own, strict=True)
            )
            found = self._tests[within, criterion.id] = together(
                criterion.rule,
                tuple(parts),
                name=criterion.id,
                kind=Kind.CRITERION,
                title=criterion.title,
                source=criterion.source,
            )
        return found

    def look_up(self, name: str, within: str, day: PartialDate) -> Limb:
        """Give what a name means to a document.

        It is a test of its own; else a fact, event, step or proceeding; else the test of that name in the highest
        document in force.

        Raises:
            CsprError: ``unknown-condition`` with the nearest known name.
        """
        own = self.own.get((within, name))
        if own is not None:
            return self.test(own)
        named = self.named.get(name)
        if named is None or self.is_end(name):
            return self.end(name)
        order = [Truth.YES, Truth.UNKNOWN, Truth.NO]
        return self.test(min(named, key=lambda one: order.index(self._framework.in_force(one, day).truth)))

    def rule(self, when: tuple[str, ...], unless: tuple[str, ...], within: str, day: PartialDate) -> Limb:
        """Put together what has to hold for a rule of a document to arise; once for all days that are alike."""
        key = when, unless, within, *self._framework.stretch(day)
        found = self._rules.get(key)
        if found is None:
            parts = [self.look_up(name, within, day) for name in when]
            if unless:
                parts.append(together("none", tuple(self.look_up(name, within, day) for name in unless)))
            found = self._rules[key] = together("all", tuple(parts))
        return found

    def asked(self, topic: str | None, when: PartialDate) -> Asked:
        """Give the tests in force on a day, put together once for all days that are alike.

        Args:
            topic: one test by its id or topic, in every document and reading; else all that stand for themselves.
            when: the day, or what is known of it.

        Raises:
            CsprError: ``unknown-criterion`` with the nearest known one.
        """
        key = topic, *self._framework.stretch(when)
        found = self._asked.get(key)
        if found is None:
            found = self._asked[key] = self._put_together(topic, when)
        return found

    def _put_together(self, topic: str | None, when: PartialDate) -> Asked:
        wanted = self.tops if topic is None else [one for one in self.own.values() if topic in (one.id, one.topic)]
        if not wanted:
            known = {one.topic for one in self.own.values()}
            advice = nearest(topic or "", known) or f"one of {', '.join(sorted(known))}"
            raise wrong("unknown-criterion", "criterion", advice)
        told = ((one, self._framework.in_force(one, when)) for one in wanted)
        tests = tuple((one, answer, self.test(one)) for one, answer in told if answer.truth is not Truth.NO)
        return Asked(tests=tests, order=tuple(dict.fromkeys(_order(limb for _, _, limb in tests))))

    def is_end(self, name: str) -> bool:
        """Say whether a name is a fact, an event, a step or a proceeding."""
        proceeding = name.startswith(PROCEEDING) and name.removeprefix(PROCEEDING) in self._proceedings
        return proceeding or any(name in words for words in (self._facts, self._events, self._steps))

    def end(self, name: str) -> Limb:
        """Give a fact, event, step or proceeding.

        Raises:
            CsprError: ``unknown-condition`` with the nearest known name.
        """
        found = self._ends.get(name)
        if found is not None:
            return found
        found = self._declared(name)
        if found is not None:
            self._ends[name] = found
            return found
        if vocabulary.is_own(name):
            # A partnership's own word that no document declares: it may be recorded, and until then is not known.
            return _end(name, Kind.FACT, name)
        known = {*self._facts, *self._events, *self._steps, *self.named}
        raise wrong("unknown-condition", "name", nearest(name, known) or "give a fact, event, step or test")

    def _declared(self, name: str) -> Limb | None:
        if name in self._facts:
            fact = self._facts[name]
            return _end(name, Kind.FACT, fact.question, of_child=fact.about == "child")
        if name in self._events:
            return _end(name, Kind.EVENT, self._events[name].title, decision=self._of_decision.get(name, ""))
        if name in self._steps:
            return _end(name, Kind.STEP, self._steps[name].title)
        kind = name.removeprefix(PROCEEDING)
        if name != kind and kind in self._proceedings:
            return _end(name, Kind.PROCEEDING, self._proceedings[kind].title)
        return None

    def fact(self, name: str) -> Fact | None:
        """Give a fact, or ``None`` where there is none of that name."""
        return self._facts.get(name)

    def step(self, name: str) -> Step:
        """Give a step."""
        return self._steps[name]

    def steps(self) -> Iterable[Step]:
        """Give every step."""
        return self._steps.values()

    def proceeding(self, name: str) -> Proceeding:
        """Give a kind of proceeding."""
        return self._proceedings[name]

    def decision(self, name: str) -> Decision:
        """Give a decision."""
        return self._decisions[name]

    def decisions(self) -> Mapping[str, Decision]:
        """Give every decision, by its id."""
        return self._decisions


def _order(tests: Iterable[Limb]) -> Iterator[Limb]:
    for test in tests:
        yield from _order(test.parts)
        yield test


@once_a_framework
def limbs(framework: Framework) -> Limbs:
    """Give what the documents of a framework can ask."""
    return Limbs(framework)


def _tops(framework: Framework) -> tuple[Criterion, ...]:
    """Give the tests that stand for themselves: no limb of another one of their document, or no limb in some other."""
    limbs_of = {(one.source.instrument, part) for one in framework.criteria for part in one.parts}
    alone = {one.topic for one in framework.criteria if (one.source.instrument, one.id) not in limbs_of}
    return tuple(one for one in framework.criteria if one.topic in alone)
