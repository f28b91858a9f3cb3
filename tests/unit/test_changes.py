"""The feed of changes: each row has a stable key, says what became of it in a sentence, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

import cspr
from cspr.changing import Change, ChangeKind, Subject
from cspr.changing.rows import Cause
from cspr.show import to_text

EXAMPLE = cspr.load(Path(__file__).parents[2] / "examples" / "northamptonshire-2021.toml")
LATER = EXAMPLE.record(
    cspr.Established("child-seriously-harmed", "yes", on="2021-04-02", by="health"),
    cspr.Happened("rapid-review-held", "2021-04-12"),
    cspr.Happened("rapid-review-submitted", "2021-04-16"),
    cspr.Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners"),
)
NORTHAMPTONSHIRE = cspr.framework("northamptonshire")


def feed(before: cspr.Situation, after: cspr.Situation) -> dict[str, Change]:
    rows = cspr.changes(NORTHAMPTONSHIRE, before, after)
    assert len(rows) == len({row.key for row in rows})
    return {row.key: row for row in rows}


@pytest.fixture(scope="module")
def decided() -> dict[str, Change]:
    return feed(EXAMPLE.as_of(date(2021, 4, 1)), LATER.as_of(date(2021, 4, 21)))


@pytest.fixture(scope="module")
def a_year_on() -> dict[str, Change]:
    return feed(LATER.as_of(date(2021, 4, 21)), LATER.as_of(date(2022, 1, 21)))


@pytest.mark.parametrize(
    ("key", "kind", "says"),
    [
        ("date/publication-period", ChangeKind.NEW_DEADLINE, "Publish the LCSPR: due by Wed 20 Oct."),
        (
            "date/hold-rapid-review",
            ChangeKind.MET,
            "Rapid review meeting: done; late on 1 of 3 readings, by 1 working day.",
        ),
        (
            "date/return-information",
            ChangeKind.LAPSED,
            "Agencies return their information: no longer due.",
        ),
        ("step/form-review-group", ChangeKind.OPENED, "Form the review group: can be done now."),
        ("step/decide-on-review", ChangeKind.DONE, "Decide whether to undertake an LCSPR: done."),
        ("step/refer-case", None, ""),
        (
            "step/action-plan",
            ChangeKind.STEP_CHANGED,
            "Agree the action plan: waiting: Recommendations made.",
        ),
        (
            "question/child-seriously-harmed/case",
            ChangeKind.ANSWERED,
            "Answered: Was the child seriously harmed?",
        ),
        (
            "question/poor-practice-concern/case",
            ChangeKind.CLOSED,
            "No longer needs an answer: Is there concern about poor practice in the case?",
        ),
        (
            "criterion/children-act-2004/serious-case",
            ChangeKind.CRITERION,
            "Serious child safeguarding case: yes, before that not yet known.",
        ),
    ],
)
def test_a_row_says_what_became_of_it(decided: dict[str, Change], key: str, kind: ChangeKind | None, says: str) -> None:
    row = decided.get(key)
    assert (kind, says) == ((row.kind, row.says) if row else (None, ""))


def test_a_row_is_all_that_a_notification_needs(a_year_on: dict[str, Change]) -> None:
    day = cspr.PartialDate.read("2021-10-20")
    assert (
        Change(
            key="date/publication-period",
            kind=ChangeKind.NEWLY_OVERDUE,
            subject=Subject.DATE,
            title="Publish the LCSPR",
            says="Publish the LCSPR: overdue; it was due by Wed 20 Oct 2021.",
            before="due 2021-10-20",
            after="overdue 2021-10-20",
            day_before=day,
            day=day,
            causes=(Cause.DAY, Cause.GUIDANCE),  # the relaxation of 2020 no longer casts a doubt
            entries=(),
            reference="NR-07",
            on=date(2022, 1, 21),
        )
        == a_year_on["date/publication-period"]
    )


def test_what_others_owe_is_expected_and_never_overdue(a_year_on: dict[str, Change]) -> None:
    row = a_year_on["date/panel-response-period"]
    says = "Panel response to the rapid review: expected by Fri 14 May 2021, and not received."
    assert (ChangeKind.PASSED, says) == (row.kind, row.says)


def test_what_is_overdue_by_a_period_from_memory_says_so() -> None:
    planned = LATER.record(cspr.Planned("published", "2021-10-20"))
    before, after = date(2021, 10, 1), date(2021, 10, 12)
    row = feed(planned.as_of(before), planned.as_of(after))["date/publication-notice"]
    assert row.kind is ChangeKind.PASSED  # without a draft the planned day cannot stand
    drafted = planned.record(cspr.Happened("first-draft-written", "2021-08-02"))
    row = feed(drafted.as_of(before), drafted.as_of(after))["date/publication-notice"]
    assert (ChangeKind.NEWLY_OVERDUE, True) == (
        row.kind,
        row.says.endswith("The period is from memory: check the text."),
    )


def test_an_edition_that_comes_into_force_is_told() -> None:
    rows = feed(LATER.as_of(date(2023, 12, 1)), LATER.as_of(date(2024, 1, 21)))
    row = rows["guidance/working-together"]
    assert (ChangeKind.GUIDANCE, (Cause.GUIDANCE,)) == (row.kind, row.causes)
    assert (
        "Working Together to Safeguard Children 2023, chapter 5 applies now, before that "
        "Working Together to Safeguard Children 2018, chapter 4." == row.says
    )


def test_a_text_that_was_changed_here_is_told() -> None:
    documents = tuple(
        attrs.evolve(document, digest="0" * 16) if document.instrument.slug == "children-act-2004" else document
        for document in NORTHAMPTONSHIRE.documents
    )
    later = cspr.Framework(partnership="northamptonshire", documents=documents)
    known = LATER.as_of(date(2027, 6, 1))
    rows = cspr.changes(later, known, known, before_framework=NORTHAMPTONSHIRE)
    assert [(ChangeKind.GUIDANCE, (Cause.GUIDANCE,))] == [(row.kind, row.causes) for row in rows]
    assert rows[0].says.endswith(": what is held of it here was changed.")


def aware_on(day: str) -> cspr.Situation:
    review = cspr.Review("NR-07", "northamptonshire").record(cspr.Happened("local-authority-aware", day))
    return review.as_of(date(2021, 3, 29))


def test_a_deadline_that_moves_says_from_where() -> None:
    moved = feed(aware_on("2021-03-25"), aware_on("2021-03-26"))["date/notify-incident"]
    assert (ChangeKind.MOVED, "2021-04-01", "2021-04-06", True) == (
        moved.kind,
        str(moved.day_before),
        str(moved.day),
        moved.says.endswith(": now due by Tue 6 Apr (if that applies), before that by Thu 1 Apr."),
    )


def test_what_stands_in_the_way_now_and_what_is_asked_now() -> None:
    empty = cspr.Review("NR-07", "northamptonshire").as_of(date(2021, 4, 1))
    rows = feed(empty, EXAMPLE.as_of(date(2021, 4, 1)))
    blocked = rows["step/hold-rapid-review"]
    assert (ChangeKind.BLOCKED, "Rapid review meeting: waiting: Collate the agencies' information.") == (
        blocked.kind,
        blocked.says,
    )
    back = feed(EXAMPLE.as_of(date(2021, 4, 1)), empty)
    asked = [row.says for row in back.values() if row.kind is ChangeKind.ASKED]
    assert "Ask: Did the child die?" in asked


def test_a_date_that_passed_says_how_surely() -> None:
    row = feed(EXAMPLE.as_of(date(2021, 4, 1)), EXAMPLE.as_of(date(2021, 4, 9)))["date/notify-partners"]
    says = "Tell the safeguarding partners of the incident: the date, Tue 6 Apr, has passed; check whether it applied."
    assert (ChangeKind.PASSED, says) == (row.kind, row.says)


def test_publication_tells_whether_it_is_ready() -> None:
    rows = cspr.what_if(
        NORTHAMPTONSHIRE, LATER.as_of(date(2021, 5, 1)), cspr.Happened("final-sign-off-given", "2021-05-01")
    )
    (row,) = (row for row in rows if row.kind is ChangeKind.READINESS)
    assert ("readiness/publish", True) == (row.key, row.says.startswith("Ready to publish? No: "))


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (cspr.Happened("published", "2021-09-01"), "Ready to publish? Published."),
        (
            cspr.Decided("publication", "do-not-publish", on="2021-09-01", by="safeguarding-partners"),
            "Ready to publish? Decided not to publish the report.",
        ),
    ],
)
def test_once_it_is_settled_whether_the_report_can_be_published_is_not_asked_again(
    entry: cspr.Happened | cspr.Decided, says: str
) -> None:
    settled, key = LATER.record(entry), "readiness/publish"
    assert says == feed(LATER.as_of(date(2021, 8, 31)), settled.as_of(date(2021, 9, 1)))[key].says
    later = settled.record(cspr.Happened("final-sign-off-given", "2021-09-02"))
    assert key not in feed(settled.as_of(date(2021, 9, 1)), later.as_of(date(2021, 9, 3)))


def test_the_feed_is_printed_a_sentence_a_row() -> None:
    rows = cspr.changes(NORTHAMPTONSHIRE, EXAMPLE.as_of(date(2021, 4, 1)), EXAMPLE.as_of(date(2021, 4, 9)))
    assert to_text(rows) == str(rows)
    assert str(rows).startswith("What changed\n============\n")
    same = cspr.changes(NORTHAMPTONSHIRE, EXAMPLE.as_of(date(2021, 4, 1)), EXAMPLE.as_of(date(2021, 4, 1)))
    assert ((), "Nothing") == (same, str(same).splitlines()[0])


@pytest.mark.parametrize(
    "compare",
    [
        lambda before, after: cspr.changes(NORTHAMPTONSHIRE, before, after),
        lambda before, after: cspr.glance(NORTHAMPTONSHIRE, after, since=before),
        lambda before, after: cspr.report(NORTHAMPTONSHIRE, after, since=before),
    ],
)
def test_two_reviews_are_not_compared_as_if_they_were_one(compare: Any) -> None:
    other = cspr.Review("NR-99", "northamptonshire")
    with pytest.raises(cspr.NotForThisCaseError, match="another-review at after: give two situations of one review"):
        compare(EXAMPLE.as_of(date(2021, 4, 1)), other.as_of(date(2021, 4, 21)))


class TestWhatBecameKnown:
    """The record stays; what moves is the day until which it is looked at."""

    RECORD = cspr.Review("QX-920", "national").record(
        cspr.Happened("local-authority-aware", "2021-03-26", recorded=date(2021, 3, 26)),
        cspr.Happened("notification-sent", "2021-03-29", recorded=date(2021, 4, 2)),
        cspr.Established(
            "child-died", "yes", on="2021-03-26", by="local-authority", recorded=date(2021, 4, 3), corrects=None
        ),
    )

    def rows(self, first: date, last: date) -> dict[str, Change]:
        on = date(2021, 4, 5)
        found = cspr.changes(
            cspr.framework("national"), self.RECORD.as_of(on, known_on=first), self.RECORD.as_of(on, known_on=last)
        )
        return {row.key: row for row in found}

    def test_names_the_entry_that_became_known(self) -> None:
        both = self.rows(date(2021, 4, 1), date(2021, 4, 5))
        assert ((Cause.ENTRY,), ("e2",)) == (
            both["step/notify-incident"].causes,
            both["step/notify-incident"].entries,
        )
        assert ("e3",) == both["question/child-died/case"].entries
        one = self.rows(date(2021, 4, 2), date(2021, 4, 5))
        assert {("e3",)} == {row.entries for row in one.values()}

    def test_is_nothing_where_nothing_more_was_known(self) -> None:
        assert {} == self.rows(date(2021, 4, 4), date(2021, 4, 5))


def test_other_working_days_move_dates_too() -> None:
    asked = cspr.Review("QX-921", "northamptonshire").record(cspr.Happened("information-requested", "2022-09-12"))
    before = cspr.calendars.england(known_on=date(2022, 9, 5))
    rows = cspr.what_if(
        NORTHAMPTONSHIRE,
        asked.as_of(date(2022, 9, 13)),
        calendar=before,
        other_calendar=cspr.calendars.england(),
    )
    assert [("date/return-information", (Cause.CALENDAR,))] == [(row.key, row.causes) for row in rows]


def test_what_is_supposed_counts_also_where_the_day_of_knowing_lies_after_the_day_asked_about() -> None:
    situation = LATER.as_of(date(2021, 4, 21), date(2021, 6, 1))
    rows = cspr.what_if(NORTHAMPTONSHIRE, situation, cspr.Planned("published", "2021-09-30"))
    assert "date/publication-notice" in {row.key for row in rows}


def test_an_own_fact_of_a_folder_that_was_not_given_changes_nothing_and_is_called_by_its_id_in_words() -> None:
    documents = cspr.framework("northamptonshire")
    answers = [
        cspr.Established("x-fenmere/police-agree", answer, on=on, by="police")
        for answer, on in (("yes", "2024-03-05"), ("no", "2024-03-06"))
    ]
    review = cspr.Review("NR-07", "northamptonshire").record(*answers)
    first, second = (review.as_of(date(2024, 3, day)) for day in (5, 6))
    assert ["Police agree?"] == [row.title for row in cspr.changes(documents, first, second)]
    assert () == tuple(cspr.changes(documents, second, second))


@pytest.mark.parametrize("of", ["national", "northamptonshire"])
def test_a_day_whose_start_is_not_settled_is_named_as_the_first_screen_names_it(of: str) -> None:
    facts = {"child-died": "yes", "abuse-or-neglect-suspected": "yes", "incident-in-area": "yes"}
    known = cspr.Review("QX-931", of).record(
        cspr.Happened("incident", "2023-02-06"),
        cspr.Happened("local-authority-aware", "2023-02-07"),
        *(cspr.Established(name, answer, on="2023-02-07", by="police") for name, answer in facts.items()),
    )
    sent, on = cspr.Happened("notification-sent", "2023-02-13"), date(2023, 2, 14)
    documents = cspr.framework(of)
    says = {row.key: row.says for row in cspr.what_if(documents, known.as_of(on), sent)}["date/rapid-review-period"]
    cards = cspr.glance(documents, known.record(sent).as_of(on)).cards
    why = next(card.why for card in cards if card.id == "task/submit-rapid-review/case")
    not_settled = next(each.partition("; ")[2] for each in why if "start not settled" in each)
    assert says.endswith(f" ({not_settled.removesuffix('.')}).")


def test_what_a_new_edition_first_asks_for_is_news_though_the_authority_knew_before() -> None:
    aware, answered = (
        cspr.Happened("local-authority-aware", "2023-12-14"),
        {"on": "2023-12-14", "by": "local-authority"},
    )
    review = cspr.Review("KR-1", "kirklees").record(
        aware,
        *(
            cspr.Established(fact, "yes", **answered)
            for fact in ("child-died", "incident-in-area", "care-leaver", "child-aged-18-or-over")
        ),
    )
    before, after = review.as_of(date(2023, 12, 14)), review.as_of(date(2023, 12, 20))
    rows = {row.key: row for row in cspr.changes(cspr.framework("kirklees"), before, after)}
    row = rows["step/notify-care-leaver-death"]
    assert row.says == "Notify the death of a care leaver: the authority knew before a text asked for it."
    assert row.causes == (Cause.GUIDANCE,)
