"""The words that a case file may hold, by kind: how many there are, and each with what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cspr.show.tree import Code, Items, Page, Part, item, sentence
from cspr.vocabulary import Decision, Fact, Reason, Step, Word
from cspr.wording import vocabulary as wording


def kinds(counted: Mapping[str, int]) -> Page:
    """The kinds of words, with how many there are of each and what they are for."""
    lines = tuple(item(wording.kind(name, count)) for name, count in counted.items())
    return Page(wording.TITLE, (Items(lines), sentence(wording.MORE)))


def listed(kind: str, words: Mapping[str, Word | Fact | Reason], clauses: Mapping[str, tuple[str, ...]]) -> Page:
    """The words of one kind, each with its id, as a case file spells it, and what it is.

    Args:
        clauses: what the documents say on each.
    """
    lines = (
        item(*_listed(word, explained=kind in wording.EXPLAINED), wording.clauses(clauses.get(word.id, ())))
        for word in words.values()
    )
    return Page(f"{wording.TITLE}: {kind}", (Items(tuple(lines)),))


def _listed(word: Word | Fact | Reason, *, explained: bool) -> Iterator[Part]:
    what = word.question if isinstance(word, Fact) else word.says if isinstance(word, Reason) else word.title
    yield Code(word.id)
    yield f": {what}"
    if explained and not isinstance(word, Fact | Reason) and word.says != word.title:
        yield f". {word.says}"
    if isinstance(word, Step) and word.done_by:
        yield f" ({wording.DONE_BY.format(' or '.join(word.done_by))})"
    if isinstance(word, Decision):
        yield f" ({wording.OUTCOMES.format(', '.join(word.outcomes))})"
