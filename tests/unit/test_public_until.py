"""How long a report stays public: what a higher text asks for at least is not shortened by a local maximum."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import cspr
from cspr.record import Decided, Happened, Review
from cspr.show import as_text
from cspr.show.layout.main_dates import short
from cspr.show.tree import Page
from cspr.timescales import Schedule, schedule
from cspr.timescales.main_date import Verdict, main_date
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

DECIDED = Decided("local-review", "review", on="2023-01-20", by="safeguarding-partners")
PUBLISHED = Happened("published", "2024-06-10")
TITLE = "How long the report stays public"


def dates(on: date, partnership: str = "kirklees") -> Schedule:
    review = Review("KR-01", partnership).record(DECIDED, PUBLISHED)
    return schedule(cspr.framework(partnership), review.as_of(on))


def test_the_year_of_the_regulations_is_told_and_the_local_maximum_is_no_last_day() -> None:
    for on in (date(2024, 6, 20), date(2024, 12, 12), date(2026, 1, 5)):
        (kept,) = (each for each in dates(on) if each.title == TITLE)
        assert (Verdict.NO_DATE, None) == (main_date(kept, on).verdict, main_date(kept, on).day)
        shown = " ".join(as_text.write(Page("", tuple(short(dates(on), on))), 80).split())
        assert f": {TITLE} – at least 1 year after publication [CSPR Regulations 2018 REGS-035" in shown
        assert "KSCP-109, KSCP-110" not in shown
        assert "expected by then" not in shown


def test_what_opens_once_a_review_is_decided_on_is_not_open_since_an_earlier_decision_against_one() -> None:
    review = Review("NR-02", "northamptonshire").record(
        Happened("notification-sent", "2024-01-12"),
        Decided("local-review", "no-review", on="2024-02-02", by="safeguarding-partners"),
        Decided("local-review", "review", on="2024-08-06", by="safeguarding-partners"),
    )
    screen = cspr.glance(cspr.framework("northamptonshire"), review.as_of(date(2024, 8, 20)))
    (appoint,) = (card for card in screen.cards if card.title == "Appoint the lead reviewer")
    assert "Open for 10 working days." in appoint.why


KEPT = """[[duty]]
id = "records"
clauses = ["MYA-001"]
step = "x-my-area/keep-records"
when = ["published"]
at_least = { years = 10, of = "published" }
[[duty]]
id = "website"
clauses = ["MYA-002"]
topic = "website-period"
when = ["published"]
at_least = { years = 2, of = "published" }
"""
OWN = """[step]
"x-my-area/keep-records" = { title = "Keep the records", stage = "improvement" }
"""
STATED = 'timing = {{ amount = {}, unit = "years", relation = "at-least", starts = ["published"] }}'


def test_how_long_records_are_kept_is_not_how_long_the_report_stays_public(tmp_path: Path) -> None:
    procedure = folder(tmp_path / "one", KEPT, STATED.format(10), STATED.format(2), words=OWN)
    review = Review("MA-01", "my-area").record(DECIDED, PUBLISHED)
    screen = cspr.glance(cspr.framework("my-area", extra=procedure), review.as_of(date(2024, 6, 20)))
    (kept,) = (says for says in screen.headline if says.startswith("Keep the report public"))
    assert kept == "Keep the report public until at least Wed 10 Jun 2026."
    assert not any("2034" in says for says in screen.headline)
