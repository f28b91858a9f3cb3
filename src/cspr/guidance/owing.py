"""Who owes what is owed for each of several: each agency its own part, or somebody else for every one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

ANY_AGENCY: Final = "partner-agency"
"""Any agency of the partnership: of what is owed for each agency, the one for which it is owed."""

ANYBODY: Final = frozenset({ANY_AGENCY, "any-person"})
"""In place of whom an agency stands that owes its own part."""

_AGENCY: Final = "agency:"


def owing(who: Iterable[str], about: str) -> tuple[str, ...]:
    """Who owes it for one of those for whom it is owed: an agency its own part, in place of any agency or person.

    Args:
        who: who owes it by the text.
        about: ``case``, or the agency, child or person for whom it is owed.

    Examples:
        >>> owing(["partner-agency"], "agency:police"), owing(["business-manager"], "agency:police")
        (('police',), ('business-manager',))
    """
    if not about.startswith(_AGENCY):
        return tuple(who)
    return tuple(dict.fromkeys(about.removeprefix(_AGENCY) if name in ANYBODY else name for name in who))
