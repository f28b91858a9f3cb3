"""Which text suspends the time of a duty, or may, and when it does not."""

from __future__ import annotations

from collections.abc import Iterable

from cspr.wording.first_screen import inside


def suspended(document: str, clauses: Iterable[str], note: str, *, surely: bool) -> str:
    """Which text suspends the duty, or may.

    Examples:
        >>> suspended("Covid relaxation 2020", ["COV-002"], "", surely=False)
        'Covid relaxation 2020 may suspend this (COV-002)'
    """
    remark = f": {note}" if note else ""
    return f"{document} {'suspends' if surely else 'may suspend'} this ({', '.join(clauses)}){remark}"


def not_suspended(document: str, clauses: Iterable[str], why: Iterable[str]) -> str:
    """That a text which suspends the duty otherwise leaves it as it is here, and why.

    Examples:
        >>> not_suspended("Covid relaxation 2020", ["COV-002"], ["Sped up all the same"])
        'Covid relaxation 2020 does not suspend this (COV-002): sped up all the same'
    """
    reasons = ", ".join(map(inside, why))
    return f"{document} does not suspend this ({', '.join(clauses)}): {reasons}"


def may_suspend(document: str) -> str:
    """That a temporary measure may suspend a deadline.

    Examples:
        >>> may_suspend("Relaxation of time limits")
        'Relaxation of time limits may suspend a deadline on this page; its end date is not known'
    """
    return f"{document} may suspend a deadline on this page; its end date is not known"


def goes_on(title: str, document: str, why: Iterable[str]) -> str:
    """That a temporary measure leaves the time of a task as it is, and why.

    Examples:
        >>> goes_on("Rapid review to the Panel", "Covid relaxation 2020", ["Sped up all the same"])
        'Rapid review to the Panel: Covid relaxation 2020 does not suspend its time; sped up all the same'
    """
    return f"{title}: {document} does not suspend its time; {', '.join(map(inside, why))}"
