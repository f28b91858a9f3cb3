"""The words that a case file may hold can be listed."""

from __future__ import annotations

import json
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator

import pytest

from cspr import cli, vocabulary
from cspr.wording import vocabulary as wording


def test_every_kind_of_word_is_told_with_what_it_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert vocabulary.KINDS == tuple(sorted(wording.KINDS, key=vocabulary.KINDS.index))
    assert cli.main(["words"]) == 0
    lines = capsys.readouterr().out.splitlines()
    proceedings = len(vocabulary.proceedings())
    assert f"  - proceedings ({proceedings}): {wording.KINDS['proceedings']}" in lines


@pytest.mark.parametrize("kind", vocabulary.KINDS)
def test_every_word_of_a_kind_is_listed(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["words", kind]) == 0
    text = capsys.readouterr().out
    assert [word for word in vocabulary.words(kind) if f"  - {word}: " not in text] == []


def test_a_decision_has_its_outcomes_and_a_step_its_events(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["words", "decisions"]) == 0
    assert "  - publication: Whether to publish (outcomes: publish, do-not-publish)\n" in capsys.readouterr().out
    assert cli.main(["words", "steps"]) == 0
    assert "  - refer-case: Refer the case (done by: case-referred)\n" in capsys.readouterr().out


@pytest.mark.parametrize(("asked", "kind", "holds"), [([], "word-kinds", "kinds"), (["facts"], "word-list", "words")])
def test_a_program_can_read_them(asked: list[str], kind: str, holds: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["words", *asked, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    names = set(vocabulary.KINDS) if not asked else set(vocabulary.facts())
    assert (kind, names) == (answer["kind"], set(answer[holds]))


@pytest.mark.parametrize(
    ("kind", "advice"), [("evnts", "did you mean 'events'?"), ("zzz", f"one of {', '.join(wording.KINDS)}")]
)
def test_a_kind_that_there_is_not_is_met_with_what_there_is(
    kind: str, advice: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["words", kind]) == 2
    assert capsys.readouterr().err == f"cspr: unknown-kind at KIND: {advice}\n"


def leaves(command: ArgumentParser) -> Iterator[ArgumentParser]:
    """Every command that does something."""
    inside = [action for action in command._actions if isinstance(action, _SubParsersAction)]  # noqa: SLF001 -- argparse has no public way to list what a parser takes
    if not any(action.required for action in inside):
        yield command
    for action in inside:
        for each in action.choices.values():
            yield from leaves(each)


def test_every_command_takes_json() -> None:
    every = list(leaves(cli.parser()))
    assert [each.prog for each in every if "--json" not in each.format_usage()] == []
    assert len(every) >= 25
