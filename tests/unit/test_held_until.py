"""What is held while other proceedings are open says until what, where less than their end is enough."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.caseload import monday
from cspr.first_screen import glance
from cspr.record import Decided, Happened, Planned, Proceeding, Review
from cspr.show import to_text
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

RULES = """[[duty]]
id = "parents"
clauses = ["MYA-001"]
step = "inform-parents"
when = ["local-review-decided"]
{}
[[hold]]
id = "hold"
clauses = ["MYA-002"]
while = "criminal-investigation"
stops = ["inform-parents"]
consult = ["officer-in-charge"]
{}
"""
WITHIN = 'within = { working_days = 10, of = "local-review-decided" }'
TIMING = 'timing = { amount = 10, unit = "working-days", relation = "within", starts = ["local-review-decided"] }'
DECIDED = Decided("local-review", "review", on="2025-09-02", by="safeguarding-partners", rationale_ref="R-1")
OPEN = Proceeding("criminal-investigation", "open", on="2025-09-01")
HELD = "eld while the criminal investigation is open"


def screen(path: Path, unless: str, *, timed: bool) -> tuple[str, str, set[str]]:
    """The first screen, Monday's page, and what to record next of the card that waits."""
    rules = RULES.format(WITHIN if timed else "", f"unless = {unless}" if unless else "")
    made = folder(path / "procedure", rules, TIMING if timed else "", "refrain = true")
    framework = cspr.framework("my-area", extra=made)
    situation = Review("QX-01", "my-area").record(DECIDED, OPEN).as_of(date(2025, 9, 10))
    found = glance(framework, situation)
    page = monday([situation], on=situation.on, until=date(2025, 9, 16), frameworks=lambda _: framework)
    first, week = (" ".join(str(to_text(each)).split()) for each in (found, page))
    return first, week, {card.next for card in found.cards if card.id == "waiting/inform-parents"}


@pytest.mark.parametrize("timed", [True, False])
@pytest.mark.parametrize(
    ("unless", "until", "record"),
    [
        ("", "", ""),
        (
            '["officer-in-charge-consulted"]',
            " or until this: officer in charge consulted",
            "once it is so: officer in charge consulted; or ",
        ),
        (
            '["officer-in-charge-consulted", "published"]',
            " or until one of these: officer in charge consulted; published",
            "once it is so: officer in charge consulted; published; or ",
        ),
        ('["publication-declined"]', "", ""),
    ],
)
def test_it_says_until_what(tmp_path: Path, unless: str, until: str, record: str, *, timed: bool) -> None:
    first, week, following = screen(tmp_path, unless, timed=timed)
    ends = ". The officer in charge and the police can say when it ends" if timed else ""
    assert f"{HELD}{until}{ends}" in first
    assert f"{HELD}{until} – officer in charge and police" in week
    assert following == {f"Record it {record}once it has ended: criminal investigation."}
    assert ("until this" in first or "until one of these" in first) is bool(until)


def test_once_it_is_so_nothing_is_held(tmp_path: Path) -> None:
    rules = RULES.format(WITHIN, 'unless = ["officer-in-charge-consulted"]')
    framework = cspr.framework("my-area", extra=folder(tmp_path / "procedure", rules, TIMING, "refrain = true"))
    consulted = Happened("officer-in-charge-consulted", "2025-09-09")
    situation = Review("QX-01", "my-area").record(DECIDED, OPEN, consulted).as_of(date(2025, 9, 10))
    assert "eld while" not in str(to_text(glance(framework, situation)))


class TestTheEndThatIsPlanned:
    ENTRIES = (
        Decided("local-review", "review", on="2023-07-03", by="safeguarding-partners"),
        Proceeding("prosecution", "open", on="2023-03-01"),
    )
    PLAN = "Publish the LCSPR: planned for Fri 15 Dec, "

    def told(self, *entries: Planned | Happened, of: int = 2) -> tuple[list[str], str]:
        """The card of the plan, and what the task says.

        Args:
            of: how many of the entries there are beside.
        """
        known = cspr.Review("NR-81", "northamptonshire").record(*self.ENTRIES[:of], *entries).as_of(date(2023, 9, 4))
        cards = glance(cspr.framework("northamptonshire"), known).cards
        plans = [card.title for card in cards if card.id == "care/held-plan/published"]
        return plans, " ".join(why for card in cards if card.id == "task/publish/case" for why in card.why)

    @pytest.mark.parametrize(
        ("end", "says"),
        [
            ("2024-01-15", "before the end of what holds it: prosecution, planned for Mon 15 Jan 2024"),
            ("2023-11-06", "and held while the prosecution is open (end planned for Mon 6 Nov)"),
        ],
        ids=["after publication", "before publication"],
    )
    def test_is_told_beside_the_plan_and_the_task(self, end: str, says: str) -> None:
        plans, task = self.told(Planned("published", "2023-12-15"), Planned("prosecution-concluded", end))
        assert [self.PLAN + says] == plans
        assert "Its end is planned for " in task
        assert "can say when it ends" not in task

    @pytest.mark.parametrize("planned", [(), (Planned("prosecution-concluded", "2023-08-07"),)], ids=["none", "passed"])
    def test_else_it_is_said_who_can_say(self, planned: tuple[Planned, ...]) -> None:
        plans, task = self.told(Planned("published", "2023-12-15"), *planned)
        assert [f"{self.PLAN}and held while the prosecution is open"] == plans
        assert "The police can say when it ends." in task

    def test_of_a_pause_is_the_planned_resumption(self) -> None:
        paused = Happened("review-paused", "2023-08-01")
        _, task = self.told(paused, Planned("review-resumed", "2023-10-02"), of=1)
        assert "Its end is planned for Mon 2 Oct." in task
