# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""Pages of words: the vocabulary, each document's own words with what they mean, and the documents in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr import vocabulary as known
from cspr.show.actors import Titles, actors
from cspr.show.layout import documents as layout
from cspr.show.tree import Code, Heading, Link, Page, sentence, table
from cspr.vocabulary import Decision, Fact, Proceeding, Reason, Step
from cspr.wording.register import TITLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cspr.guidance.documents import Document
    from cspr.show.tree import Block, Part, Sentence
    from cspr.vocabulary import Word

_HEADS: Final = ("Id", "Name", "What it is", "What documents call it")


def vocabulary(documents: Iterable[Document]) -> Page:
    """Every word of the vocabulary by kind, with what it means and what the documents call it."""
    called: dict[str, dict[str, None]] = {}
    for document in documents:
        for term in document.terms:
            called.setdefault(term.means, {}).update(dict.fromkeys(term.says))
    blocks: list[Block] = []
    for kind in known.KINDS:
        if kind != "actors":
            rows = (_row(word, called.get(word.id, ())) for word in known.words(kind).values())
            blocks += [Heading(kind.capitalize()), table(kind.capitalize(), _HEADS, *rows)]
    return Page("Vocabulary", tuple(blocks))


def _row(word: Word | Fact | Reason, called: Iterable[str]) -> tuple[str | Sentence, ...]:
    name = "" if isinstance(word, (Fact, Reason)) else word.title
    what = word.question if isinstance(word, Fact) else word.says
    more = "; ".join(_more(word))
    says = f"{what} ({more})" if more else what
    return sentence(Code(word.id)), name, says, ", ".join(f"“{text}”" for text in called)


def _more(word: Word | Fact | Reason) -> Iterator[str]:
    """What else there is to know of a word, by its kind."""
    match word:
        case Fact():
            yield f"asked of the {word.about}"
            yield "a judgement" if word.judged else "a matter of record"
            yield f"ask: {actors(word.holders)}"
        case Reason():
            yield f"a reason for: {word.kind}"
        case Step():
            yield f"stage: {known.stages()[word.stage].title}"
            if word.done_by:
                yield f"done by: {' or '.join(word.done_by)}"
            if word.ended_by:
                yield f"ended by: {' or '.join(word.ended_by)}"
            if word.each is not None:
                yield f"for each {word.each}"
            if word.throughout:
                yield "throughout"
        case Decision():
            yield "; ".join(f"{outcome}: the event {event}" for outcome, event in word.outcomes.items())
        case Proceeding():
            yield f"ask: {actors(word.holders)}"
        case _:
            return


def glossary(documents: Sequence[Document], page: str = "guidance/{}.md") -> Page:
    """Each document's own words in the order of the alphabet, each with what that document means by it.

    Args:
        documents: whose words.
        page: the address of a document's page, with ``{}`` for its id.
    """
    rows: list[tuple[str, str, tuple[str | Sentence, ...]]] = []
    for document in documents:
        titles = Titles(document, documents)
        slug = document.instrument.slug
        for term in document.terms:
            means = sentence(f"{titles(term.means)} (", Code(term.means), ")")
            more = " ".join(filter(None, (f"({term.sense})" if term.sense else "", term.defines)))
            where = sentence(*_links(term.source.clauses, page.format(slug)))
            rows += [(text.casefold(), slug, (text, means, more, where)) for text in term.says]
    heads = ("Word", "Means", "In this sense", "Where")
    in_order = sorted(rows, key=lambda row: row[:2])
    return Page("Glossary", (table("Glossary", heads, *(row for *_, row in in_order)),))


def _links(clauses: Iterable[str], page: str) -> Iterator[Part]:
    for place, name in enumerate(clauses):
        if place:
            yield ", "
        yield Link(name, f"{page}#{name}")


def overview(documents: Iterable[Document], page: str = "guidance/{}.md") -> Block:
    """The documents in a table, each with its edition, authority and dates, and the way to its page.

    Args:
        documents: in the order of the table.
        page: the address of a document's page, with ``{}`` for its id.
    """
    heads = ("Document", "Edition", "Authority", "In force")
    return table(TITLE, heads, *(_overview(document, page) for document in documents))


def _overview(document: Document, page: str) -> tuple[str | Sentence, ...]:
    of = document.instrument
    return sentence(Link(of.title, page.format(of.slug))), of.edition, layout.whose(of), layout.in_force(of.window)
