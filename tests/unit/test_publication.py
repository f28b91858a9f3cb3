"""What stands between a planned date and publication."""

from __future__ import annotations

from datetime import date

import pytest

from cspr import vocabulary
from cspr.errors import CsprError
from cspr.first_screen import glance
from cspr.guidance import framework
from cspr.guidance.layers import Framework
from cspr.publication import (
    Readiness,
    RequirementKind as Kind,
    RequirementState,
    afterwards,
    earliest,
    lateness,
    not_publishing,
    readiness,
)
from cspr.publication.answers import Requirement
from cspr.record import Decided, Delayed, Established, Happened, Planned, Proceeding, Review
from cspr.record.entries import AnyEntry
from cspr.show import to_text
from cspr.truth import Truth

PLANNED = date(2021, 11, 1)
DECIDED = Decided("local-review", "review", on=date(2021, 5, 4), by="safeguarding-partners")


def northamptonshire() -> Framework:
    return framework("northamptonshire")


def ready(*entries: AnyEntry, on: date = date(2021, 10, 1), planned: date | None = PLANNED) -> Readiness:
    review = Review("NR-07", "northamptonshire").record(DECIDED, *entries)
    return readiness(northamptonshire(), review.as_of(on), planned=planned)


def one(found: Readiness, kind: Kind, name: str) -> Requirement:
    return next(each for each in found.requirements if (each.kind, each.name) == (kind, name))


def test_the_notice_shows_the_strictest_day_and_the_governing_one() -> None:
    notice = one(ready(), Kind.NOTICE, "publication-notice")
    assert (date(2021, 10, 12), date(2021, 10, 21)) == (notice.safe_by, notice.governing)


def test_a_notice_not_yet_given_stands_in_the_way() -> None:
    notice = one(ready(), Kind.NOTICE, "publication-notice")
    why = "not given yet; to be safe by the local procedure: 12–18 Oct"
    assert (Truth.NO, why, date(2021, 10, 21)) == (notice.met, notice.why, notice.governing)


def test_a_notice_that_can_no_longer_be_given_in_time_says_so() -> None:
    notice = one(ready(on=date(2021, 10, 22)), Kind.NOTICE, "publication-notice")
    why = "too late: the last day for it has passed; local date passed: 12–18 Oct"
    assert (Truth.NO, why) == (notice.met, notice.why)


def test_a_notice_is_not_too_late_while_the_governing_text_leaves_a_day_and_says_which_local_dates_have_passed() -> (
    None
):
    found = ready(on=date(2021, 10, 19))
    notice = one(found, Kind.NOTICE, "publication-notice")
    why = "not given yet; local date passed: 12–18 Oct"
    assert (Truth.NO, RequirementState.TO_DO, why) == (notice.met, notice.state, notice.why)
    page = " ".join(to_text(found).split())
    assert f"Final report to the Panel, before publication: to do ({why}; last day Thu 21 Oct)" in page


def test_a_notice_given_in_time_is_met() -> None:
    notice = one(ready(Happened("report-submitted", date(2021, 9, 30))), Kind.NOTICE, "publication-notice")
    assert (Truth.YES, "given in time") == (notice.met, notice.why)


def test_a_notice_given_too_late_for_the_strictest_reading_is_not_met() -> None:
    found = ready(Happened("report-submitted", date(2021, 10, 20)), on=date(2021, 10, 25))
    notice = one(found, Kind.NOTICE, "publication-notice")
    why = "given in time by the main date; local date passed: 12–18 Oct"
    assert (Truth.NO, why) == (notice.met, notice.why)
    page = " ".join(to_text(found).split())
    assert f"Final report to the Panel, before publication: too late ({why}; to be safe by Tue 12 Oct)" in page


def test_a_notice_given_too_late_by_every_text_has_the_main_date() -> None:
    found = ready(Happened("report-submitted", date(2021, 10, 22)), on=date(2021, 10, 25))
    notice = one(found, Kind.NOTICE, "publication-notice")
    assert (Truth.NO, "given too late") == (notice.met, notice.why)
    page = " ".join(to_text(found).split())
    assert "Final report to the Panel, before publication: too late (given too late; last day Thu 21 Oct)" in page


def test_a_notice_given_in_time_on_some_readings_that_bind_may_be_either() -> None:
    found = ready(Happened("publication-date-notified", date(2021, 10, 15)), on=date(2021, 10, 25))
    notice = one(found, Kind.NOTICE, "publication-date-notice")
    assert (Truth.UNKNOWN, "given in time on some readings of the texts, not on all") == (notice.met, notice.why)


