# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""The page of a document: a summary first (who, by when, what is not in it), then its clauses in sections that open."""

from __future__ import annotations

from collections import Counter
from itertools import chain, groupby
from typing import TYPE_CHECKING, Final

from cspr import vocabulary
from cspr.guidance.coverage import coverage
from cspr.guidance.loading import instrument_of
from cspr.guidance.model import Duty
from cspr.guidance.periods import Relation
from cspr.show import as_markdown
from cspr.show.actors import actors, in_words
from cspr.show.layout.documents import covered, in_force, marks
from cspr.show.passages import passages
from cspr.show.tree import Heading, Items, Link, Sentence, Strong, item, items, sentence, table
from cspr.wording.register import NO_CLAUSE, NO_SECTION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.guidance import Document
    from cspr.guidance.instruments import Clause
    from cspr.show.passages import Passage
    from cspr.show.tree import Block

SILENT: Final = "Steps on which it lays no duty, as far as it was read"
MOST: Final = 8


def page(document: Document, every: Iterable[Document]) -> str:
    """The page of a document, as Markdown."""
    of = document.instrument
    told = passages(document, tuple(every))
    sections = [(head, [*inside]) for head, inside in groupby(told, key=lambda passage: passage.clause.section)]
    return "".join(
        (
            as_markdown.blocks([Heading(of.title, 1), *_summary(document)]),
            _folded(SILENT, [_silent(document)]),
            as_markdown.blocks([Heading("Clause by clause"), sentence(HOW)]),
            *(
                _folded(f"{head or NO_SECTION} ({len(inside)})", chain.from_iterable(map(_clause, inside)))
                for head, inside in sections
            ),
            "" if told else as_markdown.blocks([sentence(NO_CLAUSE)]),
        )
    )


HOW: Final = (
    "In our words, by the headings of the document; press one to open it. After each clause stands how strong it is, "
    "in what kind of document, and how the text is known."
)


def _called(slugs: Iterable[str]) -> str:
    return ", ".join(instrument_of(slug).called for slug in slugs)


def _summary(document: Document) -> Iterator[Block]:
    of = document.instrument
    facts = (
        ("What it is", of.authority.says + (f" of {of.partnership.capitalize()}" if of.partnership else "")),
        ("Publisher, edition", ", ".join(filter(None, (of.publisher, of.edition)))),
        ("In force", in_force(of.window)),
        ("Replaced", _called(of.supersedes)),
        ("Written against", _called(of.written_against)),
        ("Note", of.note),
        ("Clauses", covered(coverage(document))),
        ("Id", of.slug),
    )
    yield table("In short", ("In short", "What is known"), *((head, says) for head, says in facts if says))
    owed = Counter(
        clause.actor for clause in document.clauses.values() if clause.force.binds and clause.actor != "none"
    )
    if owed:
        yield Heading("Who has to do something")
        names = [f"{actors([name])} ({count})" for name, count in owed.most_common(MOST)]
        rest = len(owed) - len(names)
        more = f", and {rest} more" if rest > 0 else ""
        yield sentence(f"By the number of clauses that say must or should: {', '.join(names)}{more}.")
    timed = [*_timed(document)]
    if timed:
        yield Heading("By when")
        yield Items(tuple(item(Link(clause.id, f"#{clause.id}"), f": {clause.subject}") for clause in timed))
    if of.unread:
        yield Heading("Not read", id="not-read")
        yield items(*(item(Strong(part.what), f": {part.why}" if part.why else "") for part in of.unread))


def _timed(document: Document) -> Iterator[Clause]:
    """The clauses that give a time with a figure, each once."""
    names = (
        rule.source.clauses[0]
        for rule in document.rules
        if isinstance(rule, Duty) and rule.timing is not None and rule.timing.relation is not Relation.VAGUE
    )
    yield from (document.clauses[name] for name in dict.fromkeys(names) if name in document.clauses)


def _silent(document: Document) -> Block:
    """The steps of the process on which the document lays no duty, by stage."""
    spoken = {rule.step for rule in document.rules if isinstance(rule, Duty)}
    return Items(
        tuple(
            item(Strong(stage.title), f": {', '.join(titles)}" if titles else ": none, it speaks on every step")
            for stage in vocabulary.stages().values()
            for titles in [
                [step.title for step in vocabulary.steps().values() if step.stage == stage.id and step.id not in spoken]
            ]
        )
    )


def _clause(passage: Passage) -> Iterator[Block]:
    clause = passage.clause
    yield Sentence((Strong(clause.id), f" {clause.subject} ({'; '.join(marks(passage))})"), clause.id)
    inside = [item(use.says) for use in passage.uses]
    inside += [item(f"Nothing is computed: {passage.why}")] if passage.why else []
    inside += [item(f"Note: {in_words(clause.notes)}")] if clause.notes else []
    yield items(*inside)


def _folded(title: str, blocks: Iterable[Block]) -> str:
    """Blocks that open under a heading."""
    inside = "".join(f"    {line}\n" if line else "\n" for line in as_markdown.blocks(blocks).splitlines())
    return f'??? note "{as_markdown.escape(title)}"\n\n{inside}\n'
