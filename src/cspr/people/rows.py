"""What a ledger holds: a row for each thing that is owed to somebody or by somebody, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import ClassVar, Final, Protocol

import attrs

from cspr import vocabulary
from cspr.answers import Answer
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.grouping import grouped
from cspr.guidance.no_advice import NoAdvice
from cspr.guidance.owing import in_words
from cspr.sources import Force, Source
from cspr.wording import ledgers as words


class LedgerKind(Enum):
    """What a ledger is about.

    Examples:
        >>> [kind.value for kind in LedgerKind][:2]
        ['appointments', 'meetings']
    """

    APPOINTMENTS = "appointments"
    MEETINGS = "meetings"
    FAMILY = "family"
    PRACTITIONERS = "practitioners"
    INFORMATION = "information"
    PROCEEDINGS = "proceedings"


class RowState(Enum):
    """How a row stands on the day.

    Examples:
        >>> RowState.DECLINED.value
        'declined'
    """

    MISSING = "missing"
    CONTRARY = "contrary"
    DUE = "due"
    CANNOT_TELL = "cannot-tell"
    NOT_YET = "not-yet"
    OPTIONAL = "optional"
    THROUGHOUT = "throughout"
    LATE = "late"
    DECLINED = "declined"
    SET_ASIDE = "set-aside"
    OVERTAKEN = "overtaken"
    DONE = "done"


_SAME: Final = attrgetter("group", "about", "title", "state", "why", "reading", "by", "when")
PRESSING: Final = frozenset({RowState.MISSING, RowState.CONTRARY, RowState.DUE, RowState.CANNOT_TELL})
"""The states of which somebody has to do or to find out something."""


@attrs.frozen(kw_only=True, repr=False)
class LedgerRow(Answer):
    """One thing that is owed to somebody or by somebody, and how it stands.

    Args:
        key: the same from day to day for the same row.
        group: under what it stands: a meeting, a person, an agency or proceedings.
        about: ``case``, or the person, child, agency or meeting by reference, such as ``person:P4``.
        title: what it is, in a few words.
        says: what the leading clause says, in our words.
        state: how it stands.
        why: what the state rests on, in one sentence.
        who: who acts, by the ids of roles, bodies and agencies.
        names: the same, as a reader knows them.
        by: the day by which it is to be done, as well as it is known; ``None`` without one.
        when: the time that the text gives, in words; empty where it gives none.
        on: the day on which it was done, declined or set aside; ``None`` where it was not.
        reading: which of the competing readings of a document it is; empty for the plain one.
        note: what the document remarks on it; else empty.
        binding: whether a must or should stands behind it.
        sources: the clauses; none where no text in force asks for what is recorded.
        entries: the ids of the entries on which the state rests.
    """

    key: str
    group: str
    about: str = CASE
    title: str
    says: str = ""
    state: RowState
    why: str
    who: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    by: PartialDate | None = None
    when: str = ""
    on: PartialDate | None = None
    reading: str = ""
    note: str = ""
    binding: bool = True
    sources: tuple[Source, ...] = ()
    entries: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, repr=False)
class Ledger(NoAdvice, Answer):
    """One ledger of one review on one day.

    Args:
        of: what it is about.
        reference: of the review.
        partnership: whose documents answer.
        on: the day asked about.
        rows: what is owed and how it stands, group by group.
        remarks: what is to be known of the ledger itself, a sentence each.
        notices: which local texts behind its rows are out of date, a sentence each.
    """

    __written__: ClassVar = ("of", "reference", "partnership", "on", "counts", "rows", "remarks", "notices", "legal")

    of: LedgerKind
    reference: str
    partnership: str
    on: date
    rows: tuple[LedgerRow, ...]
    remarks: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many rows stand in each state, without the states in which none stands."""
        states = [row.state for row in self.rows]
        return {state.value: states.count(state) for state in RowState if state in states}

    @property
    def pressing(self) -> tuple[LedgerRow, ...]:
        """The rows of which somebody has to do or to find out something."""
        return tuple(row for row in self.rows if row.state in PRESSING)


