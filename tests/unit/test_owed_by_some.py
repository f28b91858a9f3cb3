"""What is owed for each, of some alone: done once all who owe it did, whoever sends something else or is not asked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import cspr
from cspr.lifecycle import progress
from cspr.show import to_text
from cspr.timescales import schedule
from cspr.wording.deadlines import TAKEN_AS_AGREED
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.guidance.layers import Framework
    from cspr.record import AnyEntry

WORDS = """
[step]
"x-my-area/summary" = { title = "Send a summary", stage = "determination", each = "agency" }
"x-my-area/nil-return" = { title = "Send a nil return", stage = "determination", each = "agency" }
"x-my-area/check" = { title = "Check the summary", stage = "determination", each = "agency" }
"x-my-area/collate" = { title = "Collate the summaries", stage = "determination" }
"x-my-area/approve" = { title = "Approve the report", stage = "determination", each = "agency" }
[event]
"x-my-area/child-not-known" = "Child not known to the agency"
"x-my-area/report-sent" = "Report sent to an agency"
"""
RULES = """
[[duty]]
id = "summary"
clauses = ["MYA-001"]
step = "x-my-area/summary"
when = ["information-requested"]
unless = ["x-my-area/child-not-known"]
within = { working_days = 5, of = "information-requested" }
each = "agency"

[[duty]]
id = "nil-return"
clauses = ["MYA-002"]
step = "x-my-area/nil-return"
when = ["information-requested", "x-my-area/child-not-known"]
within = { working_days = 2, of = "information-requested" }
each = "agency"

[[duty]]
id = "check"
clauses = ["MYA-003"]
step = "x-my-area/check"
when = ["x-my-area/summary"]
within = { working_days = 1, of = "x-my-area/summary" }
each = "agency"

[[duty]]
id = "approve"
clauses = ["MYA-004"]
step = "x-my-area/approve"
when = ["x-my-area/report-sent"]
within = { working_days = 2, of = "x-my-area/report-sent" }
each = "agency"
silence = "agreed"

