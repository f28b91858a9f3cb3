"""From two texts to the rows between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain

from cspr.calendars import Calendar
from cspr.comparison.building import RowBuilder
from cspr.comparison.feasibility import missed
from cspr.comparison.first_days import first_days
from cspr.comparison.kinds import RowKind
from cspr.comparison.matching import Match
from cspr.comparison.own_words import shared_words
from cspr.comparison.pairing import between, within
from cspr.comparison.rows import Comparison
from cspr.comparison.statements import restated, statements
from cspr.comparison.texts import Text, text_of
from cspr.comparison.titles import Titles
from cspr.conditions.admission import calendar_of, situation_of
from cspr.guidance import loading
from cspr.guidance.documents import Document
from cspr.guidance.instruments import Instrument
from cspr.guidance.layers import Framework
from cspr.record.situation import Situation


def compare(
    left: Framework | Document | str,
    right: Framework | Document | str,
    *,
    on: date | None = None,
    case: Situation | None = None,
    calendar: Calendar | None = None,
) -> Comparison:
    """Two texts beside each other, topic by topic and aspect by aspect.

    Args:
        left: a framework, a document, or a name: that of a partnership, ``national``, or the id of a shipped document.
            Of a partnership its own documents are compared; the national ones are the same for all. Where none of its
            own are held, the national ones answer, as in a report.
        right: what it is compared with; the same again shows what it says in two ways.
        on: of partnerships and the national layer, only what is in force on that day, text that is carried forward
            marked. Documents that are named are compared whatever their dates.
        case: a case; periods then carry the days on which they fall in it.
        calendar: the working days; those of England where nothing else is given.

    Returns:
        Both sides by the name of the left one where they are the same text: a partnership and its only document, say.
        Rows where the texts differ or one is silent, and rows where they agree. A difference that each of the two has
        within itself is none between them.

    Raises:
        CsprError: ``unknown-side`` with the nearest name, ``not-a-side``, ``not-a-situation``.

    Examples:
        >>> comparison = compare("kirklees-staff-guide", "working-together-2018")
        >>> row = next(row for row in comparison.about("website-period") if row.aspect.value == "period")
        >>> row.kind.value, row.left.says, row.right.says
        ('contradiction', 'for at most 6 months', 'for at least 1 year')
    """
    texts = text_of(left, on, "left"), text_of(right, on, "right")
    days = calendar_of(calendar)
    if case is not None:
        situation_of(case)
    documents = [*texts[0].documents, *texts[1].documents]
    titles, links = Titles(documents), restated(documents)
    no_local = tuple(dict.fromkeys(text.no_local for text in texts if text.no_local))
    same = texts[0].same_as(texts[1])
    matches = () if same and no_local else _matches(texts, titles, links, days)
    builder = RowBuilder(texts, titles, days, case)
    for match in matches:
        builder.take(match)
    rows = builder.rows()
    return Comparison(
        left=texts[0].name,
        right=texts[0 if same else 1].name,
        on=on if any(text.framework is not None for text in texts) else None,
        no_local=no_local,
        not_in_force=tuple(dict.fromkeys(text.name for text in texts if text.not_in_force)),
        rows=tuple(row for row in rows if row.kind is not RowKind.SAME),
        agreed=tuple(row for row in rows if row.kind is RowKind.SAME),
        titles=_titles(document.instrument for document in documents),
    )


def _matches(texts: tuple[Text, Text], titles: Titles, links: Mapping[str, str], days: Calendar) -> Iterable[Match]:
    """What of one text stands beside what of the other; of the same text, what it says in two ways."""
    ours = statements(texts[0], titles, links)
    if texts[0].same_as(texts[1]):
        return chain(within(ours), missed(ours, ours, titles, days))
    theirs = statements(texts[1], titles, links, shared_words(*texts))
    return chain(
        between(ours, theirs),
        missed(ours, theirs, titles, days),
        (match.mirrored() for match in missed(theirs, ours, titles, days)),
        first_days(*texts),
    )


def _titles(instruments: Iterable[Instrument]) -> dict[str, str]:
    """What documents that do not ship are called; those of which several are called the same keep their ids."""
    titles = {each.slug: each.called for each in instruments if each.slug not in loading.shipped()}
    called = Counter(titles.values())
    return {slug: title for slug, title in titles.items() if called[title] == 1}
