"""Forms: what each asks for, what is wanting in one, what becomes of it, and how it is shown."""

from __future__ import annotations

import json
import re
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cspr import forms, to_dict
from cspr.authoring import check_folders
from cspr.cli import main
from cspr.errors import CsprError
from cspr.forms import Filled, Form
from cspr.forms.checking import FormFindingKind
from cspr.forms.filling import LARGEST
from cspr.forms.model import BoxRule, FormKind, Incomplete
from cspr.guidance import framework
from cspr.show import to_html, to_markdown, to_text
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Callable


REVIEW = "child-safeguarding-practice-review"


def of(name: str, partnership: str = "northamptonshire") -> Form:
    return forms.form(framework(partnership), name)


def full(form: Form, **changed: str) -> dict[str, str]:
    marks = {box.path.replace("[]", "[0]"): "yes" for box in form.boxes}
    return {**marks, **{path.replace("__", "."): mark for path, mark in changed.items()}}


class TestForms:
    def test_the_partnerships_own_stand_first_and_each_edition_for_itself(self) -> None:
        several = forms.forms(framework("kirklees"))
        assert [
            ("staff-notice", "kirklees-staff-guide"),
            ("published-response", "kirklees-staff-guide"),
            ("overview-report", "kirklees-staff-guide"),
            ("overview-report", "working-together-2023"),
            ("overview-report", "working-together-2018"),
            ("overview-report", "cspr-regulations-2018"),
        ] == [(form.id, *form.documents) for form in several]

    def test_a_report_has_to_hold_what_the_partnership_and_the_nation_ask_each_as_strongly_as_it_does(self) -> None:
        expected = {
            "kirklees": {"content.analysis", "content.plain_english", "content.publishable", "content.no_harm"},
            "essex": {"content.publishable"},
        }
        national = {"content.recommended_improvements", "content.underlying_reasons"}
        for partnership, local in expected.items():
            report = forms.form(framework(partnership), "overview-report")
            assert local | national == {box.path for box in report.mandatory_boxes()}
            should = {box.path for box in report.boxes if box.rule is BoxRule.SHOULD}
            assert {"content.pseudonym"} == should or "content.good_practice" in should

    def test_the_request_form_has_its_parts_who_fills_them_and_its_stages(self) -> None:
        form = of("referral-request")
        assert ("submission", "internal-use", "decision") == tuple(stage.id for stage in form.stages)
        parts = {section.id: (section.completed_by, section.stage, section.repeats) for section in form.sections}
        assert (("senior-manager-for-safeguarding",), "submission", False) == parts["senior_manager"]
        assert (("referrer",), "submission", True) == parts["family"]
        assert (("business-office",), "internal-use", False) == parts["internal"]
        assert (("safeguarding-partners",), "decision", False) == parts["decision"]
        assert [
            (
                ("child.date_of_death", "child.date_of_serious_incident"),
                "Date of death or Date of serious incident",
                True,
            )
        ] == [(group.of, group.label, group.mandatory) for group in form.either_or]
        assert [("referrer", "submission"), ("senior-manager-for-safeguarding", "submission")] == [
            (sign_off.role, sign_off.stage) for sign_off in form.sign_offs
        ]

    def test_what_becomes_of_an_incomplete_one_is_told_with_its_clause_or_that_none_is_stated(self) -> None:
        fates = {
            name: of(name) for name in ("referral-request", "key-event-analysis", "additional-information-request")
        }
        assert {
            "referral-request": (Incomplete.RETURNED, ["NSCP-F-188"]),
            "key-event-analysis": (Incomplete.NOT_ACCEPTED, ["NSCP-F-290"]),
            "additional-information-request": (Incomplete.NONE_STATED, []),
        } == {
            name: (form.incomplete, [clause for source in form.incomplete_sources for clause in source.clauses])
            for name, form in fates.items()
        }

    def test_the_sanction_of_the_key_event_analysis_is_that_of_the_boxes_above_its_notice(self) -> None:
        sections = {
            section.id: {box.incomplete for box in section.boxes} for section in of("key-event-analysis").sections
        }
        assert {Incomplete.NOT_ACCEPTED} == sections["heading"] == sections["1"]
        assert {Incomplete.NONE_STATED} == sections["2"] == sections["3"]

    def test_a_form_that_a_document_only_names_is_there(self) -> None:
        form = of("need-2-know")
        assert (FormKind.ABSENT, (), Incomplete.NOT_IN_THE_TEXT) == (form.form_kind, form.sections, form.incomplete)
        assert ("Need 2 Know form",) == form.local_names

    def test_every_box_has_its_clause(self) -> None:
        own = {"referral-request", "key-event-analysis", "additional-information-request"}
        for form in forms.forms(framework("northamptonshire")):
            assert all(box.sources and box.sources[0].clauses for box in form.boxes)
            if form.id in own:
                assert not any(box.sources == form.sources for box in form.boxes)

    def test_a_report_asks_for_what_each_document_asks_and_one_document_can_be_kept_to(self) -> None:
        report = of("overview-report")
        boxes = {box.key: box for box in report.boxes}
        assert ("NSCP-F-268", BoxRule.SHOULD) == (
            boxes["shared_barriers"].sources[0].clauses[0],
            boxes["shared_barriers"].rule,
        )
        assert ["WT23-036", "WT18-056", "REGS-033"] == [
            source.clauses[0] for source in boxes["underlying_reasons"].sources
        ]
        alone = forms.form(framework("northamptonshire"), "overview-report", document="working-together-2018")
        assert ["WT18-056", "WT18-056"] == [box.sources[0].clauses[0] for box in alone.boxes]
        of_2021 = forms.form(framework("northamptonshire").on(date(2021, 4, 1)), "overview-report")
        assert "working-together-2023" not in of_2021.documents


