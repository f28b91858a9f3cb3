"""What stands beside the table of a document: what was not read, overtaken or repealed, came later, or is closed."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Final

import attrs

from cspr.dates import PartialDate
from cspr.guidance.day_fields import Day, DayWords
from cspr.guidance.fields import Draft, Flag, Names, Text, Texts
from cspr.truth import Truth


@attrs.frozen(kw_only=True)
class UnreadPart:
    """A part of a document that was not read, and on what it may speak.

    Args:
        what: the part.
        why: why it matters.
        clauses: clauses that it touches.
        topics: steps, topics and criteria on which it may speak: the last read edition is carried forward there.
        whole: whether it is the whole document, which may speak on anything.
    """

    what: Annotated[str, Text()]
    why: Annotated[str, Text()] = ""
    clauses: Annotated[tuple[str, ...], Texts(of="clause")] = ()
    topics: Annotated[tuple[str, ...], Names(of="subject")] = ()
    whole: Annotated[bool, Flag()] = False


@attrs.frozen(kw_only=True)
class Overtaken:
    """An earlier version of a part of a document, which ended where a later version began.

    Args:
        what: the version.
        clauses: its clauses.
        after: the last day on which it was surely the one that applied.
        by: the first day on which it surely was so no longer.
    """

    what: Annotated[str, Text()]
    clauses: Annotated[tuple[str, ...], Texts(of="clause")]
    after: Annotated[date, Day(advice="give the last day on which it is known to have applied")]
    by: Annotated[date, Day(advice="give the first day on which a later version is known to have applied")]

    @staticmethod
    def finish(draft: Draft) -> None:
        """Refuse a version that ended before it did."""
        _in_order(draft, "the later version begins after the last day of this one")

    def stands(self, when: PartialDate | date) -> Truth:
        """Whether it is still the version that applies on a day.

        Raises:
            CsprError: ``not-a-day``.

        Examples:
            >>> page = Overtaken(what="page", clauses=(), after=date(2018, 6, 29), by=date(2025, 11, 30))
            >>> [page.stands(PartialDate.read(day)).value for day in ("2018-06-29", "2021", "2025-11-30")]
            ['yes', 'unknown', 'no']
        """
        return ~_came(self.after, self.by, when)


@attrs.frozen(kw_only=True)
class Later:
    """A part of a document that came only after the document itself, such as what a page was given years later.

    Args:
        what: the part.
        clauses: its clauses.
        after: the last day on which it surely was not there.
        by: the first day on which it surely was.
    """

    what: Annotated[str, Text()]
    clauses: Annotated[tuple[str, ...], Texts(of="clause")]
    after: Annotated[date, Day(advice="give the last day on which it is known not to have been there")]
    by: Annotated[date, Day(advice="give the first day on which it is known to have been there")]

    @staticmethod
    def finish(draft: Draft) -> None:
        """Refuse a part that was there before it came."""
        _in_order(draft, "it is there after the last day on which it was not")

    def stands(self, when: PartialDate | date) -> Truth:
        """Whether it is there on a day.

        Raises:
            CsprError: ``not-a-day``.

        Examples:
            >>> added = Later(what="paragraph", clauses=(), after=date(2025, 10, 31), by=date(2025, 12, 31))
            >>> [added.stands(PartialDate.read(day)).value for day in ("2025-10-31", "2025-11", "2025-12-31")]
            ['no', 'unknown', 'yes']
        """
        return _came(self.after, self.by, when)


def _in_order(draft: Draft, advice: str) -> None:
    """Refuse that something was there on a day up to which it had not come."""
    after, by = draft.values["after"], draft.values["by"]
    if after is not None and by is not None and by <= after:
        draft.table.problem("ends-before-it-begins", "by", advice)


def _came(after: date, by: date, when: PartialDate | date) -> Truth:
    """Whether what came after one day, and by another, was there on a day."""
    day = PartialDate.of(when, "when")
    if day.last <= after:
        return Truth.NO
    return Truth.YES if day.first >= by else Truth.UNKNOWN


@attrs.frozen(kw_only=True)
class Repealed:
    """A law that a document cites, and that was repealed.

    Args:
        what: the law.
        on: the day on which it ended.
        clauses: the clauses that cite it.
    """

    what: Annotated[str, Text()]
    on: Annotated[date, Day(advice="give the day of the repeal")]
    clauses: Annotated[tuple[str, ...], Texts(of="clause")]


@attrs.frozen(kw_only=True)
class Closed:
    """Days that are no working days by a document, beside weekends and bank holidays.

    Args:
        clauses: the clauses that say so.
        days: the days: a month, a day such as ``12-24``, or from one to another such as ``12-24 to 01-01``.
    """

    clauses: Annotated[tuple[str, ...], Texts(of="clause")]
    days: Annotated[tuple[str, ...], DayWords()]

    @staticmethod
    def finish(draft: Draft) -> None:
        """Ask for the clauses and the days."""
        for key in ("clauses", "days"):
            if draft.table.data.get(key) in (None, []):
                draft.table.problem("missing-key", key, "give the clauses, and the days that are no working days")


APART: Final[Mapping[str, type[Any]]] = {
    "unread": UnreadPart,
    "overtaken": Overtaken,
    "later": Later,
    "repealed": Repealed,
    "closed": Closed,
}
"""What stands beside the table of a document, by the key of its tables."""
