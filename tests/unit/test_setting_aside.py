"""A card of the first screen that somebody has set aside: listed as that with who and why, and never hidden."""

from __future__ import annotations

from datetime import date
from operator import methodcaller

import attrs
import pytest

import cspr
from cspr.caseload import monday
from cspr.caseload.headings import Heading
from cspr.errors import CsprError
from cspr.first_screen import Glance, Section, Urgency, glance
from cspr.record import Happened, Review, SetAside, Withdrawn, dumps, read
from cspr.wording import passed

ON = date(2021, 6, 14)
CARD = "task/notify-partners/case"
BASE = Review("NR-07", "northamptonshire").record(
    Happened("incident", "2021-03-25"),
    Happened("local-authority-aware", "2021-03-26"),
    cspr.Established("child-died", "yes", on="2021-03-26", by="local-authority"),
    cspr.Established("abuse-or-neglect-suspected", "yes", on="2021-03-26", by="local-authority"),
    Happened("notification-sent", "2021-03-29"),
)
ASIDE = SetAside(CARD, "arranged", on="2021-06-10", by="business-manager", until="2021-06-18")


NOT_SENT = Review("NR-07", "northamptonshire").record(
    *BASE.entries[:-1], cspr.Established("incident-in-area", "yes", on="2021-03-26", by="local-authority")
)


def of(review: Review, on: date = ON) -> Glance:
    return glance(cspr.framework("northamptonshire"), review.as_of(on))


def test_it_stands_apart_with_who_and_why_and_says_what_it_said() -> None:
    before, after = of(BASE), of(BASE.record(ASIDE))
    (was,) = (card for card in before.cards if card.id == CARD)
    (now,) = after.of(Section.SET_ASIDE)
    assert (now.id, was.urgency, was.says, was.arrive_by) == (CARD, now.urgency, now.says, now.arrive_by)
    assert now.why == (
        "Set aside on Thu 10 Jun by the business manager until Fri 18 Jun: it is arranged for a later day.",
        *was.why,
    )
    assert now.about == (*was.about, "e6")
    assert {card.id for card in before.cards} == {card.id for card in after.cards}
    assert before.headline == after.headline


def test_the_page_says_that_what_was_set_aside_is_overdue() -> None:
    notify = SetAside("task/notify-incident/case", "looked-into", on="2021-06-10", by="local-authority")
    page = monday([NOT_SENT.record(notify).as_of(ON)], on=ON, until=date(2021, 6, 20))
    assert page.summed[0]["overdue-aside"] == 1
    (row,) = page.of(Heading.SET_ASIDE)
    assert row.says == (
        "Serious incident notification to the Panel. Set aside on Thu 10 Jun by the local authority: it was looked "
        "into, and nothing more is to be done for now. Overdue"
    )
    assert "1 set aside (overdue)" in " ".join(str(page).split())


def test_the_screen_and_the_page_list_it() -> None:
    found = of(BASE.record(ASIDE))
    text = str(found)
    assert "\nSET ASIDE\n" in text
    assert "Set aside on Thu 10 Jun by the business manager until Fri 18 Jun" in " ".join(text.split())
    assert "<h2>Set aside</h2>" in methodcaller("_repr_html_")(found)
    page = monday([BASE.record(ASIDE).as_of(ON)], on=ON, until=date(2021, 6, 20))
    aside = [card.id for row in page.of(Heading.SET_ASIDE) for card in row.cards]
    assert ([CARD], 1, True) == (aside, page.counts["set-aside"], "\nSET ASIDE\nNR-07" in str(page))
    assert 1 == sum(card.id == CARD for row in page.rows for card in row.cards)


@pytest.mark.parametrize(
    ("review", "on", "aside"),
    [
        (BASE.record(ASIDE), date(2021, 6, 18), True),
        (BASE.record(ASIDE), date(2021, 6, 19), False),
        (BASE.record(ASIDE), date(2021, 6, 9), False),
        (BASE.record(ASIDE, Withdrawn("e6", "entered-in-error", on="2021-06-11")), ON, False),
        (BASE.record(ASIDE, SetAside(CARD, "looked-into", on="2021-06-12", by="business-manager")), ON, True),
        (
            BASE.record(SetAside("task/no-such/case", "looked-into", on="2021-06-10", by="business-manager")),
            ON,
            False,
        ),
    ],
    ids=["on the last day", "after it", "before it was", "withdrawn", "again and for good", "no such card"],
)
def test_it_stays_so_as_long_as_it_is_said(review: Review, on: date, *, aside: bool) -> None:
    assert aside is bool(of(review, on).of(Section.SET_ASIDE))


def test_what_is_overdue_stays_overdue_in_the_headline() -> None:
    overdue = [card for card in of(NOT_SENT).cards if card.urgency is Urgency.OVERDUE]
    entries = [SetAside(card.id, "for-another", on="2021-06-10", by="business-manager") for card in overdue]
    after = of(NOT_SENT.record(*entries))
    assert overdue
    assert {card.id for card in overdue} == {card.id for card in after.of(Section.SET_ASIDE)}
    two = "Two overdue, the first: serious incident notification to the Panel."
    aside = two.replace("overdue,", "overdue, all of them set aside,")
    assert two in of(NOT_SENT).headline
    assert tuple(aside if each == two else each for each in of(NOT_SENT).headline) == after.headline


