"""One procedure of several partnerships, documents that take one another's place, and folders checked together."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

import cspr
from cspr.authoring import check_folders
from cspr.cli import main
from cspr.comparison import compare
from cspr.dates import PartialDate
from cspr.guidance.superseding import stale
from cspr.guidance.windows import Window
from cspr.show.layout.documents import in_force
from folders import folder

TERM = '[[term]]\nid = "group"\nclauses = ["{0}-001"]\nmeans = "review-subgroup"\nsays = ["{1}"]\n'
DUTY = """
[[duty]]
id = "look"
clauses = ["MYA-001"]
step = "x-two-rivers/look"
when = ["case-referred"]
within = { working_days = 3, of = "case-referred" }
"""
WORDS = """
[step."x-two-rivers/look"]
title = "Look"
says = "Somebody looks."
stage = "determination"
done_by = ["x-two-rivers/looked"]

[event."x-two-rivers/looked"]
title = "Looked"
says = "Somebody has looked."
"""
STATED = 'timing = { amount = 3, unit = "working-days", relation = "within", starts = ["case-referred"] }'
SCENARIO = """
title = "A case is referred"
on = 2024-05-07
clauses = ["MYA-001"]

[[entry]]
kind = "happened"
event = "case-referred"
on = 2024-05-03

