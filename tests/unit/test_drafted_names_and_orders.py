"""A draft knows bodies and people by the names that a text gives them, and orders in other words than must."""

from __future__ import annotations

import tomllib

import pytest

from cspr.authoring import draft
from cspr.authoring.splitting import split


class TestWhoIsCalledBySeveralNames:
    @pytest.mark.parametrize(
        ("text", "subjects"),
        [
            (
                "The Safeguarding Practice Review Group (SPRG) meets. Each SPRG member must attend.",
                ["review-subgroup", "review-subgroup-member"],
            ),
            (
                "# 6 Standing group\n\nThis group must meet. Members of the standing group should come.",
                ["review-subgroup", "review-subgroup-member"],
            ),
            ("It becomes the Review Panel. The panel should set timescales.", ["", "review-group"]),
            (
                "The National Panel (the Panel) is told. The Review Panel sits. The Panel may reply.",
                ["", "", "national-panel"],
            ),
            ("The Panel may reply.", ["national-panel"]),
            (
                "The panel of the Review Panel must meet. The panel of the review may write.",
                ["review-group", "review-group"],
            ),
            (
                "The Partnership Manager will arrange it. The safeguarding lead is expected to attend.",
                ["business-manager", "safeguarding-lead"],
            ),
            ("The NESCP informs the police. The Ashby SCP Business Team files it.", ["partnership", "business-office"]),
            ("The local authority (its social care) must tell the Panel.", ["local-authority"]),
            ("It is the responsibility of each agency to brief its staff.", ["partner-agency"]),
            (
                "The Business Unit instigate a review. The business unit needs to file it.",
                ["business-office", "business-office"],
            ),
            ("Copy sent to the partners by the business unit.", ["business-office"]),
            ("It is for the partners to determine it.", ["safeguarding-partners"]),
            ("It is the responsibility of all partner agencies to refer.", ["partner-agency"]),
            ("The Panel overseeing the review must meet.", ["review-group"]),
        ],
    )
    def test_is_the_actor(self, text: str, subjects: list[str]) -> None:
        assert [sentence.subject for sentence in split(text)] == subjects

    def test_the_panel_of_a_review_is_not_the_national_one(self) -> None:
        assert [each.actors for each in split("The panel of the Review Panel is chaired by a doctor.")] == [
            ("review-group",)
        ]


class TestOrdersInOtherWords:
    @pytest.mark.parametrize(
        ("text", "force"),
        [
            ("It is essential that the police are present.", "must"),
            ("It is important that the police are present.", "should"),
            ("The member is to contact the office.", "must"),
            ("Members are responsible for their papers.", "must"),
            ("The group is tasked with the plan.", "must"),
            ("The aim of a review is to learn.", "is"),
            ("It is up to date.", "is"),
            ("Letters sent to all agencies.", "must"),
            ("If it is urgent, please call the office.", "must"),
            ("If it comes from a school, talk to the police first.", "must"),
            ("Using the five days, prioritise talks with the lead.", "must"),
            ("If it is late, reports are sent.", "must"),
            ("It is for the partners to determine whether a review is held.", "must"),
            ("Any partner might assess that it should be referred.", "may"),
            ("The family are offered an advocate, should they want one.", "must"),
            ("The partners should send it to the Panel, who will reply.", "should"),
            ("Meeting the criteria does not mean that a review must be held.", "is"),
            ("Please refer to the guidance.", "must"),
            ("Criteria are met where a child dies in custody.", "is"),
        ],
    )
    def test_are_drafted_as_orders(self, text: str, force: str) -> None:
        (clause,) = tomllib.loads(draft("mid-shire", text)["register.toml"])["clause"]
        assert clause["force"] == force

    def test_a_sentence_of_two_strengths_is_marked(self) -> None:
        register = draft("mid-shire", "Others may fill it in, but the member must check it.")["register.toml"]
        assert (
            "force = \"must\"  # to check: it holds words like 'must' and 'may'; write a clause for each\n" in register
        )


@pytest.mark.parametrize(
    "text",
    [
        "Serious cases are those in which a child has died.",
        "Reviews occur when a child has died.",
        "The same applies where a child was in custody.",
        "Harm includes injury.",
        "The threshold is that of the law.",
    ],
)
def test_a_sentence_of_criteria_is_in_the_list_of_what_is_to_be_done(text: str) -> None:
    assert "- [ ] MID-SHIRE-001" in draft("mid-shire", text)["to-do.md"]


