"""The sentences of Monday's page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from cspr.wording.common import counted
from cspr.wording.first_screen import MAY_HAVE_PASSED, MORE, inside, sentence, stage, together
from cspr.wording.ledgers import NOTHING_OPEN, counts
from cspr.wording.passed import BY_ONE_READING, PLAN_CANNOT_STAND, PLAN_PASSED, UNCHECKED
from cspr.wording.steps import INFERRED
from cspr.wording.task_sentences import (
    CONSIDER_DELAY,
    CONSIDER_IF_IT_APPLIES,
    LOCAL_PASSED,
    NO_NOTICE,
    OTHER_PASSED,
    PASSED,
    PAST_LIMIT,
    PLANNED_FOR,
    TELL_IF_IT_APPLIES,
    TELL_OF_DELAY,
)

PAGE: Final = "Monday page"
ROWS: Final = "On the Monday page"
HEADINGS: Final = {
    "overdue": "OVERDUE (passed on every reading that binds)",
    "due-this-week": "DUE THIS WEEK",
    "to-check": "TO CHECK (may have passed, may not apply or may be suspended; plans to look at)",
    "chase": "CHASE",
    "on-hold": "ON HOLD",
    "coming-up": "COMING UP (within four weeks)",
    "open-without-a-date": "OPEN WITHOUT A DATE (all tasks: cspr report CASE.toml)",
    "set-aside": "SET ASIDE",
}
PEOPLE: Final = "PEOPLE AND MEETINGS (one review: cspr ledger CASE.toml)"
UNANSWERED: Final = "NOT ANSWERED"
NO_REVIEWS: Final = "No case file was found that could be read: nothing was looked at."
PLANS: Final = "ACTION PLANS"
MOVED: Final = "DATES THAT CHANGED (since {})"
SOME_PASSED: Final = "passed on some readings"
MAY_NOT_APPLY: Final = "may not apply: it is not known whether it is owed"
NO_BREACH: Final = "expected by then; not a missed deadline"
STILL_OPEN: Final = ", passed and still open"
QUIET: Final = "NOTHING THIS WEEK"
LEGEND: Final = "wd: working days. Not legal advice. One review: cspr report CASE.toml"
_PERHAPS: Final = sentence(MAY_HAVE_PASSED).removesuffix(".")
_OF_DELAY: Final = ("Consider the delay", "Tell of the delay", "Consider the delay and tell of it")
_PLANNED: Final = "Planned for "
TELLS: Final = {CONSIDER_DELAY: TELL_OF_DELAY, CONSIDER_IF_IT_APPLIES: TELL_IF_IT_APPLIES}
_BEFORE_ALL_ELSE: Final = (
    *UNCHECKED,
    PLAN_PASSED,
    PLAN_CANNOT_STAND,
    sentence(BY_ONE_READING).removesuffix("."),
    "First: ",
    "Held while ",
    _PERHAPS,
    LOCAL_PASSED,
    OTHER_PASSED,
    NO_NOTICE,
    _PLANNED,
    *_OF_DELAY,
)
_OF_READINGS: Final = re.compile(rf"\d+ readings?{PASSED}")
THEN: Final = "Then: "
_NAMED: Final = 3
_COUNTED: Final = (
    ("overdue", "overdue"),
    ("unchecked", "passed, not checked"),
    ("actions", "overdue in action plans"),
    ("due-this-week", "due this week"),
    ("to-check", "to check"),
    ("chase", "to chase"),
    ("on-hold", "on hold"),
    ("open-without-a-date", "undated"),
    ("set-aside", "set aside"),
)


def title(on: str, until: str) -> str:
    """The title of the page."""
    return f"{PAGE}: {on}, week to {until}"


def in_page(heading: str) -> str:
    """A heading as it is read in a page and not on a terminal; what stands in brackets stays as it is.

    Examples:
        >>> in_page("OPEN WITHOUT A DATE (all tasks: cspr report CASE.toml)"), in_page("CHASE")
        ('Open without a date (all tasks: cspr report CASE.toml)', 'Chase')
    """
    words, bracket, rest = heading.partition(" (")
    return f"{words.capitalize()}{bracket}{rest}"


def quiet(reference: str, where: str) -> str:
    """A review with nothing to be looked at, and where it stands."""
    return f"{reference} ({stage(where)})"


def people(reference: str, states: Mapping[str, int]) -> str:
    """How the ledgers of people of one review stand.

    Examples:
        >>> people("NR-07", {"missing": 1, "due": 3})
        'NR-07: 1 missing, 3 due.'
    """
    return f"{reference}: {counts(states.items()) if states else NOTHING_OPEN}"


def coming(day: str, title: str, names: Sequence[str], group: str) -> str:
    """What has its day in the week, or had it before: with who acts and the meeting to which it belongs.

    Examples:
        >>> coming("Wed 23 Oct", "Last day to name a substitute", (), "Meeting of the CSPR sub-group M1")
        'Wed 23 Oct: last day to name a substitute – Meeting of the CSPR sub-group M1'
        >>> coming("Mon 20 May", "Action A1", ["Police"], "Rapid review meeting M0, Tue 12 Mar 2024")
        'Mon 20 May: action A1 – Police; Rapid review meeting M0, Tue 12 Mar 2024'
    """
    return f"{day}: {inside(title)} – {'; '.join((*names, group))}"


def with_notes(line: str, titles: Iterable[str], why: Iterable[str]) -> str:
    """A line with what stands before it, what holds it, whether it may have passed and on which readings it has.

    What stands before one of its tasks and is another of them is not said again.

    Examples:
        >>> with_notes("Rapid review meeting – rapid review group", [], ["10 days.", "First: collate the information."])
        'Rapid review meeting – rapid review group. First: collate the information'
        >>> with_notes("Meet; send", ["Meet", "Send"], ["6 months after the decision.", "First: meet."])
        'Meet; send'
    """
    own = {f"First: {inside(title)}" for title in titles}
    decisive = (note for note in why if note.startswith(_BEFORE_ALL_ELSE) or _OF_READINGS.match(note))
    notes = dict.fromkeys(note.removesuffix(".").removesuffix(INFERRED) for note in decisive)
    return ". ".join([line, *(note for note in notes if note not in own)])


def held(titles: Sequence[str], why: str, *, whole: bool = False) -> str:
    """What is held for one reason: the first of several tasks, and how many more.

    Examples:
        >>> held(["Publish the LCSPR"], "held while the prosecution is open")
        'Publish the LCSPR: held while the prosecution is open'
        >>> held(["Tell the parents", "Genogram", "Final sign-off", "Publish", "Complete"], "held")
        'Tell the parents; genogram; final sign-off and 2 more: held'
    """
    more = 0 if whole else len(titles) - _NAMED
    named = titles if more <= 1 else titles[:_NAMED]
    listed = "; ".join([*named[:1], *map(inside, named[1:])])
    return f"{listed}{f' and {more} more' if more > 1 else ''}: {why}"


def then(clocks: Sequence[tuple[str, str]]) -> str:
    """The next clocks of one review, and how long each will run; who acts is told once it runs.

    Examples:
        >>> then([("Rapid review to the Panel", "15 working days after the notification")])
        'Then: rapid review to the Panel, 15 working days after the notification'
        >>> then([("Meet", "10 days after the notification"), ("Send", "15 days after the notification")])
        'Then, after the notification: meet, 10 days; send, 15 days'
    """
    ends = {counts.partition(" after ")[2] for _, counts in clocks}
    shared = f" after {ends.pop()}" if len(clocks) > 1 and len(ends) == 1 and "" not in ends else ""
    lead = f"{THEN.removesuffix(': ')},{shared}: " if shared else THEN
    return f"{lead}{'; '.join(f'{inside(title)}, {counts.removesuffix(shared)}' for title, counts in clocks)}"


def tagged(titles: Sequence[str], tags: Sequence[str]) -> str:
    """Several tasks in one line, each with what has to be known of its date; once where that is the same of all.

    Examples:
        >>> tagged(["Complete the LCSPR", "Publish the LCSPR"], ["", "may be suspended"])
        'Complete the LCSPR; publish the LCSPR [may be suspended]'
        >>> tagged(["Complete the LCSPR", "Publish the LCSPR"], ["not checked", "not checked"])
        'Complete the LCSPR; publish the LCSPR [not checked]'
    """
    if len(set(tags)) == 1:
        return f"{together(list(titles))}{tags[0] and f' [{tags[0]}]'}"
    return together([f"{title}{tag and f' [{tag}]'}" for title, tag in zip(titles, tags, strict=True)])


def reviews(count: int) -> str:
    """How many reviews the page is about, whether anything is open in them or not."""
    return counted(count, "review")


def see_report(more: int, reference: str) -> str:
    """How many further tasks of a review are open, and where they stand.

    Examples:
        >>> see_report(2, "NR-07")
        '. + 2 more: cspr report NR-07'
    """
    return f". {MORE.format(more)}: cspr report {reference}"


def moved(reference: str, title: str, now: str, before: str) -> str:
    """A date that is another one than it was.

    Examples:
        >>> moved("NR-03", "Publish the LCSPR", "Wed 27 Oct", "Wed 20 Oct")
        'NR-03  Publish the LCSPR: now Wed 27 Oct, before that Wed 20 Oct'
    """
    return f"{reference}  {title}: now {now}, before that {before}"


def must(tasks: str, days: int) -> str:
    """Tasks of which a national text says that they must be done, and for how many working days they are open.

    Examples:
        >>> must("Appoint the lead reviewer – safeguarding partners", 19)
        'Must: appoint the lead reviewer – safeguarding partners, 19 working days'
        >>> must("Appoint the lead reviewer – safeguarding partners", 0)
        'Must: appoint the lead reviewer – safeguarding partners'
    """
    since = f", {counted(days, 'working day')}" if days else ""
    return f"Must: {inside(tasks)}{since}"


def for_days(task: str, days: int) -> str:
    """A task among others that are not open equally long.

    Examples:
        >>> for_days("Final report to the Panel", 30), for_days("Final report to the Panel", 0)
        ('Final report to the Panel (30 working days)', 'Final report to the Panel')
    """
    return f"{task.removesuffix('.')} ({counted(days, 'working day')})" if days else task


def open_tasks(counts: Iterable[tuple[str, int]]) -> str:
    """How many further tasks without a date are open in each review.

    Examples:
        >>> open_tasks([("NR-03", 6), ("NR-09", 1)])
        'Should, or local: NR-03: 6, NR-09: 1'
    """
    return f"Should, or local: {', '.join(f'{reference}: {count}' for reference, count in counts)}"


def named_in(who: str, title: str) -> bool:
    """Whether a title begins with those who act.

    Examples:
        >>> named_in("the Panel", "Panel response to the rapid review"), named_in("the Panel", "Tell the Panel")
        (True, False)
    """
    return inside(title).startswith(who.removeprefix("the "))


def planned_past(plan: str, of_delay: Sequence[str], *, alone: bool) -> str:
    """A plan that lies past a limit, beside the task with that limit.

    Args:
        plan: the sentence that tells of it.
        of_delay: what it says of the delay; nothing where that was told.
        alone: whether nothing else stands in the same line.

    Examples:
        >>> plan = "Publish the LCSPR: planned for Wed 30 Jun, past the limit of Fri 18 Jun."
        >>> planned_past(plan, [CONSIDER_DELAY], alone=True)
        'Planned for Wed 30 Jun: tell of the delay.'
        >>> planned_past(plan, [CONSIDER_IF_IT_APPLIES], alone=True)
        'Planned for Wed 30 Jun: tell of the delay if it applies.'
        >>> planned_past(plan, [], alone=True)
        'Planned for Wed 30 Jun, past that limit.'
    """
    title, day = plan.partition(PAST_LIMIT)[0].split(PLANNED_FOR)
    then = f": {inside(TELLS[of_delay[0]])}" if of_delay else ", past that limit."
    return f"{_PLANNED}{day}{'' if alone else f' ({inside(title)})'}{then}"


def of_delay(tell: Sequence[bool]) -> list[str]:
    """What the delay of an overdue task asks for, in one sentence; nothing where nothing more is asked for.

    Args:
        tell: of each task that a delay brings, whether it is to tell of it; else it is to consider it.

    Examples:
        >>> of_delay([]), of_delay([False]), of_delay([True]), of_delay([True, False])
        ([], ['Consider the delay'], ['Tell of the delay'], ['Consider the delay and tell of it'])
    """
    consider, only_tell, both = _OF_DELAY
    if not tell:
        return []
    return [both if len(set(tell)) > 1 else only_tell if tell[0] else consider]


def summary(counts: Mapping[str, int], late: int = 0, unchecked: int = 0, actions: int = 0) -> str:
    """How many there are under each heading, and how many meetings and actions had their day and are open.

    Of what is overdue, what passed by a period that was not checked is told apart, and the actions of action plans; of
    what was set aside, how much of it is overdue.

    Examples:
        >>> summary({"set-aside": 1, "overdue-aside": 1}), summary({"overdue": 1, "set-aside": 3, "overdue-aside": 1})
        ('1 set aside (overdue).', '1 overdue, 3 set aside (1 of them overdue).')
        >>> summary({"overdue": 2, "due-this-week": 0, "to-check": 1, "chase": 0, "on-hold": 0})
        '2 overdue, 1 to check.'
        >>> summary({"overdue": 2}, unchecked=1), summary({"to-check": 1}, 2)
        ('1 overdue, 1 passed, not checked.', '1 to check, 2 passed and still open among people and meetings.')
        >>> summary({"chase": 1}, actions=2)
        '2 overdue in action plans, 1 to chase.'
        >>> summary({})
        'Nothing is overdue, due this week, to check, to chase or on hold.'
    """
    counts = {**counts, "overdue": counts.get("overdue", 0) - unchecked, "unchecked": unchecked, "actions": actions}
    aside, late_aside = counts.get("set-aside", 0), counts.get("overdue-aside", 0)
    whole = "overdue" if late_aside == aside else f"{late_aside} of them overdue"
    notes = {"set-aside": f" ({whole})"} if late_aside else {}
    parts = [f"{counts[name]} {words}{notes.get(name, '')}" for name, words in _COUNTED if counts.get(name)]
    parts += [f"{late} passed and still open among people and meetings"] if late else []
    return f"{', '.join(parts)}." if parts else "Nothing is overdue, due this week, to check, to chase or on hold."


def already_done(parts: Iterable[str]) -> str:
    """Which agencies, children or persons a step is done for, where another is behind.

    Examples:
        >>> already_done(["agency:police", "agency:health"]), already_done(["child:A"])
        ('already back from police, health', 'already done for A')
    """
    kinds, names = zip(
        *((kind, name.replace("-", " ")) for kind, _, name in (part.partition(":") for part in parts)), strict=True
    )
    return f"already {'back from' if set(kinds) == {'agency'} else 'done for'} {', '.join(names)}"
