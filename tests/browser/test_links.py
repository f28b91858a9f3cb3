"""Every link within the site leads somewhere, down to the place on the page; and no page weighs more than it may."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

MOST = 300_000
HEAVY = ("calculator.html", "reference/api/")


class Page(HTMLParser):
    """The ids of a page, and what it refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.refers: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 -- so it is called
        """Look at every tag."""
        given = {name: value or "" for name, value in attrs}
        self.ids |= {given[name] for name in ("id", "name") if name in given}
        self.refers |= {given[name] for name in ("href", "src") if name in given}


@pytest.fixture(scope="module")
def parsed(site: Path) -> dict[Path, Page]:
    pages: dict[Path, Page] = {}
    for path in sorted(site.rglob("*.html")):
        pages[path.resolve()] = page = Page()
        page.feed(path.read_text(encoding="utf-8"))
    return pages


def test_every_link_within_the_site_leads_to_what_is_there(site: Path, parsed: dict[Path, Page]) -> None:
    root = site.resolve()
    broken: list[str] = []
    for path, page in parsed.items():
        for address in page.refers:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target, place = urldefrag(unquote(address))
            target = target.partition("?")[0]
            at = root / target.lstrip("/") if target.startswith("/") else path.parent / target
            file = path if not target else at.resolve()
            if file.is_dir():
                file /= "index.html"
            if not file.is_file() or (place and file in parsed and place not in parsed[file].ids):
                broken.append(f"{path.relative_to(root)}: {address}")
    assert [] == broken


def test_no_page_weighs_more_than_300_kilobytes(site: Path) -> None:
    weights = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*.html")}
    assert {} == {name: size for name, size in weights.items() if size > MOST and not name.startswith(HEAVY)}
