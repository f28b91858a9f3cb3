"""Made-up duties, documents and frameworks; what a test says nothing of is as plain as can be."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import cspr
from cspr.dates import PartialDate
from cspr.guidance.documents import Document
from cspr.guidance.instruments import Instrument
from cspr.guidance.layers import Framework
from cspr.guidance.model import Duty
from cspr.guidance.windows import Window
from cspr.sources import Authority, Basis, Force, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cspr.guidance.periods import Timing
    from cspr.vocabulary import Word

GUIDANCE = Path(cspr.__file__).with_name("data") / "guidance"
"""The folders of the shipped documents."""
OPEN = Window(start=PartialDate.read("2000-01-01"), end=None)


def duty(step: str, timing: Timing | None = None, /, *, instrument: str = "local", **more: Any) -> Duty:
    """A duty of a made-up text on a step; more: any field of a duty, or of its source."""
    source = Source(
        instrument=instrument,
        document=instrument,
        edition=more.pop("edition", "1"),
        clauses=more.pop("clauses", (f"{instrument.upper()}-001",)),
        authority=more.pop("authority", Authority.LOCAL),
        force=more.pop("force", Force.MUST),
        basis=more.pop("basis", Basis.SEEN),
        refrain=more.pop("refrain", False),
    )
    fields: dict[str, Any] = {"id": "rule", "step": step, "topic": step, "source": source, "timing": timing}
    return Duty(**(fields | more))


def document(
    *duties: Duty, window: Window = OPEN, words: Mapping[str, Mapping[str, Word]] | None = None, **more: Any
) -> Document:
    """A document of some duties, which all name it; more: any field of its instrument."""
    slug, authority = duties[0].source.instrument, duties[0].source.authority
    fields: dict[str, Any] = {
        **dict.fromkeys(("slug", "series", "title"), slug),
        "prefix": slug.upper(),
        "edition": "1",
        "publisher": "nobody",
        "authority": authority,
        "window": window,
    }
    return Document(
        instrument=Instrument(**(fields | more)),
        clauses=MappingProxyType({}),
        duties=duties,
        words=MappingProxyType(dict(words or {})),
    )


def framework_of(documents: Iterable[Document], partnership: str = "my-area") -> Framework:
    """The documents as those of a made-up partnership, and no others."""
    return Framework(partnership=partnership, documents=tuple(documents))
