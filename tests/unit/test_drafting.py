"""From a procedure's text to the draft of a folder; no rule is guessed."""

from __future__ import annotations

import tomllib
from time import process_time
from typing import TYPE_CHECKING

import pytest

from cspr.authoring import check_folders, draft
from cspr.authoring.drafting import BYTES, SENTENCES
from cspr.authoring.splitting import split
from cspr.cli import main
from cspr.errors import CsprError

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
# Local reviews

## 1. Notification

The local authority must notify the Panel within 5 working days of becoming
aware. The business unit should be informed on the same day (office@example.org).

2.1 Rapid review

The Case Review Group will:

- hold a rapid review meeting by working day 10;
- send the report to the Panel within fifteen working days,
  with reasons.

---
| Day | Task |
|-----|------|
| Day 2 | Agencies are asked |

Agencies may ask for more time, e.g. a week. Background is in Appendix 1.
"""


class TestSplitting:
    def test_every_sentence_has_its_heading_its_lines_and_its_marks(self) -> None:
        assert [(each.text, each.section, each.lines, each.modal, each.time, each.actors) for each in split(TEXT)] == [
            (
                "The local authority must notify the Panel within 5 working days of becoming aware.",
                "1. Notification",
                (5, 6),
                "must",
                "within 5 working days",
                ("local-authority", "national-panel"),
            ),
            (
                "The business unit should be informed on the same day (office@example.org).",
                "1. Notification",
                (6, 6),
                "should",
                "the same day",
                ("business-office",),
            ),
            (
                "The Case Review Group will: hold a rapid review meeting by working day 10;",
                "2.1 Rapid review",
                (12, 12),
                "must",
                "working day 10",
                ("review-subgroup",),
            ),
            (
                "The Case Review Group will: send the report to the Panel within fifteen working days, with reasons.",
                "2.1 Rapid review",
                (13, 14),
                "must",
                "within fifteen working days",
                ("review-subgroup", "national-panel"),
            ),
            ("Day; Task", "2.1 Rapid review", (17, 17), "", "", ()),
            ("Day 2; Agencies are asked", "2.1 Rapid review", (19, 19), "", "Day 2", ("partner-agency",)),
            (
                "Agencies may ask for more time, e.g. a week.",
                "2.1 Rapid review",
                (21, 21),
                "may",
                "",
                ("partner-agency",),
            ),
            ("Background is in Appendix 1.", "2.1 Rapid review", (21, 21), "", "", ()),
        ]

    @pytest.mark.parametrize(
        ("words", "time"),
        [
            ("It is done about 10 days after the meeting.", "about 10 days"),
            ("It is sent within 24 hours.", "within 24 hours"),
            ("It goes to the next available meeting.", "the next available meeting"),
            ("It is done by the end of the following month.", "by the end of the following month"),
            ("It is sent by 12 noon.", "noon"),
            ("It is sent by 5pm on the fifteenth working day.", "5pm; on the fifteenth working day"),
            ("They meet quarterly.", "quarterly"),
            ("They meet once each school term.", "once each school term"),
            ("It goes out five clear working days before.", "five clear working days before"),
            ("It is no more than ten working days before it.", "no more than ten working days before"),
            ("It meets by the Friday of the week in which it came.", "by the Friday of the week in which"),
            ("It is held in the same week.", "the same week"),
            ("Nothing goes out in August.", "in August"),
            ("They report by 31 May each year.", "31 May; each year"),
            ("It is held on the third working day after it.", "on the third working day after"),
            ("Events are held in weeks 6 and 14.", "weeks 6 and 14"),
            ("It is looked at every month.", "every month"),
            ("It is due on the following working day.", "the following working day"),
            ("It is there by 30 September.", "30 September"),
            ("It takes four to six weeks.", "four to six weeks"),
            ("It is done promptly.", "promptly"),
            ("It is done in a timely way.", "timely"),
            ("Papers are read in advance.", "in advance"),
            ("Actions are followed up between meetings.", "between meetings"),
            ("It is done with care.", ""),
        ],
    )
    def test_a_time_is_found(self, words: str, time: str) -> None:
        assert [each.time for each in split(words)] == [time]

    def test_a_list_of_its_own_has_no_words_before_it(self) -> None:
        assert [each.text for each in split("Some words.\n\n- One thing.\n- Another thing.\n")] == [
            "Some words.",
            "One thing.",
            "Another thing.",
        ]


class TestTheDraft:
    def test_the_register_can_be_read_and_only_rules_are_missing(self, tmp_path: Path) -> None:
        folder = tmp_path / "mid-shire"
        folder.mkdir()
        for name, content in draft("mid-shire", TEXT).items():
            folder.joinpath(name).write_text(content, "utf-8")
        (lost,) = check_folders([folder]).problems
        assert str(lost) == (
            "lost-clause at register.toml: $.clause[0] (MID-SHIRE-001): cite it in a rule or a checklist, or say in "
            "[[not_modelled]] why not; the same goes for 5 more: "
            "MID-SHIRE-002, MID-SHIRE-003, MID-SHIRE-004, MID-SHIRE-006, MID-SHIRE-007"
        )
        clauses = tomllib.loads(folder.joinpath("register.toml").read_text("utf-8"))["clause"]
        assert clauses[1] == {
            "id": "MID-SHIRE-002",
            "section": "1. Notification",
            "force": "should",
            "actor": "none",
            "subject": "The business unit should be informed on the same day ([taken out]).",
            "lines": [6, 6],
        }
        assert tomllib.loads(folder.joinpath("rules.toml").read_text("utf-8")) == {}

    def test_the_list_of_what_is_to_be_done_has_every_marked_sentence(self) -> None:
        to_do = draft("mid-shire", TEXT)["to-do.md"].splitlines()
        assert [line for line in to_do if line.startswith("- [ ]")] == [
            "- [ ] MID-SHIRE-001, line 5: must; time: within 5 working days; names: local-authority, national-panel",
            "- [ ] MID-SHIRE-002, line 6: should; time: the same day; names: business-office",
            "- [ ] MID-SHIRE-003, line 12: must; time: working day 10; names: review-subgroup",
            (
                "- [ ] MID-SHIRE-004, line 13: must; time: within fifteen working days; "
                "names: review-subgroup, national-panel"
            ),
            "- [ ] MID-SHIRE-006, line 19: present tense; time: Day 2; names: partner-agency",
            "- [ ] MID-SHIRE-007, line 21: may; names: partner-agency",
        ]

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("", "nothing-to-read"),
            ("# Only a heading\n", "nothing-to-read"),
            ("It is so.\n\n" * (SENTENCES + 1), "too-large"),
        ],
    )
    def test_a_text_of_nothing_or_of_too_much_is_refused(self, text: str, code: str) -> None:
        with pytest.raises(CsprError, match=code):
            draft("mid-shire", text)


class TestTheCommand:
    def test_it_writes_a_draft(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        source = tmp_path / "procedure.md"
        source.write_text(TEXT, "utf-8")
        assert main(["new", str(tmp_path / "mid-shire"), "--from", str(source)]) == 0
        assert capsys.readouterr().out.startswith("9 files written. Next:  cspr check ")
        assert (tmp_path / "mid-shire" / "to-do.md").is_file()

    @pytest.mark.parametrize(
        ("name", "data", "code"),
        [
            ("procedure.docx", b"PK", "unknown-file-format"),
            ("procedure.txt", b"\xff\xfe", "not-utf-8"),
            ("procedure.txt", b"a" * (BYTES + 1), "too-large"),
            ("missing.txt", None, "missing-file"),
        ],
    )
    def test_a_file_that_is_no_text_is_refused(
        self, tmp_path: Path, name: str, data: bytes | None, code: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        if data is not None:
            (tmp_path / name).write_bytes(data)
        assert main(["new", str(tmp_path / "mid-shire"), "--from", str(tmp_path / name)]) == 2
        assert f"--from: {code.replace('-', ' ')}" in capsys.readouterr().err
        assert not (tmp_path / "mid-shire").exists()

    def test_a_looked_after_child_comes_after_nothing(self) -> None:
        texts = "The child is looked after by the council. It is about a looked-after child."
        assert [each.signs for each in split(texts)] == ["", ""]

    @pytest.mark.parametrize(
        ("words", "signs"),
        [
            ("It ends after the meeting.", "after"),
            ("The panel is quorate with three members.", "quorate; members"),
            ("Records are kept until the child is 25.", "until"),
            ("For us working days leave out Christmas.", "working days leave"),
            ("Two of the three leads agree that it goes on.", "two of the"),
            ("The family is met before publication.", "before"),
            ("The report is about a child.", ""),
        ],
    )
    def test_a_word_in_which_a_rule_may_stand_is_found(self, words: str, signs: str) -> None:
        (sentence,) = split(words)
        assert (sentence.signs, sentence.marked) == (signs, bool(signs))


def test_the_month_of_may_is_no_permission() -> None:
    assert [each.modal for each in split("They report by 31 May. They may report sooner.")] == ["", "may"]


@pytest.mark.parametrize("unit", ["|", "| ", "# #", " #", " ", "-"])
def test_a_line_without_end_is_read_in_time_that_grows_as_it_does(unit: str) -> None:
    began = process_time()
    split(f"# {unit * (200_000 // len(unit))}x\n\n{unit * (200_000 // len(unit))}x")
    assert process_time() - began < 10  # seconds; by the square of its length it would take minutes


@pytest.mark.parametrize("ruler", ["---", " ===== ", "|---|:--:|", "--|--", "| |", "***"])
def test_a_line_that_is_drawn_is_no_sentence(ruler: str) -> None:
    assert ["The police must tell."] == [each.text for each in split(f"{ruler}\nThe police must tell.")]


@pytest.mark.parametrize(("line", "section"), [("## Notifying ##", "Notifying"), ("# C#", "C"), ("# **Who**", "Who")])
def test_a_heading_is_told_without_its_marks(line: str, section: str) -> None:
    assert [section] == [each.section for each in split(f"{line}\n\nThe police must tell.")]


class TestWhatIsNotToBeDone:
    @pytest.mark.parametrize(
        ("words", "force"),
        [
            ("2.1 Staff must not be interviewed without the agreement of the police.", "must"),
            ("The report does not contain names.", "must"),
            ("Late comments are not considered.", "must"),
            ("Nobody may speak to the press.", "must"),
        ],
    )
    def test_is_drafted_as_that(self, words: str, force: str) -> None:
        register = draft("fenmere", words)["register.toml"]
        assert f'force = "{force}"' in register
        assert "refrain = true  # to check: it says what is not to be done\n" in register

    @pytest.mark.parametrize(
        ("words", "force"),
        [
            ("The day on which the notification is submitted is day 0.", "is"),
            ("It is not known when it began.", "is"),
            ("2.9 The chair signs the report.", "must"),
        ],
    )
    def test_is_told_apart(self, words: str, force: str) -> None:
        register = draft("fenmere", words)["register.toml"]
        assert f'force = "{force}"' in register
        assert "refrain" not in register

    def test_the_number_of_a_paragraph_hides_nobody(self) -> None:
        assert 'actor = "business-manager"' in draft("fenmere", "1.1 The Business Manager logs it.")["register.toml"]


@pytest.mark.parametrize(
    ("text", "force", "refrain"),
    [
        ("A member who cannot attend sends a substitute.", "must", False),
        ("If the partners do not agree, the police decide the matter.", "must", False),
        ("Nobody who took a decision may sit on the group.", "must", True),
        ("The substitute may not vote.", "must", True),
        ("The substitute may vote.", "may", False),
        ("While a trial runs, no practitioner is interviewed.", "must", True),
        ("Practitioners should not be named.", "should", True),
        ("The report names no child.", "must", True),
        ("The terms are changed by the executive group.", "must", False),
    ],
)
def test_what_is_not_to_be_done_is_told_from_what_only_says_in_which_case(
    text: str, force: str, *, refrain: bool
) -> None:
    (clause,) = tomllib.loads(draft("mid-shire", text)["register.toml"])["clause"]
    assert (clause["force"], clause.get("refrain", False)) == (force, refrain)


class TestForceAndActor:
    @pytest.mark.parametrize(
        ("words", "modal", "subject"),
        [
            ("The police recommend to the partners whether there should be a review.", "", "police"),
            ("Where a review may be needed, the police will tell the Panel.", "must", "police"),
            ("The police agree, after they ask the family.", "", "police"),
            ("The police sign off the report.", "", "police"),
            ("Members are expected to attend.", "should", ""),
            ("Whoever should be there.", "should", ""),
            ("An agency that did not know the family will send a return.", "must", "partner-agency"),
            ("An agency which knew the family sends a return.", "", "partner-agency"),
            ("An agency whose work was long ago may be left out.", "may", ""),
            ("On working day 1 the police will send letters.", "must", "police"),
            ("The Partnerships will review this.", "must", "partnership"),
            ("Practitioners who are witnesses must not be spoken to.", "must", ""),
        ],
    )
    def test_are_those_of_the_main_part_of_the_sentence(self, words: str, modal: str, subject: str) -> None:
        (sentence,) = split(words)
        assert (sentence.modal, sentence.subject) == (modal, subject)

    def test_the_group_is_the_one_that_was_named_last(self) -> None:
        text = "# 4 The Case Review Group\n\nThe Group decides it. The Executive Group is told. The Group may ask."
        text += "\n\n# 5 Else\n\nThe Group Manager may write. The Case Review Group must meet."
        found = [(each.subject, each.actors) for each in split(text)]
        assert found == [
            ("review-subgroup", ("review-subgroup",)),
            ("", ("executive-group",)),
            ("executive-group", ("executive-group",)),
            ("", ()),
            ("review-subgroup", ("review-subgroup",)),
        ]

    def test_a_group_that_nobody_named_is_nobody(self) -> None:
        (sentence,) = split("The Group decides on it.")
        assert (sentence.subject, sentence.actors) == ("", ())


@pytest.mark.parametrize(
    ("text", "force", "refrain"),
    [
        ("Late papers are not tabled.", "must", True),
        ("Drafts do not leave the meeting.", "must", True),
        ("Members never send a junior officer.", "must", True),
        ("Do not write to the family before the police agree.", "must", True),
        ("Refrain from asking senior managers.", "must", True),
        ("Papers are laid before the group.", "must", False),
        ("The report is first presented to the panel.", "must", False),
        ("The report is signed off by the partners.", "must", False),
        ("The chair has the final say.", "must", False),
        ("The decision rests with the partners.", "must", False),
        ("It is up to the partners to hold another review.", "must", False),
        ("It is the responsibility of the chair to call the meeting.", "must", False),
        ("The office remains responsible for its records.", "must", False),
        ("The business manager minutes the meeting.", "must", False),
        ("Ensure the family is told.", "must", False),
        ("A doctor and the business manager screen it together.", "must", False),
        ("A member who misses three meetings in a row is replaced.", "must", False),
        ("A nil return is required.", "must", False),
        ("The meeting takes place in the office.", "must", False),
        ("The group that was involved is known.", "is", False),
        ("Provide the office with the names of all authors.", "must", False),
        ("The office needs to have due regard to a trial.", "must", False),
        ("Staff are strongly encouraged to attend.", "should", False),
        ("It is recommended that managers attend.", "should", False),
        ("Harm is not limited to injury.", "is", False),
        ("The process is described in an appendix.", "is", False),
        ("The law is based on what is known.", "is", False),
        ("The group is made up of senior staff.", "is", False),
        ("This is what needs to happen.", "is", False),
        ("The outcome shows whether families are supported.", "is", False),
    ],
)
def test_what_is_to_be_done_is_told_by_the_kind_of_phrase(text: str, force: str, *, refrain: bool) -> None:
    (clause,) = tomllib.loads(draft("mid-shire", text)["register.toml"])["clause"]
    assert (clause["force"], clause.get("refrain", False)) == (force, refrain)


@pytest.mark.parametrize(
    "text",
    [
        "Only with the partners' consent.",
        "Families have a right to comment.",
        "The scrutineer observes and has no vote.",
    ],
)
def test_a_condition_or_a_right_is_marked(text: str) -> None:
    assert "- [ ] MID-SHIRE-001" in draft("mid-shire", text)["to-do.md"]