def test_a_notice_given_on_a_day_known_only_in_part_may_be_either() -> None:
    found = ready(Happened("report-submitted", "2021-10"), on=date(2021, 11, 1))
    assert Truth.UNKNOWN is one(found, Kind.NOTICE, "publication-notice").met


def test_without_a_planned_date_a_notice_has_no_day() -> None:
    found = ready(Happened("report-submitted", date(2021, 9, 30)), planned=None)
    notice = one(found, Kind.NOTICE, "publication-notice")
    assert (None, Truth.UNKNOWN) == (notice.safe_by, notice.met)


def test_the_record_s_own_plan_is_used_where_no_other_is_given() -> None:
    found = ready(Planned("published", PLANNED), planned=None)
    assert (str(PLANNED), date(2021, 10, 12)) == (
        str(found.planned),
        one(found, Kind.NOTICE, "publication-notice").safe_by,
    )


def test_an_open_prosecution_holds_publication() -> None:
    held = one(ready(Proceeding("prosecution", "open", on=date(2021, 6, 1))), Kind.HOLD, "prosecution")
    assert (Truth.NO, "open") == (held.met, held.why)


def test_a_prosecution_nobody_asked_about_is_unknown_and_asked_for() -> None:
    held = one(ready(), Kind.HOLD, "prosecution")
    assert (Truth.UNKNOWN, "not recorded whether there is one") == (held.met, held.why)


def test_a_prosecution_that_was_asked_about_and_is_none_is_no_longer_listed() -> None:
    found = ready(Proceeding("prosecution", "none", on=date(2021, 6, 1)))
    assert [] == [each for each in found.requirements if each.name == "prosecution"]


def test_an_inquest_is_weighed_by_people() -> None:
    weighed = one(ready(Proceeding("inquest", "open", on=date(2021, 6, 1))), Kind.WEIGH, "inquest")
    assert (Truth.UNKNOWN, "to be weighed") == (weighed.met, weighed.why)


def test_a_planned_date_beyond_the_six_months_is_said_and_no_faded_relaxation_keeps_it_from_binding() -> None:
    found = ready(planned=date(2021, 11, 5))
    period = one(found, Kind.PERIOD, "publication-period")
    assert (Truth.NO, date(2021, 11, 4), True) == (period.met, period.safe_by, period.binding)


def test_a_relaxation_within_a_year_of_which_the_limit_falls_keeps_it_from_binding() -> None:
    decided = Decided("local-review", "review", on="2021-01-11", by="safeguarding-partners")
    situation = Review("NR-07", "northamptonshire").record(decided).as_of(date(2021, 6, 1))
    period = one(readiness(northamptonshire(), situation, planned=date(2021, 8, 2)), Kind.PERIOD, "publication-period")
    assert (Truth.NO, date(2021, 7, 11), False) == (period.met, period.safe_by, period.binding)


def test_a_planned_date_within_the_six_months_keeps_them() -> None:
    period = one(ready(), Kind.PERIOD, "publication-period")
    assert (Truth.YES, "kept") == (period.met, period.why)


def test_a_period_whose_start_is_known_only_to_the_month_may_be_kept_or_not() -> None:
    decided = Decided("local-review", "review", on="2021-05", by="safeguarding-partners")
    situation = Review("NR-07", "northamptonshire").record(decided).as_of(date(2021, 10, 1))
    found = readiness(northamptonshire(), situation, planned=date(2021, 11, 15))
    assert Truth.UNKNOWN is one(found, Kind.PERIOD, "publication-period").met


def test_readiness_is_no_while_a_binding_requirement_is_open() -> None:
    assert Truth.NO is ready().ready


DONE = (
    "council-informed",
    "final-sign-off-given",
    "review-completed",
    "report-submitted",
    "publication-bars-checked",
    "family-heard-findings",
    "practitioners-debriefed",
    "press-statement-sent",
    "publication-date-notified",
)
NONE = ("prosecution", "criminal-investigation", "inquest", "court-order", "family-proceedings")


def test_readiness_is_never_yes_over_a_text_that_was_not_checked() -> None:
    known = vocabulary.events()
    found = ready(
        *(Happened(name, date(2021, 9, 1)) for name in DONE if name in known),
        *(Proceeding(kind, "none", on=date(2021, 9, 1)) for kind in NONE),
    )
    left = {each.name for each in found.requirements if each.binding and each.met is Truth.NO}
    assert (Truth.UNKNOWN, set(), Truth.YES, False) == (
        found.ready,
        left,
        one(found, Kind.NOTICE, "publication-notice").met,
        one(found, Kind.NOTICE, "publication-notice").checked,
    )


def test_a_delay_on_record_changes_nothing_of_what_has_to_be_in_order() -> None:
    delayed = ready(Delayed("publish", "inquest-pending", on=date(2021, 9, 1)))
    assert ready().requirements == delayed.requirements


