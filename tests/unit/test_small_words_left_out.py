"""A few words of a clause change what is owed: how, with what, whom to, who stands in. The check names each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cspr.authoring import check_folders
from folders import folder
from not_carried import not_carried

if TYPE_CHECKING:
    from pathlib import Path

DUTY = '[[duty]]\nid = "tell"\nclauses = ["MYA-001"]\nstep = "inform-council"\n{}\n'
ON_EVENT = 'when = ["case-referred"]'
ON_FACT = 'when = ["case-referred", "near-miss"]'
OTHER_WAY = "done in any other way it counts too: write a note, or a step whose title says so"
CONDITION = "write the fact in when, or a note"
GOES_TO = "it names whom it goes to; write to = [{}] in its duty"
LEFT = "it names several whom it goes to; write {} in to as well, or a note"


def remarked(path: Path, more: str, words: str, clause: str = "") -> list[tuple[str, str]]:
    return not_carried(path, DUTY.format(more), words, 'actor = "business-office"' + clause)


@pytest.mark.parametrize(
    ("words", "more", "code", "advice"),
    [
        (
            "The incident is also considered for notification.",
            ON_EVENT,
            "manner",
            "its words fit how = 'considers', and no duty that cites it has a how",
        ),
        ("Points that are refused are listed with reasons.", ON_EVENT, "way", f"it says 'with reasons'; {OTHER_WAY}"),
        ("The office answers with reasons.", ON_EVENT, "way", f"it says 'with reasons'; {OTHER_WAY}"),
        ("The office answers with the reasons.", ON_FACT, "way", f"it says 'with the reasons'; {OTHER_WAY}"),
        ("An agency that had none says so in writing.", ON_EVENT, "way", f"it says 'in writing'; {OTHER_WAY}"),
        (
            "It is signed by the partners or their delegates.",
            ON_EVENT,
            "part",
            "it says 'or their delegates'; write who may stand in as an actor, or a note",
        ),
        ("An interpreter comes where needed.", ON_EVENT, "condition", f"it says 'where needed'; {CONDITION}"),
        ("Where appropriate, a helper comes.", ON_EVENT, "condition", f"it says 'Where appropriate'; {CONDITION}"),
        ("A helper comes if they wish.", ON_EVENT, "condition", f"it says 'if they wish'; {CONDITION}"),
        ("The office reports to the lead reviewer.", ON_EVENT, "recipient", GOES_TO.format("'lead-reviewer'")),
        ("The office writes to the lead reviewer.", ON_EVENT, "recipient", GOES_TO.format("'lead-reviewer'")),
        (
            "The office discusses the case with the lead reviewer.",
            ON_EVENT,
            "recipient",
            GOES_TO.format("'lead-reviewer'"),
        ),
        ("At weekends the lead reviewer is telephoned.", ON_EVENT, "", ""),
        ("The lead reviewer is telephoned.", ON_EVENT, "recipient", GOES_TO.format("'lead-reviewer'")),
        ("The office telephones the lead reviewer.", ON_EVENT, "recipient", GOES_TO.format("'lead-reviewer'")),
        (
            "Where it is late, the Panel and the Secretary of State are told.",
            f'{ON_FACT}\nto = ["national-panel"]\nnote = "Late."',
            "",
            "",
        ),
        (
            "The Panel and the Secretary of State are told.",
            f'{ON_EVENT}\nto = ["national-panel"]',
            "recipient",
            LEFT.format("'secretary-of-state'"),
        ),
        (
            "After it is referred, the Panel and the Secretary of State are told.",
            f'{ON_EVENT}\nto = ["national-panel"]',
            "recipient",
            LEFT.format("'secretary-of-state'"),
        ),
    ],
)
def test_what_no_duty_holds_is_named(tmp_path: Path, words: str, more: str, code: str, advice: str) -> None:
    assert remarked(tmp_path, more, words) == ([(f"{code}-not-carried", advice)] if code else [])


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("The incident is also considered for notification.", f'{ON_EVENT}\nhow = "considers"'),
        ("The office answers with reasons.", f'{ON_EVENT}\nnote = "With reasons."'),
        ("An agency that had none says so in writing.", f'{ON_EVENT}\nnote = "In writing."'),
        ("It is signed by the partners or their delegates.", f'{ON_EVENT}\nnote = "Or their delegates."'),
        ("An interpreter comes where needed.", ON_FACT),
        ("An interpreter comes where needed.", f'{ON_EVENT}\nunless = ["near-miss"]'),
        ("An interpreter comes where needed.", f'{ON_EVENT}\nnote = "Where needed."'),
        ("The office writes to the lead reviewer.", f'{ON_EVENT}\nto = ["lead-reviewer"]'),
        (
            "The Panel and the Secretary of State are told.",
            f'{ON_EVENT}\nto = ["national-panel", "secretary-of-state"]',
        ),
    ],
)
def test_what_a_duty_or_its_note_holds_is_not(tmp_path: Path, words: str, more: str) -> None:
    assert remarked(tmp_path, more, words) == []


def test_what_a_duty_is_called_holds_nothing(tmp_path: Path) -> None:
    words = "The incident is also considered for notification."
    made = folder(
        tmp_path / "procedure", DUTY.format(ON_EVENT).replace('"tell"', '"consider-it"'), 'actor = "business-office"'
    )
    register = made / "register.toml"
    register.write_text(register.read_text("utf-8").replace("What it says.", words, 1), "utf-8")
    codes = [each.code for each in check_folders([made]).remarks]
    assert "manner-not-carried" in codes


def test_a_permission_where_needed_holds_nobody(tmp_path: Path) -> None:
    words = "A helper may come where needed."
    made = folder(tmp_path / "procedure", DUTY.format(ON_EVENT), 'actor = "business-office"')
    register = made / "register.toml"
    text = register.read_text("utf-8").replace("What it says.", words, 1)
    register.write_text(
        text.replace('force = "must"', 'force = "may"', 1).replace('force = "should"', 'force = "may"', 1)
    )
    remarks = check_folders([made]).remarks
    assert [each.code for each in remarks if each.code == "condition-not-carried"] == []


def test_a_role_of_ones_own_hides_no_other(tmp_path: Path) -> None:
    made = folder(tmp_path / "procedure", DUTY.format(ON_EVENT), 'actor = "business-office"')
    made.joinpath("vocabulary.toml").write_text('[role."x-my-area/helper"]\ntitle = "Helper"\n', "utf-8")
    register = made / "register.toml"
    words = "The office writes to the lead reviewer."
    register.write_text(register.read_text("utf-8").replace("What it says.", words, 1), "utf-8")
    checked = check_folders([made])
    assert checked.problems == ()
    assert [each.suggestion for each in checked.remarks if each.code == "recipient-not-carried"] == [
        GOES_TO.format("'lead-reviewer'")
    ]
