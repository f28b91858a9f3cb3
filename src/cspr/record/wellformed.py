"""What may stand in an entry: words of the vocabulary, references, days, answers.

Each function takes what was given and gives what is kept, or a ``Wrong`` in its place, so that an entry can report
all that is wrong with it and not only the first. Nothing that was given is repeated.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from cspr import vocabulary
from cspr.dates import PartialDate
from cspr.errors import CsprError, nearest, wrong
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

REFERENCE: Final = "[A-Z0-9][A-Z0-9-]{0,31}"
ENTRY_ID: Final = f"e[1-9][0-9]{{0,6}}|{REFERENCE}|(?!e[0-9]+$)(?=[a-z-]*[0-9])[a-z0-9][a-z0-9-]{{0,31}}"
PARTNERSHIP: Final = "[a-z0-9][a-z0-9-]{0,63}"
WHOM: Final = ("agency", "child", "person")
STATES: Final = ("open", "ended", "none")
CASE: Final = "case"

_T = TypeVar("_T")
_REFERENCE: Final = re.compile(REFERENCE, re.ASCII)
_ENTRY_ID: Final = re.compile(ENTRY_ID, re.ASCII)
_PARTNERSHIP: Final = re.compile(PARTNERSHIP, re.ASCII)
_ANSWERS: Final = {answer.value: answer for answer in Truth}
REFERENCE_ADVICE: Final = "capital letters, digits and hyphens, at most 32: a reference, never a name"
_ABOUT_ADVICE: Final = "'agency:', 'child:' or 'person:' and a reference, or 'agency:' and an agency of the vocabulary"


class Wrong:
    """What stands in a field that was given something it cannot hold."""

    __slots__ = ("advice", "code")

    def __init__(self, code: str, advice: str) -> None:
        """Keep what is wrong and what would be right."""
        self.code = code
        self.advice = advice


def _wrong(code: str, advice: str) -> str:
    return cast("str", Wrong(code, advice))


def must(kept: _T, path: str) -> _T:
    """Pass on what was taken.

    Raises:
        CsprError: what is wrong with it, where it is a ``Wrong``.
    """
    if isinstance(kept, Wrong):
        raise wrong(kept.code, path, kept.advice)
    return kept


def _text(given: Any) -> str | None:
    return given if isinstance(given, str) else None


def _one_of(given: str, known: tuple[str, ...], code: str) -> str:
    return given if given in known else _wrong(code, "one of " + ", ".join(known))


def _word(given: Any, known: Mapping[str, Any], one: str) -> str:
    if isinstance(given, str) and (given in known or vocabulary.is_own(given)):
        return given
    return _wrong(
        f"unknown-{one}", nearest(_text(given) or "", known) or f"give the id of {_A[one]} that the vocabulary holds"
    )


_A: Final = {
    "event": "an event",
    "fact": "a fact",
    "actor": "a role, a body or an agency",
    "role": "a role",
    "body": "a body",
    "step": "a step",
    "decision": "a decision",
    "outcome": "an outcome of the decision",
    "proceeding": "a proceeding",
    "reason": "a reason",
}


def event(given: str) -> str:
    """Take an event."""
    return _word(given, vocabulary.events(), "event")


def fact(given: str) -> str:
    """Take a fact."""
    return _word(given, vocabulary.facts(), "fact")


def actor(given: str) -> str:
    """Take a role, a body or an agency."""
    return _word(given, vocabulary.actors(), "actor")


def role(given: str) -> str:
    """Take a role."""
    return _word(given, vocabulary.roles(), "role")


def body(given: str | None) -> str | None:
    """Take a body, or nothing."""
    return None if given is None else _word(given, vocabulary.bodies(), "body")


def step(given: str) -> str:
    """Take a step."""
    return _word(given, vocabulary.steps(), "step")


def decision(given: str) -> str:
    """Take a decision."""
    return _word(given, vocabulary.decisions(), "decision")


def proceeding(given: str) -> str:
    """Take a proceeding."""
    return _word(given, vocabulary.proceedings(), "proceeding")


def _reason(given: str, kind: str) -> str:
    known = {word: reason for word, reason in vocabulary.reasons().items() if reason.kind == kind}
    return _word(given, known, "reason")


def why_unknown(given: str | None) -> str | None:
    """Take why an answer is unknown, or nothing."""
    return None if given is None else _reason(given, "unknown")


def why_delayed(given: str) -> str:
    """Take why a step is delayed."""
    return _reason(given, "delay")


def why_withdrawn(given: str) -> str:
    """Take why an entry is withdrawn."""
    return _reason(given, "withdrawal")


def why_redacted(given: str) -> str:
    """Take why an entry is redacted."""
    return _reason(given, "redaction")


def answer(given: Truth | str) -> Truth:
    """Take yes, no or unknown; nothing else means any of them."""
    if isinstance(given, Truth):
        return given
    known = _ANSWERS.get(_text(given) or "")
    return known if known is not None else cast("Truth", Wrong("unknown-answer", "'yes', 'no' or 'unknown'"))


def state(given: str) -> str:
    """Take whether a proceeding is open, ended, or asked about and none."""
    return _one_of(given, STATES, "unknown-state")


def each(given: str) -> str:
    """Take of whom a list is complete."""
    return _one_of(given, WHOM, "unknown-list")


def text(given: str) -> str:
    """Take a text, whose meaning is checked with another field."""
    return given if _text(given) is not None else _wrong("not-text", "give text")


def is_reference(given: Any) -> bool:
    """Say whether it is a reference."""
    return isinstance(given, str) and _REFERENCE.fullmatch(given) is not None


def reference(given: str) -> str:
    """Take a reference."""
    return given if is_reference(given) else _wrong("malformed-reference", REFERENCE_ADVICE)


def maybe_reference(given: str | None) -> str | None:
    """Take a reference, or nothing."""
    return None if given is None else reference(given)


def agency(given: str | None) -> str | None:
    """Take an agency of the vocabulary, a partnership's own, or a reference to one; or nothing."""
    return given if given is None or _is_agency(_text(given)) else _unknown_agency(given)


