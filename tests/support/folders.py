"""Folders of a made-up partnership, each with no more than a test says of it."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cspr

if TYPE_CHECKING:
    from cspr.guidance.layers import Framework

EXAMPLES = Path(__file__).parents[2] / "examples"
_INSTRUMENT = """[instrument]
slug = "{slug}"
prefix = "{prefix}"
edition = "1"
title = "Procedure"
authority = "local"
{more}

[instrument.in_force]
{window}
"""
_CLAUSE = """[[clause]]
id = "{prefix}-{number:03}"
force = "{force}"
actor = "{actor}"
subject = "What it says."
{more}

"""


@cache
def of_examples(*names: str) -> Framework:
    """The documents of an invented partnership over the national ones; the last of its folders is its alone."""
    paths = [EXAMPLES / name for name in names]
    instrument = tomllib.loads(paths[-1].joinpath("instrument.toml").read_text("utf-8"))
    return cspr.framework(instrument["instrument"]["partnership"], extra=paths)


def folder(
    path: Path,
    rules: str,
    *clauses: str,
    prefix: str = "MYA",
    instrument: str = 'partnership = "my-area"',
    window: str = "from = 2024-04-01",
    words: str = "",
    scenario: str = "",
) -> Path:
    """Write a folder and give its path, whose name is the id of the document.

    Args:
        path: where it is to be; nothing may be there yet.
        rules: its file of rules.
        clauses: of each clause what it has beside its id, force ``must``, the partnership as actor, and a subject; a
            force or an actor that stands there counts.
        prefix: of its clauses.
        instrument: what it has beside slug, prefix, edition, title and authority.
        window: its table ``in_force``.
        words: its vocabulary.
        scenario: a scenario.
    """
    path.mkdir(parents=True)
    head = _INSTRUMENT.format(slug=path.name, prefix=prefix, more=instrument, window=window)
    path.joinpath("instrument.toml").write_text(head, "utf-8")
    register = ""
    for number, more in enumerate(clauses, 1):
        lines = [line for line in more.splitlines() if not line.startswith(("force =", "actor ="))]
        own = {key: value.strip('" ') for key, _, value in (line.partition(" = ") for line in more.splitlines())}
        force, actor = own.get("force", "must"), own.get("actor", "partnership")
        register += _CLAUSE.format(prefix=prefix, number=number, force=force, actor=actor, more="\n".join(lines))
    path.joinpath("register.toml").write_text(register, "utf-8")
    path.joinpath("rules.toml").write_text(rules, "utf-8")
    if words:
        path.joinpath("vocabulary.toml").write_text(words, "utf-8")
    if scenario:
        path.joinpath("scenarios").mkdir()
        path.joinpath("scenarios", "one.toml").write_text(scenario, "utf-8")
    return path


def as_edited(value: Any) -> Any:
    """Tables as an editor hands them to a schema: days as text."""
    if isinstance(value, dict):
        return {key: as_edited(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_edited(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