def test_a_report_that_is_likely_to_harm_stands_in_the_way() -> None:
    found = ready(Established("publication-may-harm", "yes", on="2021-09-01", by="lead-reviewer"))
    weighed = one(found, Kind.WEIGH, "publication-may-harm")
    assert (Truth.NO, RequirementState.TO_DO, "recorded: publication is likely to harm", True) == (
        weighed.met,
        weighed.state,
        weighed.why,
        weighed.binding,
    )


def test_what_may_be_done_cannot_be_told_of() -> None:
    found = ready(
        Happened("first-draft-written", "2021-10", recorded="2030-01-07"),
        Happened("practitioners-debriefed", "2021-10", recorded="2030-01-07"),
    )
    for kind, name in ((Kind.SIGN_OFF, "first-draft"), (Kind.TELLING, "practitioner-debrief")):
        entry = one(found, kind, name)
        assert (Truth.UNKNOWN, RequirementState.CANNOT_TELL) == (entry.met, entry.state)


def test_what_was_done_after_the_planned_day_is_not_in_order() -> None:
    found = ready(Happened("council-informed", "2021-11-03"), on=date(2021, 11, 5))
    told = one(found, Kind.TELLING, "inform-council")
    assert (Truth.NO, RequirementState.DONE, "done later than the planned day") == (told.met, told.state, told.why)


def test_what_bars_publication_is_gone_through_by_the_planned_day_or_is_still_to_weigh() -> None:
    for done, expected in (("2021-11-01", Truth.YES), ("2021-11-02", Truth.UNKNOWN), ("2021-11", Truth.UNKNOWN)):
        found = ready(Happened("publication-bars-checked", done), on=date(2021, 12, 1))
        weighed = [each for each in found.requirements if each.kind is Kind.WEIGH]
        matters = {each.met for each in weighed if any("WT18" in str(source) for source in each.sources)}
        assert {expected} == matters
        assert one(found, Kind.WEIGH, "painful-dates").met is expected


def test_a_planned_day_on_an_anniversary_of_the_incident_is_remarked_on() -> None:
    remark = "The planned day is an anniversary of the incident."
    for incident, expected in (("2020-11-01", True), ("2020-11-02", False), ("2020-11", False)):
        assert expected is (remark in ready(Happened("incident", incident)).remarks)


def test_a_serious_case_review_is_judged_apart_by_the_edition_under_which_it_began() -> None:
    def apart(*entries: AnyEntry, on: date = date(2018, 9, 3)) -> list[tuple[str, RequirementState, Truth]]:
        situation = Review("SR-01", "national").record(*entries).as_of(on)
        return [(each.name, each.state, each.met) for each in readiness(framework(), situation).apart]

    begun = Happened("review-commissioned", "2018-03-20")
    rest = [
        ("serious-case-review-period", RequirementState.CANNOT_TELL, Truth.UNKNOWN),
        ("report-contents", RequirementState.CANNOT_TELL, Truth.UNKNOWN),
    ]
    assert [("review-period", RequirementState.TO_DO, Truth.NO), *rest] == apart(begun)
    assert [("review-period", RequirementState.TOO_LATE, Truth.NO), *rest] == apart(begun, on=date(2018, 9, 21))
    in_time = Happened("review-completed", "2018-09-01")
    assert [("review-period", RequirementState.DONE, Truth.YES), *rest] == apart(begun, in_time)
    assert (
        [] == apart(Happened("review-commissioned", "2018-07")) == apart(Happened("review-commissioned", "2018-08-01"))
    )


def test_of_a_serious_case_review_nothing_is_asked_that_came_with_local_reviews() -> None:
    for partnership in ("northamptonshire", "kirklees", "essex", "national"):
        asked = [Proceeding(kind, "none", on="2017-04-03") for kind in ("inquest", "prosecution")]
        begun = Happened("review-commissioned", "2017-03-20")
        situation = Review("SR-01", partnership).record(begun, *asked).as_of(date(2022, 9, 5))
        answer = readiness(framework(partnership), situation, planned=date(2022, 9, 29))
        asking = {source.instrument for each in answer.requirements for source in each.sources}
        assert {"wider-context", "working-together-2015"} == asking
        assert (["complete-review"], (), Truth.NO) == (
            [each.name for each in answer.unmet],
            answer.unknown,
            answer.ready,
        )
        looked_into = "and what was asked of the serious case review has to be looked into."
        assert f"Ready to publish? No: 1 thing is not in order, {looked_into}" == answer.says
        complete = Review("SR-01", partnership).record(begun, *asked, Happened("review-completed", "2018-02-05"))
        answer = readiness(framework(partnership), complete.as_of(date(2022, 9, 5)), planned=date(2022, 9, 29))
        assert ((), (), Truth.UNKNOWN) == (answer.unmet, answer.unknown, answer.ready)
        assert f"Ready to publish? Not yet known: {looked_into.removeprefix('and ')}" == answer.says
        first = earliest(framework(partnership), situation)
        assert (None, (), ()) == (first.day, first.chain, first.only_if)
        cause = "The steps of a serious case review, and how long each of them took, stand in no text here."
        assert cause in first.causes


