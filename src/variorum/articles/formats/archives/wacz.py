"""Web archives in one file (.wacz), as recording browsers write them: the pages that the reader visited."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from variorum.articles.article import Article
from variorum.articles.formats.archives.warc import ArchivedPage, articles_of, pages_in
from variorum.articles.formats.documents.package import Package
from variorum.base.errors import input_error
from variorum.config.settings import LimitSettings

_VISITED: Final = "pages/pages.jsonl"
_RECORDS: Final = (".warc", ".warc.gz")


def articles_from_wacz(data: bytes, path: str, limits: LimitSettings) -> list[Article]:
    """The articles of an archive, each called PATH#N, N from 1, if there are several: the pages that it lists as
    visited, else all. Raises InputError."""
    package = Package(data, path, limits)
    records = sorted(name for name in package if name.startswith("archive/") and name.endswith(_RECORDS))
    if not records:
        raise input_error(path, "is a zip file, but no web archive", "Name a .wacz file.")
    pages = [page for name in records for page in pages_in(package.read(name), path, limits)]
    visited = list(_visited(package)) if _VISITED in package else []
    return articles_of(_in_order(pages, visited) or pages, path)


def _visited(package: Package) -> Iterator[str]:
    """The addresses of the pages that the archive lists; its frames and adverts are no such pages."""
    for line in package.read(_VISITED).splitlines():
        try:
            page = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(page, dict) and isinstance(page.get("url"), str):
            yield page["url"]


def _in_order(pages: list[ArchivedPage], visited: list[str]) -> list[ArchivedPage]:
    places = {address: n for n, address in reversed(list(enumerate(visited)))}
    listed = [page for page in pages if page.address in places]
    return sorted(listed, key=lambda page: places[page.address or ""])
