from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from hypothesis import given, strategies as st

from cspr import calendars, timescales, vocabulary
from cspr.guidance import framework
from cspr.guidance.layers import Framework
from cspr.guidance.periods import Relation, Weeks, WorkingDays
from cspr.record import Decided, Established, Happened, Involved, Planned, Proceeding, Review, Withdrawn
from cspr.record.entries import AnyEntry
from cspr.timescales import Rank, Reading, Schedule, Status, Timescale
from cspr.truth import Truth

ENGLAND = calendars.england()
PARTNERSHIPS = ("national", "northamptonshire", "kirklees", "essex")
FACTS = ("abuse-or-neglect-suspected", "child-died", "child-seriously-harmed", "incident-in-area")
# Tests that count as not met until that is known: what asks for one may be turned by what is known later.
TAKEN = frozenset(one.id for name in PARTNERSHIPS for one in framework(name).criteria if one.taken)


@cache
def events(partnership: str) -> tuple[str, ...]:
    """Give what duties are counted from, and what meets them."""
    found = [line.event for line in timescales.rule_periods(framework(partnership)) if line.event is not None]
    steps = [
        vocabulary.steps()[line.duty.step] for line in timescales.rule_periods(framework(partnership)) if line.duty.step
    ]
    return tuple(sorted({*found, *(event for step in steps for event in step.done_by)}))


@st.composite
def days(draw: st.DrawFn) -> str:
    """Draw a day, sometimes known to the month or to the year alone."""
    day = draw(st.dates(date(2018, 6, 1), date(2026, 6, 1)) | st.dates(date(2021, 2, 1), date(2021, 8, 1)))
    return draw(st.sampled_from([f"{day}", f"{day}", f"{day}", f"{day:%Y-%m}", f"{day:%Y}"]))


@st.composite
def records(draw: st.DrawFn) -> tuple[str, Review, date]:
    """Draw a partnership, a record, and a day on which it is asked."""
    partnership = draw(st.sampled_from(PARTNERSHIPS))
    abouts = st.sampled_from(["case"] * 6 + ["agency:police", "child:A"])
    entries: list[AnyEntry] = [
        Happened(event, draw(days()), about=draw(abouts))
        for event in draw(st.lists(st.sampled_from(events(partnership)), max_size=8))
    ]
    entries += [
        Planned(event, draw(days()))
        for event in draw(st.lists(st.sampled_from(["published", "report-submitted"]), max_size=2))
    ]
    entries += [
        Established(
            fact, draw(st.sampled_from(["yes", "no", "unknown"])), on=draw(days()), by="police", about=draw(abouts)
        )
        for fact in draw(st.lists(st.sampled_from(FACTS), max_size=4))
    ]
    outcome = draw(st.sampled_from(["review", "no-review", None]))
    if outcome is not None:
        entries.append(Decided("local-review", outcome, on=draw(days()), by="safeguarding-partners"))
    if draw(st.booleans()):
        entries.append(Proceeding("prosecution", draw(st.sampled_from(["open", "ended", "none"])), on=draw(days())))
    if draw(st.integers(0, 4)) == 0:
        entries.append(Involved("agency:health"))
    review = Review("NR-07", partnership).record(*draw(st.permutations(entries)))
    if entries and draw(st.integers(0, 4)) == 0:
        review = review.record(Withdrawn("e1", "entered-in-error", on=draw(days())))
    return partnership, review, draw(st.dates(date(2018, 6, 1), date(2027, 6, 1)))


def asked(drawn: tuple[str, Review, date]) -> Schedule:
    partnership, review, on = drawn
    return timescales.schedule(framework(partnership), review.as_of(on))


def readings(found: Schedule) -> list[Reading]:
    return [one for each in found for one in each.readings]


def in_bounds(day: date, one: Reading) -> bool:
    """Say whether doing it on a day satisfies a reading, whatever the start was within its span."""
    assert one.due is not None
    if one.relation in {Relation.AT_LEAST, Relation.NOT_BEFORE}:
        return day >= one.due.last
    return day <= one.due.first and (one.opens is None or day >= one.opens.last)


