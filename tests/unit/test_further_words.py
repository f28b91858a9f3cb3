"""Clear days, times from no named day, how a body meets and decides, and the keys of a form."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import cspr
from cspr import calendars
from cspr.authoring import check_folders
from cspr.clocks import count, ways
from cspr.comparison import compare
from cspr.guidance.periods import CalendarDays, Relation, Timing, WorkingDays
from cspr.guidance.reading import read_folder
from cspr.period_order import Demand, judge_periods
from cspr.roles import check
from cspr.show import as_text, passages
from cspr.show.actors import Titles
from cspr.show.layout.main_dates import short
from cspr.show.passages import period
from cspr.show.tree import Page
from cspr.timescales import schedule
from folders import folder

FENMERE = Path(__file__).parents[2] / "examples" / "partnership"
ENGLAND = calendars.england()
FRIDAY = date(2024, 6, 14)


def clear(relation: Relation, *amounts: Any, clear: bool = True) -> Timing:
    return Timing(relation=relation, amounts=amounts, of=("rapid-review-held",), clear=clear)


class TestClearDays:
    @pytest.mark.parametrize(
        ("stated", "expected"),
        [
            (clear(Relation.AT_LEAST_BEFORE, WorkingDays(5)), "2024-06-06"),
            (clear(Relation.AT_LEAST_BEFORE, WorkingDays(5), clear=False), "2024-06-07"),
            (clear(Relation.AT_LEAST_BEFORE, CalendarDays(3)), "2024-06-10"),
            (clear(Relation.NOT_BEFORE, CalendarDays(3)), "2024-06-18"),
            (clear(Relation.WITHIN, WorkingDays(5)), "2024-06-21"),
        ],
        ids=str,
    )
    def test_one_more_day_lies_between_two_ends(self, stated: Timing, expected: str) -> None:
        assert str(count(stated, ways(stated)[0], FRIDAY, ENGLAND).due) == expected

    @pytest.mark.parametrize("unit", [WorkingDays, CalendarDays])
    def test_they_ask_for_more_than_other_days(self, unit: Any) -> None:
        left = clear(Relation.AT_LEAST_BEFORE, unit(5))
        right = clear(Relation.AT_LEAST_BEFORE, unit(5), clear=False)
        assert judge_periods(left, right, ENGLAND).demand is Demand.MORE
        assert judge_periods(left, left, ENGLAND).demand is Demand.SAME

    def test_they_are_said(self, tmp_path: Path) -> None:
        rules = (
            '[[duty]]\nid = "papers"\nclauses = ["MYA-001"]\nstep = "inform-council"\nwhen = ["notification-sent"]\n'
            'at_least_before = { working_days = 5, of = "rapid-review-held", clear = true }\n'
            '[[duty]]\nid = "answer"\nclauses = ["MYA-002"]\nstep = "inform-council"\npart = "answer"\n'
            'when = ["notification-sent"]\nwithin = { working_days = 5, of = "notification-sent", clear = true }\n'
        )
        clause = 'timing = {{ amount = 5, unit = "working-days", clear = true, relation = "{}", starts = ["{}"] }}'
        times = (
            clause.format("at-least-before", "rapid-review-held"),
            clause.format("within", "notification-sent"),
        )
        path = folder(tmp_path / "procedure", rules, *times)
        assert check_folders([path]).problems == ()
        review = cspr.Review("MA-01", "my-area").record(cspr.Happened("notification-sent", "2024-06-03"))
        situation = review.as_of(date(2024, 6, 4))
        documents = cspr.framework("my-area", extra=path)
        (papers,) = (each for each in schedule(documents, situation) if each.topic == "inform-council")
        assert {reading.reasons[:2] for reading in papers.readings} == {
            (
                "at least 5 clear working days before",
                "clear days: neither the first day nor the last is counted",
            ),
            ("within 5 clear working days", "clear days: the day of the event is not counted"),
        }
        document = read_folder(path)
        assert [period(duty.timing, Titles(document)) for duty in document.duties if duty.timing] == [
            "at least 5 clear working days before “Rapid review meeting held”",
            "within 5 clear working days of “Serious incident notification sent”",
        ]


STARTLESS = """
[[duty]]
id = "yearly"
clauses = ["MYA-001"]
step = "inform-council"
when = ["local-review-decided"]
every = { years = 1 }

