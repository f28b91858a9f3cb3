"""What a procedure says is shown where somebody looks for it, or it is said that it was left out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import cspr
from cspr.authoring import check_folders
from cspr.cli import main
from cspr.guidance.reading import read_folder
from cspr.lifecycle import progress
from cspr.record import AnyEntry, Decided, Established, Happened, Proceeding, Review
from cspr.roles import profile
from cspr.show import as_text, to_text
from cspr.show.layout import steps as layout
from cspr.show.passages import passages
from cspr.show.tree import Page
from cspr.timescales import schedule
from folders import folder

WITHIN = 'timing = { amount = 3, unit = "working-days", relation = "within", starts = ["case-referred"] }'
DUTY = """
[[duty]]
id = "tell"
clauses = ["MYA-001"]
step = "group-comment"
when = ["case-referred"]
within = { working_days = 3, of = "case-referred" }
note = "The clerk is told as well."
"""
LEFT_OUT = '[[not_modelled]]\nclauses = ["MYA-001", "MYA-002", "MYA-003"]\nwhy = "No prices are recorded."\n'
BODY = '[[body]]\nbody = "review-group"\nclauses = ["MYA-001", "MYA-002", "MYA-003"]\n'


class TestANote:
    @pytest.fixture
    def documents(self, tmp_path: Path) -> cspr.Framework:
        return cspr.framework("my-area", extra=[folder(tmp_path / "procedure", DUTY, f"{WITHIN}\nactor = police")])

    def test_stands_in_the_whole_report_beside_its_date_its_task_and_in_the_publication_check(
        self, documents: cspr.Framework
    ) -> None:
        review = Review("MA-01", "my-area").record(Happened("case-referred", "2024-05-03"))
        text = " ".join(str(cspr.report(documents, review.as_of(date(2024, 5, 7)))).split())
        assert text.count("Note: The clerk is told as well.") == 3

    def test_stands_in_the_profile_of_whoever_owes_it(self, documents: cspr.Framework) -> None:
        assert "Note: The clerk is told as well." in to_text(profile(documents, "police"))


class TestAReasonForLeavingOut:
    def test_is_shown_also_of_what_only_states_something_and_beside_what_a_rule_carries(self, tmp_path: Path) -> None:
        path = folder(tmp_path / "procedure", LEFT_OUT + DUTY, WITHIN, "force = is", "")
        found = {passage.clause.id: (passage.place, passage.why) for passage in passages(read_folder(path))}
        why = "No prices are recorded."
        assert found == {
            "MYA-001": ("ruled", why),
            "MYA-002": ("not_modelled", why),
            "MYA-003": ("not_modelled", why),
        }

    def test_stands_on_the_page_of_the_document(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = folder(tmp_path / "procedure", LEFT_OUT + DUTY, WITHIN, "force = is", "")
        assert main(["guidance", "show", "procedure", "--partnership", "my-area", "--extra", str(path)]) == 0
        shown = [line.strip(" -") for line in capsys.readouterr().out.splitlines() if "No prices" in line]
        assert shown == [
            "Left out: No prices are recorded.",
            "Nothing is computed: No prices are recorded.",
            "Nothing is computed: No prices are recorded.",
        ]


class TestABodyThatNamesMoreThanItHolds:
    @pytest.mark.parametrize(
        ("held", "expected"),
        [
            ("chair = 'police'\ndeputy = 'health'\n", ["MYA-001", "MYA-002", "MYA-003"]),
            ("chair = 'police'\nmeets = { every = 6, unit = 'weeks' }\n", []),
        ],
    )
    def test_is_remarked_on(self, tmp_path: Path, held: str, expected: list[str]) -> None:
        path = folder(tmp_path / "procedure", BODY + held, "", "", "")
        told = [remark.suggestion for remark in check_folders([path]).remarks if remark.code == "nothing-carried"]
        advice = "3 clauses stand in it alone and it holds 2 of what they say; write the rest, or a note"
        assert told == ([f"{advice}: {', '.join(expected)}"] if expected else [])

    def test_is_not_where_another_rule_carries_one_of_them(self, tmp_path: Path) -> None:
        path = folder(tmp_path / "procedure", f"{BODY}chair = 'police'\ndeputy = 'health'\n{DUTY}", WITHIN, "", "")
        assert [remark.code for remark in check_folders([path]).remarks] == []


def test_a_command_that_was_given_to_another_one_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    for given, expected in (
        ("check", "did you mean 'cspr check'?"),
        ("look", "cspr guidance --help lists what there is"),
    ):
        with pytest.raises(SystemExit):
            main(["guidance", given, "folder"])
        assert capsys.readouterr().err.strip().endswith(f"there is no such WHAT; {expected}")


HOLDS = """
[[hold]]
id = "trial"
clauses = ["MYA-002"]
while = "prosecution"
may_delay = ["group-comment"]
consult = ["police"]
inform = ["x-my-area/clerk"]
note = "The clerk keeps a list."

[[hold]]
id = "search"
clauses = ["MYA-003"]
while = "x-my-area/search"
goes_on = ["group-comment"]

[[hold]]
id = "either"
clauses = ["MYA-004"]
while = "either-of-them"
weighs = ["group-comment"]

