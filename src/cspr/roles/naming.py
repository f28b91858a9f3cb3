"""Which role, body or agency a reader means: by its id, its title, a document's own word for it, or everyday speech."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from cspr import compiled, glossary, vocabulary
from cspr.conditions.admission import framework_of
from cspr.conditions.limbs import PROCEEDING
from cspr.errors import nearest, wrong
from cspr.guidance.layers import Framework
from cspr.guidance.role_rules import BodyRule, RoleRule

_LIKE: Final = 0.7
"""How alike a word has to be to be offered: two words of everyday speech are soon half alike."""


def own_titles(framework: Framework) -> dict[str, str]:
    """The titles of the roles, bodies and agencies that a partnership declares itself, and of its documents, by id."""
    own = (name for name in framework.words("actors") if vocabulary.is_own(name))
    return framework.titles([*own, *(instrument.slug for instrument in framework.local)])


def where(framework: Framework, rule: RoleRule | BodyRule) -> str:
    """In which cases something is asked of a role or a body, in words; empty where it always is."""
    kinds = [framework.words(kind) for kind in ("events", "steps", "proceedings")]
    named = {name: word.title for words in kinds for name, word in words.items()}
    named |= {fact: word.question for fact, word in framework.words("facts").items()}
    named |= {test.id: test.title for test in reversed(framework.criteria)}
    return "; ".join(named[name.removeprefix(PROCEEDING)] for name in rule.when)


def decides_on(framework: Framework, rule: RoleRule | BodyRule) -> str:
    """On what a body decides in the way that a text names, in words; empty where that is said of all, or of none."""
    words = {**framework.words("decisions"), **framework.words("steps")}
    return "; ".join(words[name].title for name in getattr(rule, "decides_on", ()))


def meant(framework: Framework, word: str) -> str:
    """The id of the role, body or agency that a word means.

    Args:
        word: an id such as ``lead-reviewer``, a title such as ``Lead reviewer``, what one of the documents calls it,
            or what people call it.

    Raises:
        CsprError: ``unknown-actor``, with the nearest, or with what it may mean where that is several things.

    Examples:
        >>> from cspr.guidance import framework
        >>> meant(framework("essex"), "Review Team Member"), meant(framework("national"), "parents")
        ('review-group-member', 'family')
    """
    several = _may_mean(framework_of(framework), word)
    if len(several) == 1:
        return several[0]
    raise wrong("unknown-actor", "role", advice(framework, word))


def known_actor(framework: Framework, word: object, path: str) -> str:
    """The id of a role, body or agency, where that was given.

    Raises:
        CsprError: ``unknown-actor``, with what was meant.
    """
    if not isinstance(word, str) or word not in framework.words("actors"):
        raise wrong("unknown-actor", path, advice(framework, word))
    return word


def advice(framework: Framework, word: object) -> str:
    """What to give in place of a word that is no id: what it means, what it may mean, or the nearest."""
    several = _may_mean(framework, word)
    if several:
        return f"did you mean {several[0]!r}?" if len(several) == 1 else f"it may mean {', '.join(several)}"
    actors = framework.words("actors")
    terms = (term for document in framework.documents for term in document.terms if term.means in actors)
    said = [says for term in terms for says in term.says]
    titles = [known.title.casefold() for known in actors.values()]
    likely = (nearest(word, known, likeness=_LIKE) for known in (actors, said, [*titles, *_everyday()]))
    return next(filter(None, likely), "give the id of a role, body or agency")


def _may_mean(framework: Framework, word: object) -> tuple[str, ...]:
    """The actors that a word may mean; the documents' own words before everyday speech."""
    actors = framework.words("actors")
    if not isinstance(word, str):
        return ()
    if word in actors:
        return (word,)
    plain = " ".join(word.casefold().split()).removeprefix("the ")
    if (name := plain.replace(" ", "-")) in actors:
        return (name,)
    titled = [name for name, known in actors.items() if known.title.casefold() == plain]
    senses = (sense.means for sense in glossary.senses(framework, word) if sense.whole)
    meant_by_it = titled or list(dict.fromkeys(name for name in senses if name in actors))
    spoken = _everyday().get(plain)
    return tuple(meant_by_it) or (() if spoken is None else (spoken,))


@cache
def _everyday() -> Mapping[str, str]:
    words = compiled.read("vocabulary")["everyday"]
    return {says: actor for actor, word in words.items() for says in word["says"]}
