"""What the words of a clause say of silence, chairs, votes and other proceedings, and no rule that cites it holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cspr import vocabulary
from cspr.errors import Problem
from cspr.guidance.model import Duty, FormRule, Hold
from cspr.guidance.role_rules import BodyRule
from cspr.guidance.tables import is_list, is_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_TAKEN: Final = re.compile(
    r"\b(?:taken|deemed|treated)\s+(?:as|to\s+be|to\s+have)\s+(?:been\s+)?(?:agreed|approved|accepted|agreement|approval)\b",
    re.IGNORECASE,
)
_ELECTION: Final = re.compile(r"\bpre-election\b|\bpurdah\b", re.IGNORECASE)
_BARRED: Final = "pre-election-period"
_RETURNED: Final = re.compile(r"\b(?:is|are|be) (?:returned|sent back|not accepted|rejected)\b", re.IGNORECASE)
_WHAT_BECOMES: Final = "incomplete_rule"
_DEPUTY: Final = re.compile(
    r"\babsence of (?:the |its )?chair\b|\bwhere the chair (?:is absent|cannot)\b", re.IGNORECASE
)
_CASTING: Final = re.compile(r"\bcasting vote\b", re.IGNORECASE)
_NO_VOTE: Final = re.compile(r"\b(?:without|no|not have) (?:a )?vote\b|\bnon-voting\b", re.IGNORECASE)
_OF_BODIES: Final[tuple[tuple[re.Pattern[str], Callable[[BodyRule], object], str], ...]] = (
    (_DEPUTY, lambda rule: rule.deputy or rule.quorate.get("including"), "deputy"),
    (_CASTING, lambda rule: rule.casting_vote, "casting_vote"),
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


def further(words: str, place: str, citing: list[Any]) -> Iterator[Problem]:
    """Report words on silence, a body or other proceedings that the rules on a clause leave out."""
    if any(getattr(rule, "note", "") for rule in citing):
        return
    duties = [rule for rule in citing if isinstance(rule, Duty)]
    taken = _TAKEN.search(words)
    if taken and duties and not any(duty.silence for duty in duties):
        yield _said("silence-not-carried", place, taken[0], "silence = 'agreed' beside the time")
    election = _ELECTION.search(words)
    if election and duties and not any(_BARRED in duty.not_on for duty in duties):
        yield _said("days-not-carried", place, election[0], f"not_on = ['{_BARRED}']")
    bodies = [rule for rule in citing if isinstance(rule, BodyRule)]
    for pattern, holds, write in _OF_BODIES:
        said = pattern.search(words)
        if said and bodies and not any(holds(rule) for rule in bodies):
            yield _said("part-not-carried", place, said[0], write)
    yield from _of_holds(words, place, [rule for rule in citing if isinstance(rule, Hold)])


def of_forms(words: str, place: str, forms: Iterable[FormRule]) -> Iterator[Problem]:
    """Report that something becomes of a form on which something is missing, where the form does not say what."""
    returned, several = _RETURNED.search(words), tuple(forms)
    if returned and several and not any(_WHAT_BECOMES in _keys(form.table) for form in several):
        yield Problem("part-not-carried", place, f"it says {returned[0]!r}; write {_WHAT_BECOMES} on the form")


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
