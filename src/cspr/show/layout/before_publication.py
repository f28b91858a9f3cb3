"""Where each thing stands on the first page of the publication check, and what of it binds the information instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

import attrs

from cspr import vocabulary
from cspr.publication import Readiness, RequirementKind, RequirementState
from cspr.publication.answers import Requirement
from cspr.publication.telling import ACTIONS
from cspr.show.actors import actors
from cspr.show.tree import Block, Heading, Item, Items, Time, item, section, sentence
from cspr.truth import Truth
from cspr.wording import publication as words
from cspr.wording.common import NOBODY
from cspr.wording.days import as_known, short_day

_ADVICE: Final = frozenset({RequirementKind.LAW, RequirementKind.ORDER, RequirementKind.CONTENTS})
OF_INFORMATION_TOO: Final = (
    *(RequirementKind.HOLD, RequirementKind.NOTICE, RequirementKind.WEIGH, RequirementKind.BINDS),
    *(RequirementKind.BARRED, RequirementKind.LAW),
)
BEFOREHAND: Final = frozenset({"comply", "weigh", "ask"})
_SAID_INSTEAD: Final = frozenset({"do", "enter", "wait"})
_LATE: Final = frozenset({RequirementState.TOO_LATE, RequirementState.DONE})


def of_information(answer: Readiness) -> Iterator[Block]:
    """What stands in the way of publishing information in place of the report, binds it, or is weighed first.

    What the page of the decision itself says is left out: what is to be done instead, and what is had regard to.
    """
    if answer.planned is None and words.NONE_PLANNED not in answer.remarks:
        return
    blocks: list[Block] = []
    open_ones = [requirement for requirement in answer.requirements if _only_may_delay(requirement)]
    for title, chosen in words.GROUPS.items():
        entries = [*in_group(answer, chosen), *(open_ones if chosen == "weigh" else ())]
        entries = [entry for entry in entries if entry.kind in OF_INFORMATION_TOO and not _listed(entry)]
        blocks += section(title, () if chosen in _SAID_INSTEAD else merged(entries, answer))
    said = {words.DECIDED_AGAINST, words.NONE_PLANNED}
    remarks = [item(remark) for remark in answer.remarks if remark not in said]
    yield Heading(words.OF_WHAT_IS_PUBLISHED.removesuffix(":"))
    if answer.planned is not None:
        yield sentence(words.planned(as_known(answer.planned, answer.on.year)))
    if remarks:
        yield Items(tuple(remarks))
    yield from blocks


def in_group(answer: Readiness, group: str) -> list[Requirement]:
    """What stands in a part of the first page, by its last day."""
    entries = [each for each in answer.requirements if _group(each, planned=answer.planned is not None) == group]
    return sorted(entries, key=lambda each: (each.safe_by is None, last_day(each, answer.on) or answer.on))


def merged(entries: Iterable[Requirement], answer: Readiness) -> Iterator[Item]:
    """An item each; one for what several texts ask, and one over all that the lists of the texts let people weigh."""
    alike: dict[tuple[str, str], list[Requirement]] = {}
    listed: list[Item] = []
    for entry in entries:
        if _listed(entry):
            listed.append(item(f"{entry.title} ({', '.join(entry.sources[0].clauses)})"))
        else:
            alike.setdefault((entry.name, entry.why), []).append(entry)
    for same in alike.values():
        who = dict.fromkeys(name for entry in same for name in entry.cleared_by)
        yield short(attrs.evolve(same[0], cleared_by=tuple(who)), answer)
    if listed:
        yield item(words.matters(len(listed)), Items(tuple(listed)))


def _only_may_delay(requirement: Requirement) -> bool:
    """Whether it is other proceedings that are open, and by no text have to be weighed."""
    weighed = requirement.kind is RequirementKind.WEIGH and requirement.state is RequirementState.TO_WEIGH
    return weighed and not requirement.binding and requirement.name in vocabulary.proceedings()


def _listed(requirement: Requirement) -> bool:
    """Whether it is one of what the lists of the texts let people weigh, and no other proceedings."""
    weighed = requirement.kind is RequirementKind.WEIGH and requirement.state is RequirementState.TO_WEIGH
    return weighed and not (requirement.name in vocabulary.proceedings() or vocabulary.is_own(requirement.name))


def _group(requirement: Requirement, *, planned: bool) -> str:
    """Where a thing stands on the first page; what is done or decides nothing is left for the whole."""
    if requirement.state is RequirementState.TO_ENTER:
        return "enter"
    if requirement.kind is RequirementKind.BARRED:
        return "barred"
    advice = requirement.kind in _ADVICE and requirement.met is not Truth.NO
    if requirement.name == ACTIONS and requirement.met is Truth.UNKNOWN:
        return "do" if requirement.state is RequirementState.TO_DO else "wait"
    if advice or not requirement.binding or requirement.met is Truth.YES:
        return ""
    if requirement.kind in {RequirementKind.WEIGH, RequirementKind.BINDS}:
        return _weighed_or_kept(requirement)
    if requirement.kind is RequirementKind.HOLD:
        return "held" if requirement.met is Truth.NO else "ask"
    if requirement.met is Truth.NO and requirement.state in _LATE:
        return "early" if requirement.why in words.WHY_TOO_EARLY else "late"
    if requirement.done is not None and any(day.day is not None for day in requirement.days):
        return "perhaps"
    # What is tied to the day of publication waits until one is planned: notices, and who hears shortly before it.
    early = requirement.kind in {RequirementKind.NOTICE, RequirementKind.TELLING} and not planned
    ready = requirement.met is Truth.NO and requirement.state is not RequirementState.BLOCKED
    return "do" if ready and not early else "wait"


def _weighed_or_kept(requirement: Requirement) -> str:
    """What is asked first, what holds publication back, what is complied with, and what is weighed."""
    if requirement.kind is RequirementKind.BINDS and requirement.met is Truth.NO:
        return "held"
    if requirement.state is RequirementState.CANNOT_TELL:
        return "ask"
    binds = requirement.kind is RequirementKind.BINDS and requirement.state is RequirementState.TO_DO
    return "comply" if binds else "weigh"


def short(requirement: Requirement, answer: Readiness) -> Item:
    """A thing in a line: by when, what, how it stands and who acts."""
    plain = requirement.why == words.NOT_DONE or requirement.state is RequirementState.TO_ENTER
    why = "" if plain else f" ({requirement.why})"
    says = f"{requirement.title}{why} – {actors(requirement.cleared_by, answer.titles) or NOBODY}"
    # Of what was given in time on some readings, the days of the others stand beside it.
    given = requirement.done is not None and requirement.met is Truth.UNKNOWN
    day = None if given else last_day(requirement, answer.on)
    return item(says) if day is None else item(Time(day, words.last_day(_day(day, answer))), ": ", says)


def last_day(requirement: Requirement, on: date) -> date | None:
    """The last day: of a notice the main date, as in the report; of anything else the first left, or the safe one.

    Of a notice that was given by its main date alone it is the safe one: that is the day that was missed.
    """
    main, done = requirement.governing, requirement.done
    if requirement.kind is RequirementKind.NOTICE and main is not None and (done is None or done.last > main):
        return main
    left = [day.day for day in requirement.days if day.day is not None and day.day >= on]
    return min(left) if left and requirement.state is RequirementState.TO_DO else requirement.safe_by


def _day(day: date, answer: Readiness) -> str:
    return short_day(day, answer.on.year)
