"""Laws of the record, for every log that can be recorded."""

from __future__ import annotations

import pickle
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import attrs
from hypothesis import given, strategies as st

import cspr.record
from cspr.dates import PartialDate
from cspr.record import (
    Appointed,
    Contribution,
    Decided,
    Delayed,
    Ended,
    Established,
    Happened,
    Involved,
    Listed,
    Met,
    Person,
    Planned,
    Proceeding,
    Redacted,
    Request,
    Review,
    Situation,
    Withdrawn,
    dumps,
    from_dict,
    merge,
    read,
    to_dict,
)
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Sequence

EMPTY: Final = Review("NR-07", "northamptonshire")
EVENTS: Final = ("incident", "local-review-decided", "information-returned", "x-nn/briefed")
FACTS: Final = ("child-died", "x-nn/known-to-services")
ABOUTS: Final = ("case", "child:A", "child:B", "agency:police", "person:P1")

NAMES: Final[dict[str, Any]] = {name: getattr(cspr.record, name) for name in dir(cspr.record)}

days = st.dates(date(2021, 1, 1), date(2021, 4, 30))
spans = st.one_of(
    days.map(PartialDate.of),
    st.sampled_from(["2020", "2021", "2021-Q1", "2021-02", "2021-03"]).map(PartialDate.read),
    st.tuples(days, days).map(lambda ends: PartialDate(min(ends), max(ends))),
)
fields = st.fixed_dictionaries({"about": st.sampled_from(ABOUTS), "recorded": st.one_of(st.none(), days)})
reasons = st.sampled_from([("yes", None), ("no", None), ("unknown", "disputed"), ("unknown", None)])


def established(fact: str, answer: tuple[str, str | None], on: PartialDate, by: str) -> Established:
    """Establish an answer with the reason that goes with it."""
    return Established(fact, answer[0], on=on, by=by, why=answer[1])


def decided(outcome: str, on: PartialDate, ref: str | None) -> Decided:
    """Decide on a local review."""
    return Decided("local-review", outcome, on=on, by="safeguarding-partners", rationale_ref=ref)


people = st.sampled_from(["P1", "P2"])
known = st.sampled_from([None, "yes", "no", "unknown"])
alone: st.SearchStrategy[Any] = st.one_of(
    st.builds(Happened, st.sampled_from(EVENTS), spans),
    st.builds(established, st.sampled_from(FACTS), reasons, spans, st.sampled_from(["police", "health"])),
    st.builds(decided, st.sampled_from(["review", "no-review"]), spans, st.sampled_from([None, "MIN-1"])),
    st.builds(Appointed, st.just("lead-reviewer"), st.sampled_from(["P1", "P2"]), on=spans),
    st.builds(
        Proceeding,
        st.sampled_from(["inquest", "prosecution"]),
        st.sampled_from(["open", "ended", "none"]),
        on=spans,
        ref=st.sampled_from([None, "P-1"]),
    ),
    st.builds(Delayed, st.just("publish"), st.just("complexity"), on=spans),
    st.builds(Planned, st.sampled_from(EVENTS), spans),
    st.builds(Involved, st.sampled_from(ABOUTS[1:]), st.one_of(st.none(), spans)),
    st.builds(Listed, st.sampled_from(["agency", "child", "person"]), spans),
    st.builds(
        Person, people, on=st.one_of(st.none(), spans), involved=known, roles=st.sampled_from([(), ("practitioner",)])
    ),
    st.builds(Met, st.just("subgroup-meeting"), spans, present=st.lists(people, unique=True), papers_read=known),
    st.builds(Request, st.sampled_from(["police", "AG-1"]), st.sampled_from(["asked", "returned"]), on=spans),
    st.builds(Contribution, people, st.just("told-of-review"), st.sampled_from(["done", "declined"]), on=spans),
)
pointing: st.SearchStrategy[Any] = st.one_of(
    st.builds(Ended, st.just("e1"), spans),
    st.builds(Withdrawn, st.just("e1"), st.just("superseded"), on=spans),
)
earlier = st.integers(0, 9)


def numbered(drawn: Sequence[tuple[Any, dict[str, Any], int, int | None]]) -> tuple[Any, ...]:
    """Number entries, and let those that point at another point at an earlier one; the first can point at none."""
    log: list[Any] = []
    for entry, given_fields, target, corrects in drawn:
        place = len(log)
        pointers: dict[str, Any] = {}
        if hasattr(entry, "entry"):
            pointers["entry"] = f"e{target % place + 1}" if place else None
        if place and corrects is not None:
            pointers["corrects"] = f"e{corrects % place + 1}"
        if None not in pointers.values():
            log.append(attrs.evolve(entry, id=f"e{place + 1}", **given_fields, **pointers))
    return tuple(log)