class TestCheck:
    def test_an_empty_box_is_told_with_path_label_clause_who_acts_and_what_it_meets(self) -> None:
        form = of("referral-request")
        answer = forms.check(form, full(form, child__carer="no"))
        (finding,) = answer.findings
        assert (
            "child.carer",
            "Carer when the incident happened",
            "NSCP-F-209",
            ("referrer",),
            Incomplete.RETURNED,
        ) == (
            finding.path,
            finding.label,
            finding.clause,
            finding.who,
            finding.meets,
        )
        assert (Truth.NO, ("child.carer",), FormFindingKind.EMPTY_BOX, BoxRule.MUST) == (
            answer.complete,
            answer.empty,
            finding.kind,
            finding.rule,
        )

    def test_one_date_of_two_is_enough_and_none_is_not(self) -> None:
        form = of("referral-request")
        one = full(form, child__date_of_death="no")
        assert () == forms.check(form, one).findings
        answer = forms.check(form, {**one, "child.date_of_serious_incident": "no"})
        assert [(FormFindingKind.NONE_OF, "Date of death or Date of serious incident")] == [
            (finding.kind, finding.label) for finding in answer.findings
        ]

    def test_a_missing_signature_is_an_empty_box_and_a_missing_sign_off(self) -> None:
        form = of("referral-request")
        answer = forms.check(form, full(form, senior_manager__signature="no"))
        assert [
            (FormFindingKind.EMPTY_BOX, "senior_manager.signature", ("senior-manager-for-safeguarding",)),
            (FormFindingKind.SIGN_OFF, "senior_manager.signature", ("senior-manager-for-safeguarding",)),
        ] == [(finding.kind, finding.path, finding.who) for finding in answer.findings]

    def test_parts_for_internal_use_do_not_count_before_their_stage(self) -> None:
        form = of("referral-request")
        sent = {path: mark for path, mark in full(form).items() if not path.startswith(("internal", "decision"))}
        assert Truth.YES is forms.check(form, sent).complete
        internal = forms.check(form, sent, stage="internal-use")
        assert "internal.reason" in internal.empty
        assert not any(path.startswith("decision") for path in internal.empty)
        assert "decision.review_agreed" in forms.check(form, sent, stage="decision").empty

    def test_a_detail_after_a_yes_is_to_check_until_it_is_filled_or_there_is_nothing_to_report(self) -> None:
        form = of("referral-request")
        marks = full(form, child__lead_investigator="no")
        answer = forms.check(form, marks)
        assert (Truth.UNKNOWN, [(FormFindingKind.IF_YES, "child.lead_investigator", BoxRule.NONE)]) == (
            answer.complete,
            [(finding.kind, finding.path, finding.rule) for finding in answer.findings],
        )
        assert Truth.YES is forms.check(form, {**marks, "child.lead_investigator": "none-to-report"}).complete
        assert Truth.YES is forms.check(form, {**marks, "child.criminal_investigation": "none-to-report"}).complete

    def test_every_row_that_is_begun_counts_and_a_part_can_have_none_to_report(self) -> None:
        form = of("referral-request")
        marks = {**full(form), "family[7].name": "yes"}
        assert {f"family[7].{key}" for key in ("relationship", "date_of_birth", "address", "ethnic_origin")} < set(
            forms.check(form, marks).empty
        )
        none = {path: mark for path, mark in full(form).items() if not path.startswith("family")}
        assert "family[0].name" in forms.check(form, none).empty
        assert Truth.YES is forms.check(form, {**none, "family": Filled.NONE_TO_REPORT}).complete

    def test_a_genogram_or_rows(self) -> None:
        form = of("additional-information-request")
        (group,) = form.either_or
        assert (("1.2-genogram.genogram", "1.2"), False) == (group.of, group.mandatory)
        assert Truth.YES is forms.check(form, {}).complete

    def test_sign_offs_for_which_a_paper_has_no_box_have_one_by_stage(self) -> None:
        report = of("overview-report")
        content = {box.path: "yes" for box in report.boxes if not box.path.startswith("sign-off")}
        assert Truth.YES is forms.check(report, content).complete
        published = forms.check(report, content, stage="publication")
        assert (
            "sign-off.review-group",
            "sign-off.review-subgroup",
            "sign-off.safeguarding-partners",
        ) == published.empty
        agreed = {**content, "sign-off.review-group": "yes"}
        assert Truth.YES is forms.check(report, agreed, stage="review-subgroup").complete


