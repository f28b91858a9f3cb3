"""A table that is written by hand holds every word of its kind, and cites clauses of the document that it speaks of."""

from __future__ import annotations

import importlib
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import Truth, errors, framework, vocabulary
from cspr.changing import ChangeKind
from cspr.learning.measuring import Timing
from cspr.wording.ledgers import LEDGERS, STATES
from cspr.wording.timeliness import label

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[2]


def rows(page: str, heading: str) -> list[list[str]]:
    """The cells of the table under this row of headings."""
    text = (ROOT / "docs" / page).read_text("utf-8").partition(f"{heading}\n")[2]
    lines = text.partition("\n\n")[0].splitlines()[1:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def codes(cells: Iterable[str]) -> list[str]:
    return [code for cell in cells for code in re.findall(r"`([^`]+)`", cell)]


def test_every_kind_of_change_is_explained_once() -> None:
    table = rows("how-to/notify-what-changed.md", "| kind | what happened |")
    assert sorted(codes(row[0] for row in table)) == sorted(kind.value for kind in ChangeKind)


def test_every_ledger_is_explained_in_its_order() -> None:
    table = rows("how-to/people-and-meetings.md", "| `--of` | what it follows |")
    assert codes(row[0] for row in table) == list(LEDGERS)


def test_every_state_of_a_row_is_explained_as_it_is_written() -> None:
    table = rows("how-to/people-and-meetings.md", "| state | it means |")
    assert sorted(word for row in table for word in row[0].split(", ")) == sorted(STATES.values())


def test_every_error_of_a_service_stands_with_its_status() -> None:
    table = rows("how-to/use-from-a-service.md", "| error | what it means | `http_status` |")
    for name, _, status in table:
        assert getattr(errors, name.strip("`")).http_status == int(status)
    kinds = {name for name, kind in vars(errors).items() if hasattr(kind, "http_status")} - {"CsprError"}
    assert {name.strip("`") for name, *_ in table} == kinds


def test_the_roles_to_ask_for_are_roles() -> None:
    table = rows("how-to/who-does-what.md", "| for | ask for the role |")
    assert set(codes(row[1] for row in table)) <= set(vocabulary.roles())


def test_the_subjects_of_the_design_are_rooms_of_the_library() -> None:
    subjects = [row[0] for row in rows("explanation/design.md", "| subject | asks |")]
    assert subjects
    assert [] == [subject for subject in subjects if not hasattr(importlib.import_module(f"cspr.{subject}"), "__all__")]


NOT_READ = {
    "Children Act 2004": "children-act-2004",
    "Regulations of 2018": "cspr-regulations-2018",
    "Children's Wellbeing and Schools Act 2026": "childrens-wellbeing-and-schools-act-2026",
    "Working Together 2015": "working-together-2015",
    "Working Together 2018, chapter 4": "working-together-2018",
    "Working Together 2023, chapter 5": "working-together-2023",
    "Working Together 2026": "working-together-2026",
    "Panel guidance 2018 (interim)": "panel-interim-guidance-2018",
    "Panel guidance 2019": "panel-guidance-2019",
    "Panel guidance 2022": "panel-guidance-2022",
    "Panel guidance 2025": "panel-guidance-2025",
    "The Panel's questions and answers": "panel-faq",
    "Relaxation of 2020": "covid-relaxation-2020",
    "Notification service": "incident-notification-service",
    "Other enactments and protocols": "wider-context",
}


def test_every_national_text_of_which_parts_were_not_read_is_among_the_limits() -> None:
    table = rows("explanation/limits.md", "| instrument | not read | so that |")
    assert [row[0] for row in table] == list(NOT_READ)
    unread = {document.instrument.slug for document in framework("national").documents if document.instrument.unread}
    assert set(NOT_READ.values()) == unread - {"research-in-practice-process-map-2024"}  # told of below the table


def test_every_column_of_the_yearly_count_is_explained() -> None:
    page = (ROOT / "docs" / "how-to" / "the-yearly-report.md").read_text("utf-8")
    assert [] == [timing for timing in Timing if f"**{label(timing.value)}**" not in page]


COLUMNS = ("northamptonshire", "kirklees", "essex", "national")


@pytest.mark.parametrize("column", range(len(COLUMNS)), ids=COLUMNS)
def test_what_each_asks_of_an_action_plan_is_cited_from_its_own_documents(column: int) -> None:
    table = rows("how-to/the-action-plan.md", "| | Northamptonshire | Kirklees | Essex | National |")
    cited = re.findall(r"[A-Z0-9]+(?:-[FP])?-\d+", " ".join(row[column + 1] for row in table))
    partnership = None if COLUMNS[column] == "national" else COLUMNS[column]
    own = {
        clause
        for document in framework(COLUMNS[column]).documents
        if document.instrument.partnership == partnership
        for clause in document.clauses
    }
    assert cited
    assert [] == sorted(set(cited) - own)


def test_what_the_design_decided_against_is_not_there() -> None:
    sources = ROOT / "src" / "cspr"
    code = "\n".join(path.read_text("utf-8") for path in sources.rglob("*.py"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    backwards = cspr.Review("R-1", "essex").record(
        cspr.Happened("published", date(2024, 5, 2)), cspr.Happened("incident", date(2024, 5, 3))
    )
    situation = backwards.as_of(date(2024, 5, 3))
    kept = {
        "YAML for the guidance": "yaml" not in code and not [*sources.rglob("*.y*ml")],
        "frameworks written as Python modules": not [*sources.joinpath("data").rglob("*.py")],
        "expressions in the data": not re.search(r"\b(?:eval|exec)\(", code),
        "a general rule engine": ["attrs", "cattrs", "tomli-w"]
        == sorted(re.split("[>=<]", each)[0] for each in project["dependencies"]),
        "several unrelated engines": True,  # the floors of the architecture have a test of their own
        "a state machine that refuses illegal steps": situation.happened("published") is Truth.YES,
        'facts that default to "no"': situation.answer("child-died").truth is Truth.UNKNOWN,
    }
    assert [] == [name for name, stands in kept.items() if not stands]
    assert list(kept) == [row[0] for row in rows("explanation/design.md", "| instead of | because |")]


def test_what_is_entered_in_the_calculator_is_kept_nowhere() -> None:
    table = rows("explanation/data-protection.md", "| what | where it is kept | what can be in it |")
    [where] = [row[1] for row in table if "calculator" in row[0]]
    assert "until you close it" in where
    scripts = "".join(path.read_text("utf-8") for path in (ROOT / "docs" / "generating" / "browser").glob("*.js"))
    assert not re.search(r"Storage|indexedDB|cookie|caches\.|history\.|sendBeacon|WebSocket", scripts)


def test_the_strict_build_hears_what_it_is_strict_about() -> None:
    build = next(line for line in (ROOT / "Makefile").read_text("utf-8").splitlines() if "mkdocs build" in line)
    assert "--strict" in build
    assert "--quiet" not in build  # it silences warnings, and none then fails the build
