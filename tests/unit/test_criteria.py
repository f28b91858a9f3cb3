"""Which tests are met, what is asked next, what is weighed, who decides and what follows."""

from __future__ import annotations

import pickle
from datetime import date
from typing import TYPE_CHECKING

import attrs
import pytest

from cspr import criteria, vocabulary
from cspr.conditions import Open
from cspr.criteria.consequence import TOPICS
from cspr.guidance import framework
from cspr.guidance.layers import Framework
from cspr.interchange import to_dict
from cspr.record import Decided, Established, Happened, Involved, Listed, Review
from cspr.reporting import report
from cspr.show import to_text
from cspr.truth import Truth
from cspr.wording.criteria import OF_A_DECISION

if TYPE_CHECKING:
    from cspr.criteria import Question
    from cspr.criteria.deciding import Taken
    from cspr.criteria.decision_checks import DecisionFinding
    from cspr.record import AnyEntry
    from cspr.record.situation import Situation
    from cspr.vocabulary import Word

ON = date(2024, 10, 1)
YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
NSCP = "northamptonshire-framework-2020"


def case(*entries: AnyEntry, on: date = ON, partnership: str = "northamptonshire") -> Situation:
    return Review("NR-07", partnership).record(*entries).as_of(on)


def said(fact: str, answer: str, about: str = "case") -> Established:
    return Established(fact, answer, on="2021-03-26", by="local-authority", about=about)


def questions(*entries: AnyEntry, test: str | None = None, of: str = "northamptonshire") -> dict[str, Question]:
    return {one.name: one for one in criteria.questions(framework(of), case(*entries), test)}


class TestTheTests:
    @pytest.mark.parametrize("partnership", ["northamptonshire", "kirklees", "essex", "national"])
    def test_are_listed_in_every_document_that_states_them_for_themselves(self, partnership: str) -> None:
        known = framework(partnership)
        limbs = {(one.source.instrument, part) for one in known.criteria for part in one.parts}
        alone = {one.topic for one in known.criteria if (one.source.instrument, one.id) not in limbs}
        assert tuple(one for one in known.criteria if one.topic in alone) == criteria.top_level(known)

    def test_of_the_framework_of_northamptonshire_are_not_only_limbs_of_others(self) -> None:
        listed = {one.id for one in criteria.top_level(framework("northamptonshire")) if one.source.instrument == NSCP}
        assert {"serious-case", "notification-duty", "notification-duty--literal"} <= listed
        assert {"abuse-or-neglect-limb", "outcome-limb"}.isdisjoint(listed)

    def test_stand_with_the_highest_authority_first(self) -> None:
        ranks = [one.criterion.source.authority.rank for one in criteria.assess(framework("northamptonshire"), case())]
        assert sorted(ranks) == ranks

    def test_are_judged_by_the_edition_of_the_day_of_the_incident(self) -> None:
        found = criteria.assess(framework(), case(Happened("incident", "2021-03-25")), "serious-case")
        assert ["children-act-2004", "working-together-2018"] == [one.criterion.source.instrument for one in found]

    def test_can_be_asked_for_by_the_name_of_a_reading(self) -> None:
        (found,) = criteria.assess(
            framework("northamptonshire"), case(on=date(2021, 6, 1)), "notification-duty--literal"
        )
        assert "literal" == found.criterion.reading

    def test_of_one_child_who_is_known_are_asked_of_that_child(self) -> None:
        found = criteria.assess(framework(), case(Involved("child:A")), "serious-case")[0]
        assert ["child:A"] == [subject.about for subject in found.subjects]

    def test_of_several_are_asked_of_each(self) -> None:
        found = criteria.assess(framework(), case(Involved("child:A"), Involved("child:B")), "serious-case")[0]
        assert ["child:A", "child:B"] == [subject.about for subject in found.subjects]
        assert 6 == len(found.needs)
        assert 3 == len(found.subjects[0].needs)

    def test_answer_the_same_in_another_process(self) -> None:
        entries = said("child-died", "yes", "child:A"), Involved("child:B")
        found = criteria.assess(framework("northamptonshire"), case(*entries))
        assert found == pickle.loads(pickle.dumps(found))  # noqa: S301 -- our own
        assert found != criteria.assess(framework("northamptonshire"), case())


