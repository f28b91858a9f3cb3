"""``cspr publication``: what matters first, everything, and JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from cspr import cli
from cspr.record import Decided, Established, Happened, Proceeding, Review
from cspr.record.entries import AnyEntry
from printing import case_file, in_a_line

if TYPE_CHECKING:
    import pytest

KNOWN = [
    Established(fact, "yes", on="2023-09-01", by="local-authority")
    for fact in ("abuse-or-neglect-suspected", "child-died", "incident-in-area")
]
DECIDED = Decided("local-review", "review", on="2023-10-03", by="safeguarding-partners")
SIGNED_OFF = [
    Happened(event, "2024-03-01")
    for event in (
        "first-draft-written",
        "group-commented",
        "subgroup-agreed",
        "final-sign-off-given",
        "review-completed",
        "action-plan-agreed",
    )
]
ASKED = ("--on", "2024-03-13", "--planned", "2024-03-28")
FIRST = """\
Publication: KR-03 · Kirklees · Wed 13 Mar 2024
===============================================
Ready to publish? No: 2 things are not in order, 12 still open. Planned for Thu
    28 Mar.
Kirklees guide for staff was written for Working Together 2018, replaced on Fri
    15 Dec 2023; it cites the Data Protection Act 1998, repealed on Fri 25 May
    2018.

To do
-----
  - Last day Tue 19 Mar: Final report to the Panel, before publication (not
      given yet) – Safeguarding partners
  - Publication check – Safeguarding partnership
  - Publish the actions taken (in the report or apart from it) – Safeguarding
      partnership

Has to be complied with
-----------------------
  - Data protection law (has to be complied with; no check is recorded) –
      Safeguarding partnership
  - Restrictions on publication (has to be complied with; no check is recorded)
      – Safeguarding partnership

Weigh
-----
  - Inquest (to be weighed) – Safeguarding partners, Safeguarding partnership
  - What the documents ask you to consider before you publish: 5 matters
    - Reports have to be written so that publishing is unlikely to harm the
        welfare of any child or vulnerable adult involved (KSCP-114)
    - While compiling a report and preparing to publish, KSCP carefully
        considers how to manage publication's effect on children, family members
        and others affected (KSCP-118)
    - When setting the publication date, due regard is always had to the effect
        on ongoing legal proceedings, including an inquest (KSCP-121)
    - The partners have regard to what the Panel and the Secretary of State say
        on publication (WT23-045)
    - The effect of publication on children, family and practitioners is
        considered, and the report is so written that no child or vulnerable
        adult is harmed (WT23-046)

Ask
---
  - Prosecution (not recorded whether there is one) – Police
  - Family proceedings (not recorded whether there is one) – Local authority
  - Court order binding the review (not recorded whether there is one) – Local
      authority

Take care
---------
  - Publication on Fri 22 Mar 2024 at the earliest. It depends on: Final report
      to the Panel, Publish the LCSPR. No time is allowed here for the work
      itself.
  - How long the report stays public: one document asks for longer than another
      allows. Both cannot be met.
