"""The site, served, and a browser to read it with. Where either is missing, the tests are skipped and say why."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import pytest

from chromium import Chromium, Tab, installed

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--site", type=Path, default=ROOT / "site", help="the folder of the built documentation")


class Recording(SimpleHTTPRequestHandler):
    """Serves files, and keeps what was asked for."""

    asked: ClassVar[list[str]] = []

    def log_message(self, *_: object) -> None:
        """Say nothing, and keep the first line of the request."""
        self.asked.append(self.requestline)


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest) -> Path:
    folder = Path(request.config.getoption("--site") or ROOT / "site")
    if not folder.joinpath("index.html").is_file():
        pytest.skip("the documentation is not built: make docs")
    return folder


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address at which the site is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Recording, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def asked(served: str) -> list[str]:
    """What has been asked of the server since the test began."""
    assert served
    Recording.asked.clear()
    return Recording.asked


@pytest.fixture(scope="session")
def program() -> str:
    path = installed()
    if path is None:
        pytest.skip("there is no Chromium on this machine")
    return path


@pytest.fixture(scope="session")
def browser(program: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    with Chromium(program, tmp_path_factory.mktemp("profile")) as started:
        yield started


@pytest.fixture
def tab(browser: Chromium) -> Iterator[Tab]:
    with browser.tab() as opened:
        opened.show()
        yield opened