[[expect]]
duty = "x-two-rivers/look"
clause = "MYA-001"
due = 2024-05-09
"""
SHARED = 'partnerships = ["north", "south"]\nseries = "two-rivers"\nformat = 2'


def codes(*folders: Path) -> list[str]:
    return [problem.code for problem in check_folders(folders).problems]


def remarked(*folders: Path) -> list[str]:
    return [remark.code for remark in check_folders(folders).remarks]


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    return folder(tmp_path / "shared", DUTY, STATED, instrument=SHARED, words=WORDS, scenario=SCENARIO)


@pytest.fixture
def north(tmp_path: Path) -> Path:
    rules = TERM.format("NO", "North Group") + DUTY.replace("MYA", "NO").replace('"look"', '"own-look"')
    return folder(tmp_path / "north-own", rules, STATED, prefix="NO", instrument='partnership = "north"')


@pytest.fixture
def south(tmp_path: Path) -> Path:
    rules = TERM.format("SO", "South Group")
    return folder(tmp_path / "south-own", rules, "force = is", prefix="SO", instrument='partnership = "south"')


class TestOneProcedureOfSeveralPartnerships:
    def test_it_is_checked_for_each_with_what_each_has_beside_it(self, shared: Path, north: Path, south: Path) -> None:
        checked = check_folders([shared, north, south])
        assert (checked.partnerships, checked.problems, checked.scenarios) == (("north", "south"), (), 1)
        assert [each.instrument for each in checked.coverage] == ["shared", "north-own", "south-own"]

    def test_each_partnership_answers_with_it(self, shared: Path, north: Path) -> None:
        framework = cspr.framework("north", extra=[shared, north])
        assert [of.slug for of in framework.local] == ["north-own", "shared"]
        assert [of.slug for of in cspr.framework("south", extra=shared).local] == ["shared"]

    def test_copies_compare_without_differences(self, shared: Path, tmp_path: Path) -> None:
        both = compare(cspr.framework("north", extra=shared), cspr.framework("south", extra=shared))
        copy = shutil.copytree(shared, tmp_path / "copied")
        text = copy.joinpath("instrument.toml").read_text("utf-8").replace('"shared"', '"copied"')
        copy.joinpath("instrument.toml").write_text(text.replace('"north", "south"', '"east", "west"'), "utf-8")
        copied = compare(cspr.framework("north", extra=shared), cspr.framework("east", extra=copy))
        assert {row.kind.value for row in (*both.rows, *copied.rows)} <= {"same"}

    def test_a_scenario_that_fails_for_both_is_told_once(self, shared: Path) -> None:
        path = shared / "scenarios" / "one.toml"
        path.write_text(path.read_text("utf-8").replace("due = 2024-05-09", "due = 2024-05-10"), "utf-8")
        assert codes(shared) == ["comes-out-otherwise"]

    def test_a_folder_of_a_third_is_told_apart(self, shared: Path, tmp_path: Path) -> None:
        third = folder(
            tmp_path / "third",
            TERM.format("TH", "Group"),
            "force = is",
            prefix="TH",
            instrument='partnership = "third"',
        )
        assert codes(shared, third) == ["other-partnership"]

    def test_a_folder_that_names_nobody_is_not_passed_over(self, shared: Path, tmp_path: Path) -> None:
        nobody = folder(tmp_path / "nobody", TERM.format("TH", "Group"), "force = is", prefix="TH", instrument="")
        assert codes(shared, nobody) == ["other-partnership"]

    def test_the_command_compares_partnerships_and_documents_of_several_folders(
        self, shared: Path, north: Path, south: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        extra = [word for path in (shared, north, south) for word in ("--extra", str(path))]
        assert main(["compare", "north", "south", *extra]) == 0
        assert "North Group" in capsys.readouterr().out
        assert main(["compare", "north-own", "shared", *extra]) == 0
        assert "Left: North Own. Right: Shared" in capsys.readouterr().out
        assert main(["compare", "nowhere", "shared", *extra]) == 0
        assert "No local procedure of Nowhere is held" in capsys.readouterr().out


def edition(path: Path, more: str, window: str, prefix: str = "MYA", series: str = "procedure") -> Path:
    of = f'partnership = "my-area"\nseries = "{series}"\n{more}'
    rules = TERM.format(prefix, "Group")
    return folder(path, rules, "force = is", prefix=prefix, instrument=of, window=window)


class TestSuperseding:
    @pytest.mark.parametrize(
        ("older", "newer", "told"),
        [
            ("from = 2020-01-01", "from = 2024-04-01", "from 1 Jan 2020, until 1 Apr 2024 (not included)"),
            ("", "from = 2024-04-01", "from a day that is not known, until 1 Apr 2024 (not included)"),
            ("from = 2020-01-01", "", "from 1 Jan 2020; replaced on a day that is not known"),
            ("from = 2020-01-01\nuntil = 2023-01-01", "", "from 1 Jan 2020, until 1 Jan 2023 (not included)"),
            (
                "from = 2020-01-01\nuntil = 2023-01-01",
                "from = 2024-04-01",
                "from 1 Jan 2020, until 1 Jan 2023 (not included)",
            ),
        ],
    )
    def test_the_older_ends_where_the_newer_begins(self, tmp_path: Path, older: str, newer: str, told: str) -> None:
        folders = [
            edition(tmp_path / "of-2020", "", older, "OLD"),
            edition(tmp_path / "of-2024", 'supersedes = ["of-2020"]', newer, "NEW"),
        ]
        assert codes(*folders) == []
        framework = cspr.framework("my-area", extra=folders)
        assert in_force(framework.instruments["of-2020"].window) == told

    def test_where_the_newer_began_at_the_latest_the_older_may_have_ended_before(self) -> None:
        newer = Window(start=PartialDate.read("2024-04-01"), end=None, open_start=True)
        ended = Window(start=PartialDate.read("2020-01-01"), end=None).ended_by(newer)
        assert [ended.holds(PartialDate.read(day)).value for day in ("2021-01-01", "2024-04-01")] == ["unknown", "no"]

    def test_one_replaced_on_an_unknown_day_says_so(self, tmp_path: Path) -> None:
        folders = [
            edition(tmp_path / "of-2020", "", "from = 2020-01-01", "OLD"),
            edition(tmp_path / "of-2024", 'supersedes = ["of-2020"]', "", "NEW"),
        ]
        assert remarked(*folders) == ["replaces-on-unknown-day"]
        framework = cspr.framework("my-area", extra=folders)
        assert [(of.slug, says) for of, says in stale(framework, date(2024, 6, 1))] == [
            ("of-2020", "was replaced by Procedure on a day that is not known")
        ]

    def test_a_document_is_checked_with_those_it_names(self, tmp_path: Path) -> None:
        newer = edition(tmp_path / "of-2024", 'supersedes = ["of-2020"]', "from = 2024-04-01")
        (problem,) = check_folders([newer]).problems
        assert str(problem) == (
            "unknown-instrument at instrument.toml: $.instrument.supersedes: no such document is given; "
            "give both folders: cspr check OLDER NEWER"
        )

    def test_a_slip_in_the_name_of_a_national_document_is_told(self, tmp_path: Path) -> None:
        path = edition(tmp_path / "of-2024", 'written_against = ["working-together-203"]', "from = 2024-04-01")
        (problem,) = check_folders([path]).problems
        assert problem.suggestion == "did you mean 'working-together-2023'?"

    @pytest.mark.parametrize(
        ("more", "window", "remark"),
        [
            ('written_against = ["working-together-2023"]', "from = 2023-12-01", ["begins-before-its-source"]),
            ('written_against = ["working-together-2023"]', "from = 2023-12-15", []),
            ('written_against = ["working-together-2023"]', "", []),
        ],
    )
    def test_a_window_before_the_edition_it_is_written_against_is_said(
        self, tmp_path: Path, more: str, window: str, remark: list[str]
    ) -> None:
        assert remarked(edition(tmp_path / "of-2023", more, window)) == remark

    def test_one_that_begins_before_what_it_replaces_is_said(self, tmp_path: Path) -> None:
        older = edition(tmp_path / "of-2020", "", "from = 2020-01-01", "OLD")
        newer = edition(tmp_path / "of-2019", 'supersedes = ["of-2020"]', "from = 2019-01-01", "NEW")
        assert remarked(older, newer) == ["begins-before-its-source"]


def test_where_its_dates_stand_that_is_said(tmp_path: Path) -> None:
    rules = DUTY.replace('"x-two-rivers/look"', '"inform-council"')
    old = folder(tmp_path / "of-2020", rules, STATED, window="from = 2020-01-01")
    new = edition(tmp_path / "of-2024", 'supersedes = ["of-2020"]', "", "NEW")
    review = cspr.Review("MA-01", "my-area").record(cspr.Happened("case-referred", "2024-05-03"))
    schedule = cspr.timescales.schedule(cspr.framework("my-area", extra=[old, new]), review.as_of(date(2024, 5, 7)))
    (reading,) = next(each for each in schedule if each.topic == "inform-council").readings
    assert "replaced by a later text on a day that is not known: may not have applied" in reading.reasons


def test_a_temporary_measure_stands_in_place_of_a_clause_for_its_time(tmp_path: Path) -> None:
    rules = DUTY.replace('"x-two-rivers/look"', '"inform-council"')
    old = folder(tmp_path / "usual", rules, STATED)
    shorter = STATED.replace("amount = 3", "amount = 1")
    trial = rules.replace("MYA", "TRI").replace("working_days = 3", "working_days = 1")
    trial += '[[duty]]\nid = "instead"\nclauses = ["TRI-001"]\nstep = "inform-council"\npart = "instead"\n'
    trial += 'when = ["case-referred"]\nrelaxes = ["MYA-001"]\n'
    new = folder(tmp_path / "trial", trial, shorter, prefix="TRI", window="from = 2024-09-01\nuntil = 2025-03-01")
    documents = cspr.framework("my-area", extra=[old, new])
    for day, expected in (
        (date(2024, 10, 1), {"MYA-001": "may-be-suspended", "TRI-001": "due"}),
        (date(2025, 3, 3), {"MYA-001": "due"}),
    ):
        situation = cspr.Review("MA-01", "my-area").record(cspr.Happened("case-referred", day)).as_of(day)
        readings = next(
            each.readings for each in cspr.timescales.schedule(documents, situation) if each.topic == "inform-council"
        )
        assert {each.source.clauses[0]: each.status.value for each in readings} == expected


def suspending_duty(tmp_path: Path, more: str, form: int = 2) -> list[Path]:
    rules = DUTY.replace('"x-two-rivers/look"', '"inform-council"')
    old = folder(tmp_path / "usual", rules, STATED)
    easing = '[[duty]]\nid = "instead"\nclauses = ["TRI-001"]\nstep = "inform-council"\nrelaxes = ["MYA-001"]\n' + more
    instrument = f'partnership = "my-area"\nformat = {form}'
    stated = STATED if "within" in more else ""
    return [old, folder(tmp_path / "trial", easing, stated, prefix="TRI", instrument=instrument)]


@pytest.mark.parametrize(("entered", "expected"), [("open", ["may-be-suspended"]), ("none", ["due"]), ("", None)])
def test_a_clause_is_suspended_only_where_the_conditions_of_that_hold(
    tmp_path: Path, entered: str, expected: list[str] | None
) -> None:
    documents = cspr.framework("my-area", extra=suspending_duty(tmp_path, 'when = ["proceeding:prosecution"]\n', 1))
    review = cspr.Review("MA-01", "my-area").record(cspr.Happened("case-referred", "2024-05-03"))
    if entered:
        review = review.record(cspr.Proceeding("prosecution", entered, on="2024-05-03"))
    schedule = cspr.timescales.schedule(documents, review.as_of(date(2024, 5, 7)))
    (reading,) = next(each for each in schedule if each.topic == "inform-council").readings
    if expected is None:
        assert [each.in_force.value for each in reading.relaxations] == ["unknown"]
        assert reading.reasons[-1] == "Procedure (1) may suspend this (TRI-001)"
    else:
        assert [reading.status.value] == expected


class TestWhatSuspendsAClause:
    TIME = 'when = ["case-referred"]\nwithin = { working_days = 3, of = "case-referred" }\n'
    TOLD = (
        "time-of-what-suspends at trial/rules.toml: $.duty[0].relaxes: what suspends a clause has no time of its own; "
        "write the new time in a second duty on the step"
    )

    @pytest.mark.parametrize("more", [TIME, 'not_on = ["friday"]\n'])
    def test_has_no_time_or_days_of_its_own(self, tmp_path: Path, more: str) -> None:
        folders = suspending_duty(tmp_path, more)
        with pytest.raises(cspr.CsprError) as error:
            cspr.framework("my-area", extra=folders)
        assert [str(problem) for problem in error.value.problems] == [self.TOLD]

    def test_is_remarked_on_in_a_folder_of_format_1(self, tmp_path: Path) -> None:
        folders = suspending_duty(tmp_path, self.TIME, 1)
        assert codes(*folders) == []
        assert "time-of-what-suspends" in remarked(*folders)


class TestBadInput:
    @pytest.mark.parametrize(
        ("form", "problem", "remark"), [(2, ["cycle-of-supersedes"], []), (1, [], ["cycle-of-supersedes"])]
    )
    def test_a_circle_of_supersedes(self, tmp_path: Path, form: int, problem: list[str], remark: list[str]) -> None:
        one = edition(tmp_path / "one", f'format = {form}\nsupersedes = ["two"]', "from = 2020-01-01", "ONE")
        two = edition(tmp_path / "two", f'format = {form}\nsupersedes = ["one"]', "from = 2020-01-01", "TWO")
        assert codes(one, two) == problem
        assert remarked(one, two) == remark

    def test_two_circles_are_told_each_once_where_it_is_refused(self, tmp_path: Path) -> None:
        after = {"one": ("two", 1), "two": ("three", 2), "three": ("one", 2), "four": ("five", 2), "five": ("four", 2)}
        folders = [
            edition(
                tmp_path / name, f'format = {form}\nsupersedes = ["{other}"]', "from = 2020-01-01", name[:3].upper()
            )
            for name, (other, form) in after.items()
        ]
        with pytest.raises(cspr.CsprError) as error:
            cspr.framework("my-area", extra=folders)
        assert [str(problem).partition(": leave")[0] for problem in error.value.problems] == [
            "cycle-of-supersedes at three/instrument.toml: $.instrument.supersedes",
            "cycle-of-supersedes at five/instrument.toml: $.instrument.supersedes",
        ]
        assert error.value.problems[1].suggestion.endswith("in a circle: five, four")

    def test_one_that_supersedes_itself(self, tmp_path: Path) -> None:
        assert codes(edition(tmp_path / "one", 'format = 2\nsupersedes = ["one"]', "")) == ["cycle-of-supersedes"]

    def test_two_that_both_claim_to_be_the_only_procedure(self, tmp_path: Path) -> None:
        one = edition(tmp_path / "one", "only = true", "", "ONE", "one")
        two = edition(tmp_path / "two", "only = true", "", "TWO", "two")
        assert codes(one, two) == ["two-only-procedures"]
        three = edition(tmp_path / "three", "only = true", "", "THR", "three")
        with pytest.raises(cspr.CsprError, match="three, two says so as well") as error:
            cspr.framework("my-area", extra=[one, two, three])
        assert len(error.value.problems) == 1

    def test_of_two_editions_each_may_be_the_only_one_in_its_time(self, tmp_path: Path) -> None:
        one = edition(tmp_path / "one", "only = true", "from = 2020-01-01", "ONE")
        two = edition(tmp_path / "two", 'only = true\nsupersedes = ["one"]', "from = 2024-01-01", "TWO")
        assert codes(one, two) == []

    def test_a_national_text_is_not_ended_by_a_local_one(self, tmp_path: Path) -> None:
        path = edition(tmp_path / "one", 'format = 2\nsupersedes = ["working-together-2018"]', "")
        assert codes(path) == ["supersedes-national"]


@pytest.mark.parametrize(
    ("more", "called"),
    [
        ("", "Procedure (1)"),
        ('edition = "2024"', "Procedure (2024)"),
        ('title = "Procedure, 2024"\nedition = "2024"', "Procedure, 2024"),
        ('edition = "2024"\nshort = "Our procedure"', "Our procedure"),
    ],
)
def test_each_edition_is_told_apart_beside_its_clauses(tmp_path: Path, more: str, called: str) -> None:
    rule = '[[duty]]\nid = "look"\nclauses = ["MYA-001"]\nstep = "alert-bodies"\n'
    path = folder(tmp_path / "procedure", rule, "")
    instrument = path / "instrument.toml"
    kept = [line for line in instrument.read_text("utf-8").splitlines() if line.split(" = ")[0] not in more]
    head = kept.index("[instrument]") + 1
    instrument.write_text("\n".join([*kept[:head], *more.splitlines(), *kept[head:]]), "utf-8")
    (duty,) = (each for each in cspr.framework("my-area", extra=path).duties if each.id == "look")
    assert str(duty.source) == f"{called}, MYA-001: local procedure, must; text seen"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            'partnerships = ["saltby", "saltby"]',
            "partnership-given-twice at shared/instrument.toml: $.instrument.",
        ),
        ('partnerships = "saltby, wold"', "not-a-list at shared/instrument.toml: $.instrument.partnerships: write a "),
        (
            'partnership = ["saltby", "wold"]',
            "not-text at shared/instrument.toml: $.instrument.partnership: write one in quotes; several stand in part",
        ),
    ],
)
def test_whose_a_document_is_gives_one_message(tmp_path: Path, written: str, expected: str) -> None:
    whole = shutil.copytree(Path(__file__).parents[2] / "examples" / "two-partnerships", tmp_path / "two")
    instrument = whole / "shared" / "instrument.toml"
    text = instrument.read_text("utf-8").replace('partnerships = ["saltby", "wold"]', written)
    instrument.write_text(text, "utf-8")
    checked = check_folders([whole / name for name in ("shared", "shared-2021", "saltby", "wold")])
    assert [str(problem)[: len(expected)] for problem in checked.problems] == [expected]
