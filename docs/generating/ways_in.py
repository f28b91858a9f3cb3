# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""A page for each kind of reader: five things to know, what each partnership adds, and the clause behind each."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cspr import timescales
from cspr.guidance import framework
from cspr.guidance.loading import document, instrument_of, shipped
from cspr.record import Happened, Review
from cspr.show.as_markdown import escape
from cspr.show.tree import anchor
from cspr.sources import Force

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cspr.guidance.instruments import Clause

FOLDER: Final = "start"
READERS: Final[list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("ways_in.toml").read_text(encoding="utf-8")
)["reader"]
PREFIXES: Final = {instrument_of(slug).prefix: slug for slug in shipped()}
PARTNERSHIPS: Final = ("northamptonshire", "kirklees", "essex")
NEWEST: Final = "working-together-2026"
NOTIFIED: Final = date(2026, 11, 2)
TODAY: Final = ("local-authority-aware", "notification-sent", "information-requested")
TITLES: Final = {
    "reference/process/index.md": "the process, drawn",
    "reference/side-by-side.md": "three partnerships side by side",
    "reference/glossary.md": "the words that the documents use",
    "reference/guidance.md": "the documents, clause by clause",
    "reference/lists.md": "closed lists and codes",
    "how-to/the-business-managers-week.md": "the business manager's week",
    "how-to/keep-the-dates.md": "keep the dates of a review",
    "how-to/the-action-plan.md": "the action plan, and a page of what was learnt",
    "explanation/anonymity.md": "keeping a report anonymous",
    "explanation/limits.md": "where the library ends",
    "explanation/architecture.md": "where things are in the code",
    "start/practitioner.md": "for practitioners",
    "start/line-manager.md": "for line managers",
}
FOLDED: Final = "Each area adds its own. Find yours:"
MARKS: Final = """\
Not legal advice. Each line is in our words and links to its clause; where the two differ, the document is right.
"Must", "should" and "may" say how strongly the clause asks. "Not checked": we have the clause from memory, or worked
it out from others, and have not seen its text."""
TO_PAGES: Final = "Not legal advice."
FOOT: Final = f"""\
{MARKS} The 2026 edition of Working Together replaced that of 2023. [We have not read
it](../reference/unread.md): what is said here of national guidance comes from earlier editions.
"""


def pages() -> dict[str, str]:
    """Every page by its address."""
    return {f"{FOLDER}/{reader['id']}.md": "\n".join(_page(reader)) for reader in READERS}


def navigation() -> list[dict[str, str]]:
    """The pages as they stand in the navigation."""
    return [{reader["who"]: f"{FOLDER}/{reader['id']}.md"} for reader in READERS]


def table() -> str:
    """Who a reader can be, each with the way to a page, for the home page."""
    rows = "".join(f"| [{reader['who']}]({FOLDER}/{reader['id']}.md) | {reader['lead']} |\n" for reader in READERS)
    return f"| I am a | and ask |\n|---|---|\n{rows}"


def clause(name: str) -> tuple[str, Clause]:
    """The document of a clause, and the clause."""
    slug = max((pair for pair in PREFIXES.items() if name.startswith(f"{pair[0]}-")), key=lambda pair: len(pair[0]))[1]
    return slug, document(slug).clauses[name]


def says(thing: dict[str, Any]) -> str:
    """What a line says: its own words, or those of its first clause."""
    return thing.get("says") or clause(thing["clauses"][0])[1].subject


def _page(reader: dict[str, Any]) -> Iterator[str]:
    yield from (f"# {reader['title']}", "", f"*{reader['lead']}*", "", "## Five things to know", "")
    for number, thing in enumerate(reader["things"], 1):
        yield f"{number}. {line(thing)}"
    yield ""
    if reader.get("dates"):
        yield from _dates()
    if "local" in reader:
        yield from ("## Where you are", "", FOLDED, "")
    for local in reader.get("local", ()):
        yield from (f'??? note leaflet "In {local["partnership"].capitalize()}"', "")
        yield from (f"    - {line(thing)}" for thing in local["things"])
        yield ""
    silent = [name for name in PARTNERSHIPS if name not in {local["partnership"] for local in reader.get("local", ())}]
    if "local" in reader and silent:
        yield from (f"The documents of {' and '.join(map(str.capitalize, silent))} say nothing on this, as read.", "")
    ways = ", ".join(f"[{TITLES[page]}](../{page})" for page in reader["next"])
    foot = FOOT if any("clauses" in thing for thing in reader["things"]) else TO_PAGES
    yield from ("## Learn more", "", f"See {ways}. [All readers](../index.md).", "", foot)


def line(thing: dict[str, Any]) -> str:
    """A line with the way to its clauses, or to a page."""
    if "page" in thing:
        return f"[{escape(thing['says'])}](../{thing['page']})"
    return f"{escape(says(thing))} ({cited(thing['clauses'])})"


def cited(names: Sequence[str], guidance: str = "../reference/guidance") -> str:
    """The document of each clause, named once, and how strong it is there, with the way to the clause."""
    links: list[str] = []
    last = ""
    for name in names:
        slug, found = clause(name)
        asks = "" if found.force is Force.IS else f"“{found.force.value}{' not' if found.refrain else ''}”"
        whose = "another clause" if slug == last else instrument_of(slug).called
        text = ", ".join(filter(None, (whose, asks, "" if found.basis.checked else "not checked")))
        links.append(f'[{text}]({guidance}/{anchor(slug)}.md#{anchor(name)}){{ data-clause="{name}" }}')
        last = slug
    return "; ".join(links)


def _dates() -> Iterator[str]:
    """When things are due, had a case been notified on one day."""
    yield from (
        f"## For example: all on {NOTIFIED:%A %-d %B %Y}",
        "",
        "Say that the council learns of the incident, tells the Panel and asks the agencies, all on that day. These",
        "are the last days that meet every reading of the texts, worked out when this page was made:",
        "",
        "| What | Northamptonshire | Kirklees | Essex |",
        "|---|---|---|---|",
    )
    found: dict[str, dict[str, str]] = {}
    for name in PARTNERSHIPS:
        situation = Review("EX-01", name).record(*(Happened(event, NOTIFIED) for event in TODAY)).as_of(NOTIFIED)
        for duty in timescales.schedule(framework(name), situation):
            if duty.safe_by is not None and duty.safe_by >= NOTIFIED:
                found.setdefault(duty.title, {})[name] = f"{duty.safe_by:%a %-d %b}"
    for title, dates in found.items():
        yield f"| {escape(title)} | {' | '.join(dates.get(name, 'no date in the text') for name in PARTNERSHIPS)} |"
    yield ""
