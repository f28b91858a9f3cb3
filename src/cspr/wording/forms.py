"""What is said of forms: what has to be filled in, by whom, and what becomes of an incomplete one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from cspr.wording.first_screen import inside

SEE_ONE: Final = (
    "One of them: cspr form blank FORM. To check a filled one: cspr form check FORM FILE. Not legal advice."
)
COMPLETE: Final = {
    "yes": "Complete: every box that has to be filled in is filled in",
    "no": "Not complete",
    "unknown": "Not known to be complete",
}
ABSENT: Final = "The form itself is not in the text that was read: it may have further boxes."
ASKED: Final = {
    "must": "has to be filled in",
    "should": "should be filled in",
    "if-yes": "is needed if the answer before it is yes",
    "none": "no text says that it has to be filled in",
}
WANTING: Final = {
    "if-yes": "is needed if the answer before it is yes",
    "none-of": "one of these has to be filled in",
    "sign-off": "has to be signed off",
}
EMPTY: Final = "Empty: {}"
MEETS: Final = {
    "returned-for-completion": "An incomplete one is sent back to be completed.",
    "not-accepted": "An incomplete one is not accepted.",
    "returned-for-revision": "It goes back for revision before the next body sees it.",
    "none-stated": "The document states no rule on an incomplete one.",
    "not-in-the-text": "The form itself is not in the text, so no rule on an incomplete one is known.",
}
KINDS: Final = {
    "form-in-text": "printed in the document",
    "form-absent": "named in the document; the form itself is not in the text",
    "document-by-content-rule": "no printed form: put together from what the clauses ask it to hold",
}
FINDINGS: Final = {
    "empty-box": "Empty boxes that have to be filled in",
    "none-of": "One of these has to be filled in",
    "sign-off": "Missing sign-offs",
    "should": "Empty boxes that should be filled in",
    "if-yes": "Empty boxes to check: needed if the answer before them is yes",
}
WANTING_COUNTED: Final = {
    "empty-box": ("{} empty box that has to be filled in", "{} empty boxes that have to be filled in"),
    "none-of": (
        "{} group of boxes of which one has to be filled in",
        "{} groups of boxes of which one has to be filled in",
    ),
    "sign-off": ("{} sign-off missing", "{} sign-offs missing"),
    "should": ("{} empty box that should be filled in", "{} empty boxes that should be filled in"),
    "if-yes": ("{} box to check", "{} boxes to check"),
}
NO_BOXES: Final = "What it asks for is not known."
PROBLEM: Final = "There is a problem"
NOTHING_TO_REPORT: Final = "Nothing to report"
HINTS: Final = {
    "date": "Day, month and year, such as 27 March 2021",
    "datetime": "Day and time, such as 27 March 2021, 14:30",
    "list": "One item on each line",
    "table": "One row on each line",
    "signature": "Write your name to sign",
    "reference": "Say which document, or attach it",
    "attachment": "Choose a file",
}
IN_TOML: Final = (
    "Fill in between the quotation marks; write true for what is ticked. Where there is nothing to report, write "
    '"none to report".'
)
IN_MARKDOWN: Final = "Where there is nothing to report, write “none to report”: an empty box counts as not filled in."
ROWS: Final = "Repeat for each row."
PRINTED: Final = "Printed rows: {}."
NOTHING_ANSWERS: Final = frozenset({"none to report", "none-to-report", "nothing to report"})
"""What may be written where there is nothing to report."""
FILLED_IN_BY: Final = "Filled in by"
GOES_TO: Final = "Goes to"
BY_WHEN: Final = "By when"
CALLED: Final = "Called"
WHICH_BOXES: Final = "Which boxes have to be filled in"
REMARK: Final = "Remark"
STAGES: Final = "Stages"
WHERE: Final = "Where it stands"
SIGN_OFFS: Final = "Sign-offs"
WHO_SIGNS: Final = "Who signs or agrees, by which stage"
SIGN_HEADS: Final = ("Who", "What", "By stage")
BOX_HEADS: Final = ("Box", "Filled in?")
TO_FILL_IN: Final = "To fill in"
MARKDOWN_HEADS: Final = ("Box", "Asked for", "Path", TO_FILL_IN)
NOT_SAID_TO_BE_NEEDED: Final = " (not said to be needed)"


def how_complete(complete: str, wanting: Mapping[str, int], stage: str) -> str:
    """Whether a form is complete by a stage, and how much of what kind is wanting.

    Args:
        complete: ``yes``, ``no`` or ``unknown``.
        wanting: the number of findings by kind, in the order in which they are listed.
        stage: the stage by which it was checked.

    Examples:
        >>> how_complete("no", {"empty-box": 6, "should": 1}, "sign-off")
        'Not complete: 6 empty boxes that have to be filled in; 1 empty box that should be filled in. Stage: sign off.'
        >>> how_complete("yes", {}, "submission")
        'Complete: every box that has to be filled in is filled in. Stage: submission.'
    """
    counts = "; ".join(WANTING_COUNTED[kind][number != 1].format(number) for kind, number in wanting.items())
    between = "; " if complete == "yes" else ": "
    return f"{between.join(filter(None, (COMPLETE[complete], counts)))}. Stage: {stage.replace('-', ' ')}."


def unreadable(what: str, where: str) -> str:
    """That a file cannot be read, and where.

    Examples:
        >>> unreadable("TOML", "at line 3, column 9")
        'TOML cannot be read at line 3, column 9'
    """
    return f"{what} cannot be read {where}".strip()


def one_of(labels: Iterable[str], *, mandatory: bool) -> str:
    """How strongly the boxes are asked for of which one is enough.

    Examples:
        >>> one_of(["Date of death", "Date of serious incident"], mandatory=True)
        'one of these has to be filled in: Date of death, Date of serious incident'
    """
    return f"one of these {'has to be filled in' if mandatory else 'is enough'}: {', '.join(labels)}"


def needed(asked: str, clauses: str) -> str:
    """How strongly a box is asked for, as a sentence with the clauses that ask.

    Examples:
        >>> needed("has to be filled in", "NSCP-F-204")
        'Has to be filled in (NSCP-F-204).'
    """
    return f"{asked[:1].upper()}{asked[1:]} ({clauses})."


def asked(kind: str, rule: str) -> str:
    """What is wanting in a box, by the kind of finding and how strongly the box is asked for.

    Examples:
        >>> asked("empty-box", "must"), asked("none-of", "must")
        ('has to be filled in', 'one of these has to be filled in')
    """
    return WANTING.get(kind) or ASKED[rule]


def people(ids: tuple[str, ...], own: Mapping[str, str]) -> str:
    """Who fills something in, in words.

    Args:
        ids: who.
        own: the titles that a partnership gave to words of its own, by id.

    Examples:
        >>> people(("lead-reviewer", "x-my-area/guide"), {"x-my-area/guide": "Guide"})
        'lead reviewer, guide'
    """
    return ", ".join(inside(own[name]) if name in own else name.replace("-", " ") for name in ids)


def boxes(count: int, needed: int, incomplete: str) -> str:
    """How many boxes a form has, how many of them are needed, and what becomes of an incomplete one.

    Examples:
        >>> boxes(9, 7, "returned-for-revision")
        '9 boxes, of which 7 have to be filled in. It goes back for revision before the next body sees it.'
        >>> boxes(1, 0, "none-stated"), boxes(0, 0, "not-in-the-text")
        ('1 box; none has to be filled in.', 'Its boxes are not in the text.')
    """
    if not count:
        return "Its boxes are not in the text."
    named = f"{count} box{'es' if count > 1 else ''}"
    asked = (
        f", of which {needed} {'has' if needed == 1 else 'have'} to be filled in."
        if needed
        else "; none has to be filled in."
    )
    fate = f" {MEETS[incomplete]}" if incomplete not in {"none-stated", "not-in-the-text"} else ""
    return f"{named}{asked}{fate}"


def how_many(boxes: int, mandatory: int) -> str:
    """How many boxes a form has, and how many of them have to be filled in.

    Examples:
        >>> how_many(12, 3)
        'Boxes: 12, of which 3 must be filled in'
    """
    return f"Boxes: {boxes}, of which {mandatory} must be filled in"


def labelled(label: str, says: str) -> str:
    """What is known of a form, under its label.

    Examples:
        >>> labelled(FILLED_IN_BY, "referrer")
        'Filled in by: referrer'
    """
    return f"{label}: {says}"