[[duty]]
id = "termly"
clauses = ["MYA-002"]
step = "evidence-impact"
when = ["local-review-decided"]
vague = { says = "once a term", relation = "every" }

[[duty]]
id = "sometime"
clauses = ["MYA-003"]
step = "monitor-progress"
when = ["local-review-decided"]
vague = { says = "when it can", relation = "during" }

[[duty]]
id = "keep-public"
clauses = ["MYA-004"]
topic = "website-period"
when = ["local-review-decided"]
at_least = { years = 6, of = "published" }

[[duty]]
id = "wait"
clauses = ["MYA-005"]
step = "publish"
when = ["local-review-decided"]
not_before = { weeks = 2, of = "family-heard-findings" }

[[duty]]
id = "noon"
clauses = ["MYA-006"]
step = "press-statement"
when = ["local-review-decided"]
on = { of = "published", time = "12:00" }
"""
STATED = (
    'timing = { amount = 1, unit = "years", relation = "every", starts = [] }',
    'timing = { vague = "once a term", relation = "every", starts = [] }',
    'timing = { vague = "when it can", relation = "during", starts = [] }',
    'timing = { amount = 6, unit = "years", relation = "at-least", starts = ["published"] }',
    'timing = { amount = 2, unit = "weeks", relation = "not-before", starts = ["family-heard-findings"] }',
    'timing = { relation = "on", time = "12:00", starts = ["published"] }',
)


class TestTimesInShort:
    @pytest.fixture
    def documents(self, tmp_path: Path) -> cspr.Framework:
        path = folder(tmp_path / "procedure", STARTLESS, *STATED)
        assert check_folders([path]).problems == ()
        return cspr.framework("my-area", extra=path)

    def told(self, documents: cspr.Framework, *entries: Any) -> list[str]:
        situation = cspr.Review("MA-01", "my-area").record(*entries).as_of(date(2024, 9, 2))
        page = Page("Deadlines", tuple(short(schedule(documents, situation), date(2024, 9, 2))))
        return " ".join(as_text.write(page).split()).replace(" - ", "\n").splitlines()

    def test_a_time_from_no_named_day_has_no_set_date(self, documents: cspr.Framework) -> None:
        told = "\n".join(self.told(documents, cspr.Happened("local-review-decided", "2024-06-03")))
        _, none = told.split("No set date", 1)
        assert "every year; the text does not say from which day [Procedure (1) MYA-001]" in none
        assert "at intervals; the text says 'once a term' [Procedure (1) MYA-002]" in none
        assert "at a time that the text leaves open; the text says 'when it can' [Procedure (1) MYA-003]" in none
        assert "not before 2 weeks after family heard the findings [Procedure (1) MYA-005]" not in none
        assert "not before 2 weeks after family heard the findings [Procedure (1) MYA-005]" in told

    def test_a_retention_time_and_a_first_day_stand_with_their_days(self, documents: cspr.Framework) -> None:
        told = self.told(
            documents,
            cspr.Happened("local-review-decided", "2024-06-03"),
            cspr.Happened("family-heard-findings", "2024-08-26"),
            cspr.Happened("published", "2024-09-02"),
        )
        text = "\n".join(told)
        _, days = text.split("Not before a day, or at least until it", 1)
        assert "Until Mon 2 Sep 2030: How long the report stays public" in days
        assert "[Procedure (1) MYA-004]" in days.split("No ", 1)[0]

    def test_a_time_of_day_is_shown_and_one_day_is_no_span(self, documents: cspr.Framework) -> None:
        told = self.told(
            documents,
            cspr.Happened("local-review-decided", "2024-06-03"),
            cspr.Planned("published", "2024-09-09"),
        )
        assert "Mon 9 Sep: Send the press statement – due in 5 working days [Procedure (1) MYA-006] By 12:00." in told

    def test_the_pages_say_them_too(self, documents: cspr.Framework) -> None:
        document = next(each for each in documents.documents if each.instrument.slug == "procedure")
        titles = Titles(document)
        assert [period(duty.timing, titles) for duty in document.duties if duty.timing][:2] == [
            "every year",
            "“once a term” (every)",
        ]


EITHER = ["local-review-decided", "no-local-review-decided"]
COMING_BACK = """
[[duty]]
id = "monthly"
clauses = ["MYA-001"]
step = "monitor-progress"
when = ["action-plan-agreed"]
every = { months = 1, of = "action-plan-agreed" }

