"""Names made readable: the titles of the vocabulary, and those that a partnership gives words of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final, cast

from cspr import vocabulary
from cspr.guidance.applicable import NATIONAL, framework
from cspr.guidance.documents import Document
from cspr.guidance.model import Checklist, Criterion, FormRule
from cspr.guidance.owing import in_words
from cspr.vocabulary import Word

_BETWEEN: Final = ", "  # between the names of proceedings that hold together
_KINDS: Final = (
    "roles",
    "bodies",
    "agencies",
    "topics",
    "steps",
    "events",
    "documents",
    "proceedings",
    "decisions",
)


@cache
def _titles() -> Mapping[str, str]:
    titles: dict[str, str] = {}
    for kind in _KINDS:
        for name, word in vocabulary.words(kind).items():
            titles.setdefault(name, cast("Word", word).title)
    return titles


@cache
def _tests() -> Mapping[str, str]:
    """The titles of the tests in the national documents, to which other texts refer."""
    titles: dict[str, str] = {}
    for document in framework(NATIONAL).documents:
        for criterion in document.criteria:
            titles.setdefault(criterion.id, criterion.title)
    return titles


@cache
def found_later() -> frozenset[str]:
    """The tests of the national documents that count as not met until that is known: other texts do not state them."""
    documents = framework(NATIONAL).documents
    return frozenset(test.id for document in documents for test in document.criteria if test.taken)


class Titles:
    """The titles of all words that some documents use.

    Args:
        documents: whose own words are known beside those of the library.
    """

    __slots__ = ("_own", "_rules")

    def __init__(self, documents: Iterable[Document]) -> None:
        """Gather the documents' own words."""
        self._own: dict[str, str] = {}
        self._rules: dict[str, str] = {}
        for document in documents:
            self._rules = {**_rules(document), **self._rules}
            for kind in (*_KINDS, *document.words):
                for word in document.words.get(kind, {}).values():
                    self._own.setdefault(word.id, word.title if isinstance(word, Word) else word.question)

    def within(self, document: Document) -> Titles:
        """The same titles, where what a document calls its tests, lists and forms goes before the others' names."""
        titles = Titles(())
        titles._own, titles._rules = self._own, {**self._rules, **_rules(document)}
        return titles

    def title(self, name: str) -> str:
        """The name of something for a reader; what has no title is given in its own words, without the hyphens."""
        known = self._own.get(name) or _titles().get(name) or self._rules.get(name) or _tests().get(name)
        return known or ", ".join(self._several(name.split(_BETWEEN))) or plain(name)

    def _several(self, names: Sequence[str]) -> Iterable[str]:
        """The titles of several names that stand together; none where there is only one."""
        return map(self.title, names) if len(names) > 1 else ()

    def all(self, names: Iterable[str], *, any_one: bool = False) -> str:
        """The names of several things, in a fixed order; of whom any one is enough, as one of them."""
        ordered = sorted(names, key=self.title)
        return ", ".join(in_words(ordered, self.title, ordered if any_one else ()))


def _rules(document: Document) -> dict[str, str]:
    titled: tuple[Criterion | Checklist | FormRule, ...] = (*document.criteria, *document.checklists, *document.forms)
    return {rule.id: rule.title for rule in titled}


def plain(name: str) -> str:
    """An id as words.

    Examples:
        >>> plain("child-seriously-harmed"), plain("proceeding:prosecution"), plain("x-my-area/early-look")
        ('child seriously harmed', 'prosecution', 'early look')
    """
    return name.rpartition("/")[2].rpartition(":")[2].replace("--", ", ").replace("-", " ")
