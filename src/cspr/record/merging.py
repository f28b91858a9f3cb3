"""Bringing two people's copies of a record together."""

from __future__ import annotations

import attrs

from cspr.answers import Named
from cspr.arguments import of_kind
from cspr.errors import wrong
from cspr.record.corrections import Tombstone
from cspr.record.entries import Logged
from cspr.record.log import REVIEW_ADVICE
from cspr.record.situation import Review


@attrs.frozen(kw_only=True, repr=False)
class Merged(Named):
    """What came of bringing two copies together.

    Args:
        review: the longer copy, where one continues the other; ``None`` where they part.
        common: how many entries they share, from the first on.
        ours: the ids of the entries that only our copy has.
        theirs: the ids of the entries that only their copy has.
    """

    review: Review | None
    common: int
    ours: tuple[str, ...]
    theirs: tuple[str, ...]


def merge(ours: Review, theirs: Review) -> Merged:
    """Bring two copies of one record together, where one continues the other; else say where they part.

    Two entries are the same where they have the same id and say the same, or either is redacted. Copies are compared
    from the first entry on; where one holds all of the other and more, it is the record. Where each has entries that
    the other lacks, nothing is chosen: people compare them and record in one copy what only the other has. That works
    as it stands where writers gave their entries ids of their own; else both may have called an entry ``e2``, and it
    is given another id when it is entered again. What either copy redacted stays redacted.

    Args:
        ours: one copy.
        theirs: the other.

    Raises:
        CsprError: ``another-review`` where reference or partnerships differ; ``not-a-review``.

    Examples:
        >>> from cspr.record import Happened
        >>> ours = Review("NR-07", "northamptonshire").record(Happened("incident", "2021-03-25"))
        >>> theirs = ours.record(Happened("local-authority-aware", "2021-03-26"))
        >>> merge(ours, theirs).review == theirs
        True
        >>> ours = ours.record(Happened("published", "2022", id="a7c1"))
        >>> parted = merge(ours, theirs)
        >>> parted.review, parted.common, parted.ours, parted.theirs
        (None, 1, ('a7c1',), ('e2',))
        >>> missing = [entry for entry in theirs.entries if entry.id in parted.theirs]
        >>> [entry.id for entry in ours.record(*missing).entries]
        ['e1', 'a7c1', 'e2']
    """
    for path, copy in (("ours", ours), ("theirs", theirs)):
        of_kind(copy, Review, "not-a-review", path, REVIEW_ADVICE)
    if (ours.reference, ours.partnerships) != (theirs.reference, theirs.partnerships):
        raise wrong("another-review", "theirs", "give two copies of the record of one review")
    common = 0
    for mine, yours in zip(ours.entries, theirs.entries, strict=False):
        if not _same(mine, yours):
            break
        common += 1
    left, right = ours.entries[common:], theirs.entries[common:]
    review = None
    if not left or not right:
        shared = (
            yours if isinstance(yours, Tombstone) else mine
            for mine, yours in zip(ours.entries[:common], theirs.entries[:common], strict=True)
        )
        review = Review(ours.reference, partnerships=ours.partnerships).record(*shared, *left, *right)
    return Merged(review=review, common=common, ours=_ids(left), theirs=_ids(right))


def _same(mine: Logged, yours: Logged) -> bool:
    return mine == yours or (mine.id == yours.id and (isinstance(mine, Tombstone) or isinstance(yours, Tombstone)))


def _ids(entries: tuple[Logged, ...]) -> tuple[str, ...]:
    return tuple(str(entry.id) for entry in entries)
