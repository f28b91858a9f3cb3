# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""What a document is called in a few words, as its own title is written."""

from __future__ import annotations

from typing import Final

WRITTEN: Final = {
    "childrens-wellbeing-and-schools-act": "Children's Wellbeing and Schools Act",
    "children-act": "Children Act",
    "working-together": "Working Together",
    "cspr-regulations": "CSPR Regulations",
    "research-in-practice": "Research in Practice:",
    "panel-faq": "The Panel's frequently asked questions",
}


def title(slug: str) -> str:
    """The title of a document in a few words."""
    for start, words in WRITTEN.items():
        if slug.startswith(start):
            return f"{words}{slug.removeprefix(start).replace('-', ' ')}"
    return slug.replace("-", " ").capitalize()
