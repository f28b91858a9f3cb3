"""From matches to rows: equal ones agree, different ones are judged, and what says the same stands in one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

import attrs

from cspr import vocabulary
from cspr.clocks import count, ways
from cspr.comparison.judging import judge, level
from cspr.comparison.rows import ONE_SIDED, Aspect, Cell, Dated, Kind, Level, Row
from cspr.guidance.model import Duty

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.calendars import Calendar
    from cspr.comparison.matching import Match
    from cspr.comparison.naming import Titles
    from cspr.comparison.sides import Side
    from cspr.comparison.statements import Statement
    from cspr.record.situation import Situation

_ORDER: Final = {aspect: place for place, aspect in enumerate(Aspect)}


@attrs.define(kw_only=True)
class _Draft:
    """A row in the making: the statements of either side that say the same."""

    topic: str
    part: str
    aspect: Aspect
    kind: Kind
    why: str
    level: Level
    left: dict[tuple[object, ...], Statement]
    right: dict[tuple[object, ...], Statement]


class Maker:
    """Makes rows of matches.

    Args:
        sides: the two sides.
        titles: how to name things.
        calendar: the working days.
        case: a case whose dates are shown, or ``None``.
    """

    def __init__(self, sides: tuple[Side, Side], titles: Titles, calendar: Calendar, case: Situation | None) -> None:
        """Keep what every row needs."""
        self.sides, self.titles, self.calendar, self.case = sides, titles, calendar, case
        self.drafts: dict[Any, _Draft] = {}
        self.stages = stages_of(sides)

    def take(self, match: Match) -> None:
        """Take one match in."""
        left, right = match.left, match.right
        if left is None or right is None:
            self.alone(match)
        elif match.aspect is Aspect.RELAXATION:
            kind = Kind.LAXER if left.aspect is Aspect.RELAXATION else Kind.STRICTER
            self.draft(match, kind, "suspends the time that the other sets")
        elif left.value is None and right.value is None:
            return
        elif left.value is None or right.value is None:
            self.draft(match, Kind.ONLY_RIGHT if left.value is None else Kind.ONLY_LEFT, "")
        elif left.value == right.value:
            self.draft(match, Kind.SAME, "")
        else:
            self.draft(match, *judge(left, right, self.calendar))

    def alone(self, match: Match) -> None:
        """Take a statement that has no counterpart: parts of a duty on both sides are another way of going about it."""
        kind = Kind.ONLY_RIGHT if match.left is None else Kind.ONLY_LEFT
        other = self.sides[0 if match.left is None else 1]
        if match.aspect is not Aspect.PARTS:
            self.draft(match, Kind.NOT_READ if other.unread(match.topic) else kind, "")
            return
        key = (match.topic, match.aspect)
        draft = self.drafts.get(key)
        if draft is None:
            draft = self.drafts[key] = _Draft(
                topic=match.topic,
                part="",
                aspect=match.aspect,
                kind=kind,
                why="",
                level=self.level(match),
                left={},
                right={},
            )
        elif draft.kind is not kind:
            draft.kind = Kind.DIFFERENT_PROCESS
        _add(draft, match)

    def level(self, match: Match) -> Level:
        """Say whose texts a match is between; what stands alone is measured against the other side's documents."""
        if match.left is not None and match.right is not None:
            return level(match.left, match.right)
        told = cast("Statement", match.left or match.right)
        other = self.sides[1 if match.left is not None else 0]
        own = told.document.instrument
        whose = {one.instrument.partnership for one in other.documents}
        if own.partnership is None:
            return Level.NATIONAL if whose <= {None} else Level.LOCAL_NATIONAL
        if whose == {own.partnership}:
            return Level.INTERNAL
        return Level.LOCAL_NATIONAL if whose <= {None} else Level.LOCAL_LOCAL

    def draft(self, match: Match, kind: Kind, why: str) -> None:
        """Add a match to the row of those that say the same, or begin one."""
        if match.left is not None and match.right is not None:
            values: Any = (match.left.value, match.right.value)
        else:
            values = ()
        between = self.level(match)
        key = (match.topic, match.part, match.aspect, kind, between, values)
        if key not in self.drafts:
            self.drafts[key] = _Draft(
                topic=match.topic,
                part=match.part,
                aspect=match.aspect,
                kind=kind,
                why=why,
                level=between,
                left={},
                right={},
            )
        _add(self.drafts[key], match)

    def rows(self) -> tuple[Row, ...]:
        """Give the rows, in the order of the process."""
        made = [self.row(draft) for draft in self.drafts.values()]
        return tuple(sorted(made, key=_place))

    def row(self, draft: _Draft) -> Row:
        """Finish one row."""
        internal = draft.level is Level.INTERNAL and draft.kind not in ONE_SIDED | {Kind.SAME}
        return Row(
            topic=draft.topic,
            title=self.titles.title(draft.topic),
            part=draft.part,
            stage=self.stages.get(draft.topic, ""),
            aspect=draft.aspect,
            kind=Kind.INTERNAL if internal else draft.kind,
            nature=draft.kind,
            level=draft.level,
            left=self.cell(draft.left.values()),
            right=self.cell(draft.right.values()),
            why=draft.why,
        )

    def cell(self, told: Iterable[Statement]) -> Cell | None:
        """Put what says the same into one cell; of a side that is silent on the aspect, ``None``."""
        spoken = [one for one in told if one.value is not None]
        if not spoken:
            return None
        return Cell(
            says="; ".join(dict.fromkeys(one.says for one in spoken)),
            sources=tuple(one.source for one in spoken),
            rules=tuple(dict.fromkeys(one.name for one in spoken)),
            readings=tuple(dict.fromkeys(one.reading for one in spoken if one.reading)),
            carried_by=tuple(dict.fromkeys(one.carried_by for one in spoken if one.carried_by)),
            dates=tuple(dict.fromkeys(date for one in spoken for date in self.dates(one))),
        )

    def dates(self, statement: Statement) -> Iterator[Dated]:
        """Give when a period falls in the case, on each way of reading it."""
        timing = statement.rule.timing if isinstance(statement.rule, Duty) else None
        if self.case is None or statement.aspect is not Aspect.PERIOD or timing is None:
            return
        for event in timing.of or (None,):
            found = None if event is None else self.case.occurrence(event)
            for way in ways(timing):
                counted = count(timing, way, None if found is None else found.span, self.calendar)
                if counted.due is not None:
                    yield Dated(
                        event=event,
                        unit=way.unit,
                        counting=way.counting.value,
                        plain=way.plain,
                        due=counted.due,
                    )


def _add(draft: _Draft, match: Match) -> None:
    for cells, told in ((draft.left, match.left), (draft.right, match.right)):
        if told is not None:
            cells.setdefault((told.name, told.part, told.reading, told.source.clauses), told)


def stages_of(sides: Iterable[Side]) -> dict[str, str]:
    """Give the stage of each topic: that of the step on which its duties stand."""
    made = {name: step.stage for name, step in vocabulary.steps().items()}
    for side in sides:
        for document in side.documents:
            for name, word in document.words.get("steps", {}).items():
                made[name] = getattr(word, "stage", "")
            for duty in document.duties:
                if duty.step is not None:
                    made.setdefault(duty.topic, made.get(duty.step, ""))
    return made


def place_of(topic: str, stage: str) -> tuple[int, int, str]:
    """Give where a topic stands in the order of the process."""
    stages, steps = [*vocabulary.stages(), ""], [*vocabulary.steps(), *vocabulary.topics()]
    return stages.index(stage), steps.index(topic) if topic in steps else len(steps), topic


def _place(row: Row) -> tuple[tuple[int, int, str], str, int, str, tuple[str, ...]]:
    return place_of(row.topic, row.stage), row.part, _ORDER[row.aspect], row.kind.value, row.clauses
