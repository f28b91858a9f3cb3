"""What a headline says of a national review, and of deaths that are notified whatever their cause."""

from __future__ import annotations

from typing import Final

from cspr.wording.headlines import way_out

NATIONAL: Final = {
    "national-report-published": "National report published",
    "national-review-completed": "National review completed",
    "national-review-decided": "National review decided",
}
NO_NATIONAL: Final = "The Panel decided against a national review"
DEATHS_NOTIFIED: Final = {
    "looked-after-death-notified": "The death of the looked-after child was notified",
    "care-leaver-death-notified": "The death of the care leaver was notified",
}


def national(title: str, day: str, late: str, *, checked: bool) -> str:
    """How far a national review has come, when, and how late that was.

    Examples:
        >>> national("National review completed", "on Tue 1 Oct", "19 working days late (Wed 4 Sep)", checked=False)
        'National review completed on Tue 1 Oct: 19 working days late (Wed 4 Sep; period not checked).'
    """
    how = late if checked else f"{late.removesuffix(')')}; period not checked)"
    return f"{title} {day}: {how}." if late else way_out(title, day)
