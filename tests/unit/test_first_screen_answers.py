"""What the first screen asks, weighs and explains before a notification and before publication."""

from __future__ import annotations

from datetime import date

import pytest

import cspr
from cspr.caseload.headings import Heading
from cspr.caseload.page import week
from cspr.first_screen import Card, Glance, Section, Urgency, glance
from cspr.record import Decided, Established, Happened, Involved, Planned, Proceeding, Request, Review
from cspr.record.entries import AnyEntry
from cspr.show import to_markdown, to_text
from cspr.show.first_screen import first_screen
from cspr.wording import headlines

MARCH = "2024-03-01"
INCIDENT = Happened("incident", MARCH)
AWARE = Happened("local-authority-aware", MARCH)
DIED = Established("child-died", "yes", on=MARCH, by="police")
NOT_DIED = Established("child-died", "no", on=MARCH, by="police")
SUSPECTED = Established("abuse-or-neglect-suspected", "yes", on=MARCH, by="local-authority")
NOT_SUSPECTED = Established("abuse-or-neglect-suspected", "no", on=MARCH, by="local-authority")
REVIEW = Decided("local-review", "review", on=MARCH, by="safeguarding-partners", rationale_ref="RR-1")
PLANNED = Planned("published", "2024-08-28")


def screen(*entries: AnyEntry, partnership: str = "kirklees", on: date = date(2024, 3, 5)) -> Glance:
    return glance(cspr.framework(partnership), Review("XX-01", partnership).record(*entries).as_of(on))


def cards(found: Glance) -> dict[str, Card]:
    return {card.id: card for card in found.cards}


