"""Every step, exit and proceeding of each document: files that a policy officer can read, held against the answers.

``lifecycle/steps/`` has a file for each document that lays steps and takes it by itself; ``lifecycle/proceedings.toml``
states a second time what other proceedings do; ``lifecycle/exits.toml`` tells how a review leaves its usual course.
"""

from __future__ import annotations

import json
import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from cspr import lifecycle, vocabulary
from cspr.guidance import framework, partnerships
from cspr.guidance.layers import Framework
from cspr.lifecycle import By, Progress, State
from cspr.record import Decided, Established, Happened, Planned, Proceeding, Review, files
from cspr.truth import Truth

if TYPE_CHECKING:
    from cspr.record import AnyEntry

FOLDER = Path(__file__).with_name("lifecycle")
Told = dict[str, Any]
KEYS = {
    "first": By.STEP,
    "event": By.EVENT,
    "decision": By.DECISION,
    "hold": By.HOLD,
    "notice": By.NOTICE,
    "plan": By.PLAN,
}


def begun_by(on: date) -> tuple[AnyEntry, ...]:
    """Give what every case begins with: notified 140 days before a day, a local review decided 120 days before it."""
    notified = on - timedelta(days=140)
    facts = ("abuse-or-neglect-suspected", "child-died", "incident-in-area")
    return (
        *(Established(fact, "yes", on=notified, by="local-authority") for fact in facts),
        Happened("notification-sent", notified),
        Decided("local-review", "review", on=on - timedelta(days=120), by="safeguarding-partners"),
    )


BEGUN: tuple[AnyEntry, ...] = begun_by(date(2024, 1, 1))


def read(path: Path) -> Told:
    return tomllib.loads(path.read_text("utf-8"))


STEPS = {
    f"{path.stem}: {step['step']}": {**{key: told[key] for key in ("document", "partnership", "on")}, **step}
    for path in sorted((FOLDER / "steps").glob("*.toml"))
    for told in [read(path)]
    for step in told["step"]
}
EXITS = read(FOLDER / "exits.toml")
HOLDS = read(FOLDER / "proceedings.toml")["hold"]


@cache
def alone(partnership: str, document: str) -> Framework:
    """Give a framework in which this document alone lays steps; the tests of the others are there to be asked."""
    return Framework(
        partnership=partnership,
        documents=tuple(
            one if one.instrument.slug == document else attrs.evolve(one, duties=(), holds=())
            for one in framework(partnership).documents
        ),
    )


def base(told: Told, recorded: tuple[AnyEntry, ...]) -> tuple[AnyEntry, ...]:
    """Give what every case begins with, without what would overtake the step, or what comes first and is not done."""
    steps, events = vocabulary.steps(), {getattr(entry, "event", "") for entry in recorded}
    first = [step for step in told.get("first", ()) if events.isdisjoint(steps[step].done_by)]
    overtaken_by = {event for step in (told["step"], *first) for event in steps[step].overtaken_by}
    return tuple(entry for entry in begun_by(told["on"]) if getattr(entry, "event", "") not in overtaken_by)


def stands(told: Told, *entries: AnyEntry, on: date | None = None) -> Progress:
    situation = Review("NR-07", "northamptonshire").record(*base(told, entries), *entries).as_of(on or told["on"])
    situation = situation.answered_by(told["partnership"])
    found = lifecycle.progress(alone(told["partnership"], told["document"]), situation)
    return next(one for one in found if one.step == told["step"])


def done(step: str, told: Told) -> Happened:
    return Happened(vocabulary.steps()[step].done_by[0], told["on"] - timedelta(days=60))


def cleared(told: Told, *, but: str = "") -> list[AnyEntry]:
    """Give what clears everything that stands in the way, except one thing."""
    entries: list[AnyEntry] = [done(step, told) for step in told.get("first", []) if step != but]
    entries += [Happened(event, told["on"] - timedelta(days=60)) for event in told.get("event", []) if event != but]
    notices = {"submit-report", "tell-panel-the-day", "submit-national-report"} if told.get("notice") else set()
    entries += [done(step, told) for step in sorted(notices - {but, *told.get("first", [])})]
    kinds = [*told.get("hold", []), *(name.removeprefix("proceeding:") for name in told.get("needs", []))]
    entries += [
        Proceeding(kind, "none", on="2010") for kind in kinds if kind in vocabulary.proceedings() and kind != but
    ]
    for name in told.get("decision", []):
        outcome = next(iter(vocabulary.decisions()[name].outcomes))
        entries.append(Decided(name, outcome, on=told["on"] - timedelta(days=60), by="national-panel"))
    entries += [Planned(event, told["on"] + timedelta(days=60)) for event in told.get("plan", [])]
    return entries


def overtaken_by_another(name: str, told: Told) -> bool:
    """Whether another step that comes first overtakes one, so that it is not waited for once that other is done."""
    steps = vocabulary.steps()
    others = {event for step in told.get("first", []) if step != name for event in steps[step].done_by}
    return name in steps and not others.isdisjoint(steps[name].overtaken_by)