Not legal advice. All of it, with every source: --full, or --json.
"""


def written(path: Path, *entries: AnyEntry) -> str:
    return case_file(path, Review("KR-03", "kirklees").record(*KNOWN, DECIDED, *entries))


def test_what_matters_comes_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = written(tmp_path, *SIGNED_OFF, Proceeding("inquest", "open", on="2023-11-01"))
    assert (0, FIRST) == (cli.main(["publication", case, *ASKED]), capsys.readouterr().out)


def test_a_planned_day_that_no_calendar_reaches_is_told_of_the_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = written(tmp_path)
    for command in (["publication"], ["report", "--full"]):
        assert 2 == cli.main([*command, case, "--on", "2024-03-13", "--planned", "9999-01-01"])
        said = "cspr: --planned: outside the calendar; the calendar knows 1996-01-01 to 2100-12-31\n"
        assert said == capsys.readouterr().err


def test_a_hold_and_lateness_are_said_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = written(tmp_path, Happened("report-submitted", "2024-03-01"))
    cli.main(["publication", case, "--on", "2024-05-13", "--planned", "2024-06-28"])
    lines = capsys.readouterr().out.splitlines()
    late = next(line for line in lines if "Past the limit" in line)
    assert late.startswith("  - Past the limit: complete the LCSPR (Wed 3 Apr), publish")
    reason = "No reason for the delay is recorded. Record it: whoever is told of the delay is told why."
    assert f"  - {reason}" in "\n".join(lines).replace("\n      ", " ")
    unread = "  - In order by a text that was not read: Final report to the Panel, before publication."
    assert unread in "\n".join(lines).replace("\n      ", " ")


def test_everything_has_the_law_on_which_to_take_advice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["publication", written(tmp_path), *ASKED, "--full"])
    lines = capsys.readouterr().out.splitlines()
    assert {
        "Sign-off, in order",
        "Notices and copies",
        "Take legal advice on (prompts from memory, which decide nothing)",
    } <= set(lines)


def test_of_what_is_done_the_whole_page_has_the_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["publication", written(tmp_path, *SIGNED_OFF), *ASKED, "--full"])
    assert "Write the first draft: done (Fri 1 Mar); Lead reviewer" in in_a_line(capsys)


def test_json_is_that_of_readiness(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["publication", written(tmp_path), *ASKED, "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert ("readiness", "2024-03-28", "no") == (answer["kind"], answer["planned"], answer["ready"])


def test_once_it_was_decided_not_to_publish_it_says_what_arises_instead(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    declined = Decided("publication", "do-not-publish", on="2024-03-01", by="safeguarding-partners")
    cli.main(["publication", written(tmp_path, declined), "--on", "2024-03-13"])
    told, before, binding = capsys.readouterr().out.partition("\n\nBefore information on the improvements is published")
    assert before
    assert "Has to be complied with" in binding
    assert [
        "Not publishing: KR-03 · Kirklees · Wed 13 Mar 2024",
        "Decided not to publish the report. These duties arise instead or stay:",
    ] == (told.splitlines()[0:3:2])
    assert told.splitlines()[3].startswith("  - ")
    assert told.index("Kirklees guide for staff was written for") > told.index("Publish the information on impro")
    assert 1 == told.partition("No longer asked for")[2].count("  - Publish the LCSPR ")
    assert "Notices and copies" not in told
    cli.main(["publication", written(tmp_path, declined), "--on", "2024-03-13", "--full"])
    whole = capsys.readouterr().out
    assert told.rstrip() == whole.partition("\n\nPublication\n")[0]
    assert ("Notices and copies" in whole, "Sign-off, in order" in whole) == (True, False)


def test_without_a_planned_day_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["publication", written(tmp_path), "--on", "2024-03-13"])
    said = in_a_line(capsys)
    assert "No day of publication is planned." in said
    assert "Final report to the Panel, before publication" not in said.partition("Waiting for")[0]
    assert "Final report to the Panel, before publication" in said.partition("Waiting for")[2]


def test_a_planned_day_in_the_past_is_answered_with_a_remark(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["publication", written(tmp_path), "--on", "2024-03-13", "--planned", "2024-03-10"])
    said = capsys.readouterr().out
    lines = said.splitlines()
    assert {"  - The planned day has passed.", "  - The planned day is not a working day: Sunday."} <= set(lines)
    late = said.partition("Too late for this day")[2].partition("\n\n")[0]
    assert "Final report to the Panel, before publication" in late
    assert "Final report to the Panel, before publication" not in said.partition("To do")[2]


def test_another_review_is_judged_apart_on_the_first_page_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    joint = Proceeding("domestic-abuse-related-death-review", "open", on="2023-10-03")
    cli.main(["publication", written(tmp_path, joint), *ASKED])
    apart = " ".join(capsys.readouterr().out.partition("Other reviews, judged apart")[2].split())
    assert "- The Home Office panel that looks at a domestic abuse related death review before publication" in apart


def test_a_partnership_s_own_documents_are_read_from_its_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = written(tmp_path)
    Path(case).write_text(Path(case).read_text("utf-8").replace("kirklees", "fenmere"), "utf-8")
    folder = str(Path(__file__).parents[2] / "examples" / "partnership")
    asked = ("publication", case, "--on", "2024-06-03", "--planned", "2024-07-01", "--full")
    cli.main([*asked])
    plain = capsys.readouterr().out
    cli.main([*asked, "--extra", folder])
    assert (False, True) == ("Fenmere procedure 2024" in plain, "Fenmere procedure 2024" in capsys.readouterr().out)


def summary(path: Path, capsys: pytest.CaptureFixture[str], *entries: AnyEntry, on: str = "2024-03-13") -> str:
    case = case_file(path, Review("NR-03", "northamptonshire").record(*KNOWN, *entries))
    cli.main(["publication", case, "--on", on])
    return capsys.readouterr().out


def test_where_it_was_decided_against_an_lcspr_there_is_nothing_to_publish_and_nothing_to_do_or_weigh(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for outcome, how in (("no-review", "not to undertake"), ("other-learning", "to learn by means other than")):
        decided = Decided("local-review", outcome, on="2023-10-03", by="safeguarding-partners")
        said = " ".join(summary(tmp_path, capsys, decided).split())
        says = f"Nothing to publish. Decided on Tue 3 Oct 2023 {how} an LCSPR."
        rest = f"{says} - No text asks for publication as things stand. Not legal advice."
        assert rest in said


def test_what_a_pause_holds_is_not_to_be_done_now(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paused = Decided("course", "pause", on="2024-01-08", by="safeguarding-partners")
    case = written(tmp_path, paused, Happened("review-paused", "2024-01-08"))
    cli.main(["publication", case, "--on", "2024-03-13"])
    said = capsys.readouterr().out
    assert "To do" not in said
    held = said.partition("Held back")[2].partition("\n\n")[0]
    assert "  - Review paused (not resumed) – Safeguarding partners" in held
    assert "  - Publication check – Safeguarding partnership" in said.partition("Waiting for")[2]


def test_of_a_published_report_nothing_that_publication_overtook_is_to_be_done_or_weighed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = summary(tmp_path, capsys, DECIDED, *SIGNED_OFF, Happened("published", "2024-03-05"), on="2030-03-13")
    assert "Published on Tue 5 Mar 2024." in said
    assert not {"To do", "Weigh", "Ask"} & set(said.splitlines())
