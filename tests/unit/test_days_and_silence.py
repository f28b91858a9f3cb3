"""Days on which nothing is published, silence that is agreement, and times that the last of several events starts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import cspr
from cspr import calendars, lifecycle, people, publication
from cspr.arising.days_off import barred
from cspr.authoring import check_folders
from cspr.cli import main
from cspr.comparison import compare
from cspr.guidance.periods import WEEKDAYS, WorkingDays
from cspr.record import AnyEntry, Decided, Established, Happened, Met, Planned, Review
from cspr.show import as_text, to_text
from cspr.show.first_screen import first_screen
from cspr.show.layout.publication import page, summary
from cspr.timescales import plan, rule_periods, schedule
from folders import folder

FENMERE = Path(__file__).parents[2] / "examples" / "partnership"
DECIDED = Decided("local-review", "review", on="2024-06-03", by="safeguarding-partners")
CIRCULATED = Happened("x-fenmere/draft-circulated", "2024-06-07")
CHECKED = Happened("publication-bars-checked", "2024-09-30")
OPEN_AGAIN = ("cannot-tell", "unknown", "not in the school holidays; look that up for the planned day")
COMMENT = "x-fenmere/comment-on-draft"
LEAVE_ONE = "leave at least one of Monday to Friday, and one month"
NO_DAY = """
[[duty]]
id = "{id}"
clauses = ["MYA-001"]
step = "publish"
topic = "publication-restrictions"
part = "{id}"
when = ["local-review-decided"]
not_on = {days}
"""


@pytest.fixture(scope="module")
def fenmere() -> cspr.Framework:
    return cspr.framework("fenmere", extra=FENMERE)


def days_of(documents: cspr.Framework, planned: date | None, *entries: AnyEntry) -> tuple[str, str, str]:
    """How it stands with the days for publication: state, whether it is met, and why."""
    situation = Review("FM-1", "fenmere").record(DECIDED, *entries).as_of(date(2024, 10, 1))
    answer = publication.readiness(documents, situation, planned=planned)
    named = [each for each in answer.requirements if each.name == "publication-days"]
    (days,) = (each for each in named if each.sources[0].clauses == ("FEN-048",))
    return days.state.value, days.met.value, days.why


class TestBarredDays:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (date(2024, 5, 3), ("friday", "day-before-bank-holiday")),  # the Monday after it is a bank holiday
            (date(2024, 5, 4), ()),  # a Saturday is no last working day
            (date(2024, 5, 6), ("bank-holiday",)),
            (date(2024, 5, 7), ("day-after-bank-holiday",)),
            (date(2024, 5, 10), ("friday",)),
            (date(2024, 5, 13), ()),  # the first working day after a mere weekend
        ],
    )
    def test_are_told_by_the_calendar(self, day: date, expected: tuple[str, ...]) -> None:
        words = ("friday", "bank-holiday", "day-before-bank-holiday", "day-after-bank-holiday", "school-holidays")
        assert barred(day, words, calendars.england()) == expected


class TestDaysForPublication:
    @pytest.mark.parametrize(
        ("planned", "expected"),
        [
            (None, ("cannot-tell", "unknown", "not on a Friday, on the last working day before a bank holiday or in ")),
            (date(2024, 11, 15), ("to-do", "no", "not on a Friday; choose another day")),
            (date(2024, 12, 24), ("to-do", "no", "not on the last working day before a bank holiday; choose another")),
            (
                date(2024, 11, 14),
                ("cannot-tell", "unknown", "not in the school holidays; look that up for the planned"),
            ),
        ],
    )
    def test_are_held_against_the_planned_day(
        self, fenmere: cspr.Framework, planned: date | None, expected: tuple[str, str, str]
    ) -> None:
        state, met, why = days_of(fenmere, planned)
        assert (state, met) == expected[:2]
        assert why.startswith(expected[2])

    def test_are_kept_once_what_bars_it_was_gone_through(self, fenmere: cspr.Framework) -> None:
        gone_through = Happened("publication-bars-checked", "2024-09-30")
        assert days_of(fenmere, date(2024, 11, 14), gone_through) == ("done", "yes", "kept")
        assert days_of(fenmere, date(2024, 11, 15), gone_through)[1] == "no"

    @pytest.mark.parametrize(
        ("after", "planned", "expected"),
        [
            ((), None, ("done", "yes", "kept")),
            ((), date(2024, 11, 14), ("done", "yes", "kept")),
            ((), date(2024, 11, 21), OPEN_AGAIN),
            ((Planned("published", "2024-11-21"),), None, OPEN_AGAIN),
            ((Planned("published", "2024-11-21"), CHECKED), None, ("done", "yes", "kept")),
        ],
    )
    def test_that_were_looked_up_are_open_again_once_another_day_is_planned(
        self,
        fenmere: cspr.Framework,
        after: tuple[AnyEntry, ...],
        planned: date | None,
        expected: tuple[str, str, str],
    ) -> None:
        entries = (Planned("published", "2024-11-14"), CHECKED, *after)
        assert days_of(fenmere, planned, *entries) == expected

    def test_and_only_those_are(self, fenmere: cspr.Framework) -> None:
        entries = (DECIDED, Planned("published", "2024-11-14"), CHECKED, Planned("published", "2024-11-21"))
        situation = Review("FM-1", "fenmere").record(*entries).as_of(date(2024, 10, 1))
        weighed = publication.readiness(fenmere, situation).requirements
        states = {each.name: each.state.value for each in weighed if each.kind.value in {"weigh", "binds"}}
        assert (states["painful-dates"], states["before-publication:WT23-045"]) == ("to-weigh", "done")

    def test_hold_it_back_on_the_first_page(self, fenmere: cspr.Framework) -> None:
        situation = Review("FM-1", "fenmere").record(DECIDED).as_of(date(2024, 10, 1))
        text = as_text.write(summary(publication.readiness(fenmere, situation, planned=date(2024, 11, 15)), ()))
        held_back = text.split("Held back")[1].split("To do")[0]
        assert "Days for publication (not on a Friday; choose another day)" in held_back

    def test_where_nobody_is_named_it_says_so(self, tmp_path: Path) -> None:
        path = folder(tmp_path / "procedure", NO_DAY.format(id="days", days='["friday"]'), 'actor = "none"')
        situation = Review("MA-1", "my-area").record(DECIDED).as_of(date(2024, 10, 1))
        answer = publication.readiness(cspr.framework("my-area", extra=path), situation, planned=date(2024, 11, 15))
        assert "choose another day) – nobody is named" in " ".join(as_text.write(summary(answer, ())).split())
        assert "choose another day); nobody is named" in " ".join(as_text.write(page(answer)).split())

    def test_the_earliest_day_keeps_clear_of_them(self, fenmere: cspr.Framework) -> None:
        review = Review("FM-1", "fenmere").record(DECIDED)
        days = {publication.earliest(fenmere, review.as_of(date(2024, 10, day))).day for day in range(1, 15)}
        assert {"Monday", "Tuesday", "Wednesday", "Thursday"} == {f"{day:%A}" for day in days if day is not None}
        only_if = publication.earliest(fenmere, review.as_of(date(2024, 10, 1))).only_if
        assert "Somebody looks up the day, which no calendar here knows: not in the school holidays." in only_if

    def test_that_leave_none_between_them_move_nothing(self, tmp_path: Path) -> None:
        early = NO_DAY.format(id="early", days=list(WEEKDAYS[:2]))
        both = early + NO_DAY.format(id="late", days=list(WEEKDAYS[2:]))
        review = Review("M-1", "my-area").record(DECIDED)
        actor = 'actor = "safeguarding-partners"\nrefrain = true'
        days: list[date | None] = []
        for name, rules in (("none", both), ("some", early)):
            documents = cspr.framework("my-area", extra=folder(tmp_path / name, rules, actor))
            days.append(publication.earliest(documents, review.as_of(date(2024, 10, 2))).day)
        assert days == [date(2024, 10, 11), date(2024, 10, 11)]

    @pytest.mark.parametrize(
        ("days", "weekend_left_in", "allowed"),
        [
            ('on_days = ["tuesday", "wednesday", "thursday"]', False, "Tue Wed Thu"),
            ('on_days = ["tuesday", "friday"]\nnot_on = ["friday", "august"]', False, "Tue"),
            ('not_on = ["monday", "friday"]', True, "Tue Wed Thu Sat Sun"),
            ('not_on = ["monday", "friday", "saturday"]', False, "Tue Wed Thu Sun"),
            ('not_on = ["friday"]', False, "Mon Tue Wed Thu Sat Sun"),
        ],
    )
    def test_may_be_all_but_those_that_are_named(
        self, tmp_path: Path, days: str, *, weekend_left_in: bool, allowed: str
    ) -> None:
        rule = NO_DAY.format(id="days", days=[]).replace("not_on = []", days)
        path = folder(tmp_path / "procedure", rule, 'actor = "safeguarding-partners"\nrefrain = true')
        assert weekend_left_in is ("weekend-left-in" in [each.code for each in check_folders([path]).remarks])
        documents = cspr.framework("my-area", extra=path)
        situation = Review("MA-1", "my-area").record(DECIDED).as_of(date(2024, 10, 1))
        met = [
            f"{planned:%a}"
            for planned in (date(2024, 10, day) for day in range(14, 21))
            for each in publication.readiness(documents, situation, planned=planned).requirements
            if each.name == "publication-days" and each.met.value == "yes"
        ]
        assert " ".join(met) == allowed

    @pytest.mark.parametrize(
        ("days", "problem"),
        [
            ('["tusday"]', "unknown-word at rules.toml: $.duty[0].on_days[0] (days): did you mean 'tuesday'?"),
            (
                '["saturday"]',
                f"no-day-left at rules.toml: $.duty[0].on_days (days): {LEAVE_ONE}",
            ),
        ],
    )
    def test_that_are_no_days_or_leave_none_are_refused(self, tmp_path: Path, days: str, problem: str) -> None:
        rule = NO_DAY.format(id="days", days=days).replace("not_on", "on_days")
        path = folder(tmp_path / "procedure", rule, 'actor = "safeguarding-partners"')
        assert [str(each) for each in check_folders([path]).problems] == [problem]

    @pytest.mark.parametrize("of", ['topic = "publication-restrictions"', 'step = "genogram"\nwhen = ["incident"]'])
    def test_of_no_meeting_and_no_step_with_a_time_are_shown_and_remarked_on(self, tmp_path: Path, of: str) -> None:
        rule = f'[[duty]]\nid = "meet"\nclauses = ["MYA-001"]\n{of}\n'
        path = folder(tmp_path / "procedure", rule + 'not_on = ["friday"]\n', 'actor = "rapid-review-group"')
        (remark,) = (each for each in check_folders([path]).remarks if each.code == "days-only-shown")
        assert str(remark).startswith("days-only-shown at rules.toml: $.duty[0].not_on")

    @pytest.mark.parametrize(
        ("of", "told"),
        [
            ('step = "hold-rapid-review"\npart = "days"\n', True),
            ('topic = "x-my-area/days"\nlevel = "meeting"\n', False),
        ],
    )
    def test_of_a_meeting_held_are_remarked_on_where_they_stand_on_its_step(
        self, tmp_path: Path, of: str, *, told: bool
    ) -> None:
        timed = (
            '[[duty]]\nid = "held"\nclauses = ["MYA-001"]\nstep = "hold-rapid-review"\nwhen = ["notification-sent"]\n'
        )
        rule = f'[[duty]]\nid = "meet"\nclauses = ["MYA-002"]\n{of}not_on = ["friday"]\n'
        within = 'within = { working_days = 9, of = "notification-sent" }\n'
        words = '[topic]\n"x-my-area/days" = { title = "Days for meetings" }\n'
        time = 'timing = { amount = 9, unit = "working-days", relation = "within", starts = ["notification-sent"] }'
        path = folder(tmp_path / "procedure", timed + within + rule, time, "", words=words)
        checked = check_folders([path])
        assert checked.problems == ()
        advice = (
            "a last day is held against these, and not the day on which the meeting was held; for that write "
            "level = 'meeting' and a topic of your own in place of the step"
        )
        assert [each.suggestion for each in checked.remarks if each.code == "days-only-shown"] == [advice] * told


MEET = """
[[duty]]
id = "meet"
clauses = ["MYA-001"]
step = "hold-rapid-review"
when = ["notification-sent"]
within = {{ working_days = 9, of = "notification-sent" }}

