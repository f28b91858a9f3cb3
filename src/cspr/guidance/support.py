"""Does the cited clause carry what the rule says? Figures, units, starts, actors, force; and what no text may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final, cast

import attrs

from cspr.errors import Problem, nearest
from cspr.guidance.cycles import upwards
from cspr.guidance.documents import Document
from cspr.guidance.model import Duty
from cspr.guidance.periods import Relation, Timing, unit
from cspr.guidance.reading import VOCABULARY
from cspr.guidance.role_rules import BodyRule, RoleRule
from cspr.guidance.tables import is_list, is_table

DEEP: Final = 64
FACTS: Final = 50_000
_KEYS: Final = {"serves": "for", "during": "while"}
_NO_TEXT: Final = (None, "", ())
_EVERY: Final = "every"
_MONTHS: Final = {"years": 12, "months": 1}
_FIGURE: Final = ("amount", "amount_min", "amount_max", "unit")
_WITHOUT_FIGURE: Final = frozenset({Relation.NOT_BEFORE, Relation.ON})
_ADDRESS: Final = re.compile(r"https?://\S+")
_WHOLE_ADDRESS: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{0,64}\w")
_CONTACT: Final = {
    "an e-mail address": re.compile(r"[\w.+-]@[\w-]+\.[\w.-]*\w"),
    "a telephone number": re.compile(r"(?<![\w-])\(?(?:\+\s?44|0)(?:[\s()-]{0,2}\d){9,10}(?![\w-])"),
    "a postcode": re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"),
}


def unsupported(document: Document) -> Iterator[Problem]:
    """Report every figure, unit, relation, start, actor or force that no cited clause carries."""
    for duty in document.duties:
        if all(name in document.clauses for name in duty.source.clauses):
            yield from _actors(document, duty)
            if duty.timing is not None and not duty.timing.set_by:
                yield from _times(document, duty, duty.timing)
    for test in document.criteria:
        if test.at_least is not None and test.at_least > len(test.parts) > 0:
            advice = f"only {len(test.parts)} stand under it: write that number or a smaller one"
            yield Problem("not-a-number", f"{document.place(test)}.at_least", advice)
    for body in document.bodies:
        if body.meets and all(name in document.clauses for name in body.source.clauses):
            yield from _meetings(document, body)
    for role in document.roles:
        if all(name in document.clauses for name in role.source.clauses):
            yield from _strength(document, role)
            yield from _years(document, role)


def _actors(document: Document, duty: Duty) -> Iterator[Problem]:
    clauses = [document.clauses[name] for name in duty.source.clauses]
    carried = {clause.actor for clause in clauses}
    carried |= {name for clause in clauses for name in clause.concerns} if duty.any_one else set()
    for name in duty.who:
        if name not in carried and not duty.note:
            advice = nearest(name, carried) or f"the cited clauses speak of: {', '.join(sorted(carried))}"
            yield Problem("actor-not-in-clause", f"{document.place(duty)}.who", f"{advice}; or say why in a note")


def _meetings(document: Document, body: BodyRule) -> Iterator[Problem]:
    """Report how often a body meets where no cited clause gives that figure and unit."""
    figures = {figure for figure in body.meets.values() if isinstance(figure, int)} or {1}
    timings = (document.clauses[name].timing for name in body.source.clauses)
    stated = [timing for timing in timings if timing is not None and timing["relation"] == _EVERY]
    given = [timing[key] for timing in stated for key in ("amount", "amount_min", "amount_max") if key in timing]
    if stated and figures.isdisjoint(given):
        stated_times = ", ".join(map(str, given)) or "no figure"
        yield Problem("figure-not-in-clause", f"{document.place(body)}.meets", f"the clause gives {stated_times}")
    days: set[str] = {timing.get("to_day", "") for timing in stated}
    if days and body.meets.get("on", "") not in days:
        advice = f"the clause gives to_day: {', '.join(sorted(days - {''})) or 'none'}"
        yield Problem("ending-not-in-clause", f"{document.place(body)}.meets.on", advice)


def _strength(document: Document, role: RoleRule) -> Iterator[Problem]:
    forces = {document.clauses[name].force.value for name in role.source.clauses}
    if role.independence in {"must", "should", "may"} and role.independence not in forces:
        advice = f"the cited clauses carry: {', '.join(sorted(forces))}"
        yield Problem("force-not-in-clause", f"{document.place(role)}.independence.strength", advice)


def _years(document: Document, role: RoleRule) -> Iterator[Problem]:
    """Report for how many years somebody serves, or was independent, where the cited clauses give other figures."""
    timings = [document.clauses[name].timing or {} for name in role.source.clauses]
    given = {timing["amount"] * _MONTHS.get(timing.get("unit", ""), 0) for timing in timings if "amount" in timing}
    stated = sorted(n for n in given if n)
    for n in role.in_years if stated else ():
        if n * _MONTHS["years"] not in stated:
            figures = ", ".join(f"{months} months" for months in stated)
            yield Problem(
                "figure-not-in-clause", document.place(role), f"it holds {n} years; the clauses give {figures}"
            )


def _times(document: Document, duty: Duty, timing: Timing) -> Iterator[Problem]:
    path = f"{document.place(duty)}.{timing.relation.value.replace('-', '_')}"
    stated = [clause.timing for name in duty.source.clauses if (clause := document.clauses[name]).timing is not None]
    if not stated:
        yield Problem("timing-not-in-clause", path, "cite the clause that gives the time, and give it there")
        return
    yield from _elsewhere(path, timing, stated)
    nearest_told = min((dict(_wrong(timing, clause_timing)) for clause_timing in stated), key=len)
    for code, advice in nearest_told.items():
        yield Problem(code, path, advice)


def _elsewhere(path: str, timing: Timing, stated: Sequence[Mapping[str, Any]]) -> Iterator[Problem]:
    """What any of the cited clauses may say: when something counts as received, and how much more time there is."""
    received = ("cut_off", timing.cut_off), ("from_working_day", timing.from_working_day)
    for key, own in (*received, ("from_day", timing.from_day), *_stops(timing)):
        given = {name for each in stated for name in _names(each.get(key))}
        if given != set(_names(own)):
            advice = f"the cited clauses give {key}: {', '.join(sorted(given)) or 'none'}"
            yield Problem("time-not-in-clause", path, advice)
    more = timing.extended_by
    if more is not None:
        own, whole = _alike(unit(timing.amounts[0])), timing.amounts[0].n + more
        if not any(each.get("amount") in {more, whole} and _alike(each.get("unit", "")) == own for each in stated):
            advice = f"no cited clause gives {more} of the same unit, or {whole} in all"
            yield Problem("figure-not-in-clause", f"{path}.extended_by", advice)


def _names(value: object) -> Iterator[str]:
    """A value of a clause or a rule as people read it; of several, each."""
    several = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
    yield from (str(name).lower() for name in several if name)


def _stops(timing: Timing) -> Iterator[tuple[str, object]]:
    """The keys of a clause that say while what, or from what until what, a time stands still."""
    yield "stops_while", timing.stops_while
    for place, key in enumerate(("stops_from", "stops_until")):
        yield key, tuple(pair[place] for pair in timing.stands_still)


def _wrong(timing: Timing, stated: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What of a period one clause does not say, with what it says instead."""
    if timing.relation is Relation.VAGUE:
        yield from _wrong_words(timing, stated)
    elif timing.relation is Relation.BY:
        if timing.date is not None and timing.date != stated.get("date"):
            yield "figure-not-in-clause", f"the clause gives {stated.get('date') or 'no date'}"
        if timing.each_year != stated.get("each_year", ""):
            yield "figure-not-in-clause", f"the clause gives each_year: {stated.get('each_year', 'none')}"
    elif timing.amounts or timing.relation in _WITHOUT_FIGURE or timing.to_end_of:
        yield from _wrong_figures(timing, stated)
        yield from _wrong_beside(timing, stated)
    starts = stated["starts"]
    if not timing.of and starts:
        yield "start-not-in-clause", f"the clause starts from: {', '.join(starts)}; name it in of"
    if timing.of and (not set(timing.of) <= set(starts) if starts else timing.established):
        none = "nothing; name the event in starts there, or use of_one_of where the text does not settle it"
        yield "start-not-in-clause", f"the clause starts from: {', '.join(starts) or none}"


