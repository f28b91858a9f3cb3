"""A delay that grows after it was told, or considered, is to be told and considered again."""

from __future__ import annotations

from datetime import date

import pytest

from cspr import glance
from cspr.first_screen import Section, Urgency
from cspr.guidance import framework
from cspr.lifecycle import Progress, State, delay, progress
from cspr.record import Decided, Delayed, Established, Happened, Planned, Review, Situation
from cspr.record.entries import AnyEntry
from cspr.roles import profiles
from cspr.show import to_text
from cspr.show.first_screen import first_screen
from cspr.wording import headlines
from cspr.wording.steps import FURTHER_DELAY

KNOWN: tuple[AnyEntry, ...] = (
    *(
        Established(fact, "yes", on="2024-10-10", by="local-authority")
        for fact in ("abuse-or-neglect-suspected", "incident-in-area", "child-died")
    ),
    Happened("local-authority-aware", "2024-10-10"),
    Happened("notification-sent", "2024-10-14"),
    Happened("rapid-review-held", "2024-10-25"),
    Happened("rapid-review-submitted", "2024-10-30"),
    Decided("local-review", "review", on="2024-11-20", by="safeguarding-partners"),  # six months end on 20 May 2025
)
TOLD = Happened("delay-reported", "2025-05-06")
LIMIT, ON = "2025-07-15", date(2025, 7, 1)


def planned(day: str, recorded: str | None = None, event: str = "published") -> Planned:
    return Planned(event, day, recorded=recorded)


FIRST = planned(LIMIT, "2025-05-01")


def situation(*entries: AnyEntry, of: str = "national", on: date = ON) -> Situation:
    return Review("QX-970", of).record(*KNOWN, *entries).as_of(on)


def step(name: str, known: Situation) -> Progress:
    return next(each for each in progress(framework(known.partnership), known) if each.step == name)


@pytest.mark.parametrize(
    ("entries", "on", "open_for"),
    [
        ((FIRST, TOLD, planned("2025-10-01", "2025-06-20")), ON, 7),
        ((FIRST, TOLD, planned("2025-10-01", "2025-06-20"), planned("2025-09-01", "2025-06-25")), ON, 4),
        ((TOLD, planned(LIMIT, "2025-05-10"), planned("2025-10-01", "2025-06-20")), ON, 7),
        ((planned(LIMIT), TOLD, planned("2025-10-01")), ON, None),
        ((Happened("delay-arisen", "2025-05-01"), TOLD, Happened("delay-arisen", "2025-06-01")), ON, 22),
        ((FIRST, TOLD), date(2025, 7, 17), 1),
        ((planned(LIMIT, "2025-05-01", "review-completed"), TOLD), date(2025, 7, 17), 1),
    ],
    ids=[
        *("a later day", "a later day, then a sooner one", "later than what came of it", "by the order of the log"),
        *("arisen again", "the planned day passed", "completion too"),
    ],
)
@pytest.mark.parametrize("of", ["national", "northamptonshire", "kirklees", "essex"])
def test_is_to_be_told_again(of: str, entries: tuple[AnyEntry, ...], on: date, open_for: int | None) -> None:
    known = situation(*entries, of=of, on=on)
    tell = step("tell-of-delay", known)
    assert (tell.state, tell.why) == (State.READY, FURTHER_DELAY)
    screen = glance(framework(of), known)
    assert headlines.TELL_OF_FURTHER_DELAY in screen.headline
    assert headlines.TELL_OF_DELAY not in screen.headline
    (card,) = (card for card in screen.cards if card.id == "task/tell-of-delay/case")
    assert (card.working_days and -card.working_days) == open_for
    owed = [task for each in profiles(framework(of), known) for task in each.tasks if task.step == "tell-of-delay"]
    assert {task.done for task in owed} == {False}
    assert {notice.step for notice in delay(framework(of), known).open} >= {"tell-of-delay"}


