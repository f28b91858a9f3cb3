"""Which rules suspend a duty in a case: those in force when it would be due, whose own conditions hold or may."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cspr.conditions.case import Case
from cspr.conditions.findings import Finding
from cspr.dates import PartialDate
from cspr.guidance.model import Duty
from cspr.truth import Truth, both


def suspending(case: Case, rules: Iterable[Duty], due: PartialDate) -> tuple[tuple[Duty, Truth], ...]:
    """Those of some rules that suspend a duty, or may, each with whether it surely does.

    Args:
        rules: the rules that name a clause of the duty.
        due: the day on which it would be due.
    """
    answers = (
        (rule, both((in_force.truth, case.conditions.applies(rule.when, rule.unless, rule.source.instrument))))
        for rule, in_force in case.framework.live(rules, due)
    )
    return tuple((rule, answer) for rule, answer in answers if answer is not Truth.NO)


def spared(case: Case, rules: Iterable[Duty], due: PartialDate) -> Iterator[tuple[Duty, tuple[Finding, ...]]]:
    """Those of some rules that would suspend a duty and leave it as it is here, each with what keeps it from that.

    Args:
        rules: the rules that name a clause of the duty.
        due: the day on which it would be due.
    """
    for rule, _ in case.framework.live(rules, due):
        findings = (case.conditions.explain(name, rule.source.instrument) for name in rule.unless)
        holding = tuple(finding for finding in findings if finding.answer is Truth.YES)
        if holding:
            yield rule, holding