def _is_agency(given: str | None) -> bool:
    return given in vocabulary.agencies() or is_reference(given) or (given is not None and vocabulary.is_own(given))


def _unknown_agency(given: Any) -> str:
    advice = nearest(_text(given) or "", vocabulary.agencies())
    return _wrong("unknown-agency", advice or "give an agency of the vocabulary, or a reference")


def who(given: str) -> str:
    """Take one agency, child or person."""
    kind, colon, whom = (_text(given) or "").partition(":")
    if colon and (_is_agency(whom) if kind == "agency" else kind in WHOM and is_reference(whom)):
        return given
    advice = nearest(whom, vocabulary.agencies()) if kind == "agency" else ""
    return _wrong("unknown-about", advice or _ABOUT_ADVICE)


def about(given: str) -> str:
    """Take whom an entry is about: the case, or one agency, child or person."""
    return CASE if given == CASE else who(given)


def is_entry_id(given: Any) -> bool:
    """Say whether it can be the id of an entry."""
    return isinstance(given, str) and _ENTRY_ID.fullmatch(given) is not None


def entry_id(given: str) -> str:
    """Take the id of an entry."""
    return (
        given
        if is_entry_id(given)
        else _wrong("malformed-id", "such as 'e1': letters, digits and hyphens, at most 32; never a name")
    )


def maybe_entry_id(given: str | None) -> str | None:
    """Take the id of an entry, or nothing."""
    return None if given is None else entry_id(given)


def when(given: date | PartialDate | str) -> PartialDate:
    """Take a day, or what is known of it."""
    try:
        return PartialDate.of(given)
    except CsprError as error:
        return cast("PartialDate", Wrong(error.problems[0].code, error.problems[0].suggestion))


def maybe_when(given: date | PartialDate | str | None) -> PartialDate | None:
    """Take a day, or what is known of it, or nothing."""
    return None if given is None else when(given)


def day(given: date | str | None) -> date | None:
    """Take a day that is wholly known, or nothing."""
    if given is None:
        return None
    taken: PartialDate | Wrong = when(given)
    if isinstance(taken, Wrong):
        return cast("date", taken)
    whole = None if isinstance(given, PartialDate) else taken.exact
    return whole or cast("date", Wrong("not-a-day", "give the whole date, YYYY-MM-DD"))


def is_partnership(given: Any) -> bool:
    """Say whether it can be the id of a partnership."""
    return isinstance(given, str) and _PARTNERSHIP.fullmatch(given) is not None


def is_outcome(given: str, known: Container[str]) -> bool:
    """Say whether a decision can have that outcome."""
    return given in known or vocabulary.is_own(given)


def plain(value: str | date | PartialDate | Truth) -> str:
    """Write what stands in a field as text that can be taken again."""
    return value.value if isinstance(value, Truth) else str(value)
