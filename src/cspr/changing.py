"""What differs between two situations, each difference with a stable key and the true reason."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

import attrs

from cspr import lifecycle, vocabulary
from cspr.answers import Answer
from cspr.conditions import CASE, PROCEEDING, Case
from cspr.conditions.admitting import admit
from cspr.criteria.assessing import assessed
from cspr.criteria.open_questions import questions_of
from cspr.lifecycle import progress_of
from cspr.publication.preparing import readiness_of
from cspr.record.corrections import Tombstone
from cspr.timescales.main_date import Verdict, main_date
from cspr.timescales.scheduling import schedule_of
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from cspr.calendars import Calendar
    from cspr.guidance.layers import Framework
    from cspr.lifecycle import Progress
    from cspr.record.entries import AnyEntry
    from cspr.record.situation import Situation

_MOST_TRIED: Final = 40


class Subject(Enum):
    """What a difference is about.

    Examples:
        >>> Subject.DATE.value
        'date'
    """

    QUESTION = "question"
    CRITERION = "criterion"
    DATE = "date"
    STEP = "step"
    READINESS = "readiness"


class Cause(Enum):
    """Why something differs.

    Examples:
        >>> Cause.ENTRY.value
        'entry'
    """

    ENTRY = "entry"
    DAY = "day"
    CALENDAR = "calendar"
    GUIDANCE = "guidance"


@attrs.frozen(kw_only=True, repr=False)
class Change(Answer):
    """One thing that stands otherwise in the later situation.

    Args:
        key: the same for the same thing, whichever situations are compared.
        subject: what it is about.
        title: in plain words.
        before: how it stood; empty where it was not there.
        after: how it stands; empty where it is no longer there.
        causes: what made the difference: something recorded, the day, the calendar or another text; several where each
            changed it.
        entries: the ids of the entries that alone make the difference, where one alone does.
    """

    key: str
    subject: Subject
    title: str
    before: str
    after: str
    causes: tuple[Cause, ...]
    entries: tuple[str, ...]


class _Item(NamedTuple):
    """How one thing stands, in a word or a date, with its title."""

    title: str
    stands: str


_Picture = dict[tuple[Subject, str], _Item]


def changes(
    framework: Framework,
    before: Situation,
    after: Situation,
    *,
    before_framework: Framework | None = None,
    calendar: Calendar | None = None,
    before_calendar: Calendar | None = None,
) -> tuple[Change, ...]:
    """What differs between two situations of one review: questions, criteria, dates, steps and readiness.

    Args:
        framework: the documents that apply to the later situation.
        before: the earlier situation.
        after: the later one.
        before_framework: the documents that applied to the earlier one, where they were others.
        calendar: the working days; those of England where nothing else is given.
        before_calendar: those of the earlier situation, where they were others.

    Returns:
        Only what stands otherwise. The cause is found by changing one thing after the other: first what is recorded,
        then the day, then the calendar, then the guidance.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Happened, Review
        >>> review = Review("NR-07", "northamptonshire").record(Happened("local-authority-aware", date(2021, 3, 26)))
        >>> later = review.record(Happened("notification-sent", date(2021, 3, 29)))
        >>> rows = changes(framework("national"), review.as_of(date(2021, 3, 30)), later.as_of(date(2021, 3, 30)))
        >>> [(row.before, row.after, row.entries) for row in rows if row.key == "step/notify-incident"]
        [('cannot-tell', 'done', ('e2',))]
    """
    old_framework, old_calendar = before_framework or framework, before_calendar or calendar
    admit(old_framework, before)
    admit(framework, after)
    recorded = attrs.evolve(before, review=after.review)
    stages: list[tuple[Cause, Callable[[], _Picture]]] = [
        (Cause.ENTRY, lambda: _picture(old_framework, recorded, old_calendar)),
        (Cause.DAY, lambda: _picture(old_framework, after, old_calendar)),
        (Cause.CALENDAR, lambda: _picture(old_framework, after, calendar)),
        (Cause.GUIDANCE, lambda: _picture(framework, after, calendar)),
    ]
    pictures = [_picture(old_framework, before, old_calendar)]
    same = [recorded.entries == before.entries, recorded == after, old_calendar == calendar, old_framework is framework]
    for (_, draw), unchanged in zip(stages, same, strict=True):
        pictures.append(pictures[-1] if unchanged else draw())
    first, last = pictures[0], pictures[-1]
    keys = [key for key in dict.fromkeys((*first, *last)) if first.get(key) != last.get(key)]
    alone = _alone(old_framework, before, after, old_calendar, pictures[:2]) if keys else {}
    rows = (_change(key, pictures, [cause for cause, _ in stages], alone) for key in keys)
    return tuple(_answered(row, after) for row in rows)


def what_if(
    framework: Framework, situation: Situation, *entries: AnyEntry, calendar: Calendar | None = None
) -> tuple[Change, ...]:
    """What would change if something were recorded: a fact, an event, a decision, other proceedings.

    Args:
        framework: the documents that apply.
        situation: what is known. It stays as it is.
        entries: what is supposed, as it would be entered.
        calendar: as for ``changes``.

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
    known = situation.known_on
    supposed = [
        entry if known is None or entry.recorded is not None else attrs.evolve(entry, recorded=known)
        for entry in entries
    ]
    other = attrs.evolve(situation, review=situation.review.record(*supposed))
    return changes(framework, situation, other, calendar=calendar)


