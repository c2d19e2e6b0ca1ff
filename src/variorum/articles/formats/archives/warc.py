"""Web archives (.warc, .warc.gz), as wget and crawlers write them: each page of HTML in them is an article."""

from __future__ import annotations

import logging
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from gzip import BadGzipFile, GzipFile
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from variorum.articles.address import address_or_none
from variorum.articles.article import Article
from variorum.articles.decoding import NotTextError
from variorum.articles.formats.html.article import article_from_page
from variorum.articles.formats.html.page import PAGE_TYPES, declared_encoding, decode_page
from variorum.articles.limits import most_bytes
from variorum.articles.outlet_guess import outlet_of_address
from variorum.base.errors import InputError, input_error
from variorum.base.optional_packages import loading, whatever_is_raised
from variorum.config.settings import LimitSettings

if TYPE_CHECKING:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.recordloader import ArcWarcRecord

_CHUNK: Final = 65_536
_GZIP: Final = b"\x1f\x8b"
_KINDS: Final = ("response", "resource")


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """A page as it came: where from, when, its bytes, and the encoding that its sender declared."""

    address: str | None
    fetched: str | None
    data: bytes
    charset: str | None


def articles_from_warc(data: bytes, path: str, limits: LimitSettings) -> list[Article]:
    """The articles of a web archive, each called PATH#N, N from 1, if there are several. Raises InputError."""
    return articles_of(list(pages_in(data, path, limits)), path)


def articles_of(pages: list[ArchivedPage], path: str) -> list[Article]:
    """The pages of an archive that have words, as articles. Raises InputError where none has."""
    with loading("trafilatura", "lxml_html_clean", what_for="a page", extra="documents", where=path):
        import trafilatura  # noqa: F401  without it no page could be read, and none would be left
    found = [article for page in pages if (article := _article_of(page, path)) is not None]
    if not found:
        raise input_error(path, "is a web archive without pages of HTML", "Record the articles' pages again.")
    if len(found) == 1:
        return found
    return [replace(article, path=f"{path}#{number}") for number, article in enumerate(found, 1)]


def _article_of(page: ArchivedPage, path: str) -> Article | None:
    """The article of a page; None for one without words, as frames and redirects are."""
    try:
        article = article_from_page(decode_page(page.data, page.charset), path)
    except (InputError, NotTextError):
        return None
    known = replace(article.metadata, url=article.metadata.url or page.address, fetched=page.fetched)
    if known.publisher is None and (outlet := outlet_of_address(page.address or "")):
        known = replace(known, publisher=outlet, guessed=known.guessed | {"publisher"})
    return replace(article, metadata=known)


def pages_in(data: bytes, path: str, limits: LimitSettings) -> Iterator[ArchivedPage]:
    """The pages of HTML in an archive, in its order. Raises InputError, also where a record is cut off: what is
    missing of a page would look dropped."""
    with loading("warcio", what_for="a web archive", extra="documents", where=path):
        from warcio.archiveiterator import ArchiveIterator

    class Records(ArchiveIterator):  # type: ignore[misc]
        INC_RECORD = ""  # what it would say on standard error of records that do not end where they should

    logging.getLogger("warcio").addHandler(logging.NullHandler())  # it would print addresses that are none

    plain = _unpacked(data, path, limits) if data.startswith(_GZIP) else data
    with whatever_is_raised(lambda _why: _broken(path)):
        records = Records(BytesIO(plain))
        for record in records:
            page = _page_of(record, path, limits)
            _check_end(records, record, path)
            if page is not None:
                yield page


def _broken(path: str) -> InputError:
    return input_error(path, "is no web archive, or broken, or cut off before its end", "Record or copy it again.")


def _unpacked(data: bytes, path: str, limits: LimitSettings) -> bytes:
    try:
        with GzipFile(fileobj=BytesIO(data)) as file:
            return _content(file, path, limits)
    except (BadGzipFile, EOFError, zlib.error):
        raise _broken(path) from None


def _too_large(path: str, limits: LimitSettings) -> InputError:
    what = f"unpacks to more than {limits.file_megabytes} MB"
    return input_error(path, what, "If you trust it, raise limits.file_megabytes in your config.yaml.")


def _page_of(record: ArcWarcRecord, path: str, limits: LimitSettings) -> ArchivedPage | None:
    if not str(record.length).isdigit():
        raise _broken(path)
    headers = record.http_headers or record.rec_headers
    kind = str(headers.get_header("Content-Type") or "")
    is_page = record.rec_type in _KINDS and kind.partition(";")[0].strip().casefold() in PAGE_TYPES
    if not is_page or (record.http_headers and not record.http_headers.get_statuscode().startswith("2")):
        return None
    # wget writes <http://...>, as drafts of the standard had it.
    address = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    return ArchivedPage(
        address_or_none(address),
        record.rec_headers.get_header("WARC-Date"),
        _content(record.content_stream(), path, limits),
        declared_encoding(kind),
    )


def _content(stream: Any, path: str, limits: LimitSettings) -> bytes:
    """What a stream gives, as far as an article may go. Raises InputError where it goes on."""
    chunks: list[bytes] = []
    left = most_bytes(limits)
    while chunk := stream.read(_CHUNK):
        chunks.append(chunk)
        left -= len(chunk)
        if left < 0:
            raise _too_large(path, limits)
    return b"".join(chunks)


def _check_end(records: ArchiveIterator, record: ArcWarcRecord, path: str) -> None:
    """Raises InputError where a record, or the one before it, does not end where it says."""
    while record.raw_stream.read(_CHUNK):
        pass
    if records.err_count or record.raw_stream.limit > 0:
        raise _broken(path)
