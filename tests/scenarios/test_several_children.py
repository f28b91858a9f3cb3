"""Several children in one case, each with days and answers of its own: what is of the one starts no time of another.

Clauses: WT18-018 (five working days of becoming aware), WT18-020 (death of a looked-after child), CA04-012 (for the
authority of the area where it happened), CIN-004 and 013 (a form for each death, or one for each incident), CA04-009.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
import pytest

from cspr import criteria
from cspr.first_screen import Glance, Section, Urgency, glance
from cspr.guidance import framework
from cspr.history import deviations
from cspr.learning import timing
from cspr.lifecycle import State, progress
from cspr.record import Established, Happened, Involved, Review
from cspr.show import to_markdown, to_text
from cspr.timescales import Status, schedule
from cspr.timescales.main_date import main_date
from cspr.truth import Truth

if TYPE_CHECKING:
    from cspr.record.entries import AnyEntry
    from cspr.record.situation import Situation

BOTH = (Involved("child:A"), Involved("child:B"))

HARMED = (
    "Notifiable on what is recorded: abuse or neglect is known or suspected and the child was seriously harmed."
    " The local authority must notify the Panel."
)


def facts(child: str, on: str, **answers: str) -> list[AnyEntry]:
    return [
        Established(name.replace("_", "-"), answer, on=on, by="local-authority", about=f"child:{child}")
        for name, answer in answers.items()
    ]


def incident(child: str, happened: str, aware: str) -> list[AnyEntry]:
    return [
        Happened("incident", happened, about=f"child:{child}"),
        Happened("local-authority-aware", aware, about=f"child:{child}"),
    ]


TWO_INCIDENTS = [*BOTH, *incident("A", "2019-04-14", "2019-04-15"), *incident("B", "2019-04-30", "2019-05-01")]
A_DIED = {"abuse_or_neglect_suspected": "yes", "child_died": "yes", "incident_in_area": "yes"}
B_HARMED = {
    "abuse_or_neglect_suspected": "yes",
    "child_seriously_harmed": "yes",
    "child_died": "no",
    "incident_in_area": "yes",
}


def situation(entries: list[AnyEntry], on: date, partnership: str = "national") -> Situation:
    return Review("QX-940", partnership).record(*entries).as_of(on)


def steps(known: Situation) -> dict[str, State]:
    """Where each step stands."""
    return {each.step: each.state for each in progress(framework(), known)}


def screen(known: Situation) -> Glance:
    return glance(framework(known.review.partnership), known)


def due(known: Situation, topic: str) -> dict[str, tuple[str, Status]]:
    """Of each reading with a date: the day, and how it stands."""
    times = [each for each in schedule(framework(known.review.partnership), known) if each.topic == topic]
    arising = (each for each in times if any(reading.applies is not Truth.NO for reading in each.readings))
    found = next(arising, times[0])
    return {
        f"{each.source.clauses[0]} {each.event}": (str(each.due), each.status)
        for each in found.readings
        if each.due is not None
    }


class TestDays:
    def test_the_first_incident_counts_where_both_are_to_be_notified(self) -> None:
        entries = [*TWO_INCIDENTS, *facts("A", "2019-04-15", **A_DIED), *facts("B", "2019-05-01", **B_HARMED)]
        dates = due(situation(entries, date(2019, 5, 8)), "notify-incident")
        assert dates["WT18-018 local-authority-aware"] == ("2019-04-24", Status.OVERDUE)

    def test_the_incident_of_a_child_of_whom_nothing_is_to_be_notified_counts_for_nothing(self) -> None:
        of_a = {**A_DIED, "abuse_or_neglect_suspected": "no"}
        entries = [*TWO_INCIDENTS, *facts("A", "2019-04-15", **of_a), *facts("B", "2019-05-01", **B_HARMED)]
        known = situation(entries, date(2019, 5, 8))
        assert due(known, "notify-incident")["WT18-018 local-authority-aware"] == ("2019-05-09", Status.DUE)
        assert due(known, "notify-partners")["WT18-019 local-authority-aware"] == ("2019-05-09", Status.DUE)
        assert screen(known).headline == (
            HARMED.replace("recorded", "recorded of child B"),
            "No dated deadline has passed.",
            "Next date: Thu 9 May, 1 working day left.",
        )

    def test_the_rapid_review_counts_from_the_incident_that_is_to_be_notified(self) -> None:
        of_a = {**A_DIED, "abuse_or_neglect_suspected": "no"}
        entries = [*TWO_INCIDENTS, *facts("A", "2019-04-15", **of_a), *facts("B", "2019-05-01", **B_HARMED)]
        known = situation([*entries, Happened("notification-sent", "2019-05-07")], date(2019, 5, 8))
        dates = {name: day for name, (day, _) in due(known, "rapid-review-period").items() if name.startswith("PG19")}
        # From 30 April, 1 May and 7 May, over the bank holidays of 6 and 27 May.
        assert dates == {
            "PG19-005 incident": "2019-05-22",
            "PG19-005 local-authority-aware": "2019-05-23",
            "PG19-005 notification-sent": "2019-05-29",
        }

    @pytest.mark.parametrize("answer", ["no", "yes"])
    def test_where_nobody_or_everybody_is_concerned_the_first_day_counts(self, answer: str) -> None:
        of_each = {"abuse_or_neglect_suspected": answer, "child_died": "yes", "incident_in_area": "yes"}
        entries = [*TWO_INCIDENTS, *facts("A", "2019-04-15", **of_each), *facts("B", "2019-05-01", **of_each)]
        dates = due(situation(entries, date(2019, 5, 8)), "notify-incident")
        assert dates["WT18-018 local-authority-aware"][0] == "2019-04-24"


class TestADateForEach:
    """Both are to be notified, and each was on a day of its own: each is judged by its own five working days."""

    ENTRIES = (
        *TWO_INCIDENTS,
        *facts("A", "2019-04-15", **A_DIED, child_looked_after="no"),
        *facts("B", "2019-05-01", **B_HARMED),
        Happened("notification-sent", "2019-04-18", about="child:A"),
    )
    LATE = Happened("notification-sent", "2019-05-20", about="child:B")

    def test_the_one_in_time_and_the_other_late(self) -> None:
        known = situation([*self.ENTRIES, self.LATE], date(2019, 5, 22))
        stand = {
            each.about: (str(each.due), each.status, each.late_by)
            for timescale in schedule(framework(), known)
            if timescale.topic == "notify-incident"
            for each in timescale.readings
            if each.source.clauses[0] == "WT18-018"
        }
        assert stand == {
            "child:A": ("2019-04-24", Status.MET, None),
            "child:B": ("2019-05-09", Status.LATE, (7, 11)),
        }
        assert screen(known).headline[:2] == (
            "Notification sent Thu 18 Apr (child A): in time by national guidance.",
            "Notification sent Mon 20 May (child B): 7 working days late (Thu 9 May) by national guidance.",
        )
        late = [each for each in deviations(framework(), known) if each.name == "notify-incident"]
        assert {(each.about, each.title, each.late_by) for each in late} == {
            ("child:B", "Serious incident notification to the Panel (child B)", (7, 11))
        }
        notified = timing(framework(), known)[0]
        assert (notified.timing.value, str(notified.due), str(notified.done)) == (
            "late-without-reason",
            "2019-05-09",
            "2019-05-20",
        )

    def test_both_on_one_day_and_both_in_time_is_said_once(self) -> None:
        both = [Happened("notification-sent", "2019-04-18", about=f"child:{child}") for child in "AB"]
        entries = [*self.ENTRIES[:-1], *both]
        assert screen(situation(entries, date(2019, 5, 22))).headline[0] == (
            "Notification sent Thu 18 Apr: in time by national guidance."
        )

    def test_what_is_still_to_be_done_for_the_other_has_a_date_of_its_own(self) -> None:
        known = situation([*self.ENTRIES], date(2019, 5, 7))
        tasks = {
            card.id: (card.arrive_by, card.urgency) for card in screen(known).cards if "notify-incident" in card.id
        }
        assert tasks == {"task/notify-incident/child:B": (date(2019, 5, 9), Urgency.SOON)}

    def test_what_is_overdue_for_one_and_due_for_the_other_is_told_of_each(self) -> None:
        known = situation([*self.ENTRIES[:-1]], date(2019, 5, 7))
        tasks = {
            card.id: (card.arrive_by, card.urgency) for card in screen(known).cards if "notify-incident" in card.id
        }
        assert tasks == {
            "task/notify-incident/child:A": (date(2019, 4, 24), Urgency.OVERDUE),
            "task/notify-incident/child:B": (date(2019, 5, 9), Urgency.SOON),
        }

    def test_a_child_of_whom_nothing_is_to_be_notified_has_no_date_to_keep(self) -> None:
        of_a = {**A_DIED, "abuse_or_neglect_suspected": "no"}
        entries = [*TWO_INCIDENTS, *facts("A", "2019-04-15", **of_a), *facts("B", "2019-05-01", **B_HARMED)]
        known = situation([*entries, *self.ENTRIES[-1:], self.LATE], date(2019, 5, 22))
        verdicts = {
            each.about: main_date(each, known.on).verdict.value
            for each in schedule(framework(), known)
            if each.topic == "notify-incident"
        }
        assert verdicts == {"child:A": "does-not-arise", "child:B": "done"}

    def test_what_was_overdue_for_a_child_before_an_answer_took_it_away_is_told_of_that_child(self) -> None:
        entries = [*TWO_INCIDENTS, *facts("A", "2019-04-15", **A_DIED), *facts("B", "2019-05-01", **B_HARMED)]
        no_longer = Established(
            "abuse-or-neglect-suspected", "no", on="2019-05-02", by="local-authority", about="child:A"
        )
        known = situation([*entries, attrs.evolve(no_longer, recorded="2019-05-02")], date(2019, 5, 7))
        missing = {each.about for each in deviations(framework(), known) if each.name == "notify-incident"}
        assert missing == {"child:A"}

    def test_a_child_of_whom_no_day_is_recorded_has_that_of_the_first_other(self) -> None:
        entries = [*TWO_INCIDENTS, *facts("A", "2019-04-15", **A_DIED), *facts("C", "2019-04-15", **B_HARMED)]
        known = situation([*entries, *facts("B", "2019-05-01", **B_HARMED)], date(2019, 5, 7))
        days = {
            timescale.about: str(timescale.readings[0].due)
            for timescale in schedule(framework(), known)
            if timescale.topic == "notify-incident"
        }
        assert days == {"child:A": "2019-04-24", "child:B": "2019-05-09", "child:C": "2019-04-24"}

    def test_children_of_whom_no_day_is_recorded_alone_have_one_date(self) -> None:
        entries = [
            *BOTH,
            Happened("local-authority-aware", "2019-04-15"),
            *facts("A", "2019-04-15", **A_DIED),
            *facts("B", "2019-04-15", **B_HARMED),
        ]
        known = situation(entries, date(2019, 5, 7))
        assert [each.about for each in schedule(framework(), known) if each.topic == "notify-incident"] == ["case"]


class TestDoneForOne:
    ENTRIES = (
        *TWO_INCIDENTS,
        *facts("A", "2019-04-15", **A_DIED, child_looked_after="no"),
        *facts("B", "2019-05-01", **B_HARMED),
        Happened("notification-sent", "2019-04-18", about="child:A"),
        Happened("partners-notified", "2019-04-18", about="child:A"),
    )

    def test_a_notification_of_one_child_leaves_open_whether_the_other_was_notified(self) -> None:
        known = situation([*self.ENTRIES], date(2019, 5, 15))
        state = steps(known)
        assert {name: state[name] for name in ("notify-incident", "notify-partners")} == {
            "notify-incident": State.CANNOT_TELL,
            "notify-partners": State.CANNOT_TELL,
        }
        assert state["hold-rapid-review"] is State.READY
        shown = screen(known)
        (notify,) = [card for card in shown.cards if card.id.startswith("task/notify-incident")]
        assert notify.id == "task/notify-incident/child:B"
        assert notify.section is Section.NOW
        assert notify.says == (
            "Serious incident notification to the Panel (child B): the date, Thu 9 May, has passed;"
            " check whether the local authority did this."
        )
        assert notify.why[:2] == ("Date passed.", "Recorded for child A alone: was it done for child B too?")
        assert shown.headline[0] == "Notification sent Thu 18 Apr (child A): in time by national guidance."

    @pytest.mark.parametrize("about", ["child:B", "case"])
    def test_once_it_is_recorded_for_both_or_for_the_case_it_is_done(self, about: str) -> None:
        both = Happened("notification-sent", "2019-05-07", about=about)
        known = situation([*self.ENTRIES, both], date(2019, 5, 15))
        assert steps(known)["notify-incident"] is State.DONE
        assert not [card for card in screen(known).cards if card.id == "task/notify-incident/case"]

    def test_a_child_of_whom_it_is_not_owed_leaves_nothing_open(self) -> None:
        unharmed = Established(
            "child-seriously-harmed",
            "no",
            on="2019-05-02",
            by="local-authority",
            about="child:B",
            recorded="2019-05-02",
        )
        entries = [entry for entry in self.ENTRIES if getattr(entry, "fact", "") != "child-seriously-harmed"]
        assert steps(situation([*entries, unharmed], date(2019, 5, 15)))["notify-incident"] is State.DONE

    def test_a_child_of_whom_it_may_be_owed_leaves_open_whether_it_was_done(self) -> None:
        entries = [entry for entry in self.ENTRIES if getattr(entry, "fact", "") != "child-seriously-harmed"]
        known = situation(entries, date(2019, 5, 15))
        assert steps(known)["notify-incident"] is State.CANNOT_TELL
        (notify,) = [card for card in screen(known).cards if card.id.startswith("task/notify-incident")]
        assert (notify.id, notify.urgency) == ("task/notify-incident/child:B", Urgency.CHECK)
        assert notify.why[:2] == ("Date passed.", "Recorded for child A alone: was it done for child B too?")

    def test_of_two_children_left_on_one_line_both_are_asked_after(self) -> None:
        third = [attrs.evolve(entry, about="child:C") for entry in self.ENTRIES if entry.about == "child:B"]
        shown = screen(situation([*self.ENTRIES, *third], date(2019, 5, 15)))
        (notify,) = [card for card in shown.cards if card.id.startswith("task/notify-incident")]
        assert notify.title == "Serious incident notification to the Panel (child B and child C)"
        assert notify.why[1] == "Recorded for child A alone: was it done for child B and child C too?"

    def test_a_notification_on_a_day_that_may_still_be_to_come_is_not_told_as_one_of_a_child(self) -> None:
        entries = [entry for entry in self.ENTRIES if getattr(entry, "event", "") != "notification-sent"]
        sent = Happened("notification-sent", "2019-05", about="child:A", recorded="2030-01-07")
        shown = screen(situation([*entries, sent], date(2019, 5, 15)))
        assert not [card for card in shown.cards if any("alone: was it done" in says for says in card.why)][1:]
        assert steps(situation([*entries, sent], date(2019, 5, 15)))["notify-incident"] is State.CANNOT_TELL

    def test_of_two_looked_after_children_one_death_was_notified(self) -> None:
        died = {"abuse_or_neglect_suspected": "no", "child_died": "yes", "child_looked_after": "yes"}
        entries: list[AnyEntry] = [
            Happened("local-authority-aware", "2024-05-02"),
            *facts("A", "2024-05-02", **died),
            *facts("B", "2024-05-02", **died),
            Happened("looked-after-death-notified", "2024-05-03", about="child:A"),
        ]
        known = situation(entries, date(2024, 5, 20))
        assert steps(known)["notify-looked-after-death"] is State.CANNOT_TELL
        later = Happened("looked-after-death-notified", "2024-05-21", about="child:B")
        known = situation([*entries, later], date(2024, 5, 22))
        assert steps(known)["notify-looked-after-death"] is State.DONE


class TestWords:
    def test_what_happened_to_a_child_elsewhere_is_not_said_of_the_one_here(self) -> None:
        elsewhere = {
            "abuse_or_neglect_suspected": "yes",
            "child_died": "yes",
            "child_looked_after": "no",
            "incident_in_area": "no",
            "incident_outside_england": "no",
        }
        entries = [
            Happened("local-authority-aware", "2022-02-01"),
            *facts("A", "2022-02-01", **B_HARMED),
            *facts("B", "2022-02-01", **elsewhere),
        ]
        shown = screen(situation(entries, date(2022, 2, 10), "kirklees"))
        assert shown.headline[0] == HARMED.replace("recorded", "recorded of child A")
        assert [card.says for card in shown.cards if card.id == "care/elsewhere"] == [
            "Of child B: it happened in another English area, whose authority must notify the Panel."
        ]

    def test_a_question_names_the_child_and_an_age_is_asked_of_nobody_else(self) -> None:
        entries = [
            Happened("local-authority-aware", "2022-06-10"),
            *facts("A", "2022-06-10", child_died="yes", abuse_or_neglect_suspected="no", incident_in_area="yes"),
            *facts("B", "2022-06-10", child_died="no", child_seriously_harmed="yes", incident_in_area="yes"),
            *facts("C", "2022-06-10", child_died="yes", child_aged_18_or_over="yes", abuse_or_neglect_suspected="yes"),
        ]
        known = situation(entries, date(2022, 6, 20))
        asked = [(each.name, each.about) for each in criteria.questions(framework(), known, "notification-duty")]
        assert asked == [("abuse-or-neglect-suspected", "child:B")]
        cards = {card.id: card.says for card in screen(known).cards if card.id.startswith("ask/abuse")}
        assert cards == {
            "ask/abuse-or-neglect-suspected/child:B": "Child B: is abuse or neglect of the child known or suspected?"
        }

    def test_an_answer_awaited_of_one_child_is_chased_also_where_the_other_is_to_be_notified(self) -> None:
        awaited = Established(
            "child-seriously-harmed", "unknown", why="awaited", on="2019-05-01", by="local-authority", about="child:B"
        )
        of_b = {name: answer for name, answer in B_HARMED.items() if name != "child_seriously_harmed"}
        entries = [*TWO_INCIDENTS, *facts("A", "2019-04-15", **A_DIED), *facts("B", "2019-05-01", **of_b), awaited]
        cards = {card.id: card for card in screen(situation(entries, date(2019, 5, 8))).cards}
        harmed = {name: card.says for name, card in cards.items() if name.startswith("ask/child-seriously-harmed")}
        assert harmed == {"ask/child-seriously-harmed/child:B": "Settle: child B: was the child seriously harmed?"}
        assert cards["ask/child-seriously-harmed/child:B"].urgency is Urgency.CHASE
        assert cards["ask/child-looked-after/child:A"].urgency is Urgency.NONE

    def test_a_question_of_a_task_is_asked_of_each_child(self) -> None:
        of_b = {name: answer for name, answer in B_HARMED.items() if name != "child_seriously_harmed"}
        of_c = facts("C", "2019-05-01", **of_b)
        entries = [*TWO_INCIDENTS, *facts("A", "2019-04-15", **A_DIED), *facts("B", "2019-05-01", **of_b), *of_c]
        cards = [card.id for card in screen(situation(entries, date(2019, 5, 8))).cards]
        asked = sorted(name for name in cards if name.startswith("ask/child-seriously-harmed"))
        assert asked == ["ask/child-seriously-harmed/child:B", "ask/child-seriously-harmed/child:C"]

    def test_each_child_has_its_own_reason_why_it_is_not_notifiable(self) -> None:
        entries = [
            Happened("local-authority-aware", "2024-06-03"),
            *facts("A", "2024-06-03", child_died="yes", abuse_or_neglect_suspected="no", incident_in_area="yes"),
            *facts("B", "2024-06-03", child_aged_18_or_over="yes", abuse_or_neglect_suspected="yes", child_died="yes"),
        ]
        shown = screen(situation(entries, date(2024, 6, 5)))
        assert shown.headline[0] == (
            "Not notifiable to the Panel as a serious incident on what is recorded: abuse or neglect is not suspected"
            " (child A); the child or young person was aged 18 or over (child B), so no rapid review is due."
        )
        assert [card.id for card in shown.cards if card.id.startswith("care/")][:2] == [
            "care/child-death-review",
            "care/review-below-criteria",
        ]

    def test_of_a_child_of_whom_an_answer_is_awaited_the_headline_and_the_question_say_that_it_is_this_child(
        self,
    ) -> None:
        of_b = facts("B", "2024-09-03", abuse_or_neglect_suspected="yes", child_died="no", incident_in_area="yes")
        awaited = Established(
            "child-seriously-harmed", "unknown", why="awaited", on="2024-09-03", by="local-authority", about="child:B"
        )
        aware = Happened("local-authority-aware", "2024-09-03")
        entries = [Happened("incident", "2024-09-02"), aware, *facts("A", "2024-09-03", **A_DIED), *of_b, awaited]
        shown = screen(situation(entries, date(2024, 9, 20)))
        assert shown.headline[:2] == (
            (
                "Notifiable on what is recorded of child A: abuse or neglect is known or suspected and the child died. "
                "The local authority must notify the Panel."
            ),
            "Not yet known of child B.",
        )
        (card,) = [card for card in shown.cards if card.id.startswith("ask/child-seriously-harmed")]
        assert (card.says, card.urgency) == ("Settle: child B: was the child seriously harmed?", Urgency.CHASE)
        assert card.why[1] == "Decides whether this is notifiable of child B too."
        sent = Happened("notification-sent", "2024-09-10")
        shown = screen(situation([*entries, sent], date(2024, 9, 20)))
        assert [card] == [card for card in shown.cards if card.id.startswith("ask/child-seriously-harmed")]
        decided = Happened("no-local-review-decided", "2024-09-19")
        shown = screen(situation([*entries, sent, decided], date(2024, 9, 20)))
        assert [] == [card for card in shown.cards if card.id.startswith("ask/child-seriously-harmed")]

    def test_the_headline_names_the_only_child_of_whom_it_is_not_known(self) -> None:
        entries = [
            Happened("local-authority-aware", "2024-09-03"),
            *facts("A", "2024-09-03", abuse_or_neglect_suspected="no", incident_in_area="yes"),
            *facts("B", "2024-09-03", abuse_or_neglect_suspected="yes", incident_in_area="yes"),
        ]
        says = "Not yet known of child B whether this is notifiable to the Panel: see what to ask."
        assert screen(situation(entries, date(2024, 9, 5))).headline[0] == says

    def test_a_child_elsewhere_hides_nothing_of_the_one_here_of_whom_nothing_is_suspected(self) -> None:
        of_b = {**A_DIED, "incident_in_area": "no", "incident_outside_england": "no", "child_looked_after": "no"}
        entries = [
            Happened("local-authority-aware", "2024-09-03"),
            *facts("A", "2024-09-03", **{**A_DIED, "abuse_or_neglect_suspected": "no", "child_looked_after": "yes"}),
            *facts("B", "2024-09-03", **of_b),
        ]
        shown = screen(situation(entries, date(2024, 9, 5)))
        assert shown.stage == "DEATH OF A LOOKED-AFTER CHILD"
        assert shown.headline[:2] == (
            (
                "Not for this authority to notify on what is recorded: abuse or neglect is not suspected (child A); "
                "it happened in another English area (child B)."
            ),
            "The death of child A must still be notified, because the child was looked after.",
        )
        says = {card.id: card.says for card in shown.cards}
        assert says["ask/again"] == "Child A: does anything now suggest abuse or neglect?"
        assert says["care/elsewhere"] == (
            "Of child B: it happened in another English area, whose authority must notify the Panel."
        )
        assert says["care/review-below-criteria"] == "The partners may still decide to review the case."

    def test_the_stage_of_children_elsewhere_and_here_is_that_of_the_one_to_be_notified(self) -> None:
        of_b = {**A_DIED, "incident_in_area": "no", "incident_outside_england": "no", "child_looked_after": "no"}
        of_a = {**A_DIED, "abuse_or_neglect_suspected": "no", "child_looked_after": "no"}
        entries = [*facts("A", "2024-09-03", **of_a), *facts("B", "2024-09-03", **of_b)]
        assert screen(situation(entries, date(2024, 9, 5))).stage == "FOR ANOTHER AREA TO NOTIFY"

    def test_once_the_death_was_notified_nothing_says_that_it_must_be(self) -> None:
        died = {"abuse_or_neglect_suspected": "no", "child_died": "yes", "child_looked_after": "yes"}
        entries = [
            Happened("local-authority-aware", "2024-05-02"),
            *facts("A", "2024-05-02", **died),
        ]
        owed = "The death must still be notified, because the child was looked after."
        assert owed in " ".join(screen(situation(entries, date(2024, 5, 20))).headline)
        done = Happened("looked-after-death-notified", "2024-05-03")
        assert owed not in " ".join(screen(situation([*entries, done], date(2024, 5, 20))).headline)


class TestWhatIsTheSameForSeveral:
    """Two of whom the authority became aware on one day: what is done or asked stands once and names both."""

    DAY = "2024-03-04"

    def shown(self, *others: AnyEntry, children: str = "AB", markdown: bool = False) -> str:
        entries: list[AnyEntry] = [
            *(Involved(f"child:{child}") for child in children),
            *(entry for child in children for entry in incident(child, self.DAY, self.DAY)),
            *(entry for child in children for entry in facts(child, self.DAY, **A_DIED)),
            *others,
        ]
        situation_of = Review("NA-06", "national").record(*entries).as_of(date(2024, 3, 13))
        found = glance(framework("national"), situation_of)
        return " ".join((to_markdown(found).replace("**", "") if markdown else to_text(found)).split())

    @pytest.mark.parametrize("markdown", [False, True])
    def test_stands_once(self, *, markdown: bool) -> None:
        text = self.shown(markdown=markdown)
        assert text.count("looked after by a local authority? Ask:") == 1
        assert "Child A and child B: was the child looked after by a local authority? Ask: local authority." in text
        assert text.count("incident notification to the Panel (child A and child B)") == 2  # in the headline, and to do

    def test_names_some_of_many_on_a_screen(self) -> None:
        text = self.shown(children="ABCDEF")
        assert "Child A, child B, child C and 3 more: was the child looked after by a local authority? Ask:" in text
        assert "child D, child E and child F: was the child looked after" in self.shown(
            children="ABCDEF", markdown=True
        )

    def test_is_not_what_hangs_on_another_answer_or_was_asked_already(self) -> None:
        asked = Established(
            "child-looked-after", "unknown", on=self.DAY, by="local-authority", about="child:A", why="awaited"
        )
        text = self.shown(asked, markdown=True)
        assert "Settle: child A: was the child looked after by a local authority?" in text
        assert "Child B: was the child looked after by a local authority? Ask: local authority." in text
        assert "Child A and child B: was the child looked after" not in text

    def test_is_chased_once_too(self) -> None:
        asked = [
            Established(
                "child-looked-after",
                "unknown",
                on=self.DAY,
                by="local-authority",
                about=f"child:{child}",
                why="awaited",
            )
            for child in "AB"
        ]
        assert "Settle: child A and child B: was the child looked after by a local authority?" in self.shown(*asked)
