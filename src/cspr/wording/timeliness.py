"""The sentences of timeliness over many reviews."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

TITLE: Final = "Timeliness: {} to {}"
TOTAL: Final = "total"
OWN_REASON: Final = "a-reason-of-our-own"
OTHER_AGENCY: Final = "another-agency"
YEAR_NOT_RECORDED: Final = "year-not-recorded"
EITHER: Final = "not-recorded-or-does-not-apply"
PROGRESSION: Final = "progression"
NATURES: Final = "nature-of-incidents"
GROUNDS: Final = "grounds-of-stopping"
AGENCIES: Final = "agencies-at-the-decision"
TITLES: Final = {
    "notification": "Serious incident notification",
    "rapid-review": "Rapid review to the Panel",
    "review": "LCSPR completed",
    "publication": "LCSPR published",
    "actions": "Actions done by their day",
    "notification-held-by": "Notification: what held those late with a reason",
    "rapid-review-held-by": "Rapid review: what held those late with a reason",
    "review-held-by": "LCSPR: what held those completed late with a reason",
    "publication-held-by": "Publication: what held those late with a reason",
    "actions-held-by": "Actions: what held those late with a reason",
    NATURES: "Nature of the incident: as notified (rows), as it is now (columns)",
    PROGRESSION: "How far cases went",
    GROUNDS: "Why cases stopped",
    AGENCIES: "Agencies that sat at the decision on a local review",
}
COUNTED: Final = "Counted"
_SHORT: Final = {
    "child-died": "died",
    "child-seriously-harmed": "seriously harmed",
    "day-passed-not-recorded-as-done": "day passed, not done on record",
}
RATE: Final = "In time, of those that can be told"
NONE: Final = "None."
WITHHELD: Final = "Withheld"
WHY_WITHHELD: Final = "Counts that must not be shown could be worked out from these tables, or from their totals."
MARKS: Final = {"primary": "c", "secondary": "s", "withheld": "w"}
LEGEND: Final = "c: below the threshold. s: hidden so that none of these can be worked out. w: withheld."
DEFINITIONS: Final = "National definitions, and how ours differ"
HEADS: Final = ("What", "National statistics", "Here")
TABLE: Final = (
    (
        "What is counted",
        "Notifications. One incident can have several.",
        "Incidents. Notifications with one incident reference are counted once, by the earliest.",
    ),
    (
        "Year",
        "The year of the notification.",
        "The year of the notification; without that, of the referral, of becoming aware, or of the incident.",
    ),
    (
        "Nature of the incident",
        "As it was at the time of the notification.",
        "As notified and as it is now, side by side.",
    ),
    (
        "In time",
        "We have seen no national count of what was in time.",
        "By the main date, in the edition then in force; where the texts differ on it, counted apart.",
    ),
    (
        "Late",
        "We have seen no national count by reason.",
        "With a coded reason of delay on record, and without one, apart.",
    ),
    (
        "Small numbers",
        'Suppressed as "c", also where it hides another count. We have seen no threshold.',
        'The threshold is yours to give. "c" is below it; "s" is hidden so that no "c" can be worked out.',
    ),
    (
        "Rounding",
        "Authorities and the nation are not rounded; regions are, to ten.",
        "Nothing is rounded; rates are shown to one decimal of a per cent.",
    ),
    (
        "Not available",
        "The symbols changed between years.",
        "What is not recorded is a column of its own, and never a zero.",
    ),
)


def year(begin: date, end: date) -> str:
    """What a year is called: by its number, or by both that it runs through; a part of a year by its days.

    Examples:
        >>> from datetime import date
        >>> year(date(2021, 1, 1), date(2021, 12, 31)), year(date(2021, 4, 1), date(2022, 3, 31))
        ('2021', '2021-22')
        >>> year(date(2022, 4, 1), date(2022, 6, 30))
        '2022-04-01/2022-06-30'
    """
    if begin == begin.replace(month=1, day=1) and end == begin.replace(month=12, day=31):
        return f"{begin.year:04}"
    following = end + timedelta(days=1) if end < date.max else begin
    if (following.year, following.month, following.day) == (begin.year + 1, begin.month, begin.day):
        return f"{begin.year:04}-{following.year % 100:02}"
    return f"{begin.isoformat()}/{end.isoformat()}"


def notes(threshold: int, zeros: str) -> tuple[str, ...]:
    """What is to be known of the counts.

    Examples:
        >>> notes(5, "show")[0]
        'Counts from 1 to 4 are hidden; zeros are shown.'
        >>> notes(1, "hide")[0]
        'No count is hidden for being small; zeros are hidden.'
    """
    small = "No count is hidden for being small" if threshold == 1 else f"Counts from 1 to {threshold - 1} are hidden"
    shown = "shown" if zeros == "show" else "hidden"
    return (
        f"{small}; zeros are {shown}.",
        "Several notifications of one incident are counted once.",
        "A review belongs to one year: that of its notification.",
        "Late with a reason: a delay with a coded reason is on record. It is late all the same.",
        "To how many reviews a time does not apply is counted apart only where nothing could be worked out from it.",
        "Whoever knows some of the cases knows more than the tables tell.",
        "Tables of two periods that overlap can be subtracted from each other: hand on one of them.",
    )


def per_cent(rate: float | None) -> str:
    """A rate as a per cent, or that there is none.

    Examples:
        >>> per_cent(0.6667), per_cent(None)
        ('66.7 %', '–')
    """
    return "–" if rate is None else f"{rate * 100:.1f} %"


def label(name: str) -> str:
    """The id of a row or column as words.

    Examples:
        >>> label("late-with-reason")
        'Late with reason'
    """
    words = _SHORT.get(name) or (name.replace("-", " ") if name[:1].isalpha() else name)
    return f"{words[:1].upper()}{words[1:]}"
