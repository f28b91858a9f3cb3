"""What cannot be read as a form or as a map of filled boxes: a clear error with its path, never what was given."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from cspr import forms
from cspr.errors import CsprError
from cspr.forms import Filled, Form
from cspr.guidance import framework

PLANTED = "Zebediah Quillfeather"


@pytest.fixture(scope="module")
def request_form() -> Form:
    return forms.form(framework("northamptonshire"), "referral-request")


def problems(error: CsprError) -> list[tuple[str, str, str]]:
    assert PLANTED not in str(error)
    return [(problem.code, problem.path, problem.suggestion) for problem in error.problems]


def of_contents(form: Form, contents: Any, prefix: str = "") -> list[tuple[str, str, str]]:
    with pytest.raises(CsprError) as raised:
        forms.filled_from(form, contents, prefix=prefix)
    return problems(raised.value)


def of_marks(form: Form, marks: Any, stage: Any = "submission") -> list[tuple[str, str, str]]:
    with pytest.raises(CsprError) as raised:
        forms.check(form, marks, stage=stage)
    return problems(raised.value)


def test_an_unknown_form_meets_the_nearest() -> None:
    for name, advice in (("referal-request", "did you mean 'referral-request'?"), (PLANTED, "one of additional-")):
        with pytest.raises(CsprError) as raised:
            forms.form(framework("northamptonshire"), name)
        ((code, path, suggestion),) = problems(raised.value)
        assert ("unknown-form", "$.form", True) == (code, path, suggestion.startswith(advice))


def test_an_unknown_document_meets_the_nearest() -> None:
    with pytest.raises(CsprError) as raised:
        forms.form(framework("essex"), "overview-report", document="working-together-2081")
    assert [("unknown-instrument", "$.document", "did you mean 'working-together-2018'?")] == problems(raised.value)
    with pytest.raises(CsprError) as raised:
        forms.form(framework("essex"), "overview-report", document=PLANTED)
    assert [("unknown-instrument", "$.document", "no such document")] == problems(raised.value)


def test_a_form_that_the_document_has_not_is_unknown() -> None:
    with pytest.raises(CsprError) as raised:
        forms.form(framework("essex"), "overview-report", document="children-act-2004")
    assert [("unknown-form", "$.form", "one of none")] == problems(raised.value)


def test_unknown_boxes_are_told_by_their_number_with_the_nearest_of_the_forms_own(request_form: Form) -> None:
    marks = {"child.name": "yes", "chidl.name": "yes", PLANTED: "yes", "family[1000].name": "yes", 7: "no"}
    assert [
        ("unknown-box", "$.filled[key 2]", "did you mean 'child.name'?"),
        ("unknown-box", "$.filled[key 3]", "the form has no such box"),
        ("unknown-box", "$.filled[key 4]", "did you mean 'family[0].name'?"),
        ("unknown-box", "$.filled[key 5]", "give each box by its path"),
    ] == of_marks(request_form, marks)


def test_a_mark_is_yes_no_or_none_to_report(request_form: Form) -> None:
    marks = {
        "child.name": PLANTED,
        "child.date_of_birth": True,
        "referrer.signature": "none-to-report",
        "family": "yes",
        "child.carer": "none-to-report",
    }
    assert [
        ("unknown-answer", "$.child.name", "one of yes, no, none-to-report"),
        ("unknown-answer", "$.child.date_of_birth", "one of yes, no, none-to-report"),
        ("unknown-answer", "$.referrer.signature", "one of yes, no"),
        ("unknown-answer", "$.family", "one of no, none-to-report"),
    ] == of_marks(request_form, marks)


@pytest.mark.parametrize("marks", [[PLANTED], PLANTED, None, 7])
def test_the_map_is_a_table(request_form: Form, marks: Any) -> None:
    advice = "give each box by its path, with yes, no or none-to-report"
    assert [("not-a-table", "$.filled", advice)] == of_marks(request_form, marks)


@pytest.mark.parametrize(
    ("stage", "advice"),
    [
        ("submision", "did you mean 'submission'?"),
        (PLANTED, "one of submission, internal-use, decision"),
        (7, "one of submission, internal-use, decision"),
    ],
)
def test_a_stage_that_the_form_has_not(request_form: Form, stage: Any, advice: str) -> None:
    assert [("unknown-stage", "$.stage", advice)] == of_marks(request_form, {}, stage)


def test_contents_that_are_not_of_this_form(request_form: Form) -> None:
    contents = {
        "child": [{"name": PLANTED}],
        "family": {"name": PLANTED},
        "agencies": [PLANTED, 3],
        "chronology": PLANTED,
        "referrer": {"nmae": PLANTED, 7: PLANTED, "name": [PLANTED]},
        "chidl": {"name": PLANTED},
        PLANTED: "x",
        "rationale.rationale": 5,
        "review_type": {"review_type": PLANTED},
        7: "x",
    }
    assert [
        ("not-a-table", "$.child", "write it as a table of boxes"),
        ("not-a-list", "$.family", "write it as a list of rows"),
        ("not-a-table", "$.agencies[0]", "write it as a table of boxes"),
        ("not-a-table", "$.agencies[1]", "write it as a table of boxes"),
        ("not-a-list", "$.chronology", "write it as a list of rows, or none-to-report"),
        ("unknown-box", "$.referrer[key 1]", "did you mean 'referrer.name'?"),
        ("unknown-box", "$.referrer[key 2]", "did you mean 'referrer.name'?"),
        ("wrong-kind", "$.referrer.name", "write it as text"),
        ("unknown-box", "$[key 6]", "the form has no such box"),
        ("unknown-box", "$[key 7]", "the form has no such box"),
        ("wrong-kind", "$.rationale.rationale", "write it as text"),
        ("wrong-kind", "$.review_type.review_type", "one of case-mapping-exercise, child-safeguarding-practice-review"),
        ("unknown-box", "$[key 10]", "give each box by its path"),
    ] == of_contents(request_form, contents)


def test_ten_megabytes_in_a_box_are_refused_in_toml_json_and_a_post(request_form: Form) -> None:
    huge = (PLANTED + " ") * 500_000
    expected = [("too-large", "$.child.name", "a box may hold up to 1000000 characters")]
    assert expected == of_contents(request_form, f'[child]\nname = "{huge}"')
    assert expected == of_contents(request_form, f'{{"child": {{"name": "{huge}"}}}}'.encode())
    assert expected == of_contents(request_form, {"child.name": huge})


def test_a_file_that_is_too_large_as_a_whole(request_form: Form) -> None:
    expected = [("too-large", "$", "a form may have up to 16777216 bytes")]
    assert expected == of_contents(request_form, b"#" * (16 << 20) + b"#")


def test_more_rows_than_are_read(request_form: Form) -> None:
    assert [("too-large", "$.family", "up to 1000 rows")] == of_contents(request_form, {"family": [{}] * 1001})


@pytest.mark.parametrize(
    ("contents", "advice"),
    [
        (f'[child]\nname = "{PLANTED}', "TOML cannot be read at the end of the file"),
        (f'{{"child": {{"name": "{PLANTED}', "JSON cannot be read at line 1, column 20"),
        ("[child]\nname = 1\nname = 2\n", "TOML cannot be read at line 3, column 9"),
        ("a" + ".a" * 40 + " = 1", "line 1 holds a key of more than 32 dots"),
        ("{" + '"a":{' * 100_000, "the file cannot be read"),
        ("x = " + "9" * 5000, "the file cannot be read"),
        (f"{PLANTED}", "TOML cannot be read at line 1, column 10"),
    ],
)
def test_a_file_cut_in_half_says_where_and_not_what(request_form: Form, contents: str, advice: str) -> None:
    assert [("malformed", "$", advice)] == of_contents(request_form, contents)


def test_bytes_that_are_no_utf_8(request_form: Form) -> None:
    assert [("not-utf-8", "$", "save it as UTF-8")] == of_contents(request_form, b"[child]\nname = '\xff'")


@pytest.mark.parametrize("contents", [None, 7, [PLANTED]])
def test_contents_are_a_table(request_form: Form, contents: Any) -> None:
    assert [("not-a-table", "$", "give the form as a table")] == of_contents(request_form, contents)


def test_a_json_list_is_no_form(request_form: Form) -> None:
    assert "malformed" == of_contents(request_form, f'["{PLANTED}"')[0][0]


def test_what_cannot_be_seen_fills_no_box(request_form: Form) -> None:
    for text in ("", " ", "\u00a0", "\u200b", "\ufeff\u2060 \u00ad", "\t\n"):
        assert forms.filled_from(request_form, {"child.name": text})["child.name"] is Filled.NO
    assert forms.filled_from(request_form, '\ufeff{"child": {"name": "-"}}')["child.name"] is Filled.YES


@pytest.mark.parametrize(("upload", "expected"), [({"filename": "a.pdf"}, Filled.YES), ({"name": "a.pdf"}, Filled.YES)])
def test_an_upload_has_a_name_in_one_of_two_places(upload: dict[str, str], expected: Filled) -> None:
    additional = forms.form(framework("northamptonshire"), "additional-information-request")
    path = "1.2-genogram.genogram"
    assert forms.filled_from(additional, {path: SimpleNamespace(**upload)})[path] is expected
    nothing = SimpleNamespace(**dict.fromkeys(upload, ""))
    assert forms.filled_from(additional, {path: nothing})[path] is Filled.NO


def test_a_list_in_a_list_is_neither_a_text_nor_a_row() -> None:
    summary = forms.form(framework("essex"), "one-page-learning-summary")
    expected = [("wrong-kind", "$.content.themes", "write it as a list of texts")]
    assert expected == of_contents(summary, {"content": {"themes": [[PLANTED]]}})


def test_a_box_without_a_file_name() -> None:
    additional = forms.form(framework("northamptonshire"), "additional-information-request")
    expected = [("wrong-kind", "$.1.2-genogram.genogram", "write the name of the file")]
    assert expected == of_contents(additional, {"1.2-genogram": {"genogram": 7}})


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"as_": "htlm"}, ("unknown-format", "$.as_", "did you mean 'html'?")),
        ({"as_": 7}, ("unknown-format", "$.as_", "one of toml, markdown, html, docx")),
        ({"rows": 5}, ("not-a-table", "$.rows", "give the number of rows by the id of each section")),
        ({"rows": {"famly": 2}}, ("unknown-section", "$.rows[key 1]", "did you mean 'family'?")),
        ({"rows": {PLANTED: 2}}, ("unknown-section", "$.rows[key 1]", "no such section has rows")),
        ({"rows": {"family": 0}}, ("not-a-number", "$.rows.family", "from 1 to 1000")),
        ({"rows": {"family": True}}, ("not-a-number", "$.rows.family", "from 1 to 1000")),
        ({"rows": {"family": "2"}}, ("not-a-number", "$.rows.family", "from 1 to 1000")),
    ],
)
def test_a_blank_that_cannot_be_made(request_form: Form, arguments: Any, expected: tuple[str, str, str]) -> None:
    with pytest.raises(CsprError) as raised:
        forms.blank(request_form, **arguments)
    assert [expected] == problems(raised.value)
