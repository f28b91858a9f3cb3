"""What a text says is not to be done before a day: from which day it may be, and what it means for all else."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import jsonschema  # type: ignore[import-untyped]
import pytest

from cspr import caseload, history, lifecycle, timescales
from cspr.authoring import schema
from cspr.authoring.remarks import remarks
from cspr.calendars import england
from cspr.caseload import ItemKind as Item
from cspr.clocks.counting import count
from cspr.clocks.ways_to_count import Counting, ways
from cspr.comparison import Aspect, RowKind, compare
from cspr.comparison.duties import spell
from cspr.comparison.rows import Row
from cspr.dates import PartialDate
from cspr.guidance import framework
from cspr.guidance.checking import check_document
from cspr.guidance.layers import Framework
from cspr.guidance.loading import document
from cspr.guidance.periods import (
    Amount,
    CalendarDays,
    Days,
    Months,
    NumberedDay,
    Relation,
    Timing,
    Weeks,
    WorkingDays,
    Years,
)
from cspr.guidance.reading import read_folder
from cspr.history import DeviationKind as Found
from cspr.lifecycle import By
from cspr.publication import RequirementKind as Asked, readiness
from cspr.record import Decided, Happened, Planned, Proceeding, Review
from cspr.show import to_text
from cspr.show.actors import Titles
from cspr.show.passages import period
from cspr.timescales import Rank, Reading, Timescale
from cspr.timescales.ranking import Bounds, Claim, bounds, meet, safe_by
from cspr.truth import Truth

if TYPE_CHECKING:
    from cspr.errors import Problem
    from cspr.guidance.documents import Document
    from cspr.guidance.model import Duty
    from cspr.record import AnyEntry

ENGLAND = england()
SOUND = Path(__file__).parent.parent / "bad" / "guidance" / "sound"
NORTHAMPTONSHIRE = "northamptonshire-framework-2020"
DECIDED = Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners")
PUBLISHED = Happened("published", "2021-08-31")
PROSECUTED = Proceeding("prosecution", "open", on="2021-06-01")
ON = date(2021, 10, 1)


def not_before(*amounts: Amount, of: str = "published") -> Timing:
    return Timing(relation=Relation.NOT_BEFORE, amounts=amounts, of=(of,))


def first_days(timing: Timing, start: str) -> list[str]:
    """Give the first day on which it is allowed, on every way of reading it."""
    return [str(count(timing, way, PartialDate.read(start), ENGLAND).due) for way in ways(timing)]


def review(*entries: AnyEntry, partnership: str = "northamptonshire") -> Review:
    return Review("NR-07", partnership).record(DECIDED, *entries)


def asked(topic: str, *entries: AnyEntry, partnership: str, on: date = ON) -> tuple[Timescale, Reading]:
    """Give one topic, and the reading in it that is not to be met before a day."""
    situation = review(*entries, partnership=partnership).as_of(on)
    found = next(one for one in timescales.schedule(framework(partnership), situation) if one.topic == topic)
    (reading,) = (one for one in found.readings if one.relation is Relation.NOT_BEFORE)
    return found, reading


def on_request(*entries: AnyEntry) -> Reading:
    return asked("report-on-request", *entries, partnership="kirklees")[1]


def after_prosecution(*entries: AnyEntry) -> Reading:
    return asked("legal-proceedings-and-publication", PROSECUTED, *entries, partnership="northamptonshire")[1]


class TestTheFirstDay:
    def test_is_as_long_after_the_event_as_the_text_says(self) -> None:
        assert ["2022-02-28"] == first_days(not_before(Months(6)), "2021-08-31")

    def test_is_the_day_of_the_event_where_the_text_gives_no_figure(self) -> None:
        assert ["2021-09-14"] == first_days(not_before(of="prosecution-concluded"), "2021-09-14")

    def test_is_counted_in_working_days_and_in_days_of_a_kind_that_is_not_said(self) -> None:
        assert (["2021-04-08"], ["2021-03-30", "2021-04-01"]) == (
            first_days(not_before(WorkingDays(7)), "2021-03-26"),
            first_days(not_before(Days(5)), "2021-03-25"),
        )

    def test_is_known_as_well_as_the_event_is(self) -> None:
        assert ["2021-09"] == first_days(not_before(), "2021-09")

    def test_is_said_to_be_the_event_itself_and_no_count(self) -> None:
        (way,) = ways(not_before(), other=True)
        assert ((CalendarDays(0),), Counting.DAY_OF_EVENT, True) == (
            way.amounts,
            way.counting,
            way.plain,
        )

    @pytest.mark.parametrize("amounts", [(), (Months(6),)])
    def test_opens_no_window_and_looks_not_back(self, amounts: tuple[Amount, ...]) -> None:
        (way,) = ways(not_before(*amounts))
        counted = count(not_before(*amounts), way, PartialDate.read("2021-08-31"), ENGLAND)
        assert (None, False, False) == (counted.opens, way.window, way.backwards)


def claim(days: Bounds) -> Claim:
    """Give a reading that gives a date, by the days that satisfy it."""
    return Claim(days, authority=0, part="", sure=True, alone=True)


class TestTheDaysThatKeepIt:
    SEPTEMBER = PartialDate.read("2021-09")

    def test_begin_when_it_is_sure_and_do_not_end(self) -> None:
        assert (date(2021, 9, 30), None) == bounds(Relation.NOT_BEFORE, self.SEPTEMBER, None)

    def test_leave_a_limit_that_ends_later_as_it_is(self) -> None:
        limit = (None, date(2021, 10, 20))
        kept = bounds(Relation.NOT_BEFORE, self.SEPTEMBER, None)
        assert (date(2021, 9, 30), date(2021, 10, 20)) == meet((limit, kept))
        assert date(2021, 10, 20) == safe_by([claim(limit), claim(kept)])

    def test_are_none_where_a_limit_ends_before_they_begin(self) -> None:
        limit = (None, date(2021, 9, 20))
        assert safe_by([claim(limit), claim(bounds(Relation.NOT_BEFORE, self.SEPTEMBER, None))]) is None


class TestAReportGivenOnRequest:
    """Kirklees gives it once six months from publication are over."""

    def test_has_its_first_day(self) -> None:
        found, reading = asked("report-on-request", PUBLISHED, partnership="kirklees")
        assert ("2022-02-28", date(2022, 2, 28), Rank.GOVERNS, "") == (
            str(reading.due),
            found.safe_by,
            reading.standing,
            reading.why,
        )

    def test_says_from_what_it_was_counted_and_denies_no_figure(self) -> None:
        told = on_request(PUBLISHED).reasons
        assert ("not before 6 months after", "counted from publication, Tue 31 Aug 2021") == (
            told[0],
            told[1].split(";")[0],
        )
        assert not [one for one in (*told, *on_request().reasons) if "no figure" in one]

    def test_waits_for_publication_to_be_recorded(self) -> None:
        assert (None, "counts from publication: no date recorded") == (on_request().due, on_request().why)


class TestPublicationAfterAProsecution:
    """Northamptonshire does not expect to publish before a prosecution has been completed."""

    @pytest.mark.parametrize("concluded", [Planned("prosecution-concluded", "2021-11-12")])
    def test_has_a_first_day_once_the_end_is_planned(self, concluded: AnyEntry) -> None:
        found = after_prosecution(concluded)
        assert ("2021-11-12", True, "day-of-event") == (str(found.due), found.planned, found.period.way.counting.value)
        assert ("not until the prosecution has ended", "the day of the event itself") == (
            found.reasons[0],
            found.reasons[1].split("; ")[1],
        )

    def test_has_none_while_nobody_knows_when_it_ends(self) -> None:
        found = after_prosecution()
        assert (None, "counts from when the prosecution has ended: no date recorded") == (found.due, found.why)

    def test_arises_only_while_there_is_a_prosecution(self) -> None:
        topic, none = "legal-proceedings-and-publication", Proceeding("prosecution", "none", on="2021-06-01")
        assert Truth.NO is asked(topic, none, partnership="northamptonshire")[1].applies

    @pytest.mark.parametrize(
        ("ends", "met", "why"),
        [
            ("2021-10-29", Truth.YES, "kept"),
            ("2021-11-01", Truth.YES, "kept"),
            ("2021-11-02", Truth.NO, "the planned date is earlier"),
            ("2021-11", Truth.UNKNOWN, "the planned date is earlier"),
        ],
    )
    def test_is_asked_of_a_planned_date(self, ends: str, met: Truth, why: str) -> None:
        situation = review(PROSECUTED, Planned("prosecution-concluded", ends)).as_of(ON)
        found = readiness(framework("northamptonshire"), situation, planned=date(2021, 11, 1))
        (period_,) = (
            one
            for one in found.requirements
            if (one.kind, one.name) == (Asked.PERIOD, "legal-proceedings-and-publication")
        )
        assert (met, why, None, True) == (period_.met, period_.why, period_.safe_by, period_.binding)

    def test_a_planned_date_that_is_too_early_is_told_as_that(self) -> None:
        situation = review(PROSECUTED, Planned("prosecution-concluded", "2021-11-02")).as_of(ON)
        found = readiness(framework("northamptonshire"), situation, planned=date(2021, 11, 1))
        whole, short = (" ".join(text.split()) for text in (to_text(found), str(found)))
        assert "Too early --------- - Legal proceedings and publication (the planned date is earlier)" in short
        assert short.count("the planned date is earlier") == 1
        assert "too early (the planned date is earlier)" in whole
        assert "too late (the planned date is earlier)" not in whole

    def test_is_asked_of_no_planned_date_while_its_end_is_not_planned(self) -> None:
        found = readiness(framework("northamptonshire"), review(PROSECUTED).as_of(ON), planned=date(2021, 11, 1))
        assert "legal-proceedings-and-publication" not in [one.name for one in found.requirements]


def crafted(timing: Timing, step: str = "withdraw-from-web") -> Framework:
    """Lay a duty on a step of its own, so that doing it can be recorded."""
    of = document("working-together-2018")
    duty = next(one for one in of.duties if one.id == "website-period")
    duty = attrs.evolve(duty, step=step, topic=step, when=(), unless=(), timing=timing)
    return Framework(partnership="national", documents=(attrs.evolve(of, duties=(duty,)),))


class TestLookingBack:
    def deviations(self, *entries: AnyEntry) -> list[tuple[Found, str, str]]:
        found = history.deviations(crafted(not_before(Months(6))), review(*entries).as_of(date(2023, 1, 1)))
        return [(one.kind, str(one.due), one.why[0]) for one in found]

    def test_what_was_done_before_its_day_was_early(self) -> None:
        early = (Found.EARLY, "2022-02-28", "the time opened on Mon 28 Feb 2022")
        assert [early] == self.deviations(PUBLISHED, Happened("withdrawn-from-web", "2022-02-27"))

    @pytest.mark.parametrize("done", ["2022-02-28", "2022-03-01", "2022-12-24"])
    def test_what_was_done_on_its_day_or_later_was_neither_early_nor_late(self, done: str) -> None:
        assert [] == self.deviations(PUBLISHED, Happened("withdrawn-from-web", done))

    def test_what_was_never_done_is_no_deviation(self) -> None:
        assert [] == self.deviations(PUBLISHED)

    def test_a_case_load_calls_it_neither_due_nor_overdue(self) -> None:
        made = crafted(not_before(Months(6)))
        for on in (date(2022, 2, 1), date(2022, 2, 28), date(2023, 1, 1)):
            found = caseload.due([review(PUBLISHED).as_of(on)], until=on, frameworks=lambda _: made)
            asks = {Item.DUE, Item.OVERDUE}
            assert [] == [one.name for one in found.items if one.kind in asks]


class TestWhatComesFirst:
    """A step waits for the event that it is not to come before; from when it is allowed then, the schedule says."""

    def blockers(self, timing: Timing, *entries: AnyEntry) -> list[tuple[By, str]]:
        found = lifecycle.blockers(crafted(timing), review(*entries).as_of(ON), "withdraw-from-web")
        return [(one.by, one.name) for one in found]

    @pytest.mark.parametrize("event", ["published", "prosecution-concluded"])
    def test_is_the_event_whether_or_not_a_step_is_completed_by_it(self, event: str) -> None:
        assert [(By.EVENT, event)] == self.blockers(not_before(Months(6), of=event))

    def test_is_nothing_more_once_it_happened(self) -> None:
        assert [] == self.blockers(not_before(of="prosecution-concluded"), Happened("prosecution-concluded", "2021-09"))

    def test_is_never_the_step_itself(self) -> None:
        assert [] == self.blockers(not_before(Months(6), of="withdrawn-from-web"))

    def test_is_not_told_where_the_text_does_not_settle_it(self) -> None:
        timing = attrs.evolve(not_before(Months(6)), of=("published", "report-finalised"), established=False)
        assert [] == self.blockers(timing)

    def test_keeps_a_report_from_being_given_on_request(self) -> None:
        situation = review(partnership="kirklees").as_of(ON)
        found = lifecycle.blockers(framework("kirklees"), situation, "keep-available")
        assert [(By.STEP, "withdraw-from-web"), (By.EVENT, "published")] == [(one.by, one.name) for one in found]


def _with(slug: str, timing: Timing, rule: str = "notify-panel") -> Document:
    of = document(slug)

    def change(one: Duty) -> Duty:
        return attrs.evolve(one, timing=timing) if one.id == rule else one

    return attrs.evolve(of, duties=tuple(map(change, of.duties)))


def within(amount: Amount, relation: Relation = Relation.WITHIN) -> Timing:
    return Timing(relation=relation, amounts=(amount,), of=("incident",))


class TestSideBySide:
    EVENT = not_before(of="incident")

    def row(self, left: Timing, right: Timing) -> Row:
        found = compare(_with("working-together-2018", left), _with("working-together-2023", right))
        return next(one for one in found.about("notify-incident") if one.aspect is Aspect.PERIOD)

    @pytest.mark.parametrize(
        ("left", "right", "kind"),
        [
            (not_before(Months(6), of="incident"), not_before(Months(3), of="incident"), RowKind.STRICTER),
            (not_before(Months(3), of="incident"), not_before(Years(1), of="incident"), RowKind.LAXER),
            (not_before(Weeks(1), of="incident"), EVENT, RowKind.STRICTER),
            (EVENT, not_before(WorkingDays(1), of="incident"), RowKind.LAXER),
            (not_before(Months(6), of="incident"), within(Months(3)), RowKind.CONTRADICTION),
            (within(Months(3)), not_before(Months(6), of="incident"), RowKind.CONTRADICTION),
            (within(NumberedDay(15), Relation.BY_DAY), not_before(Weeks(4), of="incident"), RowKind.CONTRADICTION),
            (within(Months(6)), not_before(Months(3), of="incident"), RowKind.DIFFERENT),
            (within(Months(6)), EVENT, RowKind.DIFFERENT),
            (within(Years(1), Relation.AT_LEAST), not_before(Years(1), of="incident"), RowKind.DIFFERENT),
        ],
    )
    def test_a_later_first_day_asks_for_more_and_may_come_after_a_last_one(
        self, left: Timing, right: Timing, kind: RowKind
    ) -> None:
        assert kind is self.row(left, right).kind

    def test_why_is_said_in_words(self) -> None:
        assert ("a first and a last day that can both be kept", "last day that one allows comes before") == (
            self.row(within(Months(6)), self.EVENT).why,
            self.row(not_before(Months(6), of="incident"), within(Months(3))).why[4:41],
        )
        assert "a day before which something is not to be done cannot be measured against another time" == (
            self.row(within(Years(1), Relation.AT_LEAST), self.EVENT).why
        )

    def test_it_is_spelt_out_without_its_event(self) -> None:
        assert ("not before 6 months after", "not before 1 day after", "not before") == (
            spell(not_before(Months(6))),
            spell(not_before(Days(1))),
            spell(not_before()),
        )

    def test_a_wait_for_an_event_may_last_past_a_limit(self) -> None:
        found = compare(NORTHAMPTONSHIRE, "working-together-2018")
        row = next(one for one in found.about("publication-period") if one.aspect is Aspect.FEASIBILITY)
        assert "not before: Prosecution ended" in [cell.says for cell in (row.left, row.right) if cell]

    @pytest.mark.parametrize(
        ("wait", "told"),
        [
            (
                not_before(Months(7), of="local-review-decided"),
                ["not before 7 months after: Decision to undertake an LCSPR"],
            ),
            (not_before(Months(6), of="local-review-decided"), []),
            (not_before(of="local-review-decided"), []),
            (
                Timing(relation=Relation.VAGUE, of=("local-review-decided",), says="until", how="not-before"),
                ["“until”"],
            ),
        ],
    )
    def test_a_wait_from_the_event_of_the_limit_is_measured_where_it_can_be(
        self, wait: Timing, told: list[str]
    ) -> None:
        local = _with(NORTHAMPTONSHIRE, wait, "no-publication-before-prosecution-ends")
        rows = compare(local, "working-together-2018").about("publication-period")
        cells = [row.left for row in rows if row.aspect is Aspect.FEASIBILITY and row.left]
        says = [cell.says for cell in cells if any("prosecution" in name for name in cell.rules)]
        assert len(told) == len(says)
        assert all(mine.startswith(one) for mine, one in zip(says, told, strict=True))


class TestInWords:
    @pytest.mark.parametrize(
        ("timing", "words"),
        [
            (not_before(Months(6)), "not before 6 months after “Published”"),
            (not_before(Years(1)), "not before 1 year after “Published”"),
            (not_before(of="prosecution-concluded"), "not before “Prosecution ended”"),
            (
                attrs.evolve(not_before(), of=("published", "incident"), established=False),
                "not before “Published” or “The incident” (the text does not settle which)",
            ),
        ],
    )
    def test_a_passage_says_from_when_it_may_be_done(self, timing: Timing, words: str) -> None:
        assert words == period(timing, Titles(document(NORTHAMPTONSHIRE)))


class TestAPartnershipsOwnText:
    AFTER_TWO_YEARS = 'clauses = ["MYA-016"]\nstep = "keep-available"\n'
    CLAUSE = (
        '\n[[clause]]\nid = "MYA-020"\nforce = "should"\nactor = "partnership"\nrefrain = true\n'
        'subject = "Nothing is published until a prosecution is over."\n'
        'timing = { vague = "until over", relation = "not-before", starts = ["prosecution-concluded"] }\n'
    )

    def problems(self, folder: Path, rule: str, clauses: str = "") -> list[str]:
        shutil.copytree(SOUND, folder, dirs_exist_ok=True)
        register = folder / "register.toml"
        register.write_text(register.read_text("utf-8") + clauses, "utf-8")
        folder.joinpath("more.toml").write_text(f'[[duty]]\nid = "more"\n{rule}\n', "utf-8")
        found: list[Problem] = []
        made = read_folder(folder, found)
        return [str(one) for one in (*found, *check_document(made, framework().documents))]

    def test_may_give_a_figure_where_the_register_says_after(self, tmp_path: Path) -> None:
        rule = self.AFTER_TWO_YEARS + 'not_before = { years = 2, of = "published" }'
        assert [] == self.problems(tmp_path, rule)

    def test_may_name_the_event_alone(self, tmp_path: Path) -> None:
        rule = 'clauses = ["MYA-020"]\nstep = "publish"\npart = "p"\nnot_before = { of = "prosecution-concluded" }'
        assert [] == self.problems(tmp_path, rule, self.CLAUSE)
        (duty,) = (one for one in read_folder(tmp_path).duties if one.id == "more")
        assert not_before(of="prosecution-concluded") == duty.timing

    @pytest.mark.parametrize(
        ("time", "problem"),
        [
            ('not_before = { years = 3, of = "published" }', "figure-not-in-clause"),
            ('not_before = { months = 2, of = "published" }', "unit-not-in-clause"),
            ('not_before = { of = "published" }', "figure-not-in-clause"),
            ('not_before = { years = 2, of = "incident" }', "start-not-in-clause"),
            ('within = { years = 2, of = "published" }', "relation-not-in-clause"),
            ('not_before = { year = 2, of = "published" }', "unknown-unit"),
            ("not_before = { years = 2 }", "no-start"),
        ],
    )
    def test_may_say_no_more_and_no_less_than_its_clause(self, tmp_path: Path, time: str, problem: str) -> None:
        codes = [one.split(" at ")[0] for one in self.problems(tmp_path, self.AFTER_TWO_YEARS + time)]
        assert problem == codes[0]

    def test_cannot_turn_promptly_after_into_not_before(self, tmp_path: Path) -> None:
        prompt = self.CLAUSE.replace("until over", "promptly").replace('"not-before"', '"after"')
        rule = 'clauses = ["MYA-020"]\nstep = "publish"\npart = "p"\nnot_before = { of = "prosecution-concluded" }'
        assert ["relation-not-in-clause"] == [one.split(" at ")[0] for one in self.problems(tmp_path, rule, prompt)]

    @pytest.mark.parametrize("time", [{"months": 6, "of": "published"}, {"of": "prosecution-concluded"}])
    def test_is_allowed_by_the_schema_with_a_figure_and_without(self, time: dict[str, Any]) -> None:
        validator = jsonschema.Draft7Validator(schema("rules"))
        rule = {"id": "one", "clauses": ["MYA-016"], "step": "publish", "not_before": time}
        assert [] == [error.message for error in validator.iter_errors({"duty": [rule]})]

    @pytest.mark.parametrize(
        ("own", "higher", "remarked"),
        [
            (not_before(Months(3)), not_before(Months(6)), ["laxer-than-higher"]),
            (not_before(), not_before(Months(6)), ["laxer-than-higher"]),
            (not_before(Months(6)), not_before(), []),
            (not_before(Months(3)), Timing(relation=Relation.WITHIN, amounts=(Months(6),), of=("published",)), []),
            (Timing(relation=Relation.VAGUE, of=("published",), says="soon", how="after"), not_before(), []),
        ],
    )
    def test_an_earlier_first_day_than_a_higher_text_gives_is_remarked_on(
        self, own: Timing, higher: Timing, remarked: list[str]
    ) -> None:
        national = crafted(higher).documents[0]
        (beside,) = national.duties
        local = document(NORTHAMPTONSHIRE)
        source = attrs.evolve(beside.source, authority=local.instrument.authority)
        local = attrs.evolve(local, duties=(attrs.evolve(beside, source=source, timing=own),), words={})
        codes = [remark.code for remark in remarks(local, [national])]
        # No text puts anything before it, nor carries the rest.
        beside_it = ("next-on-an-empty-record", "not-carried", "shown-by-the-first")
        assert remarked == [code for code in codes if not code.endswith(beside_it)]
