"""Which tests are met: document by document, reading by reading, child by child."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from cspr.conditions import Conditions
from cspr.conditions.limbs import limbs
from cspr.dates import PartialDate

if TYPE_CHECKING:
    from cspr.conditions import Finding, Open
    from cspr.guidance.layers import Framework, InForce
    from cspr.guidance.model import Criterion
    from cspr.record.situation import Situation
    from cspr.truth import Truth


@attrs.frozen(slots=False)
class Assessment:
    """One test of one document, for the case and for each child.

    Args:
        criterion: the rule.
        in_force: whether the text was in force on the day judged by, and whether it is carried forward.
        case: the evaluation for the case.
    """

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


def assess(framework: Framework, situation: Situation, criterion: str | None = None) -> tuple[Assessment, ...]:
    """Say which tests are met, document by document, the highest authority first.

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
        >>> found = assess(framework("northamptonshire"), review.as_of(date(2021, 3, 29)), "serious-case")
        >>> found[0].answer.value, [need.name for need in found[0].needs]
        ('unknown', ['child-died', 'child-seriously-harmed'])
    """
    return assessed(Conditions(framework, situation), criterion)


def assessed(conditions: Conditions, criterion: str | None = None) -> tuple[Assessment, ...]:
    """Evaluate tests as ``assess`` does, under conditions of which some were asked already."""
    asked = limbs(conditions.framework).asked(criterion, judged_on(conditions.situation))
    found = zip(asked.tests, conditions.tests(asked), strict=True)
    return tuple([Assessment(one, in_force, case) for (one, in_force, _), case in found])


def judged_on(situation: Situation) -> PartialDate:
    """Give the day by whose texts a case is judged: that of the incident, else the day asked about."""
    found = situation.occurrence("incident")
    return found.span if found is not None else PartialDate.of(situation.on)


def tops(framework: Framework) -> tuple[Criterion, ...]:
    """Give the tests that stand for themselves: in every document that states one, also where it is a limb there.

    Examples:
        >>> from cspr.guidance import framework
        >>> framework_tests = tops(framework("northamptonshire"))
        >>> sum(one.id == "serious-case" and one.source.authority.value == "local" for one in framework_tests)
        2
    """
    return limbs(framework).tops
