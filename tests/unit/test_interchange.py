"""Answers as plain values and JSON, each by the schema of its class; records and entries both ways."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from datetime import date
from functools import cache
from importlib import import_module, resources
from inspect import unwrap
from pathlib import Path
from typing import Any

import attrs
import jsonschema  # type: ignore[import-untyped]
import pytest

import cspr
from answering import OF_A_CASE, OF_NO_CASE
from cspr import calendars
from cspr.errors import CsprError
from cspr.guidance import framework
from cspr.interchange import openapi, schema
from cspr.interchange.components import digest
from cspr.interchange.kinds import ANSWERS, FORMAT
from cspr.record import Appointed, Decided, Established, Happened, Involved, Proceeding, Redacted, Review
from cspr.record.corrections import Tombstone
from cspr.record.entries import AnyEntry
from cspr.timescales import Timescale
from cspr.truth import Truth

ON = date(2021, 6, 1)
NORTHAMPTONSHIRE = framework("northamptonshire")
REVIEW = Review("NR-07", "northamptonshire").record(
    Happened("incident", "2021-03"),
    Happened("local-authority-aware", "2021-03-26"),
    Happened("notification-sent", "2021-03-29"),
    Established("child-died", "unknown", on="2021-03-26", by="police", why="disputed"),
    Involved("child:A"),
    Appointed("lead-reviewer", "P1", on="2021-05-10"),
    Decided("local-review", "review", on="2021-05-04", by="business-office"),
    Proceeding("prosecution", "open", on="2021-05-20"),
    Happened("review-paused", "2021-05-25"),
    Happened("published", date(2021, 5, 28), recorded=date(2021, 5, 27)),
)
ENTRY = Happened("incident", "2021-03")
SITUATION = REVIEW.as_of(ON)
KINDS = (*OF_A_CASE, *OF_NO_CASE)


@cache
def asked(kind: str) -> Any:
    """An answer of a kind, asked for once."""
    return OF_A_CASE[kind](NORTHAMPTONSHIRE, SITUATION) if kind in OF_A_CASE else OF_NO_CASE[kind]()


@cache
def components() -> dict[str, Any]:
    """The schemas that the library writes for OpenAPI."""
    schemas: dict[str, Any] = openapi()["components"]["schemas"]
    return schemas


@cache
def validator(kind: str) -> Any:
    return jsonschema.Draft202012Validator(schema(kind))


@cache
def shipped_validator() -> Any:
    return jsonschema.Draft202012Validator({"components": {"schemas": components()}})


class TestAnAnswer:
    @pytest.mark.parametrize("kind", KINDS)
    def test_is_json_that_its_schema_allows(self, kind: str) -> None:
        written = json.loads(cspr.to_json(asked(kind)))
        assert cspr.to_dict(asked(kind)) == written
        assert [] == [error.message for error in validator(kind).iter_errors(written)]

    @pytest.mark.parametrize("kind", KINDS)
    def test_alone_is_json_that_its_schema_allows_and_refuses_once_it_is_changed(self, kind: str) -> None:
        given = asked(kind)
        several = isinstance(given, tuple) and not hasattr(given, "_fields")
        written = cspr.to_dict(given[0] if several else given)
        assert ({"format": 2, "kind": kind}, True) == (
            {key: written[key] for key in ("format", "kind")},
            validator(kind).is_valid(written),
        )
        keys = dict.fromkeys(("format", [*written][2], "sources"))
        allowed = [key for key in keys if validator(kind).is_valid({k: v for k, v in written.items() if k != key})]
        assert ([], False) == (allowed, validator(kind).is_valid({**written, "child": "A"}))

    def test_with_a_field_of_the_name_of_what_every_answer_begins_with_stands_apart(self) -> None:
        written = cspr.to_dict(asked("parallel")[0])
        assert (["format", "kind", "answer", "sources"], "parallel", asked("parallel")[0].kind) == (
            [*written],
            written["kind"],
            written["answer"]["kind"],
        )

    @pytest.mark.parametrize(
        ("given", "path"), [(5, "$"), (Truth.YES, "$"), ([SITUATION.answer("child-died"), None], "$[1]"), ({}, "$")]
    )
    def test_is_what_the_library_answered_and_nothing_else(self, given: object, path: str) -> None:
        with pytest.raises(CsprError) as refused:
            cspr.to_dict(given)
        assert [("not-an-answer", path)] == [(each.code, each.path) for each in refused.value.problems]

    @pytest.mark.parametrize("convert", [cspr.to_dict, cspr.to_json])
    def test_is_written_by_a_converter_and_nothing_else(self, convert: Any) -> None:
        with pytest.raises(CsprError) as refused:
            convert(asked("glance"), 5)
        assert [("not-a-converter", "$.converter")] == [(each.code, each.path) for each in refused.value.problems]
        assert convert(asked("glance")) == convert(asked("glance"), cspr.converter())

    @pytest.mark.parametrize("given", ["glance", "question"])
    def test_is_written_and_not_read_back(self, given: str) -> None:
        written = cspr.to_dict(asked(given))
        for read in (cspr.from_dict, lambda values: cspr.converter().structure(values, cspr.Glance)):
            with pytest.raises(cspr.BadInputError) as refused:
                read(written)
            assert [("written-only", "$")] == [(each.code, each.path) for each in refused.value.problems]

    def test_alone_is_allowed_as_several_are(self) -> None:
        duty: Timescale = asked("timescale")[0]
        written = cspr.to_dict(duty)
        assert (2, "timescale", duty.topic) == (written["format"], written["kind"], written["topic"])
        assert validator("timescale").is_valid(written)

    @pytest.mark.parametrize(
        "change",
        [
            {"format": 1},
            {"kind": "timescale"},
            {"legal": None},
            {"on": 20210601},
            {"child": "A"},
            {"readiness": {}},
            {"notices": "none"},
            {"sources": {"key": {}}},
            {"instruments": [["working-together-2018"]]},
        ],
    )
    def test_that_was_changed_fails_its_schema(self, change: dict[str, Any]) -> None:
        assert not validator("report").is_valid({**cspr.to_dict(asked("report")), **change})

    def test_cites_every_source_by_a_key_and_holds_it_once(self) -> None:
        written = cspr.to_dict(asked("report"))
        readings = [reading for duty in written["schedule"] for reading in duty["readings"]]
        whole = [reading.source for duty in asked("report").schedule for reading in duty.readings]
        assert [(list(source.clauses), source.force.value, source.checked) for source in whole] == [
            (cited["clauses"], cited["force"], cited["checked"])
            for reading in readings
            for cited in [written["sources"][reading["source"]]]
        ]
        sources = [json.dumps(source) for source in written["sources"].values()]
        assert len(sources) == len(set(sources))

    def test_cuts_a_rule_down_to_a_reference_and_a_calendar_to_its_edition(self) -> None:
        written = cspr.to_dict(asked("report"))
        reading = written["schedule"][0]["readings"][0]
        assert f"{calendars.england().edition}, as known on 2021-06-01" == written["calendar"]
        assert {"name", "step", "topic", "who", "to", "reading", "part", "note", "source"} == set(reading["duty"])
        assert "working-together-2018/notify-panel" == reading["duty"]["name"]

    @pytest.mark.parametrize("ask", [cspr.glance, cspr.report, cspr.publication.readiness])
    def test_that_is_shown_alone_says_that_it_is_no_legal_advice(self, ask: Any) -> None:
        situation = Review("QX-01", "essex").record(Happened("incident", "2025-03-03")).as_of(date(2025, 3, 4))
        assert "not legal advice" in cspr.to_dict(ask(framework("essex"), situation))["legal"]
        page = cspr.caseload.monday([situation], on=situation.on, until=situation.on)
        assert "not legal advice" in cspr.to_dict(page)["legal"]

    def test_on_one_line_has_no_blanks_between_its_parts(self) -> None:
        happened = Happened("incident", "2025-03-03")
        assert cspr.to_json(happened) == '{"kind":"happened","event":"incident","on":"2025-03-03"}'
        assert cspr.to_json(happened, indent=1).splitlines()[1] == ' "kind": "happened",'

    def test_of_a_whole_report_stays_small(self) -> None:
        assert len(cspr.to_json(asked("report"))) < 620_000

    def test_same_clauses_cited_in_two_ways_have_two_keys(self) -> None:
        import attrs

        duty: Timescale = asked("timescale")[0]
        reading = duty.readings[0]
        refraining = attrs.evolve(reading.duty, source=attrs.evolve(reading.source, refrain=True))
        other = attrs.evolve(reading, period=attrs.evolve(reading.period, duty=refraining))
        written = cspr.to_dict(attrs.evolve(duty, readings=(reading, other)))
        first, second = (each["source"] for each in written["readings"])
        assert (f"{first} (2)", False, True) == (
            second,
            written["sources"][first]["refrain"],
            written["sources"][second]["refrain"],
        )


def answering() -> dict[str, set[str]]:
    """The classes of the library that public functions say they answer with, each with the functions."""
    home = Path(cspr.__file__).parent
    parts = [node for stub in home.rglob("__init__.pyi") for node in ast.parse(stub.read_text("utf-8")).body]
    found: dict[str, set[str]] = {}
    for node in (part for part in parts if isinstance(part, ast.ImportFrom)):
        for alias in node.names:
            public: Any = getattr(import_module(str(node.module)), alias.name)
            said = getattr(unwrap(public), "__annotations__", {}).get("return", "") if callable(public) else ""
            for name in re.findall(r"[A-Z][A-Za-z]+", said if isinstance(said, str) else ""):
                if not isinstance(public, type):
                    found.setdefault(name, set()).add(alias.name)
    return found


NO_ANSWERS = {
    *("Answers", "Any", "Converter", "Mapping", "None"),
    *("PartialDate", "Truth", "Criterion", "Step", "Count", "Way"),  # a word, a day, a rule: what answers are made of
    *("Problem", "Scenario", "Schema", "Filled", "Page"),  # what is checked, and how it is shown
    *("Review", "Logged", "AnyEntry"),  # the record, which is written both ways
    *("Calendar", "ArgumentParser"),  # what days are counted by, and what reads the command line
    *("SearchStrategy", "Path"),  # what tests draw from, and where they write
    *("Schedule", "Arising"),  # several timescales; what is asked of a case made by the library itself
}


class TestSchemas:
    def test_there_is_one_for_all_that_a_public_function_answers_with(self) -> None:
        known = {name.rpartition(".")[2] for name in ANSWERS.values()}
        assert {} == {name: by for name, by in answering().items() if name not in known | NO_ANSWERS}

    @pytest.mark.parametrize("kind", ANSWERS)
    def test_there_is_a_sound_one_for_every_kind_of_answer(self, kind: str) -> None:
        jsonschema.Draft202012Validator.check_schema(schema(kind))
        assert kind in KINDS

    def test_says_what_each_field_means(self) -> None:
        properties = schema("report")["$defs"]["readiness"]["properties"]
        assert {"yes", "no", "unknown"} == set(schema("report")["$defs"]["truth"]["enum"])
        assert [] == [name for name, described in properties.items() if not described.get("description")]

    def test_several_answers_of_whatever_kinds_have_one(self) -> None:
        checker = validator("answers")
        parts = asked("timeliness").measures
        alone = tuple(answer for answer in map(asked, KINDS) if not isinstance(answer, tuple))
        for several in ((), alone, (REVIEW, *REVIEW.entries), parts):
            assert checker.is_valid(cspr.to_dict(several))
        wrong = cspr.to_dict((asked("readiness"),))
        wrong["answers"][0]["child"] = "A"
        assert not checker.is_valid(wrong)

    @pytest.mark.parametrize("of", ["timeliness.measures", "event-log.rows"])
    def test_a_part_of_an_answer_has_one_by_the_kind_that_is_written(self, of: str) -> None:
        kind, _, field = of.partition(".")
        part = getattr(asked(kind), field)[0]
        written = cspr.to_dict(part)
        checker = validator(written["kind"])
        assert (True, True) == (checker.is_valid(written), checker.is_valid(cspr.to_dict([part])))
        assert not checker.is_valid({**written, "child": "A"})

    def test_an_unknown_kind_meets_the_nearest_or_all(self) -> None:
        for kind, advice in (
            ("reports", "did you mean 'report'?"),
            ("zzz", "one of report, card, "),
        ):
            with pytest.raises(CsprError) as refused:
                schema(kind)
            assert ("unknown-kind", True) == (
                refused.value.problems[0].code,
                refused.value.problems[0].suggestion.startswith(advice),
            )


class TestTheComponents:
    def test_ship_as_they_are_derived(self) -> None:
        shipped = resources.files("cspr").joinpath("data", "schemas", "openapi.json").read_text("utf-8")
        assert openapi() == json.loads(shipped)

    @pytest.mark.parametrize("kind", [*KINDS, "answers", "case", "entry", "error", "failed"])
    def test_allow_what_is_written_and_nothing_else(self, kind: str) -> None:
        problems = {"problems": [{"code": "not-a-day", "path": "$", "suggestion": ""}]}
        refused: dict[str, Any] = {"error": problems, "failed": {"format": FORMAT, "kind": "failed", **problems}}
        others: dict[str, Any] = {"answers": (asked("report"), REVIEW), "case": REVIEW, "entry": REVIEW.entries[0]}
        written = refused.get(kind) or cspr.to_dict(others[kind] if kind in others else asked(kind))
        name = kind if kind == "error" else f"{kind}-document"
        checker = shipped_validator().evolve(schema={"$ref": f"#/components/schemas/{name}"})
        assert (True, False) == (checker.is_valid(written), checker.is_valid({**written, "child": "A"}))

    def test_have_names_that_openapi_takes_and_cite_none_that_is_not_there(self) -> None:
        cited = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(components())))
        assert cited <= components().keys()
        assert [] == [name for name in components() if not re.fullmatch(r"[a-zA-Z0-9._-]+", name)]

    def test_of_a_released_format_are_never_changed(self) -> None:
        """Whoever changes a shape after a release raises ``kinds.FORMAT``, and adds a line here with the next one."""
        released: dict[int, str] = {}  # the format of each release, with the digest of its shapes
        assert openapi()["info"]["x-shapes"] == released.get(FORMAT, openapi()["info"]["x-shapes"])
        assert all(number < FORMAT for number in released if number != FORMAT)

    def test_have_a_digest_that_tells_shapes_apart_and_not_words(self) -> None:
        part = components()["problem"]
        described = {**part, "description": "Other words."}
        longer = {**part, "properties": {**part["properties"], "description": {"type": "string"}}}
        assert digest(part) == digest(described) != digest(longer)


class TestRecordsAndEntries:
    @pytest.mark.parametrize("entry", [*REVIEW.entries, Redacted("e1", "wrong-case", on="2021-06-01")])
    def test_an_entry_comes_back_as_it_was(self, entry: AnyEntry) -> None:
        converter = cspr.converter()
        assert entry == cspr.from_dict(cspr.to_dict(entry))
        assert entry == converter.structure(converter.unstructure(entry), type(entry))
        assert entry == converter.structure(cspr.to_dict(entry), AnyEntry)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        "review", [REVIEW, REVIEW.record(Redacted("e1", "wrong-case", on="2021-06-01")), Review("X-1", "essex")]
    )
    def test_a_record_comes_back_as_it_was(self, review: Review) -> None:
        converter = cspr.converter()
        assert review == cspr.from_dict(json.loads(cspr.to_json(review)))
        assert review == converter.structure(converter.unstructure(review), Review)

    def test_a_tombstone_comes_back_as_it_was(self) -> None:
        (stone,) = (
            entry
            for entry in REVIEW.record(Redacted("e1", "wrong-case", on="2021-06-01")).entries
            if isinstance(entry, Tombstone)
        )
        assert stone == cspr.from_dict(cspr.to_dict(stone))

    def test_an_unknown_kind_names_those_that_there_are_and_repeats_nothing(self) -> None:
        with pytest.raises(CsprError) as refused:
            cspr.from_dict({"kind": "Jane Doe", "on": "2021"})
        (problem,) = refused.value.problems
        assert ("unknown-kind", "$.kind", True, False) == (
            problem.code,
            problem.path,
            "happened" in problem.suggestion and "tombstone" in problem.suggestion,
            "Doe" in str(refused.value),
        )

    def test_a_batch_says_all_that_is_wrong_with_any_by_its_place(self) -> None:
        batch: list[Any] = [{"kind": "happened", "event": "incidnet", "on": "2021"}, {"kind": "zzz"}, 5]
        wrong = [("unknown-event", "$[0].event"), ("unknown-kind", "$[1].kind"), ("not-a-table", "$[2]")]
        converter = cspr.converter()
        for read in (
            cspr.from_dicts,
            lambda values: converter.structure(values, list[AnyEntry]),
            lambda values: converter.structure(values, tuple[AnyEntry, ...]),
        ):
            with pytest.raises(CsprError) as refused:
                read(batch)
            assert wrong == [(each.code, each.path) for each in refused.value.problems]

    def test_a_batch_comes_back_in_the_sequence_that_was_asked_for(self) -> None:
        converter, written = cspr.converter(), [cspr.to_dict(entry) for entry in REVIEW.entries]
        assert REVIEW.entries == cspr.from_dicts(written) == converter.structure(written, tuple[AnyEntry, ...])
        assert [*REVIEW.entries] == converter.structure(written, list[AnyEntry])

    @pytest.mark.parametrize("given", [5, "happened", {"kind": "happened"}])
    def test_what_is_no_batch_is_refused(self, given: Any) -> None:
        with pytest.raises(CsprError) as refused:
            cspr.from_dicts(given)
        assert [("not-a-list", "$")] == [(each.code, each.path) for each in refused.value.problems]

    def test_what_is_no_table_is_refused(self) -> None:
        with pytest.raises(CsprError) as refused:
            cspr.from_dict([])  # type: ignore[arg-type]
        assert [("not-a-table", "$")] == [(each.code, each.path) for each in refused.value.problems]

    @pytest.mark.parametrize("kind", ["case", "entry"])
    def test_are_allowed_by_their_schemas_and_refused_once_changed(self, kind: str) -> None:
        given: Any = REVIEW if kind == "case" else REVIEW.entries[0]
        written = cspr.to_dict(given)
        assert (True, False) == (
            validator(kind).is_valid(written),
            validator(kind).is_valid({**written, "name": "A"}),
        )


@attrs.frozen
class Kept:
    """What a host keeps of its own, with something of the library in it."""

    entry: AnyEntry
    since: cspr.PartialDate


class TestAHostsOwnConverter:
    def test_reads_what_the_host_keeps_beside_the_librarys_own(self) -> None:
        kept = Kept(ENTRY, cspr.PartialDate.read("2021-03"))
        converter = cspr.converter()
        assert kept == converter.structure(converter.unstructure(kept), Kept)

    def test_writes_a_class_of_the_hosts_in_the_hosts_way(self) -> None:
        converter = cspr.converter()
        converter.register_unstructure_hook(Kept, lambda kept: str(kept.since))
        assert "2021-03" == converter.unstructure(Kept(ENTRY, cspr.PartialDate.read("2021-03")))

    def test_may_write_a_whole_answer_as_one_word(self) -> None:
        mine = cspr.converter()
        mine.register_unstructure_hook(Timescale, lambda duty: duty.topic)
        assert "notify-incident" == cspr.to_dict(asked("timescale")[0], mine)["answer"]

    def test_writes_in_its_own_way_and_changes_nobody_elses(self) -> None:
        mine = cspr.converter()
        mine.register_unstructure_hook(Truth, lambda truth: truth.value.upper())
        mine.register_unstructure_hook(Timescale, lambda duty: duty.topic)
        written = cspr.to_dict(asked("report"), mine)
        assert ("NO", "notify-incident", "no") == (
            written["readiness"]["ready"],
            written["schedule"][0],
            cspr.to_dict(asked("readiness"))["ready"],
        )


def test_cattrs_is_loaded_for_interchange_alone() -> None:
    code = (
        "import sys, cspr; cspr.framework; cspr.Review; before = 'cattrs' in sys.modules; cspr.to_dict; "
        "print(before, 'cattrs' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert "False True\n" == done.stdout


def test_a_converter_is_named_by_what_makes_it() -> None:
    assert "<cspr.converter()>" == repr(cspr.converter())
