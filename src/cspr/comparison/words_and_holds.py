"""What a text calls things and means by them, what its forms hold, and what a proceeding holds up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from cspr.comparison.kinds import Aspect
from cspr.comparison.statement import Speaker, Statement
from cspr.guidance import loading
from cspr.guidance.documents import Document
from cspr.guidance.model import FormRule, Hold, Term
from cspr.wording import comparing as wording

FORMER: Final = "former name"
_STANDING: Final = "standing"
_EDITIONS: Final = "chapter-on-reviews"
_EFFECTS: Final = ("stops", "may_delay", "weighs", "goes_on")


def of_term(speaker: Speaker, rule: Term) -> Iterator[Statement]:
    """The statements of a term: a name with its meaning, the edition meant, or how binding a text calls a duty."""
    words = ", ".join(f"“{word}”" for word in rule.says)
    if rule.means == _EDITIONS:
        own, named = speaker.document.instrument, named_editions(speaker.document)
        editions = [loading.instrument_of(slug) if slug in loading.shipped() else own for slug in named]
        # By title, so that an edition is the same where it is read twice under two names.
        value = tuple(edition.title for edition in editions)
        says = f"{words} ({', '.join(edition.called for edition in editions)})"
        yield speaker.say(rule, rule.means, Aspect.EDITION, value, says)
    elif rule.sense == _STANDING:
        yield speaker.say(rule, rule.means, Aspect.FORCE, ("called", words), wording.calls_it(words), family="duty")
    else:
        called = (frozenset(word.casefold() for word in rule.says), rule.sense == FORMER)
        yield speaker.say(rule, rule.means, Aspect.TERMS, called, words)
        yield speaker.say(rule, rule.means, Aspect.DEFINITION, rule.defines or None, rule.defines)


def named_editions(document: Document) -> tuple[str, ...]:
    """The editions that a text is written against; an edition stands for itself."""
    return document.instrument.written_against or (document.instrument.slug,)


def of_form(speaker: Speaker, rule: FormRule) -> Iterator[Statement]:
    """The boxes of a form."""
    boxes = frozenset(_boxes(rule.table))
    yield speaker.say(rule, rule.id, Aspect.CONTENTS, (rule.kind, boxes), wording.boxes(boxes))


def _boxes(table: Mapping[str, Any]) -> Iterator[str]:
    for section in table.get("section", ()):
        yield from (str(field.get("label", field.get("key", ""))) for field in section.get("field", ()))


def of_hold(speaker: Speaker, rule: Hold) -> Iterator[Statement]:
    """What a proceeding does to each step, and who is asked or told."""
    topic = ", ".join(rule.during)
    unless = (rule.unless and f" unless {speaker.titles.all(rule.unless)}") or ""
    for effect in _EFFECTS:
        for step in getattr(rule, effect):
            says = f"{speaker.titles.title(step)}: {effect.replace('_', ' ')}{unless}"
            yield speaker.say(rule, topic, Aspect.HOLD, (effect, frozenset(rule.unless)), says, part=step)
    informed = frozenset((*rule.consult, *rule.inform))
    yield speaker.say(rule, topic, Aspect.TO, informed, speaker.titles.all(informed))
