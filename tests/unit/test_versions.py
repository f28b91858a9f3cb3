"""A new version of a procedure says which of the two a case follows that was open when it began."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import cspr
from cspr import first_screen, learning, lifecycle
from cspr.authoring import check_folders
from cspr.guidance.reading import read_folder
from cspr.publication import not_publishing
from cspr.record import Happened, Planned, Proceeding, Review
from cspr.roles.profiling import profile_in
from cspr.show import as_markdown
from cspr.show.layout import documents as layout
from cspr.show.passages import passages
from cspr.timescales import Rank, schedule
from folders import folder

TOLD = "follows the older version: case referred before Mon 1 Apr 2024"
DUTY = """
[[duty]]
id = "tell"
clauses = ["{prefix}-001"]
step = "project-plan"
when = ["notification-sent"]
within = {{ working_days = {days}, of = "notification-sent" }}
"""
STATED = 'timing = {{ amount = {days}, unit = "working-days", relation = "within", starts = ["notification-sent"] }}'
NEWER = 'partnership = "my-area"\nseries = "procedure"\nsupersedes = ["of-2020"]\n'


def folders(tmp_path: Path, more: str = 'cases_by = "case-referred"') -> list[Path]:
    made = []
    for name, prefix, days, instrument, window in (
        ("of-2020", "OLD", 10, 'partnership = "my-area"\nseries = "procedure"', "from = 2020-01-01"),
        ("of-2024", "NEW", 5, NEWER + more, "from = 2024-04-01"),
    ):
        rules, clause = DUTY.format(prefix=prefix, days=days), STATED.format(days=days)
        made.append(
            folder(tmp_path / name, rules, clause, prefix=prefix, instrument=f"{instrument}\nformat = 2", window=window)
        )
    return made


@pytest.mark.parametrize(
    ("referred", "notified", "on", "expected"),
    [
        ("2024-03-20", "2024-05-07", date(2024, 5, 8), [("OLD-001", "2024-05-21", True)]),
        ("2024-04-01", "2024-05-07", date(2024, 5, 8), [("NEW-001", "2024-05-14", False)]),
        (None, "2024-05-07", date(2024, 5, 8), [("NEW-001", "2024-05-14", False)]),
        ("2024-03-20", "2024-03-22", date(2024, 3, 25), [("OLD-001", "2024-04-09", False)]),  # nothing newer as yet
        (
            "2024-03-20/2024-04-10",
            "2024-05-07",
            date(2024, 5, 8),
            [("NEW-001", "2024-05-14", False), ("OLD-001", "2024-05-21", False)],
        ),
    ],
)
def test_a_case_goes_by_the_day_of_its_event(
    tmp_path: Path, referred: str | None, notified: str, on: date, expected: list[tuple[str, str, bool]]
) -> None:
    documents = cspr.framework("my-area", extra=folders(tmp_path))
    entries = [Happened("case-referred", referred)] if referred else []
    review = Review("MA-01", "my-area").record(*entries, Happened("notification-sent", notified))
    (mine,) = (each for each in schedule(documents, review.as_of(on)) if each.topic == "project-plan")
    assert sorted((each.source.clauses[0], str(each.due), TOLD in each.reasons) for each in mine.readings) == expected
    assert {each.standing for each in mine.readings} == {Rank.GOVERNS if len(expected) == 1 else Rank.UNSETTLED}


@pytest.mark.parametrize("planned", [True, False])
def test_without_that_word_it_goes_by_the_day_on_which_the_time_began(tmp_path: Path, planned: bool) -> None:
    documents = cspr.framework("my-area", extra=folders(tmp_path, ""))
    notified = Planned("notification-sent", "2024-05-07") if planned else Happened("notification-sent", "2024-05-07")
    review = Review("MA-01", "my-area").record(Happened("case-referred", "2024-03-20"), notified)
    (mine,) = (each for each in schedule(documents, review.as_of(date(2024, 5, 8))) if each.topic == "project-plan")
    assert [each.source.clauses[0] for each in mine.readings] == ["NEW-001"]


def test_it_is_shown_with_the_document(tmp_path: Path) -> None:
    newer = read_folder(folders(tmp_path)[1])
    shown = " ".join(as_markdown.write(layout.document(newer, passages(newer))).split())
    assert "Open cases | cases of which this happened earlier follow the older version: Case referred" in shown


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ('cases_by = "case-refered"', "unknown-event at of-2024/instrument.toml: $.instrument.cases_by: did you mean"),
        (
            'cases_by = "case-referred"',
            "missing-key at of-2024/instrument.toml: $.instrument.supersedes: name the older",
        ),
    ],
)
def test_a_word_that_says_nothing_is_refused(tmp_path: Path, more: str, expected: str) -> None:
    both = folders(tmp_path, more)
    if expected.startswith("missing"):
        path = both[1] / "instrument.toml"
        path.write_text(path.read_text("utf-8").replace('supersedes = ["of-2020"]\n', ""), "utf-8")
    (problem,) = check_folders(both).problems
    assert str(problem).startswith(expected)


MORE = """
[[duty]]
id = "letter"
clauses = ["{prefix}-002"]
step = "inform-parents"
when = ["notification-sent"]

