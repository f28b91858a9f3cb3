"""``cspr new``, ``cspr check`` and ``cspr schemas``: a partnership's own folder, begun, checked and helped along."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs

from cspr.cli import machine
from cspr.cli.arguments import add_json, as_json, content, keep
from cspr.wording import commands as words

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Mapping

    from cspr.authoring.checking import Checked
    from cspr.errors import Problem

_UNTRIED: Final = 3
_WARNING: Final = "warning: "
_NOT_USABLE: Final = 2  # as wrong use is, in either form of the answer
_MAY_WRITE: Final = "check that you may write there"


@attrs.frozen(kw_only=True)
class Written:
    """Which files were written.

    Args:
        files: their names within the folder.
    """

    files: tuple[str, ...]


def add(commands: Any) -> None:
    """Add the commands."""
    new: Any = commands.add_parser(
        "new",
        help="start a folder for your local procedure",
        description="Write a commented folder to begin with, named after your partnership. Nothing is written over.",
    )
    new.add_argument("folder", metavar="FOLDER", type=Path, help="a new folder, such as my-area")
    new.add_argument("--partnership", metavar="NAME", help="the partnership's id, where the folder has another name")
    new.add_argument(
        "--from",
        metavar="TEXT",
        type=Path,
        dest="source",
        help="draft the register from a procedure as plain text or Markdown; no rule is guessed",
    )
    add_json(new)
    new.set_defaults(run=run_new)
    check: Any = commands.add_parser(
        "check",
        help="every problem of a local procedure's folder; and run its test cases",
        description="Report everything that is wrong in the folders of a partnership, and run their scenarios.",
    )
    check.add_argument("folder", metavar="FOLDER", type=Path, nargs="+", help="one folder for each document")
    shape = check.add_mutually_exclusive_group()
    shape.add_argument("--full", action="store_true", help="also every time that no scenario tries, and your own words")
    add_json(shape)
    check.set_defaults(run=run_check)
    schemas: Any = commands.add_parser(
        "schemas",
        help="the JSON Schemas of a partnership's files and of answers as JSON",
        description="Write the JSON Schemas of a partnership's files, and those of answers as JSON, into a folder.",
    )
    schemas.add_argument("folder", metavar="FOLDER", type=Path, help="where they go")
    add_json(schemas)
    schemas.set_defaults(run=run_schemas)


def run_new(asked: Namespace) -> str:
    """Write a folder to begin with."""
    from cspr.authoring import starter
    from cspr.errors import wrong
    from cspr.show.as_text import clean

    folder: Path = asked.folder
    try:
        name = asked.partnership or folder.resolve().name
        there = folder.exists() or folder.is_symlink()
    except (
        OSError,
        RuntimeError,
        ValueError,
    ):  # no name, none that may be looked up, a circle
        raise wrong("cannot-write", "FOLDER", _MAY_WRITE) from None
    files = starter(name) if asked.source is None else _drafted(name, asked.source)
    if there:
        raise wrong("folder-exists", "FOLDER", "give a folder that is not there yet")
    _write(folder, files)
    if asked.json:
        return as_json(Written(files=tuple(files)))
    return f"{len(files)} files written. Next:  cspr check {clean(str(folder))}"


def _drafted(name: str, source: Path) -> dict[str, str]:
    from cspr.authoring.drafting import BYTES, draft, text_in

    return draft(name, text_in(content("--from", source, BYTES), source.name))


def run_schemas(asked: Namespace) -> str:
    """Write the schemas into a folder."""
    import json

    from cspr.authoring.schemas import SCHEMAS, text
    from cspr.interchange import schema
    from cspr.interchange.components import text as openapi
    from cspr.interchange.kinds import ANSWERS, COMMANDS
    from cspr.interchange.schemas import CASE, ENTRY, FAILED, SEVERAL

    files = {f"{kind}.schema.json": text(kind) for kind in SCHEMAS}
    kinds = (*ANSWERS, *COMMANDS)
    files |= {f"answers/{kind}.schema.json": json.dumps(schema(kind), indent=1) + "\n" for kind in kinds}
    files |= {
        f"{kind}.schema.json": json.dumps(schema(kind), indent=1) + "\n" for kind in (SEVERAL, CASE, ENTRY, FAILED)
    }
    files["openapi.json"] = openapi()
    _write(asked.folder, files)
    if asked.json:
        return as_json(Written(files=tuple(files)))
    return words.schemas_written(len(files) - 1, len(kinds))


def _write(folder: Path, files: Mapping[str, str]) -> None:
    from cspr.errors import wrong

    refusal = wrong("cannot-write", "FOLDER", _MAY_WRITE)
    try:
        with ExitStack() as stack:
            try:
                begun = stack.enter_context(machine.whole_folder(folder))
                for path in {(begun / name).parent for name in files}:
                    path.mkdir(parents=True, exist_ok=True)
            except (OSError, ValueError):
                raise refusal from None
            for name, text in files.items():
                keep(begun / name, text.encode(), refusal)
    except (
        FileExistsError,
        NotADirectoryError,
        PermissionError,
    ):  # where a file has to go stands a folder, and the like
        raise refusal from None


def run_check(asked: Namespace) -> str:
    """Check the folders; where anything is wrong, all of it is raised, with what looks odd marked as a warning."""
    from cspr.authoring import check_folders
    from cspr.errors import CsprError

    checked = check_folders(asked.folder)
    if asked.json:
        if checked.problems:
            asked.status = _NOT_USABLE
        return as_json(checked)
    if checked.problems:
        odd = (attrs.evolve(remark, code=_WARNING + remark.code) for remark in checked.remarks)
        raise CsprError([*checked.problems, *odd])
    return "\n".join(_lines(checked, full=asked.full))


def _lines(checked: Checked, *, full: bool) -> Iterable[str]:
    yield words.nothing_wrong(checked.partnerships)
    for counts in checked.coverage:
        where = (counts.ruled, counts.checklist, counts.shown, counts.not_modelled)
        yield words.clauses_covered(counts.instrument, counts.clauses, where)
    if checked.as_they_stand:
        yield words.as_they_stand(checked.as_they_stand)
    yield words.as_expected(checked.scenarios)
    if checked.untried:
        several = len(checked.coverage) > 1
        named = [name if several else name.partition("/")[2] for name in checked.untried]
        shown = named if full else named[:_UNTRIED]
        yield words.untried(shown, len(named) - len(shown))
    if full and checked.own_words:
        yield words.own_words([name.partition("/")[2] for name in checked.own_words])
    yield from _odd(checked.remarks)


def _odd(remarks: tuple[Problem, ...]) -> Iterable[str]:
    from cspr.wording.problems import line

    if remarks:
        yield words.LOOK_AGAIN
    for remark in remarks:
        yield f"  {line(remark)}"
