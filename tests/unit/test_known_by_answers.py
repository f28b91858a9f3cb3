"""An authority that answered itself that a child died knew of it by then, though that day is not entered.

Clause: WT23-019, WT18-018 (within five working days of becoming aware).
"""

from __future__ import annotations

from datetime import date

import pytest

from cspr.first_screen import Urgency, glance
from cspr.guidance import framework
from cspr.history import DeviationKind, deviations
from cspr.record import AnyEntry, Established, Happened, Review
from cspr.record.situation import Situation
from cspr.timescales import Status, schedule
from cspr.timescales.main_date import main_date

INCIDENT = Happened("incident", "2024-05-13")
ALL = ("national", "northamptonshire", "kirklees", "essex")


def facts(by: str = "local-authority", on: str = "2024-05-15", **answers: str) -> list[AnyEntry]:
    said = {"abuse_or_neglect_suspected": "yes", "child_died": "yes", "incident_in_area": "yes", **answers}
    return [Established(name.replace("_", "-"), answer, on=on, by=by) for name, answer in said.items()]


def known(*entries: AnyEntry, of: str = "national", on: date = date(2024, 6, 20)) -> Situation:
    return Review("QX-67", of).record(*entries).as_of(on)


def national(situation: Situation) -> set[tuple[str, Status]]:
    """The days of the national readings that count from awareness, and how they stand."""
    times = schedule(framework(situation.partnership), situation)
    return {
        (str(reading.due), reading.status)
        for timescale in times
        if timescale.topic == "notify-incident"
        for reading in timescale.readings
        if reading.event == "local-authority-aware" and reading.source.authority.value != "local"
    }


@pytest.mark.parametrize("of", ALL)
@pytest.mark.parametrize(
    ("on", "status"),
    [
        (date(2024, 5, 20), Status.DUE),
        (date(2024, 5, 21), Status.CANNOT_TELL),
        (date(2024, 5, 22), Status.CANNOT_TELL),
        (date(2024, 5, 23), Status.OVERDUE),
    ],
)
def test_the_five_working_days_end_between_those_of_the_incident_and_of_the_answer(
    on: date, status: Status, of: str
) -> None:
    assert {("2024-05-20/2024-05-22", status)} == national(known(INCIDENT, *facts(), of=of, on=on))


def test_every_output_says_so() -> None:
    situation = known(INCIDENT, *facts())
    screen = glance(framework(), situation)
    cards = {card.id: card for card in screen.cards}
    task = cards["task/notify-incident/case"]
    assert (task.urgency, task.arrive_by, task.tag) == (Urgency.OVERDUE, date(2024, 5, 22), "day not exact")
    assert "Two overdue, the first: serious incident notification to the Panel." in screen.headline
    assert cards["ask/local-authority-aware"].why[1] == (
        "Its own answer of Wed 15 May shows that it knew by then; the first deadlines count from the day: record it."
    )
    (notify,) = (each for each in schedule(framework(), situation) if each.topic == "notify-incident")
    assert str(main_date(notify, situation.on).day) == "2024-05-20/2024-05-22"
    shown = "that day is not recorded: the authority's own answer shows by when it knew"
    assert shown in next(each for each in notify.readings if each.event == "local-authority-aware").reasons


def test_of_what_was_sent_the_answer_tells_whether_that_was_late() -> None:
    late, perhaps = (
        known(INCIDENT, *facts(), Happened("notification-sent", day)) for day in ("2024-05-24", "2024-05-21")
    )
    assert {status for _, status in national(late)} == {Status.LATE}
    assert {status for _, status in national(perhaps)} == {Status.CANNOT_TELL}


@pytest.mark.parametrize(
    "entries",
    [
        facts(),
        [INCIDENT, *facts(by="police")],
        [INCIDENT, *facts(child_died="unknown", child_seriously_harmed="unknown")],
        [INCIDENT, *facts(on="2024-05-10")],
        [INCIDENT],
    ],
    ids=["no incident", "another's answer", "no answer of an outcome", "before the incident", "no answer"],
)
def test_without_an_answer_of_its_own_since_the_incident_the_day_is_only_asked(entries: list[AnyEntry]) -> None:
    assert {("None", Status.NOT_STARTED)} == national(known(*entries))


def test_the_day_on_record_goes_before_what_the_answer_shows() -> None:
    aware = Happened("local-authority-aware", "2024-05-17")
    assert {("2024-05-24", Status.OVERDUE)} == national(known(INCIDENT, aware, *facts()))


@pytest.mark.parametrize("of", ALL)
def test_where_others_answered_the_day_is_asked_once(of: str) -> None:
    asked = [card.says for card in glance(framework(of), known(INCIDENT, *facts(by="police"), of=of)).cards]
    assert 1 == asked.count("When did the local authority become aware of the incident?")
    assert [] == [says for says in asked if says.startswith("On which day") and "aware" in says]


class TestAnAnswerOfBeforeTheDayOfAwareness:
    """The five working days count from when the authority first knew (WT23-019); its own answer tells that it did."""

    AWARE = Happened("local-authority-aware", "2024-06-03")

    @pytest.mark.parametrize("of", ALL)
    def test_is_found_and_told_with_both_days(self, of: str) -> None:
        situation = known(INCIDENT, self.AWARE, *facts(), of=of)
        (found,) = (each for each in deviations(framework(of), situation) if each.kind is DeviationKind.KNOWN_BEFORE)
        both = "The authority answered that on Wed 15 May 2024, and is recorded as aware only on Mon 3 Jun 2024."
        assert (True, both) == (found.to_look_at, *found.why)
        cards = {card.id: card for card in glance(framework(of), situation).cards}
        assert both.replace(" 2024", "") in cards["care/record/known-before/local-authority-aware"].why

    @pytest.mark.parametrize(
        "entries",
        [
            facts(by="police"),
            facts(child_died="no", child_seriously_harmed="no"),
            facts(on="2024-05-10"),
            facts(on="2024-06-03"),
            facts(on="2024-06"),
            [],
        ],
        ids=["another's", "of no outcome", "before the incident", "of the same day", "perhaps later", "none"],
    )
    def test_and_no_other(self, entries: list[AnyEntry]) -> None:
        found = deviations(framework(), known(INCIDENT, self.AWARE, *entries))
        assert [] == [each for each in found if each.kind is DeviationKind.KNOWN_BEFORE]
