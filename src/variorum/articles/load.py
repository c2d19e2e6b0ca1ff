"""Reading articles from files, folders and standard input."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from variorum.articles.article import Article
from variorum.articles.decoding import NotTextError
from variorum.articles.formats.html.page import decode_page
from variorum.articles.formats.registry import (
    IN_FOLDERS,
    PAGE,
    DocumentType,
    FileType,
    document_type_of,
    ends_in,
    type_of_file,
    type_of_text,
)
from variorum.articles.limits import Progress, most_bytes, too_large
from variorum.articles.sidecar import read_metadata
from variorum.base.debug_log import timed
from variorum.base.errors import InputError, Problem, input_error
from variorum.base.paths import bytes_of, files_in, is_file, is_folder
from variorum.config.settings import LimitSettings

# Says of an address how many bytes of its page have come so far.
FetchProgress = Callable[[str, int], None]

STANDARD_INPUT = "-"
_DEFAULT_LIMITS = LimitSettings()
_NUMBERED = re.compile(r"\A(.+)#([0-9]{1,9})")


def read_articles(
    paths: Iterable[str], limits: LimitSettings, fetching: FetchProgress = lambda _address, _received: None
) -> tuple[Article, ...]:
    """The articles at the paths, in the order given; a folder stands for the articles in it, by name,
    and an address is fetched, which `fetching` is told of.

    Raises InputError with the problems of all paths, not only the first.
    """
    return _all_of(paths, partial(_articles_at, limits=limits, fetching=fetching))


def read_one_each(
    paths: Iterable[str], limits: LimitSettings, fetching: FetchProgress = lambda _address, _received: None
) -> tuple[Article, ...]:
    """The article at each path, in the order given. Raises InputError with the problems of all paths, one of
    which is to lead to several articles."""

    def one_at(path: str) -> list[Article]:
        found = _articles_at(path, limits, fetching)
        if len(found) > 1:
            raise input_error(path, f"holds {len(found)} articles", f"Name one of them, such as {found[0].path}")
        return found

    return _all_of(paths, one_at)


def _all_of(paths: Iterable[str], articles_at: Callable[[str], list[Article]]) -> tuple[Article, ...]:
    articles: list[Article] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            articles.extend(articles_at(path))
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError(*problems)
    return tuple(articles)


def _articles_at(path: str, limits: LimitSettings, fetching: FetchProgress) -> list[Article]:
    if not path:
        raise input_error("''", "is empty", "Name a file, a folder or an address.")
    if is_address(path):
        fetching(path, 0)
        return [fetch_article(path, limits, partial(fetching, path))]
    return [article for file in _files_of(path) for article in _articles_in(file, limits)]


def read_article(path: str, limits: LimitSettings) -> Article:
    """One article from a text file, a page or a document, or from standard input for `-`. Raises InputError."""
    return article_from_bytes(_data_of(path, limits), path, limits=limits)


@timed("reading")
def _articles_in(path: str, limits: LimitSettings) -> list[Article]:
    file, number = file_and_number(path)
    file_type = type_of_file(file)
    if not file_type.holds_several:
        return [read_article(path, limits)]
    articles = _several(file_type, _data_of(file, limits), file, limits)
    if number is None:
        return articles
    if not 1 <= number <= len(articles):
        raise input_error(path, f"has no such article: {file} holds {len(articles)}", "Number them from 1.")
    return [articles[number - 1]]


def _several(file_type: FileType | DocumentType, data: bytes, file: str, limits: LimitSettings) -> list[Article]:
    if isinstance(file_type, DocumentType):
        return file_type.read(data, file, limits)
    return file_type.read(_text_of(data, file), file, True)


def file_and_number(path: str) -> tuple[str, int | None]:
    """The file of a path such as `two.jsonl#1`, and the number of the article in it, from 1; a file that has
    such a name itself comes first."""
    several = _NUMBERED.fullmatch(path)
    if several is None or is_file(path):
        return path, None
    return several[1], int(several[2])


def _data_of(path: str, limits: LimitSettings) -> bytes:
    most = most_bytes(limits)
    data = _standard_input(most) if path == STANDARD_INPUT else bytes_of(Path(path), most)
    if len(data) > most:
        raise too_large(path, limits)
    return data


def _text_of(data: bytes, path: str, charset: str | None = None) -> str:
    try:
        text = decode_page(data, charset)
    except NotTextError as error:
        raise input_error(path, str(error), "Save it as plain UTF-8 text.") from None
    if not text.strip():
        raise input_error(path, "is empty", "An article needs at least one line of text.")
    return text


@timed("fetching")
def fetch_article(address: str, limits: LimitSettings, progress: Progress = lambda _received: None) -> Article:
    """The article at an address, with the moment it was fetched, or captured. Raises InputError."""
    from variorum.articles.web.fetch import fetch

    found = fetch(address, limits, progress)
    article = article_from_bytes(found.data, found.address, found.charset, is_page=found.is_page, limits=limits)
    now = datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
    known = article.metadata  # a capture has the moment of its own
    return replace(article, metadata=replace(known, url=known.url or found.address, fetched=known.fetched or now))


def is_address(path: str) -> bool:
    """Whether a path is the address of a page."""
    return path[:8].casefold().startswith(("http://", "https://"))


def article_from_bytes(
    data: bytes,
    path: str,
    charset: str | None = None,
    *,
    is_page: bool = False,
    limits: LimitSettings = _DEFAULT_LIMITS,
) -> Article:
    """An article from the bytes of a text, a page or a document; `charset` is what its sender declared, and
    `is_page` whether that called it one.

    Raises InputError.
    """
    is_file = path != STANDARD_INPUT and not is_address(path)
    if not is_page and (document := document_type_of(data, path)) is not None:
        return _one_of_document(document.read(data, path, limits), path, is_file)
    text = _text_of(data, path, charset)
    file_type = PAGE if is_page else type_of_text(text, path)
    (article,) = file_type.read(text, path, is_file)
    return article


def _one_of_document(articles: list[Article], path: str, is_file: bool) -> Article:
    if len(articles) > 1:
        raise input_error(path, f"holds {len(articles)} articles", "Save it to a file, and name one of them.")
    (article,) = articles
    if not is_file:
        return article
    return replace(article, metadata=read_metadata(Path(path), article.text, article.metadata))


def _files_of(path: str) -> list[str]:
    if path == STANDARD_INPUT or not is_folder(path):
        return [path]
    found = sorted(
        str(file)
        for file in files_in(Path(path))
        if ends_in(file.name, IN_FOLDERS) and is_file(file) and not file.name.startswith(".")
    )
    if not found:
        endings = ", ".join(IN_FOLDERS)
        raise input_error(path, "is a folder without articles", f"Articles end in {endings}; or name a file.")
    return found


def _standard_input(most: int) -> bytes:
    try:
        if sys.stdin is None:
            raise OSError("it is closed")
        return sys.stdin.buffer.read(most + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise input_error("-", f"standard input cannot be read ({reason})", "Name a file, or pipe one in.") from None