def _change(
    key: tuple[Subject, str],
    pictures: list[_Picture],
    causes: list[Cause],
    alone: Mapping[tuple[Subject, str], tuple[str, ...]],
) -> Change:
    subject, name = key
    before, after = pictures[0].get(key), pictures[-1].get(key)
    steps = zip(causes, pictures, pictures[1:], strict=False)
    return Change(
        key=f"{subject.value}/{name}",
        subject=subject,
        title=(after or before or _Item("", "")).title,
        before="" if before is None else before.stands,
        after="" if after is None else after.stands,
        causes=tuple(cause for cause, then, now in steps if then.get(key) != now.get(key)),
        entries=alone.get(key, ()),
    )


def _answered(row: Change, after: Situation) -> Change:
    """Say of a question that is no longer open whether anybody answered it, or whether it only matters no more."""
    if row.subject is not Subject.QUESTION or row.after:
        return row
    name, _, about = row.key.removeprefix("question/").rpartition("/")
    kind = name.removeprefix(PROCEEDING)
    if kind != name:
        known = after.proceeding(kind) is not Truth.UNKNOWN
    else:
        known = name in vocabulary.facts() and after.answer(name, about).truth is not Truth.UNKNOWN
    return attrs.evolve(row, after="answered" if known else "no longer matters")


def _alone(
    framework: Framework,
    before: Situation,
    after: Situation,
    calendar: Calendar | None,
    pictures: list[_Picture],
) -> dict[tuple[Subject, str], tuple[str, ...]]:
    """The entries that alone make each difference; nothing where there are too many to try."""
    old, new = pictures
    added = [
        entry
        for entry in after.review.entries
        if entry not in before.review.entries and not isinstance(entry, Tombstone)
    ]
    if old == new or len(added) > _MOST_TRIED:
        return {}
    found: dict[tuple[Subject, str], tuple[str, ...]] = {}
    for entry in added:
        if entry.recorded is not None and before.known_on is not None and entry.recorded > before.known_on:
            continue
        tried = new if len(added) == 1 else _picture(framework, _with(before, entry), calendar)
        for key in dict.fromkeys((*old, *new)):
            if old.get(key) != tried.get(key) == new.get(key):
                found[key] = (*found.get(key, ()), entry.id or "")
    return found


def _with(before: Situation, entry: AnyEntry) -> Situation:
    names = {other.id for other in before.review.entries}
    kept = entry if entry.corrects is None or entry.corrects in names else attrs.evolve(entry, corrects=None)
    return attrs.evolve(before, review=before.review.record(kept))


def _picture(framework: Framework, situation: Situation, calendar: Calendar | None) -> _Picture:
    case = Case(framework, situation, calendar)
    return dict(_items(case))


def _stands(step: Progress) -> str:
    certain = [blocker.title for blocker in step.blockers if blocker.certain is Truth.YES]
    return f"{step.state.value}: {'; '.join(certain)}" if certain else step.state.value


def _items(case: Case) -> Iterator[tuple[tuple[Subject, str], _Item]]:
    framework, situation = case.framework, case.situation
    for question in questions_of(case):
        yield (Subject.QUESTION, f"{question.name}/{question.about}"), _Item(question.question, "open")
    for other in lifecycle.parallel(framework, situation):
        if other.holds and other.open is Truth.UNKNOWN:
            yield (Subject.QUESTION, f"{PROCEEDING}{other.kind}/{CASE}"), _Item(other.title, "open")
    for assessment in assessed(case):
        rule = assessment.criterion
        name = "/".join(part for part in (rule.source.instrument, rule.id, rule.reading) if part)
        yield (Subject.CRITERION, name), _Item(rule.title, assessment.answer.value)
    for timescale in schedule_of(case):
        main = main_date(timescale, situation.on)
        if main.verdict not in {Verdict.DOES_NOT_ARISE, Verdict.OVERTAKEN}:
            about = "" if timescale.about == CASE else f"/{timescale.about}"
            day = "" if main.day is None else f" {main.day}"
            yield (Subject.DATE, f"{timescale.topic}{about}"), _Item(timescale.title, f"{main.verdict.value}{day}")
    for step in progress_of(case):
        yield (Subject.STEP, step.step), _Item(step.title, _stands(step))
    readiness = readiness_of(case)
    unmet = ", ".join(
        sorted(requirement.name for requirement in readiness.requirements if requirement.met.value != "yes")
    )
    yield (Subject.READINESS, "publish"), _Item("Ready to publish", f"{readiness.ready.value}: {unmet}")
