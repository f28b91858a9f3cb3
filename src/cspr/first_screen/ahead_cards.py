"""The cards of what is called or planned within four weeks and stands on no other card: meetings, and steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

import attrs

from cspr.dates import PartialDate
from cspr.first_screen.cards import Card, CardAnswer, Certainty, Section, Urgency
from cspr.first_screen.near_tasks import own_plan
from cspr.first_screen.plan_cautions import open_plan
from cspr.first_screen.tasks import force_of
from cspr.first_screen.view import View
from cspr.lifecycle.states import BEHIND
from cspr.people.ahead import meetings_ahead, on_the_agenda, owed_before
from cspr.people.gatherings import Gathering
from cspr.wording import ahead as words
from cspr.wording.first_screen import listed, sentence

AHEAD: Final = timedelta(weeks=4)
"""How far ahead a day may be to be told because something is called or planned for it."""
MEETING: Final = "meeting/"
"""With which the id of a card begins that tells of a meeting to come; its reference follows."""
_PUBLISHED: Final = "published"
_OF_PLANS: Final = ("care/far-plan/", "care/past-limit/", "care/held-plan/")


def ahead_cards(view: View, cards: Sequence[Card], *, of_tasks: bool) -> Iterator[Card]:
    """A card for each meeting that is called, and for each meeting or step that is planned and a text asks for.

    Publication has its day in the headline, and of a plan that cannot stand a card tells already.

    Args:
        of_tasks: whether also of a task without a date, whose own card on the first screen says for when it is planned.
    """
    shown = () if of_tasks else tuple(task.key for task in view.tasks if task.main is None and own_plan(view, task))
    on_cards = {_PUBLISHED, *(card.id.rpartition("/")[2] for card in cards if card.id.startswith(_OF_PLANS))}
    for meeting in meetings_ahead(view.case):
        card = _of_a_meeting(view, meeting)
        if _near(view, meeting.day) and (meeting.ref or (meeting.word.event not in on_cards and card.sources)):
            yield card
        on_cards.update((meeting.word.event, meeting.word.dates))
    for step in view.progress.values():
        for event in () if step.state in BEHIND or not step.sources else view.events_of(step.step):
            planned = open_plan(view, event)
            if planned is not None and event not in on_cards and _near(view, planned):
                on_cards.add(event)
                if step.step not in shown:
                    plan = _card(view, f"plan/{event}", words.planned(step.title), planned)
                    yield attrs.evolve(plan, sources=step.sources)


def _near(view: View, day: PartialDate) -> bool:
    return day.last >= view.on and day.first <= view.on + AHEAD


def _of_a_meeting(view: View, meeting: Gathering) -> Card:
    owed, items = owed_before(view.case, meeting), on_the_agenda(view.case, meeting)
    title = words.called(meeting.word.title, meeting.ref) if meeting.ref else words.planned(meeting.word.title)
    before = [(each.title, listed(view.names(each.who)), force_of(each.sources)) for each in owed]
    why = (*([words.by_then(before)] if owed else []), *([words.agenda(items)] if items else []))
    card = _card(view, f"{MEETING}{meeting.about if meeting.ref else meeting.word.id}", title, meeting.day)
    asking = (step for step in view.progress.values() if meeting.word.event in view.events_of(step.step))
    sources = tuple(dict.fromkeys(source for row in owed for source in row.sources))
    sources = tuple(dict.fromkeys((*sources, *(source for step in asking for source in step.sources))))
    return attrs.evolve(card, why=why, about=meeting.entries, sources=sources)


def _card(view: View, name: str, title: str, day: PartialDate) -> Card:
    """A card that asks for nothing by itself."""
    on = day.first if day.first >= view.on else day.last
    return Card(
        id=name,
        section=Section.NEXT,
        says=sentence(words.on_day(title, view.as_known(day))),
        title=title,
        answer=CardAnswer.NOT_APPLICABLE,
        urgency=Urgency.LATER,
        arrive_by=on,
        working_days=view.left(on),
        certainty=Certainty.SURE if day.exact is not None else Certainty.DAY_NOT_EXACT,
        about=view.entries([name.rpartition("/")[2]]),
        sources=(),
        next=words.RECORD,
        as_of=view.as_of,
    )
