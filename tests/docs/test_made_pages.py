"""The pages of commands, editions, the API and the project leave nothing out."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from cspr.cli.running import parser

ROOT = Path(__file__).parents[2]


def test_every_command_has_an_example_that_is_answered(script: Any) -> None:
    commands = script("commands")
    names = [command.prog for command in commands.leaves(parser())]
    assert list(commands.EXAMPLES) == names
    for name, example in commands.EXAMPLES.items():
        assert example.startswith(f"{name} ") or example == name
        assert "usage: cspr" not in commands.run(example)


def test_every_option_of_every_command_is_on_its_page(script: Any) -> None:
    commands = script("commands")
    page = commands.page()
    for command in commands.leaves(parser()):
        section = page.partition(f"## {command.prog}\n")[2].partition("\n## ")[0]
        options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", command.format_usage()))
        assert [] == sorted(option for option in options if option not in section)


def test_the_checklist_has_a_line_for_everything_that_publication_asks_for(script: Any) -> None:
    checklist = script("checklist").page()
    assert ["Essex", "Kirklees", "Northamptonshire", "Learn more"] == re.findall(r"(?m)^## (.*)$", checklist)
    assert "- ☐ Final report to the Panel, before publication" in checklist
    assert "**People hear first**\n\n- ☐ Offer to share the findings with the family" in checklist


def test_the_guide_to_publication_says_what_each_partnership_adds(script: Any) -> None:
    lines = [line.strip("|").split("|") for line in script("checklist").table().splitlines() if line.startswith("|")]
    names, _, *rows = [[cell.strip() for cell in line] for line in lines]
    assert names == ["", "National texts, for all", "Essex", "Kirklees", "Northamptonshire"]
    asked = {head.strip("*"): dict(zip(names[1:], cells, strict=True)) for head, *cells in rows}
    national = names[1]
    assert asked["Agreed"][national] == "Complete the LCSPR – Safeguarding partners"
    assert "Complete the LCSPR – Safeguarding partners, Lead reviewer" in asked["Agreed"]["Essex"]
    assert asked["Who hears first"]["Essex"] == "Offer to share the findings with the family – Lead reviewer"
    assert "at least 14 working days before" in asked["Notices"]["Northamptonshire"]
    assert "at least 7 working days before" in asked["Notices"][national]
    assert "no period is stated (Ofsted, Department for Education, National Panel)" in asked["Notices"]["Kirklees"]
    assert asked["Notices"]["Essex"] == asked["Weighed while open"]["Essex"] == asked["Who hears first"][national] == ""
    assert asked["Weighed while open"]["Kirklees"] == "Family proceedings – Local authority"
    assert asked["Holds it back while open"] == dict.fromkeys(names[1:], "") | {
        "Northamptonshire": "Prosecution – Police"
    }
    assert asked["How long it stays available"] == dict.fromkeys(names[1:], "") | {
        national: "at least 1 year",
        "Kirklees": "• at most 6 months<br>• then on request",
    }


def test_every_room_of_the_library_has_its_page_of_the_api(script: Any) -> None:
    api = script("api")
    modules = {module.split(".")[0] for _, modules in api.PAGES.values() for module in modules}
    rooms = {stub.parent.name for stub in (ROOT / "src" / "cspr").glob("*/__init__.pyi")} - {"cli", "first_screen"}
    assert [] == sorted(rooms - modules)
    assert [] == [name for name in api.PAGES if f"]({name}.md)" not in api.listing()]


def test_each_matter_of_the_editions_is_said_by_clauses_or_as_not_read(script: Any) -> None:
    editions = script("editions")
    page = editions.pages()["reference/editions-summary.md"]
    rows = [line for line in page.splitlines() if line.startswith("| **")]
    assert len(editions.ROWS) == len(rows)
    assert {5} == {line.count(" | ") + 2 for line in rows}
    assert "[WT18-018](guidance/working-together-2018.md#WT18-018)" in page
    newest = {
        matter: page.split(f"| **{matter}** |")[1].splitlines()[0].rsplit(" | ", 1)[1] for matter in editions.ROWS
    }
    assert {"The edition", "Unborn children", "Death of a looked-after child"} == {
        matter for matter, cell in newest.items() if "*not read*" not in cell
    }


def test_the_extras_are_those_of_the_project(script: Any) -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    rows = script("project").extras().splitlines()
    assert list(settings["project"]["optional-dependencies"]) == [row.split("`")[1] for row in rows]


def test_the_sample_is_the_whole_report(script: Any) -> None:
    sample = script("project").pages()["reference/sample-report.md"]
    assert "northamptonshire-2021.toml" in sample
    assert {"## Do now", "## Next deadlines"} <= set(sample.splitlines())


def test_every_role_on_which_a_text_answers_a_question_has_its_brief_and_a_row(script: Any) -> None:
    briefs = script("briefs")
    made = briefs.pages()
    index = made.pop("reference/briefs/index.md")
    assert {"lead-reviewer", "practitioner", "family", "line-manager", "referrer"} <= set(briefs.roles())
    assert [f"reference/briefs/{role}.md" for role in briefs.roles()] == list(made)
    assert [next(iter(entry.values())) for entry in briefs.navigation()] == list(made)
    assert [] == [role for role in briefs.roles() if f"({role}.md)" not in index]
    assert [] == [name for name, page in made.items() if "cspr role" in page]  # a leaflet names no command
    assert " more on this](../roles/practitioner.md)\n" in made["reference/briefs/practitioner.md"]
    assert "## National documents { .new-sheet }\n" in made["reference/briefs/practitioner.md"]
    family = made["reference/briefs/family.md"]
    assert "## Kirklees { .new-sheet }\n" in family
    assert "### Who writes to you, and when?\n\nThe text does not say." in family
