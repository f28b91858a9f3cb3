"""Nothing is late from before the authority is recorded as aware, and recording later makes nothing timely."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
from hypothesis import given, strategies as st

from cspr import history, timescales
from cspr.arising.opening import opening
from cspr.conditions.case import Case
from cspr.dates import PartialDate
from cspr.guidance import framework
from cspr.record import Decided, Established, Happened, Review, Withdrawn
from cspr.record.entries import AnyEntry
from cspr.timescales import Status
from cspr.timescales.main_date import main_date
from cspr.truth import Truth
from trying import examples

AWARE = date(2024, 11, 4)
LATE = {Status.LATE, Status.OVERDUE, Status.PASSED_FROM_MEMORY, Status.DATE_PASSED_CHECK}
PARTNERSHIPS = st.sampled_from(["national", "northamptonshire", "kirklees", "essex"])
DAYS = st.dates(date(2024, 1, 1), date(2025, 6, 30))
EVENTS = ("incident", "notification-sent", "partners-notified", "rapid-review-held", "rapid-review-submitted")
FACTS = ("child-died", "child-seriously-harmed", "abuse-or-neglect-suspected", "incident-in-area", "care-leaver")
COURSE_OF_A_REVIEW = {
    "a1": "local-authority-aware",
    "n1": "notification-sent",
    "h1": "rapid-review-held",
    "s1": "rapid-review-submitted",
    "c1": "review-completed",
    "p1": "published",
}
PERIOD = "rapid-review-period"
HAPPENED = st.builds(Happened, st.sampled_from(EVENTS), DAYS)
ANSWERED = st.builds(
    lambda fact, answer, on: Established(fact, answer, on=on, by="local-authority"),
    st.sampled_from(FACTS),
    st.sampled_from(["yes", "no", "unknown"]),
    DAYS,
)
DECIDED = st.builds(
    lambda outcome, on: Decided("local-review", outcome, on=on, by="safeguarding-partners"),
    st.sampled_from(["review", "no-review", "other-learning"]),
    DAYS,
)
ENTRIES = st.lists(st.one_of(HAPPENED, ANSWERED, DECIDED), max_size=8)


@given(PARTNERSHIPS, ENTRIES, DAYS)
def test_nothing_is_late_from_before_the_authority_is_recorded_as_aware(
    of: str, entries: list[AnyEntry], on: date
) -> None:
    review = Review("QX-940", of).record(Happened("local-authority-aware", AWARE), *entries)
    for scale in timescales.schedule(framework(of), review.as_of(max(on, AWARE))):
        for reading in scale.readings:
            runs_on = reading.due is not None and not reading.period.way.backwards and not reading.planned
            if runs_on and reading.due is not None and reading.due.last < AWARE:
                assert reading.status not in LATE, reading.key
        assert not (
            main_date(scale, on).verdict.loud
            and all(reading.due is not None and reading.due.last < AWARE for reading in main_date(scale, on).leading)
        )


@given(PARTNERSHIPS, st.sampled_from(FACTS[:4]), st.integers(1, 120))
def test_recording_a_fact_later_makes_no_late_duty_timely(of: str, fact: str, days: int) -> None:
    def notification(answered: date) -> Status:
        facts = dict.fromkeys(FACTS[1:4], AWARE) | {fact: answered}
        entries = [Established(name, "yes", on=on, by="local-authority") for name, on in facts.items()]
        sent = Happened("notification-sent", AWARE + timedelta(days=150))
        review = Review("QX-941", of).record(Happened("local-authority-aware", AWARE), *entries, sent)
        schedule = timescales.schedule(framework(of), review.as_of(AWARE + timedelta(days=200)))
        scale = next(each for each in schedule if each.topic == "notify-incident")
        return next(each.status for each in scale.readings if each.event == "local-authority-aware")

    assert (Status.LATE, Status.LATE) == (notification(AWARE), notification(AWARE + timedelta(days=days)))


@given(
    PARTNERSHIPS,
    st.sampled_from(["child-died", "child-looked-after"]),
    st.integers(0, 120),
    st.sampled_from([(), ("unknown",)]),
)
def test_recording_a_fact_later_opens_no_task_later(of: str, fact: str, days: int, before: tuple[str, ...]) -> None:
    answered = dict.fromkeys(("child-died", "child-looked-after"), AWARE) | {fact: AWARE + timedelta(days=days)}
    said = [Established(fact, answer, on=AWARE, by="local-authority", why="not-asked") for answer in before]
    said += [Established(name, "yes", on=on, by="local-authority") for name, on in answered.items()]
    review = Review("QX-944", of).record(Happened("local-authority-aware", AWARE), *said)
    case = Case(framework(of), review.as_of(AWARE + timedelta(days=200)))
    assert PartialDate.of(AWARE) == opening(case, "notify-looked-after-death", unsure=False).since


@given(
    PARTNERSHIPS,
    st.lists(st.tuples(st.sampled_from((*FACTS, "child-aged-18-or-over")), st.sampled_from(["yes", "no"])), max_size=5),
    st.integers(0, 60),
    st.integers(1, 60),
)
def test_what_was_overdue_stays_told_whatever_is_answered_later(
    of: str, answers: list[tuple[str, str]], back: int, days: int
) -> None:
    """Whether it is still asked for or fell away, and whichever day the later answers give for themselves."""
    facts = [Established(name, "yes", on=AWARE, by="local-authority") for name in FACTS[1:4]]
    notified = Happened("local-authority-aware", AWARE), Happened("notification-sent", AWARE + timedelta(days=1))
    before, after = AWARE + timedelta(days=60), AWARE + timedelta(days=60 + days)
    review = Review("QX-942", of).record(*notified, *facts)
    said = [
        Established(name, answer, on=after - timedelta(days=back), by="local-authority", recorded=after)
        for name, answer in answers
    ]

    def missing(of_review: Review, on: date) -> set[tuple[str, str]]:
        told = history.deviations(framework(of), of_review.as_of(on))
        return {(each.name, each.label) for each in told if each.kind.value == "missing" and each.name == PERIOD}

    assert missing(review, before)
    assert missing(review, before) <= missing(review.record(*said), after)


@examples(12)
@given(
    PARTNERSHIPS,
    st.sampled_from(["n1", "h1", "s1", "d1", "c1", "p1"]),
    st.integers(0, 330),
    st.integers(0, 60),
    st.sampled_from((0, 1)),
)
def test_what_was_late_stays_told_whatever_is_put_right_or_taken_back_later(
    of: str, which: str, days: int, later: int, back: int
) -> None:
    """Whether a day is corrected on which something began or was done, or a decision or another entry is withdrawn."""
    days_after = {"a1": 0, "n1": 11, "h1": 40, "s1": 45, "d1": 60, "c1": 300, "p1": 310}
    on = {key: AWARE + timedelta(days=each) for key, each in days_after.items()}
    course: dict[str, Happened | Decided] = {
        **{key: Happened(event, on[key], id=key, recorded=on[key]) for key, event in COURSE_OF_A_REVIEW.items()},
        "d1": Decided("local-review", "review", on=on["d1"], by="safeguarding-partners", id="d1", recorded=on["d1"]),
    }
    facts = [Established(name, "yes", on=AWARE, by="local-authority", recorded=AWARE) for name in FACTS[1:4]]
    review = Review("QX-945", of).record(*facts, *course.values())
    before = AWARE + timedelta(days=320)
    entered = before + timedelta(days=later)
    other = attrs.evolve(course[which], on=AWARE + timedelta(days=days), id=None, recorded=entered, corrects=which)
    put_right = Withdrawn(which, "entered-in-error", on=entered, recorded=entered) if back else other

    def late(of_review: Review, day: date) -> list[history.Deviation]:
        told = history.deviations(framework(of), of_review.as_of(day))
        kinds = {history.DeviationKind.LATE, history.DeviationKind.MISSING}
        return [each for each in told if each.kind in kinds and each.due is not None]

    surely = {each.name for each in late(review, before) if each.certain is Truth.YES and each.binding}
    assert surely >= {"rapid-review-period", "review-period", "publication-period"}
    assert surely <= {each.name for each in late(review.record(put_right), entered)}


ONCE = (*EVENTS, "local-authority-aware", "review-completed", "report-submitted", "published")
COURSE = st.dictionaries(st.sampled_from(ONCE), st.one_of(DAYS.map(str), DAYS.map(lambda day: f"{day:%Y-%m}")))


@given(PARTNERSHIPS, COURSE, st.lists(ANSWERED, max_size=4), st.integers(1, 200), st.data())
def test_what_is_entered_again_for_a_later_day_changes_no_date(
    of: str, course: dict[str, str], answers: list[AnyEntry], later: int, data: st.DataObject
) -> None:
    """So that it makes nothing late that was in time, and nothing timely that was late or overdue."""
    happened: list[AnyEntry] = [Happened(event, day) for event, day in course.items()]
    decided = Decided("local-review", "review", on=data.draw(DAYS), by="safeguarding-partners")
    review = Review("QX-943", of).record(*happened, *answers, decided)
    again = data.draw(st.sampled_from([*happened, decided]))
    assert again.on is not None
    second, on = attrs.evolve(again, on=again.on.last + timedelta(days=later)), data.draw(DAYS)

    def stands(entered: Review) -> list[tuple[object, ...]]:
        return [
            (reading.key, reading.about, reading.start, reading.due, reading.done, reading.status, reading.late_by)
            for scale in timescales.schedule(framework(of), entered.as_of(on))
            for reading in scale.readings
        ]

    assert stands(review) == stands(review.record(second))
