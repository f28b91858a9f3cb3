"""Withheld information: the ledger, the steps and the first screen say the same of it, agency by agency."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

import pytest

from cspr import glance, lifecycle, people
from cspr.arising.disputes import in_dispute, late, reached, settled_with, withheld
from cspr.conditions.case import Case
from cspr.guidance import framework
from cspr.record import Decided, Happened, Involved, Request, Review
from cspr.truth import Truth
from cspr.vocabulary import steps

if TYPE_CHECKING:
    from cspr.record import AnyEntry

SENT: Final = Happened("notification-sent", "2021-03-30")
POLICE, HEALTH = "agency:police", "agency:health"
LADDER: Final = ("escalate-information", "settle-withheld-information", "formal-action")
ON: Final = date(2021, 4, 20)


def asked(agency: str, on: str = "2021-04-01", due: str | None = None) -> Request:
    return Request(agency, "asked", on=on, due=due)


def refused(agency: str, on: str = "2021-04-08") -> Request:
    return Request(agency, "refused", on=on)


def up(agency: str, to: str = "review-subgroup") -> Request:
    return Request(agency, "escalated", on="2021-04-12", to=to)


def ended(agency: str, how: str = "settled", on: str = "2021-04-15") -> Happened:
    return Happened(f"information-dispute-{how}", on, about=f"agency:{agency}")


def case(*entries: AnyEntry, on: date = ON, of: str = "northamptonshire") -> Case:
    return Case(framework(of), Review("QX-1", of).record(SENT, *entries).as_of(on))


def rungs(of: Case) -> dict[str, tuple[str | None, ...]]:
    """How the rungs of the ledger stand, by agency; ``None`` for one that it does not show."""
    rows = people.ledger(of.framework, of.situation, of="information").rows
    states = {row.key: row.state.value for row in rows if row.key.startswith("ladder/")}
    agencies = sorted({row.about for row in rows if row.key in states})
    return {about: tuple(states.get(f"ladder/{step}/{about}") for step in LADDER) for about in agencies}


def stand(of: Case) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """How the steps stand: with whom they are done, and with whom they are open."""
    known = {step.step: step for step in lifecycle.progress(of.framework, of.situation)}
    return [(known[step].state.value, known[step].done_for, known[step].open_for) for step in LADDER]


def cards(of: Case) -> dict[str, str]:
    return {
        card.id: card.title
        for card in glance(of.framework, of.situation).cards
        if any(step in card.id for step in LADDER)
    }


class TestAnAgencyThatDoesNotComply:
    """NSCP-F-066: disagreement, or failure to comply with a formal information request."""

    @pytest.mark.parametrize(
        ("entries", "on", "expected"),
        [
            ((asked("police"),), date(2021, 4, 15), None),
            ((asked("police"),), date(2021, 4, 16), "2021-04-15"),
            ((asked("police"), Request("police", "chased", on="2021-04-13")), date(2021, 4, 16), "2021-04-15"),
            ((asked("police"), Request("police", "incomplete", on="2021-04-13")), date(2021, 4, 16), "2021-04-15"),
            ((asked("police", due="2021-04-09"),), date(2021, 4, 15), None),
            ((asked("police", due="2021-04-28"),), date(2021, 4, 28), None),
            ((asked("police", due="2021-04-28"),), date(2021, 4, 29), "2021-04-28"),
            ((asked("police"), Request("police", "returned", on="2021-04-19")), ON, None),
            ((asked("police"), Happened("rapid-review-held", "2021-04-19")), ON, None),
            (
                (
                    asked("police"),
                    Request("police", "chased", on="2021-04-16"),
                    Happened("rapid-review-held", "2021-04-19"),
                ),
                ON,
                "2021-04-15",
            ),
            (
                (
                    *(asked("police"), Request("police", "chased", on="2021-04-16")),
                    Decided("local-review", "no-review", on="2021-04-19", by="safeguarding-partners"),
                ),
                ON,
                None,
            ),
            ((Involved(POLICE), Happened("information-requested", "2021-04-01")), ON, "2021-04-15"),
            ((Involved(POLICE),), ON, None),
            ((asked("police"), Happened("no-local-review-decided", "2021-04-19")), ON, None),
        ],
    )
    def test_is_one_whose_time_has_ended_on_every_reading(
        self, entries: tuple[AnyEntry, ...], on: date, expected: str | None
    ) -> None:
        known = case(*entries, on=on)
        assert ({} if expected is None else {POLICE: expected}) == {name: str(day) for name, day in late(known).items()}
        assert (Truth.NO if expected is None else Truth.YES) is withheld(known, POLICE)
        assert (expected is not None) is in_dispute(known, POLICE)
        assert ([] if expected is None else [POLICE]) == list(rungs(known))
        assert ("not-needed" if expected is None else "ready") == stand(known)[0][0].replace("overtaken", "not-needed")

    def test_is_none_in_a_review_that_goes_on_elsewhere(self) -> None:
        joined = Happened("review-joined", "2021-04-19")
        assert {} == late(case(asked("police"), joined))

    def test_has_until_the_day_of_its_request_where_no_text_gives_a_time(self) -> None:
        assert {HEALTH: "2021-04-14"} == {
            name: str(day)
            for name, day in late(case(asked("police"), asked("health", due="2021-04-14"), of="kirklees")).items()
        }

    def test_cannot_be_told_beyond_the_calendar(self) -> None:
        assert {} == late(case(asked("police", on="2199-12-20"), on=date(2200, 6, 1)))

    def test_is_open_since_the_day_after_its_time(self) -> None:
        known = case(asked("police"))
        (card,) = (card for card in glance(known.framework, known.situation).cards if card.id.startswith("task/escal"))
        assert "Escalate withheld information (police)" == card.title
        assert "Open for 2 working days." == card.why[0]


class TestADisputeWithTwoAgencies:
    BOTH = (asked("police"), asked("health"), refused("police"), refused("health", "2021-04-09"))

    @pytest.mark.parametrize(
        ("entries", "states"),
        [
            (
                (),
                [("ready", (), (HEALTH, POLICE)), ("blocked", (), (HEALTH, POLICE)), ("blocked", (), (HEALTH, POLICE))],
            ),
            (
                (up("police"),),
                [("ready", (POLICE,), (HEALTH,)), ("ready", (), (POLICE,)), ("blocked", (), (HEALTH, POLICE))],
            ),
            (
                (up("police"), ended("police")),
                [("ready", (POLICE,), (HEALTH,)), ("blocked", (POLICE,), (HEALTH,)), ("blocked", (), (HEALTH,))],
            ),
            (
                (ended("police"),),
                [("ready", (), (HEALTH,)), ("blocked", (POLICE,), (HEALTH,)), ("blocked", (), (HEALTH,))],
            ),
            (
                (up("police"), up("health"), ended("police", "unsettled")),
                [("done", (HEALTH, POLICE), ()), ("ready", (POLICE,), (HEALTH,)), ("ready", (), (POLICE,))],
            ),
            (
                (Request("police", "returned", on="2021-04-13"),),
                [("ready", (), (HEALTH,)), ("blocked", (), (HEALTH,)), ("blocked", (), (HEALTH,))],
            ),
            (
                (Happened("formal-action-taken", "2021-04-15", about=POLICE),),
                [("ready", (), (HEALTH,)), ("blocked", (), (HEALTH,)), ("blocked", (POLICE,), (HEALTH,))],
            ),
            (
                (Happened("formal-action-taken", "2021-04-15"),),
                [("overtaken", (), ()), ("overtaken", (), ()), ("done", (HEALTH, POLICE), ())],
            ),
        ],
    )
    def test_stands_with_each_in_the_ledger_as_among_the_steps(
        self, entries: tuple[AnyEntry, ...], states: list[tuple[str, tuple[str, ...], tuple[str, ...]]]
    ) -> None:
        known = case(Involved("agency:education"), *self.BOTH, *entries)
        assert states == stand(known)
        by_agency = rungs(known)
        assert "agency:education" not in by_agency
        for place, (state, done, open_) in enumerate(states):
            assert {about for about, each in by_agency.items() if each[place] == "done"} == set(done)
            pressing = {about for about, each in by_agency.items() if each[place] == "due"}
            assert pressing == (set(open_) if state == "ready" else set())

    def test_names_the_agencies_on_the_first_screen(self) -> None:
        assert {
            "task/escalate-information/case": "Escalate withheld information (health)",
            "task/settle-withheld-information/case": "Try to settle withheld information (police)",
            "waiting/formal-action": (
                "Take formal action on withheld information (health and police). "
                "First: try to settle withheld information"
            ),
        } == cards(case(*self.BOTH, up("police")))

    def test_counts_for_how_long_it_is_open_by_those_with_whom_it_is(self) -> None:
        known = case(*self.BOTH, up("police"))
        (card,) = (card for card in glance(known.framework, known.situation).cards if card.id.startswith("task/escal"))
        assert "Open for 7 working days." == card.why[0]

    def test_names_nobody_where_no_agency_is_on_record(self) -> None:
        known = case(Involved(POLICE), Happened("information-withheld", "2021-04-09"))
        assert [("ready", (), ()), ("blocked", (), ()), ("blocked", (), ())] == stand(known)
        assert {} == rungs(known)
        assert "Escalate withheld information" == cards(known)["task/escalate-information/case"]

    def test_is_asked_of_no_child_or_person_by_itself(self) -> None:
        known = case(*self.BOTH, ended("police"))
        assert settled_with(known.situation, "child:A") is Truth.NO
        assert reached(known, steps()[LADDER[0]], "information-dispute-settled", "case")
        assert not reached(known, steps()[LADDER[0]], "information-dispute-settled", HEALTH)

    @pytest.mark.parametrize("of", ["kirklees", "essex"])
    def test_is_only_allowed_to_end_in_formal_action_elsewhere(self, of: str) -> None:
        known = case(*self.BOTH, Happened("formal-action-taken", "2021-04-15", about=POLICE), of=of)
        assert [("not-needed", (), ())] * 2 == stand(known)[:2]
        assert ("optional", (POLICE,), (HEALTH,)) == stand(known)[2]


@cache
def note_of(due: str) -> str:
    of = case(asked("police", due=due))
    rows = people.ledger(of.framework, of.situation, of="information").rows
    return next(row.note for row in rows if row.title == "Information returned")


def test_the_note_on_the_day_of_a_request_stands_only_beside_that_day() -> None:
    says = "The time is the one that the request sets."
    assert says in note_of("2021-04-09")
    assert says not in note_of("2021-04-28")
    assert "The flowchart does not say" in note_of("2021-04-28")