[[duty]]
id = "annual"
clauses = ["{prefix}-003"]
topic = "annual-report"
level = "partnership"
by = {{ each_year = "09-30" }}
"""
YEARLY = 'timing = { relation = "within", each_year = "09-30", counted_from = "a fixed date", starts = [] }'
UNREAD = '\n[[unread]]\nwhat = "The whole of it"\nwhy = "It was not at hand."\n'


def of_an_older_case(tmp_path: Path, *, read: bool) -> tuple[cspr.Framework, cspr.Situation]:
    """Give the documents, the older one read or not, and a case that was referred before the newer one began."""
    older, newer = folders(tmp_path)
    rules = newer / "rules.toml"
    rules.write_text(rules.read_text("utf-8") + MORE.format(prefix="NEW"), "utf-8")
    register = newer / "register.toml"
    clause = '[[clause]]\nid = "NEW-{}"\nforce = "must"\nactor = "partnership"\nsubject = "It says so."\n{}\n\n'
    more = clause.format("002", "") + clause.format("003", YEARLY)
    register.write_text(register.read_text("utf-8") + more, "utf-8")
    if not read:
        (older / "rules.toml").write_text("", "utf-8")
        (older / "register.toml").write_text("", "utf-8")
        of = older / "instrument.toml"
        of.write_text(of.read_text("utf-8") + UNREAD, "utf-8")
    review = Review("MA-01", "my-area").record(
        Happened("case-referred", "2024-03-20"), Happened("notification-sent", "2024-05-07")
    )
    return cspr.framework("my-area", extra=[older, newer]), review.as_of(date(2024, 5, 8))


@pytest.mark.parametrize("read", [True, False])
def test_a_text_that_does_not_govern_a_case_asks_for_no_step_in_it(tmp_path: Path, read: bool) -> None:
    documents, situation = of_an_older_case(tmp_path, read=read)
    steps = {step.step: (step.state.value, step.why) for step in lifecycle.progress(documents, situation)}
    assert steps["project-plan"] == (
        "ready" if read else "not-needed",
        "the case goes by an older version of the text",
    )
    own = [
        source
        for step in lifecycle.progress(documents, situation)
        if step.state.value == "ready"
        for source in step.sources
        if source.instrument == "of-2024"
    ]
    assert own == []


@pytest.mark.parametrize(
    ("read", "more"), [(True, ""), (False, " Procedure (1) was not read: its dates are not known.")]
)
def test_the_first_screen_says_by_which_version_a_case_goes(tmp_path: Path, read: bool, more: str) -> None:
    documents, situation = of_an_older_case(tmp_path, read=read)
    (card,) = (card for card in first_screen.glance(documents, situation).cards if "older-version" in card.id)
    assert card.says == f"This case goes by Procedure (1), not by Procedure (1): case referred before Mon 1 Apr.{more}"


def test_a_case_of_the_newer_version_says_nothing_of_the_older(tmp_path: Path) -> None:
    documents, _ = of_an_older_case(tmp_path, read=True)
    situation = Review("MA-01", "my-area").record(Happened("case-referred", "2024-04-08")).as_of(date(2024, 5, 8))
    assert not [card for card in first_screen.glance(documents, situation).cards if "older-version" in card.id]


def test_what_is_owed_for_all_cases_goes_by_the_day_alone(tmp_path: Path) -> None:
    documents, situation = of_an_older_case(tmp_path, read=True)
    comes_back = {each.source.clauses: str(each.next) for each in learning.plan(documents, situation).recurring}
    assert comes_back["NEW-003",] == "2024-09-30"


CHECKLIST = """
[[checklist]]
id = "pauses"
title = "Pauses by {prefix}"
clauses = ["{prefix}-002"]
kind = "tasks"
for = "complete-review"
"""
CLAUSE = '[[clause]]\nid = "{}-002"\nforce = "must"\nactor = "partnership"\nsubject = "It says so."\n\n'


def versions(tmp_path: Path) -> cspr.Framework:
    """Give two versions of a document, each with a list of its own."""
    both = folders(tmp_path)
    for path, prefix in zip(both, ("OLD", "NEW"), strict=True):
        with (path / "rules.toml").open("a", encoding="utf-8") as rules:
            rules.write(CHECKLIST.format(prefix=prefix))
        with (path / "register.toml").open("a", encoding="utf-8") as register:
            register.write(CLAUSE.format(prefix))
    return cspr.framework("my-area", extra=both)


@pytest.mark.parametrize(("referred", "prefix"), [("2024-03-20", "OLD"), ("2024-04-08", "NEW")], ids=["older", "newer"])
def test_lists_and_sources_are_those_of_the_version_by_which_a_case_goes(
    tmp_path: Path, referred: str, prefix: str
) -> None:
    entries = Happened("case-referred", referred), Happened("notification-sent", "2024-05-07")
    situation = Review("MA-01", "my-area").record(*entries).as_of(date(2024, 5, 8))
    report = cspr.report(versions(tmp_path), situation)
    assert [each.checklist.title for each in report.lists] == [f"Pauses by {prefix}"]
    (step,) = (each for each in report.progress if each.step == "project-plan")
    assert [source.clauses for source in step.sources] == [(f"{prefix}-001",)]


@pytest.mark.parametrize(
    ("notified", "said"), [("2024-03-22", True), ("2024-04-10", False)], ids=["before-the-text", "under-the-text"]
)
def test_a_text_that_is_newer_than_what_it_counts_from_says_so(tmp_path: Path, notified: str, said: bool) -> None:
    later = "Procedure (1) is in force since Mon 1 Apr 2024, later than what this counts from"
    documents = cspr.framework("my-area", extra=folders(tmp_path))
    entries = Happened("case-referred", "2024-04-08"), Happened("notification-sent", notified)
    situation = Review("MA-01", "my-area").record(*entries).as_of(date(2024, 4, 11))
    (mine,) = (each for each in schedule(documents, situation) if each.topic == "project-plan")
    assert [later in each.reasons for each in mine.readings if each.source.instrument == "of-2024"] == [said]
    (card,) = (card for card in first_screen.glance(documents, situation).cards if card.id == "task/project-plan/case")
    assert (f"{later}." in card.why) is said


NOTICE = """
[[duty]]
id = "notice"
clauses = ["{prefix}-001"]
step = "project-plan"
when = ["local-review-decided"]
at_least_before = {{ working_days = {days}, of = "published" }}

