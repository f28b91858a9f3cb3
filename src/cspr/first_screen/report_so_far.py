"""How far an LCSPR and its report have come, and how it was published, as the headline says it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cspr import vocabulary
from cspr.dates import PartialDate
from cspr.exits import sent_back_of
from cspr.first_screen.lateness import in_time
from cspr.first_screen.no_longer import public_until, taken_down_early
from cspr.first_screen.view import View
from cspr.grouping import grouped
from cspr.lifecycle import State
from cspr.lifecycle.held import held_when_done
from cspr.publication.course import PUBLISH, PUBLISHED, as_if_agreed, taken_down
from cspr.record.standing import (
    ONLY_INFORMATION,
    last_published,
    only_information_published,
    published_again,
    stands,
)
from cspr.sources import Authority, Force
from cspr.truth import Truth
from cspr.wording import headlines, published as words
from cspr.wording.days import published_on

_REVIEW_PERIOD: Final = "review-period"
_COMPLETED: Final = "review-completed"
_REOPENED: Final = "review-reopened"
_SENT_BACK: Final = "sent-back"
_OVER: Final = (_COMPLETED, "report-finalised", PUBLISHED)
SIX_MONTHS: Final = "publication-period"


def under_way(view: View, decided: str, declined: PartialDate | None) -> Iterator[str]:
    """That an LCSPR was decided on, or how far its report has come, and for when publication is planned.

    Args:
        decided: when it was decided on, and for which children, in words.
        declined: when it was decided not to publish the report.
    """
    planned = view.case.situation.planned("published")
    reached = ((event, view.when(event)) for event in words.READY)
    back = sent_back(view)
    ready = next(((event, when) for event, when in reached if when is not None and back is None), None)
    over = planned is not None and planned.last < view.on
    if ready is not None and planned is not None and declined is None and not over:
        yield words.publication_planned(words.READY[ready[0]], view.as_known(planned))
        return
    says = headlines.decided if view.case.situation.decided_anew is None else words.decided_anew
    yield says(decided) if ready is None else _made_ready(view, *ready)
    if back is not None:
        yield words.sent_back(view.on_day(back))
    if planned is not None:
        yield headlines.planned(view.as_known(planned), information=declined is not None, passed=over)


def sent_back(view: View) -> PartialDate | None:
    """When the report was last sent back, until it is agreed again, or finished."""
    back, steps = view.when(_SENT_BACK), view.case.framework.words("steps")
    over = [when for event in _OVER if (when := view.when(event)) is not None]
    if back is None or any(when.before(back) is not Truth.YES for when in over):
        return None
    again = (sent_back_of(view.case, steps[name]) for name in vocabulary.exits()[_SENT_BACK].steps)
    return back if Truth.YES in again else None


def _made_ready(view: View, event: str, when: PartialDate) -> str:
    """When the report was signed off, finalised or completed; how late the LCSPR was completed."""
    judged = in_time(view, _REVIEW_PERIOD)[0] if event == _COMPLETED else ""
    late = "" if judged == headlines.IN_TIME else judged
    return words.made_ready(words.READY[event], view.on_day(when), late)


def declined_on(view: View) -> PartialDate | None:
    """When it was decided not to publish the report; nothing where that came after it was published."""
    declined, published = view.when("publication-declined"), view.when("published")
    late = declined is not None and published is not None and published.before(declined) is Truth.YES
    return None if late else declined


def only_information(view: View) -> bool:
    """Whether information on improvements was published in place of the report, as decided or by the answer alone."""
    situation = view.case.situation
    decided = declined_on(view) is not None and situation.answer(ONLY_INFORMATION).truth is Truth.YES
    return decided or only_information_published(situation)


def information_owed(view: View) -> Iterator[str]:
    """That information on improvements has to be published in place of the report, until it is planned or done."""
    publish = view.progress["publish"]
    must = any(source.force is Force.MUST for source in publish.sources)
    if must and view.case.situation.planned("published") is None and publish.state in {State.READY, State.BLOCKED}:
        yield words.INFORMATION_OWED


def what_was_published(view: View, published: PartialDate, *, declined: bool, left: bool) -> Iterator[str]:
    """When the report, or information in its place, was published, and until when it has to stay public.

    Args:
        declined: whether it had been decided not to publish the report.
        left: whether more is left to be done than action and its impact.
    """
    of_information = declined or only_information_published(view.case.situation)
    information = view.case.situation.answer(ONLY_INFORMATION).truth if of_information else Truth.NO
    judged = "" if information is Truth.YES else _how_late(view, declined=declined)
    late = "" if judged == headlines.IN_TIME else judged
    stated = late if information is Truth.NO else ""
    first = _first_published(view, published)
    situation = view.case.situation
    down, again = published_again(situation) or (taken_down(situation), None)
    days = published_on(published, down, view.on.year, "" if first else stated, again)
    yield words.published(days, left=left or taken_down_early(view), information=information)
    if first is not None:
        yield words.first_published(published_on(first, None, view.on.year, stated))
    if late and not stated:
        yield words.late_if_the_report(late)
    yield from _while_open(view, published)
    yield from _keep_public(view, information)


def _keep_public(view: View, information: Truth) -> Iterator[str]:
    """Until when what was published has to stay public."""
    lasting = public_until(view)
    if lasting is not None:
        until, read = lasting
        yield words.keep_public(until, view.on.year, information=information, read=read)


def published_before(view: View) -> Iterator[str]:
    """When the report was published of a review that ended before another was decided on, which has none yet."""
    situation, before = view.case.situation, last_published(view.case.situation)
    if before is not None and situation.earlier is not None and situation.occurrence(PUBLISHED) is None:
        declined = stands(situation.earlier, "publication-declined") is Truth.YES
        information = situation.earlier.answer(ONLY_INFORMATION).truth if declined else Truth.NO
        yield words.published_before(view.on_day(before.span), information=information)
        yield from _keep_public(view, information)


def _first_published(view: View, published: PartialDate) -> PartialDate | None:
    """When it was first published, of what was re-opened and published again; else ``None``."""
    situation = view.case.situation
    occurrence, reopened = map(situation.occurrence, (PUBLISHED, _REOPENED))
    if situation.earlier is not None and (before := last_published(situation.earlier)) is not None:
        return before.first
    if occurrence is None or reopened is None or occurrence.first == published:
        return None
    return occurrence.first if occurrence.first.before(reopened.span) is Truth.YES else None


def _while_open(view: View, published: PartialDate) -> Iterator[str]:
    """The proceedings that were open when it was published and for which it had to wait, each once."""
    held = (each for each in held_when_done(view.case, PUBLISH, published) if not each.afterwards)
    sure = (each for each in held if each.certain is Truth.YES)
    for title, (first, *_) in grouped((each.title, each) for each in sure).items():
        assert first.state.since is not None  # noqa: S101 -- what surely was open then has a beginning
        local = first.hold.source.authority is Authority.LOCAL
        yield words.while_open(title, first.state.since, view.on.year, local=local)


def _how_late(view: View, *, declined: bool) -> str:
    """How the publication of the report stands by national guidance; of one against the decision, as if none was."""
    return in_time(View(as_if_agreed(view.case)) if declined else view, SIX_MONTHS)[0]
