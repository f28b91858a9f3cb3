"""What differs between two situations, each difference with a stable key and the true reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from cspr import vocabulary
from cspr.answers import Answers
from cspr.changing.pictures import NOWHERE, kind_of, picture
from cspr.changing.rows import Cause, Change, ChangeKind, Subject
from cspr.conditions.admission import admit
from cspr.conditions.limbs import PROCEEDING
from cspr.errors import wrong
from cspr.record.corrections import Tombstone
from cspr.record.review import Review
from cspr.record.supposing import supposing
from cspr.truth import Truth
from cspr.wording import changes as words
from cspr.wording.days import as_known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from cspr.calendars import Calendar
    from cspr.changing.pictures import Key, Picture
    from cspr.dates import PartialDate
    from cspr.guidance.layers import Framework
    from cspr.record.entries import AnyEntry, Logged
    from cspr.record.situation import Situation

_MOST_TRIED: Final = 40


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
        sentence, the day before and now. The cause is found by changing one thing after the other: first what is
        recorded, then the day, then the calendar, then the guidance.

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
        Rapid review to the Panel: due by Tue 20 Apr.
    """
    old_framework = framework if before_framework is None else before_framework
    old_calendar = calendar if before_calendar is None else before_calendar
    admit(old_framework, before)
    admit(framework, after)
    if before.reference != after.reference:
        raise wrong("another-review", "after", "give two situations of one review")
    recorded = attrs.evolve(before, review=after.review, known_on=after.known_on)
    stages: list[tuple[Cause, Callable[[], Picture]]] = [
        (Cause.ENTRY, lambda: picture(old_framework, recorded, old_calendar)),
        (Cause.DAY, lambda: picture(old_framework, after, old_calendar)),
        (Cause.CALENDAR, lambda: picture(old_framework, after, calendar)),
        (Cause.GUIDANCE, lambda: picture(framework, after, calendar)),
    ]
    pictures = [picture(old_framework, before, old_calendar)]
    same = [recorded.entries == before.entries, recorded == after, old_calendar == calendar, old_framework is framework]
    for (_, draw), unchanged in zip(stages, same, strict=True):
        pictures.append(pictures[-1] if unchanged else draw())
    first, last = pictures[0], pictures[-1]
    keys = [key for key in dict.fromkeys((*first, *last)) if first.get(key) != last.get(key)]
    alone = _alone(old_framework, before, after, old_calendar, pictures[:2]) if keys else {}
    causes = [cause for cause, _ in stages]
    return Answers(_change(key, pictures, causes, alone, after) for key in keys)


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


def _change(
    key: Key, pictures: list[Picture], causes: Iterable[Cause], alone: Mapping[Key, tuple[str, ...]], after: Situation
) -> Change:
    subject, name = key
    then, now = pictures[0].get(key, NOWHERE), pictures[-1].get(key, NOWHERE)
    title, kind, stands = now.title or then.title, kind_of(subject, then, now), now.stands
    if subject is Subject.QUESTION and not stands:
        answered = _is_answered(name, after)
        kind = ChangeKind.ANSWERED if answered else ChangeKind.CLOSED
        stands = words.ANSWERED if answered else words.NO_LONGER_MATTERS
    days = {"then": _day(then.day, after), "now": _day(now.day, after)}
    steps = zip(causes, pictures, pictures[1:], strict=False)
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
        causes=tuple(cause for cause, earlier, later in steps if earlier.get(key) != later.get(key)),
        entries=alone.get(key, ()),
        reference=after.reference,
        on=after.on,
    )


def _day(day: PartialDate | None, after: Situation) -> str:
    return "" if day is None else as_known(day, after.on.year)


def _is_answered(question: str, after: Situation) -> bool:
    """Whether anybody answered a question that is no longer open, or whether it only matters no more."""
    name, _, about = question.rpartition("/")
    kind = name.removeprefix(PROCEEDING)
    if kind != name:
        return after.proceeding(kind) is not Truth.UNKNOWN
    return name in vocabulary.facts() and after.answer(name, about).truth is not Truth.UNKNOWN


def _alone(
    framework: Framework,
    before: Situation,
    after: Situation,
    calendar: Calendar | None,
    pictures: list[Picture],
) -> dict[Key, tuple[str, ...]]:
    """The entries that alone make each difference; nothing where there are too many to try."""
    old, new = pictures
    known = _known(before)
    added = [entry for entry in _known(after) if entry not in known and not isinstance(entry, Tombstone)]
    if old == new or len(added) > _MOST_TRIED:
        return {}
    causes: dict[Key, tuple[str, ...]] = {}
    for entry in added:
        tried = new if len(added) == 1 else picture(framework, _with(before, known, entry, after.known_on), calendar)
        for key in dict.fromkeys((*old, *new)):
            if old.get(key) != tried.get(key) == new.get(key):
                causes[key] = (*causes.get(key, ()), entry.id or "")
    return causes


def _known(situation: Situation) -> tuple[Logged, ...]:
    """The entries that were known, or may have been."""
    on = situation.known_on
    return tuple(
        entry
        for entry in situation.review.entries
        if on is None or isinstance(entry, Tombstone) or entry.recorded is None or entry.recorded <= on
    )


def _with(before: Situation, known: tuple[Logged, ...], entry: AnyEntry, known_on: date | None) -> Situation:
    """The situation before, with one more entry known."""
    names = {other.id for other in known}
    kept = entry if entry.corrects is None or entry.corrects in names else attrs.evolve(entry, corrects=None)
    review = Review(before.review.reference, partnerships=before.review.partnerships)
    return attrs.evolve(before, review=review.record(*known, kept), known_on=known_on)
