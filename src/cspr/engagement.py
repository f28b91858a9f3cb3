"""What staff may speak of while the police investigate: since when not, whom to ask, and when to ask again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from cspr.answers import Named, Short
from cspr.conditions.admission import admit
from cspr.conditions.evaluation import Conditions
from cspr.conditions.limbs import PROCEEDING
from cspr.dates import PartialDate, end_then_start
from cspr.guidance.layers import Framework
from cspr.guidance.live_rules import live_on_topic
from cspr.guidance.model import Duty
from cspr.record.answers import NOT_ASKED
from cspr.record.entries import Established, Proceeding
from cspr.record.situation import Situation
from cspr.sources import Source
from cspr.truth import Truth, either
from cspr.wording import proceedings as words

TOPIC: Final = "speaking-of-the-case"


@attrs.frozen(kw_only=True, repr=False)
class DiscussionRule(Short):
    """One thing that a text says of speaking about a case.

    Args:
        says: what it says, in our words.
        refrain: whether it asks somebody not to.
        applies: whether it holds on the day.
        who: whom it concerns.
        to: with whom, or whom to ask.
        source: the clauses.
        note: a remark to show.
    """

    says: str
    refrain: bool
    applies: Truth
    who: tuple[str, ...]
    to: tuple[str, ...]
    source: Source
    note: str


@attrs.frozen(kw_only=True, repr=False)
class DiscussionPeriod(Short):
    """From which day on it was so.

    Args:
        on: the day, as well as it is known.
        restricted: whether staff were not to speak of what happened.
        why: what made the difference: other proceedings, or advice that was given.
    """

    on: PartialDate
    restricted: Truth
    why: str


@attrs.frozen(kw_only=True, repr=False)
class Discussion(Named):
    """What staff may speak of on a day.

    Args:
        restricted: yes: they are not to speak of the incident or what led to it; no: no text restricts it now; unknown:
            ask before speaking. Where no text in force says anything of it, it is unknown too, and there are no rules.
        rules: everything that the texts in force say of it, what allows and what restricts.
        ask: whom to ask.
        names: the same, as a reader knows them.
        advised: when advice was last given; ``None`` where none is recorded.
        lapsed: whether an investigation opened after that, so that it no longer counts.
        again: whether to ask again: while an investigation is open, or may be, what is barred now may be allowed later,
            and the other way round.
        since: how it stood from day to day.
    """

    restricted: Truth
    rules: tuple[DiscussionRule, ...]
    ask: tuple[str, ...]
    names: tuple[str, ...]
    advised: PartialDate | None
    lapsed: bool
    again: bool
    since: tuple[DiscussionPeriod, ...]

    @property
    def says(self) -> str:
        """It in a sentence or two."""
        if not self.rules:
            return words.NOTHING_SAID
        return words.discussion(self.restricted, self.names, self.advised, lapsed=self.lapsed, again=self.again)


def staff_may_discuss(framework: Framework, situation: Situation) -> Discussion:
    """What staff may speak of on a day, since when it is so, whom to ask, and whether to ask again.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Proceeding, Review
        >>> opened = Proceeding("criminal-investigation", "open", on=date(2024, 3, 4))
        >>> situation = Review("KI-02", "kirklees").record(opened).as_of(date(2024, 3, 11))
        >>> answer = staff_may_discuss(framework("kirklees"), situation)
        >>> answer.says[:53], answer.ask, answer.again
        ('Not to be spoken of: the incident and what led to it.', ('business-manager',), True)
    """
    admit(framework, situation)
    duties = live_on_topic(framework, TOPIC, situation.on)
    conditions = Conditions(framework, situation)
    actors, facts = framework.words("actors"), framework.words("facts")
    needed = (name for duty in duties for name in duty.when if name.startswith(PROCEEDING))
    proceedings = tuple(dict.fromkeys(name.removeprefix(PROCEEDING) for name in needed))
    cleared = tuple(dict.fromkeys(name for duty in duties for name in duty.unless if name in facts))
    advice = [entry for entry in situation.entries if isinstance(entry, Established) and entry.fact in cleared]
    last = max(advice, key=lambda entry: end_then_start(entry.on), default=None)
    asked = (who for duty in duties if duty.when and not duty.source.refrain for who in duty.to)
    ask = tuple(dict.fromkeys((*asked, *(who for name in cleared for who in facts[name].holders))))
    return Discussion(
        restricted=_restricted(duties, conditions) if duties else Truth.UNKNOWN,
        rules=tuple(_rule(framework, conditions, duty) for duty in duties),
        ask=ask,
        names=tuple(actors[name].title for name in ask),
        advised=None if last is None else last.on,
        lapsed=last is not None and situation.answer(last.fact, last.about).why == NOT_ASKED,
        again=any(situation.proceeding(name) is not Truth.NO for name in proceedings),
        since=tuple(_since(framework, situation, duties, (*proceedings, *cleared))),
    )


def _restricted(duties: Iterable[Duty], conditions: Conditions) -> Truth:
    """Whether a restriction holds that is there only while something is open; the usual confidence is always."""
    return either(_applies(duty, conditions) for duty in duties if duty.source.refrain and duty.when)


def _applies(duty: Duty, conditions: Conditions) -> Truth:
    """Whether a rule holds; a restriction does until it is known to be lifted."""
    within = duty.source.instrument
    if not duty.source.refrain:
        return conditions.applies(duty.when, duty.unless, within)
    lifted = any(conditions.holds(name, within) is Truth.YES for name in duty.unless)
    return Truth.NO if lifted else conditions.all_hold(duty.when, within)


def _rule(framework: Framework, conditions: Conditions, duty: Duty) -> DiscussionRule:
    return DiscussionRule(
        says=framework.clause(duty.source.clauses[0]).subject,
        refrain=duty.source.refrain,
        applies=_applies(duty, conditions),
        who=duty.who,
        to=duty.to,
        source=duty.source,
        note=duty.note,
    )


def _since(
    framework: Framework, situation: Situation, duties: Iterable[Duty], names: tuple[str, ...]
) -> Iterator[DiscussionPeriod]:
    """How it stood after each entry that could make a difference, leaving out those that made none."""
    before: Truth | None = None
    for on, why in sorted(_entered(framework, situation, names), key=lambda entered: end_then_start(entered[0])):
        then = attrs.evolve(situation, on=min(on.last, situation.on))
        restricted = _restricted(duties, Conditions(framework, then))
        if restricted is not before:
            yield DiscussionPeriod(on=on, restricted=restricted, why=why)
        before = restricted


def _entered(framework: Framework, situation: Situation, names: tuple[str, ...]) -> Iterator[tuple[PartialDate, str]]:
    """The entries on some proceedings and facts, in words."""
    proceedings, facts = framework.words("proceedings"), framework.words("facts")
    for entry, _ in situation.recorded(Proceeding):
        if entry.proceeding in names:
            yield entry.on, words.proceeding(proceedings[entry.proceeding].title, entry.state)
    for answer, _ in situation.recorded(Established):
        if answer.fact in names:
            yield answer.on, words.answered(facts[answer.fact].question, answer.answer)
