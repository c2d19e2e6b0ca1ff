"""Documents, feeds, letters and archives whose insides are changed, in files that are otherwise right."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html import escape
from io import BytesIO
from random import Random
from zipfile import ZipFile

from tests.articles.documents.making import docx, docx_paragraph, epub, zipped
from tests.articles.documents.making_warc import page_record, warc
from tests.fuzz import inputs
from tests.fuzz.growing import page, plain
from tests.fuzz.mutating import MARKUP, SIGNS, WIRE, changed, encoded


@cache
def word_documents() -> tuple[bytes, ...]:
    """A text as a Word document."""
    return (_document(inputs.texts()[0]),)


def _document(text: str) -> bytes:
    lines = ("".join(filter(str.isprintable, line)) for line in text.split("\n"))  # XML has no other signs
    return docx("".join(docx_paragraph(escape(line)) for line in lines))


@cache
def books() -> tuple[bytes, ...]:
    """A text as an e-book of two chapters."""
    paragraphs = [f"<p>{escape(line)}&nbsp;</p>" for line in inputs.texts()[0].split("\n")]
    return (epub("".join(paragraphs[:3]), "".join(paragraphs[3:]), metadata="<dc:title>A book</dc:title>"),)


@cache
def letters() -> tuple[bytes, ...]:
    """A text as a letter, plain and as a page."""
    head = "From: =?utf-8?q?The_Quay?= <a@quay.example>\nSubject: Crane\nDate: Tue, 06 May 2025 10:00:00 +0200\n"
    text, html = inputs.texts()[0], inputs.pages()[0]
    parts = f"--b\nContent-Type: text/plain; format=flowed\n\n{text}\n--b\nContent-Type: text/html\n\n{html}\n--b--\n"
    return tuple(map(encoded, (f"{head}\n{text}", f"{head}Content-Type: multipart/alternative; boundary=b\n\n{parts}")))


@cache
def feeds() -> tuple[bytes, ...]:
    """Texts as items of RSS and of Atom."""
    text = escape("".join(f"<p>{line}</p>" for line in inputs.texts()[0].split("\n")))
    item = f"<item><title>Crane</title><link>https://quay.example/1</link><description>{text}</description></item>"
    content = f'<updated>2025-05-06T10:00:00Z</updated><content type="html">{text}</content>'
    entry = f"<entry><title>Crane</title>{content}</entry>"
    return (
        encoded(f'<rss version="2.0"><channel><title>The Quay</title>{item}{item}</channel></rss>'),
        encoded(f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Quay</title>{entry}</feed>'),
    )


@cache
def archives() -> tuple[bytes, ...]:
    """Pages as the records of an archive."""
    return (warc(*(page_record(encoded(text)) for text in inputs.pages())),)


def changed_document(chance: Random) -> bytes:
    """A Word document with other words, or with XML that is changed, packed as it should be."""
    if chance.random() < 0.6:
        return _document(plain(chance).decode("utf-8", "replace"))
    return _with_changed_part(chance, word_documents()[0])


def changed_book(chance: Random) -> bytes:
    """An e-book with a part that is changed, packed as it should be."""
    return _with_changed_part(chance, books()[0])


def changed_archive(chance: Random) -> bytes:
    """An archive whose records say the truth of their lengths, and hold what may come from a server."""
    return warc(*(page_record(page(chance), http=_header(chance)) for _ in range(chance.randint(1, 3))))


def changed_letter(chance: Random) -> bytes:
    """A letter with other headers, and a page or a text as its body."""
    html = chance.random() < 0.5
    head = f"Subject: {chance.choice(SIGNS)}\n{_header(chance)}Content-Type: text/{'html' if html else 'plain'}\n\n"
    return encoded(head) + (page(chance) if html else plain(chance))


def changed_feed(chance: Random) -> bytes:
    """A feed with other words and tags in it."""
    return changed(chance, chance.choice(feeds()), feeds(), (*MARKUP, *SIGNS), 200)


def _header(chance: Random) -> str:
    return chance.choice(("", "", *(word for word in WIRE if ": " in word and word.endswith("\r\n"))))


def _with_changed_part(chance: Random, document: bytes) -> bytes:
    with ZipFile(BytesIO(document)) as file:
        parts: Mapping[str, bytes] = {name: file.read(name) for name in file.namelist()}
    name = chance.choice(sorted(parts))
    return zipped({**parts, name: changed(chance, parts[name], [parts[name]], (*MARKUP, *SIGNS), 200)})