@pytest.mark.parametrize(
    ("entries", "on"),
    [
        ((FIRST, TOLD), ON),
        ((FIRST, TOLD, planned("2025-07-01", "2025-06-20")), ON),
        ((FIRST, TOLD, planned("2025-05-15", "2025-05-12")), ON),
        ((FIRST, TOLD, planned("2025-10-01", "2025-06-20"), Happened("delay-reported", "2025-06-24")), ON),
        ((TOLD, planned(LIMIT, "2025-05-10")), ON),
        ((planned(LIMIT), planned("2025-10-01"), TOLD), ON),
        ((Happened("delay-arisen", "2025-05-01"), TOLD), ON),
        ((FIRST, Happened("delay-reported", "2025-07-16")), date(2025, 7, 17)),
        ((FIRST, TOLD, planned("2025-10-01", "2025-06-20"), Happened("published", "2025-06-30")), ON),
    ],
    ids=[
        *("nothing new", "a sooner day", "a day within the limit", "told again", "a day that came of it"),
        *("both plans were known", "arisen before", "told once the day had passed", "published since"),
    ],
)
@pytest.mark.parametrize("of", ["national", "northamptonshire", "kirklees", "essex"])
def test_is_not_to_be_told_again(of: str, entries: tuple[AnyEntry, ...], on: date) -> None:
    known = situation(*entries, of=of, on=on)
    assert step("tell-of-delay", known).state is State.DONE
    assert not [line for line in glance(framework(of), known).headline if "delay is to be told" in line]
    assert "tell-of-delay" not in {notice.step for notice in delay(framework(of), known).open}


def test_is_considered_again_too() -> None:
    considered = Happened("delay-considered", "2025-05-06")
    entries = (FIRST, considered, planned("2025-10-01", "2025-06-20"))
    known = situation(*entries, of="northamptonshire")
    assert (State.READY, FURTHER_DELAY) == (step("consider-delay", known).state, step("consider-delay", known).why)
    assert delay(framework("northamptonshire"), known).again == ("consider-delay",)
    once = situation(*entries[:2], of="northamptonshire")
    assert (State.DONE, ()) == (step("consider-delay", once).state, delay(framework("northamptonshire"), once).again)


BEYOND = planned("2025-09-01", "2025-05-01")
UNDATED = planned("2025-09-01")
PASSED = date(2025, 5, 21)  # the day after the limit


@pytest.mark.parametrize(
    ("entries", "on", "open_for"),
    [
        ((BEYOND,), date(2025, 5, 20), 12),
        ((BEYOND,), PASSED, 13),
        ((planned("2025-05-15", "2025-04-01"), BEYOND), PASSED, 13),
        ((Happened("delay-arisen", "2025-05-01"),), PASSED, 13),
        ((Happened("delay-arisen", "2025-05-08"), BEYOND), PASSED, 13),
        ((UNDATED, Delayed("publish", "inquest-pending", on="2025-05-01")), date(2025, 5, 20), 12),
        ((UNDATED, Delayed("publish", "inquest-pending", on="2025-05-01")), PASSED, 13),
        ((UNDATED, Delayed("complete-review", "inquest-pending", on="2025-05-01")), date(2025, 5, 9), None),
        ((UNDATED,), date(2025, 5, 9), None),
        ((UNDATED,), date(2025, 5, 20), 7),
        ((), date(2025, 5, 12), 1),
        ((), PASSED, 8),
        ((Happened("report-submitted", "2025-05-01"), Happened("publication-date-notified", "2025-05-01")), PASSED, 0),
    ],
    ids=[
        *("a plan beyond the limit", "which passed since", "a plan within the limit shows none", "arisen before"),
        *("the first of several", "a delay of what is planned", "and the limit passed", "a delay of something else"),
        *("not known since when", "since no notice can be given", "no notice alone", "and the limit since"),
        "the limit alone",
    ],
)
@pytest.mark.parametrize("of", ["national", "northamptonshire", "kirklees", "essex"])
def test_a_delay_is_open_since_the_first_day_on_which_anything_showed_it(
    of: str, entries: tuple[AnyEntry, ...], on: date, open_for: int | None
) -> None:
    known = situation(Happened("review-completed", "2025-04-01"), *entries, of=of, on=on)
    (card,) = (card for card in glance(framework(of), known).cards if card.id == "task/tell-of-delay/case")
    assert open_for == (None if card.working_days is None else -card.working_days)


