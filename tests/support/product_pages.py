"""Every kind of page that the product writes as HTML, made of cases that fill it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import cspr
from cspr import anonymity, caseload, comparison, engagement, forms, publication, roles, timescales
from cspr.show import to_html
from cspr.show.process import process

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

EXAMPLE = Path(__file__).parents[2] / "examples" / "northamptonshire-2021.toml"
ON = date(2021, 4, 1)
SUNDAY = date(2021, 4, 4)
LATE = date(2021, 10, 1)
PUBLISHED = date(2021, 11, 1)
# A blank has no form of its own: it is to stand in one of somebody else's page, such as this.
AROUND = """\
<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><style>:root{{color-scheme:light dark;background:Canvas;color:CanvasText}}
body{{font:1rem/1.5 sans-serif}}li{{margin:.25rem 0}}input,select,textarea{{max-width:100%}}</style></head>
<body><main><h1>{title}</h1><form method="post">{inside}<p><button>Send</button></p></form></main></body></html>
"""


def outputs() -> Mapping[str, str]:
    """Each page, by what it is."""
    return dict(_outputs())


def _outputs() -> Iterator[tuple[str, str]]:
    review = cspr.load(EXAMPLE)
    framework = cspr.framework(review.partnership)
    situation = review.as_of(ON)
    decided = cspr.Decided("local-review", "review", on=date(2021, 5, 4), by="safeguarding-partners")
    late = review.record(decided, cspr.Planned("published", PUBLISHED)).as_of(LATE)
    yield "first-screen", to_html(cspr.glance(framework, situation))
    yield "report", to_html(cspr.report(framework, late, planned=PUBLISHED))
    yield "monday", to_html(caseload.monday([situation], on=ON, until=SUNDAY))
    yield "deadlines", to_html(timescales.schedule(framework, late))
    yield "readiness", to_html(publication.readiness(framework, late, planned=PUBLISHED))
    yield "earliest-day", to_html(publication.earliest(framework, late))
    yield "not-publishing", to_html(publication.not_publishing(framework, late))
    yield "comparison", to_html(comparison.compare("northamptonshire", "kirklees", on=PUBLISHED))
    yield "role", to_html(roles.profile(framework, "lead-reviewer"))
    yield "brief", to_html(roles.brief(framework, "practitioner", on=ON))
    yield "process", to_html(process(framework, ON))
    yield "staff", to_html((engagement.staff_may_discuss(framework, situation),))
    yield "identifiers", to_html(anonymity.identifiers("Born on 3 May 2019 in NN1 1AA.", anonymity.Known()))
    request = forms.form(framework, "referral-request")
    yield "form-described", to_html(request)
    yield "form-blank", _around(request, forms.blank(request, as_="html"))
    yield "form-findings", to_html(forms.check(request, {}))
    several = dict.fromkeys(form for name in cspr.partnerships() for form in forms.forms(cspr.framework(name)))
    for form in several:  # a blank with all of its findings holds what a blank without them holds
        checked = forms.check(form, {})
        yield f"form-{form.documents[0]}-{form.id}", _around(form, forms.blank(form, as_="html", beside=checked))


def _around(form: forms.Form, inside: str) -> str:
    return AROUND.format(title=form.title, inside=inside)
