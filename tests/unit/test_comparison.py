"""Comparing: what each kind of side brings, how periods are measured, what is silent, unread or carried forward."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from cspr import calendars, vocabulary
from cspr.cli import main
from cspr.comparison import Aspect, Comparison, Level, RowKind, compare, differences, side_by_side
from cspr.comparison.rows import Row
from cspr.dates import PartialDate
from cspr.errors import CsprError
from cspr.guidance.applicable import framework
from cspr.guidance.documents import Document
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
from cspr.record import Happened, Review
from cspr.show import comparison as shown, to_text
from cspr.show.as_text import write
from folders import folder
from printing import in_a_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from cspr.guidance.model import Criterion, Duty

NORTHAMPTONSHIRE = "northamptonshire-framework-2020"
DAY = date(2024, 9, 18)


def row_on(found: Comparison, topic: str, aspect: Aspect, **told: Any) -> Row:
    return next(
        row
        for row in found.rows
        if row.topic == topic
        and row.aspect is aspect
        and all(getattr(row, key) == value for key, value in told.items())
    )


class TestSides:
    """A side is a partnership, the national layer, an edition, or one document."""

    def test_two_partnerships_bring_their_own_documents(self) -> None:
        found = compare("northamptonshire", "kirklees", on=DAY)
        assert ("northamptonshire", "kirklees", DAY) == (found.left, found.right, found.on)
        assert {Level.LOCAL_LOCAL} == {row.level for row in found.rows}

    def test_a_partnership_is_compared_with_the_national_layer(self) -> None:
        found = compare("kirklees", "national", on=DAY)
        assert {Level.LOCAL_NATIONAL} == {row.level for row in found.rows}
        national = [row.right for row in found.rows if row.right is not None]
        older = [one for one in national if any(source.instrument == "working-together-2018" for source in one.sources)]
        assert all("working-together-2023" in one.carried_by for one in older)

    def test_of_a_day_only_what_is_in_force_counts(self) -> None:
        found = compare("essex", "kirklees", on=date(2021, 1, 1))
        assert all(row.left is None for row in found.rows)

    def test_a_document_that_is_named_is_compared_whatever_its_dates(self) -> None:
        found = compare("working-together-2015", "working-together-2023", on=DAY)
        assert any(row.left is not None for row in found.rows)

    def test_a_slice_of_a_framework_is_a_side(self) -> None:
        whole = framework("national")
        found = compare(whole.on(date(2019, 1, 1)), whole.on(DAY))
        clauses = {name for row in found.rows if row.left is not None for name in row.left.clauses}
        assert any(name.startswith("WT18") for name in clauses)
        assert not any(name.startswith("WT23") for name in clauses)

    def test_a_relaxation_that_both_sides_bring_with_what_it_relaxes_is_none_between_them(self) -> None:
        whole = framework("national")
        found = compare(whole, whole.on(date(2020, 8, 1)))
        assert [] == [row for row in found.rows if row.aspect is Aspect.RELAXATION]
        assert [
            row
            for row in compare("covid-relaxation-2020", "working-together-2018").rows
            if row.aspect is Aspect.RELAXATION
        ]

    def test_a_document_is_a_side(self) -> None:
        assert "kirklees-staff-guide" == compare(document("kirklees-staff-guide"), "essex").left

    @pytest.mark.parametrize(
        ("given", "advice"),
        [
            ("kirkless", "did you mean 'kirklees'?"),
            ("kirklees-council", "did you mean 'kirklees'?"),
            ("working-together-2019", "did you mean 'working-together-201"),
            ("Essex", "did you mean 'essex'?"),
            ("a b", "a partnership ("),
        ],
    )
    def test_a_name_that_is_not_known_is_refused_with_what_is_near(self, given: str, advice: str) -> None:
        with pytest.raises(CsprError) as error:
            compare("national", given)
        (problem,) = error.value.problems
        assert ("unknown-side", "right") == (problem.code, problem.path)
        assert advice in problem.suggestion

    def test_what_is_no_side_is_refused(self) -> None:
        nothing: Any = None
        with pytest.raises(CsprError) as error:
            compare(nothing, "national")
        assert ["not-a-side"] == [problem.code for problem in error.value.problems]


class TestSilence:
    """What one side does not say is neither agreement nor difference."""

    def test_a_topic_of_one_side_stands_alone(self) -> None:
        row = row_on(compare("kirklees", "northamptonshire"), "website-period", Aspect.DUTY)
        assert (RowKind.ONLY_LEFT, None) == (row.kind, row.right)
        assert row.left is not None
        assert row.left.says.startswith("KSCP's website")

    def test_an_aspect_of_one_side_stands_alone(self) -> None:
        row = row_on(compare("kirklees-staff-guide", "working-together-2018"), "publication-notice", Aspect.PERIOD)
        assert (RowKind.ONLY_RIGHT, None) == (row.kind, row.left)

    def test_what_an_edition_may_say_unread_is_not_read(self) -> None:
        row = row_on(compare("working-together-2023", "working-together-2026"), "notify-incident", Aspect.DUTY)
        assert (RowKind.NOT_READ, None) == (row.kind, row.right)

    def test_of_a_document_that_was_not_looked_up_nothing_is_called_silent(self) -> None:
        found = compare("working-together-2015", "working-together-2018")
        assert RowKind.ONLY_RIGHT not in {row.kind for row in found.rows}
        assert 50 < sum(row.kind is RowKind.NOT_READ for row in found.rows)
        back = compare("working-together-2018", "working-together-2015")
        assert RowKind.ONLY_LEFT not in {row.kind for row in back.rows}

    def test_a_side_that_says_the_same_elsewhere_is_not_silent(self) -> None:
        found = compare("northamptonshire", "national", on=date(2024, 6, 1))
        rows = [row for row in found.about("rapid-review-period") if row.aspect is Aspect.PERIOD]
        assert not [row for row in rows if row.left is None or row.right is None]
        assert "PG22-002" in {name for row in rows if row.right is not None for name in row.right.clauses}

    @pytest.mark.parametrize("partnership", ["northamptonshire", "kirklees", "essex"])
    def test_one_duty_stands_under_its_step_or_its_time_and_is_silent_under_neither(self, partnership: str) -> None:
        """WT23-033 sends the rapid review to the Panel, as NSCP-F-091 does, under another topic of one title."""
        found = compare(partnership, "national", on=DAY)
        steps = {word.title: step for step, word in vocabulary.steps().items()}
        times = {topic: steps[word.title] for topic, word in vocabulary.topics().items() if word.title in steps}
        spoken: dict[str, set[str]] = {}
        for row in (*found.rows, *found.agreed):
            if row.aspect is Aspect.WHO and row.topic in {*times, *times.values()}:
                for side, cell in (("left", row.left), ("right", row.right)):
                    if cell is not None:
                        spoken.setdefault(times.get(row.topic, row.topic), set()).add(side)
        silent = {times.get(row.topic, row.topic) for row in found.rows if row.aspect is Aspect.DUTY}
        assert [] == [step for step in silent if spoken.get(step) == {"left", "right"}]

    def test_text_that_is_carried_forward_is_marked(self) -> None:
        found = compare("kirklees", "national", on=date(2026, 6, 1))
        row = row_on(found, "website-period", Aspect.PERIOD, kind=RowKind.CONTRADICTION)
        assert row.right is not None
        assert ("working-together-2026",) == row.right.carried_by
        assert "older edition: Working Together 2026 was not read on this" in to_text(found)

    def test_on_what_both_say_the_same_they_agree(self) -> None:
        found = compare("working-together-2018", "working-together-2023")
        agreed = [row for row in found.agreed if row.topic == "website-period" and row.aspect is Aspect.PERIOD]
        assert [RowKind.SAME] == [row.kind for row in agreed]

    def test_a_row_whose_clause_is_recalled_is_not_checked(self) -> None:
        found = compare(NORTHAMPTONSHIRE, "panel-guidance-2019")
        assert not row_on(found, "panel-response-period", Aspect.PERIOD).checked
        assert row_on(compare(NORTHAMPTONSHIRE, NORTHAMPTONSHIRE), "return-information", Aspect.PERIOD).checked


def _with(slug: str, change: Callable[[Duty], Duty]) -> Document:
    of = document(slug)
    return attrs.evolve(of, duties=tuple(change(one) if one.id == "notify-panel" else one for one in of.duties))


def timed(
    slug: str, relation: Relation, *amounts: Amount, of: tuple[str, ...] = ("incident",), **told: Any
) -> Document:
    timing = Timing(relation=relation, amounts=amounts, of=of, **told)
    return _with(slug, lambda duty: attrs.evolve(duty, timing=timing))


class TestPeriods:
    """Of two periods from one event the shorter limit, the longer notice and the longer stay ask for more."""

    @pytest.mark.parametrize(
        ("relation", "left", "right", "kind"),
        [
            (Relation.WITHIN, WorkingDays(5), WorkingDays(10), RowKind.STRICTER),
            (Relation.WITHIN, WorkingDays(10), WorkingDays(5), RowKind.LAXER),
            (Relation.WITHIN, Months(6), Years(1), RowKind.STRICTER),
            (Relation.WITHIN, Days(5), WorkingDays(5), RowKind.STRICTER),
            (Relation.WITHIN, Days(14), WorkingDays(5), RowKind.LAXER),
            (Relation.WITHIN, Days(6), WorkingDays(5), RowKind.DIFFERENT),
            (Relation.WITHIN, WorkingDays(5), CalendarDays(9), RowKind.DIFFERENT),
            (Relation.WITHIN, WorkingDays(5), CalendarDays(5), RowKind.LAXER),
            (Relation.WITHIN, Weeks(2), CalendarDays(15), RowKind.STRICTER),
            (Relation.EVERY, Months(3), Months(6), RowKind.STRICTER),
            (Relation.AT_LEAST, Years(1), Months(6), RowKind.STRICTER),
            (Relation.AT_LEAST_BEFORE, CalendarDays(14), WorkingDays(7), RowKind.STRICTER),
            (Relation.AT_MOST, Months(6), Months(9), RowKind.STRICTER),
            (Relation.ABOUT_BEFORE, CalendarDays(2), CalendarDays(3), RowKind.DIFFERENT),
        ],
    )
    def test_periods_are_measured(self, relation: Relation, left: Amount, right: Amount, kind: RowKind) -> None:
        found = compare(timed("working-together-2018", relation, left), timed("working-together-2023", relation, right))
        assert kind is row_on(found, "notify-incident", Aspect.PERIOD).kind

    def test_a_numbered_day_is_measured_on_both_its_countings(self) -> None:
        found = compare(
            timed("working-together-2018", Relation.BY_DAY, NumberedDay(15)),
            timed("working-together-2023", Relation.WITHIN, CalendarDays(15)),
        )
        row = row_on(found, "notify-incident", Aspect.PERIOD)
        assert (RowKind.STRICTER, "or the same, on the other reading of the days") == (row.kind, row.why)

    @pytest.mark.parametrize(("most", "kind"), [(Months(6), RowKind.CONTRADICTION), (Years(2), RowKind.DIFFERENT)])
    def test_a_longest_and_a_shortest_time_can_contradict_each_other(self, most: Amount, kind: RowKind) -> None:
        left = timed("working-together-2018", Relation.AT_MOST, most)
        right = timed("working-together-2023", Relation.AT_LEAST, Years(1))
        assert kind is row_on(compare(left, right), "notify-incident", Aspect.PERIOD).kind
        assert kind is row_on(compare(right, left), "notify-incident", Aspect.PERIOD).kind

    def test_the_same_length_said_otherwise_agrees(self) -> None:
        found = compare(
            timed("working-together-2018", Relation.WITHIN, Months(12)),
            timed("working-together-2023", Relation.WITHIN, Years(1)),
        )
        assert not [row for row in found.about("notify-incident") if row.aspect is Aspect.PERIOD]
        assert [row for row in found.agreed if row.topic == "notify-incident" and row.aspect is Aspect.PERIOD]

    def test_a_time_without_a_figure_cannot_be_measured(self) -> None:
        found = compare(
            timed("working-together-2018", Relation.VAGUE, says="soon", how="as-soon-as"),
            timed("working-together-2023", Relation.WITHIN, WorkingDays(5)),
        )
        row = row_on(found, "notify-incident", Aspect.PERIOD)
        assert (RowKind.DIFFERENT, "a time without a figure cannot be measured against another") == (row.kind, row.why)

    def test_from_different_events_neither_is_the_stricter(self) -> None:
        found = compare(NORTHAMPTONSHIRE, "working-together-2018")
        row = row_on(found, "notify-incident", Aspect.PERIOD)
        assert (RowKind.DIFFERENT_TRIGGER, "counted from different events") == (row.kind, row.why)

    def test_a_later_step_is_the_laxer_start(self) -> None:
        found = compare(
            timed("working-together-2018", Relation.WITHIN, Months(6), of=("published",)),
            timed("working-together-2023", Relation.WITHIN, Months(6), of=("local-review-decided",)),
        )
        assert RowKind.LAXER is row_on(found, "notify-incident", Aspect.START).kind
        mirrored = compare(
            timed("working-together-2018", Relation.WITHIN, Months(6), of=("local-review-decided",)),
            timed("working-together-2023", Relation.WITHIN, Months(6), of=("published",)),
        )
        assert RowKind.STRICTER is row_on(mirrored, "notify-incident", Aspect.START).kind

    def test_the_measuring_says_on_what_days_it_was_tried(self) -> None:
        found = compare(NORTHAMPTONSHIRE, "working-together-2018")
        row = row_on(found, "publication-notice", Aspect.PERIOD, part="to-panel")
        assert RowKind.STRICTER is row.kind
        assert row.why.startswith("worked out for every day of ")

    def test_a_calendar_too_short_to_tell_says_so(self) -> None:
        short = calendars.own([], edition="short", first=date(2024, 1, 1), last=date(2024, 12, 31))
        found = compare(
            timed("working-together-2018", Relation.WITHIN, WorkingDays(5)),
            timed("working-together-2023", Relation.WITHIN, CalendarDays(5)),
            calendar=short,
        )
        row = row_on(found, "notify-incident", Aspect.PERIOD)
        assert (RowKind.DIFFERENT, "the calendar is too short to tell which is the longer") == (row.kind, row.why)

    def test_a_fixed_date_is_read_as_such(self) -> None:
        found = compare(
            timed("working-together-2018", Relation.BY, of=(), date=date(2019, 6, 29)),
            timed("working-together-2023", Relation.BY, of=(), date=date(2019, 9, 29)),
        )
        row = row_on(found, "notify-incident", Aspect.PERIOD)
        assert row.left is not None
        assert "by 2019-06-29" == row.left.says


class TestDatesOfACase:
    """With a case at hand a period brings the days on which it falls, on every way of reading it."""

    CASE = (
        Review("NR-07", "northamptonshire")
        .record(Happened("incident", "2021-03-25"), Happened("local-authority-aware", "2021-03-26"))
        .as_of(date(2021, 3, 29))
    )

    def test_both_sides_give_their_dates(self) -> None:
        found = compare("northamptonshire", "working-together-2018", case=self.CASE)
        row = row_on(found, "notify-incident", Aspect.PERIOD)
        assert row.left is not None
        assert row.right is not None
        assert [("calendar-days", "2021-03-30"), ("working-days", "2021-04-01")] == [
            (one.unit, str(one.due)) for one in row.left.dates
        ]
        assert [("local-authority-aware", "2021-04-06")] == [(one.event, str(one.due)) for one in row.right.dates]
        says = shown.told(row, row.right)
        assert "2021-04-06 from local authority became aware, working days, day after is day 1" in says

    def test_a_start_that_is_not_settled_gives_a_date_for_each_candidate_that_happened(self) -> None:
        found = compare(NORTHAMPTONSHIRE, "panel-guidance-2025", case=self.CASE)
        rows = [row for row in found.about("rapid-review-period") if row.aspect is Aspect.PERIOD]
        dates = [one for row in rows for cell in (row.left, row.right) if cell for one in cell.dates]
        assert {"incident"} == {one.event for one in dates}

    def test_a_fixed_date_needs_no_event(self) -> None:
        left = timed("working-together-2018", Relation.BY, of=(), date=date(2021, 4, 2))
        row = row_on(compare(left, "working-together-2023", case=self.CASE), "notify-incident", Aspect.PERIOD)
        assert row.left is not None
        assert [(None, PartialDate.of(date(2021, 4, 2)))] == [(one.event, one.due) for one in row.left.dates]
        assert "2021-04-02, fixed date" in shown.told(row, row.left)


class TestInside:
    """One document, or the documents of one partnership, beside themselves."""

    def test_readings_that_compete_are_internal(self) -> None:
        row = row_on(compare(NORTHAMPTONSHIRE, NORTHAMPTONSHIRE), "return-information", Aspect.PERIOD)
        assert (RowKind.INTERNAL, RowKind.STRICTER, Level.INTERNAL) == (row.kind, row.nature, row.level)
        assert row.left is not None
        assert row.right is not None
        assert ("text", "flowchart") == (*row.left.readings, *row.right.readings)

    def test_two_documents_of_one_partnership_are_internal_too(self) -> None:
        rows = compare("northamptonshire", "northamptonshire").about("practitioner-debrief")
        assert {RowKind.INTERNAL} == {row.kind for row in rows}

    def test_a_window_after_the_last_day_of_what_comes_before_can_miss_its_limit(self) -> None:
        found = compare(NORTHAMPTONSHIRE, NORTHAMPTONSHIRE)
        row = row_on(found, "rapid-review-period", Aspect.FEASIBILITY)
        assert row.right is not None
        assert (
            "within 5 days of: The incident, then between 10 and 13 days of: Serious incident notification sent"
            == row.right.says
        )
        assert "by day 15" == row.left.says if row.left else False

    def test_a_window_that_fits_is_not_reported(self) -> None:
        of = document(NORTHAMPTONSHIRE)
        window = Timing(relation=Relation.BETWEEN, amounts=(Days(5), Days(9)), of=("notification-sent",))
        duties = tuple(
            attrs.evolve(one, timing=window) if one.id == "hold-rapid-review--flowchart" else one for one in of.duties
        )
        healed = attrs.evolve(of, duties=duties)
        rows = compare(healed, healed).about("rapid-review-period")
        told = [row.right.says for row in rows if row.aspect is Aspect.FEASIBILITY and row.right]
        assert not [says for says in told if "between" in says]

    def test_what_lasts_longer_than_the_limit_from_the_same_event_can_miss_it(self) -> None:
        of = document(NORTHAMPTONSHIRE)
        long = Timing(relation=Relation.WITHIN, amounts=(CalendarDays(40),), of=("incident",))
        duties = tuple(
            attrs.evolve(one, timing=long) if one.id == "hold-rapid-review--flowchart" else one for one in of.duties
        )
        changed = attrs.evolve(of, duties=duties)
        rows = compare(changed, changed).about("rapid-review-period")
        told = [row.right.says for row in rows if row.aspect is Aspect.FEASIBILITY and row.right]
        assert "within 40 calendar days of: The incident" in told

    def test_who_takes_whose_place_is_compared(self) -> None:
        of = document("children-act-2004")
        later = tuple(attrs.evolve(one, on=date(2022, 7, 2)) for one in of.successions)
        row = row_on(compare(of, attrs.evolve(of, successions=later)), "health", Aspect.WHO)
        assert row.left is not None
        assert "Clinical commissioning group before Fri 1 Jul 2022, then Integrated care board" == row.left.says

    def test_a_test_that_is_a_limb_of_itself_is_compared_all_the_same(self) -> None:
        def looped(one: Criterion) -> Criterion:
            return attrs.evolve(one, parts=("serious-case", "child-died")) if one.id == "serious-case" else one

        of = document("working-together-2018")
        changed = attrs.evolve(of, criteria=tuple(map(looped, of.criteria)))
        assert (
            RowKind.DIFFERENT_SCOPE
            is row_on(compare(changed, "working-together-2023"), "serious-case", Aspect.TEST).kind
        )


class TestDocumentsOfOneSide:
    """Two documents of one partnership, or two editions, are no two readings of one text."""

    def short(self, side: str) -> str:
        return " ".join(write(shown.in_short(compare(side, side))).split())

    def test_are_named(self) -> None:
        told = self.short("national")
        assert (
            "what the time counts from: Panel guidance 2025 asks for more - Working Together 2018: Rapid review "
            "meeting held [WT18-029 and 3 more] - Panel guidance 2025: Serious incident notification sent [PG25-002]"
        ) in told
        assert "one text says it in two ways - one reading: Serious incident notification sent [CIN-003]" in told

    def test_are_not_said_to_be_one_text(self) -> None:
        told = self.short("northamptonshire")
        assert (
            "Hold the practitioner event – what the time counts from (information) - Northamptonshire framework 2020: "
            "Review started [NSCP-F-306, NSCP-F-274]" in told
        )
        assert "how long: one reading asks for more - one reading: within 7 working days [NSCP-F-087]" in told

    def test_are_cut_to_where_they_differ(self) -> None:
        told = self.short("northamptonshire")
        assert "one reading: … any of (child died; child seriously harmed); none of" in told
        assert "another: … child seriously harmed; none of (child aged 18 or over; unborn outside))" in told


class TestAnAimBesideADuty:
    """What a text wants with something is no second way of saying what it asks."""

    @pytest.mark.parametrize("other", ["kirklees", "kirklees-staff-guide"])
    def test_is_shown_as_that_and_as_no_reading(self, other: str) -> None:
        found = compare("kirklees", other)
        row = row_on(found, "website-period", Aspect.AIMS)
        assert "an aim beside what is asked: two things, to be read together" == row.why
        told = " ".join(write(shown.in_short(found)).split())
        assert told.startswith("Kirklees beside itself ")
        assert (
            "How long the report stays public – what it is for, beside what is asked: read both together "
            "- the aim: Publication matters for national sharing, of lessons and of how to write and publish reviews "
            "well. [KSCP-112] - what is asked: KSCP's website gives ready access to the report for at most 6 months. "
            "[KSCP-109, KSCP-110]"
        ) in told


class TestLayingOut:
    """Several texts beside each other, step by step."""

    def test_a_silent_text_has_an_empty_place(self) -> None:
        found = side_by_side("northamptonshire", "kirklees", "essex", on=DAY)
        entry = next(one for one in found.topics if one.topic == "website-period")
        assert (0, 1, 0) == tuple(map(len, entry.cells))

    def test_the_stages_follow_one_another(self) -> None:
        found = side_by_side("northamptonshire", "kirklees", "essex", on=DAY)
        stages = list(dict.fromkeys(entry.stage for entry in found.topics))
        assert ["determination", "set-up", "running", "report", "improvement"] == [one for one in stages if one][:5]

    def test_what_may_stand_in_an_unread_part_is_marked(self) -> None:
        found = side_by_side("working-together-2023", "working-together-2026")
        entry = next(one for one in found.topics if one.topic == "notify-incident")
        assert (False, True) == entry.unread

    def test_text_that_is_carried_forward_is_marked(self) -> None:
        found = side_by_side("national", on=date(2026, 6, 1))
        carried = {name for entry in found.topics for cells in entry.cells for one in cells for name in one.carried_by}
        assert {"working-together-2026", "panel-guidance-2025"} == carried


class TestShown:
    """Text, HTML and JSON say the same, and nothing in them can be obeyed."""

    def test_the_text_says_who_is_silent_and_what_was_not_read(self) -> None:
        told = to_text(compare("working-together-2023", "working-together-2026"))
        assert "right: not read" in told
        assert "left: silent, as far as it was read" in told

    def test_the_summary_names_what_only_one_edition_asks_for_where_that_is_little(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert 0 == main(["compare", "working-together-2018", "working-together-2023"])
        told = in_a_line(capsys)
        only = "notify the death of a care leaver; notice of a care leaver's death."
        assert (True, False) == (
            f"Only Working Together 2023 asks for: {only}" in told,
            "Only Working Together 2018 asks for" in told,
        )
        assert 0 == main(["compare", "kirklees", "essex"])
        assert "asks for:" not in capsys.readouterr().out

    def test_a_text_beside_itself_is_called_so(self) -> None:
        assert to_text(compare("kirklees", "kirklees")).startswith("Kirklees beside itself")

    def test_the_day_is_named(self) -> None:
        assert "in force on Wed 18 Sep 2024" in to_text(compare("kirklees", "essex", on=DAY))

    def test_a_notebook_shows_tables_and_nothing_that_runs(self) -> None:
        of = document("kirklees-staff-guide")
        odd = "<script>alert(1)</script>\x1b[31m"
        terms = tuple(attrs.evolve(one, says=(odd,)) for one in of.terms)
        found: Any = compare(attrs.evolve(of, terms=terms), "essex")
        told = found._repr_html_()
        assert "<ul><li>" in told
        assert "<script>" not in told
        assert "\x1b" not in told

    def test_the_command_prints_text_and_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert 0 == main(["compare", "kirklees", "essex", "--on", "2024-09-18"])
        assert capsys.readouterr().out.startswith("Left: Kirklees. Right: Essex, in force on Wed 18 Sep 2024")
        assert 0 == main(["compare", "kirklees-staff-guide", "working-together-2018", "--json"])
        told = json.loads(capsys.readouterr().out)["rows"]
        kinds = [row["kind"] for row in told if (row["topic"], row["aspect"]) == ("website-period", "period")]
        assert ["contradiction"] == kinds

    def test_documents_and_tests_stand_by_their_names(self) -> None:
        told = to_text(compare("working-together-2018", "working-together-2023"))
        assert told.startswith("Left: Working Together 2018. Right: Working Together 2023")
        assert "“chapter 4” (Working Together 2018) [WT18-002]" in told
        assert "In the area, or outside England while normally resident in it; Serious child" in " ".join(told.split())
        assert "place limb" not in told
        assert ".; " not in told

    def test_what_no_day_can_satisfy_comes_first(self) -> None:
        told = write(shown.in_short(compare("kirklees-staff-guide", "working-together-2018"))).splitlines()
        place = next(place for place, line in enumerate(told) if line.startswith("Report, quality assurance"))
        assert (
            "  - How long the report stays public – how long: no day can satisfy both",
            "    - Kirklees guide for staff: for at most 6 months [KSCP-109, KSCP-110]",
            "    - Working Together 2018: for at least 1 year [WT18-058]",
        ) == tuple(told[place + 2 : place + 5])

    def test_no_clause_is_cut_in_two_and_no_reading_is_named_by_its_id(self) -> None:
        told = " ".join(write(shown.in_short(compare("northamptonshire", "kirklees"))).split())
        assert "Kirklees: statement: decide on it [KSCP-011 and 3 more]" in told
        assert "…]" not in told
        assert "reading:" not in told

    def test_what_two_lines_hold_is_not_cut(self) -> None:
        told = " ".join(write(shown.in_short(compare("working-together-2018", "working-together-2023"))).split())
        whole = (
            "In the area, or outside England while normally resident in it; Serious child safeguarding case [WT18-022]"
        )
        assert (True, True) == (
            whole in told,
            "- In force – from which day - Working Together 2018: from Wed 4" in told,
        )

    def test_a_partnership_without_a_document_on_the_day_is_named(self) -> None:
        found = compare("kirklees", "essex", on=date(2019, 6, 1))
        told = " ".join(write(shown.in_short(found)).split())
        first = told.partition("=== ")[2].removesuffix(" All of it, with every source: --full, or --json.")
        assert (
            "No document of Essex was in force on Sat 1 Jun 2019: there is nothing to compare with. Only Kirklees "
            f"speaks on {len(found.rows)} points, only Essex on 0."
        ) == first
        assert "No document of" not in write(shown.in_short(compare("kirklees", "essex", on=date(2025, 6, 1))))

    @pytest.mark.parametrize(
        ("sides", "heading"),
        [
            (("panel-guidance-2019", "panel-guidance-2022"), "Left: Panel guidance 2019. Right: Panel guidance 2022"),
            (("kirklees", "panel-guidance-2022"), "Left: Kirklees, in force on {}. Right: Panel guidance 2022"),
            (("panel-guidance-2022", "kirklees"), "Left: Panel guidance 2022. Right: Kirklees, in force on {}"),
            (("kirklees", "essex"), "Left: Kirklees. Right: Essex, in force on {}"),
        ],
    )
    def test_the_day_is_not_said_of_a_document_that_is_compared_whatever_its_dates(
        self, sides: tuple[str, str], heading: str
    ) -> None:
        found = compare(*sides, on=date(2020, 1, 1))
        assert heading.format("Wed 1 Jan 2020") == shown.heading(found)
        assert (found.on is None) is ("{}" not in heading)

    def test_the_first_line_counts_what_differs_apart_from_what_only_one_side_speaks_of(self) -> None:
        found = compare("kirklees", "northamptonshire", on=date(2021, 6, 1))
        told = " ".join(write(shown.in_short(found)).split()).partition("=== ")[2]
        kinds = [row.kind for row in found.rows]
        left, right = kinds.count(RowKind.ONLY_LEFT), kinds.count(RowKind.ONLY_RIGHT)
        assert 0 == kinds.count(RowKind.NOT_READ)
        assert told.startswith(
            f"{len(kinds) - left - right} differences; on {len(found.agreed)} points both say the same. "
            f"Only Kirklees speaks on {left} points, only Northamptonshire on {right}. "
        )

    def test_a_text_beside_itself_has_nothing_alone(self) -> None:
        told = " ".join(write(shown.in_short(compare("kirklees-staff-guide", "kirklees-staff-guide"))).split())
        assert "21 differences; on 6 points both say the same. " in told
        assert "Only " not in told

    def test_everything_is_shown_on_request(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert 0 == main(["compare", "kirklees", "national", "--on", "2024-09-18"])
        short = capsys.readouterr().out
        assert 0 == main(["compare", "kirklees", "national", "--on", "2024-09-18", "--full"])
        full = capsys.readouterr().out
        assert short.splitlines()[:3] == full.splitlines()[:3]
        assert short.rstrip().endswith("All of it, with every source: --full, or --json.")
        assert len(short.splitlines()) <= 60
        assert len(full.splitlines()) > 500

    def test_the_command_refuses_a_name_that_it_does_not_know(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert 2 == main(["compare", "kirklees", "esex"])
        assert "B: unknown side; did you mean 'essex'?" in capsys.readouterr().err


def test_a_difference_that_is_known_says_what_a_reader_has_to_be_told() -> None:
    known = {one.id: one for one in differences()}
    assert ("H", "contradiction") == (known["A21"].severity, known["A21"].kind)
    assert ("REGS-035",) == known["A21"].recalled


def test_of_a_body_of_which_one_text_alone_speaks_every_rule_is_told(tmp_path: Path) -> None:
    body = '[[body]]\nbody = "review-subgroup"\nclauses = ["MYA-{}"]\n{}\n'
    rules = body.format("001", 'chair = "police"') + body.format("002", 'deputy = "health"')
    own = framework("my-area", extra=folder(tmp_path / "procedure", rules, "", ""))
    row = row_on(compare(own, "national", on=DAY), "review-subgroup", Aspect.MEMBERS)
    assert row.left is not None
    assert (row.kind, row.left.clauses, row.right) == (RowKind.ONLY_LEFT, ("MYA-001", "MYA-002"), None)


EXAMPLE = Path(__file__).parents[2] / "examples" / "partnership"


class TestAFolderOfOnesOwn:
    """On the command line, beside any area, and beside a name that is nearly its own."""

    def told(self, capsys: pytest.CaptureFixture[str], *sides: str) -> tuple[int, str]:
        code = main(["compare", *sides, "--extra", str(EXAMPLE)])
        told = capsys.readouterr()
        return code, " ".join(f"{told.out} {told.err}".split())

    def test_is_compared_with_an_area_of_which_nothing_is_held(self, capsys: pytest.CaptureFixture[str]) -> None:
        code, told = self.told(capsys, "leeds", "fenmere")
        held = "No local procedure of Leeds is held here: the national documents answer for it. "
        assert (0, True, True) == (code, told.startswith("Left: National documents. Right: Fenmere"), held in told)

    def test_is_suggested_where_its_name_is_nearly_given(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert (2, "cspr: A: unknown side; did you mean 'fenmere'?") == self.told(capsys, "fenmer", "national")

    def test_says_that_it_was_not_in_force_on_the_day(self, capsys: pytest.CaptureFixture[str]) -> None:
        code, told = self.told(capsys, "fenmere", "national", "--on", "2019-06-01")
        silent = "No document of Fenmere was in force on Sat 1 Jun 2019: there is nothing to compare with."
        assert (0, True, False) == (code, silent in told, "0 differences" in told)

    def test_says_what_is_wrong_with_it(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert 2 == main(["compare", "leeds", "national", "--extra", str(tmp_path)])
        assert "empty folder" in capsys.readouterr().err


def test_a_list_without_items_holds_what_its_clauses_say(tmp_path: Path) -> None:
    rules = """
[[checklist]]
id = "aims"
title = "Aims"
clauses = ["MYA-001"]
kind = "tasks"
for = "hold-rapid-review"
topic = "rapid-review-tasks"
"""
    path = folder(tmp_path / "procedure", rules, 'actor = "none"')
    found = compare(framework("my-area", extra=path), "national", on=date(2024, 6, 3))
    says = {row.left.says for row in found.rows if row.left and row.topic == "rapid-review-tasks"}
    assert says == {"What it says."}
