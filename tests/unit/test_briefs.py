"""Briefs of one page: which clauses answer which question, what no text says, and that each fits its pages."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cspr import cli, vocabulary
from cspr.errors import CsprError
from cspr.guidance import NATIONAL, framework, partnerships
from cspr.interchange import to_dict
from cspr.lifecycle import progress
from cspr.record import Decided, Happened, Involved, Request, Review, dumps
from cspr.roles import brief
from cspr.roles.naming import meant
from cspr.roles.profiling import profile_in
from cspr.show import to_html, to_markdown, to_text
from cspr.wording.first_screen import inside
from folders import folder
from printing import in_a_line

if TYPE_CHECKING:
    from cspr.record import AnyEntry
    from cspr.roles import RoleBrief

DAY = date(2024, 10, 1)
THEN = date(2021, 9, 1)
PAGES, LINES = 2, 60


def said(answer: RoleBrief, question: str) -> list[str]:
    (asked,) = (each for each in answer.answers if each.question == question)
    return [line.clause for line in asked.lines]


@pytest.mark.parametrize("partnership", [NATIONAL, *partnerships()])
def test_a_brief_fits_its_pages_for_every_role(partnership: str) -> None:
    documents = framework(partnership)
    for role in vocabulary.actors():
        for day in (THEN, DAY):
            text = to_text(brief(documents, role, on=day), 80)
            assert len(text.splitlines()) <= PAGES * LINES, role


@pytest.mark.parametrize("partnership", [NATIONAL, *partnerships()])
def test_every_sentence_is_a_clause_of_the_register(partnership: str) -> None:
    documents = framework(partnership)
    for role in vocabulary.roles():
        for asked in brief(documents, role, on=DAY).answers:
            assert [documents.clauses[line.clause].subject for line in asked.lines] == [
                line.says for line in asked.lines
            ]


@pytest.mark.parametrize("partnership", [NATIONAL, *partnerships()])
def test_no_leaflet_leaves_out_what_remains(partnership: str) -> None:
    documents = framework(partnership)
    for role, question in (("practitioner", "will-i-be-blamed"), ("family", "what-remains")):
        page = brief(documents, role, on=THEN)
        assert "CTX-011" in said(page, question)
        assert "This page is no promise" in to_text(page)
    if partnership == "northamptonshire":
        blame = said(brief(documents, "practitioner", on=THEN), "will-i-be-blamed")
        assert {"NSCP-F-050", "NSCP-F-016", "CTX-011"} <= set(blame)


def test_the_brief_of_a_reviewer_begins_with_the_partnerships_own_words() -> None:
    page = brief(framework("essex"), "lead-reviewer", on=DAY)
    assert ("Lead Reviewer", "Lead Independent Reviewer") == page.names
    assert ["what-for", "first-actions", "who-helps", "must-not", "fairness", "dates"] == [
        each.question for each in page.answers
    ]
    assert ["ESCB-046", "ESCB-053", "ESCB-056", "ESCB-057", "ESCB-058"] == said(page, "first-actions")
    assert {"ESCB-014", "ESCB-088", "ESCB-089", "ESCB-060"} <= set(said(page, "who-helps"))


def test_what_a_text_asks_on_equality_stands_in_the_brief() -> None:
    page = brief(framework("essex"), "lead-reviewer", on=date(2025, 7, 7))
    assert ["ESCB-003", "ESCB-004", "ESCB-006", "ESCB-008", "PG25-006"] == said(page, "fairness")
    assert [] == said(brief(framework("kirklees"), "lead-reviewer", on=THEN), "fairness")


def test_a_question_that_no_clause_answers_says_so() -> None:
    page = brief(framework("kirklees"), "family", on=DAY)
    assert [] == said(page, "who-writes")
    assert "Who writes to you, and when?\n----------------------------\nThe text does not say." in to_text(page)


def test_a_sentence_says_of_whom_it_asks_something_unless_that_is_the_reader() -> None:
    page = brief(framework("essex"), "lead-reviewer", on=DAY)
    asked = {line.clause: line.asked_of for each in page.answers for line in each.lines}
    assert ("", "", "Member of the review group") == (asked["ESCB-053"], asked["ESCB-014"], asked["ESCB-089"])
    text = to_text(brief(framework("essex"), "family", on=DAY), 200)
    assert (
        "Help facilitate the meeting with family members where appropriate. (must: Member of the review group," in text
    )
    assert "Step 1: meet family members, listening to their comments. (must: Lead reviewer, ESCB-053, local)" in text


def test_what_an_edition_that_was_not_read_carries_forward_is_marked() -> None:
    page = brief(framework("essex"), "family", on=date(2026, 11, 29))
    line = next(line for each in page.answers for line in each.lines if line.clause == "WT18-054")
    assert "working-together-2026" == line.carried_by
    assert "(should, WT18-054, older edition)" in to_text(page, 200)
    then = brief(framework("essex"), "family", on=THEN)
    assert {None} == {line.carried_by for each in then.answers for line in each.lines}


@pytest.mark.parametrize("partnership", partnerships())
def test_no_sentence_leans_on_one_that_is_not_there(partnership: str) -> None:
    documents = framework(partnership)
    pages = (brief(documents, role, on=THEN) for role in vocabulary.actors())
    sentences = {line.says for page in pages for each in page.answers for line in each.lines}
    leaning = ("It ", "They ", "Them", "That ", "Those ", "These ", "This ", "Such ", "Their ", "The same ", "In that ")
    assert [] == sorted(sentence for sentence in sentences if sentence.startswith(leaning))


def test_what_does_not_fit_is_counted() -> None:
    page = brief(framework("essex"), "review-group-member", on=DAY)
    (asked,) = (each for each in page.answers if each.question == "first-actions")
    assert 5 == len(asked.lines)
    assert asked.more > 0
    assert f"{asked.more} more on this: cspr role review-group-member --partnership essex" in to_text(page)


def test_a_group_speaks_to_its_members_and_to_special_seats() -> None:
    page = brief(framework("northamptonshire"), "review-subgroup-member-police", on=THEN)
    assert ["NSCP-F-343", "NSCP-F-344"] == said(page, "first-actions")[:2]
    assert "NSCP-F-067" in said(page, "first-actions")


def test_only_what_is_in_force_is_told_and_doubt_is_marked() -> None:
    page = brief(framework(NATIONAL), "lead-reviewer", on=THEN)
    assert "WT18-062" in said(page, "dates")
    assert not [clause for clause in said(page, "dates") if clause.startswith("WT23")]
    assert "may not have applied on that day" in to_text(brief(framework("northamptonshire"), "practitioner", on=THEN))
    assert "not checked against the text" in to_text(page)


def test_an_unknown_role_meets_the_nearest() -> None:
    with pytest.raises(CsprError, match="unknown-actor at role: did you mean 'lead-reviewer'"):
        brief(framework(NATIONAL), "lead-reviewr", on=DAY)


def test_it_is_written_in_every_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = brief(framework("essex"), "chronology-author", on=DAY)
    asked = ["role", "chronology-author", "--partnership", "essex", "--brief", "--on", "2024-10-01"]
    assert 0 == cli.main(asked)
    assert "What must you not do?" in capsys.readouterr().out
    assert 0 == cli.main([*asked, "--html", str(tmp_path / "brief.html")])
    assert to_html(page) == (tmp_path / "brief.html").read_text("utf-8")
    assert 0 == cli.main([*asked, "--markdown", str(tmp_path / "brief.md")])
    assert to_markdown(page) == (tmp_path / "brief.md").read_text("utf-8")
    capsys.readouterr()
    assert 0 == cli.main([*asked, "--json"])
    assert '"kind": "role-brief"' in capsys.readouterr().out
    assert "role-brief" == to_dict(page)["kind"]


def test_duties_are_asked_for_on_the_command_line_by_stage_step_and_force(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["role", "review-group-member", "--partnership", "essex"]
    assert 0 == cli.main([*asked, "--step", "agree-terms", "--force", "must"])
    told = capsys.readouterr().out
    assert "Review group: Step 2: agree Terms of Reference" in told
    assert "2. Set-up" in told or "set-up" in told.lower()
    assert 2 == cli.main([*asked, "--stage", "reports"])
    assert "did you mean 'report'?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("lead-reviewer", "lead-reviewer"),
        ("Lead  Reviewer", "lead-reviewer"),
        ("the panel members", "review-group-member"),
        ("parents", "family"),
    ],
)
def test_a_role_is_known_by_its_id_its_title_and_a_documents_own_word(word: str, role: str) -> None:
    assert role == meant(framework("northamptonshire"), word)


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("author", "it may mean report-author, lead-reviewer"),
        ("paernts", "did you mean 'parents'"),
        ("zzz", "give the id of a role"),
    ],
)
def test_a_word_that_means_nothing_or_several_things_is_told_so(word: str, says: str) -> None:
    with pytest.raises(CsprError, match=f"unknown-actor at role: {says}"):
        meant(framework("northamptonshire"), word)


def test_in_a_case_a_role_has_what_applies_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "case.toml"
    review = Review("NR-07", "northamptonshire").record(Happened("published", "2021-08-01"))
    path.write_text(dumps(review), encoding="utf-8")
    asked = ["role", "Lead reviewer", "--case", str(path), "--on", "2021-09-01"]
    assert 0 == cli.main(asked)
    told = in_a_line(capsys)
    assert "What it is for" in told
    assert "Write the first draft: The Lead Reviewer writes the Overview Report's first version" not in told
    found = profile_in(framework("northamptonshire"), review.as_of(THEN), "lead-reviewer")
    assert None not in {task.arising for task in found.tasks}
    assert 0 == cli.main([*asked, "--brief"])
    assert "Northamptonshire, Wed 1 Sep 2021. Each sentence" in capsys.readouterr().out
    assert 0 == cli.main(["role", "referrer", "--case", str(path), "--on", "2021-03-01"])
    assert "May apply: " in capsys.readouterr().out


def test_in_a_case_a_role_has_its_dates_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case, page = tmp_path / "case.toml", tmp_path / "page.html"
    known: tuple[AnyEntry, ...] = (
        Happened("local-authority-aware", "2021-03-25"),
        Happened("information-requested", "2021-03-29"),
        *(Involved(f"agency:{name}") for name in ("police", "health")),
        Happened("information-returned", "2021-04-01", about="agency:health"),
    )
    case.write_text(dumps(Review("NR-07", "northamptonshire").record(*known)), encoding="utf-8")

    def dates(role: str, *shape: str) -> list[str]:
        assert 0 == cli.main(["role", role, "--case", str(case), "--on", "2021-04-06", *shape])
        told = page.read_text("utf-8") if shape else capsys.readouterr().out
        return told.partition("Dates in this case")[2].partition("What it")[0].replace("\n      ", " ").splitlines()[2:]

    owed = "Agencies return their information (Police) – due in 3 working days, if it applies"
    given = "[Northamptonshire framework 2020 NSCP-F-087, NSCP-F-229, NSCP-F-230]"
    assert ["", "With a date", f"  - Fri 9 Apr: {owed} {given}"] == dates("police")[:3]
    assert ["Done: Agencies return their information."] == dates("health")[:1]
    assert any("Serious incident notification to the Panel" in each for each in dates("local-authority"))
    assert not any("Agencies return" in each for each in dates("local-authority"))
    assert [] == dates("referrer")
    assert any("Fri 9 Apr" in each for each in dates("police", "--html", str(page)))


def test_in_a_case_what_is_done_is_told_as_done_until_it_is_sent_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "case.toml"
    done = (
        Happened("rapid-review-held", "2021-03-01"),
        Decided("local-review", "review", on="2021-03-10", by="safeguarding-partners"),
        Happened("first-draft-written", "2021-06-01"),
        Happened("subgroup-agreed", "2021-07-01"),
    )

    def told(role: str, *more: AnyEntry) -> str:
        case.write_text(dumps(Review("NR-07", "northamptonshire").record(*done, *more)), encoding="utf-8")
        assert 0 == cli.main(["role", role, "--case", str(case), "--on", "2021-09-01"])
        return in_a_line(capsys)

    found = told("lead-reviewer")
    assert "Done: Write the first draft (to Review group): The Lead Reviewer writes" in found
    assert "Now: Write the first draft" not in found
    assert "Now: Form the review group" in found
    assert "Waits: Invite the family" in found
    assert "Done: Agree the report in the CSPR sub-group" in told("review-subgroup")
    back = told("review-subgroup", Happened("sent-back", "2021-07-08"))
    assert "Done: Agree the report in the CSPR sub-group" not in back
    assert "Waits: Agree the report in the CSPR sub-group" in back


def test_in_a_case_what_only_waits_is_told_as_that_with_what_it_waits_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "case.toml"
    review = Review("NR-07", "northamptonshire").record(
        Happened("rapid-review-held", "2021-03-01"),
        Decided("local-review", "review", on="2021-03-10", by="safeguarding-partners"),
    )
    case.write_text(dumps(review), encoding="utf-8")
    asked = ["role", "lead-reviewer", "--case", str(case), "--on", "2021-09-01"]
    assert 0 == cli.main(asked)
    told = in_a_line(capsys)
    assert "Waits: Write the first draft (to Review group): The Lead Reviewer writes" in told
    assert "Now: Write the first draft" not in told
    steps = {step.step: step for step in progress(framework("northamptonshire"), review.as_of(date(2021, 9, 1)))}
    for blocker in steps["first-draft"].blockers:
        assert 1 == told.count(f"waits for: {inside(blocker.title)} (")
    assert 0 == cli.main([*asked, "--json"])
    named = json.loads(capsys.readouterr().out)["waits"]["first-draft"]
    assert [blocker.title for blocker in steps["first-draft"].blockers] == named != []


def test_without_the_steps_of_the_case_nothing_is_said_to_be_done_now() -> None:
    review = Review("NR-07", "northamptonshire").record(
        Decided("local-review", "review", on="2021-03-10", by="safeguarding-partners"),
    )
    documents = framework("northamptonshire")
    told = to_text(profile_in(documents, review.as_of(date(2021, 9, 1)), "lead-reviewer"))
    assert "Applies: Write the first draft" in told
    assert "Now: " not in told


def test_an_agency_that_takes_part_has_what_each_agency_owes_in_the_case() -> None:
    documents = framework("northamptonshire")
    review = Review("NR-07", "northamptonshire").record(
        Happened("notification-sent", "2021-08-26"),
        Request("police", "asked", on="2021-08-26"),
        Request("health", "asked", on="2021-08-26"),
        Request("health", "returned", on="2021-08-31"),
    )
    situation = review.as_of(THEN)
    for actor, done in (("police", False), ("health", True)):
        found = profile_in(documents, situation, actor)
        owed = {task.done for task in found.tasks if task.source.clauses[0] in {"NSCP-F-087", "NSCP-F-055"}}
        assert {done} == owed
        assert next(task.stage for task in found.tasks) == "determination"
        meant_for = {duty.clause for duty in found.purpose}
        assert "NSCP-F-092" not in meant_for
        assert "CA04-017" in meant_for
    alone = profile_in(documents, situation, "education")
    assert "NSCP-F-087" not in {task.source.clauses[0] for task in alone.tasks}
    assert "NSCP-F-092" in {duty.clause for duty in profile_in(documents, situation, "designated-doctor").purpose}


def test_a_partnerships_own_folder_answers_too() -> None:
    folder = Path(__file__).parents[2] / "examples" / "partnership"
    page = brief(framework("fenmere", extra=folder), "review-subgroup", on=DAY)
    assert ["FEN-005"] == said(page, "first-actions")[:1]
    assert "FEN-005" in said(page, "dates")


def test_a_brief_is_for_a_day() -> None:
    on: Any = "2025-01-01"
    with pytest.raises(CsprError) as raised:
        brief(framework("essex"), "family", on=on)
    assert ["not-a-day"] == [problem.code for problem in raised.value.problems]


def test_a_role_of_which_no_clause_is_marked_is_told_where_its_duties_stand(tmp_path: Path) -> None:
    duty = '[[duty]]\nid = "one"\nclauses = ["MYA-001"]\nstep = "hold-rapid-review"\n'
    words = '[role]\n"x-my-area/clerk" = "Clerk"\n'
    path = folder(tmp_path / "procedure", duty, 'actor = "x-my-area/clerk"', words=words)
    text = " ".join(to_text(brief(framework("my-area", extra=path), "x-my-area/clerk", on=DAY)).split())
    assert "What it owes stands in its profile. This is not legal advice." in text
    assert "The text does not say." not in text
