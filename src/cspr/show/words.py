"""Pages of words for the documentation: the vocabulary, and each document's own words with what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr import vocabulary as known
from cspr.show.markdown import anchor, escape, table
from cspr.show.passages import Titles
from cspr.vocabulary import Decision, Fact, Proceeding, Reason, Step, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cspr.guidance.documents import Document

_KINDS: Final = {
    "stages": "Stages",
    "steps": "Steps",
    "events": "Events",
    "facts": "Facts",
    "decisions": "Decisions",
    "roles": "Roles",
    "bodies": "Bodies",
    "agencies": "Agencies",
    "documents": "Documents",
    "proceedings": "Proceedings",
    "topics": "Topics",
    "reasons": "Reasons",
}
_HEADS: Final = ("Id", "Name", "What it is", "What documents call it")


def vocabulary(documents: Iterable[Document]) -> str:
    """Give every word of the vocabulary by kind, with what it means and what the documents call it."""
    called: dict[str, dict[str, None]] = {}
    for document in documents:
        for term in document.terms:
            called.setdefault(term.means, {}).update(dict.fromkeys(term.says))
    rows: list[str] = []
    for kind, title in _KINDS.items():
        words = known.words(kind).values()
        rows += [f"## {title}", "", *table(_HEADS, (_row(word, called.get(word.id, ())) for word in words))]
    return "\n".join(rows)


def _row(word: Word | Fact | Reason, called: Iterable[str]) -> list[str]:
    name, says = _said(word)
    more = "; ".join(_more(word))
    what = escape(says) + (f" *({escape(more)})*" if more else "")
    return [f"<code>{escape(word.id)}</code>", escape(name), what, ", ".join(f"“{escape(said)}”" for said in called)]


def _said(word: Word | Fact | Reason) -> tuple[str, str]:
    match word:
        case Fact():
            return "", word.question
        case Reason():
            return "", word.says
        case _:
            return word.title, word.says


def _more(word: Word | Fact | Reason) -> Iterator[str]:
    """Give what else there is to know of a word, by its kind."""
    match word:
        case Fact():
            yield f"asked of the {word.about}"
            yield "a judgement" if word.judged else "a matter of record"
            yield f"ask: {_people(word.holders)}"
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
            yield f"ask: {_people(word.holders)}"
        case _:
            return


def _people(names: Iterable[str]) -> str:
    actors = known.actors()
    return ", ".join(actors[name].title for name in names)


def glossary(documents: Sequence[Document], page: str = "guidance/{}.md") -> str:
    """Give each document's own words in the order of the alphabet, each with what that document means by it.

    Args:
        documents: whose words.
        page: the address of a document's page, with ``{}`` for its id.
    """
    found: list[tuple[str, str, list[str]]] = []
    for document in documents:
        titles = Titles(document, documents)
        slug = document.instrument.slug
        for term in document.terms:
            means = f"{escape(titles(term.means))} (<code>{escape(term.means)}</code>)"
            more = " ".join(part for part in (f"({term.sense})" if term.sense else "", term.defines) if part)
            where = ", ".join(
                f"[{escape(name)}]({page.format(anchor(slug))}#{anchor(name)})" for name in term.source.clauses
            )
            found += [(said.casefold(), slug, [escape(said), means, escape(more), where]) for said in term.says]
    return "\n".join(table(("Word", "Means", "In this sense", "Where"), (row for *_, row in sorted(found))))
