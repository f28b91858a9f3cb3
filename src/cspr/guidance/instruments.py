"""What a document is and what it says: the instrument in one edition, when it is in force, and its clauses."""

from datetime import date, timedelta
from typing import Annotated, Any, Final

import attrs

from cspr.dates import A_DAY, PartialDate
from cspr.guidance import fields
from cspr.guidance.day_fields import Clock, Day, DayMonthOrYear, DayOrMonth, FirstDay, Yearly
from cspr.guidance.parts import Closed, Later, Overtaken, Repealed, UnreadPart
from cspr.guidance.periods import FROM_DAYS, MONTH_DAYS, PERIOD_ENDS, RELATION_WORDS, ROUNDS, THAT_DAYS, UNITS, WEEKDAYS
from cspr.guidance.tables import CLAUSE, PREFIX
from cspr.guidance.walking import Keys, Tables, describe, keys, values
from cspr.guidance.windows import FADES, Window, boundary
from cspr.sources import Authority, Basis, Force

FORMATS: Final = (1, 2)
_UNDATED: Final = Window(start=None, end=None, open_end=True)
_A_YEAR: Final = timedelta(days=366)
PRECISIONS: Final = ("day", "month", "year", "about", "at-latest", "not-before")
_IN_FORCE: Final = keys(
    {
        "from": DayMonthOrYear(),
        "from_precision": fields.Choice(PRECISIONS),
        "from_earliest": Day(),
        "from_latest": Day(),
        "from_basis": fields.Text(),
        "until": DayMonthOrYear(),
        "until_precision": fields.Choice(PRECISIONS),
        "until_basis": fields.Text(),
        "known_until": Day(),
        "known_until_basis": fields.Text(),
        "enacted": Day(),
    }
)
_TIMING: Final = {
    "amount": fields.Count(),
    "amount_min": fields.Count(),
    "amount_max": fields.Count(),
    "unit": fields.Choice(UNITS),
    "vague": fields.Text(),
    "date": DayOrMonth(),
    "each_year": Yearly(),
    "day_of_event": FirstDay(),
    "to_end_of": fields.Choice(PERIOD_ENDS),
    "after_each": fields.Choice(ROUNDS),
    "to_day": fields.Choice((*WEEKDAYS, *MONTH_DAYS, *THAT_DAYS)),
    "time": Clock(),
    "clear": fields.Flag(),
    "more_than": fields.Flag(),
    "cut_off": Clock(),
    "from_working_day": fields.Flag(),
    "from_day": fields.Choice(FROM_DAYS),
    "stops_while": fields.NameOrNames(of="proceeding"),
    **{key: fields.NameOrNames(of="event") for key in ("stops_from", "stops_until")},
    "relation": fields.Choice(RELATION_WORDS),
    "counted_from": fields.Text(),
    "starts": fields.Names(of="event"),
}
_BESIDE: Final = {
    **{key: fields.Text() for key in ("area", "modal", "confidence", "see", "section_basis", "source_edition")},
    "see_also": fields.Texts(),
    **{key: fields.Texts(of="clause") for key in ("restated_in", "suspends", "leaves_unchanged")},
    "effective_from": Day(),
}


