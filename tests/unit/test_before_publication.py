"""What is asked for before publication, without a figure too: in the check, and too late once it is published."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import lifecycle, publication
from cspr.publication import RequirementKind
from cspr.record import Decided, Established, Happened, Review
from cspr.timescales import schedule
from cspr.wording.published import waits_for
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.publication.answers import Requirement
    from cspr.record import AnyEntry

ADVICE, IDENTIFIED = "x-my-area/take-advice", "x-my-area/identified"
RULES = f"""
[[duty]]
id = "advice"
clauses = ["MYA-001"]
step = "{ADVICE}"
when = ["local-review-decided", "{IDENTIFIED}"]
vague = {{ says = "before publication", of = "published", relation = "before" }}

[[duty]]
id = "copies"
clauses = ["MYA-002"]
step = "x-my-area/send-copies"
when = ["local-review-decided"]
at_least_before = {{ working_days = 3, of = "published" }}

[[duty]]
id = "file"
clauses = ["MYA-003"]
step = "x-my-area/file"
when = ["local-review-decided"]
at_least_before = {{ working_days = 3, of = "published" }}

[[duty]]
id = "file-after"
clauses = ["MYA-004"]
step = "x-my-area/file"
part = "after"
when = ["local-review-decided"]
within = {{ working_days = 3, of = "published" }}
"""
WORDS = """
[step]
"x-my-area/take-advice" = { title = "Take legal advice", stage = "report" }
"x-my-area/send-copies" = { title = "Send copies", stage = "report" }
"x-my-area/file" = { title = "File the papers", stage = "report" }

[fact]
"x-my-area/identified" = "May the child still be identified?"
"""
BEFORE = 'timing = { amount = 3, unit = "working-days", relation = "at-least-before", starts = ["published"] }'
CLAUSES = (
    'timing = { relation = "before", vague = "before publication", starts = ["published"] }',
    BEFORE,
    BEFORE,
    'timing = { amount = 3, unit = "working-days", relation = "within", starts = ["published"] }',
)
KNOWN: tuple[AnyEntry, ...] = (
    Decided("local-review", "review", on="2025-01-06", by="safeguarding-partners"),
    Established(IDENTIFIED, "yes", on="2025-05-01", by="safeguarding-partners"),
)
PUBLISHED = Happened("published", "2025-06-03")
ON = date(2025, 5, 20)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> cspr.Framework:
    return cspr.framework(
        "my-area", extra=folder(tmp_path_factory.mktemp("a") / "procedure", RULES, *CLAUSES, words=WORDS)
    )


def review(*entries: AnyEntry) -> Review:
    return Review("MA-1", "my-area").record(*entries)


def advice(documents: cspr.Framework, *entries: AnyEntry) -> list[Requirement]:
    answer = publication.readiness(documents, review(*entries).as_of(ON), planned=date(2025, 6, 3))
    return [each for each in answer.requirements if each.name == ADVICE]


class TestWithoutAFigure:
    def test_it_stands_among_the_notices_of_the_check(self, documents: cspr.Framework) -> None:
        (found,) = advice(documents, *KNOWN)
        assert (found.kind, found.state.value, found.met.value) == (RequirementKind.NOTICE, "to-do", "no")
        assert [each.period for each in found.days] == ["before publication"]
        assert found.binding

    def test_it_is_met_once_it_is_done_by_then(self, documents: cspr.Framework) -> None:
        (found,) = advice(documents, *KNOWN, Happened(ADVICE, "2025-05-12"))
        assert (found.state.value, found.met.value) == ("done", "yes")

    def test_it_is_not_asked_where_its_fact_does_not_hold(self, documents: cspr.Framework) -> None:
        no = Established(IDENTIFIED, "no", on="2025-05-01", by="safeguarding-partners")
        assert advice(documents, KNOWN[0], no) == []

    def test_it_may_be_needed_where_the_fact_is_not_known(self, documents: cspr.Framework) -> None:
        (found,) = advice(documents, KNOWN[0])
        assert (found.state.value, found.met.value) == ("cannot-tell", "unknown")


class TestOnceItIsPublished:
    def test_all_that_had_to_come_first_is_overtaken(self, documents: cspr.Framework) -> None:
        situation = review(*KNOWN, PUBLISHED).as_of(date(2025, 7, 1))
        states = {step.step: step.state.value for step in lifecycle.progress(documents, situation)}
        names = (ADVICE, "x-my-area/send-copies", "x-my-area/file")
        assert [states[name] for name in names] == ["overtaken", "overtaken", "ready"]
        timescales = {each.topic: each for each in schedule(documents, situation) if each.topic in names}
        statuses = {topic: [one.status.value for one in each.readings] for topic, each in timescales.items()}
        assert statuses == {
            ADVICE: ["overtaken"],
            "x-my-area/send-copies": ["overtaken"],
            "x-my-area/file": ["overdue", "overdue"],  # one of its duties comes after
        }

    def test_what_was_done_stays_done(self, documents: cspr.Framework) -> None:
        situation = review(*KNOWN, Happened(ADVICE, "2025-05-12"), PUBLISHED).as_of(date(2025, 7, 1))
        states = {step.step: step.state.value for step in lifecycle.progress(documents, situation)}
        assert states[ADVICE] == "done"


NAMED = """
[[duty]]
id = "tell-the-name"
clauses = ["MYA-001"]
{step}
topic = "reviewer-named"
to = ["national-panel"]
when = ["local-review-decided"]
"""


@pytest.mark.parametrize(
    ("step", "contents"), [('step = "x-my-area/take-advice"', []), ("", [("reviewer-named", ("MYA-001",))])]
)
def test_what_a_step_tells_somebody_is_no_content_of_the_report(
    tmp_path: Path, step: str, contents: list[tuple[str, tuple[str, ...]]]
) -> None:
    rules = NAMED.format(step=step)
    documents = cspr.framework("my-area", extra=folder(tmp_path / "procedure", rules, "", words=WORDS))
    answer = publication.readiness(documents, review(*KNOWN).as_of(ON), planned=date(2025, 6, 3))
    found = [each for each in answer.requirements if each.kind is RequirementKind.CONTENTS]
    local = [(each.name, each.sources[0].clauses) for each in found if each.sources[0].instrument == "procedure"]
    assert local == contents


PERMITTED = """
[[duty]]
id = "remove"
clauses = ["MYA-001"]
topic = "reviewer-removal"
when = ["local-review-decided"]
to = ["national-panel"]
vague = { says = "before publication", of = "published", relation = "before" }