[[duty]]
id = "eight-weekly"
clauses = ["MYA-002"]
topic = "x-my-area/contact"
when = ["review-started"]
every = { weeks = 8, of = "review-started" }

[[duty]]
id = "quarterly"
clauses = ["MYA-003"]
topic = "x-my-area/dashboard"
within = { working_days = 10, after_each = "quarter" }

[[duty]]
id = "tell"
clauses = ["MYA-004"]
step = "inform-council"
part = "outcome"
when = ["either"]
within = { working_days = 2, of_any_of = ["local-review-decided", "no-local-review-decided"] }

[[criterion]]
id = "either"
title = "Decided, either way"
clauses = ["MYA-004"]
any = ["local-review-decided", "no-local-review-decided"]

[[duty]]
id = "sign"
clauses = ["MYA-005"]
step = "press-statement"
when = ["local-review-decided"]
within = { working_days = 1, of = "x-my-area/signed", time = "12:00" }
"""
_TIMING = 'timing = {{ {}, relation = "{}", {} }}'
BACK = (
    _TIMING.format('amount = 1, unit = "months"', "every", 'starts = ["action-plan-agreed"]'),
    _TIMING.format('amount = 8, unit = "weeks"', "every", 'starts = ["review-started"]'),
    _TIMING.format('amount = 10, unit = "working-days"', "within", 'after_each = "quarter", starts = []'),
    _TIMING.format('amount = 2, unit = "working-days"', "within", f"starts = {json.dumps(EITHER)}"),
    _TIMING.format('amount = 1, unit = "working-days"', "within", 'time = "12:00", starts = ["x-my-area/signed"]'),
)
OWN = """
[topic]
"x-my-area/contact" = "Contact"
"x-my-area/dashboard" = "Dashboard"

