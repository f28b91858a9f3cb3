"""The words that a case file may hold can be listed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cspr import cli, vocabulary
from cspr.wording import vocabulary as wording
from printing import in_a_line


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
    assert "  - refer-case: Refer the case (done by: case-referred) [WT18-021, WT23-025]\n" in capsys.readouterr().out


def test_a_topic_says_what_it_means_and_which_clauses_are_on_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["words", "topics"]) == 0
    text = in_a_line(capsys)
    assert (
        "- reviewer-named: Naming the reviewer. Whether the reviewer's name is published with the report. [WT18-055]"
        in text
    )
    assert (
        "- publication-date-notice: Notice of publication date. How long before publication the Panel is told the"
        in text
    )
    assert "the Panel is told the date. - website-period" in text


def test_an_event_says_what_it_means(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["words", "events"]) == 0
    text = in_a_line(capsys)
    assert "- referral-returned: Referral returned. The referral was sent back to be completed. - " in text
    assert "- published: Published. " in text


def test_of_an_area_its_own_clauses_are_told_too(capsys: pytest.CaptureFixture[str]) -> None:
    example = Path(__file__).parents[2] / "examples" / "partnership"
    asked = ["words", "topics", "--partnership", "fenmere", "--extra", str(example), "--json"]
    assert cli.main(asked) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["clauses"]["x-fenmere/late-actions"] == ["FEN-079"]
    assert cli.main([*asked[:1], "events", *asked[2:]]) == 0
    assert json.loads(capsys.readouterr().out)["clauses"] == {}


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
    assert capsys.readouterr().err == f"cspr: KIND: unknown kind; {advice}\n"


def test_every_command_takes_json(capsys: pytest.CaptureFixture[str]) -> None:
    helps = [usage(capsys, *command) for command in COMMANDS]
    assert [command for command, text in zip(COMMANDS, helps, strict=True) if "--json" not in text] == []


def usage(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    """What a command says of itself."""
    with pytest.raises(SystemExit):
        cli.main([*command, "--help"])
    return capsys.readouterr().out


COMMANDS = [
    *(("report",), ("ledger",), ("publication",), ("learning",), ("timeliness",), ("due",), ("deadlines",)),
    *(("words",), ("role",), ("appointments",), ("compare",), ("new",), ("check",), ("schemas",), ("anonymity",)),
    *(("guidance",), ("guidance", "show"), ("guidance", "unread"), ("guidance", "coverage")),
    *(("form",), ("form", "list"), ("form", "blank"), ("form", "check"), ("case", "new"), ("case", "check")),
]
