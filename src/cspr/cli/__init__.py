"""The command line: ask, print, leave with a code. Everything else is the library's."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import TYPE_CHECKING, Final, NoReturn

from cspr._version import __version__
from cspr.cli import anonymity, case, comparing, deadlines, due, folders, guidance, reporting, roles
from cspr.cli.arguments import PartlyAnswered
from cspr.errors import CsprError

if TYPE_CHECKING:
    from collections.abc import Sequence

_ABOUT: Final = """\
What a child safeguarding practice review in England asks for: which tests are met,
what is due when and why, who does what, what is blocked by what, what may be
published, and which clause of which document says so.

Begin with:  cspr report CASE.toml --on YYYY-MM-DD
It is not legal advice."""
_COMMANDS: Final = (reporting, due, case, deadlines, guidance, roles, comparing, folders, anonymity)
# What argparse says of our own words alone; whatever else it says may repeat what was given.
_OURS: Final = re.compile(
    "the following arguments are required: "
    "|argument [^:]*: (expected |not allowed with argument |impossible-date: |not-a-day: )"
)
_CHOICE: Final = re.compile("argument ([^:]*): invalid choice: ")
ANSWERED: Final = 0
WRONG_USE: Final = 2
PARTLY_ANSWERED: Final = 3


class _Parser(ArgumentParser):
    """A parser that never repeats what was given: it could be a name, or something that a terminal obeys."""

    def error(self, message: str) -> NoReturn:
        choice = _CHOICE.match(message)
        if choice is not None:
            message = f"argument {choice[1]}: not one of its choices; {self.prog} --help gives them"
        elif _OURS.match(message) is None:
            message = f"something was given that is not taken here; {self.prog} --help says what is"
        super().error(message)


def parser() -> ArgumentParser:
    """Make the parser with every command."""
    made = _Parser(prog="cspr", description=_ABOUT, formatter_class=RawDescriptionHelpFormatter)
    made.add_argument("--version", action="version", version=f"cspr {__version__}")
    commands = made.add_subparsers(title="commands", dest="command", metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add(commands)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: those of the command line where left out.

    Returns:
        0 where it was answered, or what the command says of its answer; 2 where it was called wrongly, with every
        problem on standard error; 3 where something that was asked for is not in the answer, such as a case file that
        could not be read.

    Examples:
        >>> main(["report", "no-such-file.toml", "--on", "2021-04-01"])
        2
    """
    asked = parser().parse_args(arguments)
    try:
        answer: str = asked.run(asked)
    except CsprError as error:
        from cspr.show.as_text import clean

        for problem in error.problems:
            print(f"cspr: {clean(str(problem))}", file=sys.stderr)
        return WRONG_USE
    try:
        print(answer, flush=True)
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        sys.stderr.close()
    return PARTLY_ANSWERED if isinstance(answer, PartlyAnswered) else int(getattr(asked, "status", ANSWERED))
