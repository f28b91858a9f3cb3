"""What ended before the time for which it has to last, and what came sooner than a text expects it."""

from __future__ import annotations

from datetime import date

import pytest

from building import document, duty, framework_of
from cspr import caseload, glance, timescales
from cspr.caseload.headings import Heading
from cspr.guidance import framework
from cspr.guidance.periods import Relation, Timing, Years
from cspr.publication import readiness
from cspr.record import Decided, Happened, Review
from cspr.record.situation import Situation
from cspr.sources import Basis
from cspr.timescales import Status

CARD = "How long the report stays public: ended on Mon 1 May, before Thu 21 Sep (at least 1 year)"


def situation(of: str, on: date, *events: str) -> Situation:
    decided = Decided("local-review", "review", on="2022-03-21", by="safeguarding-partners")
    happened = [Happened(*event.split(":")) for event in events]
    return Review("NR-07", of).record(decided, *happened).as_of(on)


def statuses(of: str, topic: str, on: date, *events: str) -> dict[str, Status]:
    scales = timescales.schedule(framework(of), situation(of, on, *events))
    readings = next(each.readings for each in scales if each.topic == topic)
    return {"+".join(each.source.clauses): each.status for each in readings}


ONLINE = ("published:2022-09-21", "withdrawn-from-web:2023-05-01")


@pytest.mark.parametrize("of", ["national", "kirklees", "northamptonshire"])
@pytest.mark.parametrize(("on", "says"), [(date(2023, 5, 10), [CARD]), (date(2023, 9, 22), [])])
def test_a_report_withdrawn_within_the_year_is_told_as_long_as_the_year_lasts(
    of: str, on: date, says: list[str]
) -> None:
    cards = glance(framework(of), situation(of, on, *ONLINE)).cards
    assert says == [card.title for card in cards if card.id.startswith("care/ended-early/")]


@pytest.mark.parametrize(("down", "told"), [("2023-09", 1), ("2023-10", 0)])
def test_one_withdrawn_in_that_month_is_asked_about_on_the_other_pages_too(down: str, told: int) -> None:
    record = situation("national", date(2023, 11, 6), ONLINE[0], f"withdrawn-from-web:{down}")
    asked = (
        "Taken down in September 2023: it cannot be told whether before Thu 21 Sep. Record the day on which that was."
    )
    assert [asked] * told == [
        each for each in readiness(framework("national"), record).remarks if each.startswith("Taken down")
    ]
    page = caseload.monday([record], on=record.on, until=date(2023, 11, 12), frameworks=framework)
    says = (
        "How long the report stays public: ended in September 2023. "
        "It cannot be told whether before Thu 21 Sep (at least 1 year)"
    )
    assert [says] * told == [row.says for row in page.rows if row.heading is Heading.CHECK]


@pytest.mark.parametrize("of", ["national", "kirklees", "northamptonshire"])
@pytest.mark.parametrize(("down", "told"), [("2023-09", 1), ("2023-10", 0)])
def test_one_withdrawn_in_the_month_in_which_the_year_ends_is_asked_about(of: str, down: str, told: int) -> None:
    cards = glance(framework(of), situation(of, date(2023, 11, 6), ONLINE[0], f"withdrawn-from-web:{down}")).cards
    says = (
        "How long the report stays public: ended in September 2023. "
        "It cannot be told whether before Thu 21 Sep (at least 1 year)"
    )
    assert [says] * told == [card.title for card in cards if card.id.startswith("care/ended-early/")]


@pytest.mark.parametrize("events", [ONLINE[:1], (ONLINE[0], "withdrawn-from-web:2023-09-21")])
def test_one_that_is_kept_or_was_kept_for_the_year_is_not(events: tuple[str, ...]) -> None:
    cards = glance(framework("national"), situation("national", date(2023, 9, 21), *events)).cards
    assert not any("ended on" in card.title for card in cards)


@pytest.mark.parametrize(
    ("down", "on", "expected"),
    [
        ("2023-05-01", date(2023, 5, 10), ("PUBLISHED, TAKEN DOWN EARLY", "; taken down on Mon 1 May")),
        ("2023-05-01", date(2024, 5, 10), ("PUBLISHED, TAKEN DOWN EARLY", "; taken down on Mon 1 May 2023")),
        ("2023-09-21", date(2023, 10, 2), ("PUBLISHED", "; taken down on Thu 21 Sep")),
        ("2022-09-01", date(2023, 10, 2), ("PUBLISHED", "")),
        (None, date(2023, 10, 2), ("PUBLISHED", "")),
    ],
    ids=["within the year", "the year after", "after the year", "before it was published", "never"],
)
def test_the_headline_and_the_publication_check_say_when_it_was_taken_down(
    down: str | None, on: date, expected: tuple[str, str]
) -> None:
    events = ONLINE[:1] if down is None else (ONLINE[0], f"withdrawn-from-web:{down}")
    known = situation("national", on, *events)
    screen, ready = glance(framework("national"), known), readiness(framework("national"), known)
    assert screen.stage == expected[0]
    assert screen.headline[0] == f"Published on Wed 21 Sep 2022{expected[1]}."
    assert ready.says.startswith(f"Published on Wed 21 Sep 2022{expected[1]}. ")


