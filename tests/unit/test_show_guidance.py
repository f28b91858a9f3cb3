"""What is computed from each clause of a document, and how it is laid out."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from cspr.dates import PartialDate
from cspr.forms import form
from cspr.guidance import framework
from cspr.guidance.loading import document, shipped
from cspr.guidance.reading import read_folder
from cspr.guidance.windows import Window
from cspr.show import as_markdown, as_text, tree
from cspr.show.layout import documents, forms
from cspr.show.passages import Passage, passages
from cspr.wording import register
from cspr.wording.rules import LOST, SHOWN

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "<script>x</script> | [a](b) `c` *d* {: e }"

INSTRUMENT = """
[instrument]
slug = "my-area-framework"
prefix = "MY"
edition = "2024"
title = "<script>alert(1)</script> | [My](area) *framework*\\u001b[31m"
publisher = "My area"
authority = "local"
partnership = "my-area"
note = "A note."
"""
REGISTER = """
[[clause]]
id = "MY-001"
force = "must"
actor = "police"
subject = "The police {: #x } are `told`."

[[clause]]
id = "MY-002"
section = "2"
force = "should"
refrain = true
actor = "x-my-area/panel"
subject = "Something nobody has ruled on."
timing = { amount = 5, unit = "working-days", relation = "within", counted_from = "it", starts = ["incident"] }

[[clause]]
id = "MY-003"
section = "2"
force = "may"
actor = "none"
subject = "A power."

[[clause]]
id = "MY-004"
section = "2"
force = "may"
refrain = true
actor = "police"
subject = "Boxes of a form."
"""
RULES = """
[[duty]]
id = "early-look"
topic = "x-my-area/early-look"
clauses = ["MY-003"]
when = ["proceeding:inquest", "child-died"]
unless = ["published", "local-review-decided"]
each = "agency"
level = "meeting"

[[duty]]
id = "keep-away"
step = "publish"
clauses = ["MY-004"]
relaxes = ["MY-001"]

[[form]]
id = "early-form"
title = "Early form"
clauses = ["MY-001"]

[[form.section]]
id = "first"
clauses = ["MY-004"]
"""
VOCABULARY = """
[topic."x-my-area/early-look"]
title = "Early look"
says = "A look of the area's own."

[body."x-my-area/panel"]
title = "Area panel"
says = "A body of the area's own."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of a partnership's own whose texts hold whatever could break out of a page or a terminal."""
    made = tmp_path / "my-area"
    made.mkdir()
    for name, text in (
        ("instrument", INSTRUMENT),
        ("register", REGISTER),
        ("duties", RULES),
        ("vocabulary", VOCABULARY),
    ):
        made.joinpath(f"{name}.toml").write_text(text, encoding="utf-8")
    return made


def passage(slug: str, clause: str) -> Passage:
    """Look up one clause of a shipped document among all that stand beside it."""
    found = passages(document(slug), framework("northamptonshire").documents)
    return next(one for one in found if one.clause.id == clause)


def says(slug: str, clause: str, kind: str = "duty") -> list[str]:
    """Give what the rules of one kind make of a clause."""
    return [use.says for use in passage(slug, clause).uses if use.kind == kind]


