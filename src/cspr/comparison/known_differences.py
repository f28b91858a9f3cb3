"""Differences that people found by reading: a check on what comparing finds, from which nothing is computed."""

from __future__ import annotations

from functools import cache

import attrs

from cspr import compiled
from cspr.answers import Answers, Named
from cspr.toml_text import tables_of


@attrs.frozen(kw_only=True, repr=False)
class Difference(Named):
    """A difference that a reader has to be told of.

    Args:
        id: its id.
        severity: ``H`` changes whether a legal duty is met, ``M`` a date, actor or output, ``L`` wording or staleness.
        kind: of what kind it is, in the words of ``RowKind``.
        level: whose texts differ, in the words of ``Level``.
        between: the clauses that disagree or have to be read side by side.
        subject: what it is about.
        must_say: what a reader has to be told.
        recalled: those of the clauses that are recalled, and make no breach.
        silent: documents that say nothing; silence is never agreement.
        outside: parties whose documents are not in the library.
    """

    id: str
    severity: str
    kind: str
    level: str
    between: tuple[str, ...] = attrs.field(converter=tuple)
    subject: str
    must_say: str
    recalled: tuple[str, ...] = attrs.field(converter=tuple, default=())
    silent: tuple[str, ...] = attrs.field(converter=tuple, default=())
    outside: tuple[str, ...] = attrs.field(converter=tuple, default=())


@cache
def differences() -> Answers[Difference]:
    """The differences that people found by reading the documents.

    Examples:
        >>> differences()[0].subject
        'Start and unit of the notification period.'
    """
    text = compiled.shipped("differences.toml").decode()
    return Answers(Difference(**entry) for entry in tables_of(text)["difference"])
