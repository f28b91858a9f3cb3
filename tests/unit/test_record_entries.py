from __future__ import annotations

import copy
import pickle
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from cspr.dates import PartialDate
from cspr.errors import CsprError
from cspr.record import (
    Appointed,
    Decided,
    Delayed,
    Ended,
    Established,
    Happened,
    Involved,
    Listed,
    Planned,
    Proceeding,
    Redacted,
    Review,
    Withdrawn,
    from_dicts,
)
from cspr.record.corrections import Tombstone
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2021, 3, 26)
ALL = [
    Happened("incident", DAY, recorded=DAY, about="child:A", id="e7", corrects="e1"),
    Established("child-died", "no", on=DAY, by="police"),
    Established("child-seriously-harmed", "unknown", on="2021-03", by="health", why="awaited"),
    Decided("local-review", "review", on=DAY, by="safeguarding-partners", rationale_ref="MIN-12"),
    Appointed("lead-reviewer", "P1", on=DAY, agency="AGENCY-2", of_body="review-group"),
    Ended("e1", DAY),
    Proceeding("inquest", "open", on="2021", ref="INQ-1"),
    Delayed("publish", "prosecution-pending", on=DAY),
    Planned("published", "2021-Q4"),
    Involved("agency:police", DAY),
    Involved("person:P1"),
    Listed("agency", DAY),
    Withdrawn("e1", "entered-in-error", on=DAY),
    Redacted("e1", "wrong-case", on=DAY),
    Tombstone("e1", "data-protection"),
]


def refused(make: Callable[..., object], *args: Any, **fields: Any) -> list[str]:
    """Say with which codes, and where, something was refused."""
    with pytest.raises(CsprError) as caught:
        make(*args, **fields)
    return [f"{problem.code} at {problem.path}" for problem in caught.value.problems]


@pytest.mark.parametrize("entry", ALL)
def test_an_entry_can_be_copied_hashed_and_stored(entry: Any) -> None:
    assert entry == pickle.loads(pickle.dumps(entry)) == copy.deepcopy(entry)  # noqa: S301 - our own bytes
    assert hash(entry) == hash(copy.copy(entry))


@pytest.mark.parametrize("entry", ALL)
def test_an_entry_cannot_be_changed(entry: Any) -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        entry.id = "e2"


@pytest.mark.parametrize("entry", ALL)
def test_an_entry_differs_from_one_with_another_id(entry: Any) -> None:
    assert entry != attrs.evolve(entry, id="OTHER-1")


def test_an_entry_differs_from_one_of_another_kind() -> None:
    pairs: list[tuple[object, object]] = [
        (Happened("published", DAY), Planned("published", DAY)),
        (Tombstone("e1", "wrong-case"), Redacted("e1", "wrong-case", on=DAY)),
    ]
    assert [True, True] == [entry != other for entry, other in pairs]


def test_an_entry_is_shown_as_it_can_be_written_down() -> None:
    expected = (
        "Happened(id='e7', event='incident', on='2021-03-26', about='child:A', recorded='2021-03-26', corrects='e1')"
    )
    assert expected == repr(ALL[0])


@pytest.mark.parametrize("on", [DAY, PartialDate(DAY, DAY), "2021-03-26"])
def test_a_day_may_be_a_date_a_span_or_written(on: Any) -> None:
    assert Happened("incident", DAY) == Happened("incident", on)


@pytest.mark.parametrize("on", ["2017-11", "2019", "2021-Q2", "2018-05-01/2018-05-30"])
def test_a_day_known_in_part_stays_so(on: str) -> None:
    assert on == str(Happened("incident", on).on)


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (datetime(2021, 3, 26), "not-a-day"),  # noqa: DTZ001 - any time of day is refused
        (None, "not-a-day"),
        (20210326, "not-a-day"),
        (True, "not-a-day"),
        ("2021-02-30", "impossible-date"),
        ("20210326", "impossible-date"),
        ("2021-W12-5", "impossible-date"),
        ("2021-1-012", "impossible-date"),
        ("26/03/2021", "impossible-date"),
    ],
)
def test_anything_else_is_no_day(on: Any, code: str) -> None:
    assert [f"{code} at $.on"] == refused(Happened, "incident", on)


