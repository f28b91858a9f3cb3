"""One thing that somebody has to look at, of one review; and all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import ClassVar, Final

import attrs

from cspr import vocabulary
from cspr.answers import Named
from cspr.arguments import a_word
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.errors import Problem
from cspr.grouping import grouped
from cspr.guidance.no_advice import NoAdvice
from cspr.sources import Source
from cspr.timescales import Timescale
from cspr.truth import Truth
from cspr.wording.caseload import OF_OTHERS


class ItemKind(Enum):
    """Why somebody has to look at it.

    Examples:
        >>> ItemKind.OVERDUE.value
        'overdue'
    """

    OVERDUE = "overdue"
    DUE = "due"
    CHECK = "to-check"
    CHASE = "chase"
    WAITING = "waiting"
    MOVED = "moved"
    HELD = "held"


ORDER: Final = ("agency", "case", "role")
_NOBODY: Final = "not stated"


@attrs.frozen(kw_only=True)
class Item:
    """One thing to look at.

    Args:
        kind: why.
        reference: of the review.
        partnership: whose review it is.
        name: the topic of a date, or the step.
        title: in plain words.
        about: ``case``, or the agency, child or person concerned.
        who: who owes it, or who can say when a hold ends.
        one_of: those of them of whom any one is enough.
        when: the earliest day on which any text asks for it; of a hold, since when; ``None`` without a day.
        governing: the day by the governing text, where there is one.
        before: of a date that moved, the day before it did.
        until: of a hold, the day for which its end is planned; ``None`` where none is.
        sure: yes, or unknown where it cannot be told whether it is so, or owed at all.
        days: working and calendar days left to ``when``, negative once it has passed; ``None`` without a day.
        binding: whether a must or should stands behind it.
        sources: the clauses.
        why: what is to be known of it, a sentence each.
        own_roles: those of ``who`` that are roles of the partnership's own.
        titles: what a partnership calls the words of its own that are named here, by id.
    """

    kind: ItemKind
    reference: str
    partnership: str
    name: str
    title: str
    about: str = CASE
    who: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    when: PartialDate | None = None
    governing: PartialDate | None = None
    before: PartialDate | None = None
    until: PartialDate | None = None
    sure: Truth = Truth.YES
    days: tuple[int, int] | None = None
    binding: bool = True
    sources: tuple[Source, ...] = ()
    why: tuple[str, ...] = ()
    own_roles: tuple[str, ...] = ()
    titles: Mapping[str, str] = attrs.field(factory=dict[str, str], hash=False)

    def keys(self, by: str) -> tuple[str, ...]:
        """Under whom or what it is listed.

        Args:
            by: ``case``: its reference; ``agency``: the agency it is about, else the agencies and bodies that owe it;
                ``role``: the roles that owe it. What others owe, and what nobody who is named does, stands apart.

        Raises:
            CsprError: ``unknown-order`` with the nearest known one.
        """
        a_word(by, ORDER, "unknown-order", "by")
        if by == "case":
            return (self.reference,)
        if by == "agency":
            if self.about.startswith("agency:"):
                return (self.about.removeprefix("agency:"),)
            return tuple(who for who in self.who if not self._is_role(who)) or self._others("agency")
        return tuple(who for who in self.who if self._is_role(who)) or self._others("role")

    def _others(self, by: str) -> tuple[str]:
        return (OF_OTHERS[by] if self.who else _NOBODY,)

    def _is_role(self, who: str) -> bool:
        return who in vocabulary.roles() or who in self.own_roles


@attrs.frozen(kw_only=True, repr=False)
class Caseload(NoAdvice, Named):
    """What is to be looked at of any number of reviews, on one day.

    Args:
        on: the day.
        until: the last day of the window, included.
        since: the day since which dates may have moved; ``None`` where that was not asked.
        references: of the reviews, as they were given.
        items: what is to be looked at, the most pressing first.
        schedules: of each review, the dated duties that are overdue or due, came to an end lately or were moved, for a
            calendar file.
        earlier: of each review, the duties that have no date any more, as they stood before, for a calendar file too.
        unanswered: the references of reviews that could not be answered, and what is wrong with each.
        notices: what is to be known of the answer itself, a reference and a sentence each: a text that is out of
            date, and that a shared review is answered by the documents of one partnership.
    """

    __written__: ClassVar = ("on", "until", "since", "references", "items", "unanswered", "notices", "legal")

    on: date
    until: date
    since: date | None
    references: tuple[str, ...]
    items: tuple[Item, ...]
    schedules: tuple[tuple[str, tuple[Timescale, ...]], ...] = attrs.field(default=(), repr=False)
    earlier: tuple[tuple[str, tuple[Timescale, ...]], ...] = attrs.field(default=(), repr=False)
    unanswered: tuple[tuple[str, tuple[Problem, ...]], ...] = ()
    notices: tuple[tuple[str, str], ...] = ()

    def of(self, kind: ItemKind) -> tuple[Item, ...]:
        """The items of one kind."""
        return tuple(item for item in self.items if item.kind is kind)

    def by(self, key: str = "case") -> dict[str, tuple[Item, ...]]:
        """The items by case, by agency or by role, each list in the order of the items.

        Args:
            key: ``agency``, ``case`` or ``role``.

        Raises:
            CsprError: ``unknown-order`` with the nearest known one.

        Examples:
            >>> from datetime import date
            >>> Caseload(on=date(2021, 4, 1), until=date(2021, 4, 7), since=None, references=(), items=()).by("agency")
            {}
        """
        a_word(key, ORDER, "unknown-order", "by")
        groups = grouped((name, item) for item in self.items for name in item.keys(key))
        return {name: tuple(groups[name]) for name in sorted(groups)}


def in_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """Put the most pressing first: by kind, by day, by review."""
    place = {kind: number for number, kind in enumerate(ItemKind)}
    return tuple(
        sorted(
            items,
            key=lambda item: (
                place[item.kind],
                item.when is None,
                "" if item.when is None else item.when.first.isoformat(),
                item.reference,
            ),
        )
    )
