"""An own decision that may come to one of the library leaves nothing waiting for it, whatever its outcome."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.authoring import check_folders
from cspr.first_screen import glance
from cspr.lifecycle import State, progress
from cspr.record import Decided, Happened, Review
from cspr.show import to_text
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.lifecycle import Progress
    from cspr.record import Situation

WHICH = "x-my-area/which"
LCSPR, SINGLE, MORE = "local-review-decided", "x-my-area/single", "x-my-area/more-first"
WORDS = """
[event]
"x-my-area/single" = {{ title = "Single-agency review decided on"{comes_to} }}
[decision."x-my-area/which"]
title = "Which review"
outcomes = {{ {outcomes} }}
[step."x-my-area/decide"]
title = "Decide which review"
stage = "determination"
done_by = [{done_by}]
[step]
"x-my-area/act" = {{ title = "Single-agency review", stage = "running" }}
"""
RULES = """
[[duty]]
id = "decide"
clauses = ["MYA-001"]
step = "x-my-area/decide"
when = ["rapid-review-held"]
how = "decides"
[[duty]]
id = "single"
clauses = ["MYA-002"]
step = "x-my-area/act"
when = ["x-my-area/single"]
"""
BOTH = {"lcspr": LCSPR, "single": SINGLE}
HELD = (
    Happened("incident", "2024-06-03"),
    Happened("local-authority-aware", "2024-06-03"),
    Happened("notification-sent", "2024-06-05"),
    Happened("rapid-review-held", "2024-06-20"),
)


def procedure(path: Path, outcomes: dict[str, str], ends: tuple[str, ...] = (), comes_to: str = "") -> Path:
    words = WORDS.format(
        outcomes=", ".join(f'{outcome} = "{event}"' for outcome, event in outcomes.items()),
        done_by=", ".join(f'"{event}"' for event in ends or outcomes.values()),
        comes_to=f', comes_to = "{comes_to}"' if comes_to else "",
    )
    return folder(path / "procedure", RULES, "", "", words=words)


def asked(folder_: Path, *taken: tuple[str, str]) -> tuple[cspr.Framework, Situation]:
    decisions = (Decided(WHICH, event, on=day, by="safeguarding-partners", rationale_ref="M-1") for event, day in taken)
    review = Review("MA-01", "my-area").record(*HELD, *decisions)
    return cspr.framework("my-area", extra=folder_), review.as_of(date(2024, 9, 10))


def steps(folder_: Path, *taken: tuple[str, str]) -> dict[str, Progress]:
    return {step.step: step for step in progress(*asked(folder_, *taken))}


@pytest.mark.parametrize(
    ("outcomes", "taken"),
    [
        (BOTH, LCSPR),
        (BOTH, SINGLE),
        ({"lcspr": LCSPR, "other": "other-learning-decided", "single": SINGLE}, "other-learning-decided"),
        ({"lcspr": LCSPR, "other": "other-learning-decided", "single": SINGLE}, SINGLE),
        ({"lcspr": LCSPR, "none": "no-local-review-decided", "single": SINGLE}, SINGLE),
    ],
)
def test_nothing_waits_for_the_decision_of_the_library_after_any_outcome(
    tmp_path: Path, outcomes: dict[str, str], taken: str
) -> None:
    walked = steps(procedure(tmp_path, outcomes), (taken, "2024-06-24"))
    awaited = [step.step for step in walked.values() for blocker in step.blockers if blocker.name == "local-review"]
    assert awaited == []
    assert walked["decide-on-review"].state is State.DONE
    with_a_review = State.READY if taken == LCSPR else State.NOT_NEEDED
    assert walked["appoint-lead-reviewer"].state is with_a_review
    assert walked["x-my-area/act"].state is (State.READY if taken == SINGLE else State.NOT_NEEDED)


def test_the_first_screen_says_that_there_is_no_review(tmp_path: Path) -> None:
    said = str(to_text(glance(*asked(procedure(tmp_path, BOTH), (SINGLE, "2024-06-24")))))
    assert "NO LCSPR" in said
    assert "Decide whether to undertake an LCSPR" not in said


def test_an_event_says_which_of_the_library_it_is(tmp_path: Path) -> None:
    path = procedure(tmp_path, BOTH, comes_to="other-learning-decided")
    said = str(to_text(glance(*asked(path, (SINGLE, "2024-06-24")))))
    assert "OTHER LEARNING DECIDED" in said
    assert "NO LCSPR" not in said


@pytest.mark.parametrize("ends", [(LCSPR, SINGLE), (LCSPR,)])
def test_what_only_puts_the_decision_off_leaves_it_open(tmp_path: Path, ends: tuple[str, ...]) -> None:
    walked = steps(procedure(tmp_path, {**BOTH, "more": MORE}, ends), (MORE, "2024-06-24"))
    assert walked["decide-on-review"].state is State.READY
    assert [blocker.name for blocker in walked["appoint-lead-reviewer"].blockers] == ["local-review"]


def test_an_outcome_beside_all_of_the_library_puts_it_off(tmp_path: Path) -> None:
    every = {"lcspr": LCSPR, "none": "no-local-review-decided", "other": "other-learning-decided", "more": MORE}
    assert steps(procedure(tmp_path, every), (MORE, "2024-06-24"))["decide-on-review"].state is State.READY


def test_the_last_decision_counts(tmp_path: Path) -> None:
    path = procedure(tmp_path, BOTH)
    then, now = (SINGLE, "2024-06-24"), (LCSPR, "2024-07-24")
    review, single = steps(path, then, now), steps(path, (LCSPR, "2024-06-24"), (SINGLE, "2024-07-24"))
    states = {name: (review[name].state, single[name].state) for name in ("appoint-lead-reviewer", "x-my-area/act")}
    assert states == {
        "appoint-lead-reviewer": (State.READY, State.NOT_NEEDED),
        "x-my-area/act": (State.NOT_NEEDED, State.READY),
    }


def remarked(path: Path) -> list[str]:
    told = check_folders([path]).remarks
    return [f"{each.path}: {each.suggestion}" for each in told if each.code == "outcome-leaves-open"]


def test_an_outcome_that_may_be_either_is_remarked_on(tmp_path: Path) -> None:
    outcomes = {"none": "no-local-review-decided", "take": "x-my-area/take"}
    (remark,) = remarked(procedure(tmp_path, outcomes))
    assert remark == (
        "vocabulary.toml: $.decision.x-my-area/which.outcomes.take: with this outcome what waits for "
        "'local-review-decided' or 'other-learning-decided' stays open; if it decides that too, declare the event, and "
        "write in its comes_to which of these it is"
    )


@pytest.mark.parametrize(
    ("outcomes", "ends", "comes_to"),
    [
        (BOTH, (), ""),
        ({**BOTH, "more": MORE}, (LCSPR, SINGLE), ""),
        ({"none": "no-local-review-decided", "single": SINGLE}, (), "other-learning-decided"),
    ],
)
def test_an_outcome_of_which_it_is_told_what_it_is_is_not_remarked_on(
    tmp_path: Path, outcomes: dict[str, str], ends: tuple[str, ...], comes_to: str
) -> None:
    assert remarked(procedure(tmp_path, outcomes, ends, comes_to)) == []


AFTER_ALL = "x-my-area/notify-after-all"
LOOKED_AT_AGAIN = """
[event]
"x-my-area/stands" = {{ title = "Decision not to notify stands" }}
"x-my-area/notify-after-all" = {{ title = "Decided to notify after all", comes_to = "notification-decided" }}
[decision."x-my-area/again"]
title = "Whether the decision stands"
outcomes = {{ stands = "x-my-area/stands", notify = "{notify}" }}
[step]
"x-my-area/first" = {{ title = "Decide", stage = "determination", done_by = ["notification-decided", "{against}"] }}
"x-my-area/look-again" = {{ title = "Look again", stage = "determination", done_by = ["x-my-area/stands", "{notify}"] }}
"""
FIRST_AND_AGAIN = """
[[duty]]
id = "decide-first"
clauses = ["MYA-001"]
step = "x-my-area/first"
when = ["case-referred"]
how = "decides"
[[duty]]
id = "look-again"
clauses = ["MYA-002"]
step = "x-my-area/look-again"
when = ["no-notification-decided"]
how = "decides"
"""


@pytest.mark.parametrize(("notify", "told"), [("notification-decided", True), (AFTER_ALL, False)])
def test_a_decision_on_a_decision_is_not_taken_with_the_first(tmp_path: Path, notify: str, *, told: bool) -> None:
    words = LOOKED_AT_AGAIN.format(notify=notify, against="no-notification-decided")
    path = folder(tmp_path / "procedure", FIRST_AND_AGAIN, "", "", words=words)
    checked = check_folders([path])
    assert checked.problems == ()
    said = [(each.path, each.suggestion) for each in checked.remarks if each.code == "done-by-the-first"]
    advice = (
        "'notification-decided' does 'x-my-area/first' too, so that the first such decision does both; declare an "
        "event of your own with comes_to = 'notification-decided' as the outcome, and name that here"
    )
    assert said == [("vocabulary.toml: $.step.x-my-area/look-again.done_by", advice)] * told


def test_the_first_decision_leaves_what_looks_at_it_again_undone(tmp_path: Path) -> None:
    words = LOOKED_AT_AGAIN.format(notify=AFTER_ALL, against="no-notification-decided")
    path = folder(tmp_path / "my-area-1", FIRST_AND_AGAIN, "", "", words=words)
    framework = cspr.framework("my-area", extra=[path])
    decided = Review("R-1", "my-area").record(*HELD[:2], Happened("notification-decided", "2024-06-04"))
    states = {step.step: step.state for step in progress(framework, decided.as_of(date(2024, 6, 10)))}
    assert states["x-my-area/first"] is State.DONE
    assert states.get("x-my-area/look-again") is not State.DONE
