"""Whether a name holds, why, and what could still decide it."""

from __future__ import annotations

import pickle
from datetime import date
from typing import TYPE_CHECKING, ClassVar

import attrs
import pytest

from cspr.conditions import Open
from cspr.conditions.evaluation import Conditions
from cspr.conditions.findings import Finding
from cspr.conditions.limbs import ConditionKind, limbs
from cspr.errors import CsprError
from cspr.guidance import framework
from cspr.guidance.layers import Framework
from cspr.record import Decided, Established, Happened, Involved, Listed, Proceeding, Review
from cspr.truth import Truth
from cspr.vocabulary import Decision, Fact, Step, Word

if TYPE_CHECKING:
    from cspr.guidance.model import Criterion
    from cspr.record import AnyEntry

ON = date(2021, 6, 1)
YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
NSCP = "northamptonshire-framework-2020"
FAQ = "panel-faq"


def known(*entries: AnyEntry, of: Framework | str = "northamptonshire", known_on: date | None = None) -> Conditions:
    situation = Review("NR-07", "northamptonshire").record(*entries).as_of(ON, known_on)
    return Conditions(framework(of) if isinstance(of, str) else of, situation)


def said(fact: str, answer: str, about: str = "case", why: str | None = None) -> Established:
    return Established(fact, answer, on="2021-03-26", by="local-authority", about=about, why=why)


def of_case(*names: str) -> list[Open]:
    return [Open(name=name, about="case") for name in names]


def crafted(rule: str, *parts: str, words: dict[str, dict[str, Word | Fact]] | None = None) -> Framework:
    """Make a framework in which one document, always in force, states one test alone."""
    real = framework().by_slug["children-act-2004"]
    test = attrs.evolve(real.criteria[0], id="crafted", topic="crafted", rule=rule, parts=parts)
    made = attrs.evolve(real, criteria=(test,), duties=(), words=words or {})
    return Framework(partnership="national", documents=(made,))


def of_it(of: Framework) -> Criterion:
    return of.criteria[0]


class TestAName:
    def test_is_first_a_test_of_the_document_that_asks(self) -> None:
        of_the_act, local = (known().explain("serious-case", within).source for within in ("children-act-2004", NSCP))
        assert of_the_act is not None
        assert local is not None
        assert (("CA04-006",), ("NSCP-F-017", "NSCP-F-196")) == (of_the_act.clauses, local.clauses)

    def test_is_else_the_test_of_the_highest_document_in_force(self) -> None:
        source = known().explain("serious-case", "kirklees-staff-guide").source
        assert source is not None
        assert "children-act-2004" == source.instrument

    def test_is_a_test_of_an_edition_that_may_be_in_force_before_one_that_is_not(self) -> None:
        source = known().explain("care-leaver-death").source
        assert source is not None
        assert "working-together-2023" == source.instrument

    def test_that_nobody_knows_is_refused_with_the_nearest(self) -> None:
        with pytest.raises(CsprError) as refused:
            known().holds("child-dyed")
        (problem,) = refused.value.problems
        assert ("unknown-condition", "did you mean 'child-died'?") == (problem.code, problem.suggestion)

    @pytest.mark.parametrize("name", ["proceeding:tribunal", "zzz", ""])
    def test_that_is_like_nothing_is_refused_with_advice(self, name: str) -> None:
        with pytest.raises(CsprError, match="unknown-condition"):
            known().holds(name)

    def test_can_be_an_event(self) -> None:
        found = known(Happened("published", "2021-05-04")).explain("published")
        assert (YES, ConditionKind.EVENT, "Published", None) == (found.answer, found.kind, found.title, found.source)

    def test_can_be_a_step(self) -> None:
        found = known(Happened("published", "2021-05-04")).explain("publish")
        assert (YES, ConditionKind.STEP) == (found.answer, found.kind)

    def test_can_be_proceedings(self) -> None:
        entry = Proceeding("inquest", "open", on="2021-04-08")
        found = known(entry).explain("proceeding:inquest")
        assert (YES, ConditionKind.PROCEEDING) == (found.answer, found.kind)


