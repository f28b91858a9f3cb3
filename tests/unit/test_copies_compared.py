"""Two copies of one partnership's documents, under two names, compared: the same is said on everything."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import cspr
from cspr.comparison import Aspect, compare
from cspr.guidance.documents import Document

FENMERE = Path(__file__).parents[2] / "examples" / "partnership"
NAMES = (
    ("x-fenmere/", "x-gammere/"),
    ('partnership = "fenmere"', 'partnership = "gammere"'),
    ('slug = "fenmere-', 'slug = "gammere-'),
    ('"FEN-', '"GAM-'),
    ('prefix = "FEN"', 'prefix = "GAM"'),
)


def copied(folder: Path, *further: tuple[str, str]) -> Path:
    """The example under another name, in a folder."""
    shutil.copytree(FENMERE, folder)
    for path in folder.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        for old, new in (*NAMES, *further):
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    return folder


def documents(folder: Path, partnership: str) -> Document:
    """The one document of a folder."""
    return cspr.framework(partnership, extra=[folder]).by_slug[f"{partnership}-procedure-2024"]


def test_nothing_differs_between_two_copies(tmp_path: Path) -> None:
    folders = documents(FENMERE, "fenmere"), documents(copied(tmp_path / "gammere"), "gammere")
    compared = compare(*folders)
    assert compared.rows == ()
    assert compared.agreed


def test_a_word_that_means_another_thing_still_differs(tmp_path: Path) -> None:
    other = copied(tmp_path / "gammere", ('title = "North Fenmere Council"', 'title = "East Fenmere Council"'))
    compared = compare(documents(FENMERE, "fenmere"), documents(other, "gammere"))
    aspects = {row.aspect for row in compared.rows}
    assert aspects == {Aspect.MEMBERS, Aspect.INDEPENDENCE, Aspect.QUORUM}


SHIPPED = Path(cspr.__file__).parent / "data" / "guidance"


@pytest.mark.parametrize(
    ("slug", "prefix"),
    [("kirklees-staff-guide", "KSCP"), ("essex-role-profiles-2024", "ESCB")],
)
def test_nothing_differs_between_a_shipped_document_and_its_copy(tmp_path: Path, slug: str, prefix: str) -> None:
    """Also where a list or a profile holds clauses that name no fact, by their own ids in each copy."""
    copy = tmp_path / "gammere"
    shutil.copytree(SHIPPED / slug, copy)
    for path in copy.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        text = re.sub(rf"\b{prefix}-", "GAM-", text).replace(f'prefix = "{prefix}"', 'prefix = "GAM"')
        text = re.sub(r'(?m)^(slug|series) = ".*"', r'\1 = "gammere-guide"', text)
        text = re.sub(r'(?m)^partnership = ".*"', 'partnership = "gammere"', text)
        path.write_text(re.sub(r"x-[a-z]+/", "x-gammere/", text), encoding="utf-8")
    ours = cspr.framework("gammere", extra=[copy]).by_slug
    compared = compare(cspr.framework(slug.partition("-")[0]).by_slug[slug], ours["gammere-guide"])
    assert compared.rows == ()
    assert compared.agreed
