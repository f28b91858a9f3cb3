"""From tables to instruments, clauses and rules: shape only; whether names exist is checked elsewhere."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from cspr.dates import PartialDate
from cspr.errors import nearest
from cspr.guidance.model import (
    BodyRule,
    Checklist,
    Clause,
    Criterion,
    Duty,
    Form,
    Hold,
    Instrument,
    Item,
    Member,
    NotModelled,
    RoleRule,
    Succession,
    Term,
    Unread,
    Window,
    boundary,
)
from cspr.guidance.periods import UNITS, Amount, Relation, Timing
from cspr.guidance.tables import CLAUSE, DEEP, PREFIX, deeper
from cspr.sources import Authority, Basis, Force, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cspr.guidance.model import Rule
    from cspr.guidance.tables import Table

AUTHORITIES = {authority.value: authority for authority in Authority}
FORCES = {force.value: force for force in Force}
BASES = {basis.value: basis for basis in Basis}
PRECISIONS = ("day", "month", "about", "at-latest", "not-before")
LEVELS = ("case", "meeting", "agency", "partnership")
SCOPES = ("one-member", "every-member", "where-possible")
OF_WHOM = ("agency", "person")
LIST_KINDS = ("factors", "principles", "good-practice", "tasks", "contents", "qualities", "aims")
RELATIONS = {relation.value.replace("-", "_"): relation for relation in Relation}
WORDED = ("at", "before", "after", "during", "around", "as-soon-as", "immediately-before", "not-before")
_TELLING = ("within", "between", "at-least-before", "about-before", "at-least", "at-most", "every", *WORDED)
_KEYS = {name.replace("-", "_"): kind for name, kind in UNITS.items()}
_BESIDE = ("area", "modal", "confidence", "see", "section_basis", "source_edition")
_BESIDE_LISTS = ("see_also", "restated_in", "suspends", "leaves_unchanged")


def instrument(table: Table, unread: list[Table]) -> Instrument:
    """Read the ``[instrument]`` table and the ``[[unread]]`` tables of ``instrument.toml``."""
    slug = table.id("slug")
    made = Instrument(
        slug=slug,
        prefix=table.capitals("prefix", PREFIX),
        series=table.id("series", slug),
        edition=table.text("edition", None),
        title=table.text("title", None),
        publisher=table.text("publisher"),
        authority=AUTHORITIES[table.choice("authority", AUTHORITIES)],
        partnership=table.id("partnership", "") or None,
        window=_window(table.table("in_force")),
        supersedes=table.names("supersedes"),
        written_against=table.names("written_against"),
        unread=tuple(_unread(part) for part in unread),
        note=table.text("note"),
        scope=table.text("scope"),
    )
    table.finish()
    return made


def _window(table: Table | None) -> Window:
    if table is None:
        return Window(start=None, end=None, open_end=True)
    start_precision = table.choice("from_precision", PRECISIONS, "day")
    end_precision = table.choice("until_precision", PRECISIONS, "day")
    begins, ends = table.day("from"), table.day("until")
    earliest, latest = table.day("from_earliest"), table.day("from_latest")
    if begins is not None and ends is not None and ends <= begins:
        table.problem("ends-before-it-begins", "until", "a document ends after the day on which it begins")
        ends = None
    start, end = _boundary(begins, start_precision), _boundary(ends, end_precision)
    if start is not None and (earliest or latest):
        first, last = earliest or start.first, latest or start.last
        if last < first:
            table.problem("ends-before-it-begins", "from_latest", "the last day it can have begun is before the first")
        else:
            start = PartialDate(first, last)
    table.text("from_basis")
    until_basis = table.text("until_basis")
    table.finish()
    return Window(
        start=start,
        end=end,
        open_start=start_precision == "at-latest" and earliest is None,
        open_end=end is None and (start is None or until_basis == "not-established"),
        start_precision=start_precision if start else "unknown",
        end_precision=end_precision if end else "unknown",
    )


def _boundary(day: date | None, precision: str) -> PartialDate | None:
    """Let a day that is only known to be no earlier stay open to the future."""
    return PartialDate(day, date.max) if day is not None and precision == "not-before" else boundary(day, precision)


def _unread(table: Table) -> Unread:
    made = Unread(
        what=table.text("what", None),
        why=table.text("why"),
        clauses=table.texts("clauses"),
        topics=table.names("topics"),
    )
    table.finish()
    return made


def clause(table: Table, authority: Authority) -> Clause:
    """Read one ``[[clause]]`` of the register."""
    made = Clause(
        id=table.capitals("id", CLAUSE),
        section=table.text("section"),
        force=FORCES[table.choice("force", FORCES)],
        refrain=table.flag("refrain"),
        actor=table.id("actor"),
        subject=table.text("subject", None),
        authority=AUTHORITIES[table.choice("authority", AUTHORITIES, authority.value)],
        basis=BASES[table.choice("basis", BASES, Basis.SEEN.value)],
        timing=_told(table.table("timing")),
        notes=table.text("notes"),
        lines=table.pair("lines"),
        more=_beside(table),
    )
    table.finish()
    return made


def _told(table: Table | None) -> dict[str, Any] | None:
    """Read when a clause says that something is to be done, in the words of the register."""
    if table is None:
        return None
    unit = table.text("unit")
    if unit and unit not in UNITS:
        table.problem("unknown-unit", "unit", nearest(unit, UNITS) or f"one of {', '.join(UNITS)}")
        unit = ""
    made = {
        "amount": table.number("amount"),
        "amount_min": table.number("amount_min"),
        "amount_max": table.number("amount_max"),
        "unit": unit,
        "vague": table.text("vague"),
        "date": table.day("date"),
        "relation": table.choice("relation", _TELLING),
        "counted_from": table.text("counted_from"),
    }
    starts = list(table.names("starts"))
    table.finish()
    return {key: value for key, value in made.items() if value} | {"starts": starts}


def _beside(table: Table) -> dict[str, Any]:
    made: dict[str, Any] = {key: table.text(key) for key in _BESIDE}
    made |= {key: table.texts(key) for key in _BESIDE_LISTS}
    made["effective_from"] = table.day("effective_from")
    return {key: value for key, value in made.items() if value}


class Carried(NamedTuple):
    """What a clause gives to the rules that cite it; the rest of it is not read until somebody asks."""

    force: Force
    actor: str
    authority: Authority
    basis: Basis
    refrain: bool

    @classmethod
    def by(cls, one: Clause) -> Carried:
        """Take it from the clause itself."""
        return cls(one.force, one.actor, one.authority, one.basis, one.refrain)


def nearest_clause(name: str, register: Iterable[str]) -> str:
    """Suggest the id of a clause, which is written in capitals."""
    found = nearest(name, {one.lower() for one in register})
    return found.upper().replace("DID YOU MEAN", "did you mean") or "no such clause stands in the register"


class Rules:
    """Makes rules of tables, with the register at hand from which force, actor and authority come.

    Args:
        of: the instrument.
        register: what its clauses carry, by id; what a rule cites and the register lacks becomes a problem. ``None``
            where the register could not be read, so that nothing can be said of what it lacks.
    """

    def __init__(self, of: Instrument, register: Mapping[str, Carried] | None) -> None:
        """Keep both at hand."""
        self.of, self.read = of, register is not None
        self.register: Mapping[str, Carried] = register or {}

    def source(self, table: Table) -> Source:
        """Take ``clauses`` and look up what they carry."""
        ids = table.texts("clauses")
        found = [self.register[name] for name in ids if name in self.register]
        for name in ids:
            if self.read and name not in self.register:
                table.problem("unknown-clause", "clauses", nearest_clause(name, self.register))
        if not ids:
            table.problem("no-clause", "clauses", "every rule cites the clauses that it embodies")
        lead = found[0] if found else None
        return Source(
            instrument=self.of.slug,
            edition=self.of.edition,
            clauses=ids,
            authority=lead.authority if lead else self.of.authority,
            force=lead.force if lead else Force.IS,
            basis=max((one.basis for one in found), key=lambda basis: basis.doubt, default=Basis.RECALLED),
            refrain=lead.refrain if lead else False,
        )

    def criterion(self, table: Table) -> Criterion:
        """Read a ``[[criterion]]``: exactly one of all, any, none."""
        name = table.id("id")
        given = [(rule, table.names(rule)) for rule in ("all", "any", "none") if rule in table.data]
        if len(given) != 1 or not table.data[given[0][0]]:
            table.problem("not-one-rule", "", "give exactly one of all, any or none, with at least one name")
        rule, parts = given[0] if given else ("all", ())
        return Criterion(
            id=name,
            title=table.text("title", None),
            source=self.source(table),
            rule=rule,
            parts=parts,
            topic=table.id("topic", name),
            reading=table.text("reading"),
            note=table.text("note"),
        )

    def checklist(self, table: Table) -> Checklist:
        """Read a ``[[checklist]]`` with its items."""
        name = table.id("id")
        return Checklist(
            id=name,
            title=table.text("title", None),
            source=self.source(table),
            kind=table.choice("kind", LIST_KINDS),
            serves=table.id("for"),
            open=table.flag("open"),
            items=tuple(self._item(part) for part in table.tables("items")),
            topic=table.id("topic", name),
            reading=table.text("reading"),
            note=table.text("note"),
        )

    def _item(self, table: Table) -> Item:
        made = Item(clauses=self.source(table).clauses, fact=table.id("fact", "") or None)
        table.finish()
        return made

    def duty(self, table: Table) -> Duty:
        """Read a ``[[duty]]``; without ``who`` the leading clause says who owes it."""
        source = self.source(table)
        step = table.id("step", "") or None
        topic = table.id("topic", step or "")
        if not topic:
            table.problem("missing-key", "step", "give the step, or the topic where no step fits")
        who = table.names("who")
        lead = self.register.get(source.clauses[0]) if source.clauses else None
        force = table.choice("force", ("", *FORCES), "")
        if force and lead is not None and force != lead.force.value:
            table.problem("force-not-in-clause", "force", f"the leading clause carries {lead.force.value!r}")
        if not who and lead is not None and lead.actor != "none":
            who = (lead.actor,)
        return Duty(
            id=table.id("id"),
            source=source,
            step=step,
            topic=topic,
            who=who,
            to=table.names("to"),
            when=table.names("when"),
            unless=table.names("unless"),
            after=table.names("after"),
            timing=_timing(table),
            each=table.choice("each", ("", "agency", "child", "person"), "") or None,
            level=table.choice("level", LEVELS, "case"),
            reading=table.text("reading"),
            part=table.text("part"),
            document=table.id("document", "") or None,
            relaxes=table.texts("relaxes"),
            note=table.text("note"),
        )

    def role(self, table: Table) -> RoleRule:
        """Read a ``[[role]]``."""
        number, independence = table.table("number"), table.table("independence")
        made = RoleRule(
            role=table.id("role"),
            source=self.source(table),
            at_least=number.number("at_least") if number else None,
            qualities=table.texts("qualities"),
            independent_of=independence.names("of") if independence else (),
            independence=independence.text("strength") if independence else "",
            note=table.text("note"),
        )
        for part in (number, independence):
            if part is not None:
                part.finish()
        return made

    def body(self, table: Table) -> BodyRule:
        """Read a ``[[body]]`` with its members."""
        return BodyRule(
            body=table.id("body"),
            source=self.source(table),
            members=tuple(self._member(part) for part in table.tables("members")),
            chair=table.id("chair", "") or None,
            quorum=table.names("quorum"),
            independence=self._independence(table.table("independence")),
            reading=table.text("reading"),
            note=table.text("note"),
        )

    def _independence(self, table: Table | None) -> dict[str, str]:
        if table is None:
            return {}
        made = {
            "scope": table.choice("scope", SCOPES),
            "of": table.id("of"),
            "level": table.choice("level", OF_WHOM),
        }
        table.finish()
        return made

    def _member(self, table: Table) -> Member:
        made = Member(who=table.id("who"), clauses=self.source(table).clauses, number=table.number("number"))
        table.finish()
        return made

    def hold(self, table: Table) -> Hold:
        """Read a ``[[hold]]``; ``while`` names a proceeding, or names that must all hold."""
        during = table.data.get("while")
        names = (table.id("while"),) if isinstance(during, str) else table.names("while")
        if not names:
            table.problem("missing-key", "while", "name the proceeding during which it holds")
        return Hold(
            id=table.id("id"),
            source=self.source(table),
            during=names,
            stops=table.names("stops"),
            may_delay=table.names("may_delay"),
            weighs=table.names("weighs"),
            goes_on=table.names("goes_on"),
            consult=table.names("consult"),
            inform=table.names("inform"),
            parts_of=table.names("parts_of"),
            note=table.text("note"),
        )

    def term(self, table: Table) -> Term:
        """Read a ``[[term]]``."""
        return Term(
            id=table.id("id"),
            source=self.source(table),
            means=table.text("means", None),
            says=table.texts("says"),
            defines=table.text("defines"),
            sense=table.text("sense"),
        )

    def form(self, table: Table) -> Form:
        """Read a ``[[form]]``; its sections are kept as tables."""
        deep = deeper(table.data)
        if deep:
            table.problem("too-deep", "", f"a form may be up to {DEEP} lists or tables deep")
        made = Form(
            id=table.id("id"),
            source=self.source(table),
            title=table.text("title", None),
            kind=table.text("kind"),
            table={} if deep else table.rest(),
        )
        table.taken.extend(table.data)
        return made

    def succession(self, table: Table) -> Succession:
        """Read a ``[[succession]]``: who takes an actor's place, on which day."""
        day = table.day("on")
        if day is None and "on" not in table.data:
            table.problem("missing-key", "on", "give the day of the change")
        return Succession(
            id=table.id("id"),
            source=self.source(table),
            of=table.id("of"),
            before=table.names("before"),
            after=table.names("after"),
            on=day or date.max,
            note=table.text("note"),
        )

    def not_modelled(self, table: Table) -> NotModelled:
        """Read a ``[[not_modelled]]``: clauses and the reason."""
        return NotModelled(clauses=self.source(table).clauses, why=table.text("why", None))


