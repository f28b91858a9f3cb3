"""What is recorded of those who were appointed, and of those who sit on a body."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cspr.truth import Truth

NOBODY_SITS: Final = "nobody is recorded as sitting on it"
NO_FURTHER_AGENCY: Final = "no further agency is recorded"
AGENCIES_NOT_KNOWN: Final = "it is not recorded whether the list of agencies involved is complete"
DATES_DO_NOT_SAY: Final = "its dates do not say whether the appointment holds on the day"
UNNAMED: Final = "an appointment is recorded, but not whose"
ALL_CAME: Final = "all of them were there"
SEE_MEETINGS: Final = "it depends on who comes to each meeting: see the ledger of meetings"


def recorded(count: int) -> str:
    """How many are recorded."""
    return f"{count} recorded"


EACH_HAS_A_SEAT: Final = "each agency that is recorded as involved has a seat"


def most_for(number: int, agency: str, unclear: int) -> str:
    """How many sit for the agency that has the most, and how many more may sit for it.

    Examples:
        >>> most_for(2, "Police", 0), most_for(0, "", 1)
        ('2 recorded for Police', '0 recorded; it is not recorded for whom 1 more sits there')
    """
    said = f"{number} recorded{f' for {agency}' if agency else ''}"
    return f"{said}{_for_whom(unclear)}" if unclear else said


def fewer_for(agencies: Iterable[str], unclear: int) -> str:
    """For which agencies fewer sit there than are asked for, and how many more may sit for them.

    Examples:
        >>> fewer_for(["Education", "Probation"], 0)
        'fewer are recorded for: Education, Probation'
    """
    said = f"fewer are recorded for: {', '.join(agencies)}"
    return f"{said}{_for_whom(unclear)}" if unclear else said


def recorded_and_perhaps(count: int, more: int) -> str:
    """How many are recorded, and how many more may sit for the same.

    Examples:
        >>> recorded_and_perhaps(1, 2)
        '1 recorded; it is not recorded for whom 2 more sit there'
    """
    return f"{count} recorded{_for_whom(more)}"


def _for_whom(more: int) -> str:
    return f"; it is not recorded for whom {more} more {'sits' if more == 1 else 'sit'} there"


def was_not_there(who: str) -> str:
    """That somebody whom a quorum needs did not come."""
    return f"{who} was not there"


def were_there(count: int) -> str:
    """How many came."""
    return f"{count} were there"


def nobody_sits_for(who: str) -> str:
    """That a seat is empty on what is recorded."""
    return f"nobody is recorded as sitting there for {who}"


def agency_involved(ref: str) -> str:
    """That the agency of somebody was involved in the case."""
    return f"the agency of {ref} is recorded as involved"


def agency_not_involved(ref: str) -> str:
    """That the agency of somebody was not involved in the case."""
    return f"the list of agencies involved is complete, and the agency of {ref} is not on it"


def involved(ref: str) -> str:
    """That somebody was involved in the case in person."""
    return f"{ref} is recorded as involved in the case"


def not_involved(ref: str) -> str:
    """That somebody was not involved in the case in person."""
    return f"{ref} is recorded as not involved in the case"


def works_with_children(ref: str) -> str:
    """That somebody works with children, and nobody knows whether in this case."""
    return f"{ref} also works with children: whether in this case is not recorded"


def not_among_persons(ref: str) -> str:
    """That somebody is not among the persons of the case."""
    return f"the list of persons of the case is complete, and {ref} is not on it"


def involvement_not_recorded(ref: str) -> str:
    """That it is open whether somebody was involved in person."""
    return f"it is not recorded whether {ref} was involved in the case"


def decided(ref: str) -> str:
    """That somebody took decisions in the case."""
    return f"{ref} is recorded as having decided in the case"


def decided_nothing(ref: str) -> str:
    """That somebody took no decisions in the case."""
    return f"{ref} is recorded as having decided nothing in the case"


def deciding_not_recorded(ref: str) -> str:
    """That it is open whether somebody took decisions in the case."""
    return f"it is not recorded whether {ref} decided anything in the case"


def sits_on(ref: str, body: str) -> str:
    """That somebody sits on a body."""
    return f"{ref} is recorded as sitting on the {body}"


def others_sit_on(body: str) -> str:
    """That those who sit on a body are others."""
    return f"those recorded as sitting on the {body} are others"


def nobody_sits_on(body: str) -> str:
    """That nobody is recorded on a body."""
    return f"nobody is recorded as sitting on the {body}"


def acts_for(ref: str, agency: str, *, another: bool) -> str:
    """For which agency somebody acts, and whether that is another than the one in question.

    Examples:
        >>> acts_for("P1", "police", another=False), acts_for("P1", "police", another=True)
        ('P1 acts for the police', 'P1 acts for the police, which is another agency')
    """
    return f"{ref} acts for the {agency}{', which is another agency' if another else ''}"


REMOVED_IN_WRITING: Final = "removed in writing, with reasons given"


def ended(day: str, in_writing: Truth | None, *, removed: bool) -> str:
    """That somebody was removed, or may have been, and whether that was in writing.

    Examples:
        >>> ended("Mon 6 Jun 2022", Truth.NO, removed=True)
        'removed on Mon 6 Jun 2022, not in writing'
        >>> ended("Mon 6 Jun 2022", Truth.YES, removed=True)
        'removed on Mon 6 Jun 2022, in writing; whether reasons were given is not recorded'
        >>> ended("Mon 6 Jun 2022", None, removed=True)
        'removed on Mon 6 Jun 2022; whether in writing is not recorded'
        >>> ended("Mon 6 Jun 2022", Truth.NO, removed=False)
        'ended on Mon 6 Jun 2022, not in writing; whether by removal is not recorded: enter its cause'
    """
    if not removed:
        return f"ended on {day}, not in writing; whether by removal is not recorded: enter its cause"
    how: dict[Truth | None, str] = {
        Truth.YES: ", in writing; whether reasons were given is not recorded",
        Truth.NO: ", not in writing",
    }
    return f"removed on {day}{how.get(in_writing, '; whether in writing is not recorded')}"
