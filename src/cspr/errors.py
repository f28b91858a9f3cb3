"""What is raised when cspr is called wrongly.

A case that does not satisfy the guidance is an answer, never an exception. An exception means that the caller
handed over something that cannot be read: an unknown word, an impossible date, a malformed file.

What is raised is always a ``CsprError``, of one of four kinds that a service answers without reading codes.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any, ClassVar, Final

import attrs

MOST_PROBLEMS: Final = 100
"""How many problems are told at once; a file of nothing else would make an error without end."""
_NOT_NAMES: Final = frozenset({"unknown-answer", "unknown-file-format", "unknown-format", "unknown-key"})
_OF_ANOTHER_CASE: Final = frozenset({"another-review", "before-any-guidance", "not-this-partnership"})


@attrs.frozen
class Problem:
    """One thing that is wrong, where it stands, and what would be right.

    Args:
        code: a stable id such as ``unknown-event``; codes are listed in the reference and never change meaning.
        path: where it stands, such as ``$.entry[3].event`` or ``duties.toml: $.duty[2].within``.
        suggestion: what to do, or the nearest word that is known. Of a case it never repeats what was given.

    Examples:
        >>> print(Problem("unknown-event", "$.entry[0].event", "did you mean 'incident'?"))
        unknown-event at $.entry[0].event: did you mean 'incident'?
    """

    code: str
    path: str
    suggestion: str = ""

    def __str__(self) -> str:
        """Code, place and advice on one line."""
        return f"{self.code} at {self.path}" + (f": {self.suggestion}" if self.suggestion else "")


class CsprError(ValueError):
    """Wrong use of the library, with every problem found and not only the first; with a hundred where there are more.

    It is of one of four kinds, by its problems: ``BadInputError``, ``UnknownNameError``, ``NotForThisCaseError`` and
    ``OutsideCalendarError``. Where the problems are of several kinds, it is bad input.

    Args:
        problems: what is wrong, in the order in which it was met; at least one.

    Examples:
        >>> try:
        ...     raise CsprError([Problem("impossible-date", "$.on", "give a calendar date")])
        ... except CsprError as error:
        ...     [problem.code for problem in error.problems], error.http_status
        (['impossible-date'], 400)
    """

    http_status: ClassVar[int] = 400
    """The status with which a web service answers it."""
    problems: tuple[Problem, ...]

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems as a tuple, and their lines as the message; say by the class of which kind they are."""
        self.problems = tuple(islice(problems, MOST_PROBLEMS))
        super().__init__("\n".join(str(problem) for problem in self.problems))
        if self.__class__ is CsprError:
            kinds = {_kind(problem.code) for problem in self.problems}
            error: Any = self
            error.__class__ = kinds.pop() if len(kinds) == 1 else BadInputError

    def __reduce__(self) -> tuple[type[CsprError], tuple[tuple[Problem, ...]]]:
        """Let the error cross process boundaries with its problems."""
        return (type(self), (self.problems,))


class BadInputError(CsprError):
    """What was handed over cannot be read: an impossible date, a malformed file, a key that has no place there."""


class UnknownNameError(CsprError):
    """A word that names nothing: no such event, partnership, form, criterion or kind of entry.

    A service answers 404 where the word stood in the address, and 422 where it stood in what was sent.
    """

    http_status: ClassVar[int] = 404


class NotForThisCaseError(CsprError):
    """What was asked cannot be asked of this review: of another's documents, of another review, of too early a day."""

    http_status: ClassVar[int] = 409


class OutsideCalendarError(CsprError):
    """A day of which the calendar knows nothing."""

    http_status: ClassVar[int] = 422


def _kind(code: str) -> type[CsprError]:
    if code == "outside-the-calendar":
        return OutsideCalendarError
    if code in _OF_ANOTHER_CASE:
        return NotForThisCaseError
    return UnknownNameError if code.startswith("unknown-") and code not in _NOT_NAMES else BadInputError


def wrong(code: str, path: str, suggestion: str = "") -> CsprError:
    """Make an error of a single problem.

    Examples:
        >>> wrong("negative-amount", "n", "give 0 or more").problems[0].code
        'negative-amount'
    """
    return CsprError([Problem(code, path, suggestion)])


_STEM: Final = 5
_MOST_OF_IT: Final = 0.6
_A_SLIP: Final = 0.9
_LIKENESS: Final = 0.6


def nearest(word: object, known: Iterable[str], *, likeness: float = _LIKENESS) -> str:
    """Suggest the known word that comes closest, without repeating the word that was given.

    Args:
        word: what was given; to what is no text, nothing is near.
        known: the words that are known.
        likeness: how alike the two have to be, from 0 to 1.

    Returns:
        ``did you mean 'x'?`` where something is close enough, else an empty string.

    Examples:
        >>> nearest("incidnet", ["incident", "published"])
        "did you mean 'incident'?"
        >>> nearest("child-harmed", ["child-died", "child-seriously-harmed"])
        "did you mean 'child-seriously-harmed'?"
        >>> nearest("zzz", ["incident"])
        ''
    """
    from difflib import get_close_matches

    if not isinstance(word, str):
        return ""
    given = word[:64].lower()
    letters = {name.lower(): name for name in sorted(known)}
    close = get_close_matches(given, letters, n=1, cutoff=likeness)
    slip = get_close_matches(given, letters, n=1, cutoff=_A_SLIP)
    if likeness == _LIKENESS and not slip:  # what shares more words is meant rather than what shares more letters
        least = max([(_MOST_OF_IT, False), *(_shared(given, name) for name in close)])
        sharing = {name: shared for name in letters if (shared := _shared(given, name)) > least}
        close = sorted(sharing, key=lambda name: (*sharing[name], -len(name)))[-1:] or close
    return f"did you mean {letters[close[0]]!r}?" if close else ""


def _shared(given: str, name: str) -> tuple[float, bool]:
    """How large a part of their words two names share, from 0 to 1, and whether their first words are alike."""
    ours, theirs = ([part.rstrip("s")[:_STEM] for part in each.split("-")] for each in (given, name))
    return 2 * len({*ours} & {*theirs}) / (len(ours) + len(theirs)), ours[0] == theirs[0]