KINDS: dict[str, Callable[[Rules, Table], Rule | NotModelled]] = {
    "criterion": Rules.criterion,
    "checklist": Rules.checklist,
    "duty": Rules.duty,
    "role": Rules.role,
    "body": Rules.body,
    "hold": Rules.hold,
    "term": Rules.term,
    "form": Rules.form,
    "succession": Rules.succession,
    "not_modelled": Rules.not_modelled,
}


def _timing(table: Table) -> Timing | None:
    given = [key for key in RELATIONS if key in table.data]
    if len(given) > 1:
        table.problem("two-times", given[1], "a duty has one time; write a second duty for the other")
    for other in given[1:]:
        table.take(other)
    inner = table.table(given[0]) if given else None
    return _period(inner, RELATIONS[given[0]]) if inner is not None else None


def _period(table: Table, relation: Relation) -> Timing:
    fixed, vague = relation is Relation.BY, relation is Relation.VAGUE
    one, candidates = ("", ()) if fixed else (table.id("of", ""), table.names("of_one_of"))
    if not fixed and bool(one) is bool(candidates):
        table.problem("no-start", "of", "give the event counted from, or of_one_of where the text does not settle it")
    day = table.day("date") if fixed else None
    if fixed and "date" not in table.data:
        table.problem("missing-key", "date", "give the day")
    made = Timing(
        relation=relation,
        amounts=() if fixed or vague else _amounts(table, relation),
        of=(one,) if one else candidates,
        established=not candidates,
        date=day,
        says=table.text("says", None) if vague else "",
        how=table.choice("relation", _TELLING) if vague else "",
    )
    table.finish()
    return made


def _amounts(table: Table, relation: Relation) -> tuple[Amount, ...]:
    given = [key for key in _KEYS if key in table.data]
    if not given:
        _no_amount(table, needed=relation is not Relation.NOT_BEFORE)
        return ()
    for other in given[1:]:
        table.take(other)
        table.problem("two-amounts", other, "a period has one unit; write a second duty for the other")
    kind = _KEYS[given[0]]
    if relation is Relation.BETWEEN:
        return tuple(kind(n) for n in table.pair(given[0]) or ())
    n = table.number(given[0])
    return () if n is None else (kind(n),)


def _no_amount(table: Table, *, needed: bool) -> None:
    strange = list(table.rest())
    for key in strange:
        table.problem("unknown-unit", key, nearest(key, _KEYS) or f"one of {', '.join(_KEYS)}")
    if needed and not strange:
        table.problem("no-amount", "", f"give an amount in one of {', '.join(_KEYS)}")
    table.taken.extend(strange)