[[criterion]]
id = "either-of-them"
title = "Either of them"
clauses = ["MYA-004"]
any = ["child-died", "x-my-area/search"]
"""
WORDS = '[fact]\n"x-my-area/search" = "Is a search going on?"\n[role]\n"x-my-area/clerk" = "Clerk"\n'


class TestWhatOpenProceedingsDoToAStep:
    @pytest.fixture
    def documents(self, tmp_path: Path) -> cspr.Framework:
        rules, clauses = DUTY + HOLDS, (f"{WITHIN}\nactor = police", "", "", "")
        return cspr.framework("my-area", extra=[folder(tmp_path / "procedure", rules, *clauses, words=WORDS)])

    def steps(self, documents: cspr.Framework, *entries: AnyEntry) -> list[str]:
        review = Review("MA-01", "my-area").record(Happened("case-referred", "2024-05-03"), *entries)
        step = next(
            each for each in progress(documents, review.as_of(date(2024, 5, 7))) if each.step == "group-comment"
        )
        text = as_text.write(Page("", tuple(layout.steps([step]))))
        return [" ".join(part.split()) for part in text.split("\n      ") if part.strip()][1:]

    def test_stands_beside_it_in_the_whole_report(self, documents: cspr.Framework) -> None:
        entries = (
            Proceeding("prosecution", "open", on="2024-05-06"),
            Established("x-my-area/search", "yes", on="2024-05-06", by="police"),
        )
        source = "Procedure (1), MYA-00{}: local procedure, must; text seen"
        assert " ".join(self.steps(documents, *entries)) == (
            f"May be delayed: the prosecution is open; consult first: Police; tell: Clerk [{source.format(2)}] "
            "Note: The clerk keeps a list. "
            f"Goes on: Is a search going on? Yes [{source.format(3)}] "
            f"To be weighed: Either of them [{source.format(4)}]"
        )

    def test_is_not_there_before_they_are_known_to_be_open(self, documents: cspr.Framework) -> None:
        assert self.steps(documents) == []


@pytest.mark.parametrize(
    ("duties", "expected"),
    [
        ("", "no duty stands on this step"),
        (
            '[[duty]]\nid = "a"\nclauses = ["MYA-001"]\nstep = "x-my-area/propose"\nhow = "recommends"\n',
            "each duty on it asks for a part in it; leave how out where the step is that part itself",
        ),
    ],
)
def test_an_own_step_that_nobody_takes_is_remarked_on(tmp_path: Path, duties: str, expected: str) -> None:
    words = '[step]\n"x-my-area/propose" = { title = "Propose", stage = "determination" }\n'
    path = folder(tmp_path / "procedure", duties, *([""] if duties else ["force = is"]), words=words)
    told = [str(remark) for remark in check_folders([path]).remarks if remark.code == "nobody-owes"]
    assert told == [f"nobody-owes at vocabulary.toml: $.step.x-my-area/propose: {expected}"]


class TestTheLastOfSeveralBeforeWhichSomethingIsNotDone:
    RULE = (
        '[[duty]]\nid = "a"\nclauses = ["MYA-001"]\nstep = "publish"\nwhen = ["local-review-decided"]\n'
        'not_before = {{ working_days = 5, {} = ["prosecution-concluded", "family-heard-findings"] }}\n'
    )
    STATED = (
        'timing = { amount = 5, unit = "working-days", relation = "not-before", '
        'starts = ["prosecution-concluded", "family-heard-findings"] }'
    )

    @pytest.mark.parametrize(("heard", "expected"), [((), ["None"]), (("2024-05-10",), ["2024-05-17"])])
    def test_is_waited_for(self, tmp_path: Path, heard: tuple[str, ...], expected: list[str]) -> None:
        documents = cspr.framework(
            "my-area", extra=[folder(tmp_path / "procedure", self.RULE.format("of_last_of"), self.STATED)]
        )
        entries: tuple[AnyEntry, ...] = (
            Decided("local-review", "review", on="2024-03-01", by="safeguarding-partners"),
            Happened("prosecution-concluded", "2024-05-03"),
            *(Happened("family-heard-findings", day) for day in heard),
        )
        situation = Review("MA-01", "my-area").record(*entries).as_of(date(2024, 5, 13))
        own = [
            str(reading.due)
            for timescale in schedule(documents, situation)
            for reading in timescale.readings
            if reading.source.clauses == ("MYA-001",)
        ]
        assert own == expected
        publish = next(each for each in progress(documents, situation) if each.step == "publish")
        waits = {blocker.name for blocker in publish.blockers if blocker.source.clauses == ("MYA-001",)}
        assert waits == (set() if heard else {"family-heard-findings"})

    def test_of_any_of_several_is_said_how_to_write(self, tmp_path: Path) -> None:
        (problem,) = check_folders(
            [folder(tmp_path / "procedure", self.RULE.format("of_any_of"), self.STATED)]
        ).problems
        assert str(problem) == (
            "no-start at rules.toml: $.duty[0].not_before.of_any_of (a): for the last of them write of_last_of; else "
            "name one event in of, and write a second duty for the other"
        )

    def test_of_what_is_counted_back_names_one_event(self, tmp_path: Path) -> None:
        rule = self.RULE.format("of_last_of").replace("not_before", "at_least_before")
        (problem,) = check_folders([folder(tmp_path / "procedure", rule, self.STATED)]).problems
        assert str(problem) == (
            "no-start at rules.toml: $.duty[0].at_least_before.of_last_of (a): name one event in of, and write a "
            "second duty for the other"
        )
