"""How strongly each box of a form is asked for, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.wording import forms as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cspr.forms.model import Box, EitherOr, Form


def asked(box: Box, grouped: Mapping[str, str]) -> str:
    """How strongly a box is asked for, in words; of several of which one is enough, as that."""
    if box.mandatory:
        return words.ASKED["must"]
    return grouped.get(box.path) or words.ASKED["if-yes" if box.if_yes else box.rule.value]


def groups(form: Form) -> Iterator[tuple[EitherOr, str]]:
    """The boxes of which one is enough, and how strongly they are asked for, in words."""
    labels = {box.path: box.label for box in form.boxes} | {each.id: each.title for each in form.sections}
    for group in form.either_or:
        yield group, words.one_of((labels[path] for path in group.of), mandatory=group.mandatory)
