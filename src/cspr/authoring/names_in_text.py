"""Whom a text names, as words of the library: by title, by another name, by the short name that it gives itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from cspr import vocabulary

_ALSO: Final[Mapping[str, str]] = {
    "safeguarding children partnership": "partnership",
    "safeguarding partnership": "partnership",
    "the partnership": "partnership",
    "the partnerships": "partnership",
    "the panel": "national-panel",
    "child safeguarding practice review panel": "national-panel",
    "safeguarding practice review panel": "national-panel",
    "national child safeguarding panel": "national-panel",
    "national review panel": "national-panel",
    "review panel": "review-group",
    "case review panel": "review-group",
    "serious case review panel": "review-group",
    "rapid review panel": "rapid-review-group",
    "statutory partners": "safeguarding-partners",
    "safeguarding partner": "safeguarding-partners",
    "the partners": "safeguarding-partners",
    "three partners": "safeguarding-partners",
    "the executive": "executive-group",
    "executive board": "executive-group",
    "business unit": "business-office",
    "business team": "business-office",
    "support office": "business-office",
    "partnership office": "business-office",
    "partnership support office": "business-office",
    "partnership support team": "business-office",
    "partnership manager": "business-manager",
    "partnership business manager": "business-manager",
    "safeguarding lead": "safeguarding-lead",
    "safeguarding leads": "safeguarding-lead",
    "the council": "local-authority",
    "local authorities": "local-authority",
    "children's social care": "local-authority",
    "integrated care board": "integrated-care-board",
    "lead reviewers": "lead-reviewer",
    "reviewer": "lead-reviewer",
    "scrutineer": "independent-scrutineer",
    "agencies": "partner-agency",
    "partner agencies": "partner-agency",
    "relevant agencies": "partner-agency",
    "agency": "partner-agency",
    "organisation": "partner-agency",
    "organisations": "partner-agency",
    "practitioners": "practitioner",
    "professional": "practitioner",
    "professionals": "practitioner",
    "parents": "family",
    "case review group": "review-subgroup",
    "serious case review group": "review-subgroup",
    "serious incident review group": "review-subgroup",
    "practice review group": "review-subgroup",
    "safeguarding practice review group": "review-subgroup",
    "child safeguarding practice review group": "review-subgroup",
    "standing group": "review-subgroup",
    "standing review group": "review-subgroup",
    "cspr group": "review-subgroup",
    "scr group": "review-subgroup",
    "schools": "education",
}
_MEMBERS: Final[Mapping[str, str]] = {
    "review-subgroup": "review-subgroup-member",
    "review-group": "review-group-member",
}
LONGER_NAME: Final = (
    r"(?!\s+(?!Must|Should|May|Will|Shall)[A-Z][a-z])(?!(?<=[Pp]ress)\s+(?:office|officer|team|release|statement)s?\b)"
)
"""What does not follow the name of somebody: the rest of a longer name."""
_BODY: Final = re.compile(
    r"\b(?P<the>[Tt]h(?:e|is))\s+(?:standing\s+)?(?P<kind>[Gg]roup|[Pp]anel)\b(?!\s+(?:of\b|[A-Z]))"
)
_SHORT: Final = re.compile(
    r"\s*\([\"'\u2018\u201c]?(?:(?i:the|hereafter|or)\s+)*[\"'\u2018\u201c]?(?P<short>Panel|Group|[A-Z]{2,8})\b[^)]{0,20}\)"
)
_NATIONAL: Final = re.compile(r"\b(?:Secretary of State|Ofsted|DfE|Department for Education)\b")
"""Beside whom the Panel is the national one, whatever other panel a text names before."""
_PANEL_OF: Final = re.compile(
    r"\b[Tt]he\s+[Pp]anel\s+(?:of|for|overseeing)\s+(?P<review>the\s+review\b(?!\s+[Pp]anel))?"
)
_PARTNERSHIP: Final = re.compile(r"\b(?:[Tt]he\s+)?[A-Z]{0,5}SCP\b(?!\s+[A-Z])")
_IN_BRACKETS: Final = re.compile(r"\s*\([^()]*\)")


def actors_in(words: str) -> tuple[str, ...]:
    """Whom a text names, as words of the library, in its order. A part of a longer name names nobody.

    Examples:
        >>> actors_in("The Family Justice Board is told by the police.")
        ('police',)
    """
    return tuple(dict.fromkeys(word_of(name) for name in named(LONGER_NAME).finditer(words)))


def first_of(words: str) -> str:
    """Whom a text names at its beginning, as a word of the library; empty where it does not begin with somebody.

    Examples:
        >>> first_of("the Panel at once"), first_of("the chair of the Panel")
        ('national-panel', '')
    """
    name = named(LONGER_NAME, before=r"(?:the\s+)?").match(words)
    return word_of(name) if name else ""


def short_names(text: str) -> dict[str, str]:
    """The short names that a text gives to those whom it names in full, such as ``(SPRG)``, with the full ones.

    Examples:
        >>> short_names("The Case Review Group (CRG) meets. The National Panel ('the Panel') is told. See (HSE).")
        {'CRG': 'Case Review Group', 'Panel': 'National Panel'}
    """
    whole = named(_SHORT.pattern)
    return {name["short"]: name["who"] for name in whole.finditer(text)}


def bodies_in(words: str) -> dict[str, str]:
    """The last group and the last panel that a text names by its whole name.

    Examples:
        >>> bodies_in("The Case Review Group is told."), bodies_in("The Group is told.")
        ({'group': 'Case Review Group'}, {})
    """
    bodies: dict[str, str] = {}
    for name in named(LONGER_NAME).finditer(words):
        kind = name["who"].rpartition(" ")[2].lower()
        if kind in {"group", "panel"} and name["who"].lower() != "the panel":
            bodies[kind] = name["who"]
    return bodies


def spelt_out(words: str, short: Mapping[str, str], bodies: Mapping[str, str]) -> str:
    """A sentence in which those who are called by a short name are called by their whole one.

    Args:
        short: the short names that the text gives, with the whole ones.
        bodies: which group and which panel was named last.

    Examples:
        >>> spelt_out("The SPRG (or the Group) decides.", {"SPRG": "Review Group"}, {"group": "Review Group"})
        'The Review Group (or the Review Group) decides.'
        >>> spelt_out("The Panel and Ofsted are told.", {}, {"panel": "Review Panel"})
        'The Panel and Ofsted are told.'
    """
    for name, whole in short.items():
        words = re.sub(
            rf"(?<!\()\b{name}\b(?!\s+[A-Z])" if name.isupper() else rf"(?<=\b[Tt]he ){name}\b(?!\s+[A-Z])",
            whole,
            words,
        )
    words = _PARTNERSHIP.sub("the partnership", words.replace("\u2019", "'"))
    words = _PANEL_OF.sub(lambda panel: "the review panel" if panel["review"] else "", words)
    if _NATIONAL.search(words):
        bodies = {kind: body for kind, body in bodies.items() if kind != "panel"}
    return _BODY.sub(lambda body: f"{body['the']} {bodies.get(body['kind'].lower(), body['kind'])}", words)


def without_brackets(words: str) -> str:
    """A sentence without what it says in brackets.

    Examples:
        >>> without_brackets("The police (or others) tell it.")
        'The police tell it.'
    """
    return _IN_BRACKETS.sub("", words)


def word_of(name: re.Match[str]) -> str:
    """The word of the library for a name that was found."""
    return _actors()[name["who"].lower()]


@cache
def named(after: str, before: str = "") -> re.Pattern[str]:
    """The pattern of a name, with what stands before it and after it."""
    longest_first = "|".join(sorted(map(re.escape, _actors()), key=len, reverse=True))
    return re.compile(rf"{before}\b(?P<who>(?i:{longest_first}))\b{after}")


@cache
def _actors() -> Mapping[str, str]:
    kinds = (vocabulary.roles(), vocabulary.bodies(), vocabulary.agencies())
    names = {**{word.title.lower(): name for kind in kinds for name, word in kind.items()}, **_ALSO}
    members = {
        form: role
        for name, body in names.items()
        if (role := _MEMBERS.get(body))
        for form in (f"{name} member", f"{name} members", f"member of the {name}", f"members of the {name}")
    }
    return {**names, **members}
