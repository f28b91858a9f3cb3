"""What if: only the steps that would stand otherwise, and why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cspr import lifecycle
from cspr.guidance import framework
from cspr.lifecycle import Effect, State, StepChange
from cspr.record import Decided, Established, Happened, Involved, Proceeding, Review

if TYPE_CHECKING:
    from cspr.record import AnyEntry

ON = date(2021, 6, 1)
NOTIFIED = Happened("notification-sent", "2021-03-29", recorded=date(2021, 3, 29))
DECIDED = Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners", recorded=date(2021, 4, 20))
REQUESTED = Happened("information-requested", "2021-03-30", recorded=date(2021, 3, 30))


def changes(
    *supposed: AnyEntry,
    known: tuple[AnyEntry, ...] = (NOTIFIED,),
    known_on: date | None = None,
    of: str = "northamptonshire",
) -> dict[str, StepChange]:
    situation = Review("NR-07", "northamptonshire").record(*known).as_of(ON, known_on)
    return {one.step: one for one in lifecycle.what_if(framework(of), situation, *supposed)}


def test_nothing_supposed_changes_nothing() -> None:
    assert {} == changes()


def test_what_is_known_already_changes_nothing() -> None:
    assert {} == changes(NOTIFIED)


def test_what_lies_after_the_day_changes_nothing() -> None:
    assert {} == changes(Happened("information-requested", "2021-06-02"))


def test_a_step_done_frees_the_one_after_it() -> None:
    found = changes(REQUESTED)
    assert ("done on 2021-03-30",) == found["request-information"].why
    assert (State.BLOCKED, State.READY) == (
        found["return-information"].before.state,
        found["return-information"].after.state,
    )
    assert ("no longer stands in the way: Request information from agencies", "can be done now") == found[
        "return-information"
    ].why


def test_only_what_changes_is_told() -> None:
    assert {"request-information", "return-information", "collate-information", "hold-rapid-review"} >= set(
        changes(REQUESTED)
    )


def test_a_decision_against_a_review_says_so_and_not_what_no_longer_matters() -> None:
    found = changes(Decided("local-review", "no-review", on="2021-04-20", by="safeguarding-partners"))
    assert ("decision not to undertake an LCSPR",) == found["genogram"].why


def test_a_decision_for_a_review_after_all_makes_its_steps_arise() -> None:
    against = Decided("local-review", "no-review", on="2021-04-20", by="safeguarding-partners", id="D1")
    for_it = Decided("local-review", "review", on="2021-05-20", by="safeguarding-partners", corrects="D1")
    found = changes(for_it, known=(NOTIFIED, against))
    assert ("it applies now", "can be done now") == found["genogram"].why


def test_a_fact_settles_a_question_and_may_leave_another() -> None:
    found = changes(Established("child-died", "yes", on="2021-04-01", by="local-authority"))
    assert ("settled: Did the child die?",) == found["notify-looked-after-death"].why


def test_taking_a_fact_back_opens_the_question_again() -> None:
    known = Established("child-died", "yes", on="2021-04-01", by="local-authority")
    found = changes(
        Established("child-died", "unknown", on="2021-05-01", by="local-authority"), known=(NOTIFIED, known)
    )
    assert ("to be settled: Did the child die?",) == found["notify-looked-after-death"].why


def test_proceedings_that_open_stop_delay_weigh_and_leave_going() -> None:
    found = changes(Proceeding("prosecution", "open", on="2021-05-01"), known=(NOTIFIED, DECIDED))
    assert "now surely stands in the way: Prosecution" in found["publish"].why
    assert ("to be weighed: Prosecution",) == found["family-findings"].why
    assert ("continues in spite of: Prosecution",) == found["chronologies"].why
    assert [Effect.GOES_ON] == [one.effect for one in found["chronologies"].after.affected_by]


def test_proceedings_that_were_open_already_are_not_told_again() -> None:
    known = Proceeding("criminal-investigation", "open", on="2021-05-01")
    change = changes(Proceeding("prosecution", "open", on="2021-05-20"), known=(NOTIFIED, DECIDED, known))[
        "chronologies"
    ]
    assert ("continues in spite of: Prosecution",) == change.why
    assert {"criminal-investigation", "prosecution"} == {each.name for each in change.after.affected_by}


def test_proceedings_that_end_are_no_longer_weighed() -> None:
    known = Proceeding("prosecution", "open", on="2021-05-01")
    found = changes(Proceeding("prosecution", "ended", on="2021-05-20"), known=(NOTIFIED, DECIDED, known))
    assert "no longer stands in the way: Prosecution" in found["publish"].why
    assert ("no longer to be weighed: Prosecution",) == found["family-findings"].why


def test_proceedings_of_which_it_is_no_longer_known_may_stand_in_the_way() -> None:
    known = Proceeding("prosecution", "open", on="2021-05-01")
    found = changes(Proceeding("prosecution", "ended", on="2021-06"), known=(NOTIFIED, DECIDED, known))
    assert "now only may stand in the way: Prosecution" in found["publish"].why


def test_a_pause_stands_in_the_way_of_the_steps_of_the_review() -> None:
    found = changes(Happened("review-paused", "2021-05-01"), known=(NOTIFIED, DECIDED))
    assert ("stands in the way: Review paused",) == found["genogram"].why
    assert {"learning-briefing", "support-staff", "tell-of-delay"}.isdisjoint(found)


def test_a_pause_whose_day_is_not_known_may_stand_in_the_way() -> None:
    found = changes(Happened("review-paused", "2021-06"), known=(NOTIFIED, DECIDED))
    assert "may stand in the way: Review paused" in found["genogram"].why


def test_one_more_agency_is_owed_for_and_one_return_is_done_for() -> None:
    police = Happened("information-returned", "2021-04-08", about="agency:police")
    found = changes(Involved("agency:health"), police, known=(NOTIFIED, REQUESTED))["return-information"]
    assert {"owed for agency:health", "done for agency:police"} <= set(found.why)


def test_a_duty_more_or_less_on_a_step_is_named_by_its_clause() -> None:
    gone = changes(Established("event-held-online", "no", on="2021-05-01", by="business-office"))["support-staff"]
    assert gone.why[0].startswith("no longer asked by NSCP-")
    back = changes(
        Established("event-held-online", "yes", on="2021-05-02", by="business-office", recorded=date(2021, 5, 2)),
        known=(
            Established("event-held-online", "no", on="2021-05-01", by="business-office", recorded=date(2021, 5, 1)),
        ),
    )["support-staff"]
    assert back.why[0].startswith("also asked by NSCP-")


def test_an_open_decision_is_named_where_it_is_what_is_to_be_settled() -> None:
    decided = Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners")
    found = changes(decided, of="national")["family-contribution"]
    assert "settled: Whether to undertake an LCSPR" in found.why


def test_what_is_supposed_counts_as_known_on_the_day_on_which_the_situation_asks() -> None:
    assert {} != changes(Happened("information-requested", "2021-03-30"), known_on=date(2021, 4, 1))
    late = Happened("information-requested", "2021-03-30", recorded=date(2021, 5, 1))
    assert {} == changes(late, known_on=date(2021, 4, 1))