[[duty]]
id = "instead"
clauses = ["{prefix}-002"]
step = "project-plan"
part = "instead"
when = ["publication-declined"]
"""
AHEAD = 'timing = {{ amount = {days}, unit = "working-days", relation = "at-least-before", starts = ["published"] }}'


@pytest.mark.parametrize(("referred", "expected"), [("2024-03-20", ["OLD-001"]), ("2024-04-02", ["NEW-001"])])
def test_a_notice_of_the_newer_version_holds_nothing_up_in_a_case_of_the_older_one(
    tmp_path: Path, referred: str, expected: list[str]
) -> None:
    made = []
    for name, prefix, days, instrument, window in (
        ("of-2020", "OLD", 10, 'partnership = "my-area"\nseries = "procedure"', "from = 2020-01-01"),
        ("of-2024", "NEW", 5, NEWER + 'cases_by = "case-referred"', "from = 2024-04-01"),
    ):
        rules, clause = NOTICE.format(prefix=prefix, days=days), AHEAD.format(days=days)
        more = {"prefix": prefix, "instrument": f"{instrument}\nformat = 2", "window": window}
        made.append(folder(tmp_path / name, rules, clause, "", **more))
    documents = cspr.framework("my-area", extra=made)
    decided = Happened("local-review-decided", "2024-05-03")
    situation = Review("MA-01", "my-area").record(Happened("case-referred", referred), decided).as_of(date(2024, 5, 8))
    publish = next(each for each in lifecycle.progress(documents, situation) if each.step == "publish")
    own = [each.source.clauses[0] for each in publish.blockers if each.source.instrument in {"of-2020", "of-2024"}]
    assert own == expected
    new = [name for duty in not_publishing(documents, situation).duties if duty.new for name in duty.source.clauses]
    assert [name for name in new if name.startswith(("OLD", "NEW"))] == [each.replace("1", "2") for each in expected]


STEPS = """
[[duty]]
id = "look"
clauses = ["{prefix}-001"]
step = "genogram"
when = ["case-referred"]

