"""What looks wrong in a record, in a plain sentence each, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from cspr.wording.cautions import WAS_IT_ALLOWED
from cspr.wording.deciding import HAVE_IT_TAKEN
from cspr.wording.first_screen import inside, sentence
from cspr.wording.history import GIVE_A_REASON, OUR_INFERENCE, WHAT_TO_RECORD

TOO_LONG_AGO: Final = "too-long-ago"
NO_SEAT: Final = "no-seat-recorded"
OTHERWISE: Final = "meeting-otherwise"
FAR_AHEAD: Final = "five years or more after everything else on record. Check the year."
FINDINGS: Final = {
    "recorded-before-it-happened": (
        "It was entered before the day on which it happened. "
        "Check both days; what is still to come is entered as planned."
    ),
    TOO_LONG_AGO: "Its day lies before the days of which the working days are known here. Check the year.",
    "still-to-come": "Its day is still to come. Check the year; what is still to come is entered as planned.",
    "ended-before-it-began": "It ends before it begins. Check both days.",
    "corrects-something-else": "It corrects an entry of something else. Check the id in corrects.",
    "planned-far-ahead": f"It is planned for {FAR_AHEAD}",
    "repeated-reference": "This reference stands on another entry too. Give each its own.",
    "unknown-reference": "It names a reference that no entry of the record has. Correct it, or enter what it names.",
    "goes-in-a-circle": "It leads back to itself. Correct what it serves.",
    "evidence-before-action": "The evidence is older than the action. Check both days.",
    "meeting-before-the-review-began": "The meeting stands before the incident or the review. Check the days.",
    "called-after-its-day": "The meeting was called after the day on which it was to take place. Check both days.",
    "asked-after-its-day": "The information was asked for after the day by which it was to come. Check both days.",
    "substitute-after-the-meeting": "The substitute was named after the meeting was held. Check both days.",
    "there-and-substituted": "A member and their substitute are both there. Correct who came, or who stood in.",
    "twice-in-one-body": "This person is in the same body twice. Remove one of the two, or end it.",
    "substitute-for-a-substitute": "Somebody stands in for a person who stands in. Name the member themselves.",
    "agency-not-listed": "This agency is not on the record's list of agencies. Enter it, or correct the name.",
    "looks-like-a-name": "A reference looks like a name. Use a reference that tells nobody who it is.",
    "looks-like-a-date-of-birth": "A reference looks like a date of birth. Use one that tells nobody who it is.",
    "looks-like-an-ni-number": "A reference looks like an NI number. Use one that tells nobody who it is.",
    "looks-like-an-nhs-number": "A reference looks like an NHS number. Use one that tells nobody who it is.",
}
DEVIATIONS: Final = {
    "out-of-order": "Check the days of both; if they are right, tell the partners why it was done in this order.",
    "without": "Do it now, or record the day on which it was done.",
    "only-where": "Record what is missing; if it was not so, tell the partners why the step was taken all the same.",
    "conflict": "Both stand in the record. Enter which is right as correcting the other.",
    "no-reason": sentence(GIVE_A_REASON),
    "turned-back": "Check each answer: if one is a slip, enter the right one as correcting it; else leave them.",
    "two-days": (
        "The first counts. If it was wrong, enter the right day as correcting it; if it was done again, leave both."
    ),
    "closed-before-opened": "Check both days.",
    "known-before": "Check both days: the time to notify counts from the day on which the authority first knew.",
    "while-held": "Check both days; if they are right, tell the partners why it did not wait.",
    "planned-while-held": "Plan it for later, or record when what holds it has ended.",
    "plan-left-over": "Withdraw the plan, or move it to where it is done now.",
}
DECISIONS: Final = {
    "not-theirs": sentence(HAVE_IT_TAKEN),
    "given-to-another": sentence(HAVE_IT_TAKEN),
    "no-rationale": "Record where the reasons stand.",
    "against-duty": "Look at it again with those who took it.",
    "not-carried": "Check the votes; if they are right, the decision is not carried by this text.",
    "no-votes": "Record how many voted for and against, where that is known.",
}
"""What to do about a decision, by what is to be said of it."""
NO_DECISION: Final = (
    "A report is recorded as published, and no decision on a review is on record. Record the decision with its day, or "
    "correct the day of publication. (no-decision)"
)
OF_THE_REVIEW: Final = "the reference of the review"
TO_LOOK_AT: Final = "It can be read. {} To look at:"
KEPT: Final = "Nothing was changed: what looks odd is kept as it is."
NONE: Final = "No problem. {}"


def written(file: str) -> str:
    """That a case file was written, and how to check it.

    Examples:
        >>> written("NR-09.toml")
        'Written. Check it with:  cspr case check NR-09.toml'
        >>> written("my cases/NR-09.toml")
        'Written. Check it with:  cspr case check "my cases/NR-09.toml"'
    """
    return f"Written. Check it with:  cspr case check {_quoted(file)}"


def _quoted(file: str) -> str:
    return f'"{file}"' if " " in file else file


def finding(code: str, entry: str | None) -> str:
    """What looks wrong with an entry, and what to do.

    Args:
        entry: the id of the entry; ``None`` for the reference of the review.

    Examples:
        >>> finding("ended-before-it-began", "e4")
        'e4: It ends before it begins. Check both days. (ended-before-it-began)'
    """
    return f"{entry or OF_THE_REVIEW}: {FINDINGS[code]} ({code})"


def ahead(titles: Iterable[str]) -> str:
    """That something is entered for a day that is still to come, and so does not count.

    Examples:
        >>> ahead(["Report published (Fri 19 Nov 2027)"])
        'Entered for a day still to come, so not counted: report published (Fri 19 Nov 2027). Check the year.'
    """
    return f"Entered for a day still to come, so not counted: {'; '.join(map(inside, titles))}. Check the year."


def deviation(code: str, says: str, why: Sequence[str] = (), *, inferred: bool = False) -> str:
    """What stands in the wrong order or against something else, and what to do.

    Args:
        says: what deviates, in plain words.
        why: what it rests on; a question to answer takes the place of what else to do.
        inferred: whether it is an order that no clause states.

    Examples:
        >>> deviation("conflict", "Did the child die? The record contradicts itself")[:60]
        'Did the child die? The record contradicts itself. Both stand'
        >>> from cspr.wording.history import AGAINST_THE_DECISION
        >>> deviation("conflict", "The record contradicts itself", (AGAINST_THE_DECISION,))[:54]
        'The record contradicts itself. If it was decided to pu'
    """
    what = next((each for each in why if each in WHAT_TO_RECORD), DEVIATIONS[code])
    return f"{says}{OUR_INFERENCE if inferred else ''}. {what} ({code})"


def of_a_decision(code: str, decided: str, says: str, rests: Iterable[tuple[str, str]]) -> str:
    """What is to be said of a decision that was taken, and what to do.

    Args:
        code: what is to be looked at.
        decided: what was decided, when and by whom.
        says: what is to be said of it.
        rests: the clauses on which it rests, each with whose decision it is by it; empty where it is not about that.

    Examples:
        >>> of_a_decision("against-duty", "e4: Not to notify, by chair", "a duty arises", [("FEN-4", "")])
        'e4: Not to notify, by chair: a duty arises (FEN-4). Look at it again with those who took it. (against-duty)'
    """
    clauses = "; ".join(": ".join(filter(None, rest)) for rest in rests)
    return f"{decided}: {says}{f' ({clauses})' if clauses else ''}. {DECISIONS[code]} ({code})"


def decided(entry: str, title: str, when: str, by: str) -> str:
    """What was decided, when and by whom.

    Examples:
        >>> decided("e4", "Decision to undertake an LCSPR", "Mon 5 Feb 2024", "chair")
        'e4: Decision to undertake an LCSPR, Mon 5 Feb 2024, by chair'
    """
    return f"{entry}: {title}, {when}, by {by}"


def not_allowed(says: str) -> str:
    """That something was published although a text does not allow it, and what to do.

    Examples:
        >>> not_allowed("Published on Mon 5 Feb, although the guide does not allow it (FEN-4): was it allowed?")[70:]
        'was it allowed? Find out whether it was allowed, and record what allowed it. (not-allowed)'
    """
    return f"{says} {sentence(WAS_IT_ALLOWED)} (not-allowed)"


def elsewhere(case: str) -> str:
    """Where it is told what was not done in its time.

    Examples:
        >>> elsewhere("NR-09.toml")
        'Something was late, too early or left out, on one reading or all. See it with:  cspr report NR-09.toml --full'
    """
    return (
        "Something was late, too early or left out, on one reading or all. "
        f"See it with:  cspr report {_quoted(case)} --full"
    )


def otherwise(title: str, why: str, clause: str) -> str:
    """That a meeting was not as a text has it, and what to do.

    Examples:
        >>> otherwise("Forum meeting on 13 May 2024", "not on the first Monday", "FEN-157")[:60]
        'Forum meeting on 13 May 2024: not on the first Monday (FEN-1'
    """
    then = "Check the entry; if it is right, leave it."
    return f"{title}: {why} ({clause}). {then} ({OTHERWISE})"


def no_seat(entry: str, refs: Sequence[str]) -> str:
    """Who came to a meeting of a body without a seat on record, and what to do.

    Examples:
        >>> no_seat("e9", ["P7", "P9"])[:72]
        'e9: P7, P9 came, and no seat of theirs on the body is on record for that'
    """
    says = f"{entry}: {', '.join(refs)} came, and no seat of theirs on the body is on record for that day"
    then = "Enter the appointment, in whose place they came, or that they were guests; else a quorum may not be known."
    return f"{says}. {then} ({NO_SEAT})"


def of_the_plan(code: str, says: str) -> str:
    """What is left of an action plan without what it is for, or what is for it.

    Examples:
        >>> of_the_plan("no-action-left", "R1: decide whether it still stands.")
        'R1: decide whether it still stands. (no-action-left)'
    """
    return f"{says} ({code})"


WHY_TAKEN_BACK: Final = "Record why that was taken back, and who knew when."


def entered_late(says: str, then: str) -> str:
    """What was entered, corrected or answered only once a limit had passed, and what to do.

    Examples:
        >>> entered_late("no of 2024-11-04: entered only on 2024-11-20", "Check the days.")
        'No of 2024-11-04: entered only on 2024-11-20. Check the days. (entered-late)'
    """
    return f"{sentence(says, len(says) + 1)} {then} (entered-late)"


def entries(count: int) -> str:
    """How many entries there are.

    Examples:
        >>> entries(1), entries(0)
        ('1 entry.', '0 entries.')
    """
    return f"{count} {'entry' if count == 1 else 'entries'}."