def test_the_day_of_recording_may_be_written() -> None:
    assert DAY == Happened("incident", DAY, recorded="2021-03-26").recorded


@pytest.mark.parametrize(
    ("recorded", "code"),
    [
        ("2021-03", "not-a-day"),
        (PartialDate.read("2021-03"), "not-a-day"),
        (PartialDate(DAY, DAY), "not-a-day"),
        (datetime(2021, 3, 26), "not-a-day"),  # noqa: DTZ001 - any time of day is refused
        ("2021-02-30", "impossible-date"),
    ],
)
def test_the_day_of_recording_is_a_whole_date(recorded: Any, code: str) -> None:
    assert [f"{code} at $.recorded"] == refused(Happened, "incident", DAY, recorded=recorded)


@pytest.mark.parametrize("answer", ["yes", "no", "unknown"])
def test_an_answer_is_yes_no_or_unknown(answer: str) -> None:
    expected = Truth(answer)
    assert expected is Established("child-died", answer, on=DAY, by="police").answer
    assert expected is Established("child-died", expected, on=DAY, by="police").answer


@pytest.mark.parametrize("answer", [True, False, None, 0, 1, "", "Yes", "maybe", "true", ["yes"]])
def test_nothing_else_is_an_answer(answer: Any) -> None:
    assert ["unknown-answer at $.answer"] == refused(Established, "child-died", answer, on=DAY, by="police")


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_only_an_unknown_answer_has_a_reason_why(answer: str) -> None:
    fields = {"on": DAY, "by": "police", "why": "awaited"}
    assert ["answer-is-known at $.why"] == refused(Established, "child-died", answer, **fields)


def test_a_misspelt_reason_is_met_with_the_one_that_was_meant() -> None:
    with pytest.raises(CsprError) as raised:
        Delayed("publish", "prosecution-pendin", on=DAY)
    assert ["did you mean 'prosecution-pending'?"] == [problem.suggestion for problem in raised.value.problems]


def test_a_reason_for_a_delay_is_no_reason_not_to_know() -> None:
    fields: dict[str, Any] = {"on": DAY, "by": "police", "why": "inquest-pending"}
    assert ["unknown-reason at $.why"] == refused(Established, "child-died", "unknown", **fields)
    with pytest.raises(CsprError) as raised:
        Established("child-died", "unknown", **fields)
    assert ["one of not-asked, not-known, disputed, awaited"] == [each.suggestion for each in raised.value.problems]


@pytest.mark.parametrize(
    ("decision", "outcome", "event"),
    [
        ("local-review", "review", "local-review-decided"),
        ("local-review", "no-review", "no-local-review-decided"),
        ("publication", "do-not-publish", "publication-declined"),
        ("local-review", "x-nn/case-mapping", "x-nn/case-mapping"),
        ("x-nn/escalation", "sent-back", "sent-back"),
        ("x-nn/escalation", "x-nn/escalated", "x-nn/escalated"),
    ],
)
def test_a_decision_is_an_event(decision: str, outcome: str, event: str) -> None:
    assert event == Decided(decision, outcome, on=DAY, by="safeguarding-partners").event


@pytest.mark.parametrize(
    ("decision", "outcome"), [("local-review", "publish"), ("publication", "published"), ("x-nn/escalation", "review")]
)
def test_a_decision_has_the_outcomes_of_its_own(decision: str, outcome: str) -> None:
    assert ["unknown-outcome at $.outcome"] == refused(Decided, decision, outcome, on=DAY, by="police")


def test_an_outcome_is_text() -> None:
    assert ["not-text at $.outcome"] == refused(Decided, "publication", 1, on=DAY, by="police")


@pytest.mark.parametrize(
    "about", ["case", "agency:police", "agency:x-nn/youth-club", "agency:AG-1", "child:A", "person:P-1"]
)
def test_an_entry_is_about_the_case_or_one_of_those_concerned(about: str) -> None:
    assert about == Happened("information-returned", DAY, about=about).about


