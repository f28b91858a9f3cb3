"""Laws of case files: whatever stands in one, it is read, or refused without repeating it."""

from __future__ import annotations

import contextlib
import json
from datetime import date
from pathlib import Path
from typing import Any, Final

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given, strategies as st

from cspr.errors import CsprError
from cspr.record import Established, Happened, Review, Withdrawn, dumps, from_dict, load, read, schema

EXAMPLES: Final = sorted(Path(__file__).parents[2].joinpath("examples").glob("*.toml"))
DAY: Final = date(2021, 3, 25)
REVIEW: Final = Review("NR-07", "northamptonshire").record(
    Happened("incident", DAY, recorded=DAY, about="child:A"),
    Established("child-died", "unknown", on="2021-03", by="police", why="awaited"),
    Withdrawn("e1", "superseded", on=DAY),
)
FORMS: Final = ("toml", "json")
TEXTS: Final = {"toml": dumps(REVIEW), "json": dumps(REVIEW, "json")}
NAME: Final = "Zebedee"

forms = st.sampled_from(FORMS)
values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.dates(), st.datetimes()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=6,
)


class TestAFileIsReadOrRefused:
    """Of no input does anything come but a review or a ``CsprError``."""

    @given(forms, st.binary(max_size=200))
    def test_of_any_bytes(self, form: Any, content: bytes) -> None:
        with contextlib.suppress(CsprError):
            read(content, form)

    @given(forms, st.integers(0, 2_000))
    def test_of_a_file_that_was_cut(self, form: Any, length: int) -> None:
        with contextlib.suppress(CsprError):
            read(TEXTS[form][:length], form)

    @given(forms, st.integers(0, 2_000), st.text(max_size=3))
    def test_of_a_file_in_which_something_was_changed(self, form: Any, place: int, instead: str) -> None:
        text = TEXTS[form]
        with contextlib.suppress(CsprError):
            read(text[:place] + instead + text[place + len(instead) :], form)

    @given(st.dictionaries(st.sampled_from(["kind", "event", "on", "id", "about", "recorded", "x"]), values))
    def test_of_any_entry(self, told: dict[str, Any]) -> None:
        with contextlib.suppress(CsprError):
            from_dict({"kind": "happened", **told})


class TestHalfARecordIsNeverRead:
    """A JSON file that was cut anywhere is refused; of a TOML file that was cut, whole entries are read or none."""

    @given(st.integers(0, len(TEXTS["json"].rstrip()) - 1))
    def test_json(self, length: int) -> None:
        with pytest.raises(CsprError):
            read(TEXTS["json"][:length], "json")

    @given(st.integers(0, len(TEXTS["toml"])))
    def test_toml(self, length: int) -> None:
        with contextlib.suppress(CsprError):
            entries = read(TEXTS["toml"][:length]).entries
            assert [entry.id for entry in REVIEW.entries[: len(entries)]] == [entry.id for entry in entries]


class TestNothingOfACaseIsRepeated:
    """Wherever something that must not stand there stands, the error does not show it."""

    @given(forms, st.data())
    def test_in_any_value_of_any_entry(self, form: Any, data: st.DataObject) -> None:
        told = json.loads(TEXTS["json"])
        entry = data.draw(st.sampled_from(told["entry"]))
        key = data.draw(st.sampled_from([*entry, NAME]))
        entry[key] = data.draw(st.sampled_from([NAME, [NAME], {NAME: 1}, f"child:{NAME}", f"2021-{NAME}"]))
        text = json.dumps(told)
        if form == "toml":
            import tomli_w

            text = tomli_w.dumps(told)
        with pytest.raises(CsprError) as caught:
            read(text, form)
        assert NAME not in str(caught.value)

    @given(forms, st.integers(0, 2_000))
    def test_in_any_place_of_a_file(self, form: Any, place: int) -> None:
        text = TEXTS[form]
        try:
            read(text[:place] + NAME + text[place:], form)
        except CsprError as error:
            assert NAME not in str(error)  # noqa: PT017 - in a comment or in white space it may be read


class TestEveryExampleHolds:
    """Every example that ships can be read, keeps to the schema, and loses nothing."""

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_it_is_read_and_written(self, path: Path) -> None:
        review = load(path)
        assert review == read(dumps(review)) == read(dumps(review, "json"), "json")

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_it_keeps_to_the_schema(self, path: Path) -> None:
        jsonschema.validate(json.loads(dumps(load(path), "json")), schema())

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_nothing_in_it_looks_wrong(self, path: Path) -> None:
        assert () == load(path).findings()

    def test_there_is_one(self) -> None:
        assert "northamptonshire-2021" in [path.stem for path in EXAMPLES]
