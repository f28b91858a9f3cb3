"""No public function or method repeats what it refuses or answers what was planted: every argument, by its name.

The functions are those of the stubs, so that a new one is tried as soon as it is public. An argument that must be
given, and for which nothing sound is listed here, fails the test.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Final

import pytest

from cspr.errors import CsprError
from planted import PLANTED, SECRET, leaks
from public_functions import NAMED, functions, methods, sound

# What is shown on purpose: a draft is the text, a folder is named, own words are words, any sign may set lines in.
SHOWN: Final = {
    ("cspr.authoring.check_folders", "folders"),
    ("cspr.authoring.draft", "text"),
    ("cspr.framework", "extra"),
    ("cspr.guidance.read_folder", "folder"),
    ("cspr.to_json", "indent"),
    ("cspr.PartialDate.of", "path"),
    ("cspr.PartialDate.read", "path"),
}


def calls(function: Callable[..., object], argument: str) -> Iterator[Callable[[], object]]:
    """A function with each thing that is planted in one of its arguments, by itself and in a list or a table."""
    parameters = inspect.signature(function).parameters.values()
    given = {each.name: sound()[each.name] for each in parameters if each.default is each.empty and each.kind in NAMED}
    several = next((each.name for each in parameters if each.kind == inspect.Parameter.VAR_POSITIONAL), None)
    for planted in (SECRET, PLANTED["bytes"], [SECRET], {SECRET: SECRET}, {"title": [SECRET]}):
        if argument == several:
            first = [given[each.name] for each in parameters if each.name in given]
            yield lambda first=first, planted=planted: function(*first, planted)  # type: ignore[misc]
        else:
            yield lambda planted=planted: function(**{**given, argument: planted})  # type: ignore[misc]


@pytest.mark.parametrize("name", functions())
def test_no_argument_of_a_public_function_is_repeated(name: str) -> None:
    assert [] == leaking_arguments(name, functions()[name])


def test_no_argument_of_a_public_method_is_repeated() -> None:
    assert [] == [argument for name, method in methods().items() for argument in leaking_arguments(name, method)]


def leaking_arguments(name: str, function: Callable[..., object]) -> list[str]:
    """The arguments of which something comes out again."""
    leaking: list[str] = []
    for argument in inspect.signature(function).parameters:
        for call in calls(function, argument):
            try:
                told: object = call()
            except CsprError as error:
                told = error
            except Exception:  # noqa: BLE001 -- python's own, of a call that types refuse
                told = None
            if (name, argument) not in SHOWN and leaks(told):
                leaking.append(f"{name}: {argument}")
    return leaking