class TestNotNotifiable:
    def test_it_says_why_and_that_no_rapid_review_is_due(self) -> None:
        found = screen(INCIDENT, AWARE, DIED, NOT_SUSPECTED)
        assert found.headline[0] == (
            "Not notifiable to the Panel as a serious incident on what is recorded: abuse or neglect is not suspected, "
            "so no rapid review is due."
        )

    def test_it_says_so_too_where_the_child_came_to_no_serious_harm(self) -> None:
        neither = [
            Established("child-died", "no", on=MARCH, by="police"),
            Established("child-seriously-harmed", "no", on=MARCH, by="health"),
        ]
        found = screen(INCIDENT, AWARE, SUSPECTED, *neither)
        assert "the child neither died nor was seriously harmed" in found.headline[0]
        assert "ask/again" not in cards(found)
        assert found.headline[0].endswith("harmed, so no rapid review is due.")

    @pytest.mark.parametrize(
        ("partnership", "due"),
        [
            ("northamptonshire", "due nationally; the local procedure asks for one."),
            ("kirklees", "due nationally; the local procedure asks for one."),
            ("national", "due."),
        ],
    )
    def test_of_a_near_miss_it_says_so_and_that_the_local_procedure_asks_for_a_rapid_review(
        self, partnership: str, due: str
    ) -> None:
        near = [
            Established(fact, answer, on=MARCH, by="health")
            for fact, answer in (("child-died", "no"), ("child-seriously-harmed", "no"), ("near-miss", "yes"))
        ]
        found = screen(INCIDENT, AWARE, SUSPECTED, *near, Happened("case-referred", MARCH), partnership=partnership)
        assert found.headline[0].endswith(f"seriously harmed (a near miss), so no rapid review is {due}")

    @pytest.mark.parametrize(
        ("why", "says"), [("disputed", "The answer is disputed: it decides"), ("awaited", "Decides")]
    )
    def test_a_question_to_settle_says_whether_its_answer_is_disputed(self, why: str, says: str) -> None:
        harm = Established("child-seriously-harmed", "unknown", on=MARCH, by="health", why=why)
        asked = cards(screen(INCIDENT, AWARE, SUSPECTED, NOT_DIED, harm))["ask/child-seriously-harmed"]
        assert ("Settle: was the child seriously harmed?", f"{says} whether this is notifiable.") == (
            asked.says,
            asked.why[1],
        )

    def test_in_another_area_it_is_for_the_authority_there(self) -> None:
        elsewhere = [
            Established("incident-in-area", "no", on=MARCH, by="police"),
            Established("incident-outside-england", "no", on=MARCH, by="police"),
        ]
        found = screen(INCIDENT, AWARE, DIED, SUSPECTED, *elsewhere)
        assert found.headline[0] == headlines.ELSEWHERE_SENTENCE

    def test_in_another_area_it_says_so_also_while_the_harm_is_not_known(self) -> None:
        elsewhere = [
            Established("incident-in-area", "no", on=MARCH, by="police"),
            Established("incident-outside-england", "no", on=MARCH, by="police"),
        ]
        found = screen(INCIDENT, AWARE, SUSPECTED, *elsewhere)
        assert found.headline[0] == headlines.not_notifiable("it happened in another English area")

    def test_outside_england_of_a_child_who_lives_elsewhere_it_says_why(self) -> None:
        abroad = [
            Established("incident-in-area", "no", on=MARCH, by="police"),
            Established("incident-outside-england", "yes", on=MARCH, by="police"),
            Established("normally-resident-in-area", "no", on=MARCH, by="police"),
        ]
        found = screen(INCIDENT, AWARE, DIED, SUSPECTED, *abroad)
        assert found.headline[0] == headlines.not_notifiable(headlines.NOT_HERE)

    def test_what_the_partners_have_decided_is_not_said_to_be_open(self) -> None:
        against = Decided("local-review", "no-review", on=MARCH, by="safeguarding-partners", rationale_ref="RR-1")
        assert "care/review-below-criteria" not in cards(screen(INCIDENT, AWARE, DIED, NOT_SUSPECTED, against))

    def test_it_asks_again_with_the_day_that_would_count(self) -> None:
        again = cards(screen(INCIDENT, AWARE, DIED, NOT_SUSPECTED))["ask/again"]
        assert (
            "Does anything now suggest abuse or neglect?",
            "If so, it must be notified, by Fri 8 Mar (should).",
        ) == (
            again.says,
            again.why[-1],
        )

    def test_a_day_that_is_over_is_said_to_be(self) -> None:
        again = cards(screen(INCIDENT, AWARE, DIED, NOT_SUSPECTED, on=date(2024, 3, 11)))["ask/again"]
        assert "If so, it was to be notified, by Fri 8 Mar (should)." == again.why[-1]

    def test_a_local_day_that_is_sooner_stands_beside_it(self) -> None:
        found = screen(INCIDENT, AWARE, DIED, NOT_SUSPECTED, partnership="northamptonshire")
        assert (
            cards(found)["ask/again"]
            .why[-1]
            .startswith("If so, it must be notified, by Fri 8 Mar (should); by the local procedure ")
        )

    def test_without_the_day_that_it_counts_from_nothing_is_asked_again(self) -> None:
        assert "ask/again" not in cards(screen(INCIDENT, DIED, NOT_SUSPECTED, partnership="national"))

    def test_what_goes_on_all_the_same_is_told(self) -> None:
        found = cards(screen(INCIDENT, AWARE, DIED, NOT_SUSPECTED))
        assert found["care/child-death-review"].says == (
            "A child death review is owed in its own right; it is another process."
        )
        assert found["care/review-below-criteria"].says == "The partners may still decide to review the case."

    @pytest.mark.parametrize("answer", ["yes", "no", "unknown"])
    def test_a_child_death_review_is_a_choice_of_a_child_who_lived_elsewhere_alone(self, answer: str) -> None:
        lived = Established("normally-resident-in-area", answer, on=MARCH, by="local-authority")
        card = cards(screen(INCIDENT, AWARE, DIED, NOT_SUSPECTED, lived))["care/child-death-review"]
        elsewhere = "is a choice in this area, where the child did not normally live"
        owed = elsewhere if answer == "no" else "is owed in its own right"
        assert f"A child death review {owed}; it is another process." == card.says
        assert (answer == "no") == (["CA04-043"] == [clause for source in card.sources for clause in source.clauses])

    def test_once_the_panel_was_notified_it_is_asked_what_the_partners_want(self) -> None:
        found = cards(screen(INCIDENT, AWARE, DIED, NOT_SUSPECTED, Happened("notification-sent", "2024-03-04")))
        assert "ask/again" not in found
        assert {"ask/found-since", "care/child-death-review", "care/review-below-criteria"} <= found.keys()

    def test_a_child_death_review_that_there_is_not_is_not_told(self) -> None:
        none = Proceeding("child-death-review", "none", on=MARCH)
        assert "care/child-death-review" not in cards(screen(INCIDENT, AWARE, DIED, NOT_SUSPECTED, none))


