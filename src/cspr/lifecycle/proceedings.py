"""What other proceedings do to a review while they are open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

import attrs

from cspr.answers import Answers, Named
from cspr.arising.versions import holds_in_force
from cspr.conditions.admission import framework_of
from cspr.conditions.case import Case, once_a_case
from cspr.conditions.evaluation import Conditions
from cspr.conditions.limbs import PROCEEDING
from cspr.grouping import grouped
from cspr.guidance.layers import Framework
from cspr.guidance.model import Hold
from cspr.record.proceedings import ProceedingState
from cspr.record.situation import Situation
from cspr.truth import Truth

DEATHS_REVIEWED: Final = {
    "child-death-review": "child-death-reviewed",
    "domestic-abuse-related-death-review": "domestic-abuse-death-reviewed",
}
"""The topic whose duties ask for each review of a death that other bodies hold."""
ANYBODY = ("partnership",)
_NOBODY = "none"
_PARTNERS: Final = "safeguarding-partners"


def holds_of(framework: Framework) -> Iterator[Hold]:
    """Every hold of every document."""
    return (hold for document in framework.documents for hold in document.holds)


def during(hold: Hold, conditions: Conditions) -> Truth:
    """Whether what a hold waits for is open: every name of it, a proceeding by its bare id, and nothing lets it go.

    What lets it go has to be on record: an agreement that nobody answered for is none.
    """
    if let_go(hold, conditions):
        return Truth.NO
    kinds = conditions.framework.words("proceedings")
    names = (f"{PROCEEDING}{name}" if name in kinds else name for name in hold.during)
    return conditions.all_hold(names, hold.source.instrument)


def going_on(case: Case, hold: Hold) -> tuple[str, ...]:
    """The steps that a hold leaves going on while it is open, but those that its own text stops now."""
    if not hold.goes_on or during(hold, case.conditions) is not Truth.YES:
        return ()
    others = (each for each, _ in holds_in_force(case) if each.source.instrument == hold.source.instrument)
    stopped = {step for each in others if during(each, case.conditions) is Truth.YES for step in each.stops}
    return tuple(step for step in hold.goes_on if step not in stopped)


def let_go(hold: Hold, conditions: Conditions) -> bool:
    """Whether the steps go on all the same, whatever is open."""
    return conditions.applies((), hold.unless, hold.source.instrument) is Truth.NO


def proceeding_title(framework: Framework, name: str) -> str:
    """The title of a proceeding, or of whatever a hold waits for."""
    bare = name.removeprefix(PROCEEDING)
    framework_of(framework)
    word = framework.words("proceedings").get(bare) or framework.words("events").get(bare)
    fact = framework.words("facts").get(bare)
    if word is not None:
        return str(word.title)
    return framework.titles([bare]).get(bare, bare) if fact is None else str(fact.question)


def holders(framework: Framework, hold: Hold) -> tuple[str, ...]:
    """Who knows whether what a hold waits for is open, and when it ends: those to consult first."""
    words = (framework.words("proceedings").get(name) for name in hold.during)
    know = (who for word in words if word is not None for who in word.holders)
    return tuple(dict.fromkeys((*hold.consult, *know))) or hold.inform or named_by(framework, hold)


def named_by(framework: Framework, hold: Hold) -> tuple[str, ...]:
    """Whom the clause of a hold names: who is to do what it says, else anybody."""
    actor = framework.clauses[hold.source.clauses[0]].actor
    return ANYBODY if actor == _NOBODY else (actor,)


def acting(actors: Iterable[str]) -> tuple[str, ...]:
    """Actors, each once; without the partnership where the partners are among them, for they act for it.

    Examples:
        >>> acting(["safeguarding-partners", "partnership"]), acting(["partnership"])
        (('safeguarding-partners',), ('partnership',))
    """
    several = tuple(dict.fromkeys(actors))
    return tuple(actor for actor in several if actor not in ANYBODY or _PARTNERS not in several)


@attrs.frozen(kw_only=True, repr=False)
class Parallel(Named):
    """Other proceedings, how they stand, and what they do to the review while they are open.

    Args:
        kind: which proceedings.
        title: in plain words.
        open: yes, no, or unknown where no answer is recorded; "asked, there are none" is an answer.
        known: each of these proceedings that the record knows, on its own.
        holds: what each document in force says that they do in the case, the highest authority first.
        holders: who knows whether they are open, and when they end.
    """

    kind: str
    title: str
    open: Truth
    known: tuple[ProceedingState, ...]
    holds: tuple[Hold, ...]
    holders: tuple[str, ...]

    def _all(self, names: Callable[[Hold], tuple[str, ...]]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for hold in self.holds for name in names(hold)))

    @property
    def stops(self) -> tuple[str, ...]:
        """The steps that they stop."""
        return self._all(lambda hold: hold.stops)

    @property
    def may_delay(self) -> tuple[str, ...]:
        """The steps that they may delay."""
        return self._all(lambda hold: hold.may_delay)

    @property
    def weighs(self) -> tuple[str, ...]:
        """The steps and decisions on which they have to be weighed."""
        return self._all(lambda hold: hold.weighs)

    @property
    def goes_on(self) -> tuple[str, ...]:
        """The steps that go on regardless."""
        return self._all(lambda hold: hold.goes_on)

    @property
    def consult(self) -> tuple[str, ...]:
        """Who is consulted first."""
        return self._all(lambda hold: hold.consult)

    @property
    def inform(self) -> tuple[str, ...]:
        """Who is kept informed."""
        return self._all(lambda hold: hold.inform)

    @property
    def parts_of(self) -> tuple[str, ...]:
        """Whose own part in the review they affect, and not a step."""
        return self._all(lambda hold: hold.parts_of)


def parallel(framework: Framework, situation: Situation) -> Answers[Parallel]:
    """How every kind of proceedings stands, and what the documents in force say that it does.

    Args:
        framework: the documents that apply.
        situation: what is known.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Proceeding, Review
        >>> review = Review("NR-07", "northamptonshire").record(Proceeding("prosecution", "open", on="2021-06-01"))
        >>> kinds = parallel(framework("northamptonshire"), review.as_of(date(2021, 7, 1)))
        >>> next((each.stops, "chronologies" in each.goes_on) for each in kinds if each.kind == "prosecution")
        (('publish',), True)
    """
    return parallel_of(Case(framework, situation))


@once_a_case
def parallel_of(case: Case) -> Answers[Parallel]:
    """How every kind of proceedings stands in a case."""
    framework, situation = case.framework, case.situation
    live = (hold for hold, _ in holds_in_force(case) if not let_go(hold, case.conditions))
    holds = grouped((name, hold) for hold in live for name in hold.during)
    return Answers(
        Parallel(
            kind=kind,
            title=word.title,
            open=situation.proceeding(kind),
            known=situation.proceedings(kind),
            holds=tuple(holds.get(kind, ())),
            holders=word.holders,
        )
        for kind, word in framework.words("proceedings").items()
    )