@pytest.mark.parametrize(
    "about", ["", "child", "child:", "child:a", "child:John", "child:police", "agency:pollice", "team:A", "A", None, 1]
)
def test_nothing_else_is_what_an_entry_is_about(about: Any) -> None:
    assert ["unknown-about at $.about"] == refused(Happened, "incident", DAY, about=about)


def test_the_nearest_agency_is_suggested() -> None:
    with pytest.raises(CsprError, match="did you mean 'police'"):
        Involved("agency:pollice")


def test_nobody_is_involved_as_the_case() -> None:
    assert ["unknown-about at $.who"] == refused(Involved, "case")


@pytest.mark.parametrize("reference", ["A", "NR-07", "0", "A" * 32])
def test_a_person_has_a_reference(reference: str) -> None:
    assert reference == Appointed("lead-reviewer", reference, on=DAY).person_ref


@pytest.mark.parametrize("reference", ["", "-A", "a", "John", "A B", "A\n", "Ä", "٣", "A" * 33, None, 7])
def test_a_name_is_no_reference(reference: Any) -> None:
    assert ["malformed-reference at $.person_ref"] == refused(Appointed, "lead-reviewer", reference, on=DAY)


@pytest.mark.parametrize("entry_id", ["e1", "e1234567", "A-1"])
def test_an_id_is_a_number_after_e_or_a_reference(entry_id: str) -> None:
    assert entry_id == Happened("incident", DAY, id=entry_id).id


@pytest.mark.parametrize("entry_id", ["", "e0", "e01", "e12345678", "john", 1, True])
def test_nothing_else_is_an_id(entry_id: Any) -> None:
    assert ["malformed-id at $.id"] == refused(Happened, "incident", DAY, id=entry_id)


@pytest.mark.parametrize("agency", ["police", "x-nn/youth-club", "AG-1", None])
def test_an_appointment_may_be_for_an_agency(agency: str | None) -> None:
    assert agency == Appointed("review-group-member", "P1", on=DAY, agency=agency).agency


@pytest.mark.parametrize("agency", ["polise", 1, ["police"]])
def test_an_unknown_agency_is_refused(agency: Any) -> None:
    assert ["unknown-agency at $.agency"] == refused(Appointed, "review-group-member", "P1", on=DAY, agency=agency)


def test_words_of_a_partnership_stand_wherever_words_of_the_vocabulary_do() -> None:
    assert "x-nn/a" == Happened("x-nn/a", DAY).event
    assert "x-nn/a" == Established("x-nn/a", "yes", on=DAY, by="x-nn/b").fact
    assert "x-nn/a" == Appointed("x-nn/a", "P1", on=DAY, of_body="x-nn/c").role
    assert "x-nn/a" == Proceeding("x-nn/a", "none", on=DAY).proceeding
    assert "x-nn/a" == Delayed("x-nn/a", "x-nn/b", on=DAY).step


EVERYTHING_WRONG = [
    (Happened, ("incidnet", 1), ["unknown-event at $.event", "not-a-day at $.on"]),
    (
        Established,
        ("child-dead", "perhaps"),
        ["unknown-fact at $.fact", "unknown-answer at $.answer", "not-a-day at $.on", "unknown-actor at $.by"],
    ),
    (
        Decided,
        ("locale", "review"),
        ["unknown-decision at $.decision", "not-a-day at $.on", "unknown-actor at $.by"],
    ),
    (
        Appointed,
        ("leader", "p"),
        ["unknown-role at $.role", "malformed-reference at $.person_ref", "not-a-day at $.on"],
    ),
    (Ended, ("last", 1), ["malformed-id at $.entry", "not-a-day at $.on"]),
    (
        Proceeding,
        ("trial", "closed"),
        ["unknown-proceeding at $.proceeding", "unknown-state at $.state", "not-a-day at $.on"],
    ),
    (Delayed, ("publishing", "x"), ["unknown-step at $.step", "unknown-reason at $.reason", "not-a-day at $.on"]),
    (Planned, ("publishing", 1), ["unknown-event at $.event", "not-a-day at $.on"]),
    (Involved, ("police", 1), ["unknown-about at $.who", "not-a-day at $.on"]),
    (Listed, ("agencies", 1), ["unknown-list at $.each", "not-a-day at $.on"]),
    (Withdrawn, ("last", "x"), ["malformed-id at $.entry", "unknown-reason at $.reason", "not-a-day at $.on"]),
    (Redacted, ("last", "x"), ["malformed-id at $.entry", "unknown-reason at $.reason", "not-a-day at $.on"]),
    (Tombstone, ("last", "x"), ["malformed-id at $.id", "unknown-reason at $.reason"]),
]


