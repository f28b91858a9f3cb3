"""The cards of what was not kept: published although a text does not allow it, or not there as long as it had to be."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from cspr.criteria.decider import prohibitions
from cspr.first_screen.cards import Card
from cspr.first_screen.caution_card import caution
from cspr.first_screen.no_longer import ended_early, gap, perhaps_ended_early
from cspr.first_screen.view import View
from cspr.publication.course import PUBLISHED, TAKEN_DOWN
from cspr.publication.matters import published_on_day_off
from cspr.record.standing import published_again, stands
from cspr.timescales import Reading
from cspr.truth import Truth
from cspr.wording import cautions as sentences
from cspr.wording.barred_days import not_on
from cspr.wording.first_screen import sentence
from cspr.wording.periods import period


def not_allowed(view: View) -> Iterator[Card]:
    """What was published although a text says that it is not to be, or may say so."""
    published = view.case.situation.occurrence(PUBLISHED)
    if published is None or stands(view.case.situation, PUBLISHED) is not Truth.YES:
        return
    for each in prohibitions(view.case):
        sure, source = each.applies is Truth.YES, each.duty.source
        says = sentences.published_although(
            view.as_known(published.span), source.document, source.clauses[0], sure=sure
        )
        name, about = f"not-allowed/{each.duty.name}", [PUBLISHED]
        card = caution(view, name, says, [source], first=True, next_=sentences.WAS_IT_ALLOWED, about=about)
        yield attrs.evolve(card, why=(each.says,), needs=each.needs)
    for duty, days in published_on_day_off(view.case):
        name, source = f"not-allowed/{duty.name}", duty.source
        day = view.as_known(published.span)
        says = sentences.published_although(day, source.document, source.clauses[0], sure=True)
        card = caution(view, name, says, [source], first=True, next_=sentences.WAS_IT_ALLOWED, about=[PUBLISHED])
        yield attrs.evolve(card, why=(sentence(not_on(days)),))


def lasting_cards(view: View) -> Iterator[Card]:
    """What was to last and was ended before its time, and what was not public for a while."""
    yield from _ended_early(view)
    yield from perhaps_early(view)
    yield from _published_again(view)


def _ended_early(view: View) -> Iterator[Card]:
    """What was to last and was ended before its time, as long as it can still be taken up again."""
    for timescale in view.schedule:
        early = ended_early(timescale)
        if early and early[0].due is not None and early[0].done is not None and view.on <= early[0].due.last:
            ended, until = view.as_known(early[0].done), view.as_known(early[0].due)
            says = sentences.ended_early(timescale.title, ended, until, _lasts(early[0]))
            sources = tuple(each.source for each in early)
            name, next_ = f"ended-early/{timescale.topic}", sentences.TAKE_IT_UP
            yield caution(view, name, says, sources, first=True, next_=next_)


def perhaps_early(view: View) -> Iterator[Card]:
    """What was to last and was ended on a day of which it cannot be told whether that was before its time."""
    for timescale in view.schedule:
        perhaps = perhaps_ended_early(timescale)
        if perhaps and perhaps[0].due is not None and perhaps[0].done is not None:
            ended, until = view.as_known(perhaps[0].done), view.as_known(perhaps[0].due)
            says = sentences.perhaps_ended_early(timescale.title, ended, until, _lasts(perhaps[0]))
            sources = tuple(possible.source for possible in perhaps)
            name, next_ = f"ended-early/{timescale.topic}", sentences.RECORD_ITS_DAY
            yield caution(view, name, says, sources, first=True, next_=next_)


def _published_again(view: View) -> Iterator[Card]:
    """That what has to stay public was not for a while: it was taken down, and published again."""
    days = published_again(view.case.situation)
    for timescale in view.schedule if days is not None else ():
        its = gap(view, timescale)
        if days is not None and its and its[0].due is not None:
            down, again, until = map(view.as_known, (*days, its[0].due))
            says = sentences.not_public(timescale.title, down, again, until, _lasts(its[0]))
            sources, about = tuple(each.source for each in its), (PUBLISHED, TAKEN_DOWN)
            name, next_ = f"not-public/{timescale.topic}", sentences.SAY_WHY_NOT_PUBLIC
            yield caution(view, name, says, sources, next_=next_, about=about)


def _lasts(reading: Reading) -> str:
    return period(reading.relation.value, reading.amounts, reading.unit)
