"""The sentences of what changed, each fit for a notification."""

from __future__ import annotations

from typing import Final

from cspr.dates import PartialDate
from cspr.wording.days import as_known, on_day
from cspr.wording.task_sentences import NOT_SETTLED

IF_IT_APPLIES: Final = "if that applies"
PAGE: Final = "What changed"
_PASSED: Final = {
    "date-passed-check": "{title}: the date, {now}, has passed; check whether it applied.",
    "some-readings-passed": "{title}: the date has passed on some readings; work to {now}.",
    "expected-passed": "{title}: expected by {now}, and not received.",
}
_SAYS: Final = {
    "new-deadline": "{title}: due by {now}.",
    "deadline-moved": "{title}: now due by {now}, before that by {then}.",
    "deadline-met": "{title}: {after}.",
    "done-late": "{title}: {after}.",
    "newly-overdue": "{title}: overdue; it was due by {now}.",
    "deadline-lapsed": "{title}: no longer due.",
    "deadline-changed": "{title}: {after}.",
    "question-asked": "Ask: {title}",
    "question-answered": "Answered: {title}",
    "question-closed": "No longer needs an answer: {title}",
    "answer-changed": "{title} Now {after}, before that {before}.",
    "decision-taken": "{after}.",
    "step-opened": "{title}: {after}.",
    "step-blocked": "{title}: {after}.",
    "step-done": "{title}: done.",
    "step-changed": "{title}: {after}.",
    "criterion-changed": "{title}: {after}, before that {before}.",
    "readiness-changed": "{title}? {after}.",
}
_LAPSED: Final = "deadline-lapsed"
_NOT_DUE: Final = "{title}: not due."
_MEMORY: Final = "date-passed-from-memory"
_FROM_MEMORY: Final = " The period is from memory: check the text."
_WORDS: Final = {"unknown": "not yet known", "": "not asked"}
ANSWERED: Final = "answered"
NOT_IN_TIME: Final = "not done in time"
NO_LONGER_MATTERS: Final = "no longer matters"
NO_DATE: Final = "no-date"
STILL_ASKED: Final = "still to be done, without a set date"
VERDICTS: Final = {NO_DATE: "has no set date", "not-started": "not started", "due": "its day lies ahead again"}
READY: Final = "Ready to publish"
READINESS_OVER: Final = {"published": "Published", "publication-declined": "Decided not to publish the report"}


def lasts(until: PartialDate, *, at_most: bool) -> str:
    """Until when something lasts that has begun.

    Examples:
        >>> from cspr.dates import PartialDate
        >>> lasts(PartialDate.read("2025-03-01"), at_most=False), lasts(PartialDate.read("2024-09-01"), at_most=True)
        ('until at least Sat 1 Mar 2025', 'until Sun 1 Sep 2024 at most')
    """
    day = as_known(until, None)
    return f"until {day} at most" if at_most else f"until at least {day}"


def anew(decided: str, day: PartialDate) -> str:
    """What was decided of a review that is another than the one before.

    Examples:
        >>> from cspr.dates import PartialDate
        >>> anew("Decision to undertake an LCSPR", PartialDate.read("2023-11-13"))
        'Decision to undertake an LCSPR, anew on Mon 13 Nov 2023'
    """
    return f"{decided}, anew {on_day(day, None)}"


