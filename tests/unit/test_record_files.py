from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cspr.errors import CsprError
from cspr.record import (
    Appointed,
    Called,
    Contribution,
    Decided,
    Delayed,
    Ended,
    Established,
    Given,
    Happened,
    Involved,
    Listed,
    Met,
    Person,
    Planned,
    Proceeding,
    Redacted,
    Request,
    Review,
    Substituted,
    Tasked,
    Withdrawn,
    dumps,
    from_dict,
    load,
    read,
    to_dict,
)
from cspr.record.parsing import upgraded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DAY = date(2021, 3, 25)
ONE_OF_EACH = Review("NR-07", partnerships=["northamptonshire", "essex"]).record(
    Happened("incident", "2021-03", recorded=DAY, about="child:A"),
    Happened("incident", DAY, corrects="e1"),
    Established("child-seriously-harmed", "unknown", on=DAY, by="health", why="awaited"),
    Decided("local-review", "review", on="2021-Q2", by="safeguarding-partners", rationale_ref="MIN-12"),
    Appointed("lead-reviewer", "P1", on="2021", agency="police", of_body="review-group"),
    Ended("e5", DAY, cause="resigned", in_writing="yes"),
    Proceeding("inquest", "open", on=DAY, ref="INQ-1"),
    Delayed("publish", "inquest-pending", on=DAY),
    Planned("published", "2021-11-01/2021-11-20"),
    Involved("agency:police"),
    Involved("person:P1", DAY),
    Listed("agency", DAY),
    Person("P1", agency="police", roles=["line-manager"], involved="no", age_group="adult", seen=["cv"]),
    Called("subgroup-meeting", DAY, held_on="2021-04", ref="M1", people=["P1", "P2"]),
    Met("subgroup-meeting", DAY, ref="M1", present=["P1"], apologies=["P2"], agencies=["police"], papers=DAY),
    Substituted("P1", "P7", on=DAY, meeting_ref="M1", briefed="yes"),
    Tasked("A1", "open", on=DAY, agency="police", due="2021-05"),
    Request("police", "escalated", on=DAY, to="executive-group"),
    Contribution("P4", "told-of-review", "done", on=DAY, how="letter-by-hand", by_ref="P5"),
    Given("officer-in-charge-notice", "officer-in-charge", on=DAY),
    Withdrawn("e8", "superseded", on=DAY),
    Redacted("e10", "wrong-case", on=DAY),
)
WRITTEN = """\
format = 2
reference = "NR-07"
partnership = "northamptonshire"

[[entry]]
kind = "happened"
id = "e1"
event = "incident"
on = 2021-03-25
about = "child:A"
recorded = 2021-03-26

[[entry]]
kind = "established"
id = "e2"
fact = "child-died"
answer = "no"
on = "2021-03"
by = "police"
corrects = "e1"
"""
SMALL = Review("NR-07", "northamptonshire").record(
    Happened("incident", DAY, about="child:A", recorded="2021-03-26"),
    Established("child-died", "no", on="2021-03", by="police", corrects="e1"),
)


@pytest.mark.parametrize("form", ["toml", "json"])
def test_what_is_written_is_read_again(form: Any) -> None:
    assert ONE_OF_EACH == read(dumps(ONE_OF_EACH, form), form)


@pytest.mark.parametrize("form", ["toml", "json"])
def test_what_is_read_is_written_again_to_the_letter(form: Any) -> None:
    text = dumps(ONE_OF_EACH, form)
    assert text == dumps(read(text, form), form)


def test_toml_is_written_entry_by_entry_with_its_days_as_days() -> None:
    assert WRITTEN == dumps(SMALL)


def test_a_file_written_by_hand_needs_no_ids() -> None:
    lines = [line for line in WRITTEN.splitlines() if not line.startswith("id =")]
    assert SMALL == read("\n".join(lines))


def test_json_is_written_with_its_days_as_text() -> None:
    told = json.loads(dumps(SMALL, "json"))
    assert (2, "NR-07", "northamptonshire") == (told["format"], told["reference"], told["partnership"])
    assert ["2021-03-25", "2021-03"] == [entry["on"] for entry in told["entry"]]


def test_a_review_of_several_partnerships_names_them_all() -> None:
    assert ["northamptonshire", "essex"] == json.loads(dumps(ONE_OF_EACH, "json"))["partnerships"]


def test_a_review_without_entries_can_be_written_and_read() -> None:
    empty = Review("NR-07", "essex")
    assert empty == read(dumps(empty)) == read(dumps(empty, "json"), "json")


