"""What may be asked together: a situation, and the documents of its own partnership or the national ones."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cspr import (
    anonymity,
    caseload,
    changing,
    comparison,
    criteria,
    engagement,
    first_screen,
    forms,
    history,
    lifecycle,
    publication,
    reporting,
    roles,
    timescales,
)
from cspr.authoring.scenarios import read_scenarios
from cspr.cli import main
from cspr.conditions import Open
from cspr.errors import BadInputError, CsprError, Problem
from cspr.guidance import framework
from cspr.guidance.toml_files import tables_in
from cspr.record import Happened, Review
from cspr.record.files import read
from cspr.show import ical, to_text
from cspr.show.as_text import write
from cspr.show.comparison import in_short

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ON = date(2021, 4, 6)
REVIEW = Review("NR-07", "northamptonshire").record(Happened("local-authority-aware", "2021-03-26"))
SITUATION = REVIEW.as_of(ON)
KIRKLEES = framework("kirklees")
ASKED: dict[str, Callable[[Any, Any], object]] = {
    "assess": criteria.assess,
    "blockers": lambda documents, known: lifecycle.blockers(documents, known, "publish"),
    "changes": lambda documents, known: changing.changes(documents, known, known),
    "check": roles.check,
    "consequences": criteria.consequences,
    "deciders": lambda documents, known: criteria.deciders(documents, known, "local-review"),
    "decisions": criteria.decisions,
    "delay": lifecycle.delay,
    "deviations": history.deviations,
    "factors": criteria.factors,
    "glance": first_screen.glance,
    "parallel": lifecycle.parallel,
    "plan": timescales.plan,
    "profiles": roles.profiles,
    "progress": lifecycle.progress,
    "question": lambda documents, known: criteria.question(documents, known, Open(name="child-died", about="case")),
    "questions": criteria.questions,
    "readiness": publication.readiness,
    "report": reporting.report,
    "schedule": timescales.schedule,
    "staff_may_discuss": engagement.staff_may_discuss,
    "what_if": lambda documents, known: changing.what_if(documents, known, Happened("published", "2021-04-05")),
}
NOT_THIS = Problem(
    "not-this-partnership",
    "framework",
    "give the framework of the review's own partnership; where this one is meant, ask of "
    "situation.answered_by(framework.partnership)",
)
NO_SITUATION = Problem("not-a-situation", "situation", "give a situation: review.as_of(day)")
NO_FRAMEWORK = Problem("not-a-framework", "framework", 'give a framework: cspr.framework("northamptonshire")')


def refused(ask: Callable[[Any, Any], object], documents: object, known: object) -> tuple[Problem, ...]:
    with pytest.raises(CsprError) as raised:
        ask(documents, known)
    return raised.value.problems


@pytest.mark.parametrize("name", ASKED)
class TestEveryQuestion:
    def test_is_not_answered_by_another_partnership(self, name: str) -> None:
        assert (NOT_THIS,) == refused(ASKED[name], KIRKLEES, SITUATION)

    def test_is_not_answered_by_a_slice_of_another_partnership(self, name: str) -> None:
        assert (NOT_THIS,) == refused(ASKED[name], KIRKLEES.on(ON), SITUATION)

    def test_is_answered_by_another_where_that_is_meant(self, name: str) -> None:
        ASKED[name](KIRKLEES, SITUATION.answered_by("kirklees"))

    def test_is_answered_by_each_that_shares_the_review(self, name: str) -> None:
        shared = Review("NR-07", partnerships=("northamptonshire", "kirklees")).record(*REVIEW.entries).as_of(ON)
        ASKED[name](KIRKLEES, shared)

    def test_is_answered_by_the_national_documents(self, name: str) -> None:
        ASKED[name](framework(), SITUATION)

    def test_wants_a_situation(self, name: str) -> None:
        assert (NO_SITUATION,) == refused(ASKED[name], KIRKLEES, REVIEW)

    def test_wants_a_framework(self, name: str) -> None:
        assert (NO_FRAMEWORK,) == refused(ASKED[name], "kirklees", SITUATION)


@pytest.mark.parametrize(
    "ask",
    [
        lambda known: caseload.due(known, until=ON),
        lambda known: caseload.monday(known, on=ON, until=ON),
    ],
)
def test_a_page_over_many_reviews_names_each_that_is_no_situation_by_its_place(ask: Callable[..., object]) -> None:
    with pytest.raises(BadInputError) as raised:
        ask([REVIEW, SITUATION, None])
    assert (
        Problem("not-a-situation", "$.situations[0]", NO_SITUATION.suggestion),
        Problem("not-a-situation", "$.situations[2]", NO_SITUATION.suggestion),
    ) == raised.value.problems
    with pytest.raises(BadInputError) as raised:
        ask(5)
    assert (
        Problem("not-situations", "$.situations", "give situations in a list: [review.as_of(day)]"),
    ) == raised.value.problems


class TestMeantForAnother:
    def test_is_kept_once_and_in_order(self) -> None:
        asked = SITUATION.answered_by("kirklees").answered_by("essex").answered_by("kirklees")
        assert (("kirklees", "essex"), ("northamptonshire",)) == (asked.also_answered_by, asked.partnerships)

    def test_leaves_the_situation_as_it_is(self) -> None:
        SITUATION.answered_by("kirklees")
        assert () == SITUATION.also_answered_by

    def test_wants_the_id_of_a_partnership(self) -> None:
        with pytest.raises(CsprError) as raised:
            SITUATION.answered_by("Jo Bloggs")
        assert (
            Problem("malformed-partnership", "partnership", "write small letters, digits and hyphens, at most 64"),
        ) == raised.value.problems

    def test_is_kept_where_the_same_is_asked_about_another_day(self) -> None:
        rows = changing.what_if(
            KIRKLEES, SITUATION.answered_by("kirklees"), Happened("notification-sent", "2021-04-01")
        )
        assert "step/notify-incident" in [row.key for row in rows]


class TestAnAreaWhoseProceduresAreNotHeld:
    LEEDS = framework("leeds")

    def test_is_answered_by_the_national_documents_under_its_own_name(self) -> None:
        assert ("leeds", framework().documents, ()) == (self.LEEDS.partnership, self.LEEDS.documents, self.LEEDS.local)

    def test_is_told_on_the_first_screen_and_in_the_report(self) -> None:
        found = reporting.report(self.LEEDS, Review("LE-01", "leeds").record(*REVIEW.entries).as_of(ON))
        care = {card.id: card.says for card in found.first_screen.of(first_screen.Section.CARE)}
        assert (
            "No local procedure is held here. Check your own: it may ask for more, or sooner." == care["care/no-local"]
        )
        assert "care/near-match" not in care
        assert "No local procedure is held here: the national documents answer." == found.notices[0]

    @pytest.mark.parametrize(
        ("name", "meant"),
        [
            ("northamptonshrie", "northamptonshire"),
            ("esex", "essex"),
            ("kirkless", "kirklees"),
            ("natoinal", "national"),
            ("northants", "northamptonshire"),
            ("north-northamptonshire", "northamptonshire"),
            ("kirklees-council", "kirklees"),
        ],
    )
    def test_is_asked_about_where_the_name_looks_like_a_slip(self, name: str, meant: str) -> None:
        found = reporting.report(framework(name), Review("LE-01", name).record(*REVIEW.entries).as_of(ON))
        says = f"The partnership's name is nearly one whose local procedure is held here: did you mean {meant!r}?"
        (card,) = (card for card in found.first_screen.of(first_screen.Section.CARE) if card.id == "care/near-match")
        assert (says, first_screen.Urgency.CHECK) == (card.says, card.urgency)
        assert found.notices[:2] == (
            f"The name of the partnership is nearly one whose local procedure is held here: did you mean {meant!r}?",
            "No local procedure is held here: the national documents answer.",
        )

    @pytest.mark.parametrize(
        "name",
        [
            "east-sussex",
            "west-sussex",
            "hampshire",
            "nottinghamshire",
            "north-yorkshire",
            "narnia",
            "essex",
            "national",
        ],
    )
    def test_is_not_asked_about_where_the_name_is_its_own(self, name: str) -> None:
        found = reporting.report(framework(name), Review("LE-01", name).record(*REVIEW.entries).as_of(ON))
        assert "care/near-match" not in [card.id for card in found.first_screen.of(first_screen.Section.CARE)]
        assert not any("did you mean" in notice for notice in found.notices)

    @pytest.mark.parametrize("other", ["national", "leeds", "kent"])
    def test_is_compared_by_the_national_documents_that_answer_for_it(self, other: str) -> None:
        compared = comparison.compare("leeds", other)
        areas = ("leeds", "kent") if other == "kent" else ("leeds",)
        assert ((), (), areas) == (compared.rows, compared.agreed, compared.no_local)
        assert ("national", "national") == (compared.left, compared.right)

    def test_is_compared_with_a_local_text_as_the_national_documents_are(self) -> None:
        compared, national = (comparison.compare("kirklees", side) for side in ("leeds", "national"))
        assert (national.rows, national.agreed, national.right, ("leeds",), ()) == (
            compared.rows,
            compared.agreed,
            compared.right,
            compared.no_local,
            national.no_local,
        )
        assert comparison.side_by_side("kirklees", "leeds").no_local == ("leeds",)

    def test_says_so_where_it_is_compared(self) -> None:
        said = "No local procedure of Leeds is held here: the national documents answer for it."
        alone, beside = (
            " ".join(write(in_short(comparison.compare(side, "leeds"))).split()) for side in ("national", "kirklees")
        )
        assert alone == f"National documents beside itself {'=' * 32} {said} There is nothing to compare."
        assert beside.startswith(f"Left: Kirklees. Right: National documents {'=' * 41} {said} ")
        assert beside.endswith("All of it, with every source: --full, or --json.")
        assert said in " ".join(to_text(comparison.side_by_side("kirklees", "leeds")).split())


def test_scenario_files_are_read_whatever_the_case_of_their_ending_and_named_where_it_is_out_of_sight(
    tmp_path: Path,
) -> None:
    inside = tmp_path / "scenarios"
    inside.mkdir()
    (inside / "first.TOML").write_text("title =", encoding="utf-8")
    (inside / "second.toml.txt").write_text("", encoding="utf-8")
    (inside / "notes.txt").write_text("", encoding="utf-8")
    problems: list[Problem] = []
    assert () == read_scenarios(tmp_path, problems)
    assert [("unknown-file-format", "scenarios/second.toml.txt"), ("malformed", "scenarios/first.TOML")] == [
        (problem.code, problem.path) for problem in problems
    ]


class TestACalendarFile:
    def test_is_not_written_where_nothing_has_a_date(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file = tmp_path / "due.ics"
        asked = ["deadlines", "national", "--on", "2021-04-06", "--reference", "NR-07", "--ics", str(file)]
        assert (0, False) == (main(asked), file.exists())
        assert "Nothing has a date: no calendar file was written.\n" == capsys.readouterr().out

    def test_is_not_written_where_no_case_has_one(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file, cases = tmp_path / "due.ics", tmp_path / "cases"
        cases.mkdir()
        assert (3, False) == (main(["due", str(cases), "--on", "2021-04-06", "--ics", str(file)]), file.exists())
        assert "Nothing has a date: no calendar file was written.\n" == capsys.readouterr().out

    def test_names_no_method_for_it_invites_nobody(self) -> None:
        file = ical.calendar(timescales.schedule(framework(), SITUATION), reference="NR-07", on=ON)
        assert (True, False) == (b"BEGIN:VEVENT" in file, b"METHOD" in file)


def tables(data: bytes) -> None:
    problems: list[Problem] = []
    tables_in(data, "rules.toml", problems)
    raise CsprError(problems)


FORM = forms.forms(framework("national"))[0]
READERS: dict[str, Callable[[bytes], object]] = {
    "case file": lambda data: read(data, "json" if data.startswith(b"{") else "toml"),
    "form": lambda data: forms.filled_from(FORM, data),
    "guidance": tables,
    "known names": anonymity.Known.read,
}


@pytest.mark.parametrize(
    "data",
    [
        b"names = " + b"9" * 9_999,
        b"names = " + b"[" * 9_999,
        b"a" + b".a" * 9_999 + b" = 1",
        b"names = 2021-02-30",
        b"names = 1\nnames = 2",
        b'names = "\\ud800"',
        b"\xff\xfe\xff",
        b"\x00",
        b'{"names": ' + b"9" * 9_999 + b"}",
        b"{" + b'"a": {' * 9_999,
    ],
    ids=range(10),
)
@pytest.mark.parametrize("name", READERS)
def test_every_reader_refuses_what_python_cannot_read(name: str, data: bytes) -> None:
    with pytest.raises(CsprError) as refused:
        READERS[name](data)
    assert all(problem.code and problem.path for problem in refused.value.problems)
