"""Answers that are shown in a sentence each: entries of a record as they stand, holidays, periods, words, plans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from cspr.wording.common import counted
from cspr.wording.steps import STATES

ALL_OF_IT: Final = "This is the summary. All of it: cspr.show.to_text(answer)"
NOTHING_CONTINUES: Final = (
    "The two copies part. Nothing is chosen: compare them, and enter in one what only the other has."
)
CONTINUES: Final = "One copy continues the other: it is the record."
NO_DELAY: Final = "No delay of the review is recorded."
SIDE_BY_SIDE: Final = "Texts side by side"
SAYS_NOTHING: Final = "says nothing"
PROFILES: Final = "Roles, bodies and agencies"
TOPIC: Final = "On"
MAY_BE_THEIRS: Final = " (may be theirs)"
NOT_THEIRS: Final = " (not theirs, on what is recorded)"
STOPS: Final = "Stops"
MAY_DELAY: Final = "May delay"
WEIGH_ON: Final = "To be weighed on"
GO_ON: Final = "Goes on"
CONSULT: Final = "Consult first"
INFORM: Final = "Keep informed"
NOT_READ: Final = "may say something: that part was not read"
TITLES: Final = {
    "Appointment": "Appointments",
    "Blocker": "What stands in the way",
    "CaseTime": "Timeliness",
    "Checked": "Check of a local procedure",
    "Coverage": "Clauses",
    "Decider": "Who decides",
    "Delay": "Delay",
    "Difference": "Differences found by reading",
    "Discussion": "What staff may discuss",
    "EventLog": "Event log",
    "Exit": "Where the review left its course",
    "FactAnswer": "What the record says of a question",
    "Folder": "Case files",
    "KnownPerson": "What the record says of a person",
    "Merged": "Two copies of one record",
    "Moved": "A deadline that moved",
    "Occurrence": "What happened",
    "OneOff": "One-off bank holidays",
    "Parallel": "Other proceedings",
    "Plan": "Plan",
    "ProceedingState": "Other proceedings on record",
    "PseudonymFault": "Pseudonyms to look at again",
    "RecordFinding": "To look at in the record",
    "RulePeriod": "Time limits of the documents",
    "Sense": "What a word means",
}
SEVERITIES: Final = {
    "H": "changes whether a legal duty is met",
    "M": "changes a date, who acts or what is produced",
    "L": "wording, or a text that is out of date",
}
FAULTS: Final = {
    "keeps-the-true-initial": "it begins with the same letter as the true name",
    "is-a-known-name": "it is one of the names that must not appear",
    "is-near-the-true-name": "it is close to the true name",
    "stands-for-two-people": "it stands for two people",
    "is-a-second-one-for-a-person": "the person has another one already",
    "is-not-used-in-the-text": "the text does not use it",
    "is-spelt-otherwise-in-the-text": "the text spells it in another way",
    "has-no-letters": "it has no letters",
}
TIMINGS: Final = {
    "on-time": "in time",
    "late-with-reason": "late, with a reason on record",
    "late-without-reason": "late, without a reason on record",
    "day-passed-not-recorded-as-done": "date passed, not recorded as done",
    "not-due-yet": "not due yet",
    "texts-differ": "in time by some texts and late by others",
    "not-recorded": "not recorded",
    "does-not-apply": "does not apply",
}
_WHENS: Final = {"as soon as": "as soon as it is known", "not stated": "", "when known": "when it is known"}
_DELAY_STEPS: Final = {"consider-delay": "consider the delay", "tell-of-delay": "tell of the delay"}
_CURRENT: Final = {"yes": "", "no": "no longer", "unknown": "may have ended"}


def parts(*several: str, between: str = "; ") -> str:
    """What there is to say, one part after another; empty parts are left out.

    Examples:
        >>> parts("Lead reviewer: P1", "", "since Mon 17 May 2021")
        'Lead reviewer: P1; since Mon 17 May 2021'
    """
    return between.join(part for part in several if part)


def state(number: int, word: str) -> str:
    """How many steps stand in a state.

    Examples:
        >>> state(8, "ready")
        '8 can be done now'
    """
    return f"{number} {STATES[word]}"


def named(label: str, names: Iterable[str]) -> str:
    """A label with what stands under it; empty where nothing does.

    Examples:
        >>> named("consult first", ["Police", "Coroner"]), named("consult first", [])
        ('consult first: Police, Coroner', '')
    """
    listed = ", ".join(name.removesuffix(".") for name in names)
    return f"{label}: {listed}" if listed else ""


def moved(days: int, start: str, then: str, now: str) -> str:
    """That a deadline falls on another day now.

    Examples:
        >>> moved(15, "Mon 5 Sep 2022", "Mon 26 Sep 2022", "Tue 27 Sep 2022")
        '15 working days after Mon 5 Sep 2022: Tue 27 Sep 2022. It was Mon 26 Sep 2022'
    """
    return f"{counted(days, 'working day')} after {start}: {now}. It was {then}"


def one_off(on: str, why: str, announced: str, moved_from: str, moved_to: str, *, checked: bool) -> str:
    """A bank holiday of one year, and the ordinary one that was moved for it.

    Examples:
        >>> one_off("Mon 19 Sep 2022", "state funeral", "Sat 10 Sep 2022", "", "", checked=False)
        'Mon 19 Sep 2022: state funeral; announced on Sat 10 Sep 2022 (not checked)'
        >>> one_off("Tue 5 Jun 2012", "Diamond Jubilee", "", "Mon 28 May 2012", "Mon 4 Jun 2012", checked=True)
        'Tue 5 Jun 2012: Diamond Jubilee; the holiday of Mon 28 May 2012 moved to Mon 4 Jun 2012'
    """
    announcement = f"announced on {announced}{'' if checked else ' (not checked)'}" if announced else ""
    away = f"the holiday of {moved_from} moved to {moved_to}" if moved_from else ""
    return f"{on}: {parts(why, announcement, away)}"


def pseudonym(number: int, fault: str, start: int | None, end: int | None) -> str:
    """What is wrong with a pseudonym, and where in the text.

    Examples:
        >>> pseudonym(0, "has-no-letters", None, None), pseudonym(1, "is-spelt-otherwise-in-the-text", 10, 14)
        ('Pseudonym 1: it has no letters', 'Pseudonym 2: the text spells it in another way (characters 11 to 14)')
    """
    place = "" if start is None or end is None else f" (characters {start + 1} to {end})"
    return f"Pseudonym {number + 1}: {FAULTS[fault]}{place}"


def difference(name: str, severity: str, subject: str, must_say: str) -> str:
    """A difference between documents that a reader has to be told of.

    Examples:
        >>> difference("A1", "L", "Start of the period.", "Show both dates.")
        'A1, wording, or a text that is out of date: Start of the period. Show both dates.'
    """
    return f"{name}, {SEVERITIES[severity]}: {subject} {must_say}"


def held_by(role: str, person: str, about: str, since: str, current: str) -> str:
    """Who holds a role, for whom, since when, and whether still.

    Examples:
        >>> held_by("Lead reviewer", "P1", "", "Mon 17 May 2021", "yes")
        'Lead reviewer: P1; since Mon 17 May 2021'
        >>> held_by("Lead reviewer", "P1", "for Police", "2021", "no")
        'Lead reviewer: P1; for Police; since 2021; no longer'
    """
    return f"{role}: {parts(person, about, f'since {since}', _CURRENT[current])}"


def case_time(title: str, timing: str, due: str, done: str) -> str:
    """How timely one thing was.

    Examples:
        >>> case_time("Rapid review to the Panel", "not-due-yet", "Mon 19 Apr 2021", "")
        'Rapid review to the Panel: not due yet; due Mon 19 Apr 2021'
    """
    return f"{title}: {parts(TIMINGS[timing], due and f'due {due}', done and f'done {done}')}"


def occurred(title: str, whom: str, when: str, others: Sequence[str]) -> str:
    """When something happened; where entries cannot all be right, what they say.

    Examples:
        >>> occurred("Information returned", "Police", "Fri 9 Apr 2021", [])
        'Information returned (Police): Fri 9 Apr 2021'
        >>> occurred("Incident", "", "Fri 9 Apr 2021", ["Thu 8 Apr 2021", "Fri 9 Apr 2021"])
        'Incident: Fri 9 Apr 2021; entries disagree: Thu 8 Apr 2021, Fri 9 Apr 2021'
    """
    return f"{title}{f' ({whom})' if whom else ''}: {parts(when, named('entries disagree', others))}"


def proceeding(title: str, state: str, open_: str, since: str, until: str) -> str:
    """How other proceedings stand by the record.

    Examples:
        >>> proceeding("Prosecution", "open", "yes", "Mon 21 Jun 2021", "")
        'Prosecution: open since Mon 21 Jun 2021'
        >>> proceeding("Inquest", "ended", "unknown", "", "2021")
        'Inquest: ended 2021 (not known for the day asked about)'
        >>> proceeding("Inquest", "none", "no", "2021", "")
        'Inquest: asked, there is none (2021)'
    """
    unsure = " (not known for the day asked about)" if open_ == "unknown" else ""
    if state == "none":
        return f"{title}: asked, there is none ({since or until}){unsure}"
    day = f" {until}" if until else f" since {since}"
    return f"{title}: {state}{day}{unsure}"


def not_on_record(title: str) -> str:
    """That the record says nothing of some proceedings.

    Examples:
        >>> not_on_record("Inquest")
        'Inquest: not recorded whether there is one'
    """
    return f"{title}: not recorded whether there is one"


def left(title: str, when: str, who: str, reasons: Sequence[str], *, sure: bool) -> str:
    """Where a review left its course: when, by whom and why.

    Examples:
        >>> left("Review paused", "Tue 1 Jun 2021", "safeguarding partners", ["Awaiting criminal trial"], sure=True)
        'Review paused: Tue 1 Jun 2021; by safeguarding partners; reasons: Awaiting criminal trial'
    """
    unsure = "" if sure else "may have changed since"
    return f"{title}: {parts(when, who and f'by {who}', named('reasons', reasons), unsure)}"


def answered(question: str, says: str, who: str) -> str:
    """What the record answers to a question, and who says so.

    Examples:
        >>> answered("Did the child die?", "no (also answered otherwise)", "Local authority")
        'Did the child die? No (also answered otherwise); by Local authority'
        >>> answered("Did the child die?", "not yet known", "")
        'Did the child die? Not yet known'
    """
    return f"{question} {parts(f'{says[:1].upper()}{says[1:]}', who and f'by {who}')}"


def delay(arisen: str, reasons: Sequence[str], considered: str, reported: str, *, recorded: bool = True) -> str:
    """That a review is late, since when that is known, why, and what was done about it; or that only dates show it.

    Examples:
        >>> delay("Tue 1 Jun 2021", ["illness"], "Wed 2 Jun 2021", "")
        'Known to be late since Tue 1 Jun 2021; reasons: illness; considered: Wed 2 Jun 2021; not recorded as told'
    """
    shown = "A delay is recorded" if recorded else "The dates on record show a delay"
    known = f"Known to be late since {arisen}" if arisen else shown
    telling = f"told: {reported}" if reported else "not recorded as told"
    looked = f"considered: {considered}" if considered else "not recorded as considered"
    return parts(known, named("reasons", reasons), looked, telling)


def owed(step: str, who: str, to: str, when: str) -> str:
    """Who considers a delay, or tells whom of it, and when.

    Examples:
        >>> owed("tell-of-delay", "Safeguarding partners", "National Panel", "as soon as")
        'Safeguarding partners: tell of the delay, to National Panel (as soon as it is known)'
    """
    time = _WHENS.get(when, when)
    return f"{who}: {_DELAY_STEPS[step]}{f', to {to}' if to else ''}{f' ({time})' if time else ''}"


def log(rows: int, cases: int, left_out: int) -> str:
    """How much a log of events holds.

    Examples:
        >>> log(12, 2, 1)
        '12 rows, of 2 reviews; 1 entry without a whole day was left out'
        >>> log(0, 0, 2)
        '0 rows, of 0 reviews; 2 entries without a whole day were left out'
    """
    rest = f"{counted(left_out, 'entry', 'entries')} without a whole day {'was' if left_out == 1 else 'were'} left out"
    return parts(f"{counted(rows, 'row')}, of {counted(cases, 'review')}", rest if left_out else "")


def meaning(says: Sequence[str], means: str, sense: str, defines: str) -> str:
    """What a document means by some words.

    Examples:
        >>> meaning(["the Panel"], "National Panel", "national body", "It supervises national reviews.")
        '“the Panel”: National Panel (national body). It supervises national reviews'
    """
    stated = f". {defines.removesuffix('.')}" if defines else ""
    return f"{', '.join(f'“{word}”' for word in says)}: {means}{f' ({sense})' if sense else ''}{stated}"


def period(title: str, label: str, says: Sequence[str], without_date: str, arises: str) -> str:
    """A time limit of a document before any case.

    Examples:
        >>> period("Tell the Panel", "text", ["within 5 working days"], "counts from publication", "if it is late")
        'Tell the Panel (text): within 5 working days; counts from publication; applies if it is late'
    """
    where = f" ({label})" if label else ""
    return f"{title}{where}: {parts(*says, without_date.partition(': no date')[0], arises and f'applies {arises}')}"


def copies(common: int, ours: Sequence[str], theirs: Sequence[str]) -> str:
    """What two copies of a record share, and which entries only one of them has.

    Examples:
        >>> copies(4, ["e5"], [])
        '4 entries in both; only in ours: e5'
    """
    return parts(
        f"{counted(common, 'entry', 'entries')} in both", named("only in ours", ours), named("only in theirs", theirs)
    )


def files_read(names: Sequence[str]) -> str:
    """Which case files were read.

    Examples:
        >>> files_read(["NR-07.toml"])
        '1 review was read: NR-07.toml'
    """
    were = "was" if len(names) == 1 else "were"
    read = f"{counted(len(names), 'review')} {were} read"
    return named(read, names) or read


def checked(whose: Sequence[str], problems: int, remarks: int, scenarios: int) -> str:
    """What the check of a local procedure came to.

    Examples:
        >>> checked(["Fenmere"], 0, 2, 15)
        'Fenmere: nothing is wrong; 2 remarks; 15 scenarios'
    """
    wrong = f"{counted(problems, 'problem')} to correct" if problems else "nothing is wrong"
    odd = counted(remarks, "remark") if remarks else ""
    return f"{', '.join(whose) or 'Not said whose'}: {parts(wrong, odd, counted(scenarios, 'scenario'))}"
