"""Over any number of reviews: what is overdue, due, waited for, to be chased, moved and on hold."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from icalendar import Calendar

from cspr import caseload, dumps
from cspr.calendars import england
from cspr.caseload import Caseload, ItemKind, Week
from cspr.caseload.headings import Heading
from cspr.caseload.items import Item
from cspr.cli import main
from cspr.comparison import side_by_side
from cspr.errors import CsprError, Problem
from cspr.guidance import framework
from cspr.guidance.layers import Framework
from cspr.interchange import to_dict
from cspr.record import Decided, Delayed, Established, Happened, Involved, Planned, Proceeding, Review
from cspr.show import to_html, to_text
from cspr.truth import Truth
from cspr.wording.caseload import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from cspr.record import AnyEntry
    from cspr.record.situation import Situation

DECIDED = Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners", recorded=date(2021, 4, 20))
NOTIFIED = Happened("notification-sent", "2021-03-29", recorded=date(2021, 3, 29))
REQUESTED = Happened("information-requested", "2021-03-29", recorded=date(2021, 3, 29))


def review(*entries: AnyEntry, reference: str = "NR-07", partnership: str = "northamptonshire") -> Review:
    return Review(reference, partnership).record(*entries)


def due(*entries: AnyEntry, on: date, until: date | None = None, **more: Any) -> Caseload:
    return caseload.due([review(*entries).as_of(on)], until=until or on, **more)


def only(found: Caseload, kind: ItemKind, name: str) -> Item:
    (item,) = (item for item in found.of(kind) if item.name == name)
    return item


class TestWhatIsDue:
    def test_falls_on_a_day_up_to_the_last_of_the_window(self) -> None:
        within = due(DECIDED, on=date(2021, 10, 18), until=date(2021, 10, 20))
        found = only(within, ItemKind.DUE, "review-period")
        assert ("2021-10-20", (2, 2), Truth.YES) == (str(found.when), found.days, found.sure)
        beyond = due(DECIDED, on=date(2021, 10, 18), until=date(2021, 10, 19))
        assert "review-period" not in [item.name for item in beyond.of(ItemKind.DUE)]

    def test_says_who_owes_it_by_which_text(self) -> None:
        found = only(due(DECIDED, on=date(2021, 10, 20)), ItemKind.DUE, "review-period")
        assert {"safeguarding-partners", "partnership"} == set(found.who)
        assert {"WT18-062", "NSCP-F-107"} <= {name for source in found.sources for name in source.clauses}

    def test_has_the_governing_day_and_the_earlier_ones_asked_for_beside_it(self) -> None:
        entries = (
            Happened("incident", "2021-03-25"),
            Happened("local-authority-aware", "2021-03-26"),
            HARMED,
            SUSPECTED,
        )
        found = only(due(*entries, on=date(2021, 3, 29), until=date(2021, 4, 6)), ItemKind.DUE, "notify-incident")
        assert ("2021-04-06", "2021-04-06") == (str(found.when), str(found.governing))
        assert any(line.startswith("Tue 30 Mar 2021 by Northamptonshire framework 2020") for line in found.why)

    def test_may_not_be_owed(self) -> None:
        aware = Happened("local-authority-aware", "2021-03-26")
        found = only(due(aware, on=date(2021, 4, 6)), ItemKind.DUE, "notify-incident")
        assert (Truth.UNKNOWN, "may not apply: it is not known whether it is owed") == (found.sure, found.why[0])

    def test_is_nothing_that_was_done(self) -> None:
        found = due(DECIDED, Happened("review-completed", "2021-10-01"), on=date(2021, 10, 20))
        assert "review-period" not in [item.name for item in found.items]

    def test_is_nothing_that_only_has_to_last(self) -> None:
        found = due(DECIDED, Happened("published", "2021-06-01"), on=date(2022, 6, 1))
        assert "website-period" not in [item.name for item in found.items]


SUSPECTED = Established("abuse-or-neglect-suspected", "yes", on="2021-03-26", by="local-authority")
HARMED = Established("child-seriously-harmed", "yes", on="2021-03-26", by="local-authority")


class TestWhatIsOverdue:
    def test_is_so_from_the_day_after(self) -> None:
        on_the_day, after = (due(DECIDED, on=date(2021, 10, day)) for day in (20, 21))
        assert (ItemKind.DUE, ItemKind.OVERDUE) == tuple(
            next(item.kind for item in found.items if item.name == "review-period") for found in (on_the_day, after)
        )
        assert (-1, -1) == only(after, ItemKind.OVERDUE, "review-period").days

    def test_is_not_said_while_a_reading_that_binds_has_not_passed(self) -> None:
        found = only(due(NOTIFIED, REQUESTED, on=date(2021, 4, 12)), ItemKind.DUE, "return-information")
        assert ("2021-04-12", "passed on some readings") == (str(found.when), found.why[0])
        assert ["Fri 9 Apr 2021", "Mon 12 Apr 2021"] == [line.partition(" by ")[0] for line in found.why[1:]]

    def test_is_not_said_while_the_start_known_only_in_part_leaves_it_open(self) -> None:
        decided = attrs.evolve(DECIDED, on="2021-04")
        found = only(due(decided, on=date(2021, 10, 15)), ItemKind.DUE, "review-period")
        assert ("2021-10-01/2021-10-30", Truth.YES) == (str(found.when), found.sure)

    def test_stands_before_all_else(self) -> None:
        found = due(DECIDED, Proceeding("prosecution", "open", on="2021-06-01"), on=date(2021, 10, 21))
        assert [ItemKind.OVERDUE, ItemKind.HELD] == [
            kind for kind in ItemKind if kind in {found.items[0].kind, found.items[-1].kind}
        ]


class TestWhatIsToBeChased:
    RETURNED = Happened("information-returned", "2021-04-08", about="agency:police")

    def test_are_those_who_are_behind_the_others(self) -> None:
        found = due(NOTIFIED, REQUESTED, self.RETURNED, Involved("agency:health"), on=date(2021, 4, 8))
        chased = [item for item in found.of(ItemKind.CHASE) if item.name == "return-information"]
        assert [("agency:health", ("already back from police",))] == [(one.about, one.why) for one in chased]
        assert "return-information" not in [item.name for item in found.of(ItemKind.WAITING)]

    def test_is_what_was_expected_and_has_not_come(self) -> None:
        found = due(NOTIFIED, Happened("rapid-review-submitted", "2021-04-20"), on=date(2021, 6, 1))
        expected = only(found, ItemKind.CHASE, "panel-response-period")
        assert (("national-panel",), False) == (expected.who, expected.binding)
        answered = due(
            NOTIFIED,
            Happened("rapid-review-submitted", "2021-04-20"),
            Happened("panel-feedback-received", "2021-05-25"),
            on=date(2021, 6, 1),
        )
        assert "panel-response-period" not in [item.name for item in answered.items]


class TestWhatIsWaitedFor:
    def test_is_every_step_that_can_be_done_now(self) -> None:
        found = due(NOTIFIED, on=date(2021, 3, 30))
        waited = only(found, ItemKind.WAITING, "request-information")
        assert ("business-office" in waited.who, ()) == (True, waited.why)

    def test_names_each_agency_that_has_not_returned_its_part(self) -> None:
        entries = (NOTIFIED, DECIDED, Involved("agency:health"), Involved("agency:police"))
        done = ("lead-reviewer-appointed", "review-group-formed", "terms-agreed", "authors-briefed")
        found = due(*entries, *(Happened(name, "2021-05-01") for name in done), on=date(2021, 5, 2))
        waited = [item.about for item in found.of(ItemKind.WAITING) if item.name == "chronologies"]
        assert ["agency:health", "agency:police"] == waited

    def test_is_no_step_that_a_text_only_expects_unless_another_waits_for_it(self) -> None:
        waited = [item.name for item in due(NOTIFIED, on=date(2021, 3, 30)).of(ItemKind.WAITING)]
        assert "identify-incident" not in waited

    def test_is_not_said_twice_of_what_has_a_date(self) -> None:
        found = due(NOTIFIED, REQUESTED, on=date(2021, 4, 12))
        assert "return-information" not in [item.name for item in found.of(ItemKind.WAITING)]


class TestWhatIsOnHold:
    def test_by_proceedings_says_since_when_and_who_knows(self) -> None:
        found = only(due(DECIDED, Proceeding("prosecution", "open", on="2021-06-01"), on=ON), ItemKind.HELD, "publish")
        assert ("2021-06-01", None, ("police",)) == (str(found.when), found.until, found.who)

    def test_until_the_end_that_is_planned(self) -> None:
        planned = Planned("prosecution-concluded", "2021-12", recorded=date(2021, 6, 2))
        entries = (DECIDED, Proceeding("prosecution", "open", on="2021-06-01"), planned)
        assert "2021-12" == str(only(due(*entries, on=ON), ItemKind.HELD, "publish").until)

    def test_by_a_pause_says_when_it_ends_where_that_is_planned(self) -> None:
        entries = (DECIDED, Happened("review-paused", "2021-06-01"), Planned("review-resumed", "2021-09-01"))
        found = only(due(*entries, on=ON), ItemKind.HELD, "genogram")
        assert ("2021-06-01", "2021-09-01") == (str(found.when), str(found.until))

    def test_by_a_delay_says_why(self) -> None:
        found = only(due(DECIDED, Delayed("genogram", "complexity", on="2021-06-01"), on=ON), ItemKind.HELD, "genogram")
        assert ("The case turned out more complex than it first seemed.",) == found.why

    def test_is_nothing_that_is_done(self) -> None:
        entries = (
            DECIDED,
            Delayed("genogram", "complexity", on="2021-06-01"),
            Happened("genogram-drawn", "2021-06-20"),
        )
        assert () == due(*entries, on=ON).of(ItemKind.HELD)

    def test_by_something_else_than_proceedings_has_no_day(self) -> None:
        real = framework("northamptonshire")
        document = real.by_slug["northamptonshire-framework-2020"]
        hold = attrs.evolve(next(one for one in document.holds if one.stops), during=("discussion-cleared",))
        crafted = Framework(
            partnership="northamptonshire",
            documents=tuple(attrs.evolve(one, holds=(hold,) if one is document else ()) for one in real.documents),
        )
        cleared = Established("discussion-cleared", "yes", on="2021-06-01", by="business-manager")
        found = due(DECIDED, cleared, on=ON, frameworks=lambda _: crafted)
        held = only(found, ItemKind.HELD, "publish")
        assert (None, None) == (held.when, held.until)


ON = date(2021, 7, 1)


class TestWhatHasMoved:
    def test_is_told_with_the_day_before(self) -> None:
        corrected = attrs.evolve(DECIDED, on="2021-04-27", recorded=date(2021, 6, 28), corrects="D1")
        first = attrs.evolve(DECIDED, id="D1")
        found = due(first, corrected, on=ON, since=date(2021, 6, 21))
        moved = [item for item in found.of(ItemKind.MOVED) if item.name == "review-period"]
        assert {("2021-10-20", "2021-10-27")} == {(str(item.before), str(item.when)) for item in moved}

    def test_is_nothing_where_nothing_was_entered(self) -> None:
        assert () == due(DECIDED, on=ON, since=date(2021, 6, 21)).of(ItemKind.MOVED)

    def test_is_not_asked_where_no_day_is_given(self) -> None:
        assert () == due(DECIDED, on=ON).of(ItemKind.MOVED)

    def test_also_by_a_holiday_announced_since(self) -> None:
        """The funeral holiday of 19 September 2022 was announced on the tenth."""
        requested = Happened("information-requested", "2022-09-08", recorded=date(2022, 9, 8))
        found = due(requested, on=date(2022, 9, 15), since=date(2022, 9, 9))
        moved = {(str(item.before), str(item.when)) for item in found.of(ItemKind.MOVED)}
        assert ("2022-09-19", "2022-09-20") in moved
        assert () == due(requested, on=date(2022, 9, 15), since=date(2022, 9, 9), calendar=england()).of(ItemKind.MOVED)

    def test_counts_what_had_happened_by_then_where_no_day_of_entry_is_known(self) -> None:
        undated = attrs.evolve(DECIDED, recorded=None)
        assert () == due(undated, on=ON, since=date(2021, 6, 21)).of(ItemKind.MOVED)


class TestTheWeekSinceAnEarlierDay:
    FIRST = attrs.evolve(DECIDED, id="D1")
    CORRECTED = attrs.evolve(DECIDED, on="2021-04-27", recorded=date(2021, 6, 28), corrects="D1")

    def page(self, *entries: AnyEntry, on: date = ON, since: date | None = date(2021, 6, 21), **more: Any) -> Week:
        return caseload.monday([review(*entries).as_of(on)], on=on, until=on, since=since, **more)

    def test_tells_each_date_that_changed_once(self) -> None:
        page = self.page(self.FIRST, self.CORRECTED)
        assert [("review-period", "2021-10-27", "2021-10-20"), ("publication-period", "2021-10-27", "2021-10-20")] == [
            (item.name, str(item.when), str(item.before)) for item in page.moved
        ]
        told = to_text(page).partition("DATES THAT CHANGED (since Mon 21 Jun)\n")[2].partition("\n\n")[0]
        assert [
            "NR-07  Complete the LCSPR: now Wed 27 Oct, before that Wed 20 Oct",
            "NR-07  Publish the LCSPR: now Wed 27 Oct, before that Wed 20 Oct",
            "wd: working days. Not legal advice. One review: cspr report CASE.toml",
        ] == told.splitlines()
        html = to_html(page)
        assert "Dates that changed (since mon 21 jun)".lower() in html.lower()
        assert "Publish the LCSPR: now Wed 27 Oct, before that Wed 20 Oct" in html

    def test_tells_it_of_each_agency(self) -> None:
        first = Happened("information-requested", "2022-09-08", recorded=date(2022, 9, 8), about="agency:police")
        page = self.page(first, on=date(2022, 9, 15), since=date(2022, 9, 9))
        said = "Agencies return their information (Police): now Tue 20 Sep, before that Mon 19 Sep"
        assert said in " ".join(to_text(page).split())
        assert () == self.page(first, on=date(2022, 9, 15), since=date(2022, 9, 9), calendar=england()).moved

    @pytest.mark.parametrize("entries", [(DECIDED,), (attrs.evolve(DECIDED, recorded=None),)])
    def test_says_nothing_where_nothing_changed(self, entries: tuple[AnyEntry, ...]) -> None:
        page = self.page(*entries)
        assert ((), False) == (page.moved, "DATES THAT CHANGED" in to_text(page))

    def test_is_asked_of_no_other_day(self) -> None:
        page = self.page(self.FIRST, self.CORRECTED, since=None)
        assert ((), None) == (page.moved, page.since)
        with pytest.raises(CsprError, match=r"not-a-day at \$.since"):
            self.page(DECIDED, since="2021-06-21")  # type: ignore[arg-type]


class TestTheOrderOfTheList:
    FOUND = due(NOTIFIED, REQUESTED, Involved("agency:health"), on=date(2021, 4, 20))

    def test_is_by_case(self) -> None:
        assert ["NR-07"] == list(self.FOUND.by())

    def test_is_by_agency_and_body(self) -> None:
        found = self.FOUND.by("agency")
        assert {"health", "rapid-review-group"} <= set(found)
        assert ["return-information", "escalate-information"] == [item.name for item in found["health"]]

    def test_is_by_role_with_what_no_role_owes_at_its_own_place(self) -> None:
        decided = due(DECIDED, on=date(2021, 10, 21))
        assert {"owed by no role"} <= set(decided.by("role"))
        assert "not stated" not in decided.by("role")
        situation = review(DECIDED, partnership="essex").as_of(date(2024, 10, 1))
        essex = caseload.due([situation], until=situation.on)
        assert "lead-reviewer" in essex.by("role")

    def test_is_no_other(self) -> None:
        with pytest.raises(CsprError, match="unknown-order at by: did you mean 'agency'"):
            self.FOUND.by("agencies")


class TestManyReviews:
    def test_are_answered_together(self) -> None:
        given = [review(DECIDED, reference=name).as_of(ON) for name in ("NR-07", "NR-08")]
        assert {"NR-07", "NR-08"} == set(caseload.due(given, until=ON).by("case"))

    def test_of_several_days_are_refused(self) -> None:
        given = [review().as_of(date(2021, 7, day)) for day in (1, 2)]
        with pytest.raises(CsprError, match="several-days"):
            caseload.due(given, until=ON)

    def test_are_not_asked_about_a_window_that_ends_before_it_begins(self) -> None:
        with pytest.raises(CsprError, match="ends-before-it-begins"):
            due(on=ON, until=date(2021, 6, 30))

    def test_of_none_there_is_nothing_to_do(self) -> None:
        found = caseload.due([], until=ON)
        assert ((), ON) == (found.items, found.on)

    def test_one_that_cannot_be_answered_stops_no_other(self) -> None:
        given = [review(partnership="nowhere", reference="NW-01").as_of(ON), review(DECIDED).as_of(ON)]
        found = caseload.due(given, until=ON, frameworks=lambda _: framework("northamptonshire"))
        assert ["NW-01"] == [name for name, _ in found.unanswered]
        assert {"NR-07"} == {item.reference for item in found.items}

    def test_one_that_is_shared_says_whose_documents_did_not_answer(self) -> None:
        shared = Review("KN-01", partnerships=("kirklees", "northamptonshire")).as_of(ON)
        found = caseload.due([shared, review(DECIDED).as_of(ON)], until=ON)
        says = "The review is shared with Northamptonshire: what its own documents say is not in this list."
        assert (("KN-01", says),) == found.notices
        assert f"note: KN-01: {says}" in " ".join(to_text(found).split())
        assert [["KN-01", says]] == to_dict(found)["notices"]


class TestMondaysPage:
    """What the rows of one review say together."""

    ENTRIES = (
        Decided("local-review", "review", on="2020-10-20", by="safeguarding-partners"),
        Happened("lead-reviewer-appointed", "2020-12-20"),
    )

    def says(self, *entries: AnyEntry, on: date, partnership: str = "northamptonshire") -> list[str]:
        situation = review(*entries, partnership=partnership).as_of(on)
        page = caseload.monday([situation], on=on, until=on + timedelta(6))
        assert all(len(line) <= 80 for line in to_text(page).splitlines())
        return to_text(page).splitlines()

    def test_what_one_pause_holds_is_told_once(self) -> None:
        lines = self.says(*self.ENTRIES, Happened("review-paused", "2021-02-10"), on=date(2021, 11, 10))
        (at,) = (number for number, line in enumerate(lines) if line == "ON HOLD")
        assert "NR-07  Form the review group; tell the parents; genogram and 21 more: held while" == lines[at + 1]
        assert "the review is paused – safeguarding partnership" == lines[at + 2].strip()
        assert "" == lines[at + 3]

    def test_the_clocks_to_come_are_told_together(self) -> None:
        entries = (
            Happened("local-authority-aware", "2021-06-09"),
            Established("abuse-or-neglect-suspected", "yes", on="2021-06-09", by="local-authority"),
            Established("child-died", "yes", on="2021-06-09", by="local-authority"),
        )
        lines = self.says(*entries, on=date(2021, 6, 14))
        assert 1 == sum("Then" in line for line in lines)
        told = " ".join(" ".join(lines).split())
        clock = "calendar or working days; rapid review to the Panel, 15 working days"
        assert "NR-07 Then, after the notification: rapid review meeting" in told
        assert clock in told

    def test_what_has_been_open_stands_apart_from_the_delay_told_with_what_is_overdue(self) -> None:
        told = " ".join(" ".join(self.says(*self.ENTRIES, on=date(2021, 11, 10), partnership="essex")).split())
        assert "NR-07 Tell the Panel, Ofsted and DfE – safeguarding partners, open 268 working days" in told
        assert "143 wd ago agree the terms of reference. Tell of the delay" in told
        assert "Tell the Panel of a delay" not in told

    def test_counts_the_tasks_open_without_a_day_and_names_the_first_on_a_page_musts_before_shoulds(self) -> None:
        completed = Happened("review-completed", "2021-07-20")
        kept = Decided("publication", "do-not-publish", on="2021-07-26", by="safeguarding-partners")
        lines = self.says(*self.ENTRIES, completed, kept, on=date(2021, 11, 10), partnership="devon")
        assert "1 to chase, 4 undated." == lines[2]
        (at,) = (number for number, line in enumerate(lines) if line == "CHASE")
        assert lines[at + 1].startswith("NR-07  Tell the Panel, Ofsted and DfE – safeguarding partners")
        (at,) = (number for number, line in enumerate(lines) if line.startswith("OPEN WITHOUT A DATE"))
        both = "Must: final report to the Panel (80 working days); information on improvements to the Panel, before "
        both += "publication (76 working days)"
        told = " ".join(" ".join(lines[at + 1 :]).split())
        assert told.startswith(f"NR-07 {both} [not checked] – safeguarding partners")
        assert "Should, or local: NR-07: 2" in told
        situation = review(*self.ENTRIES, completed, kept, partnership="devon").as_of(date(2021, 11, 10))
        (row,) = caseload.monday([situation], on=situation.on, until=situation.on).of(Heading.OPEN)
        assert row.says == f"{both} [not checked] – safeguarding partners. + 2 more: cspr report NR-07"

    def test_asks_when_the_authority_became_aware_of_an_incident_until_it_is_recorded_or_notified(self) -> None:
        incident, asked = (
            Happened("incident", "2026-11-26"),
            "When did the local authority become aware of the incident?",
        )
        aware, sent = Happened("local-authority-aware", "2026-11-26"), Happened("notification-sent", "2026-11-27")
        told = [
            self.says(*more, on=date(2026, 11, 30), partnership="essex") for more in ((), [incident], [incident, aware])
        ]
        told += [self.says(incident, sent, on=date(2026, 11, 30), partnership="essex")]
        assert [False, True, False, False] == [f"NR-07  {asked} Ask: local" in "\n".join(lines) for lines in told]
        assert "1 to chase." == told[1][2]

    def test_a_plan_past_a_date_is_told_with_it_this_week_and_in_its_stead_further_off(self) -> None:
        planned = Planned("published", "2021-06-30")
        page, later = (
            caseload.monday([review(*self.ENTRIES, planned).as_of(on)], on=on, until=on + timedelta(6))
            for on in (date(2021, 4, 19), date(2021, 3, 29))
        )
        (due,) = page.of(Heading.DUE)
        assert ["task/complete-review/case", "task/publish/case"] == [card.id for card in due.cards]
        assert ["care/past-limit/published"] == [card.id for card in due.beside]
        assert due.says.endswith("Planned for Wed 30 Jun (publish the LCSPR): tell of the delay if it applies")
        assert page.counts["to-check"] == 0
        (check,) = later.of(Heading.CHECK)
        says = "Publish the LCSPR: planned for Wed 30 Jun, past the limit of Tue 20 Apr [may be suspended]."
        assert says.removesuffix(".") == check.says
        coming = [card.id for row in later.of(Heading.COMING) for card in row.cards]
        assert ("task/complete-review/case" in coming, "task/publish/case" in coming) == (True, False)

    def test_what_a_delay_asks_for_is_told_with_the_task_that_is_overdue(self) -> None:
        on = date(2021, 11, 10)
        told = Happened("delay-reported", "2021-11-08")
        reviews = [
            review(*self.ENTRIES),
            review(*self.ENTRIES, partnership="essex"),
            review(*self.ENTRIES, told),
            review(*self.ENTRIES, told, partnership="essex"),
        ]
        pages = [caseload.monday([each.as_of(on)], on=on, until=on) for each in reviews]
        says = [
            row.says for page in pages for row in page.of(Heading.OVERDUE) if row.cards[0].id.startswith("task/com")
        ]
        lead = "Complete the LCSPR – safeguarding partners. First: agree the terms of reference"
        delays = [". Consider the delay and tell of it", ". Tell of the delay", ". Consider the delay", ""]
        assert [f"{lead}{delay}" for delay in delays] == says
        assert [2, 1, 1, 0] == [len(row.beside) for page in pages for row in page.of(Heading.OVERDUE)]

    def test_a_period_from_memory_that_passed_is_told_as_that(self) -> None:
        published = (*self.ENTRIES, Happened("published", "2021-11-01"))
        known = review(*published).as_of(date(2021, 11, 10))
        page = caseload.monday([known], on=known.on, until=known.on)
        (says,) = (row.says for row in page.of(Heading.OVERDUE) if row.cards[0].id == "task/submit-report/case")
        line = "Final report to the Panel [not checked] – safeguarding partners. Date passed; period from memory"
        assert f"{line}, check the text. Local date passed: 12–18 Oct" == says

    def test_reviews_of_which_it_says_the_same_share_a_line_above_their_day(self) -> None:
        on, late = date(2024, 11, 11), (Decided("local-review", "review", on="2020-10-21", by="safeguarding-partners"),)
        known = [
            review(*(late if reference == "NR-08" else self.ENTRIES), reference=reference, partnership="essex").as_of(
                on
            )
            for reference in ("NR-07", "NR-08", "NR-09")
        ]
        page = caseload.monday(known, on=on, until=on)
        assert ["NR-07, NR-09", "NR-08"] == [names for names, _ in page.told(Heading.OVERDUE)]
        assert 3 == page.counts["overdue"]
        lines = to_text(page).splitlines()
        at = lines.index("NR-07, NR-09")
        assert "       Tue 20 Apr 2021      Complete the LCSPR – safeguarding partners. First:" == lines[at + 1]
        assert "       899 wd ago           agree the terms of reference. Tell of the delay" == lines[at + 2]
        assert lines[at + 3].startswith("NR-08  Wed 21 Apr 2021      Complete the LCSPR – safeguarding partners.")
        musts = [line for line in lines if "Must: " in line]
        assert [] != musts
        assert all(line.startswith(("NR-07, NR-09  Must: ", "NR-08  Must: ")) for line in musts)
        assert "NR-07, NR-09  Tue 20 Apr 2021 899 wd ago" in to_text(page, 40)

    def test_a_day_of_another_year_keeps_to_its_column(self) -> None:
        lines = self.says(*self.ENTRIES, on=date(2024, 11, 11), partnership="essex")
        at = next(number for number, line in enumerate(lines) if line.startswith("NR-07  Tue 20 Apr 2021"))
        assert "NR-07  Tue 20 Apr 2021      Complete the LCSPR – safeguarding partners. First:" == lines[at]
        assert "       899 wd ago           agree the terms of reference. Tell of the delay" == lines[at + 1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("NR-07", "NR-08"):
        (tmp_path / f"{name}.toml").write_text(dumps(review(NOTIFIED, REQUESTED, reference=name)), "utf-8")
    (tmp_path / "b.json").write_text(dumps(review(DECIDED, reference="NR-09"), "json"), "utf-8")
    (tmp_path / "broken.toml").write_text("format = 1\nreferen", "utf-8")
    (tmp_path / "huge.toml").write_bytes(b"#" * (1 << 21))
    (tmp_path / "link.toml").symlink_to(tmp_path / "NR-07.toml")
    (tmp_path / "nowhere.toml").write_text(dumps(review(reference="NW-01", partnership="nowhere")), "utf-8")
    (tmp_path / "twin.toml").write_text(dumps(review(DECIDED, reference="NR-08")), "utf-8")
    (tmp_path / "notes.txt").write_text("not a case", "utf-8")
    (tmp_path / "older").mkdir()
    (tmp_path / "folder.toml").mkdir()
    return tmp_path


class TestAFolder:
    def test_of_good_and_broken_files_gives_the_good_and_names_the_others(self, folder: Path) -> None:
        found = caseload.folder(folder)
        assert ["NR-07.toml", "NR-08.toml", "b.json", "nowhere.toml", "twin.toml"] == list(found.reviews)
        assert {
            "broken.toml": "malformed",
            "folder.toml": "missing-file",
            "huge.toml": "too-large",
            "link.toml": "link-not-followed",
            "twin.toml": "repeated-reference",
        } == {one.file: one.problems[0].code for one in found.unread}

    def test_takes_an_ending_in_any_case_and_names_one_that_the_desktop_hid(self, tmp_path: Path) -> None:
        text = dumps(review(NOTIFIED))
        for name in ("NR-07.TOML", "NR-08.toml.txt", "NR-09.Json.TXT", "NR-13.Toml", "notes.txt"):
            (tmp_path / name).write_text(text, "utf-8")
        found = caseload.folder(tmp_path)
        assert ["NR-07.TOML", "NR-13.Toml"] == list(found.reviews)
        assert {
            "NR-08.toml.txt": ("unknown-file-format", False),
            "NR-09.Json.TXT": ("unknown-file-format", False),
            "NR-13.Toml": ("repeated-reference", True),
        } == {problem.file: (problem.problems[0].code, problem.answered) for problem in found.unread}

    def test_two_files_of_one_reference_are_both_answered_and_that_is_said(self, folder: Path) -> None:
        (twin,) = (one for one in caseload.folder(folder).unread if one.file == "twin.toml")
        assert (True, "the reference is that of NR-08.toml too; both are answered: merge them into one") == (
            twin.answered,
            twin.problems[0].suggestion,
        )

    def test_that_is_not_there_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(CsprError, match="missing-folder"):
            caseload.folder(tmp_path / "nowhere")

    def test_that_may_not_be_read_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(_: Path) -> None:
            raise PermissionError

        monkeypatch.setattr(Path, "iterdir", refuse)
        with pytest.raises(CsprError, match="unreadable-folder"):
            caseload.folder(tmp_path)

    def test_of_very_many_files_is_not_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("cspr.caseload.case_files.MOST_FILES", 2)
        for name in ("a.toml", "b.json", "c.txt"):
            tmp_path.joinpath(name).touch()
        assert 2 == len(caseload.folder(tmp_path).unread)
        tmp_path.joinpath("d.toml").touch()
        with pytest.raises(CsprError) as refused:
            caseload.folder(tmp_path)
        assert ["too-many-files at $: a folder may hold up to 2 case files"] == [
            str(problem) for problem in refused.value.problems
        ]


class TestTheCommand:
    def run(self, capsys: pytest.CaptureFixture[str], *words: str) -> str:
        assert 3 == main(["due", *words])
        return capsys.readouterr().out

    def test_leaves_with_nothing_to_tell_where_every_file_was_answered(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for name in ("broken.toml", "huge.toml", "link.toml", "nowhere.toml"):
            (folder / name).unlink()
        (folder / "folder.toml").rmdir()
        assert 0 == main(["due", str(folder), "--on", "2021-04-12"])
        assert "Not answered" not in capsys.readouterr().out

    def test_tells_what_is_overdue_and_what_could_not_be_read(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        told = " ".join(self.run(capsys, str(folder), "--on", "2021-04-12").split())
        assert "Monday page Mon 12 Apr 2021, week to Sun 18 Apr 5 reviews" in told
        assert "Not answered: broken.toml: malformed" in told
        assert "nowhere.toml" not in told
        assert "Look at twin.toml, reference: repeated reference" in told
        assert "NR-07, NR-08 Mon 12 Apr today Agencies return their information [texts differ] – each agency" in told
        assert told.startswith("Not answered: broken.toml: malformed")
        assert "Not legal advice." in told

    def test_lists_it_under_each_agency(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        told = self.run(capsys, str(folder), "--on", "2021-04-12", "--by", "agency")
        assert "\nPartner agency\n--------------\n\nDue\n" in told
        assert "  - NR-07 Agencies return their information" in told
        assert "main date" not in told

    def test_does_not_repeat_the_agency_of_the_heading(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        parties = (Involved(f"agency:{name}") for name in ("police", "health"))
        (folder / "NR-20.toml").write_text(dumps(review(REQUESTED, *parties, reference="NR-20")), "utf-8")
        told = self.run(capsys, str(folder), "--on", "2021-04-12", "--by", "agency")
        assert "\nHealth\n------\n\nDue\n  - NR-20 Agencies return their information, Mon 12 Apr, today; may" in told
        assert "(Health)" not in told

    def test_names_the_parties_of_one_duty_in_one_line(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        parties = (Involved(f"agency:{name}") for name in ("police", "health"))
        (folder / "NR-20.toml").write_text(dumps(review(REQUESTED, *parties, reference="NR-20")), "utf-8")
        told = self.run(capsys, str(folder), "--on", "2021-04-12", "--by", "case")
        line = "NR-20 Agencies return their information (Health, Police), Mon 12 Apr, today – Partner agency"
        assert line in " ".join(told.split())

    def test_gives_json_with_places_instead_of_repeating(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        words = (str(folder), "--on", "2021-04-12", "--until", "2021-04-30", "--by", "case", "--json")
        told = json.loads(self.run(capsys, *words))
        assert ("2021-04-12", "2021-04-30", None) == (told["on"], told["until"], told["since"])
        assert {told["items"][place]["reference"] for place in told["groups"]["NR-07"]} == {"NR-07"}
        assert {"broken.toml", "huge.toml"} <= {one["file"] for one in told["unread"]}

    def test_says_that_no_case_file_was_found_and_on_which_day(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        told = self.run(capsys, str(tmp_path), "--on", "2021-04-06")
        assert told.startswith("Monday page  Tue 6 Apr 2021, week to Mon 12 Apr")
        assert "No case file was found that could be read: nothing was looked at." in told
        assert "Nothing is overdue" not in told

    def test_writes_a_calendar_file_that_can_be_imported_twice(
        self, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        written: list[bytes] = []
        for _ in range(2):
            told = self.run(capsys, str(folder), "--on", "2021-04-12", "--ics", str(tmp_path / "week.ics"))
            written.append((tmp_path / "week.ics").read_bytes())
        assert "Written: 2 entries, each private and without saying what is due.\nNot answered: broken.toml" in told
        read: Any = Calendar.from_ical(written[0])
        entries = read.walk("VEVENT")
        assert written[0] == written[1]
        assert {"NR-07: due", "NR-08: due"} <= {str(entry["summary"]) for entry in entries}

    def test_a_calendar_that_takes_each_weeks_file_holds_nothing_as_due_that_was_done_or_fell_away(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        known = (Happened("local-authority-aware", "2021-03-26"), Happened("notification-sent", "2021-03-29"))
        held = (Happened("rapid-review-held", "2021-04-15"), Happened("rapid-review-submitted", "2021-04-16"))
        page, calendar = tmp_path / "week.ics", dict[str, tuple[str, str]]()
        for on, entries in (("2021-04-06", known), ("2021-04-20", (*known, *held))):
            stood = [uid for uid, (_, summary) in calendar.items() if summary == "NR-07: due"]
            (tmp_path / "NR-07.toml").write_text(dumps(Review("NR-07", "northamptonshire").record(*entries)), "utf-8")
            assert 0 == main(["due", str(tmp_path), "--on", on, "--ics", str(page)])
            file: Any = Calendar.from_ical(page.read_bytes())
            assert {date.fromisoformat(on).toordinal()} == {int(entry["sequence"]) for entry in file.walk("VEVENT")}
            calendar |= {
                str(entry["uid"]): (str(entry["status"]), str(entry["summary"])) for entry in file.walk("VEVENT")
            }
        told = capsys.readouterr().out.splitlines()
        assert "Written: 3 entries, each private and without saying what is due." == told[0]
        assert "; 2 take away what no longer applies." in told[1]
        assert [("CANCELLED", "NR-07: not due"), ("CONFIRMED", "NR-07: due, done")] == sorted(
            calendar[uid] for uid in stood
        )
        (tmp_path / "NR-07.toml").write_text(dumps(Review("NR-07", "northamptonshire").record(*known, *held)), "utf-8")
        page.unlink()
        assert 0 == main(["due", str(tmp_path), "--on", "2021-06-21", "--ics", str(page)])
        assert not page.exists()  # after four weeks a calendar is no longer put right

    def test_says_where_a_calendar_file_cannot_be_written(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert 4 == main(["due", str(folder), "--on", "2021-04-12", "--ics", str(folder / "nowhere" / "week.ics")])
        assert "--ics: unwritable file; " in capsys.readouterr().err

    def test_does_not_reach_beyond_the_last_year(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert 2 == main(["due", str(tmp_path), "--on", "9999-12-31"])
        assert "--on: outside the calendar; " in capsys.readouterr().err


class TestTheText:
    def situation(self, *entries: AnyEntry, on: date = ON) -> Situation:
        return review(*entries).as_of(on)

    def test_tells_of_a_hold_whether_its_end_is_planned(self) -> None:
        open_ = Proceeding("prosecution", "open", on="2021-06-01")
        told = " ".join(to_text(caseload.due([self.situation(DECIDED, open_)], until=ON)).split())
        assert "Publish the LCSPR, Tue 1 Jun, its end is not planned; Police [NSCP-F-349]" in told
        planned = Planned("prosecution-concluded", "2021-12")
        told = " ".join(to_text(caseload.due([self.situation(DECIDED, open_, planned)], until=ON)).split())
        assert "until December 2021, as planned" in told

    def test_tells_from_which_day_a_date_moved(self) -> None:
        first = attrs.evolve(DECIDED, id="D1")
        other = attrs.evolve(DECIDED, on="2021-04-27", recorded=date(2021, 6, 28), corrects="D1")
        told = " ".join(
            to_text(caseload.due([self.situation(first, other)], until=ON, since=date(2021, 6, 21))).split()
        )
        assert "moved since Mon 21 Jun" in told
        assert "from Wed 20 Oct, to Wed 27 Oct" in told

    def test_tells_the_governing_day_and_whether_it_is_sure(self) -> None:
        entries = (Happened("incident", "2021-03-25"), Happened("local-authority-aware", "2021-03-26"))
        told = " ".join(
            to_text(caseload.due([self.situation(*entries, on=date(2021, 3, 29))], until=date(2021, 4, 6))).split()
        )
        assert "NR-07 Serious incident notification to the Panel, Tue 6 Apr, 4 working days left" in told
        assert "; may not apply" in told

    def test_names_what_could_not_be_answered(self) -> None:
        found = caseload.due([review().as_of(ON)], until=ON, frameworks=lambda _: framework("kirklees"))
        assert "Not answered: NR-07, framework: not this partnership; " in to_text(found)
        assert ["NR-07"] == [reference for reference, _ in to_dict(found)["unanswered"]]

    def test_is_written_as_plain_values_that_json_can_hold(self) -> None:
        found = caseload.due([self.situation(DECIDED)], until=ON, since=date(2021, 6, 1))
        values = to_dict(found)
        assert values == json.loads(json.dumps(values))
        assert {"schedules", "groups"}.isdisjoint(values)


def test_every_kind_is_said_in_words() -> None:
    assert {kind.value for kind in ItemKind} == set(KINDS)


@pytest.mark.parametrize(
    ("path", "ask"),
    [
        ("$.since", lambda day: caseload.due([], until=date(2021, 6, 1), since=day)),
        ("$.on", lambda day: caseload.week([], on=day, until=date(2021, 6, 1))),
        ("$.until", lambda day: caseload.week([], on=date(2021, 6, 1), until=day)),
        ("$.on", lambda day: side_by_side("kirklees", on=day)),
    ],
)
@pytest.mark.parametrize("no_day", ["2021-04-01", datetime(2021, 4, 1, 9, 30), 20210401])  # noqa: DTZ001 -- of no zone
def test_what_is_no_day_is_refused(path: str, ask: Callable[[Any], object], no_day: object) -> None:
    with pytest.raises(CsprError) as refused:
        ask(no_day)
    assert [Problem("not-a-day", path, "give a date, without a time of day")] == list(refused.value.problems)


@pytest.mark.parametrize(("on", "says"), [(date(2021, 4, 6), "today"), (date(2021, 4, 5), "1 working day left")])
def test_what_is_due_on_the_day_asked_about_is_due_today(on: date, says: str) -> None:
    entries = [
        Established(fact, "yes", on="2021-03-26", by="local-authority")
        for fact in ("abuse-or-neglect-suspected", "child-died", "incident-in-area")
    ]
    review = Review("NR-07", "northamptonshire").record(Happened("local-authority-aware", "2021-03-26"), *entries)
    told = to_text(caseload.due([review.as_of(on)], until=date(2021, 4, 7)))
    assert f"NR-07 Serious incident notification to the Panel, Tue 6 Apr, {says};" in " ".join(told.split())
