"""Everything for one situation, and what the reader has to know of the answer itself."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cspr import calendars
from cspr.errors import CsprError
from cspr.first_screen import glance
from cspr.first_screen.cards import CardChange
from cspr.guidance import framework
from cspr.interchange import to_dict
from cspr.lifecycle import By
from cspr.record import Decided, Established, Happened, Involved, Listed, Planned, Review
from cspr.reporting import Report, report
from cspr.show.as_text import blocks, write
from cspr.show.layout.deadlines import listed
from cspr.show.layout.report import section
from cspr.timescales import Rank
from cspr.truth import Truth

ON = date(2021, 4, 1)


def made(review: Review, on: date = ON, partnership: str = "northamptonshire") -> Report:
    return report(framework(partnership), review.as_of(on))


@pytest.fixture(scope="module")
def empty() -> Report:
    return made(Review("NR-07", "northamptonshire"))


def test_an_empty_record_gets_a_report_and_is_asked_what_starts_everything(empty: Report) -> None:
    assert {"abuse-or-neglect-suspected", "child-died"} <= {one.name for one in empty.questions}


def test_the_last_line_says_that_it_is_not_legal_advice_and_what_was_not_checked(empty: Report) -> None:
    assert " ".join(str(empty).split()).endswith(f"cspr {empty.version}. {empty.legal}")


def test_every_unchecked_clause_behind_the_answer_is_named(empty: Report) -> None:
    unchecked = {
        name
        for timescale in empty.schedule
        for reading in timescale.readings
        for name in reading.source.clauses
        if not framework("northamptonshire").clauses[name].basis.checked
    }
    assert set() == unchecked - set(empty.not_checked)


def test_a_clause_that_was_checked_is_not_named_for_standing_beside_one_that_was_not(empty: Report) -> None:
    checked = [name for name in empty.not_checked if framework("northamptonshire").clauses[name].basis.checked]
    assert [] == checked


def test_a_document_whose_day_is_not_known_is_said_to_be_unsure(empty: Report) -> None:
    title = "Engaging and supporting frontline practitioners"
    assert f"It is not known whether {title} was in force on Thu 1 Apr 2021: its date does not say." in empty.notices


def test_a_report_without_anything_unchecked_says_so() -> None:
    found = made(Review("NR-07", "northamptonshire"))
    import attrs

    assert "This is not legal advice. Every clause that it rests on was checked against a text." == (
        attrs.evolve(found, not_checked=()).legal
    )


def test_a_day_on_which_nothing_was_in_force_is_refused() -> None:
    with pytest.raises(CsprError) as refused:
        made(Review("NR-07", "northamptonshire"), date(1999, 1, 4))
    assert ["before-any-guidance"] == [problem.code for problem in refused.value.problems]


def test_the_national_documents_answer_alone_where_no_partnership_is_asked() -> None:
    found = made(Review("NR-07", "national"), partnership="national")
    assert {None} == {one.partnership for one, _ in found.instruments}


def test_the_working_days_are_those_that_were_asked_for() -> None:
    closed = calendars.england().with_closures([date(2021, 4, 6)])
    review = Review("NR-07", "northamptonshire").record(Happened("local-authority-aware", date(2021, 3, 26)))
    found = report(framework("northamptonshire"), review.as_of(ON), calendar=closed)
    notify = next(one for one in found.schedule if one.topic == "notify-incident")
    assert ["2021-04-07"] == [str(one.due) for one in notify.readings if one.standing is Rank.GOVERNS]


def test_a_notice_ahead_of_publishing_is_counted_by_the_working_days_that_were_asked_for() -> None:
    review = Review("NR-07", "essex").record(
        Decided("local-review", "review", on="2024-05-07", by="safeguarding-partners"),
        Happened("report-submitted", "2024-09-20"),
    )
    situation, closed = review.as_of(date(2024, 10, 1)), calendars.england().with_closures([date(2024, 9, 25)])
    usual, moved = (
        next(one for one in report(framework("essex"), situation, calendar=calendar).progress if one.step == "publish")
        for calendar in (None, closed)
    )
    assert ([], ["publication-notice"]) == (
        [one.name for one in usual.blockers if one.by is By.NOTICE],
        [one.name for one in moved.blockers if one.by is By.NOTICE],
    )


def test_equal_records_give_equal_reports() -> None:
    review = Review("NR-07", "northamptonshire").record(Happened("incident", date(2021, 3, 25)))
    assert to_dict(made(review)) == to_dict(made(review))


def test_a_report_as_plain_values_is_json() -> None:
    review = Review("NR-07", "northamptonshire").record(
        Happened("incident", "2021-03"),
        Established("child-died", "unknown", on=date(2021, 3, 26), by="local-authority", why="disputed"),
    )
    told = to_dict(made(review))
    assert told == json.loads(json.dumps(told))


def test_children_who_are_told_apart_are_answered_one_by_one_in_the_text() -> None:
    review = Review("NR-07", "northamptonshire").record(
        Involved("child:A"),
        Involved("child:B"),
        Established("child-died", "yes", on=date(2021, 3, 26), by="police", about="child:A"),
        Established("child-died", "no", on=date(2021, 3, 26), by="police", about="child:B"),
    )
    told = str(made(review))
    assert (True, True) == ("\n  - child A: not yet known" in told, "\n  - child B: not yet known" in told)


def test_an_answered_case_has_no_question_left_about_its_tests() -> None:
    from cspr import vocabulary

    review = Review("NR-07", "northamptonshire").record(
        *(Established(name, "no", on=date(2021, 3, 26), by="police") for name in vocabulary.facts()),
        Decided("national-review", "no-review", on=date(2021, 4, 23), by="national-panel"),
    )
    found = made(review)
    assert ((), True) == (found.questions, "No open question could still decide a test." in str(found))


def test_control_characters_never_reach_a_terminal(empty: Report) -> None:
    import attrs

    told = str(attrs.evolve(empty, notices=("\x1b[2J\x07gone",)))
    assert (False, True) == ("\x1b" in told or "\x07" in told, "Note:  [2J gone" in told)


def test_readings_that_do_not_arise_are_named_in_one_line() -> None:
    review = Review("NR-07", "northamptonshire").record(
        Established("abuse-or-neglect-suspected", "no", on=date(2021, 3, 26), by="police")
    )
    told = blocks(listed(made(review).schedule))
    assert True is (
        "Does not apply, on what is recorded: Serious incident notification to the Panel" in " ".join(told.split())
    )


def test_what_holds_of_every_reading_of_a_duty_is_said_once_and_no_reading_loses_a_reason() -> None:
    review = Review("NR-07", "northamptonshire").record(
        Happened("incident", "2021-03-25"), Established("child-died", "yes", on="2021-03-26", by="police")
    )
    asked = made(review).schedule
    written = " ".join(blocks(listed(asked)).split())
    for timescale in asked:
        live = [reading for reading in timescale.readings if reading.standing is not Rank.DOES_NOT_ARISE]
        if not live:
            continue
        told = " ".join(blocks(listed([timescale])).split())
        assert told in written
        for reason in {reason for reading in live for reason in reading.reasons[1:]}:
            holders = sum(reason in reading.reasons[1:] for reading in live)
            assert told.count(reason) == (1 if holders == len(live) else holders), reason
        every = [reason for reason in live[0].reasons[1:] if all(reason in each.reasons[1:] for each in live)]
        assert ("On every reading:" in told) is (len(live) > 1 and bool(every))


def test_an_instrument_that_may_not_be_in_force_is_marked(empty: Report) -> None:
    unsure = [one.slug for one, answer in empty.instruments if answer is Truth.UNKNOWN]
    assert "panel-faq" in unsure


def test_a_shared_review_says_whose_documents_did_not_answer() -> None:
    found = made(Review("NR-07", partnerships=("northamptonshire", "kirklees")))
    told = "The review is shared with Kirklees: what its own documents say is not in this report."
    assert True is (told in found.notices)


def test_a_list_of_children_that_may_be_incomplete_is_said_to_be_so() -> None:
    found = made(Review("NR-07", "northamptonshire").record(Involved("child:A")))
    assert "The children are those that the record knows; it does not say that these are all." in found.notices


def test_a_complete_list_of_children_needs_no_remark() -> None:
    review = Review("NR-07", "northamptonshire").record(Involved("child:A"), Listed("child", on=date(2021, 3, 26)))
    assert [] == [one for one in made(review).notices if one.startswith("The children")]


@pytest.fixture(scope="module")
def decided() -> Report:
    taken = Decided("local-review", "review", on=date(2021, 3, 31), by="business-office")
    return made(Review("NR-07", "northamptonshire").record(taken))


def test_a_decision_and_what_is_to_be_said_of_it_stand_in_the_text(decided: Report) -> None:
    told = " ".join(str(decided).split())
    doubts = [doubt.says for one in decided.decisions for taken in one.taken for doubt in taken.findings]
    assert (True, True, [True] * len(doubts)) == (
        "- Wed 31 Mar 2021: review, by Business unit" in told,
        len(doubts) > 0,
        [doubt in told for doubt in doubts],
    )


def test_a_decision_and_what_is_to_be_said_of_it_stand_in_the_plain_values(decided: Report) -> None:
    taken = [each for one in to_dict(decided)["decisions"] for each in one["taken"]]
    assert ("review", "business-office", True) == (taken[0]["outcome"], taken[0]["by"], len(taken[0]["findings"]) > 0)


def test_a_schedule_of_duties_that_all_arise_names_no_others(empty: Report) -> None:
    live = [one for one in empty.schedule if any(each.standing is Rank.GIVES_NO_DATE for each in one.readings)][:1]
    assert [] == [row for row in blocks(listed(live)).splitlines() if row.startswith("Does not apply")]


def test_what_somebody_does_next_is_told_once_with_every_text_that_speaks_of_it() -> None:
    told = write(section(made(Review("NR-07", "northamptonshire")), "people"))
    local_authority = told[told.index("\nLocal authority\n") :].partition("\n\n")[0]
    assert "    - Tell the safeguarding partners of the incident\n      - Within 5 working days" in local_authority
    assert 1 == local_authority.count("- Tell the safeguarding partners of the incident")
    assert {"WT18-019", "CIN-003", "CIN-014"} <= set(local_authority.replace(":", " ").split())


class TestAPlannedDayThatIsAskedAbout:
    RECORD = Review("NR-07", "northamptonshire").record(
        Decided("local-review", "review", on="2021-04-16", by="safeguarding-partners"),
        Happened("report-finalised", "2021-06-21"),
        Planned("published", "2021-07-15", recorded=date(2021, 6, 21)),
    )

    @pytest.mark.parametrize("planned", [date(2021, 9, 2), date(2022, 3, 1), date(2021, 6, 1)])
    @pytest.mark.parametrize("known_on", [None, date(2021, 7, 1), date(2021, 8, 1)])
    def test_is_everywhere_as_if_it_were_recorded(self, planned: date, known_on: date | None) -> None:
        documents, on = framework("northamptonshire"), date(2021, 7, 1)
        entered = None if known_on is None else on
        recorded = self.RECORD.record(Planned("published", planned, recorded=entered)).as_of(on, known_on)
        asked = report(documents, self.RECORD.as_of(on, known_on), planned=planned)
        own = report(documents, recorded)
        assert (str(own), own.first_screen) == (str(asked), asked.first_screen)
        assert own.first_screen == glance(documents, self.RECORD.as_of(on, known_on), planned=planned)

    def test_is_new_since_an_earlier_day(self) -> None:
        documents, on, earlier = framework("northamptonshire"), date(2021, 7, 1), self.RECORD.as_of(date(2021, 6, 30))
        cards = glance(documents, self.RECORD.as_of(on), planned=date(2022, 3, 1), since=earlier).cards
        assert [CardChange.NEW] == [card.change for card in cards if card.id == "care/past-limit/published"]

    def test_is_refused_where_the_calendar_does_not_reach(self) -> None:
        with pytest.raises(CsprError) as refused:
            glance(framework("northamptonshire"), self.RECORD.as_of(ON), planned=date(9999, 1, 1))
        assert ["outside-the-calendar at $.planned"] == [
            f"{problem.code} at {problem.path}" for problem in refused.value.problems
        ]
