"""What the check of a folder remarks on the words of a clause that no rule of it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.authoring import check_folders
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path


def not_carried(path: Path, rules: str, words: str, clause: str = "") -> list[tuple[str, str]]:
    """The remarks on a folder of one clause that says these words, each with what to write instead.

    Args:
        path: where the folder is to be.
        rules: its file of rules.
        words: what the clause says.
        clause: what the clause has beside its id, force, actor and subject.
    """
    made = folder(path / "procedure", rules, clause)
    register = made / "register.toml"
    register.write_text(register.read_text("utf-8").replace("What it says.", words, 1), "utf-8")
    checked = check_folders([made])
    assert checked.problems == ()
    return [(each.code, each.suggestion or "") for each in checked.remarks if each.code.endswith("not-carried")]
