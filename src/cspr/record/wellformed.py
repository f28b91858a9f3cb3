"""What may stand in an entry: words of the vocabulary, references, days, answers.

Each function takes what was given and gives what is kept, or a ``Wrong`` in its place, so that an entry can report
all that is wrong with it and not only the first. Nothing that was given is repeated.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeVar, cast

from cspr import vocabulary
from cspr.dates import PartialDate
from cspr.errors import CsprError, nearest, wrong
from cspr.truth import Truth

REFERENCE: Final = "[A-Z0-9][A-Z0-9-]{0,31}"
ENTRY_ID: Final = f"e[1-9][0-9]{{0,6}}|{REFERENCE}|(?!e[0-9]+$)(?=[a-z-]*[0-9])[a-z0-9][a-z0-9-]{{0,31}}"
PARTNERSHIP: Final = "[a-z0-9][a-z0-9-]{0,63}"
CARD: Final = (
    "(ask|awaited|care|meeting|plan|returned|task|then|waiting|weigh)"
    f"(/([a-z][a-z0-9:-]{{0,63}}|(action|agency|child|meeting|person):{REFERENCE}"
    "|[1-9][0-9]?|[0-9]{4}(-[0-9]{2}){0,2}|[0-9]{4}-Q[1-4])){1,8}"
)
WHOM: Final = ("agency", "child", "person")
STATES: Final = ("open", "ended", "none")
CAUSES: Final = ("resigned", "removed", "replaced", "completed")
CASE: Final = "case"

_T = TypeVar("_T")
_REFERENCE: Final = re.compile(REFERENCE, re.ASCII)
_CARD: Final = re.compile(CARD, re.ASCII)
_ENTRY_ID: Final = re.compile(ENTRY_ID, re.ASCII)
_PARTNERSHIP: Final = re.compile(PARTNERSHIP, re.ASCII)
_ANSWERS: Final = {answer.value: answer for answer in Truth}
ENTRY_ID_ADVICE: Final = "small letters with a digit, such as 'e1', or capitals; hyphens; at most 32; never a name"
VOTES: Final = r"\d{1,3} for(, \d{1,3} against)?(, \d{1,3} abstained)?"
REFERENCE_ADVICE: Final = "write capital letters, digits and hyphens, at most 32: a reference, never a name"
PARTNERSHIP_ADVICE: Final = "write small letters, digits and hyphens, at most 64"
_CARD_ADVICE: Final = "the id of a card of the first screen, such as 'task/notify-partners/case'"
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


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def one_of(value: Any, known: Sequence[str], code: str) -> str:
    """One of the words of a short list."""
    return value if value in known else _wrong(code, "one of " + ", ".join(known))


def _word(value: Any, known: Mapping[str, Any], kind: str) -> str:
    if isinstance(value, str) and (value in known or vocabulary.is_own(value)):
        return value
    return _wrong(
        f"unknown-{kind}", nearest(_text(value) or "", known) or f"give the id of {_A[kind]} that the vocabulary holds"
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
    "meeting": "a meeting",
    "contribution": "a contribution",
    "document": "a document",
}


def event(value: str) -> str:
    """An event."""
    return _word(value, vocabulary.events(), "event")


def fact(value: str) -> str:
    """A fact."""
    return _word(value, vocabulary.facts(), "fact")


def actor(value: str) -> str:
    """A role, a body or an agency."""
    return _word(value, vocabulary.actors(), "actor")


def role(value: str) -> str:
    """A role."""
    return _word(value, vocabulary.roles(), "role")


def body(value: str) -> str:
    """A body."""
    return _word(value, vocabulary.bodies(), "body")


def step(value: str) -> str:
    """A step."""
    return _word(value, vocabulary.steps(), "step")


def decision(value: str) -> str:
    """A decision."""
    return _word(value, vocabulary.decisions(), "decision")


def proceeding(value: str) -> str:
    """A proceeding."""
    return _word(value, vocabulary.proceedings(), "proceeding")


def meeting(value: str) -> str:
    """A meeting."""
    return _word(value, vocabulary.meetings(), "meeting")


def contribution(value: str) -> str:
    """A way of taking part."""
    return _word(value, vocabulary.contributions(), "contribution")


def document(value: str) -> str:
    """A document."""
    return _word(value, vocabulary.documents(), "document")


def reason(value: Any, kind: str) -> str:
    """A reason of one kind."""
    known = {word: each for word, each in vocabulary.reasons().items() if each.kind == kind}
    if isinstance(value, str) and (value in known or vocabulary.is_own(value)):
        return value
    return _wrong("unknown-reason", nearest(_text(value) or "", known) or "one of " + ", ".join(known))


def why_unknown(value: str) -> str:
    """Why an answer is unknown."""
    return reason(value, "unknown")


def why_delayed(value: str) -> str:
    """Why a step is delayed."""
    return reason(value, "delay")


def why_set_aside(value: str) -> str:
    """Why a card of the first screen is set aside."""
    return reason(value, "set-aside")


def card(value: str) -> str:
    """The id of a card of the first screen."""
    text = _text(value)
    return text if text is not None and _CARD.fullmatch(text) else _wrong("malformed-card", _CARD_ADVICE)


def why_withdrawn(value: str) -> str:
    """Why an entry is withdrawn."""
    return reason(value, "withdrawal")


def why_redacted(value: str) -> str:
    """Why an entry is redacted."""
    return reason(value, "redaction")


def answer(value: Truth | str) -> Truth:
    """Yes, no or unknown; nothing else means any of them."""
    if isinstance(value, Truth):
        return value
    known = _ANSWERS.get(_text(value) or "")
    return known if known is not None else cast("Truth", Wrong("unknown-answer", "'yes', 'no' or 'unknown'"))


def cause(value: str) -> str:
    """How an appointment ended."""
    return one_of(value, CAUSES, "unknown-cause")


def state(value: str) -> str:
    """Whether a proceeding is open, ended, or asked about and none."""
    return one_of(value, STATES, "unknown-state")


def each(value: str) -> str:
    """Of whom a list is complete."""
    return one_of(value, WHOM, "unknown-list")


def text(value: str) -> str:
    """A text, whose meaning is checked with another field."""
    return value if _text(value) is not None else _wrong("not-text", "give text")


def is_reference(value: Any) -> bool:
    """Whether it is a reference."""
    return isinstance(value, str) and _REFERENCE.fullmatch(value) is not None


def reference(value: str) -> str:
    """A reference."""
    return value if is_reference(value) else _wrong("malformed-reference", REFERENCE_ADVICE)


def votes(value: str) -> str:
    """How many voted, and how."""
    whole = _text(value)
    good = whole is not None and re.fullmatch(VOTES, whole)
    return value if good else _wrong("malformed-votes", "write figures alone, such as '5 for, 2 against, 1 abstained'")


def agency(value: str) -> str:
    """An agency of the vocabulary, a partnership's own, or a reference to one."""
    return value if _is_agency(_text(value)) else _unknown_agency(value)


