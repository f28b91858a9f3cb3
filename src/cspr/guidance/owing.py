"""Who owes what is owed for each of several: each agency its own part, or somebody else for every one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.wording.first_screen import named

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from cspr.guidance.model import Duty

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


def alternatives(duties: Iterable[Duty]) -> tuple[str, ...]:
    """Those who owe something of whom any one is enough, and of whom no text asks it by themselves.

    Args:
        duties: the duties by which it is owed.
    """
    several = tuple(duties)
    alone = {who for duty in several if not duty.any_one for who in duty.who}
    either = tuple(dict.fromkeys(who for duty in several if duty.any_one for who in duty.who if who not in alone))
    return either if len(either) > 1 else ()


def in_words(who: Iterable[str], titled: Callable[[str], str], one_of: Collection[str] = ()) -> Iterator[str]:
    """Those who act, in words; those of whom any one is enough as one of them.

    Args:
        one_of: of whom any one is enough.

    Examples:
        >>> list(in_words(["police", "health", "education"], str.title, ["police", "education"]))
        ['Police or education', 'Health']
    """
    names = list(who)
    either = [name for name in names if name in one_of]
    for name in names:
        if name not in one_of:
            yield titled(name)
        elif name == either[0]:
            yield " or ".join([titled(name), *(named(titled(other)) for other in either[1:])])
