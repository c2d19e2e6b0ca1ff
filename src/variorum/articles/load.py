"""Reading articles from files, folders and standard input."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from variorum.articles.address import is_address
from variorum.articles.article import Article, Metadata
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
from variorum.articles.lists.registry import list_at_address, list_in_file
from variorum.articles.page_list import HOW_TO_FETCH, ListedPage, PageList
from variorum.articles.pasted import article_from_clipboard
from variorum.articles.sidecar import merge_metadata, read_metadata
from variorum.base.debug_log import timed
from variorum.base.errors import InputError, Problem, input_error
from variorum.base.moments import moment_now
from variorum.base.paths import bytes_of, files_in, is_file, is_folder
from variorum.config.settings import LimitSettings

if TYPE_CHECKING:
    from variorum.articles.received import Received
    from variorum.articles.web.fetch import Fetched

# Says of an address how many bytes of its page have come so far.
FetchProgress = Callable[[str, int], None]

STANDARD_INPUT = "-"
CLIPBOARD = "clipboard:"  # no file and no address, but what a browser copied
_DEFAULT_LIMITS = LimitSettings()
_NUMBERED = re.compile(r"\A(.+)#([0-9]{1,9})")


_Found = TypeVar("_Found")
_Named = TypeVar("_Named")


def _silent(_address: str, _received: int) -> None:
    """Tells nobody how far a page has come."""


def read_articles(
    paths: Iterable[str], limits: LimitSettings, fetching: FetchProgress = _silent, items: Sequence[int] = ()
) -> tuple[Article, ...]:
    """The articles at the paths, in the order given; a folder stands for the articles in it, by name,
    and an address is fetched, which `fetching` is told of.

    A list of pages stands for the texts that it holds itself; nothing that it names is fetched, but the pages with
    the numbers of `items`. Raises InputError with the problems of all paths, not only the first.
    """
    found = read_contents(paths, limits, fetching)
    if items and not any(isinstance(each, PageList) for each in found):
        where = found[0].path if found else "nothing"
        remedy = "Leave out the numbers of items: they are for feeds, sitemaps and reading lists."
        raise input_error(where, "is no list of pages", remedy)
    return _all_of(found, lambda each: _articles_of(each, limits, fetching, items))


def read_contents(
    paths: Iterable[str], limits: LimitSettings, fetching: FetchProgress = _silent
) -> tuple[Article | PageList, ...]:
    """What is at the paths: articles, and lists of pages, of which nothing else is fetched. Raises InputError."""
    return _all_of(paths, lambda path: _contents_at(path, limits, fetching))


def read_one_each(
    paths: Iterable[str], limits: LimitSettings, fetching: FetchProgress = _silent, items: Sequence[int] = ()
) -> tuple[Article, ...]:
    """The article at each path, in the order given. Raises InputError with the problems of all paths, one of
    which is to lead to several articles."""

    def one_at(path: str) -> list[Article]:
        contents = _contents_at(path, limits, fetching)
        found = [article for each in contents for article in _articles_of(each, limits, fetching, items)]
        if len(found) > 1:
            raise input_error(path, f"holds {len(found)} articles", f"Name one of them, such as {found[0].path}")
        return found

    return _all_of(paths, one_at)


def _all_of(named: Iterable[_Named], read: Callable[[_Named], Sequence[_Found]]) -> tuple[_Found, ...]:
    found: list[_Found] = []
    problems: list[Problem] = []
    for each in named:
        try:
            found.extend(read(each))
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError(*problems)
    return tuple(found)


def _articles_of(
    found: Article | PageList, limits: LimitSettings, fetching: FetchProgress, items: Sequence[int]
) -> list[Article]:
    return [found] if isinstance(found, Article) else articles_of_list(found, limits, items, fetching)


def _contents_at(path: str, limits: LimitSettings, fetching: FetchProgress) -> Sequence[Article | PageList]:
    if not path:
        raise input_error("''", "is empty", "Name a file, a folder or an address.")
    if path == CLIPBOARD:
        return [article_from_clipboard(limits)]
    if is_address(path):
        fetching(path, 0)
        return [fetch_contents(path, limits, partial(fetching, path))]
    return [each for file in _files_of(path) for each in _contents_in(file, limits)]


def articles_of_list(
    listed: PageList, limits: LimitSettings, items: Sequence[int] = (), fetching: FetchProgress = _silent
) -> list[Article]:
    """The texts that a list of pages holds itself; with `items`, those of the pages with these numbers.

    Raises InputError with the problems of all pages.
    """
    if not items:
        return listed.articles()
    found, problems = fetch_listed(listed, limits, items, fetching)
    if problems:
        raise InputError(*problems)
    return [article for _, article in found]


def fetch_listed(
    listed: PageList, limits: LimitSettings, items: Iterable[int], fetching: FetchProgress = _silent
) -> tuple[list[tuple[ListedPage, Article]], tuple[Problem, ...]]:
    """The pages of a list with these numbers and their articles, which are fetched where the list does not hold the
    whole text; and what is wrong with the others. Raises InputError for a number that there is not."""
    found: list[tuple[ListedPage, Article]] = []
    problems: list[Problem] = []
    for page in listed.chosen(items):
        try:
            found.append((page, _article_of(page, listed, limits, fetching)))
        except InputError as error:
            problems.extend(error.problems)
    return found, tuple(problems)


def _article_of(page: ListedPage, listed: PageList, limits: LimitSettings, fetching: FetchProgress) -> Article:
    if page.article is not None and (page.is_whole or page.address is None):
        return page.article
    if page.address is None:
        raise input_error(listed.path, f"names no address for its page {page.number}", "Leave it out.")
    fetching(page.address, 0)
    article = fetch_article(page.address, limits, partial(fetching, page.address))
    said = Metadata(headline=page.title, publisher=page.outlet, date_published=page.published)
    return replace(article, metadata=merge_metadata(said, article.metadata))


def read_article(path: str, limits: LimitSettings) -> Article:
    """One article from a text file, a page or a document, or from standard input for `-`. Raises InputError."""
    return article_from_bytes(_data_of(path, limits), path, limits=limits)


@timed("reading")
def _contents_in(path: str, limits: LimitSettings) -> Sequence[Article | PageList]:
    file, number = file_and_number(path)
    data = _data_of(file, limits)
    if (listed := list_in_file(data, file)) is not None:
        return [listed if number is None else listed.only(number)]
    file_type = type_of_file(file)
    if not file_type.holds_several:
        return [article_from_bytes(data, path, limits=limits) if number is None else read_article(path, limits)]
    articles = _several(file_type, data, file, limits)
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


def fetch_article(address: str, limits: LimitSettings, progress: Progress = lambda _received: None) -> Article:
    """The article at an address, with the moment it was fetched, or captured. Raises InputError, for a list too."""
    found = fetch_contents(address, limits, progress)
    if isinstance(found, PageList):
        what = f"is {found.kind}, and no article"
        raise input_error(address, what, f"`variorum list {address}` shows its pages. {HOW_TO_FETCH}")
    return found


@timed("fetching")
def fetch_contents(
    address: str, limits: LimitSettings, progress: Progress = lambda _received: None
) -> Article | PageList:
    """The article at an address, or the list of pages, of which nothing else is fetched. Raises InputError."""
    from variorum.articles.web.fetch import fetch

    found = contents_of_answer(fetch(address, limits, progress), limits)
    number = file_and_number(address)[1]
    return found if number is None or isinstance(found, Article) else found.only(number)


def contents_of_answer(found: Fetched, limits: LimitSettings) -> Article | PageList:
    """The article that came from an address, with its bytes and the moment, or the list of pages. Raises InputError."""
    from variorum.articles.received import Received

    if (listed := list_at_address(found.data, file_and_number(found.address)[0])) is not None:
        return listed
    article = article_from_bytes(found.data, found.address, found.charset, is_page=found.is_page, limits=limits)
    received = Received.of(found.data, found.charset, is_page=found.is_page)
    return as_received(article, received, found.address, moment_now())


def as_received(article: Article, received: Received, address: str | None, moment: str) -> Article:
    """An article with the bytes that it was read from, where they came from, and when (UTC, ISO 8601)."""
    known = article.metadata  # a capture has the moment of its own
    url, fetched = known.url or address, known.fetched or moment
    return replace(
        article, metadata=replace(known, url=url, fetched=fetched, capture=received.sha256), received=received
    )


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
