# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""Pages made from the guidance and the code whenever the documentation is built, so that they cannot fall behind."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import api
import asked
import briefs
import calculator
import checklist
import clause_links
import commands
import comparisons
import editions
import form_check
import instruments
import lists
import measured
import notebooks
import papers
import people
import pictures
import project
import sentences
import ways_in
import word_pages

from cspr.guidance import NATIONAL, framework, partnerships
from cspr.guidance.loading import document
from cspr.show import as_markdown
from cspr.show.layout import documents as layout
from cspr.show.tree import anchor, table
from cspr.wording import timeliness
from cspr.wording.statuses import RANKS

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from cspr.guidance import Document
    from cspr.show.tree import Block

FOLDER = clause_links.FOLDER
OVERVIEW = """\
# The documents

What each document says stands in the library clause by clause, in our own words, each with its section, force, basis,
and the rules that rest on it. Where nothing is computed from a clause the page says why. On the command line
`cspr guidance show ID` prints the same.

None of the bodies that wrote these documents has seen or endorsed this. Where the two differ, the document is right.

"""
COVERAGE = """
## Coverage

Every clause is in exactly one place, counted where it stands first: in a rule, from which something is computed; on a
checklist, which people weigh; shown, because it states something and asks nothing; or not modelled, with the reason.
None may be lost.

"""
UNREAD = """\
# What was not read, what was not checked

What could not be read of each document, and the clauses behind which stands no text that we saw: they were inferred
from others or are remembered. Dates that rest on one are given and marked. Where a part that was not read may speak on
something, what the last edition that was read says of it is carried forward, and marked too.

"""
VOCABULARY = """\
# Vocabulary

The library has one id for each thing, whatever the documents call it. These ids stand in case files, in guidance and
in JSON. The last column gives the documents' own words; the [glossary](glossary.md) goes the other way.

"""
GLOSSARY = """\
# Glossary of the documents' own words

What each document calls things, and what it means by it. One word can mean several things, even in one document: see
the four bodies called Panel. The [vocabulary](vocabulary.md) goes the other way. In Python: `cspr.glossary.senses`.

"""

# Where a search finds the same words: pages for readers first, the API last.
BOOSTS = {
    **dict.fromkeys(("start/", "index.md", "calculator.md", "check-a-form.md", "explanation/anonymity.md"), 4),
    **dict.fromkeys(("how-to/", "reference/differences.md", "reference/unread.md"), 3),
    **dict.fromkeys(("tutorial/", "explanation/", "reference/forms/"), 2),
    "reference/api/": 0.3,
    "": 1,
}
# What readers type when they mean a page, beside its own words.
SEARCHED_FOR = tomllib.loads(Path(__file__).with_name("searched_for.toml").read_text("utf-8"))["words"]
ABBREVIATED_ID = re.compile(r'<abbr title="[^"]*">([A-Z]+)</abbr>(?=-[A-Z0-9])')
BETWEEN_TAGS = re.compile(r">\s*\n\s*<")
ABBREVIATIONS = tomllib.loads(Path(__file__).with_name("abbreviations.toml").read_text("utf-8"))
EXPLAINED = "\n\n" + "\n".join(f"*[{short}]: {meaning}" for short, meaning in ABBREVIATIONS.items())
LISTED = "\n## Abbreviations\n\n| Abbreviation | What it stands for |\n| --- | --- |\n" + "\n".join(
    f"| {short} | {meaning} |" for short, meaning in sorted(ABBREVIATIONS.items())
)


