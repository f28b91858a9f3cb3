"""Where a review left its usual course: paused, sent back, joined, converted, re-opened, decided otherwise."""

from __future__ import annotations

from typing import Final

import attrs

from cspr import vocabulary
from cspr.answers import Answers, Named
from cspr.arguments import of_kind
from cspr.conditions.admission import situation_of
from cspr.conditions.case import Case
from cspr.dates import PartialDate, end_then_start
from cspr.record.situation import Situation
from cspr.record.standing import of_every_child, stands
from cspr.truth import Truth, both, either

PAUSED: Final = "paused"
ENDED: Final = "ended"


@attrs.frozen(kw_only=True, repr=False)
class Exit(Named):
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
        """Whether a reason is recorded."""
        return bool(self.reasons or self.rationale_refs)

    def touches(self, step: vocabulary.Step) -> bool:
        """Whether it touches a step.

        Raises:
            CsprError: ``unknown-step``.
        """
        of_kind(step, vocabulary.Step, "unknown-step", "step", 'give a step, such as vocabulary.steps()["publish"]')
        return vocabulary.exits()[self.event].touches(step)


def exits(situation: Situation) -> Answers[Exit]:
    """Every way out of its usual course that a review took, with its reason, in the order of their days.

    Args:
        situation: what is known. The reason of an exit stands in the entry of the decision that it is, as the
            reference of the document that gives it, or in the entry of a delay for the same day.

    Examples:
        >>> from datetime import date
        >>> from cspr.record import Decided, Review
        >>> pause = Decided("course", "pause", on="2021-09-01", by="safeguarding-partners", rationale_ref="DOC-9")
        >>> paused = Review("NR-07", "northamptonshire").record(pause).as_of(date(2021, 10, 1))
        >>> [(way_out.event, way_out.holds.value, way_out.reasoned) for way_out in exits(paused)]
        [('review-paused', 'yes', True)]
    """
    situation_of(situation)
    taken: list[Exit] = []
    for event, word in vocabulary.exits().items():
        occurrence = situation.occurrence(event) or of_every_child(situation, event)
        if occurrence is None:
            continue
        decisions = [decision for decision in situation.decisions() if decision.event == event]
        delays = [delay for delay in situation.delays() if delay.on.meet(occurrence.span) is not None]
        references = (decision.rationale_ref for decision in decisions)
        taken.append(
            Exit(
                event=event,
                title=vocabulary.events()[event].title,
                effect=word.effect,
                when=occurrence.span,
                holds=stands(situation, event),
                by=tuple(dict.fromkeys(decision.by for decision in decisions)),
                reasons=tuple(dict.fromkeys(delay.reason for delay in delays)),
                rationale_refs=tuple(dict.fromkeys(reference for reference in references if reference is not None)),
            )
        )
    return Answers(sorted(taken, key=lambda way_out: (way_out.when.first, way_out.when.last)))


def exits_of(case: Case) -> tuple[Exit, ...]:
    """The ways out that a review took, of a case that is ready; asked of it with ``once``."""
    return exits(case.situation)


def left_by(case: Case, step: str) -> Exit | None:
    """The way out by which what is left of a step surely goes on elsewhere; ``None`` where it goes on here."""
    word = case.framework.words("steps").get(step)
    ends = (way_out for way_out in case.once(exits_of) if way_out.effect == ENDED and way_out.holds is Truth.YES)
    return next((way_out for way_out in ends if word is not None and way_out.touches(word)), None)


def last_done(case: Case, word: vocabulary.Step) -> PartialDate | None:
    """The day on which a step was last done, as well as it is known; ``None`` where none is recorded."""
    spans = [occurrence.span for event in word.done_by for occurrence in case.situation.occurrences(event)]
    return max(spans, key=end_then_start, default=None)


def sent_back_of(case: Case, word: vocabulary.Step) -> Truth:
    """Whether a step was done and then sent back, so that it is to be done again; what shows it since counts too."""
    back = [way_out for way_out in case.once(exits_of) if word.id in vocabulary.exits()[way_out.event].steps]
    when = last_done(case, word) if back else None
    happened, of = case.situation.happened, case.situation.occurrences
    shown = [each.span for event in word.implied_by if happened(event) is Truth.YES for each in of(event)]
    when = None if when is None else max([when, *shown], key=end_then_start)
    return either(both((happened(each.event), when.before(each.when))) for each in back if when is not None)


def shown_before(case: Case, word: vocabulary.Step) -> PartialDate | None:
    """The day of what shows that a step was done before it was sent back; ``None`` where its own day is recorded."""
    back = [way_out.when for way_out in case.once(exits_of) if word.id in vocabulary.exits()[way_out.event].steps]
    if not back:
        return None
    happened, of = case.situation.happened, case.situation.occurrences
    done = [each.span for event in word.done_by for each in of(event)]
    if any(when.before(span) is not Truth.YES for when in back for span in done):
        return None
    spans = [each.span for event in word.implied_by if happened(event) is Truth.YES for each in of(event)]
    before = [span for span in spans if any(span.before(when) is Truth.YES for when in back)]
    return min(before, key=lambda span: span.last, default=None)
