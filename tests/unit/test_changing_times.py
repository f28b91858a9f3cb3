"""Times that change while they run: more of it for one of those who owe it, and what makes it stand still."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import cspr
from cspr.authoring import check_folders
from cspr.comparison.duties import spell
from cspr.guidance.reading import read_folder
from cspr.record import AnyEntry, Decided, Established, Happened, Planned, Proceeding, Review
from cspr.show.actors import Titles
from cspr.show.passages import period
from cspr.timescales import plan, schedule
from folders import folder

FENMERE = Path(__file__).parents[2] / "examples" / "partnership"
ASKED = Happened("information-requested", "2024-09-09")
HEALTH, POLICE = "agency:health", "agency:police"
CHRONOLOGY = "x-fenmere/send-the-chronology"
MORE = "x-fenmere/more-time-for-agency"
STILL_SINCE = "stands still since {}; it ends no sooner than if it ran on today"
STOOD_STILL = "stood still from {} until {}; what was left of it ran on after that"


@pytest.fixture(scope="module")
def fenmere() -> cspr.Framework:
    return cspr.framework("fenmere", extra=FENMERE)


def readings(documents: cspr.Framework, topic: str, on: date, *entries: AnyEntry) -> dict[str, tuple[str, str, str]]:
    """What stands of the readings of a topic that arise: for whom, when due, how it stands, and what is said of it."""
    situation = Review("FM-1", documents.partnership).record(*entries).as_of(on)
    return {
        timescale.about: (str(reading.due), reading.status.value, reading.still)
        for timescale in schedule(documents, situation)
        for reading in timescale.readings
        if timescale.topic == topic and reading.applies.value != "no"
    }


class TestMoreTimeForOne:
    KNOWN = Happened(CHRONOLOGY, "2024-09-18", about=POLICE)

    def test_moves_the_time_of_no_other(self, fenmere: cspr.Framework) -> None:
        more = Happened(MORE, "2024-09-19", about=HEALTH)
        assert readings(fenmere, CHRONOLOGY, date(2024, 9, 20), ASKED, self.KNOWN, more) == {
            HEALTH: ("2024-09-30", "due", ""),
            POLICE: ("2024-09-23", "met", ""),
        }

    def test_given_to_all_moves_the_time_of_each(self, fenmere: cspr.Framework) -> None:
        several = ASKED, self.KNOWN, Happened(MORE, "2024-09-19")
        assert readings(fenmere, CHRONOLOGY, date(2024, 9, 20), *several)[POLICE] == ("2024-09-30", "met", "")

    def test_of_which_it_is_not_known_whether_it_was_given_is_asked_about(self, fenmere: cspr.Framework) -> None:
        more = Happened(MORE, "2024-09", about=HEALTH, recorded="2030-01-07")
        review = Review("FM-1", "fenmere").record(ASKED, more)
        (mine,) = (each for each in schedule(fenmere, review.as_of(date(2024, 9, 20))) if each.topic == CHRONOLOGY)
        assert [(str(each.due), each.applies.value) for each in mine.readings] == [
            ("2024-09-23", "unknown"),
            ("2024-09-30", "unknown"),
        ]
        assert [(need.name, need.about) for need in mine.needs] == [(MORE, HEALTH)]

    def test_of_up_to_so_much_says_that_it_may_be_less(self, fenmere: cspr.Framework) -> None:
        more = Happened(MORE, "2024-09-19", about=HEALTH)
        review = Review("FM-1", "fenmere").record(ASKED, more)
        (mine,) = (each for each in schedule(fenmere, review.as_of(date(2024, 9, 20))) if each.topic == CHRONOLOGY)
        less = "the length of the extension is not recorded: this is the latest day that it can be"
        assert [less in each.reasons for each in mine.readings] == [False, True]

    def test_is_shown_with_the_document(self) -> None:
        document = read_folder(FENMERE)
        duty = next(each for each in document.duties if each.id == "send-the-chronology")
        assert duty.timing is not None
        assert period(duty.timing, Titles(document)) == (
            "within 10 working days of “Information requested”, and up to 5 working days more if “More time given for "
            "the chronology”"
        )


class TestATimeThatStandsStill:
    REFERRED = Happened("case-referred", "2024-09-02")
    ASKED = Happened("x-fenmere/agency-asked", "2024-09-05")  # five of the eight working days are left
    FILE = "x-fenmere/file-the-referral"

    def answered(self, day: str) -> Happened:
        return Happened("x-fenmere/agency-answered", day)

    @pytest.mark.parametrize(
        ("entries", "expected"),
        [
            ((), ("2024-09-12", "overdue", "")),
            ((ASKED,), ("2024-09-27", "due", STILL_SINCE.format("Thu 5 Sep 2024"))),
            (
                (ASKED, Happened("x-fenmere/agency-answered", "2024-09-18")),
                ("2024-09-25", "due", STOOD_STILL.format("Thu 5 Sep 2024", "Wed 18 Sep 2024")),
            ),
            (
                (ASKED, Happened("x-fenmere/agency-answered", "2024-09-05")),
                ("2024-09-12", "overdue", STOOD_STILL.format("Thu 5 Sep 2024", "Thu 5 Sep 2024")),
            ),
            # an answer of an earlier question ends nothing
            (
                (ASKED, Happened("x-fenmere/agency-answered", "2024-09-03")),
                ("2024-09-27", "due", STILL_SINCE.format("Thu 5 Sep 2024")),
            ),
            # asked only once it was over
            ((Happened("x-fenmere/agency-asked", "2024-09-13"),), ("2024-09-12", "overdue", "")),
            # over before it began
            (
                (
                    Happened("x-fenmere/agency-asked", "2024-08-28"),
                    Happened("x-fenmere/agency-answered", "2024-08-30"),
                ),
                ("2024-09-12", "overdue", ""),
            ),
            # it stood still when it began
            (
                (
                    Happened("x-fenmere/agency-asked", "2024-08-28"),
                    Happened("x-fenmere/agency-answered", "2024-09-09"),
                ),
                ("2024-09-19", "overdue", STOOD_STILL.format("Wed 28 Aug 2024", "Mon 9 Sep 2024")),
            ),
            # known in part: the last day is, too
            (
                (ASKED, Happened("x-fenmere/agency-answered", "2024-09-16/2024-09-18")),
                ("2024-09-23/2024-09-25", "due", STOOD_STILL.format("Thu 5 Sep 2024", "16–18 Sep 2024")),
            ),
            (
                (
                    Happened("x-fenmere/agency-asked", "2024-09-11/2024-09-13"),
                    Happened("x-fenmere/agency-answered", "2024-09-18"),
                ),
                ("2024-09-12/2024-09-19", "overdue", STOOD_STILL.format("11–13 Sep 2024", "Wed 18 Sep 2024")),
            ),
        ],
    )
    def test_runs_on_with_what_was_left_of_it(
        self, fenmere: cspr.Framework, entries: tuple[AnyEntry, ...], expected: tuple[str, str, str]
    ) -> None:
        assert readings(fenmere, self.FILE, date(2024, 9, 20), self.REFERRED, *entries) == {"case": expected}

    @pytest.mark.parametrize(
        ("states", "expected"),
        [
            ((), ("2024-09-30", "due", "")),
            ((("none", "2024-09-16"),), ("2024-09-30", "due", "")),
            ((("open", "2024-09-16"),), ("2024-10-04", "due", STILL_SINCE.format("Mon 16 Sep 2024"))),
            (
                (("open", "2024-09-16"), ("ended", "2024-09-19")),
                ("2024-10-03", "due", STOOD_STILL.format("Mon 16 Sep 2024", "Thu 19 Sep 2024")),
            ),
        ],
    )
    def test_of_weeks_while_proceedings_are_open_runs_on_with_the_days_that_were_left(
        self, fenmere: cspr.Framework, states: tuple[tuple[str, str], ...], expected: tuple[str, str, str]
    ) -> None:
        entries = (Proceeding("prosecution", state, on=day) for state, day in states)
        completed = Happened("review-completed", "2024-08-05")
        topic = "x-fenmere/answer-the-reviewer"
        assert readings(fenmere, topic, date(2024, 9, 20), completed, *entries) == {"case": expected}

    def test_of_which_two_proceedings_are_known_stands_still_until_both_have_ended(
        self, fenmere: cspr.Framework
    ) -> None:
        entries = (
            Proceeding("prosecution", "open", ref="T-1", on="2024-09-16"),
            Proceeding("prosecution", "ended", ref="T-1", on="2024-09-18"),
            Proceeding("prosecution", "open", ref="T-2", on="2024-09-17"),
        )
        completed = Happened("review-completed", "2024-08-05")
        found = readings(fenmere, "x-fenmere/answer-the-reviewer", date(2024, 9, 20), completed, *entries)
        assert found == {"case": ("2024-10-04", "due", STILL_SINCE.format("Mon 16 Sep 2024"))}

    def test_that_is_only_planned_to_begin_does_not(self, fenmere: cspr.Framework) -> None:
        review = Review("FM-1", "fenmere").record(Planned("case-referred", "2024-09-02"), self.ASKED)
        (mine,) = (each for each in schedule(fenmere, review.as_of(date(2024, 9, 20))) if each.topic == self.FILE)
        assert [(str(each.due), each.still) for each in mine.readings] == [("2024-09-12", "")]

    def test_is_told_where_dates_stand(self, fenmere: cspr.Framework) -> None:
        review = Review("FM-1", "fenmere").record(self.REFERRED, self.ASKED)
        text = " ".join(str(cspr.report(fenmere, review.as_of(date(2024, 9, 20)))).split())
        sentence = STILL_SINCE.format("Thu 5 Sep 2024").capitalize().replace("thu 5 sep", "Thu 5 Sep")
        assert text.count(f"{sentence}.") == 2  # on the first screen and in the short list
        assert STILL_SINCE.format("Thu 5 Sep 2024") in text

    def test_is_shown_with_the_document_and_compared(self) -> None:
        document = read_folder(FENMERE)
        said = {
            each.id: period(each.timing, Titles(document)).rpartition("; ")[2]
            for each in document.duties
            if each.timing is not None and (each.timing.stands_still or each.timing.stops_while)
        }
        assert said == {
            "family-account": "does not run during: Criminal investigation or Inquest",
            "answer-the-reviewer": "does not run during: Prosecution",
            "file-the-referral": (
                "does not run from: Question to the agency sent, until: Answer of the agency received"
            ),
        }
        duty = next(each for each in document.duties if each.id == "file-the-referral")
        assert duty.timing is not None
        assert spell(duty.timing) == "within 8 working days, not counting a time for which it stands still"


class TestATimeThatChangesMoreThanOnce:
    ACCOUNT = "x-fenmere/family-account"
    DECIDED = Decided("local-review", "review", on="2024-06-03", by="safeguarding-partners")
    POLICE = (
        Proceeding("criminal-investigation", "open", on="2024-06-10"),
        Proceeding("criminal-investigation", "ended", on="2024-06-17"),
    )

    @pytest.mark.parametrize(
        ("days", "due", "said"),
        [
            ((), "2024-07-01", []),
            (("2024-06-20",), "2024-07-15", []),
            (("2024-06-20", "2024-06-20"), "2024-07-15", []),
            (("2024-06-20", "2024-07-04"), "2024-07-29", ["extended 2 times; 40 working days in all"]),
        ],
    )
    def test_is_longer_by_as_much_each_time(
        self, fenmere: cspr.Framework, days: tuple[str, ...], due: str, said: list[str]
    ) -> None:
        given = (Happened("x-fenmere/more-time-for-account", day) for day in days)
        review = Review("FM-1", "fenmere").record(self.DECIDED, *given).as_of(date(2024, 7, 30))
        (mine,) = (each for each in schedule(fenmere, review) if each.topic == self.ACCOUNT)
        (reading,) = (each for each in mine.readings if each.applies.value != "no")
        assert str(reading.due) == due
        assert [reason for reason in reading.reasons if reason.startswith("extended")] == said

    @pytest.mark.parametrize(
        ("inquest", "due", "still"),
        [
            (  # the second begins while the first goes on
                (("open", "2024-06-14"), ("ended", "2024-06-21")),
                "2024-07-12",
                STOOD_STILL.format("Mon 10 Jun 2024", "Fri 21 Jun 2024"),
            ),
            (  # and ends before the first does
                (("open", "2024-06-11"), ("ended", "2024-06-13")),
                "2024-07-08",
                STOOD_STILL.format("Mon 10 Jun 2024", "Mon 17 Jun 2024"),
            ),
            (
                (("open", "2024-06-24"),),
                "2024-08-13",
                f"stood still from Mon 10 Jun 2024 until Mon 17 Jun 2024; {STILL_SINCE.format('Mon 24 Jun 2024')}",
            ),
            (  # of which nobody knows whether it began before the first ended
                (("open", "2024-06-16/2024-06-18"), ("ended", "2024-06-18")),
                "2024-07-08/2024-07-09",
                STOOD_STILL.format("Mon 10 Jun 2024", "Mon 17 Jun 2024 and from 16–18 Jun 2024 until Tue 18 Jun 2024"),
            ),
            (  # once the time is over
                (("open", "2024-07-09"),),
                "2024-07-08",
                STOOD_STILL.format("Mon 10 Jun 2024", "Mon 17 Jun 2024"),
            ),
        ],
        ids=["overlapping", "within", "open", "perhaps-overlapping", "too-late"],
    )
    def test_stands_still_for_each_of_several_proceedings(
        self, fenmere: cspr.Framework, inquest: tuple[tuple[str, str], ...], due: str, still: str
    ) -> None:
        several = *self.POLICE, *(Proceeding("inquest", state, on=day) for state, day in inquest)
        found = readings(fenmere, self.ACCOUNT, date(2024, 7, 30), self.DECIDED, *several)
        assert {about: (day, said) for about, (day, _, said) in found.items()} == {"case": (due, still)}

    def test_stands_still_from_each_question_to_its_answer(self, fenmere: cspr.Framework) -> None:
        days = ("asked", "2024-05-09"), ("asked", "2024-05-10"), ("answered", "2024-05-13"), ("answered", "2024-05-14")
        entries = [Happened("case-referred", "2024-05-07")]
        entries += [Happened(f"x-fenmere/agency-{what}", day) for what, day in days]
        found = readings(fenmere, "x-fenmere/file-the-referral", date(2024, 5, 16), *entries)
        assert found == {"case": ("2024-05-21", "due", STOOD_STILL.format("Thu 9 May 2024", "Mon 13 May 2024"))}


WORDS = """
[step]
"x-my-area/ask" = { title = "Ask for more time", stage = "running" }
[event]
"x-my-area/given" = "More time given"
"x-my-area/last-day" = { title = "Last day for the review", end_of = "review-period" }
"""
EXTENDED = """
[[duty]]
id = "six-months"
clauses = ["MYA-001", "MYA-003"]
step = "complete-review"
topic = "review-period"
when = ["local-review-decided"]
within = { months = 6, of = "local-review-decided", extended_up_to = 3, extended_when = "x-my-area/given"AGAIN, STOPS }

[[duty]]
id = "ask"
clauses = ["MYA-002"]
step = "x-my-area/ask"
when = ["local-review-decided"]
at_least_before = { working_days = 20, of = "x-my-area/last-day" }
"""
PAUSES = 'stops_from = "review-paused", stops_until = "review-resumed"'
SIX_MONTHS = (
    f'timing = {{ amount = 6, unit = "months", relation = "within", starts = ["local-review-decided"], {PAUSES} }}'
)
LONGER = 'timing = { amount = 3, unit = "months", relation = "within", starts = [] }'
BEFORE = (
    'timing = { amount = 20, unit = "working-days", relation = "at-least-before", starts = ["x-my-area/last-day"] }'
)
REVIEW = Decided("local-review", "review", on="2025-10-06", by="safeguarding-partners")
GIVEN, REQUEST = Happened("x-my-area/given", "2026-03-27"), Happened("x-my-area/ask", "2026-03-20")
STOOD = "that last day as it stood when this was done: what came after that does not move it"


class TestALastDayThatMovesOnceSomethingWasDone:
    """The last day is 6 April 2026; 20 working days before it is 6 March."""

    def ask(self, path: Path, *entries: AnyEntry, again: str = "") -> tuple[str, str, bool]:
        rules = EXTENDED.replace("AGAIN", again and ", extended_again = true").replace("STOPS", PAUSES)
        made = folder(path / "one", rules, SIX_MONTHS, BEFORE, LONGER, words=WORDS)
        documents = cspr.framework("my-area", extra=made)
        situation = Review("MA-01", "my-area").record(REVIEW, *entries).as_of(date(2026, 4, 28))
        (found,) = (each for each in schedule(documents, situation) if each.topic == "x-my-area/ask")
        (reading,) = found.readings
        return str(reading.due), reading.status.value, STOOD in reading.reasons

    def test_does_not_make_timely_what_was_late(self, tmp_path: Path) -> None:
        assert self.ask(tmp_path / "before", REQUEST) == ("2026-03-06", "late", False)
        assert self.ask(tmp_path / "after", REQUEST, GIVEN) == ("2026-03-06", "late", True)

    def test_on_the_same_day_does_not_either(self, tmp_path: Path) -> None:
        given = Happened("x-my-area/given", "2026-03-20")
        assert self.ask(tmp_path, REQUEST, given) == ("2026-03-06", "late", True)

    def test_moves_what_is_not_done_yet_and_what_was_done_after_it(self, tmp_path: Path) -> None:
        assert self.ask(tmp_path / "open", GIVEN) == ("2026-06-08", "due", False)
        later = Happened("x-my-area/ask", "2026-04-20")
        assert self.ask(tmp_path / "done", GIVEN, later) == ("2026-06-08", "met", False)

    def test_once_more_counts_what_was_given_before(self, tmp_path: Path) -> None:
        second, asked = Happened("x-my-area/given", "2026-04-27"), Happened("x-my-area/ask", "2026-04-20")
        assert self.ask(tmp_path, GIVEN, asked, second, again="yes") == ("2026-06-08", "met", True)

    def test_for_a_pause_that_began_after_it_does_not_move_it(self, tmp_path: Path) -> None:
        paused, resumed = Happened("review-paused", "2026-03-23"), Happened("review-resumed", "2026-04-23")
        assert self.ask(tmp_path, REQUEST, paused, resumed) == ("2026-03-06", "late", True)


class TestBadInput:
    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            (
                'working_days = 3, stops_from = "incident"',
                "missing-key at rules.toml: $.duty[0].within.stops_until (a)",
            ),
            (
                'working_days = 3, stops_until = "incident"',
                "missing-key at rules.toml: $.duty[0].within.stops_from (a)",
            ),
            (
                'working_days = 3, stops_while = "prosecution", stops_from = "incident"',
                "missing-key at rules.toml: $.duty[0].within.stops_until (a)",
            ),
            (
                'working_days = 3, stops_from = ["incident"], stops_until = ["published", "review-completed"]',
                "missing-key at rules.toml: $.duty[0].within.stops_from (a)",
            ),
            (
                'working_days = 3, stops_from = [], stops_until = "published"',
                "missing-key at rules.toml: $.duty[0].within.stops_from (a)",
            ),
            (
                'to_end_of = "month", stops_while = "prosecution"',
                "no-amount at rules.toml: $.duty[0].within.stops_while (a)",
            ),
            (
                'working_days = 3, stops_while = "prosecutoin"',
                "unknown-proceeding at rules.toml: $.duty[0].within.stops_while (a): did you mean 'prosecution'?",
            ),
            (
                'working_days = 3, stops_from = "incidnt", stops_until = "published"',
                "unknown-event at rules.toml: $.duty[0].within.stops_from (a): did you mean 'incident'?",
            ),
            (
                'working_days = 3, stops_while = "prosecution"',
                "time-not-in-clause at rules.toml: $.duty[0].within (a): the cited clauses give stops_while: none",
            ),
            ("working_days = 3, stops_while = []", "missing-key at rules.toml: $.duty[0].within.stops_while (a)"),
            ("working_days = 3, extended_again = true", "missing-key at rules.toml: $.duty[0].within.extended_by (a)"),
            (
                'working_days = 3, extended_by = 1, extended_up_to = 2, extended_when = "incident"',
                "two-amounts at rules.toml: $.duty[0].within.extended_up_to (a)",
            ),
        ],
    )
    def test_is_refused(self, tmp_path: Path, written: str, expected: str) -> None:
        rule = (
            '[[duty]]\nid = "a"\nclauses = ["MYA-001"]\nstep = "inform-council"\nwhen = ["case-referred"]\n'
            f'within = {{ of = "case-referred", {written} }}\n'
        )
        timing = 'timing = { amount = 3, unit = "working-days", relation = "within", starts = ["case-referred"] }'
        told = [str(problem) for problem in check_folders([folder(tmp_path / "procedure", rule, timing)]).problems]
        assert len([problem for problem in told if problem.startswith(expected)]) == 1


def test_a_plan_leaves_out_the_days_on_which_a_time_stands_still(fenmere: cspr.Framework) -> None:
    entries = (
        Happened("review-completed", "2024-08-05"),
        Proceeding("prosecution", "open", on="2024-09-16"),
        Established("child-died", "yes", on="2024-08-01", by="police"),
    )
    situation = Review("FM-1", "fenmere").record(*entries).as_of(date(2024, 9, 20))
    limits = plan(fenmere, situation, goal="x-fenmere/answer-the-reviewer").limits
    assert [str(limit.due) for limit in limits if limit.period.duty.id == "answer-the-reviewer"] == ["2024-10-04"]


RETURNS = """
[[duty]]
id = "return"
clauses = ["MYA-001"]
step = "return-information"
when = ["information-requested"]
each = "agency"

