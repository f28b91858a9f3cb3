"""The first lines of the first screen: where the review stands, and what matters most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from cspr.arising.earlier_kind import begun, serious_case_review
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.exits import ENDED, Exit, exits_of, last_done
from cspr.first_screen import found_since
from cspr.first_screen.cards import Card, Section, Urgency
from cspr.first_screen.children import decided_on, of_some, what_happened
from cspr.first_screen.decided_otherwise import decided_otherwise
from cspr.first_screen.decisions import factor_since
from cspr.first_screen.lateness import any_late, late_in_short, perhaps_late_in_short
from cspr.first_screen.national import against, national, others_first
from cspr.first_screen.no_longer import not_kept, taken_down_early
from cspr.first_screen.not_kept_before import not_kept_at_first
from cspr.first_screen.not_notified import DUTY, elsewhere, reviewed_locally, some_elsewhere, why_not
from cspr.first_screen.notification import contradicted_answers, deaths_notified, not_to_notify, notifiable, notified
from cspr.first_screen.one_child import left_to_people
from cspr.first_screen.open_proceedings import COURT_ORDER
from cspr.first_screen.passed_dates import on_which_readings
from cspr.first_screen.report_so_far import (
    declined_on,
    information_owed,
    only_information,
    published_before,
    sent_back,
    under_way,
    what_was_published,
)
from cspr.first_screen.view import View
from cspr.first_screen.weighed_since import weighed_since
from cspr.learning.tallying import tally
from cspr.lifecycle import By, State
from cspr.lifecycle.delays import reasons_of
from cspr.lifecycle.states import Effect
from cspr.record.standing import contradicted, stands
from cspr.sources import Force
from cspr.timescales.main_date import Verdict
from cspr.truth import Truth
from cspr.wording import first_screen as words, headlines, late_actions, nothing_recorded, passed, serious_case_reviews
from cspr.wording.days import in_its_year
from cspr.wording.proceedings import bound_by
from cspr.wording.published import SENT_BACK
from cspr.wording.steps import FURTHER_DELAY

FAR_PLAN: Final = "care/far-plan/"
_A_WEEK: Final = 5  # working days; over more of them a holiday is no surprise
_WHOLE: Final = 400  # characters: a headline has room for what a card would cut
_NOTIFIED: Final = "notification-sent"
_PUBLISHED: Final = "published"
_DECIDED: Final = "local-review-decided"
_OF_A_CARE_LEAVER: Final = "notify-care-leaver-death"
_OUTCOMES: Final = (_DECIDED, "no-local-review-decided", "other-learning-decided")
_COMPLETED: Final = "review-completed"
_TELL: Final = "tell-of-delay"
_IMPROVEMENT: Final = "improvement"
_BESIDE: Final = ("criminal-investigation", "prosecution", "family-proceedings", "inquest", "court-order")


def stage(view: View) -> str:
    """Where the review stands, in a few words."""
    situation = view.case.situation
    if (way_out := _way_out(view)) is not None:
        return headlines.EXITS[way_out.event]
    if view.when(_PUBLISHED) is None and sent_back(view) is not None:
        return SENT_BACK
    for event, text in headlines.STAGES.items():
        if others_first(view, event):
            continue
        if stands(situation, event) is Truth.YES and not (event == _COMPLETED and _learnt_otherwise(view)):
            if event == _PUBLISHED and taken_down_early(view):
                return headlines.TAKEN_DOWN
            if event == _PUBLISHED and only_information(view):
                return headlines.INFORMATION_PUBLISHED
            if event == _PUBLISHED and _owed_before(view):
                return headlines.PUBLISHED
            if event == _NOTIFIED:
                return headlines.UNDECIDED if _undecided(view) else found_since.stage(view) or text
            return text
    return _before_notification(view)


def _learnt_otherwise(view: View) -> bool:
    """Whether it was decided against an LCSPR alone, so that what was completed is no LCSPR."""
    return view.when(_DECIDED) is None and any(decided_otherwise(view))


def _undecided(view: View) -> bool:
    """Whether it was decided on a review and against one, of the case or one child, and no day says what came last."""
    several = view.case.situation.children[1:]
    decided, *others = ({each.about if several else CASE for each in view.standing(name)} for name in _OUTCOMES)
    return any(decided & other for other in others)


def _owed_before(view: View) -> bool:
    """Whether something is open that surely must be done and is neither action nor its impact."""
    steps = view.case.framework.words("steps")
    improving = {name for name, step in steps.items() if step.stage == _IMPROVEMENT}
    return any(
        not task.then and not task.needs and any(source.force is Force.MUST for source in task.sources)
        for task in view.tasks
        if improving.isdisjoint([task.key, *(duty.step for duty in task.duties)]) and not task.outside
    )


def _way_out(view: View) -> Exit | None:
    """The last way out of its usual course that the review took and is still on; published since, it is on none."""
    taken = [each for each in view.case.once(exits_of) if each.holds is Truth.YES and each.event in headlines.EXITS]
    published = view.when("published")
    return None if not taken or (published is not None and taken[-1].when.before(published) is Truth.YES) else taken[-1]


def _before_notification(view: View) -> str:
    if not view.case.situation.entries:
        return nothing_recorded.stage(view.case.situation.later)
    if _began(view) is not None:
        return headlines.STAGES[_DECIDED]
    holds = view.case.conditions.holds
    if notifiable(view) is Truth.NO:
        if holds("looked-after-death") is Truth.YES:
            return headlines.LOOKED_AFTER
        if elsewhere(view) or some_elsewhere(view):
            return headlines.ELSEWHERE
        return headlines.NOT_NOTIFIABLE
    return headlines.NOTIFICATION if view.notified_then else headlines.INCIDENT


def headline(view: View, cards: Sequence[Card]) -> tuple[str, ...]:
    """What matters most, a sentence each."""
    not_notifiable = tuple(found_since.headlines(view))
    so_far = (*not_notifiable, *_so_far(view, notification_told=bool(not_notifiable)), *not_kept(view))
    so_far += tuple(not_kept_at_first(view))
    since = (words.sentence(in_its_year(each.says, view.on.year), _WHOLE) for _, each in factor_since(view))
    open_ = (*since, *_beside(view), *_dates(view, cards, so_far), *_delayed(view, cards))
    return tuple(dict.fromkeys((*so_far, *open_, *perhaps_late_in_short(view, so_far))))


def _began(view: View) -> PartialDate | None:
    """When a serious case review began, of which no decision is on record."""
    return begun(view.case) if serious_case_review(view.case) else None


def _so_far(view: View, *, notification_told: bool) -> Iterator[str]:
    published, decided, sent = map(view.when, (_PUBLISHED, _DECIDED, _NOTIFIED))
    way_out, declined, otherwise = _way_out(view), declined_on(view), tuple(decided_otherwise(view))
    if way_out is not None:
        yield headlines.way_out(way_out.title, view.on_day(way_out.when), ends=way_out.effect == ENDED)
    if declined is not None:
        yield headlines.decided_not_to_publish(view.on_day(declined))
        yield from information_owed(view)
    taken_here = any((published, decided, sent, otherwise))
    yield from () if taken_here else national(view)
    if published is not None:
        left = way_out is not None or _owed_before(view)
        yield from what_was_published(view, published, declined=declined is not None, left=left)
    elif decided is not None:
        yield from (*under_way(view, decided_on(view, _DECIDED), declined), *otherwise)
        if _undecided(view):
            yield headlines.ON_ONE_DAY if contradicted(view.case.situation, _DECIDED) else headlines.WHICH_CAME_LAST
    elif otherwise:
        yield from otherwise
    else:
        yield from _before_decision(view, sent, notification_told=notification_told)
    yield from published_before(view)
    yield from national(view) if taken_here else not_to_notify(view)
    yield from against(view) if published is None else ()


def _before_decision(view: View, sent: PartialDate | None, *, notification_told: bool) -> Iterator[str]:
    """How the review began or the notification stands, while no decision on a review is on record."""
    if (began := _began(view)) is not None:
        yield serious_case_reviews.begun(view.on_day(began))
    elif sent is not None:
        yield from () if notification_told else notified(view, sent)
    elif view.case.situation.entries:
        yield from _notify(view)
    else:
        yield nothing_recorded.headline(view.case.situation.later)
    yield from deaths_notified(view)


def _notify(view: View) -> Iterator[str]:
    answer = notifiable(view)
    holds = view.case.conditions.holds
    if answer is not Truth.NO and not view.notified_then:
        yield headlines.before_the_duty(view.as_known(view.day_without_notification))
        return
    match answer:
        case Truth.YES:
            yield headlines.notifiable(what_happened(view, DUTY), of_some(view, DUTY, Truth.YES))
            if unknown := of_some(view, DUTY, Truth.UNKNOWN):
                yield headlines.may_be_notifiable(unknown, others=True)
        case Truth.UNKNOWN:
            unknown = of_some(view, DUTY, Truth.UNKNOWN)
            yield headlines.UNBORN if left_to_people(view) else headlines.may_be_notifiable(unknown)
        case _:
            yield _not_here(view)
            if any(weighed_since(view)):
                yield headlines.WEIGH_FIRST
            if holds("looked-after-death") is Truth.YES and not view.is_done("notify-looked-after-death"):
                yield headlines.looked_after(of_some(view, "looked-after-death", Truth.YES))
            if any(task.key == _OF_A_CARE_LEAVER and not task.needs for task in view.tasks):
                yield headlines.looked_after(of_some(view, "care-leaver-death", Truth.YES), care_leaver=True)
    yield from contradicted_answers(view)


def _not_here(view: View) -> str:
    """That the incident is not for the authority to notify, and why: of each child its own reason."""
    if elsewhere(view):
        return headlines.ELSEWHERE_SENTENCE
    reasons = why_not(view)
    if some_elsewhere(view):
        return headlines.not_for_this_authority(reasons)
    return headlines.not_notifiable(reasons, locally=reviewed_locally(view))


def _beside(view: View) -> Iterator[str]:
    """What open proceedings mean for publication, and which others are open beside the review."""
    held = tuple(_held(view))
    yield from held
    named = " ".join(held).casefold()
    open_ = [words.inside(view.parallel[kind].title) for kind in _BESIDE if view.parallel[kind].open is Truth.YES]
    others = [title for title in open_ if title.casefold() not in named]
    if others and view.when("published") is None:
        yield headlines.open_beside(others)


def _held(view: View) -> Iterator[str]:
    publish = view.progress.get("publish")
    if publish is None or view.when("published") is not None or view.when(_DECIDED) is None:
        return
    of = "" if declined_on(view) is None else headlines.INFORMATION
    for blocker in publish.blockers:
        if blocker.by is By.HOLD and blocker.certain is Truth.YES:
            yield headlines.publication_held(words.inside(blocker.title), of)
            return
    if any(effect.name == COURT_ORDER for effect in publish.affected_by):
        yield bound_by(of)
        return
    for kind, says in (
        (Effect.WEIGH, headlines.publication_weighed),
        (Effect.MAY_DELAY, headlines.publication_may_wait),
    ):
        titles = [effect.title for effect in publish.affected_by if effect.effect is kind]
        if titles:
            yield says(words.inside(titles[0]), of)
            return


def _delayed(view: View, cards: Sequence[Card]) -> Iterator[str]:
    """What was told of a delay; and that one which the dates on record show, or that was recorded, is still to be told.

    A plan whose year may be wrong shows no delay.
    """
    last_told = last_done(view.case, view.case.framework.words("steps")[_TELL])
    if last_told is not None and view.when(_PUBLISHED) is None:
        yield headlines.delay_told(view.on_day(last_told), reasons_of(view.case.situation))
    tell = view.progress.get(_TELL)
    if tell is not None and tell.state is State.READY and not any(card.id.startswith(FAR_PLAN) for card in cards):
        yield headlines.TELL_OF_FURTHER_DELAY if tell.why == FURTHER_DELAY else headlines.TELL_OF_DELAY


def _passed(view: View, overdue: Sequence[Card]) -> Iterator[str]:
    """What is overdue, and what passed by a period that was not checked against the text."""
    unchecked = {
        f"task/{task.id}" for task in view.tasks if task.main and task.main.verdict is Verdict.PASSED_FROM_MEMORY
    }
    for says, cards in (
        (passed.overdue, [card for card in overdue if card.id not in unchecked]),
        (passed.passed_unchecked, [card for card in overdue if card.id in unchecked]),
    ):
        if cards:
            yield says(len(cards), cards[0].title, sum(card.section is Section.SET_ASIDE for card in cards))


def _is_to_do(card: Card) -> bool:
    """Whether a card is one of what is to be done now, also where it was put aside."""
    return card.section is Section.NOW or (card.section is Section.SET_ASIDE and card.id.startswith("task/"))


def _to_check(view: View, cards: Sequence[Card]) -> Iterator[str]:
    """What passed on one reading of a document alone; what may not have applied; what is counted from a passed plan."""
    on_one = {f"task/{task.id}" for task in view.tasks if on_which_readings(view, task)}
    planned = {f"task/{task.id}" for task in view.tasks if task.main and task.main.plan_passed(view.on)}
    again = {f"task/{task.id}" for task in view.tasks if task.main and task.main.plan_cannot_stand(view.on)}
    for says, number in (
        (passed.plans_to_make_again, sum(card.id in again for card in cards)),
        (passed.on_one_reading_alone, sum(card.id in on_one for card in cards)),
        (passed.to_check, sum(card.id not in {*on_one, *planned, *again} for card in cards)),
        (passed.plans_passed, sum(card.id in planned for card in cards)),
    ):
        if number:
            yield says(number)


def _others_passed(view: View, cards: Sequence[Card]) -> bool:
    """Whether a day has passed by which something was expected of others."""
    waited = [card.arrive_by for card in cards if card.section is Section.WAITING and card.arrive_by is not None]
    verdicts = [task.main.verdict for task in view.tasks if task.outside and task.main is not None]
    return Verdict.EXPECTED_PASSED in verdicts or any(day < view.on for day in waited)


def _dates(view: View, cards: Sequence[Card], so_far: Sequence[str]) -> Iterator[str]:
    if not view.case.situation.entries:
        return
    overdue = [card for card in cards if card.urgency is Urgency.OVERDUE]
    check = [card for card in cards if card.urgency is Urgency.CHECK and _is_to_do(card)]
    undated = [card for card in cards if card.urgency is Urgency.AT_ONCE and card.working_days is not None]
    ahead = [card for card in cards if card.arrive_by is not None and card.arrive_by >= view.on]
    own_dates = (card for card in ahead if card.section is not Section.WAITING)
    dated = sorted(own_dates, key=lambda card: card.arrive_by or view.on)
    perhaps = sum(task.may_have_passed(view.on) and not task.outside for task in view.tasks)
    some = any(task.main is not None and task.main.verdict is Verdict.SOME_PASSED for task in view.tasks)
    own = _others_passed(view, cards)
    if overdue:
        yield from _passed(view, overdue)
    elif perhaps:
        yield passed.may_have_passed(perhaps)
    elif check:
        yield from _to_check(view, check)
    yield from late_in_short(view, so_far)
    if actions := tally(view.case.situation).overdue:
        yield late_actions.overdue(actions)
    if (undated or ahead) and not (overdue or perhaps or check):
        if not actions:
            yield passed.none_passed(some=some, open_=any_late(view), own=own)
        if undated:
            yield passed.open_at_once(len(undated), max(-(card.working_days or 0) for card in undated))
    if dated:
        first = dated[0]
        assert first.arrive_by is not None  # noqa: S101 -- chosen for having it
        left = words.days_left(first.working_days or 0, first.arrive_by, view.on)
        soon = first.arrive_by > view.on and (first.working_days or 0) <= _A_WEEK
        between = view.case.calendar.skipped(view.on, first.arrive_by).holidays if soon else ()
        named = tuple(name for day, name in between if day != first.arrive_by)
        yield passed.first_date(view.day(first.arrive_by), left, named)
