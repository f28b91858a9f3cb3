"""What was published, how late, and until when it has to stay public: the report, or information in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.first_screen.lateness import in_time
from cspr.first_screen.no_longer import public_until, taken_down_early
from cspr.first_screen.view import View
from cspr.grouping import grouped
from cspr.lifecycle.held import held_when_done
from cspr.publication.course import PUBLISH, PUBLISHED, as_if_agreed, taken_down
from cspr.record.standing import ONLY_INFORMATION, published_again
from cspr.sources import Authority
from cspr.truth import Truth
from cspr.wording import headlines, published as words
from cspr.wording.days import published_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.dates import PartialDate

_REOPENED: Final = "review-reopened"
SIX_MONTHS: Final = "publication-period"


def what_was_published(view: View, published: PartialDate, *, declined: bool, left: bool) -> Iterator[str]:
    """When the report, or information in its place, was published, and until when it has to stay public.

    Args:
        published: when it was.
        declined: whether it had been decided not to publish the report.
        left: whether more is left to be done than action and its impact.
    """
    information = view.case.situation.answer(ONLY_INFORMATION).truth if declined else Truth.NO
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
    lasting = public_until(view)
    if lasting is not None:
        until, read = lasting
        yield words.keep_public(until, view.on.year, information=information, read=read)


def _first_published(view: View, published: PartialDate) -> PartialDate | None:
    """When it was first published, of what was re-opened and published again; else ``None``."""
    occurrence, reopened = map(view.case.situation.occurrence, (PUBLISHED, _REOPENED))
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
