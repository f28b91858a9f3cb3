# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""The publication checklist: everything that has to be in order before a report is published, to print and to tick."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import ways_in

from cspr import framework
from cspr.guidance import partnerships
from cspr.publication import RequirementKind, readiness
from cspr.record import Decided, Review
from cspr.show.actors import actors
from cspr.show.as_markdown import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.publication import Requirement

PAGE: Final = "how-to/publication-checklist.md"
DECIDED: Final = date(2026, 5, 4)
ON: Final = date(2026, 10, 1)
PLANNED: Final = date(2026, 11, 2)
HEADS: Final = {
    RequirementKind.SIGN_OFF: "The report is agreed",
    RequirementKind.STEP: "Done first",
    RequirementKind.HOLD: "Nothing holds it back",
    RequirementKind.BINDS: "What binds is kept",
    RequirementKind.WEIGH: "Weighed by people",
    RequirementKind.CONTENTS: "The report holds what it must",
    RequirementKind.NOTICE: "Notices are given",
    RequirementKind.TELLING: "People hear first",
    RequirementKind.ORDER: "In this order",
    RequirementKind.PERIOD: "Within the time",
    RequirementKind.LAW: "Legal advice is taken on this",
}
HEAD: Final = """\
# Publication checklist

Print this page and tick each line before a report is published. Each partnership has its own list. It holds the
national texts too, as they stood on {on}. Each line is in our words and links to its clause.

A list cannot say what applies to your case. `cspr publication CASE.toml --planned DATE` can, with the last day for each
notice: see [the month before publication](the-month-before-publication.md).
"""
FOOT: Final = """
## Learn more

[The month before publication](the-month-before-publication.md), [not publishing](not-publishing.md), [keeping a report
anonymous](../explanation/anonymity.md). Not legal advice.
"""


def page() -> str:
    """The page, made for a case that is decided and planned."""
    return HEAD.format(on=f"{ON:%-d %B %Y}") + "".join("\n".join(_list(name)) for name in partnerships()) + FOOT


def _list(name: str) -> Iterator[str]:
    decided = Decided("local-review", "review", on=DECIDED, by="safeguarding-partners")
    situation = Review("EX-01", name).record(decided).as_of(ON)
    requirements = readiness(framework(name), situation, planned=PLANNED).requirements
    yield from ("", f"## {name.capitalize()}", "")
    for kind, head in HEADS.items():
        lines = list(dict.fromkeys(_line(each) for each in requirements if each.kind is kind))
        if lines:
            yield from (f"**{head}**", "", *lines, "")


def _line(requirement: Requirement) -> str:
    clauses = [name for source in requirement.sources for name in source.clauses][:1]
    cited = ways_in.cited(clauses)
    periods = dict.fromkeys(
        f"{last.period} ({actors(last.to)})" if last.to else last.period for last in requirement.days if last.period
    )
    when = f": {escape('; '.join(periods))}" if periods else ""
    who = f" – {escape(actors(requirement.cleared_by))}" if requirement.cleared_by else ""
    return f"- ☐ {escape(requirement.title)}{who}{when}{f' ({cited})' if cited else ''}"