def _is_agency(value: str | None) -> bool:
    return value in vocabulary.agencies() or is_reference(value) or (value is not None and vocabulary.is_own(value))


def _unknown_agency(value: Any) -> str:
    advice = nearest(_text(value) or "", vocabulary.agencies())
    return _wrong("unknown-agency", advice or "give an agency of the vocabulary, or a reference")


def who(value: str) -> str:
    """One agency, child or person."""
    kind, colon, whom = (_text(value) or "").partition(":")
    if colon and (_is_agency(whom) if kind == "agency" else kind in WHOM and is_reference(whom)):
        return value
    advice = nearest(whom, vocabulary.agencies()) if kind == "agency" else ""
    return _wrong("unknown-about", advice or _ABOUT_ADVICE)


def about(value: str) -> str:
    """Whom an entry is about: the case, or one agency, child or person."""
    return CASE if value == CASE else who(value)


def is_entry_id(value: Any) -> bool:
    """Whether it can be the id of an entry."""
    return isinstance(value, str) and _ENTRY_ID.fullmatch(value) is not None


def entry_id(value: str) -> str:
    """The id of an entry."""
    return value if is_entry_id(value) else _wrong("malformed-id", ENTRY_ID_ADVICE)


def when(value: date | PartialDate | str) -> PartialDate:
    """A day, or what is known of it."""
    try:
        return PartialDate.of(value)
    except CsprError as error:
        return cast("PartialDate", Wrong(error.problems[0].code, error.problems[0].suggestion))


def day(value: date | str | None) -> date | None:
    """A day that is wholly known, or nothing."""
    if value is None:
        return None
    taken: PartialDate | Wrong = when(value)
    if isinstance(taken, Wrong):
        return cast("date", taken)
    whole = None if isinstance(value, PartialDate) else taken.exact
    return whole or cast("date", Wrong("not-a-day", "give the whole date, YYYY-MM-DD"))


def is_partnership(value: Any) -> bool:
    """Whether it can be the id of a partnership."""
    return isinstance(value, str) and _PARTNERSHIP.fullmatch(value) is not None


def is_outcome(value: str, known: Container[str]) -> bool:
    """Whether a decision can have that outcome."""
    return value in known or vocabulary.is_own(value)


def plain(value: str | date | PartialDate | Truth | tuple[str, ...]) -> str | list[str]:
    """Write what stands in a field as text, or a list of texts, that can be taken again."""
    if isinstance(value, tuple):
        return list(value)
    return value.value if isinstance(value, Truth) else str(value)
