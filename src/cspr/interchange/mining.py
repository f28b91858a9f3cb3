"""Records as event rows, as process mining reads them: a row for each entry of a whole day; the rest is listed."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO
from typing import Any, Final

import attrs

from cspr import vocabulary
from cspr.answers import Answer
from cspr.conditions.admission import situations_of
from cspr.dates import PartialDate
from cspr.record.entries import AnyEntry
from cspr.record.situation import Situation
from cspr.wording import answers as words

COLUMNS: Final = (
    *("case:concept:name", "concept:name", "time:timestamp", "org:resource"),
    *("cspr:kind", "cspr:word", "cspr:about", "cspr:recorded", "cspr:entry"),
)
"""The columns of the CSV: the first four as process mining names them."""
_WORDS: Final = ("event", "fact", "decision", "role", "step")
_WHO: Final = ("by", "of_body")


@attrs.frozen(kw_only=True, repr=False)
class EventRow(Answer):
    """One entry of a record as an event.

    Args:
        case: the reference of the review.
        activity: what happened, in words.
        on: the day.
        who: the role, body or agency whose answer or act it is; empty where none is recorded.
        kind: the kind of entry.
        word: the word of the vocabulary that it is about; empty where there is none.
        about: the case, or the agency, child or person that it is about.
        recorded: the day on which it was entered, where known.
        entry: the id of the entry.
    """

    case: str
    activity: str
    on: date
    who: str
    kind: str
    word: str
    about: str
    recorded: date | None
    entry: str


@attrs.frozen(kw_only=True, repr=False)
class LeftOut(Answer):
    """An entry that has no time stamp, and so is no event.

    Args:
        case: the reference of the review.
        activity: what it says, in words.
        on: what is known of the day; ``None`` where it has none.
        kind: the kind of entry.
        entry: its id.
    """

    case: str
    activity: str
    on: PartialDate | None
    kind: str
    entry: str


@attrs.frozen(kw_only=True, repr=False)
class EventLog(Answer):
    """The event rows of some records.

    Args:
        rows: a row for each entry whose day is known, case by case in the order of the days.
        left_out: each entry whose day is known to the month or year alone, or that has none.
    """

    rows: tuple[EventRow, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def says(self) -> str:
        """How much it holds, in a sentence."""
        return words.log(len(self.rows), len({row.case for row in self.rows}), len(self.left_out))

    def csv(self) -> str:
        r"""The rows as CSV that pm4py and other tools for process mining read; write it with ``newline=""``.

        Examples:
            >>> EventLog(rows=(), left_out=()).csv()[:40]
            'case:concept:name,concept:name,time:time'
        """
        file = StringIO(newline="")
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for row in self.rows:
            writer.writerow(
                [row.case, row.activity, row.on, row.who, row.kind, row.word, row.about, row.recorded or "", row.entry]
            )
        return file.getvalue()


def event_log(situations: Iterable[Situation]) -> EventLog:
    """The records of some situations as event rows.

    What was corrected, withdrawn or redacted is no event. A day that is known to the month or the year cannot carry a
    time stamp: the entry is left out and listed, and no day is made up for it.

    Args:
        situations: a situation for each review: what is known of it on a day.

    Raises:
        CsprError: ``not-situations``, ``not-a-situation``.

    Examples:
        >>> from cspr.record import Happened, Review
        >>> review = Review("NR-07", "northamptonshire").record(
        ...     Happened("incident", "2021-03-25"), Happened("published", "2022-01")
        ... )
        >>> log = event_log([review.as_of(date(2022, 6, 1))])
        >>> [row.activity for row in log.rows], [(each.activity, str(each.on)) for each in log.left_out]
        (['The incident'], [('Published', '2022-01')])
    """
    rows: list[EventRow] = []
    left_out: list[LeftOut] = []
    for situation in situations_of(situations):
        events = list(_events(situation, left_out))
        rows += sorted(events, key=lambda row: row.on)
    return EventLog(rows=tuple(rows), left_out=tuple(left_out))


def _events(situation: Situation, left_out: list[LeftOut]) -> Iterator[EventRow]:
    for entry in situation.entries:
        known: Any = getattr(entry, "on", None)
        word, activity = _said(entry)
        exact = known.exact if isinstance(known, PartialDate) else known
        same = {"case": situation.reference, "activity": activity, "kind": entry.kind, "entry": entry.id or ""}
        if exact is None:
            left_out.append(LeftOut(**same, on=known))
        else:
            who = next((str(value) for name in _WHO if (value := getattr(entry, name, None))), "")
            yield EventRow(**same, on=exact, who=who, word=word, about=entry.about, recorded=entry.recorded)


def _said(entry: AnyEntry) -> tuple[str, str]:
    """The word that an entry is about, and what it says of it in words."""
    words = {
        "event": vocabulary.events(),
        "fact": vocabulary.facts(),
        "decision": vocabulary.decisions(),
        "role": vocabulary.roles(),
        "step": vocabulary.steps(),
    }
    name = next((name for name in _WORDS if getattr(entry, name, None)), None)
    kind = entry.kind.replace("-", " ").capitalize()
    if name is None:
        return "", kind
    word: str = getattr(entry, name)
    known: Any = words[name].get(word)
    title = word if known is None else getattr(known, "title", None) or known.question
    more = getattr(entry, "outcome", None) or getattr(getattr(entry, "answer", None), "value", "")
    says = f"{title}: {more}" if more else title
    return word, says if entry.kind in {"happened", "established", "decided"} else f"{kind}: {says}"