[[duty]]
id = "days"
clauses = ["MYA-002"]
{of}
not_on = {days}
"""
STATED = 'timing = { amount = 9, unit = "working-days", relation = "within", starts = ["notification-sent"] }'
OF_STEP = 'step = "hold-rapid-review"\npart = "days"\nwhen = ["notification-sent"]'
OF_MEETING = 'topic = "meeting-preparation"\nlevel = "meeting"'


def meeting_on(tmp_path: Path, days: list[str], of: str) -> cspr.Framework:
    actor = 'actor = "rapid-review-group"\n'
    clauses = actor + STATED, actor + "refrain = true"
    return cspr.framework("my-area", extra=folder(tmp_path / "p", MEET.format(of=of, days=json.dumps(days)), *clauses))


class TestDaysForAnyStep:
    ENTRY = Happened("notification-sent", "2024-09-30")  # nine working days end on Friday 11 October

    @pytest.mark.parametrize(
        ("days", "expected"),
        [
            (["friday"], "not on a Friday [MYA-002]: work to Thu 10 Oct 2024"),
            (["friday", "thursday", "10-03 to 10-09"], "not on a Friday [MYA-002]: work to Wed 2 Oct 2024"),
            (["october", "10-11"], "not in October or on 11 October [MYA-002]"),
            (["monday", "school-holidays"], ""),
        ],
    )
    def test_the_last_day_is_held_against_them(
        self, tmp_path: Path, days: list[str], expected: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        documents = meeting_on(tmp_path, days, OF_STEP)
        situation = Review("MA-1", "my-area").record(self.ENTRY).as_of(date(2024, 10, 2))
        timescales = schedule(documents, situation)
        reading = next(each for held in timescales for each in held.readings if each.source.clauses == ("MYA-001",))
        assert (str(reading.due), reading.day_off) == ("2024-10-11", expected)
        assert (expected in reading.reasons) is bool(expected)
        asked = ["--extra", str(tmp_path / "p"), "--on=2024-10-02", "--event", "notification-sent=2024-09-30"]
        assert main(["deadlines", "my-area", *asked]) in {0, 3}
        for text in (to_text(timescales), capsys.readouterr().out, to_text(cspr.glance(documents, situation))):
            shown = " ".join(text.split())
            assert expected[1:] in shown
            assert ("[MYA-002]" in shown) is bool(expected)

    @pytest.mark.parametrize("of", [OF_STEP, OF_MEETING])
    @pytest.mark.parametrize(
        ("day", "days", "expected"),
        [
            ("2024-10-11", ["friday"], ("contrary", "not on a Friday")),
            ("2024-10-10", ["friday"], ("done", "on none of the days that are left free of meetings")),
            ("2024-10-10", ["birthdays"], ("cannot-tell", "not on a birthday; look that up for its day")),
            ("2024-10-10", ["near-birthdays"], ("cannot-tell", "not on or near a birthday; look that up for its day")),
            (
                "2024-10-10",
                ["anniversaries", "near-religious-festivals"],
                ("cannot-tell", "not on an anniversary or on or near a religious festival; look that up for its day"),
            ),
            ("2024-10", ["friday"], ("cannot-tell", "not on a Friday; look that up for its day")),
        ],
    )
    def test_a_meeting_is_held_against_them(
        self, tmp_path: Path, of: str, day: str, days: list[str], expected: tuple[str, str]
    ) -> None:
        documents = meeting_on(tmp_path, days, of)
        met = Met("rapid-review-meeting", day, ref="RR")
        situation = Review("MA-1", "my-area").record(self.ENTRY, met).as_of(date(2024, 11, 2))
        (row,) = (
            each
            for each in people.ledger(documents, situation, of="meetings").rows
            if each.title == "Day of the meeting"
        )
        assert (row.state.value, row.why) == expected

    def test_that_do_not_arise_are_held_against_no_meeting(self, tmp_path: Path) -> None:
        documents = meeting_on(tmp_path, ["friday"], f'{OF_MEETING}\nwhen = ["child-died"]')
        alive, met = (
            Established("child-died", "no", on="2024-10-01", by="police"),
            Met("rapid-review-meeting", "2024-10-11", ref="RR"),
        )
        situation = Review("MA-1", "my-area").record(self.ENTRY, alive, met).as_of(date(2024, 11, 2))
        rows = people.ledger(documents, situation, of="meetings").rows
        assert "Day of the meeting" not in {each.title for each in rows}


class TestSilence:
    def standing(self, documents: cspr.Framework, on: date, *entries: Happened) -> tuple[str, str, str]:
        """The last day, the status, and where the step stands."""
        situation = Review("FM-1", "fenmere").record(*entries).as_of(on)
        (timescale,) = (each for each in schedule(documents, situation) if each.topic == COMMENT)
        (reading,) = timescale.readings
        (step,) = (each for each in lifecycle.progress(documents, situation) if each.step == COMMENT)
        return str(reading.due), reading.status.value, step.state.value

    def test_is_agreement_once_the_time_is_over(self, fenmere: cspr.Framework) -> None:
        assert self.standing(fenmere, date(2024, 6, 11), CIRCULATED) == ("2024-06-11", "due", "ready")
        assert self.standing(fenmere, date(2024, 6, 12), CIRCULATED) == ("2024-06-11", "overtaken", "overtaken")

    def test_is_none_where_somebody_answered(self, fenmere: cspr.Framework) -> None:
        answered = Happened(COMMENT, "2024-06-11")
        assert self.standing(fenmere, date(2024, 6, 12), CIRCULATED, answered) == ("2024-06-11", "met", "done")

    def test_is_none_before_it_was_asked(self, fenmere: cspr.Framework) -> None:
        assert self.standing(fenmere, date(2024, 6, 12))[:2] == ("None", "not-needed")

    def test_is_none_where_no_calendar_reaches(self, fenmere: cspr.Framework) -> None:
        long_ago = Happened("x-fenmere/draft-circulated", "1700-01-01")
        situation = Review("FM-1", "fenmere").record(long_ago).as_of(date(2024, 6, 12))
        (step,) = (each for each in lifecycle.progress(fenmere, situation) if each.step == COMMENT)
        assert step.state.value == "ready"

    def test_is_told_as_agreement_and_not_as_what_does_not_apply(self, fenmere: cspr.Framework) -> None:
        situation = Review("FM-1", "fenmere").record(CIRCULATED).as_of(date(2024, 6, 12))
        whole = " ".join(to_text(cspr.report(fenmere, situation)).split())
        assert "Taken as agreed, as no answer was recorded in time: Comment on the draft of the rapid review." in whole
        left_out = [part.split(". ")[0] for part in whole.split("Does not apply, on what is recorded:")[1:]]
        assert not [part for part in left_out if "Comment on the draft of the rapid review" in part]

    def asked(self, path: Path, step: str, start: str, timing: str, *entries: AnyEntry, when: str) -> str:
        """Where a step stands of which a made-up text takes silence as agreement, long after its time."""
        rule = f'[[duty]]\nid = "answer"\nclauses = ["MYA-001"]\nstep = "{step}"\nsilence = "agreed"\n'
        time = f"when = {when}\nwithin = {{ working_days = 2, {start} }}\n"
        documents = cspr.framework("my-area", extra=folder(path / "procedure", rule + time, f"timing = {{ {timing} }}"))
        situation = Review("M-1", "my-area").record(*entries).as_of(date(2024, 9, 2))
        (progress,) = (each for each in lifecycle.progress(documents, situation) if each.step == step)
        return progress.state.value

    FROM_ONE = 'amount = 2, unit = "working-days", relation = "within", starts = ["published"]'
    FROM_TWO = 'amount = 2, unit = "working-days", relation = "within", starts = ["published", "prosecution-concluded"]'

    @pytest.mark.parametrize(("concluded", "expected"), [(False, "ready"), (True, "overtaken")])
    def test_is_none_before_the_last_of_several_events(self, tmp_path: Path, concluded: bool, expected: str) -> None:
        entries = [Happened("published", "2024-06-03")]
        entries += [Happened("prosecution-concluded", "2024-06-10")] if concluded else []
        start = 'of_last_of = ["published", "prosecution-concluded"]'
        state = self.asked(tmp_path, "brief-staff", start, self.FROM_TWO, *entries, when='["published"]')
        assert state == expected

    @pytest.mark.parametrize(("died", "expected"), [("no", "not-needed"), ("yes", "overtaken")])
    def test_is_none_of_what_was_never_asked(self, tmp_path: Path, died: str, expected: str) -> None:
        known = Happened("published", "2024-06-03"), Established("child-died", died, on="2024-06-03", by="police")
        when = '["published", "child-died"]'
        state = self.asked(tmp_path, "brief-staff", 'of = "published"', self.FROM_ONE, *known, when=when)
        assert state == expected

    def test_agrees_to_nothing_that_another_text_asks_for(self, tmp_path: Path) -> None:
        timing = 'amount = 2, unit = "working-days", relation = "within", starts = ["local-review-decided"]'
        start, when = 'of = "local-review-decided"', '["local-review-decided"]'
        assert "ready" == self.asked(tmp_path, "alert-bodies", start, timing, DECIDED, when=when)


class TestTheLastOfSeveral:
    def due(self, documents: cspr.Framework, *entries: Happened | Planned) -> tuple[str, str]:
        situation = Review("FM-1", "fenmere").record(*entries).as_of(date(2025, 2, 15))
        (timescale,) = (each for each in schedule(documents, situation) if each.topic == "action-plan")
        (reading,) = (each for each in timescale.readings if each.source.clauses == ("FEN-050",))
        return str(reading.due), reading.status.value

    @pytest.mark.parametrize("days", [("2025-01-16", "2025-02-03"), ("2025-02-03", "2025-01-16")])
    def test_starts_the_time_whichever_it_is(self, fenmere: cspr.Framework, days: tuple[str, str]) -> None:
        published, concluded = days
        both = Happened("published", published), Happened("prosecution-concluded", concluded)
        assert self.due(fenmere, *both) == ("2025-03-17", "due")

    def test_starts_nothing_while_one_is_to_come(self, fenmere: cspr.Framework) -> None:
        assert self.due(fenmere, Happened("published", "2025-01-16")) == ("None", "not-started")

    def test_is_said_where_a_time_is_told_and_nowhere_else(self, fenmere: cspr.Framework) -> None:
        periods = rule_periods(fenmere)
        told = {period.duty.name for period in periods if "the last of these starts it" in period.says}
        assert told == {period.duty.name for period in periods if period.timing.last_of}
        assert told

    def test_gives_a_day_from_a_plan(self, fenmere: cspr.Framework) -> None:
        planned = Planned("prosecution-concluded", "2025-03-03")
        assert self.due(fenmere, Happened("published", "2025-01-16"), planned) == ("2025-04-14", "due")

    def test_is_named_on_the_first_screen(self, fenmere: cspr.Framework) -> None:
        both = Happened("published", "2025-01-16"), Happened("prosecution-concluded", "2025-02-03")
        situation = Review("FM-1", "fenmere").record(*both).as_of(date(2025, 2, 15))
        screen = " ".join(to_text(cspr.glance(fenmere, situation)).split())
        assert "6 weeks after the last of these: publication and the prosecution has ended (Mon 3 Feb)" in screen

    def test_the_end_of_a_month_is_told_on_the_first_screen(self, fenmere: cspr.Framework) -> None:
        situation = Review("FM-1", "fenmere").record(DECIDED, Happened("published", "2025-01-16"))
        whole = first_screen(cspr.glance(fenmere, situation.as_of(date(2025, 1, 16))), lines=60)
        assert "1 month after publication (Thu 16 Jan), to the end of that month." in " ".join(whole.split())

    def test_the_event_itself_is_told_on_the_first_screen(self, tmp_path: Path) -> None:
        timing = 'actor = "local-authority"\ntiming = { relation = "on", starts = ["notification-sent"] }'
        rule = '[[duty]]\nid = "copy"\nclauses = ["MYA-001"]\nstep = "forward-notification"\n'
        time = 'when = ["notification-sent"]\non = { of = "notification-sent" }\n'
        documents = cspr.framework("my-area", extra=folder(tmp_path / "procedure", rule + time, timing))
        review = Review("M-1", "my-area").record(Happened("notification-sent", "2024-07-01"))
        screen = " ".join(to_text(cspr.glance(documents, review.as_of(date(2024, 7, 3)))).split())
        assert "On the day of the notification (Mon 1 Jul)." in screen
        assert "0 calendar days" not in screen

    def test_is_another_start_in_a_comparison(self, tmp_path: Path) -> None:
        timing = 'timing = { amount = 4, unit = "weeks", relation = "within", starts = ["published", "incident"] }'
        rule = '[[duty]]\nid = "plan"\nclauses = ["{}-001"]\nstep = "action-plan"\nwhen = ["published"]\n'
        time = 'within = {{ weeks = 4, {} = ["published", "incident"] }}\n'
        first = rule.format("MYA") + time.format("of_last_of")
        other = rule.format("YOU") + time.format("of_any_of") + 'silence = "agreed"\nnot_on = ["friday"]\n'
        mine = folder(tmp_path / "mine", first, timing)
        yours = folder(tmp_path / "yours", other, timing, prefix="YOU", instrument='partnership = "your-area"')
        here, there = cspr.framework("my-area", extra=mine), cspr.framework("your-area", extra=yours)
        case = Review("M-1", "my-area").record(Happened("published", "2025-01-16")).as_of(date(2025, 2, 15))
        rows = {row.aspect.value: row for row in compare(here, there, case=case).rows if row.topic == "action-plan"}
        told = {name: (row.left and row.left.says, row.right and row.right.says) for name, row in rows.items()}
        assert told["start"] == ("the last of: Published, The incident", "Published, The incident")


class TestTheLastDayForSomethingElse:
    def test_stands_among_the_limits_of_a_plan(self, tmp_path: Path) -> None:
        words = '[event]\n"x-my-area/last-day" = { title = "Last day", end_of = "submit-rapid-review" }\n'
        rules = """