class TestLists:
    def test_a_numbered_list_after_a_dash_is_no_heading(self) -> None:
        text = "The police must tell the Panel if \u2013\n\n 1. A child dies; or\n 2. A child is hurt."
        text += "\n\n3 Other things\n\nIt is so."
        assert [(each.section, each.text) for each in split(text)] == [
            ("", "The police must tell the Panel if \u2013 A child dies; or"),
            ("", "The police must tell the Panel if \u2013 A child is hurt."),
            ("3 Other things", "It is so."),
        ]

    def test_a_second_sentence_of_an_entry_stands_alone_unless_it_is_an_order(self) -> None:
        text = "Each member is tasked to:\n\n- Read the papers. The forms may be filled in. Attend all meetings.\n"
        assert [each.text for each in split(text)] == [
            "Each member is tasked to: Read the papers.",
            "The forms may be filled in.",
            "Each member is tasked to: Attend all meetings.",
        ]


class TestWhoeverASentenceBeforeNames:
    """Of "they" and the like the draft tells whom the text names before, and takes nobody for the actor."""

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("The police look at it. They must tell the Panel within two days.", (("police",), 1)),
            ("The police tell the family.\nThe form is attached.\nIt must send a reply.", (("police", "family"), 1)),
            ("The family is told by the police.\n\nOn day 3 both of them sign it.", (("police", "family"), 1)),
            ("The police look at it.\n\nThey must:\n\n- keep a copy\n- send it on", (("police",), 1)),
            ("The police look at it. They must agree. Where it is late, they should write.", (("police",), 1)),
            ("# One\n\nThe police look at it.\n\n# Two\n\nThey must tell the Panel.", ((), 0)),
            ("The police look at it. It is sent within two days.", ((), 0)),
            ("The police look at it. The family must tell the Panel.", ((), 0)),
            ("They must tell the Panel.", ((), 0)),
            ("The police look at it. Both sign the record.", (("police",), 1)),
            ("The police look at it. All schools in the area that were asked must reply.", ((), 0)),
        ],
    )
    def test_is_told_beside_it(self, text: str, told: tuple[tuple[str, ...], int]) -> None:
        last = split(text)[-1]
        assert told == (last.above, last.named_on)

    def test_stands_in_the_draft_and_is_not_taken_for_the_actor(self) -> None:
        files = draft("fenmere", "The police look at it.\n\nThey must tell the Panel within two days.")
        clause = tomllib.loads(files["register.toml"])["clause"][1]
        assert "none" == clause["actor"]
        remark = "# to do, where somebody owes it; who: line 1 names police; it names national-panel"
        assert f'actor = "none"  {remark}' in files["register.toml"].splitlines()
        to_do = (
            "- [ ] FENMERE-002, line 3: must; time: within two days; who: line 1 names police; names: national-panel"
        )
        assert to_do == files["to-do.md"].splitlines()[-1]


@pytest.mark.parametrize(
    "sentence",
    [
        "During a trial the parents are not spoken to without the agreement of the officer.",
        "The choice to commission is the partners' alone.",
        "The choice is made elsewhere; the group recommends.",
        "December does not count in the time for reports from nurseries.",
        "A worker from no agency involved is named by the first meeting of the group.",
        "No publication in the week of the funeral.",
    ],
)
def test_a_ban_a_pause_and_who_alone_decides_are_left_to_do(sentence: str) -> None:
    to_do = draft("my-area", f"The office opens a file.\n\n{sentence}\n")["to-do.md"]
    assert "- [ ] MY-AREA-002, line 3" in to_do


def test_the_panel_beside_the_secretary_of_state_is_the_national_one() -> None:
    text = "A Review Panel is set up.\n\nReasons must go to the Panel and the Secretary of State.\n\nThe Panel meets.\n"
    to_do = draft("my-area", text)["to-do.md"].splitlines()
    assert any("line 3" in line and "national-panel" in line and "review-group" not in line for line in to_do)
    assert not any("line 5" in line and "national-panel" in line for line in to_do)
