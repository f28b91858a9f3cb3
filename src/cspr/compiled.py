"""What the package carries, compiled from its TOML files: read fast, as it is.

The TOML files under ``data`` are the truth; the compiled files are derived from them, and tests hold the two together.
"""

from __future__ import annotations

import json
from typing import Any, Final

# Without ``pathlib``, which takes longer to import than all of these files take to read.
_FOLDER: Final = f"{__file__.rpartition('compiled')[0]}data/compiled/"


def read(name: str) -> Any:
    """Read one compiled file: ``calendar``, ``foreseen``, ``vocabulary``, ``guidance``, or a kind of rule, ``duties``.

    Examples:
        >>> "published" in read("vocabulary")["events"]
        True
    """
    with open(f"{_FOLDER}{name}.json", encoding="utf-8") as file:  # noqa: PTH123 -- see above
        return json.load(file)
