"""How a report stands: that it is ready, how it was published, and whether it may have been taken down too early."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from cspr.dates import PartialDate
from cspr.truth import Truth
from cspr.wording.days import as_known, short_day
from cspr.wording.first_screen import inside
from cspr.wording.proceedings import open_state_then

_WHAT: Final = {Truth.NO: "report", Truth.YES: "information on improvements"}
IN_THE_REPORT_OR_APART: Final = "in the report or apart from it"
INFORMATION_OWED: Final = "The information on improvements must be published in its place."
SENT_BACK: Final = "LCSPR: SENT BACK"
READY: Final = {
    "final-sign-off-given": "Report signed off",
    "report-finalised": "Report finalised",
    "review-completed": "LCSPR completed",
}


def published(days: str, *, left: bool, information: Truth) -> str:
    """That the report, or information in its place, is published, and what is left where nothing else is.

    Examples:
        >>> published("on Thu 3 Oct", left=True, information=Truth.YES)
        'Information on improvements published on Thu 3 Oct.'
        >>> published("on Thu 3 Oct", left=False, information=Truth.NO)
        'Published on Thu 3 Oct. What is left is action and its impact.'
        >>> published("on Thu 3 Oct", left=True, information=Truth.UNKNOWN)
        'Published on Thu 3 Oct: whether the report or information on improvements is not recorded.'
    """
    says = f"{'Information on improvements published' if information is Truth.YES else 'Published'} {days}"
    if information is Truth.UNKNOWN:
        says = f"{says}: whether the report or information on improvements is not recorded"
    return f"{says}." if left else f"{says}. What is left is action and its impact."


def first_published(days: str) -> str:
    """When what was published again was first published, and how late that was.

    Examples:
        >>> first_published("on Fri 10 Nov 2023, 2 working days late (Wed 8 Nov 2023) by national guidance")
        'First published on Fri 10 Nov 2023, 2 working days late (Wed 8 Nov 2023) by national guidance.'
    """
    return f"First published {days}."


def decided_anew(day: str) -> str:
    """That an LCSPR was decided on after another review had ended, for which alone counts what was done before.

    Examples:
        >>> decided_anew("on Mon 13 Nov")
        'LCSPR decided anew on Mon 13 Nov: what was done before that was for another review.'
    """
    return f"LCSPR decided anew {day}: what was done before that was for another review."


def published_before(day: str, *, information: Truth) -> str:
    """When the report, or information in its place, was published of a review before one that was decided on anew.

    Examples:
        >>> published_before("on Mon 14 Aug", information=Truth.NO)
        'The first report was published on Mon 14 Aug.'
        >>> published_before("on Mon 14 Aug", information=Truth.UNKNOWN)
        'The first publication was on Mon 14 Aug.'
    """
    what = f"The first {_WHAT[information]} was published" if information in _WHAT else "The first publication was"
    return f"{what} {day}."


def late_if_the_report(late: str) -> str:
    """How late the report was published, if it was the report.

    Examples:
        >>> late_if_the_report("2 working days late (Tue 29 Jun)")
        'If it was the report: 2 working days late (Tue 29 Jun) by national guidance.'
    """
    return f"If it was the report: {late} by national guidance."


def while_open(title: str, since: PartialDate, year: int | None, *, local: bool) -> str:
    """That the report was published while something was open for which it had to wait.

    Examples:
        >>> from cspr.dates import PartialDate
        >>> while_open("Prosecution", PartialDate.read("2021-07-05"), 2021, local=True)
        'It was published while the prosecution was open (since Mon 5 Jul): by the local text it had to wait.'
    """
    text = "the local text" if local else "the national text"
    return f"It was published while {open_state_then(title)} (since {as_known(since, year)}): by {text} it had to wait."


def keep_public(day: date, year: int | None, *, information: Truth, read: bool) -> str:
    """That what was published, the report or information in its place, has to stay public until a day at least.

    Where no text that says so was read, that too.

    Examples:
        >>> from datetime import date
        >>> keep_public(date(2023, 6, 15), 2022, information=Truth.NO, read=True)
        'Keep the report public until at least Thu 15 Jun 2023.'
        >>> keep_public(date(2023, 6, 15), 2022, information=Truth.UNKNOWN, read=False)
        'Keep what was published public until at least Thu 15 Jun 2023 (period not checked).'
    """
    what = f"the {_WHAT[information]}" if information in _WHAT else "what was published"
    doubt = "" if read else " (period not checked)"
    return f"Keep {what} public until at least {short_day(day, year)}{doubt}."


def publication_planned(ready: str, day: str) -> str:
    """That the report is signed off, finalised or completed, and its publication planned.

    Examples:
        >>> publication_planned(READY["review-completed"], "Thu 1 Jul")
        'LCSPR completed; publication planned for Thu 1 Jul.'
    """
    return f"{ready}; publication planned for {day}."


def sent_back(day: str) -> str:
    """That the report was sent back, and when.

    Examples:
        >>> sent_back("on Wed 21 Jul")
        'The report was sent back on Wed 21 Jul.'
    """
    return f"The report was sent back {day}."


def made_ready(ready: str, day: str, how_late: str) -> str:
    """When the report was signed off, finalised or completed, and how late by national guidance, where it was.

    Examples:
        >>> made_ready(READY["review-completed"], "on Fri 20 Nov", "6 working days late (Thu 12 Nov)")
        'LCSPR completed on Fri 20 Nov, 6 working days late (Thu 12 Nov) by national guidance.'
        >>> made_ready(READY["final-sign-off-given"], "on Fri 20 Nov", "")
        'Report signed off on Fri 20 Nov.'
    """
    return f"{ready} {day}, {how_late} by national guidance." if how_late else f"{ready} {day}."


def may_be_too_early(down: str, until: str) -> str:
    """That it cannot be told whether what was published was public for as long as it has to be.

    Examples:
        >>> may_be_too_early("July 2025", "Tue 8 Jul")
        'Taken down in July 2025: it cannot be told whether before Tue 8 Jul. Record the day on which that was.'
    """
    return f"Taken down in {down}: it cannot be told whether before {until}. Record the day on which that was."


def left_out(title: str) -> str:
    """That something is not on record, and a sign-off that comes after it is.

    Examples:
        >>> left_out("Final sign-off")
        'not recorded, though it comes before: final sign-off'
    """
    return f"not recorded, though it comes before: {inside(title)}"


def votes_on(title: str) -> str:
    """The votes on a step.

    Examples:
        >>> votes_on("Final sign-off")
        'Votes on: final sign-off'
    """
    return f"Votes on: {inside(title)}"


def waits_for(titles: Iterable[str]) -> Iterator[str]:
    """After what something comes, and while which question is answered with yes it is held back.

    Examples:
        >>> list(waits_for(["Final sign-off", "Prosecution", "Is there a hearing in that week?"]))
        ['after final sign-off, prosecution', 'while this is so: Is there a hearing in that week?']
    """
    asked = [title for title in titles if title.endswith("?")]
    if first := [inside(title) for title in titles if title not in asked]:
        yield f"after {', '.join(first)}"
    yield from (f"while this is so: {question}" for question in asked)