class TestAQuestion:
    def test_that_settles_most_comes_first(self) -> None:
        asked = criteria.questions(framework("northamptonshire"), case(), "serious-case")
        assert ["abuse-or-neglect-suspected", "child-died", "child-seriously-harmed"] == [one.name for one in asked]

    def test_says_what_a_yes_and_what_a_no_would_settle(self) -> None:
        abuse = questions(said("child-died", "yes"))["abuse-or-neglect-suspected"]
        assert {"serious-case"} <= set(abuse.settled_by_yes)
        assert {"serious-case", "notification-duty"} <= set(abuse.settled_by_no)

    def test_settles_a_test_only_where_every_document_and_reading_is_settled(self) -> None:
        """By the letter of its list the framework of Northamptonshire still asks whether there was serious harm."""
        found = {
            one.name: one
            for one in criteria.questions(
                framework("northamptonshire"),
                case(said("abuse-or-neglect-suspected", "yes"), said("incident-in-area", "yes"), on=date(2021, 6, 1)),
                "notification-duty",
            )
        }
        assert [(), ("notification-duty",)] == [
            found[name].settled_by_yes for name in ("child-died", "child-seriously-harmed")
        ]

    def test_says_of_whom_to_ask_and_where_it_stands(self) -> None:
        asked = questions(test="serious-case", of="national")["abuse-or-neglect-suspected"]
        assert ("local-authority", "police", "health", "partner-agency") == asked.holders
        assert [("CA04-006",), ("WT23-013",)] == [source.clauses for source in asked.sources]
        assert asked.judged

    @pytest.mark.parametrize(
        ("name", "asked", "holders", "judged"),
        [
            (
                "proceeding:prosecution",
                "Is there any of this, and is it still open: prosecution?",
                ("police",),
                False,
            ),
            (
                "decision:local-review",
                "Has this been decided: whether to undertake an LCSPR?",
                ("safeguarding-partners", "rapid-review-group", "partnership"),
                True,
            ),
            (
                "published",
                "Was this done, or had it happened, by then: published?",
                ("safeguarding-partners", "partnership"),
                False,
            ),
            (
                "publish",
                "Was this done, or had it happened, by then: publish the LCSPR?",
                ("safeguarding-partners", "partnership"),
                False,
            ),
            ("near-miss", "Is the case regarded as a near miss?", ("rapid-review-group", "review-subgroup"), True),
        ],
    )
    def test_can_be_about_whatever_is_open(self, name: str, asked: str, holders: tuple[str, ...], judged: bool) -> None:
        found = criteria.question(framework("kirklees"), case(partnership="kirklees"), Open(name=name, about="case"))
        assert (asked, holders, judged) == (found.question, found.holders, found.judged)

    def test_is_not_asked_again_once_it_is_answered(self) -> None:
        assert "abuse-or-neglect-suspected" not in questions(said("abuse-or-neglect-suspected", "no"))

    def test_of_a_word_that_no_document_declares_is_for_nobody_in_particular(self) -> None:
        found = criteria.question(framework(), case(), Open(name="x-my-area/agreed", about="case"))
        assert () == found.holders


class TestWhatIsWeighed:
    def test_has_no_sum(self) -> None:
        for one in criteria.factors(framework("northamptonshire"), case()):
            assert {"checklist", "in_force", "items"} == {field.name for field in attrs.fields(type(one))}

    def test_keeps_why_it_is_unknown_and_what_is_still_needed(self) -> None:
        found = criteria.factors(framework(), case(said("shows-recurrent-themes", "yes")), "local-review")[0]
        assert ["not-asked", "", "not-asked", "not-asked"] == [item.finding.why for item in found.items if item.finding]
        assert {"shows-improvements-needed", "shows-multi-agency-concern", "panel-favours-local-review"} == {
            need.name for need in found.needs
        }

    def test_that_is_no_fact_has_no_answer(self) -> None:
        found = criteria.factors(framework(), case(), "notification")
        item = next(item for one in found for item in one.items if item.finding is None)
        assert (None, None) == (item.fact, item.answer)

    def test_is_told_child_by_child(self) -> None:
        entries = said("impairment-likely-long-term", "yes", "child:A"), Involved("child:B")
        found = next(
            one
            for one in criteria.factors(framework(), case(*entries), "notification")
            if one.checklist.id == "judging-serious-harm"
        )
        (finding,) = [item.finding for item in found.items if item.finding is not None]
        assert [("child:A", YES), ("child:B", UNKNOWN)] == [(part.about, part.answer) for part in finding.parts]


