"""What the first screen tells of single tasks: to whom they go, what the police are owed, what an older text asks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.caseload.headings import Heading
from cspr.caseload.page import week
from cspr.first_screen import Card, Glance, Section, Urgency
from cspr.guidance import framework
from cspr.record import Action, Called, Decided, Established, Happened, Planned, Proceeding, Review
from cspr.record.entries import AnyEntry
from cspr.reporting import report
from cspr.show import to_markdown, to_text
from folders import folder
from random_reviews import walked_review

if TYPE_CHECKING:
    from pathlib import Path

DECIDED = Decided("local-review", "review", on="2023-10-03", by="safeguarding-partners")
DECIDED_IN_APRIL = Decided("local-review", "review", on="2024-04-15", by="safeguarding-partners")
INVESTIGATED = Proceeding("criminal-investigation", "open", on="2023-10-10")
PAUSED = Happened("review-paused", "2023-11-01")


def screen(*entries: AnyEntry, partnership: str = "kirklees", on: date = date(2024, 3, 13)) -> Glance:
    return cspr.glance(cspr.framework(partnership), Review("XX-01", partnership).record(*entries).as_of(on))


def cards(found: Glance) -> dict[str, Card]:
    return {card.id: card for card in found.cards}


def test_every_recipient_is_told_with_how_strongly_it_is_asked_for() -> None:
    completed = Happened("review-completed", "2024-03-11")
    found = cards(screen(DECIDED, completed, Planned("published", "2024-03-28")))
    assert "To the Panel and the Secretary of State (must), Ofsted (should; local, must), DfE (local, must)." in (
        found["task/submit-report/case"].why
    )
    assert not any(each.startswith("To the") for each in found["task/publish/case"].why)


class TestTheOfficerInCharge:
    def owed(self, *entries: AnyEntry) -> list[Card]:
        found = screen(DECIDED, *entries, partnership="northamptonshire").cards
        return [card for card in found if card.id.startswith("task/officer-in-charge/")]

    def test_has_what_the_local_procedure_owes_while_a_criminal_case_is_open_in_one_line(self) -> None:
        ready = (Happened("lead-reviewer-appointed", "2023-11-13"), Happened("terms-agreed", "2023-11-20"))
        (card,) = self.owed(INVESTIGATED, *ready)
        assert (
            "Give the officer in charge the terms of reference; tell them of the practitioner event;"
            " invite them to the practitioner event; ask them about contact with the family"
        ) == card.title
        assert "Give the officer in charge the terms of reference, and 3 more: the business unit must do this." == (
            card.says
        )
        assert ("local, must", Section.NOW, Urgency.OPEN, "NSCP Business Office") == (
            *(card.force, card.section, card.urgency, card.called),
        )

    def test_is_owed_nothing_where_none_is_open_or_it_is_done(self) -> None:
        assert [] == self.owed(Proceeding("prosecution", "none", on="2023-10-10"))
        assert [] == self.owed(INVESTIGATED, Happened("officer-in-charge-consulted", "2023-10-12"))

    def test_is_told_of_the_event_only_once_it_can_be_held(self) -> None:
        (card,) = self.owed(INVESTIGATED, Happened("terms-agreed", "2023-11-20"))
        assert "Give the officer in charge the terms of reference; ask them about contact with the family" == card.title

    def test_is_not_invited_to_an_event_that_is_over(self) -> None:
        (card,) = self.owed(INVESTIGATED, Happened("practitioner-event-held", "2024-02-01"))
        assert "Ask the officer in charge about contact with the family" == card.title

    def test_is_owed_nothing_any_more_once_the_report_is_there(self) -> None:
        for event in ("review-completed", "published"):
            assert [] == self.owed(INVESTIGATED, Happened(event, "2024-02-01"))


class TestATaskThatIsPlanned:
    ENTRIES = (DECIDED, Happened("lead-reviewer-appointed", "2023-11-13"), Happened("terms-agreed", "2023-11-20"))

    def why(self, *entries: AnyEntry) -> tuple[str, ...]:
        found = cards(screen(*self.ENTRIES, *entries, partnership="northamptonshire", on=date(2024, 1, 8)))
        return found["task/practitioner-event/case"].why

    def test_without_a_day_is_open_since_what_came_first_of_it_was_done(self) -> None:
        assert "Open for 32 working days." == self.why()[0]

    def test_says_its_day_and_no_longer_since_when_it_is_open(self) -> None:
        called = Called("practitioner-event", "2023-12-18", held_on="2024-01-23", ref="E1")
        for day in (called, Planned("practitioner-event-held", "2024-01-23")):
            why = self.why(day)
            assert "Planned for Tue 23 Jan." == why[0]
            assert not [each for each in why if each.startswith("Open for")]

    def test_is_open_again_once_its_day_has_passed(self) -> None:
        assert "Open for 32 working days." == self.why(Planned("practitioner-event-held", "2024-01-05"))[0]


def test_a_time_that_began_under_an_older_edition_is_overdue_on_the_screen_too() -> None:
    begun = [Happened("review-started", "2017-11-18"), Happened("review-commissioned", "2018-01-06")]
    found = cards(
        screen(*begun, Happened("no-local-review-decided", "2018-07-17"), partnership="essex", on=date(2019, 3, 15))
    )
    assert Urgency.OVERDUE is found["task/complete-review/case"].urgency


def test_what_is_held_by_a_pause_is_told_as_paused() -> None:
    found = screen(DECIDED, PAUSED, partnership="northamptonshire")
    held = {card.says for card in found.cards if "is paused" in card.says}
    assert "Agree the terms of reference: held while the review is paused." in held
    assert not any("paused is open" in f"{card.says} {card.why}" for card in found.cards)


def test_what_one_pause_holds_stands_in_one_row_of_the_screen_and_whole_on_the_page() -> None:
    told = Happened("bodies-alerted", "2023-10-04")
    found = screen(DECIDED, told, PAUSED, partnership="northamptonshire")
    dated = {card.id.split("/")[1] for card in found.of(Section.NEXT) if "Held while the review is paused." in card.why}
    assert {"complete-review", "publish"} == dated
    waits = [card for card in found.of(Section.WAITING) if card.id.split("/")[1] not in dated]
    held = [card for card in waits if card.held == "held while the review is paused"]
    *_, waiting = str(found).partition("\nWAITING FOR\n")
    row = " ".join(waiting.partition("\n  + ")[0].split())
    assert "Form the review group: held while the review is paused." in [card.says for card in held]
    assert f" and {len(held) - 3} more: held while the review is paused. The safeguarding partnership can" in row
    assert f"  + {len(waits) - len(held)} more" in waiting
    page = to_markdown(found)
    titles = [card.title for card in held]
    assert page.count("held while the review is paused. The safeguarding partnership") == 1
    assert [title for title in titles if title[1:] not in page] == []


def test_what_may_apply_as_soon_as_something_happens_is_not_open_since_something_else() -> None:
    found = screen(DECIDED, partnership="northamptonshire")
    card = cards(found)["task/tell-of-delay/case"]
    assert ("If publication is expected to be later than the deadline: tell the Panel of a delay", (), None) == (
        card.title,
        card.why,
        card.working_days,
    )


def test_what_comes_first_by_our_inference_alone_is_told_as_that_and_once() -> None:
    recorded = Happened("published", "2023-10-05"), Happened("review-completed", "2023-10-09")
    told = [card for card in screen(DECIDED, *recorded).cards if card.id.startswith("care/record/out-of-order/")]
    says = (
        "Publish the LCSPR is recorded before what comes first: complete the LCSPR (by our inference: no text says so)."
    )
    assert [("care/record/out-of-order/publish", says)] == [(card.id, card.says) for card in told]


def test_other_proceedings_are_not_asked_about_where_nothing_is_to_be_reviewed() -> None:
    known = [Happened(event, "2024-03-01") for event in ("incident", "local-authority-aware")]
    died = Established("child-died", "yes", on="2024-03-01", by="police")
    looked_after = Established("child-looked-after", "yes", on="2024-03-01", by="local-authority")
    not_suspected = Established("abuse-or-neglect-suspected", "no", on="2024-03-01", by="local-authority")
    base: tuple[AnyEntry, ...] = (*known, died, looked_after, not_suspected)
    assert "ask/proceedings" not in cards(screen(*base))
    assert "ask/proceedings" in cards(screen(*base, DECIDED))


def test_an_action_plan_that_wants_looking_at_cites_the_clause_that_asks_to_audit_it() -> None:
    action = Action("A1", "2023-10-04", due="2023-12-31")
    for partnership in ("kirklees", "essex", "northamptonshire", "national"):
        card = cards(screen(action, partnership=partnership))["care/action-plan"]
        assert [("WT23-047",)] == [source.clauses for source in card.sources]


def test_what_rests_on_the_record_alone_cites_no_clause_and_says_so() -> None:
    both = [
        Established("child-died", answer, on="1996-01-02", by="police", id=name)
        for name, answer in (("e1", "yes"), ("e2", "no"))
    ]
    found = screen(*both, on=date(1996, 1, 3))
    (card,) = (card for card in found.cards if card.id == "care/record/conflict/child-died")
    assert ((), ("e1", "e2")) == (card.sources, card.about)
    assert "From the record" in str(card)
    assert "[" not in str(card)


def test_a_date_that_has_passed_on_some_readings_is_not_said_to_lie_ahead() -> None:
    happened = [Happened(event, f"2021-05-{day}") for event, day in (("incident", 17), ("local-authority-aware", 18))]
    sent = Happened("notification-sent", "2021-05-21")
    held = Happened("rapid-review-held", "2021-06-09")
    found = screen(*happened, sent, held, partnership="northamptonshire", on=date(2021, 6, 14))
    assert "A deadline has passed on some readings of the texts, but not on all." in found.headline


def test_what_was_done_late_is_named_before_it_is_said_that_no_limit_has_passed() -> None:
    happened = [Happened(event, "2024-03-01") for event in ("incident", "local-authority-aware")]
    facts = [
        Established(fact, "yes", on="2024-03-01", by="police")
        for fact in ("child-died", "abuse-or-neglect-suspected", "incident-in-area")
    ]
    sent = Happened("notification-sent", "2024-03-20")
    ends = ("rapid-review-held", "rapid-review-submitted", "local-review-decided")
    held = [Happened(event, "2024-05-20") for event in ends]
    found = screen(*happened, *facts, sent, *held, partnership="northamptonshire", on=date(2024, 6, 3))
    late = "Done late: serious incident notification to the Panel; rapid review to the Panel."
    assert (late, "No open deadline has passed.") == found.headline[1:3]
    assert "Late on some readings: rapid review meeting." == found.headline[-1]


def test_what_the_headline_says_of_the_notification_is_not_told_as_done_late_again() -> None:
    happened = [Happened(event, "2024-03-01") for event in ("incident", "local-authority-aware")]
    facts = [
        Established(fact, "yes", on="2024-03-01", by="police")
        for fact in ("child-died", "abuse-or-neglect-suspected", "incident-in-area")
    ]
    sent = Happened("notification-sent", "2024-03-20")
    met = [Happened(event, "2024-05-20") for event in ("rapid-review-held", "rapid-review-submitted")]
    found = screen(*happened, *facts, sent, *met, partnership="northamptonshire", on=date(2024, 6, 3))
    late = "8 working days late (Fri 8 Mar) by national guidance and by the local procedure"
    assert f"Notification sent Wed 20 Mar: {late}." == found.headline[0]
    assert "Done late: rapid review to the Panel, by 25 working days." in found.headline
    assert "Late on some readings: rapid review meeting." == found.headline[-1]


def test_what_passed_by_a_flowchart_alone_stands_after_what_surely_is_overdue_and_says_so() -> None:
    """NSCP-F-231 gives 10 to 13 days, read in two ways; NSCP-F-088, the body of the same document, sets no day."""
    happened = [Happened(event, "2026-06-02") for event in ("incident", "local-authority-aware")]
    sent = [Happened(event, "2026-06-05") for event in ("notification-sent", "partners-notified")]
    facts = [
        Established(fact, answer, on="2026-06-02", by="police")
        for fact, answer in (
            *(("child-died", "no"), ("child-seriously-harmed", "yes"), ("abuse-or-neglect-suspected", "yes")),
            ("incident-in-area", "yes"),
        )
    ]
    found = screen(*happened, *sent, *facts, partnership="northamptonshire", on=date(2026, 7, 1))
    assert "One overdue: rapid review to the Panel." in found.headline
    assert ["task/submit-rapid-review/case", "task/hold-rapid-review/case"] == [card.id for card in found.cards][:2]
    (meeting,) = (card for card in found.cards if card.id == "task/hold-rapid-review/case")
    assert "Passed by the flowchart; the text of the same document sets no day." in meeting.why
    assert "Overdue." not in meeting.why
    review = Review("XX-02", "northamptonshire").record(*happened, *sent, *facts)
    shown = to_text(report(framework("northamptonshire"), review.as_of(date(2026, 7, 1))), width=200)
    says = "Rapid review meeting – passed by the flowchart; the text of the same document sets no day"
    assert f"Fri 19 Jun to Wed 24 Jun: {says}" in " ".join(shown.split())
    (row,) = week([found], on=date(2026, 7, 1), until=date(2026, 7, 7)).of(Heading.CHECK)
    assert row.says.startswith(
        "Rapid review meeting [texts differ] – rapid review group. "
        "Passed by the flowchart; the text of the same document sets no day. First: "
    )


def test_what_is_asked_for_without_a_figure_is_open_whatever_has_not_started_another_time() -> None:
    found = cards(screen(DECIDED, Happened("rapid-review-held", "2024-03-04"), partnership="essex"))
    assert ("Open for 7 working days.",) == found["task/submit-rapid-review/case"].why


def test_what_is_recorded_before_several_that_come_first_is_told_once() -> None:
    published = Happened("published", "2023-01-10")
    later = [Happened(event, "2023-11-20") for event in ("review-completed", "final-sign-off-given")]
    found = screen(DECIDED, published, *later, partnership="northamptonshire")
    (card,) = (each for each in found.cards if each.id == "care/record/out-of-order/publish")
    assert card.why[0].startswith("It is recorded for Tue 10 Jan 2023, and what comes first for Mon 20 Nov 2023 (and ")
    assert card.why[0].endswith(" more): check the days.")


def test_what_may_apply_is_open_since_what_it_hangs_on_and_not_since_what_is_owed_beside_it(tmp_path: Path) -> None:
    event = 'id = "event"\nclauses = ["MYA-001"]\nwhen = ["published", "learning-event-fitting"]'
    paper = 'id = "paper"\nclauses = ["MYA-002"]\nwhen = ["local-review-decided"]\npart = "paper"'
    rules = "".join(f'[[duty]]\nstep = "brief-staff"\n{each}\n' for each in (event, paper))
    own = cspr.framework("my-area", extra=folder(tmp_path / "procedure", rules, 'force = "should"', ""))
    events = Happened("review-completed", "2024-10-01"), Happened("published", "2024-10-20")
    review = Review("MA-01", "my-area").record(DECIDED_IN_APRIL, *events)
    card = cards(cspr.glance(own, review.as_of(date(2024, 11, 20))))["task/brief-staff/case"]
    says = "If a learning event is appropriate for this published review: brief staff on the learning"
    assert (says, "local, should", ("Open for 23 working days.",)) == (card.title, card.force, card.why)


def test_a_must_is_not_hidden_behind_a_should_of_the_same_step_that_is_undecided() -> None:
    found = screen(DECIDED_IN_APRIL, Happened("published", "2024-10-20"), partnership="essex", on=date(2024, 11, 20))
    card = cards(found)["task/brief-staff/case"]
    assert ("Brief staff on the learning", "local, must", (), ("Open for 23 working days.",)) == (
        *(card.title, card.force, card.needs, card.why),
    )
    assert "business unit and member of the CSPR sub-group" == card.who


def test_a_name_with_and_in_it_is_one_name() -> None:
    found = cards(screen(DECIDED, Happened("review-completed", "2024-03-11")))
    assert "Brief staff on the learning: the learning and development sub-group must do this." == (
        found["task/brief-staff/case"].says
    )


def test_a_local_text_that_asks_for_no_more_adds_nothing_to_how_strongly_it_is_asked_for() -> None:
    signed = Happened("final-sign-off-given", "2024-03-11"), Happened("review-completed", "2024-03-11")
    found = cards(screen(DECIDED, *signed, partnership="northamptonshire"))
    assert ("must", "should; local, must") == (
        *(found["task/submit-report/case"].force, found["task/alert-bodies/case"].force),
    )


class TestOtherProceedingsThatAreNotRecorded:
    def why(self, *entries: AnyEntry) -> list[str]:
        asked = [card for card in screen(DECIDED, *entries).cards if card.id == "ask/proceedings"]
        return [why for card in asked for why in card.why if "affect" in why]

    def test_are_asked_for_as_long_as_there_is_somebody_to_speak_to(self) -> None:
        assert ["May affect whom you can speak to, and publication."] == self.why()
        converted = Happened("review-converted", "2024-02-01")
        assert ["May affect whom you can speak to."] == self.why(converted)

    def test_are_not_asked_for_once_it_is_published_or_decided_against(self) -> None:
        assert [] == self.why(Happened("published", "2024-03-01"))
        against = Decided("local-review", "no-review", on="2023-10-03", by="safeguarding-partners")
        assert "ask/proceedings" not in cards(screen(against, Happened("notification-sent", "2023-09-20")))


def test_nobody_is_asked_whether_a_death_was_told_of_before_it_is_known_that_it_was_one() -> None:
    facts = [
        Established(fact, "yes", on="2024-03-04", by="local-authority")
        for fact in ("care-leaver", "child-aged-18-or-over")
    ]
    held = Happened("rapid-review-held", "2024-03-05")
    asked = screen(*facts, held, partnership="essex").of(Section.ASK)
    died = next(card for card in asked if card.id == "ask/child-died")
    assert "Decides whether this applies: notify the death of a care leaver." in died.why
    assert [] == [card.id for card in asked if card.id.startswith("ask/done/") and "death" in card.id]


def test_no_question_decides_about_a_death_that_was_told_of() -> None:
    died = Established("child-died", "yes", on="2024-03-04", by="local-authority")
    told = Happened("care-leaver-death-notified", "2024-03-05")
    asked = {card.id for card in screen(died, told, partnership="essex").of(Section.ASK)}
    assert ("ask/child-looked-after" in asked, "ask/care-leaver" in asked) == (True, False)


def test_once_the_partners_have_decided_it_is_asked_first_what_was_done_and_not_whether_it_is_notifiable() -> None:
    asked = screen(DECIDED, partnership="northamptonshire").of(Section.ASK)
    assert asked[0].says == ("Is this done already: serious incident notification to the Panel? If so, record the day.")
    assert not any("notifiable" in each for card in asked for each in card.why)


class TestBeforeAndAfterTheDutyToNotify:
    @staticmethod
    def of(year: int, partnership: str = "national") -> Glance:
        happened = [Happened(event, f"{year}-11-03") for event in ("incident", "local-authority-aware")]
        facts = [
            Established(fact, "yes", on=f"{year}-11-03", by="police")
            for fact in ("abuse-or-neglect-suspected", "child-died", "incident-in-area")
        ]
        return screen(*happened, *facts, partnership=partnership, on=date(year, 11, 5))

    def test_nothing_is_said_to_be_notifiable_before_a_text_asked_for_it(self) -> None:
        found = self.of(2015)
        says = "No text held here that was in force on Thu 5 Nov asks for a notification of the Panel."
        assert ("SERIOUS INCIDENT", says) == (found.stage, found.headline[0])
        assert not any(
            "notifiable" in each for each in (*found.headline, *(why for card in found.cards for why in card.why))
        )

    def test_what_is_notifiable_already_is_not_asked_about_again(self) -> None:
        found = self.of(2026, "northamptonshire")
        assert found.headline[0].startswith("Notifiable on what is recorded")
        assert not any("Decides whether this is notifiable." in card.why for card in found.cards)

    def test_a_clock_that_waits_for_something_else_is_not_announced(self) -> None:
        assert "then/decide-on-review/case" not in cards(self.of(2026, "northamptonshire"))


def test_a_task_without_a_date_that_only_unchecked_texts_ask_for_says_so() -> None:
    declined = Decided("publication", "do-not-publish", on="2024-03-04", by="safeguarding-partners")
    found = screen(DECIDED, Happened("review-completed", "2024-03-01"), declined, partnership="northamptonshire")
    of_them = cards(found)
    assert ("not checked", "") == tuple(
        of_them[name].certainty.value for name in ("task/justify-not-publishing/case", "task/inform-parents/case")
    )
    text = " ".join(str(found).split())
    assert (
        "Justify not publishing – safeguarding partners (should). Open for 7 working days. "
        "To the Panel and the Secretary of State (should). [not checked]"
    ) in text
    assert "[local only]" not in text


def test_what_to_take_care_of_says_what_to_do_about_it() -> None:
    northamptonshire = cards(screen(DECIDED, partnership="northamptonshire"))
    assert "Settle which of them acts in this case." == northamptonshire["care/succession/councils"].next
    assert "Read what your own procedure asks for." == cards(screen(DECIDED, partnership="leeds"))["care/no-local"].next
    shared = Review("XX-01", partnerships=["northamptonshire", "kirklees"]).record(DECIDED)
    found = cards(cspr.glance(cspr.framework("northamptonshire"), shared.as_of(date(2024, 3, 13))))
    assert "Read what the procedure of the other partnership asks for." == found["care/shared/kirklees"].next


@pytest.mark.parametrize("seed", range(0, 200, 5))
def test_what_is_announced_to_follow_does_not_wait_on_the_same_screen(seed: int) -> None:
    for again in (False, True):
        walked = walked_review(seed)
        reopened = [Happened("review-reopened", walked.on)] if again else []
        known = walked.situation([*walked.entries, *reopened])
        cards = cspr.glance(framework(walked.partnership), known).cards
        announced = {card.id.split("/")[1] for card in cards if card.id.startswith("then/")}
        assert not announced & {card.id.removeprefix("waiting/") for card in cards}


def test_a_return_that_follows_its_request_is_told_once_of_a_review_that_was_opened_again() -> None:
    events = (("incident", "2024-08-25"), ("case-referred", "2026-04-17"), ("review-reopened", "2026-07-22"))
    review = Review("NR-07", "northamptonshire").record(*(Happened(*each) for each in events))
    cards = cspr.glance(framework("northamptonshire"), review.as_of(date(2026, 7, 22))).cards
    assert ["then/return-information/case"] == [card.id for card in cards if "return-information" in card.id]
