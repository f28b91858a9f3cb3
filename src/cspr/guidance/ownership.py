"""Which document a folder holds, and whose, before anything of it is checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from cspr.guidance.reading import INSTRUMENT
from cspr.guidance.tables import is_list, is_table
from cspr.guidance.toml_files import is_folder, read_toml


def _tables(path: Path) -> Mapping[str, Any]:
    return read_toml(path, []) or {}


def whose(folder: Path, tables: Callable[[Path], Mapping[str, Any]] = _tables) -> tuple[str, tuple[str, ...]]:
    """The id of the document of a folder and the partnerships that it names, by its own word.

    Args:
        tables: gives the tables of a file.

    Returns:
        Both empty where they are not there.
    """
    of = tables(folder / INSTRUMENT).get("instrument") if is_folder(folder) else None
    if not is_table(of):
        return "", ()
    several = of.get("partnerships")
    names = several if is_list(several) else [of.get("partnership")]
    slug = of.get("slug")
    return slug if isinstance(slug, str) else "", tuple(dict.fromkeys(name for name in names if isinstance(name, str)))
