"""A court order that binds is complied with, and not weighed: the first screen and the publication check say so."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

import cspr
from cspr.guidance import framework
from cspr.publication import RequirementKind, RequirementState, not_publishing, readiness
from cspr.record import AnyEntry, Decided, Happened, Planned, Proceeding, Review
from cspr.record.situation import Situation
from cspr.show import as_text
from cspr.show.layout.before_publication import of_information
from cspr.show.layout.publication import summary
from cspr.show.tree import Page

ORDER = Proceeding("court-order", "open", on="2024-05-07")
COMPLY = "Comply with the court order binding the review: publish nothing that it bars"
DECLINED = Decided("publication", "do-not-publish", on="2024-06-10", by="safeguarding-partners", rationale_ref="R-2")


def known(of: str, *entries: AnyEntry) -> Situation:
    decided = Decided("local-review", "review", on="2024-01-15", by="safeguarding-partners")
    complete = Happened("review-completed", "2024-06-03")
    review = Review("QX-40", of).record(decided, complete, Planned("published", "2024-07-08"), *entries)
    return review.as_of(date(2024, 6, 24))


@pytest.mark.parametrize("of", ["national", "northamptonshire", "kirklees", "essex"])
def test_it_is_complied_with(of: str) -> None:
    screen = cspr.glance(framework(of), known(of, ORDER))
    assert "A court order binding the review is in force: nothing that it bars may be published." in screen.headline
    assert [COMPLY] == [card.title for card in screen.cards if card.id == "weigh/court-order"]
    assert not [says for says in screen.headline if "weigh whether to publish" in says]
    assert {"court-order"} <= {each.name for each in readiness(framework(of), known(of, ORDER)).unknown}


def test_so_it_is_where_only_information_is_published() -> None:
    screen = cspr.glance(framework(), known("national", ORDER, DECLINED))
    bound = "A court order binding the review is in force: nothing of "
    (says,) = (each for each in screen.headline if each.startswith(bound))
    assert says.endswith("information on improvements that it bars may be published.")


def test_an_inquest_is_weighed_and_an_order_that_ended_binds_nobody() -> None:
    screen = cspr.glance(framework(), known("national", Proceeding("inquest", "open", on="2024-05-07")))
    assert "An inquest is open: the partnership has to weigh whether to publish now." in screen.headline
    assert ["Weigh the inquest before you publish"] == [
        card.title for card in screen.cards if card.id.startswith("weigh/")
    ]
    ended = Proceeding("court-order", "ended", on="2024-06-03")
    assert not [says for says in cspr.glance(framework(), known("national", ORDER, ended)).headline if "order" in says]


def check(situation: Situation, *, planned: date | None = None) -> list[str]:
    """The first page of the publication check, a line each, of a report or of information in its place."""
    documents = framework(situation.partnership)
    answer = readiness(documents, situation, planned=planned)
    blocks = list(of_information(answer))
    page = Page("Check", tuple(blocks)) if blocks else summary(answer, ())
    return as_text.write(page, width=1000).splitlines()


def part(lines: list[str], heading: str) -> list[str]:
    """What stands under a heading."""
    if heading not in lines:
        return []
    rest = lines[lines.index(heading) + 2 :]
    return [line.strip() for line in rest[: rest.index("") if "" in rest else None]]


COMPLIED: Final = (
    "- Court order binding the review (open: what it bars has to be complied with) – Safeguarding partners"
)


@pytest.mark.parametrize("declined", [(), (DECLINED,)])
@pytest.mark.parametrize("of", ["national", "northamptonshire", "kirklees", "essex"])
def test_the_publication_check_has_it_complied_with_and_not_weighed_by_those_who_publish(
    of: str, declined: tuple[AnyEntry, ...]
) -> None:
    situation = known(of, ORDER, Proceeding("inquest", "open", on="2024-05-07"), *declined)
    lines = check(situation)
    assert COMPLIED in part(lines, "Has to be complied with")
    assert not [line for line in part(lines, "Weigh") if "order" in line]
    assert [line for line in part(lines, "Weigh") if line.startswith("- Inquest (to be weighed)")]
    card = next(card for card in cspr.glance(framework(of), situation).cards if card.id == "weigh/court-order")
    assert "safeguarding partners" == card.who
    rows = [each for each in readiness(framework(of), situation).requirements if each.name == "court-order"]
    assert {(RequirementKind.BINDS, RequirementState.TO_DO)} == {(row.kind, row.state) for row in rows}


def test_what_may_only_delay_it_is_told_of_the_information_too_and_nothing_once_that_is_published() -> None:
    prosecution = Proceeding("prosecution", "open", on="2024-05-07")
    assert ["- Prosecution (to be weighed) – Safeguarding partners"] == part(
        check(known("national", prosecution, DECLINED)), "Weigh"
    )
    over = known("national", prosecution, ORDER, DECLINED, Happened("published", "2024-06-20"))
    assert [] == list(of_information(readiness(framework(), over)))


@pytest.mark.parametrize("of", ["national", "northamptonshire", "kirklees", "essex"])
def test_the_last_day_for_the_information_is_counted_from_the_day_that_is_asked_about(of: str) -> None:
    situation = known(of, DECLINED)
    answer = not_publishing(framework(of), situation, planned=date(2024, 7, 22))
    last = {str(duty.due) for duty in answer.duties if duty.topic == "submit-information"}
    assert {"2024-07-11"} == last
    lines = check(situation, planned=date(2024, 7, 22))
    assert ["Before information on the improvements is published in its place", "Planned for Mon 22 Jul."] == [
        line for line in lines if line.startswith(("Before", "Planned"))
    ]
    late = part(check(situation, planned=date(2024, 6, 27)), "Too late for this day")
    assert [line for line in late if line.startswith("- Last day Tue 18 Jun: Information on improvements to the Panel")]