def taken(*entries: AnyEntry, of: str = "kirklees", decision: str = "local-review") -> tuple[Taken, ...]:
    return criteria.decisions(framework(of), case(*entries, partnership=of), decision)[0].taken


def decided(by: str = "safeguarding-partners", outcome: str = "review", **more: str) -> Decided:
    return Decided("local-review", outcome, on="2024-09-20", by=by, rationale_ref="D1", **more)


def kinds(found: Taken) -> list[str]:
    return [doubt.kind.value for doubt in found.findings]


def doubt(found: Taken, kind: criteria.DecisionCheck) -> DecisionFinding:
    return next(one for one in found.findings if one.kind is kind)


MET = (said("abuse-or-neglect-suspected", "yes"), said("child-died", "yes"))


def topics(partnership: str) -> set[str]:
    return {duty.topic for duty in framework(partnership).duties}


class TestADecision:
    def test_that_nobody_has_taken_still_says_whose_it_is(self) -> None:
        (found,) = criteria.decisions(framework(), case(), "national-review")
        assert (("national-panel",), ()) == (found.deciders[0].who, found.taken)

    def test_is_one_of_all_of_them_where_none_is_named(self) -> None:
        found = criteria.decisions(framework(), case())
        assert list(vocabulary.decisions()) == [one.decision for one in found]

    def test_keeps_what_was_entered(self) -> None:
        (found,) = taken(*MET, decided())
        assert ("e3", "review", "local-review-decided", "2024-09-20", "safeguarding-partners", "D1", "case") == (
            found.entry,
            found.outcome,
            found.event,
            str(found.on),
            found.by,
            found.rationale_ref,
            found.about,
        )

    def test_in_line_with_everything_has_nothing_to_be_said(self) -> None:
        found = taken(*MET, decided(), of="national")[0]
        assert [] == kinds(found)

    def test_by_somebody_whom_no_text_names_says_whom_the_texts_name(self) -> None:
        found = doubt(taken(*MET, decided("business-office"))[0], criteria.DecisionCheck.NOT_THEIRS)
        assert YES is found.certain
        assert {"CA04-018", "KSCP-011"} <= {source.clauses[0] for source in found.sources}

    def test_by_somebody_whom_a_text_names_under_a_condition_says_what_is_needed_to_know(self) -> None:
        found = doubt(taken(*MET, decided("independent-scrutineer"))[0], criteria.DecisionCheck.NOT_THEIRS)
        assert (YES, ()) == (found.certain, found.needs)
        unsure = said("disagreement-on-review", "unknown")
        perhaps = doubt(taken(*MET, unsure, decided("independent-scrutineer"))[0], criteria.DecisionCheck.NOT_THEIRS)
        assert (UNKNOWN, (Open(name="disagreement-on-review", about="case"),)) == (perhaps.certain, perhaps.needs)

    def test_that_a_text_may_give_to_another_says_on_what_that_depends(self) -> None:
        """The group has the last word unless there is a disagreement; with one the scrutineer has it."""
        found = doubt(taken(*MET, decided())[0], criteria.DecisionCheck.GIVEN_TO_ANOTHER)
        assert (YES, ()) == (found.certain, found.needs)
        assert {"KSCP-060"} == {source.clauses[0] for source in found.sources}
        disagreed = said("disagreement-on-review", "yes")
        other = doubt(taken(*MET, disagreed, decided())[0], criteria.DecisionCheck.GIVEN_TO_ANOTHER)
        assert {"KSCP-061"} == {source.clauses[0] for source in other.sources}

    def test_given_to_another_only_perhaps_says_so(self) -> None:
        real = framework("kirklees").by_slug["kirklees-staff-guide"]
        kept = tuple(
            duty
            for duty in real.duties
            if duty.id.removeprefix("decide-finally--") in {"scrutineer", "safeguarding-partners"}
        )
        small = Framework(partnership="kirklees", documents=(attrs.evolve(real, duties=kept),))
        assert 2 == len(kept)
        plain_case = Framework(partnership="kirklees", documents=(*framework().documents, *small.documents))
        unsure = said("disagreement-on-review", "unknown")
        situation = case(*MET, unsure, decided()).answered_by("kirklees")
        (found,) = criteria.decisions(plain_case, situation, "local-review")[0].taken
        one = doubt(found, criteria.DecisionCheck.GIVEN_TO_ANOTHER)
        assert (UNKNOWN, (Open(name="disagreement-on-review", about="case"),)) == (one.certain, one.needs)

    def test_without_reasons_is_told_who_asks_for_them(self) -> None:
        entry = Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners")
        (found,) = taken(*MET, entry, of="northamptonshire")
        assert ("NSCP-F-040",) == doubt(found, criteria.DecisionCheck.NO_RATIONALE).sources[0].clauses

    def test_that_leaves_a_duty_undone_names_the_duties(self) -> None:
        entry = Decided("notification", "do-not-notify", on="2024-09-20", by="local-authority", rationale_ref="D1")
        (found,) = taken(*MET, said("incident-in-area", "yes"), entry, of="national", decision="notification")
        one = doubt(found, criteria.DecisionCheck.AGAINST_DUTY)
        assert (YES, "must", ()) == (one.certain, one.sources[0].force.value, one.needs)

    def test_that_may_leave_a_duty_undone_names_what_is_needed_to_know(self) -> None:
        entry = Decided("notification", "do-not-notify", on="2024-09-20", by="local-authority", rationale_ref="D1")
        (found,) = taken(*MET, entry, of="national", decision="notification")
        one = doubt(found, criteria.DecisionCheck.AGAINST_DUTY)
        assert (UNKNOWN, True) == (one.certain, Open(name="incident-in-area", about="case") in one.needs)

    def test_beyond_the_test_has_what_each_document_says_of_that_beside_it(self) -> None:
        (found,) = taken(said("abuse-or-neglect-suspected", "no"), decided())
        one = doubt(found, criteria.DecisionCheck.BEYOND_TEST)
        assert {"WT23-035", "PG22-006", "KSCP-009", "KSCP-028", "KSCP-057"} == {
            consequence.duty.source.clauses[0] for consequence in one.speaks
        }

    def test_that_may_be_beyond_the_test_names_what_is_needed_to_know(self) -> None:
        one = doubt(taken(decided())[0], criteria.DecisionCheck.BEYOND_TEST)
        assert (UNKNOWN, True) == (one.certain, Open(name="child-died", about="case") in one.needs)

    def test_of_one_child_does_not_contradict_that_of_another(self) -> None:
        found = taken(*MET, decided(about="child:A"), decided(outcome="no-review", about="child:B"), of="national")
        assert "decided-otherwise" not in {kind for one in found for kind in kinds(one)}

    def test_how_to_go_on_may_be_taken_again_and_again(self) -> None:
        entries = [
            Decided("course", outcome, on=day, by="partnership", rationale_ref="D1")
            for outcome, day in (("pause", "2024-05-01"), ("resume", "2024-06-01"))
        ]
        assert [[], []] == [kinds(one) for one in taken(*entries, decision="course")]

    @pytest.mark.parametrize("decision", vocabulary.decisions().values(), ids=vocabulary.decisions())
    def test_of_the_vocabulary_names_outcomes_tests_and_topics_that_there_are(self, decision: Word) -> None:
        assert isinstance(decision, vocabulary.Decision)
        known = {name for one in ("northamptonshire", "kirklees", "essex") for name in topics(one)}
        assert {*decision.topics, *decision.undone.values(), *decision.beyond.values()} <= known
        assert {*decision.undone, *decision.beyond} <= decision.outcomes.keys()
        assert decision.test in {"", *(one.topic for one in framework().criteria)}

    def test_has_words_for_everything_that_is_to_be_said_of_it(self) -> None:
        assert set(criteria.DecisionCheck) == set(map(criteria.DecisionCheck, OF_A_DECISION))


