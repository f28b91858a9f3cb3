"""Laws of forms: filling never makes one less complete; blanks, schemas and renderings agree with the check."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from cspr import forms, to_dict
from cspr.errors import CsprError
from cspr.forms import Filled, Form
from cspr.forms.model import BoxKind, FormKind
from cspr.guidance import framework, partnerships
from cspr.show import to_html, to_markdown, to_text
from cspr.truth import Truth

FORMS: list[Form] = list(dict.fromkeys(each for name in partnerships() for each in forms.forms(framework(name))))
MARKS = ("yes", "no", "none-to-report")
PLANTED = "Zebediah Quillfeather"
RANK = {Truth.NO: 0, Truth.UNKNOWN: 1, Truth.YES: 2}
every_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.documents[0]}:{form.id}")


def places(form: Form, rows: int = 1) -> list[str]:
    """The paths of the boxes, with as many rows as are asked for."""
    return [
        box.path.replace("[]", f"[{row}]")
        for section in form.sections
        for row in range(rows if section.repeats else 1)
        for box in section.boxes
    ]


def full(form: Form) -> dict[str, str]:
    return dict.fromkeys(places(form), "yes")


def contents(form: Form) -> dict[str, Any]:
    """Every box filled, with something that must come out nowhere."""
    whole: dict[str, Any] = {}
    for section in form.sections:
        row: dict[str, Any] = {}
        for box in section.boxes:
            match box.kind:
                case BoxKind.YES_NO:
                    row[box.key] = "yes"
                case BoxKind.CHOICE:
                    row[box.key] = box.options[0]
                case BoxKind.CHECK | BoxKind.DECLARATION:
                    row[box.key] = True
                case BoxKind.LIST | BoxKind.TABLE:
                    row[box.key] = [PLANTED]
                case _:
                    row[box.key] = PLANTED
        whole[section.id] = [row] if section.repeats else row
    return whole


fillings = st.sampled_from(FORMS).flatmap(
    lambda form: st.tuples(
        st.just(form),
        st.dictionaries(st.sampled_from([*places(form, 2), "", "x"]), st.sampled_from([*MARKS, "maybe"]), max_size=60),
        st.sampled_from([stage.id for stage in form.stages]),
    )
)


@given(fillings, st.data())
def test_filling_a_box_never_makes_a_form_less_complete(filling: tuple[Form, dict[str, str], str], data: Any) -> None:
    form, marks, stage = filling
    marks = {path: mark for path, mark in marks.items() if path in places(form, 2) and mark in {"yes", "no"}}
    before = forms.check(form, marks, stage=stage)
    of_rows_there = [path for path in places(form, 2) if "[" not in path or path in marks]
    if not of_rows_there:
        return
    filled = {**marks, data.draw(st.sampled_from(of_rows_there)): "yes"}
    after = forms.check(form, filled, stage=stage)
    assert RANK[before.complete] <= RANK[after.complete]
    assert set(after.empty) <= set(before.empty)


@every_form
def test_a_blank_fails_with_exactly_its_mandatory_boxes_and_a_full_one_passes(form: Form) -> None:
    for stage in form.stages:
        mandatory = {box.path.replace("[]", "[0]") for box in form.mandatory_boxes(stage=stage.id)}
        assert mandatory == set(forms.check(form, {}, stage=stage.id).empty)
        passed = forms.check(form, full(form), stage=stage.id)
        assert () == passed.findings
        assert (Truth.UNKNOWN if form.form_kind is FormKind.ABSENT else Truth.YES) is passed.complete


@given(fillings)
def test_the_schema_takes_what_the_check_takes_and_refuses_what_it_refuses(
    filling: tuple[Form, dict[str, str], str],
) -> None:
    form, marks, stage = filling
    taken = Draft202012Validator(forms.filled_schema(form)).is_valid(marks)
    try:
        forms.check(form, marks, stage=stage)
    except CsprError:
        assert not taken
    else:
        assert taken


@given(st.sampled_from(FORMS), st.text(max_size=12))
def test_the_schema_and_the_check_agree_on_any_path(form: Form, more: str) -> None:
    for path in [
        more,
        *(path + more for path in places(form)[:3]),
        *(path.replace("[0]", more) for path in places(form)),
    ]:
        taken = Draft202012Validator(forms.filled_schema(form)).is_valid({path: "no"})
        try:
            forms.check(form, {path: "no"})
        except CsprError:
            assert not taken
        else:
            assert taken


@every_form
def test_the_schemas_are_schemas_and_a_full_form_meets_both(form: Form) -> None:
    for schema in (forms.filled_schema(form), forms.contents_schema(form)):
        Draft202012Validator.check_schema(schema)
    assert Draft202012Validator(forms.contents_schema(form)).is_valid(contents(form))
    marks = forms.filled_from(form, contents(form))
    assert Draft202012Validator(forms.filled_schema(form)).is_valid({path: mark.value for path, mark in marks.items()})


class _Fields(HTMLParser):
    """The names of the fields of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.names: dict[str, None] = {}
        self.ids: list[str] = []
        self.labelled: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        assert tag not in {"script", "form", "style", "link", "img"}
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if tag in {"input", "textarea"}:
            self.names[str(values["name"])] = None
        if tag == "label":
            self.labelled.add(str(values["for"]))