class TestFilledFrom:
    def test_uploads_ticks_days_tables_and_nothing_to_report(self) -> None:
        class Upload:
            def __init__(self, filename: str) -> None:
                self.filename = filename

        additional = of("additional-information-request")
        for name, mark in (("genogram.pdf", Filled.YES), ("", Filled.NO)):
            post = {"1.2-genogram.genogram": Upload(name)}
            assert mark is forms.filled_from(additional, post)["1.2-genogram.genogram"]
        form = of("referral-request")
        contents = {
            "child": {
                "date_of_birth": date(2015, 1, 1),
                "carer": " Nothing to report ",
                "criminal_investigation": False,
            },
            "senior_manager": {"agreement": False, "signature": "none to report"},
            "family": "none-to-report",
            "agencies": "",
            "chronology": [{"when": "", "event": ""}, {"when": date(2021, 1, 1), "event": ""}],
        }
        marks = forms.filled_from(form, contents)
        assert {
            "child.date_of_birth": Filled.YES,
            "child.carer": Filled.NONE_TO_REPORT,
            "child.criminal_investigation": Filled.YES,
            "senior_manager.agreement": Filled.NO,
            "senior_manager.signature": Filled.NO,
            "family": Filled.NONE_TO_REPORT,
            "chronology[1].when": Filled.YES,
            "chronology[1].event": Filled.NO,
        }.items() <= marks.items()
        assert not any(path.startswith(("agencies", "chronology[0]")) for path in marks)
        chronology = of("rapid-review-summary")
        for rows, mark in (([{"when": "x"}], Filled.YES), ([{}], Filled.NO), ([], Filled.NO), ("x", Filled.YES)):
            assert mark is forms.filled_from(chronology, {"2": {"chronology": rows}})["2.chronology"]

    def test_a_field_of_a_page_that_is_posted_twice_is_filled_where_one_is(self) -> None:
        form = of("referral-request")
        for values, mark in (
            (["", "none-to-report"], Filled.NONE_TO_REPORT),
            (["x", "none-to-report"], Filled.YES),
            (["", ""], Filled.NO),
        ):
            assert mark is forms.filled_from(form, {"child.carer": values})["child.carer"]
        assert Filled.NONE_TO_REPORT is forms.filled_from(form, {"family": ["none-to-report"]})["family"]
        assert Filled.NO is forms.filled_from(form, {"senior_manager.agreement": "no"})["senior_manager.agreement"]


