"""How hard a text is to read: grade and long sentences, by a small formula."""

from __future__ import annotations

import re
from typing import Final

import attrs

from cspr.answers import Answer
from cspr.arguments import a_number
from cspr.errors import wrong

_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_END: Final = re.compile(r"[.!?]+(?=[\"'\u201d\u2019)\]]*(?:\s|$))|\n\s*\n")
_VOWELS: Final = re.compile(r"[aeiouy]+")
_LONGEST: Final = 25
_ABBREVIATIONS: Final = frozenset({"mr", "mrs", "ms", "dr", "prof", "st", "no", "eg", "ie", "e.g", "i.e"})


@attrs.frozen(kw_only=True, repr=False)
class LongSentence(Answer):
    """A long sentence: its place and its length, never its words.

    Args:
        start: where it begins, in code points from 0.
        end: where it ends, exclusive.
        words: how many words it has.
    """

    start: int
    end: int
    words: int


@attrs.frozen(kw_only=True, repr=False)
class Readability(Answer):
    """How hard a text is to read. It is a measure and never a pass mark.

    Args:
        words: how many words there are.
        sentences: how many sentences.
        grade: the Flesch-Kincaid grade, about the years of schooling that reading it takes; ``None`` without words.
        longer_than: from how many words on a sentence counts as long: more than this.
        long_sentences: the long ones, in the order of the text.
    """

    words: int
    sentences: int
    grade: float | None
    longer_than: int
    long_sentences: tuple[LongSentence, ...]


def readability(text: str, *, longer_than: int = _LONGEST) -> Readability:
    """The grade of a text and its long sentences. Nothing of the text is kept, and no network is asked.

    Syllables are counted by groups of vowels, which is near enough for a whole report and not for one word.

    Args:
        text: the text.
        longer_than: a sentence of more words than this is long.

    Raises:
        CsprError: ``not-text`` where it is no text; ``not-a-number``.

    Examples:
        >>> answer = readability("The child was seen. The school was told.")
        >>> answer.words, answer.sentences, answer.grade, answer.long_sentences
        (8, 2, -2.2, ())
    """
    if type(text) is not str:
        raise wrong("not-text", "$.text", "give a text")
    a_number(longer_than, "$.longer_than")
    sentences = [(start, end, text[start:end]) for start, end in _sentences(text)]
    counts = [(start, end, len(_WORD.findall(sentence))) for start, end, sentence in sentences]
    counts = [count for count in counts if count[2]]
    total = sum(words for *_, words in counts)
    syllables = sum(_syllables(word) for word in _WORD.findall(text))
    grade = 0.39 * total / len(counts) + 11.8 * syllables / total - 15.59 if total else None
    return Readability(
        words=total,
        sentences=len(counts),
        grade=None if grade is None else round(grade, 1),
        longer_than=longer_than,
        long_sentences=tuple(
            LongSentence(start=start, end=end, words=words) for start, end, words in counts if words > longer_than
        ),
    )


def _sentences(text: str) -> list[tuple[int, int]]:
    """The places of the sentences; a point after an abbreviation ends none."""
    places: list[tuple[int, int]] = []
    start = 0
    for end in _END.finditer(text):
        before = text[max(start, end.start() - 5) : end.start()].split()
        if end[0] != "." or not before or before[-1].lower() not in _ABBREVIATIONS:
            places.append((start, end.end()))
            start = end.end()
    places.append((start, len(text)))
    return [(start + len(text[start:end]) - len(text[start:end].lstrip()), end) for start, end in places]


def _syllables(word: str) -> int:
    """About how many syllables a word has: its groups of vowels, without a silent e at its end."""
    lower = word.lower()
    groups = len(_VOWELS.findall(lower))
    if lower.endswith("e") and not lower.endswith("le") and groups > 1:
        groups -= 1
    return max(1, groups)