def _wrong_words(timing: Timing, stated: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    figure = [str(stated[key]) for key in _FIGURE if key in stated]
    if not figure and "vague" not in stated:
        yield "figure-not-in-clause", f"the clause gives no words of the time; write vague = {timing.says!r} there"
    elif timing.says != (words := stated.get("vague") or " ".join((stated["relation"].replace("-", " "), *figure))):
        yield "figure-not-in-clause", f"the clause says {words!r}"
    if timing.how != stated["relation"]:
        yield "relation-not-in-clause", f"the clause says {stated['relation']!r}; this wants {timing.how!r} there"


def _wrong_figures(timing: Timing, stated: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    figures = [stated[key] for key in ("amount", "amount_min", "amount_max") if key in stated]
    if [amount.n for amount in timing.amounts] != figures:
        yield "figure-not-in-clause", f"the clause gives {' to '.join(map(str, figures)) or 'no figure'}"
    if {_alike(unit(amount)) for amount in timing.amounts} - {_alike(stated.get("unit", ""))}:
        yield "unit-not-in-clause", f"the clause gives {stated.get('unit', 'no unit')}"
    relation = Relation.WITHIN if timing.relation is Relation.BY_DAY else timing.relation
    # A register has "after" six months as the text has it: nothing is to be done before they are over.
    after = relation is Relation.NOT_BEFORE and bool(figures) and stated["relation"] == "after"
    if relation.value != stated["relation"] and not after:
        key, said = timing.relation.value.replace("-", "_"), stated["relation"]
        yield "relation-not-in-clause", f"the clause says {said!r}; {key!r} wants {relation.value!r} there"


def _wrong_beside(timing: Timing, stated: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if timing.day_of_event != stated.get("day_of_event"):
        yield "numbering-not-in-clause", f"the clause gives day_of_event: {stated.get('day_of_event', 'none')}"
    if timing.to_end_of != (stated.get("to_day") or stated.get("to_end_of", "")):
        key = "to_day" if "to_day" in stated else "to_end_of"
        yield "ending-not-in-clause", f"the clause gives {key}: {stated.get(key, 'none')}"
    if timing.after_each != stated.get("after_each", ""):
        yield "start-not-in-clause", f"the clause gives after_each: {stated.get('after_each', 'none')}"
    if timing.clear is not stated.get("clear", False):
        yield "clear-not-in-clause", f"the clause gives clear: {str(stated.get('clear', False)).lower()}"
    if timing.more_than is not stated.get("more_than", False):
        yield "figure-not-in-clause", f"the clause gives more_than: {str(stated.get('more_than', False)).lower()}"
    if timing.time != stated.get("time", ""):
        yield "time-not-in-clause", f"the clause gives time: {stated.get('time', 'none')}"


def _alike(unit: str) -> str:
    return "days" if unit == "day" else unit


def repeated(document: Document) -> Iterator[Problem]:
    """Report a fact that stands twice under one criterion: an unknown one would then leave it undecided for ever.

    Criteria that go too deep or hold too much are reported as well, and not looked into any further.
    """
    criteria = {criterion.id: criterion for criterion in document.criteria}
    depths: dict[str, int] = {}
    under: dict[str, dict[str, int]] = {}
    total = 0
    for criterion in map(
        criteria.__getitem__, upwards({name: criterion.parts for name, criterion in criteria.items()})
    ):
        path = f"{document.place(criterion)}.{criterion.rule}"
        depths[criterion.id] = depth = 1 + max((depths.get(name, 0) for name in criterion.parts), default=0)
        if depth > DEEP:
            if depth == DEEP + 1:
                yield Problem("criterion-too-deep", path, f"criteria may stand in one another up to {DEEP} deep")
            continue
        total += sum(len(under.get(part, (part,))) for part in criterion.parts)
        if total > FACTS:
            advice = f"under all criteria of a document together may stand up to {FACTS} facts"
            yield Problem("criteria-too-large", path, advice)
            return
        counts = under[criterion.id] = {}
        for part in criterion.parts:
            for name, times in under.get(part, {part: 1}).items():
                counts[name] = min(counts.get(name, 0) + times, 2)
    for criterion in document.criteria:
        for name in sorted(name for name, times in under.get(criterion.id, {}).items() if times > 1):
            path = f"{document.place(criterion)}.{criterion.rule}"
            advice = (
                f"{name!r} is there already, in this test or in one of its limbs; take it out and name it once above "
                f"both, as in all = [{name!r}, 'either-limb'], or write two duties, each with its own test"
            )
            yield Problem("fact-twice", path, advice)


def contacts(document: Document) -> Iterator[Problem]:
    """Report what would let somebody reach a person; the text itself is not repeated."""
    instrument = document.instrument
    alone = attrs.evolve(instrument, unread=(), overtaken=(), later=(), repealed=(), closed=())
    parts: list[tuple[str, Any]] = [(document.place(instrument), alone)]
    parts += [(document.place(part), part) for part in (*instrument.apart, *document.clauses.values())]
    parts += [(document.place(part), part) for part in (*document.rules, *document.not_modelled)]
    parts.append((f"{VOCABULARY}: $", document.words))
    for place, part in parts:
        for path, text in _texts(part, place):
            words = _ADDRESS.sub("", text)
            for what, pattern in _CONTACT.items():
                if pattern.search(words):
                    yield Problem("contact-data", path, f"take out {what}")


def masked(text: str) -> str:
    """A text in which what would let somebody reach a person is taken out.

    Examples:
        >>> masked("Write to the office at office@example.org.")
        'Write to the office at [taken out].'
    """
    for pattern in (_WHOLE_ADDRESS, *_CONTACT.values()):
        text = pattern.sub("[taken out]", text)
    return text


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """The names of the fields of a class; none of what has no fields."""
    return tuple(field.name for field in attrs.fields(kind)) if attrs.has(kind) else ()


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """The texts that stand in something, each with its path; a field that is empty holds none."""
    if isinstance(value, str):
        yield path, value
    elif is_list(value):
        for number, part in enumerate(value):
            yield from _texts(part, f"{path}[{number}]")
    elif names := _fields(value.__class__):
        for name in names:
            if (part := getattr(value, name)) not in _NO_TEXT:
                yield from _texts(part, f"{path}.{_KEYS.get(name, name)}")
    elif is_table(value):
        for key, part in value.items():
            yield from _texts(part, f"{path}.{key}")
