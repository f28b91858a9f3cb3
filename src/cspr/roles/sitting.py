"""On which bodies somebody sits by the texts, with or without a vote, and which they lead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from cspr.answers import Short
from cspr.guidance.layers import Framework
from cspr.guidance.live_rules import live_bodies
from cspr.guidance.role_rules import BodyRule
from cspr.roles.checks import own_source
from cspr.sources import Source


@attrs.frozen(kw_only=True, repr=False)
class Seat(Short):
    """A seat on a body, or the lead of it.

    Args:
        body: the body.
        title: what it is called.
        how: ``member``, ``no-vote`` of one who attends without a vote, ``chair``, or ``deputy`` of one who leads in the
            place of the chair.
        source: where it stands.
    """

    body: str
    title: str
    how: str
    source: Source


def seats(framework: Framework, actor: str, on: date | None) -> tuple[Seat, ...]:
    """The seats of a role or agency, in the order of the documents.

    Args:
        on: only texts in force on that day, or that may be; every edition where left out.
    """
    every = (rule for document in framework.documents for rule in document.bodies)
    live = every if on is None else live_bodies(framework, on)
    words = framework.words("bodies")
    return tuple(
        Seat(body=rule.body, title=words[rule.body].title, how=how, source=source)
        for rule in live
        for how, source in _held(framework, rule, actor)
    )


def _held(framework: Framework, rule: BodyRule, actor: str) -> Iterator[tuple[str, Source]]:
    for member in rule.members:
        if member.who == actor:
            yield "no-vote" if member.no_vote else "member", own_source(framework, rule.source, member.clauses)
    if actor in {rule.chair, *rule.chair_in_turn}:
        yield "chair", rule.source
    if actor == rule.deputy:
        yield "deputy", rule.source
