"""Random reviews, the same for the same seed, and the laws that whatever is answered about them keeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, Final

import attrs

from cspr import caseload, vocabulary
from cspr.criteria import assess
from cspr.first_screen import Urgency, glance
from cspr.guidance import framework
from cspr.lifecycle import State, progress
from cspr.publication import readiness
from cspr.record import Established, Happened, Involved, Planned, Proceeding, Review, Situation
from cspr.record.entries import AnyEntry
from cspr.roles import profiles
from cspr.timescales import schedule
from cspr.timescales.main_date import Verdict, main_date
from cspr.timescales.of_others import OUTSIDE
from cspr.truth import Truth

PARTNERSHIPS: Final = ("northamptonshire", "kirklees", "essex", "national")
FIRST: Final = date(2018, 7, 1)
DAYS: Final = 3_000
COURSE: Final = (
    *("incident", "local-authority-aware", "case-referred", "notification-sent", "partners-notified"),
    *("information-requested", "information-collated", "rapid-review-held", "rapid-review-submitted"),
    *("panel-feedback-received", "local-review-decided", "lead-reviewer-appointed", "terms-agreed", "review-started"),
    *("first-draft-written", "final-sign-off-given", "review-completed", "report-submitted", "published"),
)
_FACTS: Final[Mapping[str, float]] = {
    "abuse-or-neglect-suspected": 0.9,
    "child-died": 0.5,
    "child-seriously-harmed": 0.7,
    "incident-in-area": 0.9,
    "child-looked-after": 0.2,
    "care-leaver": 0.2,
}
CHILDREN: Final = ("child:A", "child:B")
_EARLY: Final = frozenset(COURSE[:5])
_STILL_TO_DO: Final = frozenset({Verdict.DUE, Verdict.SOME_PASSED, Verdict.CHECK, Verdict.EXPECTED_PASSED})
_BEHIND: Final = frozenset({State.DONE, State.NOT_NEEDED, State.OVERTAKEN})


@attrs.frozen(kw_only=True)
class RandomReview:
    """A partnership, entries of which no two speak of the same, and the day asked about."""

    partnership: str
    entries: tuple[AnyEntry, ...]
    on: date

    def situation(self, entries: Sequence[AnyEntry] | None = None) -> Situation:
        """What is known, of these entries or of its own."""
        return Review("XX-01", self.partnership).record(*(self.entries if entries is None else entries)).as_of(self.on)

    def answers(self, entries: Sequence[AnyEntry] | None = None) -> dict[str, object]:
        """What several subjects answer."""
        documents, known = framework(self.partnership), self.situation(entries)
        asks: tuple[Any, ...] = (assess, schedule, progress, readiness)
        return {ask.__name__: ask(documents, known) for ask in asks}


def random_review(seed: int) -> RandomReview:
    """The review of a seed."""
    draw = Random(seed)
    on = FIRST + timedelta(days=draw.randrange(DAYS))

    def past() -> date:
        return on - timedelta(days=draw.randrange(500))

    entries: list[AnyEntry] = [
        Happened(event, draw.choice([past().isoformat(), past().isoformat()[:7]]), id=f"h{number}")
        for number, event in enumerate(draw.sample(sorted(vocabulary.events()), draw.randrange(20)), 1)
    ]
    entries += [
        Established(fact, draw.choice(["yes", "no", "unknown"]), on=past(), by="police", id=f"f{number}")
        for number, fact in enumerate(draw.sample(sorted(vocabulary.facts()), draw.randrange(12)), 1)
    ]
    entries += [
        Proceeding(kind, draw.choice(["open", "none"]), on=past(), id=f"p{number}")
        for number, kind in enumerate(draw.sample(sorted(vocabulary.proceedings()), draw.randrange(3)), 1)
    ]
    entries += [Involved(f"agency:{name}", id=f"i-{name}-1") for name in draw.sample(["police", "education"], 1)]
    return RandomReview(partnership=draw.choice(PARTNERSHIPS), entries=tuple(entries), on=on)


def walked_review(seed: int) -> RandomReview:
    """A review that went the ordinary way as far as it came, with gaps; entries are not told apart by what they say."""
    draw = Random(seed)
    day = FIRST + timedelta(days=draw.randrange(DAYS))
    entries: list[AnyEntry] = [
        Established(fact, "yes" if draw.random() < share else "no", on=day, by="local-authority")
        for fact, share in _FACTS.items()
    ]
    for event in COURSE[: draw.randrange(2, len(COURSE) + 1)]:
        if draw.random() < 3 / 4:
            entries.append(Happened(event, day))
        day += timedelta(days=draw.choice([0, 1, 3, 8, 20, 60, 300]))
    if draw.random() < 1 / 4:
        word = draw.choice(["no-notification-decided", "publication-declined", "review-joined", "review-reopened"])
        entries.append(Happened(word, day))
    partnership, on = draw.choice(PARTNERSHIPS), day + timedelta(days=draw.randrange(200))
    if draw.random() < 1 / 4:
        entries = list(_of_children(entries, draw))
    return RandomReview(partnership=partnership, entries=tuple(entries), on=on)


def _of_children(entries: Sequence[AnyEntry], draw: Random) -> Iterator[AnyEntry]:
    """The same of two children: each with answers of its own, and early events at times on a day of its own."""
    for entry in entries:
        if isinstance(entry, Established):
            for child in CHILDREN:
                if draw.random() < 3 / 4:
                    answer = entry.answer if draw.random() < 3 / 4 else draw.choice(["yes", "no", "unknown"])
                    yield attrs.evolve(entry, about=child, answer=answer)
        elif isinstance(entry, Happened) and entry.event in _EARLY and draw.random() < 1 / 2:
            for child in CHILDREN:
                if draw.random() < 3 / 4:
                    later = timedelta(days=draw.choice([0, 0, 10]))
                    yield attrs.evolve(entry, about=child, on=entry.on.first + later)
        else:
            yield entry


def broken(seed: int) -> Iterator[str]:
    """The laws that the review of a seed breaks, by name."""
    review, draw = random_review(seed), Random(seed)
    asked = review.answers()
    for law in (order, unrelated, as_of, known, narrowed, independence, agreeing):
        for what in law(review, asked, draw):
            yield f"{law.__name__} ({what}), seed {seed}"
    walked = walked_review(seed)
    yield from (f"agreeing ({what}), walked, seed {seed}" for what in agreeing(walked, walked.answers(), draw))


def _differing(ours: dict[str, object], theirs: dict[str, object]) -> Iterator[str]:
    yield from (name for name, answer in ours.items() if answer != theirs[name])


def order(review: RandomReview, asked: dict[str, object], draw: Random) -> Iterator[str]:
    """In which order things were entered does not matter."""
    yield from _differing(asked, review.answers(draw.sample(review.entries, len(review.entries))))


def unrelated(review: RandomReview, asked: dict[str, object], _draw: Random) -> Iterator[str]:
    """An event of which no text speaks changes nothing."""
    other = Happened("x-nowhere/nothing", review.on - timedelta(days=30), id="z9")
    yield from _differing(asked, review.answers([*review.entries, other]))


def as_of(review: RandomReview, asked: dict[str, object], draw: Random) -> Iterator[str]:
    """What happened, or was found out, after the day asked about changes nothing."""
    after = review.on + timedelta(days=1 + draw.randrange(300))
    recorded = {entry.event for entry in review.entries if isinstance(entry, Happened)}
    facts = {entry.fact for entry in review.entries if isinstance(entry, Established)}
    event = draw.choice(sorted(vocabulary.events().keys() - recorded))
    fact = draw.choice(sorted(vocabulary.facts().keys() - facts))
    later: list[AnyEntry] = [
        Happened(event, after, recorded=after, id="z1"),
        Established(fact, "yes", on=after, by="police", recorded=after, id="z2"),
    ]
    situation = Review("XX-01", review.partnership).record(*review.entries, *later).as_of(review.on)
    documents = framework(review.partnership)
    if assess(documents, situation) != asked["assess"]:
        yield "assess"
    if [_dates(duty) for duty in schedule(documents, situation)] != [_dates(duty) for duty in _schedule(asked)]:
        yield "schedule"


def known(review: RandomReview, asked: dict[str, object], draw: Random) -> Iterator[str]:
    """What is decided stays decided whatever is answered to a question that is open.

    A test that is taken as not met until it is known to be is left out: an answer is what decides it.
    """
    facts = {
        entry.fact for entry in review.entries if isinstance(entry, Established) and entry.answer is not Truth.UNKNOWN
    }
    open_ = sorted(name for name, fact in vocabulary.facts().items() if name not in facts and not fact.taken)
    fact = draw.choice(open_)
    kept = [entry for entry in review.entries if not (isinstance(entry, Established) and entry.fact == fact)]
    before: Any = asked["assess"]
    for answer in ("yes", "no"):
        told = Established(fact, answer, on=review.on, by="police", id="z3")
        after = {
            _name(each): each.answer for each in assess(framework(review.partnership), review.situation([*kept, told]))
        }
        for each in before:
            if each.criterion.taken:
                continue
            if each.answer is not Truth.UNKNOWN and after.get(_name(each), each.answer) is not each.answer:
                yield f"{fact} {answer}: {_name(each)}"


def narrowed(review: RandomReview, asked: dict[str, object], _draw: Random) -> Iterator[str]:
    """A date that becomes known moves no date out of the span in which it was known to lie."""
    exact = [
        attrs.evolve(entry, on=entry.on.first)
        if isinstance(entry, Happened) and entry.on.exact is None and entry.on.last <= review.on
        else entry
        for entry in review.entries
    ]
    known_now = _by_nature(exact)
    if exact == list(review.entries) or (known_now != _by_nature(review.entries) and known_now != sorted(known_now)):
        return  # nothing changed, or a day is said to be known that cannot have been it
    before = {(reading.key, reading.about): reading for duty in _schedule(asked) for reading in duty.readings}
    after: Any = schedule(framework(review.partnership), review.situation(exact))
    for duty in after:
        for reading in duty.readings:
            was = before.get((reading.key, reading.about))
            if was is None or was.due is None or reading.due is None or was.in_force != reading.in_force:
                continue
            if not was.due.first <= reading.due.first <= reading.due.last <= was.due.last:
                yield f"{duty.topic}: {was.due} became {reading.due}"


def _by_nature(entries: Sequence[AnyEntry]) -> list[tuple[date, date]]:
    """The days of the events that can come in one order alone, in that order."""
    days = {entry.event: (entry.on.first, entry.on.last) for entry in entries if isinstance(entry, Happened)}
    return [days[event] for event in ("incident", "local-authority-aware", "notification-sent") if event in days]


def independence(review: RandomReview, _asked: dict[str, object], draw: Random) -> Iterator[str]:
    """What is said of one review does not hang on which others are asked about, or on what was asked before."""
    other = random_review(draw.randrange(10**6))
    ours = review.situation()
    theirs = Review("YY-02", other.partnership).record(*other.entries).as_of(review.on)
    until = review.on + timedelta(days=6)
    alone = caseload.due([ours], until=until, on=review.on).items
    together = caseload.due([theirs, ours], until=until, on=review.on).items
    if alone != tuple(item for item in together if item.reference == "XX-01"):
        yield "caseload"
    documents = framework(review.partnership)
    if glance(documents, ours) != glance(attrs.evolve(documents), review.situation()):
        yield "glance"


def agreeing(review: RandomReview, asked: dict[str, object], _draw: Random) -> Iterator[str]:
    """What one answer calls overdue no other calls done, not needed or overtaken, and none leaves out."""
    documents, known = framework(review.partnership), review.situation()
    progress: Any = asked["progress"]
    states = {step.step: step.state for step in progress}
    owed = {task.step or task.topic for profile in profiles(documents, known) for task in profile.tasks}
    overdue = {card.id.rpartition("/")[0] for card in glance(documents, known).cards if card.urgency is Urgency.OVERDUE}
    items = {(item.name, item.about): item.kind for item in reversed(caseload.due([known], until=review.on).items)}
    loud = [scale for scale in _schedule(asked) if main_date(scale, review.on).verdict.loud]
    for scale in loud:
        duties = [reading.duty for reading in main_date(scale, review.on).leading]
        if len(documents.live(duties, review.on)) < len(duties):
            continue  # a clock goes by the edition in which it began, the steps by that of the day
        for duty in duties:
            if states.get(duty.step or "") in _BEHIND or (duty.step or duty.topic) not in owed:
                yield f"{duty.name}: {states.get(duty.step or '')}"
        if not {who for duty in duties for who in duty.who} <= OUTSIDE:
            key = duties[0].step or duties[0].topic
            listed = items.get((scale.topic, scale.about))
            if f"task/{key}" not in overdue or listed is not caseload.ItemKind.OVERDUE:
                yield f"{scale.topic}: {f'task/{key}' in overdue}, {listed}"
    for scale in _schedule(asked):
        if states.get(scale.topic) is State.DONE and main_date(scale, review.on).verdict in _STILL_TO_DO:
            yield f"{scale.topic} {scale.about}: done, and {main_date(scale, review.on).verdict.value}"
    told = {(scale.topic, scale.about) for scale in loud}
    yield from (name for (name, about), kind in items.items() if _unfounded(kind, name, about, told))


def _unfounded(kind: caseload.ItemKind, name: str, about: str, told: set[tuple[str, str]]) -> bool:
    """Whether a page calls overdue what the schedule does not."""
    return kind is caseload.ItemKind.OVERDUE and (name, about) not in told


def _name(test: Any) -> tuple[str, ...]:
    return test.criterion.id, test.criterion.source.instrument


def _schedule(asked: dict[str, object]) -> Any:
    return asked["schedule"]


def _dates(duty: Any) -> list[tuple[str, str, str]]:
    return [(reading.key, reading.about, str(reading.due)) for reading in duty.readings]


__all__ = ["Planned", "RandomReview", "broken", "random_review", "walked_review"]
