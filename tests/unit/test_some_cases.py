"""What is asked of a role or a body only in some cases, own lists in a case, and working hours."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import calendars, people
from cspr.authoring import check_folders
from cspr.clocks import count, ways
from cspr.clocks.counting import passed_over
from cspr.forms import blank, form
from cspr.guidance.periods import CalendarDays, Hours, Relation, Timing, WorkingDays, WorkingHours
from cspr.guidance.reading import read_folder
from cspr.lifecycle import progress
from cspr.period_order import Order, length
from cspr.publication import readiness
from cspr.record import Appointed, Decided, Established, Happened, Met, Planned, Proceeding, Review
from cspr.reporting import report
from cspr.roles import check, profile
from cspr.show import to_text
from cspr.show.passages import passages
from cspr.timescales import schedule
from folders import folder

if TYPE_CHECKING:
    from cspr.record import AnyEntry

FENMERE = Path(__file__).parents[2] / "examples" / "partnership"
ENGLAND = calendars.england()
ON = date(2024, 6, 3)
SCHOOL = '[fact]\n"x-my-area/school-age" = "Was the child of school age?"\n'
BODY = '[[body]]\nbody = "review-group"\nclauses = ["MYA-001"]\nwhen = ["{}"]\nquorum = ["education"]\n'
ROLE = '[[role]]\nrole = "lead-reviewer"\nclauses = ["MYA-001"]\nwhen = ["{}"]\nnumber = {{ at_least = 2 }}\n'
AGED = "x-my-area/school-age"
UNKNOWN = "whether it is asked in this case is not yet known"
REVIEWER = Appointed("lead-reviewer", "P1", on="2024-05-01")
PANEL = Met("review-group-meeting", "2024-06-02", ref="M1", agencies=["police"])


def fact(answer: str) -> Established:
    return Established(AGED, answer, by="local-authority", on="2024-05-02")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    rules = BODY.format(AGED) + ROLE.format(AGED)
    made = folder(tmp_path / "procedure", rules, "", words=SCHOOL)
    assert check_folders([made]).problems == ()
    return made


def own(path: Path, *entries: AnyEntry) -> list[tuple[str, str, tuple[str, ...]]]:
    documents = cspr.framework("my-area", extra=path)
    situation = Review("MA-01", "my-area").record(*entries).as_of(ON)
    return [
        (each.actor, each.answer.value, each.reasons)
        for each in check(documents, situation)
        if each.source.instrument == "procedure"
    ]


class TestWhatIsAskedInSomeCases:
    @pytest.mark.parametrize(
        ("entries", "expected"),
        [
            (
                (fact("yes"), REVIEWER, PANEL),
                [
                    ("lead-reviewer", "no", ("1 recorded",)),
                    ("review-group", "no", ("at the last meeting, 2 Jun 2024: not there: education",)),
                ],
            ),
            (
                (REVIEWER, PANEL),
                [
                    ("lead-reviewer", "unknown", ("1 recorded", UNKNOWN)),
                    ("review-group", "unknown", ("at the last meeting, 2 Jun 2024: not there: education", UNKNOWN)),
                ],
            ),
            ((fact("no"), REVIEWER, PANEL), []),
        ],
    )
    def test_is_checked_where_that_holds(
        self, path: Path, entries: tuple[AnyEntry, ...], expected: list[tuple[str, str, tuple[str, ...]]]
    ) -> None:
        found = own(path, *entries)
        assert [(actor, answer) for actor, answer, _ in found] == [(actor, answer) for actor, answer, _ in expected]
        assert [reasons[1:] for *_, reasons in found] == [reasons[1:] for *_, reasons in expected]

    @pytest.mark.parametrize(
        ("entries", "state"),
        [((fact("yes"),), ["missing"]), ((), ["cannot-tell"]), ((fact("no"),), [])],
    )
    def test_stands_in_the_ledger_of_meetings_where_that_holds(
        self, path: Path, entries: tuple[AnyEntry, ...], state: list[str]
    ) -> None:
        documents = cspr.framework("my-area", extra=path)
        situation = Review("MA-01", "my-area").record(PANEL, *entries).as_of(ON)
        rows = people.ledger(documents, situation, of="meetings").rows
        mine = [row for row in rows if row.sources and row.sources[0].instrument == "procedure"]
        assert [row.state.value for row in mine] == state
        assert [UNKNOWN in row.why for row in mine] == [state == ["cannot-tell"]] * len(state)

    @pytest.mark.parametrize(
        ("entries", "state"),
        [((fact("yes"),), ["missing"]), ((), ["cannot-tell"]), ((fact("no"),), [])],
    )
    def test_so_does_whoever_leads_only_where_that_holds(
        self, tmp_path: Path, entries: tuple[AnyEntry, ...], state: list[str]
    ) -> None:
        rules = BODY.format(AGED).replace('quorum = ["education"]', 'chair = "independent-chair"')
        documents = cspr.framework("my-area", extra=folder(tmp_path / "procedure", rules, "", words=SCHOOL))
        met = Met("review-group-meeting", "2024-06-02", ref="M1", present=["P1"], led_by="P1")
        rows = people.ledger(documents, Review("MA-01", "my-area").record(met, *entries).as_of(ON), of="meetings").rows
        chaired = [row for row in rows if row.title == "Chair"]
        assert [row.state.value for row in chaired] == state
        assert [UNKNOWN in row.why for row in chaired] == [state == ["cannot-tell"]] * len(state)

    def test_is_told_on_the_page_of_the_role_and_with_the_clause(self, path: Path) -> None:
        documents = cspr.framework("my-area", extra=path)
        where = "only where this holds: Was the child of school age?"
        assert f"at least 2; {where}" in " ".join(str(to_text(profile(documents, "lead-reviewer"))).split())
        assert f"quorum: Education; {where}" in " ".join(str(to_text(profile(documents, "review-group"))).split())
        (passage,) = passages(read_folder(path))
        assert [use.says for use in passage.uses] == [
            "Role: Lead reviewer; at least 2; only where this holds: “Was the child of school age?”",
            "Body: Review group; quorum: Education; only where this holds: “Was the child of school age?”",
        ]

    @pytest.mark.parametrize(
        ("name", "title"),
        [
            ("proceeding:prosecution", "Prosecution"),
            ("published", "Published"),
            ("child-died", "Did the child die?"),
            ("serious-child-safeguarding-case", None),
        ],
    )
    def test_may_hang_on_whatever_a_duty_may(self, tmp_path: Path, name: str, title: str | None) -> None:
        made = folder(tmp_path / "procedure", ROLE.format(name), "", words=SCHOOL)
        checked = check_folders([made])
        assert [problem.code for problem in checked.problems] == ([] if title else ["unknown-condition"])
        if title:
            text = " ".join(str(to_text(profile(cspr.framework("my-area", extra=made), "lead-reviewer"))).split())
            assert f"only where this holds: {title} [" in text

    def test_is_asked_while_proceedings_are_open(self, tmp_path: Path) -> None:
        made = folder(tmp_path / "procedure", ROLE.format("proceeding:prosecution"), "", words=SCHOOL)
        opened = Proceeding("prosecution", "open", on="2024-05-02")
        assert [answer for _, answer, _ in own(made, REVIEWER, opened)] == ["no"]


def test_own_lists_stand_with_the_steps_of_a_case(tmp_path: Path) -> None:
    listed = '[[checklist]]\nid = "{0}"\ntitle = "{0}"\nclauses = ["MYA-001"]\nkind = "{1}"\nfor = "{2}"\n'
    rules = (
        listed.format("plan", "contents", "composite-action-plan")
        + listed.format("report", "contents", "overview-report")
        + listed.format("factors", "factors", "local-review")
        + listed.format("tasks", "tasks", "hold-rapid-review")
        + 'items = [{ clauses = ["MYA-001"], fact = "child-died" }]\n'
    )
    made = folder(tmp_path / "procedure", rules, "")
    assert check_folders([made]).problems == ()
    whole = report(cspr.framework("my-area", extra=made), Review("MA-01", "my-area").as_of(ON))
    assert [
        (each.checklist.id, [(item.clauses, item.subject, item.fact) for item in each.items]) for each in whole.lists
    ] == [
        ("plan", [(("MYA-001",), "What it says.", None)]),
        ("tasks", [(("MYA-001",), "What it says.", "child-died")]),
    ]
    text = str(to_text(whole))
    assert "Lists of the local procedure\n" in text
    national = report(cspr.framework("national"), Review("MA-01", "national").as_of(ON))
    assert "Lists of the local procedure" not in str(to_text(national))


def test_what_becomes_of_a_form_is_told_at_the_part_of_which_the_text_says_so() -> None:
    documents = cspr.framework("fenmere", extra=FENMERE)
    text = blank(form(documents, "referral"))
    assert "# Filled in by: referrer.\n# An incomplete one is sent back to be completed.\n[case]" in text
    assert "states no rule" not in text


class TestWorkingHours:
    @pytest.mark.parametrize(
        ("hours", "start", "expected"),
        [
            (4, "2024-06-28", "2024-07-01"),  # a Friday
            (24, "2024-06-28", "2024-07-01"),
            (25, "2024-06-28", "2024-07-02"),
            (12, "2024-08-24", "2024-08-27"),  # the Saturday before a bank holiday
        ],
    )
    def test_are_counted_to_the_working_day(self, hours: int, start: str, expected: str) -> None:
        timing = Timing(relation=Relation.WITHIN, amounts=(WorkingHours(hours),), of=("incident",))
        counted = count(timing, ways(timing)[0], start, ENGLAND)
        assert str(counted.due) == expected
        assert passed_over(counted, ENGLAND) is not None

    def test_are_counted_back_too(self) -> None:
        timing = Timing(relation=Relation.AT_LEAST_BEFORE, amounts=(WorkingHours(48),), of=("published",))
        assert str(count(timing, ways(timing)[0], "2024-07-01", ENGLAND).due) == "2024-06-27"

    @pytest.mark.parametrize(
        ("other", "order"),
        [(Hours(24), Order.LONGER), (WorkingDays(1), Order.SAME), (CalendarDays(1), Order.LONGER)],
    )
    def test_are_compared_by_the_days_on_which_they_end(
        self, other: Hours | WorkingDays | CalendarDays, order: Order
    ) -> None:
        hours, days = (
            Timing(relation=Relation.WITHIN, amounts=(n,), of=("incident",)) for n in (WorkingHours(8), other)
        )
        assert length(hours, days, ENGLAND)[0] is order

    def test_say_how_they_are_counted(self) -> None:
        documents = cspr.framework("fenmere", extra=FENMERE)
        asked = Happened("x-fenmere/agency-asked", "2024-06-28")
        situation = Review("FM-1", "fenmere").record(asked).as_of(date(2024, 6, 28))
        (found,) = (
            reading
            for timescale in schedule(documents, situation)
            for reading in timescale.readings
            if "FEN-074" in reading.source.clauses
        )
        assert (str(found.due), found.status.value) == ("2024-07-01", "due")
        assert found.reasons[:2] == (
            "within 12 working hours",
            "working hours are counted to the day, a working day for every 24 that have begun: keep the hour yourself",
        )

    def test_have_no_numbers(self, tmp_path: Path) -> None:
        within = "within = { working_hours = 12, of = 'incident', day_of_event = 1 }"
        rules = f'[[duty]]\nid = "one"\nclauses = ["MYA-001"]\nstep = "project-plan"\nwhen = ["incident"]\n{within}\n'
        timing = 'timing = { amount = 12, unit = "working-hours", relation = "within", starts = ["incident"] }'
        problems = check_folders([folder(tmp_path / "procedure", rules, timing)]).problems
        assert "numbering-without-days" in {problem.code for problem in problems}


class TestTheFirstScreen:
    @pytest.mark.parametrize(
        ("within", "timing", "says"),
        [
            (
                'after_each = "month", to_day = "last-working-day"',
                'relation = "within", after_each = "month", to_day = "last-working-day", starts = []',
                "By the last working day of each month, this one",
            ),
            (
                'working_days = 10, after_each = "quarter"',
                'amount = 10, unit = "working-days", relation = "within", after_each = "quarter", starts = []',
                "10 working days of the end of each quarter, this one",
            ),
        ],
    )
    def test_says_of_what_each_end_a_time_runs(self, tmp_path: Path, within: str, timing: str, says: str) -> None:
        rules = (
            '[[duty]]\nid = "one"\nclauses = ["MYA-001"]\nstep = "project-plan"\nwhen = ["incident"]\n'
            f"within = {{ {within} }}\n"
        )
        made = folder(tmp_path / "procedure", rules, f"timing = {{ {timing} }}")
        assert check_folders([made]).problems == ()
        situation = Review("MA-01", "my-area").record(Happened("incident", "2024-05-02")).as_of(ON)
        text = " ".join(str(to_text(report(cspr.framework("my-area", extra=made), situation).first_screen)).split())
        assert f"(local, must). {says}" in text
        assert ". ." not in text


class TestATimeOfDayBeforePublication:
    def test_is_shown_with_the_notice(self, tmp_path: Path) -> None:
        rules = (
            '[[duty]]\nid = "one"\nclauses = ["MYA-001"]\nstep = "press-statement"\nwhen = ["local-review-decided"]\n'
            'at_least_before = { working_days = 1, of = "published", time = "12:00" }\n'
        )
        timing = (
            'amount = 1, unit = "working-days", relation = "at-least-before", time = "12:00", starts = ["published"]'
        )
        made = folder(tmp_path / "procedure", rules, f"timing = {{ {timing} }}")
        assert check_folders([made]).problems == ()
        decided = Decided("local-review", "review", on="2024-05-02", by="safeguarding-partners")
        situation = Review("MA-01", "my-area").record(decided, Planned("published", "2024-09-30")).as_of(ON)
        answer = readiness(cspr.framework("my-area", extra=made), situation)
        text = " ".join(str(to_text(answer)).split())
        assert "At least 1 working day before, by 12:00, last day Fri 27 Sep [Procedure (1), MYA-001" in text


class TestWhatIsOwedBecauseOfAPause:
    def test_does_not_wait_for_the_end_of_it(self, tmp_path: Path) -> None:
        duty = '[[duty]]\nid = "{0}"\nclauses = ["MYA-001"]\nstep = "x-my-area/{0}"\nwhen = ["{1}"]\n'
        steps = "[step]\n" + "".join(
            f'"x-my-area/{name}" = {{ title = "{name}", stage = "running" }}\n' for name in ("look", "other")
        )
        rules = duty.format("look", "review-paused") + duty.format("other", "local-review-decided")
        made = folder(tmp_path / "procedure", rules, "", words=steps)
        decided = Decided("local-review", "review", on="2024-05-02", by="safeguarding-partners")
        situation = Review("MA-01", "my-area").record(decided, Happened("review-paused", "2024-05-20")).as_of(ON)
        states = {each.step: each.state.value for each in progress(cspr.framework("my-area", extra=made), situation)}
        assert (states["x-my-area/look"], states["x-my-area/other"]) == ("ready", "blocked")
