# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""Every sentence pattern of the library with an example, drawn from the room that holds them, and how hard each is."""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
import pkgutil
import re
from collections import Counter
from string import ascii_lowercase
from typing import TYPE_CHECKING

import cspr.wording
from cspr.show import as_markdown
from cspr.show.tree import Heading, item, items, sentence, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

    from cspr.show.tree import Block, Item

HEAD = """\
# Wording, {letters}

Every sentence that the library says, by subject, with an example where it has gaps. The subjects stand in the order of
their modules in `cspr.wording`, here from {letters}; [the others]({other}) have a page of their own. `{{}}` is a gap.
The grade, or figure at the end of each, is the automated readability index: about the United States school grade at
which the sentence can be read, one less than the school year in England. Short phrases give extreme figures, so it is
shown from six words on.

"""
HALVES = {
    "reference/wording.md": ("A to L", "abcdefghijkl"),
    "reference/wording-m-to-z.md": ("M to Z", "mnopqrstuvwxyz"),
}
TABLE = "Sentences with an example"
EXAMPLES = 2  # of one sentence, as the page shows them
ENOUGH = 6  # words from which on a grade means something
_IGNORED = frozenset({"UNSAID", "NO_HOLIDAYS"})


def grade(text: str) -> float:
    """The automated readability index: long words and long sentences raise it."""
    words = re.findall(r"[A-Za-z0-9'\u2019-]+", text)
    sentences = max(1, len(re.findall(r"[.?!](?:\s|$)", text)))
    letters = sum(len(word) for word in words)
    return 4.71 * letters / max(1, len(words)) + 0.5 * len(words) / sentences - 21.43


def patterns(letters: str = ascii_lowercase) -> dict[str, list[tuple[str, str]]]:
    """By subject, each pattern with its example: what a constant says, and what a function answers in its example.

    Args:
        letters: with which the names of the rooms begin.
    """
    names = sorted(part.name for part in pkgutil.iter_modules(cspr.wording.__path__) if part.name[0] in letters)
    modules = [importlib.import_module(f"cspr.wording.{name}") for name in names]
    return {inspect.getdoc(module) or "": list(_of(module)) for module in modules}


def _of(module: ModuleType) -> Iterator[tuple[str, str]]:
    """The sentences of a room of words; what it takes from another stands there."""
    imports = (node for node in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(node, ast.ImportFrom))
    imported = {name.asname or name.name for node in imports for name in node.names}
    for name, value in vars(module).items():
        if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_"):
            says = (inspect.getdoc(value) or name).split("\n", 1)[0]
            yield from ((says, answer) for answer in _answers(inspect.getdoc(value) or "") or [""])
        elif not name.startswith("__") and name not in imported and name not in _IGNORED:
            yield from ((text, "") for text in _texts(value))


def _answers(text: str) -> list[str]:
    wants = [example.want.strip() for example in doctest.DocTestParser().get_examples(text)]
    return [answer for want in wants if want[:1] in {"'", '"', "("} for answer in _texts(ast.literal_eval(want))]


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from _each(value.values())
        case tuple():
            yield from _each(value)
        case _:
            return


def _each(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        yield from _texts(value)


def pages() -> dict[str, str]:
    """The pages, by their address: together they are too heavy for one."""
    others = dict(zip(HALVES, [address.rpartition("/")[2] for address in reversed(HALVES)], strict=True))
    return {
        address: HEAD.format(letters=named, other=others[address]) + _page(letters)
        for address, (named, letters) in HALVES.items()
    }


def _page(letters: str) -> str:
    """For each subject a table of the sentences with an example, a list of the others, its short words."""
    blocks: list[Block] = []
    for subject, several in patterns(letters).items():
        told = [(" ".join(says.split()), example) for says, example in several if says]
        short = dict.fromkeys(says for says, example in told if not example and len(says.split()) < ENOUGH)
        seen = Counter[str]()
        rows: list[tuple[str, str, str]] = []
        alone: list[Item] = []
        for says, example in told:
            seen[says] += 1
            if example and seen[says] <= EXAMPLES:
                rows.append((says, example, _figure(example)))
            elif not example and says not in short and seen[says] == 1:
                alone.append(item(f"{says} ({_figure(says)})"))
        if told:
            blocks.append(Heading(subject))
        if rows:
            blocks.append(table(TABLE, ("What it says", "Example", "Grade"), *rows))
        if alone:
            blocks.append(items(*alone))
        if short:
            blocks.append(sentence(f"In a few words: {' · '.join(short)}"))
    return as_markdown.blocks(blocks)


def _figure(text: str) -> str:
    return f"{grade(text):.0f}" if len(text.split()) >= ENOUGH else ""
