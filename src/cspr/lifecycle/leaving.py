"""Where a review left its usual course: paused, sent back, joined, converted, re-opened, decided otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from cspr import vocabulary
from cspr.dates import PartialDate
from cspr.truth import Truth, both, either

if TYPE_CHECKING:
    from cspr.record.situation import Situation

PAUSED: Final = "paused"
ENDED: Final = "ended"
AGAIN: Final = "again"


@attrs.frozen(kw_only=True)
class Left:
    """A way out of the usual course that a review took.

    Args:
        event: by which it left.
        title: in plain words.
        effect: ``decided``, ``paused``, ``ended`` or ``again``, as in ``vocabulary.exits()``.
        when: the day, as well as it is known.
        holds: whether it is still so: unknown where the order of what happened cannot be told.
        by: who decided it, where that is recorded.
        reasons: why, in words of the vocabulary: those of the delays entered for the same time.
        rationale_refs: where the reasons stand.
    """

    event: str
    title: str
    effect: str
    when: PartialDate
    holds: Truth
    by: tuple[str, ...]
    reasons: tuple[str, ...]
    rationale_refs: tuple[str, ...]

    @property
    def reasoned(self) -> bool:
        """Say whether a reason is recorded."""
        return bool(self.reasons or self.rationale_refs)


def left(situation: Situation) -> tuple[Left, ...]:
    """Give every way out of its usual course that a review took, with its reason, in the order of their days.

    Args:
        situation: what is known. The reason of an exit stands in the entry of the decision that it is, as the
            reference of the document that gives it, or in the entry of a delay for the same day.

    Examples:
        >>> from datetime import date
        >>> from cspr.record import Decided, Review
        >>> pause = Decided("course", "pause", on="2021-09-01", by="safeguarding-partners", rationale_ref="DOC-9")
        >>> found = left(Review("NR-07", "northamptonshire").record(pause).as_of(date(2021, 10, 1)))
        >>> [(one.event, one.holds.value, one.reasoned) for one in found]
        [('review-paused', 'yes', True)]
    """
    found: list[Left] = []
    for name, exit_ in vocabulary.exits().items():
        occurrence = situation.occurrence(name)
        if occurrence is None:
            continue
        decisions = [one for one in situation.decisions() if one.event == name]
        delays = [one for one in situation.delays() if one.on.meet(occurrence.span) is not None]
        found.append(
            Left(
                event=name,
                title=vocabulary.events()[name].title,
                effect=exit_.effect,
                when=occurrence.span,
                holds=both((situation.happened(name), ~undone(situation, exit_.until, occurrence.span))),
                by=tuple(dict.fromkeys(one.by for one in decisions)),
                reasons=tuple(dict.fromkeys(one.reason for one in delays)),
                rationale_refs=tuple(
                    dict.fromkeys(one.rationale_ref for one in decisions if one.rationale_ref is not None)
                ),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.when.first, one.when.last)))


def undone(situation: Situation, until: tuple[str, ...], since: PartialDate) -> Truth:
    """Say whether any of some events came after a day, or on it."""
    return either(
        both((situation.happened(event), ~one.span.before(since)))
        for event in until
        if (one := situation.occurrence(event)) is not None
    )
