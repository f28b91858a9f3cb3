"""Every difference that people found by reading comes out by comparing, out of rules: change one, and it shows."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import attrs
import pytest

from cspr.comparison import Comparison, compare, differences
from cspr.comparison.rows import Row
from cspr.dates import PartialDate
from cspr.guidance.documents import Document
from cspr.guidance.loading import document, shipped
from cspr.guidance.model import Checklist, Criterion, Term
from cspr.guidance.periods import Relation, Timing
from cspr.sources import Force

EXPECTED: Final[list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("differences.toml").read_text(encoding="utf-8")
)["row"]
LABELS: Final = [" ".join([one["difference"], one["topic"], one.get("part", ""), one["aspect"]]) for one in EXPECTED]
NOTED: Final = {"A29", "A39", "B11", "B20"}
NARROWER: Final[dict[str, set[str]]] = {
    "A25": {"different-trigger", "only_right"},
    "A34": {"definition"},
    "B17": {"different-actor", "different-scope", "only_left"},
    "B18": {"stale"},
    "B26": {"only_left", "only_right"},
    "C1": {"contradiction", "only_left"},
    "C3": {"different-process"},
    "C5": {"different-trigger", "only_right"},
    "C9": {"only_left", "only_right"},
    "C10": {"only_left"},
    "D8": {"laxer"},
    "X1": {"internal"},
    "X2": {"different-trigger", "internal"},
}
OWNER: Final = {name: slug for slug in shipped() for name in document(slug).clauses}


@cache
def compared(left: str, right: str) -> Comparison:
    return compare(left, right)


def found(given: Mapping[str, Any], comparison: Comparison) -> Row | None:
    wanted = (given["topic"], given.get("part", ""), given["aspect"], given["kind"])
    for row in comparison.rows:
        if wanted == (row.topic, row.part, row.aspect.value, row.kind.value) and set(given["clauses"]) <= set(
            row.clauses
        ):
            return row
    return None


class TestTheListIsWhole:
    """Seventy-one differences are kept, and none is lost between the list and the rows."""

    def test_all_are_there(self) -> None:
        assert 71 == len({one.id for one in differences()})

    def test_each_stands_on_clauses_of_the_library(self) -> None:
        assert set() == {name for one in differences() for name in one.between} - set(OWNER)

    def test_at_least_sixty_come_out_of_rules_and_the_rest_are_named(self) -> None:
        computed = {one["difference"] for one in EXPECTED}
        assert NOTED == {one.id for one in differences()} - computed
        assert len(computed) >= 60
        assert (67, 4) == (len(computed), len(NOTED))

    @pytest.mark.parametrize("name", sorted(NOTED))
    def test_what_is_only_noted_is_noted_where_a_reader_meets_it(self, name: str) -> None:
        clauses = next(one.between for one in differences() if one.id == name)
        notes = [document(OWNER[clause]).clauses[clause].notes for clause in clauses]
        rules = [rule for slug in {OWNER[one] for one in clauses} for rule in document(slug).rules]
        notes += [getattr(rule, "note", "") for rule in rules if not set(clauses).isdisjoint(rule.source.clauses)]
        assert any(notes)

    @pytest.mark.parametrize("given", EXPECTED, ids=LABELS)
    def test_a_row_speaks_of_clauses_of_its_difference(self, given: dict[str, Any]) -> None:
        between = {name for one in differences() if one.id == given["difference"] for name in one.between}
        assert set(given["clauses"]) <= between


class TestEachComesOut:
    """A difference is found in what comparing returns, with its clauses."""

    @pytest.mark.parametrize("given", EXPECTED, ids=LABELS)
    def test_the_row_is_there(self, given: dict[str, Any]) -> None:
        row = found(given, compared(given["left"], given["right"]))
        assert row is not None

    @pytest.mark.parametrize("given", EXPECTED, ids=LABELS)
    def test_the_row_is_there_from_the_other_side(self, given: dict[str, Any]) -> None:
        row = found(given, compared(given["left"], given["right"]))
        mirrored = compared(given["right"], given["left"]).rows
        assert row is not None
        assert any({row.left, row.right} == {one.left, one.right} for one in mirrored if one.aspect is row.aspect)

    def test_the_kind_that_a_reader_gave_is_computed_but_where_a_rule_says_it_more_narrowly(self) -> None:
        by_id: dict[str, set[str]] = {}
        for given in EXPECTED:
            by_id.setdefault(given["difference"], set()).add(given["kind"])
        assert NARROWER == {
            one.id: by_id[one.id] for one in differences() if one.id in by_id and one.kind not in by_id[one.id]
        }


def _timing(timing: Timing | None) -> Timing | None:
    if timing is None:
        return None
    if not timing.amounts:
        return attrs.evolve(timing, relation=Relation.VAGUE, date=None, says="otherwise", how="after")
    return attrs.evolve(timing, amounts=tuple(type(one)(one.n + 100) for one in timing.amounts))


def _start(timing: Timing | None) -> Timing | None:
    return attrs.evolve(timing, of=("published",), established=True) if timing else None


def _force(rule: Any) -> Any:
    if isinstance(rule, Term):
        return attrs.evolve(rule, says=("otherwise",))
    other = Force.MAY if rule.source.force is not Force.MAY else Force.MUST
    return attrs.evolve(rule, source=attrs.evolve(rule.source, force=other))


def _when(rule: Any) -> Any:
    if isinstance(rule, Checklist):
        return attrs.evolve(rule, items=())
    return attrs.evolve(rule, when=("child-died",), unless=())


CHANGES: Final[dict[str, Callable[[Any], Any]]] = {
    "duty": lambda rule: attrs.evolve(rule, topic="another", step=None),
    "who": lambda rule: attrs.evolve(rule, who=("press",)),
    "to": lambda rule: attrs.evolve(rule, to=("press",)),
    "when": _when,
    "after": lambda rule: attrs.evolve(rule, after=("publish",)),
    "start": lambda rule: attrs.evolve(rule, timing=_start(rule.timing)),
    "period": lambda rule: attrs.evolve(rule, timing=_timing(rule.timing)),
    "feasibility": lambda rule: attrs.evolve(rule, timing=_timing(rule.timing)),
    "relaxation": lambda rule: attrs.evolve(rule, relaxes=("WT18-001",)),
    "force": _force,
    "scope": lambda rule: attrs.evolve(rule, each="person", level="agency"),
    "document": lambda rule: attrs.evolve(rule, document="press-statement"),
    "parts": lambda rule: attrs.evolve(rule, part="another"),
    "test": lambda rule: attrs.evolve(rule, parts=("child-died",)),
    "contents": lambda rule: attrs.evolve(rule, items=()),
    "aims": lambda rule: attrs.evolve(rule, kind="tasks"),
    "independence": lambda rule: attrs.evolve(rule, independence="otherwise"),
    "members": lambda rule: attrs.evolve(rule, members=()),
    "quorum": lambda rule: attrs.evolve(rule, quorum=()),
    "hold": lambda rule: attrs.evolve(rule, stops=(), may_delay=(), goes_on=("publish",)),
    "terms": lambda rule: attrs.evolve(rule, says=("another name",)),
    "definition": lambda rule: attrs.evolve(rule, defines="Otherwise."),
}
FIELDS: Final = {
    "criterion": "criteria",
    "checklist": "checklists",
    "duty": "duties",
    "role": "roles",
    "body": "bodies",
    "hold": "holds",
    "term": "terms",
}


def _id(rule: Any) -> str:
    return str(getattr(rule, "id", None) or getattr(rule, "role", None) or rule.body)


def changed(given: Document, names: tuple[str, ...], aspect: str, topic: str) -> Document:
    """Give a document with the rules of a cell changed on one aspect."""
    of = given.instrument
    if aspect == "edition":
        return attrs.evolve(given, instrument=attrs.evolve(of, written_against=("working-together-2015",)))
    if aspect == "in-force":
        window = attrs.evolve(of.window, start=PartialDate.of(date(2001, 1, 1)))
        return attrs.evolve(given, instrument=attrs.evolve(of, window=window))
    if aspect == "tasks":
        roles = tuple(one for one in given.roles if one.role != topic)
        return attrs.evolve(given, roles=roles, duties=tuple(one for one in given.duties if topic not in one.who))
    fields: dict[str, Any] = {}
    for name in names:
        _, kind, rule_id = name.split("/")
        rules = fields.get(FIELDS[kind]) or getattr(given, FIELDS[kind])
        fields[FIELDS[kind]] = tuple(CHANGES[aspect](one) if _id(one) == rule_id else one for one in rules)
    return attrs.evolve(given, **fields)


class TestNoneIsListedByHand:
    """Whoever changes a rule on one side sees the row change or vanish."""

    @pytest.mark.parametrize("given", EXPECTED, ids=LABELS)
    def test_the_row_goes_with_its_rule(self, given: dict[str, Any]) -> None:
        row = found(given, compared(given["left"], given["right"]))
        assert row is not None
        left, right = document(given["left"]), document(given["right"])
        cell = row.left or row.right
        assert cell is not None
        if row.left is not None:
            other = changed(left, cell.rules, given["aspect"], given["topic"])
            pair = (other, other if left is right else right)
        else:
            pair = (left, changed(right, cell.rules, given["aspect"], given["topic"]))
        assert row not in compare(*pair).rows

    def test_a_rule_made_to_say_the_same_is_no_difference_any_more(self) -> None:
        left, right = document("northamptonshire-framework-2020"), document("working-together-2018")
        model = next(one for one in right.duties if one.id == "notify-panel")
        duties = tuple(
            attrs.evolve(one, timing=model.timing, who=model.who, to=model.to) if one.topic == model.topic else one
            for one in left.duties
        )
        rows = compare(attrs.evolve(left, duties=duties), right).about("notify-incident")
        assert {"force", "when"} >= {row.aspect.value for row in rows if row.left and row.right}

    def test_the_death_put_into_the_literal_list_ends_the_difference(self) -> None:
        left, right = document("northamptonshire-framework-2020"), document("children-act-2004")
        limbs = ("abuse-or-neglect-limb", "outcome-limb", "incident-in-area")

        def healed(one: Criterion) -> Criterion:
            return attrs.evolve(one, parts=limbs) if one.topic == "notification-duty" else one

        changed_one = attrs.evolve(left, criteria=tuple(map(healed, left.criteria)))
        before = [row.left.says for row in compare(left, right).about("notification-duty") if row.left]
        after = [row.left.says for row in compare(changed_one, right).about("notification-duty") if row.left]
        assert any("child died" not in told for told in before)
        assert all("child died" in told for told in after)


def test_every_expected_row_names_a_duty_or_rule_that_is_there() -> None:
    names = {
        name
        for given in EXPECTED
        for cell in [found(given, compared(given["left"], given["right"]))]
        if cell is not None
        for side in (cell.left, cell.right)
        if side is not None
        for name in side.rules
    }
    known = {
        f"{slug}/{kind}/{_id(rule)}"
        for slug in shipped()
        for kind, field in FIELDS.items()
        for rule in getattr(document(slug), field)
    }
    assert set() == {name for name in names if "/term/in-force" not in name} - known
