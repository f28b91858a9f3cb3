"""What the words of a clause say of silence, chairs, votes and other proceedings, and no rule that cites it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from cspr import vocabulary
from cspr.errors import Problem
from cspr.guidance.model import Checklist, Criterion, Duty, FormRule, Hold
from cspr.guidance.role_rules import BodyRule, RoleRule
from cspr.guidance.tables import is_list, is_table
from cspr.sources import Force

_TAKEN: Final = re.compile(
    r"\b(?:taken|deemed|treated|assumed|presumed|considered|counts?|counted)\s+(?:as|to)\s+(?:be\s+|have\s+)?(?:been\s+)?"
    r"(?:agree|accept|approv|consent)\w*",
    re.IGNORECASE,
)
_NOT_THEN: Final = re.compile(r"\b(?:not|never|avoid(?:s|ed|ing)?|no)\b", re.IGNORECASE)
_DAYS: Final = {
    "pre-election-period": re.compile(r"\bpre-election\b|\bpurdah\b", re.IGNORECASE),
    "school-holidays": re.compile(r"\bschool holidays?\b", re.IGNORECASE),
    "birthdays": re.compile(r"\bbirthdays?\b", re.IGNORECASE),
    "anniversaries": re.compile(r"\banniversar(?:y|ies)\b", re.IGNORECASE),
    "religious-festivals": re.compile(r"\breligious (?:festival|holiday)s?\b", re.IGNORECASE),
}
_LATER: Final = re.compile(r"\bwhichever (?:is|comes) (?:the )?(?:later|longer|last)\b", re.IGNORECASE)
_PAUSE: Final = re.compile(
    r"\b(?:clock|time|period|days?|weeks?|months?)\s+(?:stops?|stands?\s+still|(?:does|do)\s+not\s+run|is\s+paused)\b",
    re.IGNORECASE,
)
_EXCEPTION: Final = re.compile(r"\bunless\b|\bexcept (?:where|if|when)\b", re.IGNORECASE)
_EXCEPTION_NOTED: Final = re.compile(
    r"\b(?:unless|except|other than|may not be|need not)\b|\bnot (?:if|where|when)\b", re.IGNORECASE
)
_AGREED: Final = r"(?:agreement|consent|approval|permission|authori[sz]ation)"
_ALLOWED: Final = re.compile(
    rf"\b(?:without|only with) (?:(?:the|its|their|his|her) )?(?:\w+ )?{_AGREED}\b"
    r"|\bonly (?:on|upon|with|where there is) (?:\w+ )?evidence\b",
    re.IGNORECASE,
)
"""What lets something be done that is not done else."""
_FAILING: Final = re.compile(r"\bfailing (?:that|this|which|consensus|agreement)\b", re.IGNORECASE)
_A_PLACE_OR_QUESTION: Final = (
    *("to", "from", "of", "at", "area", "place", "see", "sees", "say", "says", "ask", "asks", "know", "knows", "show"),
    *("shows", "check", "checks", "decide", "decides", "consider", "considers", "determine", "determines", "even"),
)
_CONDITION: Final = re.compile(
    "".join(rf"(?<!\b{word}\s)" for word in _A_PLACE_OR_QUESTION)
    + r"\b(?:if|where|in cases? (?:where|in which)) (?P<holds>(?:[^\s,;.]+\s+){2,}[^\s,;.]+)(?=[,;.]|$)",
    re.IGNORECASE,
)
_IF_NEEDED: Final = re.compile(
    r"\b(?:if|where|when) (?:they (?P<they>wish|want)|(?:(?:this|it) is )?(?P<so>needed|necessary|appropriate"
    r"|requested))\b(?=\s*(?:[,;.]|$))",
    re.IGNORECASE,
)
_AS_ONE_LIKES: Final = re.compile(
    r"\b(?:considers?|thinks?) (?:it|this|that) (?:appropriate|necessary)\b", re.IGNORECASE
)
_WORD: Final = re.compile(r"[a-z]{4,}")
_STEM: Final = 5
_OPEN: Final = re.compile(r"\bfor example\b|\bamong other things\b|\bnot limited to\b", re.IGNORECASE)
_SIGNED: Final = re.compile(r"\b(?:is|are|be) signed\b|\bsigns (?:it|the form)\b", re.IGNORECASE)
_SEVERAL: Final = re.compile(r"\bat least (?:two|three|four)\b|\b(?:two|three|four) or more\b", re.IGNORECASE)
_MANNER: Final = re.compile(r"(?<!no )\bconsensus\b|\bmajority\b|\bunanim\w+", re.IGNORECASE)
_INDEPENDENT: Final = re.compile(r"\bindependent of\b|\bnot (?:be )?employed by\b", re.IGNORECASE)
_RETURNED: Final = re.compile(r"\b(?:is|are|be) (?:returned|sent back|not accepted|rejected)\b", re.IGNORECASE)
_WHAT_BECOMES: Final = "incomplete_rule"
_SIGNS: Final = "sign_off"
_DEPUTY: Final = re.compile(
    r"\babsence of (?:the |its )?chair\b|\bwhere the chair (?:is absent|cannot)\b", re.IGNORECASE
)
_CASTING: Final = re.compile(r"\bcasting vote\b", re.IGNORECASE)
_IN_PERSON: Final = re.compile(r"\b(?:in person|face[- ]to[- ]face)\b", re.IGNORECASE)
_NO_VOTE: Final = re.compile(r"\b(?:without|no|not have) (?:a )?vote\b|\bnon-voting\b", re.IGNORECASE)
_OF_BODIES: Final[tuple[tuple[re.Pattern[str], Callable[[BodyRule], object], str], ...]] = (
    (_DEPUTY, lambda rule: rule.deputy or rule.quorate.get("including"), "deputy"),
    (_CASTING, lambda rule: rule.casting_vote, "casting_vote"),
    (_FAILING, lambda rule: rule.failing_that or rule.casting_vote, "failing_that"),
    (_MANNER, lambda rule: rule.decides_by or rule.failing_that or rule.casting_vote, "decides_by"),
    (_INDEPENDENT, lambda rule: rule.independence, "independence"),
    (_IN_PERSON, lambda rule: rule.held, "held = 'in-person'"),
    (
        _NO_VOTE,
        lambda rule: rule.substitutes or rule.quorate.get("voting") or any(member.no_vote for member in rule.members),
        "members with no_vote = true",
    ),
)
_PROCEEDINGS: Final = {
    "prosecution": re.compile(r"\bprosecution|\btrial\b|\bcriminal proceedings\b", re.IGNORECASE),
    "inquest": re.compile(r"\binquest|\bcoroner", re.IGNORECASE),
    "criminal-investigation": re.compile(r"\b(?:criminal|police) (?:investigation|proceedings)", re.IGNORECASE),
    "family-proceedings": re.compile(r"\b(?:family|care) proceedings", re.IGNORECASE),
}


def further(words: str, place: str, citing: list[Any], held: str) -> Iterator[Problem]:
    """Report words on silence, a body or other proceedings that the rules on a clause leave out."""
    notes = " ".join(getattr(rule, "note", "") for rule in citing).strip()
    excepting = [rule for rule in citing if isinstance(rule, Duty | Hold)]
    exception = None if _EXCEPTION_NOTED.search(notes) else _EXCEPTION.search(words)
    if exception and excepting and not any(rule.unless or _on_a_condition(rule) for rule in excepting):
        yield _said("exception-not-carried", place, exception[0], "what lets it off in unless")
    elif not notes and excepting and len(excepting) == len(citing):
        yield from _of_conditions(words, place, excepting, held)
    if notes:
        return
    duties = [rule for rule in citing if isinstance(rule, Duty)]
    taken = _TAKEN.search(words)
    if taken and duties and not any(duty.silence for duty in duties):
        yield _said("silence-not-carried", place, taken[0], "silence = 'agreed' beside the time")
    yield from _of_days(words, place, duties)
    yield from _of_times(words, place, duties)
    yield from _of_tests(words, place, [rule for rule in citing if isinstance(rule, Criterion)])
    yield from _of_roles(words, place, [rule for rule in citing if isinstance(rule, RoleRule)])
    bodies = [rule for rule in citing if isinstance(rule, BodyRule)]
    for pattern, holds, write in _OF_BODIES:
        said = pattern.search(words)
        if said and bodies and not any(holds(rule) for rule in bodies):
            yield _said("part-not-carried", place, said[0], write)
    yield from _of_holds(words, place, [rule for rule in citing if isinstance(rule, Hold)])


def _of_conditions(words: str, place: str, rules: Sequence[Duty | Hold], held: str) -> Iterator[Problem]:
    """Report on what something hangs that no rule holds: with whose agreement it is done, or where it is owed."""
    allowed, where = _ALLOWED.search(words), _CONDITION.search(words)
    if allowed and not any(rule.unless or _on_a_condition(rule) or getattr(rule, "after", ()) for rule in rules):
        yield _said("exception-not-carried", place, allowed[0], "what allows it in unless or when")
    names = {name for rule in rules for name in (*getattr(rule, "when", ()), *rule.unless, *getattr(rule, "after", ()))}
    free = all(rule.source.force is Force.MAY for rule in rules)
    if where and free and _AS_ONE_LIKES.search(where["holds"]):
        return  # a permission holds nobody to use it
    needed = None if free or any(rule.unless or _on_a_condition(rule) for rule in rules) else _IF_NEEDED.search(words)
    if needed and needed[needed.lastgroup or 0].lower() not in held.lower():
        yield _said("condition-not-carried", place, needed[0], "the fact in when")
    if where and not stems(where["holds"]) & stems(" ".join((held, *map(_called, names)))):
        yield _said("condition-not-carried", place, where[0], "the fact or test in when")


def _called(name: str) -> str:
    """What a name of the library is called, or what it asks."""
    facts, events, steps = vocabulary.facts(), vocabulary.events(), vocabulary.steps()
    if name in facts:
        return facts[name].question
    return events[name].title if name in events else steps[name].title if name in steps else ""


def stems(words: str) -> set[str]:
    """The beginnings of the longer words, by which two texts speak of the same."""
    return {word[:_STEM] for word in _WORD.findall(words.lower())}


def _of_days(words: str, place: str, duties: Sequence[Duty]) -> Iterator[Problem]:
    """Report days on which something is not to be done, of which no duty keeps clear."""
    barred = {day.removeprefix("near-") for duty in duties for day in duty.not_on}
    for day, pattern in _DAYS.items() if duties and _NOT_THEN.search(words) else ():
        said = pattern.search(words)
        if said and day not in barred:
            yield _said("days-not-carried", place, said[0], f"not_on = ['{day}']")


def _of_times(words: str, place: str, duties: Sequence[Duty]) -> Iterator[Problem]:
    """Report that the later of two times counts, or that a time stands still, of which no duty holds anything."""
    timings = [duty.timing for duty in duties if duty.timing is not None]
    later, pause = _LATER.search(words), _PAUSE.search(words)
    if timings and later and not any(duty.whichever for duty in duties) and not any(each.last_of for each in timings):
        yield _said("time-not-carried", place, later[0], "of_last_of in its time, or whichever = 'later' in two duties")
    if timings and pause and not any(timing.stops_while or timing.stands_still for timing in timings):
        yield _said("time-not-carried", place, pause[0], "stops_while, or stops_from and stops_until")


def _on_a_condition(rule: Duty | Hold) -> bool:
    """Whether a duty arises on a condition of one's own or a fact, in which an exception may stand too."""
    facts = vocabulary.facts()
    return isinstance(rule, Duty) and any(name in facts or name not in vocabulary.events() for name in rule.when)


