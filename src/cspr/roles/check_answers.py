"""What is checked of those who were appointed, and what comes of it."""

from __future__ import annotations

from enum import Enum

import attrs

from cspr.answers import Named
from cspr.guidance.layers import InForce
from cspr.sources import Source
from cspr.truth import Truth


class CheckKind(Enum):
    """What is checked.

    Examples:
        >>> CheckKind.QUORUM.value
        'quorum'
    """

    NUMBER = "number"
    INDEPENDENCE = "independence"
    MEMBERS = "members"
    QUORUM = "quorum"
    CONFLICT = "conflict"
    SENIORITY = "seniority"
    CHOOSING = "choosing"
    SEATS = "seats"
    TERM = "term"
    REMOVAL = "removal"


class Scope(Enum):
    """Whom a check is about: one person, or all who fill a role or sit on a body.

    Examples:
        >>> Scope.GROUP.value
        'group'
    """

    PERSON = "person"
    GROUP = "group"


@attrs.frozen(kw_only=True, repr=False)
class Check(Named):
    """What one text asks of those who were appointed, and whether the record shows it.

    Args:
        kind: what is checked.
        scope: one person, or a group.
        actor: the role or body.
        title: of the role or body, in plain words.
        asks: what is asked, in plain words.
        person_ref: the reference of the one person checked; ``None`` where it is a group.
        answer: yes, no, or unknown where the record does not say.
        reasons: why, a sentence each.
        strength: how strongly it is asked, where the text says more than its force: such as ``where-possible``.
        reading: which reading of the document, or empty.
        note: a remark of the rule.
        source: the clauses.
        in_force: whether the text was in force on the day of the appointment, or of the question for a group.
    """

    kind: CheckKind
    scope: Scope
    actor: str
    title: str
    asks: str
    person_ref: str | None
    answer: Truth
    reasons: tuple[str, ...]
    strength: str
    reading: str
    note: str
    source: Source
    in_force: InForce
