"""Whether the votes on record carry a decision by what a text says of how a body decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from cspr.conditions.limbs import limbs
from cspr.guidance.live_rules import live_bodies
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.conditions.case import Case
    from cspr.guidance.role_rules import BodyRule
    from cspr.record.entries import Decided

_FIGURES: Final = re.compile(r"(\d+) (for|against|abstained)")
_WITHOUT_A_VOTE: Final = "consensus"
_COUNTED: Final = frozenset({"majority", "two-thirds", "unanimity", "consensus"})


class Vote(NamedTuple):
    """What a text says of how a body decides, and whether the votes carry it.

    Args:
        rule: what the text says.
        carried: whether they do; ``None`` where no votes are on record.
    """

    rule: BodyRule
    carried: Truth | None


def votes_of(case: Case, entry: Decided) -> Iterator[Vote]:
    """How a decision stands to each text in force that says by which vote whoever took it decides.

    What a document says of that decision alone goes before what it says of all that the body decides.

    Args:
        entry: the decision.
    """
    bodies = live_bodies(case.framework, entry.on)
    live = [rule for rule in bodies if rule.decides_by and _is_for(case, rule, entry)]
    own = {rule.source.instrument for rule in live if rule.decides_on}
    for rule in live:
        if rule.decides_by not in _COUNTED or (rule.source.instrument in own and not rule.decides_on):
            continue
        if entry.votes is None:
            if rule.decides_by != _WITHOUT_A_VOTE:
                yield Vote(rule, None)
            continue
        told = {name: int(figure) for figure, name in _FIGURES.findall(entry.votes)}
        figures = told.get("for", 0), told.get("against", 0), told.get("abstained", 0)
        carried = _carried(rule.decides_by, *figures)
        if carried is Truth.NO and rule.failing_that in _COUNTED:
            carried = _carried(rule.failing_that, *figures)
        if (
            carried is Truth.NO
            and figures[0] == figures[1]
            and any(rule.casting_vote and _is_for(case, rule, entry) for rule in bodies)
        ):
            carried = Truth.UNKNOWN
        yield Vote(rule, carried)


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
    steps = limbs(case.framework).steps
    ended = any(entry.event in steps[name].done_by for name in rule.decides_on if name in steps)
    return rule.body == entry.by and (not rule.decides_on or entry.decision in rule.decides_on or ended)
