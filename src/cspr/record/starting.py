"""A case file to begin with: nothing recorded yet, and one example of each kind of entry, commented out."""

from __future__ import annotations

import json
from datetime import date
from typing import Final

from cspr.record import entries, learning_entries
from cspr.record.corrections import Redacted, Withdrawn
from cspr.record.files import dumps, to_dict
from cspr.record.notification_entries import Grounds, Notified
from cspr.record.people_entries import Called, Contribution, Given, Met, Person, Request, Substituted, Tasked
from cspr.record.setting_aside import SetAside
from cspr.record.situation import Review

_DAYS: Final = ("on", "held_on", "due", "until")
_DAY: Final = date(2026, 1, 5)
_HEAD: Final = """\
# The record of one review, from the incident to the last action.
#
# Nobody is named here. A review, a child, a person and a document have references: capital letters, digits and
# hyphens. There is no field for a story: what cannot be said with these words belongs in the case file of the agency.
#
# Entries are only ever added. A mistake is put right by a later entry with `corrects = "e1"`, or withdrawn.
# `on` is when it happened: 2026-01-05 without quotes, or what is known of it in quotes: "2026-01", "2026-Q1", "2026".
# `recorded` is the day on which it was entered, where that is known.
# `about` is "case" unless it concerns one of several: "child:A", "agency:police", "person:P1".
#
# Take the # away from an example to use it, and check the file with:  cspr case check FILE
"""
_EXAMPLES: Final[tuple[tuple[str, entries.AnyEntry], ...]] = (
    (
        "Something happened. Events: incident, local-authority-aware, notification-sent ...",
        entries.Happened("incident", _DAY),
    ),
    (
        "A fact was established: yes, no, or unknown with why (not-asked, not-known, disputed, awaited).",
        entries.Established("child-seriously-harmed", "unknown", on=_DAY, by="local-authority", why="awaited"),
    ),
    ("An agency, a child or a person is part of the case.", entries.Involved("agency:police")),
    ("The list of those involved is complete.", entries.Listed("agency", on=_DAY)),
    (
        "Somebody decided. The rationale stands in a document with this reference.",
        entries.Decided("local-review", "review", on=_DAY, by="safeguarding-partners", rationale_ref="RR-01"),
    ),
    ("Somebody was appointed, by reference.", entries.Appointed("lead-reviewer", "P1", on=_DAY)),
    (
        "Somebody sits on a body; whoever is appointed again has another such entry, and the next term begins.",
        entries.Appointed("review-subgroup-member", "P2", on=_DAY, agency="police"),
    ),
    ("An appointment ended; `entry` is the id of the appointment.", entries.Ended("e6", on=_DAY)),
    (
        "Other proceedings: open, ended, or none where it was asked and there is none.",
        entries.Proceeding("prosecution", "none", on=_DAY),
    ),
    ("A step is delayed, for a reason of the list.", entries.Delayed("publish", "inquest-pending", on=_DAY)),
    ("Something is planned for a day.", entries.Planned("published", _DAY)),
    (
        "What is known of somebody: for whom they work, and whether they were involved with the child or family.",
        Person("P1", agency="police", seniority="middle-manager", involved="no", decided="no"),
    ),
    (
        "A meeting was called.",
        Called("review-group-meeting", _DAY, held_on=_DAY, ref="M1", people=["P1", "P2"]),
    ),
    (
        "A meeting was held: who was in the chair, who was there, who sent apologies, and who came as a guest.",
        Met("review-group-meeting", _DAY, ref="M1", led_by="P1", present=["P1", "P7"], apologies=["P2"], guests=["P8"]),
    ),
    (
        "Somebody takes a member's place at a meeting.",
        Substituted("P2", "P7", on=_DAY, meeting_ref="M1", briefed="yes"),
    ),
    (
        "A meeting gave an action, or it stands differently now: open, done, dropped.",
        Tasked("A1", "open", on=_DAY, meeting_ref="M1", agency="police"),
    ),
    (
        "Information was asked of an agency; then chased, incomplete, returned, refused or escalated.",
        Request("police", "asked", on=_DAY, due=_DAY),
    ),
    (
        "How somebody takes part: offered, done, declined, not-offered (a decision), not-possible.",
        Contribution("P4", "told-of-review", "done", on=_DAY, how="letter-by-hand"),
    ),
    ("A document was given to somebody.", Given("officer-in-charge-notice", "officer-in-charge", on=_DAY)),
    (
        "A card of the first screen was looked at and set aside; `card` is its id, which cspr report --json gives.",
        SetAside("task/notify-partners/case", "arranged", on=_DAY, by="business-manager", until=_DAY),
    ),
    (
        "Something to learn was found, at a stage: determination, set-up, running, report, improvement.",
        learning_entries.Theme("T1", _DAY, stage="determination"),
    ),
    (
        "A recommendation was made: single-agency, multi-agency or national.",
        learning_entries.Recommendation("R1", _DAY, reach="multi-agency", to="safeguarding-partners", themes=["T1"]),
    ),
    (
        "An action was agreed; `criteria_ref` is the document that says how success is known.",
        learning_entries.Action("A1", _DAY, recommendations=["R1"], owner="police", due=_DAY, criteria_ref="PLAN-1"),
    ),
    (
        "How far an action has come: not-started, in-progress, done.",
        learning_entries.Progressed("A1", "done", on=_DAY, by="police"),
    ),
    ("There is evidence that an action was carried out.", learning_entries.Evidenced("A1", "AUDIT-1", on=_DAY)),
    (
        "What an action or a recommendation changed: achieved, in-part, not-achieved, too-early.",
        learning_entries.Impact("R1", "in-part", on=_DAY, by="review-subgroup"),
    ),
    (
        "A recommendation or an action is not implemented, for a reason of the list.",
        learning_entries.LeftUndone("A1", "already-in-place", on=_DAY, by="review-subgroup"),
    ),
    (
        "An agency was asked what it did with the learning.",
        learning_entries.FeedbackAsked("F1", "health", on=_DAY, due=_DAY, of="R1"),
    ),
    ("It answered.", learning_entries.FeedbackReturned("F1", _DAY)),
    ("An agency returned how it used a briefing.", learning_entries.Used("learning-briefing-paper", "police", on=_DAY)),
    (
        "A notification, and what it said the incident was: child-died, child-seriously-harmed, other.",
        Notified("N1", _DAY, nature="child-seriously-harmed", incident_ref="I1"),
    ),
    (
        "Why a decision was taken, for a reason of the list.",
        Grounds("local-review", "criteria-not-met", on=_DAY, agencies=["police", "health"]),
    ),
    ("An entry was a mistake.", Withdrawn("e1", "entered-in-error", on=_DAY)),
    (
        "An entry must not be kept: what it said is taken out, and only this stays.",
        Redacted("e2", "wrong-case", on=_DAY),
    ),
)


def starter(reference: str, partnership: str) -> str:
    """Write a case file to begin with.

    Args:
        reference: of the review: capital letters, digits and hyphens; never a name.
        partnership: whose review it is.

    Returns:
        A case file in TOML in which every example is commented out.

    Raises:
        CsprError: ``malformed-reference`` or ``malformed-partnership``.

    Examples:
        >>> from cspr.record.files import read
        >>> read(starter("NR-07", "northamptonshire")).entries
        ()
    """
    parts = [_HEAD, dumps(Review(reference, partnership))]
    for says, entry in _EXAMPLES:
        parts.append("".join(f"# {line}\n" for line in (says, *_lines(entry))))
    return "\n".join(parts)


def _lines(entry: entries.AnyEntry) -> list[str]:
    written = to_dict(entry)
    return [
        "[[entry]]",
        *(f"{key} = {value if key in _DAYS else json.dumps(value)}" for key, value in written.items()),
    ]
