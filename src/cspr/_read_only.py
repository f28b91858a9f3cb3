"""Tables that are handed out and cannot be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

_K = TypeVar("_K")
_V = TypeVar("_V")


class ReadOnly(dict[_K, _V]):
    """A table that is a value: it cannot be changed, and a copy, or what another process reads of it, is equal to it.

    Examples:
        >>> ReadOnly({"yes": 1})["yes"]
        1
    """

    __slots__ = ()

    if not TYPE_CHECKING:

        def _refused(self, *_: object, **__: object) -> NoReturn:
            msg = "a table that the library hands out cannot be changed"
            raise TypeError(msg)

        __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refused

    def __reduce__(self) -> tuple[Any, tuple[dict[_K, _V]]]:
        """What it is made of, in one piece: it cannot be filled afterwards."""
        return ReadOnly, (dict(self),)
