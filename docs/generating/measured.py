# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""What the targets measured, as they kept it, with the day and with what was not run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

KEPT: Final = Path(__file__).with_name("measured.json")
HEAD: Final = "| what | what came out | not run | day |\n|---|---|---|---|\n"
WHOLE: Final = {"hostile": 1_000_000, "reviews": 5_000, "processes": 500}


def table(kept: dict[str, Any] | None = None) -> str:
    """The figures of each target, a line each; one that was never run says so."""
    figures: dict[str, Any] = json.loads(KEPT.read_text("utf-8")) if kept is None else kept
    lines = (
        _line("`make test`", figures.get("tests"), _tests),
        _line("`make test-long`", figures.get("long tests"), _long),
        _line("`make mutants`", figures.get("mutants"), _mutants),
        _line("`make release`", figures.get("release"), _release),
    )
    return HEAD + "".join(lines)


def _line(what: str, figures: dict[str, Any] | None, tell: Any) -> str:
    if figures is None:
        return f"| {what} | nothing | all of it: nobody has kept its figures yet | |\n"
    came, left = tell(figures)
    return f"| {what} | {came} | {left or 'nothing'} | {figures['day']} |\n"


def _tests(figures: dict[str, Any]) -> tuple[str, str]:
    failed = figures["failures"] + figures["errors"]
    passed = figures["tests"] - failed - figures["skipped"]
    came = f"{passed:,} passed, {failed} failed, {figures['branches']} % of branches"
    return (
        f"{came}, in {figures['seconds']} s on {figures['cores']} cores",
        f"{figures['skipped']} skipped" if figures["skipped"] else "",
    )


def _long(figures: dict[str, Any]) -> tuple[str, str]:
    came = (
        f"{figures['examples']:,} examples of {figures['properties']} properties, "
        f"{figures['hostile']:,} hostile inputs, "
        f"{figures['reviews']:,} random reviews against six laws, {figures['processes']} processes of eight threads: "
        f"{figures['failures']} failures, in {figures['seconds']} s"
    )
    left = [f"{whole - figures[name]:,} {name}" for name, whole in WHOLE.items() if figures[name] < whole]
    whole = f"10,000 examples a property would be {10_000 * figures['properties']:,}"
    return came, "; ".join([whole, *left])


def _mutants(figures: dict[str, Any]) -> tuple[str, str]:
    tried, noticed = figures["tried"], figures["noticed"]
    came = f"{noticed} of {tried} small changes noticed ({100 * noticed / max(1, tried):.0f} %)"
    if again := figures.get("tried again and noticed"):
        came += f"; {again} more {'has' if again == 1 else 'have'} a test since"
        came += f", and {figures['listed as changing nothing']} change nothing" * (again + noticed < tried)
    survived = "; ".join(f"`{name}`" for name in map(_plain, figures["survived"]))
    left = f"{figures['drawn'] - tried} of the {figures['drawn']} drawn, of {figures['possible']:,} that could be made"
    return came + (f"; not noticed: {survived}" if survived else ""), left


def _plain(text: str) -> str:
    return text.replace("|", "¦").replace("`", "'").replace("\\n", " ")


def _release(figures: dict[str, Any]) -> tuple[str, str]:
    left = figures["checked"] if "NOT CHECKED" in figures["checked"] else ""
    again = figures["the same when built again"]
    return f"the same when built again: {again}; {figures['sbom']}", _plain(left)
