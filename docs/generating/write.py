# ruff: noqa: INP001 -- a script of the documentation, no package
"""Write every page into a folder as plain Markdown, with all that stands beside the pages and the settings.

What is written needs none of the scripts here: any program that builds sites from Markdown and these settings can take
it. Run as ``python docs/generating/write.py FOLDER`` from the project.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import hook
import yaml
from mkdocs.config import load_config

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

ROOT: Final = Path(__file__).parents[2]
SETTINGS: Final = "mkdocs.yml"
FRONT: Final = "---\n{}---\n\n"
LEFT: Final = ("overrides/", "generating/")
DROPPED: Final = ("hooks", "exclude_docs")


def main(folder: Path) -> int:
    """Write the pages and the settings, and give how many pages there are."""
    config = load_config(str(ROOT / SETTINGS))
    hook.on_config(config)
    docs = ROOT / "docs"
    found = {path.relative_to(docs).as_posix(): path for path in docs.rglob("*") if path.is_file()}
    kept = {name: path.read_bytes() for name, path in found.items() if not name.startswith(LEFT)}
    contents: dict[str, str | bytes] = {**kept, **hook.generated()}
    for name, content in contents.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_written(name, content if isinstance(content, bytes) else content.encode()))
    shutil.copytree(docs / "overrides", folder / "overrides", dirs_exist_ok=True)
    folder.joinpath(SETTINGS).write_text(yaml.safe_dump(_settings(config), sort_keys=False), "utf-8")
    return sum(name.endswith(".md") for name in contents)


def _written(name: str, content: bytes) -> bytes:
    if not name.endswith(".md"):
        return content
    known: dict[str, Any] = {"search": {"boost": hook.boost(name)}}
    if name in hook.SEARCHED_FOR:
        known["tags"] = hook.SEARCHED_FOR[name]
    return (FRONT.format(yaml.safe_dump(known)) + hook.completed(name, content.decode())).encode()


def _settings(config: MkDocsConfig) -> dict[str, Any]:
    """The settings with the whole navigation, and without what makes pages."""
    settings: dict[str, Any] = yaml.safe_load(ROOT.joinpath(SETTINGS).read_text("utf-8"))
    settings |= {"nav": config.nav, "extra": dict(config.extra)}
    settings["theme"]["custom_dir"] = "overrides"
    for plugin in settings["plugins"]:
        if isinstance(plugin, dict) and "mkdocstrings" in plugin:
            plugin["mkdocstrings"]["handlers"]["python"]["paths"] = [str(ROOT / "src")]
    return {name: value for name, value in settings.items() if name not in DROPPED}


if __name__ == "__main__":
    print(main(Path(sys.argv[1])), "pages written")  # noqa: T201 -- a script says what it did
