"""Fail where a page of the built documentation would load anything from another host.

Ordinary links are fine: a reader follows them by choice. Scripts, styles, fonts, pictures and frames are not.
Bundled scripts may carry an address that they would load from; the pages' content security policy refuses it, so each
page is required to have that policy.
"""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

FOREIGN = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
FOREIGN_IN_STYLE = re.compile(r"(?:url\(|@import)\s*['\"]?\s*(?:https?:)?//[^)'\"\s]*", re.IGNORECASE)
LINKS_THAT_LOAD_NOTHING = {"canonical", "next", "prev", "license", "author", "alternate"}
POLICY = "default-src 'self'"


class Page(HTMLParser):
    """Collects what a page loads, and whether it states the policy."""

    def __init__(self) -> None:
        super().__init__()
        self.foreign: list[str] = []
        self.has_policy = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at every attribute that makes a browser fetch something."""
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and given.get("http-equiv", "").lower() == "content-security-policy":
            self.has_policy = POLICY in given.get("content", "")
        loads = [given[name] for name in ("src", "srcset", "poster", "data") if name in given]
        if tag == "link" and not LINKS_THAT_LOAD_NOTHING.intersection(given.get("rel", "").split()):
            loads.append(given.get("href", ""))
        self.foreign += [f"<{tag}> {address}" for address in loads if FOREIGN.match(address)]
        self.foreign += FOREIGN_IN_STYLE.findall(given.get("style", ""))


def problems(site: Path) -> list[str]:
    """Say what is wrong, a line for each page and thing."""
    found: list[str] = []
    for path in sorted(site.rglob("*.html")):
        page = Page()
        page.feed(text := path.read_text(encoding="utf-8"))
        styles = "".join(re.findall(r"<style[^>]*>(.*?)</style>", text, re.DOTALL))
        foreign = page.foreign + FOREIGN_IN_STYLE.findall(styles)
        found += [f"{path}: loads {thing}" for thing in foreign]
        if not page.has_policy:
            found.append(f"{path}: has no content security policy")
    for path in sorted(site.rglob("*.css")):
        found += [f"{path}: loads {thing}" for thing in FOREIGN_IN_STYLE.findall(path.read_text(encoding="utf-8"))]
    return found


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    if not any(folder.rglob("*.html")):
        sys.exit(f"{folder} holds no page")
    sys.exit("\n".join(problems(folder)) or None)
