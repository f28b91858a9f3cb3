"""Roles, bodies and agencies by their titles, and whom something is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable


def actors(names: Iterable[str]) -> str:
    """The titles of some actors, one after another; one that the library does not know by the words of its id.

    Examples:
        >>> actors(["police", "x-my-area/panel"])
        'Police, Panel'
    """
    known = vocabulary.actors()
    return ", ".join(known[name].title if name in known else vocabulary.spelt(name) for name in names)


def subject(about: str) -> str:
    """One agency, child or person of a case, as it is read.

    Examples:
        >>> subject("agency:integrated-care-board"), subject("child:A"), subject("person:P1")
        ('Integrated care board', 'child A', 'person P1')
    """
    kind, _, name = about.partition(":")
    return actors([name]) if kind == "agency" else f"{kind} {name}".strip()
