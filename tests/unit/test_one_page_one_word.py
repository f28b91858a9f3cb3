"""One page says one thing: what a text stops does not go on, and what surely applies is not told as perhaps."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import lifecycle, publication
from cspr.criteria import decisions
from cspr.record import Decided, Established, Happened, Proceeding, Review
from cspr.show import to_text
from cspr.timescales import schedule
from cspr.timescales.main_date import main_date
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import AnyEntry, Situation

ASKED = "x-my-area/coroner-asks"
INQUEST = Proceeding("inquest", "open", on="2025-01-10")
REVIEWED = Decided("local-review", "review", on="2025-01-20", by="safeguarding-partners", rationale_ref="R-1")
ON = date(2025, 6, 2)


def known(*entries: AnyEntry) -> Situation:
    return Review("MA-01", "my-area").record(REVIEWED, *entries).as_of(ON)


def asks(answer: str) -> Established:
    return Established(ASKED, answer, on="2025-02-01", by="local-authority")


class TestAHoldAndItsException:
    """Publication goes on during an inquest unless the coroner asks that it wait."""

    WORDS = f'[fact]\n"{ASKED}" = "Has the coroner asked that publication wait?"\n'
    GOES_ON = '[[hold]]\nid = "goes-on"\nclauses = ["MYA-001"]\nwhile = "inquest"\ngoes_on = ["publish"]\n'
    STOPS = f'[[hold]]\nid = "stops"\nclauses = ["MYA-001"]\nwhile = ["inquest", "{ASKED}"]\nstops = ["publish"]\n'

    def framework(self, path: Path, rules: str) -> cspr.Framework:
        return cspr.framework("my-area", extra=folder(path / "procedure", rules, "", words=self.WORDS))

    @pytest.mark.parametrize(
        ("answer", "stops", "goes_on"), [("yes", True, False), ("no", False, True), ("unknown", False, True)]
    )
    def test_only_one_of_them_is_said(self, tmp_path: Path, answer: str, *, stops: bool, goes_on: bool) -> None:
        texts, situation = self.framework(tmp_path, self.STOPS + self.GOES_ON), known(INQUEST, asks(answer))
        (step,) = (each for each in lifecycle.progress(texts, situation) if each.step == "publish")
        held = [each for each in step.blockers if each.source.instrument == "procedure"]
        assert any(each.certain.value == "yes" for each in held) is stops
        effects = {each.effect.value for each in step.affected_by if each.source.instrument == "procedure"}
        assert ("goes-on" in effects) is goes_on
        screen = to_text(cspr.glance(texts, situation), width=1000)
        assert ("This does not wait for the inquest: publish the LCSPR" in screen) is goes_on

    def test_a_step_of_their_own_goes_on_by_its_title(self, tmp_path: Path) -> None:
        words = self.WORDS + '[step]\n"x-my-area/learn" = { title = "Act on the learning", stage = "improvement" }\n'
        rules = self.GOES_ON.replace('"publish"', '"x-my-area/learn"')
        texts = cspr.framework("my-area", extra=folder(tmp_path / "procedure", rules, "", words=words))
        late = publication.lateness(texts, known(INQUEST), planned=date(2026, 6, 1))
        assert "Act on the learning" in late.meanwhile

    @pytest.mark.parametrize(
        ("entries", "why"),
        [
            ((INQUEST,), "Has the coroner asked that publication wait? Not recorded"),
            ((), "not recorded whether there is one"),
        ],
        ids=["what-is-asked-beside-it", "the-inquest-itself"],
    )
    def test_what_is_not_known_is_named(self, tmp_path: Path, entries: tuple[AnyEntry, ...], why: str) -> None:
        rules = self.STOPS.replace("stops = [", "may_delay = [")
        found = publication.readiness(self.framework(tmp_path, rules), known(*entries), planned=date(2025, 9, 1))
        own = [each for each in found.requirements if any(its.instrument == "procedure" for its in each.sources)]
        assert [each.why for each in own] == [why]

    def test_a_fact_that_stops_it_is_not_recorded(self, tmp_path: Path) -> None:
        rules = self.STOPS.replace('while = ["inquest", ', "while = [")
        found = publication.readiness(self.framework(tmp_path, rules), known(), planned=date(2025, 9, 1))
        own = [each for each in found.requirements if any(its.instrument == "procedure" for its in each.sources)]
        assert [(each.title, each.why) for each in own] == [
            ("Has the coroner asked that publication wait?", "not recorded")
        ]


class TestTwoDutiesOnOneDay:
    """A duty that surely applies decides, where another of the same day only may."""

    WORDS = '[step]\n"x-my-area/liaison" = { title = "Liaison meeting", stage = "running" }\n'
    RULE = """
