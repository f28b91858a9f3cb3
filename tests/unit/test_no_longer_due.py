"""That something is no longer due is said only where it is not to be done any more; what lasts says until when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import cspr
from cspr.first_screen import Section, glance
from cspr.record import Decided, Established, Happened, Review, Withdrawn

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


def changed(
    before: str, after: str, *entries: AnyEntry, of: str = "kirklees", as_known: bool = False
) -> dict[str, str]:
    review, days = Review("KI-01", of).record(*entries), map(date.fromisoformat, (before, after))
    then, now = (review.as_of(day, known_on=day if as_known else None) for day in days)
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


def test_what_a_corrected_record_moved_or_took_back_says_that_it_was_corrected() -> None:
    by, day = "safeguarding-partners", "2022-06-06"
    first = Decided("local-review", "review", on=day, by=by, id="d1", recorded=day)
    right = Decided("local-review", "review", on="2022-08-01", by=by, corrects="d1", recorded="2022-12-02")
    rows = changed("2022-12-01", "2022-12-05", first, right, of="northamptonshire", as_known=True)
    corrected = "The record was corrected on Fri 2 Dec."
    moved = f"Publish the LCSPR: now due by Wed 1 Feb 2023, before that by Tue 6 Dec. {corrected}"
    none = "does not apply, on what is recorded (only after: delay identified)"
    assert rows["date/publication-period"] == moved
    assert rows["date/consider-delay"] == f"Consider a delay: not due. {corrected}"
    assert rows["step/consider-delay"] == f"Consider a delay: {none}. {corrected}"


def test_a_decision_taken_back_is_told_as_a_correction_and_one_that_was_added_is_not() -> None:
    day = "2023-05-05"
    sent = Decided("local-review", "review", on=day, by="safeguarding-partners", id="d1", recorded=day)
    back = Withdrawn("d1", "entered-in-error", on="2023-06-01", recorded="2023-06-01")
    rows = changed("2023-05-08", "2023-06-01", sent, back, of="national", as_known=True)
    assert rows["date/publication-period"] == "Publish the LCSPR: not started. The record was corrected on Thu 1 Jun."
    added = changed("2023-05-08", "2023-06-01", sent, Happened("published", "2023-06-01"), of="national")
    assert not [says for says in added.values() if "corrected" in says]


def test_a_step_that_was_sent_back_says_so_whether_a_text_asks_for_it_again_or_not() -> None:
    on = "2024-09-30"
    drafted = Decided("local-review", "review", on=on, by="safeguarding-partners"), Happened("first-draft-written", on)
    given = Happened("subgroup-agreed", "2025-01-20"), Happened("final-sign-off-given", "2025-02-03")
    back = Decided("course", "send-back", on="2025-02-10", by="safeguarding-partners")
    rows = changed("2025-02-04", "2025-02-10", *drafted, *given, back, of="essex")
    assert rows["step/final-sign-off"] == "Final sign-off: sent back, and no document in force asks for it again."
    again = "Agree the report in the CSPR sub-group: can be done now (sent back: to be done again)."
    assert rows["step/subgroup-agreement"] == again


def test_the_report_is_no_longer_to_be_published_once_information_is_in_its_place() -> None:
    decided = Decided("local-review", "review", on="2022-10-18", by="safeguarding-partners")
    declined = Decided("publication", "do-not-publish", on="2023-03-13", by="safeguarding-partners")
    rows = changed("2023-03-10", "2023-03-14", decided, Happened("review-completed", "2023-03-10"), declined)
    assert rows["date/publication-period"] == "Publish the LCSPR: no longer due."
    assert rows["step/publish"].startswith("Publish the information on improvements: waiting: ")
    assert not [says for says in rows.values() if says == f"Publish the LCSPR: {OPEN}."]
