"""Who does what in a sentence: who is the subject of its verb, and whether something is done."""

from __future__ import annotations

import re
from typing import Final

from cspr.authoring.names_in_text import LONGER_NAME, named, without_brackets, word_of

_DOING: Final = (
    r"(?:acknowledg|adopt|advis|agre|aim|alert|allocat|analys|appoint|approv|archiv|arrang|ask|assign|attend|begin|book|brief|bring|call|chair|chas|check"
    r"|circulat|clos|co-?ordinat|collat|collect|commenc|comment|commission|compil|complet|confirm|consider|consult|contact|contribut|conven|copi|copy"
    r"|decid|determin|develop|direct|discuss|distribut|draft|endors|ensur|escalat|establish|evaluat|examin|facilitat|find|follow|forward|gather|giv"
    r"|hold|identif|implement|inform|initiat|instigat|interview|invit|issu|join|keep"
    r"|lead|liais|log|maintain|mak|manag|mediat|meet|monitor|nam|nominat|notif|notifi|obtain|offer|oversee|prepar|present|prioritis|produc|propos"
    r"|provid|publish|quality[ -]assur|rais|ratif|ratifi|read"
    r"|receiv|recommend|reconsider|reconven|record|refer|reflect|repli|reply|report|request|respond"
    r"|retain|return|review|revis|schedul|scop|screen|scrutinis"
    r"|search|secur|seek|see|select|send|set|shar|sign|start|store|submit|summaris|suppl|support|take|tak|talk|telephon|tell|track|translat|undertak"
    r"|updat|verif|write|writ)"
)
_OBLIGED: Final = (
    r"(?:must|shall|will|should|may|can|could|needs?\s+to|(?:has|have|ought|(?:is|are)(?:\s+(?:required|expected|tasked|asked|obliged))?)\s+to"
    r"|(?:is|are|remains?)\s+(?:\w+ly\s+)?(?:responsible|accountable)\s+for|(?:is|are)\s+(?:charged|tasked)\s+with)\b"
    r"(?!\s+(?:not\s+)?be\s+\w+(?:ed|en|ld|pt|nt)\b)"
)
_OBJECT: Final = (
    r"\s+(?:the|an?|its|their|any|each|all|every|one|it|them|for|on|with|to|how|whether"
    r"|between|that|in|into|by|within|at)\b"
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
_PARAGRAPH: Final = re.compile(r"^\d+(?:\.\d+)+\.?\s+")
_ON_A_DAY: Final = r"(?:(?:On|By|From)\s+(?:working\s+)?day\s+\d+\s+)?"
_AT_THE_START: Final = (
    rf"(?:^{_ON_A_DAY}|[,:]\s+)(?:(?i:the|each|every|all|both|any|an?)\s+)?(?:[A-Z][\w-]*\s+){{0,3}}?"
)
_EACH_OF: Final = r"(?i:both|each|either|neither|all|some|any|one)"
_POINTING: Final = (
    rf"(?:(?i:they|it|he|she|the\s+(?:former|latter|same))|{_EACH_OF}\s+of\s+(?:them|these|those|the\s+\w+))"
)
"""What stands for somebody whom the text names before."""
_POINTS_BACK: Final = re.compile(
    rf"(?:^{_ON_A_DAY}|[,:]\s+)(?:{_POINTING}{_ACTIVE}|{_EACH_OF}\s+(?:{_OBLIGED}|{_DOING}(?:e|y)?\b(?={_OBJECT})))"
)
_LEFT_WITH: Final = (
    r"\b(?:rests?\s+with|(?:responsibility|duty)\s+of|(?:is|are)\s+up\s+to|[Ii]t\s+is\s+for)\s+"
    r"(?:(?:the|each|every|all)\s+)?"
)
"""What goes before whoever something is left to."""
_AND: Final = r"\band\s+(?:(?:the|each)\s+)?"
_BY: Final = r"\s[^,;]{0,40}?\bby\s+(?:(?:the|each)\s+)?"
_DONE: Final = (
    r"(?:acknowledged|agreed|allowed|changed|co-?ordinated|handed over|moved|reminded|screened|set up"
    r"|anonymised|appointed|approved|archived|arranged|asked|assigned|audited|begun|brought|called"
    r"|carried out|chaired|checked|chosen|circulated"
    r"|closed|collated|collected|contained|deleted|destroyed|commissioned|completed|confirmed|considered|consulted|contacted|convened|copied|decided"
    r"|discussed|drafted|endorsed|escalated|forwarded|gathered|given|granted|held|identified|informed|interviewed|invited"
    r"|issued|kept|logged|made(?! up)|drawn|found|heard|laid|led|left|met(?!\s+(?:where|when|if)\b)"
    r"|paid|put|shown|sought"
    r"|monitored|nominated|notified|obtained|offered|prepared|presented|produced|provided"
    r"|published|ratified|read|received|redacted|removed|repeated|reconsidered|reconvened|recorded|referred|reported|requested|retained|returned|reviewed"
    r"|secured|seen|selected|sent|shared|signed|stored|submitted|summarised|supplied|taken(?! as)|told|tracked"
    r"|translated|updated|written)"
)
_NO_VERB: Final = re.compile(
    r"^(?!.*\b(?:is|are|was|were|be|been|has|have|must|shall|will|should|may|can)\b)[A-Z].{2,200}?\s(?!as\b)"
    rf"{_DONE}(?=\s+(?:by|to)\b)"
)
"""What is done, said without its verb, as in a flowchart: "Copy sent to the office"."""
_ALSO_DOES: Final = re.compile(
    rf"\b(?:also|then|jointly)\s+{_DOING}(?:e?s|ies)(?=\s+[A-Z]|{_OBJECT})"
    rf"|\b(?:meets|convenes|sits)\s+and\s+{_DOING}(?:e?s|ies)\s+\w"
)
"""That somebody whom no word of the library names does something besides, or next."""
_GOES_TO: Final = re.compile(r"\bgo(?:es)?\s+(?:(?:also|first|only|then)\s+)?to\b(?!\s+(?:trial|court)\b)")
"""That something goes to somebody."""
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
    r"\bha(?:s|ve)\s+the\s+(?:final|last)\s+(?:say|word|decision)\b|\brests?\s+with\b|\b(?:is|are)\s+up\s+to\b(?!\s+date)"
    r"|\b(?:is|are|remains?)\s+(?:\w+ly\s+)?(?:responsible\s+for|accountable\s+(?:for|to))\b|\bthe\s+(?:responsibility|duty)\s+of\b|\bdecision\s+is\s+final\b"
    r"|\bit\s+is\s+for\b[^.;]{3,80}\bto\b",
    re.IGNORECASE,
)
"""That something is for somebody to do or to decide."""
_TOLD_TO: Final = re.compile(
    rf"^(?:[-*\u2022]\s*)?(?:ensure|make\s+sure|refrain\s+from|do\s+not|{_DOING}(?:e|y)?(?={_OBJECT}))\b"
    r"|(?:^|,\s+)please\s+[a-z]+\b"
    r"|^(?:If|Where|When|Once|Using|By|In|On|After|Before|To|As)\b[^.;]*?,\s+"
    rf"{_DOING}(?:e|y)?\s+(?!is\b|are\b)[a-z]+\s+(?!is\b|are\b|must\b|will\b|should\b|may\b|can\b)[a-z]+",
    re.IGNORECASE,
)
"""What the sentence tells its reader to do, or not to do."""
_ORDER: Final = re.compile(
    rf"(?:To\s+)?{_DOING}(?:e|y)?\b(?!\s+(?:is|are|must|shall|should|may|will|can)\b)", re.IGNORECASE
)
_RELATIVE: Final = re.compile(
    r"\b(?:(?:at|by|for|from|in|of|on|to|with)\s+)?(?:which|who(?!\s+(?!is\b|has\b|was\b)[a-z]+s\b)|whose|whom)\b"
    r"[^,;.]*?\b(?:is|are|was|were)\s+(?:\w+ly\s+)?\w+",
    re.IGNORECASE,
)
_NOT: Final = (
    rf"^(?:refrain\s+from|do\s+not|never|not\s+{_DONE})\b"
    r"|\b(?:must|shall|will|should|may|can|could)\s+(?:not|never)\b"
    r"|\b(?:is|are)\s+(?:not|never)\s+"
    rf"(?!{_STATIVE}\b)[a-z-]{{3,}}ed\b"
    r"|\b(?:does|do|is|are)\s+(?:not|never)\s+"
    rf"(?:{_DOING}\w*|{_DONE}|contain|come|draw|go|leave|reach|rely|serve|sit|vote|name|work|speak|have|hold|include|use|interview)\b"
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


def subject_of(words: str) -> str:
    """Who does what a sentence says, as a word of the library; empty where that is not sure.

    Examples:
        >>> subject_of("Where the child has died, the designated doctor is told by the business unit.")
        'business-office'
        >>> subject_of("The family is told within five working days.")
        ''
    """
    words = without_brackets(without_number(words))
    active = named(_ACTIVE, before=_AT_THE_START).search(words)
    done = None if active else _PASSIVE.search(words) or _NO_VERB.search(words)
    by = done and named(LONGER_NAME, before=_BY).match(words, done.end())
    actor = active or by or named(LONGER_NAME, before=_LEFT_WITH).search(words)
    return word_of(actor) if actor else ""


def points_back(words: str) -> bool:
    """Whether somebody does what a sentence says whom only a sentence before it names.

    Examples:
        >>> points_back("Within a week, they must send it."), points_back("The police must send it.")
        (True, False)
        >>> points_back("Both of them sign the form."), points_back("It is sent within a week.")
        (True, False)
    """
    return _POINTS_BACK.search(without_brackets(without_number(words))) is not None


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
        or named(_ACTIVE, before=_AND).search(main)
        or _TOLD_TO.search(without_number(words))
        or _LEFT_TO.search(words)
        or _DONE_IN_GENERAL.search(_SUBORDINATE.sub(" ", main))
        or _PASSIVE.search(main)
        or _NO_VERB.search(main)
        or _ALSO_DOES.search(main)
        or _GOES_TO.search(_SUBORDINATE.sub(" ", main))
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


def told_to(words: str) -> bool:
    """Whether a sentence tells its reader to do something.

    Examples:
        >>> told_to("Attend the meetings."), told_to("The forms are sent.")
        (True, False)
    """
    return _ORDER.match(words) is not None


def without_number(words: str) -> str:
    """A sentence without the number of its paragraph.

    Examples:
        >>> without_number("3.10 The chair signs it."), without_number("24 hours before, it is sent.")
        ('The chair signs it.', '24 hours before, it is sent.')
    """
    return _PARAGRAPH.sub("", words)
