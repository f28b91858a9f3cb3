"""That publishing is recorded as likely to harm is settled first, and no earliest day is given until then."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

import cspr
from cspr.caseload import monday
from cspr.first_screen import Section, Urgency
from cspr.publication import earliest
from cspr.record import Decided, Established, Happened, Planned
from cspr.record.entries import AnyEntry

ON: Final = date(2023, 8, 1)
TITLE: Final = "Settle the harm that publishing is likely to do before you publish"
BEFORE: Final = (
    Decided("local-review", "review", on="2023-03-01", by="safeguarding-partners"),
    Happened("review-completed", "2023-07-24"),
    Planned("published", "2023-08-21"),
)
LIKELY: Final = Established("publication-may-harm", "yes", on="2023-07-28", by="lead-reviewer")
NO_DAY: Final = "No day can be given. Publishing is recorded as likely to harm somebody: settle that first."


def known(*entries: AnyEntry, of: str = "national") -> cspr.Situation:
    return cspr.Review("QX-921", of).record(*BEFORE, *entries).as_of(ON)


@pytest.mark.parametrize(
    ("of", "force", "clauses"),
    [
        ("national", "should", {"WT18-069"}),
        ("kirklees", "should; local, must", {"WT18-069", "KSCP-114"}),
    ],
)
def test_it_is_the_first_thing_to_do_while_publication_is_ahead(of: str, force: str, clauses: set[str]) -> None:
    card = cspr.glance(cspr.framework(of), known(LIKELY, of=of)).cards[0]
    assert (TITLE, Section.NOW, Urgency.AT_ONCE, force) == (card.title, card.section, card.urgency, card.force)
    assert ("It is recorded that publishing is likely to harm a child or vulnerable adult.",) == card.why
    assert clauses == {clause for source in card.sources for clause in source.clauses}
    assert "Record that it is likely no longer, or what was decided on publication." == card.next


@pytest.mark.parametrize("of", ["national", "kirklees", "northamptonshire", "essex"])
def test_mondays_page_has_it(of: str) -> None:
    page = monday([known(LIKELY, of=of)], on=ON, until=ON)
    assert TITLE in [card.title for row in page.rows for card in row.cards]


@pytest.mark.parametrize("of", ["national", "kirklees"])
def test_no_earliest_day_is_given_until_it_is_settled(of: str) -> None:
    documents = cspr.framework(of)
    answer = earliest(documents, known(LIKELY, of=of))
    assert (None, NO_DAY) == (answer.day, answer.says)
    settled = Established("publication-may-harm", "no", on="2023-07-31", by="lead-reviewer")
    for entries in ((), (LIKELY, settled)):
        assert earliest(documents, known(*entries, of=of)).day is not None


@pytest.mark.parametrize(
    "entries",
    [
        (),
        (Established("publication-may-harm", "no", on="2023-07-28", by="lead-reviewer"),),
        (LIKELY, Happened("published", "2023-07-31")),
        (LIKELY, Decided("publication", "do-not-publish", on="2023-07-31", by="safeguarding-partners")),
    ],
    ids=["nothing recorded", "recorded as not likely", "published", "not to be published"],
)
def test_nothing_is_to_be_settled_else(entries: tuple[AnyEntry, ...]) -> None:
    assert TITLE not in [card.title for card in cspr.glance(cspr.framework("national"), known(*entries)).cards]
