"""Word, PDF and plain text: what of a file is examined, what is not, and what cannot be read."""

from __future__ import annotations

import io
import json
import struct
import sys
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from pypdf.annotations import Text
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

from cspr import cli, to_json
from cspr.anonymity import Known, TextOfDocument, identifiers
from cspr.anonymity.answers import Part
from cspr.errors import CsprError


def picture() -> bytes:
    """A picture of one dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def word(*, full: bool = True) -> bytes:
    """A Word document that names somebody else in each of its parts."""
    document: Any = docx.Document()
    paragraph = document.add_paragraph("Seen by Anwen")
    run = paragraph.add_run("yd at home.")
    document.add_table(1, 2).cell(0, 1).text = "Belinda"
    document.core_properties.author = "Fiona"
    if full:
        document.sections[0].header.paragraphs[0].text = "Callum"
        document.add_comment(run, text="Deirdre wrote", author="Edmund", initials="E")
        gone: Any = OxmlElement("w:del")
        gone.set(qn("w:author"), "Hamish")
        inside: Any = OxmlElement("w:r")
        words: Any = OxmlElement("w:delText")
        words.text = "Gwilym"
        inside.append(words)
        gone.append(inside)
        paragraph._p.append(gone)  # noqa: SLF001 -- python-docx writes no tracked changes
        document.part.relate_to("mailto:Iolo@example.org", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        document.add_picture(io.BytesIO(picture()))
        drawing = next(each for each in document.element.iter() if each.tag.endswith("}docPr"))
        drawing.set("descr", "Jocelyn by the sea")
        picked = next(each for each in document.element.iter() if each.tag.endswith("}cNvPr"))
        picked.set("name", "Kerensa.jpg")
        for tag, attribute, value in (
            ("w:alias", "w:val", "about Lowenna"),
            ("w:fldSimple", "w:instr", " AUTHOR Morwenna "),
            ("w:bookmarkStart", "w:name", "_Nesta_1"),
        ):
            element: Any = OxmlElement(tag)
            element.set(qn(attribute), value)
            paragraph._p.append(element)  # noqa: SLF001 -- as above
        shape: Any = OxmlElement("w:pict").makeelement("{urn:schemas-microsoft-com:vml}shape", {"alt": "Olwen's house"})
        run._r.append(shape)  # noqa: SLF001 -- as above
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def pdf(*pages: str, full: bool = False, locked: bool = False) -> bytes:
    """A PDF with a line of text on each page."""
    writer: Any = pypdf.PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for text in pages:
        page = writer.add_blank_page(300, 300)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET".encode() if text else b"")
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        page[NameObject("/Contents")] = writer._add_object(stream)  # noqa: SLF001 -- no other way to add text
    if full:
        writer.add_metadata({"/Author": "Fiona"})
        first = writer.add_outline_item(title="Jocelyn", page_number=0)
        writer.add_outline_item(title="What Kerensa saw", page_number=0, parent=first)
        writer.add_annotation(0, Text(rect=(0, 0, 9, 9), text="Deirdre wrote"))
        writer.add_uri(0, "mailto:Iolo@example.org", (0, 0, 9, 9))
        writer.add_annotation(
            0, DictionaryObject({NameObject("/Subtype"): NameObject("/Popup"), NameObject("/A"): DictionaryObject()})
        )
        more = DecodedStreamObject()
        more.set_data(b"<x>Hamish</x>")
        writer.root_object[NameObject("/Metadata")] = writer._add_object(more)  # noqa: SLF001 -- as above
        writer.add_attachment("list.txt", b"Gwilym")
        writer.root_object[NameObject("/Lang")] = TextStringObject("en")
    if locked:
        writer.encrypt("a word", algorithm="RC4-128")
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def parts(data: bytes, *names: str) -> list[tuple[str, str]]:
    """Each name as it stands in the text, with the part in which it stands."""
    document = TextOfDocument.read(data)
    answer = identifiers(document, Known(names=names))
    return [
        (document.text[passage.start : passage.end], passage.part.value)
        for passage in answer.findings
        if passage.entry is not None
    ]


def test_every_part_of_a_word_document_is_examined() -> None:
    names = ("Anwenyd", "Belinda", "Callum", "Deirdre", "Edmund", "Fiona", "Gwilym", "Hamish", "Iolo", "Jocelyn")
    assert [
        ("Anwenyd", "body"),
        ("Belinda", "body"),
        ("Lowenna", "body"),
        ("Morwenna", "body"),
        ("Nesta", "body"),
        ("Callum", "headers-and-footers"),
        ("Deirdre", "comments"),
        ("Edmund", "comments"),
        ("Gwilym", "tracked-changes"),
        ("Hamish", "tracked-changes"),
        ("Fiona", "file-properties"),
        ("Iolo", "links"),
        ("Olwen", "picture-descriptions"),
        ("Jocelyn", "picture-descriptions"),
        ("Kerensa", "picture-descriptions"),
    ] == parts(word(), *names, "Kerensa", "Lowenna", "Morwenna", "Nesta", "Olwen")
    assert (Part.PICTURES,) == TextOfDocument.read(word()).not_examined


def test_a_word_document_without_pictures_leaves_nothing_unexamined() -> None:
    document = TextOfDocument.read(word(full=False))
    assert ((), Part.BODY) == (document.not_examined, document.examined[0])


BODY, RELATIONS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
FORMULA = (
    b'<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:t>Zennor</m:t></m:oMath></w:p>'
)
CHUNK = b'<Relationship Id="rId99" Type="http://x/aFChunk" Target="chunk.htm"/></Relationships>'
HTML = b'<Default Extension="htm" ContentType="text/html"/></Types>'


@pytest.mark.parametrize(
    ("changes", "examined", "left"),
    [
        ({BODY: (b"</w:p>", FORMULA)}, "body", ()),
        ({BODY: (b"</w:p>", b"<!-- Zennor --></w:p>")}, "body", ()),
        (
            {"docProps/core.xml": (b"</cp:coreProperties>", b'<x by="Zennor"/></cp:coreProperties>')},
            "file-properties",
            (),
        ),
        ({"word/zennor.txt": (b"", b"Zennor")}, None, (Part.EMBEDDED_FILES,)),
        (
            {RELATIONS: (b"</Relationships>", CHUNK), TYPES: (b"</Types>", HTML), "word/chunk.htm": (b"", b"Zennor")},
            None,
            (Part.EMBEDDED_FILES,),
        ),
        (
            {
                "_rels/.rels": (BODY.encode(), b"word/main.xml"),
                TYPES: (BODY.encode(), b"word/main.xml"),
                "word/main.xml": (b"Anwen", b"Zennor Anwen"),
            },
            "body",
            (Part.EMBEDDED_FILES,),
        ),
    ],
)
def test_wherever_in_a_word_document_words_are_hidden_they_are_examined_or_said_not_to_be(
    changes: dict[str, tuple[bytes, bytes]], examined: str | None, left: tuple[Part, ...]
) -> None:
    with zipfile.ZipFile(io.BytesIO(word(full=False))) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    begun = {**dict.fromkeys(changes, b""), **files, "word/main.xml": files[BODY]}
    files |= {name: begun[name].replace(was, becomes, 1) for name, (was, becomes) in changes.items()}
    data = archive(**files)
    assert ([] if examined is None else [("Zennor", examined)]) == parts(data, "Zennor")
    assert left == TextOfDocument.read(data).not_examined


def test_a_pdf_is_examined_with_its_notes_links_and_properties() -> None:
    data = pdf("Seen by Anwenyd", "", full=True)
    assert [
        ("Anwenyd", "body"),
        ("Deirdre", "comments"),
        ("Fiona", "file-properties"),
        ("Jocelyn", "file-properties"),
        ("Kerensa", "file-properties"),
        ("Hamish", "file-properties"),
        ("Iolo", "links"),
    ] == parts(data, "Anwenyd", "Deirdre", "Fiona", "Gwilym", "Hamish", "Iolo", "Jocelyn", "Kerensa")
    assert (Part.PICTURES, Part.EMBEDDED_FILES, Part.PAGES_WITHOUT_TEXT) == TextOfDocument.read(data).not_examined
    assert (Part.PICTURES,) == TextOfDocument.read(pdf("Seen")).not_examined


def table(**values: Any) -> DictionaryObject:
    """A table of a PDF, in which every text can be read."""
    return DictionaryObject(
        {
            NameObject(f"/{key}"): TextStringObject(value) if isinstance(value, str) else value
            for key, value in values.items()
        }
    )


@pytest.mark.parametrize(
    ("key", "value", "examined", "left"),
    [
        ("StructTreeRoot", table(K=ArrayObject([table(Alt="Zennor")])), "picture-descriptions", ()),
        ("AcroForm", table(Fields=ArrayObject([table(V="Zennor")])), "file-properties", ()),
        ("OCProperties", table(OCGs=ArrayObject([table(Name="Zennor")])), "file-properties", ()),
        ("AcroForm", table(XFA="Zennor"), None, (Part.EMBEDDED_FILES,)),
    ],
)
def test_wherever_in_a_pdf_words_are_hidden_they_are_examined_or_said_not_to_be(
    key: str, value: Any, examined: str | None, left: tuple[Part, ...]
) -> None:
    writer: Any = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("Seen")))
    writer.root_object[NameObject(f"/{key}")] = value
    kept = io.BytesIO()
    writer.write(kept)
    assert ([] if examined is None else [("Zennor", examined)]) == parts(kept.getvalue(), "Zennor")
    assert (Part.PICTURES, *left) == TextOfDocument.read(kept.getvalue()).not_examined


def test_what_a_pdf_says_in_place_of_what_it_shows_is_examined() -> None:
    data = pdf(") Tj /Span <</ActualText(Zennor)>> BDC (Anwenyd) Tj EMC (")
    assert [("Anwenyd", "body"), ("Zennor", "picture-descriptions")] == parts(data, "Zennor", "Anwenyd")


EMPTY = b""
BROKEN = b"] >> ) BT /F1 12 Tf 20 200 Td (Zennor) Tj ET"
ZENNOR = b"BT /F1 12 Tf 20 200 Td (Zennor) Tj ET"


def drawing(page: bytes, *drawn: bytes, pages: int = 1) -> bytes:
    """A PDF whose pages show a name and then what else they draw: the first drawing is D0, and so on."""
    writer: Any = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("Anwenyd")))
    first = writer.pages[0]
    resources = first["/Resources"]
    names = DictionaryObject()
    for number, content in enumerate(drawn):
        stream = DecodedStreamObject()
        stream.set_data(content)
        stream[NameObject("/Subtype")] = NameObject("/Form")
        if content:
            stream[NameObject("/Resources")] = resources
        names[NameObject(f"/D{number}")] = writer._add_object(stream)  # noqa: SLF001 -- no other way to add one
    resources[NameObject("/XObject")] = names
    stream = DecodedStreamObject()
    stream.set_data(first.get_contents().get_data() + b" " + page)
    first[NameObject("/Contents")] = writer._add_object(stream)  # noqa: SLF001 -- as above
    for _ in range(pages - 1):
        writer.add_page(first)
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def nested(deep: int) -> list[bytes]:
    """Drawings one within another, the last of which shows a name."""
    return [*(f"/D{number} Do".encode() for number in range(1, deep)), ZENNOR]


@pytest.mark.parametrize(
    ("data", "found", "left"),
    [
        (drawing(b"/D0 Do", ZENNOR), True, ()),
        (drawing(b"/D0 Do", ZENNOR + b" /D0 Do"), True, ()),
        (drawing(b"/D0 Do", *nested(50)), True, ()),
        (drawing(b"/D0 Do", *nested(51)), False, (Part.PARTS_OF_PAGES,)),
        (drawing(b"/D0 Do", BROKEN), False, (Part.PARTS_OF_PAGES,)),
        (drawing(b"/D0 Do " * 4_998 + b"/D1 Do", EMPTY, ZENNOR), True, ()),
        (drawing(b"/D0 Do " * 4_999 + b"/D1 Do", EMPTY, ZENNOR), False, (Part.PARTS_OF_PAGES,)),
        (drawing(b"/D0 Do " * 4_500, EMPTY, pages=4), False, ()),
        (drawing(b"/D0 Do " * 4_500, EMPTY, pages=5), False, (Part.PARTS_OF_PAGES,)),
    ],
    ids=["one", "circle", "deep", "deeper", "broken", "many", "too-many", "on-pages", "too-many-on-pages"],
)
def test_what_a_page_draws_is_examined_or_said_not_to_be(data: bytes, found: bool, left: tuple[Part, ...]) -> None:
    assert ([("Zennor", "body")] if found else []) == parts(data, "Zennor")
    assert (Part.PICTURES, *left) == TextOfDocument.read(data).not_examined


def test_a_page_that_was_read_in_part_is_not_answered_in_full(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report, known = tmp_path / "report.pdf", tmp_path / "known.toml"
    report.write_bytes(drawing(b"/D0 Do", BROKEN))
    known.write_text('names = ["Zennor"]', "utf-8")
    assert 3 == cli.main(["anonymity", str(report), "--known", str(known)])
    assert "Not examined: pictures, parts of pages.\n" in capsys.readouterr().out


def test_pages_that_unpack_to_more_than_anybody_reads_are_refused() -> None:
    writer: Any = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("Seen " * 60_000)))
    for _ in range(60):
        writer.add_page(writer.pages[0])
    kept = io.BytesIO()
    writer.write(kept)
    with pytest.raises(CsprError) as refused:
        TextOfDocument.read(kept.getvalue())
    assert ["too-large at $: at most 16,777,216 bytes of pages are read"] == [
        str(each) for each in refused.value.problems
    ]


def test_the_reader_of_pdfs_is_silent_for_what_it_says_can_hold_words_of_a_report(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = pdf("Seen by Anwenyd", full=True)
    for data in (whole[:-40], b"Anwenyd\n" + whole, b"%PDF-1.4 Anwenyd"):
        with suppress(CsprError):
            TextOfDocument.read(data)
    assert ([], ("", "")) == (caplog.records, capsys.readouterr())


@pytest.mark.parametrize(
    "data", [b"Si\xe2n", "Siân".encode(), "Siân".encode("utf-16"), "\ufeffSiân".encode(), "Siân".encode("utf-16-be")]
)
def test_plain_text_is_read_in_the_encodings_of_every_day(data: bytes) -> None:
    if data.startswith(b"\0"):
        with pytest.raises(CsprError):  # without a mark it cannot be told
            TextOfDocument.read(data)
    else:
        assert [("Siân", "body")] == parts(data, "Siân")


def archive(**files: bytes) -> bytes:
    """A zip file with these files."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return kept.getvalue()