class TestWhatIsComputedFromAClause:
    def test_a_duty_says_who_owes_what_to_whom_by_when_and_if(self) -> None:
        expected = (
            "Duty: Serious incident notification to the Panel; Local authority to National Panel; "
            "within 5 working days of “Local authority became aware”; if “Duty to notify the Panel”; "
            "hands over: Serious incident notification; "
            "The duty to notify is the Act's; the period is guidance."
        )
        assert [expected] == says("working-together-2018", "WT18-018")

    def test_a_start_that_the_text_does_not_settle_is_said_to_be_unsettled(self) -> None:
        (told,) = says("panel-guidance-2019", "PG19-005")
        assert "or “Safeguarding partners told of the incident” (the text does not settle which)" in told

    def test_readings_of_one_text_stand_beside_each_other(self) -> None:
        (text,) = says("northamptonshire-framework-2020", "NSCP-F-087")
        (flowchart,) = says("northamptonshire-framework-2020", "NSCP-F-229")
        assert "within 7 working days of “Information requested”" in text
        assert "reading: text" in text
        assert "within 8 working days of “Information requested”" in flowchart
        assert "reading: flowchart" in flowchart

    def test_a_vague_time_gives_its_words_and_no_date(self) -> None:
        (told,) = says("working-together-2018", "WT18-064")
        assert "“when known” (as soon as) “Delay identified”: no figure, so no date" in told

    def test_a_fixed_day_is_given(self) -> None:
        assert any("by Tue 31 Dec 2024" in told for told in says("working-together-2023", "WT23-003"))

    def test_a_numbered_day_is_called_by_its_number(self) -> None:
        (told,) = says("northamptonshire-framework-2020", "NSCP-F-237")
        assert "; by day 15 of “The incident”; " in told

    def test_a_single_year_is_no_plural(self) -> None:
        told = [use.says for slug in shipped() for one in passages(document(slug)) for use in one.uses]
        assert any(" 1 year from" in one for one in told)
        assert not any(" 1 years" in one for one in told)

    def test_a_test_names_its_parts_and_how_they_are_joined(self) -> None:
        (whole, *_) = says("northamptonshire-framework-2020", "NSCP-F-017", "criterion")
        outcome, _ = says("northamptonshire-framework-2020", "NSCP-F-019", "criterion")
        parts = "“Abuse or neglect known or suspected”, “Death or serious harm”, “A child: a person under 18”"
        assert whole.endswith(f" case; all of {parts}")
        assert "Test: Death or serious harm; any of “Did the child die?”, “Was the child seriously harmed?”" == outcome

    def test_a_test_of_one_part_just_names_it_unless_it_is_denied(self) -> None:
        (suspected,) = says("northamptonshire-framework-2020", "NSCP-F-018", "criterion")
        denied, _ = says("northamptonshire-framework-2020", "NSCP-F-198", "criterion")
        assert suspected.endswith("; “Is abuse or neglect of the child known or suspected?”")
        assert denied.endswith("; none of “Serious child safeguarding case”")

    def test_another_reading_of_a_test_says_which(self) -> None:
        assert any(
            "(reading: literal); all of" in told
            for told in says("northamptonshire-framework-2020", "NSCP-F-079", "criterion")
        )

    def test_an_entry_of_a_list_says_that_people_weigh_it_and_what_is_asked(self) -> None:
        (told,) = says("cspr-regulations-2018", "REGS-021", "checklist")
        assert "weighed by people, never added up" in told
        assert "asked as “" in told

    def test_a_role_names_number_and_independence(self) -> None:
        (told,) = says("working-together-2018", "WT18-042", "role")
        assert told.startswith("Role: Lead reviewer; independent of the case, the agencies involved (should); ")
        assert says("cspr-regulations-2018", "REGS-027", "role")[0].startswith("Role: Lead reviewer; at least 1; ")

    def test_a_role_without_a_rule_on_independence_claims_none(self) -> None:
        assert "independent of" not in says("kirklees-staff-guide", "KSCP-067", "role")[0]

    def test_a_body_names_members_chair_quorum_and_independence(self) -> None:
        (group,) = says("northamptonshire-framework-2020", "NSCP-F-148", "body")
        (flowchart,) = says("northamptonshire-framework-2020", "NSCP-F-232", "body")
        (committee,) = says("essex-role-profiles-2024", "ESCB-033", "body")
        assert "Partner agency (2); chair: Lead reviewer; independent of the family: one member, by agency" in group
        assert flowchart.startswith("Body: Rapid review group (reading: flowchart); members: ")
        assert "quorum: Health, Police, Local authority" in committee

    def test_a_hold_says_what_it_does_to_the_steps(self) -> None:
        (told,) = says("northamptonshire-framework-2020", "NSCP-F-349", "hold")
        assert told.startswith("Hold while “Prosecution”; not if “Decision not to publish”; stops “Publish the LCSPR”")

    def test_who_took_the_place_of_whom_is_given_with_its_day(self) -> None:
        (told,) = says("children-act-2004", "CA04-037", "succession")
        change = "Clinical commissioning group before Fri 1 Jul 2022, Integrated care board since then"
        assert told.startswith(f"In the place of health: {change}; ")

    def test_a_word_of_the_document_is_given_with_what_it_means(self) -> None:
        assert "Word: “Panel” for “Review group”; sense: former name; The former name of the Review Group." in says(
            "northamptonshire-framework-2020", "NSCP-F-131", "term"
        )

    def test_a_clause_that_only_states_something_says_why_nothing_is_computed(self) -> None:
        found = passage("panel-guidance-2019", "PG19-001")
        assert ("shown", (), SHOWN) == (found.place, found.uses, found.why)

    def test_a_clause_that_is_not_modelled_gives_the_reason(self) -> None:
        found = passage("northamptonshire-framework-2020", "NSCP-F-361")
        assert found.place == "not_modelled"
        assert found.why.endswith("Neither is part of a review.")

    @pytest.mark.parametrize("slug", shipped())
    def test_every_clause_of_every_document_has_a_rule_or_a_reason(self, slug: str) -> None:
        found = passages(document(slug))
        assert list(document(slug).clauses) == [one.clause.id for one in found]
        assert [] == [one.clause.id for one in found if bool(one.uses) is bool(one.why)]


