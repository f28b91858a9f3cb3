"""Why something changed: an entry whose day came, the day alone, or both; and what an answer and a decision were."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs

import cspr
from cspr.changing import Change, ChangeKind, Subject, reasons
from cspr.changing.rows import Cause
from cspr.record.entries import AnyEntry

if TYPE_CHECKING:
    import pytest


def day_after_day(before: str, after: str, *entries: AnyEntry) -> dict[str, Change]:
    """What changed between two days by one record, of which some entries come to count between them."""
    review = cspr.Review("QX-922", "national").record(*entries)
    days = (review.as_of(date.fromisoformat(day)) for day in (before, after))
    return {row.key: row for row in cspr.changes(cspr.framework("national"), *days)}


HARMED_LATER = (
    cspr.Happened("local-authority-aware", "2024-03-04"),
    cspr.Established("abuse-or-neglect-suspected", "yes", on="2024-03-04", by="local-authority"),
    cspr.Established("incident-in-area", "yes", on="2024-03-04", by="local-authority"),
    cspr.Established("child-died", "no", on="2024-03-04", by="local-authority"),
    cspr.Established("child-seriously-harmed", "no", on="2024-03-04", by="local-authority"),
    cspr.Established("child-seriously-harmed", "yes", on="2024-05-20", by="local-authority"),
)

HARMED = cspr.Established("child-seriously-harmed", "yes", on="2024-03-04", by="local-authority")


def test_what_an_entry_did_whose_day_came_is_put_down_to_it() -> None:
    rows = day_after_day("2024-05-19", "2024-05-20", *HARMED_LATER)
    assert {((Cause.ENTRY,), ("e6",))} == {(row.causes, row.entries) for row in rows.values()}
    answer = rows["answer/child-seriously-harmed/case"]
    assert (ChangeKind.ANSWER, Subject.ANSWER, "Was the child seriously harmed? Now yes, before that no.") == (
        answer.kind,
        answer.subject,
        answer.says,
    )
    assert ("no", "yes") == (answer.before, answer.after)
    assert rows["date/notify-incident"].says.endswith("overdue; it was due by Mon 11 Mar.")


def test_what_the_day_did_alone_is_put_down_to_it_beside_an_entry_that_did_something_else() -> None:
    parts = (
        *HARMED_LATER[:4],
        cspr.Established("child-seriously-harmed", "yes", on="2024-03-04", by="local-authority"),
    )
    rows = day_after_day("2024-03-11", "2024-03-12", *parts, cspr.Proceeding("inquest", "none", on="2024-03-12"))
    assert ((Cause.DAY,), ()) == (rows["date/notify-incident"].causes, rows["date/notify-incident"].entries)
    assert {"date/notify-incident", "date/notify-partners"} == rows.keys()


def test_what_was_entered_and_then_passed_has_both_causes() -> None:
    before = cspr.Review("QX-922", "national").record(*HARMED_LATER[1:4], HARMED_LATER[5])
    later = before.record(
        HARMED_LATER[0], cspr.Established("child-seriously-harmed", "yes", on="2024-03-04", by="health")
    )
    rows = cspr.changes(cspr.framework("national"), before.as_of(date(2024, 3, 8)), later.as_of(date(2024, 3, 12)))
    (row,) = (row for row in rows if row.key == "date/notify-incident")
    assert (Cause.ENTRY, Cause.DAY) == row.causes


def test_an_answer_that_is_no_longer_known_and_a_first_answer() -> None:
    asked = cspr.Established("child-seriously-harmed", "unknown", on="2024-03-05", by="health", why="disputed")
    rows = day_after_day("2024-03-04", "2024-03-05", *HARMED_LATER[:5], asked)
    assert "Was the child seriously harmed? Now not yet known, before that no." == (
        rows["answer/child-seriously-harmed/case"].says
    )
    again = day_after_day("2024-03-03", "2024-03-04", *HARMED_LATER)
    assert [] == [row for row in again.values() if row.subject is Subject.ANSWER]
    known = day_after_day(
        "2024-05-19", "2024-05-20", *HARMED_LATER[:4], attrs.evolve(asked, on="2024-03-04"), HARMED_LATER[5]
    )
    assert "answer/child-seriously-harmed/case" not in known


def test_what_was_decided_has_a_row_whatever_else_it_changes() -> None:
    against = cspr.Decided("notification", "do-not-notify", on="2024-03-06", by="local-authority", rationale_ref="R-1")
    rows = day_after_day("2024-03-05", "2024-03-06", *HARMED_LATER[:5], against)
    row = rows["decision/notification"]
    assert (ChangeKind.DECISION, "Decision not to notify.", "", "no-notification-decided", ("e6",)) == (
        row.kind,
        row.says,
        row.before,
        row.after,
        row.entries,
    )
    back = day_after_day(
        "2024-03-08",
        "2024-03-11",
        *HARMED_LATER[:5],
        against,
        cspr.Decided("notification", "notify", on="2024-03-11", by="local-authority"),
    )
    assert "Decision to notify." == back["decision/notification"].says


def test_a_decision_that_was_withdrawn_no_longer_stands() -> None:
    review = cspr.Review("QX-922", "national").record(
        cspr.Decided("publication", "do-not-publish", on="2024-03-06", by="safeguarding-partners")
    )
    withdrawn = review.record(cspr.Withdrawn("e1", "entered-in-error", on="2024-03-08"))
    on = date(2024, 3, 8)
    rows = cspr.changes(cspr.framework("national"), review.as_of(on), withdrawn.as_of(on))
    (row,) = (row for row in rows if row.subject is Subject.DECISION)
    assert ("Decision not to publish: no longer stands.", (Cause.ENTRY,)) == (row.says, row.causes)


def test_the_end_of_a_month_known_in_part_moves_nothing_as_the_days_go_by() -> None:
    answers = [attrs.evolve(entry, on="2024-03") for entry in HARMED_LATER[:4]]
    aware = (*answers, cspr.Established("child-seriously-harmed", "yes", on="2024-03", by="local-authority"))
    assert {} == day_after_day("2024-03-19", "2024-03-20", *aware)
    passed = day_after_day("2024-03-20", "2024-04-09", *aware)
    assert ChangeKind.NEWLY_OVERDUE is passed["date/notify-incident"].kind


def test_a_correction_dated_between_the_two_days_is_the_cause_as_what_it_corrects() -> None:
    first = cspr.Happened("local-authority-aware", "2024-03-04", id="f1")
    second = cspr.Happened("local-authority-aware", "2024-03-06", id="f2", corrects="f1")
    known = (
        *HARMED_LATER[1:4],
        cspr.Established("child-seriously-harmed", "yes", on="2024-03-04", by="local-authority"),
    )
    rows = day_after_day("2024-03-05", "2024-03-06", first, second, *known)
    assert ((Cause.ENTRY,), ("f2",)) == (rows["date/notify-incident"].causes, rows["date/notify-incident"].entries)


class TestAnEditionThatComesIntoForceBetweenTheTwoDays:
    """Working Together 2023 applies from 15 December 2023."""

    AWARE = cspr.Happened("local-authority-aware", "2023-12-11")

    def test_is_the_cause_of_the_questions_and_criteria_that_it_brings_and_takes_away(self) -> None:
        rows = day_after_day("2023-12-14", "2023-12-15", self.AWARE)
        assert {(Cause.GUIDANCE,)} == {row.causes for row in rows.values()}
        assert {
            "guidance/working-together",
            "question/care-leaver/case",
            "criterion/working-together-2018/serious-case",
            "criterion/working-together-2023/care-leaver-death",
        } <= rows.keys()

    def test_is_the_cause_the_other_way_round_too(self) -> None:
        rows = day_after_day("2023-12-15", "2023-12-14", self.AWARE)
        assert {(Cause.GUIDANCE,)} == {row.causes for row in rows.values()}
        assert ChangeKind.CLOSED is rows["question/care-leaver/case"].kind

    def test_is_not_asked_of_a_slice_which_holds_the_texts_of_one_day(self) -> None:
        """The relaxation of 2020 casts no doubt any more from 1 October 2021."""
        review = cspr.Review("QX-922", "national").record(cspr.Happened("local-authority-aware", "2021-09-27"))
        situations = review.as_of(date(2021, 9, 27)), review.as_of(date(2021, 10, 1))
        whole = cspr.framework("national")
        of_slice, of_whole = (
            {row.causes for row in cspr.changes(documents, *situations) if row.subject is Subject.GUIDANCE}
            for documents in (whole.on(date(2021, 9, 27)), whole)
        )
        assert ({(Cause.DAY,)}, {(Cause.GUIDANCE,)}) == (of_slice, of_whole)

    def test_is_not_the_cause_of_what_passed_or_was_entered_meanwhile(self) -> None:
        aware = cspr.Happened("local-authority-aware", "2023-12-07")
        answered = cspr.Proceeding("inquest", "none", on="2023-12-15")
        facts = tuple(
            cspr.Established(fact, "yes", on="2023-12-07", by="local-authority")
            for fact in ("abuse-or-neglect-suspected", "incident-in-area", "child-seriously-harmed")
        )
        rows = day_after_day("2023-12-14", "2023-12-15", aware, *facts, answered)
        assert (ChangeKind.NEWLY_OVERDUE, (Cause.DAY,)) == (
            rows["date/notify-incident"].kind,
            rows["date/notify-incident"].causes,
        )
        care = cspr.Established("care-leaver", "no", on="2023-12-15", by="local-authority")
        both = day_after_day("2023-12-14", "2023-12-15", self.AWARE, care)
        row = both["criterion/working-together-2023/care-leaver-death"]
        assert ((Cause.ENTRY, Cause.GUIDANCE), ("e2",)) == (row.causes, row.entries)


def several(*entries: AnyEntry, before: tuple[AnyEntry, ...] = ()) -> dict[str, Change]:
    """What a few entries change on one day, beside what was known."""
    known = cspr.Review("QX-922", "national").record(*before)
    on = date(2024, 3, 20)
    rows = cspr.changes(cspr.framework("national"), known.as_of(on), known.record(*entries).as_of(on))
    return {row.key: row for row in rows}


class TestWhatOnlyDoTogether:
    def test_is_put_down_to_all_of_them(self) -> None:
        facts = (*HARMED_LATER[:3], HARMED)
        assert ("e1", "e2", "e3", "e4") == several(*facts)["date/notify-incident"].entries
        assert ("e2", "e4") == several(*facts)["criterion/children-act-2004/serious-case"].entries

    def test_is_put_down_to_what_came_to_count_and_not_to_what_was_known(self) -> None:
        rows = several(*HARMED_LATER[:2], before=(HARMED_LATER[2], HARMED))
        assert ("e3", "e4") == rows["date/notify-incident"].entries

    def test_leaves_out_what_does_nothing_to_it_and_a_second_that_does_the_same(self) -> None:
        nothing = cspr.Proceeding("inquest", "none", on="2024-03-05")
        died = cspr.Established("child-died", "yes", on="2024-03-04", by="police")
        rows = several(nothing, *HARMED_LATER[:3], HARMED, died)
        assert ("e2", "e3", "e4", "e6") == rows["date/notify-incident"].entries

    def test_of_which_each_does_alone_names_each(self) -> None:
        died = cspr.Established("child-died", "yes", on="2024-03-04", by="police")
        rows = several(HARMED, died, before=HARMED_LATER[:3])
        assert ("e4", "e5") == rows["date/notify-incident"].entries

    def test_is_left_open_where_there_would_be_too_much_to_try(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reasons, "_MOST_DRAWN", 1)
        row = several(*HARMED_LATER[:3], HARMED)["date/notify-incident"]
        assert ((Cause.ENTRY,), ()) == (row.causes, row.entries)
