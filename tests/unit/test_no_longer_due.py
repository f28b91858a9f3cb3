"""That something is no longer due is said only where it is not to be done any more; what lasts says until when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import cspr
from cspr.first_screen import Section, glance
from cspr.record import Decided, Established, Happened, Review

if TYPE_CHECKING:
    from cspr.record import AnyEntry

NOTIFIABLE = [
    Established(fact, answer, on="2023-12-13", by="local-authority")
    for fact, answer in (
        ("abuse-or-neglect-suspected", "yes"),
        ("child-died", "no"),
        ("child-seriously-harmed", "yes"),
        ("incident-in-area", "yes"),
    )
]
AWARE = Happened("local-authority-aware", "2023-12-13")
OPEN = "still to be done, without a set date"


def changed(before: str, after: str, *entries: AnyEntry, of: str = "kirklees") -> dict[str, str]:
    review = Review("KI-01", of).record(*entries)
    then, now = (review.as_of(date.fromisoformat(day)) for day in (before, after))
    return {row.key: row.says for row in cspr.changes(cspr.framework(of), then, now)}


def test_a_rapid_review_goes_on_under_the_edition_that_ties_it_to_the_notification() -> None:
    rows = changed("2023-12-14", "2023-12-18", AWARE, *NOTIFIABLE)
    assert rows["date/hold-rapid-review"] == f"Rapid review meeting: {OPEN}."
    assert not [says for says in rows.values() if "no longer due" in says]


def test_the_first_screen_tells_it_as_waiting_for_the_notification_by_every_edition() -> None:
    review = Review("KI-01", "kirklees").record(AWARE, *NOTIFIABLE)
    for on in (date(2023, 12, 14), date(2023, 12, 18)):
        waiting = [card.title for card in glance(cspr.framework("kirklees"), review.as_of(on)).of(Section.WAITING)]
        assert "Rapid review meeting. First: serious incident notification to the Panel" in waiting


def test_what_another_text_still_asks_for_is_still_to_be_done_and_the_rest_is_no_longer_due() -> None:
    sent = Happened("notification-sent", "2024-01-02"), Happened("partners-notified", "2024-01-02")
    found = [
        Established(fact, answer, on="2024-01-10", by="local-authority")
        for fact, answer in (("found-below-notification-criteria", "yes"), ("child-seriously-harmed", "no"))
    ]
    local = changed("2024-01-09", "2024-01-11", AWARE, *NOTIFIABLE, *sent, *found)
    assert local["date/hold-rapid-review"] == f"Rapid review meeting: {OPEN}."
    national = changed("2024-01-09", "2024-01-11", AWARE, *NOTIFIABLE, *sent, *found, of="national")
    assert national["date/hold-rapid-review"] == "Rapid review meeting: no longer due."


def test_how_long_a_report_stays_public_is_told_with_its_day() -> None:
    decided = Happened("local-review-decided", "2023-08-29"), Happened("final-sign-off-given", "2024-02-06")
    entries = *decided, Happened("review-completed", "2024-02-29"), Happened("published", "2024-03-01")
    says = "How long the report stays public: until at least Sat 1 Mar 2025."
    assert changed("2024-02-29", "2024-03-04", *entries, of="national")["date/website-period"] == says


def test_a_conversion_is_no_decision_taken_anew() -> None:
    decided = Decided("local-review", "review", on="2023-03-06", by="safeguarding-partners")
    convert = Decided("course", "convert", on="2023-06-05", by="safeguarding-partners", rationale_ref="RR-1")
    other = Decided("local-review", "other-learning", on="2023-06-05", by="safeguarding-partners", rationale_ref="RR-3")
    rows = changed("2023-05-30", "2023-06-12", decided, convert, other)
    assert rows["decision/course"] == "Review converted."
    assert rows["decision/local-review"] == "Decision on other learning, anew on Mon 5 Jun 2023."
    ended = "criterion/kirklees-staff-guide/learning-review-ended"
    assert rows[ended] == "The learning review has ended, or an LCSPR is held: no, before that yes."