def test_what_is_open_weighs_on_a_serious_case_review_and_later_texts_say_nothing_of_it() -> None:
    texts = framework("kirklees")
    begun = Happened("review-commissioned", "2017-03-20")
    proceedings = Proceeding("family-proceedings", "open", on="2017-04-03")
    situation = Review("SR-01", "kirklees").record(begun, proceedings).as_of(date(2024, 9, 3))
    held = {each.name: each for each in readiness(texts, situation).requirements}["family-proceedings"]
    assert ("to-weigh", False, ("KSCP-121", "KSCP-099", "KSCP-100")) == (
        held.state.value,
        held.binding,
        held.sources[0].clauses,
    )
    left_out = (
        "The review began before local reviews did, as a serious case review: what later texts ask of local reviews is "
        "left out here."
    )
    after = afterwards(texts, situation, planned=date(2024, 11, 1))
    assert ((), (), (), (), "", left_out) == (
        *(after.available, after.on_request, after.copies, after.outputs),
        *(after.contradiction, after.prompts[0]),
    )
    instead = not_publishing(texts, situation)
    assert (left_out, (), (), ()) == (instead.says, instead.duties, instead.falls_away, instead.regard)
    assert () == lateness(texts, situation).tell


def test_a_planned_day_that_no_calendar_reaches_is_said_of_that_day() -> None:
    situation = Review("PR-01", "kirklees").record(DECIDED).as_of(date(2021, 10, 1))
    for planned in (date(1066, 1, 1), date(1996, 1, 2), date(9999, 1, 1)):
        for ask in (readiness, lateness, afterwards):
            with pytest.raises(CsprError) as caught:
                ask(framework("kirklees"), situation, planned=planned)
            assert [("outside-the-calendar", "$.planned")] == [(each.code, each.path) for each in caught.value.problems]
    assert date(1996, 12, 2) == ready(planned=date(1996, 12, 2)).planned.first  # type: ignore[union-attr]


def test_of_a_planned_month_the_last_days_are_counted_from_its_first_day_and_that_is_remarked_on() -> None:
    found = ready(Planned("published", "2021-12"), planned=None)
    remark = "The planned day is known only in part: last days are counted back from the first that it can be."
    assert (remark,) == found.remarks
    assert date(2021, 11, 11) == one(found, Kind.NOTICE, "publication-notice").safe_by
    # 14 working days before 1 December; the copy 7; the press 2 calendar days, or 2 working days.
    shown = [one(found, Kind.NOTICE, name).governing for name in ("publication-date-notice", "publication-notice")]
    assert [date(2021, 11, 11), date(2021, 11, 22)] == shown
    assert "Planned for December 2021." in " ".join(to_text(found).split())


def test_nobody_elected_and_no_press_is_told_where_no_document_names_them() -> None:
    for partnership in ("kirklees", "essex", "national"):
        situation = Review("PR-01", partnership).record(DECIDED).as_of(date(2021, 10, 1))
        found = readiness(framework(partnership), situation, planned=PLANNED)
        told = {to for each in found.requirements for day in each.days for to in day.to}
        assert {"press", "elected-members"}.isdisjoint(told)
        assert {"inform-council", "press-statement"}.isdisjoint(each.name for each in found.requirements)


@pytest.mark.parametrize("of", ["national", "northamptonshire", "kirklees", "essex"])
@pytest.mark.parametrize("day", [10, 20, 22, 27])
def test_the_last_day_of_a_notice_is_the_one_that_the_first_screen_gives(of: str, day: int) -> None:
    decided = Decided("local-review", "review", on="2024-02-05", by="safeguarding-partners")
    planned = Planned("published", "2024-06-04")
    situation = Review("QX-77", of).record(decided, planned).as_of(date(2024, 5, day))
    notices = {
        each.sources: each.governing
        for each in readiness(framework(of), situation).requirements
        if each.kind is Kind.NOTICE and each.done is None and each.governing is not None
    }
    cards = [card for card in glance(framework(of), situation).cards if card.id.startswith("task/")]
    shown = {sources: card.arrive_by for sources in notices for card in cards if {*sources} & {*card.sources}}
    assert notices == shown
    assert notices