def row(
    case: Case,
    *,
    key: str,
    about: str,
    title: str,
    answer: tuple[RowState, str],
    sources: Iterable[Source] = (),
    who: Iterable[str] = (),
    group: str = "",
    says: str = "",
    by: PartialDate | None = None,
    on: PartialDate | None = None,
    reading: str = "",
    entries: tuple[str, ...] = (),
    note: str = "",
    constitutes: bool = False,
    one_of: tuple[str, ...] = (),
) -> LedgerRow:
    """A row, with what its leading clause says; what no must or should asks for is never missing.

    Args:
        key: what it is, unlike all else that is asked about the same one.
        answer: how it stands, and why.
        sources: the clauses, the leading one first.
        group: under what it stands; the one whom it is about where left out.
        says: in a sentence; what the leading clause says where left out.
        by: the day by which it is to be done.
        on: the day on which it was.
        reading: which of the competing readings of a document it is.
        entries: the ids of the entries on which it rests.
        note: what the document remarks on it.
        one_of: those who act of whom any one is enough.
        constitutes: whether what is only stated decides it, as it does what makes a meeting quorate.
    """
    state, why = answer
    cited = tuple(dict.fromkeys(sources))
    binding = any(source.force.binds or (constitutes and source.force is Force.IS) for source in cited)
    if state is RowState.MISSING and cited and not binding:
        state = RowState.CANNOT_TELL
    actors, acting = case.framework.words("actors"), tuple(dict.fromkeys(who))
    return LedgerRow(
        key=f"{key}/{about}",
        group=group or group_of(case, about),
        about=about,
        title=title,
        says=says or (case.framework.clauses[cited[0].clauses[0]].subject if cited else ""),
        state=state,
        why=why,
        who=acting,
        names=tuple(in_words(acting, lambda name: actors[name].title if name in actors else name, one_of)),
        by=by,
        on=on,
        reading=reading,
        note=note,
        binding=binding,
        sources=cited,
        entries=entries,
    )


def together(rows: Iterable[LedgerRow]) -> tuple[LedgerRow, ...]:
    """The rows, with what several texts ask of the same ones in the same way as one row with every text.

    What lasts as long as the review is a statement of its own each time.
    """
    own = ((each, each.key if each.state is RowState.THROUGHOUT else "") for each in rows)
    alike = grouped(((key, *_SAME(each)), each) for each, key in own)
    return tuple(several[0] if len(several) == 1 else _as_one(several) for several in alike.values())


def _as_one(rows: list[LedgerRow]) -> LedgerRow:
    return attrs.evolve(
        rows[0],
        sources=tuple(dict.fromkeys(source for each in rows for source in each.sources)),
        who=tuple(dict.fromkeys(who for each in rows for who in each.who)),
        names=tuple(dict.fromkeys(name for each in rows for name in each.names)),
        binding=any(each.binding for each in rows),
        note=noted(rows),
        entries=tuple(dict.fromkeys(entry for each in rows for entry in each.entries)),
    )


class _Remarks(Protocol):
    """What may bear a remark."""

    @property
    def note(self) -> str: ...


def noted(several: Iterable[_Remarks]) -> str:
    """What some rules remark, or some rows, each remark once.

    Args:
        several: the rules, or the rows.
    """
    notes = list(dict.fromkeys(filter(None, (each.note for each in several))))
    return notes[0] if len(notes) == 1 else " ".join(f"{note.removesuffix('.')}." for note in notes)


def group_of(case: Case, about: str) -> str:
    """Under what a row stands: the one whom it is about, as a reader knows it."""
    kind, _, name = about.partition(":")
    agencies = case.framework.words("agencies")
    if kind == "agency":
        return str(agencies[name].title) if name in agencies else vocabulary.spelt(name)
    return words.GROUPS[kind] if not name else f"{words.GROUPS[kind]} {name}"
