"""The cards of what a text asks of actions that are not done, once their own day, or more time after it, has passed."""

from __future__ import annotations

from collections.abc import Iterator

from cspr.first_screen.cards import Card, CardAnswer, Certainty, Section, Urgency
from cspr.first_screen.near_tasks import SOON
from cspr.first_screen.tasks import force_of
from cspr.first_screen.view import View
from cspr.grouping import grouped
from cspr.learning.duty_answers import OfAction
from cspr.learning.of_actions import of_actions
from cspr.learning.register import Register
from cspr.truth import Truth
from cspr.wording import first_screen as words, late_actions
from cspr.wording.task_sentences import says


def late_action_cards(view: View) -> Iterator[Card]:
    """One card for each duty and day, with the actions of which it is asked now.

    The card stays until those to whom it is owed are on record as told, the action is done or it has another day; once
    the time is over it asks to look.
    """
    asked = of_actions(view.case, Register(view.case.situation).actions)
    asked = (each for each in asked if each.told_on is None)
    now = (each for each in asked if each.since is not None and each.since <= view.on and each.source.force.binds)
    for (name, _), several in grouped(((each.name, _last_day(each)), each) for each in now).items():
        yield _card(view, name, several)


def _last_day(each: OfAction) -> str:
    """The last day of what has one; what is only not to be done before a day has none."""
    return "" if each.day is None or each.since == each.day.last else str(each.day)


def _card(view: View, name: str, several: list[OfAction]) -> Card:
    first = several[0]
    assert first.day is not None  # noqa: S101 -- what is asked from a day on has one
    assert first.since is not None  # noqa: S101 -- the caller has looked
    refs = ", ".join(dict.fromkeys(each.action for each in several))
    title, who, force = f"{first.title} ({refs})", view.names(first.who), force_of([first.source])
    day = first.day.last if _last_day(first) else None
    passed = day is not None and first.day.by(view.on) is Truth.YES and day < view.on
    left = view.left(first.since if day is None else day, first.source.instrument)
    open_urgency = Urgency.OPEN if day is None else Urgency.SOON if left <= SOON else Urgency.LATER
    recipients = [late_actions.told(view.who(first.to))] if first.to else []
    note = [words.sentence(first.note)] if first.note else []
    return Card(
        id=f"task/{name}/action:{first.action}",
        section=Section.NEXT if open_urgency is Urgency.LATER and not passed else Section.NOW,
        says=says(title, who, force, "" if day is None else view.day(day), "perhaps done" if passed else ""),
        title=title,
        answer=CardAnswer.UNKNOWN if passed else CardAnswer.NO,
        urgency=Urgency.CHECK if passed else open_urgency,
        force=force,
        act_by=day,
        arrive_by=day,
        working_days=left,
        who=view.who(first.who),
        called=view.own_words(first.who, first.source),
        why=(words.sentence(first.period), *recipients, *note, *([late_actions.NOT_RECORDED] if passed else [])),
        certainty=Certainty.LOCAL_ONLY if day is not None else Certainty.SURE,
        sources=(first.source,),
        next=late_actions.RECORD_THE_ACTION,
        as_of=view.as_of,
    )
