"""Does this hold in this situation, and which facts could still decide it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from cspr import vocabulary
from cspr.dates import Span
from cspr.truth import Truth, both, either

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cspr.guidance.framework import Framework
    from cspr.guidance.model import Criterion
    from cspr.record.situation import Situation
    from cspr.vocabulary import Step

CASE = "case"
PROCEEDING = "proceeding:"
DECISION = "decision:"
_LISTS = {"agency": "agencies", "child": "children", "person": "people"}


@attrs.frozen(kw_only=True)
class Open:
    """Something that is not known, or not yet decided by people, and could still decide something.

    Args:
        name: the fact, ``proceeding:`` and its kind, or ``decision:`` and the decision that is open.
        about: of whom it is asked: ``case`` or one child.
    """

    name: str
    about: str


class Conditions:
    """Answers questions about one situation under one framework, each only once.

    Args:
        framework: in whose documents names are looked up.
        situation: what is known.

    A name is, in this order: ``proceeding:`` and its kind; a criterion of the document that asks; a fact; an event; a
    step; the criterion of the highest document in force that has one of that name.
    """

    __slots__ = ("_known", "_seen", "framework", "situation")

    def __init__(self, framework: Framework, situation: Situation) -> None:
        """Start with nothing asked."""
        self.framework, self.situation = framework, situation
        self._seen: dict[tuple[str, str, str], Truth] = {}
        self._known: dict[tuple[str, str], Criterion | None] = {}

    def holds(self, name: str, within: str = "", about: str = CASE) -> Truth:
        """Say whether a name holds.

        Args:
            name: a fact, event, step, criterion, or ``proceeding:`` and its kind.
            within: id of the document that asks, whose own criteria come first.
            about: ``case``, or one child, agency or person. For the case, one child for whom it holds is enough.
        """
        key = (name, within, about)
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = self._find(name, within, about)
        return found

    def all_hold(self, names: Iterable[str], within: str = "", about: str = CASE) -> Truth:
        """Say whether every one of some names holds; of none, yes."""
        return both(self.holds(name, within, about) for name in names)

    def any_holds(self, names: Iterable[str], within: str = "", about: str = CASE) -> Truth:
        """Say whether any of some names holds; of none, no."""
        return either(self.holds(name, within, about) for name in names)

    def applies(self, when: tuple[str, ...], unless: tuple[str, ...], within: str, about: str = CASE) -> Truth:
        """Say whether a rule arises: all of ``when`` hold and none of ``unless`` does."""
        if not when and not unless:
            return Truth.YES
        return both((self.all_hold(when, within, about), ~self.any_holds(unless, within, about)))

    def _find(self, name: str, within: str, about: str) -> Truth:
        if name.startswith(PROCEEDING):
            return self.situation.proceeding(name.removeprefix(PROCEEDING))
        criterion = self.criterion(name, within)
        if criterion is not None and criterion.source.instrument == within:
            return self._criterion(criterion, about)
        fact = vocabulary.facts().get(name)
        if fact is not None:
            return either(self.situation.answer(name, one).truth for one in self.subjects(fact.about, about))
        if name in vocabulary.events():
            return self._event(name)
        if name in vocabulary.steps():
            return self.step_done(name)
        return Truth.UNKNOWN if criterion is None else self._criterion(criterion, about)

    def _event(self, name: str) -> Truth:
        """Say whether an event has happened; the outcome of a decision that is not yet taken is open, not refused."""
        answer = self.situation.happened(name)
        return Truth.UNKNOWN if answer is Truth.NO and self.undecided(name) is not None else answer

    def undecided(self, event: str) -> str | None:
        """Give the decision of which an event is an outcome, where none of its outcomes has happened."""
        for name, decision in vocabulary.decisions().items():
            outcomes = () if decision.whenever else decision.outcomes.values()
            if event in outcomes and all(self.situation.happened(one) is Truth.NO for one in outcomes):
                return name
        return None

    def subjects(self, kind: str, about: str) -> tuple[str, ...]:
        """Give those of whom a fact or test is asked: each child of a case that knows its children, else the case."""
        if about != CASE or kind != "child":
            return (about,)
        return self.situation.children or (CASE,)

    def criterion(self, name: str, within: str = "") -> Criterion | None:
        """Look up a criterion: that of the document that asks, else of the highest one in force on the day."""
        key = (name, within)
        if key not in self._known:
            self._known[key] = self._look_up(name, within)
        return self._known[key]

    def _look_up(self, name: str, within: str) -> Criterion | None:
        named = [one for one in self.framework.criteria if one.id == name]
        own = [one for one in named if one.source.instrument == within]
        if own:
            return own[0]
        day = Span.of(self.situation.on)
        for wanted in (Truth.YES, Truth.UNKNOWN):
            for one in named:
                if self.framework.in_force(one, day).truth is wanted:
                    return one
        return None

    def _criterion(self, criterion: Criterion, about: str) -> Truth:
        return either(self.tested(criterion, subject) for subject in self.subjects("child", about))

    def tested(self, criterion: Criterion, about: str) -> Truth:
        """Evaluate a criterion of one child, or of the case where its children are not told apart."""
        answers = [self.part(name, criterion, about) for name in criterion.parts]
        if criterion.rule == "all":
            return both(answers)
        return either(answers) if criterion.rule == "any" else ~either(answers)

    def part(self, name: str, criterion: Criterion, about: str) -> Truth:
        """Evaluate one limb of a criterion of one child."""
        inner = self.criterion(name, criterion.source.instrument)
        if inner is not None and inner.source.instrument == criterion.source.instrument:
            return self.tested(inner, about)
        return self.holds(name, criterion.source.instrument, about)

    def needs(self, name: str, within: str = "", about: str = CASE) -> tuple[Open, ...]:
        """Give exactly the facts that could still decide a name that is unknown; of a decided one, none.

        A fact occurs once under a criterion, so that every unknown limb of an undecided test can still decide it.
        """
        if self.holds(name, within, about) is not Truth.UNKNOWN:
            return ()
        if name.startswith(PROCEEDING):
            return (Open(name=name, about=CASE),)
        criterion = self.criterion(name, within)
        if criterion is not None and (criterion.source.instrument == within or name not in vocabulary.facts()):
            return _once(
                need
                for subject in self.subjects("child", about)
                if self.tested(criterion, subject) is Truth.UNKNOWN
                for part in criterion.parts
                for need in self.needs(part, criterion.source.instrument, subject)
            )
        fact = vocabulary.facts().get(name)
        if fact is None:
            decision = self.undecided(name)
            return () if decision is None else (Open(name=f"{DECISION}{decision}", about=CASE),)
        return tuple(
            Open(name=name, about=one)
            for one in self.subjects(fact.about, about)
            if self.situation.answer(name, one).truth is Truth.UNKNOWN
        )

    def needs_of(
        self, when: tuple[str, ...], unless: tuple[str, ...], within: str, about: str = CASE
    ) -> tuple[Open, ...]:
        """Give the facts that could still decide whether a rule arises."""
        if self.applies(when, unless, within, about) is not Truth.UNKNOWN:
            return ()
        return _once(need for name in (*when, *unless) for need in self.needs(name, within, about))

    def step_done(self, step: str) -> Truth:
        """Say whether a step of the vocabulary is done."""
        return self.done(vocabulary.steps()[step])

    def done(self, word: Step) -> Truth:
        """Say whether a step is done; one owed for each, only when done for each one known and the list is complete."""
        whole = either(self.situation.happened(event, CASE) for event in word.done_by)
        if word.each is None or whole is Truth.YES:
            return either((whole, *(self.situation.happened(event) for event in word.done_by)))
        parts: tuple[str, ...] = getattr(self.situation, _LISTS[word.each])
        if not parts:
            return either(self.situation.happened(event) for event in word.done_by)
        done = both(either(self.situation.happened(event, part) for event in word.done_by) for part in parts)
        if done is Truth.YES and self.situation.listed(word.each) is not Truth.YES:
            return Truth.UNKNOWN
        return done


def _once(needs: Iterable[Open]) -> tuple[Open, ...]:
    return tuple(dict.fromkeys(needs))
