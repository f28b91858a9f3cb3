"""The command line: ask, print, leave with a status. Everything else is the library's."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NoReturn, cast

from cspr._version import __version__
from cspr.cli import (
    anonymity,
    appointments,
    case,
    colouring,
    comparing,
    deadlines,
    due,
    forms,
    guidance,
    learning,
    ledgers,
    machine,
    procedures,
    publication,
    reporting,
    roles,
    timeliness,
    words as vocabulary,
)
from cspr.cli.helping import Help
from cspr.cli.machine import Machine
from cspr.errors import CsprError, Problem, nearest
from cspr.wording import commands as words

_COMMANDS: Final = (
    reporting,
    ledgers,
    publication,
    learning,
    timeliness,
    due,
    case,
    deadlines,
    vocabulary,
    guidance,
    roles,
    appointments,
    comparing,
    procedures,
    anonymity,
    forms,
)
# What argparse says of our own words alone; whatever else it says may repeat what was given.
_OURS: Final = re.compile(
    "the following arguments are required: "
    "|argument [^:]*: (expected |not allowed with argument |not a day of the calendar; |not a whole day; )"
)
_HELP: Final = frozenset({"-h", "--help"})  # named in any case
_OPTION: Final = re.compile("unrecognized arguments: .*?(--[a-z][a-z-]*)")
_CHOICE: Final = re.compile(r"argument ([^:]*): invalid choice: '(.*?)' \(choose from (.*)\)", re.DOTALL)
ANSWERED: Final = 0
WRONG_USE: Final = 2
OUTPUT_FAILED: Final = 4
INTERRUPTED: Final = 130
_OPTIONS: Final = {"$.planned": "--planned", "on": "--on", "$.on": "--on", "left": "A", "right": "B"}
_NOT_THERE: Final[Mapping[str, Callable[[Path], bool]]] = {
    "missing-file": lambda path: path.suffix.lower() in {".toml", ".json"},
    "missing-folder": Path.is_dir,
}
_NOT_TO_BE_WRITTEN: Final = frozenset({"cannot-write", "unwritable-file"})


class _WrongUseError(Exception):
    """What a parser does not take, told once it is known whether JSON was asked for."""

    def __init__(self, parser: ArgumentParser, message: str) -> None:
        super().__init__(message)
        self.parser, self.message = parser, message


class _Parser(ArgumentParser):
    """A parser that never repeats what was given: it could be a name, or something that a terminal obeys."""

    def __init__(self, **given: Any) -> None:
        super().__init__(formatter_class=Help, **given)
        self._positionals.title = "arguments"

    def error(self, message: str) -> NoReturn:
        choice = _CHOICE.match(message)
        if choice is not None:
            known = [name.strip(" '") for name in choice[3].split(",")]
            meant = nearest(choice[2], known) or words.elsewhere(choice[2], tuple(_new_parser().names()))
            message = words.no_choice(choice[1], self.prog, meant)
        elif _OURS.match(message) is None:
            given = _OPTION.match(message)
            meant = nearest(given[1], sorted({*self.options()} - _HELP)) if given is not None else ""
            message = words.not_taken(self.prog, meant)
        raise _WrongUseError(self, message)

    def _print_message(self, message: str, file: Any = None) -> None:
        """Print help so that it is known where it cannot be: ``argparse`` lets that go."""
        if file is not None and file is sys.stdout:
            file.write(message)
        else:
            super()._print_message(message, file)

    def parse_known_args(  # pyright: ignore[reportIncompatibleMethodOverride] -- what it overrides has overloads
        self, args: Any = None, namespace: Any = None
    ) -> Any:
        """Refuse what is not taken where it stands, so that the command itself says what it takes."""
        known, further = super().parse_known_args(args, namespace)
        if further:
            self.error(f"unrecognized arguments: {' '.join(further)}")
        return known, further

    def options(self) -> Iterator[str]:
        """Every option that it or one of its commands takes."""
        for action in self._actions:
            yield from action.option_strings
            for command in _commands(action.choices):
                yield from command.options()

    def names(self) -> Iterator[str]:
        """The name of each of its commands."""
        for action in self._actions:
            if _commands(action.choices):
                yield from action.choices or ()


def _commands(choices: object) -> tuple[_Parser, ...]:
    """The parsers among the choices of an argument, where these are commands."""
    values = cast("dict[str, object]", choices).values() if isinstance(choices, dict) else ()
    return tuple(command for command in values if isinstance(command, _Parser))


def parser() -> ArgumentParser:
    """The parser with every command."""
    return _new_parser()


def _new_parser() -> _Parser:
    whole = _Parser(prog="cspr", description=words.ABOUT)
    whole.add_argument("--version", action="version", version=f"cspr {__version__}")
    commands = whole.add_subparsers(title="commands", dest="command", metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add(commands)
    return whole


def main(arguments: Sequence[str] | None = None, on: Machine | None = None) -> int:
    """Run one command.

    Args:
        arguments: those of the command line if left out.
        on: the machine; the one that it runs on if left out.

    Returns:
        0 where it was answered in full, 1 where something was found, 2 where it was called wrongly or a file could not
        be read, 3 where it was answered in part, 4 where the answer could not be written, 130 where it was interrupted.

    Examples:
        >>> main(["report", "no-such-file.toml", "--on", "2021-04-01"])
        2
    """
    here = machine.read() if on is None else on
    asked = Namespace()
    try:
        return _answered(arguments, asked, here)
    except CsprError as error:
        problems = tuple(map(_of_the_option, error.problems))
        if not _failed_as_json(asked, problems):
            _tell(*_lines(problems, getattr(asked, "case", None) or getattr(asked, "folder", None)))
        return OUTPUT_FAILED if _NOT_TO_BE_WRITTEN.intersection(problem.code for problem in problems) else WRONG_USE
    except KeyboardInterrupt:
        if not _failed_as_json(asked, (Problem("interrupted", "$"),)):
            _tell(words.INTERRUPTED)
        return INTERRUPTED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        machine.silence()
        return int(getattr(asked, "status", ANSWERED))
    except OSError:
        _tell(words.OUTPUT_FAILED)
        machine.silence()
        return OUTPUT_FAILED


def _answered(arguments: Sequence[str] | None, asked: Namespace, here: Machine) -> int:
    """Ask and print; everything is printed when it returns, so that what cannot be is known."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")  # what the console lacks
    whole = parser()
    if here.completing:
        _complete(whole)
    try:
        whole.parse_args(arguments, asked)
    except _WrongUseError as wrong_use:
        asked.json = _asks_for_json(sys.argv[1:] if arguments is None else arguments)
        if _failed_as_json(asked, (Problem("wrong-use", "$", wrong_use.message),)):
            raise SystemExit(WRONG_USE) from None
        ArgumentParser.error(wrong_use.parser, wrong_use.message)
    except SystemExit:  # the parser has printed its help
        machine.flush()
        raise
    asked.machine = here
    answer: str | bytes = asked.run(asked)
    _print(answer, here)
    if "caution" in asked:
        _tell(f"cspr: {asked.caution}")
    return int(getattr(asked, "status", ANSWERED))