def test_a_review_is_written_as_toml_or_json() -> None:
    with pytest.raises(CsprError, match="unknown-file-format at format: 'toml' or 'json'"):
        dumps(SMALL, "yaml")  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["toml", "json"])
def test_a_file_is_loaded_by_the_end_of_its_name(tmp_path: Path, form: Any) -> None:
    path = tmp_path / f"case.{form}"
    path.write_text(dumps(SMALL, form), "utf-8")
    assert SMALL == load(path) == load(str(path))


def test_a_file_may_be_read_from_bytes() -> None:
    assert SMALL == read(WRITTEN.encode())


def test_lines_may_end_as_they_do_on_windows() -> None:
    assert SMALL == read(WRITTEN.replace("\n", "\r\n"))


@pytest.mark.parametrize("entry", ONE_OF_EACH.entries)
def test_an_entry_can_be_written_and_read_on_its_own(entry: Any) -> None:
    assert entry == from_dict(to_dict(entry))


def test_an_entry_is_written_by_its_kind_and_the_fields_that_it_has() -> None:
    expected = {"kind": "established", "fact": "child-died", "answer": "no", "on": "2021-03-25", "by": "police"}
    assert expected == to_dict(Established("child-died", "no", on=DAY, by="police"))


def test_an_entry_may_be_read_from_its_days_as_dates() -> None:
    assert Happened("incident", DAY) == from_dict({"kind": "happened", "event": "incident", "on": DAY})


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, ["unknown-kind at $.kind"]),
        ({"kind": ["happened"]}, ["unknown-kind at $.kind"]),
        ({"kind": "happened", "event": 1, "on": 1}, ["unknown-event at $.event", "not-a-day at $.on"]),
        ({"kind": "happened", 7: "x"}, ["unknown-key at $", "missing-key at $.event", "missing-key at $.on"]),
        ("happened", ["not-a-table at $"]),
    ],
)
def test_an_entry_that_cannot_be_read_gives_all_its_problems(told: Any, expected: list[str]) -> None:
    with pytest.raises(CsprError) as caught:
        from_dict(told)
    assert expected == [f"{problem.code} at {problem.path}" for problem in caught.value.problems]


def renamed(told: Mapping[str, Any]) -> Mapping[str, Any]:
    """Make format 2 of format 1, in a history made up for these tests."""
    return {("log" if key == "entry" else key): value for key, value in told.items()} | {"format": 2}


def counted(told: Mapping[str, Any]) -> Mapping[str, Any]:
    """Make format 3 of format 2, in the same history."""
    return {**told, "format": 3, "entries": len(told["log"])}


@pytest.mark.parametrize(
    "told",
    [
        {"format": 1, "entry": ["a", "b"]},
        {"format": 2, "log": ["a", "b"]},
        {"format": 3, "log": ["a", "b"], "entries": 2},
    ],
)
def test_an_older_format_is_upgraded_step_by_step(told: dict[str, Any]) -> None:
    expected = {"format": 3, "log": ["a", "b"], "entries": 2}
    assert expected == upgraded(told, {1: renamed, 2: counted}, newest=3)


def test_upgrading_leaves_what_was_handed_over_as_it_was() -> None:
    told = {"format": 1, "entry": ["a"]}
    upgraded(told, {1: renamed}, newest=2)
    assert {"format": 1, "entry": ["a"]} == told


@pytest.mark.parametrize(
    ("given", "code"), [(0, "unknown-format"), (4, "future-format"), (True, "unknown-format"), ("1", "unknown-format")]
)
def test_a_format_without_an_upgrade_is_refused(given: Any, code: str) -> None:
    with pytest.raises(CsprError) as caught:
        upgraded({"format": given}, {1: renamed, 2: counted}, newest=3)
    assert [code] == [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize("odd", [None, 5, ["case.toml"]])
def test_what_is_no_path_or_no_text_is_refused_as_that(odd: Any) -> None:
    for take in (load, read):
        with pytest.raises(CsprError) as raised:
            take(odd)
        assert ["not-text"] == [problem.code for problem in raised.value.problems]


def test_which_key_is_unknown_is_told_by_its_place_and_not_by_what_it_says() -> None:
    head = {"$schema": "x", "format": 2, "reference": "NR-07", "partnership": "northamptonshire"}
    with pytest.raises(CsprError) as refused:
        read(json.dumps({**head, "zzzz": 1}), "json")
    known = "format, reference, partnership, partnerships, entry"
    assert f"unknown-key at $: it is key 5 there; give one of {known}" == str(refused.value)
