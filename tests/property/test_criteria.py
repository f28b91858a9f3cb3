"""Laws of the tests: of those that ship, and of any that could be written."""

from __future__ import annotations

import itertools
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING

import attrs
from hypothesis import assume, given, strategies as st

from cspr import criteria, vocabulary
from cspr.conditions import Open
from cspr.conditions.evaluation import Conditions
from cspr.conditions.limbs import ConditionKind
from cspr.guidance import framework
from cspr.guidance.layers import Framework
from cspr.guidance.model import Criterion
from cspr.record import Established, Involved, Review
from cspr.record.situation import Situation
from cspr.truth import Truth
from trying import examples

if TYPE_CHECKING:
    from cspr.conditions.findings import Finding
    from cspr.criteria import Assessment

DAYS = (date(2017, 6, 1), date(2021, 4, 1), date(2024, 5, 2), date(2026, 7, 1))
PARTNERSHIPS = ("northamptonshire", "kirklees", "essex", "national")
CHILDREN = ("child:A", "child:B")
OF_CHILD = tuple(name for name, fact in vocabulary.facts().items() if fact.about == "child")
OF_CASE = tuple(name for name, fact in vocabulary.facts().items() if fact.about == "case")
ASKED = tuple(
    sorted(
        {part for name in PARTNERSHIPS for one in framework(name).criteria for part in one.parts}
        & vocabulary.facts().keys()
    )
)
# Tests that count as not met until that is known: what is known later may turn them, and nothing is asked for them.
TAKEN = frozenset(one.id for name in PARTNERSHIPS for one in framework(name).criteria if one.taken)
# That somebody is a care leaver leaves open what is else taken as given: the age is asked then, and what hangs on it.
OPENING = frozenset(name for fact in vocabulary.facts().values() for name in fact.open_if)
KNOWN = st.sampled_from([Truth.YES, Truth.NO])
ANY = st.sampled_from(Truth)
MOST = 7  # open facts for which every completion is tried
TRIED = 32  # completions of a test over two children

Answers = dict[Open, Truth]


def about(fact: str, children: tuple[str, ...]) -> tuple[str, ...]:
    """Of whom a fact can be asked."""
    return children or ("case",) if vocabulary.facts()[fact].about == "child" else ("case",)


def recorded(answers: Answers, children: tuple[str, ...], on: date) -> Situation:
    entries = [
        Established(need.name, answer, on=on, by="local-authority", about=need.about)
        for need, answer in answers.items()
    ]
    situation = Review("NR-07", PARTNERSHIPS[0]).record(*map(Involved, children), *entries).as_of(on)
    return reduce(Situation.answered_by, PARTNERSHIPS[1:3], situation)


@st.composite
def answered(draw: st.DrawFn, facts: tuple[str, ...] = ASKED) -> tuple[Answers, tuple[str, ...]]:
    children = draw(st.sampled_from([(), CHILDREN[:1], CHILDREN]))
    asked = [Open(name=fact, about=one) for fact in facts for one in about(fact, children)]
    return {need: draw(ANY) for need in asked if draw(st.booleans())}, children


def answers_of(found: tuple[Assessment, ...]) -> dict[tuple[str, str], Truth]:
    return {(one.criterion.source.instrument, one.criterion.id): one.answer for one in found}


def completions(needs: tuple[Open, ...]) -> list[Answers]:
    return [dict(zip(needs, told, strict=True)) for told in itertools.product((Truth.YES, Truth.NO), repeat=len(needs))]


def open_facts(known: Framework, criterion: Criterion, situation: Situation) -> tuple[Open, ...]:
    """Every fact under a test that is not known, whether or not it can still matter."""
    found: dict[Open, None] = {}

    def look(name: str) -> None:
        own = [one for one in known.criteria if (one.source.instrument, one.id) == (criterion.source.instrument, name)]
        if own:
            for part in own[0].parts:
                look(part)
        elif name in vocabulary.facts():
            for one in about(name, situation.children):
                if is_open(name, one, situation):
                    found[Open(name=name, about=one)] = None

    look(criterion.id)
    return tuple(found)


