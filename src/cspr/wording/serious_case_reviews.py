"""A serious case review is called so: the word of before July 2018, in place of that for a local review."""

from __future__ import annotations

from typing import Final

_NOW: Final = "LCSPR"
_THEN: Final = "serious case review"
BESIDE: Final = "{} (now: LCSPR)"


def in_words_of_then(says: str) -> str:
    """What is said of a review, in the words of before July 2018.

    Examples:
        >>> in_words_of_then("Complete the LCSPR"), in_words_of_then("Decide whether to undertake an LCSPR")
        ('Complete the serious case review', 'Decide whether to undertake a serious case review')
        >>> in_words_of_then("LCSPR decided on Tue 4 May."), in_words_of_then("NO LCSPR")
        ('Serious case review decided on Tue 4 May.', 'NO SERIOUS CASE REVIEW')
    """
    if says.isupper():
        return says.replace(_NOW, _THEN.upper())
    then = says.replace(f"an {_NOW}", f"a {_THEN}").replace(_NOW, _THEN)
    return then[:1].upper() + then[1:] if says.startswith(_NOW) else then


def begun(day: str) -> str:
    """That a serious case review began, of which no decision is on record."""
    return f"Serious case review begun {day}; the decision on it is not recorded."


def first_of(sentences: tuple[str, ...]) -> tuple[str, ...]:
    """The sentences of a headline in the words of then; where the word first stands, with that of now beside it.

    Examples:
        >>> first_of(("LCSPR decided on Tue 4 May.", "No LCSPR."))
        ('Serious case review (now: LCSPR) decided on Tue 4 May.', 'No serious case review.')
    """
    then = [in_words_of_then(says) for says in sentences]
    for place, says in enumerate(then):
        for word in (_THEN, _THEN.capitalize()):
            if word in says:
                then[place] = says.replace(word, BESIDE.format(word), 1)
                return tuple(then)
    return tuple(then)
