"""How far a command has come over many files: on a terminal alone, by ``rich`` where it is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from cspr.cli.machine import Machine

_T = TypeVar("_T")
_MANY: Final = 20


def following(several: Collection[_T], machine: Machine, says: str) -> Iterable[_T]:
    """Go through many things, with a bar on a terminal that says how far it has come.

    Args:
        machine: the terminal; in a pipe there is no bar.
        says: what is being done.
    """
    if not machine.interactive or len(several) < _MANY:
        return several
    try:
        from rich.console import Console
        from rich.progress import track
    except ImportError:
        return several
    return track(several, description=says, console=Console(stderr=True), transient=True)