class TestQuestions:
    def test_the_day_on_which_the_authority_became_aware_is_asked_first(self) -> None:
        first = screen(INCIDENT).of(Section.ASK)[0]
        assert (
            "ask/local-authority-aware",
            "When did the local authority become aware of the incident?",
            ("Ask: local authority.", "The first deadlines count from that day: record it."),
        ) == (first.id, first.says, first.why)

    def test_it_is_not_asked_where_it_is_recorded_or_the_panel_was_notified(self) -> None:
        assert "ask/local-authority-aware" not in cards(screen(INCIDENT, AWARE))
        sent = Happened("notification-sent", "2024-03-04")
        assert "ask/local-authority-aware" not in cards(screen(INCIDENT, sent))

    def test_the_day_is_asked_of_what_was_notified_until_it_is_decided_on(self) -> None:
        sent = Happened("notification-sent", "2024-03-04")
        name = "ask/local-authority-aware/notified"
        asked = cards(screen(sent))[name]
        assert (asked.section, asked.why[1]) == (
            Section.ASK,
            "Without that day nobody can tell whether the notification was in time: record it.",
        )
        assert name not in cards(screen(AWARE, sent))
        assert name not in cards(screen(sent, Happened("no-local-review-decided", "2024-03-05")))

    def test_what_was_to_be_settled_for_the_notification_is_not_asked_once_it_was_sent(self) -> None:
        entries = (INCIDENT, AWARE, DIED, SUSPECTED)
        assert "ask/incident-in-area" in cards(screen(*entries))
        told = [Happened(event, "2024-03-04") for event in ("notification-sent", "partners-notified")]
        assert "ask/incident-in-area" not in cards(screen(*entries, *told))

    def test_each_says_whom_to_ask(self) -> None:
        assert cards(screen(INCIDENT))["ask/child-died"].why[0] == "Ask: local authority, police, health."


class TestWeighing:
    OPEN = Proceeding("inquest", "open", on=MARCH)

    def test_an_open_inquest_is_weighed_before_a_planned_publication(self) -> None:
        card = cards(screen(INCIDENT, AWARE, DIED, SUSPECTED, REVIEW, self.OPEN, PLANNED))["weigh/inquest"]
        assert (Section.NOW, Urgency.AT_ONCE, "should; local, must") == (card.section, card.urgency, card.force)
        assert card.says == "Weigh the inquest before you publish: the safeguarding partners should do this."

    def test_not_before_publication_is_near_and_not_after_it(self) -> None:
        base = (INCIDENT, AWARE, DIED, SUSPECTED, REVIEW, self.OPEN)
        assert "weigh/inquest" not in cards(screen(*base))
        assert "weigh/inquest" in cards(screen(*base, Happened("report-finalised", "2024-03-04")))
        assert "weigh/inquest" not in cards(screen(*base, PLANNED, Happened("published", "2024-03-04")))

    def test_what_holds_publication_is_not_weighed(self) -> None:
        open_ = Proceeding("prosecution", "open", on=MARCH)
        found = screen(INCIDENT, AWARE, DIED, SUSPECTED, REVIEW, open_, PLANNED, partnership="northamptonshire")
        assert "weigh/prosecution" not in cards(found)
        assert "Publication is held while the prosecution is open." in found.headline

    def test_what_may_only_delay_publication_is_said_so(self) -> None:
        open_ = Proceeding("prosecution", "open", on=MARCH)
        found = screen(INCIDENT, AWARE, DIED, SUSPECTED, REVIEW, open_, partnership="national")
        assert "A prosecution is open: publication may wait." in found.headline


def test_texts_that_will_not_both_be_met_are_told_before_the_planned_day() -> None:
    card = cards(screen(INCIDENT, AWARE, DIED, SUSPECTED, REVIEW, PLANNED))["care/contradiction/website-period"]
    assert card.says == (
        "How long the report stays public: the local text says at most 6 months, the national one at least 1 year. "
        "Both cannot be met."
    )


def test_whoever_answers_for_the_family_is_told_whom_to_ask_first_while_a_prosecution_is_open() -> None:
    open_ = Proceeding("prosecution", "open", on=MARCH)
    found = screen(INCIDENT, AWARE, DIED, SUSPECTED, REVIEW, open_, partnership="northamptonshire")
    assert cards(found)["task/inform-parents/case"].why[1:] == (
        "Prosecution open: speak with the officer in charge first.",
    )


