"""What surely applies and is overdue is said to be, also where a higher text beside it only may apply."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.first_screen import Urgency, glance
from cspr.record import Established, Happened, Review
from cspr.show import to_text
from cspr.timescales import schedule
from cspr.timescales.main_date import Verdict, main_date
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import AnyEntry, Situation

TOPIC, AWARE = "care-leaver-notice", "local-authority-aware-of-death"
RULES = f"""
[[duty]]
id = "notice"
clauses = ["MYA-001"]
step = "notify-care-leaver-death"
topic = "{TOPIC}"
when = ["{{when}}"]
within = {{{{ working_days = {{days}}, of = "{AWARE}" }}}}
"""
TIMING = f'timing = {{{{ amount = {{}}, unit = "working-days", relation = "within", starts = ["{AWARE}"] }}}}'
KNOWN = (
    Happened("incident", "2024-06-03"),
    Happened("local-authority-aware", "2024-06-03"),
    Happened(AWARE, "2024-06-03"),
)
BEFORE_NATIONAL, AFTER_BOTH = date(2024, 6, 8), date(2024, 6, 20)
DIED = Established("child-died", "yes", on="2024-06-03", by="police")
LEAVER = Established("care-leaver", "yes", on="2024-06-03", by="police")
NO_LEAVER = Established("care-leaver", "no", on="2024-06-03", by="police")


def asked(
    path: Path, days: int, on: date, *entries: AnyEntry, when: str = AWARE, force: str = "must"
) -> tuple[cspr.Framework, Situation]:
    rules, clause = RULES.format(days=days, when=when), f'force = "{force}"\nactor = "business-manager"\n'
    made = folder(path / "procedure", rules, clause + TIMING.format(days))
    return cspr.framework("my-area", extra=made), Review("MA-01", "my-area").record(*KNOWN, *entries).as_of(on)


def told(documents: cspr.Framework, situation: Situation) -> tuple[Verdict, str, list[str], list[str]]:
    (duty,) = (each for each in schedule(documents, situation) if each.topic == TOPIC)
    main = main_date(duty, situation.on)
    leading, perhaps = ([each.source.clauses[0] for each in several] for several in (main.leading, main.perhaps))
    return main.verdict, str(main.day), leading, perhaps


@pytest.mark.parametrize(
    ("days", "on", "day"),
    [(3, AFTER_BOTH, "2024-06-06"), (3, BEFORE_NATIONAL, "2024-06-06"), (8, AFTER_BOTH, "2024-06-13")],
)
def test_a_local_duty_is_overdue_with_the_national_one_beside_it(tmp_path: Path, days: int, on: date, day: str) -> None:
    assert told(*asked(tmp_path, days, on)) == (Verdict.OVERDUE, day, ["MYA-001"], ["WT23-023"])


@pytest.mark.parametrize(
    ("days", "entries", "of", "expected"),
    [
        (20, (), (AWARE, "must"), (Verdict.CHECK, "2024-06-10", ["WT23-023"], [])),
        (3, (), ("child-looked-after", "must"), (Verdict.CHECK, "2024-06-10", ["WT23-023"], [])),
        (3, (), (AWARE, "is"), (Verdict.CHECK, "2024-06-10", ["WT23-023"], [])),
        (3, (DIED, LEAVER), (AWARE, "must"), (Verdict.PASSED_FROM_MEMORY, "2024-06-10", ["WT23-023"], [])),
        (3, (DIED, NO_LEAVER), (AWARE, "must"), (Verdict.OVERDUE, "2024-06-06", ["MYA-001"], [])),
    ],
)
def test_where_nothing_only_may_apply_or_nothing_surely_is_over_all_stands_as_before(
    tmp_path: Path,
    days: int,
    entries: tuple[AnyEntry, ...],
    of: tuple[str, str],
    expected: tuple[Verdict, str, list[str], list[str]],
) -> None:
    assert told(*asked(tmp_path, days, AFTER_BOTH, *entries, when=of[0], force=of[1])) == expected


def test_the_first_screen_says_both_and_still_asks(tmp_path: Path) -> None:
    screen = glance(*asked(tmp_path, 3, AFTER_BOTH))
    (card,) = (each for each in screen.cards if each.id.startswith("task/notify-care-leaver-death"))
    assert (card.urgency, str(card.arrive_by), card.force, card.who) == (
        Urgency.OVERDUE,
        "2024-06-06",
        "local, must",
        "business manager",
    )
    assert card.why == (
        "Overdue.",
        "3 working days after the authority became aware of the death (Mon 3 Jun).",
        "May apply too: 10 Jun (Working Together 2023).",
    )
    questions = [each.title for each in screen.cards if each.id.startswith("ask/care-leaver")]
    assert questions == ["Was the child or young person a care leaver, up to and including the age of 24?"]


def test_the_deadlines_say_both(tmp_path: Path) -> None:
    said = " ".join(str(to_text(cspr.report(*asked(tmp_path, 3, AFTER_BOTH)))).split())
    assert "May apply too: 10 Jun (Working Together 2023)." in said
