"""What differs between two situations, each difference with a stable key and the true reason."""

from __future__ import annotations

from typing import Final

from cspr import vocabulary
from cspr.answers import Answers
from cspr.calendars import Calendar
from cspr.changing.pictures import NOWHERE, Item, Key, differ, kind_of
from cspr.changing.reasons import Reasons, Texts
from cspr.changing.rows import Cause, Change, ChangeKind, Subject
from cspr.conditions.admission import admit
from cspr.conditions.limbs import PROCEEDING
from cspr.dates import PartialDate
from cspr.errors import wrong
from cspr.guidance.layers import Framework
from cspr.lifecycle import State
from cspr.record.entries import AnyEntry
from cspr.record.situation import Situation
from cspr.record.supposing import supposing
from cspr.truth import Truth
from cspr.wording import changes as words
from cspr.wording.days import as_known, short_day

_OPEN: Final = frozenset({State.READY.value, State.BLOCKED.value})
_BY_A_CORRECTION: Final = frozenset(
    {
        ChangeKind.LAPSED,
        ChangeKind.MOVED,
        ChangeKind.DATE_CHANGED,
        ChangeKind.OPENED,
        ChangeKind.BLOCKED,
        ChangeKind.STEP_CHANGED,
    }
)


def changes(
    framework: Framework,
    before: Situation,
    after: Situation,
    *,
    before_framework: Framework | None = None,
    calendar: Calendar | None = None,
    before_calendar: Calendar | None = None,
) -> Answers[Change]:
    """What differs between two situations of one review: questions, criteria, dates, steps, readiness and guidance.

    Args:
        framework: the documents that apply to the later situation.
        before: the earlier situation.
        after: the later one.
        before_framework: the documents that applied to the earlier one, where they were others.
        calendar: the working days; those of England where nothing else is given.
        before_calendar: those of the earlier situation, where they were others.

    Returns:
        Only what stands otherwise, a row each, ready to become a notification: a stable key, what became of it, one
        sentence, the day before and now. An entry is the cause where a thing would not stand as it does without what
        came to count since. Where the end of what is known only in part grows with the day, nothing has changed.

    Raises:
        CsprError: ``another-review``, ``not-a-framework``, ``not-a-situation``, ``not-this-partnership``.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Happened, Review
        >>> review = Review("NR-07", "northamptonshire").record(Happened("local-authority-aware", date(2021, 3, 26)))
        >>> later = review.record(Happened("notification-sent", date(2021, 3, 29)))
        >>> rows = changes(framework("national"), review.as_of(date(2021, 3, 30)), later.as_of(date(2021, 3, 30)))
        >>> [(row.before, row.after, row.entries) for row in rows if row.key == "step/notify-incident"]
        [('cannot-tell', 'done', ('e2',))]
        >>> print(next(row.says for row in rows if row.key == "date/rapid-review-period"))
        Rapid review to the Panel: due by Tue 20 Apr (start not settled: 20–21 Apr; may be suspended).
    """
    old_framework = framework if before_framework is None else before_framework
    old_calendar = calendar if before_calendar is None else before_calendar
    admit(old_framework, before)
    admit(framework, after)
    if before.reference != after.reference:
        raise wrong("another-review", "after", "give two situations of one review")
    reasons = Reasons(before, after, Texts(old_framework, old_calendar), Texts(framework, calendar))
    first, last = reasons.first, reasons.last
    keys = [key for key in dict.fromkeys((*first, *last)) if differ(key, first.get(key), last.get(key))]
    alone = reasons.entries() if keys else {}
    rows = (_change(framework, key, reasons, alone.get(key, ()), after) for key in keys)
    return Answers(row for row in rows if not (row.causes == (Cause.DAY,) and _only_grew(row)))


