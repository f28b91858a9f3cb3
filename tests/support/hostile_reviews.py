"""Reviews that went wrong in every way a record can, the same for the same seed, and what holds of them all the same.

Milestones are shuffled, left out, corrected and recorded late; answers turn yes, no, yes; children have days of their
own; a case is published on its second day, leaves its course, or is not to be published.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any, Final

import attrs

import cspr
from cspr import caseload, changing, history, publication, roles, vocabulary
from cspr.first_screen import Urgency, glance
from cspr.guidance import framework
from cspr.lifecycle import State, progress
from cspr.record import Decided, Established, Happened, Involved, Planned, Proceeding, Review, Situation
from cspr.record.entries import AnyEntry
from cspr.timescales import schedule
from cspr.timescales.main_date import main_date
from cspr.timescales.of_others import OUTSIDE
from cspr.truth import Truth

PARTNERSHIPS: Final = ("northamptonshire", "kirklees", "essex", "national")
FIRST: Final = date(2016, 1, 1)
COURSE: Final = (
    *("incident", "local-authority-aware", "case-referred", "notification-sent", "partners-notified"),
    *("information-requested", "information-collated", "rapid-review-held", "rapid-review-submitted"),
    "panel-feedback-received",
)
AFTER_THE_DECISION: Final = (
    *("lead-reviewer-appointed", "terms-agreed", "review-started", "first-draft-written", "final-sign-off-given"),
    *("review-completed", "report-finalised", "report-submitted", "published"),
)
FACTS: Final = {
    "abuse-or-neglect-suspected": 0.85,
    "child-died": 0.5,
    "child-seriously-harmed": 0.6,
    "incident-in-area": 0.8,
    "child-looked-after": 0.3,
    "care-leaver": 0.1,
    "child-aged-18-or-over": 0.1,
    "near-miss": 0.2,
    "incident-outside-england": 0.1,
}
_TURNED: Final = {"yes": "no", "no": "yes", "unknown": "yes"}
_BEHIND: Final = frozenset({State.DONE, State.NOT_NEEDED, State.OVERTAKEN})
_Key = tuple[str, str]


@attrs.frozen(kw_only=True)
class HostileReview:
    """A partnership, the entries in the order in which they were made, and the day asked about."""

    partnership: str
    entries: tuple[AnyEntry, ...]
    on: date

    def situation(self, on: date | None = None, *, entries: int | None = None) -> Situation:
        """What is known, on the day or on another, of all entries or of the first."""
        return Review("XX-01", self.partnership).record(*self.entries[:entries]).as_of(on or self.on)


def hostile_review(seed: int) -> HostileReview:
    """The review of a seed."""
    draw = Random(seed)
    day = FIRST + timedelta(days=draw.randrange(3900))
    children = draw.choice([[], [], ["child:A"], ["child:A", "child:B"]])
    entries: list[AnyEntry] = [Involved(child) for child in children]
    for fact, share in FACTS.items():
        for about in children if children and vocabulary.facts()[fact].about == "child" else ["case"]:
            entries += _answers(draw, fact, share, about, day)
    course = ["incident", "published"] if draw.random() < 0.2 else _course(draw)
    for event in course:
        if draw.random() < 0.8:
            entries += _milestone(draw, event, children, day)
        day += timedelta(days=draw.choice([0, 1, 3, 8, 20, 60, 200]))
    if draw.random() < 0.35:
        entries.append(Happened(draw.choice(list(vocabulary.exits())), day))
    if draw.random() < 0.2:
        entries.append(Decided("publication", "do-not-publish", on=day, by="safeguarding-partners"))
    for kind in draw.sample(sorted(vocabulary.proceedings()), draw.randrange(3)):
        entries.append(Proceeding(kind, draw.choice(["open", "none", "ended"]), on=day - timedelta(days=30)))
    if draw.random() < 0.3:
        entries.append(Planned("published", day + timedelta(days=draw.randrange(-50, 200))))
    named = tuple(attrs.evolve(entry, id=entry.id or f"n{place}") for place, entry in enumerate(entries))
    on = day + timedelta(days=draw.choice([0, 1, 10, 60, 200]))
    return HostileReview(partnership=draw.choice(PARTNERSHIPS), entries=named, on=on)


def _course(draw: Random) -> list[str]:
    """The milestones, as far as the review came; sometimes in no order at all."""
    course = list(COURSE[: draw.randrange(1, len(COURSE) + 1)])
    if draw.random() < 0.5:
        course += ["decision", *AFTER_THE_DECISION[: draw.randrange(len(AFTER_THE_DECISION) + 1)]]
    if draw.random() < 0.25:
        draw.shuffle(course)
    return course


def _recorded(draw: Random, on: date) -> date | None:
    return None if draw.random() < 0.4 else on + timedelta(days=draw.choice([0, 0, 1, 5, 40]))


def _answers(draw: Random, fact: str, share: float, about: str, day: date) -> Iterator[AnyEntry]:
    """An answer, and sometimes another one later, which may correct it, and the first one again."""
    if draw.random() >= 0.8:
        return
    answer = "yes" if draw.random() < share else draw.choice(["no", "unknown"])
    on, name = day + timedelta(days=draw.randrange(20)), f"f{draw.randrange(10**9)}"
    said = {"by": "local-authority", "about": about}
    yield Established(fact, answer, on=on, id=name, recorded=_recorded(draw, on), **said)
    if draw.random() < 0.15:
        later = on + timedelta(days=draw.randrange(30))
        corrects = name if draw.random() < 0.4 else None
        yield Established(fact, _TURNED[answer], on=later, recorded=later, corrects=corrects, **said)
        if draw.random() < 0.5:
            again = later + timedelta(days=draw.randrange(20))
            yield Established(fact, answer, on=again, recorded=again + timedelta(days=9), **said)


def _milestone(draw: Random, event: str, children: list[str], day: date) -> Iterator[AnyEntry]:
    """A milestone, of the case or of children, its day known or its month alone, and sometimes corrected."""
    when: date | str = day if draw.random() < 0.85 else day.isoformat()[:7]
    if event == "decision":
        outcome = draw.choice(["review", "review", "no-review", "other-learning"])
        yield Decided("local-review", outcome, on=when, by="safeguarding-partners", recorded=_recorded(draw, day))
        return
    for about in [draw.choice(children)] if children and draw.random() < 0.4 else ["case"]:
        name = f"h{draw.randrange(10**9)}"
        yield Happened(event, when, about=about, id=name, recorded=_recorded(draw, day))
        if draw.random() < 0.1:
            other = day + timedelta(days=draw.choice([-20, -3, 2, 30]))
            yield Happened(event, other, about=about, corrects=name, recorded=day + timedelta(days=45))


def broken(seed: int) -> Iterator[str]:
    """What the review of a seed breaks, in words."""
    review = hostile_review(seed)
    documents, known = framework(review.partnership), review.situation()
    loud = _loud(review, known)
    for what in (
        *_overdue_alike(review, documents, known, loud),
        *_newly_overdue(review, documents, known, loud),
        *_same_if_supposed(review, documents),
    ):
        yield f"{what}, seed {seed}"
    late = publication.lateness(documents, known)
    if {("review-period", "case"), ("publication-period", "case")} & loud.keys() and late.late is Truth.NO:
        yield f"overdue, and not late, seed {seed}"
    assert str(cspr.report(documents, known)), "every review has a report that can be read"


def _loud(review: HostileReview, known: Situation) -> dict[_Key, Any]:
    """What is overdue, by the schedule."""
    every = schedule(framework(review.partnership), known)
    return {(each.topic, each.about): each for each in every if main_date(each, known.on).verdict.loud}


def _overdue_alike(review: HostileReview, documents: Any, known: Situation, loud: dict[_Key, Any]) -> Iterator[str]:
    """What the schedule calls overdue is so on the screen, on Monday's page, among departures, tasks and steps."""
    states = {step.step: step.state for step in progress(documents, known)}
    cards = {card.id: card.urgency for card in glance(documents, known).cards}
    due = caseload.due([known], until=review.on, on=review.on)
    items = {(item.name, item.about): item.kind for item in reversed(due.items)}
    missing = {
        (each.name, each.about)
        for each in history.deviations(documents, known)
        if each.kind is history.DeviationKind.MISSING
    }
    owed = {task.step or task.topic for profile in roles.profiles(documents, known) for task in profile.tasks}
    for (topic, about), scale in loud.items():
        duties = [reading.duty for reading in main_date(scale, review.on).leading]
        if (topic, about) not in missing:
            yield f"{topic} of {about}: overdue, and no departure"
        if len(documents.live(duties, review.on)) == len(duties):
            for duty in duties:
                if states.get(duty.step or "") in _BEHIND or (duty.step or duty.topic) not in owed:
                    yield f"{topic} of {about}: overdue, and its step is {states.get(duty.step or '')}"
        if not {who for duty in duties for who in duty.who} <= OUTSIDE:
            key = f"task/{duties[0].step or duties[0].topic}/"
            if not any(name.startswith(key) and urgency is Urgency.OVERDUE for name, urgency in cards.items()):
                yield f"{topic} of {about}: overdue, and no card says so"
            if items.get((topic, about)) is not caseload.ItemKind.OVERDUE:
                yield f"{topic} of {about}: overdue, and not on Monday's page"
    overdue = {key for key, kind in items.items() if kind is caseload.ItemKind.OVERDUE}
    yield from (f"{key}: overdue on Monday's page alone" for key in overdue - loud.keys())


