"""A case in which a duty arises: what has to hold is recorded, and what must not is not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import cspr
from cspr.clocks.ways_to_count import is_ahead
from cspr.conditions.limbs import PROCEEDING
from cspr.guidance.periods import LASTING
from cspr.record import (
    Action,
    AnyEntry,
    Called,
    Established,
    Happened,
    Met,
    Proceeding,
    Recommendation,
    Review,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.guidance.layers import Framework
    from cspr.guidance.model import Criterion, Duty
    from cspr.record.situation import Situation


_AHEAD: Final = 20  # days


class ArisingCases:
    """Cases of one partnership, each made for one duty.

    Args:
        framework: the documents.
        day: on which everything is recorded; the case is asked about two days later.
    """

    def __init__(self, framework: Framework, day: date) -> None:
        """Nothing is recorded yet."""
        self.framework, self.day = framework, day

    def of(self, duty: Duty) -> Situation:
        """A case in which a duty arises, as far as what it names can be recorded."""
        within = duty.source.instrument
        names = dict.fromkeys((*duty.when, *self._starts(duty)))
        entries = [*(e for name in names for e in self._so(name, within))]
        entries += [e for name in duty.unless for e in self._not_so(name, within)]
        if duty.level == "meeting":
            entries += [
                self._meeting(duty, name, f"M{n}") for n, name in enumerate(self.framework.words("meetings"), 1)
            ]
        if duty.level == "action":
            entries += [
                Recommendation("R1", on=self.day),
                Action("A1", self.day, recommendations=["R1"], owner="police", due=self.day),
            ]
        review = Review("AA-01", self.framework.partnership).record(*dict.fromkeys(entries))
        return review.as_of(date.fromordinal(self.day.toordinal() + 2))

    def _meeting(self, duty: Duty, name: str, ref: str) -> AnyEntry:
        """A meeting that was held; for what is done ahead of one, a meeting that was called and is still to come."""
        if duty.timing is not None and is_ahead(duty.timing):
            return Called(name, self.day, held_on=date.fromordinal(self.day.toordinal() + _AHEAD), ref=ref)
        return Met(name, self.day, ref=ref, present=["P1"])

    def _starts(self, duty: Duty) -> tuple[str, ...]:
        timing = duty.timing
        return timing.of if timing is not None and timing.relation in LASTING and timing.established else ()

    def _test(self, name: str, within: str) -> Criterion | None:
        same = [test for test in self.framework.criteria if test.id == name]
        return next((test for test in same if test.source.instrument == within), next(iter(same), None))

    def _so(self, name: str, within: str) -> Iterator[AnyEntry]:
        test = self._test(name, within)
        if name.startswith(PROCEEDING):
            yield Proceeding(name.removeprefix(PROCEEDING), "open", on=self.day)
        elif test is not None:
            parts = test.parts if test.rule == "all" else test.parts[: test.at_least or 1] if test.rule == "any" else ()
            for part in parts:
                yield from self._so(part, test.source.instrument)
            for part in test.parts if test.rule == "none" else ():
                yield from self._not_so(part, test.source.instrument)
        elif name in self.framework.words("steps"):
            yield Happened(self.framework.words("steps")[name].done_by[0], self.day)
        elif name in self.framework.words("events"):
            yield Happened(name, self.day)
        else:
            yield Established(name, "yes", on=self.day, by="local-authority")

    def _not_so(self, name: str, within: str) -> Iterator[AnyEntry]:
        test = self._test(name, within)
        if name.startswith(PROCEEDING):
            yield Proceeding(name.removeprefix(PROCEEDING), "none", on=self.day)
        elif test is not None:
            for part in test.parts:
                yield from self._not_so(part, test.source.instrument)
        elif name in self.framework.words("facts"):
            yield Established(name, "no", on=self.day, by="local-authority")


def everything(framework: Framework, situation: Situation) -> str:
    """All that is printed of a case, but the pages of roles: the whole report, each ledger, what is done instead."""
    from cspr.people import ledger
    from cspr.publication import not_publishing
    from cspr.show import to_text

    report = cspr.report(framework, situation)  # its ledgers are all but that of appointments
    ledgers = [ledger(framework, situation, of="appointments"), *report.ledgers]
    return "\n".join(map(to_text, [report, not_publishing(framework, situation), *ledgers]))