class TestWhatFollows:
    @pytest.mark.parametrize("topic", TOPICS)
    def test_is_laid_down_by_some_document_on_every_topic(self, topic: str) -> None:
        names = ("northamptonshire", "kirklees")
        assert any(duty.topic == topic for name in names for duty in framework(name).duties)

    def test_is_told_on_all_topics_where_none_is_named(self) -> None:
        found = criteria.consequences(framework("kirklees"), case(partnership="kirklees"))
        assert {one.duty.topic for one in found} <= set(TOPICS)
        assert {"notification-forms", "review-below-criteria", "other-learning"} <= {one.duty.topic for one in found}

    def test_says_in_our_words_what_the_clause_says(self) -> None:
        found = criteria.consequences(framework(), case(), "notify-care-leaver-death")[0]
        assert framework().clause("WT23-022").subject == found.says


class TestTheReport:
    def test_says_that_a_shared_review_is_answered_here_by_one_partnership(self) -> None:
        review = Review("NR-07", partnerships=["northamptonshire", "kirklees"])
        found = report(framework("northamptonshire"), review.as_of(ON))
        assert "The review is shared with Kirklees: what its own documents say is not in this report." in found.notices

    def test_says_that_there_may_be_more_children_than_it_knows(self) -> None:
        notice = "The children are those that the record knows; it does not say that these are all."
        known = framework()
        assert notice in report(known, case(Involved("child:A"))).notices
        assert notice not in report(known, case(Involved("child:A"), Listed("child", ON))).notices

    def test_tells_decisions_and_what_follows_in_words(self) -> None:
        entries = (
            said("raises-local-importance", "yes"),
            said("abuse-or-neglect-suspected", "no"),
            decided("business-office"),
        )
        told = " ".join(str(report(framework("kirklees"), case(*entries, partnership="kirklees"))).split())
        assert "- Fri 20 Sep 2024: review, by Business unit" in told
        assert "- no text gives this decision to who took it [children-act-2004" not in told
        assert "- on what is known the test that calls for it is not met [Children Act 2004, CA04-006" in told
        assert "(may be theirs)" in told
        assert "(may apply)" in told
        assert "How the review continues:" not in told

    def test_tells_a_conflict_and_each_child_of_a_limb(self) -> None:
        entries = [
            Established("child-is-perpetrator", "no", on="2021-03-25", by="local-authority"),
            said("child-is-perpetrator", "yes"),
            said("child-died", "yes", "child:A"),
            said("abuse-or-neglect-suspected", "no", "child:B"),
        ]
        on = date(2021, 6, 1)
        found = criteria.assess(framework("northamptonshire"), case(*entries, on=on), "perpetrator-as-subject")[0]
        told = [" ".join(line.split()) for line in to_text(found, 200).splitlines()]
        assert (
            "- Did the child who would be the subject of the review harm somebody? yes (also answered otherwise)"
            in told
        )
        assert ["- child A: not yet known", "- child B: no"] == [line for line in told if line.startswith("- child ")]
        written = to_dict(found)["subjects"][0]["parts"][1]
        assert ("any", ["child:A", "child:B"]) == (written["rule"], [part["about"] for part in written["parts"]])

    def test_marks_a_text_that_is_carried_forward(self) -> None:
        found = criteria.assess(framework(), case(on=date(2026, 7, 1)), "care-leaver-death")[0]
        told = " ".join(to_text(found).split())
        assert "(from an older edition: Working Together 2026 was not read on this)" in told

    def test_marks_a_text_of_which_it_cannot_be_told_whether_it_was_in_force(self) -> None:
        known = framework("northamptonshire")
        found = criteria.assess(known, case(on=date(2022, 5, 2)), "serious-case")[-1]
        told = " ".join(to_text(found).split())
        assert "(not known whether it was in force)" in told

    def test_tells_of_which_child_a_form_is_owed(self) -> None:
        entries = said("child-died", "yes", "child:A"), said("child-died", "no", "child:B")
        assert "(child A)" in to_text(criteria.consequences(framework(), case(*entries), "notification-forms"))

    def test_tells_a_question_that_no_test_waits_for(self) -> None:
        asked = criteria.question(framework(), case(), Open(name="near-miss", about="case"))
        assert (
            "  - Is the case regarded as a near miss? Ask: Rapid review group, CSPR sub-group."
            == to_text(asked, 100).splitlines()[-1]
        )