def logs(most: int = 8) -> st.SearchStrategy[tuple[Any, ...]]:
    """Give logs of numbered entries."""
    drawn = st.tuples(st.one_of(alone, pointing), fields, earlier, st.one_of(st.none(), st.none(), earlier))
    return st.lists(drawn, max_size=most).map(numbered)


def dated(log: Sequence[Any]) -> tuple[Any, ...]:
    """Put the recording days of a log in order."""
    in_order = iter(sorted(entry.recorded for entry in log if entry.recorded is not None))
    return tuple(attrs.evolve(entry, recorded=entry.recorded and next(in_order)) for entry in log)


def answers(situation: Situation) -> dict[str, Any]:
    """Give everything that a situation answers."""
    return {
        **{f"happened {event}": situation.happened(event) for event in EVENTS},
        **{f"happened {event} {who}": situation.happened(event, who) for event in EVENTS for who in ABOUTS},
        **{f"occurrences {event}": situation.occurrences(event) for event in EVENTS},
        **{f"planned {event}": situation.planned(event) for event in EVENTS},
        **{f"answer {fact} {who}": situation.answer(fact, who) for fact in FACTS for who in ABOUTS},
        **{f"listed {each}": situation.listed(each) for each in ("agency", "child", "person")},
        "known": (situation.agencies, situation.children, situation.people),
        "proceedings": situation.proceedings(),
        "decisions": situation.decisions(),
        "delays": situation.delays(),
        "appointments": situation.appointments(),
        "entries": situation.entries,
    }


def truths(situation: Situation) -> dict[str, Truth]:
    """Give the answers of a situation that are yes, no or unknown."""
    return {
        **{name: told for name, told in answers(situation).items() if isinstance(told, Truth)},
        **{f"{fact} {who}": situation.answer(fact, who).truth for fact in FACTS for who in ABOUTS},
        **{kind: situation.proceeding(kind) for kind in ("inquest", "prosecution")},
    }


class TestTheRecordAcceptsWhatHappened:
    """Anything well-formed is accepted, in any order, and answers on every day."""

    @given(logs(), days, st.one_of(st.none(), days))
    def test_nothing_well_formed_raises(self, log: tuple[Any, ...], on: date, known_on: date | None) -> None:
        review = EMPTY.record(*log)
        answers(review.as_of(on, known_on))
        review.findings()
        assert log == review.entries

    @given(logs())
    def test_recording_one_by_one_is_recording_at_once(self, log: tuple[Any, ...]) -> None:
        review = EMPTY
        for entry in log:
            review = review.record(entry)
        assert EMPTY.record(*log) == review


class TestNothingIsLost:
    """What is written and read, stored or carried elsewhere is the same record."""

    @given(logs())
    def test_writing_and_reading(self, log: tuple[Any, ...]) -> None:
        review = EMPTY.record(*log)
        assert review == read(dumps(review)) == read(dumps(review, "json"), "json")

    @given(logs())
    def test_entries_one_at_a_time(self, log: tuple[Any, ...]) -> None:
        assert log == tuple(from_dict(to_dict(entry)) for entry in log)

    @given(logs())
    def test_showing_and_writing_down(self, log: tuple[Any, ...]) -> None:
        short = [entry for entry in log if not repr(entry).endswith(", ...)")]
        assert short == [eval(repr(entry), dict(NAMES)) for entry in short]  # noqa: S307 - our own text

    @given(logs())
    def test_showing_in_short(self, log: tuple[Any, ...]) -> None:
        for entry in log:
            text = repr(entry)
            shown = eval(text.replace(", ...)", ")"), {type(entry).__name__: dict})  # noqa: S307 - our own text
            assert len(text) <= 200
            assert shown.items() <= to_dict(entry).items()
            assert text.endswith(", ...)") is (len(shown) < len(to_dict(entry)) - 1)

    @given(logs())
    def test_storing(self, log: tuple[Any, ...]) -> None:
        review = EMPTY.record(*log)
        assert review == pickle.loads(pickle.dumps(review))  # noqa: S301 - our own bytes


def entry_day(entry: Any) -> date:
    """Give a day for an entry to be recorded on."""
    return date(2021, 4, 1) if entry.on is None else entry.on.last


class TestAPrefixIsWhatWasKnown:
    """The situation of what had been recorded by a day is the one that is given later of what was known that day."""

    @given(logs(), days, days, st.data())
    def test_as_of(self, log: tuple[Any, ...], on: date, known_on: date, data: st.DataObject) -> None:
        log = dated([attrs.evolve(entry, recorded=entry.recorded or entry_day(entry)) for entry in log])
        prefix = tuple(entry for entry in log if entry.recorded <= known_on)
        later = EMPTY.record(*log).as_of(on, known_on)
        assert answers(EMPTY.record(*prefix).as_of(on)) == answers(later)
        part = data.draw(st.integers(0, len(log)))
        assert EMPTY.record(*log[:part]).record(*log[part:]) == EMPTY.record(*log)


