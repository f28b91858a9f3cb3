"""The appointments of a case and its candidates: in Python, on the command line, in a report, bad input."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

import cspr
from cspr import cli
from cspr.errors import CsprError
from cspr.guidance import framework
from cspr.guidance.layers import Framework
from cspr.guidance.reading import read_folder
from cspr.interchange import to_dict
from cspr.record import Appointed, Happened, Involved, Listed, Met, Person, Review, known_people
from cspr.roles import CheckKind, appointments, candidate
from cspr.show import to_text
from cspr.truth import Truth
from printing import case_file, in_a_line

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2025, 1, 7)
REVIEW = Review("NR-07", "essex").record(
    Appointed("lead-reviewer", "P1", on="2024-10-01", agency="probation"),
    Appointed(
        "review-group-member", "P2", on="2025-01", agency="police", of_body="review-group", recorded="2030-01-07"
    ),
    Person("P1", seen=["cv"], conflict="no", roles=["independent-chair"], bodies=["executive-group"]),
    Person("P2", seniority="middle-manager", involved="yes", decided="no", agency="police"),
    Person("P9", involved="unknown"),
)


def test_people_stand_with_what_is_known_and_what_stands_in_the_way_comes_first() -> None:
    answer = appointments(framework("essex"), REVIEW.as_of(DAY))
    assert ["P1", "P2", "P9"] == [person.person_ref for person in answer.people]
    assert [Truth.NO, Truth.NO] == [check.answer for check in answer.people[1].checks][:2]
    assert ((), ()) == (answer.people[2].appointments, answer.people[2].checks)
    text = to_text(answer)
    for says in (
        "P2: Member of the review group, Review group, for Police, from",
        "not known whether still",
        "; sits on Executive group",
        "P9: holds no role on this day",
        "no (where possible)",
        "Of whom nobody is recorded",
    ):
        assert says in " ".join(text.split())
    assert "appointments" == to_dict(answer)["kind"]


def test_nobody_stands_in_nobodys_way() -> None:
    answer = appointments(framework("essex"), Review("NR-07", "essex").as_of(DAY))
    assert ((), ()) == (answer.in_the_way, answer.people)
    assert "Nothing, on what is recorded." in to_text(answer)


def test_a_candidate_is_checked_as_if_appointed_and_the_record_stays() -> None:
    situation = REVIEW.as_of(DAY)
    checks = candidate(framework("essex"), situation, "P2", "chronology-author")
    assert {"P2"} == {check.person_ref for check in checks}
    assert [("ESCB-101", Truth.NO), ("ESCB-102", Truth.NO)] == [
        (check.source.clauses[0], check.answer) for check in checks
    ]
    assert situation == REVIEW.as_of(DAY)


def test_a_candidate_of_whom_nothing_is_known_leaves_everything_open() -> None:
    checks = candidate(framework("essex"), Review("NR-07", "essex").as_of(DAY), "P1", "lead-reviewer")
    assert {Truth.UNKNOWN} == {check.answer for check in checks}
    assert {CheckKind.INDEPENDENCE, CheckKind.CONFLICT, CheckKind.CHOOSING} == {check.kind for check in checks}


def test_a_plan_that_was_made_counts_as_the_plan_agreed() -> None:
    review = Review("NR-07", "essex").record(Happened("project-planned", "2024-11-01"))
    checks = candidate(framework("essex"), review.as_of(DAY), "P1", "lead-reviewer")
    assert ["ESCB-046"] == [check.source.clauses[0] for check in checks if check.answer is Truth.YES]


def test_bad_use_is_told_at_once_and_not_repeated() -> None:
    with pytest.raises(CsprError) as caught:
        candidate(framework("essex"), REVIEW.as_of(DAY), "Zebedee", "lead-reviewr")
    assert ["malformed-reference at person_ref", "unknown-role at role"] == [
        f"{each.code} at {each.path}" for each in caught.value.problems
    ]
    assert "Zebedee" not in str(caught.value)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([Person("P1", involved="yes"), Person("P1", involved="no")], Truth.YES),
        ([Person("P1", involved="unknown"), Person("P1", involved="no")], Truth.NO),
        ([Person("P1", involved="no"), Person("P1", involved="unknown")], Truth.UNKNOWN),
        ([Person("P1", involved="no", on="2025-01", recorded="2030-01-07")], Truth.UNKNOWN),
        ([Person("P1", involved="yes", on="2025-01", recorded="2030-01-07")], Truth.UNKNOWN),
        ([Person("P1")], Truth.UNKNOWN),
    ],
)
def test_what_is_known_of_involvement_is_the_most_careful_reading(entries: list[Any], expected: Truth) -> None:
    situation = Review("NR-07", "essex").record(*entries).as_of(DAY)
    assert expected is known_people(situation)["P1"].involved


@pytest.mark.parametrize("connection", ["parent", "practitioner", "friend"])
def test_whoever_is_connected_with_the_child_is_involved(connection: str) -> None:
    review = Review("NR-07", "essex").record(Person("P1", connection=connection, involved="no"))
    checks = candidate(framework("essex"), review.as_of(DAY), "P1", "lead-reviewer")
    assert Truth.NO is checks[0].answer


def test_a_seat_of_which_one_may_not_hold_yet_may_be_held_twice() -> None:
    review = Review("NR-07", "northamptonshire").record(
        Appointed("review-group-member", "P1", on="2021-05-01", agency="police"),
        Appointed("review-group-member", "P1", on="2021-09", agency="education", recorded="2030-01-07"),
        Appointed("review-group-member", "P1", on="2021-05-02", agency="police"),
    )
    answer = appointments(framework("northamptonshire"), review.as_of(date(2021, 9, 10)))
    (seats,) = (
        check
        for group in answer.groups
        if group.actor == "review-group"
        for check in group.checks
        if check.kind is CheckKind.SEATS
    )
    assert (Truth.UNKNOWN, ("P1 is recorded in 2 seats",)) == (seats.answer, seats.reasons)


def test_somebody_who_also_works_with_children_is_not_cleared_by_a_list() -> None:
    review = Review("NR-07", "essex").record(Person("P1", roles=["practitioner"]), Listed("person", "2024-12-01"))
    checks = candidate(framework("essex"), review.as_of(DAY), "P1", "chronology-author")
    assert (Truth.UNKNOWN, ("P1 also works with children: whether in this case is not recorded",)) == (
        checks[0].answer,
        checks[0].reasons,
    )


def test_where_every_group_has_somebody_none_is_told_as_empty(tmp_path: Path) -> None:
    texts = {
        "instrument": '[instrument]\nslug="mine"\nprefix="MY"\nedition="1"\ntitle="Mine"\nauthority="local"\n'
        'partnership="mine"\n[instrument.in_force]\nfrom=2018-01-01\n',
        "register": '[[clause]]\nid="MY-1"\nforce="must"\nactor="none"\nsubject="The police sit there."\n',
        "bodies": '[[body]]\nbody="review-group"\nclauses=["MY-1"]\nmembers=[{who="police", clauses=["MY-1"]}]\n',
    }
    for name, text in texts.items():
        tmp_path.joinpath(f"{name}.toml").write_text(text, encoding="utf-8")
    own = Framework(partnership="mine", documents=(read_folder(tmp_path),))
    review = Review("NR-07", "mine").record(Appointed("review-group-member", "P1", on="2021-05-01", agency="police"))
    text = to_text(appointments(own, review.as_of(DAY)))
    assert "Review group: 1 for Police: yes" in text
    assert "Of whom nobody is recorded" not in text


@pytest.fixture
def case(tmp_path: Path) -> str:
    return case_file(tmp_path, REVIEW)


def test_the_command_prints_them_and_leaves_with_what_it_found(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 1 == cli.main(["appointments", case, "--on", "2025-02-07"])
    assert "What stands in the way" in capsys.readouterr().out
    assert 0 == cli.main(["appointments", case, "--on", "2024-09-07"])
    capsys.readouterr()
    assert 1 == cli.main(["appointments", case, "--on", "2025-02-07", "--json"])
    assert '"kind": "appointments"' in capsys.readouterr().out
    assert 1 == cli.main(["appointments", case, "--on", "2025-02-07", "--html", str(tmp_path / "a.html")])
    assert "What stands in the way" in (tmp_path / "a.html").read_text("utf-8")


def test_the_command_tries_a_candidate(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["appointments", case, "--on", "2025-02-07"]
    assert 1 == cli.main([*asked, "--candidate", "P2", "--role", "lead-reviewer"])
    assert "Lead reviewer P2: independent of the case" in in_a_line(capsys)
    assert 2 == cli.main([*asked, "--candidate", "P2"])
    assert "--role: missing key; give both" in capsys.readouterr().err
    assert 2 == cli.main([*asked, "--role", "lead-reviewer"])
    assert "--candidate: missing key; give both" in capsys.readouterr().err


def test_the_check_of_a_case_file_and_its_report_tell_what_stands_in_the_way(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 1 == cli.main(["case", "check", case])
    told = in_a_line(capsys)
    assert (
        "e2: Member of the review group: independent of the case: no (statement, where possible, ESCB-073). "
        "See what is asked with cspr appointments. (appointment)" in told
    )
    assert "e2: Member of the review group: a senior manager or above: no (statement, ESCB-073)" in told
    assert 0 == cli.main(["report", case, "--on", "2025-02-07", "--only", "appointments"])
    assert "P2 is recorded as a middle manager" in in_a_line(capsys)


def test_the_check_of_a_case_file_says_who_was_missing_where_there_was_no_quorum(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """ESCB-033: health, police and the local authority; the one that was not there is named, and not what is asked."""
    seats = (("P1", "health"), ("P2", "police"), ("P3", "local-authority"))
    review = Review("ES-03", "essex").record(
        *(Appointed("review-subgroup-member", ref, on="2024-09-02", agency=agency) for ref, agency in seats),
        Met("subgroup-meeting", "2024-10-11", ref="M1", present=["P1", "P3"], apologies=["P2"], led_by="P1"),
    )
    assert 1 == cli.main(["case", "check", case_file(tmp_path, review), "--on", "2024-11-10"])
    told = in_a_line(capsys)
    assert (
        "CSPR sub-group: no quorum – at the last meeting on record, on Fri 11 Oct 2024: not there: Police "
        "(must, ESCB-033). See what is asked with cspr appointments. (appointment)"
    ) in told
    assert "Health, Police, Local authority: no" not in told


@pytest.mark.parametrize(
    ("quorate", "agencies", "says"),
    [
        ("no", [], "who was there is not recorded; recorded as not quorate"),
        ("no", ["health", "police"], "not there: Local authority; recorded as not quorate"),
        ("unknown", [], None),
        ("yes", [], None),
    ],
)
def test_the_check_of_a_case_file_tells_of_a_meeting_that_was_entered_as_not_quorate(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], quorate: str, agencies: list[str], says: str | None
) -> None:
    met = Met("subgroup-meeting", "2024-10-11", ref="M1", agencies=agencies, quorate=Truth(quorate))
    review = Review("ES-03", "essex").record(met)
    cli.main(["case", "check", case_file(tmp_path, review), "--on", "2024-11-10"])
    told = in_a_line(capsys)
    at_the_last = "CSPR sub-group: no quorum – at the last meeting on record, on Fri 11 Oct 2024: "
    assert (f"{at_the_last}{says} (must, ESCB-033)" in told) is (says is not None)
    assert ("no quorum" in told) is (says is not None)


def test_a_seat_on_another_body_is_no_seat_on_that_of_its_name() -> None:
    review = Review("ES-03", "essex").record(
        Appointed("review-group-member", "P1", on="2024-09-02", agency="police", of_body="review-subgroup"),
    )
    groups = appointments(framework("essex"), review.as_of(DAY)).groups
    members = {group.actor: group.members for group in groups}
    assert (("P1",), ()) == (members["review-subgroup"], members["review-group"])


def test_the_first_screen_warns_of_what_a_text_asks_with_must_or_should() -> None:
    review = Review("NR-07", "essex").record(
        Appointed("chronology-author", "P3", on="2024-10-01", agency="police"), Involved("person:P3")
    )
    cards = cspr.glance(framework("essex"), review.as_of(DAY)).cards
    (card,) = (card for card in cards if card.id == "care/appointments")
    assert "P3 is chronology author. The text asks for: independent of the case." in card.says
    assert ("ESCB-101",) == card.sources[0].clauses