def on_config(config: MkDocsConfig) -> None:
    """Put a page for each document and each process into the navigation."""
    if not calculator.available():
        print(calculator.LEFT_OUT)  # noqa: T201 -- told also where the build is quiet
        config.nav = [entry for entry in config.nav or [] if entry not in (calculator.PAGE, form_check.PAGE)]
        config.extra["polyfills"] = []
    drawn = [{pictures.title(name): f"{pictures.FOLDER}/{name}.md"} for name in pictures.names()]
    more = {
        "The documents": [{one.instrument.called: f"{FOLDER}/{anchor(one.instrument.slug)}.md"} for one in documents()],
        "Roles and bodies": people.navigation(),
        "Briefs on a page": briefs.navigation(),
        "Forms and papers": papers.navigation(),
        "API": api.navigation(),
        "The process, drawn": drawn,
    }
    for section in config.nav or []:
        if isinstance(section, dict) and "Start here" in section:
            section["Start here"] = [*ways_in.navigation(), {asked.TITLE: asked.PAGE}]
        for entry in section.get("Reference", []) if isinstance(section, dict) else []:
            for title in more.keys() & entry if isinstance(entry, dict) else ():
                entry[title] = [*entry[title], *more[title]]


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add the generated pages, and what stands beside them."""
    from mkdocs.structure.files import File

    for address, content in generated().items():
        files.append(File.generated(config, address, content=content))


def generated() -> dict[str, str | bytes]:
    """Everything that is made here, by its address."""
    every = documents()
    made: dict[str, str | bytes] = {}
    made |= {f"{FOLDER}/{anchor(one.instrument.slug)}.md": instruments.page(one, every) for one in every}
    made["reference/guidance.md"] = (
        OVERVIEW + _blocks(word_pages.overview(every)) + COVERAGE + _blocks(*layout.coverages(every).blocks)
    )
    made["reference/unread.md"] = UNREAD + _blocks(*layout.unread(every).blocks)
    made["reference/vocabulary.md"] = VOCABULARY + _blocks(*word_pages.vocabulary(every).blocks)
    made["reference/glossary.md"] = GLOSSARY + _blocks(*word_pages.glossary(every).blocks) + LISTED
    made["reference/lists.md"] = lists.page()
    made |= sentences.pages()
    made |= comparisons.pages()
    made |= pictures.pages()
    made |= ways_in.pages()
    made[asked.PAGE] = asked.page()
    made |= briefs.pages()
    made |= api.pages()
    made |= editions.pages()
    made |= project.pages()
    made |= people.pages()
    made[checklist.PAGE] = checklist.page()
    made |= papers.pages(checker=calculator.available())
    made |= papers.assets()
    made |= notebooks.notebooks()
    made["reference/commands.md"] = commands.page()
    if calculator.available():
        made |= {calculator.PAGE: calculator.page(), form_check.PAGE: form_check.page()}
        made |= calculator.assets()
    return made


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Fill in what is made here, let guides be found before references, and explain the abbreviations of a page."""
    address = page.file.src_uri
    page.meta.setdefault("search", {"boost": boost(address)})
    page.meta.setdefault("tags", SEARCHED_FOR.get(address, []))
    return completed(address, markdown)


def boost(address: str) -> float:
    """How far before others a page is found."""
    return next(figure for folder, figure in BOOSTS.items() if address.startswith(folder))


def completed(address: str, markdown: str) -> str:
    """The text of a page with what is made here, and with the abbreviations that it uses explained."""
    whole = _filled(address, markdown)
    if address.startswith(api.FOLDER):
        return whole
    own = address.startswith(f"{FOLDER}/")  # the page of a document names its own clauses
    return (whole if own else clause_links.linked(address, whole)) + EXPLAINED


def on_page_content(html: str, **_: object) -> str:
    """The id of a clause is no abbreviation, though it begins with one."""
    return ABBREVIATED_ID.sub(r"\1", html)


def on_post_page(output: str, **_: object) -> str:
    """Without the white space between the tags of what stands around the text, a page is a tenth lighter."""
    around, article, text = output.partition("<article")
    return BETWEEN_TAGS.sub("><", around) + article + text


def _filled(address: str, markdown: str) -> str:
    match address:
        case "index.md":
            parts = document(ways_in.NEWEST).instrument.unread
            unread = "".join(f"- {as_markdown.escape(part.what)}\n" for part in parts)
            return (
                markdown.replace("{readers}", ways_in.table())
                .replace("{unread}", unread)
                .replace("{calculator}\n", calculator.LEAD if calculator.available() else "")
            )
        case "reference/api/index.md":
            return markdown.replace("{pages}", api.listing())
        case "explanation/design.md":
            ranks = "".join(f"| `{rank}` | {said} |\n" for rank, said in RANKS.items())
            return markdown.replace("{ranks}\n", f"| In Python and JSON | In words |\n|---|---|\n{ranks}")
        case "explanation/how-it-is-tested.md":
            return markdown.replace("{measured}\n", measured.table())
        case "how-to/install.md":
            return markdown.replace("{extras}\n", project.extras())
        case "how-to/the-yearly-report.md":
            return markdown.replace(
                "{definitions}\n", _blocks(table(timeliness.DEFINITIONS, timeliness.HEADS, *timeliness.TABLE))
            )
        case "how-to/the-month-before-publication.md":
            return markdown.replace("{asked}\n", checklist.table())
        case _:
            return markdown


def _blocks(*blocks: Block) -> str:
    return as_markdown.blocks(blocks)


def documents() -> tuple[Document, ...]:
    """Give every document that ships, the national ones first."""
    local = (one for name in partnerships() for one in framework(name).documents if one.instrument.partnership)
    return (*framework(NATIONAL).documents, *local)
