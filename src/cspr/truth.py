"""Yes, no or unknown: strong Kleene logic, in which not knowing is an answer."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NoReturn


class Truth(Enum):
    """An answer that is known to be yes, known to be no, or not known.

    There is no default and no conversion from ``bool``: whoever records an answer says which of the three it is.
    A ``Truth`` in an ``if`` raises, because "not yes" and "no" are different things.

    Examples:
        >>> Truth("unknown")
        <Truth.UNKNOWN: 'unknown'>
        >>> both([Truth.YES, Truth.UNKNOWN])
        <Truth.UNKNOWN: 'unknown'>
    """

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __bool__(self) -> NoReturn:
        """Refuse: compare with ``is Truth.YES``, ``is Truth.NO`` or ``is Truth.UNKNOWN``."""
        raise TypeError("a Truth is yes, no or unknown; compare with `is`")

    def __invert__(self) -> Truth:
        """The opposite; the opposite of unknown is unknown.

        Examples:
            >>> ~Truth.YES is Truth.NO
            True
        """
        if self is Truth.YES:
            return Truth.NO
        return Truth.YES if self is Truth.NO else self


def both(answers: Iterable[Truth]) -> Truth:
    """Whether all of them hold: no as soon as one is no, yes only if every one is yes. Of none: yes.

    Examples:
        >>> both([Truth.UNKNOWN, Truth.NO])
        <Truth.NO: 'no'>
    """
    result = Truth.YES
    for answer in answers:
        if answer is Truth.NO:
            return answer
        if answer is Truth.UNKNOWN:
            result = answer
    return result


def either(answers: Iterable[Truth]) -> Truth:
    """Whether any of them holds: yes as soon as one is yes, no only if every one is no. Of none: no.

    Examples:
        >>> either([Truth.UNKNOWN, Truth.YES])
        <Truth.YES: 'yes'>
    """
    result = Truth.NO
    for answer in answers:
        if answer is Truth.YES:
            return answer
        if answer is Truth.UNKNOWN:
            result = answer
    return result


def so_many(answers: Iterable[Truth], at_least: int) -> Truth:
    """Whether at least so many of them hold: no only once too few are left that may.

    Examples:
        >>> so_many([Truth.YES, Truth.UNKNOWN, Truth.NO], 2), so_many([Truth.YES, Truth.NO, Truth.NO], 2)
        (<Truth.UNKNOWN: 'unknown'>, <Truth.NO: 'no'>)
    """
    known = list(answers)
    if known.count(Truth.YES) >= at_least:
        return Truth.YES
    return Truth.NO if len(known) - known.count(Truth.NO) < at_least else Truth.UNKNOWN