[duty.within]
working_days = 5
of = "information-requested"
stops_from = "x-my-area/asked"
stops_until = "x-my-area/told"

[[duty]]
id = "nothing-known"
clauses = ["MYA-002"]
step = "return-information"
part = "nothing known"
when = ["information-requested", "near-miss"]
within = { working_days = 2, of = "information-requested" }

[[duty]]
id = "escalate"
clauses = ["MYA-003"]
step = "escalate-information"
when = ["information-outstanding"]
within = { working_days = 1, of = "x-my-area/last-day" }
"""
STATED = 'timing = {{ amount = {}, unit = "working-days", relation = "within", {} }}'
ASKED_FOR = 'starts = ["information-requested"]'
OWN = """
[event]
"x-my-area/asked" = "Asked"
"x-my-area/told" = "Told"
"x-my-area/last-day" = { title = "Last day for returns", end_of = "return-information" }
"""


class TestOfWhatIsOwedForEach:
    @pytest.fixture
    def documents(self, tmp_path: Path) -> cspr.Framework:
        stops = 'stops_from = "x-my-area/asked", stops_until = "x-my-area/told", '
        clauses = (
            STATED.format(5, stops + ASKED_FOR),
            STATED.format(2, ASKED_FOR),
            STATED.format(1, 'starts = ["x-my-area/last-day"]'),
        )
        return cspr.framework("my-area", extra=[folder(tmp_path / "procedure", RETURNS, *clauses, words=OWN)])

    def test_the_time_of_one_stands_still_and_that_of_the_others_runs_on(self, documents: cspr.Framework) -> None:
        review = Review("MA-1", "my-area").record(
            Happened("information-requested", "2024-05-09"),
            Happened("x-my-area/asked", "2024-05-13", about=HEALTH),
            Happened("information-outstanding", "2024-05-13", about=POLICE),
        )
        found = {
            timescale.about: (str(reading.due), reading.still)
            for timescale in schedule(documents, review.as_of(date(2024, 5, 14)))
            for reading in timescale.readings
            if reading.duty.id == "return"
        }
        assert found == {
            HEALTH: ("2024-05-17", STILL_SINCE.format("Mon 13 May 2024")),
            POLICE: ("2024-05-16", ""),
        }

    def test_the_last_day_is_that_of_the_whole_and_not_of_a_part(self, documents: cspr.Framework) -> None:
        entries = Happened("information-requested", "2024-05-09"), Happened("information-outstanding", "2024-05-17")
        found = readings(documents, "escalate-information", date(2024, 5, 17), *entries)
        assert found == {"case": ("2024-05-17", "due", "")}
