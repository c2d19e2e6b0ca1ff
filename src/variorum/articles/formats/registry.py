"""The types of files that articles are read from: a new one is an entry here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from variorum.articles.article import Article, Metadata
from variorum.articles.formats.front_matter import metadata_at_top
from variorum.articles.formats.html.page import looks_like_html
from variorum.articles.sidecar import read_metadata, stated_metadata
from variorum.config.settings import LimitSettings


def _never(_text: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class FileType:
    """How the files of one type end, which of these endings a folder is searched for, and how they are read.

    `read` is given the text, the path, and whether a file with metadata may stand beside it, and raises
    InputError. `sniff` says of a text, whatever its file is called, that it is of this type. A type that
    `holds_several` articles is known by its ending alone; the articles of the others are one each.
    """

    suffixes: tuple[str, ...]
    in_folders: tuple[str, ...]
    read: Callable[[str, str, bool], list[Article]]
    sniff: Callable[[str], bool] = _never
    holds_several: bool = False


@dataclass(frozen=True, slots=True)
class DocumentType:
    """How the files of one type end whose bytes are no plain text, and which of these a folder is searched for.

    `read` is given the bytes, the path and the limits that what it unpacks is held to, and raises InputError.
    `begins` are the bytes that a file of the type begins with, whatever it is called; empty where that tells too
    little. A type that `holds_several` articles names each PATH#N if it holds more than one.
    """

    suffixes: tuple[str, ...]
    in_folders: tuple[str, ...]
    read: Callable[[bytes, str, LimitSettings], list[Article]]
    begins: bytes = b""
    holds_several: bool = False


def _read_plain(text: str, path: str, is_file: bool) -> list[Article]:
    metadata = metadata_at_top(text, path)
    return [Article(path, text, read_metadata(Path(path), text, metadata) if is_file else metadata)]


def _read_page(text: str, path: str, is_file: bool) -> list[Article]:
    from variorum.articles.formats.html.article import article_from_page  # the extra `html`, slow to load

    return [article_from_page(text, path, stated_metadata(Path(path)) if is_file else Metadata())]


def _read_json(text: str, path: str, _is_file: bool) -> list[Article]:
    from variorum.articles.formats.json_articles import articles_from_json

    return articles_from_json(text, path)


def _read_docx(data: bytes, path: str, limits: LimitSettings) -> list[Article]:
    from variorum.articles.formats.documents.docx import articles_from_docx

    return articles_from_docx(data, path, limits)


def _read_odt(data: bytes, path: str, limits: LimitSettings) -> list[Article]:
    from variorum.articles.formats.documents.odt import articles_from_odt

    return articles_from_odt(data, path, limits)


def _read_epub(data: bytes, path: str, limits: LimitSettings) -> list[Article]:
    from variorum.articles.formats.documents.epub import articles_from_epub

    return articles_from_epub(data, path, limits)


def _read_pdf(data: bytes, path: str, _limits: LimitSettings) -> list[Article]:
    from variorum.articles.formats.pdf.article import article_from_pdf

    return [article_from_pdf(data, path)]


def _read_mhtml(data: bytes, path: str, _limits: LimitSettings) -> list[Article]:
    from variorum.articles.formats.messages.mhtml import article_from_mhtml

    return [article_from_mhtml(data, path)]


def _read_letter(data: bytes, path: str, _limits: LimitSettings) -> list[Article]:
    from variorum.articles.formats.messages.letter import article_from_letter

    return [article_from_letter(data, path)]


def _read_feed(data: bytes, path: str, _limits: LimitSettings) -> list[Article]:
    from variorum.articles.formats.feed import articles_from_feed

    return articles_from_feed(data, path)


def _read_warc(data: bytes, path: str, limits: LimitSettings) -> list[Article]:
    from variorum.articles.formats.archives.warc import articles_from_warc

    return articles_from_warc(data, path, limits)


def _read_wacz(data: bytes, path: str, limits: LimitSettings) -> list[Article]:
    from variorum.articles.formats.archives.wacz import articles_from_wacz

    return articles_from_wacz(data, path, limits)


_PLAIN: Final = (".txt", ".text", ".md", ".markdown")
_PAGES: Final = (".html", ".htm", ".xhtml")
_JSON_LINES: Final = (".jsonl", ".ndjson")

PLAIN_TEXT: Final = FileType(_PLAIN, _PLAIN, _read_plain)
PAGE: Final = FileType(_PAGES, _PAGES, _read_page, looks_like_html)
# In a folder, what ends in .json is mostly something else.
JSON: Final = FileType((".json", *_JSON_LINES), _JSON_LINES, _read_json, holds_several=True)

DOCX: Final = DocumentType((".docx",), (".docx",), _read_docx)
ODT: Final = DocumentType((".odt",), (".odt",), _read_odt)
EPUB: Final = DocumentType((".epub",), (".epub",), _read_epub)
PDF: Final = DocumentType((".pdf",), (".pdf",), _read_pdf, begins=b"%PDF-")
MHTML: Final = DocumentType((".mhtml", ".mht"), (".mhtml", ".mht"), _read_mhtml)
LETTER: Final = DocumentType((".eml",), (".eml",), _read_letter)
# In a folder, what ends in .xml is mostly something else.
FEED: Final = DocumentType((".rss", ".atom", ".xml"), (".rss", ".atom"), _read_feed, holds_several=True)
# From a folder these are not read: an archive may hold hundreds of pages.
WARC: Final = DocumentType((".warc", ".warc.gz"), (), _read_warc, holds_several=True)
WACZ: Final = DocumentType((".wacz",), (), _read_wacz, holds_several=True)

FILE_TYPES: Final = (PLAIN_TEXT, PAGE, JSON)
DOCUMENT_TYPES: Final = (DOCX, ODT, EPUB, PDF, MHTML, LETTER, FEED, WARC, WACZ)
# The number of an article in its file.
_NUMBER: Final = re.compile(r"#[0-9]+\Z")
IN_FOLDERS: Final = tuple(suffix for each in (*FILE_TYPES, *DOCUMENT_TYPES) for suffix in each.in_folders)


def type_of_file(path: str) -> FileType | DocumentType:
    """The type that a file's ending names; plain text where it names none."""
    return next((each for each in (*FILE_TYPES, *DOCUMENT_TYPES) if ends_in(path, each.suffixes)), PLAIN_TEXT)


def ends_in(path: str, suffixes: Iterable[str]) -> bool:
    """Whether a file's name has one of these endings, in letters of either case."""
    name = Path(path).name.lower()
    return any(name.endswith(suffix) and name != suffix for suffix in suffixes)


def is_text_of_file(path: str) -> bool:
    """Whether the text of an article stands in its file as it is, and spans can be looked up there."""
    return type_of_file(_NUMBER.sub("", path)) is PLAIN_TEXT


def document_type_of(data: bytes, path: str) -> DocumentType | None:
    """The type of a document: what its bytes begin with, else what its path's ending names; None for text."""
    found = next((each for each in DOCUMENT_TYPES if each.begins and data.startswith(each.begins)), None)
    named = found or type_of_file(path)
    return named if isinstance(named, DocumentType) else None


def type_of_text(text: str, path: str) -> FileType:
    """The type of a text that is one article: what it looks like, else what its path's ending names."""
    found = next((each for each in FILE_TYPES if each.sniff(text)), None) or type_of_file(path)
    return PLAIN_TEXT if found.holds_several or isinstance(found, DocumentType) else found
