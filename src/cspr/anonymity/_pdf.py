"""The text of a PDF, its annotations, links, bookmarks and properties."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, Final, cast

from cspr.anonymity.answers import Part
from cspr.errors import CsprError, Problem, wrong
from cspr.guidance.tables import is_list, is_table

_EXAMINED: Final = (Part.BODY, Part.COMMENTS, Part.FILE_PROPERTIES, Part.LINKS, Part.PICTURE_DESCRIPTIONS)
_SAID: Final = ("/Contents", "/T", "/Subj", "/V", "/TU")
_DESCRIBES: Final = frozenset({"/Alt", "/ActualText", "/E"})
_SAID_ANYWHERE: Final = frozenset({*_SAID, *_DESCRIBES, "/DV", "/RC", "/Name", "/JS", "/CA"})
_MOST: Final = 16 << 20
"""How many bytes all pages together may unpack to: one stream can be drawn on thousands of pages."""
_MOST_DRAWN: Final = 5_000
_MOST_DRAWN_IN_ALL: Final = 20_000
_DEEPEST: Final = 50
"""How many drawings are read of a page and of all pages, and how deep within one another. Of one page pypdf itself
reads no more, and no deeper than Python goes, and says so to nobody."""


def parts(data: bytes) -> tuple[list[tuple[Part, str]], tuple[Part, ...], tuple[Part, ...]]:
    """The texts of a PDF by part, what was examined, and what is there, or may be, and was not."""
    try:
        import pypdf
    except ImportError:
        raise wrong("missing-extra", "$", "install cspr with its extra: cspr[documents]") from None
    # What the library warns of can hold words of the document, and nothing of it is to be printed or logged.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    read: tuple[list[tuple[Part, str]], tuple[Part, ...], tuple[Part, ...]] | None = None
    refused: tuple[Problem, ...] = (Problem("malformed-document", "$", "the PDF cannot be read; save it again"),)
    try:
        read = _read(pypdf.PdfReader(io.BytesIO(data)))
    except CsprError as error:
        refused = error.problems
    except Exception:  # noqa: BLE001, S110 -- a malformed file can raise anything there, and the error can hold words of it
        pass
    if read is None:
        raise CsprError(refused)
    return read


def _read(reader: Any) -> tuple[list[tuple[Part, str]], tuple[Part, ...], tuple[Part, ...]]:
    if reader.is_encrypted:
        raise wrong("encrypted-document", "$", "save the PDF without a password")
    described = _described(reader)
    reading = _Pages()
    pages = [reading.text(page) for page in reader.pages]
    if not any(map(str.strip, pages)):
        raise wrong("no-text-layer", "$", "the PDF holds pictures of pages: have the text recognised first")
    comments, links = _annotations(reader.pages)
    information: Mapping[str, Any] = reader.metadata or {}
    properties = "\n".join((*map(str, information.values()), *_bookmarks(reader.outline)))
    elsewhere = {*comments, *links, *properties.splitlines()}
    for key, words in _everywhere(reader):
        if key in _DESCRIBES:
            described.append(words)
        elif words not in elsewhere:
            properties += "\n" + words
    more = reader.root_object.get("/Metadata")
    if more is not None:
        properties += "\n" + more.get_object().get_data().decode("utf-8", "replace")
    texts = [(Part.BODY, "\n".join(pages))]
    texts += [
        (part, words)
        for part, words in (
            (Part.COMMENTS, "\n".join(comments)),
            (Part.FILE_PROPERTIES, properties),
            (Part.LINKS, "\n".join(links)),
            (Part.PICTURE_DESCRIPTIONS, "\n".join(dict.fromkeys(described))),
        )
        if words
    ]
    left = [Part.PICTURES]  # a picture can stand in any drawing, and be drawn line by line
    if reader.attachments or "/XFA" in (reader.root_object.get("/AcroForm") or {}):
        left.append(Part.EMBEDDED_FILES)
    if not all(map(str.strip, pages)):
        left.append(Part.PAGES_WITHOUT_TEXT)
    if not reading.whole:
        left.append(Part.PARTS_OF_PAGES)
    return texts, _EXAMINED, tuple(left)


class _Pages:
    """The text of pages, and whether it is all: where a drawing on them cannot be read, pypdf goes on without it."""

    def __init__(self) -> None:
        self.whole = True
        self.left_in_all = _MOST_DRAWN_IN_ALL

    def text(self, page: Any) -> str:
        """The text of a page."""
        read = page.extract_xform_text
        left, depth = _MOST_DRAWN - 1, 0

        def drawn(*arguments: Any, **named: Any) -> str:
            nonlocal left, depth
            if depth == _DEEPEST or not left or not self.left_in_all:
                self.whole = False
                return ""
            left -= 1
            self.left_in_all -= 1
            depth += 1
            try:
                text: str = read(*arguments, **named)
            except Exception:
                self.whole = False
                raise
            finally:
                depth -= 1
            return text

        page.extract_xform_text = drawn
        words: str = page.extract_text()
        return words


def _described(reader: Any) -> list[str]:
    """What is said on the pages for those who do not see them; pages that unpack to too much are refused."""
    words: list[str] = []
    unpacked = 0
    for page in reader.pages:
        content = page.get_contents()
        data = b"" if content is None else content.get_data()
        unpacked += len(data)
        if unpacked > _MOST:
            raise wrong("too-large", "$", f"at most {_MOST:,} bytes of pages are read")
        if any(key.encode() in data for key in _DESCRIBES):
            words += [said for operands, _ in cast("Any", content).operations for _, said in _said(operands)]
    return words


def _everywhere(reader: Any) -> Iterator[tuple[str, str]]:
    """What is said in any object of the file, also in one that no page shows."""
    numbers = {number for table in reader.xref.values() for number in table} | {*reader.xref_objStm}
    for number in sorted(numbers):
        with suppress(Exception):  # an object that cannot be read is shown by no reader either
            yield from _said(reader.get_object(number))


def _said(whole: Any) -> Iterator[tuple[str, str]]:
    """The texts within an object that people may read, each with its key."""
    from pypdf.generic import TextStringObject

    left = [whole]
    while left:
        value = left.pop()
        if is_list(value):
            left += value
        elif is_table(value):
            left += value.values()
            texts = (each for each in value.items() if isinstance(each[1], TextStringObject))
            yield from ((key, str(text)) for key, text in texts if key in _SAID_ANYWHERE)


def _bookmarks(outline: Iterable[Any]) -> Iterator[str]:
    """The titles in the list that a reader shows beside the pages, one level within another."""
    for entry in outline:
        if is_list(entry):
            yield from _bookmarks(entry)
        else:
            yield str(entry.title)


def _annotations(pages: Iterable[Any]) -> tuple[list[str], list[str]]:
    comments: list[str] = []
    links: list[str] = []
    for page in pages:
        for reference in page.get("/Annots") or ():
            note = reference.get_object()
            comments += [str(note[key]) for key in _SAID if key in note]
            action = note.get("/A")
            if action is not None and "/URI" in action.get_object():
                links.append(str(action.get_object()["/URI"]))
    return comments, links
