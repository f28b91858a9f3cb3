"""From matches to rows: equal ones agree, different ones are judged, and what says the same stands in one cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, cast

import attrs

from cspr.calendars import Calendar
from cspr.clocks.counting import count
from cspr.clocks.ways_to_count import ways
from cspr.comparison.judging import inferred, judge, level, level_alone
from cspr.comparison.kinds import NO_DIFFERENCE, Aspect, Level, RowKind
from cspr.comparison.matching import Match
from cspr.comparison.order import place, stages_of
from cspr.comparison.rows import Cell, Dated, Row
from cspr.comparison.statement import Statement
from cspr.comparison.texts import Text
from cspr.comparison.titles import Titles, plain
from cspr.conditions.case import without_closed
from cspr.guidance.model import Duty
from cspr.record.situation import Situation
from cspr.wording import comparing as wording

_DIFFER: Final = frozenset(RowKind) - NO_DIFFERENCE - {RowKind.SAME}
_ORDER: Final = {aspect: number for number, aspect in enumerate(Aspect)}


@attrs.define(kw_only=True)
class _Draft:
    """A row in the making: the statements of either side that say the same."""

    topic: str
    part: str
    aspect: Aspect
    kind: RowKind
    why: str
    level: Level
    left: dict[tuple[object, ...], Statement] = attrs.field(factory=dict[tuple[object, ...], "Statement"])
    right: dict[tuple[object, ...], Statement] = attrs.field(factory=dict[tuple[object, ...], "Statement"])
    left_also: set[str] = attrs.field(factory=set[str])
    right_also: set[str] = attrs.field(factory=set[str])

    def add(self, match: Match) -> None:
        for cells, statement in ((self.left, match.left), (self.right, match.right)):
            if statement is not None:
                key = (statement.name, statement.part, statement.reading, statement.source.clauses)
                cells.setdefault(key, statement)
        for clauses, statements in ((self.left_also, match.left_also), (self.right_also, match.right_also)):
            clauses.update(name for statement in statements for name in statement.source.clauses)


class RowBuilder:
    """Makes rows of matches.

    Args:
        texts: the two texts.
        titles: how to name things.
        calendar: the working days.
        case: a case whose dates are shown, or ``None``.
    """

    def __init__(self, texts: tuple[Text, Text], titles: Titles, calendar: Calendar, case: Situation | None) -> None:
        """Keep what every row needs."""
        self._texts, self._titles, self._calendar, self._case = texts, titles, calendar, case
        self._drafts: dict[Any, _Draft] = {}
        self._itself = texts[0].same_as(texts[1])

    def take(self, match: Match) -> None:
        """Add a match to the row of those that say the same, or begin one."""
        kind, why = self._judged(match)
        if match.aspect is Aspect.PARTS:
            draft = self._draft((match.topic, match.aspect), match, kind, why, part="")
            if draft.kind is not kind:
                draft.kind = RowKind.DIFFERENT_PROCESS  # parts on both sides are another way of going about it
            draft.add(match)
            return
        values: tuple[Any, ...] = ()
        if match.left is not None and match.right is not None:
            values = (match.left.value, match.right.value)
        key = (match.topic, match.part, match.aspect, self._level(match))
        mirrored = self._drafts.get((*key, kind.mirrored, values[::-1])) if self._itself else None
        if mirrored is not None and kind is not RowKind.SAME:
            mirrored.add(match.mirrored())
        else:
            self._draft((*key, kind, values), match, kind, why, part=match.part).add(match)

    def _judged(self, match: Match) -> tuple[RowKind, str]:
        left, right = match.left, match.right
        if left is None or right is None:
            silent = self._texts[0 if left is None else 1]
            if match.aspect is not Aspect.PARTS and silent.unread(match.topic):
                return RowKind.NOT_READ, ""
            return RowKind.ONLY_RIGHT if left is None else RowKind.ONLY_LEFT, ""
        if match.aspect is Aspect.RELAXATION and left.aspect is not right.aspect:
            return RowKind.LAXER if left.aspect is Aspect.RELAXATION else RowKind.STRICTER, wording.SUSPENDS
        if left.value == right.value:
            return RowKind.SAME, ""
        if inferred(left, right):
            return RowKind.NOT_COMPARED, wording.INFERRED
        lists = match.aspect is Aspect.CONTENTS and left.topic != right.topic
        if lists and (self._texts[0].unread(right.topic) or self._texts[1].unread(left.topic)):
            return RowKind.NOT_COMPARED, ""
        return judge(left, right, self._calendar)

    def _draft(self, key: tuple[object, ...], match: Match, kind: RowKind, why: str, *, part: str) -> _Draft:
        if key not in self._drafts:
            self._drafts[key] = _Draft(
                topic=match.topic, part=part, aspect=match.aspect, kind=kind, why=why, level=self._level(match)
            )
        return self._drafts[key]

    def _level(self, match: Match) -> Level:
        if match.left is not None and match.right is not None:
            return level(match.left, match.right)
        statement = cast("Statement", match.left or match.right)
        return level_alone(statement, self._texts[1 if match.left is not None else 0])

    def rows(self) -> tuple[Row, ...]:
        """The rows, in the order of the process."""
        stages = stages_of(self._texts)
        for draft in self._drafts.values():
            self._agreed_elsewhere(draft)
        rows = (self._row(draft, stages.get(draft.topic, "")) for draft in self._drafts.values())
        return tuple(
            sorted(
                rows,
                key=lambda row: (
                    place(row.topic, row.stage),
                    row.part,
                    _ORDER[row.aspect],
                    row.kind.value,
                    row.clauses,
                ),
            )
        )

    def _agreed_elsewhere(self, draft: _Draft) -> None:
        """Add to two periods that differ the clauses with which either text gives elsewhere what the other does.

        In which words is no matter: "within 15 working days" is so whether or not a text numbers the days.
        """
        beside, differ = (draft.topic, draft.part, Aspect.PERIOD), draft.kind in _DIFFER
        for agreed in self._drafts.values() if differ and draft.aspect is Aspect.PERIOD else ():
            if agreed.kind is RowKind.SAME and (agreed.topic, agreed.part, agreed.aspect) == beside:
                ours = draft.left, agreed.left, agreed.right, draft.right_also
                theirs = draft.right, agreed.right, agreed.left, draft.left_also
                for says, same, with_it, also in (ours, theirs):
                    if not says.keys().isdisjoint(same):
                        also.update(name for statement in with_it.values() for name in statement.source.clauses)

    def _row(self, draft: _Draft, stage: str) -> Row:
        title = self._titles.title(draft.topic)
        internal = draft.level is Level.INTERNAL and draft.kind not in NO_DIFFERENCE | {RowKind.SAME}
        return Row(
            topic=draft.topic,
            title=title[:1].upper() + title[1:],
            part=draft.part,
            part_title=self._titles.title(draft.part) if draft.aspect is Aspect.HOLD else plain(draft.part),
            stage=stage,
            aspect=draft.aspect,
            kind=RowKind.INTERNAL if internal else draft.kind,
            nature=draft.kind,
            level=draft.level,
            left=self._cell(draft.left.values(), draft.left_also),
            right=self._cell(draft.right.values(), draft.right_also),
            why=draft.why,
        )

    def _cell(self, statements: Iterable[Statement], also: Iterable[str]) -> Cell | None:
        """What says the same in one cell; of a text that is silent on the aspect, ``None``."""
        spoken = tuple(statements)
        if not spoken:
            return None
        return Cell(
            says="; ".join(dict.fromkeys(statement.says for statement in spoken)).replace(".; ", ". "),
            sources=tuple(statement.source for statement in spoken),
            rules=tuple(dict.fromkeys(statement.name for statement in spoken)),
            readings=tuple(dict.fromkeys(statement.reading for statement in spoken if statement.reading)),
            carried_by=tuple(dict.fromkeys(statement.carried_by for statement in spoken if statement.carried_by)),
            also=tuple(sorted(also)),
            dates=tuple(dict.fromkeys(date for statement in spoken for date in self._dates(statement))),
        )

    def _dates(self, statement: Statement) -> Iterator[Dated]:
        """When a period falls in the case, on each way of reading it."""
        timing = statement.rule.timing if isinstance(statement.rule, Duty) else None
        if self._case is None or statement.aspect is not Aspect.PERIOD or timing is None:
            return
        documents = {each.instrument.slug: each.instrument for text in self._texts for each in text.documents}
        calendar = without_closed(self._calendar, documents[statement.source.instrument].closed)
        for event in () if timing.last_of else timing.of or (None,):
            occurrence = None if event is None else self._case.occurrence(event)
            for way in ways(timing):
                counted = count(timing, way, None if occurrence is None else occurrence.span, calendar)
                if counted.due is not None:
                    yield Dated(
                        event=event,
                        event_title="" if event is None else self._titles.title(event),
                        unit=way.unit,
                        counting=way.counting.value,
                        plain=way.plain,
                        due=counted.due,
                    )
