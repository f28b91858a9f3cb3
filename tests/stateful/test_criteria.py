"""Whatever is recorded, in whatever order: the tests answer, and a question that is answered never turns an answer."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from cspr import criteria, vocabulary
from cspr.guidance import framework
from cspr.interchange import to_dict
from cspr.record import Decided, Established, Happened, Involved, Listed, Proceeding, Review
from cspr.show import to_text
from cspr.truth import Truth
from trying import examples

ON = date(2021, 6, 1)
FRAMEWORK = framework("northamptonshire")
FACTS = st.sampled_from(sorted({part for one in FRAMEWORK.criteria for part in one.parts} & vocabulary.facts().keys()))
ABOUT = st.sampled_from(["case", "child:A", "child:B", "child:C", "person:P1"])
SPANS = st.sampled_from(["2019", "2021-03-25", "2021-05", "2021-Q2", "2022-01-10", "2018-01/2018-12"])
ACTORS = st.sampled_from(["local-authority", "safeguarding-partners", "business-office", "national-panel"])
TAKEN = frozenset(one.id for one in FRAMEWORK.criteria if one.taken)  # not met until that is known
OUTCOMES = st.sampled_from([(name, one) for name, word in vocabulary.decisions().items() for one in word.outcomes])


class Criteria(RuleBasedStateMachine):
    """A record that grows, asked again after each entry."""

    def __init__(self) -> None:
        super().__init__()
        self.review = Review("NR-07", partnerships=["northamptonshire", "kirklees"])
        self.questions: dict[int, tuple[criteria.Question, ...]] = {}

    @property
    def asked(self) -> tuple[criteria.Question, ...]:
        """What is open and can be answered by yes or no; asked once of the same record, which only grows."""
        entries = len(self.review.entries)
        if entries not in self.questions:
            found = criteria.questions(FRAMEWORK, self.review.as_of(ON))
            self.questions[entries] = tuple(one for one in found if one.name in vocabulary.facts())
        return self.questions[entries]

    def assessed(self) -> dict[tuple[str, str], Truth]:
        found = criteria.assess(FRAMEWORK, self.review.as_of(ON))
        return {(one.criterion.source.instrument, one.criterion.id): one.answer for one in found}

    @rule(fact=FACTS, about=ABOUT, answer=st.sampled_from(Truth), on=SPANS)
    def somebody_answers(self, fact: str, about: str, answer: Truth, on: str) -> None:
        self.review = self.review.record(Established(fact, answer, on=on, by="police", about=about))

    @rule(event=st.sampled_from(["incident", "notification-sent", "case-referred", "published"]), on=SPANS)
    def something_happens(self, event: str, on: str) -> None:
        self.review = self.review.record(Happened(event, on))

    @rule(outcome=OUTCOMES, on=SPANS, by=ACTORS, ref=st.sampled_from([None, "D1"]))
    def somebody_decides(self, outcome: tuple[str, str], on: str, by: str, ref: str | None) -> None:
        self.review = self.review.record(Decided(*outcome, on=on, by=by, rationale_ref=ref))

    @rule(who=ABOUT.filter(lambda one: one != "case"))
    def somebody_is_involved(self, who: str) -> None:
        self.review = self.review.record(Involved(who))

    @rule()
    def these_are_all_the_children(self) -> None:
        self.review = self.review.record(Listed("child", ON))

    @rule(kind=st.sampled_from(sorted(vocabulary.proceedings())), state=st.sampled_from(["open", "ended", "none"]))
    def proceedings_are_asked_about(self, kind: str, state: str) -> None:
        self.review = self.review.record(Proceeding(kind, state, on=ON))

    @precondition(lambda self: self.asked)
    @rule(data=st.data(), answer=st.sampled_from([Truth.YES, Truth.NO]))
    def a_listed_question_is_answered(self, data: st.DataObject, answer: Truth) -> None:
        """A decided answer stays; the question is not asked again."""
        before = self.assessed()
        one = data.draw(st.sampled_from(self.asked))
        self.review = self.review.record(Established(one.name, answer, on=ON, by="police", about=one.about))
        after = self.assessed()
        decided = {name: truth for name, truth in before.items() if truth is not Truth.UNKNOWN and name[1] not in TAKEN}
        assert decided == {name: after[name] for name in decided}
        assert (one.name, one.about) not in {(other.name, other.about) for other in self.asked}
        settled = one.settled_by_yes if answer is Truth.YES else one.settled_by_no
        assert set(settled) <= {topic for topic in one.decides if self.decided(topic)}

    def decided(self, topic: str) -> bool:
        found = criteria.assess(FRAMEWORK, self.review.as_of(ON), topic)
        return all(one.answer is not Truth.UNKNOWN for one in found)

    @rule()
    def every_listed_question_is_answered(self) -> None:
        """Then nothing is open that a yes or a no could decide."""
        for one in self.asked:
            self.review = self.review.record(Established(one.name, "yes", on=ON, by="police", about=one.about))
        assert () == self.asked

    @invariant()
    def everything_is_answered_and_can_be_told(self) -> None:
        situation = self.review.as_of(ON)
        for assessment in criteria.assess(FRAMEWORK, situation):
            assert to_dict(assessment)
            assert to_text(assessment)
        for deciding in criteria.decisions(FRAMEWORK, situation):
            assert to_dict(deciding)
            assert "  - decision: " not in to_text(deciding)
        for consequence in criteria.consequences(FRAMEWORK, situation):
            assert to_dict(consequence)
        for consideration in criteria.factors(FRAMEWORK, situation):
            assert to_dict(consideration)
        for question in criteria.questions(FRAMEWORK, situation):
            assert to_dict(question)


TestCriteria = Criteria.TestCase
TestCriteria.settings = examples(15, steps=15)
