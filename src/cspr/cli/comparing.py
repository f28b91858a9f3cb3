"""``cspr compare``: two partnerships, editions or documents side by side, or one with itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cspr.cli.arguments import add_extra, add_json, add_pages, as_json, day, set_out

if TYPE_CHECKING:
    from argparse import Namespace

    from cspr.guidance.documents import Document
    from cspr.guidance.layers import Framework


def add(commands: Any) -> None:
    """Add the command."""
    command = commands.add_parser(
        "compare",
        help="two texts side by side, what matters most first",
        description=(
            "Set two texts beside each other: partnerships, 'national', or documents by their id. For an area whose "
            "own procedure is not held here the national documents answer. The same name twice shows what it says in "
            "two ways. A text that is silent does not agree."
        ),
    )
    command.add_argument("left", metavar="A", help="a partnership, 'national', or the id of a document")
    command.add_argument("right", metavar="B", help="what it is compared with")
    command.add_argument("--on", metavar="DATE", type=day, help="of partnerships, only what is in force on that day")
    add_extra(command)
    command.add_argument("--full", action="store_true", help="every difference with its sources, not what matters most")
    shape = command.add_mutually_exclusive_group()
    add_json(shape)
    add_pages(shape)
    command.set_defaults(run=run)


def run(asked: Namespace) -> str:
    """Compare, and give the rows."""
    from cspr.comparison import compare
    from cspr.guidance.applicable import NATIONAL, partnerships
    from cspr.guidance.loading import shipped
    from cspr.show.comparison import in_full, in_short

    known = {*partnerships(), NATIONAL, *shipped()}
    left, right = (
        _of_folders(name, asked.extra, side) if asked.extra and name not in known else name
        for side, name in (("left", asked.left), ("right", asked.right))
    )
    comparison = compare(left, right, on=asked.on)
    if asked.json:
        return as_json(comparison)
    return set_out(asked, in_full(comparison) if asked.full else in_short(comparison))


def _of_folders(name: str, folders: list[Path], side: str) -> Framework | Document | str:
    """The partnership of a name with its folders among those that are given, or the document of a name.

    An area that has no folder among them is left as the name that it is; a slip of the name of one that has is refused.
    """
    from cspr.errors import nearest, wrong
    from cspr.guidance.applicable import A_SLIP, framework
    from cspr.guidance.ownership import whose

    named = {folder: whose(folder) for folder in folders}
    own = [folder for folder, (_, partnerships) in named.items() if name in partnerships]
    holders = [partnerships[0] for slug, partnerships in named.values() if slug == name and partnerships]
    if not own and holders:
        beside = [folder for folder, (_, partnerships) in named.items() if holders[0] in partnerships]
        return framework(holders[0], extra=beside).by_slug[name]
    if own or not all(partnerships for _, partnerships in named.values()):
        return framework(name, extra=own or folders)
    held = {each for slug, partnerships in named.values() for each in (slug, *partnerships)}
    near = nearest(name, held, likeness=A_SLIP)
    if near:
        raise wrong("unknown-side", side, near)
    return name
