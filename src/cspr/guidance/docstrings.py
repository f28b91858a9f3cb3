"""What the docstring of a class says of it and of its fields: the one source of every description in a schema."""

from __future__ import annotations

from inspect import cleandoc
from typing import Any


def says(kind: type[Any]) -> tuple[str, dict[str, str]]:
    """What a class is, and what each of its fields means, as its docstring says it."""
    text = cleandoc(kind.__doc__ or "")
    fields: dict[str, str] = {}
    name = ""
    for line in text.partition("Args:\n")[2].splitlines():
        if not line.startswith("    "):
            break
        if line.startswith("     "):
            fields[name] += f" {line.strip()}"
        else:
            name, _, meaning = line.strip().partition(": ")
            fields[name] = meaning
    return text.partition("\n")[0], fields