def what_if(
    framework: Framework,
    situation: Situation,
    *entries: AnyEntry,
    calendar: Calendar | None = None,
    other_calendar: Calendar | None = None,
) -> Answers[Change]:
    """What would change if something were recorded: a fact, an event, a decision, other proceedings, another plan.

    Args:
        framework: the documents that apply.
        situation: what is known. It stays as it is.
        entries: what is supposed, as it would be entered; another day of an event corrects the entry that has it.
        calendar: the working days as they are; those of England where nothing else is given.
        other_calendar: the working days as they would be; the same where left out.

    Raises:
        CsprError: as for ``Review.record``.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Proceeding, Review
        >>> situation = Review("NR-07", "northamptonshire").as_of(date(2021, 7, 1))
        >>> asked = Proceeding("prosecution", "none", on=date(2021, 7, 1))
        >>> rows = what_if(framework("northamptonshire"), situation, asked)
        >>> [(row.key, row.after) for row in rows if row.subject is Subject.QUESTION]
        [('question/proceeding:prosecution/case', 'answered')]
    """
    admit(framework, situation)
    other = supposing(situation, *entries)
    then = calendar if other_calendar is None else other_calendar
    return changes(framework, situation, other, before_calendar=calendar, calendar=then)


def _change(framework: Framework, key: Key, reasons: Reasons, entries: tuple[str, ...], after: Situation) -> Change:
    subject, name = key
    then, now = reasons.first.get(key, NOWHERE), reasons.last.get(key) or _still_open(key, framework, reasons)
    title, kind, stands = now.title or then.title, kind_of(subject, then, now), now.stands
    if subject is Subject.QUESTION and not stands:
        answered = _is_answered(name, after)
        kind = ChangeKind.ANSWERED if answered else ChangeKind.CLOSED
        stands = words.ANSWERED if answered else words.NO_LONGER_MATTERS
    in_its_own_right = kind not in _BY_A_CORRECTION or now.word == words.NOT_IN_TIME
    corrected = None if in_its_own_right else reasons.corrected(entries)
    days = {"then": _day(then.day, after), "now": _day(now.day, after), "beside": now.beside}
    days["corrected"] = "" if corrected is None else short_day(corrected, after.on.year)
    return Change(
        key=f"{subject.value}/{name}",
        kind=kind,
        subject=subject,
        title=title,
        says=words.says(kind.value, title, then.says, now.says, **days, verdict=now.word),
        before=then.stands,
        after=stands,
        day_before=then.day,
        day=now.day,
        causes=reasons.causes(key),
        entries=entries,
        reference=after.reference,
        on=after.on,
    )


def _still_open(key: Key, framework: Framework, reasons: Reasons) -> Item:
    """How a date stands that is no longer asked for: its step may still be, by another text or later on.

    A step that is called otherwise since is another: information is published in place of a report.
    """
    subject, name = key
    topic = name.rpartition("/")[0] if ":" in name else name
    steps = (duty.step for duty in framework.duties if topic in {duty.topic, duty.step})
    for step in dict.fromkeys(steps) if subject is Subject.DATE else ():
        its, before = (of.get((Subject.STEP, step or ""), NOWHERE) for of in (reasons.last, reasons.first))
        if its.word in _OPEN and before.title in {"", its.title}:
            return Item("", words.NO_DATE, words.NO_DATE, words.STILL_ASKED)
    return NOWHERE


def _only_grew(row: Change) -> bool:
    """Whether only the last day of a date grew, which is known in part: not after the day that is asked about."""
    was, now = row.day_before, row.day
    if row.kind is not ChangeKind.MOVED or was is None or now is None:
        return False
    return was.first == now.first and was.last < now.last


def _day(day: PartialDate | None, after: Situation) -> str:
    return "" if day is None else as_known(day, after.on.year)


def _is_answered(question: str, after: Situation) -> bool:
    """Whether anybody answered a question that is no longer open, or whether it only matters no more."""
    name, _, about = question.rpartition("/")
    kind = name.removeprefix(PROCEEDING)
    if kind != name:
        return after.proceeding(kind) is not Truth.UNKNOWN
    return name in vocabulary.facts() and after.answer(name, about).truth is not Truth.UNKNOWN
