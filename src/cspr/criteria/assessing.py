"""Which tests are met: document by document, reading by reading, child by child."""

from __future__ import annotations

from typing import ClassVar

import attrs

from cspr.answers import Answers, Named
from cspr.conditions import Open
from cspr.conditions.case import Case
from cspr.conditions.findings import Finding
from cspr.dates import PartialDate
from cspr.errors import nearest, wrong
from cspr.guidance.layers import Framework, InForce
from cspr.guidance.model import Criterion
from cspr.guidance.once import once_a_framework
from cspr.record.situation import Situation
from cspr.truth import Truth


@attrs.frozen(kw_only=True, repr=False)
class Assessment(Named):
    """One test of one document, for the case and for each child.

    Args:
        criterion: the rule.
        in_force: whether the text was in force on the day judged by, and whether it is carried forward.
        case: the evaluation for the case.
    """

    __written__: ClassVar = ("criterion", "in_force", "answer", "subjects", "needs")

    criterion: Criterion
    in_force: InForce
    case: Finding

    @property
    def answer(self) -> Truth:
        """The answer for the case: any child for whom the test is met is enough.

        A test that only rules something out has to hold of every child. The children are those that the record knows.
        """
        return self.case.answer

    @property
    def subjects(self) -> tuple[Finding, ...]:
        """The evaluation for each child; for the case where its children are not told apart, or it is asked as one."""
        return self.case.parts if self.case.each else (self.case,)

    @property
    def needs(self) -> tuple[Open, ...]:
        """Exactly what could still decide the answer for the case; each subject has its own ``needs``."""
        return self.case.needs


def assess(framework: Framework, situation: Situation, criterion: str | None = None) -> Answers[Assessment]:
    """Which tests are met, document by document, the highest authority first.

    Args:
        framework: the documents that apply. A test is judged by the edition in force on the day of the incident where
            that is recorded, else on the day asked about.
        situation: what is known.
        criterion: one test by its id, such as ``serious-case`` or ``notification-duty``; all that stand for
            themselves in some document where left out.

    Returns:
        One ``Assessment`` for each document and reading; readings stand side by side and are never folded together.

    Raises:
        CsprError: ``unknown-criterion`` with the nearest known one.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Established, Review
        >>> review = Review("NR-07", partnership="northamptonshire").record(
        ...     Established("abuse-or-neglect-suspected", "yes", on=date(2021, 3, 26), by="local-authority"),
        ... )
        >>> tests = assess(framework("northamptonshire"), review.as_of(date(2021, 3, 29)), "serious-case")
        >>> tests[0].answer.value, [need.name for need in tests[0].needs]
        ('unknown', ['child-died', 'child-seriously-harmed'])
    """
    return Answers(assessed(Case(framework, situation), criterion))


def assessed(case: Case, criterion: str | None = None) -> tuple[Assessment, ...]:
    """Which tests are met in a case. Arguments and errors are those of ``assess``."""
    framework = case.framework
    wanted = top_level(framework)
    if criterion is not None:
        wanted = tuple(test for test in framework.criteria if criterion in (test.id, test.topic))
        if not wanted:
            known = {test.topic for test in framework.criteria}
            advice = nearest(criterion, known) or f"one of {', '.join(sorted(known))}"
            raise wrong("unknown-criterion", "criterion", advice)
    return tuple(
        Assessment(criterion=test, in_force=in_force, case=case.conditions.test(test))
        for test, in_force in framework.live(wanted, judged_on(case.situation))
    )


def judged_on(situation: Situation) -> PartialDate:
    """The day by whose texts a case is judged: that of the incident, else the day asked about."""
    incident = situation.occurrence("incident")
    return incident.span if incident is not None else PartialDate.of(situation.on)


@once_a_framework
def top_level(framework: Framework) -> tuple[Criterion, ...]:
    """The tests that stand for themselves: in every document that states one, also where it is a limb there.

    Examples:
        >>> from cspr.guidance import framework
        >>> tests = top_level(framework("northamptonshire"))
        >>> sum(test.id == "serious-case" and test.source.authority.value == "local" for test in tests)
        2
    """
    limbs = {(test.source.instrument, part) for test in framework.criteria for part in test.parts}
    alone = {test.topic for test in framework.criteria if (test.source.instrument, test.id) not in limbs}
    return tuple(test for test in framework.criteria if test.topic in alone)
