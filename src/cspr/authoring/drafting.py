"""From a procedure's text to the draft of a folder: a register, what its sentences hold, and what is left to do.

No rule is guessed: which sentence is a duty, on what and by when, is for whoever writes the folder.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from cspr.arguments import a_text
from cspr.authoring.splitting import Sentence, split
from cspr.authoring.starting import schemas_of, starter
from cspr.errors import CsprError, Problem, wrong
from cspr.guidance.support import masked
from cspr.wording import drafting as words

BYTES: Final = 1024 * 1024
SENTENCES: Final = 2_000
_STATED: Final = "is"
_IN_THE_PRESENT: Final = "must"
_ALLOWED: Final = "may"


def draft(partnership: str, text: str) -> dict[str, str]:
    """The files of a folder that is drafted from the text of a procedure.

    Args:
        partnership: its id: lower-case letters, digits and hyphens.
        text: the procedure, as plain text or Markdown.

    Returns:
        What each file holds, by its path within the folder: ``instrument.toml``, ``register.toml`` with a clause for
        each sentence, an empty ``rules.toml``, ``to-do.md``, and the schemas for editors.

    Raises:
        CsprError: ``not-an-id``; ``not-text``; ``nothing-to-read`` for a text without a sentence; ``too-large`` for too
            many.

    Examples:
        >>> files = draft("fenmere", "The local authority must notify the Panel within five working days.")
        >>> print(files["to-do.md"].splitlines()[-1])
        - [ ] FENMERE-001, line 1: must; time: within five working days; names: local-authority, national-panel
    """
    begun = starter(partnership)
    sentences = split(a_text(text, "--from", "give the text of a procedure"))
    if not sentences:
        raise wrong("nothing-to-read", "--from", "give a text with sentences in it")
    if len(sentences) > SENTENCES:
        raise wrong("too-large", "--from", f"a register holds up to {SENTENCES} sentences; split the document")
    prefix = partnership.upper()
    names = [f"{prefix}-{number:03}" for number in range(1, len(sentences) + 1)]
    register = [words.REGISTER, *(_clause(name, each) for name, each in zip(names, sentences, strict=True))]
    return {
        **schemas_of(),
        "instrument.toml": words.undated(begun["instrument.toml"]),
        "register.toml": "\n".join(register),
        "rules.toml": words.RULES,
        "to-do.md": "\n".join(_to_do(names, sentences)) + "\n",
    }


def _clause(name: str, sentence: Sentence) -> str:
    first, last = sentence.lines
    force = sentence.modal or (_IN_THE_PRESENT if sentence.done else _STATED)
    if sentence.not_done and force == _ALLOWED:
        force = _IN_THE_PRESENT  # what nobody may do, must not be done
    who = words.actors(sentence.actors, subject=sentence.subject, above=sentence.above, line=sentence.named_on)
    lines = [
        "[[clause]]",
        f"id = {_quoted(name)}",
        f"section = {_quoted(sentence.section)}",
        f"force = {_quoted(force)}"
        + words.modal(sentence.modal, timed=bool(sentence.time), done=sentence.done, further=sentence.further),
        f'actor = "{sentence.subject or "none"}"{who}',
        f"subject = {_quoted(masked(sentence.text))}",
        f"lines = [{first}, {last}]",
    ]
    if sentence.not_done:
        lines.insert(4, words.REFRAIN)
    if sentence.time:
        lines.append(words.time(sentence.time))
    return "\n".join((*lines, ""))


def _quoted(text: str) -> str:
    """A text in quotes: what JSON writes so, TOML reads so, but for one character that JSON leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _to_do(names: list[str], sentences: tuple[Sentence, ...]) -> Iterator[str]:
    yield words.TO_DO
    for name, sentence in zip(names, sentences, strict=True):
        if sentence.marked:
            yield words.to_do(
                name,
                sentence.lines[0],
                sentence.modal or ("present tense" if sentence.done else ""),
                sentence.time,
                sentence.actors,
                signs=sentence.signs,
                who=words.named_above(sentence.above, sentence.named_on),
            )


def text_in(data: bytes, name: str) -> str:
    """The text of a file.

    Raises:
        CsprError: ``unknown-file-format`` for what is no plain text or Markdown, ``too-large``, ``not-utf-8``.
    """
    problems: list[Problem] = []
    if not name.lower().endswith((".txt", ".md", ".markdown", ".text")):
        problems.append(Problem("unknown-file-format", "--from", "save it as plain text or Markdown: .txt or .md"))
    if len(data) > BYTES:
        problems.append(Problem("too-large", "--from", f"a text may have up to {BYTES} bytes"))
    if problems:
        raise CsprError(problems)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise wrong("not-utf-8", "--from", "save it as UTF-8") from None
