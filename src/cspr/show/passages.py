"""Clause by clause, what is computed from a document, and why nothing is where nothing is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import assert_never

import attrs

from cspr.guidance.coverage import where
from cspr.guidance.documents import Document
from cspr.guidance.instruments import Clause
from cspr.guidance.model import Checklist, Criterion, Duty, FormRule, Hold, Rule, Succession, Term
from cspr.guidance.periods import Relation, Timing, unit
from cspr.guidance.role_rules import BodyRule, RoleRule
from cspr.guidance.rule_fields import form_names
from cspr.roles.sentences import body_parts, role_parts
from cspr.show.actors import Titles
from cspr.wording import periods, rules as words
from cspr.wording.barred_days import not_on, on_days
from cspr.wording.common import MANNERS, NOBODY, in_words
from cspr.wording.criteria import how_many
from cspr.wording.days import as_known, short_day
from cspr.wording.deadlines import SILENCE, THE_LATER
from cspr.wording.first_screen import inside
from cspr.wording.steps import BY_NATURE


@attrs.frozen(kw_only=True)
class Use:
    """One rule that rests on a clause.

    Args:
        kind: such as ``duty`` or ``criterion``.
        id: of the rule; of a role or body, its word.
        says: what the rule says, in one line of plain text.
    """

    kind: str
    id: str
    says: str


@attrs.frozen(kw_only=True)
class Passage:
    """One clause of a document with what is computed from it.

    Args:
        clause: the clause.
        place: where it went: ``ruled``, ``checklist``, ``shown``, ``not_modelled`` or ``lost``.
        uses: the rules that rest on it, in the order of the kinds.
        why: why nothing is computed from it, or what a document says that it leaves out; else empty.
        who: who acts, for a reader; empty where the clause names nobody.
    """

    clause: Clause
    place: str
    uses: tuple[Use, ...]
    why: str
    who: str


def passages(document: Document, among: Iterable[Document] = ()) -> tuple[Passage, ...]:
    """Every clause of a document in the order of its text, with what is computed from it.

    Args:
        document: one document, shipped or a partnership's own.
        among: the documents beside it, whose tests it may name.

    Examples:
        >>> from cspr.guidance.loading import document
        >>> found = {one.clause.id: one for one in passages(document("working-together-2018"))}
        >>> print(found["WT18-018"].uses[0].says[:48])
        Duty: Serious incident notification to the Panel
    """
    titles = Titles(document, among)
    uses: dict[str, list[Use]] = {}
    for rule in document.rules:
        for name, use in _uses(rule, titles):
            listed = uses.setdefault(name, [])
            if use not in listed:
                listed.append(use)
    reasons = {name: left_out.why for left_out in document.not_modelled for name in left_out.clauses}
    return tuple(
        Passage(
            clause=clause,
            place=place,
            uses=tuple(uses.get(name, ())),
            why=reasons.get(name) or {"shown": words.SHOWN, "lost": words.LOST}.get(place, ""),
            who="" if clause.actor == "none" else titles(clause.actor),
        )
        for (name, clause), place in zip(document.clauses.items(), where(document).values(), strict=True)
    )


def _uses(rule: Rule, titles: Titles) -> Iterator[tuple[str, Use]]:
    """The clauses on which a rule rests, each with what the rule makes of it."""
    match rule:
        case Criterion():
            yield from _all(rule.source.clauses, Use(kind="criterion", id=rule.id, says=_criterion(rule, titles)))
        case Checklist():
            yield from _checklist(rule, titles)
        case Duty():
            yield from _all(rule.source.clauses, Use(kind="duty", id=rule.id, says=_duty(rule, titles)))
        case RoleRule():
            use = Use(kind="role", id=rule.role, says=_role(rule, titles))
            yield from _all((*rule.source.clauses, *rule.qualities), use)
        case BodyRule():
            clauses = chain(rule.source.clauses, *(member.clauses for member in rule.members))
            yield from _all(clauses, Use(kind="body", id=rule.body, says=_body(rule, titles)))
        case Hold():
            yield from _all(rule.source.clauses, Use(kind="hold", id=rule.id, says=_hold(rule, titles)))
        case Term():
            yield from _all(rule.source.clauses, Use(kind="term", id=rule.id, says=_term(rule, titles)))
        case FormRule():
            inner = (names for _, key, names in form_names(rule.table, "") if key == "clauses")
            use = Use(kind="form", id=rule.id, says=f"Form: {rule.title}")
            yield from _all(chain(rule.source.clauses, *inner), use)
        case Succession():
            yield from _all(rule.source.clauses, Use(kind="succession", id=rule.id, says=_succession(rule, titles)))
        case _:
            assert_never(rule)


def _all(clauses: Iterable[str], use: Use) -> Iterator[tuple[str, Use]]:
    for name in clauses:
        yield name, use


def _sentence(parts: Iterable[str]) -> str:
    return "; ".join(part for part in parts if part)


def _if(lead: str, says: str) -> str:
    return f"{lead} {says}" if says else ""


def _criterion(rule: Criterion, titles: Titles) -> str:
    joined = "" if rule.rule != "none" and len(rule.parts) == 1 else f"{how_many(rule.rule, rule.at_least)} of "
    head = f"Test: {rule.title}" + (f" (reading: {in_words(rule.reading)})" if rule.reading else "")
    return _sentence((head, f"{joined}{titles.list(rule.parts)}", rule.note))


def _checklist(rule: Checklist, titles: Titles) -> Iterator[tuple[str, Use]]:
    kind = rule.kind.replace("-", " ")
    openness = words.NOT_CLOSED if rule.open else ""
    head = _sentence((words.list_of(kind, rule.title, titles(rule.serves)), words.WEIGHED, openness))
    listed = {name for item in rule.items for name in item.clauses}
    heading = (name for name in rule.source.clauses if name not in listed)
    yield from _all(heading, Use(kind="checklist", id=rule.id, says=_sentence((head, rule.note))))
    for item in rule.items:
        asked = "" if item.fact is None else f"asked as “{titles(item.fact)}”"
        yield from _all(
            item.clauses,
            Use(kind="checklist", id=rule.id, says=_sentence((words.on_the_list(head), asked))),
        )


def _duty(rule: Duty, titles: Titles) -> str:
    head = words.DUTIES[rule.source.force.value] + (" to refrain" if rule.source.refrain else "")
    head += rule.how and f" to {MANNERS[rule.how]}"
    return _sentence(
        (
            f"{head}: {titles(rule.step or rule.topic)}",
            (titles.people(rule.who, any_one=rule.any_one) or NOBODY) + _if(" to", titles.people(rule.to)),
            "" if rule.timing is None else period(rule.timing, titles),
            "" if not rule.silence else SILENCE,
            "" if not rule.whichever else THE_LATER,
            periods.FROM_START if rule.timing is not None and rule.timing.from_start else "",
            "" if not rule.not_on else (on_days if rule.source.refrain else not_on)(rule.not_on),
            "" if rule.each is None else f"for each {rule.each}",
            "" if rule.level == "case" else words.counted_for_each(rule.level),
            _if("if", titles.list(rule.when, " and ")),
            _if("not if", titles.list(rule.unless, " or ")),
            _if("after", titles.list((name for name in rule.after if name not in rule.by_nature), " and ")),
            _if("after", titles.list(rule.by_nature, " and ") + (f" ({BY_NATURE})" if rule.by_nature else "")),
            "" if rule.document is None else f"hands over: {titles(rule.document)}",
            _if("reading:", in_words(rule.reading)),
            _if("part:", in_words(rule.part)),
            _if("suspends", ", ".join(rule.relaxes)),
            rule.note,
        )
    )


def period(timing: Timing, titles: Titles) -> str:
    """A time in words.

    Args:
        titles: how the events are called.

    Examples:
        >>> from cspr.guidance.loading import document
        >>> national = document("working-together-2018")
        >>> duty = next(one for one in national.duties if "WT18-018" in one.source.clauses)
        >>> period(duty.timing, Titles(national))
        'within 5 working days of “Local authority became aware”'
    """
    if timing.date is not None:
        return f"by {as_known(timing.date, None)}"
    if timing.each_year:
        return periods.each_year(timing.each_year)
    if timing.set_by:
        return periods.SET_BY
    joined = words.last_of(titles.list(timing.of, " and ")) if timing.last_of else titles.list(timing.of, " or ")
    start = joined if timing.established else words.not_settled(titles.list(timing.of, " or "))
    if timing.relation is Relation.NOT_BEFORE and not timing.amounts:
        return f"not before {start}"
    if not timing.of and not timing.after_each:
        return f"every {_amounts(timing)}" if timing.amounts else _amounts(timing)
    more = periods.ending(timing.to_end_of) if timing.amounts else ""
    more += periods.beside(timing.day_of_event, timing.time, timing.after_each if timing.amounts else "")
    more += _if(";", periods.received(timing.cut_off, from_working_day=timing.from_working_day))
    more += _if(";", periods.from_which(timing.from_day))
    if timing.extended_by is not None:
        by = periods.more_time(
            timing.extended_by, unit(timing.amounts[0]), up_to=timing.extended_up_to, again=timing.extended_again
        )
        more += f", and {by} if {titles.list((timing.extended_when,), '')}"
    pauses = [(titles(since), titles(until)) for since, until in timing.stands_still]
    more += _if(";", periods.does_not_run(list(map(titles, timing.stops_while)), pauses))
    if timing.to_end_of and not timing.amounts:
        return f"{periods.itself(timing.relation.value, timing.to_end_of, timing.after_each)} {start}".rstrip() + more
    if timing.after_each:
        return f"within {_amounts(timing)}{more}"
    return words.PERIODS[timing.said].format(_amounts(timing), start) + more


def _amounts(timing: Timing) -> str:
    if timing.relation is Relation.ON:
        return periods.itself(timing.relation.value)
    if not timing.amounts:
        return f"“{timing.says}” ({timing.how.replace('-', ' ')})"
    figures, named = [amount.n for amount in timing.amounts], periods.clear(unit(timing.amounts[0]), clear=timing.clear)
    if timing.relation is Relation.BY_DAY:
        return periods.numbered(figures, named)
    said = periods.amount(figures, named, " to ")
    return said.removeprefix("1 ") if timing.relation is Relation.EVERY else said


def _role(rule: RoleRule, titles: Titles) -> str:
    qualities = words.QUALITIES_WEIGHED if rule.qualities else ""
    said = role_parts(rule, titles.people, titles.list(rule.when, " and "))
    return _sentence((f"Role: {titles(rule.role)}", *said, qualities, rule.note))


def _body(rule: BodyRule, titles: Titles) -> str:
    reading = f" (reading: {in_words(rule.reading)})" if rule.reading else ""
    said = body_parts(rule, titles.people, titles.list(rule.when, " and "), titles.list(rule.decides_on))
    return _sentence((f"Body: {titles(rule.body)}{reading}", *said))


def _hold(rule: Hold, titles: Titles) -> str:
    return _sentence(
        (
            words.hold_while(titles.list(rule.during)),
            _if("not if", titles.list(rule.unless, " or ")),
            _if("stops", titles.list(rule.stops)),
            _if("may delay", titles.list(rule.may_delay)),
            _if(words.WEIGHS, titles.list(rule.weighs)),
            _if(words.GOES_ON, titles.list(rule.goes_on)),
            _if("consult:", titles.people(rule.consult)),
            _if("inform:", titles.people(rule.inform)),
            _if(words.AS_TO, titles.people(rule.parts_of)),
            rule.note,
        )
    )


def _term(rule: Term, titles: Titles) -> str:
    said = ", ".join(f"“{says}”" for says in rule.says)
    return _sentence((f"Word: {said} for “{titles(rule.means)}”", _if("sense:", rule.sense), rule.defines))


def _succession(rule: Succession, titles: Titles) -> str:
    day = short_day(rule.on, None)
    before, after = titles.people(rule.before), titles.people(rule.after)
    return _sentence((words.in_the_place_of(inside(titles(rule.of)), before, day, after), rule.note))
