"""Whether an argument is what was asked for: every public function refuses alike what it cannot take.

What is refused is never repeated: it could be of a case.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from cspr.errors import MOST_PROBLEMS, CsprError, Problem, nearest, wrong

_Kind = TypeVar("_Kind")
MOST: Final = 1_000_000
"""The largest number that anything is asked for."""


def of_kind(given: object, kind: type[_Kind] | tuple[type[_Kind], ...], code: str, path: str, advice: str) -> _Kind:
    """An argument, where it is of the kind that was asked for.

    Args:
        code: the code of the problem where it is of another.
        path: which argument it is.

    Raises:
        CsprError: of that code.

    Examples:
        >>> of_kind(5, str, "not-text", "text", "give a text")
        Traceback (most recent call last):
        cspr.errors.BadInputError: not-text at text: give a text
    """
    if not isinstance(given, kind):
        raise wrong(code, path, advice)
    return given


def a_text(given: object, path: str, advice: str = "give a text") -> str:
    """An argument, where it is a text.

    Raises:
        CsprError: ``not-text``.
    """
    return of_kind(given, str, "not-text", path, advice)


def a_word(given: object, known: Collection[str], code: str, path: str, advice: str = "") -> str:
    """An argument, where it is one of the words that are known; whatever it is, it is looked up without harm.

    Args:
        code: the code of the problem where it is none of them.
        path: which argument it is.
        advice: what to give where no word is near; every word that is known where left out.

    Raises:
        CsprError: of that code, with the nearest word.

    Examples:
        >>> a_word(["publish"], {"publish"}, "unknown-step", "step", "give the id of a step")
        Traceback (most recent call last):
        cspr.errors.UnknownNameError: unknown-step at step: give the id of a step
    """
    if not isinstance(given, str) or given not in known:
        raise wrong(code, path, nearest(given, known) or advice or f"one of {', '.join(sorted(known))}")
    return given


def a_list(given: object, path: str, advice: str = "give a list", code: str = "not-a-list") -> tuple[Any, ...]:
    """What an argument lists; a text, bytes or a table is no list.

    Raises:
        CsprError: ``not-a-list``, or of another code.

    Examples:
        >>> a_list("folder", "folders", "give the folders in a list")
        Traceback (most recent call last):
        cspr.errors.BadInputError: not-a-list at folders: give the folders in a list
    """
    if isinstance(given, str | bytes | dict) or not isinstance(given, Iterable):
        raise wrong(code, path, advice)
    items: Iterable[Any] = cast("Any", given)
    return tuple(items)


def each_of(listed: tuple[Any, ...], kind: type[_Kind], code: str, path: str, advice: str) -> tuple[_Kind, ...]:
    """What is listed, where all of it is of the kind that was asked for; what is not is named by its place.

    Raises:
        CsprError: of that code.

    Examples:
        >>> each_of(("a", 5), str, "not-text", "words", "give words")
        Traceback (most recent call last):
        cspr.errors.BadInputError: not-text at words[1]: give words
    """
    strange = (place for place, each in enumerate(listed) if not isinstance(each, kind))
    problems = [Problem(code, f"{path}[{place}]", advice) for place in islice(strange, MOST_PROBLEMS)]
    if problems:
        raise CsprError(problems)
    return listed


def a_number(given: object, path: str, least: int = 0, most: int = MOST) -> int:
    """An argument, where it is a whole number between two, both included.

    Raises:
        CsprError: ``not-a-number``.

    Examples:
        >>> a_number(True, "width", 20)
        Traceback (most recent call last):
        cspr.errors.BadInputError: not-a-number at width: give a whole number from 20 to 1,000,000
    """
    if type(given) is not int or not least <= given <= most:
        raise wrong("not-a-number", path, f"give a whole number from {least:,} to {most:,}")
    return given


def a_switch(given: object, path: str) -> bool:
    """An argument, where it is ``True`` or ``False``; the text ``"no"`` would count as yes.

    Raises:
        CsprError: ``not-true-or-false``.
    """
    return of_kind(given, bool, "not-true-or-false", path, "give True or False")


def a_path(given: object, path: str, advice: str) -> Path:
    """The path that an argument is, or writes.

    Raises:
        CsprError: ``not-text``.
    """
    if not isinstance(given, str | Path):
        raise wrong("not-text", path, advice)
    return Path(given)
