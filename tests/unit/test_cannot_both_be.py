"""Ways out of the usual course, facts and proceedings that cannot be beside what else is on record."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

import cspr
from cspr.first_screen import glance
from cspr.history import DeviationKind, deviations
from cspr.record import Decided, Established, Given, Happened, Involved, Met, Notified, Proceeding, Review
from cspr.truth import Truth

if TYPE_CHECKING:
    from cspr.record import AnyEntry
    from cspr.record.situation import Situation

ON = date(2023, 12, 4)
DECIDED = Happened("local-review-decided", "2023-03-06")
CONTRADICTS = "the record contradicts itself"


def course(outcome: str, on: str) -> Decided:
    return Decided("course", outcome, on=on, by="safeguarding-partners", rationale_ref="RR-1")


def known(*entries: AnyEntry) -> Situation:
    return Review("KI-01", "kirklees").record(Happened("incident", "2023-02-06"), *entries).as_of(ON)


def conflicts(*entries: AnyEntry) -> list[str]:
    found = deviations(cspr.framework("kirklees"), known(*entries))
    return [each.says for each in found if each.kind is DeviationKind.CONFLICT]


RESUMED_JOINED = f"Review resumed, and before that review joined with another: {CONTRADICTS}"
NO_PAUSE = f"Review resumed, and no pause on record before that: {CONTRADICTS}"
NOTHING_TO_CONVERT = f"Review converted, and no decision to hold one on record before that: {CONTRADICTS}"
NO_DRAFT = f"Sent back, and no draft of it on record before that: {CONTRADICTS}"
PAUSE, JOIN = course("pause", "2023-06-01"), course("join", "2023-09-01")
RESUME, CONVERT = course("resume", "2023-11-01"), course("convert", "2023-06-01")
SEND_BACK = course("send-back", "2023-07-03")


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ((DECIDED, PAUSE, JOIN, RESUME), [RESUMED_JOINED]),
        ((DECIDED, PAUSE, JOIN, course("re-open", "2023-10-02"), RESUME), []),
        ((DECIDED, PAUSE, RESUME), []),
        ((DECIDED, course("pause", "2023-11-01"), RESUME), []),
        ((DECIDED, RESUME), [NO_PAUSE]),
        ((DECIDED, course("pause", "2023-11-13"), RESUME), [NO_PAUSE]),
        ((DECIDED, course("resume", "2024-01-08")), []),
        ((CONVERT,), [NOTHING_TO_CONVERT]),
        ((DECIDED, CONVERT), []),
        ((Happened("no-local-review-decided", "2023-03-06"), CONVERT), [NOTHING_TO_CONVERT]),
        ((DECIDED, CONVERT, Happened("other-learning-decided", "2023-06-01")), []),
        ((DECIDED, SEND_BACK), [NO_DRAFT]),
        ((DECIDED, Happened("first-draft-written", "2023-06-05"), SEND_BACK), []),
        ((DECIDED, Happened("report-presented", "2023-07-03"), SEND_BACK), []),
        ((DECIDED, Given("overview-report", to="review-group", on="2023-06-05"), SEND_BACK), []),
        ((DECIDED, Happened("first-draft-written", "2023-07-10"), SEND_BACK), [NO_DRAFT]),
        (
            (DECIDED, JOIN, Happened("final-sign-off-given", "2023-09-04"), Happened("review-completed", "2023-09-05")),
            [f"Review joined with another, and done here since: final sign-off, complete the LCSPR: {CONTRADICTS}"],
        ),
        ((DECIDED, Happened("final-sign-off-given", "2023-08-31"), JOIN), []),
        ((DECIDED, JOIN, course("re-open", "2023-10-02"), Happened("final-sign-off-given", "2023-11-06")), []),
    ],
)
def test_a_way_out_that_cannot_be_is_told(entries: tuple[AnyEntry, ...], says: list[str]) -> None:
    assert conflicts(*entries) == says


LOOKED_AFTER = "Was the child looked after by a local authority?"
LEAVER = "Was the child or young person a care leaver, up to and including the age of 24?"
AREA = "Did the death or harm happen in the local authority's area?"
ABROAD = "Did the death or harm happen outside England?"


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (("child-looked-after", "care-leaver"), [f"{LEAVER} Yes. {LOOKED_AFTER} Yes: {CONTRADICTS}"]),
        (("incident-in-area", "incident-outside-england"), [f"{ABROAD} Yes. {AREA} Yes: {CONTRADICTS}"]),
        (("incident-in-area", "child-looked-after"), []),
    ],
)
def test_two_facts_of_which_one_rules_out_the_other_are_told(names: tuple[str, str], says: list[str]) -> None:
    first, second = names
    yes = Established(first, "yes", on="2023-02-07", by="local-authority")
    assert [
        each.replace(f"Yes: {CONTRADICTS}", f"Yes: {CONTRADICTS}")
        for each in conflicts(yes, Established(second, "yes", on="2023-02-07", by="local-authority"))
    ] == says
    assert conflicts(yes, Established(second, "no", on="2023-02-07", by="local-authority")) == []


def test_two_facts_of_two_children_contradict_nothing() -> None:
    several = [
        Established(fact, "yes", on="2023-02-07", by="local-authority", about=child)
        for fact, child in (("child-looked-after", "child:A"), ("care-leaver", "child:B"))
    ]
    assert conflicts(*several) == []


def test_an_inquest_is_told_where_the_child_did_not_die() -> None:
    inquest = Proceeding("inquest", "open", on="2023-03-10")
    died = {
        (answer, about): Established("child-died", answer, on="2023-02-07", by="local-authority", about=about)
        for answer in ("yes", "no")
        for about in ("case", "child:A", "child:B")
    }
    says = f"Inquest open. Did the child die? No: {CONTRADICTS}"
    assert conflicts(inquest, died["no", "case"]) == [says]
    assert conflicts(inquest, died["no", "child:A"], died["no", "child:B"]) == [says]
    for entries in (
        (inquest,),
        (inquest, died["yes", "case"]),
        (inquest, died["yes", "child:A"], died["no", "child:B"]),
        (Proceeding("inquest", "none", on="2023-03-10"), died["no", "case"]),
        (Proceeding("prosecution", "open", on="2023-03-10"), died["no", "case"]),
    ):
        assert conflicts(*entries) == []


def test_the_first_screen_says_so_and_what_to_record() -> None:
    cards = {each.id: each for each in glance(cspr.framework("kirklees"), known(DECIDED, RESUME)).cards}
    card = cards["care/record/conflict/review-resumed"]
    assert (card.title, card.why) == (NO_PAUSE, ("Record what came before it, with its day, or correct the entry.",))


def test_what_is_too_long_for_one_sentence_is_said_in_fewer_words() -> None:
    both = [
        Established(fact, "yes", on="2023-02-07", by="local-authority")
        for fact in ("child-looked-after", "care-leaver")
    ]
    cards = {each.id: each for each in glance(cspr.framework("kirklees"), known(*both)).cards}
    card = cards["care/record/conflict/care-leaver"]
    assert card.says == "What is entered cannot all be so: the record contradicts itself."
    assert card.title == f"{LEAVER} Yes. {LOOKED_AFTER} Yes: {CONTRADICTS}"


def fact(name: str, answer: str, on: str, about: str = "case") -> Established:
    return Established(name, Truth(answer), on=on, by="local-authority", about=about)


def notified(nature: str | None, on: str = "2023-02-10", ref: str = "N1") -> Notified:
    return Notified(ref, on, nature=nature)


DIED: Final = f"Notified on Fri 10 Feb 2023 that the child died. Did the child die? No: {CONTRADICTS}"
HARMED: Final = (
    "Notified on Fri 10 Feb 2023 that the child was seriously harmed. Was the child seriously harmed? No:"
    f" {CONTRADICTS}"
)
ALIVE: Final = fact("child-died", "no", "2023-02-07")


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ((ALIVE, notified("child-died")), [DIED]),
        ((fact("child-died", "no", "2023-03-01"), notified("child-died")), [DIED]),
        ((ALIVE, notified("child-died"), notified("child-seriously-harmed", "2023-02-13", "N2")), []),
        ((ALIVE, notified("other")), []),
        ((ALIVE, notified(None)), []),
        ((notified("child-died"),), []),
        ((fact("child-died", "yes", "2023-02-07"), notified("child-died")), []),
        ((fact("child-died", "no", "2023-02-07", "child:A"), notified("child-died")), [DIED]),
        ((fact("child-died", "no", "2023-02-07", "child:A"), Involved("child:B"), notified("child-died")), []),
        ((fact("child-seriously-harmed", "no", "2023-02-07"), notified("child-seriously-harmed")), [HARMED]),
        ((fact("child-seriously-harmed", "no", "2023-03-01"), notified("child-seriously-harmed")), []),
    ],
)
def test_what_was_notified_and_is_answered_with_no(entries: tuple[AnyEntry, ...], says: list[str]) -> None:
    assert conflicts(*entries) == says


def against(outcome: str, on: str, about: str = "case") -> Decided:
    return Decided("notification", outcome, on=on, by="local-authority", rationale_ref="RR-1", about=about)


SENT: Final = Happened("notification-sent", "2023-02-10")
NOT_TO: Final = against("do-not-notify", "2023-02-13")
BELOW: Final = Established("found-below-notification-criteria", "yes", on="2023-02-13", by="local-authority")
NOTIFIED_BEFORE: Final = f"Decision not to notify, and before that serious incident notification sent: {CONTRADICTS}"


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ((SENT, NOT_TO), [NOTIFIED_BEFORE]),
        ((notified(None), NOT_TO), [NOTIFIED_BEFORE]),
        ((NOT_TO,), []),
        ((SENT, against("do-not-notify", "2023-02-08")), []),
        ((SENT, NOT_TO, against("notify", "2023-02-15")), []),
        ((SENT, against("do-not-notify", "2023-02")), []),
        ((Happened("notification-sent", "2024-01-08"), against("do-not-notify", "2024-01-09")), []),
        ((SENT, NOT_TO, BELOW), []),
        ((SENT, against("do-not-notify", "2023-02-13", about="child:A")), []),
    ],
)
def test_a_decision_not_to_notify_after_the_notification_is_told(
    entries: tuple[AnyEntry, ...], says: list[str]
) -> None:
    assert conflicts(*entries) == says


def test_what_settles_it_is_said_on_the_first_screen() -> None:
    cards = {each.id: each for each in glance(cspr.framework("kirklees"), known(SENT, NOT_TO)).cards}
    card = cards["care/record/conflict/no-notification-decided"]
    assert (card.title, card.why) == (
        NOTIFIED_BEFORE,
        ("Correct the one that is wrong; if both are right, record the decision that stands now.",),
    )


AGREED: Final = Happened("subgroup-agreed", "2024-10-04")
NOT_QUORATE: Final = (
    f"Report agreed by the CSPR sub-group, and the meeting on Fri 4 Oct 2024 recorded as not quorate: {CONTRADICTS}"
)


def meeting(kind: str, on: str, quorate: str | None) -> Met:
    return Met(kind, on, ref="M1", quorate=None if quorate is None else Truth(quorate))


@pytest.mark.parametrize(
    ("of", "entries", "says"),
    [
        ("essex", (meeting("subgroup-meeting", "2024-10-04", "no"), AGREED), [NOT_QUORATE]),
        ("essex", (meeting("subgroup-meeting", "2024-10-04", "yes"), AGREED), []),
        ("essex", (meeting("subgroup-meeting", "2024-10-04", None), AGREED), []),
        ("essex", (meeting("subgroup-meeting", "2024-10-02", "no"), AGREED), []),
        ("essex", (meeting("subgroup-meeting", "2024-10", "no"), Happened("subgroup-agreed", "2024-10")), []),
        ("essex", (meeting("subgroup-meeting", "2024-10-04", "no"),), []),
        ("essex", (meeting("review-group-meeting", "2024-10-04", "no"), AGREED), []),
        ("national", (meeting("subgroup-meeting", "2024-10-04", "no"), AGREED), []),
    ],
)
def test_what_a_body_agreed_at_a_meeting_that_was_not_quorate_is_told(
    of: str, entries: tuple[AnyEntry, ...], says: list[str]
) -> None:
    review = Review("ES-01", of).record(Happened("local-review-decided", "2024-09-02"), *entries)
    found = deviations(cspr.framework(of), review.as_of(date(2024, 12, 2)))
    assert [each.says for each in found if each.kind is DeviationKind.CONFLICT] == says
