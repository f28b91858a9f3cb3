"""What the anonymity check finds in five hundred made-up reports, counted form by form."""

from __future__ import annotations

import runpy
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cspr.anonymity import Known, identifiers
from cspr.anonymity.answers import How, Identifier, Sureness

MADE = runpy.run_path(str(Path(__file__).with_name("reports.py")))
REPORTS = MADE["reports"]
PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "anonymity.md"
# Each form of which every one is found, and what the page on anonymity calls it.
EVERY_ONE = {
    "exact": "exact",
    "case": "letter case",
    "possessive": "possessive",
    "diacritic": "marks",
    "entity": "entities",
    "confusable": "look-alikes",
    "split": "broken words",
    "initials": "initials",
    "reversed": "reversed",
    "part": "parts",
    "first name alone": "first name",
    "surname alone": "surname alone",
    "date": "dates, whole",
    "date in part": "in part",
    "street": "streets",
    "street with number": "streets",
    "town": "towns",
    "postcode": "postcodes",
    "outward": "postcodes",
    "place": "schools",
}
NEAR_FOUND = 97
NEAR_RIGHT = 90


class Counted(NamedTuple):
    """What was planted and what was found, over all reports."""

    reports: int
    planted: Counter[str]
    in_place: Counter[str]
    of_its_entry: Counter[str]
    near: int
    near_right: int
    sure_elsewhere: list[Identifier]


@pytest.fixture(scope="module")
def counted() -> Counted:
    planted, in_place, of_its_entry = Counter[str](), Counter[str](), Counter[str]()
    reports = near = near_right = 0
    elsewhere: list[Identifier] = []
    for report in REPORTS():
        reports += 1
        known = Known(names=report.names, dates=report.dates, addresses=report.addresses, places=report.places)
        findings = identifiers(report.text, known).findings
        places = {(passage.start, passage.end): passage for passage in findings}
        misspelt = {(one.start, one.end) for one in report.planted if one.form == "near"}
        for one in report.planted:
            planted[one.form] += 1
            in_place[one.form] += (one.start, one.end) in places
            of_its_entry[one.form] += getattr(places.get((one.start, one.end)), "entry", None) is not None
        spelt = [passage for passage in findings if How.NEAR in passage.how]
        near += len(spelt)
        near_right += sum((passage.start, passage.end) in misspelt for passage in spelt)
        elsewhere += [passage for passage in findings if _surely_elsewhere(passage, report)]
    return Counted(reports, planted, in_place, of_its_entry, near, near_right, elsewhere)


def _surely_elsewhere(passage: Identifier, report: Any) -> bool:
    beside = all(passage.end <= one.start or one.end <= passage.start for one in report.planted)
    return beside and passage.certainty is Sureness.CERTAIN and passage.kind.value == "name"


def test_there_are_five_hundred_reports_and_every_form_in_them(counted: Counted) -> None:
    assert (True, {*EVERY_ONE, "near"}) == (counted.reports >= 500, set(counted.planted))


@pytest.mark.parametrize("form", EVERY_ONE)
def test_every_one_is_found_at_its_place(form: str, counted: Counted) -> None:
    assert counted.planted[form] == counted.in_place[form] == counted.of_its_entry[form]


def test_of_near_spellings_nearly_all_are_found(counted: Counted) -> None:
    assert counted.in_place["near"] / counted.planted["near"] >= NEAR_FOUND / 100


def test_of_what_is_called_a_near_spelling_nearly_all_are_one(counted: Counted) -> None:
    assert counted.near_right / counted.near >= NEAR_RIGHT / 100


def test_no_name_is_certain_where_none_was_planted(counted: Counted) -> None:
    assert [] == counted.sure_elsewhere


def test_the_page_on_anonymity_says_what_is_measured_here() -> None:
    text = PAGE.read_text("utf-8").partition("## How well it does")[2]
    assert f"Measured on {MADE['REPORTS']} made-up reports" in text
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")][1:]
    whole = ", ".join(forms for forms, found in rows if found == "all")
    assert [] == [word for word in EVERY_ONE.values() if word not in whole]
    assert ["one letter off", f"at least {NEAR_FOUND} in 100; at least {NEAR_RIGHT} in 100"] == [
        rows[-1][0],
        rows[-1][1].partition(" of what")[0],
    ]
