"""Monday's page names once what an entry of the last four weeks would have hidden: that a limit was not kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from cspr import caseload
from cspr.caseload.headings import Heading
from cspr.guidance import framework
from cspr.record import Decided, Established, Happened, Review, Withdrawn

if TYPE_CHECKING:
    from cspr.record import AnyEntry

ENTERED = date(2022, 4, 30)
MONDAY = date(2022, 5, 2)
KNOWN: tuple[AnyEntry, ...] = (
    *(
        Established(fact, "yes", on="2022-03-02", by="police", recorded=date(2022, 3, 2), id=f"f{number}")
        for number, fact in enumerate(("abuse-or-neglect-suspected", "incident-in-area", "child-seriously-harmed"))
    ),
    Happened("incident", "2022-03-01", recorded=date(2022, 3, 2)),
    Happened("local-authority-aware", "2022-03-02", recorded=date(2022, 3, 2), id="a1"),
)
SENT = Happened("notification-sent", "2022-03-15", recorded=date(2022, 3, 15), id="n1")
TOLD = Happened("partners-notified", "2022-03-04", recorded=date(2022, 3, 4))
SAYS = "Not done in time, by the record before Sat 30 Apr: serious incident notification to the Panel"
DECIDED = Decided("local-review", "review", on="2021-10-05", by="safeguarding-partners")


def told(*entries: AnyEntry, on: date = MONDAY) -> list[str]:
    """What Monday's page says that is to be checked, of what was not done in time by the record before."""
    review = Review("NR-07", "northamptonshire").record(*KNOWN, *entries)
    situation = review.as_of(on)
    page = caseload.monday([situation], on=on, until=on + timedelta(days=6), frameworks=framework)
    rows = [(row.heading, row.says) for row in page.rows if row.says.startswith("Not done in time")]
    assert all(heading is Heading.CHECK for heading, _ in rows)
    return [says for _, says in rows]


class TestMondaysPage:
    """It tells of each day of entering what was late before it, for four weeks."""

    @pytest.mark.parametrize(
        "entries",
        [
            (SENT, Happened("notification-sent", "2022-03-08", recorded=ENTERED, corrects="n1")),
            (SENT, Happened("notification-sent", "2022-03-08", recorded=ENTERED)),
            (SENT, Happened("local-authority-aware", "2022-03-10", recorded=ENTERED, corrects="a1")),
            (Established("child-seriously-harmed", "no", on="2022-03-02", by="police", recorded=ENTERED),),
            (
                Established("child-died", "no", on="2022-03-02", by="police", recorded=date(2022, 3, 2)),
                Withdrawn("f2", "entered-in-error", on="2022-04-30", recorded=ENTERED),
            ),
        ],
        ids=["day corrected", "second entry", "start corrected", "answered otherwise", "answer withdrawn"],
    )
    def test_names_what_was_late_by_the_record_before(self, entries: tuple[AnyEntry, ...]) -> None:
        assert [SAYS] == told(TOLD, *entries)
        assert [SAYS] == told(TOLD, *entries, on=date(2022, 5, 28))
        assert [] == told(TOLD, *entries, on=date(2022, 5, 30))

    def test_names_what_was_owed_when_an_answer_of_after_the_limit_was_entered(self) -> None:
        found = Established(
            "found-below-notification-criteria", "yes", on="2022-04-30", by="local-authority", recorded=ENTERED
        )
        sent = Happened("notification-sent", "2022-03-08", recorded=date(2022, 3, 8))
        assert "Not done in time, by the record before Sat 30 Apr: rapid review to the Panel" in told(TOLD, sent, found)

    def test_names_what_had_passed_by_the_first_decision(self) -> None:
        again = (
            Decided("course", "convert", on="2022-04-28", by="safeguarding-partners"),
            Decided("local-review", "review", on="2022-04-28", by="safeguarding-partners"),
        )
        first = "by the first decision of Tue 5 Oct 2021 (ended Tue 5 Apr)"
        says = f"Not done in time, {first}: complete the LCSPR, and 1 more"
        assert [says] == told(DECIDED, *again)

    @pytest.mark.parametrize(
        "entries",
        [
            (SENT,),
            (
                Happened("notification-sent", "2022-03-09", recorded=date(2022, 3, 9), id="n1"),
                Happened("notification-sent", "2022-03-08", recorded=ENTERED, corrects="n1"),
            ),
        ],
        ids=["late, and not corrected", "in time both ways"],
    )
    def test_says_nothing_of_what_no_entry_would_hide(self, entries: tuple[AnyEntry, ...]) -> None:
        assert [] == told(TOLD, *entries)