[event]
"x-my-area/signed" = "Minutes signed"
"""


class TestTimesThatComeBack:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = folder(tmp_path / "procedure", COMING_BACK, *BACK, words=OWN)
        assert check_folders([path]).problems == ()
        return path

    def due(self, path: Path, on: date, *entries: Any) -> dict[str, tuple[str, str, str]]:
        documents = cspr.framework("my-area", extra=path)
        situation = cspr.Review("MA-01", "my-area").record(*entries).as_of(on)
        readings = (reading for each in schedule(documents, situation) for reading in each.readings)
        return {
            reading.duty.id: (str(reading.due), reading.status.value, "; ".join(reading.reasons))
            for reading in readings
            if reading.source.instrument == "procedure"
        }

    def test_what_can_be_recorded_is_counted_from_the_last_time(self, path: Path) -> None:
        agreed = cspr.Happened("action-plan-agreed", "2025-01-02")
        first = self.due(path, date(2025, 4, 7), agreed)["monthly"]
        later = self.due(path, date(2025, 4, 7), agreed, cspr.Happened("progress-monitored", "2025-03-20"))["monthly"]
        assert (first[0], later[0]) == ("2025-02-02", "2025-04-20")
        assert "counted from the last time, Thu 20 Mar 2025" in later[2]

    def test_what_no_record_can_show_done_has_its_next_day(self, path: Path) -> None:
        day, status, why = self.due(path, date(2025, 7, 8), cspr.Happened("review-started", "2025-01-06"))[
            "eight-weekly"
        ]
        assert (day, status) == ("2025-08-18", "due")
        assert "recurs: only the next day is shown" in why

    @pytest.mark.parametrize(
        ("on", "day"),
        [(date(2025, 7, 14), "2025-07-14"), (date(2025, 7, 15), "2025-10-14"), (date(2025, 9, 30), "2025-10-14")],
    )
    def test_the_end_of_each_quarter_starts_it_anew(self, path: Path, on: date, day: str) -> None:
        due, status, why = self.due(path, on)["quarterly"]
        assert (due, status) == (day, "due")
        assert why.startswith("within 10 working days of the end of each quarter")
        document = read_folder(path)
        (timing,) = (duty.timing for duty in document.duties if duty.id == "quarterly" and duty.timing)
        assert period(timing, Titles(document)) == "within 10 working days of the end of each quarter"

    @pytest.mark.parametrize("event", ["local-review-decided", "no-local-review-decided"])
    def test_whichever_of_several_happened_starts_it(self, path: Path, event: str) -> None:
        day, status, why = self.due(path, date(2025, 7, 8), cspr.Happened(event, "2025-07-07"))["tell"]
        assert (day, status) == ("2025-07-09", "due")
        assert "does not say what it counts from" not in why

    def test_titles_are_shown_and_the_time_of_day_stands_last(self, path: Path) -> None:
        documents = cspr.framework("my-area", extra=path)
        situation = cspr.Review("MA-01", "my-area").record(cspr.Happened("local-review-decided", "2025-07-07"))
        today = date(2025, 7, 8)
        page = Page("Deadlines", tuple(short(schedule(documents, situation.as_of(today)), today)))
        told = " ".join(as_text.write(page).split())
        assert "within 1 working day of minutes signed, by 12:00 [Procedure (1) MYA-005]" in told
        assert "Tell elected members (outcome) – due in 1 working day [Procedure (1) MYA-004]" in told


BODY = """
[[body]]
body = "review-subgroup"
clauses = ["MYA-001"]
chair = "police"
deputy = "health"
casting_vote = "police"
decides_by = "majority"
quorate = { at_least = 2, of = ["police", "health", "local-authority"] }
meets = { every = 1, unit = "months", at_least_a_year = 10 }
"""


class TestBodies:
    def framework(self, path: Path, body: str = BODY) -> cspr.Framework:
        path = folder(path, body, 'timing = { amount = 1, unit = "months", relation = "every", starts = [] }')
        assert check_folders([path]).problems == ()
        return cspr.framework("my-area", extra=path)

    def test_everything_is_said(self, tmp_path: Path) -> None:
        documents = self.framework(tmp_path / "procedure")
        document = next(each for each in documents.documents if each.instrument.slug == "procedure")
        said = " ".join(use.says for each in passages.passages(document) for use in each.uses)
        for words in (
            "chair: Police; in place of the chair: Health",
            "quorum: at least 2 of Police, Health",
            "meets every month, at least 10 times a year; decides by majority; casting vote: Police",
        ):
            assert words in said

    @pytest.mark.parametrize(
        ("present", "answer"), [(("police", "education"), "no"), (("police", "health"), "yes"), (("education",), "no")]
    )
    def test_a_quorum_of_some_counts_those_alone(self, tmp_path: Path, present: tuple[str, ...], answer: str) -> None:
        documents = self.framework(tmp_path / "procedure")
        found = check(documents, cspr.Review("MA-01", "my-area").as_of(FRIDAY), present={"review-subgroup": present})
        (quorum,) = (each for each in found if each.kind.value == "quorum" and each.source.instrument == "procedure")
        assert (quorum.asks, quorum.answer.value) == (
            "quorum: at least 2 of Police, Health, Local authority",
            answer,
        )

    @pytest.mark.parametrize(
        ("present", "answer"),
        [
            (("police", "health", "education"), "yes"),
            (("police", "education", "probation"), "no"),
            (("police", "health"), "no"),
        ],
    )
    def test_so_many_of_some_among_all_who_come(self, tmp_path: Path, present: tuple[str, ...], answer: str) -> None:
        body = BODY.replace("at_least = 2, of", "at_least = 3, at_least_of = 2, of")
        documents = self.framework(tmp_path / "procedure", body)
        found = check(documents, cspr.Review("MA-01", "my-area").as_of(FRIDAY), present={"review-subgroup": present})
        (quorum,) = (each for each in found if each.kind.value == "quorum" and each.source.instrument == "procedure")
        assert (quorum.asks, quorum.answer.value) == (
            "quorum: at least 3, with at least 2 of Police, Health, Local authority",
            answer,
        )

    def test_two_texts_are_compared_on_them(self, tmp_path: Path) -> None:
        left = self.framework(tmp_path / "left")
        right = self.framework(
            tmp_path / "right",
            BODY.replace('deputy = "health"\n', "")
            .replace('casting_vote = "police"\n', "")
            .replace(', "local-authority"]', "]")
            .replace("at_least_a_year = 10", "up_to = 2"),
        )
        rows = [row for row in compare(left, right).rows if row.kind.value != "same" and row.topic == "review-subgroup"]
        assert {row.aspect.value: (row.left.says, row.right.says) for row in rows if row.left and row.right} == {
            "chair": ("Health, Police", "Police"),
            "quorum": ("quorum: at least 2 of Health, Local authority, Police", "quorum: at least 2 of Health, Police"),
            "meetings": (
                "meets every month, at least 10 times a year; decides by majority; casting vote: Police",
                "meets every 1 to 2 months; decides by majority",
            ),
        }


FORM = """
[[form]]
id = "referral"
title = "Referral"
kind = "form-in-text"
clauses = ["MYA-001"]
{top}

