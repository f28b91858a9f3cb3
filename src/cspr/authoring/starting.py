"""The files of a folder to begin with: commented, small, and sound."""

from __future__ import annotations

import re
from typing import Any, Final, cast

from cspr import compiled
from cspr.authoring import schemas
from cspr.errors import wrong

_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", re.ASCII)
_LONGEST: Final = 32
_FILES: Final = (
    "instrument.toml",
    "register.toml",
    "vocabulary.toml",
    "duties.toml",
    "terms.toml",
    "scenarios/early-look.toml",
)
_SAMPLE: Final = ("my-area", "MY-AREA", "My Area")


def starter(partnership: str) -> dict[str, str]:
    """The files of a folder to begin with, for a partnership of that name.

    Args:
        partnership: its id: lower-case letters, digits and hyphens.

    Returns:
        What each file holds, by its path within the folder; the schemas for editors stand beside the rest.

    Raises:
        CsprError: ``not-an-id``.

    Examples:
        >>> sorted(starter("fenmere"))[:3]
        ['duties.toml', 'instrument.schema.json', 'instrument.toml']
    """
    if not isinstance(cast("Any", partnership), str) or not _NAME.fullmatch(partnership) or len(partnership) > _LONGEST:
        advice = f"write up to {_LONGEST} lower-case letters, digits and hyphens, a letter first"
        raise wrong("not-an-id", "partnership", advice)
    names = (partnership, partnership.upper(), partnership.replace("-", " ").title())
    files = schemas_of()
    for path in _FILES:
        text = compiled.shipped(f"starter/{path}").decode()
        for sample, name in zip(_SAMPLE, names, strict=True):
            text = text.replace(sample, name)
        files[path] = text
    return files


def schemas_of() -> dict[str, str]:
    """The schemas for editors, by the file in which each stands beside the others of a folder."""
    return {f"{kind}.schema.json": schemas.text(kind) for kind in schemas.SCHEMAS}
