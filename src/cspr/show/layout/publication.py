"""What has to be in order before publication, when at the earliest, what instead, and what comes after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.publication import (
    Afterwards,
    Earliest,
    Lateness,
    NotPublishing,
    Readability,
    Readiness,
    RequirementKind,
    RequirementState,
)
from cspr.show.actors import actors
from cspr.show.tree import Heading, Items, Page, Strong, Time, item, sentence, table
from cspr.sources import Source
from cspr.truth import Truth
from cspr.wording import publication as words
from cspr.wording.common import NOTHING, cited
from cspr.wording.days import short_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cspr.publication import Requirement
    from cspr.show.tree import Block, Item

_ADVICE: Final = frozenset({RequirementKind.LAW, RequirementKind.ORDER, RequirementKind.CONTENTS})


def page(answer: Readiness | Earliest | NotPublishing | Lateness | Afterwards | Readability) -> Page:
    """The page of any answer on publication."""
    match answer:
        case Readiness():
            return Page(words.TITLE, tuple(readiness(answer, level=2)))
        case Earliest():
            return earliest(answer)
        case NotPublishing():
            return not_publishing(answer)
        case Lateness():
            return lateness(answer)
        case Afterwards():
            return afterwards(answer)
        case Readability():
            return readability(answer)


def summary(answer: Readiness, earliest_day: str = "") -> Page:
    """Whether it is ready, and what matters first: what to do by when, what holds it, what to weigh and to ask.

    Args:
        answer: the answer.
        earliest_day: the earliest day in a sentence, where it was asked for.
    """
    year = answer.on.year
    blocks: list[Block] = [*_head(answer)]
    for title, chosen in words.GROUPS.items():
        entries = [each for each in answer.requirements if _group(each) == chosen]
        entries.sort(key=lambda each: (each.safe_by is None, each.safe_by or answer.on))
        if entries:
            blocks += [Heading(title), Items(tuple(_short(each, year) for each in entries))]
    if earliest_day:
        blocks.append(sentence(earliest_day))
    if answer.unchecked:
        named = ", ".join(each.title for each in answer.unchecked)
        blocks.append(sentence(words.UNCHECKED.format(named)))
    return Page(words.TITLE, tuple(blocks))


def _head(answer: Readiness) -> Iterator[Block]:
    planned = words.NONE_PLANNED if answer.planned is None else words.planned(_day(answer.planned.first, answer))
    exact = answer.planned is None or answer.planned.exact is not None
    yield sentence(Strong(answer.says), " ", planned if exact else words.planned(str(answer.planned)))
    remarks = [remark for remark in answer.remarks if remark != words.NONE_PLANNED]
    if remarks:
        yield Items(tuple(item(remark) for remark in remarks))


def _day(day: date, answer: Readiness) -> str:
    return short_day(day, answer.on.year)


def _group(requirement: Requirement) -> str:
    """Where a thing stands on the first page; what is done or decides nothing is left for the whole."""
    if not requirement.binding or requirement.kind in _ADVICE or requirement.met is Truth.YES:
        return ""
    if requirement.kind in {RequirementKind.WEIGH, RequirementKind.BINDS}:
        return "ask" if requirement.state is RequirementState.CANNOT_TELL else "weigh"
    if requirement.kind is RequirementKind.HOLD:
        return "held" if requirement.met is Truth.NO else "ask"
    return "do" if requirement.met is Truth.NO and requirement.state is not RequirementState.BLOCKED else "wait"


def _short(requirement: Requirement, year: int) -> Item:
    by = (
        []
        if requirement.safe_by is None
        else [Time(requirement.safe_by, f"{words.LAST_DAY} {short_day(requirement.safe_by, year)}: ")]
    )
    why = f" ({requirement.why})" if requirement.why != words.NOT_DONE else ""
    return item(*by, f"{requirement.title}{why} – {actors(requirement.cleared_by)}")


def readiness(answer: Readiness, *, level: int = 3) -> Iterator[Block]:
    """Whether it is ready, and each thing that has to be in order before publication.

    Args:
        answer: the answer.
        level: the level of its headings: 3 within a report, 2 on a page of its own.
    """
    yield from _head(answer)
    for kind in RequirementKind:
        entries = [each for each in answer.requirements if each.kind is kind]
        if entries:
            yield Heading(words.KINDS[kind.value], level)
            yield Items(tuple(_requirement(each, answer.on.year) for each in entries))
    if answer.apart:
        yield Heading(words.APART, level)
        yield Items(tuple(_requirement(each, answer.on.year) for each in answer.apart))


def _requirement(requirement: Requirement, year: int) -> Item:
    state = words.STATES[requirement.state.value]
    by = "" if requirement.safe_by is None else f"; {words.SAFE_BY} {short_day(requirement.safe_by, year)}"
    first = f"; {words.AFTER} {', '.join(requirement.blocked_by)}" if requirement.blocked_by else ""
    sources = "" if requirement.days else _cited(requirement.sources)
    line = f"{requirement.title}: {state} ({requirement.why}{by}{first}); {actors(requirement.cleared_by)}{sources}"
    days = tuple(
        item(
            f"{actors(each.to) or NOTHING}: {words.no_period(each.period)}"
            f"{'' if each.day is None else f', {words.LAST_DAY} {short_day(each.day, year)}'} {cited(each.source)}"
        )
        for each in requirement.days
    )
    return item(line, Items(days)) if days else item(line)


def _cited(sources: Iterable[Source]) -> str:
    return "".join(f" {cited(source)}" for source in sources)


def earliest(answer: Earliest) -> Page:
    """The earliest day, what it hangs on, and what would bring it forward."""
    blocks: list[Block] = [sentence(Strong(answer.says))]
    if answer.chain:
        rows = (
            (link.title, short_day(link.day, None), "; ".join(link.because), _cited(link.sources))
            for link in answer.chain
        )
        blocks.append(table(words.CHAIN, ("Step", "First day", "Why", "Source"), *rows))
    if answer.only_if:
        blocks.append(Items(tuple(map(item, answer.only_if))))
    if answer.sooner:
        blocks.append(Heading(words.SOONER))
        blocks.append(
            Items(
                tuple(
                    item(words.AFTER_OWN_WORK.format(each.title, short_day(each.day, None))) for each in answer.sooner
                )
            )
        )
    if answer.without_duration:
        blocks.append(sentence(words.ANY_TIME.format(", ".join(answer.without_duration))))
    return Page(words.EARLIEST, tuple(blocks))


def not_publishing(answer: NotPublishing) -> Page:
    """What a decision not to publish brings, leaves and takes away."""
    blocks: list[Block] = [sentence(answer.says)]
    entries = [
        item(
            f"{duty.title} ({words.NEW if duty.new else words.STAYS}{f'; {duty.when}' if duty.when else ''}"
            f"{'' if duty.arises is Truth.YES else f'; {words.TURNS_ON_MORE}'}) – {actors(duty.who)}"
            f"{f' to {actors(duty.to)}' if duty.to else ''} {cited(duty.source)}"
        )
        for duty in answer.duties
    ]
    blocks.append(Items(tuple(entries)))
    if answer.falls_away:
        gone = (item(f"{title} {cited(source)}") for title, source in answer.falls_away)
        blocks += [Heading(words.FALLS_AWAY), Items(tuple(gone))]
    if answer.regard:
        blocks += [
            Heading(words.REGARD),
            Items(tuple(item(f"{says} {cited(source)}") for says, source in answer.regard)),
        ]
    return Page(words.NOT_PUBLISHING, tuple(blocks))


def lateness(answer: Lateness) -> Page:
    """Whether it is late, by which limit, who is told which reasons, and what goes on meanwhile."""
    blocks: list[Block] = [Items(tuple(map(item, answer.says)))]
    if answer.limits:
        blocks.append(Items(tuple(item(f"{each.title}: by {each.due} {cited(each.source)}") for each in answer.limits)))
    if answer.tell:
        blocks.append(Heading(words.TELL))
        blocks.append(
            Items(
                tuple(
                    item(f"{actors(each.who)}{f' to {actors(each.to)}' if each.to else ''} {cited(each.source)}")
                    for each in answer.tell
                )
            )
        )
    if answer.reasons:
        blocks += [Heading(words.REASONS), Items(tuple(map(item, answer.reasons)))]
    return Page(words.LATENESS, tuple(blocks))


def afterwards(answer: Afterwards) -> Page:
    """How long the report is available, who has a copy, and the kinds of output."""
    blocks: list[Block] = []
    if answer.contradiction:
        blocks.append(sentence(Strong(answer.contradiction)))
    blocks.append(
        Items(
            tuple(
                item(f"{each.says}{'' if each.until is None else f', until {each.until}'} {cited(each.source)}")
                for each in answer.available
            )
        )
    )
    if answer.on_request:
        blocks.append(sentence(f"{words.ON_REQUEST}{_cited(answer.on_request)}"))
    for title, sendings in ((words.COPIES, answer.copies), (words.OUTPUTS, answer.outputs)):
        if sendings:
            entries = (
                item(f"{each.title}{f': {actors(each.to)}' if each.to else ''} {cited(each.source)}")
                for each in sendings
            )
            blocks += [Heading(title), Items(tuple(entries))]
    blocks.append(Items(tuple(map(item, answer.prompts))))
    return Page(words.AFTERWARDS, tuple(blocks))


def readability(answer: Readability) -> Page:
    """The grade and the long sentences."""
    if answer.grade is None:
        return Page(words.PLAIN_ENGLISH, (sentence(words.NO_TEXT),))
    says = words.readability(
        answer.words, answer.sentences, answer.grade, len(answer.long_sentences), answer.longer_than
    )
    places = tuple(item(words.long(each.words, each.start, each.end)) for each in answer.long_sentences)
    return Page(words.PLAIN_ENGLISH, (sentence(says), Items(places)) if places else (sentence(says),))
