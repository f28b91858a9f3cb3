"""Names that are loaded on first use: the stub beside each ``__init__.py`` lists every public name of a room once."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as type checkers know it; the real one would cost the import of typing
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def attach(package: str) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Give a package its ``__getattr__`` and ``__dir__``, made of the stub beside it.

    The stub (``__init__.pyi``) is what type checkers read; each of its lines ``from home import Name as Name`` says
    where a name lives. It is read when the first name is asked for, so that importing the package alone costs nothing.

    Args:
        package: the name of the package.
    """
    homes: dict[str, str] = {}

    def names() -> dict[str, str]:
        if not homes:
            homes.update(_homes(package))
        return homes

    def load(name: str) -> object:
        if name == "__all__":
            return sorted(names())
        if name.startswith("__") or name not in names():
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        from importlib import import_module

        home = homes[name]
        value = import_module(f"{home}.{name}") if home == package else getattr(import_module(home), name)
        setattr(sys.modules[package], name, value)
        return value

    def listed() -> list[str]:
        return sorted(names())

    return load, listed


def _homes(package: str) -> dict[str, str]:
    """Read where each name of a stub lives; the loader is asked for it, so that it is found in a zip file too."""
    import re

    module: Any = sys.modules[package]
    stub = f"{module.__file__.rpartition('.py')[0]}.pyi"  # a frozen module is a file that ends in .pyc
    text: str = module.__loader__.get_data(stub).decode()
    return {
        name: home
        for home, inner in re.findall(r"^from (\S+) import (\([^)]*\)|.*)$", text, re.MULTILINE)
        for name in re.findall(r"(\w+) as \1\b", inner)
    }
