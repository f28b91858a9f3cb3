"""What the words of a clause say and no rule that cites it holds: a time, a figure, a manner, a recipient, an end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from cspr.authoring.acting import says_what_is_not_done, without_number
from cspr.authoring.carried_orders import of_orders
from cspr.authoring.carried_recipients import of_recipients
from cspr.authoring.carried_words import further, of_forms, of_lists
from cspr.authoring.splitting import times_in
from cspr.errors import Problem
from cspr.guidance.coverage import where
from cspr.guidance.documents import Document
from cspr.guidance.instruments import Clause
from cspr.guidance.model import Checklist, Duty, FormRule, Hold
from cspr.guidance.owing import ANY_AGENCY
from cspr.guidance.periods import Relation, unit
from cspr.guidance.role_rules import BodyRule, RoleRule
from cspr.guidance.tables import is_list, is_table
from cspr.guidance.words import last_day_of

_CARDINALS: Final = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_ORDINALS: Final = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    "twentieth",
)
_NUMBERS: Final = {word: n for words in (_CARDINALS, _ORDINALS) for n, word in enumerate(words, 1)} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
}
_CARDINAL: Final = rf"(?:\d{{1,4}}|{'|'.join((*_CARDINALS, 'thirty', 'forty', 'fifty', 'sixty'))})"
_KIND: Final = r"(?:(?:working|calendar|business|school|clear|further|more)[\s-]+){0,2}"
_FIGURE: Final = re.compile(
    rf"\b(?:(?P<first>{_CARDINAL})\s*(?:-|\u2013|to|and|or)\s*)?(?P<n>{_CARDINAL})"
    rf"(?:[\s-]+{_KIND}(?P<unit>hour|day|week|month|year)s?\b|\s*(?P<share>%|per\s?cent\b)"
    r"|\s+(?:\w+\s+)?(?P<people>members|people|persons|representatives)\b"
    r"|\s+(?P<often>times|occasions)\b(?!\s+(?:a|per|each|every|in)\b))"
    rf"|\b(?P<nth>{'|'.join(_ORDINALS)})\s+(?:working\s+|calendar\s+)?(?P<place>day)\b"
    rf"|\b(?:working\s+)?(?P<numbered>day|week|month)s?\s+(?P<at>{_CARDINAL})\b",
    re.IGNORECASE,
)
_ANY_NUMBER: Final = re.compile(rf"\b(?:\d{{1,4}}|{'|'.join(_NUMBERS)})\b", re.IGNORECASE)
_A_DATE: Final = re.compile(
    r"\b(?:(?:in|of|by|during)\s+)?(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{4}\b"
)
_DAYS_OF_THE_EVENT: Final = (0, 1)
_SAME: Final = {"hour": (1, 24), "day": (1, 24, 1 / 7), "week": (1, 7), "month": (1, 1 / 12), "year": (1, 12)}
_MANNERS: Final = {
    "recommend": ("how = 'recommends'", re.compile(r"\brecommends\b|\b(?:is|are) recommended by\b", re.IGNORECASE)),
    "consult": (
        "how = 'consults' or 'is-consulted'",
        re.compile(r"\bconsults\b|\b(?:is|are|be) consulted\b|\b(?:must|should) consult\b", re.IGNORECASE),
    ),
    "consider": ("how = 'considers'", re.compile(r"\b(?:is|are) (?:also )?considered for\b", re.IGNORECASE)),
    "comment": ("how = 'comments'", re.compile(r"\bcomments on\b|\b(?:must|should) comment on\b", re.IGNORECASE)),
}
_WAY: Final = re.compile(
    r"\b(?:in (?P<in>person|writ(?=ing\b))\w*"
    r"|(?P<a>writ)ten (?:referral|notice|notification|confirmation|repl(?:y|ies)|response|request|comments?|reasons?)"
    r"|(?P<at>face)[- ]to[- ]face|by (?:a )?(?:tele)?(?P<by>phone|letter|e-?mail|hand|post)"
    r"|with (?:the |its |their |full )?(?P<with>reason)s)\b",
    re.IGNORECASE,
)
_OF_ANOTHER: Final = re.compile(
    r"\b(?:before|after|once|until|unless|where|if|when|while|as soon as|that|which|who)\b[^,;.]*", re.IGNORECASE
)
"""A part of a sentence that tells of when or of what it speaks: "before it is sent to the Panel"."""
_WHO_DOES_IT: Final = re.compile(r"^(?:(?:An?|The|Any|Each|Every) )?\w+ (?:that|which|who)\b", re.IGNORECASE)
"""Of whom a sentence speaks: no comma ends this before what is done: "An agency that had none says so in writing"."""
_STANDING_IN: Final = re.compile(r"\bor (?:their|its|his|her) (?P<whom>delegate|deput|nominee)\w*", re.IGNORECASE)
_CASE: Final = "case"
_EACH_AGENCY: Final = re.compile(
    r"^(?:The\s+)?agencies\b(?=\s+(?:(?:must|should)\s+)?(?:have|return|submit|send|complete|provide)\b)|\b(?:each|every)\s+(?:\w+\s+)?agency\b|\ball\s+(?:\w+\s+)?agencies\b",
    re.IGNORECASE,
)
_WORKING: Final = re.compile(r"\b(?:working|business)\b", re.IGNORECASE)
_IN_UNITS: Final = {"hour": ("hours", "working-hours"), "day": ("calendar-days", "working-days")}
_UNTIL: Final = re.compile(r"\b(?:until|as long as|for as long)\b", re.IGNORECASE)
_IN_SOME_CASES: Final = re.compile(r"(?:Where|If|When|In cases?|In the case)\b")
_OF_BODIES: Final = (
    (
        "chair",
        (
            *("chair", "deputy", "chair_in_turn", "casting_vote", "independence", "decides_by", "failing_that"),
            "quorate.including",
        ),
    ),
    ("quor", ("quorum", "quorate")),
    ("vote", ("casting_vote", "decides_by", "quorum", "members", "substitutes", "quorate.voting")),
    ("deput", ("deputy", "members", "quorate.including")),
)
_HANGS: Final = ("when", "unless", "after", "by_nature", "timing", "during", "level")
_NOT_WORDS: Final = frozenset({"id", "source", "clauses"})
_WRITE_A_TIME: Final = "write its time in a duty, name it in a note, or say in [[not_modelled]] why not"
_WRITE_EACH_TIME: Final = "write a duty for each time, name it in a note, or say in [[not_modelled]] why not"
_WRITE_A_NUMBER: Final = "write number, quorate or members, name it in a note, or say in [[not_modelled]] why not"


def carrying(document: Document) -> Iterator[Problem]:
    """Report what the words of a clause say, and no rule that cites it holds."""
    rules = _rules(document)
    places = where(document)
    left_out = {name for rule in document.not_modelled for name in rule.clauses}
    for name, clause in document.clauses.items():
        citing = rules.get(name, [])
        place = f"{document.place(clause)}.subject"
        yield from of_forms(clause.subject, place, (rule for rule in citing if isinstance(rule, FormRule)))
        lists = (rule for rule in citing if isinstance(rule, Checklist) and name in rule.source.clauses)
        yield from of_lists(clause.subject, place, lists)
        yield from _not_done(clause, place, citing)
        as_it_stands = any(isinstance(rule, Checklist | FormRule) for rule in citing) or name in left_out
        if not as_it_stands and (citing or places[name] == "shown"):
            yield from _of_a_clause(document, clause, citing)


def _not_done(clause: Clause, place: str, citing: list[Any]) -> Iterator[Problem]:
    """Report a clause that says what is not to be done, and is written down as what has to be done."""
    duties = [rule for rule in citing if isinstance(rule, Duty)]
    alone = duties and len(duties) == len(citing) and not any(duty.note or duty.not_on or duty.how for duty in duties)
    ordered = clause.force.binds and not clause.refrain
    main, _, _ = _OF_ANOTHER.sub(" ", clause.subject).partition(";")  # what a sentence adds is no ban of its own
    if alone and ordered and says_what_is_not_done(without_number(main)):
        advice = "it says what is not to be done; write refrain = true in the clause, or a note in its duty"
        yield Problem("refrain-not-carried", place, advice)


def _rules(document: Document) -> dict[str, list[Any]]:
    """By each clause the rules that cite it, also in a part of theirs."""
    rules: dict[str, list[Any]] = {}
    for rule in document.rules:
        parts = (*getattr(rule, "items", ()), *getattr(rule, "members", ()), *getattr(rule, "asks", ()))
        names = (*rule.source.clauses, *(name for part in parts for name in part.clauses))
        for name in dict.fromkeys((*names, *getattr(rule, "qualities", ()))):
            rules.setdefault(name, []).append(rule)
    return rules


def _of_a_clause(document: Document, clause: Clause, citing: list[Any]) -> Iterator[Problem]:
    words = _A_DATE.sub(" ", clause.subject)
    place = f"{document.place(clause)}.subject"
    beside = (*_ended(document, citing), *_with_more_time(citing), *_held_up(document, citing))
    held = " ".join(text for rule in (*citing, *beside) for text in _texts(rule, document.words))
    numbers = {_number(match[0]) for match in _ANY_NUMBER.finditer(held)}
    missing = [
        (text, n) for text, n, unit in _figures(words) if numbers.isdisjoint(n * by for by in _SAME.get(unit, (1,)))
    ]
    for text, n in dict.fromkeys(missing) if citing else ():
        advice = _advice(_FIGURE.search(text))
        yield Problem("figure-not-carried", place, f"it says {text!r}; no rule that cites it holds a {n}: {advice}")
    timed = any(_gives_a_time(rule) for rule in citing)
    unheld = [time for time in times_in(words) if not (citing and _FIGURE.search(time))]
    unheld = [*unheld, *(text for text, _ in missing if not unheld and not citing)]
    if unheld and not timed:
        said = "; ".join(dict.fromkeys(unheld))
        yield Problem("time-not-carried", place, f"it says {said!r}, and no rule carries that: {_WRITE_A_TIME}")
    duties = [rule for rule in citing if isinstance(rule, Duty)]
    yield from _kind_of_day(words, place, [*citing, *beside])
    yield from _end(words, place, citing)
    hanging = " ".join(_hanging(document, citing))
    yield from further(words, place, citing, hanging)
    if not missing:
        of_people = [rule for rule in citing if isinstance(rule, BodyRule | RoleRule)]
        yield from _of_people(words, place, of_people, citing)
    if duties and len(duties) == len(citing):
        yield from _parts(document, words, place, duties, held)
        yield from of_orders(document, words, place, duties, hanging)


def _hanging(document: Document, citing: list[Any]) -> Iterator[str]:
    """The words of all on which the rules that cite a clause hang: conditions, tests, times, what comes first."""
    parts: list[Any] = [getattr(rule, key) for rule in citing for key in _HANGS if getattr(rule, key, None)]
    names = {name for part in parts if is_list(part) for name in part}
    tests = [test for test in document.criteria if test.id in names]
    for part in (*parts, *tests):
        yield from _texts(part, document.words)


def _advice(figure: re.Match[str] | None) -> str:
    if figure is not None and figure["often"]:
        return _WRITE_EACH_TIME
    return _WRITE_A_NUMBER if figure is not None and figure["people"] else _WRITE_A_TIME


def _ended(document: Document, citing: list[Any]) -> list[Duty]:
    """The duties from whose last day the times of others run: of "one more month after the six" they hold the six."""
    timings = [rule.timing for rule in citing if isinstance(rule, Duty) and rule.timing is not None]
    events = document.words.get("events", {})
    topics = {last_day_of(events, name) for timing in timings for name in timing.of}
    return [duty for duty in document.duties if duty.topic in topics]


def _with_more_time(citing: list[Any]) -> Iterator[Duty]:
    """The duties with the time that they have once more is given: of five and five more they hold the ten."""
    for rule in citing:
        if isinstance(rule, Duty):
            yield from rule.with_more_time()


def _held_up(document: Document, citing: list[Any]) -> Iterator[Duty]:
    """The duties on whose steps a hold has an effect: of "the fifteen days do not stop" they hold the fifteen."""
    holds = [rule for rule in citing if isinstance(rule, Hold)]
    steps = {step for hold in holds for step in (*hold.stops, *hold.may_delay, *hold.goes_on)}
    return (duty for duty in document.duties if duty.step in steps)


def _parts(document: Document, words: str, place: str, duties: list[Duty], held: str) -> Iterator[Problem]:
    """Report in which manner somebody takes part or is told, and to whom something is owed, where no duty says so."""
    main = _OF_ANOTHER.sub(" ", words)
    for stem, (advice, pattern) in _MANNERS.items():
        if pattern.search(main) and not any(duty.how for duty in duties) and stem not in held.lower():
            yield Problem("manner-not-carried", place, f"its words fit {advice}, and no duty that cites it has a how")
    every = _EACH_AGENCY.search(main)
    owed = [duty for duty in duties if duty.level == _CASE and ANY_AGENCY in duty.who]
    if every and owed and not any(duty.each or duty.note for duty in owed):
        advice = f"it says {every[0]!r}; write each = 'agency', or it is owed once, by one of them"
        yield Problem("each-not-carried", place, advice)
    way = _WAY.search(words if _WHO_DOES_IT.match(words) else main)
    if way and str(way[way.lastgroup or 0]).lower() not in held.lower():
        advice = f"it says {way[0]!r}; done in any other way it counts too: write a note, or a step whose title says so"
        yield Problem("way-not-carried", place, advice)
    stands_in = _STANDING_IN.search(main)
    if stands_in and stands_in["whom"].lower() not in held.lower():
        yield Problem(
            "part-not-carried", place, f"it says {stands_in[0]!r}; write who may stand in as an actor, or a note"
        )
    yield from of_recipients(document, words, main, place, duties)


def _kind_of_day(words: str, place: str, rules: list[Any]) -> Iterator[Problem]:
    """Report working days and hours that a rule counts as days and hours of any kind."""
    timings = [rule.timing for rule in rules if isinstance(rule, Duty) and rule.timing is not None]
    held = {(unit(amount), amount.n) for timing in timings for amount in timing.amounts}
    for match in _FIGURE.finditer(words):
        any_kind, working = _IN_UNITS.get((match["unit"] or "").lower(), ("", ""))
        n = _number(match["n"]) if match["n"] else 0
        if _WORKING.search(match[0]) and (any_kind, n) in held and (working, n) not in held:
            advice = f"it says {match[0]!r}, and the rule counts {any_kind.replace('-', ' ')}: write {working}"
            yield Problem("unit-not-carried", place, advice)


def _end(words: str, place: str, citing: list[Any]) -> Iterator[Problem]:
    """Report until when something comes back, where no rule that cites it ends."""
    comes_back = [rule for rule in citing if _comes_back(rule)]
    until = _UNTIL.search(words)
    if until and comes_back and not any(getattr(rule, "unless", ()) or getattr(rule, "note", "") for rule in citing):
        where = "a duty with every, and what ends it" if isinstance(comes_back[0], BodyRule) else "what ends it"
        yield Problem("end-not-carried", place, f"it says {until[0]!r}; write {where} in unless, or a note")


def _comes_back(rule: Any) -> bool:
    if isinstance(rule, BodyRule):
        return bool(rule.meets)
    timing = rule.timing if isinstance(rule, Duty) else None
    return timing is not None and (timing.relation is Relation.EVERY or bool(timing.after_each))


def _of_people(words: str, place: str, rules: list[Any], citing: list[Any]) -> Iterator[Problem]:
    """Report what is asked of a role or body only in some cases, and words on it of which it holds nothing."""
    if not rules or len(rules) < len(citing) or any(rule.note for rule in rules):
        return
    if _IN_SOME_CASES.match(words) and not any(rule.when for rule in rules):
        yield Problem(
            "case-not-carried", place, "it is asked in some cases only; name the fact in when, or write a note"
        )
    bodies = [rule for rule in rules if isinstance(rule, BodyRule)]
    for stem, keys in _OF_BODIES:
        said = re.search(rf"\b{stem}\w*", words, re.IGNORECASE)
        if bodies and said and not any(_holds(rule, key) for rule in bodies for key in keys):
            advice = f"it says {said[0]!r}; write {', '.join(keys[:-1])} or {keys[-1]}, or a note"
            yield Problem("part-not-carried", place, advice)


def _holds(rule: BodyRule, key: str) -> bool:
    """Whether a rule holds something under a key, or under one within the table of a key."""
    outer, _, inner = key.partition(".")
    value = getattr(rule, outer)
    return bool(value.get(inner) if inner else value)


def _figures(words: str) -> Iterator[tuple[str, int, str]]:
    """The figures that words give, each with its own words, and its unit; people and shares have the unit of a day."""
    for match in _FIGURE.finditer(words):
        unit = (match["unit"] or match["place"] or match["numbered"] or "").lower()
        for group in ("first", "n", "nth", "at"):
            if match[group] and not (group == "at" and _number(match[group]) in _DAYS_OF_THE_EVENT):
                yield match[0].strip(), _number(match[group]), unit


def numbers_in(words: str) -> frozenset[int]:
    """The numbers that a text gives, in figures or in words.

    Examples:
        >>> sorted(numbers_in("Two of the 12, and the third."))
        [2, 3, 12]
    """
    return frozenset(_number(match[0]) for match in _ANY_NUMBER.finditer(words))


def _number(word: str) -> int:
    return _NUMBERS[word.lower()] if word.lower() in _NUMBERS else int(word)


def _gives_a_time(rule: Any) -> bool:
    """Whether a rule holds a time of any kind, or a note in which one may stand."""
    keys = ("timing", "meets", "serves", "not_on", "note", "attendance", "on", "independence_years")
    return any(bool(getattr(rule, key, None)) for key in keys)


def _texts(value: Any, words: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """All texts and figures of a rule but those of its source, with what its own words are called."""
    parts: Iterable[Any]
    if is_table(value):
        parts = value.values()
    elif is_list(value):
        parts = value
    elif hasattr(value, "__attrs_attrs__"):
        parts = [getattr(value, field.name) for field in value.__attrs_attrs__ if field.name not in _NOT_WORDS]
    else:
        yield str(value)
        parts = [named[value] for named in words.values() if isinstance(value, str) and value in named]
        words = {}
    for part in parts:
        yield from _texts(part, words)