class TestWhatIsUnknown:
    def test_keeps_that_nobody_was_asked(self) -> None:
        assert "not-asked" == known().explain("child-died").why

    def test_keeps_the_reason_that_was_given(self) -> None:
        assert "disputed" == known(said("child-died", "unknown", why="disputed")).explain("child-died").why

    def test_without_a_reason_was_asked_and_is_not_known(self) -> None:
        assert "not-known" == known(said("child-died", "unknown")).explain("child-died").why

    def test_may_not_have_been_known_by_then(self) -> None:
        found = known(said("child-died", "yes"), known_on=ON).explain("child-died")
        assert (UNKNOWN, "cannot-tell") == (found.answer, found.why)

    def test_is_the_outcome_of_a_decision_that_is_open(self) -> None:
        found = known().explain("local-review-decided")
        assert (UNKNOWN, "not-decided", tuple(of_case("decision:local-review"))) == (
            found.answer,
            found.why,
            found.needs,
        )

    def test_is_an_event_of_the_month_that_was_entered_later(self) -> None:
        found = known(Happened("published", "2021-06", recorded="2021-07-20")).explain("published")
        assert (UNKNOWN, "cannot-tell", tuple(of_case("published"))) == (found.answer, found.why, found.needs)

    def test_are_proceedings_that_nobody_asked_about(self) -> None:
        found = known().explain("proceeding:inquest")
        assert (UNKNOWN, "not-asked", tuple(of_case("proceeding:inquest"))) == (found.answer, found.why, found.needs)

    def test_are_proceedings_of_which_it_cannot_be_told_whether_they_are_open(self) -> None:
        entered_later = Proceeding("inquest", "open", on="2021-06", recorded="2021-07-20")
        found = known(entered_later).explain("proceeding:inquest")
        assert (UNKNOWN, "cannot-tell") == (found.answer, found.why)

    def test_is_a_step_done_for_each_one_known_where_there_may_be_more(self) -> None:
        returned = Happened("information-returned", "2021-04-08", about="agency:police")
        found = known(returned).explain("return-information")
        assert (UNKNOWN, "cannot-tell", tuple(of_case("return-information"))) == (
            found.answer,
            found.why,
            found.needs,
        )

    def test_names_nothing_once_it_is_decided(self) -> None:
        assert () == known(said("child-died", "no")).explain("child-died").needs

    def test_is_what_a_partnership_calls_by_a_word_that_no_document_declares(self) -> None:
        assert tuple(of_case("x-my-area/agreed")) == known().explain("x-my-area/agreed").needs
        assert YES is known(said("x-my-area/agreed", "yes")).holds("x-my-area/agreed")


class TestAFactOfTheCase:
    def test_is_so_where_it_is_so_for_anybody_in_it(self) -> None:
        assert YES is known(said("practitioner-unable-to-attend", "yes", "person:P1")).holds(
            "practitioner-unable-to-attend"
        )

    def test_is_not_settled_by_a_no_of_one_of_them(self) -> None:
        conditions = known(said("near-miss", "no", "child:A"))
        assert (UNKNOWN, tuple(of_case("near-miss"))) == (
            conditions.holds("near-miss"),
            conditions.explain("near-miss").needs,
        )

    def test_that_is_answered_both_ways_says_so(self) -> None:
        found = known(said("near-miss", "no"), said("near-miss", "yes", "child:A")).explain("near-miss")
        assert (YES, True) == (found.answer, found.conflict)

    def test_is_told_of_the_case_also_when_a_child_is_asked_about(self) -> None:
        found = known(said("near-miss", "yes"), Involved("child:A")).explain("near-miss", about="child:A")
        assert (YES, "case") == (found.answer, found.about)


class TestAFactOfAChild:
    def test_that_two_answer_differently_on_one_day_is_a_conflict_and_neither_stands(self) -> None:
        found = known(said("child-died", "no"), said("child-died", "yes")).explain("child-died")
        assert (UNKNOWN, "disputed", True) == (found.answer, found.why, found.conflict)

    def test_is_asked_of_the_only_child(self) -> None:
        conditions = known(Involved("child:A"))
        assert (Open(name="child-died", about="child:A"),) == conditions.explain("child-died").needs

    def test_is_asked_of_each_of_several(self) -> None:
        found = known(said("child-died", "no", "child:A"), Involved("child:B")).explain("child-died")
        assert (UNKNOWN, True, "any") == (found.answer, found.each, found.rule)
        assert [("child:A", NO), ("child:B", UNKNOWN)] == [(part.about, part.answer) for part in found.parts]
        assert (Open(name="child-died", about="child:B"),) == found.needs

    def test_of_one_child_is_asked_of_that_child_alone(self) -> None:
        conditions = known(said("child-died", "no", "child:A"), said("child-died", "yes", "child:B"))
        assert [NO, YES] == [conditions.holds("child-died", about=one) for one in ("child:A", "child:B")]


