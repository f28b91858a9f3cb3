"""From tables to instruments, clauses and rules: shape only; whether names exist is checked elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
    Term,
    Unread,
    Window,
    boundary,
)
from cspr.guidance.periods import UNITS, Amount, Relation, Timing
from cspr.sources import Authority, Basis, Force, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cspr.guidance.model import Rule
    from cspr.guidance.tables import Table

AUTHORITIES = {authority.value: authority for authority in Authority}
FORCES = {force.value: force for force in Force}
BASES = {basis.value: basis for basis in Basis}
PRECISIONS = ("day", "month", "about", "at-latest", "not-before")
LEVELS = ("case", "meeting", "agency", "partnership")
LIST_KINDS = ("factors", "principles", "good-practice", "tasks", "contents", "qualities", "aims")
RELATIONS = {relation.value.replace("-", "_"): relation for relation in Relation}


def instrument(table: Table, unread: list[Table]) -> Instrument:
    """Read the ``[instrument]`` table and the ``[[unread]]`` tables of ``instrument.toml``."""
    slug = table.id("slug")
    made = Instrument(
        slug=slug,
        prefix=table.text("prefix", None),
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
    start, end = boundary(begins, start_precision), boundary(ends, end_precision)
    if begins is not None and ends is not None and ends <= begins:
        table.problem("ends-before-it-begins", "until", "a document ends after the day on which it begins")
        end = None
    table.text("from_basis")
    until_basis = table.text("until_basis")
    table.finish()
    return Window(
        start=start,
        end=end,
        open_start=start_precision in {"at-latest", "not-before"},
        open_end=end is None and (start is None or until_basis == "not-established"),
        start_precision=start_precision if start else "unknown",
        end_precision=end_precision if end else "unknown",
    )


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
    """Read one ``[[clause]]`` of the register; keys that the library does not use are kept beside."""
    lines = table.take("lines")
    timing = table.take("timing")
    return Clause(
        id=table.text("id", None),
        section=table.text("section"),
        force=FORCES[table.choice("force", FORCES)],
        refrain=table.flag("refrain"),
        actor=table.text("actor", None),
        subject=table.text("subject", None),
        authority=AUTHORITIES[table.choice("authority", AUTHORITIES, authority.value)],
        basis=BASES[table.choice("basis", BASES, Basis.SEEN.value)],
        timing=timing if isinstance(timing, dict) else None,
        notes=table.text("notes"),
        lines=(lines[0], lines[1]) if isinstance(lines, list) else None,
        more=table.rest(),
    )


class Rules:
    """Makes rules of tables, with the register at hand from which force, actor and authority come.

    Args:
        of: the instrument.
        register: its clauses by id; what a rule cites and the register lacks becomes a problem.
    """

    def __init__(self, of: Instrument, register: Mapping[str, Clause]) -> None:
        """Keep both at hand."""
        self.of, self.register = of, register

    def source(self, table: Table) -> Source:
        """Take ``clauses`` and look up what they carry."""
        ids = table.texts("clauses")
        found = [self.register[name] for name in ids if name in self.register]
        for name in ids:
            if name not in self.register:
                from cspr.errors import nearest

                table.problem("unknown-clause", "clauses", nearest(name, self.register) or "no such clause")
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
        if len(given) != 1 or not given[0][1]:
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
            serves=table.text("for"),
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
        independence = table.take("independence")
        return BodyRule(
            body=table.id("body"),
            source=self.source(table),
            members=tuple(self._member(part) for part in table.tables("members")),
            chair=table.id("chair", "") or None,
            quorum=table.names("quorum"),
            independence=independence if isinstance(independence, dict) else {},
            reading=table.text("reading"),
            note=table.text("note"),
        )

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
        made = Form(
            id=table.id("id"),
            source=self.source(table),
            title=table.text("title", None),
            kind=table.text("kind"),
            table=table.rest(),
        )
        table.taken.extend(made.table)
        return made

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
    "not_modelled": Rules.not_modelled,
}


def _timing(table: Table) -> Timing | None:
    given = [key for key in RELATIONS if key in table.data]
    if not given:
        return None
    if len(given) > 1:
        table.problem("two-times", given[1], "a duty has one time; write a second duty for the other")
    for other in given[1:]:
        table.take(other)
    inner = table.table(given[0])
    return _period(inner, RELATIONS[given[0]]) if inner is not None else None


def _period(table: Table, relation: Relation) -> Timing:
    one = table.id("of", "")
    candidates = table.names("of_one_of")
    day = table.day("date")
    amounts = _amounts(table, relation)
    says, how = table.text("says"), table.text("relation")
    if bool(one) + bool(candidates) + (relation is Relation.BY) != 1:
        table.problem("no-start", "of", "give the event that it is counted from, or of_one_of where that is not settled")
    if relation is Relation.BY and day is None:
        table.problem("missing-key", "date", "give the day")
    if relation is Relation.VAGUE and not says:
        table.problem("missing-key", "says", "give the words of the text")
    table.finish()
    return Timing(
        relation=relation,
        amounts=amounts,
        of=(one,) if one else candidates,
        established=not candidates,
        date=day,
        says=says,
        how=how,
    )


def _amounts(table: Table, relation: Relation) -> tuple[Amount, ...]:
    made: list[Amount] = []
    for name, kind in UNITS.items():
        key = name.replace("-", "_")
        value: Any = table.data.get(key)
        if value is None:
            continue
        if relation is Relation.BETWEEN:
            table.take(key)
            if (
                not isinstance(value, list)
                or [type(part) for part in value] != [int, int]
                or not 0 < value[0] <= value[1]
            ):
                table.problem("not-a-number", key, "write two whole numbers, the smaller first")
                continue
            made.extend(kind(part) for part in value)
        else:
            number = table.number(key)
            if number is not None:
                made.append(kind(number))
    known = {name.replace("-", "_") for name in UNITS}
    if not made and relation not in {Relation.BY, Relation.VAGUE}:
        strange = [key for key in table.data if key not in known | {"of", "of_one_of", "date", "says", "relation"}]
        if strange:
            from cspr.errors import nearest

            table.problem("unknown-unit", "", nearest(strange[0], known) or f"one of {', '.join(sorted(known))}")
            table.taken.extend(strange)
        else:
            table.problem("no-amount", "", f"give an amount in one of {', '.join(sorted(known))}")
    return tuple(made)
