# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""The page on which a filled form is checked in the reader's browser, by which of its boxes are filled."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import calculator
import papers

from cspr import forms
from cspr.forms import Filled
from cspr.guidance import NATIONAL, framework, partnerships

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.forms import Form
    from cspr.forms.model import Box, FormSection

PAGE: Final = "check-a-form.md"
MARKS: Final = {Filled.YES.value: "Filled in", Filled.NONE_TO_REPORT.value: "None to report", "": "Empty"}
TEXT: Final = """\
# Check a form

Before you send a form: say which of its boxes are filled in. You see which are empty that must not be, what becomes of
an incomplete form, and by which clause. You enter nothing of what stands in the boxes.

**Nothing leaves this page.** The library runs in your own browser. It is not legal advice.

{form}

## Learn more

[Each form, with blanks to take away](reference/forms/index.md), [the calculator](calculator.md), [what is sent and
kept: nothing](explanation/data-protection.md).
"""


def page() -> str:
    """The page, as Markdown with its form."""
    return TEXT.format(form=calculator.running(_page(), "form.js"))


def _page() -> Iterator[str]:
    every = [form for form in papers.every() if form.boxes]
    yield '<form id="calculator-form" class="calculator" novalidate autocomplete="off">'
    yield '<fieldset id="calculator-all" disabled><legend>The form</legend>'
    yield '<label for="calculator-which">Which form?</label><select id="calculator-which">'
    for form in every:
        yield f'<option value="{papers.address(form)}">{escape(form.title)} ({papers.whose(form)})</option>'
    yield "</select>"
    for number, form in enumerate(every):
        yield from _form(form, number)
    yield '<p><button type="submit" class="md-button md-button--primary">Check it</button> '
    yield '<button type="reset" class="md-button">Start again</button></p></fieldset>'
    yield f"{calculator.STATE}</form>"
    yield '<section id="calculator-result" hidden><h2 id="calculator-title" tabindex="-1">What is missing</h2>'
    yield '<div id="calculator-answer"></div></section>'


def _form(form: Form, number: int) -> Iterator[str]:
    whose = next(name for name in (NATIONAL, *partnerships()) if form in forms.forms(framework(name)))
    yield f'<div id="{papers.address(form)}" data-form="{form.id}" data-document="{form.documents[0]}" '
    yield f'data-partnership="{whose}" hidden><label for="stage-{number}">By which stage?</label>'
    yield f'<select id="stage-{number}">'
    yield from (f'<option value="{stage.id}">{escape(stage.title)}</option>' for stage in form.stages)
    yield "</select>"
    for place, section in enumerate(form.sections):
        yield f"<fieldset><legend>{escape(section.title)}</legend>"
        if section.repeats:
            yield "<p>Answer for the first row, or for all rows together.</p>"
        for at, box in enumerate(section.boxes):
            yield _box(section, box, f"{number}-{place}-{at}")
        yield "</fieldset>"
    yield "</div>"


def _box(section: FormSection, box: Box, name: str) -> str:
    path = box.path.replace("[]", "[0]", 1) if section.repeats else box.path
    marks = {mark: says for mark, says in MARKS.items() if box.takes_nothing or mark != Filled.NONE_TO_REPORT.value}
    choices = "".join(
        f'<label><input type="radio" name="{name}" value="{mark}" data-path="{escape(path)}"'
        f"{'' if mark else ' checked'}> {says}</label>"
        for mark, says in marks.items()
    )
    return f'<fieldset class="calculator-choice"><legend>{escape(box.label)}</legend>{choices}</fieldset>'
