"""Whether the names given in place of the true ones hide them, and are used for one person each."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any, Final

import attrs

from cspr.anonymity._folding import fold, letters
from cspr.anonymity._matching import one_apart
from cspr.anonymity._words import PARTICLES, TITLES
from cspr.anonymity.answers import How
from cspr.anonymity.known import NO_LISTS, Known
from cspr.anonymity.searching import identifiers
from cspr.answers import Answers, Named
from cspr.arguments import a_list, a_text, each_of, of_kind
from cspr.errors import wrong
from cspr.wording.anonymity import ALTERED, UNCHANGED, altered_to_protect

_MOST: Final = 200
_PAIR: Final = "give the true name and the pseudonym, both as text"


class Fault(Enum):
    """What is wrong with a pseudonym."""

    KEEPS_INITIAL = "keeps-the-true-initial"
    KNOWN_NAME = "is-a-known-name"
    NEAR_TRUE_NAME = "is-near-the-true-name"
    SHARED = "stands-for-two-people"
    SECOND = "is-a-second-one-for-a-person"
    NOT_USED = "is-not-used-in-the-text"
    SPELT_OTHERWISE = "is-spelt-otherwise-in-the-text"
    EMPTY = "has-no-letters"


@attrs.frozen(kw_only=True, repr=False)
class PseudonymFault(Named):
    """One thing that is wrong with a pseudonym. It holds numbers and places, never a name.

    Args:
        fault: what is wrong.
        pseudonym: which one, from 0 in the order in which they were given.
        start: where in the text, in code points, for what is wrong there.
        end: where it ends there, exclusive.
    """

    fault: Fault
    pseudonym: int
    start: int | None = None
    end: int | None = None


class Alteration(Enum):
    """A sort of details that was altered."""

    NAMES = "names"
    DATES = "dates"
    AGES = "ages"
    PLACES = "places"
    GENDERS = "genders"
    FAMILY = "family"
    EVENTS = "events"


def check_pseudonyms(
    pairs: Iterable[tuple[str, str]], known: Known | None = None, *, text: str | None = None
) -> Answers[PseudonymFault]:
    """What is wrong with pseudonyms, each beside its true name. No clause asks for this; it is craft.

    Args:
        pairs: the true name and the pseudonym, for each person.
        known: all names that must not appear; no pseudonym may be one of them.
        text: the report, to see whether each pseudonym is used and always spelt alike.

    Raises:
        CsprError: ``not-text``, by the number of the pair; ``not-a-list``, ``too-many-entries``. No name is repeated.

    Examples:
        >>> [fault.fault.value for fault in check_pseudonyms([("Sam Carter", "Sid")])]
        ['keeps-the-true-initial']
        >>> check_pseudonyms([("Sam Carter", "Leo")], text="Leo was seen. Leo's sister was not.")
        Answers(0)
    """
    listed = a_list(pairs, "pairs", _PAIR)
    if len(listed) > _MOST:
        raise wrong("too-many-entries", "pairs", f"at most {_MOST} pairs are compared with one another")
    names = [_pair(number, pair) for number, pair in enumerate(listed)]
    if known is not None:
        of_kind(known, Known, "not-a-list", "known", NO_LISTS)
    if text is not None:
        a_text(text, "text")
    real = {word for name in (*(true for true, _ in names), *(known.names if known else ())) for word in _words(name)}
    faults: list[PseudonymFault] = []
    for number, (true, pseudonym) in enumerate(names):
        before = names[:number]
        faults += [PseudonymFault(fault=fault, pseudonym=number) for fault in _faults(true, pseudonym, real, before)]
        if text is not None and letters(pseudonym):
            faults += _in_text(number, pseudonym, text)
    return Answers(faults)


def _pair(number: int, pair: Any) -> tuple[str, str]:
    match pair:
        case (str(true), str(pseudonym)):
            return true, pseudonym
        case _:
            raise wrong("not-text", f"pairs[{number}]", _PAIR)


def _words(name: str) -> list[str]:
    words = "".join(letter if letter.isalnum() else " " for letter in fold(name).text.replace("'", "")).split()
    return [word for word in words if word not in TITLES and word not in PARTICLES]


def _faults(true: str, pseudonym: str, real: set[str], before: list[tuple[str, str]]) -> Iterable[Fault]:
    mine, theirs = _words(pseudonym), _words(true)
    if not letters(pseudonym):
        yield Fault.EMPTY
        return
    both = min(len(mine), len(theirs))
    initials = [word[0] for word in theirs]
    alone = {*initials, "".join(initials)}  # of Child S, and of SP
    if any(mine[place][0] == initials[place] for place in (0, -1)[:both]) or alone.intersection(mine):
        yield Fault.KEEPS_INITIAL
    if real.intersection(mine):
        yield Fault.KNOWN_NAME
    if any(one_apart(word, other) for word in mine for other in theirs if min(len(word), len(other)) > 2):  # noqa: PLR2004
        yield Fault.NEAR_TRUE_NAME
    same_person = {letters(other) for name, other in before if letters(name) == letters(true)}
    same_pseudonym = {letters(name) for name, other in before if letters(other) == letters(pseudonym)}
    if same_pseudonym - {letters(true)}:
        yield Fault.SHARED
    if same_person - {letters(pseudonym)}:
        yield Fault.SECOND


def _in_text(number: int, pseudonym: str, text: str) -> Iterable[PseudonymFault]:
    findings = [passage for passage in identifiers(text, Known(names=[pseudonym])).findings if passage.entry]
    if not any(How.NEAR not in passage.how for passage in findings):
        yield PseudonymFault(fault=Fault.NOT_USED, pseudonym=number)
    for passage in findings:
        if How.NEAR in passage.how:
            yield PseudonymFault(fault=Fault.SPELT_OTHERWISE, pseudonym=number, start=passage.start, end=passage.end)


def alterations(kinds: Iterable[Alteration]) -> str:
    """A sentence for the report that says what was altered, so that nobody takes it for fact.

    Args:
        kinds: the sorts of details that were altered; how they were is not said.

    Raises:
        CsprError: ``not-a-list``, ``not-an-alteration``.

    Examples:
        >>> alterations([Alteration.NAMES, Alteration.DATES])
        'To protect the people in this report, names and dates have been changed.'
        >>> alterations([])
        'No details have been changed in this report.'
    """
    advice = "give Alteration.NAMES and its like in a list"
    altered = {*each_of(a_list(kinds, "kinds", advice), Alteration, "not-an-alteration", "kinds", advice)}
    chosen = [ALTERED[kind.value] for kind in Alteration if kind in altered]
    if not chosen:
        return UNCHANGED
    return altered_to_protect(chosen)
