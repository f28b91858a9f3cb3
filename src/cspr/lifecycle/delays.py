"""When a review is late: who considers it, who is told of it, and with which reasons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from cspr import vocabulary
from cspr.answers import Named
from cspr.arising.delayed_again import further_delay
from cspr.arising.suppositions import LIMITED, overrun_of
from cspr.conditions.admission import admit
from cspr.conditions.case import Case
from cspr.dates import PartialDate
from cspr.guidance.layers import Framework
from cspr.guidance.live_rules import live_duties
from cspr.record.entries import Delayed
from cspr.record.situation import Situation
from cspr.record.standing import first_recorded
from cspr.sources import Source

_CONSIDER: Final = "consider-delay"
_TELL: Final = "tell-of-delay"
_ARISEN: Final = "delay-arisen"


@attrs.frozen(kw_only=True)
class DelayNotice:
    """Who owes what when a review is late, by one text in force.

    Args:
        step: ``consider-delay`` or ``tell-of-delay``.
        who: who owes it.
        to: who is told.
        when: how the text says when, such as ``as soon as``; empty where it does not.
        source: the clauses.
    """

    step: str
    who: tuple[str, ...]
    to: tuple[str, ...]
    when: str
    source: Source


@attrs.frozen(kw_only=True, repr=False)
class Delay(Named):
    """How a review stands to being late.

    Args:
        arisen: when it became clear that it would be late; ``None`` where that is not recorded.
        delays: the delays of steps that are recorded, each with its reason.
        reasons: why the review is late, in words: the reasons of the delays of its completion and publication.
        considered: when it was considered, as well as it is known; ``None`` where it was not.
        reported: when those who have to be were told; ``None`` where they were not.
        owed: who considers it and who is told, by each text in force.
        again: the steps of these that are to be done again, as a further delay arose since.
        overrun: whether a limit passed, a plan lies beyond it, or publication is expected late.
    """

    arisen: PartialDate | None
    delays: tuple[Delayed, ...]
    reasons: tuple[str, ...]
    considered: PartialDate | None
    reported: PartialDate | None
    owed: tuple[DelayNotice, ...]
    again: tuple[str, ...] = ()
    overrun: bool = False

    @property
    def late(self) -> bool:
        """Whether the review is late: a delay of it is recorded, or the dates on record show one.

        A delay of a step that neither completes nor publishes it is none of the review.
        """
        return self.recorded or bool(self.again) or self.overrun

    @property
    def recorded(self) -> bool:
        """Whether a delay of the review is recorded."""
        return self.arisen is not None or any(map(of_review, self.delays))

    @property
    def open(self) -> tuple[DelayNotice, ...]:
        """What is still owed: nothing where no delay is recorded, and none shows by the dates on record."""
        if not self.late:
            return ()
        done = {_CONSIDER: self.considered, _TELL: self.reported}
        return tuple(notice for notice in self.owed if done[notice.step] is None or notice.step in self.again)


def delay(framework: Framework, situation: Situation) -> Delay:
    """Whether a review is late, why, who considers it and who is told.

    Args:
        framework: the documents that apply.
        situation: what is known.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Delayed, Review
        >>> late = Delayed("publish", "prosecution-pending", on="2021-09-01")
        >>> answer = delay(framework("northamptonshire"), Review("NR-07", "northamptonshire").record(late).as_of(
        ...     date(2021, 9, 6)
        ... ))
        >>> answer.reasons, "national-panel" in [name for notice in answer.open for name in notice.to]
        (('A prosecution is not yet complete.',), True)
    """
    admit(framework, situation)
    case, steps, delays = Case(framework, situation), vocabulary.steps(), situation.delays()
    return Delay(
        arisen=first_recorded(situation, (_ARISEN,)),
        delays=delays,
        reasons=reasons_of(situation),
        considered=first_recorded(situation, steps[_CONSIDER].done_by),
        reported=first_recorded(situation, steps[_TELL].done_by),
        owed=tuple(_owed(framework, situation)),
        again=tuple(step for step in (_CONSIDER, _TELL) if further_delay(case, steps[step]) is not None),
        overrun=overrun_of(case) is not None,
    )


def reasons_of(situation: Situation) -> tuple[str, ...]:
    """Why a review is late, in words, by the delays of its completion and publication that are recorded, each once."""
    return tuple(dict.fromkeys(reason_of(delayed) for delayed in situation.delays() if of_review(delayed)))


def of_review(delayed: Delayed) -> bool:
    """Whether what is delayed completes or publishes the review, so that the review is.

    Examples:
        >>> from cspr.record import Delayed
        >>> [of_review(Delayed(step, "other-delay", on="2021-09-01")) for step in ("publish", "return-information")]
        [True, False]
    """
    return delayed.step in LIMITED


def reason_of(delayed: Delayed) -> str:
    """Why a step is delayed; a partnership's own reason is shown by its id, for no folder declares reasons.

    Examples:
        >>> from cspr.record import Delayed
        >>> reason_of(Delayed("publish", "prosecution-pending", on="2021-09-01"))
        'A prosecution is not yet complete.'
    """
    word = vocabulary.reasons().get(delayed.reason)
    return delayed.reason if word is None else word.says


def _owed(framework: Framework, situation: Situation) -> Iterator[DelayNotice]:
    for duty in live_duties(framework, situation.on):
        if duty.step in {_CONSIDER, _TELL} and duty.source.force.binds:
            when = "" if duty.timing is None else duty.timing.says
            yield DelayNotice(step=str(duty.step), who=duty.who, to=duty.to, when=when, source=duty.source)
