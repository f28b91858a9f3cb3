"""The answers on publication beside readiness: the earliest day, not publishing, late, afterwards, plain English."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from building import document, duty, framework_of
from cspr import publication
from cspr.authoring import starter
from cspr.errors import CsprError
from cspr.guidance import framework
from cspr.guidance.periods import Relation, Timing, Weeks, Years
from cspr.publication.answers import Requirement
from cspr.record import Decided, Happened, Planned, Proceeding, Review
from cspr.record.entries import AnyEntry
from cspr.record.situation import Situation
from cspr.show import to_text
from cspr.testing import write_folder
from cspr.truth import Truth
from cspr.wording import publication as words

DECIDED = Decided("local-review", "review", on="2021-05-04", by="safeguarding-partners")
SET_UP = (Happened("lead-reviewer-appointed", "2021-05-04"), Happened("terms-agreed", "2021-05-04"))
DECLINED = Decided("publication", "do-not-publish", on="2021-09-22", by="safeguarding-partners")
ON = date(2021, 10, 1)


def situation(*entries: AnyEntry, partnership: str = "northamptonshire", on: date = ON) -> Situation:
    return Review("PR-01", partnership).record(DECIDED, *entries).as_of(on)


@pytest.mark.parametrize(
    ("met", "checked", "answer"),
    [
        (Truth.YES, True, Truth.YES),
        (Truth.YES, False, Truth.UNKNOWN),
        (Truth.UNKNOWN, True, Truth.UNKNOWN),
        (Truth.NO, True, Truth.NO),
        (Truth.NO, False, Truth.NO),
    ],
)
def test_what_is_met_is_in_order_only_by_a_text_that_was_read(met: Truth, checked: bool, answer: Truth) -> None:
    requirement = Requirement(
        kind=publication.RequirementKind.NOTICE,
        name="notice",
        title="Notice",
        state=publication.RequirementState.DONE,
        met=met,
        binding=True,
        checked=checked,
        sources=(),
        cleared_by=(),
        why="",
    )
    assert answer is requirement.answer


class TestTheEarliestDay:
    def test_is_a_working_day_that_hangs_on_the_longest_chain_and_says_what_would_bring_it_forward(self) -> None:
        answer = publication.earliest(
            framework("essex"), situation(*SET_UP, partnership="essex"), durations={"complete-review": 110}
        )
        assert (date(2021, 10, 18), ["complete-review", "submit-report", "publish"], [date(2021, 10, 12)]) == (
            answer.day,
            [link.step for link in answer.chain],
            [each.day for each in answer.sooner],
        )
        assert answer.says == (
            "Publication on Mon 18 Oct 2021 at the earliest. "
            "It depends on: Complete the LCSPR, Final report to the Panel, Publish the LCSPR."
        )

    def test_is_not_brought_forward_by_less_work_that_it_does_not_hang_on(self) -> None:
        answer = publication.earliest(
            framework("essex"), situation(*SET_UP, partnership="essex"), durations={"complete-review": 0}
        )
        assert () == answer.sooner

    def test_takes_any_period(self) -> None:
        week, days = (
            publication.earliest(
                framework("essex"), situation(*SET_UP, partnership="essex"), durations={"complete-review": time}
            )
            for time in (Weeks(40), 0)
        )
        assert (date(2022, 2, 17), date(2021, 10, 12)) == (week.day, days.day)

    def test_beyond_a_limit_says_so_first_and_names_the_period_with_its_clauses(self) -> None:
        late, kept = (
            publication.earliest(
                framework("essex"), situation(*SET_UP, partnership="essex"), durations={"complete-review": time}
            )
            for time in (Weeks(40), 0)
        )
        assert late.says.startswith(
            "Publication on Thu 17 Feb 2022 at the earliest, past the limit of Thu 4 Nov 2021. It depends on: "
        )
        assert {("publication-period", date(2021, 11, 4))} == {(each.name, each.safe_by) for each in late.beyond}
        assert all(each.sources for each in late.beyond)
        assert words.BEYOND in to_text(late)
        assert ((), False, False) == (kept.beyond, "past the limit" in kept.says, words.BEYOND in to_text(kept))

    @pytest.mark.parametrize(
        ("entries", "causes"),
        [
            ([Proceeding("prosecution", "open", on="2021-06-01")], ("Prosecution is open, and its end is not known.",)),
            ([DECLINED], ("It was decided not to publish the report. Other duties arise instead.",)),
            ([Happened("published", "2021-09-30")], ("It is published already.",)),
            (
                [Decided("course", "pause", on="2021-09-01", by="safeguarding-partners")],
                ("Review paused, and not resumed.",),
            ),
        ],
    )
    def test_is_none_while_an_end_is_not_known(self, entries: list[AnyEntry], causes: tuple[str, ...]) -> None:
        answer = publication.earliest(framework("northamptonshire"), situation(*entries))
        assert (None, (), causes, ()) == (answer.day, answer.chain, answer.causes, answer.sooner)
        assert f"No day can be given. {' '.join(causes)}" == answer.says

    def test_names_the_steps_without_a_duration_and_not_publication_itself(self) -> None:
        prosecution = Proceeding("prosecution", "open", on="2021-06-01")
        for entries in ([], [prosecution]):
            without = publication.earliest(framework("northamptonshire"), situation(*entries)).without_duration
            assert (True, False) == ("Write the first draft" in without, "Publish the LCSPR" in without)

    def test_is_none_where_no_review_is_held(self) -> None:
        no_review = Review("PR-01", "national").record(
            Decided("local-review", "no-review", on="2021-05-04", by="safeguarding-partners")
        )
        answer = publication.earliest(framework(), no_review.as_of(ON))
        assert (None, ("No text asks for publication as things stand.",)) == (answer.day, answer.causes)

    def test_says_what_is_not_known_and_what_is_still_to_be_weighed(self) -> None:
        inquest = Proceeding("inquest", "open", on="2021-06-01")
        answer = publication.earliest(framework("northamptonshire"), situation(inquest))
        assert (
            "This is not open (not recorded yet): Prosecution.",
            "This is weighed first: Inquest.",
        ) == answer.only_if

    def test_of_a_step_that_is_not_known_is_refused(self) -> None:
        with pytest.raises(CsprError) as caught:
            publication.earliest(framework(), situation(partnership="national"), durations={"draft": 3})
        assert [("unknown-step", "$.durations")] == [(each.code, each.path) for each in caught.value.problems]

    @pytest.mark.parametrize("durations", [[1], "first-draft", 5, ()])
    def test_durations_that_are_no_table_are_refused(self, durations: Any) -> None:
        with pytest.raises(CsprError) as caught:
            publication.earliest(framework(), situation(partnership="national"), durations=durations)
        assert [("not-a-table", "$.durations")] == [(each.code, each.path) for each in caught.value.problems]


class TestBeingLate:
    def test_on_its_own_dates_the_library_says_who_is_told(self) -> None:
        held = Proceeding("prosecution", "open", on="2021-06-01")
        answer = publication.lateness(
            framework("northamptonshire"), situation(held, on=date(2022, 1, 10)), planned=date(2022, 2, 14)
        )
        assert (Truth.YES, ("Prosecution is open.",), ("Prosecution",)) == (
            answer.late,
            answer.reasons,
            answer.held_back_by,
        )
        assert {"national-panel", "secretary-of-state"} <= {to for notice in answer.tell for to in notice.to}
        assert {"2021-11-04"} == {str(limit.due) for limit in answer.limits}

    def test_in_time_nobody_is_told_and_no_limit_named(self) -> None:
        answer = publication.lateness(framework("northamptonshire"), situation(), planned=date(2021, 11, 1))
        assert (Truth.NO, (), (), ("Not late, on what is recorded.",)) == (
            answer.late,
            answer.limits,
            answer.tell,
            answer.says,
        )

    def test_without_a_reason_says_that_there_is_none(self) -> None:
        answer = publication.lateness(
            framework(), situation(Planned("published", "2021-12-01"), partnership="national")
        )
        assert (
            "The planned day is past the limit of: publish the LCSPR (Thu 4 Nov).",
            "No reason for the delay is recorded. Record it: whoever is told of the delay is told why.",
            "Tell of the delay, with the reasons: the Panel and the Secretary of State.",
        ) == answer.says

    def test_what_was_published_late_is_late_and_in_time_is_not(self) -> None:
        late, in_time = (
            publication.lateness(
                framework(),
                situation(
                    Happened("review-completed", "2021-10-01"),
                    Happened("published", day),
                    partnership="national",
                    on=date(2022, 3, 1),
                ),
            )
            for day in ("2021-12-01", "2021-11-01")
        )
        assert (Truth.YES, Truth.NO) == (late.late, in_time.late)


class TestAfterwards:
    def test_two_periods_that_cannot_both_be_kept_are_said_to_disagree(self) -> None:
        answer = publication.afterwards(
            framework("kirklees"), situation(partnership="kirklees"), planned=date(2021, 11, 1)
        )
        assert ["at least 1 year", "at least 1 year", "at most 6 months"] == [each.says for each in answer.available]
        assert answer.contradiction.endswith("Both cannot be met.")
        assert [("KSCP-110", "KSCP-109")] == [source.clauses for source in answer.on_request]

    @pytest.mark.parametrize(
        ("at_least", "at_most", "contradicts"), [([1], [2, 3], False), ([1, 2], [2, 3], False), ([1, 3], [2, 3], True)]
    )
    def test_only_a_text_that_asks_for_more_than_another_allows_contradicts_it(
        self, at_least: list[int], at_most: list[int], contradicts: bool
    ) -> None:
        periods = [(Relation.AT_LEAST, years) for years in at_least] + [(Relation.AT_MOST, years) for years in at_most]
        duties = [
            duty(
                "keep-available",
                Timing(relation=relation, amounts=(Years(years),), of=("published",)),
                id=f"rule-{number}",
                topic="website-period",
                part=f"part-{number}",
            )
            for number, (relation, years) in enumerate(periods)
        ]
        asked = situation(Happened("published", "2021-09-30"), partnership="my-area")
        answer = publication.afterwards(framework_of([document(*duties)]), asked)
        assert len(periods) == len(answer.available)
        assert contradicts is bool(answer.contradiction)

    def test_counts_from_the_day_of_publication_that_is_recorded(self) -> None:
        published = Happened("published", "2021-09-30")
        answer = publication.afterwards(framework(), situation(published, partnership="national"))
        assert ("2021-09-30", {"2022-09-30"}, "") == (
            str(answer.published),
            {str(each.until) for each in answer.available},
            answer.contradiction,
        )

    def test_has_no_days_where_none_is_known(self) -> None:
        answer = publication.afterwards(framework("kirklees"), situation(partnership="kirklees"))
        assert (None, {None}) == (answer.published, {each.until for each in answer.available})
        assert answer.contradiction.endswith("Both cannot be met.")
        national = publication.afterwards(framework(), situation(partnership="national"))
        assert (None, "") == (national.published, national.contradiction)


class TestPlainEnglish:
    def test_long_sentences_are_told_by_their_places(self) -> None:
        text = "Short one. " + " ".join(["word"] * 26) + ". Dr. Shah was told.\n\nNo end here"
        answer = publication.readability(text)
        assert (4, [(11, 141, 26)]) == (
            answer.sentences,
            [(each.start, each.end, each.words) for each in answer.long_sentences],
        )

    def test_shorter_sentences_and_words_have_a_lower_grade(self) -> None:
        easy = publication.readability("The child was seen. The school was told. The nurse came.")
        hard = publication.readability("Multi-agency safeguarding arrangements necessitate considerable deliberation.")
        assert easy.grade is not None
        assert hard.grade is not None
        assert easy.grade < hard.grade

    @pytest.mark.parametrize(
        ("text", "grade"),
        [("The water was cold.", 0.7), ("The home was cold.", -2.2), ("The table was cold.", 0.7), ("See me.", -3.0)],
    )
    def test_a_grade_counts_words_and_their_groups_of_vowels(self, text: str, grade: float) -> None:
        assert grade == publication.readability(text).grade

    @pytest.mark.parametrize("text", ["", "  \n\n ", "12 / 34."])
    def test_a_text_without_words_has_no_grade(self, text: str) -> None:
        answer = publication.readability(text)
        assert (0, 0, None, ()) == (answer.words, answer.sentences, answer.grade, answer.long_sentences)
        assert "There are no words in it" in str(answer)

    def test_what_is_no_text_is_refused(self) -> None:
        with pytest.raises(CsprError) as caught:
            publication.readability(b"bytes")  # type: ignore[arg-type]
        assert [("not-text", "$.text")] == [(each.code, each.path) for each in caught.value.problems]

    def test_nothing_of_the_text_is_in_the_answer(self) -> None:
        answer = publication.readability("Aloysius " * 30)
        assert "loysius" not in repr(answer) + str(answer)
        assert "30 words: characters 0 to 270" in str(answer)


class TestPages:
    """Each answer is shown as a page."""

    def test_the_earliest_day(self) -> None:
        answer = publication.earliest(
            framework("essex"), situation(*SET_UP, partnership="essex"), durations={"complete-review": 110}
        )
        page = " ".join(str(answer).split())
        assert "If this took no time: Complete the LCSPR. Then Tue 12 Oct 2021 at the earliest." in page
        assert "No duration was given; these count as taking no time" in page

    def test_that_no_day_can_be_given(self) -> None:
        asked = [
            Proceeding(kind, "open" if kind == "prosecution" else "none", on="2021-06-01")
            for kind in ("prosecution", "inquest")
        ]
        page = str(publication.earliest(framework("northamptonshire"), situation(*asked)))
        assert "No day can be given. Prosecution is open" in " ".join(page.split())

    def test_not_publishing(self) -> None:
        page = " ".join(str(publication.not_publishing(framework("northamptonshire"), situation(DECLINED))).split())
        assert "Decided not to publish the report." in page
        assert (
            "Publish the information on improvements (new) – Safeguarding partners [Children Act 2004, CA04-024" in page
        )
        assert "Final report to the Panel (stays) – Safeguarding partners" in page
        assert "How long the information stays public (stays; at least 1 year)" in page
        assert "Done already" not in page

    def test_not_publishing_names_what_is_done_apart_from_what_is_left(self) -> None:
        sent = Happened("report-submitted", "2021-08-27")
        answer = publication.not_publishing(framework("northamptonshire"), situation(DECLINED, sent))
        page = " ".join(str(answer).split())
        assert "Done already ------------ - Final report to the Panel: Fri 27 Aug [Children Act 2004, CA04-022" in page
        assert "Final report to the Panel (stays)" not in page
        done = {duty.topic: str(duty.done) for duty in answer.duties if duty.done is not None}
        assert {"submit-report": "2021-08-27"} == done

    def test_a_report_that_is_not_published_has_no_sign_offs_before_it(self) -> None:
        answer = publication.readiness(framework("northamptonshire"), situation(DECLINED))
        page = to_text(answer)
        assert [
            "It was decided not to publish the report. Other duties arise instead.",
            "Before information on the improvements is published in its place:",
        ] == page.splitlines()[2:4]
        headings = {"Sign-off, in order", "Contents of the report", "Notices and copies", "To weigh"}
        assert {"Notices and copies", "To weigh"} == headings.intersection(page.splitlines())
        assert Truth.NO is answer.ready

    def test_being_late(self) -> None:
        held = Proceeding("prosecution", "open", on="2021-06-01")
        page = str(publication.lateness(framework("northamptonshire"), situation(held), planned=date(2022, 2, 14)))
        assert ["Who considers it and who is told", "Reasons"] == [
            line for line in page.splitlines() if line in {"Who considers it and who is told", "Reasons"}
        ]

    def test_in_time(self) -> None:
        page = str(publication.lateness(framework(), situation(partnership="national"), planned=date(2021, 11, 1)))
        assert "  - Not late, on what is recorded." == page.splitlines()[2]
        assert 3 == len(page.rstrip().splitlines())

    def test_afterwards(self) -> None:
        page = " ".join(str(publication.afterwards(framework("kirklees"), situation(partnership="kirklees"))).split())
        assert "Both cannot be met." in page
        assert (
            "Afterwards on request --------------------- - "
            "[Kirklees guide for staff, KSCP-110, KSCP-109: local procedure, must; text seen]" in page
        )

    def test_the_panel_of_a_homicide_review_stands_apart_and_decides_nothing(self) -> None:
        death = Proceeding("domestic-abuse-related-death-review", "open", on="2021-06-01")
        plain, joint = (
            publication.readiness(framework(), situation(*entries, partnership="national"))
            for entries in ((), (death,))
        )
        assert (plain.ready, plain.requirements, ()) == (joint.ready, joint.requirements, plain.apart)
        assert [("home-office-quality-panel", False, Truth.UNKNOWN)] == [
            (each.name, each.binding, each.met) for each in joint.apart
        ]

    def test_a_national_review_stands_apart(self) -> None:
        national = Happened("national-review-decided", "2021-06-01")
        page = to_text(publication.readiness(framework(), situation(national, partnership="national")))
        assert "Other reviews, judged apart" in page.splitlines()


def test_in_place_of_a_report_the_time_stands_as_its_text_gives_it(tmp_path: Path) -> None:
    texts = framework("fenmere", extra=write_folder(starter("fenmere"), tmp_path / "fenmere"))
    declined = Decided("publication", "do-not-publish", on="2024-05-20", by="safeguarding-partners")
    decided = Decided("local-review", "review", on="2024-02-01", by="safeguarding-partners")
    known = Review("PR-01", "fenmere").record(decided, declined).as_of(date(2024, 6, 3))
    times = {duty.source.clauses[0]: duty.when for duty in publication.not_publishing(texts, known).duties}
    expected = {"FENMERE-004": "some days", "WT23-039": "at least 7 working days before", "WT23-044": ""}
    assert expected == {clause: times[clause] for clause in expected}