class TestATestOfAnotherText:
    """What is found later stands in one text; where a duty of another falls away by it, that text is named."""

    @pytest.mark.parametrize("slug", ["working-together-2018", "working-together-2023", "panel-guidance-2022"])
    def test_is_named_with_that_text_and_its_clause(self, slug: str) -> None:
        says = [use.says for each in passages(document(slug), framework().documents) for use in each.uses]
        named = [text for text in says if "Found not to meet the criteria" in text]
        assert named
        assert all("for notification (Panel's questions and answers, FAQ-005)”" in text for text in named)

    def test_is_not_in_the_text_that_says_it(self) -> None:
        says = [use.says for each in passages(document("panel-faq"), framework().documents) for use in each.uses]
        assert [text for text in says if "“Found not to meet the criteria for notification”" in text]
        assert not [text for text in says if "(Panel's questions and answers" in text]


class TestAFolderOfAPartnershipsOwn:
    def test_its_own_words_are_shown_by_their_titles(self, folder: Path) -> None:
        found = {one.clause.id: one for one in passages(read_folder(folder))}
        (told,) = (use.says for use in found["MY-003"].uses)
        assert told == (
            "Power: Early look; nobody is named; for each agency; counted for each meeting, not for the case; "
            "if “Inquest open” and “Did the child die?”; not if “Published” or “Decision to undertake an LCSPR”"
        )

    def test_a_clause_that_no_rule_carries_yet_is_said_to_be_lost(self, folder: Path) -> None:
        found = {one.clause.id: one for one in passages(read_folder(folder))}
        assert ("lost", LOST) == (found["MY-002"].place, found["MY-002"].why)

    def test_a_clause_cited_by_a_part_of_a_form_is_computed(self, folder: Path) -> None:
        found = {one.clause.id: one for one in passages(read_folder(folder))}
        assert ["Power to refrain: Publish the LCSPR; Police; suspends MY-001", "Form: Early form"] == [
            use.says for use in found["MY-004"].uses
        ]

    def test_no_control_character_reaches_the_terminal(self, folder: Path) -> None:
        made = read_folder(folder)
        told = "".join(
            as_text.write(page)
            for page in (documents.document(made, passages(made)), documents.listing([made]), documents.unread([made]))
        )
        assert all(letter.isprintable() for letter in told.replace("\n", ""))

    def test_nothing_of_it_can_break_out_of_a_page(self, folder: Path) -> None:
        made = read_folder(folder)
        page = as_markdown.write(documents.document(made, passages(made)))
        assert "<script" not in page
        assert "[My](area)" not in page
        assert "{: #x }" not in page
        assert "`told`" not in page


class TestWhenADocumentIsInForce:
    @pytest.mark.parametrize(
        ("slug", "expected"),
        [
            ("working-together-2018", "from 4 Jul 2018, until 15 Dec 2023 (not included)"),
            ("northamptonshire-framework-2020", "from some day of December 2020; no end is known"),
            (
                "covid-relaxation-2020",
                (
                    "from some day between 1 Mar 2020 and 30 Mar 2020; "
                    "last known to have applied on 30 Sep 2020, and read as ended a year later"
                ),
            ),
            ("kirklees-staff-guide", "from some day between 4 Jul 2018 and 1 Jul 2022; no end is known"),
            ("panel-faq", "from some day between 29 Jun 2018 and 14 May 2026; no end is known"),
        ],
    )
    def test_is_said_as_well_as_it_is_known(self, slug: str, expected: str) -> None:
        assert expected == documents.in_force(document(slug).instrument.window)

    def test_a_day_at_the_latest_is_given_alone_where_nothing_more_is_known(self) -> None:
        day = date(2020, 3, 30)
        window = Window(start=PartialDate(day, day), end=None, start_precision="at-latest", open_start=True)
        assert "from 30 Mar 2020 at the latest; no end is known" == documents.in_force(window)

    def test_a_day_that_is_only_known_not_to_be_earlier_is_said_to_be_unknown(self) -> None:
        window = Window(start=PartialDate(date(2018, 7, 4), date.max), end=None, start_precision="not-before")
        assert "from a day that is not known, not before 4 Jul 2018; no end is known" == documents.in_force(window)

    def test_about_a_day_is_said_to_be_about_it(self) -> None:
        window = Window(
            start=PartialDate(date(2026, 2, 1), date(2026, 4, 4)), end=None, start_precision="about", open_end=False
        )
        assert "from about 4 Mar 2026; no end is known" == documents.in_force(window)


