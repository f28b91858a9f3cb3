"""Each recipe is started by one command, and answers."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


def free() -> str:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{asked.getsockname()[1]}"


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


@pytest.mark.parametrize(
    ("recipe", "needs", "place", "expected"),
    [("fastapi_service", "uvicorn", "reviews", 401), ("django_service", "django", "login", 200)],
)
def test_a_recipe_starts_tells_the_key_and_answers(
    recipe: str, needs: str, place: str, expected: int, tmp_path: Path
) -> None:
    pytest.importorskip(needs, reason=f"the recipe is started where {needs} is installed")
    address = free()
    environment = {**os.environ, "ADDRESS": address, "REVIEWS": str(tmp_path / "reviews.sqlite")}  # noqa: TID251 -- it is told where
    started = subprocess.Popen(  # noqa: S603 -- ours
        [sys.executable, str(EXAMPLES / recipe / "service.py")],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert started.stdout is not None
        assert started.stdout.readline().startswith("key of northamptonshire: ")
        assert expected == status(f"http://{address}/{place}")
    finally:
        started.terminate()
        started.communicate()
