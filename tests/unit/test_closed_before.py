"""A case that was over before a text began is asked nothing by it; what is still open is, and what came later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

import pytest

import cspr
from building import document, duty, framework_of
from cspr import lifecycle
from cspr.dates import PartialDate
from cspr.guidance import framework
from cspr.guidance.documents import Document
from cspr.guidance.model import Duty
from cspr.guidance.windows import Window
from cspr.lifecycle import State
from cspr.record import AnyEntry, Decided, Established, Happened, Proceeding, Review
from cspr.show import to_text

PARTNERS: Final = "safeguarding-partners"
REVIEW: Final = Decided("local-review", "review", on="2018-08-06", by=PARTNERS)
NO_REVIEW: Final = Decided("local-review", "no-review", on="2018-08-06", by=PARTNERS)
PUBLISHED: Final = Happened("published", "2019-02-04")
BEFORE: Final = "the case was over before a text asked for it"
# Northamptonshire's framework is in force from some day in December 2020; it alone asks for the briefing.


def steps(*entries: AnyEntry) -> dict[str, lifecycle.Progress]:
    known = Review("NR-07", "northamptonshire").record(*entries).as_of(date(2021, 6, 7))
    return {step.step: step for step in lifecycle.progress(framework("northamptonshire"), known)}


@pytest.mark.parametrize("entries", [(REVIEW, PUBLISHED), (PUBLISHED,), (NO_REVIEW,)])
def test_a_briefing_is_not_owed_for_what_was_over_before_its_text_began(entries: tuple[AnyEntry, ...]) -> None:
    briefing = steps(*entries)["learning-briefing"]
    assert (State.NOT_NEEDED, BEFORE) == (briefing.state, briefing.why)
    situation = Review("NR-07", "northamptonshire").record(*entries).as_of(date(2021, 6, 7))
    shown = to_text(cspr.glance(framework("northamptonshire"), situation))
    assert "learning briefing" not in shown
    assert "First asked for by" not in shown


@pytest.mark.parametrize(
    "entries",
    [
        (REVIEW,),
        (REVIEW, Happened("published", "2020-12-15")),
        (REVIEW, Happened("published", "2020")),
        (REVIEW, Happened("published", "2021-01-11")),
        (REVIEW, PUBLISHED, Happened("review-reopened", "2021-01-11")),
        (NO_REVIEW, Decided("local-review", "review", on="2021-01-11", by=PARTNERS)),
        (NO_REVIEW, Decided("local-review", "other-learning", on="2018-09-03", by=PARTNERS)),
        (PUBLISHED, Decided("local-review", "review", on="2021-01-11", by=PARTNERS)),
    ],
    ids=[
        *("still open", "published in the month in which it began", "in a year that may be later", "published later"),
        *("opened again", "decided on later", "other learning goes on", "a review of later"),
    ],
)
def test_it_is_for_what_was_not(entries: tuple[AnyEntry, ...]) -> None:
    assert BEFORE not in {step.why for step in steps(*entries).values() if step.step == "learning-briefing"}
    assert State.READY is steps(*entries)["learning-briefing"].state


def test_what_an_earlier_edition_asked_for_is_still_owed() -> None:
    """The Act and the earlier editions asked for the final report; those in force today ask for it still."""
    assert State.READY is steps(REVIEW, PUBLISHED)["submit-report"].state


def test_what_ruled_a_step_out_stays_its_reason() -> None:
    assert "decision not to undertake an LCSPR" == steps(NO_REVIEW)["genogram"].why


NEW: Final = Window(start=PartialDate.read("2020-12-01"), end=None)
OLD: Final = Window(start=PartialDate.read("2018-01-01"), end=PartialDate.read("2020-12-01"))
SINCE, EARLIER = "2021-03-01", "2019-01-14"


def of_made_up(own: Duty, *entries: AnyEntry, older: tuple[Document, ...] = ()) -> State:
    """Where the briefing stands by a made-up text in force since December 2020."""
    documents = framework_of([document(own, window=NEW), *older])
    known = Review("MA-1", "my-area").record(PUBLISHED, *entries).as_of(date(2021, 6, 7))
    return next(each.state for each in lifecycle.progress(documents, known) if each.step == "brief-staff")


@pytest.mark.parametrize(
    ("own", "opened"),
    [
        (
            duty("brief-staff", when=("published", "near-miss")),
            lambda day: Established("near-miss", "yes", on=day, by="local-authority"),
        ),
        (
            duty("brief-staff", when=("published", "proceeding:inquest")),
            lambda day: Proceeding("inquest", "open", on=day),
        ),
        (
            duty("brief-staff", when=("published",), unless=("proceeding:inquest",)),
            lambda day: Proceeding("inquest", "ended", on=day),
        ),
        (
            duty("brief-staff", when=("published",), after=("agree-terms",)),
            lambda day: Happened("terms-agreed", day),
        ),
    ],
    ids=["an answer", "proceedings that opened", "proceedings that ended", "what comes first"],
)
def test_what_was_opened_since_is_owed(own: Duty, opened: Callable[[str], AnyEntry]) -> None:
    assert (State.NOT_NEEDED, State.READY) == (of_made_up(own, opened(EARLIER)), of_made_up(own, opened(SINCE)))


def test_what_an_earlier_text_asked_for_when_it_ended_is_owed() -> None:
    own = duty("brief-staff", when=("published",))
    older = document(duty("brief-staff", when=("published",), instrument="older"), window=OLD)
    assert (State.NOT_NEEDED, State.READY) == (of_made_up(own), of_made_up(own, older=(older,)))


def test_what_nothing_opens_is_always_owed() -> None:
    assert State.READY is of_made_up(duty("brief-staff"))