[[duty]]
id = "submit"
clauses = ["MYA-001"]
step = "submit-rapid-review"
when = ["notification-sent"]
within = { working_days = 15, of = "notification-sent" }

[[duty]]
id = "meet"
clauses = ["MYA-002"]
step = "hold-rapid-review"
when = ["notification-sent"]
at_least_before = { working_days = 3, of = "x-my-area/last-day" }
"""
        timing = 'timing = {{ amount = {}, unit = "working-days", relation = "{}", starts = ["{}"] }}'
        submit = timing.format(15, "within", "notification-sent")
        meet = timing.format(3, "at-least-before", "x-my-area/last-day")
        documents = cspr.framework("my-area", extra=folder(tmp_path / "procedure", rules, submit, meet, words=words))
        situation = Review("M-1", "my-area").record(Happened("notification-sent", "2024-07-01")).as_of(date(2024, 7, 2))
        limits = plan(documents, situation, goal="submit-rapid-review").limits
        ours = (limit for limit in limits if limit.period.duty.source.instrument == "procedure")
        own = {limit.period.duty.id: str(limit.due) for limit in ours}
        assert own == {"submit": "2024-07-22", "meet": "2024-07-17"}


class TestADayBeforeWhichNothingIsPublished:
    def test_moves_the_earliest_day(self, fenmere: cspr.Framework) -> None:
        heard = Happened("family-heard-findings", "2024-10-14")
        situation = Review("FM-1", "fenmere").record(DECIDED, heard).as_of(date(2024, 10, 15))
        answer = publication.earliest(fenmere, situation)
        assert (str(answer.day), answer.beyond[0].sources[0].clauses[0] if answer.beyond else "") == ("2024-10-28", "")
        assert "10 working days after family heard the findings [FEN-018]" in answer.chain[-1].because[0]

    def test_moves_it_to_the_last_it_may_be_where_only_a_month_is_known(self, fenmere: cspr.Framework) -> None:
        heard = Happened("family-heard-findings", "2024-10")
        situation = Review("FM-1", "fenmere").record(DECIDED, heard).as_of(date(2024, 10, 31))
        assert "2024-11-14" == str(publication.earliest(fenmere, situation).day)

    def test_can_count_from_the_last_day_for_something_else(self, tmp_path: Path) -> None:
        words = '[event]\n"x-my-area/last-day" = { title = "Last day", end_of = "complete-review" }\n'
        rules = """
