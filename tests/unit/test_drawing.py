"""Boxes and arrows: no box lies upon another, no arrow runs behind a box or upon another arrow."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations, pairwise
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, strategies as st

from cspr import vocabulary
from cspr.guidance import framework, partnerships
from cspr.show.drawing.boxes import Box
from cspr.show.drawing.svg import svg
from cspr.show.process import process

SVG = "{http://www.w3.org/2000/svg}"
SHIPPED = {
    f"{name}, {stage}": picture.svg(stage)
    for name in (*partnerships(), "national")
    for picture in [process(framework(name), date(2024, 10, 1))]
    for stage in vocabulary.stages()
}


class Rectangle(NamedTuple):
    """A box as it is drawn."""

    left: float
    top: float
    right: float
    bottom: float


def parsed(drawn: str) -> ET.Element:
    return ET.fromstring(drawn)  # noqa: S314 -- a picture of our own


def rectangles(drawn: str) -> list[Rectangle]:
    return [
        Rectangle(x, y, x + width, y + height)
        for rect in parsed(drawn).findall(f"{SVG}rect")
        for x, y, width, height in [[float(rect.attrib[name]) for name in ("x", "y", "width", "height")]]
    ]


def lines(drawn: str) -> list[tuple[list[tuple[int, int]], bool]]:
    """The corners of each arrow, and whether it is sure."""
    return [
        (
            [(int(x), int(y)) for x, y in re.findall(r"(-?\d+) (-?\d+)", path.attrib["d"])],
            "stroke-dasharray" not in path.attrib,
        )
        for path in parsed(drawn).findall(f"{SVG}path")
        if path.attrib["fill"] == "none"
    ]


def boxes(*steps: str, **after: dict[str, bool]) -> list[Box]:
    return [Box(id=step, title=step, after=tuple(after.get(step, {}).items())) for step in steps]


def check(drawn: str) -> None:
    found = rectangles(drawn)
    width = float(parsed(drawn).attrib["width"])
    height = float(parsed(drawn).attrib["height"])
    assert width <= 690
    assert all(box.left > 0 and box.right < width and box.top > 0 and box.bottom < height for box in found)
    for one, other in combinations(found, 2):
        apart = one.right <= other.left or other.right <= one.left or one.bottom <= other.top or other.bottom <= one.top
        assert apart
    for corners, _ in lines(drawn):
        assert all(0 < x < width for x, _ in corners)
        for (x, y), (to_x, to_y) in pairwise(corners):
            assert x == to_x or y == to_y
            for box in found:
                across = max(x, to_x) > box.left and min(x, to_x) < box.right
                assert not (across and max(y, to_y) > box.top and min(y, to_y) < box.bottom)


@pytest.mark.parametrize("name", SHIPPED)
class TestWhatShips:
    def test_has_every_box_and_arrow_in_a_place_of_its_own(self, name: str) -> None:
        check(SHIPPED[name])

    def test_has_no_two_arrows_upon_each_other_but_from_one_box(self, name: str) -> None:
        for (one, _), (other, _) in combinations(lines(SHIPPED[name]), 2):
            if one[0] == other[0]:
                continue
            for (a, b), (c, d) in ((first, then) for first in pairwise(one) for then in pairwise(other)):
                for axis in (0, 1):
                    same = a[axis] == b[axis] == c[axis] == d[axis]
                    along = 1 - axis
                    low = max(min(a[along], b[along]), min(c[along], d[along]))
                    assert not (same and low < min(max(a[along], b[along]), max(c[along], d[along])))

    def test_has_text_of_twelve_pixels_or_more_that_stays_in_its_box(self, name: str) -> None:
        found = rectangles(SHIPPED[name])
        for text in parsed(SHIPPED[name]).findall(f"{SVG}text"):
            x, y, size = (float(text.attrib[key]) for key in ("x", "y", "font-size"))
            assert size >= 12
            inside = [box for box in found if box.left < x < box.right and box.top + size <= y + 3 and y < box.bottom]
            assert len(inside) == (text.attrib.get("text-anchor") == "middle")


class TestArrows:
    def test_one_that_follows_from_others_is_left_out(self) -> None:
        drawn = svg("t", "d", boxes("a", "b", "c", b={"a": True}, c={"a": True, "b": True}))
        assert 2 == len(lines(drawn))

    def test_a_sure_one_does_not_follow_from_an_unsure_one(self) -> None:
        drawn = svg("t", "d", boxes("a", "b", "c", b={"a": False}, c={"a": True, "b": True}))
        assert [False, True, True] == sorted(sure for _, sure in lines(drawn))

    def test_an_unsure_one_follows_from_sure_ones(self) -> None:
        drawn = svg("t", "d", boxes("a", "b", "c", b={"a": True}, c={"a": False, "b": True}))
        assert [True, True] == [sure for _, sure in lines(drawn)]

    def test_one_from_a_box_that_is_not_drawn_is_not_drawn(self) -> None:
        assert [] == lines(svg("t", "d", boxes("a", a={"elsewhere": True})))

    def test_one_runs_straight_down_where_it_can(self) -> None:
        [(corners, _)] = lines(svg("t", "d", boxes("a", "b", b={"a": True})))
        assert 1 == len({x for x, _ in corners})


class TestBoxes:
    def test_a_row_that_is_too_full_hands_the_last_that_lead_nowhere_to_the_next(self) -> None:
        drawn = svg("t", "d", boxes("a", *"bcdef", **{step: {"a": True} for step in "bcdef"}))
        check(drawn)
        assert [1, 4, 1] == [len([box for box in rectangles(drawn) if box.top == top]) for top in tops(drawn)]

    def test_a_row_of_boxes_that_all_lead_on_is_broken_into_two(self) -> None:
        after = {f"t{place}": {f"f{place}": True} for place in range(6)}
        drawn = svg("t", "d", boxes(*(f"f{place}" for place in range(6)), *after, **after))
        check(drawn)
        assert 12 == len(rectangles(drawn))
        assert 6 == len(lines(drawn))

    def test_those_without_an_arrow_stand_below_the_others_and_that_is_said(self) -> None:
        drawn = svg("t", "d", boxes("a", "b", "loose", b={"a": True}))
        assert "Not tied to another step of this stage:" in drawn
        assert "Not tied" not in svg("t", "d", boxes("a", "b"))

    def test_what_is_too_long_for_a_box_ends_in_an_ellipsis(self) -> None:
        drawn = svg("t", "d", [Box(id="a", title="A", details=("word " * 100,))])
        assert drawn.count("<text ") == 7
        assert " …</text>" in drawn


def tops(drawn: str) -> list[float]:
    return sorted({box.top for box in rectangles(drawn)})


@given(st.lists(st.lists(st.tuples(st.integers(0, 9), st.booleans()), max_size=4), min_size=1, max_size=10))
def test_any_boxes_stand_apart_and_no_arrow_runs_behind_one(links: list[list[tuple[int, bool]]]) -> None:
    some = [
        Box(
            id=str(place),
            title=f"Step {place}",
            after=tuple({str(first): sure for first, sure in firsts if first < place}.items()),
        )
        for place, firsts in enumerate(links)
    ]
    drawn = svg("t", "d", some)
    check(drawn)
    assert len(some) == len(rectangles(drawn))
