# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""A page for each form and paper of the documents: its boxes, which must be filled in, and blanks to take away."""

from __future__ import annotations

from functools import cache
from html import escape as safe
from typing import TYPE_CHECKING, Final

from cspr import forms
from cspr.guidance import NATIONAL, framework, partnerships
from cspr.guidance.loading import instrument_of
from cspr.show import as_markdown
from cspr.show.as_markdown import escape
from cspr.show.layout.forms import form as layout

if TYPE_CHECKING:
    from cspr.forms import Form

FOLDER: Final = "reference/forms"
ENDINGS: Final = {"html": "to print", "docx": "for Word", "toml": "for the command line"}
HEAD: Final = """\
# Forms and papers

Every form of the documents, and what their reports and letters have to hold: a page each, with its boxes and blanks to
take away. Which boxes of a filled one are empty: {checker}.

| Form or paper | Of | Boxes | Must be filled in |
|---|---|---|---|
"""
TAKE: Final = """
**A blank to take away:** {links}. Which boxes of a filled one are empty: {checker}.
"""
BLANK: Final = """\
<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; style-src 'unsafe-inline'; form-action 'none'">
<meta name="robots" content="noindex"><title>{title}: blank</title><style>
:root{{color-scheme:light dark;background:Canvas;color:CanvasText}}
body{{font:1rem/1.5 system-ui,sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}}
fieldset{{margin:1rem 0;min-width:0}}
div{{margin:.6rem 0;break-inside:avoid}}
input[type=text],input:not([type]),textarea,select{{box-sizing:border-box;max-width:100%;width:30rem}}
textarea{{min-height:4rem}}
@media print{{body{{max-width:none;margin:0}}textarea{{min-height:6rem}}}}
</style></head>
<body><main>
<p>Print this page, or print it into a file when you have filled it in. It sends nothing and keeps nothing.
<a href="{page}">Back to what is asked for</a>.</p>
<form>
{inside}
</form></main></body></html>
"""


@cache
def every() -> tuple[Form, ...]:
    """The forms of the national documents and of each partnership, each once."""
    return tuple(dict.fromkeys(form for name in (NATIONAL, *partnerships()) for form in forms.forms(framework(name))))


def address(form: Form) -> str:
    """Where the page of a form stands, without its ending."""
    return f"{form.documents[0]}-{form.id}"


def whose(form: Form) -> str:
    """The document whose form it is, in words."""
    return instrument_of(form.documents[0]).called


def pages(*, checker: bool) -> dict[str, str]:
    """Every page by its address; with ``checker`` they lead to the page on which a form is checked."""
    listed = "".join(
        f"| [{escape(form.title)}]({address(form)}.md) | {escape(whose(form))} | {len(form.boxes) or ''} "
        f"| {_mandatory(form) or ''} |\n"
        for form in every()
    )
    way = "[check it in your browser](../../check-a-form.md{}), or " if checker else ""
    return {
        f"{FOLDER}/index.md": HEAD.format(checker=f"{way.format('')}`cspr form check FORM FILE`") + listed,
        **{f"{FOLDER}/{address(form)}.md": _page(form, way.format(f"#{address(form)}")) for form in every()},
    }


def assets() -> dict[str, bytes]:
    """The blanks, by their address."""
    made: dict[str, bytes] = {}
    for form in every():
        if form.boxes:
            for ending in ENDINGS:
                text = forms.blank(form, as_=ending)
                if ending == "html":
                    titled = str(text).replace("<h2", "<h1", 1).replace("</h2>", "</h1>", 1)
                    text = BLANK.format(title=safe(form.title), inside=titled, page=f"{address(form)}.html")
                made[f"{FOLDER}/{address(form)}-blank.{ending}"] = text if isinstance(text, bytes) else text.encode()
    return made


def navigation() -> list[dict[str, str]]:
    """The pages as they stand in the navigation."""
    titles = [form.title for form in every()]
    return [
        {
            form.title
            if titles.count(form.title) == 1
            else f"{form.title} ({whose(form)})": f"{FOLDER}/{address(form)}.md"
        }
        for form in every()
    ]


def _mandatory(form: Form) -> int:
    return sum(box.mandatory for box in form.boxes)


def _page(form: Form, way: str) -> str:
    first, *rest = layout(form).blocks
    links = ", ".join(f"[{says}]({address(form)}-blank.{ending})" for ending, says in ENDINGS.items())
    take = TAKE.format(links=links, checker=f"{way}`cspr form check {form.id} FILE`") if form.boxes else ""
    return f"# {escape(form.title)}\n\n{as_markdown.blocks((first,))}\n*{escape(whose(form))}*\n{take}\n" + (
        as_markdown.blocks(rest) + "\n## Learn more\n\n[All forms](index.md), [who fills them in](../roles/index.md).\n"
    )
