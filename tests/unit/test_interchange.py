"""Answers as plain values and JSON, each by the schema of its class; records and entries both ways."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

import cspr
from cspr import (
    anonymity,
    calendars,
    caseload,
    comparison,
    criteria,
    engagement,
    forms,
    glossary,
    history,
    lifecycle,
    publication,
    roles,
)
from cspr.errors import CsprError
from cspr.guidance import framework
from cspr.guidance.coverage import coverage
from cspr.interchange import ANSWERS, schema
from cspr.record import Appointed, Decided, Established, Happened, Involved, Redacted, Review
from cspr.record.corrections import Tombstone
from cspr.record.entries import AnyEntry
from cspr.timescales import Timescale, schedule
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
)
SITUATION = REVIEW.as_of(ON)
EVERY: dict[str, Any] = {
    "report": cspr.report(NORTHAMPTONSHIRE, SITUATION, calendar=calendars.england(known_on=ON)),
    "identifiers": anonymity.identifiers("Sam was seen.", anonymity.Known(names=["Sam", "X"])),
    "form": forms.forms(NORTHAMPTONSHIRE),
    "form-check": forms.check(forms.form(NORTHAMPTONSHIRE, "referral-request"), {}),
    "caseload": caseload.due([SITUATION], until=ON),
    "comparison": comparison.compare("kirklees", "essex", on=ON),
    "assessment": criteria.assess(NORTHAMPTONSHIRE, SITUATION),
    "factor-list": criteria.factors(NORTHAMPTONSHIRE, SITUATION),
    "consequence": criteria.consequences(NORTHAMPTONSHIRE, SITUATION),
    "deciding": criteria.decisions(NORTHAMPTONSHIRE, SITUATION),
    "question": criteria.questions(NORTHAMPTONSHIRE, SITUATION),
    "discussion": engagement.staff_may_discuss(NORTHAMPTONSHIRE, SITUATION),
    "sense": glossary.senses(NORTHAMPTONSHIRE, "Panel"),
    "coverage": tuple(coverage(document) for document in NORTHAMPTONSHIRE.documents),
    "deviation": history.deviations(NORTHAMPTONSHIRE, SITUATION),
    "progress": lifecycle.progress(NORTHAMPTONSHIRE, SITUATION),
    "readiness": publication.readiness(NORTHAMPTONSHIRE, SITUATION),
    "earliest": publication.earliest(NORTHAMPTONSHIRE, SITUATION, durations={"first-draft": 10}),
    "not-publishing": publication.not_publishing(NORTHAMPTONSHIRE, SITUATION),
    "lateness": publication.lateness(NORTHAMPTONSHIRE, SITUATION, planned=date(2022, 1, 4)),
    "afterwards": publication.afterwards(NORTHAMPTONSHIRE, SITUATION, planned=date(2022, 1, 4)),
    "readability": publication.readability("The child was seen. " + "and so on " * 30),
    "check": roles.check(NORTHAMPTONSHIRE, SITUATION),
    "profile": roles.profiles(NORTHAMPTONSHIRE, SITUATION),
    "timescale": schedule(NORTHAMPTONSHIRE, SITUATION),
}


def validator(kind: str) -> Any:
    return jsonschema.Draft202012Validator(schema(kind))


class TestAnAnswer:
    @pytest.mark.parametrize("kind", EVERY)
    def test_is_json_that_its_schema_allows(self, kind: str) -> None:
        written = json.loads(cspr.to_json(EVERY[kind]))
        assert cspr.to_dict(EVERY[kind]) == written
        assert [] == [error.message for error in validator(kind).iter_errors(written)]

    def test_alone_is_allowed_as_several_are(self) -> None:
        duty: Timescale = EVERY["timescale"][0]
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
        assert not validator("report").is_valid({**cspr.to_dict(EVERY["report"]), **change})

    def test_cites_every_source_by_a_key_and_holds_it_once(self) -> None:
        written = cspr.to_dict(EVERY["report"])
        readings = [reading for duty in written["schedule"] for reading in duty["readings"]]
        whole = [reading.source for duty in EVERY["report"].schedule for reading in duty.readings]
        assert [(list(source.clauses), source.force.value, source.checked) for source in whole] == [
            (cited["clauses"], cited["force"], cited["checked"])
            for reading in readings
            for cited in [written["sources"][reading["source"]]]
        ]
        sources = [json.dumps(source) for source in written["sources"].values()]
        assert len(sources) == len(set(sources))

    def test_cuts_a_rule_down_to_a_reference_and_a_calendar_to_its_edition(self) -> None:
        written = cspr.to_dict(EVERY["report"])
        reading = written["schedule"][0]["readings"][0]
        assert f"{calendars.england().edition}, as known on 2021-06-01" == written["calendar"]
        assert {"name", "step", "topic", "who", "to", "reading", "part", "note", "source"} == set(reading["duty"])
        assert "working-together-2018/notify-panel" == reading["duty"]["name"]

    def test_of_a_whole_report_stays_small(self) -> None:
        assert len(cspr.to_json(EVERY["report"])) < 570_000

    def test_same_clauses_cited_in_two_ways_have_two_keys(self) -> None:
        import attrs

        duty: Timescale = EVERY["timescale"][0]
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


class TestSchemas:
    @pytest.mark.parametrize("kind", ANSWERS)
    def test_there_is_a_sound_one_for_every_kind_of_answer(self, kind: str) -> None:
        jsonschema.Draft202012Validator.check_schema(schema(kind))
        assert kind in EVERY

    def test_says_what_each_field_means(self) -> None:
        properties = schema("report")["$defs"]["readiness"]["properties"]
        assert {"yes", "no", "unknown"} == set(schema("report")["$defs"]["truth"]["enum"])
        assert [] == [name for name, described in properties.items() if not described.get("description")]

    def test_an_unknown_kind_meets_the_nearest_or_all(self) -> None:
        for kind, advice in (
            ("reports", "did you mean 'report'?"),
            ("zzz", "one of report, identifiers, "),
        ):
            with pytest.raises(CsprError) as refused:
                schema(kind)
            assert ("unknown-kind", True) == (
                refused.value.problems[0].code,
                refused.value.problems[0].suggestion.startswith(advice),
            )


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


class TestAHostsOwnConverter:
    def test_writes_in_its_own_way_and_changes_nobody_elses(self) -> None:
        mine = cspr.converter()
        mine.register_unstructure_hook(Truth, lambda truth: truth.value.upper())
        mine.register_unstructure_hook(Timescale, lambda duty: duty.topic)
        written = cspr.to_dict(EVERY["report"], mine)
        assert ("NO", "notify-incident", "no") == (
            written["readiness"]["ready"],
            written["schedule"][0],
            cspr.to_dict(EVERY["readiness"])["ready"],
        )


def test_cattrs_is_loaded_for_interchange_alone() -> None:
    code = (
        "import sys, cspr; cspr.framework; cspr.Review; before = 'cattrs' in sys.modules; cspr.to_dict; "
        "print(before, 'cattrs' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert "False True\n" == done.stdout
