"""Write the index of the shipped clauses: what rules need of each, so that loading them reads no text."""

from __future__ import annotations

import json
from pathlib import Path

from cspr.guidance.loading import DATA, read_folder


def rows() -> dict[str, dict[str, list[str | bool]]]:
    """Give, by instrument and clause: force, actor, authority, basis, refrain."""
    folders = sorted(path.parent for path in DATA.glob("*/instrument.toml"))
    return {folder.name: dict(sorted(_of(folder).items())) for folder in folders}


def _of(folder: Path) -> dict[str, list[str | bool]]:
    return {
        one.id: [one.force.value, one.actor, one.authority.value, one.basis.value, one.refrain]
        for one in read_folder(folder).clauses.values()
    }


if __name__ == "__main__":
    lines = [f"{json.dumps(slug)}: {json.dumps(clauses, separators=(',', ':'))}" for slug, clauses in rows().items()]
    DATA.joinpath("index.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