def twice(name: str, hidden: bytes) -> bytes:
    """A zip file with two files of one name, of which a reader shows one."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as packed:
        packed.writestr(name, hidden)
        with pytest.warns(UserWarning, match="Duplicate name"):
            packed.writestr(name, b"shown")
    return kept.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pdf("Anwenyd", locked=True), "encrypted-document"),
        (pdf("", ""), "no-text-layer"),
        (b"%PDF-1.7 Anwenyd", "malformed-document"),
        (b"\r\n%PDF-1.7 Anwenyd", "malformed-document"),
        (rb"{\rtf1\ansi Anwenyd}", "unsupported-document"),
        (b"PK\x03\x04 Anwenyd", "malformed-document"),
        (archive(word__document_xml=b"<Anwenyd"), "malformed-document"),
        (twice("word/document.xml", b"Anwenyd"), "malformed-document"),
        (archive(xl__workbook_xml=b"Anwenyd"), "unsupported-document"),
        (b"\xd0\xcf\x11\xe0 Anwenyd", "unsupported-document"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "encrypted-document"),
        (b"Anwenyd\x00\x01", "not-text"),
        (picture(), "not-text"),
        ("Anwenyd", "not-text"),
    ],
)
def test_what_cannot_be_read_is_refused_and_not_repeated(data: Any, code: str) -> None:
    with pytest.raises(CsprError) as refused:
        TextOfDocument.read(data)
    assert [code] == [problem.code for problem in refused.value.problems]
    assert "Anwenyd" not in f"{refused.value!r} {refused.value.__context__!r} {refused.value.__cause__!r}"


def test_a_file_and_what_is_packed_in_it_may_be_so_long_and_no_longer() -> None:
    bomb = archive(word__document_xml=b" " * 100_000)
    for data in (b"x" * 5_001, bomb):
        with pytest.raises(CsprError) as refused:
            TextOfDocument.read(data, limit=5_000 if data is not bomb else 99_999)
        assert ["too-large"] == [problem.code for problem in refused.value.problems]
    with pytest.raises(CsprError) as refused:
        TextOfDocument.read(archive(word__document_xml=b" " * (1 + (16 << 20))))
    assert ["too-large at $: at most 16,777,216 bytes are read"] == [str(each) for each in refused.value.problems]


@pytest.mark.parametrize(("module", "data"), [("docx", word(full=False)), ("pypdf", pdf("Anwenyd"))])
def test_without_the_extra_it_says_how_to_get_it(module: str, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(CsprError) as refused:
        TextOfDocument.read(data)
    assert [("missing-extra", "install cspr with its extra: cspr[documents]")] == [
        (problem.code, problem.suggestion) for problem in refused.value.problems
    ]


class TestTheCommand:
    @pytest.fixture
    def known(self, tmp_path: Path) -> str:
        path = tmp_path / "known.toml"
        path.write_text('names = ["Anwenyd Pugh", "Q"]\ndates = [2014-03-12]', encoding="utf-8")
        return str(path)

    def run(self, tmp_path: Path, data: bytes, *words: str) -> int:
        (tmp_path / "report").write_bytes(data)
        return cli.main(["anonymity", str(tmp_path / "report"), *words])

    def test_prints_places_and_leaves_with_one_where_something_was_found(
        self, tmp_path: Path, known: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        code = self.run(tmp_path, b"On 1 June 2019\nMr Pugh's sister.", "--known", known)
        told = capsys.readouterr()
        assert (1, "") == (code, told.err)
        assert [
            "Identifiers",
            "===========",
            "To look at: 1 certain, 1 unsure.",
            "  - line 1, column 4 to 14, body: date (shape), unsure",
            "  - line 2, column 4 to 7, body: name (surname, possessive, names[0]), certain",
            "Examined: body.",
            "  - Not looked for: names[1], since one letter alone would be found everywhere.",
            "It cannot find:",
        ] == told.out.splitlines()[:8]

    def test_says_what_was_not_examined_and_leaves_with_nought_where_nothing_was_found(
        self, tmp_path: Path, known: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path(known).write_text('names = ["Anwenyd Pugh"]', encoding="utf-8")
        assert 0 == self.run(tmp_path, pdf("A child"), "--known", known)
        assert [
            "Nothing on the list was found.",
            "Examined: body, comments, file properties, links, picture descriptions.",
            "Not examined: pictures.",
        ] == capsys.readouterr().out.splitlines()[2:5]
        assert 3 == self.run(tmp_path, b"", "--known", known)
        assert "There is no text in it: nothing was examined.\n" in capsys.readouterr().out

    def test_leaves_with_three_where_nothing_was_found_and_not_all_was_looked_for(
        self, tmp_path: Path, known: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert 3 == self.run(tmp_path, b"A child.", "--known", known)
        assert "Not looked for: names[1]" in capsys.readouterr().out

    def test_prints_the_answer_as_json(self, tmp_path: Path, known: str, capsys: pytest.CaptureFixture[str]) -> None:
        text = "Mr Pugh."
        assert 1 == self.run(tmp_path, text.encode(), "--known", known, "--json")
        expected = identifiers(text, Known.read(Path(known).read_bytes()))
        assert json.loads(to_json(expected)) == json.loads(capsys.readouterr().out)

    @pytest.mark.parametrize(
        ("content", "problem"),
        [
            (b"Pugh = 1", "--known: unknown key"),
            (None, "--known: missing file"),
        ],
    )
    def test_a_list_that_cannot_be_read_is_wrong_use(
        self, content: bytes | None, problem: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / "list.toml"
        if content is not None:
            path.write_bytes(content)
        code = self.run(tmp_path, b"Mr Pugh", "--known", str(path))
        told = capsys.readouterr()
        assert (2, "", True, False) == (code, told.out, problem in told.err, "Pugh" in told.err)

    def test_a_report_that_cannot_be_read_is_wrong_use(
        self, tmp_path: Path, known: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert 2 == self.run(tmp_path, pdf(""), "--known", known)
        assert 2 == cli.main(["anonymity", "a\0b", "--known", known])
        told = capsys.readouterr()
        assert ("", True) == (told.out, "REPORT: no text layer" in told.err)

    def test_a_file_that_may_not_be_read_is_wrong_use(
        self, known: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise PermissionError

        monkeypatch.setattr(Path, "open", refuse)
        assert 2 == cli.main(["anonymity", known, "--known", known])
        assert "cspr: --known: unreadable file; the file cannot be read\n" == capsys.readouterr().err
