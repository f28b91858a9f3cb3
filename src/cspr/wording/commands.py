"""What the command line says of itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from cspr.wording.common import counted

ABOUT: Final = """\
What a child safeguarding practice review in England asks for: which criteria are met, what is due when and why, who
does what, what stands in the way, what may be published, and which clause of which document says so.

Begin with:  cspr report CASE.toml

It is not legal advice.

Exit status: 0 answered, 1 something was found, 2 wrong use or a file that cannot be read, 3 answered in part, 4 the
answer could not be written, 130 interrupted, 143 terminated."""
INTERRUPTED: Final = "cspr: interrupted"
OUTPUT_FAILED: Final = "cspr: output-failed: the answer could not be written; look at the disk or the printer"
NEAR_MATCH: Final = "no local procedure is held here under the name that was given; {}"
A_FOLDER: Final = "it is a folder; its case files all together: cspr due FOLDER"
NOTHING_DUE: Final = "Nothing has a date: no calendar file was written."
SEQUENCE: Final = (
    "for the calendar file: a number that is higher than that of the file before, by whichever command it was written; "
    "the number of the day asked about if left out"
)
CSV: Final = "write a table for a spreadsheet, a line for each reading"
READING: Final = "Reading the reviews"
COUNTING: Final = "Counting the reviews"
EXTRA: Final = "a partnership's own documents"
ON: Final = "the day asked about, such as 2021-04-06, 6 Apr 2021 or 06/04/2021; today if left out"
LOOK_AGAIN: Final = "Allowed, but look again:"
UNDECLARED: Final = "None of the documents declares this event of the partnership's own: nothing counts from it."


def no_choice(argument: str, command: str, meant: str) -> str:
    """That something is none of the choices, with what may have been meant.

    Examples:
        >>> no_choice("COMMAND", "cspr", "did you mean 'report'?")
        "there is no such COMMAND; did you mean 'report'?"
        >>> no_choice("--by", "cspr due", "")
        'argument --by: this cannot be given there; cspr due --help says what can'
        >>> no_choice("new | check", "cspr case", "")
        'give one of these: new | check; cspr case --help says what each does'
    """
    if " | " in argument:
        return f"give one of these: {argument}; {meant or f'{command} --help says what each does'}"
    if argument.startswith("-"):
        return f"argument {argument}: this cannot be given there; {meant or f'{command} --help says what can'}"
    return f"there is no such {argument}; {meant or f'{command} --help lists what there is'}"


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
        "this command does not take one of the arguments; did you mean '--until'? cspr due --help lists them"
        >>> not_taken("cspr due", "")
        'this command does not take one of the arguments; cspr due --help lists them'
    """
    if meant:
        return f"this command does not take one of the arguments; {meant} {command} --help lists them"
    return f"this command does not take one of the arguments; {command} --help lists them"


def clauses_covered(document: str, clauses: int, where: tuple[int, int, int, int]) -> str:
    """Where the clauses of a document went: in rules, on checklists, shown as they stand, left out with a reason.

    Examples:
        >>> clauses_covered("my-area-procedure", 3, (1, 1, 1, 0))
        'my-area-procedure: 3 clauses, 1 in rules, 1 on checklists, 1 shown as they stand, 0 left out with a reason.'
    """
    ruled, listed, shown, left_out = where
    return (
        f"{document}: {counted(clauses, 'clause')}, {ruled} in rules, {listed} on checklists, "
        f"{shown} shown as they stand, {left_out} left out with a reason."
    )


def as_they_stand(clauses: Iterable[str]) -> str:
    """Which clauses are in no rule."""
    return f"Shown as they stand, in no rule: {', '.join(clauses)}."


def nothing_wrong(partnerships: Iterable[str]) -> str:
    """That a folder has no problem."""
    return f"{', '.join(partnerships)}: nothing is wrong."


def as_expected(scenarios: int) -> str:
    """That every scenario came out as it says.

    Examples:
        >>> as_expected(1)
        '1 scenario, all as expected.'
    """
    return f"{counted(scenarios, 'scenario')}, all as expected."


def untried(named: Iterable[str], more: int) -> str:
    """Which times no scenario tries.

    Examples:
        >>> untried(["publish"], 0)
        'No scenario tries the time of: publish.'
        >>> untried(["publish", "meet"], 3)
        'No scenario tries the time of: publish, meet and 3 more (all: --full).'
    """
    rest = f" and {more} more (all: --full)" if more > 0 else ""
    return f"No scenario tries the time of: {', '.join(named)}{rest}."


def own_words(names: Sequence[str]) -> str:
    """Which words a partnership declares itself.

    Examples:
        >>> own_words(["early-look"]), own_words(["early-look", "panel"])
        ('1 word of your own: early-look.', '2 words of your own: early-look, panel.')
    """
    return f"{counted(len(names), 'word')} of your own: {', '.join(names)}."


def schemas_written(schemas: int, answers: int) -> str:
    """How many schemas were written.

    Examples:
        >>> schemas_written(60, 50)
        '60 schemas written, 50 of them of answers as JSON, and all of these as OpenAPI components.'
    """
    return f"{schemas} schemas written, {answers} of them of answers as JSON, and all of these as OpenAPI components."


def not_in_force(day: str, event: str) -> str:
    """That no document was in force on the day that was given for an event."""
    return f"No document is known to have been in force {day}, the day given for {event}."
