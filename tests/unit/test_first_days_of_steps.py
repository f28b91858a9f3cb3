"""A step that is to be done on a day, or in a time that counts from the end of another, waits for that day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.authoring import check_folders
from cspr.dates import PartialDate
from cspr.first_screen import Section, glance
from cspr.lifecycle import By, progress
from cspr.show import to_text
from cspr.timescales import plan, schedule
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.lifecycle import Progress

WORDS = """
[step]
"x-my-area/look" = { title = "Look again", stage = "improvement" }
[event]
"x-my-area/end" = { title = "End of the two years", end_of = "x-my-area/stays" }
"x-my-area/more" = "More time given"
"x-my-area/own-end" = { title = "Last day for looking again", end_of = "x-my-area/look" }
[topic]
"x-my-area/stays" = "How long it stays"
"""
TWO_YEARS = 'timing = { amount = 2, unit = "years", relation = "at-least", starts = ["published"] }'
STAYS = """
[[duty]]
id = "stays"
clauses = ["MYA-001"]
topic = "x-my-area/stays"
when = ["published"]
at_least = { years = 2, of = "published" }
"""
LOOK = """
[[duty]]
id = "look{id}"
clauses = ["MYA-002"]
step = "x-my-area/look"
when = ["published"]
{more}
"""
MONTH = 'timing = {{ amount = 1, unit = "months", relation = "{relation}", starts = ["{start}"] }}'
PUBLISHED = cspr.Happened("published", "2025-11-04")
AT = 'at = { months = 1, of = "published" }'
AFTER_END = 'within = { months = 1, of = "x-my-area/end" }'
WITHIN = MONTH.format(relation="within", start="x-my-area/end")


def _step(path: Path, rules: str, second: str, on: date, *entries: cspr.Happened) -> Progress:
    made = folder(path / "one", rules, TWO_YEARS, second, words=WORDS)
    documents = cspr.framework("my-area", extra=made)
    situation = cspr.Review("MA-01", "my-area").record(*(entries or (PUBLISHED,))).as_of(on)
    return next(each for each in progress(documents, situation) if each.step == "x-my-area/look")


def _stands(step: Progress) -> tuple[str, list[str]]:
    assert all(blocker.by is By.DAY for blocker in step.blockers)
    return step.state.value, [blocker.title for blocker in step.blockers]


class TestAStepThatWaitsForADay:
    @pytest.mark.parametrize(
        ("more", "second", "day", "shown"),
        [
            (AT, MONTH.format(relation="at", start="published"), date(2025, 12, 4), "Thu 4 Dec 2025"),
            (AFTER_END, WITHIN, date(2027, 11, 4), "Thu 4 Nov 2027"),
            (
                'at = { months = 1, of = "x-my-area/end" }',
                MONTH.format(relation="at", start="x-my-area/end"),
                date(2027, 12, 4),
                "Sat 4 Dec 2027",
            ),
        ],
        ids=["on-a-day", "after-the-end", "on-a-day-after-the-end"],
    )
    def test_can_be_done_from_that_day_on(self, tmp_path: Path, more: str, second: str, day: date, shown: str) -> None:
        rules = STAYS + LOOK.format(id="", more=more)
        before = day.replace(day=day.day - 1)
        step = _step(tmp_path, rules, second, before)
        assert _stands(step) == ("blocked", [shown])
        assert step.blockers[0].source.clauses == ("MYA-002",)
        (waits,) = (line for line in to_text(step, width=1000).splitlines() if "not before" in line)
        assert waits.strip().startswith(f"not before {shown} [")
        assert _stands(_step(tmp_path / "then", rules, second, day)) == ("ready", [])

    def test_waits_for_the_first_of_several_days(self, tmp_path: Path) -> None:
        rules = STAYS + LOOK.format(id="", more=AFTER_END) + LOOK.format(id="-2", more=f"{AT}\npart = 'early'")
        rules = rules.replace('clauses = ["MYA-002"]', 'clauses = ["MYA-003"]', 1)
        second = f"{MONTH.format(relation='at', start='published')}"
        made = folder(tmp_path / "one", rules, TWO_YEARS, second, WITHIN, words=WORDS)
        situation = cspr.Review("MA-01", "my-area").record(PUBLISHED).as_of(date(2025, 11, 10))
        steps = progress(cspr.framework("my-area", extra=made), situation)
        assert _stands(next(each for each in steps if each.step == "x-my-area/look")) == ("blocked", ["Thu 4 Dec 2025"])

    @pytest.mark.parametrize(
        ("more", "second"),
        [
            ("", ""),
            ('within = { months = 1, of = "published" }', MONTH.format(relation="within", start="published")),
            (
                'within = { months = 1, of_last_of = ["x-my-area/end", "published"] }',
                MONTH.format(relation="within", start='x-my-area/end", "published'),
            ),
            (
                'within = { months = 1, of = "x-my-area/own-end" }',
                MONTH.format(relation="within", start="x-my-area/own-end"),
            ),
            (
                'at_least_before = { months = 1, of = "x-my-area/end" }',
                MONTH.format(relation="at-least-before", start="x-my-area/end"),
            ),
        ],
        ids=["no-time", "within-a-time", "the-later-of-two", "more-time-for-itself", "before-the-end"],
    )
    def test_waits_for_none_otherwise(self, tmp_path: Path, more: str, second: str) -> None:
        step = _step(tmp_path, STAYS + LOOK.format(id="", more=more), second, date(2025, 12, 1))
        assert _stands(step) == ("ready", [])

    def test_waits_for_none_where_another_text_sets_no_day(self, tmp_path: Path) -> None:
        rules = STAYS + LOOK.format(id="", more=AFTER_END) + LOOK.format(id="-2", more="reading = 'other'")
        assert _stands(_step(tmp_path, rules, WITHIN, date(2025, 12, 1))) == ("ready", [])

    def test_waits_for_no_end_of_a_time_that_does_not_arise(self, tmp_path: Path) -> None:
        stays = STAYS.replace('when = ["published"]', 'when = ["published", "x-my-area/more"]')
        rules = stays + LOOK.format(id="", more=AFTER_END)
        assert _stands(_step(tmp_path, rules, WITHIN, date(2025, 12, 1))) == ("ready", [])

    def test_waits_for_none_while_its_time_has_not_begun(self, tmp_path: Path) -> None:
        rules = STAYS + LOOK.format(id="", more=AFTER_END).replace('when = ["published"]', 'when = ["case-referred"]')
        referred = cspr.Happened("case-referred", "2025-05-02")
        assert _stands(_step(tmp_path, rules, WITHIN, date(2025, 12, 1), referred)) == ("ready", [])


NOT_BEFORE = MONTH.format(relation="not-before", start="published")
WAITS = LOOK.format(id="", more='not_before = { months = 1, of = "published" }')


class TestAStepThatIsNotToBeDoneBeforeADay:
    @pytest.mark.parametrize(
        ("day", "expected"), [(3, ("blocked", ["Thu 4 Dec 2025"])), (4, ("ready", []))], ids=["before", "on-the-day"]
    )
    def test_waits_for_it(self, tmp_path: Path, day: int, expected: tuple[str, list[str]]) -> None:
        assert _stands(_step(tmp_path, STAYS + WAITS, NOT_BEFORE, date(2025, 12, day))) == expected

    def test_waits_though_another_text_lets_it_be_done_at_any_time(self, tmp_path: Path) -> None:
        rules = STAYS + WAITS + LOOK.format(id="-2", more="part = 'more'")
        assert _stands(_step(tmp_path, rules, NOT_BEFORE, date(2025, 12, 3))) == ("blocked", ["Thu 4 Dec 2025"])

    def test_does_not_wait_for_a_text_that_does_not_bind(self, tmp_path: Path) -> None:
        step = _step(tmp_path, STAYS + WAITS, f'force = "may"\n{NOT_BEFORE}', date(2025, 12, 3))
        assert step.blockers == ()

    def test_waits_for_the_last_of_several_such_days(self, tmp_path: Path) -> None:
        more = 'not_before = { months = 1, of = "x-my-area/end" }'
        step = _step(
            tmp_path,
            STAYS + LOOK.format(id="", more=more),
            MONTH.format(relation="not-before", start="x-my-area/end"),
            date(2025, 12, 3),
        )
        assert _stands(step) == ("blocked", ["Sat 4 Dec 2027"])


TEN_DAYS = LOOK.format(id="", more='between = { days = [10, 13], of = "published" }')
OF_TEN_DAYS = (
    'timing = { amount_min = 10, amount_max = 13, unit = "days", relation = "between", starts = ["published"] }'
)
MORE = cspr.Happened("x-my-area/more", "2025-11-05")


class TestAStepThatHasAWindow:
    @pytest.mark.parametrize(
        ("day", "expected"), [(13, ("blocked", ["Fri 14 Nov 2025"])), (14, ("ready", []))], ids=["before", "on-the-day"]
    )
    def test_waits_until_the_first_day_on_any_reading(
        self, tmp_path: Path, day: int, expected: tuple[str, list[str]]
    ) -> None:
        step = _step(tmp_path, STAYS + TEN_DAYS, OF_TEN_DAYS, date(2025, 11, day))
        assert _stands(step) == expected
        assert [blocker.day for blocker in step.blockers] == [PartialDate.read("2025-11-14")] * len(expected[1])

    def test_does_not_wait_where_its_text_only_expects_it(self, tmp_path: Path) -> None:
        step = _step(tmp_path, STAYS + TEN_DAYS, f'force = "is"\n{OF_TEN_DAYS}', date(2025, 11, 5))
        assert step.blockers == ()

    @pytest.mark.parametrize(
        ("more", "expected"), [((), []), ((MORE,), ["Fri 14 Nov 2025"])], ids=["one-day-known", "both-known"]
    )
    def test_waits_where_the_day_of_each_start_is_known(
        self, tmp_path: Path, more: tuple[cspr.Happened, ...], expected: list[str]
    ) -> None:
        rules = TEN_DAYS.replace('of = "published"', 'of_one_of = ["published", "x-my-area/more"]')
        clause = OF_TEN_DAYS.replace('"published"', '"published", "x-my-area/more"')
        step = _step(tmp_path, STAYS + rules, clause, date(2025, 11, 6), PUBLISHED, *more)
        assert [blocker.title for blocker in step.blockers] == expected

    @pytest.mark.parametrize(
        ("entries", "expected"),
        [
            ((), ("plan", "A planned day for this: more time given")),
            ((cspr.Planned("x-my-area/more", "2025-11-20"),), ("day", "Thu 20 Nov 2025")),
            ((MORE,), None),
        ],
        ids=["no-day", "planned", "happened"],
    )
    def test_waits_for_the_event_on_whose_day_it_is_done(
        self, tmp_path: Path, entries: tuple[cspr.Happened, ...], expected: tuple[str, str] | None
    ) -> None:
        rules = STAYS + LOOK.format(id="", more='on = { of = "x-my-area/more" }')
        clause = 'timing = { relation = "on", starts = ["x-my-area/more"] }'
        step = _step(tmp_path, rules, clause, date(2025, 11, 6), PUBLISHED, *entries)
        assert [(each.by.value, each.title) for each in step.blockers] == ([] if expected is None else [expected])

    def test_that_counts_from_what_has_no_day_waits_for_none(self, tmp_path: Path) -> None:
        rules = TEN_DAYS.replace('of = "published"', 'of = "x-my-area/more"')
        clause = OF_TEN_DAYS.replace("published", "x-my-area/more")
        step = _step(tmp_path, STAYS + rules, clause, date(2025, 11, 6))
        assert _stands(step) == ("ready", [])

    @pytest.mark.parametrize(
        ("day", "section", "first_day"), [(13, Section.NEXT, True), (14, Section.NOW, False)], ids=["before", "then"]
    )
    def test_stands_among_the_dates_to_come_until_its_first_day(
        self, tmp_path: Path, day: int, section: Section, *, first_day: bool
    ) -> None:
        made = folder(tmp_path / "one", STAYS + TEN_DAYS, TWO_YEARS, OF_TEN_DAYS, words=WORDS)
        documents, on = cspr.framework("my-area", extra=made), date(2025, 11, day)
        seen = glance(documents, cspr.Review("MA-01", "my-area").record(PUBLISHED).as_of(on))
        (card,) = (each for each in seen.cards if each.id.startswith("task/x-my-area/look"))
        assert (card.section, str(card.arrive_by)) == (section, "2025-11-17")
        assert ("Not before Fri 14 Nov." in card.why) is first_day


@pytest.mark.parametrize("relation", ["at", "not-before"])
def test_a_day_beyond_all_calendars_is_waited_for_by_nobody(tmp_path: Path, relation: str) -> None:
    more = f'{relation.replace("-", "_")} = {{ years = 9000, of = "published" }}'
    second = f'timing = {{ amount = 9000, unit = "years", relation = "{relation}", starts = ["published"] }}'
    step = _step(tmp_path, STAYS + LOOK.format(id="", more=more), second, date(2025, 12, 1))
    assert _stands(step) == ("ready", [])


class TestTheEndOfAFixedDate:
    RULES = (
        '[[duty]]\nid = "pilot"\nclauses = ["MYA-001"]\ntopic = "x-my-area/stays"\nlevel = "partnership"\n'
        "by = { date = 2026-03-31 }\n"
    )

    def test_starts_what_counts_from_it(self, tmp_path: Path) -> None:
        same_day = "the same day of the month, or the last day of a shorter month"
        fixed = 'timing = { date = 2026-03-31, relation = "within" }'
        made = folder(tmp_path / "one", self.RULES + LOOK.format(id="", more=AFTER_END), fixed, WITHIN, words=WORDS)
        documents = cspr.framework("my-area", extra=made)
        situation = cspr.Review("MA-01", "my-area").record(PUBLISHED).as_of(date(2025, 12, 1))
        (timescale,) = (each for each in schedule(documents, situation) if each.topic == "x-my-area/look")
        assert [(str(each.due), each.reasons[1]) for each in timescale.readings] == [
            ("2026-04-30", f"counted from end of the two years, Tue 31 Mar 2026; {same_day}")
        ]


class TestWhatIsOwedForEach:
    WORDS = """
