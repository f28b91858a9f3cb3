"""The dated rules of a framework, worked out once: every reading, and which of them are in force together."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

import attrs

from cspr.clocks import SAYS, ways
from cspr.conditions import PROCEEDING
from cspr.guidance.layers import once_a_framework
from cspr.timescales.readings import Line, Relaxation
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from cspr.clocks import Way
    from cspr.dates import PartialDate
    from cspr.guidance.layers import Framework, InForce
    from cspr.guidance.model import Duty
    from cspr.guidance.periods import Timing
    from cspr.timescales.framing import Frame

_T = TypeVar("_T")
KEPT: Final = 256


class Asked(NamedTuple):
    """What has to hold for a duty to arise.

    Args:
        when: names that must all hold.
        unless: names of which none may hold.
        within: the document whose own tests come first.
    """

    when: tuple[str, ...]
    unless: tuple[str, ...]
    within: str


class Row(NamedTuple):
    """One reading, with the places at which it finds what it needs of a case.

    Args:
        line: the reading.
        event: the place of the event counted from; of a fixed date -1, where a row of starts has its empty end.
        clock: the place of the counting, which readings of one event and one way share.
        asked: the place of what has to hold for it to arise.
        relaxing: the rules that suspend it while they are in force.
    """

    line: Line
    event: int
    clock: int
    asked: int
    relaxing: tuple[Duty, ...]


class Group(NamedTuple):
    """The readings that are shown together: of one topic, owed to one kind of party, the highest authority first.

    Args:
        topic: what they are about.
        title: the topic in words.
        each: ``agency``, ``child`` or ``person`` where it is owed for each.
        rows: the readings.
    """

    topic: str
    title: str
    each: str | None
    rows: tuple[Row, ...]


class Live(NamedTuple):
    """A reading that is in force, or may be, when its clock starts.

    Args:
        row: the reading.
        in_force: whether, and by which edition.
        relaxations: what suspends it then, or may.
    """

    row: Row
    in_force: InForce
    relaxations: tuple[Relaxation, ...]


class LiveGroup(NamedTuple):
    """The readings of a group that are in force together; never none."""

    group: Group
    rows: tuple[Live, ...]


@attrs.frozen(kw_only=True, eq=False)
class Program:
    """Every dated rule of a framework, ready to be asked.

    Args:
        framework: whose rules they are.
        groups: the readings, in the order of the steps.
        events: the place of each event counted from.
        asked: what has to hold for readings to arise.
        clocks: how many different countings there are.
        done_by: for each step, the events that complete it, or end it where nothing does.
        completes: for each such event, the steps.
        lasting: the steps that nothing completes and something ends.
        by_each: the steps that are done only when done for each agency, child or person.
        cuts: the days on which it may change what is in force, in order.
        frames: what can be said before a day is counted, by all that it hangs on.
    """

    framework: Framework
    groups: tuple[Group, ...]
    events: Mapping[str, int]
    asked: tuple[Asked, ...]
    clocks: int
    done_by: Mapping[str, tuple[str, ...]]
    completes: Mapping[str, tuple[str, ...]]
    lasting: frozenset[str]
    by_each: frozenset[str]
    cuts: tuple[date, ...]
    frames: dict[Hashable, tuple[Frame, ...]]

    def between(self, span: PartialDate) -> Hashable:
        """Say between which cuts a span begins and ends: what is in force hangs on nothing else."""
        first = bisect_right(self.cuts, span.first)
        return first if span.first == span.last else (first, bisect_right(self.cuts, span.last))

    def live(self, starts: Sequence[PartialDate | None], today: PartialDate) -> Iterator[LiveGroup]:
        """Give what is in force, each reading judged by the start of its clock, else by the day asked about.

        Args:
            starts: when each event happened, at its place; ``None`` where it did not. The last place is empty.
            today: the day asked about.
        """
        for group in self.groups:
            found = live_group(self.framework, group, starts, today)
            if found is not None:
                yield found


def keep(kept: dict[Hashable, _T], key: Hashable, made: _T) -> _T:
    """Keep an answer that says nothing of a case; when there are many, all are let go."""
    if len(kept) >= KEPT:
        kept.clear()
    kept[key] = made
    return made


def live_group(
    framework: Framework, group: Group, starts: Sequence[PartialDate | None], today: PartialDate
) -> LiveGroup | None:
    """Give what of one group is in force; ``None`` where nothing is."""
    rows: list[Live] = []
    for row in group.rows:
        judged = starts[row.event] or today
        in_force = framework.in_force(row.line.duty, judged)
        if in_force.truth is not Truth.NO:
            rows.append(Live(row, in_force, tuple(_relaxations(framework, row, judged))))
    return LiveGroup(group, tuple(rows)) if rows else None


def _relaxations(framework: Framework, row: Row, when: PartialDate) -> Iterator[Relaxation]:
    for relaxing in row.relaxing:
        answer = framework.in_force(relaxing, when).truth
        if answer is not Truth.NO:
            yield Relaxation(source=relaxing.source, in_force=answer, note=relaxing.note)


def program(framework: Framework, levels: frozenset[str], *, other: bool = False) -> Program:
    """Give the dated rules of a framework for some levels, worked out once for each framework."""
    kept = _programs(framework)
    made = kept.get((levels, other))
    if made is None:
        wanted = [line for line in lines(framework, other=other) if line.duty.level in levels]
        made = kept[levels, other] = _program(framework, wanted)
    return made


@once_a_framework
def _programs(_: Framework) -> dict[tuple[frozenset[str], bool], Program]:
    return {}


def _program(framework: Framework, wanted: Iterable[Line]) -> Program:
    words = _Words(framework)
    relaxing: dict[str, list[Duty]] = {}
    for duty in framework.duties:
        for clause in duty.relaxes:
            relaxing.setdefault(clause, []).append(duty)
    events: dict[str, int] = {}
    clocks: dict[tuple[str | None, Way], int] = {}
    asked: dict[Asked, int] = {}
    groups: dict[tuple[str, str | None], list[Row]] = {}
    for line in wanted:
        duty = line.duty
        arising = Asked(duty.when, duty.unless, duty.source.instrument if words.own(duty) else "")
        row = Row(
            line=line,
            event=-1 if line.event is None else events.setdefault(line.event, len(events)),
            clock=clocks.setdefault((line.key if line.event is None else line.event, line.way), len(clocks)),
            asked=asked.setdefault(arising, len(asked)),
            relaxing=tuple(dict.fromkeys(one for clause in duty.source.clauses for one in relaxing.get(clause, ()))),
        )
        groups.setdefault((duty.topic, duty.each), []).append(row)
    steps = {name: words.steps[name] for rows in groups.values() for row in rows if (name := row.line.duty.step)}
    completes: dict[str, tuple[str, ...]] = {}
    for name, step in steps.items():
        for event in step.done_by or step.ended_by:
            completes[event] = (*completes.get(event, ()), name)
    return Program(
        framework=framework,
        groups=tuple(
            Group(topic, words.topic(topic), each, tuple(sorted(rows, key=_authority)))
            for (topic, each), rows in groups.items()
        ),
        events=events,
        asked=tuple(asked),
        clocks=len(clocks),
        done_by={name: step.done_by or step.ended_by for name, step in steps.items()},
        completes=completes,
        lasting=frozenset(name for name, step in steps.items() if step.ended_by and not step.done_by),
        by_each=frozenset(name for name, step in steps.items() if step.each is not None),
        cuts=tuple(_cuts(framework)),
        frames={},
    )


def _authority(row: Row) -> tuple[int, str]:
    source = row.line.duty.source
    return source.authority.rank, source.instrument


def _cuts(framework: Framework) -> list[date]:
    windows = [one.window for one in framework.instruments.values()]
    bounds = [bound for window in windows for bound in (window.start, window.end) if bound is not None]
    return sorted({day for bound in bounds for day in (bound.first, bound.last)})


def lines(framework: Framework, *, other: bool = False) -> tuple[Line, ...]:
    """Give every reading of every dated duty of a framework, in the order of the steps, worked out once.

    Args:
        framework: whose duties they are.
        other: also count with the day of the event as day 1.

    Examples:
        >>> from cspr.guidance import framework
        >>> found = lines(framework("northamptonshire"))
        >>> [line.label for line in found if line.duty.id == "hold-rapid-review--flowchart"]
        ['flowchart, calendar days', 'flowchart, working days']
    """
    return _lines_of(framework)[other]


@once_a_framework
def _lines_of(framework: Framework) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    words = _Words(framework)
    order = {topic: place for place, topic in enumerate((*words.steps, *words.topics))}
    duties = sorted(
        (duty for duty in framework.duties if duty.timing is not None and not duty.relaxes),
        key=lambda duty: (order.get(duty.step or duty.topic, len(order)), order.get(duty.topic, len(order))),
    )
    usual, all_ways = (
        tuple(line for duty in duties if duty.timing for line in _lines(duty, duty.timing, words, other=other))
        for other in (False, True)
    )
    return usual, all_ways


def _lines(duty: Duty, timing: Timing, words: _Words, *, other: bool) -> Iterator[Line]:
    found = ways(timing, other=other)
    units, countings = {way.unit for way in found}, {way.counting for way in found}
    arises = words.arises(duty)
    for event in timing.of or (None,):
        starts = "" if event is None else words.event(event)
        for way in found:
            label = [
                duty.part.replace("-", " "),
                duty.reading,
                "" if timing.established else f"from {starts}",
                way.unit.replace("-", " ") if len(units) > 1 else "",
                SAYS[way.counting] if len(countings) > 1 else "",
            ]
            yield Line(
                duty=duty,
                timing=timing,
                event=event,
                way=way,
                label=", ".join(part for part in label if part),
                starts=starts,
                arises=arises,
                how=SAYS[way.counting],
            )


class _Words:
    """The words of the library and those of the documents, for a reader."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.steps, self.events, self.topics = (framework.words(kind) for kind in ("steps", "events", "topics"))
        self.criteria = {one.id: one.title for one in reversed(framework.criteria)}

    def own(self, duty: Duty) -> bool:
        """Say whether it may matter in whose words the duty says when it arises."""
        return any(name in self.criteria for name in (*duty.when, *duty.unless))

    def topic(self, topic: str) -> str:
        word = self.topics.get(topic) or self.steps.get(topic)
        return topic if word is None else word.title

    def event(self, event: str) -> str:
        word = self.events.get(event)
        return event if word is None else _within(word.title)

    def arises(self, duty: Duty) -> str:
        when = " and ".join(self._name(name) for name in duty.when)
        unless = " or ".join(self._name(name) for name in duty.unless)
        return ", ".join(
            part for part in (f"with {when}" if when else "", f"not with {unless}" if unless else "") if part
        )

    def _name(self, name: str) -> str:
        if name in self.criteria:
            return repr(self.criteria[name])
        word = self.events.get(name) or self.steps.get(name)
        if word is not None:
            return repr(word.title)
        fact = self.framework.words("facts").get(name)
        if fact is not None:
            return f"{fact.question!r} yes"
        word = self.framework.words("proceedings").get(name.removeprefix(PROCEEDING))
        return repr(name if word is None else word.title)


def _within(title: str) -> str:
    """Write a title within a sentence: an opening capital goes, unless a name or an abbreviation begins there."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