@pytest.mark.parametrize("name", STEPS)
class TestAStepOfADocument:
    def test_stands_where_the_text_leaves_it(self, name: str) -> None:
        told = STEPS[name]
        found = stands(told)
        assert (told["stands"], told.get("needs", [])) == (found.state.value, [need.name for need in found.needs])
        for key, by in KEYS.items():
            assert told.get(key, []) == [one.name for one in found.blockers if one.by is by]
        by_nature = [one for one in found.blockers if one.by_nature]
        assert told.get("inferred", []) == [one.name for one in by_nature]
        assert not any(one.source.checked for one in by_nature)
        assert told.get("why", found.why) == found.why

    def test_is_laid_by_its_clause(self, name: str) -> None:
        told = STEPS[name]
        assert told["clause"] in [source.clauses[0] for source in stands(told).sources]

    def test_can_be_done_once_nothing_stands_in_the_way_and_not_while_one_thing_does(self, name: str) -> None:
        told = STEPS[name]
        if told["stands"] != "blocked":
            return
        free = {State.READY, State.OPTIONAL, State.THROUGHOUT}
        assert stands(told, *cleared(told)).state in free
        for each in (*told.get("first", []), *told.get("event", [])):
            if overtaken_by_another(each, told):
                assert stands(told, *cleared(told, but=each)).state in free
                continue
            left = stands(told, *cleared(told, but=each))
            assert (State.BLOCKED, [each]) == (
                left.state,
                [one.name for one in left.blockers if one.by in {By.STEP, By.EVENT}],
            )

    def test_is_done_by_its_event(self, name: str) -> None:
        told = STEPS[name]
        word = vocabulary.steps()[told["step"]]
        for event in word.done_by:
            found = stands(told, Happened(event, told["on"]))
            assert (State.DONE is found.state) is not word.throughout
            assert found.when is not None


def test_every_step_that_a_document_lays_has_its_place_in_its_file() -> None:
    told = {(one["document"], one["step"]) for one in STEPS.values()}
    for partnership in (*partnerships(), "national"):
        for document in framework(partnership).documents:
            laid = {
                (document.instrument.slug, duty.step)
                for duty in document.duties
                if duty.step and not duty.relaxes and not duty.source.refrain
            }
            assert set() == laid - told


def _titled(told: list[Told]) -> dict[str, Told]:
    return {f"{one['document']}: {one['while']} {one['clauses'][0]}": one for one in told}


@pytest.mark.parametrize("told", _titled(HOLDS).values(), ids=_titled(HOLDS).keys())
class TestAProceedingOfADocument:
    KINDS = ("stops", "may_delay", "weighs", "goes_on", "consult", "inform", "parts_of", "unless")

    def test_does_what_the_clauses_say(self, told: Told) -> None:
        document = framework(told["partnership"]).by_slug[told["document"]]
        (hold,) = (
            one
            for one in document.holds
            if (one.during, one.source.clauses) == ((told["while"],), tuple(told["clauses"]))
        )
        assert {kind: tuple(told.get(kind, ())) for kind in self.KINDS} == {
            kind: getattr(hold, kind) for kind in self.KINDS
        }

    def test_stops_or_touches_its_steps_while_it_is_open_and_not_once_it_has_ended(self, told: Told) -> None:
        known = alone(told["partnership"], told["document"])
        opened = Proceeding(told["while"], "open", on="2024-01-01")
        for entries, open_ in (
            ((opened,), True),
            ((opened, Proceeding(told["while"], "ended", on="2024-02-01")), False),
        ):
            situation = Review("NR-07", "northamptonshire").record(*BEGUN, *entries).as_of(date(2024, 10, 1))
            situation = situation.answered_by(told["partnership"])
            found = {one.kind: one for one in lifecycle.parallel(known, situation)}[told["while"]]
            assert (Truth.YES if open_ else Truth.NO) is found.open
            steps = {one.step: one for one in lifecycle.progress(known, situation)}
            for step in told.get("stops", []):
                held = [one.name for one in steps[step].blockers if one.by is By.HOLD and one.certain is Truth.YES]
                assert (told["while"] in held) is open_


def test_every_hold_of_every_document_is_stated_a_second_time() -> None:
    told = {(one["document"], one["while"], tuple(one["clauses"])) for one in HOLDS}
    assert told == {
        (document.instrument.slug, hold.during[0], hold.source.clauses)
        for partnership in (*partnerships(), "national")
        for document in framework(partnership).documents
        for hold in document.holds
    }


def test_every_kind_of_proceedings_is_spoken_of_by_some_document() -> None:
    assert set(vocabulary.proceedings()) == {one["while"] for one in HOLDS}


@pytest.mark.parametrize("told", EXITS["case"], ids=[one["title"] for one in EXITS["case"]])
def test_an_exit_leaves_the_steps_where_it_should(told: Told) -> None:
    case = {
        "format": 1,
        "reference": "NR-07",
        "partnership": EXITS["partnership"],
        "entry": [*EXITS["shared"], *told["entry"]],
    }
    situation = files.read(json.dumps(case, default=str), "json").as_of(EXITS["on"])
    found = {one.event: one for one in lifecycle.exits(situation)}
    wanted = told.get("left")
    if wanted is not None:
        left = found[wanted["event"]]
        assert wanted == {
            "event": left.event,
            "effect": left.effect,
            "holds": left.holds.value,
            "reasoned": left.reasoned,
        }
    steps = {one.step: one for one in lifecycle.progress(framework(EXITS["partnership"]), situation)}
    for step, (state, *why) in told.get("stands", {}).items():
        assert [state, *why] == [steps[step].state.value, *([steps[step].why] if why else [])]


def test_every_exit_is_told_at_a_stage_at_which_it_can_be_taken() -> None:
    taken = {(one["left"]["event"], one["stage"]) for one in EXITS["case"] if "left" in one}
    assert set(vocabulary.exits()) == {event for event, _ in taken}
    assert all(stage in vocabulary.exits()[event].stages for event, stage in taken)
    assert set(vocabulary.stages()) == {stage for _, stage in taken}