[step]
"x-my-area/list" = { title = "List", stage = "running", each = "agency" }
"x-my-area/remind" = { title = "Reminder of the list", stage = "running", each = "agency" }
[event]
"x-my-area/end" = { title = "Last day for the list", end_of = "x-my-area/list" }
"""
    RULES = """
[[duty]]
id = "list"
clauses = ["MYA-001"]
step = "x-my-area/list"
when = ["information-requested"]
within = { calendar_days = 10, of = "information-requested" }
each = "agency"

[[duty]]
id = "remind"
clauses = ["MYA-002"]
step = "x-my-area/remind"
when = ["information-requested"]
unless = ["x-my-area/list"]
within = { calendar_days = 5, of = "x-my-area/end" }
each = "agency"
"""
    CLAUSE = 'timing = {{ amount = {}, unit = "calendar-days", relation = "within", starts = ["{}"] }}'
    ASKED = (
        cspr.Happened("information-requested", "2025-11-03", about="agency:police"),
        cspr.Happened("information-requested", "2025-11-06", about="agency:health"),
    )

    @pytest.mark.parametrize(
        ("day", "entries", "expected"),
        [
            (12, (), ("blocked", ["Thu 13 Nov 2025"])),
            (13, (), ("ready", [])),
            (
                13,
                (cspr.Happened("x-my-area/remind", "2025-11-13", about="agency:police"),),
                ("blocked", ["Sun 16 Nov 2025"]),
            ),
        ],
        ids=["before-the-first-end", "on-the-first-end", "done-by-the-first"],
    )
    def test_waits_for_the_first_end_of_those_who_still_owe_it(
        self, tmp_path: Path, day: int, entries: tuple[cspr.Happened, ...], expected: tuple[str, list[str]]
    ) -> None:
        clauses = self.CLAUSE.format(10, "information-requested"), self.CLAUSE.format(5, "x-my-area/end")
        made = folder(tmp_path / "one", self.RULES, *clauses, words=self.WORDS)
        situation = cspr.Review("MA-01", "my-area").record(*self.ASKED, *entries).as_of(date(2025, 11, day))
        steps = progress(cspr.framework("my-area", extra=made), situation)
        assert _stands(next(each for each in steps if each.step == "x-my-area/remind")) == expected

    def test_what_is_asked_though_the_other_was_done_can_be_done_before_its_last_day(self, tmp_path: Path) -> None:
        clauses = self.CLAUSE.format(10, "information-requested"), self.CLAUSE.format(5, "x-my-area/end")
        rules = self.RULES.replace('unless = ["x-my-area/list"]\n', "")
        made = folder(tmp_path / "one", rules, *clauses, words=self.WORDS)
        documents = cspr.framework("my-area", extra=made)
        situation = cspr.Review("MA-01", "my-area").record(*self.ASKED).as_of(date(2025, 11, 7))
        assert _stands(next(each for each in progress(documents, situation) if each.step == "x-my-area/remind")) == (
            "ready",
            [],
        )
        cards = [each for each in glance(documents, situation).cards if each.id.startswith("task/x-my-area/remind")]
        assert ["2025-11-18", "2025-11-21"] == [str(each.arrive_by) for each in cards]
        assert not any("not before" in f"{each.title} {each.why}".lower() for each in cards)


class TestAStepThatIsToBeDoneOnSeveralDays:
    CLAUSE = 'timing = {{ amount = {}, unit = "months", relation = "at", starts = ["published"] }}'
    RULE = """
