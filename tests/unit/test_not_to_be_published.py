"""What becomes of a partnership's own duties to publish once it was decided not to publish the report."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import publication
from cspr.record import AnyEntry, Decided, Established, Happened, Proceeding, Review
from cspr.timescales import schedule
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import Situation

PUBLISH = """
[[duty]]
id = "publish"
clauses = ["MYA-001"]
step = "publish"
when = ["final-sign-off-given"{more}]
within = {{ working_days = 10, of = "final-sign-off-given" }}
{rest}
"""
CLAUSE = """actor = "partnership"
timing = { amount = 10, unit = "working-days", relation = "within", starts = ["final-sign-off-given"] }"""
DECIDED = Decided("local-review", "review", on="2026-05-18", by="safeguarding-partners")
SIGNED_OFF = Happened("final-sign-off-given", "2026-10-30")
DECLINED = Decided("publication", "do-not-publish", on="2026-11-10", by="safeguarding-partners")
AGREED = Decided("publication", "publish", on="2026-11-16", by="safeguarding-partners")


def situation(*more: AnyEntry) -> Situation:
    return Review("MA-1", "my-area").record(DECIDED, SIGNED_OFF, *more).as_of(date(2026, 11, 20))


def documents(path: Path, more: str = "", rest: str = "") -> cspr.Framework:
    return cspr.framework("my-area", extra=folder(path / "procedure", PUBLISH.format(more=more, rest=rest), CLAUSE))


def status(own: cspr.Framework, *more: AnyEntry) -> list[str]:
    owed = schedule(own, situation(*more))
    return [r.status.value for each in owed for r in each.readings if r.source.instrument == "procedure"]


def gone(own: cspr.Framework, *more: AnyEntry) -> list[str]:
    ended = publication.not_publishing(own, situation(*more)).falls_away
    return [title for title, source in ended if source.instrument == "procedure"]


def test_a_duty_to_publish_the_report_ends_with_the_decision_and_is_owed_again_if_that_is_taken_back(
    tmp_path: Path,
) -> None:
    own = documents(tmp_path)
    assert status(own) == status(own, DECLINED, AGREED) == ["overdue"]
    assert status(own, DECLINED) == ["not-needed"]
    assert gone(own, DECLINED) == ["Publish the LCSPR"]


@pytest.mark.parametrize(
    ("more", "rest"),
    [(', "publication-declined"', ""), ("", 'document = "improvement-information"'), ("", 'not_on = ["friday"]')],
)
def test_a_duty_that_says_otherwise_is_not_ended(tmp_path: Path, more: str, rest: str) -> None:
    own = documents(tmp_path, more, rest)
    assert status(own, DECLINED) == ["overdue"]
    assert gone(own, DECLINED) == []


HOLD = """
[[hold]]
id = "inquest"
while = "inquest"
clauses = ["MYA-001"]
may_delay = ["publish"]

[[hold]]
id = "risk"
while = "x-my-area/risk"
clauses = ["MYA-001"]
may_delay = ["publish"]

[[duty]]
id = "nothing-else"
clauses = ["MYA-002"]
topic = "publication-decision"
when = ["publication-held"]
unless = ["proceeding:inquest", "x-my-area/risk"]
"""
WORDS = '[fact]\n"x-my-area/risk" = "Is a child at risk?"\n'
OPEN = Proceeding("inquest", "open", on="2026-10-30")
NONE = Proceeding("inquest", "none", on="2026-10-30")
RISK, NO_RISK = (
    Established("x-my-area/risk", answer, on="2026-10-30", by="executive-group") for answer in ("yes", "no")
)


class TestPublicationThatIsPutOff:
    @pytest.fixture(scope="class")
    @staticmethod
    def own(tmp_path_factory: pytest.TempPathFactory) -> cspr.Framework:
        clauses = 'actor = "executive-group"\nforce = "may"', 'actor = "executive-group"\nrefrain = true'
        path = folder(tmp_path_factory.mktemp("a") / "procedure", HOLD, *clauses, words=WORDS)
        return cspr.framework("my-area", extra=path)

    @staticmethod
    def told(own: cspr.Framework, kind: str, *more: AnyEntry) -> list[tuple[str, str, tuple[str, ...]]]:
        held = Happened("publication-held", "2026-11-13")
        answer = publication.readiness(own, situation(held, *more))
        ours = (each for each in answer.requirements if any(s.instrument == "procedure" for s in each.sources))
        return [(each.name, each.state.value, each.cleared_by) for each in ours if each.kind.value == kind]

    def test_is_weighed_by_whom_the_clause_names(self, own: cspr.Framework) -> None:
        assert self.told(own, "weigh", OPEN, RISK) == [
            ("inquest", "to-weigh", ("executive-group",)),
            ("x-my-area/risk", "to-weigh", ("executive-group",)),
        ]
        assert self.told(own, "weigh", NONE) == [("x-my-area/risk", "cannot-tell", ("executive-group",))]

    def test_on_no_ground_of_those_that_alone_allow_it_is_not_allowed(self, own: cspr.Framework) -> None:
        name = "publication-decision:MYA-002"
        assert self.told(own, "barred", NONE, NO_RISK) == [(name, "to-do", ("executive-group",))]
        assert self.told(own, "barred", NONE) == [(name, "cannot-tell", ("executive-group",))]
        assert self.told(own, "barred", NONE, RISK) == []
