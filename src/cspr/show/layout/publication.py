"""What has to be in order before publication, when at the earliest, what instead, and what comes after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cspr.dates import PartialDate
from cspr.grouping import grouped
from cspr.publication import (
    Afterwards,
    Earliest,
    Lateness,
    NotPublishing,
    Readability,
    Readiness,
    RequirementKind,
)
from cspr.publication.answers import Requirement, RequirementState
from cspr.publication.availability import Sending
from cspr.publication.declining import InsteadDuty
from cspr.show.actors import actors
from cspr.show.layout.before_publication import BEFOREHAND, OF_INFORMATION_TOO, in_group, last_day, merged, short
from cspr.show.tree import Block, Item, Items, Page, Strong, item, section, sentence
from cspr.sources import Source
from cspr.truth import Truth
from cspr.wording import publication as words
from cspr.wording.common import NOBODY, cited, remarked, to_whom
from cspr.wording.days import as_known, short_day
from cspr.wording.published import waits_for


def page(answer: Readiness | Earliest | NotPublishing | Lateness | Afterwards | Readability) -> Page:
    """The page of any answer on publication."""
    match answer:
        case Readiness():
            return Page(words.TITLE, (*map(sentence, answer.notices), *readiness(answer, level=2)))
        case Earliest():
            return earliest(answer)
        case NotPublishing():
            return not_publishing(answer)
        case Lateness():
            return lateness(answer)
        case Afterwards():
            return afterwards(answer)
        case _:
            return readability(answer)


def summary(answer: Readiness, care: Iterable[str]) -> Page:
    """Whether it is ready, and what matters first: what to do by when, what holds it, what to weigh and to ask.

    Args:
        care: what else to take care of, a sentence each.
    """
    idle = words.NOT_ASKED_FOR in answer.remarks and words.SERIOUS_CASE_REVIEW not in answer.remarks
    blocks: list[Block] = [*_head(answer), *map(sentence, () if idle else answer.notices)]
    # Once published, nothing is left to weigh or to ask before it.
    over = answer.planned is None and words.NONE_PLANNED not in answer.remarks
    for title, chosen in words.GROUPS.items():
        if chosen != "barred" and (idle or (over and chosen in BEFOREHAND)):
            continue
        blocks += section(title, merged(in_group(answer, chosen), answer))
    blocks += section(words.APART, (short(each, answer) for each in answer.apart if each.met is not Truth.YES))
    cautions = [
        *care,
        *(
            [words.UNCHECKED.format(", ".join(dict.fromkeys(each.title for each in answer.unchecked)))]
            if answer.unchecked
            else []
        ),
    ]
    blocks += [*section(words.TAKE_CARE, map(item, () if idle else cautions)), sentence(words.MORE)]
    return Page(words.TITLE, tuple(blocks))


def _head(answer: Readiness) -> Iterator[Block]:
    if answer.planned is None:
        idle = {words.NOT_ASKED_FOR, words.DECIDED_AGAINST}.intersection(answer.remarks)
        unplanned = words.NONE_PLANNED in answer.remarks and not idle
        planned = words.NONE_PLANNED if unplanned else ""
    else:
        planned = words.planned(as_known(answer.planned, answer.on.year))
    yield sentence(Strong(answer.says), " " if planned else "", planned)
    remarks = [remark for remark in answer.remarks if remark not in {words.NONE_PLANNED, answer.says}]
    if remarks:
        yield Items(tuple(item(remark) for remark in remarks))


def readiness(answer: Readiness, *, level: int = 3) -> Iterator[Block]:
    """Whether it is ready, and each thing that has to be in order before publication.

    Args:
        answer: the answer.
        level: the level of its headings: 3 within a report, 2 on a page of its own.
    """
    yield from _head(answer)
    declined = words.DECIDED_AGAINST in answer.remarks
    if declined:
        yield sentence(words.OF_WHAT_IS_PUBLISHED)
    for kind in RequirementKind if not declined else OF_INFORMATION_TOO:
        entries = (_requirement(requirement, answer) for requirement in answer.requirements if requirement.kind is kind)
        yield from section(words.KINDS[kind.value], entries, level)
    yield from section(words.APART, (_requirement(each, answer) for each in answer.apart), level)


def _requirement(requirement: Requirement, answer: Readiness) -> Item:
    year, own = answer.on.year, answer.titles
    early = requirement.state is RequirementState.TOO_LATE and requirement.why in words.WHY_TOO_EARLY
    state = words.TOO_EARLY if early else words.STATES[requirement.state.value]
    last = last_day(requirement, answer.on)
    safe = words.SAFE_BY if last == requirement.safe_by else words.LAST_DAY
    by = "" if last is None else f"; {safe} {short_day(last, year)}"
    first = "".join(f"; {first}" for first in waits_for(requirement.blocked_by))
    sources = "" if requirement.days else f" {cited(*requirement.sources)}".rstrip()
    why = requirement.why
    if requirement.done is not None and why == state:
        why = as_known(requirement.done, year)
    who = actors(requirement.cleared_by, own) or NOBODY
    heading_says = words.SAID_BY_HEADING.get((requirement.kind.value, requirement.state.value))
    if heading_says is None:
        stands = f": {state} ({why}{by}{first})"
    else:
        more = f"{'' if why == heading_says else why}{by}{first}".removeprefix("; ")
        stands = f" ({more})" if more else ""
    line = f"{requirement.title}{stands}; {who}{sources}"
    days = tuple(
        item(
            f"{to_whom(actors(each.to, own), words.no_period(each.period))}"
            f"{'' if each.day is None else f', {words.LAST_DAY} {short_day(each.day, year)}'} {cited(each.source)}"
        )
        for each in requirement.days
    )
    return item(line, Items((*days, *(item(remarked(note)) for note in requirement.notes))))


def earliest(answer: Earliest) -> Page:
    """The earliest day, what it hangs on, and what would bring it forward."""
    blocks: list[Block] = [sentence(Strong(answer.says))]
    chain = (
        item(f"{short_day(link.day, None)}: {link.title} ({'; '.join(link.because)}) {cited(*link.sources)}".rstrip())
        for link in answer.chain
    )
    blocks += section(words.CHAIN, chain)
    missed = (
        item(f"{each.title}, by {short_day(each.safe_by, None)} {cited(*each.sources)}".rstrip())
        for each in answer.beyond
        if each.safe_by is not None
    )
    blocks += section(words.BEYOND, missed)
    sooner = (words.AFTER_OWN_WORK.format(each.title, short_day(each.day, None)) for each in answer.sooner)
    blocks += [*section(words.ONLY_IF, map(item, answer.only_if)), *section(words.SOONER, map(item, sooner))]
    blocks += section(words.NO_DURATION, map(item, answer.without_duration))
    return Page(words.EARLIEST, tuple(blocks))


def not_publishing(answer: NotPublishing) -> Page:
    """What a decision not to publish brings, leaves and takes away."""
    own, owed = answer.titles, [duty for duty in answer.duties if duty.done is None]
    duties = (
        f"{duty.title} ({words.NEW if duty.new else words.STAYS}{f'; {duty.when}' if duty.when else ''}"
        f"{'' if duty.due is None else f', {words.LAST_DAY} {as_known(duty.due, answer.on.year)}'}"
        f"{'' if duty.arises is Truth.YES else f'; {words.TURNS_ON_MORE}'}) – {_by_whom(duty, own)}"
        for duty in owed
    )
    done = (
        (_when_done(duty, duty.done, answer.on.year), duty.source) for duty in answer.duties if duty.done is not None
    )
    blocks = [
        sentence(answer.says),
        Items(_once(zip(duties, (duty.source for duty in owed), strict=True))),
        *section(words.DONE, _once(done)),
        *section(words.FALLS_AWAY, _once(answer.falls_away)),
        *section(words.REGARD, _once(answer.regard)),
    ]
    return Page(words.NOT_PUBLISHING, tuple(blocks))


def _by_whom(duty: InsteadDuty, own: Mapping[str, str]) -> str:
    """Who does it, and to whom."""
    to = f"to {actors(duty.to, own)}" if duty.to else ""
    return f"{actors(duty.who, own)} {to}".rstrip() if duty.who else "; ".join(filter(None, (NOBODY, to)))


def _when_done(duty: InsteadDuty, done: PartialDate, year: int) -> str:
    """When it was done, and whether in time: where it was not, by which day it was to be."""
    says = f"{duty.title}: {as_known(done, year)}"
    if duty.in_time is None or duty.due is None:
        return says
    by = "" if duty.in_time is Truth.YES else f" ({words.LAST_DAY} {as_known(duty.due, year)})"
    return f"{says}, {words.GIVEN_BY[duty.in_time]}{by}"


def _once(sourced: Iterable[tuple[str, Source]]) -> tuple[Item, ...]:
    """What several texts say alike, once with every source."""
    alike = grouped(sourced)
    return tuple(item(f"{says} {cited(*sources)}") for says, sources in alike.items())


def lateness(answer: Lateness) -> Page:
    """Whether it is late, by which limit, who is told which reasons, and what goes on meanwhile."""
    limits = (item(f"{each.title}: by {as_known(each.due, None)} {cited(each.source)}") for each in answer.limits)
    own = answer.titles
    recipients = (
        item(f"{actors(each.who, own)}{f' to {actors(each.to, own)}' if each.to else ''} {cited(each.source)}")
        for each in answer.tell
    )
    blocks = [
        Items(tuple(map(item, answer.says))),
        *section(words.BROKEN, limits),
        *section(words.TELL, recipients),
        *section(words.REASONS, map(item, answer.reasons)),
    ]
    return Page(words.LATENESS, tuple(blocks))


def afterwards(answer: Afterwards) -> Page:
    """How long the report is available, who has a copy, and the kinds of output."""
    available = (
        item(f"{each.says}{'' if each.until is None else f', until {as_known(each.until, None)}'} {cited(each.source)}")
        for each in answer.available
    )
    blocks = [
        *([sentence(Strong(answer.contradiction))] if answer.contradiction else []),
        *section(words.AVAILABLE, available),
        *section(words.ON_REQUEST, (item(cited(source)) for source in answer.on_request)),
        *section(words.COPIES, (_sending(copy, answer.titles) for copy in answer.copies)),
        *section(words.OUTPUTS, (_sending(output, answer.titles) for output in answer.outputs)),
        *section(words.PRACTICE, map(item, answer.prompts)),
    ]
    return Page(words.AFTERWARDS, tuple(blocks))


def _sending(sending: Sending, own: Mapping[str, str]) -> Item:
    return item(f"{sending.title}{f': {actors(sending.to, own)}' if sending.to else ''} {cited(sending.source)}")


def readability(answer: Readability) -> Page:
    """The grade and the long sentences."""
    if answer.grade is None:
        return Page(words.PLAIN_ENGLISH, (sentence(words.NO_TEXT),))
    says = words.readability(
        answer.words, answer.sentences, answer.grade, len(answer.long_sentences), answer.longer_than
    )
    places = tuple(item(words.long(each.words, each.start, each.end)) for each in answer.long_sentences)
    return Page(words.PLAIN_ENGLISH, (sentence(says), Items(places)) if places else (sentence(says),))
