"""To whom the words of a clause say that something goes, where no duty on it names anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from cspr import vocabulary
from cspr.authoring.names_in_text import first_of
from cspr.errors import Problem
from cspr.guidance.documents import Document
from cspr.guidance.model import Duty
from cspr.guidance.owing import ANY_AGENCY
from cspr.vocabulary import is_own

_TO: Final = re.compile(
    r"\b(?:(?:sent|submitted|reported|copied|circulated|escalated|given|forwarded|passed|provided|presented|goes|go)\s+to"
    r"|(?:sends?|submits?|circulates?|forwards?|gives?|passes|presents|refers?|escalates?)\s+(?:\w+\s+){1,6}?to"
    r"|discuss(?:es)?\s+(?:\w+\s+){1,6}?with|(?:replies|reports?|writes?)\s+to|telephones|shared\s+with|notifies|tells|informs|asks?)\s+(?P<whom>[^.;,]{3,60})"
)
_IS_TOLD: Final = re.compile(
    r"^(?P<whom>[^.;,]{3,60}?)\s+(?:is|are)\s+(?:told|informed|notified|telephoned|asked|invited|sent\s+(?:the|a|an|its)\b)"
)
_EVERY: Final = re.compile(r"(?:each|every|all|those|these)\s+(?:\w+\s+)?agenc(?:y|ies)\b", re.IGNORECASE)
_MEMBERS: Final = re.compile(r"(?:the\s+|its\s+|all\s+)?members\b(?! of)", re.IGNORECASE)
_IN_SOME_CASES: Final = re.compile(
    r"^(?:If|Where|When|(?:An?|The|Any|Each|Every) \w+ (?:which|who|that))\b[^,;.]*?"
    r"\b(?=(?:(?:it|they) (?:is|are)|(?:may|must|should) be) \w+ to\b)"
)
"""The case of which a sentence speaks, where no comma ends it: "If the form is still out it is passed to"."""
_APART: Final = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
"""What stands between those whom a clause lists."""
_ACTORS: Final = ("bodies", "roles", "agencies")
_OF_SEVERAL: Final = frozenset({ANY_AGENCY, "child", "family"})


def of_recipients(document: Document, words: str, main: str, place: str, duties: list[Duty]) -> Iterator[Problem]:
    """Report to whom something goes where no duty says so, or all of them name others.

    Args:
        words: those of the clause.
        main: the same without what tells of when or of what it speaks.
    """
    sent = _TO.search(main) or _TO.search(_IN_SOME_CASES.sub("", words, count=1) if _IN_SOME_CASES.match(words) else "")
    named = sent or _IS_TOLD.search(re.sub(r"^[ ,]*The\b", "the", main).lstrip(" ,"))
    whom = _whom(document, named["whom"]) if named else ""
    if whom and not any(duty.to or whom in duty.who for duty in duties):
        yield Problem("recipient-not-carried", place, f"it names whom it goes to; write to = [{whom!r}] in its duty")
    members = _MEMBERS.match(sent["whom"]) if sent else None
    if members and not any(duty.to or duty.note for duty in duties):
        advice = f"it says {members[0]!r}; write the body whose members are meant in to"
        yield Problem("recipient-not-carried", place, advice)
    yield from _to_another(whom, place, duties)
    listed = sent.string[sent.start("whom") :] if sent else named["whom"] if named else ""
    yield from _to_some(document, listed, place, duties)


def _to_some(document: Document, listed: str, place: str, duties: list[Duty]) -> Iterator[Problem]:
    """Report where a clause lists several to whom something goes, and the duties on it name some of them alone."""
    several = [_whom(document, said) for said in _APART.split(listed)]
    named = [whom for whom in takewhile(bool, several) if whom not in _OF_SEVERAL]
    to = {name for duty in duties for name in duty.to}
    left = [whom for whom in named if whom not in to]
    if len(left) < len(named) and left and not any(duty.note for duty in duties):
        advice = f"it names several whom it goes to; write {', '.join(map(repr, left))} in to as well, or a note"
        yield Problem("recipient-not-carried", place, advice)


def _whom(document: Document, said: str) -> str:
    """The word for whom a text names at its beginning, of one's own too; empty where it names nobody."""
    own = {word.id: getattr(word, "title", "") for kind in _ACTORS for word in document.words.get(kind, {}).values()}
    for name, title in own.items():
        if re.match(rf"(?:the )?(?:{re.escape(title)}|{re.escape(title.partition(' of ')[0])})\b", said):
            return name
    return first_of(said) or (ANY_AGENCY if _EVERY.match(said) else "")


def _to_another(whom: str, place: str, duties: list[Duty]) -> Iterator[Problem]:
    """Report where all duties on a clause go to others than the one whom its words name."""
    to = {name for duty in duties for name in duty.to}
    if to and _to_one(whom) and whom not in to and not any(map(is_own, to)) and not any(duty.note for duty in duties):
        advice = f"it names whom it goes to, and to names others; write to = [{whom!r}], or a note"
        yield Problem("recipient-not-carried", place, advice)


def _to_one(whom: str) -> bool:
    """Whether it is one role or agency, and no body that may stand for its members."""
    return whom not in _OF_SEVERAL and (whom in vocabulary.roles() or whom in vocabulary.agencies())
