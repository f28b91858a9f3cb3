"""Whether the votes on record carry a decision by what a text says of how a body decides."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final, NamedTuple

from cspr.conditions.case import Case
from cspr.conditions.limbs import limbs
from cspr.dates import end_then_start
from cspr.guidance.live_rules import live_bodies
from cspr.guidance.role_rules import DECIDING, BodyRule, substitute_counts
from cspr.guidance.words import meeting_word
from cspr.record.entries import Decided
from cspr.record.people_entries import Met, Substituted
from cspr.sources import Source
from cspr.truth import Truth
from cspr.wording.first_screen import inside

_FIGURES: Final = re.compile(r"(\d+) (for|against|abstained)")
_WITHOUT_A_VOTE: Final = "consensus"
_COUNTED: Final = frozenset({"majority", "two-thirds", "unanimity", "consensus"})


class Vote(NamedTuple):
    """What a text says of how a body decides, and whether the votes carry it.

    Args:
        rule: what the text says.
        failing: the table that says what follows where the body cannot decide so, or ``None``.
        carried: whether they do; ``None`` where no votes are on record.
        substitutes: who came in a member's place that day, by reference, where the text does not say whether one votes.
    """

    rule: BodyRule
    failing: BodyRule | None
    carried: Truth | None
    substitutes: tuple[str, ...] = ()


def votes_of(case: Case, entry: Decided) -> Iterator[Vote]:
    """How a decision stands to each text in force that says by which vote whoever took it decides.

    What a document says of that decision alone goes before what it says of all that the body decides.
    """
    bodies = live_bodies(case.framework, entry.on)
    live = [rule for rule in bodies if rule.decides_by and _is_for(case, rule, entry)]
    own = {rule.source.instrument for rule in live if rule.decides_on}
    for rule in live:
        if rule.decides_by not in _COUNTED or (rule.source.instrument in own and not rule.decides_on):
            continue
        failing = _failing(case, rule, entry, bodies)
        ways = rule.decides_by, failing.failing_that if failing else ""
        if entry.votes is None:
            if rule.decides_by != _WITHOUT_A_VOTE:
                yield Vote(rule, failing, None)
            continue
        counted = {name: int(figure) for figure, name in _FIGURES.findall(entry.votes)}
        figures = counted.get("for", 0), counted.get("against", 0), counted.get("abstained", 0)
        casting = any(other.casting_vote and _is_for(case, other, entry) for other in bodies)
        carried = _by_figures(ways, *figures, casting=casting)
        unsaid = _without_a_word(case, rule, entry, bodies)
        n, (in_favour, against, abstained) = len(unsaid), figures
        without = (max(in_favour - n, 0), against, abstained), (in_favour, max(against - n, 0), max(abstained - n, 0))
        if any(_by_figures(ways, *each, casting=casting) is not carried for each in without):
            yield Vote(rule, failing, Truth.UNKNOWN, unsaid)
        else:
            yield Vote(rule, failing, carried)


def without_votes(case: Case, step: str) -> Iterator[BodyRule]:
    """By which texts in force a body votes on a step that was done, where no decision is on record that ended it.

    Args:
        step: the step, which was done.
    """
    done_by = limbs(case.framework).steps[step].done_by
    days = [occurrence.span for event in done_by for occurrence in case.situation.occurrences(event)]
    decided = any(entry.event in done_by for entry in case.situation.decisions())
    for rule in () if decided else live_bodies(case.framework, max(days, key=end_then_start)):
        if rule.decides_by in _COUNTED - {_WITHOUT_A_VOTE} and step in rule.decides_on:
            yield rule


def decides_failing_that(case: Case, entry: Decided, bodies: Collection[str]) -> tuple[Source, ...]:
    """The texts by which whoever took a decision does so where a body cannot agree on it.

    Args:
        bodies: those who decide first.
    """
    live = live_bodies(case.framework, entry.on)
    of_others = (rule for rule in live if rule.failing_that == entry.by and rule.body in bodies)
    return tuple(rule.source for rule in of_others if _of_it(case, rule, entry))


def failing_that(case: Case, rule: BodyRule | None) -> str:
    """What follows where a body cannot decide in the way of a text: another way, or who decides then, by title."""
    says = rule.failing_that if rule else ""
    return says if says in DECIDING or not says else inside(case.framework.words("actors")[says].title)


def _failing(case: Case, rule: BodyRule, entry: Decided, bodies: Iterable[BodyRule]) -> BodyRule | None:
    """The table that says what follows a way of deciding: its own, or another of that body in the same document."""
    document = rule.source.instrument
    says = (
        other
        for other in bodies
        if other.failing_that
        and other.source.instrument == document
        and other.decides_by in {"", rule.decides_by}
        and _is_for(case, other, entry)
    )
    return min(says, key=lambda other: (other is not rule, not other.decides_on), default=None)


def _by_figures(ways: tuple[str, str], in_favour: int, against: int, abstained: int, *, casting: bool) -> Truth:
    """Whether votes carry a decision in the way of a text, or in the one that follows where it fails."""
    first, then = ways
    carried = _carried(first, in_favour, against, abstained)
    if carried is Truth.NO and then in _COUNTED:
        carried = _carried(then, in_favour, against, abstained)
    return Truth.UNKNOWN if carried is Truth.NO and in_favour == against and casting else carried


def _without_a_word(case: Case, rule: BodyRule, entry: Decided, bodies: Iterable[BodyRule]) -> tuple[str, ...]:
    """Who came in a member's place to the body's meeting that day, where a text does not say whether one votes."""
    document, meetings = rule.source.instrument, case.framework.words("meetings")
    own = (other for other in bodies if (other.source.instrument, other.body) == (document, rule.body))
    says = next((other.substitutes for other in own if other.substitutes), "")
    if substitute_counts(says, voting=True) is not Truth.UNKNOWN:
        return ()
    held = [
        met
        for met, counts in case.situation.recorded(Met)
        if counts is Truth.YES and met.on == entry.on and meeting_word(meetings, met.meeting).body == rule.body
    ]
    named = [each for each, _ in case.situation.recorded(Substituted)]
    came = {(met.ref, ref) for met in held for ref in met.present}
    refs = (each.substitute_ref for each in named if (each.meeting_ref, each.substitute_ref) in came)
    return tuple(dict.fromkeys(refs))


def _carried(how: str, in_favour: int, against: int, abstained: int) -> Truth:
    """Whether votes carry a decision; whether who abstains hinders it, no text says."""
    if not _enough(how, in_favour, against):
        return Truth.NO
    return Truth.YES if _enough(how, in_favour, against + abstained) else Truth.UNKNOWN


def _enough(how: str, in_favour: int, others: int) -> bool:
    if how == "majority":
        return in_favour > others
    if how == "two-thirds":
        return in_favour > 0 and in_favour >= 2 * others
    return in_favour > 0 and not others


def _is_for(case: Case, rule: BodyRule, entry: Decided) -> bool:
    """Whether a text speaks of the body that decided, and of that decision or a step that it ends."""
    return rule.body == entry.by and _of_it(case, rule, entry)


def _of_it(case: Case, rule: BodyRule, entry: Decided) -> bool:
    """Whether a text speaks of that decision, of a step that it ends, or of all that the body decides."""
    steps = limbs(case.framework).steps
    ended = any(entry.event in steps[name].done_by for name in rule.decides_on if name in steps)
    return not rule.decides_on or entry.decision in rule.decides_on or ended
