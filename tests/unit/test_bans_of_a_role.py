"""What somebody is not to do stands as that on the page of a role, which hands nothing over by it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import cspr
from cspr import roles
from cspr.record import Happened, Review
from cspr.show import pages
from cspr.show.as_text import write
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.guidance.layers import Framework

RULES = """
[[duty]]
id = "notify"
clauses = ["MYA-001"]
step = "notify-incident"
when = ["incident"]
to = ["national-panel"]

[[duty]]
id = "nobody-else"
clauses = ["MYA-002"]
step = "notify-incident"
when = ["incident"]
to = ["national-panel"]
document = "serious-incident-notification"
"""
CLAUSES = ('actor = "local-authority"', 'actor = "partner-agency"\nrefrain = true')


def made(path: Path) -> Framework:
    return cspr.framework("my-area", extra=[folder(path / "my-area-1", RULES, *CLAUSES)])


def test_a_ban_is_told_as_one_on_the_page_of_a_role(tmp_path: Path) -> None:
    framework = made(tmp_path)
    case = Review("MA-01", "my-area").record(Happened("incident", "2024-05-06")).as_of(date(2024, 5, 8))
    (profile,) = [each for each in roles.profiles(framework, case) if each.actor == "partner-agency"]
    told = " ".join(write(pages.page(profile)).split())
    assert (
        "Not to be done: Serious incident notification to the Panel (to National Panel): What it says. [Procedure"
        in told
    )
    assert not [each for each in profile.works_with if "MYA-002" in each.clauses]
    assert "serious-incident-notification" not in {each.document for each in profile.hands_over}
