"""What one rule says on one aspect, in a form that can be set beside another's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, cast

import attrs

from cspr.comparison.kinds import Aspect
from cspr.comparison.titles import Titles
from cspr.guidance.documents import Document
from cspr.guidance.model import SHAPES, Duty, Hold, Rule
from cspr.guidance.periods import Timing
from cspr.sources import Source

LIMIT: Final = "limit"  # the value of a statement on feasibility that is a limit
_FAMILIES: Final[Mapping[type[Any], str]] = {shape: name for name, shape in SHAPES.values()}


@attrs.frozen(kw_only=True, eq=False)
class Statement:
    """What one rule says on one aspect.

    Args:
        family: the kind of rule with which it is compared.
        topic: what it is about.
        part: of duties that add up, which; of a hold, which step.
        part_says: the step for a reader; empty where it is none.
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
    part_says: str = ""
    aspect: Aspect
    value: Any
    says: str
    source: Source
    rule: Rule
    document: Document
    carried_by: str | None = None

    @property
    def name(self) -> str:
        """The rule by document, kind, and id within the document."""
        rule_id = getattr(self.rule, "id", None) or getattr(self.rule, "role", None) or getattr(self.rule, "body", "")
        return f"{self.document.instrument.slug}/{_FAMILIES[type(self.rule)]}/{rule_id}"

    @property
    def reading(self) -> str:
        """The reading of its document to which it belongs."""
        return getattr(self.rule, "reading", "")

    @property
    def own(self) -> bool:
        """Whether it is compared among rules of its own kind, and not lent to another."""
        return self.family == _FAMILIES[type(self.rule)]

    @property
    def same_as(self) -> tuple[object, ...]:
        """What is said, by which statements of two texts are the same."""
        start = self.timing if self.has_period else None
        return self.family, self.topic, self.part, self.aspect, self.value, start

    @property
    def has_period(self) -> bool:
        """Whether it states a period."""
        return isinstance(self.rule, Duty) and self.aspect.value == "period" and self.value is not None

    @property
    def duty(self) -> Duty:
        """The rule as the duty that it is; asked of nothing else."""
        return cast("Duty", self.rule)

    @property
    def timing(self) -> Timing:
        """The period that it states; asked of a statement on a period alone."""
        return cast("Timing", self.duty.timing)

    @property
    def subject(self) -> str:
        """What its leading clause says, in our words."""
        return subject(self.document, self.source.clauses[0])


def subject(document: Document, clause: str) -> str:
    """What a clause says, in our words; its id where the document has no such clause."""
    return document.clauses[clause].subject if clause in document.clauses else clause


@attrs.frozen
class Speaker:
    """Makes statements of the rules of one document.

    Args:
        document: the document.
        titles: how to name things.
        links: of clauses that restate one another, or say the same, the one by which all are called.
    """

    document: Document
    titles: Titles
    links: Mapping[str, str]

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
        """A statement; an empty value says nothing."""
        empty = isinstance(value, frozenset | tuple) and not value
        return Statement(
            family=family or _FAMILIES[type(rule)],
            topic=topic,
            part=part,
            part_says=self.titles.title(part) if part and isinstance(rule, Hold) else "",
            aspect=aspect,
            value=None if empty else value,
            says=says,
            source=source or rule.source,
            rule=rule,
            document=self.document,
        )

    def conditions(self, names: frozenset[str]) -> str:
        """Conditions for a reader, those that must not hold after those that must."""
        held = sorted(name for name in names if not name.startswith("not "))
        barred = sorted(name.removeprefix("not ") for name in names if name.startswith("not "))
        return "; ".join([*map(self.titles.title, held), *(f"not where: {self.titles.title(name)}" for name in barred)])
