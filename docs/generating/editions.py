# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""The editions of 2018, 2023 and 2026 on one page, in the words of their clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stacked import stacked

from cspr.guidance.loading import document
from cspr.show.as_markdown import escape
from cspr.show.tree import anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

EDITIONS: Final = ("working-together-2018", "working-together-2023", "working-together-2026")
NOT_SEEN: Final = "*not seen in this edition*"
NOT_READ: Final = "*not read*"
# What is set beside what: the clauses of each edition on one matter.
ROWS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "The edition": (("WT18-001",), ("WT23-001",), ("WT26-001", "WT26-002")),
    "Where reviews stand": (("WT18-002",), ("WT23-004", "WT23-005"), ()),
    "What a serious case is": (("WT18-011",), ("WT23-013",), ()),
    "Serious harm": (("WT18-012", "WT18-013"), ("WT23-014", "WT23-015"), ()),
    "Unborn children": ((), (), ("WT26-007",)),
    "Telling the Panel": (("WT18-018",), ("WT23-019", "WT23-026"), ()),
    "Telling the partners": (("WT18-019",), ("WT23-020",), ()),
    "Death of a looked-after child": (("WT18-020",), ("WT23-021",), ("WT26-004",)),
    "Death of a care leaver": ((), ("WT23-022", "WT23-023", "WT23-024"), ()),
    "When a rapid review is done": (("WT18-022", "WT18-024"), ("WT23-027", "WT23-028"), ()),
    "A case outside the definition": (("WT18-041",), ("WT23-035",), ()),
    "Six months": (("WT18-062", "WT18-063"), ("WT23-041",), ()),
    "Before publication": (("WT18-060", "WT18-061"), ("WT23-039", "WT23-040"), ()),
    "How long it stays published": (("WT18-058",), ("WT23-038",), ()),
    "Delay": (("WT18-064", "WT18-065"), ("WT23-042", "WT23-043"), ()),
    "Who the health partner is": ((), ("WT23-007",), ()),
    "Lead partners and chair": ((), ("WT23-008",), ()),
}
HEAD: Final = """\
# Working Together on one page: 2018, 2023, 2026

What each edition says on the matters that people ask about most, in our words, with the clause behind it. Of the
edition of 2026 {parts} parts were not read: "not read" does not mean "no change". "Not seen" means that no clause on it
was found in what was read.

Every point, worked out from the rules: [what changed between the editions](editions.md). What was not read:
[the list](unread.md).

"""
HEADS: Final = ("On", "2018", "2023", "2026")


def pages() -> dict[str, str]:
    """The page by its address."""
    head = HEAD.format(parts=len(document(EDITIONS[-1]).instrument.unread))
    table = "\n".join((f"| {' | '.join(HEADS)} |", "|---" * len(HEADS) + "|", *map(_row, ROWS)))
    return {"reference/editions-summary.md": head + stacked(HEADS, f"{table}\n")}


def _row(matter: str) -> str:
    return f"| **{matter}** | {' | '.join(_cells(matter))} |"


def _cells(matter: str) -> Iterator[str]:
    for slug, names in zip(EDITIONS, ROWS[matter], strict=True):
        clauses = document(slug).clauses
        words = (
            f"{escape(clauses[name].subject)} ([{name}](guidance/{anchor(slug)}.md#{anchor(name)}))" for name in names
        )
        yield "<br>".join(words) or (NOT_READ if slug == EDITIONS[-1] else NOT_SEEN)