class TestATestOfSeveralChildren:
    def test_asks_the_same_child_what_has_to_hold_together(self) -> None:
        abused = said("abuse-or-neglect-suspected", "yes", "child:A")
        found = known(
            abused,
            said("child-died", "no", "child:A"),
            said("child-seriously-harmed", "no", "child:A"),
            said("abuse-or-neglect-suspected", "no", "child:B"),
            said("child-died", "yes", "child:B"),
        ).explain("serious-case")
        assert (NO, {"child:A", "child:B"}) == (found.answer, {part.about for part in found.parts})

    def test_that_only_rules_out_has_to_hold_of_every_child(self) -> None:
        found = known(
            said("abuse-or-neglect-suspected", "no", "child:A"),
            said("abuse-or-neglect-suspected", "yes", "child:B"),
            said("child-died", "yes", "child:B"),
        ).explain("not-a-serious-case", NSCP)
        assert (NO, "all", True) == (found.answer, found.rule, found.each)

    def test_puts_beside_what_is_asked_of_the_case_what_is_asked_of_one_child(self) -> None:
        of = crafted("all", "abuse-or-neglect-suspected", "child-died", "near-miss")
        found = known(
            said("near-miss", "yes"),
            said("abuse-or-neglect-suspected", "yes", "child:A"),
            said("child-died", "yes", "child:B"),
            of=of,
        ).test(of_it(of))
        assert [("crafted", True), ("near-miss", False)] == [(part.name, part.each) for part in found.parts]
        assert "Serious child safeguarding case: of one child together" == found.parts[0].title
        assert UNKNOWN is found.answer

    def test_asks_each_way_by_itself_where_one_is_enough(self) -> None:
        of = crafted("any", "child-died", "near-miss")
        found = known(said("child-died", "no", "child:A"), said("child-died", "yes", "child:B"), of=of).test(of_it(of))
        assert (YES, "any") == (found.answer, found.rule)

    def test_denies_each_by_itself(self) -> None:
        of = crafted("none", "child-died", "near-miss")
        answers = [said("near-miss", "no"), said("child-died", "no", "child:A"), said("child-died", "yes", "child:B")]
        assert NO is known(*answers, of=of).test(of_it(of)).answer


class TestWhetherARuleArises:
    def test_without_conditions_it_does(self) -> None:
        assert (YES, ()) == (known().applies((), (), NSCP), known().needs_of((), (), NSCP))

    def test_when_all_hold_and_nothing_stands_against_it(self) -> None:
        conditions = known(said("near-miss", "yes"), said("important-lessons", "no"))
        assert [YES, NO, NO] == [
            conditions.applies(("near-miss",), ("important-lessons",), NSCP),
            conditions.applies(("near-miss", "important-lessons"), (), NSCP),
            conditions.applies((), ("near-miss",), NSCP),
        ]

    def test_names_what_could_decide_it(self) -> None:
        assert tuple(of_case("near-miss", "proceeding:inquest")) == known().needs_of(
            ("near-miss",), ("proceeding:inquest",), NSCP
        )

    def test_names_nothing_once_that_is_decided(self) -> None:
        assert () == known(said("near-miss", "no")).needs_of(("near-miss",), ("proceeding:inquest",), NSCP)

    def test_leaves_out_what_cannot_matter_where_a_fact_stands_under_a_test_as_well(self) -> None:
        """In the area the death or harm has to be notified; whether the child lives there does not matter then."""
        needs = known().needs_of(("notification-duty", "incident-in-area"), (), FAQ)
        assert {"incident-outside-england", "normally-resident-in-area"}.isdisjoint(need.name for need in needs)
        assert {"incident-in-area", "child-died"} <= {need.name for need in needs}

    def test_asks_the_same_fact_denied_in_the_same_way(self) -> None:
        needs = known().needs_of(("notification-duty",), ("incident-in-area",), FAQ)
        assert set(of_case("incident-outside-england", "normally-resident-in-area")) <= set(needs)

    def test_asks_each_child_about_such_a_fact(self) -> None:
        conditions = known(
            said("incident-in-area", "no", "child:A"),
            said("abuse-or-neglect-suspected", "yes", "child:B"),
            said("child-died", "yes", "child:B"),
        )
        assert (Open(name="incident-in-area", about="child:B"),) == conditions.needs_of(
            ("notification-duty", "incident-in-area"), (), FAQ
        )

    def test_asks_nothing_where_the_same_fact_would_have_to_be_so_and_not_so(self) -> None:
        assert () == known().needs_of(("child-died",), ("child-died",), NSCP)

    def test_is_asked_of_one_child_and_the_same(self) -> None:
        conditions = known(
            said("incident-in-area", "yes", "child:A"),
            said("normally-resident-in-area", "yes", "child:A"),
            said("incident-in-area", "no", "child:B"),
            said("normally-resident-in-area", "no", "child:B"),
        )
        assert NO is conditions.applies(("incident-in-area",), ("normally-resident-in-area",), FAQ)

    def test_all_of_some_names_hold_only_together(self) -> None:
        conditions = known(said("near-miss", "yes"), said("important-lessons", "no"))
        assert [YES, NO] == [
            conditions.all_hold(names) for names in (("near-miss",), ("near-miss", "important-lessons"))
        ]