def _print(answer: str | bytes, here: Machine) -> None:
    """Print an answer. A file that is no text goes out as it is."""
    if isinstance(answer, bytes):
        sys.stdout.buffer.write(answer)
    elif not colouring.show(answer, here):
        print(answer)
    machine.flush()


def _tell(*lines: str) -> None:
    """Say something beside the answer; where even that cannot be written, the status alone says it."""
    with suppress(OSError):
        for line in lines if machine.has_stderr() else ():
            print(line, file=sys.stderr)


def _asks_for_json(arguments: Sequence[str]) -> bool:
    """Whether JSON is asked for among arguments that could not be read."""
    return any(len(argument) > len("--") and "--json".startswith(argument) for argument in arguments)


def _failed_as_json(asked: Namespace, problems: Sequence[Problem]) -> bool:
    """Print what went wrong as JSON where that was asked for; the name of a file is no part of it."""
    if not getattr(asked, "json", False):
        return False
    from json import dumps

    from cspr.interchange import converter
    from cspr.interchange.kinds import FORMAT
    from cspr.interchange.schemas import FAILED

    failed = {"format": FORMAT, "kind": FAILED, "problems": converter().unstructure(list(problems))}
    with suppress(OSError):
        print(dumps(failed, indent=2))
        machine.flush()
    return True


def _of_the_option(problem: Problem) -> Problem:
    """A problem with a day that was asked about stands at the option, and not in the file."""
    return Problem(problem.code, _OPTIONS.get(problem.path, problem.path), problem.suggestion)


def _lines(problems: Iterable[Problem], file: object) -> Iterator[str]:
    """Each problem on a line, with the name of the case file, which is shown on the command line alone.

    A problem of another file, such as one of a local procedure, names that file itself.
    """
    from cspr.show.as_text import clean
    from cspr.wording.problems import line

    path = file if isinstance(file, Path) else None
    for problem in problems:
        where = (path.name or str(path)) if path is not None and problem.path.startswith("$") else ""
        yield clean(f"cspr: {line(problem if path is None else _at(problem, path), where)}")


def _at(problem: Problem, path: Path) -> Problem:
    """A problem with a file or folder, and what may have been meant."""
    meant = ""
    if problem.path == "$" and problem.code in _NOT_THERE:
        with suppress(OSError):
            known = [each.name for each in path.parent.iterdir() if _NOT_THERE[problem.code](each)]
            meant = nearest(path.name, known)
    elif problem.code == "unknown-file-format" and path.is_dir():
        meant = words.A_FOLDER
    return Problem(problem.code, problem.path, meant or problem.suggestion)


def _complete(whole: ArgumentParser) -> None:
    """Answer the shell that asks how a command could go on, by ``argcomplete`` where it is installed."""
    try:
        import argcomplete
    except ImportError:
        return
    argcomplete.autocomplete(whole)
