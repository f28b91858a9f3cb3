"""England's child safeguarding practice reviews, as a common reference.

``cspr`` says, for a partnership and a date, which tests are met, what is due when and why, who does what, what is
blocked by what, what may be published, and which clause of which document says so. It is not legal advice.
"""

from __future__ import annotations

from cspr._version import __version__

TYPE_CHECKING = False  # as type checkers know it; the real one would cost the import of typing
if TYPE_CHECKING:
    from cspr import (
        calendars,
        caseload,
        comparison,
        criteria,
        engagement,
        glossary,
        history,
        lifecycle,
        publication,
        roles,
        timescales,
        vocabulary,
    )
    from cspr.dates import Span
    from cspr.errors import CsprError, Problem
    from cspr.guidance.framework import Framework, framework, partnerships
    from cspr.record.entries import (
        Appointed,
        Decided,
        Delayed,
        Ended,
        Established,
        Happened,
        Involved,
        Listed,
        Planned,
        Proceeding,
        Redacted,
        Withdrawn,
    )
    from cspr.record.files import dumps, load, read
    from cspr.record.review import Review
    from cspr.record.situation import Situation
    from cspr.reporting import Report, report
    from cspr.truth import Truth

__all__ = [
    "Appointed",
    "CsprError",
    "Decided",
    "Delayed",
    "Ended",
    "Established",
    "Framework",
    "Happened",
    "Involved",
    "Listed",
    "Planned",
    "Problem",
    "Proceeding",
    "Redacted",
    "Report",
    "Review",
    "Situation",
    "Span",
    "Truth",
    "Withdrawn",
    "__version__",
    "calendars",
    "caseload",
    "comparison",
    "criteria",
    "dumps",
    "engagement",
    "framework",
    "glossary",
    "history",
    "lifecycle",
    "load",
    "partnerships",
    "publication",
    "read",
    "report",
    "roles",
    "timescales",
    "vocabulary",
]

_SUBMODULES = frozenset(
    {
        *("calendars", "caseload", "comparison", "criteria", "engagement", "glossary", "history", "lifecycle"),
        *("publication", "roles", "timescales", "vocabulary"),
    }
)
_HOMES = {
    "cspr.dates": ("Span",),
    "cspr.errors": ("CsprError", "Problem"),
    "cspr.guidance.framework": ("Framework", "framework", "partnerships"),
    "cspr.record.entries": (
        "Appointed",
        "Decided",
        "Delayed",
        "Ended",
        "Established",
        "Happened",
        "Involved",
        "Listed",
        "Planned",
        "Proceeding",
        "Redacted",
        "Withdrawn",
    ),
    "cspr.record.files": ("dumps", "load", "read"),
    "cspr.record.review": ("Review",),
    "cspr.record.situation": ("Situation",),
    "cspr.reporting": ("Report", "report"),
    "cspr.truth": ("Truth",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Load a public name when it is first used."""
    from importlib import import_module

    if name in _SUBMODULES:
        return import_module(f"cspr.{name}")
    if name in _HOME:
        value = getattr(import_module(_HOME[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'cspr' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted(__all__)
