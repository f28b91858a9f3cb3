"""A decision that was taken again: the later outcome stands, in every subject, and the earlier one changes nothing."""

from __future__ import annotations

from datetime import date

import pytest

from cspr.first_screen import Section, glance
from cspr.guidance import framework
from cspr.history import deviations
from cspr.lifecycle import By, State, progress
from cspr.publication import not_publishing, readiness
from cspr.record import Decided, Established, Happened, Planned, Review, Situation
from cspr.record.entries import AnyEntry
from cspr.show import to_text
from cspr.timescales import Status, schedule
from cspr.truth import Truth

PARTNERSHIPS = ("northamptonshire", "kirklees", "essex", "national")
ON = date(2024, 10, 7)
NOTIFIED: tuple[AnyEntry, ...] = (
    Happened("local-authority-aware", "2024-02-02"),
    Established("abuse-or-neglect-suspected", "yes", on="2024-02-02", by="local-authority"),
    Established("child-died", "yes", on="2024-02-02", by="local-authority"),
    Happened("notification-sent", "2024-02-05"),
    Happened("rapid-review-held", "2024-02-19"),
    Happened("rapid-review-submitted", "2024-02-26"),
)


def decided(outcome: str, on: str, decision: str = "local-review") -> Decided:
    return Decided(decision, outcome, on=on, by="safeguarding-partners", rationale_ref="RR-3")


def known(partnership: str, *entries: AnyEntry) -> Situation:
    return Review("XX-01", partnership).record(*NOTIFIED, *entries).as_of(ON)


def states(partnership: str, *entries: AnyEntry) -> tuple[dict[str, State], dict[tuple[str, str], Status]]:
    documents, situation = framework(partnership), known(partnership, *entries)
    readings = (reading for duty in schedule(documents, situation) for reading in duty.readings)
    return (
        {step.step: step.state for step in progress(documents, situation)},
        {(reading.key, reading.about): reading.status for reading in readings},
    )


def headline(partnership: str, *entries: AnyEntry) -> tuple[str, str]:
    screen = glance(framework(partnership), known(partnership, *entries))
    return screen.stage, screen.headline[0]


@pytest.mark.parametrize("partnership", PARTNERSHIPS)
@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("no-review", "review"),
        ("review", "no-review"),
        ("other-learning", "review"),
        ("review", "other-learning"),
    ],
)
def test_what_is_owed_and_when_is_as_if_only_the_later_decision_had_been_taken(
    partnership: str, first: str, then: str
) -> None:
    later = decided(then, "2024-03-04")
    alone = states(partnership, later)
    again = states(partnership, decided(first, "2024-02-26"), later)
    assert alone == again


@pytest.mark.parametrize("partnership", PARTNERSHIPS)
@pytest.mark.parametrize(("first", "then"), [("do-not-publish", "publish"), ("publish", "do-not-publish")])
def test_a_decision_on_publication_that_was_taken_again_counts_as_it_came_last(
    partnership: str, first: str, then: str
) -> None:
    review = decided("review", "2024-02-26")
    later = decided(then, "2024-04-04", "publication")
    alone = states(partnership, review, later)
    assert alone == states(partnership, review, decided(first, "2024-03-04", "publication"), later)


AGAIN = (decided("no-review", "2024-02-26"), decided("review", "2024-03-04"), decided("no-review", "2024-03-11"))
PAUSES = (
    decided("review", "2024-02-26"),
    decided("pause", "2024-03-04", "course"),
    decided("resume", "2024-04-08", "course"),
    decided("pause", "2024-05-07", "course"),
)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
@pytest.mark.parametrize("partnership", PARTNERSHIPS)
def test_a_decision_taken_back_twice_counts_as_it_came_last_in_whatever_order_it_was_entered(
    partnership: str, order: tuple[int, ...]
) -> None:
    entries = [AGAIN[place] for place in order]
    assert states(partnership, AGAIN[-1]) == states(partnership, *entries)
    assert ("NO LCSPR", "Decided on Mon 11 Mar not to undertake an LCSPR.") == headline(partnership, *entries)
    findings = deviations(framework(partnership), known(partnership, *entries))
    about_it = {"local-review", "no-local-review-decided", "local-review-decided", "submit-rapid-review"}
    assert [] == [each for each in findings if each.name in about_it]


