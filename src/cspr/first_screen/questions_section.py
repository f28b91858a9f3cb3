"""The cards of questions: only those whose answer changes this screen, and what they change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from cspr.conditions import Open
from cspr.criteria import Question
from cspr.first_screen import found_since, still_stands
from cspr.first_screen.agreements import agreements_of
from cspr.first_screen.another_child import done_for_the_case
from cspr.first_screen.cards import Card, CardAnswer, Certainty, Section, Urgency
from cspr.first_screen.children import named, of_one
from cspr.first_screen.not_notified import DUTY, asked_again, not_notifiable
from cspr.first_screen.one_child import AWAITED, UNBORN, decides_of, of_other_children, speaking_of_the_unborn, texts_of
from cspr.first_screen.resting import rests_on
from cspr.first_screen.view import View
from cspr.first_screen.weighed_since import weighed_since
from cspr.first_screen.which_day import exact_days, when_it_began
from cspr.lifecycle import State
from cspr.record.answers import DISPUTED
from cspr.record.entries import Established
from cspr.record.standing import contradicted, stands
from cspr.sources import Source
from cspr.timescales.recorded import known_by
from cspr.truth import Truth
from cspr.wording import asking, children as words_of_unborn, first_screen as words

_DECIDING: Final = frozenset({DUTY, "serious-case"})
_PUBLISHED: Final = "published"
_DECIDED: Final = ("local-review-decided", "no-local-review-decided", "other-learning-decided", _PUBLISHED)
_SETTLED_BY: Final = {DUTY: ("notification-sent", *_DECIDED), "serious-case": _DECIDED}
# Nobody tells of a death before it is known that, and of whom, it was one.
_OF_A_DEATH: Final = frozenset({"notify-looked-after-death", "notify-care-leaver-death"})
_AWARE: Final = "local-authority-aware"
CHASED: Final = (f"ask/{_AWARE}", "ask/still-stands", *(f"ask/{event}" for event in asking.COURSE))
"""The questions that a page for the week shows though nobody was asked yet."""
FOR_ANOTHER_CHILD: Final = "ask/another-child/"
"""What the ids of the questions begin with that such a page shows, too."""
_CONVERTED: Final = "review-converted"
_JOINED: Final = "review-joined"
_REVIEW: Final = "local-review"
_NATIONAL: Final = "national-review-decided"
_OTHER_REVIEWS: Final = (
    *("domestic-abuse-related-death-review", "safeguarding-adults-review", "offensive-weapons-homicide-review"),
    *("mappa-review", "single-agency-review"),
)
_PARALLEL: Final = ("criminal-investigation", "prosecution", "family-proceedings", "inquest", "court-order")


def question_cards(view: View) -> tuple[Card, ...]:
    """A card for each question that changes what is on the screen; answers that are awaited are to be chased now."""
    needed = {need.name for task in view.tasks for need in task.asks}
    settled = _settled(view)
    asked = [question for question in view.questions if question.name in needed or _decides(view, question, settled)]
    asked += [*of_other_children(view), *weighed_since(view)]
    of_facts = [_asked(view, question, settled) for question in asked]
    already = {(question.name, question.about) for question in asked}
    of_facts += _of_tasks(view, already)
    of_steps = list(_not_recorded(view))
    # Later steps without a notification: it was more likely sent and not recorded than never owed.
    missing = any(card.id == "ask/done/notify-incident" for card in of_steps)
    cards = [
        *_found_since(view),
        *_still_stands(view),
        *_became(view),
        *_became_aware(view),
        *_for_another_child(view),
        *(of_steps if missing else of_facts),
        *(of_facts if missing else of_steps),
    ]
    days = (*when_it_began(view), *exact_days(view))
    cards += (_card(view, f"day/{day.event}", day.says, who=day.who, why=day.why, sources=day.sources) for day in days)
    cards += _who_was_asked(view)
    cards += _again(view)
    cards += _to_settle(view)
    cards += _agreements(view, already)
    cards += _proceedings(view)
    cards += _unborn(view)
    return tuple(dict.fromkeys(cards))


def awaited_cards(view: View) -> tuple[Card, ...]:
    """Of the questions those that a page for the week shows: answers awaited or disputed, and what it asks anyway."""
    facts = {(entry.fact, entry.about) for entry in view.case.situation.entries if isinstance(entry, Established)}
    awaited = any(view.case.situation.answer(fact, about).why in AWAITED for fact, about in facts)
    chased = (card for card in question_cards(view) if card.urgency is Urgency.CHASE) if awaited else _to_settle(view)
    return (
        *(card for card in (*_became_aware(view), *_still_stands(view), *_became(view)) if card.id in CHASED),
        *_for_another_child(view),
        *chased,
    )


def _to_settle(view: View) -> Iterator[Card]:
    """Of a decision for which two outcomes of one day are on record: which of them is right."""
    decisions, situation = view.case.framework.words("decisions"), view.case.situation
    for decision in decisions.values():
        events = [event for event in decision.outcomes.values() if contradicted(situation, event)]
        steps = [step for step in view.progress.values() if step.step in decision.topics and step.sources]
        if events and steps:
            who = tuple(dict.fromkeys(entry.by for entry in situation.decisions() if entry.event in events))
            says, its = words.SETTLE + words.inside(decision.title), steps[0].sources
            why = asking.NEITHER_COUNTS
            yield _card(view, decision.id, says, who=who, why=why, sources=its, chase=True, about=events)


def _decides(view: View, question: Question, settled: frozenset[str]) -> bool:
    """Whether an answer decides a test that still decides something, and not only one reading of it."""
    left, need = _DECIDING.intersection(question.decides) - settled, Open(name=question.name, about=question.about)
    return any(need in view.case.conditions.explain(test).needs for test in left)


def _settled(view: View) -> frozenset[str]:
    """The tests that no longer decide anything: they are answered, or were overtaken, or no text asked for them yet."""
    happened, holds = view.case.situation.happened, view.case.conditions.holds
    past = {test for test, events in _SETTLED_BY.items() if any(happened(event) is Truth.YES for event in events)}
    past |= {test for test in _DECIDING if holds(test) is not Truth.UNKNOWN}
    return frozenset(past if view.notified_then else {*past, *_SETTLED_BY})


def _card(
    view: View,
    name: str,
    says: str,
    *,
    who: Sequence[str],
    why: str,
    sources: Sequence[Source],
    chase: bool = False,
    about: Iterable[str] | None = None,
) -> Card:
    return Card(
        id=f"ask/{name}",
        section=Section.NOW if chase else Section.ASK,
        says=words.sentence(says),
        title=says,
        answer=CardAnswer.UNKNOWN,
        urgency=Urgency.CHASE if chase else Urgency.NONE,
        who=view.who(who),
        why=tuple(words.sentence(part) for part in (words.ask(view.names(who)) if who else "", why) if part),
        certainty=Certainty.SURE,
        about=rests_on(view, [name] if about is None else about),
        sources=tuple(sources),
        next=asking.RECORD_THE_ANSWER,
        as_of=view.as_of,
    )


def _asked(view: View, question: Question, settled: frozenset[str]) -> Card:
    chase = question.why_unknown in AWAITED
    asked = of_one(view, question.question, question.about)
    says = words.SETTLE + words.inside(asked) if chase else asked
    changes = _changes(view, question, settled)
    return _card(
        view,
        named(view, question.name, question.about),
        says,
        who=question.holders,
        why=asking.disputed(changes) if question.why_unknown == DISPUTED else changes,
        sources=question.sources,
        chase=chase,
        about=[question.name],
    )


def _changes(view: View, question: Question, settled: frozenset[str]) -> str:
    if _decides(view, question, settled) or (DUTY in question.decides and not_notifiable(view)):
        return asking.DECIDES_NOTIFIABLE
    return decides_of(question) or asking.decides(
        [task.title for task in view.tasks if any(need.name == question.name for need in task.asks)]
    )


def _became_aware(view: View) -> Iterator[Card]:
    """When the authority became aware, if that is not recorded: of an incident, also of one notified, until decided.

    Whether the notification was in time cannot be told without it.
    """
    happened = view.case.situation.happened
    sent = happened("notification-sent") is Truth.YES
    begun = happened("incident") is Truth.YES or sent
    unknown = begun and happened("local-authority-aware") is not Truth.YES
    readings = [
        reading
        for timescale in view.schedule
        if timescale.topic == "notify-incident"
        for reading in timescale.readings
        if reading.event == "local-authority-aware" and reading.arising.answer is not Truth.NO
    ]
    if unknown and readings and not (sent and any(happened(event) is Truth.YES for event in _DECIDED)):
        sources = tuple(dict.fromkeys(reading.source for reading in readings))
        who, known = ("local-authority",), known_by(view.case.situation)
        why = words.JUDGES_THE_NOTIFICATION if sent else words.COUNTS_FROM_IT
        why = why if known is None else words.knew_by(view.day(known.last))
        name, about = (f"{_AWARE}/notified", "notification-sent") if sent else (_AWARE, "incident")
        yield _card(view, name, words.WHEN_AWARE, who=who, why=why, sources=sources, about=[about])


def _of_tasks(view: View, already: set[tuple[str, str]]) -> Iterator[Card]:
    facts = view.case.framework.words("facts")
    for task in view.tasks:
        for need in task.asks:
            if need.name in facts and (need.name, need.about) not in already:
                already.add((need.name, need.about))
                fact = facts[need.name]
                why = view.case.situation.answer(need.name, need.about).why
                says, changes = of_one(view, fact.question, need.about), asking.decides([task.title])
                chase = why in AWAITED
                yield _card(
                    view,
                    named(view, need.name, need.about),
                    words.SETTLE + words.inside(says) if chase else says,
                    who=fact.holders,
                    why=asking.disputed(changes) if why == DISPUTED else changes,
                    sources=task.sources,
                    chase=chase,
                    about=[need.name],
                )


def _not_recorded(view: View) -> Iterator[Card]:
    """Ask whether an early step was done without being recorded, where a later one is."""
    steps = list(view.progress.values())
    stages = view.case.framework.words("stages")
    reached = max((stages[step.stage].number for step in steps if step.state is State.DONE), default=0)
    conditional = {task.key for task in view.tasks if task.needs and task.main is not None}
    for step in steps:
        if step.step in conditional - _OF_A_DEATH and step.stage and stages[step.stage].number <= reached:
            says = asking.is_done(step.title)
            yield _card(view, f"done/{step.step}", says, who=step.who, why="", sources=step.sources)


def _who_was_asked(view: View) -> Iterator[Card]:
    words_of_steps = view.case.framework.words("steps")
    for task in view.tasks:
        step = words_of_steps.get(task.key)
        if step is not None and step.each == "agency" and view.case.situation.listed("agency") is not Truth.YES:
            day = next((view.on_day(reading.start) for reading in task.leading if reading.start), "")
            known = view.names(about.partition(":")[2] for about in view.case.situation.agencies)
            says = asking.which_were_asked(day, known)
            about = [reading.event for reading in task.leading if reading.event]
            yield _card(view, "agencies", says, who=(), why="", sources=task.sources, about=about)
            return


def _found_since(view: View) -> Iterator[Card]:
    """Of a case that was notified and is found since not to be notifiable: what the partners want to do."""
    asked = found_since.asked(view)
    if asked is not None:
        says, why, sources = asked
        yield _card(view, "found-since", says, who=("safeguarding-partners",), why=why, sources=sources)


def _still_stands(view: View) -> Iterator[Card]:
    """Whether a decision on an LCSPR stands that was taken before the notification, or before a national review."""
    asked = {"still-stands": still_stands.asked(view), "goes-on": still_stands.beside_a_national_one(view)}
    for name, earlier in asked.items():
        if earlier is not None:
            who, its = ("safeguarding-partners",), earlier.sources
            yield _card(view, name, earlier.says, who=who, why=earlier.why, sources=its, about=[earlier.event])


def _for_another_child(view: View) -> Iterator[Card]:
    """Whether what was done for the case was done for a child too for whom it was not owed then."""
    for step, says, why, event in done_for_the_case(view):
        name = f"{FOR_ANOTHER_CHILD.removeprefix('ask/')}{step.step}"
        yield _card(view, name, says, who=step.who, why=why, sources=step.sources, about=[event])


def _became(view: View) -> Iterator[Card]:
    """Of a review that was converted or re-opened: what it became, where no later decision and no other review says.

    Of one that was joined, with which other review.
    """
    situation, decision = view.case.situation, view.case.framework.words("decisions")[_REVIEW]
    elsewhere, who = any(situation.proceeding(kind) is Truth.YES for kind in _OTHER_REVIEWS), ("safeguarding-partners",)
    if stands(situation, _JOINED) is Truth.YES and view.when(_PUBLISHED) is None and not elsewhere:
        yield _card(view, _JOINED, asking.JOINED_WITH, who=who, why="", sources=())
    decided = [situation.occurrence(event) for event in (*decision.outcomes.values(), _NATIONAL, _PUBLISHED)]
    for event, (says, why) in asking.COURSE.items():
        taken = situation.occurrence(event)
        if taken is None or stands(situation, event) is not Truth.YES or (event == _CONVERTED and elsewhere):
            continue
        if not any(each is not None and each.span.before(taken.span) is not Truth.YES for each in decided):
            steps = [step for step in view.progress.values() if step.step in decision.topics]
            its = tuple(dict.fromkeys(source for step in steps for source in step.sources))
            yield _card(view, event, says, who=who, why=why, sources=its)


def _again(view: View) -> Iterator[Card]:
    """Of a case that is not notifiable since nobody suspects abuse or neglect: whether that is still so."""
    again = asked_again(view)
    if again is not None:
        (says, why, sources), fact = again, "abuse-or-neglect-suspected"
        holders = view.case.framework.words("facts")[fact].holders
        yield _card(view, "again", says, who=holders, why=why, sources=sources, about=[fact])


def _agreements(view: View, already: set[tuple[str, str]]) -> Iterator[Card]:
    """Of what would let a step go on that other proceedings stop: whether it is so."""
    several = (each for each in agreements_of(view.case) if (each.question.name, each.question.about) not in already)
    for asked, steps in several:
        name, chase = named(view, asked.name, asked.about), asked.why_unknown in AWAITED
        says = words.SETTLE + words.inside(asked.question) if chase else asked.question
        why = asking.lets_go_on(steps)
        its = asked.sources
        yield _card(view, name, says, who=asked.holders, why=why, sources=its, chase=chase, about=[asked.name])


def _unborn(view: View) -> Iterator[Card]:
    """Whether the child was unborn, of a case that may have to be notified, last of all: it is so of few."""
    sources = speaking_of_the_unborn(view, Truth.UNKNOWN)
    if sources:
        fact = view.case.framework.words("facts")[UNBORN]
        why = words_of_unborn.why_asked(texts_of(view, sources))
        yield _card(view, UNBORN, fact.question, who=fact.holders, why=why, sources=sources, about=[UNBORN])


def _proceedings(view: View) -> Iterator[Card]:
    """Ask for proceedings that are not recorded, as long as there is somebody to speak to or a report to publish."""
    decided = view.when("local-review-decided") is not None
    over = view.when("published") is not None or (view.when("no-local-review-decided") is not None and not decided)
    if not view.tasks or over or (not_notifiable(view) and not decided):
        return
    died = view.case.conditions.holds("child-died")
    kinds = [kind for kind in _PARALLEL if kind != "inquest" or died is not Truth.NO]
    open_ = [kind for kind in kinds if view.parallel[kind].open is Truth.UNKNOWN]
    dated = [kind for kind in open_ if view.case.situation.proceedings(kind)]
    for name, asked, says in (
        ("proceedings", [kind for kind in open_ if kind not in dated], asking.ANY_PROCEEDINGS),
        ("proceedings-day", dated, asking.PROCEEDINGS_IN_PART),
    ):
        unknown = [view.parallel[kind] for kind in asked]
        sources = tuple(dict.fromkeys(hold.source for proceedings in unknown for hold in proceedings.holds))
        if sources:
            names = [words.inside(proceedings.title) for proceedings in unknown]
            yield _card(
                view,
                name,
                says.format(f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]),
                who=tuple(dict.fromkeys(holder for proceedings in unknown for holder in proceedings.holders)),
                why=asking.affects(publication=view.progress["publish"].state is not State.NOT_NEEDED),
                sources=sources,
                about=[f"proceeding:{kind}" for kind in asked],
            )
