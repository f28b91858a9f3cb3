"""The closed sets of comparing: how a side stands to the other, on what, and whose texts they are."""

from __future__ import annotations

from enum import Enum
from typing import Final

from cspr.wording.comparing import KINDS


class RowKind(Enum):
    """How the left side stands to the right one.

    Examples:
        >>> RowKind.STRICTER.mirrored
        <RowKind.LAXER: 'laxer'>
    """

    SAME = "same"
    STRICTER = "stricter"
    LAXER = "laxer"
    DIFFERENT_TRIGGER = "different-trigger"
    DIFFERENT_ACTOR = "different-actor"
    DIFFERENT_SCOPE = "different-scope"
    DIFFERENT_PROCESS = "different-process"
    DEFINITION = "definition"
    TERMINOLOGY = "terminology"
    STATUS = "status"
    STALE = "stale"
    DIFFERENT = "different"
    CONTRADICTION = "contradiction"
    INTERNAL = "internal"
    ONLY_LEFT = "only_left"
    ONLY_RIGHT = "only_right"
    NOT_READ = "not_read"
    NOT_COMPARED = "not_compared"

    @property
    def mirrored(self) -> RowKind:
        """The kind of the same row with its sides exchanged."""
        return _MIRRORED.get(self, self)

    @property
    def says(self) -> str:
        """The same for a reader.

        Examples:
            >>> RowKind.CONTRADICTION.says
            'no day can satisfy both'
        """
        return KINDS[self.value]


_MIRRORED: Final = {
    RowKind.STRICTER: RowKind.LAXER,
    RowKind.LAXER: RowKind.STRICTER,
    RowKind.ONLY_LEFT: RowKind.ONLY_RIGHT,
    RowKind.ONLY_RIGHT: RowKind.ONLY_LEFT,
}
ONE_SIDED: Final = frozenset({RowKind.ONLY_LEFT, RowKind.ONLY_RIGHT, RowKind.NOT_READ})
NO_DIFFERENCE: Final = ONE_SIDED | {RowKind.NOT_COMPARED}
"""The kinds that say of no difference between two sides."""


class Aspect(Enum):
    """On what two texts are compared.

    Examples:
        >>> Aspect("period").name
        'PERIOD'
    """

    DUTY = "duty"
    WHO = "who"
    TO = "to"
    WHEN = "when"
    AFTER = "after"
    START = "start"
    PERIOD = "period"
    FEASIBILITY = "feasibility"
    RELAXATION = "relaxation"
    FORCE = "force"
    SCOPE = "scope"
    DOCUMENT = "document"
    PARTS = "parts"
    TEST = "test"
    CONTENTS = "contents"
    AIMS = "aims"
    NUMBER = "number"
    INDEPENDENCE = "independence"
    TASKS = "tasks"
    MEMBERS = "members"
    CHAIR = "chair"
    QUORUM = "quorum"
    ATTENDANCE = "attendance"
    MEETINGS = "meetings"
    HOLD = "hold"
    TERMS = "terms"
    DEFINITION = "definition"
    EDITION = "edition"
    IN_FORCE = "in-force"


class Level(Enum):
    """Whose texts are compared.

    Examples:
        >>> Level("local-national").name
        'LOCAL_NATIONAL'
    """

    INTERNAL = "internal"
    LOCAL_LOCAL = "local-local"
    LOCAL_NATIONAL = "local-national"
    NATIONAL = "national"
