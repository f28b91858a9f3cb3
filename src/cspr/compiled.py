"""The data that the package carries, wherever its code is: a folder, an archive, an app of one file.

The TOML files under ``data`` are the truth; the compiled files are derived from them, and tests hold the two together.
"""

from __future__ import annotations

import json
import sys
from typing import Any, Final

from cspr.errors import wrong

_FOLDER: Final = f"{__file__.rpartition('compiled')[0]}data/"


def shipped(name: str) -> bytes:
    """The content of a file that the package carries, from wherever the package itself was loaded.

    Args:
        name: such as ``guidance/working-together-2018/register.toml``.

    Raises:
        CsprError: ``incomplete-installation``.

    Examples:
        >>> shipped("differences.toml").startswith(b"#")
        True
    """
    # Not by ``importlib.resources``, which takes longer to import than all of these files take to read.
    home: Any = sys.modules[__name__]
    try:
        content: bytes = home.__loader__.get_data(_FOLDER + name)
    except OSError:
        raise wrong("incomplete-installation", "$", f"the package lacks {name}; install it again") from None
    return content


def read(name: str) -> Any:
    """Read one compiled file: ``calendar``, ``foreseen``, ``vocabulary``, ``guidance``, or a kind of rule, ``duties``.

    Examples:
        >>> "published" in read("vocabulary")["events"]
        True
    """
    return json.loads(shipped(f"compiled/{name}.json"))
