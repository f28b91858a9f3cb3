"""A court order that binds is complied with, and not weighed: the first screen and the publication check say so."""

from __future__ import annotations

from datetime import date

import pytest

import cspr
from cspr.guidance import framework
from cspr.publication import readiness
from cspr.record import AnyEntry, Decided, Happened, Planned, Proceeding, Review
from cspr.record.situation import Situation

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
