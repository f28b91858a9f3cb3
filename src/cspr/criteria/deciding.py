"""Decisions: who takes them by which text, and what is to be said of one that was taken. None is refused."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

import attrs

from cspr.conditions import Conditions
from cspr.conditions.limbs import limbs
from cspr.criteria.assessing import assessed
from cspr.criteria.following import on_topic
from cspr.dates import PartialDate
from cspr.errors import nearest, wrong
from cspr.truth import Truth, either

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.conditions import Open
    from cspr.criteria.following import Consequence
    from cspr.guidance.layers import Framework, InForce
    from cspr.guidance.model import Duty
    from cspr.record import Decided
    from cspr.record.situation import Situation
    from cspr.sources import Source
    from cspr.vocabulary import Decision


class Doubtful(Enum):
    """What is doubtful about a decision.

    Examples:
        >>> Doubtful.NO_RATIONALE.value
        'no-rationale'
    """

    NOT_THEIRS = "not-theirs"
    GIVEN_TO_ANOTHER = "given-to-another"
    NO_RATIONALE = "no-rationale"
    AGAINST_DUTY = "against-duty"
    BEYOND_TEST = "beyond-test"
    DECIDED_OTHERWISE = "decided-otherwise"


SAYS: Final = {
    Doubtful.NOT_THEIRS: "no text gives this decision to who took it",
    Doubtful.GIVEN_TO_ANOTHER: "a text gives this decision to somebody else as well",
    Doubtful.NO_RATIONALE: "where the reasons stand is not recorded",
    Doubtful.AGAINST_DUTY: "on what is known a duty arises that it leaves undone",
    Doubtful.BEYOND_TEST: "on what is known the test that calls for it is not met",
    Doubtful.DECIDED_OTHERWISE: "the same matter was also decided otherwise",
}


@attrs.frozen(kw_only=True)
class Decider:
    """Who takes a decision by one text.

    Args:
        duty: the rule, with its source, its reading and any note.
        who: whom it names.
        in_force: whether the text is in force on the day.
        applies: whether it arises on what is known: a text may give a decision only under a condition.
        needs: what could still decide that.
    """

    duty: Duty
    who: tuple[str, ...]
    in_force: InForce
    applies: Truth
    needs: tuple[Open, ...]


@attrs.frozen(kw_only=True)
class Doubt:
    """One thing to be said of a decision that was taken. It is a finding; the decision stands in the record.

    Args:
        kind: what is doubtful.
        certain: yes, or unknown where it depends on what is not known.
        says: it in words.
        sources: the texts on which it rests; of ``NOT_THEIRS`` and ``GIVEN_TO_ANOTHER`` those that name others.
        needs: what could still decide it.
        speaks: of ``BEYOND_TEST``, what each document lays down on going beyond.
    """

    kind: Doubtful
    certain: Truth
    says: str
    sources: tuple[Source, ...] = ()
    needs: tuple[Open, ...] = ()
    speaks: tuple[Consequence, ...] = ()


@attrs.frozen(kw_only=True)
class Taken:
    """A decision that was taken.

    Args:
        entry: the id of the entry in the record.
        outcome: what was decided.
        event: the event that it is.
        on: the day, or what is known of it.
        by: who took it.
        about: whom it concerns.
        rationale_ref: the reference of the document in which the reasons stand.
        deciders: who takes it by the texts in force on that day.
        doubts: what is to be said of it.
    """

    entry: str
    outcome: str
    event: str
    on: PartialDate
    by: str
    about: str
    rationale_ref: str | None
    deciders: tuple[Decider, ...]
    doubts: tuple[Doubt, ...]


@attrs.frozen(kw_only=True)
class Deciding:
    """One decision: who takes it, and each time that it was taken.

    Args:
        decision: its id.
        title: what is decided.
        deciders: who takes it by the texts in force on the day asked about. Where several are called final, all stand.
        taken: by day and order of recording.
    """

    decision: str
    title: str
    deciders: tuple[Decider, ...]
    taken: tuple[Taken, ...]


def decisions(framework: Framework, situation: Situation, decision: str | None = None) -> tuple[Deciding, ...]:
    """Say who takes each decision, and what is to be said of those that were taken.

    Args:
        framework: the documents that apply; who decides is judged by those in force on the day of the decision.
        situation: what is known. To judge a decision by what was known then, ask for the situation of that day.
        decision: one by its id, such as ``local-review``; every one where left out.

    Returns:
        Findings beside what was decided; nothing is refused, and nothing is held against anybody.

    Raises:
        CsprError: ``unknown-decision`` with the nearest known one.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Decided, Review
        >>> review = Review("NR-07", partnership="kirklees").record(
        ...     Decided("local-review", "review", on=date(2021, 4, 16), by="safeguarding-partners"),
        ... )
        >>> found = decisions(framework("kirklees"), review.as_of(date(2021, 5, 4)), "local-review")[0]
        >>> [doubt.kind.value for doubt in found.taken[0].doubts]
        ['given-to-another', 'no-rationale', 'beyond-test']
    """
    known = limbs(framework).decisions()
    wanted = known if decision is None else {decision: _known(framework, decision)}
    conditions = Conditions(framework, situation)
    today = PartialDate.of(situation.on)
    taken = situation.decisions()
    return tuple(
        Deciding(
            decision=name,
            title=word.title,
            deciders=tuple(_deciders(conditions, word, today)),
            taken=tuple(_taken(conditions, word, [one for one in taken if one.decision == name])),
        )
        for name, word in wanted.items()
    )


def deciders(framework: Framework, situation: Situation, decision: str) -> tuple[Decider, ...]:
    """Say who takes a decision, by every text in force on the day asked about.

    Raises:
        CsprError: ``unknown-decision`` with the nearest known one.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Review
        >>> situation = Review("NR-07", partnership="kirklees").as_of(date(2021, 5, 4))
        >>> found = deciders(framework("kirklees"), situation, "local-review")
        >>> [one.who[0] for one in found if one.duty.id.startswith("decide-finally")]
        ['safeguarding-partners', 'rapid-review-group', 'independent-scrutineer']
    """
    word = _known(framework, decision)
    return tuple(_deciders(Conditions(framework, situation), word, PartialDate.of(situation.on)))


def _known(framework: Framework, decision: str) -> Decision:
    known = limbs(framework).decisions()
    if decision not in known:
        raise wrong("unknown-decision", "decision", nearest(decision, known) or f"one of {', '.join(sorted(known))}")
    return known[decision]


def _deciders(conditions: Conditions, decision: Decision, when: PartialDate) -> Iterator[Decider]:
    for duty in conditions.framework.duties:
        # What is only a part of a topic goes with a decision: who recommends, who is told, where the reasons go.
        if duty.topic not in decision.topics or duty.part:
            continue
        in_force = conditions.framework.in_force(duty, when)
        if in_force.truth is not Truth.NO:
            within = duty.source.instrument
            yield Decider(
                duty=duty,
                who=duty.who,
                in_force=in_force,
                applies=conditions.applies(duty.when, duty.unless, within),
                needs=conditions.needs_of(duty.when, duty.unless, within),
            )


def _taken(conditions: Conditions, decision: Decision, taken: list[Decided]) -> Iterator[Taken]:
    for entry in taken:
        by_text = tuple(_deciders(conditions, decision, entry.on))
        yield Taken(
            entry=str(entry.id),
            outcome=entry.outcome,
            event=entry.event,
            on=entry.on,
            by=entry.by,
            about=entry.about,
            rationale_ref=entry.rationale_ref,
            deciders=by_text,
            doubts=(
                *_whose(conditions, entry, by_text),
                *_without_reasons(conditions, decision, entry),
                *_undone(conditions, decision, entry),
                *_beyond(conditions, decision, entry),
                *(() if decision.whenever else _otherwise(entry, taken)),
            ),
        )


def _doubt(
    kind: Doubtful,
    certain: Truth,
    sources: Iterable[Source] = (),
    needs: Iterable[Open] = (),
    speaks: Iterable[Consequence] = (),
) -> Doubt:
    return Doubt(
        kind=kind,
        certain=certain,
        says=SAYS[kind],
        sources=tuple(dict.fromkeys(sources)),
        needs=tuple(dict.fromkeys(needs)),
        speaks=tuple(speaks),
    )


def _whose(conditions: Conditions, entry: Decided, by_text: tuple[Decider, ...]) -> Iterator[Doubt]:
    """Compare who decided with whom the texts name."""
    others = [one for one in by_text if entry.by not in one.who and one.applies is not Truth.NO]
    theirs = either(_named(conditions, one) for one in by_text if entry.by in one.who)
    sources = [one.duty.source for one in others]
    needs = [need for one in others for need in one.needs]
    if theirs is not Truth.YES and by_text:
        asked = [need for one in by_text if entry.by in one.who for need in one.needs]
        yield _doubt(Doubtful.NOT_THEIRS, ~theirs, sources, asked if theirs is Truth.UNKNOWN else ())
    elif others:
        sure = either(one.applies for one in others)
        yield _doubt(Doubtful.GIVEN_TO_ANOTHER, sure, sources, () if sure is Truth.YES else needs)


def _named(conditions: Conditions, decider: Decider) -> Truth:
    """Say whether a text names somebody for the decision: a fact may be its condition; a test says what to decide."""
    duty, known = decider.duty, limbs(conditions.framework)
    when = tuple(name for name in duty.when if known.fact(name) is not None)
    unless = tuple(name for name in duty.unless if known.fact(name) is not None)
    return conditions.applies(when, unless, duty.source.instrument)


def _without_reasons(conditions: Conditions, decision: Decision, entry: Decided) -> Iterator[Doubt]:
    if entry.rationale_ref is None:
        asks = (
            duty.source
            for duty in conditions.framework.duties
            if duty.topic in decision.topics
            and duty.part == "rationale"
            and conditions.framework.in_force(duty, entry.on).truth is not Truth.NO
        )
        yield _doubt(Doubtful.NO_RATIONALE, Truth.YES, asks)


def _undone(conditions: Conditions, decision: Decision, entry: Decided) -> Iterator[Doubt]:
    """Set the outcome beside the duties that it leaves undone."""
    topic = decision.undone.get(entry.outcome)
    duties = [
        duty
        for duty in conditions.framework.duties
        if duty.topic == topic
        and duty.source.force.binds
        and conditions.framework.in_force(duty, entry.on).truth is not Truth.NO
    ]
    for answer in (Truth.YES, Truth.UNKNOWN):
        arising = [one for one in duties if conditions.applies(one.when, one.unless, one.source.instrument) is answer]
        if arising:
            needs = (
                need for one in arising for need in conditions.needs_of(one.when, one.unless, one.source.instrument)
            )
            yield _doubt(Doubtful.AGAINST_DUTY, answer, (one.source for one in arising), needs)
            return


def _beyond(conditions: Conditions, decision: Decision, entry: Decided) -> Iterator[Doubt]:
    """Set the outcome beside the test that calls for it, in every document by its plain reading."""
    topic = decision.beyond.get(entry.outcome)
    if topic is None:
        return
    tests = [one for one in assessed(conditions, decision.test) if not one.criterion.reading]
    for answer in (Truth.NO, Truth.UNKNOWN):
        found = [one for one in tests if one.answer is answer]
        if found:
            needs = (need for one in found for need in one.needs)
            sources = (one.criterion.source for one in found)
            yield _doubt(Doubtful.BEYOND_TEST, ~answer, sources, needs, on_topic(conditions, topic))
            return


def _otherwise(entry: Decided, taken: list[Decided]) -> Iterator[Doubt]:
    if any(one.outcome != entry.outcome and one.about == entry.about for one in taken):
        yield _doubt(Doubtful.DECIDED_OTHERWISE, Truth.YES)