[[duty]]
id = "complete"
clauses = ["MYA-001"]
step = "complete-review"
when = ["local-review-decided"]
within = { months = 1, of = "local-review-decided" }

[[duty]]
id = "publish"
clauses = ["MYA-002"]
step = "publish"
when = ["local-review-decided"]
not_before = { working_days = 5, of = "x-my-area/last-day" }
"""
        times = (
            'timing = { amount = 1, unit = "months", relation = "within", starts = ["local-review-decided"] }',
            'timing = { amount = 5, unit = "working-days", relation = "not-before", starts = ["x-my-area/last-day"] }',
        )
        documents = cspr.framework("my-area", extra=folder(tmp_path / "procedure", rules, *times, words=words))
        situation = Review("M-1", "my-area").record(DECIDED).as_of(date(2024, 6, 5))
        assert str(publication.earliest(documents, situation).day) == "2024-07-10"


class TestAStepOfOnesOwnInAPlan:
    RULES = """
[[duty]]
id = "read-through"
clauses = ["MYA-001"]
step = "x-my-area/read-through"
after = ["complete-review"]

[[duty]]
id = "publish"
clauses = ["MYA-002"]
step = "publish"
when = ["local-review-decided"]
after = ["x-my-area/read-through"]

[[duty]]
id = "tell-the-council"
clauses = ["MYA-003"]
step = "x-my-area/tell-the-council"
when = ["local-review-decided"]
at_least_before = { working_days = 3, of = "published" }
"""
    WORDS = """
