"""What is to be said of a decision that was taken. It is a finding; the decision stands in the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

import attrs

from cspr.conditions import Open
from cspr.conditions.case import Case
from cspr.conditions.limbs import limbs
from cspr.criteria.assessing import assessed
from cspr.criteria.consequence import Consequence, consequences_of
from cspr.criteria.decider import Decider
from cspr.criteria.factor_lists import factors_of
from cspr.criteria.votes import decides_failing_that, failing_that, votes_of
from cspr.dates import PartialDate
from cspr.guidance.live_rules import live_duties, live_on_topic
from cspr.record.entries import Decided, Established
from cspr.sources import Force, Source
from cspr.truth import Truth, either
from cspr.vocabulary import Decision
from cspr.wording.conditions import condition
from cspr.wording.criteria import FAILING_THAT, OF_A_DECISION, by_vote
from cspr.wording.days import on_day


class DecisionCheck(Enum):
    """What is to be looked at in a decision.

    Examples:
        >>> DecisionCheck.NO_RATIONALE.value
        'no-rationale'
    """

    NOT_THEIRS = "not-theirs"
    GIVEN_TO_ANOTHER = "given-to-another"
    NO_RATIONALE = "no-rationale"
    AGAINST_DUTY = "against-duty"
    BEYOND_TEST = "beyond-test"
    DECIDED_OTHERWISE = "decided-otherwise"
    FACTOR_SINCE = "factor-since"
    NOT_CARRIED = "not-carried"
    NO_VOTES = "no-votes"


@attrs.frozen(kw_only=True)
class DecisionFinding:
    """One thing to be said of a decision that was taken.

    Args:
        kind: what is to be looked at.
        certain: yes, or unknown where it depends on what is not known.
        says: it in words.
        sources: the texts on which it rests; of ``NOT_THEIRS`` and ``GIVEN_TO_ANOTHER`` those that name others.
        needs: what could still decide it.
        speaks: of ``BEYOND_TEST``, what each document lays down on going beyond.
    """

    kind: DecisionCheck
    certain: Truth
    says: str
    sources: tuple[Source, ...] = ()
    needs: tuple[Open, ...] = ()
    speaks: tuple[Consequence, ...] = ()


def checked(
    case: Case, decision: Decision, entry: Decided, by_text: tuple[Decider, ...], taken: Iterable[Decided]
) -> Iterator[DecisionFinding]:
    """What is to be said of a decision that was taken.

    Args:
        case: the review in which it was.
        decision: what was to be decided.
        by_text: who takes it by the texts in force on that day.
        taken: every time that it was taken.
    """
    of_other_outcomes = decision.outcomes.keys() - {entry.outcome}
    yield from _by_whom(case, entry, [each for each in by_text if each.duty.topic not in of_other_outcomes])
    yield from _without_reasons(case, decision, entry)
    yield from _by_vote(case, entry)
    yield from _undone(case, decision, entry)
    yield from _beyond(case, decision, entry)
    others = (other for other in taken if other.outcome != entry.outcome and other.about == entry.about)
    if not decision.whenever and any(others):
        yield _finding(DecisionCheck.DECIDED_OTHERWISE, Truth.YES)
    yield from _since(case, decision, entry, taken)


def _finding(
    kind: DecisionCheck,
    certain: Truth,
    sources: Iterable[Source] = (),
    needs: Iterable[Open] = (),
    speaks: tuple[Consequence, ...] = (),
) -> DecisionFinding:
    return DecisionFinding(
        kind=kind,
        certain=certain,
        says=OF_A_DECISION[kind.value],
        sources=tuple(dict.fromkeys(sources)),
        needs=tuple(dict.fromkeys(needs)),
        speaks=speaks,
    )


def _by_whom(case: Case, entry: Decided, by_text: Sequence[Decider]) -> Iterator[DecisionFinding]:
    """Compare who decided with whom the texts name."""
    theirs = [decider for decider in by_text if entry.by in decider.who]
    others = [decider for decider in by_text if decider not in theirs and decider.applies is not Truth.NO]
    named = either(_named(case, decider) for decider in theirs)
    if theirs and named is Truth.NO and not others:
        return  # it is theirs, and taken although what the text asks for first is not so, which is said by itself
    failing = [decides_failing_that(case, entry, decider.who) for decider in others]
    if named is not Truth.YES and by_text:
        needs = [need for decider in theirs for need in decider.needs] if named is Truth.UNKNOWN else []
        if any(failing):
            yield _where_not_agreed(DecisionCheck.NOT_THEIRS, failing)
            return
        yield _finding(DecisionCheck.NOT_THEIRS, ~named, [decider.duty.source for decider in others], needs)
        return
    if any(failing):
        yield _where_not_agreed(DecisionCheck.GIVEN_TO_ANOTHER, failing)
    if rest := [decider for decider, not_agreed in zip(others, failing, strict=True) if not not_agreed]:
        sure = either(decider.applies for decider in rest)
        needs = [] if sure is Truth.YES else [need for decider in rest for need in decider.needs]
        yield _finding(DecisionCheck.GIVEN_TO_ANOTHER, sure, [decider.duty.source for decider in rest], needs)


def _where_not_agreed(kind: DecisionCheck, failing: Iterable[Iterable[Source]]) -> DecisionFinding:
    """That a decision is theirs where others cannot agree on it, and that this is on no record."""
    sources = (source for each in failing for source in each)
    return attrs.evolve(_finding(kind, Truth.UNKNOWN, sources), says=FAILING_THAT)


def _named(case: Case, decider: Decider) -> Truth:
    """Whether a text names somebody for the decision: a fact may be its condition; a test says what to decide."""
    duty, facts = decider.duty, limbs(case.framework).facts
    when = tuple(name for name in duty.when if name in facts)
    unless = tuple(name for name in duty.unless if name in facts)
    return case.conditions.applies(when, unless, duty.source.instrument)


def _without_reasons(case: Case, decision: Decision, entry: Decided) -> Iterator[DecisionFinding]:
    if entry.rationale_ref is None:
        live = live_duties(case.framework, entry.on)
        asking = (duty.source for duty in live if duty.topic in decision.topics and duty.part == "rationale")
        yield _finding(DecisionCheck.NO_RATIONALE, Truth.YES, asking)


def _by_vote(case: Case, entry: Decided) -> Iterator[DecisionFinding]:
    """Compare the votes on record with how a text lets the body decide; without any, that it cannot be told."""
    for rule, failing, carried, substitutes in votes_of(case, entry):
        if carried is not Truth.YES:
            kind = DecisionCheck.NO_VOTES if carried is None else DecisionCheck.NOT_CARRIED
            answer = Truth.YES if carried in {None, Truth.NO} else Truth.UNKNOWN
            says = by_vote(entry.votes or "", rule.decides_by, failing_that(case, failing), substitutes)
            sources = (rule.source, failing.source) if failing else (rule.source,)
            yield attrs.evolve(_finding(kind, answer, sources), says=says)


def _undone(case: Case, decision: Decision, entry: Decided) -> Iterator[DecisionFinding]:
    """Set the outcome beside the duties that it leaves undone; not beside what was done all the same."""
    topic = decision.undone.get(entry.outcome, "")
    if topic in limbs(case.framework).steps and case.conditions.step_done(topic) is Truth.YES:
        return
    live = (duty for duty in live_on_topic(case.framework, topic, entry.on) if duty.source.force.binds)
    rules = [(duty.when, duty.unless, duty.source) for duty in live]
    for answer in (Truth.YES, Truth.UNKNOWN):
        arising = [rule for rule in rules if case.conditions.applies(rule[0], rule[1], rule[2].instrument) is answer]
        if arising:
            needs = (
                need
                for when, unless, source in arising
                for need in case.conditions.needs_of(when, unless, source.instrument)
            )
            yield _finding(DecisionCheck.AGAINST_DUTY, answer, (source for _, _, source in arising), needs)
            return


def _beyond(case: Case, decision: Decision, entry: Decided) -> Iterator[DecisionFinding]:
    """Set the outcome beside the test that calls for it, in every document by its plain reading."""
    topic = decision.beyond.get(entry.outcome)
    if topic is None:
        return
    tests = [test for test in assessed(case, decision.test) if not test.criterion.reading]
    for answer in (Truth.NO, Truth.UNKNOWN):
        unmet = [test for test in tests if test.answer is answer]
        if unmet:
            needs = (need for test in unmet for need in test.needs)
            sources = (test.criterion.source for test in unmet)
            yield _finding(DecisionCheck.BEYOND_TEST, ~answer, sources, needs, consequences_of(case, topic, entry.on))
            return


def _since(case: Case, decision: Decision, entry: Decided, taken: Iterable[Decided]) -> Iterator[DecisionFinding]:
    """The factors that must be weighed, and were recorded only after it was last decided not to act."""
    *_, latest = taken
    if not decision.beyond or entry.outcome in decision.beyond or entry is not latest:
        return
    for source, says in recorded_since(case, entry):
        yield attrs.evolve(_finding(DecisionCheck.FACTOR_SINCE, Truth.YES, (source,)), says=says)


def recorded_since(case: Case, entry: Decided, until: PartialDate | None = None) -> Iterator[tuple[Source, str]]:
    """The factors that must be weighed and were recorded after a decision, and where they stand.

    Args:
        until: the day of the next decision, where it was taken again.
    """
    recorded = {
        fact.fact: fact.on
        for fact in case.situation.entries
        if isinstance(fact, Established) and fact.answer is Truth.YES and entry.on.before(fact.on) is Truth.YES
        if until is None or until.before(fact.on) is not Truth.YES
    }
    facts = case.framework.words("facts")
    for factors in factors_of(case, entry.decision):
        if factors.checklist.source.force is Force.MUST:
            for factor in factors.items:
                if factor.fact is not None and factor.fact in recorded and factor.answer is Truth.YES:
                    day, says = on_day(recorded[factor.fact], None), condition(facts[factor.fact].question)
                    yield factors.checklist.source, OF_A_DECISION["factor-since"].format(day, says)