[[duty]]
id = "meet"
clauses = ["{prefix}-002"]
topic = "resignation"
level = "meeting"

[[duty]]
id = "review-it"
clauses = ["{prefix}-003"]
topic = "resignation"
level = "partnership"
"""


@pytest.mark.parametrize(
    ("referred", "prefix", "own"), [("2024-03-20", "OLD", ["NEW-003"]), ("2024-04-02", "NEW", ["NEW-003"])]
)
def test_a_case_has_the_steps_and_tasks_of_the_version_by_which_it_goes(
    tmp_path: Path, referred: str, prefix: str, own: list[str]
) -> None:
    made = [
        folder(
            tmp_path / name,
            STEPS.format(prefix=letters),
            *(f"actor = {actor}" for actor in ("police", "none", "police")),
            prefix=letters,
            instrument=f'partnership = "my-area"\nseries = "procedure"{more}\nformat = 2',
            window=window,
        )
        for name, letters, more, window in (
            ("of-2020", "OLD", "", "from = 2020-01-01"),
            ("of-2024", "NEW", '\nsupersedes = ["of-2020"]\ncases_by = "case-referred"', "from = 2024-04-01"),
        )
    ]
    documents = cspr.framework("my-area", extra=made)
    situation = Review("MA-01", "my-area").record(Happened("case-referred", referred)).as_of(date(2024, 5, 8))
    step = next(each for each in lifecycle.progress(documents, situation) if each.step == "genogram")
    assert (step.state.value, step.who) == ("ready", ("police",))
    assert [source.clauses for source in step.sources] == [(f"{prefix}-001",)]
    whole = cspr.report(documents, situation)
    assert sorted(task.source.clauses[0] for task in whole.also_asked) == sorted([f"{prefix}-002", *own])
    tasks = profile_in(documents, situation, "police").tasks
    local = [task.source.clauses[0] for task in tasks if task.source.instrument.startswith("of-")]
    assert sorted(local) == sorted([f"{prefix}-001", *own])


HELD = """
[[hold]]
id = "held"
clauses = ["{prefix}-001"]
while = "{proceedings}"
stops = ["project-plan"]
"""


@pytest.mark.parametrize(
    ("referred", "clauses", "proceedings"),
    [("2024-03-20", "OLD-001", "prosecution"), ("2024-04-02", "NEW-001", "inquest"), (None, "NEW-001", "inquest")],
)
def test_what_other_proceedings_hold_goes_by_the_version_of_the_case(
    tmp_path: Path, referred: str | None, clauses: str, proceedings: str
) -> None:
    made = folders(tmp_path)
    for path, prefix, holding in zip(made, ("OLD", "NEW"), ("prosecution", "inquest"), strict=True):
        rules = path / "rules.toml"
        rules.write_text(rules.read_text("utf-8") + HELD.format(prefix=prefix, proceedings=holding), "utf-8")
    documents = cspr.framework("my-area", extra=made)
    entries = [Happened("case-referred", referred)] if referred else []
    opened = [Proceeding(name, "open", on="2024-05-02") for name in ("prosecution", "inquest")]
    review = Review("MA-01", "my-area").record(*entries, Happened("notification-sent", "2024-05-07"), *opened)
    situation = review.as_of(date(2024, 5, 8))
    (step,) = (each for each in lifecycle.progress(documents, situation) if each.step == "project-plan")
    held = [(each.name, each.source.clauses) for each in step.blockers if each.by is lifecycle.By.HOLD]
    assert held == [(proceedings, (clauses,))]
    beside = {
        each.kind
        for each in lifecycle.parallel(documents, situation)
        if any(hold.source.instrument in {"of-2020", "of-2024"} for hold in each.holds)
    }
    assert beside == {proceedings}
