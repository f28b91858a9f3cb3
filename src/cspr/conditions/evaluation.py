"""Asking a situation: whether a name holds, whether a rule arises, and what is needed to know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import attrs

from cspr import vocabulary
from cspr.conditions import findings
from cspr.conditions.admission import as_declared
from cspr.conditions.limbs import CASE, PROCEEDING, ConditionKind, Limb, limbs, limbs_on
from cspr.conditions.told_apart import all_known, answered_of, done_of_children, happened_to, told_apart
from cspr.guidance.layers import Framework
from cspr.guidance.model import Criterion
from cspr.record.people_entries import Person
from cspr.record.situation import Situation
from cspr.record.standing import contradicted, stands
from cspr.truth import Truth, both, either
from cspr.vocabulary import Step


class Conditions:
    """Answers questions about one situation under one framework, each only once.

    Args:
        framework: in whose documents names are looked up.
        situation: what is known.

    A name is, in this order: ``proceeding:`` and its kind; a test of the document that asks; a fact, an event or a
    step; the test of the highest document in force that has one of that name.

    Of a case of several children: what is asked of a child, and has to hold together, is asked of one and the same
    child, and one is enough; what only rules something out has to hold of every child; what is asked of the case is
    asked once.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Review
        >>> situation = Review("NR-07", "northamptonshire").as_of(date(2021, 4, 1))
        >>> Conditions(framework("northamptonshire"), situation).holds("child-died")
        <Truth.UNKNOWN: 'unknown'>
    """

    def __init__(self, framework: Framework, situation: Situation) -> None:
        """Begin with nothing asked."""
        self.framework, self.situation = framework, as_declared(framework, situation)
        self._limbs, self.in_force = limbs(framework), limbs_on(framework, situation.on)
        self._children = situation.children
        self._only = self._children[0] if len(self._children) == 1 else CASE
        self._findings: dict[tuple[Limb, str], findings.Finding] = {}
        self._answers: dict[tuple[Limb, str], Truth] = {}
        self._needs: dict[tuple[Limb, str], tuple[findings.Open, ...]] = {}
        self._steps_done: dict[str, Truth] = {}
        self._supposed: dict[tuple[str, str], Truth] = {}
        self._before: Conditions | None = None
        self._changed: frozenset[str] = frozenset()
        self._whom, self._of_whom = CASE, frozenset[str]()
        self._told_apart: dict[str, frozenset[str]] = {}

    def supposing(self, answers: Mapping[findings.Open, Truth]) -> Conditions:
        """The same conditions as they would be if some facts or proceedings were known.

        Args:
            answers: what is supposed of each; it goes before what the record says.

        Examples:
            >>> from datetime import date
            >>> from cspr.guidance import framework
            >>> from cspr.record import Review
            >>> known = Conditions(framework(), Review("NR-07", "kirklees").as_of(date(2021, 4, 1)))
            >>> known.supposing({findings.Open(name="child-died", about="case"): Truth.YES}).holds("child-died").value
            'yes'
        """
        return self._supposing(answers, self._whom, self._of_whom)

    def _supposing(self, answers: Mapping[findings.Open, Truth], whom: str, of_whom: frozenset[str]) -> Conditions:
        supposing = Conditions(self.framework, self.situation)
        supposing._whom, supposing._of_whom = whom, of_whom
        asked = {(need.name, supposing._asked_of(need.name, need.about)): truth for need, truth in answers.items()}
        supposing._supposed = self._supposed | asked
        supposing._before, supposing._changed = self, frozenset([need.name for need in answers])
        return supposing

    def told_apart(self, kind: str) -> frozenset[str]:
        """The events and facts recorded of one agency, person or child, and the steps that each takes by these."""
        if kind not in self._told_apart:
            self._told_apart[kind] = told_apart(self.situation, kind, self._limbs.steps.values())
        return self._told_apart[kind]

    def for_whom(self, about: str) -> Conditions:
        """The same conditions as they are for one agency, person or child.

        What is recorded of it goes before what is recorded of the case, and what is recorded of another of its kind
        says nothing of it.

        Args:
            about: such as ``agency:police``.

        Examples:
            >>> from datetime import date
            >>> from cspr.guidance import framework
            >>> from cspr.record import Happened, Review
            >>> returned = Happened("information-returned", "2021-04-08", about="agency:police")
            >>> situation = Review("NR-07", "kirklees").record(returned).as_of(date(2021, 4, 9))
            >>> known = Conditions(framework("kirklees"), situation)
            >>> known.for_whom("agency:police").holds("information-returned").value
            'yes'
            >>> known.for_whom("agency:health").holds("information-returned").value
            'no'
        """
        apart = {name: self._limbs.end(name) for name in self.told_apart(about.partition(":")[0])}
        own = {name: self._own(limb, about) for name, limb in apart.items() if not limb.of_child}
        answers = {findings.Open(name=name, about=about): answer for name, answer in own.items()}
        return self._supposing(answers, about, frozenset(own))

    def _asked_of(self, name: str, about: str) -> str:
        """Of whom a name is asked: of the one whose conditions they are, where it is recorded apart."""
        return self._whom if name in self._of_whom else about

    def _own(self, limb: Limb, about: str) -> Truth:
        """Whether a fact, event or step is so for one agency, person or child, on what is recorded or supposed."""
        if limb.kind is ConditionKind.FACT:
            return answered_of(self.situation, limb.name, about)
        events = self._limbs.steps[limb.name].done_by if limb.kind is ConditionKind.STEP else (limb.name,)
        supposed = (self._supposed.get((event, CASE), Truth.NO) for event in events)
        return either((*(happened_to(self.situation, event, about) for event in events), *supposed))

    def explain(self, name: str, within: str = "", about: str = CASE) -> findings.Finding:
        """Whether a name holds, limb by limb.

        Args:
            name: a fact, event, step, test, or ``proceeding:`` and its kind.
            within: id of the document that asks, whose own tests come first.
            about: ``case``, or one child.

        Raises:
            CsprError: ``unknown-condition`` with the nearest known name.
        """
        return self.finding(self.in_force.look_up(name, within), about)

    def holds(self, name: str, within: str = "", about: str = CASE) -> Truth:
        """Whether a name holds. Arguments and errors are those of ``explain``."""
        return self.truth(self.in_force.look_up(name, within), about)

    def all_hold(self, names: Iterable[str], within: str = "") -> Truth:
        """Whether every one of some names holds; of none, yes."""
        return both(self.holds(name, within) for name in names)

    def applies(self, when: tuple[str, ...], unless: tuple[str, ...], within: str, about: str = CASE) -> Truth:
        """Whether a rule arises: all of ``when`` hold and none of ``unless`` does."""
        return self.truth(self.in_force.rule(when, unless, within), about)

    def needs_of(
        self, when: tuple[str, ...], unless: tuple[str, ...], within: str, about: str = CASE
    ) -> tuple[findings.Open, ...]:
        """Exactly what could still decide whether a rule arises; nothing where that is decided."""
        rule = self.in_force.rule(when, unless, within)
        if (rule, about) not in self._needs:
            self._needs[rule, about] = tuple(dict.fromkeys(self._open(rule, about)))
        return self._needs[rule, about]

    def _open(self, rule: Limb, about: str) -> Iterable[findings.Open]:
        if self.truth(rule, about) is not Truth.UNKNOWN:
            return ()
        return self._of_repeating(rule, about) if rule.repeats else self.finding(rule, about).needs

    def _of_repeating(self, rule: Limb, about: str) -> Iterator[findings.Open]:
        """What matters to a rule that names a fact by itself which also stands under a test beside it.

        The rule arises only if the fact is as it asks, so whatever else matters, matters supposing that it is.
        """
        for subject in self._children if about == CASE and self._children else (about,):
            asked = {
                need: Truth.NO if part.rule == "none" else Truth.YES
                for part in rule.parts
                for end in (part.parts if part.kind is ConditionKind.RULE else (part,))
                if end.kind is ConditionKind.FACT
                for need in self.finding(end, subject).needs
            }
            supposed = self.supposing(asked).finding(rule, subject)
            if supposed.answer is not Truth.NO:
                yield from (*asked, *supposed.needs)

    def test(self, criterion: Criterion) -> findings.Finding:
        """How a test of a document comes out for the case; each child's evaluation is one of its parts."""
        return self.finding(self._limbs.test(criterion), CASE)

    def meets(self, criterion: Criterion) -> Truth:
        """Whether a test of a document is met in the case."""
        return self.truth(self._limbs.test(criterion), CASE)

    def truth(self, limb: Limb, about: str) -> Truth:
        """Whether a limb holds, where nobody asks how it came out."""
        if self._before is not None and self._changed.isdisjoint(limb.ends):
            return self._before.truth(limb, about)
        subject = CASE if not limb.of_child else self._only if about == CASE else about
        answer = self._answers.get((limb, subject))
        if answer is None:
            if limb.rule and (subject != CASE or not limb.of_child or not self._children):
                answer = limb.decided(limb.rule, (self.truth(part, subject) for part in limb.parts))
            else:
                answer = self.finding(limb, subject).answer
            self._answers[limb, subject] = answer
        return answer

    def finding(self, limb: Limb, about: str) -> findings.Finding:
        """How a limb comes out for the case or for one child."""
        if self._before is not None and self._changed.isdisjoint(limb.ends):
            return self._before.finding(limb, about)  # nothing is supposed of what it asks
        subject = CASE if not limb.of_child else self._only if about == CASE else about
        finding = self._findings.get((limb, subject))
        if finding is None:
            if limb.of_child and subject == CASE and self._children:
                finding = self._of_several(limb)
            elif limb.rule:
                parts = tuple([self.finding(part, subject) for part in limb.parts])
                finding = findings.of_parts(limb, subject, limb.rule, parts)
            else:
                finding = self._end(limb, subject)
            self._findings[limb, subject] = finding
        return finding

    def _of_several(self, limb: Limb) -> findings.Finding:
        if limb.of_case:
            return findings.of_parts(limb, CASE, limb.rule, tuple(self.finding(part, CASE) for part in limb.apart))
        parts = tuple(self.finding(limb, child) for child in self._children)
        return findings.of_parts(limb, CASE, "all" if limb.rules_out else "any", parts, each=True)

    def _end(self, limb: Limb, about: str) -> findings.Finding:
        about = self._asked_of(limb.name, about)
        supposed = self._supposed.get((limb.name, about))
        if supposed is not None:
            return findings.at_the_end(limb, about, supposed)
        match limb.kind:
            case ConditionKind.FACT:
                return self._fact(limb, about)
            case ConditionKind.EVENT:
                answer = stands(self.situation, limb.name)
                undecided = answer is Truth.NO and limb.decision and self._undecided(limb.decision, limb.name)
                if undecided or contradicted(self.situation, limb.name):
                    return findings.at_the_end(limb, CASE, Truth.UNKNOWN, findings.NOT_DECIDED)
            case ConditionKind.STEP:
                answer = self.step_done(limb.name)
            case _:
                kind = limb.name.removeprefix(PROCEEDING)
                answer = self.situation.proceeding(kind)
                if not self.situation.proceedings(kind):
                    return findings.at_the_end(limb, CASE, answer, findings.NOT_ASKED)
        return findings.at_the_end(limb, CASE, answer, findings.CANNOT_TELL)

    def _fact(self, limb: Limb, about: str) -> findings.Finding:
        answer = self.situation.answer(limb.name, about)
        truth, conflict = answer.truth, answer.conflict
        if not limb.of_child and truth is not Truth.YES:
            # What is asked of the case is so for the case where it is so for anybody in it.
            others = [self.situation.answer(limb.name, other) for other in self.situation.asked_about(limb.name)]
            so_for = [other.about for other in others if other.truth is Truth.YES]
            if so_for and (limb.name not in _letting_go() or self._family.issubset(so_for)):
                truth, conflict = Truth.YES, conflict or truth is Truth.NO
        if truth is Truth.UNKNOWN and self._is_taken(limb.name, about):
            return attrs.evolve(
                findings.at_the_end(limb, about, Truth(self._limbs.facts[limb.name].taken)), why=findings.TAKEN
            )
        return findings.at_the_end(limb, about, truth, answer.why or findings.NOT_KNOWN, conflict=conflict)

    @property
    def _family(self) -> frozenset[str]:
        """Those of the family whom the record knows, any of whom alone a reason may let go of; else the case."""
        people = (person for person, _ in self.situation.recorded(Person))
        known = (person for person in people if person.connection not in {None, "practitioner"})
        return frozenset(f"person:{person.person_ref}" for person in known) or frozenset({CASE})

    def _is_taken(self, name: str, about: str) -> bool:
        """Whether a fact that nobody answered is taken as given: nothing recorded leaves it open."""
        fact = self._limbs.facts.get(name)
        asked = self.situation.asked_about(name)
        of_it = {about, CASE}.intersection(asked) if about in self._children else asked
        if fact is None or not fact.taken or of_it:
            return False
        return not self._any_is_so(fact.open_if, about) and (not fact.taken_if or self._any_is_so(fact.taken_if, about))

    def _any_is_so(self, facts: Iterable[str], about: str) -> bool:
        return any(self.situation.answer(fact, about).truth is Truth.YES for fact in facts)

    def _undecided(self, decision: str, outcome: str) -> bool:
        """Whether an outcome may still come: none is on record, and nothing shows that it was decided otherwise."""
        word, happened = self._limbs.decisions[decision], self.situation.happened
        shown = (event for name, event in word.shown_by.items() if word.outcomes[name] != outcome)
        return all(happened(event) is Truth.NO for event in (*word.outcomes.values(), *shown))

    def step_done(self, step: str) -> Truth:
        """Whether a step of the vocabulary, or one that a document declares itself, is done."""
        return self.done(self._limbs.steps[step])

    def done(self, word: Step) -> Truth:
        """Whether a step is done; one owed for each, only when done for each one known and the list is complete."""
        if word.id not in self._steps_done:
            self._steps_done[word.id] = self._done(word)
        return self._steps_done[word.id]

    def _done(self, word: Step) -> Truth:
        whole = either(self.situation.happened(event, CASE) for event in word.done_by)
        anybody = either(self.situation.happened(event) for event in word.done_by)
        known = self.situation.known(word.each) if word.each is not None and whole is not Truth.YES else ()
        if word.of_children and whole is not Truth.YES and anybody is Truth.YES:
            test = self.in_force.named(word.of_children)
            owed = (child for child in self._children if test and self.truth(test, child) is not Truth.NO)
            return done_of_children(self.situation, word, owed)
        if word.each is None or not known:
            return anybody
        done = both(either(self.situation.happened(event, part) for event in word.done_by) for part in known)
        return done if done is not Truth.YES else all_known(self.situation, word.each)


@cache
def _letting_go() -> frozenset[str]:
    """The facts that let go of what is owed to each of the family: of whom they are recorded, and of nobody else."""
    return frozenset(matter.set_aside_by for matter in vocabulary.matters().values())