[[form.section]]
id = "case"
title = "The case"

[[form.section.field]]
key = "why"
label = "Why"

[[form.section.field]]
key = "what"
label = "What"

[[form.sign_off]]
role = "referrer"
{sign_off}

[[form.either_or]]
of = ["case.why", "case.what"]
{either_or}
"""


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("top", "submited_to (referral): did you mean 'submitted_to'?"),
        ("sign_off", "sign_off[0].mandatry (referral): did you mean 'mandatory'?"),
        ("either_or", "either_or[0].mandatry (referral): did you mean 'mandatory'?"),
    ],
)
def test_a_misspelt_key_of_a_form_is_found_wherever_it_stands(tmp_path: Path, place: str, expected: str) -> None:
    wrong = {"top": 'submited_to = "business-office"'}.get(place, "mandatry = true")
    parts = dict.fromkeys(("top", "sign_off", "either_or"), "") | {place: wrong}
    path = folder(tmp_path / "procedure", FORM.format(**parts), "", instrument='partnership = "my-area"\nformat = 2')
    (problem,) = check_folders([path]).problems
    assert str(problem) == f"unknown-key at rules.toml: $.form[0].{expected}"


@pytest.mark.parametrize(
    ("file", "right", "wrong", "expected"),
    [
        (
            "manner.toml",
            "[form.sign_off]]\nrole",
            "[form.sign_off]]\nrol",
            "unknown-key at manner.toml: $.form[0].sign_off",
        ),
        ("vocabulary.toml", "outcomes =", "oucomes =", "unknown-key at vocabulary.toml: $.decision.x-fenmere/take-up"),
        ("manner.toml", "clauses = [", "cluses = [", "unknown-key at manner.toml: $.duty[0].cluses"),
        ("register.toml", "timing =", "tiing =", "unknown-key at register.toml: $.clause[4].tiing"),
        (
            "register.toml",
            '"business-office"',
            '"busines-office"',
            "unknown-actor at register.toml: $.clause[14].actor",
        ),
        ("manner.toml", "when =", "whn =", "unknown-key at manner.toml: $.duty[0].whn"),
        ("criteria.toml", "title =", "tile =", "unknown-key at criteria.toml: $.criterion[0].tile"),
        ("instrument.toml", 'partnership = "fen', 'partnership = "fn', "not-own-id at vocabulary.toml: $.step"),
        ("instrument.toml", '"local"', '"loal"', "unknown-word at instrument.toml: $.instrument.authority"),
        ("scenarios/referral.toml", "clause =", "claus =", "unknown-key at scenarios/referral.toml: $.expect[0].claus"),
    ],
)
def test_one_slip_gives_one_message(tmp_path: Path, file: str, right: str, wrong: str, expected: str) -> None:
    path = tmp_path / "fenmere"
    shutil.copytree(FENMERE, path)
    text = path.joinpath(file).read_text("utf-8")
    assert right in text
    path.joinpath(file).write_text(text.replace(right, wrong, 1), "utf-8")
    told = [str(problem) for problem in check_folders([path]).problems]
    assert [line.startswith(expected) for line in told] == [True], told