[[duty]]
id = "after-{months}"
clauses = ["MYA-00{clause}"]
step = "x-my-area/audit"
part = "{months}"
when = {when}
unless = {unless}
at = {{ months = {months}, of = "published" }}
"""
    WORDS = """
[step]
"x-my-area/audit" = { title = "Audit", stage = "improvement" }
[event]
"x-my-area/more" = "More time given"
"""

    @pytest.mark.parametrize(
        ("months", "when", "unless", "remarked"),
        [
            (12, '["published"]', "[]", True),
            (6, '["published"]', "[]", False),
            (12, '["published", "x-my-area/more"]', '["x-my-area/more"]', False),
        ],
        ids=["two-days", "one-day", "one-in-place-of-the-other"],
    )
    def test_is_remarked_on(self, tmp_path: Path, months: int, when: str, unless: str, *, remarked: bool) -> None:
        rules = self.RULE.format(months=6, clause=1, when='["published"]', unless=unless)
        rules += self.RULE.format(months=months, clause=2, when=when, unless="[]").replace('id = "after', 'id = "also')
        path = folder(tmp_path / "one", rules, self.CLAUSE.format(6), self.CLAUSE.format(months), words=self.WORDS)
        checked = check_folders([path])
        found = [(each.path, each.suggestion) for each in checked.remarks if each.code == "done-by-the-first"]
        advice = "once the step is done, as for 'after-6', it is not asked for again; give each time a step of its own"
        told = [("rules.toml: $.duty[1] (also-12)", advice)] * remarked
        assert (checked.problems, found) == ((), told)


DECIDED = cspr.Decided("local-review", "review", on=date(2025, 3, 3), by="safeguarding-partners")
PUBLISH_AFTER = """
[[duty]]
id = "publish"
clauses = ["MYA-001"]
step = "publish"
after = ["x-my-area/look"]
when = ["local-review-decided"]
"""


def _timed(number: int, relation: str, figures: tuple[int, ...], unit: str, start: str) -> tuple[str, str]:
    """A duty on the step with its time, and the clause that gives it."""
    amount = f"{unit.replace('-', '_')} = {list(figures) if figures[1:] else figures[0]}, " if figures else ""
    key = relation.replace("-", "_")
    rule = f"""