def test_the_clocks_that_a_task_will_start_are_announced_with_their_figures() -> None:
    early = [Happened(event, "2021-03-01") for event in ("incident", "local-authority-aware")]
    found = screen(*early, DIED, SUSPECTED, partnership="northamptonshire", on=date(2021, 3, 6))
    assert [
        "Then: rapid review meeting: 10–13 calendar or working days after the notification.",
        "Then: rapid review to the Panel: 15 working days after the notification.",
    ] == [card.says for card in found.cards if card.id.startswith("then/") and "notification" in card.says]
    sent = screen(
        *early, Happened("notification-sent", "2021-03-05"), partnership="northamptonshire", on=date(2021, 3, 6)
    )
    assert not any("after the notification" in card.says for card in sent.cards if card.id.startswith("then/"))


class TestDatesBesideTheDate:
    EVENTS = ("incident", "local-authority-aware", "notification-sent")

    def why(self, on: date) -> tuple[str, ...]:
        happened = [Happened(event, f"2021-05-{day}") for event, day in zip(self.EVENTS, (17, 18, 21), strict=True)]
        found = screen(*happened, partnership="northamptonshire", on=on)
        return cards(found)["task/submit-rapid-review/case"].why

    def test_a_local_date_that_is_sooner_is_there_to_be_safe(self) -> None:
        why = self.why(date(2021, 5, 24))
        assert ("To be safe by the local procedure: 31 May–1 Jun.", False) == (
            why[1],
            any("passed" in each for each in why),
        )

    def test_once_it_has_passed_nobody_can_be_safe_by_it(self) -> None:
        assert ("2 readings passed: 8–9 Jun.", "Local date passed: 31 May–9 Jun.") == self.why(date(2021, 6, 14))[1:3]


class TestPlans:
    DECIDED = Decided("local-review", "review", on="2020-12-21", by="safeguarding-partners")
    HELD = Proceeding("prosecution", "open", on="2021-02-01")
    ON = date(2021, 6, 14)

    def plan(self, *entries: AnyEntry) -> list[tuple[str, tuple[str, ...]]]:
        found = screen(self.DECIDED, *entries, partnership="northamptonshire", on=self.ON)
        return [
            (card.says, card.why) for card in found.cards if card.id.startswith(("care/past-limit/", "care/held-plan/"))
        ]

    def test_past_its_limit_and_held_it_is_told_once_with_what_it_brings_about(self) -> None:
        says = (
            "Publish the LCSPR: planned for Thu 29 Jul, past the limit of Mon 21 Jun [may be suspended] "
            "and while the prosecution is open."
        )
        why = ("If that limit applies, consider the delay, and tell the Panel why.",)
        assert [(says, why)] == self.plan(self.HELD, Planned("published", "2021-07-29"))

    @pytest.mark.parametrize(
        ("told", "why"),
        [((), ("Consider the delay, and tell the Panel why.",)), ((Happened("delay-reported", "2025-05-06"),), ())],
    )
    def test_past_a_limit_that_surely_applies_it_asks_to_tell_until_it_was_told(
        self, told: tuple[AnyEntry, ...], why: tuple[str, ...]
    ) -> None:
        decided = Decided("local-review", "review", on="2024-12-20", by="safeguarding-partners")
        planned = Planned("published", "2025-07-29", recorded="2025-05-01")
        found = screen(decided, planned, *told, partnership="national", on=date(2025, 5, 12))
        (card,) = (card for card in found.cards if card.id.startswith("care/past-limit/"))
        assert ("Publish the LCSPR: planned for Tue 29 Jul, past the limit of Fri 20 Jun.", why) == (
            card.says,
            card.why,
        )

    def test_within_its_limit_and_held_it_is_told_all_the_same(self) -> None:
        says = "Publish the LCSPR: planned for Wed 16 Jun, and held while the prosecution is open."
        assert [(says, ())] == self.plan(self.HELD, Planned("published", "2021-06-16"))
        assert [] == self.plan(Planned("published", "2021-06-16"))


def test_what_is_recorded_in_the_wrong_order_is_told_with_both_days() -> None:
    found = screen(
        Happened("notification-sent", "2020-11-02"),
        Happened("panel-feedback-received", "2020-12-15"),
        Happened("rapid-review-submitted", "2020-12-17"),
        partnership="northamptonshire",
        on=date(2021, 6, 14),
    )
    card = cards(found)["care/record/out-of-order/panel-feedback"]
    said = "Panel response to the rapid review is recorded before what comes first: rapid review to the Panel."
    both = "It is recorded for Tue 15 Dec 2020, and what comes first for Thu 17 Dec 2020: check both days."
    assert (said, (both,)) == (card.says, card.why)


