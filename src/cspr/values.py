"""What values have in common: they are compared, hashed and shown field by field."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Value:
    """Base of a class of ``attrs`` that is made with ``eq=False, repr=False``.

    Comparing, hashing and showing are written once, here, and not made anew for each class: that would double the time
    that importing takes. A field says with ``eq=False``, ``hash=False`` or ``repr=False`` what it stays out of.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        """Say whether it is of the same class and the same in every field."""
        if type(self) is not type(other):
            return NotImplemented
        kind: Any = type(self)
        return self is other or bool(_every(kind)(self) == _every(kind)(other))

    def __hash__(self) -> int:
        """Hash what is compared."""
        kind: Any = type(self)
        return hash((kind, _hashed(kind)(self)))

    def __repr__(self) -> str:
        """Show the class with its fields by name."""
        kind: Any = type(self)
        told = (f"{name}={getattr(self, name)!r}" for name in _shown(kind))
        return f"{kind.__qualname__}({', '.join(told)})"


@cache
def _every(kind: Any) -> Callable[[Any], Any]:
    return attrgetter(*(one.name for one in kind.__attrs_attrs__ if one.eq))


@cache
def _hashed(kind: Any) -> Callable[[Any], Any]:
    return attrgetter(*(one.name for one in kind.__attrs_attrs__ if one.eq and one.hash is not False))


@cache
def _shown(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in kind.__attrs_attrs__ if one.repr)
