"""What belongs together, by what it shares."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

_K = TypeVar("_K")
_V = TypeVar("_V")


def grouped(pairs: Iterable[tuple[_K, _V]]) -> dict[_K, list[_V]]:
    """The values of each key, both in the order in which they first come.

    Examples:
        >>> grouped((len(word), word) for word in ("who", "when", "why"))
        {3: ['who', 'why'], 4: ['when']}
    """
    groups: dict[_K, list[_V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups
