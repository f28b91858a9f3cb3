"""The text of a Word document, every part of it that holds words."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

from cspr.anonymity.answers import Part
from cspr.errors import wrong

_NAMESPACE: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING: Final = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr",
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr",
)
_SHAPES: Final = "{urn:schemas-microsoft-com:vml}"
# What is no text on the page and can be read in Word all the same, by element and attribute.
_UNSEEN: Final = {
    "alias": "val",
    "tag": "val",
    "listItem": "displayText",
    "fldSimple": "instr",
    "bookmarkStart": "name",
}
_TABS_AND_BREAKS: Final = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "\u00ad",
    "p": "\n",
    "tc": "\t",
}
_PARTS: Final = (
    (re.compile(r"/word/(?:header|footer)\d*\.xml"), Part.HEADERS_AND_FOOTERS),
    (re.compile(r"/word/(?:footnotes|endnotes)\d*\.xml"), Part.NOTES),
    (re.compile(r"/word/(?:comments\w*|people)\d*\.xml"), Part.COMMENTS),
    (re.compile(r"/docProps/.*\.xml|/customXml/.*\.xml"), Part.FILE_PROPERTIES),
    (re.compile(r"/word/(?:document|glossary/document)\d*\.xml"), Part.BODY),
)
_MOST: Final = 16 << 20
"""How many bytes all that is no picture may unpack to: each takes some fifty in memory."""
_UNREADABLE: Final = "the Word document cannot be read; save it again in Word"
_PICTURE: Final = re.compile(r"/word/media/")
# How a document looks, and what holds its parts together: no words of a report stand there.
_HOLDS_NO_WORDS: Final = re.compile(
    r"/word/(?:styles|stylesWithEffects|settings|webSettings|fontTable|numbering|theme/theme)\d*\.xml|/word/fonts/.*"
    r"|/docProps/thumbnail\.\w+|/\[Content_Types\]\.xml|.*\.rels|.*/"
)
_EXAMINED: Final = (
    *(Part.BODY, Part.HEADERS_AND_FOOTERS, Part.NOTES, Part.COMMENTS, Part.TRACKED_CHANGES),
    *(Part.FILE_PROPERTIES, Part.LINKS, Part.PICTURE_DESCRIPTIONS),
)


def parts(data: bytes, limit: int) -> tuple[list[tuple[Part, str]], tuple[Part, ...], tuple[Part, ...]]:
    """The texts of a document by part, what was examined, and what is there and was not."""
    try:
        import docx
    except ImportError:
        raise wrong("missing-extra", "$", "install cspr with its extra: cspr[documents]") from None
    packed = _check(data, limit)
    names: list[tuple[str, bytes]] = []
    body = ""
    links: list[str] = []
    texts: list[tuple[Part, str]] | None = None
    with suppress(Exception):  # a malformed file can raise anything there, and the error can hold words of it
        main: Any = docx.Document(io.BytesIO(data)).part
        package, body = main.package, str(main.partname)
        names = [(str(part.partname), part.blob) for part in package.iter_parts()]
        links = [
            str(link.target_ref)
            for source in (package, *package.iter_parts())
            for link in source.rels.values()
            if link.is_external
        ]
        texts = [piece for name, blob in names for piece in _texts(_part(name, body), name, blob)]
    if texts is None:
        raise wrong("malformed-document", "$", _UNREADABLE)
    texts += [(Part.LINKS, "\n".join(links))] if links else []
    left = [Part.PICTURES] if any(map(_PICTURE.match, packed)) else []
    others = {name for name in packed if not (_PICTURE.match(name) or _HOLDS_NO_WORDS.fullmatch(name))}
    if others - {name for name, _ in names if _part(name, body) is not None}:
        left.append(Part.EMBEDDED_FILES)
    texts.sort(key=lambda entry: list(Part).index(entry[0]))
    return texts, _EXAMINED, tuple(left)


def _check(data: bytes, limit: int) -> list[str]:
    """The name of everything that is packed in a document, as its parts are named; of two of one name one is hidden."""
    entries: list[zipfile.ZipInfo] = []
    with suppress(zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    names = {entry.filename for entry in entries}
    if not entries or len(names) < len(entries):
        raise wrong("malformed-document", "$", _UNREADABLE)
    if "word/document.xml" not in names:
        raise wrong("unsupported-document", "$", "save the document as .docx, PDF or plain text")
    for most, sizes in (
        (limit, (entry.file_size for entry in entries)),
        (_MOST, (entry.file_size for entry in entries if entry.filename.endswith(".xml"))),
    ):
        if sum(sizes) > most:
            raise wrong("too-large", "$", f"at most {most:,} bytes are read")
    return [f"/{entry.filename}" for entry in entries]


def _part(name: str, body: str) -> Part | None:
    """Which part of the document is in a file, where one is that is known; the body can have any name."""
    return Part.BODY if name == body else next((part for pattern, part in _PARTS if pattern.fullmatch(name)), None)


def _texts(part: Part | None, name: str, blob: bytes) -> Iterator[tuple[Part, str]]:
    if part is None and (_HOLDS_NO_WORDS.fullmatch(name) or not name.endswith(".xml")):
        return
    from docx.oxml import parse_xml

    root: Any = parse_xml(blob)
    if part is Part.FILE_PROPERTIES:
        values = (value for element in root.iter() for value in element.attrib.values())
        said = (text for text in (*root.itertext(), *values) if text.strip() and not text.startswith("{"))  # an id
        yield part, "\n".join(said)
        return
    part = part or Part.BODY
    kept: list[str] = []
    gone: list[str] = []
    described: list[str] = []
    people: list[str] = []
    for element in root.iter():
        tag = str(element.tag).removeprefix(_NAMESPACE)
        remark = not isinstance(element.tag, str)
        if remark or tag.rpartition("}")[2] in {"t", "instrText"}:  # the text of a formula or a note as well
            kept.append(element.text or "")
        elif tag in {"delText", "delInstrText"}:
            gone.append(element.text or "")
        elif tag in _TABS_AND_BREAKS:
            kept.append(_TABS_AND_BREAKS[tag])
        elif element.tag in _DRAWING or tag.startswith(_SHAPES):
            described += [element.get(key, "") for key in ("name", "title", "descr", "alt")]
        people += [value for key, value in element.attrib.items() if key.rpartition("}")[2] in {"author", "initials"}]
    unseen = (
        element.get(_NAMESPACE + key, "") for tag, key in _UNSEEN.items() for element in root.iter(_NAMESPACE + tag)
    )
    yield part, "\n".join(filter(None, ("".join(kept), *unseen)))
    for other, words in (
        (Part.TRACKED_CHANGES, "".join(gone)),
        (Part.PICTURE_DESCRIPTIONS, "\n".join(filter(None, described))),
        (Part.COMMENTS if part is Part.COMMENTS else Part.TRACKED_CHANGES, "\n".join(dict.fromkeys(people))),
    ):
        if words:
            yield other, words
