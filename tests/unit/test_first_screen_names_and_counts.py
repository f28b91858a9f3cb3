"""What first screens call people and documents, how they count days, and what they say of plans and older editions."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import cspr
from cspr import publication
from cspr.authoring import starter
from cspr.caseload.headings import Heading
from cspr.caseload.page import week
from cspr.first_screen import Glance, Section, glance
from cspr.guidance import framework
from cspr.record import Decided, Established, Happened, Planned, Proceeding, Request, Review, Withdrawn
from cspr.record.entries import AnyEntry
from cspr.show import as_html, as_text, to_text
from cspr.show.first_screen import first_screen
from cspr.show.tree import Heading as Title, Page, Strong, sentence, table
from cspr.testing import write_folder

JUNE = "2024-06-03"
CASE: tuple[AnyEntry, ...] = (
    Happened("incident", JUNE),
    Happened("local-authority-aware", JUNE),
    *(
        Established(fact, "yes", on=JUNE, by="police")
        for fact in ("abuse-or-neglect-suspected", "child-died", "incident-in-area")
    ),
    Happened("notification-sent", "2024-06-06"),
)
DECIDED = Decided("local-review", "review", on="2024-06-25", by="safeguarding-partners", rationale_ref="RR-1")
ON = date(2024, 7, 8)


def screen(*entries: AnyEntry, partnership: str = "essex", on: date = ON) -> Glance:
    return glance(framework(partnership), Review("XX-01", partnership).record(*CASE, *entries).as_of(on))


def cautions(found: Glance, start: str = "care/") -> dict[str, str]:
    return {card.id: card.says for card in found.of(Section.CARE) if card.id.startswith(start)}


class TestAPlanForAFarDay:
    PLAN = Planned("published", "2090-03-01")

    def test_is_asked_about_once_and_shows_no_delay(self) -> None:
        found = screen(DECIDED, self.PLAN)
        says = "planned for Wed 1 Mar 2090, five years or more after everything else on record. Check the year."
        assert {"care/far-plan/published": f"Publish the LCSPR: {says}"} == {
            **cautions(found, "care/far-plan/"),
            **cautions(found, "care/past-limit/"),
        }
        assert not any("delay" in sentence for sentence in found.headline)
        assert "16,596 wd" in first_screen(found, lines=60)

    def test_stands_on_mondays_page(self) -> None:
        rows = week([screen(DECIDED, self.PLAN)], on=ON, until=date(2024, 7, 14)).of(Heading.CHECK)
        assert ["care/far-plan/published"] == [row.cards[0].id for row in rows]

    def test_for_which_no_clause_asks_is_left_to_the_check_of_the_file(self) -> None:
        assert {} == cautions(screen(DECIDED, Planned("prosecution-concluded", "2090-03-01")), "care/far-plan/")

    @pytest.mark.parametrize("entry", [Planned("published", "2025-03-03"), Happened("published", "2024-07-01")])
    def test_is_not_asked_about_once_there_is_another_or_it_is_done(self, entry: AnyEntry) -> None:
        assert {} == cautions(screen(DECIDED, self.PLAN, entry), "care/far-plan/")


def test_a_long_time_has_a_separator_everywhere() -> None:
    late = screen(on=date(2030, 7, 8))
    assert "1,537 wd ago" in first_screen(late)
    assert "Overdue." in {card.why[0] for card in late.of(Section.NOW) if card.why}


def test_an_agency_keeps_the_capital_of_its_name_and_stands_without_its_id(tmp_path: Path) -> None:
    folder = write_folder(starter("longton"), tmp_path / "own")
    words = folder / "vocabulary.toml"
    own = '\n[agency."x-longton/valley"]\ntitle = "Longton and Upper Valley Agency"\nsays = "An agency."\n'
    words.write_text(words.read_text("utf-8") + own, "utf-8")
    asked = Request("x-longton/valley", "asked", on="2024-06-07")
    situation = Review("XX-01", "longton").record(*CASE, asked).as_of(ON)
    shown = [
        next(card.says for card in glance(documents, situation).cards if card.id.startswith("returned/"))
        for documents in (cspr.framework("longton", extra=folder), cspr.framework("longton"))
    ]
    assert ["Information from Longton and Upper Valley Agency,", "Information from valley,"] == [
        says[: says.index(",") + 1] for says in shown
    ]


def test_an_older_edition_is_named_and_marks_what_others_owe_by_it() -> None:
    sent = (Happened("rapid-review-held", "2024-06-20"), Happened("rapid-review-submitted", "2024-06-26"))
    against = Decided("local-review", "no-review", on="2024-06-25", by="safeguarding-partners", rationale_ref="RR-1")
    seen = screen(*sent, against, partnership="national")
    assert (
        "Panel guidance 2022 was not read on this. What is marked 'older edition' comes from Panel guidance 2019: "
        "check before you rely on it."
    ) == cautions(seen)["care/unread/panel-guidance-2022"]
    (awaited,) = seen.of(Section.WAITING)
    assert ("awaited/panel-feedback/case", "older edition") == (awaited.id, awaited.tag)


def test_a_task_without_a_date_is_marked_where_the_highest_text_that_asks_for_it_is_an_older_edition() -> None:
    decided = Decided("local-review", "review", on="2023-10-03", by="safeguarding-partners", rationale_ref="RR-1")
    answer = Review("XX-01", "kirklees").record(*CASE, decided).as_of(date(2024, 3, 13))
    told = {card.id: card for card in glance(framework("kirklees"), answer).cards}
    tell, files = told["task/alert-bodies/case"], told["task/secure-files/case"]
    assert (None, "older edition", "") == (tell.arrive_by, tell.tag, files.tag)
    assert (
        "What is marked 'older edition' comes from Working Together 2018"
        in told["care/unread/working-together-2023"].says
    )


def test_what_does_not_wait_for_other_proceedings_is_named_in_a_whole_sentence() -> None:
    response = Proceeding("joint-agency-response", "open", on="2024-06-04")
    says = "This does not wait for the joint agency response: rapid review meeting."
    assert says in cautions(screen(response)).values()


def test_of_a_published_report_nobody_is_told_that_it_is_not_ready() -> None:
    out = Happened("published", "2024-07-01")
    situation = Review("XX-01", "essex").record(*CASE, DECIDED, Planned("published", "2024-07-01"), out).as_of(ON)
    answer = publication.readiness(framework("essex"), situation)
    assert (None, "Published on Mon 1 Jul. On what is recorded, ") == (answer.planned, answer.says[:45])
    assert "No day of publication is planned." not in to_text(answer)
    again = publication.readiness(framework("essex"), situation, planned=date(2024, 8, 1))
    assert again.says.startswith("Ready to publish? No: ")


def test_what_two_reviews_have_alike_without_a_date_stands_once_on_mondays_page() -> None:
    reviews = (Review(name, "essex").record(*CASE) for name in ("XX-01", "XX-02", "XX-03"))
    page = week([glance(framework("essex"), review.as_of(ON)) for review in reviews], on=ON, until=ON)
    line = "XX-01, XX-02, XX-03  Rapid review meeting – safeguarding partners, open 22"
    assert line in to_text(page).splitlines()
    assert 1 == str(page).count("apid review meeting – ")
    assert 3 == sum("review meeting" in row.says for row in page.of(Heading.CHASE))


def test_titles_from_right_to_left_stand_apart_in_headings_and_where_they_are_strong() -> None:
    written = as_html.write(Page("שלום", (Title("שלום (a)"), sentence(Strong("שלום")))))
    assert "<title>שלום</title>" in written
    for apart in ("<h1><bdi>שלום</bdi></h1>", "<h2><bdi>שלום</bdi> (a)</h2>", "<strong><bdi>שלום</bdi></strong>"):
        assert apart in written


def test_titles_from_right_to_left_are_isolated_on_a_terminal_and_keep_the_width_of_the_line() -> None:
    title = "סקירה ראשונה"
    columns = as_text.blocks([table("t", ("Title", "Days"), (title, "7"), ("other", "8"))])
    assert ["Title         Days", f"\u2068{title}\u2069  7", "other         8"] == columns.splitlines()
    assert [f"\u2068{title}\u2069: done (\u2068{title}\u2069)"] == as_text.blocks(
        [sentence(f"{title}: done ({title})")]
    ).splitlines()
    case = Review("XX-01", "essex").record(*CASE)
    for text in (to_text(glance(framework("essex"), case.as_of(ON))), to_text(week([], on=ON, until=ON))):
        assert not re.search("[\u2068\u2069]", text)


def test_before_the_first_entry_it_is_said_of_which_day_nothing_is_recorded() -> None:
    asked, on = Review("XX-01", "essex").record(*CASE, Withdrawn("e1", "entered-in-error", on=ON)), date(2024, 5, 1)
    early = glance(framework("essex"), asked.as_of(on))
    later = len(CASE) - 1
    says = f"Nothing is recorded up to this day; {later} entries are of later days: check the day that you ask about."
    assert (f"NOTHING RECORDED YET; {later} ENTRIES LATER", says) == (early.stage, early.headline[0])
    assert f"XX-01 (Nothing recorded yet; {later} entries later)" in to_text(week([early], on=on, until=on))


UNCHECKED = "One date has passed, on a period that was not checked against the text: final report to the Panel."


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ((Happened("rapid-review-held", "2024-06-18"), Happened("rapid-review-submitted", "2024-06-20")), [UNCHECKED]),
        ((), ["One overdue: rapid review to the Panel.", UNCHECKED]),
    ],
)
def test_what_is_overdue_is_told_apart_from_what_passed_by_a_period_that_was_not_checked(
    held: tuple[AnyEntry, ...], told: list[str]
) -> None:
    planned = (Happened("review-completed", "2024-07-02"), Planned("published", "2024-07-10"))
    seen = screen(*held, DECIDED, *planned, partnership="national")
    assert told == [each for each in seen.headline if "overdue" in each or "not checked" in each]