def test_it_ended_too_early_by_a_period_from_memory_too() -> None:
    assert {"REGS-035": Status.EARLY, "WT18-058": Status.EARLY} == statuses(
        "national", "website-period", date(2023, 5, 10), *ONLINE
    )


@pytest.mark.parametrize(
    ("received", "status"),
    [("2022-03-25", Status.MET), ("2022-04-12", Status.MET), ("2022-05-12", Status.EXPECTED_PASSED)],
)
def test_an_answer_sooner_than_a_text_expects_it_came_in_time(received: str, status: Status) -> None:
    events = (
        "notification-sent:2022-03-08",
        "rapid-review-submitted:2022-03-22",
        f"panel-feedback-received:{received}",
    )
    found = statuses("northamptonshire", "panel-response-period", date(2022, 6, 1), *events)
    assert status is found["NSCP-F-238"]


@pytest.mark.parametrize(
    ("published", "further", "first"),
    [
        ("2022-09-21", (), "Published on Wed 21 Sep 2022."),
        ("2022-09-22", (), "Published on Thu 22 Sep 2022, 1 working day late (Wed 21 Sep 2022) by national guidance."),
        (
            "2022-10-21",
            ("withdrawn-from-web:2023-01-03",),
            (
                "Published on Fri 21 Oct 2022, 22 working days late (Wed 21 Sep 2022) by national guidance; taken down "
                "on Tue 3 Jan."
            ),
        ),
        (
            "2022-10-21",
            ("publication-declined:2022-09-01",),
            "Decided on Thu 1 Sep 2022 not to publish the report.",
        ),
    ],
)
def test_the_headline_says_how_late_a_report_was_published(
    published: str, further: tuple[str, ...], first: str
) -> None:
    asked = situation("national", date(2023, 5, 10), f"published:{published}", *further)
    headline = glance(framework("national"), asked).headline
    assert first == headline[0].removesuffix(" What is left is action and its impact.")
    late = [sentence for sentence in headline[1:] if "late" in sentence]
    if "publication-declined:2022-09-01" in further:
        assert ["If it was the report: 22 working days late (Wed 21 Sep 2022) by national guidance."] == late
    else:
        assert [] == late


KEEP = "Keep the report public until at least "


@pytest.mark.parametrize("of", ["national", "kirklees", "northamptonshire"])
@pytest.mark.parametrize(
    ("events", "on", "says"),
    [
        (ONLINE[:1], date(2022, 10, 3), [f"{KEEP}Thu 21 Sep 2023."]),
        (ONLINE[:1], date(2023, 9, 20), [f"{KEEP}Thu 21 Sep."]),
        (ONLINE[:1], date(2023, 9, 21), []),
        (ONLINE, date(2023, 5, 10), []),
        ((), date(2022, 10, 3), []),
        (
            (*ONLINE[:1], "publication-declined:2022-09-14"),
            date(2022, 10, 3),
            ["Keep what was published public until at least Thu 21 Sep 2023."],
        ),
    ],
    ids=["published", "the day before", "the year is over", "taken down", "not published", "either of them"],
)
def test_the_headline_says_until_when_what_was_published_has_to_stay_public(
    of: str, events: tuple[str, ...], on: date, says: list[str]
) -> None:
    headline = glance(framework(of), situation(of, on, *events)).headline
    assert says == [line for line in headline if line.startswith("Keep ")]


@pytest.mark.parametrize(
    ("basis", "doubt"), [(Basis.SEEN, ""), (Basis.RESTATED, ""), (Basis.RECALLED, " (period not checked)")]
)
def test_a_longer_time_that_no_text_that_was_read_asks_for_is_said_to_be_unchecked(basis: Basis, doubt: str) -> None:
    two_years = Timing(relation=Relation.AT_LEAST, amounts=(Years(2),), of=("published",))
    keep = duty("keep-available", two_years, topic="website-period", basis=basis)
    asked = situation("my-area", date(2023, 5, 10), "published:2022-09-21")
    headline = glance(framework_of([*framework("national").documents, document(keep)]), asked).headline
    assert [f"{KEEP}Sat 21 Sep 2024{doubt}."] == [each for each in headline if each.startswith(KEEP)]
