"""Own words that two texts declare alike, but for the partnership that stands in front of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar, cast

import attrs

from cspr.comparison.texts import Text
from cspr.word import Fact, Word

_Value = TypeVar("_Value")


def shared_words(left: Text, right: Text) -> Mapping[str, str]:
    """Of the words of the right that the left declares alike, the name that they have there."""
    ours = {(kind, _local(word.id)): word for kind, word in _words(left)}
    alike = ((word, ours.get((kind, _local(word.id)))) for kind, word in _words(right))
    return {
        word.id: own.id for word, own in alike if own is not None and own.id != word.id and _says(own) == _says(word)
    }


def _words(text: Text) -> Iterator[tuple[str, Word | Fact]]:
    for document in text.documents:
        for kind, words in document.words.items():
            yield from ((kind, word) for word in words.values())


def _says(word: Word | Fact) -> tuple[str, ...]:
    return (word.question,) if isinstance(word, Fact) else (word.title, word.says)


def _local(name: str) -> str:
    return name.rpartition("/")[2]


def renamed(value: _Value, called: Mapping[str, str]) -> _Value:
    """A rule, or what stands in one, with words called by other names.

    Args:
        value: the rule, or any part of it.
    """
    return cast("_Value", _renamed(value, called)) if called else value


def _renamed(value: object, called: Mapping[str, str]) -> Any:
    match value:
        case str():
            return called.get(value, value)
        case tuple():
            return tuple(_renamed(each, called) for each in cast("Iterable[object]", value))
        case _ if attrs.has(kind := type(value)):
            old = {field.name: getattr(value, field.name) for field in attrs.fields(kind) if field.init}
            new = {name: _renamed(each, called) for name, each in old.items()}
            changed = {name: each for name, each in new.items() if each != old[name]}
            return attrs.evolve(cast("Any", value), **changed) if changed else value
        case _:
            return value