[[duty]]
id = "look{number}"
clauses = ["MYA-{number:03}"]
step = "x-my-area/look"
when = ["local-review-decided"]
{key} = {{ {amount}of = "{start}" }}
"""
    keys = ("amount_min", "amount_max") if len(figures) > 1 else ("amount",)
    said = "".join(f"{name} = {figure}, " for name, figure in zip(keys, figures, strict=False))
    of_unit = f'unit = "{unit}", ' if figures else ""
    return rule, f'timing = {{ {said}{of_unit}relation = "{relation}", starts = ["{start}"] }}'


_Time = tuple[str, tuple[int, ...], str, str]
DECISION = "local-review-decided"
SIX_WEEKS: _Time = ("at", (6,), "weeks", DECISION)
NEXT_DAY = date(2025, 3, 10)


class TestTheWayToPublication:
    """A plan has a step no sooner than any kind of time lets it be done, as the steps themselves do."""

    @pytest.mark.parametrize(
        ("times", "first", "why"),
        [
            ([SIX_WEEKS], date(2025, 4, 14), "6 weeks after"),
            ([("between", (2, 4), "weeks", DECISION)], date(2025, 3, 17), "between 2 and 4 weeks after"),
            ([("not-before", (5,), "weeks", DECISION)], date(2025, 4, 7), "not before 5 weeks after"),
            ([("on", (), "", "final-sign-off-given")], date(2025, 5, 6), "on the day of"),
            ([("at", (10,), "days", DECISION)], date(2025, 3, 13), "10 calendar days after"),
            ([SIX_WEEKS, ("between", (3, 4), "weeks", DECISION)], date(2025, 3, 24), "between 3 and 4 weeks after"),
            ([SIX_WEEKS, ("not-before", (7,), "weeks", DECISION)], date(2025, 4, 21), "not before 7 weeks after"),
            # A time within which it is done sets no first day, nor does one whose start has no day.
            ([("within", (6,), "weeks", DECISION)], NEXT_DAY, ""),
            ([SIX_WEEKS, ("within", (8,), "weeks", DECISION)], NEXT_DAY, ""),
            ([("at", (6,), "weeks", "case-referred")], NEXT_DAY, ""),
        ],
    )
    def test_knows_every_time_that_sets_a_first_day(
        self, times: list[_Time], first: date, why: str, tmp_path: Path
    ) -> None:
        duties = [_timed(number, *time) for number, time in enumerate(times, 2)]
        rules = PUBLISH_AFTER + "".join(rule for rule, _ in duties)
        made = folder(tmp_path / "one", rules, "", *(clause for _, clause in duties), words=WORDS)
        documents = cspr.framework("my-area", extra=made)
        planned = cspr.Planned("final-sign-off-given", "2025-05-06")
        situation = cspr.Review("MA-01", "my-area").record(DECIDED, planned).as_of(NEXT_DAY)
        step = next(each for each in plan(documents, situation).steps if each.step == "x-my-area/look")
        assert first == step.earliest
        assert why in step.because[0] if why else "[MYA-" not in step.because[0]
        (waits,) = (each for each in progress(documents, situation) if each.step == "x-my-area/look")
        days = [blocker.day for blocker in waits.blockers if blocker.by is By.DAY]
        assert ([PartialDate.of(first)] if why else []) == days


class TestWhatIsRecordedOfAgenciesAlone:
    WORDS = """