[step]
"x-my-area/read-through" = { title = "Read-through", stage = "report" }
"x-my-area/tell-the-council" = { title = "Tell the council", stage = "report" }
"""

    @pytest.fixture
    def documents(self, tmp_path: Path) -> cspr.Framework:
        notice = 'timing = { amount = 3, unit = "working-days", relation = "at-least-before", starts = ["published"] }'
        return cspr.framework(
            "my-area", extra=folder(tmp_path / "procedure", self.RULES, "", "", notice, words=self.WORDS)
        )

    def test_stands_on_the_way_and_takes_its_time(self, documents: cspr.Framework) -> None:
        situation = Review("M-1", "my-area").record(DECIDED).as_of(date(2024, 9, 2))
        durations = {"x-my-area/read-through": WorkingDays(15)}
        way = plan(documents, situation, target=date(2024, 10, 31), durations=durations)
        own = {step.step: step for step in way.steps if step.step.startswith("x-")}
        assert [step.title for step in own.values()] == ["Read-through", "Tell the council"]
        assert str(own["x-my-area/tell-the-council"].latest) == "2024-10-28"
        assert "not before Mon 23 Sep 2024: after Complete the LCSPR, 15 working days of work" in " ".join(
            own["x-my-area/read-through"].because
        )
        assert way.earliest >= date(2024, 9, 23)

    def test_moves_the_earliest_day_of_publication(self, documents: cspr.Framework) -> None:
        situation = Review("M-1", "my-area").record(DECIDED).as_of(date(2024, 9, 2))
        answer = publication.earliest(documents, situation, durations={"x-my-area/read-through": 15})
        assert answer.day is not None
        assert answer.day >= date(2024, 9, 23)
        assert "Read-through" in [link.title for link in answer.chain]
        without = publication.earliest(documents, situation)
        assert "Tell the council" in without.without_duration

    def test_can_be_the_goal(self, documents: cspr.Framework) -> None:
        situation = Review("M-1", "my-area").record(DECIDED).as_of(date(2024, 9, 2))
        assert plan(documents, situation, goal="x-my-area/read-through").goal == "x-my-area/read-through"
        with pytest.raises(cspr.CsprError, match="unknown-step"):
            plan(documents, situation, goal="x-my-area/other")


def test_a_body_of_which_nothing_is_said_but_the_clause_is_remarked_on(tmp_path: Path) -> None:
    path = folder(
        tmp_path / "procedure", '[[body]]\nbody = "review-group"\nclauses = ["MYA-001"]\n', 'actor = "police"'
    )
    (remark,) = (each for each in check_folders([path]).remarks if each.code == "nothing-carried")
    assert str(remark).startswith("nothing-carried at rules.toml: $.body[0]")