def is_open(name: str, of: str, situation: Situation) -> bool:
    """Say whether a fact is not known, and not taken as given either."""
    fact = vocabulary.facts()[name]
    doubted = any(situation.answer(other, of).truth is Truth.YES for other in fact.open_if)
    asked = set(situation.asked_about(name))  # of one child it opens nothing of another
    sure = not fact.taken_if or any(situation.answer(other, of).truth is Truth.YES for other in fact.taken_if)
    taken = fact.taken and sure and not doubted and not (asked & {of, "case"} if of in situation.children else asked)
    return situation.answer(name, of).truth is Truth.UNKNOWN and not taken


def matters(answer: dict[tuple[Truth, ...], Truth], place: int) -> bool:
    """Say whether there is a completion in which turning this one answer turns the whole."""
    return any(told is not answer[(*key[:place], ~key[place], *key[place + 1 :])] for key, told in answer.items())


class TestTurningAnUnknownIntoYesOrNoNeverReversesADecidedAnswer:
    """Knowing more decides what was open, and leaves what was decided."""

    @given(answered(), st.sampled_from(PARTNERSHIPS), st.sampled_from(DAYS), st.data())
    @examples(60)
    def test_of_any_test_of_any_document(
        self, told: tuple[Answers, tuple[str, ...]], name: str, on: date, data: st.DataObject
    ) -> None:
        answers, children = told
        known, before = framework(name), recorded(answers, children, on)
        still_open = [
            Open(name=fact, about=one)
            for fact in ASKED
            for one in about(fact, children)
            if fact not in OPENING and is_open(fact, one, before)
        ]
        more = {need: data.draw(KNOWN) for need in still_open if data.draw(st.booleans())}
        earlier = answers_of(criteria.assess(known, before))
        later = answers_of(criteria.assess(known, recorded({**answers, **more}, children, on)))
        decided = {
            name: answer for name, answer in earlier.items() if answer is not Truth.UNKNOWN and name[1] not in TAKEN
        }
        assert decided == {name: later[name] for name in decided}


class TestAnsweringEveryListedQuestionDecides:
    """An undecided answer lists what could decide it; once that is answered, nothing is open."""

    @given(answered(), st.sampled_from(PARTNERSHIPS), st.sampled_from(DAYS), st.data())
    @examples(60)
    def test_every_test_of_every_document(
        self, told: tuple[Answers, tuple[str, ...]], name: str, on: date, data: st.DataObject
    ) -> None:
        answers, children = told
        known, asked = framework(name), set[str]()
        for _ in range(1 + len(CHILDREN) + 1):  # what is open at first, then what was taken of each child
            questions = criteria.questions(known, recorded(answers, children, on))
            more = {
                Open(name=question.name, about=question.about): data.draw(KNOWN)
                for question in questions
                if question.name in vocabulary.facts()
            }
            answers = {**answers, **more}
            asked = {question.name for question in criteria.questions(known, recorded(answers, children, on))}
            if not asked & vocabulary.facts().keys():
                break
        assert asked <= {"decision:local-review"}


class TestTheListedQuestionsEqualBruteForce:
    """A fact is listed if, and only if, in some completion of what is open it turns the answer."""

    @given(answered(), st.sampled_from(PARTNERSHIPS), st.sampled_from(DAYS), st.data())
    @examples(80)
    def test_for_the_tests_that_ship(
        self, told: tuple[Answers, tuple[str, ...]], name: str, on: date, data: st.DataObject
    ) -> None:
        answers, children = told
        known, before = framework(name), recorded(answers, children, on)
        found = data.draw(st.sampled_from(criteria.assess(known, before)))
        assume(found.criterion.id not in TAKEN)
        open_ = open_facts(known, found.criterion, before)
        assume(len(open_) <= MOST)
        whole = {
            tuple(more.values()): Conditions(known, recorded({**answers, **more}, children, on))
            .test(found.criterion)
            .answer
            for more in completions(open_)
        }
        decided = {found.criterion.source.instrument for answer in whole.values() if answer is Truth.UNKNOWN}
        if not decided:  # else it waits for an event or a decision as well
            listed = {need for need in found.needs if need.name in vocabulary.facts()}
            assert {need for place, need in enumerate(open_) if matters(whole, place)} == listed

    @given(st.data())
    @examples(150)
    def test_for_any_test_that_could_be_written(self, data: st.DataObject) -> None:
        made, facts = data.draw(criteria_of_any_shape())
        answers, children = data.draw(answered(facts))
        known = of(made)
        before = recorded(answers, children, DAYS[1])
        found = Conditions(known, before).test(made[0])
        open_ = open_facts(known, made[0], before)
        assume(len(open_) <= MOST)
        whole = {
            tuple(more.values()): Conditions(known, recorded({**answers, **more}, children, DAYS[1]))
            .test(made[0])
            .answer
            for more in completions(open_)
        }
        assert Truth.UNKNOWN not in whole.values()
        assert {need for place, need in enumerate(open_) if matters(whole, place)} == set(found.needs)


