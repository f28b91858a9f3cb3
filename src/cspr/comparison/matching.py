"""Which statements of two sides belong together, and which stand alone."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any, Final

import attrs

from cspr.comparison.naming import plain
from cspr.comparison.rows import Aspect
from cspr.comparison.statements import TO, Statement
from cspr.guidance.model import Checklist, Criterion, Duty

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_Groups = dict[tuple[str, str], list[Statement]]
MAIN: Final = {
    "duty": Aspect.DUTY,
    "criterion": Aspect.TEST,
    "checklist": Aspect.CONTENTS,
    "role": Aspect.TASKS,
    "body": Aspect.MEMBERS,
    "hold": Aspect.HOLD,
    "term": Aspect.TERMS,
    "form": Aspect.CONTENTS,
    "succession": Aspect.WHO,
}
_RELAXING: Final = frozenset({Aspect.RELAXATION, Aspect.PERIOD})
_AT_A_STEP: Final = frozenset({Aspect.WHO, Aspect.WHEN})


@attrs.frozen(kw_only=True)
class Match:
    """Two statements that belong together, or one that stands alone.

    Args:
        topic: what both are about.
        part: of duties that add up, which.
        aspect: on what they are set beside each other.
        left: what the left says, or ``None``.
        right: what the right says, or ``None``.
    """

    topic: str
    part: str = ""
    aspect: Aspect
    left: Statement | None
    right: Statement | None

    def mirrored(self) -> Match:
        """Give the same match with its sides exchanged."""
        return attrs.evolve(self, left=self.right, right=self.left)


def match(left: Sequence[Statement], right: Sequence[Statement]) -> Iterator[Match]:
    """Set what two sides say beside each other; what only one side speaks of stands alone."""
    ours, theirs = _grouped(left), _grouped(right)
    for key in dict.fromkeys((*ours, *theirs)):
        one, other = ours.get(key, []), theirs.get(key, [])
        if one and other:
            yield from _together(key[1], one, other)
        elif any(statement.own for statement in (*one, *other)):
            yield from _alone(key, one, other)
    yield from _relaxed(left, right)
    yield from _at_a_step(ours, theirs)
    yield from _for_a_decision(left, right)


def _grouped(given: Iterable[Statement]) -> _Groups:
    made: _Groups = {}
    for one in given:
        made.setdefault((one.family, one.topic), []).append(one)
    return made


def _alone(key: tuple[str, str], one: list[Statement], other: list[Statement]) -> Iterator[Match]:
    family, topic = key
    rules = {told.name: told for told in (*one, *other) if told.own and not _limb(told)}
    for statement in rules.values():
        told = attrs.evolve(statement, aspect=MAIN[family], says=main(statement), value=statement.name)
        yield _one_sided(told, topic, "", on_the_left=bool(one))


def _one_sided(told: Statement, topic: str, part: str, *, on_the_left: bool) -> Match:
    left, right = (told, None) if on_the_left else (None, told)
    return Match(topic=topic, part=part, aspect=told.aspect, left=left, right=right)


def _limb(statement: Statement) -> bool:
    """Say whether it is a limb of another test of its document, and so stands there."""
    rule = statement.rule
    return isinstance(rule, Criterion) and any(rule.id in one.parts for one in statement.document.criteria)


def main(statement: Statement) -> str:
    """Say in a sentence what a rule is about: what its leading clause says, in our words."""
    lead = statement.source.clauses[0]
    clause = statement.document.clauses.get(lead)
    return lead if clause is None else clause.subject


def _together(topic: str, one: list[Statement], other: list[Statement]) -> Iterator[Match]:
    for aspect in Aspect:
        ours = _gathered([found for found in one if found.aspect is aspect])
        theirs = _gathered([found for found in other if found.aspect is aspect])
        for left, right in product(ours, theirs):
            if _comparable(left, right, ours, theirs):
                yield Match(topic=topic, part=left.part or right.part, aspect=aspect, left=left, right=right)
        if not ours or not theirs:
            for told in (*ours, *theirs):
                if told.own and told.value is not None and not _is_met(told, other if ours else one):
                    yield _one_sided(told, topic, told.part, on_the_left=bool(ours))
    yield from _parts(topic, one, other)


def _comparable(left: Statement, right: Statement, ours: list[Statement], theirs: list[Statement]) -> bool:
    """Say whether two statements on one aspect speak of the same part of a duty.

    A duty that a text does not part is set beside each part of it where the other text knows only parts.
    """
    if isinstance(left.rule, Checklist) and isinstance(right.rule, Checklist) and not (left.own and right.own):
        return False
    if left.part == right.part:
        return True
    if left.family != "duty":
        return False
    whole_left, whole_right = any(not one.part for one in ours), any(not one.part for one in theirs)
    return (not left.part and not whole_right) or (not right.part and not whole_left)


def _gathered(given: list[Statement]) -> list[Statement]:
    """Put together those whom one document tells, where it parts a duty by whom it tells (``to-ofsted``)."""
    if not given or given[0].aspect is not Aspect.TO or given[0].family != "duty":
        return given
    kept = [one for one in given if one.part and not one.part.startswith(TO)]
    groups: dict[tuple[str, str], list[Statement]] = {}
    for one in given:
        if one not in kept:
            groups.setdefault((one.document.instrument.slug, one.reading), []).append(one)
    return [*(_one(group) for group in groups.values()), *kept]


def _one(group: list[Statement]) -> Statement:
    first = group[0]
    told: set[Any] = set()
    for one in group:
        value: Any = one.value
        told |= value or set()
    clauses = tuple(dict.fromkeys(name for one in group for name in one.source.clauses))
    return attrs.evolve(
        first,
        part="",
        value=frozenset(told) or None,
        says=", ".join(one.says for one in group if one.says),
        source=attrs.evolve(first.source, clauses=clauses),
    )


def _parts(topic: str, one: list[Statement], other: list[Statement]) -> Iterator[Match]:
    """Give the parts of a duty, or the steps under a proceeding, that only one side knows."""
    ours, theirs = _by_part(one), _by_part(other)
    for here, there, on_the_left in ((ours, theirs, True), (theirs, ours, False)):
        for part, statements in here.items():
            if part not in there:
                yield from (_one_sided(told, topic, part, on_the_left=on_the_left) for told in statements)


def _by_part(given: list[Statement]) -> dict[str, list[Statement]]:
    found = {one.name + one.part: one for one in given if one.own and one.aspect in {Aspect.WHO, Aspect.HOLD}}
    made: dict[str, list[Statement]] = {}
    for one in found.values():
        says = f"{plain(one.part)}: {main(one)}" if one.part else main(one)
        made.setdefault(one.part, []).append(attrs.evolve(one, aspect=Aspect.PARTS, says=says, value=one.part))
    return made


def _relaxed(left: Iterable[Statement], right: Iterable[Statement]) -> Iterator[Match]:
    """Set a relaxation beside the time that it sets aside."""
    ours, theirs = ([one for one in side if one.aspect in _RELAXING] for side in (left, right))
    for one, other in product(ours, theirs):
        if _sets_aside(one, other) or _sets_aside(other, one):
            yield Match(topic=one.topic, part=one.part or other.part, aspect=Aspect.RELAXATION, left=one, right=other)


def _is_met(statement: Statement, others: Iterable[Statement]) -> bool:
    return any(_sets_aside(statement, other) for other in others)


def _sets_aside(one: Statement, other: Statement) -> bool:
    if one.aspect is not Aspect.RELAXATION or other.aspect is not Aspect.PERIOD:
        return False
    return not set(one.duty.relaxes).isdisjoint(other.source.clauses)


def _at_a_step(ours: _Groups, theirs: _Groups) -> Iterator[Match]:
    """Set a duty on a topic of its own beside the other side's duty on its step: who, and what sets it off."""
    yield from _on_their_step(ours, theirs)
    yield from (found.mirrored() for found in _on_their_step(theirs, ours))


