from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from cspr.errors import CsprError
from cspr.record import Happened, Involved, Redacted, Review, dumps, read, schema, schemas

VALIDATOR = jsonschema.Draft202012Validator(schema())
HEAD = {"format": 2, "reference": "NR-07", "partnership": "essex"}
HAPPENED = {"kind": "happened", "event": "incident", "on": "2021-03-25"}


def test_the_shipped_schema_is_that_of_the_vocabulary() -> None:
    # A word that the vocabulary gained or lost changes the schema. To bring it up to date, in src/cspr/data/schemas:
    # python -c "from cspr.record import schemas; print(schemas.text(), end='')" > case.schema.json
    shipped = files("cspr").joinpath("data", "schemas", "case.schema.json").read_text("utf-8")
    assert schemas.text() == shipped


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("partnerships", [["essex"], ["essex", "kirklees"]])
def test_the_schema_allows_what_is_written(partnerships: list[str]) -> None:
    review = Review("NR-07", partnerships=partnerships).record(
        Happened("x-essex/briefed", "2021-Q2"), Involved("agency:police"), Redacted("e2", "wrong-case", on="2021")
    )
    assert [] == list(VALIDATOR.iter_errors(json.loads(dumps(review, "json"))))


@pytest.mark.parametrize(
    "told",
    [
        {"format": 2, "reference": "NR-07"},
        {**HEAD, "format": 3},
        {**HEAD, "reference": "John"},
        {**HEAD, "partnerships": ["essex"]},
        {**HEAD, "child": "John"},
        {**HEAD, "entry": [{**HAPPENED, "event": "incidnet"}]},
        {**HEAD, "entry": [{**HAPPENED, "on": "25/03/2021"}]},
        {**HEAD, "entry": [{**HAPPENED, "recorded": "2021-03"}]},
        {**HEAD, "entry": [{**HAPPENED, "about": "child:John"}]},
        {**HEAD, "entry": [{**HAPPENED, "note": "John"}]},
        {**HEAD, "entry": [{"kind": "happened", "event": "incident"}]},
        {**HEAD, "entry": [{"kind": "withdrawn", "entry": "e1", "reason": "wrong-case", "on": "2021"}]},
        {**HEAD, "entry": {"kind": "happened"}},
    ],
)
def test_the_schema_refuses_what_reading_refuses(told: dict[str, Any]) -> None:
    with pytest.raises(CsprError):
        read(json.dumps(told), "json")
    assert not VALIDATOR.is_valid(told)
