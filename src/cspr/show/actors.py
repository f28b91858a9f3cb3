"""Roles, bodies and agencies by their titles, and whom something is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


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
