# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""The API, a page for each subject."""

from __future__ import annotations

from typing import Final

FOLDER: Final = "reference/api"
PAGES: Final = {
    "ground": ("Errors, answers, days, sources", ("errors", "truth", "dates", "sources", "vocabulary")),
    "calendars": ("Working days of England", ("calendars",)),
    "guidance": ("What the documents say", ("guidance", "guidance.applicable.framework")),
    "record": (
        "What has happened",
        (
            "record.entries",
            "record.people_entries",
            "record.learning_entries",
            "record.corrections",
            "record.review",
            "record.situation",
            "record.files",
        ),
    ),
    "conditions": ("Conditions, clocks, and what arises", ("conditions", "clocks", "arising")),
    "glossary": ("Words of the documents", ("glossary",)),
    "criteria": ("Criteria", ("criteria",)),
    "timescales": ("Deadlines", ("timescales",)),
    "lifecycle": ("Steps and plans", ("lifecycle",)),
    "roles": ("Roles and bodies", ("roles",)),
    "publication": ("Publication", ("publication",)),
    "people": ("People and meetings", ("people",)),
    "learning": ("Learning", ("learning",)),
    "engagement": ("What staff may speak of", ("engagement",)),
    "history": ("Looking back", ("history",)),
    "comparison": ("Comparing texts", ("comparison",)),
    "forms": (
        "Forms",
        tuple(f"forms.{name}" for name in ("catalogue", "checking", "filling", "blanks", "schemas", "model")),
    ),
    "anonymity": (
        "Anonymity",
        tuple(
            f"anonymity.{name}"
            for name in ("searching.identifiers", "answers", "known", "documents", "pseudonyms", "generalising")
        ),
    ),
    "authoring": ("A partnership's own folder", ("authoring", "authoring.outcomes.run")),
    "reporting": ("All of it at once", ("reporting",)),
    "caseload": ("Many reviews at once", ("caseload",)),
    "changing": ("What changed", ("changing.comparing", "changing.rows")),
    "show": (
        "Pages, tables, pictures, calendar files",
        ("show.pages", "show.process", "show.timeline", "show.spreadsheet", "show.gantt", "show.ical"),
    ),
    "frames": ("Columns of dates", tuple(f"frames.{name}" for name in ("counting", "by_edition", "tabular"))),
    "testing": ("For your own tests", ("testing.strategies",)),
    "interchange": (
        "Plain values, for JSON",
        tuple(f"interchange.{name}" for name in ("conversion", "kinds", "schemas", "components", "mining")),
    ),
}


def pages() -> dict[str, str]:
    """Every page by its address."""
    return {f"{FOLDER}/{name}.md": _page(title, modules) for name, (title, modules) in PAGES.items()}


def navigation() -> list[str | dict[str, str]]:
    """The pages as they stand in the navigation, after the page that begins them."""
    return [f"{FOLDER}/index.md", *({title: f"{FOLDER}/{name}.md"} for name, (title, _) in PAGES.items())]


def listing() -> str:
    """The pages, for the page that begins them."""
    rows = "".join(
        f"| [{title}]({name}.md) | {', '.join(f'`cspr.{module}`' for module in modules)} |\n"
        for name, (title, modules) in PAGES.items()
    )
    return f"| Subject | Modules |\n|---|---|\n{rows}"


def _page(title: str, modules: tuple[str, ...]) -> str:
    return f"# {title}\n\n" + "\n\n".join(f"::: cspr.{module}" for module in modules) + "\n"
