"""The documents that ship, and a partnership's own, as the framework that applies to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, cast

from cspr.dates import PartialDate
from cspr.errors import nearest, wrong
from cspr.guidance import loading
from cspr.guidance.documents import Document
from cspr.guidance.instruments import Instrument
from cspr.guidance.layers import Framework
from cspr.guidance.superseding import with_ends
from cspr.truth import Truth

NATIONAL: Final = "national"
_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}", re.ASCII)
A_SLIP: Final = 0.75  # as alike as a slip of the pen; Sussex is less like Essex
_BEGINNING: Final = 6  # letters; North Yorkshire begins as Northamptonshire does with five
_KEPT: Final = 32


def partnerships() -> tuple[str, ...]:
    """The partnerships whose documents are shipped, sorted.

    Examples:
        >>> "northamptonshire" in partnerships()
        True
    """
    return tuple(sorted({name for instrument in _shipped() for name in instrument.partnerships}))


@cache
def _shipped() -> tuple[Instrument, ...]:
    return tuple(loading.instrument_of(slug) for slug in loading.shipped())


def _order(document: Document) -> tuple[int, str, str]:
    start = document.instrument.window.start
    return (document.instrument.authority.rank, start.first.isoformat() if start else "", document.instrument.slug)


def framework(partnership: str = NATIONAL, *, extra: Iterable[Path | str] | Path | str = ()) -> Framework:
    """The documents that apply to a partnership, over the national ones.

    Args:
        partnership: the partnership; of one without documents in ``partnerships()`` the national ones answer alone.
            ``national`` stands for the national layer.
        extra: folders of the partnership's own documents, or one folder, layered over the national ones; nothing in
            them is run.

    Raises:
        CsprError: ``malformed-partnership``; every problem of an extra folder at once.

    Examples:
        >>> [one.slug for one in framework("northamptonshire").local][0]
        'northamptonshire-framework-2020'
        >>> framework("narnia").documents == framework("national").documents
        True
    """
    one_folder = isinstance(extra, str) or not hasattr(extra, "__iter__")
    folders = (cast("Path | str", extra),) if one_folder else tuple(cast("Iterable[Path | str]", extra))
    if not folders:
        return _framework(_slug(partnership))
    if not all(isinstance(folder, str) or hasattr(folder, "__fspath__") for folder in folders):
        raise wrong("not-text", "$.extra", "give the path of a folder, or of several")
    from cspr.guidance.checking import read_extra

    return over_national(partnership, read_extra(partnership, folders))


def over_national(partnership: str, own: Iterable[Document]) -> Framework:
    """A partnership's own documents, which were read and checked, over the national ones."""
    documents = sorted((*_framework(NATIONAL).documents, *with_ends(own)), key=_order)
    return Framework(partnership=partnership, documents=tuple(documents))


def _slug(partnership: object) -> str:
    if not isinstance(partnership, str) or _SLUG.fullmatch(partnership) is None:
        meant = nearest(partnership, (*partnerships(), NATIONAL), likeness=A_SLIP)
        raise wrong(
            "malformed-partnership", "$.partnership", meant or "write small letters, digits and hyphens, at most 64"
        )
    return partnership


def near_match(framework: Framework) -> str:
    """What to ask where no local documents are held under a name that is nearly one under which some are.

    Examples:
        >>> near_match(framework("northamptonshrie")), near_match(framework("east-sussex"))
        ("did you mean 'northamptonshire'?", '')
        >>> near_match(framework("northants")), near_match(framework("kirklees-council"))
        ("did you mean 'northamptonshire'?", "did you mean 'kirklees'?")
    """
    name, known = framework.partnership, (*partnerships(), NATIONAL)
    if name in known or framework.local:
        return ""
    near = nearest(name, known, likeness=A_SLIP)
    shortened = [held for held in known if _shortened(name, held)]
    return near or (nearest(shortened[0], shortened) if len(shortened) == 1 else "")


def _shortened(name: str, held: str) -> bool:
    """Whether one name is the other with a word more, or was cut short, or contracted after its beginning."""
    cut_short = len(name) >= _BEGINNING and held.startswith(name[:_BEGINNING])
    return cut_short or held in name.split("-")


def in_force_on(framework: Framework, day: PartialDate) -> tuple[tuple[Instrument, Truth], ...]:
    """The documents in force on a day, or that may be, each with which of the two.

    Raises:
        CsprError: ``before-any-guidance``.

    Examples:
        >>> from cspr.dates import PartialDate
        >>> [one.slug for one, answer in in_force_on(framework(), PartialDate.of("2016-06")) if answer is Truth.YES]
        ['working-together-2015']
    """
    windows = [(instrument, instrument.window.holds(day)) for instrument in framework.instruments.values()]
    if not any(answer is Truth.YES for _, answer in windows):
        raise wrong("before-any-guidance", "on", "give a day on which one of the documents was in force")
    return tuple((instrument, answer) for instrument, answer in windows if answer is not Truth.NO)


@lru_cache(maxsize=_KEPT)
def _framework(partnership: str) -> Framework:
    wanted = (loading.document(of.slug) for of in _shipped() if not of.partnerships or partnership in of.partnerships)
    return Framework(partnership=partnership, documents=tuple(sorted(wanted, key=_order)))