def _on_their_step(here: _Groups, there: _Groups) -> Iterator[Match]:
    for (family, topic), given in here.items():
        if family != "duty" or (family, topic) in there:
            continue
        for told in given:
            step = _step(told)
            for found in there.get((family, step), ()) if step != topic and told.aspect in _AT_A_STEP else ():
                if found.aspect is told.aspect and not found.part:
                    yield Match(topic=topic, part=told.part, aspect=told.aspect, left=told, right=found)


def _step(statement: Statement) -> str:
    rule = statement.rule
    if isinstance(rule, Duty):
        return rule.step or ""
    return rule.serves if isinstance(rule, Checklist) else ""


def _for_a_decision(left: Sequence[Statement], right: Sequence[Statement]) -> Iterator[Match]:
    """Set lists of factors beside each other that serve one decision under different topics; they are not merged."""
    ours, theirs = ([(one, rule) for one in side if (rule := factors(one)) is not None] for side in (left, right))
    topics = {rule.topic for _, rule in ours}, {rule.topic for _, rule in theirs}
    for (one, rule), (other, another) in product(ours, theirs):
        apart = rule.topic not in topics[1] or another.topic not in topics[0]
        if rule.serves == another.serves and rule.topic != another.topic and apart:
            yield Match(topic=rule.serves, aspect=Aspect.CONTENTS, left=one, right=other)


def factors(statement: Statement) -> Checklist | None:
    """Give the list of factors of which this is a statement, if its entries can be answered."""
    rule = statement.rule
    if isinstance(rule, Checklist) and rule.kind == "factors" and statement.own:
        return rule if any(item.fact is not None for item in rule.items) else None
    return None