class TestSupposing:
    def test_goes_before_what_the_record_says(self) -> None:
        conditions = known(said("child-died", "no"))
        assert YES is conditions.supposing({Open(name="child-died", about="case"): YES}).holds("child-died")
        assert NO is conditions.holds("child-died")

    def test_can_be_of_proceedings(self) -> None:
        supposed = known().supposing({Open(name="proceeding:inquest", about="case"): NO})
        assert NO is supposed.holds("proceeding:inquest")

    def test_can_go_on(self) -> None:
        first = known().supposing({Open(name="child-died", about="case"): YES})
        both = first.supposing({Open(name="abuse-or-neglect-suspected", about="case"): YES})
        assert [UNKNOWN, YES] == [one.holds("serious-case") for one in (first, both)]


class TestAStep:
    def test_is_done_for_the_whole(self) -> None:
        returned = Happened("information-returned", "2021-04-08")
        assert YES is known(returned, Involved("agency:police")).step_done("return-information")

    def test_owed_for_each_is_done_once_it_is_done_for_all_of_a_complete_list(self) -> None:
        returned = Happened("information-returned", "2021-04-08", about="agency:police")
        assert YES is known(returned, Listed("agency", "2021-04-01")).step_done("return-information")

    def test_owed_for_each_is_not_done_while_one_is_left(self) -> None:
        returned = Happened("information-returned", "2021-04-08", about="agency:police")
        assert NO is known(returned, Involved("agency:health")).step_done("return-information")

    def test_owed_for_each_is_not_done_where_nobody_is_known(self) -> None:
        assert NO is known().step_done("return-information")


class TestWordsOfADocumentsOwn:
    WORDS: ClassVar[dict[str, dict[str, Word | Fact]]] = {
        "facts": {
            "x-my-area/seen": Fact(
                id="x-my-area/seen", question="Was the child seen?", about="child", judged=False, holders=("health",)
            )
        },
        "events": {"x-my-area/held": Word(id="x-my-area/held", title="Held", says="It was held.")},
        "steps": {
            "x-my-area/hold": Step(
                id="x-my-area/hold", title="Hold", says="Hold it.", stage="running", done_by=("x-my-area/held",)
            )
        },
        "decisions": {
            "x-my-area/whether": Decision(
                id="x-my-area/whether", title="Whether", says="Whether.", outcomes={"do": "x-my-area/held"}
            )
        },
    }

    def test_are_asked_like_those_of_the_vocabulary(self) -> None:
        of = crafted("all", "x-my-area/seen", "child-died", words=self.WORDS)
        found = known(said("child-died", "yes"), of=of).test(of_it(of))
        assert (UNKNOWN, tuple(of_case("x-my-area/seen"))) == (found.answer, found.needs)
        assert ["Was the child seen?", "Did the child die?"] == [part.title for part in found.parts]

    def test_can_be_steps_and_decisions(self) -> None:
        conditions = known(of=crafted("any", "child-died", words=self.WORDS))
        assert "not-decided" == conditions.explain("x-my-area/held").why
        assert NO is conditions.step_done("x-my-area/hold")


class TestTheLimbs:
    def test_are_made_once_for_a_framework(self) -> None:
        of = framework("northamptonshire")
        assert limbs(of) is limbs(of)

    def test_name_everything_at_their_ends(self) -> None:
        found = limbs(framework()).test(of_it(framework()))
        facts = "abuse-or-neglect-suspected", "child-died", "child-seriously-harmed"
        ends = (*facts, "child-aged-18-or-over", "unborn-outside")
        assert ends == found.ends
        assert not found.repeats


def test_a_finding_is_a_value() -> None:
    one, other = (known(said("child-died", "yes")).explain("child-died") for _ in range(2))
    assert isinstance(one, Finding)
    assert one == other
    assert hash(one) == hash(other)


def test_a_finding_holds_what_it_says_and_crosses_processes_unchanged() -> None:
    finding = known(said("child-died", "yes", about="child:A"), Involved("child:B")).explain("serious-case")
    assert finding == pickle.loads(pickle.dumps(finding))  # noqa: S301 -- our own bytes
    assert ["case", "child:A", "child:B"] == [finding.about, *(part.about for part in finding.parts)]


def test_a_decision_that_may_be_taken_at_any_time_leaves_nothing_open() -> None:
    assert NO is known().holds("review-paused")


def test_a_decision_that_is_taken_decides_its_other_outcomes() -> None:
    decided = Decided("local-review", "review", on="2021-05-04", by="safeguarding-partners")
    assert [YES, NO] == [known(decided).holds(name) for name in ("local-review-decided", "other-learning-decided")]