class TestCannotTellIsNeverWrong:
    """Of an entry without a recording day: whatever that day was, an answer that is given is not contradicted."""

    @given(logs(most=5), days, days, st.data())
    def test_whichever_day_it_was(self, log: tuple[Any, ...], on: date, known_on: date, data: st.DataObject) -> None:
        log = dated(log)
        completed = self.completed(log, data)
        said = truths(EMPTY.record(*log).as_of(on, known_on))
        in_truth = truths(EMPTY.record(*completed).as_of(on, known_on))
        assert {} == {
            name: (said[name], in_truth[name]) for name in said if {Truth.YES, Truth.NO} == {said[name], in_truth[name]}
        }

    @staticmethod
    def completed(log: tuple[Any, ...], data: st.DataObject) -> tuple[Any, ...]:
        """Give every entry a recording day, in the order of the log; a withdrawal is recorded on its own day."""
        upper = date(2021, 12, 31)
        latest: list[date] = []
        for entry in reversed(log):
            upper = entry.recorded or upper
            latest.append(upper)
        lower = date(2020, 1, 1)
        found = []
        for entry, last in zip(log, reversed(latest), strict=True):
            lower = entry.recorded or data.draw(st.dates(lower, last))
            found.append(entry if isinstance(entry, Withdrawn) else attrs.evolve(entry, recorded=lower))
        return tuple(found)


class TestNoOrderOfRecordingChangesAnAnswer:
    """Where every entry has a recording day of its own, the order in which they stand in the log is of no account."""

    @given(st.lists(alone, max_size=6), st.data(), days)
    def test_shuffled(self, log: list[Any], data: st.DataObject, on: date) -> None:
        first = date(2021, 1, 1)
        recorded = [
            attrs.evolve(entry, id=f"e{place + 1}", recorded=first + timedelta(place))
            for place, entry in enumerate(log)
        ]
        shuffled = data.draw(st.permutations(recorded))
        expected = answers(EMPTY.record(*recorded).as_of(on))
        assert in_no_order(expected) == in_no_order(answers(EMPTY.record(*shuffled).as_of(on)))


def in_no_order(told: Any) -> Any:
    """Take the order of the log out of answers: of what they hold and of the ids and spans that they show."""
    if isinstance(told, dict):
        return {name: in_no_order(value) for name, value in told.items()}
    if isinstance(told, tuple):
        return sorted(map(repr, map(in_no_order, told)))
    shown = {name: sorted(map(str, getattr(told, name))) for name in ("entries", "spans") if hasattr(told, name)}
    return {**attrs.asdict(told, recurse=False), **shown} if shown else told


class TestWhatWasCorrectedIsStillThere:
    """The log only grows: what is recorded stays, unless it is redacted."""

    @given(logs(), logs())
    def test_the_log_grows_at_its_end(self, log: tuple[Any, ...], more: tuple[Any, ...]) -> None:
        review = EMPTY.record(*log)
        free = [attrs.evolve(entry, id=None, corrects=None) for entry in more if not hasattr(entry, "entry")]
        assert review.entries == review.record(*free).entries[: len(log)]

    @given(logs().filter(len), st.data(), days)
    def test_what_is_redacted_is_gone_and_nothing_else(
        self, log: tuple[Any, ...], data: st.DataObject, on: date
    ) -> None:
        place = data.draw(st.integers(0, len(log) - 1))
        review = EMPTY.record(*log).record(Redacted(f"e{place + 1}", "wrong-case", on=on))
        assert {"id", "reason"} == {field.name for field in attrs.fields(type(review.entries[place]))}
        kept = [entry for number, entry in enumerate(review.entries[:-1]) if number != place]
        assert kept == [entry for number, entry in enumerate(log) if number != place]
        answers(review.as_of(on))


class TestCopiesMergeWhereOneContinuesTheOther:
    """Two copies of one log that only grew are brought together without loss; two that part are not."""

    @given(logs(), st.integers(0, 8))
    def test_a_copy_that_was_continued(self, log: tuple[Any, ...], part: int) -> None:
        shorter, longer = EMPTY.record(*log[:part]), EMPTY.record(*log)
        assert longer == merge(shorter, longer).review == merge(longer, shorter).review

    @given(logs(), st.data())
    def test_copies_that_part(self, log: tuple[Any, ...], data: st.DataObject) -> None:
        shared = EMPTY.record(*log)
        ours, theirs = shared.record(Involved("child:A")), shared.record(Involved("child:B"))
        if data.draw(st.booleans()):
            theirs = theirs.record(Involved("child:A"))
        merged = merge(ours, theirs)
        assert (None, len(log)) == (merged.review, merged.common)
