"""On the first screen, what has to come first stands above what waits for it, where no day says otherwise."""

from __future__ import annotations

from datetime import date

import cspr
from building import document, duty, framework_of
from cspr.first_screen import Glance, Section
from cspr.guidance import framework
from cspr.guidance.periods import Days, Relation, Timing
from cspr.record import Decided, Established, Happened, Planned, Review
from cspr.record.entries import AnyEntry
from cspr.show.first_screen import first_screen

AWARE = Happened("local-authority-aware", "2024-01-09")
NOTIFIED: tuple[AnyEntry, ...] = (
    AWARE,
    Happened("incident", "2024-01-08"),
    *(
        Established(fact, "yes", on="2024-01-09", by="local-authority")
        for fact in ("abuse-or-neglect-suspected", "incident-in-area", "child-died")
    ),
    Happened("notification-sent", "2024-01-12"),
)
DECIDED = Decided("local-review", "review", on="2024-02-05", by="safeguarding-partners")
DECIDED_AT_ONCE = Decided("local-review", "no-review", on="2024-01-24", by="safeguarding-partners")


def tasks(found: Glance, section: Section = Section.NOW) -> list[str]:
    """The steps of one section, in order."""
    return [card.id.split("/")[1] for card in found.of(section) if card.id.startswith("task/")]


def screen(on: date, *entries: AnyEntry, of: str = "national") -> Glance:
    return cspr.glance(framework(of), Review("NR-07", of).record(*entries).as_of(on))


class TestWhatHasToComeFirst:
    def test_and_has_no_day_stands_right_above_what_is_due(self) -> None:
        for on in (date(2024, 2, 1), date(2024, 2, 5)):  # due the next day, and overdue
            found = tasks(screen(on, *NOTIFIED))
            assert ["notify-partners", "hold-rapid-review", "submit-rapid-review"] == found[:3]

    def test_of_what_comes_first_itself_stands_above_both(self) -> None:
        found = tasks(screen(date(2024, 8, 20), *NOTIFIED, DECIDED, Happened("rapid-review-submitted", "2024-02-05")))
        assert ["appoint-lead-reviewer", "complete-review", "publish"] == found[:3]

    def test_is_not_pushed_off_the_screen_by_what_may_wait(self) -> None:
        found = screen(date(2024, 8, 20), *NOTIFIED, DECIDED, Happened("rapid-review-submitted", "2024-02-05"))
        for lines in (40, 30, 26):
            shown = first_screen(found, lines=lines)
            assert all(title in shown for title in ("Appoint the lead", "Complete the LCSPR", "Publish the LCSPR"))

    def test_may_be_a_decision(self) -> None:
        held = Happened("rapid-review-held", "2024-01-24")
        assert ["decide-on-review", "submit-rapid-review"] == tasks(screen(date(2024, 2, 1), *NOTIFIED, held))[:2]

    def test_is_gone_once_it_is_done(self) -> None:
        held = Happened("rapid-review-held", "2024-01-24")
        assert "submit-rapid-review" == tasks(screen(date(2024, 2, 1), *NOTIFIED, held, DECIDED_AT_ONCE))[0]


class TestOfMadeUpTexts:
    ON = date(2024, 2, 6)

    @staticmethod
    def within(days: int) -> Timing:
        return Timing(relation=Relation.WITHIN, amounts=(Days(days),), of=("local-review-decided",))

    def found(self, *, first: int, then: int) -> list[str]:
        """Give the order of two tasks, the later one in the vocabulary to be done first."""
        texts = document(
            duty("form-review-group", self.within(then), id="then", after=("agree-terms",)),
            duty("agree-terms", self.within(first), id="first"),
        )
        asked = Review("MA-01", "my-area").record(DECIDED).as_of(self.ON)
        found = cspr.glance(framework_of([*framework("national").documents, texts]), asked)
        both = [*tasks(found), *tasks(found, Section.NEXT)]
        return [step for step in both if step in {"agree-terms", "form-review-group"}]

    def test_of_one_day_it_stands_above(self) -> None:
        for days in (2, 20):
            assert ["agree-terms", "form-review-group"] == self.found(first=days, then=days)

    def test_of_two_days_the_earlier_stands_above(self) -> None:
        assert ["form-review-group", "agree-terms"] == self.found(first=20, then=10)