[[duty]]
id = "collate"
clauses = ["MYA-005"]
step = "x-my-area/collate"
when = ["information-requested"]
after = ["x-my-area/summary"]
within = { working_days = 1, of_last_of = ["x-my-area/summary"] }
"""
PARTNER = 'actor = "partner-agency"\n'
TIME = 'timing = {{ amount = {}, unit = "working-days", relation = "within", starts = ["{}"] }}'
CLAUSES = (
    PARTNER + TIME.format(5, "information-requested"),
    PARTNER + TIME.format(2, "information-requested"),
    TIME.format(1, "x-my-area/summary"),
    PARTNER + TIME.format(2, "x-my-area/report-sent"),
    TIME.format(1, "x-my-area/summary"),
)
AGENCIES = ("education", "police", "probation")
INVOLVED = tuple(cspr.Involved(f"agency:{name}", on="2026-01-02") for name in AGENCIES)
LISTED = cspr.Listed("agency", "2026-01-02")
ASKED = cspr.Happened("information-requested", "2026-01-05")
ON = date(2026, 1, 20)


def of(event: str, agency: str, on: str = "2026-01-07") -> cspr.Happened:
    """Something of one agency."""
    return cspr.Happened(event, on, about=f"agency:{agency}")


RETURNED = (of("x-my-area/summary", "police"), of("x-my-area/summary", "education", "2026-01-08"))
NIL = (of("x-my-area/child-not-known", "probation"), of("x-my-area/nil-return", "probation", "2026-01-06"))
SILENT = "no answer was recorded in time from Education: taken as agreement"
CHECKED = of("x-my-area/check", "police", "2026-01-08")


def documents(path: Path) -> Framework:
    """The documents of a made-up partnership beside the national ones."""
    return cspr.framework("my-area", extra=folder(path / "one", RULES, *CLAUSES, words=WORDS))


def stands(path: Path, step: str, *entries: AnyEntry) -> tuple[str, tuple[str, ...], tuple[str, ...], str]:
    """Where a step stands, for whom it is done and open, and what is said of whoever was silent."""
    situation = cspr.Review("MA-01", "my-area").record(*INVOLVED, *entries).as_of(ON)
    (found,) = (each for each in progress(documents(path), situation) if each.step == f"x-my-area/{step}")
    done, open_ = (tuple(part.removeprefix("agency:") for part in parts) for parts in (found.done_for, found.open_for))
    return found.state.value, done, open_, found.why if found.state.value in {"done", "overtaken"} else ""


class TestOneSendsSomethingElse:
    """An agency that did not know the child sends a nil return in place of a summary."""

    def test_both_are_done_once_all_answered(self, tmp_path: Path) -> None:
        known = (LISTED, ASKED, *RETURNED, *NIL)
        assert stands(tmp_path / "a", "summary", *known) == ("done", ("education", "police"), (), "")
        assert stands(tmp_path / "b", "nil-return", *known) == ("done", ("probation",), (), "")
        assert stands(tmp_path / "c", "collate", *known)[0] == "ready"

    def test_each_is_open_for_those_alone_who_owe_it(self, tmp_path: Path) -> None:
        known = (LISTED, ASKED, RETURNED[0], NIL[0])
        assert stands(tmp_path / "a", "summary", *known) == ("ready", ("police",), ("education",), "")
        assert stands(tmp_path / "b", "nil-return", *known) == ("ready", (), ("probation",), "")
        assert stands(tmp_path / "c", "collate", *known)[0] == "blocked"

    def test_one_more_may_be_owed_while_the_list_is_not_complete(self, tmp_path: Path) -> None:
        known = (ASKED, *RETURNED, *NIL)
        assert stands(tmp_path, "summary", *known) == ("cannot-tell", ("education", "police"), (), "")

    def test_no_page_asks_for_what_nobody_owes(self, tmp_path: Path) -> None:
        situation = cspr.Review("MA-01", "my-area").record(*INVOLVED, LISTED, ASKED, *RETURNED, *NIL).as_of(ON)
        words = to_text(cspr.report(documents(tmp_path), situation), width=1000)
        (done,) = {line for line in words.splitlines() if line.startswith("Done: ")}
        assert done == "Done: Send a summary; Send a nil return."
        assert "- Done Thu 8 Jan 2026: Send a summary – Partner agency [MYA-001]" in words
        assert "Can be done now: Send a" not in words
        assert "Send a summary – each agency" not in words

    def test_it_is_done_on_the_day_on_which_the_last_did_it(self, tmp_path: Path) -> None:
        situation = cspr.Review("MA-01", "my-area").record(*INVOLVED, LISTED, ASKED, *RETURNED, *NIL).as_of(ON)
        (found,) = (each for each in schedule(documents(tmp_path), situation) if each.topic == "x-my-area/collate")
        assert [str(reading.due) for reading in found.readings] == ["2026-01-09"]


class TestSomethingElseComesFirst:
    """What one of them will owe once it has done something else, which is still to come."""

    def test_it_waits_for_that(self, tmp_path: Path) -> None:
        known = (LISTED, ASKED, RETURNED[0], CHECKED)
        assert stands(tmp_path, "check", *known) == ("blocked", ("police",), (), "")
        situation = cspr.Review("MA-01", "my-area").record(*INVOLVED, *known).as_of(ON)
        (found,) = (each for each in progress(documents(tmp_path / "x"), situation) if each.step == "x-my-area/check")
        assert [blocker.name for blocker in found.blockers] == ["x-my-area/summary"]

    def test_it_is_done_once_nobody_will_owe_it(self, tmp_path: Path) -> None:
        known = (LISTED, ASKED, *RETURNED, *NIL, CHECKED, of("x-my-area/check", "education", "2026-01-09"))
        assert stands(tmp_path, "check", *known) == ("done", ("education", "police"), (), "")

    def test_whoever_can_do_it_goes_first(self, tmp_path: Path) -> None:
        known = (LISTED, ASKED, *RETURNED, CHECKED)
        assert stands(tmp_path, "check", *known) == ("ready", ("police",), ("education",), "")


class TestSomeAreSilent:
    """Some were asked to approve; the silence of one of them is told as agreement, beside the answer of the other."""

    SENT = (of("x-my-area/report-sent", "police"), of("x-my-area/report-sent", "education"))
    APPROVED = of("x-my-area/approve", "police", "2026-01-08")

    def test_it_is_done_and_says_whose_silence_is_agreement(self, tmp_path: Path) -> None:
        known = (LISTED, *self.SENT, self.APPROVED)
        assert stands(tmp_path / "a", "approve", *known) == ("done", ("police",), (), SILENT)
        situation = cspr.Review("MA-01", "my-area").record(*INVOLVED, *known).as_of(ON)
        lines = to_text(cspr.report(documents(tmp_path / "b"), situation), width=1000).splitlines()
        assert (
            "  - Done Thu 8 Jan 2026: Approve the report (no answer was recorded in time from Education: "
            "taken as agreement) – Partner agency [MYA-004]"
        ) in lines
        agreed = "Taken as agreed, as no answer was recorded in time: "
        assert {line for line in lines if line.startswith(agreed)} == {f"{agreed}Approve the report (Education)."}
        assert not [line for line in lines if "Approve the report – each agency" in line]

    def test_it_is_taken_as_agreed_where_nobody_answered(self, tmp_path: Path) -> None:
        known = (LISTED, *self.SENT)
        assert stands(tmp_path, "approve", *known) == ("overtaken", (), (), TAKEN_AS_AGREED)

    def test_it_is_open_while_one_may_still_answer(self, tmp_path: Path) -> None:
        later = of("x-my-area/report-sent", "education", "2026-01-19")
        known = (LISTED, self.SENT[0], later, self.APPROVED)
        assert stands(tmp_path, "approve", *known) == ("ready", ("police",), ("education",), "")
