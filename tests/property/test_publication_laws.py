"""Laws of publication: a later day, an opened proceeding, the earliest day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import assume, given, strategies as st

from cspr import calendars, lifecycle, publication, timescales, vocabulary
from cspr.guidance import framework
from cspr.guidance.periods import WorkingDays
from cspr.lifecycle import State
from cspr.publication import RequirementKind as Kind, RequirementState
from cspr.record import Decided, Established, Happened, Proceeding, Review
from cspr.record.entries import AnyEntry
from cspr.truth import Truth

PARTNERSHIPS = ("northamptonshire", "kirklees", "essex", "national")
KINDS = ("prosecution", "criminal-investigation", "inquest", "court-order", "family-proceedings")
TOLD = ("family-heard-findings", "practitioners-debriefed", "council-informed")
RANK = {Truth.NO: 0, Truth.UNKNOWN: 1, Truth.YES: 2}
CHAIN = ("first-draft-written", "group-commented", "subgroup-agreed", "final-sign-off-given", "review-completed")
NOTICES = ("report-submitted", "publication-date-notified", "press-statement-sent")
ON = date(2024, 3, 4)
BASE: tuple[AnyEntry, ...] = (
    *(
        Established(fact, "yes", on="2023-09-01", by="local-authority")
        for fact in ("abuse-or-neglect-suspected", "child-died", "incident-in-area")
    ),
    Decided("local-review", "review", on="2023-12-01", by="safeguarding-partners"),
)
AS_THE_STEPS = {
    State.DONE: RequirementState.DONE,
    State.READY: RequirementState.TO_DO,
    State.BLOCKED: RequirementState.BLOCKED,
    State.OVERTAKEN: RequirementState.TO_ENTER,
    State.CANNOT_TELL: RequirementState.CANNOT_TELL,
}
days = st.dates(date(2024, 1, 2), date(2024, 3, 4))
records = st.dictionaries(st.sampled_from([*CHAIN, *NOTICES, *TOLD, "publication-bars-checked"]), days)


def review(partnership: str, *entries: AnyEntry) -> Review:
    return Review("PR-01", partnership).record(*BASE, *entries)


def recorded(events: dict[str, date]) -> list[AnyEntry]:
    return [Happened(event, on) for event, on in events.items()]


@given(st.sampled_from(PARTNERSHIPS), records, st.dates(ON, date(2024, 8, 1)), st.integers(1, 90))
def test_moving_the_planned_day_later_never_adds_an_unmet_notice(
    partnership: str, events: dict[str, date], planned: date, later: int
) -> None:
    documents, situation = framework(partnership), review(partnership, *recorded(events)).as_of(ON)

    def unmet(day: date) -> set[str]:
        answer = publication.readiness(documents, situation, planned=day)
        return {each.name for each in answer.unmet if each.kind is Kind.NOTICE}

    assert unmet(planned + timedelta(later)) <= unmet(planned)


@given(st.sampled_from(PARTNERSHIPS), records, st.sampled_from(KINDS), st.sampled_from(["none", "ended", None]))
def test_opening_a_proceeding_never_makes_publication_readier(
    partnership: str, events: dict[str, date], kind: str, before: str | None
) -> None:
    documents, planned = framework(partnership), date(2024, 4, 2)
    others = [Proceeding(other, "none", on="2024-01-01") for other in KINDS if other != kind]
    closed = [] if before is None else [Proceeding(kind, before, on="2024-01-01")]
    plain = review(partnership, *recorded(events), *others, *closed)
    opened = plain.record(Proceeding(kind, "open", on="2024-02-01"))
    answers = [publication.readiness(documents, each.as_of(ON), planned=planned) for each in (plain, opened)]
    assert RANK[answers[1].ready] <= RANK[answers[0].ready]
    assert {each.name for each in answers[0].unmet} <= {each.name for each in answers[1].unmet}


@given(
    st.sampled_from(PARTNERSHIPS),
    st.dictionaries(
        st.sampled_from(["first-draft", "group-comment", "subgroup-agreement", "complete-review"]), st.integers(0, 30)
    ),
    days,
)
def test_the_earliest_day_is_ready_when_planned_for_and_a_working_day_before_is_not(
    partnership: str, durations: dict[str, int], on: date
) -> None:
    documents, calendar = framework(partnership), calendars.england()
    asked = [Proceeding(kind, "none", on="2023-12-20") for kind in KINDS]
    situation = review(partnership, *asked).as_of(on)
    first = publication.earliest(documents, situation, durations=durations)
    assert first.day is not None
    assert calendar.is_working_day(first.day)
    plan = timescales.plan(documents, situation, durations={step: WorkingDays(n) for step, n in durations.items()})
    steps = vocabulary.steps()
    done = {
        event: step.earliest
        for step in plan.steps
        if step.done is None and step.step != "publish"
        for event in steps[step.step].done_by[:1]
    }
    told = {event: first.day for event in (*TOLD, "publication-bars-checked") if event not in done}
    ahead = review(partnership, *asked, *recorded({**done, **told})).as_of(first.day)
    ready = publication.readiness(documents, ahead, planned=first.day)
    assert (first.beyond, ()) == (ready.unmet, ready.unknown)
    before = calendar.previous_working_day(first.day - timedelta(1))
    assume(before >= on)
    earlier = publication.readiness(documents, ahead, planned=before)
    assert [each for each in earlier.unmet if each.kind is not Kind.PERIOD]


@given(st.sampled_from(PARTNERSHIPS), records, st.none() | days, st.none() | days)
def test_of_a_step_it_says_what_the_steps_say(
    partnership: str, events: dict[str, date], published: date | None, reopened: date | None
) -> None:
    entries = [*recorded(events), *([] if published is None else [Happened("published", published)])]
    entries += [] if reopened is None else [Happened("review-reopened", reopened)]
    documents, situation = framework(partnership), review(partnership, *entries).as_of(ON)
    steps = {step.step: step for step in lifecycle.progress(documents, situation)}
    for each in publication.readiness(documents, situation).requirements:
        if each.kind in {Kind.SIGN_OFF, Kind.TELLING}:
            assert AS_THE_STEPS[steps[each.name].state] is each.state
            assert not (each.state is RequirementState.TO_ENTER and each.binding)
