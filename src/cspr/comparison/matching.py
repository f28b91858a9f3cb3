"""Which statements of two texts belong together, and which stand alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final, cast

import attrs

from cspr import vocabulary
from cspr.comparison.kinds import Aspect
from cspr.comparison.statement import Statement
from cspr.comparison.titles import plain
from cspr.grouping import grouped
from cspr.guidance.model import Checklist, Criterion, Duty

Groups = dict[tuple[str, str], list["Statement"]]
_TO: Final = "to-"
_MAIN: Final = {
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


@attrs.frozen(kw_only=True, eq=False)
class Match:
    """Two statements that belong together, or one that stands alone.

    Args:
        topic: what both are about.
        part: of duties that add up, which.
        aspect: on what they are set beside each other.
        left: what the left says, or ``None``.
        right: what the right says, or ``None``.
        left_also: of two that differ, what the left says elsewhere and the right says too.
        right_also: of two that differ, what the right says elsewhere and the left says too.
    """

    topic: str
    part: str = ""
    aspect: Aspect
    left: Statement | None
    right: Statement | None
    left_also: tuple[Statement, ...] = ()
    right_also: tuple[Statement, ...] = ()

    def mirrored(self) -> Match:
        """The same match with its sides exchanged."""
        return attrs.evolve(
            self, left=self.right, right=self.left, left_also=self.right_also, right_also=self.left_also
        )


def by_topic(statements: Iterable[Statement]) -> Groups:
    """Statements by the kind of rule with which they are compared, and their topic."""
    return grouped(((statement.family, statement.topic), statement) for statement in statements)


def match(left: Groups, right: Groups) -> Iterator[Match]:
    """What two texts say on the same topics beside each other; what only one speaks of stands alone."""
    for key in dict.fromkeys((*left, *right)):
        ours, theirs = left.get(key, []), right.get(key, [])
        if ours and theirs:
            yield from _together(key[1], ours, theirs)
        elif any(statement.own for statement in (*ours, *theirs)):
            yield from _unmatched(key, ours or theirs, on_the_left=bool(ours))


def _unmatched(key: tuple[str, str], statements: list[Statement], *, on_the_left: bool) -> Iterator[Match]:
    family, topic = key
    rules = {id(statement.rule): statement for statement in statements if statement.own and not _is_limb(statement)}
    for statement in rules.values():
        main = attrs.evolve(statement, aspect=_MAIN[family], says=statement.subject, value=statement.name)
        yield _one_sided(main, topic, "", on_the_left=on_the_left)


def _one_sided(statement: Statement, topic: str, part: str, *, on_the_left: bool) -> Match:
    left, right = (statement, None) if on_the_left else (None, statement)
    return Match(topic=topic, part=part, aspect=statement.aspect, left=left, right=right)


def _is_limb(statement: Statement) -> bool:
    """Whether it is a limb of another test of its document, and so stands there."""
    rule = statement.rule
    return isinstance(rule, Criterion) and any(rule.id in test.parts for test in statement.document.criteria)


def _together(topic: str, left: list[Statement], right: list[Statement]) -> Iterator[Match]:
    for aspect in Aspect:
        ours = _recipients([statement for statement in left if statement.aspect is aspect])
        theirs = _recipients([statement for statement in right if statement.aspect is aspect])
        pairs = [(one, other) for one, other in product(ours, theirs) if _comparable(one, other, ours, theirs)]
        both = said_by_both(ours, theirs)
        for one, other in pairs:
            if one.value is not None and other.value is not None and not within_both(one, other, both):
                yield Match(
                    topic=topic,
                    part=one.part or other.part,
                    aspect=aspect,
                    left=one,
                    right=other,
                    left_also=_elsewhere(other, one, ours),
                    right_also=_elsewhere(one, other, theirs),
                )
        yield from _unanswered(topic, ours, pairs, right)
        exchanged = [(other, one) for one, other in pairs]
        yield from (alone.mirrored() for alone in _unanswered(topic, theirs, exchanged, left))
    yield from _parts(topic, left, right)


def said_by_both(left: Iterable[Statement], right: Iterable[Statement]) -> set[tuple[object, ...]]:
    """What each of two texts says."""
    return {statement.same_as for statement in left} & {statement.same_as for statement in right}


def within_both(one: Statement, other: Statement, both: set[tuple[object, ...]]) -> bool:
    """Whether two statements differ that each of the texts makes: a difference within each, and none between them."""
    return one.same_as != other.same_as and one.same_as in both and other.same_as in both


def _elsewhere(says: Statement, other: Statement, statements: list[Statement]) -> tuple[Statement, ...]:
    """The statements of a text that say what one of the other text does, where it also says something else."""
    if says.same_as == other.same_as:
        return ()
    return tuple(each for each in statements if each.same_as == says.same_as or _same_time(each, says))


def _same_time(one: Statement, other: Statement) -> bool:
    """Whether two give the same period from events of which they share one, as where one does not settle its start."""
    both = one.has_period and other.has_period and one.value == other.value and one.part == other.part
    return both and not set(one.timing.of).isdisjoint(other.timing.of)


def _comparable(left: Statement, right: Statement, ours: list[Statement], theirs: list[Statement]) -> bool:
    """Whether two statements on one aspect speak of the same part of a duty.

    A duty that a text does not part is set beside each part of it where the other text knows only parts, but not beside
    one that is owed after another outcome of the same decision.
    """
    if isinstance(left.rule, Checklist) and isinstance(right.rule, Checklist) and not (left.own and right.own):
        return False
    if left.part == right.part:
        return True
    if left.family != "duty" or _after_another_outcome(left, right):
        return False
    whole_left, whole_right = (
        any(not statement.part for statement in ours),
        any(not statement.part for statement in theirs),
    )
    return (not left.part and not whole_right) or (not right.part and not whole_left)


def _after_another_outcome(left: Statement, right: Statement) -> bool:
    """Whether two duties are owed after two outcomes of one decision, so that none of the cases has both."""
    if not isinstance(left.rule, Duty) or not isinstance(right.rule, Duty):
        return False
    decisions = ({*decision.outcomes.values()} for decision in vocabulary.decisions().values())
    ours, theirs = {*left.rule.when}, {*right.rule.when}
    return any(outcomes & ours and outcomes & theirs and not outcomes & ours & theirs for outcomes in decisions)


def _recipients(statements: list[Statement]) -> list[Statement]:
    """Put together those whom one document tells, where it parts a duty by whom it tells (``to-ofsted``)."""
    if not statements or statements[0].aspect is not Aspect.TO or statements[0].family != "duty":
        return statements
    kept = [statement for statement in statements if statement.part and not statement.part.startswith(_TO)]
    others = (statement for statement in statements if statement not in kept)
    groups = grouped(((statement.document.instrument.slug, statement.reading), statement) for statement in others)
    return [*map(_all_recipients, groups.values()), *kept]


def _all_recipients(group: list[Statement]) -> Statement:
    value: frozenset[str] = frozenset(
        name for statement in group for name in cast("Iterable[str]", statement.value or ())
    )
    clauses = tuple(dict.fromkeys(name for statement in group for name in statement.source.clauses))
    return attrs.evolve(
        group[0],
        part="",
        value=value or None,
        says=", ".join(dict.fromkeys(name for said in group if said.says for name in said.says.split(", "))),
        source=attrs.evolve(group[0].source, clauses=clauses),
    )


def _unanswered(
    topic: str, statements: list[Statement], pairs: list[tuple[Statement, Statement]], other: list[Statement]
) -> Iterator[Match]:
    """What is said on an aspect where the other text, on the same part, says nothing."""
    counterparts = grouped((id(statement), counterpart) for statement, counterpart in pairs)
    aspects = {statement.aspect for statement in other}
    spoken = {(statement.aspect, statement.part) for statement in other if statement.value is not None}
    for statement in statements:
        beside = counterparts.get(id(statement), [])
        if statement.value is None or any(counterpart.value is not None for counterpart in beside):
            continue
        part = statement.part or next((counterpart.part for counterpart in beside), "")
        if any(_says_the_order(each, statement) for each in other):
            continue
        set_aside = any(sets_aside(statement, each) for each in other)
        alone = statement.own and statement.aspect not in aspects and not set_aside
        if alone or (beside and (statement.aspect, part) not in spoken):
            yield _one_sided(statement, topic, part, on_the_left=True)


def _parts(topic: str, left: list[Statement], right: list[Statement]) -> Iterator[Match]:
    """The parts of a duty, or the steps under a proceeding, that only one text knows."""
    ours, theirs = _by_part(left), _by_part(right)
    for here, there, on_the_left in ((ours, theirs, True), (theirs, ours, False)):
        for part, statements in here.items():
            if part not in there:
                yield from (_one_sided(statement, topic, part, on_the_left=on_the_left) for statement in statements)


def _by_part(statements: list[Statement]) -> dict[str, list[Statement]]:
    leading = {
        statement.name + statement.part: statement
        for statement in statements
        if statement.own and statement.aspect in {Aspect.WHO, Aspect.HOLD}
    }
    parts: dict[str, list[Statement]] = {}
    for statement in leading.values():
        part = statement.part
        says = f"{statement.part_says or plain(part)}: {statement.subject}" if part else statement.subject
        parts.setdefault(part, []).append(attrs.evolve(statement, aspect=Aspect.PARTS, says=says, value=part))
    return parts


def _says_the_order(other: Statement, order: Statement) -> bool:
    """Whether one statement lets a duty arise, or counts its time, from what completes the steps it comes after."""
    if order.aspect is not Aspect.AFTER or other.part not in {"", order.part} or other.value is None:
        return False
    events = other.value if other.aspect is Aspect.WHEN else ()
    if other.aspect is Aspect.START and other.value[1]:
        events = other.value[0]
    done = {step.id for event in events if (step := vocabulary.step_done_by(event)) is not None}
    return bool(done) and order.value <= done


def sets_aside(relaxation: Statement, period: Statement) -> bool:
    """Whether one statement relaxes the time that the other sets."""
    if relaxation.aspect is not Aspect.RELAXATION or period.aspect is not Aspect.PERIOD:
        return False
    return not set(relaxation.duty.relaxes).isdisjoint(period.source.clauses)
