"""What every answer can do: be printed in plain words, be shown in a notebook, and name itself shortly."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from itertools import takewhile
from typing import Any, Final, Self, SupportsIndex, TypeVar, overload

import attrs

from cspr.dates import PartialDate

_T = TypeVar("_T")
_LONGEST: Final = 200
_SHORT: Final = 60


class _Shown:
    """What is laid out by ``cspr.show`` when somebody looks at it: the only thing here that reaches upwards."""

    __slots__ = ()

    def __str__(self) -> str:
        """The answer in plain words, for a terminal."""
        from cspr.show.pages import to_print

        return to_print(self)

    def _repr_html_(self) -> str:
        """The answer as a notebook shows it."""
        from cspr.show.pages import to_html

        return to_html(self, whole=False)

    def _repr_markdown_(self) -> str:
        """The answer as Markdown, where that is asked for."""
        from cspr.show.pages import to_markdown

        return to_markdown(self)


def in_short(name: str, fields: Iterable[str]) -> str:
    """What something is called in code, with as many of its fields as fit into 200 characters.

    Args:
        fields: each with its value, as it is written.

    Examples:
        >>> in_short("Review", ["reference='NR-07'", "entries=<3>"])
        "Review(reference='NR-07', entries=<3>)"
        >>> in_short("Met", ["people=" + "x" * 200])
        'Met(...)'
    """
    shown = [*fields]
    room = _LONGEST - len(name) - len("(, ...)")
    fits = [*takewhile(lambda place: len(", ".join(shown[: place + 1])) <= room, range(len(shown)))]
    rest = [] if len(fits) == len(shown) else ["..."]
    return f"{name}({', '.join([*shown[: len(fits)], *rest])})"


class Short:
    """What is called in code by at most 200 characters, however much it holds."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Its class and the first of its fields, in at most 200 characters, without those that are never shown."""
        kind: Any = type(self)
        shown = (field.name for field in attrs.fields(kind) if field.repr)
        return in_short(kind.__name__, (f"{name}={_short(getattr(self, name))}" for name in shown))


class Named(_Shown, Short):
    """What shows itself, and is called by at most 200 characters."""

    __slots__ = ()


class Answer(Named):
    """An answer of the library; its classes are frozen, and their fields are what they say.

    Examples:
        >>> from datetime import date
        >>> from cspr import publication
        >>> from cspr.guidance import framework
        >>> from cspr.record import Review
        >>> situation = Review("NR-07", "northamptonshire").as_of(date(2021, 4, 1))
        >>> publication.readiness(framework("northamptonshire"), situation).ready.value
        'no'
    """

    __slots__ = ()


def _short(value: Any) -> str:
    if value is None or isinstance(value, (bool, int, str)):
        text = repr(value)
        return text if len(text) <= _SHORT else f"{text[:_SHORT]}...'"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, (date, PartialDate)):
        return str(value)
    kind: Any = value.__class__
    return f"<{len(value)}>" if issubclass(kind, tuple) else f"<{kind.__name__}>"


class Answers(_Shown, tuple[_T, ...]):
    """Several answers of one kind: a tuple that can be shown, and whose slices can."""

    __slots__ = ()

    def __repr__(self) -> str:
        """How many there are, and of which kind."""
        kinds = " or ".join(sorted({type(each).__name__ for each in self}))
        return f"{type(self).__name__}({len(self)}{f' of {kinds}' if kinds else ''})"

    @overload
    def __getitem__(self, key: SupportsIndex) -> _T: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: Any) -> Any:
        """One of them, or those of a slice, which can be shown too."""
        whole: tuple[Any, ...] = tuple(self)
        inside: Any = whole[key]
        return type(self)(inside) if isinstance(key, slice) else inside
