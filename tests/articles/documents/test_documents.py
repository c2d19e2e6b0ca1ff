"""Word documents, OpenDocument texts and e-books."""

import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.articles.documents.making import docx, docx_paragraph, epub, odt, zipped
from tests.articles.documents.same_words import MADE, holds_the_seed
from variorum.articles.article import Article
from variorum.articles.load import article_from_bytes, read_articles
from variorum.base.errors import InputError
from variorum.config.settings import LimitSettings

SMALL = LimitSettings(file_megabytes=1)


def read(data: bytes, name: str) -> Article:
    return article_from_bytes(data, f"https://outlet.example/{name}", limits=SMALL)


def lines(data: bytes, name: str) -> list[str]:
    return read(data, name).text.split("\n")


@pytest.mark.parametrize(
    "file",
    [file for ending in ("docx", "odt", "epub") for file in sorted(MADE.glob(f"*.{ending}"))],
    ids=lambda f: f.name,
)
def test_a_seed_saved_by_another_program_has_the_same_words(file: Path) -> None:
    (article,) = read_articles([str(file)], LimitSettings())
    holds_the_seed(article, file)
    assert article.metadata.language == "en"


def test_a_file_beside_a_document_stands_over_what_it_says_itself(tmp_path: Path) -> None:
    (tmp_path / "a.epub").write_bytes(epub("<p>Words.</p>", metadata="<dc:title>Its own</dc:title>"))
    (tmp_path / "a.yaml").write_text("headline: Another\n")
    (article,) = read_articles([str(tmp_path)], LimitSettings())
    assert article.metadata.headline == "Another"


def test_a_word_document_reads_as_with_all_changes_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>Nobody </w:t></w:r><w:del><w:r><w:delText>was killed</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>was hurt</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
        "<w:r><w:t>, he</w:t><w:tab/><w:t>said.</w:t></w:r></w:p>"
    )
    assert lines(docx(body), "a.docx") == ["Nobody was hurt, he said."]


def test_signs_of_a_word_document_are_what_a_reader_sees() -> None:
    body = (
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>known bud</w:t>"
        "<w:softHyphen/><w:t>get</w:t><w:br/><w:t>next line</w:t><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert lines(docx(body), "a.docx") == ["well-known budget", "next line"]


def test_a_text_box_is_read_once_and_notes_stand_at_the_end() -> None:
    box = f"<w:txbxContent>{docx_paragraph('In a box.')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><w:t>Around it.</w:t><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    found = lines(docx(body, footnotes=f"<w:footnote>{docx_paragraph('A note.')}</w:footnote>"), "a.docx")
    assert found == ["In a box.", "Around it.", "A note."]


def test_an_opendocument_text_leaves_out_what_was_deleted_and_the_numbers_of_notes() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Old.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:h>A   title</text:h><text:p>Two<text:s text:c='2'/>boats"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p>"
        "</text:note-body></text:note> sank<text:line-break/>on <text:span>Tues</text:span>day"
        "<office:annotation><text:p>Sure?</text:p></office:annotation>.</text:p>"
    )
    assert lines(odt(body), "a.odt") == ["A title", "A note.", "Two boats sank", "on Tuesday."]


def test_chapters_of_a_book_are_read_in_order_without_its_contents() -> None:
    book = epub(
        "<h1>One</h1><p>First&nbsp;words&mdash;<br/>here.</p>",
        "<p>Second.</p>",
        metadata="<dc:creator>A. Roe</dc:creator><dc:creator>B. Poe</dc:creator><dc:publisher>The Post</dc:publisher>"
        "<dc:source>https://post.example/1</dc:source>",
    )
    article = read(book, "a.epub")
    assert article.text.split("\n") == ["One", "First words— here.", "Second."]
    assert (article.metadata.author, article.outlet) == ("A. Roe, B. Poe", "The Post")
    assert article.metadata.url == "https://post.example/1"


def test_a_locked_book_says_so() -> None:
    locked = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData><CipherData>'
        '<CipherReference URI="EPUB/chapter%200.xhtml"/></CipherData></EncryptedData></encryption>'
    )
    with pytest.raises(InputError, match="locked by its seller"):
        read(epub("<p>x</p>", **{"META-INF/encryption.xml": locked}), "a.epub")


def with_entities(data: bytes, part: str, entities: str) -> bytes:
    """The document with entities, named where SPOT stands in one of its parts."""
    with ZipFile(BytesIO(data)) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    parts[part] = f"<!DOCTYPE x [{entities}]>{parts[part].replace('SPOT', '&f;&b;')}"
    return zipped(parts)


LAUGHS = f"""<!ENTITY a "{"ha" * 1000}"><!ENTITY b "{"&a;" * 1000}"><!ENTITY f "">"""
FILE = """<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY b SYSTEM "http://127.0.0.1:9/b">"""


NAMED = pytest.mark.parametrize(
    ("name", "data", "part"),
    [
        ("a.docx", docx(docx_paragraph("Before SPOT after.")), "word/document.xml"),
        ("a.odt", odt("<text:p>Before SPOT after.</text:p>"), "content.xml"),
        ("a.epub", epub("<p>Before SPOT after.</p>"), "EPUB/chapter 0.xhtml"),
    ],
    ids=["docx", "odt", "epub"],
)


@NAMED
def test_entities_of_other_files_and_addresses_are_left_out(name: str, data: bytes, part: str) -> None:
    assert read(with_entities(data, part, FILE), name).text == "Before after."


@NAMED
def test_entities_in_entities_are_not_expanded(name: str, data: bytes, part: str) -> None:
    hostile = with_entities(data, part, LAUGHS)
    try:
        assert len(read(hostile, name).text) < 10_000
    except InputError as error:
        assert "amplification" in str(error)  # noqa: PT017


def lying(data: bytes) -> bytes:
    """The zip file with sizes that say that its first part is small, in both places where they stand."""
    at = data.index(b"PK\x01\x02")
    return data[:22] + struct.pack("<I", 10) + data[26 : at + 24] + struct.pack("<I", 10) + data[at + 28 :]


BOMB = docx(docx_paragraph("a" * 3_000_000))
DOOR_AJAR = docx(docx_paragraph("".join(str(n * 7919 % 10**6) for n in range(200_000))))  # shrinks little


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (BOMB, "unpacks to more than 1 MB"),
        (DOOR_AJAR, "unpacks to more than 1 MB"),
        (lying(BOMB), "is broken in its part|unpacks to more than"),
        (b"PK\x03\x04 and then nothing", "no zip file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "locked with a password"),
        (zipped({"a.txt": "x"}), "lacks its part word/document.xml"),
        (docx("<w:p>"), "XML that is broken"),
        (docx("<w:p>" * 5_000 + "</w:p>" * 5_000), "XML that is broken"),
        (docx(""), "without words"),
        (BOMB[:2_000], "no zip file"),
        (BOMB.replace(b"\x08\x00", b"\x63\x00", 2), "locked|no zip file|broken"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",
)
def test_a_hostile_document_is_an_error_with_a_line(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(data, "a.docx")


@pytest.mark.parametrize("make", [docx, odt, epub])
def test_a_document_that_lacks_parts_says_which(make: Callable[[str], bytes]) -> None:
    name = f"a.{make.__name__}"
    with pytest.raises(InputError, match="lacks its part"):
        read(zipped({"mimetype": "x"}), name)
    with pytest.raises(InputError, match="without words"):
        read(make(""), name)
