"""The one place that reads the machine: its clock, its environment and its terminal. What it reads is passed down."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final

import attrs

_NARROWEST: Final = 20
_USUAL: Final = 80
_WIDEST: Final = 120
_SHORT: Final = 40  # of a name; of four bytes each the whole stays within what a disk takes


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
    terminal = has_stdout() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"  # noqa: TID251 -- this module reads the machine
    width = shutil.get_terminal_size((_USUAL, 24)).columns if terminal else _USUAL
    return Machine(
        today=date.today(),  # noqa: DTZ011, TID251 -- the local date, which is what people mean by today
        width=max(_NARROWEST, min(width, _WIDEST)),
        colour=terminal and not os.environ.get("NO_COLOR"),  # noqa: TID251 -- as above
        interactive=terminal and has_stderr() and sys.stderr.isatty(),
        completing="_ARGCOMPLETE" in os.environ,  # noqa: TID251 -- as above
    )


def has_stdout() -> bool:
    """Whether there is somewhere to print: a program may be started with that closed."""
    return getattr(sys, "stdout", None) is not None


def has_stderr() -> bool:
    """Whether there is somewhere to say what is wrong."""
    return getattr(sys, "stderr", None) is not None


@contextmanager
def whole(path: Path) -> Generator[BinaryIO, None, None]:
    """A file that is written whole or not at all: what stood there stays until everything is written.

    What is no file, such as a pipe or a printer, takes what it is given as it comes.

    Raises:
        OSError: where it cannot be begun, or not be written.
        ValueError: where the path can be none.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as device:
            yield device
        return
    path = Path(os.path.realpath(path))
    if path.is_symlink():  # in a circle
        raise OSError
    begun = _beside(path)
    begun.unlink(missing_ok=True)  # of a process of the same number that was killed
    try:
        with begun.open("xb") as file:
            yield file
        if path.exists():
            shutil.copymode(path, begun)
        begun.replace(path)
    finally:
        begun.unlink(missing_ok=True)


@contextmanager
def whole_folder(folder: Path) -> Generator[Path, None, None]:
    """A folder, with those above it that are not there, whose files are written all or not at all.

    Returns:
        Where to write its files. In a folder that is there already they take the place of those of the same name.

    Raises:
        OSError: where it cannot be begun, or not be put in its place; then what stood there stays.
    """
    folder = Path(os.path.realpath(folder))
    if folder.exists():
        begun = _beside(folder / "files")
        shutil.rmtree(begun, ignore_errors=True)
        try:
            within = begun / "new"
            within.mkdir(parents=True)
            yield within
            _put_in_place(within, folder, begun / "before")
        finally:
            shutil.rmtree(begun, ignore_errors=True)
        return
    top = next(above for above in (folder, *folder.parents) if above.parent.exists())
    begun = _beside(top)
    shutil.rmtree(begun, ignore_errors=True)
    try:
        within = begun / folder.relative_to(top)
        within.mkdir(parents=True)
        yield within
        begun.rename(top)
    finally:
        shutil.rmtree(begun, ignore_errors=True)


def _put_in_place(files: Path, folder: Path, before: Path) -> None:
    """Move files into a folder; where one cannot be moved, all is put back as it was before."""
    before.mkdir()
    new = [path for path in sorted(files.rglob("*")) if path.is_file()]
    places = [Path(os.path.realpath(folder / file.relative_to(files))) for file in new]
    if any(place.is_dir() or place.is_symlink() for place in places):  # a folder, or links in a circle
        raise FileExistsError
    moved: list[tuple[Path, Path | None]] = []
    made: list[Path] = []
    try:
        for number, (file, place) in enumerate(zip(new, places, strict=True)):
            if not place.parent.exists():
                made.append(place.parent)
                place.parent.mkdir()
            aside = before / str(number) if place.exists() else None
            moved.append((place, aside))
            if aside is not None:
                shutil.copymode(place, file)
                place.replace(aside)
            file.replace(place)
    except BaseException:
        for place, aside in moved:
            if aside is None:
                place.unlink(missing_ok=True)
            elif aside.exists():
                aside.replace(place)
        for path in made:
            shutil.rmtree(path, ignore_errors=True)
        raise


def _beside(path: Path) -> Path:
    """Where something stands until it is finished, under a name that says so to whoever finds it after a crash."""
    return path.with_name(f".{path.name[:_SHORT]}.cspr-unfinished-{os.getpid()}")


def flush() -> None:
    """Print what is still to be printed.

    Raises:
        OSError: where it cannot be, or where there is nowhere to print.
    """
    if not has_stdout():
        raise OSError
    sys.stdout.flush()


def silence() -> None:
    """Let what could not be printed go, so that Python does not try again, and complain, when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            os.dup2(nowhere, stream.fileno())
        except (AttributeError, OSError, ValueError):  # a stream that is none of the machine's
            continue
    os.close(nowhere)
