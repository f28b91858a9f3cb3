"""Write what is derived: the index of the shipped guidance, and the schema of case files.

The index holds the tables of the TOML files, read once, and what rules need of each clause. The TOML files and the code
are the truth; tests hold what is derived to them.
"""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from cspr.guidance.loading import DATA, REGISTER, digest_of
from cspr.record import schemas

BASIS = "seen"


def row(folder: Path) -> dict[str, Any]:
    """Give the tables of every file but the register, what its clauses carry, and a digest of all."""
    files = {path.name: tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml"))}
    register = files.pop(REGISTER)
    authority = files["instrument.toml"]["instrument"]["authority"]
    return {
        "digest": digest_of(folder),
        "clauses": {one["id"]: carried(one, authority) for one in register.get("clause", ())},
        "files": files,
    }


def carried(clause: dict[str, Any], authority: str) -> list[str | bool]:
    """Give force, actor, authority, basis and refrain of a clause."""
    return [
        clause["force"],
        clause["actor"],
        clause.get("authority", authority),
        clause.get("basis", BASIS),
        clause.get("refrain", False),
    ]


def with_marks(value: object) -> object:
    """Write a date so that it is known again."""
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    raise TypeError


def written() -> str:
    """Give the index, a line a document."""
    folders = sorted(path.parent for path in DATA.glob("*/instrument.toml"))
    lines = [
        f"{json.dumps(folder.name)}: {json.dumps(row(folder), default=with_marks, separators=(',', ':'))}"
        for folder in folders
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    DATA.joinpath("index.json").write_text(written(), "utf-8")
    DATA.parent.joinpath("schemas", "case.schema.json").write_text(schemas.text(), "utf-8")
