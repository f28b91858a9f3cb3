"""What is compared: a partnership's documents, the national layer, or one document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs

from cspr.dates import PartialDate
from cspr.errors import CsprError, nearest, wrong
from cspr.guidance import loading
from cspr.guidance.applicable import A_SLIP, NATIONAL, framework, near_match, partnerships
from cspr.guidance.documents import Document
from cspr.guidance.layers import Framework, InForce
from cspr.guidance.model import Rule
from cspr.truth import Truth

_ALWAYS: Final = InForce(truth=Truth.YES)


@attrs.frozen(kw_only=True, eq=False)
class Text:
    """What one side brings: documents, which of their rules count, and what was not read.

    Args:
        name: what it is called.
        documents: its documents, the highest authority first.
        no_local: the area of which no local procedure is held, so that the national documents answer; empty else.
        framework: where the rules of a day are asked for, together with ``on``.
        on: the day, or ``None`` for all editions.
    """

    name: str
    documents: tuple[Document, ...]
    no_local: str = ""
    framework: Framework | None = None
    on: date | None = None

    def rules(self, document: Document) -> Iterator[tuple[Rule, str | None]]:
        """The rules of a document that count, each with the unread edition that carries it on, if one does."""
        for rule in document.rules:
            in_force = self._in_force(rule)
            if in_force.truth is not Truth.NO:
                yield rule, in_force.carried_by

    def _in_force(self, rule: Rule) -> InForce:
        if self.framework is None or self.on is None:
            return _ALWAYS
        return self.framework.in_force(rule, PartialDate.of(self.on))

    @property
    def not_in_force(self) -> bool:
        """Whether none of its documents was in force on the day, so that it says nothing."""
        if self.framework is None or self.on is None:
            return False
        windows = [document.instrument.window for document in self.documents]
        return all(window.holds(PartialDate.of(self.on)) is Truth.NO for window in windows)

    def unread(self, topic: str) -> bool:
        """Whether one of its documents may speak on a topic in a part that was not read."""
        return any(
            part.whole or topic in part.topics
            for document in self.documents
            if self.on is None or document.instrument.window.holds(PartialDate.of(self.on)) is not Truth.NO
            for part in document.instrument.unread
        )

    def same_as(self, other: Text) -> bool:
        """Whether both bring the same documents, each read once or twice."""
        return [_contents(document) for document in self.documents] == [
            _contents(document) for document in other.documents
        ]


def _contents(document: Document) -> tuple[object, ...]:
    return document.instrument, document.rules, document.words, document.digest


def text_of(given: object, on: date | None, path: str) -> Text:
    """The text that the caller names.

    Args:
        given: a framework; a document; the name of a partnership, ``national``, or the id of a shipped document. Of a
            partnership its own documents are taken, since the national ones are the same for all; of an area of which
            none are held, the national ones, as in a report.
        on: for a framework or partnership, the day on which its rules have to be in force.
        path: what the caller calls it.

    Raises:
        CsprError: ``unknown-side`` with the nearest name, ``not-a-side``.
    """
    if isinstance(given, Document):
        return Text(name=given.instrument.slug, documents=(given,))
    if isinstance(given, Framework):
        if given.local:
            return Text(name=given.partnership, documents=_local(given), framework=given, on=on)
        area = "" if given.partnership == NATIONAL else given.partnership
        return Text(name=NATIONAL, documents=given.documents, no_local=area, framework=given, on=on)
    if not isinstance(given, str):
        raise wrong("not-a-side", path, "give a framework, a document, or the name of a partnership or document")
    if given in loading.shipped():
        return text_of(loading.document(given), on, path)
    return text_of(_area(given, path), on, path)


def _area(name: str, path: str) -> Framework:
    """The documents of a partnership, or of any English area, unless its name looks like a slip of one that is held."""
    known = (*partnerships(), NATIONAL)
    try:
        documents = framework(name)
    except CsprError:
        near, held = nearest(name, (*known, *loading.shipped())), ", ".join(known)
        raise wrong(
            "unknown-side", path, near or f"a partnership ({held}), an area in small letters, or a document's id"
        ) from None
    near = near_match(documents) or ("" if name in known else nearest(name, loading.shipped(), likeness=A_SLIP))
    if near:
        raise wrong("unknown-side", path, near)
    return documents


def _local(framework: Framework) -> tuple[Document, ...]:
    own = {instrument.slug for instrument in framework.local}
    return tuple(document for document in framework.documents if document.instrument.slug in own)
