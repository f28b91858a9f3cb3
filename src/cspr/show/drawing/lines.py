"""How arrows run from box to box: down, across between two rows, and along the gutters between the columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from cspr.show.drawing.boxes import BETWEEN, WIDTH, Arrow, Place, left

_LANE: Final = 8
_FREE: Final = 12
_PORT: Final = 22
_BESIDE: Final = 9
_GUTTER_LANES: Final = (0, -6, 6, -3, 3)


@attrs.frozen
class Leg:
    """One way across between two rows, before it has its height.

    Args:
        gap: the row above it.
        source: the box and the sureness that it comes from; what comes from one place shares its lane.
        begin: where it begins, in pixels from the left.
        end: where it ends.
    """

    gap: int
    source: tuple[str, bool]
    begin: int
    end: int

    def meets(self, other: Leg) -> bool:
        """Whether both cannot lie in one lane."""
        return (
            self.source != other.source
            and min(self.begin, self.end) <= max(other.begin, other.end) + _LANE
            and min(other.begin, other.end) <= max(self.begin, self.end) + _LANE
        )


@attrs.frozen
class Way:
    """How one arrow runs: the ways across that it takes, one below another."""

    arrow: Arrow
    legs: tuple[Leg, ...]


@attrs.frozen
class Ways:
    """How all arrows run.

    Args:
        ways: one for each.
        lanes: the lane of each way across, from the top.
    """

    ways: tuple[Way, ...]
    lanes: Mapping[Leg, int]

    def below(self, row: int) -> int:
        """How much is to be left free below a row, in pixels."""
        inside = [lane for leg, lane in self.lanes.items() if leg.gap == row]
        return 2 * _FREE + _LANE * max(inside, default=0)

    def points(self, way: Way, bottoms: Sequence[int], tops: Sequence[int], last: int) -> Iterator[tuple[int, int]]:
        """The corners of an arrow, from its first point to its last.

        Args:
            bottoms: where each row ends.
            tops: where each row begins.
            last: the row of the box that it leads to.
        """
        yield way.legs[0].begin, bottoms[way.legs[0].gap]
        for leg in way.legs:
            if leg.begin != leg.end:
                height = bottoms[leg.gap] + _FREE + _LANE * self.lanes[leg] - 2
                yield leg.begin, height
                yield leg.end, height
        yield way.legs[-1].end, tops[last]


def ways(arrows: Sequence[Arrow], places: Mapping[str, Place]) -> Ways:
    """Lead each arrow so that no two lie upon each other and none runs behind a box."""
    starts = {(arrow.first, arrow.sure): _start(arrow, arrows, places) for arrow in arrows}
    ends = {arrow: end for name in places for arrow, end in _ends(name, arrows, places, starts)}
    gutters: dict[int, list[tuple[int, int, tuple[str, bool]]]] = {}
    led: list[Way] = []
    for arrow in sorted(arrows, key=lambda arrow: (places[arrow.first].row, places[arrow.first].column)):
        first, then, source = places[arrow.first], places[arrow.then], (arrow.first, arrow.sure)
        if then.row == first.row + 1:
            led.append(Way(arrow, (Leg(first.row, source, starts[source], ends[arrow]),)))
            continue
        column = then.column + (first.column > then.column)
        taken = gutters.setdefault(column, [])
        free = [
            lane
            for lane, _ in enumerate(_GUTTER_LANES)
            if not any(
                lane == other and other_source != source and first.row < below for other, below, other_source in taken
            )
        ]
        lane = (free or [0])[0]
        taken.append((lane, then.row, source))
        across = left(column) - BETWEEN // 2 + _GUTTER_LANES[lane]
        legs = Leg(first.row, source, starts[source], across), Leg(then.row - 1, source, across, ends[arrow])
        led.append(Way(arrow, legs))
    return Ways(tuple(led), _lanes(leg for way in led for leg in way.legs))


def _start(arrow: Arrow, arrows: Iterable[Arrow], places: Mapping[str, Place]) -> int:
    """Where arrows leave a box: in its middle; the unsure ones beside, where there are others."""
    both = len({other.sure for other in arrows if other.first == arrow.first}) > 1
    return left(places[arrow.first].column) + WIDTH // 2 + (_BESIDE if both and not arrow.sure else 0)


def _ends(
    name: str, arrows: Iterable[Arrow], places: Mapping[str, Place], starts: Mapping[tuple[str, bool], int]
) -> Iterator[tuple[Arrow, int]]:
    """Where each arrow meets its box: straight from the box above, the others to both sides of the middle."""
    middle = left(places[name].column) + WIDTH // 2
    coming = sorted((arrow for arrow in arrows if arrow.then == name), key=lambda arrow: places[arrow.first].column)
    above = {
        other
        for other, place in places.items()
        if place.row == places[name].row - 1 and place.column == places[name].column
    }
    leaves = any(arrow.first in above for arrow in arrows)
    straight = [arrow for arrow in coming if arrow.first in above]
    rest = [arrow for arrow in coming if arrow.first not in above]
    yield from ((arrow, starts[arrow.first, arrow.sure]) for arrow in straight)
    if len(rest) == 1 and not leaves:
        yield rest[0], middle
        return
    from_left = [arrow for arrow in rest if places[arrow.first].column <= places[name].column]
    from_right = [arrow for arrow in rest if places[arrow.first].column > places[name].column]
    apart = min(_PORT, (WIDTH // 2 - _PORT // 2) // max(len(from_left), len(from_right), 1))
    yield from ((arrow, middle - apart * place) for place, arrow in enumerate(reversed(from_left), 1))
    yield from ((arrow, middle + apart * place) for place, arrow in enumerate(from_right, 1))


def _lanes(legs: Iterable[Leg]) -> dict[Leg, int]:
    """A lane for each way across, the first that is free; what leaves a box lies above what comes down upon one."""
    lanes: dict[Leg, int] = {}
    for leg in legs:
        if leg.begin != leg.end:
            met = {lanes[other] for other in lanes if other.gap == leg.gap and other.meets(leg)}
            shared = {lanes[other] for other in lanes if other.gap == leg.gap and other.source == leg.source} - met
            lanes[leg] = min(shared or {lane for lane in range(len(lanes) + 1) if lane not in met})
    return lanes
