"""Asking a situation: whether a name holds, whether a rule arises, and what is needed to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.conditions.findings import CANNOT_TELL, NOT_ASKED, NOT_DECIDED, NOT_KNOWN, Finding, Open
from cspr.conditions.limbs import CASE, PROCEEDING, Kind, Limb, limbs
from cspr.dates import PartialDate
from cspr.record import Established
from cspr.truth import Truth, both, either

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cspr.conditions.limbs import Asked
    from cspr.guidance.layers import Framework
    from cspr.guidance.model import Criterion
    from cspr.record.situation import Situation
    from cspr.vocabulary import Step

_YES, _NO, _UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


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

    __slots__ = (
        "_answered", "_children", "_day", "_found", "_limbs", "_named", "_only", "_several", "_supposed",
        "framework", "situation",
    )  # fmt: skip

    def __init__(self, framework: Framework, situation: Situation) -> None:
        """Start with nothing asked."""
        self.framework, self.situation = framework, situation
        self._limbs = limbs(framework)
        self._day = PartialDate.of(situation.on)
        self._children = situation.children
        self._several = len(self._children) > 1
        self._only = self._children[0] if len(self._children) == 1 else CASE
        self._found: dict[tuple[Limb, str], Finding] = {}
        self._named: dict[tuple[str, str], Limb] = {}
        self._supposed: Mapping[Open, Truth] = {}
        self._answered: Mapping[str, set[str]] | None = None

    def supposing(self, answers: Mapping[Open, Truth]) -> Conditions:
        """Give the same conditions as they would be if some facts or proceedings were known.

        Args:
            answers: what is supposed of each; it goes before what the record says.

        Examples:
            >>> from datetime import date
            >>> from cspr.guidance import framework
            >>> from cspr.record import Review
            >>> known = Conditions(framework(), Review("NR-07", "kirklees").as_of(date(2021, 4, 1)))
            >>> known.supposing({Open(name="child-died", about="case"): Truth.YES}).holds("child-died").value
            'yes'
        """
        made = Conditions(self.framework, self.situation)
        made._supposed = {**self._supposed, **answers}
        made._answered = self._answered
        return made

    def explain(self, name: str, within: str = "", about: str = CASE) -> Finding:
        """Say whether a name holds, limb by limb.

        Args:
            name: a fact, event, step, test, or ``proceeding:`` and its kind.
            within: id of the document that asks, whose own tests come first.
            about: ``case``, or one child.

        Raises:
            CsprError: ``unknown-condition`` with the nearest known name.
        """
        return self.finding(self._limb(name, within), about)

    def holds(self, name: str, within: str = "", about: str = CASE) -> Truth:
        """Say whether a name holds. Arguments and errors are those of ``explain``."""
        return self.explain(name, within, about).answer

    def needs(self, name: str, within: str = "", about: str = CASE) -> tuple[Open, ...]:
        """Give exactly what could still decide a name that is unknown; of a decided one, nothing."""
        return self.explain(name, within, about).needs

    def all_hold(self, names: Iterable[str], within: str = "", about: str = CASE) -> Truth:
        """Say whether every one of some names holds; of none, yes."""
        return both(self.holds(name, within, about) for name in names)

    def applies(self, when: tuple[str, ...], unless: tuple[str, ...], within: str, about: str = CASE) -> Truth:
        """Say whether a rule arises: all of ``when`` hold and none of ``unless`` does."""
        if not when and not unless:
            return _YES
        return self.finding(self._limbs.rule(when, unless, within, self._day), about).answer

    def needs_of(
        self, when: tuple[str, ...], unless: tuple[str, ...], within: str, about: str = CASE
    ) -> tuple[Open, ...]:
        """Give exactly what could still decide whether a rule arises; nothing where that is decided."""
        if not when and not unless:
            return ()
        rule = self._limbs.rule(when, unless, within, self._day)
        found = self.finding(rule, about)
        return self._of_repeating(rule, about) if rule.repeats and found.answer is _UNKNOWN else found.needs

    def _of_repeating(self, rule: Limb, about: str) -> tuple[Open, ...]:
        """Give what matters to a rule that names a fact by itself which also stands under a test beside it.

        The rule arises only if the fact is as it asks, so whatever else matters, matters supposing that it is.
        """
        needs: dict[Open, None] = {}
        for subject in self._children if about == CASE and self._children else (about,):
            asked = {
                need: _NO if part.rule == "none" else _YES
                for part in rule.parts
                for end in (part.parts if part.kind is Kind.RULE else (part,))
                if end.kind is Kind.FACT
                for need in self.finding(end, subject).needs
            }
            supposed = self.supposing(asked).finding(rule, subject)
            if supposed.answer is not _NO:
                needs |= dict.fromkeys((*asked, *supposed.needs))
        return tuple(needs)

    def test(self, criterion: Criterion) -> Finding:
        """Evaluate a test of a document for the case; each child's evaluation is one of its parts."""
        return self.finding(self._limbs.test(criterion), CASE)

    def tests(self, asked: Asked) -> list[Finding]:
        """Evaluate some tests of the case, each limb once and after those under it."""
        if self._several:
            return [self.finding(limb, CASE) for _, _, limb in asked.tests]
        found: dict[Limb, Finding] = {}
        look_up = found.__getitem__
        for limb in asked.order:
            about = self._only if limb.of_child else CASE
            if limb.parts:
                parts = tuple(map(look_up, limb.parts))
                found[limb] = Finding(limb, about, _taken(limb.rule, parts), parts)
            else:
                found[limb] = self._end(limb, about)
        return [found[limb] for _, _, limb in asked.tests]

    def finding(self, limb: Limb, about: str) -> Finding:
        """Evaluate a limb of the case or of one child."""
        if not limb.of_child:
            about = CASE
        elif about == CASE:
            about = self._only
        key = (limb, about)
        found = self._found.get(key)
        if found is None:
            if self._several and about == CASE and limb.of_child:
                found = self._of_several(limb)
            elif limb.parts:
                parts = tuple([self.finding(part, about) for part in limb.parts])
                found = Finding(limb, about, _taken(limb.rule, parts), parts)
            else:
                found = self._end(limb, about)
            self._found[key] = found
        return found

    def _of_several(self, limb: Limb) -> Finding:
        if limb.of_case:
            parts = tuple([self.finding(part, CASE) for part in limb.apart])
            return Finding(limb, CASE, _taken(limb.rule, parts), parts)
        parts = tuple([self.finding(limb, child) for child in self._children])
        return Finding(limb, CASE, _taken("all" if limb.rules_out else "any", parts), parts)

    def _end(self, limb: Limb, about: str) -> Finding:
        if self._supposed:
            supposed = self._supposed.get(Open(name=limb.name, about=about))
            if supposed is not None:
                return Finding(limb, about, supposed)
        if limb.kind is Kind.FACT:
            return self._fact(limb, about)
        if limb.kind is Kind.EVENT:
            answer = self.happened(limb.name)
            if answer is _NO and limb.decision and self._undecided(limb.decision):
                return Finding(limb, CASE, _UNKNOWN, why=NOT_DECIDED)
        elif limb.kind is Kind.STEP:
            answer = self.done(self._limbs.step(limb.name))
        else:
            kind = limb.name.removeprefix(PROCEEDING)
            answer = self.situation.proceeding(kind)
            if answer is _UNKNOWN and not self.situation.proceedings(kind):
                return Finding(limb, CASE, answer, why=NOT_ASKED)
        return Finding(limb, CASE, answer, why=CANNOT_TELL if answer is _UNKNOWN else "")

    def _fact(self, limb: Limb, about: str) -> Finding:
        if self._answered is None:
            self._answered = _answered(self.situation)
        answered = self._answered.get(limb.name)
        if answered is None:
            return Finding(limb, about, _UNKNOWN, why=NOT_ASKED)
        given = self.situation.answer(limb.name, about)
        truth, conflict = given.truth, given.conflict
        if not limb.of_child and truth is not _YES:
            # What is asked of the case is so for the case where it is so for anybody in it.
            others = any(self.situation.answer(limb.name, other).truth is _YES for other in answered if other != CASE)
            truth, conflict = (_YES, conflict or truth is _NO) if others else (truth, conflict)
        return Finding(limb, about, truth, (), (given.why or NOT_KNOWN) if truth is _UNKNOWN else "", conflict=conflict)

    def happened(self, event: str) -> Truth:
        """Say whether an event has happened; one who hopes may say that it is still to come."""
        return self.situation.happened(event)

    def _undecided(self, decision: str) -> bool:
        return all(self.situation.happened(one) is _NO for one in self._limbs.decision(decision).outcomes.values())

    def _limb(self, name: str, within: str) -> Limb:
        found = self._named.get((name, within))
        if found is None:
            found = self._named[name, within] = self._limbs.look_up(name, within, self._day)
        return found

    def step_done(self, step: str) -> Truth:
        """Say whether a step of the vocabulary, or one that a document declares itself, is done."""
        return self.done(self._limbs.step(step))

    def done(self, word: Step) -> Truth:
        """Say whether a step is done; one owed for each, only when done for each one known and the list is complete."""
        whole = either(self.situation.happened(event, CASE) for event in word.done_by)
        if word.each is None or whole is _YES:
            return either((whole, *(self.situation.happened(event) for event in word.done_by)))
        parts = self.situation.known(word.each)
        if not parts:
            return either(self.situation.happened(event) for event in word.done_by)
        done = both(either(self.situation.happened(event, part) for event in word.done_by) for part in parts)
        if done is _YES and self.situation.listed(word.each) is not _YES:
            return _UNKNOWN
        return done


def _answered(situation: Situation) -> Mapping[str, set[str]]:
    """Say of each fact of whom it was answered, so that a fact nobody was asked about is not looked up."""
    found: dict[str, set[str]] = {}
    for entry in situation.entries:
        if isinstance(entry, Established):
            found.setdefault(entry.fact, set()).add(entry.about)
    return found


def _taken(rule: str, parts: tuple[Finding, ...]) -> Truth:
    """Take answers together: by ``all``, ``any`` or ``none`` of them."""
    settles, answer = (_NO, _YES) if rule == "all" else (_YES, _NO)
    for part in parts:
        if part.answer is settles:
            answer = settles
            break
        if part.answer is _UNKNOWN:
            answer = _UNKNOWN
    return ~answer if rule == "none" else answer