class TestTheReportThatIsSignedOff:
    READY = (
        *NOTIFIED,
        DECIDED,
        Happened("rapid-review-submitted", "2024-02-05"),
        Happened("lead-reviewer-appointed", "2024-02-19"),
        Happened("terms-agreed", "2024-02-26"),
        Planned("published", "2024-07-25"),
    )
    SIGNED_OFF = Happened("final-sign-off-given", "2024-07-01")

    def first(self, of: str, *entries: AnyEntry) -> set[str]:
        """Give what has to come first before the final report goes to the Panel."""
        cards = screen(date(2024, 7, 15), *self.READY, *entries, of=of).cards
        return {why for card in cards if card.id == "task/submit-report/case" for why in card.why if "First: " in why}

    def test_asks_for_its_completion_to_be_recorded_and_not_for_the_review_to_be_completed(self) -> None:
        for of in ("national", "northamptonshire", "kirklees"):
            assert {"First: complete the LCSPR (inferred)."} == self.first(of)
            assert {"First: record the LCSPR as complete (inferred)."} == self.first(of, self.SIGNED_OFF)
            completed = Happened("review-completed", "2024-07-02")
            assert set[str]() == self.first(of, self.SIGNED_OFF, completed)

    def test_asks_so_among_what_waits_too(self) -> None:
        for signed, says in (((), "complete the LCSPR"), ((self.SIGNED_OFF,), "record the LCSPR as complete")):
            entries = (entry for entry in self.READY if not isinstance(entry, Planned))
            found = screen(date(2024, 7, 15), *entries, *signed)
            assert [f"Final report to the Panel. First: {says}"] == [
                card.title for card in found.of(Section.WAITING) if card.id == "waiting/submit-report"
            ]


class TestWhatIsOpenNow:
    """Of what does not fit, dates further off than four weeks go before what is to be done now."""

    PLANNED = (Planned("review-completed", "2022-11-01"), Planned("published", "2022-11-15"))

    def lines(self, on: date, **given: int) -> list[str]:
        review = Review("NR-07", "northamptonshire").record(
            Happened("incident", "2022-02-14"),
            Happened("local-authority-aware", "2022-02-15"),
            Happened("notification-sent", "2022-02-18"),
            Happened("rapid-review-held", "2022-03-03"),
            Happened("rapid-review-submitted", "2022-03-10"),
            Decided("local-review", "review", on="2022-04-05", by="safeguarding-partners"),
            *self.PLANNED,
        )
        return first_screen(cspr.glance(framework("northamptonshire"), review.as_of(on)), **given).splitlines()

    def shown(self, lines: list[str], title: str) -> int:
        """How many rows of a section are shown."""
        at = lines.index(title)
        rows = lines[at + 1 : lines.index("", at)]
        return sum(not row.startswith("   ") and not row.startswith("  +") for row in rows)

    def test_stands_before_what_is_due_in_months(self) -> None:
        lines = self.lines(date(2022, 7, 4))
        whole = self.lines(date(2022, 7, 4), lines=200)
        assert (4, 5) == (self.shown(whole, "DO NOW"), self.shown(whole, "NEXT DEADLINES"))
        assert 2 == self.shown(lines, "NEXT DEADLINES")
        assert self.shown(lines, "DO NOW") >= 3
        assert len(lines) <= 40

    def test_stands_after_what_is_due_in_days(self) -> None:
        lines = self.lines(date(2022, 9, 20))
        near = [line for line in lines if line.startswith("Wed 5 Oct 11 wd")]
        assert ["Complete the LCSPR", "Publish the LCSPR"] == [line[18:].split(" –")[0] for line in near]
