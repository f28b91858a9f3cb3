"""Each document's own words, both ways: what a word of a document means, and what the documents call a thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from cspr.answers import Answers, Named
from cspr.arguments import a_text
from cspr.conditions.admission import framework_of
from cspr.dates import PartialDate
from cspr.grouping import grouped
from cspr.guidance.layers import Framework
from cspr.guidance.model import Term
from cspr.guidance.once import once_a_framework
from cspr.sources import Source
from cspr.truth import Truth


@attrs.frozen(kw_only=True, repr=False)
class Sense(Named):
    """One thing that one document means by some of its words.

    Args:
        means: the canonical id of the thing, or of the test.
        says: the words of the document for it.
        sense: which of several senses of the word, or where in the document it has this one; empty where it has one.
        defines: what the document means by it, in our words; empty where it does not say.
        source: the clauses in which it stands.
        in_force: whether the document was in force on the day asked about; yes where none was.
        whole: whether the word asked for is all of one of the document's words, and not only a part of one.
    """

    means: str
    says: tuple[str, ...]
    sense: str
    defines: str
    source: Source
    in_force: Truth
    whole: bool = True


def senses(framework: Framework, word: str, *, on: date | None = None) -> Answers[Sense]:
    """Look up what a word of a document means, in every sense that any document gives it.

    Case, a leading article and spacing make no difference.

    Args:
        word: as a document writes it, such as ``the Panel``.
        on: only texts in force on that day, or that may be; every edition where left out.

    Returns:
        The senses of exactly this word, the highest authority first, and then those of longer words that hold it;
        none where no document uses it.

    Examples:
        >>> from cspr.guidance import framework
        >>> found = senses(framework("northamptonshire"), "review team")
        >>> [(one.source.instrument, one.means) for one in found if one.whole]
        [('northamptonshire-framework-2020', 'review-group')]
    """
    asked = _plain(a_text(word, "word", "give a word"))
    documents = framework_of(framework).documents
    if not asked:
        return Answers()
    terms = (term for document in documents for term in document.terms)
    held = (
        sense
        for sense in _terms(framework, on, terms)
        if any(f" {asked} " in f" {_plain(said)} " for said in sense.says)
    )
    marked = (attrs.evolve(sense, whole=asked in map(_plain, sense.says)) for sense in held)
    return Answers(sorted(marked, key=lambda sense: not sense.whole))


def names(framework: Framework, thing: str, *, on: date | None = None) -> Answers[Sense]:
    """Look up what the documents call a thing.

    Args:
        thing: its canonical id: a word of the vocabulary, or a test.
        on: only texts in force on that day, or that may be; every edition where left out.

    Returns:
        What each document says of it, the highest authority first; none where no document has a word of its own.

    Examples:
        >>> from cspr.guidance import framework
        >>> [one.says for one in names(framework("essex"), "review-group") if one.source.instrument.startswith("essex")]
        [('Review Team',)]
    """
    a_text(thing, "thing", "give the id of a word or of a test")
    return Answers(_terms(framework, on, _by_thing(framework).get(thing, ())))


@once_a_framework
def _by_thing(framework: Framework) -> dict[str, list[Term]]:
    return grouped((term.means, term) for document in framework.documents for term in document.terms)


def _terms(framework: Framework, on: date | None, terms: Iterable[Term]) -> Iterator[Sense]:
    day = None if on is None else PartialDate.of(on)
    for term in terms:
        in_force = Truth.YES if day is None else framework.in_force(term, day).truth
        if in_force is not Truth.NO:
            yield Sense(
                means=term.means,
                says=term.says,
                sense=term.sense,
                defines=term.defines,
                source=term.source,
                in_force=in_force,
            )


def _plain(word: str) -> str:
    return " ".join(word.casefold().split()).removeprefix("the ")