class TestWhatIsKept:
    """What is kept between schedules changes no answer: a framework that was never asked gives the same."""

    @given(records())
    def test_a_framework_that_was_asked_before_answers_as_a_fresh_one(self, drawn: tuple[str, Review, date]) -> None:
        partnership, review, on = drawn
        fresh = Framework(partnership=partnership, documents=framework(partnership).documents)
        assert timescales.schedule(fresh, review.as_of(on)) == asked(drawn)


class TestSafeBy:
    """``safe_by`` satisfies every reading of one act that arises, or may, and ends not before the authority knew."""

    @given(records())
    def test_the_safe_date_satisfies_every_dated_reading(self, drawn: tuple[str, Review, date]) -> None:
        for found in asked(drawn):
            dated = [one for one in _dated(found) if one.status is not Status.ENDED_BEFORE_KNOWN]
            if found.safe_by is not None and len({one.duty.part for one in dated}) == 1:
                assert [] == [one.key for one in dated if not in_bounds(found.safe_by, one)]

    @given(records())
    def test_where_there_is_none_no_day_does(self, drawn: tuple[str, Review, date]) -> None:
        for found in asked(drawn):
            dated = [one for one in _dated(found) if one.status is not Status.ENDED_BEFORE_KNOWN]
            if dated and found.safe_by is None and len({one.duty.part for one in dated}) == 1:
                ends = {day for one in dated if one.due for day in (one.due.first, one.due.last)}
                assert set() == {day for day in ends if all(in_bounds(day, one) for one in dated)}


def _dated(found: Timescale) -> list[Reading]:
    return [one for one in found.readings if one.due is not None and one.applies is not Truth.NO]


class TestStanding:
    """The highest authority that gives a date governs; what is lower is never said to."""

    @given(records())
    def test_none_that_governs_is_outranked_by_another_that_surely_is_in_force(
        self, drawn: tuple[str, Review, date]
    ) -> None:
        for found in asked(drawn):
            ranks = {one.source.authority.rank for one in found.readings if one.standing is Rank.GOVERNS}
            sure = [
                one.source.authority.rank
                for one in _dated(found)
                if one.in_force.truth is Truth.YES and not one.duty.part
            ]
            assert [] == [rank for rank in ranks for other in sure if other < rank]

    @given(records())
    def test_a_reading_has_a_date_exactly_where_its_standing_says_so(self, drawn: tuple[str, Review, date]) -> None:
        for one in readings(asked(drawn)):
            if one.applies is not Truth.NO:
                assert (one.due is None) == (one.standing is Rank.GIVES_NO_DATE)

    @given(records())
    def test_what_has_no_date_says_why_and_what_has_one_does_not(self, drawn: tuple[str, Review, date]) -> None:
        assert [] == [one.key for one in readings(asked(drawn)) if (one.due is None) != bool(one.why)]


class TestDates:
    """No deadline in working days falls on a day that is not worked, and every date explains its counting."""

    @given(records())
    def test_no_deadline_in_working_days_falls_on_a_day_off(self, drawn: tuple[str, Review, date]) -> None:
        due = [one.due.exact for one in readings(asked(drawn)) if one.unit == "working-days" and one.due]
        assert [] == [day for day in due if day is not None and not ENGLAND.is_working_day(day)]

    @given(records())
    def test_counting_the_working_days_by_hand_gives_the_figure_back(self, drawn: tuple[str, Review, date]) -> None:
        for one in readings(asked(drawn)):
            start, due = one.start, one.due
            if one.unit == "working-days" and start and due and start.exact and due.exact:
                first, last = sorted((start.exact, due.exact))
                if one.period.way.backwards:
                    first, last = first - timedelta(days=1), last - timedelta(days=1)
                worked = sum(
                    ENGLAND.is_working_day(date.fromordinal(day))
                    for day in range(first.toordinal() + 1, last.toordinal() + 1)
                )
                assert one.amounts[-1] == worked

    @given(records())
    def test_every_start_is_said_with_its_day(self, drawn: tuple[str, Review, date]) -> None:
        for one in readings(asked(drawn)):
            if one.due is not None and one.start is not None:
                assert 1 == sum(reason.startswith("counted from ") for reason in one.reasons)


