"""Roles, bodies and agencies by their titles, whom something is about, and what a document is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cspr import vocabulary
from cspr.guidance.loading import instrument_of, shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ID: Final = re.compile(r"(?<![\w/-])[a-z]+(?:-[a-z]+)+(?![\w/-])")


def actors(names: Iterable[str], own: Mapping[str, str] | None = None) -> str:
    """The titles of some actors, one after another; one that the library does not know by the words of its id.

    Args:
        names: the actors, by id.
        own: the titles that a partnership gave to words of its own, by id.

    Examples:
        >>> actors(["police", "x-my-area/panel"]), actors(["x-my-area/panel"], {"x-my-area/panel": "Learning panel"})
        ('Police, Panel', 'Learning panel')
    """
    known, titles = vocabulary.actors(), own or {}
    return ", ".join(
        known[name].title if name in known else titles.get(name) or vocabulary.spelt(name) for name in names
    )


def in_words(text: str, own: Mapping[str, str] | None = None) -> str:
    """A remark of the data with its roles and bodies by their titles.

    Args:
        text: what a document's data says, with ids of roles and bodies among its words.
        own: the titles that a partnership gave to words of its own, by id.

    Examples:
        >>> in_words("business-office (summaries); national-panel")
        'Business unit (summaries); National Panel'
    """
    return _ID.sub(lambda word: actors([word[0]], own) if word[0] in vocabulary.actors() else word[0], text)


def subject(about: str, own: Mapping[str, str] | None = None) -> str:
    """One agency, child or person of a case, as it is read.

    Args:
        about: whom it is about.
        own: the titles that a partnership gave to words of its own, by id.

    Examples:
        >>> subject("agency:integrated-care-board"), subject("child:A"), subject("person:P1")
        ('Integrated care board', 'child A', 'person P1')
    """
    kind, _, name = about.partition(":")
    return actors([name], own) if kind == "agency" else f"{kind} {name}".strip()


def document_name(slug: str) -> str:
    """What a document is called of which an answer keeps the id alone; one that is not shipped by the words of its id.

    Examples:
        >>> document_name("panel-guidance-2025"), document_name("my-area-procedure-2024")
        ('Panel guidance 2025', 'My area procedure 2024')
    """
    return instrument_of(slug).called if slug in shipped() else slug.replace("-", " ").capitalize()