@every_form
def test_every_rendering_round_trips_box_by_box(form: Form) -> None:
    docx = pytest.importorskip("docx")
    rows = {section.id: 1 for section in form.sections if section.repeats}
    expected = places(form)
    markdown = forms.blank(form, as_="markdown", rows=rows)
    assert expected == re.findall(r"^\|.*\| `([^`]+)` \| [^|]*\|$", markdown, re.MULTILINE)
    page = _Fields()
    page.feed(forms.blank(form, as_="html", rows=rows, prefix="p-"))
    assert expected == [name[2:] for name in page.names if name[2:] not in rows]
    assert len(page.ids) == len(set(page.ids))
    assert page.labelled <= set(page.ids)
    document = docx.Document(BytesIO(forms.blank(form, as_="docx", rows=rows)))
    tags = document.element.body.xpath(".//w:sdt/w:sdtPr/w:tag/@w:val")
    assert expected == list(tags)
    toml = forms.blank(form, rows=rows)
    assert set(forms.filled_from(form, toml).values()) <= {Filled.NO}
    filled = re.sub(
        r'= (""|false|\[\])$',
        lambda m: {'""': '= "x"', "false": "= true", "[]": '= ["x"]'}[m[1]],
        toml,
        flags=re.MULTILINE,
    )
    for box in form.boxes:
        if box.kind in {BoxKind.YES_NO, BoxKind.CHOICE}:
            filled = re.sub(rf'(?m)^{box.key} = "x"$', f'{box.key} = "{(box.options or ("yes",))[0]}"', filled)
    by_toml = forms.filled_from(form, filled)
    assert expected == [path for path, mark in by_toml.items() if mark is Filled.YES]


@every_form
def test_toml_json_and_a_post_say_the_same(form: Form) -> None:
    whole = contents(form)
    post = {}
    for section in form.sections:
        for box in section.boxes:
            row = whole[section.id][0] if section.repeats else whole[section.id]
            value = row[box.key]
            post[f"f-{box.path.replace('[]', '[0]')}"] = "yes" if value is True else value
    marks = forms.filled_from(form, whole)
    assert marks == forms.filled_from(form, json.dumps(whole)) == forms.filled_from(form, json.dumps(whole).encode())
    assert marks == forms.filled_from(form, {**post, "csrf": "token"}, prefix="f-")
    assert dict.fromkeys(places(form), Filled.YES) == marks


@every_form
def test_planted_contents_appear_in_no_output(form: Form) -> None:
    whole = contents(form)
    some = {name: part for number, (name, part) in enumerate(whole.items()) if number % 2}
    answer = forms.check(form, forms.filled_from(form, some))
    written = [
        *(
            str(answer),
            repr(answer),
            to_html(answer),
            to_markdown(answer),
            to_text(answer),
            json.dumps(to_dict(answer)),
        ),
        *(forms.blank(form, as_=name, beside=answer) for name in ("html", "markdown")),
    ]
    assert [] == [text for text in written if PLANTED in text or "Quillfeather" in text]


@given(
    st.sampled_from([form for form in FORMS if form.boxes]),
    st.sampled_from([7, None, 1.5, {"a": PLANTED}, [[PLANTED]]]),
)
def test_a_box_of_the_wrong_kind_is_refused_with_its_path_and_never_its_value(form: Form, value: Any) -> None:
    section = next(each for each in form.sections if each.boxes)
    key = section.boxes[0].key
    row = {key: value}
    if section.boxes[0].kind is BoxKind.TABLE and isinstance(value, dict):
        return
    with pytest.raises(CsprError) as raised:
        forms.filled_from(form, {section.id: [row] if section.repeats else row})
    (problem,) = raised.value.problems
    assert ("wrong-kind", section.boxes[0].path.replace("[]", "[0]")) == (problem.code, problem.path[2:])
    assert PLANTED not in str(raised.value)