def test_what_the_panel_owes_is_expected_and_never_overdue_in_every_reading_too() -> None:
    sent = Happened("rapid-review-submitted", MARCH)
    situation = Review("XX-01", "essex").record(INCIDENT, AWARE, DIED, SUSPECTED, sent).as_of(date(2024, 6, 3))
    text = to_text(cspr.report(cspr.framework("essex"), situation))
    lines = text[text.index("\nPanel response to the rapid review: To be safe") :].splitlines()
    assert lines[3].startswith("  - Fri 22 Mar 2024: main date; expected by then; not received")


ON_THAT_DAY = date(2025, 3, 20)


class TestWhatIsOpenBesideAReview:
    ASKED = Happened("notification-sent", date(2025, 3, 6))
    OF_TWO = tuple(
        Happened("information-requested", date(2025, 3, 7), about=f"agency:{agency}")
        for agency in ("education", "police")
    )

    @staticmethod
    def essex(*entries: AnyEntry, on: date = date(2025, 3, 20)) -> Glance:
        return glance(cspr.framework("essex"), cspr.Review("QX-970", "essex").record(*entries).as_of(on))

    def test_is_named_once_in_the_headline_where_it_bears_on_publication(self) -> None:
        decided = Decided("local-review", "review", on=date(2024, 1, 10), by="safeguarding-partners")
        family = Proceeding("family-proceedings", "open", on=date(2024, 1, 11))
        review = cspr.Review("QX-971", "kirklees").record(decided, family)
        headline = glance(cspr.framework("kirklees"), review.as_of(date(2024, 1, 12))).headline
        assert [line for line in headline if "amily proceedings" in line] == [
            "Family proceedings are open: the partnership has to weigh whether to publish now."
        ]

    def test_is_named_in_the_headline(self) -> None:
        investigation = Proceeding("criminal-investigation", "open", on=date(2025, 3, 7))
        inquest = Proceeding("inquest", "open", on=date(2025, 3, 7))
        says = "Open beside the review: criminal investigation and inquest."
        assert says in self.essex(self.ASKED, investigation, inquest).headline
        published = Happened("published", date(2025, 3, 18))
        ended = Proceeding("criminal-investigation", "ended", on=date(2025, 3, 19))
        for entries in ((investigation, inquest, published), (investigation, ended)):
            assert not any("Open beside" in each for each in self.essex(self.ASKED, *entries).headline)

    def test_names_information_that_was_not_returned(self) -> None:
        police = Happened("information-returned", date(2025, 3, 12), about="agency:police")
        told = cards(self.essex(self.ASKED, *self.OF_TWO, police))
        assert ["returned/agency:education"] == [name for name in told if name.startswith("returned/")]
        card = told["returned/agency:education"]
        assert (
            "Information from education, asked for on Fri 7 Mar: not recorded as returned.",
            ("No text gives a time for it: chase.",),
            Section.WAITING,
            -9,
        ) == (card.says, card.why, card.section, card.working_days)

    def test_names_agencies_in_one_line_that_were_asked_on_one_day(self) -> None:
        asked = [
            Happened("information-requested", date(2025, 3, day), about=f"agency:{agency}")
            for day, agency in ((7, "police"), (7, "education"), (10, "health"))
        ]
        lines = " ".join(to_text(self.essex(self.ASKED, *asked)).split())
        together = (
            "- Information from education and police, asked for on Fri 7 Mar: not recorded as returned. "
            "No text gives a time for it: chase."
        )
        apart = "- Information from health, asked for on Mon 10 Mar: not recorded as returned."
        assert (1, 1, 2) == (lines.count(together), lines.count(apart), lines.count("- Information from"))

    def test_names_the_first_of_many_agencies_on_a_screen_and_all_on_a_page(self) -> None:
        agencies = ["education", "health", "local-authority", "police", "SCHOOL-1", "SCHOOL-2"]
        asked = [Happened("information-requested", date(2025, 3, 7), about=f"agency:{each}") for each in agencies]
        found = self.essex(self.ASKED, *asked)
        lines = " ".join(to_text(found).split())
        assert "Information from SCHOOL-1, SCHOOL-2, education and 3 more, asked for" in lines
        assert "SCHOOL-1, SCHOOL-2, education, health, local authority and police, asked for" in to_markdown(found)
        assert 6 == len([card for card in found.cards if card.id.startswith("returned/")])

    def test_holds_to_the_day_for_which_it_was_asked(self) -> None:
        asked = Request("education", "asked", on="2025-03-07", due="2025-03-14")
        chased = Request("education", "chased", on="2025-03-17")
        told = cards(self.essex(self.ASKED, asked, chased))
        assert "returned/agency:education" not in told
        card = told["task/return-information/agency:education"]
        assert ("Overdue.", "By the day that the request sets.") == card.why[:2]
        assert (date(2025, 3, 14), Urgency.OVERDUE, -4) == (card.arrive_by, card.urgency, card.working_days)
        page = week([self.essex(self.ASKED, asked, chased)], on=ON_THAT_DAY, until=ON_THAT_DAY)
        line = "Agencies return their information – education"
        assert (card.arrive_by, line) in [(row.day, row.says) for row in page.of(Heading.OVERDUE)]
        assert not any("education" in row.says for row in page.of(Heading.CHASE))

    def test_names_information_that_is_withheld_until_it_comes_or_that_is_settled(self) -> None:
        withheld = Happened("information-withheld", date(2025, 3, 12), about="agency:police")
        card = cards(self.essex(self.ASKED, *self.OF_TWO, withheld))["returned/agency:police"]
        assert "Information from police, asked for on Fri 7 Mar: withheld on Wed 12 Mar." == card.says
        assert ("Settle with the agency why, or record that it is settled.",) == card.why
        unasked = cards(self.essex(self.ASKED, withheld))["returned/agency:police"]
        assert "Information from police: withheld on Wed 12 Mar." == unasked.says
        for event in ("information-dispute-settled", "information-returned"):
            later = Happened(event, date(2025, 3, 17), about="agency:police")
            told = cards(self.essex(self.ASKED, *self.OF_TWO, withheld, later))
            assert "returned/agency:police" not in told

    def test_chases_nothing_that_was_overtaken_or_has_a_time_of_its_own(self) -> None:
        held = Happened("rapid-review-held", date(2025, 3, 18))
        collated = Happened("information-collated", date(2025, 3, 18))
        for later in (held, collated):
            assert not any(name.startswith("returned/") for name in cards(self.essex(self.ASKED, *self.OF_TWO, later)))
        northamptonshire = cspr.Review("QX-971", "northamptonshire").record(self.ASKED, *self.OF_TWO)
        told = glance(cspr.framework("northamptonshire"), northamptonshire.as_of(date(2025, 3, 20)))
        assert not any(name.startswith("returned/") for name in cards(told))


