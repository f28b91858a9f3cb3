"""What staff may speak of while the police investigate: since when not, whom to ask, and when to ask again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from cspr.conditions import PROCEEDING, Conditions
from cspr.dates import PartialDate
from cspr.record.entries import Established, Proceeding
from cspr.sources import Source
from cspr.truth import Truth, either

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.guidance.layers import Framework
    from cspr.guidance.model import Duty
    from cspr.record.situation import Situation

TOPIC: Final = "speaking-of-the-case"


@attrs.frozen(kw_only=True)
class Rule:
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


@attrs.frozen(kw_only=True)
class Since:
    """From which day on it was so.

    Args:
        on: the day, as well as it is known.
        restricted: whether staff were not to speak of what happened.
        why: what made the difference: other proceedings, or advice that was given.
    """

    on: PartialDate
    restricted: Truth
    why: str


@attrs.frozen(kw_only=True)
class Speaking:
    """What staff may speak of on a day.

    Args:
        restricted: yes: they are not to speak of the incident or what led to it; no: no text restricts it now; unknown:
            ask before speaking. Where no text in force says anything of it, it is unknown too, and there are no rules.
        rules: everything that the texts in force say of it, what allows and what restricts.
        ask: whom to ask.
        names: the same, as a reader knows them.
        advised: when advice was last given; ``None`` where none is recorded.
        again: whether to ask again: while an investigation is open, or may be, what is barred now may be allowed later,
            and the other way round.
        since: how it stood from day to day.
    """

    restricted: Truth
    rules: tuple[Rule, ...]
    ask: tuple[str, ...]
    names: tuple[str, ...]
    advised: PartialDate | None
    again: bool
    since: tuple[Since, ...]

    @property
    def says(self) -> str:
        """Say it in a sentence or two."""
        if not self.rules:
            return "No text in force says what staff may speak of; ask the safeguarding lead of the agency."
        ask = ", ".join(self.names)
        told = {
            Truth.YES: f"Not to be spoken of: the incident and what led to it. Ask: {ask}.",
            Truth.NO: "No text in force restricts it now, beyond the usual confidence.",
            Truth.UNKNOWN: f"Whether it may be spoken of is not known. Ask before speaking: {ask}.",
        }[self.restricted]
        advised = "" if self.advised is None else f" Advice was last given on {self.advised}."
        return f"{told}{advised}{' It can change: ask again as the investigation goes on.' if self.again else ''}"


def speaking(framework: Framework, situation: Situation) -> Speaking:
    """Say what staff may speak of on a day, since when it is so, whom to ask, and whether to ask again.

    Args:
        framework: the documents that apply.
        situation: what is known.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Proceeding, Review
        >>> opened = Proceeding("criminal-investigation", "open", on=date(2024, 3, 4))
        >>> found = speaking(framework("kirklees"), Review("KI-02", "kirklees").record(opened).as_of(date(2024, 3, 11)))
        >>> found.says[:53], found.ask, found.again
        ('Not to be spoken of: the incident and what led to it.', ('business-manager',), True)
    """
    day = PartialDate.of(situation.on)
    duties = [
        duty for duty in framework.duties if duty.topic == TOPIC and framework.in_force(duty, day).truth is not Truth.NO
    ]
    conditions = Conditions(framework, situation)
    actors, facts = framework.words("actors"), framework.words("facts")
    proceedings = tuple(dict.fromkeys(name for duty in duties for name in _proceedings(duty)))
    cleared = tuple(dict.fromkeys(name for duty in duties for name in duty.unless if name in facts))
    given = [one for one in situation.entries if isinstance(one, Established) and one.fact in cleared]
    ask = tuple(dict.fromkeys((*_asked(duties), *(who for name in cleared for who in facts[name].holders))))
    return Speaking(
        restricted=_restricted(duties, conditions) if duties else Truth.UNKNOWN,
        rules=tuple(_rule(framework, conditions, duty) for duty in duties),
        ask=ask,
        names=tuple(actors[name].title for name in ask),
        advised=max((one.on for one in given), key=lambda on: (on.last, on.first), default=None),
        again=any(situation.proceeding(name) is not Truth.NO for name in proceedings),
        since=tuple(_since(framework, situation, duties, (*proceedings, *cleared))),
    )


def _proceedings(duty: Duty) -> Iterator[str]:
    return (name.removeprefix(PROCEEDING) for name in duty.when if name.startswith(PROCEEDING))


def _restricted(duties: Iterable[Duty], conditions: Conditions) -> Truth:
    """Say whether a restriction holds that is there only while something is open; the usual confidence is always."""
    return either(_applies(duty, conditions) for duty in duties if duty.source.refrain and duty.when)


def _applies(duty: Duty, conditions: Conditions) -> Truth:
    """Say whether a rule holds; a restriction does until it is known to be lifted."""
    within = duty.source.instrument
    if not duty.source.refrain:
        return conditions.applies(duty.when, duty.unless, within)
    lifted = any(conditions.holds(name, within) is Truth.YES for name in duty.unless)
    return Truth.NO if lifted else conditions.all_hold(duty.when, within)


def _rule(framework: Framework, conditions: Conditions, duty: Duty) -> Rule:
    return Rule(
        says=framework.clause(duty.source.clauses[0]).subject,
        refrain=duty.source.refrain,
        applies=_applies(duty, conditions),
        who=duty.who,
        to=duty.to,
        source=duty.source,
        note=duty.note,
    )


def _asked(duties: Iterable[Duty]) -> Iterator[str]:
    return (who for duty in duties if duty.when and not duty.source.refrain for who in duty.to)


def _since(
    framework: Framework, situation: Situation, duties: Iterable[Duty], names: tuple[str, ...]
) -> Iterator[Since]:
    """Give how it stood after each entry that could make a difference, leaving out those that made none."""
    before: Truth | None = None
    for on, why in sorted(_told(framework, situation, names), key=lambda told: (told[0].last, told[0].first)):
        then = situation.review.as_of(min(on.last, situation.on), situation.known_on)
        found = _restricted(duties, Conditions(framework, then))
        if found is not before:
            yield Since(on=on, restricted=found, why=why)
        before = found


def _told(framework: Framework, situation: Situation, names: tuple[str, ...]) -> Iterator[tuple[PartialDate, str]]:
    proceedings, facts = framework.words("proceedings"), framework.words("facts")
    for entry in situation.entries:
        if isinstance(entry, Proceeding) and entry.proceeding in names:
            yield entry.on, f"{proceedings[entry.proceeding].title}: {entry.state}"
        elif isinstance(entry, Established) and entry.fact in names:
            yield entry.on, f"{facts[entry.fact].question} {entry.answer.value}"
