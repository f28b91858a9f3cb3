"""``cspr form``: the forms of the documents, blank ones, and which boxes of a filled one are empty."""

from __future__ import annotations

from argparse import SUPPRESS
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cspr.cli.arguments import PARTLY_ANSWERED, add_extra, as_json, content, day, named
from cspr.errors import wrong

if TYPE_CHECKING:
    from argparse import Namespace

    from cspr.forms import Form, FormCheck
    from cspr.guidance.layers import Framework

_ABOUT: Final = "List the forms of the documents, print a blank one, or check which boxes of a filled one are empty."
_CHECK: Final = """\
Say which boxes of a filled form are empty that have to be filled in, which sign-offs are missing,
what the document does with an incomplete form, and who has to act. What stands in the boxes is
never printed.

Exit status: 0 nothing is wanting, 1 a box is empty that has to be filled in or should be, or a sign-off
is missing, 2 wrong use or a file that cannot be read, 3 not known: what is empty depends on an answer,
or the form itself is not in the text of its document."""
_FORMATS: Final = {"toml": "toml", "md": "markdown", "html": "html", "docx": "docx"}
WANTING: Final = 1


def add(commands: Any) -> None:
    """Add the command and what can be asked of it."""
    forms = commands.add_parser("form", help="forms: list, print blank, check", description=_ABOUT)
    _add_options(forms)
    forms.set_defaults(run=_list, partnership=None, extra=[], json=False, document=None, on=None)
    asked = forms.add_subparsers(title="look at forms", metavar="WHAT")
    each = asked.add_parser("list", help="the forms of the documents", description="List the forms of the documents.")
    each.set_defaults(run=_list)
    blank = asked.add_parser("blank", help="print a blank form", description="Print a form to fill in.")
    blank.add_argument("form", metavar="FORM", help="a form, as in the list")
    blank.add_argument(
        "--format",
        metavar="FORMAT",
        choices=tuple(_FORMATS),
        default="toml",
        help=f"{', '.join(_FORMATS)}; toml if left out",
    )
    blank.set_defaults(run=_blank)
    check = asked.add_parser("check", help="which boxes of a filled form are empty", description=_CHECK)
    check.add_argument("form", metavar="FORM", help="a form, as in the list")
    check.add_argument("file", metavar="FILE", type=Path, help="the filled form: TOML or JSON")
    check.add_argument("--stage", metavar="STAGE", default="submission", help="by which stage; submission if left out")
    check.set_defaults(run=_check)
    for parser in (each, blank, check):
        _add_options(parser)


def _add_options(parser: Any) -> None:
    parser.add_argument("--partnership", metavar="NAME", default=SUPPRESS, help="whose forms, beside the national ones")
    add_extra(parser, "a folder of that partnership's own documents", SUPPRESS)
    parser.add_argument("--document", metavar="ID", default=SUPPRESS, help="only this document")
    parser.add_argument("--on", metavar="DATE", type=day, default=SUPPRESS, help="only documents in force on that day")
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help="print JSON instead of text")


def _frameworks(asked: Namespace) -> tuple[Framework, ...]:
    """The documents asked about: those of one partnership, or those of each after the national ones."""
    from cspr.guidance.applicable import NATIONAL, framework, partnerships

    if asked.partnership is not None or asked.extra:
        several: tuple[Framework, ...] = (framework(asked.partnership or NATIONAL, extra=asked.extra),)
    else:
        several = (framework(NATIONAL), *map(framework, partnerships()))
    return several if asked.on is None else tuple(each.on(asked.on) for each in several)


def _every(asked: Namespace) -> tuple[Form, ...]:
    from cspr.forms import forms

    every = dict.fromkeys(form for framework in _frameworks(asked) for form in forms(framework))
    return tuple(form for form in every if asked.document in {None, form.documents[0]})


def _form(asked: Namespace) -> Form:
    """The form asked about, of the first of those documents that have it: the national ones, then each partnership."""
    from cspr.forms import form, forms

    several = _frameworks(asked)
    for each in several:
        if any(known.id == asked.form and asked.document in {None, known.documents[0]} for known in forms(each)):
            return form(each, asked.form, document=asked.document)
    from cspr.errors import nearest

    ids = sorted({known.id for known in _every(asked)})
    raise wrong("unknown-form", "FORM", nearest(asked.form, ids) or f"one of {', '.join(ids) or 'none'}")


def _list(asked: Namespace) -> str:
    from cspr.show import as_text
    from cspr.show.layout.forms import listing

    every = _every(asked)
    return as_json(every) if asked.json else as_text.write(listing(every), asked.machine.width)


def _blank(asked: Namespace) -> str | bytes:
    from cspr.forms import blank, contents_schema, filled_schema

    form = _form(asked)
    if asked.json:
        return as_json(form, schemas={"contents": contents_schema(form), "filled": filled_schema(form)})
    text = blank(form, as_=_FORMATS[asked.format])
    return text.removesuffix("\n") if isinstance(text, str) else text


def _check(asked: Namespace) -> str:
    from cspr.forms import check, filled_from
    from cspr.forms.filling import LARGEST
    from cspr.show import to_text

    form = _form(asked)
    filled = named("FILE", partial(filled_from, form), content("FILE", asked.file, LARGEST))
    answer = check(form, filled, stage=asked.stage)
    asked.status = _status(answer)
    return as_json(answer) if asked.json else to_text(answer, asked.machine.width)


def _status(answer: FormCheck) -> int:
    from cspr.forms.model import BoxRule
    from cspr.truth import Truth

    if any(finding.rule is not BoxRule.NONE for finding in answer.findings):
        return WANTING
    return PARTLY_ANSWERED if answer.complete is Truth.UNKNOWN else 0
