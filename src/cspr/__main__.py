"""The command ``cspr``, and ``python -m cspr``: the command line, loaded where an interrupt is already listened for."""

from __future__ import annotations

import sys
from typing import Final

INTERRUPTED: Final = 130


def main() -> int:
    """Load the command line and run one command; its status is what ``cspr.cli.main`` returns."""
    try:
        from cspr.cli import main as run

        return run()
    except KeyboardInterrupt:  # before there was anything to interrupt
        sys.stderr.write("cspr: interrupted\n")
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
