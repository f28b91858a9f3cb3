"""The timeline of a case: drawn day by day, with the same in words and as a page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import cspr
from cspr.show import to_html, to_markdown, to_text
from cspr.show.timeline import Moment, timeline

SVG = "{http://www.w3.org/2000/svg}"
NORTHAMPTONSHIRE = cspr.framework("northamptonshire")
REVIEW = cspr.load(Path(__file__).parents[2] / "examples" / "northamptonshire-2021.toml")


def test_each_thing_with_a_day_is_a_box_and_what_has_not_happened_is_dashed() -> None:
    drawn = timeline(NORTHAMPTONSHIRE, REVIEW.as_of(date(2021, 4, 1)))
    picture = ET.fromstring(drawn.svg())  # noqa: S314 -- a picture of our own
    boxes = picture.findall(f".//{SVG}rect")
    dashed = [box for box in boxes if "stroke-dasharray" in box.attrib]
    due = [moment for moment in drawn.moments if moment.stands != "happened"]
    assert (len(drawn.moments), len(due)) == (len(boxes), len(dashed))
    assert drawn.svg() == drawn._repr_svg_()  # pyright: ignore[reportPrivateUsage] -- the name of notebooks


def test_it_says_the_same_in_words_in_the_order_of_the_days() -> None:
    drawn = timeline(NORTHAMPTONSHIRE, REVIEW.as_of(date(2021, 4, 20)))
    assert [moment.when.last for moment in drawn.moments] == sorted(moment.when.last for moment in drawn.moments)
    assert Moment(when=cspr.PartialDate.read("2021-03-25"), title="The incident", stands="happened") == drawn.moments[0]
    assert {"happened", "date passed"} <= {moment.stands for moment in drawn.moments}
    assert all(sentence in drawn.svg() for sentence in drawn.described() if "'" not in sentence)


@pytest.mark.parametrize("write", [to_text, to_html, to_markdown])
def test_it_is_a_page_with_a_table(write: object) -> None:
    drawn = timeline(NORTHAMPTONSHIRE, REVIEW.as_of(date(2021, 4, 1)))
    assert "Rapid review meeting" in write(drawn)  # type: ignore[operator]


def test_of_an_empty_record_nothing_has_a_day() -> None:
    drawn = timeline(NORTHAMPTONSHIRE, cspr.Review("NR-07", "northamptonshire").as_of(date(2021, 4, 1)))
    assert ((), ("Nothing has a day",), True) == (drawn.moments, drawn.described(), drawn.svg().startswith("<svg"))
