"""When the authority knew: times that ended before, entries made later, and answers that were others at first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.conditions.limbs import limbs
from cspr.record.entries import Established, Happened
from cspr.timescales.readings import Status
from cspr.timescales.recorded import possible
from cspr.truth import Truth
from cspr.wording import deadlines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.conditions.case import Case
    from cspr.dates import PartialDate
    from cspr.timescales.obligations import Obligation

_AWARE: Final = "local-authority-aware"
_NOT_NOTIFIED: Final = "no-notification-decided"
NOT_KEPT: Final = frozenset(
    {
        *(Status.LATE, Status.OVERDUE, Status.PASSED_FROM_MEMORY, Status.DATE_PASSED_CHECK, Status.EXPECTED_PASSED),
        *(Status.MAY_BE_SUSPENDED, Status.CANNOT_TELL),
    }
)


class Knowing:
    """What a case says of when the authority came to know.

    Args:
        case: the case.
    """

    def __init__(self, case: Case) -> None:
        """Look up the day on which the authority is recorded as aware."""
        self.case = case
        occurrence = case.situation.occurrence(_AWARE)
        self._aware = None if occurrence is None else possible(case.situation, _AWARE, occurrence.span)

    def later(self, obligation: Obligation) -> int | None:
        """How many days after the start of a time that had surely ended by then the authority is recorded as aware.

        Of a time without a start, or that is counted back from what comes later, how many days after its last day.
        """
        begun, due = obligation.counted.begun, obligation.counted.due
        if self._aware is None or due is None or due.last >= self._aware.first:
            return None
        counted_from = due if begun is None or obligation.period.way.backwards else begun.span
        return (self._aware.first - counted_from.last).days

    def says(
        self, obligation: Obligation, status: Status, done: PartialDate | None, known_later: int | None
    ) -> Iterator[str]:
        """What is to be said beside a date of when it was known, a sentence each."""
        if known_later is not None:
            back = obligation.counted.begun is None or obligation.period.way.backwards
            yield deadlines.known_only_later(str(self._aware), known_later, last=back)
        if status in NOT_KEPT and obligation.period.event == _AWARE:
            yield from self._entered_later()
            yield from self._otherwise_before(obligation, done)

    def _entered_later(self) -> Iterator[str]:
        title = self.case.framework.words("events")[_AWARE].title
        for entry in self.case.situation.entries:
            if isinstance(entry, Happened) and entry.event == _AWARE:
                recorded = entry.recorded
                if recorded is not None and entry.on.last < recorded:
                    yield deadlines.entered_later(title, str(entry.on), str(recorded))

    def _otherwise_before(self, obligation: Obligation, done: PartialDate | None) -> Iterator[str]:
        """A no that was entered at the time by whoever answered for it, before the yes on which the duty turns."""
        duty, framework = obligation.period.duty, self.case.framework
        facts = limbs(framework).facts
        names = limbs(framework).rule(duty.when, (), duty.source.instrument, self.case.day).ends
        end = self.case.day if done is None else done
        for name in dict.fromkeys(names):
            entries = [
                entry for entry in self.case.situation.entries if isinstance(entry, Established) and entry.fact == name
            ]
            first_yes = min(
                (entry.on for entry in entries if entry.answer is Truth.YES), key=lambda on: on.first, default=None
            )
            denials = [entry for entry in entries if entry.answer is Truth.NO and entry.recorded == entry.on.exact]
            before = [entry for entry in denials if first_yes is not None and entry.on.before(first_yes) is Truth.YES]
            if before and first_yes is not None and first_yes.last <= end.first:
                actor = framework.words("actors").get(before[0].by)
                yield deadlines.otherwise_before(
                    facts[name].question,
                    str(before[0].on),
                    before[0].by if actor is None else actor.title.lower(),
                    str(first_yes),
                    self.case.calendar.count(first_yes.last, end.first),
                    reasons=self._reasons(first_yes),
                )

    def _reasons(self, before: PartialDate) -> str:
        """Where the reasons stand of a decision not to notify that was taken before a day; else empty."""
        taken = (decision for decision in self.case.situation.decisions() if decision.event == _NOT_NOTIFIED)
        earlier = (decision.rationale_ref for decision in taken if decision.on.before(before) is Truth.YES)
        return next((reference for reference in earlier if reference), "")
