"""Duties whose text names a limb beside its first: outside the criteria, of a child who lives here, before a choice."""

from __future__ import annotations

from datetime import date

import pytest

import cspr
from cspr.arising.judging import arising
from cspr.arising.states import ArisingState
from cspr.conditions.case import Case
from cspr.lifecycle import State, progress
from cspr.record import Decided, Established, Happened, Person, Review
from cspr.record.entries import AnyEntry
from cspr.timescales import Status, schedule

ON = date(2024, 6, 3)


def fact(name: str, answer: str) -> Established:
    return Established(name, answer, on="2024-06-01", by="local-authority")


DIED = fact("child-died", "yes")
RESIDENT = fact("normally-resident-in-area", "yes")
LIVES_ELSEWHERE = fact("normally-resident-in-area", "no")
HERE = fact("incident-in-area", "yes")
GROWN = fact("child-aged-18-or-over", "yes")
IMPORTANT = fact("raises-local-importance", "yes")
NOTIFIABLE = (DIED, fact("abuse-or-neglect-suspected", "yes"), fact("incident-in-area", "yes"))


@pytest.mark.parametrize(
    ("name", "entries", "state"),
    [
        ("children-act-2004/review-every-child-death", (DIED, RESIDENT), ArisingState.ARISES),
        ("children-act-2004/review-every-child-death", (DIED,), ArisingState.MAY_ARISE),
        (
            "children-act-2004/review-every-child-death",
            (DIED, fact("normally-resident-in-area", "no")),
            ArisingState.DOES_NOT,
        ),
        ("children-act-2004/review-every-child-death", (DIED, RESIDENT, GROWN), ArisingState.DOES_NOT),
        ("children-act-2004/review-death-of-other-child", (DIED, HERE, LIVES_ELSEWHERE), ArisingState.ARISES),
        ("children-act-2004/review-death-of-other-child", (DIED, HERE), ArisingState.MAY_ARISE),
        ("children-act-2004/review-death-of-other-child", (DIED, HERE, RESIDENT), ArisingState.DOES_NOT),
        ("children-act-2004/ask-for-child-death-information", (DIED,), ArisingState.ARISES),
        ("children-act-2004/ask-for-child-death-information", (DIED, GROWN), ArisingState.DOES_NOT),
        ("wider-context/review-every-child-death", (DIED, GROWN), ArisingState.DOES_NOT),
        ("panel-guidance-2022/rapid-review-below-criteria", (IMPORTANT, *NOTIFIABLE), ArisingState.DOES_NOT),
        (
            "panel-guidance-2022/rapid-review-below-criteria",
            (IMPORTANT, fact("abuse-or-neglect-suspected", "no")),
            ArisingState.ARISES,
        ),
    ],
)
def test_it_arises_by_every_limb_of_its_text(name: str, entries: tuple[AnyEntry, ...], state: ArisingState) -> None:
    framework = cspr.framework("kirklees")
    case = Case(framework, Review("T", "kirklees").record(*entries).as_of(ON))
    assert arising(case, next(duty for duty in framework.duties if duty.name == name)).state is state


def test_nobody_asks_whether_publication_is_late_once_it_was_decided_not_to_publish() -> None:
    framework = cspr.framework("northamptonshire")
    decided = Decided("local-review", "review", on="2024-06-01", by="safeguarding-partners", rationale_ref="R-1")
    declined = Decided(
        "publication", "do-not-publish", on="2024-06-02", by="safeguarding-partners", rationale_ref="R-2"
    )
    (duty,) = (duty for duty in framework.duties if "NSCP-F-111" in duty.source.clauses)
    states = [
        arising(Case(framework, Review("T", "northamptonshire").record(*entries).as_of(ON)), duty).state
        for entries in ((decided,), (decided, declined))
    ]
    assert states == [ArisingState.MAY_ARISE, ArisingState.DOES_NOT]


class TestAReasonThatLetsGoOfTheFamily:
    @staticmethod
    def state(*entries: AnyEntry) -> ArisingState:
        framework = cspr.framework("northamptonshire")
        decided = Decided("local-review", "review", on="2021-05-01", by="safeguarding-partners", rationale_ref="R-1")
        case = Case(framework, Review("T", "northamptonshire").record(decided, *entries).as_of(date(2021, 7, 1)))
        return arising(case, next(duty for duty in framework.duties if "WT18-054" in duty.source.clauses)).state

    @staticmethod
    def reason(about: str) -> Established:
        name, by = "strong-reason-not-to-invite-family", "safeguarding-partners"
        return Established(name, "yes", on="2021-05-02", by=by, about=about)

    def test_of_one_person_leaves_it_owed_to_the_others(self) -> None:
        parents = [Person(ref, connection="parent") for ref in ("P1", "P2")]
        one, other = self.reason("person:P1"), self.reason("person:P2")
        assert [self.state(one), self.state(*parents, one)] == [ArisingState.MAY_ARISE] * 2
        assert self.state(*parents, one, other) is ArisingState.DOES_NOT

    def test_of_the_case_lets_go_of_all(self) -> None:
        assert self.state(self.reason("case")) is ArisingState.DOES_NOT


@pytest.mark.parametrize(
    ("completed", "recorded", "state"),
    [("2020-05-01", (), State.CANNOT_TELL), ("2020-05-01", (Happened("delay-arisen", "2020-06-01"),), State.READY)],
)
def test_a_delay_may_be_to_tell_where_the_limit_that_passed_may_be_suspended(
    completed: str, recorded: tuple[AnyEntry, ...], state: State
) -> None:
    framework = cspr.framework("national")
    events = ("review-completed", "final-sign-off-given")
    done = [Happened("local-review-decided", "2019-12-10"), *(Happened(event, completed) for event in events)]
    situation = Review("T", "national").record(*done, *recorded).as_of(date(2020, 7, 1))
    (tell,) = (step for step in progress(framework, situation) if step.step == "tell-of-delay")
    assert tell.state is state


@pytest.mark.parametrize(
    ("event", "begun", "state", "clauses"),
    [
        ("review-commissioned", "2018-01-10", State.READY, ("WT15-004",)),
        ("review-started", "2018-01-10", State.READY, ("WT15-004",)),
        ("review-commissioned", "2018-08-10", State.NOT_NEEDED, ("WT18-062",)),
    ],
)
def test_what_is_overdue_by_an_edition_that_has_ended_is_still_to_be_done(
    event: str, begun: str, state: State, clauses: tuple[str, ...]
) -> None:
    framework = cspr.framework("essex")
    entries = Happened(event, begun), Happened("no-local-review-decided", "2018-09-17")
    situation = Review("T", "essex").record(*entries).as_of(date(2019, 3, 15))
    (complete,) = (step for step in progress(framework, situation) if step.step == "complete-review")
    overdue = [
        reading.source.clauses
        for timescale in schedule(framework, situation)
        for reading in timescale.readings
        if reading.status is Status.OVERDUE
    ]
    assert (complete.state, complete.sources[0].clauses) == (state, clauses)
    assert overdue == ([clauses] if state is State.READY else [])
