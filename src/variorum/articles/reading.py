"""Reading articles from files, folders and standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from variorum.articles.article import Article, Metadata
from variorum.articles.decoding import NotTextError, decode
from variorum.articles.sidecar import read_metadata
from variorum.problems import InputError, Problem, refuse
from variorum.settings import LimitSettings

STANDARD_INPUT = "-"
ARTICLE_SUFFIXES = (".txt", ".text", ".md", ".markdown")
_MEGABYTE = 1_000_000


def read_articles(paths: Iterable[str], limits: LimitSettings) -> tuple[Article, ...]:
    """The articles at the paths, in the order given; a folder stands for the articles in it, by name.

    Raises InputError with the problems of all paths, not only the first.
    """
    articles: list[Article] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            articles.extend(read_article(file, limits) for file in _files_of(path))
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError(*problems)
    return tuple(articles)


def read_article(path: str, limits: LimitSettings) -> Article:
    """One article from a file, or from standard input for `-`. Raises InputError."""
    most = limits.file_megabytes * _MEGABYTE
    data = _standard_input(most) if path == STANDARD_INPUT else _bytes_of(Path(path), most)
    if len(data) > most:
        remedy = "Is it an article? If so, raise limits.file_megabytes in your config.yaml."
        raise refuse(path, f"is larger than {limits.file_megabytes} MB", remedy)
    try:
        text = decode(data)
    except NotTextError as error:
        raise refuse(path, str(error), "Save it as plain UTF-8 text.") from None
    if not text.strip():
        raise refuse(path, "is empty", "An article needs at least one line of text.")
    metadata = Metadata() if path == STANDARD_INPUT else read_metadata(Path(path), text)
    return Article(path, text, metadata)


def _files_of(path: str) -> list[str]:
    if path == STANDARD_INPUT or not Path(path).is_dir():
        return [path]
    found = sorted(
        str(file)
        for file in Path(path).iterdir()
        if file.suffix.lower() in ARTICLE_SUFFIXES and file.is_file() and not file.name.startswith(".")
    )
    if not found:
        endings = ", ".join(ARTICLE_SUFFIXES)
        raise refuse(path, "is a folder without articles", f"Articles end in {endings}; or name a file.")
    return found


def _bytes_of(path: Path, most: int) -> bytes:
    try:
        if path.is_dir():
            raise refuse(path, "is a folder", "Name one of the files in it.")
        with path.open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError:
        raise refuse(path, "does not exist", "Check the spelling of the path.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise refuse(path, f"cannot be read ({reason})", "Check the path and its permissions.") from None


def _standard_input(most: int) -> bytes:
    return sys.stdin.buffer.read(most + 1)
