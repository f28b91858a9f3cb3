"""What a document says, as data: instruments, clauses and the kinds of rule."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import attrs

from cspr.dates import PartialDate
from cspr.sources import Authority, Basis, Force, Source
from cspr.truth import Truth

if TYPE_CHECKING:
    from cspr.guidance.periods import Timing

_ABOUT = timedelta(days=31)


@attrs.frozen(kw_only=True)
class Clause:
    """One statement of a document, once, in our own words.

    Args:
        id: its id, such as ``NSCP-F-077``.
        section: where it stands in the document, as far as known.
        force: how strongly it speaks.
        refrain: whether it asks somebody not to do something.
        actor: who owes it, or ``none``.
        subject: what it says, in our words.
        authority: whose rule it is.
        basis: how we know.
        timing: amount, unit, relation and start as the text gives them, or ``None``.
        notes: ambiguities and conflicts.
        lines: first and last line of the source, for audit.
        more: whatever else the register holds of it.
    """

    id: str
    section: str
    force: Force
    refrain: bool
    actor: str
    subject: str
    authority: Authority
    basis: Basis
    timing: dict[str, Any] | None
    notes: str
    lines: tuple[int, int] | None
    more: dict[str, Any]


@attrs.frozen(kw_only=True)
class Window:
    """The days on which a document is in force: from the first day up to, but not including, the day it ends.

    Args:
        start: the days among which the first day lies, or ``None`` where it is not known.
        end: the days among which the first day no longer in force lies, or ``None`` where none is known.
        open_start: whether the document may have been in force before ``start`` (in force on that day at latest).
        open_end: whether an end is possible though none was seen.
        start_precision: how well the start is known, in the word of the register.
        end_precision: how well the end is known.
    """

    start: PartialDate | None
    end: PartialDate | None
    open_start: bool = False
    open_end: bool = False
    start_precision: str = ""
    end_precision: str = ""

    def holds(self, when: PartialDate) -> Truth:
        """Say whether the document is in force on a day that may be known only in part.

        Examples:
            >>> window = Window(start=PartialDate.read("2018-07-04"), end=PartialDate.read("2023-12-15"))
            >>> window.holds(PartialDate.read("2023-12-14")).value, window.holds(PartialDate.read("2023-12-15")).value
            ('yes', 'no')
        """
        begun = self._begun(when)
        ended = self._ended(when)
        if begun is Truth.NO or ended is Truth.YES:
            return Truth.NO
        return Truth.YES if begun is Truth.YES and ended is Truth.NO else Truth.UNKNOWN

    def _begun(self, when: PartialDate) -> Truth:
        if self.start is None:
            return Truth.UNKNOWN
        if when.first >= self.start.last:
            return Truth.YES
        return Truth.UNKNOWN if self.open_start or when.last >= self.start.first else Truth.NO

    def _ended(self, when: PartialDate) -> Truth:
        if self.end is None:
            return Truth.UNKNOWN if self.open_end else Truth.NO
        if when.first >= self.end.last:
            return Truth.YES
        return Truth.NO if when.last < self.end.first else Truth.UNKNOWN


def boundary(day: date | None, precision: str) -> PartialDate | None:
    """Turn a boundary of the register into the days among which it lies.

    Args:
        day: the day that the register gives, or ``None``.
        precision: ``day``, ``month`` (anywhere in that month), ``about`` (a month to either side), ``at-latest``,
            ``not-before``.

    Examples:
        >>> str(boundary(date(2020, 12, 1), "month"))
        '2020-12'
    """
    if day is None:
        return None
    if precision == "month":
        return PartialDate.read(f"{day:%Y-%m}")
    if precision == "about":
        return PartialDate(day - _ABOUT, day + _ABOUT)
    return PartialDate(day, day)


@attrs.frozen(kw_only=True)
class Unread:
    """A part of a document that was not read, and on what it may speak.

    Args:
        what: the part.
        why: why it matters.
        clauses: clauses that it touches.
        topics: steps, topics and criteria on which it may speak: the last read edition is carried forward there.
    """

    what: str
    why: str
    clauses: tuple[str, ...]
    topics: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Instrument:
    """A source document in one edition.

    Args:
        slug: its id.
        prefix: with which its clause ids begin.
        series: the document of which this is an edition.
        edition: the short label of the edition.
        title: its title.
        publisher: whose it is.
        authority: of its clauses, where they do not say otherwise.
        partnership: whose local document it is, or ``None`` for a national one.
        window: when it is in force.
        supersedes: ids of the instruments it replaced.
        written_against: ids of the instruments it rests on.
        unread: its unread parts.
        note: a remark to show.
    """

    slug: str
    prefix: str
    series: str
    edition: str
    title: str
    publisher: str
    authority: Authority
    partnership: str | None
    window: Window
    supersedes: tuple[str, ...]
    written_against: tuple[str, ...]
    unread: tuple[Unread, ...]
    note: str
    scope: str = ""


@attrs.frozen(kw_only=True)
class Criterion:
    """A test: all, any or none of facts, events or other criteria of the same document.

    Args:
        id: its id; the same test has the same id in every document.
        title: what it is called.
        source: where it stands.
        rule: ``all``, ``any`` or ``none``.
        parts: names of facts, events or criteria.
        topic: the test of which this is a reading; the id itself for the plain reading.
        reading: which reading of the document, or empty.
        note: a remark to show.
    """

    id: str
    title: str
    source: Source
    rule: str
    parts: tuple[str, ...]
    topic: str
    reading: str
    note: str


@attrs.frozen(kw_only=True)
class Item:
    """One entry of a checklist: the clause that names it and, where it can be recorded, the fact."""

    clauses: tuple[str, ...]
    fact: str | None


@attrs.frozen(kw_only=True)
class Checklist:
    """Things for people to weigh or to do. It is never added up.

    Args:
        id: its id; the same list has the same id in every document.
        title: what it is called.
        source: where it stands.
        kind: ``factors``, ``principles``, ``good-practice``, ``tasks``, ``contents``, ``qualities`` or ``aims``.
        serves: the step, decision, role or document for which it is.
        open: whether the text leaves the list open.
        items: its entries.
    """

    id: str
    title: str
    source: Source
    kind: str
    serves: str
    open: bool
    items: tuple[Item, ...]
    topic: str
    reading: str
    note: str


@attrs.frozen(kw_only=True)
class Duty:
    """Something owed, expected or allowed on a step or topic.

    Args:
        id: its id within the document.
        source: where it stands; force and authority are those of the leading clause.
        step: the canonical step, or ``None`` where only a topic fits.
        topic: what it is about, the same in every document.
        who: who owes it.
        to: to whom it is owed.
        when: names that must all hold for it to arise.
        unless: names of which none may hold.
        after: steps and events that come first.
        timing: when it is to be done, or ``None``.
        each: ``agency``, ``child`` or ``person`` where it is owed for each one.
        level: ``case``, ``meeting``, ``agency`` or ``partnership``.
        reading: which of the competing statements of the document, or empty.
        part: which of the duties that add up, or empty.
        document: what is handed over, or ``None``.
        relaxes: ids of the clauses that this one suspends.
        note: a remark to show.
    """

    id: str
    source: Source
    step: str | None
    topic: str
    who: tuple[str, ...]
    to: tuple[str, ...]
    when: tuple[str, ...]
    unless: tuple[str, ...]
    after: tuple[str, ...]
    timing: Timing | None
    each: str | None
    level: str
    reading: str
    part: str
    document: str | None
    relaxes: tuple[str, ...]
    note: str

    @property
    def name(self) -> str:
        """Give the id that is unique among all documents, such as ``working-together-2018/notify-panel``."""
        return f"{self.source.instrument}/{self.id}"


@attrs.frozen(kw_only=True)
class RoleRule:
    """What a document asks of whoever fills a role.

    Args:
        role: the role.
        source: where it stands.
        at_least: how many there are to be, or ``None`` where the text gives no number.
        qualities: ids of the clauses that name a quality.
        independent_of: of whom or what the person is to be independent.
        independence: how strongly, in the word of the data.
        note: a remark to show.
    """

    role: str
    source: Source
    at_least: int | None
    qualities: tuple[str, ...]
    independent_of: tuple[str, ...]
    independence: str
    note: str


@attrs.frozen(kw_only=True)
class Member:
    """Who sits on a body: a role, body or agency, how many of them, by which clauses."""

    who: str
    clauses: tuple[str, ...]
    number: int | None


@attrs.frozen(kw_only=True)
class BodyRule:
    """Who sits on a body, who chairs it, who makes it quorate and how independent it has to be."""

    body: str
    source: Source
    members: tuple[Member, ...]
    chair: str | None
    quorum: tuple[str, ...]
    independence: dict[str, str]
    reading: str
    note: str


@attrs.frozen(kw_only=True)
class Hold:
    """What a proceeding or order does to the steps while it is open.

    Args:
        id: its id within the document.
        source: where it stands.
        during: the proceeding, or names that must hold.
        stops: steps that it stops.
        may_delay: steps that it may delay.
        weighs: steps and decisions on which it has to be weighed.
        goes_on: steps that go on regardless.
        consult: who is consulted first.
        inform: who is told.
        parts_of: whose own part in the review it affects.
        note: a remark to show.
    """

    id: str
    source: Source
    during: tuple[str, ...]
    stops: tuple[str, ...]
    may_delay: tuple[str, ...]
    weighs: tuple[str, ...]
    goes_on: tuple[str, ...]
    consult: tuple[str, ...]
    inform: tuple[str, ...]
    parts_of: tuple[str, ...]
    note: str


@attrs.frozen(kw_only=True)
class Term:
    """What a document calls a thing and means by it."""

    id: str
    source: Source
    means: str
    says: tuple[str, ...]
    defines: str
    sense: str


@attrs.frozen(kw_only=True)
class Form:
    """A form of a document: its sections and boxes, who signs, and what an incomplete one meets."""

    id: str
    source: Source
    title: str
    kind: str
    table: dict[str, Any]


@attrs.frozen(kw_only=True)
class Succession:
    """Who stands for an actor from a day on, and who did before.

    Args:
        id: its id within the document.
        source: where it stands.
        of: the actor whose duties they are, such as ``health`` or ``local-authority``.
        before: who stood for it up to that day.
        after: who stands for it from that day on; several where a duty of one becomes that of several.
        on: the day of the change.
        note: a remark to show.
    """

    id: str
    source: Source
    of: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    on: date
    note: str


@attrs.frozen(kw_only=True)
class NotModelled:
    """Clauses that no rule carries, and why."""

    clauses: tuple[str, ...]
    why: str


Rule = Criterion | Checklist | Duty | RoleRule | BodyRule | Hold | Term | Form | Succession


def topic_of(rule: Any) -> str:
    """Give what a rule is about: its topic, else the role or body that it describes, else its id."""
    return next(str(found) for key in ("topic", "role", "body", "id") if (found := getattr(rule, key, None)))