[step]
"x-my-area/tell" = { title = "Tell the scrutineer", stage = "running" }
[event]
"x-my-area/sent" = { title = "Draft sent" }
"""
    RULE = """
[[duty]]
id = "tell"
clauses = ["MYA-001"]
step = "x-my-area/tell"
when = ["x-my-area/sent"]
{} = {{ {}of = "x-my-area/sent" }}
"""
    SENT = (
        cspr.Happened("x-my-area/sent", "2025-11-03", about="agency:police"),
        cspr.Happened("x-my-area/sent", "2025-11-06", about="agency:health"),
    )

    def _told(self, path: Path, relation: str, more: str, on: date) -> tuple[Progress, list[str]]:
        amount = 'amount = 3, unit = "calendar-days", ' if more else ""
        clause = f'timing = {{ {amount}relation = "{relation}", starts = ["x-my-area/sent"] }}'
        rule = self.RULE.format(relation.replace("-", "_"), more)
        documents = cspr.framework("my-area", extra=folder(path / "one", rule, clause, words=self.WORDS))
        situation = cspr.Review("MA-01", "my-area").record(*self.SENT).as_of(on)
        cards = [each for each in glance(documents, situation).cards if each.id.startswith("task/x-my-area/tell")]
        (step,) = (each for each in progress(documents, situation) if each.step == "x-my-area/tell")
        return step, [card.urgency.value for card in cards]

    def test_starts_what_is_owed_in_the_case_when_it_first_happened_to_one(self, tmp_path: Path) -> None:
        step, urgency = self._told(tmp_path, "on", "", date(2025, 11, 7))
        assert (_stands(step), urgency) == (("ready", []), ["overdue"])

    @pytest.mark.parametrize(
        ("day", "expected"), [(5, ("blocked", ["Thu 6 Nov 2025"])), (6, ("ready", []))], ids=["before", "on-the-day"]
    )
    def test_is_what_it_waits_from(self, tmp_path: Path, day: int, expected: tuple[str, list[str]]) -> None:
        step, _ = self._told(tmp_path, "not-before", "calendar_days = 3, ", date(2025, 11, day))
        assert _stands(step) == expected