@pytest.mark.parametrize("entries", [PAUSES, PAUSES[::-1]])
def test_a_review_that_was_paused_a_second_time_is_paused_since_then(entries: tuple[AnyEntry, ...]) -> None:
    assert ("REVIEW PAUSED", "Review paused on Tue 7 May.") == headline("national", *entries)
    findings = deviations(framework("national"), known("national", *entries))
    assert [] == [each for each in findings if each.name == "review-paused"]
    resumed = decided("resume", "2024-06-03", "course")
    assert ("LCSPR: UNDER WAY", "LCSPR decided on Mon 26 Feb.") == headline("national", *entries, resumed)


@pytest.mark.parametrize("between", ["2024-02-19", "2024-03-12"])
def test_two_days_of_one_decision_with_its_contrary_outside_them_are_a_contradiction(between: str) -> None:
    entries = (AGAIN[0], decided("review", between), AGAIN[2])
    findings = deviations(framework("national"), known("national", *entries))
    assert ["no-local-review-decided"] == [each.name for each in findings if "entered for" in " ".join(each.why)]


def test_of_two_outcomes_in_one_month_both_are_said_and_that_nobody_knows_which_came_last() -> None:
    entries = (decided("review", "2024-03"), decided("no-review", "2024-03"))
    documents, situation = framework("kirklees"), known("kirklees", *entries)
    screen = glance(documents, situation)
    assert "DECISION ON A REVIEW: CHECK THE DAYS" == screen.stage
    assert (
        "LCSPR decided in March 2024.",
        "Decided in March 2024 not to undertake an LCSPR.",
        "Which of these decisions came last is not recorded: check the days.",
    ) == screen.headline[:3]
    invite = [card.title for card in screen.cards if card.id.startswith("task/family-contribution/")]
    assert ["If there is no strong reason not to invite the family: invite the family to contribute"] == invite


@pytest.mark.parametrize("outcomes", [("review", "no-review"), ("no-review", "review")])
def test_of_two_outcomes_of_one_day_neither_counts(outcomes: tuple[str, str]) -> None:
    first, second = (decided(outcome, "2024-03-21") for outcome in outcomes)
    documents, situation = framework("kirklees"), known("kirklees", first, second)
    screen = glance(documents, situation)
    assert "DECISION ON A REVIEW: CHECK THE DAYS" == screen.stage
    assert (
        "LCSPR decided on Thu 21 Mar.",
        "Decided on Thu 21 Mar not to undertake an LCSPR.",
        "Neither counts until one of them corrects the other: settle which is right.",
    ) == screen.headline[:3]
    card = next(card for card in screen.cards if card.title == "Settle: whether to undertake an LCSPR")
    assert ("now", "Two outcomes are recorded for one day, and neither counts.") == (card.section.value, card.why[-1])
    (alerting,) = (each for each in progress(documents, situation) if each.step == "alert-bodies")
    assert [(By.DECISION, "local-review")] == [(each.by, each.name) for each in alerting.blockers]
    later = glance(documents, known("kirklees", first, second, decided("review", "2024-03-28")))
    assert ("LCSPR: UNDER WAY", "LCSPR decided on Thu 28 Mar.") == (later.stage, later.headline[0])
    both_ways_out = known("kirklees", decided("no-review", "2024-03-21"), decided("other-learning", "2024-03-21"))
    assert "OTHER LEARNING DECIDED" == glance(documents, both_ways_out).stage


def test_what_is_published_in_place_of_the_report_waits_for_its_notice_on_the_first_screen() -> None:
    review, completed = decided("review", "2024-02-26"), Happened("review-completed", "2024-08-20")
    declined = decided("do-not-publish", "2024-08-21", "publication")
    screen = glance(framework("national"), known("national", review, completed, declined))
    waiting = {card.title for card in screen.cards if card.section is Section.WAITING}
    assert (
        "Publish the information on improvements. First: information on improvements to the Panel, before publication"
        in waiting
    )
    report = glance(framework("national"), known("national", review, completed))
    assert not [card for card in report.cards if card.section is Section.WAITING and "Publish" in card.title]


def test_how_long_a_report_stays_public_has_not_started_before_it_is_published() -> None:
    situation = known("national", decided("review", "2024-02-26"))
    public = next(each for each in schedule(framework("national"), situation) if each.topic == "website-period")
    text = to_text(public)
    assert "no date  not started" in text
    assert "does not apply" not in text


