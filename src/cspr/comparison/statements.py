"""From rules to statements: what each rule says, one aspect at a time, in a form that can be set beside another's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, assert_never, cast

import attrs

from cspr import vocabulary
from cspr.comparison.naming import Titles, plain
from cspr.comparison.rows import Aspect
from cspr.guidance.model import BodyRule, Checklist, Criterion, Duty, Form, Hold, RoleRule, Succession, Term
from cspr.guidance.periods import Relation, unit
from cspr.sources import Source
from cspr.wording import periods

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cspr.comparison.sides import Side
    from cspr.guidance.documents import Document
    from cspr.guidance.model import Rule
    from cspr.guidance.periods import Timing

TO: Final = "to-"
FORMER: Final = "former name"
STANDING: Final = "standing"
LIMIT: Final = "limit"
EDITIONS: Final = "chapter-on-reviews"
_FAMILIES: Final = {
    Duty: "duty",
    Criterion: "criterion",
    Checklist: "checklist",
    RoleRule: "role",
    BodyRule: "body",
    Hold: "hold",
    Term: "term",
    Form: "form",
    Succession: "succession",
}


class Test(NamedTuple):
    """A test by what it turns on: ``all``, ``any`` or ``none`` of facts, events and further tests."""

    rule: str
    parts: frozenset[Test | str]


@attrs.frozen(kw_only=True, eq=False)
class Statement:
    """What one rule says on one aspect.

    Args:
        family: the kind of rule with which it is compared.
        topic: what it is about.
        part: of duties that add up, which.
        aspect: the aspect.
        value: what it says, in a form that is equal where two texts say the same; ``None`` where it says nothing.
        says: the same for a reader.
        source: the clauses.
        rule: the rule itself.
        document: where it stands.
        carried_by: the unread edition that carries it on, or ``None``.
    """

    family: str
    topic: str
    part: str = ""
    aspect: Aspect
    value: Any
    says: str
    source: Source
    rule: Rule
    document: Document
    carried_by: str | None = None

    @property
    def name(self) -> str:
        """Name the rule: document, kind, and id within the document."""
        return f"{self.document.instrument.slug}/{_FAMILIES[type(self.rule)]}/{_id(self.rule)}"

    @property
    def reading(self) -> str:
        """Give the reading of its document to which it belongs."""
        return getattr(self.rule, "reading", "")

    @property
    def own(self) -> bool:
        """Say whether it is compared among rules of its own kind, and not lent to another."""
        return self.family == _FAMILIES[type(self.rule)]

    @property
    def duty(self) -> Duty:
        """Give the rule as the duty that it is; asked of nothing else."""
        return cast("Duty", self.rule)

    @property
    def timing(self) -> Timing:
        """Give the period that it states; asked of a statement on a period alone."""
        return cast("Timing", self.duty.timing)


def _id(rule: Rule) -> str:
    found = getattr(rule, "id", None) or getattr(rule, "role", None) or getattr(rule, "body", "")
    return str(found)


def statements(side: Side, titles: Titles, links: Mapping[str, str]) -> tuple[Statement, ...]:
    """Give everything that one side says.

    Args:
        side: the side.
        titles: how to name things.
        links: of clauses that restate one another, the one by which all are called.
    """
    made: list[Statement] = []
    for document in side.documents:
        speaker = _Speaker(document, titles, links)
        rules = list(side.rules(document))
        for rule, carried_by in rules:
            made += [attrs.evolve(one, carried_by=carried_by) for one in speaker.of(rule)]
        made += speaker.tasks([rule for rule, _ in rules])
    return tuple(made)


def restated(documents: Iterable[Document]) -> dict[str, str]:
    """Give, for each clause that is restated by another or restates it, one id by which all of them are called."""
    made: dict[str, str] = {}
    for document in documents:
        for name, clause in document.clauses.items():
            for other in clause.more.get("restated_in", ()):
                first, second = made.get(name, name), made.get(other, other)
                made |= {key: first for key, called in made.items() if called == second}
                made |= {name: first, other: first}
    return made


class _Speaker:
    """Makes statements of the rules of one document."""

    def __init__(self, document: Document, titles: Titles, links: Mapping[str, str]) -> None:
        self.document, self.titles, self.links = document, titles, links
        self.criteria = {one.id: one for one in document.criteria}

    def of(self, rule: Rule) -> Iterator[Statement]:
        match rule:
            case Duty():
                yield from self.duty(rule)
            case Criterion():
                yield from self.criterion(rule)
            case Checklist():
                yield from self.checklist(rule)
            case RoleRule():
                yield from self.role(rule)
            case BodyRule():
                yield from self.body(rule)
            case Hold():
                yield from self.hold(rule)
            case Term():
                yield from self.term(rule)
            case Form():
                yield from self.form(rule)
            case Succession():
                yield self.succession(rule)
            case _:
                assert_never(rule)

    def say(
        self,
        rule: Rule,
        topic: str,
        aspect: Aspect,
        value: Any,
        says: str,
        *,
        part: str = "",
        source: Source | None = None,
        family: str = "",
    ) -> Statement:
        empty = isinstance(value, frozenset | tuple) and not value
        return Statement(
            family=family or _FAMILIES[type(rule)],
            topic=topic,
            part=part,
            aspect=aspect,
            value=None if empty else value,
            says=says,
            source=source or rule.source,
            rule=rule,
            document=self.document,
        )

    def duty(self, rule: Duty) -> Iterator[Statement]:
        if rule.relaxes:
            says = "may set aside " + ", ".join(rule.relaxes)
            yield self.say(rule, rule.topic, Aspect.RELAXATION, frozenset(rule.relaxes), says)
            return
        title, part = self.titles, rule.part
        conditions = _conditions(rule.when, rule.unless)
        level = "" if rule.level == "case" else rule.level
        told: tuple[tuple[Aspect, Any, str], ...] = (
            (Aspect.WHO, frozenset(rule.who), title.all(rule.who)),
            (Aspect.TO, frozenset(rule.to), title.all(rule.to)),
            (Aspect.WHEN, conditions, self.when(conditions)),
            (Aspect.AFTER, frozenset(rule.after), title.all(rule.after)),
            (Aspect.START, _start(rule.timing), self.start(rule.timing)),
            (Aspect.PERIOD, _period(rule.timing), self.period(rule.timing)),
            (Aspect.FORCE, (rule.source.force.value, rule.source.refrain), force(rule.source)),
            (Aspect.SCOPE, (rule.each or "", level), _scope(rule)),
            (Aspect.DOCUMENT, rule.document, title.title(rule.document or "")),
        )
        for aspect, value, says in told:
            yield self.say(rule, rule.topic, aspect, value, says, part=part)

    def when(self, conditions: Iterable[str]) -> str:
        told = sorted(conditions)
        found = [self.titles.title(name) for name in told if not name.startswith("not ")]
        found += ["not where: " + self.titles.title(name[4:]) for name in told if name.startswith("not ")]
        return "; ".join(found)

    def start(self, timing: Timing | None) -> str:
        if timing is None or not timing.of:
            return ""
        if timing.established:
            return self.titles.all(timing.of)
        return f"not settled: {self.titles.all(timing.of)}"

    def period(self, timing: Timing | None) -> str:
        return "" if timing is None else spell(timing)

    def criterion(self, rule: Criterion) -> Iterator[Statement]:
        clauses = tuple(dict.fromkeys(self._clauses(rule)))
        source = attrs.evolve(rule.source, clauses=clauses)
        value = self._normal(rule)
        yield self.say(rule, rule.topic, Aspect.TEST, value, self._told(value), source=source)

    def _limbs(self, rule: Criterion, above: tuple[str, ...]) -> list[Criterion]:
        """Give the limbs of a test that are tests of the document themselves; a test is no limb of its own."""
        return [self.criteria[name] for name in rule.parts if name in self.criteria and name not in above]

    def _clauses(self, rule: Criterion, above: tuple[str, ...] = ()) -> Iterator[str]:
        yield from rule.source.clauses
        above = (*above, rule.id)
        for limb in self._limbs(rule, above):
            yield from self._clauses(limb, above)

    def _normal(self, rule: Criterion, above: tuple[str, ...] = ()) -> Test | str:
        """Give a test by what it turns on, whatever its limbs are called."""
        parts: set[Test | str] = set()
        above = (*above, rule.id)
        limbs = {limb.id: limb for limb in self._limbs(rule, above)}
        for name in rule.parts:
            part = self._normal(limbs[name], above) if name in limbs else name
            if isinstance(part, Test) and part.rule == rule.rule == "all":
                parts |= part.parts
            else:
                parts.add(part)
        if len(parts) == 1 and rule.rule != "none":
            return next(iter(parts))
        return Test(rule.rule, frozenset(parts))

    def _told(self, value: Test | str) -> str:
        if isinstance(value, str):
            return self.titles.title(value)
        return f"{value.rule} of ({'; '.join(sorted(self._told(part) for part in value.parts))})"

    def checklist(self, rule: Checklist) -> Iterator[Statement]:
        clauses = tuple(dict.fromkeys((*rule.source.clauses, *(name for item in rule.items for name in item.clauses))))
        source = attrs.evolve(rule.source, clauses=clauses)
        entries = frozenset(item.fact or self.links.get(item.clauses[0], item.clauses[0]) for item in rule.items)
        told = [plain(item.fact) if item.fact else self.subject(item.clauses[0]) for item in rule.items]
        says = "; ".join(told) + ("; and whatever else matters" if rule.open else "")
        yield self.say(rule, rule.topic, Aspect.CONTENTS, (entries, rule.open), says, source=source)
        facts = [item.fact for item in rule.items if item.fact is not None]
        if rule.kind == "factors" and facts:
            weighed = frozenset(facts)
            yield self.say(
                rule, rule.topic, Aspect.WHEN, weighed, "weighs: " + self.when(weighed), source=source, family="duty"
            )

    def subject(self, clause: str) -> str:
        return self.document.clauses[clause].subject if clause in self.document.clauses else clause

    def role(self, rule: RoleRule) -> Iterator[Statement]:
        strength = (frozenset(rule.independent_of), rule.independence)
        of = self.titles.all(rule.independent_of)
        clauses = tuple(dict.fromkeys((*rule.source.clauses, *rule.qualities)))
        source = attrs.evolve(rule.source, clauses=clauses)
        yield self.say(rule, rule.role, Aspect.NUMBER, rule.at_least, f"at least {rule.at_least}")
        yield self.say(
            rule,
            rule.role,
            Aspect.INDEPENDENCE,
            strength if rule.independence else None,
            f"independent of {of}: {plain(rule.independence)}",
        )
        qualities = frozenset(self.links.get(name, name) for name in rule.qualities)
        told = "; ".join(self.subject(name) for name in rule.qualities)
        yield self.say(rule, rule.role, Aspect.CONTENTS, qualities, told, source=source)

    def tasks(self, rules: list[Rule]) -> Iterator[Statement]:
        """Give what each role does in the document, gathered over its duties."""
        roles = {rule.role: rule for rule in rules if isinstance(rule, RoleRule)}
        duties = [rule for rule in rules if isinstance(rule, Duty)]
        named = {*vocabulary.roles(), *self.document.words.get("roles", {})}
        for role in sorted({name for duty in duties for name in duty.who if name in named} | set(roles)):
            theirs = [duty for duty in duties if role in duty.who]
            stated: list[Rule] = [roles[role], *theirs] if role in roles else [*theirs]
            topics = frozenset(duty.topic for duty in theirs)
            clauses = tuple(dict.fromkeys(name for rule in stated for name in rule.source.clauses))
            source = attrs.evolve(stated[0].source, clauses=clauses)
            says = self.titles.all(topics)
            yield self.say(stated[0], role, Aspect.TASKS, topics, says, source=source, family="role")

    def body(self, rule: BodyRule) -> Iterator[Statement]:
        clauses = dict.fromkeys((*rule.source.clauses, *(name for one in rule.members for name in one.clauses)))
        source = attrs.evolve(rule.source, clauses=tuple(clauses))
        members = frozenset((member.who, member.number) for member in rule.members)
        told = ", ".join(
            self.titles.title(one.who) + (f" ({one.number})" if one.number else "") for one in rule.members
        )
        independence = tuple(sorted(rule.independence.items()))
        yield self.say(rule, rule.body, Aspect.MEMBERS, members, told, source=source)
        yield self.say(rule, rule.body, Aspect.CHAIR, rule.chair, self.titles.title(rule.chair or ""))
        yield self.say(rule, rule.body, Aspect.QUORUM, frozenset(rule.quorum), self.titles.all(rule.quorum))
        says = ", ".join(f"{key} {plain(value)}" for key, value in independence)
        yield self.say(rule, rule.body, Aspect.INDEPENDENCE, independence, says)

    def hold(self, rule: Hold) -> Iterator[Statement]:
        topic = ", ".join(rule.during)
        for effect in ("stops", "may_delay", "weighs", "goes_on"):
            for step in getattr(rule, effect):
                says = f"{self.titles.title(step)}: {effect.replace('_', ' ')}"
                yield self.say(rule, topic, Aspect.HOLD, effect, says, part=step)
        told = frozenset((*rule.consult, *rule.inform))
        yield self.say(rule, topic, Aspect.TO, told, self.titles.all(told))

    def term(self, rule: Term) -> Iterator[Statement]:
        words = ", ".join(f"“{word}”" for word in rule.says)
        if rule.means == EDITIONS:
            instrument = self.document.instrument
            named = instrument.written_against or (instrument.slug,)
            yield self.say(rule, rule.means, Aspect.EDITION, named, f"{words} ({', '.join(named)})")
            return
        if rule.sense == STANDING:
            yield self.say(rule, rule.means, Aspect.FORCE, ("called", words), f"calls it {words}", family="duty")
            return
        called = (frozenset(word.casefold() for word in rule.says), rule.sense == FORMER)
        yield self.say(rule, rule.means, Aspect.TERMS, called, words)
        yield self.say(rule, rule.means, Aspect.DEFINITION, rule.defines or None, rule.defines)

    def form(self, rule: Form) -> Iterator[Statement]:
        boxes = frozenset(_boxes(rule.table))
        yield self.say(
            rule, rule.id, Aspect.CONTENTS, (rule.kind, boxes), "; ".join(sorted(boxes)) or "not in the text"
        )

    def succession(self, rule: Succession) -> Statement:
        value = (frozenset(rule.before), frozenset(rule.after), rule.on)
        says = f"{self.titles.all(rule.before)} before {rule.on.isoformat()}, then {self.titles.all(rule.after)}"
        return self.say(rule, rule.of, Aspect.WHO, value, says)


def _boxes(table: Mapping[str, Any]) -> Iterator[str]:
    for section in table.get("section", ()):
        for field in section.get("field", ()):
            yield str(field.get("label", field.get("key", "")))


def _conditions(when: Iterable[str], unless: Iterable[str]) -> frozenset[str]:
    """Give what has to hold. "Unless any other outcome" says the same as "where this is the outcome"."""
    named, barred = set(when), set(unless)
    for decision in vocabulary.decisions().values():
        outcomes = set(decision.outcomes.values())
        left = outcomes - barred
        if len(left) == 1 and len(outcomes) > 1:
            barred -= outcomes
            named |= left
    return frozenset(named | {f"not {name}" for name in barred})


def _start(timing: Timing | None) -> Any:
    return None if timing is None or not timing.of else (frozenset(timing.of), timing.established)


def _period(timing: Timing | None) -> Any:
    if timing is None:
        return None
    return (timing.relation, timing.amounts, timing.date, timing.says, timing.how)


def spell(timing: Timing) -> str:
    """Spell out a period, without the event that it is counted from.

    Examples:
        >>> from cspr.guidance.periods import Timing, WorkingDays
        >>> spell(Timing(relation=Relation.AT_LEAST_BEFORE, amounts=(WorkingDays(7),), of=("published",)))
        'at least 7 working days before'
    """
    if timing.date is not None:
        return f"by {timing.date.isoformat()}"
    if not timing.amounts and timing.relation is Relation.NOT_BEFORE:
        return "not before"
    if not timing.amounts:
        return f"“{timing.says}” ({timing.how.replace('-', ' ')}; no figure)"
    lasts = "for " if timing.relation in {Relation.AT_LEAST, Relation.AT_MOST} else ""
    figures, named = [amount.n for amount in timing.amounts], unit(timing.amounts[-1])
    return f"{lasts}{periods.period(timing.relation.value, figures, named)}"


def force(source: Source) -> str:
    """Say how strongly a source speaks.

    Examples:
        >>> from cspr.guidance.layers import framework
        >>> force(framework("northamptonshire").duties[0].source) in {"must", "should", "may", "is"}
        True
    """
    return source.force.value + (" not" if source.refrain else "")


def _scope(rule: Duty) -> str:
    told = [f"for each {rule.each}"] if rule.each else []
    told += [f"of each {rule.level}" if rule.level == "meeting" else f"of the {rule.level}"]
    return ", ".join(told)
