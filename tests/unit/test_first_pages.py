"""The first screen of a review and Monday's page, of many cases and in every form they are given out."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

import cspr
from cspr import caseload, changing, cli
from cspr.caseload.page import Week
from cspr.errors import CsprError
from cspr.first_screen import Glance, glance
from cspr.guidance import framework
from cspr.record import Decided, Established, Happened, Planned, Proceeding, Review
from cspr.show import to_html, to_markdown, to_text

SCENARIOS = Path(__file__).parents[1] / "scenarios"
EXAMPLE = Path(__file__).parents[2] / "examples" / "northamptonshire-2021.toml"
FOLDERS = (EXAMPLE.parent, SCENARIOS / "faults", SCENARIOS / "first_screens")
CASES = sorted(
    path for folder in FOLDERS for path in folder.rglob("*.toml") if "\nreference = " in path.read_text("utf-8")
)
ON = date(2021, 6, 14)


def of(*entries: object, partnership: str = "northamptonshire", on: date = ON) -> Glance:
    return glance(framework(partnership), Review("NR-07", partnership).record(*entries).as_of(on))  # type: ignore[arg-type]


def days_of(review: Review) -> list[date]:
    """Days on which a review is looked at: before anything, soon after each day on record, and long after."""
    texts = [str(value) for entry in review.entries for value in [getattr(entry, "on", None)] if value]
    whole = sorted({date.fromisoformat(text) for text in texts if len(text) == 10})
    return [*(day + timedelta(9) for day in whole[::3]), (whole or [ON])[-1] + timedelta(400)]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_first_screen_fits_and_every_card_of_it_cites_and_says_what_is_next(path: Path) -> None:
    review = cspr.load(path)
    for on in days_of(review):
        found = glance(cspr.framework(review.partnership), review.as_of(on))
        lines = to_text(found).splitlines()
        assert (True, True) == (len(lines) <= 40, max(map(len, lines)) <= 80)
        assert [] == [card.id for card in found.cards if not card.says or not card.next]
        assert {card.id for card in found.cards if not card.sources} <= {"care/no-local"}
        assert [] == [card.id for card in found.cards if len(card.says) > 140]
        page, marks = to_html(found), to_markdown(found)
        assert found.headline
        assert page.count("<h1") == marks.count("\n# ") + marks.startswith("# ") == 1


@pytest.mark.parametrize("on", [date(2021, 4, 1), date(2021, 5, 4)])
def test_nothing_is_set_off_that_is_empty(on: date) -> None:
    review = cspr.load(EXAMPLE)
    whole = cspr.report(cspr.framework(review.partnership), review.as_of(on))
    assert "****" not in to_markdown(whole)
    assert "<strong></strong>" not in to_html(whole)


class TestTheHeadline:
    def test_of_a_review_that_was_published(self) -> None:
        decided = Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners")
        found = of(decided, Happened("published", "2021-06-01"))
        assert "1 Jun" in found.headline[0]

    def test_of_a_report_whose_publication_is_planned(self) -> None:
        decided = Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners")
        planned = Planned("published", "2021-07-01")
        assert "Publication planned for Thu 1 Jul." in of(decided, planned).headline
        finalised = Happened("report-finalised", "2021-06-01")
        assert of(decided, planned, finalised).headline[0] == "Report finalised; publication planned for Thu 1 Jul."
        signed = of(decided, planned, finalised, Happened("final-sign-off-given", "2021-05-28"))
        assert signed.headline[0] == "Report signed off; publication planned for Thu 1 Jul."

    def test_of_a_report_that_is_ready_and_has_no_day_of_publication(self) -> None:
        decided = Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners")
        completed = Happened("review-completed", "2021-10-22")
        late = of(decided, completed, on=date(2021, 10, 25))
        assert late.stage == "LCSPR: PUBLICATION"
        assert late.headline[0] == (
            "LCSPR completed on Fri 22 Oct, 2 working days late (Wed 20 Oct) by national guidance."
        )
        in_time = of(decided, Happened("review-completed", "2021-10-15"), on=date(2021, 10, 18))
        assert in_time.headline[0] == "LCSPR completed on Fri 15 Oct."
        signed = of(decided, completed, Happened("final-sign-off-given", "2021-10-21"), on=date(2021, 10, 25))
        assert signed.headline[0] == "Report signed off on Thu 21 Oct."
        declined = Happened("publication-declined", "2021-10-24")
        assert late.headline[0] in of(decided, completed, declined, on=date(2021, 10, 25)).headline

    def test_of_a_report_that_is_not_published_says_what_is_owed_in_its_place(self) -> None:
        decided = Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners")
        declined = Happened("publication-declined", "2021-06-01")
        owed = "The information on improvements must be published in its place."
        headline = of(decided, declined).headline
        assert headline[:2] == ("Decided on Tue 1 Jun not to publish the report.", owed)
        assert owed not in of(decided, declined, Happened("published", "2021-06-10")).headline

    def test_of_a_review_of_another_kind_that_is_completed(self) -> None:
        decided = Decided("local-review", "other-learning", on="2021-04-20", by="safeguarding-partners")
        found = of(decided, Happened("review-completed", "2021-05-20"))
        assert (found.stage, found.headline[0]) == (
            "OTHER LEARNING DECIDED",
            "Decided on Tue 20 Apr to learn by means other than an LCSPR.",
        )

    def test_of_a_decision_against_a_review(self) -> None:
        decided = Decided("local-review", "no-review", on="2021-04-20", by="safeguarding-partners")
        assert of(decided).headline[0] == "Decided on Tue 20 Apr not to undertake an LCSPR."

    def test_of_a_notification_that_was_late(self) -> None:
        aware = Happened("local-authority-aware", "2021-06-01")
        found = of(Happened("incident", "2021-06-01"), aware, Happened("notification-sent", "2021-06-11"))
        assert found.headline[0] == (
            "Notification sent Fri 11 Jun: 3 working days late (Tue 8 Jun) "
            "by national guidance and by the local procedure."
        )

    def test_of_a_notification_that_was_in_time_on_one_reading_of_the_local_procedure_alone(self) -> None:
        # Five days from Tuesday 1 June: Sunday 6 June as calendar days, Tuesday 8 June as working days.
        aware = Happened("local-authority-aware", "2021-06-01")
        found = of(Happened("incident", "2021-06-01"), aware, Happened("notification-sent", "2021-06-08"))
        assert found.headline[0] == (
            "Notification sent Tue 8 Jun: in time by national guidance; by the local procedure in time on some "
            "readings, 2 working days late on others (Sun 6 Jun)."
        )

    def test_of_nothing_on_record(self) -> None:
        says = "Nothing is recorded up to this day. Begin with the incident and the day the authority became aware."
        assert (says,) == of().headline

    def test_of_a_child_who_is_known_to_have_been_harmed(self) -> None:
        facts = [
            Established(name, "yes", on="2021-06-01", by="local-authority")
            for name in ("child-died", "abuse-or-neglect-suspected", "incident-in-area")
        ]
        assert of(*facts).headline[0] == (
            "Notifiable on what is recorded: abuse or neglect is known or suspected and the child died. "
            "The local authority must notify the Panel."
        )


class TestWhatToTakeCareOf:
    def test_a_plan_that_has_passed(self) -> None:
        decided = Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners")
        found = of(decided, Planned("published", "2021-06-01"))
        (card,) = (card for card in found.cards if card.id == "care/planned/published")
        assert card.says == "Publish the LCSPR: planned for Tue 1 Jun; not recorded as done."

    def test_an_authority_that_is_aware_long_after_the_incident(self) -> None:
        found = of(Happened("incident", "2021-01-04"), Happened("local-authority-aware", "2021-06-01"))
        assert [card.id for card in found.cards if card.id == "care/known-late"]


class TestThePageOfAWeek:
    def page(self, *situations: object, until: date = date(2021, 6, 20)) -> Week:
        return caseload.monday(situations, on=ON, until=until)  # type: ignore[arg-type]

    def test_is_given_out_as_a_page_too(self) -> None:
        reviews = [cspr.load(path) for path in sorted((SCENARIOS / "first_screens" / "monday").glob("*.toml"))]
        quiet = Review("NR-98", "northamptonshire")
        unanswered = Review("NR-99", "northamptonshire")
        found = self.page(*(review.as_of(ON) for review in [*reviews, quiet]))
        assert [to_html(found).count(row.reference) > 0 for row in found.rows] == [True for _ in found.rows]
        assert "Monday" in to_markdown(found)
        early = caseload.monday([unanswered.as_of(date(1900, 1, 1))], on=date(1900, 1, 1), until=date(1900, 1, 7))
        assert "1900" in to_text(early)

    def test_fits_a_narrow_terminal(self) -> None:
        reviews = [cspr.load(path) for path in sorted((SCENARIOS / "first_screens" / "monday").glob("*.toml"))]
        lines = to_text(self.page(*(review.as_of(ON) for review in reviews)), 20).splitlines()
        assert (True, True) == (max(map(len, lines)) <= 20, any("Publish the LCSPR" in line for line in lines))

    def test_of_no_reviews_says_that_nothing_was_looked_at(self) -> None:
        found = self.page()
        assert "No case file was found that could be read: nothing was looked at." in to_html(found)
        assert "nothing was looked at" in to_text(found)

    def test_wants_one_day_and_a_week_that_ends_after_it(self) -> None:
        with pytest.raises(CsprError) as raised:
            self.page(Review("NR-07", "northamptonshire").as_of(date(2021, 6, 15)))
        assert ["several-days"] == [problem.code for problem in raised.value.problems]
        with pytest.raises(CsprError) as raised:
            self.page(until=date(2021, 6, 13))
        assert ["ends-before-it-begins"] == [problem.code for problem in raised.value.problems]

    def test_says_which_review_was_not_answered_and_answers_the_others(self) -> None:
        def only_essex(_name: str) -> object:
            return framework("essex")

        asked = [Review("NR-07", name).as_of(ON) for name in ("northamptonshire", "essex")]
        found = caseload.monday(asked, on=ON, until=date(2021, 6, 20), frameworks=only_essex)  # type: ignore[arg-type]
        assert [("NR-07", ("not-this-partnership",))] == [
            (name, tuple(problem.code for problem in problems)) for name, problems in found.unanswered
        ]
        assert "not this partnership" in to_text(found)
        assert "not this partnership" in to_html(found)


class TestAtAWeekend:
    """No working day lies between Friday or Sunday and the Saturday asked about, and yet neither is today."""

    SATURDAY = date(2026, 11, 28)
    ENTRIES = (Decided("local-review", "review", on="2026-10-27", by="safeguarding-partners"),)

    def test_an_answer_that_was_due_on_friday_has_not_come_and_is_not_due_today(self) -> None:
        sent = Happened("rapid-review-submitted", "2026-10-30")
        situation = Review("NR-2026-1", "northamptonshire").record(*self.ENTRIES, sent).as_of(self.SATURDAY)
        week = caseload.monday([situation], on=self.SATURDAY, until=date(2026, 12, 4))
        screen = glance(
            framework("northamptonshire"), Review("NR-2026-1", "northamptonshire").record(sent).as_of(self.SATURDAY)
        )
        assert re.search(r"\nFri 27 Nov passed +Panel response", to_text(screen))
        assert "\nNR-2026-1  Fri 27 Nov passed Panel response" in to_text(week)
        assert "(1 calendar day ago): Panel response" in " ".join(re.sub("<[^>]+>", "", to_html(week)).split())

    def test_a_duty_of_sunday_is_due_in_a_day(self) -> None:
        decided = Decided("local-review", "review", on="2026-05-29", by="safeguarding-partners")
        situation = Review("ES-1", "essex").record(decided).as_of(self.SATURDAY)
        screen = to_text(glance(framework("essex"), situation))
        assert "\nSun 29 Nov 0 wd" in screen
        assert "Next date: Sun 29 Nov, 1 calendar day left." in " ".join(screen.split())


class TestWhatAnEntryChanges:
    def test_also_where_it_is_known_later_corrects_another_or_answers_of_proceedings(self) -> None:
        first = Happened("incident", "2021-06-01", id="e1", recorded="2021-06-02")
        before = Review("NR-07", "northamptonshire").record(first).as_of(ON, date(2021, 6, 4))
        later = Happened("incident", "2021-06-03", id="e2", recorded="2021-06-07", corrects="e1")
        asked = Proceeding("inquest", "none", on="2021-06-04", id="e3", recorded="2021-06-05")
        after = Review("NR-07", "northamptonshire").record(first, later, asked).as_of(ON, date(2021, 6, 13))
        found = changing.changes(framework("northamptonshire"), before, after)
        told = {row.key: (row.before, row.after, row.entries) for row in found}
        assert ("date-passed-check 2021-06-08", "date-passed-check 2021-06-10", ("e2",)) == told["date/notify-incident"]
        assert ("open", "answered", ("e3",)) == told["question/proceeding:inquest/case"]


class TestTheCommands:
    def test_a_report_is_written_as_a_page_as_markdown_and_one_section_of_it(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        words = ["report", str(EXAMPLE), "--on", "1 April 2021"]
        assert 0 == cli.main([*words, "--html", str(tmp_path / "page.html")])
        assert 0 == cli.main([*words, "--markdown", str(tmp_path / "page.md")])
        assert (tmp_path / "page.html").read_text("utf-8").startswith("<!")
        assert (tmp_path / "page.md").read_text("utf-8").startswith("# ")
        capsys.readouterr()
        assert 0 == cli.main([*words, "--only", "deadlines"])
        printed = capsys.readouterr().out
        assert ("Deadlines: ", True) == (printed[:11], "legal advice" in printed)

    def test_a_file_that_cannot_be_written_is_named_by_its_option_alone(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / "nowhere" / "page.html"
        assert 4 == cli.main(["report", str(EXAMPLE), "--on", "1/4/2021", "--html", str(path)])
        told = capsys.readouterr()
        assert ("", True, False) == (told.out, "--html: unwritable file" in told.err, "nowhere" in told.err)

    def test_mondays_page_as_json_and_of_a_name_that_looks_like_a_slip(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        text = EXAMPLE.read_text("utf-8")
        (tmp_path / "one.toml").write_text(text, "utf-8")
        assert 0 == cli.main(["due", str(tmp_path), "--on", "2021-04-01", "--json"])
        assert "rows" in json.loads(capsys.readouterr().out)
        (tmp_path / "two.toml").write_text(text.replace('"northamptonshire"', '"northamptonshir"'), "utf-8")
        assert cli.main(["due", str(tmp_path), "--on", "2021-04-01"]) not in (0, 2)
        assert "no local procedure is held here under this name" in capsys.readouterr().out
        (tmp_path / "three.toml").write_text(text.replace('"northamptonshire"', '"no such place!"'), "utf-8")
        assert cli.main(["due", str(tmp_path), "--on", "2021-04-01"]) not in (0, 2)
        assert "three.toml" in capsys.readouterr().out

    def test_mondays_page_on_a_day_that_the_calendar_does_not_reach(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "one.toml").write_text(EXAMPLE.read_text("utf-8"), "utf-8")
        assert 2 == cli.main(["due", str(tmp_path), "--on", "9999-12-31"])
        assert "outside the calendar" in capsys.readouterr().err

    def test_deadlines_before_any_guidance(self, capsys: pytest.CaptureFixture[str]) -> None:
        words = ["deadlines", "northamptonshire", "--on", "1900-01-01"]
        assert 2 == cli.main(words)
        assert capsys.readouterr().err


def test_what_can_still_be_kept_is_not_put_behind_a_fold_by_what_the_headline_says_too() -> None:
    course = {
        "incident": "2020-12-14",
        "local-authority-aware": "2020-12-15",
        "notification-sent": "2020-12-16",
        "rapid-review-held": "2021-01-05",
        "rapid-review-submitted": "2021-01-08",
        "panel-feedback-received": "2021-02-01",
        "lead-reviewer-appointed": "2021-02-08",
    }
    happened = [Happened(event, day) for event, day in course.items()]
    decided = Decided("local-review", "review", on="2021-01-11", by="safeguarding-partners")
    text = to_text(of(*happened, decided, Planned("published", "2021-11-01"), on=date(2021, 10, 18)))
    assert "\nThu 21 Oct 3 wd      Final report to the Panel – safeguarding partners (must)" in text
    assert "Tell of the delay, with the reasons." in " ".join(text.split())
    assert "\n\nASK + 1 more; WAITING FOR + 6 more; TAKE CARE + 5 more, among them: Since Thu 1\n" in text
    assert "WAITING FOR\n" not in text
