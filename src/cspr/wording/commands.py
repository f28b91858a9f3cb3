"""What the command line says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

ABOUT: Final = """\
What a child safeguarding practice review in England asks for: which criteria are met, what is due when and why, who
does what, what stands in the way, what may be published, and which clause of which document says so.

Begin with:  cspr report CASE.toml

It is not legal advice.

Exit status: 0 answered, 1 something was found, 2 wrong use or a file that cannot be read, 3 answered in part, 4 the
answer could not be written, 130 interrupted, 143 told to end."""
INTERRUPTED: Final = "cspr: interrupted"
OUTPUT_FAILED: Final = "cspr: output-failed: the answer could not be written; look at the disk or the printer"
NEAR_MATCH: Final = "no local procedure is held here under the name that was given; {}"
A_FOLDER: Final = "it is a folder; its case files all together: cspr due FOLDER"
NOTHING_DUE: Final = "Nothing has a date: no calendar file was written."
SEQUENCE: Final = (
    "for the calendar file: a number that is higher than that of the file before, by whichever command it was written; "
    "the number of the day asked about where left out"
)
CSV: Final = "write a table for a spreadsheet, a line for each reading"
READING: Final = "Reading the reviews"
COUNTING: Final = "Counting the reviews"
EXTRA: Final = "a partnership's own documents"
ON: Final = "the day asked about, such as 2021-04-06, 6 Apr 2021 or 06/04/2021; today where left out"


def no_choice(argument: str, command: str, meant: str) -> str:
    """That something is none of the choices, with what may have been meant.

    Examples:
        >>> no_choice("COMMAND", "cspr", "did you mean 'report'?")
        "argument COMMAND: not one of its choices; did you mean 'report'?"
        >>> no_choice("new | check", "cspr case", "")
        'give one of these: new | check; cspr case --help says what each does'
    """
    if " | " in argument:
        return f"give one of these: {argument}; {meant or f'{command} --help says what each does'}"
    return f"argument {argument}: not one of its choices; {meant or f'{command} --help gives them'}"


def elsewhere(given: str, commands: Collection[str]) -> str:
    """What was meant where a command was given to another one; empty where it is none.

    Examples:
        >>> elsewhere("check", ["check", "report"]), elsewhere("look", ["check", "report"])
        ("did you mean 'cspr check'?", '')
    """
    return f"did you mean 'cspr {given}'?" if given in commands else ""


def calendar_written(entries: int, gone: int) -> str:
    """That a calendar file was written.

    Examples:
        >>> calendar_written(1, 0)
        'Written: 1 entry, private and without saying what is due.'
        >>> calendar_written(2, 1)
        'Written: 2 entries, each private and without saying what is due; 1 takes away what no longer applies.'
    """
    many = f"{entries} entries, each" if entries > 1 else "1 entry,"
    away = f"; {gone} {'take' if gone > 1 else 'takes'} away what no longer applies" if gone else ""
    return f"Written: {many} private and without saying what is due{away}."


def not_taken(command: str, meant: str) -> str:
    """That something was given that the command does not take, with the option that may have been meant.

    Examples:
        >>> not_taken("cspr due", "did you mean '--until'?")
        "something was given that is not taken here; did you mean '--until'? cspr due --help says what is taken"
        >>> not_taken("cspr due", "")
        'something was given that is not taken here; cspr due --help says what is'
    """
    if meant:
        return f"something was given that is not taken here; {meant} {command} --help says what is taken"
    return f"something was given that is not taken here; {command} --help says what is"