class TestTheLargest:
    def test_a_form_that_is_as_large_as_may_be_is_read(self) -> None:
        form, text = of("referral-request"), "# "
        assert {} != forms.filled_from(form, text.ljust(LARGEST, "x"))
        with pytest.raises(CsprError, match="too-large"):
            forms.filled_from(form, text.ljust(LARGEST + 1, "x"))


class TestShown:
    def test_a_check_tells_what_is_wanting_who_acts_and_what_becomes_of_it(self) -> None:
        form = of("referral-request")
        text = " ".join(to_text(forms.check(form, full(form, child__carer="no"))).split())
        assert (
            "Not complete: 1 empty box that has to be filled in. Stage: submission. "
            "An incomplete one is sent back to be completed." in text
        )
        assert (
            "Carer when the incident happened (child.carer); Referrer [Northamptonshire framework 2020, NSCP-F-209"
            in text
        )
        assert "NSCP-F-188" in text
        absent = to_text(forms.check(of("need-2-know"), {}))
        assert "Not known to be complete." in absent
        assert "may have further boxes" in absent

    def test_a_form_is_shown_with_its_boxes(self) -> None:
        for name in ("referral-request", "overview-report", "need-2-know", "additional-information-request"):
            form = of(name)
            for text in (to_markdown(form), to_html(form), str(form)):
                assert form.title in text
        assert "One of these is enough" in to_text(of("additional-information-request"))

    def test_a_box_of_several_of_which_one_is_wanted_says_so_and_never_that_nothing_asks_for_it(self) -> None:
        form = of("referral-request")
        says = "One of these has to be filled in: Date of death, Date of serious incident"
        for text in (
            str(forms.blank(form)),
            str(forms.blank(form, as_="markdown")),
            str(forms.blank(form, as_="html")),
        ):
            assert (text.count(says), "No text says" in text) == (3, False)
        assert to_text(form, 500).casefold().count(says.casefold()) == 3
        assert "# One of these is enough: Genogram" in str(forms.blank(of("additional-information-request")))

    def test_the_findings_stand_at_the_boxes_of_a_page_and_in_a_summary_of_links(self) -> None:
        form = of("referral-request")
        answer = forms.check(form, {**full(form), "family[2].name": "yes"})
        page = forms.blank(form, as_="html", prefix="x-", rows={"family": 1}, beside=answer)
        assert '<a href="#x-family%5B2%5D.address">' in page
        assert '<strong id="x-family[2].address-error">Address: has to be filled in</strong>' in page
        text = forms.blank(form, as_="markdown", rows={"family": 1}, beside=answer)
        assert "| `family[2].address` | Empty: has to be filled in |" in text

    def test_only_a_part_that_repeats_has_rows_with_a_heading_and_only_a_wanting_box_an_error(self) -> None:
        form = of("referral-request")
        page = str(forms.blank(form, as_="html"))
        once = [section for section in form.sections if not section.repeats]
        titles = [f"<legend>{section.title}" for section in once]
        assert (37, 37, []) == (
            page.count("<fieldset"),
            page.count("<legend>"),
            [title for title in titles if f"{title} " in page or f"{title}," in page or f"{title}:" in page],
        )
        assert (True, False) == ('-hint">' in page, "-error" in page)
        assert page.count("<fieldset") == page.count("</fieldset>")
        checked = to_html(forms.check(form, full(form)))
        assert "-error" not in checked

    def test_what_is_asked_for_and_takes_nothing_can_be_ticked_as_nothing_to_report(self) -> None:
        page = str(forms.blank(of("additional-information-request"), as_="html"))
        ticks = re.findall(r'type="checkbox" id="([^"]*)-none"', page)
        assert ["1.2", "2.1.background", "2.2", "3.1.analysis", "4.actions", "4.good_practice"] == ticks

    @pytest.mark.parametrize(
        ("form", "box", "values"),
        [
            ("additional-information-request", "1.1.criminal_investigation", ["yes", "no"]),
            ("rapid-review-summary", "outcome.recommendation", ["learning-through-rapid-review", REVIEW]),
        ],
    )
    def test_a_choice_offers_its_own_answers_and_else_yes_and_no(self, form: str, box: str, values: list[str]) -> None:
        page = str(forms.blank(of(form), as_="html"))
        offered = re.findall(rf'type="radio" id="[^"]*" name="{re.escape(box)}" value="([^"]*)"', page)
        assert [*values, "none-to-report"] == offered

    def test_answers_go_out_as_json(self) -> None:
        form = of("commission-notice")
        assert ("form", "commission-notice") == (to_dict(form)["kind"], to_dict(form)["answer"]["id"])
        answer = to_dict(forms.check(form, {}))
        finding = answer["findings"][0]
        assert ("form-check", "no", "content.commissioned", "must", "NSCP-F-138") == (
            answer["kind"],
            answer["complete"],
            finding["path"],
            finding["rule"],
            finding["clause"],
        )

    def test_word_needs_its_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "docx", None)
        with pytest.raises(CsprError, match="missing-extra"):
            forms.blank(of("commission-notice"), as_="docx")