def test_many_that_were_set_aside_leave_room_and_say_how_many_more() -> None:
    cards = of(BASE).cards
    review = BASE.record(*(SetAside(card.id, "looked-into", on="2021-06-10", by="business-manager") for card in cards))
    found = of(review)
    lines = str(found).splitlines()
    assert {Section.SET_ASIDE} == {card.section for card in found.cards}
    assert len(lines) <= 40
    assert any(f"+ {len(cards) - 2} more" in line for line in lines)


def test_what_has_passed_is_said_to_have_with_its_day_where_it_stands_as_set_aside() -> None:
    by_flowchart = SetAside("task/hold-rapid-review/case", "looked-into", on="2021-06-10", by="business-manager")
    overdue = attrs.evolve(by_flowchart, card="task/notify-incident/case")
    aside = (
        "Set aside on Thu 10 Jun by the business manager: it was looked into, and nothing more is to be done for now."
    )
    late = f"- Tue 6 Apr 47 wd ago: Serious incident notification to the Panel. {aside} Overdue. wd:"
    assert late in " ".join(str(of(NOT_SENT.record(overdue))).split())
    passed = "Passed by the flowchart; the text of the same document sets no day. WAITING FOR + 1 more wd:"
    says = f"- Mon 19 Apr 38 wd ago: Rapid review meeting. {aside} {passed}"
    assert says in " ".join(str(of(BASE.record(by_flowchart))).split())
    assert "later day. Date passed: check whether it applied. W" in " ".join(str(of(BASE.record(ASIDE))).split())


@pytest.mark.parametrize(
    "card",
    [
        *("awaited/panel-feedback/case", "weigh/inquest", "returned/agency:A01", "care/knowing/1"),
        *(
            "care/entered-late/2021-04-12",
            "care/put-off/2021-03/2021-Q2/2022/2021-05-01",
            "task/x-fenmere/early-look/case",
        ),
        *(
            "task/return-information/2021-03-29",
            "then/x-a/b/agency:x-a/c",
            "waiting/publish",
            "ask/done/notify-partners",
        ),
        *("meeting/meeting:M1", "meeting/practitioner-event", "plan/action-plan-agreed", "task/tell/action:A1"),
        *("care/quorum/meeting:M1", "care/meeting/on-its-day/meeting:2024-M1"),
    ],
)
def test_any_card_can_be_set_aside(card: str) -> None:
    assert card == SetAside(card, "looked-into", on="2021-06-10", by="business-manager").card


def test_it_is_kept_in_a_case_file() -> None:
    review = BASE.record(ASIDE)
    for form in ("toml", "json"):
        assert review == read(dumps(review, form), form)


@pytest.mark.parametrize(
    ("card", "reason", "until", "problem"),
    [
        ("Jane Smith", "arranged", None, "malformed-card at $.card"),
        ("task", "arranged", None, "malformed-card at $.card"),
        ("task/" + "a" * 80, "arranged", None, "malformed-card at $.card"),
        ("task/MARY", "arranged", None, "malformed-card at $.card"),
        ("task/1985-03-02T10", "arranged", None, "malformed-card at $.card"),
        ("tasks/notify-partners/case", "arranged", None, "malformed-card at $.card"),
        (CARD, "because", None, "unknown-reason at $.reason"),
        (CARD, "prosecution-pending", None, "unknown-reason at $.reason"),
        (CARD, "arranged", "2021-06-01", "ends-before-it-begins at $.until"),
        (CARD, "arranged", "soon", "impossible-date at $.until"),
    ],
)
def test_what_it_cannot_hold_is_told_by_its_place(card: str, reason: str, until: str | None, problem: str) -> None:
    with pytest.raises(CsprError) as told:
        SetAside(card, reason, on="2021-06-10", by="business-manager", until=until)
    assert [problem] == [str(each).partition(":")[0] for each in told.value.problems]
    assert "Smith" not in str(told.value)


@pytest.mark.parametrize(
    ("count", "aside", "says"),
    [
        (1, 0, "One overdue: publish the LCSPR."),
        (1, 1, "One overdue, set aside: publish the LCSPR."),
        (3, 0, "Three overdue, the first: publish the LCSPR."),
        (3, 2, "Three overdue, two of them set aside, the first: publish the LCSPR."),
        (3, 3, "Three overdue, all of them set aside, the first: publish the LCSPR."),
    ],
)
def test_how_many_of_what_is_overdue_were_set_aside(count: int, aside: int, says: str) -> None:
    assert says == passed.overdue(count, "Publish the LCSPR", aside)
    unchecked = passed.passed_unchecked(count, "Publish the LCSPR", aside)
    assert ("set aside" in unchecked) is (aside > 0)