[[duty]]
id = "{kind}"
clauses = ["MYA-001"]
step = "x-my-area/liaison"
when = ["local-review-decided", "proceeding:{kind}"]
within = {{ months = 3, of = "local-review-decided" }}
"""
    TIME = 'timing = { amount = 3, unit = "months", relation = "within", starts = ["local-review-decided"] }'

    @pytest.mark.parametrize(
        ("entries", "verdict"),
        [((Proceeding("prosecution", "open", on="2025-01-10"),), "overdue"), ((), "date-passed-check")],
    )
    def test_is_told_as_sure(self, tmp_path: Path, entries: tuple[AnyEntry, ...], verdict: str) -> None:
        rules = self.RULE.format(kind="criminal-investigation") + self.RULE.format(kind="prosecution")
        texts = cspr.framework("my-area", extra=folder(tmp_path / "procedure", rules, self.TIME, words=self.WORDS))
        (found,) = (each for each in schedule(texts, known(*entries)) if each.topic == "x-my-area/liaison")
        assert main_date(found, ON).verdict.value == verdict


class TestWhoseDecision:
    """A decision is taken by those to whom the text gives it, also where what it asks for first is not so."""

    WORDS = """
[fact]
"x-my-area/impact" = "Is there evidence of impact?"
[decision]
"x-my-area/closing" = { title = "Whether to close the plan", outcomes = { close = "x-my-area/closed" } }
[event]
"x-my-area/closed" = "Plan closed"
[step]
"x-my-area/close" = { title = "Close the plan", stage = "improvement", done_by = ["x-my-area/closed"] }
"""
    RULES = """
[[duty]]
id = "close"
clauses = ["MYA-001"]
step = "x-my-area/close"
when = ["local-review-decided", "x-my-area/impact"]
how = "decides"
"""

    @pytest.mark.parametrize(
        ("by", "answer", "kinds"),
        [
            ("executive-group", "no", set[str]()),
            ("executive-group", "yes", set[str]()),
            ("review-group", "yes", {"not-theirs"}),
        ],
    )
    def test_is_theirs(self, tmp_path: Path, by: str, answer: str, kinds: set[str]) -> None:
        clause = 'actor = "executive-group"'
        texts = cspr.framework("my-area", extra=folder(tmp_path / "procedure", self.RULES, clause, words=self.WORDS))
        taken = Decided("x-my-area/closing", "x-my-area/closed", on="2025-05-20", by=by, rationale_ref="R-2")
        impact = Established("x-my-area/impact", answer, on="2025-05-01", by="partnership")
        (found,) = (each for each in decisions(texts, known(impact, taken)) if each.decision == "x-my-area/closing")
        assert {each.kind.value for one in found.taken for each in one.findings} == kinds


class TestNotYetDecided:
    """What an undecided decision may forbid to publish is no matter of the publication of another report."""

    WORDS = """
[decision]
"x-my-area/learning" = { title = "Whether to hold it", outcomes = { hold = "x-my-area/held", not = "x-my-area/no" } }
[event]
"x-my-area/held" = "Learning review decided on"
"x-my-area/no" = "No learning review"
"""
    RULES = """
[[duty]]
id = "not-published"
clauses = ["MYA-001"]
topic = "other-learning-publication"
when = ["x-my-area/held"]
"""

    @pytest.mark.parametrize(
        ("entries", "answers"),
        [
            ((), []),
            ((Happened("published", "2025-05-30"),), ["it is not known whether this is allowed"]),
            ((Happened("x-my-area/held", "2025-05-01"),), ["not allowed, on what is recorded"]),
        ],
        ids=["nothing-decided", "published-all-the-same", "held"],
    )
    def test_is_not_listed(self, tmp_path: Path, entries: tuple[AnyEntry, ...], answers: list[str]) -> None:
        clause = 'refrain = true\nactor = "safeguarding-partners"'
        texts = cspr.framework("my-area", extra=folder(tmp_path / "procedure", self.RULES, clause, words=self.WORDS))
        found = publication.readiness(texts, known(*entries))
        own = [each for each in found.requirements if any(its.instrument == "procedure" for its in each.sources)]
        assert [each.why for each in own] == answers
