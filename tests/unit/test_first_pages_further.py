"""The first pages in cases that are rare: a contradiction, nothing to ask, everything planned, too little room."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import attrs
import pytest

import building
from building import document, framework_of
from cspr import caseload, changing, cli, forms, lifecycle, timescales, vocabulary
from cspr.dates import PartialDate
from cspr.first_screen import Card, Glance, glance
from cspr.first_screen.cards import Certainty
from cspr.guidance import framework
from cspr.guidance.documents import Document
from cspr.guidance.periods import Amount, Days, Months, Relation, Timing, WorkingDays, Years
from cspr.lifecycle import State
from cspr.record import Decided, Established, Happened, Planned, Proceeding, Review
from cspr.record.entries import AnyEntry
from cspr.show import to_html, to_text
from cspr.show.first_screen import first_screen
from cspr.sources import Authority, Force
from cspr.timescales.main_date import Verdict, main_date
from cspr.wording import headlines

EXAMPLE = Path(__file__).parents[2] / "examples" / "northamptonshire-2021.toml"
ON = date(2021, 6, 14)
DECIDED = Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners")


def of(*entries: AnyEntry, partnership: str = "northamptonshire", on: date = ON) -> Glance:
    return glance(framework(partnership), Review("NR-07", partnership).record(*entries).as_of(on))


def past_limit(screen: Glance) -> tuple[Card, ...]:
    return tuple(card for card in screen.cards if "past-limit" in card.id)


@pytest.mark.parametrize(("event", "says"), headlines.EXITS.items())
def test_a_review_that_went_into_another_says_so(event: str, says: str) -> None:
    assert says == of(DECIDED, Happened(event, "2021-06-01")).stage


def test_a_notification_of_which_only_the_month_is_known_is_neither_in_time_nor_late() -> None:
    aware = Happened("local-authority-aware", "2021-06-09")
    entries = Happened("incident", "2021-06-09"), aware, Happened("notification-sent", "2021-06")
    perhaps = "perhaps late (due Wed 16 Jun) by national guidance; perhaps late (due Mon 14 Jun) by the local procedure"
    assert f"Notification sent in June 2021: {perhaps}." == of(*entries, on=date(2021, 7, 5)).headline[0]
    in_time = "in time by national guidance and by the local procedure"
    assert f"Notification sent in June 2021: {in_time}." == of(*entries).headline[0]


def test_no_proceedings_are_asked_about_where_all_are_answered() -> None:
    answered: list[AnyEntry] = [Proceeding(kind, "none", on="2021-06-01") for kind in vocabulary.proceedings()]
    assert "ask/proceedings" in [card.id for card in of(DECIDED).cards]
    assert "ask/proceedings" not in [card.id for card in of(DECIDED, *answered).cards]


def test_every_plan_that_has_passed_and_on_which_a_step_rests_is_told() -> None:
    plans: list[AnyEntry] = [Planned(event, "2021-06-01") for event in vocabulary.events()]
    told = {card.id.removeprefix("care/planned/") for card in of(*plans).cards if "care/planned/" in card.id}
    assert "published" in told
    assert told < set(vocabulary.events())


def test_nothing_is_known_of_a_day_before_every_document() -> None:
    found = of(on=date(1996, 1, 3), partnership="national")
    assert [] == [card.id for card in found.cards if "no-local" in card.id]


def test_in_a_narrow_terminal_the_head_is_broken_between_words() -> None:
    lines = first_screen(of(DECIDED), width=20).splitlines()
    assert ["NR-07", "Northamptonshire", "Mon 14 Jun 2021", "LCSPR: UNDER WAY", "-" * 20] == lines[:5]


def test_where_there_is_too_little_room_what_matters_first_stays() -> None:
    found = of(DECIDED, Planned("published", "2021-06-01"))
    assert first_screen(found, lines=3).splitlines()[0].startswith("NR-07")


@pytest.mark.parametrize("expected", ["yes", "no", "unknown"])
def test_a_plan_past_its_limit_is_told_whatever_is_recorded_as_expected(expected: str) -> None:
    answered = Established("publication-late-expected", expected, on="2021-06-01", by="police")
    (card,) = past_limit(of(DECIDED, Planned("published", "2022-06-01"), answered))
    assert (
        "care/past-limit/published",
        "Publish the LCSPR: planned for Wed 1 Jun 2022, past the limit of Wed 20 Oct.",
        {"working-together-2018"},
    ) == (card.id, card.says, {source.instrument for source in card.sources})


def test_what_has_to_be_known_of_a_limit_stands_beside_it() -> None:
    sent = [Happened("local-authority-aware", "2021-03-26"), Happened("notification-sent", "2021-03-29")]
    (card,) = past_limit(of(*sent, Planned("rapid-review-submitted", "2021-05-01"), on=date(2021, 4, 1)))
    says = "Rapid review to the Panel: planned for Sat 1 May, past the limit of Tue 20 Apr [may be suspended]."
    assert (says, Certainty.MAY_BE_SUSPENDED) == (card.says, card.certainty)
    assert {"panel-guidance-2019"} == {key.partition("/")[0] for key in card.readings}


@pytest.mark.parametrize("planned", ["2021-10-20", "2021-09", "2021-06-01"])
def test_a_plan_that_keeps_its_limit_or_has_passed_is_not_told_as_past_it(planned: str) -> None:
    assert () == past_limit(of(DECIDED, Planned("published", planned)))


@pytest.mark.parametrize(("planned", "days"), [("2021-10", "October 2021"), ("2021-Q4", "October to December 2021")])
def test_a_plan_that_only_its_first_days_keep_is_told_with_the_last_of_them(planned: str, days: str) -> None:
    entries = DECIDED, Planned("published", planned)
    (card,) = past_limit(of(*entries, on=date(2021, 10, 20)))
    says = f"Publish the LCSPR: planned for {days}, past the limit of Wed 20 Oct unless done by then."
    assert (says, (), "Check the plan first.") == (card.says, card.why, card.next)
    (card,) = past_limit(of(*entries, on=date(2021, 10, 21)))
    assert f"Publish the LCSPR: planned for {days}, past the limit of Wed 20 Oct." == card.says


def test_what_is_counted_back_from_a_plan_leaves_out_its_days_that_have_passed() -> None:
    planned, on = Planned("published", "2021-Q4"), date(2021, 11, 1)
    situation = Review("NR-07", "national").record(DECIDED, planned).as_of(on)
    readings = [each for topic in timescales.schedule(framework("national"), situation) for each in topic.readings]
    starts = {str(reading.start) for reading in readings if reading.planned}
    assert {"2021-11-01/2021-12-31"} == starts


def test_a_plan_past_a_limit_is_told_until_its_own_day_has_passed_or_it_is_kept() -> None:
    planned = Planned("published", "2022-06-01")
    for on in (date(2021, 11, 1), date(2022, 6, 1)):
        (card,) = past_limit(of(DECIDED, planned, on=on))
        assert "past the limit of" in card.title
    assert () == past_limit(of(DECIDED, planned, on=date(2022, 6, 2)))
    assert () == past_limit(of(DECIDED, planned, Happened("published", "2021-06-10")))


def test_a_limit_that_the_calendar_does_not_reach_is_answered_without_a_date() -> None:
    far = Decided("local-review", "review", on="2100-09-01", by="safeguarding-partners")
    review = Review("NR-07", "national").record(far, Planned("published", "2100-12-30"))
    within = Timing(
        of=("local-review-decided",), amounts=(WorkingDays(130),), relation=Relation.WITHIN, established=True
    )
    strict = building.duty("publish", within, instrument="a", who=("safeguarding-partners",))
    documents = framework_of([*framework("national").documents, document(strict)], "national")
    states = {step.step: step.state for step in lifecycle.progress(documents, review.as_of(date(2100, 12, 1)))}
    assert State.BLOCKED is states["publish"]


def test_texts_that_cannot_both_be_met_are_told() -> None:
    def keep(relation: Relation, amount: Amount, name: str, authority: Authority) -> Document:
        timing = Timing(of=("information-requested",), amounts=(amount,), relation=relation, established=True)
        one = building.duty("return-information", timing, instrument=name, authority=authority, who=("partner-agency",))
        return document(one)

    high = keep(Relation.AT_LEAST, Years(1), "a", Authority.STATUTE)
    low = keep(Relation.AT_MOST, Months(6), "b", Authority.LOCAL)
    review = Review("NR-07", "my-area").record(Happened("information-requested", "2021-03-29"))
    found = glance(framework_of([*framework("national").documents, high, low]), review.as_of(ON))
    assert [
        (
            "Agencies return their information: the local text says at most 6 months, "
            "the national one at least 1 year. Both cannot be met."
        )
    ] == [card.says for card in found.cards if card.id.startswith("care/contradiction/")]


def test_a_day_that_no_text_insists_on_is_expected_and_never_missed() -> None:
    timing = Timing(of=("information-requested",), amounts=(Days(3),), relation=Relation.WITHIN, established=True)
    mild = building.duty("return-information", timing, instrument="a", force=Force.IS, who=("partner-agency",))
    review = Review("NR-07", "my-area").record(Happened("information-requested", "2021-03-29"))
    (scale,) = timescales.schedule(framework_of([document(mild)]), review.as_of(ON))
    assert Verdict.EXPECTED_PASSED is main_date(scale, ON).verdict


def test_a_matter_whose_governing_day_is_another_says_so() -> None:
    found = caseload.due([Review("NR-07", "northamptonshire").record(DECIDED).as_of(ON)], on=ON, until=date(2022, 1, 1))
    matter = next(matter for matter in found.items if matter.when is not None)
    other = attrs.evolve(found, items=(attrs.evolve(matter, governing=PartialDate.of("2021-07-01")),))
    assert "main date Thu 1 Jul" in " ".join(to_text(other).split())


class TestWhatEntriesChange:
    def test_a_question_about_a_fact_is_answered(self) -> None:
        before = Review("NR-07", "northamptonshire").record(Happened("incident", "2021-06-01"))
        told = Established("child-died", "yes", on="2021-06-02", by="local-authority")
        found = changing.changes(framework("northamptonshire"), before.as_of(ON), before.record(told).as_of(ON))
        assert [
            ("question/child-died/case", "open", "answered", ("e2",)),
            ("question/poor-practice-concern/case", "open", "no longer matters", ("e2",)),
        ] == [
            (row.key, row.before, row.after, row.entries) for row in found if row.subject is changing.Subject.QUESTION
        ]

    def test_a_question_about_proceedings_is_answered(self) -> None:
        before = Review("NR-07", "northamptonshire").record(DECIDED, Planned("published", "2021-07-01"))
        answered: list[AnyEntry] = [Proceeding(kind, "none", on="2021-06-01") for kind in vocabulary.proceedings()]
        found = changing.changes(framework("northamptonshire"), before.as_of(ON), before.record(*answered).as_of(ON))
        asked = {row.key: row.after for row in found if row.key.startswith("question/proceeding:")}
        assert ("answered", {"answered"}) == (asked["question/proceeding:inquest/case"], set(asked.values()))

    def test_of_very_many_entries_no_single_one_is_named(self) -> None:
        before = Review("NR-07", "northamptonshire")
        many: list[AnyEntry] = [Planned(event, "2021-07-01") for event in list(vocabulary.events())[:45]]
        found = changing.changes(framework("northamptonshire"), before.as_of(ON), before.record(*many).as_of(ON))
        assert {()} == {row.entries for row in found}


class TestForms:
    def test_a_form_without_purpose_and_boxes_is_shown(self) -> None:
        form = next(each for each in forms.forms(framework("northamptonshire")) if each.sections)
        bare = attrs.evolve(form, purpose="", sections=(attrs.evolve(form.sections[0], boxes=()),), either_or=())
        assert bare.title in to_html(bare)
        assert form.sections[0].title in to_text(bare)


class TestTheCommands:
    def test_a_month_is_no_day(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as raised:
            cli.main(["report", str(EXAMPLE), "--on", "2021-04"])
        assert (2, True) == (raised.value.code, "not a whole day" in capsys.readouterr().err)

    def test_deadlines_of_an_area_whose_procedures_are_not_held(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert 0 == cli.main(["deadlines", "camden", "--on", "2021-04-01", "--event", "incident=2021-03-25"])
        assert capsys.readouterr().out

    def test_the_whole_caseload_as_json_and_as_text(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "one.toml").write_text(EXAMPLE.read_text("utf-8"), "utf-8")
        words = ["due", str(tmp_path), "--on", "2021-04-01", "--full"]
        assert 0 == cli.main([*words, "--json"])
        assert '"groups"' not in capsys.readouterr().out
        text = EXAMPLE.read_text("utf-8").replace('"northamptonshire"', '"camden"')
        (tmp_path / "one.toml").write_text(text, "utf-8")
        assert cli.main([*words, "--extra", str(tmp_path / "nowhere")]) != 0
        assert "one.toml" in capsys.readouterr().out
        found = caseload.due([], on=ON, until=ON)
        assert "No case file" in to_text(found)


class TestWhatATaskHangsOn:
    def test_is_told_the_way_in_which_it_lets_the_task_arise(self) -> None:
        """A care leaver is taken not to be looked after, so that nothing hangs on that."""
        review = Review("QX-941", "essex").record(
            Happened("local-authority-aware", "2025-03-03"),
            Established("care-leaver", "yes", on="2025-03-03", by="local-authority"),
            Established("child-died", "yes", on="2025-03-03", by="local-authority"),
            Established("incident-in-area", "yes", on="2025-03-03", by="local-authority"),
            Established("abuse-or-neglect-suspected", "yes", on="2025-03-03", by="local-authority"),
        )
        cards = glance(framework("essex"), review.as_of(date(2025, 3, 5))).cards
        titles = [card.title for card in cards if card.id.startswith("task/") and card.needs]
        child = "If the child or young person was not aged 18 or over at the time of the incident"
        assert titles == [
            f"{child}: serious incident notification to the Panel",
            f"{child}: tell the safeguarding partners of the incident",
        ]

    def test_a_reason_not_to_do_it_has_to_be_answered_with_no(self) -> None:
        review = Review("QX-942", "national").record(
            Decided("local-review", "review", on="2023-03-22", by="safeguarding-partners")
        )
        cards = glance(framework("national"), review.as_of(date(2023, 5, 3))).cards
        (invite,) = [card.title for card in cards if card.id == "task/family-contribution/case"]
        assert invite == "If there is no strong reason not to invite the family: invite the family to contribute"