@attrs.frozen(kw_only=True)
class Clause:
    """One statement of a document, once, in our own words.

    Args:
        id: its id, such as ``NSCP-F-077``.
        section: where it stands in the document, as far as known.
        force: how strongly it speaks.
        refrain: whether it asks somebody not to do something.
        actor: who owes it, or ``none``.
        concerns: whom else it names as the one of whom it speaks; ``every-role`` for all whom the document profiles.
        question: which questions of a brief it answers: for those of whom it speaks, or for another role, such as
            ``lead-reviewer/who-helps``.
        subject: what it says, in our words.
        authority: whose rule it is; that of the instrument where nothing is written.
        basis: how we know.
        timing: amount, unit, relation and start as the text gives them, or ``None``.
        notes: ambiguities and conflicts.
        lines: first and last line of the source, for audit.
        more: whatever else the register holds of it.
    """

    id: Annotated[str, fields.Capitals(CLAUSE)]
    section: Annotated[str, fields.Text()] = ""
    force: Annotated[Force, fields.Choice(Force)]
    refrain: Annotated[bool, fields.Flag()] = False
    actor: Annotated[str, fields.Id(of="actor-or-none")]
    concerns: Annotated[tuple[str, ...], fields.Names(of="actor-or-every")] = ()
    question: Annotated[tuple[str, ...], fields.Texts(of="question")] = ()
    subject: Annotated[str, fields.Text()]
    authority: Annotated[Authority, fields.Choice(Authority, usual="authority")]
    basis: Annotated[Basis, fields.Choice(Basis)] = Basis.SEEN
    timing: Annotated[dict[str, Any] | None, Keys(_TIMING, "relation", keep="starts")] = attrs.field(
        default=None, hash=False
    )
    notes: Annotated[str, fields.Text()] = ""
    lines: Annotated[tuple[int, int] | None, fields.Pair()] = None
    more: Annotated[dict[str, Any], Keys(_BESIDE, inline=True)] = attrs.field(factory=dict[str, Any], hash=False)


class InForce(fields.Field):
    """The table of a file that says when a document is in force."""

    def schema(self) -> fields.Schema:
        """Describe the table."""
        return describe(_IN_FORCE)

    def read(self, draft: fields.Draft, key: str, default: Any) -> Any:
        """Read the window; without a table neither boundary is known.

        A measure of which only is known until when it applied may have ended on any day of the year after.
        """
        table = draft.table.table(key)
        if table is None:
            return default
        dates = values(_IN_FORCE, table)
        (begins, how), (ends, how_ends) = (_bound(dates, key) for key in ("from", "until"))
        earliest = dates["from_earliest"]
        if begins is not None and ends is not None and ends <= begins:
            table.problem("ends-before-it-begins", "until", "a document ends after the day on which it begins")
            ends = None
        start, end = boundary(begins, how), boundary(ends, how_ends)
        if start is not None and (earliest or dates["from_latest"]):
            first, last = earliest or start.first, dates["from_latest"] or start.last
            if last < first:
                advice = "the last day it can have begun is before the first"
                table.problem("ends-before-it-begins", "from_latest", advice)
            else:
                start = PartialDate(first, last)
        table.finish()
        fades = dates["known_until"] if end is None else None
        if fades is not None:
            known = min(fades, date.max - _A_YEAR)
            end = PartialDate(known + A_DAY, known + _A_YEAR)
        return Window(
            start=start,
            end=end,
            open_start=how == "at-latest" and earliest is None,
            open_end=end is None and (start is None or dates["until_basis"] == "not-established"),
            start_precision=(how or "day") if start else "unknown",
            end_precision=FADES if fades else (how_ends or "day") if end else "unknown",
            enacted=dates["enacted"],
        )

    def unpack(self, value: Any, _of: Any) -> Window:
        """Make the window of its row."""
        start, end, open_start, open_end, start_precision, end_precision, enacted = value
        return Window(
            start=_span(start),
            end=_span(end),
            open_start=open_start,
            open_end=open_end,
            start_precision=start_precision,
            end_precision=end_precision,
            enacted=None if enacted is None else date.fromisoformat(enacted),
        )


def _bound(dates: dict[str, Any], key: str) -> tuple[date | None, str]:
    """A boundary as the register gives it, and how well it is known: to the day, month or year."""
    days: PartialDate | None = dates[key]
    known = dates[f"{key}_precision"]
    if days is None:
        return None, known
    return days.first, known if days.exact is not None else days.precision


def _span(days: list[str] | None) -> PartialDate | None:
    return None if days is None else PartialDate(*map(date.fromisoformat, days))


class Format(fields.Field):
    """The format of a folder: 1 or 2."""

    empty = 1

    def schema(self) -> fields.Schema:
        """The two numbers."""
        return {"enum": list(FORMATS)}

    def read(self, draft: fields.Draft, key: str, default: Any) -> int:
        """Read the number."""
        value = draft.table.take(key)
        if value is None:
            return int(default)
        if type(value) is not int or value not in FORMATS:
            draft.table.problem("unknown-format", key, f"write {FORMATS[-1]}; this version reads no later format")
            return FORMATS[-1]
        return value