[[duty]]
id = "file"
clauses = ["MYA-002"]
step = "x-my-area/file"
when = ["local-review-decided"]
at_least_before = { working_days = 3, of = "published" }

[[duty]]
id = "debrief"
clauses = ["MYA-003"]
step = "practitioner-debrief"
when = ["local-review-decided"]

[[duty]]
id = "agreement"
clauses = ["MYA-004"]
step = "subgroup-agreement"
when = ["local-review-decided"]
"""


@pytest.mark.parametrize(("force", "asked"), [("may", False), ("should", True)])
def test_what_a_text_only_permits_is_no_task_of_the_check(tmp_path: Path, force: str, *, asked: bool) -> None:
    clauses = (f'force = "{force}"\n{more}' for more in (CLAUSES[0], BEFORE, "", ""))
    documents = cspr.framework("my-area", extra=folder(tmp_path / "procedure", PERMITTED, *clauses, words=WORDS))
    answer = publication.readiness(documents, review(*KNOWN).as_of(ON), planned=date(2025, 6, 3))
    own = {source.clauses[0] for each in answer.requirements for source in each.sources if "MYA" in source.clauses[0]}
    assert own == ({"MYA-001", "MYA-002", "MYA-003", "MYA-004"} if asked else set())


TWICE = """
[[duty]]
id = "debrief"
clauses = ["MYA-001"]
step = "practitioner-debrief"
when = ["local-review-decided"]
at_least_before = { working_days = 3, of = "published" }

[[duty]]
id = "debrief-all"
clauses = ["MYA-002"]
step = "practitioner-debrief"
part = "all"
when = ["local-review-decided"]
"""


def test_who_hears_so_many_days_before_stands_once_with_every_text(tmp_path: Path) -> None:
    documents = cspr.framework("my-area", extra=folder(tmp_path / "procedure", TWICE, BEFORE, "", words=WORDS))
    answer = publication.readiness(documents, review(*KNOWN).as_of(ON), planned=date(2025, 6, 3))
    (found,) = (each for each in answer.requirements if each.name == "practitioner-debrief")
    assert (found.kind, [source.clauses[0] for source in found.sources]) == (
        RequirementKind.NOTICE,
        ["MYA-001", "MYA-002"],
    )
    assert [(str(each.day), each.source.clauses[0]) for each in found.days] == [
        ("2025-05-29", "MYA-001"),
        ("None", "MYA-002"),
    ]


def test_what_holds_it_back_is_told_as_a_question_where_it_is_one() -> None:
    question = "Is there a hearing in that week?"
    assert list(waits_for([question])) == [f"while this is so: {question}"]
    assert list(waits_for(["Prosecution", question])) == ["after prosecution", f"while this is so: {question}"]
    assert list(waits_for([])) == []
