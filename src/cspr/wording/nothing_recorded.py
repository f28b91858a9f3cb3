"""What is said of a record on which nothing stands on the day asked about."""

from __future__ import annotations

from cspr.wording.common import counted


def stage(later: int) -> str:
    """The stage of a review of which nothing is recorded up to a day.

    Args:
        later: how many entries are of later days.

    Examples:
        >>> stage(0), stage(8)
        ('NOTHING RECORDED YET', 'NOTHING RECORDED YET; 8 ENTRIES LATER')
    """
    after = f"; {counted(later, 'entry', 'entries').upper()} LATER" if later else ""
    return f"NOTHING RECORDED YET{after}"


def headline(later: int) -> str:
    """Whether to begin the record, or to look at the day that is asked about.

    Args:
        later: how many entries are of later days.

    Examples:
        >>> headline(0)
        'Nothing is recorded up to this day. Begin with the incident and the day the authority became aware.'
        >>> headline(1), headline(8)
        ('Nothing is recorded up to this day; 1 entry is of a later day: check the day that you ask about.',
         'Nothing is recorded up to this day; 8 entries are of later days: check the day that you ask about.')
    """
    if not later:
        return "Nothing is recorded up to this day. Begin with the incident and the day the authority became aware."
    after = counted(later, "entry is of a later day", "entries are of later days")
    return f"Nothing is recorded up to this day; {after}: check the day that you ask about."
