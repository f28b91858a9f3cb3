"""Comparing texts: how two sides stand to each other, why, and what is said of a text that says nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from cspr.wording import common, periods
from cspr.wording.certainty import OLDER_EDITION
from cspr.wording.days import short_day
from cspr.wording.first_screen import inside

NATIONAL: Final = "National"
# By the value of a kind of row.
KINDS: Final = {
    "same": "both say it",
    "stricter": "the left asks for more",
    "laxer": "the left asks for less",
    "different-trigger": "counted from something else, or set off by it",
    "different-actor": "somebody else",
    "different-scope": "covers something else",
    "different-process": "another way of going about it",
    "definition": "explained in other words: read both",
    "terminology": "another name",
    "status": "binds otherwise, or rests on something else",
    "stale": "one of them is out of date",
    "different": "different, and neither can be called the stricter",
    "contradiction": "no day can satisfy both",
    "internal": "one text, or two of one partnership, say it in two ways",
    "only_left": "only the left speaks of it",
    "only_right": "only the right speaks of it",
    "not_read": "one side may say it in a part that was not read",
    "not_compared": "a part was not read, so it is not known whether they differ",
}

# On what two texts differ, by the value of an aspect.
ASPECTS: Final = {
    "duty": "what is to be done",
    "who": "who does it",
    "to": "to whom",
    "when": "when it applies",
    "after": "what comes first",
    "start": "what the time counts from",
    "period": "how long",
    "feasibility": "whether it can be kept",
    "relaxation": "what may suspend it",
    "force": "how strongly it is asked for",
    "scope": "for whom and how often",
    "document": "which document",
    "parts": "its parts",
    "test": "the test",
    "contents": "what it holds",
    "aims": "what it is for",
    "number": "how many",
    "independence": "independence",
    "tasks": "tasks",
    "members": "who sits on it",
    "chair": "who chairs it",
    "quorum": "quorum",
    "attendance": "who attends",
    "hold": "what holds it back",
    "terms": "what it is called",
    "definition": "what it means",
    "edition": "which edition",
    "in-force": "from which day",
}
_SAID: Final = {
    "contradiction": "no day can satisfy both",
    "stricter": "{0} asks for more",
    "laxer": "{1} asks for more",
    "stale": "one of them is out of date",
    "internal": "one text says it in two ways",
}

# Why.
OTHER_EVENTS: Final = "counted from different events"
FEWER_TOLD: Final = "fewer are told"
MORE_TOLD: Final = "more are told"
LATER_STEP: Final = "counted from a later step"
EARLIER_STEP: Final = "counted from an earlier step"
WAITS_LONGER: Final = "lets the step wait longer"
WAITS_LESS: Final = "lets the step wait less"
WITHOUT_FIGURE: Final = "; no figure)"
MAY_OUTLAST: Final = "the steps before it may take longer than it, even each in its own time"
AIM_AND_DUTY: Final = "an aim beside what is asked: two things, to be read together"
READINGS: Final = ("one reading", "another")
AIM: Final = ("the aim", "what is asked")
SUSPENDS: Final = "suspends the time that the other sets"

_STAYS: Final = frozenset({"at-least", "at-most"})

# One side that says nothing.
SILENT: Final = "silent, as far as it was read"
NOT_READ: Final = "not read"
INFERRED: Final = "what one edition says is inferred from the other"
THE_OTHER: Final = "the other side"


def former_name(text: str) -> str:
    """Why a name is out of date."""
    return f"{text} gives it as a former name"


def taken_place(newer: Iterable[str], older: Iterable[str]) -> str:
    """Why an edition is out of date."""
    return f"{', '.join(newer)} has taken the place of {', '.join(older)}"


def fixed_date(day: object) -> str:
    """A fixed date."""
    return f"by {day}"


def vague(words: str, how: str) -> str:
    """A time without a figure."""
    return f"“{words}” ({how.replace('-', ' ')}{WITHOUT_FIGURE}"


def period(relation: str, figures: Sequence[int], unit: str, *, to_end_of: str = "", more: str = "") -> str:
    """A period with its figures, and a stay said to last.

    Args:
        relation: as ``Relation`` spells it.
        figures: one figure, or the two ends of a window.
        to_end_of: to the end of what it runs on.
        more: how its days are numbered, and a time of day.
    """
    said = periods.period(relation, figures, unit, to_end_of=to_end_of, more=more)
    return f"{'for ' if relation in _STAYS else ''}{said}"


def sets_aside(clauses: Iterable[str]) -> str:
    """What a relaxation does."""
    return "may set aside " + ", ".join(clauses)


def last_of(events: str) -> str:
    """That the last of several events starts a time."""
    return f"the last of: {events}"


def not_settled(events: str) -> str:
    """A start that the text leaves open."""
    return f"not settled: {events}"


def reaches(each: str, level: str) -> str:
    """For whom a duty is owed, and of what."""
    of = f"of each {level}" if level == "meeting" else f"of the {level}"
    return f"for each {each}, {of}" if each else of


def entries(items: Iterable[str], *, more: bool = False) -> str:
    """The entries of a list."""
    return "; ".join(items) + ("; and whatever else matters" if more else "")


def weighs(conditions: str) -> str:
    """What a list of factors weighs for a duty."""
    return f"weighs: {conditions}"


def independent(of: str, how: str) -> str:
    """Of what a role is independent, and how far."""
    return f"independent of {of}: {how}"


def succeeds(before: str, day: date, after: str) -> str:
    """Who takes whose place, and when."""
    return f"{before} before {short_day(day, None)}, then {after}"


def calls_it(words: str) -> str:
    """How binding a text calls a duty of another."""
    return f"calls it {words}"


def boxes(labels: Iterable[str]) -> str:
    """The boxes of a form."""
    return "; ".join(sorted(labels)) or "not in the text"


def first_day(day: date) -> str:
    """From when a document is in force."""
    return f"from {short_day(day, None)}"


def then(steps: Iterable[str]) -> str:
    """Periods one after the other."""
    return ", then ".join(steps)


def counted(period_says: str, events: str, *, opening: bool) -> str:
    """A period with what it is counted from."""
    return f"{period_says}: {events}" if opening else f"{period_says} of: {events}"


def word_in_sense(words: str, topic: str, sense: str) -> str:
    """A word with what it means, and in which sense."""
    return f"{words}: {topic} ({sense})" if sense else f"{words}: {topic}"


# The comparison as it is shown.
NOT_CHECKED: Final = "not checked"
NO_STAGE: Final = "Throughout, or at no stage"
ALL_OF_IT: Final = "All of it, with every source: --full, or --json."


def differs(rows: int, agreed: int) -> str:
    """How much differs, and how much does not.

    Examples:
        >>> differs(233, 124)
        '233 differences; on 124 points both say the same.'
        >>> differs(1, 1)
        '1 difference; on 1 point both say the same.'
    """
    return f"{common.counted(rows, 'difference')}; on {common.counted(agreed, 'point')} both say the same."


def no_document(name: str, day: str) -> str:
    """That a partnership has no document in force.

    Examples:
        >>> no_document("Essex", "Sat 1 Jun 2024")
        'No document of Essex was in force on Sat 1 Jun 2024: there is nothing to compare with.'
    """
    return f"No document of {name} was in force on {day}: there is nothing to compare with."


def no_local(names: Sequence[str], *, nothing: bool) -> str:
    """That the national documents answer for an area, and that there is nothing to compare where they answer for both.

    Examples:
        >>> no_local(["Leeds"], nothing=True)[36:]
        'here: the national documents answer for it. There is nothing to compare.'
        >>> no_local(["Leeds", "Kent"], nothing=False)
        'No local procedure of Leeds or Kent is held here: the national documents answer for them.'
    """
    for_whom = "it" if len(names) == 1 else "them"
    said = f"No local procedure of {' or '.join(names)} is held here: the national documents answer for {for_whom}."
    return f"{said} There is nothing to compare." if nothing else said


def of_stage(title: str, more: int) -> str:
    """The heading of a stage, with how many differences of it are not shown."""
    return f"{title} (+ {more} more)" if more else title


def aim_beside_duty(title: str) -> str:
    """What something is for, beside what is asked of it.

    Examples:
        >>> aim_beside_duty("Keep the report available")
        'Keep the report available – what it is for, beside what is asked: read both together'
    """
    return f"{title} – {ASPECTS['aims']}, beside what is asked: read both together"


def difference(title: str, aspect: str, kind: str, nature: str, sides: tuple[str, str], *, both: str = "") -> str:
    """On what two texts differ, and which of them asks for more where that can be told.

    Examples:
        >>> difference("Keep the report available", "how long", "stricter", "stricter", ("Kirklees", "Essex"))
        'Keep the report available – how long: Kirklees asks for more'
        >>> difference("Appoint the lead reviewer", "who does it", "different-actor", "different-actor", ("A", "B"))
        'Appoint the lead reviewer – who does it'
        >>> difference("Publish", "how long", "laxer", "laxer", ("Essex", "National"), both="National")
        'Publish – how long: National says both'
    """
    said = f"{both} says both" if both else _SAID.get(nature) or _SAID.get(kind)
    return f"{title} – {aspect}{f': {said.format(*sides)}' if said else ''}"


def also(other: str, clauses: str) -> str:
    """That a side elsewhere says the same as the other.

    Examples:
        >>> also("Essex", "PG25-002")
        '; elsewhere the same as Essex [PG25-002]'
    """
    return f"; elsewhere the same as {other} [{clauses}]"


def alone(sides: tuple[str, str], points: tuple[int, int], not_read: int) -> str:
    """How much only one side speaks of.

    Examples:
        >>> alone(("Kirklees", "Essex"), (79, 60), 0)
        'Only Kirklees speaks on 79 points, only Essex on 60.'
        >>> alone(("Kirklees", "Essex"), (1, 0), 2)
        'Only Kirklees speaks on 1 point, only Essex on 0; 2 points may stand in parts that were not read.'
    """
    unread = f"; {common.counted(not_read, 'point')} may stand in parts that were not read" if not_read else ""
    return f"Only {sides[0]} speaks on {common.counted(points[0], 'point')}, only {sides[1]} on {points[1]}{unread}."


def asked_alone(side: str, titles: Sequence[str]) -> str:
    """What only one side says must or should be done.

    Examples:
        >>> asked_alone("Essex", ["Notify the death of a care leaver", "Role of education"])
        'Only Essex asks for: notify the death of a care leaver; role of education.'
    """
    return f"Only {side} asks for: {'; '.join(map(inside, titles))}."


def and_more(clause: str, others: int) -> str:
    """The first of several clauses, and how many more say it.

    Examples:
        >>> and_more("KSCP-011", 3)
        'KSCP-011 and 3 more'
    """
    return f"{clause} and {others} more"


def reading(name: str) -> str:
    """On which reading of a text it is so."""
    return f"reading: {name}"


CARRIED: Final = f"{OLDER_EDITION}, not checked"


def carried(edition: str) -> str:
    """For which unread edition the text of an older one stands.

    Examples:
        >>> carried("Working Together 2026")
        'older edition: Working Together 2026 was not read on this'
    """
    return f"{OLDER_EDITION}: {edition} was not read on this"


def in_force_on(day: str) -> str:
    """For which day texts were compared.

    Examples:
        >>> in_force_on("Tue 6 Apr 2021")
        ', in force on Tue 6 Apr 2021'
    """
    return f", in force on {day}"
