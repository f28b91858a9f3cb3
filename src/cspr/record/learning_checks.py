"""What looks wrong among themes, recommendations, actions and evidence, and was accepted all the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from cspr.record.entries import AnyEntry
from cspr.record.learning_entries import (
    Action,
    Evidenced,
    FeedbackAsked,
    FeedbackReturned,
    Impact,
    LeftUndone,
    Progressed,
    Recommendation,
    Theme,
)
from cspr.record.record_findings import RecordFinding
from cspr.truth import Truth

_BEARERS: Final = (Theme, Recommendation, Action, FeedbackAsked)


def learning_findings(entries: Iterable[AnyEntry]) -> Iterator[RecordFinding]:
    """What looks wrong: a reference borne twice or by nothing, a circle, evidence dated before its action.

    Args:
        entries: those that still stand, in the order of the log.
    """
    several = tuple(entries)
    borne: dict[str, list[AnyEntry]] = {}
    for entry in several:
        if isinstance(entry, _BEARERS):
            if entry.ref in borne:
                yield RecordFinding(code="repeated-reference", entry=str(entry.id))
            borne.setdefault(entry.ref, []).append(entry)
    circle = _circle(several)
    for entry in several:
        if any(kinds.isdisjoint({each.kind for each in borne.get(ref, ())}) for ref, kinds in _named(entry)):
            yield RecordFinding(code="unknown-reference", entry=str(entry.id))
        if isinstance(entry, (Recommendation, Action)) and entry.ref in circle:
            yield RecordFinding(code="goes-in-a-circle", entry=str(entry.id))
        if isinstance(entry, Evidenced) and _is_too_early(entry, borne.get(entry.action, ())):
            yield RecordFinding(code="evidence-before-action", entry=str(entry.id))


def _is_too_early(evidence: Evidenced, bearers: Iterable[AnyEntry]) -> bool:
    """Whether evidence is dated before its action; before each of them where the reference stands twice."""
    actions = [bearer for bearer in bearers if isinstance(bearer, Action)]
    return bool(actions) and all(evidence.on.before(action.on) is Truth.YES for action in actions)


def _named(entry: AnyEntry) -> Iterator[tuple[str, frozenset[str]]]:
    """The references that an entry names, each with the kinds of entry that may bear it."""
    theme, recommendation, action = frozenset({"theme"}), frozenset({"recommendation"}), frozenset({"action"})
    match entry:
        case Recommendation():
            yield from ((ref, theme) for ref in entry.themes)
            yield from ((ref, recommendation | action) for ref in entry.follows)
        case Action():
            yield from ((ref, theme) for ref in entry.themes)
            yield from ((ref, recommendation) for ref in entry.recommendations)
        case Progressed() | Evidenced():
            yield entry.action, action
        case LeftUndone():
            yield entry.ref, recommendation | action
        case Impact():
            yield entry.of, recommendation | action
        case FeedbackAsked() if entry.of is not None:
            yield entry.of, theme | recommendation | action
        case FeedbackReturned():
            yield entry.ref, frozenset({"feedback-asked"})
        case _:
            pass


def _circle(entries: Iterable[AnyEntry]) -> set[str]:
    """The references that lie on a circle of recommendations and actions, or between two."""
    leads: dict[str, set[str]] = {}
    for entry in entries:
        if isinstance(entry, (Recommendation, Action)):
            further = entry.follows if isinstance(entry, Recommendation) else entry.recommendations
            leads.setdefault(entry.ref, set()).update(further)
    back: dict[str, set[str]] = {name: set() for name in leads}
    for name, named in leads.items():
        for ref in named & leads.keys():
            back[ref].add(name)
    return _without_ends(_without_ends(set(leads), leads), back)


def _without_ends(names: set[str], leads: Mapping[str, set[str]]) -> set[str]:
    """The names left once each that leads to none of them is taken away, again and again."""
    left = {name: len(leads[name] & names) for name in names}
    led_to: dict[str, list[str]] = {name: [] for name in names}
    for name in names:
        for ref in leads[name] & names:
            led_to[ref].append(name)
    ends = [name for name, number in left.items() if not number]
    while ends:
        for name in led_to[ends.pop()]:
            left[name] -= 1
            if not left[name]:
                ends.append(name)
    return {name for name, number in left.items() if number}