@st.composite
def criteria_of_any_shape(draw: st.DrawFn) -> tuple[tuple[Criterion, ...], tuple[str, ...]]:
    """Make a test with limbs, no fact standing under it twice."""
    left = list(draw(st.permutations([*OF_CHILD[:4], *OF_CASE[:3]])))
    like = framework().criteria[0]
    made: list[Criterion] = []
    used: list[str] = []

    def test(depth: int) -> str:
        place = len(made)
        made.append(like)
        parts = []
        for _ in range(draw(st.integers(min_value=1, max_value=4))):
            if not left:
                break
            if depth and draw(st.integers(0, 2)) == 0:
                parts.append(test(depth - 1))
            else:
                used.append(left.pop())
                parts.append(used[-1])
        if not parts:
            used.append(OF_CASE[len(used) + 10])
            parts.append(used[-1])
        rule = draw(st.sampled_from(["all", "any", "none"]))
        made[place] = attrs.evolve(like, id=f"test-{place}", topic=f"test-{place}", rule=rule, parts=tuple(parts))
        return made[place].id

    test(2)
    return tuple(made), tuple(used)


def of(made: tuple[Criterion, ...]) -> Framework:
    """Make a framework in which one document, always in force, states these tests alone."""
    real = framework().by_slug[made[0].source.instrument]
    return Framework(partnership="national", documents=(attrs.evolve(real, criteria=made, duties=(), checklists=()),))


class TestWhatHoldsOfACaseOfSeveralChildren:
    """Side by side, of one child; ruled out alone, of every child; of the case, once."""

    @given(st.data())
    @examples(150)
    def test_is_what_the_rule_says_spelled_out(self, data: st.DataObject) -> None:
        made, facts = data.draw(criteria_of_any_shape())
        asked = [Open(name=fact, about=one) for fact in facts for one in about(fact, CHILDREN)]
        known = of(made)
        chance = data.draw(st.randoms(use_true_random=False))
        for _ in range(TRIED):
            answers = {need: chance.choice([Truth.YES, Truth.NO]) for need in asked}
            found = Conditions(known, recorded(answers, CHILDREN, DAYS[1])).test(made[0])
            assert spelled_out({one.id: one for one in made}, answers)(made[0].id) is (found.answer is Truth.YES)


class spelled_out:  # noqa: N801 -- it reads as a function
    """The rule for several children, written a second time over plain yes and no."""

    def __init__(self, tests: dict[str, Criterion], answers: Answers) -> None:
        self.tests, self.answers = tests, answers

    def ends(self, name: str) -> list[str]:
        test = self.tests.get(name)
        return [name] if test is None else [end for part in test.parts for end in self.ends(part)]

    def of_child(self, name: str) -> list[str]:
        return [fact for fact in self.ends(name) if vocabulary.facts()[fact].about == "child"]

    def only_of_child(self, name: str) -> bool:
        return self.of_child(name) == self.ends(name)

    def rules_out(self, name: str) -> bool:
        test = self.tests.get(name)
        if test is None:
            return False
        parts = [self.rules_out(part) for part in test.parts if self.of_child(part)]
        return not any(parts) if test.rule == "none" else all(parts)

    def of_one(self, name: str, child: str) -> bool:
        test = self.tests.get(name)
        if test is None:
            of_case = vocabulary.facts()[name].about == "case"
            return self.answers[Open(name=name, about="case" if of_case else child)] is Truth.YES
        parts = [self.of_one(part, child) for part in test.parts]
        return {"all": all(parts), "any": any(parts), "none": not any(parts)}[test.rule]

    def of_each(self, names: list[str]) -> bool:
        held = [all(self.of_one(name, child) for name in names) for child in CHILDREN]
        return all(held) if all(map(self.rules_out, names)) else any(held)

    def __call__(self, name: str) -> bool:
        if not self.of_child(name):
            return self.of_one(name, CHILDREN[0])
        if self.only_of_child(name):
            return self.of_each([name])
        test = self.tests[name]
        if test.rule != "all":
            parts = [self(part) for part in test.parts]
            return any(parts) if test.rule == "any" else not any(parts)
        alone = [part for part in test.parts if self.only_of_child(part)]
        rest = [part for part in test.parts if part not in alone]
        if all(map(self.rules_out, alone)):
            return all(self(part) for part in test.parts)
        return self.of_each(alone) and all(self(part) for part in rest)


