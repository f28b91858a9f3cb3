"""A recipe that is started by its one command, on an address of this machine that is free."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

EXAMPLES = Path(__file__).parents[2] / "examples"
TELLS = "key of northamptonshire: "


@contextmanager
def started(recipe: str, folder: Path) -> Iterator[tuple[str, str]]:
    """Start a recipe with a database of its own; its address, and the key that it tells."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{asked.getsockname()[1]}"
    environment = {**os.environ, "ADDRESS": address, "REVIEWS": str(folder / "reviews.sqlite")}  # noqa: TID251 -- it is told where
    running = subprocess.Popen(  # noqa: S603 -- ours
        [sys.executable, str(EXAMPLES / recipe / "service.py")],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert running.stdout is not None
        line = running.stdout.readline()
        assert line.startswith(TELLS)
        yield f"http://{address}", line.removeprefix(TELLS).strip()
    finally:
        running.terminate()
        running.communicate()


def status(address: str, seconds: int = 60) -> int:
    """What is answered, once somebody answers."""
    for _ in range(seconds * 5):
        try:
            with urlopen(address) as answer:  # noqa: S310 -- an address of this machine
                code: int = answer.status
                return code
        except HTTPError as error:
            with error:
                return error.code
        except (URLError, ConnectionError):
            time.sleep(0.2)
    return 0
