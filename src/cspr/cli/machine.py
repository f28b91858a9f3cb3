"""The one place that reads the machine: its clock, its environment and its terminal. What it reads is passed down."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date
from typing import Final

import attrs

_NARROWEST: Final = 20
_USUAL: Final = 80
_WIDEST: Final = 120


@attrs.frozen(kw_only=True)
class Machine:
    """What the command line knows of the machine that it runs on.

    Args:
        today: the machine's local date.
        width: how many columns a line may have.
        colour: whether headings and urgency are coloured; a word always stands beside the colour.
        interactive: whether somebody looks at a terminal, so that progress is worth showing.
        completing: whether the shell asks how a command could go on.
    """

    today: date
    width: int = _USUAL
    colour: bool = False
    interactive: bool = False
    completing: bool = False


def read() -> Machine:
    """The machine as it is now; a pipe and a dumb terminal are plain, and so is any where ``NO_COLOR`` is set."""
    terminal = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"  # noqa: TID251 -- this module reads the machine
    width = shutil.get_terminal_size((_USUAL, 24)).columns if terminal else _USUAL
    return Machine(
        today=date.today(),  # noqa: DTZ011, TID251 -- the local date, which is what people mean by today
        width=max(_NARROWEST, min(width, _WIDEST)),
        colour=terminal and not os.environ.get("NO_COLOR"),  # noqa: TID251 -- as above
        interactive=terminal and sys.stderr.isatty(),
        completing="_ARGCOMPLETE" in os.environ,  # noqa: TID251 -- as above
    )
