# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""The publication checklist: everything that has to be in order before a report is published, to print and to tick."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import ways_in
from stacked import stacked

from cspr import framework
from cspr.guidance import NATIONAL, partnerships
from cspr.publication import RequirementKind, afterwards, readiness
from cspr.record import Decided, Review
from cspr.show.actors import actors
from cspr.show.as_markdown import escape
from cspr.vocabulary import proceedings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.publication.answers import Requirement
    from cspr.record import Situation

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
ROWS: Final = (  # of the table on the guide
    ("Agreed", RequirementKind.SIGN_OFF),
    ("Also done first", RequirementKind.STEP),
    ("Notices", RequirementKind.NOTICE),
    ("Who hears first", RequirementKind.TELLING),
    ("Holds it back while open", RequirementKind.HOLD),
    ("Binds always", RequirementKind.BINDS),
)
HEAD: Final = """\
# Publication checklist

Print this page and tick each line before a report is published. Each partnership has its own list. It holds the
national texts too, as they stood on {on}. Each line is in our words and links to its clause. "Not checked": we have the
clause from memory, or worked it out from others, and have not seen its text.

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


def table() -> str:
    """What the national texts ask for, and beside it what each partnership's own add to that or say in another way."""
    national = _asked(NATIONAL)
    local = {name: _asked(name) for name in partnerships()}
    heads = ("", "National texts, for all", *map(str.capitalize, local))
    rows = [
        (
            f"**{head}**",
            _cell(items),
            *(_cell([each for each in asked[head] if each not in items]) for asked in local.values()),
        )
        for head, items in national.items()
    ]
    lines = "".join(f"| {' | '.join(cells)} |\n" for cells in (heads, ("---",) * len(heads), *rows))
    return stacked(heads, lines)


def _cell(items: list[str]) -> str:
    """What stands in one cell, each item on a line of its own with a mark before it where there are several."""
    return "<br>".join(f"• {each}" for each in items) if len(items) > 1 else "".join(items)


def _asked(name: str) -> dict[str, list[str]]:
    """What one partnership asks for, by the head of its row."""
    requirements = readiness(framework(name), _decided(name), planned=PLANNED).requirements
    rows = {head: list(dict.fromkeys(_said(each) for each in requirements if each.kind is kind)) for head, kind in ROWS}
    weighed = [each for each in requirements if each.kind is RequirementKind.WEIGH and each.name in proceedings()]
    rows["Weighed while open"] = list(dict.fromkeys(map(_said, weighed)))
    after = afterwards(framework(name), _decided(name), planned=PLANNED)
    stays = [escape(each.says) for each in after.available]
    return {
        **rows,
        "How long it stays available": [*dict.fromkeys(stays), *(["then on request"] if after.on_request else [])],
    }


def _decided(name: str) -> Situation:
    decided = Decided("local-review", "review", on=DECIDED, by="safeguarding-partners")
    return Review("EX-01", name).record(decided).as_of(ON)


def _list(name: str) -> Iterator[str]:
    requirements = readiness(framework(name), _decided(name), planned=PLANNED).requirements
    yield from ("", f"## {name.capitalize()}", "")
    for kind, head in HEADS.items():
        lines = list(dict.fromkeys(_line(each) for each in requirements if each.kind is kind))
        if lines:
            yield from (f"**{head}**", "", *lines, "")


def _line(requirement: Requirement) -> str:
    cited = ways_in.cited([name for source in requirement.sources for name in source.clauses][:1])
    return f"- ☐ {_said(requirement)}{f' ({cited})' if cited else ''}"


def _said(requirement: Requirement) -> str:
    """What is asked, of whom, and how long before."""
    periods = dict.fromkeys(
        f"{last.period or 'no period is stated'} ({actors(last.to)})" if last.to else last.period
        for last in requirement.days
        if last.to or last.period
    )
    when = f": {escape('; '.join(periods))}" if periods else ""
    who = f" – {escape(actors(requirement.cleared_by))}" if requirement.cleared_by else ""
    return f"{escape(requirement.title)}{who}{when}"