class TestText:
    def test_a_line_that_is_too_long_is_wrapped_and_indented(self) -> None:
        assert "  - " + "a " * 37 + "a\n      b" == as_text.blocks([tree.items(tree.item("a " * 38 + "b"))])

    def test_an_edition_without_a_clause_says_so(self) -> None:
        empty = document("panel-interim-guidance-2018")
        assert as_text.write(documents.document(empty, passages(empty))).endswith(register.NO_CLAUSE)

    def test_a_document_that_was_read_whole_says_so(self, folder: Path) -> None:
        assert register.ALL_READ in as_text.write(documents.unread([read_folder(folder)]))

    def test_a_clause_whose_section_is_not_known_says_so(self, folder: Path) -> None:
        made = read_folder(folder)
        assert "\nNo section is known\n-------------------\nMY-001" in as_text.write(
            documents.document(made, passages(made))
        )

    def test_a_clause_that_was_not_checked_says_so(self) -> None:
        national = document("panel-guidance-2019")
        written = as_text.write(documents.document(national, passages(national)), 1000)
        assert "from memory, not checked; National Panel)" in written

    def test_what_the_last_read_edition_answers_meanwhile_is_named(self) -> None:
        several = [document("working-together-2026"), document("children-act-2004")]
        written = as_text.write(documents.unread(several), 2000)
        assert "The last edition that was read answers on:" in written
        assert "Circumstances for an LCSPR" in written
        assert ": Serious child safeguarding case, " in written
        assert ": serious case, " in as_text.write(documents.unread(several[:1]), 2000)
        assert "local-review-circumstances" not in written
        assert "Not checked against a text, inferred: CA04-012" in written

    def test_the_coverage_lines_up(self) -> None:
        several = [document("working-together-2018"), document("panel-faq")]
        rows = as_text.write(documents.coverages(several), 120).splitlines()[3:]
        assert ["Instrument", "Clauses", "Ruled", "Checklist", "Shown", "Not", "modelled", "Lost"] == rows[0].split()
        assert "All" == rows[-1].split()[0]
        assert 1 == len({len(row) for row in rows})


class TestMarkdown:
    def test_what_could_be_markup_is_spelt_out(self) -> None:
        made = as_markdown.escape(HOSTILE + "\n# head\r\n\t- item")
        assert not set("<>[]`*{}|\n\r\t") & set(made)

    def test_an_anchor_holds_letters_digits_and_hyphens_alone(self) -> None:
        assert "NSCP-F-087" == tree.anchor("NSCP-F-087")
        assert "a-onclick--b" == tree.anchor('"a onclick="b"')


class TestPages:
    def test_a_page_has_the_clauses_in_the_order_of_the_text_with_their_sections(self) -> None:
        national = document("working-together-2018")
        page = as_markdown.write(documents.document(national, passages(national)))
        places = [page.index(f"{{: #{name} }}") for name in national.clauses]
        assert sorted(places) == places
        assert "## chapter 4" in page

    def test_a_page_does_not_show_source_lines(self, folder: Path) -> None:
        register = folder / "register.toml"
        register.write_text(register.read_text(encoding="utf-8") + "lines = [4711, 4712]\n", encoding="utf-8")
        made = read_folder(folder)
        assert (4711, 4712) == made.clauses["MY-004"].lines
        assert "471" not in as_markdown.write(documents.document(made, passages(made)))

    @pytest.mark.parametrize(
        "slug", ["northamptonshire-framework-2020", "essex-role-profiles-2024", "kirklees-staff-guide"]
    )
    def test_a_remark_names_roles_and_bodies_by_their_titles(self, slug: str) -> None:
        notes = re.findall(r"Note:.*", as_markdown.write(documents.document(document(slug), passages(document(slug)))))
        assert notes
        ids = ("lead-reviewer", "review-group", "business-office")
        assert [] == [note for note in notes if any(name in note for name in ids)]

    def test_a_form_goes_to_whom_a_reader_knows(self) -> None:
        referral = form(framework("northamptonshire"), "referral-request")
        assert "Goes to: Business unit: Safeguarding Project Officer, role mailbox\n" in as_text.write(
            forms.form(referral), 120
        )

    def test_a_page_without_a_clause_says_so(self) -> None:
        empty = document("panel-interim-guidance-2018")
        assert register.NO_CLAUSE in as_markdown.write(documents.document(empty, passages(empty)))

    def test_the_coverage_page_adds_up(self) -> None:
        several = [document("working-together-2018"), document("panel-faq")]
        page = as_markdown.write(documents.coverages(several))
        expected = sum(len(one.clauses) for one in several)
        assert f"| **All** | {expected} |" in page
        assert "| Working Together 2018 | 79 |" in page  # by the name that a reader knows

    def test_the_unread_page_names_every_unread_part_and_every_unchecked_clause(self) -> None:
        page = as_markdown.write(documents.unread([document("children-act-2004"), document("panel-faq")]))
        parts = document("children-act-2004").instrument.unread
        assert [] == [part.what for part in parts if as_markdown.escape(part.what) not in page]
        assert "CA04-012" in page

    def test_the_unread_page_says_of_a_document_read_whole_that_it_was(self, folder: Path) -> None:
        assert register.ALL_READ in as_markdown.write(documents.unread([read_folder(folder)]))
