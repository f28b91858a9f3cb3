"""Which clauses the documents have on each topic and each step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cspr.grouping import grouped
from cspr.guidance.model import topic_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cspr.guidance.layers import Framework


def _step_of(rule: Any) -> str:
    return getattr(rule, "step", None) or ""


_WORD_OF: Final[Mapping[str, Callable[[Any], str]]] = {"topics": topic_of, "steps": _step_of}


def clauses_on(framework: Framework, kind: str) -> Mapping[str, tuple[str, ...]]:
    """By each word of a kind the leading clauses of the rules on it; none for a kind that is no topic and no step.

    Args:
        kind: the kind of words, such as ``topics``.

    Examples:
        >>> from cspr.guidance import framework
        >>> clauses_on(framework("national"), "topics")["reviewer-named"]
        ('WT18-055',)
    """
    word_of, words = _WORD_OF.get(kind), framework.words(kind)
    if word_of is None:
        return {}
    rules = (rule for document in framework.documents for rule in document.rules)
    of_words = grouped((word_of(rule), rule.source.clauses[0]) for rule in rules)
    return {word: tuple(dict.fromkeys(clauses)) for word, clauses in of_words.items() if word in words}