@pytest.mark.parametrize("of", ["national", "northamptonshire", "kirklees", "essex"])
@pytest.mark.parametrize(
    ("entries", "on", "late"),
    [
        ((), PASSED, True),
        ((BEYOND,), date(2025, 5, 2), True),
        ((), date(2025, 5, 10), True),
        ((), date(2025, 5, 9), False),
        ((Happened("review-completed", "2025-04-01"), Happened("published", "2025-05-02")), PASSED, False),
    ],
    ids=["the limit passed", "a plan beyond it", "too late for a notice", "its last day", "published in time"],
)
def test_a_delay_that_only_dates_show_is_owed_to_be_told(
    of: str, entries: tuple[AnyEntry, ...], on: date, *, late: bool
) -> None:
    found = delay(framework(of), situation(*entries, of=of, on=on))
    assert (late, late, None, ()) == (found.overrun, found.late, found.arisen, found.delays)
    assert late is ("tell-of-delay" in {notice.step for notice in found.open})
    shown = "The dates on record show a delay; not recorded as considered; not recorded as told"
    told = " ".join(to_text(found).split())
    assert late is (shown in told)
    assert late is not ("No delay of the review is recorded." in told)


@pytest.mark.parametrize("of", ["national", "northamptonshire", "kirklees", "essex"])
def test_a_delay_that_only_dates_show_is_owed_no_more_once_it_is_told(of: str) -> None:
    found = delay(
        framework(of), situation(BEYOND, Happened("delay-reported", "2025-05-06"), of=of, on=date(2025, 5, 8))
    )
    assert found.overrun
    assert "tell-of-delay" not in {notice.step for notice in found.open}


@pytest.mark.parametrize("of", ["national", "northamptonshire", "kirklees", "essex"])
@pytest.mark.parametrize("on", [PASSED, date(2026, 1, 12)])
def test_that_a_delay_is_to_be_told_stands_first_of_what_has_no_date_and_on_the_screen(of: str, on: date) -> None:
    screen = glance(framework(of), situation(of=of, on=on))
    at_once = [card for card in screen.of(Section.NOW) if card.urgency is Urgency.AT_ONCE]
    assert "task/tell-of-delay/case" == at_once[0].id
    assert len(at_once) > 1
    for lines in (40, 32):
        assert f"  • {at_once[0].title} – " in first_screen(screen, lines=lines)


def test_that_a_delay_is_to_be_told_stays_on_the_screen_however_many_dates_have_passed() -> None:
    known = situation(planned("2025-06-16", "2025-05-01"), of="northamptonshire", on=date(2025, 6, 30))
    screen = glance(framework("northamptonshire"), known)
    ids = [card.id for card in screen.of(Section.NOW)]
    assert ids.index("task/tell-of-delay/case") > 4
    assert "  • Tell the Panel of a delay – safeguarding partners" in first_screen(screen)


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ((TOLD,), ["Delay told on Tue 6 May; the reasons are not recorded."]),
        (
            (Delayed("publish", "inquest-pending", on="2025-05-01"), TOLD),
            ["Delay told on Tue 6 May: an inquest is not yet complete."],
        ),
        (
            (Delayed("publish", "inquest-pending", on="2025-05-01"), TOLD, Happened("delay-reported", "2025-06-24")),
            ["Delay told on Tue 24 Jun: an inquest is not yet complete."],
        ),
        ((Delayed("publish", "inquest-pending", on="2025-05-01"),), []),
        ((TOLD, Happened("published", "2025-06-30")), []),
    ],
    ids=["without a reason", "with its reason", "told twice", "not told", "published since"],
)
def test_what_was_told_of_a_delay_stands_in_the_headline(entries: tuple[AnyEntry, ...], says: list[str]) -> None:
    headline = glance(framework("national"), situation(*entries)).headline
    assert says == [line for line in headline if line.startswith("Delay told")]