class TestTheExplanationIsTheEvaluation:
    """What stands under an answer, taken together by its rule, gives the answer again."""

    @given(answered(), st.sampled_from(PARTNERSHIPS), st.sampled_from(DAYS))
    @examples(60)
    def test_at_every_limb(self, told: tuple[Answers, tuple[str, ...]], name: str, on: date) -> None:
        known, case = framework(name), recorded(*told, on)
        for one in criteria.assess(known, case):
            retrace(one.case, case)

    @given(answered(), st.sampled_from(PARTNERSHIPS), st.sampled_from(DAYS))
    @examples(30)
    def test_and_every_unknown_keeps_why(self, told: tuple[Answers, tuple[str, ...]], name: str, on: date) -> None:
        for one in criteria.questions(framework(name), recorded(*told, on)):
            assert one.why_unknown in vocabulary.reasons()


def retrace(found: Finding, case: Situation) -> None:
    parts = [part.answer for part in found.parts]
    if not parts:
        assert (found.why not in {"", "taken"}) is (found.answer is Truth.UNKNOWN)
        if found.kind is ConditionKind.FACT and found.why != "taken":
            assert case.answer(found.name, found.about).truth is found.answer
        return
    yes, no = Truth.YES in parts, Truth.NO in parts
    if found.name in TAKEN and found.answer is Truth.NO and Truth.UNKNOWN in parts:
        pass  # not known, and so taken as not met
    elif found.rule == "all":
        assert found.answer is (Truth.NO if no else Truth.UNKNOWN if Truth.UNKNOWN in parts else Truth.YES)
    else:
        held = Truth.YES if yes else Truth.UNKNOWN if Truth.UNKNOWN in parts else Truth.NO
        assert found.answer is (~held if found.rule == "none" else held)
    for part in found.parts:
        retrace(part, case)


class TestWhetherARuleArises:
    """What is listed for a duty is exactly what can still decide it, also where it names a fact under a test."""

    @given(answered(), st.sampled_from(PARTNERSHIPS), st.sampled_from(DAYS), st.data())
    @examples(80)
    def test_for_the_duties_that_ship(
        self, told: tuple[Answers, tuple[str, ...]], name: str, on: date, data: st.DataObject
    ) -> None:
        answers, children = told[0], told[1][:1]
        answers = {need: answer for need, answer in answers.items() if need.about in {"case", *children}}
        known, before = framework(name), recorded(answers, children, on)
        named = ((one, set(one.when + one.unless)) for one in known.duties)
        duty = data.draw(st.sampled_from([one for one, names in named if names & TURNING and not names & TAKEN]))
        conditions = Conditions(known, before)
        within = duty.source.instrument
        listed = conditions.needs_of(duty.when, duty.unless, within)
        assume(all(need.name in vocabulary.facts() for need in listed))
        names = [
            Open(name=fact, about=one)
            for fact in ASKED
            for one in about(fact, children)
            if is_open(fact, one, before) and fact in reached(known, duty.when + duty.unless, within)
        ]
        assume(len(names) <= MOST)
        whole = {}
        for more in completions(tuple(names)):
            after = Conditions(known, recorded({**answers, **more}, children, on))
            whole[tuple(more.values())] = after.applies(duty.when, duty.unless, within)
        assert {need for place, need in enumerate(names) if matters(whole, place)} == set(listed) & set(names)


TURNING = {one.id for name in PARTNERSHIPS for one in framework(name).criteria}


def reached(known: Framework, names: tuple[str, ...], within: str) -> set[str]:
    """Every fact that stands under some names, whichever document's test is meant."""
    found = set()
    for name in names:
        tests = [one for one in known.criteria if one.id == name]
        own = [one for one in tests if one.source.instrument == within] or tests
        if not own:
            found.add(name)
        for one in own:
            found |= reached(known, one.parts, one.source.instrument)
    return found
