"""Each recipe is started by one command, and answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from recipes import started, status


@pytest.mark.parametrize(
    ("recipe", "needs", "place", "expected"),
    [("fastapi_service", "uvicorn", "reviews", 401), ("django_service", "django", "login", 200)],
)
def test_a_recipe_starts_tells_the_key_and_answers(
    recipe: str, needs: str, place: str, expected: int, tmp_path: Path
) -> None:
    pytest.importorskip(needs, reason=f"the recipe is started where {needs} is installed")
    with started(recipe, tmp_path) as (address, key):
        assert key
        assert expected == status(f"{address}/{place}")
