"""The sentences of the first screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from cspr.wording.common import NOBODY, counted

FROM_THE_RECORD: Final = "From the record"
NOW: Final = "Do now"
NEXT: Final = "Next deadlines"
ASK: Final = "Ask"
WAITING: Final = "Waiting for"
CARE: Final = "Take care"
SET_ASIDE: Final = "Set aside"
CARDS: Final = "On the first screen"
WHEN_AWARE: Final = "When did the local authority become aware of the incident?"
COUNTS_FROM_IT: Final = "the first deadlines count from that day: record it"
JUDGES_THE_NOTIFICATION: Final = "without that day nobody can tell whether the notification was in time: record it"
LONGEST: Final = 140
_CLIPPED: Final = 220
_NAME: Final = 70
_NAMED: Final = 2
_NAMED_AT_ONCE: Final = 3
_CHANGES: Final = {"new": " (new)", "updated": " (changed)"}
MORE: Final = "+ {} more"
OVERDUE: Final = "Overdue."
MAY_HAVE_PASSED: Final = "it may have passed"
SETTLE: Final = "Settle: "
LEGEND: Final = "wd: working days. Not legal advice. All of it: cspr report CASE --full"

_NAMES: Final = (
    *("Care Quality Commission", "Department for Education", "Essex", "Kirklees", "National Panel", "Northamptonshire"),
    *("North Northamptonshire", "Ofsted", "Panel", "Secretary of State", "West Northamptonshire", "Working Together"),
)
_WITHOUT_ARTICLE: Final = (
    *("the ", "an ", "each ", "any ", "somebody", "health", "education", "public health", "probation"),
    *("elected members", "children's services"),
)
_WITH_ARTICLE: Final = ("CSPR ", "Care Quality Commission", "Department", "SQAS ", "Secretary of State")
_SMALL: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_UNITS: Final = {
    "working-days": ("working day", "working days"),
    "calendar-days": ("calendar day", "calendar days"),
    "hours": ("hour", "hours"),
    "working-hours": ("working hour", "working hours"),
    "weeks": ("week", "weeks"),
    "months": ("month", "months"),
    "years": ("year", "years"),
}


def number(count: int) -> str:
    """A count in words up to nine.

    Examples:
        >>> number(2), number(12)
        ('two', '12')
    """
    return _SMALL[count] if count < len(_SMALL) else str(count)


def several(names: Sequence[str]) -> str:
    """Those of whom something is awaited; of many, the first and how many more there are.

    Examples:
        >>> several(["education", "health"]), several(["A01", "A02", "A03", "A04", "A05", "A06"])
        ('education and health', 'A01, A02, A03 and 3 more')
    """
    names, more = [clipped(name, _NAME) for name in names], len(names) - _NAMED_AT_ONCE
    return listed([*names[:_NAMED_AT_ONCE], f"{more} more"] if more > 1 else names)


def amounts(figures: tuple[int, ...], unit: str, *, clear: bool = False) -> str:
    """A period in words; of clear days, which leave out both ends, that they are clear.

    Examples:
        >>> amounts((15,), "working-days"), amounts((8, 10), "calendar-days"), amounts((1,), "years")
        ('15 working days', '8–10 calendar days', '1 year')
        >>> amounts((2,), "working-days", clear=True)
        '2 clear working days'
    """
    single, several = _UNITS.get(unit, (unit, unit))
    return f"{'–'.join(map(str, figures))} {'clear ' if clear else ''}{single if figures == (1,) else several}"


def sentence(text: str, limit: int = LONGEST) -> str:
    """A sentence with its capital and full stop; of one that is too long, as much as is whole, else up to a word.

    Examples:
        >>> sentence("the partners meet"), sentence("one two three four", 10)
        ('The partners meet.', 'One two….')
        >>> sentence("one two; three four", 12), sentence("one? two three", 8)
        ('One two.', 'One?')
    """
    text = text[:1].upper() + text[1:]
    end = "" if text.endswith((".", "?", "!")) else "."
    if len(text) + len(end) <= limit:
        return text + end
    wholes = [text[: at + 1].rstrip(";") for mark in (". ", "? ", "; ") if (at := text.rfind(mark, 0, limit)) > 0]
    if wholes:
        whole = max(wholes, key=len)
        return whole if whole.endswith((".", "?")) else f"{whole}."
    return f"{text[: limit - 2].rsplit(' ', 1)[0].rstrip(' ,;:')}…."


def clipped(text: str, most: int = _CLIPPED) -> str:
    """A title or a name as it stands on the first screen, where one that is very long would push out all the rest.

    Examples:
        >>> clipped("Tell the parents"), len(clipped("Tell " + "all the parents and " * 20 + "carers"))
        ('Tell the parents', 213)
    """
    if len(text) <= most:
        return text
    cut = text[:most]
    return f"{(cut.rpartition(' ')[0] or cut).rstrip(' ,;:')}…"


def inside(title: str) -> str:
    """A title within a sentence: an opening capital goes, unless a name or an abbreviation begins there.

    Examples:
        >>> inside("Rapid review meeting"), inside("LCSPR published"), inside("Ofsted")
        ('rapid review meeting', 'LCSPR published', 'Ofsted')
    """
    keeps = title[1:2].isupper() or title.startswith(_NAMES)
    return title if keeps else title[:1].lower() + title[1:]


def named(title: str) -> str:
    """A role, body or agency within a sentence: what is a name throughout keeps its capital.

    Examples:
        >>> named("Business unit"), named("Longton and Upper Valley Agency"), named("Member of the CSPR sub-group")
        ('business unit', 'Longton and Upper Valley Agency', 'member of the CSPR sub-group')
    """
    return title if any(word.istitle() for word in title.split()[1:]) else inside(title)


def days_left(working_days: int, day: date, on: date) -> str:
    """How many working days are left until a day, or have gone by since; at a weekend none may lie between.

    Examples:
        >>> from datetime import date
        >>> friday, saturday, sunday = date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 29)
        >>> days_left(1, friday, date(2026, 11, 26)), days_left(-3, friday, date(2026, 12, 2))
        ('1 working day left', '3 working days ago')
        >>> days_left(0, saturday, saturday), days_left(0, friday, saturday), days_left(0, sunday, saturday)
        ('today', '1 calendar day ago', '1 calendar day left')
    """
    if working_days == 0:
        apart = counted(abs((day - on).days), "calendar day")
        return "today" if day == on else f"{apart} ago" if day < on else f"{apart} left"
    if working_days < 0:
        return f"{counted(-working_days, 'working day')} ago"
    return f"{counted(working_days, 'working day')} left"


def wd_left(working_days: int, day: date, on: date) -> str:
    """The same in the column of a screen.

    Examples:
        >>> from datetime import date
        >>> friday, saturday, sunday = date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 29)
        >>> wd_left(1, friday, date(2026, 11, 26)), wd_left(-1022, friday, date(2030, 12, 2))
        ('1 wd', '1,022 wd ago')
        >>> wd_left(0, saturday, saturday), wd_left(0, friday, saturday), wd_left(0, sunday, saturday)
        ('today', 'passed', '0 wd')
    """
    if working_days == 0:
        return "today" if day == on else "passed" if day < on else "0 wd"
    return f"{-working_days:,} wd ago" if working_days < 0 else f"{working_days:,} wd"


def stage(name: str) -> str:
    """Where a review stands, as it is read in a page and not at the head of a terminal.

    Examples:
        >>> stage("LCSPR: UNDER WAY"), stage("RAPID REVIEW")
        ('LCSPR: under way', 'Rapid review')
    """
    if name.startswith("LCSPR"):
        return f"LCSPR{name.removeprefix('LCSPR').lower()}"
    return name.capitalize().replace("lcspr", "LCSPR")


def asked_of(title: str, who: str, called: str, force: str) -> str:
    """A task, who owes it, what their document calls them, and how strongly it asks: the line of a screen.

    Examples:
        >>> asked_of("Tell them", "business unit", "Office", "local, must"), asked_of("Tell them", "", "", "must")
        ('Tell them – business unit (Office; local, must)', 'Tell them – nobody is named (must)')
    """
    owed = f" – {who or NOBODY}" if who or force else ""
    beside = "; ".join(part for part in (called, force) if part)
    return f"{title}{owed} ({beside})" if beside else f"{title}{owed}"


def since(day: str, late: Sequence[str], new: Sequence[str], changed: int, gone: Sequence[str]) -> str:
    """What was in time and is late since an earlier screen; what is new, stands otherwise, and has gone from it.

    Examples:
        >>> since("Thu 1 Apr", [], ["Publish the LCSPR"], 2, ["Tell the parents", "Final sign-off", "Genogram"])
        'Since Thu 1 Apr: 1 new (publish the LCSPR), 2 changed, 3 gone (tell the parents; final sign-off; + 1 more).'
        >>> since("Thu 1 Apr", ["Tell the parents"], [], 1, [])
        'Since Thu 1 Apr: 1 no longer in time (tell the parents), 1 changed.'
        >>> since("Thu 1 Apr", [], [], 0, [])
        'Since Thu 1 Apr nothing has changed here.'
    """
    if not (late or new or changed or gone):
        return f"Since {day} nothing has changed here."
    told = (*_named(late, "no longer in time"), *_named(new, "new"))
    counts = [*told, *([f"{changed} changed"] if changed else []), *_named(gone, "gone")]
    return f"Since {day}: {', '.join(counts)}."


def _named(titles: Sequence[str], how: str) -> list[str]:
    """How many are new or gone, with the first by name; nothing of none."""
    more = [MORE.format(len(titles) - _NAMED)] if len(titles) > _NAMED else []
    named = "; ".join([*(clipped(inside(title.rstrip("?.")), _NAME) for title in titles[:_NAMED]), *more])
    return [f"{len(titles)} {how} ({named})"] if titles else []


def marked(text: str, change: str) -> str:
    """A card that is new since an earlier screen, or stands otherwise.

    Examples:
        >>> marked("Tell the parents", "new"), marked("Tell the parents", "updated"), marked("Tell the parents", "same")
        ('Tell the parents (new)', 'Tell the parents (changed)', 'Tell the parents')
        >>> marked("The text was not read.", "new")
        'The text was not read (new).'
    """
    mark = _CHANGES.get(change, "")
    return f"{text.removesuffix('.')}{mark}." if mark and text.endswith(".") else f"{text}{mark}"


def knew_by(day: str) -> str:
    """That an authority knew of an incident by a day, though the day on which it became aware is not on record.

    Examples:
        >>> knew_by("Wed 15 May")
        'its own answer of Wed 15 May shows that it knew by then; the first deadlines count from the day: record it'
    """
    return f"its own answer of {day} shows that it knew by then; the first deadlines count from the day: record it"


def more(left: int, named: Sequence[str]) -> str:
    """How many there are more, and which of them no number may hide.

    Examples:
        >>> more(2, []), more(3, ["tell the parents"])
        ('+ 2 more', '+ 3 more, among them: tell the parents')
        >>> more(2, ["tell the parents", "publish the LCSPR"])
        '+ 2 more: tell the parents; publish the LCSPR'
    """
    several = list(dict.fromkeys(named))
    among = ":" if len(several) == left else ", among them:"
    return f"{MORE.format(left)}{among} {'; '.join(several)}" if several else MORE.format(left)


def listed(names: Sequence[str]) -> str:
    """Several names within a sentence.

    Examples:
        >>> listed(["police"]), listed(["police", "health"]), listed(["police", "health", "Ofsted"])
        ('police', 'police and health', 'police, health and Ofsted')
    """
    return " and ".join([*([", ".join(names[:-1])] if names[1:] else []), *names[-1:]])


def the(names: Sequence[str]) -> str:
    """Who acts, as the subject of a sentence.

    Examples:
        >>> the(["local authority"]), the(["safeguarding partners", "the Panel"]), the(["an agency"]), the(["Ofsted"])
        ('the local authority', 'the safeguarding partners and the Panel', 'an agency', 'Ofsted')
        >>> the(["learning and development sub-group"])
        'the learning and development sub-group'
    """
    return listed([f"{_article(name)}{name}" for name in names])


def _article(actor: str) -> str:
    if actor.startswith(_WITHOUT_ARTICLE):
        return ""
    return "the " if actor[:1].islower() or actor.startswith(_WITH_ARTICLE) else ""


def set_aside(when: str, by: str, reason: str, until: str) -> str:
    """That a card was put aside, when, by whom, why and until when.

    Examples:
        >>> set_aside("on Tue 6 Apr", "business unit", "It is arranged for a later day.", "Fri 16 Apr")
        'Set aside on Tue 6 Apr by the business unit until Fri 16 Apr: it is arranged for a later day.'
    """
    end = f" until {until}" if until else ""
    return f"Set aside {when} by the {by.removeprefix('the ')}{end}: {inside(reason)}"


def ask(names: Sequence[str]) -> str:
    """Whom to ask.

    Examples:
        >>> ask(["police", "health"])
        'ask: police, health'
    """
    return f"ask: {', '.join(names)}"


def next_(says: str) -> str:
    """What to do or to record next.

    Examples:
        >>> next_("Record the answer, with who gave it.")
        'Next: record the answer, with who gave it.'
    """
    return f"Next: {inside(says)}"


def only_if(condition: str, rest: str) -> str:
    """What applies only under a condition."""
    return f"If {condition}: {inside(rest)}"


def happened(event: str) -> str:
    """That something has happened, as a condition.

    Examples:
        >>> happened("Rapid review meeting held")
        'this has happened (rapid review meeting held)'
    """
    return f"this has happened ({inside(event)})"


def together(titles: list[str]) -> str:
    """Several tasks in one line; a condition that they share is said once.

    Examples:
        >>> together(["Complete the LCSPR", "Publish the LCSPR"])
        'Complete the LCSPR; publish the LCSPR'
        >>> together(["If it rains: go in", "If it rains: shut the door"])
        'If it rains: go in; shut the door'
    """
    condition, colon, _ = titles[0].partition(": ")
    shared = f"{condition}{colon}" if colon and all(title.startswith(f"{condition}: ") for title in titles) else ""
    first, *others = (title.removeprefix(shared) for title in titles)
    return f"{shared}{'; '.join([first, *map(inside, others)])}"
