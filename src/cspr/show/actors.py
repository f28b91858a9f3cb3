"""Roles, bodies and agencies by their titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable


def actors(names: Iterable[str]) -> str:
    """The titles of some actors, one after another; one that the library does not know stands by its id.

    Examples:
        >>> actors(["police", "x-my-area/panel"])
        'Police, x-my-area/panel'
    """
    known = vocabulary.actors()
    return ", ".join(known[name].title if name in known else name for name in names)
