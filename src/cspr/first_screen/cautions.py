"""The cards of what a reader has to take care of: only what something on the screen depends on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from cspr.arising.versions import older_versions
from cspr.first_screen.before_the_duty import before_the_duty_cards
from cspr.first_screen.cards import Card
from cspr.first_screen.caution_card import caution
from cspr.first_screen.children import named, of_one
from cspr.first_screen.decisions import decided_cards, factor_since
from cspr.first_screen.editions import carried_by, edition_cards, outdated_cards
from cspr.first_screen.exceptions import exception_cards, suspending_cards
from cspr.first_screen.knowing_cautions import corrected_days, knowing_cards
from cspr.first_screen.meetings_otherwise import meeting_cards
from cspr.first_screen.not_kept import lasting_cards, not_allowed
from cspr.first_screen.not_notified import goes_on
from cspr.first_screen.one_child import unborn_cards
from cspr.first_screen.plan_cautions import broken_plans, later_than_planned, put_off, told_of_another_day
from cspr.first_screen.quorum_cards import quorum_cards
from cspr.first_screen.view import View
from cspr.grouping import grouped
from cspr.guidance.applicable import near_match
from cspr.guidance.called import called
from cspr.guidance.live_rules import live_on_steps
from cspr.guidance.periods import Relation
from cspr.history.contradictions import contradictions, days_entered
from cspr.history.deviation import DeviationKind
from cspr.history.order import order
from cspr.learning.tallying import tally
from cspr.lifecycle import State
from cspr.lifecycle.proceedings import going_on
from cspr.lifecycle.states import BEHIND
from cspr.roles.appointing import appointments_of
from cspr.roles.check_answers import CheckKind, Scope
from cspr.sources import Authority, Source
from cspr.timescales import Rank, Reading
from cspr.truth import Truth
from cspr.wording import cautions as sentences, first_screen as words, learning as learning_words
from cspr.wording.certainty import OLDER_EDITION, OLDER_MARK
from cspr.wording.common import partnership_name
from cspr.wording.days import in_its_year
from cspr.wording.history import (
    CONTRADICTS,
    OUR_INFERENCE,
    UNDATED,
    WHAT_TO_RECORD,
    entered_twice,
    in_no_order,
)
from cspr.wording.periods import period
from cspr.wording.record_findings import DEVIATIONS
from cspr.wording.task_sentences import SETTLE_DAY

_PLAN: Final = ("monitor-progress", "action-plan")
_RECORDED: Final = frozenset(kind for kind in DeviationKind if kind.contradicts) - {DeviationKind.PLANNED_WHILE_HELD}
_NONE_YET: Final = "none"


def caution_cards(view: View, shown: Sequence[Card]) -> tuple[Card, ...]:
    """A card for each thing that bears on what is on the screen, what changes who must act first.

    Args:
        shown: the cards of the other sections.
    """
    sources = tuple(dict.fromkeys(source for card in shown for source in card.sources))
    return (
        *corrected_days(view),
        *_successions(view, sources),
        *broken_plans(view),
        *put_off(view),
        *not_allowed(view),
        *knowing_cards(view),
        *before_the_duty_cards(view),
        *edition_cards(view),
        *exception_cards(view, shown),
        *lasting_cards(view),
        *unborn_cards(view),
        *decided_cards(view),
        *quorum_cards(view),
        *weighed_since(view),
        *_wrong_way_round(view),
        *_without_a_decision(view),
        *_appointments(view),
        *_action_plan(view),
        *meeting_cards(view),
        *_contradictions(view),
        *later_than_planned(view),
        *told_of_another_day(view),
        *(caution(view, name, says, its, next_=sentences.SEE_THERE) for name, says, its in goes_on(view)),
        *_older_versions(view),
        *_older_editions(view, shown),
        *outdated_cards(view, sources),
        *_no_local(view),
        *suspending_cards(view),
        *_beside(view),
        *_partly_read(view, shown, sources),
    )


def _older_versions(view: View) -> Iterator[Card]:
    """That a case goes by an older version of a text, and whether the dates of that one are known."""
    for older, newer, begins in older_versions(view.case):
        unread = bool(older.unread) and not any(
            duty.source.instrument == older.slug for duty in view.case.framework.duties
        )
        event = view.case.framework.words("events")[newer.cases_by].title
        says = sentences.goes_by_older(older.called, newer.called, event, view.as_known(begins), unread=unread)
        next_ = sentences.look_into(older.called) if unread else ""
        yield caution(view, f"older-version/{older.slug}", says, (), first=unread, next_=next_)


def _action_plan(view: View) -> Iterator[Card]:
    """Actions that are overdue, or done without evidence, and feedback that is owed."""
    counted = tally(view.case.situation)
    wanting = counted.overdue, counted.without_evidence, counted.feedback_owed, counted.none_left
    if any(wanting):
        says = learning_words.wants_looking_at(*wanting)
        live = live_on_steps(view.case.framework, view.case.day)
        asks = [duty.source for step in _PLAN for duty in live.get(step, ())]
        highest = sorted(asks, key=lambda source: source.authority.rank)[:1]
        yield caution(view, "action-plan", says, highest, next_=sentences.SEE_THE_PLAN)


def weighed_since(view: View) -> Iterator[Card]:
    """Factors that were recorded after it was decided not to act: a question to be put again, and no duty."""
    for deciding, finding in factor_since(view):
        says = f"{sentences.PUT_AGAIN.format(words.inside(deciding.title))} {finding.says}"
        says, next_ = in_its_year(says, view.on.year), sentences.ASK_AGAIN
        yield caution(view, f"weighed-since/{deciding.decision}", says, finding.sources, first=True, next_=next_)


def _wrong_way_round(view: View) -> Iterator[Card]:
    """What is on record before what comes first, or twice; of one thing before several others, once."""
    deviations = (*order(view.case), *contradictions(view.case.framework, view.case.situation))
    recorded = [each for each in deviations if each.to_look_at and each.kind in _RECORDED]
    names = (f"record/{each.kind.value}/{named(view, each.name, each.about)}" for each in recorded)
    for name, (deviation, *others) in grouped(zip(names, recorded, strict=True)).items():
        sources = deviation.sources
        says, brief, why = (
            of_one(view, deviation.says, deviation.about),
            CONTRADICTS if deviation.kind is DeviationKind.CONFLICT else "",
            tuple(each for each in deviation.why if each in WHAT_TO_RECORD),
        )
        when, due = deviation.when, deviation.due
        if deviation.kind is DeviationKind.OUT_OF_ORDER and when is not None and due is not None:
            brief = in_no_order(deviation.title)
            says = f"{brief}{OUR_INFERENCE if deviation.inferred else ''}{UNDATED if deviation.undated else ''}"
            why = (sentences.wrong_order(view.as_known(when), view.as_known(due), len(others)),)
        about, next_ = view.events_of(deviation.name), sentences.CORRECT_THE_RECORD
        if deviation.kind is DeviationKind.WITHOUT:
            says, next_ = in_no_order(deviation.title, without=True), DEVIATIONS[deviation.kind.value]
        if deviation.kind in {DeviationKind.TURNED_BACK, DeviationKind.KNOWN_BEFORE}:
            why = tuple(in_its_year(each, view.on.year) for each in deviation.why)
            next_ = DEVIATIONS[deviation.kind.value]
        if deviation.kind is DeviationKind.TWO_DAYS and when is not None:
            days = days_entered(view.case.situation, deviation.name, deviation.about)
            twice = entered_twice(map(view.as_known, days), view.as_known(when))
            says, next_ = of_one(view, f"{deviation.title}: {twice}", deviation.about), SETTLE_DAY
        card = caution(view, name, says, sources, first=True, next_=next_, brief=brief, about=about)
        yield attrs.evolve(card, why=why)


def _without_a_decision(view: View) -> Iterator[Card]:
    """A report that was published though no decision on a review is on record."""
    situation, step = view.case.situation, view.progress.get("decide-on-review")
    if step is not None and situation.happened("published") is Truth.YES and step.state is State.OVERTAKEN:
        yield caution(
            view,
            "record/no-decision",
            sentences.NO_DECISION,
            step.sources,
            first=True,
            next_=sentences.RECORD_THE_DECISION,
            about=["published"],
        )


def _appointments(view: View) -> Iterator[Card]:
    """What stands in the way of somebody who was appointed, and is asked for with must or should."""
    checks = [
        each for each in appointments_of(view.case).in_the_way if each.scope is Scope.PERSON and each.source.force.binds
    ]
    if checks:
        first = checks[0]
        asks = words.inside(first.title)
        sentence = sentences.REMOVAL if first.kind is CheckKind.REMOVAL else sentences.APPOINTMENT
        says = sentence.format(first.person_ref, asks, first.asks)
        sources = tuple(dict.fromkeys(check.source for check in checks))
        yield caution(view, "appointments", says, sources, first=True, next_=sentences.APPOINTMENT_NEXT)


def _successions(view: View, sources: Sequence[Source]) -> Iterator[Card]:
    local = {source.instrument for source in sources if source.authority.value == "local"}
    for document in view.case.framework.documents:
        for change in document.successions:
            acting = view.case.framework.standing_for(change.of, view.case.day)
            if len(acting) > 1 and document.instrument.slug in local and change.on <= view.on:
                names = [view.title("actors", actor) for actor in acting]
                since = sentences.FROM_TODAY if change.on == view.on else sentences.since(view.day(change.on))
                says = sentences.acts_for(since, names, words.inside(view.title("actors", change.of)))
                its, next_ = (change.source,), sentences.SETTLE_WHO_ACTS
                yield caution(view, f"succession/{change.id}", says, its, first=True, next_=next_)


def _contradictions(view: View) -> Iterator[Card]:
    for timescale in view.schedule:
        clash = next((reading for reading in timescale.readings if _clashes(view, reading, timescale.readings)), None)
        step = None if clash is None else view.progress.get(clash.duty.step or "")
        if clash is None or _all_over(view, timescale.readings):
            continue
        if step is None or step.state not in {State.NOT_NEEDED, State.OVERTAKEN}:
            others = [other for other in timescale.readings if other is not clash]
            against = next((other for other in others if other.source.authority is not clash.source.authority), clash)
            local = clash.source.authority is Authority.LOCAL
            says = sentences.cannot_both(timescale.title, _period(clash), _period(against), local=local)
            sources = (clash.source, *(other.source for other in others))
            name = f"contradiction/{timescale.topic}"
            yield caution(view, name, says, sources, first=True, next_=sentences.CHOOSE)


def _all_over(view: View, readings: Sequence[Reading]) -> bool:
    """Whether the times of all readings have passed, so that nobody has to choose between them any more."""
    return all(reading.due is not None and reading.due.last < view.on for reading in readings)


def _period(reading: Reading) -> str:
    return period(reading.relation.value, reading.amounts, reading.unit)


def _clashes(view: View, reading: Reading, readings: Sequence[Reading]) -> bool:
    """Whether a reading cannot be met together with the national ones, now or on the day that is planned."""
    if reading.standing is Rank.CONTRADICTION:
        return True
    planned = reading.planned and reading.event is not None and view.case.situation.planned(reading.event) is not None
    if not planned or reading.relation is not Relation.AT_MOST or reading.due is None:
        return False
    least = (other for other in readings if other.relation is Relation.AT_LEAST and other.source.force.binds)
    return any(other.due is not None and other.due.first > reading.due.last for other in least)


def _carriers(view: View, shown: Sequence[Card]) -> dict[str, tuple[Source, str]]:
    """The unread editions under which clauses of an older one are shown, each with one of those clauses.

    Beside it the title of what has its date from there, where no card is marked so.
    """
    carriers: dict[str, tuple[Source, str]] = {}
    for timescale in view.schedule:
        for reading in timescale.readings:
            slug = reading.in_force.carried_by
            cards = [card for card in shown if slug and reading.key in card.readings]
            if slug and cards and carriers.get(slug, ("", _NONE_YET))[1]:
                marked = any(map(_marked, cards))
                carriers[slug] = reading.source, "" if marked else timescale.title
    marked_tasks = {card.id for card in shown if _marked(card)}
    undated = {f"task/{task.id}": task for task in view.tasks if carried_by(view, task)}
    for name in (card.id for card in shown if card.id in undated):
        task, slug = undated[name], carried_by(view, undated[name])
        if carriers.get(slug, ("", _NONE_YET))[1]:
            carriers[slug] = task.sources[0], "" if name in marked_tasks else task.title
    return carriers


def _marked(card: Card) -> bool:
    """Whether a card says itself that it stands in an older edition."""
    return card.tag == OLDER_EDITION or OLDER_MARK in card.why


def _older_editions(view: View, shown: Sequence[Card]) -> Iterator[Card]:
    for slug, (source, title) in _carriers(view, shown).items():
        unread, older = (called(view.case.framework, name) for name in (slug, source.instrument))
        yield caution(view, f"unread/{slug}", sentences.not_read(unread, older, title), (source,))


def _partly_read(view: View, shown: Sequence[Card], sources: Sequence[Source]) -> Iterator[Card]:
    """Documents read only in part: known to every page, so told after what is of this one."""
    carriers = _carriers(view, shown)
    used = {source.instrument for source in sources}
    for instrument in view.case.framework.instruments.values():
        partly = instrument.slug in used and any(part.topics for part in instrument.unread)
        if partly and instrument.slug not in carriers and instrument.window.holds(view.case.day) is not Truth.NO:
            source_read = next(source for source in sources if source.instrument == instrument.slug)
            says = sentences.read_in_part(instrument.called)
            yield caution(view, f"unread/{instrument.slug}", says, (source_read,))


def _no_local(view: View) -> Iterator[Card]:
    """No local procedure that answers, and other partnerships of a shared review whose documents do not."""
    framework, situation = view.case.framework, view.case.situation
    if not view.schedule:
        return
    near = near_match(framework)
    if near:
        yield caution(view, "near-match", sentences.NEAR_MATCH.format(near), (), first=True, next_=sentences.CHECK_NAME)
    if not framework.local:
        yield caution(view, "no-local", sentences.NO_LOCAL, (), next_=sentences.READ_YOUR_OWN)
    elif all(instrument.window.holds(view.case.day) is Truth.NO for instrument in framework.local):
        yield caution(view, "no-local", sentences.NO_LOCAL_THEN, (), first=True)
    for other in situation.partnerships if len(situation.partnerships) > 1 else ():
        if other != framework.partnership:
            says = sentences.shared_with(partnership_name(other))
            next_ = sentences.READ_THEIRS
            yield caution(view, f"shared/{other}", says, (), first=True, next_=next_)


def _beside(view: View) -> Iterator[Card]:
    """What goes on whatever is open: learning does not wait for a prosecution."""
    for proceedings in view.parallel.values():
        for hold in proceedings.holds:
            steps = [step for step in going_on(view.case, hold) if view.progress[step].state not in BEHIND]
            if proceedings.open is Truth.YES and steps:
                titles = [view.title("steps", step) for step in steps[:2]]
                says = sentences.goes_on(titles, words.inside(proceedings.title))
                name, about = f"goes-on/{proceedings.kind}", [f"proceeding:{proceedings.kind}"]
                yield caution(view, name, says, (hold.source,), next_=sentences.GO_ON, about=about)
                return
