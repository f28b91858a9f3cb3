"""The actor of a drafted clause is who does what it says, and an order in the present tense stays to be checked."""

from __future__ import annotations

import tomllib

import pytest

from cspr.authoring import draft
from cspr.authoring.acting import says_what_is_done, subject_of
from cspr.authoring.names_in_text import actors_in

ORDER = "# to do: the present tense gives an order here, or write 'is' where it only states something"
TIMED = "# to do: must, where it gives an order"
STATES = ""


def _clause(words: str) -> str:
    return draft("fenmere", words)["register.toml"].partition("[[clause]]")[2]


class TestTheActor:
    @pytest.mark.parametrize(
        ("words", "actor"),
        [
            ("The local authority must notify the Panel.", "local-authority"),
            ("The Panel must be told by the local authority within five working days.", "local-authority"),
            ("The Panel must be told within five working days.", ""),
            ("The child is seen by the lead reviewer.", "lead-reviewer"),
            ("Where the child has died, the police are told.", ""),
            ("Where the child has died, the police tell the Panel.", "police"),
            ("Fenmere Police also send their chronology.", "police"),
            ("Agencies check the draft.", "partner-agency"),
            ("The police report is sent to the Panel.", ""),
            ("The police reports are sent to the Panel.", ""),
            ("The child lives in the area; the authority tells the other.", ""),
            ("The report is sent to the Panel; the business unit files it.", ""),
            ("The chair of the review group signs the letter.", ""),
            ("The Partnership Office asks for returns.", "business-office"),
        ],
    )
    def test_is_the_subject_of_the_verb_or_left_to_do(self, words: str, actor: str) -> None:
        assert subject_of(words) == actor
        (clause,) = tomllib.loads(draft("fenmere", words)["register.toml"])["clause"]
        assert clause["actor"] == (actor or "none")

    @pytest.mark.parametrize(
        ("words", "named"),
        [
            ("The Local Family Justice Board is consulted.", ()),
            ("The Designated Doctor for Child Deaths is told.", ("designated-doctor",)),
            ("The Partnership Must tell the Family.", ("partnership", "family")),
            ("THE PANEL MUST BE TOLD.", ("national-panel",)),
            ("The Ashby Integrated Care Board and the Police.", ("integrated-care-board", "police")),
        ],
    )
    def test_is_nobody_whose_name_is_part_of_a_longer_one(self, words: str, named: tuple[str, ...]) -> None:
        assert actors_in(words) == named

    def test_is_to_do_where_it_is_not_sure(self) -> None:
        assert 'actor = "none"  # to do, where somebody owes it; it names family\n' in _clause("The family is told.")
        assert 'actor = "police"  # to check: it names police, family\n' in _clause("The police tell the family.")


class TestTheForce:
    @pytest.mark.parametrize(
        ("words", "force", "remark"),
        [
            ("The notifying authority notifies the Panel.", "must", ORDER),
            ("The family is told of the review.", "must", ORDER),
            ("Terms of reference are completed.", "must", ORDER),
            ("Returns are due within five working days.", "must", ORDER),
            ("The hospital trust has three further working days.", "must", ORDER),
            ("In force from 2 February 2026.", "is", TIMED),
            ("There are two local authorities.", "is", STATES),
            ("Silence is taken as agreement.", "is", STATES),
            ("The police should tell the family.", "should", "# to check: it holds a word like 'should'"),
        ],
    )
    def test_of_the_present_tense_is_to_do(self, words: str, force: str, remark: str) -> None:
        line = next(line for line in _clause(words).splitlines() if line.startswith("force"))
        assert line == f'force = "{force}"' + (remark and f"  {remark}")
        assert says_what_is_done(words) is (remark == ORDER) or force == "should"