def says(
    kind: str,
    title: str,
    before: str,
    after: str,
    *,
    then: str,
    now: str,
    verdict: str,
    beside: str = "",
    corrected: str = "",
) -> str:
    """What became of something, in a sentence.

    Args:
        kind: the word for what became of it.
        title: what it is, in plain words.
        before: how it stood, in plain words.
        then: of a deadline, its day as it was, written out.
        now: its day as it is.
        verdict: where it stands now.
        beside: what is to be said beside its day, where that is not sure, or beside the state of a step.
        corrected: the day on which the record was put right, where that alone made the difference.

    Examples:
        >>> says("deadline-moved", "Publish the LCSPR", "", "", then="Tue 4 Jan", now="Thu 6 Jan", verdict="due")
        'Publish the LCSPR: now due by Thu 6 Jan, before that by Tue 4 Jan.'
        >>> not_settled = "start not settled: 20–21 Apr"
        >>> says("new-deadline", "Notify", "", "", then="", now="Wed 21 Apr", verdict="due", beside=not_settled)
        'Notify: due by Wed 21 Apr (start not settled: 20–21 Apr).'
        >>> says("newly-overdue", "Notify", "", "", then="", now="Tue 4 Jan", verdict="date-passed-from-memory")
        'Notify: overdue; it was due by Tue 4 Jan. The period is from memory: check the text.'
        >>> says("deadline-lapsed", "Consider a delay", "", "", then="", now="", verdict="", corrected="Fri 2 Dec")
        'Consider a delay: not due. The record was corrected on Fri 2 Dec.'
        >>> says("step-changed", "Notify", "", "waiting", then="", now="", verdict="blocked", beside="on hold")
        'Notify: waiting (on hold).'
        >>> says("decision-taken", "Whether to notify", "Decision not to notify", "", then="", now="", verdict="")
        'Decision not to notify: no longer stands.'
    """
    if kind == "guidance-changed":
        return _guidance(before, after)
    if kind == "decision-taken" and not after:
        return f"{before}: no longer stands."
    pattern = _PASSED[verdict] if kind == "date-passed" else _NOT_DUE if corrected and kind == _LAPSED else _SAYS[kind]
    words = {"before": _WORDS.get(before, before), "after": _WORDS.get(after, after), "then": then, "now": now}
    if "whether it applied" in pattern:
        beside = beside.removeprefix(IF_IT_APPLIES).removeprefix("; ")
    if beside:
        last = "now" if now else "after"
        words[last] = f"{words[last]} ({beside})"
    sentence = pattern.format(title=title, **words)
    more = _FROM_MEMORY if verdict == _MEMORY else f" The record was corrected on {corrected}." if corrected else ""
    return f"{sentence}{more}"


def in_doubt(days: str, *, start: bool, only_if: bool, suspended: bool) -> str:
    """What is said beside a date that is not sure: the days between which it lies, that it may not apply.

    Examples:
        >>> in_doubt("19–21 Apr", start=True, only_if=False, suspended=False)
        'start not settled: 19–21 Apr'
        >>> in_doubt("20–26 Jul", start=False, only_if=True, suspended=True)
        'if that applies; texts differ: 20–26 Jul; may be suspended'
    """
    differ = f"{NOT_SETTLED if start else 'texts differ: '}{days}" if days else ""
    parts = IF_IT_APPLIES if only_if else "", differ, "may be suspended" if suspended else ""
    return "; ".join(filter(None, parts))


def _guidance(before: str, after: str) -> str:
    """Which text applies now; where it is the same text, what is held of it here was changed.

    Examples:
        >>> _guidance("Working Together 2018", "Working Together 2023")
        'Working Together 2023 applies now, before that Working Together 2018.'
        >>> _guidance("", "Panel guidance 2019"), _guidance("Panel guidance 2019", "")
        ('Panel guidance 2019 applies now.', 'Panel guidance 2019 no longer applies.')
        >>> _guidance("Our procedure", "Our procedure")
        'Our procedure: what is held of it here was changed.'
    """
    if before == after:
        return f"{after}: what is held of it here was changed."
    if not after:
        return f"{before} no longer applies."
    return f"{after} applies now, before that {before}." if before else f"{after} applies now."


def readiness(ready: str, unmet: int, unknown: int, unchecked: int) -> str:
    """Whether a report can be published, with what the publication check counts.

    Examples:
        >>> readiness("no", 2, 3, 1), readiness("no", 1, 0, 0), readiness("yes", 0, 0, 0)
        ('No: 2 not in order, 3 still open, 1 on a text that was not read', 'No: 1 not in order', 'Yes')
    """
    answer = {"yes": "Yes", "no": "No"}.get(ready, "Not yet known")
    counts = (unmet, "not in order"), (unknown, "still open"), (unchecked, "on a text that was not read")
    parts = ", ".join(f"{number} {what}" for number, what in counts if number)
    return f"{answer}: {parts}" if parts else answer


def edition(title: str, *, sure: bool) -> str:
    """An edition that is in force, or may be."""
    return title if sure else f"{title} (perhaps)"