@pytest.mark.parametrize(("make", "given", "problems"), EVERYTHING_WRONG)
def test_all_that_is_wrong_with_an_entry_is_said_at_once(
    make: type[Any], given: tuple[Any, ...], problems: list[str]
) -> None:
    fields = [field for field in attrs.fields(make) if field.kw_only and field.default is attrs.NOTHING]
    assert problems == refused(make, *given, **{field.name: 1 for field in fields})


@pytest.mark.parametrize("wrong", ["Zebedee", 7, None, ["Zebedee"], {"Zebedee": 1}])
@pytest.mark.parametrize("make", [make for make, _, _ in EVERYTHING_WRONG])
def test_nothing_that_was_given_is_repeated(make: type[Any], wrong: Any) -> None:
    required = [field.name for field in attrs.fields(make) if field.default is attrs.NOTHING]
    with pytest.raises(CsprError) as caught:
        make(**dict.fromkeys(required, wrong))
    assert "Zebedee" not in str(caught.value)


def test_the_nearest_word_is_suggested() -> None:
    with pytest.raises(CsprError, match="did you mean 'local-authority-aware'"):
        Happened("local-authority-awre", DAY)


def test_where_no_word_is_near_the_kind_of_word_is_said() -> None:
    with pytest.raises(CsprError, match="give the id of an event that the vocabulary holds"):
        Happened("zzz", DAY)


def test_only_the_first_two_fields_go_by_position() -> None:
    with pytest.raises(TypeError):
        Established("child-died", "no", DAY, "police")  # type: ignore[call-arg,arg-type]


class FrozenDate(date):
    """A day of a class of its own, as clocks that stand still in tests and date libraries have them."""


def test_a_day_of_a_class_of_its_own_is_a_plain_day() -> None:
    day = FrozenDate(2021, 3, 26)
    entry = Happened("incident", day, recorded=day)
    assert Happened("incident", DAY, recorded=DAY) == entry
    assert (date, date, date) == (type(entry.on.first), type(entry.on.last), type(entry.recorded))
    situation = Review("NR-07", "northamptonshire").record(entry).as_of(day, day)
    assert (date, date) == (type(situation.on), type(situation.known_on))


@pytest.mark.parametrize("name", ["e1", "E-1", "0f8fad5bd9cb469fa16570867728950e", "police-7", "7f3a"])
def test_an_id_may_be_chosen_also_in_small_letters(name: str) -> None:
    assert name == Happened("incident", DAY, id=name).id


@pytest.mark.parametrize("name", ["jo", "jo-bloggs", "Jo7", "e0", "e12345678", "-7", "7" * 33])
def test_no_id_is_a_name(name: str) -> None:
    assert ["malformed-id at $.id"] == refused(Happened, "incident", DAY, id=name)
    with pytest.raises(CsprError, match="small letters with a digit, such as 'e1', or capitals"):
        Happened("incident", DAY, id=name)


def test_of_a_batch_every_bad_entry_is_told_with_its_place() -> None:
    good = {"kind": "happened", "event": "incident", "on": "2021-03-26"}
    assert ["unknown-event at $[1].event", "missing-key at $[3].on"] == refused(
        from_dicts, [good, good | {"event": "incidnet"}, good, {"kind": "happened", "event": "incident"}]
    )
    assert 2 == len(from_dicts([good, good]))


def test_how_an_appointment_ended_is_kept_and_has_to_be_one_of_three_words() -> None:
    assert ["resigned", "removed", "replaced", "completed", None] == [
        Ended("e1", "2021-05", cause=cause).cause for cause in ("resigned", "removed", "replaced", "completed", None)
    ]
    with pytest.raises(CsprError, match=r"unknown-cause at \$\.cause: one of resigned, removed, replaced, completed"):
        Ended("e1", "2021-05", cause="left")
