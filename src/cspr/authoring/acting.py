"""Who does what in a sentence: whom it names, who is the subject of its verb, and whether something is done."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from cspr import vocabulary

_ALSO: Final[Mapping[str, str]] = {
    "safeguarding children partnership": "partnership",
    "the partnership": "partnership",
    "the partnerships": "partnership",
    "the panel": "national-panel",
    "child safeguarding practice review panel": "national-panel",
    "statutory partners": "safeguarding-partners",
    "the partners": "safeguarding-partners",
    "business unit": "business-office",
    "partnership office": "business-office",
    "the council": "local-authority",
    "local authorities": "local-authority",
    "children's social care": "local-authority",
    "integrated care board": "integrated-care-board",
    "lead reviewers": "lead-reviewer",
    "reviewer": "lead-reviewer",
    "scrutineer": "independent-scrutineer",
    "agencies": "partner-agency",
    "agency": "partner-agency",
    "practitioners": "practitioner",
    "parents": "family",
    "case review group": "review-subgroup",
    "cspr group": "review-subgroup",
    "schools": "education",
}
_LONGER_NAME: Final = r"(?!\s+(?!Must|Should|May|Will|Shall)[A-Z][a-z])"
_DOING: Final = (
    r"(?:acknowledg|advis|agre|aim|alert|analys|appoint|approv|archiv|arrang|ask|assign|attend|book|bring|call|chair|chas|check"
    r"|circulat|clos|collat|collect|comment|commission|complet|confirm|consider|consult|contact|contribut|conven|copi|copy"
    r"|decid|discuss|draft|endors|ensur|escalat|find|forward|gather|giv|hold|identif|inform|interview|invit|issu|keep"
    r"|lead|log|mak|mediat|meet|monitor|nam|nominat|notif|notifi|obtain|offer|oversee|prepar|present|produc|propos|provid|publish|ratif|ratifi|read"
    r"|receiv|recommend|reconsider|reconven|record|refer|repli|reply|report|request|respond"
    r"|retain|return|review|scop|screen|scrutinis"
    r"|search|secur|see|select|send|set|shar|sign|store|submit|summaris|suppl|take|tak|telephon|tell|track|translat|updat|write|writ)"
)
_OBLIGED: Final = (
    r"(?:must|shall|will|should|may|can|could|(?:has|have|ought|(?:is|are)(?:\s+required|\s+expected)?)\s+to)\b"
    r"(?!\s+(?:not\s+)?be\s+\w+(?:ed|en|ld|pt|nt)\b)"
)
_OBJECT: Final = (
    r"\s+(?:the|an?|its|their|any|each|all|every|one|it|them|for|on|with|to|how|whether|that|in|by|within|at)\b"
)
_IN_BETWEEN: Final = r"(?:(?:also|then|always|normally|usually|formally|jointly|both|together|in turn)\s+)*"
_SUBJECT_OF_ANOTHER: Final = r"(?!\s+(?:is|are|was|were|has|have|must|shall|should|may|will)\b)"
_NO_ACT: Final = r"(?!(?:is|lives|was|has|does|this|its|as|always|sometimes|perhaps)\b)"
_RELATIVE_BETWEEN: Final = r"(?:\s+(?:that|who|which)\s+(?!(?:must|shall|will|should|may|can)\b)[^,;.]{3,60}?)?"
_ACTIVE: Final = (
    rf"{_RELATIVE_BETWEEN}\s+{_IN_BETWEEN}(?:{_OBLIGED}|{_DOING}(?:e?s|ies)\b{_SUBJECT_OF_ANOTHER}"
    rf"|{_DOING}(?:e|y)?\b(?:\s+(?:off|out|up)\b)?(?=,|{_OBJECT})"
    rf"|{_NO_ACT}[a-z][a-z-]+s\b(?={_OBJECT}))"
)
_THE_GROUP: Final = re.compile(r"(?<=\b[Tt])he Group\b(?!\s+[A-Z])")
_PARAGRAPH: Final = re.compile(r"^\d+(?:\.\d+)+\.?\s+")
_ON_A_DAY: Final = r"(?:(?:On|By|From)\s+(?:working\s+)?day\s+\d+\s+)?"
_AT_THE_START: Final = (
    rf"(?:^{_ON_A_DAY}|[,:]\s+)(?:(?i:the|each|every|all|both|any|an?)\s+)?(?:[A-Z][\w-]*\s+){{0,3}}?"
)
_AND: Final = r"\band\s+(?:(?:the|each)\s+)?"
_BY: Final = r"\s[^,;]{0,40}?\bby\s+(?:(?:the|each)\s+)?"
_DONE: Final = (
    r"(?:acknowledged|agreed|allowed|changed|co-?ordinated|handed over|moved|reminded|screened|set up"
    r"|anonymised|appointed|approved|archived|arranged|asked|assigned|audited|brought|called"
    r"|carried out|chaired|checked|chosen|circulated"
    r"|closed|collated|collected|contained|deleted|destroyed|commissioned|completed|confirmed|considered|consulted|contacted|convened|copied|decided"
    r"|discussed|drafted|endorsed|escalated|forwarded|gathered|given|granted|held|identified|informed|interviewed|invited"
    r"|issued|kept|logged|made(?! up)|drawn|found|heard|laid|led|left|met|paid|put|shown|sought"
    r"|monitored|nominated|notified|obtained|offered|prepared|presented|produced|provided"
    r"|published|ratified|read|received|redacted|removed|repeated|reconsidered|reconvened|recorded|referred|reported|requested|retained|returned|reviewed"
    r"|secured|seen|selected|sent|shared|signed|stored|submitted|summarised|supplied|taken(?! as)|told|tracked"
    r"|translated|updated|written)"
)
_PASSIVE: Final = re.compile(rf"\b(?:is|are|be)\s+(?:not\s+|\w+ly\s+|then\s+|also\s+)*{_DONE}\b", re.IGNORECASE)
_STATIVE: Final = (
    r"(?:aim|allow|associat|attach|bas|call|committ|compos|compris|concern|connect|consider|cover|dat|defin|describ|design"
    r"|enclos|entitl|establish|expect|focus|harm|infer|intend|interest|involv|known|link|limit|list|locat|mention|nam|need"
    r"|outlin|relat|requir|restat|seen|stat|suppos|underpinn|us|word)ed"
)
_DONE_IN_GENERAL: Final = re.compile(
    r"\b(?:is|are)\s+(?:(?:not|never|first|only|always|usually|normally|then|also|\w+ly)\s+)*"
    rf"(?!{_STATIVE}\b)[a-z-]{{3,}}ed\b",
    re.IGNORECASE,
)
"""In the present tense, that something is done; to be concerned, or limited to something, is no deed."""
_SUBORDINATE: Final = re.compile(
    r"\b(?:where|if|when|whenever|unless|until|while|because|once|that|whether|how)\b[^,;.]*", re.IGNORECASE
)
_LEFT_TO: Final = re.compile(
    r"\bha(?:s|ve)\s+the\s+(?:final|last)\s+(?:say|word|decision)\b|\brests?\s+with\b|\b(?:is|are)\s+up\s+to\b"
    r"|\b(?:is|are|remains?)\s+(?:\w+ly\s+)?(?:responsible\s+for|accountable\s+(?:for|to))\b|\bthe\s+(?:responsibility|duty)\s+of\b|\bdecision\s+is\s+final\b",
    re.IGNORECASE,
)
"""That something is for somebody to do or to decide."""
_TOLD_TO: Final = re.compile(
    rf"^(?:[-*\u2022]\s*)?(?:ensure|make\s+sure|refrain\s+from|do\s+not|{_DOING}(?:e|y)?(?={_OBJECT}))\b", re.IGNORECASE
)
"""What the sentence tells its reader to do, or not to do."""
_RELATIVE: Final = re.compile(
    r"\b(?:(?:at|by|for|from|in|of|on|to|with)\s+)?(?:which|who(?!\s+(?!is\b|has\b|was\b)[a-z]+s\b)|whose|whom)\b"
    r"[^,;.]*?\b(?:is|are|was|were)\s+(?:\w+ly\s+)?\w+",
    re.IGNORECASE,
)
_NOT: Final = (
    r"^(?:refrain\s+from|do\s+not|never)\b|\b(?:must|shall|will|should|may|can|could)\s+(?:not|never)\b"
    r"|\b(?:is|are)\s+(?:not|never)\s+"
    rf"(?!{_STATIVE}\b)[a-z-]{{3,}}ed\b"
    r"|\b(?:does|do|is|are)\s+(?:not|never)\s+"
    rf"(?:{_DOING}\w*|{_DONE}|contain|come|go|leave|serve|sit|vote|name|work|speak|have|hold|include|use|interview)\b"
    r"|\b(?:names?|contains?|includes?|identif(?:y|ies))\s+no\b"
    r"|\bcannot\b|\bnever\s+"
    rf"{_DOING}\w*"
    r"|(?:^|[,;]\s+)(?:nobody|no\s+one|none\s+of)\b"
    rf"|(?:^|[,;]\s+)no\s+\w+[^,;.]*?\b(?:(?:is|are)\s+{_DONE}|may|shall|must|should|can)\b"
)
_OF_A_CASE: Final = re.compile(
    rf"\b(?:who|which|that)\s+(?:\w+ly\s+)?(?:{_NOT})"
    r"|\b(?:where|if|when|whenever|unless|until|while|because|once)\b[^,;.]*",
    re.IGNORECASE,
)
"""What tells of whom or when something is said, and not what is done: "a member who cannot attend"."""
_REFRAINING: Final = re.compile(_NOT, re.IGNORECASE)
_OTHERWISE: Final = re.compile(
    r"\b(?:is|are) due\b|\btakes?\s+place\b|\bha(?:s|ve)\s+(?:\w+\s+){1,3}(?:days?|weeks?|months?)\b"
    rf"|\w\s+{_DOING}(?:e?s|ies)\b{_OBJECT}",
    re.IGNORECASE,
)


def actors_in(words: str) -> tuple[str, ...]:
    """Whom a text names, as words of the library, in its order. A part of a longer name names nobody.

    Examples:
        >>> actors_in("The Family Justice Board is told by the police.")
        ('police',)
    """
    return tuple(dict.fromkeys(_actors()[match["who"].lower()] for match in _named(_LONGER_NAME).finditer(words)))


def with_the_group_named(words: str, group: str) -> str:
    """A sentence in which "the Group" is called by its whole name.

    Examples:
        >>> with_the_group_named("The Group decides.", "Review Group"), with_the_group_named("The Group decides.", "")
        ('The Review Group decides.', 'The Group decides.')
    """
    return _THE_GROUP.sub(f"he {group}", words) if group else words


def group_in(words: str) -> str:
    """The last group that a text names by its whole name; empty where it names none.

    Examples:
        >>> group_in("The Case Review Group is told."), group_in("The Group is told.")
        ('Case Review Group', '')
    """
    groups = [named["who"] for named in _named(_LONGER_NAME).finditer(words) if named["who"].endswith("Group")]
    return groups[-1] if groups else ""


def first_of(words: str) -> str:
    """Whom a text names at its beginning, as a word of the library; empty where it does not begin with somebody.

    Examples:
        >>> first_of("the Panel at once"), first_of("the chair of the Panel")
        ('national-panel', '')
    """
    named = _named(_LONGER_NAME, before=r"(?:the\s+)?").match(words)
    return _actors()[named["who"].lower()] if named else ""


def subject_of(words: str) -> str:
    """Who does what a sentence says, as a word of the library; empty where that is not sure.

    Examples:
        >>> subject_of("Where the child has died, the designated doctor is told by the business unit.")
        'business-office'
        >>> subject_of("The family is told within five working days.")
        ''
    """
    words = without_number(words)
    active = _named(_ACTIVE, before=_AT_THE_START).search(words)
    done = None if active else _PASSIVE.search(words)
    actor = active or (done and _named(_LONGER_NAME, before=_BY).match(words, done.end()))
    return _actors()[actor["who"].lower()] if actor else ""


def says_what_is_done(words: str) -> bool:
    """Whether a sentence in the present tense says that somebody does something, or that something is done.

    Examples:
        >>> says_what_is_done("Papers are circulated."), says_what_is_done("There are two tiers.")
        (True, False)
        >>> says_what_is_done("The day on which it is sent is day 0."), says_what_is_done("It does not contain names.")
        (False, True)
    """
    main = _RELATIVE.sub(" ", words)
    return bool(
        subject_of(main)
        or _named(_ACTIVE, before=_AND).search(main)
        or _TOLD_TO.search(without_number(words))
        or _LEFT_TO.search(words)
        or _DONE_IN_GENERAL.search(_SUBORDINATE.sub(" ", main))
        or _PASSIVE.search(main)
        or _OTHERWISE.search(main)
        or says_what_is_not_done(without_number(main))
    )


def says_what_is_not_done(words: str) -> bool:
    """Whether a sentence says that something is not to be done.

    Examples:
        >>> says_what_is_not_done("Line managers do not attend."), says_what_is_not_done("It is not known.")
        (True, False)
        >>> says_what_is_not_done("Who cannot come sends another."), says_what_is_not_done("No report is sent.")
        (False, True)
    """
    return _REFRAINING.search(_OF_A_CASE.sub(" ", words)) is not None


def without_number(words: str) -> str:
    """A sentence without the number of its paragraph.

    Examples:
        >>> without_number("3.10 The chair signs it."), without_number("24 hours before, it is sent.")
        ('The chair signs it.', '24 hours before, it is sent.')
    """
    return _PARAGRAPH.sub("", words)


@cache
def _actors() -> Mapping[str, str]:
    kinds = (vocabulary.roles(), vocabulary.bodies(), vocabulary.agencies())
    return {**{word.title.lower(): name for kind in kinds for name, word in kind.items()}, **_ALSO}


@cache
def _named(after: str, before: str = "") -> re.Pattern[str]:
    longest_first = "|".join(sorted(map(re.escape, _actors()), key=len, reverse=True))
    return re.compile(rf"{before}\b(?P<who>(?i:{longest_first}))\b{after}")
