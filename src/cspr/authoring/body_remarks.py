"""What is odd in how a partnership's own text writes down its bodies and roles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

import attrs

from cspr.authoring.carrying import numbers_in
from cspr.errors import Problem
from cspr.guidance.documents import Document
from cspr.guidance.tables import is_table

_NOTHING_HELD: Final = (
    "it names its clauses and holds nothing of them; write what they say: number, members, quorum, ..."
)
_LESS_HELD: Final = "{} clauses stand in it alone and it holds {} of what they say; write the rest, or a note: {}"
_NO_CHAIR: Final = "nobody is named as the chair of this body, so that no meeting can be looked at; write chair"
_FIRST_ALONE: Final = (
    "all that it holds is shown beside {} and as strongly; write a [[{}]] for each thing, with the clause that says so"
)
_OF_BODY: Final = (
    *(("chair", "deputy", "chair_in_turn"), ("quorum", "quorate", "substitutes"), ("meets", "held"), ("attendance",)),
    *(("decides_by", "failing_that", "casting_vote"), ("at_least", "at_most"), ("independence",)),
)
_OF_ROLE: Final = (("at_least", "at_most"), ("independent_of",), ("serves",))
_NOT_SAID: Final = (
    "it holds {}, and no clause that it cites says so; 'two in a row' is fewer_than = 2, and not at_most = 1"
)
_FIGURES: Final = ("at_least", "at_most", "fewer_than", "at_least_of")
_ONE: Final = re.compile(r"\b(?:once|single)\b", re.IGNORECASE)
_TWO: Final = re.compile(r"\b(?:twice|both|pair)\b", re.IGNORECASE)
_OF_EVERY_DECISION: Final = (
    "it is asked of each decision of the body, and its clause is on the step {!r}; write decides_on = ['{}'], or cite "
    "another clause"
)
_OTHERS: Final = re.compile(r"\b(?:\d+|[a-z]+)\s+(?:others?|further|more|additional)\b", re.IGNORECASE)
_COUNTS_ALL: Final = (
    "at_least = {} counts all who come, those in quorum too; name in of those of whom so many have to come, "
    "such as of = ['partner-agency'] for any other agency, in one table with quorum; or write how many come in all"
)
_NAMES_A_RULE: Final = frozenset({"body", "source", "reading", "when", "decides_on"})


def on_people(document: Document) -> Iterator[Problem]:
    """Report roles and bodies that hold less than their clauses, or are shown beside one alone; and missing chairs."""
    yield from _carried(document)
    yield from _chairs(document)
    yield from _by_the_first(document)
    yield from _figures(document)
    yield from _of_every_decision(document)
    yield from _others(document)


def _carried(document: Document) -> Iterator[Problem]:
    """Report bodies that name more clauses than they hold things of them: some clause is lost in them."""
    named = Counter(name for rule in document.rules for name in dict.fromkeys(rule.source.clauses))
    for rule in document.bodies:
        things = attrs.asdict(rule, recurse=False, filter=lambda field, _: field.name not in _NAMES_A_RULE)
        held = sum(len(thing) if is_table(thing) else 1 for thing in things.values() if thing)
        own = [name for name in rule.source.clauses if named[name] == 1]
        if not held:
            yield Problem("nothing-carried", document.place(rule), _NOTHING_HELD)
        elif len(own) > held:
            yield Problem("nothing-carried", document.place(rule), _LESS_HELD.format(len(own), held, ", ".join(own)))


def _chairs(document: Document) -> Iterator[Problem]:
    """Report a quorum that asks for whoever is in the chair, of a body of which nobody is named as that."""
    led = {body.body for body in document.bodies if body.chair is not None or body.chair_in_turn}
    for body in document.bodies:
        if body.quorate.get("including") and body.body not in led:
            yield Problem("chair-not-named", f"{document.place(body)}.quorate.including", _NO_CHAIR)


def _by_the_first(document: Document) -> Iterator[Problem]:
    """Report roles and bodies of which several things are shown beside the first of their clauses, and as strongly."""
    kinds = (("body", document.bodies, _OF_BODY), ("role", document.roles, _OF_ROLE))
    for kind, rule, matters in ((kind, rule, matters) for kind, rules, matters in kinds for rule in rules):
        held = [keys for keys in matters if any(getattr(rule, key) for key in keys)]
        first = rule.source.clauses[0]
        if len(held) > 1 and len(rule.source.clauses) > 1:
            yield Problem("shown-by-the-first", document.place(rule), _FIRST_ALONE.format(first, kind))


def _figures(document: Document) -> Iterator[Problem]:
    """Report figures of attendance and of a quorum that no cited clause says."""
    for rule in document.bodies:
        words = " ".join(document.clauses[name].subject for name in rule.source.clauses)
        said = {*numbers_in(words), *[1] * bool(_ONE.search(words)), *[2] * bool(_TWO.search(words))}
        for key, asked in (("attendance", rule.attendance), ("quorate", rule.quorate)):
            for n in (asked[figure] for figure in _FIGURES if figure in asked and asked[figure] not in said):
                yield Problem("figure-not-in-words", f"{document.place(rule)}.{key}", _NOT_SAID.format(n))


def _of_every_decision(document: Document) -> Iterator[Problem]:
    """Report how a body decides where the clause speaks of one step alone, and the rule of all that it decides."""
    steps = {name: duty.step for duty in document.duties if duty.step is not None for name in duty.source.clauses}
    for body in document.bodies:
        step = next((steps[name] for name in body.source.clauses if name in steps), None)
        if body.decides_by and not body.decides_on and step is not None:
            advice = _OF_EVERY_DECISION.format(step, step)
            yield Problem("of-every-decision", f"{document.place(body)}.decides_by", advice)


def _others(document: Document) -> Iterator[Problem]:
    """Report a quorum in figures of all who come, where its text asks for so many others, or it says nothing more."""
    for body in document.bodies:
        least = body.quorate.get("at_least")
        if least is not None and not body.quorate.get("of"):
            words = " ".join(document.clauses[name].subject for name in body.source.clauses)
            others = any(numbers_in(match[0]) for match in _OTHERS.finditer(words))
            if least <= len(body.quorum) or others:
                yield Problem("counts-all", f"{document.place(body)}.quorate", _COUNTS_ALL.format(least))
