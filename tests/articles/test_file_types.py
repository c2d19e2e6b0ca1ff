"""The types of files: each ending has one, and what is said of them is all of them."""

import re
from pathlib import Path

import pytest

from tests.articles.documents.making import docx, docx_paragraph, epub, odt, zipped
from tests.articles.documents.making_pdf import pdf
from tests.articles.documents.making_warc import page_record, warc
from tests.conftest import CHECKOUT
from variorum.articles.formats.registry import (
    DOCUMENT_TYPES,
    DOCX,
    EPUB,
    FEED,
    FILE_TYPES,
    IN_FOLDERS,
    JSON,
    LETTER,
    MHTML,
    ODT,
    PAGE,
    PDF,
    PLAIN_TEXT,
    WACZ,
    WARC,
    FileType,
    type_of_file,
    type_of_text,
)
from variorum.articles.load import read_articles
from variorum.base.errors import InputError
from variorum.config.settings import LimitSettings

SUFFIXES = [suffix for each in (*FILE_TYPES, *DOCUMENT_TYPES) for suffix in each.suffixes]
BODIES = {
    PLAIN_TEXT: "One man walked home.",
    PAGE: "<html><body><p>One man walked home.</p></body></html>",
    JSON: '{"text": "One man walked home."}',
}
DOCUMENTS = {
    DOCX: docx(docx_paragraph("One man walked home.")),
    ODT: odt("<text:p>One man walked home.</text:p>"),
    EPUB: epub("<p>One man walked home.</p>"),
    MHTML: b"Content-Type: text/html\n\n<html><p>One man walked home.</p></html>",
    LETTER: b"Subject: Home\n\nOne man walked home.",
    FEED: b"<rss version='2.0'><channel><item><description>One man walked home.</description></item></channel></rss>",
    WARC: warc(page_record("<p>One man walked home.</p>")),
    WACZ: zipped({"archive/a.warc": warc(page_record("<p>One man walked home.</p>"))}),
    PDF: pdf([(50, 500, "One man walked home.")]),
}


def test_every_ending_has_one_type() -> None:
    assert len(set(SUFFIXES)) == len(SUFFIXES)
    assert set(IN_FOLDERS) <= set(SUFFIXES)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_of_each_ending_is_read(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"a{suffix.upper()}"
    file_type = type_of_file(str(file))
    if file_type is PAGE or file_type in DOCUMENTS:
        pytest.importorskip("trafilatura")
        pytest.importorskip("feedparser")
        pytest.importorskip("warcio")
    if isinstance(file_type, FileType):
        file.write_text(BODIES[file_type])
    else:
        file.write_bytes(DOCUMENTS[file_type])
    (article,) = read_articles([str(file)], LimitSettings())
    assert article.text == "One man walked home."
    if suffix in IN_FOLDERS:
        assert read_articles([str(tmp_path)], LimitSettings()) == (article,)


def test_what_is_said_of_a_folder_without_articles_and_in_the_documentation_is_all(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_articles([str(tmp_path)], LimitSettings())
    documentation = (CHECKOUT / "docs" / "formats.md").read_text(encoding="utf-8")
    for suffix in SUFFIXES:
        assert f"`{suffix}`" in documentation
        assert (suffix in re.findall(r"(?:\.[a-z]+)+", str(caught.value).partition("end in")[2])) == (
            suffix in IN_FOLDERS
        )


def test_a_text_is_what_it_looks_like_and_one_article() -> None:
    assert type_of_text(BODIES[PAGE], "a.txt") is PAGE
    assert type_of_text(BODIES[PLAIN_TEXT], "a.htm") is PAGE
    assert type_of_text(BODIES[JSON], "https://outlet.example/a.json") is PLAIN_TEXT