@pytest.fixture
def ask(capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[..., tuple[int, bytes, str]]:
    """Run a command; give its exit code, what it printed and what it said on standard error."""

    def run(*words: str) -> tuple[int, bytes, str]:
        code = main(words)
        printed = capsysbinary.readouterr()
        return code, printed.out, printed.err.decode()

    return run


class TestCommand:
    def test_the_forms_are_listed(self, ask: Any) -> None:
        code, out, _ = ask("form", "list")
        assert (0, True, True) == (code, b"referral-request" in out, b"staff-notice" in out)
        _, out, _ = ask("form", "--partnership", "essex", "--json")
        assert {"essex-role-profiles-2024"} < {form["documents"][0] for form in json.loads(out)["answers"]}
        _, out, _ = ask("form", "list", "--partnership", "essex", "--document", "essex-role-profiles-2024", "--json")
        assert 4 == len(json.loads(out)["answers"])
        _, out, _ = ask("form", "list", "--partnership", "essex", "--on", "2019-06-01")
        assert b"working-together-2023" not in out

    def test_a_blank_in_each_format_and_its_schemas(self, ask: Any) -> None:
        form = of("referral-request")
        for name, as_ in (("toml", "toml"), ("md", "markdown"), ("html", "html")):
            code, out, _ = ask("form", "blank", "referral-request", "--format", name)
            assert (0, forms.blank(form, as_=as_)) == (code, out.decode())
        code, out, _ = ask("form", "blank", "referral-request", "--format", "docx")
        assert (0, b"PK") == (code, out[:2])
        _, out, _ = ask("form", "blank", "referral-request", "--json")
        assert {"contents": forms.contents_schema(form), "filled": forms.filled_schema(form)} == json.loads(out)[
            "schemas"
        ]

    def test_the_status_of_a_check(self, ask: Any, tmp_path: Path) -> None:
        file = tmp_path / "filled.toml"
        file.write_text(forms.blank(of("referral-request")), encoding="utf-8")
        code, out, _ = ask("form", "check", "referral-request", str(file), "--json")
        assert (1, "no") == (code, json.loads(out)["complete"])
        file.write_text("[content]\ncommissioned = true\nlead_reviewer = 'Zebediah'\n", encoding="utf-8")
        code, out, err = ask("form", "check", "commission-notice", str(file))
        assert (0, "", False) == (code, err, b"Zebediah" in out)
        file.write_text("", encoding="utf-8")
        assert 3 == ask("form", "check", "need-2-know", str(file))[0]
        assert 1 == ask("form", "check", "overview-report", str(file))[0]
        assert 2 == ask("form", "check", "overview-report", str(file), "--stage", "x")[0]
        file.write_text("[content]\nlead_reviewer = 'Zebediah", encoding="utf-8")
        code, out, err = ask("form", "check", "commission-notice", str(file))
        assert (2, b"", "cspr: FILE: malformed; TOML cannot be read at the end of the file\n") == (
            code,
            out,
            err.replace("\r", ""),
        )
        code, _, err = ask("form", "check", "commission-notise", str(file))
        assert (2, "cspr: FORM: unknown form; did you mean 'commission-notice'?\n") == (code, err)
        assert "one of" in ask("form", "blank", "zzzz")[2]
        assert "FILE: missing file" in ask("form", "check", "commission-notice", str(tmp_path / "none.toml"))[2]


EXAMPLE = Path(__file__).parents[2] / "examples" / "partnership"
OWN = """
[[form]]
id = "my-form"
title = "My form"
clauses = ["FEN-001"]
stages = ["submission", "later"]
incomplete_rule = "returned-for-completion"

[[form.sign_off]]
role = "lead-reviewer"
stage = "later"
mandatory = true

[[form.either_or]]
of = ["a.one", "a.two"]
mandatory = true

[[form.section]]
id = "a"
title = "Part | *one* <b>"

[[form.section.field]]
key = "must"
label = "Must | <i>"
kind = "text"
mandatory = true

[[form.section.field]]
key = "one"
label = "One"

[[form.section.field]]
key = "two"
label = "Two"

[[form.section.field]]
key = "four"
label = "Four"
stage = "later"
completed_by = "lead-reviewer"
mandatory = true
"""

WRONG = """
[[form]]
id = "wrong-form"
title = "Wrong"
clauses = ["FEN-001"]
incomplete_rule = "burnt"

[[form.sign_off]]
role = "lead-reviewer"
boxes = ["nowhere.box"]

[[form.either_or]]
of = ["nowhere.box"]

[[form.either_or]]

[[form.section]]
id = "a b"

[[form.section.field]]
key = "one"
kind = "riddle"
if_yes = "two"

[[form.section.field]]
kind = "choice"
mandatory = "yes"
label = 5

[[form.section]]
id = "a b"
stage = "never"
field = "none"
prefilled_rows = [1]

[[form.section]]
id = "c"
field = [1]
"""


@pytest.fixture
def own(tmp_path: Path) -> Callable[[str], Path]:
    """Make a folder of a partnership's own with a file of forms."""

    def make(text: str) -> Path:
        folder = tmp_path / "own"
        if not folder.exists():
            shutil.copytree(EXAMPLE, folder)
        folder.joinpath("forms.toml").write_text(text, encoding="utf-8")
        return folder

    return make


class TestOwnFolder:
    def test_a_form_of_ones_own_does_all_of_it(self, own: Any, ask: Any, tmp_path: Path) -> None:
        folder = own(OWN)
        form = forms.form(framework("fenmere", extra=[folder]), "my-form")
        assert Incomplete.RETURNED is form.incomplete
        assert ("a.must",) == forms.check(form, {"a.two": "yes"}).empty
        assert ("a.must", "a.four", "sign-off.lead-reviewer") == forms.check(form, {}, stage="later").empty
        assert "<b>" not in forms.blank(form, as_="html")
        assert "Part \\| \\*one\\* &lt;b&gt;" in forms.blank(form, as_="markdown")
        file = tmp_path / "filled.json"
        file.write_text('{"a": {"must": "x", "one": "y"}}', encoding="utf-8")
        assert 0 == ask("form", "check", "my-form", str(file), "--partnership", "fenmere", "--extra", str(folder))[0]

    def test_options_are_refused_where_nothing_is_chosen(self, own: Any) -> None:
        folder = own(OWN.replace('key = "must"', 'key = "must"\noptions = ["x"]', 1))
        with pytest.raises(CsprError) as raised:
            forms.forms(framework("fenmere", extra=[folder]))
        assert [("missing-key", "forms.toml: $.form[0].section[0].field[0].kind")] == [
            (problem.code, problem.path) for problem in raised.value.problems
        ]

    def test_whatever_is_wrong_with_it_is_told_at_once(self, own: Any) -> None:
        folder = own(WRONG)
        with pytest.raises(CsprError) as raised:
            forms.forms(framework("fenmere", extra=[folder]))
        assert [
            ("unknown-word", "forms.toml: $.form[0].incomplete_rule"),
            ("not-an-id", "forms.toml: $.form[0].section[0].id"),
            ("unknown-word", "forms.toml: $.form[0].section[0].field[0].kind"),
            ("missing-key", "forms.toml: $.form[0].section[0].field[1].key"),
            ("not-a-flag", "forms.toml: $.form[0].section[0].field[1].mandatory"),
            ("not-text", "forms.toml: $.form[0].section[0].field[1].label"),
            ("missing-key", "forms.toml: $.form[0].section[0].field[1].options"),
            ("not-an-id", "forms.toml: $.form[0].section[1].id"),
            ("not-a-list", "forms.toml: $.form[0].section[1].prefilled_rows"),
            ("unknown-stage", "forms.toml: $.form[0].section[1].stage"),
            ("not-a-list", "forms.toml: $.form[0].section[1].field"),
            ("not-a-list", "forms.toml: $.form[0].section[2].field"),
            ("two-of-one-id", "forms.toml: $.form[0].section"),
            ("unknown-box", "forms.toml: $.form[0].if_yes"),
            ("unknown-box", "forms.toml: $.form[0].boxes"),
            ("unknown-box", "forms.toml: $.form[0].either_or[0].of"),
        ] == [(problem.code, problem.path) for problem in raised.value.problems]

    def test_a_key_that_nobody_reads_is_refused_where_the_folder_says_its_format(self, own: Any) -> None:
        folder = own(OWN.replace('key = "one"', 'key = "one"\nrequired = true', 1))
        (told,) = check_folders([folder]).problems
        assert (
            "unknown-key",
            "what else can stand here: clauses, completed_by, if_yes, kind, mandatory, notes, options, order, stage",
        ) == (told.code, told.suggestion)
        instrument = folder / "instrument.toml"
        instrument.write_text(instrument.read_text("utf-8").replace("format = 2\n", ""), encoding="utf-8")
        assert forms.form(framework("fenmere", extra=[folder]), "my-form").title == "My form"


class TestWhatABlankSays:
    def test_each_box_has_the_clauses_that_ask_for_it(self) -> None:
        text = str(forms.blank(of("commission-notice"), as_="toml"))
        assert [
            "# That a CSPR has been commissioned. Has to be filled in (NSCP-F-138).",
            "# Name of the Lead Reviewer. Has to be filled in (NSCP-F-139).",
        ] == [line for line in text.splitlines() if "(NSCP-" in line]


def test_one_of_several_boxes_is_wanted_at_the_stage_of_the_first_and_of_who_fills_that_in(
    own: Callable[[str], Path],
) -> None:
    form = forms.form(
        framework("fenmere", extra=[own(OWN.replace('["a.one", "a.two"]', '["a.four", "a.two"]'))]), "my-form"
    )
    (group,) = form.either_or
    assert (("a.four", "a.two"), "later", ("lead-reviewer",)) == (group.of, group.stage, group.completed_by)


def test_a_part_that_takes_no_rows_is_given_none() -> None:
    with pytest.raises(CsprError) as raised:
        forms.blank(of("commission-notice"), rows={"content": 2})
    assert [("unknown-section", "$.rows[key 1]")] == [(each.code, each.path) for each in raised.value.problems]