def _of_tests(words: str, place: str, tests: Sequence[Criterion]) -> Iterator[Problem]:
    """Report that so many of several have to hold, where the test does not count."""
    several = _SEVERAL.search(words)
    if several and tests and not any(test.at_least for test in tests):
        yield _said("part-not-carried", place, several[0], "at_least in the test")


def _of_roles(words: str, place: str, roles: Sequence[RoleRule]) -> Iterator[Problem]:
    """Report that somebody is independent, where nothing is asked of the role."""
    said = _INDEPENDENT.search(words)
    if said and roles and not any(role.independent_of or role.qualities for role in roles):
        yield _said("part-not-carried", place, said[0], "independence")


def of_lists(words: str, place: str, checklists: Iterable[Checklist]) -> Iterator[Problem]:
    """Report that a list is not closed, where it does not say so."""
    several, said = tuple(checklists), _OPEN.search(words)
    if said and several and not any(each.open or each.note for each in several):
        yield Problem("part-not-carried", place, f"it says {said[0]!r}; write open = true on the list")


def of_forms(words: str, place: str, forms: Iterable[FormRule]) -> Iterator[Problem]:
    """Report that something becomes of a form on which something is missing, where the form does not say what."""
    returned, several = _RETURNED.search(words), tuple(forms)
    if returned and several and not any(_WHAT_BECOMES in _keys(form.table) for form in several):
        yield Problem("part-not-carried", place, f"it says {returned[0]!r}; write {_WHAT_BECOMES} on the form")
    signed = _SIGNED.search(words)
    if signed and several and not any(_SIGNS in _keys(form.table) for form in several):
        yield Problem("part-not-carried", place, f"it says {signed[0]!r}; write a [[form.sign_off]]")


def _keys(table: Mapping[str, Any]) -> Iterator[str]:
    """The keys of a form and of its parts."""
    for key, value in table.items():
        yield key
        for part in value if is_list(value) else [value]:
            if is_table(part):
                yield from _keys(part)


def _of_holds(words: str, place: str, holds: Iterable[Hold]) -> Iterator[Problem]:
    """Report proceedings that the words name, where all holds on the clause wait for others."""
    during = {name for hold in holds for name in hold.during}
    known = during & vocabulary.proceedings().keys()
    named = {name: match[0] for name, pattern in _PROCEEDINGS.items() if (match := pattern.search(words))}
    if known and named and known.isdisjoint(named) and known <= _PROCEEDINGS.keys():
        name, said = next(iter(named.items()))
        yield _said("proceedings-not-carried", place, said, f"while = '{name}'")


def _said(code: str, place: str, said: str, write: str) -> Problem:
    return Problem(code, place, f"it says {said!r}; write {write}, or a note")
