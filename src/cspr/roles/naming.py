"""Which role, body or agency a reader means: by its id, its title, or a document's own word for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr import glossary
from cspr.errors import nearest, wrong

if TYPE_CHECKING:
    from cspr.guidance.layers import Framework


def meant(framework: Framework, word: str) -> str:
    """The id of the role, body or agency that a word means.

    Args:
        framework: the documents that apply.
        word: an id such as ``lead-reviewer``, a title such as ``Lead reviewer``, or what one of the documents calls it.

    Raises:
        CsprError: ``unknown-actor``, with the nearest, or with what it may mean where that is several things.

    Examples:
        >>> from cspr.guidance import framework
        >>> meant(framework("essex"), "Review Team Member"), meant(framework("northamptonshire"), "parents")
        ('review-group-member', 'family')
    """
    actors = framework.words("actors")
    if word in actors:
        return word
    plain = " ".join(word.casefold().split())
    titled = [name for name, known in actors.items() if known.title.casefold() == plain]
    senses = (sense.means for sense in glossary.senses(framework, word) if sense.whole)
    meant_by_it = titled or list(dict.fromkeys(name for name in senses if name in actors))
    if len(meant_by_it) == 1:
        return meant_by_it[0]
    if meant_by_it:
        raise wrong("unknown-actor", "role", f"it may mean {', '.join(meant_by_it)}")
    terms = (term for document in framework.documents for term in document.terms if term.means in actors)
    said = [says for term in terms for says in term.says]
    advice = nearest(word, actors) or nearest(word, said) or "give the id of a role, body or agency"
    raise wrong("unknown-actor", "role", advice)
