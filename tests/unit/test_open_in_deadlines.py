"""What is to be done now and has no day stands among the deadlines too, and says for how long it has been open."""

from __future__ import annotations

from datetime import date

import cspr
from cspr.first_screen import Section, glance
from cspr.record import Established, Happened, Review
from cspr.show.as_text import write
from cspr.show.layout.main_dates import open_now
from cspr.show.tree import Page

AREA, ON = "kirklees", date(2023, 5, 18)
SAID = [
    Established(fact, answer, on="2023-04-26", by="local-authority")
    for fact, answer in (("child-died", "no"), ("child-seriously-harmed", "no"), ("incident-in-area", "yes"))
]
SENT = Happened("notification-sent", "2023-04-28"), Happened("partners-notified", "2023-05-02")


def listed(review: Review) -> str:
    screen = glance(cspr.framework(AREA), review.as_of(ON))
    return " ".join(write(Page("", tuple(open_now(screen.of(Section.NOW))))).split())


def test_what_a_local_text_alone_asks_for_stands_there_with_the_days_that_it_has_been_open() -> None:
    says = (
        "Open now, without a day - Rapid review meeting – safeguarding partners: no day; open for 12 working days "
        "[Kirklees guide for staff, KSCP-007, KSCP-008: local procedure, must; text seen]"
    )
    review = Review("KI-06", AREA).record(*SAID, *SENT)
    assert says == listed(review)
    only = cspr.report(cspr.framework(AREA), review.as_of(ON))
    assert "Open now, without a day" in cspr.show.to_text(only)


def test_what_has_a_day_or_is_done_does_not() -> None:
    held = Happened("rapid-review-held", "2023-05-16")
    lines = listed(Review("KI-06", AREA).record(*SAID, *SENT, held))
    assert "Rapid review meeting" not in lines
    aware = Review("KI-06", AREA).record(Happened("local-authority-aware", "2023-05-16"))
    dated = {card.title for card in glance(cspr.framework(AREA), aware.as_of(ON)).cards if card.arrive_by is not None}
    assert dated
    assert not [title for title in dated if title in listed(aware)]