def _newly_overdue(review: HostileReview, documents: Any, known: Situation, loud: dict[_Key, Any]) -> Iterator[str]:
    """What changed within two months names what came to be overdue, and nothing changed within no time."""
    before = review.situation(review.on - timedelta(days=60))
    rows = changing.changes(documents, before, known)
    told = {row.key for row in rows if row.kind is changing.ChangeKind.NEWLY_OVERDUE}
    came = loud.keys() - _loud(review, before).keys()
    expected = {f"date/{topic}" + ("" if about == "case" else f"/{about}") for topic, about in came}
    if told != expected:
        yield f"newly overdue {sorted(told)}, not {sorted(expected)}"
    if list(changing.changes(documents, known, known)):
        yield "a change within no time"


def _same_if_supposed(review: HostileReview, documents: Any) -> Iterator[str]:
    """What the last entry would change is what it changed."""
    last = review.entries[-1]
    if isinstance(last, (Happened, Decided, Proceeding)) and not last.corrects:
        before = review.situation(entries=-1)
        plain = attrs.evolve(last, recorded=None)
        after = Review("XX-01", review.partnership).record(*review.entries[:-1], plain).as_of(review.on)
        supposed, recorded = (
            sorted((row.key, row.kind.value, str(row.after)) for row in rows)
            for rows in (
                changing.what_if(documents, before, attrs.evolve(plain, id=None)),
                changing.changes(documents, before, after),
            )
        )
        if supposed != recorded:
            yield f"{type(last).__name__} would change something else than it does"
