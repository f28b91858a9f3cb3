"""Only who decides takes a decision; whoever is consulted on it, comments or recommends stands beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.authoring import check_folders
from cspr.criteria import decisions
from cspr.show import to_text
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.criteria import Deciding

ACTORS = ('actor = "safeguarding-partners"', 'actor = "independent-scrutineer"')
WHO = """
[[duty]]
id = "decide"
clauses = ["MYA-001"]
step = "{step}"
how = "decides"

[[duty]]
id = "scrutineer"
clauses = ["MYA-002"]
step = "{step}"
how = "{how}"
{more}
"""
OWN = """
[step."x-my-area/sort"]
title = "Sort it"
stage = "determination"
done_by = ["x-my-area/taken", "x-my-area/left"]
[decision."x-my-area/take"]
title = "Whether to take it"
outcomes = {{ take = "x-my-area/taken", leave = "{leave}" }}
"""
PARTNERS = cspr.Decided("local-review", "no-review", on="2024-06-03", by="safeguarding-partners", rationale_ref="R-1")


def _deciding(made: Path, decision: str, *entries: cspr.Decided) -> Deciding:
    review = cspr.Review("MA-01", "my-area").record(*entries)
    documents = cspr.framework("my-area", extra=made)
    (found,) = decisions(documents, review.as_of(date(2024, 6, 10)), decision)
    return found


def _lines(found: Deciding) -> list[str]:
    """The lines on whom the procedure names."""
    return [line.split(" [")[0].strip(" -") for line in to_text(found, width=1000).splitlines() if "MYA-" in line]


class TestWhoIsConsulted:
    @pytest.mark.parametrize(
        ("how", "says"),
        [
            ("is-consulted", "to be consulted on it"),
            ("comments", "to comment on it"),
            ("recommends", "to recommend it"),
            ("considers", "to consider it"),
        ],
    )
    def test_does_not_take_the_decision(self, tmp_path: Path, how: str, says: str) -> None:
        found = _deciding(
            folder(tmp_path / "one", WHO.format(step="decide-on-review", how=how, more=""), *ACTORS),
            "local-review",
            PARTNERS,
        )
        assert _lines(found) == ["by Safeguarding partners", f"Independent scrutineer: {says}"]
        assert [each.duty.how for each in found.beside] == [how]
        assert "given-to-another" not in [finding.kind.value for finding in found.taken[0].findings]

    def test_only_in_some_cases_may_be_so(self, tmp_path: Path) -> None:
        rules = WHO.format(step="decide-on-review", how="is-consulted", more='when = ["child-died"]')
        found = _deciding(folder(tmp_path / "one", rules, *ACTORS), "local-review")
        assert _lines(found)[1] == "Independent scrutineer: to be consulted on it (may apply)"

    def test_who_decides_as_well_takes_it_too(self, tmp_path: Path) -> None:
        rules = WHO.format(step="decide-on-review", how="decides", more='part = ""')
        found = _deciding(folder(tmp_path / "one", rules, *ACTORS), "local-review", PARTNERS)
        assert _lines(found)[:2] == ["by Safeguarding partners", "by Independent scrutineer"]
        assert found.beside == ()


class TestADecisionOfAPartnershipsOwn:
    def test_is_taken_by_whoever_takes_the_step_that_it_ends(self, tmp_path: Path) -> None:
        rules = WHO.format(step="x-my-area/sort", how="is-consulted", more="")
        made = folder(tmp_path / "one", rules, *ACTORS, words=OWN.format(leave="x-my-area/left"))
        taken = cspr.Decided("x-my-area/take", "x-my-area/taken", on="2024-06-03", by="police", rationale_ref="R-1")
        found = _deciding(made, "x-my-area/take", taken)
        assert _lines(found)[:2] == ["by Safeguarding partners", "Independent scrutineer: to be consulted on it"]
        assert [finding.kind.value for finding in found.taken[0].findings] == ["not-theirs"]

    def test_that_does_not_end_the_step_is_nobodys_by_it(self, tmp_path: Path) -> None:
        rules = WHO.format(step="x-my-area/sort", how="is-consulted", more="")
        words = OWN.format(leave="x-my-area/gone") + '[event]\n"x-my-area/left" = "Left"\n'
        found = _deciding(folder(tmp_path / "one", rules, *ACTORS, words=words), "x-my-area/take")
        assert (found.deciders, found.beside) == ((), ())


class TestOtherLearning:
    RULE = """
[[duty]]
id = "learn"
clauses = ["MYA-001"]
step = "decide-on-review"
topic = "other-learning"
when = ["child-died"]
{how}
"""

    @pytest.mark.parametrize(
        ("how", "remarked"), [('how = "decides"', True), ('how = "considers"', False), ("", False)]
    )
    def test_on_which_somebody_decides_is_a_decision_of_its_own(
        self, tmp_path: Path, how: str, *, remarked: bool
    ) -> None:
        checked = check_folders([folder(tmp_path / "one", self.RULE.format(how=how), "")])
        advice = (
            "its step is the decision on an LCSPR, and is done with that; declare a decision of your own, and a step "
            "with its outcomes in done_by"
        )
        path = "rules.toml: $.duty[0].topic (learn)"
        found = [(each.path, each.suggestion) for each in checked.remarks if each.code == "decides-another-matter"]
        assert (checked.problems, found) == ((), [(path, advice)] if remarked else [])


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [("review", "not-theirs"), ("no-review", "not-theirs"), ("other-learning", "given-to-another")],
)
def test_a_text_on_one_outcome_gives_the_decision_on_no_other(tmp_path: Path, outcome: str, expected: str) -> None:
    rules = WHO.format(step="decide-on-review", how="decides", more='topic = "other-learning"')
    group = "independent-scrutineer"
    decided = cspr.Decided("local-review", outcome, on="2024-06-03", by=group, rationale_ref="R-1")
    found = _deciding(folder(tmp_path / "one", rules, *ACTORS), "local-review", decided)
    told = [
        each.kind.value for each in found.taken[0].findings if each.kind.value in {"not-theirs", "given-to-another"}
    ]
    assert told == [expected]
