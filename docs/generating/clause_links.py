# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""The id of a clause leads to the clause, wherever it stands among the words of a page."""

from __future__ import annotations

import re
from typing import Final

import ways_in

from cspr.guidance.loading import document
from cspr.show.tree import anchor

FOLDER: Final = "reference/guidance"
PREFIXES: Final = "|".join(sorted(map(re.escape, ways_in.PREFIXES), key=len, reverse=True))
# What is left as it stands: code, headings, links, tags; then the id, which alone has a name here.
PARTS: Final = re.compile(
    r"(?ms)^ *(?P<fence>`{3,}).*?^ *(?P=fence) *$|^#[^\n]*$"
    r"|`[^`\n]*`|<code>[^<]*</code>|\[[^\]\n]*\]\([^)\n]*\)(?:\{[^}\n]*\})?|<[^>\n]*>"
    rf"|(?<![\w-])(?P<id>(?P<prefix>{PREFIXES})-\d+)(?![\w-])"
)


def linked(address: str, markdown: str) -> str:
    """The page, with a link behind each clause that it names in words."""
    up = "../" * address.count("/")

    def link(part: re.Match[str]) -> str:
        name = part["id"]
        slug = ways_in.PREFIXES.get(part["prefix"] or "")
        if slug is None or name not in document(slug).clauses:
            return part[0]
        return f"[{name}]({up}{FOLDER}/{anchor(slug)}.md#{anchor(name)})"

    return PARTS.sub(link, markdown)
