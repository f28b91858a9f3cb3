"""The command ``cspr``, and ``python -m cspr``: the command line, loaded where an interrupt is already listened for."""

from __future__ import annotations

import signal
import sys
from contextlib import suppress
from typing import Final, NoReturn

INTERRUPTED: Final = 130
BY_SIGNAL: Final = 128
ENDING: Final = ("SIGTERM", "SIGHUP")  # the second is not on every system


def main() -> int:
    """Load the command line and run one command; its status is what ``cspr.cli.main`` returns.

    A command that is told to end takes away what it has begun to write, and leaves with 143; with 129 where its
    terminal was closed.
    """
    for name in ENDING:
        with suppress(AttributeError, ValueError):  # no such signal here, or not the thread that hears of them
            asked = getattr(signal, name)
            if signal.getsignal(asked) is signal.SIG_DFL:  # `nohup` lets it go on
                signal.signal(asked, _end)
    try:
        from cspr.cli import main as run

        return run()
    except KeyboardInterrupt:  # before there was anything to interrupt
        sys.stderr.write("cspr: interrupted\n")
        return INTERRUPTED


def _end(number: int, _: object) -> NoReturn:
    signal.signal(number, signal.SIG_DFL)
    raise SystemExit(BY_SIGNAL + number)


if __name__ == "__main__":
    sys.exit(main())
