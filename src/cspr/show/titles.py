"""What words, events and names are called where a clause is shown."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from cspr import vocabulary
from cspr.vocabulary import Fact, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cspr.guidance.documents import Document


_PROCEEDING: Final = "proceeding:"
_WORDS: Final[tuple[Callable[[], Mapping[str, Word | Fact]], ...]] = (
    vocabulary.facts,
    vocabulary.events,
    vocabulary.steps,
    vocabulary.actors,
    vocabulary.documents,
    vocabulary.proceedings,
    vocabulary.decisions,
    vocabulary.topics,
)


class Titles:
    """How a reader sees the names that a document uses: the library's words, the document's own, and its tests.

    Args:
        document: whose names are looked up.
        among: the documents beside it; of a test that several have, the first one's title is taken.
    """

    def __init__(self, document: Document, among: Iterable[Document] = ()) -> None:
        """Gather the titles once."""
        self.titles: dict[str, str] = {}
        for each in (document, *among):
            for criterion in each.criteria:
                self.titles.setdefault(criterion.id, criterion.title)
        words: list[Mapping[str, Word | Fact]] = [read() for read in _WORDS]
        for name, word in chain.from_iterable(kind.items() for kind in (*words, *document.words.values())):
            self.titles.setdefault(name, word.question if isinstance(word, Fact) else word.title)

    def __call__(self, name: str) -> str:
        """The title of a name; a fact has its question, and what has no title is given as it is."""
        if name.startswith(_PROCEEDING):
            return f"{self(name.removeprefix(_PROCEEDING))} open"
        return self.titles.get(name, name)

    def list(self, names: Iterable[str], between: str = ", ") -> str:
        """The titles of some names, one after another."""
        return between.join(f"“{self(name)}”" for name in names)

    def people(self, names: Iterable[str]) -> str:
        """The titles of some actors."""
        return ", ".join(self(name) for name in names)