@attrs.frozen(kw_only=True)
class Instrument:
    """A source document in one edition.

    Args:
        slug: its id.
        prefix: with which its clause ids begin.
        series: the document of which this is an edition.
        edition: the short label of the edition.
        title: its title.
        short: what it is called in a sentence and beside a clause, such as ``Working Together 2018``.
        publisher: whose it is.
        authority: of its clauses, where they do not say otherwise.
        partnership: whose local document it is, or ``None`` for a national one; the first of several.
        partnerships: whose it is, where several have one document; else the one.
        only: whether it is its partnership's only procedure.
        format: of the folder: 2, or 1 for one written before 2 was there.
        window: when it is in force.
        supersedes: ids of the instruments it replaced.
        cases_by: the event whose day decides whether a case follows it or the one it replaced; empty where each time
            goes by the day on which it started.
        written_against: ids of the instruments it rests on.
        unread: its unread parts.
        overtaken: earlier versions of its parts.
        later: parts of it that came only after it.
        repealed: laws that it cites, and that were repealed.
        closed: days that are no working days by it.
        note: a remark to show.
        scope: what of the document is in the register.
    """

    slug: Annotated[str, fields.Id()]
    prefix: Annotated[str, fields.Capitals(PREFIX)]
    series: Annotated[str, fields.Id(like="slug")] = ""
    edition: Annotated[str, fields.Text()]
    title: Annotated[str, fields.Text()]
    short: Annotated[str, fields.Text()] = ""
    publisher: Annotated[str, fields.Text()] = ""
    authority: Annotated[Authority, fields.Choice(Authority)]
    partnership: Annotated[str | None, fields.Id(several="partnerships")] = None
    partnerships: Annotated[tuple[str, ...], fields.Names()] = ()
    only: Annotated[bool, fields.Flag()] = False
    format: Annotated[int, Format()] = 1
    window: Annotated[Window, InForce(key="in_force")] = _UNDATED
    supersedes: Annotated[tuple[str, ...], fields.Names(of="instrument")] = ()
    cases_by: Annotated[str, fields.Id(of="event")] = ""
    written_against: Annotated[tuple[str, ...], fields.Names(of="instrument")] = ()
    unread: Annotated[tuple[UnreadPart, ...], Tables(UnreadPart, apart=True)] = ()
    overtaken: Annotated[tuple[Overtaken, ...], Tables(Overtaken, apart=True)] = ()
    later: Annotated[tuple[Later, ...], Tables(Later, apart=True)] = ()
    repealed: Annotated[tuple[Repealed, ...], Tables(Repealed, apart=True)] = ()
    closed: Annotated[tuple[Closed, ...], Tables(Closed, apart=True)] = ()
    note: Annotated[str, fields.Text()] = ""
    scope: Annotated[str, fields.Text()] = ""

    @property
    def called(self) -> str:
        """What it is called in a sentence and beside a clause."""
        return self.short or (self.title if self.edition in self.title else f"{self.title} ({self.edition})")

    @property
    def apart(self) -> tuple[UnreadPart | Overtaken | Later | Repealed | Closed, ...]:
        """What stands beside its own table, each part with a place of its own."""
        return (*self.unread, *self.overtaken, *self.later, *self.repealed, *self.closed)

    @staticmethod
    def finish(draft: fields.Draft) -> None:
        """Let one of several partnerships be the first, and refuse one that is named twice."""
        values, table = draft.values, draft.table
        if values["cases_by"] and not values["supersedes"]:
            table.problem("missing-key", "supersedes", "name the older version, which earlier cases follow")
        single, several = values["partnership"], values["partnerships"]
        if single and several:
            advice = "give partnership, or partnerships where several have it"
            table.problem("partnership-given-twice", "partnership", advice)
        if len(set(several)) < len(several):
            table.problem("partnership-given-twice", "partnerships", "name each partnership once")
        values["partnerships"] = tuple(dict.fromkeys(several)) or ((single,) if single else ())
        values["partnership"] = next(iter(values["partnerships"]), None)
