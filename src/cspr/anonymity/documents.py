"""The text of a report, from plain text, Word or PDF, with what of the file was examined and what was not."""

from __future__ import annotations

import codecs
from bisect import bisect_right
from collections.abc import Iterable
from typing import ClassVar, Final

import attrs

from cspr.anonymity.answers import Part
from cspr.answers import Short
from cspr.arguments import a_number, a_text, of_kind
from cspr.errors import wrong

LIMIT: Final = 64 << 20
_LARGEST: Final = 1 << 40
_HEAD: Final = 1024
_OLE: Final = b"\xd0\xcf\x11\xe0"
_RTF: Final = b"{\\rtf"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@attrs.frozen(kw_only=True, repr=False)
class TextOfDocument(Short):
    """The text of a document. Its ``repr``, and what is written of it as JSON, hold no text.

    Args:
        text: all that was examined, part after part; findings count their places in it.
        begins: where each part begins, in code points, in the order of the text.
        examined: the parts that were examined.
        not_examined: the parts that are there, or may be, and were not examined.
    """

    __written__: ClassVar = ("begins", "examined", "not_examined")

    text: str = attrs.field(repr=False)
    begins: tuple[tuple[int, Part], ...] = ((0, Part.BODY),)
    examined: tuple[Part, ...] = (Part.BODY,)
    not_examined: tuple[Part, ...] = ()

    @classmethod
    def plain(cls, text: str) -> TextOfDocument:
        """A text that is no more than its characters.

        Raises:
            CsprError: ``not-text``.
        """
        return cls(text=a_text(text, "$"))

    @classmethod
    def read(cls, data: bytes, *, limit: int = LIMIT) -> TextOfDocument:
        """Read plain text, Word (``.docx``) or PDF; which of them it is, the content says.

        Args:
            data: the content of the file.
            limit: how long it may be, and what is packed in it may be, in bytes.

        Raises:
            CsprError: ``not-text``, ``not-a-number``, ``too-large``, ``encrypted-document``, ``no-text-layer``,
                ``unsupported-document``, ``malformed-document``; ``missing-extra`` where the extra ``documents`` is
                not installed.

        Examples:
            >>> TextOfDocument.read(b"A report.")
            TextOfDocument(begins=<1>, examined=<1>, not_examined=<0>)
        """
        of_kind(data, bytes, "not-text", "$", "give the content of the file as bytes")
        if len(data) > a_number(limit, "limit", most=_LARGEST):
            raise wrong("too-large", "$", f"at most {limit:,} bytes are read")
        if b"%PDF-" in data[:_HEAD]:
            from cspr.anonymity import _pdf

            return _put_together(*_pdf.parts(data))
        if data.startswith(b"PK\x03\x04"):
            from cspr.anonymity import _word

            return _put_together(*_word.parts(data, limit))
        if data.startswith((_OLE, _RTF)):
            if _LOCKED in data:
                raise wrong("encrypted-document", "$", "save the document without a password")
            raise wrong("unsupported-document", "$", "save the document as .docx, PDF or plain text")
        return cls.plain(_decoded(data))

    def part_at(self, place: int) -> Part:
        """The part in which a place of the text stands.

        Raises:
            CsprError: ``not-a-number``.
        """
        a_number(place, "place", most=_LARGEST)
        return self.begins[bisect_right(self.begins, place, key=lambda begin: begin[0]) - 1][1]


def _decoded(data: bytes) -> str:
    marked = data.startswith(_MARKS)
    text = data.decode("utf-16" if marked else "utf-8-sig", "replace")
    if "\ufffd" in text and not marked:
        text = data.decode("cp1252", "replace")
    if "\x00" in text:
        raise wrong("not-text", "$", "give plain text, a Word document (.docx) or a PDF")
    return text


def _put_together(texts: Iterable[tuple[Part, str]], examined: Iterable[Part], left: Iterable[Part]) -> TextOfDocument:
    pieces: list[str] = []
    begins: list[tuple[int, Part]] = []
    length = 0
    for part, text in texts:
        begins.append((length, part))
        pieces.append(text + "\n")
        length += len(text) + 1
    return TextOfDocument(
        text="".join(pieces),
        begins=tuple(begins) or ((0, Part.BODY),),
        examined=tuple(examined),
        not_examined=tuple(left),
    )
