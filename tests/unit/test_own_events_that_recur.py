"""An own event that recurs: its latest day counts, and what answered an earlier one is to be done again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.lifecycle import State, progress
from cspr.record import AnyEntry, Happened, Involved, Listed, Review
from cspr.show import to_text
from cspr.timescales import Status, schedule
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

RULES = """
[[duty]]
id = "answer"
clauses = ["MYA-001"]
step = "x-my-area/answer"
when = ["x-my-area/asked"]
within = { working_days = 5, of = "x-my-area/asked" }
"""
TIMING = 'timing = { amount = 5, unit = "working-days", relation = "within", starts = ["x-my-area/asked"] }'
ASKED = '[event]\n"x-my-area/asked" = { title = "Asked", recurs = true }\n'
WORDS = ASKED + '[step]\n"x-my-area/answer" = { title = "Answer", stage = "running" }\n'
ENTRIES = (
    Happened("x-my-area/asked", "2024-05-13"),
    Happened("x-my-area/answer", "2024-05-15"),
    Happened("x-my-area/asked", "2024-06-03"),
)
ON = date(2024, 6, 4)


def known(tmp_path: Path, words: str = WORDS, rules: str = RULES) -> cspr.Framework:
    return cspr.framework("my-area", extra=[folder(tmp_path / "procedure", rules, TIMING, words=words)])


def of_the_answer(framework: cspr.Framework, *entries: Happened) -> list[tuple[str, str, Status]]:
    found = schedule(framework, Review("QX-01", "my-area").record(*entries).as_of(ON))
    return [
        (each.about, str(reading.due), reading.status)
        for each in found
        if each.topic == "x-my-area/answer"
        for reading in each.readings
    ]


@pytest.mark.parametrize(
    ("recurs", "due", "status"), [(True, "2024-06-10", Status.DUE), (False, "2024-05-20", Status.MET)]
)
def test_the_time_begins_anew_with_each_one(tmp_path: Path, recurs: bool, due: str, status: Status) -> None:
    words = WORDS if recurs else WORDS.replace(", recurs = true", "")
    assert [("case", due, status)] == of_the_answer(known(tmp_path, words), *ENTRIES)


@pytest.mark.parametrize(
    ("entries", "state", "why"),
    [
        (ENTRIES[:2], State.DONE, ""),
        (ENTRIES, State.READY, "done, and asked for again since"),
        ((*ENTRIES, Happened("x-my-area/answer", "2024-06-04")), State.DONE, ""),
    ],
)
def test_the_step_is_open_again(tmp_path: Path, entries: tuple[Happened, ...], state: State, why: str) -> None:
    situation = Review("QX-01", "my-area").record(*entries).as_of(ON)
    (step,) = [each for each in progress(known(tmp_path), situation) if each.step == "x-my-area/answer"]
    assert (state, why) == (step.state, step.why)


def test_the_first_screen_asks_for_it_and_speaks_of_no_first_decision(tmp_path: Path) -> None:
    situation = Review("QX-01", "my-area").record(*ENTRIES).as_of(ON)
    text = " ".join(to_text(cspr.glance(known(tmp_path), situation)).split())
    assert "Mon 10 Jun 4 wd Answer – safeguarding partnership (local, must)" in text
    assert "first decision" not in text


def test_each_agency_is_asked_again_for_itself(tmp_path: Path) -> None:
    rules = RULES + 'each = "agency"\n'
    words = WORDS.replace('stage = "running"', 'stage = "running", each = "agency"')
    entries = [
        Happened(event, on, about=f"agency:{agency}")
        for agency in ("police", "health")
        for event, on in (("x-my-area/asked", "2024-05-13"), ("x-my-area/answer", "2024-05-15"))
    ]
    again = Happened("x-my-area/asked", "2024-06-03", about="agency:health")
    found = of_the_answer(known(tmp_path, words, rules), *entries, again)
    assert [
        ("agency:health", "2024-06-10", Status.DUE),
        ("agency:police", "2024-05-20", Status.MET),
    ] == sorted(found)


UNTIMED = RULES.replace('within = { working_days = 5, of = "x-my-area/asked" }\n', "")
TEST = """
[[criterion]]
id = "to-be-answered"
clauses = ["MYA-001"]
title = "Asked, or told to answer"
any = ["x-my-area/asked", "x-my-area/told"]
"""
SAME_DAY = RULES.replace("within = { working_days = 5, of", "on = { of")
ON_THE_DAY = 'timing = { relation = "on", starts = ["x-my-area/asked"] }'
AGAIN = (*ENTRIES, Happened("x-my-area/answer", "2024-06-03"))


def plain(tmp_path: Path, rules: str, clause: str = "", words: str = WORDS) -> cspr.Framework:
    return cspr.framework("my-area", extra=[folder(tmp_path / "procedure", rules, clause, words=words)])


def step(framework: cspr.Framework, *entries: AnyEntry, name: str = "x-my-area/answer") -> tuple[str, str, str]:
    steps = progress(framework, Review("QX-01", "my-area").record(*entries).as_of(ON))
    found = next(each for each in steps if each.step == name)
    return found.state.value, found.why, str(found.when)


class TestWithoutATime:
    @pytest.mark.parametrize(
        ("rules", "words"),
        [
            (UNTIMED, WORDS),
            (
                UNTIMED.replace('when = ["x-my-area/asked"]', 'when = ["to-be-answered"]') + TEST,
                WORDS.replace("[step]", '"x-my-area/told" = "Told"\n[step]'),
            ),
        ],
    )
    def test_what_hangs_on_it_is_open_again_at_each_round(self, tmp_path: Path, rules: str, words: str) -> None:
        framework = plain(tmp_path, rules, words=words)
        assert step(framework, *ENTRIES[:2]) == ("done", "", "2024-05-15")
        assert step(framework, *ENTRIES) == ("ready", "done, and asked for again since", "2024-05-15")
        assert step(framework, *AGAIN) == ("done", "", "2024-06-03")

    def test_what_no_event_of_the_partnership_begins_is_done_once(self, tmp_path: Path) -> None:
        framework = plain(tmp_path, UNTIMED.replace("x-my-area/asked", "meeting-called"))
        called = [Happened("meeting-called", day) for day in ("2024-05-13", "2024-06-03")]
        assert step(framework, *called, ENTRIES[1]) == ("done", "", "2024-05-15")

    def test_what_its_answer_begins_is_open_again_too(self, tmp_path: Path) -> None:
        more = '[[duty]]\nid = "file"\nclauses = ["MYA-001"]\nstep = "x-my-area/file"\nwhen = ["x-my-area/answer"]\n'
        words = WORDS + '"x-my-area/file" = { title = "File", stage = "running" }\n'
        framework = plain(tmp_path, UNTIMED + more, words=words)
        filed = Happened("x-my-area/file", "2024-05-16")
        assert step(framework, *ENTRIES, filed, name="x-my-area/file") == ("done", "", "2024-05-16")
        assert step(framework, *AGAIN, filed, name="x-my-area/file")[:2] == ("ready", "done, and asked for again since")


class TestASecondRound:
    def test_on_its_day_is_in_time(self, tmp_path: Path) -> None:
        framework = plain(tmp_path, SAME_DAY, ON_THE_DAY)
        assert of_the_answer(framework, *AGAIN) == [("case", "2024-06-03", Status.MET)]
        assert step(framework, *AGAIN) == ("done", "", "2024-06-03")

    def test_that_is_late_is_late_though_the_first_was_in_time(self, tmp_path: Path) -> None:
        asked, answered = Happened("x-my-area/asked", "2024-05-20"), Happened("x-my-area/answer", "2024-05-31")
        found = of_the_answer(known(tmp_path), *ENTRIES[:2], asked, answered)
        assert found == [("case", "2024-05-28", Status.LATE)]

    def test_of_a_library_step_has_its_own_day(self, tmp_path: Path) -> None:
        rules = RULES.replace('step = "x-my-area/answer"', 'step = "hold-rapid-review"\ntopic = "x-my-area/again"')
        words = WORDS + '[topic]\n"x-my-area/again" = "Meet again"\n'
        held = [Happened("rapid-review-held", day) for day in ("2024-05-15", "2024-06-03")]
        framework = plain(tmp_path, rules, TIMING, words)
        found = step(framework, ENTRIES[0], held[0], ENTRIES[2], held[1], name="hold-rapid-review")
        assert found == ("done", "", "2024-06-03")

    def test_is_open_for_the_agency_that_has_not_done_it(self, tmp_path: Path) -> None:
        framework = plain(
            tmp_path, UNTIMED + 'each = "agency"\n', words=WORDS.replace("running", 'running", each = "agency')
        )
        agencies: list[AnyEntry] = [
            Involved("agency:police"),
            Involved("agency:health"),
            Listed("agency", "2024-05-01"),
        ]
        first = [Happened("x-my-area/answer", "2024-05-15", about=f"agency:{name}") for name in ("police", "health")]
        second = Happened("x-my-area/answer", "2024-06-03", about="agency:police")
        entries: tuple[AnyEntry, ...] = (*agencies, ENTRIES[0], *first)
        assert step(framework, *entries) == ("done", "", "2024-05-15")
        known_now = Review("QX-01", "my-area").record(*entries, ENTRIES[2], second).as_of(ON)
        found = next(each for each in progress(framework, known_now) if each.step == "x-my-area/answer")
        assert (found.state, found.done_for, found.open_for) == (State.READY, ("agency:police",), ("agency:health",))
