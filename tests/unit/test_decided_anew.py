"""A review that was decided on anew, once the first was re-opened or converted: all that is asked of it is asked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import attrs
import pytest

import cspr
from cspr.changing import ChangeKind, changes
from cspr.first_screen import Section
from cspr.guidance import framework
from cspr.history import DeviationKind, deviations
from cspr.lifecycle import progress
from cspr.people import LedgerKind, ledger
from cspr.record import (
    Appointed,
    Contribution,
    Decided,
    Delayed,
    Established,
    Given,
    Happened,
    Involved,
    Met,
    Person,
    Request,
    Review,
    SetAside,
)
from cspr.timescales import schedule

if TYPE_CHECKING:
    from cspr.record import AnyEntry

PARTNERS: Final = "safeguarding-partners"
LIMIT: Final = ("2023-11-13", "2024-05-13")
STEPS: Final = ("alert-bodies", "appoint-lead-reviewer", "agree-terms", "complete-review", "publish")
FIRST: Final = (
    Happened("incident", "2023-02-06"),
    Happened("local-authority-aware", "2023-02-07"),
    Happened("notification-sent", "2023-02-13"),
    Happened("rapid-review-held", "2023-02-27"),
    Decided("local-review", "review", on="2023-03-01", by=PARTNERS),
    Happened("bodies-alerted", "2023-03-02"),
    Happened("rapid-review-submitted", "2023-03-03"),
    Appointed("lead-reviewer", "P1", on="2023-03-20"),
    Happened("terms-agreed", "2023-04-03"),
    Happened("family-contributed", "2023-05-08"),
)
PUBLISHED: Final = (
    Happened("review-completed", "2023-07-24"),
    Happened("report-submitted", "2023-07-26"),
    Happened("published", "2023-08-14"),
)
REOPENED: Final = Decided("course", "re-open", on="2023-11-06", by=PARTNERS)
CONVERTED: Final = Decided("course", "convert", on="2023-06-01", by=PARTNERS)
AGAIN: Final = Decided("local-review", "review", on="2023-11-13", by=PARTNERS)
DONE_AGAIN: Final = (
    Happened("bodies-alerted", "2023-11-14"),
    Appointed("lead-reviewer", "P1", on="2023-11-20"),
    Appointed("lead-reviewer", "P2", on="2023-12-04"),
    Happened("terms-agreed", "2023-12-01"),
    Happened("family-contributed", "2024-01-08"),
    Happened("review-completed", "2024-04-08"),
    Happened("report-submitted", "2024-04-10"),
    Happened("published", "2024-05-07"),
)


def situation(*entries: AnyEntry, on: date, of: str = "national") -> cspr.Situation:
    return Review("QX-612", of).record(*FIRST, *entries).as_of(on)


def steps(*entries: AnyEntry, on: date, of: str = "national") -> dict[str, str]:
    answer = progress(framework(of), situation(*entries, on=on, of=of))
    return {step.step: step.state.value for step in answer if step.step in STEPS}


def limits(*entries: AnyEntry, on: date, of: str = "national") -> dict[str, tuple[str, str, str]]:
    readings = (
        reading for each in schedule(framework(of), situation(*entries, on=on, of=of)) for reading in each.readings
    )
    return {
        reading.duty.step or "": (str(reading.start), str(reading.due), reading.status.value)
        for reading in readings
        if reading.event == "local-review-decided" and reading.due is not None
    }


def cautions(*entries: AnyEntry, on: date) -> list[str]:
    shown = cspr.glance(framework("national"), situation(*entries, on=on)).cards
    return [card.says for card in shown if card.section is Section.CARE and "decision" in card.says]


@pytest.mark.parametrize("ended", [(*PUBLISHED, REOPENED), (CONVERTED,)])
class TestOnceItIsDecidedOnAnew:
    def test_all_is_to_be_done_within_six_months_from_then(self, ended: tuple[AnyEntry, ...]) -> None:
        on = date(2023, 12, 4)
        assert {
            **dict.fromkeys(STEPS[:3], "ready"),
            **dict.fromkeys(STEPS[3:], "blocked"),
        } == steps(*ended, AGAIN, on=on)
        assert dict.fromkeys(STEPS[3:], (*LIMIT, "due")) == limits(*ended, AGAIN, on=on)

    def test_is_overdue_after_that(self, ended: tuple[AnyEntry, ...]) -> None:
        assert dict.fromkeys(STEPS[3:], (*LIMIT, "overdue")) == limits(*ended, AGAIN, on=date(2024, 5, 14))

    def test_what_is_done_since_counts(self, ended: tuple[AnyEntry, ...]) -> None:
        on = date(2024, 5, 14)
        assert dict.fromkeys(STEPS, "done") == steps(*ended, AGAIN, *DONE_AGAIN, on=on)
        assert dict.fromkeys(STEPS[3:], (*LIMIT, "met")) == limits(*ended, AGAIN, *DONE_AGAIN, on=on)


def test_a_first_end_is_told_where_the_first_review_was_not_done() -> None:
    on = date(2024, 5, 14)
    assert [] == cautions(*PUBLISHED, REOPENED, AGAIN, on=on)
    first, of = (
        "By the first decision, Wed 1 Mar 2023, this ended Fri 1 Sep 2023",
        "complete the LCSPR, publish the LCSPR.",
    )
    assert [f"{first} (here counted from Mon 13 Nov 2023): {of}"] == cautions(CONVERTED, AGAIN, on=on)


def test_what_was_published_first_stays_public_meanwhile() -> None:
    shown = cspr.glance(framework("national"), situation(*PUBLISHED, REOPENED, AGAIN, on=date(2023, 12, 4)))
    assert "Keep the report public until at least Wed 14 Aug 2024." in shown.headline


def test_nothing_else_is_timed_by_what_was_published_first() -> None:
    entries, of = (*PUBLISHED, REOPENED, AGAIN), "northamptonshire"
    answer = schedule(framework(of), situation(*entries, on=date(2023, 12, 4), of=of))
    readings = [reading for each in answer for reading in each.readings if reading.event == "published"]
    assert {"keep-available"} == {reading.duty.step for reading in readings if reading.start is not None}


@pytest.mark.parametrize(("further", "complete"), [(REOPENED, "ready"), (AGAIN, "done")])
def test_without_the_one_or_the_other_it_stays_as_it_was(further: AnyEntry, complete: str) -> None:
    states = {**dict.fromkeys(STEPS, "done"), "complete-review": complete}
    assert states == steps(*PUBLISHED, further, on=date(2023, 12, 4))


@pytest.mark.parametrize("further", [(), (CONVERTED, AGAIN)])
def test_what_was_asked_for_at_once_is_in_order_whoever_was_appointed_later(further: tuple[AnyEntry, ...]) -> None:
    found = deviations(framework("northamptonshire"), situation(*further, on=date(2023, 12, 4), of="northamptonshire"))
    assert [] == [
        each.says for each in found if each.kind is DeviationKind.OUT_OF_ORDER and each.name == "alert-bodies"
    ]


PARENT: Final = (Person("M1", connection="parent"), Person("W1", connection="practitioner", agency="health"))
TAKEN_PART: Final = (
    Contribution("M1", "told-of-review", "done", on="2023-04-05", how="letter"),
    Contribution("M1", "contribution", "done", on="2023-05-08"),
    Contribution("W1", "briefed-in-writing", "done", on="2023-05-02"),
    Met("practitioner-event", "2023-05-10", present=("W1",)),
    Given("terms-of-reference", "family", on="2023-04-04"),
)
LEFT_OUT: Final = (
    "Left out is what was done for the review before the one decided on Mon 13 Nov 2023: "
    "ask for it as of Sun 12 Nov 2023."
)


def screen(*entries: AnyEntry, on: date, of: str = "national") -> tuple[str, str]:
    shown = cspr.glance(framework(of), situation(*entries, on=on, of=of))
    return shown.stage, " ".join(shown.headline)


def rows(of: str, *entries: AnyEntry, on: date) -> dict[str, str]:
    answer = ledger(framework("northamptonshire"), situation(*entries, on=on, of="northamptonshire"), of=of)
    return {row.key: row.state.value for row in answer.rows}


class TestLedgersOfAReviewDecidedAnew:
    ENTRIES: Final = (*PARENT, *TAKEN_PART, *PUBLISHED, REOPENED, AGAIN)
    TOLD_AGAIN: Final = Contribution("M1", "told-of-review", "done", on="2023-11-20", how="letter")

    def test_ask_for_what_was_done_for_the_first_review(self) -> None:
        before, after = (rows("family", *self.ENTRIES, on=on) for on in (date(2023, 11, 12), date(2023, 12, 4)))
        asked = ("told-of-review/person:M1", "told-by-letter/person:M1", "heard/person:M1")
        assert dict.fromkeys(asked, "done") == {key: before[key] for key in asked}
        assert {**dict.fromkeys(asked[:2], "due"), asked[2]: "not-yet"} == {key: after[key] for key in asked}

    def test_show_what_is_done_for_the_new_one(self) -> None:
        told = rows("family", *self.ENTRIES, self.TOLD_AGAIN, on=date(2023, 12, 4))
        assert ("done", "due") == (told["told-of-review/person:M1"], told["heard/person:M1"])
        on, of = date(2023, 12, 4), "northamptonshire"
        answer = progress(framework(of), situation(*self.ENTRIES, self.TOLD_AGAIN, on=on, of=of))
        assert ["done"] == [step.state.value for step in answer if step.step == "inform-parents"]

    def test_follow_practitioners_anew(self) -> None:
        shown = rows("practitioners", *self.ENTRIES, on=date(2023, 12, 4))
        assert dict.fromkeys(("briefed", "at-event", "freed", "supported-after"), "not-yet") == {
            key: shown[f"{key}/person:W1"] for key in ("briefed", "at-event", "freed", "supported-after")
        }

    def test_name_only_who_and_what_is_of_the_new_one(self) -> None:
        entries = (*self.ENTRIES, Appointed("lead-reviewer", "P2", on="2023-11-20"))
        answer = ledger(
            framework("northamptonshire"),
            situation(*entries, on=date(2023, 12, 4), of="northamptonshire"),
            of="appointments",
        )
        assert {"person:P2"} == {row.about for row in answer.rows if row.about.startswith("person:")}
        assert {} == rows("meetings", *self.ENTRIES, on=date(2023, 12, 4))

    @pytest.mark.parametrize("of", list(LedgerKind))
    def test_say_on_which_day_to_ask_for_the_first(self, of: LedgerKind) -> None:
        on = [
            situation(*self.ENTRIES, on=day, of="northamptonshire") for day in (date(2023, 11, 12), date(2023, 12, 4))
        ]
        before, after = (ledger(framework("northamptonshire"), each, of=of).remarks for each in on)
        assert (False, True) == (LEFT_OUT in before, LEFT_OUT in after)


class TestTheFirstScreen:
    ANEW: Final = "LCSPR decided anew on Mon 13 Nov: what was done before that was for another review."
    FIRST: Final = "The first report was published on Mon 14 Aug."
    KEEP: Final = "Keep the report public until at least Wed 14 Aug 2024."

    def test_tells_of_the_new_review(self) -> None:
        stage, headline = screen(*PUBLISHED, REOPENED, AGAIN, on=date(2023, 12, 4))
        assert stage == "LCSPR: UNDER WAY"
        assert headline.startswith(f"{self.ANEW} {self.FIRST} {self.KEEP}")

    def test_tells_of_the_re_opening_until_then(self) -> None:
        stage, headline = screen(*PUBLISHED, REOPENED, AGAIN, on=date(2023, 11, 12))
        assert stage == "REVIEW RE-OPENED"
        assert headline.startswith(f"Review re-opened on Mon 6 Nov. Published on Mon 14 Aug. {self.KEEP}")

    def test_tells_of_both_reports_once_the_second_is_published(self) -> None:
        stage, headline = screen(*PUBLISHED, REOPENED, AGAIN, *DONE_AGAIN, on=date(2024, 5, 14))
        assert stage.startswith("PUBLISHED")
        assert headline.startswith(
            "Published on Tue 7 May. What is left is action and its impact. First published on Mon 14 Aug 2023. "
            "Keep the report public until at least Wed 7 May 2025."
        )

    def test_tells_of_a_decision_against_a_new_review(self) -> None:
        against = Decided("local-review", "no-review", on="2023-11-13", by=PARTNERS)
        stage, headline = screen(*PUBLISHED, REOPENED, against, on=date(2023, 12, 4))
        assert stage == "NO LCSPR"
        assert headline.startswith(f"Decided on Mon 13 Nov not to undertake an LCSPR. {self.FIRST} {self.KEEP}")
        shown = cspr.glance(framework("national"), situation(*PUBLISHED, REOPENED, against, on=date(2023, 12, 4)))
        assert [] == [card.says for card in shown.cards if "contradicts" in card.says]

    def test_holds_no_decision_on_the_first_report_against_the_second(self) -> None:
        declined = Decided("publication", "do-not-publish", on="2023-07-31", by=PARTNERS)
        assert screen(declined, REOPENED, AGAIN, on=date(2023, 12, 4))[0] == "LCSPR: UNDER WAY"


@pytest.mark.parametrize(
    "ended",
    [
        (Decided("course", "convert", on="2023-11-13", by=PARTNERS),),
        (Decided("course", "re-open", on="2023-11-13", by=PARTNERS),),
        (Decided("course", "join", on="2023-06-01", by=PARTNERS),),
        (Decided("local-review", "other-learning", on="2023-06-01", by=PARTNERS),),
    ],
)
def test_a_new_review_follows_on_whatever_ended_the_first(ended: tuple[AnyEntry, ...]) -> None:
    now = situation(*ended, AGAIN, on=date(2023, 12, 4))
    assert (str(now.decided_anew), now.happened("terms-agreed").value) == ("2023-11-13", "no")
    assert now.earlier is not None
    assert (str(now.earlier.on), now.earlier.happened("terms-agreed").value) == ("2023-11-12", "yes")


@pytest.mark.parametrize("further", [(), (AGAIN,), (Decided("course", "join", on="2023-11-13", by=PARTNERS), AGAIN)])
def test_no_new_review_without_an_end_of_the_first_or_where_it_goes_along(further: tuple[AnyEntry, ...]) -> None:
    now = situation(*further, on=date(2023, 12, 4))
    assert (now.decided_anew, now.earlier, now.happened("terms-agreed").value) == (None, None, "yes")


def test_what_was_asked_for_the_rapid_review_stays_answered() -> None:
    asked = [Request("health", state, on=day) for state, day in (("asked", "2023-02-14"), ("returned", "2023-02-20"))]
    again = [Request("police", state, on=day) for state, day in (("asked", "2023-04-17"), ("refused", "2023-04-24"))]
    now = situation(*asked, *again, CONVERTED, AGAIN, on=date(2023, 12, 4))
    agencies = ("agency:health", "agency:police")
    assert ["yes", "no"] == [now.happened("information-requested", about).value for about in agencies]
    assert now.happened("information-withheld").value == "no"


def test_looking_back_tells_of_which_review_something_was() -> None:
    late = Happened("review-completed", "2023-10-09")
    found = deviations(framework("national"), situation(late, REOPENED, AGAIN, on=date(2023, 12, 4)))
    (first,) = (each for each in found if each.kind is DeviationKind.LATE and each.when == late.on)
    assert first.why[-1] == "In the review before the one decided on Mon 13 Nov 2023."


def test_what_changed_names_the_new_decision_and_takes_nothing_back() -> None:
    before, after = (situation(*PUBLISHED, REOPENED, AGAIN, on=day) for day in (date(2023, 11, 10), date(2023, 11, 13)))
    told = [
        change.says for change in changes(framework("national"), before, after) if change.kind is ChangeKind.DECISION
    ]
    assert told == ["Decision to undertake an LCSPR, anew on Mon 13 Nov 2023."]


def test_answers_on_the_first_review_and_cards_put_aside_in_it_tell_nothing_of_the_new_one() -> None:
    answered = [
        Established(fact, "yes", on="2023-05-15", by="local-authority")
        for fact in ("publication-late-expected", "child-died")
    ]
    aside = [
        SetAside(card, "awaiting-reply", on="2023-05-15", by="business-manager")
        for card in ("task/agree-terms", "ask/child-looked-after")
    ]
    now = situation(*answered, *aside, REOPENED, AGAIN, on=date(2023, 12, 4))
    assert ["unknown", "yes"] == [now.answer(entry.fact).truth.value for entry in answered]
    assert ["ask/child-looked-after"] == [entry.card for entry, _ in now.recorded(SetAside)]


def test_a_delay_of_the_first_review_is_none_of_the_new_one() -> None:
    late = Delayed("publish", "information-outstanding", on="2023-07-03")
    before, after = (
        situation(*FIRST, late, *PUBLISHED, REOPENED, *again, on=date(2023, 12, 4)) for again in ((), (AGAIN,))
    )
    assert [late] == [attrs.evolve(entry, id=None) for entry, _ in before.recorded(Delayed)]
    assert [] == [entry for entry, _ in after.recorded(Delayed)]


def test_information_published_in_place_of_the_first_report_is_called_that() -> None:
    declined = Decided("publication", "do-not-publish", on="2023-07-31", by=PARTNERS)
    instead = Established("only-information-published", "yes", on="2023-08-14", by=PARTNERS)
    _, headline = screen(*PUBLISHED, declined, instead, REOPENED, AGAIN, on=date(2023, 12, 4))
    assert "The first information on improvements was published on Mon 14 Aug. Keep the information" in headline


class TestADecisionOnTheOnlyChild:
    def entries(self, about: str) -> tuple[AnyEntry, ...]:
        course = (("2023-03-01", "review"), ("2023-06-01", "no-review"), ("2023-11-13", "review"))
        decisions = (Decided("local-review", to, on=on, by=PARTNERS, about=about) for on, to in course)
        return Happened("terms-agreed", "2023-04-03"), *decisions

    def of(self, about: str, *children: str) -> cspr.Situation:
        involved = (Involved(child) for child in children)
        return Review("QX-613", "national").record(*self.entries(about), *involved).as_of(date(2023, 12, 4))

    def test_begins_the_review_anew_as_one_of_the_case_does(self) -> None:
        assert str(self.of("child:A").decided_anew) == "2023-11-13"
        assert str(cspr.glance(framework("national"), self.of("child:A"))) == str(
            cspr.glance(framework("national"), self.of("case", "child:A"))
        )

    def test_begins_nothing_anew_for_the_case_where_there_is_another_child(self) -> None:
        assert self.of("child:A", "child:B").decided_anew is None
