"""A meeting on another day than a text has it, or held in another way: in the ledger, on the screen, in the check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import cli, people
from cspr.authoring import check_folders
from cspr.dates import PartialDate
from cspr.first_screen import Section, glance
from cspr.record import Called, Met, Review, SetAside, dumps
from folders import folder
from printing import in_a_line

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import AnyEntry

GROUP = '[[body]]\nbody = "review-subgroup"\nclauses = ["MYA-001"]\n'
ON_MONDAYS = f'{GROUP}meets = {{ every = 1, unit = "months", on = "first-monday" }}\n'
ON_FRIDAYS = ON_MONDAYS.replace("months", "weeks").replace("first-monday", "friday")
EVERY = 'timing = { relation = "every", amount = 1, unit = "months", to_day = "first-monday", starts = [] }'
IN_PERSON = f'{GROUP}held = "in-person"\n'


def documents(path: Path, rules: str, clause: str = "") -> tuple[cspr.Framework, Path]:
    made = folder(path / "my-area-1", rules, clause)
    return cspr.framework("my-area", extra=[made]), made


def rows(framework: cspr.Framework, on: str, *entries: AnyEntry) -> list[tuple[str, str, str]]:
    situation = Review("MA-01", "my-area").record(*entries).as_of(PartialDate.read(on).first)
    ledger = people.ledger(framework, situation, of="meetings")
    told = [row for row in ledger.rows if row.key.startswith(("meets-on/", "held-in/"))]
    return [(row.group.partition(",")[0].rpartition(" ")[2], row.state.value, row.why) for row in told]


def met(day: str, ref: str = "M1", held: str | None = None) -> Met:
    return Met("subgroup-meeting", day, ref=ref, held=held)


@pytest.mark.parametrize(
    ("rules", "entries", "told"),
    [
        (ON_MONDAYS, [met("2024-06-03")], [("M1", "done", "on the first Monday")]),
        (ON_MONDAYS, [met("2024-06-04")], [("M1", "contrary", "not on the first Monday")]),
        (ON_MONDAYS, [met("2024-06-10")], [("M1", "contrary", "not on the first Monday")]),
        (ON_FRIDAYS, [met("2024-06-06")], [("M1", "contrary", "not on a Friday")]),
        (ON_FRIDAYS, [met("2024-06-07")], [("M1", "done", "on a Friday")]),
        # The first Monday of May was a bank holiday; of another meeting in a month nothing is said.
        (
            ON_MONDAYS,
            [met("2024-05-07")],
            [("M1", "cannot-tell", "not on the first Monday, Mon 6 May 2024, which is no working day")],
        ),
        # So far no calendar reaches.
        (ON_MONDAYS, [Called("subgroup-meeting", "2024-05-20", ref="M1", held_on="2150-06-03")], []),
        (ON_MONDAYS, [met("2024-06-03"), met("2024-06-12", "M2")], [("M1", "done", "on the first Monday")]),
        (ON_MONDAYS, [met("2024-06")], [("M1", "cannot-tell", "on the first Monday; the day is not known exactly")]),
        (
            ON_MONDAYS,
            [Called("subgroup-meeting", "2024-05-20", ref="M1", held_on="2024-06-11")],
            [("M1", "contrary", "not on the first Monday")],
        ),
        (IN_PERSON, [met("2024-06-03", held="in-person")], [("M1", "done", "held in person")]),
        (IN_PERSON, [met("2024-06-03", held="on-line")], [("M1", "contrary", "held on-line")]),
        (
            IN_PERSON,
            [met("2024-06-03", held="hybrid")],
            [("M1", "cannot-tell", "held with some in the room and some on-line")],
        ),
        (IN_PERSON, [met("2024-06-03")], [("M1", "cannot-tell", "meets in person; how it was held is not recorded")]),
        (
            IN_PERSON,
            [Called("subgroup-meeting", "2024-05-20", ref="M1", held_on="2024-07-11")],
            [("M1", "due", "meets in person")],
        ),
        (IN_PERSON, [Met("executive-meeting", "2024-06-03", ref="M1", held="on-line")], []),
    ],
)
def test_each_meeting_is_held_against_its_text(
    rules: str, entries: list[AnyEntry], told: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    clause = EVERY if "first-monday" in rules else EVERY.replace("months", "weeks").replace("first-monday", "friday")
    framework, _ = documents(tmp_path, rules, "" if rules is IN_PERSON else clause)
    assert told == rows(framework, "2024-06-30", *entries)


def test_what_a_text_only_allows_or_recommends_is_not_put_first(tmp_path: Path) -> None:
    framework, _ = documents(tmp_path, ON_MONDAYS, f'force = "may"\n{EVERY}')
    situation = Review("MA-01", "my-area").record(met("2024-06-04")).as_of(PartialDate.read("2024-06-10").first)
    assert not [card for card in glance(framework, situation).cards if card.id.startswith("care/meeting/")]


def test_the_screen_and_the_check_of_a_case_say_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    framework, made = documents(tmp_path, ON_MONDAYS, EVERY)
    review = Review("MA-01", "my-area").record(met("2024-06-04"), met("2024-07-10", "M2"))
    (card,) = [
        card
        for card in glance(framework, review.as_of(PartialDate.read("2024-07-12").first)).cards
        if card.id.startswith("care/meeting/")
    ]
    assert Section.CARE is card.section
    assert "M2, Wed 10 Jul 2024: not on the first Monday (and 1 more meeting not as the text has them)" in card.says
    aside = review.record(SetAside(card.id, "looked-into", on="2024-07-11", by="business-manager"))
    shown = glance(framework, aside.as_of(PartialDate.read("2024-07-12").first)).of(Section.SET_ASIDE)
    assert [card.id] == [each.id for each in shown]
    case = tmp_path / "case.toml"
    case.write_text(dumps(review), "utf-8")
    cli.main(["case", "check", str(case), "--extra", str(made)])
    told = in_a_line(capsys)
    assert 2 == told.count("(meeting-otherwise)")
    assert "M1, Tue 4 Jun 2024: not on the first Monday (MYA-001). Check the entry; if it is right, leave it." in told


def test_another_word_is_refused(tmp_path: Path) -> None:
    made = folder(tmp_path / "my-area-1", IN_PERSON.replace("in-person", "hybrid"), "")
    assert ["unknown-word"] == [problem.code for problem in check_folders([made]).problems]
    with pytest.raises(cspr.CsprError) as refused:
        met("2024-06-03", held="face-to-face")
    assert ["unknown-way"] == [problem.code for problem in refused.value.problems]