def test_publication_is_asked_after_by_the_decision_that_stands() -> None:
    review, ready = decided("review", "2024-02-26"), Happened("review-completed", "2024-08-20")
    declined = decided("do-not-publish", "2024-08-21", "publication")
    agreed = decided("publish", "2024-09-02", "publication")
    documents = framework("kirklees")
    situation = known("kirklees", review, ready, declined, agreed)
    assert Truth.NO is not_publishing(documents, situation).decided
    assert readiness(documents, known("kirklees", review, ready, agreed)) == readiness(documents, situation)


def test_a_rapid_review_that_followed_the_first_decision_was_in_order() -> None:
    situation = known("national", decided("no-review", "2024-02-23"), decided("review", "2024-03-04"))
    findings = deviations(framework("national"), situation)
    assert [] == [each for each in findings if each.name in {"submit-rapid-review", "local-review"}]


class TestTheHeadlineSays:
    @pytest.mark.parametrize(
        "declined",
        [Happened("publication-declined", "2024-08-21"), decided("do-not-publish", "2024-08-21", "publication")],
    )
    @pytest.mark.parametrize("partnership", PARTNERSHIPS)
    def test_that_the_report_is_not_to_be_published(self, partnership: str, declined: AnyEntry) -> None:
        review, plan = decided("review", "2024-02-26"), Planned("published", "2024-12-02")
        documents = framework(partnership)
        screen = glance(documents, known(partnership, review, plan, declined))
        assert "NOT TO BE PUBLISHED" == screen.stage
        assert (
            "Decided on Wed 21 Aug not to publish the report.",
            "LCSPR decided on Mon 26 Feb.",
            "Publication of information on improvements planned for Mon 2 Dec.",
        ) == screen.headline[:3]
        # Late is the review; that a report would be published late is not to be told of one that will not be.
        cards = {card.id.rpartition("/")[0] for card in screen.cards}
        assert {"task/complete-review"} == cards & {"task/complete-review", "task/tell-of-delay", "task/publish"}
        assert "Tell of the delay, with the reasons." not in screen.headline
        again = glance(documents, known(partnership, review, declined, Happened("publication-agreed", "2024-09-02")))
        assert "Tell of the delay, with the reasons." == again.headline[-2]
        assert again.headline[-1].startswith("Done late on ")

    def test_that_something_was_published_in_place_of_the_report(self) -> None:
        entries = (
            decided("review", "2024-02-26"),
            decided("do-not-publish", "2024-08-21", "publication"),
            Happened("published", "2024-09-02"),
            Happened("report-submitted", "2024-08-12"),
        )
        screen = glance(framework("national"), known("national", *entries))
        assert (
            "Decided on Wed 21 Aug not to publish the report.",
            (
                "Published on Mon 2 Sep: whether the report or information on improvements is not recorded. "
                "What is left is action and its impact."
            ),
        ) == screen.headline[:2]

    def test_nothing_of_a_decision_against_it_that_came_after_the_report_was_published(self) -> None:
        entries = (
            decided("review", "2024-02-26"),
            Happened("published", "2024-09-02"),
            decided("do-not-publish", "2024-09-09", "publication"),
            Happened("report-submitted", "2024-08-12"),
        )
        screen = glance(framework("national"), known("national", *entries))
        published = "Published on Mon 2 Sep, 5 working days late (Mon 26 Aug) by national guidance."
        assert f"{published} What is left is action and its impact." == screen.headline[0]

    def test_the_decision_that_stands(self) -> None:
        review, against = decided("review", "2024-02-26"), decided("no-review", "2024-03-04")
        other = decided("other-learning", "2024-03-04")
        assert ("NO LCSPR", "Decided on Mon 4 Mar not to undertake an LCSPR.") == headline("essex", review, against)
        assert (
            "OTHER LEARNING DECIDED",
            "Decided on Mon 4 Mar to learn by means other than an LCSPR.",
        ) == headline("essex", review, other)

    def test_that_the_rapid_review_went_to_the_panel(self) -> None:
        screen = glance(framework("national"), known("national"))
        assert "The rapid review was sent to the Panel on Mon 26 Feb." == screen.headline[1]

    def test_that_nothing_is_recorded_of_who_decided_not_to_notify(self) -> None:
        review = Review("XX-01", "national").record(*NOTIFIED[:3], Happened("no-notification-decided", "2024-02-03"))
        screen = glance(framework("national"), review.as_of(ON))
        assert (
            "Decided on Sat 3 Feb not to notify; by whom, and where the reasons stand, is not recorded."
            in screen.headline
        )