class TestUnknown:
    """Turning an unknown fact into yes or no never turns a duty that arises into one that does not, or back."""

    @given(records(), st.sampled_from(FACTS), st.sampled_from(["yes", "no"]))
    def test_a_decided_duty_stays_decided(self, drawn: tuple[str, Review, date], fact: str, answer: str) -> None:
        partnership, review, on = drawn
        situation = review.as_of(on)
        if situation.answer(fact).truth is Truth.UNKNOWN and not situation.children:
            more = review.record(Established(fact, answer, on=date(2018, 1, 1), by="police"))
            before = {
                (one.key, one.about): one.applies
                for one in readings(asked(drawn))
                if TAKEN.isdisjoint((*one.duty.when, *one.duty.unless))
            }
            after = {(one.key, one.about): one.applies for one in readings(asked((partnership, more, on)))}
            assert [] == [
                key for key, applies in before.items() if applies is not Truth.UNKNOWN and after[key] is not applies
            ]


class TestDays:
    """As the day asked about goes on, what was overdue stays overdue, and the days left only fall."""

    @given(records(), st.integers(1, 40))
    def test_what_is_left_falls_by_the_days_that_pass(self, drawn: tuple[str, Review, date], later: int) -> None:
        partnership, review, on = drawn
        now = {(one.key, one.about): one for one in readings(asked(drawn))}
        then = {(one.key, one.about): one for one in readings(asked((partnership, review, on + timedelta(days=later))))}
        for key in now.keys() & then.keys():
            before, after = now[key], then[key]
            if before.due == after.due and before.due is not None and before.due.exact and before.days and after.days:
                assert later == before.days[1] - after.days[1]


class TestPlan:
    """No step can be done before what comes first, nor so late that what waits for it is late."""

    durations = st.dictionaries(
        st.sampled_from(["first-draft", "agree-terms", "chronologies", "final-sign-off"]),
        st.integers(0, 80).map(WorkingDays) | st.integers(0, 12).map(Weeks),
    )

    @given(st.sampled_from(PARTNERSHIPS), st.dates(date(2020, 12, 1), date(2024, 1, 1)), st.integers(0, 400), durations)
    def test_the_order_of_the_steps_is_kept_in_both_directions(
        self, partnership: str, on: date, days: int, durations: dict[str, WorkingDays | Weeks]
    ) -> None:
        decided = Decided("local-review", "review", on=on - timedelta(days=14), by="safeguarding-partners")
        situation = Review("NR-07", partnership).record(decided).as_of(on)
        found = timescales.plan(
            framework(partnership), situation, target=on + timedelta(days=days), durations=durations
        )
        steps = {one.step: one for one in found.steps}
        for one in found.steps:
            for before in (steps[name] for name in one.after):
                assert before.earliest <= one.earliest
                if one.latest is not None and one.done is None and before.done is None:
                    assert before.latest is not None
                    assert before.latest <= one.latest

    @given(st.dates(date(2021, 1, 1), date(2023, 6, 1)), st.integers(0, 400), durations)
    def test_the_goal_can_be_reached_exactly_where_every_step_has_slack(
        self, on: date, days: int, durations: dict[str, WorkingDays | Weeks]
    ) -> None:
        decided = Decided("local-review", "review", on=on - timedelta(days=14), by="safeguarding-partners")
        situation = Review("NR-07", "northamptonshire").record(decided).as_of(on)
        found = timescales.plan(
            framework("northamptonshire"), situation, target=on + timedelta(days=days), durations=durations
        )
        slack = [one.slack[1] for one in found.steps if one.slack is not None]
        assert (found.possible is Truth.YES) == (min(slack) >= 0)
