"""Random reviews, the same for the same seed, and the laws that whatever is answered about them keeps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, Final

import attrs

from cspr import caseload, vocabulary
from cspr.criteria import assess
from cspr.first_screen import glance
from cspr.guidance import framework
from cspr.lifecycle import progress
from cspr.publication import readiness
from cspr.record import Established, Happened, Involved, Planned, Proceeding, Review, Situation
from cspr.record.entries import AnyEntry
from cspr.timescales import schedule
from cspr.truth import Truth

PARTNERSHIPS: Final = ("northamptonshire", "kirklees", "essex", "national")
FIRST: Final = date(2018, 7, 1)
DAYS: Final = 3_000


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


def broken(seed: int) -> Iterator[str]:
    """The laws that the review of a seed breaks, by name."""
    review, draw = random_review(seed), Random(seed)
    asked = review.answers()
    for law in (order, unrelated, as_of, known, narrowed, independence):
        for what in law(review, asked, draw):
            yield f"{law.__name__} ({what}), seed {seed}"


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
    """What is decided stays decided whatever is answered to a question that is open."""
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
    if exact == list(review.entries):
        return
    before = {(reading.key, reading.about): reading for duty in _schedule(asked) for reading in duty.readings}
    after: Any = schedule(framework(review.partnership), review.situation(exact))
    for duty in after:
        for reading in duty.readings:
            was = before.get((reading.key, reading.about))
            if was is None or was.due is None or reading.due is None or was.in_force != reading.in_force:
                continue
            if not was.due.first <= reading.due.first <= reading.due.last <= was.due.last:
                yield f"{duty.topic}: {was.due} became {reading.due}"


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


def _name(test: Any) -> tuple[str, ...]:
    return test.criterion.id, test.criterion.source.instrument


def _schedule(asked: dict[str, object]) -> Any:
    return asked["schedule"]


def _dates(duty: Any) -> list[tuple[str, str, str]]:
    return [(reading.key, reading.about, str(reading.due)) for reading in duty.readings]


__all__ = ["Planned", "RandomReview", "broken", "random_review"]
