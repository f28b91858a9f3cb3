"""Times that nothing on record completes: remarked on, or shown with the day that passed last."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.authoring import check_folders
from cspr.record import Review
from cspr.show.as_text import write
from cspr.show.layout.main_dates import short
from cspr.show.tree import Page
from cspr.timescales import schedule
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

TIMED = 'timing = { amount = 12, unit = "months", relation = "within", starts = ["published"] }'
OWN = (
    '[topic]\n"x-my-area/action-end" = "End of the actions"\n[step]\n"x-my-area/finish" = {{ title = "Finish", {} }}\n'
)
WORDS = OWN.format('stage = "improvement"')
TOPIC = 'topic = "x-my-area/action-end"\nwhen = ["published"]\n'
WITHIN = 'within = { months = 12, of = "published" }\n'
ADVICE = (
    "nothing on record completes a topic: once its day has passed, it stays overdue; name a step, one of your own "
    "where the library has none"
)


def remarked(path: Path, written: str, clause: str = TIMED) -> list[tuple[str, str]]:
    rule = f'[[duty]]\nid = "finish"\nclauses = ["MYA-001"]\n{written}'
    checked = check_folders([folder(path / "procedure", rule, clause, words=WORDS)])
    assert [str(problem) for problem in checked.problems] == []
    return [(each.path, each.suggestion) for each in checked.remarks if each.code == "never-completed"]


def test_a_last_day_on_a_topic_alone_is_remarked_on(tmp_path: Path) -> None:
    assert remarked(tmp_path, TOPIC + WITHIN) == [("rules.toml: $.duty[0].topic (finish)", ADVICE)]


@pytest.mark.parametrize(
    ("written", "clause"),
    [
        (f'step = "x-my-area/finish"\n{TOPIC}{WITHIN}', TIMED),
        (f'{TOPIC}{WITHIN}silence = "agreed"\n', TIMED),
        (TOPIC.partition("when")[0] + 'level = "meeting"\n' + WITHIN, TIMED),
        (TOPIC + WITHIN, f'force = "is"\n{TIMED}'),
        (TOPIC + WITHIN, f"refrain = true\n{TIMED}"),
        (TOPIC, "force = must"),
        (f'{TOPIC}by = {{ each_year = "03-31" }}\n', 'timing = { each_year = "03-31", relation = "within" }'),
        (
            f'{TOPIC}within = {{ months = 12, after_each = "quarter" }}\n',
            TIMED.replace('starts = ["published"]', 'after_each = "quarter"'),
        ),
        (
            f'{TOPIC}at_least = {{ months = 12, of = "published" }}\n',
            TIMED.replace('"within"', '"at-least"'),
        ),
    ],
)
def test_what_something_completes_or_what_no_day_ends_is_not(tmp_path: Path, written: str, clause: str) -> None:
    assert remarked(tmp_path, written, clause) == []


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            '[[criterion]]\nid = "a"\ntitle = "A"\nclauses = ["MYA-001"]\nany = ["child-died", "proceeding:inquest"]\n',
            "unknown-condition at rules.toml: $.criterion[0].any (a)",
        ),
        (
            '[[duty]]\nid = "a"\nclauses = ["MYA-001"]\nstep = "x-my-area/finish"\nafter = ["proceeding:inquest"]\n',
            "unknown-step at rules.toml: $.duty[0].after (a)",
        ),
    ],
)
def test_a_proceeding_stands_as_a_condition_of_a_rule_alone(tmp_path: Path, rule: str, expected: str) -> None:
    (problem,) = check_folders([folder(tmp_path / "procedure", rule, "", words=WORDS)]).problems
    stands = "a proceeding stands in when and unless alone; name it there, and "
    stands += "write two duties where either of two is enough"
    assert (str(problem).partition(": a proc")[0], problem.suggestion) == (expected, stands)


QUARTERLY = f'{TOPIC.partition("when")[0]}level = "partnership"\nwithin = {{ weeks = 2, after_each = "quarter" }}\n'
YEARLY = f'{TOPIC.partition("when")[0]}level = "partnership"\nby = {{ each_year = "03-31" }}\n'
EACH_QUARTER = 'timing = { amount = 2, unit = "weeks", relation = "within", after_each = "quarter", starts = [] }'
EACH_YEAR = 'timing = { each_year = "03-31", relation = "within", starts = [] }'


@pytest.mark.parametrize(
    ("written", "clause", "on", "expected"),
    [
        (QUARTERLY, EACH_QUARTER, "2025-07-20", ("2025-07-14", "2025-10-14")),
        (QUARTERLY, EACH_QUARTER, "2025-07-14", ("2025-04-14", "2025-07-14")),
        (YEARLY, EACH_YEAR, "2025-07-20", ("2025-03-31", "2026-03-31")),
        (YEARLY, EACH_YEAR, "2024-07-20", (None, "2025-03-31")),  # the text began on 1 April 2024
    ],
)
def test_the_day_that_passed_last_stands_beside_the_next(
    tmp_path: Path, written: str, clause: str, on: str, expected: tuple[str | None, str]
) -> None:
    rule = f'[[duty]]\nid = "finish"\nclauses = ["MYA-001"]\n{written}'
    documents = cspr.framework("my-area", extra=folder(tmp_path / "procedure", rule, clause, words=WORDS))
    day = date.fromisoformat(on)
    several = schedule(documents, Review("MA-1", "my-area").as_of(day), levels=["partnership"])
    (mine,) = (each for each in several if each.topic == "x-my-area/action-end")
    (reading,) = mine.readings
    assert (None if reading.last is None else str(reading.last), str(reading.due)) == expected
    said = "the one before fell on " in " ".join(reading.reasons)
    assert said is (expected[0] is not None)
    shown = " ".join(write(Page("Dates", tuple(short([mine], day))), 80).split())
    assert ("The one before fell on " in shown) is said