class TestManyAndNarrow:
    AGENCIES = tuple(Involved(f"agency:A{number:02}") for number in range(40))
    ASKED = (Happened("notification-sent", "2024-03-04"), Happened("information-requested", "2024-03-04"))

    def test_forty_agencies_are_told_in_a_few_words(self) -> None:
        found = screen(INCIDENT, AWARE, DIED, SUSPECTED, *self.ASKED, *self.AGENCIES, partnership="northamptonshire")
        assert cards(found)["task/return-information/2024-03-04"].who == "A00, A01, A02 and 37 more"
        assert len(to_text(found).splitlines()) <= 40

    def test_who_acts_from_a_day_on_outlasts_what_waits_and_what_may_be_asked(self) -> None:
        entries: tuple[AnyEntry, ...] = (
            Happened("incident", "2021-03-20"),
            Happened("local-authority-aware", "2021-03-21"),
            Happened("notification-sent", "2021-03-23"),
            Happened("information-requested", "2021-03-23"),
            *self.AGENCIES,
        )
        text = to_text(screen(*entries, partnership="northamptonshire", on=date(2021, 4, 1)))
        assert "From today North Northamptonshire Council" in text

    def test_a_terminal_of_twenty_columns_shows_the_tasks_too(self) -> None:
        found = screen(INCIDENT, AWARE, DIED, SUSPECTED, partnership="national")
        narrow = first_screen(found, width=20).splitlines()
        assert "DO NOW" in narrow
        assert "Fri 8 Mar 3 wd" in narrow
        assert (True, True) == (max(map(len, narrow)) <= 20, 40 < len(narrow) <= 160)

    def test_fewer_lines_can_be_asked_for(self) -> None:
        found = screen(INCIDENT, AWARE, DIED, SUSPECTED, PLANNED, partnership="northamptonshire")
        assert len(first_screen(found, lines=20).splitlines()) <= 24
