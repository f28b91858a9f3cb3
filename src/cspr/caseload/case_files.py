"""The case files of a folder: the good ones read, of each other said what is wrong with it."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Final

import attrs

from cspr.answers import Named
from cspr.arguments import a_path
from cspr.errors import CsprError, Problem, wrong
from cspr.record.situation import Review

MOST_FILES: Final = 10_000
_CASES: Final = (".toml", ".json")
_HIDDEN: Final = tuple(f"{ending}.txt" for ending in _CASES)  # an ending that the desktop does not show


@attrs.frozen(kw_only=True)
class FileProblem:
    """A file that could not be read, or that wants a second look.

    Args:
        file: its name, without the folder.
        problems: what is wrong.
        answered: whether it is answered all the same.
    """

    file: str
    problems: tuple[Problem, ...]
    answered: bool = False


@attrs.frozen(kw_only=True, repr=False)
class Folder(Named):
    """The reviews of a folder.

    Args:
        reviews: those that could be read, by the name of their file.
        unread: the files of which something is to be said.
    """

    reviews: dict[str, Review] = attrs.field(hash=False)
    unread: tuple[FileProblem, ...]


def folder(path: Path | str) -> Folder:
    """Read every case file that stands in a folder itself: names that end in ``.toml`` or ``.json``, in any case.

    A file that cannot be read is named and stops nothing else; so is one whose name goes on with ``.txt``. A link is
    not followed. Of two files of one reference both are read, and that is said.

    Args:
        path: the folder.

    Raises:
        CsprError: ``not-text``, ``missing-folder``, ``unreadable-folder``, ``too-many-files``.
    """
    from cspr.record.files import load

    path = a_path(path, "$", "give the path of a folder of case files")
    try:
        there = path.is_dir()
    except OSError:  # such as a name that is too long
        there = False
    if not there:
        raise wrong("missing-folder", "$", "give a folder of case files")
    try:
        endings = (*_CASES, *_HIDDEN)
        named = (file for file in path.iterdir() if file.name.lower().endswith(endings))
        files = sorted(islice(named, MOST_FILES + 1), key=lambda file: file.name)
    except OSError:
        raise wrong("unreadable-folder", "$", "give a folder that you may read") from None
    if len(files) > MOST_FILES:
        raise wrong("too-many-files", "$", f"a folder may hold up to {MOST_FILES:,} case files")
    reviews: dict[str, Review] = {}
    unread: list[FileProblem] = []
    first: dict[str, str] = {}
    for file in files:
        try:
            if file.is_symlink():
                raise wrong("link-not-followed", "$", "put the case file itself into the folder")
            review = load(file)
        except CsprError as error:
            unread.append(FileProblem(file=file.name, problems=error.problems))
            continue
        reviews[file.name] = review
        twin = first.setdefault(review.reference, file.name)
        if twin != file.name:
            advice = f"the reference is that of {twin} too; both are answered: merge them into one"
            again = Problem("repeated-reference", "$.reference", advice)
            unread.append(FileProblem(file=file.name, problems=(again,), answered=True))
    return Folder(reviews=reviews, unread=tuple(unread))
