"""What actors, words and documents are called where something is shown, and whom it is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from cspr import vocabulary
from cspr.grouping import grouped
from cspr.guidance.documents import Document
from cspr.guidance.loading import instrument_of, shipped
from cspr.guidance.owing import in_words as who_acts
from cspr.vocabulary import Fact, Word
from cspr.wording.criteria import of_another_text

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
        among: the documents beside it, whose words it may use; of a test that several have, the first one's title is
            taken.
    """

    def __init__(self, document: Document, among: Iterable[Document] = ()) -> None:
        """Gather the titles once."""
        self.titles: dict[str, str] = {}
        among = tuple(among)
        for each in (document, *among):
            for criterion in each.criteria:
                # The duties of several texts fall away by what one of them says is found later: say which one does.
                lent = criterion.taken and each is not document
                title = of_another_text(criterion.title, criterion.source) if lent else criterion.title
                self.titles.setdefault(criterion.id, title)
        words: list[Mapping[str, Word | Fact]] = [read() for read in _WORDS]
        own = (kind for each in (document, *among) for kind in each.words.values())
        for name, word in chain.from_iterable(kind.items() for kind in (*words, *own)):
            self.titles.setdefault(name, word.question if isinstance(word, Fact) else word.title)

    def __call__(self, name: str) -> str:
        """The title of a name; a fact has its question, and what has no title is given as it is."""
        if name.startswith(_PROCEEDING):
            return f"{self(name.removeprefix(_PROCEEDING))} open"
        return self.titles.get(name, name)

    def list(self, names: Iterable[str], between: str = ", ") -> str:
        """The titles of some names, one after another."""
        return between.join(f"“{self(name)}”" for name in names)

    def people(self, names: Iterable[str], *, any_one: bool = False) -> str:
        """The titles of some actors; of whom any one is enough, as one of them."""
        names = tuple(names)
        return ", ".join(who_acts(names, self, names if any_one else ()))


_ID: Final = re.compile(r"(?<![\w/-])[a-z]+(?:-[a-z]+)+(?![\w/-])")


def actors(names: Iterable[str], own: Mapping[str, str] | None = None, one_of: Collection[str] = ()) -> str:
    """The titles of some actors, one after another; one that the library does not know by the words of its id.

    Args:
        own: the titles that a partnership gave to words of its own, by id.
        one_of: those of whom any one is enough.

    Examples:
        >>> actors(["police", "x-my-area/panel"]), actors(["x-my-area/panel"], {"x-my-area/panel": "Learning panel"})
        ('Police, Panel', 'Learning panel')
    """
    known, titles = vocabulary.actors(), own or {}
    return ", ".join(
        who_acts(
            names,
            lambda name: known[name].title if name in known else titles.get(name) or vocabulary.spelt(name),
            one_of,
        )
    )


def in_words(text: str, own: Mapping[str, str] | None = None) -> str:
    """A remark of the data with its roles and bodies by their titles.

    Args:
        text: what a document's data says, with ids of roles and bodies among its words.
        own: the titles that a partnership gave to words of its own, by id.

    Examples:
        >>> in_words("business-office (summaries); national-panel")
        'Business unit (summaries); National Panel'
    """
    return _ID.sub(lambda word: actors([word[0]], own) if word[0] in vocabulary.actors() else word[0], text)


def subject(about: str, own: Mapping[str, str] | None = None) -> str:
    """One agency, child or person of a case, as it is read.

    Args:
        about: whom it is about.
        own: the titles that a partnership gave to words of its own, by id.

    Examples:
        >>> subject("agency:integrated-care-board"), subject("child:A"), subject("person:P1")
        ('Integrated care board', 'child A', 'person P1')
    """
    kind, _, name = about.partition(":")
    return actors([name], own) if kind == "agency" else f"{kind} {name}".strip()


def subjects(several: Iterable[str], own: Mapping[str, str] | None = None) -> str:
    """Several agencies, children or people of a case, one after another."""
    return ", ".join(subject(about, own) for about in several)


def of_whom(notices: Iterable[tuple[str, str]]) -> Iterator[str]:
    """What is said of some reviews, each sentence once with the references of those of which it is said.

    Examples:
        >>> list(of_whom([("NR-07", "The text is old."), ("NR-08", "The text is old.")]))
        ['NR-07, NR-08: The text is old.']
    """
    for says, references in grouped((says, reference) for reference, says in notices).items():
        yield f"{', '.join(references)}: {says}"


def document_name(slug: str, own: Mapping[str, str] | None = None) -> str:
    """What a document is called of which an answer keeps the id; one of which nothing is known by the words of its id.

    Args:
        own: what a partnership calls its documents, by id.

    Examples:
        >>> document_name("panel-guidance-2025"), document_name("my-area-procedure-2024")
        ('Panel guidance 2025', 'My area procedure 2024')
        >>> document_name("my-area-procedure-2024", {"my-area-procedure-2024": "My Area 2024"})
        'My Area 2024'
    """
    if own and slug in own:
        return own[slug]
    return instrument_of(slug).called if slug in shipped() else slug.replace("-", " ").capitalize()
