"""The kinds of answer that are written as JSON, by the word for each, and the number of their format."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, Final, TypeGuard

import attrs

FORMAT: Final = 2
"""The format of answers: whatever changes the shape of one raises it."""
HEAD: Final = ("format", "kind", "sources")
"""What stands at the top of every answer, beside its own fields."""
_WORD: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HOMES: Final = {
    "cspr.reporting": ("Report",),
    "cspr.first_screen": ("Card", "Glance"),
    "cspr.anonymity": ("Identifiers", "PseudonymFault"),
    "cspr.authoring": ("Checked",),
    "cspr.calendars": ("Moved", "OneOff", "PassedOver"),
    "cspr.caseload": ("Caseload", "Folder", "Week"),
    "cspr.changing": ("Change",),
    "cspr.comparison": ("Alignment", "Comparison", "Difference"),
    "cspr.criteria": ("Assessment", "Consequence", "Decider", "Deciding", "FactorList", "Fairness", "Question"),
    "cspr.engagement": ("Discussion",),
    "cspr.forms": ("Form", "FormCheck"),
    "cspr.glossary": ("Sense",),
    "cspr.guidance": ("Document", "Framework"),
    "cspr.guidance.coverage": ("Coverage",),
    "cspr.history": ("Deviation",),
    "cspr.interchange": ("EventLog",),
    "cspr.learning": ("ActionPlan", "Briefing", "CaseTime", "Timeliness"),
    "cspr.lifecycle": ("Blocker", "Delay", "Exit", "Parallel", "Progress"),
    "cspr.people": ("Ledger",),
    "cspr.people.rows": ("LedgerRow",),
    "cspr.publication": ("Afterwards", "Earliest", "Lateness", "NotPublishing", "Readability", "Readiness"),
    "cspr.record.appointments": ("Appointment",),
    "cspr.record.answers": ("FactAnswer",),
    "cspr.record": ("KnownPerson", "Merged"),
    "cspr.record.occurrences": ("Occurrence",),
    "cspr.record.proceedings": ("ProceedingState",),
    "cspr.record.record_findings": ("RecordFinding",),
    "cspr.record.situation": ("Situation",),
    "cspr.roles": ("Appointments", "Check", "Profile", "RoleBrief", "RoleDuty", "StepPeople"),
    "cspr.timescales": ("Plan", "Reading", "RulePeriod", "Timescale"),
}


_OF_COMMANDS: Final = {
    "cspr.cli.case": ("CaseCheck", "StartedCase"),
    "cspr.cli.deadlines": ("Deadlines",),
    "cspr.cli.guidance": ("Listed", "NotRead"),
    "cspr.cli.procedures": ("Written",),
    "cspr.cli.words": ("WordKinds", "WordList"),
    "cspr.show.passages": ("Passage",),
}


def word(name: str) -> str:
    """The word by which a class is known in JSON.

    Examples:
        >>> word("FormCheck")
        'form-check'
    """
    return _WORD.sub("-", name).lower()


ANSWERS: Final[Mapping[str, str]] = {word(name): f"{home}.{name}" for home, names in _HOMES.items() for name in names}
"""The kinds of answer that have a schema, each with the class that answers."""
COMMANDS: Final = {word(name): f"{home}.{name}" for home, names in _OF_COMMANDS.items() for name in names}
"""What a command alone writes with ``--json``, each with its class."""
BESIDE: Final[Mapping[str, tuple[str, ...]]] = {
    "caseload": ("unread", "by", "groups"),
    "form": ("schemas",),
    "profile": ("dates", "waits"),
    "timeliness": ("unread",),
    "week": ("unread",),
}
"""What a command writes beside the fields of an answer, where there is some."""


def class_of(kind: str) -> type[Any]:
    """The class that answers, or of what a command alone writes."""
    home, _, name = {**ANSWERS, **COMMANDS}[kind].rpartition(".")
    answer: type[Any] = getattr(import_module(home), name)
    return answer


def is_ours(kind: Any) -> bool:
    """Whether a class is one of the library's own that are written field by field."""
    if not isinstance(kind, type) or kind.__module__.partition(".")[0] != "cspr":
        return False
    ours: type[Any] = kind
    return attrs.has(ours) or is_named_tuple(ours)


def are_several(answer: Any) -> TypeGuard[Sequence[Any]]:
    """Whether several answers were handed over, and not one of which the fields are known by their places too."""
    kind = type_of(answer)
    return kind is list or (tuple in kind.__mro__ and not is_named_tuple(kind))


def public_name(kind: type[Any]) -> str:
    """The name by which a class is known outside its module: its own, else that of the class which it stands for."""
    return next(each.__name__ for each in kind.__mro__ if not each.__name__.startswith("_"))


def type_of(answer: Any) -> type[Any]:
    """The class of an answer."""
    kind: type[Any] = answer.__class__
    return kind


def is_named_tuple(kind: type[Any]) -> bool:
    """Whether a class is a tuple whose places have names."""
    return tuple in kind.__mro__ and hasattr(kind, "_fields")
